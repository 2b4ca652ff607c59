/* Findings as JSON: the contract that scripts rely on. */
#include "render/escape.h"
#include "report/reporters.h"
#include "text/utf8.h"

static void put_string(pc_buf *out, pc_str s) {
    pc_buf_putc(out, '"');
    pc_put_json(out, s);
    pc_buf_putc(out, '"');
}

static void put_member(pc_buf *out, const char *name, uint32_t value) {
    pc_buf_puts(out, ",\"");
    pc_buf_puts(out, name);
    pc_buf_puts(out, "\":");
    pc_buf_put_uint(out, value);
}

static void put_fix(const pc_finding *finding, pc_buf *out) {
    if (!finding->edits.n) {
        pc_buf_puts(out, "null");
        return;
    }
    pc_buf_puts(out, finding->safe ? "{\"safety\":\"safe\",\"edits\":[" : "{\"safety\":\"propose\",\"edits\":[");
    for (size_t i = 0; i < finding->edits.n; i++) {
        const pc_edit *edit = &finding->edits.v[i];
        pc_buf_puts(out, i ? ",{\"start\":" : "{\"start\":");
        pc_buf_put_uint(out, edit->source.at);
        put_member(out, "end", edit->source.end);
        pc_buf_puts(out, ",\"text\":");
        put_string(out, edit->with);
        pc_buf_putc(out, '}');
    }
    pc_buf_puts(out, "]}");
}

static void put_related(const pc_report_input *input, const pc_finding *finding, pc_buf *out) {
    for (size_t i = 0; i < finding->related.n; i++) {
        pc_place place = pc_lines_place(input->lines, finding->related.v[i].source.at);
        pc_buf_puts(out, i ? ",{\"line\":" : "{\"line\":");
        pc_buf_put_uint(out, place.line);
        put_member(out, "column", place.column);
        pc_buf_puts(out, ",\"message\":");
        put_string(out, finding->related.v[i].message);
        pc_buf_putc(out, '}');
    }
}

static void put_finding(const pc_report_input *input, const pc_finding *finding, pc_buf *out) {
    pc_place start = pc_lines_place(input->lines, finding->source.at);
    pc_place end = pc_lines_place(input->lines, finding->source.end);
    pc_buf_puts(out, "{\"rule\":\"");
    pc_buf_puts(out, pc_rules[finding->rule].id);
    pc_buf_puts(out, "\",\"severity\":\"");
    pc_buf_puts(out, pc_severity_name((pc_severity)finding->severity));
    pc_buf_puts(out, "\",\"message\":");
    put_string(out, finding->message);
    put_member(out, "line", start.line);
    put_member(out, "column", start.column);
    put_member(out, "end_line", end.line);
    put_member(out, "end_column", end.column);
    put_member(out, "start", finding->source.at);
    put_member(out, "end", finding->source.end);
    pc_buf_puts(out, ",\"section\":");
    if (finding->section < PC_SECTIONS)
        put_string(out, pc_str_of(pc_section_name((pc_section)finding->section)));
    else
        pc_buf_puts(out, "null");
    pc_buf_puts(out, ",\"fix\":");
    put_fix(finding, out);
    pc_buf_puts(out, ",\"related\":[");
    put_related(input, finding, out);
    pc_buf_puts(out, "]}");
}

void pc_report_json_begin(const pc_report_run *run, pc_buf *out) {
    pc_buf_puts(out, "{\"format\":\"presscheck-findings\",\"version\":1,\"profile\":");
    put_string(out, pc_str_of(run->profile));
    pc_buf_puts(out, ",\"files\":[");
}

void pc_report_json_file(const pc_report_run *run, const pc_report_input *input, pc_buf *out) {
    (void)run;
    pc_buf_puts(out, "{\"file\":");
    put_string(out, pc_utf8_clean(input->arena, pc_str_of(input->name)));
    if (input->error) {
        pc_buf_puts(out, ",\"error\":");
        put_string(out, pc_str_of(input->error));
    }
    pc_buf_puts(out, ",\"findings\":[");
    for (size_t i = 0; input->findings && i < input->findings->n; i++) {
        if (i)
            pc_buf_putc(out, ',');
        put_finding(input, input->findings->v[i], out);
    }
    pc_buf_puts(out, "]}");
}

void pc_report_json_end(const pc_report_run *run, const pc_report_totals *totals, pc_buf *out) {
    (void)run;
    (void)totals;
    pc_buf_puts(out, "]}\n");
}
