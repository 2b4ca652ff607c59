/* Code points in valid UTF-8. ASCII is the fast path; utf8proc is asked above 0x7F only. */
#ifndef PC_TEXT_UTF8_H
#define PC_TEXT_UTF8_H

#include "base/arena.h"

/** The code point at text.p[at] (at < n) and its length in *len. The text is valid UTF-8. */
static inline uint32_t pc_utf8_at(pc_str text, size_t at, unsigned *len) {
    const unsigned char *s = (const unsigned char *)text.p + at;
    size_t left = text.n - at;
    if (s[0] < 0x80) {
        *len = 1;
        return s[0];
    }
    if (s[0] < 0xE0 && left >= 2) {
        *len = 2;
        return (uint32_t)(s[0] & 0x1F) << 6 | (s[1] & 0x3Fu);
    }
    if (s[0] < 0xF0 && left >= 3) {
        *len = 3;
        return (uint32_t)(s[0] & 0x0F) << 12 | (uint32_t)(s[1] & 0x3F) << 6 | (s[2] & 0x3Fu);
    }
    if (left >= 4) {
        *len = 4;
        return (uint32_t)(s[0] & 0x07) << 18 | (uint32_t)(s[1] & 0x3F) << 12 | (uint32_t)(s[2] & 0x3F) << 6 | (s[3] & 0x3Fu);
    }
    *len = 1;
    return 0xFFFD;
}

/** The code point that ends right before `at` (at > 0); its length in *len. */
static inline uint32_t pc_utf8_before(pc_str text, size_t at, unsigned *len) {
    size_t from = at - 1;
    unsigned got;
    while (from > 0 && at - from < 4 && ((unsigned char)text.p[from] & 0xC0) == 0x80)
        from--;
    uint32_t cp = pc_utf8_at(text, from, &got);
    *len = (unsigned)(at - from);
    return cp;
}

static inline bool pc_utf8_is_tail(unsigned char c) {
    return (c & 0xC0) == 0x80;
}

/** The length of the valid UTF-8 sequence at the start of `left` (> 0) bytes; 0 when there is none. */
static inline unsigned pc_utf8_sequence(const unsigned char *p, size_t left) {
    unsigned char lead = p[0];
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || left < 2 || !pc_utf8_is_tail(p[1]))
        return 0;
    if (lead < 0xE0)
        return 2;
    if (left < 3 || !pc_utf8_is_tail(p[2]))
        return 0;
    if (lead < 0xF0) /* E0: no overlong forms; ED: no surrogates */
        return (lead == 0xE0 && p[1] < 0xA0) || (lead == 0xED && p[1] > 0x9F) ? 0 : 3;
    if (lead > 0xF4 || left < 4 || !pc_utf8_is_tail(p[3]))
        return 0;
    return (lead == 0xF0 && p[1] < 0x90) || (lead == 0xF4 && p[1] > 0x8F) ? 0 : 4;
}

/** Writes `cp` to `to` (4 bytes of room); returns the length. */
unsigned pc_utf8_put(char *to, uint32_t cp);
/** The bytes of the UTF-8 character at `at` (< n) of any bytes; 0 when there is none: cut, overlong, a surrogate. */
size_t pc_utf8_valid(pc_str bytes, size_t at);
/** A NUL-terminated copy of any bytes in which every byte that is no UTF-8 is U+FFFD; p is NULL on failure. */
pc_str pc_utf8_clean(pc_arena *arena, pc_str bytes);
/** Letter of any script (also marks that continue a word). */
bool pc_cp_is_letter(uint32_t cp);
bool pc_cp_is_upper(uint32_t cp);
bool pc_cp_is_lower(uint32_t cp);
/** Digit of any script; its value, or -1. */
int pc_cp_digit(uint32_t cp);
/** White space of any kind: ASCII, U+00A0, U+2000-200A, U+202F, U+205F, U+3000, U+0085, U+2028/9. */
bool pc_cp_is_space(uint32_t cp);
/** Han, kana, hangul: scripts written without spaces between words. */
bool pc_cp_is_cjk(uint32_t cp);
/** Simple case folding to lower case. */
uint32_t pc_cp_fold(uint32_t cp);
/** The bytes of white space (any kind) at text.p[at]; 0 when there is none. That with _on is for bytes above 0x7F. */
size_t pc_space_len_on(pc_str text, size_t at);
static inline size_t pc_space_len(pc_str text, size_t at) {
    if (at >= text.n)
        return 0;
    unsigned char c = (unsigned char)text.p[at];
    return c < 0x80 ? pc_is_space(c) : pc_space_len_on(text, at);
}
/** First offset >= at (resp. last <= end) that is not beside white space. Those with _on are for the others. */
size_t pc_skip_space_on(pc_str text, size_t at, size_t end);
size_t pc_trim_end_on(pc_str text, size_t at, size_t end);
static inline bool pc_is_visible_ascii(unsigned char c) {
    return c > ' ' && c < 0x80;
}
static inline size_t pc_skip_space(pc_str text, size_t at, size_t end) {
    if (at < end && text.p[at] == ' ') /* mostly one */
        at++;
    return at < end && pc_is_visible_ascii((unsigned char)text.p[at]) ? at : pc_skip_space_on(text, at, end);
}
static inline size_t pc_trim_end(pc_str text, size_t at, size_t end) {
    bool stays = end > at && (unsigned char)text.p[end - 1] > ' ' && (unsigned char)text.p[end - 1] < 0x80;
    return stays ? end : pc_trim_end_on(text, at, end);
}
/** Columns a terminal needs for the text (grapheme clusters, East Asian width). */
size_t pc_columns(pc_str text);

/** False when the text is certainly in Unicode normalization form C but for what no keyboard and no PDF makes. Cheap. */
bool pc_utf8_may_compose(pc_str text, size_t from);
/**
 * The text in normalization form C, for malloc's free(); NULL when memory is
 * short. *n: its bytes. The text is valid UTF-8.
 */
char *pc_utf8_compose(pc_str text, size_t *n);

#endif
