#include "render/table.h"

#include "text/utf8.h"

/* The end of the cell at `at`: before two blanks or a tab, or `end`. */
static uint32_t cell_end(pc_str text, uint32_t at, uint32_t end) {
    for (; at < end; at++)
        if (text.p[at] == '\t' || (text.p[at] == ' ' && at + 1 < end && pc_is_space((unsigned char)text.p[at + 1])))
            return at;
    return end;
}

static uint32_t skip_blanks(pc_str text, uint32_t at, uint32_t end) {
    while (at < end && pc_is_space((unsigned char)text.p[at]))
        at++;
    return at;
}

/* The cells of a row, one after the other. */
typedef struct cells {
    pc_str text;
    const pc_part *row;
    size_t line;
    uint32_t at;
} cells;

static cells cells_of(pc_str text, const pc_part *row) {
    return (cells){text, row, 0, row->n ? row->lines[0].at : 0};
}

static bool next_cell(cells *c, pc_range *cell) {
    while (c->line < c->row->n && c->at >= c->row->lines[c->line].end)
        if (++c->line < c->row->n)
            c->at = c->row->lines[c->line].at;
    if (c->line >= c->row->n)
        return false;
    uint32_t end = c->row->lines[c->line].end;
    *cell = (pc_range){c->at, cell_end(c->text, c->at, end)};
    c->at = skip_blanks(c->text, cell->end, end);
    return true;
}

static size_t count_cells(pc_str text, const pc_part *row) {
    cells c = cells_of(text, row);
    pc_range cell;
    size_t n = 0;
    while (next_cell(&c, &cell))
        n++;
    return n;
}

/* "2019" heads a column as well as a word does. */
static bool is_year(pc_str run) {
    return run.n == 4 && (memcmp(run.p, "19", 2) == 0 || memcmp(run.p, "20", 2) == 0);
}

bool pc_has_figures(pc_str text) {
    for (size_t at = 0, end; at < text.n; at = end) {
        end = at + 1;
        if (!pc_is_digit((unsigned char)text.p[at]))
            continue;
        while (end < text.n && pc_is_digit((unsigned char)text.p[end]))
            end++;
        bool word = (at && pc_is_alpha((unsigned char)text.p[at - 1])) || (end < text.n && pc_is_alpha((unsigned char)text.p[end])); /* "Q1", "2H" */
        if (!word && !is_year(pc_str_sub(text, at, end)))
            return true;
    }
    return false;
}

bool pc_is_figure(pc_str cell) {
    enum { MOST_LETTERS = 4, LONGEST = 40 }; /* of a currency ("EUR") or a unit ("km", "Mio.") */
    unsigned digits = 0, letters = 0, len;
    for (size_t i = 0; i < cell.n && cell.n <= LONGEST; i += len) {
        uint32_t cp = pc_utf8_at(cell, i, &len);
        digits += pc_cp_digit(cp) >= 0;
        letters += pc_cp_is_letter(cp);
    }
    return digits && letters <= MOST_LETTERS;
}

bool pc_is_no_figure(pc_str cell) {
    static const char *const words[] = {"", "-", "--", "–", "—", "n/a", "N/A", "n.a.", "k. A.", "nd", "n.d."};
    size_t i = 0;
    while (i < sizeof words / sizeof *words && !pc_str_eq(cell, pc_str_of(words[i])))
        i++;
    return i < sizeof words / sizeof *words;
}

static bool has_figures(pc_str text, const pc_part *row) {
    bool found = false;
    for (size_t i = 0; i < row->n && !found; i++)
        found = pc_has_figures(pc_str_sub(text, row->lines[i].at, row->lines[i].end));
    return found;
}

enum { MOST_FLUSH = 64 }; /* columns that are looked at */

typedef struct table {
    pc_markup *markup;
    const pc_part *first, *last;
    size_t columns;
    bool headed;
    uint64_t flush; /* columns of figures, a bit each */
} table;

static void put_cell(const table *t, const pc_part *row, pc_range at, bool heading, bool flush) {
    pc_markup *m = t->markup;
    pc_part cell = *row;
    cell.lines = &at;
    cell.n = 1;
    pc_buf_puts(m->out, heading ? "<th" : "<td");
    if (heading && m->dialect != &pc_nitf)
        pc_buf_puts(m->out, " scope=\"col\"");
    if (flush && m->dialect != &pc_nitf)
        pc_buf_puts(m->out, " class=\"figure\"");
    pc_buf_putc(m->out, '>');
    pc_markup_put(m, &cell, 0, " ");
    pc_buf_puts(m->out, heading ? "</th>" : "</td>");
}

static void put_row(const table *t, const pc_part *row) {
    pc_buf *out = t->markup->out;
    cells c = cells_of(t->markup->outline->release->text, row);
    pc_range cell;
    size_t n = 0;
    pc_buf_puts(out, "<tr>");
    for (; next_cell(&c, &cell); n++)
        put_cell(t, row, cell, t->headed && row == t->first, n < MOST_FLUSH && t->flush >> n & 1);
    for (; n < t->columns; n++)
        pc_buf_puts(out, "<td></td>");
    pc_buf_puts(out, "</tr>\n");
}

/* Columns below the heading that hold figures and nothing else. The first one names the rows. */
static uint64_t find_flush(const table *t) {
    uint64_t figures = 0, others = 1;
    for (const pc_part *row = t->first + t->headed; row <= t->last; row++) {
        cells c = cells_of(t->markup->outline->release->text, row);
        pc_range cell;
        for (unsigned n = 0; n < MOST_FLUSH && next_cell(&c, &cell); n++) {
            pc_str text = pc_str_sub(c.text, cell.at, cell.end);
            uint64_t bit = (uint64_t)1 << n;
            if (pc_is_figure(text))
                figures |= bit;
            else if (!pc_is_no_figure(text))
                others |= bit;
        }
    }
    return figures & ~others;
}

void pc_put_table(pc_markup *markup, const pc_part *first) {
    pc_str text = markup->outline->release->text;
    const pc_part *end = markup->outline->v + markup->outline->n;
    table t = {.markup = markup, .first = first, .last = first};
    bool digits = false;
    if (!first->opens)
        return;
    for (const pc_part *row = first; row < end && row->kind == PC_PART_TABLE; row++) {
        size_t n = count_cells(text, row);
        t.columns = n > t.columns ? n : t.columns;
        digits = digits || (row > first && has_figures(text, row));
        t.last = row;
        if (row->closes)
            break;
    }
    t.headed = t.last > first && t.columns > 1 && digits && !has_figures(text, first);
    t.flush = find_flush(&t);
    pc_buf_puts(markup->out, "<table>\n");
    for (const pc_part *row = first; row <= t.last; row++)
        put_row(&t, row);
    pc_buf_puts(markup->out, "</table>\n");
}
