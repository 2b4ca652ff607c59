/* Addresses in running text: one row a text, "kind value" of each address found, parted by " + ". */
#include "support.h"

#include "text/address.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct row {
    const char *text, *want;
    bool labelled;
} row;

static const char *found(pc_str text, bool labelled) {
    static const char *const kinds[] = {"mail ", "tel ", "url ", "handle "};
    static char out[2048];
    size_t n = 0, from = 0;
    pc_address a;
    while (pc_address_next(text, from, labelled, &a)) {
        ck_assert(a.at.at >= from && a.value.at >= a.at.at && a.value.end <= a.at.end && a.at.end <= text.n);
        n += (size_t)snprintf(out + n, sizeof out - n, "%s%s%.*s", n ? " + " : "", kinds[a.kind], (int)(a.value.end - a.value.at),
                              text.p + a.value.at);
        from = a.at.end;
        labelled = false;
    }
    out[n] = '\0';
    return out;
}

static void check_rows(const row *rows, size_t n) {
    for (size_t i = 0; i < n; i++)
        ck_assert_msg(strcmp(found(pc_str_of(rows[i].text), rows[i].labelled), rows[i].want) == 0, "\"%s\": \"%s\" is not \"%s\"",
                      rows[i].text, found(pc_str_of(rows[i].text), rows[i].labelled), rows[i].want);
}
#define CHECK(rows) check_rows(rows, sizeof(rows) / sizeof *(rows))

START_TEST(telephones_are_read_in_their_national_forms) {
    static const row rows[] = {
        {"Jane Roe, 202/555-0100; John Doe, (202) 555-0101.", "tel 202/555-0100 + tel (202) 555-0101", false},
        {"202-555-0100 202-555-0101", "tel 202-555-0100 + tel 202-555-0101", false},
        {"Jane Roe  202 555 0100", "tel 202 555 0100", false},
        {"202.555.0100, 202/5550101, 1 (202) 555-0102", "tel 202.555.0100 + tel 202/5550101 + tel 1 (202) 555-0102", false},
        {"1-800-555-0100 or 1-800-FLOWERS or 1-877-FSA-0100", "tel 1-800-555-0100 + tel 1-800-FLOWERS + tel 1-877-FSA-0100", false},
        {"+1 347-6-PHONE-9", "tel +1 347-6-PHONE-9", false},
        {"+44 (0)20 7946 0000, +41 58 555 78 98, +49 89 555-24118", "tel +44 (0)20 7946 0000 + tel +41 58 555 78 98 + tel +49 89 555-24118", false},
        {"+ 49 89 555 68796; +7 495 555 45 67", "tel + 49 89 555 68796 + tel +7 495 555 45 67", false},
        {"030/555456-78 or (02) 6555 7520 or 0412 345 678", "tel 030/555456-78 + tel (02) 6555 7520 + tel 0412 345 678", false},
        {"0041 58 555 45 67 and 01 42 55 10 00", "tel 0041 58 555 45 67 + tel 01 42 55 10 00", false},
        {"8 (495) 555-45-67, 13515513326, 010-5555 8888", "tel 8 (495) 555-45-67 + tel 13515513326 + tel 010-5555 8888", false},
        {"(11) 5555-4444, 91 555 12 34, 1300 555 456", "tel (11) 5555-4444 + tel 91 555 12 34 + tel 1300 555 456", false},
        {"(+41) 58 555 78 98", "tel (+41) 58 555 78 98", false},
        {"\xd9\xa0\xd9\xa2\xd9\xa1\xd9\xa2\xd9\xa3\xd9\xa4\xd9\xa5\xd9\xa6\xd9\xa7\xd9\xa8", "tel \xd9\xa0\xd9\xa2\xd9\xa1\xd9\xa2\xd9\xa3\xd9\xa4\xd9\xa5\xd9\xa6\xd9\xa7\xd9\xa8", false},
        {"０３－５５５５－５６７８", "tel ０３－５５５５－５６７８", false},
        {"555-0100, four thousand", "tel 555-0100", false},
        {"+44 20 7946 0000 24 hours", "tel +44 20 7946 0000", false},
        {"+41 58 555 78 98 / +41 79 555 12 34", "tel +41 58 555 78 98 + tel +41 79 555 12 34", false},
        {"031 555 12 34 031 555 12 35", "tel 031 555 12 34 + tel 031 555 12 35", false},
        {"202-555-0100Jane", "tel 202-555-0100", false},
    };
    CHECK(rows);
}
END_TEST

START_TEST(extensions_belong_to_a_number_and_other_endings_do_not) {
    static const row rows[] = {
        {"202.555.0100 x123, 202-555-0101 ext. 55", "tel 202.555.0100 x123 + tel 202-555-0101 ext. 55", false},
        {"+7 (495) 555-45-67, доб. 123", "tel +7 (495) 555-45-67, доб. 123", false},
        {"202-555-0100 x", "tel 202-555-0100", false},
        {"202-555-0100 x1234567", "tel 202-555-0100", false},
        {"224-5323/4012; 202-555-0100", "tel 224-5323 + tel 202-555-0100", false},
    };
    CHECK(rows);
}
END_TEST

START_TEST(other_numbers_are_no_telephones) {
    static const row rows[] = {
        {"09 02 2005, 2005-09-14, 14.09.2005, 09/14/2005", "", false},
        {"2007-2008, 100-2000, 1999 2000", "", false},
        {"$202 555 0100, €202 555 0100, #202-555-0100", "", false},
        {"20510-1234, P.O. Box 1234, 1,234,567 people, 1.234.567", "", false},
        {"ISBN 978-0306406157, ISBN: 0 306 40615 7", "", false},
        {"H.R. 1234, section 3.5, page 12 of 30, 10:00-11:00", "", false},
        {"CHE-123.456.789, A1234567890, 12345678901234567890", "", false},
        {"(12) 34, +12, +, (, ()", "", false},
        {"011 555 12 34% of 600 123 456,7", "tel 011 555 12 34", false},
    };
    CHECK(rows);
}
END_TEST

START_TEST(behind_a_label_any_run_of_digits_is_a_telephone) {
    static const row rows[] = {
        {"12345", "tel 12345", true}, {": 4012 55", "tel 4012 55", true}, {"555 0100, 9", "tel 555 0100", true}, {"1234", "", true}, {"12345", "", false},
    };
    CHECK(rows);
}
END_TEST

START_TEST(e_mail_addresses_are_read_as_printed) {
    static const row rows[] = {
        {"jane.roe@example.org, <press@example.org>.", "mail jane.roe@example.org + mail press@example.org", false},
        {"mailto:a@example.org; (b@example.co.uk)", "mail a@example.org + mail b@example.co.uk", false},
        {"jane (at) example.org, john[at]example[dot]co.uk", "mail jane (at) example.org + mail john[at]example[dot]co.uk", false},
        {"fr at example dot org", "mail fr at example dot org", false},
        {"write to us at www.example.org", "url www.example.org", false},
        {"look at example.org", "url example.org", false},
        {"press＠example.org", "mail press＠example.org", false},
        {"press@ example.org, see", "mail press@ example.org", false},
        {"Seán.Ó@exämple.ie", "mail Seán.Ó@exämple.ie", false},
        {"邮箱press@example.cn，网址www.example.cn。", "mail press@example.cn + url www.example.cn", false},
        {"info@hr.example.comHR Newsroom", "mail info@hr.example.com", false},
        {"jane@example.comhttps://example.com/a", "mail jane@example.com + url https://example.com/a", false},
        {"(202) 555-0100media@example.us", "tel (202) 555-0100 + mail media@example.us", false},
        {"no@host, @ , a@b, @example.1", "handle @example", false},
        {"X: @JaneRoe_1, @a", "handle @JaneRoe_1", false},
    };
    CHECK(rows);
}
END_TEST

START_TEST(web_addresses_end_before_the_sentence_does) {
    static const row rows[] = {
        {"see http://www.example.org/a_(b), https://example.org/x?y=1&z=2.", "url http://www.example.org/a_(b) + url https://example.org/x?y=1&z=2", false},
        {"[site](https://example.org/x) <http://example.org>", "url https://example.org/x + url http://example.org", false},
        {"(www.example.org) WWW.EXAMPLE.ORG; ftp://example.org/f", "url www.example.org + url WWW.EXAMPLE.ORG + url ftp://example.org/f", false},
        {"example.org/path, press.example.com, bit.ly/abc", "url example.org/path + url press.example.com + url bit.ly/abc", false},
        {"The end.It is so.in e.g. U.S. a.m. v1.2", "", false},
        {"NYwww.Example.com212.555.0100 rest", "url www.Example.com + tel 212.555.0100", false},
        {"Websitehttps://example.org/", "url https://example.org/", false},
        {"http:// www. .com", "", false},
    };
    CHECK(rows);
}
END_TEST

START_TEST(long_texts_without_an_address_are_passed_in_one_go) {
    size_t n = 1 << 20;
    char *text = malloc(n);
    ck_assert_ptr_nonnull(text);
    const char *const fills[] = {"(", "@", "1-", "a.", "<a", "+1 ", "www.", "x at ", "a@"};
    for (size_t f = 0; f < sizeof fills / sizeof *fills; f++) {
        pc_address a;
        size_t each = strlen(fills[f]), from = 0, found = 0;
        for (size_t i = 0; i < n; i++)
            text[i] = fills[f][i % each];
        for (; pc_address_next((pc_str){text, n}, from, false, &a); from = a.at.end)
            found++;
        bool address = strcmp(fills[f], "www.") == 0; /* a long one */
        ck_assert_msg(found == address, "\"%s\" over and over: %zu addresses", fills[f], found);
    }
    free(text);
}
END_TEST

Suite *address_suite(void) {
    const TTest *const tests[] = {telephones_are_read_in_their_national_forms,
                                         extensions_belong_to_a_number_and_other_endings_do_not,
                                         other_numbers_are_no_telephones,
                                         behind_a_label_any_run_of_digits_is_a_telephone,
                                         e_mail_addresses_are_read_as_printed,
                                         web_addresses_end_before_the_sentence_does,
                                         long_texts_without_an_address_are_passed_in_one_go,
                                         NULL};
    return suite_of("address", tests);
}
