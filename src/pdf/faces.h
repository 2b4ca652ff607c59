/*
 * Font files, found by name in the places where systems keep them and mapped
 * into memory when a text first needs them. They are named in tables here, not
 * asked of fontconfig: its start alone costs more than a whole release, and
 * what it answers differs from machine to machine.
 */
#ifndef PC_PDF_FACES_H
#define PC_PDF_FACES_H

#include "base/str.h"

#include <hb.h>
#include <pango/pango.h>

typedef enum pdf_family {
#define PDF_FAMILY(id, stem, index, percent, package) PDF_##id,
#include "pdf/families.def"
#undef PDF_FAMILY
    PDF_BRAND_TEXT,    /* what a brand asked for */
    PDF_BRAND_HEADING,
    PDF_FAMILIES,
    PDF_NO_FAMILY = PDF_FAMILIES
} pdf_family;

/** Bits that choose one file of a family. */
enum { PDF_REGULAR = 0, PDF_BOLD = 1, PDF_ITALIC = 2, PDF_LOOKS = 4 };
typedef enum pdf_role { PDF_TEXT, PDF_HEADING, PDF_ROLES } pdf_role;

/** How the outlines are kept: glyf of TrueType; CFF with glyphs by number, or by name. */
typedef enum pdf_outlines { PDF_GLYF, PDF_CFF_BY_ID, PDF_CFF_BY_NAME, PDF_NO_OUTLINES } pdf_outlines;

/** One font file (or one member of a collection). Lives as long as the pdf_faces it belongs to. */
typedef struct pdf_face {
    hb_face_t *hb;
    hb_font_t *unscaled; /* 1000 units to the em, as widths in a PDF file */
    PangoCoverage *coverage;
    pdf_outlines outlines;
    unsigned glyphs;
    unsigned percent;    /* its size in percent of the text's */
    uint32_t space;      /* glyph of U+0020 */
    uint32_t substitute; /* glyph that stands for a character no font has */
    hb_codepoint_t substitute_is; /* and which character that is */
    GPtrArray *sizes;    /* PangoFonts */
    hb_face_t *prepared; /* for subsets; NULL: not yet */
    unsigned subsets;    /* made so far */
} pdf_face;

typedef struct pdf_faces pdf_faces;

/** What was looked for in vain. */
typedef struct pdf_missing {
    const char *writing; /* "Chinese"; NULL: nothing was */
    const char *package; /* that would bring it */
    const char *family;  /* asked for by a brand; NULL: none */
} pdf_missing;

/** `folders` are looked into before the system's; NULL-terminated, or NULL. Borrowed. NULL when memory is short. */
pdf_faces *pdf_faces_open(const char *const *folders);
void pdf_faces_close(pdf_faces *faces);
/** The families a brand asks for, by name ("Source Serif 4"); NULL: none. True when they differ from those before. */
bool pdf_faces_brand(pdf_faces *faces, const char *text, const char *heading);
/** Whether any letter can be set for this language; *missing says what is not there. */
bool pdf_faces_have(pdf_faces *faces, pdf_role role, PangoLanguage *language, pdf_missing *missing);

/** The families for a language, best first, then all others; `order` has room for PDF_FAMILIES. Their number. */
unsigned pdf_faces_order(pdf_faces *faces, pdf_role role, PangoLanguage *language, uint8_t *order);
/** The family's file of that look, or the next best; NULL when the family is not there. */
pdf_face *pdf_faces_load(pdf_faces *faces, pdf_family family, unsigned look);

#endif
