/*
 * The words of a part in markup: quotations with their speaker, links, passages
 * in another script. The same walk for HTML, XHTML and NITF; a dialect says how
 * each is written. Everything is escaped here.
 */
#ifndef PC_RENDER_MARKUP_H
#define PC_RENDER_MARKUP_H

#include "render/escape.h"
#include "render/outline.h"

/** How inline elements are written. Their names may be followed by attributes. */
typedef struct pc_dialect {
    const char *quote;        /* "q" */
    const char *quote_more;   /* attributes of every quotation, with a space before; "" */
    const char *speaker;      /* attribute that takes the speaker */
    const char *speaker_title; /* attribute that takes the speaker's title; NULL: none */
    const char *passage;      /* "span" */
    const char *lang[2];      /* attributes that take a language; NULL: none */
    bool direction;           /* a passage has dir="rtl" */
    const char *line_break;   /* "<br>" */
} pc_dialect;

extern const pc_dialect pc_html, pc_html_fragment, pc_xhtml, pc_nitf;

typedef struct pc_markup {
    pc_buf *out;
    const pc_outline *outline;
    const pc_dialect *dialect;
    pc_buf url;      /* of the link at hand; released with pc_markup_close() */
    int64_t quote;   /* the quotation that is open, -1: none */
    int64_t block;   /* a quotation that a block element stands for, -1: none */
    bool list;       /* is open */
    bool rightward;  /* the release runs from right to left */
} pc_markup;

void pc_markup_open(pc_markup *markup, pc_buf *out, const pc_outline *outline, const pc_dialect *dialect);
/** Releases what was taken; the first failure of it or of the output. */
pc_status pc_markup_close(pc_markup *markup);

/** Appends the part's lines from byte `skip` of the first one on, with `between` between them. */
void pc_markup_put(pc_markup *markup, const pc_part *part, size_t skip, const char *between);
/** The same between `start` and `end`. */
void pc_markup_block(pc_markup *markup, const pc_part *part, const char *start, const char *end, const char *between);
/** Appends an item without its bullet, behind `list`, the start of a list, where none is open. */
void pc_markup_item(pc_markup *markup, const pc_part *part, const char *list);
/** Ends the list that is open, if one is. */
void pc_markup_end_list(pc_markup *markup);
/** Appends ` name="value"`. */
void pc_put_attribute(pc_buf *out, const char *name, pc_str value);
/** Appends the attributes that say who speaks a quotation. */
void pc_markup_speaker(const pc_markup *markup, const pc_quote *quote);

#endif
