/*
 * What check, fix and format share: the rules chosen, and for each input the
 * style in force, which depends on the configuration nearest to it, with a
 * checker made of it.
 */
#ifndef PC_CLI_CHECKING_H
#define PC_CLI_CHECKING_H

#include "check/checker.h"
#include "cli/batch.h"

/** The rules that --only and --skip leave: PC_RULES bytes. False after a message that names an unknown rule and the nearest known one. */
bool cli_select_rules(const cli_settings *settings, uint8_t selected[PC_RULES]);

/** True when a finding is as grave as `fail_on` (PC_OFF: none is). */
bool cli_reached(const pc_findings *findings, pc_severity fail_on);

/** The checkers of one worker, one for each configuration it has met. */
typedef struct cli_checkers cli_checkers;

/** `settings` and `selected` (NULL: every rule) are borrowed. NULL when memory is short. */
cli_checkers *cli_checkers_new(const cli_settings *settings, const uint8_t *selected);
void cli_checkers_free(cli_checkers *checkers);

/**
 * The checker for the input of that path (NULL: standard input, which counts
 * as lying where --stdin-filename says, else in the working directory). Its
 * configuration is --config's, else the .presscheck.yml nearest above the
 * input. NULL after a message (said once for each configuration). *style, if
 * not NULL, is set to the style in force.
 */
pc_checker *cli_checkers_for(cli_checkers *checkers, const char *path, const pc_style **style);

/** The path of the configuration in force for an input; NULL when there is none. Good until the checkers are freed. */
const char *cli_config_of(cli_checkers *checkers, const char *path);

/** Was this checker, one of those, made of a configuration? */
bool cli_has_config(const cli_checkers *checkers, const pc_checker *checker);

/** The profile of the style in force for an input, to be named for a whole run; says nothing when its configuration cannot be used. Static. */
const char *cli_profile_of(const cli_settings *settings, const char *path);

#endif
