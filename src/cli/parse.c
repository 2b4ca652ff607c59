/* presscheck parse: each input's structure, as JSON or as a tree. */
#include "cli/cli.h"
#include "cli/input.h"
#include "cli/message.h"
#include "cli/terminal.h"

#include <unistd.h>

/* What one run keeps from input to input. */
typedef struct parse_job {
    const cli_settings *settings;
    const pc_renderer *format;
    pc_render_options look;
    cli_output *out;
    cli_input input;     /* the bytes; borrowed by `release` */
    pc_release *release; /* the last one, whose memory the next one takes */
    bool stdin_read, any;
} parse_job;

static void say_status(const parse_job *job, const char *name, pc_status status) {
    if (status == PC_UNKNOWN_ENCODING)
        cli_say(name, "the encoding '%s' is not known; iconv -l lists those that are", job->settings->encoding);
    else
        cli_say(name, "%s", pc_status_text(status));
}

static void say_what_was_read(const pc_release *release, const char *name) {
    const char *language = pc_lang_name(release->lang);
    cli_say(name, "%zu bytes, %s, language %s, %zu pieces, %zu quotations", release->bytes.n, release->encoding,
            language ? language : "unknown", release->pieces.n, release->quotes.n);
}

static bool parse_one(parse_job *job, const char *name) {
    pc_parse_options options = {
        .name = name,
        .encoding = job->settings->encoding,
        .language = job->settings->language,
        .max_bytes = job->settings->max_bytes,
        .recycle = job->release,
    };
    job->release = NULL;
    pc_status status = pc_parse(job->input.p, job->input.n, &options, &job->release);
    if (status != PC_OK) {
        say_status(job, name, status);
        return false;
    }
    if (job->settings->verbose)
        say_what_was_read(job->release, name);
    if (job->any && job->format->for_people)
        pc_buf_puts(&job->out->buf, "\n\n");
    status = job->format->render(job->release, &job->look, &job->out->buf);
    if (!job->format->for_people)
        pc_buf_putc(&job->out->buf, '\n');
    job->any = true;
    if (status != PC_OK && !job->out->error)
        say_status(job, name, status);
    return status == PC_OK;
}

static bool take_operand(parse_job *job, const char *operand) {
    bool is_stdin = strcmp(operand, "-") == 0;
    const char *name = !is_stdin ? operand : job->settings->stdin_name ? job->settings->stdin_name : "-";
    if (is_stdin && job->stdin_read) {
        cli_say(name, "standard input is named twice; it can be read once");
        return false;
    }
    if (is_stdin && !job->settings->quiet && isatty(STDIN_FILENO))
        cli_say(name, "reading from the terminal; Ctrl-D ends it");
    job->stdin_read |= is_stdin;
    return cli_input_read(&job->input, is_stdin ? NULL : operand, name, job->settings->max_bytes) &&
           parse_one(job, name);
}

int cli_parse(const cli_settings *settings, int count, char **operands, cli_output *out) {
    char dash[] = "-", *only_stdin[] = {dash};
    bool terminal = isatty(out->fd);
    parse_job job = {
        .settings = settings,
        .format = settings->format ? settings->format : pc_renderer_named(terminal ? "tree" : "json"),
        .look = {.width = cli_columns(settings->width, out->fd), .colour = cli_wants_colour(settings->colour, out->fd)},
        .out = out,
    };
    if (!count && isatty(STDIN_FILENO)) {
        cli_say(NULL, "usage: presscheck parse [OPTION]... [FILE|-]... (presscheck parse --help says more)");
        return CLI_FAILED;
    }
    if (!count) {
        operands = only_stdin;
        count = 1;
    }
    int status = CLI_DONE;
    for (int i = 0; i < count && !out->error; i++) {
        if (!take_operand(&job, operands[i]))
            status = CLI_FAILED;
        if (terminal) /* messages and trees keep their order there */
            cli_output_flush(out);
    }
    pc_release_free(job.release);
    cli_input_free(&job.input);
    return status;
}
