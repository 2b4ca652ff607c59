/*
 * Runs the suites: all of them, or those named on the command line.
 *
 *   unit_tests [SUBJECT]...
 *
 * CK_FORK=no runs everything in one process, for debuggers and valgrind.
 */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *subject;
    Suite *(*make)(void);
} suites[] = {
#define PC_SUITE(subject) {#subject, subject##_suite},
#include "suites.inc"
#undef PC_SUITE
};

static bool wanted(const char *subject, int argc, char **argv) {
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], subject) == 0)
            return true;
    return argc < 2;
}

int main(int argc, char **argv) {
    SRunner *runner = srunner_create(NULL);
    int taken = 0;
    for (size_t i = 0; i < sizeof suites / sizeof *suites; i++) {
        if (!wanted(suites[i].subject, argc, argv))
            continue;
        srunner_add_suite(runner, suites[i].make());
        taken++;
    }
    if (taken < argc - 1) {
        fputs("unit_tests: an argument names no suite\n", stderr);
        return 2;
    }
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
