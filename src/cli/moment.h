/* What today is, and whether an embargo still holds. The one place that reads the clock. */
#ifndef PC_CLI_MOMENT_H
#define PC_CLI_MOMENT_H

#include "cli/cli.h"

enum { CLI_ISO_DATE = 11 }; /* "YYYY-MM-DD" and NUL */

/**
 * What today is for a release: --as-of, else SOURCE_DATE_EPOCH, else the
 * release's own date where it carries a full one, else the clock's, in UTC.
 */
void cli_today(const cli_settings *settings, const pc_release *release, char out[static CLI_ISO_DATE]);

/** The day that --as-of says; all 0 when it says none. */
pc_date cli_as_of(const cli_settings *settings);
/** The day it is for what has no date of its own: SOURCE_DATE_EPOCH, else the clock's, in UTC. */
pc_date cli_this_day(void);

/**
 * True when the release carries an embargo that still holds at the start of
 * the day `today`. A moment without a zone is taken for the latest it can be;
 * an embargo without a date always holds.
 */
bool cli_embargoed_on(const pc_release *release, const char *today);

/** The same at --as-of where it is given, else at this very moment. */
bool cli_embargoed_now(const cli_settings *settings, const pc_release *release);

#endif
