#include "cli/batch.h"

#include "cli/input.h"
#include "cli/message.h"

#include <unistd.h>

/* What one run keeps from input to input. */
typedef struct batch {
    const cli_work *work;
    const void *shared;
    const cli_settings *settings;
    cli_output *out;
    cli_input input;
    cli_result result; /* its buffer is used again */
    cli_totals totals;
    void *worker;
    bool stdin_read;
} batch;

static void say_status(const cli_settings *settings, const char *name, pc_status status) {
    if (status == PC_UNKNOWN_ENCODING)
        cli_say(name, "the encoding '%s' is not known; iconv -l lists those that are", settings->encoding);
    else
        cli_say(name, "%s", pc_status_text(status));
}

static void say_what_was_read(const pc_release *release, const char *name) {
    const char *language = pc_lang_name(release->lang);
    cli_say(name, "%zu bytes, %s, language %s, %zu pieces, %zu quotations", release->bytes.n, release->encoding,
            language ? language : "unknown", release->pieces.n, release->quotes.n);
}

bool cli_parse_release(const cli_settings *settings, const cli_file *file, pc_release **release) {
    pc_parse_options options = {
        .name = file->name,
        .encoding = settings->encoding,
        .language = settings->language,
        .max_bytes = settings->max_bytes,
        .recycle = *release,
    };
    *release = NULL;
    pc_status status = pc_parse(file->bytes.p, file->bytes.n, &options, release);
    if (status != PC_OK)
        say_status(settings, file->name, status);
    else if (settings->verbose)
        say_what_was_read(*release, file->name);
    return status == PC_OK;
}

/* Reads the operand; false when it cannot be (a message has been said). */
static bool read_operand(batch *b, const char *operand, cli_file *file) {
    bool is_stdin = strcmp(operand, "-") == 0;
    const char *name = !is_stdin ? operand : b->settings->stdin_name ? b->settings->stdin_name : "-";
    *file = (cli_file){.name = name, .path = is_stdin ? NULL : operand, .error = "it could not be read"};
    if (is_stdin && b->stdin_read) {
        cli_say(name, "standard input is named twice; it can be read once");
        return false;
    }
    if (is_stdin && !b->settings->quiet && isatty(STDIN_FILENO))
        cli_say(name, "reading from the terminal; Ctrl-D ends it");
    b->stdin_read |= is_stdin;
    if (!cli_input_read(&b->input, file->path, name, b->settings->max_bytes))
        return false;
    file->bytes = (pc_str){b->input.p, b->input.n};
    file->error = NULL;
    return true;
}

static void deliver(batch *b) {
    if (b->work->deliver)
        b->work->deliver(b->shared, b->totals.files, &b->result, b->out);
    else
        pc_buf_put(&b->out->buf, b->result.out.p, b->result.out.n);
    b->totals.files++;
    for (size_t i = 0; i < sizeof b->totals.counts / sizeof *b->totals.counts; i++)
        b->totals.counts[i] += b->result.counts[i];
}

static int take_operand(batch *b, const char *operand) {
    cli_file file;
    bool readable = read_operand(b, operand, &file);
    int read_status = readable ? CLI_DONE : CLI_FAILED;
    b->totals.unreadable += !readable;
    if (!readable && !b->work->wants_unreadable)
        return read_status;
    b->result = (cli_result){.out = b->result.out, .status = read_status};
    pc_buf_clear(&b->result.out);
    b->work->one(b->worker, &file, &b->result);
    deliver(b);
    return b->result.status > read_status ? b->result.status : read_status;
}

int cli_batch(const cli_work *work, const void *shared, const cli_settings *settings, int count, char **operands,
              cli_output *out, cli_totals *totals) {
    char dash[] = "-", *only_stdin[] = {dash};
    batch b = {.work = work, .shared = shared, .settings = settings, .out = out, .worker = work->start(shared)};
    int status = CLI_DONE;
    if (!b.worker) {
        cli_say(NULL, "%s", pc_status_text(PC_NO_MEMORY));
        return CLI_FAILED;
    }
    if (!count) {
        operands = only_stdin;
        count = 1;
    }
    for (int i = 0; i < count && !out->error; i++) {
        int now = take_operand(&b, operands[i]);
        status = now > status ? now : status;
        if (isatty(out->fd)) /* messages and results keep their order there */
            cli_output_flush(out);
    }
    work->stop(b.worker);
    pc_buf_release(&b.result.out);
    cli_input_free(&b.input);
    if (totals)
        *totals = b.totals;
    return status;
}
