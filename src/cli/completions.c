/*
 * presscheck completions: what makes a shell complete the command line. The
 * frame of each shell's file stands in completions/; its tables are put from
 * those of commands and options, and from those that know what a value may be.
 */
#include "cli/completions.h"

#include "check/rule.h"
#include "cli/message.h"

/* ---- what a value may be: the i-th word, NULL behind the last ---- */

static const char *rule_id(size_t i) {
    return i < PC_RULES ? pc_rules[i].id : NULL;
}

static const char *rule_or_group(size_t i) {
    return i < PC_GROUPS ? pc_groups[i].name : rule_id(i - PC_GROUPS);
}

static const char *output(size_t i) {
    for (size_t k = 0; k < pc_renderer_count; k++)
        if (pc_renderers[k].sets && i-- == 0)
            return pc_renderers[k].name;
    return NULL;
}

static const char *result(size_t i) {
    static const char *const own[] = {"document", "findings"};
    enum { OWN = sizeof own / sizeof *own };
    return i < OWN ? own[i] : output(i - OWN);
}

static const char *report(size_t i) {
    return i < pc_reporter_count ? pc_reporters[i].name : NULL;
}

static const char *profile(size_t i) {
    return i < PC_PROFILES ? pc_profile_name((pc_profile)i) : NULL;
}

static const char *severity(size_t i) {
    return i < PC_ERROR ? pc_severity_name((pc_severity)(PC_ERROR - i)) : i == PC_ERROR ? "never" : NULL;
}

static const char *language(size_t i) {
    return i < PC_LANGS ? pc_lang_name((pc_lang)i) : NULL;
}

static const char *moment(size_t i) {
    static const char *const words[] = {"auto", "always", "never", NULL};
    return words[i];
}

static const char *day(size_t i) {
    return i == 0 ? "today" : NULL;
}

/* By the word that stands for the value in the help; the first that it begins with counts. */
static const struct set {
    const char *value, *name;
    const char *(*word)(size_t i);
} sets[] = {
    {"RULE|GROUP", "rules", rule_or_group}, {"RULE", "rule_ids", rule_id},     {"OUTPUT", "outputs", output},
    {"RESULT", "results", result},          {"REPORT", "reports", report},     {"PROFILE", "profiles", profile},
    {"SEVERITY", "severities", severity},   {"CODE", "languages", language},   {"WHEN", "moments", moment},
    {"DATE", "days", day},
};
enum { SETS = sizeof sets / sizeof *sets };

cli_completion cli_completion_of(const char *value) {
    cli_completion kind = {.files = strstr(value, "FILE") != NULL, .folders = strstr(value, "DIR") != NULL, .several = strchr(value, ',') != NULL};
    for (size_t i = 0; i < SETS && !kind.set; i++)
        if (strncmp(value, sets[i].value, strlen(sets[i].value)) == 0)
            kind.set = sets[i].name;
    if (!kind.set && !kind.files && !kind.folders && strchr(value, '|') && !strchr(value, '['))
        kind.words = value;
    return kind;
}

void cli_completion_put_sets(const char *before, const char *between, const char *behind, pc_buf *out) {
    for (size_t i = 0; i < SETS; i++) {
        pc_buf_puts(out, before);
        pc_buf_puts(out, sets[i].name);
        pc_buf_puts(out, between);
        const char *word;
        for (size_t k = 0; (word = sets[i].word(k)) != NULL; k++) {
            pc_buf_puts(out, k ? " " : "");
            pc_buf_puts(out, word);
        }
        pc_buf_puts(out, behind);
    }
}

void cli_completion_put_words(const char *words, pc_buf *out) {
    for (const char *p = words; *p; p++)
        pc_buf_putc(out, *p == '|' ? ' ' : *p);
}

void cli_completion_put_help(const char *help, const char *value, const char *marks, const char *quote, pc_buf *out) {
    const char *stops = value && cli_completion_of(value).set ? ";:" : ";";
    for (const char *p = help; *p && !strchr(stops, *p) && strncmp(p, " (", 2) != 0; p++) {
        if (*p == '\'') {
            pc_buf_puts(out, quote);
            continue;
        }
        if (strchr(marks, *p))
            pc_buf_putc(out, '\\');
        pc_buf_putc(out, *p);
    }
}

/* ---- the command ---- */

static const cli_shell *const shells[] = {&cli_shell_bash, &cli_shell_zsh, &cli_shell_fish};
enum { SHELLS = sizeof shells / sizeof shells[0] };

/* The part whose place begins the text, "@SETS@"; NULL when it begins with none. */
static const cli_completion_part *part_at(const cli_shell *shell, pc_str text) {
    for (const cli_completion_part *part = shell->parts; part->name; part++) {
        size_t n = strlen(part->name);
        if (text.n >= n && memcmp(text.p, part->name, n) == 0)
            return part;
    }
    return NULL;
}

/* The frame with its parts put. Parts that have lines of their own end them themselves. */
static void put_shell(const cli_shell *shell, pc_buf *out) {
    pc_str frame = {(const char *)shell->frame, *shell->size};
    for (size_t at = 0; at < frame.n;) {
        const cli_completion_part *part = part_at(shell, pc_str_sub(frame, at, frame.n));
        if (!part) {
            pc_buf_putc(out, frame.p[at++]);
            continue;
        }
        bool own_line = at == 0 || frame.p[at - 1] == '\n';
        part->put(out);
        at += strlen(part->name) + own_line;
    }
}

int cli_completions(const cli_settings *settings, int count, char **operands, cli_output *out) {
    (void)settings;
    for (size_t i = 0; i < SHELLS && count == 1; i++)
        if (strcmp(operands[0], shells[i]->name) == 0) {
            put_shell(shells[i], &out->buf);
            return CLI_DONE;
        }
    if (count == 1)
        cli_say("completions", "there is nothing for the shell '%s'; there is for bash, zsh and fish", operands[0]);
    else
        cli_say(NULL, "usage: presscheck completions bash|zsh|fish (presscheck completions --help says more)");
    return CLI_FAILED;
}
