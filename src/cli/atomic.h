/* Files written whole or not at all. */
#ifndef PC_CLI_ATOMIC_H
#define PC_CLI_ATOMIC_H

#include "base/str.h"

/** What becomes of a file that is there already. */
typedef enum cli_replace {
    CLI_KEEP_OLD,    /* it stays */
    CLI_KEEP_MANY,   /* the same, but a new file is sure to be on the disk only after cli_sync_folder() */
    CLI_REPLACE_OLD  /* it is replaced by one that is on the disk already */
} cli_replace;

/**
 * Writes `bytes` to the file `path` by way of a file beside it that takes its
 * place when all of it has reached the disk: a reader finds the old file or the
 * new one, whole. Permissions (and the owner, where that is allowed) of an old
 * file are kept; a symbolic link stays and what it points to is replaced. A
 * device or a pipe is written to as it is. Returns 0 or the errno of what
 * failed, EEXIST where an old file was to be kept; then nothing has changed
 * and no other file is left behind.
 */
int cli_write_atomically(const char *path, pc_str bytes, cli_replace replace);

/** Waits until all that was written into the folder is on the disk: once for many files. 0 or errno. */
int cli_sync_folder(const char *folder);

#endif
