/*
 * How findings are told: one row each. Help, options, goldens and fault loops
 * walk this table. A report is put together of a beginning, one part for each
 * file (made by any worker), what stands between two parts, and an end.
 */
#ifndef PC_REPORT_REPORTERS_H
#define PC_REPORT_REPORTERS_H

#include "base/buf.h"
#include "check/findings.h"
#include "report/lines.h"

/** The same for all files of a run. */
typedef struct pc_report_run {
    const char *profile; /* name of the style */
    unsigned width;      /* columns; 0: 80 */
    bool colour, links;  /* escape sequences for a terminal; links as well */
    bool quiet;          /* findings only, no summary */
} pc_report_run;

/** One checked file. */
typedef struct pc_report_input {
    const char *name;
    const char *error;         /* why it could not be checked; NULL when it was */
    const pc_release *release; /* NULL with an error */
    const pc_findings *findings;
    pc_lines *lines;
    pc_arena *arena;           /* for what a reporter needs */
} pc_report_input;

/** Sums over a run, for summaries. */
typedef struct pc_report_totals {
    size_t files, errors, warnings, infos, fixable, proposals, unreadable;
} pc_report_totals;

typedef struct pc_reporter {
    const char *name;
    const char *about;
    bool for_people;
    const char *between; /* two files' parts; NULL: nothing */
    void (*begin)(const pc_report_run *run, pc_buf *out); /* NULL: nothing */
    void (*file)(const pc_report_run *run, const pc_report_input *input, pc_buf *out);
    void (*end)(const pc_report_run *run, const pc_report_totals *totals, pc_buf *out); /* NULL: nothing */
} pc_reporter;

extern const pc_reporter pc_reporters[];
extern const size_t pc_reporter_count;

/** The row of that name; NULL when there is none. */
const pc_reporter *pc_reporter_named(const char *name);

/* Each in a file of its own. */
#define PC_REPORT_FILE(name) void pc_report_##name##_file(const pc_report_run *run, const pc_report_input *input, pc_buf *out)
#define PC_REPORT_BEGIN(name) void pc_report_##name##_begin(const pc_report_run *run, pc_buf *out)
#define PC_REPORT_END(name) void pc_report_##name##_end(const pc_report_run *run, const pc_report_totals *totals, pc_buf *out)
PC_REPORT_BEGIN(json);
PC_REPORT_FILE(json);
PC_REPORT_END(json);
PC_REPORT_BEGIN(sarif);
PC_REPORT_FILE(sarif);
PC_REPORT_END(sarif);
PC_REPORT_BEGIN(rdjson);
PC_REPORT_FILE(rdjson);
PC_REPORT_END(rdjson);
PC_REPORT_BEGIN(junit);
PC_REPORT_FILE(junit);
PC_REPORT_END(junit);
PC_REPORT_BEGIN(checkstyle);
PC_REPORT_FILE(checkstyle);
PC_REPORT_END(checkstyle);
PC_REPORT_BEGIN(page);
PC_REPORT_FILE(page);
PC_REPORT_END(page);
PC_REPORT_FILE(concise);
PC_REPORT_FILE(human);
PC_REPORT_END(human);
PC_REPORT_FILE(jsonl);
PC_REPORT_FILE(github);
PC_REPORT_FILE(gitlab);
PC_REPORT_BEGIN(array);
PC_REPORT_END(array);

#endif
