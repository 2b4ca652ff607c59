#include "base/buf.h"
#include "release/release.h"

/* 1: the byte needs escaping inside a JSON string. */
static bool plain(unsigned char c) {
    return c >= 0x20 && c != '"' && c != '\\' && c != 0x7F;
}

static void put_escaped(pc_buf *out, pc_str s) {
    for (size_t at = 0; at < s.n;) {
        size_t from = at;
        while (at < s.n && plain((unsigned char)s.p[at]))
            at++;
        pc_buf_put(out, s.p + from, at - from);
        if (at == s.n)
            break;
        unsigned char c = (unsigned char)s.p[at++];
        static const char hex[] = "0123456789abcdef";
        if (c == '"' || c == '\\')
            pc_buf_put(out, (char[]){'\\', (char)c}, 2);
        else if (c == '\n')
            pc_buf_puts(out, "\\n");
        else if (c == '\t')
            pc_buf_puts(out, "\\t");
        else
            pc_buf_put(out, (char[]){'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]}, 6);
    }
}

static void put_string(pc_buf *out, pc_str s) {
    if (!s.p) {
        pc_buf_puts(out, "null");
        return;
    }
    pc_buf_putc(out, '"');
    put_escaped(out, s);
    pc_buf_putc(out, '"');
}

typedef struct {
    pc_buf *out;
    bool any;
} span_list;

static bool put_span(void *ctx, pc_range span) {
    span_list *list = ctx;
    if (list->any)
        pc_buf_putc(list->out, ',');
    list->any = true;
    pc_buf_putc(list->out, '[');
    pc_buf_put_uint(list->out, span.at);
    pc_buf_putc(list->out, ',');
    pc_buf_put_uint(list->out, span.end);
    pc_buf_putc(list->out, ']');
    return true;
}

/* "spans":[...],"text":"..." of the pieces [first, last) of one section and group. */
static void put_part(const pc_release *r, pc_buf *out, size_t first, size_t last, pc_section section, int64_t group) {
    span_list list = {out, false};
    uint32_t before = UINT32_MAX;
    pc_buf_puts(out, "\"spans\":[");
    for (size_t i = first; i < last; i++)
        if (r->pieces.v[i].section == section && (group < 0 || r->pieces.v[i].group == group))
            pc_map_spans(&r->map, r->bytes, r->pieces.v[i].text, put_span, &list);
    pc_buf_puts(out, "],\"text\":\"");
    for (size_t i = first; i < last; i++) {
        const pc_piece *piece = &r->pieces.v[i];
        if (piece->section != section || (group >= 0 && piece->group != group))
            continue;
        if (before != UINT32_MAX)
            pc_buf_puts(out, before == piece->group ? " " : "\\n\\n");
        before = piece->group;
        put_escaped(out, pc_str_sub(r->text, piece->text.at, piece->text.end));
    }
    pc_buf_putc(out, '"');
}

static void put_one(const pc_release *r, pc_buf *out, const char *key, pc_section section) {
    size_t first = pc_piece_next(r, 0, section);
    pc_buf_puts(out, key);
    if (first == r->pieces.n) {
        pc_buf_puts(out, "null");
        return;
    }
    pc_buf_putc(out, '{');
    put_part(r, out, first, r->pieces.n, section, -1);
}

static void put_date(pc_buf *out, const pc_date *date) {
    char iso[11];
    if (!pc_date_full(date)) {
        pc_buf_puts(out, "null");
        return;
    }
    pc_date_iso(date, iso);
    put_string(out, pc_str_of(iso));
}

static void close_if(const pc_release *r, pc_buf *out, pc_section section) {
    if (pc_piece_next(r, 0, section) < r->pieces.n)
        pc_buf_putc(out, '}');
}

static void put_embargo(const pc_release *r, pc_buf *out) {
    char until[26];
    put_one(r, out, ",\"embargo\":", PC_SEC_EMBARGO);
    if (pc_piece_next(r, 0, PC_SEC_EMBARGO) == r->pieces.n)
        return;
    pc_buf_puts(out, ",\"until\":");
    bool known = pc_moment_rfc3339(&r->embargo.date, &r->embargo.clock, until);
    put_string(out, known ? pc_str_of(until) : (pc_str){NULL, 0});
    pc_buf_putc(out, '}');
}

static void put_release_date(const pc_release *r, pc_buf *out) {
    put_one(r, out, ",\"release_date\":", PC_SEC_RELEASE_DATE);
    if (pc_piece_next(r, 0, PC_SEC_RELEASE_DATE) == r->pieces.n)
        return;
    pc_buf_puts(out, ",\"date\":");
    put_date(out, &r->release_date);
    pc_buf_putc(out, '}');
}

static void put_dateline(const pc_release *r, pc_buf *out) {
    put_one(r, out, ",\"dateline\":", PC_SEC_DATELINE);
    if (pc_piece_next(r, 0, PC_SEC_DATELINE) == r->pieces.n)
        return;
    const pc_dateline *d = &r->dateline;
    pc_buf_puts(out, ",\"city\":");
    put_string(out, d->city);
    pc_buf_puts(out, ",\"region\":");
    put_string(out, d->region);
    pc_buf_puts(out, ",\"country\":");
    put_string(out, d->country);
    pc_buf_puts(out, ",\"date\":");
    put_date(out, &d->date);
    pc_buf_puts(out, ",\"wire\":");
    put_string(out, d->wire);
    pc_buf_putc(out, '}');
}

/* Calls `each` for every run of pieces with one group; sections list their groups in order. */
static void put_groups(const pc_release *r, pc_buf *out, const char *key, pc_section section,
                       void (*more)(const pc_release *, pc_buf *, const pc_piece *)) {
    bool any = false;
    pc_buf_puts(out, key);
    for (size_t i = pc_piece_next(r, 0, section); i < r->pieces.n;) {
        const pc_piece *piece = &r->pieces.v[i];
        size_t last = i;
        for (size_t j = i; j < r->pieces.n && (r->pieces.v[j].section != section || r->pieces.v[j].group == piece->group); j++)
            if (r->pieces.v[j].section == section)
                last = j;
        pc_buf_puts(out, any ? ",{" : "{");
        any = true;
        put_part(r, out, i, last + 1, section, piece->group);
        if (more)
            more(r, out, piece);
        pc_buf_putc(out, '}');
        i = pc_piece_next(r, last + 1, section);
    }
    pc_buf_putc(out, ']');
}

static void put_kind(const pc_release *r, pc_buf *out, const pc_piece *piece) {
    static const char *const names[] = {"lede", "paragraph", "heading", "list_item", "table", "other"};
    (void)r;
    pc_buf_puts(out, ",\"kind\":");
    put_string(out, pc_str_of(names[piece->kind]));
}

static void put_boilerplate(const pc_release *r, pc_buf *out, const pc_piece *piece) {
    const pc_boilerplate *b = &r->boilerplates.v[piece->group];
    pc_buf_puts(out, ",\"heading\":");
    put_string(out, b->heading);
    pc_buf_puts(out, ",\"organization\":");
    put_string(out, b->organization);
}

static void put_strings(pc_buf *out, const char *key, const pc_strs *strs) {
    pc_buf_puts(out, key);
    for (size_t i = 0; i < strs->n; i++) {
        if (i)
            pc_buf_putc(out, ',');
        put_string(out, strs->v[i]);
    }
    pc_buf_putc(out, ']');
}

static void put_contact(const pc_release *r, pc_buf *out, const pc_piece *piece) {
    const pc_contact *c = &r->contacts.v[piece->group];
    pc_buf_puts(out, ",\"name\":");
    put_string(out, c->name);
    pc_buf_puts(out, ",\"title\":");
    put_string(out, c->title);
    pc_buf_puts(out, ",\"organization\":");
    put_string(out, c->organization);
    put_strings(out, ",\"emails\":[", &c->emails);
    put_strings(out, "],\"phones\":[", &c->phones);
    put_strings(out, "],\"urls\":[", &c->urls);
    pc_buf_putc(out, ']');
}

static void put_quote(const pc_release *r, pc_buf *out, const pc_quote *q) {
    static const char *const kinds[] = {"speech", "partial", "scare", "title"};
    span_list list = {out, false};
    pc_buf_puts(out, "{\"spans\":[");
    for (size_t i = 0; i < q->n_parts; i++)
        pc_map_spans(&r->map, r->bytes, q->parts[i], put_span, &list);
    pc_buf_puts(out, "],\"text\":\"");
    for (size_t i = 0; i < q->n_parts; i++) {
        if (i)
            pc_buf_puts(out, "\\n\\n");
        put_escaped(out, pc_str_sub(r->text, q->parts[i].at, q->parts[i].end));
    }
    pc_buf_puts(out, "\",\"kind\":");
    put_string(out, pc_str_of(kinds[q->kind]));
    pc_buf_puts(out, ",\"speaker\":");
    put_string(out, q->speaker);
    pc_buf_puts(out, ",\"speaker_title\":");
    put_string(out, q->speaker_title);
    pc_buf_puts(out, ",\"verb\":");
    put_string(out, q->verb);
    pc_buf_puts(out, ",\"paragraph\":");
    if (q->paragraph < 0)
        pc_buf_puts(out, "null");
    else
        pc_buf_put_uint(out, (uint64_t)q->paragraph);
    pc_buf_putc(out, '}');
}

static void put_body(const pc_release *r, pc_buf *out) {
    pc_buf_puts(out, ",\"body\":{");
    put_part(r, out, 0, r->pieces.n, PC_SEC_BODY, -1);
    put_groups(r, out, ",\"paragraphs\":[", PC_SEC_BODY, put_kind);
    pc_buf_putc(out, '}');
}

static void put_quotes(const pc_release *r, pc_buf *out) {
    pc_buf_puts(out, ",\"quotes\":[");
    for (size_t i = 0; i < r->quotes.n; i++) {
        if (i)
            pc_buf_putc(out, ',');
        put_quote(r, out, &r->quotes.v[i]);
    }
    pc_buf_putc(out, ']');
}

/* Furniture of the text and furniture that the layout left out, in the order of the source. */
static void put_furniture(const pc_release *r, pc_buf *out) {
    size_t next = pc_piece_next(r, 0, PC_SEC_FURNITURE);
    pc_buf_puts(out, ",\"furniture\":[");
    for (size_t i = 0, n = 0; i < r->furniture.n || next < r->pieces.n; n++) {
        uint32_t piece_at = next < r->pieces.n ? pc_map_start(&r->map, r->pieces.v[next].text.at) : UINT32_MAX;
        pc_buf_puts(out, n ? ",{" : "{");
        if (i < r->furniture.n && r->furniture.v[i].spans[0].at <= piece_at) {
            const pc_furniture *f = &r->furniture.v[i++];
            span_list list = {out, false};
            pc_buf_puts(out, "\"spans\":[");
            for (size_t k = 0; k < f->n_spans; k++)
                put_span(&list, f->spans[k]);
            pc_buf_puts(out, "],\"text\":");
            put_string(out, f->text);
        } else {
            put_part(r, out, next, next + 1, PC_SEC_FURNITURE, -1);
            next = pc_piece_next(r, next + 1, PC_SEC_FURNITURE);
        }
        pc_buf_putc(out, '}');
    }
    pc_buf_putc(out, ']');
}

pc_status pc_render_json(const pc_release *r, pc_buf *out) {
    const char *lang = pc_lang_name(r->lang);
    pc_buf_puts(out, "{\"format\":\"presscheck-document\",\"version\":1,\"source\":{\"name\":");
    put_string(out, r->name);
    pc_buf_puts(out, ",\"bytes\":");
    pc_buf_put_uint(out, r->bytes.n);
    pc_buf_puts(out, ",\"encoding\":");
    put_string(out, pc_str_of(r->encoding));
    pc_buf_puts(out, "},\"language\":");
    put_string(out, pc_str_of(lang));
    put_one(r, out, ",\"kicker\":", PC_SEC_KICKER);
    close_if(r, out, PC_SEC_KICKER);
    put_one(r, out, ",\"release_line\":", PC_SEC_RELEASE_LINE);
    close_if(r, out, PC_SEC_RELEASE_LINE);
    put_embargo(r, out);
    put_release_date(r, out);
    put_one(r, out, ",\"headline\":", PC_SEC_HEADLINE);
    close_if(r, out, PC_SEC_HEADLINE);
    put_groups(r, out, ",\"subheads\":[", PC_SEC_SUBHEAD, NULL);
    put_dateline(r, out);
    put_body(r, out);
    put_quotes(r, out);
    put_groups(r, out, ",\"boilerplate\":[", PC_SEC_BOILERPLATE, put_boilerplate);
    put_groups(r, out, ",\"notes_to_editors\":[", PC_SEC_NOTES, NULL);
    put_groups(r, out, ",\"contacts\":[", PC_SEC_CONTACT, put_contact);
    put_one(r, out, ",\"end_mark\":", PC_SEC_END_MARK);
    close_if(r, out, PC_SEC_END_MARK);
    put_furniture(r, out);
    pc_buf_putc(out, '}');
    return out->status;
}
