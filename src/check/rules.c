#include "check/check.h"

#include "base/distance.h"

/* Columns of the rows. */
#define E PC_ERROR
#define W PC_WARNING
#define I PC_INFO
#define O PC_OFF
#define ANY_LANG PC_ANY_LANG
#define ONLY(lang) PC_LANG_BIT(PC_##lang)
#define BUT(lang) (((2u << PC_LANGS) - 1) & ~PC_LANG_BIT(PC_##lang)) /* every other one, and none */
#define WORDING PC_WORDING
#define ONCE PC_ONCE
#define REPAIRS PC_REPAIRS
#define UNQUOTED PC_UNQUOTED

const pc_rule pc_rules[PC_RULES] = {
#define PC_RULE(fn, id, group, fix, ap, un, govuk, eu, chicago, sections, langs, flags, summary, why, bad, good, note, \
                source)                                                                                                \
    [PC_RULE_##fn] = {id, PC_GROUP_##group, PC_FIX_##fix, {ap, un, govuk, eu, chicago}, PC_##sections, langs, flags,    \
                      pc_rule_##fn, summary, why, bad, good, note, source},
#include "check/rules.def"
};

const pc_param_row pc_params[] = {
#define PC_PARAM(id, rule, name, ap, un, govuk, eu, chicago, what)                                                     \
    [PC_PARAM_##id] = {rule, name, {ap, un, govuk, eu, chicago}, what},
#include "check/rules.def"
    {0}};

const pc_group_row pc_groups[PC_GROUPS] = {
#define PC_GROUP(id, name, title) [PC_GROUP_##id] = {name, title},
#include "check/groups.def"
#undef PC_GROUP
};

pc_rule_id pc_rule_named(pc_str id) {
    for (size_t i = 0; i < PC_RULES; i++)
        if (pc_str_eq(id, pc_str_of(pc_rules[i].id)))
            return (pc_rule_id)i;
    return PC_RULES;
}

pc_group pc_group_named(pc_str name) {
    for (size_t i = 0; i < PC_GROUPS; i++)
        if (pc_str_eq(name, pc_str_of(pc_groups[i].name)))
            return (pc_group)i;
    return PC_GROUPS;
}

static void keep_nearer(const char *name, pc_str id, const char **best, unsigned *least) {
    unsigned distance = *least ? pc_word_distance(id, pc_str_of(name), *least - 1) : 1;
    if (distance < *least) {
        *least = distance;
        *best = name;
    }
}

const char *pc_rule_nearest(pc_str id) {
    const char *best = NULL;
    unsigned least = (unsigned)id.n / 2 + 1;
    for (size_t i = 0; i < PC_RULES; i++)
        keep_nearer(pc_rules[i].id, id, &best, &least);
    for (size_t i = 0; i < PC_GROUPS; i++)
        keep_nearer(pc_groups[i].name, id, &best, &least);
    return best;
}
