/* Normalization form C: letters and marks that a PDF or a file system took apart, put together again. */
#include "text/bits.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <utf8proc.h>

/* A mark that joins the letter before it, or a sign that is another letter in disguise. */
static bool composes(uint32_t cp, uint32_t before) {
    if (cp >= 0x0300 && cp <= 0x036F)
        return true;
    if (cp >= 0x064B && cp <= 0x0655) /* Arabic vowel signs have an order; madda and hamza join */
        return cp >= 0x0653 || (before >= 0x064B && before <= 0x0655);
    if (cp == 0x3099 || cp == 0x309A || cp == 0x2126 || cp == 0x212A || cp == 0x212B || cp == 0x0340 || cp == 0x0387)
        return true;
    return (cp >= 0xF900 && cp <= 0xFAFF) || (cp >= 0xFB1D && cp <= 0xFB4E) || (cp >= 0x1F71 && cp <= 0x1FFD) ||
           (cp >= 0x05B0 && cp <= 0x05C7) || (cp >= 0x093C && cp <= 0x0DDF) || (cp >= 0x1100 && cp <= 0x11FF) ||
           (cp >= 0x11099 && cp <= 0x11938) || (cp >= 0x1D15E && cp <= 0x1D1C0) || (cp >= 0x2F800 && cp <= 0x2FA1D);
}

bool pc_utf8_may_compose(pc_str text, size_t from) {
    uint32_t before = 0;
    unsigned len;
    for (size_t at = from; at < text.n; at += len) {
        if ((unsigned char)text.p[at] < 0x80) {
            while (text.n - at >= 8 && !(pc_eight(text.p + at) & PC_TOP_BITS))
                at += 8;
            len = at < text.n && (unsigned char)text.p[at] < 0x80;
            before = 0;
            continue;
        }
        uint32_t cp = pc_utf8_at(text, at, &len);
        if (composes(cp, before))
            return true;
        before = cp;
    }
    return false;
}

char *pc_utf8_compose(pc_str text, size_t *n) {
    utf8proc_uint8_t *out = NULL;
    utf8proc_ssize_t got = utf8proc_map((const utf8proc_uint8_t *)text.p, (utf8proc_ssize_t)text.n, &out, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if (got < 0)
        return NULL;
    *n = (size_t)got;
    return (char *)out;
}
