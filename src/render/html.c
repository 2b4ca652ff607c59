/*
 * HTML: one page that needs nothing but itself, or with `fragment` the article
 * alone. No script runs and nothing is fetched: a style sheet or a logo that
 * would is left out, which the command line does not let it come to.
 */
#include "render/html.h"

#include "render/article.h"
#include "render/picture.h"
#include "render/renderers.h"
#include "text/utf8.h"

#define PUT(out, literal) pc_buf_put((out), (literal), sizeof(literal) - 1)

typedef struct page {
    pc_outline outline;
    pc_meta meta;
    const pc_render_options *options;
    pc_buf *out;
} page;

bool pc_is_web_address(const char *url) {
    return url && (strncmp(url, "https://", 8) == 0 || strncmp(url, "http://", 7) == 0);
}

/* ---- the head ---- */

static void put_meta(pc_buf *out, const char *attribute, const char *name, pc_str content) {
    if (!content.n)
        return;
    PUT(out, "<meta");
    pc_put_attribute(out, attribute, pc_str_of(name));
    pc_put_attribute(out, "content", content);
    PUT(out, ">\n");
}

/* Headline and issuer, unless the headline names it. */
static void put_title(const page *p) {
    const pc_meta *meta = &p->meta;
    static const char *const withheld[PC_LANGS] = {
        [PC_EN] = "Under embargo", [PC_FR] = "Sous embargo",  [PC_ES] = "Bajo embargo",  [PC_DE] = "Sperrfrist",   [PC_PT] = "Sob embargo",
        [PC_IT] = "Sotto embargo", [PC_RU] = "Под эмбарго",   [PC_AR] = "محظور النشر",   [PC_ZH] = "禁发",         [PC_JA] = "報道解禁前"};
    PUT(p->out, "<title>");
    if (meta->embargoed) {
        pc_buf_puts(p->out, withheld[p->outline.lang < PC_LANGS ? p->outline.lang : PC_EN]);
    } else {
        pc_put_text(p->out, meta->title, PC_IN_MARKUP);
        if (p->options->brand.issuer) {
            PUT(p->out, " – ");
            pc_put_text(p->out, meta->issuer, PC_IN_MARKUP);
        }
    }
    PUT(p->out, "</title>\n");
}

/* https://ogp.me; og:image is left to the site, whose address the page does not know. */
static void put_open_graph(const page *p) {
    const pc_meta *meta = &p->meta;
    bool american = p->outline.lang == PC_EN && (p->options->tradition == PC_TRADITION_AP || p->options->tradition == PC_TRADITION_CHICAGO);
    bool british = p->outline.lang == PC_EN && p->options->tradition == PC_TRADITION_GOVUK;
    put_meta(p->out, "property", "og:type", PC_STR("article"));
    put_meta(p->out, "property", "og:title", meta->title);
    put_meta(p->out, "property", "og:description", meta->summary);
    put_meta(p->out, "property", "og:site_name", meta->issuer);
    if (pc_is_web_address(p->options->canonical))
        put_meta(p->out, "property", "og:url", pc_str_of(p->options->canonical));
    put_meta(p->out, "property", "og:locale", pc_str_of(american ? "en_US" : british ? "en_GB" : NULL));
    put_meta(p->out, "property", "article:published_time", pc_str_of(meta->date));
}

/* DCMI Metadata Terms, as in the recommendation for HTML (DC-HTML). */
static void put_dublin_core(const page *p) {
    const pc_meta *meta = &p->meta;
    PUT(p->out, "<link rel=\"schema.dcterms\" href=\"http://purl.org/dc/terms/\">\n");
    put_meta(p->out, "name", "dcterms.title", meta->title);
    put_meta(p->out, "name", "dcterms.description", meta->summary);
    put_meta(p->out, "name", "dcterms.creator", meta->issuer);
    put_meta(p->out, "name", "dcterms.publisher", meta->issuer);
    put_meta(p->out, "name", "dcterms.issued", pc_str_of(meta->date));
    put_meta(p->out, "name", "dcterms.language", pc_str_of(meta->lang));
    put_meta(p->out, "name", "dcterms.type", PC_STR("Text"));
    put_meta(p->out, "name", "dcterms.identifier", pc_meta_name(meta, p->options));
}

static void put_public_metadata(page *p) {
    put_meta(p->out, "name", "description", p->meta.summary);
    if (pc_is_web_address(p->options->canonical)) {
        PUT(p->out, "<link rel=\"canonical\"");
        pc_put_attribute(p->out, "href", pc_str_of(p->options->canonical));
        PUT(p->out, ">\n");
    }
    put_open_graph(p);
    put_dublin_core(p);
    PUT(p->out, "<script type=\"application/ld+json\">");
    pc_put_json_ld(p->out, &p->outline, &p->meta, p->options);
    PUT(p->out, "</script>\n");
}

/* What the page needs in any style: labels that only structure needs, the release's own quotation marks. */
static void put_style(const page *p) {
    pc_bytes given = p->options->css;
    PUT(p->out, "<style>\n.structure{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}\nq{quotes:none}\n");
    if (given.p && !pc_css_fetches((pc_str){given.p, given.n}))
        pc_put_style_sheet(p->out, pc_utf8_clean(p->outline.arena, (pc_str){given.p, given.n}));
    else
        pc_buf_put(p->out, (const char *)pc_page_css, pc_page_css_size);
    pc_put_page_rules(p->out, &p->outline, &p->meta, p->options);
    PUT(p->out, "</style>\n");
}

static void put_head(page *p) {
    PUT(p->out, "<head>\n<meta charset=\"utf-8\">\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    put_title(p);
    if (p->meta.embargoed)
        put_meta(p->out, "name", "robots", PC_STR("noindex, nofollow, noarchive"));
    else
        put_public_metadata(p);
    put_style(p);
    PUT(p->out, "</head>\n");
}

/* ---- the page around the article ---- */

static void put_logo(const page *p, bool named) {
    const pc_brand *brand = &p->options->brand;
    pc_picture kind = brand->logo.p ? pc_picture_of(brand->logo) : PC_PICTURE_NONE;
    if (kind == PC_PICTURE_NONE || kind == PC_PICTURE_ACTIVE)
        return;
    PUT(p->out, "<img src=\"");
    pc_put_picture(p->out, brand->logo);
    PUT(p->out, "\"");
    pc_put_attribute(p->out, "alt", brand->logo_name ? pc_str_of(brand->logo_name) : named ? PC_STR("") : p->meta.issuer.n && !p->meta.embargoed ? p->meta.issuer : PC_STR("Logo"));
    PUT(p->out, ">\n");
}

static void put_letterhead(const page *p) {
    const pc_brand *brand = &p->options->brand;
    if (!pc_outline_find(&p->outline, PC_PART_LETTERHEAD))
        return;
    PUT(p->out, "<header>\n");
    put_logo(p, brand->issuer != NULL);
    if (brand->issuer) {
        bool linked = pc_is_web_address(brand->url);
        PUT(p->out, "<p>");
        if (linked) {
            PUT(p->out, "<a");
            pc_put_attribute(p->out, "href", pc_str_of(brand->url));
            PUT(p->out, ">");
        }
        pc_put_text(p->out, pc_str_of(brand->issuer), PC_IN_MARKUP);
        pc_buf_puts(p->out, linked ? "</a></p>\n" : "</p>\n");
    }
    PUT(p->out, "</header>\n");
}

static void put_footer(const page *p) {
    if (!p->options->brand.footer)
        return;
    PUT(p->out, "<footer>\n<p>");
    pc_put_text(p->out, pc_str_of(p->options->brand.footer), PC_IN_MARKUP);
    PUT(p->out, "</p>\n</footer>\n");
}

static pc_status put_fragment(void *state) {
    page *p = state;
    return pc_put_article(p->out, &p->outline, &p->meta, &pc_html_fragment);
}

static pc_status put_page(void *state) {
    page *p = state;
    PUT(p->out, "<!DOCTYPE html>\n<html");
    pc_put_attribute(p->out, "lang", pc_meta_lang(&p->meta));
    pc_put_attribute(p->out, "dir", p->meta.rightward ? PC_STR("rtl") : PC_STR("ltr"));
    PUT(p->out, ">\n");
    put_head(p);
    PUT(p->out, "<body>\n");
    put_letterhead(p);
    PUT(p->out, "<main>\n");
    pc_status status = pc_put_article(p->out, &p->outline, &p->meta, &pc_html);
    PUT(p->out, "</main>\n");
    put_footer(p);
    PUT(p->out, "</body>\n</html>\n");
    return status != PC_OK ? status : p->out->status;
}

pc_status pc_render_html(const pc_release *release, const pc_render_options *options, pc_buf *out) {
    page p = {.options = options, .out = out};
    return pc_meta_render(release, options, &p.outline, &p.meta, options->fragment ? put_fragment : put_page, &p);
}
