/* The release as one article element, in HTML for pages or in XHTML for what carries XML. */
#ifndef PC_RENDER_ARTICLE_H
#define PC_RENDER_ARTICLE_H

#include "render/markup.h"
#include "render/meta.h"

/** Appends the article and a line end. Fails as pc_markup_close() does. */
pc_status pc_put_article(pc_buf *out, const pc_outline *outline, const pc_meta *meta, const pc_dialect *dialect);

/** Where the text first says `date`, with its time when `clock` is not NULL; an empty range where it does not. */
pc_range pc_find_moment(pc_str text, const pc_date *date, const pc_clock *clock);
/** What is known of the embargo's moment, in the extended form of ISO 8601: with an offset, as a local time, or a day; empty when its day is open. */
pc_str pc_known_moment(const pc_meta *meta, const pc_embargo *embargo, char to[static 17]);
/** A heading or label without the colon at its end. p NULL when memory is short. */
pc_str pc_label_text(const pc_outline *outline, const pc_part *part);

/** A heading that ends in a colon leads on to what stands below it: a sentence, no title. */
bool pc_leads_on(const pc_outline *outline, const pc_part *part);

#endif
