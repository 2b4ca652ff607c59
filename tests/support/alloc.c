/* The unit tests' malloc, calloc and realloc: the n-th call fails on demand (linked with --wrap). */
#include "support.h"

#include <stdlib.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);

static unsigned long made, failing;
static bool failing_all;

void fail_allocation(unsigned long n, bool all) {
    made = 0;
    failing = n;
    failing_all = all;
}

unsigned long allocations_made(void) {
    return made;
}

static bool fails(void) {
    made++;
    return failing && (made == failing || (failing_all && made > failing));
}

void *__wrap_malloc(size_t size) {
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size) {
    return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size) {
    return fails() ? NULL : __real_realloc(old, size);
}
