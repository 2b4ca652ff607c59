/* Text that has to stay text in markup, scripts, style sheets and addresses. */
#include "render/escape.h"

#include "text/bits.h"
#include "text/utf8.h"

#include <stdlib.h>

/* What a byte may be to a place; a row of `written` says what it is written as. */
enum { PLAIN, DROPPED, AMPERSAND, LESS, GREATER, QUOTE, BACKSLASH, LINE_END, TAB, CLASSES, LEAD = CLASSES };

/* LEAD: the first byte of characters of which some are left out. */
static const unsigned char classes[256] = {
    [0x00] = DROPPED, [0x01] = DROPPED, [0x02] = DROPPED, [0x03] = DROPPED, [0x04] = DROPPED, [0x05] = DROPPED,
    [0x06] = DROPPED, [0x07] = DROPPED, [0x08] = DROPPED, [0x0B] = DROPPED, [0x0C] = DROPPED, [0x0D] = DROPPED,
    [0x0E] = DROPPED, [0x0F] = DROPPED, [0x10] = DROPPED, [0x11] = DROPPED, [0x12] = DROPPED, [0x13] = DROPPED,
    [0x14] = DROPPED, [0x15] = DROPPED, [0x16] = DROPPED, [0x17] = DROPPED, [0x18] = DROPPED, [0x19] = DROPPED,
    [0x1A] = DROPPED, [0x1B] = DROPPED, [0x1C] = DROPPED, [0x1D] = DROPPED, [0x1E] = DROPPED, [0x1F] = DROPPED,
    [0x7F] = DROPPED, ['&'] = AMPERSAND, ['<'] = LESS,    ['>'] = GREATER,  ['"'] = QUOTE,    ['\\'] = BACKSLASH,
    ['\n'] = LINE_END, ['\t'] = TAB,     [0xC2] = LEAD,   [0xE2] = LEAD,    [0xEF] = LEAD,    [0xF0] = LEAD,
    [0xF1] = LEAD,    [0xF2] = LEAD,    [0xF3] = LEAD,    [0xF4] = LEAD,
};

/* NULL: as it is. */
static const char *const written[][CLASSES] = {
    [PC_IN_MARKUP] = {[DROPPED] = "", [AMPERSAND] = "&amp;", [LESS] = "&lt;", [GREATER] = "&gt;"},
    [PC_IN_ATTRIBUTE] = {[DROPPED] = "", [AMPERSAND] = "&amp;", [LESS] = "&lt;", [GREATER] = "&gt;", [QUOTE] = "&quot;", [LINE_END] = " ", [TAB] = " "},
    [PC_IN_SCRIPT] = {[DROPPED] = "", [AMPERSAND] = "\\u0026", [LESS] = "\\u003c", [GREATER] = "\\u003e", [QUOTE] = "\\\"", [BACKSLASH] = "\\\\", [LINE_END] = "\\n", [TAB] = "\\t"},
    [PC_IN_JSON] = {[DROPPED] = "", [QUOTE] = "\\\"", [BACKSLASH] = "\\\\", [LINE_END] = "\\n", [TAB] = "\\t"},
    [PC_IN_CSS] = {[DROPPED] = "", [AMPERSAND] = "\\26 ", [LESS] = "\\3C ", [GREATER] = "\\3E ", [QUOTE] = "\\22 ", [BACKSLASH] = "\\5C ", [LINE_END] = " ", [TAB] = " "},
};

/* What a character above ASCII is written as; NULL: as it is. */
static const char *instead_of(uint32_t cp) {
    if (cp < 0xA0 || (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069))
        return "";
    if (cp == 0x2028 || cp == 0x2029)
        return " ";
    return (cp & 0xFFFE) == 0xFFFE || (cp >= 0xFDD0 && cp <= 0xFDEF) ? "" : NULL;
}

/* The first byte at or behind `at` that is not plain ASCII; s.n when there is none. */
static size_t plain_end(pc_str s, size_t at) {
    uint64_t plain, marks;
    for (; s.n - at >= 64; at += 64) {
        PC_BITS(plain, s.p + at, pc_within(v, ' ', '~'));
        PC_BITS(marks, s.p + at, pc_either(pc_either(pc_either(pc_equal(v, '&'), pc_equal(v, '<')), pc_either(pc_equal(v, '>'), pc_equal(v, '"'))), pc_equal(v, '\\')));
        if (~plain | marks)
            return at + (size_t)__builtin_ctzll(~plain | marks);
    }
    while (at < s.n && classes[(unsigned char)s.p[at]] == PLAIN && (unsigned char)s.p[at] < 0x80)
        at++;
    return at;
}

static void put_composed(pc_buf *out, pc_str s, const char *const *forms) {
    size_t from = 0;
    for (size_t at = plain_end(s, 0); at < s.n;) {
        unsigned char class = classes[(unsigned char)s.p[at]];
        unsigned len = 1;
        if (class == PLAIN) { /* above ASCII: its neighbours are likely to be so too */
            at++;
            at = at < s.n && (unsigned char)s.p[at] < 0x80 ? plain_end(s, at) : at;
            continue;
        }
        const char *form = class == LEAD ? instead_of(pc_utf8_at(s, at, &len)) : forms[class];
        if (form) {
            pc_buf_put(out, s.p + from, at - from);
            pc_buf_puts(out, form);
            from = at + len;
        }
        at += len;
        at = at < s.n && (unsigned char)s.p[at] < 0x80 ? plain_end(s, at) : at;
    }
    pc_buf_put(out, s.p + from, s.n - from);
}

static bool has_high(pc_str s) {
    uint64_t all = 0;
    size_t at = 0;
    for (; s.n - at >= 8; at += 8)
        all |= pc_eight(s.p + at);
    for (; at < s.n; at++)
        all |= (uint64_t)(unsigned char)s.p[at];
    return (all & PC_TOP_BITS) != 0;
}

void pc_put_text(pc_buf *out, pc_str s, pc_context context) {
    size_t n;
    if (!s.n)
        return;
    if (!has_high(s) || !pc_utf8_may_compose(s, 0)) {
        put_composed(out, s, written[context]);
        return;
    }
    char *composed = pc_utf8_compose(s, &n);
    if (composed)
        put_composed(out, (pc_str){composed, n}, written[context]);
    else if (out->status == PC_OK)
        out->status = PC_NO_MEMORY;
    free(composed);
}

static bool is_hex(unsigned char c) {
    return pc_is_digit(c) || (pc_lower(c) >= 'a' && pc_lower(c) <= 'f');
}

/* RFC 3986: unreserved, and the delimiters; without "[", "]" (hosts of literal addresses) and "'". */
static bool stands_in_url(pc_str s, size_t at) {
    unsigned char c = (unsigned char)s.p[at];
    if (c == '%')
        return at + 2 < s.n && is_hex((unsigned char)s.p[at + 1]) && is_hex((unsigned char)s.p[at + 2]);
    return pc_is_alpha(c) || pc_is_digit(c) || (c && strchr("-._~:/?#@!$&()*+,;=", c));
}

void pc_put_url(pc_buf *out, pc_str s) {
    static const char hex[] = "0123456789ABCDEF";
    for (size_t at = 0; at < s.n; at++) {
        unsigned char c = (unsigned char)s.p[at];
        if (stands_in_url(s, at))
            pc_buf_putc(out, (char)c);
        else
            pc_buf_put(out, (char[]){'%', hex[c >> 4], hex[c & 15]}, 3);
    }
}

void pc_put_base64(pc_buf *out, const void *bytes, size_t n) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const unsigned char *p = bytes;
    for (size_t at = 0; at < n; at += 3) {
        size_t left = n - at;
        uint32_t three = (uint32_t)p[at] << 16 | (left > 1 ? (uint32_t)p[at + 1] << 8 : 0) | (left > 2 ? p[at + 2] : 0);
        pc_buf_put(out,
                   (char[]){digits[three >> 18], digits[three >> 12 & 63], left > 1 ? digits[three >> 6 & 63] : '=',
                            left > 2 ? digits[three & 63] : '='},
                   4);
    }
}
