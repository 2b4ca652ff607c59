#include "parse/sections.h"

#include "text/bits.h"
#include "text/utf8.h"

enum { HEADING = 140 }; /* bytes a heading may have */

static pc_range none_at(uint32_t at) {
    return (pc_range){at, at};
}

/* Up to where a heading may reach. */
static uint32_t heading_bound(uint32_t at, uint32_t end) {
    return end - at > HEADING ? at + HEADING : end;
}

static uint32_t colon_in(pc_str text, uint32_t at, uint32_t end) {
    for (; at < end; at++) {
        if (text.p[at] == ':' && !(at + 1 < end && text.p[at + 1] == '/'))
            return at;
        if (at + 2 < end && memcmp(text.p + at, "\xEF\xBC\x9A", 3) == 0)
            return at;
    }
    return end;
}

static size_t colon_len(pc_str text, uint32_t at) {
    return text.p[at] == ':' ? 1 : 3;
}

/* "About AcmeAcme is ...": a heading that ran into its text breaks where a small letter, a point or a mark meets a capital. */
static uint32_t glue_in(pc_str text, uint32_t at, uint32_t end) {
    for (uint32_t i = at + 2; i + 2 < end; i++) {
        unsigned char before = (unsigned char)text.p[i - 1], c = (unsigned char)text.p[i], next = (unsigned char)text.p[i + 1];
        if (!pc_is_upper(c))
            continue;
        bool mark = before >= 0x80 || before == ')' || (before == '.' && pc_is_lower(next));
        bool small = pc_is_lower(before) && pc_is_lower(next) && i > at + 3 && pc_is_lower((unsigned char)text.p[i - 2]);
        bool block = pc_is_upper(before) && pc_is_lower(next) && i > at + 2 && pc_is_upper((unsigned char)text.p[i - 2]);
        if (mark || small || block)
            return i;
    }
    return end;
}

/* The first word of the name occurs again: "About Acme Widgets Acme Widgets is ...". */
static uint32_t repeat_in(pc_str text, uint32_t name, uint32_t end) {
    uint32_t word = name;
    while (word < end && !pc_space_len(text, word))
        word++;
    uint32_t n = word - name;
    if (n < 2)
        return end;
    for (uint32_t at = word; at + n < end; at++)
        if (text.p[at] == text.p[name] && memcmp(text.p + at, text.p + name, n) == 0)
            return at;
    return end;
}

/* Where the heading that starts before `name` ends, and where its text starts; false when this is running text. */
static bool heading_ends(pc_str text, uint32_t at, uint32_t name, uint32_t end, uint32_t *heading, uint32_t *rest) {
    uint32_t bound = heading_bound(at, end), colon = colon_in(text, name, bound);
    uint32_t wide = (uint32_t)pc_next_wide(text, name, bound);
    if (colon < bound && colon <= wide) {
        *heading = colon;
        *rest = (uint32_t)pc_skip_space(text, colon + (uint32_t)colon_len(text, colon), end);
        return true;
    }
    if (wide < bound) {
        *heading = (uint32_t)pc_trim_end(text, at, wide);
        *rest = wide;
        return true;
    }
    uint32_t glue = glue_in(text, name, bound), repeat = repeat_in(text, name, bound), cut = glue < repeat ? glue : repeat;
    if (cut < bound) {
        *heading = (uint32_t)pc_trim_end(text, at, cut);
        *rest = cut;
        return true;
    }
    return false;
}

static bool whole_line(pc_str text, uint32_t at, uint32_t end) {
    if (end - at > HEADING)
        return false;
    pc_look look = pc_look_at(text, (pc_range){at, end});
    return look.words <= 16 && !look.breaks && (!look.stops || look.words <= 8) && !look.comma;
}

static bool starts_name(pc_str text, uint32_t at, uint32_t end) {
    unsigned len;
    if (at >= end)
        return false;
    uint32_t cp = pc_utf8_at(text, at, &len);
    if (pc_is_lower((unsigned char)text.p[at])) /* "iPhone", "amU" */
        while (at < end && pc_is_lower((unsigned char)text.p[at]))
            at++;
    if (at < end && pc_is_upper((unsigned char)text.p[at]))
        return true;
    return (pc_cp_is_letter(cp) && !pc_cp_is_lower(cp)) || cp == '"' || cp == 0x201C || cp == 0xAB;
}

/* "the", "die", "la" before the name: one short small word is passed over. */
static uint32_t skip_article(pc_str text, uint32_t at, uint32_t end) {
    uint32_t word = at;
    while (word < end && pc_is_lower((unsigned char)text.p[word]) && word - at < 4)
        word++;
    size_t space = word > at && word < end ? pc_space_len(text, word) : 0;
    return space ? (uint32_t)(word + space) : at;
}

/* "Zu den Plänen sagte Moser: „Wir warten.“": what follows the colon is somebody's words, and what stands before it no heading. */
static bool leads_to_words(pc_str text, uint32_t heading, uint32_t rest, uint32_t end) {
    pc_look look = pc_look_at(text, (pc_range){rest, end});
    return rest < end && look.quoted && colon_in(text, heading, rest) < rest;
}

/* about X */
static bool about_name(const pc_plan *plan, uint32_t at, uint32_t label, uint32_t end, pc_about *out) {
    enum { BRIEF = 32 };
    pc_str text = plan->text;
    uint32_t name = (uint32_t)pc_skip_space(text, label, end), heading, rest;
    bool line = whole_line(text, at, end), brief = line && end - at <= BRIEF && text.p[end - 1] != '.' && text.p[end - 1] != ':';
    if (name >= end || (!brief && !starts_name(text, skip_article(text, name, end), end)) || pc_is_digit((unsigned char)text.p[name]))
        return false;
    if (!heading_ends(text, at, name, end, &heading, &rest) || (line && colon_in(text, name, end) == end && rest < end)) {
        if (!line)
            return false;
        heading = rest = end;
    }
    if (leads_to_words(text, heading, rest, end))
        return false;
    heading = (uint32_t)pc_trim_marks(text, at, heading);
    out->heading = (pc_range){at, heading};
    out->organization = heading > name ? (pc_range){name, heading} : none_at(at);
    out->text = rest;
    return heading > name;
}

/* company profile, forward-looking statements: a line (with `more` also when words follow), or a run-in heading */
static bool fixed_heading(const pc_plan *plan, uint32_t at, uint32_t label, uint32_t end, bool more, pc_about *out) {
    pc_str text = plan->text;
    uint32_t rest = (uint32_t)pc_skip_space(text, label, end);
    out->heading = (pc_range){at, label};
    out->organization = none_at(at);
    out->text = rest;
    if (rest >= end)
        return true;
    bool colon = text.p[rest] == ':' || colon_in(text, rest, rest + 3 < end ? rest + 3 : end) == rest;
    if (colon || text.p[rest] == '-' || text.p[rest] == '.') {
        out->text = (uint32_t)pc_skip_marks(text, rest + (colon ? (uint32_t)colon_len(text, rest) : 1), end);
        return colon || out->text >= end;
    }
    if (pc_next_wide(text, label, end) == rest)
        return true;
    if (more && pc_space_len(text, label) && whole_line(text, at, end) && starts_name(text, at, end)) {
        out->heading.end = out->text = end;
        return end - at <= 60 + (label - at);
    }
    return false;
}

static bool legal_match(const pc_plan *plan, uint32_t at, uint32_t end, pc_about *out) {
    enum { SENTENCE = 20 };
    pc_term_hit hit = pc_term_here(plan->text, at, end, PC_TERM_LEGAL, PC_ANY_LANG);
    size_t glued = pc_glued_label(plan->text, at, end, PC_TERM_LEGAL);
    uint32_t label = at + (uint32_t)(glued ? glued : hit.bytes);
    out->legal = true;
    if (glued) {
        out->heading = (pc_range){at, label};
        out->text = label;
        return true;
    }
    if (!hit.bytes)
        return false;
    if (fixed_heading(plan, at, label, end, true, out))
        return true;
    if (hit.bytes < SENTENCE)
        return false;
    out->heading = out->organization = none_at(at);
    out->text = at;
    return true;
}

/* "Responsible gaming disclaimer": the legal term closes a heading of a few words. */
static bool legal_line(const pc_plan *plan, uint32_t at, uint32_t end, pc_about *out) {
    enum { LONGEST = 70, SHORT = 8 };
    if (end - at > LONGEST || !starts_name(plan->text, at, end))
        return false;
    uint32_t close = (uint32_t)pc_trim_marks(plan->text, at, end);
    for (uint32_t i = at + 1; i + SHORT < close; i++)
        if (pc_is_space((unsigned char)plan->text.p[i - 1]) && i + pc_term_here(plan->text, i, close, PC_TERM_LEGAL, PC_ANY_LANG).bytes == close) {
            *out = (pc_about){.heading = {at, close}, .organization = none_at(at), .text = end, .legal = true};
            return true;
        }
    return false;
}

/* Of the 63 bytes behind *before: letters that begin a word, and bytes above 0x7F. */
static uint64_t word_start_bits(const char *before) {
    uint64_t letters, high;
    PC_BITS(letters, before, pc_either(pc_within(v, 'a', 'z'), pc_within(v, 'A', 'Z')));
    PC_BITS(high, before, pc_above_ascii(v));
    return ((letters & ~(letters << 1)) | high) >> 1;
}

/* The term "in brief" and its like at `at`, up to `close`. */
static bool closes_name(pc_str text, uint32_t at, uint32_t close) {
    enum { FOLLOWS_NAME = 3 };
    if (((unsigned char)text.p[at] & 0xC0) == 0x80)
        return false;
    pc_term_hit hit = pc_term_here(text, at, close, PC_TERM_ABOUT, PC_ANY_LANG);
    return hit.bytes && hit.value == FOLLOWS_NAME && at + hit.bytes == close;
}

/* X in brief: the term closes a short line */
static bool name_before(const pc_plan *plan, uint32_t at, uint32_t end, pc_about *out) {
    enum { SHORT = 90, SEEN = 63 };
    pc_str text = plan->text;
    char room[64];
    if (end - at > SHORT || !starts_name(text, at, end))
        return false;
    uint32_t close = (uint32_t)pc_trim_marks(text, at, end);
    for (uint32_t from = at + 1; from < close; from += SEEN) {
        uint64_t starts = word_start_bits(pc_sixty_four(text, from - 1, room)) & pc_bits_below(close - from);
        for (; starts; starts &= starts - 1) {
            uint32_t i = from + (unsigned)__builtin_ctzll(starts);
            if (!closes_name(text, i, close))
                continue;
            out->heading = (pc_range){at, close};
            out->organization = (pc_range){at, (uint32_t)pc_trim_end(text, at, i)};
            out->text = end;
            return true;
        }
    }
    return false;
}

bool pc_about_match(const pc_plan *plan, uint32_t at, uint32_t end, pc_about *out) {
    enum { NAME = 1, LINE = 2 };
    uint32_t from = (uint32_t)pc_skip_marks(plan->text, at, end);
    *out = (pc_about){.heading = none_at(at), .organization = none_at(at), .text = at};
    if (from >= end)
        return false;
    pc_term_hit hit = pc_term_here(plan->text, from, end, PC_TERM_ABOUT, PC_ANY_LANG);
    uint32_t label = from + (uint32_t)hit.bytes;
    if (hit.bytes && hit.value == LINE && fixed_heading(plan, from, label, end, false, out))
        return true;
    if (hit.bytes && hit.value <= LINE && about_name(plan, from, label, end, out))
        return true;
    if (legal_match(plan, from, end, out))
        return true;
    out->legal = false;
    return name_before(plan, from, end, out) || legal_line(plan, from, end, out);
}

/* Two words or more, all but small ones with a capital, and no person's title first. */
static bool names_organization(pc_str text, uint32_t at, uint32_t end) {
    pc_look look = pc_look_at(text, (pc_range){at, end});
    return look.words >= 2 && look.words <= 12 && look.longs == look.titled && !pc_term_here(text, at, end, PC_TERM_TITLE, PC_ANY_LANG).bytes &&
           !pc_term_here(text, at, end, PC_TERM_HONORIFIC, PC_ANY_LANG).bytes && !pc_term_here(text, at, end, PC_TERM_NOT_NAME, PC_ANY_LANG).bytes;
}

/* What stands before "is a leading ...": a name, no sentence that leads elsewhere. */
static bool is_subject(pc_str text, uint32_t at, uint32_t end) {
    pc_look look = pc_look_at(text, (pc_range){at, end});
    return end > at && look.words <= 16 && !look.address && !look.breaks && !pc_term_here(text, at, end, PC_TERM_CONTACT_LEAD, PC_ANY_LANG).bytes;
}

/* A walk over the places of text [.., end) behind white space or glued on: "Acme Board (AB)Founded in". */
typedef struct {
    pc_str text;
    uint32_t end, from; /* `bits` tells of the 63 bytes from here on */
    uint64_t bits;
} joints;

static uint64_t joint_bits(const char *before) {
    uint64_t blank, bracket, lower, upper;
    PC_BITS(blank, before, pc_either(pc_equal(v, ' '), pc_within(v, '\t', '\r')));
    PC_BITS(bracket, before, pc_equal(v, ')'));
    PC_BITS(lower, before, pc_within(v, 'a', 'z'));
    PC_BITS(upper, before, pc_within(v, 'A', 'Z'));
    return ((blank | bracket) & ~(blank >> 1)) | (lower & upper >> 1);
}

/* The next one at or behind `at` > 0, which may only grow; the walk's end when there is none. */
static uint32_t next_joint(joints *j, uint32_t at) {
    enum { SEEN = 63 };
    char room[64];
    for (; at < j->end; at = j->from + SEEN) {
        if (at - j->from >= SEEN) {
            j->from = at;
            j->bits = joint_bits(pc_sixty_four(j->text, at - 1, room)) & pc_bits_below(SEEN);
        }
        uint64_t left = j->bits & ~pc_bits_below(at - j->from);
        if (left) {
            uint32_t next = j->from + (unsigned)__builtin_ctzll(left);
            return next < j->end ? next : j->end;
        }
    }
    return j->end;
}

bool pc_self_description(const pc_plan *plan, pc_range range) {
    enum { OPENS = 1, PLAIN = 2, SUBJECT = 160, LEAST = 40 };
    pc_str text = plan->text;
    if (range.end - range.at < LEAST || !starts_name(text, range.at, range.end) || text.p[range.at] == '"')
        return false;
    uint32_t end = range.end - range.at > SUBJECT ? range.at + SUBJECT : range.end;
    joints j = {text, end, range.at - 64, 0};
    for (uint32_t at = range.at; at < end; at = next_joint(&j, at + 1)) {
        if (!pc_terms_can_start(&pc_lang_terms, PC_TERM_SELF, (unsigned char)text.p[at]))
            continue;
        bool glued = at > range.at && !pc_is_space((unsigned char)text.p[at - 1]);
        pc_term_hit hit = pc_term_here(text, at, range.end, PC_TERM_SELF, PC_ANY_LANG);
        if (hit.bytes && hit.value == OPENS && (at == range.at || glued))
            return true;
        if (hit.bytes && !glued)
            return hit.value != OPENS && (hit.value == PLAIN ? names_organization(text, range.at, at) : is_subject(text, range.at, at));
    }
    return false;
}
