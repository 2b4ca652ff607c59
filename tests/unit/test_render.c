/* Escaping, setting text in columns, and what both outputs make of a document. */
#include "support.h"

#include "base/buf.h"
#include "render/escape.h"
#include "render/page.h"
#include "render/renderers.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>

#define TEXT(literal) ((pc_str){(literal), sizeof(literal) - 1})

/* ---- JSON strings ---- */

static const struct {
    pc_str text;
    const char *json;
} escapes[] = {
#define ROW(text, json) {{text, sizeof(text) - 1}, json}
    ROW("", ""),
    ROW("plain", "plain"),
    ROW("a \"b\" \\ c", "a \\\"b\\\" \\\\ c"),
    ROW("\b\f\n\r\t", "\\b\\f\\n\\r\\t"),
    ROW("\0\x01\x1f\x7f", "\\u0000\\u0001\\u001f\\u007f"),
    ROW("é “curly” 港 👍", "é “curly” 港 👍"),
    ROW("\xC2\x80 \xC2\x9F", "\\u0080 \\u009f"),
    ROW("\xC2\xA0«\xC2\xBB", "\xC2\xA0«»"),
    ROW("12345678\"", "12345678\\\""),
    ROW("1234567\"90123456\\", "1234567\\\"90123456\\\\"),
    ROW("abcdefg\xC2\x85hij", "abcdefg\\u0085hij"),
    ROW("abcdefgh \xC3\xA2\xC2\xAB ijklmnop", "abcdefgh â« ijklmnop"),
#undef ROW
};

START_TEST(json_strings_are_escaped) {
    pc_buf out = {0};
    pc_put_json(&out, escapes[_i].text);
    ck_pc_str_eq(((pc_str){out.p ? out.p : "", out.n}), escapes[_i].json);
    pc_buf_release(&out);
}
END_TEST

/* Every byte and every place in the eight that are looked at together. */
START_TEST(no_control_character_is_overlooked) {
    for (unsigned c = 0; c < 256; c++)
        for (size_t at = 0; at < 20; at++) {
            char text[21];
            pc_buf out = {0};
            memset(text, 'x', sizeof text);
            text[at] = (char)c;
            pc_put_json(&out, (pc_str){text, c < 0x80 ? 20 : at}); /* half a character is no text */
            bool escaped = c < 0x80 && (c < 0x20 || c == '"' || c == '\\' || c == 0x7F);
            ck_assert_msg((memchr(out.p ? out.p : "", '\\', out.n) != NULL) == escaped, "byte %u at %zu", c, at);
            pc_buf_release(&out);
        }
}
END_TEST

START_TEST(what_steers_a_terminal_becomes_visible) {
    static const struct {
        pc_str text;
        const char *shown;
        bool steers;
    } rows[] = {
        {TEXT("plain é 港"), "plain é 港", false},     {TEXT("\x1b[31m"), "␛[31m", true},
        {TEXT("\0"), "␀", true},                       {TEXT("\x7f"), "␡", true},
        {TEXT("\xC2\x9B"), "<U+009B>", true},          {TEXT("\xE2\x80\xAE"), "<U+202E>", true},
        {TEXT("\xE2\x81\xA6"), "<U+2066>", true},      {TEXT("\xE2\x80\xA8"), "<U+2028>", true},
        {TEXT("\xE2\x80\x8D"), "\xE2\x80\x8D", false}, {TEXT("\xC2\xA0"), "\xC2\xA0", false},
        {TEXT("\xE2\x80\x9C"), "\xE2\x80\x9C", false}, {TEXT("\xE2\x81\xA5"), "\xE2\x81\xA5", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        pc_buf out = {0};
        pc_put_visible(&out, rows[i].text);
        ck_pc_str_eq(((pc_str){out.p, out.n}), rows[i].shown);
        ck_assert_int_eq(pc_steers_terminal(rows[i].text, 0), rows[i].steers);
        if (rows[i].steers)
            ck_assert_uint_eq(pc_visible_columns(rows[i].text, 0), rows[i].text.p[0] < 0 ? 8 : 1);
        pc_buf_release(&out);
    }
}
END_TEST

START_TEST(a_name_of_any_bytes_becomes_utf8) {
    static const struct {
        pc_str bytes;
        const char *clean;
    } rows[] = {{TEXT("a.txt"), "a.txt"},
                {TEXT("caf\xe9.txt"), "caf\xEF\xBF\xBD.txt"},
                {TEXT("\xed\xa0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
                {TEXT("é港"), "é港"},
                {TEXT("\xe6\xb8"), "\xEF\xBF\xBD\xEF\xBF\xBD"},
                {TEXT(""), ""}};
    pc_arena *arena = pc_arena_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert_str_eq(pc_utf8_clean(arena, rows[i].bytes).p, rows[i].clean);
    ck_assert_ptr_null(pc_utf8_clean(arena, (pc_str){"", SIZE_MAX - 1}).p);
    pc_arena_free(arena);
}
END_TEST

/* ---- the page ---- */

static char *set(const char *text, unsigned width) {
    pc_buf out = {0};
    pc_page page = {.out = &out, .width = width};
    pc_page_line(&page, 4, "ab", PC_INK_LABEL);
    pc_page_puts(&page, text, PC_INK_PLAIN);
    pc_page_end_line(&page);
    pc_buf_putc(&out, '\0');
    return out.p;
}

static const struct {
    const char *promise, *text, *page;
    unsigned width;
} pages[] = {
    {"the label is flush right in the margin", "word", "ab  word\n", 40},
    {"words go on lines", "one two three", "ab  one two\n    three\n", 12},
    {"a line may be full to the last column", "one two x", "ab  one\n    two x\n", 9},
    {"white space of any kind is one space", "one \t\n  two", "ab  one two\n", 40},
    {"space at the ends is left out", "  one  ", "ab  one\n", 40},
    {"a no-break space holds words together", "one two\xC2\xA0three", "ab  one\n    two\xC2\xA0three\n", 14},
    {"a line may end behind a hyphen", "well-being", "ab  well-\n    being\n", 10},
    {"a line does not end behind a lone hyphen", "a -b", "ab  a\n    -b\n", 6},
    {"a number's hyphen is no place to end", "555-0142 x", "ab  555-0142\n    x\n", 12},
    {"a long word is divided", "abcdefghij", "ab  abcdef\n    ghij\n", 10},
    {"Chinese is two columns wide and ends anywhere", "港务局启用", "ab  港务局\n    启用\n", 10},
    {"a Chinese line does not start with a stop", "港务局。启", "ab  港务\n    局。启\n", 10},
    {"a Chinese line does not end with an opening mark", "港务「启用", "ab  港务\n    「启用\n", 10},
    {"marks go with their letters", "e\xCC\x81" "e\xCC\x81" "e\xCC\x81 xyz", "ab  e\xCC\x81" "e\xCC\x81" "e\xCC\x81 xyz\n", 11},
    {"a family is one character", "👩‍👩‍👧‍👦 👩‍👩‍👧‍👦", "ab  👩‍👩‍👧‍👦 👩‍👩‍👧‍👦\n", 9},
    {"a control character is visible and counted", "ab\x1b" "cd", "ab  ab␛cd\n", 9},
    {"a line may end behind a dash", "said—they", "ab  said—\n    they\n", 10},
    {"nothing is nothing", "", "ab\n", 40},
};

START_TEST(text_is_set_in_columns) {
    char *page = set(pages[_i].text, pages[_i].width);
    ck_assert_msg(strcmp(page, pages[_i].page) == 0, "%s:\n%s", pages[_i].promise, page);
    free(page);
}
END_TEST

START_TEST(ink_ends_with_the_line) {
    pc_buf out = {0};
    pc_page page = {.out = &out, .width = 8, .colour = true};
    pc_page_line(&page, 4, "ab", PC_INK_LABEL);
    pc_page_puts(&page, "one two", PC_INK_QUOTE);
    pc_page_puts(&page, " x", PC_INK_PLAIN);
    pc_page_end_line(&page);
    ck_pc_str_eq(((pc_str){out.p, out.n}), "\033[36mab\033[0m  \033[32mone\033[0m\n    \033[32mtwo\033[0m\n    x\n");
    pc_buf_release(&out);
}
END_TEST

START_TEST(text_is_measured_from_both_ends) {
    size_t columns;
    ck_assert_uint_eq(pc_page_fit(TEXT("港务局"), 5, &columns), 6);
    ck_assert_uint_eq(columns, 4);
    ck_assert_uint_eq(pc_page_fit(TEXT("abc"), 9, &columns), 3);
    ck_assert_uint_eq(pc_page_fit_end(TEXT("港务局"), 5), 3);
    ck_assert_uint_eq(pc_page_fit_end(TEXT("abc"), 9), 0);
    ck_assert_uint_eq(pc_page_fit_end(TEXT("abe\xCC\x81"), 0), 5); /* a mark alone is no text */
}
END_TEST

/* ---- documents made by hand ---- */

static const char words[] = "PRESS RELEASE Berth opens TIDEWATER, May 4 “It holds,” said Ivo Brandt. It does. Page 2 “So "
                            "called” things. About us: we run it. Mara Lindqvist mara@harbour.example ###";

static pc_range range_of(const char *part) {
    const char *at = strstr(words, part);
    ck_assert_msg(at != NULL, "%s", part);
    return (pc_range){(uint32_t)(at - words), (uint32_t)(at - words + (ptrdiff_t)strlen(part))};
}

static pc_str str_of(const char *part) {
    pc_range range = range_of(part);
    return (pc_str){words + range.at, range.end - range.at};
}

static void add(pc_release *r, const char *part, pc_section section, uint32_t group, pc_paragraph_kind kind) {
    pc_piece piece = {.text = range_of(part), .group = group, .section = (uint8_t)section, .kind = (uint8_t)kind};
    ck_assert(PC_PUSH(r->arena, r->pieces, piece));
}

static void add_quote(pc_release *r, const char *first, const char *second, pc_quote q) {
    if (!q.said)
        q.said = &pc_said_by_nobody;
    q.parts = pc_arena_take(r->arena, 2 * sizeof *q.parts);
    q.parts[0] = range_of(first);
    q.n_parts = 1;
    if (second)
        q.parts[q.n_parts++] = range_of(second);
    ck_assert(PC_PUSH(r->arena, r->quotes, q));
}

static pc_release *made_by_hand(void) {
    pc_arena *arena = pc_arena_new();
    pc_release *r = pc_arena_zeroed(arena, 1, sizeof *r);
    r->arena = arena;
    r->text = r->bytes = (pc_str){words, sizeof words - 1};
    r->name = PC_STR("made.txt");
    r->encoding = "UTF-8";
    r->lang = PC_EN;
    ck_assert(pc_map_add(arena, &r->map, (uint32_t)r->text.n, 0, 1, 1));
    add(r, "PRESS RELEASE", PC_SEC_KICKER, 0, 0);
    add(r, "Berth opens", PC_SEC_HEADLINE, 0, 0);
    add(r, "TIDEWATER, May 4", PC_SEC_DATELINE, 0, 0);
    add(r, "“It holds,” said Ivo Brandt.", PC_SEC_BODY, 0, PC_PARA_LEDE);
    add(r, "It does.", PC_SEC_BODY, 1, PC_PARA_PARAGRAPH);
    add(r, "Page 2", PC_SEC_FURNITURE, 0, 0);
    add(r, "“So called” things.", PC_SEC_BODY, 1, PC_PARA_PARAGRAPH);
    add(r, "About us: we run it.", PC_SEC_BOILERPLATE, 0, 0);
    add(r, "Mara Lindqvist mara@harbour.example", PC_SEC_CONTACT, 0, 0);
    add(r, "###", PC_SEC_END_MARK, 0, 0);
    r->dateline = (pc_dateline){.city = str_of("TIDEWATER"), .date = {.month = 5, .day = 4}};
    ck_assert(PC_PUSH(arena, r->boilerplates, (pc_boilerplate){.heading = str_of("About us"), .organization = str_of("us")}));
    pc_contact contact = {.name = str_of("Mara Lindqvist")};
    ck_assert(PC_PUSH(arena, contact.emails, str_of("mara@harbour.example")));
    ck_assert(PC_PUSH(arena, contact.phones, PC_STR("1")));
    ck_assert(PC_PUSH(arena, contact.phones, PC_STR("2")));
    contact.last = 8;
    ck_assert(PC_PUSH(arena, r->contacts, contact));
    pc_said *said = pc_arena_zeroed(arena, 1, sizeof *said);
    said->speaker = str_of("Ivo Brandt");
    said->verb = str_of("said");
    add_quote(r, "“It holds,”", NULL,
              (pc_quote){.said = said, .kind = PC_QUOTE_SPEECH});
    add_quote(r, "“So called”", NULL, (pc_quote){.kind = PC_QUOTE_SCARE, .paragraph = 1});
    return r;
}

static char *rendered(const pc_release *r, const char *name, pc_render_options options) {
    pc_buf out = {0};
    const pc_renderer *renderer = pc_renderer_named(name);
    ck_assert_ptr_nonnull(renderer);
    ck_assert_int_eq(renderer->render(r, &options, &out), PC_OK);
    pc_buf_putc(&out, '\0');
    return out.p;
}

static void assert_holds(const char *text, const char *part) {
    ck_assert_msg(strstr(text, part) != NULL, "no %s in:\n%s", part, text);
}

START_TEST(json_holds_every_part) {
    pc_release *r = made_by_hand();
    char *json = rendered(r, "json", (pc_render_options){0});
    assert_holds(json, "{\"format\":\"presscheck-document\",\"version\":1,\"source\":{\"name\":\"made.txt\",");
    assert_holds(json, "\"kicker\":{\"spans\":[[0,13]],\"text\":\"PRESS RELEASE\"}");
    assert_holds(json, "\"release_line\":null,\"embargo\":null,\"release_date\":null");
    assert_holds(json, "\"subheads\":[]");
    assert_holds(json, "\"city\":\"TIDEWATER\",\"region\":null,\"country\":null,\"date\":null,\"wire\":null}");
    /* pieces of one paragraph are parted by a space, paragraphs by a blank line */
    assert_holds(json, "\"text\":\"“It holds,” said Ivo Brandt.\\n\\nIt does. “So called” things.\",\"paragraphs\":[{");
    assert_holds(json, "\"text\":\"It does. “So called” things.\",\"kind\":\"paragraph\"}]}");
    assert_holds(json, "\"kind\":\"speech\",\"speaker\":\"Ivo Brandt\",\"speaker_title\":null,\"verb\":\"said\",\"paragraph\":0}");
    assert_holds(json, "\"kind\":\"scare\",\"speaker\":null,\"speaker_title\":null,\"verb\":null,\"paragraph\":1}");
    assert_holds(json, "\"heading\":\"About us\",\"organization\":\"us\"}]");
    assert_holds(json, "\"emails\":[\"mara@harbour.example\"],\"phones\":[\"1\",\"2\"],\"urls\":[]}]");
    assert_holds(json, "\"end_mark\":{");
    assert_holds(json, "\"furniture\":[{\"spans\":[[85,91]],\"text\":\"Page 2\"}]}");
    free(json);
    pc_release_free(r);
}
END_TEST

START_TEST(json_of_dates_and_moments) {
    pc_release *r = made_by_hand();
    r->pieces.v[0].section = PC_SEC_EMBARGO;
    r->pieces.v[1].section = PC_SEC_RELEASE_DATE;
    r->embargo = (pc_embargo){.date = {.year = 2021, .month = 5, .day = 4}, .clock = {.hour = 9, .has_zone = true}};
    r->release_date = (pc_date){.year = 2021, .month = 5, .day = 4};
    r->quotes.v[0].paragraph = -1;
    r->lang = PC_LANG_NONE;
    char *json = rendered(r, "json", (pc_render_options){0});
    assert_holds(json, "\"until\":\"2021-05-04T09:00:00Z\"}");
    assert_holds(json, "\"date\":\"2021-05-04\"}");
    assert_holds(json, "\"paragraph\":null}");
    assert_holds(json, "\"language\":null");
    free(json);
    char *tree = rendered(r, "tree", (pc_render_options){0});
    assert_holds(tree, "until 2021-05-04T09:00:00Z");
    assert_holds(tree, "date 2021-05-04");
    assert_holds(tree, "language unknown");
    free(tree);
    r->embargo.clock.zone_open = true;
    r->embargo.clock.has_zone = false;
    tree = rendered(r, "tree", (pc_render_options){0});
    assert_holds(tree, "until (moment open) 2021-05-04");
    free(tree);
    r->embargo.none_stated = true;
    tree = rendered(r, "tree", (pc_render_options){0});
    assert_holds(tree, "until none");
    free(tree);
    pc_release_free(r);
}
END_TEST

START_TEST(contacts_whose_lines_interleave_are_whole) {
    pc_release *r = made_by_hand();
    r->pieces.v[7] = (pc_piece){.text = range_of("About us"), .section = PC_SEC_CONTACT, .group = 0};
    r->pieces.v[8] = (pc_piece){.text = range_of("Mara"), .section = PC_SEC_CONTACT, .group = 1};
    r->pieces.v[9] = (pc_piece){.text = range_of("Lindqvist"), .section = PC_SEC_CONTACT, .group = 0};
    pc_contact other = {.name = PC_STR("Mara"), .last = 8};
    r->contacts.v[0].last = 9;
    ck_assert(PC_PUSH(r->arena, r->contacts, other));
    char *json = rendered(r, "json", (pc_render_options){0}), *tree = rendered(r, "tree", (pc_render_options){0});
    assert_holds(json, "\"contacts\":[{\"spans\":[[116,124],[142,151]],\"text\":\"About us Lindqvist\",");
    assert_holds(json, "\"urls\":[]},{\"spans\":[[137,141]],\"text\":\"Mara\",\"name\":\"Mara\"");
    assert_holds(tree, "contact  About us Lindqvist\n");
    assert_holds(tree, "contact  Mara\n");
    free(json);
    free(tree);
    pc_release_free(r);
}
END_TEST

START_TEST(furniture_stands_in_the_order_of_the_source) {
    pc_release *r = made_by_hand();
    pc_range early = {14, 16}, late = {150, 151};
    ck_assert(PC_PUSH(r->arena, r->furniture, (pc_furniture){&early, 1, PC_STR("> ")}));
    ck_assert(PC_PUSH(r->arena, r->furniture, (pc_furniture){&late, 1, PC_STR("9")}));
    char *json = rendered(r, "json", (pc_render_options){0}), *tree = rendered(r, "tree", (pc_render_options){0});
    assert_holds(json, "\"furniture\":[{\"spans\":[[14,16]],\"text\":\"> \"},{\"spans\":[[85,91]],\"text\":\"Page 2\"},"
                       "{\"spans\":[[150,151]],\"text\":\"9\"}]");
    ck_assert(strstr(tree, "furniture  >") < strstr(tree, "headline"));
    assert_holds(tree, "furniture  9");
    free(json);
    free(tree);
    pc_release_free(r);
}
END_TEST

START_TEST(the_tree_has_names_in_a_margin) {
    pc_release *r = made_by_hand();
    char *tree = rendered(r, "tree", (pc_render_options){.width = 60});
    static const char wanted[] = "      source  made.txt · 176 bytes · UTF-8 · en\n"
                                 "\n"
                                 "      kicker  PRESS RELEASE\n"
                                 "\n"
                                 "    headline  Berth opens\n"
                                 "\n"
                                 "    dateline  TIDEWATER, May 4\n"
                                 "                city TIDEWATER\n"
                                 "\n"
                                 "        lede  “It holds,” said Ivo Brandt.\n"
                                 "                » “It holds,”\n"
                                 "                  — Ivo Brandt · said\n"
                                 "\n"
                                 "         ¶ 2  It does. “So called” things.\n"
                                 "                » “So called” · as a term\n"
                                 "\n"
                                 "   furniture  Page 2\n"
                                 "\n"
                                 " boilerplate  About us: we run it.\n"
                                 "                organization us\n"
                                 "\n"
                                 "     contact  Mara Lindqvist mara@harbour.example\n"
                                 "                name Mara Lindqvist\n"
                                 "                e-mail mara@harbour.example · phone 1 ·\n"
                                 "                  phone 2\n"
                                 "\n"
                                 "    end mark  ###\n";
    ck_assert_str_eq(tree, wanted);
    free(tree);
    tree = rendered(r, "tree", (pc_render_options){.width = 60, .colour = 1});
    assert_holds(tree, "\033[32m“It holds,”\033[0m said Ivo Brandt.\n");
    assert_holds(tree, "It does. \033[32m“So called”\033[0m things.\n");
    free(tree);
    pc_release_free(r);
}
END_TEST

START_TEST(a_long_quotation_is_shortened_in_the_list) {
    pc_release *r = made_by_hand();
    r->quotes.n = 0;
    add_quote(r, "“It holds,” said Ivo Brandt. It does.", "“So called” things. About us: we run it.",
              (pc_quote){.kind = PC_QUOTE_SPEECH, .unclosed = true});
    char *tree = rendered(r, "tree", (pc_render_options){.width = 60});
    assert_holds(tree, "» “It holds,” said Ivo … we run it. (closing\n");
    assert_holds(tree, "— nobody named\n");
    free(tree);
    pc_release_free(r);
}
END_TEST

START_TEST(a_full_buffer_ends_every_output) {
    pc_release *r = made_by_hand();
    for (size_t i = 0; i < pc_renderer_count; i++)
        for (size_t max = 1; max < 1500; max += 13) {
            pc_buf out = {.max = max};
            pc_status status = pc_render(r, pc_renderers[i].name, NULL, &out);
            ck_assert(status == PC_TOO_LARGE || out.n <= max);
            pc_buf_release(&out);
        }
    pc_release_free(r);
}
END_TEST

/* Takes what it is given; fails when it would hold more than `limit`. */
typedef struct sink {
    char p[8000];
    size_t n, limit;
} sink;

static bool into_sink(void *to, const char *p, size_t n) {
    sink *s = to;
    if (s->n + n > s->limit)
        return false;
    memcpy(s->p + s->n, p, n);
    s->n += n;
    return true;
}

START_TEST(a_small_buffer_that_drains_gives_the_same_output) {
    pc_release *r = made_by_hand();
    char *whole = rendered(r, "json", (pc_render_options){0});
    for (size_t cap = 1; cap < 70; cap++) {
        sink s = {.limit = sizeof s.p};
        pc_buf out = {.p = malloc(cap), .cap = cap, .drain = into_sink, .to = &s};
        ck_assert_int_eq(pc_render_json(r, &out), PC_OK);
        ck_assert_int_eq(pc_buf_flush(&out), PC_OK);
        ck_assert_uint_eq(s.n, strlen(whole));
        ck_assert_int_eq(memcmp(s.p, whole, s.n), 0);
        pc_buf_release(&out);
    }
    for (size_t limit = 0; limit < 300; limit += 50) {
        sink s = {.limit = limit};
        pc_buf out = {.p = malloc(64), .cap = 64, .drain = into_sink, .to = &s};
        pc_render_json(r, &out);
        ck_assert_int_eq(pc_buf_flush(&out), PC_UNREADABLE);
        ck_assert_ptr_null(pc_buf_room(&out, 1));
        pc_buf_release(&out);
    }
    free(whole);
    pc_release_free(r);
}
END_TEST

START_TEST(every_renderer_has_a_whole_row) {
    for (size_t i = 0; i < pc_renderer_count; i++) {
        const pc_renderer *row = &pc_renderers[i];
        ck_assert_ptr_eq(pc_renderer_named(row->name), row);
        ck_assert_uint_gt(strlen(row->suffix), 0);
        ck_assert_ptr_nonnull(strchr(row->media_type, '/'));
    }
    ck_assert_ptr_null(pc_renderer_named("xml"));
}
END_TEST

START_TEST(every_status_has_a_sentence) {
    for (int status = PC_OK; status <= PC_UNKNOWN_OUTPUT; status++)
        ck_assert_uint_gt(strlen(pc_status_text((pc_status)status)), 3);
    ck_assert_str_eq(pc_status_text((pc_status)99), "unknown status");
    ck_assert_uint_ge(strlen(pc_version()), 5);
}
END_TEST

Suite *render_suite(void) {
    Suite *suite = suite_create("render");
    TCase *tcase = tcase_create("render");
    tcase_add_loop_test(tcase, json_strings_are_escaped, 0, (int)(sizeof escapes / sizeof *escapes));
    tcase_add_test(tcase, no_control_character_is_overlooked);
    tcase_add_test(tcase, what_steers_a_terminal_becomes_visible);
    tcase_add_test(tcase, a_name_of_any_bytes_becomes_utf8);
    tcase_add_loop_test(tcase, text_is_set_in_columns, 0, (int)(sizeof pages / sizeof *pages));
    tcase_add_test(tcase, ink_ends_with_the_line);
    tcase_add_test(tcase, text_is_measured_from_both_ends);
    tcase_add_test(tcase, json_holds_every_part);
    tcase_add_test(tcase, json_of_dates_and_moments);
    tcase_add_test(tcase, contacts_whose_lines_interleave_are_whole);
    tcase_add_test(tcase, furniture_stands_in_the_order_of_the_source);
    tcase_add_test(tcase, the_tree_has_names_in_a_margin);
    tcase_add_test(tcase, a_long_quotation_is_shortened_in_the_list);
    tcase_add_test(tcase, a_full_buffer_ends_every_output);
    tcase_add_test(tcase, a_small_buffer_that_drains_gives_the_same_output);
    tcase_add_test(tcase, every_renderer_has_a_whole_row);
    tcase_add_test(tcase, every_status_has_a_sentence);
    suite_add_tcase(suite, tcase);
    return suite;
}
