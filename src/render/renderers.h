/* The outputs: one row each. Help, options, goldens and fault loops walk this table. */
#ifndef PC_RENDER_RENDERERS_H
#define PC_RENDER_RENDERERS_H

#include "base/buf.h"
#include "release/release.h"

typedef struct pc_renderer {
    const char *name;   /* as given to --format */
    const char *suffix; /* of a file that holds it, without the dot */
    const char *media_type;
    bool for_people; /* honours width and colour */
    pc_status (*render)(const pc_release *release, const pc_render_options *options, pc_buf *out);
} pc_renderer;

extern const pc_renderer pc_renderers[];
extern const size_t pc_renderer_count;

/** The row of that name; NULL when there is none. */
const pc_renderer *pc_renderer_named(const char *name);

#endif
