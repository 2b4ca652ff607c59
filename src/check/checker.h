/* The engine: runs every rule that is on over one release after another. */
#ifndef PC_CHECK_CHECKER_H
#define PC_CHECK_CHECKER_H

#include "check/findings.h"

/** Values of pc_check_options.selected. */
enum {
    PC_NOT_SELECTED,    /* does not run whatever the style says */
    PC_SELECTED,        /* runs as the style says */
    PC_SELECTED_BY_NAME /* runs also where the style has it off */
};

/** How to check. Zero-initialise. */
typedef struct pc_check_options {
    pc_date as_of;           /* the day that counts as today, when it was said; else all 0 */
    pc_date today;           /* what it is when neither the option nor the release says; all 0: unknown */
    const uint8_t *selected; /* PC_RULES bytes as above; NULL: every one PC_SELECTED */
} pc_check_options;

typedef struct pc_checker pc_checker;

/** A rule or parameter that a style names and that does not exist. */
typedef struct pc_style_error {
    pc_origin origin;
    pc_str name;
    const char *what;    /* "rule", "parameter" */
    const char *nearest; /* NULL when nothing is near */
} pc_style_error;

/**
 * A checker for releases of one style; the style and what the options point
 * at are borrowed. NULL when memory is short, or when the style names what
 * does not exist: then *error says so (its `what` is NULL for memory).
 */
pc_checker *pc_checker_new(const pc_style *style, const pc_check_options *options, pc_style_error *error);
void pc_checker_free(pc_checker *checker);

/** Settles what is in force for the file of that name, where the style says so by path. pc_checker_run() does it for its release. */
void pc_checker_for_file(pc_checker *checker, pc_str name);
/** The severity of a rule in force. */
pc_severity pc_checker_severity(const pc_checker *checker, pc_rule_id rule);
/** The value of a parameter in force. */
int32_t pc_checker_param(const pc_checker *checker, pc_param param);
/** Where the style says so; NULL: the profile does. */
const pc_origin *pc_checker_severity_origin(const pc_checker *checker, pc_rule_id rule);
const pc_origin *pc_checker_param_origin(const pc_checker *checker, pc_param param);

/** Checks a release. *findings belong to the checker and are good until the next call. PC_NO_MEMORY or PC_OK. */
pc_status pc_checker_run(pc_checker *checker, const pc_release *release, pc_findings **findings);

#endif
