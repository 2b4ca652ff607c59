#include "cli/batch.h"

#include "cli/message.h"
#include "cli/pool.h"
#include "cli/progress.h"
#include "cli/stopping.h"

#include <stdlib.h>
#include <unistd.h>

enum { WINDOW_PER_WORKER = 32, MOST_JOBS = 256, HAND_OVER = 16 };
enum { MOST_KEPT = 256 * 1024 }; /* bytes of a buffer that is kept for the next result */
enum { LONG_RESULT = 64 * 1024 }; /* bytes; a longer one may go out in pieces */

/* What one run keeps from input to input; the first thread's. */
typedef struct batch {
    const cli_work *work;
    const void *shared;
    const cli_settings *settings;
    cli_output *out;
    cli_inputs *inputs;
    cli_pool pool;
    cli_progress progress;
    cli_totals totals;
    size_t taken, delivered, put; /* inputs in the window so far, delivered, with something put out */
    int status;
    bool terminal, ended; /* ended: there are no more inputs */
} batch;

pc_parse_options cli_parse_options(const cli_settings *settings, const cli_file *file) {
    return (pc_parse_options){
        .name = file->name, .encoding = settings->encoding, .language = settings->language, .max_bytes = settings->max_bytes};
}

void cli_say_status(const cli_settings *settings, const char *name, pc_status status) {
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
    pc_parse_options options = cli_parse_options(settings, file);
    options.recycle = *release;
    *release = NULL;
    pc_status status = pc_parse(file->bytes.p, file->bytes.n, &options, release);
    if (status != PC_OK)
        cli_say_status(settings, file->name, status);
    else if (settings->verbose)
        say_what_was_read(*release, file->name);
    return status == PC_OK;
}

/* ---- the window ---- */

/* Takes the next input into the window; false when there are no more, or memory is short. */
static bool take(batch *b) {
    cli_found found;
    if (b->ended || !cli_inputs_next(b->inputs, &found)) {
        b->ended = true;
        return false;
    }
    cli_item *item = cli_pool_item(&b->pool, b->taken);
    pc_buf_clear(&item->name);
    pc_buf_put(&item->name, found.name, strlen(found.name) + 1);
    if (item->name.status != PC_OK) {
        cli_say(found.name, "%s", pc_status_text(PC_NO_MEMORY));
        b->status = CLI_FAILED;
        b->ended = true;
        return false;
    }
    item->root = found.root;
    item->is_stdin = found.is_stdin;
    item->done = false;
    b->taken++;
    return true;
}

/* Fills the window, and tells the workers (where there are any yet) on the way. */
static void fill(batch *b) {
    while (b->taken - b->delivered < b->pool.size && take(b))
        if (b->pool.n_threads && b->taken % HAND_OVER == 0)
            cli_pool_submit(&b->pool, b->taken);
    if (b->pool.n_threads)
        cli_pool_submit(&b->pool, b->taken);
}

static bool widen(batch *b, size_t size) {
    cli_item *window = calloc(size, sizeof *window);
    if (!window)
        return false;
    if (b->pool.window)
        memcpy(window, b->pool.window, b->pool.size * sizeof *window);
    free(b->pool.window);
    b->pool.window = window;
    b->pool.size = size;
    return true;
}

static void forget_excess(pc_buf *buf) {
    if (buf->cap > MOST_KEPT)
        pc_buf_release(buf);
}

/* ---- delivery ---- */

static size_t findings_so_far(const batch *b) {
    size_t sum = b->work->findings ? 0 : SIZE_MAX;
    for (unsigned i = 0; i < b->work->findings; i++)
        sum += b->totals.counts[i];
    return sum;
}

static void put_out(batch *b, cli_result *result) {
    if (b->terminal) /* what stands in its last line is not written over */
        cli_show_line("");
    if (b->work->deliver)
        b->work->deliver(b->shared, b->put, result, b->out);
    else
        pc_buf_put(&b->out->buf, result->out.p, result->out.n);
    b->put += result->begun || result->out.n > 0;
    for (size_t i = 0; i < sizeof b->totals.counts / sizeof *b->totals.counts; i++)
        b->totals.counts[i] += result->counts[i];
}

/* Puts out what there is of the next result, which is being made; its messages come first. */
static bool put_piece(void *to, const char *p, size_t n) {
    batch *b = to;
    cli_item *item = cli_pool_item(&b->pool, b->delivered);
    if (!item->result.begun) {
        item->result.begun = true;
        cli_say_gathered(&item->said);
        pc_buf_clear(&item->said);
        if (b->terminal)
            cli_show_line("");
        b->work->begin(b->shared, b->put, b->out);
    }
    pc_buf_put(&b->out->buf, p, n);
    return b->out->buf.status == PC_OK;
}

/* Puts out the next result; its messages come first. */
static void deliver(batch *b) {
    cli_item *item = cli_pool_item(&b->pool, b->delivered);
    size_t bytes = item->result.out.n + item->said.n;
    cli_say_gathered(&item->said);
    if (item->readable || b->work->wants_unreadable)
        put_out(b, &item->result);
    if (item->result.status > b->status)
        b->status = item->result.status;
    if (b->terminal) /* messages and results keep their order there */
        cli_output_flush(b->out);
    pc_buf_clear(&item->said);
    forget_excess(&item->said);
    forget_excess(&item->result.out);
    b->totals.files++;
    b->totals.unreadable += !item->readable || item->result.status == CLI_FAILED;
    b->delivered++;
    if (b->pool.n_threads)
        cli_pool_delivered(&b->pool, b->delivered, bytes);
    cli_progress_show(&b->progress, b->totals.files, findings_so_far(b));
}

/* ---- one worker or many ---- */

static unsigned jobs(const cli_settings *settings) {
    long cores = settings->choice.jobs ? (long)settings->choice.jobs : sysconf(_SC_NPROCESSORS_ONLN);
    return cores < 1 ? 1 : cores > MOST_JOBS ? MOST_JOBS : (unsigned)cores;
}

/* Workers for the inputs in the window, and their states. False after a message. */
static bool hire(batch *b, unsigned n) {
    pc_buf said = {0};
    b->pool.workers = calloc(n, sizeof *b->pool.workers);
    cli_say_into(&said);
    while (b->pool.workers && b->pool.n_workers < n) {
        cli_worker *worker = &b->pool.workers[b->pool.n_workers];
        worker->pool = &b->pool;
        worker->state = b->work->start(b->shared);
        if (!worker->state)
            break;
        b->pool.n_workers++;
    }
    cli_say_into(NULL);
    bool all = b->pool.n_workers == n;
    cli_say_gathered(&said);
    if (!all && !said.n)
        cli_say(NULL, "%s", pc_status_text(PC_NO_MEMORY));
    pc_buf_release(&said);
    return all;
}

static bool goes_on(const batch *b) {
    return !b->out->error && !cli_stopped();
}

static void work_alone(batch *b) {
    for (; goes_on(b) && (b->delivered < b->taken || take(b)); deliver(b)) {
        cli_item *item = cli_pool_item(&b->pool, b->delivered);
        if (b->work->begin) {
            item->result.out.max = LONG_RESULT;
            item->result.out.drain = put_piece;
            item->result.out.to = b;
        }
        cli_work_on(&b->pool.workers[0], item);
    }
}

static void work_together(batch *b) {
    while (goes_on(b)) {
        fill(b);
        if (b->delivered == b->taken)
            break;
        /* waking for every result would cost more than the results; a reader at a terminal wants each at once */
        size_t ahead = b->terminal ? 1 : b->ended ? b->taken - b->delivered : (b->taken - b->delivered + 1) / 2;
        size_t finished = cli_pool_wait(&b->pool, b->delivered + ahead);
        while (b->delivered < finished && !b->out->error)
            deliver(b);
    }
    size_t finished = cli_pool_end(&b->pool);
    b->pool.n_threads = 0;
    while (b->delivered < finished && !b->out->error)
        deliver(b);
}

static void work_through(batch *b, int count, char **operands) {
    unsigned n = 1;
    fill(b);
    if (b->taken > 1) {
        cli_stop_gently();
        cli_progress_begin(&b->progress, b->settings, count, operands);
        n = jobs(b->settings);
        if (n > 1 && widen(b, (size_t)n * WINDOW_PER_WORKER))
            fill(b);
        if (n > b->taken)
            n = b->taken ? (unsigned)b->taken : 1;
    }
    if (!hire(b, n)) {
        b->status = CLI_FAILED;
        return;
    }
    if (n > 1)
        cli_pool_start(&b->pool);
    if (b->pool.n_threads)
        work_together(b);
    else
        work_alone(b);
    cli_progress_end(&b->progress);
}

static void clean_up(batch *b) {
    for (unsigned i = 0; i < b->pool.n_workers; i++) {
        b->work->stop(b->pool.workers[i].state);
        cli_input_free(&b->pool.workers[i].input);
    }
    free(b->pool.workers);
    for (size_t i = 0; i < b->pool.size; i++) {
        pc_buf_release(&b->pool.window[i].name);
        pc_buf_release(&b->pool.window[i].said);
        pc_buf_release(&b->pool.window[i].result.out);
    }
    free(b->pool.window);
}

static int status_of(const batch *b) {
    enum { BY_SIGNAL = 128 };
    if (!cli_stopped())
        return b->status;
    cli_say(NULL, "stopped after %zu files; what was done is whole, the others were not begun", b->totals.files);
    return BY_SIGNAL + cli_stopped();
}

int cli_batch(const cli_work *work, const void *shared, const cli_settings *settings, int count, char **operands,
              cli_output *out, cli_totals *totals) {
    batch b = {.work = work, .shared = shared, .settings = settings, .out = out, .terminal = isatty(out->fd)};
    b.pool.work = work;
    b.pool.settings = settings;
    b.inputs = cli_inputs_open(settings, count, operands);
    if (!b.inputs)
        return CLI_FAILED;
    if (widen(&b, 2)) {
        work_through(&b, count, operands);
    } else {
        cli_say(NULL, "%s", pc_status_text(PC_NO_MEMORY));
        b.status = CLI_FAILED;
    }
    clean_up(&b);
    if (!cli_inputs_close(b.inputs))
        b.status = CLI_FAILED;
    if (totals)
        *totals = b.totals;
    return status_of(&b);
}
