/*
 * One way through many inputs, for every command that reads releases: they are
 * gathered, each is read and worked on by one of several workers, and the
 * results come out in the order of the inputs whatever the timing.
 */
#ifndef PC_CLI_BATCH_H
#define PC_CLI_BATCH_H

#include "cli/inputs.h"

/** One input. */
typedef struct cli_file {
    const char *name; /* for messages and output */
    const char *path; /* as opened; NULL for standard input */
    pc_str bytes;     /* what it holds; borrowed until the call returns. p NULL: it could not be read */
    const char *error; /* why it could not be read; NULL when it was */
    size_t root;      /* bytes of the name that a folder of outputs does not repeat; see cli_found */
} cli_file;

/** What became of one input. */
typedef struct cli_result {
    pc_buf out;     /* what it adds to standard output, or the rest of it */
    bool begun;     /* a part of it went out already; set by the batch */
    int status;     /* exit status of this input alone */
    size_t counts[6]; /* the command's own: findings by severity, edits and so on; the batch adds them up */
    const char *name; /* of the input; set by the batch, like the next */
    pc_str said;      /* what `one` said with cli_say(), for `deliver` */
} cli_result;

/**
 * What a command does with each input. `one` may run on any thread, for one
 * worker on one thread at a time; the others run on the first thread.
 */
typedef struct cli_work {
    /** The state of one worker: a release to take memory from, a checker. NULL after a message, or without one when memory is short. */
    void *(*start)(const void *shared);
    /** Works on one input. Also called for one that could not be read where `wants_unreadable`. What it says with cli_say() comes out with its result. */
    void (*one)(void *worker, const cli_file *file, cli_result *result);
    /** Frees it. */
    void (*stop)(void *worker);
    /**
     * Puts the result into the output, in input order; NULL: its bytes as they
     * are. `index` counts the results before it that had something to put out
     * (out.n not 0), so that what stands between two results is due when index
     * and out.n both are not 0.
     */
    void (*deliver)(const void *shared, size_t index, const cli_result *result, cli_output *out);
    /**
     * NULL: a result is held until it is whole. Else what `one` has put is never
     * taken back and nothing but writing can fail behind it, so that a long
     * result, where no other is due before it, goes out while it is made. Puts
     * what stands before a result, unless `deliver` does.
     */
    void (*begin)(const void *shared, size_t index, cli_output *out);
    bool wants_unreadable;
    unsigned findings; /* so many of the first counts are findings: the progress line tells their sum */
} cli_work;

/** Sums over all inputs. */
typedef struct cli_totals {
    size_t files, unreadable, counts[6]; /* files: all that were looked at, unreadable ones too */
} cli_totals;

/**
 * Works through the operands (none and no option that names inputs: standard
 * input). The worst exit status, or 128 and the number of the signal that
 * ended the run early; sums in *totals, which may be NULL.
 */
int cli_batch(const cli_work *work, const void *shared, const cli_settings *settings, int count, char **operands,
              cli_output *out, cli_totals *totals);

/** How an input is parsed as the settings say; borrows from both. */
pc_parse_options cli_parse_options(const cli_settings *settings, const cli_file *file);
/** Says why the input of that name could not be parsed. */
void cli_say_status(const cli_settings *settings, const char *name, pc_status status);

/**
 * Parses one input as the settings say, in the memory of *release (which may
 * be NULL), and says why when it cannot. False after a message.
 */
bool cli_parse_release(const cli_settings *settings, const cli_file *file, pc_release **release);

#endif
