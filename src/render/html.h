/* One self-contained page. */
#ifndef PC_RENDER_HTML_H
#define PC_RENDER_HTML_H

#include "render/meta.h"

/** The built-in style sheet (page.css), not terminated. */
extern const unsigned char pc_page_css[];
extern const size_t pc_page_css_size;

/** Appends a JSON-LD object for search engines (schema.org NewsArticle), escaped for a script element. */
void pc_put_json_ld(pc_buf *out, pc_outline *outline, const pc_meta *meta, const pc_render_options *options);

/** Appends the page's own rules: sheet, running header, brand colours and fonts. `options` and `meta` say which. */
void pc_put_page_rules(pc_buf *out, const pc_outline *outline, const pc_meta *meta, const pc_render_options *options);

/** Appends a style sheet (valid UTF-8) for a style element: nothing in it ends the element. */
void pc_put_style_sheet(pc_buf *out, pc_str css);

/** True when the style sheet would fetch something: an import, an address that is neither inlined data nor a part of the page. */
bool pc_css_fetches(pc_str css);

/** True for an address of the web; NULL is none. */
bool pc_is_web_address(const char *url);

#endif
