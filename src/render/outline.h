/*
 * The order in which an output sets a release: section by section, and within
 * a section part by part. Every renderer walks this instead of the pieces.
 */
#ifndef PC_RENDER_OUTLINE_H
#define PC_RENDER_OUTLINE_H

#include "base/buf.h"
#include "release/release.h"

/** One part: a headline line, a paragraph, a contact, an end mark. */
typedef struct pc_part {
    pc_section section;
    pc_paragraph_kind kind; /* BODY only */
    uint32_t group;
    size_t first, last;     /* pieces [first, last); those of other sections between them are not the part's */
    bool opens_section;     /* the first part of its section */
} pc_part;

typedef struct pc_outline {
    const pc_release *release;
    const pc_section *order; /* PC_SECTIONS ends it */
    size_t at;               /* next piece to look at in the section */
    bool begun;
} pc_outline;

/** Sections in the order of a wire release: who may print it when, what it is, the story, who tells it, whom to call. */
extern const pc_section pc_order_wire[];

/** Starts a walk in `order` (ended by PC_SECTIONS; borrowed). */
pc_outline pc_outline_start(const pc_release *release, const pc_section *order);
/** The next part; false behind the last. */
bool pc_outline_next(pc_outline *outline, pc_part *part);

/**
 * Appends the part's text to `out`: its pieces joined by one space, every run
 * of white space one space (no-break spaces are kept), control characters
 * left out.
 */
void pc_part_text(const pc_release *release, const pc_part *part, pc_buf *out);

/** What stood between the dateline and the lede (" – "), trimmed; empty when nothing did. Borrowed from the release. */
pc_str pc_dateline_separator(const pc_release *release);

#endif
