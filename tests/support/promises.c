#include "promises.h"

#include "text/utf8.h"

#include <stdarg.h>
#include <stdio.h>

static char said[256];

__attribute__((format(printf, 1, 2))) static const char *broken(const char *format, ...) {
    va_list args;
    va_start(args, format);
    vsnprintf(said, sizeof said, format, args);
    va_end(args);
    return said;
}

static bool valid_utf8(pc_str s) {
    size_t at = 0, len;
    while (at < s.n && (len = pc_utf8_valid(s, at)) > 0)
        at += len;
    return at == s.n;
}

static bool starts_character(pc_str text, size_t at) {
    return at == text.n || ((unsigned char)text.p[at] & 0xC0) != 0x80;
}

/* White space, controls, and what has no ink: soft hyphen, zero-width characters, marks of direction and order. */
static bool invisible(uint32_t cp) {
    return pc_cp_is_space(cp) || cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0xAD || cp == 0x61C ||
           (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2060 && cp <= 0x206F) ||
           cp == 0xFEFF;
}

/* The offset of the first visible character in text [at, end); end when there is none. */
static size_t first_visible(pc_str text, size_t at, size_t end) {
    unsigned len;
    while (at < end && invisible(pc_utf8_at(text, at, &len)))
        at += len;
    return at < end ? at : end;
}

/* ---- the map ---- */

static uint32_t run_text_end(const pc_map *map, size_t i) {
    return i + 1 < map->n ? map->v[i + 1].text : map->text_len;
}

static uint64_t run_src_end(const pc_map *map, size_t i) {
    const pc_run *run = &map->v[i];
    return run->src + (uint64_t)(run_text_end(map, i) - run->text) / run->tlen * run->slen;
}

static const char *map_promises(const pc_release *r) {
    const pc_map *map = &r->map;
    if (map->text_len != r->text.n)
        return broken("the map covers %u of %zu bytes of text", map->text_len, r->text.n);
    for (size_t i = 0; i < map->n; i++) {
        const pc_run *run = &map->v[i];
        if (!run->tlen)
            return broken("run %zu has units without text", i);
        if (i ? run->text <= map->v[i - 1].text : run->text != 0)
            return broken("run %zu is out of order in the text", i);
        if ((run_text_end(map, i) - run->text) % run->tlen)
            return broken("run %zu ends inside a unit", i);
        if (i && run->src < run_src_end(map, i - 1))
            return broken("run %zu starts at source byte %u, before the one before it ends", i, run->src);
    }
    if (map->n && run_src_end(map, map->n - 1) > r->bytes.n)
        return broken("the map leads behind the end of the source");
    return NULL;
}

typedef struct {
    uint64_t end;
    size_t limit;
    bool ok;
} span_check;

static bool check_span(void *ctx, pc_range span) {
    span_check *check = ctx;
    check->ok = check->ok && span.at < span.end && span.end <= check->limit && span.at >= check->end;
    check->end = span.end;
    return true;
}

static const char *range_maps_back(const pc_release *r, pc_range range, const char *what) {
    span_check check = {0, r->bytes.n, true};
    pc_map_spans(&r->map, r->bytes, range, check_span, &check);
    if (!check.ok)
        return broken("the spans of the %s at text %u are empty, unordered or outside the source", what, range.at);
    return NULL;
}

/* ---- pieces ---- */

static const char *piece_promises(const pc_release *r, const pc_piece *piece, uint32_t before) {
    pc_str text = r->text;
    unsigned len;
    if (piece->section >= PC_SECTIONS || (piece->section == PC_SEC_BODY && piece->kind > PC_PARA_OTHER))
        return broken("the piece at %u has no known section or kind", piece->text.at);
    if (piece->text.at >= piece->text.end || piece->text.end > text.n)
        return broken("the piece [%u,%u) is empty or outside the text", piece->text.at, piece->text.end);
    if (piece->text.at < before)
        return broken("the piece at %u overlaps or precedes the one before it", piece->text.at);
    if (!starts_character(text, piece->text.at) || !starts_character(text, piece->text.end))
        return broken("the piece [%u,%u) cuts a character", piece->text.at, piece->text.end);
    if (pc_cp_is_space(pc_utf8_at(text, piece->text.at, &len)) ||
        pc_cp_is_space(pc_utf8_before(text, piece->text.end, &len)))
        return broken("the piece [%u,%u) is not trimmed", piece->text.at, piece->text.end);
    size_t lost = first_visible(text, before, piece->text.at);
    if (lost < piece->text.at)
        return broken("text byte %zu is visible and in no piece", lost);
    return range_maps_back(r, piece->text, pc_section_name((pc_section)piece->section));
}

static const char *pieces_promises(const pc_release *r) {
    int64_t last[PC_SECTIONS];
    uint32_t end = 0;
    const char *why;
    for (size_t i = 0; i < PC_SECTIONS; i++)
        last[i] = -1;
    for (size_t i = 0; i < r->pieces.n; i++) {
        const pc_piece *piece = &r->pieces.v[i];
        if ((why = piece_promises(r, piece, end)))
            return why;
        end = piece->text.end;
        if (piece->section == PC_SEC_FURNITURE)
            continue;
        /* the lines of several contacts may interleave; all else stands together */
        bool again = piece->section == PC_SEC_CONTACT ? piece->group <= last[piece->section]
                                                      : piece->group == last[piece->section];
        if (!again && piece->group != last[piece->section] + 1)
            return broken("group %u of %s follows group %d", piece->group,
                          pc_section_name((pc_section)piece->section), (int)last[piece->section]);
        if (piece->group > last[piece->section])
            last[piece->section] = piece->group;
        if (i >= pc_part_end(r, i) || (piece->section == PC_SEC_CONTACT && r->contacts.v[piece->group].last < i))
            return broken("contact %u ends before piece %zu", piece->group, i);
    }
    size_t lost = first_visible(r->text, end, r->text.n);
    if (lost < r->text.n)
        return broken("text byte %zu is visible and behind the last piece", lost);
    if (last[PC_SEC_CONTACT] + 1 != (int64_t)r->contacts.n)
        return broken("%zu contacts have %d groups of pieces", r->contacts.n, (int)last[PC_SEC_CONTACT] + 1);
    if (last[PC_SEC_BOILERPLATE] + 1 != (int64_t)r->boilerplates.n)
        return broken("%zu boilerplates have %d groups of pieces", r->boilerplates.n, (int)last[PC_SEC_BOILERPLATE] + 1);
    return NULL;
}

/* ---- quotations ---- */

static const char *quotes_promises(const pc_release *r) {
    int64_t last_paragraph = -1;
    uint32_t start = 0;
    for (size_t i = pc_piece_next(r, 0, PC_SEC_BODY); i < r->pieces.n; i = pc_piece_next(r, i + 1, PC_SEC_BODY))
        last_paragraph = r->pieces.v[i].group;
    for (size_t i = 0; i < r->quotes.n; i++) {
        const pc_quote *q = &r->quotes.v[i];
        const char *why;
        uint32_t end = start;
        if (!q->n_parts)
            return broken("quotation %zu has no part", i);
        for (size_t k = 0; k < q->n_parts; k++) {
            pc_range part = q->parts[k];
            if (part.at >= part.end || part.end > r->text.n || part.at < end)
                return broken("part %zu of quotation %zu, [%u,%u), is empty, unordered or outside the text", k, i, part.at,
                              part.end);
            if (!starts_character(r->text, part.at) || !starts_character(r->text, part.end))
                return broken("part %zu of quotation %zu cuts a character", k, i);
            if ((why = range_maps_back(r, part, "quotation")))
                return why;
            end = part.end;
        }
        start = q->parts[0].at;
        if (q->paragraph < -1 || q->paragraph > last_paragraph)
            return broken("quotation %zu is in paragraph %d, which does not exist", i, q->paragraph);
    }
    return NULL;
}

/* ---- the source: what is neither text nor furniture has no ink ---- */

static bool in_furniture(const pc_release *r, size_t at, size_t *next_furniture, size_t *next_span) {
    while (*next_furniture < r->furniture.n) {
        const pc_furniture *f = &r->furniture.v[*next_furniture];
        if (*next_span == f->n_spans) {
            ++*next_furniture;
            *next_span = 0;
        } else if (f->spans[*next_span].end <= at) {
            ++*next_span;
        } else {
            return f->spans[*next_span].at <= at;
        }
    }
    return false;
}

/* A hyphen or "=" at the end of a line, that joining the line took away. */
static bool joins_lines(pc_str bytes, size_t at) {
    unsigned char c = (unsigned char)bytes.p[at++];
    while (at < bytes.n && (bytes.p[at] == ' ' || bytes.p[at] == '\t'))
        at++;
    return (c == '-' || c == '=') && at < bytes.n && (bytes.p[at] == '\n' || bytes.p[at] == '\r' || bytes.p[at] == '\f');
}

/* A byte-order mark, also one that was encoded twice, before everything else. */
static size_t order_mark(pc_str bytes) {
    static const pc_str marks[] = {{"\xEF\xBB\xBF", 3}, {"\xC3\xAF\xC2\xBB\xC2\xBF", 6}, {"\xC3\xAF\xBB\xBF", 4}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (bytes.n >= marks[i].n && memcmp(bytes.p, marks[i].p, marks[i].n) == 0)
            return marks[i].n;
    return 0;
}

/* Source bytes [at, end) that the map skips. Only UTF-8 can be read byte for byte. */
static const char *skipped_promises(const pc_release *r, size_t at, size_t end, size_t *furniture, size_t *span) {
    unsigned len;
    for (; at < end; at += len) {
        len = 1;
        if (in_furniture(r, at, furniture, span) || !pc_utf8_valid(r->bytes, at))
            continue;
        if (!invisible(pc_utf8_at(r->bytes, at, &len)) && !joins_lines(r->bytes, at))
            return broken("source byte %zu is visible and neither text nor furniture", at);
    }
    return NULL;
}

static const char *source_promises(const pc_release *r) {
    size_t furniture = 0, span = 0;
    const char *why;
    if (!r->encoding || strcmp(r->encoding, "UTF-8") != 0)
        return NULL;
    uint64_t at = order_mark(r->bytes);
    for (size_t i = 0; i < r->map.n; i++) {
        if ((why = skipped_promises(r, (size_t)at, r->map.v[i].src, &furniture, &span)))
            return why;
        at = run_src_end(&r->map, i);
    }
    return skipped_promises(r, (size_t)at, r->bytes.n, &furniture, &span);
}

static const char *furniture_promises(const pc_release *r) {
    uint32_t end = 0;
    for (size_t i = 0; i < r->furniture.n; i++) {
        const pc_furniture *f = &r->furniture.v[i];
        if (!f->n_spans || !f->text.n || !valid_utf8(f->text))
            return broken("furniture %zu has no span or no text", i);
        for (size_t k = 0; k < f->n_spans; k++) {
            if (f->spans[k].at >= f->spans[k].end || f->spans[k].end > r->bytes.n || f->spans[k].at < end)
                return broken("span %zu of furniture %zu is empty, unordered or outside the source", k, i);
            end = f->spans[k].end;
        }
    }
    return NULL;
}

/* ---- details ---- */

static bool strs_valid(const pc_strs *strs) {
    for (size_t i = 0; i < strs->n; i++)
        if (!strs->v[i].n || !valid_utf8(strs->v[i]))
            return false;
    return true;
}

/* Absent, or something in UTF-8. */
static bool detail_valid(pc_str s) {
    return !s.p || (s.n && valid_utf8(s));
}

static const char *details_promises(const pc_release *r) {
    const pc_dateline *d = &r->dateline;
    if (!detail_valid(d->city) || !detail_valid(d->region) || !detail_valid(d->country) || !detail_valid(d->wire))
        return broken("a detail of the dateline is empty or no UTF-8");
    for (size_t i = 0; i < r->contacts.n; i++) {
        const pc_contact *c = &r->contacts.v[i];
        if (!detail_valid(c->name) || !detail_valid(c->title) || !detail_valid(c->organization) ||
            !strs_valid(&c->emails) || !strs_valid(&c->phones) || !strs_valid(&c->urls))
            return broken("a detail of contact %zu is empty or no UTF-8", i);
    }
    for (size_t i = 0; i < r->boilerplates.n; i++)
        if (!detail_valid(r->boilerplates.v[i].heading) || !detail_valid(r->boilerplates.v[i].organization))
            return broken("a detail of boilerplate %zu is empty or no UTF-8", i);
    for (size_t i = 0; i < r->quotes.n; i++) {
        const pc_quote *q = &r->quotes.v[i];
        if (!detail_valid(q->said->speaker) || !detail_valid(q->said->speaker_title) || !detail_valid(q->said->verb))
            return broken("a detail of quotation %zu is empty or no UTF-8", i);
    }
    return NULL;
}

const char *broken_promise(const pc_release *r) {
    static const char *(*const promises[])(const pc_release *) = {
        map_promises, pieces_promises, quotes_promises, furniture_promises, source_promises, details_promises};
    if (!valid_utf8(r->text) || !valid_utf8(r->name))
        return broken("the text is no UTF-8");
    for (size_t i = 0; i < sizeof promises / sizeof *promises; i++) {
        const char *why = promises[i](r);
        if (why)
            return why;
    }
    return NULL;
}
