/* Rules about forms of names: suffixes, countries, accents, possessives, common nouns, trade marks. */
#include "check/facts.h"
#include "check/facts_names.h"
#include "check/facts_points.h"
#include "check/parts.h"

#include "base/hash.h"
#include "text/terms.h"

/* ---- company suffixes ---- */

/* The registered name, where the house lists it with its comma. */
static bool is_registered(const pc_check *check, pc_range range) {
    const pc_entries *house = &check->style->house.organizations;
    pc_str tail = pc_at(check, range);
    for (size_t i = 0; i < house->n && i < 500; i++) {
        pc_str name = house->v[i].text;
        if (name.n >= tail.n && memcmp(name.p + name.n - tail.n, tail.p, tail.n) == 0)
            return true;
    }
    return false;
}

void pc_rule_company_suffix(pc_check *check) {
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        if (hit->first == 0 || !(check->words[hit->first].flags & PC_WORD_CAPITAL))
            continue;
        const pc_word *before = &check->words[hit->first - 1];
        if (pc_str_eq(pc_at(check, hit->text), PC_STR("CO"))) /* "Colorado Springs, CO" */
            continue;
        bool comma = before->passage == check->words[hit->first].passage && check->text.p[before->end] == ',' && hit->text.at - before->end == 2;
        if (!comma || !(before->flags & PC_WORD_CAPITAL))
            continue;
        pc_range range = {before->at, hit->text.end};
        if (is_registered(check, range))
            continue;
        pc_finding *finding = pc_report(check, range, "No comma stands before \"" PC_FMT "\"", PC_ARG(pc_at(check, hit->text)));
        pc_fix_text(check, finding, false, (pc_range){before->end, before->end + 1}, PC_STR(""));
    }
}

/* ---- countries, accents, variants: lists ---- */

static bool has_word(const char *list, const char *word) {
    return list && strstr(list, word) != NULL;
}

void pc_rule_country_name_form(pc_check *check) {
    pc_value wanted = pc_wants(check, PC_SET_COUNTRY_NAMES);
    const char *name = wanted == PC_VAL_COUNTRY_UN ? "un" : wanted == PC_VAL_COUNTRY_EU ? "eu" : wanted == PC_VAL_COUNTRY_SHORT ? "short" : "fcdo";
    const char *seen[32]; /* each name is marked once a text */
    size_t n = 0;
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        size_t k = 0;
        while (k < n && seen[k] != hit->words)
            k++;
        if (!has_word(hit->note, name) || k < n)
            continue;
        const pc_word *before = hit->first ? &check->words[hit->first - 1] : NULL, *next = hit->last < check->n_words ? &check->words[hit->last] : NULL;
        bool in_name = (next && next->gap == PC_GAP_BLANK && (next->flags & PC_WORD_CAPITAL) && next->passage == check->words[hit->first].passage) ||
                       (before && check->words[hit->first].gap == PC_GAP_BLANK && (before->flags & PC_WORD_CAPITAL) && !(before->flags & PC_WORD_STARTS));
        if (in_name) /* Vietnam Airlines, Bank of Turkey stays */
            continue;
        pc_finding *finding = pc_report(check, hit->text, "The house writes \"%s\"", hit->instead);
        if (finding && n < sizeof seen / sizeof *seen)
            seen[n++] = hit->words;
        pc_range range = hit->text;
        bool article = strncmp(hit->instead, "the ", 4) == 0, has = before && before->passage == check->words[hit->first].passage && pc_word_is(check, before, "the");
        if (has && !article) /* "the Czech Republic": the article goes with it */
            range.at = before->at;
        pc_fix_text(check, finding, false, range, pc_str_of(hit->instead + (has && article ? 4 : 0)));
    }
}

/* A name of the house with accents, typed without them. */
static void check_house_accents(pc_check *check, pc_str name) {
    const pc_names *names = pc_names_of(check);
    uint32_t key = PC_HASH32_SEED;
    bool accents = false;
    size_t at = name.n;
    for (size_t i = 0; i < name.n; i++)
        accents = accents || (unsigned char)name.p[i] >= 0x80;
    while (at > 0 && name.p[at - 1] != ' ')
        at--;
    if (!accents || !names)
        return;
    key = pc_squash(pc_str_sub(name, at, name.n), key);
    for (size_t i = 0; i < names->people.n && i < 400; i++) {
        pc_str found = names->people.v[i].name;
        size_t cut = found.n;
        while (cut > 0 && found.p[cut - 1] != ' ')
            cut--;
        if (pc_squash(pc_str_sub(found, cut, found.n), PC_HASH32_SEED) != key || pc_str_eq(found, name) || pc_squash(found, 1) != pc_squash(name, 1))
            continue;
        pc_finding *finding = pc_report(check, names->people.v[i].first_run, "The name has accents; write \"" PC_FMT "\"", PC_ARG(name));
        pc_fix_text(check, finding, false, names->people.v[i].first_run, name);
    }
}

void pc_rule_diacritics_missing(pc_check *check) {
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        pc_finding *finding = pc_report(check, hit->text, "The name has accents; write \"%s\"", hit->instead);
        pc_fix_text(check, finding, false, hit->text, pc_str_of(hit->instead));
    }
    for (size_t i = 0; i < check->style->house.people.n && i < 300; i++)
        check_house_accents(check, check->style->house.people.v[i].name);
}

void pc_rule_name_variant(pc_check *check) {
    bool usual = pc_wants(check, PC_SET_NAME_SPELLING) == PC_VAL_USUAL;
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        if (hit->note && !usual) /* a spelling of AP's: others keep what its owner writes */
            continue;
        pc_finding *finding = pc_report(check, hit->text, "The usual spelling is \"%s\"", hit->instead);
        pc_fix_text(check, finding, false, hit->text, pc_str_of(hit->instead));
    }
}

/* ---- possessives ---- */

void pc_rule_possessive_org(pc_check *check) {
    for (size_t i = 0; i < check->n_words; i++) {
        const pc_word *word = &check->words[i];
        pc_str text = pc_word_text(check, word);
        if (!(word->flags & PC_WORD_APOSTROPHE) || !(word->flags & PC_WORD_CAPITAL) || text.n < 4 || text.p[text.n - 1] != 's')
            continue;
        size_t stem = text.n - (text.p[text.n - 2] == '\'' ? 2 : 4);
        bool capitals = stem >= 2 && stem < text.n;
        for (size_t k = 0; capitals && k < stem; k++)
            capitals = pc_is_upper((unsigned char)text.p[k]);
        if (!capitals)
            continue;
        pc_str name = pc_str_sub(text, 0, stem);
        pc_finding *finding = pc_report(check, (pc_range){word->at, word->end}, "An acronym takes no possessive; write \"the " PC_FMT " ...\" or \"of " PC_FMT "\"", PC_ARG(name), PC_ARG(name));
        bool has = i > 0 && pc_word_is(check, &check->words[i - 1], "the");
        const char *article = has ? "" : word->flags & PC_WORD_STARTS ? "The " : "the ";
        pc_fix_text(check, finding, false, (pc_range){word->at, word->end}, pc_printf(check->arena, "%s" PC_FMT, article, PC_ARG(name)));
    }
}

/* ---- common nouns ---- */

static bool is_determiner(const pc_check *check, const pc_word *word) {
    static const char *const words[] = {"the", "this", "our", "its", "their", "a", "each", "every", "that"};
    return PC_IS_ONE_OF(check, word, words);
}

/* Whether a capitalised word goes on behind the noun, at once or over "of", "on", "for"; over "to" only the next: "Committee to Protect". */
static bool goes_on(const pc_check *check, size_t last) {
    uint32_t passage = check->words[last - 1].passage;
    if (last >= check->n_words || check->words[last].passage != passage)
        return false;
    const pc_word *next = &check->words[last];
    if (next->gap == PC_GAP_HYPHEN || next->gap == PC_GAP_SLASH || (next->gap == PC_GAP_BLANK && (next->flags & PC_WORD_CAPITAL)))
        return true;
    if (next->gap == PC_GAP_BLANK && (pc_word_is(check, next, "of") || pc_word_is(check, next, "on") || pc_word_is(check, next, "for")))
        for (size_t i = last + 1; i < last + 3 && i < check->n_words && check->words[i].passage == passage; i++)
            if (check->words[i].flags & PC_WORD_CAPITAL)
                return true;
    bool to = next->gap == PC_GAP_BLANK && pc_word_is(check, next, "to") && last + 1 < check->n_words && check->words[last + 1].passage == passage;
    return to && (check->words[last + 1].flags & PC_WORD_CAPITAL);
}

/* "Conference of Heads of Member States", "Subcommittee on Private Sector Solutions": a capitalised word before it, over "of", "on", "for". */
static bool comes_from_name(const pc_check *check, size_t first) {
    static const char *const over[] = {"of", "on", "for"};
    uint32_t passage = check->words[first].passage;
    if (first < 2 || check->words[first - 1].passage != passage || !PC_AMONG(check, first - 1, over))
        return false;
    return check->words[first - 2].passage == passage && (check->words[first - 2].flags & PC_WORD_CAPITAL);
}

/* A term that the text defines: the “Company”, (“the Company”). */
static bool is_defined(const pc_check *check, pc_str noun) {
    for (size_t q = 0; q < check->release->quotes.n && q < 200; q++) {
        pc_range part = check->release->quotes.v[q].parts[0];
        if (part.end - part.at < noun.n + 14 && pc_word_in(check, noun, part))
            return true;
    }
    return false;
}

void pc_rule_common_noun_capital(pc_check *check) {
    if (pc_wants(check, PC_SET_COMMON_NOUNS) != PC_VAL_SMALL)
        return;
    uint32_t passage = UINT32_MAX;
    const char *reported = NULL;
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        if (!hit->first) /* nothing before it tells what it is */
            continue;
        const pc_word *first = &check->words[hit->first], *before = first - 1;
        bool capital = true;
        for (size_t i = hit->first; i < hit->last; i++)
            capital = capital && (check->words[i].flags & PC_WORD_CAPITAL) && !(check->words[i].flags & PC_WORD_CAPITALS);
        if (!capital || before->passage != first->passage || first->gap != PC_GAP_BLANK || (first->flags & PC_WORD_STARTS))
            continue;
        bool determined = is_determiner(check, before) || (hit->last - hit->first > 1 && !(before->flags & PC_WORD_CAPITAL));
        if (!determined || goes_on(check, hit->last) || comes_from_name(check, hit->first))
            continue;
        if (first->passage == passage && reported == hit->words) /* once a paragraph */
            continue;
        if (is_defined(check, pc_word_text(check, first)))
            continue;
        passage = first->passage;
        reported = hit->words;
        pc_finding *finding = pc_report(check, hit->text, "A common noun takes no capital here; write \"%s\"", hit->words);
        pc_fix_text(check, finding, false, hit->text, pc_str_of(hit->words));
    }
}

/* ---- trade marks ---- */

enum { MOST_MARKS = 200 };

/* ® ™ ℠ at `at`: their bytes. "(R)" and "(TM)" as typed: *typed. */
static unsigned trade_mark(pc_str text, uint32_t at, bool *typed) {
    size_t left = text.n - at;
    const char *p = text.p + at;
    *typed = false;
    if (left >= 2 && memcmp(p, "\xC2\xAE", 2) == 0)
        return 2;
    if (left >= 3 && (memcmp(p, "\xE2\x84\xA2", 3) == 0 || memcmp(p, "\xE2\x84\xA0", 3) == 0))
        return 3;
    *typed = true;
    if (left >= 4 && memcmp(p, "(TM)", 4) == 0)
        return 4;
    return left >= 3 && memcmp(p, "(R)", 3) == 0 ? 3 : 0;
}

/* A trade mark sign behind a word: `again`: the word has had one before. */
static void check_trade_mark(pc_check *check, pc_range word, pc_range mark, bool again, bool typed) {
    pc_range range = {word.at, mark.end};
    bool head = (PC_SECTION_BIT(pc_passage_at(check, mark.at)->section) & PC_IN_HEADS) != 0, tm = mark.end - mark.at == 4;
    if (again || head) {
        pc_finding *finding = pc_report(check, range, head ? "A headline takes no trade mark sign; delete it" : "The trade mark sign stands at the first mention only; delete it");
        pc_fix_text(check, finding, true, mark, PC_STR(""));
    } else if (typed) {
        pc_finding *finding = pc_report(check, range, "Use the sign itself: %s", tm ? "™" : "®");
        pc_fix_text(check, finding, true, mark, tm ? PC_STR("™") : PC_STR("®"));
    }
}

void pc_rule_trademark_symbol(pc_check *check) {
    uint32_t seen[MOST_MARKS];
    size_t n = 0;
    const pc_points *points = pc_points_of(check);
    for (size_t p = 0; p < points->at.n; p++) {
        uint32_t at = points->at.v[p];
        unsigned char c = (unsigned char)check->text.p[at];
        bool typed, again = false;
        unsigned len = c == 0xC2 || c == 0xE2 || c == '(' ? trade_mark(check->text, at, &typed) : 0;
        size_t word = len ? pc_word_at(check, at) : 0;
        if (!len || word == 0 || check->words[word - 1].end != at)
            continue;
        const pc_word *before = &check->words[word - 1];
        for (size_t i = 0; i < n; i++)
            again = again || seen[i] == before->hash;
        if (!again && n < MOST_MARKS)
            seen[n++] = before->hash;
        check_trade_mark(check, (pc_range){before->at, before->end}, (pc_range){at, at + len}, again, typed);
    }
}

/* ---- the company is, the company are ---- */

void pc_rule_collective_verb(pc_check *check) {
    bool us = pc_wants(check, PC_SET_SPELLING) == PC_VAL_US;
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        const pc_word *before = hit->first ? &check->words[hit->first - 1] : NULL;
        if (!us || !before || !(pc_word_is(check, before, "the") || pc_word_is(check, before, "this") || pc_word_is(check, before, "our")) || pc_is_term(check, PC_TERM_AND, before))
            continue;
        size_t start = hit->first - 1; /* "members of the team are": the team is not the subject */
        if (start > 0 && check->words[start - 1].passage == before->passage && check->words[start].gap == PC_GAP_BLANK)
            continue;
        pc_finding *finding = pc_report(check, hit->text, "In American usage a body takes the singular; write \"%s\"", hit->instead);
        pc_fix_text(check, finding, false, hit->text, pc_str_of(hit->instead));
    }
}
