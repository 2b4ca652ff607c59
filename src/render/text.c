#include "render/outline.h"
#include "render/renderers.h"
pc_status pc_render_text(const pc_release *release, const pc_render_options *options, pc_buf *out) {
    pc_outline outline;
    if (!pc_outline_open(&outline, release, options))
        return PC_NO_MEMORY;
    for (size_t i = 0; i < outline.n; i++) {
        const pc_part *part = &outline.v[i];
        if (part->dateline) { pc_buf_put_str(out, pc_part_text(&outline, part->dateline)); pc_buf_putc(out, ' '); pc_buf_put_str(out, part->dateline->separator); pc_buf_putc(out, ' '); }
        pc_buf_put_str(out, pc_part_text(&outline, part));
        pc_buf_puts(out, "\n\n");
    }
    pc_outline_close(&outline);
    return out->status;
}
pc_status pc_render_markdown(const pc_release *release, const pc_render_options *options, pc_buf *out) {
    return pc_render_text(release, options, out);
}
