/* ninjs 3.1 (IPTC): the release as a JSON object, its words as plain text and as XHTML. */
#include "render/article.h"
#include "render/html.h"
#include "render/json_write.h"
#include "render/renderers.h"
#include "render/story.h"

typedef struct setter {
    pc_outline outline;
    pc_meta meta;
    const pc_render_options *options;
    pc_json j;
} setter;

/* ---- members that are lists of { role, value } ---- */

static void put_valued(setter *s, const char *role, const char *type, pc_str value) {
    pc_json_open(&s->j, NULL, '{');
    pc_json_string(&s->j, "role", pc_str_of(role));
    pc_json_string(&s->j, "contentType", pc_str_of(type));
    pc_json_key(&s->j, "value");
    pc_buf_putc(s->j.out, '"');
    pc_put_text(s->j.out, value, s->j.context);
    pc_buf_putc(s->j.out, '"');
    pc_json_close(&s->j, '}');
}

static void put_headlines(setter *s) {
    if (!s->meta.headline.n && !s->meta.subhead.n)
        return;
    pc_json_open(&s->j, "headlines", '[');
    if (s->meta.headline.n)
        put_valued(s, "main", "text/plain", s->meta.headline);
    for (size_t i = 0; i < s->outline.n; i++)
        if (s->outline.v[i].kind == PC_PART_SUBHEAD)
            put_valued(s, "subhead", "text/plain", pc_part_text(&s->outline, &s->outline.v[i]));
    pc_json_close(&s->j, ']');
}

static void put_descriptions(setter *s) {
    bool any = s->meta.summary.n != 0;
    for (size_t i = 0; i < s->outline.n && !any; i++)
        any = s->outline.v[i].kind == PC_PART_BOILERPLATE || s->outline.v[i].kind == PC_PART_NOTE;
    if (!any)
        return;
    pc_json_open(&s->j, "descriptions", '[');
    if (s->meta.summary.n)
        put_valued(s, "summary", "text/plain", s->meta.summary);
    for (size_t i = 0; i < s->outline.n; i++)
        if (s->outline.v[i].kind == PC_PART_BOILERPLATE)
            put_valued(s, "boilerplate", "text/plain", pc_part_text(&s->outline, &s->outline.v[i]));
    for (size_t i = 0; i < s->outline.n; i++)
        if (s->outline.v[i].kind == PC_PART_NOTE)
            put_valued(s, "notes", "text/plain", pc_part_text(&s->outline, &s->outline.v[i]));
    pc_json_close(&s->j, ']');
}

/* ---- the words ---- */

static void put_plain_body(setter *s) {
    pc_json_open(&s->j, NULL, '{');
    pc_json_string(&s->j, "role", PC_STR("main"));
    pc_json_string(&s->j, "contentType", PC_STR("text/plain"));
    pc_json_key(&s->j, "value");
    pc_buf_putc(s->j.out, '"');
    pc_story story = pc_put_story(s->j.out, &s->outline, s->j.context, "\\n\\n");
    pc_buf_putc(s->j.out, '"');
    pc_json_number(&s->j, "charCount", story.characters);
    if (story.words)
        pc_json_number(&s->j, "wordCount", story.words);
    pc_json_close(&s->j, '}');
}

static pc_status put_bodies(setter *s) {
    pc_buf page = {0};
    pc_json_open(&s->j, "bodies", '[');
    put_plain_body(s);
    pc_status status = pc_put_article(&page, &s->outline, &s->meta, &pc_xhtml);
    put_valued(s, "richtext", "application/xhtml+xml", (pc_str){page.p, page.n});
    pc_buf_release(&page);
    pc_json_close(&s->j, ']');
    return status;
}

/* ---- who and where ---- */

static void put_contact(setter *s, const char *type, pc_str name, pc_str role, pc_str value) {
    pc_json_open(&s->j, NULL, '{');
    pc_json_string(&s->j, "type", pc_str_of(type));
    pc_json_string(&s->j, "role", role);
    pc_json_string(&s->j, "name", name);
    pc_json_string(&s->j, "value", value);
    pc_json_close(&s->j, '}');
}

static void put_contacts(setter *s) {
    const pc_release *r = s->outline.release;
    bool any = false;
    for (size_t i = 0; i < r->contacts.n; i++) {
        const pc_contact *c = &r->contacts.v[i];
        const struct {
            const char *type;
            const pc_strs *list;
        } kinds[] = {{"email", &c->emails}, {"phone", &c->phones}, {"web", &c->urls}};
        for (size_t kind = 0; kind < sizeof kinds / sizeof *kinds; kind++)
            for (size_t k = 0; k < kinds[kind].list->n; k++) {
                if (!any)
                    pc_json_open(&s->j, "contactInfo", '[');
                any = true;
                put_contact(s, kinds[kind].type, c->name, c->title, kinds[kind].list->v[k]);
            }
    }
    if (any)
        pc_json_close(&s->j, ']');
}

static void put_sources(setter *s) {
    if (!s->meta.issuer.n && !s->outline.release->contacts.n)
        return;
    pc_json_open(&s->j, "infoSources", '[');
    pc_json_open(&s->j, NULL, '{');
    pc_json_string(&s->j, "name", s->meta.issuer);
    pc_json_string(&s->j, "role", PC_STR("issuer"));
    put_contacts(s);
    pc_json_close(&s->j, '}');
    pc_json_close(&s->j, ']');
}

static void put_people(setter *s) {
    if (!s->meta.n_people)
        return;
    pc_json_open(&s->j, "people", '[');
    for (size_t i = 0; i < s->meta.n_people; i++) {
        pc_json_open(&s->j, NULL, '{');
        pc_json_string(&s->j, "name", s->meta.people[i].name);
        pc_json_string(&s->j, "rel", PC_STR("quoted"));
        pc_json_close(&s->j, '}');
    }
    pc_json_close(&s->j, ']');
}

static void put_organizations(setter *s) {
    if (!s->meta.n_organizations)
        return;
    pc_json_open(&s->j, "organisations", '[');
    for (size_t i = 0; i < s->meta.n_organizations; i++) {
        const pc_meta_organization *o = &s->meta.organizations[i];
        pc_json_open(&s->j, NULL, '{');
        pc_json_string(&s->j, "name", o->name);
        pc_json_string(&s->j, "rel", pc_str_eq(o->name, s->meta.issuer) ? PC_STR("issuer") : PC_STR("about"));
        if (o->symbol.n) {
            pc_json_open(&s->j, "symbols", '[');
            pc_json_open(&s->j, NULL, '{');
            pc_json_string(&s->j, "exchange", pc_market_code(o->exchange));
            pc_json_string(&s->j, "symbol", o->symbol);
            pc_json_close(&s->j, '}');
            pc_json_close(&s->j, ']');
        }
        pc_json_close(&s->j, '}');
    }
    pc_json_close(&s->j, ']');
}

static void put_place(setter *s) {
    pc_str city = s->outline.release->dateline.city;
    if (!city.n)
        return;
    pc_json_open(&s->j, "places", '[');
    pc_json_open(&s->j, NULL, '{');
    pc_json_string(&s->j, "name", city);
    pc_json_string(&s->j, "rel", PC_STR("dateline"));
    pc_json_close(&s->j, '}');
    pc_json_close(&s->j, ']');
}

static void put_genre(setter *s) {
    pc_json_open(&s->j, "genres", '[');
    pc_json_open(&s->j, NULL, '{');
    pc_json_string(&s->j, "name", PC_STR("Press release"));
    pc_json_string(&s->j, "literal", s->meta.kind);
    pc_json_close(&s->j, '}');
    pc_json_close(&s->j, ']');
}

/* ---- the whole ---- */

static void put_facts(setter *s) {
    pc_json *j = &s->j;
    const pc_part *line = pc_outline_find(&s->outline, PC_PART_RELEASE_LINE);
    pc_json_string(j, "uri", pc_meta_name(&s->meta, s->options));
    pc_json_string(j, "version", PC_STR("1"));
    pc_json_string(j, "type", PC_STR("text"));
    pc_json_string(j, "representationType", PC_STR("full"));
    pc_json_string(j, "versionCreated", pc_str_of(s->meta.version));
    pc_json_string(j, "pubStatus", s->meta.embargoed ? PC_STR("withheld") : PC_STR("usable"));
    pc_json_string(j, "embargoedUntil", pc_str_of(s->meta.until));
    pc_json_string(j, "edNote", s->meta.embargo.n ? s->meta.embargo : line ? pc_part_text(&s->outline, line) : (pc_str){NULL, 0});
    pc_json_string(j, "language", pc_meta_lang(&s->meta));
    pc_json_string(j, "title", s->meta.title);
    pc_json_string(j, "slugline", s->meta.slug);
    pc_json_string(j, "by", s->meta.issuer);
    pc_json_string(j, "located", s->outline.release->dateline.city.n ? s->meta.dateline : (pc_str){NULL, 0});
}

static pc_status put_item(void *state) {
    setter *s = state;
    pc_json_open(&s->j, NULL, '{');
    pc_json_open(&s->j, "standard", '{');
    pc_json_string(&s->j, "name", PC_STR("ninjs"));
    pc_json_string(&s->j, "version", PC_STR("3.1"));
    pc_json_close(&s->j, '}');
    put_facts(s);
    put_genre(s);
    put_headlines(s);
    put_descriptions(s);
    put_people(s);
    put_organizations(s);
    put_place(s);
    put_sources(s);
    pc_status status = put_bodies(s);
    pc_json_close(&s->j, '}');
    return status != PC_OK ? status : s->j.out->status;
}

pc_status pc_render_ninjs(const pc_release *release, const pc_render_options *options, pc_buf *out) {
    setter s = {.options = options, .j = {.out = out, .context = PC_IN_JSON}};
    return pc_meta_render(release, options, &s.outline, &s.meta, put_item, &s);
}
