#include "render/article.h"

#include "render/table.h"
#include "text/utf8.h"

/* What a part stands in. */
typedef enum home { IN_STORY, IN_HEADER, IN_ABOUT, IN_NOTES, IN_CONTACTS } home;

typedef struct setter {
    pc_markup m;
    const pc_meta *meta;
    pc_buf *out;
    home home;
    bool address; /* open */
    size_t headings;    /* of contacts */
} setter;

#define PUT(s, literal) pc_buf_put((s)->out, (literal), sizeof(literal) - 1)

/* ---- what is open ---- */

static void end_address(setter *s) {
    if (s->address)
        PUT(s, "</address>\n");
    s->address = false;
}

static void end_block_quote(setter *s) {
    if (s->m.block >= 0)
        PUT(s, "</blockquote>\n");
    s->m.block = -1;
}

static void put_hidden(setter *s, const char *element, pc_str text) {
    pc_buf_putc(s->out, '<');
    pc_buf_puts(s->out, element);
    PUT(s, " class=\"structure\">");
    pc_put_text(s->out, text, PC_IN_MARKUP);
    PUT(s, "</");
    pc_buf_puts(s->out, element);
    PUT(s, ">\n");
}

static void end_home(setter *s) {
    pc_markup_end_list(&s->m);
    end_address(s);
    end_block_quote(s);
    if (s->home != IN_STORY)
        pc_buf_puts(s->out, s->home == IN_HEADER ? "</header>\n" : "</section>\n");
    s->home = IN_STORY;
}

static void start_home(setter *s, const pc_part *part, home next) {
    static const char *const starts[] = {
        [IN_STORY] = "",
        [IN_HEADER] = "<header>\n",
        [IN_ABOUT] = "<section class=\"about\">\n",
        [IN_NOTES] = "<section class=\"notes\">\n",
        [IN_CONTACTS] = "<section class=\"contacts\">\n",
    };
    const pc_release *r = s->m.outline->release;
    s->home = next;
    pc_buf_puts(s->out, starts[next]);
    bool headed = part->kind == PC_PART_BOILERPLATE_HEADING || part->kind == PC_PART_NOTES_HEADING ||
                  (part->kind == PC_PART_CONTACTS_HEADING && s->headings == 1);
    if (next > IN_HEADER && !headed)
        put_hidden(s, "h2", pc_str_of(pc_outline_title(r, (pc_section)part->section)));
}

/* Closes and opens what has to be between the part before and this one. */
static void enter(setter *s, const pc_part *part) {
    static const uint8_t homes[PC_PART_KINDS] = {
        [PC_PART_KICKER] = IN_HEADER,         [PC_PART_RELEASE_LINE] = IN_HEADER,
        [PC_PART_EMBARGO] = IN_HEADER,        [PC_PART_RELEASE_DATE] = IN_HEADER,
        [PC_PART_HEADLINE] = IN_HEADER,       [PC_PART_SUBHEAD] = IN_HEADER,
        [PC_PART_DATELINE] = IN_HEADER,       [PC_PART_BOILERPLATE_HEADING] = IN_ABOUT,
        [PC_PART_BOILERPLATE] = IN_ABOUT,     [PC_PART_NOTES_HEADING] = IN_NOTES,
        [PC_PART_NOTE] = IN_NOTES,            [PC_PART_CONTACTS_HEADING] = IN_CONTACTS,
        [PC_PART_CONTACT] = IN_CONTACTS,
    };
    home next = (home)homes[part->kind];
    if (next != s->home || (next == IN_ABOUT && part->opens)) {
        end_home(s);
        start_home(s, part, next);
    }
    if (part->kind != PC_PART_LIST_ITEM || part->opens)
        pc_markup_end_list(&s->m);
    if (part->kind != PC_PART_PARAGRAPH)
        end_block_quote(s);
}

bool pc_leads_on(const pc_outline *outline, const pc_part *part) {
    pc_str line = part->n ? pc_part_line(outline, part, part->n - 1) : (pc_str){"", 0};
    return line.n && (line.p[line.n - 1] == ':' || (line.n >= 3 && memcmp(line.p + line.n - 3, "：", 3) == 0));
}

pc_str pc_label_text(const pc_outline *outline, const pc_part *part) {
    pc_str text = pc_part_text(outline, part);
    if (text.n && text.p[text.n - 1] == ':')
        text.n--;
    else if (text.n >= 3 && memcmp(text.p + text.n - 3, "：", 3) == 0)
        text.n -= 3;
    text.n = pc_trim_end(text, 0, text.n);
    return text;
}

/* ---- dates ---- */

static bool same_day(const pc_date *a, const pc_date *b) {
    return a->year == b->year && a->month == b->month && a->day == b->day;
}

static size_t moment_at(pc_str text, const pc_date *date, bool clocked) {
    pc_date found = {0};
    pc_clock clock = {.hour = -1};
    size_t n = clocked ? pc_moment_match(text, PC_ANY_LANG, &found, &clock) : pc_date_match(text, PC_ANY_LANG, &found);
    return n && same_day(&found, date) ? n : 0;
}

pc_range pc_find_moment(pc_str text, const pc_date *date, const pc_clock *clock) {
    enum { ENOUGH = 400 }; /* a dateline is short */
    bool inside = false;   /* of a word or number */
    for (size_t at = 0; at < text.n && at < ENOUGH; at++) {
        unsigned char c = (unsigned char)text.p[at];
        size_t n = inside || pc_is_space(c) || pc_utf8_is_tail(c) ? 0 : moment_at(pc_str_sub(text, at, text.n), date, clock != NULL);
        if (n)
            return (pc_range){(uint32_t)at, (uint32_t)(at + n)};
        inside = pc_is_alpha(c) || (pc_is_digit(c) && at && pc_is_digit((unsigned char)text.p[at - 1]));
    }
    return (pc_range){0, 0};
}

static void put_dated(pc_buf *out, pc_str text, const pc_date *date, const pc_clock *clock, pc_str when) {
    pc_range at = pc_find_moment(text, date, clock);
    pc_put_text(out, pc_str_sub(text, 0, at.at), PC_IN_MARKUP);
    if (at.end > at.at) {
        pc_buf_puts(out, "<time");
        pc_put_attribute(out, "datetime", when);
        pc_buf_putc(out, '>');
        pc_put_text(out, pc_str_sub(text, at.at, at.end), PC_IN_MARKUP);
        pc_buf_puts(out, "</time>");
    }
    pc_put_text(out, pc_str_sub(text, at.end, text.n), PC_IN_MARKUP);
}

static void put_day(setter *s, pc_str text, const pc_date *date) {
    char iso[11];
    if (!pc_date_full(date)) {
        pc_put_text(s->out, text, PC_IN_MARKUP);
        return;
    }
    pc_date_iso(date, iso);
    put_dated(s->out, text, date, NULL, pc_str_of(iso));
}

pc_str pc_known_moment(const pc_meta *meta, const pc_embargo *embargo, char to[static 17]) {
    int8_t hour = embargo->clock.hour, minute = embargo->clock.minute;
    if (meta->until[0])
        return pc_str_of(meta->until);
    if (!pc_date_full(&embargo->date))
        return (pc_str){NULL, 0};
    pc_date_iso(&embargo->date, to);
    if (hour >= 0 && hour < 24 && minute >= 0)
        memcpy(to + 10, (char[]){'T', (char)('0' + hour / 10), (char)('0' + hour % 10), ':', (char)('0' + minute / 10), (char)('0' + minute % 10), '\0'}, 7);
    return pc_str_of(to);
}

static void put_moment(setter *s, pc_str text) {
    const pc_embargo *embargo = &s->m.outline->release->embargo;
    char known[17];
    pc_str moment = pc_known_moment(s->meta, embargo, known);
    if (moment.n)
        put_dated(s->out, text, &embargo->date, &embargo->clock, moment);
    else
        pc_put_text(s->out, text, PC_IN_MARKUP);
}

/* ---- a setter for each kind ---- */

static void set_kicker(setter *s, const pc_part *part) {
    pc_markup_block(&s->m, part, "<p class=\"kicker\">", "</p>\n", s->m.dialect->line_break);
}

static void set_release_line(setter *s, const pc_part *part) {
    pc_markup_block(&s->m, part, "<p class=\"release\">", "</p>\n", s->m.dialect->line_break);
}

static void set_embargo(setter *s, const pc_part *part) {
    pc_buf_puts(s->out, s->meta->embargoed ? "<p class=\"embargo\" role=\"note\">" : "<p class=\"release\">");
    pc_put_text(s->out, pc_part_label(s->m.outline, part), PC_IN_MARKUP);
    put_moment(s, pc_part_text(s->m.outline, part));
    PUT(s, "</p>\n");
}

static void set_release_date(setter *s, const pc_part *part) {
    PUT(s, "<p class=\"date\">");
    put_day(s, pc_part_text(s->m.outline, part), &s->m.outline->release->release_date);
    PUT(s, "</p>\n");
}

static void set_headline(setter *s, const pc_part *part) {
    pc_markup_block(&s->m, part, "<h1>", "</h1>\n", " ");
}

static void set_subhead(setter *s, const pc_part *part) {
    pc_markup_block(&s->m, part, "<p class=\"subhead\">", "</p>\n", " ");
}

static void put_place_and_day(setter *s, const pc_part *part) {
    put_day(s, pc_part_text(s->m.outline, part), &s->m.outline->release->dateline.date);
}

static void set_dateline(setter *s, const pc_part *part) {
    PUT(s, "<p class=\"dateline\">");
    put_place_and_day(s, part);
    PUT(s, "</p>\n");
}

static void set_lede(setter *s, const pc_part *part) {
    PUT(s, "<p class=\"lede\">");
    if (part->dateline) {
        PUT(s, "<span class=\"dateline\">");
        put_place_and_day(s, part->dateline);
        PUT(s, "</span>");
        pc_buf *separator = &s->m.url; /* free between links */
        separator->n = 0; /* a failure is kept */
        pc_put_separator(separator, part->dateline->separator);
        pc_put_text(s->out, (pc_str){separator->p, separator->n}, PC_IN_MARKUP);
    }
    pc_markup_put(&s->m, part, 0, " ");
    PUT(s, "</p>\n");
}

/* Full stops and commas that may stand behind the closing mark of a quotation that is all of a paragraph. */
static bool only_points(pc_str text, size_t at, size_t end) {
    while (at < end && strchr(".,;:!? ", text.p[at]))
        at++;
    return at >= end;
}

/* The quotation that is all of the paragraph; -1 when there is none. */
static int64_t whole_quotation(const setter *s, const pc_part *part) {
    const pc_outline *o = s->m.outline;
    pc_range line = part->lines[0];
    size_t first = pc_first_marked(o, line.at);
    if (part->n != 1 || first == o->n_marked || o->marked[first].at.at != line.at || o->marked[first].at.end > line.end)
        return -1;
    const pc_marked *marked = &o->marked[first];
    bool speech = o->release->quotes.v[marked->quote].kind == PC_QUOTE_SPEECH;
    return speech && only_points(o->release->text, marked->at.end, line.end) ? (int64_t)marked->quote : -1;
}

static void set_paragraph(setter *s, const pc_part *part) {
    int64_t quote = whole_quotation(s, part);
    if (quote != s->m.block)
        end_block_quote(s);
    if (quote >= 0 && quote != s->m.block) {
        PUT(s, "<blockquote");
        pc_markup_speaker(&s->m, &s->m.outline->release->quotes.v[quote]);
        PUT(s, ">\n");
        s->m.block = quote;
    }
    pc_markup_block(&s->m, part, "<p>", "</p>\n", " ");
}

static void set_heading(setter *s, const pc_part *part) {
    if (pc_leads_on(s->m.outline, part))
        pc_markup_block(&s->m, part, "<p>", "</p>\n", " ");
    else
        pc_markup_block(&s->m, part, "<h2>", "</h2>\n", " ");
}

static void set_item(setter *s, const pc_part *part) {
    pc_markup_item(&s->m, part, part->mark ? "<ul>\n" : "<ul class=\"own-marks\">\n");
}

static void set_row(setter *s, const pc_part *part) {
    pc_put_table(&s->m, part);
}

static void set_text(setter *s, const pc_part *part) {
    pc_markup_block(&s->m, part, part->legal ? "<p class=\"legal\">" : "<p>", "</p>\n", " ");
}

static void put_label(setter *s, const pc_part *part, const char *start, const char *end) {
    pc_buf_puts(s->out, start);
    pc_put_text(s->out, pc_label_text(s->m.outline, part), PC_IN_MARKUP);
    pc_buf_puts(s->out, end);
}

static void set_section_heading(setter *s, const pc_part *part) {
    end_address(s);
    if (part->kind == PC_PART_CONTACTS_HEADING && s->headings != 1)
        put_label(s, part, "<h3>", "</h3>\n");
    else
        put_label(s, part, "<h2>", "</h2>\n");
}

static void set_contact(setter *s, const pc_part *part) {
    if (s->address && part->joined) {
        pc_buf_putc(s->out, ' ');
    } else {
        end_address(s);
        PUT(s, "<address>");
        s->address = true;
    }
    pc_markup_put(&s->m, part, 0, s->m.dialect->line_break);
}

static void set_end_mark(setter *s, const pc_part *part) {
    pc_markup_block(&s->m, part, "<p class=\"end\" aria-hidden=\"true\">", "</p>\n", " ");
}

static void (*const setters[PC_PART_KINDS])(setter *s, const pc_part *part) = {
    [PC_PART_KICKER] = set_kicker,
    [PC_PART_RELEASE_LINE] = set_release_line,
    [PC_PART_EMBARGO] = set_embargo,
    [PC_PART_RELEASE_DATE] = set_release_date,
    [PC_PART_HEADLINE] = set_headline,
    [PC_PART_SUBHEAD] = set_subhead,
    [PC_PART_DATELINE] = set_dateline,
    [PC_PART_LEDE] = set_lede,
    [PC_PART_PARAGRAPH] = set_paragraph,
    [PC_PART_HEADING] = set_heading,
    [PC_PART_LIST_ITEM] = set_item,
    [PC_PART_TABLE] = set_row,
    [PC_PART_BOILERPLATE_HEADING] = set_section_heading,
    [PC_PART_BOILERPLATE] = set_text,
    [PC_PART_NOTES_HEADING] = set_section_heading,
    [PC_PART_NOTE] = set_text,
    [PC_PART_CONTACTS_HEADING] = set_section_heading,
    [PC_PART_CONTACT] = set_contact,
    [PC_PART_END_MARK] = set_end_mark,
};

static void start_article(setter *s) {
    const pc_dialect *dialect = s->m.dialect;
    PUT(s, "<article");
    for (size_t i = 0; i < 2 && dialect->lang[i]; i++)
        pc_put_attribute(s->out, dialect->lang[i], pc_meta_lang(s->meta));
    pc_put_attribute(s->out, "dir", s->meta->rightward ? PC_STR("rtl") : PC_STR("ltr"));
    PUT(s, ">\n");
}

pc_status pc_put_article(pc_buf *out, const pc_outline *outline, const pc_meta *meta, const pc_dialect *dialect) {
    setter s = {.meta = meta, .out = out};
    pc_markup_open(&s.m, out, outline, dialect);
    for (size_t i = 0; i < outline->n; i++)
        s.headings += outline->v[i].kind == PC_PART_CONTACTS_HEADING;
    start_article(&s);
    if (!pc_outline_find(outline, PC_PART_HEADLINE)) /* other headings stand below one of the first order */
        put_hidden(&s, "h1", meta->title);
    for (size_t i = 0; i < outline->n; i++) {
        const pc_part *part = &outline->v[i];
        if (!setters[part->kind])
            continue;
        enter(&s, part);
        setters[part->kind](&s, part);
    }
    end_home(&s);
    PUT(&s, "</article>\n");
    return pc_markup_close(&s.m);
}
