/* presscheck config: what is in force, for a file where one is named, and where it comes from. */
#include "cli/brand.h"
#include "cli/checking.h"
#include "cli/message.h"
#include "cli/paragraph.h"

#include <stdio.h>

/* "  # .presscheck.yml:4", or the profile it comes from (no origin, or one without a file). */
static void put_origin(pc_buf *out, const pc_origin *origin, const char *profile) {
    pc_buf_puts(out, "  # ");
    if (origin && origin->file) {
        pc_buf_puts(out, origin->file);
        pc_buf_putc(out, ':');
        pc_buf_put_uint(out, origin->line);
    } else {
        pc_buf_puts(out, profile);
    }
    pc_buf_putc(out, '\n');
}

/* Words that YAML would take for something else stand between quotation marks. */
static void put_value(pc_buf *out, const char *value) {
    char quoted[32];
    if (pc_is_alpha((unsigned char)*value) || pc_is_digit((unsigned char)*value) || snprintf(quoted, sizeof quoted, "\"%s\"", value) >= (int)sizeof quoted)
        cli_put_padded(out, value, 18);
    else
        cli_put_padded(out, quoted, 18);
}

static void put_settings(pc_buf *out, const pc_style *style) {
    pc_buf_puts(out, "\nsettings:\n");
    for (size_t i = 0; i < PC_SETTINGS; i++) {
        size_t n = strlen(pc_setting_name((pc_setting)i));
        pc_buf_puts(out, "  ");
        pc_buf_puts(out, pc_setting_name((pc_setting)i));
        cli_put_padded(out, ":", n < 20 ? 21 - n : 2);
        put_value(out, pc_value_name((pc_value)style->settings[i]));
        put_origin(out, &style->setting_origin[i], pc_profile_name(style->profile));
    }
}

/* "    max: 35  # words the first paragraph may have, ap" */
static void put_params(pc_buf *out, const pc_style *style, const pc_checker *checker, const char *rule) {
    for (size_t i = 0; i < PC_PARAMS; i++) {
        if (strcmp(pc_params[i].rule, rule) != 0)
            continue;
        pc_buf_puts(out, "    ");
        pc_buf_puts(out, pc_params[i].name);
        pc_buf_puts(out, ": ");
        pc_buf_put_uint(out, (uint64_t)pc_checker_param(checker, (pc_param)i));
        put_origin(out, pc_checker_param_origin(checker, (pc_param)i), pc_profile_name(style->profile));
    }
}

static bool has_params(const char *rule) {
    for (size_t i = 0; i < PC_PARAMS; i++)
        if (strcmp(pc_params[i].rule, rule) == 0)
            return true;
    return false;
}

static void put_rules(pc_buf *out, const pc_style *style, const pc_checker *checker) {
    pc_buf_puts(out, "\nrules:\n");
    for (size_t i = 0; i < PC_RULES; i++) {
        pc_buf_puts(out, "  ");
        pc_buf_puts(out, pc_rules[i].id);
        pc_buf_puts(out, has_params(pc_rules[i].id) ? ":\n    severity: " : ": ");
        cli_put_padded(out, pc_severity_name(pc_checker_severity(checker, (pc_rule_id)i)), 7);
        put_origin(out, pc_checker_severity_origin(checker, (pc_rule_id)i), pc_profile_name(style->profile));
        put_params(out, style, checker, pc_rules[i].id);
    }
}

/* ---- the lists of the house ---- */

/* A value between quotation marks, as YAML reads it. */
static void put_quoted(pc_buf *out, pc_str value) {
    pc_buf_putc(out, '"');
    for (size_t i = 0; i < value.n; i++) {
        if (value.p[i] == '\n') {
            pc_buf_puts(out, "\\n");
            continue;
        }
        if (value.p[i] == '"' || value.p[i] == '\\')
            pc_buf_putc(out, '\\');
        pc_buf_putc(out, value.p[i]);
    }
    pc_buf_putc(out, '"');
}

/* "  - "words"", or "  "name": "words"" where there is a name; then where it stands. */
static void put_item(pc_buf *out, pc_str name, pc_str words, const pc_origin *origin) {
    pc_buf_puts(out, name.p ? "  " : "  - ");
    if (name.p) {
        put_quoted(out, name);
        pc_buf_puts(out, ": ");
    }
    put_quoted(out, words);
    put_origin(out, origin, "");
}

/* "  - {name: "words", title: "more"}" */
static void put_pair(pc_buf *out, const char *first, pc_str words, const char *second, pc_str more, const pc_origin *origin) {
    if (!more.p) {
        put_item(out, (pc_str){NULL, 0}, words, origin);
        return;
    }
    pc_buf_puts(out, "  - {");
    pc_buf_puts(out, first);
    put_quoted(out, words);
    pc_buf_puts(out, second);
    put_quoted(out, more);
    pc_buf_putc(out, '}');
    put_origin(out, origin, "");
}

static void put_key(pc_buf *out, const char *key) {
    pc_buf_putc(out, '\n');
    pc_buf_puts(out, key);
    pc_buf_puts(out, ":\n");
}

static void put_entries(pc_buf *out, const char *key, const pc_entries *entries) {
    if (entries->n)
        put_key(out, key);
    for (size_t i = 0; i < entries->n; i++) {
        const pc_entry *entry = &entries->v[i];
        put_item(out, entry->more.p ? entry->text : (pc_str){NULL, 0}, entry->more.p ? entry->more : entry->text, &entry->origin);
    }
}

static void put_terms(pc_buf *out, const pc_house *house) {
    if (house->preferred.n)
        put_key(out, "preferred");
    for (size_t i = 0; i < house->preferred.n; i++)
        put_item(out, house->preferred.v[i].term, house->preferred.v[i].instead, &house->preferred.v[i].origin);
    if (house->forbidden.n)
        put_key(out, "forbidden");
    for (size_t i = 0; i < house->forbidden.n; i++) {
        const pc_term_choice *term = &house->forbidden.v[i];
        put_item(out, term->note.p ? term->term : (pc_str){NULL, 0}, term->note.p ? term->note : term->term, &term->origin);
    }
}

static void put_brand(pc_buf *out, const pc_house *house) {
    bool any = false;
    for (size_t i = 0; i < PC_BRAND_KEYS; i++) {
        const pc_brand_value *value = &house->brand[i];
        if (!value->text.p)
            continue;
        if (!any)
            put_key(out, "brand");
        any = true;
        pc_buf_puts(out, "  ");
        pc_buf_puts(out, pc_brand_key_name((pc_brand_key)i));
        pc_buf_puts(out, ": ");
        put_quoted(out, value->text);
        put_origin(out, &value->origin, "");
    }
}

static void put_house(pc_buf *out, const pc_house *house) {
    put_terms(out, house);
    if (house->people.n)
        put_key(out, "people");
    for (size_t i = 0; i < house->people.n; i++)
        put_pair(out, "name: ", house->people.v[i].name, ", title: ", house->people.v[i].title, &house->people.v[i].origin);
    put_entries(out, "organizations", &house->organizations);
    put_entries(out, "acronyms", &house->acronyms);
    put_entries(out, "boilerplates", &house->boilerplates);
    if (house->quotations.n)
        put_key(out, "quotations");
    for (size_t i = 0; i < house->quotations.n; i++)
        put_pair(out, "text: ", house->quotations.v[i].text, ", speaker: ", house->quotations.v[i].more, &house->quotations.v[i].origin);
    put_entries(out, "contacts", &house->contacts);
    put_entries(out, "email-domains", &house->email_domains);
    put_entries(out, "tickers", &house->tickers);
    put_brand(out, house);
}

int cli_config(const cli_settings *settings, int count, char **operands, cli_output *out) {
    const pc_style *style = NULL;
    if (count > 1) {
        cli_say(operands[1], "config takes one file");
        return CLI_FAILED;
    }
    const char *path = count ? operands[0] : NULL;
    cli_checkers *checkers = cli_checkers_new(settings, NULL);
    if (!checkers)
        cli_say(NULL, "%s", pc_status_text(PC_NO_MEMORY));
    pc_checker *checker = checkers ? cli_checkers_for(checkers, path, &style) : NULL;
    const char *config = checker ? cli_config_of(checkers, path) : NULL;
    const char *name = path ? path : settings->stdin_name;
    cli_brand *brand = checker ? cli_brand_read(settings, style) : NULL; /* what it names can be used */
    if (brand) {
        pc_checker_for_file(checker, pc_str_of(name ? name : ""));
        pc_buf_puts(&out->buf, config ? "# " : "# no configuration: the profile as it is");
        pc_buf_puts(&out->buf, config ? config : "");
        pc_buf_puts(&out->buf, "\nprofile: ");
        pc_buf_puts(&out->buf, pc_profile_name(style->profile));
        pc_buf_puts(&out->buf, "  # ");
        pc_buf_puts(&out->buf, pc_profile_about(style->profile));
        pc_buf_putc(&out->buf, '\n');
        put_settings(&out->buf, style);
        put_rules(&out->buf, style, checker);
        put_house(&out->buf, &style->house);
    }
    cli_brand_free(brand);
    cli_checkers_free(checkers);
    return brand ? CLI_DONE : CLI_FAILED;
}
