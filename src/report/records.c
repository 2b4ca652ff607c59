/* Findings one by one, for programs that read lines: jsonl, and the marks of code hosts. */
#include "base/hash.h"
#include "render/escape.h"
#include "report/json_parts.h"
#include "text/utf8.h"

/* ---- one JSON object a line ---- */

void pc_report_jsonl_file(const pc_report_run *run, const pc_report_input *input, pc_buf *out) {
    (void)run;
    pc_str name = pc_utf8_clean(input->arena, pc_str_of(input->name));
    if (input->error) {
        pc_buf_puts(out, "{\"file\":");
        pc_put_json_string(out, name);
        PC_PUT_JSON_TEXT(out, "error", pc_str_of(input->error));
        pc_buf_puts(out, "}\n");
    }
    for (size_t i = 0; input->findings && i < input->findings->n; i++) {
        pc_buf_puts(out, "{\"file\":");
        pc_put_json_string(out, name);
        pc_buf_putc(out, ',');
        pc_put_json_finding(input, input->findings->v[i], out);
        pc_buf_puts(out, "}\n");
    }
}

/* ---- workflow commands ---- */

/* A value of a workflow command: %, CR and LF are escaped, in properties also : and , */
static void put_command(pc_buf *out, pc_str s, bool property) {
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        const char *code = c == '%' ? "%25" : c == '\r' ? "%0D" : c == '\n' ? "%0A" : property && c == ':' ? "%3A" : property && c == ',' ? "%2C" : NULL;
        if (code)
            pc_buf_puts(out, code);
        else
            pc_buf_putc(out, s.p[i]);
    }
}

static void put_property(pc_buf *out, const char *name, uint32_t value) {
    pc_buf_putc(out, ',');
    pc_buf_puts(out, name);
    pc_buf_putc(out, '=');
    pc_buf_put_uint(out, value);
}

void pc_report_github_file(const pc_report_run *run, const pc_report_input *input, pc_buf *out) {
    static const char *const commands[] = {[PC_OFF] = "debug", [PC_INFO] = "notice", [PC_WARNING] = "warning", [PC_ERROR] = "error"};
    pc_str name = pc_utf8_clean(input->arena, pc_str_of(input->name));
    (void)run;
    for (size_t i = 0; input->findings && i < input->findings->n; i++) {
        const pc_finding *finding = input->findings->v[i];
        pc_place start = pc_lines_place(input->lines, finding->source.at), end = pc_lines_place(input->lines, finding->source.end);
        pc_buf_puts(out, "::");
        pc_buf_puts(out, commands[finding->severity]);
        pc_buf_puts(out, " file=");
        put_command(out, name, true);
        put_property(out, "line", start.line);
        put_property(out, "col", start.column);
        put_property(out, "endLine", end.line);
        put_property(out, "endColumn", end.column);
        pc_buf_puts(out, ",title=");
        pc_buf_puts(out, pc_rules[finding->rule].id);
        pc_buf_puts(out, "::");
        put_command(out, finding->message, false);
        pc_buf_putc(out, '\n');
    }
}

/* ---- GitLab's code quality report ---- */

/* Rule, file and words, so that a finding keeps its name when lines are added above it. */
static uint64_t fingerprint(const pc_report_input *input, const pc_finding *finding) {
    uint64_t hash = PC_HASH_SEED;
    pc_str parts[] = {pc_str_of(pc_rules[finding->rule].id), pc_str_of(input->name),
                      finding->whole_file ? (pc_str){"", 0} : pc_str_sub(input->lines->bytes, finding->source.at, finding->source.end)};
    for (size_t p = 0; p < sizeof parts / sizeof *parts; p++)
        hash = pc_hash(pc_hash_str(hash, parts[p]), 0xFF); /* a mark behind each: they do not run into one another */
    return hash;
}

static void put_hex(pc_buf *out, uint64_t value) {
    for (int shift = 60; shift >= 0; shift -= 4)
        pc_buf_putc(out, "0123456789abcdef"[value >> shift & 15]);
}

void pc_report_array_begin(const pc_report_run *run, pc_buf *out) {
    (void)run;
    pc_buf_putc(out, '[');
}

void pc_report_array_end(const pc_report_run *run, const pc_report_totals *totals, pc_buf *out) {
    (void)run;
    (void)totals;
    pc_buf_puts(out, "]\n");
}

void pc_report_gitlab_file(const pc_report_run *run, const pc_report_input *input, pc_buf *out) {
    static const char *const severities[] = {[PC_OFF] = "info", [PC_INFO] = "info", [PC_WARNING] = "minor", [PC_ERROR] = "critical"};
    (void)run;
    for (size_t i = 0; input->findings && i < input->findings->n; i++) {
        const pc_finding *finding = input->findings->v[i];
        pc_place start = pc_lines_place(input->lines, finding->source.at), end = pc_lines_place(input->lines, finding->source.end);
        uint64_t print = fingerprint(input, finding);
        for (size_t k = i; k > 0 && input->findings->v[k - 1]->rule == finding->rule; k--) /* the same words again */
            print += fingerprint(input, input->findings->v[k - 1]) == print;
        pc_buf_puts(out, i ? ",\n{\"description\":" : "{\"description\":");
        pc_put_json_string(out, finding->message);
        pc_buf_puts(out, ",\"check_name\":\"");
        pc_buf_puts(out, pc_rules[finding->rule].id);
        pc_buf_puts(out, "\",\"fingerprint\":\"");
        put_hex(out, print);
        pc_buf_puts(out, "\",\"severity\":\"");
        pc_buf_puts(out, severities[finding->severity]);
        pc_buf_puts(out, "\",\"location\":{\"path\":");
        pc_put_json_string(out, pc_utf8_clean(input->arena, pc_str_of(input->name)));
        pc_buf_puts(out, ",\"positions\":{\"begin\":{\"line\":");
        pc_buf_put_uint(out, start.line);
        PC_PUT_JSON_NUMBER(out, "column", start.column);
        pc_buf_puts(out, "},\"end\":{\"line\":");
        pc_buf_put_uint(out, end.line);
        PC_PUT_JSON_NUMBER(out, "column", end.column);
        pc_buf_puts(out, "}}},\"fix\":");
        pc_put_json_fix(finding, out);
        pc_buf_putc(out, '}');
    }
}

/* ---- reviewdog's diagnostics ---- */

/* A position of rdjson: the column counts bytes of the line in UTF-8. */
static void put_rd_place(const pc_report_input *input, uint32_t at, pc_buf *out) {
    pc_place place = pc_lines_place(input->lines, at);
    uint32_t column = input->lines->utf8 ? at - input->lines->starts[place.line - 1] + 1 : place.column;
    pc_buf_puts(out, "{\"line\":");
    pc_buf_put_uint(out, place.line);
    PC_PUT_JSON_NUMBER(out, "column", column);
    pc_buf_putc(out, '}');
}

static void put_rd_range(const pc_report_input *input, pc_range range, pc_buf *out) {
    pc_buf_puts(out, "\"range\":{\"start\":");
    put_rd_place(input, range.at, out);
    pc_buf_puts(out, ",\"end\":");
    put_rd_place(input, range.end, out);
    pc_buf_putc(out, '}');
}

void pc_report_rdjson_begin(const pc_report_run *run, pc_buf *out) {
    (void)run;
    pc_buf_puts(out, "{\"source\":{\"name\":\"presscheck\"},\"diagnostics\":[");
}

void pc_report_rdjson_file(const pc_report_run *run, const pc_report_input *input, pc_buf *out) {
    static const char *const severities[] = {[PC_OFF] = "INFO", [PC_INFO] = "INFO", [PC_WARNING] = "WARNING", [PC_ERROR] = "ERROR"};
    (void)run;
    for (size_t i = 0; input->findings && i < input->findings->n; i++) {
        const pc_finding *finding = input->findings->v[i];
        pc_buf_puts(out, i ? ",\n{\"message\":" : "{\"message\":");
        pc_put_json_string(out, finding->message);
        pc_buf_puts(out, ",\"location\":{\"path\":");
        pc_put_json_string(out, pc_utf8_clean(input->arena, pc_str_of(input->name)));
        pc_buf_putc(out, ',');
        put_rd_range(input, finding->source, out);
        pc_buf_puts(out, "},\"severity\":\"");
        pc_buf_puts(out, severities[finding->severity]);
        pc_buf_puts(out, "\",\"code\":{\"value\":\"");
        pc_buf_puts(out, pc_rules[finding->rule].id);
        pc_buf_puts(out, "\"}");
        for (size_t k = 0; k < finding->edits.n; k++) {
            pc_buf_puts(out, k ? ",{" : ",\"suggestions\":[{");
            put_rd_range(input, finding->edits.v[k].source, out);
            PC_PUT_JSON_TEXT(out, "text", finding->edits.v[k].with);
            pc_buf_putc(out, '}');
        }
        pc_buf_puts(out, finding->edits.n ? "]}" : "}");
    }
}
