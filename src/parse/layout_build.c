/*
 * Text, map, furniture and blocks from the lines. Where no line is joined,
 * dropped or cleaned, the text is the one that came and nothing is copied.
 */
#include "parse/layout.h"
#include "text/utf8.h"

typedef struct build {
    pc_layout_work *work;
    char *out;       /* NULL: the text stays as it is */
    size_t n;        /* bytes of the new text */
    pc_map map;      /* new text -> work->text */
    pc_arena *arena; /* of the map: the draft's where it will be the release's as it is */
    pc_block block;  /* being written */
    size_t from;     /* where it starts in work->text */
    size_t end;      /* behind its last visible byte in work->text */
    size_t read;     /* lines that nobody looks at any more: blocks take their place */
    bool open, failed, in_place;
} build;

/* A run of blanks stays a run in the new text, but no longer than this. */
#define BLANKS "   "
enum { BLANKS_MOST = sizeof BLANKS - 1 };

/* ---- text and map ---- */

static uint16_t clipped(size_t n) {
    return (uint16_t)(n < UINT16_MAX ? n : UINT16_MAX);
}

static void put_stretch(build *b, size_t from, size_t to) {
    if (from >= to)
        return;
    b->end = to;
    if (!b->out)
        return;
    memcpy(b->out + b->n, b->work->text.p + from, to - from);
    b->n += to - from;
    b->failed |= !pc_map_add(b->arena, &b->map, (uint32_t)(to - from), (uint32_t)from, 1, 1);
}

/* `bytes` in place of text [from, to): one unit. */
static void put_unit(build *b, const char *bytes, size_t n, size_t from, size_t to) {
    memcpy(b->out + b->n, bytes, n);
    b->n += n;
    b->failed |= !pc_map_add(b->arena, &b->map, (uint32_t)n, (uint32_t)from, (uint16_t)n, clipped(to - from));
}

/* A stretch whose last character takes what follows it, up to `to`, along: something unseen or a hyphen that goes. */
static void put_with_tail(build *b, size_t from, size_t stop, size_t to) {
    unsigned len;
    if (stop <= from)
        return;
    pc_utf8_before(b->work->text, stop, &len);
    put_stretch(b, from, stop - len);
    put_unit(b, b->work->text.p + stop - len, len, stop - len, to);
    b->end = to;
}

/* ---- blocks ---- */

/* Lines fall into many blocks: these move to a place of their own. */
static bool move_blocks(build *b) {
    pc_draft *draft = b->work->draft;
    pc_block *own = pc_arena_take(draft->arena, 2 * draft->blocks.cap * sizeof *own);
    if (!own)
        return false;
    memcpy(own, draft->blocks.v, draft->blocks.n * sizeof *own);
    draft->blocks.v = own;
    draft->blocks.cap *= 2;
    b->in_place = false;
    return true;
}

static bool close_block(build *b) {
    pc_draft *draft = b->work->draft;
    if (!b->open)
        return true;
    b->open = false;
    b->block.text.end = (uint32_t)(b->out ? b->n : b->end);
    if (b->in_place && draft->blocks.n == b->read && !move_blocks(b))
        return false;
    return PC_PUSH(draft->arena, draft->blocks, b->block);
}

/* White space at text.p[at], up to `limit` or something visible: furniture. */
static size_t blank_behind(pc_str text, size_t at, size_t limit) {
    return pc_white_at(text, at, limit).end;
}

/* Where the white space before text.p[at] starts, not before `from`. */
static size_t blank_before(pc_str text, size_t from, size_t at) {
    unsigned len;
    while (at > from && pc_looks(pc_utf8_before(text, at, &len)) != PC_LOOK_PLAIN)
        at -= len;
    return at;
}

/*
 * Blocks are parted in a new text by what parts them in any: spaces, a line
 * end, a blank line. They map to all the white space there, since a form of
 * it may be visible in the source (=20).
 */
static void put_gap(build *b, size_t at, pc_gap gap) {
    static const char *const between[] = {[PC_BREAK_SPACES] = "  ", [PC_BREAK_LINE] = "\n", [PC_BREAK_BLANK] = "\n\n"};
    size_t end = b->end, stop = blank_behind(b->work->text, end, at);
    size_t from = stop < at ? blank_before(b->work->text, stop, at) : at; /* furniture lies in [stop, from) */
    const char *chars = between[gap];
    if (stop == end)
        return;
    if (gap != PC_BREAK_LINE && from == at && stop - end == 2 && memcmp(b->work->text.p + end, chars, 2) == 0) {
        put_unit(b, chars, 1, end, end + 1); /* as it was: no run of its own */
        put_unit(b, chars + 1, 1, end + 1, stop);
    } else if (gap != PC_BREAK_LINE && from == at && stop - end >= 2) {
        put_unit(b, chars, 2, end, stop);
    } else {
        put_unit(b, chars, 1, end, stop);
        if (from < at)
            put_unit(b, chars, 1, from, at);
    }
}

/* The source has more in [from, to) than white space: =20 and its kin. */
static bool shows(const pc_layout_work *work, uint32_t from, uint32_t to) {
    return from < to && pc_map_end(&work->map, to) - pc_map_start(&work->map, from) > to - from;
}

/* The space between two joined lines; a second one only for white space behind furniture that is visible in the source. */
static void put_joint(build *b, size_t end, size_t at, uint32_t width) {
    size_t stop = blank_behind(b->work->text, end, at);
    size_t from = stop < at ? blank_before(b->work->text, stop, at) : at;
    size_t n = !b->work->runs.unpunctuated ? 1 : width < BLANKS_MOST ? width : BLANKS_MOST;
    put_unit(b, BLANKS, n < stop - end ? n : 1, end, stop);
    if (shows(b->work, (uint32_t)from, (uint32_t)at))
        put_unit(b, " ", 1, from, at);
}

/* The white space before the first block: only where it is visible in the source, and no furniture takes it. */
static void put_front(build *b, size_t at) {
    size_t from = blank_before(b->work->text, 0, at);
    if (shows(b->work, (uint32_t)from, (uint32_t)at))
        put_unit(b, " ", 1, from, at);
}

static void open_block(build *b, size_t at, pc_gap gap) {
    if (b->out && b->n)
        put_gap(b, at, gap);
    else if (b->out)
        put_front(b, at);
    b->block = (pc_block){.text.at = (uint32_t)(b->out ? b->n : at), .gap = (uint8_t)gap};
    b->from = at;
    b->open = true;
}

static bool part_block(build *b, size_t next) {
    pc_block before = b->block;
    if (!close_block(b))
        return false;
    open_block(b, next, PC_BREAK_SPACES);
    b->block.lines = 1;
    b->block.indent = before.indent;
    return true;
}

/* ---- lines ---- */

/* Copies [at, end) of a line, cleaning and parting at runs. */
static bool put_line(build *b, size_t at, size_t end, bool table) {
    pc_str text = b->work->text;
    size_t from = at;
    pc_odd odd = pc_odd_places(b->work, at, end);
    while ((at = pc_next_odd(&odd, at)) < end) {
        pc_white white = pc_white_at(text, at, end);
        if (white.end == at) {
            at += 3; /* a joiner that works */
            continue;
        }
        if (white.blank && white.end < end && !table && pc_run_parts(b->work, b->from, at, white.end, white.width)) {
            put_stretch(b, from, at);
            if (!part_block(b, white.end))
                return false;
            from = white.end;
        } else if (b->out && !white.blank) {
            put_with_tail(b, from, at, white.end);
            from = white.end;
        } else if (b->out && !pc_white_stays(text, at, &white)) {
            put_stretch(b, from, at);
            put_unit(b, BLANKS, white.blank < BLANKS_MOST ? white.blank : BLANKS_MOST, at, white.end);
            b->end = from = white.end;
        }
        at = white.end;
    }
    put_stretch(b, from, end);
    return true;
}

/* The hyphen at the end of a line that is healed: its bytes. */
static unsigned tail_hyphen(pc_str text, const pc_line *line) {
    unsigned len;
    pc_utf8_before(text, line->end, &len);
    return len;
}

static bool begin_line(build *b, const pc_line *line, const pc_line *before) {
    if (line->flags & PC_LINE_JOIN && before) {
        uint32_t width = pc_joint_width(b->work, before, line);
        b->block.lines = (uint16_t)(b->block.lines + (b->block.lines < UINT16_MAX));
        if (line->flags & PC_LINE_GLUE && (line->flags & PC_LINE_HEAL || !shows(b->work, before->end, line->at)))
            return true;
        if (width > 1 && !(line->flags & PC_LINE_HEADER) && pc_run_parts(b->work, b->from, before->end, line->at, width))
            return part_block(b, line->at);
        put_joint(b, before->end, line->at, width);
        return true;
    }
    if (!close_block(b))
        return false;
    pc_gap gap = line->blank || !before ? PC_BREAK_BLANK : PC_BREAK_LINE;
    if (line->at < b->work->front) { /* the indents of YAML mean something */
        size_t from = line->at;
        while (from > 0 && b->work->text.p[from - 1] == ' ')
            from--;
        open_block(b, from, gap);
        put_stretch(b, from, line->at);
        b->block.text.at = (uint32_t)(b->out ? b->n : line->at);
    } else {
        open_block(b, line->at, gap);
    }
    b->block.lines = 1;
    b->block.indent = line->indent;
    b->block.blank_lines = line->blank;
    b->block.page_break = line->flags & PC_LINE_NEWPAGE;
    return true;
}

static bool write_line(build *b, const pc_line *line, const pc_line *after) {
    size_t end = line->end, stop = end;
    bool heals = after && after->flags & PC_LINE_HEAL;
    if (heals) {
        unsigned len;
        end -= tail_hyphen(b->work->text, line);
        pc_utf8_before(b->work->text, end, &len);
        stop = end - len;
    }
    if (line->flags & (PC_LINE_ODD | PC_LINE_RUNS)) {
        if (!put_line(b, line->at, stop, line->flags & PC_LINE_TABLE || line->at < b->work->front))
            return false;
    } else {
        put_stretch(b, line->at, stop);
    }
    if (heals)
        put_with_tail(b, stop, end, blank_behind(b->work->text, line->end, after->at));
    return true;
}

static size_t next_kept(const pc_layout_work *work, size_t i) {
    while (i < work->lines.n && work->lines.v[i].flags & PC_LINE_DROP)
        i++;
    return i;
}

/* The white space behind the last block, and what is visible of it behind furniture that follows. */
static void put_end(build *b) {
    const pc_layout_work *work = b->work;
    size_t n = work->text.n, stop = b->n ? blank_behind(work->text, b->end, n) : b->end;
    if (stop > b->end)
        put_unit(b, "\n", 1, b->end, stop);
    size_t from = blank_before(work->text, stop, n);
    if (shows(work, (uint32_t)from, (uint32_t)n))
        put_unit(b, "\n", 1, from, n);
}

/* The blocks stand where the lines are that were read: there are seldom more of them. */
static void begin_blocks(build *b) {
    _Static_assert(sizeof(pc_block) == sizeof(pc_line), "a block takes the place of a line");
    pc_draft *draft = b->work->draft;
    draft->blocks.v = (pc_block *)(void *)b->work->lines.v;
    draft->blocks.cap = b->work->lines.cap;
    b->in_place = draft->blocks.cap > 0;
}

static bool write_lines(build *b) {
    const pc_layout_work *work = b->work;
    pc_line copies[2]; /* of this line and the one before */
    const pc_line *before = NULL;
    begin_blocks(b);
    for (size_t i = next_kept(work, 0), next; i < work->lines.n; i = next) {
        next = next_kept(work, i + 1);
        pc_line *line = &copies[before == copies];
        *line = work->lines.v[i];
        b->read = next;
        const pc_line *after = next < work->lines.n ? &work->lines.v[next] : NULL;
        if (!begin_line(b, line, before) || !write_line(b, line, after) || b->failed)
            return false;
        before = line;
    }
    if (!close_block(b))
        return false;
    if (b->out && !pc_map_is_identity(&work->map))
        put_end(b);
    return !b->failed;
}

/* ---- furniture ---- */

static pc_range source_span(const pc_layout_work *work, pc_range range) {
    return (pc_range){pc_map_start(&work->map, range.at), pc_map_end(&work->map, range.end)};
}

/* `room`: where its spans go; moved behind them. */
static bool add_furniture(pc_layout_work *work, const pc_range *ranges, size_t n, pc_range **room) {
    pc_release *release = work->draft->release;
    pc_range *spans = *room;
    *room += n;
    for (size_t i = 0; i < n; i++)
        spans[i] = source_span(work, ranges[i]);
    size_t from = pc_skip_space(work->text, ranges[0].at, ranges[0].end);
    pc_str text = pc_str_sub(work->text, from, ranges[0].end);
    return PC_PUSH(work->draft->arena, release->furniture, (pc_furniture){spans, n, text});
}

/*
 * Where furniture begins that stands at `at`, behind the first n lines: it takes the white space before it along where
 * that is visible in the source. Directly behind a line that is kept it is the gap's.
 */
static uint32_t furniture_start(const pc_layout_work *work, size_t n, uint32_t at) {
    const pc_line *last = n > 0 ? &work->lines.v[n - 1] : NULL;
    uint32_t end = last ? last->end : 0, from = (uint32_t)blank_before(work->text, end, at);
    if (last && !(last->flags & PC_LINE_DROP) && from == end)
        return at;
    return shows(work, from, at) ? from : at;
}

static void widen_prefixes(pc_layout_work *work) {
    size_t line = 0;
    for (size_t p = 0; p < work->prefixes.n; p++) {
        pc_range *prefix = &work->prefixes.v[p];
        while (line < work->lines.n && work->lines.v[line].at < prefix->at)
            line++;
        prefix->at = furniture_start(work, line, prefix->at);
    }
}

/* All in order: quote prefixes up to the next dropped line are one entry, each dropped line is one. */
static bool write_furniture(pc_layout_work *work) {
    size_t done = 0, p = 0, n = work->prefixes.n;
    for (size_t i = 0; i < work->lines.n; i++)
        n += (work->lines.v[i].flags & PC_LINE_DROP) != 0;
    widen_prefixes(work);
    pc_range *room = n ? pc_arena_take(work->draft->arena, n * sizeof *room) : NULL;
    if (n && !room)
        return false;
    for (size_t i = 0; i < work->lines.n; i++) {
        const pc_line *line = &work->lines.v[i];
        if (!(line->flags & PC_LINE_DROP))
            continue;
        while (p < work->prefixes.n && work->prefixes.v[p].at < line->at)
            p++;
        if (p > done && !add_furniture(work, work->prefixes.v + done, p - done, &room))
            return false;
        done = p;
        pc_range range = {furniture_start(work, i, line->at), line->end};
        if (!add_furniture(work, &range, 1, &room))
            return false;
    }
    return done == work->prefixes.n || add_furniture(work, work->prefixes.v + done, work->prefixes.n - done, &room);
}

/* ---- */

static bool needs_new_text(const pc_layout_work *work) {
    if (work->prefixes.n)
        return true;
    for (size_t i = 0; i < work->lines.n; i++)
        if (work->lines.v[i].flags & (PC_LINE_JOIN | PC_LINE_DROP | PC_LINE_ODD))
            return true;
    return false;
}

pc_status pc_layout_build(pc_layout_work *work) {
    pc_draft *draft = work->draft;
    build b = {.work = work, .arena = pc_map_is_identity(&work->map) ? draft->arena : work->scratch};
    bool fresh = needs_new_text(work);
    if (fresh && !(b.out = pc_arena_take(draft->arena, work->text.n + 1)))
        return PC_NO_MEMORY;
    if (!write_furniture(work) || !write_lines(&b))
        return PC_NO_MEMORY;
    if (!b.in_place)
        pc_arena_give_back(draft->arena, work->lines.v, work->lines.cap * sizeof *work->lines.v);
    draft->release->text = work->text;
    draft->release->map = work->map;
    if (!fresh)
        return PC_OK;
    draft->release->text = (pc_str){b.out, b.n};
    pc_map map;
    if (!pc_map_compose(draft->arena, &b.map, &work->map, &map))
        return PC_NO_MEMORY;
    draft->release->map = map;
    return PC_OK;
}
