#include "bits_promises.h"

#include "parse/sections.h"

/* The next byte of a kind is found wherever it stands, and none at or behind the end. */
START_TEST(the_next_byte_is_the_first_that_passes) {
    char text[200];
    memset(text, 'a', sizeof text);
    for (size_t n = 0; n <= sizeof text; n += 9)
        for (size_t place = 0; place < sizeof text; place += 5)
            for (size_t at = 0; at <= n; at += 7) {
                size_t found;
                text[place] = '"';
                PC_NEXT(found, ((pc_str){text, sizeof text}), at, n, pc_equal(v, '"'));
                ck_assert_uint_eq(found, place >= at && place < n ? place : n);
                text[place] = 'a';
            }
}
END_TEST

START_TEST(bytes_behind_the_text_read_as_zero) {
    char text[64], room[64];
    fill(text, sizeof text, 5);
    ck_assert_ptr_eq(pc_sixty_four((pc_str){text, 64}, 0, room), text);
    for (size_t at = 1; at <= sizeof text; at++) {
        const char *p = pc_sixty_four((pc_str){text, sizeof text}, at, room);
        for (size_t i = 0; i < 64; i++)
            ck_assert_int_eq(p[i], at + i < sizeof text ? text[at + i] : 0);
    }
}
END_TEST

START_TEST(a_pair_of_spaces_is_found_wherever_it_stands) {
    char text[300];
    for (size_t n = 0; n < sizeof text; n += 13)
        for (size_t at = 0; at + 1 < n; at++) {
            for (size_t i = 0; i < n; i++)
                text[i] = i % 2 ? ' ' : 'a';
            text[at] = text[at + 1] = ' ';
            if (at + 2 < n)
                text[at + 2] = 'a';
            size_t first = at > 0 && text[at - 1] == ' ' ? at - 1 : at;
            ck_assert_uint_eq(pc_next_pair_of_spaces((pc_str){text, n}, 0, n), first);
            ck_assert_uint_eq(pc_next_pair_of_spaces((pc_str){text, n}, first + 2 < n ? first + 2 : n, first + 2 < n ? first + 2 : n), first + 2 < n ? first + 2 : n);
        }
}
END_TEST

/* Any ASCII text counts the same by 64 bytes as by characters, which one letter above 0x7F at its end asks for. */
START_TEST(ascii_counts_as_characters_do) {
    static const char signs[] = "aaabcdeABw'' .. w./@@0 \",;\n-";
    char text[320], random[300];
    for (uint32_t seed = 0; seed < 3000; seed++) {
        size_t n = seed % sizeof random;
        fill(random, n, seed * 977u);
        for (size_t i = 0; i < n; i++)
            text[i] = signs[(unsigned char)random[i] % (sizeof signs - 1)];
        memcpy(text + n, " \xC3\xA9", 3);
        pc_look ascii = pc_look_at((pc_str){text, n}, (pc_range){0, (uint32_t)n});
        pc_look wide = pc_look_at((pc_str){text, n + 3}, (pc_range){0, (uint32_t)n + 3});
        ck_assert_msg(ascii.words + 1 == wide.words && ascii.longs == wide.longs && ascii.titled == wide.titled, "words of \"%.*s\"", (int)n, text);
        ck_assert_msg(ascii.upper == wide.upper && ascii.lower + 1 == wide.lower, "letters of \"%.*s\"", (int)n, text);
        ck_assert_msg(ascii.breaks == wide.breaks && ascii.address == wide.address, "breaks and addresses of \"%.*s\"", (int)n, text);
    }
}
END_TEST

Suite *bits_suite(void);
Suite *bits_suite(void) {
    Suite *s = suite_create("bits");
    TCase *tc = tcase_create("core");
    add_promises(tc);
    tcase_add_test(tc, the_next_byte_is_the_first_that_passes);
    tcase_add_test(tc, bytes_behind_the_text_read_as_zero);
    tcase_add_test(tc, a_pair_of_spaces_is_found_wherever_it_stands);
    tcase_add_test(tc, ascii_counts_as_characters_do);
    suite_add_tcase(s, tc);
    return s;
}
