/* The group of names: people and bodies are written as they write themselves, and as the text does. */
#include "support.h"

#include "checking.h"

#include <stdio.h>

static const pc_profile profiles[] = {PC_AP, PC_UN, PC_GOVUK, PC_EU, PC_CHICAGO};

/* ---- official names ---- */

/* The i-th phrase of the table as an official name of several words; NULL when it is none. */
static const char *official(size_t i) {
    const pc_phrase *phrase = &pc_built_in_phrases.phrases[i];
    return phrase->rule == PC_PHRASE_NAME && phrase->n_words > 1 && phrase->exact ? phrase_string(phrase->exact) : NULL;
}

/* Every name of the list, a sentence each, a paragraph each. */
static void put_names(pc_buf *text) {
    size_t n = 0;
    pc_buf_puts(text, BODY_ABOVE "The board opened a berth.\n\n");
    for (size_t i = 0; i < pc_built_in_phrases.n; i++) {
        if (!official(i))
            continue;
        pc_buf_puts(text, "The board works with the ");
        pc_buf_puts(text, official(i));
        pc_buf_puts(text, " in May.\n\n");
        n++;
    }
    ck_assert_uint_gt(n, 200);
}

START_TEST(a_name_that_is_written_as_its_body_writes_it_is_never_reported) {
    static const pc_rule_id rules[] = {PC_RULE_known_name, PC_RULE_spelling, PC_RULE_spelling_variant, PC_RULE_term_preferred, PC_RULE_title_form};
    pc_buf text = {0};
    put_names(&text);
    for (size_t p = 0; p < sizeof profiles / sizeof *profiles; p++)
        for (size_t r = 0; r < sizeof rules / sizeof *rules; r++) {
            checked *c = check_text(text.p, text.n, profiles[p], one_rule(rules[r]));
            for (size_t i = 0; i < c->findings->n; i++) {
                pc_str words = marked(c, i);
                ck_assert_msg(false, "%s reports \"%.*s\"", pc_rules[rules[r]].id, (int)words.n, words.p);
            }
            unchecked(c);
        }
    pc_buf_release(&text);
}
END_TEST

/* The name with the middle of its longest word doubled: "Harrbour". False where no word is long enough for a slip. */
static bool with_a_slip(const char *name, char *out, size_t room) {
    size_t best = 0, length = 0;
    for (size_t at = 0; name[at];) {
        size_t n = 0;
        while ((name[at + n] | 0x20) >= 'a' && (name[at + n] | 0x20) <= 'z')
            n++;
        if (n > length && at > 0) {
            best = at;
            length = n;
        }
        at += n ? n : 1;
    }
    size_t middle = best + length / 2;
    if (length < 7 || name[middle] == name[middle - 1] || name[middle] == name[middle + 1])
        return false;
    return snprintf(out, room, "%.*s%c%s", (int)middle, name, name[middle], name + middle) < (int)room;
}

static bool is_official(pc_str name) {
    for (size_t i = 0; i < pc_built_in_phrases.n; i++)
        if (official(i) && pc_str_eq(name, pc_str_of(official(i))))
            return true;
    return false;
}

START_TEST(a_slip_in_a_long_official_name_is_mended_to_the_name) {
    size_t tried = 0, mended = 0;
    for (size_t i = 0; i < pc_built_in_phrases.n; i++) {
        const char *name = official(i);
        char slip[300], body[400];
        if (!name || pc_built_in_phrases.phrases[i].n_words < 3 || !with_a_slip(name, slip, sizeof slip))
            continue;
        snprintf(body, sizeof body, "The board works with the %s in May.", slip);
        checked *c = check_body(body, PC_UN, one_rule(PC_RULE_known_name));
        tried++;
        for (size_t k = 0; k < c->findings->n; k++) {
            pc_finding *finding = c->findings->v[k];
            ck_assert(!finding->safe && finding->edits.n == 1); /* whose name it is, somebody has to see */
            ck_assert_msg(is_official(finding->edits.v[0].with), "\"%s\" would become a name nobody has", slip);
            mended += pc_str_eq(finding->edits.v[0].with, pc_str_of(name));
        }
        unchecked(c);
    }
    ck_assert_uint_gt(tried, 80);
    /* a name is looked for by its rare words: "Republic of Belaarus" has none left */
    ck_assert_msg(mended * 3 >= tried * 2, "%zu of %zu slips were mended", mended, tried);
}
END_TEST

/* ---- people ---- */

START_TEST(a_spelling_proposed_for_a_person_stands_in_the_text_already) {
    static const char *const texts[] = {
        "The chair, Vera Lindqvist, opened the berth. Vera Lindquist left. “It works,” said Ms. Lindqvist.",
        "Vera Lindqvist, the chair, came. “It holds,” Lindkvist said. “It does,” Lindqvist said.",
        "The chair, Jon Harbrow, came. “It is done,” John Harbrow said. Harbrow left with Jon Harbrow's tug.",
    };
    size_t edits = 0;
    for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
        checked *c = check_body(texts[t], PC_AP, one_rule(PC_RULE_person_name_inconsistent));
        for (size_t i = 0; i < c->findings->n; i++)
            for (size_t k = 0; k < c->findings->v[i]->edits.n; k++, edits++) {
                pc_str with = c->findings->v[i]->edits.v[k].with;
                char copy[80] = {0};
                ck_assert_uint_lt(with.n, sizeof copy);
                memcpy(copy, with.p, with.n);
                ck_assert_msg(strstr(texts[t], copy) != NULL, "\"%s\" stands nowhere in \"%s\"", copy, texts[t]);
                ck_assert(!c->findings->v[i]->safe);
            }
        unchecked(c);
    }
    ck_assert_uint_ge(edits, 2);
}
END_TEST

START_TEST(people_who_share_a_name_are_two_people) {
    static const char *const good[] = {
        "The chair, Vera Lindqvist, came with Olof Lindqvist, a pilot. “It works,” said Vera Lindqvist.",
        "Mara and Jon Harbrow gave the tug. Mara Harbrow came.",
        "The pilot, Ian Carver, and the cook, Ida Carter, came.",
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        points_at(PC_RULE_person_name_inconsistent, PC_AP, good[i], NULL);
}
END_TEST

START_TEST(honorifics_go_by_the_house_and_stay_in_quotations) {
    static const char body[] = "“I thank Mr. Brandt,” said Vera Lindqvist, the chair.";
    for (size_t p = 0; p < sizeof profiles / sizeof *profiles; p++)
        points_at(PC_RULE_honorific_use, profiles[p], body, NULL);
    checked *ap = check_body("The board met Mr. Brandt in May.", PC_AP, one_rule(PC_RULE_honorific_use));
    checked *un = check_body("The board met Mr. Brandt in May.", PC_UN, one_rule(PC_RULE_honorific_use));
    ck_assert_uint_eq(ap->findings->n, 1);
    ck_assert_uint_eq(un->findings->n, 0);
    unchecked(ap);
    unchecked(un);
    points_at(PC_RULE_honorific_use, PC_UN, "The board met Mr Brandt in May.", "Mr");
    points_at(PC_RULE_honorific_use, PC_GOVUK, "The board met Mr Brandt in May.", NULL);
}
END_TEST

/* ---- bodies ---- */

START_TEST(two_spellings_of_one_body_are_one_finding_that_names_both_places) {
    checked *c = check_body("The Tidewater Harbour Board met. The Tidewater Harbour Board rests. A crane of the Tidewater Harbor Board came.", PC_AP, one_rule(PC_RULE_org_name_inconsistent));
    ck_assert_uint_eq(c->findings->n, 1);
    ck_assert(pc_str_eq(marked(c, 0), PC_STR("Tidewater Harbor Board")));
    ck_assert_uint_ge(c->findings->v[0]->related.n, 1);
    unchecked(c);
    points_at(PC_RULE_org_name_inconsistent, PC_AP, "The Tidewater Harbour Board met. The Harbour Board rests. The Board came, and the Tidewater Harbour Fund.", NULL);
}
END_TEST

START_TEST(a_company_loses_its_comma_where_the_house_has_none) {
    becomes_body(PC_RULE_company_suffix, PC_AP, "The board met Acme Ferries, Inc. in May.", "The board met Acme Ferries Inc. in May.");
    points_at(PC_RULE_company_suffix, PC_AP, "The board met Acme Ferries Inc. in May.", NULL);
}
END_TEST

/* ---- the forms of a house ---- */

/* One sentence, two houses: each writes its own form, and neither touches the other's quotation. */
START_TEST(each_house_writes_countries_and_accents_its_own_way) {
    points_at(PC_RULE_country_name_form, PC_UN, "A tug came from Vietnam in May.", "Vietnam");
    points_at(PC_RULE_country_name_form, PC_AP, "A tug came from Viet Nam in May.", "Viet Nam");
    points_at(PC_RULE_country_name_form, PC_UN, "A tug came from Viet Nam. It was built by Vietnam Airlines.", NULL);
    points_at(PC_RULE_diacritics_missing, PC_UN, "The board wrote to Antonio Guterres in May.", "Antonio Guterres");
    points_at(PC_RULE_diacritics_missing, PC_UN, "The board wrote to António Guterres in May.", NULL);
}
END_TEST

START_TEST(a_trade_mark_sign_stands_once) {
    becomes_body(PC_RULE_trademark_symbol, PC_AP, "The Tugmaster™ tows. The Tugmaster™ rests. The Tugmaster™ stays.", "The Tugmaster™ tows. The Tugmaster rests. The Tugmaster stays.");
}
END_TEST

START_TEST(no_rule_about_names_mends_without_somebody_looking) {
    for (size_t i = 0; i < PC_RULES; i++)
        if (pc_rules[i].group == PC_GROUP_NAMES && i != PC_RULE_trademark_symbol) /* signs, not names */
            ck_assert_msg(pc_rules[i].fix != PC_FIX_SAFE, "%s", pc_rules[i].id);
}
END_TEST

Suite *names_suite(void) {
    const TTest *const tests[] = {a_name_that_is_written_as_its_body_writes_it_is_never_reported,
                                         a_slip_in_a_long_official_name_is_mended_to_the_name,
                                         a_spelling_proposed_for_a_person_stands_in_the_text_already,
                                         people_who_share_a_name_are_two_people,
                                         honorifics_go_by_the_house_and_stay_in_quotations,
                                         two_spellings_of_one_body_are_one_finding_that_names_both_places,
                                         a_company_loses_its_comma_where_the_house_has_none,
                                         each_house_writes_countries_and_accents_its_own_way,
                                         a_trade_mark_sign_stands_once,
                                         no_rule_about_names_mends_without_somebody_looking,
                                         NULL};
    return suite_of("names", tests);
}
