/* The releases in a folder and those below it, sorted by the bytes of their names. */
#ifndef PC_CLI_WALK_H
#define PC_CLI_WALK_H

#include "base/buf.h"
#include "cli/cli.h"
#include "cli/ignore.h"

typedef struct cli_folder cli_folder;

/** Where a walk is. Zero-initialise; free with cli_walk_end(). */
typedef struct cli_walk {
    const cli_choice *choice;
    cli_folder *deepest; /* the folder it is in; NULL: no walk */
    pc_buf name, real;   /* the current path as named, and absolute */
    pc_buf here;         /* the working directory with a slash behind it */
    size_t root;         /* bytes of name before what lies in the folder walked */
    size_t found;        /* files so far */
    cli_ignore ignore;
    bool failed;         /* a folder could not be read, or memory is short; has been said */
} cli_walk;

/** Begins the walk of a folder. */
void cli_walk_begin(cli_walk *walk, const char *folder);
/** The next file: its name stands in walk->name, with a NUL behind it. False when there are no more. */
bool cli_walk_next(cli_walk *walk);
void cli_walk_end(cli_walk *walk);

/** Is a file of this name one of those that are looked for (--include, --exclude)? */
bool cli_chosen(cli_walk *walk, const char *name);
/** Is it, or a folder it is in, left out by --exclude? */
bool cli_excluded(cli_walk *walk, const char *name);

#endif
