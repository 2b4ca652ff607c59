/*
 * The place of a dateline. A name the tables know is taken as it stands there;
 * an unknown one is taken for its shape: a few capitalised words, or words in
 * capitals, up to a mark that may end a place.
 */
#include "parse/dateline.h"
#include "text/bits.h"

enum { MAX_CITY_WORDS = 6, MAX_CITY_BYTES = 64, MAX_PAIR = 5, MAX_OVER = 4, REGION_NOUN = 2, ONLY_WITH_REGION = 2 };

bool pc_dl_upper(pc_str text, size_t at) {
    return pc_cp_is_upper(pc_cp_at(text, at));
}

size_t pc_dl_comma(pc_str text, size_t at) {
    size_t comma = pc_mark_at(text, pc_past_space(text, at), ",");
    return comma ? pc_past_space(text, comma) : 0;
}

static pc_term_hit term_at(const pc_dl_window *in, size_t at, pc_term_class class) {
    return pc_terms_match(&pc_lang_terms, class, PC_ANY_LANG, pc_rest_of(in->text, at));
}

static bool is_lower_at(pc_str text, size_t at) {
    return pc_cp_is_lower(pc_cp_at(text, at));
}

/* All letters of the stretch are capitals, and there are two or more, or one that has no lower case. */
static bool is_caps(pc_str text, size_t at, size_t end) {
    unsigned upper = 0;
    for (; at < end; at += pc_cp_len(text, at)) {
        uint32_t cp = pc_cp_at(text, at);
        if (pc_cp_is_lower(cp))
            return false;
        upper += pc_cp_is_upper(cp);
    }
    return upper >= 2;
}

/** A word of a name: its end, and how it is written. */
typedef struct name_word {
    size_t end;
    bool caps, uncased;
} name_word;

static bool joins_word(const pc_dl_window *in, size_t at, size_t from, bool lower_seen) {
    unsigned char c = pc_byte_at(in->text, at);
    if (c == '\'' || (c >= 0x80 && pc_mark_at(in->text, at, "'")))
        return at + 1 < in->text.n;
    if (c == '.') /* "St.", "D.C.", but no full stop behind a longer word */
        return at - from <= 4 || pc_byte_at(in->text, at + 2) == '.';
    if (c != '-' || at + 1 >= in->text.n)
        return false;
    uint32_t next = pc_cp_at(in->text, at + 1);
    /* "WASHINGTON-The": a hyphen for a dash */
    return pc_cp_is_letter(next) && (lower_seen || !pc_cp_is_upper(next) || !is_lower_at(in->text, at + 1 + pc_cp_len(in->text, at + 1)));
}

/* The usual word: fewer ASCII letters than are compared at once, a space or a comma behind them. */
static bool plain_word(pc_str text, size_t at, name_word *out) {
    if (at >= text.n || text.n - at < PC_LANES)
        return false;
    pc_lanes v = pc_load(text.p + at);
    uint64_t upper = pc_lane_bits(pc_within(v, 'A', 'Z')), lower = pc_lane_bits(pc_within(v, 'a', 'z'));
    unsigned n = (unsigned)__builtin_ctzll(~(upper | lower));
    if (!n || n >= PC_LANES || (text.p[at + n] != ' ' && text.p[at + n] != ','))
        return false;
    *out = (name_word){at + n, !(lower & pc_bits_below(n)), false};
    return true;
}

static bool word_of_name(const pc_dl_window *in, size_t at, name_word *out) {
    bool lower = false, upper = false;
    size_t from = at;
    if (plain_word(in->text, at, out))
        return true;
    while (at < in->text.n) {
        unsigned char c = (unsigned char)in->text.p[at];
        if (c < 0x80 && pc_is_alpha(c)) {
            lower = lower || pc_is_lower(c);
            upper = upper || pc_is_upper(c);
            at++;
            continue;
        }
        uint32_t cp = pc_cp_at(in->text, at);
        if (pc_cp_is_letter(cp)) {
            lower = lower || pc_cp_is_lower(cp);
            upper = upper || pc_cp_is_upper(cp);
        } else if (at == from || !joins_word(in, at, from, lower)) {
            break;
        }
        at += pc_cp_len(in->text, at);
    }
    *out = (name_word){at, upper && !lower, !upper && !lower};
    return at > from;
}

/* Words of sentences and of names of people and bodies; and words of labels and dates. */
static const uint64_t title_classes =
    PC_CLASS_BIT(PC_TERM_TITLE) | PC_CLASS_BIT(PC_TERM_HONORIFIC) | PC_CLASS_BIT(PC_TERM_NOT_NAME) | PC_CLASS_BIT(PC_TERM_ORG_WORD);
static const uint64_t label_classes =
    PC_CLASS_BIT(PC_TERM_KICKER) | PC_CLASS_BIT(PC_TERM_IMMEDIATE) | PC_CLASS_BIT(PC_TERM_EMBARGO) | PC_CLASS_BIT(PC_TERM_DATE_LABEL) |
    PC_CLASS_BIT(PC_TERM_HEADLINE_LABEL) | PC_CLASS_BIT(PC_TERM_CONTACT) | PC_CLASS_BIT(PC_TERM_FIELD) | PC_CLASS_BIT(PC_TERM_WEEKDAY) |
    PC_CLASS_BIT(PC_TERM_MONTH) | PC_CLASS_BIT(PC_TERM_ABOUT) | PC_CLASS_BIT(PC_TERM_NOTES) | PC_CLASS_BIT(PC_TERM_LEGAL);

/* "Saint-Aubin", "Port-Blanc": a hyphen makes the word the beginning of a name. */
static bool begins_name(const pc_dl_window *in, size_t end) {
    return pc_byte_at(in->text, end) == '-' && pc_dl_upper(in->text, end + 1) && is_lower_at(in->text, end - 1);
}

static bool is_term(const pc_dl_window *in, size_t at, size_t end, uint64_t classes) {
    pc_str rest = pc_rest_of(in->text, at);
    for (classes = pc_terms_may_begin(&pc_lang_terms, classes, rest); classes; classes &= classes - 1) {
        size_t bytes = pc_terms_find(&pc_lang_terms, (pc_term_class)__builtin_ctzll(classes), PC_ANY_LANG, rest).bytes;
        if (bytes && at + bytes <= end + 1 && !begins_name(in, at + bytes))
            return true;
    }
    return false;
}

static bool starts_date(const pc_dl_window *in, size_t at) {
    static const uint64_t words = PC_CLASS_BIT(PC_TERM_MONTH) | PC_CLASS_BIT(PC_TERM_WEEKDAY) | PC_CLASS_BIT(PC_TERM_DATE_WORD);
    pc_date date;
    if (pc_cp_is_letter(pc_cp_at(in->text, at)) && !is_term(in, at, in->text.n, words))
        return false;
    return pc_dl_date(in, at, in->text.n, &date) > 0;
}

/* Where a name by its shape ends: words like the first, one space apart; small words inside. */
static size_t shaped_name(const pc_dl_window *in, size_t at, pc_place *place) {
    name_word word, first;
    if (!word_of_name(in, at, &first) || (!pc_dl_upper(in->text, at) && !first.uncased))
        return 0;
    size_t end = first.end, limit = at + MAX_CITY_BYTES;
    unsigned words = 1, max = first.uncased ? 3 : MAX_CITY_WORDS;
    while (words < max && pc_byte_at(in->text, end) == ' ' && end < limit) {
        size_t next = end + 1;
        if (!word_of_name(in, next, &word) || starts_date(in, next) || word.uncased != first.uncased)
            break;
        if (first.caps != word.caps && word.end - next > 1) {
            /* "St. LOUIS" and "Rio de Janeiro" go on, "WASHINGTON The" does not */
            size_t behind = word.end + (pc_byte_at(in->text, word.end) == ' ');
            bool particle = term_at(in, next, PC_TERM_PARTICLE).bytes && pc_dl_upper(in->text, behind);
            if (first.caps && !particle)
                break;
            if (is_lower_at(in->text, next) && !particle)
                break;
        }
        if (is_lower_at(in->text, next) && !term_at(in, next, PC_TERM_PARTICLE).bytes)
            break;
        end = word.end;
        words++;
    }
    place->words = (uint8_t)words;
    place->cased = !first.uncased;
    return end;
}

/* A mark that may stand behind a place. */
static bool ends_place(const pc_dl_window *in, size_t at) {
    size_t next = pc_past_space(in->text, at);
    if (next >= in->text.n)
        return !in->cut;
    if (pc_mark_at(in->text, next, ",(/:|)].&") || pc_dl_dash(in, next, false))
        return true;
    if (pc_dl_dash(in, at, true))
        return true;
    if (next == at) /* "东莞2019年" */
        return (unsigned char)in->text.p[at - 1] >= 0x80 && pc_number_at(in->text, next, &(pc_number){0});
    return next - at > 1 || starts_date(in, next) || pc_number_at(in->text, next, &(pc_number){0});
}

/* "St. Louis", "El Centro"; where a state or country follows "New Albany, Ind." too. */
static bool begins_town(const pc_dl_window *in, size_t at, bool over) {
    pc_term_hit hit = pc_dl_upper(in->text, at) ? term_at(in, at, PC_TERM_TOWN) : (pc_term_hit){0, 0, 0};
    unsigned char behind = pc_byte_at(in->text, at + hit.bytes);
    return hit.bytes && (behind == ' ' || behind == '-') && (over || hit.value != ONLY_WITH_REGION);
}

static bool is_labelled(const pc_dl_window *in, size_t at, size_t end) {
    return is_term(in, at, end, label_classes) && !begins_town(in, at, true); /* "Port" is a French label too */
}

/* A title in any word of the name. */
static bool is_titled(const pc_dl_window *in, size_t at, size_t end) {
    while (at < end) {
        if (is_term(in, at, end, title_classes) && !begins_town(in, at, false))
            return true;
        while (at < end && pc_byte_at(in->text, at) != ' ' && pc_byte_at(in->text, at) != '/')
            at++;
        at += at < end;
    }
    return false;
}

/* "Hilton Head, S.C.", "Union City, N.J." are towns, "Senator Doe, Iowa" is none: with a state or country the first word tells. */
static bool begins_titled(const pc_dl_window *in, size_t at, size_t end) {
    return is_term(in, at, end, title_classes & ~PC_CLASS_BIT(PC_TERM_ORG_WORD)) && !begins_town(in, at, true);
}

static bool known_case(const pc_dl_window *in, size_t at) {
    return !is_lower_at(in->text, at);
}

/* Two spaces or more, where a text that lost its marks had a comma or a dash; or the end of the line. */
static bool is_wide(const pc_dl_window *in, size_t at) {
    return at >= in->text.n || pc_past_space(in->text, at) - at >= 2;
}

/* A state or province: short forms only as they are written, so that "In" and "me" are words. */
static pc_term_hit region_at(const pc_dl_window *in, size_t at) {
    pc_term_hit hit = term_at(in, at, PC_TERM_REGION);
    size_t end = at + hit.bytes;
    if (!hit.bytes || hit.value == REGION_NOUN || !known_case(in, at))
        return (pc_term_hit){0, 0, 0};
    if (hit.bytes == 2 && is_lower_at(in->text, at + 1) && !pc_mark_at(in->text, end, ".,") && !is_wide(in, end))
        return (pc_term_hit){0, 0, 0};
    if (pc_byte_at(in->text, end) == '.' && pc_byte_at(in->text, end + 1) == ',')
        hit.bytes++; /* "NY.," */
    return hit;
}

static size_t pair_mark(const pc_dl_window *in, size_t at) {
    size_t mark = pc_mark_at(in->text, pc_past_space(in->text, at), "/&");
    if (mark)
        return pc_past_space(in->text, mark);
    pc_term_hit hit = term_at(in, pc_past_space(in->text, at), PC_TERM_AND);
    return hit.bytes && pc_past_space(in->text, at) > at ? pc_past_space(in->text, pc_past_space(in->text, at) + hit.bytes) : 0;
}

/* One city at `at`, by the table or by its shape. */
static size_t one_city(const pc_dl_window *in, size_t at, pc_place *place) {
    pc_place shape = *place;
    pc_term_hit known = term_at(in, at, PC_TERM_CITY);
    if (known.bytes && !known_case(in, at))
        known.bytes = 0;
    size_t table_end = at + known.bytes, shape_end = shaped_name(in, at, &shape);
    if (known.bytes && shape_end > table_end && ends_place(in, shape_end) && pc_byte_at(in->text, shape_end) != '.') {
        /* a longer name, unless the rest is its region or country */
        size_t rest = pc_past_space(in->text, table_end);
        pc_term_hit over = region_at(in, rest);
        if (!over.bytes)
            over = term_at(in, rest, PC_TERM_COUNTRY);
        bool same = rest + known.bytes <= in->text.n && pc_terms_match(&pc_lang_terms, PC_TERM_CITY, PC_ANY_LANG, pc_rest_of(in->text, rest)).bytes == known.bytes;
        if (!over.bytes && !same && !pair_mark(in, table_end) && (pc_byte_at(in->text, table_end) == ' ' || (pc_byte_at(in->text, table_end) == '-' && !pc_dl_dash(in, table_end, true))))
            known.bytes = 0;
    }
    if (known.bytes) {
        place->known = true;
        place->alone = known.value == 1;
        place->words = 1;
        place->cased = pc_cp_is_upper(pc_cp_at(in->text, at));
        return table_end;
    }
    if (!shape_end || !ends_place(in, shape_end))
        return 0;
    *place = shape;
    place->labelled = is_labelled(in, at, shape_end);
    place->titled = place->labelled || is_titled(in, at, shape_end);
    return shape_end;
}

/* "LONDON/NEW YORK", "SAN FRANCISCO & TEL AVIV", "Washington  Washington". */
static size_t past_pairs(const pc_dl_window *in, size_t at, size_t end, pc_place *place) {
    for (int more = 0; more < MAX_PAIR; more++) {
        pc_place next = {0};
        size_t start = pair_mark(in, end);
        if (!start || start >= in->text.n || term_at(in, start, PC_TERM_WIRE).bytes)
            return end;
        size_t behind = one_city(in, start, &next);
        bool slash = pc_mark_at(in->text, pc_past_space(in->text, end), "/") > 0;
        bool marked = slash || pc_mark_at(in->text, pc_past_space(in->text, end), "&");
        bool like = is_caps(in->text, at, end) ? is_caps(in->text, start, behind) : slash && place->known;
        if (!behind || next.titled || starts_date(in, start) || !(next.known || (like && marked)))
            return end;
        place->known = place->known || next.known;
        place->alone = false;
        place->words = (uint8_t)(place->words + next.words);
        end = behind;
    }
    return end;
}

static void set_range(pc_range *range, size_t at, size_t end) {
    *range = (pc_range){(uint32_t)at, (uint32_t)end};
}

/* "Moscow Region", "County Cork": a name with the noun that makes it a region. */
static size_t region_by_noun(const pc_dl_window *in, size_t at) {
    name_word word;
    size_t end = at;
    for (int words = 0; words < 3; words++) {
        if (!word_of_name(in, end, &word) || !pc_dl_upper(in->text, end))
            return 0;
        end = word.end;
        size_t noun = end + 1;
        pc_term_hit hit = pc_byte_at(in->text, end) == ' ' ? term_at(in, noun, PC_TERM_REGION) : (pc_term_hit){0, 0, 0};
        if (hit.bytes && hit.value == REGION_NOUN)
            return noun + hit.bytes;
        if (pc_byte_at(in->text, end) != ' ')
            return 0;
        end++;
    }
    return 0;
}

/* "I11.", "0hio": a short stretch up to a comma that a date follows. */
static size_t misread_region(const pc_dl_window *in, size_t at) {
    enum { LONGEST = 14 };
    size_t end = at;
    while (end < in->text.n && end - at < LONGEST && (pc_is_alpha((unsigned char)in->text.p[end]) || pc_is_digit((unsigned char)in->text.p[end]) || in->text.p[end] == '.'))
        end++;
    size_t next = end > at ? pc_dl_comma(in->text, end) : 0;
    return next && next < in->text.n && starts_date(in, next) ? end : 0;
}

/* An unknown name behind a comma: a region for now. */
static size_t guessed_region(const pc_dl_window *in, size_t at, const pc_place *place) {
    pc_place shape = {0};
    size_t end = shaped_name(in, at, &shape);
    if (is_caps(in->text, place->city.at, place->city.end) && (!end || !ends_place(in, end)))
        return misread_region(in, at);
    if (!end || shape.words > 3 || !shape.cased || starts_date(in, at) || !ends_place(in, end))
        return 0;
    if (pc_number_at(in->text, pc_past_space(in->text, end), &(pc_number){0}))
        return 0; /* a month misspelt */
    if (term_at(in, at, PC_TERM_WIRE).bytes || is_titled(in, at, end) || is_labelled(in, at, end) || (!place->caps && !place->known && shape.words > 2))
        return 0;
    return end;
}

/* A country, with its article: "the Netherlands". */
static pc_term_hit country_at(const pc_dl_window *in, size_t at) {
    static const char article[] = "the ";
    enum { ARTICLE = sizeof article - 1 };
    bool the = in->text.n - at > ARTICLE && memcmp(in->text.p + at + 1, article + 1, ARTICLE - 1) == 0 && pc_lower(pc_byte_at(in->text, at)) == 't';
    size_t name = the ? at + ARTICLE : at;
    pc_term_hit hit = term_at(in, name, PC_TERM_COUNTRY);
    if (!hit.bytes || !known_case(in, name))
        return (pc_term_hit){0, 0, 0};
    hit.bytes += name - at;
    return hit;
}

/* One name over the city behind a comma, a space or an opening bracket. Offset behind it, 0 when none. */
static size_t over_at(const pc_dl_window *in, size_t at, bool comma, pc_place *place) {
    size_t by_noun = comma && !place->region.end ? region_by_noun(in, at) : 0;
    if (by_noun) {
        set_range(&place->region, at, by_noun);
        place->named_over = true;
        return by_noun;
    }
    pc_term_hit region = region_at(in, at), country = country_at(in, at);
    bool more = !place->region.end && !place->country.end;
    if (region.bytes && more && region.bytes >= country.bytes) {
        set_range(&place->region, at, at + region.bytes);
        place->named_over = true;
        return at + region.bytes;
    }
    if (country.bytes && !place->country.end) {
        set_range(&place->country, at, at + country.bytes);
        place->named_over = true;
        return at + country.bytes;
    }
    if (!comma)
        return 0;
    pc_term_hit city = term_at(in, at, PC_TERM_CITY);
    size_t end = at + city.bytes, last = city.bytes ? pair_mark(in, end) : 0;
    if (last) /* "LONDON, PARIS and BERLIN" */
        end = last + term_at(in, last, PC_TERM_CITY).bytes;
    if (city.bytes && known_case(in, at) && end > last && ends_place(in, end)) {
        place->venue = !place->known && !place->named_over;
        if (place->venue)
            set_range(&place->city, at, end);
        return end;
    }
    size_t guessed = more ? guessed_region(in, at, place) : 0;
    if (guessed) {
        set_range(&place->region, at, guessed);
        place->guessed_over = true;
    }
    return guessed;
}

/* Without a comma only what ends there: "Reno NV -", "RAYVILLE  La   ", not "New York State Police" nor "STATEMENT ON". */
static bool holds_without_comma(const pc_dl_window *in, const pc_place *before, const pc_place *after, size_t from, size_t at, size_t end) {
    if (is_wide(in, from) && is_wide(in, end) && is_caps(in->text, before->at, from))
        return true;
    if (ends_place(in, end))
        return before->known || pc_dl_dash(in, end, true) || pc_mark_at(in->text, end, ",");
    bool short_form = is_caps(in->text, at, end) || pc_byte_at(in->text, end - 1) == '.';
    return before->known && after->region.end > before->region.end && short_form;
}

/* "CAMBRIDGE. Mass., March 3": the offset behind the point. */
static size_t point_for_comma(const pc_dl_window *in, size_t at) {
    size_t point = pc_mark_at(in->text, at, "."), start = point ? pc_past_space(in->text, point) : 0;
    pc_term_hit hit = point ? region_at(in, start) : (pc_term_hit){0, 0, 0};
    size_t comma = hit.bytes ? pc_dl_comma(in->text, start + hit.bytes) : 0;
    return comma && comma < in->text.n && starts_date(in, comma) ? start : 0;
}

/* Region and country behind the city, with the commas or without. */
static size_t past_overs(const pc_dl_window *in, size_t end, pc_place *place) {
    for (int overs = 0; overs < MAX_OVER; overs++) {
        size_t start = pc_dl_comma(in->text, end), next;
        if (!start && !overs)
            start = point_for_comma(in, end);
        bool comma = start > 0, bracket = false;
        if (!start) {
            start = pc_past_space(in->text, end);
            size_t open = pc_mark_at(in->text, start, "(");
            bracket = open > 0;
            start = open ? open : start;
        }
        if (start == end || start >= in->text.n)
            return end;
        pc_place tried = *place;
        next = over_at(in, start, comma, &tried);
        size_t close = next && bracket ? pc_mark_at(in->text, next, ")") : next;
        if (!next || !close || (!comma && !bracket && !holds_without_comma(in, place, &tried, end, start, next)))
            return end;
        *place = tried;
        end = close;
    }
    return end;
}

/* "WINCHESTER, Va. and BOISE, Idaho", "DALLAS, TX; RENO, NV": further towns with their states; the first is the city. */
static size_t past_towns(const pc_dl_window *in, size_t end, const pc_place *place) {
    for (int more = 0; more < MAX_PAIR && place->named_over && !place->guessed_over; more++) {
        size_t behind = pc_past_space(in->text, end), comma = pc_mark_at(in->text, behind, ",;"), start = comma ? pc_past_space(in->text, comma) : 0;
        size_t mark = pair_mark(in, comma ? comma : end);
        pc_place next = {.at = mark ? mark : start};
        if ((!mark && pc_byte_at(in->text, behind) != ';') || next.at >= in->text.n)
            return end;
        size_t city = one_city(in, next.at, &next);
        set_range(&next.city, next.at, city);
        size_t last = city ? past_overs(in, city, &next) : 0;
        if (!last || !next.named_over || next.guessed_over || next.titled)
            return end;
        end = last;
    }
    return end;
}

bool pc_dl_place(const pc_dl_window *in, size_t at, pc_place *out) {
    *out = (pc_place){.at = at};
    if (at >= in->text.n || is_lower_at(in->text, at))
        return false;
    size_t end = one_city(in, at, out);
    if (!end)
        return false;
    /* The place twice, the first time as a heading: "WASHINGTON    Washington  D C" */
    size_t again = pc_past_space(in->text, end);
    set_range(&out->city, at, end);
    if (again > end && out->known) {
        pc_term_hit same = term_at(in, again, PC_TERM_CITY);
        if (same.bytes == end - at && same.value == (out->alone ? 1 : 0) && pc_lower(pc_byte_at(in->text, again)) == pc_lower(pc_byte_at(in->text, at)))
            end = again + same.bytes;
    }
    size_t paired = past_pairs(in, at, end, out);
    if (paired > end) {
        end = paired;
        set_range(&out->city, at, end);
    }
    out->caps = is_caps(in->text, out->city.at, out->city.end);
    out->end = past_towns(in, past_overs(in, end, out), out);
    if (out->titled && out->named_over && !out->guessed_over)
        out->titled = out->labelled || begins_titled(in, at, end);
    return true;
}
