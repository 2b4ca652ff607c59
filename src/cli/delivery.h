/* Where the outputs of `format` go: standard output, one file, or a folder with a file for each. */
#ifndef PC_CLI_DELIVERY_H
#define PC_CLI_DELIVERY_H

#include "cli/batch.h"

typedef struct cli_delivery {
    const char *file;   /* one file; NULL: none */
    const char *folder; /* NULL: none */
    bool force;         /* files that were there before are replaced */
    bool failed;        /* something could not be written */
    char **names;       /* files of this run, a hash table of their paths */
    size_t n, cap;      /* cap is a power of two, or 0 */
} cli_delivery;

/**
 * Decides by -o where the outputs go; a folder that does not exist is made.
 * `several`: more than one output may come. False after a message.
 */
bool cli_delivery_open(cli_delivery *delivery, const cli_settings *settings, bool several);
/** True when outputs go into files, so that they have to be packed. */
static inline bool cli_delivers_files(const cli_delivery *delivery) {
    return delivery->file || delivery->folder;
}
/** Appends one output of the input `name` to what the first thread is to deliver. */
void cli_delivery_pack(pc_buf *to, const char *name, const pc_renderer *renderer, pc_str bytes);
/** Writes what was packed, each into its file; says what could not be written and remembers that. */
void cli_delivery_unpack(cli_delivery *delivery, pc_str packed);
void cli_delivery_free(cli_delivery *delivery);

#endif
