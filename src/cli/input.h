/* Reading releases: a file in one go, standard input as it comes. */
#ifndef PC_CLI_INPUT_H
#define PC_CLI_INPUT_H

#include <stdbool.h>
#include <stddef.h>

/** Memory for the bytes of one input; kept and used again for the next. Zero-initialise; free with cli_input_free(). */
typedef struct cli_input {
    char *p;
    size_t n, cap;
} cli_input;

/** Reads the file `path`, or standard input when it is NULL, of at most `max` bytes. `name` is for messages. False after a message. */
bool cli_input_read(cli_input *input, const char *path, const char *name, size_t max);
void cli_input_free(cli_input *input);

#endif
