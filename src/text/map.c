#include "text/map.h"

static uint32_t text_end(const pc_map *map, size_t i) {
    return i + 1 < map->n ? map->v[i + 1].text : map->text_len;
}

/* Source bytes from the start of the run to the start of the unit that holds text byte `at`. */
static uint32_t unit_src(const pc_run *run, uint32_t at) {
    uint32_t into = at - run->text;
    return run->src + (run->tlen == 1 ? into : into / run->tlen) * run->slen;
}

/* Source bytes behind the last unit of run i. */
static uint32_t src_end(const pc_map *map, size_t i) {
    const pc_run *run = &map->v[i];
    return unit_src(run, text_end(map, i) - 1) + run->slen;
}

/* The run among [low, high) that holds text byte `at`; v[low].text <= at. */
static size_t search(const pc_map *map, uint32_t at, size_t low, size_t high) {
    while (high - low > 1) {
        size_t mid = low + (high - low) / 2;
        if (map->v[mid].text <= at)
            low = mid;
        else
            high = mid;
    }
    return low;
}

/* The run that holds text byte `at` (at < text_len), looked for from run `hint` on. */
static size_t run_near(const pc_map *map, size_t hint, uint32_t at) {
    if (hint >= map->n || map->v[hint].text > at)
        return search(map, at, 0, hint < map->n ? hint : map->n);
    size_t step = 1; /* steps double, so a far jump costs no more than a search */
    while (hint + step < map->n && map->v[hint + step].text <= at) {
        hint += step;
        step *= 2;
    }
    return search(map, at, hint, hint + step < map->n ? hint + step : map->n);
}

bool pc_map_add(pc_arena *arena, pc_map *map, uint32_t text_bytes, uint32_t src, uint16_t tlen, uint16_t slen) {
    if (!text_bytes)
        return true;
    if (text_bytes > UINT32_MAX - map->text_len)
        return false;
    if (map->n) {
        const pc_run *last = &map->v[map->n - 1];
        if (last->tlen == tlen && last->slen == slen && src_end(map, map->n - 1) == src) {
            map->text_len += text_bytes;
            return true;
        }
    }
    if (!PC_PUSH(arena, *map, (pc_run){map->text_len, src, tlen, slen}))
        return false;
    map->text_len += text_bytes;
    return true;
}

uint32_t pc_map_start_at(pc_map_cursor *cursor, uint32_t at) {
    const pc_map *map = cursor->map;
    if (!map->n)
        return 0;
    if (at >= map->text_len)
        return src_end(map, map->n - 1);
    cursor->run = run_near(map, cursor->run, at);
    return unit_src(&map->v[cursor->run], at);
}

uint32_t pc_map_end_at(pc_map_cursor *cursor, uint32_t end) {
    const pc_map *map = cursor->map;
    if (!map->n)
        return 0;
    if (!end)
        return map->v[0].src;
    if (end > map->text_len)
        end = map->text_len;
    cursor->run = run_near(map, cursor->run, end - 1);
    const pc_run *run = &map->v[cursor->run];
    return unit_src(run, end - 1) + run->slen;
}

uint32_t pc_map_start(const pc_map *map, uint32_t at) {
    return pc_map_start_at(&(pc_map_cursor){map, map->n}, at);
}

uint32_t pc_map_end(const pc_map *map, uint32_t end) {
    return pc_map_end_at(&(pc_map_cursor){map, map->n}, end);
}

uint32_t pc_map_text(const pc_map *map, uint32_t src) {
    size_t low = 0, high = map->n;
    while (low < high) { /* first run whose last unit starts at or behind src */
        size_t mid = low + (high - low) / 2;
        if (src_end(map, mid) - map->v[mid].slen >= src)
            high = mid;
        else
            low = mid + 1;
    }
    if (low == map->n)
        return map->text_len;
    const pc_run *run = &map->v[low];
    if (src <= run->src) /* always so when slen is 0 */
        return run->text;
    return run->text + (src - run->src + run->slen - 1) / run->slen * run->tlen;
}

/* Adds one unit of the text with source bytes [first, last), less those that belong to the unit before. */
static bool add_unit(pc_arena *arena, pc_map *out, uint16_t tlen, uint32_t first, uint32_t last) {
    uint32_t taken = out->n ? src_end(out, out->n - 1) : 0;
    if (first < taken)
        first = taken;
    if (last < first)
        last = first;
    uint32_t slen = last - first < UINT16_MAX ? last - first : UINT16_MAX;
    return pc_map_add(arena, out, tlen, first, tlen, (uint16_t)slen);
}

/* Text [from, to) of the middle, inside run i of `inner`: units cut at either end become units of their own. */
static bool compose_run(pc_arena *arena, const pc_map *inner, size_t i, uint32_t from, uint32_t to, pc_map *out) {
    const pc_run *run = &inner->v[i];
    uint32_t cut = (from - run->text) % run->tlen;
    if (cut) {
        uint32_t rest = run->tlen - cut < to - from ? run->tlen - cut : to - from, first = unit_src(run, from);
        if (!add_unit(arena, out, (uint16_t)rest, first, first + run->slen))
            return false;
        from += rest;
    }
    uint32_t tail = (to - from) % run->tlen;
    if (!pc_map_add(arena, out, to - from - tail, unit_src(run, from), run->tlen, run->slen))
        return false;
    uint32_t first = unit_src(run, to - tail);
    return !tail || add_unit(arena, out, (uint16_t)tail, first, first + run->slen);
}

/* The middle bytes [mid, end), of one 1:1 run of the outer map. */
static bool compose_plain(pc_arena *arena, pc_map_cursor *inner, uint32_t mid, uint32_t end, pc_map *out) {
    const pc_map *map = inner->map;
    while (mid < end && mid < map->text_len) {
        inner->run = run_near(map, inner->run, mid);
        uint32_t stop = text_end(map, inner->run) < end ? text_end(map, inner->run) : end;
        if (!compose_run(arena, map, inner->run, mid, stop, out))
            return false;
        mid = stop;
    }
    /* behind the middle's end there is no source; the text still has its length */
    return pc_map_add(arena, out, end - mid, pc_map_end(map, map->text_len), 1, 0);
}

/* Units of the text that are not one byte for one byte. */
static bool compose_units(pc_arena *arena, pc_map_cursor *inner, const pc_run *run, uint32_t units, pc_map *out) {
    for (uint32_t unit = 0; unit < units; unit++) {
        uint32_t from = run->src + unit * run->slen, first = pc_map_start_at(inner, from);
        uint32_t last = run->slen ? pc_map_end_at(inner, from + run->slen) : first;
        if (!add_unit(arena, out, run->tlen, first, last))
            return false;
    }
    return true;
}

/* The middle is the source from `shift` on: a byte-order mark was skipped. */
static bool shifted(pc_arena *arena, const pc_map *outer, uint32_t shift, pc_map *out) {
    *out = (pc_map){.v = pc_arena_take(arena, outer->n * sizeof *outer->v), .text_len = outer->text_len};
    if (!out->v)
        return false;
    out->n = out->cap = outer->n;
    for (size_t i = 0; i < outer->n; i++) {
        out->v[i] = outer->v[i];
        out->v[i].src += shift;
    }
    return true;
}

static bool is_plain(const pc_map *map) {
    return map->n == 1 && map->v[0].tlen == 1 && map->v[0].slen == 1;
}

bool pc_map_compose(pc_arena *arena, const pc_map *outer, const pc_map *inner, pc_map *out) {
    if (pc_map_is_identity(inner)) {
        *out = *outer;
        return true;
    }
    if (pc_map_is_identity(outer) && outer->text_len == inner->text_len) {
        *out = *inner;
        return true;
    }
    if (is_plain(inner))
        return shifted(arena, outer, inner->v[0].src, out);
    pc_map_cursor cursor = {inner, 0};
    *out = (pc_map){0};
    for (size_t i = 0; i < outer->n; i++) {
        const pc_run *run = &outer->v[i];
        uint32_t n = text_end(outer, i) - run->text;
        bool fine = run->tlen == 1 && run->slen == 1 ? compose_plain(arena, &cursor, run->src, run->src + n, out)
                                                     : compose_units(arena, &cursor, run, n / run->tlen, out);
        if (!fine)
            return false;
    }
    return true;
}

bool pc_map_is_identity(const pc_map *map) {
    return map->n == 0 || (is_plain(map) && map->v[0].src == 0);
}

static bool blank_between(pc_str src, uint32_t from, uint32_t to) {
    for (; from < to; from++)
        if (!pc_is_space((unsigned char)src.p[from]) && src.p[from] != '\0')
            return false;
    return true;
}

/*
 * True when a unit is white space in the source. Only units of one text byte
 * are asked: half of a wide character may look like a space ("\x1C\x20" is a
 * quotation mark in UTF-16).
 */
static bool blank_unit(pc_str src, const pc_run *run, uint32_t at) {
    uint32_t from = unit_src(run, at);
    if (run->tlen != 1)
        return false;
    if (run->slen == 1)
        return pc_is_space((unsigned char)src.p[from]);
    return blank_between(src, from, from + run->slen);
}

/* A stretch of text and the runs of its ends. */
typedef struct {
    pc_range text;
    size_t first, last;
} stretch;

/* The source span of a stretch without blank units at its edges; empty when there is nothing else. */
static pc_range span_of(const pc_map *map, pc_str src, stretch s) {
    while (s.text.at < s.text.end && blank_unit(src, &map->v[s.first], s.text.at))
        if (++s.text.at == text_end(map, s.first))
            s.first++;
    while (s.text.at < s.text.end && blank_unit(src, &map->v[s.last], s.text.end - 1))
        if (--s.text.end == map->v[s.last].text)
            s.last--;
    if (s.text.at >= s.text.end)
        return (pc_range){0, 0};
    return (pc_range){unit_src(&map->v[s.first], s.text.at),
                      unit_src(&map->v[s.last], s.text.end - 1) + map->v[s.last].slen};
}

bool pc_map_spans_at(pc_map_cursor *cursor, pc_str src, pc_range range, bool (*each)(void *, pc_range), void *ctx) {
    const pc_map *map = cursor->map;
    if (range.end > map->text_len)
        range.end = map->text_len;
    if (range.at >= range.end)
        return true;
    size_t i = run_near(map, cursor->run, range.at);
    stretch open = {{range.at, range.at}, i, i};
    for (;; i++) {
        bool done = text_end(map, i) >= range.end;
        open.text.end = done ? range.end : text_end(map, i);
        open.last = i;
        if (!done && blank_between(src, src_end(map, i), map->v[i + 1].src))
            continue;
        pc_range span = span_of(map, src, open);
        if (span.at < span.end && !each(ctx, span))
            return false;
        if (done)
            break;
        open = (stretch){{map->v[i + 1].text, 0}, i + 1, i + 1};
    }
    cursor->run = i;
    return true;
}

bool pc_map_spans(const pc_map *map, pc_str src, pc_range range, bool (*each)(void *, pc_range), void *ctx) {
    return pc_map_spans_at(&(pc_map_cursor){map, map->n}, src, range, each, ctx);
}
