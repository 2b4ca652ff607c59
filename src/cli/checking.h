/* What check, fix and format share: the style in force, the rules chosen, a checker made of them. */
#ifndef PC_CLI_CHECKING_H
#define PC_CLI_CHECKING_H

#include "check/checker.h"
#include "cli/cli.h"

/** The rules that --only and --skip leave: PC_RULES bytes. False after a message that names an unknown rule and the nearest known one. */
bool cli_select_rules(const cli_settings *settings, uint8_t selected[PC_RULES]);
/** The style of the profile that the settings name. False after a message. */
bool cli_style(const cli_settings *settings, pc_style *style);
/** A checker for it; NULL after a message. `selected` is borrowed. */
pc_checker *cli_checker(const cli_settings *settings, const pc_style *style, const uint8_t *selected);

#endif
