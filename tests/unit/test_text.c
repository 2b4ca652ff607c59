/* Text and Markdown: what they look like, and that our own parser reads them back. */
#include "support.h"

#include "render/renderers.h"
#include "render/yaml.h"

#include <stdio.h>
#include <stdlib.h>

/* The release set as one output, as a C string; free() it. */
static char *set(const pc_release *release, const char *output, pc_render_options options) {
    pc_buf out = {0};
    ck_assert_int_eq(pc_render(release, output, &options, &out), PC_OK);
    pc_buf_putc(&out, '\0');
    return out.p;
}

static char *set_text(const char *text, const char *language, const char *output, pc_render_options options) {
    pc_release *release = parsed(text, language);
    char *out = set(release, output, options);
    pc_release_free(release);
    return out;
}

#define RELEASE                                                                                                          \
    "PRESS RELEASE\n\nHarbour board opens second berth\n\n"                                                            \
    "TIDEWATER, Ore., May 4, 2021 -- The board opened its second berth on Tuesday after two years of work on the pier.\n\n" \
    "“We have waited long,” said Ivo Brandt, the director.\n\nAbout the Tidewater Board\nThe board runs two berths.\n\n" \
    "###\n\nMedia contact: Mara Lind\n+1 555 010 0142\n"

START_TEST(text_is_what_a_desk_expects) {
    char *got = set_text(RELEASE, "en", "text", (pc_render_options){.width = 60});
    ck_assert_str_eq(got, "PRESS RELEASE\n\nHarbour board opens second berth\n\n"
                          "TIDEWATER, Ore., May 4, 2021 -- The board opened its second\n"
                          "berth on Tuesday after two years of work on the pier.\n\n"
                          "“We have waited long,” said Ivo Brandt, the director.\n\n"
                          "About the Tidewater Board\n\nThe board runs two berths.\n\n###\n\n"
                          "Media contact: Mara Lind\n+1 555 010 0142\n");
    free(got);
}
END_TEST

START_TEST(markdown_has_the_short_parts_on_top) {
    char *got = set_text(RELEASE, "en", "markdown", (pc_render_options){0});
    ck_assert_str_eq(got, "---\nkicker: \"PRESS RELEASE\"\ntitle: \"Harbour board opens second berth\"\n"
                          "contacts:\n  - |-\n    Media contact: Mara Lind\n    +1 555 010 0142\niso_date: 2021-05-04\nlang: en\n---\n\n"
                          "TIDEWATER, Ore., May 4, 2021 -- The board opened its second berth on Tuesday after two years of work on the pier.\n\n"
                          "“We have waited long,” said Ivo Brandt, the director.\n\n## About the Tidewater Board\n\nThe board runs two berths.\n\n\\###\n");
    free(got);
}
END_TEST

/* Everything that could be markup, an entity, a tag or a block of Markdown. */
static const char *const hostile[] = {
    "1986. A great year * for _all_ of [us](x) `code` <b>bold</b> &amp; ~~gone~~ \\* C:\\dir",
    "# not a heading", "> not a quotation", "- 30 - and more of it", "+ plus", "=====", "--- rule", "12) twelve", "| a | b |", "<script>alert(1)</script>",
    "![picture](javascript:alert(1))", "snake_case_word stays _word_", "line ends in a backslash\\",
};

START_TEST(markdown_escapes_what_could_be_markup) {
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        char text[400];
        snprintf(text, sizeof text, "Harbour board opens berth\n\nTIDEWATER, May 4, 2021 – The board opened its berth on Tuesday, it said.\n\n"
                                    "The second paragraph is here to be read.\n\n%s and the rest of a sentence that ends here.\n", hostile[i]);
        char *once = set_text(text, "en", "markdown", (pc_render_options){0});
        pc_release *source = parsed(text, "en"), *back = parsed(once, NULL);
        char *before = set(source, "text", (pc_render_options){.no_wrap = 1}), *after = set(back, "text", (pc_render_options){.no_wrap = 1});
        ck_assert_msg(strcmp(before, after) == 0, "case %zu:\n%s\n%s\n%s", i, before, once, after);
        free(before);
        free(after);
        free(once);
        pc_release_free(source);
        pc_release_free(back);
    }
}
END_TEST

static const struct {
    const char *value, *yaml;
} values[] = {
    {"plain", " \"plain\"\n"},
    {"a: b # c", " \"a: b # c\"\n"},
    {"it's", " \"it's\"\n"},
    {"say \"yes\"", " 'say \"yes\"'\n"},
    {"C:\\dir", " 'C:\\dir'\n"},
    {"it's \"so\"", " |-\n    it's \"so\"\n"},
    {"", " \"\"\n"},
    {"two\nlines", " |-\n    two\n    lines\n"},
    {"a\x1B" "b\xEF\xBB\xBF" "c\xC2\x9B", " \"abc\"\n"},
};

START_TEST(bullets_become_those_of_markdown) {
    char *got = set_text("Berth opens\n\nTIDEWATER, May 4, 2021 – The board opened its berth on Tuesday, it said.\n\n"
                         "•     first crossing at six\n•     last crossing at ten\n", "en", "markdown", (pc_render_options){0});
    ck_assert_ptr_nonnull(strstr(got, "\n\n- first crossing at six\n- last crossing at ten\n"));
    free(got);
}
END_TEST

START_TEST(yaml_values_need_no_escapes) {
    pc_buf out = {0};
    pc_put_yaml(&out, pc_str_of(values[_i].value), 4);
    ck_pc_str_eq(((pc_str){out.p, out.n}), values[_i].yaml);
    pc_buf_release(&out);
}
END_TEST

START_TEST(front_matter_values_with_all_marks_come_back) {
    static const char text[] = "It's \"so\": C:\\new # 1\n\nTIDEWATER, May 4, 2021 – The board opened its berth on Tuesday, it said.\n";
    char *once = set_text(text, "en", "markdown", (pc_render_options){0});
    pc_release *back = parsed(once, NULL);
    ck_assert_str_eq(section_text(back, PC_SEC_HEADLINE), "It's \"so\": C:\\new # 1");
    pc_release_free(back);
    free(once);
}
END_TEST

START_TEST(an_embargo_without_its_words_gets_a_label) {
    char *got = set_text("---\ntitle: Berth opens\nembargo: 2021-05-04 09:00 GMT\nlang: fr\n---\n\nLe port a ouvert son second quai mardi.\n", NULL, "text",
                         (pc_render_options){0});
    ck_assert_ptr_nonnull(strstr(got, "SOUS EMBARGO JUSQU’AU 2021-05-04 09:00 GMT\n"));
    free(got);
}
END_TEST

START_TEST(contacts_of_one_sentence_stay_in_it) {
    char *got = set_text("Berth opens\n\nTIDEWATER, May 4, 2021 – The board opened its berth on Tuesday, it said.\n\n***\n\n"
                         "For more information, please contact: one@harbour.example and two@harbour.example\n", "en", "text", (pc_render_options){0});
    ck_assert_ptr_nonnull(strstr(got, "please contact: one@harbour.example and\ntwo@harbour.example\n"));
    free(got);
}
END_TEST

static const struct {
    const char *name;
    pc_render_options options;
} looks[] = {
    {"text", {.width = 72}}, {"text", {.no_wrap = 1}},       {"text", {.ascii = 1}},   {"text", {.flowed = 1}},
    {"markdown", {0}},       {"text", {.width = 20, .flowed = 1}}, {"text", {.brand = {.issuer = "The Tidewater Board"}}},
};

/* Whatever stands in the text, no control gets out; memory that is short ends in a status. */
START_TEST(hostile_text_stays_text) {
    static const char text[] = "A\x1B[31m head\xC2\x9B" "2J\xE2\x80\xAE\n\nPARIS\x07 \xE2\x81\xA6 – text\x7F here \xE2\x80\xA8 and there\x01 and so on to the end of it.\n";
    char *got = set_text(text, "en", looks[_i].name, looks[_i].options);
    for (const char *p = got; *p; p++) {
        ck_assert_msg((unsigned char)*p >= ' ' || *p == '\n', "byte %02X", (unsigned char)*p);
        ck_assert_int_ne(*p, 0x7F);
    }
    ck_assert_ptr_null(strstr(got, "\xC2\x9B"));
    ck_assert_ptr_null(strstr(got, "\xE2\x80\xAE"));
    ck_assert_ptr_null(strstr(got, "\xE2\x81\xA6"));
    ck_assert_ptr_null(strstr(got, "\xE2\x80\xA8"));
    free(got);
}
END_TEST

START_TEST(short_memory_ends_in_a_status) {
    pc_release *release = parsed(RELEASE, "en");
    for (unsigned long n = 1; n < 500; n++) {
        pc_buf out = {0};
        fail_allocation(n, true);
        pc_status status = pc_render(release, looks[_i].name, &looks[_i].options, &out);
        fail_allocation(0, false);
        pc_buf_release(&out);
        if (status == PC_OK) {
            ck_assert_uint_gt(n, 2);
            break;
        }
        ck_assert_int_eq(status, PC_NO_MEMORY);
    }
    pc_release_free(release);
}
END_TEST

START_TEST(an_unknown_output_is_told) {
    pc_release *release = parsed(RELEASE, "en");
    pc_buf out = {0};
    ck_assert_int_eq(pc_render(release, "papyrus", NULL, &out), PC_UNKNOWN_OUTPUT);
    ck_assert_int_eq(pc_render(release, "text", NULL, &out), PC_OK);
    pc_buf_release(&out);
    pc_release_free(release);
}
END_TEST

Suite *text_suite(void) {
    Suite *suite = suite_create("text");
    TCase *tests = tcase_create("text");
    int n = sizeof looks / sizeof *looks;
    tcase_add_test(tests, text_is_what_a_desk_expects);
    tcase_add_test(tests, markdown_has_the_short_parts_on_top);
    tcase_add_test(tests, markdown_escapes_what_could_be_markup);
    tcase_add_test(tests, bullets_become_those_of_markdown);
    tcase_add_loop_test(tests, yaml_values_need_no_escapes, 0, sizeof values / sizeof *values);
    tcase_add_test(tests, front_matter_values_with_all_marks_come_back);
    tcase_add_test(tests, an_embargo_without_its_words_gets_a_label);
    tcase_add_test(tests, contacts_of_one_sentence_stay_in_it);
    tcase_add_loop_test(tests, hostile_text_stays_text, 0, n);
    tcase_add_loop_test(tests, short_memory_ends_in_a_status, 0, n);
    tcase_add_test(tests, an_unknown_output_is_told);
    suite_add_tcase(suite, tests);
    return suite;
}
