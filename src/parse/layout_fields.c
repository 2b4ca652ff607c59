/*
 * Runs of spaces. Pages scraped into one line part their fields by them, wires
 * their paragraphs; typists put two behind a full stop; texts that lost their
 * punctuation have them wherever a mark stood.
 */
#include "parse/layout.h"
#include "text/bits.h"
#include "text/utf8.h"

enum {
    WIDEST = PC_RUN_WIDTHS - 1,
    SURE_FIELD = 24,     /* so wide a run parts fields even before a small letter */
    LABEL_BYTES = 40,    /* "Contact:" and a run: label and value */
    LONG_PARAGRAPH = 500 /* bytes; shorter ones are not several paragraphs on a line */
};

/* Reads the runs of one line. */
static void read_line(pc_layout_work *work, pc_line *line) {
    pc_runs *runs = &work->runs;
    pc_odd odd = pc_odd_places(work, line->at, line->end);
    for (size_t at = line->at; (at = pc_next_odd(&odd, at)) < line->end;) {
        pc_white white = pc_white_at(work->text, at, line->end);
        if (white.end == at) { /* a joiner that works */
            at += 3;
            continue;
        }
        if (!pc_white_stays(work->text, at, &white))
            line->flags |= PC_LINE_ODD;
        if (white.width >= 2) {
            unsigned len, width = white.width < WIDEST ? white.width : WIDEST;
            uint32_t next = white.end < line->end ? pc_utf8_at(work->text, white.end, &len) : 0;
            line->flags |= PC_LINE_RUNS;
            runs->count[width]++;
            runs->lower[width] += pc_cp_is_lower(next);
        }
        at = white.end;
    }
}

/* Hardly a point or comma in a text of Latin letters. */
static bool lacks_marks(const pc_layout_work *work) {
    pc_str text = work->text;
    size_t allowed = text.n / 300, marks = 0, high = 0, at = 0;
    for (; text.n - at >= 64 && marks <= allowed; at += 64) {
        uint64_t bits;
        PC_BITS(bits, text.p + at, pc_either(pc_equal(v, '.'), pc_equal(v, ',')));
        marks += pc_bits_count(bits);
    }
    for (; at < text.n && marks <= allowed; at++)
        marks += (size_t)((text.p[at] == '.') | (text.p[at] == ','));
    if (marks > allowed)
        return false;
    for (size_t i = 0; !work->ascii && i < text.n; i++)
        high += (unsigned char)text.p[i] >= 0x80;
    return high * 8 < text.n;
}

/* Line ends with the blanks around them count as runs too: a text of runs may have been wrapped. */
static void read_joint(pc_layout_work *work, const pc_line *a, const pc_line *b) {
    uint32_t width = pc_joint_width(work, a, b);
    if (b->blank || width < 3)
        return;
    width = width < WIDEST ? width : WIDEST;
    work->runs.count[width]++;
    work->runs.lower[width] += pc_line_starts(b) == PC_START_LOWER;
}

/* Widths that stand before small letters as often as not: a line end with its indent that became spaces. */
static uint32_t soft_widths(const pc_runs *runs) {
    uint32_t soft = 0;
    for (unsigned w = 3; w < WIDEST; w++) {
        uint32_t count = runs->count[w - 1] * (w > 3) + runs->count[w] + runs->count[w + 1] * (w + 1 < WIDEST);
        uint32_t lower = runs->lower[w - 1] * (w > 3) + runs->lower[w] + runs->lower[w + 1] * (w + 1 < WIDEST);
        if (runs->count[w] && count >= 4 && lower * 10 >= count * 4)
            soft |= 1u << w;
    }
    return soft;
}

void pc_layout_runs(pc_layout_work *work) {
    pc_runs *runs = &work->runs;
    size_t total = 0;
    for (size_t i = 0; i < work->lines.n; i++)
        read_line(work, &work->lines.v[i]);
    for (unsigned w = 2; w < PC_RUN_WIDTHS; w++)
        total += runs->count[w];
    runs->unpunctuated = total >= 6 && lacks_marks(work);
    for (size_t i = 1; i < work->lines.n; i++)
        read_joint(work, &work->lines.v[i - 1], &work->lines.v[i]);
    runs->field = runs->unpunctuated ? 4 : 3;
    runs->soft = soft_widths(runs);
}

/* The lines of a list item stand under its first word. */
static bool hangs(const pc_line *a, const pc_line *b) {
    enum { DEEPEST = 3 };
    bool item = pc_line_starts(a) == PC_START_BULLET || pc_line_starts(a) == PC_START_ITEM;
    return b->indent <= DEEPEST && (item || a->indent == b->indent);
}

uint32_t pc_joint_width(const pc_layout_work *work, const pc_line *a, const pc_line *b) {
    uint32_t trail = a->trail > work->usual_trail ? (uint32_t)(a->trail - work->usual_trail) : 0;
    return 1u + trail + (hangs(a, b) ? 0 : b->indent);
}

/* Text [from, at) ends a sentence; closing marks may stand behind the stop. */
static bool sentence_ends(pc_str text, size_t from, size_t at) {
    for (unsigned i = 0; i < 4 && at > from; i++) {
        unsigned len;
        uint32_t cp = pc_utf8_before(text, at, &len);
        if (cp == '.' || cp == '!' || cp == '?' || cp == 0x2026)
            return true;
        if (!(cp == '"' || cp == '\'' || cp == ')' || cp == ']' || cp == 0x201D || cp == 0x2019 || cp == 0xBB))
            return false;
        at -= len;
    }
    return false;
}

/* A bullet, a number with its point, a letter (Q, A), or a label: what follows belongs to it. */
static bool leads(pc_str text, size_t from, size_t at) {
    unsigned char last = (unsigned char)text.p[at - 1];
    unsigned len;
    if (last == ':')
        return at - from <= LABEL_BYTES;
    pc_utf8_at(text, from, &len);
    if (at - from <= len)
        return true;
    return at - from <= 5 && (last == '.' || last == ')') &&
           (pc_is_digit((unsigned char)text.p[at - 2]) || pc_is_lower((unsigned char)text.p[at - 2]));
}

bool pc_run_parts(const pc_layout_work *work, size_t from, size_t at, size_t next, uint32_t width) {
    const pc_runs *runs = &work->runs;
    unsigned len;
    if (width < 2 || at <= from || next >= work->text.n || leads(work->text, from, at))
        return false;
    bool soft = width < WIDEST && (runs->soft >> width & 1u);
    if (pc_cp_is_lower(pc_utf8_at(work->text, next, &len)))
        return width >= SURE_FIELD && !soft;
    if (width >= runs->field)
        return !soft;
    return runs->doubles && sentence_ends(work->text, from, at);
}

/* ---- double spaces ---- */

typedef struct tally {
    size_t one, two, more; /* runs behind a sentence, by width */
} tally;

/* A sentence ends in text [from, stop]: three small letters before the point, so no abbreviation. */
static bool plain_stop(pc_str text, size_t from, size_t stop) {
    return stop >= from + 3 && pc_is_lower((unsigned char)text.p[stop - 1]) && pc_is_lower((unsigned char)text.p[stop - 2]) &&
           pc_is_lower((unsigned char)text.p[stop - 3]);
}

static void count_run(tally *count, uint32_t width) {
    count->one += width == 1;
    count->two += width == 2;
    count->more += width > 2;
}

static void count_stops(const pc_layout_work *work, const pc_line *line, const pc_line *after, tally *count) {
    pc_str text = work->text;
    for (size_t at = line->at; at < line->end; at++) {
        PC_NEXT(at, text, at, line->end, pc_equal(v, '.'));
        if (at == line->end || !plain_stop(text, line->at, at))
            continue;
        size_t end = at + 1;
        if (end < line->end && text.p[end] == '"')
            end++;
        pc_white white = pc_white_at(text, end, line->end);
        if (end == line->end && after)
            count_run(count, pc_joint_width(work, line, after));
        else if (white.end < line->end && !pc_is_lower((unsigned char)text.p[white.end]))
            count_run(count, white.width);
    }
}

/* The longest paragraph as joined so far: lines [*first, *end). Its bytes; those of all lines in *all. */
static size_t longest_paragraph(const pc_layout_work *work, size_t *first, size_t *end, size_t *all) {
    size_t longest = 0, bytes = 0, start = 0;
    *all = *first = *end = 0;
    for (size_t i = 0; i < work->lines.n; i++) {
        const pc_line *line = &work->lines.v[i];
        if (line->flags & PC_LINE_DROP)
            continue;
        if (!(line->flags & PC_LINE_JOIN)) {
            start = i;
            bytes = 0;
        }
        bytes += line->end - line->at;
        *all += line->end - line->at;
        if (bytes > longest) {
            longest = bytes;
            *first = start;
            *end = i + 1;
        }
    }
    return longest;
}

void pc_layout_doubles(pc_layout_work *work) {
    size_t first, end, all;
    tally count = {0};
    size_t bytes = longest_paragraph(work, &first, &end, &all);
    if (bytes < LONG_PARAGRAPH || bytes * 2 < all || work->runs.unpunctuated)
        return;
    for (size_t i = first; i < end; i++)
        count_stops(work, &work->lines.v[i], i + 1 < end ? &work->lines.v[i + 1] : NULL, &count);
    /* Wider runs beside the doubles may be the paragraphs: then doubles must be the rarer. */
    size_t typist = count.more >= 3 ? 6 : 8;
    work->runs.doubles = count.two > 0 && count.two * 10 < (count.one + count.two) * typist;
}
