/* The line that tells how far a long run is, on the terminal of standard error. */
#ifndef PC_CLI_PROGRESS_H
#define PC_CLI_PROGRESS_H

#include "cli/inputs.h"

typedef struct cli_progress {
    bool on;
    size_t total;    /* 0: unknown */
    int64_t started; /* milliseconds of a clock that only goes forward */
    int64_t shown;
} cli_progress;

/** Begins; off where standard error is no terminal or --quiet was given. Counts the inputs where that can be done. */
void cli_progress_begin(cli_progress *progress, const cli_settings *settings, int count, char **operands);
/** So many inputs are done; `findings` of them, or SIZE_MAX where the command has none. */
void cli_progress_show(cli_progress *progress, size_t done, size_t findings);
/** Takes the line away. */
void cli_progress_end(cli_progress *progress);

/** The line itself, of at most `n` bytes: for tests. `rate` in inputs a second. */
void cli_progress_line(char *line, size_t n, size_t done, size_t total, int64_t milliseconds, size_t findings);

#endif
