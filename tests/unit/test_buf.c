#include "support.h"

#include <stdio.h>

#include "base/buf.h"

START_TEST(buffer_joins_what_it_is_given) {
    pc_buf buf = {0};
    pc_buf_puts(&buf, "page ");
    pc_buf_put_uint(&buf, 0);
    pc_buf_putc(&buf, '/');
    pc_buf_put_uint(&buf, UINT64_MAX);
    pc_buf_put(&buf, NULL, 0);
    size_t size;
    const char *data = pc_buf_data(&buf, &size);
    ck_pc_str_eq(((pc_str){data, size}), "page 0/18446744073709551615");
    pc_buf_release(&buf);
    ck_assert_ptr_null(buf.p);
}
END_TEST

START_TEST(spaces_are_as_many_as_were_asked_for) {
    static const size_t wanted[] = {0, 1, 31, 32, 33, 64, 65, 1000};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        pc_buf buf = {0};
        pc_buf_put_spaces(&buf, wanted[i]);
        ck_assert_uint_eq(buf.n, wanted[i]);
        for (size_t at = 0; at < buf.n; at++)
            ck_assert_int_eq(buf.p[at], ' ');
        pc_buf_release(&buf);
    }
}
END_TEST

START_TEST(numbers_have_all_their_digits) {
    static const uint32_t ends[] = {0, 9, 10, 99, 100, 101, 999, 1000, 9999, 10000, 65535, 99999, 100000, 999999, 1000000, 123456789, 999999999, 1000000000, UINT32_MAX};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        char digits[11] = "", expected[11];
        ck_assert_ptr_eq(pc_uint_to(digits, ends[i]), digits + snprintf(expected, sizeof expected, "%u", ends[i]));
        ck_assert_str_eq(digits, expected);
    }
}
END_TEST

START_TEST(an_empty_buffer_has_data) {
    pc_buf *buf = pc_buf_new(0);
    size_t size = 9;
    ck_assert_ptr_nonnull(pc_buf_data(buf, &size));
    ck_assert_uint_eq(size, 0);
    pc_buf_free(buf);
    pc_buf_free(NULL);
}
END_TEST

START_TEST(the_maximum_is_kept_and_remembered) {
    pc_buf *buf = pc_buf_new(4);
    pc_buf_puts(buf, "1234");
    ck_assert_int_eq(buf->status, PC_OK);
    for (int i = 0; i < 1100; i++) /* more than the room asked for first */
        pc_buf_puts(buf, "5");
    ck_assert_int_eq(buf->status, PC_TOO_LARGE);
    size_t size;
    ck_assert_ptr_null(pc_buf_data(buf, &size));
    pc_buf_clear(buf);
    pc_buf_putc(buf, 'x');
    ck_assert_int_eq(buf->status, PC_OK);
    ck_assert_ptr_null(pc_buf_room(buf, SIZE_MAX));
    pc_buf_free(buf);
}
END_TEST

START_TEST(a_failed_allocation_is_remembered) {
    pc_buf buf = {0};
    fail_allocation(1, false);
    pc_buf_putc(&buf, 'x');
    pc_buf_putc(&buf, 'y');
    fail_allocation(0, false);
    ck_assert_int_eq(buf.status, PC_NO_MEMORY);
    fail_allocation(1, false);
    ck_assert_ptr_null(pc_buf_new(0));
    fail_allocation(0, false);
}
END_TEST

typedef struct sink {
    size_t n, calls;
    char p[4096];
} sink;

static bool into_sink(void *to, const char *p, size_t n) {
    sink *s = to;
    s->calls++;
    if (s->n + n > sizeof s->p)
        return false;
    memcpy(s->p + s->n, p, n);
    s->n += n;
    return true;
}

START_TEST(a_buffer_with_a_drain_and_a_maximum_holds_that_much_and_no_more) {
    char expected[4096];
    sink s = {0};
    pc_buf buf = {.max = 1500, .drain = into_sink, .to = &s};
    size_t n = 0;
    for (size_t piece = 1; n + piece <= sizeof expected; piece += 13) { /* short ones, and some longer than half of it */
        memset(expected + n, 'a' + (int)(piece % 26), piece);
        pc_buf_put(&buf, expected + n, piece);
        n += piece;
        ck_assert_uint_le(buf.cap, 1500);
        ck_assert(s.calls == 0 ? buf.n == n : s.n + buf.n == n);
        ck_assert(s.calls > 0 || n <= 1500);
    }
    ck_assert_uint_gt(s.calls, 1);
    ck_assert_int_eq(pc_buf_flush(&buf), PC_OK);
    ck_assert_uint_eq(s.n, n);
    ck_assert_int_eq(memcmp(s.p, expected, n), 0);
    pc_buf_release(&buf);
}
END_TEST

START_TEST(once_something_was_drained_no_memory_is_asked_for) {
    char long_one[1400] = {0};
    sink s = {0};
    pc_buf buf = {.max = 1500, .drain = into_sink, .to = &s};
    pc_buf_put(&buf, long_one, 900); /* past the buffer, and yet it is there from now on */
    ck_assert_uint_eq(s.n, 900);
    fail_allocation(1, true);
    for (int i = 0; i < 3; i++)
        pc_buf_put(&buf, long_one, 700);
    pc_status status = pc_buf_flush(&buf);
    fail_allocation(0, false);
    ck_assert_int_eq(status, PC_OK);
    ck_assert_uint_eq(s.n, 900 + 3 * 700);
    pc_buf_release(&buf);

    s = (sink){0}; /* without it nothing goes out at all */
    buf = (pc_buf){.max = 1500, .drain = into_sink, .to = &s};
    fail_allocation(1, false);
    pc_buf_put(&buf, long_one, 900);
    fail_allocation(0, false);
    ck_assert_int_eq(buf.status, PC_NO_MEMORY);
    ck_assert_uint_eq(s.calls, 0);
    pc_buf_release(&buf);
}
END_TEST

Suite *buf_suite(void) {
    const TTest *const tests[] = {buffer_joins_what_it_is_given, spaces_are_as_many_as_were_asked_for, an_empty_buffer_has_data,
                                         the_maximum_is_kept_and_remembered, a_failed_allocation_is_remembered,
                                         a_buffer_with_a_drain_and_a_maximum_holds_that_much_and_no_more,
                                         once_something_was_drained_no_memory_is_asked_for, numbers_have_all_their_digits, NULL};
    return suite_of("buf", tests);
}
