/* The line a finding points at, cut around the spot, with the words underlined. */
#ifndef PC_REPORT_EXCERPT_H
#define PC_REPORT_EXCERPT_H

#include "report/reporters.h"

/**
 * Puts the line of `source` (a range of the file) and a line below it that
 * underlines the words; both behind a margin with the line's number. Widths are
 * those of graphemes on a terminal; control characters are made visible; a line
 * wider than run->width is cut around the spot. `code`: the underline's colour,
 * as in SGR ("33"), used when the run has colours. Nothing for an empty range.
 */
void pc_put_excerpt(const pc_report_run *run, const pc_report_input *input, pc_range source, const char *code, pc_buf *out);

#endif
