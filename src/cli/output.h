/* Standard output: written in bounded pieces, every write checked. */
#ifndef PC_CLI_OUTPUT_H
#define PC_CLI_OUTPUT_H

#include "base/buf.h"

typedef struct cli_output {
    pc_buf buf; /* drains into fd */
    int fd;
    int error; /* errno of the first write that failed; 0 */
} cli_output;

/** Takes memory for an output to `fd`; false when there is none. */
bool cli_output_open(cli_output *out, int fd);
/** Sends what the buffer holds; false when this or an earlier write failed. */
bool cli_output_flush(cli_output *out);
/** Sends what is left, closes the file and frees the memory. False after a message when anything was lost. */
bool cli_output_close(cli_output *out);

#endif
