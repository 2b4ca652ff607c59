/*
 * The document: a parsed release. Immutable once parsed; checks and renderers
 * receive it const.
 *
 * Between bytes and sections stands one reflowed text. Its visible bytes are
 * divided into pieces, ordered and disjoint, each of exactly one section.
 * Quotations are an overlay on the body. Everything else is details by group.
 */
#ifndef PC_RELEASE_RELEASE_H
#define PC_RELEASE_RELEASE_H

#include "base/vec.h"
#include "presscheck/presscheck.h"
#include "text/date.h"
#include "text/map.h"

typedef enum pc_section {
#define PC_SECTION(id, name) PC_SEC_##id,
#include "release/sections.def"
#undef PC_SECTION
    PC_SECTIONS
} pc_section;

typedef enum pc_paragraph_kind { PC_PARA_LEDE, PC_PARA_PARAGRAPH, PC_PARA_HEADING, PC_PARA_LIST_ITEM, PC_PARA_TABLE, PC_PARA_OTHER } pc_paragraph_kind;
typedef enum pc_quote_kind { PC_QUOTE_SPEECH, PC_QUOTE_PARTIAL, PC_QUOTE_SCARE, PC_QUOTE_TITLE } pc_quote_kind;
/** How sure the parser is: explicit headers and labels beat guessing. */
typedef enum pc_sure { PC_GUESSED, PC_LIKELY, PC_LABELLED, PC_EXPLICIT } pc_sure;

/**
 * A stretch of the text that belongs to one section. Never empty, trimmed of
 * white space. Pieces with equal section and group are one part (a paragraph,
 * a contact, a boilerplate); their texts are joined with one space.
 */
typedef struct pc_piece {
    pc_range text;
    uint32_t group;  /* 0 for sections that occur once; for BODY the paragraph's index */
    uint8_t section; /* pc_section */
    uint8_t kind;    /* BODY: pc_paragraph_kind */
    uint8_t sure;    /* pc_sure */
} pc_piece;

typedef struct pc_dateline {
    pc_str city, region, country, wire; /* p NULL when absent; text or arena */
    pc_date date;                       /* as written; full or not */
    bool date_first;
} pc_dateline;

typedef struct pc_embargo {
    pc_date date;
    pc_clock clock;
    bool none_stated; /* "Sperrfrist: keine" */
} pc_embargo;

typedef struct pc_strs {
    pc_str *v;
    size_t n, cap;
} pc_strs;

typedef struct pc_contact {
    pc_str name, title, organization; /* p NULL when absent */
    pc_strs emails, phones, urls;
    uint32_t last; /* index of its last piece; pieces of several contacts may interleave */
} pc_contact;

typedef struct pc_boilerplate {
    pc_str heading, organization; /* p NULL when absent */
    bool legal;                   /* forward-looking or legal text */
} pc_boilerplate;

/** Who says the words of a quotation. */
typedef struct pc_said {
    pc_str speaker, speaker_title, verb; /* p NULL when absent */
} pc_said;

/** Nobody is named. */
extern const pc_said pc_said_by_nobody;

enum { PC_MOST_PARTS = (1 << 29) - 1 };

typedef struct pc_quote {
    pc_range *parts; /* ranges of text with their outermost marks, one for each paragraph it runs over */
    const pc_said *said;   /* never NULL */
    int32_t paragraph;     /* group of the BODY piece it starts in; -1 none */
    uint32_t n_parts : 29; /* PC_MOST_PARTS at most */
    uint32_t kind : 2;     /* pc_quote_kind */
    bool unclosed : 1;     /* the closing mark is missing */
} pc_quote;

/** Visible source bytes that the layout left out of the text: quote prefixes, page numbers, running heads. */
typedef struct pc_furniture {
    pc_range *spans; /* source bytes */
    size_t n_spans;
    pc_str text;     /* what stood there, decoded */
} pc_furniture;

struct pc_release {
    pc_arena *arena;
    pc_str name, bytes;   /* source; borrowed */
    const char *encoding;
    pc_lang lang;         /* PC_LANG_NONE when unknown */
    pc_str text;          /* reflowed */
    pc_map map;           /* text -> bytes */
    PC_VEC(pc_piece) pieces;
    PC_VEC(pc_boilerplate) boilerplates; /* by group */
    PC_VEC(pc_contact) contacts;         /* by group */
    PC_VEC(pc_quote) quotes;             /* in order of their start */
    PC_VEC(pc_furniture) furniture;      /* outside the text, in order */
    pc_dateline dateline;
    pc_embargo embargo;
    pc_date release_date;
};

/** The first piece at or after `from` of this section; n when none. */
size_t pc_piece_next(const pc_release *release, size_t from, pc_section section);
/** The index behind the last piece of the part (section and group) that piece `first` begins. */
size_t pc_part_end(const pc_release *release, size_t first);
/** The name used in outputs: "release_line", "end_mark". Static. */
const char *pc_section_name(pc_section section);
/** BCP 47, or NULL for PC_LANG_NONE. Static. */
const char *pc_lang_name(pc_lang lang);
/** PC_LANG_NONE when the name (also "en-GB") is not one of the ten. */
pc_lang pc_lang_named(pc_str name);

#endif
