#include "render/ascii.h"

#include "base/ordered.h"
#include "text/utf8.h"

#include <utf8proc.h>

static const struct row {
    uint32_t cp;
    const char *text;
} rows[] = {
#define PC_ASCII(cp, text) {cp, text},
#include "render/ascii.def"
#undef PC_ASCII
};

enum { ROWS = sizeof rows / sizeof *rows, EN_DASH = 0x2013, EM_DASH = 0x2014, BAR = 0x2015 };

static const char *row_of(uint32_t cp) {
    size_t low = PC_FIRST_FROM(rows, ROWS, cp, cp);
    return low < ROWS && rows[low].cp == cp ? rows[low].text : NULL;
}

/* A dash that joins (28–29, Paris–Rome) is a hyphen; one that parts is two, with blanks around them. */
static void put_dash(pc_buf *out, pc_str text, size_t at, unsigned len, uint32_t dash) {
    unsigned n;
    size_t next = at + len;
    bool open = at == 0 || pc_cp_is_space(pc_utf8_before(text, at, &n));
    bool closed = next >= text.n || pc_space_len(text, next) > 0;
    if (dash == EN_DASH && !open && !closed) {
        pc_buf_putc(out, '-');
        return;
    }
    pc_buf_puts(out, open ? "--" : " --");
    if (!closed)
        pc_buf_putc(out, ' ');
}

/* A space or the edge of the text at `at`. */
static bool open_at(pc_str text, size_t at) {
    return at >= text.n || pc_space_len(text, at) > 0;
}

/* The blank inside French quotation marks goes: behind an opening one ... */
static size_t blank_behind(pc_str text, size_t at, unsigned len, uint32_t cp) {
    unsigned n;
    bool opens = cp == 0xAB && (at == 0 || pc_cp_is_space(pc_utf8_before(text, at, &n)) || text.p[at - 1] == '(');
    return opens && at + len < text.n ? pc_space_len(text, at + len) : 0;
}

/* ... and before a closing one. */
static void drop_blank_before(pc_buf *out, pc_str text, size_t at, unsigned len, uint32_t cp) {
    unsigned n;
    bool closes = cp == 0xBB && (open_at(text, at + len) || PC_ONE_OF(text.p[at + len], ",.;:!?)"));
    bool blank = at > 0 && pc_cp_is_space(pc_utf8_before(text, at, &n));
    if (closes && blank && out->status == PC_OK && out->n && out->p[out->n - 1] == ' ')
        out->n--;
}

/* The letters that Unicode takes the character apart into, marks left out. False when one of them has no ASCII. */
static bool put_parts(pc_buf *out, uint32_t cp) {
    enum { MOST = 32 };
    utf8proc_int32_t parts[MOST];
    int class = 0;
    utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)cp, parts, MOST, UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE, &class);
    if (n < 1 || n > MOST)
        return false;
    for (utf8proc_ssize_t i = 0; i < n; i++) {
        uint32_t part = (uint32_t)parts[i];
        utf8proc_category_t category = utf8proc_category(parts[i]);
        const char *row = part < 0x80 ? NULL : row_of(part);
        if (part < 0x80)
            pc_buf_putc(out, (char)part);
        else if (row)
            pc_buf_puts(out, row);
        else if (category != UTF8PROC_CATEGORY_MN && category != UTF8PROC_CATEGORY_ME && category != UTF8PROC_CATEGORY_CF)
            return false;
    }
    return true;
}

/* German vowels with two points have letters of their own. */
static const char *german(uint32_t cp) {
    static const struct row vowels[] = {{0xC4, "Ae"}, {0xD6, "Oe"}, {0xDC, "Ue"}, {0xE4, "ae"}, {0xF6, "oe"}, {0xFC, "ue"}};
    for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++)
        if (vowels[i].cp == cp)
            return vowels[i].text;
    return NULL;
}

static void remember(pc_ascii *ascii, uint32_t cp, bool lost) {
    size_t i = 0;
    ascii->changed += !lost;
    ascii->lost += lost;
    while (i < ascii->n && ascii->seen[i].cp != cp)
        i++;
    if (i == PC_ASCII_REMEMBERED)
        return;
    if (i == ascii->n) {
        ascii->seen[i].cp = cp;
        ascii->seen[i].lost = lost;
        ascii->n++;
    }
    ascii->seen[i].times++;
}

/* One character above U+007F; false when nothing stands for it. */
static bool put_one(pc_buf *out, pc_str text, size_t at, unsigned len, uint32_t cp, const pc_ascii *ascii) {
    const char *row = ascii->lang == PC_DE ? german(cp) : NULL;
    if (cp == EN_DASH || cp == EM_DASH || cp == BAR) {
        put_dash(out, text, at, len, cp);
        return true;
    }
    if (!row)
        row = row_of(cp);
    if (row) {
        pc_buf_puts(out, row);
        return true;
    }
    size_t before = out->n;
    if (put_parts(out, cp))
        return true;
    if (out->status == PC_OK)
        out->n = before;
    return false;
}

void pc_put_ascii(pc_buf *out, pc_str text, pc_ascii *ascii) {
    size_t from = 0;
    for (size_t at = 0; at < text.n;) {
        unsigned len = 1;
        if ((unsigned char)text.p[at] < 0x80) {
            at++;
            continue;
        }
        pc_buf_put(out, text.p + from, at - from);
        uint32_t cp = pc_utf8_at(text, at, &len);
        drop_blank_before(out, text, at, len, cp);
        bool written = put_one(out, text, at, len, cp, ascii);
        if (!written)
            pc_buf_putc(out, '?');
        remember(ascii, cp, !written);
        from = at += len + blank_behind(text, at, len, cp);
    }
    pc_buf_put(out, text.p + from, text.n - from);
}

/* ---- what was changed ---- */

static void put_code(pc_buf *to, uint32_t cp) {
    static const char hex[] = "0123456789ABCDEF";
    pc_buf_puts(to, "U+");
    for (int shift = cp > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4)
        pc_buf_putc(to, hex[cp >> shift & 15]);
}

/* "“ (2), U+00A0 (1)": those that were lost, or those that were changed. */
static void put_seen(const pc_ascii *ascii, pc_buf *to, bool lost) {
    bool any = false;
    uint32_t told = 0, all = lost ? ascii->lost : ascii->changed;
    for (size_t i = 0; i < ascii->n; i++) {
        char bytes[4];
        if (ascii->seen[i].lost != lost)
            continue;
        pc_buf_puts(to, any ? ", " : " ");
        if (pc_cp_is_space(ascii->seen[i].cp) || utf8proc_charwidth((utf8proc_int32_t)ascii->seen[i].cp) == 0)
            put_code(to, ascii->seen[i].cp);
        else
            pc_buf_put(to, bytes, pc_utf8_put(bytes, ascii->seen[i].cp));
        pc_buf_puts(to, " (");
        pc_buf_put_uint(to, ascii->seen[i].times);
        pc_buf_putc(to, ')');
        told += ascii->seen[i].times;
        any = true;
    }
    if (told < all)
        pc_buf_puts(to, " and others");
    pc_buf_putc(to, '\n');
}

static void put_count(pc_buf *to, uint32_t n) {
    pc_buf_put_uint(to, n);
    pc_buf_puts(to, n == 1 ? " character" : " characters");
}

void pc_ascii_report(const pc_ascii *ascii, pc_buf *to) {
    if (ascii->changed) {
        pc_buf_puts(to, "ASCII stands for ");
        put_count(to, ascii->changed);
        pc_buf_putc(to, ':');
        put_seen(ascii, to, false);
    }
    if (ascii->lost) {
        pc_buf_puts(to, "nothing in ASCII stands for ");
        put_count(to, ascii->lost);
        pc_buf_puts(to, ", now \"?\"; write them otherwise:");
        put_seen(ascii, to, true);
    }
}
