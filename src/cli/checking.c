#include "cli/checking.h"

#include "cli/message.h"
#include "cli/moment.h"

/* Marks the rules of one name, which is a rule or a group. */
static bool mark(pc_str name, uint8_t selected[PC_RULES], uint8_t value) {
    pc_rule_id rule = pc_rule_named(name);
    pc_group group = pc_group_named(name);
    if (rule != PC_RULES)
        selected[rule] = value == PC_SELECTED ? PC_SELECTED_BY_NAME : value;
    for (size_t i = 0; group != PC_GROUPS && i < PC_RULES; i++)
        if (pc_rules[i].group == group)
            selected[i] = value;
    return rule != PC_RULES || group != PC_GROUPS;
}

static bool mark_all(const char *option, const char *names, uint8_t selected[PC_RULES], uint8_t value) {
    for (const char *at = names; *at; at += *at == ',') {
        size_t n = strcspn(at, ",");
        pc_str name = {at, n};
        if (n && !mark(name, selected, value)) {
            const char *nearest = pc_rule_nearest(name);
            cli_say(option, "there is no rule or group '%.*s'%s%s%s; presscheck rules lists them", (int)n, at,
                    nearest ? "; did you mean '" : "", nearest ? nearest : "", nearest ? "'?" : "");
            return false;
        }
        at += n;
    }
    return true;
}

bool cli_select_rules(const cli_settings *settings, uint8_t selected[PC_RULES]) {
    memset(selected, settings->only ? PC_NOT_SELECTED : PC_SELECTED, PC_RULES);
    return (!settings->only || mark_all("only", settings->only, selected, PC_SELECTED)) &&
           (!settings->skip || mark_all("skip", settings->skip, selected, PC_NOT_SELECTED));
}

bool cli_style(const cli_settings *settings, pc_style *style) {
    pc_profile profile = settings->profile ? pc_profile_named(pc_str_of(settings->profile)) : PC_AP;
    if (profile == PC_PROFILES) {
        cli_say("profile", "'%s' is not ap, un, govuk, eu or chicago", settings->profile);
        return false;
    }
    pc_style_init(style, profile);
    return true;
}

pc_checker *cli_checker(const cli_settings *settings, const pc_style *style, const uint8_t *selected) {
    pc_style_error error;
    pc_check_options options = {.as_of = cli_as_of(settings), .today = cli_this_day(), .selected = selected};
    pc_checker *checker = pc_checker_new(style, &options, &error);
    if (!checker && error.what)
        cli_say(error.origin.file, "%u:%u: there is no %s '%.*s'%s%s%s", error.origin.line, error.origin.column, error.what,
                (int)error.name.n, error.name.p, error.nearest ? "; did you mean '" : "",
                error.nearest ? error.nearest : "", error.nearest ? "'?" : "");
    else if (!checker)
        cli_say(NULL, "%s", pc_status_text(PC_NO_MEMORY));
    return checker;
}
