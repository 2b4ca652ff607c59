#include "text/normal.h"

#include <utf8proc.h>

pc_str pc_normalised(pc_arena *arena, pc_str text, bool compatible) {
    utf8proc_option_t options = (utf8proc_option_t)(UTF8PROC_STABLE | UTF8PROC_COMPOSE | (compatible ? UTF8PROC_COMPAT : 0));
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text.p;
    utf8proc_ssize_t n = utf8proc_decompose(bytes, (utf8proc_ssize_t)text.n, NULL, 0, options);
    utf8proc_int32_t *points = n < 0 ? NULL : pc_arena_take(arena, ((size_t)n + 1) * sizeof *points);
    if (!points)
        return (pc_str){NULL, 0};
    n = utf8proc_decompose(bytes, (utf8proc_ssize_t)text.n, points, n, options);
    n = n < 0 ? n : utf8proc_reencode(points, n, options); /* in place: a code point needs no more than its four bytes */
    return n < 0 ? (pc_str){NULL, 0} : (pc_str){(const char *)points, (size_t)n};
}
