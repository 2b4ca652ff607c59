#include "render/page.h"

#include "render/columns.h"
#include "render/escape.h"
#include "text/utf8.h"

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
    pc_buf_put_spaces(page->out, before);
    set_ink(page, ink);
    pc_buf_puts(page->out, label);
    set_ink(page, PC_INK_PLAIN);
    page->column = before + columns;
}

/* Brings the pen to the line's text; what the margin holds already counts. */
static void go_to_text(pc_page *page) {
    if (page->column >= page->indent)
        return;
    pc_buf_put_spaces(page->out, page->indent - page->column);
    page->column = page->indent;
}

/* ---- words ---- */

typedef struct word {
    size_t bytes;
    unsigned columns;
} word;

/* What stands at `at` up to the next place where a line may end, or as much as `limit` columns hold. */
static word word_at(pc_str text, size_t at, unsigned limit) {
    word w = {0, 0};
    uint32_t before = 0, two_before = 0;
    while (at + w.bytes < text.n && !pc_break_space(text, at + w.bytes)) {
        pc_cluster c = pc_cluster_at(text, at + w.bytes);
        if (w.bytes && (w.columns + c.columns > limit || pc_may_break(before, c.cp, pc_cp_is_letter(two_before))))
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
        size_t space = pc_break_space(text, at);
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
        pc_cluster c = pc_cluster_at(text, at);
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
        columns += pc_columns_of(text, at - len, cp);
        if (columns > limit)
            break;
        at -= len;
    }
    while (at < text.n) { /* not in the middle of a cluster */
        unsigned len;
        uint32_t cp = pc_utf8_at(text, at, &len);
        if (cp < 0x80 || pc_columns_of(text, at, cp) > 0)
            break;
        at += len;
    }
    return at;
}
