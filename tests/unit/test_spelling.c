/* The group of spelling and consistency: what its lists and its rules promise. */
#include "support.h"

#include "checking.h"

#include <stdio.h>

static const pc_profile profiles[] = {PC_AP, PC_UN, PC_GOVUK, PC_EU, PC_CHICAGO};

/* ---- lists ---- */

/* Each phrase of a rule's list, or what stands instead of it, in a sentence of its own: "It says PHRASE here." */
static void put_list(pc_buf *text, pc_rule_id rule, bool instead) {
    size_t n = 0;
    pc_buf_puts(text, BODY_ABOVE);
    for (size_t i = 0; i < pc_built_in_phrases.n; i++) {
        const pc_phrase *phrase = &pc_built_in_phrases.phrases[i];
        if (phrase->rule != rule || !phrase->instead || !*phrase_string(phrase->instead))
            continue;
        pc_buf_puts(text, "It says ");
        pc_buf_puts(text, instead ? phrase_string(phrase->instead) : phrase_string(phrase->words));
        pc_buf_puts(text, " here.");
        pc_buf_puts(text, ++n % 8 ? " " : "\n\n");
    }
    pc_buf_puts(text, "\n");
    ck_assert_uint_gt(n, 20);
}

static void check_list(pc_rule_id list, bool instead, pc_rule_id rule, pc_profile profile, size_t *found) {
    pc_buf text = {0};
    put_list(&text, list, instead);
    checked *c = check_text(text.p, text.n, profile, one_rule(rule));
    *found = c->findings->n;
    if (instead)
        for (size_t i = 0; i < c->findings->n; i++) {
            pc_str words = marked(c, i);
            ck_assert_msg(false, "%s writes \"%.*s\" and would not let it stand", pc_rules[list].id, (int)words.n, words.p);
        }
    pc_buf_release(&text);
    unchecked(c);
}

START_TEST(what_is_written_for_a_misspelt_word_is_no_misspelt_word) {
    size_t misspelt, right;
    check_list(PC_RULE_spelling, false, PC_RULE_spelling, PC_AP, &misspelt);
    check_list(PC_RULE_spelling, true, PC_RULE_spelling, PC_AP, &right);
    ck_assert_uint_gt(misspelt, 1000); /* the list is read at all */
    ck_assert_uint_eq(right, 0);
}
END_TEST

/* Mends the list of variants as one house wants it: nothing of it is left for that house, and what it wrote once it writes always. */
START_TEST(a_house_is_content_with_the_spelling_it_has_written) {
    pc_buf text = {0};
    put_list(&text, PC_RULE_spelling_variant, false);
    for (size_t p = 0; p < sizeof profiles / sizeof *profiles; p++) {
        checked *c = check_text(text.p, text.n, profiles[p], one_rule(PC_RULE_spelling_variant));
        ck_assert_uint_gt(c->findings->n, 100);
        for (size_t i = 0; i < c->findings->n; i++)
            ck_assert(c->findings->v[i]->safe && c->findings->v[i]->edits.n == 1);
        char *mended = after_edits(c);
        checked *again = check_text(mended, strlen(mended), profiles[p], one_rule(PC_RULE_spelling_variant));
        for (size_t i = 0; i < again->findings->n; i++) {
            pc_str words = marked(again, i);
            ck_assert_msg(false, "\"%.*s\" was written by the rule itself", (int)words.n, words.p);
        }
        unchecked(again);
        free(mended);
        unchecked(c);
    }
    pc_buf_release(&text);
}
END_TEST

/* ---- capitals ---- */

START_TEST(a_mended_word_keeps_the_capitals_it_had) {
    becomes_body(PC_RULE_spelling, PC_AP, "Recieve it. We recieve it. WE RECIEVE IT.", "Receive it. We receive it. WE RECEIVE IT.");
    becomes_body(PC_RULE_spelling_variant, PC_AP, "Organisers came. The organisers left.", "Organizers came. The organizers left.");
    becomes_body(PC_RULE_spelling_variant, PC_GOVUK, "Organizers came. The organizers left.", "Organisers came. The organisers left.");
}
END_TEST

START_TEST(names_keep_the_spelling_of_their_owners) {
    points_at(PC_RULE_spelling_variant, PC_AP, "The Organisation for Harbour Labour met. The Labour Centre opened.", NULL);
    points_at(PC_RULE_spelling_variant, PC_GOVUK, "The World Health Organization met the Lakeside Organization of Pilots.", NULL);
    points_at(PC_RULE_spelling, PC_AP, "The board met Mara Recieve of Acommodate Corp. in May.", NULL);
}
END_TEST

START_TEST(what_somebody_said_is_not_respelt) {
    static const char quoted[] = "“We recieve the organisations in they're harbor, wich is the the best,” said Ivo Brandt, who opened a berth.";
    for (size_t p = 0; p < sizeof profiles / sizeof *profiles; p++)
        for (size_t i = 0; i < PC_RULES; i++)
            if (pc_rules[i].group == PC_GROUP_SPELLING && pc_rules[i].flags & (PC_WORDING | PC_UNQUOTED))
                points_at((pc_rule_id)i, profiles[p], quoted, NULL);
    points_at(PC_RULE_spelling, PC_AP, "We recieve it.", "recieve"); /* which the quotation alone had protected */
}
END_TEST

/* ---- a and an ---- */

START_TEST(the_sound_decides_between_a_and_an) {
    static const char *const right[] = {"a berth", "an hour", "a unit", "an umbrella", "a one-way street", "an honest man", "a European port", "an NGO", "a UN body", "an 8-metre hull", "an 11th berth",
                                        "a 10th berth", "an MP", "a ewe", "an FBI report", "an X-ray", "a union", "an uncle"};
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        char body[120], wrong[120], shown[60];
        bool an = right[i][1] == 'n';
        snprintf(body, sizeof body, "The board saw %s in May.", right[i]);
        points_at(PC_RULE_a_an, PC_AP, body, NULL);
        snprintf(wrong, sizeof wrong, "The board saw %s%s in May.", an ? "a" : "an", right[i] + (an ? 2 : 1));
        snprintf(shown, sizeof shown, "%s%s", an ? "a" : "an", right[i] + (an ? 2 : 1));
        becomes_body(PC_RULE_a_an, PC_AP, wrong, body);
    }
}
END_TEST

START_TEST(what_may_be_said_in_two_ways_is_left_alone) {
    static const char *const either[] = {"a historic day", "an historic day", "a herb", "an herb", "a hotel", "an hotel"};
    for (size_t i = 0; i < sizeof either / sizeof *either; i++) {
        char body[120];
        snprintf(body, sizeof body, "The board saw %s in May.", either[i]);
        points_at(PC_RULE_a_an, PC_AP, body, NULL);
    }
}
END_TEST

/* ---- doubled words ---- */

START_TEST(a_doubled_word_is_found_over_the_end_of_a_line_and_goes_with_its_blank) {
    becomes_body(PC_RULE_doubled_word, PC_AP, "The tug came to the the quay.", "The tug came to the quay.");
    points_at(PC_RULE_doubled_word, PC_AP, "The board has run the berth since then and the tug came back to the\nthe quay in May.", "the\nthe");
}
END_TEST

START_TEST(words_that_english_doubles_stand) {
    static const char *const good[] = {"The tug had had a crane.", "He said that that tug was old.", "It was a very very long quay.", "Sing Sing and Walla Walla sent tugs.", "They left in in-house hulls."};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        points_at(PC_RULE_doubled_word, PC_AP, good[i], NULL);
}
END_TEST

/* ---- consistency ---- */

/* The rarer of two ways gives way, wherever it stands; where nothing is rarer, the text is asked about all the same. */
START_TEST(the_rarer_spelling_gives_way_to_the_commoner) {
    becomes_body(PC_RULE_spelling_variant_mixed, PC_AP, "The organisation met. The organisation rests. It will organize a fair.", "The organisation met. The organisation rests. It will organise a fair.");
    becomes_body(PC_RULE_spelling_variant_mixed, PC_AP, "The organization met. It will organise a fair. The organization rests.", "The organization met. It will organize a fair. The organization rests.");
    points_at(PC_RULE_spelling_variant_mixed, PC_AP, "The organisation met and will organise a fair of colour.", NULL);
}
END_TEST

START_TEST(one_text_has_one_form_of_a_compound_and_says_so_once) {
    checked *c = check_body("The counter-terror plan rests. The counterterror plan works. A counter-terror day came.", PC_AP, one_rule(PC_RULE_hyphenation_inconsistent));
    ck_assert_uint_eq(c->findings->n, 1);
    ck_assert_uint_ge(c->findings->v[0]->related.n, 1);
    unchecked(c);
    points_at(PC_RULE_hyphenation_inconsistent, PC_AP, "The plan is long-term. In the long term it rests. They set up a set-up.", NULL);
}
END_TEST

Suite *spelling_suite(void) {
    const TTest *const tests[] = {what_is_written_for_a_misspelt_word_is_no_misspelt_word,
                                         a_house_is_content_with_the_spelling_it_has_written,
                                         a_mended_word_keeps_the_capitals_it_had,
                                         names_keep_the_spelling_of_their_owners,
                                         what_somebody_said_is_not_respelt,
                                         the_sound_decides_between_a_and_an,
                                         what_may_be_said_in_two_ways_is_left_alone,
                                         a_doubled_word_is_found_over_the_end_of_a_line_and_goes_with_its_blank,
                                         words_that_english_doubles_stand,
                                         the_rarer_spelling_gives_way_to_the_commoner,
                                         one_text_has_one_form_of_a_compound_and_says_so_once,
                                         NULL};
    return suite_of("spelling", tests);
}
