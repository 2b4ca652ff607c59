/* Findings as JSON: the contract that scripts rely on. */
#include "render/escape.h"
#include "report/json_parts.h"
#include "text/utf8.h"

void pc_put_json_string(pc_buf *out, pc_str s) {
    pc_buf_putc(out, '"');
    pc_put_json(out, s);
    pc_buf_putc(out, '"');
}

void pc_put_json_fix(const pc_finding *finding, pc_buf *out) {
    if (!finding->edits.n) {
        pc_buf_puts(out, "null");
        return;
    }
    pc_buf_puts(out, finding->safe ? "{\"safety\":\"safe\",\"edits\":[" : "{\"safety\":\"propose\",\"edits\":[");
    for (size_t i = 0; i < finding->edits.n; i++) {
        const pc_edit *edit = &finding->edits.v[i];
        pc_buf_puts(out, i ? ",{\"start\":" : "{\"start\":");
        pc_buf_put_uint(out, edit->source.at);
        PC_PUT_JSON_NUMBER(out, "end", edit->source.end);
        PC_PUT_JSON_TEXT(out, "text", edit->with);
        pc_buf_putc(out, '}');
    }
    pc_buf_puts(out, "]}");
}

static void put_related(const pc_report_input *input, const pc_finding *finding, pc_buf *out) {
    for (size_t i = 0; i < finding->related.n; i++) {
        pc_place place = pc_lines_place(input->lines, finding->related.v[i].source.at);
        pc_buf_puts(out, i ? ",{\"line\":" : "{\"line\":");
        pc_buf_put_uint(out, place.line);
        PC_PUT_JSON_NUMBER(out, "column", place.column);
        PC_PUT_JSON_TEXT(out, "message", finding->related.v[i].message);
        pc_buf_putc(out, '}');
    }
}

void pc_put_json_finding(const pc_report_input *input, const pc_finding *finding, pc_buf *out) {
    pc_place start = pc_lines_place(input->lines, finding->source.at);
    pc_place end = pc_lines_place(input->lines, finding->source.end);
    pc_buf_puts(out, "\"rule\":\"");
    pc_buf_puts(out, pc_rules[finding->rule].id);
    pc_buf_puts(out, "\",\"severity\":\"");
    pc_buf_puts(out, pc_severity_name((pc_severity)finding->severity));
    pc_buf_putc(out, '"');
    PC_PUT_JSON_TEXT(out, "message", finding->message);
    PC_PUT_JSON_NUMBER(out, "line", start.line);
    PC_PUT_JSON_NUMBER(out, "column", start.column);
    PC_PUT_JSON_NUMBER(out, "end_line", end.line);
    PC_PUT_JSON_NUMBER(out, "end_column", end.column);
    PC_PUT_JSON_NUMBER(out, "start", finding->source.at);
    PC_PUT_JSON_NUMBER(out, "end", finding->source.end);
    pc_buf_puts(out, ",\"section\":");
    if (finding->section < PC_SECTIONS)
        pc_put_json_string(out, pc_str_of(pc_section_name((pc_section)finding->section)));
    else
        pc_buf_puts(out, "null");
    pc_buf_puts(out, ",\"fix\":");
    pc_put_json_fix(finding, out);
    pc_buf_puts(out, ",\"related\":[");
    put_related(input, finding, out);
    pc_buf_puts(out, "]");
}

void pc_report_json_begin(const pc_report_run *run, pc_buf *out) {
    pc_buf_puts(out, "{\"format\":\"presscheck-findings\",\"version\":1,\"profile\":");
    pc_put_json_string(out, pc_str_of(run->profile));
    pc_buf_puts(out, ",\"files\":[");
}

void pc_report_json_file(const pc_report_run *run, const pc_report_input *input, pc_buf *out) {
    (void)run;
    pc_buf_puts(out, "{\"file\":");
    pc_put_json_string(out, pc_utf8_clean(input->arena, pc_str_of(input->name)));
    if (input->error) {
        PC_PUT_JSON_TEXT(out, "error", pc_str_of(input->error));
    }
    pc_buf_puts(out, ",\"findings\":[");
    for (size_t i = 0; input->findings && i < input->findings->n; i++) {
        pc_buf_puts(out, i ? ",{" : "{");
        pc_put_json_finding(input, input->findings->v[i], out);
        pc_buf_putc(out, '}');
    }
    pc_buf_puts(out, "]}");
}

void pc_report_json_end(const pc_report_run *run, const pc_report_totals *totals, pc_buf *out) {
    (void)run;
    (void)totals;
    pc_buf_puts(out, "]}\n");
}
