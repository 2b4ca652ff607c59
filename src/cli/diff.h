/* What changed between two texts, as patch(1) takes it. */
#ifndef PC_CLI_DIFF_H
#define PC_CLI_DIFF_H

#include "base/arena.h"
#include "base/buf.h"

/**
 * Appends the unified difference of two texts to `out`: three lines around
 * each change, headers a/NAME and b/NAME. Nothing when they are equal. The
 * lines are matched by those that occur once in both, and by equal
 * neighbours of these: always right, near enough the shortest, linear but for a
 * sort. False when memory is short.
 */
bool cli_diff(const char *name, pc_str before, pc_str after, pc_arena *arena, pc_buf *out);

#endif
