/* Bytes to UTF-8: every encoding, every language, and the map of each character. */
#include "support.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>

#include "text/decode.h"
#include "text/utf8.h"

enum { MOST = 2048 };

static pc_arena *arena;

static void setup(void) {
    arena = pc_arena_new();
}

static void teardown(void) {
    pc_arena_free(arena);
}

/* The same sentence or two in the ten languages: a quotation, a date, an amount. */
static const struct {
    const char *lang, *text, *eight_bit; /* an encoding of single or double bytes that holds it */
} samples[] = {
    {"en", "LEEDS, 4 March – “We’re ready,” said Ada Thorne. The café costs £900.\n", "windows-1252"},
    {"fr", "LYON, le 4 mars – « L’été sera chaud », a déclaré Zoé Lefèvre. Le château a 300 ans d’âge.\n", "windows-1252"},
    {"es", "BURGOS, 4 de marzo — «Mañana abriremos», señaló Íñigo Peña. ¿Cuánto cuesta? 900 €.\n", "windows-1252"},
    {"de", "KÖLN, 4. März – „Wir öffnen früher“, sagte Jörg Weiß. Größe: 300 m².\n", "windows-1252"},
    {"pt", "ÉVORA, 4 de março – “A câmara votará amanhã”, afirmou João Simões. NÃO HÁ ATRASO.\n", "windows-1252"},
    {"it", "FORLÌ, 4 marzo – «Così è più facile», ha detto Niccolò Verdi. Perché no?\n", "windows-1252"},
    {"ru", "ТВЕРЬ, 4 марта — «Мы готовы», — сообщила Вера Лунина. Цена 300 рублей.\n", "windows-1251"},
    {"ar", "عمّان، 4 آذار - قالت هالة سرور: «نحن جاهزون». الكلفة 300 دينار.\n", "windows-1256"},
    {"zh", "宁波3月4日电，林雨说：“我们准备好了。”费用为300元。\n", "GB18030"},
    {"ja", "【高知】3月4日、森野葵は「準備はできた」と述べた。費用は300円。\n", "EUC-JP"},
};
enum { SAMPLES = sizeof samples / sizeof samples[0] };

/* A text in some encoding and where each of its characters starts. */
typedef struct {
    char bytes[MOST];
    size_t n, count, at[MOST];
} encoded;

static void put_bytes(encoded *e, const char *bytes, size_t n) {
    memcpy(e->bytes + e->n, bytes, n);
    e->n += n;
}

static void put_16(encoded *e, uint32_t unit, bool big) {
    char low = (char)(unit & 0xFF), high = (char)(unit >> 8);
    put_bytes(e, (char[]){big ? high : low, big ? low : high}, 2);
}

static void encode_16(const char *text, bool big, bool mark, encoded *e) {
    pc_str s = pc_str_of(text);
    unsigned len;
    *e = (encoded){0};
    if (mark)
        put_16(e, 0xFEFF, big);
    for (size_t at = 0; at < s.n; at += len) {
        uint32_t cp = pc_utf8_at(s, at, &len);
        e->at[e->count++] = e->n;
        if (cp >= 0x10000) {
            put_16(e, 0xD800 + ((cp - 0x10000) >> 10), big);
            cp = 0xDC00 + ((cp - 0x10000) & 0x3FF);
        }
        put_16(e, cp, big);
    }
    e->at[e->count] = e->n;
}

/* Every character on its own, so `encoding` has no states. */
static void encode(const char *text, const char *encoding, encoded *e) {
    pc_str s = pc_str_of(text);
    unsigned len;
    iconv_t cd = iconv_open(encoding, "UTF-8");
    ck_assert(cd != (iconv_t)-1);
    *e = (encoded){0};
    for (size_t at = 0; at < s.n; at += len) {
        char *from = (char *)(uintptr_t)(s.p + at), *to = e->bytes + e->n;
        pc_utf8_at(s, at, &len);
        size_t left = len, room = MOST - e->n;
        e->at[e->count++] = e->n;
        ck_assert_msg(iconv(cd, &from, &left, &to, &room) != (size_t)-1, "%s cannot hold %s", encoding, s.p + at);
        e->n = MOST - room;
    }
    e->at[e->count] = e->n;
    iconv_close(cd);
}

static pc_decoded decoded(const char *bytes, size_t n, const char *encoding) {
    pc_decoded out;
    ck_assert_int_eq(pc_decode((pc_str){bytes, n}, encoding, arena, &out), PC_OK);
    ck_assert_uint_eq(out.map.text_len, out.text.n);
    return out;
}

/* Decodes and compares text, name and the bytes of every character. */
static void check_encoded(const encoded *e, const char *asked, const char *text, const char *name) {
    pc_decoded out = decoded(e->bytes, e->n, asked);
    ck_pc_str_eq(out.text, text);
    ck_assert_str_eq(out.encoding, name);
    unsigned len;
    size_t i = 0;
    for (uint32_t at = 0; at < out.text.n; at += len, i++) {
        pc_utf8_at(out.text, at, &len);
        ck_assert_uint_eq(pc_map_start(&out.map, at), e->at[i]);
        ck_assert_uint_eq(pc_map_end(&out.map, at + len), e->at[i + 1]);
    }
    ck_assert_uint_eq(i, e->count);
}

START_TEST(utf8_is_its_own_text) {
    pc_str text = pc_str_of(samples[_i].text);
    pc_decoded out = decoded(text.p, text.n, NULL);
    ck_assert_ptr_eq(out.text.p, text.p);
    ck_assert_uint_eq(out.text.n, text.n);
    ck_assert(pc_map_is_identity(&out.map));
    ck_assert_str_eq(out.encoding, "UTF-8");
    out = decoded(text.p, text.n, "utf-8");
    ck_assert_ptr_eq(out.text.p, text.p);
}
END_TEST

START_TEST(a_byte_order_mark_is_skipped) {
    char bytes[MOST];
    size_t n = (size_t)snprintf(bytes, sizeof bytes, "\xEF\xBB\xBF%s", samples[_i].text);
    for (int named = 0; named < 2; named++) {
        pc_decoded out = decoded(bytes, n, named ? "UTF-8" : NULL);
        ck_assert_ptr_eq(out.text.p, bytes + 3);
        ck_pc_str_eq(out.text, samples[_i].text);
        ck_assert_uint_eq(pc_map_start(&out.map, 0), 3);
        ck_assert_uint_eq(pc_map_end(&out.map, 1), 4);
    }
}
END_TEST

START_TEST(utf16_is_read_either_way_with_and_without_a_mark) {
    static encoded e;
    for (int way = 0; way < 4; way++) {
        bool big = way & 1;
        const char *name = big ? "UTF-16BE" : "UTF-16LE";
        encode_16(samples[_i].text, big, way & 2, &e);
        check_encoded(&e, NULL, samples[_i].text, name);
        check_encoded(&e, name, samples[_i].text, name);
        check_encoded(&e, "utf_16", samples[_i].text, name);
    }
}
END_TEST

START_TEST(eight_bit_encodings_are_read_by_name) {
    static encoded e;
    encode(samples[_i].text, samples[_i].eight_bit, &e);
    check_encoded(&e, samples[_i].eight_bit, samples[_i].text, samples[_i].eight_bit);
}
END_TEST

START_TEST(windows_1252_is_known_by_its_bytes) {
    static encoded e;
    if (strcmp(samples[_i].eight_bit, "windows-1252") != 0)
        return;
    encode(samples[_i].text, "windows-1252", &e);
    check_encoded(&e, NULL, samples[_i].text, "windows-1252");
    check_encoded(&e, "CP1252", samples[_i].text, "windows-1252");
    check_encoded(&e, "latin1", samples[_i].text, "ISO-8859-1");
}
END_TEST

START_TEST(further_encodings_are_iconvs) {
    static const struct {
        const char *encoding;
        size_t sample;
    } rows[] = {{"KOI8-R", 6}, {"ISO-8859-5", 6}, {"SHIFT_JIS", 9}, {"BIG5", 8}, {"UTF-32LE", 8}, {"GBK", 8}, {"UTF-32BE", 0}};
    static encoded e;
    const char *text = samples[rows[_i].sample].text;
    if (rows[_i].sample == 6)
        text = "ТВЕРЬ, 4 марта - Мы готовы.";
    if (!strcmp(rows[_i].encoding, "BIG5"))
        text = "臺北4月3日電，林雨說：「準備好了。」";
    encode(text, rows[_i].encoding, &e);
    check_encoded(&e, rows[_i].encoding, text, rows[_i].encoding);
}
END_TEST

START_TEST(encodings_with_states_are_read) {
    static const char bytes[] = "Kochi \x1B$B$\"$$\x1B(B end"; /* two kana between escape sequences */
    pc_decoded out = decoded(bytes, sizeof bytes - 1, "ISO-2022-JP");
    ck_pc_str_eq(out.text, "Kochi あい end");
    ck_assert_uint_eq(pc_map_start(&out.map, 6), 6);
    ck_assert_uint_eq(pc_map_end(&out.map, 9), 11);
    ck_assert_uint_eq(pc_map_start(&out.map, 9), 11);
    ck_assert_uint_eq(pc_map_end(&out.map, 12), 13);
    ck_assert_uint_eq(pc_map_end(&out.map, 16), sizeof bytes - 1);
    out = decoded("caf+AOk-!", 9, "UTF-7");
    ck_pc_str_eq(out.text, "café!");
    ck_assert_uint_eq(pc_map_end(&out.map, 6), 9);
}
END_TEST

START_TEST(encodings_that_compose_lose_nothing) {
    pc_decoded out = decoded("ba\xCC", 3, "CP1258"); /* a base letter and a mark that stands alone */
    ck_assert(out.text.n > 2 && out.text.p[0] == 'b');
    ck_assert_uint_eq(pc_map_end(&out.map, (uint32_t)out.text.n), 3);
    out = decoded("ab", 2, "TCVN5712-1");
    ck_pc_str_eq(out.text, "ab");
    ck_assert_uint_eq(pc_map_end(&out.map, 2), 2);
}
END_TEST

START_TEST(characters_of_two_code_points_are_one_unit) {
    pc_decoded out = decoded("a\x88\x62z", 4, "BIG5-HKSCS"); /* E with circumflex and macron */
    ck_pc_str_eq(out.text, "a\xC3\x8A\xCC\x84z");
    ck_assert_uint_eq(pc_map_start(&out.map, 5), 3);
}
END_TEST

START_TEST(text_that_grows_more_than_twice_has_room) {
    static char bytes[4000];
    memset(bytes, 0xB1, sizeof bytes); /* half-width kana: three bytes each in UTF-8 */
    pc_decoded out = decoded(bytes, sizeof bytes, "SHIFT_JIS");
    ck_assert_uint_eq(out.text.n, 3 * sizeof bytes);
    ck_assert_uint_eq(pc_map_start(&out.map, 3 * 3999), 3999);
}
END_TEST

START_TEST(what_iconv_cannot_read_becomes_one_replacement) {
    pc_decoded out = decoded("a\xFF\xFF\xFFz", 5, "EUC-JP");
    ck_pc_str_eq(out.text, "a\xEF\xBF\xBDz");
    ck_assert_uint_eq(pc_map_start(&out.map, 1), 1);
    ck_assert_uint_eq(pc_map_end(&out.map, 4), 4);
    out = decoded("a\xA4", 2, "EUC-JP"); /* cut */
    ck_pc_str_eq(out.text, "a\xEF\xBF\xBD");
    out = decoded("\x00\xD8\x00\x00z\0\0\0", 8, "UTF-32LE");
    ck_pc_str_eq(out.text, "\xEF\xBF\xBDz");
    char bad[70000];
    memset(bad, 0xFF, sizeof bad);
    out = decoded(bad, sizeof bad, "EUC-JP");
    ck_pc_str_eq(out.text, "\xEF\xBF\xBD\xEF\xBF\xBD");
    ck_assert_uint_eq(pc_map_end(&out.map, 6), sizeof bad);
}
END_TEST

START_TEST(unknown_names_are_refused) {
    static const char *const names[] = {"", "no-such", "/", "UTF-8//IGNORE", "UTF-8/", "-8", "a b",
                                        "an-encoding-with-a-name-that-is-much-longer-than-any-encoding-has"};
    pc_decoded out;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        ck_assert_int_eq(pc_decode(PC_STR("text"), names[i], arena, &out), PC_UNKNOWN_ENCODING);
}
END_TEST

START_TEST(nothing_is_an_empty_text) {
    static const char *const names[] = {NULL, "UTF-8", "UTF-16", "latin1", "KOI8-R"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        pc_decoded out = decoded(NULL, 0, names[i]);
        ck_assert_uint_eq(out.text.n, 0);
        ck_assert_ptr_nonnull(out.text.p);
        ck_assert_uint_eq(out.map.n, 0);
    }
    ck_assert_uint_eq(decoded("\xEF\xBB\xBF", 3, NULL).text.n, 0);
    ck_assert_uint_eq(decoded("\xFF\xFE", 2, NULL).text.n, 0);
}
END_TEST

START_TEST(control_characters_stay) {
    pc_decoded out = decoded("a\0b\x01\x1B\x7F\fc\r\r\n", 11, NULL);
    ck_assert(pc_map_is_identity(&out.map));
    ck_assert_uint_eq(out.text.n, 11);
}
END_TEST

START_TEST(zeros_in_a_text_do_not_make_it_utf16) {
    static const char *const texts[] = {"For immediate release\0\0\0 today: the town opens a pool.\n",
                                        "A\0 pool\0 opens\0 on\0 Monday\0 in\0 the\0 town\0 of\0 Leeds\0"};
    static const size_t sizes[] = {54, 51};
    pc_decoded out = decoded(texts[_i], sizes[_i], NULL);
    ck_assert_str_eq(out.encoding, "UTF-8");
    ck_assert(pc_map_is_identity(&out.map));
}
END_TEST

START_TEST(chinese_without_any_zero_is_known_as_utf16) {
    static encoded e;
#define NEWS "交通部四日宣布，新的公路将于夏季使用，全长三百公里，投资二十亿元。"
    static const char text[] = NEWS NEWS NEWS NEWS NEWS;
#undef NEWS
    encode_16(text, false, false, &e);
    ck_assert_ptr_null(memchr(e.bytes, 0, e.n));
    check_encoded(&e, NULL, text, "UTF-16LE");
    encode_16(text, true, false, &e);
    check_encoded(&e, NULL, text, "UTF-16BE");
}
END_TEST

START_TEST(broken_utf16_goes_on) {
    static const struct {
        const char *bytes;
        size_t n;
        const char *text;
        uint32_t last; /* source bytes of the last character */
    } rows[] = {
        {"\xFF\xFE" "a\0b\0c", 7, "ab\xEF\xBF\xBD", 1},                           /* an odd byte */
        {"\xFF\xFE" "a\0\x00\xD8" "b\0", 8, "a\xEF\xBF\xBD" "b", 2},              /* a first half alone */
        {"\xFF\xFE" "a\0\x00\xDC", 6, "a\xEF\xBF\xBD", 2},                        /* a second half alone */
        {"\xFF\xFE" "a\0\x3D\xD8", 6, "a\xEF\xBF\xBD", 2},                        /* cut inside a pair */
        {"\xFF\xFE" "a\0\x3D\xD8\x00\xDE", 8, "a\xF0\x9F\x98\x80", 4},            /* a pair */
        {"\xFE\xFF\xFF\xFD\x00z", 6, "\xEF\xBF\xBDz", 2},                         /* a replacement that was there */
    };
    pc_decoded out = decoded(rows[_i].bytes, rows[_i].n, NULL);
    ck_pc_str_eq(out.text, rows[_i].text);
    ck_assert_uint_eq(pc_map_end(&out.map, out.map.text_len), rows[_i].n);
    ck_assert_uint_eq(pc_map_start(&out.map, out.map.text_len - 1), rows[_i].n - rows[_i].last);
}
END_TEST

START_TEST(utf16_by_name_without_a_hint_is_little_endian) {
    pc_decoded out = decoded("\x01\x4E", 2, "UTF-16");
    ck_pc_str_eq(out.text, "丁");
}
END_TEST

START_TEST(single_stray_bytes_in_a_text) {
    static const struct {
        const char *bytes, *text, *encoding;
    } rows[] = {
        {"Jos\xE9 Ruiz spoke.", "José Ruiz spoke.", "windows-1252"},
        {"\x93We won\x94, \x96 \x80 5", "“We won”, – € 5", "windows-1252"},
        {"caf\xC3\xA9, th\xC3\xA9 and caf\xE9", "café, thé and café", "UTF-8"},
        {"“One” and \x93two\x94 and ‘three’", "“One” and “two” and ‘three’", "UTF-8"},
        {"\x81\x8D\x8F\x90\x9D", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", "windows-1252"},
        {"LIBERT\xC9\xA0: \xE9t\xE9, \xE9t\xE9", "LIBERTÉ\xC2\xA0: été, été", "windows-1252"},
        {"le caf\xE9\x85\x94 de No\xEBl, \xE0 la f\xEAte", "le café…” de Noël, à la fête", "windows-1252"},
        {"“A” – “b” cut \xE2\x80", "“A” – “b” cut \xEF\xBF\xBD", "UTF-8"},
        {"é é \xED\xA0\xBD\xED\xB8\x80 x", "é é \xF0\x9F\x98\x80 x", "UTF-8"},
        {"a \xED\xA0\xBD\xED\xB8\x80 x", "a \xF0\x9F\x98\x80 x", "UTF-8"},
        {"é é é é é é \xED\xA0\xBD x", "é é é é é é \xEF\xBF\xBD x", "UTF-8"},
        {"é é é é é é \xED\xB0\xBD\xED\xB8\x80 x", "é é é é é é \xEF\xBF\xBD\xEF\xBF\xBD x", "UTF-8"},
        {"é é \xC0\x80", "é é À€", "UTF-8"},
        {"é \xF5", "é õ", "UTF-8"},
    };
    pc_decoded out = decoded(rows[_i].bytes, strlen(rows[_i].bytes), NULL);
    ck_pc_str_eq(out.text, rows[_i].text);
    ck_assert_str_eq(out.encoding, rows[_i].encoding);
    ck_assert_uint_eq(pc_map_end(&out.map, out.map.text_len), strlen(rows[_i].bytes));
}
END_TEST

START_TEST(bytes_that_break_utf8_asked_for_become_one_replacement) {
    pc_decoded out = decoded("a\xE9\xE9\xE2\x80 b\xC3\xA9", 9, "utf8");
    ck_pc_str_eq(out.text, "a\xEF\xBF\xBD bé");
    ck_assert_str_eq(out.encoding, "UTF-8");
    ck_assert_uint_eq(pc_map_start(&out.map, 1), 1);
    ck_assert_uint_eq(pc_map_end(&out.map, 4), 5);
}
END_TEST

START_TEST(utf8_read_as_windows_1252_by_name_is_healed) {
    pc_decoded out = decoded("“Yes”", 9, "windows-1252");
    ck_pc_str_eq(out.text, "“Yes”");
    ck_assert_uint_eq(pc_map_end(&out.map, 3), 3);
}
END_TEST

START_TEST(what_is_no_text_keeps_a_small_map) {
    char bytes[8192];
    uint32_t state = 7;
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)((state = state * 1664525u + 1013904223u) >> 24);
    memcpy(bytes + 4000, "a line of words that can be read", 32);
    pc_decoded out = decoded(bytes, sizeof bytes, NULL);
    ck_assert_uint_lt(out.map.n, 200);
    ck_assert_ptr_nonnull(strstr(pc_arena_copy(arena, out.text).p, "line of words that can be re"));
    ck_assert_uint_eq(pc_map_end(&out.map, out.map.text_len), sizeof bytes);
}
END_TEST

Suite *decode_suite(void) {
    Suite *suite = suite_create("decode");
    TCase *tcase = tcase_create("decode");
    tcase_add_checked_fixture(tcase, setup, teardown);
    tcase_add_loop_test(tcase, utf8_is_its_own_text, 0, SAMPLES);
    tcase_add_loop_test(tcase, a_byte_order_mark_is_skipped, 0, SAMPLES);
    tcase_add_loop_test(tcase, utf16_is_read_either_way_with_and_without_a_mark, 0, SAMPLES);
    tcase_add_loop_test(tcase, eight_bit_encodings_are_read_by_name, 0, SAMPLES);
    tcase_add_loop_test(tcase, windows_1252_is_known_by_its_bytes, 0, SAMPLES);
    tcase_add_loop_test(tcase, further_encodings_are_iconvs, 0, 7);
    tcase_add_test(tcase, encodings_with_states_are_read);
    tcase_add_test(tcase, encodings_that_compose_lose_nothing);
    tcase_add_test(tcase, characters_of_two_code_points_are_one_unit);
    tcase_add_test(tcase, text_that_grows_more_than_twice_has_room);
    tcase_add_test(tcase, what_iconv_cannot_read_becomes_one_replacement);
    tcase_add_test(tcase, unknown_names_are_refused);
    tcase_add_test(tcase, nothing_is_an_empty_text);
    tcase_add_test(tcase, control_characters_stay);
    tcase_add_loop_test(tcase, zeros_in_a_text_do_not_make_it_utf16, 0, 2);
    tcase_add_test(tcase, chinese_without_any_zero_is_known_as_utf16);
    tcase_add_loop_test(tcase, broken_utf16_goes_on, 0, 6);
    tcase_add_test(tcase, utf16_by_name_without_a_hint_is_little_endian);
    tcase_add_loop_test(tcase, single_stray_bytes_in_a_text, 0, 14);
    tcase_add_test(tcase, bytes_that_break_utf8_asked_for_become_one_replacement);
    tcase_add_test(tcase, utf8_read_as_windows_1252_by_name_is_healed);
    tcase_add_test(tcase, what_is_no_text_keeps_a_small_map);
    suite_add_tcase(suite, tcase);
    return suite;
}
