#include "render/renderers.h"

static pc_status render_json(const pc_release *release, const pc_render_options *options, pc_buf *out) {
    (void)options;
    return pc_render_json(release, out);
}

const pc_renderer pc_renderers[] = {
    {"json", "json", "application/json", false, render_json},
    {"tree", "txt", "text/plain; charset=utf-8", true, pc_render_tree},
};
const size_t pc_renderer_count = sizeof pc_renderers / sizeof *pc_renderers;

const pc_renderer *pc_renderer_named(const char *name) {
    for (size_t i = 0; i < pc_renderer_count; i++)
        if (strcmp(pc_renderers[i].name, name) == 0)
            return &pc_renderers[i];
    return NULL;
}
