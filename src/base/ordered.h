/* Looking for a place in things that stand in order of the text. */
#ifndef PC_BASE_ORDERED_H
#define PC_BASE_ORDERED_H

#include "base/str.h"

/** The first of n offsets, `stride` bytes apart from one to the next, that is greater than `at`; n when none is. They never fall. */
static inline size_t pc_first_greater(const uint32_t *offsets, size_t n, size_t stride, uint32_t at) {
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        uint32_t there;
        memcpy(&there, (const char *)offsets + middle * stride, sizeof there);
        if (there <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/** The first of the n structs at `v` (a pointer) whose member, a uint32_t in rising order, is greater than `at`; n when none is. */
#define PC_FIRST_GREATER(v, n, member, at) ((n) ? pc_first_greater(&(v)->member, n, sizeof *(v), at) : 0)

#endif
