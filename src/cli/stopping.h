/* Ctrl-C and the like: what is in hand is finished, then the run ends. */
#ifndef PC_CLI_STOPPING_H
#define PC_CLI_STOPPING_H

#include <stdbool.h>

/** From now on SIGINT, SIGTERM and SIGHUP only ask to stop; a second one ends the process as usual. */
void cli_stop_gently(void);
/** The signal that asked to stop; 0: none has. */
int cli_stopped(void);

#endif
