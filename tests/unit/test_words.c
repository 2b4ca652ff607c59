/* Words are cut the same whether they are read one by one or many bytes at once, and hashed the same wherever they stand. */
#include "support.h"

#include "check/words.h"
#include "text/word_hash.h"

#include <stdio.h>

/* What words can be made of, and what can stand between them. */
static const char *const pieces[] = {"berth", "A", "HARBOUR", "eBooks", "x", "1,000.5", "2019", "5G", "don't", "board\xE2\x80\x99s", "na\xC3\xAFve", "\xC3\x89tat", "\xCA\xBCokina", "\xD0\xB9\xD0\xB5\xD1\x82",
                                     "antidisestablishmentarianism", "12,", "3.", "'", "\xE2\x80\x9C", "\xE2\x80\x94", "-", "/", ".", " ", "  ", "\n", "\xE6\xB8\xAF", "MiXed9", "a1", ""};
enum { PIECES = sizeof pieces / sizeof *pieces };

static void same_words(pc_arena *arena, pc_str text, pc_range range) {
    pc_word_list all = {0};
    size_t n = 0;
    pc_word one;
    ck_assert(pc_words_read(arena, text, range, 7, &all));
    for (uint32_t at = range.at; pc_word_read(text, at, range.end, &one); at = one.end, n++) {
        ck_assert_uint_lt(n, all.n);
        const pc_word *many = &all.v[n];
        ck_assert_uint_eq(many->at, one.at);
        ck_assert_uint_eq(many->end, one.end);
        ck_assert_uint_eq(many->hash, one.hash);
        ck_assert_uint_eq(many->flags, one.flags);
        ck_assert_uint_eq(many->gap, n ? one.gap : PC_GAP_START);
        ck_assert_uint_eq(many->passage, 7);
        ck_assert_uint_eq(many->hash, pc_word_hash(pc_str_sub(text, one.at, one.end)));
    }
    ck_assert_uint_eq(n, all.n);
}

START_TEST(words_read_at_once_are_those_read_one_by_one) {
    uint32_t seed = 1;
    for (unsigned round = 0; round < 2000; round++) {
        pc_arena *arena = pc_arena_new();
        char text[600];
        size_t n = 0;
        while (n < 400) {
            seed = seed * 1664525u + 1013904223u;
            const char *piece = pieces[(seed >> 16) % PIECES];
            n += (size_t)snprintf(text + n, sizeof text - n, "%s%s", piece, seed >> 31 ? " " : "");
        }
        same_words(arena, (pc_str){text, n}, (pc_range){0, (uint32_t)n});
        uint32_t from = (seed >> 8) % 100; /* a passage in the middle of a text, from a whole character on */
        while (pc_utf8_is_tail((unsigned char)text[from]))
            from++;
        uint32_t to = from + 1 + (seed >> 4) % 200;
        while (pc_utf8_is_tail((unsigned char)text[to]))
            to++;
        same_words(arena, (pc_str){text, n}, (pc_range){from, to});
        pc_arena_free(arena);
    }
}
END_TEST

START_TEST(a_word_of_any_length_is_one_word) {
    for (size_t n = 1; n < 300; n++) {
        pc_arena *arena = pc_arena_new();
        char text[320];
        memset(text, 'a', sizeof text);
        for (size_t lead = 0; lead < 20; lead++) {
            memset(text, ' ', lead);
            same_words(arena, (pc_str){text, n}, (pc_range){0, (uint32_t)n});
        }
        pc_arena_free(arena);
    }
}
END_TEST

START_TEST(case_and_kind_of_apostrophe_do_not_change_a_hash) {
    ck_assert_uint_eq(pc_word_hash(PC_STR("Harbour")), pc_word_hash(PC_STR("HARBOUR")));
    ck_assert_uint_eq(pc_word_hash(PC_STR("don't")), pc_word_hash(PC_STR("Don\xE2\x80\x99t")));
    ck_assert_uint_eq(pc_word_hash(PC_STR("\xC3\x89TAT")), pc_word_hash(PC_STR("\xC3\xA9tat")));
    ck_assert_uint_ne(pc_word_hash(PC_STR("berth")), pc_word_hash(PC_STR("berths")));
    ck_assert_uint_ne(pc_word_hash(PC_STR("cant")), pc_word_hash(PC_STR("can't")));
}
END_TEST

START_TEST(a_hash_is_the_same_byte_by_byte_and_eight_at_a_time) {
    static const char word[] = "Antidisestablishmentarianism1,000.5don't";
    for (size_t n = 0; n < sizeof word; n++) {
        pc_hashing hashing = {0};
        pc_hash_letters(&hashing, (pc_str){word, n});
        ck_assert_uint_eq(pc_hash_end(&hashing), pc_hash_ascii((pc_str){word, n}, 0, n));
        ck_assert_uint_eq(pc_hash_end(&hashing), pc_hash_ascii((pc_str){word, sizeof word}, 0, n));
    }
}
END_TEST

Suite *words_suite(void) {
    const TTest *const tests[] = {words_read_at_once_are_those_read_one_by_one, a_word_of_any_length_is_one_word,
                                         case_and_kind_of_apostrophe_do_not_change_a_hash, a_hash_is_the_same_byte_by_byte_and_eight_at_a_time, NULL};
    return suite_of("words", tests);
}
