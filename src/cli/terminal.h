/* What the terminal, if there is one, wants. */
#ifndef PC_CLI_TERMINAL_H
#define PC_CLI_TERMINAL_H

#include "cli/cli.h"

/** Colour on this output? --color decides, then NO_COLOR, FORCE_COLOR, TERM=dumb, then whether it is a terminal. */
bool cli_wants_colour(cli_colour asked, int fd);
/** Columns to fill: what --width says (not 0), the terminal's, else 80. */
unsigned cli_columns(unsigned asked, int fd);

#endif
