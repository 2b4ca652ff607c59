/* Rows of a release as a table of HTML or NITF. */
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

#endif
