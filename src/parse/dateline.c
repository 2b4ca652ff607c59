/*
 * Whether a paragraph begins with a dateline, and which. Reading is greedy:
 * place, dates and tags are taken as far as they go; every point where the
 * lede could begin is weighed on what was read up to there, and the last one
 * that holds wins.
 */
#include "parse/dateline.h"

enum { WINDOW = 320, MAX_TAGS = 6 };

size_t pc_dl_dashes(pc_str text, size_t at) {
    size_t next;
    while ((next = pc_dash_at(text, at)) > 0)
        at = next;
    return at;
}

size_t pc_dl_broken_dash(pc_str text, size_t at) {
    uint32_t cp = pc_cp_at(text, at);
    bool broken = cp == '_' || cp == '~' || cp == 0xE2 || cp == 0x201C || cp == 0x201D || cp == 0x2022 || cp == 0xFFFD || cp == 0x2026;
    return broken && pc_byte_at(text, at + pc_cp_len(text, at)) == ' ' ? at + pc_cp_len(text, at) : 0;
}

size_t pc_dl_dash(const pc_dl_window *in, size_t at, bool after_caps) {
    size_t start = pc_past_space(in->text, at), end = pc_dl_dashes(in->text, start);
    bool spaced = start > at;
    if (end == start)
        return spaced ? pc_dl_broken_dash(in->text, start) : 0;
    uint32_t cp = pc_cp_at(in->text, start);
    bool space_behind = pc_space_len(in->text, end) > 0 || end >= in->text.n;
    if (end - start > pc_cp_len(in->text, start) || cp == 0x2014 || cp == 0x2015 || space_behind || spaced)
        return end;
    if (pc_byte_at(in->text, end) == '(')
        return end;
    /* "WASHINGTON-The", but not "PARIS-NICE" or "London-based" */
    pc_str rest = pc_rest_of(in->text, end);
    uint32_t first = pc_cp_at(rest, 0);
    bool word = pc_cp_is_upper(first) && pc_cp_is_lower(pc_cp_at(rest, pc_cp_len(rest, 0)));
    bool uncased = pc_cp_is_letter(first) && !pc_cp_is_upper(first) && !pc_cp_is_lower(first);
    return uncased || (after_caps && word) ? end : 0;
}

bool pc_dl_starts_text(const pc_dl_window *in, size_t at) {
    if (at >= in->text.n)
        return false;
    uint32_t cp = pc_cp_at(in->text, at);
    return !pc_cp_is_lower(cp) && cp != ',' && cp != ';' && cp != ')';
}

static void take_tag(pc_dl_reading *r, const pc_dl_tag *tag, bool slashed) {
    r->end = tag->end;
    if (tag->date) {
        r->date = true;
        if (tag->when.month)
            r->when = tag->when;
    }
    if (tag->wire) {
        r->wire = true;
        r->slashed = slashed;
        r->known_wire = r->known_wire || tag->known_wire;
        /* What an unknown tag between slashes behind the date names is the issuer. */
        if (tag->name.end && (tag->known_wire || (!r->wire_name.end && !(slashed && r->when.month))))
            r->wire_name = tag->name;
    }
    r->filed = tag->filed;
    r->closed = tag->closed;
}

/* What joins the next part: its mark, 0 for space alone; where the part begins in *next. */
static unsigned char joint_at(const pc_dl_window *in, const pc_dl_reading *r, size_t at, size_t *next) {
    size_t start = pc_past_space(in->text, at), mark;
    *next = start;
    if ((mark = pc_mark_at(in->text, start, ",")) > 0) {
        *next = pc_past_space(in->text, mark);
        return ',';
    }
    if ((mark = pc_mark_at(in->text, at, ".")) > 0 && !pc_dash_at(in->text, mark)) {
        *next = pc_past_space(in->text, mark);
        return '.';
    }
    if ((mark = pc_dl_dash(in, at, r->place.caps)) > 0) {
        *next = pc_past_space(in->text, mark);
        return '-';
    }
    return 0;
}

/* Reads one more date or tag. False when none follows. */
static bool read_tag(const pc_dl_window *in, pc_dl_reading *r) {
    pc_dl_tag tag;
    size_t next;
    unsigned char joint = joint_at(in, r, r->end, &next);
    bool found = pc_dl_tag_at(in, next, joint, &tag);
    bool slashed = pc_mark_at(in->text, next, "/") > 0;
    if (!found && slashed) {
        next = pc_past_space(in->text, pc_mark_at(in->text, next, "/"));
        found = pc_dl_tag_at(in, next, '/', &tag) && (r->wire || !r->place.cased || (tag.date && pc_date_full(&tag.when))); /* "WASHINGTON, DC/January 5, 2009" */
        slashed = false;
    }
    bool again = tag.date && r->date && tag.when.month == r->when.month && tag.when.day == r->when.day; /* "Nov 3, 2020, Nov. 3, 2020 (WIRE)" */
    if (!found || (tag.date && r->date && tag.when.month && !tag.wire && !again) || (tag.wire && r->known_wire && !tag.filed))
        return false;
    if (tag.date && !tag.wire && joint == '.' && r->place.cased && !r->place.caps)
        return false;
    /* An unknown word in brackets or between slashes only next to something that is sure. */
    if (tag.wire && !tag.known_wire && joint == '-')
        return false;
    if (tag.wire && !tag.known_wire && !r->date && !r->place.known && !r->place.named_over)
        return false;
    r->comma = r->comma || joint == ',' || joint == '-';
    take_tag(r, &tag, slashed);
    return true;
}

/* A date, or a tag that may hold one. */
static bool may_be_dated(const pc_dl_window *in, size_t at) {
    return pc_date_may_start(pc_rest_of(in->text, at)) || pc_mark_at(in->text, at, "([/");
}

/* "Nov 12 (Reuters) –": a wire that names no place. Takes the tag in brackets at `at` (behind the bracket). */
static bool take_wire(const pc_dl_window *in, size_t at, pc_dl_reading *r) {
    pc_term_hit hit = pc_terms_match(&pc_lang_terms, PC_TERM_WIRE, PC_ANY_LANG, pc_rest_of(in->text, at));
    size_t close = hit.bytes ? pc_mark_at(in->text, at + hit.bytes, ")") : 0;
    if (!close)
        return false;
    r->wire = r->known_wire = r->closed = true;
    r->wire_name = (pc_range){(uint32_t)at, (uint32_t)(at + hit.bytes)};
    r->end = close;
    return true;
}

/* "10 July 2019, Nairobi –", "2019年9月3日 / 東京発": the date before the place. */
static bool read_date_first(const pc_dl_window *in, pc_dl_reading *r) {
    pc_dl_tag tag;
    size_t next;
    if (!may_be_dated(in, r->end) || !pc_dl_tag_at(in, r->end, 0, &tag) || !tag.date || !tag.when.month || tag.closed)
        return false;
    pc_dl_reading with = *r;
    take_tag(&with, &tag, false);
    unsigned char joint = joint_at(in, &with, with.end, &next);
    size_t bracket = pc_mark_at(in->text, next, "(/|");
    bool wide = !joint && !bracket && next - with.end > 1; /* two fields of a scrape */
    if (bracket)
        next = pc_past_space(in->text, bracket);
    if (bracket && take_wire(in, next, &with)) {
        *r = with;
        return true;
    }
    if (wide || !pc_dl_place(in, next, &with.place) || (joint == '.' && with.place.cased))
        return false;
    with.date_first = true;
    with.comma = joint == ',' || bracket;
    size_t close = bracket ? pc_mark_at(in->text, with.place.end, ")") : 0;
    with.closed = close > 0;
    with.end = close ? close : with.place.end;
    *r = with;
    return true;
}

/* "新华社北京9月3日电": the agency before the place. */
static bool read_agency_first(const pc_dl_window *in, pc_dl_reading *r) {
    pc_place place;
    if (!pc_cp_is_cjk(pc_cp_at(in->text, r->end)))
        return false;
    pc_term_hit hit = pc_terms_match(&pc_lang_terms, PC_TERM_WIRE, PC_ANY_LANG, pc_rest_of(in->text, r->end));
    size_t behind = r->end + hit.bytes;
    if (!hit.bytes || !pc_dl_place(in, behind, &place) || !place.known)
        return false;
    r->wire = r->known_wire = true;
    r->wire_name = (pc_range){(uint32_t)r->end, (uint32_t)behind};
    r->place = place;
    r->end = place.end;
    return true;
}

static bool can_start(const pc_dl_window *in, size_t at) {
    if (at >= in->text.n)
        return false;
    uint32_t cp = pc_cp_at(in->text, at);
    if (cp == '\'' || cp == 0x2019 || cp == 0x2018) /* "'s-Hertogenbosch" */
        return pc_byte_at(in->text, at + pc_cp_len(in->text, at) + 1) == '-';
    return cp < 0x80 ? pc_is_upper((unsigned char)cp) || pc_is_digit((unsigned char)cp) : !pc_cp_is_lower(cp);
}

static bool read_dateline(const pc_dl_window *in, pc_dl_reading *r) {
    size_t at = pc_past_space(in->text, 0);
    while (pc_byte_at(in->text, at) == '*' || pc_byte_at(in->text, at) == '_')
        at++;
    r->open = pc_mark_at(in->text, at, "([");
    r->end = r->open ? pc_past_space(in->text, r->open) : at;
    if (!can_start(in, r->end))
        return false;
    if (!read_date_first(in, r) && !read_agency_first(in, r)) {
        if (!pc_dl_place(in, r->end, &r->place))
            return false;
        r->end = r->place.end;
    }
    pc_dl_weigh(in, r);
    for (int tags = 0; tags < MAX_TAGS && read_tag(in, r); tags++)
        pc_dl_weigh(in, r);
    return r->found;
}

static pc_str named(pc_str text, pc_range range) {
    return range.end ? pc_str_sub(text, range.at, range.end) : (pc_str){NULL, 0};
}

/* Whether one space, and no block's start, stands before `at`. */
static bool is_inside(const pc_draft *draft, uint32_t at) {
    const char *p = draft->release->text.p;
    if (at < 2 || p[at - 1] != ' ' || pc_is_space((unsigned char)p[at - 2]))
        return false;
    if (at > 4 && pc_is_digit((unsigned char)p[at - 2]) && pc_is_digit((unsigned char)p[at - 5]))
        return false; /* a year: the date stood as a field of its own */
    return pc_block_starting(draft, at) == draft->blocks.n;
}

bool pc_dateline_match(const pc_draft *draft, pc_range range, pc_dateline *out, pc_range *span, uint32_t *lede) {
    pc_str text = draft->release->text;
    uint32_t end = range.end - range.at > WINDOW ? range.at + WINDOW : range.end;
    while (end < range.end && ((unsigned char)text.p[end] & 0xC0) == 0x80)
        end--;
    const pc_dl_window in = {pc_str_sub(text, range.at, end), end < range.end, draft->langs};
    pc_dl_reading r = {.inside = is_inside(draft, range.at)};
    if (!read_dateline(&in, &r))
        return false;
    size_t start = pc_past_space(in.text, 0);
    *span = (pc_range){range.at + (uint32_t)start, range.at + (uint32_t)r.span_end};
    *lede = range.at + (uint32_t)r.lede;
    *out = (pc_dateline){.city = named(in.text, r.place.city),
                         .region = named(in.text, r.place.region),
                         .country = named(in.text, r.place.country),
                         .wire = named(in.text, r.best_wire),
                         .date = r.best_when,
                         .date_first = r.date_first};
    return true;
}
