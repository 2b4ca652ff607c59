/* What the renderers share: their options. One row of renderers.c makes an output known everywhere. */
#ifndef PC_RENDER_RENDER_H
#define PC_RENDER_RENDER_H

#include "base/buf.h"
#include "release/release.h"

typedef struct pc_render_options {
    unsigned width; /* text: columns; 0: no wrapping */
    bool flowed;    /* text: format=flowed (RFC 3676) */
    bool colour;    /* tree: escape sequences for a terminal */
} pc_render_options;

/** Plain text, wire-ready: wrapped, one blank line between paragraphs, hanging list items, no trailing spaces. */
pc_status pc_render_text(const pc_release *release, const pc_render_options *options, pc_buf *out);

#endif
