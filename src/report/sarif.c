/* SARIF 2.1.0 (OASIS), for code scanning services: rules, results and their fixes. */
#include "render/escape.h"
#include "report/json_parts.h"
#include "text/utf8.h"

static const char *level_of(uint8_t severity) {
    static const char *const levels[] = {[PC_OFF] = "none", [PC_INFO] = "note", [PC_WARNING] = "warning", [PC_ERROR] = "error"};
    return levels[severity];
}

/* ,"name":{"text":"value"} */
static void put_text(pc_buf *out, const char *name, pc_str text) {
    pc_buf_puts(out, ",\"");
    pc_buf_puts(out, name);
    pc_buf_puts(out, "\":{\"text\":");
    pc_put_json_string(out, text);
    pc_buf_putc(out, '}');
}

static void put_rule(const pc_rule *rule, pc_buf *out) {
    pc_buf_puts(out, "{\"id\":\"");
    pc_buf_puts(out, rule->id);
    pc_buf_putc(out, '"');
    put_text(out, "shortDescription", pc_str_of(rule->summary));
    put_text(out, "fullDescription", pc_str_of(rule->why));
    put_text(out, "help", pc_str_of(*rule->note ? rule->note : rule->why));
    pc_buf_putc(out, '}');
}

void pc_report_sarif_begin(const pc_report_run *run, pc_buf *out) {
    (void)run;
    pc_buf_puts(out, "{\"version\":\"2.1.0\",\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"runs\":[{\"tool\":{\"driver\":{\"name\":"
                     "\"presscheck\",\"version\":\"");
    pc_buf_puts(out, pc_version());
    pc_buf_puts(out, "\",\"rules\":[");
    for (size_t i = 0; i < PC_RULES; i++) {
        pc_buf_puts(out, i ? ",\n" : "\n");
        put_rule(&pc_rules[i], out);
    }
    pc_buf_puts(out, "\n]}},\"columnKind\":\"unicodeCodePoints\",\"results\":[");
}

static void put_region(const pc_report_input *input, pc_range source, const char *name, pc_buf *out) {
    pc_place start = pc_lines_place(input->lines, source.at), end = pc_lines_place(input->lines, source.end);
    pc_buf_putc(out, '"');
    pc_buf_puts(out, name);
    pc_buf_puts(out, "\":{\"startLine\":");
    pc_buf_put_uint(out, start.line);
    PC_PUT_JSON_NUMBER(out, "startColumn", start.column);
    PC_PUT_JSON_NUMBER(out, "endLine", end.line);
    PC_PUT_JSON_NUMBER(out, "endColumn", end.column);
    PC_PUT_JSON_NUMBER(out, "byteOffset", source.at);
    PC_PUT_JSON_NUMBER(out, "byteLength", source.end - source.at);
    pc_buf_putc(out, '}');
}

static void put_artifact(const pc_report_input *input, pc_buf *out) {
    pc_buf_puts(out, "\"artifactLocation\":{\"uri\":\"");
    pc_put_url(out, pc_utf8_clean(input->arena, pc_str_of(input->name)));
    pc_buf_puts(out, "\"}");
}

static void put_location(const pc_report_input *input, pc_range source, pc_buf *out) {
    pc_buf_puts(out, "\"physicalLocation\":{");
    put_artifact(input, out);
    pc_buf_putc(out, ',');
    put_region(input, source, "region", out);
    pc_buf_putc(out, '}');
}

static void put_fixes(const pc_report_input *input, const pc_finding *finding, pc_buf *out) {
    pc_buf_puts(out, ",\"fixes\":[{\"description\":{\"text\":");
    pc_put_json_string(out, finding->safe ? PC_STR("Safe: it changes no meaning") : PC_STR("A proposal: look at it before it is made"));
    pc_buf_puts(out, "},\"artifactChanges\":[{");
    put_artifact(input, out);
    pc_buf_puts(out, ",\"replacements\":[");
    for (size_t i = 0; i < finding->edits.n; i++) {
        pc_buf_puts(out, i ? ",{" : "{");
        put_region(input, finding->edits.v[i].source, "deletedRegion", out);
        put_text(out, "insertedContent", finding->edits.v[i].with);
        pc_buf_putc(out, '}');
    }
    pc_buf_puts(out, "]}]}]");
}

static void put_related(const pc_report_input *input, const pc_finding *finding, pc_buf *out) {
    pc_buf_puts(out, ",\"relatedLocations\":[");
    for (size_t i = 0; i < finding->related.n; i++) {
        pc_buf_puts(out, i ? ",{" : "{");
        put_location(input, finding->related.v[i].source, out);
        put_text(out, "message", finding->related.v[i].message);
        pc_buf_putc(out, '}');
    }
    pc_buf_putc(out, ']');
}

void pc_report_sarif_file(const pc_report_run *run, const pc_report_input *input, pc_buf *out) {
    (void)run;
    for (size_t i = 0; input->findings && i < input->findings->n; i++) {
        const pc_finding *finding = input->findings->v[i];
        pc_buf_puts(out, i ? ",\n{\"ruleId\":\"" : "\n{\"ruleId\":\"");
        pc_buf_puts(out, pc_rules[finding->rule].id);
        pc_buf_putc(out, '"');
        PC_PUT_JSON_NUMBER(out, "ruleIndex", finding->rule);
        PC_PUT_JSON_TEXT(out, "level", pc_str_of(level_of(finding->severity)));
        put_text(out, "message", finding->message);
        pc_buf_puts(out, ",\"locations\":[{");
        put_location(input, finding->source, out);
        pc_buf_puts(out, "}]");
        if (finding->edits.n)
            put_fixes(input, finding, out);
        if (finding->related.n)
            put_related(input, finding, out);
        pc_buf_putc(out, '}');
    }
}

void pc_report_sarif_end(const pc_report_run *run, const pc_report_totals *totals, pc_buf *out) {
    (void)run;
    (void)totals;
    pc_buf_puts(out, "\n]}]}\n");
}
