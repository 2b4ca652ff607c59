/*
 * NITF 3.6, the format of newspaper systems (IPTC). The head says what a desk
 * sorts by, body.head what stands above the story, body.content the words.
 */
#include "render/article.h"
#include "render/renderers.h"
#include "render/table.h"
#include "render/xml.h"
#include "text/utf8.h"

typedef struct setter {
    pc_outline outline;
    pc_meta meta;
    pc_markup m;
    pc_buf *out;
    uint8_t home; /* the section whose block or note is open; PC_SECTIONS: none */
} setter;

#define PUT(s, literal) pc_buf_put((s)->out, (literal), sizeof(literal) - 1)

/* ---- dates ---- */

/* "2019-09-03T00:01:00+02:00" in the basic form of ISO 8601: "20190903T000100+0200". */
static pc_str basic_form(pc_str extended, char to[static 26]) {
    size_t n = 0;
    bool date = true;
    for (size_t i = 0; i < extended.n; i++) {
        char c = extended.p[i];
        date = date && c != 'T';
        if (c != ':' && (!date || c != '-'))
            to[n++] = c;
    }
    return (pc_str){to, n};
}

/* ---- head ---- */

static void put_organization(setter *s, const pc_meta_organization *o) {
    PUT(s, "<org>");
    pc_put_text(s->out, o->name, PC_IN_MARKUP);
    if (o->symbol.n) {
        PUT(s, "<alt-code");
        pc_put_attribute(s->out, "idsrc", o->exchange);
        pc_put_attribute(s->out, "value", o->symbol);
        PUT(s, "/>");
    }
    PUT(s, "</org>\n");
}

static void put_person(setter *s, const pc_meta_person *person) {
    PUT(s, "<person>");
    pc_put_text(s->out, person->name, PC_IN_MARKUP);
    if (person->title.n) {
        PUT(s, "<function>");
        pc_put_text(s->out, person->title, PC_IN_MARKUP);
        PUT(s, "</function>");
    }
    PUT(s, "</person>\n");
}

static void put_identified(setter *s) {
    const pc_meta *meta = &s->meta;
    if (!meta->n_people && !meta->n_organizations)
        return;
    PUT(s, "<key-list>\n");
    for (size_t i = 0; i < meta->n_organizations; i++)
        pc_xml_fact(s->out, "keyword", "key", meta->organizations[i].name);
    for (size_t i = 0; i < meta->n_people; i++)
        pc_xml_fact(s->out, "keyword", "key", meta->people[i].name);
    PUT(s, "</key-list>\n<identified-content>\n");
    for (size_t i = 0; i < meta->n_organizations; i++)
        put_organization(s, &meta->organizations[i]);
    for (size_t i = 0; i < meta->n_people; i++)
        put_person(s, &meta->people[i]);
    PUT(s, "</identified-content>\n");
}

static void put_event_place(setter *s) {
    const pc_dateline *d = &s->outline.release->dateline;
    if (!d->city.n)
        return;
    PUT(s, "<evloc");
    pc_put_attribute(s->out, "city", d->city);
    if (d->region.n)
        pc_put_attribute(s->out, "state-prov", d->region);
    PUT(s, "/>\n");
}

/* Release lines are told to the desk, not printed. */
static void put_messages(setter *s) {
    pc_str embargo = s->meta.embargo;
    const pc_part *line = pc_outline_find(&s->outline, PC_PART_RELEASE_LINE);
    if (embargo.n) {
        PUT(s, "<ed-msg msg-type=\"embargo\"");
        pc_put_attribute(s->out, "info", embargo);
        PUT(s, "/>\n");
    }
    if (line)
        pc_xml_fact(s->out, "ed-msg", "info", pc_part_text(&s->outline, line));
}

static void put_docdata(setter *s) {
    char norm[26], known[17];
    const pc_meta *meta = &s->meta;
    pc_buf_puts(s->out, meta->embargoed ? "<docdata management-status=\"embargoed\">\n" : "<docdata management-status=\"usable\">\n");
    put_event_place(s);
    PUT(s, "<doc-id");
    if (meta->issuer.n)
        pc_put_attribute(s->out, "regsrc", meta->issuer);
    pc_put_attribute(s->out, "id-string", pc_str_of(meta->id));
    PUT(s, "/>\n");
    pc_xml_fact(s->out, "date.issue", "norm", basic_form(pc_str_of(meta->date), norm));
    pc_xml_fact(s->out, "date.release", "norm", basic_form(pc_known_moment(meta, &s->outline.release->embargo, known), norm));
    put_messages(s);
    pc_xml_fact(s->out, "du-key", "key", meta->slug);
    put_identified(s);
    PUT(s, "</docdata>\n");
}

static void put_head(setter *s) {
    PUT(s, "<head>\n");
    pc_xml_element(s->out, "title", s->meta.title);
    pc_xml_fact(s->out, "tobject", "tobject.type", s->meta.kind.n ? s->meta.kind : PC_STR("press release"));
    put_docdata(s);
    PUT(s, "</head>\n");
}

/* ---- body.head ---- */

static void put_hedline(setter *s) {
    if (!s->meta.headline.n && !s->meta.subhead.n)
        return;
    PUT(s, "<hedline>\n");
    pc_xml_element(s->out, "hl1", s->meta.title); /* hl2 does not stand alone */
    for (size_t i = 0; i < s->outline.n; i++)
        if (s->outline.v[i].kind == PC_PART_SUBHEAD)
            pc_xml_element(s->out, "hl2", pc_part_text(&s->outline, &s->outline.v[i]));
    PUT(s, "</hedline>\n");
}

/* Where `s` stands in `line`; empty when it does not. */
static pc_range place_in(pc_str line, pc_str s) {
    for (size_t at = 0; s.n && at + s.n <= line.n; at++)
        if (memcmp(line.p + at, s.p, s.n) == 0)
            return (pc_range){(uint32_t)at, (uint32_t)(at + s.n)};
    return (pc_range){0, 0};
}

/* The text with its parts marked, each behind the one before; parts that are not in the text are passed over. */
static void put_marked(setter *s, pc_str text, const char *const names[], const pc_str parts[], size_t n) {
    size_t at = 0;
    for (size_t i = 0; i < n; i++) {
        pc_range found = place_in(pc_str_sub(text, at, text.n), parts[i]);
        if (found.end == found.at)
            continue;
        pc_put_text(s->out, pc_str_sub(text, at, at + found.at), PC_IN_MARKUP);
        pc_buf_putc(s->out, '<');
        pc_buf_puts(s->out, names[i]);
        pc_buf_putc(s->out, '>');
        pc_put_text(s->out, parts[i], PC_IN_MARKUP);
        PUT(s, "</");
        pc_buf_puts(s->out, names[i]);
        pc_buf_putc(s->out, '>');
        at += found.end;
    }
    pc_put_text(s->out, pc_str_sub(text, at, text.n), PC_IN_MARKUP);
}

/* A place before or behind its date: the marks between them belong to neither. */
static void put_location(setter *s, pc_str text) {
    static const char *const names[] = {"city", "region", "country"};
    const pc_dateline *d = &s->outline.release->dateline;
    size_t at = 0, end = text.n;
    while (at < end && strchr(" ,-/(", text.p[at]))
        at++;
    while (end > at && strchr(" ,-/(", text.p[end - 1]))
        end--;
    if (!d->city.n) /* "Nov. 12 (Reuters)" names no place */
        at = end = 0;
    pc_put_text(s->out, pc_str_sub(text, 0, at), PC_IN_MARKUP);
    if (end > at) {
        PUT(s, "<location>");
        put_marked(s, pc_str_sub(text, at, end), names, (const pc_str[]){d->city, d->region, d->country}, 3);
        PUT(s, "</location>");
    }
    pc_put_text(s->out, pc_str_sub(text, end, text.n), PC_IN_MARKUP);
}

static void put_dateline(setter *s) {
    char norm[26];
    pc_str text = s->meta.dateline;
    const pc_date *date = &s->outline.release->dateline.date;
    if (!text.n)
        return;
    pc_range at = pc_date_full(date) ? pc_find_moment(text, date, NULL) : (pc_range){(uint32_t)text.n, (uint32_t)text.n};
    PUT(s, "<dateline>");
    put_location(s, pc_str_sub(text, 0, at.at));
    if (at.end > at.at) {
        PUT(s, "<story.date");
        pc_put_attribute(s->out, "norm", basic_form(pc_str_of(s->meta.date), norm));
        PUT(s, ">");
        pc_put_text(s->out, pc_str_sub(text, at.at, at.end), PC_IN_MARKUP);
        PUT(s, "</story.date>");
    }
    put_location(s, pc_str_sub(text, at.end, text.n));
    PUT(s, "</dateline>\n");
}

static void put_body_head(setter *s) {
    PUT(s, "<body.head>\n");
    put_hedline(s);
    if (s->meta.issuer.n) {
        PUT(s, "<byline><byttl><org>");
        pc_put_text(s->out, s->meta.issuer, PC_IN_MARKUP);
        PUT(s, "</org></byttl></byline>\n<distributor><org>");
        pc_put_text(s->out, s->meta.issuer, PC_IN_MARKUP);
        PUT(s, "</org></distributor>\n");
    }
    put_dateline(s);
    if (s->meta.summary.n) {
        PUT(s, "<abstract>\n");
        pc_xml_element(s->out, "p", s->meta.summary);
        PUT(s, "</abstract>\n");
    }
    PUT(s, "</body.head>\n");
}

/* ---- body.content ---- */

static void end_home(setter *s) {
    pc_markup_end_list(&s->m);
    if (s->home == PC_SEC_NOTES)
        PUT(s, "</body.content></note>\n");
    else if (s->home != PC_SECTIONS)
        PUT(s, "</block>\n");
    s->home = PC_SECTIONS;
}

static void enter(setter *s, const pc_part *part) {
    bool boxed = part->section == PC_SEC_BOILERPLATE || part->section == PC_SEC_NOTES || part->section == PC_SEC_CONTACT;
    uint8_t next = boxed ? part->section : (uint8_t)PC_SECTIONS;
    if (part->kind != PC_PART_LIST_ITEM || part->opens)
        pc_markup_end_list(&s->m);
    if (next == s->home && !(part->section == PC_SEC_BOILERPLATE && part->opens))
        return;
    end_home(s);
    s->home = next;
    if (next == PC_SEC_NOTES)
        PUT(s, "<note noteclass=\"editorsnote\"><body.content>\n");
    else if (next == PC_SEC_BOILERPLATE)
        PUT(s, "<block class=\"boilerplate\">\n");
    else if (boxed)
        PUT(s, "<block class=\"contacts\">\n");
}

static void set_lede(setter *s, const pc_part *part) {
    pc_markup_block(&s->m, part, "<p lede=\"true\">", "</p>\n", " ");
}

static void set_paragraph(setter *s, const pc_part *part) {
    pc_markup_block(&s->m, part, "<p>", "</p>\n", " ");
}

static void set_heading(setter *s, const pc_part *part) {
    bool leads = pc_leads_on(&s->outline, part);
    pc_markup_block(&s->m, part, leads ? "<p>" : "<hl2>", leads ? "</p>\n" : "</hl2>\n", " ");
}

static void set_label(setter *s, const pc_part *part) {
    pc_xml_element(s->out, "hl2", pc_label_text(&s->outline, part));
}

static void set_item(setter *s, const pc_part *part) {
    pc_markup_item(&s->m, part, "<ul>\n");
}

static void set_row(setter *s, const pc_part *part) {
    pc_put_table(&s->m, part);
}

static void set_contact(setter *s, const pc_part *part) {
    pc_markup_block(&s->m, part, "<p>", "</p>\n", "<br/>");
}

static void (*const setters[PC_PART_KINDS])(setter *s, const pc_part *part) = {
    [PC_PART_LEDE] = set_lede,
    [PC_PART_PARAGRAPH] = set_paragraph,
    [PC_PART_HEADING] = set_heading,
    [PC_PART_LIST_ITEM] = set_item,
    [PC_PART_TABLE] = set_row,
    [PC_PART_BOILERPLATE_HEADING] = set_label,
    [PC_PART_BOILERPLATE] = set_paragraph,
    [PC_PART_NOTES_HEADING] = set_label,
    [PC_PART_NOTE] = set_paragraph,
    [PC_PART_CONTACTS_HEADING] = set_label,
    [PC_PART_CONTACT] = set_contact,
};

static void put_content(setter *s) {
    PUT(s, "<body.content>\n");
    for (size_t i = 0; i < s->outline.n; i++) {
        const pc_part *part = &s->outline.v[i];
        if (!setters[part->kind])
            continue;
        enter(s, part);
        setters[part->kind](s, part);
    }
    end_home(s);
    PUT(s, "</body.content>\n");
}

static pc_status put_document(void *state) {
    setter *s = state;
    pc_str lang = pc_meta_lang(&s->meta);
    const pc_part *end = pc_outline_find(&s->outline, PC_PART_END_MARK);
    pc_markup_open(&s->m, s->out, &s->outline, &pc_nitf);
    PUT(s, PC_XML_DECLARATION "<nitf xmlns=\"http://iptc.org/std/NITF/2006-10-18/\" version=\"-//IPTC//DTD NITF 3.6//EN\"");
    pc_put_attribute(s->out, "baselang", lang);
    pc_put_attribute(s->out, "xml:lang", lang);
    PUT(s, ">\n");
    put_head(s);
    PUT(s, "<body>\n");
    put_body_head(s);
    put_content(s);
    if (end) {
        PUT(s, "<body.end>\n");
        pc_xml_element(s->out, "tagline", pc_part_text(&s->outline, end));
        PUT(s, "</body.end>\n");
    }
    PUT(s, "</body>\n</nitf>\n");
    return pc_markup_close(&s->m);
}

pc_status pc_render_nitf(const pc_release *release, const pc_render_options *options, pc_buf *out) {
    setter s = {.out = out, .home = PC_SECTIONS};
    return pc_meta_render(release, options, &s.outline, &s.meta, put_document, &s);
}
