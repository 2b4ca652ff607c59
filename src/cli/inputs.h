/*
 * What a run works on, one name after another: files and folders named on the
 * command line, in a list, or by git. Folders are walked as the names are asked
 * for, so that memory depends on the largest folder, not on the number of files.
 */
#ifndef PC_CLI_INPUTS_H
#define PC_CLI_INPUTS_H

#include "cli/cli.h"

typedef struct cli_inputs cli_inputs;

/** One input. */
typedef struct cli_found {
    const char *name; /* as it is opened and as messages call it; good until the next one is asked for */
    size_t root;      /* bytes of the name before what a folder of outputs repeats: "in/" of in/2019/minsk.txt when in was named */
    bool is_stdin;
} cli_found;

/** True when the settings or operands ask for more than standard input. */
bool cli_names_inputs(const cli_settings *settings, int count);
/** True when more than one input may come of them. */
bool cli_may_be_several(const cli_settings *settings, int count, char **operands);

/** Begins. NULL after a message. The operands are borrowed. */
cli_inputs *cli_inputs_open(const cli_settings *settings, int count, char **operands);
/** The next one; false when there are no more. What cannot be listed is said. */
bool cli_inputs_next(cli_inputs *inputs, cli_found *found);
/** Frees it. False when something could not be listed. */
bool cli_inputs_close(cli_inputs *inputs);

#endif
