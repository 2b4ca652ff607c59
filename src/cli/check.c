/* presscheck check: what a careful desk would mark. */
#include "cli/baseline.h"
#include "cli/batch.h"
#include "cli/checking.h"
#include "cli/message.h"
#include "cli/terminal.h"

#include <stdlib.h>
#include <unistd.h>

/* What cli_result.counts hold. */
enum { ERRORS, WARNINGS, INFOS, FIXABLE, PROPOSALS };

/* The same for every input. */
typedef struct check_run {
    const cli_settings *settings;
    const pc_reporter *reporter;
    pc_report_run look;
    cli_baseline *baseline; /* NULL: none */
    pc_buf *known;          /* lines of the baseline that is to be written; NULL: none */
    uint8_t selected[PC_RULES];
} check_run;

typedef struct check_worker {
    const check_run *run;
    cli_checkers *checkers;
    pc_release *release; /* the last one, whose memory the next one takes */
    pc_arena *arena;     /* for reports */
} check_worker;

static void stop(void *state) {
    check_worker *worker = state;
    pc_release_free(worker->release);
    cli_checkers_free(worker->checkers);
    pc_arena_free(worker->arena);
    free(worker);
}

static void *start(const void *shared) {
    const check_run *run = shared;
    check_worker *worker = calloc(1, sizeof *worker);
    if (!worker)
        return NULL;
    worker->run = run;
    worker->arena = pc_arena_new();
    worker->checkers = cli_checkers_new(run->settings, run->selected);
    if (worker->arena && worker->checkers)
        return worker;
    stop(worker);
    return NULL;
}

static void count(const pc_findings *findings, cli_result *result) {
    for (size_t i = 0; i < findings->n; i++) {
        const pc_finding *finding = findings->v[i];
        result->counts[finding->severity == PC_ERROR ? ERRORS : finding->severity == PC_WARNING ? WARNINGS : INFOS]++;
        result->counts[FIXABLE] += finding->edits.n && finding->safe;
        result->counts[PROPOSALS] += finding->edits.n && !finding->safe;
    }
}

static void report(check_worker *worker, const cli_file *file, const pc_findings *findings, const char *error,
                   cli_result *result) {
    pc_lines lines;
    pc_report_input input = {.name = file->name, .error = error, .findings = findings, .lines = &lines, .arena = worker->arena,
                             .release = findings ? worker->release : NULL};
    pc_arena_reset(worker->arena);
    if (findings && !pc_lines_init(&lines, worker->arena, file->bytes, worker->release->encoding))
        result->out.status = PC_NO_MEMORY;
    else
        worker->run->reporter->file(&worker->run->look, &input, &result->out);
    if (result->out.status == PC_OK && !pc_arena_failed(worker->arena))
        return;
    cli_say(file->name, "%s", pc_status_text(PC_NO_MEMORY));
    result->status = CLI_FAILED;
}

static void check_one(void *state, const cli_file *file, cli_result *result) {
    check_worker *worker = state;
    const check_run *run = worker->run;
    pc_findings *found = NULL;
    if (file->error || !cli_parse_release(run->settings, file, &worker->release)) {
        result->status = CLI_FAILED;
        report(worker, file, NULL, file->error ? file->error : "it could not be parsed", result);
        return;
    }
    pc_checker *checker = cli_checkers_for(worker->checkers, file->path, NULL);
    if (!checker) { /* its configuration cannot be used, which has been said */
        result->status = CLI_FAILED;
        report(worker, file, NULL, "its configuration cannot be used", result);
        return;
    }
    if (pc_checker_run(checker, worker->release, &found) != PC_OK) {
        cli_say(file->name, "%s", pc_status_text(PC_NO_MEMORY));
        result->status = CLI_FAILED;
        report(worker, file, NULL, pc_status_text(PC_NO_MEMORY), result);
        return;
    }
    const pc_findings *findings = found;
    if (run->known) { /* written down, not told */
        cli_baseline_put(file->name, file->bytes, findings, &result->out);
        result->status = result->out.status == PC_OK ? CLI_DONE : CLI_FAILED;
        return;
    }
    if (run->baseline)
        cli_baseline_filter(run->baseline, file->name, file->bytes, found);
    count(findings, result);
    result->status = cli_reached(findings, run->settings->fail_on) ? CLI_FOUND : CLI_DONE;
    report(worker, file, findings, NULL, result);
}

static void deliver(const void *shared, size_t index, const cli_result *result, cli_output *out) {
    const check_run *run = shared;
    if (run->known) {
        pc_buf_put(run->known, result->out.p, result->out.n);
        return;
    }
    if (index && result->out.n && run->reporter->between)
        pc_buf_puts(&out->buf, run->reporter->between);
    pc_buf_put(&out->buf, result->out.p, result->out.n);
}

/* Ends a run that writes its baseline. */
static int write_baseline(const cli_settings *settings, pc_buf *known, int status) {
    bool written = known->status == PC_OK && cli_baseline_write(settings->baseline, (pc_str){known->p, known->n});
    pc_buf_release(known);
    return written ? status : CLI_FAILED;
}

static void say_unused(const cli_settings *settings, const cli_baseline *baseline) {
    size_t unused = baseline && !settings->quiet ? cli_baseline_unused(baseline) : 0;
    if (unused)
        cli_say(settings->baseline, "%zu of its entries met nothing; check --write-baseline takes them out", unused);
}

static int run_checks(check_run *run, int count, char **operands, cli_output *out) {
    static const cli_work work = {.start = start, .one = check_one, .stop = stop, .deliver = deliver, .wants_unreadable = true,
                                  .findings = 3};
    bool tells = !run->known;
    cli_totals totals;
    if (tells && run->reporter->begin)
        run->reporter->begin(&run->look, &out->buf);
    int status = cli_batch(&work, run, run->settings, count, operands, out, &totals);
    pc_report_totals sums = {.files = totals.files, .errors = totals.counts[ERRORS], .warnings = totals.counts[WARNINGS],
                             .infos = totals.counts[INFOS], .fixable = totals.counts[FIXABLE], .proposals = totals.counts[PROPOSALS], .unreadable = totals.unreadable};
    if (tells && run->reporter->end)
        run->reporter->end(&run->look, &sums, &out->buf);
    return status == CLI_DONE && sums.warnings > run->settings->max_warnings ? CLI_FOUND : status;
}

int cli_check(const cli_settings *settings, int count, char **operands, cli_output *out) {
    bool colour = cli_wants_colour(settings->colour, out->fd);
    pc_buf known = {0};
    check_run run = {
        .settings = settings,
        .reporter = settings->reporter ? settings->reporter : pc_reporter_named("human"),
        .look = {.width = cli_columns(settings->width, out->fd), .colour = colour, .links = colour && isatty(out->fd),
                 .quiet = settings->quiet},
        .known = settings->write_baseline ? &known : NULL,
    };
    if (settings->write_baseline && !settings->baseline) {
        cli_say("write-baseline", "goes with --baseline FILE, which says where to");
        return CLI_FAILED;
    }
    if (!cli_select_rules(settings, run.selected))
        return CLI_FAILED;
    if (settings->baseline && !run.known && !(run.baseline = cli_baseline_read(settings->baseline, false, settings->max_bytes)))
        return CLI_FAILED;
    run.look.profile = cli_profile_of(settings, count ? operands[0] : NULL);
    int status = run_checks(&run, count, operands, out);
    say_unused(settings, run.baseline);
    cli_baseline_free(run.baseline);
    return run.known ? write_baseline(settings, &known, status) : status;
}
