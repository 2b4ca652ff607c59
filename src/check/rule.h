/* Rules as data: what each row of check/rules.def becomes. */
#ifndef PC_CHECK_RULE_H
#define PC_CHECK_RULE_H

#include "release/release.h"
#include "style/style.h"

typedef enum pc_rule_id {
#define PC_RULE(fn, ...) PC_RULE_##fn,
#include "check/rules.def"
    PC_RULES
} pc_rule_id;

typedef enum pc_param {
#define PC_PARAM(id, ...) PC_PARAM_##id,
#include "check/rules.def"
    PC_PARAMS
} pc_param;

typedef enum pc_group {
#define PC_GROUP(id, ...) PC_GROUP_##id,
#include "check/groups.def"
#undef PC_GROUP
    PC_GROUPS
} pc_group;

typedef enum pc_fix_class { PC_FIX_NONE, PC_FIX_PROPOSE, PC_FIX_SAFE } pc_fix_class;

/** Flags of a row. */
enum {
    PC_WORDING = 1, /* about how things are worded: silent in quotations and official names */
    PC_ONCE = 2,    /* a fault of the whole file: reported once, at its first place, with a count */
    PC_UNQUOTED = 4, /* silent in quotations only */
    PC_REPAIRS = 8 /* gives damaged characters back: its safe edits may touch words in quotations and names */
};

/** Sets of sections: bits of pc_section. */
#define PC_SECTION_BIT(section) (1u << (section))
enum {
    PC_IN_HEADLINE = PC_SECTION_BIT(PC_SEC_HEADLINE),
    PC_IN_HEADS = PC_SECTION_BIT(PC_SEC_HEADLINE) | PC_SECTION_BIT(PC_SEC_SUBHEAD),
    PC_IN_DATELINE = PC_SECTION_BIT(PC_SEC_DATELINE),
    PC_IN_BODY = PC_SECTION_BIT(PC_SEC_BODY),
    PC_IN_NOTES = PC_SECTION_BIT(PC_SEC_NOTES),
    PC_IN_BOILERPLATE = PC_SECTION_BIT(PC_SEC_BOILERPLATE),
    PC_IN_CONTACTS = PC_SECTION_BIT(PC_SEC_CONTACT),
    PC_IN_PROSE = PC_IN_BODY | PC_IN_BOILERPLATE | PC_IN_NOTES,
    PC_IN_TEXT = PC_IN_PROSE | PC_IN_HEADS, /* everything that is written to be read */
    PC_IN_ANY = (1u << PC_SECTIONS) - 1
};

struct pc_check;

typedef struct pc_rule {
    const char *id;
    pc_group group;
    pc_fix_class fix;
    uint8_t severity[PC_PROFILES]; /* pc_severity */
    uint32_t sections;
    uint32_t langs; /* bits of pc_lang; PC_ANY_LANG: every one, also none */
    uint32_t flags;
    void (*run)(struct pc_check *check);
    const char *summary, *why, *bad, *good, *note, *source;
} pc_rule;

typedef struct pc_param_row {
    const char *rule, *name;
    int32_t value[PC_PROFILES];
    const char *what;
} pc_param_row;

typedef struct pc_group_row {
    const char *name, *title;
} pc_group_row;

extern const pc_rule pc_rules[PC_RULES];
extern const pc_param_row pc_params[];
extern const pc_group_row pc_groups[PC_GROUPS];

/** The rule of that id; PC_RULES when there is none. */
pc_rule_id pc_rule_named(pc_str id);
/** The group of that name; PC_GROUPS when there is none. */
pc_group pc_group_named(pc_str name);
/** The name of a rule or group that is nearest to a mistyped one, or NULL. Static. */
const char *pc_rule_nearest(pc_str id);

#endif
