#include "support.h"

#include <stdio.h>

enum { EN, FR, ES, DE, PT, IT, RU, AR, ZH, JA };

/** "statement^rest"; until: RFC 3339, "open" when it is not settled, "date 2019-9-3" when there is no time, "none" when none is stated, NULL when there is no embargo. */
typedef struct embargo_case {
    int lang;
    const char *text, *until;
} embargo_case;

static void check_embargo(const embargo_case *c) {
    char text[400], got[64];
    const char *bar = strchr(c->text, '^');
    size_t want = bar ? (size_t)(bar - c->text) : 0;
    int n = snprintf(text, sizeof text, "%.*s%s", (int)want, c->text, bar ? bar + 1 : c->text);
    pc_release release = {.text = {text, (size_t)n}};
    pc_draft draft = {.release = &release, .langs = PC_LANG_BIT(c->lang)};
    pc_embargo embargo;
    size_t bytes = pc_embargo_match(&draft, (pc_str){text, (size_t)n}, &embargo);
    ck_assert_msg(bytes == (c->until ? want : 0), "\"%s\": %zu bytes, not %zu", c->text, bytes, want);
    if (!c->until)
        return;
    if (embargo.none_stated)
        snprintf(got, sizeof got, "none");
    else if (embargo.clock.hour < 0)
        snprintf(got, sizeof got, "date %d-%d-%d", embargo.date.year, embargo.date.month, embargo.date.day);
    else if (!pc_moment_rfc3339(&embargo.date, &embargo.clock, got))
        snprintf(got, sizeof got, "open");
    ck_assert_msg(strcmp(got, c->until) == 0, "\"%s\": %s, not %s", c->text, got, c->until);
}

#define CHECK_EMBARGOES(cases)                                                                                         \
    for (size_t i = 0; i < sizeof(cases) / sizeof *(cases); i++)                                                       \
    check_embargo(&(cases)[i])

START_TEST(english_embargoes_end_with_their_time) {
    static const embargo_case cases[] = {
        {EN, "EMBARGOED UNTIL 00:01 GMT, TUESDAY 3 SEPTEMBER 2019^", "2019-09-03T00:01:00Z"},
        {EN, "STRICTLY EMBARGOED TO 00.01HRS BST, TUESDAY 3 SEPTEMBER 2019^\nNext", "2019-09-03T00:01:00+01:00"},
        {EN, "EMBARGO: 00:01 GMT, 3 September 2019^", "2019-09-03T00:01:00Z"},
        {EN, "Embargo: Not for publication before 00:01 GMT on 3 September 2019^. Check against delivery", "2019-09-03T00:01:00Z"},
        {EN, "HOLD FOR RELEASE UNTIL 8:30 A.M. EDT, SEPTEMBER 3, 2019^", "2019-09-03T08:30:00-04:00"},
        {EN, "Transmission of material in this news release is embargoed until 8:30 a.m. (ET) Friday, September 6, 2019^", "2019-09-06T08:30:00-04:00"},
        {EN, "This release is embargoed until Saturday  June 18  2005 at 11 06 a m   ET^   The audio", "2005-06-18T11:06:00-04:00"},
        {EN, "Under embargo until Tuesday 3 September 2019, 9:00 CEST^ - the report", "2019-09-03T09:00:00+02:00"},
        {EN, "EMBARGOED FOR RELEASE UNTIL: September 3, 2019^", "date 2019-9-3"},
        {EN, "Embargoed until 9 a.m. CST, September 3, 2019^", "open"},
        {EN, "Not for release before 9 a.m. on 3 September 2019^", "open"},
        {EN, "Embargoed until delivery^", "date 0-0-0"},
        {EN, "EMBARGOED^", "date 0-0-0"},
        {EN, "EMBARGOED^\nThe mills open", "date 0-0-0"},
        {EN, "FOR RELEASE 8:30 A.M. ET FRIDAY, SEPTEMBER 6, 2019^", "2019-09-06T08:30:00-04:00"},
        {EN, "For release: 9:00 GMT, 3 September 2019^ ", "2019-09-03T09:00:00Z"},
        {EN, "For release on Tuesday, September 3, 2019, at noon EDT^", "2019-09-03T12:00:00-04:00"},
    };
    CHECK_EMBARGOES(cases);
}
END_TEST

START_TEST(embargoes_of_the_other_languages) {
    static const embargo_case cases[] = {
        {FR, "SOUS EMBARGO JUSQU'AU 3 SEPTEMBRE 2019 À 00 H 01 (heure de Paris)^", "2019-09-03T00:01:00+02:00"},
        {FR, "Sous embargo jusqu’au mardi 3 septembre 2019 à 10h^ ", "open"},
        {EN, "SOUS EMBARGO JUSQU'AU 3 SEPTEMBRE 2019 À 00 H 01 GMT^", "2019-09-03T00:01:00Z"},
        {ES, "EMBARGADO HASTA EL 3 DE SEPTIEMBRE DE 2019 A LAS 10:00 GMT^", "2019-09-03T10:00:00Z"},
        {DE, "SPERRFRIST: 3. September 2019, 12:00 Uhr^", "open"},
        {DE, "Sperrfrist: 3. September 2019, 12:00 Uhr MESZ^\nWeiter", "2019-09-03T12:00:00+02:00"},
        {DE, "Gesperrt bis 3. September 2019, 12 Uhr (MEZ)^", "2019-09-03T12:00:00+01:00"},
        {DE, "Sperrfrist: keine^", "none"},
        {PT, "EMBARGADO ATÉ 3 DE SETEMBRO DE 2019, ÀS 10H00 GMT^", "2019-09-03T10:00:00Z"},
        {IT, "EMBARGO FINO ALLE ORE 12 DEL 3 SETTEMBRE 2019^", "open"},
        {IT, "Sotto embargo fino alle ore 12.00 CEST del 3 settembre 2019^", "2019-09-03T12:00:00+02:00"},
        {RU, "Эмбарго до 12:00 (мск) 3 сентября 2019 г.^", "2019-09-03T12:00:00+03:00"},
        {ZH, "2019年9月3日上午10时（北京时间）前禁止发布^", "2019-09-03T10:00:00+08:00"},
        {JA, "2019年9月3日午前0時（日本時間）まで報道をお控えください^", "2019-09-03T00:00:00+09:00"},
    };
    CHECK_EMBARGOES(cases);
}
END_TEST

START_TEST(embargoes_on_goods_and_plain_dates_are_none) {
    static const embargo_case cases[] = {
        {EN, "", NULL},
        {EN, "Embargo on Arms to the Region Renewed", NULL},
        {EN, "Embargoed goods worth 400 dollars were seized in the port and sold.", NULL},
        {EN, "For release September 3, 2019", NULL},
        {EN, "For release", NULL},
        {EN, "For release of the hostages", NULL},
        {EN, "For immediate release", NULL},
        {EN, "September 3, 2019, 9:00 GMT", NULL},
        {EN, "The mills open at 9:00 GMT", NULL},
        {ZH, "前禁止发布", NULL},
    };
    CHECK_EMBARGOES(cases);
}
END_TEST

/* An ASCII text is not searched for them: see moment_first(). */
START_TEST(words_behind_a_time_are_of_scripts_beyond_ascii) {
    enum { BEHIND_TIME = 3, MOST = 4096 };
    const pc_terms *terms = &pc_lang_terms;
    uint32_t left[MOST], n = 0, seen = 0;
    const pc_term_node *root = &terms->nodes[terms->roots[PC_TERM_EMBARGO]];
    for (uint32_t i = 0; i < root->count; i++)
        if (terms->nodes[root->child + i].byte < 0x80)
            left[n++] = root->child + i;
    while (n) {
        const pc_term_node *node = &terms->nodes[left[--n]];
        for (const pc_term_leaf *leaf = node->leaf ? &terms->leaves[node->leaf - 1] : NULL; leaf; leaf = leaf->more ? leaf + 1 : NULL, seen++)
            ck_assert_int_ne(leaf->value, BEHIND_TIME);
        ck_assert_uint_lt(n + node->count, MOST);
        for (uint32_t i = 0; i < node->count; i++)
            left[n++] = node->child + i;
    }
    ck_assert_uint_gt(seen, 10);
}
END_TEST

Suite *embargo_suite(void) {
    const TTest *const tests[] = {english_embargoes_end_with_their_time, embargoes_of_the_other_languages, embargoes_on_goods_and_plain_dates_are_none,
                                  words_behind_a_time_are_of_scripts_beyond_ascii, NULL};
    return suite_of("embargo", tests);
}
