/* Tables of completions/presscheck.fish: one call of complete for each option and command. */
#include "cli/completions.h"

static void put_sets(pc_buf *out) {
    pc_buf_puts(out, "set -g __presscheck_commands");
    for (size_t i = 0; i < cli_command_count; i++) {
        pc_buf_putc(out, ' ');
        pc_buf_puts(out, cli_commands[i].name);
    }
    pc_buf_putc(out, '\n');
    cli_completion_put_sets("set -g __presscheck_", " ", "\n", out);
}

static void put_help(const char *help, const char *value, pc_buf *out) {
    pc_buf_puts(out, " -d '");
    cli_completion_put_help(help, value, "\\", "\\'", out);
    pc_buf_puts(out, "'\n");
}

/* What is completed as the arguments of complete: " -x -a '$__presscheck_reports'"; -x: with a value that is no file. */
static void put_kind(const char *value, const char *no_file, const char *file, pc_buf *out) {
    cli_completion kind = cli_completion_of(value);
    bool words = kind.set || kind.words;
    pc_buf_puts(out, kind.files ? file : no_file);
    if (!words && !kind.files && kind.folders)
        pc_buf_puts(out, " -a '(__fish_complete_directories)'");
    if (!words)
        return;
    pc_buf_puts(out, kind.several ? " -a '(__presscheck_list " : " -a '");
    pc_buf_puts(out, kind.set ? "$__presscheck_" : "");
    cli_completion_put_words(kind.set ? kind.set : kind.words, out);
    pc_buf_puts(out, kind.several ? ")'" : "'");
}

/* "complete -c presscheck -n '__presscheck_is parse format'" */
static void put_condition(unsigned commands, pc_buf *out) {
    pc_buf_puts(out, "complete -c presscheck -n '__presscheck_is");
    for (size_t i = 0; i < cli_command_count; i++)
        if (commands & cli_commands[i].bit) {
            pc_buf_putc(out, ' ');
            pc_buf_puts(out, cli_commands[i].name);
        }
    pc_buf_putc(out, '\'');
}

static void put_options(pc_buf *out) {
    for (const cli_option *option = cli_options; option < cli_options + cli_option_count; option++) {
        put_condition(option->commands, out);
        pc_buf_puts(out, " -l ");
        pc_buf_puts(out, option->name);
        if (option->letter) {
            pc_buf_puts(out, " -s ");
            pc_buf_putc(out, option->letter);
        }
        if (option->value)
            put_kind(option->value, " -x", " -r -F", out);
        put_help(option->help, option->value, out);
    }
}

/* Commands, and the operands of those that read no file. */
static void put_commands(pc_buf *out) {
    for (const cli_command *command = cli_commands; command < cli_commands + cli_command_count; command++) {
        pc_buf_puts(out, "complete -c presscheck -n __presscheck_starts -a ");
        pc_buf_puts(out, command->name);
        put_help(command->summary, NULL, out);
        if (cli_completion_of(command->operands).files)
            continue;
        put_condition(command->bit, out);
        put_kind(command->operands, " -f", "", out);
        pc_buf_putc(out, '\n');
    }
}

const cli_shell cli_shell_fish = {
    .name = "fish",
    .frame = cli_frame_fish,
    .size = &cli_frame_fish_size,
    .parts = {{"@SETS@", put_sets}, {"@COMMANDS@", put_commands}, {"@OPTIONS@", put_options}},
};
