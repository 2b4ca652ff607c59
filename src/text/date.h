/* Dates, times and time zones as releases write them, in ten languages. */
#ifndef PC_TEXT_DATE_H
#define PC_TEXT_DATE_H

#include "text/terms.h"

/** Parts that are unknown are 0 (year, month, day), -1 (hour, minute, weekday 0). */
typedef struct pc_date {
    int16_t year;
    uint8_t month, day;
    uint8_t weekday; /* as written, 1 Monday ... 7 Sunday; 0 when none */
    bool order_open; /* numeric form whose order the text alone does not settle; month-day is then assumed for en, else day-month */
} pc_date;

typedef struct pc_clock {
    int8_t hour, minute;   /* hour -1: no time */
    bool has_zone;
    bool zone_open;        /* a zone is named that means several: offset unknown */
    int16_t zone;          /* minutes east of UTC, resolved by the date where it depends on it */
} pc_clock;

/** False when no date can start at the first byte of `text`: an ASCII letter or mark that starts none of their words. */
static inline bool pc_date_may_start(pc_str text) {
    static const uint64_t words = PC_CLASS_BIT(PC_TERM_WEEKDAY) | PC_CLASS_BIT(PC_TERM_DATE_WORD) | PC_CLASS_BIT(PC_TERM_MONTH) | PC_CLASS_BIT(PC_TERM_ERA);
    unsigned char c = text.n ? (unsigned char)text.p[0] : 0;
    return text.n && (c >= 0x80 || pc_is_digit(c) || pc_is_space(c) || pc_terms_may_begin(&pc_lang_terms, words, text));
}

/**
 * The longest date that starts at the first byte of `text`: full (with year),
 * or without a year, or month and year. Weekday before it included. Returns
 * the bytes it takes, 0 when none. `langs` is a mask or PC_ANY_LANG. That with
 * _on is for where a date may start.
 */
size_t pc_date_match_on(pc_str text, unsigned langs, pc_date *out);
static inline size_t pc_date_match(pc_str text, unsigned langs, pc_date *out) {
    return pc_date_may_start(text) ? pc_date_match_on(text, langs, out) : 0;
}

/**
 * A date with a time and zone in any order ("00:01 GMT, Tuesday 3 September
 * 2019"; "3. September 2019, 12:00 Uhr"). Returns the bytes, 0 when neither a
 * date nor a time starts there.
 */
size_t pc_moment_match(pc_str text, unsigned langs, pc_date *date, pc_clock *clock);

/** 1 Monday ... 7 Sunday of a Gregorian date. */
int pc_weekday_of(int year, int month, int day);
/** Days of a month. */
int pc_days_in_month(int year, int month);
/** Days from 1 March of the year 0 on; the day may be one the month has not (31 June is 1 July). */
int pc_day_number(int year, int month, int day);
/** The date so many days later (earlier when negative), its year unknown when that of `date` is; the weekday is left as it was. */
pc_date pc_date_plus(pc_date date, int days);
/** Where clocks change by the same rule. */
typedef enum pc_summer { PC_SUMMER_US, PC_SUMMER_EUROPE, PC_SUMMER_UK, PC_SUMMER_AUSTRALIA, PC_SUMMER_NEW_ZEALAND } pc_summer;
/** Whether summer time holds on that full date; on the day of a change the new time is taken to hold. */
bool pc_is_summer_time(pc_summer where, const pc_date *date);
/** Year, month and day all known and in the calendar. */
bool pc_date_full(const pc_date *date);
/** "YYYY-MM-DD" and NUL. The date is full. */
void pc_date_iso(const pc_date *date, char out[static 11]);
/** RFC 3339 ("2019-09-03T00:01:00Z", "...+01:00"); without a known zone the local form "2019-09-03T00:01:00" is not RFC 3339, so false is returned and out is empty. */
bool pc_moment_rfc3339(const pc_date *date, const pc_clock *clock, char out[static 26]);

#endif
