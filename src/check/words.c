#include "check/words.h"

#include "base/hash.h"

/* ASCII letters and digits as they are hashed, and above that byte what they are; 0 for all others. */
enum { IS_LOWER = 0x100, IS_UPPER = 0x200, IS_DIGIT = 0x400 };
static const uint16_t plain_bytes[256] = {
    ['0'] = '0' | IS_DIGIT, ['1'] = '1' | IS_DIGIT, ['2'] = '2' | IS_DIGIT, ['3'] = '3' | IS_DIGIT, ['4'] = '4' | IS_DIGIT,
    ['5'] = '5' | IS_DIGIT, ['6'] = '6' | IS_DIGIT, ['7'] = '7' | IS_DIGIT, ['8'] = '8' | IS_DIGIT, ['9'] = '9' | IS_DIGIT,
#define LETTER(upper, lower) [upper] = (lower) | IS_UPPER, [lower] = (lower) | IS_LOWER
    LETTER('A', 'a'), LETTER('B', 'b'), LETTER('C', 'c'), LETTER('D', 'd'), LETTER('E', 'e'), LETTER('F', 'f'), LETTER('G', 'g'),
    LETTER('H', 'h'), LETTER('I', 'i'), LETTER('J', 'j'), LETTER('K', 'k'), LETTER('L', 'l'), LETTER('M', 'm'), LETTER('N', 'n'),
    LETTER('O', 'o'), LETTER('P', 'p'), LETTER('Q', 'q'), LETTER('R', 'r'), LETTER('S', 's'), LETTER('T', 't'), LETTER('U', 'u'),
    LETTER('V', 'v'), LETTER('W', 'w'), LETTER('X', 'x'), LETTER('Y', 'y'), LETTER('Z', 'z'),
#undef LETTER
};

/* Reads the ASCII letters and digits from word->at on, which most words are; where they end. */
static inline uint32_t take_plain(pc_str text, uint32_t end, pc_word *word) {
    const unsigned char *first = (const unsigned char *)text.p + word->at, *stop = (const unsigned char *)text.p + end, *p = first;
    uint32_t hash = PC_HASH32_SEED;
    unsigned seen = 0;
    for (unsigned what; p < stop && (what = plain_bytes[*p]) != 0; p++) {
        hash = pc_hash32(hash, (unsigned char)what);
        seen |= what;
    }
    word->hash = hash;
    if (p > first)
        word->flags = (uint16_t)((seen & IS_DIGIT ? PC_WORD_HAS_DIGIT : 0) | (seen & IS_LOWER ? PC_WORD_LOWER : 0) |
                                 (plain_bytes[*first] & IS_DIGIT ? PC_WORD_DIGIT : 0) | (plain_bytes[*first] & IS_UPPER ? PC_WORD_CAPITAL : 0));
    return word->at + (uint32_t)(p - first);
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
        word->hash = pc_hash32(word->hash, (unsigned char)folded[i]);
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
    *word = (pc_word){.at = at};
    uint32_t i = take_plain(text, end, word);
    unsigned letters = i - at;
    while (i < end) {
        unsigned char c = (unsigned char)text.p[i];
        size_t mark;
        if (pc_is_lower(c)) {
            word->hash = pc_hash32(word->hash, c);
            word->flags |= PC_WORD_LOWER;
            letters++;
            i++;
        } else if (pc_is_upper(c)) {
            word->hash = pc_hash32(word->hash, (unsigned char)(c + 32));
            if (!letters)
                word->flags |= PC_WORD_CAPITAL;
            letters++;
            i++;
        } else if (pc_is_digit(c)) {
            word->hash = pc_hash32(word->hash, c);
            word->flags |= i == at ? PC_WORD_DIGIT | PC_WORD_HAS_DIGIT : PC_WORD_HAS_DIGIT;
            letters++;
            i++;
        } else if (!letters) {
            size_t took = c < 0x80 || apostrophe_at(text, i) ? 0 : take_foreign(text, i, word, &letters);
            if (!took)
                return false;
            i += (uint32_t)took;
        } else if ((c == ',' || c == '.') && pc_is_digit((unsigned char)text.p[i - 1]) && goes_on(text, i + 1, end, true)) {
            word->hash = pc_hash32(word->hash, c);
            i++;
        } else if ((c == '\'' || c >= 0x80) && (mark = apostrophe_at(text, i)) != 0) {
            if (!goes_on(text, i + mark, end, false))
                break;
            word->hash = pc_hash32(word->hash, '\'');
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
    while (i < end) {
        unsigned char c = (unsigned char)text.p[i];
        unsigned len = 1;
        if ((c >= 0x80 || plain_bytes[c]) && read_word(text, i, end, word))
            break;
        if (c >= 0x80)
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
