#include "cli/moment.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { DAY = 24 * 60, LATEST_ZONE = -12 * 60 }; /* minutes; UTC-12 is the last place where a day begins */

/* Days from 1970-01-01 in the Gregorian calendar. */
static int64_t days_of(int year, int month, int day) {
    static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    int64_t past = year - 1, leaps = past / 4 - past / 100 + past / 400;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return past * 365 + leaps + before[(unsigned)(month + 11) % 12] + (leap && month > 2) + day - 1 - 719162;
}

static void put_date(int year, int month, int day, char out[static CLI_ISO_DATE]) {
    pc_date date = {.year = (int16_t)year, .month = (uint8_t)month, .day = (uint8_t)day};
    pc_date_iso(&date, out);
}

static void date_of_seconds(time_t seconds, char out[static CLI_ISO_DATE]) {
    struct tm utc;
    if (gmtime_r(&seconds, &utc) && utc.tm_year < 9999 - 1900)
        put_date(utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday, out);
    else
        put_date(1970, 1, 1, out);
}

/* SOURCE_DATE_EPOCH: seconds, digits and nothing else. */
static bool given_epoch(time_t *out) {
    const char *text = getenv("SOURCE_DATE_EPOCH");
    char *end;
    if (!text || !pc_is_digit((unsigned char)*text))
        return false;
    long long seconds = strtoll(text, &end, 10);
    *out = (time_t)seconds;
    return *end == '\0' && seconds < 253402300800; /* the year 10000 */
}

static const pc_date *own_date(const pc_release *release) {
    if (pc_date_full(&release->dateline.date))
        return &release->dateline.date;
    return pc_date_full(&release->release_date) ? &release->release_date : NULL;
}

void cli_today(const cli_settings *settings, const pc_release *release, char out[static CLI_ISO_DATE]) {
    time_t seconds;
    const pc_date *own = own_date(release);
    bool clock = settings->as_of && strcmp(settings->as_of, "today") == 0;
    if (settings->as_of && !clock)
        memcpy(out, settings->as_of, CLI_ISO_DATE); /* take_as_of() saw its form */
    else if (!clock && given_epoch(&seconds))
        date_of_seconds(seconds, out);
    else if (!clock && own)
        pc_date_iso(own, out);
    else
        date_of_seconds(time(NULL), out);
}

static pc_date date_of(const char *iso) {
    pc_date date = {0};
    (void)pc_date_match(pc_str_of(iso), PC_ANY_LANG, &date);
    return date;
}

pc_date cli_as_of(const cli_settings *settings) {
    char today[CLI_ISO_DATE];
    if (!settings->as_of)
        return (pc_date){0};
    if (strcmp(settings->as_of, "today") != 0)
        return date_of(settings->as_of);
    date_of_seconds(time(NULL), today);
    return date_of(today);
}

pc_date cli_this_day(void) {
    char today[CLI_ISO_DATE];
    time_t seconds;
    date_of_seconds(given_epoch(&seconds) ? seconds : time(NULL), today);
    return date_of(today);
}

/* The moment in minutes from 1970 UTC; without a zone, when it has come everywhere. */
static int64_t moment_of(const pc_embargo *embargo) {
    const pc_clock *clock = &embargo->clock;
    int64_t minutes = days_of(embargo->date.year, embargo->date.month, embargo->date.day) * DAY;
    if (clock->hour >= 0)
        minutes += clock->hour * 60 + (clock->minute > 0 ? clock->minute : 0);
    return minutes - (clock->has_zone && !clock->zone_open ? clock->zone : LATEST_ZONE);
}

static bool has_embargo(const pc_release *release) {
    return !release->embargo.none_stated && pc_piece_next(release, 0, PC_SEC_EMBARGO) < release->pieces.n;
}

static int64_t day_of(const char *iso) {
    pc_date date = date_of(iso);
    return pc_date_full(&date) ? days_of(date.year, date.month, date.day) : 0;
}

bool cli_embargoed_on(const pc_release *release, const char *today) {
    const pc_embargo *embargo = &release->embargo;
    if (!has_embargo(release))
        return false;
    if (!pc_date_full(&embargo->date))
        return true;
    if (embargo->clock.hour < 0) /* days are compared, wherever they begin */
        return day_of(today) < days_of(embargo->date.year, embargo->date.month, embargo->date.day);
    return day_of(today) * DAY < moment_of(embargo);
}

bool cli_embargoed_now(const cli_settings *settings, const pc_release *release) {
    if (settings->as_of && strcmp(settings->as_of, "today") != 0)
        return cli_embargoed_on(release, settings->as_of);
    if (!has_embargo(release))
        return false;
    return !pc_date_full(&release->embargo.date) || time(NULL) / 60 < moment_of(&release->embargo);
}
