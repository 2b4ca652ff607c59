/*
 * Terms: the words and phrases that language tables list, found in a text.
 *
 * Tables are written as data (release/lang/NAME.lang) and compiled at build
 * time into one byte-wise trie a class, so that nothing is parsed at start-up.
 * Matching folds case (all scripts), takes ’ for ', any run of white space of
 * any kind (also no-break, line ends) for one space, ё for е, every alef for
 * the bare one, and passes over what is not seen or not always written: soft
 * hyphens, direction marks, Arabic vowel signs and tatweel.
 */
#ifndef PC_TEXT_TERMS_H
#define PC_TEXT_TERMS_H

#include "text/bits.h"

typedef enum pc_term_class {
#define PC_CLASS(id, name, note) PC_TERM_##id,
#include "text/term_classes.def"
#undef PC_CLASS
    PC_TERM_CLASSES
} pc_term_class;

/** The ten languages, in the order of the contract; a mask bit each. */
typedef enum pc_lang { PC_EN, PC_FR, PC_ES, PC_DE, PC_PT, PC_IT, PC_RU, PC_AR, PC_ZH, PC_JA, PC_LANGS, PC_LANG_NONE = PC_LANGS } pc_lang;
enum { PC_ANY_LANG = 0 };
#define PC_LANG_BIT(lang) (1u << (lang))

typedef struct pc_term_hit {
    size_t bytes;   /* bytes of text matched; 0 = no match */
    unsigned langs; /* mask of the languages that list it (bit PC_LANGS: every language) */
    int value;      /* the number beside the term; 0 where none */
} pc_term_hit;

/** One compiled node: children are contiguous in the node array. */
typedef struct pc_term_node {
    uint32_t child; /* index of the first child */
    uint16_t leaf;  /* 1 + index into leaves; 0 = none */
    uint8_t byte;   /* the folded byte that leads here */
    uint8_t count;  /* children */
} pc_term_node;
/** What a term means to some languages; the leaf behind it says what it means to others when `more`. */
typedef struct pc_term_leaf {
    uint16_t langs, more;
    int32_t value;
} pc_term_leaf;
/** The node to which the first word of a term leads; see pc_first_word(). */
typedef struct pc_term_jump {
    uint64_t word; /* 0: an empty slot */
    uint32_t node, class;
} pc_term_jump;
enum { PC_TERM_FOLD_FIRST = 255, PC_TERM_BYTES_BEHIND = 16, PC_TERM_FOLDS = 0x800 - 0x80 };

/** What kind of byte one is to the table of beginnings; a letter is 1 to 26, whatever its case. */
enum { PC_BYTE_SPACE = 0, PC_BYTE_DIGIT = 27, PC_BYTE_STOP, PC_BYTE_MARK, PC_BYTE_HIGH, PC_BYTE_KINDS = 32, PC_TERM_BEGINNINGS = PC_BYTE_KINDS << 8 };
extern const uint8_t pc_byte_kinds[256];

typedef struct pc_terms {
    const pc_term_node *nodes;
    const uint8_t *bytes; /* of each node its byte; PC_TERM_BYTES_BEHIND more stand behind the last */
    const pc_term_leaf *leaves;
    const uint32_t *roots; /* a node for each class */
    const uint8_t (*first)[256]; /* for each class and first byte (raw, unfolded): 0 no term starts so; else
                                  1 + which child of the root it leads to, or PC_TERM_FOLD_FIRST */
    const uint64_t *one_words; /* a bit for a class and a hash of one of its terms that is one ASCII word; see pc_terms_may_be_word() */
    const uint64_t *begin; /* the classes (a bit each) of which a term may begin so: by pc_terms_beginning() of its first three bytes */
    const uint64_t *first_words; /* the classes of which a term begins with this word: by pc_first_word_slot() */
    const pc_term_jump *jumps;   /* of each class each first word: from pc_term_jump_slot() on, as far as the next empty slot */
    const uint16_t *folds;       /* of each code point from 0x80 to 0x7FF what it folds to; 0 where that is none of them: pc_term_fold() knows */
} pc_terms;
_Static_assert(PC_TERM_CLASSES <= 64, "a class is a bit of pc_terms.begin");
#define PC_CLASS_BIT(class) (UINT64_C(1) << (class))

/** True when a term of the class can start with this byte: asked before anything dearer. */
static inline bool pc_terms_can_start(const pc_terms *terms, pc_term_class class, unsigned char byte) {
    return terms->first[class][byte] != 0;
}

/**
 * One code point (or run of white space) of `text` at `at` as terms are
 * stored: up to 4 bytes in `out`, how many of them returned, 0 for a mark that
 * is passed over. *took: the bytes of text read, never 0.
 */
unsigned pc_term_fold(pc_str text, size_t at, char out[4], size_t *took);

/** The slot of three kinds of bytes in pc_terms.begin; unlike ones may share it. */
static inline unsigned pc_terms_beginning(unsigned first, unsigned second, unsigned third) {
    return first << 8 | (second << 3 ^ third);
}

/**
 * The classes of which a term may start at the first byte of `text` (not
 * empty), told by its first three bytes: asked before anything dearer. No
 * other class has a term there; most places in a text have none of any.
 */
static inline uint64_t pc_terms_begin(const pc_terms *terms, pc_str text) {
    unsigned first = pc_byte_kinds[(unsigned char)text.p[0]], second = PC_BYTE_SPACE, third = PC_BYTE_SPACE;
    if (text.n > 1)
        second = pc_byte_kinds[(unsigned char)text.p[1]];
    if (text.n > 2)
        third = pc_byte_kinds[(unsigned char)text.p[2]];
    return terms->begin[pc_terms_beginning(first, second, third)];
}

enum { PC_FIRST_WORD_LETTERS = 8, PC_FIRST_WORD_BITS = 13, PC_TERM_JUMP_BITS = 15 };

/**
 * The ASCII letters that `text` begins with, small, the first in the lowest
 * bits; of a longer word the first eight. 0 when they may not be what a term
 * begins with: there are none, the text is too short to look at eight, or
 * something above 0x7F follows, which may be another letter or be passed over.
 */
static inline uint64_t pc_first_word(pc_str text) {
    if (text.n <= PC_FIRST_WORD_LETTERS)
        return 0;
    uint64_t bytes = pc_eight(text.p), small = bytes | PC_EACH(0x20), ascii = small & ~PC_TOP_BITS;
    uint64_t other = ~((ascii + PC_EACH(0x80u - 'a')) & ~(ascii + PC_EACH(0x7Fu - 'z')) & ~bytes) & PC_TOP_BITS;
    if (!other)
        return small;
    uint64_t first = other & (~other + 1); /* the top bit of the byte that ends the word */
    return bytes & first ? 0 : small & ((first >> 7) - 1);
}

static inline size_t pc_first_word_slot(uint64_t word) {
    return (size_t)(word * UINT64_C(0x9E3779B97F4A7C15) >> (64 - PC_FIRST_WORD_BITS));
}

static inline size_t pc_term_jump_slot(pc_term_class class, uint64_t word) {
    return (size_t)((word + class) * UINT64_C(0x9E3779B97F4A7C15) >> (64 - PC_TERM_JUMP_BITS));
}

/** Those of `classes` of which a term may start at the first byte of `text`, told by the whole of its first word. */
static inline uint64_t pc_terms_may_begin(const pc_terms *terms, uint64_t classes, pc_str text) {
    if (!text.n || !(classes &= pc_terms_begin(terms, text)))
        return 0;
    uint64_t word = pc_first_word(text);
    return word ? classes & terms->first_words[pc_first_word_slot(word)] : classes;
}

/**
 * The first offset in [at, end) where a term of the class may begin and that
 * is `from` or stands behind ASCII white space; `end` when there is none.
 */
size_t pc_terms_next(const pc_terms *terms, pc_term_class class, pc_str text, size_t from, size_t at, size_t end);

/** pc_terms_match() where a term may start. */
pc_term_hit pc_terms_find(const pc_terms *terms, pc_term_class class, unsigned langs, pc_str text);

/**
 * The longest term of class `class` that starts exactly at the first byte of
 * `text` and ends at a word boundary (letters of scripts without spaces need
 * none). `langs` is a mask, or PC_ANY_LANG. Does not look behind text.p: the
 * caller stands at a word start.
 */
static inline pc_term_hit pc_terms_match(const pc_terms *terms, pc_term_class class, unsigned langs, pc_str text) {
    if (!pc_terms_may_begin(terms, PC_CLASS_BIT(class), text))
        return (pc_term_hit){0, 0, 0};
    return pc_terms_find(terms, class, langs, text);
}

/** Words are hashed as word_hash.h says. */
enum { PC_TERM_WORD_BITS = 17 };

static inline uint32_t pc_term_word_slot(pc_term_class class, uint32_t hash) {
    return (hash ^ ((uint32_t)class + 1) * 0x9E3779B1u) * 0x85EBCA6Bu >> (32 - PC_TERM_WORD_BITS);
}

/** False when no term of the class is the ASCII word of this hash: asked before its letters are. */
static inline bool pc_terms_may_be_word(const pc_terms *terms, pc_term_class class, uint32_t hash) {
    uint32_t slot = pc_term_word_slot(class, hash);
    return terms->one_words[slot / 64] >> (slot % 64) & 1;
}

/** True when the whole of `text` (trimmed of white space by the caller) is one term. */
bool pc_terms_whole(const pc_terms *terms, pc_term_class class, unsigned langs, pc_str text, pc_term_hit *hit);

/**
 * The words of up to eight ASCII letters that tell a language, hashed whole:
 * every word of a text's windows is asked for, and most of them are these.
 */
typedef struct pc_small_word {
    uint64_t key;              /* its small letters, the first in the lowest bits; 0: an empty slot */
    uint16_t stop, foreign;    /* masks of the languages that list it under STOP and FOREIGN; with GOES_ON when a term of more words begins with it */
} pc_small_word;
enum { PC_SMALL_WORD_LETTERS = 8, PC_SMALL_WORD_BITS = 12, PC_SMALL_WORD_GOES_ON = 0x8000 };
extern const pc_small_word pc_lang_small_words[1 << PC_SMALL_WORD_BITS];

/** The slot where the search for a key begins; it goes on to the next until it meets the key or an empty one. */
static inline size_t pc_small_word_slot(uint64_t key) {
    return (size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> (64 - PC_SMALL_WORD_BITS));
}

/** The tables compiled from release/lang. */
extern const pc_terms pc_lang_terms;

#endif
