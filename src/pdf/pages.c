/* Lines to pages: as many as fit, cut where no heading, pair of lines or block is torn. */
#include "pdf/job.h"

static pdf_unit room_on(const pdf_job *job, size_t page) {
    return job->paper[1] - (page ? job->head : job->top) - job->bottom;
}

/* The line behind the last one of the page that `from` begins. */
static uint32_t cut_behind(const pdf_job *job, uint32_t from, uint32_t end, pdf_unit room) {
    uint32_t good = from;
    pdf_unit used = 0;
    for (uint32_t i = from; i < end; i++) {
        const pdf_line *line = &job->lines.v[i];
        if (line->aside)
            continue;
        used += line->height + (i > from ? line->before : 0);
        if (used > room)
            return good > from ? good : i > from ? i : i + 1;
        if (!line->keep)
            good = i + 1;
    }
    return end;
}

void pdf_cut_pages(pdf_job *job) {
    uint32_t end = (uint32_t)job->lines.n, from = 0;
    do {
        uint32_t cut = cut_behind(job, from, end, room_on(job, job->pages.n));
        if (!PC_PUSH(job->arena, job->pages, (pdf_page_cut){from, cut - from})) {
            pdf_fail(job, PC_NO_MEMORY);
            return;
        }
        from = cut;
        while (from < end && (job->lines.v[from].aside || job->lines.v[from].kind == PDF_LINE_GAP))
            from++;
    } while (from < end);
}
