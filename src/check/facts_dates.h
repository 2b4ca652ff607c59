/*
 * Every date of a release and how it is written, in ten languages. The words
 * come from the language tables (text/terms.h), the grammar is that of
 * facts_dates_read.c. Rules read this list; none of them looks for dates itself.
 */
#ifndef PC_CHECK_FACTS_DATES_H
#define PC_CHECK_FACTS_DATES_H

#include "check/check.h"

/** How a date is put together. */
typedef enum pc_date_form {
    PC_DATE_DAY_FIRST,   /* 3 September 2019 */
    PC_DATE_MONTH_FIRST, /* September 3, 2019 */
    PC_DATE_MONTH_YEAR,  /* September 2019: no day */
    PC_DATE_FIGURES,     /* 03/09/2019, 3.9.2019 */
    PC_DATE_ISO,         /* 2019-09-03 */
    PC_DATE_UNIT_MARKS   /* 2019年9月3日 */
} pc_date_form;

/** What stands between the two ends of a range. */
typedef enum pc_date_join { PC_JOIN_NONE, PC_JOIN_HYPHEN, PC_JOIN_DASH, PC_JOIN_TO, PC_JOIN_AND, PC_JOIN_SLASH } pc_date_join;

/**
 * One date, or a range of days. Parts that are not written are 0 in the dates
 * and empty in the ranges; a part that both ends share ("28-29 June 2018")
 * is set in both dates but has one range.
 */
typedef struct pc_dated {
    pc_range text;                           /* all of it: weekday, year and what belongs to it */
    pc_range core;                           /* without weekday, brackets and the words between */
    pc_date from, to;                        /* to.month 0: one day, no range */
    pc_range weekday, day, month, year;      /* day: figures and ordinal suffix */
    pc_range last_weekday, last_day, last_month, last_year;
    pc_range mark;                           /* between the ends of a range, with the blanks around it */
    int16_t year_meant;                      /* of `from`: as written, else by a date beside it, else the nearest to the release; 0 unknown */
    bool year_near;                          /* the year is the nearest one and nowhere written */
    bool quoted;
    bool open_year;                          /* figures whose order the text does not settle */
    uint8_t form, join;                      /* pc_date_form, pc_date_join */
    uint8_t day_digits;                      /* figures of the day, without suffix */
    uint8_t day_suffix;                      /* bytes of an ordinal suffix behind the day; 0 none */
    uint8_t last_day_suffix;
    uint32_t passage;
} pc_dated;

typedef struct pc_dates {
    const pc_dated *v;
    size_t n;
    pc_date base;  /* the day the release speaks from: its dateline's, its release date, its embargo's, else what --as-of says; month 0 unknown */
    bool own_base; /* the release says it itself */
} pc_dates;

/** The dates of the release, in order of the text. Never NULL; empty when memory is short (the arena remembers). */
const pc_dates *pc_dates_of(pc_check *check);

/** True when the range is not empty: the part is written. */
static inline bool pc_written(pc_range range) {
    return range.end > range.at;
}

/** Languages to look a date's words up in: the release's own, or any. */
unsigned pc_date_langs(const pc_check *check);

/**
 * The date that starts at text offset `at` and ends by `end`; false when none
 * does. Fills everything but year_meant, quoted and passage.
 */
bool pc_dated_read(const pc_check *check, uint32_t at, uint32_t end, pc_dated *out);

/** "Monday" ... "Sunday" of 1 to 7; "January" ... of 1 to 12. Static, English. */
const char *pc_weekday_name(int weekday);
const char *pc_month_name(int month);
/** The month as AP writes it with a day: "Sept.", "March". Static. */
const char *pc_month_ap(int month);
/** "3 September 2019" or "September 3, 2019" as the style wants it; without the year when it is 0. In the arena. */
pc_str pc_date_styled(const pc_check *check, int year, int month, int day);
/** The index of the first date that ends behind `at`; n when none. */
size_t pc_dated_at(const pc_dates *dates, uint32_t at);

#endif
