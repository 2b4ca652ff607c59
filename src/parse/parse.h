/*
 * The phases of a parse, in order. Each fills its part of the draft and reads
 * what those before it left; none looks further than that.
 *
 *   decode    bytes -> UTF-8                 text/decode.c
 *   layout    UTF-8 -> reflowed text, blocks parse/layout*.c
 *   sections  blocks -> pieces               parse/section*.c, header*.c, footer*.c
 *   details   dateline, contacts, boilerplate, embargo
 *   settle    contacts in order              parse/settle.c
 *   quotes    body -> quotations             parse/quote*.c
 */
#ifndef PC_PARSE_PARSE_H
#define PC_PARSE_PARSE_H

#include "release/release.h"

/** How a block is parted from the one before it. */
typedef enum pc_gap {
    PC_BREAK_SPACES, /* same source line: a wide run of spaces or a tab */
    PC_BREAK_LINE,   /* the next line, nothing between */
    PC_BREAK_BLANK   /* one or more blank lines (after undoing double spacing), or the start */
} pc_gap;

/** A paragraph or a line on its own: what the layout keeps together. */
typedef struct pc_block {
    pc_range text;       /* trimmed, never empty; in the reflowed text */
    uint16_t lines;      /* source lines joined in it, at most 65535 */
    uint16_t indent;     /* columns before it on its first line, at most 65535 */
    uint8_t gap;         /* pc_gap before it */
    uint8_t blank_lines; /* blank source lines before it, at most 255 */
    bool page_break;     /* a page ends right before it */
} pc_block;

typedef struct pc_draft {
    pc_release *release; /* text, map, furniture: from the layout on */
    pc_arena *arena;
    pc_str decoded;      /* UTF-8 before the layout */
    pc_map decoded_map;
    unsigned langs;      /* mask given to term look-ups: the language's bit, or PC_ANY_LANG */
    PC_VEC(pc_block) blocks; /* none any more behind the sections phase */
    bool ascii;          /* the decoded text is: terms of other scripts need not be looked for */
    bool mail;           /* a mail header stood at the top; of its fields only subject and date are blocks */
} pc_draft;

/** Undoes layout damage: fills release->text, ->map, ->furniture and blocks. */
pc_status pc_layout(pc_draft *draft);
/** Sets release->lang from front matter, labels and small words unless it was given; sets langs. */
void pc_detect_language(pc_draft *draft);
/** Divides the blocks into pieces and fills every detail but the quotations. */
pc_status pc_sections(pc_draft *draft);
/** Puts the contacts in the order of their first pieces. */
pc_status pc_settle(pc_draft *draft);
/** Finds the quotations of the body and who speaks. */
pc_status pc_quotes(pc_draft *draft);

/* ---- called by the sections phase, each in its own file ---- */

/** The block whose text starts at that offset; the number of blocks when none does. */
size_t pc_block_starting(const pc_draft *draft, uint32_t at);

/** A dateline at the start of text [range): fills *out and the range of the dateline (without separator) in *span and where the lede starts in *lede. False when there is none. */
bool pc_dateline_match(const pc_draft *draft, pc_range range, pc_dateline *out, pc_range *span, uint32_t *lede);

/** A date in any of the languages at the start of `text`: its bytes, 0 when none. Figures whose order their own text leaves open are read as the language of the release orders them. */
size_t pc_date_of(const pc_draft *draft, pc_str text, pc_date *out);

/** An embargo statement at the start of `text`: its bytes, 0 when none; *out is filled. */
size_t pc_embargo_match(const pc_draft *draft, pc_str text, pc_embargo *out);

/**
 * Reads the contacts of n stretches that need not be whole blocks (text and
 * gap of each count): appends one pc_contact for each person or address to
 * release->contacts and one or more CONTACT pieces for each (group = its
 * index), covering all visible text.
 */
bool pc_contacts_read_parts(pc_draft *draft, const pc_block *parts, size_t n);
/** How much a stretch of text looks like part of a contact block: e-mail, phone, label, name line. 0 not at all ... 100 certain. */
int pc_contact_score(const pc_draft *draft, pc_range range);

#endif
