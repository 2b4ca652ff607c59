#include "check/words.h"

#include "text/word_hash.h"

/* What of a text's 64 bytes from `base` on cuts words. */
typedef struct window {
    pc_str text;
    size_t base, end;               /* bits of bytes at or behind `end` are 0 */
    uint64_t plain, upper, digit, high; /* ASCII letters and digits; of these, capitals and digits; bytes above 0x7F */
} window;

static void look(window *w, size_t base) {
    char whole[64] = {0};
    const char *p = w->text.p + base;
    size_t n = w->end - base;
    if (w->text.n - base < sizeof whole)
        p = memcpy(whole, p, w->text.n - base);
    w->base = base;
    w->plain = w->upper = w->digit = w->high = 0;
    for (unsigned at = 0; at < 64; at += PC_LANES) {
        const pc_lanes v = pc_load(p + at), upper = pc_within(v, 'A', 'Z'), digit = pc_within(v, '0', '9');
        w->plain |= pc_lane_bits(pc_either(pc_either(upper, digit), pc_within(v, 'a', 'z'))) << at;
        w->upper |= pc_lane_bits(upper) << at;
        w->digit |= pc_lane_bits(digit) << at;
        w->high |= pc_lane_bits(pc_above_ascii(v)) << at;
    }
    uint64_t inside = n < 64 ? (UINT64_C(1) << n) - 1 : ~UINT64_C(0);
    w->plain &= inside;
    w->high &= inside;
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

/* A letter or digit above ASCII at `at`: its bytes, 0 when there is none; the word's flags take it in. */
static size_t take_foreign(pc_str text, size_t at, pc_word *word, unsigned letters) {
    unsigned len;
    uint32_t cp = pc_utf8_at(text, at, &len);
    bool digit = pc_cp_digit(cp) >= 0;
    if (!digit && !pc_cp_is_letter(cp))
        return 0;
    word->flags |= PC_WORD_FOREIGN;
    if (digit)
        word->flags |= PC_WORD_HAS_DIGIT;
    if (!letters && pc_cp_is_upper(cp))
        word->flags |= PC_WORD_CAPITAL;
    if (pc_cp_is_lower(cp))
        word->flags |= PC_WORD_LOWER;
    return len;
}

/* The hash of a word that has bytes above ASCII: letters folded, ' for any apostrophe. */
static uint32_t hash_foreign(pc_str text, size_t at, size_t end) {
    pc_hashing hashing = {0};
    for (size_t len; at < end; at += len) {
        unsigned took = 1;
        char folded[4];
        uint32_t cp = pc_utf8_at(text, at, &took);
        size_t mark = apostrophe_at(text, at);
        unsigned n = mark ? pc_utf8_put(folded, '\'') : pc_utf8_put(folded, pc_cp_fold(cp));
        for (unsigned i = 0; i < n; i++)
            pc_hash_byte(&hashing, (unsigned char)folded[i]);
        len = mark ? mark : took;
    }
    return pc_hash_end(&hashing);
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

/* Reads the word that starts at `at`, whatever its letters: false when none starts there. */
static bool read_word(pc_str text, uint32_t at, uint32_t end, pc_word *word) {
    *word = (pc_word){.at = at};
    unsigned letters = 0;
    bool high = false;
    uint32_t i = at;
    for (size_t took; i < end; i += (uint32_t)took) {
        unsigned char c = (unsigned char)text.p[i];
        took = 1;
        if (pc_is_alpha(c)) {
            word->flags |= pc_is_lower(c) ? PC_WORD_LOWER : !letters ? PC_WORD_CAPITAL : PC_WORD_HUMP;
            letters++;
        } else if (pc_is_digit(c)) {
            word->flags |= i == at ? PC_WORD_DIGIT | PC_WORD_HAS_DIGIT : PC_WORD_HAS_DIGIT;
            letters++;
        } else if (letters && (c == ',' || c == '.')) {
            if (!pc_is_digit((unsigned char)text.p[i - 1]) || !goes_on(text, i + 1, end, true))
                break;
        } else if (letters && (c == '\'' || c >= 0x80) && (took = apostrophe_at(text, i)) != 0) {
            if (!goes_on(text, i + took, end, false))
                break;
            word->flags |= PC_WORD_APOSTROPHE;
            high |= c >= 0x80;
        } else {
            took = c < 0x80 || (!letters && apostrophe_at(text, i)) ? 0 : take_foreign(text, i, word, letters);
            if (!took)
                break;
            high = true;
            letters++;
        }
    }
    word->end = i;
    word->hash = high ? hash_foreign(text, at, i) : pc_hash_ascii(text, at, i);
    if (letters > 1 && !(word->flags & PC_WORD_LOWER) && (word->flags & PC_WORD_CAPITAL))
        word->flags |= PC_WORD_CAPITALS;
    if (!(word->flags & PC_WORD_LOWER))
        word->flags &= (uint16_t)~PC_WORD_HUMP;
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

/* What bits [at, at + n) of a window say of the word there, which has nothing but ASCII letters and digits. */
static uint16_t plain_flags(const window *w, unsigned at, unsigned n) {
    uint64_t bits = ((UINT64_C(1) << n) - 1) << at, first = UINT64_C(1) << at;
    uint64_t upper = w->upper & bits, digit = w->digit & bits;
    unsigned flags = (digit ? PC_WORD_HAS_DIGIT : 0) | (digit & first ? PC_WORD_DIGIT : 0) | (upper & first ? PC_WORD_CAPITAL : 0) |
                     ((upper | digit) != bits ? PC_WORD_LOWER : 0);
    bool capitals = n > 1 && (upper | digit) == bits && (upper & first), hump = (upper & ~first) && (upper | digit) != bits;
    return (uint16_t)(flags | (capitals ? PC_WORD_CAPITALS : 0) | (hump ? PC_WORD_HUMP : 0));
}

/* Whether the letters and digits that end at `at` may be only the beginning of a word: "board’s", "naïve", "1,000". */
static bool may_go_on(pc_str text, size_t at, size_t end) {
    if (at >= end)
        return false;
    unsigned char c = (unsigned char)text.p[at];
    return c >= 0x80 || c == '\'' || ((c == ',' || c == '.') && pc_is_digit((unsigned char)text.p[at - 1]));
}

/* Reads the word that begins at bit `bit` of the window, which is set in plain or high; false when none begins there. */
static bool window_word(window *w, unsigned bit, pc_word *word) {
    size_t at = w->base + bit;
    if (!(w->plain >> bit & 1))
        return read_word(w->text, (uint32_t)at, (uint32_t)w->end, word);
    unsigned n = ~(w->plain >> bit) ? (unsigned)__builtin_ctzll(~(w->plain >> bit)) : 64;
    if (bit + n >= 64 && bit) { /* it may go on behind the window */
        look(w, at);
        bit = 0;
        n = ~w->plain ? (unsigned)__builtin_ctzll(~w->plain) : 64;
    }
    if (n >= 64 || may_go_on(w->text, at + n, w->end))
        return read_word(w->text, (uint32_t)at, (uint32_t)w->end, word);
    *word = (pc_word){.at = (uint32_t)at, .end = (uint32_t)(at + n), .hash = pc_hash_ascii(w->text, at, at + n), .flags = plain_flags(w, bit, n)};
    return true;
}

/* The next word at or behind `at`. */
static bool next_word(window *w, size_t at, pc_word *word) {
    while (at < w->end) {
        if (at - w->base >= 64 || at < w->base)
            look(w, at);
        uint64_t starts = (w->plain | w->high) >> (at - w->base);
        if (!starts) {
            at = w->base + 64;
            continue;
        }
        at += (unsigned)__builtin_ctzll(starts);
        if (window_word(w, (unsigned)(at - w->base), word))
            return true;
        unsigned len;
        pc_utf8_at(w->text, at, &len);
        at += len;
    }
    return false;
}

bool pc_word_read(pc_str text, uint32_t at, uint32_t end, pc_word *word) {
    uint32_t i = at;
    while (i < end) {
        unsigned char c = (unsigned char)text.p[i];
        unsigned len = 1;
        if ((c >= 0x80 || pc_is_alpha(c) || pc_is_digit(c)) && read_word(text, i, end, word))
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

bool pc_words_read(pc_arena *arena, pc_str text, pc_range range, uint32_t passage, pc_word_list *words) {
    size_t first = words->n;
    uint32_t at = range.at;
    window w = {.text = text, .end = range.end};
    pc_word word;
    if (range.at < range.end)
        look(&w, range.at);
    for (; next_word(&w, at, &word); at = word.end) {
        word.passage = passage;
        word.gap = words->n == first ? PC_GAP_START : (uint8_t)gap_of(text, at, word.at);
        if (!PC_PUSH(arena, *words, word))
            return false;
    }
    return true;
}

uint32_t pc_word_hash(pc_str word) {
    pc_word read;
    size_t plain = 0;
    while (plain < word.n && (pc_is_alpha((unsigned char)word.p[plain]) || pc_is_digit((unsigned char)word.p[plain])))
        plain++;
    if (plain == word.n)
        return plain ? pc_hash_ascii(word, 0, plain) : 0;
    return read_word(word, 0, (uint32_t)word.n, &read) ? read.hash : 0;
}
