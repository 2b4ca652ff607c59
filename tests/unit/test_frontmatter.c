#include "support.h"

#include <stdio.h>

#define BODY "\nThe council of Marrow Bay has opened a new library for its readers, the town said today.\n"

START_TEST(front_matter_names_the_parts) {
    pc_release *release = parsed("---\ntitle: \"Library opens: a day out\"\nsubtitle:\n  - First deck\n  - 'Second deck'\nkicker: Press Release\n"
                                 "date: 2019-05-03\nlocation: Marrow Bay, Devon\ncontact:\n  name: Ann Lee\n  email: ann@example.org\n"
                                 "notes: |\n  One note.\nlint: off\n---\n\nSome Other Line\n" BODY, "en");
    ck_assert_str_eq(section_text(release, PC_SEC_HEADLINE), "Library opens: a day out");
    ck_assert_uint_eq(group_count(release, PC_SEC_SUBHEAD), 2);
    ck_assert_str_eq(group_text(release, PC_SEC_SUBHEAD, 1), "Second deck");
    ck_assert_str_eq(section_text(release, PC_SEC_KICKER), "Press Release");
    ck_assert_str_eq(section_text(release, PC_SEC_RELEASE_DATE), "2019-05-03");
    ck_assert_int_eq(release->release_date.month, 5);
    ck_pc_str_eq(release->dateline.city, "Marrow Bay");
    ck_assert_uint_gt(release->contacts.n, 0);
    ck_assert_str_eq(section_text(release, PC_SEC_NOTES), "One note.");
    ck_assert_int_eq(release->pieces.v[pc_piece_next(release, 0, PC_SEC_HEADLINE)].sure, PC_EXPLICIT);
    ck_assert_ptr_nonnull(strstr(section_text(release, PC_SEC_FURNITURE), "lint: off"));
    ck_assert_uint_eq(group_count(release, PC_SEC_BODY), 1);
    pc_release_free(release);
}
END_TEST

START_TEST(other_scripts_keep_their_places) {
    pc_release *release = parsed("---\ntitle: \xC3\x9C""ber uns: nichts\nlang: de\nheading: \xE5\x9B\xB3\xE6\x9B\xB8\xE9\xA4\xA8\n---\n" BODY, "en");
    ck_assert_ptr_nonnull(strstr(section_text(release, PC_SEC_BODY), "The council"));
    pc_release_free(release);
}
END_TEST

START_TEST(broken_front_matter_is_text) {
    static const char *const texts[] = {
        "---\ntitle: \"never closed\n---\n" BODY, "---\n- a list\n- no mapping\n---\n" BODY, "---\ntitle: no end\n" BODY, "---\n---\n" BODY, "---", "---\n",
        "---\n: : :\n\t- [\n---\n" BODY,
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        pc_release *release = parsed(texts[i], "en");
        for (size_t k = 0; k < release->pieces.n; k++)
            ck_assert_msg(release->pieces.v[k].sure != PC_EXPLICIT, "case %zu", i);
        pc_release_free(release);
    }
}
END_TEST

START_TEST(front_matter_alone_is_a_release) {
    pc_release *release = parsed("---\ntitle: Library opens\nembargo: 2019-09-03 00:01 GMT\n---", "en");
    ck_assert_str_eq(section_text(release, PC_SEC_HEADLINE), "Library opens");
    ck_assert_str_eq(section_text(release, PC_SEC_EMBARGO), "2019-09-03 00:01 GMT");
    ck_assert_uint_eq(group_count(release, PC_SEC_BODY), 0);
    pc_release_free(release);
}
END_TEST

/* The words of a paragraph behind front matter; what is no markup stays. */
START_TEST(markdown_behind_it_is_undone) {
    static const struct {
        const char *body, *want;
    } rows[] = {
        {"The **Marrow Bay Library** opened *today*, __at last__, _early_.", "The Marrow Bay Library opened today, at last, early."},
        {"\xE2\x80\x9C*Tides*\xE2\x80\x9D is the book (**not** the film).", "\xE2\x80\x9CTides\xE2\x80\x9D is the book (not the film)."},
        {"See [the report](https://library.example/a) or [write](mailto:a@library.example).",
         "See the report (https://library.example/a) or write (mailto:a@library.example)."},
        {"**[The report](https://library.example/a)**, it said.", "The report (https://library.example/a), it said."},
        {"A\\*b\\* and 3 * 4 ** 5, snake_case_name, *not closed.", "A*b* and 3 * 4 ** 5, snake_case_name, *not closed."},
        {"https://library.example/_a_/b*c*, notes [1] and [sic], ***all***.", "https://library.example/_a_/b*c*, notes [1] and [sic], ***all***."},
        {"The council of Marrow Bay opened a **mark at the end of this line of words.\n\nIt is closed** in no other paragraph.",
         "The council of Marrow Bay opened a **mark at the end of this line of words."},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[400];
        snprintf(text, sizeof text, "---\ntitle: Library opens\n---\n\n%s\n\nIt is open every day from nine to five.\n", rows[i].body);
        pc_release *release = parsed(text, "en");
        ck_assert_msg(strcmp(group_text(release, PC_SEC_BODY, 0), rows[i].want) == 0, "\"%s\" is read as \"%s\"", rows[i].body, group_text(release, PC_SEC_BODY, 0));
        pc_release_free(release);
    }
    pc_release *release = parsed("Library opens\n\nThe **Marrow Bay Library** opened in 2019 for its twelve thousand readers, the town said.\n", "en");
    ck_assert_ptr_nonnull(strstr(release->text.p, "**Marrow")); /* without front matter it is not known to be Markdown */
    pc_release_free(release);
}
END_TEST

Suite *frontmatter_suite(void) {
    const TTest *const tests[] = {front_matter_names_the_parts, other_scripts_keep_their_places, broken_front_matter_is_text,
                                         front_matter_alone_is_a_release, markdown_behind_it_is_undone, NULL};
    return suite_of("frontmatter", tests);
}
