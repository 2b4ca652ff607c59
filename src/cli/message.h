/* Messages about the run, on standard error. */
#ifndef PC_CLI_MESSAGE_H
#define PC_CLI_MESSAGE_H

/**
 * One line "presscheck: SUBJECT: ..." in one write; SUBJECT (a file, an
 * option) may be NULL. Control characters are shown as "?".
 */
__attribute__((format(printf, 2, 3))) void cli_say(const char *subject, const char *format, ...);

#endif
