/* Rows of a release as a table of HTML or NITF, and what all tables have in common. */
#ifndef PC_RENDER_TABLE_H
#define PC_RENDER_TABLE_H

#include "render/markup.h"

/**
 * Appends the table whose first row is `first` and whose other rows stand
 * behind it in the outline, up to the one that closes; nothing for a row that
 * does not open one. Rows are made equally
 * long. The first one is a heading when it has no figures but years, and a later one has some.
 */
void pc_put_table(pc_markup *markup, const pc_part *first);

/** A digit that is of no year: "2019" heads a column as well as a word does. */
bool pc_has_figures(pc_str text);
/** A cell that is a figure: digits with the marks, the currency or the unit of one. Such cells are set flush, digits below digits. */
bool pc_is_figure(pc_str cell);
/** A cell that says there is no figure: nothing, a dash, "n/a". */
bool pc_is_no_figure(pc_str cell);

#endif
