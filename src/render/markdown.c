/*
 * Markdown (CommonMark) with the short parts in YAML front matter and the long
 * ones below it, a paragraph a line. Our own parser reads it back: the front
 * matter tells what is what, and escapes stand where a word could be markup.
 */
#include "render/escape.h"
#include "render/outline.h"
#include "render/renderers.h"
#include "render/yaml.h"
#include "text/utf8.h"

typedef struct setter {
    pc_outline outline;
    pc_buf *out;
    pc_buf value;        /* of a key, or a block of the body before it is escaped */
    pc_status status;    /* the first failure of `value`, which is emptied again and again */
    const pc_part *last; /* the part of the body before; NULL: none */
    bool keys;           /* the front matter has one */
} setter;

static void reuse(setter *s) {
    if (s->status == PC_OK)
        s->status = s->value.status;
    pc_buf_clear(&s->value);
}

static pc_str value_of(const setter *s) {
    return (pc_str){s->value.p, s->value.n};
}

/* ---- front matter ---- */

/* White space is one space, but for line ends that are kept. */
static void add_words(pc_buf *to, pc_str text) {
    bool space = false;
    for (size_t at = 0; at < text.n;) {
        size_t white = pc_is_space((unsigned char)text.p[at]);
        if (white) {
            space = true;
            at += white;
            continue;
        }
        size_t end = at;
        while (end < text.n && !pc_is_space((unsigned char)text.p[end]))
            end++;
        if (space && at > 0)
            pc_buf_putc(to, ' ');
        pc_buf_put(to, text.p + at, end - at);
        space = false;
        at = end;
    }
}

static void add_lines(setter *s, const pc_part *part, char between) {
    for (size_t i = 0; i < part->n; i++) {
        if (i)
            pc_buf_putc(&s->value, between);
        add_words(&s->value, pc_part_line(&s->outline, part, i));
    }
}

static void put_key(setter *s, const char *key) {
    pc_buf_puts(s->out, key);
    pc_buf_putc(s->out, ':');
    s->keys = true;
}

static void put_value(setter *s, const char *key) {
    put_key(s, key);
    if (s->value.n)
        pc_put_yaml(s->out, value_of(s), 2);
    reuse(s);
}

static void put_once(setter *s, pc_part_kind kind, const char *key, char between) {
    const pc_part *part = pc_outline_find(&s->outline, kind);
    if (!part)
        return;
    add_lines(s, part, between);
    put_value(s, key);
}

/* What a program makes of a part, beside the part's own words: a plain scalar, read back as nothing. */
static void put_fact(setter *s, const char *key, const char *value) {
    put_key(s, key);
    pc_buf_putc(s->out, ' ');
    pc_buf_puts(s->out, value);
    pc_buf_putc(s->out, '\n');
}

static void put_facts(setter *s) {
    const pc_release *r = s->outline.release;
    const pc_date *own = pc_date_full(&r->dateline.date) ? &r->dateline.date : &r->release_date;
    char iso[11], until[26];
    if (pc_date_full(own)) {
        pc_date_iso(own, iso);
        put_fact(s, "iso_date", iso);
    }
    if (pc_moment_rfc3339(&r->embargo.date, &r->embargo.clock, until))
        put_fact(s, "iso_embargo", until);
    if (pc_lang_name(r->lang))
        put_fact(s, "lang", pc_lang_name(r->lang));
}

/* One subhead is a value, several are a list. */
static void put_subheads(setter *s) {
    size_t n = 0;
    for (size_t i = 0; i < s->outline.n; i++)
        n += s->outline.v[i].kind == PC_PART_SUBHEAD;
    if (n == 1)
        put_once(s, PC_PART_SUBHEAD, "subtitle", ' ');
    if (n < 2)
        return;
    put_key(s, "subtitle");
    pc_buf_putc(s->out, '\n');
    for (size_t i = 0; i < s->outline.n; i++) {
        if (s->outline.v[i].kind != PC_PART_SUBHEAD)
            continue;
        add_lines(s, &s->outline.v[i], ' ');
        pc_buf_puts(s->out, "  -");
        pc_put_yaml(s->out, value_of(s), 4);
        reuse(s);
    }
}

static bool is_contact(const pc_part *part) {
    return part->kind == PC_PART_CONTACT || part->kind == PC_PART_CONTACTS_HEADING;
}

/* A list of contacts, line by line as they stand; those of one sentence together. */
static void put_contacts(setter *s) {
    const pc_outline *o = &s->outline;
    bool any = false;
    for (size_t i = 0; i < o->n; i++) {
        const pc_part *part = &o->v[i];
        if (!is_contact(part))
            continue;
        if (!any) {
            put_key(s, "contacts");
            pc_buf_putc(s->out, '\n');
        }
        any = true;
        if (s->value.n)
            pc_buf_putc(&s->value, part->joined ? ' ' : '\n');
        add_lines(s, part, '\n');
        bool goes_on = i + 1 < o->n && is_contact(&part[1]) && (part[1].joined || !part[1].opens);
        if (goes_on)
            continue;
        pc_buf_puts(s->out, "  -");
        pc_put_yaml(s->out, value_of(s), 4);
        reuse(s);
    }
}

static void put_front_matter(setter *s) {
    pc_buf_puts(s->out, "---\n");
    put_once(s, PC_PART_KICKER, "kicker", '\n');
    put_once(s, PC_PART_RELEASE_LINE, "release_line", '\n');
    put_once(s, PC_PART_EMBARGO, "embargo", ' ');
    put_once(s, PC_PART_RELEASE_DATE, "date", ' ');
    put_once(s, PC_PART_HEADLINE, "title", ' ');
    put_subheads(s);
    put_once(s, PC_PART_DATELINE, "dateline", ' ');
    put_contacts(s);
    put_facts(s);
    if (!s->keys)
        put_fact(s, "markup", "markdown"); /* no front matter, no Markdown */
    pc_buf_puts(s->out, "---\n");
}

/* ---- the body ---- */

static bool is_word_at(pc_str text, size_t at) {
    return at < text.n && ((unsigned char)text.p[at] >= 0x80 || pc_is_alpha((unsigned char)text.p[at]) || pc_is_digit((unsigned char)text.p[at]));
}

/* The character at `at` could be read as markup inside a line. */
static bool marks_up(pc_str text, size_t at) {
    switch (text.p[at]) {
    case '\\': case '*': case '`': case '[': case ']': case '<':
        return true;
    case '_':
        return !(at > 0 && is_word_at(text, at - 1) && is_word_at(text, at + 1));
    case '~':
        return at + 1 < text.n && text.p[at + 1] == '~';
    case '&':
        return at + 1 < text.n && (pc_is_alpha((unsigned char)text.p[at + 1]) || text.p[at + 1] == '#');
    default:
        return false;
    }
}

/* The place of the character that makes a block of the line's start: "#", ">", "-", "12."; text.n when there is none. */
static size_t marks_block(pc_str text) {
    size_t digits = 0;
    if (text.n && PC_ONE_OF(text.p[0], "#>-+=|"))
        return 0;
    while (digits < text.n && digits < 9 && pc_is_digit((unsigned char)text.p[digits]))
        digits++;
    bool number = digits && digits < text.n && (text.p[digits] == '.' || text.p[digits] == ')');
    return number && (digits + 1 == text.n || text.p[digits + 1] == ' ') ? digits : text.n;
}

/* Words with escapes where they could be markup; `starts`: they begin a line. */
static void put_escaped(pc_buf *out, pc_str text, bool starts) {
    size_t from = 0, block = starts ? marks_block(text) : text.n;
    for (size_t at = 0; at < text.n;) {
        unsigned len = 1;
        if (pc_steers_terminal(text, at)) {
            pc_buf_put(out, text.p + from, at - from);
            pc_utf8_at(text, at, &len);
            from = at + len;
        } else if (at == block || marks_up(text, at)) {
            pc_buf_put(out, text.p + from, at - from);
            pc_buf_putc(out, '\\');
            from = at;
        }
        at += len;
    }
    pc_buf_put(out, text.p + from, text.n - from);
}

static void put_block(setter *s, pc_str text) {
    put_escaped(s->out, text, true);
    pc_buf_putc(s->out, '\n');
}

static void set_paragraph(setter *s, const pc_part *part) {
    add_lines(s, part, ' ');
    put_block(s, value_of(s));
}

static void set_lede(setter *s, const pc_part *part) {
    if (part->dateline) {
        add_lines(s, part->dateline, ' ');
        pc_put_separator(&s->value, part->dateline->separator);
    }
    set_paragraph(s, part);
}

static void set_heading(setter *s, const pc_part *part) {
    add_lines(s, part, ' ');
    pc_buf_puts(s->out, "## ");
    put_escaped(s->out, value_of(s), false);
    pc_buf_putc(s->out, '\n');
}

/* The bullets that Markdown knows stay; any other is a "-". A number is a list's own mark. */
static void set_item(setter *s, const pc_part *part) {
    add_lines(s, part, ' ');
    pc_str text = value_of(s);
    size_t number = marks_block(text);
    unsigned bullet;
    if (part->mark && text.n) {
        pc_utf8_at(text, 0, &bullet);
        pc_buf_putc(s->out, text.p[0] == '*' || text.p[0] == '+' ? text.p[0] : '-');
        pc_buf_putc(s->out, ' ');
        text = pc_str_sub(text, pc_skip_space(text, bullet, text.n), text.n);
    } else if (number < text.n && number > 0) {
        pc_buf_put(s->out, text.p, number + 1);
        text = pc_str_sub(text, number + 1, text.n);
        put_escaped(s->out, text, false);
        pc_buf_putc(s->out, '\n');
        return;
    }
    put_block(s, text);
}

/* Cells keep their distance; two spaces at the end keep the row a line. */
static void set_row(setter *s, const pc_part *part) {
    for (size_t i = 0; i < part->n; i++)
        pc_buf_put_str(&s->value, pc_part_line(&s->outline, part, i));
    put_escaped(s->out, value_of(s), true);
    pc_buf_puts(s->out, part->closes ? "\n" : "  \n");
}

/* The kinds that stand below the front matter; the others have no setter. */
static void (*const setters[PC_PART_KINDS])(setter *s, const pc_part *part) = {
    [PC_PART_LEDE] = set_lede,
    [PC_PART_PARAGRAPH] = set_paragraph,
    [PC_PART_HEADING] = set_heading,
    [PC_PART_LIST_ITEM] = set_item,
    [PC_PART_TABLE] = set_row,
    [PC_PART_BOILERPLATE_HEADING] = set_heading,
    [PC_PART_BOILERPLATE] = set_paragraph,
    [PC_PART_NOTES_HEADING] = set_heading,
    [PC_PART_NOTE] = set_item,
    [PC_PART_END_MARK] = set_paragraph,
};

static bool stands_close(const pc_part *part, const pc_part *last) {
    bool runs = part->kind == PC_PART_TABLE || (part->kind == PC_PART_LIST_ITEM && part->mark && last && last->mark);
    return runs && !part->opens;
}

/* A heading whose text runs on in its line is no heading here. */
static void set_part(setter *s, const pc_part *part, bool joins) {
    if (!part->joined && !stands_close(part, s->last))
        pc_buf_putc(s->out, '\n');
    s->last = part;
    if (joins) {
        add_lines(s, part, ' ');
        pc_buf_putc(&s->value, ' ');
        return;
    }
    setters[part->kind](s, part);
    reuse(s);
}

pc_status pc_render_markdown(const pc_release *release, const pc_render_options *options, pc_buf *out) {
    setter s = {.out = out};
    if (!pc_outline_open(&s.outline, release, options))
        return PC_NO_MEMORY;
    put_front_matter(&s);
    for (size_t i = 0; i < s.outline.n; i++) {
        const pc_part *part = &s.outline.v[i];
        if (setters[part->kind])
            set_part(&s, part, i + 1 < s.outline.n && part[1].joined && setters[part[1].kind]);
    }
    reuse(&s);
    pc_status status = s.status != PC_OK ? s.status : out->status;
    pc_outline_close(&s.outline);
    pc_buf_release(&s.value);
    return status;
}
