/* Messages about the run, on standard error. */
#ifndef PC_CLI_MESSAGE_H
#define PC_CLI_MESSAGE_H

#include "base/buf.h"

/**
 * One line "presscheck: SUBJECT: ..." in one write; SUBJECT (a file, an
 * option) may be NULL. Control characters are shown as "?".
 */
__attribute__((format(printf, 2, 3))) void cli_say(const char *subject, const char *format, ...);

/** The same, "presscheck: FILE:LINE:COLUMN: ...", as editors read it. */
__attribute__((format(printf, 4, 5))) void cli_say_at(const char *file, unsigned line, unsigned column, const char *format, ...);

/** What this thread says from now on is appended to `sink`; NULL: it goes to standard error at once again. */
void cli_say_into(pc_buf *sink);
/** What this thread gathers from now on is for the whole run: the first thread says each such line once, whoever found it first. */
void cli_say_once(bool once);
/** Puts what was gathered in a sink on standard error. First thread only. */
void cli_say_gathered(const pc_buf *sink);

/**
 * Shows a line on the terminal that standard error is, without a line end: the
 * next one takes its place, and so does any message. "" takes it away. First
 * thread only.
 */
void cli_show_line(const char *line);

#endif
