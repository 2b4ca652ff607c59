#include "report/excerpt.h"

#include "render/columns.h"
#include "render/escape.h"
#include "text/bits.h"

enum { MARGIN = 6, LEAD = 24, NARROWEST = 30, BYTES_A_COLUMN = 4 };

/* What people may see of the line, and where in it the spot is; all bytes of `text`. */
typedef struct spot {
    pc_str text;
    size_t at, end;
    bool before, behind; /* the line has more on that side */
} spot;

/* Bytes of the character at `at`, marks that join it not counted apart. */
static size_t char_len(pc_str s, size_t at) {
    size_t len = pc_utf8_valid(s, at);
    return len ? len : 1;
}

static bool is_plain(char c) {
    return c >= 0x20 && c < 0x7F;
}

/* Columns of text [from, to) as pc_put_visible() shows it. Not counted further than one more than `most`. */
static size_t shown_columns(pc_str s, size_t from, size_t to, size_t most) {
    pc_str text = pc_str_sub(s, 0, to > from ? to : from);
    size_t n = 0;
    for (size_t at = from; at < text.n && n <= most;) {
        size_t start = at, stop = text.n - at > most - n ? at + (most - n) + 1 : text.n;
        while (at < stop && is_plain(text.p[at]))
            at++;
        if (at > start && at < text.n && (unsigned char)text.p[at] >= 0x80)
            at--; /* what is behind may join it */
        n += at - start;
        if (at == text.n || n > most)
            break;
        pc_cluster c = pc_cluster_at(text, at);
        n += c.columns;
        at += c.bytes;
    }
    return n;
}

static bool is_utf8(pc_str s) {
    for (size_t at = 0, len; at < s.n; at += len) {
        while (s.n - at >= 8 && !(pc_eight(s.p + at) & PC_TOP_BITS))
            at += 8;
        if (at < s.n && !(len = pc_utf8_valid(s, at)))
            return false;
        len = at < s.n ? len : 0;
    }
    return true;
}

/* The spot [at, end) with `around` bytes on either side of where it begins, as far as the text goes, whole characters. */
static spot cut_around(pc_str text, size_t at, size_t end, size_t around) {
    enum { TAIL = 3 }; /* at most so many bytes of a character behind its first */
    size_t from = at > around ? at - around : 0, to = text.n - at > around ? at + around : text.n;
    for (size_t i = 0; i < TAIL && from > 0 && from < at && pc_utf8_is_tail((unsigned char)text.p[from]); i++)
        from++;
    for (size_t i = 0; i < TAIL && to < text.n && pc_utf8_is_tail((unsigned char)text.p[to]); i++)
        to++;
    return (spot){pc_str_sub(text, from, to), at - from, (end < to ? end : to) - from, from > 0, to < text.n};
}

/* The same spot with bytes that are no UTF-8 made visible. */
static spot cleaned(pc_arena *arena, spot s) {
    if (is_utf8(s.text))
        return s;
    size_t at = pc_utf8_clean(arena, pc_str_sub(s.text, 0, s.at)).n;
    size_t end = at + pc_utf8_clean(arena, pc_str_sub(s.text, s.at, s.end)).n;
    return (spot){pc_utf8_clean(arena, s.text), at, end, s.before, s.behind};
}

/* The line as it stands in a UTF-8 file. */
static spot source_spot(const pc_report_input *input, pc_range source, uint32_t line, size_t around) {
    pc_range bytes = pc_lines_line(input->lines, line);
    pc_str raw = pc_str_sub(input->lines->bytes, bytes.at, bytes.end);
    uint32_t at = source.at < bytes.end ? source.at : bytes.end, end = source.end < bytes.end ? source.end : bytes.end;
    return cleaned(input->arena, cut_around(raw, at - bytes.at, end - bytes.at, around));
}

/* The words as they were read, for a file in another encoding. */
static spot text_spot(const pc_report_input *input, pc_range source, size_t around) {
    const pc_release *release = input->release;
    uint32_t at = pc_map_text(&release->map, source.at), end = pc_map_text(&release->map, source.end);
    return cut_around(release->text, at, end > at ? end : at, around);
}

/* Moves `at` back over about `columns` columns of the text. */
static size_t back(pc_str s, size_t at, size_t columns) {
    while (at > 0 && columns > 0) {
        size_t from = at - 1;
        while (from > 0 && pc_utf8_is_tail((unsigned char)s.p[from]))
            from--;
        size_t wide = is_plain(s.p[from]) ? 1 : shown_columns(s, from, at, columns);
        columns -= wide < columns ? wide : columns;
        at = from;
    }
    return at;
}

/* The end of what fits into `columns` from `from` on. */
static size_t fit(pc_str s, size_t from, size_t columns) {
    size_t used = 0, at = from;
    while (at < s.n) {
        bool one = is_plain(s.p[at]);
        size_t next = one ? at + 1 : at + char_len(s, at);
        used += one ? 1 : shown_columns(s, at, next, columns);
        if (used > columns)
            break;
        at = next;
    }
    return at;
}

static void put_repeated(pc_buf *out, char what, size_t n) {
    char *room = n ? pc_buf_room(out, n) : NULL;
    if (!room)
        return;
    memset(room, what, n);
    out->n += n;
}

static void put_margin(const pc_report_run *run, uint32_t line, pc_buf *out) {
    char number[16];
    pc_buf digits = {.p = number, .cap = sizeof number, .max = sizeof number};
    if (line)
        pc_buf_put_uint(&digits, line);
    if (run->colour)
        pc_buf_puts(out, "\033[2m");
    put_repeated(out, ' ', digits.n < MARGIN - 1 ? MARGIN - 1 - digits.n : 0);
    pc_buf_put(out, number, digits.n);
    pc_buf_puts(out, " | ");
    if (run->colour)
        pc_buf_puts(out, "\033[0m");
}

/* Cuts a line that is wider than `room` around the spot. */
static spot cut_to(spot s, size_t room) {
    size_t from = 0;
    if (shown_columns(s.text, 0, s.text.n, room) > room && shown_columns(s.text, 0, s.end, room) > room) {
        bool tail_fits = shown_columns(s.text, s.at, s.text.n, room) + LEAD < room;
        from = tail_fits ? back(s.text, s.text.n, room - 2) : back(s.text, s.at, LEAD);
    }
    bool before = s.before || from;
    size_t to = fit(s.text, from, room - (before ? 1 : 0) - 1);
    if (!s.behind && fit(s.text, to, 1) == s.text.n)
        to = s.text.n;
    size_t end = s.end < to ? s.end : to;
    return (spot){pc_str_sub(s.text, from, to), s.at - from, (end > s.at ? end : s.at) - from, before, s.behind || to < s.text.n};
}

void pc_put_excerpt(const pc_report_run *run, const pc_report_input *input, pc_range source, const char *code, pc_buf *out) {
    uint32_t line = pc_lines_place(input->lines, source.at).line;
    if (source.end <= source.at)
        return;
    size_t width = run->width ? run->width : 80, room = width > MARGIN + 2 + NARROWEST ? width - MARGIN - 4 : NARROWEST;
    spot s = input->lines->utf8 ? source_spot(input, source, line, room * BYTES_A_COLUMN) : text_spot(input, source, room * BYTES_A_COLUMN);
    if (!s.text.p)
        return;
    s = cut_to(s, room);
    size_t wide = shown_columns(s.text, s.at, s.end, SIZE_MAX / 2);
    put_margin(run, line, out);
    pc_buf_puts(out, s.before ? "…" : "");
    pc_put_visible(out, s.text);
    pc_buf_puts(out, s.behind ? "…\n" : "\n");
    put_margin(run, 0, out);
    put_repeated(out, ' ', shown_columns(s.text, 0, s.at, SIZE_MAX / 2) + (s.before ? 1 : 0));
    if (run->colour) {
        pc_buf_puts(out, "\033[");
        pc_buf_puts(out, code);
        pc_buf_putc(out, 'm');
    }
    put_repeated(out, '^', wide ? wide : 1);
    pc_buf_puts(out, run->colour ? "\033[0m\n" : "\n");
}
