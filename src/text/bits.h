/*
 * What 64 bytes of a text are, as masks: bit i tells of byte i. Counting
 * letters and words with them costs a tenth of looking at each byte.
 */
#ifndef PC_TEXT_BITS_H
#define PC_TEXT_BITS_H

#include "base/str.h"

typedef struct pc_bits {
    uint64_t upper, lower, digit; /* ASCII */
    uint64_t apostrophe, stop;    /* ' and . */
    uint64_t slash, at, w;        /* / and @ and a small w: they tell of addresses */
    uint64_t high;                /* bytes above 0x7F */
} pc_bits;

/** The masks of p[0] to p[63]. */
pc_bits pc_bits_of(const char p[static 64]);
/** The same of the `n` bytes (at most 64) at p; bits behind them are 0. */
pc_bits pc_bits_of_some(const char *p, size_t n);

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

/** Eight bytes in one number, for tests of all at once. */
static inline uint64_t pc_eight(const char *p) {
    uint64_t v;
    memcpy(&v, p, 8);
    return v;
}
#define PC_EACH(byte) (UINT64_C(0x0101010101010101) * (byte))
#define PC_TOP_BITS PC_EACH(0x80)
/** Not 0 when a byte of v is 0. */
#define PC_HAS_ZERO(v) (((v) - PC_EACH(1)) & ~(v) & PC_TOP_BITS)

#endif
