#include "render/renderers.h"

static pc_status render_json(const pc_release *release, const pc_render_options *options, pc_buf *out) {
    (void)options;
    return pc_render_json(release, out);
}

const pc_renderer pc_renderers[] = {
    {.name = "text",
     .suffix = "txt",
     .media_type = "text/plain; charset=utf-8",
     .summary = "plain text for a desk or a wire",
     .render = pc_render_text,
     .sets = true,
     .publishes = true},
    {.name = "markdown",
     .suffix = "md",
     .media_type = "text/markdown; charset=utf-8",
     .summary = "Markdown with its parts in YAML front matter",
     .render = pc_render_markdown,
     .sets = true,
     .publishes = true},
    {.name = "html",
     .suffix = "html",
     .media_type = "text/html; charset=utf-8",
     .summary = "one page that needs nothing but itself",
     .render = pc_render_html,
     .sets = true,
     .publishes = true},
    {.name = "nitf",
     .suffix = "nitf.xml",
     .media_type = "application/nitf+xml",
     .summary = "NITF 3.6, for newspaper systems",
     .render = pc_render_nitf,
     .sets = true,
     .publishes = true},
    {.name = "newsml",
     .suffix = "newsml.xml",
     .media_type = "application/vnd.iptc.g2.newsitem+xml",
     .summary = "NewsML-G2 2.35, for news agencies",
     .render = pc_render_newsml,
     .sets = true,
     .publishes = true},
    {.name = "ninjs",
     .suffix = "ninjs.json",
     .media_type = "application/json",
     .summary = "ninjs 3.1, news in JSON",
     .render = pc_render_ninjs,
     .sets = true,
     .publishes = true,
     .open_line = true},
    {.name = "pdf",
     .suffix = "pdf",
     .media_type = "application/pdf",
     .summary = "pages to hand out, tagged for those who cannot see them",
     .render = pc_render_pdf,
     .sets = true,
     .publishes = true,
     .binary = true},
    {.name = "json",
     .suffix = "json",
     .media_type = "application/json",
     .summary = "the parts with their places in the input, one object a line",
     .render = render_json,
     .shows = true,
     .sets = true,
     .open_line = true},
    {.name = "tree",
     .suffix = "txt",
     .media_type = "text/plain; charset=utf-8",
     .summary = "the parts, for people",
     .render = pc_render_tree,
     .shows = true,
     .for_people = true},
};
const size_t pc_renderer_count = sizeof pc_renderers / sizeof *pc_renderers;

const pc_renderer *pc_renderer_named(const char *name) {
    for (size_t i = 0; i < pc_renderer_count; i++)
        if (strcmp(pc_renderers[i].name, name) == 0)
            return &pc_renderers[i];
    return NULL;
}

pc_status pc_render(const pc_release *release, const char *output, const pc_render_options *options, pc_buf *out) {
    static const pc_render_options defaults = {0};
    const pc_renderer *renderer = pc_renderer_named(output);
    return renderer ? renderer->render(release, options ? options : &defaults, out) : PC_UNKNOWN_OUTPUT;
}
