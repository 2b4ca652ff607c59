/* The release for people: section names in a margin, the text beside them, details and quotations below it. */
#include "render/escape.h"
#include "render/page.h"
#include "render/renderers.h"

#include "text/utf8.h"

enum { MARGIN = 14, DETAIL = MARGIN + 2, DETAIL_TEXT = DETAIL + 2, NARROWEST = 40, USUAL = 80 };

typedef struct tree {
    const pc_release *r;
    pc_page page;
    size_t quote, part;          /* the first part of a quotation that is not behind the pen */
    size_t told;                 /* quotations listed so far */
    size_t separator;            /* the piece behind the dateline, shown with it; 0 none */
    int64_t shown[PC_SECTIONS];  /* the last group set, by section */
    bool any, close;             /* close: the part before needs no blank line behind it */
} tree;

/* ---- parts ---- */

/* Starts a part: a blank line before it, but between neighbours of a list. */
static void open_part(tree *t, const char *label, pc_ink ink, bool close) {
    pc_page_end_line(&t->page);
    if (t->any && !(close && t->close))
        pc_buf_putc(t->page.out, '\n');
    t->any = true;
    t->close = close;
    pc_page_line(&t->page, MARGIN, label, ink);
}

static pc_str piece_text(const pc_release *r, size_t piece) {
    return pc_str_sub(r->text, r->pieces.v[piece].text.at, r->pieces.v[piece].text.end);
}

/* The heading at the start of a boilerplate, on a line of its own unless text runs on behind it; returns its bytes. */
static size_t put_heading(tree *t, const pc_piece *piece, pc_str text) {
    if (piece->section != PC_SEC_BOILERPLATE || piece->group >= t->r->boilerplates.n)
        return 0;
    pc_str heading = t->r->boilerplates.v[piece->group].heading;
    if (!heading.n || heading.n > text.n || memcmp(heading.p, text.p, heading.n) != 0)
        return 0;
    pc_page_put(&t->page, heading, PC_INK_TITLE);
    if (heading.n == text.n || text.p[heading.n] == ' ') /* not one that runs on: "About us: we" */
        pc_page_line(&t->page, MARGIN, NULL, PC_INK_PLAIN);
    return heading.n;
}

/* Every piece of the part that piece `first` begins. */
static void put_pieces(tree *t, size_t first, pc_ink ink) {
    const pc_release *r = t->r;
    const pc_piece *piece = &r->pieces.v[first];
    size_t end = pc_part_end(r, first), skip = put_heading(t, piece, piece_text(r, first));
    for (size_t i = first; i < end; i = pc_piece_next(r, i + 1, (pc_section)piece->section)) {
        if (r->pieces.v[i].group != piece->group)
            continue;
        pc_str text = piece_text(r, i);
        pc_page_put(&t->page, pc_str_sub(text, skip, text.n), ink);
        pc_page_space(&t->page);
        skip = 0;
    }
}

/* The dash between dateline and lede is furniture of a kind; it is shown where it stands. */
static void put_separator(tree *t, size_t dateline) {
    enum { LONGEST = 4 };
    const pc_release *r = t->r;
    size_t next = dateline + 1;
    if (next >= r->pieces.n || r->pieces.v[next].section != PC_SEC_FURNITURE || piece_text(r, next).n > LONGEST)
        return;
    pc_page_put(&t->page, piece_text(r, next), PC_INK_DIM);
    t->separator = next;
}

/* ---- details: "city Minsk · date 2019-09-03" ---- */

static void put_detail(tree *t, const char *label, pc_str value) {
    pc_page *page = &t->page;
    if (!value.p)
        return;
    if (page->indent == DETAIL_TEXT && page->column > DETAIL) {
        pc_page_puts(page, " · ", PC_INK_DIM);
    } else {
        pc_page_line(page, DETAIL, NULL, PC_INK_PLAIN);
        page->indent = DETAIL;
    }
    pc_page_puts(page, label, PC_INK_LABEL);
    page->indent = DETAIL_TEXT;
    pc_page_space(page);
    pc_page_put(page, value, PC_INK_PLAIN);
}

/* Details that follow start a line of their own. */
static void end_details(tree *t) {
    pc_page_line(&t->page, DETAIL, NULL, PC_INK_PLAIN);
}

static void put_details(tree *t, const char *label, const pc_strs *values) {
    for (size_t i = 0; i < values->n; i++)
        put_detail(t, label, values->v[i]);
}

static void put_date(tree *t, const char *label, const pc_date *date) {
    char iso[11];
    if (!pc_date_full(date))
        return;
    pc_date_iso(date, iso);
    put_detail(t, label, pc_str_of(iso));
}

static void embargo_details(tree *t, uint32_t group) {
    const pc_embargo *e = &t->r->embargo;
    char until[26];
    (void)group;
    if (e->none_stated)
        put_detail(t, "until", PC_STR("none: the text says there is no embargo"));
    else if (pc_moment_rfc3339(&e->date, &e->clock, until))
        put_detail(t, "until", pc_str_of(until));
    else
        put_date(t, "until (moment open)", &e->date);
}

static void release_date_details(tree *t, uint32_t group) {
    (void)group;
    put_date(t, "date", &t->r->release_date);
}

static void dateline_details(tree *t, uint32_t group) {
    const pc_dateline *d = &t->r->dateline;
    (void)group;
    put_detail(t, "city", d->city);
    put_detail(t, "region", d->region);
    put_detail(t, "country", d->country);
    put_date(t, "date", &d->date);
    put_detail(t, "wire", d->wire);
}

static void boilerplate_details(tree *t, uint32_t group) {
    if (group < t->r->boilerplates.n)
        put_detail(t, "organization", t->r->boilerplates.v[group].organization);
}

static void contact_details(tree *t, uint32_t group) {
    if (group >= t->r->contacts.n)
        return;
    const pc_contact *c = &t->r->contacts.v[group];
    put_detail(t, "name", c->name);
    put_detail(t, "title", c->title);
    put_detail(t, "organization", c->organization);
    end_details(t);
    put_details(t, "e-mail", &c->emails);
    put_details(t, "phone", &c->phones);
    put_details(t, "web", &c->urls);
}

/* ---- quotations ---- */

static pc_str quote_part(const tree *t, const pc_quote *q, size_t part) {
    return pc_str_sub(t->r->text, q->parts[part].at, q->parts[part].end);
}

/* The first words and the last, so that it fits one line. */
static void put_shortened(tree *t, const pc_quote *q) {
    pc_page *page = &t->page;
    size_t room = page->width - page->indent, columns;
    pc_str head = quote_part(t, q, 0), tail = quote_part(t, q, q->n_parts - 1);
    if (q->n_parts == 1 && pc_page_fit(head, room, &columns) == head.n) {
        pc_page_put(page, head, PC_INK_QUOTE);
        return;
    }
    size_t head_end = pc_page_fit(head, room * 3 / 5, &columns), tail_at = pc_page_fit_end(tail, room * 3 / 10);
    size_t word_end = head_end, word_at = tail_at;
    while (head_end < head.n && word_end > 0 && head.p[word_end - 1] != ' ')
        word_end--;
    while (tail_at > 0 && word_at < tail.n && tail.p[word_at] != ' ')
        word_at++;
    pc_page_put(page, pc_str_sub(head, 0, word_end > 0 ? word_end : head_end), PC_INK_QUOTE);
    pc_page_space(page);
    pc_page_puts(page, "… ", PC_INK_DIM);
    pc_page_put(page, pc_str_sub(tail, word_at < tail.n ? word_at : tail_at, tail.n), PC_INK_QUOTE);
}

static void put_speaker(tree *t, const pc_quote *q) {
    pc_page *page = &t->page;
    pc_page_line(page, DETAIL_TEXT, NULL, PC_INK_PLAIN);
    pc_page_puts(page, "— ", PC_INK_DIM);
    page->indent = DETAIL_TEXT + 2;
    if (q->said->speaker.p)
        pc_page_put(page, q->said->speaker, PC_INK_NAME);
    else
        pc_page_puts(page, "nobody named", PC_INK_DIM);
    if (q->said->speaker_title.p) {
        pc_page_puts(page, " · ", PC_INK_DIM);
        pc_page_put(page, q->said->speaker_title, PC_INK_PLAIN);
    }
    if (q->said->verb.p) {
        pc_page_puts(page, " · ", PC_INK_DIM);
        pc_page_put(page, q->said->verb, PC_INK_PLAIN);
    }
}

static void put_quote(tree *t, const pc_quote *q) {
    static const char *const kinds[] = {
        [PC_QUOTE_SPEECH] = NULL, [PC_QUOTE_PARTIAL] = NULL, [PC_QUOTE_SCARE] = "as a term", [PC_QUOTE_TITLE] = "a title"};
    pc_page *page = &t->page;
    pc_page_line(page, DETAIL, NULL, PC_INK_PLAIN);
    pc_page_puts(page, "» ", PC_INK_DIM);
    page->indent = DETAIL_TEXT;
    put_shortened(t, q);
    if (q->unclosed)
        pc_page_puts(page, " (closing mark missing)", PC_INK_DIM);
    if (kinds[q->kind]) {
        pc_page_puts(page, " · ", PC_INK_DIM);
        pc_page_puts(page, kinds[q->kind], PC_INK_DIM);
    } else {
        put_speaker(t, q);
    }
}

/* The quotations that start in this paragraph or before it. */
static void body_details(tree *t, uint32_t group) {
    const pc_release *r = t->r;
    for (; t->told < r->quotes.n && r->quotes.v[t->told].paragraph <= (int64_t)group; t->told++)
        if (r->quotes.v[t->told].n_parts)
            put_quote(t, &r->quotes.v[t->told]);
}

/* Words in quotation have an ink of their own. The pen moves forward only, and so do the parts of quotations. */
static pc_ink quote_ink(void *ctx, const char *p, size_t *run) {
    tree *t = ctx;
    const pc_release *r = t->r;
    size_t at = (size_t)(p - r->text.p);
    while (t->quote < r->quotes.n) {
        const pc_quote *q = &r->quotes.v[t->quote];
        if (t->part == q->n_parts) {
            t->quote++;
            t->part = 0;
            continue;
        }
        pc_range part = q->parts[t->part];
        if (part.end <= at) {
            t->part++;
            continue;
        }
        size_t to = part.at <= at ? part.end : part.at;
        if (*run > to - at)
            *run = to - at;
        return part.at <= at ? PC_INK_QUOTE : PC_INK_PLAIN;
    }
    return PC_INK_PLAIN;
}

/* ---- sections ---- */

/* How a section is shown; NULL label: by the kind of its paragraph. */
static const struct look {
    const char *label;
    pc_ink ink;
    void (*details)(tree *t, uint32_t group);
    bool close;
} looks[PC_SECTIONS] = {
    [PC_SEC_KICKER] = {"kicker", PC_INK_PLAIN, NULL, false},
    [PC_SEC_RELEASE_LINE] = {"release line", PC_INK_PLAIN, NULL, false},
    [PC_SEC_EMBARGO] = {"embargo", PC_INK_PLAIN, embargo_details, false},
    [PC_SEC_RELEASE_DATE] = {"release date", PC_INK_PLAIN, release_date_details, false},
    [PC_SEC_HEADLINE] = {"headline", PC_INK_TITLE, NULL, false},
    [PC_SEC_SUBHEAD] = {"subhead", PC_INK_PLAIN, NULL, false},
    [PC_SEC_DATELINE] = {"dateline", PC_INK_PLAIN, dateline_details, false},
    [PC_SEC_BODY] = {NULL, PC_INK_PLAIN, body_details, false},
    [PC_SEC_BOILERPLATE] = {"boilerplate", PC_INK_PLAIN, boilerplate_details, false},
    [PC_SEC_NOTES] = {"notes", PC_INK_PLAIN, NULL, false},
    [PC_SEC_CONTACT] = {"contact", PC_INK_PLAIN, contact_details, false},
    [PC_SEC_END_MARK] = {"end mark", PC_INK_PLAIN, NULL, false},
    [PC_SEC_FURNITURE] = {"furniture", PC_INK_DIM, NULL, true},
};

/* The kind of a paragraph, or its number, written into `number`. */
static const char *body_label(const pc_piece *piece, pc_buf *number) {
    static const char *const names[] = {[PC_PARA_LEDE] = "lede",   [PC_PARA_HEADING] = "heading",
                                        [PC_PARA_LIST_ITEM] = "list item", [PC_PARA_TABLE] = "table",
                                        [PC_PARA_OTHER] = "other"};
    if (piece->kind != PC_PARA_PARAGRAPH)
        return names[piece->kind];
    pc_buf_puts(number, "¶ ");
    pc_buf_put_uint(number, (uint64_t)piece->group + 1);
    pc_buf_putc(number, '\0');
    return number->p;
}

static bool is_legal(const pc_release *r, const pc_piece *piece) {
    return piece->section == PC_SEC_BOILERPLATE && piece->group < r->boilerplates.n &&
           r->boilerplates.v[piece->group].legal;
}

static void put_group(tree *t, size_t first) {
    const pc_piece *piece = &t->r->pieces.v[first];
    const struct look *look = &looks[piece->section];
    char room[16];
    pc_buf number = {.p = room, .cap = sizeof room, .max = sizeof room};
    const char *label = look->label ? look->label : body_label(piece, &number);
    bool body = piece->section == PC_SEC_BODY;
    pc_ink ink = body && piece->kind == PC_PARA_HEADING ? PC_INK_TITLE : look->ink;
    open_part(t, is_legal(t->r, piece) ? "legal" : label, PC_INK_LABEL,
              look->close || (body && piece->kind == PC_PARA_LIST_ITEM));
    if (body && ink == PC_INK_PLAIN) {
        t->page.ink_of = quote_ink;
        t->page.ctx = t;
    }
    put_pieces(t, first, ink);
    if (piece->section == PC_SEC_DATELINE)
        put_separator(t, first);
    t->page.ink_of = NULL;
    pc_page_end_line(&t->page);
    if (look->details)
        look->details(t, piece->group);
    pc_page_end_line(&t->page);
}

/* Furniture outside the text that stands before source byte `before`. */
static void put_furniture(tree *t, size_t *next, uint32_t before) {
    const pc_release *r = t->r;
    for (; *next < r->furniture.n && r->furniture.v[*next].spans[0].at <= before; (*next)++) {
        open_part(t, "furniture", PC_INK_LABEL, true);
        pc_page_put(&t->page, r->furniture.v[*next].text, PC_INK_DIM);
        pc_page_end_line(&t->page);
    }
}

/* "minsk.txt · 4110 bytes · UTF-8 · en" */
static void put_source(tree *t) {
    const pc_release *r = t->r;
    const char *lang = pc_lang_name(r->lang);
    pc_page *page = &t->page;
    char digits[20];
    pc_buf number = {.p = digits, .cap = sizeof digits, .max = sizeof digits};
    pc_buf_put_uint(&number, r->bytes.n);
    open_part(t, "source", PC_INK_LABEL, false);
    pc_page_put(page, r->name, PC_INK_DIM);
    pc_page_puts(page, " · ", PC_INK_DIM);
    pc_page_put(page, (pc_str){digits, number.n}, PC_INK_DIM);
    pc_page_puts(page, " bytes · ", PC_INK_DIM);
    pc_page_puts(page, r->encoding, PC_INK_DIM);
    pc_page_puts(page, " · ", PC_INK_DIM);
    pc_page_puts(page, lang ? lang : "language unknown", PC_INK_DIM);
}

pc_status pc_render_tree(const pc_release *r, const pc_render_options *options, pc_buf *out) {
    static const pc_render_options defaults = {0};
    if (!options)
        options = &defaults;
    unsigned width = options->width ? options->width : USUAL;
    tree t = {.r = r,
              .page = {.out = out, .width = width < NARROWEST ? NARROWEST : width, .colour = options->colour != 0}};
    size_t furniture = 0;
    for (size_t i = 0; i < PC_SECTIONS; i++)
        t.shown[i] = -1;
    put_source(&t);
    for (size_t i = 0; i < r->pieces.n; i++) {
        const pc_piece *piece = &r->pieces.v[i];
        if (furniture < r->furniture.n)
            put_furniture(&t, &furniture, pc_map_start(&r->map, piece->text.at));
        bool shown = piece->section == PC_SEC_FURNITURE ? i > 0 && i == t.separator : piece->group <= t.shown[piece->section];
        if (shown)
            continue;
        t.shown[piece->section] = piece->group;
        put_group(&t, i);
    }
    put_furniture(&t, &furniture, UINT32_MAX);
    pc_page_end_line(&t.page);
    return out->status;
}
