/* The outputs: one row each. Help, options, goldens and fault loops walk this table. */
#ifndef PC_RENDER_RENDERERS_H
#define PC_RENDER_RENDERERS_H

#include "base/buf.h"
#include "release/release.h"

typedef struct pc_renderer {
    const char *name;   /* as given to --format and --to */
    const char *suffix; /* of a file that holds it, without the dot */
    const char *media_type;
    const char *summary; /* a few words for the help */
    /** Appends the release; what it appends when it fails is thrown away. `options` is never NULL. */
    pc_status (*render)(const pc_release *release, const pc_render_options *options, pc_buf *out);
    bool shows;      /* `parse` offers it: the structure, for people or programs */
    bool sets;       /* `format` offers it: a release that is handed on */
    bool publishes;  /* meant for the public: --guard holds it back before an embargo's moment */
    bool for_people; /* honours the terminal's width and colour */
    bool binary;     /* nothing for a terminal */
    bool open_line;  /* its last line has no line end */
} pc_renderer;

extern const pc_renderer pc_renderers[];
extern const size_t pc_renderer_count;

/** The row of that name; NULL when there is none. */
const pc_renderer *pc_renderer_named(const char *name);

/* The outputs that are not in the public header, with the same promises as pc_renderer.render. */
pc_status pc_render_html(const pc_release *release, const pc_render_options *options, pc_buf *out);
pc_status pc_render_newsml(const pc_release *release, const pc_render_options *options, pc_buf *out);
pc_status pc_render_ninjs(const pc_release *release, const pc_render_options *options, pc_buf *out);
pc_status pc_render_nitf(const pc_release *release, const pc_render_options *options, pc_buf *out);
pc_status pc_render_text(const pc_release *release, const pc_render_options *options, pc_buf *out);
pc_status pc_render_markdown(const pc_release *release, const pc_render_options *options, pc_buf *out);
pc_status pc_render_pdf(const pc_release *release, const pc_render_options *options, pc_buf *out);

#endif
