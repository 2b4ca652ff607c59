/* One record of a stream: a JSON object on a line, with the text of a release in it. */
#ifndef PC_CLI_RECORD_H
#define PC_CLI_RECORD_H

#include "base/buf.h"

/** Zero-initialise; its memory is used again for the next line. Free with cli_record_free(). */
typedef struct cli_record {
    pc_str id;   /* as written, JSON; p NULL: none */
    pc_buf text; /* the release, UTF-8 */
    pc_buf name; /* what it is called, with NUL: the member "name", else a string or number "id", else "-" */
    const char *wrong; /* why the line is no record; static */
} cli_record;

/** Reads a line (without its end). False when it is no record; then `wrong` says why, and `id` is there when it was read before. */
bool cli_record_read(cli_record *record, pc_str line);
void cli_record_free(cli_record *record);

#endif
