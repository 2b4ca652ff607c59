/* Looking for a place in things that stand in order: of the text, of hashes, of code points. */
#ifndef PC_BASE_ORDERED_H
#define PC_BASE_ORDERED_H

#include "base/str.h"

/** How many of n values, `stride` bytes apart from one to the next and in rising order, are less than `value`; with `equal`, no greater than it. */
static inline size_t pc_count_before(const uint32_t *values, size_t n, size_t stride, uint32_t value, bool equal) {
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        uint32_t there;
        memcpy(&there, (const char *)values + middle * stride, sizeof there);
        if (there < value || (equal && there == value))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/** The first of the n structs at `v` (a pointer) whose member, a uint32_t in rising order, is greater than `at`; n when none is. */
#define PC_FIRST_GREATER(v, n, member, at) ((n) ? pc_count_before(&(v)->member, n, sizeof *(v), at, true) : 0)

/** The same, whose member is `at` or greater. */
#define PC_FIRST_FROM(v, n, member, at) ((n) ? pc_count_before(&(v)->member, n, sizeof *(v), at, false) : 0)

#endif
