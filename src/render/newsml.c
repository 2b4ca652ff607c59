/*
 * NewsML-G2 2.35 (IPTC): a newsItem at power conformance whose words are XHTML.
 * Names that belong to no catalogue are literals; the catalogue that qcodes
 * need is named and never fetched.
 */
#include "render/article.h"
#include "render/html.h"
#include "render/link.h"
#include "render/renderers.h"
#include "render/xml.h"

typedef struct setter {
    pc_outline outline;
    pc_meta meta;
    const pc_render_options *options;
    pc_buf *out;
    pc_buf url;
} setter;

#define PUT(s, literal) pc_buf_put((s)->out, (literal), sizeof(literal) - 1)

/* <name literal="text"><name>text</name></name> */
static void put_named(setter *s, const char *element, pc_str text) {
    if (!text.n)
        return;
    pc_buf_putc(s->out, '<');
    pc_buf_puts(s->out, element);
    pc_put_attribute(s->out, "literal", text);
    PUT(s, ">");
    PUT(s, "<name>");
    pc_put_text(s->out, text, PC_IN_ATTRIBUTE);
    PUT(s, "</name></");
    pc_buf_puts(s->out, element);
    PUT(s, ">\n");
}

/* ---- itemMeta ---- */

/* Empty: until the provider says otherwise; so where the moment or its zone is open. */
static void put_embargo(setter *s) {
    if (s->meta.embargoed) {
        PUT(s, "<embargoed>");
        pc_put_text(s->out, pc_str_of(s->meta.until), PC_IN_MARKUP);
        PUT(s, "</embargoed>\n");
        PUT(s, "<pubStatus qcode=\"stat:withheld\"/>\n");
        return;
    }
    if (s->meta.until[0])
        pc_xml_element(s->out, "embargoed", pc_str_of(s->meta.until));
    PUT(s, "<pubStatus qcode=\"stat:usable\"/>\n");
}

static void put_item_meta(setter *s) {
    const pc_part *line = pc_outline_find(&s->outline, PC_PART_RELEASE_LINE);
    PUT(s, "<itemMeta>\n<itemClass qcode=\"ninat:text\"/>\n");
    put_named(s, "provider", s->meta.issuer.n ? s->meta.issuer : PC_STR("unknown"));
    pc_xml_element(s->out, "versionCreated", pc_str_of(s->meta.version));
    put_embargo(s);
    pc_xml_element(s->out, "title", s->meta.title);
    pc_xml_element(s->out, "edNote", s->meta.embargo);
    if (line)
        pc_xml_element(s->out, "edNote", pc_part_text(&s->outline, line));
    PUT(s, "</itemMeta>\n");
}

/* ---- contentMeta ---- */

static void put_subjects(setter *s) {
    for (size_t i = 0; i < s->meta.n_organizations; i++) {
        PUT(s, "<subject type=\"cpnat:organisation\"");
        pc_put_attribute(s->out, "literal", s->meta.organizations[i].name);
        PUT(s, "/>\n");
    }
    for (size_t i = 0; i < s->meta.n_people; i++) {
        PUT(s, "<subject type=\"cpnat:person\"");
        pc_put_attribute(s->out, "literal", s->meta.people[i].name);
        PUT(s, "/>\n");
    }
}

static void put_headlines(setter *s) {
    if (s->meta.headline.n) {
        PUT(s, "<headline rank=\"1\">");
        pc_put_text(s->out, s->meta.headline, PC_IN_ATTRIBUTE);
        PUT(s, "</headline>\n");
    }
    size_t rank = 2;
    for (size_t i = 0; i < s->outline.n; i++) {
        if (s->outline.v[i].kind != PC_PART_SUBHEAD)
            continue;
        PUT(s, "<headline rank=\"");
        pc_buf_put_uint(s->out, rank++);
        PUT(s, "\">");
        pc_put_text(s->out, pc_part_text(&s->outline, &s->outline.v[i]), PC_IN_ATTRIBUTE);
        PUT(s, "</headline>\n");
    }
}

static void put_content_meta(setter *s) {
    const pc_meta *meta = &s->meta;
    PUT(s, "<contentMeta>\n");
    pc_xml_element(s->out, "contentCreated", pc_str_of(meta->date));
    put_named(s, "located", s->outline.release->dateline.city);
    put_named(s, "infoSource", meta->issuer);
    put_named(s, "creator", meta->issuer);
    pc_xml_fact(s->out, "language", "tag", pc_meta_lang(&s->meta));
    put_named(s, "genre", PC_STR("Press release"));
    if (meta->kind.n)
        put_named(s, "genre", meta->kind);
    put_subjects(s);
    pc_xml_element(s->out, "slugline", meta->slug);
    put_headlines(s);
    pc_xml_element(s->out, "dateline", meta->dateline);
    pc_xml_element(s->out, "by", meta->issuer);
    pc_xml_element(s->out, "description", meta->summary);
    PUT(s, "</contentMeta>\n");
}

/* ---- what is known of people and organizations ---- */

/* Addresses as they stand; web addresses have to be whole. */
static void put_contact_info(setter *s, const pc_contact *c) {
    if (!c->emails.n && !c->phones.n && !c->urls.n)
        return;
    PUT(s, "<contactInfo>\n");
    for (size_t i = 0; i < c->emails.n; i++)
        pc_xml_element(s->out, "email", c->emails.v[i]);
    for (size_t i = 0; i < c->phones.n; i++)
        pc_xml_element(s->out, "phone", c->phones.v[i]);
    for (size_t i = 0; i < c->urls.n; i++) {
        s->url.n = 0; /* a failure is kept */
        if (pc_put_link(&s->url, PC_ADDRESS_URL, c->urls.v[i]))
            pc_xml_element(s->out, "web", (pc_str){s->url.p, s->url.n});
    }
    PUT(s, "</contactInfo>\n");
}

static void start_assert(setter *s, pc_str name, const char *type) {
    PUT(s, "<assert");
    pc_put_attribute(s->out, "literal", name);
    PUT(s, ">\n<type");
    pc_put_attribute(s->out, "qcode", pc_str_of(type));
    PUT(s, "/>\n");
    pc_xml_element(s->out, "name", name);
}

static void put_organization(setter *s, const pc_meta_organization *o) {
    start_assert(s, o->name, "cpnat:organisation");
    pc_xml_element(s->out, "definition", o->about);
    if (o->symbol.n) {
        PUT(s, "<organisationDetails>\n<hasInstrument");
        pc_put_attribute(s->out, "symbol", o->symbol);
        pc_put_attribute(s->out, "marketlabel", o->exchange);
        PUT(s, "/>\n</organisationDetails>\n");
    }
    PUT(s, "</assert>\n");
}

static void put_contact(setter *s, const pc_contact *c) {
    pc_str name = c->name.n ? c->name : c->organization.n ? c->organization : PC_STR("press contact");
    bool person = c->name.n != 0;
    start_assert(s, name, person ? "cpnat:person" : "cpnat:organisation");
    pc_xml_element(s->out, "definition", c->title);
    pc_buf_puts(s->out, person ? "<personDetails>\n" : "<organisationDetails>\n");
    put_contact_info(s, c);
    pc_buf_puts(s->out, person ? "</personDetails>\n" : "</organisationDetails>\n");
    PUT(s, "</assert>\n");
}

static void put_asserts(setter *s) {
    const pc_release *r = s->outline.release;
    for (size_t i = 0; i < s->meta.n_organizations; i++)
        put_organization(s, &s->meta.organizations[i]);
    for (size_t i = 0; i < s->meta.n_people; i++) {
        start_assert(s, s->meta.people[i].name, "cpnat:person");
        pc_xml_element(s->out, "definition", s->meta.people[i].title);
        PUT(s, "</assert>\n");
    }
    for (size_t i = 0; i < r->contacts.n; i++)
        put_contact(s, &r->contacts.v[i]);
}

/* ---- the whole ---- */

static pc_status put_content(setter *s) {
    PUT(s, "<contentSet>\n<inlineXML contenttype=\"application/xhtml+xml\"");
    pc_put_attribute(s->out, "xml:lang", pc_meta_lang(&s->meta));
    PUT(s, ">\n<html xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n");
    pc_xml_element(s->out, "title", s->meta.title);
    PUT(s, "</head>\n<body>\n");
    pc_status status = pc_put_article(s->out, &s->outline, &s->meta, &pc_xhtml);
    PUT(s, "</body>\n</html>\n</inlineXML>\n</contentSet>\n");
    return status;
}

static pc_status put_item(void *state) {
    setter *s = state;
    PUT(s, PC_XML_DECLARATION "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" standard=\"NewsML-G2\" standardversion=\"2.35\" conformance=\"power\" version=\"1\"");
    pc_put_attribute(s->out, "guid", pc_meta_name(&s->meta, s->options));
    pc_put_attribute(s->out, "xml:lang", pc_meta_lang(&s->meta));
    PUT(s, ">\n<catalogRef href=\"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml\"/>\n");
    put_item_meta(s);
    put_content_meta(s);
    put_asserts(s);
    pc_status status = put_content(s);
    PUT(s, "</newsItem>\n");
    return status != PC_OK ? status : s->url.status != PC_OK ? s->url.status : s->out->status;
}

pc_status pc_render_newsml(const pc_release *release, const pc_render_options *options, pc_buf *out) {
    setter s = {.out = out, .options = options};
    pc_status status = pc_meta_render(release, options, &s.outline, &s.meta, put_item, &s);
    pc_buf_release(&s.url);
    return status;
}
