#include "style/style.h"

static const uint8_t built_in[PC_SETTINGS][PC_PROFILES] = {
#define PC_SETTING(id, name, ap, un, govuk, eu, chicago)                                                               \
    [PC_SET_##id] = {PC_VAL_##ap, PC_VAL_##un, PC_VAL_##govuk, PC_VAL_##eu, PC_VAL_##chicago},
#include "style/settings.def"
#undef PC_SETTING
};

static const char *const setting_names[] = {
#define PC_SETTING(id, name, ...) [PC_SET_##id] = (name),
#include "style/settings.def"
#undef PC_SETTING
};

static const char *const value_names[] = {
#define PC_VALUE(id, name) [PC_VAL_##id] = (name),
#include "style/values.def"
#undef PC_VALUE
};

static const struct {
    const char *name, *about;
} profiles[] = {
#define PC_PROFILE(id, name, about) [PC_##id] = {(name), (about)},
#include "style/profiles.def"
#undef PC_PROFILE
};

static const char *const severity_names[] = {
    [PC_OFF] = "off", [PC_INFO] = "info", [PC_WARNING] = "warning", [PC_ERROR] = "error"};

void pc_style_init(pc_style *style, pc_profile profile) {
    *style = (pc_style){.profile = profile};
    for (size_t i = 0; i < PC_SETTINGS; i++)
        style->settings[i] = built_in[i][profile];
}

pc_profile pc_profile_named(pc_str name) {
    for (size_t i = 0; i < PC_PROFILES; i++)
        if (pc_str_eq(name, pc_str_of(profiles[i].name)))
            return (pc_profile)i;
    return PC_PROFILES;
}

const char *pc_profile_name(pc_profile profile) {
    return profiles[profile].name;
}

const char *pc_profile_about(pc_profile profile) {
    return profiles[profile].about;
}

const char *pc_setting_name(pc_setting setting) {
    return setting_names[setting];
}

const char *pc_value_name(pc_value value) {
    return value_names[value];
}

bool pc_setting_takes(pc_setting setting, pc_value value) {
    static const struct {
        pc_setting setting;
        pc_value value;
    } more[] = {{PC_SET_OUTER_QUOTES, PC_VAL_SINGLE}, {PC_SET_OUTER_QUOTES, PC_VAL_FREE}, {PC_SET_DASH, PC_VAL_FREE}};
    for (size_t i = 0; i < PC_PROFILES; i++)
        if (built_in[setting][i] == value)
            return true;
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        if (more[i].setting == setting && more[i].value == value)
            return true;
    return false;
}

const char *pc_brand_key_name(pc_brand_key key) {
    static const char *const names[PC_BRAND_KEYS] = {
#define PC_BRAND(id, name, kind) [PC_BRAND_##id] = (name),
#include "style/brand.def"
#undef PC_BRAND
    };
    return names[key];
}

const char *pc_severity_name(pc_severity severity) {
    return severity_names[severity];
}

bool pc_severity_named(pc_str name, pc_severity *out) {
    for (size_t i = 0; i < sizeof severity_names / sizeof *severity_names; i++)
        if (pc_str_eq(name, pc_str_of(severity_names[i]))) {
            *out = (pc_severity)i;
            return true;
        }
    return false;
}
