/*
 * One release on its way to paper. Parts become paragraphs, paragraphs become
 * lines (text.c), lines are cut into pages (pages.c), and pages are painted
 * (paint.c) and bound with what a reader needs around them (bind.c).
 */
#ifndef PC_PDF_JOB_H
#define PC_PDF_JOB_H

#include "pdf/glyphs.h"
#include "pdf/image.h"
#include "pdf/shaper.h"
#include "pdf/tags.h"
#include "render/outline.h"

typedef enum pdf_colour { PDF_INK, PDF_ACCENT, PDF_MUTED, PDF_ALERT, PDF_COLOURS } pdf_colour;

typedef enum pdf_style {
    PDF_STYLE_ISSUER,
    PDF_STYLE_KICKER,
    PDF_STYLE_RELEASE_LINE,
    PDF_STYLE_EMBARGO,
    PDF_STYLE_DATE,
    PDF_STYLE_HEADLINE,
    PDF_STYLE_SUBHEAD,
    PDF_STYLE_BODY,
    PDF_STYLE_HEADING,
    PDF_STYLE_LIST,
    PDF_STYLE_TABLE,
    PDF_STYLE_SECTION,  /* heading of a section below the story */
    PDF_STYLE_SMALL,    /* its text */
    PDF_STYLE_LEGAL,
    PDF_STYLE_CONTACT,
    PDF_STYLE_END_MARK,
    PDF_STYLE_FURNITURE, /* running heads and feet */
    PDF_STYLES
} pdf_style;

/** How lines of a style look. Lengths in 1/1024 of a point. */
typedef struct pdf_style_row {
    uint8_t role, look, colour;
    bool centred;
    bool keep_next; /* stays with the line that follows */
    pdf_unit size, leading, before;
} pdf_style_row;
extern const pdf_style_row pdf_styles[PDF_STYLES];

/** A stretch of a paragraph with one look and one place in the structure tree. */
typedef struct pdf_stretch {
    size_t end; /* in the paragraph's text */
    pdf_element element;
    const char *lang; /* BCP 47; NULL: the release's */
    uint8_t look;     /* added to that of the style */
    uint32_t link;    /* 1 + index into job.links; 0: none */
} pdf_stretch;

typedef struct pdf_link {
    pdf_element element;
    pc_str target; /* the whole URI */
    pc_str tells;  /* its text, for those who do not see it */
} pdf_link;

/** Glyphs set with one font, colour and element, in one direction. */
typedef struct pdf_segment {
    uint32_t at, n;               /* what goes between [ and ] of TJ: bytes of job.glyphs */
    uint32_t actual, actual_n;    /* bytes of job.glyphs that replace its text, hexadecimal UTF-16BE; 0: none */
    uint32_t actual_segments;     /* how many segments that text is of, this one being the first */
    pdf_unit x, width, rise, size; /* x from the line's left end */
    uint32_t used;                /* index into job.used */
    pdf_element element;
    uint32_t link;
    uint32_t order; /* where its text begins in the paragraph: segments are painted as they stand and read in this order */
    uint32_t run;   /* number of the run in its line */
    bool rightward; /* its text runs from right to left, its glyphs, as in all files, from left to right */
    uint8_t colour;
} pdf_segment;

typedef enum pdf_line_kind { PDF_LINE_TEXT, PDF_LINE_RULE, PDF_LINE_PICTURE, PDF_LINE_GAP } pdf_line_kind;
typedef struct pdf_line {
    uint32_t first, n; /* segments */
    pdf_unit before, height, baseline; /* baseline from the top */
    pdf_unit left, width;              /* from the text's edge: its right one where the release reads rightward */
    pdf_element element;               /* of a picture */
    uint32_t mark;                     /* 1 + index into job.marks: a bookmark points here */
    uint8_t kind, colour;
    bool centred;
    bool keep;       /* no page ends behind this line */
    bool turns;      /* some of its text runs from right to left */
    bool aside;      /* painted with another one, whose `beside` leads to it */
    uint32_t beside; /* 1 + index of a line at the same height; 0: none */
} pdf_line;

/** A bookmark. */
typedef struct pdf_mark {
    pc_str title, author; /* for the file's metadata; author p NULL: none */
    uint8_t level;
    uint32_t page;
    pdf_unit y;
} pdf_mark;

typedef struct pdf_page_cut {
    uint32_t first, n; /* lines */
} pdf_page_cut;

typedef struct pdf_job {
    const pc_outline *outline;
    const pc_render_options *options;
    pc_arena *arena;
    pdf_file file;
    pdf_tree tree;
    pdf_faces *faces;
    PangoContext *context;
    PangoLayout *layout;
    const char *lang; /* BCP 47; English where it is not known */
    uint8_t look;     /* of the text that is added next */
    bool rightward;
    pdf_unit paper[2], margin, top, head, bottom, measure; /* width and height; sides; top of the text on the first page and on later ones */
    uint32_t colours[PDF_COLOURS]; /* 0xRRGGBB */
    pdf_tag heading; /* of the headings below the headline */
    pc_str title, author; /* for the file's metadata; author p NULL: none */
    pc_buf glyphs, text, scratch;
    PC_VEC(pdf_used) used;
    PC_VEC(pdf_stretch) stretches;
    PC_VEC(pdf_link) links;
    PC_VEC(pdf_segment) segments;
    PC_VEC(pdf_line) lines;
    PC_VEC(pdf_mark) marks;
    PC_VEC(pdf_page_cut) pages;
    pdf_picture logo;
    pdf_missing missing;
    pc_status status; /* first failure */
} pdf_job;

/** Keeps the first failure. */
static inline void pdf_fail(pdf_job *job, pc_status status) {
    if (job->status == PC_OK)
        job->status = status;
}

/* ---- text.c ---- */

/** Starts a paragraph: job->text and job->stretches are empty. */
void pdf_text_open(pdf_job *job);
/** Adds text. Controls are left out, white space of any kind is a space. */
void pdf_text_add(pdf_job *job, pc_str text, pdf_element element, const char *lang, uint32_t link);
/** Begins or ends a stretch that runs from left to right in a release that does not: an address, a telephone number. */
void pdf_text_isolate(pdf_job *job, bool begin);
/** Sets what was added in lines of `width`, `left` away from the edge. A space ends it where `goes_on`. Lines added. */
uint32_t pdf_text_set(pdf_job *job, pdf_style style, pdf_unit left, pdf_unit width, bool goes_on);
/** Sets the `n` lines from `from` on beside those from `base` on, at the same height: a label, a cell of a table. */
void pdf_text_beside(pdf_job *job, uint32_t base, uint32_t from, uint32_t n);

/** A language that is written in the script of the text's first letter: English for Latin. Static. */
const char *pdf_text_language(pc_str text);
/** A line of one element, whatever it shows, is read and copied as `text` and a space. */
void pdf_text_says(pdf_job *job, uint32_t line, pc_str text);
/** Gives all of a line another colour. */
void pdf_text_colour(pdf_job *job, uint32_t line, pdf_colour colour);

/* ---- parts.c ---- */

/** Makes lines of all parts. */
void pdf_set_parts(pdf_job *job);

/* ---- pages.c ---- */

/** Cuts the lines into pages. */
void pdf_cut_pages(pdf_job *job);

/* ---- paint.c ---- */

/**
 * Paints every page: its content, its links and its page object, with the page tree `parent` and its `resources` by
 * number. `pages` has room for all and receives their objects.
 */
void pdf_paint_pages(pdf_job *job, uint32_t parent, uint32_t resources, uint32_t *pages);

/* ---- furniture.c ---- */

/** The lines of running head and foot of a page, set into job->lines behind those of the release. */
typedef struct pdf_furniture {
    uint32_t slug, release, more, footer; /* indices into job->lines; PDF_NO_LINE: none */
} pdf_furniture;
#define PDF_NO_LINE UINT32_MAX
/** What is the same on all pages. */
pdf_furniture pdf_furniture_open(pdf_job *job);
/** "Page 2 of 7" in the language of the release. A line of job->lines. */
uint32_t pdf_furniture_number(pdf_job *job, size_t page, size_t pages);

/* ---- bind.c ---- */

/** Writes everything but the pages' content and finishes the file. */
void pdf_bind(pdf_job *job);

#endif
