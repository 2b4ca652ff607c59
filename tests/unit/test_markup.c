/* Text stays text in every place it is put; links and pictures are what they say. */
#include "support.h"

#include "render/escape.h"
#include "render/html.h"
#include "render/link.h"
#include "render/meta.h"
#include "render/picture.h"
#include "render/renderers.h"
#include "text/utf8.h"

#include <stdlib.h>

static pc_str held(const pc_buf *buf) {
    return (pc_str){buf->p ? buf->p : "", buf->n};
}

static const struct {
    pc_context context;
    const char *text, *put;
} places[] = {
    {PC_IN_MARKUP, "a < b && c > \"d\"", "a &lt; b &amp;&amp; c &gt; \"d\""},
    {PC_IN_MARKUP, "two\nlines\tand a tab", "two\nlines\tand a tab"},
    {PC_IN_ATTRIBUTE, "\" onload=\"x\n<", "&quot; onload=&quot;x &lt;"},
    {PC_IN_SCRIPT, "</script>\\ & \"x\"\n\t", "\\u003c/script\\u003e\\\\ \\u0026 \\\"x\\\"\\n\\t"},
    {PC_IN_JSON, "</b>\\ & \"x\"", "</b>\\\\ & \\\"x\\\""},
    {PC_IN_CSS, "\"}</style>\\\n", "\\22 }\\3C /style\\3E \\5C  "},
    {PC_IN_MARKUP, "bell\a, escape\x1b[31m, delete\x7f, C1\xC2\x9B", "bell, escape[31m, delete, C1"},
    {PC_IN_MARKUP, "\u202Eturned\u202C \u2066apart\u2069", "turned apart"},
    {PC_IN_MARKUP, "\u200Fhinted\u200E and \u061C", "\u200Fhinted\u200E and \u061C"},
    {PC_IN_MARKUP, "line\u2028paragraph\u2029end", "line paragraph end"},
    {PC_IN_MARKUP, "no\uFFFE cha\uFDD0racters\U0001FFFF", "no characters"},
    {PC_IN_MARKUP, "“curly” – café – тест – 中文 – 👩‍👧", "“curly” – café – тест – 中文 – 👩‍👧"},
    {PC_IN_MARKUP, "cafe\u0301, Tu\u0308r, \u304B\u3099", "café, Tür, が"},
    {PC_IN_MARKUP, "a text of more than sixty-four bytes, all of them plain, then one < and again more than sixty-four of them that are plain",
     "a text of more than sixty-four bytes, all of them plain, then one &lt; and again more than sixty-four of them that are plain"},
    {PC_IN_MARKUP, "", ""},
};

START_TEST(text_is_escaped_for_its_place) {
    pc_buf out = {0};
    pc_put_text(&out, pc_str_of(places[_i].text), places[_i].context);
    ck_pc_str_eq(held(&out), places[_i].put);
    pc_buf_release(&out);
}
END_TEST

/* What each byte is written as does not depend on where among 64 others it stands. */
START_TEST(every_byte_is_escaped_at_every_place) {
    for (unsigned c = 0; c < 0x80; c++)
        for (size_t at = 0; at < 140; at += 7) {
            char text[160];
            pc_buf out = {0}, alone = {0};
            memset(text, 'x', sizeof text);
            text[at] = (char)c;
            pc_put_text(&out, (pc_str){text, sizeof text}, PC_IN_ATTRIBUTE);
            pc_put_text(&alone, (pc_str){(char[]){(char)c}, 1}, PC_IN_ATTRIBUTE);
            ck_assert_uint_eq(out.n, sizeof text - 1 + alone.n);
            ck_assert(memcmp(out.p + at, alone.p ? alone.p : "", alone.n) == 0);
            bool plain = c >= ' ' && c < 0x7F && !strchr("&<>\"", (int)c);
            ck_assert_msg((alone.n == 1 && alone.p[0] == (char)c) == plain || c == '\n' || c == '\t', "byte %u", c);
            pc_buf_release(&out);
            pc_buf_release(&alone);
        }
}
END_TEST

START_TEST(base64_has_its_padding) {
    static const char *const pairs[][2] = {{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"\xFF\xFE\xFD", "//79"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        pc_buf out = {0};
        pc_put_base64(&out, pairs[i][0], strlen(pairs[i][0]));
        ck_pc_str_eq(held(&out), pairs[i][1]);
        pc_buf_release(&out);
    }
}
END_TEST

static const struct {
    pc_address_kind kind;
    const char *address, *link; /* NULL: none */
} links[] = {
    {PC_ADDRESS_URL, "www.harbour.example", "https://www.harbour.example"},
    {PC_ADDRESS_URL, "http://harbour.example/a?b=1&c=\"2\"#d", "http://harbour.example/a?b=1&c=%222%22#d"},
    {PC_ADDRESS_URL, "HTTPS://Harbour.Example:8080/", "https://Harbour.Example:8080/"},
    {PC_ADDRESS_URL, "harbour.example/100%/a%20b", "https://harbour.example/100%25/a%20b"},
    {PC_ADDRESS_URL, "harbour.example/#one#two", "https://harbour.example/#one%23two"},
    {PC_ADDRESS_URL, "harbour.example/größe", "https://harbour.example/gr%C3%B6%C3%9Fe"},
    {PC_ADDRESS_URL, "пример.example/путь", "https://пример.example/%D0%BF%D1%83%D1%82%D1%8C"},
    {PC_ADDRESS_URL, "javascript:alert(1)", NULL},
    {PC_ADDRESS_URL, "data:text/html,x", NULL},
    {PC_ADDRESS_URL, "ftp://harbour.example/x", NULL},
    {PC_ADDRESS_URL, "https://harbour", NULL},
    {PC_ADDRESS_URL, "https://har bour.example", NULL},
    {PC_ADDRESS_URL, "https://-harbour.example", NULL},
    {PC_ADDRESS_URL, "https://harbour..example", NULL},
    {PC_ADDRESS_URL, "https://harbour.example:99999/", NULL},
    {PC_ADDRESS_URL, "https://harbour.example:80@evil.example/", NULL},
    {PC_ADDRESS_EMAIL, "ann.lee+press@harbour.example", "mailto:ann.lee+press@harbour.example"},
    {PC_ADDRESS_EMAIL, "o'brien@harbour.example", "mailto:o'brien@harbour.example"},
    {PC_ADDRESS_EMAIL, "a&b?c%d@harbour.example", "mailto:a%26b%3Fc%25d@harbour.example"},
    {PC_ADDRESS_EMAIL, "ann,bob@harbour.example", NULL},
    {PC_ADDRESS_EMAIL, "ann (at) harbour dot example", NULL},
    {PC_ADDRESS_EMAIL, "ann@harbour.example?cc=bob@x.example", NULL},
    {PC_ADDRESS_EMAIL, "@harbour.example", NULL},
    {PC_ADDRESS_PHONE, "+44 (0)20 7946 0011", "tel:+442079460011"},
    {PC_ADDRESS_PHONE, "(312) 555-0166 ext. 12", "tel:3125550166;ext=12"},
    {PC_ADDRESS_PHONE, "０３-５５５０-１２３４", "tel:0355501234"},
    {PC_ADDRESS_PHONE, "call", NULL},
    {PC_ADDRESS_PHONE, "312 555 ext.", NULL},
    {PC_ADDRESS_HANDLE, "@harbour", NULL},
};

START_TEST(addresses_become_links_of_four_schemes) {
    pc_buf out = {0};
    pc_buf_puts(&out, "before ");
    bool put = pc_put_link(&out, links[_i].kind, pc_str_of(links[_i].address));
    ck_assert_msg(put == (links[_i].link != NULL), "%s", links[_i].address);
    ck_pc_str_eq(pc_str_sub(held(&out), 7, out.n), links[_i].link ? links[_i].link : "");
    pc_buf_release(&out);
}
END_TEST

static const struct {
    const char *bytes;
    pc_picture kind;
} pictures[] = {
    {"\x89PNG\r\n\x1A\nrest", PC_PICTURE_PNG},
    {"\xFF\xD8\xFF\xE0rest", PC_PICTURE_JPEG},
    {"GIF89a", PC_PICTURE_NONE},
    {"<html><svg></svg></html>", PC_PICTURE_NONE},
    {"<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>", PC_PICTURE_SVG},
    {"\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- <svg> --><!DOCTYPE svg>\n<svg>\n</svg>", PC_PICTURE_SVG},
    {"<svg><use href='#mark'/><style>p{fill:url(#shade)}</style><a>on = 1</a></svg>", PC_PICTURE_SVG},
    {"<svg><image href='data:image/png;base64,AA=='/></svg>", PC_PICTURE_SVG},
    {"<svg><SCRIPT>x</SCRIPT></svg>", PC_PICTURE_ACTIVE},
    {"<svg OnLoad = 'x'></svg>", PC_PICTURE_ACTIVE},
    {"<svg><image href='https://evil.example/x.png'/></svg>", PC_PICTURE_ACTIVE},
    {"<svg><style>p{fill:url( \"//evil.example/x\")}</style></svg>", PC_PICTURE_ACTIVE},
    {"<svg><a href='JavaScript:x'>y</a></svg>", PC_PICTURE_ACTIVE},
    {"<!DOCTYPE svg [<!ENTITY e 'x'>]><svg></svg>", PC_PICTURE_NONE},
    {"<svg><foreignObject/></svg>", PC_PICTURE_ACTIVE},
    {"", PC_PICTURE_NONE},
};

START_TEST(pictures_are_known_by_what_they_hold) {
    pc_bytes bytes = {pictures[_i].bytes, strlen(pictures[_i].bytes)};
    ck_assert_msg(pc_picture_of(bytes) == pictures[_i].kind, "%s", pictures[_i].bytes);
    pc_buf out = {0};
    pc_put_picture(&out, bytes);
    bool put = pictures[_i].kind != PC_PICTURE_NONE && pictures[_i].kind != PC_PICTURE_ACTIVE;
    ck_assert((out.n > 0) == put);
    ck_assert(!put || memcmp(out.p, "data:image/", 11) == 0);
    pc_buf_release(&out);
}
END_TEST

START_TEST(style_sheets_fetch_nothing) {
    static const char *const fetching[] = {"@IMPORT 'x.css';", "p{background:url(//evil.example/x)}", "p{background:URL( 'https://evil.example/x' )}", "p{background:image-set('x.png' 1x)}"};
    static const char *const alone[] = {"p{color:red}", "p{background:url(data:image/png;base64,AA==)}", "p{mask:url(#shape)}", ""};
    for (size_t i = 0; i < 4; i++) {
        ck_assert_msg(pc_css_fetches(pc_str_of(fetching[i])), "%s", fetching[i]);
        ck_assert_msg(!pc_css_fetches(pc_str_of(alone[i])), "%s", alone[i]);
    }
}
END_TEST

START_TEST(a_style_sheet_does_not_end_its_element) {
    pc_buf out = {0};
    pc_put_style_sheet(&out, PC_STR("p{content:'</style>'}@media (width<40em){}"));
    ck_pc_str_eq(held(&out), "p{content:'<\\/style>'}@media (width<40em){}\n");
    pc_buf_release(&out);
}
END_TEST

/* ---- whole outputs ---- */

#define RELEASE                                                                                                        \
    "PRESS RELEASE\n\nEMBARGOED UNTIL 9 a.m. GMT, May 6, 2021\n\nNorthgate Robotics opens plant\n\nTwo hundred jobs\n\n" \
    "LEIPZIG, Germany, May 4, 2021 – Northgate Robotics (NYSE: NGR) opened its third plant on Tuesday.\n\n"            \
    "“People make machines,” said Alice Moreau, chief executive. See https://northgate.example/plant for more.\n\n"    \
    "About Northgate Robotics\n\nNorthgate Robotics builds arms for factories.\n\n"                                    \
    "Media contact: Tom Barrow\n+1 312 555 0166\ntom@northgate.example\n\n###\n"

static char *rendered(const char *text, const char *output, const pc_render_options *options) {
    pc_release *release = parsed(text, "en");
    pc_buf out = {0};
    ck_assert_int_eq(pc_render(release, output, options, &out), PC_OK);
    pc_buf_putc(&out, '\0');
    pc_release_free(release);
    return out.p;
}

static const struct {
    const char *output, *wanted;
} mapped[] = {
    {"html", "<p class=\"lede\"><span class=\"dateline\">LEIPZIG, Germany, <time datetime=\"2021-05-04\">May 4, 2021</time></span> – Northgate"},
    {"html", "<q data-speaker=\"Alice Moreau\" data-title=\"chief executive\">“People make machines,”</q>"},
    {"html", "<a href=\"https://northgate.example/plant\">https://northgate.example/plant</a>"},
    {"html", "<h2>About Northgate Robotics</h2>"},
    {"html", "<a href=\"tel:+13125550166\">"},
    {"html", "<p class=\"end\" aria-hidden=\"true\">###</p>"},
    {"html", "\"tickerSymbol\":\"XNYS NGR\""},
    {"html", "\"genre\":\"Press release\""},
    {"html", "<meta name=\"dcterms.issued\" content=\"2021-05-04\">"},
    {"nitf", "<date.release norm=\"20210506T090000Z\"/>"},
    {"nitf", "<dateline><location><city>LEIPZIG</city>, <country>Germany</country></location>, <story.date norm=\"20210504\">May 4, 2021</story.date></dateline>"},
    {"nitf", "<org>Northgate Robotics<alt-code idsrc=\"NYSE\" value=\"NGR\"/></org>"},
    {"nitf", "<q quote-source=\"Alice Moreau\">"},
    {"nitf", "<tagline>###</tagline>"},
    {"newsml", "<embargoed>2021-05-06T09:00:00Z</embargoed>"},
    {"newsml", "<hasInstrument symbol=\"NGR\" marketlabel=\"NYSE\"/>"},
    {"newsml", "<email>tom@northgate.example</email>"},
    {"newsml", "<versionCreated>2021-05-07T00:00:00Z</versionCreated>"},
    {"ninjs", "\"embargoedUntil\":\"2021-05-06T09:00:00Z\""},
    {"ninjs", "{\"exchange\":\"XNYS\",\"symbol\":\"NGR\"}"},
    {"ninjs", "{\"type\":\"email\",\"name\":\"Tom Barrow\",\"value\":\"tom@northgate.example\"}"},
};

START_TEST(parts_go_where_the_formats_want_them) {
    const pc_render_options options = {.as_of = "2021-05-07"};
    char *out = rendered(RELEASE, mapped[_i].output, &options);
    ck_assert_msg(strstr(out, mapped[_i].wanted) != NULL, "%s has no %s:\n%s", mapped[_i].output, mapped[_i].wanted, strstr(out, "<body") ? strstr(out, "<body") : out);
    free(out);
}
END_TEST

START_TEST(an_embargo_keeps_everything_out_of_the_head) {
    static const char *const secrets[] = {"Northgate", "LEIPZIG", "Leipzig", "Moreau", "plant", "og:", "dcterms", "ld+json", "jobs"};
    const pc_render_options options = {.as_of = "2021-05-04", .embargoed = 1};
    char *out = rendered(RELEASE, "html", &options), *end = strstr(out, "</head>");
    ck_assert_ptr_nonnull(end);
    *end = '\0';
    for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++)
        ck_assert_msg(!strstr(out, secrets[i]), "the head says %s", secrets[i]);
    ck_assert_ptr_nonnull(strstr(out, "noindex"));
    ck_assert_ptr_nonnull(strstr(end + 1, "<p class=\"embargo\" role=\"note\">EMBARGOED UNTIL"));
    free(out);
}
END_TEST

START_TEST(an_embargo_withholds_what_systems_would_publish) {
    static const char *const pairs[][2] = {{"nitf", "management-status=\"embargoed\""}, {"newsml", "stat:withheld"}, {"ninjs", "\"pubStatus\":\"withheld\""}};
    for (size_t i = 0; i < 3; i++)
        for (int embargoed = 0; embargoed < 2; embargoed++) {
            const pc_render_options options = {.as_of = "2021-05-04", .embargoed = embargoed};
            char *out = rendered(RELEASE, pairs[i][0], &options);
            ck_assert_msg((strstr(out, pairs[i][1]) != NULL) == (embargoed == 1), "%s", pairs[i][0]);
            free(out);
        }
}
END_TEST

START_TEST(a_fragment_is_the_article_alone) {
    const pc_render_options options = {.fragment = 1};
    char *out = rendered(RELEASE, "html", &options);
    ck_assert(strncmp(out, "<article lang=\"en\" dir=\"ltr\">\n", 30) == 0);
    ck_assert_str_eq(out + strlen(out) - 11, "</article>\n");
    ck_assert_ptr_null(strstr(out, "<style"));
    ck_assert_ptr_nonnull(strstr(out, "<q style=\"quotes:none\""));
    free(out);
}
END_TEST

START_TEST(the_brand_stands_above_the_page) {
    static const char logo[] = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", active[] = "<svg onload=\"x\"/>";
    pc_render_options options = {.canonical = "https://northgate.example/news/1",
                                 .brand = {.issuer = "Northgate <Robotics>", .url = "javascript:x", .accent = "#123456", .footer = "Leipzig & Chicago", .logo = {logo, sizeof logo - 1}}};
    char *out = rendered(RELEASE, "html", &options);
    ck_assert_ptr_nonnull(strstr(out, "<img src=\"data:image/svg+xml;base64,"));
    ck_assert_ptr_nonnull(strstr(out, "<p>Northgate &lt;Robotics&gt;</p>"));
    ck_assert_ptr_nonnull(strstr(out, ":root{--accent:#123456}\n@media screen and (prefers-color-scheme:dark){:root{--accent:#6c8196}}"));
    ck_assert_ptr_nonnull(strstr(out, "<footer>\n<p>Leipzig &amp; Chicago</p>"));
    ck_assert_ptr_nonnull(strstr(out, "<link rel=\"canonical\" href=\"https://northgate.example/news/1\">"));
    ck_assert_ptr_null(strstr(out, "javascript"));
    free(out);
    options.brand.logo = (pc_bytes){active, sizeof active - 1};
    options.brand.accent = "red}body{display:none";
    out = rendered(RELEASE, "html", &options);
    ck_assert_ptr_null(strstr(out, "<img"));
    ck_assert_ptr_null(strstr(out, "display:none"));
    free(out);
}
END_TEST

START_TEST(identity_is_of_headline_place_date_and_issuer) {
    const pc_render_options options = {.as_of = "2021-05-04"};
    char *one = rendered(RELEASE, "ninjs", &options), *two = rendered(RELEASE "A last word.\n", "ninjs", &options);
    char *other = rendered("PRESS RELEASE\n\nAnother matter\n\nLEIPZIG, Germany, May 4, 2021 – It is another one.\n", "ninjs", &options);
    const char *id = strstr(one, "urn:uuid:");
    ck_assert_ptr_nonnull(id);
    ck_assert_int_eq(id[9 + 14], '8'); /* the version */
    ck_assert_int_eq(strncmp(id, strstr(two, "urn:uuid:"), 45), 0);
    ck_assert_int_ne(strncmp(id, strstr(other, "urn:uuid:"), 45), 0);
    free(one);
    free(two);
    free(other);
}
END_TEST

START_TEST(a_summary_is_cut_at_a_word) {
    pc_arena *arena = pc_arena_new();
    ck_pc_str_eq(pc_shortened(arena, PC_STR("one two three"), 13), "one two three");
    ck_pc_str_eq(pc_shortened(arena, PC_STR("one two, three"), 10), "one two…");
    ck_pc_str_eq(pc_shortened(arena, PC_STR("临海港周二启用"), 3), "临海港…");
    ck_pc_str_eq(pc_shortened(arena, (pc_str){"", 0}, 3), "");
    pc_arena_free(arena);
}
END_TEST

Suite *markup_suite(void) {
    Suite *suite = suite_create("markup");
    TCase *tcase = tcase_create("all");
    tcase_add_test(tcase, every_byte_is_escaped_at_every_place);
    tcase_add_test(tcase, base64_has_its_padding);
    tcase_add_test(tcase, style_sheets_fetch_nothing);
    tcase_add_test(tcase, a_style_sheet_does_not_end_its_element);
    tcase_add_test(tcase, an_embargo_keeps_everything_out_of_the_head);
    tcase_add_test(tcase, an_embargo_withholds_what_systems_would_publish);
    tcase_add_test(tcase, a_fragment_is_the_article_alone);
    tcase_add_test(tcase, the_brand_stands_above_the_page);
    tcase_add_test(tcase, identity_is_of_headline_place_date_and_issuer);
    tcase_add_test(tcase, a_summary_is_cut_at_a_word);
    tcase_add_loop_test(tcase, text_is_escaped_for_its_place, 0, (int)(sizeof places / sizeof *places));
    tcase_add_loop_test(tcase, addresses_become_links_of_four_schemes, 0, (int)(sizeof links / sizeof *links));
    tcase_add_loop_test(tcase, pictures_are_known_by_what_they_hold, 0, (int)(sizeof pictures / sizeof *pictures));
    tcase_add_loop_test(tcase, parts_go_where_the_formats_want_them, 0, (int)(sizeof mapped / sizeof *mapped));
    suite_add_tcase(suite, tcase);
    return suite;
}
