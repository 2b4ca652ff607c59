/*
 * What 64 bytes of a text are, as masks: bit i tells of byte i. Counting and
 * finding with them costs a tenth of looking at each byte. Where the machine
 * compares 16 bytes at once that is used, else 8 are compared in one number.
 */
#ifndef PC_TEXT_BITS_H
#define PC_TEXT_BITS_H

#include "base/str.h"

/** Eight bytes in one number, the first in its lowest bits. */
static inline uint64_t pc_eight(const char *p) {
    uint64_t v;
    memcpy(&v, p, 8);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    v = __builtin_bswap64(v);
#endif
    return v;
}
#define PC_EACH(byte) (UINT64_C(0x0101010101010101) * (byte))
#define PC_TOP_BITS PC_EACH(0x80)
/** Not 0 when a byte of v is 0. */
#define PC_HAS_ZERO(v) (((v) - PC_EACH(1)) & ~(v) & PC_TOP_BITS)

#if defined(__SSE2__) && !defined(PC_PLAIN_BITS)
#include <emmintrin.h>

typedef __m128i pc_lanes;
enum { PC_LANES = 16 };

static inline pc_lanes pc_load(const char *p) {
    return _mm_loadu_si128((const void *)p);
}
/** Lanes whose byte lies in [low, high]; the other operations take these. */
static inline pc_lanes pc_within(pc_lanes v, unsigned char low, unsigned char high) {
    __m128i from = _mm_sub_epi8(v, _mm_set1_epi8((char)low));
    return _mm_cmpeq_epi8(_mm_min_epu8(from, _mm_set1_epi8((char)(high - low))), from);
}
static inline pc_lanes pc_equal(pc_lanes v, unsigned char byte) {
    return _mm_cmpeq_epi8(v, _mm_set1_epi8((char)byte));
}
static inline pc_lanes pc_above_ascii(pc_lanes v) {
    return v;
}
static inline pc_lanes pc_either(pc_lanes a, pc_lanes b) {
    return _mm_or_si128(a, b);
}
static inline uint64_t pc_lane_bits(pc_lanes v) {
    return (unsigned)_mm_movemask_epi8(v);
}
#else
typedef uint64_t pc_lanes;
enum { PC_LANES = 8 };

static inline pc_lanes pc_load(const char *p) {
    return pc_eight(p);
}
/** Lanes whose byte lies in [low, high], both ASCII; the other operations take these. */
static inline pc_lanes pc_within(pc_lanes v, unsigned char low, unsigned char high) {
    uint64_t ascii = v & ~PC_TOP_BITS;
    return (ascii + PC_EACH(0x80u - low)) & ~(ascii + PC_EACH(0x7Fu - high)) & ~v;
}
static inline pc_lanes pc_equal(pc_lanes v, unsigned char byte) {
    uint64_t x = v ^ PC_EACH(byte);
    return ~(((x & ~PC_TOP_BITS) + ~PC_TOP_BITS) | x);
}
static inline pc_lanes pc_above_ascii(pc_lanes v) {
    return v;
}
static inline pc_lanes pc_either(pc_lanes a, pc_lanes b) {
    return a | b;
}
static inline uint64_t pc_lane_bits(pc_lanes v) {
    return ((v & PC_TOP_BITS) >> 7) * UINT64_C(0x0102040810204080) >> 56;
}
#endif

/* The mask of the lanes at p[at], moved to their place. */
#define PC_BITS_AT(mask, p, at, test)              \
    do {                                           \
        const pc_lanes v = pc_load((p) + (at));    \
        (mask) |= pc_lane_bits(test) << (at);      \
    } while (0)
/** The mask of 64 bytes at p; `test` is an expression of `v`, their lanes. Written out, for compilers leave the loop a loop. */
#define PC_BITS(mask, p, test)                                      \
    do {                                                            \
        (mask) = 0;                                                 \
        for (unsigned pc_at = 0; pc_at < 64; pc_at += 4 * PC_LANES) { \
            PC_BITS_AT(mask, p, pc_at, test);                       \
            PC_BITS_AT(mask, p, pc_at + PC_LANES, test);            \
            PC_BITS_AT(mask, p, pc_at + 2 * PC_LANES, test);        \
            PC_BITS_AT(mask, p, pc_at + 3 * PC_LANES, test);        \
        }                                                           \
    } while (0)

/** The bits of the first `n` bytes of 64. */
static inline uint64_t pc_bits_below(size_t n) {
    return n < 64 ? (UINT64_C(1) << n) - 1 : ~UINT64_C(0);
}

/** The 64 bytes at text.p[at]; where the text has less, a copy of them in `room`, 0 behind. */
static inline const char *pc_sixty_four(pc_str text, size_t at, char room[static 64]) {
    if (text.n - at >= 64)
        return text.p + at;
    memset(room, 0, 64);
    return memcpy(room, text.p + at, text.n - at);
}

/** Sets `found` to the first offset in [at, end) whose byte passes the test (as in PC_BITS); to `end` when none does. */
#define PC_NEXT(found, text, at, end, test)                                    \
    do {                                                                       \
        char pc_room[64];                                                      \
        uint64_t pc_mask = 0;                                                  \
        size_t pc_from = (at), pc_end = (end);                                 \
        for (; pc_from < pc_end; pc_from += 64) {                              \
            const char *pc_p = pc_sixty_four((text), pc_from, pc_room);        \
            PC_BITS(pc_mask, pc_p, (test));                                    \
            if (pc_mask &= pc_bits_below(pc_end - pc_from))                    \
                break;                                                         \
        }                                                                      \
        (found) = pc_mask ? pc_from + (unsigned)__builtin_ctzll(pc_mask) : pc_end; \
    } while (0)

/** Of the 64 bytes at p: control characters, those above 0x7F, and spaces before a space, before one of these or at the end. */
static inline uint64_t pc_odd_bits(const char *p) {
    uint64_t plain, spaces;
    PC_BITS(plain, p, pc_within(v, '!', '~'));
    PC_BITS(spaces, p, pc_equal(v, ' '));
    return ~(plain | spaces) | (spaces & (~plain >> 1 | UINT64_C(1) << 63));
}
/** Of the 64 bytes at p: spaces before a space or at the end. */
static inline uint64_t pc_doubled_blank_bits(const char *p) {
    uint64_t spaces;
    PC_BITS(spaces, p, pc_equal(v, ' '));
    return spaces & (spaces >> 1 | UINT64_C(1) << 63);
}
/** The first offset in [at, end) where a space stands before a space; `end` when there is none. */
size_t pc_next_pair_of_spaces(pc_str text, size_t at, size_t end);

/** The first offset in [at, end) of one of three bytes; `end` when there is none. */
size_t pc_next_of(pc_str text, size_t at, size_t end, unsigned char a, unsigned char b, unsigned char c);

/** How many bits are set. Written out: without a machine instruction for it, a call costs more. */
static inline unsigned pc_bits_count(uint64_t v) {
    v -= v >> 1 & UINT64_C(0x5555555555555555);
    v = (v & UINT64_C(0x3333333333333333)) + (v >> 2 & UINT64_C(0x3333333333333333));
    v = (v + (v >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
    return (unsigned)(v * UINT64_C(0x0101010101010101) >> 56);
}

/** v without its bit `at`: those above move down by one. */
static inline uint64_t pc_bits_drop(uint64_t v, unsigned at) {
    uint64_t below = (UINT64_C(1) << at) - 1;
    return (v & below) | (v >> 1 & ~below);
}

#endif
