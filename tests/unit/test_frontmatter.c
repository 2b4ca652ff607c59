#include "support.h"

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

Suite *frontmatter_suite(void) {
    const TTest *const tests[] = {front_matter_names_the_parts, other_scripts_keep_their_places, broken_front_matter_is_text,
                                         front_matter_alone_is_a_release, NULL};
    return suite_of("frontmatter", tests);
}
