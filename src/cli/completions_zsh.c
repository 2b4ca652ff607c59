/* Tables of completions/presscheck.zsh: arrays, and specifications as _arguments reads them. */
#include "cli/completions.h"

static void put_help(const char *help, const char *value, pc_buf *out) {
    cli_completion_put_help(help, value, "[]:\\", "'\\''", out);
}

static void put_sets(pc_buf *out) {
    cli_completion_put_sets("    local -a presscheck_", "=(", ")\n", out);
}

static void put_commands(pc_buf *out) {
    for (size_t i = 0; i < cli_command_count; i++) {
        pc_buf_puts(out, "        '");
        pc_buf_puts(out, cli_commands[i].name);
        pc_buf_putc(out, ':');
        put_help(cli_commands[i].summary, NULL, out);
        pc_buf_puts(out, "'\n");
    }
}

/* The words of the kind, as they are written in a specification. */
static void put_words(const cli_completion *kind, pc_buf *out) {
    pc_buf_puts(out, kind->set ? "$presscheck_" : "");
    cli_completion_put_words(kind->set ? kind->set : kind->words, out);
}

/* ":REPORT:($presscheck_reports)" */
static void put_action(const char *value, pc_buf *out) {
    cli_completion kind = cli_completion_of(value);
    bool words = kind.set || kind.words;
    pc_buf_putc(out, ':');
    put_help(value, NULL, out);
    pc_buf_putc(out, ':');
    if (!words) {
        pc_buf_puts(out, kind.files ? "_files" : kind.folders ? "_files -/" : " ");
        return;
    }
    bool command = kind.several || kind.files;
    pc_buf_puts(out, kind.several ? "_values -s , value " : kind.files ? " _presscheck_or_file " : "(");
    put_words(&kind, out);
    pc_buf_puts(out, command ? "" : ")");
}

/* One way to write an option: "'--width=[columns of a line]:N: '". */
static void put_form(const cli_option *option, const char *dashes, pc_str name, pc_buf *out) {
    pc_buf_puts(out, " \\\n            '");
    if (option->value) { /* may come again: the last one counts, or all do */
        pc_buf_putc(out, '*');
    } else if (option->letter) {
        pc_buf_puts(out, "(-");
        pc_buf_putc(out, option->letter);
        pc_buf_puts(out, " --");
        pc_buf_puts(out, option->name);
        pc_buf_putc(out, ')');
    }
    pc_buf_puts(out, dashes);
    pc_buf_put_str(out, name);
    if (option->value)
        pc_buf_putc(out, dashes[1] ? '=' : '+');
    pc_buf_putc(out, '[');
    put_help(option->help, option->value, out);
    pc_buf_putc(out, ']');
    if (option->value)
        put_action(option->value, out);
    pc_buf_putc(out, '\'');
}

static void put_operands(const char *operands, pc_buf *out) {
    if (!*operands)
        return;
    pc_buf_puts(out, " \\\n            '");
    pc_buf_puts(out, strstr(operands, "...") ? "*" : "1");
    put_action(operands, out);
    pc_buf_putc(out, '\'');
}

/* "    rules) _arguments ... ;;" for each command */
static void put_options(pc_buf *out) {
    for (const cli_command *command = cli_commands; command < cli_commands + cli_command_count; command++) {
        pc_buf_puts(out, "    ");
        pc_buf_puts(out, command->name);
        pc_buf_puts(out, ")\n        _arguments -s -S");
        for (const cli_option *option = cli_options; option < cli_options + cli_option_count; option++) {
            if (!(option->commands & command->bit))
                continue;
            put_form(option, "--", pc_str_of(option->name), out);
            if (option->letter)
                put_form(option, "-", (pc_str){&option->letter, 1}, out);
        }
        put_operands(command->operands, out);
        pc_buf_puts(out, "\n        ;;\n");
    }
}

const cli_shell cli_shell_zsh = {
    .name = "zsh",
    .frame = cli_frame_zsh,
    .size = &cli_frame_zsh_size,
    .parts = {{"@SETS@", put_sets}, {"@COMMANDS@", put_commands}, {"@OPTIONS@", put_options}},
};
