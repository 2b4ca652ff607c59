/*
 * Quotations, shared by the quote*.c files only.
 *
 *   words        words and sentence bounds in the windows beside a quotation
 *   marks        where quotation marks open and close inside one paragraph
 *   names        a name, a title, a pronoun at a place of the text
 *   items        the words of a name with its titles, sorted
 *   office       offices with the name of what they are of before the holder's
 *   apposition   what stands behind a name and says what somebody is
 *   attribution  who is said to speak in the words beside a quotation
 *   memory       who was named before: pronouns, roles, silent statements
 *   continue     stretches of several paragraphs that are one quotation
 *   kind         speech, fragment, term or title
 *
 * All of it looks at windows of bounded size beside a quotation, and every
 * paragraph is walked once, so the time is linear in the body.
 */
#ifndef PC_PARSE_QUOTE_H
#define PC_PARSE_QUOTE_H

#include "parse/parse.h"
#include "text/bits.h"

/* Bytes looked at beside a quotation, and words of a name. */
enum { PC_QUOTE_WINDOW = 400, PC_NAME_ITEMS = 16, PC_PEOPLE = 24 };

typedef enum pc_mark_family { PC_MARKS_NONE, PC_MARKS_DOUBLE, PC_MARKS_ANGLE, PC_MARKS_CORNER, PC_MARKS_WHITE_CORNER, PC_MARKS_SINGLE } pc_mark_family;

typedef enum pc_speaker_kind {
    PC_SPEAKER_NONE,
    PC_SPEAKER_PERSON,
    PC_SPEAKER_ORG,
    PC_SPEAKER_ROLE,    /* "the senator": somebody named before */
    PC_SPEAKER_PRONOUN, /* he, she, they, who, I, we */
    PC_SPEAKER_WORK     /* a bill, a complaint: nobody speaks */
} pc_speaker_kind;

typedef struct pc_speaker {
    pc_str name;     /* in the text, or in the arena for joint speakers; p NULL for roles and pronouns */
    pc_str second;   /* the other of two who speak together; p NULL when one */
    pc_str title;    /* p NULL when none */
    uint32_t at;     /* where it stands */
    uint8_t kind;    /* pc_speaker_kind */
    uint8_t pronoun; /* value of the pronoun's term */
    uint8_t words;   /* words of the name */
    bool plural;     /* several people */
    bool anyone;     /* a role behind an indefinite article: "one resident" is nobody named before, unless the name stands beside it */
    bool sure;       /* a title, an honorific or a verb says that it is a person */
    bool possessive; /* "Kyl's letter" */
} pc_speaker;

/** How an attribution stands to its quotation. */
typedef enum pc_attribution_form { PC_UNATTRIBUTED, PC_ATTR_AFTER, PC_ATTR_NEXT_SENTENCE, PC_ATTR_BEFORE, PC_ATTR_INTRODUCED, PC_ATTR_DASH, PC_ATTR_INSIDE } pc_attribution_form;

typedef struct pc_attribution {
    pc_speaker who;
    pc_str verb;    /* as printed; p NULL when none */
    uint32_t end;   /* text offset behind it */
    pc_range inside; /* of form INSIDE: where it stands, with its dashes */
    uint8_t form;   /* pc_attribution_form */
    uint8_t weight; /* value of the verb's term */
    uint8_t distance; /* words between the verb and the quotation behind it */
    bool fragment;  /* the quotation is run into the sentence */
} pc_attribution;

/** There may be one for every other byte of the text. */
typedef struct pc_para {
    uint32_t piece; /* the first of it; pieces of one group that stand side by side are one paragraph */
} pc_para;

/** A closing mark that nothing opened, before any stretch of its paragraph. */
typedef struct pc_stray {
    uint32_t para, end; /* end 0: a quotation ended there */
} pc_stray;

/** From an opening mark to its closing one, or to the paragraph's end. */
typedef struct pc_stretch {
    pc_range text;       /* with the marks */
    uint32_t para;
    uint8_t family;      /* pc_mark_family */
    uint8_t open, close; /* bytes of the marks at its ends */
    bool unclosed : 1;
    bool lost : 1;       /* its closing mark is missing before an attribution: cut there */
    bool joined : 1;     /* a later part of the quotation before it */
    bool closed_later : 1; /* its closing mark was found paragraphs later */
} pc_stretch;

/** The text of a stretch without its marks. */
static inline pc_range pc_inner(const pc_stretch *s) {
    return (pc_range){s->text.at + s->open, s->text.end - s->close};
}

/** Somebody named in the running text. */
typedef struct pc_mention {
    pc_str name, title;
    uint32_t at;
    uint8_t kind; /* PC_SPEAKER_PERSON or PC_SPEAKER_ORG */
    uint8_t words;
    bool subject, speaker, sure, plural;
} pc_mention;

/** The classes of which a term may begin at a place of the text: at one word many classes are asked for. */
typedef struct pc_word_classes {
    size_t at; /* SIZE_MAX: nowhere yet */
    uint64_t classes;
} pc_word_classes;

typedef struct pc_quoting {
    pc_draft *draft;
    pc_word_classes *last; /* of the word that was asked for last */
    pc_arena *arena;
    pc_str text;
    unsigned langs;
    PC_VEC(pc_para) paras;
    PC_VEC(pc_stretch) stretches;
    PC_VEC(pc_stray) strays; /* by paragraph */
    struct {
        pc_range *v;
        size_t n;
    } room; /* for the parts of quotations to come */
    pc_mention people[PC_PEOPLE]; /* a ring */
    uint32_t n_people;            /* ever remembered */
    uint32_t walked;              /* text before this was read for names */
    bool head_read;               /* headline and lede were read for names */
    bool statement;               /* the last quotations were paragraphs of a statement: its speaker goes on */
    pc_mention head;              /* whom the headline or the lede is about */
} pc_quoting;

/** The text of a paragraph. */
static inline pc_range pc_para_text(const pc_quoting *q, size_t para) {
    const pc_release *release = q->draft->release;
    const pc_piece *first = &release->pieces.v[q->paras.v[para].piece], *last = first, *end = release->pieces.v + release->pieces.n;
    while (last + 1 < end && last[1].section == PC_SEC_BODY && last[1].group == first->group)
        last++;
    return (pc_range){first->text.at, last->text.end};
}

/** Values of terms of the classes ARTICLE, NOT_NAME and TITLE, as text/term_classes.def tells them. */
enum { PC_ARTICLE_INDEFINITE = 2, PC_ARTICLE_GENITIVE, PC_ARTICLE_OWNER, PC_NOT_NAME_FIRST = 2, PC_NOT_NAME_NATION, PC_TITLE_COMPOUND = 2 };

/* ---- words (quote_words.c) ---- */

typedef enum pc_word_type { PC_WORD_END, PC_WORD, PC_WORD_NUMBER, PC_WORD_COMMA, PC_WORD_COLON, PC_WORD_STOP, PC_WORD_OPEN, PC_WORD_CLOSE, PC_WORD_DASH, PC_WORD_MARK, PC_WORD_OTHER } pc_word_type;

typedef struct pc_word {
    uint32_t at, end;
    uint32_t stem; /* end without a possessive 's */
    uint8_t type;  /* pc_word_type */
    bool upper;    /* begins with a capital */
    bool initial;  /* "J.", "J.R." */
    bool possessive;
} pc_word;

/** Signs behind a word that can neither join it to more nor make it an initial or an owner. */
extern const bool pc_word_parts[256];
/** The types of ASCII signs; 0 for all other bytes. */
extern const uint8_t pc_word_signs[256];
/** The word or the sign at or behind `at` and before `end`. That with _on is for what pc_word_next() does not read in one look. */
pc_word pc_word_next_on(pc_str text, size_t at, size_t end);
static inline pc_word pc_word_next(pc_str text, size_t at, size_t end) {
    if (at < end && text.p[at] == ' ')
        at++;
    if (at >= end || text.n < at + PC_LANES)
        return pc_word_next_on(text, at, end);
    /* fewer ASCII letters and digits than are compared at once, as far as the end */
    const char *p = text.p + at;
    pc_lanes v = pc_load(p);
    uint64_t letters = pc_lane_bits(pc_either(pc_either(pc_within(v, 'a', 'z'), pc_within(v, 'A', 'Z')), pc_within(v, '0', '9')));
    unsigned n = (unsigned)__builtin_ctzll(~letters);
    uint8_t sign = pc_word_signs[(unsigned char)*p];
    if (sign)
        return (pc_word){.at = (uint32_t)at, .end = (uint32_t)at + 1, .stem = (uint32_t)at + 1, .type = sign};
    if (n - 1u >= PC_LANES - 2u)
        return pc_word_next_on(text, at, end);
    bool upper = pc_is_upper((unsigned char)*p), stop = p[n] == '.' && pc_word_parts[(unsigned char)p[n + 1]] && !(upper && n == 1);
    if (at + n >= end)
        n = (unsigned)(end - at);
    else if (!stop && !pc_word_parts[(unsigned char)p[n]])
        return pc_word_next_on(text, at, end);
    uint32_t behind = (uint32_t)(at + n);
    return (pc_word){.at = (uint32_t)at, .end = behind, .stem = behind, .type = pc_is_digit((unsigned char)*p) ? PC_WORD_NUMBER : PC_WORD, .upper = upper};
}
/** The term of this class at `at`, where one may begin; the whole of it before `end`. */
pc_term_hit pc_quote_term_on(const pc_quoting *q, pc_term_class class, size_t at, size_t end);
/** The classes of which a term may begin at `at`. */
static inline uint64_t pc_quote_classes(const pc_quoting *q, size_t at) {
    if (q->last->at != at)
        *q->last = (pc_word_classes){at, pc_terms_may_begin(&pc_lang_terms, ~UINT64_C(0), pc_str_sub(q->text, at, q->text.n))};
    return q->last->classes;
}
/** The term of this class at `at`, the whole of it before `end`. */
static inline pc_term_hit pc_quote_term(const pc_quoting *q, pc_term_class class, size_t at, size_t end) {
    return pc_quote_classes(q, at) & PC_CLASS_BIT(class) ? pc_quote_term_on(q, class, at, end) : (pc_term_hit){0, 0, 0};
}
/** A term of one of these classes stands at `at`. */
static inline bool pc_quote_any(const pc_quoting *q, uint64_t classes, size_t at, size_t end) {
    for (classes &= pc_quote_classes(q, at); classes; classes &= classes - 1)
        if (pc_quote_term_on(q, (pc_term_class)__builtin_ctzll(classes), at, end).bytes)
            return true;
    return false;
}
/** The classes of words that are neither names nor common nouns. */
#define PC_QUOTE_SMALL                                                                                                                       \
    (PC_CLASS_BIT(PC_TERM_STOP) | PC_CLASS_BIT(PC_TERM_PREPOSITION) | PC_CLASS_BIT(PC_TERM_AND) | PC_CLASS_BIT(PC_TERM_VERB) |               \
     PC_CLASS_BIT(PC_TERM_NOT_NAME) | PC_CLASS_BIT(PC_TERM_PRONOUN) | PC_CLASS_BIT(PC_TERM_ARTICLE))
/** The same for a verb that attributes speech; phrases that only look like one ("was told") are none. */
pc_term_hit pc_quote_verb(const pc_quoting *q, size_t at, size_t end);
/** The bytes of a weekday or a month at `at`; 0 when none stands there. */
size_t pc_quote_day(const pc_quoting *q, size_t at, size_t end);
/** The bytes of a city, region or country at `at`, the longest; 0 when none stands there. */
size_t pc_quote_place(const pc_quoting *q, size_t at, size_t end);
/** A name of the text that is a place's, or a day's. */
bool pc_quote_is_place(const pc_quoting *q, pc_str name);
/** Where the sentence that holds `at` starts, not before `from`; looks back `window` bytes at most. */
size_t pc_sentence_start(const pc_quoting *q, size_t from, size_t at, size_t window);
/** Where the sentence ends (its stop excluded), not behind `end`; looks ahead PC_QUOTE_WINDOW bytes at most. */
size_t pc_sentence_stop(const pc_quoting *q, size_t at, size_t end);
/** Where a bracket closes that opened before `at`, `most` bytes further at most and before `end`; 0 when it does not. */
static inline size_t pc_bracket_close(const pc_quoting *q, size_t at, size_t end, size_t most) {
    const char *close = memchr(q->text.p + at, ')', end - at < most ? end - at : most);
    return close ? (size_t)(close - q->text.p) : 0;
}
/** A Cyrillic letter stands at `at`. */
static inline bool pc_is_cyrillic(pc_str text, size_t at) {
    unsigned char c = (unsigned char)text.p[at];
    return c >= 0xD0 && c <= 0xD3;
}
/** True when the scripts of these bytes have no capitals (Chinese, Japanese, Arabic). */
bool pc_is_caseless(pc_str s);

/* ---- marks (quote_marks.c) ---- */

/** Finds the stretches of one paragraph and appends them. False when memory is short. */
bool pc_quote_marks(pc_quoting *q, size_t para);

/* ---- names (quote_names.c, quote_items.c, quote_office.c, quote_apposition.c) ---- */

/** Somebody or something that can speak, starting at `at`: fills *out and returns the offset behind; 0 when there is nobody. */
size_t pc_speaker_at(const pc_quoting *q, size_t at, size_t end, pc_speaker *out);
/** Russian writes what an office is of between the title and the name, both with capitals: moves it from the name of *who to the title. Returns the offset behind the name, which ended at `behind`. */
size_t pc_office_of_body(const pc_quoting *q, size_t behind, size_t end, pc_speaker *who);
/** A role of a body in quotation marks, and its holder's name right behind them: fills the name. Returns the offset behind; `behind` when none stands there. */
size_t pc_office_of_marked(const pc_quoting *q, size_t behind, size_t end, pc_speaker *who);
/** Behind a name (quote_apposition.c): brackets and an apposition (", chief executive of X"). Fills the title when there is none; returns the offset behind. */
size_t pc_apposition(const pc_quoting *q, size_t at, size_t end, pc_speaker *who);
/** Behind a name (quote_apposition.c): "council", "police", which British papers write without a capital. Where the body's name ends; 0 when none stands there. */
size_t pc_behind_small_body(const pc_quoting *q, size_t at, size_t end);
/** Whether a preposition still governs what follows the word `w`: adjectives, titles and articles do not part it from its noun. `named`: a name was read at `w`. */
bool pc_quote_preposition(const pc_quoting *q, const pc_word *w, bool named, bool before, size_t end);
/** The last word of a name that is no suffix, without trailing signs. */
pc_str pc_last_name(pc_str name);
/** The last names are the same. */
bool pc_same_person(pc_str a, pc_str b);

/* ---- attribution (quote_attribution.c, quote_before.c, quote_caseless.c) ---- */

/** Reads the words behind the stretch, as far as `end`. */
bool pc_attribution_after(const pc_quoting *q, const pc_stretch *s, size_t end, pc_attribution *out);
/** Reads the words before the stretch, from `from` on. */
bool pc_attribution_before(const pc_quoting *q, const pc_stretch *s, size_t from, pc_attribution *out);
/** What the words beside the stretch say; read anew each time, for a paragraph may hold very many. Form PC_UNATTRIBUTED when nothing. */
pc_attribution pc_attribution_of(const pc_quoting *q, const pc_stretch *s);
/** Where the quoted words end in [at, end) when their closing mark was left out before an attribution that ends there ("We wait, said N."); 0 when they do not. */
uint32_t pc_attribution_swallowed(const pc_quoting *q, size_t at, size_t end);
/** Looks inside the marks for ", — said N, —" as Russian has it. */
bool pc_attribution_inside(const pc_quoting *q, const pc_stretch *s, pc_attribution *out);
/** Reads a line that introduces the quotation standing behind it ("X made the following statement:"). */
bool pc_attribution_intro(const pc_quoting *q, pc_range line, pc_attribution *out);
/** A line of its own that names the speaker of the paragraph before: "— Jane Roe, chair". */
bool pc_attribution_line(const pc_quoting *q, pc_range line, pc_attribution *out);
/** The same for scripts without capitals. */
bool pc_caseless_after(const pc_quoting *q, const pc_stretch *s, size_t end, pc_attribution *out);
/** An Arabic honorific or title and the name behind it: returns the offset behind, 0 when none starts at `at`. */
size_t pc_caseless_name(const pc_quoting *q, size_t at, size_t end, pc_speaker *who);
bool pc_caseless_clause(const pc_quoting *q, size_t from, size_t to, pc_attribution *out);
bool pc_caseless_before(const pc_quoting *q, const pc_stretch *s, size_t from, pc_attribution *out);

/* ---- memory (quote_memory.c) ---- */

/** Reads the running text before `at` for names, as far back as it matters. */
void pc_people_read(pc_quoting *q, size_t para, size_t at);
/** Remembers somebody; two who speak together become one name "A and B". */
void pc_people_add(pc_quoting *q, pc_speaker *who, bool subject, bool speaker);
/** He or she cannot mean this person, by address, office or given name. */
bool pc_other_gender(const pc_quoting *q, const pc_speaker *person, const pc_speaker *pronoun);
/** Whom a pronoun or a role at `at` in paragraph `para` means; NULL when nobody. */
const pc_mention *pc_people_meant(pc_quoting *q, size_t para, size_t at, const pc_speaker *who);
/** Somebody of that last name was named before. */
bool pc_people_known(pc_quoting *q, pc_str name);
/** The titles have a word in common. */
bool pc_titles_share(pc_str title, pc_str role);
/** Whom the sentence in [from, at) of paragraph `para` is about; NULL when nobody. */
const pc_mention *pc_people_about(pc_quoting *q, size_t para, size_t from, size_t at);
/** Who speaks in a statement without attribution: the last speaker, else whom the release is about. */
const pc_mention *pc_people_silent(pc_quoting *q, size_t para, size_t at);

/* ---- continue, kind ---- */

typedef PC_VEC(pc_range) pc_quote_parts;

/** The parts of the quotation that starts with stretch `first`, one for each paragraph; marks the stretches that continue it as joined. `own`: its attribution; *last: the stretch that holds the last part. False when memory is short. */
bool pc_quotes_continue(pc_quoting *q, size_t first, const pc_attribution *own, pc_quote_parts *parts, size_t *last);
/** The kind by form and by the words beside it; `alone`: the quotation is a sentence or a paragraph of its own. */
pc_quote_kind pc_quote_kind_of(const pc_quoting *q, const pc_stretch *s, bool alone);
/** Words before it say that something is called so: "entitled", "so-called". */
bool pc_quote_is_named(const pc_quoting *q, const pc_stretch *s);
/** It is set before a noun like an adjective: "summer-blend" petrol; `weak`: the verb rarely attributes speech, `distance` words before. */
bool pc_quote_is_term(const pc_quoting *q, const pc_stretch *s, bool weak, unsigned distance);
/** Words inside the marks, in a window of them. */
unsigned pc_quote_words(const pc_quoting *q, const pc_stretch *s);
/** One or two words between the parts of a name: Mike "Dutch" Roe. */
bool pc_quote_is_nickname(const pc_quoting *q, const pc_stretch *s);
/** The words of one who speaks: I, we, our; looks at PC_QUOTE_WINDOW bytes at most (quote_continue.c). */
bool pc_quote_first_person(const pc_quoting *q, pc_range range);
/** Several words, and I or we among them: nobody holds a term with tongs so. */
bool pc_quote_is_own_word(const pc_quoting *q, const pc_stretch *s);
/** It is written as names of works and programmes are. */
bool pc_quote_is_name(const pc_quoting *q, const pc_stretch *s);

#endif
