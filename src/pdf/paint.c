/* Pages: content in which every mark belongs to an element or is an artifact, and the links that lie over it. */
#include "pdf/job.h"

#include <stdlib.h>

enum { NO_COLOUR = 0xFFFFFFFF, NO_FONT = 0xFFFFFFFF };
/* Kinds of artifacts (ISO 32000-1, 14.8.2.2); content of the tree has none. */
typedef enum artifact { NO_ARTIFACT, ART_HEADER, ART_FOOTER, ART_LAYOUT } artifact;

typedef struct rectangle {
    pdf_unit x, y, width, height;
    uint32_t colour, link; /* link: 1 + index into job.links; 0: a rule */
} rectangle;

typedef struct painter {
    pdf_job *job;
    pc_buf *out; /* the page's content */
    uint32_t page;
    /* what is open: */
    pdf_element element;
    artifact artifact;
    bool marked, text;
    /* what a viewer remembers: */
    uint32_t font, fill;
    pdf_unit size;
    /* what comes when the lines are done: */
    PC_VEC(rectangle) rules;
    PC_VEC(rectangle) links;
} painter;

/* ---- marked content ---- */

static void end_text(painter *p) {
    if (p->text)
        pc_buf_puts(p->out, "ET\n");
    p->text = false;
}

static void end_mark(painter *p) {
    end_text(p);
    if (p->marked)
        pc_buf_puts(p->out, "EMC\n");
    p->marked = false;
}

static void begin_mark(painter *p, pdf_element element, uint32_t number) {
    const pdf_tree *tree = &p->job->tree;
    if (element >= tree->elements.n)
        return; /* memory: the job has failed */
    p->marked = true;
    p->artifact = NO_ARTIFACT;
    p->element = element;
    pc_buf_putc(p->out, '/');
    pc_buf_puts(p->out, pdf_tag_name(tree->elements.v[element].tag));
    pc_buf_puts(p->out, "<</MCID ");
    pc_buf_put_uint(p->out, number);
    pc_buf_puts(p->out, ">>BDC\n");
}

/* Goes on with the element's content, or starts a new one. */
static void mark(painter *p, pdf_element element) {
    if (p->marked && p->artifact == NO_ARTIFACT && p->element == element)
        return;
    end_mark(p);
    begin_mark(p, element, pdf_tree_content(&p->job->tree, element, p->page));
}

static void mark_artifact(painter *p, artifact kind) {
    static const char *const names[] = {
        [ART_HEADER] = "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n",
        [ART_FOOTER] = "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n",
        [ART_LAYOUT] = "/Artifact<</Type/Layout>>BDC\n",
    };
    if (p->marked && p->artifact == kind)
        return;
    end_mark(p);
    p->marked = true;
    p->artifact = kind;
    pc_buf_puts(p->out, names[kind]);
}

/* ---- operators ---- */

static void put_numbers(pc_buf *out, const pdf_unit *values, size_t n) {
    for (size_t i = 0; i < n; i++) {
        pdf_put_unit(out, values[i]);
        pc_buf_putc(out, ' ');
    }
}

static void fill_with(painter *p, uint32_t rgb) {
    enum { FULL = 255 };
    if (p->fill == rgb)
        return;
    p->fill = rgb;
    for (int shift = 16; shift >= 0; shift -= 8) {
        pdf_put_milli(p->out, (int64_t)(rgb >> shift & 0xFF) * 1000 / FULL);
        pc_buf_putc(p->out, ' ');
    }
    pc_buf_puts(p->out, "rg\n");
}

static void put_rectangle(painter *p, const rectangle *r) {
    const pdf_unit values[] = {r->x, r->y, r->width, r->height};
    fill_with(p, r->colour);
    put_numbers(p->out, values, 4);
    pc_buf_puts(p->out, "re f\n");
}

static void put_segment(painter *p, const pdf_segment *s, pdf_unit x, pdf_unit y) {
    pdf_job *job = p->job;
    const pdf_unit place[] = {x + s->x, y + s->rise};
    if (!p->text)
        pc_buf_puts(p->out, "BT\n");
    p->text = true;
    if (p->font != s->used || p->size != s->size) {
        pc_buf_puts(p->out, "/F");
        pc_buf_put_uint(p->out, s->used);
        pc_buf_putc(p->out, ' ');
        put_numbers(p->out, &s->size, 1);
        pc_buf_puts(p->out, "Tf\n");
        p->font = s->used;
        p->size = s->size;
    }
    fill_with(p, job->colours[s->link ? PDF_ACCENT : s->colour]);
    pc_buf_puts(p->out, "1 0 0 1 ");
    put_numbers(p->out, place, 2);
    pc_buf_puts(p->out, "Tm[");
    pc_buf_put(p->out, job->glyphs.p + s->at, s->n);
    pc_buf_puts(p->out, "]TJ\n");
}

/* ---- links ---- */

/* One rectangle for the neighbours of a line that belong to one link, and a rule below them. */
static void note_link(painter *p, const pdf_segment *s, pdf_unit x, pdf_unit y) {
    pc_arena *arena = p->job->arena;
    pdf_unit below = s->size / 4, thick = s->size / 18;
    rectangle box = {x + s->x, y - below, s->width, s->size + below / 2, 0, s->link};
    rectangle rule = {box.x, y - s->size / 8, s->width, thick, p->job->colours[PDF_ACCENT], 0};
    size_t n = p->rules.n ? p->links.n : 0;
    if (n && p->links.v[n - 1].link == s->link && p->links.v[n - 1].y == box.y) {
        rectangle *last = &p->links.v[n - 1];
        pdf_unit left = last->x < box.x ? last->x : box.x;
        pdf_unit end = last->x + last->width > box.x + box.width ? last->x + last->width : box.x + box.width;
        rectangle *under = &p->rules.v[p->rules.n - 1];
        last->x = under->x = left;
        last->width = under->width = end - left;
        return;
    }
    if (!PC_PUSH(arena, p->links, box) || !PC_PUSH(arena, p->rules, rule))
        pdf_fail(p->job, PC_NO_MEMORY);
}

/* ---- lines ---- */

static pdf_unit left_of(const pdf_job *job, const pdf_line *line) {
    if (line->centred)
        return (job->paper[0] - line->width) / 2;
    return job->rightward ? job->paper[0] - job->margin - line->left - line->width : job->margin + line->left;
}

/* A segment, and around the first of those that share a replacement text, that text. */
static void put_marked(painter *p, uint32_t i, pdf_unit x, pdf_unit y, uint32_t *inside) {
    const pdf_segment *s = &p->job->segments.v[i];
    if (s->actual_n && !*inside) {
        end_text(p);
        pc_buf_puts(p->out, "/Span<</ActualText<FEFF");
        pc_buf_put(p->out, p->job->glyphs.p + s->actual, s->actual_n);
        pc_buf_puts(p->out, ">>>BDC\n");
        *inside = s->actual_segments;
    }
    put_segment(p, s, x, y);
    if (*inside && --*inside == 0) {
        end_text(p);
        pc_buf_puts(p->out, "EMC\n");
    }
}

static void put_straight(painter *p, const pdf_line *line, pdf_unit x, pdf_unit y, artifact kind) {
    uint32_t inside = 0;
    for (uint32_t i = line->first; i < line->first + line->n; i++) {
        const pdf_segment *s = &p->job->segments.v[i];
        if (kind != NO_ARTIFACT)
            mark_artifact(p, kind);
        else
            mark(p, s->element);
        put_marked(p, i, x, y, &inside);
        if (s->link && kind == NO_ARTIFACT)
            note_link(p, s, x, y);
    }
}

/* A piece of a line that turns: segments of one run and element. */
typedef struct piece {
    uint32_t first, n, order, number; /* segments; where its text begins; of its marked content */
} piece;

static int by_order(const void *a, const void *b) {
    const piece *left = a, *right = b;
    return (left->order > right->order) - (left->order < right->order);
}

static int by_place(const void *a, const void *b) {
    const piece *left = a, *right = b;
    return (left->first > right->first) - (left->first < right->first);
}

/* The pieces of a line; NULL when memory is short. */
static piece *find_pieces(painter *p, const pdf_line *line, uint32_t *n) {
    const pdf_segment *segments = p->job->segments.v;
    piece *pieces = pc_arena_take(p->job->arena, line->n * sizeof *pieces);
    *n = 0;
    for (uint32_t i = line->first; i < line->first + line->n && pieces; i++) {
        bool goes_on = i > line->first && segments[i].run == segments[i - 1].run && segments[i].element == segments[i - 1].element;
        if (!goes_on)
            pieces[(*n)++] = (piece){.first = i, .order = segments[i].order};
        piece *now = &pieces[*n - 1];
        now->n++;
        if (segments[i].order < now->order)
            now->order = segments[i].order;
    }
    return pieces;
}

/*
 * A line that turns: painted from left to right, as every reader of files expects that has to find words by their
 * places, and hung into the structure in the order of reading. What runs the other way says so (ISO 32000-1,
 * 14.8.2.3.3).
 */
static void put_turning(painter *p, const pdf_line *line, pdf_unit x, pdf_unit y) {
    pdf_job *job = p->job;
    uint32_t n, inside = 0;
    piece *pieces = find_pieces(p, line, &n);
    if (!pieces) {
        pdf_fail(job, PC_NO_MEMORY);
        return;
    }
    qsort(pieces, n, sizeof *pieces, by_order);
    for (uint32_t i = 0; i < n; i++)
        pieces[i].number = pdf_tree_content(&job->tree, job->segments.v[pieces[i].first].element, p->page);
    qsort(pieces, n, sizeof *pieces, by_place);
    for (uint32_t i = 0; i < n; i++) {
        const pdf_segment *s = &job->segments.v[pieces[i].first];
        end_mark(p);
        begin_mark(p, s->element, pieces[i].number);
        if (s->rightward)
            pc_buf_puts(p->out, "/ReversedChars BMC\n");
        for (uint32_t k = 0; k < pieces[i].n; k++) {
            put_marked(p, pieces[i].first + k, x, y, &inside);
            if (s[k].link)
                note_link(p, &s[k], x, y);
        }
        end_text(p);
        if (s->rightward)
            pc_buf_puts(p->out, "EMC\n");
    }
    end_mark(p);
}

static void put_segments(painter *p, const pdf_line *line, pdf_unit x, pdf_unit y, artifact kind) {
    if (line->turns && kind == NO_ARTIFACT && line->n)
        put_turning(p, line, x, y);
    else
        put_straight(p, line, x, y, kind);
}

static void put_picture(painter *p, const pdf_line *line, pdf_unit y) {
    const pdf_unit place[] = {left_of(p->job, line), y - line->height};
    pdf_element_data *figure = &p->job->tree.elements.v[line->element];
    mark(p, line->element);
    figure->box[0] = place[0];
    figure->box[1] = place[1];
    figure->box[2] = place[0] + line->width;
    figure->box[3] = y;
    pc_buf_puts(p->out, "q ");
    put_numbers(p->out, &line->width, 1);
    pc_buf_puts(p->out, "0 0 ");
    put_numbers(p->out, &line->height, 1);
    put_numbers(p->out, place, 2);
    pc_buf_puts(p->out, "cm/Im0 Do Q\n");
}

static void put_text_line(painter *p, const pdf_line *line, pdf_unit y) {
    const pdf_job *job = p->job;
    /* those at one height in the order of their places, which is the order of reading */
    for (const pdf_line *left = NULL;;) {
        const pdf_line *next = NULL;
        for (const pdf_line *at = line; at; at = at->beside ? &job->lines.v[at->beside - 1] : NULL)
            if ((!left || at->left > left->left) && (!next || at->left < next->left))
                next = at;
        if (!next)
            return;
        put_segments(p, next, left_of(job, next), y - next->baseline, NO_ARTIFACT);
        left = next;
    }
}

static void put_line(painter *p, const pdf_line *line, pdf_unit y) {
    if (line->kind == PDF_LINE_TEXT)
        put_text_line(p, line, y);
    else if (line->kind == PDF_LINE_PICTURE)
        put_picture(p, line, y);
    else if (line->kind == PDF_LINE_RULE) {
        mark_artifact(p, ART_LAYOUT);
        put_rectangle(p, &(rectangle){left_of(p->job, line), y - line->height, line->width, line->height, p->job->colours[line->colour], 0});
    }
}

static void put_lines(painter *p, const pdf_page_cut *cut) {
    pdf_job *job = p->job;
    pdf_unit y = job->paper[1] - (p->page ? job->head : job->top);
    for (uint32_t i = cut->first; i < cut->first + cut->n && job->status == PC_OK; i++) {
        const pdf_line *line = &job->lines.v[i];
        if (line->aside)
            continue;
        if (i > cut->first)
            y -= line->before;
        if (line->mark) {
            job->marks.v[line->mark - 1].page = p->page;
            job->marks.v[line->mark - 1].y = y;
        }
        put_line(p, line, y);
        y -= line->height;
    }
}

/* ---- running heads and feet ---- */

typedef enum side { SIDE_START, SIDE_MIDDLE, SIDE_END } side;

static void put_furniture_line(painter *p, uint32_t index, side where, pdf_unit y, artifact kind) {
    const pdf_job *job = p->job;
    if (index == PDF_NO_LINE || index >= job->lines.n)
        return;
    const pdf_line *line = &job->lines.v[index];
    pdf_unit near = job->margin, far = job->paper[0] - job->margin - line->width;
    pdf_unit x = where == SIDE_MIDDLE ? (job->paper[0] - line->width) / 2 : (where == SIDE_START) != job->rightward ? near : far;
    put_segments(p, line, x, y, kind);
}

static void put_furniture(painter *p, const pdf_furniture *furniture) {
    pdf_job *job = p->job;
    enum { HEAD_LINE = 42 * PDF_POINT, FOOT_LINE = 52 * PDF_POINT, MORE_LINE = 38 * PDF_POINT, HAIR = PDF_POINT / 2, GAP = 6 * PDF_POINT };
    bool last = p->page + 1 == job->pages.n;
    pdf_unit head = job->paper[1] - HEAD_LINE;
    if (p->page) {
        put_furniture_line(p, furniture->slug, SIDE_START, head, ART_HEADER);
        put_furniture_line(p, furniture->release, SIDE_END, head, ART_HEADER);
        mark_artifact(p, ART_HEADER);
        end_text(p);
        put_rectangle(p, &(rectangle){job->margin, head - GAP, job->measure, HAIR, job->colours[PDF_ACCENT], 0});
    }
    if (last)
        put_furniture_line(p, furniture->footer, SIDE_START, FOOT_LINE, ART_FOOTER);
    put_furniture_line(p, pdf_furniture_number(job, p->page + (size_t)1, job->pages.n), SIDE_END, FOOT_LINE, ART_FOOTER);
    if (!last) /* lowest: readers that join words divided at line ends have nothing to join it with */
        put_furniture_line(p, furniture->more, SIDE_MIDDLE, MORE_LINE, ART_FOOTER);
    end_mark(p);
}

/* ---- a page ---- */

static void put_annotation(painter *p, const rectangle *r, uint32_t object) {
    pdf_job *job = p->job;
    pc_buf *out = job->file.out;
    const pdf_link *link = &job->links.v[r->link - 1];
    uint32_t key = pdf_tree_annotation(&job->tree, link->element, p->page, object);
    const pdf_unit box[] = {r->x, r->y, r->x + r->width, r->y + r->height};
    pdf_begin(&job->file, object);
    pc_buf_puts(out, "<</Type/Annot/Subtype/Link/Rect[");
    put_numbers(out, box, 4);
    pc_buf_puts(out, "]/Border[0 0 0]/F 4/StructParent ");
    pc_buf_put_uint(out, key);
    pc_buf_puts(out, "/Contents");
    pdf_put_text(out, link->tells);
    pc_buf_puts(out, "/A<</S/URI/URI");
    pdf_put_text(out, link->target);
    pc_buf_puts(out, ">>>>");
    pdf_end(&job->file);
}

static void put_page(painter *p, uint32_t object, uint32_t parent, uint32_t resources, uint32_t key) {
    pdf_job *job = p->job;
    pc_buf *out = job->file.out;
    uint32_t content = pdf_reserve(&job->file), *annotations = pc_arena_zeroed(job->arena, p->links.n + 1, sizeof *annotations);
    if (!annotations || p->out->status != PC_OK) {
        pdf_fail(job, annotations ? p->out->status : PC_NO_MEMORY);
        return;
    }
    pdf_put_stream(&job->file, content, (pc_str){"", 0}, (pc_str){p->out->p, p->out->n});
    for (size_t i = 0; i < p->links.n; i++) {
        annotations[i] = pdf_reserve(&job->file);
        put_annotation(p, &p->links.v[i], annotations[i]);
    }
    pdf_begin(&job->file, object);
    pc_buf_puts(out, "<</Type/Page/Parent ");
    pdf_put_ref(out, parent);
    pc_buf_puts(out, "/MediaBox[0 0 ");
    put_numbers(out, job->paper, 2);
    pc_buf_puts(out, "]/Resources ");
    pdf_put_ref(out, resources);
    pc_buf_puts(out, "/Contents ");
    pdf_put_ref(out, content);
    pc_buf_puts(out, "/Tabs/S/StructParents ");
    pc_buf_put_uint(out, key);
    pc_buf_puts(out, p->links.n ? "/Annots[" : "");
    for (size_t i = 0; i < p->links.n; i++) {
        pdf_put_ref(out, annotations[i]);
        pc_buf_putc(out, i + 1 < p->links.n ? ' ' : ']');
    }
    pc_buf_puts(out, ">>");
    pdf_end(&job->file);
}

void pdf_paint_pages(pdf_job *job, uint32_t parent, uint32_t resources, uint32_t *pages) {
    pdf_furniture furniture = pdf_furniture_open(job);
    pc_buf content = {0};
    for (size_t i = 0; i < job->pages.n; i++)
        pages[i] = pdf_reserve(&job->file);
    for (size_t i = 0; i < job->pages.n && job->status == PC_OK; i++) {
        painter p = {.job = job, .out = &content, .page = (uint32_t)i, .font = NO_FONT, .fill = NO_COLOUR};
        pc_buf_clear(&content);
        uint32_t key = pdf_tree_page(&job->tree);
        put_lines(&p, &job->pages.v[i]);
        if (p.rules.n)
            mark_artifact(&p, ART_LAYOUT);
        for (size_t k = 0; k < p.rules.n; k++)
            put_rectangle(&p, &p.rules.v[k]);
        end_mark(&p);
        put_furniture(&p, &furniture);
        put_page(&p, pages[i], parent, resources, key);
    }
    pc_buf_release(&content);
}
