/*
 * Where the outputs of `format` go: standard output, one file, or a folder
 * that repeats the tree of the inputs. Workers plan and pack, the first thread
 * writes, in the order of the inputs.
 */
#ifndef PC_CLI_DELIVERY_H
#define PC_CLI_DELIVERY_H

#include "cli/batch.h"
#include "cli/manifest.h"

typedef struct cli_delivery {
    const char *file;       /* one file; NULL: none */
    const char *folder;     /* NULL: none */
    cli_manifest *manifest; /* NULL: none */
    bool force;             /* outputs that are newer than their inputs are set again, others replaced wherever they stand */
    bool resume;            /* what the manifest says decides, not how old files are */
    bool dry_run;           /* nothing is written; what would be is told on standard output */
    bool failed;            /* something could not be written */
    bool wrote;         /* files that are not waited for yet */
    size_t left;            /* outputs that were newer than their inputs */
    char **names;           /* files of this run, a hash table of their paths */
    size_t n, cap;          /* cap is a power of two, or 0 */
} cli_delivery;

/** What is to be done for one input. */
typedef struct cli_plan {
    char *paths[CLI_MOST_OUTPUTS]; /* one for each output */
    bool current[CLI_MOST_OUTPUTS]; /* it is there and newer than the input */
    size_t n, n_current;
    char sha256[PC_SHA256_HEX]; /* of the input, where there is a manifest; else empty */
    bool finished;              /* an earlier run did all of it */
} cli_plan;

/**
 * Decides by -o where the outputs go; a folder that does not exist is made.
 * `several`: more than one output may come. False after a message.
 */
bool cli_delivery_open(cli_delivery *delivery, const cli_settings *settings, bool several);
/** True when outputs go into files, so that they have to be packed. */
static inline bool cli_delivers_files(const cli_delivery *delivery) {
    return delivery->file || delivery->folder;
}

/** Looks at what is there already. False after a message. Free with cli_plan_free(), also then. */
bool cli_plan_make(cli_plan *plan, const cli_delivery *delivery, const cli_file *file, const pc_renderer *const *to, size_t n);
void cli_plan_free(cli_plan *plan);

/** What a packed input says of itself, before its outputs. */
typedef struct cli_parcel {
    char sha256[PC_SHA256_HEX];
    bool readable, finished, checked, held;
} cli_parcel;

/** Begins what the first thread is to deliver of an input. */
void cli_delivery_pack(pc_buf *to, const cli_parcel *parcel);
/** Appends one output; bytes.p NULL: it is there already and newer. */
void cli_delivery_pack_output(pc_buf *to, const char *path, pc_str bytes);
/** Writes what was packed, each into its file, and the manifest's row; says what could not be written and remembers that. */
void cli_delivery_unpack(cli_delivery *delivery, const cli_result *result, pc_buf *out);

/** Ends it; `whole`: every input was delivered. False when anything could not be written; that has been said. */
bool cli_delivery_close(cli_delivery *delivery, bool whole);

#endif
