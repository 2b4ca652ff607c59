/* presscheck format: each input set anew, on standard output or in files. */
#include "cli/brand.h"
#include "cli/checking.h"
#include "cli/delivery.h"
#include "cli/house.h"
#include "cli/input.h"
#include "cli/message.h"
#include "cli/moment.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CLI_HELD = 1 }; /* --guard: not before the embargo's moment */

/* The same for every input; the delivery belongs to the first thread. */
typedef struct format_run {
    const cli_settings *settings;
    const pc_renderer *to[CLI_MOST_OUTPUTS];
    size_t n_to;
    pc_render_options options; /* but for what depends on the release */
    cli_input css, logo;
    bool files;
    cli_delivery *delivery;
} format_run;

typedef struct format_worker {
    const format_run *run;
    cli_house *house;
    cli_checkers *checkers; /* for the manifest; NULL: there is none */
    pc_buf page, remarks;
    pc_pdf *pdf; /* fonts, from the first PDF on */
} format_worker;

/* Nothing of this input has been written yet, and GLib cannot go on. */
static void end_exhausted(void) {
    cli_say_into(NULL); /* nobody would show what is gathered */
    cli_say(NULL, "%s", pc_status_text(PC_NO_MEMORY));
    _exit(CLI_FAILED);
}

static void stop(void *state) {
    format_worker *worker = state;
    cli_house_free(worker->house);
    cli_checkers_free(worker->checkers);
    pc_buf_release(&worker->page);
    pc_buf_release(&worker->remarks);
    pc_pdf_free(worker->pdf);
    free(worker);
}

static void *start(const void *shared) {
    const format_run *run = shared;
    format_worker *worker = calloc(1, sizeof *worker);
    bool checks = run->delivery->manifest;
    if (!worker)
        return NULL;
    worker->run = run;
    worker->house = cli_house_new(run->settings);
    worker->checkers = checks ? cli_checkers_new(run->settings, NULL) : NULL;
    worker->pdf = pc_pdf_new();
    if (worker->pdf)
        pc_pdf_when_exhausted(worker->pdf, end_exhausted);
    if (worker->house && worker->pdf && (worker->checkers || !checks))
        return worker;
    stop(worker);
    return NULL;
}

/* What the output had to change, a message for each line. */
static void say_remarks(const cli_file *file, pc_buf *remarks, bool quiet) {
    if (!quiet)
        for (size_t at = 0; at < remarks->n;) {
            const char *end = memchr(remarks->p + at, '\n', remarks->n - at);
            size_t n = end ? (size_t)(end - remarks->p) - at : remarks->n - at;
            cli_say(file->name, "%.*s", (int)n, remarks->p + at);
            at += n + 1;
        }
    pc_buf_clear(remarks);
}

/* Sets the release as one output; false after a message. `path`: NULL for standard output. */
static bool set_one(format_worker *worker, const cli_file *file, const pc_renderer *to, const pc_release *release,
                    const pc_render_options *options, const char *path, cli_result *result) {
    pc_buf *out = path ? &worker->page : &result->out;
    pc_buf_clear(&worker->page);
    pc_status status = to->render(release, options, out);
    if (status == PC_OK && to->open_line)
        pc_buf_putc(out, '\n');
    if (status == PC_OK)
        status = out->status;
    if (status == PC_OK && path)
        cli_delivery_pack_output(&result->out, path, (pc_str){out->p ? out->p : "", out->n});
    if (status == PC_OK)
        status = result->out.status != PC_OK ? result->out.status : worker->remarks.status;
    if (status != PC_OK && worker->remarks.status == PC_OK && worker->remarks.n) /* they say why */
        say_remarks(file, &worker->remarks, false);
    else if (status != PC_OK)
        cli_say(file->name, "%s", pc_status_text(status));
    return status == PC_OK;
}

/* True when --guard keeps this output back; says so. */
static bool held_back(const format_run *run, const cli_file *file, const pc_renderer *to, const pc_release *release) {
    if (!run->settings->set.guard || !to->publishes || !cli_embargoed_now(run->settings, release))
        return false;
    cli_say(file->name, "is under embargo, so --guard wrote no %s; run again when the moment has come", to->name);
    return true;
}

/* Sets the input as one output; its exit status. */
static int format_as(format_worker *worker, const cli_file *file, const pc_renderer *to, pc_render_options *options,
                     const char *path, cli_result *result) {
    const format_run *run = worker->run;
    const pc_release *release = cli_house_release(worker->house, to->publishes);
    char today[CLI_ISO_DATE];
    if (!release)
        return CLI_FAILED;
    if (held_back(run, file, to, release))
        return CLI_HELD;
    if (!cli_house_logo(worker->house, to, options))
        return CLI_FAILED;
    cli_today(run->settings, release, today);
    options->as_of = today;
    options->embargoed = cli_embargoed_on(release, today);
    return set_one(worker, file, to, release, options, path, result) ? CLI_DONE : CLI_FAILED;
}

/* Sets what the plan has to be set (all of it without one); a status. */
static int parse_and_set(format_worker *worker, const cli_file *file, const cli_plan *plan, cli_result *result) {
    const format_run *run = worker->run;
    pc_render_options options = run->options;
    options.remarks = &worker->remarks;
    options.pdf = worker->pdf;
    int status = cli_house_take(worker->house, file, &options) ? CLI_DONE : CLI_FAILED;
    for (size_t i = 0; i < run->n_to && status != CLI_FAILED; i++) {
        int now = CLI_DONE;
        if (plan && plan->current[i])
            cli_delivery_pack_output(&result->out, plan->paths[i], (pc_str){NULL, 0});
        else
            now = format_as(worker, file, run->to[i], &options, plan ? plan->paths[i] : NULL, result);
        status = now > status ? now : status;
    }
    if (status != CLI_FAILED)
        say_remarks(file, &worker->remarks, run->settings->quiet);
    pc_buf_clear(&worker->remarks);
    return status;
}

/* Counts findings by severity for the manifest; false after a message. */
static bool count_findings(format_worker *worker, const cli_file *file, cli_result *result) {
    pc_findings *findings;
    const pc_release *release = cli_house_release(worker->house, false);
    pc_checker *checker = release ? cli_checkers_for(worker->checkers, file->path, NULL) : NULL;
    if (!checker)
        return false;
    if (pc_checker_run(checker, release, &findings) != PC_OK) {
        cli_say(file->name, "%s", pc_status_text(PC_NO_MEMORY));
        return false;
    }
    for (size_t i = 0; i < findings->n; i++)
        result->counts[findings->v[i]->severity == PC_ERROR ? 0 : findings->v[i]->severity == PC_WARNING ? 1 : 2]++;
    return true;
}

/* What a dry run or an earlier run leaves to be told; a status. */
static int pack_untouched(const format_run *run, const cli_plan *plan, cli_result *result) {
    for (size_t i = 0; i < run->n_to && !plan->finished; i++)
        cli_delivery_pack_output(&result->out, plan->paths[i], (pc_str){plan->current[i] ? NULL : "", 0});
    return CLI_DONE;
}

/* Works out one input's files and packs them for the first thread. */
static int format_into_files(format_worker *worker, const cli_file *file, cli_result *result) {
    const format_run *run = worker->run;
    cli_parcel parcel = {.readable = !file->error};
    cli_plan plan = {0};
    int status = CLI_FAILED;
    cli_delivery_pack(&result->out, &parcel);
    if (!file->error && cli_plan_make(&plan, run->delivery, file, run->to, run->n_to)) {
        bool untouched = plan.finished || plan.n_current == run->n_to || run->delivery->dry_run;
        status = untouched ? pack_untouched(run, &plan, result) : parse_and_set(worker, file, &plan, result);
        parcel.finished = plan.finished;
        parcel.held = status == CLI_HELD;
        if (status != CLI_FAILED && !untouched && worker->checkers) {
            parcel.checked = count_findings(worker, file, result);
            status = parcel.checked ? status : CLI_FAILED;
        }
        memcpy(parcel.sha256, plan.sha256, sizeof parcel.sha256);
    }
    if (status == CLI_FAILED && result->out.n > sizeof parcel) /* half of the outputs are none */
        result->out.n = sizeof parcel;
    if (result->out.n >= sizeof parcel)
        memcpy(result->out.p, &parcel, sizeof parcel);
    if (result->out.status != PC_OK && status != CLI_FAILED)
        cli_say(file->name, "%s", pc_status_text(result->out.status));
    cli_plan_free(&plan);
    return result->out.status == PC_OK ? status : CLI_FAILED;
}

static void format_one(void *state, const cli_file *file, cli_result *result) {
    format_worker *worker = state;
    if (worker->run->files) {
        result->status = format_into_files(worker, file, result);
        return;
    }
    result->status = parse_and_set(worker, file, NULL, result);
    if (result->status == CLI_FAILED)
        pc_buf_clear(&result->out); /* half an output is none */
}

static void deliver(const void *shared, size_t index, const cli_result *result, cli_output *out) {
    const format_run *run = shared;
    (void)index;
    if (run->files)
        cli_delivery_unpack(run->delivery, result, &out->buf);
    else
        pc_buf_put(&out->buf, result->out.p, result->out.n);
}

/* ---- what the options ask for ---- */

static bool read_file(const char *path, const cli_settings *settings, cli_input *input, pc_bytes *out) {
    if (path && !cli_input_read(input, path, path, settings->max_bytes))
        return false;
    *out = (pc_bytes){path ? input->p : NULL, path ? input->n : 0};
    return true;
}

static bool read_options(format_run *run) {
    const cli_settings *settings = run->settings;
    const cli_format_settings *set = &settings->set;
    run->options = (pc_render_options){.width = set->width,
                                       .no_wrap = set->no_wrap,
                                       .ascii = set->ascii,
                                       .flowed = set->flowed,
                                       .fragment = set->fragment,
                                       .paper = set->paper};
    memcpy(run->to, set->to, sizeof run->to);
    run->n_to = set->n_to;
    if (!run->n_to)
        run->to[run->n_to++] = pc_renderer_named("text");
    return read_file(set->css, settings, &run->css, &run->options.css) &&
           read_file(set->logo, settings, &run->logo, &run->options.brand.logo) &&
           cli_css_suits(set->css, run->options.css) && cli_logo_suits(set->logo, run->options.brand.logo);
}

/* What would be of no use on standard output. False after a message. */
static bool suits_output(const format_run *run, const cli_output *out) {
    if (run->n_to > 1) {
        cli_say(NULL, "several outputs need a folder; name one with -o");
        return false;
    }
    if (run->to[0]->binary && isatty(out->fd)) {
        cli_say(run->to[0]->name, "is nothing for a terminal; name a file with -o");
        return false;
    }
    return true;
}

/* What was not done and need not be, in one line. */
static void say_left(const format_run *run) {
    size_t left = run->delivery->left;
    if (left && !run->settings->quiet && !run->delivery->dry_run)
        cli_say(run->delivery->folder, "%zu %s newer than %s and left as %s; --force sets %s again", left,
                left == 1 ? "output was" : "outputs were", left == 1 ? "its release" : "their releases",
                left == 1 ? "it was" : "they were", left == 1 ? "it" : "them");
}

/* The batch itself, with the folder of the outputs left out where a folder above it is read. */
static int run_batch(format_run *run, int count, char **operands, cli_output *out) {
    cli_work work = {.start = start, .one = format_one, .stop = stop, .deliver = deliver};
    cli_settings settings = *run->settings;
    char *except = run->delivery->folder ? realpath(run->delivery->folder, NULL) : NULL;
    settings.choice.except = except;
    work.wants_unreadable = run->delivery->manifest != NULL;
    work.findings = run->delivery->manifest ? 3 : 0;
    int status = cli_batch(&work, run, &settings, count, operands, out, NULL);
    free(except);
    return status;
}

static int work_through(format_run *run, int count, char **operands, cli_output *out) {
    if (!cli_delivery_open(run->delivery, run->settings, run->n_to > 1 || cli_may_be_several(run->settings, count, operands)))
        return CLI_FAILED;
    run->files = cli_delivers_files(run->delivery);
    if (!run->files && !suits_output(run, out))
        return CLI_FAILED;
    int status = run_batch(run, count, operands, out);
    say_left(run);
    bool whole = status <= CLI_FAILED && !out->error;
    if (!cli_delivery_close(run->delivery, whole) && whole)
        status = CLI_FAILED;
    return status;
}

int cli_format(const cli_settings *settings, int count, char **operands, cli_output *out) {
    cli_delivery delivery = {0};
    format_run run = {.settings = settings, .delivery = &delivery};
    if (!cli_names_inputs(settings, count) && isatty(STDIN_FILENO)) {
        cli_say(NULL, "usage: presscheck format [OPTION]... [FILE|DIR|-]... (presscheck format --help says more)");
        return CLI_FAILED;
    }
    int status = read_options(&run) ? work_through(&run, count, operands, out) : CLI_FAILED;
    cli_input_free(&run.css);
    cli_input_free(&run.logo);
    return status;
}
