/* What text/bits.h promises, kept by both of its ways to compare bytes: included with PC_PLAIN_BITS and without. */
#include "text/bits.h"

#include <check.h>

/* Bytes that follow no pattern, the same each time. */
static void fill(char *p, size_t n, uint32_t seed) {
    for (size_t i = 0; i < n; i++) {
        seed = seed * 1664525u + 1013904223u;
        p[i] = (char)(seed >> 24);
    }
}

START_TEST(lanes_tell_of_each_byte) {
    char text[256];
    for (unsigned i = 0; i < sizeof text; i++)
        text[i] = (char)i;
    for (unsigned from = 0; from <= sizeof text - 64; from += 7) {
        uint64_t letters, quotes, high, either;
        PC_BITS(letters, text + from, pc_within(v, 'a', 'z'));
        PC_BITS(quotes, text + from, pc_equal(v, '"'));
        PC_BITS(high, text + from, pc_above_ascii(v));
        PC_BITS(either, text + from, pc_either(pc_within(v, 0, 0x1F), pc_equal(v, 0xC2)));
        for (unsigned i = 0; i < 64; i++) {
            unsigned byte = from + i;
            ck_assert_uint_eq(letters >> i & 1, byte >= 'a' && byte <= 'z');
            ck_assert_uint_eq(quotes >> i & 1, byte == '"');
            ck_assert_uint_eq(high >> i & 1, byte >= 0x80);
            ck_assert_uint_eq(either >> i & 1, byte < 0x20 || byte == 0xC2);
        }
    }
}
END_TEST

START_TEST(odd_bits_are_all_but_words_and_single_spaces) {
    char text[80] = "a single space,  a pair, a tab\there, a no-break \xC2\xA0space and an end ";
    uint64_t odd = pc_odd_bits(text);
    for (unsigned i = 0; i < 63; i++) {
        unsigned char c = (unsigned char)text[i], next = (unsigned char)text[i + 1];
        bool plain = next > ' ' && next < 0x7F;
        ck_assert_msg((odd >> i & 1) == (c == ' ' ? !plain : c < ' ' || c >= 0x7F), "byte %u", i);
    }
    memset(text, 'a', 63);
    text[63] = ' ';
    ck_assert_uint_eq(pc_odd_bits(text), UINT64_C(1) << 63);
}
END_TEST

START_TEST(bits_are_counted_and_dropped) {
    char bytes[8];
    for (uint32_t seed = 0; seed < 200; seed++) {
        fill(bytes, sizeof bytes, seed);
        uint64_t v = pc_eight(bytes);
        unsigned n = 0;
        for (unsigned i = 0; i < 64; i++)
            n += v >> i & 1;
        ck_assert_uint_eq(pc_bits_count(v), n);
        for (unsigned at = 0; at < 64; at += 9)
            for (unsigned i = 0; i < 63; i++)
                ck_assert_uint_eq(pc_bits_drop(v, at) >> i & 1, v >> (i < at ? i : i + 1) & 1);
    }
}
END_TEST

static void add_promises(TCase *tc) {
    tcase_add_test(tc, lanes_tell_of_each_byte);
    tcase_add_test(tc, odd_bits_are_all_but_words_and_single_spaces);
    tcase_add_test(tc, bits_are_counted_and_dropped);
}
