/* Paragraphs filled to a width, and text in ASCII. */
#include "support.h"

#include "render/ascii.h"
#include "render/fill.h"

#include <stdio.h>
#include <stdlib.h>

/* Filled paragraph as a C string; free() it. */
static char *filled(const char *text, pc_fill how) {
    pc_buf out = {0};
    how.out = &out;
    pc_fill_paragraph(&how, pc_str_of(text));
    pc_buf_putc(&out, '\0');
    ck_assert_int_eq(out.status, PC_OK);
    return out.p;
}

static const struct {
    const char *what, *text, *want;
    pc_fill how;
} paragraphs[] = {
    {"a line ends at a space", "one two three", "one two\nthree\n", {.width = 9}},
    {"exactly full", "one two three", "one two\nthree\n", {.width = 7}},
    {"no width, no wrapping", "one two three", "one two three\n", {.width = 0}},
    {"spaces of any kind are one", "  one \t\n two   three ", "one two three\n", {.width = 40}},
    {"a long word stays whole", "aa http://example.org/abcdefgh bb", "aa http://example.org/abcdefgh\nbb\n", {.width = 10}},
    {"items hang", "* one two three", "* one\n  two\n  three\n", {.width = 7, .hang = 2}},
    {"no break at a no-break space", "one two\xC2\xA0three", "one\ntwo\xC2\xA0three\n", {.width = 10}},
    {"nor at a narrow one", "one 10\xE2\x80\xAF""000", "one\n10\xE2\x80\xAF""000\n", {.width = 8}},
    {"two columns a character", "港湾港湾港湾", "港湾港\n湾港湾\n", {.width = 7}},
    {"no line begins with a full stop", "港湾港湾。港", "港湾港\n湾。港\n", {.width = 8}},
    {"none ends with an opening bracket", "港湾港「湾港」", "港湾港\n「湾港」\n", {.width = 9}},
    {"a space between two of them is kept", "港湾 港湾", "港\n湾\xC2\xA0港\n湾\n", {.width = 5}},
    {"an ideographic space stays one", "港湾\xE3\x80\x80""ab", "港湾\xE3\x80\x80""ab\n", {.width = 40}},
    {"marks take no column", "e\xCC\x81""e\xCC\x81 aa", "e\xCC\x81""e\xCC\x81 aa\n", {.width = 5}},
    {"no line begins like an item", "in the year of 3. May", "in the year of\n3. May\n", {.width = 15}},
    {"... behind a stop", "it was Feb. 3. It was", "it was\nFeb.\xC2\xA0""3. It\nwas\n", {.width = 11}},
    {"... nor with a bullet", "one * two", "one *\ntwo\n", {.width = 5}},
    {"a dash that ends a word ends no line", "aa bb- cc dd", "aa\nbb-\xC2\xA0""cc\ndd\n", {.width = 7}},
    {"nor does an address that could go on", "x http://a.example/ or", "x\nhttp://a.example/\xC2\xA0or\n", {.width = 20}},
    {"no line begins with a handle", "follow us @here", "follow\nus\xC2\xA0@here\n", {.width = 9}},
    {"the blanks of French marks", "il dit « oui » ! et", "il dit\n«\xC2\xA0oui\xC2\xA0»\xC2\xA0!\net\n", {.width = 10}},
    {"in ASCII no blank is no-break", "follow us @here", "follow\nus @here\n", {.width = 9, .ascii = true}},
    {"soft line ends of mail", "one two three", "one two \nthree\n", {.width = 9, .flowed = true}},
    {"mail: lines are stuffed", "From two > three", " From two \n > three\n", {.width = 9, .flowed = true}},
    {"mail: items do not hang", "* one two", "* one \ntwo\n", {.width = 7, .hang = 2, .flowed = true}},
    {"mail: only a space ends a line", "港湾港湾港湾", "港湾港湾港湾\n", {.width = 7, .flowed = true}},
    {"mail in scripts without spaces", "港湾港湾港湾", "港湾港 \n湾港湾\n", {.width = 7, .flowed = true, .delsp = true}},
    {"... a space of the text is one more", "港湾 港湾 one two", "港湾  \n港湾  \none  \ntwo\n", {.width = 5, .flowed = true, .delsp = true}},
    {"what steers a terminal is left out", "a\x1B[31m b\xC2\x9B c\xE2\x80\xAE d", "a[31m b c d\n", {.width = 40}},
    {"nothing", "", "\n", {.width = 40}},
};

START_TEST(paragraphs_are_filled) {
    char *got = filled(paragraphs[_i].text, paragraphs[_i].how);
    ck_assert_msg(strcmp(got, paragraphs[_i].want) == 0, "%s: \"%s\"", paragraphs[_i].what, got);
    free(got);
}
END_TEST

/* Whatever the width: the words come back, no line is wider than it has to be, none ends in a space. */
START_TEST(every_width_keeps_the_words) {
    static const char text[] = "The board – 12 members – opened (3) its berth… “at last”, said A. B. Lind – http://a.example/b/ - and 港 two";
    for (unsigned width = 1; width < 130; width++) {
        char *got = filled(text, (pc_fill){.width = width, .ascii = true}), *line = got, words[sizeof text + 2];
        size_t n = 0;
        for (char *p = got; *p; p++)
            words[n++] = *p == '\n' ? ' ' : *p;
        words[n - 1] = '\0';
        ck_assert_msg(width < 20 || strcmp(words, text) == 0, "%u: %s", width, words);
        for (char *end; (end = strchr(line, '\n')); line = end + 1)
            ck_assert_msg(end == line || end[-1] != ' ', "%u: a line ends in a space", width);
        free(got);
    }
}
END_TEST

/* ---- ASCII ---- */

static const struct {
    pc_lang lang;
    const char *text, *want;
} transliterated[] = {
    {PC_EN, "plain", "plain"},
    {PC_EN, "“It’s” ‘here’", "\"It's\" 'here'"},
    {PC_EN, "A – b—c, 28–29, Rome–Paris", "A -- b -- c, 28-29, Rome-Paris"},
    {PC_EN, "wait… 10\xC2\xA0km © ® ™ € 5 ½", "wait... 10 km (C) (R) (TM) EUR  5 1/2"},
    {PC_EN, "Ünal Çelik, Łódź, São", "Unal Celik, Lodz, Sao"},
    {PC_DE, "Über Öl für Größe", "Ueber Oel fuer Groesse"},
    {PC_FR, "« Voilà », dit-elle", "\"Voila\", dit-elle"},
    {PC_DE, "»So«, sagt er", "\"So\", sagt er"},
    {PC_RU, "Щука Юлия", "Shchuka Iuliia"},
    {PC_EN, "ﬁve ① Ⅳ", "five 1 IV"},
    {PC_JA, "港A", "?A"},
};

START_TEST(a_wire_gets_ascii) {
    pc_buf out = {0};
    pc_ascii ascii = {.lang = transliterated[_i].lang};
    pc_put_ascii(&out, pc_str_of(transliterated[_i].text), &ascii);
    ck_pc_str_eq(((pc_str){out.p, out.n}), transliterated[_i].want);
    pc_buf_release(&out);
}
END_TEST

START_TEST(the_report_counts_what_was_changed_and_lost) {
    pc_buf out = {0}, report = {0};
    pc_ascii ascii = {.lang = PC_EN};
    pc_put_ascii(&out, PC_STR("é é\xC2\xA0港"), &ascii);
    pc_ascii_report(&ascii, &report);
    pc_buf_putc(&report, '\0');
    ck_assert_str_eq(report.p, "ASCII stands for 3 characters: é (2), U+00A0 (1)\n"
                               "nothing in ASCII stands for 1 character, now \"?\"; write them otherwise: 港 (1)\n");
    pc_buf_release(&out);
    pc_buf_release(&report);
}
END_TEST

/* More kinds of characters than are remembered are still counted. */
START_TEST(the_report_knows_that_there_were_others) {
    pc_buf out = {0}, report = {0};
    pc_ascii ascii = {.lang = PC_EN};
    char text[3 * 100 + 1];
    for (unsigned i = 0; i < 100; i++)
        snprintf(text + 3 * i, 4, "%c%c%c", 0xE4, 0xB8 + (i >> 6), 0x80 + (i & 63));
    pc_put_ascii(&out, pc_str_of(text), &ascii);
    ck_assert_uint_eq(ascii.lost, 100);
    pc_ascii_report(&ascii, &report);
    pc_buf_putc(&report, '\0');
    ck_assert_ptr_nonnull(strstr(report.p, " and others\n"));
    pc_buf_release(&out);
    pc_buf_release(&report);
}
END_TEST

START_TEST(the_table_is_in_order_and_ascii) {
    static const struct {
        uint32_t cp;
        const char *text;
    } rows[] = {
#define PC_ASCII(cp, text) {cp, text},
#include "render/ascii.def"
#undef PC_ASCII
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ck_assert_msg(i == 0 || rows[i - 1].cp < rows[i].cp, "U+%04X is out of order", rows[i].cp);
        for (const char *p = rows[i].text; *p; p++)
            ck_assert_int_lt((unsigned char)*p, 0x7F);
    }
}
END_TEST

Suite *fill_suite(void) {
    Suite *suite = suite_create("fill");
    TCase *tests = tcase_create("fill");
    tcase_add_loop_test(tests, paragraphs_are_filled, 0, sizeof paragraphs / sizeof *paragraphs);
    tcase_add_test(tests, every_width_keeps_the_words);
    tcase_add_loop_test(tests, a_wire_gets_ascii, 0, sizeof transliterated / sizeof *transliterated);
    tcase_add_test(tests, the_report_counts_what_was_changed_and_lost);
    tcase_add_test(tests, the_report_knows_that_there_were_others);
    tcase_add_test(tests, the_table_is_in_order_and_ascii);
    suite_add_tcase(suite, tests);
    return suite;
}
