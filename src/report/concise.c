/* One line a finding, as editors and log readers take it. */
#include "render/escape.h"
#include "report/reporters.h"
#include "text/utf8.h"

void pc_report_concise_file(const pc_report_run *run, const pc_report_input *input, pc_buf *out) {
    (void)run;
    for (size_t i = 0; input->findings && i < input->findings->n; i++) {
        const pc_finding *finding = input->findings->v[i];
        pc_place place = pc_lines_place(input->lines, finding->source.at);
        pc_put_visible(out, pc_utf8_clean(input->arena, pc_str_of(input->name)));
        pc_buf_putc(out, ':');
        pc_buf_put_uint(out, place.line);
        pc_buf_putc(out, ':');
        pc_buf_put_uint(out, place.column);
        pc_buf_puts(out, ": ");
        pc_buf_puts(out, pc_severity_name((pc_severity)finding->severity));
        pc_buf_puts(out, ": ");
        pc_put_visible(out, finding->message);
        pc_buf_puts(out, " [");
        pc_buf_puts(out, pc_rules[finding->rule].id);
        pc_buf_puts(out, "]\n");
    }
}
