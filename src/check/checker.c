#include "check/checker.h"

#include "base/glob.h"
#include "check/facts.h"
#include "check/silence.h"

#include <stdlib.h>

struct pc_checker {
    const pc_style *style;
    pc_check_options options;
    pc_arena *kept;    /* as long as the checker */
    pc_arena *scratch; /* emptied for each release */
    const pc_phrase_table *own;
    uint8_t severity[PC_RULES + 1]; /* pc_severity in force for the file at hand */
    int32_t params[PC_PARAMS + 1];
    const pc_origin *severity_origin[PC_RULES + 1], *param_origin[PC_PARAMS + 1]; /* the choice that said so; NULL: the profile */
    bool by_path; /* they are not the same for every file */
    pc_findings findings;
};

static const struct {
    pc_rule_id stronger, weaker;
} precedence[] = {
#define PC_OVER(stronger, weaker) {PC_RULE_##stronger, PC_RULE_##weaker},
#include "check/precedence.def"
#undef PC_OVER
    {PC_RULES, PC_RULES}}; /* ends the list */

/* ---- settling what the style wants ---- */

static void set_severity(pc_checker *checker, size_t rule, const pc_rule_choice *choice) {
    checker->severity[rule] = (uint8_t)choice->severity;
    checker->severity_origin[rule] = &choice->origin;
}

/* Of a rule, or of all rules of a group. */
static void set_severities(pc_checker *checker, pc_rule_id rule, pc_group group, const pc_rule_choice *choice) {
    if (rule != PC_RULES)
        set_severity(checker, rule, choice);
    for (size_t i = 0; group != PC_GROUPS && i < PC_RULES; i++)
        if (pc_rules[i].group == group)
            set_severity(checker, i, choice);
}

/* The pattern is taken from the name's start or from any folder in it. */
static bool path_matches(pc_str pattern, pc_str name) {
    bool start = true;
    for (size_t at = 0; at < name.n; at++) {
        if (start && pc_glob_path(pattern, pc_str_sub(name, at, name.n)))
            return true;
        start = name.p[at] == '/';
    }
    return false;
}

/* Whether a choice with that path (p NULL: none) holds for the file of that name. */
static bool choice_holds(pc_str path, pc_str name) {
    return !path.p || path_matches(path, name);
}

static bool apply_choice(pc_checker *checker, const pc_rule_choice *choice, pc_str name) {
    pc_rule_id rule = pc_rule_named(choice->rule);
    pc_group group = rule == PC_RULES ? pc_group_named(choice->rule) : PC_GROUPS;
    checker->by_path |= choice->path.p != NULL;
    if (choice_holds(choice->path, name))
        set_severities(checker, rule, group, choice);
    return rule != PC_RULES || group != PC_GROUPS;
}

static bool apply_param(pc_checker *checker, const pc_param_choice *choice, pc_str name) {
    checker->by_path |= choice->path.p != NULL;
    for (size_t i = 0; i < PC_PARAMS; i++)
        if (pc_str_eq(choice->rule, pc_str_of(pc_params[i].rule)) && pc_str_eq(choice->name, pc_str_of(pc_params[i].name))) {
            if (choice_holds(choice->path, name)) {
                checker->params[i] = choice->value;
                checker->param_origin[i] = &choice->origin;
            }
            return true;
        }
    return false;
}

/* The first parameter that a rule has; NULL when it has none. */
static const char *nearest_param(pc_str rule) {
    for (size_t i = 0; i < PC_PARAMS; i++)
        if (pc_str_eq(rule, pc_str_of(pc_params[i].rule)))
            return pc_params[i].name;
    return NULL;
}

/* What a rule that is off is worth when somebody asks for it: the most it is in any profile. */
static uint8_t highest(const pc_rule *rule) {
    uint8_t most = PC_INFO;
    for (size_t i = 0; i < PC_PROFILES; i++)
        most = rule->severity[i] > most ? rule->severity[i] : most;
    return most;
}

/* What the style wants for the file of that name. What holds for some files only comes after what holds for all, wherever it stands. */
static bool apply_choices(pc_checker *checker, pc_str name, bool by_path, pc_style_error *error) {
    const pc_house *house = &checker->style->house;
    for (size_t i = 0; i < house->rules.n; i++) {
        const pc_rule_choice *choice = &house->rules.v[i];
        if ((choice->path.p != NULL) == by_path && !apply_choice(checker, choice, name)) {
            *error = (pc_style_error){choice->origin, choice->rule, "rule", pc_rule_nearest(choice->rule)};
            return false;
        }
    }
    for (size_t i = 0; i < house->params.n; i++) {
        const pc_param_choice *choice = &house->params.v[i];
        bool known = pc_rule_named(choice->rule) != PC_RULES;
        if ((choice->path.p != NULL) == by_path && (!known || !apply_param(checker, choice, name))) {
            if (!known && pc_group_named(choice->rule) != PC_GROUPS)
                *error = (pc_style_error){choice->origin, choice->name, "limit for a whole group, such as", NULL};
            else
                *error = known ? (pc_style_error){choice->origin, choice->name, "parameter", nearest_param(choice->rule)}
                               : (pc_style_error){choice->origin, choice->rule, "rule", pc_rule_nearest(choice->rule)};
            return false;
        }
    }
    return true;
}

static bool apply_style(pc_checker *checker, pc_str name, pc_style_error *error) {
    const pc_style *style = checker->style;
    for (size_t i = 0; i < PC_RULES; i++)
        checker->severity[i] = pc_rules[i].severity[style->profile];
    for (size_t i = 0; i < PC_PARAMS; i++)
        checker->params[i] = pc_params[i].value[style->profile];
    memset(checker->severity_origin, 0, sizeof checker->severity_origin);
    memset(checker->param_origin, 0, sizeof checker->param_origin);
    if (!apply_choices(checker, name, false, error) || !apply_choices(checker, name, true, error))
        return false;
    for (size_t i = 0; checker->options.selected && i < PC_RULES; i++)
        if (!checker->options.selected[i])
            checker->severity[i] = PC_OFF;
        else if (checker->options.selected[i] == PC_SELECTED_BY_NAME && checker->severity[i] == PC_OFF)
            checker->severity[i] = highest(&pc_rules[i]);
    return true;
}

/* ---- the house's own words ---- */

static size_t add_names(pc_phrase_source *out, size_t n, const pc_entries *entries) {
    for (size_t i = 0; i < entries->n; i++)
        out[n++] = (pc_phrase_source){.text = entries->v[i].text, .rule = PC_PHRASE_NAME};
    return n;
}

static size_t add_terms(pc_phrase_source *out, size_t n, pc_rule_id rule, const pc_term_choice *terms, size_t n_terms) {
    for (size_t i = 0; i < n_terms; i++)
        out[n++] = (pc_phrase_source){.text = terms[i].term, .instead = terms[i].instead, .note = terms[i].note, .rule = (uint16_t)rule, .match_case = terms[i].match_case};
    return n;
}

/* Its terms and its names, in a table like the built-in one. False when memory is short. */
static const char person_note[] = "person";

static bool add_own_phrases(pc_checker *checker) {
    const pc_house *house = &checker->style->house;
    pc_rule_id terms = pc_rule_named(PC_STR("term-preferred"));
    size_t most = house->preferred.n + house->forbidden.n + house->organizations.n + house->people.n, n = 0;
    if (!most)
        return true;
    pc_phrase_source *sources = pc_arena_zeroed(checker->kept, most, sizeof *sources);
    if (!sources)
        return false;
    if (terms != PC_RULES) {
        n = add_terms(sources, n, terms, house->preferred.v, house->preferred.n);
        n = add_terms(sources, n, terms, house->forbidden.v, house->forbidden.n);
    }
    n = add_names(sources, n, &house->organizations);
    for (size_t i = 0; i < house->people.n; i++)
        sources[n++] = (pc_phrase_source){.text = house->people.v[i].name, .note = pc_str_of(person_note), .rule = PC_PHRASE_NAME};
    checker->own = pc_phrases_build(checker->kept, sources, n);
    return checker->own != NULL;
}

pc_checker *pc_checker_new(const pc_style *style, const pc_check_options *options, pc_style_error *error) {
    pc_checker *checker = calloc(1, sizeof *checker);
    *error = (pc_style_error){0};
    if (!checker)
        return NULL;
    checker->style = style;
    if (options)
        checker->options = *options;
    checker->kept = pc_arena_new();
    checker->scratch = pc_arena_new();
    if (!checker->kept || !checker->scratch || !apply_style(checker, (pc_str){"", 0}, error) || !add_own_phrases(checker)) {
        pc_checker_free(checker);
        return NULL;
    }
    return checker;
}

void pc_checker_free(pc_checker *checker) {
    if (!checker)
        return;
    pc_arena_free(checker->kept);
    pc_arena_free(checker->scratch);
    free(checker);
}

void pc_checker_for_file(pc_checker *checker, pc_str name) {
    pc_style_error error;
    if (checker->by_path)
        (void)apply_style(checker, name, &error); /* it has been applied once: nothing in it is unknown */
}

const pc_origin *pc_checker_severity_origin(const pc_checker *checker, pc_rule_id rule) {
    return checker->severity_origin[rule];
}

const pc_origin *pc_checker_param_origin(const pc_checker *checker, pc_param param) {
    return checker->param_origin[param];
}

pc_severity pc_checker_severity(const pc_checker *checker, pc_rule_id rule) {
    return (pc_severity)checker->severity[rule];
}

int32_t pc_checker_param(const pc_checker *checker, pc_param param) {
    return checker->params[param];
}

/* ---- one release ---- */

/* What counts as today: as was said, else the release's own date, else the day it is. */
static pc_date as_of(const pc_checker *checker, const pc_release *release) {
    if (pc_date_full(&checker->options.as_of))
        return checker->options.as_of;
    if (pc_date_full(&release->dateline.date))
        return release->dateline.date;
    if (pc_date_full(&release->release_date))
        return release->release_date;
    return checker->options.today;
}

/* Words of official names are protected from wording rules. */
static void mark_names(pc_check *check, const pc_hit *names) {
    pc_word *words = (pc_word *)check->words; /* made by us in this arena */
    for (const pc_hit *hit = names; hit; hit = hit->next)
        for (size_t i = hit->first; i < hit->last; i++)
            words[i].flags |= hit->note && strcmp(hit->note, person_note) == 0 ? PC_WORD_NAME | PC_WORD_PERSON : PC_WORD_NAME;
}

static void run_rules(const uint8_t *severity, pc_check *check) {
    uint32_t lang = check->release->lang;
    for (size_t i = 0; i < PC_RULES; i++) {
        const pc_rule *rule = &pc_rules[i];
        if (severity[i] == PC_OFF || (rule->langs != PC_ANY_LANG && !(rule->langs >> lang & 1)))
            continue;
        check->rule = (pc_rule_id)i;
        check->severity = severity[i];
        check->once = NULL;
        rule->run(check);
        if (check->once && check->once->count > 1)
            check->once->message = pc_printf(check->arena, PC_FMT " (%u places)", PC_ARG(check->once->message), check->once->count);
    }
}

static int by_position(const void *a, const void *b) {
    const pc_finding *x = *(pc_finding *const *)a, *y = *(pc_finding *const *)b;
    if (x->whole_file != y->whole_file)
        return x->whole_file ? -1 : 1;
    if (x->source.at != y->source.at)
        return x->source.at < y->source.at ? -1 : 1;
    if (x->source.end != y->source.end)
        return x->source.end > y->source.end ? -1 : 1;
    return x->rule < y->rule ? -1 : x->rule > y->rule;
}

static bool overlap(const pc_finding *a, const pc_finding *b) {
    return a->source.at < b->source.end && b->source.at < a->source.end;
}

/* Whether a stronger rule speaks of the same words. */
static bool is_weaker(const pc_findings *findings, const pc_finding *finding, size_t first, size_t last) {
    for (size_t p = 0; precedence[p].stronger != PC_RULES; p++)
        for (size_t i = first; precedence[p].weaker == finding->rule && i < last; i++)
            if (findings->v[i]->rule == precedence[p].stronger && overlap(findings->v[i], finding))
                return true;
    return false;
}

enum { REACH = 64 }; /* findings on either side that are asked: more on the same words are no text of people */

static void keep_one_a_cause(pc_arena *arena, pc_findings *findings) {
    bool *drop = pc_arena_zeroed(arena, findings->n + 1, sizeof *drop);
    size_t to = 0;
    if (!drop)
        return;
    for (size_t i = 0; i < findings->n; i++)
        drop[i] = is_weaker(findings, findings->v[i], i < REACH ? 0 : i - REACH, i + REACH < findings->n ? i + REACH : findings->n);
    for (size_t i = 0; i < findings->n; i++)
        if (!drop[i])
            findings->v[to++] = findings->v[i];
    findings->n = to;
}

/* Whose phrases have to be looked for: of every rule that is on, and of those whose lists another one reads. */
static void want_phrases(const uint8_t *severity, uint8_t wanted[PC_RULES + 1]) {
    memcpy(wanted, severity, PC_RULES);
#define PC_READS(reader, owner)                                                                                        \
    if (severity[PC_RULE_##reader])                                                                                    \
        wanted[PC_RULE_##owner] = 1;
#include "check/readers.def"
#undef PC_READS
}

pc_status pc_checker_run(pc_checker *checker, const pc_release *release, pc_findings **findings) {
    const pc_hit *hits[PC_RULES + 1];
    const uint8_t *severity = checker->severity;
    uint8_t wanted[PC_RULES + 1] = {0};
    pc_arena_reset(checker->scratch);
    pc_checker_for_file(checker, release->name);
    checker->findings = (pc_findings){0};
    struct pc_facts facts = {0};
    pc_check check = {
        .facts = &facts,
        .release = release,
        .style = checker->style,
        .arena = checker->scratch,
        .text = release->text,
        .as_of = as_of(checker, release),
        .as_of_said = pc_date_full(&checker->options.as_of),
        .params = checker->params,
        .hits = hits,
        .findings = &checker->findings,
        .cursor = {.map = &release->map},
    };
    want_phrases(severity, wanted);
    if (!pc_read_words(&check) || !pc_phrases_find(&check, checker->own, wanted, hits))
        return PC_NO_MEMORY;
    mark_names(&check, hits[PC_PHRASE_NAME]);
    run_rules(severity, &check);
    pc_silence(&check, (pc_severity)severity[PC_RULE_unused_silencing]);
    if (!pc_arena_failed(checker->scratch) && checker->findings.n) {
        qsort(checker->findings.v, checker->findings.n, sizeof(pc_finding *), by_position);
        keep_one_a_cause(checker->scratch, &checker->findings);
    }
    *findings = &checker->findings;
    return check.no_memory || pc_arena_failed(checker->scratch) ? PC_NO_MEMORY : PC_OK;
}
