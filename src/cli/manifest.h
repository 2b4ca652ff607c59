/*
 * The record of a batch conversion: a line of JSON for each input, written as
 * soon as its outputs are. From it an interrupted run is taken up again.
 */
#ifndef PC_CLI_MANIFEST_H
#define PC_CLI_MANIFEST_H

#include "base/buf.h"
#include "base/sha256.h"

typedef struct cli_manifest cli_manifest;

/** One output of an input. */
typedef struct cli_manifest_output {
    const char *path;
    size_t bytes;
    char sha256[PC_SHA256_HEX];
} cli_manifest_output;

/** One input. */
typedef struct cli_manifest_row {
    const char *input;
    const char *status; /* done, current, held or failed */
    const char *sha256; /* of its bytes; NULL: it could not be read */
    const cli_manifest_output *outputs;
    size_t n_outputs;
    const size_t *findings; /* errors, warnings, infos; NULL: it was not checked */
    pc_str error;           /* any bytes; n 0: none */
} cli_manifest_row;

/** Opens the file; `resume`: the rows that are there count, else it begins empty. NULL after a message. */
cli_manifest *cli_manifest_open(const char *path, bool resume);
/**
 * Has an earlier run finished this input: are its bytes the same, and are all
 * its outputs at these paths, as they were written? Any thread may ask.
 */
bool cli_manifest_finished(const cli_manifest *manifest, const char *input, const char *sha256, const char *const *paths, size_t n);
/** Adds a row, in one write. */
void cli_manifest_put(cli_manifest *manifest, const cli_manifest_row *row);
/** The row of an earlier run stands for this input. */
void cli_manifest_keep(cli_manifest *manifest, const char *input);
/**
 * Closes it. After a run to the end (`whole`) it holds a row for each input of
 * the run, in their order, as if it had never been interrupted. False when
 * anything could not be written; that has been said.
 */
bool cli_manifest_close(cli_manifest *manifest, bool whole);

/** The digest of a file's bytes and their number. False when it cannot be read. */
bool cli_file_sha256(const char *path, char hex[static PC_SHA256_HEX], size_t *bytes);

#endif
