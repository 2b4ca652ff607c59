#include "text/map.h"

static uint32_t text_end(const pc_map *map, size_t i) {
    return i + 1 < map->n ? map->v[i + 1].text : map->text_len;
}

/* Source bytes behind the last unit of run i. */
static uint32_t src_end(const pc_map *map, size_t i) {
    const pc_run *run = &map->v[i];
    return run->src + (text_end(map, i) - run->text) / run->tlen * run->slen;
}

/* The run that holds text byte `at` (at < text_len). */
static size_t run_of(const pc_map *map, uint32_t at) {
    size_t low = 0, high = map->n;
    while (high - low > 1) {
        size_t mid = low + (high - low) / 2;
        if (map->v[mid].text <= at)
            low = mid;
        else
            high = mid;
    }
    return low;
}

bool pc_map_add(pc_arena *arena, pc_map *map, uint32_t text_bytes, uint32_t src, uint16_t tlen,
                uint16_t slen) {
    if (!text_bytes)
        return true;
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

uint32_t pc_map_start(const pc_map *map, uint32_t at) {
    if (!map->n)
        return 0;
    if (at >= map->text_len)
        return src_end(map, map->n - 1);
    const pc_run *run = &map->v[run_of(map, at)];
    return run->src + (at - run->text) / run->tlen * run->slen;
}

uint32_t pc_map_end(const pc_map *map, uint32_t end) {
    if (!map->n)
        return 0;
    if (!end)
        return map->v[0].src;
    if (end > map->text_len)
        end = map->text_len;
    const pc_run *run = &map->v[run_of(map, end - 1)];
    return run->src + ((end - 1 - run->text) / run->tlen + 1) * run->slen;
}

uint32_t pc_map_text(const pc_map *map, uint32_t src) {
    size_t low = 0, high = map->n;
    while (low < high) { /* first run that ends behind src */
        size_t mid = low + (high - low) / 2;
        if (src_end(map, mid) > src)
            high = mid;
        else
            low = mid + 1;
    }
    if (low == map->n)
        return map->text_len;
    const pc_run *run = &map->v[low];
    if (src <= run->src || !run->slen)
        return run->text;
    uint32_t units = (src - run->src + run->slen - 1) / run->slen;
    uint32_t at = run->text + units * run->tlen, end = text_end(map, low);
    return at < end ? at : end;
}

/* The part of one outer 1:1 run that lies over inner runs, copied run by run. */
static bool compose_plain(pc_arena *arena, const pc_map *inner, uint32_t mid, uint32_t n, pc_map *out) {
    uint32_t end = mid + n;
    for (size_t i = run_of(inner, mid); mid < end && i < inner->n; i++) {
        const pc_run *run = &inner->v[i];
        uint32_t stop = text_end(inner, i) < end ? text_end(inner, i) : end;
        uint32_t part = stop - mid, into = mid - run->text;
        if (part % run->tlen || into % run->tlen) { /* a unit cut by the outer map: one unit of its own */
            uint32_t first = run->src + into / run->tlen * run->slen;
            uint32_t last = run->src + ((stop - 1 - run->text) / run->tlen + 1) * run->slen;
            if (part > UINT16_MAX || last - first > UINT16_MAX)
                return false;
            if (!pc_map_add(arena, out, part, first, (uint16_t)part, (uint16_t)(last - first)))
                return false;
        } else if (!pc_map_add(arena, out, part, run->src + into / run->tlen * run->slen, run->tlen,
                               run->slen)) {
            return false;
        }
        mid = stop;
    }
    return true;
}

static uint16_t clamped(uint32_t n) {
    return (uint16_t)(n > UINT16_MAX ? UINT16_MAX : n);
}

bool pc_map_compose(pc_arena *arena, const pc_map *outer, const pc_map *inner, pc_map *out) {
    *out = (pc_map){0};
    if (pc_map_is_identity(inner)) {
        *out = *outer;
        return true;
    }
    for (size_t i = 0; i < outer->n; i++) {
        const pc_run *run = &outer->v[i];
        uint32_t n = text_end(outer, i) - run->text;
        if (run->tlen == 1 && run->slen == 1) {
            if (!compose_plain(arena, inner, run->src, n, out))
                return false;
            continue;
        }
        for (uint32_t unit = 0; unit < n / run->tlen; unit++) {
            uint32_t from = run->src + unit * run->slen;
            uint32_t first = pc_map_start(inner, from);
            uint32_t last = run->slen ? pc_map_end(inner, from + run->slen) : first;
            if (!pc_map_add(arena, out, run->tlen, first, run->tlen, clamped(last - first)))
                return false;
        }
    }
    return true;
}

bool pc_map_is_identity(const pc_map *map) {
    return map->n == 0 ||
           (map->n == 1 && map->v[0].src == 0 && map->v[0].tlen == 1 && map->v[0].slen == 1);
}

static bool blank_between(pc_str src, uint32_t from, uint32_t to) {
    for (; from < to; from++)
        if (!pc_is_space((unsigned char)src.p[from]) && src.p[from] != '\0')
            return false;
    return true;
}

static pc_range trimmed(pc_str src, pc_range span) {
    while (span.at < span.end && pc_is_space((unsigned char)src.p[span.at]))
        span.at++;
    while (span.end > span.at && pc_is_space((unsigned char)src.p[span.end - 1]))
        span.end--;
    return span;
}

bool pc_map_spans(const pc_map *map, pc_str src, pc_range range, bool (*each)(void *, pc_range),
                  void *ctx) {
    pc_range open = {0, 0};
    bool have = false;
    if (range.at >= range.end || !map->n)
        return true;
    for (size_t i = run_of(map, range.at); i < map->n && map->v[i].text < range.end; i++) {
        uint32_t from = range.at > map->v[i].text ? range.at : map->v[i].text;
        uint32_t to = text_end(map, i) < range.end ? text_end(map, i) : range.end;
        pc_range span = {pc_map_start(map, from), pc_map_end(map, to)};
        if (have && span.at >= open.end && blank_between(src, open.end, span.at)) {
            open.end = span.end;
            continue;
        }
        if (have) {
            open = trimmed(src, open);
            if (open.at < open.end && !each(ctx, open))
                return false;
        }
        open = span;
        have = true;
    }
    open = trimmed(src, open);
    return open.at >= open.end || each(ctx, open);
}
