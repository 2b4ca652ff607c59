/* Tables of completions/presscheck.bash: cases of one function that sets variables. */
#include "cli/completions.h"

static void put_sets(pc_buf *out) {
    cli_completion_put_sets("    local ", "='", "'\n", out);
}

static void put_names(pc_buf *out) {
    for (size_t i = 0; i < cli_command_count; i++) {
        pc_buf_puts(out, i ? " " : "");
        pc_buf_puts(out, cli_commands[i].name);
    }
}

/* "kind=words words=$reports" */
static void put_kind(const char *value, pc_buf *out) {
    cli_completion kind = cli_completion_of(value);
    if (!kind.set && !kind.words) {
        pc_buf_puts(out, kind.files ? "kind=files" : kind.folders ? "kind=folders" : "kind=nothing");
        return;
    }
    pc_buf_puts(out, kind.several ? "kind=list" : kind.files ? "kind='words files'" : "kind=words");
    if (kind.set) {
        pc_buf_puts(out, " words=$");
        pc_buf_puts(out, kind.set);
    } else {
        pc_buf_puts(out, " words='");
        cli_completion_put_words(kind.words, out);
        pc_buf_putc(out, '\'');
    }
}

static void put_pattern(const char *command, const cli_option *option, bool *first, pc_buf *out) {
    pc_buf_puts(out, *first ? "    " : " | ");
    pc_buf_puts(out, command);
    pc_buf_puts(out, ":--");
    pc_buf_puts(out, option->name);
    if (option->letter) {
        pc_buf_puts(out, " | ");
        pc_buf_puts(out, command);
        pc_buf_puts(out, ":-");
        pc_buf_putc(out, option->letter);
    }
    *first = false;
}

/* "    format:--to | format:-t) kind=list words=$outputs ;;" for each option with a value. */
static void put_options(pc_buf *out) {
    for (const cli_option *option = cli_options; option < cli_options + cli_option_count; option++) {
        bool first = true;
        if (!option->value)
            continue;
        for (size_t i = 0; i < cli_command_count; i++)
            if (option->commands & cli_commands[i].bit)
                put_pattern(cli_commands[i].name, option, &first, out);
        pc_buf_puts(out, ") ");
        put_kind(option->value, out);
        pc_buf_puts(out, " ;;\n");
    }
}

/* "        rules) kind=nothing options='--format --width' ;;" */
static void put_commands(pc_buf *out) {
    for (const cli_command *command = cli_commands; command < cli_commands + cli_command_count; command++) {
        pc_buf_puts(out, "        ");
        pc_buf_puts(out, command->name);
        pc_buf_puts(out, ") ");
        put_kind(command->operands, out);
        pc_buf_puts(out, " options='");
        const char *blank = "";
        for (const cli_option *option = cli_options; option < cli_options + cli_option_count; option++) {
            if (!(option->commands & command->bit))
                continue;
            pc_buf_puts(out, blank);
            pc_buf_puts(out, "--");
            pc_buf_puts(out, option->name);
            blank = " ";
        }
        pc_buf_puts(out, "' ;;\n");
    }
}

const cli_shell cli_shell_bash = {
    .name = "bash",
    .frame = cli_frame_bash,
    .size = &cli_frame_bash_size,
    .parts = {{"@SETS@", put_sets}, {"@NAMES@", put_names}, {"@OPTIONS@", put_options}, {"@COMMANDS@", put_commands}},
};
