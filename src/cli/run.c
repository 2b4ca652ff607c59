#include "cli/cli.h"
#include "cli/message.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

const cli_command cli_commands[] = {
    {"check", "[FILE|DIR|-]...", "check releases against a house style",
     "Checks plain-text press releases against a house style and prints what a careful desk would mark. The exit "
     "status is 1 when something at or above --fail-on was found. In a folder, the releases are "
     "looked for. Without FILE, or where FILE is -, standard input is read. It is what happens when the first word is no command.",
     CLI_CHECK, cli_check},
    {"fix", "[FILE|DIR|-]...", "mend in releases what can be mended safely",
     "Mends plain-text press releases in place: what a house style leaves no doubt about, such as stray spaces, broken "
     "lines and damaged characters. It never touches words in quotations, names or the values of numbers, and a change "
     "after which the text would be read otherwise is taken back. Standard input goes to standard output. The exit "
     "status is 1 when something at or above --fail-on is left.",
     CLI_FIX, cli_fix},
    {"parse", "[FILE|DIR|-]...", "print the parts of releases",
     "Reads plain-text press releases and prints their parts: headline, dateline, body, quotations, contacts and so "
     "on. Without FILE, or where FILE is -, standard input is read.",
     CLI_PARSE, cli_parse},
    {"format", "[FILE|DIR|-]...", "set releases anew: text, Markdown and more",
     "Reads plain-text press releases and sets them anew: lines joined and wrapped, the parts in the order of the "
     "house. Without FILE, or where FILE is -, standard input is read.",
     CLI_FORMAT, cli_format},
    {"stream", "", "work on records, one JSON object a line",
     "Reads records from standard input, one JSON object a line with the members id and text, and prints one for each: its "
     "structure, its findings, or an output. A record that cannot be worked on comes back with an error, and the stream goes "
     "on. Memory does not depend on the number of records.",
     CLI_STREAM, cli_stream},
    {"rules", "", "list every rule", "Lists every rule: its id, group, severities by profile, fix class and a summary.",
     CLI_RULES, cli_rules},
    {"explain", "RULE...", "explain rules",
     "Explains rules: what each flags and why, an example of bad and good, how it is silenced, where it comes from.",
     CLI_EXPLAIN, cli_explain},
    {"init", "[DIR]", "write a configuration to start from",
     "Writes .presscheck.yml, a configuration to start from in which every line is explained, into the folder DIR or "
     "the working directory. A configuration that is there already stays as it is.",
     CLI_INIT, cli_init},
    {"config", "[FILE]", "print the settings in force",
     "Prints the settings, severities and parameters in force for FILE, or for the working directory, and where each "
     "comes from.",
     CLI_CONFIG, cli_config},
    {"new", "", "print a release to fill in",
     "Prints the skeleton of a release in the order of the house style, to be filled in.", CLI_NEW, cli_new},
    {"completions", "bash|zsh|fish", "print what makes a shell complete commands",
     "Prints a file from which a shell completes commands, options and their values. An installed presscheck has them in place; "
     "the first lines of each file say where it goes otherwise.",
     CLI_COMPLETIONS, cli_completions},
};
const size_t cli_command_count = sizeof cli_commands / sizeof *cli_commands;

static const cli_command *command_named(const char *name) {
    for (size_t i = 0; i < cli_command_count; i++)
        if (strcmp(cli_commands[i].name, name) == 0)
            return &cli_commands[i];
    return NULL;
}

static void put_version(pc_buf *out) {
    pc_buf_puts(out, "presscheck ");
    pc_buf_puts(out, pc_version());
    pc_buf_putc(out, '\n');
}

static int run_command(const cli_command *command, int argc, char **argv, cli_output *out) {
    cli_settings settings = {0};
    char **operands;
    int count;
    if (!cli_read_options(command, argc, argv, &settings, &operands, &count))
        return CLI_FAILED;
    if (settings.help)
        cli_help(command, &out->buf);
    else if (settings.version)
        put_version(&out->buf);
    else
        return command->run(&settings, count, operands, out);
    return CLI_DONE;
}

/* The first word is no command: help, version, or something to check. */
static int run_without_command(int argc, char **argv, cli_output *out) {
    const char *word = argc > 1 ? argv[1] : NULL;
    if (word && (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)) {
        cli_help(NULL, &out->buf);
        return CLI_DONE;
    }
    if (word && strcmp(word, "--version") == 0) {
        put_version(&out->buf);
        return CLI_DONE;
    }
    if (!word && isatty(STDIN_FILENO)) {
        cli_say(NULL, "usage: presscheck [COMMAND] [OPTION]... [FILE|DIR|-]... (presscheck --help says more)");
        return CLI_FAILED;
    }
    return run_command(command_named("check"), argc, argv, out);
}

/*
 * A standard stream that the caller closed is put on /dev/null, the wrong way
 * round, so that no file opened later takes its number and is written to.
 */
static bool hold_standard_streams(void) {
    static const int wrong_way[] = {O_WRONLY, O_RDONLY, O_RDONLY};
    for (int fd = 0; fd <= 2; fd++)
        if (fcntl(fd, F_GETFD) == -1 && errno == EBADF && open("/dev/null", wrong_way[fd]) != fd)
            return false;
    return true;
}

int cli_run(int argc, char **argv) {
    cli_output out;
    (void)signal(SIGPIPE, SIG_IGN); /* a reader that goes away is seen as a failed write */
    if (!hold_standard_streams() || !cli_output_open(&out, STDOUT_FILENO)) {
        cli_say(NULL, "%s", pc_status_text(PC_NO_MEMORY));
        return CLI_FAILED;
    }
    const cli_command *command = argc > 1 ? command_named(argv[1]) : NULL;
    int status = command ? run_command(command, argc - 1, argv + 1, &out)
                         : run_without_command(argc, argv, &out);
    if (!cli_output_close(&out))
        status = CLI_FAILED;
    return status;
}
