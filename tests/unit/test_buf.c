#include "support.h"

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

Suite *buf_suite(void) {
    const TTest *const tests[] = {buffer_joins_what_it_is_given, an_empty_buffer_has_data,
                                         the_maximum_is_kept_and_remembered, a_failed_allocation_is_remembered, NULL};
    return suite_of("buf", tests);
}
