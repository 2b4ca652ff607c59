/*
 * The release as a renderer sets it: its parts in the order of a tradition,
 * each with its lines, and a paragraph as stretches of text that share one
 * look. Every visible word of a section comes exactly once; furniture stays
 * out, and a part that the release lacks is not made up.
 *
 *     pc_outline outline;
 *     if (!pc_outline_open(&outline, release, options)) ... no memory
 *     for (size_t i = 0; i < outline.n; i++)
 *         setters[outline.v[i].kind](&mine, &outline.v[i]);
 *     pc_outline_close(&outline);
 */
#ifndef PC_RENDER_OUTLINE_H
#define PC_RENDER_OUTLINE_H

#include "base/buf.h"
#include "release/release.h"
#include "text/address.h"

typedef enum pc_part_kind {
    PC_PART_LETTERHEAD, /* from the brand, not from the release: no lines; there when it names an issuer or a logo */
    PC_PART_KICKER,
    PC_PART_RELEASE_LINE,
    PC_PART_EMBARGO,
    PC_PART_RELEASE_DATE,
    PC_PART_HEADLINE,
    PC_PART_SUBHEAD,
    PC_PART_DATELINE, /* only where it stands alone; else the lede has it */
    PC_PART_LEDE,
    PC_PART_PARAGRAPH,
    PC_PART_HEADING, /* inside the body */
    PC_PART_LIST_ITEM,
    PC_PART_TABLE, /* a row: cells parted by two or more blanks or a tab; opens and closes tell a table's first and last */
    PC_PART_BOILERPLATE_HEADING,
    PC_PART_BOILERPLATE,
    PC_PART_NOTES_HEADING,
    PC_PART_NOTE,
    PC_PART_CONTACTS_HEADING, /* a label that fills its line, or ends in a colon: "Media contact:" */
    PC_PART_CONTACT,
    PC_PART_END_MARK,
    PC_PART_KINDS
} pc_part_kind;

typedef struct pc_part {
    uint8_t kind;    /* pc_part_kind */
    uint8_t section; /* pc_section it comes from */
    bool legal;      /* BOILERPLATE and its heading: forward-looking or legal text */
    bool joined;     /* goes on in the line of the part before, parted by a space: "Contact:" + "Ann Lee", "... A and" + "B" */
    bool opens;      /* the first part of its boilerplate, notes, contact, list or table */
    bool closes;     /* the last one */
    uint32_t group;  /* index into release->boilerplates or ->contacts; of the body's paragraph */
    uint32_t mark;   /* LIST_ITEM: bytes of the bullet and the blanks behind it at the start of lines[0]; 0 when it has none */
    const pc_range *lines; /* ranges of release->text, never empty but for LETTERHEAD. KICKER, RELEASE_LINE, CONTACT: a line each; else joined by a space */
    size_t n;
    const struct pc_part *dateline; /* LEDE: the dateline that runs into it; NULL when there is none */
    pc_str separator;               /* DATELINE of a lede: what stands between them, " – ", with its blanks; may be empty */
} pc_part;

typedef struct pc_marked {
    pc_range at;
    uint32_t quote; /* index into release->quotes */
} pc_marked;

typedef struct pc_outline {
    const pc_release *release;
    pc_lang lang;    /* pc_language_shown() */
    pc_arena *arena; /* the outline's own; renderers may take from it until it is closed */
    pc_part *v;
    size_t n;
    pc_marked *marked; /* the parts of quotations, ordered, disjoint */
    size_t n_marked;
} pc_outline;

/** Lays the release out in the order of options->tradition. False when memory is short: nothing is left to close. */
bool pc_outline_open(pc_outline *outline, const pc_release *release, const pc_render_options *options);
void pc_outline_close(pc_outline *outline);

/** The text of line `i` of a part. */
pc_str pc_part_line(const pc_outline *outline, const pc_part *part, size_t i);
/** All lines joined by a space: borrowed where there is one, else in the outline's arena; p NULL when memory is short. */
pc_str pc_part_text(const pc_outline *outline, const pc_part *part);
/** Puts the separator of a dateline: runs of blanks are one space. */
void pc_put_separator(pc_buf *out, pc_str separator);
/**
 * What an output says before a part that lacks its label: an embargo that came
 * from front matter is a bare date. Empty when nothing is missing. Static.
 */
pc_str pc_part_label(const pc_outline *outline, const pc_part *part);
/** The first part of that kind; NULL when there is none. */
const pc_part *pc_outline_find(const pc_outline *outline, pc_part_kind kind);
/**
 * A title for a group of parts that the release itself gives none: "About",
 * "Notes to editors", "Contacts" in the language of the release (English when
 * that is not known). For headings that only structure needs. Static.
 */
const char *pc_outline_title(const pc_release *release, pc_section section);
/**
 * The language of the release, or, where the parser does not know it, the one
 * of the ten that its script alone leaves possible: Arabic letters none of which
 * is Persian, kana, Han. PC_LANG_NONE when there is none.
 */
pc_lang pc_language_shown(const pc_release *release);
/** The script of the release runs from right to left. */
bool pc_reads_rightward(const pc_release *release);

/** A stretch of a line in which nothing changes: no markup is needed inside. */
typedef struct pc_inline {
    pc_str text;
    int64_t quote;  /* index into release->quotes; -1 outside of quotations */
    bool opens;     /* the quotation (its part in this paragraph) starts here, with its mark */
    bool closes;    /* and ends here */
    int link;       /* pc_address_kind, -1 when it is none */
    pc_str address; /* of a link: as it stands; e-mail and web without "mailto:", "<", brackets */
    const char *lang; /* BCP 47 of a passage in another script than the release's; NULL: the release's own */
    bool rtl;         /* with lang: it runs from right to left */
} pc_inline;

/** The first of the marked parts of quotations that does not end at `at` or before; n_marked when there is none. */
size_t pc_first_marked(const pc_outline *outline, size_t at);

/** Walks the stretches of a line. */
typedef struct pc_inline_walk {
    const pc_outline *outline;
    pc_str text;    /* of the release, up to the line's end */
    size_t at;
    size_t marked;  /* the first part of a quotation that does not end before `at` */
    pc_address link;  /* the next one; behind the line when there is none */
    pc_range passage; /* the next one in another script; behind the line when there is none */
    const char *passage_lang;
    const pc_contact *contact; /* whose addresses the parser knows; NULL: not in a contact */
} pc_inline_walk;

/** Starts a walk over line `i` of the part, from byte `skip` of it on (behind a bullet). */
pc_inline_walk pc_inline_open(const pc_outline *outline, const pc_part *part, size_t i, size_t skip);
/** The next stretch; false behind the last one. */
bool pc_inline_next(pc_inline_walk *walk, pc_inline *out);

#endif
