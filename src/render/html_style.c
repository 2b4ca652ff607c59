/* The style of a page: what depends on the release, the brand and the sheet. */
#include "base/colour.h"
#include "render/escape.h"
#include "render/html.h"
#include "render/picture.h"

#define PUT(out, literal) pc_buf_put((out), (literal), sizeof(literal) - 1)

/* A declaration with a colour that can be read on that paper; nothing where the brand has none. */
static void put_colour(pc_buf *out, const char *before, const char *colour, uint32_t paper, const char *behind) {
    uint32_t rgb;
    char readable[8];
    if (!pc_colour_read(pc_str_of(colour), &rgb))
        return;
    pc_colour_write(pc_colour_readable(rgb, paper), readable);
    pc_buf_puts(out, before);
    pc_buf_puts(out, readable);
    pc_buf_puts(out, behind);
}

static void put_font(pc_buf *out, const char *selector, const char *family, const char *fallback) {
    if (!family)
        return;
    pc_buf_puts(out, selector);
    PUT(out, "{font-family:\"");
    pc_put_text(out, pc_str_of(family), PC_IN_CSS);
    PUT(out, "\",var(");
    pc_buf_puts(out, fallback);
    PUT(out, ")}\n");
}

/* The night has its own accent and the built-in ink; a logo, which is made for paper, keeps a piece of it. */
static void put_brand(pc_buf *out, const pc_render_options *options) {
    const pc_brand *brand = &options->brand;
    put_colour(out, ":root{--accent:", brand->accent, PC_PAPER_WHITE, "}\n");
    put_colour(out, "@media screen and (prefers-color-scheme:dark){:root{--accent:", brand->accent, PC_PAPER_DARK, "}}\n");
    put_colour(out, "@media print,(prefers-color-scheme:light){:root{--ink:", brand->ink, PC_PAPER_WHITE, "}}\n");
    if (options->css.p) /* it decides the rest */
        return;
    if (brand->logo.p)
        PUT(out, "@media screen and (prefers-color-scheme:dark){body>header img{padding:.375rem .625rem;background:#fff;border-radius:4px}}\n");
    put_font(out, "body", brand->font, "--serif");
    put_font(out, "h1,h2,h3", brand->heading_font, "--sans");
}

/* "Page ", " of ", "": around the two numbers. */
static const char *const page_words[PC_LANGS][3] = {
    [PC_EN] = {"Page ", " of ", ""},    [PC_FR] = {"Page ", " sur ", ""},   [PC_ES] = {"Página ", " de ", ""},
    [PC_DE] = {"Seite ", " von ", ""},  [PC_PT] = {"Página ", " de ", ""},  [PC_IT] = {"Pagina ", " di ", ""},
    [PC_RU] = {"Страница ", " из ", ""}, [PC_AR] = {"صفحة ", " من ", ""},    [PC_ZH] = {"第", "页，共", "页"},
    [PC_JA] = {"", "／", "ページ"},
};

static void put_margin(pc_buf *out, const char *box, const char *content) {
    PUT(out, "@");
    pc_buf_puts(out, box);
    PUT(out, "{font:9pt system-ui,sans-serif;color:#444;content:");
    pc_buf_puts(out, content);
}

/* Running heads from the second page on; what is withheld says so on every page, and nothing else. */
void pc_put_page_rules(pc_buf *out, const pc_outline *outline, const pc_meta *meta, const pc_render_options *options) {
    const char *const *words = page_words[outline->lang < PC_LANGS ? outline->lang : PC_EN];
    pc_str head = meta->embargoed ? meta->embargo : meta->slug;
    bool mirrored = meta->rightward;
    put_brand(out, options);
    pc_buf_puts(out, options->paper == PC_PAPER_LETTER ? "@page{size:Letter;margin:1in;" : "@page{size:A4;margin:25mm;");
    put_margin(out, mirrored ? "top-right" : "top-left", "\"");
    pc_put_text(out, head, PC_IN_CSS);
    PUT(out, "\"}");
    put_margin(out, mirrored ? "top-left" : "top-right", "\"");
    pc_buf_puts(out, words[0]);
    PUT(out, "\" counter(page) \"");
    pc_buf_puts(out, words[1]);
    PUT(out, "\" counter(pages) \"");
    pc_buf_puts(out, words[2]);
    PUT(out, "\"}}\n");
    pc_buf_puts(out, meta->embargoed ? "" : "@page:first{@top-left{content:none}@top-right{content:none}}\n");
}

/* Inside a style element only "</" could end it; in strings and addresses of a style sheet "<\/" is the same. */
void pc_put_style_sheet(pc_buf *out, pc_str css) {
    size_t from = 0;
    for (size_t at = 0; at + 1 < css.n; at++)
        if (css.p[at] == '<' && css.p[at + 1] == '/') {
            pc_buf_put(out, css.p + from, at + 1 - from);
            pc_buf_putc(out, '\\');
            from = at + 1;
        }
    pc_buf_put(out, css.p + from, css.n - from);
    PUT(out, "\n");
}

bool pc_css_fetches(pc_str css) {
    return pc_find_folded(css, 0, PC_STR("@import")) < css.n || pc_refers_outside(css, PC_STR("url("), "\"'") ||
           pc_find_folded(css, 0, PC_STR("image-set(")) < css.n;
}
