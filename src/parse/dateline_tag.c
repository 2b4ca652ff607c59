/*
 * What stands behind the place of a dateline: dates in all their forms, and
 * wire tags in brackets, between slashes or bare.
 */
#include "parse/dateline.h"

enum { MAX_TAG = 140, MAX_BRACKETED = 90, FILED = 2 };

static pc_term_hit wire_term(const pc_dl_window *in, size_t at) {
    pc_term_hit hit = pc_terms_match(&pc_lang_terms, PC_TERM_WIRE, PC_ANY_LANG, pc_rest_of(in->text, at));
    /* Short tags are words as well ("ap", "aman"); of three letters some are written small ("dpa", "ots"). */
    if ((hit.bytes == 2 || hit.bytes == 4) && pc_is_lower((unsigned char)in->text.p[at]))
        hit.bytes = 0;
    return hit;
}

size_t pc_dl_date(const pc_dl_window *in, size_t at, size_t end, pc_date *out) {
    pc_str text = pc_str_sub(in->text, at, end);
    if (!pc_date_may_start(text))
        return 0;
    size_t bytes = pc_date_match(text, in->langs, out);
    return bytes || in->langs == PC_ANY_LANG ? bytes : pc_date_match(text, PC_ANY_LANG, out);
}

size_t pc_date_of(const pc_draft *draft, pc_str text, pc_date *out) {
    size_t bytes = pc_date_match(text, PC_ANY_LANG, out);
    return bytes && out->order_open && draft->langs != PC_ANY_LANG ? pc_date_match(text, draft->langs, out) : bytes;
}

/* The time of a date that wires add: "@ 8:00 AM America/Toronto", " 0:10". */
static size_t past_time(const pc_dl_window *in, size_t at) {
    pc_date date;
    pc_clock clock;
    size_t start = pc_past_space(in->text, at), mark = pc_mark_at(in->text, start, ",@");
    start = mark ? pc_past_space(in->text, mark) : start;
    if (start == at)
        return at;
    size_t bytes = pc_moment_match(pc_rest_of(in->text, start), in->langs, &date, &clock);
    return bytes && clock.hour >= 0 && !date.month && !date.weekday ? start + bytes : at;
}

/* "02 محرم 1441 هـ الموافق": the day of the other calendar before ours. */
static size_t past_hijri(const pc_dl_window *in, size_t at) {
    pc_number n;
    size_t end;
    if (!pc_number_at(in->text, at, &n) || n.digits > 2)
        return at;
    end = pc_term_at(in->text, pc_past_space(in->text, n.end), PC_TERM_DATE_WORD, PC_ANY_LANG, WORD_HIJRI_MONTH);
    if (!end)
        return at;
    if (pc_number_at(in->text, pc_past_space(in->text, end), &n) && n.digits == 4)
        end = n.end;
    size_t mark = pc_term_at(in->text, pc_past_space(in->text, end), PC_TERM_DATE_WORD, PC_ANY_LANG, WORD_HIJRI_YEAR);
    return mark ? mark : end;
}

/* What counts as a date in a dateline alone: a weekday, "3 - 9", "3日", "Mrch 3". */
static size_t loose_date(const pc_dl_window *in, size_t at) {
    pc_number day, month;
    pc_term_hit weekday = pc_terms_match(&pc_lang_terms, PC_TERM_WEEKDAY, in->langs, pc_rest_of(in->text, at));
    if (weekday.bytes)
        return at + weekday.bytes;
    if (pc_number_at(in->text, at, &day)) {
        size_t mark = pc_term_at(in->text, day.end, PC_TERM_DATE_WORD, PC_ANY_LANG, WORD_DAY);
        if (mark)
            return mark;
        size_t dash = pc_dash_at(in->text, pc_past_space(in->text, day.end));
        dash = dash ? dash : pc_mark_at(in->text, day.end, "/");
        if (!dash || day.digits > 2 || !pc_number_at(in->text, pc_past_space(in->text, dash), &month) || month.digits > 2 ||
            day.value < 1 || day.value > 31 || month.value < 1 || month.value > 12)
            return 0;
        return month.end;
    }
    /* A month misspelt: one capitalised word of up to nine letters and a day. */
    size_t end = at;
    while (end < in->text.n && end - at < 10 && pc_is_alpha((unsigned char)in->text.p[end]))
        end++;
    if (end - at < 3 || end - at > 9 || !pc_dl_upper(in->text, at))
        return 0;
    if (pc_byte_at(in->text, end) == '.')
        end++;
    if (!pc_number_at(in->text, pc_past_space(in->text, end), &day) || day.digits > 2 || day.value < 1 || day.value > 31)
        return 0;
    size_t behind = pc_past_space(in->text, day.end);
    return behind >= in->text.n || pc_dl_dash(in, behind, true) || pc_mark_at(in->text, behind, "(/") ? day.end : 0;
}

static bool date_tag(const pc_dl_window *in, size_t at, bool comma, pc_dl_tag *out) {
    pc_date date = {0};
    size_t hijri = past_hijri(in, at), start = pc_past_space(in->text, hijri);
    size_t bytes = pc_dl_date(in, start, in->text.n, &date), end = bytes ? start + bytes : 0;
    if (!end && hijri > at)
        end = hijri; /* the other calendar alone */
    if (!end && (comma || pc_cp_digit(pc_cp_at(in->text, at)) >= 0 || !pc_dl_upper(in->text, at)))
        end = loose_date(in, at);
    if (!end)
        return false;
    out->when = date;
    out->date = true;
    out->end = bytes ? past_time(in, end) : end;
    return true;
}

/* A closing mark of a tag opened before `at`, on the same window and not too far. */
static size_t closing(const pc_dl_window *in, size_t at, const char *mark, size_t most) {
    unsigned depth = 0;
    size_t limit = at + most < in->text.n ? at + most : in->text.n;
    while (at < limit) {
        unsigned len = pc_cp_len(in->text, at);
        if (!depth && pc_mark_at(in->text, at, mark))
            return at;
        if (pc_mark_at(in->text, at, "("))
            depth++;
        else if (depth && pc_mark_at(in->text, at, ")"))
            depth--;
        at += len;
    }
    return 0;
}

/* A date somewhere inside a tag: "(Newsfile Corp. - September 3, 2019)". */
static void date_inside(const pc_dl_window *in, size_t at, size_t end, pc_dl_tag *out) {
    while (at < end && !out->date) {
        pc_date date;
        size_t bytes = pc_dl_date(in, at, end, &date);
        if (bytes) {
            out->when = date;
            out->date = true;
        }
        while (at < end && pc_byte_at(in->text, at) != ' ')
            at++;
        at = pc_past_space(in->text, at);
    }
}

/* "(AP)", "(GLOBE NEWSWIRE)", "(September 3, 2019)", "(Office of X)". */
static bool bracketed_tag(const pc_dl_window *in, size_t at, pc_dl_tag *out) {
    size_t open = pc_mark_at(in->text, at, "(["), close = open ? closing(in, open, ")]", MAX_BRACKETED) : 0;
    if (!close)
        return false;
    size_t start = pc_past_space(in->text, open);
    pc_dl_tag inside = {0};
    pc_term_hit hit = wire_term(in, start);
    out->end = pc_mark_at(in->text, close, ")]");
    out->closed = true;
    if (hit.bytes) {
        out->wire = out->known_wire = true;
        out->name = (pc_range){(uint32_t)start, (uint32_t)(start + hit.bytes)};
        date_inside(in, start + hit.bytes, close, out);
        return true;
    }
    if (date_tag(in, start, true, &inside) && pc_past_space(in->text, inside.end) == close) {
        out->date = true;
        out->when = inside.when;
        return true;
    }
    size_t last = pc_trim_end(in->text, start, close);
    size_t stop = pc_mark_at(in->text, out->end, "."), behind = pc_past_space(in->text, stop ? stop : out->end);
    bool dash = !memchr(in->text.p + start, ' ', last - start) && pc_dl_dash(in, behind, false) > 0; /* "(apro).-": agencies write themselves small, too */
    out->wire = last > start && last - start <= 48 && (dash || pc_dl_upper(in->text, start) || (unsigned char)in->text.p[start] >= 0x80);
    out->name = (pc_range){(uint32_t)start, (uint32_t)last};
    return out->wire;
}

/* "/PRNewswire/", "/ ACCESSWIRE /", "/ Ascendant Health /". */
static bool slashed_tag(const pc_dl_window *in, size_t at, pc_dl_tag *out) {
    size_t open = pc_mark_at(in->text, at, "/"), close = open ? closing(in, open, "/", MAX_TAG) : 0;
    if (!close)
        return false;
    size_t start = pc_past_space(in->text, open), last = pc_trim_end(in->text, start, close);
    pc_term_hit hit = wire_term(in, start);
    if (last <= start || (!hit.bytes && !pc_dl_upper(in->text, start)))
        return false;
    out->end = pc_mark_at(in->text, close, "/");
    out->wire = out->closed = true;
    out->known_wire = hit.bytes > 0;
    out->name = (pc_range){(uint32_t)start, (uint32_t)last};
    if (hit.bytes) { /* "/PRNewswire-AcmeNet/" is named whole, what "via" adds is not */
        size_t end = start + hit.bytes;
        while (end < last && pc_byte_at(in->text, end) != ' ')
            end++;
        out->name.end = (uint32_t)end;
    }
    return true;
}

/* " - Media OutReach Newswire", " РИА Новости", "电". */
static bool bare_tag(const pc_dl_window *in, size_t at, unsigned char joined, pc_dl_tag *out) {
    pc_term_hit hit = wire_term(in, at);
    if (!hit.bytes)
        return false;
    size_t end = at + hit.bytes, next = pc_past_space(in->text, end);
    bool uncased = next < in->text.n && (unsigned char)in->text.p[at] >= 0x80 && !pc_cp_is_upper(pc_cp_at(in->text, at));
    bool open = pc_mark_at(in->text, next, "(") > 0;
    if (open && closing(in, next + 1, ")", MAX_TAG)) {
        size_t close = pc_mark_at(in->text, closing(in, next + 1, ")", MAX_TAG), ")");
        if (pc_dl_dash(in, pc_past_space(in->text, close), false))
            end = close; /* "PRISM MediaWire (Press Release Service)" */
    }
    next = pc_past_space(in->text, end);
    bool ended = next >= in->text.n || pc_dl_dash(in, next, false) || pc_mark_at(in->text, next, ".:,/|)");
    bool inflected = pc_cp_at(in->text, end) >= 0x3041 && pc_cp_at(in->text, end) <= 0x309F; /* "本社で": a word of a Japanese sentence */
    bool agency = joined == '.' && hit.bytes > 4 && pc_dl_upper(in->text, end - 1); /* "MINSK. KAZINFORM The" */
    if (inflected || (!ended && !uncased && !agency && hit.value != FILED))
        return false;
    out->end = end;
    out->wire = true;
    out->known_wire = true;
    out->filed = hit.value == FILED || (!ended && (uncased || agency));
    if (hit.value != FILED)
        out->name = (pc_range){(uint32_t)at, (uint32_t)(at + hit.bytes)};
    return true;
}

/* False where only a bracket or a slash could start one: at an ASCII letter or mark that starts no date and no wire's name. */
static bool may_be_bare(const pc_dl_window *in, size_t at, unsigned char joined) {
    pc_str rest = pc_rest_of(in->text, at);
    return joined == ',' || pc_date_may_start(rest) || pc_terms_may_begin(&pc_lang_terms, PC_CLASS_BIT(PC_TERM_WIRE), rest);
}

bool pc_dl_tag_at(const pc_dl_window *in, size_t at, unsigned char joined, pc_dl_tag *out) {
    *out = (pc_dl_tag){0};
    if (at >= in->text.n)
        return false;
    if (bracketed_tag(in, at, out) || slashed_tag(in, at, out))
        return true;
    return may_be_bare(in, at, joined) && (date_tag(in, at, joined == ',', out) || bare_tag(in, at, joined, out));
}
