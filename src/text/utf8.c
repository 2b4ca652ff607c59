#include "text/utf8.h"

#include <utf8proc.h>

unsigned pc_utf8_put(char *to, uint32_t cp) {
    return (unsigned)utf8proc_encode_char((utf8proc_int32_t)cp, (utf8proc_uint8_t *)to);
}

size_t pc_utf8_valid(pc_str bytes, size_t at) {
    return pc_utf8_sequence((const unsigned char *)bytes.p + at, bytes.n - at);
}

static bool category_in(uint32_t cp, unsigned mask) {
    return mask >> utf8proc_category((utf8proc_int32_t)cp) & 1u;
}

bool pc_cp_is_letter(uint32_t cp) {
    enum {
        LETTERS = 1u << UTF8PROC_CATEGORY_LU | 1u << UTF8PROC_CATEGORY_LL | 1u << UTF8PROC_CATEGORY_LT |
                  1u << UTF8PROC_CATEGORY_LM | 1u << UTF8PROC_CATEGORY_LO | 1u << UTF8PROC_CATEGORY_MN |
                  1u << UTF8PROC_CATEGORY_MC
    };
    return cp < 0x80 ? pc_is_alpha((unsigned char)cp) : category_in(cp, LETTERS);
}

bool pc_cp_is_upper(uint32_t cp) {
    return cp < 0x80 ? pc_is_upper((unsigned char)cp)
                     : category_in(cp, 1u << UTF8PROC_CATEGORY_LU | 1u << UTF8PROC_CATEGORY_LT);
}

bool pc_cp_is_lower(uint32_t cp) {
    return cp < 0x80 ? pc_is_lower((unsigned char)cp) : category_in(cp, 1u << UTF8PROC_CATEGORY_LL);
}

int pc_cp_digit(uint32_t cp) {
    if (cp < 0x80)
        return pc_is_digit((unsigned char)cp) ? (int)(cp - '0') : -1;
    if (cp >= 0x660 && cp <= 0x669)
        return (int)(cp - 0x660);
    if (cp >= 0x6F0 && cp <= 0x6F9)
        return (int)(cp - 0x6F0);
    if (cp >= 0xFF10 && cp <= 0xFF19)
        return (int)(cp - 0xFF10);
    return -1;
}

bool pc_cp_is_space(uint32_t cp) {
    if (cp < 0x80)
        return pc_is_space((unsigned char)cp);
    return cp == 0x85 || cp == 0xA0 || cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x2028 ||
           cp == 0x2029 || cp == 0x202F || cp == 0x205F || cp == 0x3000;
}

bool pc_cp_is_cjk(uint32_t cp) {
    return (cp >= 0x2E80 && cp <= 0x9FFF) || (cp >= 0xAC00 && cp <= 0xD7AF) || (cp >= 0xF900 && cp <= 0xFAFF) ||
           (cp >= 0xFF66 && cp <= 0xFF9F) || (cp >= 0x20000 && cp <= 0x3FFFF);
}

uint32_t pc_cp_fold(uint32_t cp) {
    return cp < 0x80 ? pc_lower((unsigned char)cp) : (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp);
}

size_t pc_space_len_on(pc_str text, size_t at) {
    unsigned len;
    return pc_cp_is_space(pc_utf8_at(text, at, &len)) ? len : 0;
}

size_t pc_skip_space_on(pc_str text, size_t at, size_t end) {
    size_t len;
    while (at < end && (len = pc_space_len(text, at)) > 0)
        at += len;
    return at < end ? at : end;
}

size_t pc_trim_end_on(pc_str text, size_t at, size_t end) {
    while (end > at) {
        unsigned len = 1;
        unsigned char last = (unsigned char)text.p[end - 1];
        if (last < 0x80 ? !pc_is_space(last) : !pc_cp_is_space(pc_utf8_before(text, end, &len)))
            break;
        end -= len;
    }
    return end;
}

size_t pc_columns(pc_str text) {
    size_t columns = 0;
    utf8proc_int32_t state = 0, before = 0;
    for (size_t at = 0; at < text.n;) {
        unsigned len;
        bool apart = before < 0x7F; /* from a printable ASCII character: nothing but what is above ASCII joins another */
        for (unsigned char c; apart && at < text.n && (c = (unsigned char)text.p[at]) >= 0x20 && c < 0x7F; at++) {
            before = c;
            state = 0;
            columns++;
        }
        if (at == text.n)
            break;
        uint32_t cp = pc_utf8_at(text, at, &len);
        bool fresh = !before || utf8proc_grapheme_break_stateful(before, (utf8proc_int32_t)cp, &state);
        if (fresh && cp >= 0x20)
            columns += cp < 0x7F ? 1 : (size_t)utf8proc_charwidth((utf8proc_int32_t)cp);
        before = (utf8proc_int32_t)cp;
        at += len;
    }
    return columns;
}
