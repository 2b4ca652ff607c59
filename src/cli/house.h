/* The release that `format` sets: as it stands, or with the safe fixes of the house style made. */
#ifndef PC_CLI_HOUSE_H
#define PC_CLI_HOUSE_H

#include "cli/batch.h"

/** The state of one worker: its memory is used again from input to input. */
typedef struct cli_house cli_house;

/** `settings` are borrowed. NULL when memory is short. */
cli_house *cli_house_new(const cli_settings *settings);
void cli_house_free(cli_house *house);

/**
 * Takes the next input and sets what its style decides in *options: the order of the parts, the brand. A house
 * style is in force where --profile names one or a configuration is found.
 * False after a message.
 */
bool cli_house_take(cli_house *house, const cli_file *file, pc_render_options *options);

/** Puts the logo for that output, where the style of the last input has one, into *options. False after a message. */
bool cli_house_logo(const cli_house *house, const pc_renderer *to, pc_render_options *options);

/**
 * The input's release, good until the next cli_house_take(); NULL after a
 * message. `mended`: with the safe fixes of the style in force made, unless
 * --as-is or no style forbids it, and with --complete with what it lacks and the
 * house has; else as it stands, with places in the file.
 */
const pc_release *cli_house_release(cli_house *house, bool mended);

#endif
