/* Lines of a given width in columns, for text that people read in a terminal or a mail window. */
#ifndef PC_RENDER_WRAP_H
#define PC_RENDER_WRAP_H

#include "base/buf.h"

typedef struct pc_wrap {
    unsigned width;    /* columns; 0: never break */
    unsigned hang;     /* columns of indent on every line but the first */
    bool flowed;       /* format=flowed (RFC 3676): a broken line ends in one space, and lines are space-stuffed */
} pc_wrap;

/**
 * Appends `text` (one paragraph of valid UTF-8) broken at spaces, and between
 * characters of scripts that have none, followed by a line feed. Grapheme
 * clusters stay whole and East Asian width counts. A word wider than the line
 * stands alone on its own, uncut. No line ends in a space unless `flowed`.
 */
void pc_wrap_put(pc_buf *out, pc_str text, const pc_wrap *wrap);

#endif
