#include "cli/progress.h"

#include "cli/message.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { FIRST = 500, EVERY = 100 }; /* milliseconds: a short run shows nothing */

static int64_t now(void) {
    struct timespec at = {0};
    (void)clock_gettime(CLOCK_MONOTONIC, &at);
    return (int64_t)at.tv_sec * 1000 + at.tv_nsec / 1000000;
}

/* What can be listed twice is counted first; a list or a terminal cannot. */
static size_t count_inputs(const cli_settings *settings, int count, char **operands) {
    cli_settings quiet = *settings;
    cli_found found;
    size_t n = 0;
    if (settings->choice.files_from || settings->choice.staged || settings->choice.since || !count)
        return 0;
    pc_buf unsaid = {0}; /* the run itself will say it */
    cli_say_into(&unsaid);
    quiet.quiet = true;
    cli_inputs *inputs = cli_inputs_open(&quiet, count, operands);
    while (inputs && cli_inputs_next(inputs, &found))
        n++;
    if (inputs)
        cli_inputs_close(inputs);
    cli_say_into(NULL);
    pc_buf_release(&unsaid);
    return n;
}

void cli_progress_begin(cli_progress *progress, const cli_settings *settings, int count, char **operands) {
    *progress = (cli_progress){.on = !settings->quiet && isatty(STDERR_FILENO)};
    if (!progress->on)
        return;
    progress->total = count_inputs(settings, count, operands);
    progress->started = now();
    progress->shown = progress->started + FIRST - EVERY;
}

static size_t written(int said, size_t room) {
    return said < 0 ? 0 : (size_t)said < room ? (size_t)said : room - 1;
}

static size_t put_time(char *to, size_t n, int64_t seconds) {
    if (seconds < 60)
        return written(snprintf(to, n, ", %d s left", (int)seconds), n);
    if (seconds < 3600)
        return written(snprintf(to, n, ", %d min %02d s left", (int)(seconds / 60), (int)(seconds % 60)), n);
    return written(snprintf(to, n, ", %d h %02d min left", (int)(seconds / 3600), (int)(seconds / 60 % 60)), n);
}

void cli_progress_line(char *line, size_t n, size_t done, size_t total, int64_t milliseconds, size_t findings) {
    double rate = milliseconds > 0 ? (double)done * 1000 / (double)milliseconds : 0;
    size_t at = total ? written(snprintf(line, n, "%zu of %zu files, %.0f a second", done, total, rate), n)
                      : written(snprintf(line, n, "%zu files, %.0f a second", done, rate), n);
    if (total > done && rate > 0)
        at += put_time(line + at, n - at, (int64_t)((double)(total - done) / rate + 0.5));
    if (findings != SIZE_MAX)
        (void)snprintf(line + at, n - at, ", %zu %s", findings, findings == 1 ? "finding" : "findings");
}

void cli_progress_show(cli_progress *progress, size_t done, size_t findings) {
    if (!progress->on)
        return;
    int64_t at = now();
    if (at - progress->shown < EVERY)
        return;
    char line[128];
    cli_progress_line(line, sizeof line, done, progress->total, at - progress->started, findings);
    cli_show_line(line);
    progress->shown = at;
}

void cli_progress_end(cli_progress *progress) {
    if (progress->on)
        cli_show_line("");
}
