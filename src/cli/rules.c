/* presscheck rules and presscheck explain: the catalogue, from the rows of the rules. */
#include "cli/checking.h"
#include "cli/message.h"
#include "render/escape.h"

static const char *const fix_names[] = {[PC_FIX_NONE] = "none", [PC_FIX_PROPOSE] = "propose", [PC_FIX_SAFE] = "safe"};

static void put_member(pc_buf *out, const char *name, const char *value) {
    pc_buf_puts(out, ",\"");
    pc_buf_puts(out, name);
    pc_buf_puts(out, "\":\"");
    pc_put_json(out, pc_str_of(value));
    pc_buf_putc(out, '"');
}

static void put_json(const pc_rule *rule, pc_buf *out) {
    pc_buf_puts(out, "{\"id\":\"");
    pc_buf_puts(out, rule->id);
    pc_buf_putc(out, '"');
    put_member(out, "group", pc_groups[rule->group].name);
    put_member(out, "fix", fix_names[rule->fix]);
    pc_buf_puts(out, ",\"severity\":{");
    for (size_t i = 0; i < PC_PROFILES; i++) {
        pc_buf_puts(out, i ? ",\"" : "\"");
        pc_buf_puts(out, pc_profile_name((pc_profile)i));
        pc_buf_puts(out, "\":\"");
        pc_buf_puts(out, pc_severity_name((pc_severity)rule->severity[i]));
        pc_buf_putc(out, '"');
    }
    pc_buf_putc(out, '}');
    put_member(out, "summary", rule->summary);
    put_member(out, "why", rule->why);
    put_member(out, "bad", rule->bad);
    put_member(out, "good", rule->good);
    put_member(out, "note", rule->note);
    put_member(out, "source", rule->source);
    pc_buf_putc(out, '}');
}

static void put_padded(pc_buf *out, const char *s, size_t width) {
    pc_buf_puts(out, s);
    for (size_t n = strlen(s); n < width; n++)
        pc_buf_putc(out, ' ');
}

static void put_row(const pc_rule *rule, pc_buf *out) {
    pc_buf_puts(out, "  ");
    put_padded(out, rule->id, 30);
    for (size_t i = 0; i < PC_PROFILES; i++) {
        static const char letters[] = {[PC_OFF] = '-', [PC_INFO] = 'i', [PC_WARNING] = 'w', [PC_ERROR] = 'e'};
        pc_buf_putc(out, ' ');
        pc_buf_putc(out, letters[rule->severity[i]]);
    }
    pc_buf_puts(out, "  ");
    put_padded(out, fix_names[rule->fix], 8);
    pc_buf_puts(out, rule->summary);
    pc_buf_putc(out, '\n');
}

static void put_text(pc_buf *out) {
    for (size_t group = 0; group < PC_GROUPS; group++) {
        pc_buf_puts(out, group ? "\n" : "");
        pc_buf_puts(out, pc_groups[group].title);
        pc_buf_puts(out, " (");
        pc_buf_puts(out, pc_groups[group].name);
        pc_buf_puts(out, ")\n");
        for (size_t i = 0; i < PC_RULES; i++)
            if (pc_rules[i].group == (pc_group)group)
                put_row(&pc_rules[i], out);
    }
}

int cli_rules(const cli_settings *settings, int count, char **operands, cli_output *out) {
    if (count) {
        cli_say(operands[0], "rules takes no operand; presscheck explain %s says what a rule means", operands[0]);
        return CLI_FAILED;
    }
    if (!settings->json) {
        put_text(&out->buf);
        return CLI_DONE;
    }
    pc_buf_puts(&out->buf, "{\"format\":\"presscheck-rules\",\"version\":1,\"rules\":[");
    for (size_t i = 0; i < PC_RULES; i++) {
        pc_buf_puts(&out->buf, i ? ",\n" : "\n");
        put_json(&pc_rules[i], &out->buf);
    }
    pc_buf_puts(&out->buf, "\n]}\n");
    return CLI_DONE;
}

static void put_said(pc_buf *out, const char *label, const char *text) {
    if (!*text)
        return;
    pc_buf_puts(out, label);
    pc_buf_puts(out, text);
    pc_buf_putc(out, '\n');
}

static void explain(const pc_rule *rule, pc_buf *out) {
    pc_buf_puts(out, rule->id);
    pc_buf_puts(out, "\n\n");
    put_said(out, "", rule->summary);
    put_said(out, "\nWhy: ", rule->why);
    put_said(out, "\nInstead of: ", rule->bad);
    put_said(out, "Write: ", rule->good);
    put_said(out, "\nNote: ", rule->note);
    put_said(out, "\nSource: ", rule->source);
}

int cli_explain(const cli_settings *settings, int count, char **operands, cli_output *out) {
    int status = CLI_DONE;
    (void)settings;
    if (!count) {
        cli_say(NULL, "usage: presscheck explain RULE... (presscheck rules lists them)");
        return CLI_FAILED;
    }
    for (int i = 0; i < count; i++) {
        pc_str name = pc_str_of(operands[i]);
        pc_rule_id rule = pc_rule_named(name);
        const char *nearest = rule == PC_RULES ? pc_rule_nearest(name) : NULL;
        if (rule != PC_RULES) {
            pc_buf_puts(&out->buf, i ? "\n\n" : "");
            explain(&pc_rules[rule], &out->buf);
            continue;
        }
        cli_say(operands[i], "there is no such rule%s%s%s; presscheck rules lists them", nearest ? "; did you mean '" : "",
                nearest ? nearest : "", nearest ? "'?" : "");
        status = CLI_FAILED;
    }
    return status;
}
