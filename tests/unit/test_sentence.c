#include "support.h"

#include "text/sentence.h"

#include <stdlib.h>
#include <time.h>

/* A text with a bar behind every sentence but the last. */
typedef struct split_case {
    pc_lang lang;
    const char *marked;
} split_case;

static void check(const split_case *cases, size_t n) {
    for (size_t i = 0; i < n; i++) {
        char text[2000], got[2200] = "";
        size_t len = 0;
        for (const char *s = cases[i].marked; *s; s++)
            if (*s != '|')
                text[len++] = *s;
        for (size_t at = 0, end, out = 0; at < len; at = end) {
            end = pc_sentence_end((pc_str){text, len}, at, cases[i].lang);
            ck_assert_msg(end > at && end <= len, "\"%s\": no way forward at %zu", cases[i].marked, at);
            memcpy(got + out, text + at, end - at);
            out += end - at;
            if (end < len)
                got[out++] = '|';
            got[out] = '\0';
        }
        ck_assert_msg(strcmp(got, cases[i].marked) == 0, "\"%s\", not \"%s\"", got, cases[i].marked);
    }
}
#define CHECK(cases) check(cases, sizeof(cases) / sizeof *(cases))

START_TEST(stops_end_sentences_in_ten_languages) {
    static const split_case cases[] = {
        {PC_EN, "The mill is open.| Bread is sold on Monday.| Who will come?| Everybody!"},
        {PC_FR, "Le moulin est ouvert.| Le pain est vendu lundi.| Qui viendra ?| Tout le monde !"},
        {PC_ES, "El molino está abierto.| ¿Quién vendrá?| ¡Todos!| Hay pan."},
        {PC_DE, "Die Mühle ist offen.| Brot gibt es am Montag.| Wer kommt?| Alle!"},
        {PC_PT, "O moinho está aberto.| Há pão na segunda-feira.| Quem vem?"},
        {PC_IT, "Il mulino è aperto.| È in vendita il pane.| Chi viene?"},
        {PC_RU, "Мельница открыта.| Хлеб продаётся в понедельник.| Кто придёт?"},
        {PC_AR, "المطحنة مفتوحة.| يباع الخبز يوم الاثنين.| من سيأتي؟| الجميع."},
        {PC_AR, "چکی کھلی ہے۔| روٹی پیر کو ملے گی۔"},
        {PC_ZH, "磨坊开放了。|星期一卖面包。|谁会来？|大家都来！"},
        {PC_JA, "水車小屋が開きました。|月曜日にパンを販売します。|誰が来ますか？"},
        {PC_LANG_NONE, "De molen is open.| Het brood is klaar."},
    };
    CHECK(cases);
}
END_TEST

START_TEST(abbreviations_end_none) {
    /* "may end one" before a word that starts sentences does end one. */
    static const split_case ends[] = {
        {PC_EN, "It closes at 5 p.m.| The mill is near."},
        {PC_EN, "He left Ek Foods Inc.| He is free."},
        {PC_EN, "He rested in Peoria, Ill.| He is well."},
        {PC_EN, "He fell ill.| Rest was good."},
        {PC_DE, "Es gibt Brot, Salz usw.| Die Leute kamen."},
        {PC_RU, "Это было в 2019 г.| Все довольны."},
        {PC_FR, "Il y avait du pain, du sel, etc.| Les visiteurs sont venus."},
    };
    static const split_case whole[] = {
        {PC_EN, "Mr. Ek met Sen. Ruiz and Gov. Bolz at St. Anne's on Jan. 5.| Dr. Ek left."},
        {PC_EN, "It opens at 9 a.m. Monday.| It is near."},
        {PC_EN, "Ek Foods Inc. Chairman Bo Ek spoke."},
        {PC_EN, "See No. 5 and p. 7.| She said no.| They left."},
        {PC_EN, "Boston, Mass. Senator Ruiz spoke."},
        {PC_FR, "M. Ek et Mme. Ruiz ont vu le Dr. Bolz.| Ils sont partis."},
        {PC_ES, "El Sr. Ruiz y la Dra. Ek viven en la Av. Mayor núm. 5.| Están bien."},
        {PC_DE, "Herr Dr. Ek und Prof. Bolz kamen z. B. am 3. September 2019 um ca. 9 Uhr.| Sie blieben."},
        {PC_PT, "O Sr. Ek e a Dra. Ruiz moram na Av. Central.| Estão bem."},
        {PC_IT, "Il dott. Ek e il sig. Ruiz sono in p. 5, art. 3.| Stanno bene."},
        {PC_RU, "Встреча прошла 3 сентября 2019 г. в г. Минске, на ул. Мира.| Все довольны."},
        {PC_AR, "قال د. سامي إن المطحنة مفتوحة.| سيباع الخبز."},
    };
    CHECK(whole);
    CHECK(ends);
}
END_TEST

START_TEST(initials_and_acronyms_end_none_before_a_name) {
    static const split_case cases[] = {
        {PC_EN, "J. R. Ek and A. B. Ruiz came.| They met Ana C. Bolz."},
        {PC_EN, "The U.S. Senate met the E.U. Commission.| It lives in the U.S.| They do too."},
        {PC_RU, "А. В. Иванов и М. Ю. Петров приехали.| Они встретились."},
        {PC_DE, "J. Ek lebt in den U.S.A. im Norden.| Er malt."},
        {PC_EN, "You and I.| Did he come?"},
    };
    CHECK(cases);
}
END_TEST

START_TEST(numbers_addresses_and_ordinals_go_on) {
    static const split_case cases[] = {
        {PC_EN, "It costs $3.50 at 9.30 or 1.234,5 and 3.| The rest is free."},
        {PC_EN, "Write to bo.ek@example.org or see www.example.org/a.b.| We answer."},
        {PC_EN, "In 2019.| The end."},
        {PC_EN, "1. Open the door."},
        {PC_DE, "Das 19. Jahrhundert begann am 1. Januar.| Karl V. Habsburg und Ludwig XIV. Bourbon kamen."},
        {PC_DE, "Es war 2019.| Die Leute kamen am 3. 9. 2019."},
    };
    CHECK(cases);
}
END_TEST

START_TEST(omissions_end_only_before_a_capital) {
    static const split_case cases[] = {
        {PC_EN, "I was ... well, late.| It rained…| He left... and came back."},
        {PC_EN, "He went on....| She left."},
        {PC_EN, "We left words out . . . and went on."},
        {PC_EN, "One thing is left out.| . . . The other stays."},
    };
    CHECK(cases);
}
END_TEST

START_TEST(quotations_and_brackets_are_passed_whole) {
    static const split_case cases[] = {
        {PC_EN, "“We came. We saw.”| The mill is open."},
        {PC_EN, "He said, \"We came. We saw it.\"| The mill is open."},
        {PC_EN, "The mill (it is old. It is small.) is open.| (Doors close at six.)| Come."},
        {PC_EN, "“Is it open?” Bo Ek asked.| “It is!” said Ana."},
        {PC_FR, "« Le moulin est ouvert. Venez. », a dit Bo Ek.| Il est parti."},
        {PC_DE, "„Die Mühle ist offen. Kommen Sie!“, sagte Bo Ek.| Er ging."},
        {PC_RU, "«Мельница открыта. Приходите!» — сказал Бо Эк.| Он ушёл."},
        {PC_JA, "「開いています。来てください。」と彼は言った。|彼は帰った。"},
        {PC_ZH, "他说：“开门了。请来。”|他走了。"},
        {PC_ZH, "“开门了。”他说。|他走了。"},
        {PC_EN, "He said, \"It is open.| The mark that closes is missing.| He left."},
    };
    CHECK(cases);
}
END_TEST

START_TEST(a_blank_line_ends_a_sentence_without_a_stop) {
    static const split_case cases[] = {
        {PC_EN, "The mill opens|\n\nBread is sold.|\n\nmore"},
        {PC_EN, "The mill\nopens.| It is old."},
    };
    CHECK(cases);
}
END_TEST

START_TEST(every_end_lies_ahead) {
    static const char *const texts[] = {"", " ", ".", "...", ". . .", "!", "\"", "(", "((((", ".)", "。", "\n\n", "\n\n\n\n", "A.", "A. ", " .a", "“.”", "«.", "...\n\n...", "1.", "?!?! a", "「。」"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        pc_str text = pc_str_of(texts[i]);
        for (size_t at = 0, end; at < text.n; at = end) {
            end = pc_sentence_end(text, at, PC_EN);
            ck_assert_msg(end > at && end <= text.n, "\"%s\" at %zu: %zu", texts[i], at, end);
        }
        ck_assert_uint_eq(pc_sentence_end(text, text.n, PC_EN), text.n);
        ck_assert_uint_eq(pc_sentence_end(text, text.n + 5, PC_EN), text.n);
    }
}
END_TEST

/* Seconds of processor time for all sentences of n bytes made of `unit`. */
static double seconds_for(const char *unit, size_t n) {
    char *bytes = malloc(n);
    ck_assert_ptr_nonnull(bytes);
    for (size_t i = 0, len = strlen(unit); i < n; i++)
        bytes[i] = unit[i % len];
    clock_t start = clock();
    for (size_t at = 0; at < n;)
        at = pc_sentence_end((pc_str){bytes, n}, at, PC_EN);
    free(bytes);
    return (double)(clock() - start) / CLOCKS_PER_SEC;
}

START_TEST(time_grows_with_the_text_alone) {
    static const char *const units[] = {"(", "\"", "\"a ", ". ", "(a. ", "A. ", "...", " . ", ".\n", "a", "!\" Ek Ek Ek Ek "};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        ck_assert_msg(seconds_for(units[i], 300000) < 1.5, "\"%s\" takes too long", units[i]);
}
END_TEST

Suite *sentence_suite(void) {
    const TTest *const tests[] = {
        stops_end_sentences_in_ten_languages, abbreviations_end_none, initials_and_acronyms_end_none_before_a_name,
        numbers_addresses_and_ordinals_go_on, omissions_end_only_before_a_capital, quotations_and_brackets_are_passed_whole,
        a_blank_line_ends_a_sentence_without_a_stop, every_end_lies_ahead, time_grows_with_the_text_alone, NULL,
    };
    return suite_of("sentence", tests);
}
