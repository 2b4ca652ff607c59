/* The walk that renderers share: order, lines, headings, stretches. */
#include "support.h"

#include "render/outline.h"

#include <stdio.h>
#include <stdlib.h>

#define RELEASE                                                                                                       \
    "FOR IMMEDIATE RELEASE\n\nHarbour board opens second berth\n\nCrossings every half hour\n\n"                     \
    "TIDEWATER, Ore., May 4, 2021 – The board opened its second berth on Tuesday after two years of work.\n\n"       \
    "“We have waited long,” said Ivo Brandt, the director. See https://harbour.example/berth for more.\n\n"          \
    "* first crossing at six\n* last crossing at ten\n\n"                                                            \
    "About the Tidewater Board\n\nThe board runs two berths and the lighthouse.\n\n###\n\n"                          \
    "Media contact: Mara Lind, Press Officer\n+1 555 010 0142\nmara@harbour.example\n"

static const char *const kind_names[PC_PART_KINDS] = {
    "letterhead", "kicker", "release", "embargo", "date",  "headline", "subhead", "dateline", "lede",     "paragraph",
    "heading",    "item",   "table",   "about",   "boiler", "notes",   "note",    "contacts", "contact", "end",
};

static const char *kinds_of(const pc_outline *outline, char *room, size_t size) {
    size_t n = 0;
    room[0] = '\0';
    for (size_t i = 0; i < outline->n; i++)
        n += (size_t)snprintf(room + n, size - n, "%s%s", i ? " " : "", kind_names[outline->v[i].kind]);
    return room;
}

static const struct {
    pc_tradition tradition;
    const char *kinds;
} orders[] = {
    {PC_TRADITION_AP, "release headline subhead lede paragraph item item about boiler end contacts contact"},
    {PC_TRADITION_UN, "release headline subhead lede paragraph item item end about boiler contacts contact"},
    {PC_TRADITION_GOVUK, "release headline subhead lede paragraph item item end about boiler contacts contact"},
    {PC_TRADITION_EU, "release dateline headline subhead lede paragraph item item end about boiler contacts contact"},
    {PC_TRADITION_CHICAGO, "release headline subhead lede paragraph item item about boiler end contacts contact"},
    {(pc_tradition)99, "release headline subhead lede paragraph item item about boiler end contacts contact"},
};

START_TEST(parts_come_in_the_order_of_the_tradition) {
    pc_release *release = parsed(RELEASE, "en");
    pc_outline outline;
    char room[400];
    pc_render_options options = {.tradition = orders[_i].tradition};
    ck_assert(pc_outline_open(&outline, release, &options));
    ck_assert_str_eq(kinds_of(&outline, room, sizeof room), orders[_i].kinds);
    pc_outline_close(&outline);
    pc_release_free(release);
}
END_TEST

START_TEST(the_letterhead_is_the_brands) {
    pc_release *release = parsed("A headline for one test\n\nAnd a body that says so.\n", "en");
    pc_outline outline;
    pc_render_options options = {.brand = {.issuer = "Tidewater"}};
    ck_assert(pc_outline_open(&outline, release, &options));
    ck_assert_int_eq(outline.v[0].kind, PC_PART_LETTERHEAD);
    ck_assert_uint_eq(outline.v[0].n, 0);
    pc_outline_close(&outline);
    pc_release_free(release);
}
END_TEST

/* Every byte of every piece but furniture stands in exactly one line, blanks left out. */
static void assert_everything_once(const char *text) {
    pc_release *release = parsed(text, NULL);
    pc_outline outline;
    pc_render_options options = {0};
    unsigned char *times = pc_arena_zeroed(release->arena, release->text.n + 1, 1);
    ck_assert(pc_outline_open(&outline, release, &options));
    for (size_t i = 0; i < outline.n; i++)
        for (const pc_part *part = &outline.v[i]; part; part = part->dateline)
            for (size_t k = 0; k < part->n; k++) {
                ck_assert_uint_lt(part->lines[k].at, part->lines[k].end);
                for (uint32_t at = part->lines[k].at; at < part->lines[k].end; at++)
                    times[at]++;
            }
    for (size_t i = 0; i < release->pieces.n; i++) {
        const pc_piece *piece = &release->pieces.v[i];
        for (uint32_t at = piece->text.at; at < piece->text.end; at++)
            if (release->text.p[at] != ' ')
                ck_assert_msg(times[at] == (piece->section != PC_SEC_FURNITURE), "byte %u of %s: %u times", at,
                              pc_section_name((pc_section)piece->section), times[at]);
    }
    pc_outline_close(&outline);
    pc_release_free(release);
}

START_TEST(every_word_comes_once) {
    static const char *const samples[] = {"golden/ferry.txt", "golden/french.txt", "golden/minsk.txt", "golden/japanese.txt", "golden/arabic.txt", "golden/controls.txt"};
    size_t n;
    assert_everything_once(RELEASE);
    assert_everything_once("");
    assert_everything_once("Contact: Ann Lee and Bo Ray, ann@x.example, bo@x.example\n");
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        char *text = test_file(samples[i], &n);
        assert_everything_once(text);
        free(text);
    }
}
END_TEST

START_TEST(details_of_parts) {
    pc_release *release = parsed(RELEASE, "en");
    pc_outline outline;
    pc_render_options options = {0};
    ck_assert(pc_outline_open(&outline, release, &options));
    const pc_part *lede = pc_outline_find(&outline, PC_PART_LEDE), *item = pc_outline_find(&outline, PC_PART_LIST_ITEM);
    ck_assert_ptr_nonnull(lede->dateline);
    ck_pc_str_eq(pc_part_text(&outline, lede->dateline), "TIDEWATER, Ore., May 4, 2021");
    ck_pc_str_eq(lede->dateline->separator, " – ");
    ck_assert(item->opens && !item->closes && !item[1].opens && item[1].closes);
    ck_assert_uint_eq(item->mark, 2);
    const pc_part *label = pc_outline_find(&outline, PC_PART_CONTACTS_HEADING), *contact = pc_outline_find(&outline, PC_PART_CONTACT);
    ck_pc_str_eq(pc_part_text(&outline, label), "Media contact:");
    ck_assert_ptr_eq(contact, label + 1);
    ck_assert(contact->joined);
    ck_assert_uint_eq(contact->n, 3);
    ck_pc_str_eq(pc_part_text(&outline, contact), "Mara Lind, Press Officer +1 555 010 0142 mara@harbour.example");
    ck_assert_ptr_null(pc_outline_find(&outline, PC_PART_TABLE));
    ck_assert_str_eq(pc_outline_title(release, PC_SEC_NOTES), "Notes to editors");
    pc_outline_close(&outline);
    pc_release_free(release);
}
END_TEST

/* "[text]" with q for a quotation (o opens, c closes), l with the address, the language of a passage. */
static const char *stretches(const char *text, const char *language, pc_part_kind kind, char *room, size_t size) {
    pc_release *release = parsed(text, language);
    pc_outline outline;
    pc_render_options options = {0};
    size_t n = 0;
    ck_assert(pc_outline_open(&outline, release, &options));
    const pc_part *part = pc_outline_find(&outline, kind);
    ck_assert_ptr_nonnull(part);
    for (size_t i = 0; i < part->n; i++) {
        pc_inline_walk walk = pc_inline_open(&outline, part, i, 0);
        for (pc_inline in; pc_inline_next(&walk, &in);) {
            n += (size_t)snprintf(room + n, size - n, "[%s%s%s", in.quote >= 0 ? "q" : "", in.opens ? "o" : "", in.closes ? "c" : "");
            if (in.link >= 0)
                n += (size_t)snprintf(room + n, size - n, "l%d:%.*s|", in.link, (int)in.address.n, in.address.p);
            n += (size_t)snprintf(room + n, size - n, "%s%s|%.*s]", in.lang ? in.lang : "", in.rtl ? "<" : "", (int)in.text.n, in.text.p);
        }
    }
    pc_outline_close(&outline);
    pc_release_free(release);
    return room;
}

START_TEST(stretches_of_a_line) {
    char room[1000];
    ck_assert_str_eq(stretches("Head of a test\n\nTIDEWATER, May 4, 2021 – The board opened its berth on Tuesday.\n\n“See www.a.example now,” said Ann Lee. Ask b@c.example there.\n", "en",
                               PC_PART_PARAGRAPH, room, sizeof room),
                     "[qo|“See ][ql2:www.a.example||www.a.example][qc| now,”][| said Ann Lee. Ask ][l0:b@c.example||b@c.example][| there.]");
    ck_assert_str_eq(stretches("Head of a test\n\nThe ship سفينة الميناء came, and Юный порт too, and 港湾です.\n", "en", PC_PART_LEDE, room, sizeof room),
                     "[|The ship ][ar<|سفينة الميناء][| came, and ][ru|Юный порт][| too, and ][ja|港湾です][|.]");
    ck_assert_str_eq(stretches("Порт открыт\n\nПорт Harbour открыт во вторник после двух лет работ.\n", "ru", PC_PART_LEDE, room, sizeof room),
                     "[|Порт Harbour открыт во вторник после двух лет работ.]");
    ck_assert_str_eq(stretches(RELEASE, "en", PC_PART_CONTACT, room, sizeof room),
                     "[|Mara Lind, Press Officer][l1:+1 555 010 0142||+1 555 010 0142][l0:mara@harbour.example||mara@harbour.example]");
}
END_TEST

START_TEST(short_memory_is_told) {
    pc_release *release = parsed(RELEASE, "en");
    pc_render_options options = {0};
    for (unsigned long n = 1; n < 50; n++) {
        pc_outline outline;
        fail_allocation(n, true);
        bool opened = pc_outline_open(&outline, release, &options);
        fail_allocation(0, false);
        if (opened) {
            ck_assert_uint_gt(n, 1);
            pc_outline_close(&outline);
            break;
        }
        ck_assert_ptr_null(outline.arena);
    }
    pc_release_free(release);
}
END_TEST

Suite *outline_suite(void) {
    Suite *suite = suite_create("outline");
    TCase *tests = tcase_create("outline");
    tcase_add_loop_test(tests, parts_come_in_the_order_of_the_tradition, 0, sizeof orders / sizeof *orders);
    tcase_add_test(tests, the_letterhead_is_the_brands);
    tcase_add_test(tests, every_word_comes_once);
    tcase_add_test(tests, details_of_parts);
    tcase_add_test(tests, stretches_of_a_line);
    tcase_add_test(tests, short_memory_is_told);
    suite_add_tcase(suite, tests);
    return suite;
}
