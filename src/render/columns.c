#include "render/columns.h"

#include "render/escape.h"
#include "text/utf8.h"

#include <utf8proc.h>

unsigned pc_columns_of(pc_str text, size_t at, uint32_t cp) {
    if (pc_steers_terminal(text, at))
        return pc_visible_columns(text, at);
    return cp < 0x7F ? 1 : (unsigned)utf8proc_charwidth((utf8proc_int32_t)cp);
}

pc_cluster pc_cluster_at(pc_str text, size_t at) {
    unsigned len;
    pc_cluster c = {.cp = pc_utf8_at(text, at, &len)};
    c.bytes = len;
    c.columns = pc_columns_of(text, at, c.cp);
    utf8proc_int32_t state = 0;
    utf8proc_int32_t before = (utf8proc_int32_t)c.cp;
    while (at + c.bytes < text.n && (unsigned char)text.p[at + c.bytes] >= 0x80) {
        uint32_t next = pc_utf8_at(text, at + c.bytes, &len);
        unsigned columns = pc_columns_of(text, at + c.bytes, next);
        if (pc_steers_terminal(text, at + c.bytes) ||
            utf8proc_grapheme_break_stateful(before, (utf8proc_int32_t)next, &state))
            break;
        if (columns > c.columns) /* an emoji behind a joiner; a wide mark */
            c.columns = columns;
        before = (utf8proc_int32_t)next;
        c.bytes += len;
    }
    return c;
}

size_t pc_break_space(pc_str text, size_t at) {
    unsigned len;
    unsigned char c = (unsigned char)text.p[at];
    if (c < 0x80)
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    uint32_t cp = pc_utf8_at(text, at, &len);
    bool no_break = cp == 0xA0 || cp == 0x202F || cp == 0x2007 || cp == 0x85 || cp == 0x2028 || cp == 0x2029;
    return pc_cp_is_space(cp) && !no_break ? len : 0;
}

bool pc_space_holds(pc_str text, size_t end, size_t next) {
    unsigned len;
    uint32_t last = pc_utf8_before(text, end, &len), first = pc_utf8_at(text, next, &len);
    if (last == 0xAB && (end == 2 || pc_space_len(text, end - 3)))
        return true;
    if (first != 0xBB && first != ':' && first != ';' && first != '!' && first != '?')
        return false;
    next += len;
    return next >= text.n || pc_space_len(text, next) || PC_ONE_OF(text.p[next], ".,;:!?)");
}

static bool among(uint32_t cp, const uint32_t *list) {
    while (*list && *list != cp)
        list++;
    return *list != 0;
}

/* Marks that start no line and those that end none, in scripts without spaces (JIS X 4051, GB/T 15834). */
static const uint32_t never_first[] = {0x3001, 0x3002, 0xFF0C, 0xFF0E, 0xFF01, 0xFF1F, 0xFF1A, 0xFF1B, 0x300D, 0x300F,
                                       0xFF09, 0x3011, 0x3009, 0x300B, 0x2019, 0x201D, 0x2026, 0x30FB, 0x30FC, ')',
                                       ',',    '.',    '!',    '?',    ':',    ';',    0xFF05, '%',    0x3005, 0};
static const uint32_t never_last[] = {0x300C, 0x300E, 0xFF08, 0x3010, 0x3008, 0x300A, 0x2018, 0x201C, '(', 0xFFE5, '$', 0};

bool pc_is_wide_script(uint32_t cp) {
    return pc_cp_is_cjk(cp) || (cp >= 0xFF00 && cp <= 0xFF60);
}

bool pc_may_break(uint32_t before, uint32_t next, bool letter_before) {
    if (before == '-' && letter_before)
        return next >= 0x80 || pc_is_alpha((unsigned char)next);
    if (before == 0x2014) /* em dash */
        return next != 0x201D && next != '"' && next != ',';
    if (!pc_is_wide_script(before) && !pc_is_wide_script(next))
        return false;
    return !among(next, never_first) && !among(before, never_last);
}
