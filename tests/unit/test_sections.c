#include "support.h"

#include "parse/sections.h"
#include "text/utf8.h"

static pc_look look(const char *text) {
    return pc_look_at(pc_str_of(text), (pc_range){0, (uint32_t)strlen(text)});
}

START_TEST(prose_is_told_from_headings) {
    static const struct {
        const char *text;
        bool prose;
    } texts[] = {
        {"The council opened a library on Monday.", true},
        {"\xE2\x80\x9CWe are glad that it is open at last,\xE2\x80\x9D said the mayor.", true},
        {"Library Opens in Marrow Bay", false},
        {"LIBRARY OPENS IN MARROW BAY AND IN THE FOUR TOWNS AROUND IT, WHICH HAVE WAITED LONG.", false},
        {"Library Opens in Marrow Bay After Twelve Years of Planning, Building, Waiting, Hoping and More Building by the Council and by Volunteers from Town",
         false},
        {"Council opens library", false},
        {"It opened. The town was glad. Many came on the first day to see it", true},
        {"", false},
        {"Ms. Ann Lee, Chairman of the Marrow Bay Library Committee, announced today that Readers from Devon and Dorset will receive their Cards free.", true},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        pc_look seen = look(texts[i].text);
        ck_assert_msg(pc_looks_prose(&seen) == texts[i].prose, "\"%s\"", texts[i].text);
    }
}
END_TEST

START_TEST(looks_tell_how_a_text_ends_and_begins) {
    ck_assert(look("* one").bullet);
    ck_assert(look("\xE2\x80\xA2 one").bullet);
    ck_assert(look("- one").bullet);
    ck_assert(!look("-one").bullet);
    ck_assert(look("It is so.\"").stops);
    ck_assert(look("\xE3\x81\x9D\xE3\x81\x86\xE3\x80\x82").stops);
    ck_assert(look("He said:").colon);
    ck_assert(look("Dear friend,").comma);
    ck_assert(look("see www.example.org").address);
    ck_assert(look("write to ann@example.org").address);
    ck_assert_uint_eq(look("\xE5\x9B\xB3\xE6\x9B\xB8\xE9\xA4\xA8\xE3\x81\xAE").words, 2);
}
END_TEST

START_TEST(marks_around_labels_are_passed_over) {
    pc_str text = PC_STR("** <b>[Press Release]</b> : rest");
    ck_assert_uint_eq(pc_skip_marks(text, 0, text.n), 7);
    ck_assert_uint_eq(pc_trim_marks(text, 0, 21), 20);
    ck_assert_uint_eq(pc_skip_marks(text, text.n, text.n), text.n);
}
END_TEST

START_TEST(copies_are_known_whatever_their_marks) {
    pc_str text = PC_STR("Library opens: now LIBRARY - OPENS, now! Library opens");
    ck_assert(pc_same_letters(text, (pc_range){0, 18}, (pc_range){19, 40}));
    ck_assert(!pc_same_letters(text, (pc_range){0, 18}, (pc_range){41, 54}));
}
END_TEST

START_TEST(gaps_are_found_in_any_white_space) {
    pc_str text = PC_STR("a b  c\td\xC2\xA0\xC2\xA0\xC3\xA0\xC3\xA0 e    f");
    ck_assert_uint_eq(pc_next_wide(text, 0, text.n), 5);
    ck_assert_uint_eq(pc_next_wide(text, 5, text.n), 7);
    ck_assert_uint_eq(pc_next_wide(text, 7, text.n), 12);
    ck_assert_uint_eq(pc_next_gap(text, 7, text.n, 4), text.n - 1);
    ck_assert_uint_eq(pc_next_wide(text, text.n, text.n), text.n);
}
END_TEST

/* Every visible byte belongs to one piece; pieces are in order. */
START_TEST(pieces_cover_the_text) {
    static const char *const texts[] = {
        "",
        "   \n\n  ",
        "One line",
        "###",
        ("Press Release\n\nFOR IMMEDIATE RELEASE: May 3, 2020\n\nHead Line of It\n\nMARROW BAY, Devon \xE2\x80\x93 The town has opened a library today, it "
        "said. More will follow.\n\n###\n\nAbout X: It is a town.\n\nContact: Ann Lee, ann@example.org\n"),
        "Title\n\n* a\n\n* b\n\nThis release is embargoed until May 3, 2020 at 9:00 a.m. and must not be used before then, says the town.\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        pc_release *release = parsed(texts[i], "en");
        uint32_t at = 0;
        for (size_t k = 0; k < release->pieces.n; k++) {
            pc_range piece = release->pieces.v[k].text;
            ck_assert_msg(piece.at < piece.end && pc_skip_space(release->text, at, piece.at) == piece.at, "case %zu, piece %zu", i, k);
            at = piece.end;
        }
        ck_assert_uint_eq(pc_skip_space(release->text, at, release->text.n), release->text.n);
        pc_release_free(release);
    }
}
END_TEST

START_TEST(an_embargo_inside_the_lede_is_cut_out) {
    pc_release *release = parsed("Title of the Release Here\n\nThe town will open its library soon and asks all to wait. This release is embargoed until "
                                 "Saturday, June 18, 2005 at 11:06 a.m. EDT. The town has twelve thousand readers.\n", "en");
    ck_assert_int_eq(strncmp(section_text(release, PC_SEC_EMBARGO), "This release is embargoed", 25), 0);
    ck_assert_ptr_nonnull(strstr(section_text(release, PC_SEC_BODY), "twelve thousand"));
    pc_release_free(release);
}
END_TEST

START_TEST(a_lede_that_is_all_embargo_leaves_no_hole_in_the_paragraphs) {
    pc_release *release = parsed("Berth Two Opens\n\nTIDEWATER, Ore., May 4, 2021 -- This is embargoed until 9:00 a.m. on May 4, 2021\n\n"
                                 "The board opened it on Tuesday.\n", "en");
    ck_assert_str_eq(section_text(release, PC_SEC_EMBARGO), "This is embargoed until 9:00 a.m. on May 4, 2021");
    ck_assert_str_eq(group_text(release, PC_SEC_BODY, 0), "The board opened it on Tuesday.");
    ck_assert_uint_eq(group_count(release, PC_SEC_BODY), 1);
    pc_release_free(release);
}
END_TEST

START_TEST(short_memory_is_reported) {
    static const char text[] = "---\ntitle: Head\nsubtitle: Deck\n---\nPress Release\n\nHead Line of It\n\nThe town has opened a library today, it said.\n\n"
                               "About Town: It is a town.\n\nNotes to editors\n1. One.\n\nContact: Ann Lee, ann@example.org\n\n###\n";
    for (unsigned long n = 1; n < 60; n++) {
        pc_release *release = NULL;
        fail_allocation(n, true);
        pc_status status = pc_parse(text, sizeof text - 1, NULL, &release);
        fail_allocation(0, false);
        ck_assert(status == PC_OK || status == PC_NO_MEMORY);
        if (status == PC_OK)
            pc_release_free(release);
    }
}
END_TEST

Suite *sections_suite(void) {
    const TTest *const tests[] = {prose_is_told_from_headings,          looks_tell_how_a_text_ends_and_begins,
                                         marks_around_labels_are_passed_over,  copies_are_known_whatever_their_marks,
                                         gaps_are_found_in_any_white_space,    pieces_cover_the_text,
                                         an_embargo_inside_the_lede_is_cut_out,
                                         a_lede_that_is_all_embargo_leaves_no_hole_in_the_paragraphs,
                                         short_memory_is_reported,              NULL};
    return suite_of("sections", tests);
}
