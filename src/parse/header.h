/* The top of a release, cut into marks (labels, dates, places) and the texts between them. */
#ifndef PC_PARSE_HEADER_H
#define PC_PARSE_HEADER_H

#include "parse/sections.h"

typedef enum pc_mark {
    PC_MARK_TEXT,
    PC_MARK_KICKER,
    PC_MARK_RELEASE,
    PC_MARK_EMBARGO,
    PC_MARK_DATE,
    PC_MARK_DATELINE,
    PC_MARK_CONTACT,
    PC_MARK_HEADLINE, /* labelled */
    PC_MARK_SUBHEAD,  /* labelled, or chosen */
    PC_MARK_CHROME,   /* site lines, letterhead: belongs to no section */
    PC_MARK_FILL      /* separators and marks around labels */
} pc_mark;

typedef struct pc_token {
    pc_range text;
    uint32_t block;
    uint8_t mark;
    uint8_t gap;  /* pc_gap before it; inside a block PC_BREAK_SPACES */
    bool first;   /* starts its block */
    bool last;    /* ends its block */
    bool lede;    /* text right behind a dateline or a date */
    bool copy;    /* repeats a text before it */
    bool copied;  /* is repeated later */
    bool full;    /* a date with year, month and day */
    pc_look look; /* of TEXT */
} pc_token;

typedef struct pc_header_tokens {
    pc_plan *plan;
    pc_token *v;
    size_t n, cap;
    bool dateline; /* one has been cut */
    bool mail;     /* fields of a mail stand at the top */
    bool prose;    /* running text has been met */
    bool ahead;    /* the tokens may not be wanted: their looks are left for later */
    bool failed;   /* memory is short */
} pc_header_tokens;

/** Cuts the block from `from` on into tokens, appended to `h`. */
void pc_header_cut(pc_header_tokens *h, uint32_t block, uint32_t from);

/** Knows lines at the top that no table lists as they stand: a misspelt release line, an issuer with the kind of text behind its name. */
void pc_header_lines(pc_header_tokens *h);

/** The index of the token where the body starts; n when there is no body. */
size_t pc_header_body(pc_header_tokens *h);

/** Chooses the headline and its lines among the texts before *body; the others become subheads or chrome. *body moves when a text had to be cut. */
void pc_header_pick(pc_header_tokens *h, size_t *body);

#endif
