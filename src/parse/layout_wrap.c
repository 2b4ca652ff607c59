/*
 * Hard-wrapped lines. What tells that a text is wrapped are lines that break
 * off in the middle of a sentence; the kind of gap they have (none, one empty
 * line, a line with a space ...) is only line spacing, every other gap ends a
 * paragraph. Their width is the width the text was wrapped at: a line
 * continues in the next when the next word would not have fitted.
 */
#include "parse/layout.h"
#include "text/terms.h"
#include "text/utf8.h"

enum {
    GAPS = 16,         /* kinds of gap: 0 to 7 blank lines, without and with spaces on one of them */
    WIDTHS = 256,
    WIDEST_WRAP = 160, /* columns; longer lines are paragraphs */
    LEAST_COLUMNS = 36, /* a text is wrapped at */
    LEAST_BYTES = 60,
    WIDE_LINE = 25,    /* columns; shorter lines tell nothing about the width */
    NEXT_WORD = 40,    /* columns of the next line's first word at most */
    FIRST_INDENT = 12, /* columns; deeper indents centre or set off */
    LABEL = 24         /* bytes of a label before its colon */
};

typedef struct wrap {
    pc_layout_work *work;
    uint32_t pairs[GAPS], broken[GAPS], stumps[GAPS]; /* neighbours; those inside a sentence; those behind a short remainder */
    bool soft[GAPS];   /* the gap is line spacing */
    bool comb[GAPS];   /* short remainders stand before the gap: wrapped twice */
    int width;         /* columns, counted from `base`; 0: not wrapped */
    int ragged;        /* columns by which lines fall short of it */
    int base;          /* the usual indent */
    int least;         /* narrower is no wrapped text */
    bool nouns;        /* sentences are also seen broken before a capital: few words begin small */
    bool sure;         /* seen at enough lines to trust */
    bool spread;       /* double-spaced, and paragraphs have gaps of their own */
} wrap;

static unsigned gap_of(const pc_line *b) {
    return (unsigned)(b->blank < 7 ? b->blank : 7) * 2 + !!(b->flags & PC_LINE_SPACED);
}

/* A small letter or a comma ends the line. */
static bool ends_small(const wrap *w, const pc_line *line) {
    unsigned len;
    uint32_t cp = pc_utf8_before(w->work->text, line->end, &len);
    return cp == ',' || pc_cp_is_lower(cp);
}

static bool breaks_sentence(const wrap *w, const pc_line *a, const pc_line *b) {
    if (pc_line_stops(a) != PC_STOP_OPEN || a->columns < WIDE_LINE || a->columns > WIDEST_WRAP || pc_line_starts(a) == PC_START_RULE)
        return false;
    if (pc_line_starts(b) == PC_START_LOWER)
        return true;
    if (a->columns < 2 * WIDE_LINE)
        return false;
    return pc_line_starts(b) == PC_START_CASELESS || (w->nouns && pc_line_starts(b) == PC_START_OTHER && ends_small(w, a));
}

static int right_edge(const wrap *w, const pc_line *line) {
    int indent = line->indent < UINT8_MAX ? (int)line->indent - w->base : 0;
    return line->columns + (indent > 0 ? indent : 0);
}

/* Columns of the first word of b; one character where words are not spaced. */
static int first_word(const wrap *w, const pc_line *b) {
    pc_str text = w->work->text;
    if (pc_line_starts(b) == PC_START_CASELESS && (unsigned char)text.p[b->at] >= 0xE3)
        return 1;
    size_t limit = b->at + NEXT_WORD < b->end ? b->at + NEXT_WORD : b->end, at = b->at;
    while (at < limit && (unsigned char)text.p[at] > ' ')
        at++;
    if (w->work->ascii || b->columns == (uint16_t)(b->end - b->at))
        return (int)(at - b->at);
    int columns = 0;
    for (size_t i = b->at; i < at; i++)
        columns += ((unsigned char)text.p[i] & 0xC0) != 0x80;
    return columns;
}

/* Columns left on line a when the first word of b is put behind it; negative when it does not fit. */
static int room(const wrap *w, const pc_line *a, const pc_line *b) {
    int blanks = 1 + (a->trail > w->work->usual_trail);
    if (w->work->runs.unpunctuated) {
        uint32_t width = pc_joint_width(w->work, a, b);
        blanks = width < WIDTHS ? (int)width : WIDTHS;
    }
    return w->width - right_edge(w, a) - blanks - first_word(w, b);
}

/* ---- statistics ---- */

/* Walks the pairs of neighbours that are kept. */
typedef struct pair {
    size_t next;
    const pc_line *a, *b;
} pair;

static bool next_pair(const wrap *w, pair *at) {
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

static void find_base(wrap *w) {
    uint32_t count[64] = {0};
    for (size_t i = 0; i < w->work->lines.n; i++)
        if (w->work->lines.v[i].indent < 64 && w->work->lines.v[i].columns >= WIDE_LINE)
            count[w->work->lines.v[i].indent]++;
    for (int i = 1; i < 64; i++)
        if (count[i] > count[w->base])
            w->base = i;
}

static void find_gaps(wrap *w) {
    bool ran_on = false;
    unsigned usual = 0;
    memset(w->pairs, 0, sizeof w->pairs);
    memset(w->broken, 0, sizeof w->broken);
    memset(w->stumps, 0, sizeof w->stumps);
    for (pair at = {0}; next_pair(w, &at);) {
        unsigned gap = gap_of(at.b);
        bool lower = pc_line_starts(at.b) == PC_START_LOWER && pc_line_stops(at.a) == PC_STOP_OPEN;
        bool stump = ran_on && lower && at.a->columns < WIDE_LINE;
        w->pairs[gap]++;
        ran_on = breaks_sentence(w, at.a, at.b) || stump;
        w->broken[gap] += ran_on;
        w->stumps[gap] += stump;
    }
    for (unsigned gap = 0; gap < GAPS; gap++) {
        uint32_t broken = w->broken[gap];
        bool few = broken == 1 && w->pairs[gap] <= 6 && !w->nouns;
        w->soft[gap] = broken * 100 >= w->pairs[gap] * (gap < 2 ? 15 : 20) && (broken >= 2 || few);
        w->comb[gap] = w->soft[gap] && w->stumps[gap] * 4 >= broken;
        if (w->pairs[gap] > w->pairs[usual] || !w->soft[usual])
            usual = w->soft[gap] ? gap : usual;
    }
    for (unsigned gap = 0; gap < usual && gap < 2; gap++) /* a few touching lines among spaced ones: page boundaries */
        w->soft[gap] = w->soft[gap] && w->pairs[gap] * 5 >= w->pairs[usual];
}

/* The width that all but a few lines inside sentences keep. */
static void find_width(wrap *w) {
    uint32_t count[WIDTHS] = {0}, total = 0, over = 0;
    for (pair at = {0}; next_pair(w, &at);) {
        int edge = right_edge(w, at.a);
        if (w->soft[gap_of(at.b)] && breaks_sentence(w, at.a, at.b) && edge < WIDTHS) {
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
static void find_ragged(wrap *w) {
    uint32_t count[WIDTHS] = {0}, pairs = 0, seen = 0;
    int total = 0, fitting = 0, full = 0, over = 0;
    for (pair at = {0}; next_pair(w, &at);) {
        if (!w->soft[gap_of(at.b)])
            continue;
        pairs++;
        over += at.a->columns > WIDEST_WRAP || right_edge(w, at.a) > w->width + w->width / 4;
        if (!breaks_sentence(w, at.a, at.b) || right_edge(w, at.a) * 2 < w->width)
            continue;
        int left = room(w, at.a, at.b);
        count[left < 0 ? 0 : left + 1 < WIDTHS ? left + 1 : WIDTHS - 1]++;
        fitting += left * 10 <= w->width * 3;
        full += left < 0;
        total++;
    }
    if (w->nouns && (total < 3 || full * 10 < total * 7))
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
static void find_spread(wrap *w) {
    uint32_t hard = 0;
    for (unsigned gap = 0; gap < GAPS; gap++)
        hard += w->soft[gap] ? 0 : w->pairs[gap];
    w->spread = w->width && hard >= 2 && !w->soft[0];
}

/* The share of breaks inside sentences where the next word did not fit: how well the measure explains the lines. */
static uint32_t explained(const wrap *w) {
    uint32_t full = 0, total = 0;
    if (!w->width)
        return 0;
    for (pair at = {0}; next_pair(w, &at);)
        if (w->soft[gap_of(at.b)] && breaks_sentence(w, at.a, at.b)) {
            total++;
            full += room(w, at.a, at.b) < 0;
        }
    return total ? full * 1000 / total : 0;
}

static void measure(wrap *w) {
    w->width = w->ragged = 0;
    find_gaps(w);
    find_width(w);
    if (w->width)
        find_ragged(w);
}

/* First by small letters at the start of lines alone; where those are few, by capitals too, but then lines must be full. */
static void measure_twice(wrap *w) {
    w->nouns = false;
    measure(w);
    if (w->width)
        return;
    w->nouns = true;
    measure(w);
    w->nouns = w->width > 0;
}

static void swap_columns(pc_layout_work *work, uint16_t *kept) {
    for (size_t i = 0; i < work->lines.n; i++) {
        uint16_t was = work->lines.v[i].columns;
        work->lines.v[i].columns = kept[i];
        kept[i] = was;
    }
}

/* Programs that know no characters wrap at bytes. Takes the measure that explains more. */
static void try_bytes(wrap *w) {
    pc_layout_work *work = w->work;
    uint16_t *bytes = pc_arena_take(work->scratch, work->lines.n * sizeof *bytes);
    if (!bytes)
        return;
    for (size_t i = 0; i < work->lines.n; i++) {
        uint32_t n = work->lines.v[i].end - work->lines.v[i].at;
        bytes[i] = (uint16_t)(n < UINT16_MAX ? n : UINT16_MAX);
    }
    wrap by_columns = *w;
    uint32_t explains = explained(w);
    swap_columns(work, bytes);
    w->least = LEAST_BYTES;
    measure_twice(w);
    if (explained(w) <= explains) {
        swap_columns(work, bytes);
        *w = by_columns;
    }
}

/* ---- does b continue a? ---- */

typedef struct block_state {
    uint32_t lines;      /* of the block so far */
    bool item;           /* it began as a list item */
    const pc_line *last; /* its last line */
} block_state;

/* "Contact:", "E-mail:" before the rest of the line or alone. */
static bool is_labelled(const wrap *w, const pc_line *line) {
    pc_str s = pc_line_text(w->work, line);
    size_t limit = s.n < LABEL ? s.n : LABEL;
    const char *colon = memchr(s.p, ':', limit);
    if (!colon || !pc_is_upper((unsigned char)s.p[0]))
        return false;
    size_t after = (size_t)(colon - s.p) + 1, words = 0;
    for (size_t i = 0; i + 1 < after; i++)
        words += s.p[i] == ' ';
    return words <= 2 && (after == s.n || s.p[after] == ' ' || s.p[after] == '\t');
}

/* The line begins with a web or mail address, or with a word that labels one: long words that nothing wrapped. */
static bool is_address(const wrap *w, const pc_line *line) {
    pc_str s = pc_line_text(w->work, line);
    size_t end = 0, limit = s.n < 2 * NEXT_WORD ? s.n : 2 * NEXT_WORD;
    while (end < limit && (unsigned char)s.p[end] > ' ')
        end++;
    for (size_t i = 0; i + 3 < end; i++)
        if (s.p[i] == '@' || memcmp(s.p + i, "://", 3) == 0 || memcmp(s.p + i, "www.", 4) == 0)
            return true;
    pc_term_hit hit = pc_terms_match(&pc_lang_terms, PC_TERM_FIELD, w->work->draft->langs, s);
    return hit.bytes && hit.bytes < s.n && (s.p[hit.bytes - 1] == '.' || s.p[hit.bytes] == '.' || s.p[hit.bytes] == ':');
}

/* "... can be seen at": up to four small letters behind a space. */
static bool ends_in_small_word(const wrap *w, const pc_line *line) {
    pc_str s = pc_line_text(w->work, line);
    size_t n = 0;
    while (n < s.n && n < 5 && pc_is_lower((unsigned char)s.p[s.n - 1 - n]))
        n++;
    return n > 0 && n < 5 && n < s.n && s.p[s.n - 1 - n] == ' ';
}

/* An address behind a short line stands alone, unless the line is in the middle of a sentence. */
static bool address_parts(const wrap *w, const block_state *block, const pc_line *b) {
    const pc_line *a = block->last;
    if (right_edge(w, a) * 3 >= w->width * 2 || !is_address(w, b))
        return false;
    if (pc_line_stops(a) == PC_STOP_SENTENCE)
        return true;
    bool leads = pc_line_stops(a) == PC_STOP_COLON || ends_in_small_word(w, a);
    return block->lines == 1 && a->columns < (leads ? WIDE_LINE : 2 * WIDE_LINE);
}

/* An indent that opens a paragraph, or the end of one that set a block off. */
static bool indent_parts(const wrap *w, const block_state *block, const pc_line *b) {
    const pc_line *a = block->last;
    int step = (int)b->indent - (int)a->indent;
    if (w->work->runs.unpunctuated || (step < 3 && step > -3))
        return false;
    if (breaks_sentence(w, a, b) && step < FIRST_INDENT && room(w, a, b) <= w->ragged)
        return false;
    if (step > 0)
        return !(block->item && block->lines == 1 && step <= FIRST_INDENT);
    return !(block->lines == 1 && -step <= FIRST_INDENT);
}

static bool list_parts(const wrap *w, const block_state *block, const pc_line *b) {
    const pc_line *a = block->last;
    switch (pc_line_starts(b)) {
    case PC_START_RULE:
    case PC_START_BULLET:
        return true;
    case PC_START_ITEM: /* "... - which was", "... in May\n12. He" */
        return block->item || pc_line_stops(a) != PC_STOP_OPEN || room(w, a, b) >= 0;
    default:
        return pc_line_starts(a) == PC_START_RULE;
    }
}

/* The gap before b is line spacing: does the sentence, or the paragraph, go on? */
static bool continues(const wrap *w, const block_state *block, const pc_line *b) {
    const pc_line *a = block->last;
    unsigned gap = gap_of(b);
    int left = room(w, a, b), slack = w->spread ? w->width / 4 : w->ragged + (w->ragged > 1 ? 1 : 0);
    bool lower = pc_line_starts(b) == PC_START_LOWER;
    if (list_parts(w, block, b) || indent_parts(w, block, b) || pc_rows_align(w->work, a, b) || (left >= 0 && is_labelled(w, b)))
        return false;
    if (address_parts(w, block, b))
        return false;
    if (a->columns > WIDEST_WRAP || right_edge(w, a) > w->width + w->width / 4)
        return false; /* a paragraph that was not wrapped */
    switch (pc_line_stops(a)) {
    case PC_STOP_COLON:
        return left < 0;
    case PC_STOP_SENTENCE:
        return left <= (lower ? w->width / 4 : slack);
    case PC_STOP_OPEN:
        break;
    }
    if (w->comb[gap] && block->lines > 1)
        return true;
    return left <= (lower ? w->width * (w->sure ? 6 : 3) / 10 : slack);
}

/* A page ended before b, or the gap is one that the text does not use for line spacing. */
static bool continues_over_page(const wrap *w, const block_state *block, const pc_line *b) {
    const pc_line *a = block->last;
    unsigned soft_blanks = UINT8_MAX;
    for (unsigned gap = GAPS; gap-- > 0;)
        if (w->soft[gap])
            soft_blanks = gap / 2;
    bool page = b->flags & PC_LINE_NEWPAGE, touching = w->width && soft_blanks != UINT8_MAX && b->blank < soft_blanks;
    if (!page && !touching)
        return false;
    if (list_parts(w, block, b) || (b->indent >= a->indent + 3 && !pc_line_runs_on(a, b)))
        return false;
    if (pc_line_runs_on(a, b))
        return true;
    return w->width && pc_line_stops(a) == PC_STOP_OPEN && a->columns * 2 > w->width && room(w, a, b) <= w->ragged;
}

/* RFC 3676: a line that ends in a space goes on; the signature mark does not. */
static bool flows(const pc_layout_work *work, const pc_line *a, const pc_line *b) {
    bool signature = a->end - a->at == 2 && memcmp(work->text.p + a->at, "--", 2) == 0;
    return a->trail > 0 && b->blank == 0 && !signature;
}

static void join_lines(wrap *w) {
    pc_layout_work *work = w->work;
    block_state block = {0};
    for (size_t i = 0; i < work->lines.n; i++) {
        pc_line *line = &work->lines.v[i];
        if (line->flags & PC_LINE_DROP)
            continue;
        bool joined = line->flags & PC_LINE_JOIN;
        if (block.last && !((line->flags | block.last->flags) & PC_LINE_HEADER)) {
            if (work->flowed)
                joined = flows(work, block.last, line);
            else if (line->flags & PC_LINE_NEWPAGE || !w->width || !w->soft[gap_of(line)])
                joined = continues_over_page(w, &block, line);
            else
                joined = continues(w, &block, line);
        }
        if (joined) {
            line->flags |= PC_LINE_JOIN;
            block.lines++;
        } else {
            pc_line_start start = pc_line_starts(line);
            block = (block_state){.lines = 1, .item = start == PC_START_BULLET || start == PC_START_ITEM};
        }
        block.last = line;
    }
}

void pc_layout_wrap(pc_layout_work *work) {
    wrap w = {.work = work, .least = LEAST_COLUMNS};
    find_base(&w);
    measure_twice(&w);
    if (!work->ascii)
        try_bytes(&w);
    if (!w.width)
        memset(w.soft, 0, sizeof w.soft);
    find_spread(&w);
    join_lines(&w);
}
