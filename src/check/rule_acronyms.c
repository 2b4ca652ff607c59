/* Rules about acronyms. */
#include "check/facts.h"
#include "check/facts_acronyms.h"
#include "check/facts_names.h"
#include "check/facts_traits.h"
#include "check/parts.h"

#include "text/terms.h"

static const pc_word *word_of(const pc_check *check, const pc_acronym *use) {
    return &check->words[use->word];
}

static pc_str letters_of(const pc_check *check, const pc_acronym *use) {
    return pc_str_sub(check->text, word_of(check, use)->at, use->end);
}

static uint8_t section_of(const pc_check *check, const pc_acronym *use) {
    return check->passages[word_of(check, use)->passage].section;
}

/* The uses of one acronym: by_stem [first, last). */
typedef struct group {
    size_t first, last;
} group;

static group next_group(const pc_acronyms *acronyms, size_t from) {
    group g = {from, from + 1};
    while (g.last < acronyms->uses.n && acronyms->uses.v[acronyms->by_stem[g.last]].stem == acronyms->uses.v[acronyms->by_stem[from]].stem)
        g.last++;
    return g;
}

static const pc_acronym *use_at(const pc_acronyms *acronyms, size_t i) {
    return &acronyms->uses.v[acronyms->by_stem[i]];
}

/* ---- never given in full ---- */

static bool is_roman(pc_str s) {
    for (size_t i = 0; i < s.n; i++)
        if (!strchr("IVXLCM", s.p[i]))
            return false;
    return true;
}

/* Whether the word at index `i` shouts: it is long, or one that is no acronym ("THE"). */
static bool shouts(const pc_check *check, size_t i, uint32_t passage) {
    static const char *const small[] = {"a", "an", "the", "and", "or", "but", "not", "of", "in", "on", "at", "to", "for", "by", "is", "are", "do", "no"};
    if (i >= check->n_words || check->words[i].passage != passage || !(check->words[i].flags & PC_WORD_CAPITALS))
        return false;
    return check->words[i].end - check->words[i].at > 3 || PC_AMONG(check, i, small);
}

/* Capitals before or behind: a line that shouts, "JOHN DOE:", "U.S. EPA" parts. */
static bool is_shouted(const pc_check *check, const pc_acronym *use) {
    const pc_word *word = word_of(check, use);
    bool beside = (use->word > 0 && shouts(check, use->word - 1, word->passage)) || shouts(check, use->word + 1, word->passage);
    return beside || (word->end < check->text.n && check->text.p[word->end] == ':');
}

/* Codes, tickers, parts of addresses and of longer marks. */
static bool is_code(const pc_check *check, const pc_acronym *use) {
    size_t i = use->word;
    const pc_word *word = word_of(check, use);
    const pc_word *before = i > 0 && check->words[i - 1].passage == word->passage ? &check->words[i - 1] : NULL;
    const pc_word *next = i + 1 < check->n_words && check->words[i + 1].passage == word->passage ? &check->words[i + 1] : NULL;
    if (word->gap == PC_GAP_DOT || word->gap == PC_GAP_SLASH || (next && (next->gap == PC_GAP_DOT || next->gap == PC_GAP_SLASH)))
        return true;
    if ((word->gap == PC_GAP_HYPHEN && before && (before->flags & (PC_WORD_HAS_DIGIT | PC_WORD_CAPITALS))) || (next && next->gap == PC_GAP_HYPHEN && (next->flags & (PC_WORD_HAS_DIGIT | PC_WORD_CAPITALS))))
        return true;
    if (before && word->gap == PC_GAP_MARKS && word->at - before->end <= 3 && memchr(check->text.p + before->end, ':', word->at - before->end))
        return true; /* NYSE: ACM */
    if (before && (before->flags & PC_WORD_DIGIT) && word->gap == PC_GAP_BLANK)
        return true; /* 20 GB */
    if (next && (next->flags & PC_WORD_DIGIT) && next->gap == PC_GAP_BLANK)
        return true; /* OR 97001, PHP 8 */
    if (next && next->gap == PC_GAP_BLANK && (next->flags & PC_WORD_CAPITAL) && !(next->flags & PC_WORD_CAPITALS) &&
        (use->end - word->at == 2 || pc_word_is(check, next, "act") || pc_word_is(check, next, "program") || pc_word_is(check, next, "programme")))
        return true; /* CJ Dixon, the SAFER Act */
    return pc_is_term(check, PC_TERM_REGION, word) || pc_is_term(check, PC_TERM_CLOCK, word) || pc_is_term(check, PC_TERM_ZONE, word) || pc_is_term(check, PC_TERM_NAME_SUFFIX, word) || pc_is_term(check, PC_TERM_WIRE, word);
}

/* A company's own name: KPMG Ltd, or the issuer. */
static bool is_issuer(const pc_check *check, const pc_acronym *use) {
    pc_str letters = letters_of(check, use);
    size_t next = use->word + 1;
    if (next < check->n_words && check->words[next].gap == PC_GAP_BLANK && pc_is_term(check, PC_TERM_ORG_WORD, &check->words[next]))
        return true;
    for (size_t i = 0; i < check->release->boilerplates.n && i < 16; i++) {
        pc_str name = check->release->boilerplates.v[i].organization;
        for (size_t at = 0; name.p && at + letters.n <= name.n; at++)
            if (memcmp(name.p + at, letters.p, letters.n) == 0)
                return true;
    }
    return false;
}

/* The initials of a name of the text: it is given in full, without brackets. */
static bool is_spelt_somewhere(pc_check *check, pc_str letters) {
    const pc_names *names = pc_names_of(check);
    for (size_t i = 0; names && i < names->bodies.n && i < 400; i++) {
        const pc_body_name *body = &names->bodies.v[i];
        size_t n = 0, small = 0;
        bool with_small = true;
        for (size_t w = body->first; w < body->last && n <= letters.n; w++) {
            bool skip = pc_is_small_word(check, &check->words[w]);
            char c = check->text.p[check->words[w].at];
            c = (char)(pc_is_lower((unsigned char)c) ? c - 32 : c);
            with_small = with_small && small < letters.n && letters.p[small++] == c;
            if (skip)
                continue;
            if (n < letters.n && letters.p[n] == c)
                n++;
            else
                n = letters.n + 1;
        }
        if (n == letters.n || (with_small && small == letters.n))
            return true;
    }
    return false;
}

static bool is_house_acronym(const pc_check *check, pc_str letters) {
    const pc_entries *house = &check->style->house.acronyms;
    for (size_t i = 0; i < house->n && i < 1000; i++)
        if (pc_str_eq(house->v[i].text, letters))
            return true;
    return false;
}

/* Written in small letters elsewhere: a word that shouts. */
static bool is_common_word(const pc_check *check, const pc_acronym *use) {
    for (size_t i = 0; i < check->n_words; i++)
        if (check->words[i].hash == use->stem && !(check->words[i].flags & PC_WORD_CAPITAL))
            return true;
    return false;
}

/* The words of the rule's own list, which everybody knows. */
static bool is_listed(const pc_hit **hits, const pc_acronym *use) {
    while (*hits && (*hits)->first < use->word)
        *hits = (*hits)->next;
    return *hits && (*hits)->first == use->word;
}

enum { MOST_LOOKED_UP = 100 };

void pc_rule_acronym_undefined(pc_check *check) {
    const pc_acronyms *acronyms = pc_acronyms_of(check);
    const pc_hit *hits = pc_hits(check);
    unsigned looked_up = 0;
    if (!acronyms)
        return;
    bool *listed = pc_arena_zeroed(check->arena, acronyms->uses.n + 1, sizeof *listed);
    if (!listed)
        return;
    for (size_t i = 0; i < acronyms->uses.n; i++)
        listed[i] = is_listed(&hits, &acronyms->uses.v[i]);
    for (size_t g = 0; g < acronyms->uses.n;) {
        group all = next_group(acronyms, g);
        const pc_acronym *first = NULL, *given = NULL;
        bool known = false;
        for (size_t i = all.first; i < all.last; i++) {
            const pc_acronym *use = use_at(acronyms, i);
            uint32_t at = word_of(check, use)->at;
            known = known || listed[acronyms->by_stem[i]] || (word_of(check, use)->flags & PC_WORD_NAME);
            if (use->kind != PC_ACRONYM_USED && (!given || use->kind != PC_ACRONYM_BRACKET))
                given = given && given->kind != PC_ACRONYM_BRACKET ? given : use;
            bool prose = (PC_SECTION_BIT(section_of(check, use)) & PC_IN_BODY) && check->passages[word_of(check, use)->passage].kind != PC_PARA_HEADING &&
                         check->passages[word_of(check, use)->passage].kind != PC_PARA_TABLE;
            if (!first && prose && use->kind == PC_ACRONYM_USED && !pc_is_quoted(check, at) && !is_shouted(check, use) && !is_code(check, use))
                first = use;
        }
        g = all.last;
        bool later = first && given && word_of(check, given)->at > word_of(check, first)->at && given->kind == PC_ACRONYM_GIVEN && (PC_SECTION_BIT(section_of(check, given)) & PC_IN_BODY);
        if (!first || known || (given && !later) || looked_up++ > MOST_LOOKED_UP)
            continue;
        pc_str letters = letters_of(check, first);
        if (letters.n > 5 || is_roman(letters) || is_house_acronym(check, letters) || is_issuer(check, first) || is_common_word(check, first) || (!later && is_spelt_somewhere(check, letters)))
            continue;
        pc_range range = {word_of(check, first)->at, word_of(check, first)->end};
        if (later) {
            pc_finding *finding = pc_report(check, range, "\"" PC_FMT "\" is given in full only later; do so here, where it is first used", PC_ARG(letters));
            pc_relate(check, finding, given->full, "given in full here");
        } else {
            pc_report(check, range, "\"" PC_FMT "\" is never given in full; write the full name at first mention", PC_ARG(letters));
        }
    }
}

/* ---- given and not used, given twice ---- */

void pc_rule_acronym_unused(pc_check *check) {
    const pc_acronyms *acronyms = pc_acronyms_of(check);
    for (size_t g = 0; acronyms && g < acronyms->uses.n;) {
        group all = next_group(acronyms, g);
        const pc_acronym *use = use_at(acronyms, g);
        g = all.last;
        if (all.last - all.first != 1 || use->kind != PC_ACRONYM_GIVEN)
            continue;
        const pc_word *word = word_of(check, use);
        pc_range brackets = {word->at - 1, word->end + 1};
        if (check->text.p[word->end] != ')')
            continue;
        pc_finding *finding = pc_report(check, brackets, "\"" PC_FMT "\" is not used again; leave the brackets out", PC_ARG(letters_of(check, use)));
        pc_fix_text(check, finding, false, (pc_range){use->full.end, brackets.end}, PC_STR(""));
    }
}

void pc_rule_acronym_redefined(pc_check *check) {
    const pc_acronyms *acronyms = pc_acronyms_of(check);
    for (size_t g = 0; acronyms && g < acronyms->uses.n;) {
        group all = next_group(acronyms, g);
        const pc_acronym *first = NULL;
        for (size_t i = all.first; i < all.last; i++) {
            const pc_acronym *use = use_at(acronyms, i);
            if (use->kind != PC_ACRONYM_GIVEN && use->kind != PC_ACRONYM_FIRST)
                continue;
            if (check->passages[word_of(check, use)->passage].kind == PC_PARA_HEADING || section_of(check, use) == PC_SEC_CONTACT)
                continue; /* names there are written out */
            bool alone = first && section_of(check, first) != section_of(check, use); /* headlines and boilerplates stand by themselves */
            if (!first || alone) {
                first = use;
                continue;
            }
            pc_range range = {word_of(check, use)->at, use->end};
            pc_finding *finding = use->name == first->name ? pc_report(check, range, "\"" PC_FMT "\" was given in full before; the acronym is enough here", PC_ARG(letters_of(check, use)))
                                                           : pc_report(check, range, "\"" PC_FMT "\" stands for another name before; use it for one of them only", PC_ARG(letters_of(check, use)));
            pc_relate(check, finding, first->full, "given in full here");
        }
        g = all.last;
    }
}

void pc_rule_acronym_order(pc_check *check) {
    const pc_acronyms *acronyms = pc_acronyms_of(check);
    for (size_t i = 0; acronyms && i < acronyms->uses.n; i++) {
        const pc_acronym *use = &acronyms->uses.v[i];
        if (use->kind != PC_ACRONYM_FIRST || check->text.p[use->full.end] != ')')
            continue;
        pc_range range = {word_of(check, use)->at, use->full.end + 1};
        pc_str turned = pc_printf(check->arena, "%.*s (" PC_FMT ")", (int)(use->full.end - use->full.at), check->text.p + use->full.at, PC_ARG(letters_of(check, use)));
        pc_finding *finding = pc_report(check, range, "The full name comes first and the acronym behind it in brackets");
        pc_fix_text(check, finding, true, range, turned);
    }
}

/* ---- UN, US, UK ---- */

/* Where stops are written none are in USA. */
static const struct {
    const char *plain, *stops, *full;
} house_forms[] = {{"UN", "U.N.", "United Nations"}, {"US", "U.S.", "United States"}, {"USA", NULL, "United States"}, {"UK", "U.K.", "United Kingdom"}};

enum { HOUSE_FORMS = sizeof house_forms / sizeof *house_forms };

/* The dotted form at word `i`: U . N; which one, HOUSE_FORMS when none. */
static size_t dotted_form(const pc_check *check, size_t i) {
    const pc_word *word = &check->words[i];
    if (i + 1 >= check->n_words || word->end - word->at != 1 || check->words[i + 1].gap != PC_GAP_DOT || check->words[i + 1].end - check->words[i + 1].at != 1)
        return HOUSE_FORMS;
    char a = check->text.p[word->at], b = check->text.p[check->words[i + 1].at];
    for (size_t k = 0; k < HOUSE_FORMS; k++)
        if (house_forms[k].plain[0] == a && house_forms[k].plain[1] == b && house_forms[k].plain[2] == 0)
            return k;
    return HOUSE_FORMS;
}

/* "UN Women", "US Airways", "UN-Habitat", "AT&T UK Ltd": names that hold it, by their capital behind. */
static bool is_name_part(const pc_check *check, size_t i) {
    const pc_word *word = &check->words[i], *next = i + 1 < check->n_words && check->words[i + 1].passage == word->passage ? &check->words[i + 1] : NULL;
    return (word->flags & PC_WORD_NAME) || (next && (next->gap == PC_GAP_HYPHEN || next->gap == PC_GAP_DOT || next->gap == PC_GAP_SLASH) && (next->flags & PC_WORD_CAPITAL)) ||
           word->gap == PC_GAP_DOT || word->gap == PC_GAP_SLASH;
}

/* "Families USA", "the USA Patriot Act": part of a name more often than not. */
static bool is_usa_of_name(const pc_check *check, size_t i) {
    const pc_word *word = &check->words[i], *before = i ? word - 1 : NULL, *next = i + 1 < check->n_words ? word + 1 : NULL;
    bool behind = before && word->gap == PC_GAP_BLANK && before->flags & PC_WORD_CAPITAL;
    return word->end - word->at == 3 && (behind || (next && next->gap == PC_GAP_BLANK && next->flags & PC_WORD_CAPITAL));
}

static void report_form(pc_check *check, pc_range range, const char *form, bool headline) {
    pc_finding *finding = pc_report(check, range, headline ? "Headlines take no stops in it; write \"%s\"" : "The house writes \"%s\"", form);
    pc_fix_text(check, finding, false, range, pc_str_of(form));
}

void pc_rule_acronym_house_form(pc_check *check) {
    pc_value wanted = pc_wants(check, PC_SET_ACRONYM_US);
    const pc_acronyms *acronyms = pc_acronyms_of(check);
    uint32_t passage = UINT32_MAX, reported = 0;
    for (size_t i = 0; acronyms && i < acronyms->uses.n && wanted != PC_VAL_NO_STOPS; i++) {
        const pc_acronym *use = &acronyms->uses.v[i];
        const pc_word *word = word_of(check, use);
        bool head = (PC_SECTION_BIT(section_of(check, use)) & PC_IN_HEADS) != 0;
        if (use->end - word->at > 3 || use->end != word->end || is_name_part(check, use->word) || use->kind != PC_ACRONYM_USED || (head && wanted == PC_VAL_STOPS) || is_shouted(check, use))
            continue;
        for (size_t k = 0; k < HOUSE_FORMS; k++) {
            if (!pc_str_eq(letters_of(check, use), pc_str_of(house_forms[k].plain)) || is_usa_of_name(check, use->word) || (wanted == PC_VAL_STOPS && !house_forms[k].stops))
                continue;
            if (word->passage == passage && reported == use->stem) /* once a paragraph */
                continue;
            passage = word->passage;
            reported = use->stem;
            report_form(check, (pc_range){word->at, word->end}, wanted == PC_VAL_STOPS ? house_forms[k].stops : house_forms[k].full, false);
        }
    }
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) { /* U.N, U.S */
        size_t k = dotted_form(check, hit->first);
        bool head = (PC_SECTION_BIT(check->passages[check->words[hit->first].passage].section) & PC_IN_HEADS) != 0;
        bool more = hit->last < check->n_words && check->words[hit->last].gap == PC_GAP_DOT;
        pc_range range = {hit->text.at, hit->text.end + (hit->text.end < check->text.n && check->text.p[hit->text.end] == '.')};
        if (k == HOUSE_FORMS || more || (wanted == PC_VAL_STOPS && !head) || wanted == PC_VAL_NO_STOPS)
            continue;
        report_form(check, range, wanted == PC_VAL_STOPS ? house_forms[k].plain : house_forms[k].full, head && wanted == PC_VAL_STOPS);
    }
}

/* ---- forms ---- */

void pc_rule_acronym_plural_apostrophe(pc_check *check) {
    static const char *const plural_before[] = {"many", "several", "few", "these", "those", "both", "all", "some", "most", "two", "three", "four", "five", "six", "ten", "local", "other", "various", "new"};
    static const char *const plural_behind[] = {"are", "were", "have", "and", "or", "in", "on", "for", "from", "with", "to", "do", "who", "that", "can", "will", "working", "came", "met", "say", "said", "want", "need", "join", "joined", "took"};
    const pc_picked *words = pc_words_with(check, PC_TRAIT_APOSTROPHE);
    for (size_t w = 0; w < words->at.n; w++) {
        size_t i = words->at.v[w];
        const pc_word *word = &check->words[i];
        pc_str text = pc_word_text(check, word);
        if (!(word->flags & PC_WORD_CAPITAL) || pc_acronym_letters(text) == 0)
            continue;
        const pc_word *before = i > 0 && check->words[i - 1].passage == word->passage ? &check->words[i - 1] : NULL;
        const pc_word *next = i + 1 < check->n_words && check->words[i + 1].passage == word->passage && check->words[i + 1].gap == PC_GAP_BLANK ? &check->words[i + 1] : NULL;
        bool many = before && (before->flags & PC_WORD_DIGIT), verb = false;
        for (size_t k = 0; before && k < sizeof plural_before / sizeof *plural_before; k++)
            many = many || pc_word_is(check, before, plural_before[k]);
        for (size_t k = 0; next && k < sizeof plural_behind / sizeof *plural_behind; k++)
            verb = verb || (pc_word_is(check, next, plural_behind[k]) && (k < 3 || many));
        bool ends = !next && many;
        if (!verb && !ends)
            continue;
        uint32_t letters = pc_acronym_letters(text);
        pc_finding *finding = pc_report(check, (pc_range){word->at, word->end}, "The plural takes no apostrophe; write \"" PC_FMT "s\"", PC_ARG(pc_str_sub(text, 0, letters)));
        pc_fix_text(check, finding, true, (pc_range){word->at + letters, word->end - 1}, PC_STR(""));
    }
}

void pc_rule_acronym_redundant(pc_check *check) {
    pc_report_phrases(check);
}

void pc_rule_acronym_article(pc_check *check) {
    static const char *const behind[] = {"is", "was", "has", "will", "said", "and", "or", "in", "for", "to", "on", "with", "at", "by", "also", "which", "that", "can", "would", "had"};
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        const pc_word *next = hit->last < check->n_words && check->words[hit->last].passage == check->words[hit->first].passage ? &check->words[hit->last] : NULL;
        bool noun = next && next->gap == PC_GAP_BLANK;
        for (size_t k = 0; noun && k < sizeof behind / sizeof *behind; k++)
            noun = !pc_word_is(check, next, behind[k]);
        if (noun || (next && next->gap == PC_GAP_HYPHEN)) /* "the UNICEF office" */
            continue;
        pc_finding *finding = pc_report(check, hit->text, "It takes no article; write \"%s\"", hit->instead);
        pc_fix_text(check, finding, false, hit->text, pc_str_of(hit->instead));
    }
}
