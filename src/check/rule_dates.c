/* Dates against the calendar and against each other: weekdays, days that are none, ranges that run backwards. */
#include "check/facts_dates.h"

/* ---- weekday-mismatch ---- */

enum { LAST_JULIAN_YEAR = 1918, CLOSE = 45 }; /* days around the release in which nobody means another year's day without saying so */

/* The year in which the day falls on `weekday`, out of the one meant and its neighbours; 0 when in none. */
static int year_that_fits(int year, int month, int day, int weekday) {
    static const int8_t tries[] = {0, 1, -1};
    for (size_t i = 0; i < sizeof tries; i++)
        if (day <= pc_days_in_month(year + tries[i], month) && pc_weekday_of(year + tries[i], month, day) == weekday)
            return year + tries[i];
    return 0;
}

/* The day nearest to a date that falls on `weekday`. */
static pc_date nearest_on(int year, int month, int day, int weekday) {
    int shift = weekday - pc_weekday_of(year, month, day);
    shift = shift > 3 ? shift - 7 : shift < -3 ? shift + 7 : shift;
    int to = day + shift;
    if (to < 1) {
        month = month == 1 ? 12 : month - 1;
        year -= month == 12;
        to += pc_days_in_month(year, month);
    } else if (to > pc_days_in_month(year, month)) {
        to -= pc_days_in_month(year, month);
        month = month == 12 ? 1 : month + 1;
        year += month == 1;
    }
    return (pc_date){.year = (int16_t)year, .month = (uint8_t)month, .day = (uint8_t)to};
}

static void report_weekday(pc_check *check, pc_range words, int year, bool near, const pc_date *date, const char *tense) {
    int right = pc_weekday_of(year, date->month, date->day);
    pc_date other = nearest_on(year, date->month, date->day, date->weekday);
    pc_str day = pc_date_styled(check, year, date->month, date->day), instead = pc_date_styled(check, 0, other.month, other.day);
    pc_report(check, words, PC_FMT " %s a %s, not a %s%s; check which is right (the nearest %s is " PC_FMT ")", PC_ARG(day), tense,
              pc_weekday_name(right), pc_weekday_name(date->weekday), near ? " (nor is it in the years beside)" : "",
              pc_weekday_name(date->weekday), PC_ARG(instead));
}

static void check_weekday(pc_check *check, const pc_dates *dates, const pc_dated *d, const pc_date *date, int year, pc_range words) {
    if (!date->weekday || !date->day || !date->month || year <= 0 || date->day > pc_days_in_month(year, date->month))
        return;
    if (pc_weekday_of(year, date->month, date->day) == date->weekday)
        return;
    if (check->release->lang == PC_RU && year <= LAST_JULIAN_YEAR)
        return; /* dates of the old calendar are given as they were */
    const pc_date *base = &dates->base;
    int away = base->month ? pc_day_number(year, date->month, date->day) - pc_day_number(base->year, base->month, base->day) : 0;
    bool close = away > -CLOSE && away < CLOSE;
    if (d->year_near && !close && year_that_fits(year, date->month, date->day, date->weekday))
        return;
    report_weekday(check, words, year, d->year_near && !close, date, away < 0 ? "was" : "is");
}

void pc_rule_weekday_mismatch(pc_check *check) {
    const pc_dates *dates = pc_dates_of(check);
    for (size_t i = 0; i < dates->n; i++) {
        const pc_dated *d = &dates->v[i];
        int last = d->to.year ? d->to.year : d->year_meant + (d->to.month < d->from.month);
        if (d->open_year)
            continue;
        pc_range first_words = {d->text.at, pc_written(d->last_weekday) && d->last_weekday.at > d->core.at ? d->mark.at : d->text.end};
        check_weekday(check, dates, d, &d->from, d->year_meant, first_words);
        if (d->to.month)
            check_weekday(check, dates, d, &d->to, last, (pc_range){pc_written(d->last_weekday) ? d->last_weekday.at : d->last_day.at, d->text.end});
    }
}

/* ---- date-impossible ---- */

static void check_calendar(pc_check *check, const pc_dated *d, const pc_date *date, int year, pc_range words) {
    static const uint8_t most[] = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (!date->day || date->month < 1 || date->month > 12)
        return;
    if (date->day > most[date->month])
        pc_report(check, words, "%s has only %d days; check the date", pc_month_name(date->month), most[date->month]);
    else if (year > 0 && !d->year_near && date->day > pc_days_in_month(year, date->month))
        pc_report(check, words, "%d is no leap year, so its February has 28 days; check the date", year);
}

void pc_rule_date_impossible(pc_check *check) {
    const pc_dates *dates = pc_dates_of(check);
    for (size_t i = 0; i < dates->n; i++) {
        const pc_dated *d = &dates->v[i];
        check_calendar(check, d, &d->from, d->year_meant, d->core);
        if (d->to.month)
            check_calendar(check, d, &d->to, d->to.year ? d->to.year : d->year_meant, d->core);
    }
}

/* ---- date-range-reversed ---- */

/* Whether words such as "between" or "from" before a date show that its two days are a stretch. */
static bool led_by(const pc_check *check, uint32_t at, const char *word) {
    size_t i = pc_word_at(check, at);
    return i > 0 && i < check->n_words && check->words[i - 1].passage == check->words[i].passage && pc_word_is(check, &check->words[i - 1], word);
}

static bool is_reversed(const pc_dated *d) {
    const pc_date *from = &d->from, *to = &d->to;
    if (from->month == to->month && (!to->year || !from->year || to->year == from->year))
        return to->day < from->day;
    if (from->year && to->year) /* both are written */
        return pc_day_number(to->year, to->month, to->day) < pc_day_number(from->year, from->month, from->day);
    /* one year or none: a stretch may run over the new year, and a business year may begin in any month */
    return to->month == from->month - 1 && !(from->day == 1 && to->day >= 28);
}

/* "2019-2015" */
static void check_years(pc_check *check) {
    for (size_t i = 1; i < check->n_words; i++) {
        const pc_word *a = &check->words[i - 1], *b = &check->words[i];
        if (!(b->flags & PC_WORD_DIGIT) || !(a->flags & PC_WORD_DIGIT) || a->passage != b->passage || b->end - b->at != 4 || a->end - a->at != 4)
            continue;
        pc_str gap = pc_str_sub(check->text, a->end, b->at), one = pc_word_text(check, a), two = pc_word_text(check, b);
        bool dash = pc_str_eq(gap, PC_STR("-")) || pc_str_eq(gap, PC_STR("\xE2\x80\x93"));
        bool years = (one.p[0] == '1' || one.p[0] == '2') && (memcmp(one.p, "19", 2) == 0 || memcmp(one.p, "20", 2) == 0) &&
                     (memcmp(two.p, "19", 2) == 0 || memcmp(two.p, "20", 2) == 0);
        const pc_passage *passage = &check->passages[b->passage];
        bool alone = i < 2 || check->words[i - 2].passage != a->passage || !(check->words[i - 2].flags & PC_WORD_DIGIT);
        if (dash && years && alone && passage->section == PC_SEC_BODY && memcmp(two.p, one.p, 4) < 0 && a->gap != PC_GAP_HYPHEN && a->gap != PC_GAP_SLASH)
            pc_report(check, (pc_range){a->at, b->end}, "The years run backwards; write the earlier one first");
    }
}

void pc_rule_date_range_reversed(pc_check *check) {
    const pc_dates *dates = pc_dates_of(check);
    for (size_t i = 0; i < dates->n; i++) {
        const pc_dated *d = &dates->v[i];
        bool stretch = d->join != PC_JOIN_AND || led_by(check, d->core.at, "between");
        if (!d->to.month || !stretch || d->join == PC_JOIN_SLASH || !is_reversed(d))
            continue;
        pc_range words = d->core;
        if (pc_written(d->last_day) && d->from.month == d->to.month && !pc_written(d->last_month))
            words = (pc_range){d->day.at, d->last_day.end};
        pc_report(check, words, "The dates run backwards: the end comes before the start; check both days");
    }
    check_years(check);
}

/* ---- date-year-missing ---- */

void pc_rule_date_year_missing(pc_check *check) {
    const pc_dates *dates = pc_dates_of(check);
    int far = pc_param_of(check, PC_PARAM_DATE_YEAR_MISSING_DAYS);
    for (size_t i = 0; i < dates->n && dates->own_base; i++) {
        const pc_dated *d = &dates->v[i];
        if (!d->year_near || !d->from.day || d->quoted || d->year_meant <= 0)
            continue;
        int away = pc_day_number(d->year_meant, d->from.month, d->from.day) - pc_day_number(dates->base.year, dates->base.month, dates->base.day);
        if (away > far || away < -far)
            pc_report(check, d->core, "This day is months away from the date of the release; add its year (%d?)", d->year_meant);
    }
}
