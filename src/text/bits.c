#include "text/bits.h"

#if defined(__SSE2__) && !defined(PC_PLAIN_BITS)
#include <emmintrin.h>

/* Bytes of v in [low, low + span]. */
static inline __m128i within(__m128i v, char low, char span) {
    __m128i from = _mm_sub_epi8(v, _mm_set1_epi8(low));
    return _mm_cmpeq_epi8(_mm_min_epu8(from, _mm_set1_epi8(span)), from);
}

static inline uint64_t mask(__m128i v) {
    return (uint64_t)(unsigned)_mm_movemask_epi8(v);
}

static inline uint64_t equal(__m128i v, char byte) {
    return mask(_mm_cmpeq_epi8(v, _mm_set1_epi8(byte)));
}

pc_bits pc_bits_of(const char p[static 64]) {
    pc_bits bits = {0};
    for (unsigned at = 0; at < 64; at += 16) {
        __m128i v = _mm_loadu_si128((const void *)(p + at));
        bits.upper |= mask(within(v, 'A', 'Z' - 'A')) << at;
        bits.lower |= mask(within(v, 'a', 'z' - 'a')) << at;
        bits.digit |= mask(within(v, '0', '9' - '0')) << at;
        bits.apostrophe |= equal(v, '\'') << at;
        bits.stop |= equal(v, '.') << at;
        bits.slash |= equal(v, '/') << at;
        bits.at |= equal(v, '@') << at;
        bits.w |= equal(v, 'w') << at;
        bits.high |= mask(v) << at;
    }
    return bits;
}
#else
pc_bits pc_bits_of(const char p[static 64]) {
    pc_bits bits = {0};
    for (unsigned at = 0; at < 64; at++) {
        unsigned char c = (unsigned char)p[at];
        bits.upper |= (uint64_t)pc_is_upper(c) << at;
        bits.lower |= (uint64_t)pc_is_lower(c) << at;
        bits.digit |= (uint64_t)pc_is_digit(c) << at;
        bits.apostrophe |= (uint64_t)(c == '\'') << at;
        bits.stop |= (uint64_t)(c == '.') << at;
        bits.slash |= (uint64_t)(c == '/') << at;
        bits.at |= (uint64_t)(c == '@') << at;
        bits.w |= (uint64_t)(c == 'w') << at;
        bits.high |= (uint64_t)(c >= 0x80) << at;
    }
    return bits;
}
#endif

pc_bits pc_bits_of_some(const char *p, size_t n) {
    char whole[64] = {0};
    memcpy(whole, p, n);
    return pc_bits_of(whole);
}
