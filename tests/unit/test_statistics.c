/* Figures of a text are those that the formulas were made for. */
#include "check/statistics.h"

#include <check.h>

Suite *statistics_suite(void);

/* 43 words of 222 letters in two sentences: worked out by hand from the published formulas. */
START_TEST(formulas_give_the_published_grades) {
    pc_statistics s = {.sentences = 2, .words = 43, .characters = 222, .long_words = 14};
    ck_assert_int_ge(pc_grade_ari(&s), 1364 - 14);
    ck_assert_int_le(pc_grade_ari(&s), 1364 + 14);
    ck_assert_int_ge(pc_grade_coleman_liau(&s), 1318 - 20);
    ck_assert_int_le(pc_grade_coleman_liau(&s), 1318 + 20);
    ck_assert_int_ge(pc_lix(&s), 5406 - 60);
    ck_assert_int_le(pc_lix(&s), 5406 + 60);
}
END_TEST

START_TEST(a_text_without_words_has_no_grade) {
    pc_statistics s = {0};
    ck_assert_int_eq(pc_grade_ari(&s), 0);
    ck_assert_int_eq(pc_grade_coleman_liau(&s), 0);
    ck_assert_int_eq(pc_lix(&s), 0);
}
END_TEST

Suite *statistics_suite(void) {
    Suite *suite = suite_create("statistics");
    TCase *tests = tcase_create("statistics");
    tcase_add_test(tests, formulas_give_the_published_grades);
    tcase_add_test(tests, a_text_without_words_has_no_grade);
    suite_add_tcase(suite, tests);
    return suite;
}
