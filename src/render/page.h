/*
 * Text for a terminal: words wrapped to lines beside a margin, in columns as a
 * terminal counts them (grapheme clusters, East Asian width), with styles that
 * never run over a line's end. Nothing is allocated; controls become visible.
 */
#ifndef PC_RENDER_PAGE_H
#define PC_RENDER_PAGE_H

#include "base/buf.h"

typedef enum pc_ink { PC_INK_PLAIN, PC_INK_LABEL, PC_INK_TITLE, PC_INK_QUOTE, PC_INK_DIM, PC_INK_NAME, PC_INKS } pc_ink;

/** The ink of the byte at `p`, and in *run (at most its value on entry) how many bytes on have it too. */
typedef pc_ink pc_ink_of(void *ctx, const char *p, size_t *run);

typedef struct pc_page {
    pc_buf *out;
    pc_ink_of *ink_of; /* NULL: the ink of the call */
    void *ctx;         /* given to ink_of */
    unsigned width;  /* columns of a line */
    unsigned indent; /* columns before the text of a line */
    unsigned column; /* where the next character goes */
    pc_ink ink;
    bool colour, space; /* space: one is due before the next word */
} pc_page;

/** Ends the line and starts one whose text stands behind `indent` columns; `label` is put into the margin, flush right against `indent - 2`. */
void pc_page_line(pc_page *page, unsigned indent, const char *label, pc_ink ink);
/** Ends the line that is open, if one is. */
void pc_page_end_line(pc_page *page);
/** Sets `text` word for word. White space of any kind and length is one space or a line's end; the last one is kept for the next call. */
void pc_page_put(pc_page *page, pc_str text, pc_ink ink);
void pc_page_puts(pc_page *page, const char *text, pc_ink ink);
/** A space is due before the next word. */
void pc_page_space(pc_page *page);

/** Columns of the text up to `limit`: the bytes (whole clusters) that fit, and their columns in *columns. */
size_t pc_page_fit(pc_str text, size_t limit, size_t *columns);
/** The same from the end: the offset from which the text fits `limit` columns. */
size_t pc_page_fit_end(pc_str text, size_t limit);

#endif
