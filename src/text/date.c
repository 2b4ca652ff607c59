/* The calendar: weekdays, whole dates, moments, and the offset of a zone on a day. */
#include "text/date.h"

static bool is_leap_year(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int pc_days_in_month(int year, int month) {
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap_year(year) ? 29 : days[month - 1];
}

/* Sakamoto's rule; 0 is Sunday. */
int pc_weekday_of(int year, int month, int day) {
    static const uint8_t shift[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
    if (month < 3)
        year--;
    int sunday_first = (year + year / 4 - year / 100 + year / 400 + shift[month - 1] + day) % 7;
    return sunday_first ? sunday_first : 7;
}

/* The year begins with March, so that the leap day ends it. */
int pc_day_number(int year, int month, int day) {
    int y = month > 2 ? year : year - 1, m = month > 2 ? month - 3 : month + 9;
    return y * 365 + y / 4 - y / 100 + y / 400 + (m * 153 + 2) / 5 + day - 1;
}

pc_date pc_date_plus(pc_date date, int days) {
    enum { NO_LEAP_YEAR = 2019 };
    int year = date.year ? date.year : NO_LEAP_YEAR, month = date.month, day = date.day + days;
    if (!month)
        return date;
    for (; day < 1; day += pc_days_in_month(year, month)) {
        year -= month == 1;
        month = month == 1 ? 12 : month - 1;
    }
    for (int length; day > (length = pc_days_in_month(year, month)); day -= length) {
        year += month == 12;
        month = month == 12 ? 1 : month + 1;
    }
    date.year = date.year ? (int16_t)year : 0;
    date.month = (uint8_t)month;
    date.day = (uint8_t)day;
    return date;
}

bool pc_date_full(const pc_date *date) {
    return date->year > 0 && date->month >= 1 && date->month <= 12 && date->day >= 1 &&
           date->day <= pc_days_in_month(date->year, date->month);
}

static void two_digits(char *to, int value) {
    to[0] = (char)('0' + value / 10 % 10);
    to[1] = (char)('0' + value % 10);
}

void pc_date_iso(const pc_date *date, char out[static 11]) {
    two_digits(out, date->year / 100);
    two_digits(out + 2, date->year);
    out[4] = out[7] = '-';
    two_digits(out + 5, date->month);
    two_digits(out + 8, date->day);
    out[10] = '\0';
}

static pc_date day_after(pc_date date) {
    if (++date.day > pc_days_in_month(date.year, date.month)) {
        date.day = 1;
        if (++date.month > 12) {
            date.month = 1;
            date.year++;
        }
    }
    return date;
}

bool pc_moment_rfc3339(const pc_date *date, const pc_clock *clock, char out[static 26]) {
    out[0] = '\0';
    if (!pc_date_full(date) || clock->hour < 0 || !clock->has_zone || clock->zone_open)
        return false;
    /* 24:00 is the end of its day: the first minute of the next. */
    pc_date day = clock->hour == 24 ? day_after(*date) : *date;
    int offset = clock->zone < 0 ? -clock->zone : clock->zone;
    pc_date_iso(&day, out);
    out[10] = 'T';
    two_digits(out + 11, clock->hour % 24);
    out[13] = out[16] = ':';
    two_digits(out + 14, clock->minute);
    two_digits(out + 17, 0);
    if (offset == 0) {
        out[19] = 'Z';
        out[20] = '\0';
        return true;
    }
    out[19] = clock->zone < 0 ? '-' : '+';
    two_digits(out + 20, offset / 60);
    out[22] = ':';
    two_digits(out + 23, offset % 60);
    out[25] = '\0';
    return true;
}
