#include "render/table.h"

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

static size_t count_cells(pc_str text, const pc_part *row) {
    size_t n = 0;
    for (size_t i = 0; i < row->n; i++)
        for (uint32_t at = row->lines[i].at; at < row->lines[i].end; at = skip_blanks(text, cell_end(text, at, row->lines[i].end), row->lines[i].end))
            n++;
    return n;
}

/* "2019" heads a column as well as a word does. */
static bool is_year(pc_str run) {
    return run.n == 4 && (memcmp(run.p, "19", 2) == 0 || memcmp(run.p, "20", 2) == 0);
}

/* A digit that is of no year. */
static bool has_figures(pc_str text, const pc_part *row) {
    for (size_t i = 0; i < row->n; i++)
        for (uint32_t at = row->lines[i].at, end; at < row->lines[i].end; at = end) {
            end = at + 1;
            if (!pc_is_digit((unsigned char)text.p[at]))
                continue;
            while (end < row->lines[i].end && pc_is_digit((unsigned char)text.p[end]))
                end++;
            if (!is_year(pc_str_sub(text, at, end)))
                return true;
        }
    return false;
}

static void put_cell(pc_markup *m, const pc_part *row, pc_range at, bool heading) {
    pc_part cell = *row;
    cell.lines = &at;
    cell.n = 1;
    pc_buf_puts(m->out, !heading ? "<td>" : m->dialect == &pc_nitf ? "<th>" : "<th scope=\"col\">");
    pc_markup_put(m, &cell, 0, " ");
    pc_buf_puts(m->out, heading ? "</th>" : "</td>");
}

static void put_row(pc_markup *m, const pc_part *row, size_t columns, bool heading) {
    pc_str text = m->outline->release->text;
    size_t n = 0;
    pc_buf_puts(m->out, "<tr>");
    for (size_t i = 0; i < row->n; i++)
        for (uint32_t at = row->lines[i].at, end; at < row->lines[i].end; at = skip_blanks(text, end, row->lines[i].end), n++) {
            end = cell_end(text, at, row->lines[i].end);
            put_cell(m, row, (pc_range){at, end}, heading);
        }
    for (; n < columns; n++)
        pc_buf_puts(m->out, "<td></td>");
    pc_buf_puts(m->out, "</tr>\n");
}

void pc_put_table(pc_markup *markup, const pc_part *first) {
    pc_str text = markup->outline->release->text;
    const pc_part *end = markup->outline->v + markup->outline->n, *last = first;
    size_t columns = 0;
    bool digits = false;
    if (!first->opens)
        return;
    for (const pc_part *row = first; row < end && row->kind == PC_PART_TABLE; row++) {
        size_t n = count_cells(text, row);
        columns = n > columns ? n : columns;
        digits = digits || (row > first && has_figures(text, row));
        last = row;
        if (row->closes)
            break;
    }
    bool heading = last > first && columns > 1 && digits && !has_figures(text, first);
    pc_buf_puts(markup->out, "<table>\n");
    for (const pc_part *row = first; row <= last; row++)
        put_row(markup, row, columns, heading && row == first);
    pc_buf_puts(markup->out, "</table>\n");
}
