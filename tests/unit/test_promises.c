/* Property tests: whatever is done to a release, the document keeps its promises. */
#include "support.h"

#include "base/buf.h"
#include "promises.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

static uint64_t seed;

static uint32_t chance(uint32_t below) { /* xorshift64* */
    seed ^= seed >> 12;
    seed ^= seed << 25;
    seed ^= seed >> 27;
    return (uint32_t)((seed * UINT64_C(2685821657736338717)) >> 32) % below;
}

#define PICK(list) ((list)[chance((uint32_t)(sizeof(list) / sizeof *(list)))])

/* ---- releases made of parts ---- */

static const char *const tops[] = {
    "FOR IMMEDIATE RELEASE\n\n", "PRESS RELEASE\n\n", "EMBARGOED UNTIL 00:01 GMT, Tuesday 3 September 2019\n\n",
    "Communiqué de presse\n\n", "Contact: Mara Lindqvist, 555-0142\n\n", "新闻稿\n\n", "", "\n\n   \n"};
static const char *const headlines[] = {"Harbour Board Opens Second Ferry Berth\n\n", "Le port ouvre un second quai\n\n",
                                        "港务局启用第二泊位\n\n", "ПОРТ ОТКРЫЛ ВТОРОЙ ПРИЧАЛ\n\n", "\n"};
static const char *const leads[] = {"TIDEWATER, Ore., May 4, 2021 (PRNewswire) -- ", "Minsk, 3 September 2019 – ",
                                    "NANTES, le 4 mai 2021 – ", "", "上海，5月4日电 ", "МОСКВА, 4 мая — "};
static const char *const sentences[] = {
    "The board opened the berth on Tuesday after two years of work. ",
    "“We have waited long for this,” said Ivo Brandt, the harbour's director. ",
    "\"It holds,\" she added. \"It will hold.\" ",
    "« Nous sommes prêts », a déclaré Lise Morel, directrice du port. ",
    "„Wir sind bereit“, sagte Hafenchefin Jule Petersen. ",
    "The counter-terror and well-being programmes (see http://example.org/a-b) go on. ",
    "“An opening mark that nobody closes. ",
    "他说：「我们准备好了。」",
    "Работы завершены, сообщил директор порта Олег Рябов. ",
    "Call (555) 010-0199 or write to press@harbour.example. ",
};
static const char *const tails[] = {"\n\n###\n",
                                    "\n\nAbout Harbour Board\nThe board runs two berths.\n",
                                    "\n\nMedia contact:\nMara Lindqvist\nHarbour Board\n+1 555 010 0142\nmara@harbour.example\n",
                                    "\n\nNotes to editors\n1. Berth two is 120 m long.\n2. It opened late.\n",
                                    "\n\n-more-\n\f2-2-2\n\nPage 2 of 3\n\nand it went on.\n\n-30-\n", "", "\n"};

static void make_release(pc_buf *out) {
    pc_buf_puts(out, PICK(tops));
    pc_buf_puts(out, PICK(headlines));
    pc_buf_puts(out, PICK(leads));
    for (uint32_t paragraphs = 1 + chance(5); paragraphs > 0; paragraphs--) {
        for (uint32_t n = 1 + chance(5); n > 0; n--)
            pc_buf_puts(out, PICK(sentences));
        pc_buf_puts(out, "\n\n");
    }
    pc_buf_puts(out, PICK(tails));
    pc_buf_puts(out, PICK(tails));
}

/* ---- damage ---- */

/* A line end (and `prefix` on the next line) at the first space after every `width` bytes. */
static void wrap(pc_str from, pc_buf *to, unsigned width, const char *end) {
    unsigned column = 0;
    for (size_t i = 0; i < from.n; i++, column++) {
        bool wraps = from.p[i] == ' ' && column >= width;
        if (wraps || from.p[i] == '\n')
            column = 0;
        if (wraps)
            pc_buf_puts(to, end);
        else
            pc_buf_putc(to, from.p[i]);
    }
}

static void replace(pc_str from, pc_buf *to, char what, const char *by) {
    for (size_t i = 0; i < from.n; i++)
        if (from.p[i] == what)
            pc_buf_puts(to, by);
        else
            pc_buf_putc(to, from.p[i]);
}

static void hard_wrap(pc_str from, pc_buf *to) {
    wrap(from, to, 30 + chance(60), "\n");
}
static void indent(pc_str from, pc_buf *to) {
    wrap(from, to, 50, "\n      ");
}
static void double_space(pc_str from, pc_buf *to) {
    wrap(from, to, 60, " \n\n");
}
static void carriage_returns(pc_str from, pc_buf *to) {
    replace(from, to, '\n', chance(2) ? "\r\n" : "\r");
}
static void quote_as_mail(pc_str from, pc_buf *to) {
    replace(from, to, '\n', "\n> ");
}
static void odd_spaces(pc_str from, pc_buf *to) {
    replace(from, to, ' ', chance(2) ? "\xC2\xA0" : " \xE2\x80\x89");
}
static void soft_hyphens(pc_str from, pc_buf *to) {
    replace(from, to, '\n', "\xC2\xAD\n");
}
/* A thin space that was encoded twice: white space whose form can be seen in the source. */
static void doubled_spaces(pc_str from, pc_buf *to) {
    replace(from, to, '\n', "\nâ€‰");
}
static void pages(pc_str from, pc_buf *to) {
    replace(from, to, '.', ".\n\nPage 2 of 9\n\f");
}
static void one_line(pc_str from, pc_buf *to) {
    replace(from, to, '\n', "    ");
}
static void as_it_is(pc_str from, pc_buf *to) {
    pc_buf_put_str(to, from);
}
static void quoted_printable(pc_str from, pc_buf *to) {
    pc_buf_puts(to, "From: a@b.example\nSubject: Berth\nContent-Transfer-Encoding: quoted-printable\n\n");
    wrap(from, to, 60, "=20=\n");
}
/* UTF-16LE of what is ASCII; other bytes as they come. */
static void utf16(pc_str from, pc_buf *to) {
    pc_buf_puts(to, "\xFF\xFE");
    for (size_t i = 0; i < from.n; i++) {
        pc_buf_putc(to, from.p[i]);
        pc_buf_putc(to, '\0');
    }
}
static void broken_bytes(pc_str from, pc_buf *to) {
    for (size_t i = 0; i < from.n; i++)
        pc_buf_putc(to, chance(40) ? from.p[i] : (char)chance(256));
}
static void cut(pc_str from, pc_buf *to) {
    pc_buf_put(to, from.p, chance((uint32_t)from.n + 1));
}
static void shuffled(pc_str from, pc_buf *to) {
    for (int i = 0; i < 4; i++) {
        uint32_t at = chance((uint32_t)from.n + 1), end = at + chance((uint32_t)from.n + 1 - at);
        pc_buf_put(to, from.p + at, end - at);
    }
}

static void (*const damages[])(pc_str, pc_buf *) = {
    as_it_is, hard_wrap, indent, double_space,     carriage_returns, quote_as_mail, odd_spaces,
    pages,    one_line,  utf16,  quoted_printable, broken_bytes,     cut,           shuffled,   soft_hyphens, doubled_spaces};
enum { DAMAGES = sizeof damages / sizeof *damages, ROUNDS = 150 };

static void save_for_a_look(pc_str bytes) {
    FILE *file = fopen("broken-promise.txt", "wb");
    if (!file)
        return;
    fwrite(bytes.p, 1, bytes.n, file);
    fclose(file);
}

static void check_promises(pc_str bytes, const char *what) {
    pc_release *release = parsed_bytes(bytes.p, bytes.n, NULL);
    const char *why = broken_promise(release);
    if (why)
        save_for_a_look(bytes);
    ck_assert_msg(!why, "%s: %s (the input is in broken-promise.txt)", what, why);
    free(json_of(release));
    pc_release_free(release);
}

START_TEST(a_damaged_release_keeps_its_promises) {
    char what[64];
    for (int round = 0; round < ROUNDS; round++) {
        pc_buf clean = {0}, once = {0}, twice = {0};
        seed = UINT64_C(88172645463325252) + (uint64_t)(_i * ROUNDS + round);
        make_release(&clean);
        damages[_i]((pc_str){clean.p, clean.n}, &once);
        snprintf(what, sizeof what, "damage %d, round %d", _i, round);
        check_promises((pc_str){once.p, once.n}, what);
        PICK(damages)((pc_str){once.p, once.n}, &twice);
        snprintf(what, sizeof what, "damage %d and another, round %d", _i, round);
        check_promises((pc_str){twice.p, twice.n}, what);
        pc_buf_release(&clean);
        pc_buf_release(&once);
        pc_buf_release(&twice);
    }
}
END_TEST

START_TEST(undamaged_text_passes_through_unchanged) {
    static const char text[] = "Harbour Board Opens Second Ferry Berth\n"
                               "\n"
                               "TIDEWATER, Ore., May 4, 2021 -- The board opened the berth on Tuesday.\n"
                               "\n"
                               "“We have waited long for this,” said Ivo Brandt, the director.\n";
    pc_release *release = parsed(text, NULL);
    ck_assert_msg(pc_map_is_identity(&release->map), "the map has %zu runs", release->map.n);
    ck_assert_uint_eq(release->text.n, sizeof text - 1);
    ck_assert_int_eq(memcmp(release->text.p, text, sizeof text - 1), 0);
    pc_release_free(release);
}
END_TEST

static const struct {
    const char *bytes;
    size_t n;
} odd[] = {
#define ODD(literal) {literal, sizeof(literal) - 1}
    ODD(""), ODD(" "), ODD("\n"), ODD("\0\0\0"), ODD("\xEF\xBB\xBF"), ODD("\xFF\xFE"), ODD("\xFE\xFF\0"), ODD("x"),
    ODD("\x80"), ODD("\xC3"), ODD("\xED\xA0\x80"), ODD("\""), ODD("“"), ODD("”"), ODD("---"), ODD("---\n---\n"),
    ODD("---\ntitle: x\n---\n"), ODD("###"), ODD("-30-"), ODD("\f"), ODD("> "), ODD(">>>>\n>\n"), ODD("=\n"), ODD("a-\nb"),
    ODD("\x1b[31m"), ODD("\xC2\xAD"), ODD("FOR IMMEDIATE RELEASE"), ODD("Contact:"), ODD("About"), ODD("a@b.c"),
    ODD("H\xC2\xAD\n-"), ODD("H\xC2\xAD\n\n-more-\n\nIt opened."), ODD("â€‰Page 2 of 3\n\nâ€‰It\xC2\xADopened."), ODD("\nâ€‰It\x01 opened."),
    ODD("\r"), ODD("\r\r\n\n\r"), ODD("\xE2\x80\xA8"), ODD("Subject: \n\n"), ODD("\t\t\t"), ODD("- - - -"),
#undef ODD
};

START_TEST(odd_little_inputs_keep_their_promises) {
    check_promises((pc_str){odd[_i].bytes, odd[_i].n}, "odd input");
}
END_TEST

/* Every sample, and every beginning of it at some distance. */
static void check_sample(const char *folder, const char *name) {
    char path[512];
    size_t size;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    char *bytes = test_file(path, &size);
    check_promises((pc_str){bytes, size}, path);
    for (size_t n = 0; n < size; n += 97)
        check_promises((pc_str){bytes, n}, path);
    free(bytes);
}

START_TEST(every_sample_keeps_its_promises) {
    static const struct {
        const char *folder, *suffix;
    } kinds[] = {{"golden", ".txt"}, {"labelled", ".mark"}};
    char folder[4096];
    size_t suffix = strlen(kinds[_i].suffix), seen = 0;
    snprintf(folder, sizeof folder, "%s/%s", PC_TESTS_DIR, kinds[_i].folder);
    DIR *dir = opendir(folder);
    ck_assert_ptr_nonnull(dir);
    for (struct dirent *entry; (entry = readdir(dir));) {
        size_t n = strlen(entry->d_name);
        if (n <= suffix || strcmp(entry->d_name + n - suffix, kinds[_i].suffix) != 0)
            continue;
        check_sample(kinds[_i].folder, entry->d_name);
        seen++;
    }
    closedir(dir);
    ck_assert_uint_gt(seen, 0);
}
END_TEST

Suite *promises_suite(void) {
    Suite *suite = suite_create("promises");
    TCase *tcase = tcase_create("promises");
    tcase_set_timeout(tcase, 120);
    tcase_add_loop_test(tcase, a_damaged_release_keeps_its_promises, 0, DAMAGES);
    tcase_add_test(tcase, undamaged_text_passes_through_unchanged);
    tcase_add_loop_test(tcase, odd_little_inputs_keep_their_promises, 0, (int)(sizeof odd / sizeof *odd));
    tcase_add_loop_test(tcase, every_sample_keeps_its_promises, 0, 2);
    suite_add_tcase(suite, tcase);
    return suite;
}
