/* Code points: what they are, read forwards and backwards. */
#include "support.h"

#include "text/utf8.h"

START_TEST(every_code_point_reads_as_it_was_written) {
    char bytes[8] = "";
    for (uint32_t cp = 1; cp <= 0x10FFFF; cp += cp < 0x3000 ? 1 : 61) {
        unsigned len, back;
        if (cp >= 0xD800 && cp <= 0xDFFF)
            continue;
        unsigned n = pc_utf8_put(bytes, cp);
        pc_str text = {bytes, n};
        if (pc_utf8_at(text, 0, &len) != cp || len != n || pc_utf8_before(text, n, &back) != cp || back != n ||
            pc_utf8_valid(text, 0) != n)
            ck_abort_msg("U+%04X does not come back", cp);
    }
}
END_TEST

START_TEST(what_is_no_utf8_has_no_length) {
    static const struct {
        const char *bytes;
        size_t n;
    } rows[] = {
        {"\x80", 1},         {"\xBF", 1},         {"\xC0\x80", 2},         {"\xC1\xBF", 2},         {"\xC3", 1},
        {"\xC3(", 2},        {"\xE2\x82", 2},     {"\xE2(\x80", 3},        {"\xE2\x82(", 3},        {"\xE0\x9F\xBF", 3},
        {"\xED\xA0\x80", 3}, {"\xF0\x9F\x98", 3}, {"\xF0\x8F\xBF\xBF", 4}, {"\xF4\x90\x80\x80", 4}, {"\xF5\x80\x80\x80", 4},
        {"\xF0\x9F(\x80", 4}, {"\xF0\x9F\x98(", 4}, {"\xFF", 1},
    };
    ck_assert_uint_eq(pc_utf8_valid((pc_str){rows[_i].bytes, rows[_i].n}, 0), 0);
}
END_TEST

START_TEST(a_cut_character_is_not_read_beyond_the_end) {
    static const char *const cut[] = {"\xC3", "\xE2\x82", "\xF0\x9F\x98"};
    for (size_t i = 0; i < 3; i++) {
        unsigned len;
        ck_assert_uint_eq(pc_utf8_at(pc_str_of(cut[i]), 0, &len), 0xFFFD);
        ck_assert_uint_eq(len, 1);
    }
}
END_TEST

START_TEST(letters_digits_and_spaces_of_any_script) {
    static const uint32_t letters[] = {'a', 'Z', 0xE9, 0x42F, 0x639, 0x5B57, 0x3042, 0xAC00, 0x301};
    static const uint32_t others[] = {'1', ' ', '-', 0xA0, 0x201C, 0x3002, 0x20AC, 0x661};
    static const uint32_t spaces[] = {' ', '\t', '\f', 0x85, 0xA0, 0x1680, 0x2003, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000};
    static const uint32_t no_spaces[] = {'a', 0, 0x200B, 0xAD, 0xFEFF, 0x2060};
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        ck_assert_msg(pc_cp_is_letter(letters[i]), "U+%04X", letters[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        ck_assert_msg(!pc_cp_is_letter(others[i]), "U+%04X", others[i]);
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        ck_assert_msg(pc_cp_is_space(spaces[i]), "U+%04X", spaces[i]);
    for (size_t i = 0; i < sizeof no_spaces / sizeof *no_spaces; i++)
        ck_assert_msg(!pc_cp_is_space(no_spaces[i]), "U+%04X", no_spaces[i]);
    ck_assert(pc_cp_digit('7') == 7 && pc_cp_digit(0x667) == 7 && pc_cp_digit(0x6F7) == 7 && pc_cp_digit(0xFF17) == 7);
    ck_assert(pc_cp_digit('a') == -1 && pc_cp_digit(0x4E03) == -1);
}
END_TEST

START_TEST(case_of_any_script) {
    ck_assert(pc_cp_is_upper('A') && pc_cp_is_upper(0xC9) && pc_cp_is_upper(0x416) && pc_cp_is_upper(0x1C5));
    ck_assert(!pc_cp_is_upper('a') && !pc_cp_is_upper(0xE9) && !pc_cp_is_upper(0x5B57));
    ck_assert(pc_cp_is_lower('a') && pc_cp_is_lower(0xE9) && pc_cp_is_lower(0x436));
    ck_assert(!pc_cp_is_lower('A') && !pc_cp_is_lower(0xC9) && !pc_cp_is_lower(0x639));
    ck_assert(pc_cp_fold('A') == 'a' && pc_cp_fold(0xC9) == 0xE9 && pc_cp_fold(0x416) == 0x436 && pc_cp_fold('-') == '-');
}
END_TEST

START_TEST(scripts_without_spaces) {
    static const uint32_t yes[] = {0x4E00, 0x3042, 0x30A2, 0xAC00, 0xF900, 0xFF71, 0x20000};
    static const uint32_t no[] = {'a', 0x416, 0x639, 0xFF01, 0x1F600, 0xA000};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        ck_assert(pc_cp_is_cjk(yes[i]));
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        ck_assert(!pc_cp_is_cjk(no[i]));
}
END_TEST

START_TEST(white_space_is_passed_over_both_ways) {
    pc_str text = PC_STR(" \xC2\xA0\xE3\x80\x80" "a\xE2\x80\x83\t");
    ck_assert_uint_eq(pc_space_len(text, 0), 1);
    ck_assert_uint_eq(pc_space_len(text, 1), 2);
    ck_assert_uint_eq(pc_space_len(text, 3), 3);
    ck_assert_uint_eq(pc_space_len(text, 6), 0);
    ck_assert_uint_eq(pc_space_len(text, text.n), 0);
    ck_assert_uint_eq(pc_space_len(PC_STR("\xC3\xA9"), 0), 0);
    ck_assert_uint_eq(pc_skip_space(text, 0, text.n), 6);
    ck_assert_uint_eq(pc_skip_space(text, 0, 2), 2);
    ck_assert_uint_eq(pc_skip_space(text, 7, text.n), text.n);
    ck_assert_uint_eq(pc_trim_end(text, 0, text.n), 7);
    ck_assert_uint_eq(pc_trim_end(text, 0, 6), 0);
    ck_assert_uint_eq(pc_trim_end(text, 7, 7), 7);
}
END_TEST

START_TEST(columns_of_a_terminal) {
    static const struct {
        const char *text;
        size_t columns;
    } rows[] = {{"", 0}, {"abc", 3}, {"Zoé", 3}, {"e\xCC\x81", 1}, {"宁波", 4}, {"a\tb", 2}, {"Вера", 4}, {"ｱ", 1}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        ck_assert_uint_eq(pc_columns(pc_str_of(rows[i].text)), rows[i].columns);
}
END_TEST

Suite *utf8_suite(void) {
    Suite *suite = suite_create("utf8");
    TCase *tcase = tcase_create("utf8");
    tcase_add_test(tcase, every_code_point_reads_as_it_was_written);
    tcase_add_loop_test(tcase, what_is_no_utf8_has_no_length, 0, 18);
    tcase_add_test(tcase, a_cut_character_is_not_read_beyond_the_end);
    tcase_add_test(tcase, letters_digits_and_spaces_of_any_script);
    tcase_add_test(tcase, case_of_any_script);
    tcase_add_test(tcase, scripts_without_spaces);
    tcase_add_test(tcase, white_space_is_passed_over_both_ways);
    tcase_add_test(tcase, columns_of_a_terminal);
    suite_add_tcase(suite, tcase);
    return suite;
}
