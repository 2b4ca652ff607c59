/* Aligned rows: lines whose cells begin in the same columns. They are neither joined nor parted. */
#include "parse/layout.h"

enum {
    MOST_CELLS = 8,   /* of a row that are looked at */
    LEAST_ROWS = 3,
    PROSE_BYTES = 150 /* a line or paragraph so long is text: below it, two columns are a table and no letterhead */
};

/* Columns at which runs of three or more blanks end. */
static unsigned cells_of(const pc_layout_work *work, const pc_line *line, size_t cells[MOST_CELLS]) {
    unsigned n = 0;
    if (!(line->flags & PC_LINE_RUNS))
        return 0;
    pc_odd odd = pc_odd_places(work, line->at, line->end);
    for (size_t at = line->at; n < MOST_CELLS && (at = pc_next_odd(&odd, at)) < line->end;) {
        pc_white white = pc_white_at(work->text, at, line->end);
        if (white.tab || white.width >= 3) {
            cells[n] = white.tab ? n : white.end - line->at + line->indent;
            n++;
        }
        at = white.end > at ? white.end : at + 3;
    }
    return n;
}

bool pc_rows_align(const pc_layout_work *work, const pc_line *a, const pc_line *b) {
    size_t left[MOST_CELLS], right[MOST_CELLS];
    unsigned n = cells_of(work, a, left), m = n ? cells_of(work, b, right) : 0;
    for (unsigned i = 0; i < n; i++)
        for (unsigned k = 0; k < m; k++)
            if (left[i] + 1 >= right[k] && right[k] + 1 >= left[i])
                return true;
    return false;
}

/* Marks lines [first, end) as a table when they are enough rows, and of three columns or below running text. */
static void mark_rows(pc_layout_work *work, size_t first, size_t end, bool prose) {
    size_t cells[MOST_CELLS], wide = 0;
    if (end - first < LEAST_ROWS)
        return;
    for (size_t i = first; i < end; i++)
        wide += cells_of(work, &work->lines.v[i], cells) >= 2;
    for (size_t i = first; i < end && (prose || wide * 2 >= end - first); i++)
        work->lines.v[i].flags |= PC_LINE_TABLE;
}

void pc_layout_tables(pc_layout_work *work) {
    size_t first = 0, bytes = 0;
    bool prose = false;
    if (work->runs.unpunctuated)
        return;
    for (size_t i = 0; i < work->lines.n; i++) {
        const pc_line *line = &work->lines.v[i];
        bytes = line->blank || line->flags & PC_LINE_RUNS ? 0 : bytes + line->end - line->at;
        prose |= bytes >= PROSE_BYTES;
        if (i == first || (line->blank <= 1 && pc_rows_align(work, line - 1, line)))
            continue;
        mark_rows(work, first, i, prose);
        first = i;
    }
    if (first < work->lines.n)
        mark_rows(work, first, work->lines.n, prose);
}
