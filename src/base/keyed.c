#include "base/keyed.h"

#include <stdlib.h>

static int by_key(const void *a, const void *b) {
    const pc_keyed *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

static bool before(const pc_keyed *a, const pc_keyed *b) {
    return a->key != b->key ? a->key < b->key : a->index < b->index;
}

/* A shell sort: lists are short, and qsort() calls for every comparison. */
static void sort_few(pc_keyed *v, size_t n) {
    static const size_t gaps[] = {701, 301, 132, 57, 23, 10, 4, 1};
    for (size_t g = 0; g < sizeof gaps / sizeof *gaps; g++)
        for (size_t i = gaps[g]; i < n; i++) {
            pc_keyed moved = v[i];
            size_t to = i;
            for (; to >= gaps[g] && before(&moved, &v[to - gaps[g]]); to -= gaps[g])
                v[to] = v[to - gaps[g]];
            v[to] = moved;
        }
}

void pc_sort_keyed(pc_keyed *v, size_t n) {
    enum { FEW = 2000 };
    if (n <= FEW)
        sort_few(v, n);
    else
        qsort(v, n, sizeof *v, by_key);
}
