#include "base/keyed.h"

#include <stdlib.h>

static int by_key(const void *a, const void *b) {
    const pc_keyed *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

void pc_sort_keyed(pc_keyed *v, size_t n) {
    if (n > 1)
        qsort(v, n, sizeof *v, by_key);
}
