/* Borrowed stretches of bytes and ranges of offsets. */
#ifndef PC_BASE_STR_H
#define PC_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/** Borrowed bytes; not terminated. p may be NULL only when n is 0. */
typedef struct pc_str {
    const char *p;
    size_t n;
} pc_str;

/** Byte offsets, end exclusive. */
typedef struct pc_range {
    uint32_t at, end;
} pc_range;

#define PC_STR(literal) ((pc_str){(literal), sizeof(literal) - 1})

static inline pc_str pc_str_of(const char *z) {
    return (pc_str){z, z ? strlen(z) : 0};
}

/** Whether the byte `c` is one of those of a literal. */
#define PC_ONE_OF(c, literal) (memchr((literal), (int)(c), sizeof(literal) - 1) != NULL)

static inline bool pc_str_eq(pc_str a, pc_str b) {
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/** The bytes of `text` from `at` up to `end`, both inside it. */
static inline pc_str pc_str_sub(pc_str text, size_t at, size_t end) {
    return (pc_str){text.p + at, end - at};
}

/** `s` ends in `tail`, and may be nothing else. */
static inline bool pc_str_ends(pc_str s, pc_str tail) {
    return s.n >= tail.n && memcmp(s.p + s.n - tail.n, tail.p, tail.n) == 0;
}

/** Without white space and control characters at both ends. */
static inline pc_str pc_str_trimmed(pc_str s) {
    while (s.n && (unsigned char)s.p[s.n - 1] <= ' ')
        s.n--;
    while (s.n && (unsigned char)*s.p <= ' ')
        s = (pc_str){s.p + 1, s.n - 1};
    return s;
}

/** ASCII white space: space, tab, LF, VT, FF, CR. */
static inline bool pc_is_space(unsigned char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}
static inline bool pc_is_digit(unsigned char c) {
    return c >= '0' && c <= '9';
}
static inline bool pc_is_upper(unsigned char c) {
    return c >= 'A' && c <= 'Z';
}
static inline bool pc_is_lower(unsigned char c) {
    return c >= 'a' && c <= 'z';
}
static inline bool pc_is_alpha(unsigned char c) {
    return pc_is_upper(c) || pc_is_lower(c);
}
static inline unsigned char pc_lower(unsigned char c) {
    return pc_is_upper(c) ? (unsigned char)(c + 32) : c;
}

#endif
