#include "support.h"

#include "parse/header.h"

#define LEDE "The council of Marrow Bay has opened a new library for its twelve thousand readers, the town said today.\n"
#define STORY LEDE "\nIt is open every day from nine to five, and on Fridays until eight in the evening.\n"

typedef struct {
    const char *text;
    pc_section section;
    const char *want;
} part;

static void check_parts(const part *parts, size_t n) {
    for (size_t i = 0; i < n; i++) {
        pc_release *release = parsed(parts[i].text, "en");
        ck_assert_msg(strcmp(section_text(release, parts[i].section), parts[i].want) == 0, "%s of case %zu is \"%s\", not \"%s\"",
                      pc_section_name(parts[i].section), i, section_text(release, parts[i].section), parts[i].want);
        pc_release_free(release);
    }
}

#define CHECK(parts) check_parts(parts, sizeof(parts) / sizeof *(parts))

START_TEST(labels_stand_alone_or_before_their_value) {
    static const part parts[] = {
        {"PRESS RELEASE\n\nLibrary Opens in Marrow Bay\n\n" STORY, PC_SEC_KICKER, "PRESS RELEASE"},
        {"** Press Release **\n\nLibrary Opens in Marrow Bay\n\n" STORY, PC_SEC_KICKER, "Press Release"},
        {"Press Release: Library Opens in Marrow Bay\n\n" STORY, PC_SEC_KICKER, "Press Release"},
        {"Press Release: Library Opens in Marrow Bay\n\n" STORY, PC_SEC_HEADLINE, "Library Opens in Marrow Bay"},
        {"FOR IMMEDIATE RELEASE\n\nLibrary Opens in Marrow Bay\n\n" STORY, PC_SEC_RELEASE_LINE, "FOR IMMEDIATE RELEASE"},
        {"For Immediate Release: May 3, 2020\n\nLibrary Opens in Marrow Bay\n\n" STORY, PC_SEC_RELEASE_LINE, "For Immediate Release"},
        {"For Immediate Release: May 3, 2020\n\nLibrary Opens in Marrow Bay\n\n" STORY, PC_SEC_RELEASE_DATE, "May 3, 2020"},
        {"FOR IMMEDIATE RELEASE May 5, 2020\n\nLibrary Opens in Marrow Bay\n\n" STORY, PC_SEC_RELEASE_DATE, "May 5, 2020"},
        {"CALLS FOR IMMEDIATE RELEASE OF LIBRARY FUNDS GROW\n\n" STORY, PC_SEC_RELEASE_LINE, ""},
        {"IMMEDIATE RELEASE OF LIBRARY FUNDS DEMANDED\n\n" STORY, PC_SEC_HEADLINE, "IMMEDIATE RELEASE OF LIBRARY FUNDS DEMANDED"},
    };
    CHECK(parts);
}
END_TEST

START_TEST(a_release_line_may_have_a_slip_or_a_mark) {
    static const part parts[] = {
        {"For immediate release!\n\nLibrary Opens in Marrow Bay\n\n" STORY, PC_SEC_RELEASE_LINE, "For immediate release!"},
        {"For immediate realease\n\nLibrary Opens in Marrow Bay\n\n" STORY, PC_SEC_RELEASE_LINE, "For immediate realease"},
        {"For immediate realease\n\nLibrary Opens in Marrow Bay\n\n" STORY, PC_SEC_HEADLINE, "Library Opens in Marrow Bay"},
        {"Marrow Bay Library\nFOR IMEDIATE RELESE:\n\nLibrary Opens in Marrow Bay\n\n" STORY, PC_SEC_RELEASE_LINE, "FOR IMEDIATE RELESE:"},
        {"Pour difusion imédiate\n\nLibrary Opens in Marrow Bay\n\n" STORY, PC_SEC_RELEASE_LINE, "Pour difusion imédiate"},
        {"Calls for immediate release grow\n\n" STORY, PC_SEC_HEADLINE, "Calls for immediate release grow"},
        {"For immediate relief in 2020\n\n" STORY, PC_SEC_HEADLINE, "For immediate relief in 2020"},
        {"Library Opens in Marrow Bay\n\n" STORY "\nFor imediate release\n\nThe library has two floors and a garden on its roof for its readers.\n", PC_SEC_RELEASE_LINE, ""},
    };
    CHECK(parts);
}
END_TEST

START_TEST(an_issuer_may_stand_before_the_kind_of_text) {
    static const part parts[] = {
        {"MARROW BAY LIBRARY PRESS RELEASE\n\nNew House for Twelve Thousand Readers\n\n" STORY, PC_SEC_KICKER, "MARROW BAY LIBRARY PRESS RELEASE"},
        {"MARROW BAY LIBRARY PRESS RELEASE\n\nNew House for Twelve Thousand Readers\n\n" STORY, PC_SEC_HEADLINE, "New House for Twelve Thousand Readers"},
        {"Marrow Bay Council News Release\n\nNew House for Twelve Thousand Readers\n\n" STORY, PC_SEC_KICKER, "Marrow Bay Council News Release"},
        {"MARROW BAY LIBRARY PRESS RELEASE\n\n" STORY, PC_SEC_HEADLINE, "MARROW BAY LIBRARY PRESS RELEASE"},
        {"MAYOR GIVES OPENING REMARKS\n\nNew House for Twelve Thousand Readers\n\n" STORY, PC_SEC_HEADLINE, "MAYOR GIVES OPENING REMARKS"},
        {"Editors agree on a shorter press release\n\nNew House for Twelve Thousand Readers\n\n" STORY, PC_SEC_HEADLINE, "Editors agree on a shorter press release"},
    };
    CHECK(parts);
}
END_TEST

START_TEST(fields_of_a_scrape_on_one_line_are_parted) {
    static const char line[] = "Library Opens in Marrow Bay                         Press Release    Library Opens in Marrow Bay   August 24, 2007   " LEDE;
    pc_release *release = parsed(line, "en");
    ck_assert_str_eq(section_text(release, PC_SEC_KICKER), "Press Release");
    ck_assert_str_eq(section_text(release, PC_SEC_HEADLINE), "Library Opens in Marrow Bay");
    ck_assert_int_eq(release->release_date.day, 24);
    ck_assert_uint_gt(release->pieces.v[pc_piece_next(release, 0, PC_SEC_HEADLINE)].text.at, 40);
    pc_release_free(release);
}
END_TEST

START_TEST(of_copies_the_one_next_to_the_text_is_the_headline) {
    pc_release *release = parsed("Library Opens in Marrow Bay\n\nNews\n\nToday: July 1, 2008\n\nLibrary Opens in Marrow Bay\n\nMay 5, 2007\n\n" STORY, "en");
    ck_assert_uint_gt(release->pieces.v[pc_piece_next(release, 0, PC_SEC_HEADLINE)].text.at, 30);
    ck_assert_int_eq(release->release_date.year, 2007);
    pc_release_free(release);
}
END_TEST

START_TEST(the_headline_is_found_among_its_neighbours) {
    static const part parts[] = {
        {"Department of Town Affairs\nOffice of Public Letters\n\nFOR IMMEDIATE RELEASE\nMay 5, 2007\n\nLibrary Opens in Marrow Bay\n\n" STORY,
         PC_SEC_HEADLINE, "Library Opens in Marrow Bay"},
        {"MEDIA RELEASE\n\nMINISTER FOR BOOKS AND LETTERS\n\nNEW LIBRARY FOR MARROW BAY\n\n" STORY, PC_SEC_HEADLINE, "NEW LIBRARY FOR MARROW BAY"},
        {"New Library for Marrow Bay\n\nMEDIA RELEASE\n\nThe Hon Ann Lee\n\nMinister for Books, Letters,\n\nRegional Reading and Local Papers\n\nLeader of the House\n\nMember for Marrow\n\nMay 5 2007\n\n" STORY,
         PC_SEC_HEADLINE, "New Library for Marrow Bay"},
        {"New Library for Marrow Bay\n\nMEDIA RELEASE\n\nThe Hon Ann Lee\n\nMinister for Books, Letters,\n\nRegional Reading and Local Papers\n\nLeader of the House\n\nMember for Marrow\n\nMay 5 2007\n\n" STORY,
         PC_SEC_SUBHEAD, ""},
        {"Library Opens in Marrow Bay\n\nMay 5, 2007\n\nThe council of Marrow Bay has opened a new library for its twelve thousand readers.\n\nMarrow Bay, Maine, May 5, 2007 - The council of Marrow Bay has opened a new library for its twelve thousand readers. The town had waited for it.\n",
         PC_SEC_HEADLINE, "Library Opens in Marrow Bay"},
        {"Library Opens in Marrow Bay\n\n1. Readers may take home as many books as they can carry in one bag. See here\n\n2. The doors are open on every day of the week\n\n3. Children read for nothing\n\nMonday 5 May, Marrow Bay, Maine – " STORY,
         PC_SEC_DATELINE, "Monday 5 May, Marrow Bay, Maine"},
        {"THE HON. A. B. LEE, M.P.\nMINISTER FOR BOOKS\n\nMEDIA RELEASE                          No. 45/83\n\n\nLIBRARY TO OPEN IN MAY\n\n" STORY, PC_SEC_HEADLINE, "LIBRARY TO OPEN IN MAY"},
        {"Library Opens in Marrow Bay\n\nSource: Town of Marrow Bay\n\n" STORY, PC_SEC_CONTACT, ""},
        {"LIBRARY OPENS IN MARROW BAY;\nSERVES TWELVE THOUSAND READERS\n* Serves twelve thousand readers\n* Open every day\n\n" STORY,
         PC_SEC_HEADLINE, "LIBRARY OPENS IN MARROW BAY; SERVES TWELVE THOUSAND READERS"},
        {"Town of Marrow Bay : Press Room\n\nLibrary Opens in Marrow Bay\n\n" STORY, PC_SEC_HEADLINE, "Library Opens in Marrow Bay"},
        {"Library Opens in Marrow Bay\n\nMay 5, 2007\n\n" STORY, PC_SEC_HEADLINE, "Library Opens in Marrow Bay"},
        {"Headline: Library Opens in Marrow Bay\nDate: 5 May 2007\n\n" STORY, PC_SEC_HEADLINE, "Library Opens in Marrow Bay"},
        {"From: Ann Lee <ann@example.org>\nSubject: our news\n\nLibrary Opens in Marrow Bay\n\n" STORY, PC_SEC_HEADLINE, "Library Opens in Marrow Bay"},
        {STORY, PC_SEC_HEADLINE, ""},
    };
    CHECK(parts);
}
END_TEST

START_TEST(lines_between_headline_and_story_are_subheads) {
    pc_release *release = parsed("Library Opens in Marrow Bay\n\nTwelve Thousand Readers Served\n\n* Open every day\n\n* Free for children\n\n" STORY, "en");
    ck_assert_uint_eq(group_count(release, PC_SEC_SUBHEAD), 3);
    ck_assert_str_eq(group_text(release, PC_SEC_SUBHEAD, 0), "Twelve Thousand Readers Served");
    ck_assert_str_eq(group_text(release, PC_SEC_SUBHEAD, 2), "* Free for children");
    pc_release_free(release);
}
END_TEST

START_TEST(a_line_that_breaks_off_at_a_title_is_no_subhead) {
    pc_release *release = parsed("Library Opens in Marrow Bay\n\nMayor Ida Moss, who is the head of the council, and Mrs.\n\nVilma Roth opened the new library today, the town said in the evening of the same day.\n", "en");
    ck_assert_str_eq(section_text(release, PC_SEC_SUBHEAD), "");
    ck_assert_ptr_nonnull(strstr(section_text(release, PC_SEC_BODY), "Mayor Ida Moss"));
    pc_release_free(release);
}
END_TEST

START_TEST(a_headline_may_run_over_lines) {
    static const part parts[] = {
        {"NEW LIBRARY OPENS IN\nMARROW BAY\n\n" STORY, PC_SEC_SUBHEAD, ""},
        {"Library Opens for\nReaders of Marrow Bay\n\n" STORY, PC_SEC_SUBHEAD, ""},
        {"NEW LIBRARY OPENS\nTwelve thousand readers to be served\n\n" STORY, PC_SEC_HEADLINE, "NEW LIBRARY OPENS"},
    };
    CHECK(parts);
}
END_TEST

START_TEST(a_date_before_the_lede_dates_the_release) {
    pc_release *release = parsed("Library Opens in Marrow Bay\n\n18 OCTOBER 2018 - " STORY, "en");
    ck_assert_str_eq(section_text(release, PC_SEC_RELEASE_DATE), "18 OCTOBER 2018");
    ck_assert_int_eq(strncmp(section_text(release, PC_SEC_BODY), "The council", 11), 0);
    pc_release_free(release);
}
END_TEST

START_TEST(a_story_of_lists_starts_behind_the_headline) {
    pc_release *release = parsed("SUMMARY OF THE LIBRARY RULES\n\nOne\n\nTwo books\n\nThree days\n\nFour\n\nFive\n\nSix\n\nSeven\n\nEight\n\nNine\n\n" STORY, "en");
    ck_assert_str_eq(group_text(release, PC_SEC_BODY, 0), "One");
    pc_release_free(release);
}
END_TEST

START_TEST(a_greeting_opens_the_body) {
    pc_release *release = parsed("UPDATE FROM THE LIBRARY\n\nDear friend,\n\n" STORY, "en");
    ck_assert_str_eq(group_text(release, PC_SEC_BODY, 0), "Dear friend,");
    pc_release_free(release);
}
END_TEST

START_TEST(a_table_of_contents_names_no_contact) {
    static const part parts[] = {
        {"Press kit\n\nContents\nThe release\nOpening hours\nContacts\nPictures and plans\nWhat readers say\n\nPress Release\n\nLibrary Opens in Marrow Bay\n\n" STORY, PC_SEC_CONTACT, ""},
        {"Press kit\n\nContents\nThe release\nOpening hours\nContacts\nPictures and plans\nWhat readers say\n\nPress Release\n\nLibrary Opens in Marrow Bay\n\n" STORY, PC_SEC_HEADLINE, "Library Opens in Marrow Bay"},
        {"Marrow Bay Library\nPress contact\nJane Roe\n202-555-0100\n\nPress Release\n\nLibrary Opens in Marrow Bay\n\n" STORY, PC_SEC_CONTACT, "Press contact Jane Roe 202-555-0100"},
        {"Marrow Bay Library\nContact: Jane Roe\nMarrow Bay\n\nPress Release\n\nLibrary Opens in Marrow Bay\n\n" STORY, PC_SEC_CONTACT, "Contact: Jane Roe"},
    };
    CHECK(parts);
}
END_TEST

START_TEST(a_number_belongs_to_whoever_stands_above_it) {
    static const char top[] = "Donald L. Marsh\nHeadquarters, Tidewater, Va.                 May 25, 1994\n(Phone:  202/555-0147)\n\nTammy Brooks\nMarrow Bay Library, Baltimore\n(Phone:  301/555-0166)\n\n"
                              "RELEASE:  94-78\n\nLIBRARY OPENS IN MARROW BAY\n\n" STORY;
    static const part parts[] = {
        {top, PC_SEC_CONTACT, "Donald L. Marsh Headquarters, Tidewater, Va.\n\n( Phone:  202/555-0147)\n\nTammy Brooks Marrow Bay Library, Baltimore ( Phone:  301/555-0166)"},
        {top, PC_SEC_HEADLINE, "LIBRARY OPENS IN MARROW BAY"},
        {top, PC_SEC_KICKER, ""},
        {top, PC_SEC_DATELINE, ""},
        {"Library Opens in Marrow Bay\n\nFor Immediate Release\n\nContact:\n\nIda Moss - Head of Reading\nMarrow Bay Library\n+1 202 555 0147\n\nVilma Roth or Ann Lee\nfor the readers\n+1 202 555 0166\n\n" STORY, PC_SEC_SUBHEAD, ""},
        {"Library Opens in Marrow Bay\n(202) 555-0147\n\n" STORY, PC_SEC_HEADLINE, "Library Opens in Marrow Bay"},
    };
    CHECK(parts);
}
END_TEST

START_TEST(a_block_of_nothing_but_gaps_and_words_ends) {
    static char text[200000];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = i % 8 < 3 ? 'a' : i % 800 == 799 ? '\n' : ' ';
    pc_release *release = parsed_bytes(text, sizeof text, "en");
    ck_assert_uint_gt(release->pieces.n, 0);
    pc_release_free(release);
}
END_TEST

/* Texts of sites that lost their marks: a comma is two spaces there, a dash three or four, a field many. */
#define MARKLESS "The council of Marrow Bay  which opened a library for its twelve thousand readers  said today that it will open two more of them before the year is over"
#define DECK "Council Opens a Library for Twelve Thousand Readers Mayor says that the house will give every child in the town a place to read in and calls on its neighbours to do the same"
#define FAR "                                        "
#define RELEASED "For Immediate Release  Monday  May 4  2020     MARROW BAY  ME      " MARKLESS

START_TEST(a_long_deck_ends_at_the_release_line_behind_a_gap) {
    static const part parts[] = {
        {"News Release" FAR DECK "    " RELEASED, PC_SEC_RELEASE_LINE, "For Immediate Release"},
        {"News Release" FAR DECK "    " RELEASED, PC_SEC_RELEASE_DATE, "Monday  May 4  2020"},
        {"News Release" FAR DECK "    " RELEASED, PC_SEC_DATELINE, "MARROW BAY  ME"},
        {"News Release" FAR DECK "    " RELEASED, PC_SEC_HEADLINE, DECK},
        {"News Release" FAR DECK FAR "The house has two floors" FAR RELEASED, PC_SEC_DATELINE, "MARROW BAY  ME"},
    };
    CHECK(parts);
}
END_TEST

START_TEST(date_and_place_behind_a_deck_are_both_read) {
    static const part parts[] = {
        {DECK "          May 4th  2020   WASHINGTON  DC    " MARKLESS, PC_SEC_RELEASE_DATE, "May 4th  2020"},
        {DECK "          May 4th  2020   WASHINGTON  DC    " MARKLESS, PC_SEC_DATELINE, "WASHINGTON  DC"},
        {DECK "          May 4th  2020   WASHINGTON  DC    " MARKLESS, PC_SEC_HEADLINE, DECK},
    };
    CHECK(parts);
}
END_TEST

START_TEST(places_of_a_list_that_lost_its_commas_are_no_dateline) {
    static const part parts[] = {
        {" WASHINGTON  D C    Mayor Jane Doe  D ME  said today that over  7 million has been awarded to Davenport  Dubuque  Iowa City  and Waterloo under the plan for new readers", PC_SEC_DATELINE,
         "WASHINGTON  D C"},
        {"COUNCIL OPENS LIBRARIES" FAR "Grants will go to houses in Newark  Trenton  Camden  Perth Amboy" FAR "WASHINGTON  D C   " MARKLESS, PC_SEC_DATELINE, "WASHINGTON  D C"},
        {"News Release" FAR "Bellingham  Council Opens a Library for Its Readers This Year    For Immediate Release  May 4  2020     WASHINGTON  D C      " MARKLESS, PC_SEC_DATELINE,
         "WASHINGTON  D C"},
        {"COUNCIL OPENS A LIBRARY" FAR "Tuesday  May 5  2020      Jane Doe  202 555 0142   WASHINGTON  D C    " MARKLESS, PC_SEC_DATELINE, "WASHINGTON  D C"},
        {"COUNCIL OPENS A LIBRARY" FAR "Tuesday  May 5  2020      Jane Doe  202 555 0142   WASHINGTON  D C    " MARKLESS, PC_SEC_CONTACT, "Jane Doe  202 555 0142"},
    };
    CHECK(parts);
}
END_TEST

START_TEST(a_sentence_that_lost_its_comma_begins_with_no_words_of_a_site) {
    static const part parts[] = {
        {"Council Opens a Library" FAR "WASHINGTON  D C    Today  the council of Marrow Bay said that it will open two libraries before the year is over", PC_SEC_BODY,
         "Today  the council of Marrow Bay said that it will open two libraries before the year is over"},
        {"Today: May 4, 2020\n\nLibrary Opens in Marrow Bay\n\n" LEDE, PC_SEC_HEADLINE, "Library Opens in Marrow Bay"},
    };
    CHECK(parts);
}
END_TEST

Suite *header_suite(void) {
    const TTest *const tests[] = {labels_stand_alone_or_before_their_value,
                                         a_release_line_may_have_a_slip_or_a_mark,
                                         an_issuer_may_stand_before_the_kind_of_text,
                                         fields_of_a_scrape_on_one_line_are_parted,
                                         of_copies_the_one_next_to_the_text_is_the_headline,
                                         the_headline_is_found_among_its_neighbours,
                                         lines_between_headline_and_story_are_subheads,
                                         a_line_that_breaks_off_at_a_title_is_no_subhead,
                                         a_headline_may_run_over_lines,
                                         a_date_before_the_lede_dates_the_release,
                                         a_story_of_lists_starts_behind_the_headline,
                                         a_greeting_opens_the_body,
                                         a_table_of_contents_names_no_contact,
                                         a_number_belongs_to_whoever_stands_above_it,
                                         a_block_of_nothing_but_gaps_and_words_ends,
                                         a_long_deck_ends_at_the_release_line_behind_a_gap,
                                         date_and_place_behind_a_deck_are_both_read,
                                         places_of_a_list_that_lost_its_commas_are_no_dateline,
                                         a_sentence_that_lost_its_comma_begins_with_no_words_of_a_site,
                                         NULL};
    return suite_of("header", tests);
}
