/*
 * A house style: what a newsroom wants of its releases. It starts as one of
 * the built-in profiles; a configuration file changes settings, severities and
 * parameters and adds the house's own lists. Immutable once made; one style
 * serves any number of checkers on any thread.
 */
#ifndef PC_STYLE_STYLE_H
#define PC_STYLE_STYLE_H

#include "base/vec.h"

typedef enum pc_profile {
#define PC_PROFILE(id, name, about) PC_##id,
#include "style/profiles.def"
#undef PC_PROFILE
    PC_PROFILES
} pc_profile;

typedef enum pc_setting {
#define PC_SETTING(id, ...) PC_SET_##id,
#include "style/settings.def"
#undef PC_SETTING
    PC_SETTINGS
} pc_setting;

typedef enum pc_value {
#define PC_VALUE(id, name) PC_VAL_##id,
#include "style/values.def"
#undef PC_VALUE
    PC_VALUES
} pc_value;

/** What a house gives its outputs to look like it. */
typedef enum pc_brand_key {
#define PC_BRAND(id, name, kind) PC_BRAND_##id,
#include "style/brand.def"
#undef PC_BRAND
    PC_BRAND_KEYS
} pc_brand_key;

/** How much a finding matters; off: the rule does not run. */
typedef enum pc_severity { PC_OFF, PC_INFO, PC_WARNING, PC_ERROR } pc_severity;

/** Where in a configuration file something was said; file NULL: built in. Line and column are 1-based, columns in code points. */
typedef struct pc_origin {
    const char *file;
    uint32_t line, column;
} pc_origin;

/** The severity of a rule, or of a whole group, as a house wants it. */
typedef struct pc_rule_choice {
    pc_str rule;       /* id of a rule, or name of a group */
    pc_severity severity;
    pc_str path;       /* glob of the files it holds for; p NULL: all */
    pc_origin origin;
} pc_rule_choice;

/** A parameter of a rule ("headline-too-long: {max: 90}"). */
typedef struct pc_param_choice {
    pc_str rule, name;
    pc_str path; /* as of a pc_rule_choice */
    int32_t value;
    pc_origin origin;
} pc_param_choice;

/** A term and what to write for it; `instead` p NULL: it is just not to be used. */
typedef struct pc_term_choice {
    pc_str term, instead, note;
    bool match_case;
    pc_origin origin;
} pc_term_choice;

/** Somebody the house writes about. */
typedef struct pc_person {
    pc_str name, title; /* title p NULL: not given */
    pc_origin origin;
} pc_person;

/** A string of a house list. */
typedef struct pc_entry {
    pc_str text;
    pc_str more; /* tickers: "NYSE: ACM" for the company `text`; quotations: the speaker; else p NULL */
    pc_origin origin;
} pc_entry;

typedef PC_VEC(pc_entry) pc_entries;

/** A value of the brand. Terminated: `text.p` is a string; p NULL: not given. Colours are "#RRGGBB" that can be read on white paper. */
typedef struct pc_brand_value {
    pc_str text;
    pc_origin origin;
} pc_brand_value;

/** The lists that a house brings itself. */
typedef struct pc_house {
    PC_VEC(pc_rule_choice) rules;
    PC_VEC(pc_param_choice) params;
    PC_VEC(pc_term_choice) preferred, forbidden;
    PC_VEC(pc_person) people;
    pc_brand_value brand[PC_BRAND_KEYS];
    pc_entries organizations, acronyms, boilerplates, quotations, contacts, email_domains, tickers;
} pc_house;

typedef struct pc_style {
    pc_profile profile; /* that it starts from */
    uint8_t settings[PC_SETTINGS]; /* pc_value */
    pc_origin setting_origin[PC_SETTINGS];
    pc_house house;
} pc_style;

/** A style that is one of the profiles and nothing else. */
void pc_style_init(pc_style *style, pc_profile profile);
/** The profile of that name; PC_PROFILES when there is none. */
pc_profile pc_profile_named(pc_str name);
/** "ap". Static. */
const char *pc_profile_name(pc_profile profile);
/** What it follows, in a few words. Static. */
const char *pc_profile_about(pc_profile profile);
/** "serial-comma", "yes". Static. */
const char *pc_setting_name(pc_setting setting);
const char *pc_value_name(pc_value value);
/** Whether the setting can say that: some profile does, or a rule knows what to do with it. */
bool pc_setting_takes(pc_setting setting, pc_value value);
/** "heading-font". Static. */
const char *pc_brand_key_name(pc_brand_key key);
/** "off", "info", "warning", "error". Static. */
const char *pc_severity_name(pc_severity severity);
/** False when `name` is none of the four. */
bool pc_severity_named(pc_str name, pc_severity *out);

static inline pc_value pc_style_of(const pc_style *style, pc_setting setting) {
    return (pc_value)style->settings[setting];
}

#endif
