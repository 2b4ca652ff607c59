/* Mending: what is changed, what is kept off, what is taken back. */
#include "support.h"

#include "check/fix.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

/* Mends a text in one style; the caller frees both. */
typedef struct mended {
    pc_style *style;
    pc_checker *checker;
    pc_fixer *fixer;
    const pc_fixed *fixed;
} mended;

static mended mend_as(pc_str text, pc_profile profile, bool proposals, const char *encoding, const uint8_t *selected) {
    pc_style *style = malloc(sizeof *style);
    pc_style_error error;
    pc_check_options how = {.today = {.year = 2021, .month = 5, .day = 4}, .selected = selected};
    pc_parse_options options = {.encoding = encoding};
    mended m = {.style = style};
    ck_assert(style != NULL);
    pc_style_init(style, profile);
    m.checker = pc_checker_new(style, &how, &error);
    ck_assert(m.checker != NULL);
    m.fixer = pc_fixer_new(m.checker, proposals);
    ck_assert(m.fixer != NULL);
    ck_assert_int_eq(pc_fixer_run(m.fixer, text, &options, &m.fixed), PC_OK);
    return m;
}

static void done(mended *m) {
    pc_fixer_free(m->fixer);
    pc_checker_free(m->checker);
    free(m->style);
}

static void only(uint8_t selected[PC_RULES], const char *const *ids) {
    memset(selected, PC_NOT_SELECTED, PC_RULES);
    for (; *ids; ids++) {
        pc_rule_id rule = pc_rule_named(pc_str_of(*ids));
        ck_assert(rule != PC_RULES);
        selected[rule] = PC_SELECTED_BY_NAME;
    }
}

static void becomes(const char *text, size_t n, const char *encoding, const char *const *ids, const char *wanted, size_t wanted_n) {
    uint8_t selected[PC_RULES];
    only(selected, ids);
    mended m = mend_as((pc_str){text, n}, PC_AP, false, encoding, selected);
    ck_assert_uint_eq(m.fixed->bytes.n, wanted_n);
    ck_assert_mem_eq(m.fixed->bytes.p, wanted, wanted_n);
    done(&m);
}

#define BECOMES(text, encoding, wanted, ...) \
    becomes(text, sizeof(text) - 1, encoding, (const char *const[]){__VA_ARGS__, NULL}, wanted, sizeof(wanted) - 1)

START_TEST(a_fix_keeps_the_line_ends_of_the_file) {
    BECOMES("Press release\r\n\r\nHarbour board opens berth\r\n\r\nThe tug\v stays.", NULL,
            "Press release\r\n\r\nHarbour board opens berth\r\n\r\nThe tug\r\n stays.\r\n", "unicode-control", "missing-final-newline");
}
END_TEST

START_TEST(edits_are_written_in_the_encoding_of_the_file) {
    BECOMES("Press release\n\nThe o\xEF\xAC\x83" "ce is open.\n", NULL, "Press release\n\nThe office is open.\n", "unicode-compat");
    static const char wide[] = "H\0i\0\n\0\n\0T\0h\0e\0 \0t\0u\0g\0";
    becomes(wide, sizeof wide - 1, "UTF-16LE", (const char *const[]){"missing-final-newline", NULL}, "H\0i\0\n\0\n\0T\0h\0e\0 \0t\0u\0g\0\n\0", sizeof wide + 1);
    BECOMES("Press release\n\nHarbour board opens berth\n\nTIDEWATER, Ore., May 4, 2021 - The tug of O&rsquo;Hara&nbsp;is &eacute;lue.\n", "windows-1252",
            "Press release\n\nHarbour board opens berth\n\nTIDEWATER, Ore., May 4, 2021 - The tug of O\x92Hara is \xE9lue.\n", "html-leftover");
}
END_TEST

START_TEST(what_the_encoding_cannot_hold_is_left_and_named) {
    static const char text[] = "Press release\n\nThe board&rsquo;s tug.\n";
    uint8_t selected[PC_RULES];
    only(selected, (const char *const[]){"html-leftover", NULL});
    mended m = mend_as(PC_STR(text), PC_AP, false, "ISO-8859-1", selected);
    ck_assert(pc_str_eq(m.fixed->bytes, PC_STR(text)));
    ck_assert_uint_eq(m.fixed->left.n, 1);
    ck_assert_int_eq(m.fixed->left.v[0].why, PC_LEFT_ENCODING);
    done(&m);
}
END_TEST

START_TEST(edits_of_the_same_bytes_are_made_one_after_the_other) {
    /* the blanks at the end belong to both rules */
    static const char text[] = "Press release\n\nThe tug stays.\n   ";
    uint8_t selected[PC_RULES];
    only(selected, (const char *const[]){"trailing-whitespace", "missing-final-newline", NULL});
    mended m = mend_as(PC_STR(text), PC_AP, false, NULL, selected);
    ck_assert(pc_str_eq(m.fixed->bytes, PC_STR("Press release\n\nThe tug stays.\n")));
    ck_assert_uint_eq(m.fixed->left.n, 0);
    done(&m);
}
END_TEST

START_TEST(a_clean_text_is_the_very_same_bytes) {
    static const char text[] = "Press release\n\nThe tug stays.\n";
    uint8_t selected[PC_RULES];
    only(selected, (const char *const[]){"trailing-whitespace", "missing-final-newline", NULL});
    mended m = mend_as(PC_STR(text), PC_AP, false, NULL, selected);
    ck_assert_ptr_eq(m.fixed->bytes.p, text);
    ck_assert_uint_eq(m.fixed->rounds, 0);
    done(&m);
}
END_TEST

START_TEST(memory_that_runs_short_is_said_and_nothing_else) {
    static const char text[] = "Press release \n\nHarbour board opens berth.\n\nTIDEWATER, Ore., May 4, 2021 – The  tug &amp; the crane stay \n";
    mended m = mend_as(PC_STR(text), PC_AP, true, NULL, NULL);
    size_t wanted = m.fixed->bytes.n;
    unsigned long n = 1;
    for (pc_status status = PC_NO_MEMORY; status != PC_OK; n++) {
        const pc_fixed *fixed = NULL;
        pc_fixer_free(m.fixer); /* what it had kept would be used again */
        m.fixer = pc_fixer_new(m.checker, true);
        fail_allocation(n, true);
        status = pc_fixer_run(m.fixer, PC_STR(text), NULL, &fixed);
        fail_allocation(0, false);
        ck_assert(status == PC_OK || (status == PC_NO_MEMORY && !fixed));
        if (status == PC_OK)
            ck_assert_uint_eq(fixed->bytes.n, wanted);
        ck_assert_uint_lt(n, 5000);
    }
    ck_assert_uint_gt(n, 5);
    done(&m);
}
END_TEST

/* ---- every text there is ---- */

static void mend_twice(const char *path, pc_profile profile, bool proposals) {
    size_t n;
    char *text = test_file(path, &n);
    mended first = mend_as((pc_str){text, n}, profile, proposals, NULL, NULL);
    for (size_t i = 0; i < first.fixed->findings->n; i++)
        ck_assert_uint_le(first.fixed->findings->v[i]->source.end, first.fixed->bytes.n);
    mended second = mend_as(first.fixed->bytes, profile, proposals, NULL, NULL);
    ck_assert_msg(pc_str_eq(first.fixed->bytes, second.fixed->bytes), "%s: mending twice is not mending once (profile %d)", path, (int)profile);
    done(&second);
    done(&first);
    free(text);
}

START_TEST(mending_twice_is_mending_once) {
    static const char *const folders[] = {"golden", "rules/trailing-whitespace", "rules/extraction-double-spaced", "rules/html-leftover", "rules/email-header-leftover", "rules/quoted-printable-residue", "rules/unicode-invisible", "rules/extraction-page-furniture", "rules/headline-quote-marks"};
    unsigned tried = 0;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        char folder[512], path[800];
        snprintf(folder, sizeof folder, "%s/%s", PC_TESTS_DIR, folders[i]);
        DIR *dir = opendir(folder);
        ck_assert_msg(dir != NULL, "%s", folder);
        for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
            const char *dot = strrchr(entry->d_name, '.');
            if (!dot || strcmp(dot, ".txt") != 0)
                continue;
            snprintf(path, sizeof path, "%s/%s", folders[i], entry->d_name);
            mend_twice(path, (pc_profile)(tried % PC_PROFILES), tried % 3 == 0);
            tried++;
        }
        closedir(dir);
    }
    ck_assert_uint_gt(tried, 20);
}
END_TEST

Suite *fix_suite(void) {
    const TTest *const tests[] = {a_fix_keeps_the_line_ends_of_the_file, edits_are_written_in_the_encoding_of_the_file, what_the_encoding_cannot_hold_is_left_and_named,
                                         edits_of_the_same_bytes_are_made_one_after_the_other, a_clean_text_is_the_very_same_bytes, memory_that_runs_short_is_said_and_nothing_else, mending_twice_is_mending_once, NULL};
    return suite_of("fix", tests);
}
