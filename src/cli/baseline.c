#include "cli/baseline.h"

#include "cli/atomic.h"
#include "cli/input.h"
#include "cli/message.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

enum { LONGEST_WORDS = 120 };

typedef struct entry {
    pc_str line;  /* without its end */
    size_t taken; /* of the first of equal ones: how many of them have met a finding */
    bool met;
} entry;

struct cli_baseline {
    cli_input input; /* the lines point into it */
    entry *entries;  /* sorted by line */
    size_t n;
};

/* Bytes in order, the shorter first where one begins with the other. */
static int compare(pc_str a, pc_str b) {
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.p, b.p, n) : 0;
    return order ? order : a.n < b.n ? -1 : a.n > b.n;
}

static int by_line(const void *a, const void *b) {
    return compare(((const entry *)a)->line, ((const entry *)b)->line);
}

static size_t count_lines(pc_str bytes) {
    size_t n = 0;
    for (size_t i = 0; i < bytes.n; i++)
        n += bytes.p[i] == '\n' || i + 1 == bytes.n;
    return n;
}

/* 0, or the first line that is no entry: it has no two tabs. */
static unsigned cut_lines(cli_baseline *baseline, pc_str bytes) {
    unsigned number = 0;
    for (size_t at = 0; at < bytes.n;) {
        const char *nl = memchr(bytes.p + at, '\n', bytes.n - at);
        size_t end = nl ? (size_t)(nl - bytes.p) : bytes.n, next = end + 1;
        number++;
        if (end > at && bytes.p[end - 1] == '\r')
            end--;
        if (end > at && bytes.p[at] != '#') {
            const char *tab = memchr(bytes.p + at, '\t', end - at);
            if (!tab || !memchr(tab + 1, '\t', (size_t)(bytes.p + end - tab) - 1))
                return number;
            baseline->entries[baseline->n++].line = pc_str_sub(bytes, at, end);
        }
        at = next;
    }
    if (baseline->n)
        qsort(baseline->entries, baseline->n, sizeof *baseline->entries, by_line);
    return 0;
}

cli_baseline *cli_baseline_read(const char *path, bool writes, size_t max_bytes) {
    cli_baseline *baseline = calloc(1, sizeof *baseline);
    if (!baseline) {
        cli_say(NULL, "%s", pc_status_text(PC_NO_MEMORY));
        return NULL;
    }
    if (writes && access(path, F_OK) != 0)
        return baseline;
    if (!cli_input_read(&baseline->input, path, path, max_bytes)) {
        cli_baseline_free(baseline);
        return NULL;
    }
    pc_str bytes = {baseline->input.p, baseline->input.n};
    baseline->entries = calloc(count_lines(bytes) + 1, sizeof *baseline->entries);
    if (!baseline->entries) {
        cli_say(path, "%s", pc_status_text(PC_NO_MEMORY));
        cli_baseline_free(baseline);
        return NULL;
    }
    unsigned wrong = cut_lines(baseline, bytes);
    if (wrong) {
        cli_say_at(path, wrong, 1, "this is no line of a baseline, which is a file, a rule and words with tabs between; take it out");
        cli_baseline_free(baseline);
        return NULL;
    }
    return baseline;
}

void cli_baseline_free(cli_baseline *baseline) {
    if (!baseline)
        return;
    free(baseline->entries);
    cli_input_free(&baseline->input);
    free(baseline);
}

/* The words of a finding in one line: white space of any kind is one blank. */
static void put_words(pc_str bytes, const pc_finding *finding, pc_buf *out) {
    size_t n = 0;
    bool blank = false;
    for (size_t i = finding->source.at; !finding->whole_file && i < finding->source.end && n < LONGEST_WORDS; i++) {
        unsigned char c = (unsigned char)bytes.p[i];
        if (c <= ' ') {
            blank = n > 0;
            continue;
        }
        if (blank)
            pc_buf_putc(out, ' ');
        blank = false;
        pc_buf_putc(out, (char)c);
        n++;
    }
}

static void put_line(const char *file, pc_str bytes, const pc_finding *finding, pc_buf *out) {
    for (; *file; file++) /* control characters are no part of a line */
        pc_buf_putc(out, (unsigned char)*file < ' ' ? ' ' : *file);
    pc_buf_putc(out, '\t');
    pc_buf_puts(out, pc_rules[finding->rule].id);
    pc_buf_putc(out, '\t');
    put_words(bytes, finding, out);
}

/* Takes the first entry of that line that has met nothing yet; NULL when there is none. A line is of one file, and so asked for by one thread. */
static entry *take_unmet(cli_baseline *baseline, pc_str line) {
    size_t low = 0, high = baseline->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare(baseline->entries[middle].line, line) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    size_t next = low < baseline->n ? low + baseline->entries[low].taken : low;
    if (next >= baseline->n || !pc_str_eq(baseline->entries[next].line, line))
        return NULL;
    baseline->entries[low].taken++;
    return &baseline->entries[next];
}

size_t cli_baseline_filter(cli_baseline *baseline, const char *file, pc_str bytes, pc_findings *findings) {
    pc_buf line = {0};
    size_t to = 0, n = findings->n;
    for (size_t i = 0; i < n; i++) {
        pc_buf_clear(&line);
        put_line(file, bytes, findings->v[i], &line);
        entry *known = line.status == PC_OK ? take_unmet(baseline, (pc_str){line.p, line.n}) : NULL;
        if (known)
            known->met = true;
        else
            findings->v[to++] = findings->v[i];
    }
    findings->n = to;
    pc_buf_release(&line);
    return n - to;
}

void cli_baseline_put(const char *file, pc_str bytes, const pc_findings *findings, pc_buf *out) {
    for (size_t i = 0; i < findings->n; i++) {
        put_line(file, bytes, findings->v[i], out);
        pc_buf_putc(out, '\n');
    }
}

bool cli_baseline_write(const char *path, pc_str lines) {
    static const char head[] = "# Findings that are known and no longer told: file, rule, words. Made by presscheck check --write-baseline.\n";
    cli_baseline sorted = {0};
    pc_buf out = {0};
    sorted.entries = calloc(count_lines(lines) + 1, sizeof *sorted.entries);
    if (sorted.entries)
        (void)cut_lines(&sorted, lines);
    pc_buf_puts(&out, head);
    for (size_t i = 0; i < sorted.n; i++) {
        pc_buf_put_str(&out, sorted.entries[i].line);
        pc_buf_putc(&out, '\n');
    }
    int error = !sorted.entries || out.status != PC_OK ? ENOMEM : cli_write_atomically(path, (pc_str){out.p, out.n}, CLI_REPLACE_OLD);
    if (error)
        cli_say(path, "the baseline could not be written (%s)", strerror(error));
    free(sorted.entries);
    pc_buf_release(&out);
    return !error;
}

size_t cli_baseline_unused(const cli_baseline *baseline) {
    size_t n = 0;
    for (size_t i = 0; i < baseline->n; i++)
        n += !baseline->entries[i].met;
    return n;
}
