/* The small pieces that several layers share: distances, lists, order, places, file name patterns. */
#include "support.h"

#include "base/distance.h"
#include "base/glob.h"
#include "base/hash.h"
#include "base/keyed.h"
#include "base/ordered.h"
#include "base/word_list.h"

static unsigned apart(const char *a, const char *b, unsigned most) {
    return pc_word_distance(pc_str_of(a), pc_str_of(b), most);
}

START_TEST(distance_counts_edits_up_to_a_bound) {
    ck_assert_uint_eq(apart("embargo", "embargo", 3), 0);
    ck_assert_uint_eq(apart("Embargo", "eMBARGO", 3), 0);
    ck_assert_uint_eq(apart("embrago", "embargo", 3), 1); /* neighbours swapped are one edit */
    ck_assert_uint_eq(apart("embago", "embargo", 3), 1);
    ck_assert_uint_eq(apart("embargoo", "embargo", 3), 1);
    ck_assert_uint_eq(apart("imbargi", "embargo", 3), 2);
    ck_assert_uint_eq(apart("", "abc", 3), 3);
    ck_assert_uint_eq(apart("kicker", "lede", 2), 3); /* further than was asked: the bound and one */
    ck_assert_uint_eq(apart("kicker", "kickers", 0), 1);
}
END_TEST

START_TEST(distance_refuses_what_is_too_long) {
    char a[60], b[60];
    memset(a, 'a', sizeof a);
    memset(b, 'a', sizeof b);
    ck_assert_uint_eq(pc_word_distance((pc_str){a, 48}, (pc_str){b, 48}, 2), 0);
    ck_assert_uint_eq(pc_word_distance((pc_str){a, 49}, (pc_str){b, 49}, 2), 3);
}
END_TEST

START_TEST(words_of_a_list_are_whole_words) {
    static const char list[] = " to van der ";
    ck_assert(pc_is_listed(list, PC_STR("to")));
    ck_assert(pc_is_listed(list, PC_STR("DER")));
    ck_assert(!pc_is_listed(list, PC_STR("va")));
    ck_assert(!pc_is_listed(list, PC_STR("an")));
    ck_assert(!pc_is_listed(list, PC_STR("")));
    ck_assert(pc_is_listed(" aaaaaaaaaaaaaaaaaaaaa ", PC_STR("aaaaaaaaaaaaaaaaaaaaa")));
    ck_assert(!pc_is_listed(" aaaaaaaaaaaaaaaaaaaaaa ", PC_STR("aaaaaaaaaaaaaaaaaaaaaa"))); /* longer than lists have */
}
END_TEST

START_TEST(things_of_one_key_stand_together_in_their_order) {
    pc_keyed v[] = {{7, 0}, {UINT64_MAX, 1}, {7, 5}, {0, 3}, {7, 2}};
    static const uint32_t want[] = {3, 0, 2, 5, 1};
    pc_sort_keyed(v, 5);
    for (size_t i = 0; i < 5; i++)
        ck_assert_uint_eq(v[i].index, want[i]);
    pc_sort_keyed(NULL, 0);
}
END_TEST

START_TEST(the_first_greater_is_found_among_any_number) {
    struct { char what; uint32_t end; } v[9];
    for (uint32_t i = 0; i < 9; i++) {
        v[i].what = 'x';
        v[i].end = i * 2; /* 0, 2, ... 16 */
    }
    for (size_t n = 0; n <= 9; n++)
        for (uint32_t at = 0; at < 20; at++) {
            size_t want = 0;
            while (want < n && v[want].end <= at)
                want++;
            ck_assert_uint_eq(PC_FIRST_GREATER(v, n, end, at), want);
        }
}
END_TEST

START_TEST(patterns_match_names_and_paths) {
    static const struct {
        const char *glob, *path;
        bool matches;
    } cases[] = {
        {"*.txt", "a.txt", true},          {"*.txt", "in/a.txt", false},     {"in/*.txt", "in/a.txt", true},    {"in/**", "in/b/c.txt", true},
        {"in/**", "in", false},            {"**/c.txt", "c.txt", true},      {"**/c.txt", "a/b/c.txt", true},   {"in/**/c.txt", "in/c.txt", true},
        {"in/**/c.txt", "in/a/b/d.txt", false}, {"?.txt", "a.txt", true},    {"?.txt", "ab.txt", false},        {"[a-c]*", "bulletin", true},
        {"[!a-c]*", "bulletin", false},    {"[[:digit:]]x", "4x", true},     {"\\*", "*", true},                {"\\*", "a", false},
        {"*a*b*c", "xaxxbxxc", true},      {"*a*b*c", "xaxxcxxb", false},    {"[a", "a", false},                {"", "", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(pc_glob_path(pc_str_of(cases[i].glob), pc_str_of(cases[i].path)) == cases[i].matches, "%s with %s", cases[i].glob, cases[i].path);
}
END_TEST

/* The values of FNV-1a that its authors publish: fingerprints and ids that users keep are made of them. */
START_TEST(hashes_are_those_of_fnv_1a) {
    ck_assert(pc_hash_str(PC_HASH_SEED, PC_STR("")) == UINT64_C(0xCBF29CE484222325));
    ck_assert(pc_hash_str(PC_HASH_SEED, PC_STR("a")) == UINT64_C(0xAF63DC4C8601EC8C));
    ck_assert(pc_hash_str(PC_HASH_SEED, PC_STR("foobar")) == UINT64_C(0x85944171F73967E8));
    ck_assert(pc_hash_str(pc_hash_str(PC_HASH_SEED, PC_STR("foo")), PC_STR("bar")) == UINT64_C(0x85944171F73967E8));
    uint32_t hash = PC_HASH32_SEED;
    for (const char *p = "foobar"; *p; p++)
        hash = pc_hash32(hash, (unsigned char)*p);
    ck_assert_uint_eq(hash, 0xBF9CF968u);
}
END_TEST

Suite *base_suite(void) {
    const TTest *const tests[] = {distance_counts_edits_up_to_a_bound, distance_refuses_what_is_too_long, words_of_a_list_are_whole_words,
                                         things_of_one_key_stand_together_in_their_order, the_first_greater_is_found_among_any_number,
                                         patterns_match_names_and_paths, hashes_are_those_of_fnv_1a, NULL};
    return suite_of("base", tests);
}
