#include "render/fill.h"

#include "render/columns.h"
#include "render/escape.h"
#include "text/utf8.h"

/* What stands between two places where a line may end. */
typedef struct chunk {
    size_t end;       /* behind it */
    size_t next;      /* where the next one starts, behind the space if there is one */
    unsigned columns, gap; /* of it and of the space behind it */
} chunk;

/* ---- characters ---- */

/* The text without what steers. */
static void put_harmless(pc_buf *out, pc_str text) {
    pc_put_sifted(out, text, pc_steers_terminal, NULL);
}

static bool is_cjk_side(uint32_t cp) {
    return pc_is_wide_script(cp) && !(cp >= 0xAC00 && cp <= 0xD7AF); /* Korean has spaces */
}

/* ---- where a line may end ---- */

/* "*", "•": at the start of a line it begins an item wherever it stands. */
static bool is_bullet(uint32_t cp) {
    static const uint16_t bullets[] = {'*',    0xB7,   0x2022, 0x2023, 0x2043, 0x2219, 0x25A0, 0x25AA, 0x25CB,
                                       0x25CF, 0x25E6, 0x2713, 0x27A2, 0x30FB, 0xF0A7, 0xF0B7};
    size_t i = 0;
    while (i < sizeof bullets / sizeof *bullets && bullets[i] != cp)
        i++;
    return i < sizeof bullets / sizeof *bullets;
}

/* "12.", "a)", "(3)", "-": what begins an item unless it is plain that a sentence goes on. */
static bool is_item_mark(pc_str text, size_t at) {
    enum { LONGEST = 3 };
    unsigned len;
    uint32_t cp = pc_utf8_at(text, at, &len);
    if (cp == '-' || cp == 0x2013 || cp == 0x2014 || cp == 0x2212)
        return true;
    size_t from = at += cp == '(';
    while (at < text.n && at - from < LONGEST && pc_is_digit((unsigned char)text.p[at]))
        at++;
    if (at == from && at < text.n && pc_is_lower((unsigned char)text.p[at]))
        at++;
    if (at == from || at >= text.n || (text.p[at] != '.' && text.p[at] != ')'))
        return false;
    return at + 1 == text.n || text.p[at + 1] == ' ';
}

/* The character before `at` ends a sentence, or a colon stands there. */
static bool stops_before(pc_str text, size_t at) {
    unsigned char c = at ? (unsigned char)text.p[at - 1] : ' ';
    return c == '.' || c == '!' || c == '?' || c == ':' || c == '"' || c == ')' || c >= 0x80;
}

/* A line that began here would be taken for an item of a list. */
static bool would_mislead(const pc_fill *fill, pc_str text, size_t end, size_t at) {
    unsigned len;
    if (is_bullet(pc_utf8_at(text, at, &len)))
        return true;
    return (fill->hang || stops_before(text, end)) && is_item_mark(text, at);
}

/* The last word before `end` is, or holds, a web address. */
static bool is_url_before(pc_str text, size_t end) {
    enum { LONGEST = 400 };
    size_t at = end, limit = end > LONGEST ? end - LONGEST : 0;
    while (at > limit && (unsigned char)text.p[at - 1] > ' ')
        at--;
    for (; at + 4 <= end; at++)
        if (memcmp(text.p + at, "://", 3) == 0 || memcmp(text.p + at, "www.", 4) == 0)
            return true;
    return false;
}

/* What stands on both sides would be taken for one word, divided at the line's end. */
static bool would_close_up(pc_str text, size_t end, size_t next) {
    unsigned len;
    if (text.p[next] == '@')
        return true;
    uint32_t last = pc_utf8_before(text, end, &len);
    if (last < 0x80 && PC_ONE_OF(last, "/-_?=&%#~+") && is_url_before(text, end))
        return true;
    if (last != '-' && last != '/' && last != 0x2010 && last != 0x2013 && last != 0x2014)
        return false;
    while (end > 0 && text.p[end - 1] == '-')
        end--;
    end -= last == '-' ? 0 : len;
    return end > 0 && !pc_cp_is_space(pc_utf8_before(text, end, &len));
}

/* A line may end in this space: the same one comes back when the lines are joined. */
static bool ends_line(const pc_fill *fill, pc_str text, size_t at, size_t next) {
    unsigned len;
    if (at == 0 || next >= text.n)
        return true;
    if (!fill->delsp && (unsigned char)text.p[at - 1] >= 0x80 && (unsigned char)text.p[next] >= 0x80 &&
        is_cjk_side(pc_utf8_before(text, at, &len)) && is_cjk_side(pc_utf8_at(text, next, &len)))
        return false;
    return !would_mislead(fill, text, at, next) && !would_close_up(text, at, next) && !pc_space_holds(text, at, next);
}

static size_t behind_spaces(pc_str text, size_t at) {
    for (size_t space; at < text.n && (space = pc_break_space(text, at)) > 0;)
        at += space;
    return at;
}

static size_t space_at(pc_str text, size_t at) {
    unsigned char c = (unsigned char)text.p[at];
    return c > ' ' && c < 0x80 ? 0 : pc_break_space(text, at);
}

/* An ideographic space stays one; any other run of white space is a space. */
static unsigned gap_columns(pc_str text, size_t at) {
    return (unsigned char)text.p[at] == 0xE3 ? 2 : 1;
}

static void put_gap(pc_buf *out, pc_str text, size_t at) {
    if (gap_columns(text, at) == 2)
        pc_buf_put(out, text.p + at, 3);
    else
        pc_buf_putc(out, ' ');
}

/* The chunk at `at`, where no space stands. */
static chunk chunk_at(const pc_fill *fill, pc_str text, size_t at) {
    chunk c = {.end = at};
    uint32_t before = 0;
    while (c.end < text.n) {
        unsigned char byte = (unsigned char)text.p[c.end];
        if (byte > ' ' && byte < 0x7F && (c.end + 1 == text.n || (unsigned char)text.p[c.end + 1] < 0x80)) {
            before = byte;
            c.columns++;
            c.end++;
            continue;
        }
        size_t space = space_at(text, c.end);
        if (space) {
            size_t next = behind_spaces(text, c.end);
            if (next >= text.n || ends_line(fill, text, c.end, next)) {
                c.gap = gap_columns(text, c.end);
                c.next = next;
                return c;
            }
            c.columns += gap_columns(text, c.end);
            c.end = next; /* the gap is part of the chunk */
            before = ' ';
            continue;
        }
        pc_cluster cluster = pc_cluster_at(text, c.end);
        bool cjk = (!fill->flowed || fill->delsp) && before && is_cjk_side(before) && is_cjk_side(cluster.cp);
        if (cjk && pc_may_break(before, cluster.cp, false))
            break;
        c.end += cluster.bytes;
        c.columns += pc_steers_terminal(text, c.end - cluster.bytes) ? 0 : cluster.columns;
        before = cluster.cp;
    }
    c.next = c.end;
    return c;
}

/* ---- lines ---- */

static bool needs_stuffing(pc_str text) {
    return text.n && (text.p[0] == ' ' || text.p[0] == '>' || (text.n >= 5 && memcmp(text.p, "From ", 5) == 0));
}

/* Lines that a reader joins again have no indent of their own. */
static void start_line(pc_fill *fill, pc_str text, unsigned hang) {
    if (fill->flowed)
        hang = needs_stuffing(text) ? 1 : 0;
    pc_buf_put_spaces(fill->out, hang);
    fill->column = hang;
}

static void end_line(pc_fill *fill) {
    pc_buf_putc(fill->out, '\n');
    fill->column = 0;
}

/*
 * A chunk whose inner gaps are single spaces. At the start of a line they are
 * no-break spaces where there are such: a reader who joins lines by what would
 * have fitted sees then that this chunk would not.
 */
static void put_chunk(pc_fill *fill, pc_str text, bool tied) {
    size_t from = 0;
    for (size_t at = 0; at < text.n;) {
        size_t space = space_at(text, at);
        if (!space) {
            at++;
            while (at < text.n && ((unsigned char)text.p[at] & 0xC0) == 0x80)
                at++;
            continue;
        }
        put_harmless(fill->out, pc_str_sub(text, from, at));
        if (tied && !fill->ascii)
            pc_buf_puts(fill->out, "\xC2\xA0");
        else
            put_gap(fill->out, text, at);
        from = at = behind_spaces(text, at);
    }
    put_harmless(fill->out, pc_str_sub(text, from, text.n));
}

void pc_fill_paragraph(pc_fill *fill, pc_str text) {
    bool first = true;
    chunk before = {0};
    text.n = pc_trim_end(text, 0, text.n);
    for (size_t at = behind_spaces(text, 0); at < text.n;) {
        chunk c = chunk_at(fill, text, at);
        bool fits = !fill->width || fill->column + before.gap + c.columns <= fill->width || c.columns + fill->hang > fill->width;
        if (!first && !fits) {
            if (fill->delsp && before.gap)
                put_gap(fill->out, text, before.end);
            if (fill->flowed)
                pc_buf_putc(fill->out, ' ');
            end_line(fill);
            before.gap = 0;
        }
        if (first || !fits)
            start_line(fill, pc_str_sub(text, at, text.n), first ? 0 : fill->hang);
        if (before.gap)
            put_gap(fill->out, text, before.end);
        put_chunk(fill, pc_str_sub(text, at, c.end), !first && !fits);
        fill->column += before.gap + c.columns;
        first = false;
        before = c;
        at = c.next;
    }
    end_line(fill);
}

void pc_fill_line(pc_fill *fill, pc_str text) {
    text.n = pc_trim_end(text, 0, text.n);
    start_line(fill, text, 0);
    put_harmless(fill->out, text);
    end_line(fill);
}
