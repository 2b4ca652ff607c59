#include "render/wrap.h"

#include "text/utf8.h"

/* Marks that may not begin a line (the Japanese call it kinsoku), and those that may not end one. */
static bool stays_with_before(uint32_t cp) {
    static const uint32_t marks[] = {0x3001, 0x3002, 0x300D, 0x300F, 0x3011, 0x3015, 0x30FB, 0x30FC, 0xFF01,
                                     0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0x201D, 0x2019, 0x300B};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i] == cp)
            return true;
    return false;
}

static bool stays_with_next(uint32_t cp) {
    return cp == 0x300C || cp == 0x300E || cp == 0x3010 || cp == 0x3014 || cp == 0xFF08 || cp == 0x201C ||
           cp == 0x2018 || cp == 0x300A;
}

/* The end of the unit that may not be broken: a word, or one character of a script without spaces with its marks. */
static size_t unit_end(pc_str text, size_t at) {
    uint32_t before = 0;
    for (size_t start = at; at < text.n;) {
        unsigned len;
        uint32_t cp = pc_utf8_at(text, at, &len);
        if (cp == ' ')
            break;
        bool open = at > start && (pc_cp_is_cjk(cp) || pc_cp_is_cjk(before)) && !stays_with_before(cp) &&
                    !stays_with_next(before);
        if (open)
            break;
        before = cp;
        at += len;
    }
    return at;
}

typedef struct row {
    pc_buf *out;
    const pc_wrap *wrap;
    size_t columns;
    bool fresh; /* nothing but the indent stands on it */
} row;

static void indent(row *line, size_t columns) {
    for (size_t i = 0; i < columns; i++)
        pc_buf_putc(line->out, ' ');
    line->columns = columns;
    line->fresh = true;
}

/* RFC 3676 section 4.4: a line that starts with a space, ">" or "From " gets a space before it. */
static void stuff(row *line, pc_str word) {
    bool from = word.n >= 4 && memcmp(word.p, "From", 4) == 0;
    if (line->wrap->flowed && line->fresh && line->columns == 0 && (word.p[0] == '>' || from))
        pc_buf_putc(line->out, ' ');
}

static void put_unit(row *line, pc_str word, bool spaced) {
    size_t columns = pc_columns(word), width = line->wrap->width;
    size_t reserve = line->wrap->flowed ? 1 : 0;
    if (width && !line->fresh && line->columns + spaced + columns + reserve > width) {
        if (line->wrap->flowed)
            pc_buf_putc(line->out, ' ');
        pc_buf_putc(line->out, '\n');
        indent(line, line->wrap->flowed ? 0 : line->wrap->hang);
        spaced = false;
    }
    if (spaced && !line->fresh) {
        pc_buf_putc(line->out, ' ');
        line->columns++;
    }
    stuff(line, word);
    pc_buf_put(line->out, word.p, word.n);
    line->columns += columns;
    line->fresh = false;
}

void pc_wrap_put(pc_buf *out, pc_str text, const pc_wrap *wrap) {
    row line = {.out = out, .wrap = wrap, .fresh = true};
    bool spaced = false;
    for (size_t at = 0; at < text.n;) {
        if (text.p[at] == ' ') {
            spaced = true;
            at++;
            continue;
        }
        size_t end = unit_end(text, at);
        put_unit(&line, pc_str_sub(text, at, end), spaced);
        spaced = false;
        at = end;
    }
    pc_buf_putc(out, '\n');
}
