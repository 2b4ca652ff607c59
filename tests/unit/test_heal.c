/* Text that was encoded twice, and what is left of it. */
#include "support.h"

#include <iconv.h>
#include <stdlib.h>

#include "text/decode.h"
#include "text/utf8.h"

enum { MOST = 16384 };

static pc_arena *arena;

static void setup(void) {
    arena = pc_arena_new();
}

static void teardown(void) {
    pc_arena_free(arena);
}

static pc_decoded decoded(const char *bytes, size_t n) {
    pc_decoded out;
    ck_assert_int_eq(pc_decode((pc_str){bytes, n}, NULL, arena, &out), PC_OK);
    ck_assert_uint_eq(out.map.text_len, out.text.n);
    return out;
}

/* Encodes every byte of `text` above ASCII as a character of its own; returns the length. */
static size_t doubled(const char *text, size_t n, bool latin1, char *to) {
    size_t made = 0;
    for (size_t i = 0; i < n; i++) {
        char out[4], in[1] = {text[i]}, *from = in, *at = out;
        size_t left = 1, room = sizeof out;
        iconv_t cd = iconv_open("UTF-8", latin1 ? "ISO-8859-1" : "CP1252");
        size_t result = iconv(cd, &from, &left, &at, &room);
        iconv_close(cd);
        if (result == (size_t)-1) /* as browsers do: a C1 control */
            at = out + pc_utf8_put(out, (unsigned char)text[i]);
        memcpy(to + made, out, (size_t)(at - out));
        made += (size_t)(at - out);
    }
    ck_assert_uint_lt(made, MOST);
    return made;
}

static const char *const samples[] = {
    "LEEDS, 4 March – “We’re ready,” said Ada Thorne. The café costs £900… • €5 ™ ½ °C\n",
    "LYON – « L’été sera chaud », a déclaré Zoé Lefèvre. Le château, la façade, une œuvre, à la forêt, ÉTÉ, Où ?\n",
    "BURGOS — «Mañana abriremos», señaló Íñigo Peña. ¿Cuánto cuesta? ¡900 €! Él y Ángel\n",
    "KÖLN – „Wir öffnen früher“, sagte Jörg Weiß. Größe: 300 m². Ärger, Übermut, Öl\n",
    "ÉVORA – “A câmara votará amanhã”, afirmou João Simões. NÃO HÁ ATRASO. É à tarde. São Paulo\n",
    "FORLÌ – «Così è più facile», ha detto Niccolò Verdi. Perché no? È vero.\n",
    "ТВЕРЬ, 4 марта — «Мы готовы», — сообщила Вера Лунина. Цена 300 рублей.\n",
    "عمّان، 4 آذار - قالت هالة سرور: «نحن جاهزون». الكلفة 300 دينار.\n",
    "宁波3月4日电，林雨说：“我们准备好了。”费用为300元。\n",
    "【高知】3月4日、森野葵は「準備はできた」と述べた。費用は300円。\n",
    "Zażółć gęślą jaźń, Škoda, naïve Zoë, Đặng Việt \xF0\x9F\x98\x80 → ok\n",
};
enum { SAMPLES = sizeof samples / sizeof samples[0] };

/* Characters of the healed text map to what each became. */
static void check_units(const pc_decoded *out, const char *text, bool latin1, int layers) {
    static char once[MOST], twice[MOST];
    pc_str s = pc_str_of(text);
    unsigned len;
    uint32_t src = 0;
    for (uint32_t at = 0; at < s.n; at += len) {
        pc_utf8_at(s, at, &len);
        size_t n = doubled(s.p + at, len, latin1, once);
        if (layers == 2)
            n = doubled(once, n, latin1, twice);
        ck_assert_uint_eq(pc_map_start(&out->map, at), src);
        ck_assert_uint_eq(pc_map_end(&out->map, at + len), src + n);
        src += (uint32_t)n;
    }
}

START_TEST(text_encoded_twice_is_what_it_was) {
    static char bytes[MOST];
    for (int latin1 = 0; latin1 < 2; latin1++) {
        size_t n = doubled(samples[_i], strlen(samples[_i]), latin1, bytes);
        pc_decoded out = decoded(bytes, n);
        ck_pc_str_eq(out.text, samples[_i]);
        check_units(&out, samples[_i], latin1, 1);
    }
}
END_TEST

START_TEST(marks_encoded_three_times_are_what_they_were) {
    static char once[MOST], twice[MOST];
    const char *text = "“We’re ready” – the café\xC2\xA0… for João";
    for (int latin1 = 0; latin1 < 2; latin1++) {
        size_t n = doubled(text, strlen(text), latin1, once);
        n = doubled(once, n, latin1, twice);
        pc_decoded out = decoded(twice, n);
        ck_pc_str_eq(out.text, text);
        check_units(&out, text, latin1, 2);
    }
}
END_TEST

START_TEST(good_text_stays_as_it_is) {
    static const char *const more[] = {
        "“AMANHÔ, «AMANHû e AMANHÃ… NÃO",
        "La lettre „Ä“. 5 Å” DÉJÀ\xC2\xA0! «É» “Ô.",
        "Aprés «l’âge», un âne; pâté, bâti, gâteau, âme. Hâte-toi, l’âtre!",
        "Romînia: România, când, câte, în grâul, râs, mâine",
        "Câmara, ânimo, âmbito, lâmpada. «Está» ”» não»”",
        "Mae e â hi. Gyda â thi, â.",
        "C’est là\xC2\xA0: voilà\xC2\xA0!",
        "Ce dégât, un bât et un mât. Pâques",
        "\xC2\x85 next line",
        "Đâu là cân bằng? Âm nhạc, tâm hồn, tâm",
        "A lone Ã and Â and â and ï, Ã©",
    };
    pc_str text = pc_str_of(_i < SAMPLES ? samples[_i] : more[_i - SAMPLES]);
    if (_i == SAMPLES + 10)
        text.n -= 6; /* without the last, which is one */
    pc_decoded out = decoded(text.p, text.n);
    ck_assert_msg(pc_str_eq(out.text, text), "%s became %.*s", text.p, (int)out.text.n, out.text.p);
    ck_assert(pc_map_is_identity(&out.map));
}
END_TEST

/* Bytes, what they mean, and the source span of the first and the last character above ASCII. */
typedef struct {
    const char *bytes, *text;
    uint32_t first, first_end, last, last_end;
} healed_row;

static void check_row(const healed_row *row) {
    pc_decoded out = decoded(row->bytes, strlen(row->bytes));
    ck_pc_str_eq(out.text, row->text);
    uint32_t at = 0, last = out.map.text_len - 1;
    unsigned len;
    while ((unsigned char)out.text.p[at] < 0x80)
        at++;
    while (((unsigned char)out.text.p[last] & 0xC0) != 0xC0)
        last--;
    pc_utf8_at(out.text, at, &len);
    ck_assert_uint_eq(pc_map_start(&out.map, at), row->first);
    ck_assert_uint_eq(pc_map_end(&out.map, at + len), row->first_end);
    pc_utf8_at(out.text, last, &len);
    ck_assert_uint_eq(pc_map_start(&out.map, last), row->last);
    ck_assert_uint_eq(pc_map_end(&out.map, last + len), row->last_end);
}

START_TEST(odd_doubles) {
    static const healed_row rows[] = {
        /* no-break space */
        {"Ames.\xC3\x82\xC2\xA0 He", "Ames.\xC2\xA0 He", 5, 9, 5, 9},
        /* closing marks that lost their last byte: dropped, "?", U+FFFD, a no-break space behind */
        {"Then: â€œYes,â€ he said", "Then: “Yes,” he said", 6, 13, 17, 22},
        {"â€œYes,â€? he said", "“Yes,” he said", 0, 7, 11, 17},
        {"â€œYes,â€\xEF\xBF\xBD he", "“Yes,” he", 0, 7, 11, 19},
        {"â€œYes.â€\xC2\xA0 he", "“Yes.”\xC2\xA0 he", 0, 7, 16, 18},
        {"â€œYesâ€Â\xC2\xA0he", "“Yes”\xC2\xA0he", 0, 7, 15, 19},
        {"see noteâ€\xC2\xA0 he", "see note† he", 8, 15, 8, 15},
        /* C1 controls: Windows-1252 read as Latin-1 */
        {"\xC2\x93Yes\xC2\x94", "“Yes”", 0, 2, 5, 7},
        {"we\xC2\x85 don\xC2\x92t", "we… don’t", 2, 4, 8, 10},
        {"donÂ’t", "don’t", 3, 8, 3, 8},
        {"x\xC2\x81y\xC2\x92s", "x\xC2\x81y’s", 1, 3, 4, 6},
        /* "à" whose no-break space became a space */
        {"dÃ©jÃ  lÃ  oÃ¹", "déjà là où", 1, 5, 16, 20},
        {"dÃ©jÃ vu", "déjà vu", 1, 5, 6, 8},
        {"dÃ©j, dÃ la", "déj, dà la", 1, 5, 9, 11},
        {"IBMÂ®", "IBM®", 3, 7, 3, 7},
        {"10Ã—20", "10×20", 2, 7, 2, 7},
        /* a replacement character and a byte-order mark that were encoded */
        {"aï¿½z", "a\xEF\xBF\xBDz", 1, 7, 1, 7},
        {"ï»¿é z", "é z", 6, 8, 6, 8},
    };
    check_row(&rows[_i]);
}
END_TEST

START_TEST(remains_are_judged_by_what_stands_beside) {
    static const healed_row rows[] = {
        {"He said âyesâ? and left. âNo,â? she said.", "He said “yes” and left. “No,” she said.", 8, 10, 32, 35},
        {"âWe wonât stop,â? said Roe.", "“We won’t stop,” said Roe.", 0, 2, 17, 20},
        {"The townâs pool. âIt is,â Roe said.", "The town’s pool. “It is,” Roe said.", 8, 10, 26, 28},
        {"(LEEDS) â Mayor Roe spoke", "(LEEDS) — Mayor Roe spoke", 8, 10, 8, 10},
        {"âAll residentsâ needs,â? Roe said.", "“All residents’ needs,” Roe said.", 0, 2, 24, 27},
        {"âA plan â and a good one â works,â? Roe said", "“A plan — and a good one — works,” Roe said", 0, 2, 36, 39},
        {"Roe: âThe so-called âgreen roofâ works,â? he", "Roe: “The so-called ‘green roof’ works,” he", 5, 7, 42, 45},
        {"OâBrien and Roeâs plan", "O’Brien and Roe’s plan", 1, 3, 16, 18},
        {"Itâs the schoolâwhich", "It’s the school—which", 2, 4, 16, 18},
        {"Itâs 2005â2006", "It’s 2005–2006", 2, 4, 10, 12},
        {"Itâs the â90s", "It’s the ’90s", 2, 4, 10, 12},
        {"Itâs 90âs", "It’s 90’s", 2, 4, 8, 10},
        {"The U.S.âs âplanâ for us: Itâs", "The U.S.’s “plan” for us: It’s", 8, 10, 31, 33},
        {"The teamsâ bus. Roeâs", "The teams’ bus. Roe’s", 9, 11, 20, 22},
        {"Roeâs grant fundingâ federal", "Roe’s grant funding— federal", 3, 5, 20, 22},
        {"âWe have a planâ for it and we go,â? Roe said.", "“We have a plan— for it and we go,” Roe said.", 0, 2, 36, 39},
        {"Roeâs plan (âthe planâ)", "Roe’s plan (“the plan”)", 3, 5, 23, 25},
        {"Roeâs end. â?", "Roe’s end. ”", 3, 5, 12, 15},
        {"It isnâ??t âhere,â?? Roe", "It isn’t “here,” Roe", 6, 10, 19, 23},
        {"\n\xC3\xA2\xC2\xA2\tPools\n\xC3\xA2\xC2\xA2\tRoads", "\n•\tPools\n•\tRoads", 1, 5, 12, 16},
        {"Roeâs Poolâ\xC2\xA2 plan", "Roe’s Pool™ plan", 3, 5, 11, 15},
        {"Roeâs waitâ¦ and â¬5", "Roe’s wait… and €5", 3, 5, 20, 24},
        {"âWe go\n\nRoeâs pools and parksâ lawns", "“We go\n\nRoe’s pools and parks’ lawns", 0, 2, 31, 33},
        {"âThe townâs best.ââRoe", "“The town’s best.”—Roe", 0, 2, 21, 23},
        {"âThe townâ", "“The town”", 0, 2, 10, 12},
        {"âThe poolâs open.âWe swim.â", "“The pool’s open.”We swim.”", 0, 2, 29, 31},
        {"Roeâs.âWe swim.â", "Roe’s.“We swim.”", 3, 5, 17, 19},
        {"âWe have a plan for the parkâ. Roeâs", "“We have a plan for the park”. Roe’s", 0, 2, 36, 38},
        {"Itâs\n \t\nâteamsâ\n\nâOurâ\xC2\xB1", "It’s\n \t\n“teams”\n\n“Our”\xC2\xB1", 2, 4, 27, 29},
        {"Roeâs 5â pipe", "Roe’s 5— pipe", 3, 5, 8, 10},
    };
    check_row(&rows[_i]);
}
END_TEST
enum { ODD_ROWS = 18, REMAINS_ROWS = 30 };

START_TEST(accents_in_the_text_tell_against_remains) {
    static const char text[] = "Il a été à la fête. âNon. Là où il était, Noël.";
    pc_decoded out = decoded(text, sizeof text - 1);
    ck_assert_ptr_eq(out.text.p, text);
}
END_TEST

START_TEST(healing_reaches_through_other_encodings) {
    static const char text[] = "âYes,â? Roe said. Itâs â€œfineâ€\xC2\x9D";
    static char wide[512];
    size_t n = 2;
    unsigned len;
    memcpy(wide, "\xFF\xFE", 2);
    for (size_t at = 0; at < sizeof text - 1; at += len) {
        uint32_t cp = pc_utf8_at(PC_STR(text), at, &len);
        wide[n++] = (char)(cp & 0xFF);
        wide[n++] = (char)(cp >> 8);
    }
    pc_decoded out = decoded(wide, n);
    ck_pc_str_eq(out.text, "“Yes,” Roe said. It’s “fine”");
    ck_assert_uint_eq(pc_map_start(&out.map, 7), 12); /* the closing mark: two characters */
    ck_assert_uint_eq(pc_map_end(&out.map, 10), 16);
    ck_assert_uint_eq(pc_map_end(&out.map, out.map.text_len), n);
}
END_TEST

START_TEST(long_stretches_are_healed_across_windows) {
    static char text[4000], bytes[MOST];
    size_t n = 0;
    while (n + 8 < 3000)
        n += (size_t)(stpcpy(text + n, n % 3 ? "жмё" : "あ “") - (text + n));
    n = doubled(text, n, true, bytes);
    pc_decoded out = decoded(bytes, n);
    ck_assert(pc_str_eq(out.text, pc_str_of(text)));
}
END_TEST

START_TEST(short_memory_is_a_status) {
    static char bytes[200000];
    static const struct {
        const char *unit, *encoding;
    } rows[] = {{"â€œYes,â€\xC2\x9D ", NULL}, {"caf\xE9 ", NULL}, {"a\0", "UTF-16LE"}, {"\xA4\xA2 a", "EUC-JP"}, {"abc ", NULL}};
    size_t unit = _i == 2 ? 2 : strlen(rows[_i].unit);
    for (size_t i = 0; i + unit <= sizeof bytes; i += unit)
        memcpy(bytes + i, rows[_i].unit, unit);
    for (unsigned long nth = 1; nth < 100; nth++) {
        pc_arena *fresh = pc_arena_new();
        pc_decoded out;
        fail_allocation(nth, false);
        pc_status status = pc_decode((pc_str){bytes, sizeof bytes / unit * unit}, rows[_i].encoding, fresh, &out);
        unsigned long made = allocations_made();
        fail_allocation(0, false);
        pc_arena_free(fresh);
        if (made < nth) {
            ck_assert_int_eq(status, PC_OK);
            return;
        }
        /* iconv's own allocations may fail without harm */
        if (_i != 3)
            ck_assert_int_eq(status, PC_NO_MEMORY);
    }
    ck_abort_msg("more allocations than any text needs");
}
END_TEST

Suite *heal_suite(void) {
    Suite *suite = suite_create("heal");
    TCase *tcase = tcase_create("heal");
    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_loop_test(tcase, text_encoded_twice_is_what_it_was, 0, SAMPLES);
    tcase_add_test(tcase, marks_encoded_three_times_are_what_they_were);
    tcase_add_loop_test(tcase, good_text_stays_as_it_is, 0, SAMPLES + 11);
    tcase_add_loop_test(tcase, odd_doubles, 0, ODD_ROWS);
    tcase_add_loop_test(tcase, remains_are_judged_by_what_stands_beside, 0, REMAINS_ROWS);
    tcase_add_test(tcase, accents_in_the_text_tell_against_remains);
    tcase_add_test(tcase, healing_reaches_through_other_encodings);
    tcase_add_test(tcase, long_stretches_are_healed_across_windows);
    tcase_add_loop_test(tcase, short_memory_is_a_status, 0, 5);
    suite_add_tcase(suite, tcase);
    return suite;
}
