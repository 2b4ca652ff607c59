/* Text for people in columns. */
#ifndef PC_CLI_PARAGRAPH_H
#define PC_CLI_PARAGRAPH_H

#include "base/buf.h"

/** ASCII text and blanks behind it up to `width` columns. */
void cli_put_padded(pc_buf *out, const char *s, size_t width);
/** UTF-8 text wrapped to `width` columns; the first line begins at `column`, later ones at `indent`. Ends the line. */
void cli_put_wrapped(pc_buf *out, const char *text, size_t column, size_t indent, size_t width);

#endif
