/* Tables: cells parted by tabs or two blanks, columns as wide as what is in them, as far as there is room. */
#include "pdf/parts.h"

#include "render/table.h"

enum { MOST_COLUMNS = 12, GAP = 14 * PDF_POINT, NARROWEST = 30 * PDF_POINT };

typedef struct cell {
    pc_str text;
    pdf_element element;
    bool heads; /* its column */
    uint32_t first, n; /* lines */
} cell;

typedef struct row {
    uint32_t first, n; /* cells */
} row;

typedef struct table {
    pdf_setter *setter;
    pdf_element element;
    PC_VEC(cell) cells;
    PC_VEC(row) rows;
    uint32_t columns;
    bool headed;
    bool flush[MOST_COLUMNS]; /* columns of figures */
    pdf_unit widths[MOST_COLUMNS];
} table;

static size_t blanks_at(pc_str text, size_t at) {
    size_t end = at;
    bool tab = false;
    while (end < text.n && pc_is_space((unsigned char)text.p[end]))
        tab |= text.p[end++] == '\t';
    return tab || end - at > 1 ? end - at : 0;
}

static void add_cell(table *t, row *r, pc_str text) {
    if (!PC_PUSH(t->setter->job->arena, t->cells, (cell){.text = text}))
        pdf_fail(t->setter->job, PC_NO_MEMORY);
    else
        r->n++;
}

static void add_row(table *t, pc_str line) {
    row r = {.first = (uint32_t)t->cells.n};
    size_t from = 0, gap;
    for (size_t i = 0; i < line.n && r.n + 1 < MOST_COLUMNS; i += gap ? gap : 1) {
        gap = blanks_at(line, i);
        if (!gap)
            continue;
        add_cell(t, &r, pc_str_sub(line, from, i));
        from = i + gap;
    }
    add_cell(t, &r, pc_str_sub(line, from, line.n));
    if (r.n > t->columns)
        t->columns = r.n;
    if (!PC_PUSH(t->setter->job->arena, t->rows, r))
        pdf_fail(t->setter->job, PC_NO_MEMORY);
}

static size_t gather(table *t, size_t from) {
    const pc_outline *outline = t->setter->job->outline;
    size_t i = from;
    do {
        const pc_part *part = &outline->v[i];
        for (size_t k = 0; k < part->n; k++)
            add_row(t, pc_part_line(outline, part, k));
        i++;
    } while (i < outline->n && outline->v[i].kind == PC_PART_TABLE && !outline->v[i].opens);
    return i - from;
}

/* The first row heads the columns when figures stand below it and none but years in it. */
static bool is_headed(const table *t) {
    bool below = false;
    if (t->rows.n < 2)
        return false;
    for (uint32_t i = 0; i < t->rows.v[0].n; i++)
        if (pc_has_figures(t->cells.v[i].text))
            return false;
    for (size_t i = t->rows.v[1].first; i < t->cells.n && !below; i++)
        below = pc_has_figures(t->cells.v[i].text);
    return below;
}

/* Columns that hold figures and nothing else below the heading. The first one names the rows. */
static void find_flush(table *t) {
    for (uint32_t k = 1; k < t->columns; k++) {
        bool figures = false, others = false;
        for (size_t i = t->headed; i < t->rows.n; i++) {
            pc_str text = t->cells.v[t->rows.v[i].first + k].text;
            bool is = pc_is_figure(text);
            figures = figures || is;
            others = others || (!is && !pc_is_no_figure(text));
        }
        t->flush[k] = figures && !others;
    }
}

/* Every row has every column, so that the table is regular; what is not there is a cell with a space in it. */
static void tag(table *t) {
    pdf_tree *tree = &t->setter->job->tree;
    for (size_t i = 0; i < t->rows.n; i++) {
        pdf_element line = pdf_tree_add(tree, t->element, PDF_TAG_TR, NULL);
        for (uint32_t k = 0; k < t->rows.v[i].n; k++) {
            cell *c = &t->cells.v[t->rows.v[i].first + k];
            c->heads = t->headed && i == 0;
            c->element = pdf_tree_add(tree, line, c->heads ? PDF_TAG_TH : PDF_TAG_TD, NULL);
        }
    }
}

static void set_cell(table *t, cell *c, pdf_unit left, pdf_unit width) {
    pdf_job *job = t->setter->job;
    pdf_text_open(job);
    job->look = c->heads ? PDF_BOLD : PDF_REGULAR;
    pdf_text_add(job, c->text, c->element, NULL, 0);
    job->look = PDF_REGULAR;
    if (!job->text.n) {
        pdf_text_open(job);
        pdf_text_add(job, PC_STR("\xC2\xA0"), c->element, NULL, 0);
    }
    c->first = (uint32_t)job->lines.n;
    c->n = pdf_text_set(job, PDF_STYLE_TABLE, left, width, true);
}

/* Figures stand flush: their ends one below the other. The space at a line's end is none of it. */
static void move_flush(const table *t, const cell *c, pdf_unit end) {
    pdf_job *job = t->setter->job;
    for (uint32_t i = c->first; i < c->first + c->n; i++)
        job->lines.v[i].left = end - job->lines.v[i].width;
}

/* A hairline below the heads, as wide as the table. */
static void add_rule(const table *t, pdf_unit width) {
    enum { HAIR = PDF_POINT / 2, BEFORE = 2 * PDF_POINT };
    pdf_job *job = t->setter->job;
    pdf_line rule = {.kind = PDF_LINE_RULE, .colour = PDF_MUTED, .width = width, .height = HAIR, .before = BEFORE, .keep = true};
    if (!PC_PUSH(job->arena, job->lines, rule))
        pdf_fail(job, PC_NO_MEMORY);
}

/* `known`: the widths of the columns are. */
static void set_cells(table *t, bool known) {
    for (size_t i = 0; i < t->rows.n; i++) {
        pdf_unit left = 0;
        for (uint32_t k = 0; k < t->rows.v[i].n; k++) {
            cell *c = &t->cells.v[t->rows.v[i].first + k];
            set_cell(t, c, left, t->widths[k]);
            if (known && t->flush[k])
                move_flush(t, c, left + t->widths[k]);
            left += t->widths[k] + GAP;
        }
        if (known && t->headed && i == 0)
            add_rule(t, left - GAP);
    }
}

static pdf_unit widest_line(const pdf_job *job, const cell *c) {
    pdf_unit widest = 0;
    for (uint32_t i = c->first; i < c->first + c->n; i++)
        if (job->lines.v[i].width > widest)
            widest = job->lines.v[i].width;
    return widest;
}

/* Columns take what their longest lines take; where that is too much, wide ones give way in proportion. */
static void find_widths(table *t) {
    pdf_job *job = t->setter->job;
    pdf_unit room = job->measure - (pdf_unit)(t->columns - 1) * GAP;
    int64_t all = 0, above = 0;
    for (size_t i = 0; i < t->rows.n; i++)
        for (uint32_t k = 0; k < t->rows.v[i].n; k++) {
            pdf_unit width = widest_line(job, &t->cells.v[t->rows.v[i].first + k]) + PDF_POINT;
            if (width > t->widths[k])
                t->widths[k] = width;
        }
    for (uint32_t k = 0; k < t->columns; k++) {
        if (t->widths[k] < NARROWEST)
            t->widths[k] = NARROWEST;
        all += t->widths[k];
        above += t->widths[k] - NARROWEST;
    }
    int64_t left = room - (int64_t)t->columns * NARROWEST;
    for (uint32_t k = 0; k < t->columns && all > room && above > 0; k++)
        t->widths[k] = NARROWEST + (pdf_unit)((t->widths[k] - NARROWEST) * (left > 0 ? left : 0) / above);
}

/* The cell with most lines carries the row; the others stand beside it. */
static void join_row(table *t, const row *r) {
    pdf_job *job = t->setter->job;
    cell *cells = &t->cells.v[r->first], *base = cells;
    for (uint32_t k = 1; k < r->n; k++)
        if (cells[k].n > base->n)
            base = &cells[k];
    for (uint32_t k = 0; k < r->n; k++)
        if (&cells[k] != base)
            pdf_text_beside(job, base->first, cells[k].first, cells[k].n);
}

static void set_rows(table *t) {
    pdf_job *job = t->setter->job;
    uint32_t from = (uint32_t)job->lines.n;
    for (uint32_t k = 0; k < t->columns; k++)
        t->widths[k] = job->measure;
    set_cells(t, false);
    memset(t->widths, 0, sizeof t->widths);
    if (job->status != PC_OK)
        return;
    find_widths(t);
    job->lines.n = from;
    set_cells(t, true);
    for (size_t i = 0; i < t->rows.n && job->status == PC_OK; i++)
        join_row(t, &t->rows.v[i]);
    if (job->lines.n > from)
        job->lines.v[from].before = pdf_styles[PDF_STYLE_BODY].before;
}

static void fill_up(table *t) {
    PC_VEC(cell) cells = {0};
    pc_arena *arena = t->setter->job->arena;
    for (size_t i = 0; i < t->rows.n; i++) {
        row *r = &t->rows.v[i];
        uint32_t first = (uint32_t)cells.n;
        for (uint32_t k = 0; k < t->columns; k++)
            if (!PC_PUSH(arena, cells, k < r->n ? t->cells.v[r->first + k] : (cell){.text = {"", 0}})) {
                pdf_fail(t->setter->job, PC_NO_MEMORY);
                return;
            }
        *r = (row){first, t->columns};
    }
    t->cells.v = cells.v;
    t->cells.n = cells.n;
    t->cells.cap = cells.cap;
}

size_t pdf_set_table(pdf_setter *setter, size_t from) {
    table t = {.setter = setter};
    size_t took = gather(&t, from);
    fill_up(&t);
    if (setter->job->status != PC_OK)
        return took;
    t.element = pdf_tree_add(&setter->job->tree, setter->section, PDF_TAG_TABLE, NULL);
    t.headed = is_headed(&t);
    find_flush(&t);
    tag(&t);
    set_rows(&t);
    return took;
}
