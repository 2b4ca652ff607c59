/*
 * What unit tests share. A test file includes this header first, defines
 * `Suite *SUBJECT_suite(void)` and nothing else that is not static.
 */
#ifndef PC_TESTS_SUPPORT_H
#define PC_TESTS_SUPPORT_H

#include <check.h>

#include "parse/parse.h"
#include "presscheck/presscheck.h"
#include "release/release.h"

/** Parses a C string with the language given (NULL: detect). Fails the test when that fails. Free with pc_release_free(). */
pc_release *parsed(const char *text, const char *language);
/** Parses n bytes; the bytes must outlive the release. */
pc_release *parsed_bytes(const void *bytes, size_t n, const char *language);

/** The text of every piece of a section as the JSON has it: pieces of a group joined by a space, groups by a blank line; "" when there is none. In the release's arena. */
const char *section_text(const pc_release *release, pc_section section);
/** The text of one group of a section; "" when there is none. In the release's arena. */
const char *group_text(const pc_release *release, pc_section section, uint32_t group);
/** The number of groups of a section. */
size_t group_count(const pc_release *release, pc_section section);
/** A copy of `s` as a C string in the release's arena; "(null)" when s.p is NULL. */
const char *c_str(const pc_release *release, pc_str s);
/** The text of a quotation, parts joined by a blank line. In the release's arena. */
const char *quote_text(const pc_release *release, const pc_quote *quote);
/** The release as JSON; free() it. */
char *json_of(const pc_release *release);

/** A new suite of one test case that holds the tests given, ended by NULL. */
Suite *suite_of(const char *subject, const TTest *const *tests);

/* The suites themselves: one for each tests/unit/test_SUBJECT.c. */
#define PC_SUITE(subject) Suite *subject##_suite(void);
#include "suites.inc"
#undef PC_SUITE

/** Reads a file below tests/ whole: free() it. Fails the test when it cannot be read. */
char *test_file(const char *path, size_t *size);

/** Makes the n-th allocation from now on fail (1: the next), and every one behind it when `all`; 0 ends it. */
void fail_allocation(unsigned long n, bool all);
/** Allocations asked for since fail_allocation() was last called. */
unsigned long allocations_made(void);

/** Compares a pc_str with a C string; NULL means absent (p NULL). */
#define ck_pc_str_eq(got, want)                                                                                        \
    do {                                                                                                               \
        pc_str got_ = (got);                                                                                           \
        const char *want_ = (want);                                                                                    \
        if (!want_)                                                                                                    \
            ck_assert_msg(!got_.p, "\"%.*s\" where nothing was expected", (int)got_.n, got_.p);                        \
        else                                                                                                           \
            ck_assert_msg(got_.p && pc_str_eq(got_, pc_str_of(want_)), "\"%.*s\" is not \"%s\"", (int)got_.n,          \
                          got_.p ? got_.p : "", want_);                                                                \
    } while (0)

#endif
