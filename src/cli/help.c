#include "cli/cli.h"
#include "cli/paragraph.h"

enum { COLUMNS = 80, HELP_AT = 26 };

static void put_row(pc_buf *out, const char *term, size_t width, const char *text) {
    pc_buf_put(out, term, width);
    if (width + 2 > HELP_AT) {
        pc_buf_putc(out, '\n');
        width = 0;
    }
    pc_buf_put_spaces(out, HELP_AT - width);
    cli_put_wrapped(out, text, HELP_AT, HELP_AT, COLUMNS);
}

/* "  -q, --quiet", "      --format json|tree" */
static void put_option(pc_buf *out, const cli_option *option) {
    char term[64];
    pc_buf line = {.p = term, .cap = sizeof term, .max = sizeof term};
    pc_buf_puts(&line, "  ");
    if (option->letter) {
        pc_buf_putc(&line, '-');
        pc_buf_putc(&line, option->letter);
        pc_buf_puts(&line, ", ");
    } else {
        pc_buf_puts(&line, "    ");
    }
    pc_buf_puts(&line, "--");
    pc_buf_puts(&line, option->name);
    if (option->value) {
        pc_buf_putc(&line, ' ');
        pc_buf_puts(&line, option->value);
    }
    put_row(out, term, line.n, option->help);
}

static void put_options(pc_buf *out, unsigned commands) {
    for (size_t i = 0; i < cli_option_count; i++)
        if ((cli_options[i].commands & commands) == commands)
            put_option(out, &cli_options[i]);
}

/* "  markdown              Markdown with ...", one row for each output of `format`. */
static void put_outputs(pc_buf *out) {
    pc_buf_puts(out, "\nOutputs:\n");
    for (size_t i = 0; i < pc_renderer_count; i++) {
        char term[32];
        pc_buf line = {.p = term, .cap = sizeof term, .max = sizeof term};
        if (!pc_renderers[i].sets)
            continue;
        pc_buf_puts(&line, "  ");
        pc_buf_puts(&line, pc_renderers[i].name);
        put_row(out, term, line.n, pc_renderers[i].summary);
    }
}

static void put_command_help(const cli_command *command, pc_buf *out) {
    pc_buf_puts(out, "usage: presscheck ");
    pc_buf_puts(out, command->name);
    pc_buf_puts(out, " [OPTION]... ");
    pc_buf_puts(out, command->operands);
    pc_buf_puts(out, "\n\n");
    cli_put_wrapped(out, command->about, 0, 0, COLUMNS);
    pc_buf_putc(out, '\n');
    put_options(out, command->bit);
    if (command->run == cli_format)
        put_outputs(out);
}

void cli_help(const cli_command *command, pc_buf *out) {
    if (command) {
        put_command_help(command, out);
    } else {
        pc_buf_puts(out, "usage: presscheck COMMAND [OPTION]... [FILE|DIR|-]...\n\n");
        cli_put_wrapped(out, "Understands plain-text press releases.", 0, 0, COLUMNS);
        pc_buf_putc(out, '\n');
        for (size_t i = 0; i < cli_command_count; i++) {
            char term[32];
            pc_buf line = {.p = term, .cap = sizeof term, .max = sizeof term};
            pc_buf_puts(&line, "  ");
            pc_buf_puts(&line, cli_commands[i].name);
            put_row(out, term, line.n, cli_commands[i].summary);
        }
        pc_buf_puts(out, "\nOptions of every command:\n");
        put_options(out, ~0u);
    }
    pc_buf_puts(out, "\nExit status: 0 done, 2 something could not be read, written or understood.\n");
    if (!command)
        pc_buf_puts(out, "presscheck COMMAND --help says more about a command.\n");
}
