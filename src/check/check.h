/*
 * What a rule sees and says.
 *
 * A rule is one function, called once a release when it is on, in every
 * language of its row. It reads the release through the lists below (passages,
 * sentences, words, phrase hits, and what the facts of other files find), and
 * reports with pc_report(). It need not know sections, quotations, official
 * names or severities: a report outside the row's sections, or inside a
 * quotation where the row says WORDING, is dropped for it.
 *
 * All ranges are of release->text. Everything allocated lives in check->arena
 * until the next release is checked.
 */
#ifndef PC_CHECK_CHECK_H
#define PC_CHECK_CHECK_H

#include "check/findings.h"
#include "check/phrases.h"
#include "text/terms.h"
#include "text/utf8.h"

/** What stands before a word in its passage. */
typedef enum pc_word_gap {
    PC_GAP_START,  /* nothing: it is the first */
    PC_GAP_BLANK,  /* white space only */
    PC_GAP_HYPHEN, /* one hyphen and nothing else */
    PC_GAP_SLASH,  /* one slash and nothing else */
    PC_GAP_DOT,    /* one full stop and nothing else: "a.m", "U.N" */
    PC_GAP_MARKS   /* anything else: punctuation, marks, symbols */
} pc_word_gap;

enum {
    PC_WORD_CAPITAL = 1,      /* first letter is upper case */
    PC_WORD_CAPITALS = 2,     /* two letters or more, none of them lower case */
    PC_WORD_DIGIT = 4,        /* starts with a digit */
    PC_WORD_HAS_DIGIT = 8,
    PC_WORD_FOREIGN = 16,     /* has bytes above 0x7F other than an apostrophe */
    PC_WORD_QUOTED = 32,      /* inside a quotation */
    PC_WORD_NAME = 64,        /* inside an official name */
    PC_WORD_STARTS = 128,     /* first of its sentence */
    PC_WORD_APOSTROPHE = 256, /* has an apostrophe inside */
    PC_WORD_LOWER = 512,      /* a lower-case letter somewhere */
    PC_WORD_HUMP = 1024,      /* an ASCII capital behind the first letter, and a lower-case one */
    PC_WORD_PERSON = 2048     /* with PC_WORD_NAME: the name is that of a person the house lists */
};

/**
 * A run of letters, digits and apostrophes inside it ("don't", "board’s",
 * "1,000.5": a number keeps its commas and points). Hyphens and slashes part
 * words. Han, kana and the like: a run of them is one word.
 */
typedef struct pc_word {
    uint32_t at, end;
    uint32_t hash;    /* of its letters, folded; see pc_word_hash() */
    uint16_t flags;
    uint8_t gap;      /* pc_word_gap before it */
    uint32_t passage; /* index */
} pc_word;

/** A sentence of a passage of the body, the boilerplate or the notes. */
typedef struct pc_sentence {
    pc_range text;
    uint32_t first, last; /* words [first, last) */
    uint32_t passage;
} pc_sentence;

/** A piece of the release (same index as release->pieces) with what was read in it. */
typedef struct pc_passage {
    pc_range text;
    uint32_t first, last;                   /* words [first, last) */
    uint32_t first_sentence, last_sentence; /* sentences [first, last); none where it has no prose */
    uint32_t group;
    uint8_t section, kind;                  /* pc_section, pc_paragraph_kind */
} pc_passage;

/** Lists that more than one rule reads, made when first asked for; each has a file of its own. */
struct pc_facts;

typedef struct pc_check {
    const pc_release *release;
    const pc_style *style;
    pc_arena *arena;
    bool no_memory;     /* for something that is not of the arena */
    pc_str text;        /* release->text */
    pc_date as_of;      /* the day that counts as today: full, or all 0 when nothing says it */
    bool as_of_said;    /* it was asked for, not read from the release or the clock */
    const pc_passage *passages; /* release->pieces.n of them */
    const pc_word *words;
    const pc_sentence *sentences;
    size_t n_words, n_sentences;
    const pc_range *quoted; /* merged, ordered: what is inside quotations, marks included */
    size_t n_quoted;
    struct pc_facts *facts;
    /* the rule that runs */
    pc_rule_id rule;
    uint8_t severity; /* pc_severity it has now */
    /* for the engine */
    const int32_t *params;
    const pc_hit *const *hits; /* by rule */
    pc_findings *findings;
    pc_map_cursor cursor;
    pc_finding *once; /* the finding of a ONCE rule so far */
} pc_check;

/** The value of a parameter in force. */
static inline int32_t pc_param_of(const pc_check *check, pc_param param) {
    return check->params[param];
}

/** The setting of the style in force. */
static inline pc_value pc_wants(const pc_check *check, pc_setting setting) {
    return pc_style_of(check->style, setting);
}

/** The bytes of a range of the text. */
static inline pc_str pc_at(const pc_check *check, pc_range range) {
    return pc_str_sub(check->text, range.at, range.end);
}

/** The bytes of a word. */
static inline pc_str pc_word_text(const pc_check *check, const pc_word *word) {
    return pc_str_sub(check->text, word->at, word->end);
}

/** The phrase hits of the running rule, in order of the text; NULL when none. */
static inline const pc_hit *pc_hits(const pc_check *check) {
    return check->hits[check->rule];
}

/* ---- reporting ---- */

/**
 * Reports the words of `range` (not empty; trimmed by the caller). The message
 * is a plain sentence for somebody who is no programmer, without final stop,
 * that says what is wrong and what to do; UTF-8. Returns the finding to hang
 * fixes and places on, or NULL when it was dropped (section, quotation,
 * memory): the functions below take NULL.
 */
__attribute__((format(printf, 3, 4))) pc_finding *pc_report(pc_check *check, pc_range range, const char *format, ...);
/** The same for source bytes that stand in no section: furniture, line ends, marks that decoding took away. */
__attribute__((format(printf, 3, 4))) pc_finding *pc_report_source(pc_check *check, pc_range source, const char *format, ...);
/** The same for the file as a whole: something is missing from it. Points at its first visible byte. */
__attribute__((format(printf, 2, 3))) pc_finding *pc_report_file(pc_check *check, const char *format, ...);

/** For messages: PC_FMT and PC_ARG(s) print a pc_str. */
#define PC_FMT "%.*s"
#define PC_ARG(s) ((int)((s).n < 200 ? (s).n : 200)), ((s).n ? (s).p : "")

/** Whether putting `with` for text `range` leaves alone what a safe fix may not touch: words in quotations and official names, the values of numbers. */
bool pc_keeps_words(const pc_check *check, pc_range range, pc_str with);

/** Adds an edit: replaces `range` of the text by `with` (borrowed; must live in the arena, the text or for ever). `safe`: it cannot change meaning, names, numbers or quoted words; where it would all the same (pc_keeps_words()), and the row says no REPAIRS, it is a proposal. */
void pc_fix_text(pc_check *check, pc_finding *finding, bool safe, pc_range range, pc_str with);
/** The same for source bytes. */
void pc_fix_source(pc_check *check, pc_finding *finding, bool safe, pc_range source, pc_str with);
/** Names a related place: "first written here". */
__attribute__((format(printf, 4, 5))) void pc_relate(pc_check *check, pc_finding *finding, pc_range range, const char *format, ...);

/** printf into the arena; p NULL when memory is short. */
__attribute__((format(printf, 2, 3))) pc_str pc_printf(pc_arena *arena, const char *format, ...);

/* ---- asking ---- */

/** True when text offset `at` is inside a quotation. */
bool pc_is_quoted(const pc_check *check, uint32_t at);
/** The index of the first word that ends behind `at`; n_words when none. */
size_t pc_word_at(const pc_check *check, uint32_t at);
/** The index of the sentence that holds `at`; n_sentences when none. */
size_t pc_sentence_at(const pc_check *check, uint32_t at);
/** The passage that holds `at`, or NULL. */
const pc_passage *pc_passage_at(const pc_check *check, uint32_t at);
/** The rest of pc_word_is(), behind its first letter. */
bool pc_word_is_slow(const pc_check *check, const pc_word *word, const char *lower);
/** True when the word is `lower` (ASCII, lower case), whatever its case. */
static inline bool pc_word_is(const pc_check *check, const pc_word *word, const char *lower) {
    return (check->text.p[word->at] | 0x20) == *lower && pc_word_is_slow(check, word, lower);
}
/** True when the word is one of `n` (ASCII, lower case), whatever its case. */
bool pc_word_is_one_of(const pc_check *check, const pc_word *word, const char *const *words, size_t n);
#define PC_IS_ONE_OF(check, word, list) pc_word_is_one_of(check, word, list, sizeof(list) / sizeof *(list))
/** The same of the word of an index; false for index n_words. */
static inline bool pc_word_among(const pc_check *check, size_t word, const char *const *words, size_t n) {
    return word < check->n_words && pc_word_is_one_of(check, &check->words[word], words, n);
}
#define PC_AMONG(check, word, list) pc_word_among(check, word, list, sizeof(list) / sizeof *(list))
/** True when the word is a term of the class in one of `langs` (a mask, or PC_ANY_LANG); only then *hit is filled in. */
static inline bool pc_word_is_term(const pc_check *check, pc_term_class class, unsigned langs, const pc_word *word, pc_term_hit *hit) {
    if (!(word->flags & (PC_WORD_FOREIGN | PC_WORD_APOSTROPHE)) && !pc_terms_may_be_word(&pc_lang_terms, class, word->hash))
        return false;
    return pc_terms_whole(&pc_lang_terms, class, langs, pc_word_text(check, word), hit);
}
/** The same, of any language, where what the term says does not matter. */
static inline bool pc_is_term(const pc_check *check, pc_term_class class, const pc_word *word) {
    pc_term_hit hit;
    return pc_word_is_term(check, class, PC_ANY_LANG, word, &hit);
}
/** Words of a range, as a reader counts them: hyphenated compounds are one word. */
size_t pc_count_words(const pc_check *check, pc_range range);
/** The first passage of the section at or after index `from`; release->pieces.n when none. */
size_t pc_passage_next(const pc_check *check, size_t from, pc_section section);
/** The language in which sentences are read: the release's, or English. */
static inline pc_lang pc_reading_lang(const pc_check *check) {
    return check->release->lang == PC_LANG_NONE ? PC_EN : check->release->lang;
}
/** The next passage whose section is in the set (PC_IN_...). */
size_t pc_passage_in(const pc_check *check, size_t from, uint32_t sections);
/** A copy of `s` with its first letter upper (or lower) case. In the arena. */
pc_str pc_capitalised(pc_arena *arena, pc_str s, bool upper);

/** Reports one phrase with what to write instead, and edits it where the list says what. */
void pc_report_phrase(pc_check *check, const pc_hit *hit);
/** The rule that lists phrases and nothing else: reports each hit with what to write instead. */
void pc_report_phrases(pc_check *check);

/* ---- the rules ---- */

#define PC_RULE(fn, ...) void pc_rule_##fn(pc_check *check);
#include "check/rules.def"

/* ---- the engine's own parts ---- */

/** Fills passages, words, sentences, quoted. False when memory is short. */
bool pc_read_words(pc_check *check);

#endif
