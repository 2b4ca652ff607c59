#include "text/bits.h"

pc_bits pc_bits_of(const char p[static 64]) {
    pc_bits bits = {0};
    for (unsigned at = 0; at < 64; at += PC_LANES) {
        pc_lanes v = pc_load(p + at);
        bits.upper |= pc_lane_bits(pc_within(v, 'A', 'Z')) << at;
        bits.lower |= pc_lane_bits(pc_within(v, 'a', 'z')) << at;
        bits.digit |= pc_lane_bits(pc_within(v, '0', '9')) << at;
        bits.apostrophe |= pc_lane_bits(pc_equal(v, '\'')) << at;
        bits.stop |= pc_lane_bits(pc_equal(v, '.')) << at;
        bits.slash |= pc_lane_bits(pc_equal(v, '/')) << at;
        bits.at |= pc_lane_bits(pc_equal(v, '@')) << at;
        bits.w |= pc_lane_bits(pc_equal(v, 'w')) << at;
        bits.high |= pc_lane_bits(pc_above_ascii(v)) << at;
    }
    return bits;
}

pc_bits pc_bits_of_some(const char *p, size_t n) {
    char whole[64] = {0};
    memcpy(whole, p, n);
    return pc_bits_of(whole);
}

uint64_t pc_letter_bits(const char *p, size_t n, uint64_t *high) {
    char whole[64] = {0};
    uint64_t letters;
    if (n < sizeof whole)
        p = memcpy(whole, p, n);
    PC_BITS(letters, p, pc_either(pc_within(v, 'a', 'z'), pc_within(v, 'A', 'Z')));
    PC_BITS(*high, p, pc_above_ascii(v));
    return letters;
}

size_t pc_next_pair_of_spaces(pc_str text, size_t at, size_t end) {
    char room[64];
    for (; at < end; at += 63) { /* the last one begins the next 64 */
        uint64_t spaces;
        const char *p = pc_sixty_four(text, at, room);
        PC_BITS(spaces, p, pc_equal(v, ' '));
        spaces &= pc_bits_below(end - at);
        if (spaces & spaces >> 1)
            return at + (size_t)__builtin_ctzll(spaces & spaces >> 1);
    }
    return end;
}

size_t pc_next_of(pc_str text, size_t at, size_t end, unsigned char a, unsigned char b, unsigned char c) {
    PC_NEXT(at, text, at, end, pc_either(pc_equal(v, a), pc_either(pc_equal(v, b), pc_equal(v, c))));
    return at;
}
