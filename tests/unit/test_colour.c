#include "support.h"

#include "base/colour.h"

#include <stdlib.h>

static uint32_t read(const char *text) {
    uint32_t rgb = 0xABCDEF;
    ck_assert(pc_colour_read(pc_str_of(text), &rgb));
    return rgb;
}

START_TEST(colours_are_six_digits) {
    static const char *const none[] = {"", "#", "#12345", "#1234567", "123456", "#12345g", "#12345 ", "blue", "#-12345"};
    uint32_t rgb = 7;
    char text[8];
    ck_assert_uint_eq(read("#0b5C8a"), 0x0B5C8A);
    ck_assert_uint_eq(read("#FFFFFF"), 0xFFFFFF);
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        ck_assert(!pc_colour_read(pc_str_of(none[i]), &rgb));
    ck_assert_uint_eq(rgb, 7);
    pc_colour_write(0x0B5C8A, text);
    ck_assert_str_eq(text, "#0b5c8a");
}
END_TEST

/* From the examples that accessibility tools print: each figure was worked out by WCAG's formula in floating point. */
START_TEST(contrast_is_that_of_wcag) {
    static const struct {
        uint32_t a, b;
        unsigned contrast;
    } rows[] = {{0x000000, 0xFFFFFF, 2100}, {0x777777, 0xFFFFFF, 447}, {0x767676, 0xFFFFFF, 454}, {0xFF0000, 0xFFFFFF, 399},
                {0x0000FF, 0xFFFFFF, 859},  {0x00FF00, 0xFFFFFF, 137}, {0x0B5C8A, 0xFFFFFF, 721}, {0x123456, 0x123456, 100}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ck_assert_int_le(abs((int)pc_colour_contrast(rows[i].a, rows[i].b) - (int)rows[i].contrast), 1);
        ck_assert_uint_eq(pc_colour_contrast(rows[i].b, rows[i].a), pc_colour_contrast(rows[i].a, rows[i].b));
    }
}
END_TEST

START_TEST(what_can_be_read_stays_and_the_rest_comes_as_near_as_it_can) {
    static const uint32_t papers[] = {PC_PAPER_WHITE, PC_PAPER_DARK};
    for (size_t p = 0; p < 2; p++)
        for (uint32_t rgb = 0; rgb < 0x1000000; rgb += 0x10305) {
            uint32_t made = pc_colour_readable(rgb, papers[p]);
            ck_assert_uint_ge(pc_colour_contrast(made, papers[p]), PC_READABLE);
            if (pc_colour_contrast(rgb, papers[p]) >= PC_READABLE)
                ck_assert_uint_eq(made, rgb);
            else
                ck_assert_uint_lt(pc_colour_contrast(made, papers[p]), PC_READABLE + 30); /* no darker or lighter than it has to be */
        }
}
END_TEST

Suite *colour_suite(void);
Suite *colour_suite(void) {
    Suite *suite = suite_create("colour");
    TCase *tests = tcase_create("colours");
    tcase_add_test(tests, colours_are_six_digits);
    tcase_add_test(tests, contrast_is_that_of_wcag);
    tcase_add_test(tests, what_can_be_read_stays_and_the_rest_comes_as_near_as_it_can);
    suite_add_tcase(suite, tests);
    return suite;
}
