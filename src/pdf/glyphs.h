/*
 * The glyphs that one file uses of a face, and the font objects made of them:
 * Type 0 fonts with Identity-H (ISO 32000-1, 9.7), the outlines subset and
 * embedded, every code with its width and its text.
 *
 * A TrueType face gives each pair of glyph and text a code of its own, so that
 * the same outline can stand for a hyphen here and a minus there and copied
 * text still comes back right. In a CFF face the code is the glyph's number.
 */
#ifndef PC_PDF_GLYPHS_H
#define PC_PDF_GLYPHS_H

#include "pdf/compose.h"
#include "pdf/faces.h"
#include "pdf/file.h"

typedef struct pdf_code {
    uint16_t glyph, code;
    uint16_t width; /* thousandths of the em */
    uint16_t advance; /* of one that is put together, in units of the font */
    uint16_t n_parts; /* 0: the glyph itself */
    uint32_t parts;   /* index into pdf_used.parts: what it is put together of, `glyph` first */
    uint32_t next;  /* 1 + index of the next code of the same glyph; 0: none */
    pc_str text;    /* UTF-8, in the file's arena; empty: stands for nothing of its own */
} pdf_code;

/** A face in one file. */
typedef struct pdf_used {
    pdf_face *face;
    uint32_t object; /* the font's dictionary */
    PC_VEC(pdf_code) codes;
    uint32_t *first; /* by glyph: 1 + index into codes */
    PC_VEC(pdf_placed) parts;
    uint32_t composites; /* codes that are put together */
} pdf_used;

/** Takes memory for a face's use in a file; false when it is short. */
bool pdf_used_open(pdf_used *used, pdf_face *face, pdf_file *file);
/** The code of a glyph that stands for `text`, NULL when memory is short. Where it stands for another text, the code cannot say so: compare. */
const pdf_code *pdf_used_code(pdf_used *used, pc_arena *arena, uint32_t glyph, pc_str text);
/**
 * The code of some glyphs that stand together for `text`; NULL when memory is short, or when the face cannot hold such
 * a glyph (*possible is false then). `advance` in units of the font.
 */
const pdf_code *pdf_used_composite(pdf_used *used, pc_arena *arena, const pdf_placed *parts, uint32_t n, int advance, pc_str text,
                                   bool *possible);
/** Writes the font's objects; `scratch` is emptied and used. */
pc_status pdf_used_put(const pdf_used *used, pdf_file *file, pc_buf *scratch);

#endif
