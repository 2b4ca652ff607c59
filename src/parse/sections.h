/*
 * What the files of the sections phase share: looks at stretches of text, and
 * the plan of cuts that is made before any piece is written.
 *
 *   frontmatter.c  explicit fields at the top
 *   header.c       cuts the top into marks and texts
 *   header_pick.c  which text is the headline, where the body starts
 *   footer.c       from the body's start to the end
 *   boilerplate.c  headings and self-descriptions
 *   sections.c     the order of these, and cuts -> pieces
 */
#ifndef PC_PARSE_SECTIONS_H
#define PC_PARSE_SECTIONS_H

#include "parse/parse.h"
#include "text/terms.h"

/** What a stretch of text looks like, whatever its words. Counts are of its first bytes only. */
typedef struct pc_look {
    uint32_t bytes;
    uint16_t words;  /* two letters of a script without spaces count as one */
    uint16_t longs;  /* words of four letters or more ... */
    uint16_t titled; /* ... and those of them that start with a capital */
    uint16_t upper, lower, caseless; /* letters; caseless: of a script that has no capitals */
    bool bullet;     /* starts with a list mark */
    bool quoted;     /* starts with a quotation mark */
    bool stops;      /* ends like a sentence */
    bool colon;      /* ends with a colon */
    bool comma;      /* ends with a comma */
    bool breaks;     /* a sentence ends and another starts inside */
    bool address;    /* holds @ or // or www. */
} pc_look;

pc_look pc_look_at(pc_str text, pc_range range);
/** Written in capitals. */
bool pc_looks_shouted(const pc_look *look);
/** Written in capitals or in title case. */
bool pc_looks_titled(const pc_look *look);
/** Reads like a paragraph of running text, not like a heading. */
bool pc_looks_prose(const pc_look *look);

/** A term of the class at text[at ...]; bytes 0 when none. */
static inline pc_term_hit pc_term_here(pc_str text, size_t at, size_t end, pc_term_class class, unsigned langs) {
    return pc_terms_match(&pc_lang_terms, class, langs, pc_str_sub(text, at, end));
}
/** May hold a telephone number or an e-mail address; without one, a line without a label is no contact. */
bool pc_holds_address(pc_str text, pc_range range);
/** The bytes of a term at text[at ...] whose last letter runs into a capital: "Contact DetailsAnn Lee"; 0 when none. */
size_t pc_glued_label(pc_str text, size_t at, size_t end, pc_term_class class);
/** Behind the marks that may stand before a label: * - : _ = # [ ( < > and white space; also <b>. That with _on is for what is no ASCII letter or digit. */
size_t pc_skip_marks_on(pc_str text, size_t at, size_t end);
static inline size_t pc_skip_marks(pc_str text, size_t at, size_t end) {
    bool stays = at < end && (pc_is_alpha((unsigned char)text.p[at]) || pc_is_digit((unsigned char)text.p[at]));
    return stays ? at : pc_skip_marks_on(text, at, end);
}
/** Where the marks start that may close a label at `end`. */
size_t pc_trim_marks(pc_str text, size_t at, size_t end);
/** No letter and no digit. */
bool pc_is_rule(pc_str text, pc_range range);
/** Letters and digits are the same, whatever the case and the marks. */
bool pc_same_letters(pc_str text, pc_range a, pc_range b);
/** Behind the letters of `b` that repeat all those of `a` from its start on; b.at when it does not start with them. */
uint32_t pc_after_letters(pc_str text, pc_range a, pc_range b);
/** The next offset in (at, end) that stands behind two or more spaces, a tab or a line end; `end` when none. */
size_t pc_next_wide(pc_str text, size_t at, size_t end);
/** The same for a run of at least `least` spaces. */
size_t pc_next_gap(pc_str text, size_t at, size_t end, size_t least);

/** A piece to be; in order, disjoint. A contact run shares its group until it is read, and its cuts have the pc_gap before them as their kind. */
typedef pc_piece pc_cut;

typedef struct pc_plan {
    pc_draft *draft;
    pc_arena *scratch; /* freed when the pieces are written */
    pc_str text;
    PC_VEC(pc_cut) cuts; /* in the draft's arena: what they become stays */
    uint32_t block;        /* the block where work goes on */
    uint32_t at;           /* and the offset in it */
    uint32_t headline_end; /* 0: none found */
    bool has_headline, has_dateline; /* by front matter */
    bool has_release_date;           /* found so far */
    uint32_t groups[PC_SECTIONS];
} pc_plan;

/** Adds a trimmed cut; an empty one is left out. `kind`: of a paragraph, or the pc_gap before a contact where there are no blocks any more. False when memory is short. */
bool pc_cut_add(pc_plan *plan, pc_range text, pc_section section, uint8_t kind, uint32_t group, pc_sure sure);
/** The same for sections where each cut is a group of its own or all are one. */
bool pc_cut_put(pc_plan *plan, uint32_t at, uint32_t end, pc_section section, pc_sure sure);
/** A new entry of release->boilerplates; its group, or UINT32_MAX when memory is short. */
uint32_t pc_boilerplate_new(pc_plan *plan, pc_range heading, pc_range organization, bool legal);

bool pc_front_matter(pc_plan *plan);
bool pc_header(pc_plan *plan);
bool pc_footer(pc_plan *plan);

/** How a boilerplate starts in text [at, end). */
typedef struct pc_about {
    pc_range heading;      /* with its label, without the colon */
    pc_range organization; /* empty when the heading names none */
    uint32_t text;         /* where the text behind the heading starts; `end` when the heading fills the line */
    bool legal;
} pc_about;
bool pc_about_match(const pc_plan *plan, uint32_t at, uint32_t end, pc_about *out);
/** A closing paragraph that describes somebody and needs no news. */
bool pc_self_description(const pc_plan *plan, pc_range range);

#endif
