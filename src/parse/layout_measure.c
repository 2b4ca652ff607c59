/*
 * How a text was wrapped. What tells that a text is wrapped are lines that break
 * off in the middle of a sentence; the kind of gap they have (none, one empty
 * line, a line with a space ...) is only line spacing, every other gap ends a
 * paragraph. Their width is the width the text was wrapped at: a line
 * continues in the next when the next word would not have fitted.
 */
#include "parse/layout_wrap.h"
#include "text/utf8.h"

enum {
    WIDTHS = 256,
    LEAST_COLUMNS = 36, /* a text is wrapped at */
    LEAST_BYTES = 60,
    FULL_COLUMNS = 64,  /* so wide, two full lines, or one of Chinese or Japanese, tell that they are wrapped */
    KINSOKU = 4,        /* columns that marks which may not begin a line take from the one before */
    NEXT_WORD = 40      /* columns of the next line's first word at most */
};

unsigned pc_gap_of(const pc_line *b) {
    return (unsigned)(b->blank < 7 ? b->blank : 7) * 2 + !!(b->flags & PC_LINE_SPACED);
}

/* A small letter or a comma ends the line. */
static bool ends_small(const pc_wrap *w, const pc_line *line) {
    unsigned len;
    uint32_t cp = pc_utf8_before(w->work->text, line->end, &len);
    return cp == ',' || pc_cp_is_lower(cp);
}

bool pc_breaks_sentence(const pc_wrap *w, const pc_line *a, const pc_line *b) {
    if (pc_line_stops(a) != PC_STOP_OPEN || a->columns < PC_WIDE_LINE || a->columns > PC_WIDEST_WRAP || pc_line_starts(a) == PC_START_RULE)
        return false;
    if (pc_line_starts(b) == PC_START_LOWER)
        return true;
    if (a->columns < 2 * PC_WIDE_LINE)
        return false;
    return pc_line_starts(b) == PC_START_CASELESS || (w->nouns && pc_line_starts(b) == PC_START_OTHER && ends_small(w, a));
}

int pc_right_edge(const pc_wrap *w, const pc_line *line) {
    int indent = line->indent < UINT8_MAX ? (int)line->indent - w->base : 0;
    return line->columns + (indent > 0 ? indent : 0);
}

/* A mark that begins what stands behind it, so that a line may end before it. */
static bool is_opening_mark(uint32_t cp) {
    return cp == 0x300C || cp == 0x300E || cp == 0xFF08 || cp == 0x3010 || cp == 0x3008 || cp == 0x300A || cp == 0x201C || cp == 0x2018 || cp == '(';
}

/* A mark that begins no line (JIS X 4051): it stays with the character before it. */
static bool is_closing_mark(uint32_t cp) {
    return cp == 0x3001 || cp == 0x3002 || cp == 0x3005 || cp == 0x3009 || cp == 0x300B || cp == 0x300D || cp == 0x300F || cp == 0x3011 ||
           cp == 0x30FB || cp == 0x30FC;
}

/* Columns of a character without spaces around it and of what is not parted from it: marks, words in other letters. */
static int first_unspaced(pc_str text, size_t at, size_t end) {
    size_t limit = end - at > NEXT_WORD ? at + NEXT_WORD : end;
    unsigned len;
    int columns = 1;
    bool unspaced = true, tied = false;
    pc_utf8_at(text, at, &len);
    for (at += len; at < limit && (unsigned char)text.p[at] > ' '; at += len) {
        uint32_t cp = pc_utf8_at(text, at, &len);
        if (!tied && ((unspaced && pc_cp_is_cjk(cp) && !is_closing_mark(cp)) || is_opening_mark(cp)))
            break;
        unspaced = pc_cp_is_cjk(cp);
        tied = cp == 0xA0; /* a no-break space */
        columns += cp >= 0x3000 ? 2 : 1;
    }
    return columns;
}

/* Columns of the first word of b; one character where words are not spaced. */
static int first_word(const pc_wrap *w, const pc_line *b) {
    pc_str text = w->work->text;
    if (pc_line_starts(b) == PC_START_CASELESS && (unsigned char)text.p[b->at] >= 0xE3 && !w->chunks)
        return first_unspaced(text, b->at, b->end);
    size_t longest = w->chunks ? WIDTHS : NEXT_WORD, at = b->at;
    size_t limit = b->end - b->at > longest ? b->at + longest : b->end;
    while (at < limit && (unsigned char)text.p[at] > ' ')
        at++;
    if (w->work->ascii || b->columns == (uint16_t)(b->end - b->at))
        return (int)(at - b->at);
    int columns = 0;
    for (size_t i = b->at; i < at; i++)
        columns += ((unsigned char)text.p[i] & 0xC0) != 0x80;
    return columns;
}

int pc_room_left(const pc_wrap *w, const pc_line *a, const pc_line *b) {
    int blanks = 1 + (a->trail > w->work->usual_trail);
    if (w->work->runs.unpunctuated) {
        uint32_t width = pc_joint_width(w->work, a, b);
        blanks = width < WIDTHS ? (int)width : WIDTHS;
    }
    return w->width - pc_right_edge(w, a) - blanks - first_word(w, b);
}

/* ---- statistics ---- */

/* Walks the pairs of neighbours that are kept. */
typedef struct pair {
    size_t next;
    const pc_line *a, *b;
} pair;

static bool next_pair(const pc_wrap *w, pair *at) {
    const pc_layout_work *work = w->work;
    at->a = at->b;
    while (at->next < work->lines.n) {
        const pc_line *line = &work->lines.v[at->next++];
        if (line->flags & (PC_LINE_DROP | PC_LINE_HEADER))
            continue;
        if (at->a) {
            at->b = line;
            return true;
        }
        at->a = line;
    }
    return false;
}

static void find_base(pc_wrap *w) {
    uint32_t count[64] = {0};
    for (size_t i = 0; i < w->work->lines.n; i++)
        if (w->work->lines.v[i].indent < 64 && w->work->lines.v[i].columns >= PC_WIDE_LINE)
            count[w->work->lines.v[i].indent]++;
    for (int i = 1; i < 64; i++)
        if (count[i] > count[w->base])
            w->base = i;
}

static void find_gaps(pc_wrap *w) {
    bool ran_on = false;
    unsigned usual = 0;
    memset(w->pairs, 0, sizeof w->pairs);
    memset(w->broken, 0, sizeof w->broken);
    memset(w->stumps, 0, sizeof w->stumps);
    for (pair at = {0}; next_pair(w, &at);) {
        unsigned gap = pc_gap_of(at.b);
        if (pc_line_starts(at.b) == PC_START_BULLET) /* ends a paragraph whatever the gap: it tells nothing of wrapping */
            continue;
        bool lower = pc_line_starts(at.b) == PC_START_LOWER && pc_line_stops(at.a) == PC_STOP_OPEN;
        bool stump = ran_on && lower && at.a->columns < PC_WIDE_LINE;
        w->pairs[gap]++;
        ran_on = pc_breaks_sentence(w, at.a, at.b) || stump;
        w->broken[gap] += ran_on;
        w->stumps[gap] += stump;
    }
    for (unsigned gap = 0; gap < PC_WRAP_GAPS; gap++) {
        uint32_t broken = w->broken[gap];
        bool few = broken == 1 && gap < 2 && w->pairs[gap] <= 6 && !w->nouns;
        w->soft[gap] = broken * 100 >= w->pairs[gap] * (gap < 2 ? 15 : 20) && (broken >= 2 || few);
        w->comb[gap] = w->soft[gap] && w->stumps[gap] * 4 >= broken;
        if (w->pairs[gap] > w->pairs[usual] || !w->soft[usual])
            usual = w->soft[gap] ? gap : usual;
    }
    for (unsigned gap = 0; gap < usual && gap < 2; gap++) /* a few touching lines among spaced ones: page boundaries */
        w->soft[gap] = w->soft[gap] && w->pairs[gap] * 5 >= w->pairs[usual];
}

/* The width that all but a few lines inside sentences keep. */
static void find_width(pc_wrap *w) {
    uint32_t count[WIDTHS] = {0}, total = 0, over = 0;
    for (pair at = {0}; next_pair(w, &at);) {
        int edge = pc_right_edge(w, at.a);
        if (w->soft[pc_gap_of(at.b)] && pc_breaks_sentence(w, at.a, at.b) && edge < WIDTHS) {
            count[edge]++;
            total++;
        }
    }
    uint32_t outliers = total >= 20 ? total / 25 : 0;
    for (int edge = WIDTHS - 1; edge > 0 && total; edge--) {
        over += count[edge];
        if (over > outliers) {
            w->width = edge;
            return;
        }
    }
}

/* How far lines inside sentences fall short of the width; lists and tables of lines fall short by anything. */
static void find_ragged(pc_wrap *w) {
    uint32_t count[WIDTHS] = {0}, pairs = 0, seen = 0;
    int total = 0, fitting = 0, full = 0, over = 0;
    for (pair at = {0}; next_pair(w, &at);) {
        if (!w->soft[pc_gap_of(at.b)])
            continue;
        pairs++;
        over += at.a->columns > PC_WIDEST_WRAP || pc_right_edge(w, at.a) > w->width + w->width / 4;
        if (!pc_breaks_sentence(w, at.a, at.b) || pc_right_edge(w, at.a) * 2 < w->width)
            continue;
        int left = pc_room_left(w, at.a, at.b);
        count[left < 0 ? 0 : left + 1 < WIDTHS ? left + 1 : WIDTHS - 1]++;
        fitting += left * 10 <= w->width * 3;
        full += left < (w->unspaced ? KINSOKU : 0);
        total++;
    }
    bool few = total < 3 && !((w->unspaced || total == 2) && full == total && w->width >= FULL_COLUMNS);
    if ((w->nouns || w->unspaced) && (few || full * 10 < total * 7))
        total = 0;
    if (w->width < w->least || !total || fitting * 3 < total * 2 || over * 4 > (int)pairs) {
        w->width = 0;
        return;
    }
    for (int left = 0; left < WIDTHS; left++) {
        seen += count[left];
        if (seen * 10 >= (uint32_t)total * 9) {
            w->ragged = left - 1 < w->width * 3 / 10 ? left - 1 : w->width * 3 / 10;
            break;
        }
    }
    w->sure = total >= 5;
    if (!w->sure && w->ragged > 1)
        w->ragged = 1;
}

/* A narrower gap between lines than between paragraphs, and not the narrowest there is: printed with wide leading. */
static void find_spread(pc_wrap *w) {
    uint32_t hard = 0;
    for (unsigned gap = 0; gap < PC_WRAP_GAPS; gap++)
        hard += w->soft[gap] ? 0 : w->pairs[gap];
    w->spread = w->width && hard >= 2 && !w->soft[0];
    w->parted = w->width && w->soft[0] && hard >= 2;
}

/* The share of breaks inside sentences where the next word did not fit: how well the measure explains the lines. */
static uint32_t explained(const pc_wrap *w) {
    uint32_t full = 0, total = 0;
    if (!w->width)
        return 0;
    for (pair at = {0}; next_pair(w, &at);)
        if (w->soft[pc_gap_of(at.b)] && pc_breaks_sentence(w, at.a, at.b)) {
            total++;
            full += pc_room_left(w, at.a, at.b) < 0;
        }
    return total ? full * 1000 / total : 0;
}

static void measure(pc_wrap *w) {
    w->width = w->ragged = 0;
    find_gaps(w);
    find_width(w);
    if (w->width)
        find_ragged(w);
}

/* First by small letters at the start of lines alone; where those are few, by capitals too, but then lines must be full. */
static void measure_twice(pc_wrap *w) {
    w->nouns = false;
    measure(w);
    if (w->width)
        return;
    w->nouns = true;
    measure(w);
    w->nouns = w->width > 0;
}

/* ---- scripts without spaces, wrapped by a program that breaks at spaces only ---- */

static bool mostly_unspaced(pc_str text) {
    size_t leads = 0;
    for (size_t i = 0; i < text.n; i++)
        leads += (unsigned char)text.p[i] >= 0xE3 && (unsigned char)text.p[i] < 0xEF;
    return leads * 8 > text.n;
}

/* The width: the longest line with a space in it. Lines are as long as their words allow when nearly all neighbours were too long together. */
static void measure_chunks(pc_wrap *w) {
    uint32_t full[PC_WRAP_GAPS] = {0};
    w->nouns = false;
    w->chunks = true;
    find_gaps(w);
    for (size_t i = 0; i < w->work->lines.n; i++) {
        const pc_line *line = &w->work->lines.v[i];
        bool breakable = memchr(w->work->text.p + line->at, ' ', line->end - line->at);
        if (breakable && pc_right_edge(w, line) > w->width)
            w->width = pc_right_edge(w, line);
    }
    for (pair at = {0}; next_pair(w, &at);)
        full[pc_gap_of(at.b)] += pc_line_stops(at.a) == PC_STOP_OPEN && pc_room_left(w, at.a, at.b) < 0;
    bool any = false;
    for (unsigned gap = 0; gap < PC_WRAP_GAPS; gap++) {
        w->soft[gap] = full[gap] >= 5 && full[gap] * 2 >= w->pairs[gap];
        any |= w->soft[gap];
    }
    if (!any || w->width < w->least || w->width > PC_WIDEST_WRAP)
        w->width = 0;
    w->chunks = w->width > 0;
}

static void swap_columns(pc_layout_work *work, uint16_t *kept) {
    for (size_t i = 0; i < work->lines.n; i++) {
        uint16_t was = work->lines.v[i].columns;
        work->lines.v[i].columns = kept[i];
        kept[i] = was;
    }
}

/* Programs that know no characters wrap at bytes. Takes the measure that explains more; `bytes` has room for each line. */
static void try_bytes(pc_wrap *w, uint16_t *bytes) {
    pc_layout_work *work = w->work;
    for (size_t i = 0; i < work->lines.n; i++) {
        uint32_t n = work->lines.v[i].end - work->lines.v[i].at;
        bytes[i] = (uint16_t)(n < UINT16_MAX ? n : UINT16_MAX);
    }
    pc_wrap by_columns = *w;
    uint32_t explains = explained(w);
    swap_columns(work, bytes);
    w->least = LEAST_BYTES;
    measure_twice(w);
    if (explained(w) > explains)
        return;
    if (!by_columns.width && w->unspaced) {
        measure_chunks(w);
        if (w->width)
            return;
    }
    swap_columns(work, bytes);
    *w = by_columns;
}

bool pc_wrap_measure(pc_wrap *w) {
    pc_layout_work *work = w->work;
    w->least = LEAST_COLUMNS;
    w->unspaced = !work->ascii && mostly_unspaced(work->text);
    find_base(w);
    measure_twice(w);
    if (!work->ascii) {
        uint16_t *bytes = pc_arena_take(work->scratch, work->lines.n * sizeof *bytes);
        if (!bytes)
            return false;
        try_bytes(w, bytes);
    }
    if (!w->width)
        memset(w->soft, 0, sizeof w->soft);
    find_spread(w);
    return true;
}
