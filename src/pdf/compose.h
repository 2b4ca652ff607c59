/*
 * Glyphs put together: a letter with the marks on it becomes one glyph of the
 * embedded font, so that it is one code with one text. Viewers that find words
 * by the places of glyphs would else part them, in scripts from right to left
 * above all.
 */
#ifndef PC_PDF_COMPOSE_H
#define PC_PDF_COMPOSE_H

#include "base/buf.h"

/** A glyph in its place, in units of the font. */
typedef struct pdf_placed {
    uint16_t glyph;
    int16_t x, y;
} pdf_placed;

/** One glyph to be made. */
typedef struct pdf_composite {
    const pdf_placed *parts; /* with the glyph numbers of the font it goes into */
    uint32_t n;
    uint16_t advance;
    int16_t box[4]; /* left, bottom, right, top */
} pdf_composite;

/**
 * Appends the TrueType font `font` to `out` with the composites behind its own
 * glyphs. False when it has not the tables that this needs, or there would be
 * too many glyphs; memory is the buffer's business.
 */
bool pdf_compose(pc_str font, const pdf_composite *composites, size_t n, pc_buf *out);

#endif
