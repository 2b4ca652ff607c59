/* The way without the machine's comparisons of 16 bytes. */
#define PC_PLAIN_BITS
#include "bits_promises.h"

Suite *bits_plain_suite(void);
Suite *bits_plain_suite(void) {
    Suite *s = suite_create("bits, plain");
    TCase *tc = tcase_create("core");
    add_promises(tc);
    suite_add_tcase(s, tc);
    return s;
}
