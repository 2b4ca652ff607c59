/* File name patterns as .gitignore files write them. */
#ifndef PC_CLI_GLOB_H
#define PC_CLI_GLOB_H

#include "base/str.h"

/** One line of a .gitignore file, or one --include or --exclude. The bytes are borrowed. */
typedef struct cli_pattern {
    pc_str glob;      /* without the marks that the members below stand for */
    bool negated;     /* "!": takes back what an earlier one said */
    bool folder_only; /* ended in "/" */
    bool anchored;    /* has a slash before its end: matched from the folder it stands in */
} cli_pattern;

/** Reads one line (without its end). False when it holds no pattern: empty, or a comment. */
bool cli_pattern_read(pc_str line, cli_pattern *out);

/** Does it match this path, which is relative to the folder the pattern stands in and has no slash at either end? */
bool cli_pattern_matches(const cli_pattern *pattern, pc_str path, bool folder);

#endif
