#include "cli/diff.h"

#include "base/vec.h"

#include <stdlib.h>

enum { CONTEXT = 3 };

typedef struct text {
    pc_str *v; /* lines with their ends */
    size_t n, cap;
} text;

/* A stretch of lines before and the one after that it became; ends exclusive. */
typedef struct hunk {
    size_t from, to, now_from, now_to;
} hunk;

static bool divide(pc_arena *arena, pc_str bytes, text *lines) {
    for (size_t at = 0; at < bytes.n;) {
        const char *end = memchr(bytes.p + at, '\n', bytes.n - at);
        size_t stop = end ? (size_t)(end - bytes.p) + 1 : bytes.n;
        if (!PC_PUSH(arena, *lines, pc_str_sub(bytes, at, stop)))
            return false;
        at = stop;
    }
    if (!PC_PUSH(arena, *lines, PC_STR(""))) /* one behind the last: an empty text has a list, too */
        return false;
    lines->n--;
    return true;
}

/* ---- which lines are the same ---- */

typedef struct line_at {
    pc_str line;
    uint32_t index;
    bool after; /* of the text after */
} line_at;

static int by_line(const void *a, const void *b) {
    const line_at *x = a, *y = b;
    size_t n = x->line.n < y->line.n ? x->line.n : y->line.n;
    int order = n ? memcmp(x->line.p, y->line.p, n) : 0;
    if (order || x->line.n != y->line.n)
        return order ? order : x->line.n < y->line.n ? -1 : 1;
    if (x->after != y->after)
        return x->after ? 1 : -1;
    return x->index < y->index ? -1 : x->index > y->index;
}

static const uint32_t NONE = UINT32_MAX;

/* Lines that occur once in either text: partner[i] of line i before. */
static bool pair_unique(pc_arena *arena, const text *before, const text *after, uint32_t *partner) {
    size_t n = before->n + after->n;
    line_at *all = pc_arena_take(arena, (n + 1) * sizeof *all);
    if (!all)
        return false;
    for (size_t i = 0; i < n; i++)
        all[i] = i < before->n ? (line_at){before->v[i], (uint32_t)i, false}
                               : (line_at){after->v[i - before->n], (uint32_t)(i - before->n), true};
    qsort(all, n, sizeof *all, by_line);
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && pc_str_eq(all[end].line, all[i].line); end++)
            ;
        if (end - i == 2 && !all[i].after && all[i + 1].after)
            partner[all[i].index] = all[i + 1].index;
    }
    return true;
}

/* Of the pairs those that lie in the same order in both texts, as many as there can be (patience); others are undone. */
static bool keep_rising(pc_arena *arena, size_t n, uint32_t *partner) {
    uint32_t *tops = pc_arena_take(arena, (n + 1) * sizeof *tops), *below = pc_arena_take(arena, (n + 1) * sizeof *below);
    size_t piles = 0;
    if (!tops || !below)
        return false;
    for (uint32_t i = 0; i < n; i++) {
        if (partner[i] == NONE)
            continue;
        size_t low = 0, high = piles;
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            if (partner[tops[middle]] < partner[i])
                low = middle + 1;
            else
                high = middle;
        }
        below[i] = low ? tops[low - 1] : NONE;
        tops[low] = i;
        piles += low == piles;
    }
    uint32_t keep = piles ? tops[piles - 1] : NONE;
    for (uint32_t i = (uint32_t)n; i-- > 0;) {
        if (i == keep)
            keep = below[i];
        else
            partner[i] = NONE;
    }
    return true;
}

/* Pairs the equal lines at both ends of a stretch between two pairs. */
static void widen_stretch(const text *before, const text *after, hunk h, uint32_t *partner) {
    while (h.from < h.to && h.now_from < h.now_to && pc_str_eq(before->v[h.from], after->v[h.now_from]))
        partner[h.from++] = (uint32_t)h.now_from++;
    while (h.from < h.to && h.now_from < h.now_to && pc_str_eq(before->v[h.to - 1], after->v[h.now_to - 1]))
        partner[--h.to] = (uint32_t)--h.now_to;
}

static void widen(const text *before, const text *after, uint32_t *partner) {
    hunk h = {0};
    for (; h.to < before->n; h.to++) {
        if (partner[h.to] == NONE)
            continue;
        h.now_to = partner[h.to];
        widen_stretch(before, after, h, partner);
        h.from = h.to + 1;
        h.now_from = h.now_to + 1;
    }
    h.now_to = after->n;
    widen_stretch(before, after, h, partner);
}

/* ---- printing ---- */

static void put_line(pc_buf *out, char mark, pc_str line) {
    pc_buf_putc(out, mark);
    pc_buf_put_str(out, line);
    if (line.p[line.n - 1] != '\n')
        pc_buf_puts(out, "\n\\ No newline at end of file\n");
}

/* "12,7": the first line and how many; an empty stretch names the line before it. */
static void put_stretch(pc_buf *out, char mark, size_t from, size_t to) {
    pc_buf_putc(out, mark);
    pc_buf_put_uint(out, from + (to > from));
    pc_buf_putc(out, ',');
    pc_buf_put_uint(out, to - from);
}

static void put_hunk(const text *before, const text *after, const uint32_t *partner, const hunk *h, pc_buf *out) {
    size_t now = h->now_from;
    pc_buf_puts(out, "@@ ");
    put_stretch(out, '-', h->from, h->to);
    pc_buf_putc(out, ' ');
    put_stretch(out, '+', h->now_from, h->now_to);
    pc_buf_puts(out, " @@\n");
    for (size_t i = h->from, end; i < h->to; i = end) {
        for (end = i; end < h->to && partner[end] == NONE; end++)
            put_line(out, '-', before->v[end]);
        size_t stop = end < h->to ? partner[end] : h->now_to;
        for (; now < stop; now++)
            put_line(out, '+', after->v[now]);
        if (end < h->to) {
            put_line(out, ' ', before->v[end++]);
            now++;
        }
    }
    for (; now < h->now_to; now++)
        put_line(out, '+', after->v[now]);
}

/* The next change at or behind line *at before (and *now after); false when there is none. */
static bool next_change(const text *before, const text *after, const uint32_t *partner, size_t at, size_t now, hunk *h) {
    while (at < before->n && partner[at] == now) {
        at++;
        now++;
    }
    if (at == before->n && now == after->n)
        return false;
    *h = (hunk){at, at, now, now};
    while (h->to < before->n && partner[h->to] == NONE)
        h->to++;
    h->now_to = h->to < before->n ? partner[h->to] : after->n;
    return true;
}

static void put_hunks(const text *before, const text *after, const uint32_t *partner, pc_buf *out) {
    hunk h, next;
    bool more = next_change(before, after, partner, 0, 0, &h);
    while (more) {
        size_t lead = h.from < CONTEXT ? h.from : CONTEXT;
        h.from -= lead;
        h.now_from -= lead;
        while ((more = next_change(before, after, partner, h.to, h.now_to, &next)) && next.from - h.to <= 2 * CONTEXT) {
            h.to = next.to;
            h.now_to = next.now_to;
        }
        size_t tail = before->n - h.to < CONTEXT ? before->n - h.to : CONTEXT;
        h.to += tail;
        h.now_to += tail;
        put_hunk(before, after, partner, &h, out);
        h = next;
    }
}

/* A name in a header; marks that would end it early are left out by quoting it as git does. */
static void put_name(pc_buf *out, const char *prefix, const char *side, const char *name) {
    static const char *const digits = "01234567";
    bool quoted = strpbrk(name, "\t\n\r\"\\") != NULL;
    pc_buf_puts(out, prefix);
    if (quoted)
        pc_buf_putc(out, '"');
    pc_buf_puts(out, side);
    for (const char *p = *name == '/' ? name + 1 : name; *p; p++) {
        unsigned char c = (unsigned char)*p;
        if (quoted && (c < 0x20 || c == '"' || c == '\\')) {
            pc_buf_putc(out, '\\');
            pc_buf_putc(out, digits[c >> 6]);
            pc_buf_putc(out, digits[c >> 3 & 7]);
            pc_buf_putc(out, digits[c & 7]);
        } else {
            pc_buf_putc(out, *p);
        }
    }
    pc_buf_puts(out, quoted ? "\"\n" : strchr(name, ' ') ? "\t\n" : "\n");
}

bool cli_diff(const char *name, pc_str before, pc_str after, pc_arena *arena, pc_buf *out) {
    text old = {0}, new = {0};
    if (pc_str_eq(before, after))
        return true;
    if (!divide(arena, before, &old) || !divide(arena, after, &new))
        return false;
    uint32_t *partner = pc_arena_take(arena, (old.n + 1) * sizeof *partner);
    if (!partner)
        return false;
    memset(partner, 0xFF, (old.n + 1) * sizeof *partner);
    if (!pair_unique(arena, &old, &new, partner) || !keep_rising(arena, old.n, partner))
        return false;
    widen(&old, &new, partner);
    put_name(out, "--- ", "a/", name);
    put_name(out, "+++ ", "b/", name);
    put_hunks(&old, &new, partner, out);
    return true;
}
