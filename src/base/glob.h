/* Patterns of file names. */
#ifndef PC_BASE_GLOB_H
#define PC_BASE_GLOB_H

#include "base/str.h"

/**
 * Matches a name without slashes: "*" any bytes, "?" one byte, "[a-z]" and
 * "[!a-z]" one of a set, with classes such as [:digit:]; a backslash takes the
 * meaning of the next byte away. Time is the product of both lengths.
 */
bool pc_glob_name(pc_str glob, pc_str name);

/** Matches a path segment by segment; a segment "**" stands for any number of segments, at the end for one or more. */
bool pc_glob_path(pc_str glob, pc_str path);

#endif
