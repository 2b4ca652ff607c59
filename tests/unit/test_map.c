/* The position map against a model that knows the unit of every text byte. */
#include "support.h"

#include <stdlib.h>

enum { MOST_TEXT = 4096, MOST_SPANS = 512, ROUNDS = 2000 };

/* ck_assert() tells the runner each time, too slow for a million checks. */
#define hold(condition) ((condition) ? (void)0 : ck_abort_msg("does not hold: %s", #condition))

static uint32_t random_state;

static uint32_t random_below(uint32_t n) {
    random_state ^= random_state << 13;
    random_state ^= random_state >> 17;
    random_state ^= random_state << 5;
    return random_state % n;
}

/* For every text byte the text and source bytes of its unit. */
typedef struct {
    uint32_t n, unit[MOST_TEXT], src[MOST_TEXT], src_end[MOST_TEXT];
    uint8_t tlen[MOST_TEXT];
    pc_map map;
} model;

static pc_arena *arena;

static void setup(void) {
    arena = pc_arena_new();
    random_state = 2463534242u;
}

static void teardown(void) {
    pc_arena_free(arena);
}

static void add_units(model *m, uint32_t units, uint32_t src, uint8_t tlen, uint16_t slen) {
    hold(pc_map_add(arena, &m->map, units * tlen, src, tlen, slen));
    for (uint32_t i = 0; i < units * tlen; i++, m->n++) {
        m->unit[m->n] = m->n - i % tlen;
        m->src[m->n] = src + i / tlen * slen;
        m->src_end[m->n] = m->src[m->n] + slen;
        m->tlen[m->n] = tlen;
    }
}

/* The next place at or behind `at` where a unit of `below` starts (any place without one). */
static uint32_t boundary(const model *below, uint32_t at) {
    while (below && at < below->n && below->unit[at] != at)
        at++;
    return at;
}

/* A random text over `size` source bytes, or over the text of `below` without cutting its units. */
static void random_map(model *m, const model *below, uint32_t size, bool inserts) {
    static const struct {
        uint8_t tlen;
        uint16_t slen;
    } shapes[] = {{1, 2}, {2, 1}, {3, 2}, {4, 4}, {2, 2}, {3, 8}};
    m->n = 0;
    m->map = (pc_map){0};
    uint32_t at = boundary(below, random_below(4) ? 0 : random_below(5));
    while (at < size && m->n < MOST_TEXT / 4) {
        uint32_t to = boundary(below, at + 1 + random_below(9)), shape = random_below(6);
        if (to > size)
            break;
        switch (random_below(below ? 4 : 5)) {
        case 0: /* skipped */
            break;
        case 1: /* a line end and what stands around it */
            add_units(m, 1, at, 1, (uint16_t)(to - at));
            break;
        case 2: /* inserted */
            if (inserts && !random_below(4)) {
                add_units(m, 1, at, 1, 0);
                to = at;
            } else {
                add_units(m, 1, at, 3, (uint16_t)(to - at));
            }
            break;
        case 3:
            add_units(m, to - at, at, 1, 1);
            break;
        default:
            to = at + (1 + random_below(4)) * shapes[shape].slen;
            if (to <= size)
                add_units(m, (to - at) / shapes[shape].slen, at, shapes[shape].tlen, shapes[shape].slen);
        }
        at = to;
    }
}

static void check_order(const pc_map *map, uint32_t size) {
    pc_map_cursor cursor = {map, 0};
    uint32_t before_start = 0, before_end = 0;
    for (uint32_t at = 0; at <= map->text_len; at++) {
        uint32_t start = pc_map_start(map, at), end = pc_map_end(map, at);
        hold(start >= before_start);
        hold(end >= before_end);
        hold(end <= size);
        if (at < map->text_len)
            hold(start <= pc_map_end(map, at + 1));
        hold(pc_map_start_at(&cursor, at) == start);
        hold(pc_map_end_at(&cursor, at) == end);
        before_start = start;
        before_end = end;
    }
}

START_TEST(every_offset_maps_to_its_unit) {
    static model m;
    for (int round = 0; round < ROUNDS; round++) {
        random_map(&m, NULL, 200, true);
        hold(m.map.text_len == m.n);
        for (uint32_t at = 0; at < m.n; at++) {
            hold(pc_map_start(&m.map, at) == m.src[at]);
            hold(pc_map_end(&m.map, at + 1) == m.src_end[at]);
        }
        if (m.n)
            hold(pc_map_start(&m.map, m.n) == m.src_end[m.n - 1]);
        check_order(&m.map, 200);
    }
}
END_TEST

START_TEST(a_cursor_finds_what_a_search_finds_in_any_order) {
    static model m;
    for (int round = 0; round < ROUNDS / 10; round++) {
        random_map(&m, NULL, 300, true);
        pc_map_cursor cursor = {&m.map, 0};
        for (int i = 0; i < 200; i++) {
            uint32_t at = random_below(m.n + 3);
            hold(pc_map_start_at(&cursor, at) == pc_map_start(&m.map, at));
            hold(pc_map_end_at(&cursor, at) == pc_map_end(&m.map, at));
        }
    }
}
END_TEST

START_TEST(text_of_a_source_offset_is_the_first_unit_there) {
    static model m;
    for (int round = 0; round < ROUNDS / 3; round++) {
        random_map(&m, NULL, 120, true);
        for (uint32_t src = 0; src <= 121; src++) {
            uint32_t want = 0;
            while (want < m.n && m.src[want] < src)
                want++;
            hold(pc_map_text(&m.map, src) == want);
        }
        for (uint32_t at = 0; at < m.n; at++)
            if (m.unit[at] == at && m.src_end[at] > m.src[at] && (at == 0 || m.src[at - 1] < m.src[at]))
                hold(pc_map_text(&m.map, pc_map_start(&m.map, at)) == at);
    }
}
END_TEST

/* Composes and compares with looking up twice. */
static void check_composed(const model *outer, const model *inner, uint32_t size) {
    pc_map both;
    hold(pc_map_compose(arena, &outer->map, &inner->map, &both));
    hold(both.text_len == outer->n);
    for (uint32_t at = 0; at < outer->n; at++) {
        uint32_t first = outer->src[at], last = outer->src_end[at];
        if (first == last) /* inserted: stands for nothing, but has its place */
            continue;
        hold(pc_map_start(&both, at) == pc_map_start(&inner->map, first));
        hold(pc_map_end(&both, at + 1) == pc_map_end(&inner->map, last));
    }
    check_order(&both, size);
}

START_TEST(composed_maps_equal_two_look_ups) {
    static model outer, inner;
    for (int round = 0; round < ROUNDS; round++) {
        random_map(&inner, NULL, 200, true);
        random_map(&outer, &inner, inner.n, true);
        check_composed(&outer, &inner, 200);
    }
}
END_TEST

START_TEST(composing_is_associative) {
    static model a, b, c;
    for (int round = 0; round < ROUNDS; round++) {
        pc_map ab, ab_c, bc, a_bc;
        random_map(&c, NULL, 300, false);
        random_map(&b, &c, c.n, false);
        random_map(&a, &b, b.n, false);
        hold(pc_map_compose(arena, &a.map, &b.map, &ab) && pc_map_compose(arena, &ab, &c.map, &ab_c));
        hold(pc_map_compose(arena, &b.map, &c.map, &bc) && pc_map_compose(arena, &a.map, &bc, &a_bc));
        for (uint32_t at = 0; at < a.n; at++) {
            if (a.src[at] == a.src_end[at])
                continue;
            hold(pc_map_start(&ab_c, at) == pc_map_start(&a_bc, at));
            hold(pc_map_end(&ab_c, at + 1) == pc_map_end(&a_bc, at + 1));
        }
    }
}
END_TEST

START_TEST(a_unit_cut_by_the_outer_map_keeps_the_order) {
    static model outer, inner;
    for (int round = 0; round < ROUNDS; round++) {
        pc_map both;
        random_map(&inner, NULL, 200, true);
        random_map(&outer, NULL, inner.n, true);
        hold(pc_map_compose(arena, &outer.map, &inner.map, &both));
        hold(both.text_len == outer.n);
        check_order(&both, 200);
    }
}
END_TEST

START_TEST(halves_of_a_unit_share_its_bytes) {
    pc_map inner = {0}, outer = {0}, both;
    ck_assert(pc_map_add(arena, &inner, 9, 0, 3, 8)); /* three units */
    ck_assert(pc_map_add(arena, &outer, 4, 1, 1, 1)); /* the last two bytes of one and the first two of the next */
    ck_assert(pc_map_add(arena, &outer, 1, 5, 1, 1));
    ck_assert(pc_map_add(arena, &outer, 1, 8, 1, 1));
    ck_assert(pc_map_compose(arena, &outer, &inner, &both));
    ck_assert_uint_eq(pc_map_start(&both, 0), 0);
    ck_assert_uint_eq(pc_map_end(&both, 2), 8);
    ck_assert_uint_eq(pc_map_start(&both, 2), 8);
    ck_assert_uint_eq(pc_map_end(&both, 5), 16);
    ck_assert_uint_eq(pc_map_start(&both, 5), 16);
    ck_assert_uint_eq(pc_map_end(&both, 6), 24);
}
END_TEST

START_TEST(a_unit_of_over_65535_bytes_is_cut_there) {
    pc_map inner = {0}, outer = {0}, both;
    ck_assert(pc_map_add(arena, &inner, 100000, 0, 1, 2)); /* UTF-16 */
    ck_assert(pc_map_add(arena, &outer, 10, 0, 1, 1));
    ck_assert(pc_map_add(arena, &outer, 1, 10, 1, 60000)); /* a very long line end */
    ck_assert(pc_map_add(arena, &outer, 10, 60010, 1, 1));
    ck_assert(pc_map_compose(arena, &outer, &inner, &both));
    ck_assert_uint_eq(pc_map_start(&both, 10), 20);
    ck_assert_uint_eq(pc_map_end(&both, 11), 20 + 65535);
    ck_assert_uint_eq(pc_map_start(&both, 11), 120020);
    ck_assert_uint_eq(pc_map_end(&both, 21), 120040);
}
END_TEST

START_TEST(text_behind_the_end_of_the_middle_has_no_source) {
    pc_map inner = {0}, outer = {0}, both;
    ck_assert(pc_map_add(arena, &inner, 4, 0, 2, 1));
    ck_assert(pc_map_add(arena, &outer, 9, 0, 1, 1));
    ck_assert(pc_map_compose(arena, &outer, &inner, &both));
    ck_assert_uint_eq(both.text_len, 9);
    ck_assert_uint_eq(pc_map_start(&both, 8), 2);
    ck_assert_uint_eq(pc_map_end(&both, 9), 2);
}
END_TEST

START_TEST(undamaged_text_is_the_identity) {
    pc_map map = {0}, outer = {0}, both;
    ck_assert(pc_map_is_identity(&map));
    ck_assert(pc_map_add(arena, &map, 10, 0, 1, 1) && pc_map_add(arena, &map, 5, 10, 1, 1));
    ck_assert_uint_eq(map.n, 1);
    ck_assert(pc_map_is_identity(&map));
    for (uint32_t at = 0; at <= 15; at++) {
        ck_assert_uint_eq(pc_map_start(&map, at), at);
        ck_assert_uint_eq(pc_map_end(&map, at), at);
        ck_assert_uint_eq(pc_map_text(&map, at), at);
    }
    ck_assert(pc_map_add(arena, &outer, 3, 4, 1, 1) && pc_map_add(arena, &outer, 1, 9, 1, 4));
    ck_assert(pc_map_compose(arena, &outer, &map, &both));
    ck_assert_ptr_eq(both.v, outer.v);
    ck_assert(!pc_map_is_identity(&outer));
    pc_map all = {0};
    ck_assert(pc_map_add(arena, &all, outer.text_len, 0, 1, 1));
    ck_assert(pc_map_compose(arena, &all, &outer, &both));
    ck_assert_ptr_eq(both.v, outer.v);
}
END_TEST

START_TEST(a_skipped_byte_order_mark_shifts_everything) {
    pc_map map = {0}, outer = {0}, both;
    ck_assert(pc_map_add(arena, &map, 10, 3, 1, 1));
    ck_assert(!pc_map_is_identity(&map));
    ck_assert(pc_map_add(arena, &outer, 2, 1, 1, 1) && pc_map_add(arena, &outer, 1, 5, 1, 4));
    ck_assert(pc_map_compose(arena, &outer, &map, &both));
    ck_assert_uint_eq(pc_map_start(&both, 0), 4);
    ck_assert_uint_eq(pc_map_end(&both, 3), 12);
    ck_assert_uint_eq(pc_map_start(&outer, 0), 1);
}
END_TEST

START_TEST(an_empty_map_has_no_source) {
    pc_map map = {0};
    ck_assert(pc_map_add(arena, &map, 0, 7, 1, 1));
    ck_assert_uint_eq(map.n, 0);
    ck_assert_uint_eq(pc_map_start(&map, 0), 0);
    ck_assert_uint_eq(pc_map_end(&map, 4), 0);
    ck_assert_uint_eq(pc_map_text(&map, 4), 0);
}
END_TEST

START_TEST(lengths_reach_to_4_gib_and_not_beyond) {
    pc_map map = {0};
    ck_assert(pc_map_add(arena, &map, UINT32_MAX - 1, 0, 1, 1));
    ck_assert(!pc_map_add(arena, &map, 2, UINT32_MAX - 1, 1, 1));
    ck_assert_uint_eq(pc_map_end(&map, UINT32_MAX), UINT32_MAX - 1);
    ck_assert_uint_eq(pc_map_start(&map, UINT32_MAX - 2), UINT32_MAX - 2);
}
END_TEST

/* ---- spans ---- */

typedef struct {
    pc_range v[MOST_SPANS];
    size_t n, most;
} span_list;

static bool collect(void *ctx, pc_range span) {
    span_list *list = ctx;
    list->v[list->n++] = span;
    return list->n < list->most;
}

static bool is_blank(const char *src, uint32_t from, uint32_t to, bool zero) {
    for (; from < to; from++)
        if (!pc_is_space((unsigned char)src[from]) && (src[from] || !zero))
            return false;
    return true;
}

static bool blank_at(const model *m, const char *src, uint32_t at) {
    return m->tlen[at] == 1 && is_blank(src, m->src[at], m->src_end[at], m->src_end[at] - m->src[at] != 1);
}

/* What pc_map_spans() promises, byte by byte. */
static void expected_spans(const model *m, const char *src, pc_range range, span_list *want) {
    want->n = 0;
    for (uint32_t at = range.at; at < range.end;) {
        uint32_t to = at + 1;
        while (to < range.end && is_blank(src, m->src_end[to - 1], m->src[to], true))
            to++;
        uint32_t first = at, last = to;
        while (first < last && blank_at(m, src, first))
            first++;
        while (last > first && blank_at(m, src, last - 1))
            last--;
        if (first < last && m->src[first] < m->src_end[last - 1])
            want->v[want->n++] = (pc_range){m->src[first], m->src_end[last - 1]};
        at = to;
    }
}

START_TEST(spans_are_ordered_trimmed_and_inside_the_file) {
    static model m;
    static span_list got, want;
    char src[200];
    for (int round = 0; round < ROUNDS; round++) {
        random_map(&m, NULL, sizeof src, true);
        for (size_t i = 0; i < sizeof src; i++)
            src[i] = "  \n\tab\0c"[random_below(8)];
        pc_map_cursor cursor = {&m.map, 0};
        for (int i = 0; i < 8; i++) {
            pc_range range = {random_below(m.n + 1), 0};
            range.end = range.at + random_below(m.n - range.at + 1);
            got = (span_list){.most = MOST_SPANS};
            hold(pc_map_spans(&m.map, (pc_str){src, sizeof src}, range, collect, &got));
            expected_spans(&m, src, range, &want);
            hold(got.n == want.n);
            for (size_t k = 0; k < got.n; k++) {
                hold(got.v[k].at == want.v[k].at);
                hold(got.v[k].end == want.v[k].end);
                hold(got.v[k].at < got.v[k].end);
                hold(k == 0 || got.v[k - 1].end <= got.v[k].at);
            }
            size_t n = got.n;
            got = (span_list){.most = MOST_SPANS};
            hold(pc_map_spans_at(&cursor, (pc_str){src, sizeof src}, range, collect, &got));
            hold(got.n == n);
        }
    }
}
END_TEST

START_TEST(skipped_words_part_spans_and_skipped_spaces_do_not) {
    const char src[] = "one  two page 7 three";
    span_list got = {.most = MOST_SPANS};
    pc_map map = {0};
    ck_assert(pc_map_add(arena, &map, 4, 0, 1, 1) && pc_map_add(arena, &map, 4, 5, 1, 1));
    ck_assert(pc_map_add(arena, &map, 5, 16, 1, 1));
    ck_assert(pc_map_spans(&map, PC_STR(src), (pc_range){0, 99}, collect, &got));
    ck_assert_uint_eq(got.n, 2);
    ck_assert(got.v[0].at == 0 && got.v[0].end == 8 && got.v[1].at == 16 && got.v[1].end == 21);
}
END_TEST

START_TEST(no_more_spans_once_the_caller_has_enough) {
    const char src[] = "a|b|c";
    span_list got = {.most = 2};
    pc_map map = {0};
    for (uint32_t at = 0; at < 5; at += 2)
        ck_assert(pc_map_add(arena, &map, 1, at, 1, 1));
    ck_assert(!pc_map_spans(&map, PC_STR(src), (pc_range){0, 3}, collect, &got));
    ck_assert_uint_eq(got.n, 2);
    ck_assert(pc_map_spans(&map, PC_STR(src), (pc_range){2, 2}, collect, &got));
}
END_TEST

START_TEST(half_of_a_wide_character_is_no_white_space) {
    const char src[] = "\x20\x00\x1C\x20\x41\x00\x1D\x20\x0A\x00"; /* UTF-16: space, quotation marks around A, line end */
    span_list got = {.most = MOST_SPANS};
    pc_map map = {0};
    ck_assert(pc_map_add(arena, &map, 1, 0, 1, 2) && pc_map_add(arena, &map, 3, 2, 3, 2));
    ck_assert(pc_map_add(arena, &map, 1, 4, 1, 2) && pc_map_add(arena, &map, 3, 6, 3, 2));
    ck_assert(pc_map_add(arena, &map, 1, 8, 1, 2));
    ck_assert(pc_map_spans(&map, (pc_str){src, 10}, (pc_range){0, 9}, collect, &got));
    ck_assert_uint_eq(got.n, 1);
    ck_assert(got.v[0].at == 2 && got.v[0].end == 8);
}
END_TEST

START_TEST(short_memory_is_reported) {
    pc_map inner = {0}, outer = {0}, both;
    for (uint32_t at = 0; at < 400000; at += 2)
        ck_assert(pc_map_add(arena, &inner, 1, at, 1, 1));
    ck_assert(pc_map_add(arena, &outer, 199999, 1, 1, 1));
    fail_allocation(1, true);
    bool fine = pc_map_compose(arena, &outer, &inner, &both);
    pc_map many = {0};
    bool all = true;
    for (uint32_t at = 0; all && at < 4000000; at += 2)
        all = pc_map_add(arena, &many, 1, at, 1, 1);
    fail_allocation(0, false);
    ck_assert(!fine);
    ck_assert(!all);
    ck_assert(pc_arena_failed(arena));
}
END_TEST

Suite *map_suite(void) {
    const TTest *const tests[] = {
        every_offset_maps_to_its_unit,
        a_cursor_finds_what_a_search_finds_in_any_order,
        text_of_a_source_offset_is_the_first_unit_there,
        composed_maps_equal_two_look_ups,
        composing_is_associative,
        a_unit_cut_by_the_outer_map_keeps_the_order,
        halves_of_a_unit_share_its_bytes,
        a_unit_of_over_65535_bytes_is_cut_there,
        text_behind_the_end_of_the_middle_has_no_source,
        undamaged_text_is_the_identity,
        a_skipped_byte_order_mark_shifts_everything,
        an_empty_map_has_no_source,
        lengths_reach_to_4_gib_and_not_beyond,
        spans_are_ordered_trimmed_and_inside_the_file,
        skipped_words_part_spans_and_skipped_spaces_do_not,
        no_more_spans_once_the_caller_has_enough,
        half_of_a_wide_character_is_no_white_space,
        short_memory_is_reported,
        NULL,
    };
    Suite *suite = suite_create("map");
    TCase *tcase = tcase_create("map");
    tcase_add_checked_fixture(tcase, setup, teardown);
    for (size_t i = 0; tests[i]; i++)
        tcase_add_test(tcase, tests[i]);
    suite_add_tcase(suite, tcase);
    return suite;
}
