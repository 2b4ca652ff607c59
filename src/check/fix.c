/* One round of mending: which edits are made, what the bytes become, whether the parts stay what they were. */
#include "check/fix.h"

#include "base/buf.h"
#include "text/encode.h"

#include <stdlib.h>

/* ---- line ends ---- */

/* True when most line ends of the file are CR LF. `unit`: bytes of a character unit; big: the high byte comes first. */
static bool ends_in_crlf(pc_str bytes, size_t unit, bool big) {
    size_t lf = 0, crlf = 0, low = big ? unit - 1 : 0;
    for (size_t at = 0; at + unit <= bytes.n; at += unit) {
        const char *p = bytes.p + at + low;
        if (*p != '\n' || (unit == 2 && bytes.p[at + 1 - low]))
            continue;
        lf++;
        crlf += at >= unit && p[-(ptrdiff_t)unit] == '\r';
    }
    return crlf * 2 > lf;
}

bool pc_fix_ends_in_crlf(const pc_release *release) {
    bool wide = strncmp(release->encoding, "UTF-16", 6) == 0;
    return ends_in_crlf(release->bytes, wide ? 2 : 1, wide && release->encoding[6] == 'B');
}

pc_str pc_fix_with_crlf(pc_arena *arena, pc_str text) {
    size_t n = 0;
    char *p = pc_arena_take(arena, 2 * text.n + 1);
    if (!p)
        return text;
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '\n' && (!i || text.p[i - 1] != '\r'))
            p[n++] = '\r';
        p[n++] = text.p[i];
    }
    return (pc_str){p, n};
}

/* ---- choosing ---- */

typedef struct choosing {
    pc_arena *arena;
    const pc_release *release;
    unsigned char *taken; /* by source byte: BYTE, PLACE before it */
    bool crlf;
} choosing;

enum { BYTE = 1, PLACE = 2 };

/* True when nothing that was chosen before touches these bytes. */
static bool is_free(const choosing *c, pc_range range) {
    const unsigned char *taken = c->taken;
    if (range.at == range.end)
        return !(taken[range.at] & PLACE) && !(range.at && taken[range.at - 1] & BYTE && taken[range.at] & BYTE);
    for (uint32_t i = range.at; i < range.end; i++)
        if (taken[i] & BYTE || (i > range.at && taken[i] & PLACE))
            return false;
    return true;
}

static void take(const choosing *c, pc_range range) {
    if (range.at == range.end)
        c->taken[range.at] |= PLACE;
    else
        memset(c->taken + range.at, BYTE, range.end - range.at);
}

static bool changes_nothing(const choosing *c, const pc_change *change) {
    return pc_str_eq(pc_str_sub(c->release->bytes, change->source.at, change->source.end), change->with);
}

/* Adds the edits of one finding, all or none; says why not. */
static pc_left_why choose_one(const choosing *c, const pc_finding *finding, uint32_t index, pc_changes *changes) {
    size_t before = changes->n;
    pc_left_why why = PC_LEFT_NOT;
    for (size_t i = 0; i < finding->edits.n && why == PC_LEFT_NOT; i++) {
        pc_change change = {.source = finding->edits.v[i].source, .finding = index};
        pc_str with = finding->edits.v[i].with;
        if (change.source.end > c->release->bytes.n || change.source.at > change.source.end)
            why = PC_LEFT_CONFLICT;
        else if (c->crlf && with.n && memchr(with.p, '\n', with.n))
            with = pc_fix_with_crlf(c->arena, with);
        if (why == PC_LEFT_NOT && !is_free(c, change.source))
            why = PC_LEFT_CONFLICT;
        else if (why == PC_LEFT_NOT && !pc_encode(c->arena, with, c->release->encoding, &change.with))
            why = PC_LEFT_ENCODING;
        if (why == PC_LEFT_NOT && !changes_nothing(c, &change) && PC_PUSH(c->arena, *changes, change))
            take(c, change.source);
    }
    for (; why != PC_LEFT_NOT && changes->n > before; changes->n--) { /* what it had of the bytes is free again */
        pc_range range = changes->v[changes->n - 1].source;
        if (range.at == range.end)
            c->taken[range.at] &= (unsigned char)~PLACE;
        else
            memset(c->taken + range.at, 0, range.end - range.at);
    }
    return why;
}

static int by_source(const void *a, const void *b) {
    const pc_change *x = a, *y = b;
    if (x->source.at != y->source.at)
        return x->source.at < y->source.at ? -1 : 1;
    return x->source.end < y->source.end ? -1 : x->source.end > y->source.end;
}

bool pc_fix_choose(pc_arena *arena, const pc_release *release, const pc_findings *findings, const pc_fix_choice *choice,
                   pc_changes *changes, pc_fixed *fixed) {
    choosing c = {.arena = arena, .release = release, .crlf = pc_fix_ends_in_crlf(release)};
    c.taken = pc_arena_zeroed(arena, release->bytes.n + 2, 1);
    *changes = (pc_changes){0};
    fixed->left.v = NULL;
    fixed->left.n = fixed->left.cap = 0;
    if (!c.taken)
        return false;
    for (size_t i = 0; i < findings->n; i++) {
        const pc_finding *finding = findings->v[i];
        if (!finding->edits.n || (!finding->safe && !choice->proposals) ||
            (choice->only != PC_RULES && finding->rule != choice->only))
            continue;
        pc_left_why why = (pc_left_why)choice->blocked[finding->rule];
        if (why == PC_LEFT_NOT)
            why = choose_one(&c, finding, (uint32_t)i, changes);
        if (why != PC_LEFT_NOT)
            (void)PC_PUSH(arena, fixed->left, ((pc_left){finding, why}));
    }
    if (changes->n)
        qsort(changes->v, changes->n, sizeof *changes->v, by_source);
    return !pc_arena_failed(arena);
}

void pc_fix_apply(pc_str bytes, const pc_changes *changes, pc_buf *out) {
    size_t at = 0;
    for (size_t i = 0; i < changes->n; i++) {
        const pc_change *change = &changes->v[i];
        pc_buf_put(out, bytes.p + at, change->source.at - at);
        pc_buf_put_str(out, change->with);
        at = change->source.end;
    }
    if (bytes.n > at)
        pc_buf_put(out, bytes.p + at, bytes.n - at);
}

/* ---- the same parts ---- */

/* Source offsets of the text before, in rising order, become those of the text after. */
typedef struct shift {
    const pc_changes *changes;
    size_t next;
    int64_t by;
} shift;

/* False when a change covers the offset. */
static bool shifted(shift *s, uint32_t source, uint32_t *out) {
    while (s->next < s->changes->n && s->changes->v[s->next].source.end <= source) {
        const pc_change *change = &s->changes->v[s->next++];
        s->by += (int64_t)change->with.n - (change->source.end - change->source.at);
    }
    if (s->next < s->changes->n && s->changes->v[s->next].source.at <= source && s->changes->v[s->next].source.end > source)
        return false;
    *out = (uint32_t)(source + s->by);
    return true;
}

typedef struct comparison {
    const pc_release *before, *after;
    pc_map_cursor cursor; /* of the map before */
    shift shift;
    size_t piece; /* of the release after, at or before what was looked up last */
} comparison;

/* The piece that now holds the character of the text before at `at`; false when a change covers it. SIZE_MAX: none holds it. */
static bool piece_now(comparison *c, uint32_t at, size_t *piece) {
    uint32_t source;
    if (!shifted(&c->shift, pc_map_start_at(&c->cursor, at), &source))
        return false;
    uint32_t now = pc_map_text(&c->after->map, source);
    while (c->piece < c->after->pieces.n && c->after->pieces.v[c->piece].text.end <= now)
        c->piece++;
    bool holds = c->piece < c->after->pieces.n && c->after->pieces.v[c->piece].text.at <= now &&
                 pc_map_start(&c->after->map, now) == source;
    *piece = holds ? c->piece : SIZE_MAX;
    return true;
}

/* A letter or digit stands at text offset `at`. */
static bool is_letter_at(pc_str text, uint32_t at) {
    unsigned char byte = (unsigned char)text.p[at];
    return pc_is_alpha(byte) || pc_is_digit(byte) || byte >= 0xC0;
}

/* The first letter at or behind *at, before `end`, that no change covers: its offset and the piece it stands in now. */
static bool next_kept(comparison *c, uint32_t *at, uint32_t end, size_t *piece) {
    for (; *at < end; ++*at)
        if (is_letter_at(c->before->text, *at) && piece_now(c, *at, piece))
            return true;
    return false;
}

/* The last of them, looked for near the end. */
static bool last_kept(comparison *c, uint32_t at, uint32_t end, size_t *piece) {
    enum { FAR = 64 };
    bool found = false;
    for (at = end - at > FAR ? end - FAR : at; next_kept(c, &at, end, piece); at++)
        found = true;
    return found;
}

bool pc_fix_keeps_sections(const pc_release *before, const pc_changes *changes, const pc_release *after) {
    comparison c = {.before = before, .after = after, .cursor = {.map = &before->map}, .shift = {.changes = changes}};
    uint32_t body = UINT32_MAX, body_now = UINT32_MAX; /* the paragraph before */
    for (size_t i = 0; i < before->pieces.n; i++) {
        const pc_piece *piece = &before->pieces.v[i];
        uint32_t at = piece->text.at;
        size_t first, last;
        if (!next_kept(&c, &at, piece->text.end, &first))
            continue;
        if (first == SIZE_MAX || after->pieces.v[first].section != piece->section)
            return false;
        uint32_t group = after->pieces.v[first].group;
        if (piece->section == PC_SEC_BODY && body != UINT32_MAX && (body == piece->group) != (body_now == group))
            return false;
        if (piece->section == PC_SEC_BODY) {
            body = piece->group;
            body_now = group;
        }
        if (last_kept(&c, at + 1, piece->text.end, &last) &&
            (last == SIZE_MAX || after->pieces.v[last].section != piece->section ||
             (piece->section == PC_SEC_BODY && after->pieces.v[last].group != group)))
            return false;
    }
    return true;
}
