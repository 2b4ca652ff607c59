/* presscheck parse: each input's structure, as JSON or as a tree. */
#include "cli/batch.h"
#include "cli/message.h"
#include "cli/terminal.h"

#include <stdlib.h>
#include <unistd.h>

/* The same for every input. */
typedef struct parse_run {
    const cli_settings *settings;
    const pc_renderer *format;
    pc_render_options look;
} parse_run;

typedef struct parse_worker {
    const parse_run *run;
    pc_release *release; /* the last one, whose memory the next one takes */
} parse_worker;

static void *start(const void *shared) {
    parse_worker *worker = calloc(1, sizeof *worker);
    if (worker)
        worker->run = shared;
    return worker;
}

static void stop(void *state) {
    parse_worker *worker = state;
    pc_release_free(worker->release);
    free(worker);
}

static void parse_one(void *state, const cli_file *file, cli_result *result) {
    parse_worker *worker = state;
    const parse_run *run = worker->run;
    result->status = CLI_FAILED;
    if (!cli_parse_release(run->settings, file, &worker->release))
        return;
    pc_status status = run->format->render(worker->release, &run->look, &result->out);
    if (status == PC_OK) {
        result->status = CLI_DONE;
        return;
    }
    if (!result->begun) /* else it could not be written, which is said once at the end */
        cli_say(file->name, "%s", pc_status_text(status));
    pc_buf_clear(&result->out); /* half a document is none */
}

static void begin(const void *shared, size_t index, cli_output *out) {
    const parse_run *run = shared;
    if (index && run->format->for_people)
        pc_buf_puts(&out->buf, "\n\n");
}

static void deliver(const void *shared, size_t index, const cli_result *result, cli_output *out) {
    const parse_run *run = shared;
    if (!result->begun && !result->out.n)
        return;
    if (!result->begun)
        begin(shared, index, out);
    pc_buf_put(&out->buf, result->out.p, result->out.n);
    if (!run->format->for_people)
        pc_buf_putc(&out->buf, '\n');
}

int cli_parse(const cli_settings *settings, int count, char **operands, cli_output *out) {
    static const cli_work work = {.start = start, .one = parse_one, .stop = stop, .deliver = deliver, .begin = begin};
    bool terminal = isatty(out->fd);
    parse_run run = {
        .settings = settings,
        .format = settings->format ? settings->format : pc_renderer_named(terminal ? "tree" : "json"),
        .look = {.width = cli_columns(settings->width, out->fd), .colour = cli_wants_colour(settings->colour, out->fd)},
    };
    if (!cli_names_inputs(settings, count) && isatty(STDIN_FILENO)) {
        cli_say(NULL, "usage: presscheck parse [OPTION]... [FILE|DIR|-]... (presscheck parse --help says more)");
        return CLI_FAILED;
    }
    return cli_batch(&work, &run, settings, count, operands, out, NULL);
}
