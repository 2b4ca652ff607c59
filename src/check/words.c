#include "check/words.h"

enum { HASH_SEED = 0x811C9DC5u, HASH_STEP = 0x01000193u };

static inline uint32_t hash_byte(uint32_t hash, unsigned char byte) {
    return (hash ^ byte) * HASH_STEP;
}

/* ’ (U+2019) and ʼ (U+02BC) are apostrophes like '. */
static size_t apostrophe_at(pc_str text, size_t at) {
    const unsigned char *p = (const unsigned char *)text.p + at;
    size_t left = text.n - at;
    if (*p == '\'')
        return 1;
    if (left >= 3 && p[0] == 0xE2 && p[1] == 0x80 && p[2] == 0x99)
        return 3;
    return left >= 2 && p[0] == 0xCA && p[1] == 0xBC ? 2 : 0;
}

/* A letter or digit at `at`: its bytes, 0 when there is none; the word's hash and flags take it in. */
static size_t take_foreign(pc_str text, size_t at, pc_word *word, unsigned *letters) {
    unsigned len;
    char folded[4];
    uint32_t cp = pc_utf8_at(text, at, &len);
    bool digit = pc_cp_digit(cp) >= 0;
    if (!digit && !pc_cp_is_letter(cp))
        return 0;
    uint32_t low = pc_cp_fold(cp);
    unsigned n = pc_utf8_put(folded, low);
    for (unsigned i = 0; i < n; i++)
        word->hash = hash_byte(word->hash, (unsigned char)folded[i]);
    word->flags |= PC_WORD_FOREIGN;
    if (digit)
        word->flags |= PC_WORD_HAS_DIGIT;
    if (!*letters && pc_cp_is_upper(cp))
        word->flags |= PC_WORD_CAPITAL;
    if (pc_cp_is_lower(cp))
        word->flags |= PC_WORD_LOWER;
    ++*letters;
    return len;
}

/* Whether a word goes on behind an apostrophe, or a number behind its comma or point. */
static bool goes_on(pc_str text, size_t at, size_t end, bool number) {
    if (at >= end)
        return false;
    unsigned char c = (unsigned char)text.p[at];
    if (number)
        return pc_is_digit(c);
    if (c < 0x80)
        return pc_is_alpha(c);
    unsigned len;
    return pc_cp_is_letter(pc_utf8_at(text, at, &len));
}

/* Reads the word that starts at `at`: false when none starts there. */
static bool read_word(pc_str text, uint32_t at, uint32_t end, pc_word *word) {
    unsigned letters = 0;
    uint32_t i = at;
    *word = (pc_word){.at = at, .hash = HASH_SEED};
    while (i < end) {
        unsigned char c = (unsigned char)text.p[i];
        size_t mark;
        if (pc_is_lower(c)) {
            word->hash = hash_byte(word->hash, c);
            word->flags |= PC_WORD_LOWER;
            letters++;
            i++;
        } else if (pc_is_upper(c)) {
            word->hash = hash_byte(word->hash, (unsigned char)(c + 32));
            if (!letters)
                word->flags |= PC_WORD_CAPITAL;
            letters++;
            i++;
        } else if (pc_is_digit(c)) {
            word->hash = hash_byte(word->hash, c);
            word->flags |= i == at ? PC_WORD_DIGIT | PC_WORD_HAS_DIGIT : PC_WORD_HAS_DIGIT;
            letters++;
            i++;
        } else if (!letters) {
            size_t took = c < 0x80 || apostrophe_at(text, i) ? 0 : take_foreign(text, i, word, &letters);
            if (!took)
                return false;
            i += (uint32_t)took;
        } else if ((c == ',' || c == '.') && pc_is_digit((unsigned char)text.p[i - 1]) && goes_on(text, i + 1, end, true)) {
            word->hash = hash_byte(word->hash, c);
            i++;
        } else if ((c == '\'' || c >= 0x80) && (mark = apostrophe_at(text, i)) != 0) {
            if (!goes_on(text, i + mark, end, false))
                break;
            word->hash = hash_byte(word->hash, '\'');
            word->flags |= PC_WORD_APOSTROPHE;
            i += (uint32_t)mark;
        } else {
            size_t took = c < 0x80 ? 0 : take_foreign(text, i, word, &letters);
            if (!took)
                break;
            i += (uint32_t)took;
        }
    }
    word->end = i;
    if (letters > 1 && !(word->flags & PC_WORD_LOWER) && (word->flags & PC_WORD_CAPITAL))
        word->flags |= PC_WORD_CAPITALS;
    return letters > 0;
}

/* What kind of gap text [at, end) is, which holds no letter. */
static pc_word_gap gap_of(pc_str text, uint32_t at, uint32_t end) {
    if (end - at == 1) {
        switch (text.p[at]) {
        case '-':
            return PC_GAP_HYPHEN;
        case '/':
            return PC_GAP_SLASH;
        case '.':
            return PC_GAP_DOT;
        case ' ':
            return PC_GAP_BLANK;
        default:
            break;
        }
    }
    /* U+2010 and U+2011 are hyphens */
    if (end - at == 3 && memcmp(text.p + at, "\xE2\x80", 2) == 0 && (text.p[at + 2] == '\x90' || text.p[at + 2] == '\x91'))
        return PC_GAP_HYPHEN;
    return end > at && pc_skip_space(text, at, end) == end ? PC_GAP_BLANK : PC_GAP_MARKS;
}

bool pc_word_read(pc_str text, uint32_t at, uint32_t end, pc_word *word) {
    uint32_t i = at;
    while (i < end && !read_word(text, i, end, word)) {
        unsigned len = 1;
        if ((unsigned char)text.p[i] >= 0x80)
            pc_utf8_at(text, i, &len);
        i += len;
    }
    if (i >= end)
        return false;
    word->gap = (uint8_t)gap_of(text, at, i);
    return true;
}

uint32_t pc_word_hash(pc_str word) {
    pc_word read;
    return word.n && read_word(word, 0, (uint32_t)word.n, &read) ? read.hash : 0;
}
