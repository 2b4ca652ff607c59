/*
 * The structure tree (ISO 32000-1, 14.7): what each piece of content is, in
 * reading order, for those who do not see the page. Pages number their pieces;
 * the tree and the parent tree, written at the end, point both ways.
 */
#ifndef PC_PDF_TAGS_H
#define PC_PDF_TAGS_H

#include "pdf/file.h"

typedef enum pdf_tag {
#define PDF_TAG(id, name) PDF_TAG_##id,
#include "pdf/tags.def"
#undef PDF_TAG
    PDF_TAGS
} pdf_tag;

/** Number of an element in pdf_tree.elements; 0 is the document, PDF_NO_ELEMENT content outside of the tree. */
typedef uint32_t pdf_element;
#define PDF_NO_ELEMENT UINT32_MAX

typedef enum pdf_kid_kind { PDF_KID_ELEMENT, PDF_KID_CONTENT, PDF_KID_ANNOTATION } pdf_kid_kind;
typedef struct pdf_kid {
    uint32_t next;   /* 1 + index into kids; 0: the last */
    uint32_t value;  /* element; number of marked content on the page; object of an annotation */
    uint32_t page;   /* index of the page */
    uint8_t kind;    /* pdf_kid_kind */
} pdf_kid;

typedef struct pdf_element_data {
    uint32_t object; /* 0: it has no content yet */
    pdf_element parent;
    uint32_t first, last; /* 1 + index into kids; 0: none */
    uint8_t tag;
    const char *lang; /* BCP 47; NULL: the parent's */
    pc_str alternate; /* of a figure */
    pdf_unit box[4];  /* of a figure: left, bottom, right, top on its page */
} pdf_element_data;


/** Marked content of a page, by its number, or one annotation: the element that owns each. */
typedef struct pdf_owners {
    uint32_t first, n; /* in pdf_tree.owners */
    bool is_page;
} pdf_owners;

typedef struct pdf_tree {
    pdf_file *file;
    uint32_t root;  /* object of the structure tree root */
    uint32_t parents;
    PC_VEC(pdf_element_data) elements;
    PC_VEC(pdf_kid) kids;
    PC_VEC(pdf_element) owners;
    PC_VEC(pdf_owners) keys; /* by StructParent(s) number */
} pdf_tree;

/** A tree with its Document, in language `lang` (NULL: none). */
bool pdf_tree_open(pdf_tree *tree, pdf_file *file, const char *lang);
/** A new element. It becomes the last kid of its parent with its first content; without any it is left out. PDF_NO_ELEMENT when memory is short. */
pdf_element pdf_tree_add(pdf_tree *tree, pdf_element parent, pdf_tag tag, const char *lang);
/** Starts the numbering of a page's content: its StructParents. */
uint32_t pdf_tree_page(pdf_tree *tree);
/** Gives the next marked content of that page to an element; its number. */
uint32_t pdf_tree_content(pdf_tree *tree, pdf_element element, uint32_t page);
/** Gives an annotation to an element; its StructParent. */
uint32_t pdf_tree_annotation(pdf_tree *tree, pdf_element element, uint32_t page, uint32_t object);
const char *pdf_tag_name(pdf_tag tag);
/** Writes root, elements and parent tree. `pages` are the objects of the pages. */
void pdf_tree_put(const pdf_tree *tree, const uint32_t *pages);

#endif
