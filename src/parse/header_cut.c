#include "parse/header.h"

#include "text/bits.h"
#include "text/utf8.h"

enum {
    REACH = 2000, /* bytes of a block in which header fields are looked for */
    EDGE = 300,   /* bytes of a text behind which, after one space, a field may stand */
    DECK = 600,   /* bytes of running text behind which a release line may stand */
    GAP = 4      /* spaces that part two fields of a scrape, at least */
};

/* What may stand behind a label for it to be one. */
enum { AT_END = 1, AT_WIDE = 2, AT_COLON = 4, AT_DASH = 8, AT_DATE = 16, AT_LABEL = 32, AT_PLACE = 64 };

typedef struct {
    pc_header_tokens *h;
    pc_str text;
    uint32_t block, at, end, pending; /* pending: start of text not yet cut */
    uint32_t gap;                     /* spaces before `at`; GAP at the start of a block */
    uint32_t date_at, date_bytes;     /* where a date was last looked for, UINT32_MAX for nowhere, and what was found */
    pc_date date;
    uint32_t asked;                   /* bytes of the waiting text when it was last looked at */
    bool strong;                      /* `at` is a place where a field is expected */
} cutter;

static bool push(cutter *c, uint32_t at, uint32_t end, pc_mark mark) {
    pc_header_tokens *h = c->h;
    pc_range whole = h->plan->draft->blocks.v[c->block].text;
    at = (uint32_t)pc_skip_space(c->text, at, end);
    end = (uint32_t)pc_trim_end(c->text, at, end);
    if (at == end)
        return true;
    pc_token token = {.text = {at, end}, .block = c->block, .mark = (uint8_t)mark, .first = at == whole.at, .last = end == whole.end};
    token.gap = token.first ? h->plan->draft->blocks.v[c->block].gap : PC_BREAK_SPACES;
    if (mark == PC_MARK_TEXT) {
        if (pc_is_rule(c->text, token.text))
            token.mark = PC_MARK_FILL;
        else if (!h->ahead)
            token.look = pc_look_at(c->text, token.text);
        h->prose = h->prose || (pc_looks_prose(&token.look) && !token.look.bullet);
    }
    if (!PC_PUSH(h->plan->scratch, *h, token))
        h->failed = true;
    return !h->failed;
}

/* The text that waits, then the mark itself; work goes on behind it. */
static void cut(cutter *c, uint32_t at, uint32_t end, pc_mark mark) {
    push(c, c->pending, at, PC_MARK_TEXT);
    push(c, at, end, mark);
    c->pending = c->at = (uint32_t)pc_skip_space(c->text, end, c->end);
    c->asked = 0;
}

/* Several kinds of fields ask for the same one. */
static size_t date_here(cutter *c, uint32_t at, pc_date *date) {
    if (at >= c->end)
        return 0;
    if (at != c->date_at) {
        uint32_t end = c->end - at > 80 ? at + 80 : c->end;
        c->date_at = at;
        c->date_bytes = (uint32_t)pc_date_of(c->h->plan->draft, pc_str_sub(c->text, at, end), &c->date);
    }
    *date = c->date;
    return c->date_bytes;
}

static bool starts_place(pc_str text, uint32_t at) {
    unsigned len;
    uint32_t cp = pc_utf8_at(text, at, &len);
    return pc_cp_is_upper(cp) || cp == '(' || cp == '[' || cp == '\'' || cp == 0x2018 || cp == 0x2019 || cp == 0x3010 || cp == 0xFF08 || pc_cp_digit(cp) >= 0 ||
           (cp >= 0x80 && pc_cp_is_letter(cp) && !pc_cp_is_lower(cp));
}

static bool place_here(const cutter *c, uint32_t at) {
    pc_dateline dateline;
    pc_range span;
    uint32_t lede;
    return at < c->end && starts_place(c->text, at) && pc_dateline_match(c->h->plan->draft, (pc_range){at, c->end}, &dateline, &span, &lede);
}

static bool closes_label(uint32_t cp) {
    return cp == ':' || cp == 0xFF1A || cp == '-' || cp == 0x2013 || cp == 0x2014 || cp == '|' || cp == ']' || cp == ')' || cp == '*' || cp == '_' || cp == '#' || cp == '=';
}

/* Behind what closes a label: "**", ":", "]". Colon and dash are told in *kind. */
static uint32_t behind_label(const cutter *c, uint32_t at, unsigned *kind) {
    *kind = 0;
    size_t first = pc_space_len(c->text, at);
    if (first && at + first < c->end && closes_label(pc_utf8_at(c->text, at + first, &(unsigned){0})))
        at += (uint32_t)first;
    while (at < c->end) {
        unsigned len;
        uint32_t cp = pc_utf8_at(c->text, at, &len);
        if (cp == ':' || cp == 0xFF1A)
            *kind |= AT_COLON;
        else if (cp == '-' || cp == 0x2013 || cp == 0x2014 || cp == '|' || cp == 0xB7 || cp == 0x2022)
            *kind |= AT_DASH;
        else if (!(cp == '*' || cp == '.' || cp == ']' || cp == ')' || cp == '_' || cp == '#' || cp == '=' || cp == '>' || cp == '<'))
            break;
        at += len;
        size_t space = pc_space_len(c->text, at);
        if (!(*kind & (AT_COLON | AT_DASH)) && space && at + space < c->end && PC_ONE_OF(c->text.p[at + space], ":-|"))
            at += (uint32_t)space;
    }
    size_t wide = pc_skip_space(c->text, at, c->end);
    if (wide >= c->end)
        *kind |= AT_END;
    else if (wide > at && (wide - at > pc_space_len(c->text, at) || c->text.p[at] == '\t' || c->text.p[at] == '\n'))
        *kind |= AT_WIDE;
    return (uint32_t)wide;
}

static bool label_here(const cutter *c, uint32_t at) {
    static const pc_term_class classes[] = {PC_TERM_IMMEDIATE, PC_TERM_KICKER, PC_TERM_CONTACT, PC_TERM_EMBARGO, PC_TERM_SCHEDULED, PC_TERM_DATE_LABEL};
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (at < c->end && pc_term_here(c->text, at, c->end, classes[i], PC_ANY_LANG).bytes)
            return true;
    return false;
}

/* Whether what stands behind a label lets it be one; asks only for what `allow` names. */
static bool follows(cutter *c, uint32_t next, unsigned kind, unsigned allow) {
    pc_date date;
    if (kind & allow & (AT_END | AT_WIDE | AT_COLON | AT_DASH))
        return true;
    return (allow & AT_DATE && date_here(c, next, &date)) || (allow & AT_LABEL && label_here(c, next)) || (allow & AT_PLACE && place_here(c, next));
}

static bool cut_embargo(cutter *c, uint32_t label) {
    pc_embargo embargo;
    size_t n = pc_embargo_match(c->h->plan->draft, pc_str_sub(c->text, label, c->end), &embargo);
    if (!n)
        return false;
    pc_look before = pc_look_at(c->text, (pc_range){c->pending, c->at});
    if (before.words && !pc_looks_titled(&before)) /* inside a paragraph */
        return false;
    cut(c, label, label + (uint32_t)n, PC_MARK_EMBARGO);
    return true;
}

static bool heading_waits(const cutter *c) {
    pc_look look = pc_look_at(c->text, (pc_range){c->pending, c->at});
    return look.words > 1 && pc_looks_titled(&look);
}

/* Behind the time of day that follows a date, at `end` when none does: "3 March 2019 | 14:05", "2019/03/03 14:05:30". */
static uint32_t behind_clock(const cutter *c, uint32_t end) {
    enum { ROOM = 60 };
    pc_date date;
    pc_clock clock;
    uint32_t at = end, stop = c->end - end > ROOM ? end + ROOM : c->end;
    while (at < stop && at - end < 4 && PC_ONE_OF(c->text.p[at], " ,-|T"))
        at++;
    if (at == end || at == stop || !pc_is_digit((unsigned char)c->text.p[at]))
        return end;
    size_t bytes = pc_moment_match(pc_str_sub(c->text, at, stop), PC_ANY_LANG, &date, &clock);
    return bytes && clock.hour >= 0 && clock.minute >= 0 && !date.day ? at + (uint32_t)bytes : end;
}

/* A line that begins with a date and its time is the page's: what else it holds is by whom, or from where, it was put there. */
static bool cut_page_date(cutter *c, uint32_t at, uint32_t end) {
    enum { WIDEST = 100, MOST_WORDS = 10 };
    uint32_t clock = behind_clock(c, end), start = c->h->plan->draft->blocks.v[c->block].text.at;
    if (clock == end || (at != start && c->pending != c->at) || c->end - at > WIDEST)
        return false;
    pc_look rest = pc_look_at(c->text, (pc_range){clock, c->end});
    if (rest.words > MOST_WORDS || pc_looks_prose(&rest) || place_here(c, (uint32_t)pc_skip_marks(c->text, clock, c->end)))
        return false;
    cut(c, at, end, PC_MARK_DATE);
    c->h->v[c->h->n - 1].full = true;
    cut(c, end, clock, PC_MARK_FILL);
    cut(c, clock, c->end, PC_MARK_CHROME);
    return true;
}

/* A date, and what dates may be followed by; `loose` when a label announced it. */
static bool cut_date(cutter *c, uint32_t at, bool loose) {
    pc_date date;
    unsigned kind;
    size_t n = date_here(c, at, &date);
    if (!n || (!pc_date_full(&date) && !loose))
        return false;
    uint32_t end = at + (uint32_t)n, next = behind_label(c, end, &kind);
    if (pc_date_full(&date) && cut_page_date(c, at, end))
        return true;
    bool capital = next < c->end && next > end && starts_place(c->text, next) && !pc_is_digit((unsigned char)c->text.p[next]);
    if (!c->strong && !(kind & AT_END) && !capital)
        return false;
    bool glued = !c->strong && !(kind & (AT_END | AT_WIDE)) && !heading_waits(c) && !place_here(c, next);
    if (!loose && (glued || (!kind && !capital)))
        return false;
    cut(c, at, end, PC_MARK_DATE);
    if (c->h->n)
        c->h->v[c->h->n - 1].full = pc_date_full(&date);
    if (kind & (AT_COLON | AT_DASH)) {
        pc_look look = pc_look_at(c->text, (pc_range){next, c->end});
        cut(c, end, next, PC_MARK_FILL);
        if (look.words >= 8 && !place_here(c, next)) {
            push(c, next, c->end, PC_MARK_TEXT);
            c->h->v[c->h->n - 1].lede = true;
            c->at = c->pending = c->end;
        }
    }
    return true;
}

static bool cut_dated(cutter *c, uint32_t label, pc_term_class class, pc_mark mark) {
    pc_term_hit hit = pc_term_here(c->text, label, c->end, class, PC_ANY_LANG);
    unsigned kind;
    pc_date date;
    if (!hit.bytes)
        return false;
    uint32_t end = label + (uint32_t)hit.bytes, next = behind_label(c, end, &kind);
    if (!date_here(c, next, &date))
        return false;
    cut(c, label, end, mark);
    cut(c, end, next, PC_MARK_FILL);
    return cut_date(c, next, true);
}

static bool cut_scheduled(cutter *c, uint32_t label) {
    return cut_dated(c, label, PC_TERM_SCHEDULED, PC_MARK_RELEASE);
}

static bool cut_date_label(cutter *c, uint32_t label) {
    return cut_dated(c, label, PC_TERM_DATE_LABEL, PC_MARK_CHROME);
}

static bool cut_release(cutter *c, uint32_t label) {
    pc_term_hit hit = pc_term_here(c->text, label, c->end, PC_TERM_IMMEDIATE, PC_ANY_LANG);
    unsigned kind;
    if (!hit.bytes)
        return false;
    uint32_t end = label + (uint32_t)hit.bytes, next = behind_label(c, end, &kind);
    if (!follows(c, next, kind, AT_END | AT_WIDE | AT_COLON | AT_DASH | AT_DATE | AT_LABEL | AT_PLACE))
        return false;
    cut(c, label, end, PC_MARK_RELEASE);
    cut(c, end, next, PC_MARK_FILL);
    return true;
}

/* Up to the next gap that parts fields. */
static uint32_t field_end(const cutter *c, uint32_t at) {
    enum { LONGEST = 500 };
    uint32_t bound = c->end - at > LONGEST ? at + LONGEST : c->end, gap = (uint32_t)pc_next_gap(c->text, at, bound, GAP);
    return gap == bound ? c->end : (uint32_t)pc_trim_end(c->text, at, gap);
}

/* "RELEASE: 94-78", "Release: C94-7a": the number that the issuer gave it. */
static bool is_number(pc_str text, uint32_t at, uint32_t end) {
    enum { LONGEST = 16 };
    bool digit = false;
    if (end - at > LONGEST)
        return false;
    for (uint32_t i = at; i < end; i++) {
        if ((unsigned char)text.p[i] <= ' ')
            return false;
        digit |= pc_is_digit((unsigned char)text.p[i]);
    }
    return digit;
}

static bool cut_kicker(cutter *c, uint32_t label) {
    pc_term_hit hit = pc_term_here(c->text, label, c->end, PC_TERM_KICKER, PC_ANY_LANG);
    unsigned kind;
    if (!hit.bytes)
        return false;
    uint32_t end = label + (uint32_t)hit.bytes, next = behind_label(c, end, &kind);
    if (!follows(c, next, kind, AT_END | AT_WIDE | AT_COLON | AT_DASH | AT_DATE | AT_LABEL))
        return false;
    if (kind & AT_COLON && !memchr(c->text.p + label, ' ', hit.bytes) && is_number(c->text, next, field_end(c, next))) {
        cut(c, label, field_end(c, next), PC_MARK_CHROME);
        return true;
    }
    cut(c, label, end, PC_MARK_KICKER);
    cut(c, end, next, PC_MARK_FILL);
    return true;
}

/* Running text stands behind a gap too small to part fields: "Today  the council", which lost its comma. */
static bool opens_prose(const cutter *c, uint32_t end, uint32_t next) {
    enum { LEAST = 8 }; /* words */
    pc_look look = pc_look_at(c->text, (pc_range){next, c->end});
    return next - end < GAP && look.words >= LEAST && !pc_looks_titled(&look);
}

/* Site lines take the whole field: up to the next wide gap. */
static bool cut_chrome(cutter *c, uint32_t label) {
    static const pc_term_class classes[] = {PC_TERM_CHROME, PC_TERM_MORE};
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        pc_term_hit hit = pc_term_here(c->text, label, c->end, classes[i], PC_ANY_LANG);
        unsigned kind;
        if (!hit.bytes)
            continue;
        uint32_t end = label + (uint32_t)hit.bytes, next = behind_label(c, end, &kind);
        if (!(kind & (AT_END | AT_WIDE | AT_COLON)) || (kind == AT_WIDE && opens_prose(c, end, next)))
            continue;
        cut(c, label, (uint32_t)pc_next_wide(c->text, end, c->end), PC_MARK_CHROME);
        return true;
    }
    return false;
}

/* "Headline: ...", "Subject: ..."; the value runs to the end of the block. */
static bool cut_key(cutter *c, uint32_t label) {
    enum { HEAD, HEAD_TOO, SUB, PLACE, LANGUAGE, NUMBER, KIND, LONGEST_LANGUAGE = 24 };
    pc_term_hit hit = pc_term_here(c->text, label, c->end, PC_TERM_HEADLINE_LABEL, PC_ANY_LANG);
    unsigned kind;
    if (!hit.bytes)
        return false;
    uint32_t end = label + (uint32_t)hit.bytes, next = behind_label(c, end, &kind);
    if (!(kind & AT_COLON) || (kind & AT_END && hit.value != PLACE))
        return false;
    uint32_t field = field_end(c, next);
    if (hit.value == LANGUAGE && field - next > LONGEST_LANGUAGE)
        return false; /* "Lang: the town needs a museum" */
    cut(c, label, hit.value > PLACE && hit.value < KIND ? field : next, PC_MARK_CHROME);
    if (hit.value == KIND)
        cut(c, next, field, PC_MARK_KICKER);
    else if (hit.value <= SUB)
        cut(c, next, field, hit.value == SUB ? PC_MARK_SUBHEAD : PC_MARK_HEADLINE);
    return true;
}

/* The field names of mail and news (RFC 5322, RFC 5536) that say nothing about the release. */
static bool mail_field(pc_str name) {
    static const char *const names[] = {"from", "to", "cc", "bcc", "sender", "reply-to", "message-id", "received", "return-path", "sent", "newsgroups",
                                        "organization", "mime-version", "path", "lines", "distribution", "references", "in-reply-to", "followup-to",
                                        "approved", "precedence", "importance", "delivered-to", "apparently-to", "article-i.d.", "status"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t k = 0, n = strlen(names[i]);
        while (k < name.n && k < n && pc_lower((unsigned char)name.p[k]) == (unsigned char)names[i][k])
            k++;
        if (k == n && k == name.n)
            return true;
    }
    return name.n > 2 && ((name.p[0] == 'X' && name.p[1] == '-') || (name.n > 8 && memcmp(name.p, "Content-", 8) == 0));
}

static bool cut_mail(cutter *c, uint32_t label) {
    enum { LONGEST = 32 };
    pc_range whole = c->h->plan->draft->blocks.v[c->block].text;
    uint32_t colon = label;
    while (colon < c->end && colon - label < LONGEST && c->text.p[colon] != ':' && !pc_is_space((unsigned char)c->text.p[colon]))
        colon++;
    if (label != whole.at || colon >= c->end || c->text.p[colon] != ':' || c->h->prose || !mail_field(pc_str_sub(c->text, label, colon)))
        return false;
    cut(c, label, c->end, PC_MARK_CHROME);
    c->h->mail = true;
    return true;
}

static int contact_score(const cutter *c, uint32_t at, uint32_t end) {
    return pc_contact_score(c->h->plan->draft, (pc_range){at, end});
}

/* A contact has begun above, and no text has come since. */
static bool contact_goes_on(const cutter *c) {
    const pc_header_tokens *h = c->h;
    for (size_t i = h->n; i > 0 && c->pending == c->at; i--)
        if (h->v[i - 1].mark != PC_MARK_FILL && h->v[i - 1].mark != PC_MARK_DATE)
            return h->v[i - 1].mark == PC_MARK_CONTACT;
    return false;
}

/* The contact heading on the line above filled it: this line is a name. */
static bool under_bare_label(const cutter *c) {
    const pc_header_tokens *h = c->h;
    if (!h->n || c->pending != c->at || h->v[h->n - 1].mark != PC_MARK_CONTACT)
        return false;
    pc_range last = h->v[h->n - 1].text;
    uint32_t label = (uint32_t)pc_skip_marks(c->text, last.at, last.end);
    size_t n = pc_term_here(c->text, label, last.end, PC_TERM_CONTACT, PC_ANY_LANG).bytes;
    return n && pc_skip_marks(c->text, label + n, last.end) == last.end && h->plan->draft->blocks.v[c->block].gap != PC_BREAK_BLANK;
}

/* "Phone: ...": the label of a line inside a contact block. */
static bool contact_field(const cutter *c, uint32_t label) {
    pc_term_hit hit = pc_term_here(c->text, label, c->end, PC_TERM_FIELD, PC_ANY_LANG);
    unsigned kind = 0;
    if (hit.bytes)
        behind_label(c, label + (uint32_t)hit.bytes, &kind);
    return kind & AT_COLON;
}

/* A field that a dateline closes ends before it: "Jane Doe  202 555 0142   WASHINGTON  D C". */
static uint32_t place_after(const cutter *c, uint32_t at, uint32_t field) {
    pc_dateline dateline;
    pc_range span;
    uint32_t lede, from = at;
    while ((at = (uint32_t)pc_next_wide(c->text, at, field)) < field)
        if (starts_place(c->text, at) && !pc_is_digit((unsigned char)c->text.p[at]) &&
            pc_dateline_match(c->h->plan->draft, (pc_range){at, field}, &dateline, &span, &lede) && lede >= field && dateline.region.n)
            return (uint32_t)pc_trim_end(c->text, from, at);
    return field;
}

static bool cut_contact(cutter *c, uint32_t label) {
    enum { SURE = 55, LINE = 30, LONGEST = 200 };
    pc_term_hit hit = pc_term_here(c->text, label, c->end, PC_TERM_CONTACT, PC_ANY_LANG);
    unsigned kind = 0;
    if (hit.bytes)
        behind_label(c, label + (uint32_t)hit.bytes, &kind);
    bool labelled = hit.bytes && kind & (AT_END | AT_WIDE | AT_COLON), goes_on = contact_goes_on(c);
    if (!labelled && c->gap < GAP)
        return false;
    uint32_t near = c->end - label > LONGEST ? label + LONGEST : c->end;
    bool foreign = labelled && !pc_term_here(c->text, label, c->end, PC_TERM_CONTACT, c->h->plan->draft->langs).bytes;
    if (foreign && !pc_holds_address(c->text, (pc_range){label, near})) /* "Source:" heads a contact in French only */
        return false;
    if (!labelled && !goes_on && !pc_holds_address(c->text, (pc_range){label, near}))
        return false;
    uint32_t field = field_end(c, label);
    pc_look look = pc_look_at(c->text, (pc_range){label, field});
    bool field_line = goes_on && look.words <= 14 && (look.address || contact_field(c, label) || under_bare_label(c));
    if (!labelled && !field_line && (look.words > 30 || contact_score(c, label, field) < (goes_on ? LINE : SURE)))
        return false;
    cut(c, label, place_after(c, label, field), PC_MARK_CONTACT);
    return true;
}

/* Text of this block stands before: a place there is one that the text names when the dateline has been found. */
static bool inside_text(const cutter *c) {
    const pc_header_tokens *h = c->h;
    return h->n && h->v[h->n - 1].block == c->block && h->v[h->n - 1].mark == PC_MARK_TEXT;
}

/* A release line stands behind a gap further on, or on the next line: what begins so is the headline, "Bellingham  Council Adds a Ferry   For Immediate Release". */
static bool release_line_in(const cutter *c, uint32_t at) {
    enum { NEAR = 400 };
    const pc_draft *draft = c->h->plan->draft;
    uint32_t bound = c->end - at > NEAR ? at + NEAR : c->end;
    if (bound == c->end && c->block + 1 < draft->blocks.n) {
        pc_range next = draft->blocks.v[c->block + 1].text;
        if (pc_term_here(c->text, next.at, next.end, PC_TERM_IMMEDIATE, PC_ANY_LANG).bytes)
            return true;
    }
    for (at = (uint32_t)pc_next_wide(c->text, at, bound); at < bound; at = (uint32_t)pc_next_wide(c->text, at, bound))
        if (pc_term_here(c->text, at, c->end, PC_TERM_IMMEDIATE, PC_ANY_LANG).bytes)
            return true;
    return false;
}

/* A dateline; where only one space stands before it, it must have a separator. */
static bool cut_dateline(cutter *c) {
    pc_dateline dateline;
    pc_range span;
    uint32_t lede;
    if (!starts_place(c->text, c->at) || (c->h->dateline && inside_text(c)))
        return false;
    if (!pc_dateline_match(c->h->plan->draft, (pc_range){c->at, c->end}, &dateline, &span, &lede))
        return false;
    pc_look look = pc_look_at(c->text, (pc_range){lede, c->end}), before = pc_look_at(c->text, (pc_range){c->pending, c->at});
    bool bare = pc_skip_space(c->text, span.end, lede) == lede; /* no dash or colon parts it from what follows */
    if (!c->strong && (!pc_looks_titled(&before) || bare || look.words < 8 || pc_looks_shouted(&look)))
        return false;
    bool listed = bare && before.words && c->gap < GAP && !dateline.region.n; /* "Davenport  Dubuque  Iowa City": a list that lost its commas */
    if (listed && (!pc_looks_titled(&before) || pc_looks_titled(&look)))
        return false;
    if (bare && release_line_in(c, lede))
        return false;
    cut(c, span.at, span.end, PC_MARK_DATELINE);
    if (lede > span.end)
        cut(c, span.end, lede, PC_MARK_FILL);
    if (lede < c->end) {
        push(c, lede, c->end, PC_MARK_TEXT);
        c->h->v[c->h->n - 1].lede = true;
    }
    c->h->dateline = true;
    c->at = c->pending = c->end;
    return true;
}

/* A date that a wide gap parts from the place behind it is a field of its own. */
static bool cut_date_field(cutter *c) {
    pc_date date;
    size_t n = c->strong ? date_here(c, c->at, &date) : 0;
    uint32_t end = c->at + (uint32_t)n;
    return n && pc_date_full(&date) && pc_next_gap(c->text, end, c->end, 2) == pc_skip_space(c->text, end, c->end) && cut_date(c, c->at, false);
}

/* Labels are looked for behind marks; the marks are cut off as filling. */
static bool cut_labelled(cutter *c) {
    static const struct {
        bool (*cut)(cutter *c, uint32_t label);
        uint64_t begin; /* the classes of its label; 0: it may have none */
    } fields[] = {
        {cut_scheduled, PC_CLASS_BIT(PC_TERM_SCHEDULED)},
        {cut_date_label, PC_CLASS_BIT(PC_TERM_DATE_LABEL)},
        {cut_embargo, 0},
        {cut_release, PC_CLASS_BIT(PC_TERM_IMMEDIATE)},
        {cut_kicker, PC_CLASS_BIT(PC_TERM_KICKER)},
        {cut_mail, 0},
        {cut_key, PC_CLASS_BIT(PC_TERM_HEADLINE_LABEL)},
        {cut_contact, 0},
        {cut_chrome, PC_CLASS_BIT(PC_TERM_CHROME) | PC_CLASS_BIT(PC_TERM_MORE)},
    };
    uint32_t label = (uint32_t)pc_skip_marks(c->text, c->at, c->end);
    if (label >= c->end)
        return false;
    uint64_t begin = pc_terms_may_begin(&pc_lang_terms, ~UINT64_C(0), pc_str_sub(c->text, label, c->end));
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if ((!fields[i].begin || fields[i].begin & begin) && fields[i].cut(c, label))
            return true;
    return false;
}

/* Behind one space only dates and datelines are looked for, at capitals of words that can start one. */
static bool weak_start(const cutter *c, uint32_t at) {
    pc_str rest = pc_str_sub(c->text, at, c->end);
    uint64_t classes = PC_CLASS_BIT(PC_TERM_MONTH) | PC_CLASS_BIT(PC_TERM_WEEKDAY) | PC_CLASS_BIT(PC_TERM_CITY);
    for (classes = pc_terms_may_begin(&pc_lang_terms, classes, rest); classes; classes &= classes - 1)
        if (pc_terms_find(&pc_lang_terms, (pc_term_class)__builtin_ctzll(classes), PC_ANY_LANG, rest).bytes)
            return true;
    return false;
}

/* The next weak start in [at, end), at > 0: a capital behind white space; `end` when there is none. */
static uint32_t next_weak_start(const cutter *c, uint32_t at, uint32_t end) {
    char room[64];
    for (; at < end; at += 63) { /* the last one begins the next 64 */
        const char *p = pc_sixty_four(c->text, at - 1, room);
        uint64_t space, upper;
        PC_BITS(space, p, pc_either(pc_equal(v, ' '), pc_within(v, '\t', '\r')));
        PC_BITS(upper, p, pc_within(v, 'A', 'Z'));
        for (upper &= space << 1; upper; upper &= upper - 1) {
            uint32_t place = at - 1 + (unsigned)__builtin_ctzll(upper);
            if (place >= end)
                return end;
            if (weak_start(c, place))
                return place;
        }
    }
    return end;
}

/* The next place where a field may start; sets how strongly one is expected. */
static uint32_t next_place(cutter *c, uint32_t bound) {
    uint32_t edge = c->end - c->pending > EDGE ? c->pending + EDGE : c->end;
    uint32_t wide = (uint32_t)pc_next_wide(c->text, c->at, bound);
    if (edge > wide)
        edge = wide;
    uint32_t weak = next_weak_start(c, c->at + 1, edge);
    if (weak < edge) {
        c->strong = false;
        return weak;
    }
    c->strong = true;
    c->gap = wide - (uint32_t)pc_trim_end(c->text, c->at, wide);
    return wide;
}

/* Running text stands before this place in the block: no header field follows it. */
static bool prose_waits(cutter *c) {
    enum { SHORT = 40, STEP = 60 };
    if (c->at - c->pending < SHORT || c->at - c->pending < c->asked + STEP)
        return false;
    c->asked = c->at - c->pending;
    pc_look look = pc_look_at(c->text, (pc_range){c->pending, c->at});
    return pc_looks_prose(&look);
}

/* Running text is the deck above a release line that a wide gap parts from it: fields go on behind that. */
static bool cut_behind_deck(cutter *c) {
    pc_str rest = pc_str_sub(c->text, c->at, c->end);
    return c->at > c->pending && pc_terms_may_begin(&pc_lang_terms, PC_CLASS_BIT(PC_TERM_IMMEDIATE), rest) && cut_release(c, c->at);
}

static bool cut_field(cutter *c) {
    return (c->strong && cut_labelled(c)) || cut_date_field(c) || cut_dateline(c) || cut_date(c, c->at, false);
}

/* A field of a scrape ends at a gap. */
static void cut_text(cutter *c) {
    push(c, c->pending, c->at, PC_MARK_TEXT);
    c->pending = c->at;
    c->asked = 0;
}

void pc_header_cut(pc_header_tokens *h, uint32_t block, uint32_t from) {
    pc_range whole = h->plan->draft->blocks.v[block].text;
    cutter c = {.h = h, .text = h->plan->text, .block = block, .at = from, .end = whole.end, .pending = from, .gap = GAP, .date_at = UINT32_MAX, .strong = true};
    uint32_t bound = whole.end - from > REACH ? from + REACH : whole.end;
    bool ahead = h->prose, prose = false;
    if (ahead) /* only a deck's date or place may follow, at the start of a block */
        bound = from + 1;
    while (c.at < bound && !h->failed) {
        prose = prose || prose_waits(&c);
        if (prose ? cut_behind_deck(&c) : cut_field(&c)) {
            c.strong = true;
            c.gap = GAP;
            prose = false;
            if (ahead)
                bound = c.at + 1;
        } else if (prose) {
            if (bound > c.pending + DECK)
                bound = c.pending + DECK;
            c.at = (uint32_t)pc_next_wide(c.text, c.at, bound);
        } else {
            c.at = next_place(&c, bound);
            if (c.gap >= GAP && c.strong && c.at < c.end && !prose_waits(&c))
                cut_text(&c);
        }
    }
    push(&c, c.pending, c.end, PC_MARK_TEXT);
}
