/*
 * Paragraphs filled to a width, for plain text that is read by people and by
 * programs: a line ends only where joining it to the next one gives the text
 * back, so at a space, or between two letters of a script without spaces. No
 * line ends in a space but in flowed text, and none begins like a list item
 * that is none. Words wider than a line are left whole.
 */
#ifndef PC_RENDER_FILL_H
#define PC_RENDER_FILL_H

#include "base/buf.h"

typedef struct pc_fill {
    pc_buf *out;
    unsigned width;  /* columns of a line; 0: no limit */
    unsigned hang;   /* columns before every line of the paragraph but its first */
    unsigned column; /* where the next character goes; 0 at the start of a line */
    bool ascii;      /* no no-break spaces */
    bool flowed;     /* RFC 3676: soft line ends behind a space, lines stuffed where they need it */
    bool delsp;      /* flowed, and the last space of a soft line end is deleted: lines may end inside text without spaces */
} pc_fill;

/** Sets one paragraph and ends its last line. White space that may end a line counts as one space, whatever its length; control and direction characters are left out. */
void pc_fill_paragraph(pc_fill *fill, pc_str text);
/** Sets a line as it stands, spaces included, but for control and direction characters and spaces at its end. */
void pc_fill_line(pc_fill *fill, pc_str text);

#endif
