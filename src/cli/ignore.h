/* What the .gitignore files of a repository leave out. */
#ifndef PC_CLI_IGNORE_H
#define PC_CLI_IGNORE_H

#include "cli/glob.h"

/** The patterns of one file, or the border of a repository. */
typedef struct cli_ignore_list {
    char *bytes; /* of the file; the patterns borrow them */
    cli_pattern *v;
    size_t n;
    size_t folder; /* bytes of the paths before what the patterns see */
    bool border;   /* lists before this one belong to a repository around it */
} cli_ignore_list;

/** Lists in force, the deepest last. Zero-initialise; free with cli_ignore_pop(ignore, 0). */
typedef struct cli_ignore {
    cli_ignore_list *v;
    size_t n, cap;
    bool no_memory; /* a list could not be taken in */
    int error;      /* errno of a file that is there and could not be read; 0 */
} cli_ignore;

/**
 * Takes in what holds above and in the folder `path` (absolute, without links,
 * no slash at its end), when it is inside a repository: the .gitignore files
 * from the repository's top down to it and .git/info/exclude.
 */
void cli_ignore_start(cli_ignore *ignore, pc_str path);
/** Takes in a folder below: its .gitignore; a repository of its own begins afresh. */
void cli_ignore_push(cli_ignore *ignore, pc_str path);
/** Forgets all lists but the first n. */
void cli_ignore_pop(cli_ignore *ignore, size_t n);
/** Is this path left out? The last pattern of the deepest list that matches decides. */
bool cli_ignored(const cli_ignore *ignore, pc_str path, bool folder);

#endif
