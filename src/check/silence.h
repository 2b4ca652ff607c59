/*
 * What a text itself keeps quiet:
 *
 *   lint: {disable: [rule, group]}       in its front matter, for the whole file
 *   %% presscheck: off RULE, RULE         a line of its own, until ...
 *   %% presscheck: on                     ... this, or the end
 *   %% presscheck: allow RULE             until the next blank line
 *   [sic]                                 behind the words
 *
 * Lines that begin with "%% " are remarks: no part of the release, printed by
 * no output. A silence that keeps nothing quiet is reported itself.
 */
#ifndef PC_CHECK_SILENCE_H
#define PC_CHECK_SILENCE_H

#include "check/check.h"

/** Drops the findings that the text silences, counts them, and reports the silences that were of no use (`unused`: the severity of that rule, PC_OFF: not). */
void pc_silence(pc_check *check, pc_severity unused);

#endif
