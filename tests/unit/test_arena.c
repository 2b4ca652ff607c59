#include "support.h"

#include "base/vec.h"

#include <stdlib.h>

enum { LARGE = 64 * 1024, KIB = 1024 };

START_TEST(what_is_taken_is_aligned_and_apart) {
    pc_arena *arena = pc_arena_new();
    char *before = NULL;
    for (size_t size = 0; size < 40000; size = size * 2 + 1) {
        char *at = pc_arena_take(arena, size);
        ck_assert_ptr_nonnull(at);
        ck_assert_uint_eq((uintptr_t)at % _Alignof(max_align_t), 0);
        memset(at, 0xAB, size);
        ck_assert_ptr_ne(at, before);
        before = at;
    }
    ck_assert(!pc_arena_failed(arena));
    pc_arena_free(arena);
    pc_arena_free(NULL);
}
END_TEST

START_TEST(zeroed_memory_is_zero_also_when_it_is_used_again) {
    pc_arena *arena = pc_arena_new();
    for (int round = 0; round < 3; round++) {
        char *at = pc_arena_zeroed(arena, 100, 30);
        for (size_t i = 0; i < 3000; i++)
            ck_assert_int_eq(at[i], 0);
        memset(at, 0xFF, 3000);
        pc_arena_reset(arena);
    }
    pc_arena_free(arena);
}
END_TEST

START_TEST(an_emptied_arena_takes_small_things_without_the_allocator) {
    pc_arena *arena = pc_arena_new();
    pc_arena_reset(arena);
    for (int i = 0; i < 100; i++)
        ck_assert_ptr_nonnull(pc_arena_take(arena, 2 * KIB));
    ck_assert_ptr_nonnull(pc_arena_take(arena, 3 * LARGE));
    pc_arena_reset(arena);
    bool small = true;
    fail_allocation(1, true); /* libcheck allocates too: nothing is asserted until it ends */
    for (int i = 0; i < 30; i++)
        small = small && pc_arena_take(arena, 2 * KIB);
    bool large = pc_arena_take(arena, 3 * LARGE);
    fail_allocation(0, false);
    ck_assert(small);
    ck_assert(!large);
    ck_assert(pc_arena_failed(arena));
    pc_arena_reset(arena);
    ck_assert(!pc_arena_failed(arena));
    pc_arena_free(arena);
}
END_TEST

START_TEST(growing_keeps_what_was_there) {
    pc_arena *arena = pc_arena_new();
    for (int others = 0; others < 2; others++) { /* alone, and with something taken behind it each time */
        size_t size = 8;
        char *at = pc_arena_take(arena, size);
        for (size_t i = 0; i < size; i++)
            at[i] = (char)i;
        for (; size < 40 * LARGE; size *= 2) {
            if (others)
                pc_arena_take(arena, 5);
            at = pc_arena_grow(arena, at, size, size * 2);
            ck_assert_ptr_nonnull(at);
            size_t kept = 0;
            for (size_t i = 0; i < size; i++)
                kept += at[i] == (char)i;
            ck_assert_uint_eq(kept, size);
            for (size_t i = size; i < size * 2; i++)
                at[i] = (char)i;
        }
        at = pc_arena_grow(arena, at, size, 100); /* smaller again */
        ck_assert_int_eq(at[99], 99);
    }
    ck_assert_ptr_nonnull(pc_arena_grow(arena, NULL, 0, 10));
    ck_assert(!pc_arena_failed(arena));
    pc_arena_free(arena);
}
END_TEST

START_TEST(a_small_thing_grows_in_place) {
    pc_arena *arena = pc_arena_new();
    char *at = pc_arena_take(arena, 16);
    ck_assert_ptr_eq(pc_arena_grow(arena, at, 16, 64), at);
    ck_assert_ptr_eq(pc_arena_grow(arena, at, 64, 1), at);
    pc_arena_take(arena, 16);
    ck_assert_ptr_ne(pc_arena_grow(arena, at, 16, 64), at);
    pc_arena_free(arena);
}
END_TEST

START_TEST(large_things_move_alone) {
    pc_arena *arena = pc_arena_new();
    char *all[5];
    for (int i = 0; i < 5; i++) {
        all[i] = pc_arena_take(arena, LARGE);
        memset(all[i], i, LARGE);
    }
    for (int i = 4; i >= 0; i -= 2) {
        all[i] = pc_arena_grow(arena, all[i], LARGE, (size_t)LARGE * 50);
        memset(all[i], i, (size_t)LARGE * 50);
    }
    for (int i = 0; i < 5; i++)
        ck_assert_int_eq(all[i][LARGE - 1], i);
    pc_arena_free(arena);
}
END_TEST

START_TEST(what_is_given_back_leaves_the_others_as_they_were) {
    enum { N = 5, BIG = 100 * 1024, SMALL = 100 };
    for (int gone = 0; gone < N; gone++) {
        pc_arena *arena = pc_arena_new();
        char *things[N];
        for (int i = 0; i < N; i++)
            memset(things[i] = pc_arena_take(arena, i == 2 ? SMALL : BIG), 'a' + i, i == 2 ? SMALL : BIG);
        pc_arena_give_back(arena, things[gone], gone == 2 ? SMALL : BIG);
        pc_arena_give_back(arena, NULL, BIG);
        for (int i = 0; i < N; i++) { /* the neighbours are linked: they move, and are freed with the arena */
            if (i == gone || i == 2)
                continue;
            things[i] = pc_arena_grow(arena, things[i], BIG, 3 * BIG);
            for (int at = 0; at < BIG; at++)
                ck_assert_int_eq(things[i][at], 'a' + i);
        }
        ck_assert(!pc_arena_failed(arena));
        pc_arena_free(arena);
    }
}
END_TEST

START_TEST(requests_that_cannot_be_are_refused_and_remembered) {
    static const struct {
        size_t count, size;
    } impossible[] = {{1, SIZE_MAX}, {SIZE_MAX, 2}, {SIZE_MAX / 2, 3}, {1, SIZE_MAX / 2 + 1}};
    for (size_t i = 0; i < sizeof impossible / sizeof *impossible; i++) {
        pc_arena *arena = pc_arena_new();
        ck_assert_ptr_null(pc_arena_zeroed(arena, impossible[i].count, impossible[i].size));
        ck_assert(pc_arena_failed(arena));
        pc_arena_free(arena);
    }
    pc_arena *arena = pc_arena_new();
    char *at = pc_arena_take(arena, 10);
    ck_assert_ptr_null(pc_arena_grow(arena, at, 10, SIZE_MAX));
    ck_assert(pc_arena_failed(arena));
    size_t cap = SIZE_MAX / 2 + 1;
    ck_assert_ptr_null(pc_vec_room(arena, at, 1, &cap, 8));
    cap = SIZE_MAX / 16;
    ck_assert_ptr_null(pc_vec_room(arena, at, 1, &cap, 16));
    pc_arena_free(arena);
}
END_TEST

START_TEST(a_failed_allocation_leaves_the_old_alone) {
    pc_arena *arena = pc_arena_new();
    char *small = pc_arena_take(arena, 100), *large = pc_arena_take(arena, LARGE);
    small[99] = large[LARGE - 1] = 'x';
    fail_allocation(1, true);
    bool got = pc_arena_grow(arena, large, LARGE, 2 * LARGE) || pc_arena_grow(arena, small, 100, LARGE) ||
               pc_arena_copy(arena, (pc_str){large, LARGE - 1}).p || pc_arena_new();
    PC_VEC(int) vec = {0};
    bool pushed = true;
    while (vec.n < 100000 && (pushed = PC_PUSH(arena, vec, 1))) {
    }
    fail_allocation(0, false);
    ck_assert(!got);
    ck_assert(!pushed);
    ck_assert(pc_arena_failed(arena));
    ck_assert_int_eq(small[99], 'x');
    ck_assert_int_eq(large[LARGE - 1], 'x');
    pc_arena_free(arena);
}
END_TEST

START_TEST(a_copy_ends_with_nul) {
    pc_arena *arena = pc_arena_new();
    pc_str copy = pc_arena_copy(arena, PC_STR("berth"));
    ck_assert_str_eq(copy.p, "berth");
    ck_assert_uint_eq(copy.n, 5);
    ck_assert_str_eq(pc_arena_copy(arena, (pc_str){NULL, 0}).p, "");
    pc_arena_free(arena);
}
END_TEST

START_TEST(vectors_hold_what_is_pushed) {
    pc_arena *arena = pc_arena_new();
    PC_VEC(uint32_t) odd = {0};
    PC_VEC(uint32_t) even = {0};
    for (uint32_t i = 0; i < 50000; i++) {
        ck_assert(PC_PUSH(arena, odd, 2 * i + 1));
        ck_assert(PC_PUSH(arena, even, 2 * i));
    }
    for (uint32_t i = 0; i < 50000; i++) {
        ck_assert_uint_eq(odd.v[i], 2 * i + 1);
        ck_assert_uint_eq(even.v[i], 2 * i);
    }
    pc_arena_free(arena);
}
END_TEST

Suite *arena_suite(void) {
    const TTest *const tests[] = {what_is_taken_is_aligned_and_apart,
                                  zeroed_memory_is_zero_also_when_it_is_used_again,
                                  an_emptied_arena_takes_small_things_without_the_allocator,
                                  growing_keeps_what_was_there,
                                  a_small_thing_grows_in_place,
                                  large_things_move_alone,
                                  what_is_given_back_leaves_the_others_as_they_were,
                                  requests_that_cannot_be_are_refused_and_remembered,
                                  a_failed_allocation_leaves_the_old_alone,
                                  a_copy_ends_with_nul,
                                  vectors_hold_what_is_pushed,
                                  NULL};
    return suite_of("arena", tests);
}
