#include "render/page.h"

#include "render/escape.h"
#include "text/utf8.h"

#include <utf8proc.h>

static const char *const inks[PC_INKS] = {
    [PC_INK_LABEL] = "36", [PC_INK_TITLE] = "1", [PC_INK_QUOTE] = "32", [PC_INK_DIM] = "2", [PC_INK_NAME] = "1",
};

static void set_ink(pc_page *page, pc_ink ink) {
    if (page->ink == ink || !page->colour)
        return;
    if (page->ink != PC_INK_PLAIN)
        pc_buf_puts(page->out, "\033[0m");
    page->ink = ink;
    if (ink == PC_INK_PLAIN)
        return;
    pc_buf_puts(page->out, "\033[");
    pc_buf_puts(page->out, inks[ink]);
    pc_buf_puts(page->out, "m");
}

static void put_spaces(pc_page *page, unsigned n) {
    for (; n > 0; n--)
        pc_buf_putc(page->out, ' ');
}

void pc_page_end_line(pc_page *page) {
    set_ink(page, PC_INK_PLAIN);
    if (page->column)
        pc_buf_putc(page->out, '\n');
    page->column = 0;
    page->space = false;
}

void pc_page_line(pc_page *page, unsigned indent, const char *label, pc_ink ink) {
    enum { GAP = 2 };
    pc_page_end_line(page);
    page->indent = indent;
    if (!label)
        return;
    unsigned columns = (unsigned)pc_columns(pc_str_of(label));
    unsigned before = columns + GAP < indent ? indent - GAP - columns : 0;
    put_spaces(page, before);
    set_ink(page, ink);
    pc_buf_puts(page->out, label);
    set_ink(page, PC_INK_PLAIN);
    page->column = before + columns;
}

/* Brings the pen to the line's text; what the margin holds already counts. */
static void go_to_text(pc_page *page) {
    if (page->column >= page->indent)
        return;
    put_spaces(page, page->indent - page->column);
    page->column = page->indent;
}

/* ---- clusters and words ---- */

typedef struct cluster {
    size_t bytes;
    unsigned columns;
    uint32_t cp; /* its first code point */
} cluster;

static unsigned columns_of(pc_str text, size_t at, uint32_t cp) {
    if (pc_steers_terminal(text, at))
        return pc_visible_columns(text, at);
    return cp < 0x7F ? 1 : (unsigned)utf8proc_charwidth((utf8proc_int32_t)cp);
}

/* The grapheme cluster at `at` (at < text.n). At least one code point, so that a scan always goes on. */
static cluster cluster_at(pc_str text, size_t at) {
    unsigned len;
    cluster c = {.cp = pc_utf8_at(text, at, &len)};
    c.bytes = len;
    c.columns = columns_of(text, at, c.cp);
    utf8proc_int32_t state = 0;
    utf8proc_int32_t before = (utf8proc_int32_t)c.cp;
    while (at + c.bytes < text.n && (unsigned char)text.p[at + c.bytes] >= 0x80) {
        uint32_t next = pc_utf8_at(text, at + c.bytes, &len);
        unsigned columns = columns_of(text, at + c.bytes, next);
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

/* White space that may end a line; no-break spaces may not. */
static size_t break_space(pc_str text, size_t at) {
    unsigned len;
    unsigned char c = (unsigned char)text.p[at];
    if (c < 0x80)
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    uint32_t cp = pc_utf8_at(text, at, &len);
    bool no_break = cp == 0xA0 || cp == 0x202F || cp == 0x2007 || cp == 0x85 || cp == 0x2028 || cp == 0x2029;
    return pc_cp_is_space(cp) && !no_break ? len : 0;
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

static bool is_wide_script(uint32_t cp) {
    return pc_cp_is_cjk(cp) || (cp >= 0xFF00 && cp <= 0xFF60);
}

/* May a line end between two clusters without a space? */
static bool may_break(uint32_t before, uint32_t next, bool letter_before) {
    if (before == '-' && letter_before)
        return next >= 0x80 || pc_is_alpha((unsigned char)next);
    if (before == 0x2014) /* em dash */
        return next != 0x201D && next != '"' && next != ',';
    if (!is_wide_script(before) && !is_wide_script(next))
        return false;
    return !among(next, never_first) && !among(before, never_last);
}

typedef struct word {
    size_t bytes;
    unsigned columns;
} word;

/* What stands at `at` up to the next place where a line may end, or as much as `limit` columns hold. */
static word word_at(pc_str text, size_t at, unsigned limit) {
    word w = {0, 0};
    uint32_t before = 0, two_before = 0;
    while (at + w.bytes < text.n && !break_space(text, at + w.bytes)) {
        cluster c = cluster_at(text, at + w.bytes);
        if (w.bytes && (w.columns + c.columns > limit || may_break(before, c.cp, pc_cp_is_letter(two_before))))
            break;
        w.bytes += c.bytes;
        w.columns += c.columns;
        two_before = before;
        before = c.cp;
    }
    return w;
}

/* The ink of text.p[at], and in *run how many bytes have it. */
static pc_ink ink_at(const pc_page *page, pc_str text, size_t at, size_t *run, pc_ink ink) {
    *run = text.n - at;
    return page->ink_of ? page->ink_of(page->ctx, text.p + at, run) : ink;
}

static void paint(pc_page *page, pc_str text, pc_ink ink) {
    for (size_t at = 0, run; at < text.n; at += run) {
        set_ink(page, ink_at(page, text, at, &run, ink));
        pc_put_visible(page->out, pc_str_sub(text, at, at + run));
    }
}

static void put_word(pc_page *page, pc_str text, unsigned columns, pc_ink ink) {
    size_t run;
    bool first = page->column <= page->indent;
    go_to_text(page);
    if (!first && page->column + page->space + columns > page->width) {
        pc_page_end_line(page);
        go_to_text(page);
    } else if (!first && page->space) {
        if (page->ink != ink_at(page, text, 0, &run, ink))
            set_ink(page, PC_INK_PLAIN);
        pc_buf_putc(page->out, ' ');
        page->column++;
    }
    page->space = false;
    paint(page, text, ink);
    page->column += columns;
}

void pc_page_put(pc_page *page, pc_str text, pc_ink ink) {
    unsigned limit = page->width > page->indent ? page->width - page->indent : 1;
    for (size_t at = 0; at < text.n;) {
        size_t space = break_space(text, at);
        if (space) {
            page->space = true;
            at += space;
            continue;
        }
        word w = word_at(text, at, limit);
        put_word(page, pc_str_sub(text, at, at + w.bytes), w.columns, ink);
        at += w.bytes;
    }
}

void pc_page_puts(pc_page *page, const char *text, pc_ink ink) {
    pc_page_put(page, pc_str_of(text), ink);
}

void pc_page_space(pc_page *page) {
    page->space = true;
}

size_t pc_page_fit(pc_str text, size_t limit, size_t *columns) {
    size_t at = 0;
    *columns = 0;
    while (at < text.n) {
        cluster c = cluster_at(text, at);
        if (*columns + c.columns > limit)
            break;
        *columns += c.columns;
        at += c.bytes;
    }
    return at;
}

size_t pc_page_fit_end(pc_str text, size_t limit) {
    size_t at = text.n, columns = 0;
    while (at > 0) {
        unsigned len;
        uint32_t cp = pc_utf8_before(text, at, &len);
        columns += columns_of(text, at - len, cp);
        if (columns > limit)
            break;
        at -= len;
    }
    while (at < text.n) { /* not in the middle of a cluster */
        unsigned len;
        uint32_t cp = pc_utf8_at(text, at, &len);
        if (cp < 0x80 || columns_of(text, at, cp) > 0)
            break;
        at += len;
    }
    return at;
}
