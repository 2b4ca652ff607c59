/* Terms are found whichever way the search takes: by their first word, or letter by letter where something unseen stands behind it. */
#include "support.h"

#include <stdio.h>

#include "text/terms.h"

static pc_term_hit match(pc_term_class class, const char *text) {
    return pc_terms_match(&pc_lang_terms, class, PC_ANY_LANG, pc_str_of(text));
}

START_TEST(a_word_of_any_length_is_found) {
    static const struct {
        pc_term_class class;
        const char *term;
    } cases[] = {
        {PC_TERM_MONTH, "May"},       {PC_TERM_MONTH, "september"}, {PC_TERM_WEEKDAY, "WEDNESDAY"},        {PC_TERM_VERB, "said"},
        {PC_TERM_PRONOUN, "I"},       {PC_TERM_AND, "and"},         {PC_TERM_ACCORDING, "according to"},   {PC_TERM_PREPOSITION, "of"},
        {PC_TERM_END, "ends"},        {PC_TERM_KICKER, "press release"}, {PC_TERM_TITLE, "prime minister"}, {PC_TERM_MONTH, "août"},
        {PC_TERM_MONTH, "сентября"},  {PC_TERM_DATE_WORD, "月"},
    };
    static const char *const tails[] = {"", " ", "!", ", x", " and then a good deal more", "\n\nA new paragraph follows"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (size_t k = 0; k < sizeof tails / sizeof *tails; k++) {
            char text[128];
            snprintf(text, sizeof text, "%s%s", cases[i].term, tails[k]);
            ck_assert_msg(match(cases[i].class, text).bytes == strlen(cases[i].term), "\"%s\"", text);
        }
}
END_TEST

START_TEST(a_longer_word_is_no_term) {
    static const char *const words[] = {"Mayor", "Mayflower festival", "septemberfest at noon", "Septembe rain at noon", "Sept9 was dry and warm"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        ck_assert_msg(!match(PC_TERM_MONTH, words[i]).bytes, "\"%s\"", words[i]);
}
END_TEST

/* A soft hyphen behind the first word is passed over, and the search by letters has to find the same. */
START_TEST(both_ways_find_the_same) {
    static const char *const texts[] = {"said the miller of Tarn", "according to the miller", "prime minister of Lund", "press release of the mill", "Monday the third of May",
                                        "however the mill stays",  "director of the mill",    "The mill and the weir",  "by the miller of Tarn",     "announced on Friday last"};
    unsigned found = 0;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (int class = 0; class < PC_TERM_CLASSES; class++) {
            char hyphened[64];
            size_t word = strcspn(texts[i], " ");
            snprintf(hyphened, sizeof hyphened, "%.*s\xC2\xAD%s", (int)word, texts[i], texts[i] + word);
            pc_term_hit by_word = match((pc_term_class)class, texts[i]), by_letters = match((pc_term_class)class, hyphened);
            size_t more = by_letters.bytes - by_word.bytes; /* those of the hyphen, where the term goes on behind it or might have */
            ck_assert_msg((more == 2 || (more == 0 && by_word.bytes <= word)) && by_word.value == by_letters.value && by_word.langs == by_letters.langs,
                          "class %d of \"%s\"", class, texts[i]);
            found += by_word.bytes > 0;
        }
    ck_assert_uint_ge(found, 10);
}
END_TEST

START_TEST(the_next_beginning_is_behind_white_space) {
    static const char text[] = "no brief here but Maypole in\tMay, and some more words up to the end of it all";
    size_t at = pc_terms_next(&pc_lang_terms, PC_TERM_MONTH, pc_str_of(text), 0, 0, strlen(text));
    while (at < strlen(text) && !match(PC_TERM_MONTH, text + at).bytes)
        at = pc_terms_next(&pc_lang_terms, PC_TERM_MONTH, pc_str_of(text), 0, at + 1, strlen(text));
    ck_assert_uint_eq(at, 29);
    ck_assert_uint_eq(pc_terms_next(&pc_lang_terms, PC_TERM_MONTH, pc_str_of(text), 0, 3, 28), 28);
}
END_TEST

Suite *terms_suite(void) {
    const TTest *const tests[] = {a_word_of_any_length_is_found, a_longer_word_is_no_term, both_ways_find_the_same, the_next_beginning_is_behind_white_space, NULL};
    return suite_of("terms", tests);
}
