/*
 * presscheck: understands a plain-text press release.
 *
 * The library's whole public face. Types are opaque, every function starts
 * with pc_, and nothing here prints, aborts, reads the clock, the locale or
 * the environment. All sizes and offsets are bytes unless a name says
 * otherwise; strings are UTF-8.
 */
#ifndef PRESSCHECK_H
#define PRESSCHECK_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define PC_API __attribute__((visibility("default")))
#else
#define PC_API
#endif

/** What became of a call. Anything but PC_OK leaves the out-parameters alone. */
typedef enum pc_status {
    PC_OK = 0,
    PC_NO_MEMORY,        /**< an allocation failed */
    PC_TOO_LARGE,        /**< the input is over the limit given or over 2 GiB */
    PC_UNKNOWN_ENCODING, /**< the encoding's name is not known here */
    PC_UNREADABLE,       /**< a file could not be read or written */
    PC_UNKNOWN_OUTPUT,   /**< no output of that name is built in */
    PC_NO_MODULE,        /**< the module that makes PDF is not there or does not load */
    PC_NO_FONT           /**< a font that the text needs is not installed */
} pc_status;

/** A parsed release. Immutable; freed as a whole with pc_release_free(). */
typedef struct pc_release pc_release;

/** How to read. Zero-initialise, then set what differs from the default. */
typedef struct pc_parse_options {
    const char *name;     /**< what to call the source in output; NULL: "-" */
    const char *encoding; /**< NULL: detect; else a name iconv(3) knows */
    const char *language; /**< NULL: detect; else one of en fr es de pt it ru ar zh ja */
    size_t max_bytes;     /**< 0: the default, 64 MiB; at most 2 GiB */
    /** NULL, or an earlier release that is done with: it is freed, whatever comes of the call, and its memory used again. */
    pc_release *recycle;
} pc_parse_options;

/** One growable run of bytes that an output is written to. */
typedef struct pc_buf pc_buf;

/** The order of the parts and the furniture between them, as a tradition sets a release. */
typedef enum pc_tradition {
    PC_TRADITION_AP, /**< US agencies: the end mark behind the boilerplate, contacts below it */
    PC_TRADITION_UN, /**< United Nations: the end mark behind the story, then notes and contacts */
    PC_TRADITION_GOVUK, /**< British: embargo first; notes to editors behind ENDS */
    PC_TRADITION_EU, /**< European Commission: place and date on a line of their own above the headline */
    PC_TRADITION_CHICAGO /**< as AP */
} pc_tradition;

/** The sheet of paged outputs. */
typedef enum pc_paper { PC_PAPER_A4, PC_PAPER_LETTER } pc_paper;

/** Bytes that are borrowed: a style sheet, a picture. p NULL: none. */
typedef struct pc_bytes {
    const void *p;
    size_t n;
} pc_bytes;

/** Who hands the release out and how that looks. UTF-8 strings; NULL: none, or the output's own choice. */
typedef struct pc_brand {
    const char *issuer;       /**< the name in the letterhead */
    const char *url;          /**< the issuer's web address */
    const char *footer;       /**< a line at the foot of the last page */
    const char *accent;       /**< colour of rules and kicker, "#RRGGBB" */
    const char *ink;          /**< colour of the text, "#RRGGBB" */
    const char *font;         /**< family of the text */
    const char *heading_font; /**< family of headline and headings */
    const char *logo_name;    /**< what the logo shows, for those who do not see it; NULL: the issuer */
    pc_bytes logo;            /**< PNG, JPEG or SVG */
} pc_brand;

/** What a PDF needs that is dear to start: the module that makes it, fonts, shapes. For one thread at a time. */
typedef struct pc_pdf pc_pdf;

/** How an output is set. Zero-initialise, then set what differs from the default. Everything is borrowed for the call. */
typedef struct pc_render_options {
    unsigned width; /**< columns of a line; 0: the output's own (tree 80, text 72) */
    int colour;     /**< not 0: escape sequences for a terminal (tree) */
    int no_wrap;    /**< not 0: a paragraph is one line, whatever `width` (text, markdown) */
    int ascii;      /**< not 0: nothing but ASCII, the rest transliterated (text) */
    int flowed;     /**< not 0: format=flowed for mail, RFC 3676 (text) */
    int fragment;   /**< not 0: only what goes into another page (html) */
    int embargoed;  /**< not 0: the embargo's moment is still ahead at `as_of` */
    pc_tradition tradition;
    pc_paper paper;
    pc_bytes css;          /**< a style sheet in place of the built-in one (html) */
    const char *as_of;     /**< "YYYY-MM-DD", what today is where an output needs a date; NULL: unknown, so it has none */
    const char *slug;      /**< one or two words for running heads; NULL: made from the headline */
    const char *canonical; /**< the web address the release will have; NULL: none */
    pc_brand brand;
    pc_pdf *pdf; /**< kept between releases (pdf); NULL: made for this one alone */
    /** NULL, or where lines for people go about what the output had to change (ascii); each ends in a line end. */
    pc_buf *remarks;
} pc_render_options;


/** The library's version, "MAJOR.MINOR.PATCH". Static storage. */
PC_API const char *pc_version(void);

/** One plain English sentence for a status. Static storage. */
PC_API const char *pc_status_text(pc_status status);

/**
 * Parses `size` bytes at `bytes` into a release.
 *
 * The bytes are borrowed and must outlive the release. Any bytes whatever
 * give a release; only the failures named by pc_status are errors.
 * `options` may be NULL. On PC_OK *out is owned by the caller.
 */
PC_API pc_status pc_parse(const void *bytes, size_t size, const pc_parse_options *options,
                          pc_release **out);

/** Frees a release; NULL is allowed. */
PC_API void pc_release_free(pc_release *release);

/** Makes an empty buffer that refuses to grow beyond `max` bytes (0: no limit); NULL when memory is short. */
PC_API pc_buf *pc_buf_new(size_t max);
/** The bytes written so far (owned by the buffer) and their number in *size; NULL after a failed write. */
PC_API const char *pc_buf_data(const pc_buf *buf, size_t *size);
/** Empties a buffer and forgets its failure; keeps its memory. */
PC_API void pc_buf_clear(pc_buf *buf);
/** Frees a buffer; NULL is allowed. */
PC_API void pc_buf_free(pc_buf *buf);

/** A place for PDFs to be made; nothing is loaded until the first one. NULL when memory is short. */
PC_API pc_pdf *pc_pdf_new(void);
/**
 * What to do when GLib, which the module stands on, finds no memory: it would
 * abort the process. `end` is called instead and must not return.
 */
PC_API void pc_pdf_when_exhausted(pc_pdf *pdf, void (*end)(void));
/** Frees it; NULL is allowed. */
PC_API void pc_pdf_free(pc_pdf *pdf);

/**
 * Appends the release as the output of that name (text, markdown, html ...),
 * whole or not at all: what a failed call appended is to be thrown away.
 * `options` may be NULL.
 */
PC_API pc_status pc_render(const pc_release *release, const char *output, const pc_render_options *options, pc_buf *out);

/** Appends the release as one JSON object (presscheck-document, version 1) without a final line end. */
PC_API pc_status pc_render_json(const pc_release *release, pc_buf *out);

/**
 * Appends the release for people: the section names in a margin, the text
 * beside them wrapped to the width. Control characters of the text are made
 * visible. `options` may be NULL.
 */
PC_API pc_status pc_render_tree(const pc_release *release, const pc_render_options *options, pc_buf *out);

#ifdef __cplusplus
}
#endif
#endif
