/* Rules about the names of people. */
#include "check/facts.h"
#include "check/facts_names.h"
#include "check/parts.h"
#include "check/words.h"

#include "base/distance.h"
#include "base/keyed.h"
#include "base/ordered.h"
#include "base/word_list.h"
#include "text/terms.h"

#include <stdlib.h>

enum { MOST_PEOPLE = 400, MOST_COMPARED = 12, MOST_MENTIONS = 600 };

static pc_str first_name(const pc_check *check, const pc_name_run *run) {
    return pc_word_text(check, &check->words[run->first]);
}

static pc_str last_name(const pc_check *check, const pc_name_run *run) {
    return pc_str_sub(check->text, check->words[run->last - 1].at, run->text.end);
}

/* ---- one person, two spellings ---- */

/* Given names that are one name in two spellings, also where they are short. */
static const char *const same_given[][2] = {
    {"jon", "john"},       {"ann", "anne"},         {"sara", "sarah"},       {"philip", "phillip"},   {"eric", "erik"},       {"marc", "mark"},       {"alan", "allan"},
    {"alan", "allen"},     {"allan", "allen"},      {"brian", "bryan"},      {"catherine", "katherine"}, {"catherine", "kathryn"}, {"katherine", "kathryn"}, {"steven", "stephen"},
    {"jeffrey", "geoffrey"}, {"geoff", "jeff"},     {"kristin", "kristen"},  {"lindsay", "lindsey"},  {"teresa", "theresa"},  {"michele", "michelle"}, {"gary", "garry"},
    {"rachel", "rachael"}, {"carl", "karl"},        {"deborah", "debra"},    {"sean", "shawn"},       {"sean", "shaun"},      {"neal", "neil"},       {"cathy", "kathy"},
    {"terry", "terri"},    {"elisabeth", "elizabeth"}, {"isabel", "isabelle"}, {"vivian", "vivien"},  {"gillian", "jillian"}, {"aleksander", "alexander"}, {"aleksandr", "alexander"},
    {"dimitri", "dmitry"}, {"yuri", "yury"},        {"sergei", "sergey"},    {"andrei", "andrey"},    {"alexei", "alexey"},   {"mohamed", "mohammed"}, {"mohammad", "mohammed"},
    {"muhammad", "mohammed"}, {"ahmed", "ahmad"},   {"hussein", "hussain"},  {"lukas", "lucas"},      {"nicolas", "nicholas"}, {"frederic", "frederick"}, {"nathalie", "natalie"}};

static bool is_folded(pc_str a, const char *lower) {
    size_t n = strlen(lower);
    for (size_t i = 0; i < n && i < a.n; i++)
        if (pc_lower((unsigned char)a.p[i]) != (unsigned char)lower[i])
            return false;
    return a.n == n;
}

static bool are_one_given(pc_str a, pc_str b) {
    for (size_t i = 0; i < sizeof same_given / sizeof *same_given; i++)
        if ((is_folded(a, same_given[i][0]) && is_folded(b, same_given[i][1])) || (is_folded(a, same_given[i][1]) && is_folded(b, same_given[i][0])))
            return true;
    size_t shorter = a.n < b.n ? a.n : b.n;
    if (shorter < 6 || a.p[0] != b.p[0] || memcmp(a.p, b.p, shorter) == 0)
        return false;
    /* Mario and Maria, Roberto and Roberta are two */
    bool vowels = a.n == b.n && memcmp(a.p, b.p, a.n - 1) == 0;
    return !vowels && pc_word_distance(a, b, 1) == 1;
}

/* Surnames a letter or two apart. With the same given name one may be the beginning of the other: Clark, Clarke. */
static bool are_one_surname(pc_str a, pc_str b, bool same_given_name) {
    size_t shorter = a.n < b.n ? a.n : b.n, longer = a.n < b.n ? b.n : a.n;
    if (shorter < 4 || (!same_given_name && shorter < 5))
        return false;
    bool cut = memcmp(a.p, b.p, shorter) == 0;
    if (cut && (!same_given_name || (longer - shorter == 1 && (a.n > b.n ? a : b).p[longer - 1] == 's')))
        return false;
    unsigned most = shorter >= 7 ? 2 : 1;
    unsigned distance = pc_word_distance(a, b, most);
    if (!distance || distance > most)
        return false;
    return same_given_name || pc_lower((unsigned char)a.p[0]) == pc_lower((unsigned char)b.p[0]) || shorter >= 7;
}

static void report_person(pc_check *check, const pc_name_run *wrong, pc_str right, pc_range where) {
    pc_finding *finding = pc_report(check, wrong->text, "This name is \"" PC_FMT "\" elsewhere; find out which is right and write it one way", PC_ARG(right));
    pc_fix_text(check, finding, false, wrong->text, right);
    pc_relate(check, finding, where, "written so here");
}

/* Of two spellings the commoner, then the first is held to be right. */
static void report_pair(pc_check *check, const pc_names *names, const pc_person_fact *a, const pc_person_fact *b, bool *reported) {
    bool a_right = a->count != b->count ? a->count > b->count : a->first_run.at < b->first_run.at;
    const pc_person_fact *right = a_right ? a : b, *wrong = a_right ? b : a;
    if (reported[wrong - names->people.v])
        return;
    reported[wrong - names->people.v] = true;
    report_person(check, &names->runs.v[wrong->run], right->name, right->first_run);
}

/* People of one given name: they are ordered by it. */
static void check_surnames(pc_check *check, const pc_names *names, bool *reported) {
    for (size_t i = 0; i < names->people.n; i++)
        for (size_t k = i + 1; k < names->people.n && k - i <= MOST_COMPARED && names->people.v[k].first_hash == names->people.v[i].first_hash; k++) {
            const pc_person_fact *a = &names->people.v[i], *b = &names->people.v[k];
            if ((a->evident || b->evident) && are_one_surname(last_name(check, &names->runs.v[a->run]), last_name(check, &names->runs.v[b->run]), true))
                report_pair(check, names, a, b, reported);
        }
}

static pc_keyed *by_surname(pc_check *check, const pc_names *names) {
    pc_keyed *keys = pc_arena_zeroed(check->arena, names->people.n + 1, sizeof *keys);
    for (uint32_t i = 0; keys && i < names->people.n; i++)
        keys[i] = (pc_keyed){names->people.v[i].last_hash, i};
    pc_sort_keyed(keys, names->people.n);
    return keys;
}

/* "Mark and Mary Smith": near each other, joined. */
static bool are_joined(const pc_check *check, const pc_name_run *a, const pc_name_run *b) {
    const pc_name_run *first = a->text.at < b->text.at ? a : b, *second = first == a ? b : a;
    if (second->title_first < first->last || second->title_first - first->last > 2)
        return false;
    for (size_t i = first->last; i < second->first; i++)
        if (pc_word_is(check, &check->words[i], "and"))
            return true;
    return false;
}

/* People of one surname whose given names are one in two spellings. */
static void check_given(pc_check *check, const pc_names *names, const pc_keyed *keys, bool *reported) {
    for (size_t i = 0; i < names->people.n; i++)
        for (size_t k = i + 1; k < names->people.n && k - i <= MOST_COMPARED && keys[k].key == keys[i].key; k++) {
            const pc_person_fact *a = &names->people.v[keys[i].index], *b = &names->people.v[keys[k].index];
            const pc_name_run *x = &names->runs.v[a->run], *y = &names->runs.v[b->run];
            if ((a->evident || b->evident) && are_one_given(first_name(check, x), first_name(check, y)) && !are_joined(check, x, y))
                report_pair(check, names, a, b, reported);
        }
}

/* "Lind Mara" for "Mara Lind". */
static void check_swapped(pc_check *check, const pc_names *names, bool *reported) {
    for (size_t i = 0; i < names->people.n; i++) {
        const pc_person_fact *a = &names->people.v[i];
        const pc_name_run *run = &names->runs.v[a->run];
        if (run->n_words != 2)
            continue;
        pc_str turned = pc_printf(check->arena, PC_FMT " " PC_FMT, PC_ARG(last_name(check, run)), PC_ARG(first_name(check, run)));
        const pc_person_fact *b = turned.p ? pc_person_named(names, turned) : NULL;
        if (b && b > a && (a->evident || b->evident) && names->runs.v[b->run].n_words == 2)
            report_pair(check, names, a, b, reported);
    }
}

/* Whether the word is anybody's surname or given name, or is written so elsewhere as part of a name. */
static bool is_known_word(const pc_names *names, uint32_t hash, const pc_name_run *self) {
    for (size_t i = pc_run_by_last(names, hash); i < names->by_last.n && names->runs.v[names->by_last.v[i]].last_hash == hash; i++) {
        const pc_name_run *run = &names->runs.v[names->by_last.v[i]];
        if (run != self && run->n_words > 1)
            return true;
    }
    size_t low = PC_FIRST_FROM(names->people.v, names->people.n, first_hash, hash);
    return low < names->people.n && names->people.v[low].first_hash == hash;
}

/* A surname alone: "Mr. Voronkhov", "Voronkhov said". Compared with those of the people of the text. */
static void check_mention(pc_check *check, const pc_names *names, const pc_name_run *run) {
    pc_str name = last_name(check, run);
    const pc_person_fact *like = NULL;
    if (name.n < 5 || is_known_word(names, run->last_hash, run))
        return;
    for (size_t i = 0; i < names->people.n && i < MOST_PEOPLE; i++) {
        const pc_person_fact *person = &names->people.v[i];
        pc_str surname = last_name(check, &names->runs.v[person->run]);
        if (!person->evident || !are_one_surname(name, surname, false))
            continue;
        if (like && like->last_hash != person->last_hash)
            return; /* of two people: whose it is cannot be told */
        like = person;
    }
    if (like)
        report_person(check, run, last_name(check, &names->runs.v[like->run]), like->first_run);
}

static void check_mentions(pc_check *check, const pc_names *names) {
    uint32_t seen[MOST_COMPARED * 4];
    size_t n_seen = 0, asked = 0;
    for (size_t i = 0; i < names->runs.n && asked < MOST_MENTIONS; i++) {
        const pc_name_run *run = &names->runs.v[i];
        if (run->n_words != 1 || !run->person || !(run->honorific || run->titled || run->said))
            continue;
        asked++;
        bool again = false;
        for (size_t k = 0; k < n_seen; k++)
            again = again || seen[k] == run->last_hash;
        if (again)
            continue;
        if (n_seen < sizeof seen / sizeof *seen)
            seen[n_seen++] = run->last_hash;
        check_mention(check, names, run);
    }
}

/* People the house lists. */
static void check_house_people(pc_check *check, const pc_names *names, bool *reported) {
    enum { MOST_HOUSE = 300 };
    for (size_t h = 0; h < check->style->house.people.n && h < MOST_HOUSE; h++) {
        pc_str full = check->style->house.people.v[h].name, given = full, surname;
        size_t cut = full.n;
        while (cut > 0 && full.p[cut - 1] != ' ')
            cut--;
        surname = pc_str_sub(full, cut, full.n);
        given.n = 0;
        while (given.n < full.n && full.p[given.n] != ' ')
            given.n++;
        for (size_t i = 0; cut && i < names->people.n && i < MOST_PEOPLE; i++) {
            const pc_name_run *run = &names->runs.v[names->people.v[i].run];
            bool same_first = run->first_hash == pc_word_hash(given), same_last = run->last_hash == pc_word_hash(surname);
            if (reported[i] || same_first == same_last)
                continue;
            if (same_first ? are_one_surname(last_name(check, run), surname, true) : are_one_given(first_name(check, run), given)) {
                reported[i] = true;
                pc_finding *finding = pc_report(check, run->text, "The house lists this person as \"" PC_FMT "\"", PC_ARG(full));
                pc_fix_text(check, finding, false, run->text, full);
            }
        }
    }
}

void pc_rule_person_name_inconsistent(pc_check *check) {
    const pc_names *names = pc_names_of(check);
    if (!names || !names->people.n)
        return;
    bool *reported = pc_arena_zeroed(check->arena, names->people.n, sizeof *reported);
    const pc_keyed *keys = by_surname(check, names);
    if (!reported || !keys)
        return;
    check_house_people(check, names, reported);
    check_surnames(check, names, reported);
    check_given(check, names, keys, reported);
    check_swapped(check, names, reported);
    check_mentions(check, names);
}

/* ---- order of mentions ---- */

/* The first run of the body that names somebody of this surname in full; NULL when none. Heads of the list only: groups are small in texts of people. */
static const pc_name_run *full_mention(const pc_names *names, uint32_t surname, const pc_name_run **first_any) {
    const pc_name_run *found = NULL;
    *first_any = NULL;
    unsigned n = 0;
    for (size_t i = pc_run_by_last(names, surname); i < names->by_last.n && n < 200; i++, n++) {
        const pc_name_run *run = &names->runs.v[names->by_last.v[i]];
        if (run->last_hash != surname)
            break;
        if (run->n_words < 2 || !run->person || run->hyphened)
            continue;
        if (!*first_any)
            *first_any = run;
        if (run->in_body && !found)
            found = run;
    }
    return found;
}

void pc_rule_person_surname_first(pc_check *check) {
    const pc_names *names = pc_names_of(check);
    uint32_t seen[MOST_COMPARED * 4];
    size_t n_seen = 0;
    for (size_t i = 0; names && i < names->runs.n && n_seen < sizeof seen / sizeof *seen; i++) {
        const pc_name_run *run = &names->runs.v[i], *any;
        if (run->n_words != 1 || !run->in_body || !run->person || run->quoted || !run->said || (run->titled && !run->honorific))
            continue;
        bool again = false;
        for (size_t k = 0; k < n_seen; k++)
            again = again || seen[k] == run->last_hash;
        if (again)
            continue;
        seen[n_seen++] = run->last_hash;
        const pc_name_run *full = full_mention(names, run->last_hash, &any);
        const pc_person_fact *person = full ? pc_person_named(names, pc_at(check, full->text)) : NULL;
        if (!person || !person->evident || any->text.at < run->text.at || full->text.at < run->text.at)
            continue;
        pc_finding *finding = pc_report(check, run->text, "The full name comes only later; give \"" PC_FMT "\" here", PC_ARG(pc_at(check, full->text)));
        pc_relate(check, finding, full->text, "named in full here");
    }
}

/* People of the body who are named in full behind a title. */
enum { MOST_SEEN = 64 };
typedef struct seen_people {
    struct {
        uint32_t first, last; /* hashes of given name and surname */
        bool met;
    } v[MOST_SEEN];
    size_t n;
} seen_people;

static bool is_full_with_title(const pc_name_run *run) {
    return run->n_words > 1 && run->in_body && run->person && !run->quoted && run->titled;
}

static size_t seen_as(const seen_people *seen, const pc_name_run *run) {
    size_t k = 0;
    while (k < seen->n && !(seen->v[k].first == run->first_hash && seen->v[k].last == run->last_hash))
        k++;
    return k;
}

static void see_people(const pc_names *names, seen_people *seen) {
    for (size_t i = 0; i < names->runs.n && seen->n < MOST_SEEN; i++) {
        const pc_name_run *run = &names->runs.v[i];
        if (is_full_with_title(run) && seen_as(seen, run) == seen->n) {
            seen->v[seen->n].first = run->first_hash;
            seen->v[seen->n++].last = run->last_hash;
        }
    }
}

/* Two people of one surname: it does not tell them apart. */
static bool shares_surname(const seen_people *seen, size_t k) {
    for (size_t i = 0; i < seen->n; i++)
        if (i != k && seen->v[i].last == seen->v[k].last)
            return true;
    return false;
}

void pc_rule_person_fullname_repeated(pc_check *check) {
    const pc_names *names = pc_names_of(check);
    seen_people seen = {0};
    pc_term_hit hit;
    if (!names)
        return;
    see_people(names, &seen);
    for (size_t i = 0; i < names->runs.n; i++) {
        const pc_name_run *run = &names->runs.v[i];
        size_t k = is_full_with_title(run) ? seen_as(&seen, run) : seen.n;
        if (k == seen.n || shares_surname(&seen, k))
            continue;
        bool again = seen.v[k].met;
        seen.v[k].met = true;
        pc_str surname = last_name(check, run);
        if (!again || !run->said || pc_terms_whole(&pc_lang_terms, PC_TERM_NAME_SUFFIX, PC_ANY_LANG, surname, &hit))
            continue;
        pc_finding *finding = pc_report(check, run->text, "Named in full before; the surname is enough here: \"" PC_FMT "\"", PC_ARG(surname));
        pc_fix_text(check, finding, false, (pc_range){check->words[run->title_first].at, run->text.end}, surname);
    }
}

/* ---- Mr., Ms. ---- */

static bool is_courtesy(const pc_check *check, const pc_word *word) {
    static const char *const titles[] = {"mr", "mrs", "ms"};
    return PC_IS_ONE_OF(check, word, titles);
}

void pc_rule_honorific_use(pc_check *check) {
    const pc_names *names = pc_names_of(check);
    pc_value wanted = pc_wants(check, PC_SET_HONORIFICS);
    for (size_t i = 0; names && i < names->runs.n; i++) {
        const pc_name_run *run = &names->runs.v[i];
        if (!run->honorific || run->quoted)
            continue;
        const pc_word *word = &check->words[run->title_first];
        bool stop = word->end < check->text.n && check->text.p[word->end] == '.';
        if (!is_courtesy(check, word))
            continue;
        pc_range range = {word->at, word->end + stop};
        if (wanted == PC_VAL_HONORIFIC_NONE) {
            pc_finding *finding = pc_report(check, range, "The house writes names without Mr., Mrs. or Ms.; leave it out");
            pc_fix_text(check, finding, false, (pc_range){word->at, check->words[run->title_first + 1].at}, PC_STR(""));
        } else if (wanted == PC_VAL_HONORIFIC_STOP && !stop) {
            pc_finding *finding = pc_report(check, range, "The house writes a full stop behind \"" PC_FMT "\"", PC_ARG(pc_word_text(check, word)));
            pc_fix_text(check, finding, false, (pc_range){word->end, word->end}, PC_STR("."));
        } else if (wanted == PC_VAL_HONORIFIC_PLAIN && stop) {
            pc_finding *finding = pc_report(check, range, "The house writes \"" PC_FMT "\" without a full stop", PC_ARG(pc_word_text(check, word)));
            pc_fix_text(check, finding, false, (pc_range){word->end, word->end + 1}, PC_STR(""));
        }
    }
}

/* Family names that stand first in Chinese, Korean and Vietnamese names. */
static const char family_first[] = " ban cai chen choi deng feng guo han hu huang jang jiang kang kim lee li liang lin liu ma moon nguyen park peng song sun tang tran wang wu xi xie xu yang yoon yu zhang zhao zheng zhou zhu ";

void pc_rule_inclusive_name_order(pc_check *check) {
    const pc_names *names = pc_names_of(check);
    for (size_t i = 0; names && i < names->runs.n; i++) {
        const pc_name_run *run = &names->runs.v[i], *any;
        if (!run->honorific || run->n_words > 2 || run->quoted)
            continue;
        full_mention(names, run->last_hash, &any);
        if (!any || any->text.at >= run->text.at || !pc_is_listed(family_first, first_name(check, any)) || any->n_words < 2 || run->first_hash == any->first_hash)
            continue;
        pc_str family = first_name(check, any);
        pc_finding *finding = pc_report(check, run->text, "The family name of \"" PC_FMT "\" stands first; write \"" PC_FMT "\"", PC_ARG(pc_at(check, any->text)), PC_ARG(family));
        pc_relate(check, finding, any->text, "named in full here");
    }
}
