/* Rules about spelling, and about words that are mistaken for others: lists of phrases with conditions. */
#include "check/facts.h"
#include "check/facts_names.h"
#include "check/parts.h"

#include "text/terms.h"

/* The replacement in the case of what was found: "Recieve" becomes "Receive", "RECIEVE" "RECEIVE". */
static pc_str in_case_of(pc_check *check, const pc_hit *hit, const char *instead) {
    const pc_word *first = &check->words[hit->first];
    bool capitals = (first->flags & PC_WORD_CAPITALS) && check->words[hit->last - 1].flags & PC_WORD_CAPITALS;
    if (hit->exact || !(first->flags & PC_WORD_CAPITAL))
        return pc_str_of(instead);
    pc_str copy = pc_capitalised(check->arena, pc_str_of(instead), true);
    char *p = (char *)copy.p; /* our own copy */
    for (size_t i = 0; p && capitals && i < copy.n; i++)
        if (pc_is_lower((unsigned char)p[i]))
            p[i] = (char)(p[i] - 32);
    return copy;
}

/* A capital in the middle of a sentence: part of a name, whose owner spells it. */
static bool is_in_name(pc_check *check, const pc_hit *hit) {
    const pc_word *word = &check->words[hit->first];
    if (word->flags & PC_WORD_NAME)
        return true;
    if (!(word->flags & PC_WORD_CAPITAL) || (word->flags & PC_WORD_CAPITALS))
        return false;
    if (!(word->flags & PC_WORD_STARTS) && word->gap != PC_GAP_START)
        return true;
    /* at the start of a sentence: a name where another capital follows, or where it is one elsewhere */
    size_t next = hit->last;
    if (next < check->n_words && check->words[next].gap == PC_GAP_BLANK && (check->words[next].flags & PC_WORD_CAPITAL) && check->words[next].passage == word->passage)
        return true;
    const pc_names *names = pc_names_of(check);
    return names && pc_is_body_word(names, word->hash);
}

/* ---- misspelt words ---- */

void pc_rule_spelling(pc_check *check) {
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        if (is_in_name(check, hit))
            continue;
        pc_str right = in_case_of(check, hit, hit->instead);
        pc_finding *finding = pc_report(check, hit->text, "\"" PC_FMT "\" is misspelt; write \"" PC_FMT "\"", PC_ARG(pc_at(check, hit->text)), PC_ARG(right));
        pc_fix_text(check, finding, false, hit->text, right);
    }
}

/* ---- American and British ---- */

static bool note_is(const pc_hit *hit, const char *note) {
    return hit->note && strcmp(hit->note, note) == 0;
}

/* Whether the found form is none of the house's. */
static bool is_other_variant(pc_value house, const pc_hit *hit) {
    if (note_is(hit, "ise"))
        return house != PC_VAL_UK_ISE;
    if (note_is(hit, "ize"))
        return house == PC_VAL_UK_ISE;
    bool uk = note_is(hit, "uk") || note_is(hit, "uk-weak");
    return uk ? house == PC_VAL_US : house != PC_VAL_US;
}

void pc_rule_spelling_variant(pc_check *check) {
    pc_value house = pc_wants(check, PC_SET_SPELLING);
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        if (!is_other_variant(house, hit) || is_in_name(check, hit))
            continue;
        pc_str right = in_case_of(check, hit, hit->instead);
        pc_finding *finding = pc_report(check, hit->text, "The house spells it \"" PC_FMT "\"", PC_ARG(right));
        pc_fix_text(check, finding, true, hit->text, right);
    }
}

/* A name that the text itself spells in two ways, or that is almost an official one, shows the habit of its writer too. */
static bool is_misspelt_name(pc_check *check, const pc_hit *hit) {
    for (size_t i = check->findings->n; i > 0 && check->findings->n - i < 400; i--) {
        const pc_finding *finding = check->findings->v[i - 1];
        if ((finding->rule == PC_RULE_org_name_inconsistent || finding->rule == PC_RULE_known_name) &&
            finding->source.at <= pc_map_start_at(&check->cursor, hit->text.at) && finding->source.end >= pc_map_end_at(&check->cursor, hit->text.end))
            return true;
    }
    return false;
}

static bool is_quoted_hit(const pc_check *check, const pc_hit *hit) {
    return (check->words[hit->first].flags & PC_WORD_QUOTED) != 0;
}

enum { KINDS = 4 }; /* ise, ize, uk, us */

/* KINDS for forms that are seen in either country. */
static size_t kind_of(const pc_hit *hit) {
    static const char *const kinds[KINDS] = {"ise", "ize", "uk", "us"};
    size_t kind = 0;
    while (kind < KINDS && !note_is(hit, kinds[kind]))
        kind++;
    return kind;
}

/* Whether it shows how the writer spells: quoted words and names do not. */
static bool counts(pc_check *check, const pc_hit *hit) {
    return !is_quoted_hit(check, hit) && (!is_in_name(check, hit) || is_misspelt_name(check, hit));
}

void pc_rule_spelling_variant_mixed(pc_check *check) {
    const pc_hit *first[KINDS] = {NULL};
    size_t count[KINDS] = {0};
    for (const pc_hit *hit = check->hits[PC_RULE_spelling_variant]; hit; hit = hit->next) {
        size_t kind = kind_of(hit);
        if (kind == KINDS || !counts(check, hit))
            continue;
        first[kind] = first[kind] ? first[kind] : hit;
        count[kind]++;
    }
    for (size_t pair = 0; pair < KINDS; pair += 2) {
        if (!first[pair] || !first[pair + 1])
            continue;
        size_t rare = count[pair] <= count[pair + 1] ? pair : pair + 1, other = rare ^ 1;
        const pc_hit *hit = first[rare];
        pc_finding *finding = pc_report(check, hit->text, "\"" PC_FMT "\" and \"" PC_FMT "\" are spelt after two fashions; use one of them throughout", PC_ARG(pc_at(check, hit->text)),
                                        PC_ARG(pc_at(check, first[other]->text)));
        for (const pc_hit *one = hit; finding && one; one = one->next)
            if (kind_of(one) == rare && counts(check, one))
                pc_fix_text(check, finding, false, one->text, in_case_of(check, one, one->instead));
        pc_relate(check, finding, first[other]->text, "the other spelling");
        break;
    }
}

/* ---- preferred terms ---- */

void pc_rule_term_preferred(pc_check *check) {
    bool us = pc_wants(check, PC_SET_SPELLING) == PC_VAL_US;
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        if ((note_is(hit, "us") && !us) || (note_is(hit, "uk") && us) || is_in_name(check, hit))
            continue;
        if (check->words[hit->first].gap == PC_GAP_HYPHEN || (hit->last < check->n_words && check->words[hit->last].gap == PC_GAP_HYPHEN))
            continue;
        if (!hit->instead || !*hit->instead) { /* forbidden: what to write depends on what is meant */
            pc_report(check, hit->text, "The house does not write \"" PC_FMT "\"%s%s", PC_ARG(pc_at(check, hit->text)), hit->note && *hit->note ? ": " : "; say it otherwise", hit->note ? hit->note : "");
            continue;
        }
        pc_str right = in_case_of(check, hit, hit->instead);
        pc_finding *finding = pc_report(check, hit->text, "Write \"" PC_FMT "\", not \"" PC_FMT "\"", PC_ARG(right), PC_ARG(pc_at(check, hit->text)));
        pc_fix_text(check, finding, true, hit->text, right);
    }
}

/* ---- confused words ---- */

void pc_rule_confused_word(pc_check *check) {
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        bool possessive = hit->first && check->words[hit->first - 1].passage == check->words[hit->first].passage;
        if (note_is(hit, "its") && possessive && check->words[hit->first].gap != PC_GAP_MARKS)
            continue; /* "its a" is wrong at the start of a clause only: "in its a la carte menu" */
        if (note_is(hit, "comprised") || note_is(hit, "led") || is_in_name(check, hit))
            continue;
        pc_str right = in_case_of(check, hit, hit->instead);
        pc_finding *finding = pc_report(check, hit->text, "Write \"" PC_FMT "\"; \"" PC_FMT "\" means something else", PC_ARG(right), PC_ARG(pc_at(check, hit->text)));
        pc_fix_text(check, finding, false, hit->text, right);
    }
}

/* ---- articles ---- */

/* Adjectives that go with "most" as a degree; with others "most" means the majority. */
static const char graded[] = " pressing important urgent serious significant critical effective advanced innovative popular successful relevant difficult challenging influential "
                             "prestigious powerful valuable dangerous ambitious promising famous efficient notable respected beautiful recent talented comprehensive sophisticated ";

static bool is_graded(const pc_check *check, const pc_word *word) {
    char key[24];
    pc_str text = pc_word_text(check, word);
    if (text.n > sizeof key - 3)
        return false;
    key[0] = ' ';
    memcpy(key + 1, text.p, text.n);
    memcpy(key + 1 + text.n, " ", 2);
    return strstr(graded, key) != NULL;
}

/* Words behind which "most important" needs no article. */
static bool excuses_article(const pc_check *check, const pc_word *word) {
    static const char *const excused[] = {"the", "a", "an", "this", "these", "those", "that", "his", "her", "its", "our", "their", "your", "my", "whose", "is", "are", "was", "were", "be", "been", "being", "and", "or", "two", "three", "four", "five", "six", "ten", "what", "who", "which", "perhaps", "possibly", "probably", "arguably", "even", "second", "third", "as", "seem", "seems", "become", "becomes", "became", "where", "when", "how", "it", "prove", "proved", "though", "but", "for", "many", "some", "also", "considered", "deemed", "like", "than"};
    if (PC_IS_ONE_OF(check, word, excused))
        return true;
    return word->end - word->at == 1 || (word->flags & (PC_WORD_APOSTROPHE | PC_WORD_DIGIT | PC_WORD_CAPITAL)) != 0;
}

/* "address most pressing issues": a verb or preposition, most, a graded adjective, a noun. */
static void check_most(pc_check *check, size_t i) {
    const pc_word *most = &check->words[i];
    if (i == 0 || i + 2 >= check->n_words || most->gap != PC_GAP_BLANK || !is_graded(check, &check->words[i + 1]) || check->words[i + 1].gap != PC_GAP_BLANK)
        return;
    const pc_word *before = &check->words[i - 1], *noun = &check->words[i + 2];
    if (before->passage != most->passage || noun->passage != most->passage || noun->gap != PC_GAP_BLANK || excuses_article(check, before))
        return;
    pc_str text = pc_word_text(check, noun);
    if (noun->flags & PC_WORD_CAPITAL || text.p[text.n - 1] != 's' || pc_is_term(check, PC_TERM_PREPOSITION, noun) || pc_word_is(check, noun, "is") || pc_word_is(check, noun, "was") || pc_word_is(check, noun, "as"))
        return;
    pc_range range = {most->at, noun->end};
    pc_finding *finding = pc_report(check, range, "An article is missing; write \"the " PC_FMT "\"", PC_ARG(pc_at(check, range)));
    pc_fix_text(check, finding, false, (pc_range){most->at, most->at}, PC_STR("the "));
}

void pc_rule_missing_article(pc_check *check) {
    uint32_t most = pc_word_hash(PC_STR("most"));
    for (size_t i = 0; i < check->n_words; i++)
        if (check->words[i].hash == most && !(check->words[i].flags & (PC_WORD_CAPITAL | PC_WORD_STARTS)))
            check_most(check, i);
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        const pc_word *next = hit->last < check->n_words ? &check->words[hit->last] : NULL;
        if (!next || next->gap != PC_GAP_BLANK || (next->flags & PC_WORD_CAPITAL) || next->passage != check->words[hit->first].passage || pc_word_is(check, next, "of"))
            continue;
        size_t noun = hit->last;
        bool plural = false; /* in one of the next three words */
        for (; noun < check->n_words && noun < hit->last + 3 && (noun == hit->last || check->words[noun].gap == PC_GAP_BLANK); noun++) {
            pc_str text = pc_word_text(check, &check->words[noun]);
            plural = plural || (text.n > 3 && text.p[text.n - 1] == 's');
        }
        if (!plural)
            continue;
        pc_finding *finding = pc_report(check, hit->text, "An article is missing; write \"%s\"", hit->instead);
        pc_fix_text(check, finding, false, hit->text, pc_str_of(hit->instead));
    }
}

/* ---- number of subject and verb ---- */

void pc_rule_subject_verb(pc_check *check) {
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        const pc_word *first = &check->words[hit->first];
        if (!(first->flags & PC_WORD_STARTS)) /* "what they saw in it were boats" */
            continue;
        pc_str right = in_case_of(check, hit, hit->instead);
        pc_finding *finding = pc_report(check, hit->text, "Subject and verb differ in number; write \"" PC_FMT "\"", PC_ARG(right));
        pc_fix_text(check, finding, false, hit->text, right);
    }
}

/* ---- defined short forms ---- */

/* The term of (the “Company”) at an opening bracket; empty when it is none. */
static pc_range defined_term(const pc_check *check, uint32_t at, uint32_t end) {
    static const char *const opens[] = {"(the “", "(“", "(the \"", "(\""};
    for (size_t i = 0; i < sizeof opens / sizeof *opens; i++) {
        size_t n = strlen(opens[i]);
        if (at + n >= end || memcmp(check->text.p + at, opens[i], n) != 0)
            continue;
        uint32_t from = at + (uint32_t)n, to = from;
        while (to < end && to - from < 60 && check->text.p[to] != '"' && (unsigned char)check->text.p[to] != 0xE2)
            to++;
        bool closed = to > from && to < end && (check->text.p[to] == '"' || (unsigned char)check->text.p[to] == 0xE2) && pc_is_upper((unsigned char)check->text.p[from]);
        return closed ? (pc_range){from, to} : (pc_range){0, 0};
    }
    return (pc_range){0, 0};
}

void pc_rule_term_defined_once(pc_check *check) {
    enum { MOST = 40 };
    unsigned asked = 0;
    for (size_t p = pc_passage_in(check, 0, PC_IN_PROSE); p < check->release->pieces.n && asked < MOST; p = pc_passage_in(check, p + 1, PC_IN_PROSE)) {
        const pc_passage *passage = &check->passages[p];
        for (uint32_t at = passage->text.at; at < passage->text.end && asked < MOST; at++) {
            const char *open = memchr(check->text.p + at, '(', passage->text.end - at);
            if (!open)
                break;
            at = (uint32_t)(open - check->text.p);
            pc_range term = defined_term(check, at, passage->text.end);
            if (term.end == term.at)
                continue;
            asked++;
            uint32_t hash = pc_word_hash(pc_at(check, term));
            size_t uses = 0;
            for (size_t i = 0; i < check->n_words && uses < 2; i++)
                uses += check->words[i].hash == hash && (check->words[i].flags & PC_WORD_CAPITAL);
            if (uses < 2)
                pc_report(check, term, "\"" PC_FMT "\" is defined here and not used again; leave the brackets out", PC_ARG(pc_at(check, term)));
        }
    }
}
