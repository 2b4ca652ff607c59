/* The body as plain paragraphs, for outputs whose field takes text alone. */
#ifndef PC_RENDER_STORY_H
#define PC_RENDER_STORY_H

#include "render/escape.h"
#include "render/outline.h"

typedef struct pc_story {
    size_t words;      /* runs between white space; scripts without spaces: none, so 0 in Chinese and Japanese */
    size_t characters; /* code points; counted for PC_IN_JSON alone */
} pc_story;

/**
 * Appends dateline and body escaped for `context`, with `between` (as it is to
 * stand in the output) between paragraphs, and counts them.
 */
pc_story pc_put_story(pc_buf *out, pc_outline *outline, pc_context context, const char *between);

/** ISO 10383 code of the market that releases call so ("NYSE" is XNYS); the name itself where it is not known. */
pc_str pc_market_code(pc_str exchange);

#endif
