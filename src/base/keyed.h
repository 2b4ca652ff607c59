/* Things put in order by a number: who has the same one stands together. */
#ifndef PC_BASE_KEYED_H
#define PC_BASE_KEYED_H

#include "base/vec.h"

/** One thing: what it is ordered by, and its index where it comes from. */
typedef struct pc_keyed {
    uint64_t key;
    uint32_t index;
} pc_keyed;

typedef PC_VEC(pc_keyed) pc_keyed_list;

/** In order of their keys; those of one key in order of their indices. */
void pc_sort_keyed(pc_keyed *v, size_t n);

#endif
