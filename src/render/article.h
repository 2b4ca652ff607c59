/* The release as one article element, in HTML for pages or in XHTML for what carries XML. */
#ifndef PC_RENDER_ARTICLE_H
#define PC_RENDER_ARTICLE_H

#include "render/markup.h"
#include "render/meta.h"

/** Appends the article and a line end. Fails as pc_markup_close() does. */
pc_status pc_put_article(pc_buf *out, const pc_outline *outline, const pc_meta *meta, const pc_dialect *dialect);

/**
 * Appends text with the first place where it says `date` as <time datetime="when">;
 * `clock` NULL: a date alone. Text without such a place stays as it is.
 */
void pc_put_dated(pc_buf *out, pc_str text, const pc_date *date, const pc_clock *clock, pc_str when);

#endif
