/* What the renderers share: their options. One row of renderers.c makes an output known everywhere. */
#ifndef PC_RENDER_RENDER_H
#define PC_RENDER_RENDER_H

#include "base/buf.h"
#include "release/release.h"

/** Plain text, wire-ready: wrapped, one blank line between paragraphs, hanging list items, no trailing spaces. */
pc_status pc_render_text(const pc_release *release, const pc_render_options *options, pc_buf *out);

#endif
