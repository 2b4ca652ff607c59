/* The dateline: its place and how it is qualified. The tables of AP are in check/dateline_places.def. */
#include "check/parts.h"
#include "check/facts_dates.h"

#include "text/date_scan.h"

/** US states: full name, postal, AP's form in datelines. */
static const struct {
    const char *name, *postal, *ap;
} states[] = {
#define PC_STATE(name, postal, ap) {name, postal, ap},
#include "check/dateline_places.def"
};

/** Cities that stand alone in AP datelines, and where they are: what would be written behind them if they did not. */
static const struct {
    const char *city, *where, *also;
} alone[] = {
#define PC_ALONE(city, where, also) {city, where, also},
#include "check/dateline_places.def"
};

static bool same_folded(pc_str a, const char *lower_or_not) {
    size_t n = strlen(lower_or_not);
    for (size_t i = 0; i < n; i++)
        if (i >= a.n || pc_lower((unsigned char)a.p[i]) != pc_lower((unsigned char)lower_or_not[i]))
            return false;
    return a.n == n;
}

/* Letters without the marks of an abbreviation: "N. C." and "N.C." are the same. */
static bool same_letters(pc_str a, const char *b) {
    size_t i = 0;
    for (; *b; b++) {
        if (*b == '.' || *b == ' ')
            continue;
        while (i < a.n && (a.p[i] == '.' || a.p[i] == ' '))
            i++;
        if (i >= a.n || pc_lower((unsigned char)a.p[i]) != pc_lower((unsigned char)*b))
            return false;
        i++;
    }
    while (i < a.n && (a.p[i] == '.' || a.p[i] == ' '))
        i++;
    return i == a.n;
}

/* ---- dateline-city-case ---- */

static uint32_t upper(uint32_t cp) {
    if (cp < 0x80)
        return pc_is_lower((unsigned char)cp) ? cp - 32 : cp;
    if ((cp >= 0xE0 && cp <= 0xFE && cp != 0xF7) || (cp >= 0x3B1 && cp <= 0x3C9 && cp != 0x3C2) || (cp >= 0x430 && cp <= 0x44F))
        return cp - 0x20;
    if (cp >= 0x450 && cp <= 0x45F)
        return cp - 0x50;
    bool odd_is_lower = (cp >= 0x100 && cp <= 0x137) || (cp >= 0x14A && cp <= 0x177), even_is_lower = (cp >= 0x139 && cp <= 0x148) || (cp >= 0x179 && cp <= 0x17E);
    return (odd_is_lower && cp % 2 == 1 && cp != 0x131) || (even_is_lower && cp % 2 == 0) ? cp - 1 : cp;
}

/* The city in capitals; *clear: every letter has one (ß and dotless i have not, "Mc" keeps its c). */
static pc_str in_capitals(const pc_check *check, pc_str city, bool *clear) {
    char *out = pc_arena_take(check->arena, city.n * 2 + 1);
    size_t n = 0;
    *clear = true;
    for (size_t i = 0; out && i < city.n;) {
        unsigned len;
        uint32_t cp = pc_utf8_at(city, i, &len), up = upper(cp);
        bool mc = cp == 'c' && i > 0 && city.p[i - 1] == 'M' && i + 1 < city.n && pc_is_upper((unsigned char)city.p[i + 1]);
        *clear = *clear && !(up == cp && pc_cp_is_lower(cp) && !mc);
        n += pc_utf8_put(out + n, mc ? cp : up);
        i += len;
    }
    return out ? (pc_str){out, n} : (pc_str){NULL, 0};
}

void pc_rule_dateline_city_case(pc_check *check) {
    pc_range where;
    bool clear;
    pc_str city = check->release->dateline.city;
    if (pc_wants(check, PC_SET_DATELINE_CITY) != PC_VAL_CAPITALS || !pc_find_text(check, city, &where))
        return;
    pc_str with = in_capitals(check, city, &clear);
    if (!with.p || pc_str_eq(with, city))
        return;
    pc_finding *finding = pc_report(check, where, "Write the city of the dateline in capitals: \"" PC_FMT "\"", PC_ARG(with));
    if (clear)
        pc_fix_text(check, finding, true, where, with);
}

/* ---- dateline-country-missing, dateline-standalone-qualified ---- */

static int city_value(pc_str city) {
    pc_term_hit hit;
    return pc_terms_whole(&pc_lang_terms, PC_TERM_CITY, PC_ANY_LANG, city, &hit) ? hit.value : -1;
}

/* The state or country that the text itself names behind the city elsewhere: "in Minsk, Belarus". */
static pc_str named_elsewhere(const pc_check *check, pc_str city, uint32_t from) {
    for (size_t i = pc_word_at(check, from), looked = 0; i < check->n_words && looked < 2000; i++, looked++) {
        const pc_word *word = &check->words[i];
        if (!(word->flags & PC_WORD_CAPITAL) || word->at + city.n + 3 >= check->text.n || pc_lower((unsigned char)check->text.p[word->at]) != pc_lower((unsigned char)city.p[0]))
            continue;
        pc_str here = pc_str_sub(check->text, word->at, word->at + city.n);
        uint32_t next = word->at + (uint32_t)city.n;
        bool same = true;
        for (size_t k = 0; k < city.n && same; k++)
            same = pc_lower((unsigned char)here.p[k]) == pc_lower((unsigned char)city.p[k]);
        if (!same || check->text.p[next] != ',' || check->text.p[next + 1] != ' ')
            continue;
        pc_str rest = pc_str_sub(check->text, next + 2, check->passages[word->passage].text.end);
        pc_term_hit country = pc_terms_match(&pc_lang_terms, PC_TERM_COUNTRY, PC_ANY_LANG, rest), region = pc_terms_match(&pc_lang_terms, PC_TERM_REGION, PC_ANY_LANG, rest);
        size_t bytes = country.bytes > region.bytes ? country.bytes : region.bytes;
        if (bytes)
            return pc_str_sub(rest, 0, bytes);
    }
    return (pc_str){NULL, 0};
}

static const char *ap_state(pc_str region) {
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        if (same_folded(region, states[i].name) || pc_str_eq(region, pc_str_of(states[i].postal)) || same_letters(region, states[i].ap))
            return states[i].ap;
    return NULL;
}

void pc_rule_dateline_country_missing(pc_check *check) {
    const pc_dateline *line = &check->release->dateline;
    pc_range where;
    pc_value want = pc_wants(check, PC_SET_DATELINE_QUALIFIED);
    if (want == PC_VAL_CITY_ONLY || line->region.p || line->country.p || !pc_find_text(check, line->city, &where))
        return;
    int known = city_value(line->city);
    if (known == 1 || (want == PC_VAL_KNOWN_CITIES && known >= 0) || same_folded(line->city, "United Nations") || same_folded(line->city, "New York City"))
        return;
    pc_str place = named_elsewhere(check, line->city, where.end);
    pc_str shown = pc_at(check, where);
    const char *state = place.p ? ap_state(place) : NULL;
    if (state)
        place = pc_str_of(state);
    if (!place.p) {
        pc_report(check, where, PC_FMT " does not stand alone in a dateline; add its state or country", PC_ARG(shown));
        return;
    }
    pc_finding *finding = pc_report(check, where, PC_FMT " does not stand alone in a dateline; write \"" PC_FMT ", " PC_FMT "\"", PC_ARG(shown), PC_ARG(shown), PC_ARG(place));
    pc_fix_text(check, finding, false, (pc_range){where.end, where.end}, pc_printf(check->arena, ", " PC_FMT, PC_ARG(place)));
}

/* The stretch from the city's end to the end of what qualifies it, and that as written. */
static pc_str qualifier(const pc_check *check, pc_range city, pc_range *with_comma) {
    pc_range region = {0, 0}, country = {0, 0};
    const pc_dateline *line = &check->release->dateline;
    bool a = pc_find_text(check, line->region, &region), b = pc_find_text(check, line->country, &country);
    pc_range both = a ? region : country;
    if (!a && !b)
        return (pc_str){NULL, 0};
    if (a && b && country.end > region.end)
        both.end = country.end;
    if (both.at < city.end || both.at - city.end > 4)
        return (pc_str){NULL, 0};
    *with_comma = (pc_range){city.end, both.end};
    if (with_comma->end < check->text.n && check->text.p[with_comma->end] == '.' && check->text.p[with_comma->end - 1] != '.')
        with_comma->end++;
    return pc_at(check, both);
}

void pc_rule_dateline_standalone_qualified(pc_check *check) {
    pc_range city, extra;
    if (pc_wants(check, PC_SET_DATELINE_QUALIFIED) != PC_VAL_STAND_ALONE_LIST || !pc_find_text(check, check->release->dateline.city, &city))
        return;
    pc_str place = qualifier(check, city, &extra);
    for (size_t i = 0; place.p && i < sizeof alone / sizeof *alone; i++) {
        if (!same_folded(check->release->dateline.city, alone[i].city))
            continue;
        const char *state = ap_state(place);
        bool there = same_letters(place, alone[i].where) || (*alone[i].also && same_letters(place, alone[i].also)) || (state && strcmp(state, alone[i].where) == 0);
        if (!there)
            continue; /* Paris, Texas */
        pc_finding *finding = pc_report(check, (pc_range){city.at, extra.end}, PC_FMT " stands alone in a dateline; leave out \"" PC_FMT "\"", PC_ARG(pc_at(check, city)), PC_ARG(place));
        pc_fix_text(check, finding, false, extra, PC_STR(""));
    }
}

/* ---- dateline-state-form ---- */

void pc_rule_dateline_state_form(pc_check *check) {
    const pc_dateline *line = &check->release->dateline;
    pc_range where;
    if (pc_wants(check, PC_SET_DATELINE_QUALIFIED) != PC_VAL_STAND_ALONE_LIST || line->country.p || !pc_find_text(check, line->region, &where))
        return;
    if (where.end < check->text.n && check->text.p[where.end] == '.' && check->text.p[where.end - 1] != '.')
        where.end++;
    pc_str is = pc_at(check, where);
    bool spaced = memchr(is.p, ' ', is.n) && is.n <= 5 && !memchr(is.p, '.', is.n); /* "D C": the stops were lost on the way */
    bool australian = same_folded(is, "WA") && same_folded(line->city, "Perth");
    const char *want = spaced || australian ? NULL : ap_state(is);
    if (!want || pc_str_eq(is, pc_str_of(want)) || (is.n > 3 && same_folded(is, want)))
        return;
    pc_finding *finding = pc_report(check, where, "Write the state as \"%s\" in a dateline, not \"" PC_FMT "\"", want, PC_ARG(is));
    pc_fix_text(check, finding, true, where, pc_str_of(want));
}

/* ---- dateline-place-repeated ---- */

/* "in CITY" at word `i`: the index behind the city's words; 0 when it does not stand there. */
static size_t in_city(const pc_check *check, size_t i, pc_str city) {
    if (!pc_word_is(check, &check->words[i], "in") || i + 1 >= check->n_words)
        return 0;
    uint32_t at = check->words[i + 1].at;
    if (at + city.n > check->passages[check->words[i].passage].text.end || check->words[i + 1].gap != PC_GAP_BLANK)
        return 0;
    for (size_t k = 0; k < city.n; k++)
        if (pc_lower((unsigned char)check->text.p[at + k]) != pc_lower((unsigned char)city.p[k]))
            return 0;
    size_t next = pc_word_at(check, at + (uint32_t)city.n - 1) + 1;
    return check->words[next - 1].end == at + city.n ? next : 0;
}

/* The end of a state or country behind the city, comma included; 0 when there is none. */
static uint32_t place_behind(const pc_check *check, size_t city_end, uint32_t end) {
    uint32_t at = check->words[city_end - 1].end;
    if (at + 3 >= end || check->text.p[at] != ',' || check->text.p[at + 1] != ' ')
        return 0;
    pc_str rest = pc_str_sub(check->text, at + 2, end);
    pc_term_hit country = pc_terms_match(&pc_lang_terms, PC_TERM_COUNTRY, PC_ANY_LANG, rest), region = pc_terms_match(&pc_lang_terms, PC_TERM_REGION, PC_ANY_LANG, rest);
    size_t bytes = country.bytes > region.bytes ? country.bytes : region.bytes;
    return bytes ? at + 2 + (uint32_t)bytes : 0;
}

/* "in Minsk." ends what is said of the place; "in Minsk and Brest", "in Minsk Arena" go on. */
static bool stops_here(const pc_check *check, size_t next, uint32_t at, uint32_t end) {
    if (at >= end || check->text.p[at] == '.' || check->text.p[at] == ';')
        return true;
    return next < check->n_words && check->words[next].gap == PC_GAP_BLANK && (pc_word_is(check, &check->words[next], "on") || pc_word_is(check, &check->words[next], "today"));
}

void pc_rule_dateline_place_repeated(pc_check *check) {
    pc_str city = check->release->dateline.city;
    size_t lede = pc_passage_next(check, 0, PC_SEC_BODY), head = pc_passage_next(check, 0, PC_SEC_HEADLINE);
    if (!city.p || !city.n || lede >= check->release->pieces.n)
        return;
    const pc_passage *passage = &check->passages[lede];
    for (size_t i = passage->first; i < passage->last; i++) {
        size_t next = in_city(check, i, city);
        uint32_t place = next ? place_behind(check, next, passage->text.end) : 0;
        if (!next || (!place && !stops_here(check, next, check->words[next - 1].end, passage->text.end)) || (check->words[i].flags & PC_WORD_QUOTED))
            continue;
        pc_range words = {check->words[i].at, place ? place : check->words[next - 1].end};
        pc_finding *finding = pc_report(check, words, "The dateline already says where; leave out \"" PC_FMT "\"", PC_ARG(pc_at(check, words)));
        for (size_t h = head < check->release->pieces.n ? check->passages[head].first : 0; head < check->release->pieces.n && h < check->passages[head].last; h++) {
            size_t there = in_city(check, h, city);
            if (there)
                pc_relate(check, finding, (pc_range){check->words[h].at, check->words[there - 1].end}, "the headline names it too");
        }
        return;
    }
}
