#include "render/markup.h"

#include "render/link.h"

/* The marks of a quotation are the release's own: without the page's style sheet the element says so itself. */
#define OWN_MARKS " style=\"quotes:none\""

#define HTML_ELEMENTS .quote = "q", .speaker = "data-speaker", .speaker_title = "data-title", .passage = "span", .direction = true

const pc_dialect pc_html = {HTML_ELEMENTS, .quote_more = "", .lang = {"lang"}, .line_break = "<br>"};
const pc_dialect pc_html_fragment = {HTML_ELEMENTS, .quote_more = OWN_MARKS, .lang = {"lang"}, .line_break = "<br>"};
const pc_dialect pc_xhtml = {HTML_ELEMENTS, .quote_more = OWN_MARKS, .lang = {"lang", "xml:lang"}, .line_break = "<br/>"};
const pc_dialect pc_nitf = {
    .quote = "q", .quote_more = "", .speaker = "quote-source", .passage = "lang", .lang = {"xml:lang"}, .line_break = "<br/>"};

void pc_markup_open(pc_markup *markup, pc_buf *out, const pc_outline *outline, const pc_dialect *dialect) {
    *markup = (pc_markup){.out = out, .outline = outline, .dialect = dialect, .quote = -1, .block = -1, .rightward = pc_reads_rightward(outline->release)};
}

pc_status pc_markup_close(pc_markup *markup) {
    pc_status status = markup->url.status != PC_OK ? markup->url.status : markup->out->status;
    pc_buf_release(&markup->url);
    return status;
}

void pc_put_attribute(pc_buf *out, const char *name, pc_str value) {
    pc_buf_putc(out, ' ');
    pc_buf_puts(out, name);
    pc_buf_put(out, "=\"", 2);
    pc_put_text(out, value, PC_IN_ATTRIBUTE);
    pc_buf_putc(out, '"');
}

void pc_markup_speaker(const pc_markup *markup, const pc_quote *quote) {
    if (quote->said->speaker.n)
        pc_put_attribute(markup->out, markup->dialect->speaker, quote->said->speaker);
    if (quote->said->speaker_title.n && markup->dialect->speaker_title)
        pc_put_attribute(markup->out, markup->dialect->speaker_title, quote->said->speaker_title);
}

/* ---- elements ---- */

static void put_end(pc_buf *out, const char *name) {
    pc_buf_put(out, "</", 2);
    pc_buf_puts(out, name);
    pc_buf_putc(out, '>');
}

static void start_quote(pc_markup *m, int64_t index) {
    const pc_quote *quote = &m->outline->release->quotes.v[index];
    m->quote = index;
    pc_buf_putc(m->out, '<');
    pc_buf_puts(m->out, m->dialect->quote);
    pc_buf_puts(m->out, m->dialect->quote_more);
    pc_markup_speaker(m, quote);
    pc_buf_putc(m->out, '>');
}

static void end_quote(pc_markup *m) {
    if (m->quote >= 0)
        put_end(m->out, m->dialect->quote);
    m->quote = -1;
}

/* Terms and titles in quotation marks are words of the text, nobody's speech. */
static int64_t shown_quote(const pc_markup *m, int64_t index) {
    if (index < 0 || index == m->block)
        return -1;
    return m->outline->release->quotes.v[index].kind <= PC_QUOTE_PARTIAL ? index : -1;
}

static bool start_link(pc_markup *m, const pc_inline *run) {
    m->url.n = 0; /* a failure is kept */
    if (run->link < 0 || !pc_put_link(&m->url, (pc_address_kind)run->link, run->address))
        return false;
    pc_buf_put(m->out, "<a", 2);
    pc_put_attribute(m->out, "href", (pc_str){m->url.p, m->url.n});
    if (m->dialect->direction && m->rightward) /* groups of digits would change places */
        pc_put_attribute(m->out, "dir", PC_STR("ltr"));
    pc_buf_putc(m->out, '>');
    return true;
}

static void start_passage(pc_markup *m, const pc_inline *run) {
    pc_buf_putc(m->out, '<');
    pc_buf_puts(m->out, m->dialect->passage);
    for (size_t i = 0; i < 2 && m->dialect->lang[i]; i++)
        pc_put_attribute(m->out, m->dialect->lang[i], pc_str_of(run->lang));
    if (m->dialect->direction)
        pc_put_attribute(m->out, "dir", run->rtl ? PC_STR("rtl") : PC_STR("ltr"));
    pc_buf_putc(m->out, '>');
}

static void put_run(pc_markup *m, const pc_inline *run) {
    int64_t quote = shown_quote(m, run->quote);
    if (m->quote != quote) {
        end_quote(m);
        if (quote >= 0)
            start_quote(m, quote);
    }
    bool linked = start_link(m, run);
    if (run->lang)
        start_passage(m, run);
    pc_put_text(m->out, run->text, PC_IN_MARKUP);
    if (run->lang)
        put_end(m->out, m->dialect->passage);
    if (linked)
        pc_buf_put(m->out, "</a>", 4);
}

void pc_markup_put(pc_markup *markup, const pc_part *part, size_t skip, const char *between) {
    for (size_t i = 0; i < part->n; i++) {
        pc_inline run;
        pc_inline_walk walk = pc_inline_open(markup->outline, part, i, i ? 0 : skip);
        if (i)
            pc_buf_puts(markup->out, between);
        while (pc_inline_next(&walk, &run))
            put_run(markup, &run);
    }
    end_quote(markup);
}

void pc_markup_block(pc_markup *markup, const pc_part *part, const char *start, const char *end, const char *between) {
    pc_buf_puts(markup->out, start);
    pc_markup_put(markup, part, 0, between);
    pc_buf_puts(markup->out, end);
}

void pc_markup_item(pc_markup *markup, const pc_part *part, const char *list) {
    if (!markup->list)
        pc_buf_puts(markup->out, list);
    markup->list = true;
    pc_buf_puts(markup->out, "<li>");
    pc_markup_put(markup, part, part->mark, " ");
    pc_buf_puts(markup->out, "</li>\n");
}

void pc_markup_end_list(pc_markup *markup) {
    if (markup->list)
        pc_buf_puts(markup->out, "</ul>\n");
    markup->list = false;
}
