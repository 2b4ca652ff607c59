#include "pdf/tags.h"

const char *pdf_tag_name(pdf_tag tag) {
    static const char *const names[PDF_TAGS] = {
#define PDF_TAG(id, name) [PDF_TAG_##id] = (name),
#include "pdf/tags.def"
#undef PDF_TAG
    };
    return names[tag];
}

static void add_kid(pdf_tree *tree, pdf_element parent, pdf_kid kid) {
    if (parent >= tree->elements.n || !PC_PUSH(tree->file->arena, tree->kids, kid))
        return; /* the arena remembers */
    pdf_element_data *owner = &tree->elements.v[parent];
    uint32_t number = (uint32_t)tree->kids.n;
    if (owner->last)
        tree->kids.v[owner->last - 1].next = number;
    else
        owner->first = number;
    owner->last = number;
}

bool pdf_tree_open(pdf_tree *tree, pdf_file *file, const char *lang) {
    *tree = (pdf_tree){.file = file, .root = pdf_reserve(file), .parents = pdf_reserve(file)};
    pdf_element_data document = {.object = pdf_reserve(file), .parent = PDF_NO_ELEMENT, .tag = PDF_TAG_DOCUMENT, .lang = lang};
    return PC_PUSH(file->arena, tree->elements, document);
}

pdf_element pdf_tree_add(pdf_tree *tree, pdf_element parent, pdf_tag tag, const char *lang) {
    pdf_element number = (pdf_element)tree->elements.n;
    pdf_element_data data = {.parent = parent, .tag = (uint8_t)tag, .lang = lang};
    return PC_PUSH(tree->file->arena, tree->elements, data) ? number : PDF_NO_ELEMENT;
}

/* Hangs an element into the tree when its first content comes, so that kids stand in the order of their content. */
static void attach(pdf_tree *tree, pdf_element element) {
    while (element < tree->elements.n && !tree->elements.v[element].object) {
        pdf_element top = element;
        while (tree->elements.v[top].parent < tree->elements.n && !tree->elements.v[tree->elements.v[top].parent].object)
            top = tree->elements.v[top].parent;
        tree->elements.v[top].object = pdf_reserve(tree->file);
        if (!tree->elements.v[top].object)
            return;
        add_kid(tree, tree->elements.v[top].parent, (pdf_kid){.kind = PDF_KID_ELEMENT, .value = top});
    }
}

uint32_t pdf_tree_page(pdf_tree *tree) {
    (void)PC_PUSH(tree->file->arena, tree->keys, (pdf_owners){.first = (uint32_t)tree->owners.n, .is_page = true});
    return (uint32_t)tree->keys.n - 1;
}

/* A page's owners are contiguous: annotations of the page get their keys after its content, see pdf_tree_annotation(). */
uint32_t pdf_tree_content(pdf_tree *tree, pdf_element element, uint32_t page) {
    pdf_owners *key = tree->keys.n ? &tree->keys.v[tree->keys.n - 1] : NULL;
    if (!key || !PC_PUSH(tree->file->arena, tree->owners, element))
        return 0;
    attach(tree, element);
    add_kid(tree, element, (pdf_kid){.kind = PDF_KID_CONTENT, .value = key->n, .page = page});
    return key->n++;
}

uint32_t pdf_tree_annotation(pdf_tree *tree, pdf_element element, uint32_t page, uint32_t object) {
    pc_arena *arena = tree->file->arena;
    add_kid(tree, element, (pdf_kid){.kind = PDF_KID_ANNOTATION, .value = object, .page = page});
    if (PC_PUSH(arena, tree->keys, (pdf_owners){.first = (uint32_t)tree->owners.n, .n = 1}))
        (void)PC_PUSH(arena, tree->owners, element);
    return (uint32_t)tree->keys.n - 1;
}

/* ---- writing ---- */

static void put_kid(const pdf_tree *tree, const pdf_kid *kid, uint32_t home, const uint32_t *pages) {
    pc_buf *out = tree->file->out;
    if (kid->kind == PDF_KID_ELEMENT) {
        pdf_put_ref(out, tree->elements.v[kid->value].object);
        return;
    }
    if (kid->kind == PDF_KID_CONTENT && kid->page == home) {
        pc_buf_put_uint(out, kid->value);
        return;
    }
    pc_buf_puts(out, kid->kind == PDF_KID_CONTENT ? "<</Type/MCR/Pg " : "<</Type/OBJR/Pg ");
    pdf_put_ref(out, pages[kid->page]);
    pc_buf_puts(out, kid->kind == PDF_KID_CONTENT ? "/MCID " : "/Obj ");
    if (kid->kind == PDF_KID_CONTENT)
        pc_buf_put_uint(out, kid->value);
    else
        pdf_put_ref(out, kid->value);
    pc_buf_puts(out, ">>");
}

/* The page of an element's first content: content there needs no page of its own. */
static uint32_t home_of(const pdf_tree *tree, const pdf_element_data *element) {
    for (uint32_t at = element->first; at; at = tree->kids.v[at - 1].next)
        if (tree->kids.v[at - 1].kind == PDF_KID_CONTENT)
            return tree->kids.v[at - 1].page;
    return UINT32_MAX;
}

static void put_attributes(const pdf_tree *tree, const pdf_element_data *element) {
    pc_buf *out = tree->file->out;
    if (element->lang) {
        pc_buf_puts(out, "/Lang");
        pdf_put_text(out, pc_str_of(element->lang));
    }
    if (element->alternate.n) {
        pc_buf_puts(out, "/Alt");
        pdf_put_text(out, element->alternate);
    }
    if (element->tag == PDF_TAG_FIGURE) {
        pc_buf_puts(out, "/A<</O/Layout/Placement/Block/BBox[");
        for (unsigned i = 0; i < 4; i++) {
            pdf_put_unit(out, element->box[i]);
            pc_buf_putc(out, i < 3 ? ' ' : ']');
        }
        pc_buf_puts(out, ">>");
    }
    if (element->tag == PDF_TAG_TH)
        pc_buf_puts(out, "/A<</O/Table/Scope/Column>>");
    if (element->tag == PDF_TAG_L)
        pc_buf_puts(out, "/A<</O/List/ListNumbering/None>>");
}

static void put_element(const pdf_tree *tree, const pdf_element_data *element, const uint32_t *pages) {
    pc_buf *out = tree->file->out;
    uint32_t home = home_of(tree, element);
    pdf_begin(tree->file, element->object);
    pc_buf_puts(out, "<</Type/StructElem/S/");
    pc_buf_puts(out, pdf_tag_name(element->tag));
    pc_buf_puts(out, "/P ");
    pdf_put_ref(out, element->parent == PDF_NO_ELEMENT ? tree->root : tree->elements.v[element->parent].object);
    if (home != UINT32_MAX) {
        pc_buf_puts(out, "/Pg ");
        pdf_put_ref(out, pages[home]);
    }
    put_attributes(tree, element);
    pc_buf_puts(out, "/K[");
    for (uint32_t at = element->first; at; at = tree->kids.v[at - 1].next) {
        put_kid(tree, &tree->kids.v[at - 1], home, pages);
        if (tree->kids.v[at - 1].next)
            pc_buf_putc(out, ' ');
    }
    pc_buf_puts(out, "]>>");
    pdf_end(tree->file);
}

static void put_owner(const pdf_tree *tree, uint32_t at) {
    pdf_put_ref(tree->file->out, tree->elements.v[tree->owners.v[at]].object);
}

static void put_parents(const pdf_tree *tree) {
    pc_buf *out = tree->file->out;
    pdf_begin(tree->file, tree->parents);
    pc_buf_puts(out, "<</Nums[");
    for (size_t i = 0; i < tree->keys.n; i++) {
        const pdf_owners *key = &tree->keys.v[i];
        if (i)
            pc_buf_putc(out, ' ');
        pc_buf_put_uint(out, i);
        pc_buf_puts(out, key->is_page ? "[" : " ");
        for (uint32_t k = 0; k < key->n; k++) {
            if (k)
                pc_buf_putc(out, ' ');
            put_owner(tree, key->first + k);
        }
        if (key->is_page)
            pc_buf_putc(out, ']');
    }
    pc_buf_puts(out, "]>>");
    pdf_end(tree->file);
}

void pdf_tree_put(const pdf_tree *tree, const uint32_t *pages) {
    pc_buf *out = tree->file->out;
    pdf_begin(tree->file, tree->root);
    pc_buf_puts(out, "<</Type/StructTreeRoot/K ");
    pdf_put_ref(out, tree->elements.v[0].object);
    pc_buf_puts(out, "/ParentTree ");
    pdf_put_ref(out, tree->parents);
    pc_buf_puts(out, "/ParentTreeNextKey ");
    pc_buf_put_uint(out, tree->keys.n);
    pc_buf_puts(out, ">>");
    pdf_end(tree->file);
    for (size_t i = 0; i < tree->elements.n; i++)
        if (tree->elements.v[i].object)
            put_element(tree, &tree->elements.v[i], pages);
    put_parents(tree);
}
