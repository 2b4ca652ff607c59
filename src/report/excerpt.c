#include "report/excerpt.h"

#include "render/escape.h"
#include "text/utf8.h"

enum { MARGIN = 6, LEAD = 24, NARROWEST = 30 };

/* The text of a line that people see, and where in it the spot is; all bytes of `text`. */
typedef struct spot {
    pc_str text;
    size_t at, end;
} spot;

/* Bytes of the character at `at`, marks that join it not counted apart. */
static size_t char_len(pc_str s, size_t at) {
    size_t len = pc_utf8_valid(s, at);
    return len ? len : 1;
}

/* Columns of text [from, to) as pc_put_visible() shows it. */
static size_t shown_columns(pc_str s, size_t from, size_t to) {
    size_t n = 0, plain = from;
    for (size_t at = from; at < to; at += char_len(s, at))
        if (pc_steers_terminal(s, at)) {
            n += pc_columns(pc_str_sub(s, plain, at)) + pc_visible_columns(s, at);
            plain = at + char_len(s, at);
        }
    return n + pc_columns(pc_str_sub(s, plain < to ? plain : to, to));
}

/* The line as it stands in a UTF-8 file. */
static spot source_spot(const pc_report_input *input, pc_range source, uint32_t line) {
    pc_range bytes = pc_lines_line(input->lines, line);
    pc_str raw = pc_str_sub(input->lines->bytes, bytes.at, bytes.end);
    uint32_t end = source.end < bytes.end ? source.end : bytes.end;
    pc_str before = pc_utf8_clean(input->arena, pc_str_sub(raw, 0, source.at - bytes.at));
    pc_str words = pc_utf8_clean(input->arena, pc_str_sub(raw, source.at - bytes.at, end > source.at ? end - bytes.at : source.at - bytes.at));
    pc_str all = pc_utf8_clean(input->arena, raw);
    return (spot){all, before.n, before.n + words.n};
}

/* The words as they were read, for a file in another encoding. */
static spot text_spot(const pc_report_input *input, pc_range source) {
    enum { AROUND = 160 };
    const pc_release *release = input->release;
    uint32_t at = pc_map_text(&release->map, source.at), end = pc_map_text(&release->map, source.end);
    uint32_t from = at > AROUND ? at - AROUND : 0, to = end + AROUND < release->text.n ? end + AROUND : (uint32_t)release->text.n;
    while (from < at && pc_utf8_is_tail((unsigned char)release->text.p[from]))
        from++;
    while (to < release->text.n && pc_utf8_is_tail((unsigned char)release->text.p[to]))
        to++;
    return (spot){pc_str_sub(release->text, from, to), at - from, end - from};
}

/* Moves `at` back over about `columns` columns of the text. */
static size_t back(pc_str s, size_t at, size_t columns) {
    while (at > 0 && columns > 0) {
        size_t from = at - 1;
        while (from > 0 && pc_utf8_is_tail((unsigned char)s.p[from]))
            from--;
        size_t wide = shown_columns(s, from, at);
        columns -= wide < columns ? wide : columns;
        at = from;
    }
    return at;
}

/* The end of what fits into `columns` from `from` on. */
static size_t fit(pc_str s, size_t from, size_t columns) {
    size_t used = 0, at = from;
    while (at < s.n) {
        size_t next = at + char_len(s, at);
        used += shown_columns(s, at, next);
        if (used > columns)
            break;
        at = next;
    }
    return at;
}

static void put_repeated(pc_buf *out, const char *what, size_t n) {
    while (n-- > 0)
        pc_buf_puts(out, what);
}

static void put_margin(const pc_report_run *run, uint32_t line, pc_buf *out) {
    char number[16];
    pc_buf digits = {.p = number, .cap = sizeof number, .max = sizeof number};
    if (line)
        pc_buf_put_uint(&digits, line);
    if (run->colour)
        pc_buf_puts(out, "\033[2m");
    put_repeated(out, " ", digits.n < MARGIN - 1 ? MARGIN - 1 - digits.n : 0);
    pc_buf_put(out, number, digits.n);
    pc_buf_puts(out, " | ");
    if (run->colour)
        pc_buf_puts(out, "\033[0m");
}

void pc_put_excerpt(const pc_report_run *run, const pc_report_input *input, pc_range source, const char *code, pc_buf *out) {
    uint32_t line = pc_lines_place(input->lines, source.at).line;
    if (source.end <= source.at)
        return;
    spot s = input->lines->utf8 ? source_spot(input, source, line) : text_spot(input, source);
    size_t width = run->width ? run->width : 80, room = width > MARGIN + 2 + NARROWEST ? width - MARGIN - 4 : NARROWEST;
    if (!s.text.p)
        return;
    size_t from = 0;
    if (shown_columns(s.text, 0, s.text.n) > room && shown_columns(s.text, 0, s.end) > room) {
        bool tail_fits = shown_columns(s.text, s.at, s.text.n) + LEAD < room;
        from = tail_fits ? back(s.text, s.text.n, room - 2) : back(s.text, s.at, LEAD);
    }
    size_t to = fit(s.text, from, room - (from ? 1 : 0) - 1);
    if (fit(s.text, to, 1) == s.text.n)
        to = fit(s.text, to, 1);
    size_t end = s.end < to ? s.end : to;
    size_t wide = shown_columns(s.text, s.at, end > s.at ? end : s.at);
    put_margin(run, line, out);
    pc_buf_puts(out, from ? "…" : "");
    pc_put_visible(out, pc_str_sub(s.text, from, to));
    pc_buf_puts(out, to < s.text.n ? "…\n" : "\n");
    put_margin(run, 0, out);
    put_repeated(out, " ", shown_columns(s.text, from, s.at) + (from ? 1 : 0));
    if (run->colour) {
        pc_buf_puts(out, "\033[");
        pc_buf_puts(out, code);
        pc_buf_putc(out, 'm');
    }
    put_repeated(out, "^", wide ? wide : 1);
    pc_buf_puts(out, run->colour ? "\033[0m\n" : "\n");
}
