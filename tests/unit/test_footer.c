#include "support.h"

#include "parse/footer.h"

#include <stdio.h>

#define TOP "Library Opens in Marrow Bay\n\nThe council of Marrow Bay has opened a new library for its readers, the town said today.\n\n" \
            "It is open every day from nine to five, and on Fridays until eight in the evening.\n\n"

START_TEST(end_marks_are_known_in_every_form) {
    static const struct {
        const char *line;
        pc_end_kind want;
    } lines[] = {
        {"###", PC_END_SURE},     {"# # #", PC_END_SURE},     {"-30-", PC_END_SURE},  {"- 30 -", PC_END_SURE},   {"30", PC_END_LAST},
        {"ENDS", PC_END_SURE},    {"-ENDS-", PC_END_SURE},    {"- Ends -", PC_END_SURE}, {"<<END>>", PC_END_SURE}, {"//", PC_END_LIKELY},
        {"****", PC_END_LIKELY},  {"* * *", PC_END_LIKELY},   {"\xCE\xA9", PC_END_SURE}, {"\xE2\x96\xA0", PC_END_SURE},
        {"#", PC_END_NONE},       {"---", PC_END_NONE},       {"ends", PC_END_NONE},  {"300", PC_END_NONE},      {"The end of it all", PC_END_NONE},
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        pc_str text = pc_str_of(lines[i].line);
        ck_assert_msg(pc_end_mark(text, (pc_range){0, (uint32_t)text.n}) == lines[i].want, "\"%s\"", lines[i].line);
    }
}
END_TEST

START_TEST(an_end_mark_may_be_glued_to_the_last_word) {
    static const struct {
        const char *line;
        uint32_t want;
    } lines[] = {{"He said.###", 8}, {"He said.# # #", 8}, {"He said.-30-", 8}, {"He said so in 1930", 18}, {"Room 30", 7}, {"", 0}};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        pc_str text = pc_str_of(lines[i].line);
        ck_assert_uint_eq(pc_end_mark_tail(text, (pc_range){0, (uint32_t)text.n}), lines[i].want);
    }
}
END_TEST

START_TEST(the_first_sure_end_mark_counts) {
    pc_release *release = parsed(TOP "-30-\n###\n", "en");
    ck_assert_str_eq(section_text(release, PC_SEC_END_MARK), "-30-");
    ck_assert_str_eq(section_text(release, PC_SEC_FURNITURE), "###");
    pc_release_free(release);
}
END_TEST

START_TEST(a_row_of_stars_inside_the_story_is_no_end) {
    pc_release *release = parsed(TOP "* * *\n\nThe mayor spoke first, and the librarian answered him at some length on Friday.\n\n"
                                 "Then the doors were opened, and the readers of the town came in one by one.\n", "en");
    ck_assert_str_eq(section_text(release, PC_SEC_END_MARK), "");
    pc_release_free(release);
}
END_TEST

#define PASTED_AGAIN "FOR IMMEDIATE RELEASE:\nMay 5, 2006\n\nThe council of Marrow Bay has opened a new library for its readers, the town said again.\n"

START_TEST(a_release_line_is_no_heading_of_the_story) {
    pc_release *release = parsed(TOP PASTED_AGAIN, "en");
    ck_assert_str_eq(section_text(release, PC_SEC_RELEASE_LINE), "FOR IMMEDIATE RELEASE");
    ck_assert_str_eq(section_text(release, PC_SEC_RELEASE_DATE), "May 5, 2006");
    ck_assert_int_eq(release->release_date.year, 2006);
    pc_release_free(release);
    /* where the header had one, and a date, the second is left over from pasting */
    release = parsed("FOR IMMEDIATE RELEASE\nMay 4, 2006\n\n" TOP PASTED_AGAIN, "en");
    ck_assert_str_eq(section_text(release, PC_SEC_RELEASE_LINE), "FOR IMMEDIATE RELEASE");
    ck_assert_str_eq(section_text(release, PC_SEC_RELEASE_DATE), "May 4, 2006");
    ck_assert_int_eq(release->release_date.day, 4);
    pc_release_free(release);
    /* within a paragraph the words are the story's */
    release = parsed(TOP "For immediate release of the funds, the council voted on Friday evening.\n", "en");
    ck_assert_str_eq(section_text(release, PC_SEC_RELEASE_LINE), "");
    pc_release_free(release);
}
END_TEST

START_TEST(boilerplate_is_known_by_its_heading) {
    static const struct {
        const char *tail, *heading, *organization;
    } tails[] = {
        {"About Marrow Bay\nMarrow Bay has been a town of readers since 1820.\n", "About Marrow Bay", "Marrow Bay"},
        {"About Marrow Bay: Marrow Bay has been a town of readers since 1820.\n", "About Marrow Bay", "Marrow Bay"},
        {"About Marrow BayMarrow Bay has been a town of readers since 1820.\n", "About Marrow Bay", "Marrow Bay"},
        {"About the Marrow Trust  The trust has looked after the readers of the bay since 1820.\n", "About the Marrow Trust", NULL},
        {"Company profile\nMarrow Bay has been a town of readers since 1820.\n", "Company profile", NULL},
        {"Marrow Bay is a town of twelve thousand readers on the south coast.\n", NULL, NULL},
        {"Founded in 1820, Marrow Bay has been a town of readers for two hundred years.\n", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        char text[1000] = TOP;
        memcpy(text + strlen(text), tails[i].tail, strlen(tails[i].tail) + 1);
        pc_release *release = parsed(text, "en");
        ck_assert_msg(release->boilerplates.n == 1, "case %zu", i);
        ck_pc_str_eq(release->boilerplates.v[0].heading, tails[i].heading);
        if (tails[i].organization)
            ck_pc_str_eq(release->boilerplates.v[0].organization, tails[i].organization);
        ck_assert_uint_eq(group_count(release, PC_SEC_BODY), 2);
        pc_release_free(release);
    }
}
END_TEST

START_TEST(running_text_that_begins_with_about_is_a_story) {
    pc_release *release = parsed(TOP "About 250 people from 35 towns came to see the new rooms in its first week.\n", "en");
    ck_assert_uint_eq(release->boilerplates.n, 0);
    pc_release_free(release);
}
END_TEST

START_TEST(legal_text_is_boilerplate_of_its_own) {
    pc_release *release = parsed(TOP "About Marrow Bay\nMarrow Bay is a town.\n\nForward-Looking Statements\nThis release contains statements about "
                                 "the future of the town, which may turn out otherwise.\n", "en");
    ck_assert_uint_eq(release->boilerplates.n, 2);
    ck_assert(!release->boilerplates.v[0].legal);
    ck_assert(release->boilerplates.v[1].legal);
    pc_release_free(release);
}
END_TEST

START_TEST(notes_follow_the_end_mark) {
    pc_release *release = parsed(TOP "ENDS\n\nNotes to editors\n\n1. The library holds 40,000 books.\n\n2. Pictures are to be had.\n", "en");
    ck_assert_str_eq(section_text(release, PC_SEC_END_MARK), "ENDS");
    ck_assert_uint_eq(group_count(release, PC_SEC_NOTES), 1);
    ck_assert_ptr_nonnull(strstr(section_text(release, PC_SEC_NOTES), "40,000"));
    pc_release_free(release);
}
END_TEST

START_TEST(a_contact_block_closes_the_story) {
    pc_release *release = parsed(TOP "Media contact:\nAnn Lee\n+44 20 7946 0011\nann.lee@example.org\n", "en");
    ck_assert_uint_eq(group_count(release, PC_SEC_BODY), 2);
    ck_assert_uint_gt(release->contacts.n, 0);
    pc_release_free(release);
}
END_TEST

START_TEST(contacts_keep_out_of_what_stands_before_them) {
    static const char about[] = "About Marrow Bay\n\nMarrow Bay has been a town of readers since 1820.\n\n";
    static const struct {
        const char *tail;
        bool contact; /* else it belongs to the description */
    } tails[] = {
        {"For more information, write to press@marrow.example.", true},
        {"Questions? Write to press@marrow.example or call 555 010 0142.", true},
        {"Further details are available from Ida Moss on +1 555 010 0142.", true},
        {"For more information, visit www.marrow.example.", false},
        {"Ida Moss\nPress officer\n+1 555 010 0142\nida@marrow.example", true},
        {"Ida Moss\n\nida@marrow.example", true},
        {"Marrow Bay Library\n12 Quay Street\nTel: 555 010 0142", true},
        {"It has won a prize for its garden and another for its doors.", false},
    };
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        char room[800];
        snprintf(room, sizeof room, TOP "%s%s", about, tails[i].tail);
        pc_release *release = parsed(room, "en");
        size_t last = release->pieces.n - 1;
        ck_assert_msg((release->pieces.v[last].section == PC_SEC_CONTACT) == tails[i].contact, "%s", tails[i].tail);
        ck_assert_msg((release->contacts.n > 0) == tails[i].contact, "%s", tails[i].tail);
        if (tails[i].contact)
            ck_assert_msg(strstr(section_text(release, PC_SEC_BOILERPLATE), "since 1820.") && !strstr(section_text(release, PC_SEC_BOILERPLATE), "Ida"), "%s", tails[i].tail);
        pc_release_free(release);
    }
}
END_TEST

START_TEST(the_lines_above_a_number_belong_to_its_contact) {
    pc_release *release = parsed(TOP "Ida Moss\nPress officer\n+1 555 010 0142\nida@marrow.example\n", "en");
    ck_assert_uint_eq(release->contacts.n, 1);
    ck_assert(pc_str_eq(release->contacts.v[0].name, PC_STR("Ida Moss")));
    ck_assert_ptr_null(strstr(section_text(release, PC_SEC_BODY), "Ida"));
    pc_release_free(release);
}
END_TEST

START_TEST(a_date_at_the_foot_dates_an_old_release) {
    pc_release *release = parsed(TOP "CANBERRA\n14 June 1988\n", "en");
    ck_assert_str_eq(section_text(release, PC_SEC_RELEASE_DATE), "14 June 1988");
    ck_assert_int_eq(release->release_date.month, 6);
    ck_assert_uint_eq(group_count(release, PC_SEC_BODY), 2);
    pc_release_free(release);
}
END_TEST

START_TEST(site_lines_behind_the_story_are_furniture) {
    pc_release *release = parsed(TOP "Related links:\n\nOther News From Town\n\nMap of the Bay\n", "en");
    ck_assert_uint_eq(group_count(release, PC_SEC_BODY), 2);
    ck_assert_ptr_nonnull(strstr(section_text(release, PC_SEC_FURNITURE), "Map of the Bay"));
    pc_release_free(release);
}
END_TEST

START_TEST(who_signs_a_quotation_below_it_is_no_heading) {
    static const char *const lines[] = {"Jane Doe, CEO of Acme", "— Jane Doe, CEO of Acme", "– Jane Doe", "- Jane Doe, CEO"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        char text[1000];
        snprintf(text, sizeof text, TOP "“It will change how people get to work, and it will bring the town together.”\n\n%s\n\nThe house was built in two years by a crew of forty people.\n", lines[i]);
        pc_release *release = parsed(text, "en");
        ck_assert_uint_eq(release->quotes.n, 1);
        ck_assert(pc_str_eq(release->quotes.v[0].said->speaker, PC_STR("Jane Doe")));
        for (size_t k = 0; k < release->pieces.n; k++)
            if (release->pieces.v[k].section == PC_SEC_BODY)
                ck_assert_msg(release->pieces.v[k].kind <= PC_PARA_PARAGRAPH, "\"%s\" has kind %d", lines[i], release->pieces.v[k].kind);
        pc_release_free(release);
    }
}
END_TEST

START_TEST(paragraphs_have_kinds) {
    static const uint8_t want[] = {PC_PARA_LEDE, PC_PARA_PARAGRAPH, PC_PARA_HEADING, PC_PARA_LIST_ITEM, PC_PARA_LIST_ITEM, PC_PARA_PARAGRAPH};
    pc_release *release = parsed(TOP "What readers find\n\n* Books of every sort\n\n(2) Newspapers from abroad\n\n"
                                 "Nobody has to pay for the first hour at the long tables.\n", "en");
    size_t n = 0;
    for (size_t i = 0; i < release->pieces.n; i++)
        if (release->pieces.v[i].section == PC_SEC_BODY) {
            ck_assert_uint_lt(n, sizeof want);
            ck_assert_msg(release->pieces.v[i].kind == want[n], "paragraph %zu has kind %d", n, release->pieces.v[i].kind);
            n++;
        }
    ck_assert_uint_eq(n, sizeof want);
    pc_release_free(release);
}
END_TEST

Suite *footer_suite(void) {
    const TTest *const tests[] = {end_marks_are_known_in_every_form,
                                         an_end_mark_may_be_glued_to_the_last_word,
                                         the_first_sure_end_mark_counts,
                                         a_row_of_stars_inside_the_story_is_no_end,
                                         a_release_line_is_no_heading_of_the_story,
                                         boilerplate_is_known_by_its_heading,
                                         running_text_that_begins_with_about_is_a_story,
                                         legal_text_is_boilerplate_of_its_own,
                                         notes_follow_the_end_mark,
                                         a_contact_block_closes_the_story,
                                         contacts_keep_out_of_what_stands_before_them,
                                         the_lines_above_a_number_belong_to_its_contact,
                                         a_date_at_the_foot_dates_an_old_release,
                                         site_lines_behind_the_story_are_furniture,
                                         who_signs_a_quotation_below_it_is_no_heading,
                                         paragraphs_have_kinds,
                                         NULL};
    return suite_of("footer", tests);
}
