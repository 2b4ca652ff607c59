/* The release as one JSON object: the contract that scripts rely on. */
#include "render/escape.h"
#include "render/renderers.h"

#define PUT(out, literal) pc_buf_put((out), (literal), sizeof(literal) - 1)

/* One of our own names, in which nothing is escaped. */
static void put_name(pc_buf *out, const char *name) {
    PUT(out, "\"");
    pc_buf_puts(out, name);
    PUT(out, "\"");
}

/* A string, or null when it is absent. */
static void put_string(pc_buf *out, pc_str s) {
    if (!s.p) {
        PUT(out, "null");
        return;
    }
    PUT(out, "\"");
    pc_put_json(out, s);
    PUT(out, "\"");
}

typedef struct {
    pc_buf *out;
    bool any;
} span_list;

static bool put_span(void *ctx, pc_range span) {
    span_list *list = ctx;
    char pair[] = ",[4294967295,4294967295]", *at = pair + 2; /* the longest there is */
    at = pc_uint_to(at, span.at);
    *at++ = ',';
    at = pc_uint_to(at, span.end);
    *at++ = ']';
    const char *from = list->any ? pair : pair + 1;
    pc_buf_put(list->out, from, (size_t)(at - from));
    list->any = true;
    return true;
}

static bool in_part(const pc_piece *piece, pc_section section, int64_t group) {
    return piece->section == section && (group < 0 || piece->group == group);
}

/* "spans":[...],"text":"..." of the pieces [first, last) of one section and group; group -1: of every group. */
static void put_part(const pc_release *r, pc_buf *out, size_t first, size_t last, pc_section section, int64_t group) {
    span_list list = {out, false};
    int64_t before = -1;
    PUT(out, "\"spans\":[");
    for (size_t i = first; i < last; i++)
        if (in_part(&r->pieces.v[i], section, group))
            pc_map_spans(&r->map, r->bytes, r->pieces.v[i].text, put_span, &list);
    PUT(out, "],\"text\":\"");
    for (size_t i = first; i < last; i++) {
        const pc_piece *piece = &r->pieces.v[i];
        if (!in_part(piece, section, group))
            continue;
        if (before == piece->group)
            PUT(out, " ");
        else if (before >= 0)
            PUT(out, "\\n\\n");
        before = piece->group;
        pc_put_json(out, pc_str_sub(r->text, piece->text.at, piece->text.end));
    }
    PUT(out, "\"");
}

/*
 * A section that occurs once, or null. `more` puts what it has beyond its text.
 * Several groups of it (a headline in two places) are one part.
 */
static void put_one(const pc_release *r, pc_buf *out, pc_section section, void (*more)(const pc_release *, pc_buf *)) {
    size_t first = pc_piece_next(r, 0, section);
    if (first == r->pieces.n) {
        PUT(out, "null");
        return;
    }
    PUT(out, "{");
    put_part(r, out, first, r->pieces.n, section, -1);
    if (more)
        more(r, out);
    PUT(out, "}");
}

static void put_date(pc_buf *out, const pc_date *date) {
    char iso[11];
    if (!pc_date_full(date)) {
        PUT(out, "null");
        return;
    }
    pc_date_iso(date, iso);
    put_string(out, pc_str_of(iso));
}

static void put_embargo(const pc_release *r, pc_buf *out) {
    char until[26];
    bool known = pc_moment_rfc3339(&r->embargo.date, &r->embargo.clock, until);
    PUT(out, ",\"until\":");
    put_string(out, known ? pc_str_of(until) : (pc_str){NULL, 0});
}

static void put_release_date(const pc_release *r, pc_buf *out) {
    PUT(out, ",\"date\":");
    put_date(out, &r->release_date);
}

static void put_dateline(const pc_release *r, pc_buf *out) {
    PUT(out, ",\"city\":");
    put_string(out, r->dateline.city);
    PUT(out, ",\"region\":");
    put_string(out, r->dateline.region);
    PUT(out, ",\"country\":");
    put_string(out, r->dateline.country);
    PUT(out, ",\"date\":");
    put_date(out, &r->dateline.date);
    PUT(out, ",\"wire\":");
    put_string(out, r->dateline.wire);
}

/* The groups of a section as an array, in the order of their first pieces. */
static void put_groups(const pc_release *r, pc_buf *out, pc_section section,
                       void (*more)(const pc_release *, pc_buf *, const pc_piece *)) {
    int64_t shown = -1;
    PUT(out, "[");
    for (size_t i = pc_piece_next(r, 0, section); i < r->pieces.n; i = pc_piece_next(r, i + 1, section)) {
        const pc_piece *piece = &r->pieces.v[i];
        if (piece->group <= shown)
            continue;
        if (shown >= 0)
            PUT(out, ",");
        shown = piece->group;
        PUT(out, "{");
        put_part(r, out, i, pc_part_end(r, i), section, piece->group);
        if (more)
            more(r, out, piece);
        PUT(out, "}");
    }
    PUT(out, "]");
}

static void put_kind(const pc_release *r, pc_buf *out, const pc_piece *piece) {
    static const char *const names[] = {"lede", "paragraph", "heading", "list_item", "table", "other"};
    (void)r;
    PUT(out, ",\"kind\":");
    put_name(out, names[piece->kind]);
}

static void put_boilerplate(const pc_release *r, pc_buf *out, const pc_piece *piece) {
    const pc_boilerplate *b = &r->boilerplates.v[piece->group];
    PUT(out, ",\"heading\":");
    put_string(out, b->heading);
    PUT(out, ",\"organization\":");
    put_string(out, b->organization);
}

static void put_strings(pc_buf *out, const char *key, const pc_strs *strs) {
    pc_buf_puts(out, key);
    for (size_t i = 0; i < strs->n; i++) {
        if (i)
            PUT(out, ",");
        put_string(out, strs->v[i]);
    }
    PUT(out, "]");
}

static void put_contact(const pc_release *r, pc_buf *out, const pc_piece *piece) {
    const pc_contact *c = &r->contacts.v[piece->group];
    PUT(out, ",\"name\":");
    put_string(out, c->name);
    PUT(out, ",\"title\":");
    put_string(out, c->title);
    PUT(out, ",\"organization\":");
    put_string(out, c->organization);
    put_strings(out, ",\"emails\":[", &c->emails);
    put_strings(out, ",\"phones\":[", &c->phones);
    put_strings(out, ",\"urls\":[", &c->urls);
}

static void put_quote(const pc_release *r, pc_buf *out, const pc_quote *q) {
    static const char *const kinds[] = {"speech", "partial", "scare", "title"};
    span_list list = {out, false};
    PUT(out, "{\"spans\":[");
    for (size_t i = 0; i < q->n_parts; i++)
        pc_map_spans(&r->map, r->bytes, q->parts[i], put_span, &list);
    PUT(out, "],\"text\":\"");
    for (size_t i = 0; i < q->n_parts; i++) {
        if (i)
            PUT(out, "\\n\\n");
        pc_put_json(out, pc_str_sub(r->text, q->parts[i].at, q->parts[i].end));
    }
    PUT(out, "\",\"kind\":");
    put_name(out, kinds[q->kind]);
    PUT(out, ",\"speaker\":");
    put_string(out, q->said->speaker);
    PUT(out, ",\"speaker_title\":");
    put_string(out, q->said->speaker_title);
    PUT(out, ",\"verb\":");
    put_string(out, q->said->verb);
    PUT(out, ",\"paragraph\":");
    if (q->paragraph < 0)
        PUT(out, "null");
    else
        pc_buf_put_uint(out, (uint64_t)q->paragraph);
    PUT(out, "}");
}

static void put_body(const pc_release *r, pc_buf *out) {
    PUT(out, ",\"body\":{");
    put_part(r, out, 0, r->pieces.n, PC_SEC_BODY, -1);
    PUT(out, ",\"paragraphs\":");
    put_groups(r, out, PC_SEC_BODY, put_kind);
    PUT(out, "}");
}

static void put_quotes(const pc_release *r, pc_buf *out) {
    PUT(out, ",\"quotes\":[");
    for (size_t i = 0; i < r->quotes.n; i++) {
        if (i)
            PUT(out, ",");
        put_quote(r, out, &r->quotes.v[i]);
    }
    PUT(out, "]");
}

/* Furniture of the text and furniture that the layout left out, in the order of the source. */
static void put_furniture(const pc_release *r, pc_buf *out) {
    size_t next = pc_piece_next(r, 0, PC_SEC_FURNITURE);
    PUT(out, ",\"furniture\":[");
    for (size_t i = 0, n = 0; i < r->furniture.n || next < r->pieces.n; n++) {
        uint32_t piece_at = next < r->pieces.n ? pc_map_start(&r->map, r->pieces.v[next].text.at) : UINT32_MAX;
        if (n)
            PUT(out, ",");
        PUT(out, "{");
        if (i < r->furniture.n && r->furniture.v[i].spans[0].at <= piece_at) {
            const pc_furniture *f = &r->furniture.v[i++];
            span_list list = {out, false};
            PUT(out, "\"spans\":[");
            for (size_t k = 0; k < f->n_spans; k++)
                put_span(&list, f->spans[k]);
            PUT(out, "],\"text\":");
            put_string(out, f->text);
        } else {
            put_part(r, out, next, next + 1, PC_SEC_FURNITURE, -1);
            next = pc_piece_next(r, next + 1, PC_SEC_FURNITURE);
        }
        PUT(out, "}");
    }
    PUT(out, "]");
}

static void put_source(const pc_release *r, pc_buf *out) {
    PUT(out, "\"source\":{\"name\":");
    put_string(out, r->name);
    PUT(out, ",\"bytes\":");
    pc_buf_put_uint(out, r->bytes.n);
    PUT(out, ",\"encoding\":");
    put_string(out, pc_str_of(r->encoding));
    PUT(out, "},\"language\":");
    put_string(out, pc_str_of(pc_lang_name(r->lang)));
}

pc_status pc_render_json(const pc_release *r, pc_buf *out) {
    PUT(out, "{\"format\":\"presscheck-document\",\"version\":1,");
    put_source(r, out);
    PUT(out, ",\"kicker\":");
    put_one(r, out, PC_SEC_KICKER, NULL);
    PUT(out, ",\"release_line\":");
    put_one(r, out, PC_SEC_RELEASE_LINE, NULL);
    PUT(out, ",\"embargo\":");
    put_one(r, out, PC_SEC_EMBARGO, put_embargo);
    PUT(out, ",\"release_date\":");
    put_one(r, out, PC_SEC_RELEASE_DATE, put_release_date);
    PUT(out, ",\"headline\":");
    put_one(r, out, PC_SEC_HEADLINE, NULL);
    PUT(out, ",\"subheads\":");
    put_groups(r, out, PC_SEC_SUBHEAD, NULL);
    PUT(out, ",\"dateline\":");
    put_one(r, out, PC_SEC_DATELINE, put_dateline);
    put_body(r, out);
    put_quotes(r, out);
    PUT(out, ",\"boilerplate\":");
    put_groups(r, out, PC_SEC_BOILERPLATE, put_boilerplate);
    PUT(out, ",\"notes_to_editors\":");
    put_groups(r, out, PC_SEC_NOTES, NULL);
    PUT(out, ",\"contacts\":");
    put_groups(r, out, PC_SEC_CONTACT, put_contact);
    PUT(out, ",\"end_mark\":");
    put_one(r, out, PC_SEC_END_MARK, NULL);
    put_furniture(r, out);
    PUT(out, "}");
    return out->status;
}
