#include "support.h"

#include "text/json_read.h"

#include <stdlib.h>

/* The events of a text, a letter each; "!" where it is wrong. */
static const char *events_of(const char *text, size_t n) {
    static char letters[256];
    static const char names[] = {[PC_JSON_WRONG] = '!', [PC_JSON_END] = '.',    [PC_JSON_OBJECT] = '{', [PC_JSON_OBJECT_END] = '}',
                                 [PC_JSON_ARRAY] = '[', [PC_JSON_ARRAY_END] = ']', [PC_JSON_KEY] = 'k',    [PC_JSON_STRING] = 's',
                                 [PC_JSON_NUMBER] = 'n', [PC_JSON_TRUE] = 't',   [PC_JSON_FALSE] = 'f',  [PC_JSON_NULL] = '0'};
    char *exact = malloc(n ? n : 1); /* so that a read behind the end is seen */
    ck_assert_ptr_nonnull(exact);
    memcpy(exact, text, n);
    pc_json_reader reader = {.text = {exact, n}};
    size_t at = 0;
    for (pc_json_event event = PC_JSON_OBJECT; event != PC_JSON_END && event != PC_JSON_WRONG && at < 250;)
        letters[at++] = names[event = pc_json_next(&reader)];
    letters[at] = '\0';
    free(exact);
    return letters;
}

static const struct {
    const char *text, *events;
} texts[] = {
    {"{\"id\":1,\"text\":\"a\"}", "{knks}."},
    {" [ ] ", "[]."},
    {"{ }", "{}."},
    {"[1,-0,0.5,1e9,1E+2,2.5e-3,12]", "[nnnnnnn]."},
    {"[true,false,null,[{}],{\"a\":[]}]", "[tf0[{}]{k[]}]."},
    {"\"\\\" \\\\ \\/ \\b\\f\\n\\r\\t \\u00e9\"", "s."},
    {"7", "n."},
    {"\xC3\xA9", "!"},
    {"\"\xC3\xA9\"", "s."},
    {"\"\xC3\"", "!"},
    {"\"\xED\xA0\x80\"", "!"},
    {"", "!"},
    {"   ", "!"},
    {"{", "{!"},
    {"[1", "[n!"},
    {"[1,]", "[n!"},
    {"[,1]", "[!"},
    {"[1 2]", "[n!"},
    {"{\"a\":1,}", "{kn!"},
    {"{\"a\" 1}", "{!"},
    {"{\"a\":}", "{k!"},
    {"{a:1}", "{!"},
    {"{\"a\":1]", "{kn!"},
    {"[1}", "[n!"},
    {"{} {}", "{}!"},
    {"01", "!"},
    {"-", "!"},
    {"-01", "!"},
    {"1.", "!"},
    {".5", "!"},
    {"+1", "!"},
    {"1e", "!"},
    {"tru", "!"},
    {"truth", "!"},
    {"nulll", "0!"},
    {"'a'", "!"},
    {"\"a", "!"},
    {"\"a\nb\"", "!"},
    {"\"\\x\"", "!"},
    {"\"\\u12g4\"", "!"},
    {"\"\\u12", "!"},
    {"\"\\", "!"},
    {"NaN", "!"},
};

START_TEST(a_text_is_taken_or_refused_as_the_standard_says) {
    const char *text = texts[_i].text;
    const char *wanted = texts[_i].events;
    const char *got = events_of(text, strlen(text));
    ck_assert_msg(strcmp(got, wanted) == 0, "%s: %s is not %s", text, got, wanted);
}
END_TEST

START_TEST(depth_has_an_end) {
    enum { DEEP = PC_JSON_DEEPEST };
    char text[2 * DEEP + 2];
    memset(text, '[', DEEP);
    memset(text + DEEP, ']', DEEP);
    pc_json_reader good = {.text = {text, 2 * DEEP}}, bad = {.text = {text, DEEP}};
    ck_assert(pc_json_skip(&good, pc_json_next(&good)));
    ck_assert_int_eq(pc_json_next(&good), PC_JSON_END);
    ck_assert(!pc_json_skip(&bad, pc_json_next(&bad)));
    memset(text, '[', sizeof text);
    pc_json_reader deep = {.text = {text, sizeof text}};
    ck_assert(!pc_json_skip(&deep, pc_json_next(&deep)));
    ck_assert_str_eq(deep.wrong, "objects and arrays are nested too deep");
}
END_TEST

START_TEST(a_value_is_passed_over_as_a_whole) {
    pc_json_reader r = {.text = pc_str_of("{\"a\":[1,{\"b\":[[]]}],\"c\":2}")};
    ck_assert_int_eq(pc_json_next(&r), PC_JSON_OBJECT);
    ck_assert_int_eq(pc_json_next(&r), PC_JSON_KEY);
    ck_assert(pc_json_skip(&r, pc_json_next(&r)));
    ck_assert_int_eq(pc_json_next(&r), PC_JSON_KEY);
    ck_pc_str_eq(r.token, "\"c\"");
    ck_assert(pc_json_skip(&r, pc_json_next(&r)));
    ck_assert_int_eq(pc_json_next(&r), PC_JSON_OBJECT_END);
    ck_assert_int_eq(pc_json_next(&r), PC_JSON_END);
}
END_TEST

static const struct {
    const char *token, *text; /* NULL: half a pair */
} strings[] = {
    {"\"\"", ""},
    {"\"plain\"", "plain"},
    {"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t"},
    {"\"\\u0041\\u00e9\\u20AC\"", "A\xC3\xA9\xE2\x82\xAC"},
    {"\"x\\ud83d\\uDE00y\"", "x\xF0\x9F\x98\x80y"},
    {"\"x\\ud83d\"", NULL},
    {"\"x\\ud83dy\\ude00\"", NULL},
    {"\"\\ude00\"", NULL},
    {"\"\\ud83d\\u0041\"", NULL},
};

START_TEST(escapes_are_undone) {
    pc_buf out = {0};
    pc_buf_puts(&out, "<");
    bool good = pc_json_unescape(pc_str_of(strings[_i].token), &out);
    ck_assert_int_eq(good, strings[_i].text != NULL);
    ck_assert_int_eq(out.status, PC_OK);
    ck_pc_str_eq(((pc_str){out.p + 1, out.n - 1}), strings[_i].text ? strings[_i].text : "");
    pc_buf_release(&out);
}
END_TEST

Suite *json_read_suite(void) {
    Suite *suite = suite_create("json_read");
    TCase *tcase = tcase_create("json_read");
    tcase_add_loop_test(tcase, a_text_is_taken_or_refused_as_the_standard_says, 0, (int)(sizeof texts / sizeof *texts));
    tcase_add_loop_test(tcase, escapes_are_undone, 0, (int)(sizeof strings / sizeof *strings));
    tcase_add_test(tcase, depth_has_an_end);
    tcase_add_test(tcase, a_value_is_passed_over_as_a_whole);
    suite_add_tcase(suite, tcase);
    return suite;
}
