/* The group of acronyms: given in full where they are first read, once, and used. */
#include "support.h"

#include "check/facts_acronyms.h"

#include "checking.h"

#include <stdio.h>

START_TEST(two_to_six_capitals_are_an_acronym_with_or_without_an_s) {
    static const struct {
        const char *word;
        unsigned letters;
    } table[] = {{"HTF", 3}, {"HTFs", 3}, {"HTF's", 3}, {"HTF\xE2\x80\x99s", 3}, {"UN", 2}, {"UNICEF", 6}, {"X", 0}, {"HARBOUR", 0}, {"Htf", 0}, {"htf", 0}, {"HTFx", 0}, {"", 0}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        ck_assert_msg(pc_acronym_letters(pc_str_of(table[i].word)) == table[i].letters, "%s: %u", table[i].word, pc_acronym_letters(pc_str_of(table[i].word)));
}
END_TEST

/* ---- given in full ---- */

START_TEST(an_acronym_is_given_in_full_before_it_is_used) {
    points_at(PC_RULE_acronym_undefined, PC_UN, "The Harbour Task Force (HTF) met. The HTF rests.", NULL);
    points_at(PC_RULE_acronym_undefined, PC_UN, "The HTF met in May. It was the first HTF day.", "HTF");
    points_at(PC_RULE_acronym_undefined, PC_UN, "The Harbour Task Force met. The HTF rests.", NULL); /* the full name stands there */
}
END_TEST

START_TEST(a_full_name_that_comes_too_late_is_shown_beside_the_first_use) {
    checked *c = check_body("The HTF met in May. The Harbour Task Force (HTF) rests.", PC_UN, one_rule(PC_RULE_acronym_undefined));
    ck_assert_uint_eq(c->findings->n, 1);
    const pc_finding *finding = c->findings->v[0];
    ck_assert(pc_str_eq(marked(c, 0), PC_STR("HTF")));
    ck_assert_uint_eq(finding->related.n, 1);
    pc_str full = pc_str_sub((pc_str){c->text.p, c->text.n}, finding->related.v[0].source.at, finding->related.v[0].source.end);
    ck_assert_msg(pc_str_eq(full, PC_STR("Harbour Task Force")), "%.*s", (int)full.n, full.p);
    ck_assert_uint_gt(finding->related.v[0].source.at, finding->source.at);
    unchecked(c);
}
END_TEST

START_TEST(letters_that_are_no_acronym_of_the_text_are_passed_over) {
    static const char *const good[] = {
        "It is listed as NYSE: TUG since May.",
        "King Olof XIV came.",
        "“The HTF met,” said Ivo Brandt, the chair.",
        "The tug weighs 20 KG at most.",
        "DO NOT ENTER THE QUAY.",
        "The lead of the CD and of the TV said so.",
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        points_at(PC_RULE_acronym_undefined, PC_UN, good[i], NULL);
}
END_TEST

/* ---- used ---- */

START_TEST(one_use_anywhere_is_enough) {
    static const char given[] = "The Harbour Task Force (HTF) met.";
    static const char *const uses[] = {" The HTF rests.", "\n\n“The HTF holds,” said Ivo Brandt.", "\n\nNotes to editors\n1. The HTF has two tugs.", "\n\nMedia contact: Ivo Brandt, HTF, +1 503 555 0142, brandt@harbour.example", " All HTFs rest.", " The HTF's tug rests."};
    points_at(PC_RULE_acronym_unused, PC_AP, given, "(HTF)");
    for (size_t i = 0; i < sizeof uses / sizeof *uses; i++) {
        char body[300];
        snprintf(body, sizeof body, "%s%s", given, uses[i]);
        points_at(PC_RULE_acronym_unused, PC_AP, body, NULL);
    }
}
END_TEST

START_TEST(brackets_that_nobody_needs_leave_no_blank_behind) {
    becomes_body(PC_RULE_acronym_unused, PC_AP, "The Harbour Task Force (HTF) met. The tug came with the Lake Pilots Union (LPU).", "The Harbour Task Force met. The tug came with the Lake Pilots Union.");
}
END_TEST

/* ---- given twice ---- */

START_TEST(twice_the_same_name_and_two_names_are_told_apart) {
    checked *same = check_body("The Harbour Task Force (HTF) met. The Harbour Task Force (HTF) rests.", PC_AP, one_rule(PC_RULE_acronym_redefined));
    checked *other = check_body("The Harbour Task Force (HTF) met. The Holm Trust Fund (HTF) rests.", PC_AP, one_rule(PC_RULE_acronym_redefined));
    ck_assert_uint_eq(same->findings->n, 1);
    ck_assert_uint_eq(other->findings->n, 1);
    ck_assert(!pc_str_eq(same->findings->v[0]->message, other->findings->v[0]->message));
    ck_assert_uint_eq(same->findings->v[0]->related.n, 1);
    ck_assert_uint_eq(other->findings->v[0]->related.n, 1);
    unchecked(same);
    unchecked(other);
}
END_TEST

START_TEST(a_boilerplate_stands_by_itself_and_may_give_the_name_again) {
    points_at(PC_RULE_acronym_redefined, PC_AP, "The Harbour Task Force (HTF) met. The HTF rests.\n\nAbout the Harbour Task Force\nThe Harbour Task Force (HTF) runs two tugs and a yard.", NULL);
}
END_TEST

/* ---- order ---- */

/* The letters stay the same, whatever order they come in. */
static void count_letters(const char *text, unsigned counts[128]) {
    memset(counts, 0, 128 * sizeof *counts);
    for (; *text; text++)
        counts[(unsigned char)*text & 127]++;
}

START_TEST(turning_name_and_acronym_round_loses_no_letter) {
    static const char wrong[] = "The HTF (Harbour Task Force) met. An LPU (Lake Pilots Union) tug came.", right[] = "The Harbour Task Force (HTF) met. An Lake Pilots Union (LPU) tug came.";
    unsigned before[128], behind[128];
    count_letters(wrong, before);
    count_letters(right, behind);
    ck_assert_mem_eq(before, behind, sizeof before);
    becomes_body(PC_RULE_acronym_order, PC_AP, wrong, right);
    points_at(PC_RULE_acronym_order, PC_AP, "The HTF (the pilots of the lake) met. The HTF (Tuesday) rests.", NULL); /* brackets that explain something else */
}
END_TEST

/* ---- forms ---- */

START_TEST(an_apostrophe_goes_only_where_a_plural_is_meant) {
    becomes_body(PC_RULE_acronym_plural_apostrophe, PC_AP, "Two NGO's are there.", "Two NGOs are there.");
    becomes_body(PC_RULE_acronym_plural_apostrophe, PC_AP, "Many NGO’s came to the quay.", "Many NGOs came to the quay.");
    points_at(PC_RULE_acronym_plural_apostrophe, PC_AP, "The NGO's tug is there. The board read the NGO’s letter.", NULL);
}
END_TEST

START_TEST(each_house_has_its_own_form_of_the_united_nations) {
    becomes_body(PC_RULE_acronym_house_form, PC_AP, "The tug of the UN came.", "The tug of the U.N. came.");
    becomes_body(PC_RULE_acronym_house_form, PC_UN, "The tug of the UN came.", "The tug of the United Nations came.");
    points_at(PC_RULE_acronym_house_form, PC_AP, "The tug of UN Women came, and UN-Habitat's.", NULL);
    points_at(PC_RULE_acronym_house_form, PC_AP, "“The UN came,” said Ivo Brandt.", NULL);
}
END_TEST

START_TEST(a_redundant_word_goes_and_the_acronym_stays) {
    becomes_body(PC_RULE_acronym_redundant, PC_AP, "Type your PIN number here.", "Type your PIN here.");
}
END_TEST

Suite *acronyms_suite(void) {
    const TTest *const tests[] = {two_to_six_capitals_are_an_acronym_with_or_without_an_s,
                                         an_acronym_is_given_in_full_before_it_is_used,
                                         a_full_name_that_comes_too_late_is_shown_beside_the_first_use,
                                         letters_that_are_no_acronym_of_the_text_are_passed_over,
                                         one_use_anywhere_is_enough,
                                         brackets_that_nobody_needs_leave_no_blank_behind,
                                         twice_the_same_name_and_two_names_are_told_apart,
                                         a_boilerplate_stands_by_itself_and_may_give_the_name_again,
                                         turning_name_and_acronym_round_loses_no_letter,
                                         an_apostrophe_goes_only_where_a_plural_is_meant,
                                         each_house_has_its_own_form_of_the_united_nations,
                                         a_redundant_word_goes_and_the_acronym_stays,
                                         NULL};
    return suite_of("acronyms", tests);
}
