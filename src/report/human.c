/* Findings for people: the line with the exact words underlined, and what to do. */
#include "render/escape.h"
#include "report/reporters.h"
#include "text/utf8.h"

static void put_colour(const pc_report_run *run, pc_buf *out, const char *code) {
    if (run->colour) {
        pc_buf_puts(out, "\033[");
        pc_buf_puts(out, code);
        pc_buf_putc(out, 'm');
    }
}

static const char *colour_of(uint8_t severity) {
    static const char *const codes[] = {[PC_OFF] = "0", [PC_INFO] = "36", [PC_WARNING] = "33", [PC_ERROR] = "31"};
    return codes[severity];
}

static void put_head(const pc_report_run *run, const pc_report_input *input, const pc_finding *finding, pc_buf *out) {
    pc_place place = pc_lines_place(input->lines, finding->source.at);
    pc_put_visible(out, pc_utf8_clean(input->arena, pc_str_of(input->name)));
    pc_buf_putc(out, ':');
    pc_buf_put_uint(out, place.line);
    pc_buf_putc(out, ':');
    pc_buf_put_uint(out, place.column);
    pc_buf_puts(out, ": ");
    put_colour(run, out, colour_of(finding->severity));
    pc_buf_puts(out, pc_severity_name((pc_severity)finding->severity));
    put_colour(run, out, "0");
    pc_buf_puts(out, ": ");
    pc_put_visible(out, finding->message);
    pc_buf_puts(out, " [");
    pc_buf_puts(out, pc_rules[finding->rule].id);
    pc_buf_puts(out, "]\n");
}

void pc_report_human_file(const pc_report_run *run, const pc_report_input *input, pc_buf *out) {
    for (size_t i = 0; input->findings && i < input->findings->n; i++)
        put_head(run, input, input->findings->v[i], out);
}

static void put_count(pc_buf *out, size_t n, const char *what, const char *after) {
    pc_buf_put_uint(out, n);
    pc_buf_putc(out, ' ');
    pc_buf_puts(out, what);
    if (n != 1)
        pc_buf_putc(out, 's');
    pc_buf_puts(out, after);
}

void pc_report_human_end(const pc_report_run *run, const pc_report_totals *totals, pc_buf *out) {
    if (run->quiet)
        return;
    put_count(out, totals->errors, "error", ", ");
    put_count(out, totals->warnings, "warning", ", ");
    put_count(out, totals->infos, "hint", " in ");
    put_count(out, totals->files, "release", "\n");
    if (totals->fixable) {
        put_count(out, totals->fixable, "finding", " can be fixed safely: presscheck fix FILE\n");
    }
}
