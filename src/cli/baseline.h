/*
 * A baseline: findings that are known and no longer told. One line each,
 * sorted: file, rule and the words it points at, with tabs between. Keyed by
 * the words and not by lines, so that it holds while a text is edited.
 */
#ifndef PC_CLI_BASELINE_H
#define PC_CLI_BASELINE_H

#include "check/findings.h"

typedef struct cli_baseline cli_baseline;

/** Reads a baseline; NULL after a message. A file that is not there is empty when `writes`: it is to be made. Free with cli_baseline_free(). */
cli_baseline *cli_baseline_read(const char *path, bool writes, size_t max_bytes);
void cli_baseline_free(cli_baseline *baseline);

/** Drops the findings of a file that the baseline knows, from the list of pointers (which is changed); how many. Any thread, but one at a time for one file. */
size_t cli_baseline_filter(cli_baseline *baseline, const char *file, pc_str bytes, pc_findings *findings);

/** Appends the lines of a file's findings to `out`, for cli_baseline_write(). */
void cli_baseline_put(const char *file, pc_str bytes, const pc_findings *findings, pc_buf *out);

/** Sorts lines (ended by LF) and writes them to `path`, whole or not at all. False after a message. */
bool cli_baseline_write(const char *path, pc_str lines);

/** Entries that met no finding. */
size_t cli_baseline_unused(const cli_baseline *baseline);

#endif
