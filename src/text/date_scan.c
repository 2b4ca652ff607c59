#include "text/date_scan.h"

enum { MAX_DIGITS = 6 };

bool pc_number_at(pc_str text, size_t at, pc_number *out) {
    int value = 0;
    unsigned digits = 0;
    while (at < text.n) {
        unsigned len;
        int digit = pc_cp_digit(pc_utf8_at(text, at, &len));
        if (digit < 0)
            break;
        if (++digits > MAX_DIGITS)
            return false;
        value = value * 10 + digit;
        at += len;
    }
    *out = (pc_number){value, digits, at};
    return digits > 0;
}

/* Marks of other scripts that stand for an ASCII one. */
static unsigned char plain_mark(uint32_t cp) {
    if (cp > 0xFF00 && cp < 0xFF5F)
        return (unsigned char)(cp - 0xFEE0);
    switch (cp) {
    case 0x060C: /* Arabic comma */
    case 0x3001: /* ideographic comma */
        return ',';
    case 0x3002: /* ideographic full stop */
        return '.';
    case 0x3010: /* lenticular and tortoise-shell brackets */
    case 0x3014:
        return '[';
    case 0x3011:
    case 0x3015:
        return ']';
    case 0x2019:
    case 0x2018:
        return '\'';
    case 0x2044: /* fraction slash */
        return '/';
    default:
        return cp < 0x80 ? (unsigned char)cp : 0;
    }
}

size_t pc_mark_at_on(pc_str text, size_t at, const char *marks) {
    unsigned len;
    unsigned char c = (unsigned char)text.p[at], mark = c < 0x80 ? c : plain_mark(pc_utf8_at(text, at, &len));
    for (; mark && *marks; marks++)
        if ((unsigned char)*marks == mark)
            return at + (c < 0x80 ? 1 : len);
    return 0;
}

size_t pc_dash_at(pc_str text, size_t at) {
    unsigned len;
    if (at >= text.n)
        return 0;
    uint32_t cp = pc_utf8_at(text, at, &len);
    bool dash = cp == '-' || (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212 || cp == 0xFF0D || cp == 0xFE58 || cp == 0xFE63;
    return dash ? at + len : 0;
}
