/*
 * schema.org, which knows no press release: a NewsArticle whose genre says it.
 * Only what the release says; nothing of it is written while an embargo holds.
 */
#include "render/html.h"
#include "render/json_write.h"
#include "render/story.h"

static void put_person(pc_json *j, const char *key, pc_str name, pc_str title) {
    pc_json_open(j, key, '{');
    pc_json_string(j, "@type", PC_STR("Person"));
    pc_json_string(j, "name", name);
    pc_json_string(j, "jobTitle", title);
    pc_json_close(j, '}');
}

/* A contact that has a name, an address or a number. */
static void put_contact_points(pc_json *j, const pc_release *r) {
    bool any = false;
    for (size_t i = 0; i < r->contacts.n; i++) {
        const pc_contact *c = &r->contacts.v[i];
        if (!c->emails.n && !c->phones.n)
            continue;
        if (!any)
            pc_json_open(j, "contactPoint", '[');
        any = true;
        pc_json_open(j, NULL, '{');
        pc_json_string(j, "@type", PC_STR("ContactPoint"));
        pc_json_string(j, "contactType", PC_STR("press"));
        pc_json_string(j, "name", c->name);
        if (c->emails.n)
            pc_json_string(j, "email", c->emails.v[0]);
        if (c->phones.n)
            pc_json_string(j, "telephone", c->phones.v[0]);
        pc_json_close(j, '}');
    }
    if (any)
        pc_json_close(j, ']');
}

static void put_organization(pc_json *j, const pc_meta *meta, const pc_outline *o, const pc_render_options *options) {
    const pc_meta_organization *known = NULL;
    for (size_t i = 0; i < meta->n_organizations && !known; i++)
        known = pc_str_eq(meta->organizations[i].name, meta->issuer) ? &meta->organizations[i] : NULL;
    pc_json_string(j, "@type", known && known->symbol.n ? PC_STR("Corporation") : PC_STR("Organization"));
    pc_json_string(j, "name", meta->issuer);
    pc_json_string(j, "url", pc_str_of(pc_is_web_address(options->brand.url) ? options->brand.url : NULL));
    if (known) {
        pc_json_string(j, "description", known->about);
        if (known->symbol.n) {
            pc_json_key(j, "tickerSymbol");
            pc_buf_putc(j->out, '"');
            pc_put_text(j->out, pc_market_code(known->exchange), j->context);
            pc_buf_putc(j->out, ' ');
            pc_put_text(j->out, known->symbol, j->context);
            pc_buf_putc(j->out, '"');
        }
    }
    put_contact_points(j, o->release);
}

static void put_publisher(pc_json *j, const pc_meta *meta, const pc_outline *o, const pc_render_options *options) {
    if (!meta->issuer.n)
        return;
    pc_json_open(j, "author", '{');
    pc_json_string(j, "@type", PC_STR("Organization"));
    pc_json_string(j, "name", meta->issuer);
    pc_json_close(j, '}');
    pc_json_open(j, "publisher", '{');
    put_organization(j, meta, o, options);
    pc_json_close(j, '}');
}

static void put_place(pc_json *j, const pc_release *r) {
    if (!r->dateline.city.n)
        return;
    pc_json_open(j, "locationCreated", '{');
    pc_json_string(j, "@type", PC_STR("Place"));
    pc_json_string(j, "name", r->dateline.city);
    if (r->dateline.region.n || r->dateline.country.n) {
        pc_json_open(j, "address", '{');
        pc_json_string(j, "@type", PC_STR("PostalAddress"));
        pc_json_string(j, "addressLocality", r->dateline.city);
        pc_json_string(j, "addressRegion", r->dateline.region);
        pc_json_string(j, "addressCountry", r->dateline.country);
        pc_json_close(j, '}');
    }
    pc_json_close(j, '}');
}

static void put_quotation(pc_json *j, const pc_release *r, const pc_quote *quote) {
    pc_json_open(j, NULL, '{');
    pc_json_string(j, "@type", PC_STR("Quotation"));
    pc_json_key(j, "text");
    pc_buf_putc(j->out, '"');
    for (size_t i = 0; i < quote->n_parts; i++) {
        if (i)
            pc_buf_putc(j->out, ' ');
        pc_put_text(j->out, pc_str_sub(r->text, quote->parts[i].at, quote->parts[i].end), j->context);
    }
    pc_buf_putc(j->out, '"');
    if (quote->said->speaker.n)
        put_person(j, "creator", quote->said->speaker, quote->said->speaker_title);
    pc_json_close(j, '}');
}

static void put_quotations(pc_json *j, const pc_release *r) {
    bool any = false;
    for (size_t i = 0; i < r->quotes.n; i++) {
        if (r->quotes.v[i].kind != PC_QUOTE_SPEECH)
            continue;
        if (!any)
            pc_json_open(j, "hasPart", '[');
        any = true;
        put_quotation(j, r, &r->quotes.v[i]);
    }
    if (any)
        pc_json_close(j, ']');
}

static void put_mentions(pc_json *j, const pc_meta *meta) {
    if (!meta->n_people)
        return;
    pc_json_open(j, "mentions", '[');
    for (size_t i = 0; i < meta->n_people; i++)
        put_person(j, NULL, meta->people[i].name, meta->people[i].title);
    pc_json_close(j, ']');
}

void pc_put_json_ld(pc_buf *out, pc_outline *outline, const pc_meta *meta, const pc_render_options *options) {
    enum { LONGEST_HEADLINE = 110 }; /* what search engines show */
    pc_json j = {.out = out, .context = PC_IN_SCRIPT};
    pc_story story = {0};
    const char *url = pc_is_web_address(options->canonical) ? options->canonical : NULL;
    pc_json_open(&j, NULL, '{');
    pc_json_string(&j, "@context", PC_STR("https://schema.org"));
    pc_json_string(&j, "@type", PC_STR("NewsArticle"));
    pc_json_string(&j, "@id", pc_str_of(url ? url : meta->id));
    pc_json_string(&j, "url", pc_str_of(url));
    pc_json_string(&j, "mainEntityOfPage", pc_str_of(url));
    pc_json_string(&j, "genre", PC_STR("Press release"));
    pc_json_string(&j, "headline", pc_shortened(outline->arena, meta->headline, LONGEST_HEADLINE));
    pc_json_string(&j, "alternativeHeadline", meta->subhead);
    pc_json_string(&j, "description", meta->summary);
    pc_json_string(&j, "inLanguage", pc_str_of(meta->lang));
    pc_json_string(&j, "datePublished", pc_str_of(meta->date));
    pc_json_string(&j, "dateline", meta->dateline);
    put_place(&j, outline->release);
    put_publisher(&j, meta, outline, options);
    pc_json_key(&j, "articleBody");
    pc_buf_putc(out, '"');
    story = pc_put_story(out, outline, j.context, "\\n\\n");
    pc_buf_putc(out, '"');
    if (story.words)
        pc_json_number(&j, "wordCount", story.words);
    put_mentions(&j, meta);
    put_quotations(&j, outline->release);
    pc_json_close(&j, '}');
}
