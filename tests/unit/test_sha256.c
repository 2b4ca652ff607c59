#include "support.h"

#include "base/sha256.h"

#include <stdlib.h>

/* Digests of FIPS 180's examples and of lengths around the end of a block, checked against sha256sum. */
static const struct {
    const char *text;
    size_t times;
    const char *hex;
} known[] = {
    {"", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    {"a", 1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
    {"x", 55, "d5e285683cd4efc02d021a5c62014694958901005d6f71e89e0989fac77e4072"},
    {"x", 56, "04c26261370ee7541549d16dee320c723e3fd14671e66a099afe0a377c16888e"},
    {"x", 63, "75220b47218278e656f2013bb8f0c455a25eaf01e86c64924e9d48d89776d6f2"},
    {"x", 64, "7ce100971f64e7001e8fe5a51973ecdfe1ced42befe7ee8d5fd6219506b5393c"},
    {"x", 65, "9537c5fdf120482f7d58d25e9ed583f52c02b4e304ea814db1633ad565aed7e9"},
};

START_TEST(digests_are_those_of_the_standard) {
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        size_t n = strlen(known[i].text), all = n * known[i].times;
        char *text = malloc(all + 1), hex[PC_SHA256_HEX];
        ck_assert_ptr_nonnull(text);
        for (size_t k = 0; k < known[i].times; k++)
            memcpy(text + k * n, known[i].text, n);
        pc_sha256_of((pc_str){text, all}, hex);
        ck_assert_str_eq(hex, known[i].hex);
        free(text);
    }
}
END_TEST

START_TEST(pieces_of_any_length_give_the_same_digest) {
    char text[300], whole[PC_SHA256_HEX], hex[PC_SHA256_HEX];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = (char)(i * 7);
    pc_sha256_of((pc_str){text, sizeof text}, whole);
    for (size_t step = 1; step < sizeof text; step++) {
        pc_sha256 sha;
        pc_sha256_begin(&sha);
        for (size_t at = 0; at < sizeof text; at += step)
            pc_sha256_add(&sha, text + at, at + step < sizeof text ? step : sizeof text - at);
        pc_sha256_end(&sha, hex);
        ck_assert_str_eq(hex, whole);
    }
}
END_TEST

Suite *sha256_suite(void) {
    Suite *suite = suite_create("sha256");
    TCase *tcase = tcase_create("sha256");
    tcase_add_test(tcase, digests_are_those_of_the_standard);
    tcase_add_test(tcase, pieces_of_any_length_give_the_same_digest);
    suite_add_tcase(suite, tcase);
    return suite;
}
