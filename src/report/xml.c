/* Findings as XML: JUnit for build servers, Checkstyle for whoever reads that. */
#include "render/markup.h"
#include "report/reporters.h"
#include "text/utf8.h"

static void put_number(pc_buf *out, const char *name, size_t value) {
    pc_buf_putc(out, ' ');
    pc_buf_puts(out, name);
    pc_buf_puts(out, "=\"");
    pc_buf_put_uint(out, value);
    pc_buf_putc(out, '"');
}

/* ---- JUnit ---- */

void pc_report_junit_begin(const pc_report_run *run, pc_buf *out) {
    (void)run;
    pc_buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"presscheck\">\n");
}

void pc_report_junit_end(const pc_report_run *run, const pc_report_totals *totals, pc_buf *out) {
    (void)run;
    (void)totals;
    pc_buf_puts(out, "</testsuites>\n");
}

static void put_case(const pc_report_input *input, const pc_finding *finding, pc_str file, pc_buf *out) {
    pc_place start = pc_lines_place(input->lines, finding->source.at), end = pc_lines_place(input->lines, finding->source.end);
    pc_buf_puts(out, "    <testcase");
    pc_buf_puts(out, " name=\"");
    pc_buf_puts(out, pc_rules[finding->rule].id);
    pc_buf_puts(out, " at ");
    pc_buf_put_uint(out, start.line);
    pc_buf_putc(out, ':');
    pc_buf_put_uint(out, start.column);
    pc_buf_putc(out, '"');
    pc_put_attribute(out, "classname", file);
    pc_buf_puts(out, ">\n      <failure");
    pc_put_attribute(out, "type", pc_str_of(pc_severity_name((pc_severity)finding->severity)));
    pc_put_attribute(out, "message", finding->message);
    pc_buf_puts(out, ">");
    pc_put_text(out, file, PC_IN_MARKUP);
    pc_buf_puts(out, ", from line ");
    pc_buf_put_uint(out, start.line);
    pc_buf_puts(out, " column ");
    pc_buf_put_uint(out, start.column);
    pc_buf_puts(out, " to line ");
    pc_buf_put_uint(out, end.line);
    pc_buf_puts(out, " column ");
    pc_buf_put_uint(out, end.column);
    for (size_t i = 0; i < finding->edits.n; i++) {
        pc_buf_puts(out, finding->safe ? "\nsafe fix: " : "\nproposal: ");
        pc_put_text(out, finding->edits.v[i].with, PC_IN_MARKUP);
    }
    pc_buf_puts(out, "</failure>\n    </testcase>\n");
}

void pc_report_junit_file(const pc_report_run *run, const pc_report_input *input, pc_buf *out) {
    pc_str file = pc_utf8_clean(input->arena, pc_str_of(input->name));
    size_t n = input->findings ? input->findings->n : 0;
    (void)run;
    pc_buf_puts(out, "  <testsuite");
    pc_put_attribute(out, "name", file);
    put_number(out, "tests", n ? n : 1);
    put_number(out, "failures", n);
    put_number(out, "errors", input->error ? 1 : 0);
    pc_buf_puts(out, ">\n");
    for (size_t i = 0; i < n; i++)
        put_case(input, input->findings->v[i], file, out);
    if (!n) {
        pc_buf_puts(out, "    <testcase name=\"house style\"");
        pc_put_attribute(out, "classname", file);
        pc_buf_puts(out, input->error ? ">\n      <error" : "/>\n");
        if (input->error) {
            pc_put_attribute(out, "message", pc_str_of(input->error));
            pc_buf_puts(out, "/>\n    </testcase>\n");
        }
    }
    pc_buf_puts(out, "  </testsuite>\n");
}

/* ---- Checkstyle ---- */

void pc_report_checkstyle_begin(const pc_report_run *run, pc_buf *out) {
    (void)run;
    pc_buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n");
}

void pc_report_checkstyle_end(const pc_report_run *run, const pc_report_totals *totals, pc_buf *out) {
    (void)run;
    (void)totals;
    pc_buf_puts(out, "</checkstyle>\n");
}

void pc_report_checkstyle_file(const pc_report_run *run, const pc_report_input *input, pc_buf *out) {
    (void)run;
    pc_buf_puts(out, "  <file");
    pc_put_attribute(out, "name", pc_utf8_clean(input->arena, pc_str_of(input->name)));
    pc_buf_puts(out, ">\n");
    if (input->error) {
        pc_buf_puts(out, "    <error line=\"1\" severity=\"error\"");
        pc_put_attribute(out, "message", pc_str_of(input->error));
        pc_buf_puts(out, " source=\"presscheck\"/>\n");
    }
    for (size_t i = 0; input->findings && i < input->findings->n; i++) {
        const pc_finding *finding = input->findings->v[i];
        pc_place place = pc_lines_place(input->lines, finding->source.at);
        pc_buf_puts(out, "    <error");
        put_number(out, "line", place.line);
        put_number(out, "column", place.column);
        pc_put_attribute(out, "severity", pc_str_of(pc_severity_name((pc_severity)finding->severity)));
        pc_put_attribute(out, "message", finding->message);
        pc_buf_puts(out, " source=\"presscheck.");
        pc_buf_puts(out, pc_rules[finding->rule].id);
        pc_buf_puts(out, "\"/>\n");
    }
    pc_buf_puts(out, "  </file>\n");
}
