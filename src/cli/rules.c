/* presscheck rules and presscheck explain: the catalogue, from the rows of the rules. */
#include "cli/checking.h"
#include "cli/message.h"
#include "cli/paragraph.h"
#include "cli/terminal.h"
#include "report/json_parts.h"

static const char *const fix_names[] = {[PC_FIX_NONE] = "none", [PC_FIX_PROPOSE] = "propose", [PC_FIX_SAFE] = "safe"};

static void put_json(const pc_rule *rule, pc_buf *out) {
    pc_buf_puts(out, "{\"id\":\"");
    pc_buf_puts(out, rule->id);
    pc_buf_putc(out, '"');
    PC_PUT_JSON_TEXT(out, "group", pc_str_of(pc_groups[rule->group].name));
    PC_PUT_JSON_TEXT(out, "fix", pc_str_of(fix_names[rule->fix]));
    pc_buf_puts(out, ",\"severity\":{");
    for (size_t i = 0; i < PC_PROFILES; i++) {
        pc_buf_puts(out, i ? ",\"" : "\"");
        pc_buf_puts(out, pc_profile_name((pc_profile)i));
        pc_buf_puts(out, "\":\"");
        pc_buf_puts(out, pc_severity_name((pc_severity)rule->severity[i]));
        pc_buf_putc(out, '"');
    }
    pc_buf_putc(out, '}');
    PC_PUT_JSON_TEXT(out, "summary", pc_str_of(rule->summary));
    PC_PUT_JSON_TEXT(out, "why", pc_str_of(rule->why));
    PC_PUT_JSON_TEXT(out, "bad", pc_str_of(rule->bad));
    PC_PUT_JSON_TEXT(out, "good", pc_str_of(rule->good));
    PC_PUT_JSON_TEXT(out, "note", pc_str_of(rule->note));
    PC_PUT_JSON_TEXT(out, "source", pc_str_of(rule->source));
    pc_buf_putc(out, '}');
}

/* ---- the list, for people ---- */

enum { LIST_SUMMARY = 43 };

static void put_row(const pc_rule *rule, size_t width, pc_buf *out) {
    static const char letters[] = {[PC_OFF] = '-', [PC_INFO] = 'i', [PC_WARNING] = 'w', [PC_ERROR] = 'e'};
    static const char fixes[] = {[PC_FIX_NONE] = '-', [PC_FIX_PROPOSE] = 'p', [PC_FIX_SAFE] = 's'};
    pc_buf_puts(out, "  ");
    cli_put_padded(out, rule->id, 32);
    for (size_t i = 0; i < PC_PROFILES; i++)
        pc_buf_putc(out, letters[rule->severity[i]]);
    pc_buf_putc(out, ' ');
    pc_buf_putc(out, fixes[rule->fix]);
    pc_buf_puts(out, "  ");
    cli_put_wrapped(out, rule->summary, LIST_SUMMARY, LIST_SUMMARY, width);
}

/* The catalogue group by group: what stands before and behind a group's title and behind its rules, and how a rule is put. */
typedef struct form {
    const char *before, *behind, *end;
    void (*put)(const pc_rule *rule, size_t width, pc_buf *out);
} form;

static void put_groups(const form *as, size_t width, pc_buf *out) {
    for (size_t group = 0; group < PC_GROUPS; group++) {
        pc_buf_puts(out, as->before);
        pc_buf_puts(out, pc_groups[group].title);
        pc_buf_puts(out, " (");
        pc_buf_puts(out, pc_groups[group].name);
        pc_buf_puts(out, as->behind);
        for (size_t i = 0; i < PC_RULES; i++)
            if (pc_rules[i].group == (pc_group)group)
                as->put(&pc_rules[i], width, out);
        pc_buf_puts(out, as->end);
    }
}

static void put_list(size_t width, pc_buf *out) {
    cli_put_wrapped(out, "Severities in the styles ap, un, govuk, eu, chicago: e error, w warning, i hint, - off. Fixes: s safe, p proposed, - none.", 0, 0, width);
    put_groups(&(form){"\n", ")\n", "", put_row}, width, out);
}

/* ---- the list, as a manual page ---- */

/* Text of mdoc: a backslash is written out, and no line begins with a control character. */
static void put_mdoc(pc_buf *out, const char *text) {
    for (const char *p = text; *p; p++) {
        if (p == text && (*p == '.' || *p == '\''))
            pc_buf_puts(out, "\\&");
        bool sentence = *p == ' ' && p > text + 1 && strchr(".!?:", p[-1]) && p[1] >= 'A' && p[1] <= 'Z';
        if (*p == '\\')
            pc_buf_puts(out, "\\e");
        else
            pc_buf_putc(out, sentence ? '\n' : *p == '\n' ? ' ' : *p);
    }
    pc_buf_putc(out, '\n');
}

static void put_mdoc_said(pc_buf *out, const char *label, const char *text) {
    if (!*text)
        return;
    pc_buf_puts(out, ".Pp\n");
    pc_buf_puts(out, label);
    pc_buf_putc(out, '\n');
    put_mdoc(out, text);
}

static void put_mdoc_rule(const pc_rule *rule, size_t width, pc_buf *out) {
    (void)width;
    pc_buf_puts(out, ".It Cm ");
    pc_buf_puts(out, rule->id);
    pc_buf_putc(out, '\n');
    put_mdoc(out, rule->summary);
    put_mdoc_said(out, "Why:", rule->why);
    put_mdoc_said(out, "Instead of:", rule->bad);
    put_mdoc_said(out, "Write:", rule->good);
    put_mdoc_said(out, "Note:", rule->note);
    pc_buf_puts(out, ".Pp\n");
    for (size_t i = 0; i < PC_PROFILES; i++) {
        pc_buf_puts(out, pc_profile_name((pc_profile)i));
        pc_buf_putc(out, ' ');
        pc_buf_puts(out, pc_severity_name((pc_severity)rule->severity[i]));
        pc_buf_puts(out, ", ");
    }
    pc_buf_puts(out, "fix ");
    pc_buf_puts(out, fix_names[rule->fix]);
    pc_buf_puts(out, ".\n");
}

static void put_manual(pc_buf *out) {
    pc_buf_puts(out, ".Dd November 25, 2026\n.Dt PRESSCHECK-RULES 7\n.Os\n.Sh NAME\n.Nm presscheck-rules\n.Nd what presscheck marks in a press release\n"
                     ".Sh DESCRIPTION\nEvery rule of\n.Xr presscheck 1 ,\nby group.\nThis page is what\n.Ic presscheck rules --format mdoc\nprints.\n");
    put_groups(&(form){".Ss ", ")\n.Bl -tag -width Ds\n", ".El\n", put_mdoc_rule}, 0, out);
    pc_buf_puts(out, ".Sh SEE ALSO\n.Xr presscheck 1 ,\n.Xr presscheck-style 5\n");
}

int cli_rules(const cli_settings *settings, int count, char **operands, cli_output *out) {
    if (count) {
        cli_say(operands[0], "rules takes no operand; presscheck explain %s says what a rule means", operands[0]);
        return CLI_FAILED;
    }
    if (settings->list == CLI_LIST_TEXT)
        put_list(cli_columns(settings->width, out->fd), &out->buf);
    if (settings->list == CLI_LIST_MDOC)
        put_manual(&out->buf);
    if (settings->list != CLI_LIST_JSON)
        return CLI_DONE;
    pc_buf_puts(&out->buf, "{\"format\":\"presscheck-rules\",\"version\":1,\"rules\":[");
    for (size_t i = 0; i < PC_RULES; i++) {
        pc_buf_puts(&out->buf, i ? ",\n" : "\n");
        put_json(&pc_rules[i], &out->buf);
    }
    pc_buf_puts(&out->buf, "\n]}\n");
    return CLI_DONE;
}

static void put_said(pc_buf *out, const char *label, const char *text, size_t width) {
    enum { INDENT = 12 };
    if (!*text)
        return;
    cli_put_padded(out, label, INDENT);
    cli_put_wrapped(out, text, INDENT, INDENT, width);
}

static void put_severities(const pc_rule *rule, pc_buf *out) {
    cli_put_padded(out, "Severity", 12);
    for (size_t i = 0; i < PC_PROFILES; i++) {
        pc_buf_puts(out, i ? ", " : "");
        pc_buf_puts(out, pc_profile_name((pc_profile)i));
        pc_buf_putc(out, ' ');
        pc_buf_puts(out, pc_severity_name((pc_severity)rule->severity[i]));
    }
    pc_buf_putc(out, '\n');
}

/* An entry of a style guide: what, why, how to write it, how much it matters, how it is silenced. */
static void explain(const pc_rule *rule, size_t width, pc_buf *out) {
    static const char *const fixes[] = {[PC_FIX_NONE] = "none: it takes a person", [PC_FIX_PROPOSE] = "proposed: presscheck fix --unsafe makes it, look at it first",
                                        [PC_FIX_SAFE] = "safe: presscheck fix makes it"};
    pc_buf_puts(out, rule->id);
    pc_buf_puts(out, " (");
    pc_buf_puts(out, pc_groups[rule->group].title);
    pc_buf_puts(out, ")\n\n");
    cli_put_wrapped(out, rule->summary, 0, 0, width);
    pc_buf_putc(out, '\n');
    put_said(out, "Why", rule->why, width);
    put_said(out, "Instead of", rule->bad, width);
    put_said(out, "Write", rule->good, width);
    put_said(out, "Note", rule->note, width);
    put_said(out, "Fix", fixes[rule->fix], width);
    put_severities(rule, out);
    for (size_t i = 0; i < PC_PARAMS; i++)
        if (strcmp(pc_params[i].rule, rule->id) == 0) {
            cli_put_padded(out, "Limit", 12);
            pc_buf_puts(out, pc_params[i].name);
            pc_buf_puts(out, ": ");
            pc_buf_puts(out, pc_params[i].what);
            pc_buf_putc(out, '\n');
        }
    cli_put_padded(out, "Silence", 12);
    pc_buf_puts(out, "%% presscheck: allow ");
    pc_buf_puts(out, rule->id);
    pc_buf_puts(out, "  (above the paragraph)\n");
    pc_buf_put_spaces(out, 12);
    pc_buf_puts(out, "rules: {");
    pc_buf_puts(out, rule->id);
    pc_buf_puts(out, ": off}  (in .presscheck.yml)\n");
    put_said(out, "Source", rule->source, width);
}

int cli_explain(const cli_settings *settings, int count, char **operands, cli_output *out) {
    int status = CLI_DONE;
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
            explain(&pc_rules[rule], cli_columns(settings->width, out->fd), &out->buf);
            continue;
        }
        cli_say(operands[i], "there is no such rule%s%s%s; presscheck rules lists them", nearest ? "; did you mean '" : "",
                nearest ? nearest : "", nearest ? "'?" : "");
        status = CLI_FAILED;
    }
    return status;
}
