/* Undoes layout damage, step by step; see layout.h for who does what. */
#include "parse/layout.h"

static pc_status run_steps(pc_layout_work *work) {
    pc_status status;
    if ((status = pc_layout_mail(work)) != PC_OK || (status = pc_layout_markdown(work)) != PC_OK || (status = pc_layout_lines(work)) != PC_OK)
        return status;
    pc_layout_headers(work);
    pc_layout_runs(work);
    pc_layout_tables(work);
    if ((status = pc_layout_pages(work)) != PC_OK)
        return status;
    if ((status = pc_layout_wrap(work)) != PC_OK || (status = pc_layout_words(work)) != PC_OK)
        return status;
    pc_layout_doubles(work);
    return pc_layout_build(work);
}

pc_status pc_layout(pc_draft *draft) {
    pc_layout_work work = {
        .draft = draft, .scratch = pc_arena_new(), .text = draft->decoded, .map = draft->decoded_map};
    if (!work.scratch)
        return PC_NO_MEMORY;
    pc_status status = run_steps(&work);
    if (status == PC_OK && pc_arena_failed(work.scratch))
        status = PC_NO_MEMORY;
    pc_arena_free(work.scratch);
    return status;
}
