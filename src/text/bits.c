#include "text/bits.h"

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
