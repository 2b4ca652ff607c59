/*
 * One table of phrases for all rules, scanned once over the words of a text
 * whatever the number of rules. Phrases are data files (check/phrases/NAME.phrases)
 * compiled into static tables; a house's own phrases are added to a table of
 * their own when its style is read.
 *
 * A phrase is a list of words, each told by its hash and verified by its
 * letters (folded), with what stands between two words: white space of
 * any kind and length, a hyphen, a slash or a full stop. It is found by its
 * rarest word.
 */
#ifndef PC_CHECK_PHRASES_H
#define PC_CHECK_PHRASES_H

#include "check/rule.h"

struct pc_check;
struct pc_word;

enum { PC_PHRASE_WORDS = 16 }; /* longest phrase */
/** The "rule" of official names: their words are protected from wording rules. */
enum { PC_PHRASE_NAME = PC_RULES };

/** Strings are offsets into pc_phrase_table.strings (nothing for the loader to relocate); 0: none. */
typedef struct pc_phrase {
    uint32_t words;      /* folded letters of its words, one blank, hyphen, slash or stop between: "first-ever", "in order to", "e.g" */
    uint32_t instead;    /* what to write; "": leave it out */
    uint32_t note;       /* for the message or for the rule's own use */
    uint32_t exact;      /* as written, where it matches only so */
    uint32_t next;       /* 1 + index of the next phrase of this bucket; 0 none */
    uint32_t hash;       /* of the key word */
    uint32_t beside;     /* of the word behind it, or where it is the last one of several the word before it */
    uint16_t rule;       /* pc_rule_id, or PC_PHRASE_NAME */
    uint16_t langs;      /* bits of pc_lang; 0 any */
    uint8_t n_words, key; /* key: index of its rarest word */
} pc_phrase;

/** The place of the word beside the key of a phrase of two words or more: either stands for both when the phrase is looked for. */
static inline unsigned pc_phrase_beside(unsigned n_words, unsigned key) {
    return key + 1 < n_words ? key + 1 : key - 1;
}

/** A word of an official name of several words: which phrases have it. */
typedef struct pc_name_word {
    uint32_t hash, phrase; /* index */
} pc_name_word;

typedef struct pc_phrase_table {
    const pc_phrase *phrases;
    size_t n;
    const uint32_t *buckets; /* 1 + index of the first phrase; a power of two of them */
    uint32_t mask;           /* buckets - 1 */
    const uint64_t *bloom;   /* one bit for each of 64 K hash values: a word without its bit starts no look-up */
    const char *strings;
    const pc_name_word *name_words; /* by hash; what near misses of official names are found by */
    size_t n_name_words;
} pc_phrase_table;

/** A phrase found in the text. */
typedef struct pc_hit {
    const struct pc_hit *next; /* of the same rule, in order of the text */
    const char *words;         /* the phrase, folded */
    const char *instead;       /* NULL: nothing to say; "": leave it out */
    const char *note;          /* NULL: none */
    pc_range text;
    uint32_t first, last;      /* words [first, last) */
    bool exact;                /* it matched as it is written */
} pc_hit;

/** The hash of a word's letters, folded (ASCII and simple case folding; ’ as '). */
uint32_t pc_word_hash(pc_str word);

/** The phrases compiled from check/phrases. */
extern const pc_phrase_table pc_built_in_phrases;

/**
 * A table of a house's own phrases, in the arena. `texts` are as written in
 * the configuration. NULL when memory is short.
 */
typedef struct pc_phrase_source {
    pc_str text, instead, note; /* p NULL: none */
    uint16_t rule;
    bool match_case;
} pc_phrase_source;
const pc_phrase_table *pc_phrases_build(pc_arena *arena, const pc_phrase_source *sources, size_t n);

/** Finds the phrases of both tables (`own` may be NULL) whose rules are wanted (a byte a rule) in the words of a check; longest first where two of one rule overlap. Fills hits[rule]. False when memory is short. */
bool pc_phrases_find(struct pc_check *check, const pc_phrase_table *own, const uint8_t *wanted, const pc_hit **hits);

#endif
