#include "text/utf8.h"

#include "text/bits.h"

pc_str pc_utf8_clean(pc_arena *arena, pc_str bytes) {
    static const char replacement[] = "\xEF\xBF\xBD";
    enum { WORST = sizeof replacement - 1 };
    char *copy = bytes.n < SIZE_MAX / WORST - 1 ? pc_arena_take(arena, bytes.n * WORST + 1) : NULL;
    if (!copy)
        return (pc_str){NULL, 0};
    size_t n = 0;
    while (bytes.n - n >= 8 && !(pc_eight(bytes.p + n) & PC_TOP_BITS))
        n += 8;
    memcpy(copy, bytes.p, n);
    for (size_t at = n; at < bytes.n;) {
        size_t len = pc_utf8_valid(bytes, at);
        memcpy(copy + n, len ? bytes.p + at : replacement, len ? len : WORST);
        n += len ? len : WORST;
        at += len ? len : 1;
    }
    copy[n] = '\0';
    return (pc_str){copy, n};
}
