/* The files that git says have changed. */
#ifndef PC_CLI_GIT_H
#define PC_CLI_GIT_H

#include "base/buf.h"
#include "cli/cli.h"

/**
 * Appends the names (from the working directory, each with a NUL behind it) of
 * the files that --staged or --since ask for, of those that the operands name
 * or, without operands, of the whole repository. Files that were removed are
 * not among them. False after a message.
 */
bool cli_git_changed(const cli_choice *choice, int count, char **operands, pc_buf *names);

#endif
