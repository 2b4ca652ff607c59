#include "support.h"

#include "check/facts.h"
#include "check/facts_dates.h"
#include "check/facts_numbers.h"
#include "check/facts_times.h"

#include <stdio.h>

/** A release read as rules see it, without any rule. */
typedef struct reading {
    pc_release *release;
    pc_style style;
    struct pc_facts facts;
    pc_check check;
} reading;

static void read_text(reading *r, const char *text, const char *language) {
    *r = (reading){.release = parsed(text, language)};
    pc_style_init(&r->style, PC_AP);
    r->check = (pc_check){.release = r->release, .style = &r->style, .arena = pc_arena_new(), .text = r->release->text, .facts = &r->facts};
    ck_assert_ptr_nonnull(r->check.arena);
    ck_assert(pc_read_words(&r->check));
}

static void done(reading *r) {
    pc_arena_free(r->check.arena);
    pc_release_free(r->release);
}

#define RELEASE(line, body) "FOR IMMEDIATE RELEASE\n\nCouncil opens ferry line\n\n" line "The council opened a line.\n\n" body "\n"

/** One date of a text: as "text: from..to weekdays form year". */
static void told(const pc_check *check, const pc_dated *d, char *out, size_t room) {
    static const char *const forms[] = {"day", "month", "no-day", "figures", "iso", "marks"};
    pc_str text = pc_at(check, d->text);
    snprintf(out, room, "%.*s: %d-%d-%d..%d-%d-%d %d/%d %s %d%s", (int)text.n, text.p, d->from.year, d->from.month, d->from.day, d->to.year, d->to.month, d->to.day,
             d->from.weekday, d->to.weekday, forms[d->form], d->year_meant, d->year_near ? " near" : "");
}

static void check_dates(const char *text, const char *language, const char *const *want) {
    reading r;
    read_text(&r, text, language);
    const pc_dates *dates = pc_dates_of(&r.check);
    size_t n = 0;
    for (size_t i = 0; i < dates->n; i++) {
        char got[240];
        if (r.check.passages[dates->v[i].passage].section != PC_SEC_BODY)
            continue;
        told(&r.check, &dates->v[i], got, sizeof got);
        ck_assert_msg(want[n] != NULL, "one date too many: %s", got);
        ck_assert_str_eq(got, want[n]);
        n++;
    }
    ck_assert_msg(want[n] == NULL, "not found: %s", want[n]);
    done(&r);
}

START_TEST(english_dates_are_read_with_their_weekdays_and_ranges) {
    static const char *const want[] = {
        "Monday, September 2, 2019: 2019-9-2..0-0-0 1/0 month 2019",
        "June 28-29, 2018: 2018-6-28..0-6-29 0/0 month 2018",
        "28 June to 2 July 2019: 0-6-28..2019-7-2 0/0 day 2019",
        "Friday through Sunday, Sept. 13-15: 0-9-13..0-9-15 5/7 month 2019",
        "Wednesday (4 September): 0-9-4..0-0-0 3/0 day 2019 near",
        "6 January: 0-1-6..0-0-0 0/0 day 2020 near",
        "2019-09-03: 2019-9-3..0-0-0 0/0 iso 2019",
        "May 2017: 2017-5-0..0-0-0 0/0 no-day 2017",
        NULL};
    check_dates(RELEASE("GENEVA, 3 October 2019 – ", "It was Monday, September 2, 2019, after June 28-29, 2018. The fair ran from 28 June to 2 July 2019 and runs "
                                                       "Friday through Sunday, Sept. 13-15. Wednesday (4 September) is next, then 6 January. File 2019-09-03 is of May 2017. "
                                                       "In May, 3 boats sank; 1,200 people and 3:30 boats are no date, nor is /files/31-January-2025.pdf."),
                "en", want);
}
END_TEST

START_TEST(dates_that_share_a_year_lend_it) {
    static const char *const want[] = {"Thursday, June 28, and Friday, June 29, 2018: 0-6-28..2018-6-29 4/5 month 2018", "3 May 2018: 2018-5-3..0-0-0 0/0 day 2018", "5 June: 0-6-5..0-0-0 0/0 day 2018", NULL};
    check_dates(RELEASE("GENEVA, 3 October 2019 – ", "It met on Thursday, June 28, and Friday, June 29, 2018, in town. It met on 3 May 2018 and again on 5 June."), "en", want);
}
END_TEST

START_TEST(dates_of_other_languages_are_read_too) {
    static const char *const german[] = {"Dienstag, dem 3. September 2019: 2019-9-3..0-0-0 2/0 day 2019", "3. bis 5. Oktober 2019: 2019-10-3..0-10-5 0/0 day 2019", NULL};
    check_dates("PRESSEMITTEILUNG\n\nNeue Linie auf dem See\n\nDie Verwaltung hat am Dienstag, dem 3. September 2019, eine neue Linie eröffnet. Das Fest dauert vom 3. bis 5. Oktober 2019.\n", "de", german);
    static const char *const japanese[] = {"2019年9月3日（火）: 2019-9-3..0-0-0 2/0 marks 2019", "10月3日から5日: 0-10-3..0-10-5 0/0 marks 0 near", NULL};
    check_dates("報道発表資料\n\n新航路を開設\n\n管理局は2019年9月3日（火）、新しい航路を開設しました。祭りは10月3日から5日まで開かれます。\n", "ja", japanese);
}
END_TEST

START_TEST(numbers_are_told_apart_by_what_they_count) {
    static const struct {
        const char *text;
        pc_number_kind kind;
        int64_t value; /* thousandths */
    } want[] = {{"400", PC_NUM_COUNT, 400000},      {"$2.5 million", PC_NUM_MONEY, 2500000000}, {"5 per cent", PC_NUM_PERCENT, 5000},  {"12 km", PC_NUM_UNIT, 12000},
                {"twenty-five", PC_NUM_COUNT, 25000}, {"fourth", PC_NUM_ORDINAL, 4000},         {"5", PC_NUM_AGE, 5000},              {"3", PC_NUM_LABEL, 3000},
                {"2018", PC_NUM_MOMENT, 2018000},   {"1,200", PC_NUM_COUNT, 1200000},           {"0.75%", PC_NUM_PERCENT, 750},       {"747", PC_NUM_LABEL, 747000}};
    reading r;
    read_text(&r, RELEASE("", "It drew 400 people and cost $2.5 million, up 5 per cent, for 12 km. The twenty-five pilots took the fourth boat with a 5-year-old. See page 3 of 2018. "
                              "It sold 1,200 tickets, or 0.75% more, and a Boeing 747."),
              "en");
    const pc_numbers *numbers = pc_numbers_of(&r.check);
    ck_assert_uint_eq(numbers->n, sizeof want / sizeof *want);
    for (size_t i = 0; i < numbers->n; i++) {
        pc_str text = pc_at(&r.check, numbers->v[i].whole);
        ck_assert_msg(pc_str_eq(text, pc_str_of(want[i].text)), "%.*s, not %s", (int)text.n, text.p, want[i].text);
        ck_assert_msg(numbers->v[i].kind == want[i].kind, "%s: kind %d, not %d", want[i].text, numbers->v[i].kind, want[i].kind);
        ck_assert_msg(numbers->v[i].value == want[i].value, "%s: %lld", want[i].text, (long long)numbers->v[i].value);
    }
    done(&r);
}
END_TEST

START_TEST(numbers_are_written_in_words) {
    static const struct {
        int number;
        const char *words, *ordinal;
    } rows[] = {{1, "one", "first"}, {12, "twelve", "twelfth"}, {20, "twenty", "twentieth"}, {21, "twenty-one", "twenty-first"}, {40, "forty", "fortieth"},
                {99, "ninety-nine", "ninety-ninth"}, {400, "four hundred", NULL}, {12000, "twelve thousand", NULL}, {1905, "one thousand nine hundred five", NULL}};
    reading r;
    read_text(&r, RELEASE("", "It sails."), "en");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ck_assert_str_eq(c_str(r.release, pc_number_in_words(&r.check, rows[i].number)), rows[i].words);
        if (rows[i].ordinal)
            ck_assert_str_eq(c_str(r.release, pc_ordinal_in_words(&r.check, rows[i].number)), rows[i].ordinal);
    }
    done(&r);
}
END_TEST

START_TEST(times_are_read_with_their_half_of_the_day_and_zone) {
    static const struct {
        const char *text, *zone;
        int hour, minute;
    } want[] = {{"3:30 p.m.", "EDT", 15, 30}, {"9am", "", 9, 0}, {"15:30", "CET", 15, 30}, {"0001", "GMT", 0, 1}, {"noon", "", 12, 0}, {"12 midnight", "", 0, 0}, {"4 p.m.", "", 16, 0}};
    reading r;
    read_text(&r, RELEASE("", "It starts at 3:30 p.m. (EDT), not at 9am or 15:30 CET. It is free from 0001 GMT. Boats sail from noon to 12 midnight and 2 to 4 p.m., at odds of 3:1 in Flat 12."), "en");
    const pc_times *times = pc_times_of(&r.check);
    size_t n = 0;
    for (size_t i = 0; i < times->n; i++) {
        const pc_timed *t = &times->v[i];
        pc_str text = pc_at(&r.check, t->text), zone = pc_at(&r.check, t->zone);
        ck_assert_uint_lt(n, sizeof want / sizeof *want);
        ck_assert_msg(pc_str_eq(text, pc_str_of(want[n].text)), "%.*s, not %s", (int)text.n, text.p, want[n].text);
        ck_assert_msg(pc_str_eq(zone, pc_str_of(want[n].zone)), "%s: zone %.*s", want[n].text, (int)zone.n, zone.p);
        ck_assert_int_eq(t->hour, want[n].hour);
        ck_assert_int_eq(t->minute, want[n].minute);
        n++;
    }
    ck_assert_uint_eq(n, sizeof want / sizeof *want);
    done(&r);
}
END_TEST

Suite *facts_suite(void) {
    const TTest *const tests[] = {english_dates_are_read_with_their_weekdays_and_ranges,
                                  dates_that_share_a_year_lend_it,
                                  dates_of_other_languages_are_read_too,
                                  numbers_are_told_apart_by_what_they_count,
                                  numbers_are_written_in_words,
                                  times_are_read_with_their_half_of_the_day_and_zone,
                                  NULL};
    return suite_of("facts", tests);
}
