/* presscheck fix: what can be mended is mended, in place or on standard output, or shown as a patch. */
#include "cli/atomic.h"
#include "cli/batch.h"
#include "cli/checking.h"
#include "cli/diff.h"
#include "cli/message.h"

#include "check/fix.h"
#include "report/lines.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* What cli_result.counts hold. */
enum { LEFT, MENDED, CHANGED };

/* The same for every input. */
typedef struct fix_run {
    const cli_settings *settings;
    uint8_t selected[PC_RULES];
} fix_run;

typedef struct fix_worker {
    const fix_run *run;
    cli_checkers *checkers;
    pc_checker *checker; /* of the last input; the fixer asks it */
    pc_fixer *fixer;
    pc_arena *arena; /* for line numbers */
    pc_buf summary;
} fix_worker;

static void stop(void *state) {
    fix_worker *worker = state;
    pc_fixer_free(worker->fixer);
    cli_checkers_free(worker->checkers);
    pc_arena_free(worker->arena);
    pc_buf_release(&worker->summary);
    free(worker);
}

static void *start(const void *shared) {
    const fix_run *run = shared;
    fix_worker *worker = calloc(1, sizeof *worker);
    if (!worker)
        return NULL;
    worker->run = run;
    worker->arena = pc_arena_new();
    worker->checkers = worker->arena ? cli_checkers_new(run->settings, run->selected) : NULL;
    if (worker->checkers)
        return worker;
    stop(worker);
    return NULL;
}

/* A fixer for the style of an input; false after a message. */
static bool use_style_of(fix_worker *worker, const cli_file *file) {
    pc_checker *checker = cli_checkers_for(worker->checkers, file->path, NULL);
    if (!checker) /* its configuration cannot be used, which has been said */
        return false;
    if (checker != worker->checker) {
        pc_fixer_free(worker->fixer);
        worker->fixer = pc_fixer_new(checker, worker->run->settings->fix.unsafe);
        worker->checker = worker->fixer ? checker : NULL;
    }
    if (!worker->fixer)
        cli_say(file->name, "%s", pc_status_text(PC_NO_MEMORY));
    return worker->fixer != NULL;
}

/* ---- what was done, for people ---- */

static void put_number(pc_buf *out, size_t n, const char *one, const char *many) {
    pc_buf_put_uint(out, n);
    pc_buf_puts(out, n == 1 ? one : many);
}

static size_t mended_in_all(const pc_fixed *fixed) {
    size_t n = 0;
    for (size_t i = 0; i < PC_RULES; i++)
        n += fixed->mended[i];
    return n;
}

/* "double-space (2), trailing-whitespace" */
static void put_mended(pc_buf *out, const pc_fixed *fixed) {
    const char *sep = "  fixed: ";
    for (size_t i = 0; i < PC_RULES; i++) {
        if (!fixed->mended[i])
            continue;
        pc_buf_puts(out, sep);
        pc_buf_puts(out, pc_rules[i].id);
        if (fixed->mended[i] > 1) {
            pc_buf_puts(out, " (");
            pc_buf_put_uint(out, fixed->mended[i]);
            pc_buf_puts(out, ")");
        }
        sep = ", ";
    }
    pc_buf_puts(out, "\n");
}

/* "  left: line 12: double-space: Write one space (other changes touch the same words)" */
static void put_left(pc_buf *out, const pc_finding *finding, pc_lines *lines, const char *why) {
    pc_place place = pc_lines_place(lines, finding->source.at);
    pc_buf_puts(out, "  left: line ");
    pc_buf_put_uint(out, place.line);
    pc_buf_puts(out, ": ");
    pc_buf_puts(out, pc_rules[finding->rule].id);
    pc_buf_puts(out, ": ");
    pc_buf_put_str(out, finding->message);
    pc_buf_puts(out, " (");
    pc_buf_puts(out, why);
    pc_buf_puts(out, ")\n");
}

static void put_all_left(fix_worker *worker, const pc_fixed *fixed, pc_buf *out) {
    enum { MOST_SHOWN = 20 };
    pc_lines lines;
    pc_arena_reset(worker->arena);
    if (!fixed->left.n || !pc_lines_init(&lines, worker->arena, fixed->bytes, fixed->release->encoding))
        return;
    for (size_t i = 0; i < fixed->left.n && i < MOST_SHOWN; i++)
        put_left(out, fixed->left.v[i].finding, &lines, pc_left_text(fixed->left.v[i].why));
    if (fixed->left.n > MOST_SHOWN) {
        pc_buf_puts(out, "  left: ");
        put_number(out, fixed->left.n - MOST_SHOWN, " more\n", " more\n");
    }
}

static size_t proposals_in(const pc_findings *findings) {
    size_t n = 0;
    for (size_t i = 0; i < findings->n; i++)
        n += findings->v[i]->edits.n && !findings->v[i]->safe;
    return n;
}

/* The whole of it: a line for the file, then what was mended and what could not be. */
static void put_summary(fix_worker *worker, const cli_file *file, const pc_fixed *fixed, pc_buf *out) {
    size_t mended = mended_in_all(fixed), left = fixed->findings->n;
    size_t proposals = worker->run->settings->fix.unsafe ? 0 : proposals_in(fixed->findings);
    pc_buf_puts(out, file->name);
    pc_buf_puts(out, worker->run->settings->fix.dry_run ? ": would fix " : ": fixed ");
    put_number(out, mended, " finding", " findings");
    pc_buf_puts(out, ", ");
    pc_buf_put_uint(out, left);
    pc_buf_puts(out, left == 1 ? " is left" : " are left");
    if (proposals) {
        pc_buf_puts(out, "; --unsafe would make changes for ");
        put_number(out, proposals, " of them", " of them");
    }
    pc_buf_puts(out, "\n");
    if (mended)
        put_mended(out, fixed);
    put_all_left(worker, fixed, out);
}

/* ---- where it goes ---- */

/* True when the file may be replaced; says why not. */
static bool may_replace(const cli_file *file) {
    struct stat about;
    if (stat(file->path, &about) != 0) {
        cli_say(file->name, "is gone (%s); nothing was changed", strerror(errno));
        return false;
    }
    if (!S_ISREG(about.st_mode)) {
        cli_say(file->name, "is no ordinary file; use --stdout");
        return false;
    }
    if (about.st_nlink > 1) {
        cli_say(file->name, "has %ju names (hard links) that a new file would part; use --stdout", (uintmax_t)about.st_nlink);
        return false;
    }
    if (!(about.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) || access(file->path, W_OK) != 0) {
        cli_say(file->name, "is read-only; make it writable first, or use --stdout");
        return false;
    }
    return true;
}

static bool put_in_place(const cli_file *file, pc_str bytes) {
    if (!may_replace(file))
        return false;
    int error = cli_write_atomically(file->path, bytes, CLI_REPLACE_OLD);
    if (error)
        cli_say(file->name, "could not be written (%s); it is as it was", strerror(error));
    return !error;
}

/* People's lines on standard error, where standard output carries the text. */
static void say_summary(fix_worker *worker, const cli_file *file, const pc_fixed *fixed) {
    if (worker->run->settings->quiet)
        return;
    pc_buf_clear(&worker->summary);
    put_summary(worker, file, fixed, &worker->summary);
    for (size_t at = 0; at < worker->summary.n;) {
        const char *from = worker->summary.p + at, *end = memchr(from, '\n', worker->summary.n - at);
        size_t n = end ? (size_t)(end - from) : worker->summary.n - at;
        cli_say(NULL, "%.*s", (int)n, from);
        at += n + 1;
    }
}

static void deliver_fixed(fix_worker *worker, const cli_file *file, const pc_fixed *fixed, cli_result *result) {
    const cli_settings *settings = worker->run->settings;
    bool changed = !pc_str_eq(fixed->bytes, file->bytes);
    result->status = cli_reached(fixed->findings, settings->fail_on) ? CLI_FOUND : CLI_DONE;
    if (settings->fix.diff) {
        result->status = changed ? CLI_FOUND : CLI_DONE;
        if (changed && !cli_diff(file->name, file->bytes, fixed->bytes, worker->arena, &result->out))
            result->out.status = PC_NO_MEMORY;
    } else if (settings->fix.to_stdout || !file->path) {
        pc_buf_put_str(&result->out, fixed->bytes);
        say_summary(worker, file, fixed);
    } else if (changed && !settings->fix.dry_run && !put_in_place(file, fixed->bytes)) {
        result->status = CLI_FAILED;
    } else if (!settings->quiet && (changed || fixed->left.n || settings->verbose || settings->fix.dry_run)) {
        put_summary(worker, file, fixed, &result->out);
    }
    result->counts[MENDED] = mended_in_all(fixed);
    result->counts[CHANGED] = changed;
    result->counts[LEFT] = fixed->findings->n;
}

static void fix_one(void *state, const cli_file *file, cli_result *result) {
    fix_worker *worker = state;
    const cli_settings *settings = worker->run->settings;
    pc_parse_options options = cli_parse_options(settings, file);
    const pc_fixed *fixed = NULL;
    if (!use_style_of(worker, file)) {
        result->status = CLI_FAILED;
        return;
    }
    pc_status status = pc_fixer_run(worker->fixer, file->bytes, &options, &fixed);
    if (status == PC_OK) {
        deliver_fixed(worker, file, fixed, result);
        status = result->out.status != PC_OK ? result->out.status : worker->summary.status;
    }
    if (status == PC_OK)
        return;
    cli_say_status(settings, file->name, status);
    pc_buf_clear(&result->out);
    result->status = CLI_FAILED;
}

int cli_fix(const cli_settings *settings, int count, char **operands, cli_output *out) {
    static const cli_work work = {.start = start, .one = fix_one, .stop = stop, .findings = 1};
    fix_run run = {.settings = settings};
    if (settings->fix.diff && (settings->fix.to_stdout || settings->fix.dry_run)) {
        cli_say(settings->fix.to_stdout ? "stdout" : "dry-run", "goes ill with --diff, which writes no file and prints the changes; leave one out");
        return CLI_FAILED;
    }
    if (!cli_select_rules(settings, run.selected))
        return CLI_FAILED;
    return cli_batch(&work, &run, settings, count, operands, out, NULL);
}
