#include "bits_promises.h"

#include "parse/sections.h"

/* Each mask says what its name says of each of the first `n` bytes. */
static void expect_masks(const char *p, size_t n, const pc_bits *bits) {
    for (unsigned i = 0; i < 64; i++) {
        unsigned char c = i < n ? (unsigned char)p[i] : 0;
        ck_assert_uint_eq(bits->upper >> i & 1, pc_is_upper(c));
        ck_assert_uint_eq(bits->lower >> i & 1, pc_is_lower(c));
        ck_assert_uint_eq(bits->digit >> i & 1, pc_is_digit(c));
        ck_assert_uint_eq(bits->apostrophe >> i & 1, c == '\'');
        ck_assert_uint_eq(bits->stop >> i & 1, c == '.');
        ck_assert_uint_eq(bits->slash >> i & 1, c == '/');
        ck_assert_uint_eq(bits->at >> i & 1, c == '@');
        ck_assert_uint_eq(bits->w >> i & 1, c == 'w');
        ck_assert_uint_eq(bits->high >> i & 1, c >= 0x80);
    }
}

START_TEST(masks_of_any_bytes) {
    char text[64];
    for (uint32_t seed = 0; seed < 100; seed++) {
        fill(text, sizeof text, seed);
        pc_bits bits = pc_bits_of(text);
        expect_masks(text, sizeof text, &bits);
        bits = pc_bits_of_some(text, seed % 65);
        expect_masks(text, seed % 65, &bits);
    }
}
END_TEST

START_TEST(letters_of_a_few_bytes) {
    uint64_t high;
    ck_assert_uint_eq(pc_letter_bits("aB1 \xC3\xA9z", 7, &high), 0x43);
    ck_assert_uint_eq(high, 0x30);
    ck_assert_uint_eq(pc_letter_bits("", 0, &high), 0);
    ck_assert_uint_eq(high, 0);
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
    tcase_add_test(tc, masks_of_any_bytes);
    tcase_add_test(tc, letters_of_a_few_bytes);
    tcase_add_test(tc, a_pair_of_spaces_is_found_wherever_it_stands);
    tcase_add_test(tc, ascii_counts_as_characters_do);
    suite_add_tcase(s, tc);
    return s;
}
