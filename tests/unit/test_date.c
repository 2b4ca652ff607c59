#include "support.h"

#include <stdio.h>

enum { EN = PC_LANG_BIT(PC_EN), FR = PC_LANG_BIT(PC_FR), ES = PC_LANG_BIT(PC_ES), DE = PC_LANG_BIT(PC_DE), PT = PC_LANG_BIT(PC_PT),
       IT = PC_LANG_BIT(PC_IT), RU = PC_LANG_BIT(PC_RU), AR = PC_LANG_BIT(PC_AR), ZH = PC_LANG_BIT(PC_ZH), JA = PC_LANG_BIT(PC_JA), ANY = PC_ANY_LANG };

/** A text whose start, up to the bar, is the date; parts written "2019-9-3", weekday behind a space, "?" for an open order. */
typedef struct date_case {
    unsigned langs;
    const char *text, *parts;
} date_case;

static void check_date(const date_case *c) {
    char text[200], got[48];
    const char *bar = strchr(c->text, '|');
    size_t want = bar ? (size_t)(bar - c->text) : strlen(c->text);
    int n = snprintf(text, sizeof text, "%.*s%s", (int)want, c->text, bar ? bar + 1 : "");
    pc_date date = {0};
    size_t bytes = pc_date_match((pc_str){text, (size_t)n}, c->langs, &date);
    snprintf(got, sizeof got, "%d-%d-%d%s%.0d%s", date.year, date.month, date.day, date.weekday ? " " : "", date.weekday, date.order_open ? "?" : "");
    ck_assert_msg(bytes == want, "\"%s\": %zu bytes, not %zu", c->text, bytes, want);
    ck_assert_msg(strcmp(got, c->parts) == 0, "\"%s\": %s, not %s", c->text, got, c->parts);
}

static void check_dates(const date_case *cases, size_t n) {
    for (size_t i = 0; i < n; i++)
        check_date(&cases[i]);
}
#define CHECK_DATES(cases) check_dates(cases, sizeof(cases) / sizeof *(cases))

START_TEST(english_dates_of_both_orders) {
    static const date_case cases[] = {
        {EN, "September 3, 2019| The", "2019-9-3"},
        {EN, "September 3 2019|", "2019-9-3"},
        {EN, "August 24  2007|  Washington", "2007-8-24"},
        {EN, "SEPTEMBER 03, 2019|", "2019-9-3"},
        {EN, "Sept. 3, 2019| --", "2019-9-3"},
        {EN, "Sept 3| -", "0-9-3"},
        {EN, "Oct 19| - The", "0-10-19"},
        {EN, "September 3rd, 2019|", "2019-9-3"},
        {EN, "3 September 2019| –", "2019-9-3"},
        {EN, "03 September 2019|", "2019-9-3"},
        {EN, "3rd September, 2019|", "2019-9-3"},
        {EN, "the 3rd of September 2019|", "2019-9-3"},
        {EN, "3 Sep 2019|", "2019-9-3"},
        {EN, "26-FEB-1987| 15:01", "1987-2-26"},
        {EN, "26-Feb-87|", "1987-2-26"},
        {EN, "September 2019|", "2019-9-0"},
        {EN, "May 2019| saw", "2019-5-0"},
        {EN, "May 5|", "0-5-5"},
        {EN, "3 Sept. '07|", "2007-9-3"},
        {EN, "Sept. 3, ’98|", "1998-9-3"},
        {EN, "Tuesday, September 3, 2019|", "2019-9-3 2"},
        {EN, "Tuesday 3 September 2019|", "2019-9-3 2"},
        {EN, "TUESDAY, SEPT. 3|", "0-9-3 2"},
        {EN, "Tue, 3 Sep 2019| 00:01:00 +0100", "2019-9-3 2"},
        {EN, "3 September 2019 (Tuesday)| at", "2019-9-3 2"},
        {EN, "September 3, 2019| (AP)", "2019-9-3"},
    };
    CHECK_DATES(cases);
}
END_TEST

START_TEST(dates_in_figures_and_their_open_order) {
    static const date_case cases[] = {
        {EN, "03/09/2019|", "2019-3-9?"},
        {FR, "03/09/2019|", "2019-9-3?"},
        {ANY, "09 02 2005|  PRESS", "2005-9-2?"},
        {EN, "03/25/2019|", "2019-3-25"},
        {EN, "25/03/2019|", "2019-3-25"},
        {EN, "5/5/2019|", "2019-5-5"},
        {DE, "3.9.2019|", "2019-9-3"},
        {DE, "12.03.2019| - ", "2019-3-12"},
        {DE, "3. 9. 2019|", "2019-9-3"},
        {RU, "03.09.2019 г.|", "2019-9-3"},
        {EN, "2019-09-03|", "2019-9-3"},
        {EN, "2019 September 3|", "2019-9-3"},
        {EN, "1993 MAY 11| (NB)", "1993-5-11"},
        {EN, "2019-09-03|T00:01:00Z", "2019-9-3"},
        {ZH, "2019/9/3|", "2019-9-3"},
        {EN, "9/13/07|", "2007-9-13"},
        {JA, "２０１９／０９／０３|", "2019-9-3"},
        {AR, "٣/٩/٢٠١٩|", "2019-9-3?"},
    };
    CHECK_DATES(cases);
}
END_TEST

START_TEST(ranges_give_their_first_day) {
    static const date_case cases[] = {
        {EN, "3-4 September 2019|", "2019-9-3"},
        {EN, "3 – 4 September 2019|", "2019-9-3"},
        {EN, "28 and 29 June 2018|", "2018-6-28"},
        {EN, "June 28-29, 2018|", "2018-6-28"},
        {EN, "June 28 - July 2, 2018|", "2018-6-28"},
        {EN, "28 June - 2 July 2018|", "2018-6-28"},
        {EN, "March 3| - 5 million tonnes", "0-3-3"},
        {DE, "3. bis 4. September 2019|", "2019-9-3"},
        {ES, "3 y 4 de septiembre de 2019|", "2019-9-3"},
    };
    CHECK_DATES(cases);
}
END_TEST

START_TEST(dates_of_the_other_european_languages) {
    static const date_case cases[] = {
        {FR, "le 1er septembre 2019| –", "2019-9-1"},
        {FR, "3 sept. 2019| /CNW/", "2019-9-3"},
        {FR, "mardi 3 septembre 2019|", "2019-9-3 2"},
        {FR, "3 FÉVRIER 2019|", "2019-2-3"},
        {ES, "3 de septiembre de 2019|", "2019-9-3"},
        {ES, "martes, 3 de septiembre de 2019|", "2019-9-3 2"},
        {ES, "1.º de setiembre del 2019|", "2019-9-1"},
        {ES, "septiembre 3 de 2019|", "2019-9-3"},
        {PT, "1.º de setembro de 2019|", "2019-9-1"},
        {PT, "1º de março de 2019|", "2019-3-1"},
        {PT, "setembro de 2019|", "2019-9-0"},
        {IT, "1° settembre 2019|", "2019-9-1"},
        {IT, "18 marzo 2025|", "2025-3-18"},
        {DE, "3. September 2019| –", "2019-9-3"},
        {DE, "3. Jänner 2019|", "2019-1-3"},
        {DE, "Dienstag, den 3. September 2019|", "2019-9-3 2"},
        {DE, "3. März|", "0-3-3"},
        {RU, "3 сентября 2019 г.| –", "2019-9-3"},
        {RU, "3 СЕНТЯБРЯ 2019 ГОДА|", "2019-9-3"},
        {RU, "3 сентября|. /ТАСС/.", "0-9-3"},
        {RU, "сентябрь 2019|", "2019-9-0"},
    };
    CHECK_DATES(cases);
}
END_TEST

START_TEST(dates_of_arabic_chinese_and_japanese) {
    static const date_case cases[] = {
        {AR, "3 سبتمبر 2019|:", "2019-9-3"},
        {AR, "٣ سبتمبر ٢٠١٩|", "2019-9-3"},
        {AR, "3 أيلول/سبتمبر 2019| –", "2019-9-3"},
        {AR, "3 أيلول (سبتمبر) 2019 م|", "2019-9-3"},
        {AR, "الثلاثاء 3 سبتمبر 2019|", "2019-9-3 2"},
        {ZH, "2019年9月3日| /", "2019-9-3"},
        {ZH, "2019 年 9 月 3 日|电", "2019-9-3"},
        {ZH, "9月3日|电", "0-9-3"},
        {ZH, "二〇一九年九月十三日|", "2019-9-13"},
        {ZH, "二零一九年九月三十日|", "2019-9-30"},
        {ZH, "民國108年9月3日|", "2019-9-3"},
        {JA, "２０１９年９月３日|", "2019-9-3"},
        {JA, "2019年9月3日（火）|", "2019-9-3 2"},
        {JA, "令和元年9月3日|", "2019-9-3"},
        {JA, "令和2年10月|", "2020-10-0"},
        {JA, "平成31年4月30日|", "2019-4-30"},
        {JA, "昭和64年1月7日|", "1989-1-7"},
    };
    CHECK_DATES(cases);
}
END_TEST

START_TEST(what_is_no_date_is_left_alone) {
    static const date_case cases[] = {
        {EN, "|", "0-0-0"},
        {EN, "|Washington", "0-0-0"},
        {EN, "|2019", "0-0-0"},
        {EN, "|May I come in", "0-0-0"},
        {EN, "|March on Washington", "0-0-0"},
        {EN, "|400 participants", "0-0-0"},
        {EN, "|2008 October 23, 2007", "0-0-0"},
        {EN, "|Tuesday the market", "0-0-0"},
        {EN, "|, 3 September 2019", "0-0-0"},
        {EN, "|1.2.3.4", "0-0-0"},
        {EN, "|45 March", "0-0-0"},
        {EN, "|31/13/2019", "0-0-0"},
        {EN, "|202 224 1234", "0-0-0"},
        {EN, "|1 2 2005", "0-0-0"},
        {EN, "|1/2-2005", "0-0-0"},
        {EN, "|March 3.5 percent", "0-0-0"},
        {EN, "|3 to 4 tonnes", "0-0-0"},
        {EN, "March 3| 1900 GMT", "0-3-3"},
        {EN, "March 3|, 1,900 jobs", "0-3-3"},
        {EN, "|1234567 March", "0-0-0"},
        {AR, "|3 محرم 1441 هـ", "0-0-0"},
        {AR, "|3/1/2041 هـ", "0-0-0"},
        {ZH, "|19年9个", "0-0-0"},
        {JA, "|令和の初め", "0-0-0"},
        {JA, "|令和999年1月", "0-0-0"},
        {ZH, "|2019年13月", "0-0-0"},
        {FR, "|le septembre 2019", "0-0-0"},
    };
    CHECK_DATES(cases);
}
END_TEST

START_TEST(impossible_dates_are_read_but_not_full) {
    static const date_case cases[] = {{EN, "31 June 2019|", "2019-6-31"}, {EN, "February 29, 2019|", "2019-2-29"}, {EN, "35 May 2019|", "2019-5-35"}};
    CHECK_DATES(cases);
    ck_assert(!pc_date_full(&(pc_date){.year = 2019, .month = 2, .day = 29}));
    ck_assert(pc_date_full(&(pc_date){.year = 2020, .month = 2, .day = 29}));
    ck_assert(pc_date_full(&(pc_date){.year = 2000, .month = 2, .day = 29}));
    ck_assert(!pc_date_full(&(pc_date){.year = 1900, .month = 2, .day = 29}));
    ck_assert(!pc_date_full(&(pc_date){.year = 2019, .month = 9}));
    ck_assert(!pc_date_full(&(pc_date){.month = 9, .day = 3}));
    ck_assert(!pc_date_full(&(pc_date){.year = 2019, .month = 13, .day = 3}));
}
END_TEST

START_TEST(weekdays_follow_the_calendar) {
    ck_assert_int_eq(pc_weekday_of(2019, 9, 3), 2);
    ck_assert_int_eq(pc_weekday_of(2018, 6, 28), 4);
    ck_assert_int_eq(pc_weekday_of(2000, 2, 29), 2);
    ck_assert_int_eq(pc_weekday_of(2023, 1, 1), 7);
}
END_TEST

/** The start of a text up to the bar, and its moment: RFC 3339, or "open" when date or zone do not settle it. */
static void check_moment(const date_case *c) {
    char text[200], got[26];
    const char *bar = strchr(c->text, '|');
    size_t want = bar ? (size_t)(bar - c->text) : strlen(c->text);
    int n = snprintf(text, sizeof text, "%.*s%s", (int)want, c->text, bar ? bar + 1 : "");
    pc_date date;
    pc_clock clock;
    size_t bytes = pc_moment_match((pc_str){text, (size_t)n}, c->langs, &date, &clock);
    bool known = pc_moment_rfc3339(&date, &clock, got);
    ck_assert_msg(bytes == want, "\"%s\": %zu bytes, not %zu", c->text, bytes, want);
    ck_assert_msg(strcmp(known ? got : "open", c->parts) == 0, "\"%s\": %s, not %s", c->text, known ? got : "open", c->parts);
}

static void check_moments(const date_case *cases, size_t n) {
    for (size_t i = 0; i < n; i++)
        check_moment(&cases[i]);
}
#define CHECK_MOMENTS(cases) check_moments(cases, sizeof(cases) / sizeof *(cases))

START_TEST(moments_in_any_order) {
    static const date_case cases[] = {
        {EN, "00:01 GMT, Tuesday 3 September 2019|\n", "2019-09-03T00:01:00Z"},
        {EN, "Tuesday 3 September 2019, 00:01 GMT|", "2019-09-03T00:01:00Z"},
        {EN, "00.01HRS BST, 3 September 2019|", "2019-09-03T00:01:00+01:00"},
        {EN, "0001 GMT on 3 September 2019|", "2019-09-03T00:01:00Z"},
        {EN, "8:30 a.m. (ET) Friday, September 6, 2019|", "2019-09-06T08:30:00-04:00"},
        {EN, "Saturday  June 18  2005 at 11 06 a m   ET|   The", "2005-06-18T11:06:00-04:00"},
        {EN, "8 a.m. EST, January 15, 2019|", "2019-01-15T08:00:00-05:00"},
        {EN, "12 noon CET on September 3, 2019|", "2019-09-03T12:00:00+01:00"},
        {EN, "noon UTC, 3 September 2019|", "2019-09-03T12:00:00Z"},
        {EN, "midnight GMT 3 September 2019|", "2019-09-03T00:00:00Z"},
        {EN, "12 midnight GMT 3 September 2019|", "2019-09-03T00:00:00Z"},
        {EN, "12:30 a.m. GMT, 3 September 2019|", "2019-09-03T00:30:00Z"},
        {EN, "12 p.m. GMT, 3 September 2019|", "2019-09-03T12:00:00Z"},
        {EN, "24:00 GMT, 31 December 2019|", "2020-01-01T00:00:00Z"},
        {EN, "3 September 2019 at 09:00 (UTC+2)|", "2019-09-03T09:00:00+02:00"},
        {EN, "09:00 GMT +5:30, 3 September 2019|", "2019-09-03T09:00:00+05:30"},
        {EN, "Tue, 3 Sep 2019 00:01:00 +0100|", "2019-09-03T00:01:00+01:00"},
        {EN, "2019-09-03T00:01:00Z|", "2019-09-03T00:01:00Z"},
        {EN, "2019-09-03T00:01:00-03:30|", "2019-09-03T00:01:00-03:30"},
        {EN, "September 3, 2019 @ 8:00 AM America/Toronto|", "2019-09-03T08:00:00-04:00"},
        {EN, "3pm AEST 3 September 2019|", "2019-09-03T15:00:00+10:00"},
        {EN, "Tuesday 00:01 BST 3 September 2019|", "2019-09-03T00:01:00+01:00"},
    };
    CHECK_MOMENTS(cases);
}
END_TEST

START_TEST(moments_of_other_languages) {
    static const date_case cases[] = {
        {FR, "3 septembre 2019 à 00 h 01 (heure de Paris)|", "2019-09-03T00:01:00+02:00"},
        {FR, "3 septembre 2019 à 10h30 GMT|", "2019-09-03T10:30:00Z"},
        {DE, "3. September 2019, 12:00 Uhr|", "open"},
        {DE, "3. September 2019, 12 Uhr MESZ|", "2019-09-03T12:00:00+02:00"},
        {DE, "3. September 2019, 12.30 Uhr (MEZ)|", "2019-09-03T12:30:00+01:00"},
        {ES, "3 de septiembre de 2019 a las 10:00 horas|", "open"},
        {IT, "ore 12 del 3 settembre 2019|", "open"},
        {RU, "12:00 (мск) 3 сентября 2019 г.|", "2019-09-03T12:00:00+03:00"},
        {JA, "2019年9月3日 午前0時|", "open"},
        {JA, "2019年9月3日（火）午後3時30分（日本時間）|", "2019-09-03T15:30:00+09:00"},
        {ZH, "2019年9月3日上午10时（北京时间）|", "2019-09-03T10:00:00+08:00"},
        {AR, "الساعة 10 صباحا بتوقيت غرينتش 3 سبتمبر 2019|", "2019-09-03T10:00:00Z"},
    };
    CHECK_MOMENTS(cases);
}
END_TEST

START_TEST(zones_that_mean_several_or_nothing_stay_open) {
    static const date_case cases[] = {
        {EN, "9 a.m. CST, 3 September 2019|", "open"},
        {EN, "9:00 IST 3 September 2019|", "open"},
        {EN, "9 a.m. ET, 3 September|", "open"},
        {EN, "9 a.m. local time, 3 September 2019|", "open"},
        {EN, "9 a.m., 3 September 2019|", "open"},
        {EN, "3 September 2019|", "open"},
        {EN, "9:00 GMT|", "open"},
        {EN, "Tuesday 9:00 GMT|", "open"},
        {EN, "|until 9:00", "open"},
        {EN, "|25:00 GMT", "open"},
        {EN, "|400 people", "open"},
        {EN, "|12.5 per cent", "open"},
        {EN, "3 September 2019| 12 people", "open"},
        {EN, "9:00| et al.", "open"},
        {EN, "9:00| - 10:00", "open"},
        {EN, "9:00 GMT|+99", "open"},
        {EN, "9 a.m.|, we open", "open"},
    };
    CHECK_MOMENTS(cases);
    pc_clock open = {.hour = 9, .has_zone = true, .zone_open = true};
    char out[26];
    ck_assert(!pc_moment_rfc3339(&(pc_date){.year = 2019, .month = 9, .day = 3}, &open, out));
    ck_assert_str_eq(out, "");
}
END_TEST

START_TEST(zones_follow_the_summer_time_of_their_date) {
    static const date_case cases[] = {
        {EN, "9:00 ET 9 March 2019|", "2019-03-09T09:00:00-05:00"},
        {EN, "9:00 ET 10 March 2019|", "2019-03-10T09:00:00-04:00"},
        {EN, "9:00 ET 2 November 2019|", "2019-11-02T09:00:00-04:00"},
        {EN, "9:00 ET 3 November 2019|", "2019-11-03T09:00:00-05:00"},
        {EN, "9:00 ET 25 March 2005|", "2005-03-25T09:00:00-05:00"},
        {EN, "9:00 PT 3 April 2005|", "2005-04-03T09:00:00-07:00"},
        {EN, "9:00 CT 20 April 1986|", "1986-04-20T09:00:00-06:00"},
        {EN, "9:00 MT 3 July 2019|", "2019-07-03T09:00:00-06:00"},
        {EN, "9:00 UK time, 30 March 2019|", "2019-03-30T09:00:00Z"},
        {EN, "9:00 UK time, 31 March 2019|", "2019-03-31T09:00:00+01:00"},
        {EN, "9:00 UK time, 27 October 2019|", "2019-10-27T09:00:00Z"},
        {EN, "9:00 Brussels time, 27 October 2019|", "2019-10-27T09:00:00+01:00"},
        {EN, "9:00 Brussels time, 1 October 1995|", "1995-10-01T09:00:00+01:00"},
        {EN, "9:00 Athens time, 3 July 2019|", "2019-07-03T09:00:00+03:00"},
        {EN, "9:00 Sydney time, 3 January 2019|", "2019-01-03T09:00:00+11:00"},
        {EN, "9:00 Sydney time, 3 July 2019|", "2019-07-03T09:00:00+10:00"},
        {EN, "9:00 Alaska time, 3 July 2019|", "2019-07-03T09:00:00-08:00"},
    };
    CHECK_MOMENTS(cases);
}
END_TEST

START_TEST(days_are_numbered_without_a_gap) {
    int last = pc_day_number(1899, 12, 31), count = 0;
    for (int year = 1900; year <= 2105; year++)
        for (int month = 1; month <= 12; month++)
            for (int day = 1; day <= pc_days_in_month(year, month); day++, count++) {
                int now = pc_day_number(year, month, day);
                ck_assert_int_eq(now, last + 1);
                ck_assert_int_eq(pc_weekday_of(year, month, day), (count % 7) + 1); /* 1 January 1900 was a Monday */
                last = now;
            }
    ck_assert_int_eq(pc_day_number(2019, 6, 31), pc_day_number(2019, 7, 1));
}
END_TEST

START_TEST(summer_time_changes_on_the_days_of_the_law) {
    static const struct {
        pc_summer where;
        pc_date last_winter, first_summer, last_summer, first_winter;
    } years[] = {
        {PC_SUMMER_US, {2019, 3, 9, 0, false}, {2019, 3, 10, 0, false}, {2019, 11, 2, 0, false}, {2019, 11, 3, 0, false}},
        {PC_SUMMER_US, {2006, 4, 1, 0, false}, {2006, 4, 2, 0, false}, {2006, 10, 28, 0, false}, {2006, 10, 29, 0, false}},
        {PC_SUMMER_EUROPE, {2024, 3, 30, 0, false}, {2024, 3, 31, 0, false}, {2024, 10, 26, 0, false}, {2024, 10, 27, 0, false}},
        {PC_SUMMER_UK, {2026, 3, 28, 0, false}, {2026, 3, 29, 0, false}, {2026, 10, 24, 0, false}, {2026, 10, 25, 0, false}},
        {PC_SUMMER_AUSTRALIA, {2019, 10, 5, 0, false}, {2019, 10, 6, 0, false}, {2019, 4, 6, 0, false}, {2019, 4, 7, 0, false}},
        {PC_SUMMER_NEW_ZEALAND, {2019, 9, 28, 0, false}, {2019, 9, 29, 0, false}, {2019, 4, 6, 0, false}, {2019, 4, 7, 0, false}},
    };
    for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
        ck_assert_msg(!pc_is_summer_time(years[i].where, &years[i].last_winter), "row %zu: the day before summer time", i);
        ck_assert_msg(pc_is_summer_time(years[i].where, &years[i].first_summer), "row %zu: its first day", i);
        ck_assert_msg(pc_is_summer_time(years[i].where, &years[i].last_summer), "row %zu: the day before its end", i);
        ck_assert_msg(!pc_is_summer_time(years[i].where, &years[i].first_winter), "row %zu: the day it ends", i);
    }
}
END_TEST

START_TEST(days_later_and_earlier_cross_months_and_years) {
    static const struct {
        pc_date from;
        int days;
        pc_date to;
    } rows[] = {
        {{.year = 2020, .month = 2, .day = 28}, 1, {.year = 2020, .month = 2, .day = 29}},
        {{.year = 2019, .month = 2, .day = 28}, 1, {.year = 2019, .month = 3, .day = 1}},
        {{.year = 2019, .month = 12, .day = 31}, 1, {.year = 2020, .month = 1, .day = 1}},
        {{.year = 2020, .month = 1, .day = 1}, -1, {.year = 2019, .month = 12, .day = 31}},
        {{.year = 2019, .month = 1, .day = 31}, 60, {.year = 2019, .month = 4, .day = 1}},
        {{.year = 2019, .month = 3, .day = 1}, -365, {.year = 2018, .month = 3, .day = 1}},
        {{.month = 12, .day = 31}, 1, {.month = 1, .day = 1}}, /* a year that is not known stays so */
        {{.year = 2019}, 5, {.year = 2019}},                   /* no day to count from */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        pc_date got = pc_date_plus(rows[i].from, rows[i].days);
        ck_assert_msg(got.year == rows[i].to.year && got.month == rows[i].to.month && got.day == rows[i].to.day, "row %zu: %d-%d-%d", i, got.year, got.month, got.day);
    }
}
END_TEST

Suite *date_suite(void) {
    const TTest *const tests[] = {english_dates_of_both_orders,
                                  dates_in_figures_and_their_open_order,
                                  ranges_give_their_first_day,
                                  dates_of_the_other_european_languages,
                                  dates_of_arabic_chinese_and_japanese,
                                  what_is_no_date_is_left_alone,
                                  impossible_dates_are_read_but_not_full,
                                  weekdays_follow_the_calendar,
                                  moments_in_any_order,
                                  moments_of_other_languages,
                                  zones_that_mean_several_or_nothing_stay_open,
                                  zones_follow_the_summer_time_of_their_date,
                                  days_are_numbered_without_a_gap,
                                  days_later_and_earlier_cross_months_and_years,
                                  summer_time_changes_on_the_days_of_the_law,
                                  NULL};
    return suite_of("date", tests);
}
