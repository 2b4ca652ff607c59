/* Rules about marks: the end of the text, the ends of pages. */
#include "check/parts.h"

/* ---- end marks ---- */

typedef enum end_style { END_OTHER, END_HASH, END_THIRTY, END_WORD, END_STAR } end_style;

static end_style style_of(const pc_check *check, const pc_passage *passage) {
    pc_range mark = pc_stripped(check, passage->text, "-–—<>()[]");
    for (uint32_t i = mark.at; i < mark.end; i++) {
        unsigned char c = (unsigned char)check->text.p[i];
        if (c == '#')
            return END_HASH;
        if (c == '*')
            return END_STAR;
        if (pc_is_digit(c))
            return END_THIRTY;
        if (pc_is_alpha(c))
            return END_WORD;
    }
    return END_OTHER;
}

static bool is_wanted(pc_value wanted, end_style style) {
    switch (wanted) {
    case PC_VAL_END_HASHES:
        return style == END_HASH || style == END_THIRTY;
    case PC_VAL_END_ENDS:
        return style == END_WORD;
    case PC_VAL_END_ASTERISKS:
        return style == END_STAR;
    default:
        return false;
    }
}

/* The mark as the house writes it; empty when it wants none. */
static const char *mark_text(pc_value wanted) {
    switch (wanted) {
    case PC_VAL_END_HASHES:
        return "###";
    case PC_VAL_END_ENDS:
        return "ENDS";
    case PC_VAL_END_ASTERISKS:
        return "****";
    default:
        return "";
    }
}

void pc_rule_end_mark_style(pc_check *check) {
    pc_value wanted = pc_wants(check, PC_SET_END_MARK);
    const char *mark = mark_text(wanted);
    for (size_t i = pc_passage_next(check, 0, PC_SEC_END_MARK); i < check->release->pieces.n;
         i = pc_passage_next(check, i + 1, PC_SEC_END_MARK)) {
        pc_range at = check->passages[i].text;
        if (is_wanted(wanted, style_of(check, &check->passages[i])))
            continue;
        pc_finding *finding = *mark ? pc_report(check, at, "The house's end mark is \"%s\"; write that instead", mark)
                                    : pc_report(check, at, "The house sets no end mark; it can be left out");
        pc_fix_text(check, finding, false, at, pc_str_of(mark));
    }
}

/* Where the mark belongs: behind the text, and behind the paragraphs about the issuer too where it is ### or they have no heading, for then only the mark would tell them from the text. */
static size_t last_of_text(const pc_check *check, bool with_boilerplate) {
    size_t last = check->release->pieces.n;
    for (size_t i = 0; i < check->release->pieces.n; i++) {
        const pc_passage *passage = &check->passages[i];
        bool about = passage->section == PC_SEC_BOILERPLATE && (with_boilerplate || !check->release->boilerplates.v[passage->group].heading.p);
        if (passage->section == PC_SEC_BODY || about)
            last = i;
    }
    return last;
}

/* The source offset of the line end at or behind `at`; the end of the file when there is none. */
static uint32_t line_end(const pc_check *check, uint32_t at) {
    pc_str bytes = check->release->bytes;
    while (at < bytes.n && bytes.p[at] != '\n' && bytes.p[at] != '\r')
        at++;
    return at;
}

/* Whether words stand on the line behind the line end at `at`: the mark would be read as their first line. */
static bool is_followed(const pc_check *check, uint32_t at) {
    pc_str bytes = check->release->bytes;
    at += at + 1 < bytes.n && bytes.p[at] == '\r' && bytes.p[at + 1] == '\n' ? 2 : at < bytes.n;
    while (at < bytes.n && (bytes.p[at] == ' ' || bytes.p[at] == '\t'))
        at++;
    return at < bytes.n && !pc_is_space((unsigned char)bytes.p[at]);
}

void pc_rule_end_mark_missing(pc_check *check) {
    pc_value wanted = pc_wants(check, PC_SET_END_MARK);
    if (pc_has_part(check, PC_SEC_END_MARK) || !pc_has_part(check, PC_SEC_BODY))
        return;
    const char *mark = *mark_text(wanted) ? mark_text(wanted) : "###";
    pc_finding *finding = pc_report_file(check, "No end mark tells the desk that this is all; put \"%s\" on a line of its own behind the text", mark);
    size_t last = last_of_text(check, wanted == PC_VAL_END_HASHES);
    bool wide = strncmp(check->release->encoding, "UTF-16", 6) == 0;
    if (!finding || last == check->release->pieces.n || wide || pc_str_eq(pc_at(check, check->passages[last].text), pc_str_of(mark)))
        return; /* it stands there, and something else keeps it from being read as one */
    uint32_t at = line_end(check, pc_map_end(&check->release->map, check->passages[last].text.end));
    pc_fix_source(check, finding, true, (pc_range){at, at}, pc_printf(check->arena, "\n\n%s%s", mark, is_followed(check, at) ? "\n" : ""));
}

/* An end mark, or a line left over that is written like the one there is. */
static bool is_end_mark(const pc_check *check, size_t i, end_style style) {
    const pc_passage *passage = &check->passages[i];
    return passage->section == PC_SEC_END_MARK ||
           (passage->section == PC_SEC_FURNITURE && style != END_OTHER && passage->text.end - passage->text.at <= 8 && style_of(check, passage) == style &&
            passage->last == passage->first);
}

void pc_rule_end_mark_duplicate(pc_check *check) {
    size_t mark = pc_passage_next(check, 0, PC_SEC_END_MARK), last = mark, n = check->release->pieces.n;
    if (mark == n)
        return;
    end_style style = style_of(check, &check->passages[mark]);
    for (size_t i = mark; i < n; i++)
        if (is_end_mark(check, i, style))
            last = i;
    for (size_t i = mark; i < last; i++) {
        if (!is_end_mark(check, i, style))
            continue;
        pc_finding *finding = pc_report(check, check->passages[i].text, "A second end mark follows; delete this one, or desks drop what is behind it");
        pc_relate(check, finding, check->passages[last].text, "the last end mark");
        pc_fix_text(check, finding, false, check->passages[i].text, PC_STR(""));
    }
}

void pc_rule_content_after_end_mark(pc_check *check) {
    size_t first, last;
    if (!pc_part_bounds(check, PC_SEC_END_MARK, &first, &last))
        return;
    size_t i = pc_passage_in(check, last + 1, PC_IN_PROSE | PC_IN_CONTACTS);
    if (i < check->release->pieces.n)
        pc_report(check, check->passages[i].text, "This stands behind the end mark, where desks may cut; move the mark to the end");
}

/* ---- marks of the printed page ---- */

/* One stretch of furniture: in the text, or left out of it by the layout. */
typedef struct page_mark {
    pc_range source;
    pc_str text;
} page_mark;

/* Calls `each` for every stretch of furniture. */
static void each_furniture(pc_check *check, void (*each)(pc_check *check, const page_mark *mark, void *ctx), void *ctx) {
    const pc_release *release = check->release;
    for (size_t i = 0; i < release->furniture.n; i++) {
        const pc_furniture *f = &release->furniture.v[i];
        if (f->n_spans) {
            page_mark mark = {{f->spans[0].at, f->spans[f->n_spans - 1].end}, f->text};
            each(check, &mark, ctx);
        }
    }
    for (size_t i = pc_passage_next(check, 0, PC_SEC_FURNITURE); i < release->pieces.n; i = pc_passage_next(check, i + 1, PC_SEC_FURNITURE)) {
        pc_range text = check->passages[i].text;
        page_mark mark = {{pc_map_start(&release->map, text.at), pc_map_end(&release->map, text.end)}, pc_at(check, text)};
        each(check, &mark, ctx);
    }
}

static pc_str without_marks(pc_str s) {
    while (s.n && strchr(" \t-*_.()[]/", s.p[0])) {
        s.p++;
        s.n--;
    }
    while (s.n && strchr(" \t-*_.()[]/", s.p[s.n - 1]))
        s.n--;
    return s;
}

static bool is_more(pc_str text) {
    pc_term_hit hit;
    pc_str core = without_marks(text);
    return core.n && pc_terms_whole(&pc_lang_terms, PC_TERM_MORE, PC_ANY_LANG, core, &hit);
}

/* "add 1", "2-2-2", "first add". */
static bool is_add(pc_str text) {
    pc_str core = without_marks(text);
    return core.n >= 5 && core.n <= 8 && pc_lower((unsigned char)core.p[0]) == 'a' && pc_lower((unsigned char)core.p[1]) == 'd' &&
           pc_lower((unsigned char)core.p[2]) == 'd' && core.p[3] == ' ' && pc_is_digit((unsigned char)core.p[4]);
}

static uint32_t number_at(pc_str s, size_t *at) {
    uint32_t value = 0;
    while (*at < s.n && pc_is_digit((unsigned char)s.p[*at]) && value < 100000)
        value = value * 10 + (uint32_t)(s.p[(*at)++] - '0');
    return value;
}

/* "Page 2 of 3": the two numbers; false for anything else. */
static bool is_page_of(pc_str text, uint32_t *page, uint32_t *of) {
    pc_str core = without_marks(text);
    size_t at = 0, took = 0;
    pc_term_hit hit = pc_terms_match(&pc_lang_terms, PC_TERM_PAGE, PC_ANY_LANG, core);
    at = hit.bytes;
    if (!hit.bytes || hit.value == 2)
        return false;
    while (at < core.n && core.p[at] == ' ')
        at++;
    took = at;
    *page = number_at(core, &at);
    if (at == took)
        return false;
    while (at < core.n && (core.p[at] == ' ' || core.p[at] == '/'))
        at++;
    hit = pc_terms_match(&pc_lang_terms, PC_TERM_PAGE, PC_ANY_LANG, pc_str_sub(core, at, core.n));
    if (hit.bytes && hit.value == 2)
        at += hit.bytes;
    while (at < core.n && core.p[at] == ' ')
        at++;
    took = at;
    *of = number_at(core, &at);
    return at > took && at == core.n;
}

static void report_leftover(pc_check *check, const page_mark *mark, void *ctx) {
    uint32_t page, of;
    (void)ctx;
    if (!is_more(mark->text) && !is_add(mark->text) && !is_page_of(mark->text, &page, &of))
        return;
    pc_finding *finding = pc_report_source(check, mark->source, "\"" PC_FMT "\" belongs to the printed page; delete it", PC_ARG(mark->text));
    pc_fix_source(check, finding, true, mark->source, PC_STR(""));
}

void pc_rule_continuation_mark_leftover(pc_check *check) {
    each_furniture(check, report_leftover, NULL);
}

typedef struct page_state {
    uint32_t page, of;
    pc_range source;
} page_state;

static void compare_pages(pc_check *check, const page_mark *mark, void *ctx) {
    page_state *before = ctx;
    page_state now = {.source = mark->source};
    if (!is_page_of(mark->text, &now.page, &now.of))
        return;
    if (now.page > now.of || !now.page)
        pc_report_source(check, mark->source, "There is no page %u of %u; correct the numbers or delete the line", now.page, now.of);
    else if (before->of && now.of != before->of)
        pc_report_source(check, mark->source, "This says %u pages, an earlier mark says %u; correct the numbers or delete the lines", now.of, before->of);
    else if (before->of && now.page <= before->page && now.source.at > before->source.at)
        pc_report_source(check, mark->source, "Page %u comes behind page %u; correct the numbers or delete the lines", now.page, before->page);
    *before = now;
}

void pc_rule_page_number_inconsistent(pc_check *check) {
    page_state before = {0};
    each_furniture(check, compare_pages, &before);
}

/* Form feeds between two pages that both hold text. */
static size_t page_breaks(const pc_check *check, pc_range *first) {
    pc_str bytes = check->release->bytes;
    size_t n = 0;
    for (const char *at = bytes.p, *end = at + bytes.n; at < end && (at = memchr(at, '\f', (size_t)(end - at))) != NULL; at++) {
        uint32_t offset = (uint32_t)(at - bytes.p);
        if (offset == 0 || offset + 8 > bytes.n) /* before or behind the text */
            continue;
        if (!n)
            *first = (pc_range){offset, offset + 1};
        n++;
    }
    return n;
}

static void count_more(pc_check *check, const page_mark *mark, void *ctx) {
    size_t *n = ctx;
    (void)check;
    *n += is_more(mark->text);
}

void pc_rule_continuation_mark_missing(pc_check *check) {
    pc_range first;
    size_t breaks = page_breaks(check, &first), more = 0;
    if (!breaks)
        return;
    each_furniture(check, count_more, &more);
    if (more >= breaks)
        return;
    pc_finding *finding = pc_report_source(check, first, "A page ends here without \"-more-\"; put it on a line of its own before the page break");
    pc_fix_source(check, finding, true, (pc_range){first.at, first.at}, PC_STR("\n-more-\n"));
}

/* A running head has words; a dash that parted dateline and lede has none. */
static void count_heads(pc_check *check, const page_mark *mark, void *ctx) {
    size_t *n = ctx;
    bool words = false;
    (void)check;
    for (size_t i = 0; i < mark->text.n && !words; i++)
        words = pc_is_alpha((unsigned char)mark->text.p[i]) || pc_is_digit((unsigned char)mark->text.p[i]);
    *n += words && !is_more(mark->text);
}

void pc_rule_slug_missing(pc_check *check) {
    pc_range first;
    size_t heads = 0;
    if (!page_breaks(check, &first))
        return;
    each_furniture(check, count_heads, &heads);
    if (!heads)
        pc_report_source(check, first, "The page that begins here has no running head; put the slug and the page's number there");
}
