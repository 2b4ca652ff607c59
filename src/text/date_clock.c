/*
 * Times of day and their zones, and moments: a date, a time and a zone in any
 * order. Words come from the CLOCK and ZONE tables.
 */
#include "text/date_scan.h"

/** Values of CLOCK terms; see term_classes.def. */
enum { CLOCK_AM = 1, CLOCK_PM, CLOCK_NOON, CLOCK_MIDNIGHT, CLOCK_HOUR, CLOCK_BEFORE, CLOCK_MINUTE };

/** Values of ZONE terms that are no fixed offset; see term_classes.def. */
enum { ZONE_BY_DATE = 10000, ZONE_OPEN = 20000 };

enum { MAX_MOMENT_PARTS = 24, SHORT_ZONE = 4 };

typedef struct clock_reader {
    pc_str text;
    unsigned langs;
} clock_reader;

/* The ASCII letters at the start of `text` (not empty) that another letter or a digit follows; 0 when the word ends there. */
static size_t glued_letters(pc_str text) {
    enum { LONGEST = 8 };
    size_t letters = 0;
    while (letters < text.n && letters < LONGEST && pc_is_alpha((unsigned char)text.p[letters]))
        letters++;
    unsigned char next = letters < text.n ? (unsigned char)text.p[letters] : ' ';
    return letters == LONGEST || next >= 0x80 || pc_is_digit(next) ? letters : 0;
}

static pc_term_hit clock_word(const clock_reader *in, size_t at) {
    if (at >= in->text.n)
        return (pc_term_hit){0, 0, 0};
    pc_str rest = pc_rest_of(in->text, at);
    pc_term_hit hit = pc_terms_match(&pc_lang_terms, PC_TERM_CLOCK, in->langs, rest);
    if (hit.bytes || (unsigned char)rest.p[0] >= 0x80)
        return hit;
    /* "10h30": a unit with the minutes glued on is a whole word all the same. */
    size_t letters = glued_letters(rest);
    return letters ? pc_terms_match(&pc_lang_terms, PC_TERM_CLOCK, in->langs, pc_str_sub(rest, 0, letters)) : hit;
}

static size_t past_clock_word(const clock_reader *in, size_t at, int value) {
    size_t start = pc_past_space(in->text, at);
    pc_term_hit hit = clock_word(in, start);
    return hit.bytes && hit.value == value ? start + hit.bytes : 0;
}

/* ":30", ".30", "h30", " Uhr 30", "時30分" behind an hour. */
static size_t minutes_at(const clock_reader *in, size_t at, int *minute, bool *sure) {
    pc_number n;
    size_t unit = past_clock_word(in, at, CLOCK_HOUR);
    size_t mark = pc_mark_at(in->text, at, ":."), end;
    bool dotted = mark && pc_byte_at(in->text, at) == '.';
    if (!mark && !unit && pc_byte_at(in->text, at) == ' ' && pc_is_digit(pc_byte_at(in->text, at + 1)))
        mark = at + 1; /* "11 06 a m": the colon was lost */
    size_t from = mark ? mark : unit ? pc_past_space(in->text, unit) : 0;
    if (!from || !pc_number_at(in->text, from, &n) || n.digits != 2 || n.value > 59)
        return 0;
    *minute = n.value;
    end = n.end;
    *sure = unit || (mark && !dotted && mark != at + 1) || pc_byte_at(in->text, at) == ':';
    if (mark && pc_mark_at(in->text, end, ":") && pc_number_at(in->text, end + 1, &n) && n.digits == 2)
        end = n.end; /* seconds */
    size_t minute_unit = past_clock_word(in, end, CLOCK_MINUTE);
    return minute_unit ? minute_unit : end;
}

static int half_of_day(int hour, int half) {
    if (half == CLOCK_AM)
        return hour == 12 ? 0 : hour;
    return half == CLOCK_PM && hour < 12 ? hour + 12 : hour;
}

/* What may follow a time: "a.m.", "hrs", "Uhr", "noon". Offset behind it; `at` when nothing does. */
static size_t past_time_words(const clock_reader *in, size_t at, pc_clock *clock, bool *sure) {
    size_t start = pc_past_space(in->text, at);
    pc_term_hit hit = clock_word(in, start);
    if (!hit.bytes || hit.value == CLOCK_BEFORE || hit.value == CLOCK_MINUTE)
        return at;
    *sure = true;
    if (hit.value == CLOCK_AM || hit.value == CLOCK_PM)
        clock->hour = (int8_t)half_of_day(clock->hour, hit.value);
    else if (hit.value == CLOCK_MIDNIGHT)
        clock->hour = 0;
    size_t end = start + hit.bytes;
    if (hit.value != CLOCK_HOUR)
        return end;
    /* "8 Uhr morgens" */
    hit = clock_word(in, pc_past_space(in->text, end));
    if (hit.value != CLOCK_AM && hit.value != CLOCK_PM)
        return end;
    clock->hour = (int8_t)half_of_day(clock->hour, hit.value);
    return pc_past_space(in->text, end) + hit.bytes;
}

static size_t zone_at(const clock_reader *in, size_t at, const pc_date *date, pc_clock *clock);

/* A time in figures. `led`: a word such as "at" stands before it. */
static size_t figures_at(const clock_reader *in, size_t at, int half, bool led, pc_clock *clock) {
    pc_number n;
    int minute = 0;
    bool sure = half != 0;
    if (!pc_number_at(in->text, at, &n) || n.digits == 3 || n.digits > 4)
        return 0;
    size_t end = n.end;
    int hour = n.value;
    if (n.digits == 4) { /* "0001 GMT" */
        minute = n.value % 100;
        hour = n.value / 100;
    } else {
        size_t behind = minutes_at(in, end, &minute, &sure);
        sure = sure || half;
        end = behind ? behind : end;
    }
    if (hour > 24 || minute > 59 || (hour == 24 && minute))
        return 0;
    clock->hour = (int8_t)half_of_day(hour, half);
    clock->minute = (int8_t)minute;
    size_t behind = past_time_words(in, end, clock, &sure);
    pc_clock with_zone = *clock;
    const pc_date none = {0};
    if (!sure)
        sure = zone_at(in, behind, &none, &with_zone) > 0;
    if (!sure && led && n.digits < 3) {
        /* "ore 12 del 3 settembre", but not the day of "at 3 September" */
        pc_date day;
        sure = end > n.end || pc_date_match(pc_rest_of(in->text, at), in->langs, &day) == 0;
    }
    return sure ? behind : 0;
}

/* A time of day at `at`. */
static size_t time_at(const clock_reader *in, size_t at, pc_clock *clock) {
    bool led = false;
    int half = 0;
    for (int words = 0; words < 3; words++) {
        pc_term_hit hit = clock_word(in, at);
        if (!hit.bytes)
            break;
        if (hit.value == CLOCK_NOON || hit.value == CLOCK_MIDNIGHT) {
            clock->hour = hit.value == CLOCK_NOON ? 12 : 0;
            clock->minute = 0;
            return at + hit.bytes;
        }
        if (hit.value == CLOCK_AM || hit.value == CLOCK_PM)
            half = hit.value;
        else if (hit.value != CLOCK_BEFORE)
            return 0;
        led = led || hit.value == CLOCK_BEFORE;
        at = pc_past_space(in->text, at + hit.bytes);
    }
    return figures_at(in, at, half, led, clock);
}

/* The n-th Sunday of a month, or for n 5 its last. */
static int sunday(int year, int month, int n) {
    int first = 1 + (7 - pc_weekday_of(year, month, 1)) % 7;
    int day = first + 7 * (n - 1);
    static const uint8_t length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return n == 5 && day > length[month - 1] ? day - 7 : day;
}

/** When summer time begins and ends: month and Sunday, for dates up to a year. */
typedef struct summer_rule {
    int16_t until; /* last year it holds for */
    uint8_t from_month, from_sunday, to_month, to_sunday;
} summer_rule;

/* US: Uniform Time Act as amended 1986 and 2005. */
static const summer_rule us_rules[] = {{1986, 4, 5, 10, 5}, {2006, 4, 1, 10, 5}, {INT16_MAX, 3, 2, 11, 1}};
/* EU: directives up to 2000/84/EC; the same day in the whole Union since 1996. */
static const summer_rule eu_rules[] = {{1995, 3, 5, 9, 5}, {INT16_MAX, 3, 5, 10, 5}};
static const summer_rule uk_rules[] = {{1995, 3, 5, 10, 4}, {INT16_MAX, 3, 5, 10, 5}};
/* New South Wales, Victoria, Canberra: the summer spans the new year. */
static const summer_rule au_rules[] = {{2007, 10, 5, 3, 5}, {INT16_MAX, 10, 1, 4, 1}};

/* New Zealand Daylight Time orders of 1990 and 2007. */
static const summer_rule nz_rules[] = {{2006, 10, 1, 3, 3}, {2007, 9, 5, 3, 3}, {INT16_MAX, 9, 5, 4, 1}};

/** Zones whose offset depends on the date, from value ZONE_BY_DATE on. */
static const struct {
    int16_t winter; /* minutes east of UTC; summer is an hour more */
    const summer_rule *rules;
} zones_by_date[] = {{-300, us_rules}, {-360, us_rules}, {-420, us_rules}, {-480, us_rules}, {0, uk_rules},
                     {60, eu_rules},   {120, eu_rules},  {600, au_rules},  {-540, us_rules}};

/* The changes come at night: on their day the new time is taken to hold. */
static bool is_summer(const summer_rule *rules, const pc_date *date) {
    while (date->year > rules->until)
        rules++;
    int today = date->month * 100 + date->day;
    int from = rules->from_month * 100 + sunday(date->year, rules->from_month, rules->from_sunday);
    int to = rules->to_month * 100 + sunday(date->year, rules->to_month, rules->to_sunday);
    return from < to ? today >= from && today < to : today >= from || today < to;
}

bool pc_is_summer_time(pc_summer where, const pc_date *date) {
    static const summer_rule *const rules[] = {[PC_SUMMER_US] = us_rules, [PC_SUMMER_EUROPE] = eu_rules, [PC_SUMMER_UK] = uk_rules,
                                               [PC_SUMMER_AUSTRALIA] = au_rules, [PC_SUMMER_NEW_ZEALAND] = nz_rules};
    return is_summer(rules[where], date);
}

static void set_zone(pc_clock *clock, int value, const pc_date *date) {
    size_t place = (size_t)(value - ZONE_BY_DATE);
    clock->has_zone = true;
    clock->zone_open = false;
    if (value < ZONE_BY_DATE) {
        clock->zone = (int16_t)value;
    } else if (place < sizeof zones_by_date / sizeof *zones_by_date && pc_date_full(date)) {
        bool summer = is_summer(zones_by_date[place].rules, date);
        clock->zone = (int16_t)(zones_by_date[place].winter + (summer ? 60 : 0));
    } else {
        clock->zone_open = true;
    }
}

/* "+01:00", "-0500", "+3"; minutes in *minutes. */
static size_t offset_at(pc_str text, size_t at, int *minutes) {
    pc_number hours, rest;
    size_t sign = pc_mark_at(text, at, "+");
    bool west = !sign;
    if (!sign)
        sign = pc_dash_at(text, at);
    if (!sign || !pc_number_at(text, sign, &hours))
        return 0;
    size_t end = hours.end;
    int total = hours.value * 60;
    if (hours.digits == 4) {
        total = hours.value / 100 * 60 + hours.value % 100;
    } else if (hours.digits > 2) {
        return 0;
    } else if (pc_byte_at(text, end) == ':' && pc_number_at(text, end + 1, &rest) && rest.digits == 2) {
        total += rest.value;
        end = rest.end;
    }
    if (total > 14 * 60)
        return 0;
    *minutes = west ? -total : total;
    return end;
}

/* Short zone names are words too ("et", "west"): then their capitals tell. */
static bool is_zone_case(pc_str text, size_t at, size_t bytes) {
    unsigned char c = pc_byte_at(text, at);
    return bytes > SHORT_ZONE || c >= 0x80 || (pc_is_upper(c) && !pc_is_lower(pc_byte_at(text, at + 1)));
}

/* A zone behind a time, in brackets or not. The date settles summer time. */
static size_t zone_at(const clock_reader *in, size_t at, const pc_date *date, pc_clock *clock) {
    int minutes;
    size_t start = pc_past_space(in->text, at);
    size_t end = offset_at(in->text, start, &minutes);
    if (end && (start == at || pc_byte_at(in->text, start) == '+' || end - start >= 5)) {
        set_zone(clock, minutes, date);
        return end;
    }
    size_t open = pc_mark_at(in->text, start, "(");
    if (!open)
        open = pc_mark_at(in->text, start, ",");
    start = open ? pc_past_space(in->text, open) : start;
    if (start >= in->text.n)
        return 0;
    pc_term_hit hit = pc_terms_match(&pc_lang_terms, PC_TERM_ZONE, in->langs, pc_rest_of(in->text, start));
    if (!hit.bytes || !is_zone_case(in->text, start, hit.bytes))
        return 0;
    end = start + hit.bytes;
    int value = hit.value;
    size_t offset = value == 0 ? offset_at(in->text, pc_past_space(in->text, end), &minutes) : 0;
    if (offset) {
        value = minutes;
        end = offset;
    }
    set_zone(clock, value, date);
    size_t close = pc_mark_at(in->text, end, ")");
    return close ? close : end;
}

/* What may part the date, the time and the zone. */
static size_t past_joint(const clock_reader *in, size_t at) {
    size_t next = pc_past_space(in->text, at);
    if (next > at)
        return next;
    if (pc_byte_at(in->text, at) == 'T') /* "2019-09-03T00:01" */
        return at + 1;
    if ((next = pc_mark_at(in->text, at, ",/|@()T;.")) > 0 || (next = pc_dash_at(in->text, at)) > 0)
        return next;
    next = pc_term_at(in->text, at, PC_TERM_DATE_WORD, in->langs, WORD_BETWEEN);
    if (!next)
        next = pc_term_at(in->text, at, PC_TERM_CLOCK, in->langs, CLOCK_BEFORE);
    return next ? next : at;
}

/* A date at `at`, or a weekday alone ("Tuesday 00:01 GMT") that a date may follow. */
static size_t day_at(const clock_reader *in, size_t at, pc_date *date) {
    uint8_t weekday = date->weekday;
    size_t bytes = date->month ? 0 : pc_date_match(pc_rest_of(in->text, at), in->langs, date);
    if (bytes) {
        date->weekday = date->weekday ? date->weekday : weekday;
        return at + bytes;
    }
    if (date->month || weekday)
        return 0;
    pc_term_hit hit = pc_terms_match(&pc_lang_terms, PC_TERM_WEEKDAY, in->langs, pc_rest_of(in->text, at));
    date->weekday = (uint8_t)hit.value;
    return hit.bytes ? at + hit.bytes : 0;
}

/* Neither a date nor a time starts at an ASCII letter or mark that starts none of their words. */
static bool no_moment_here(pc_str text) {
    static const uint64_t words = PC_CLASS_BIT(PC_TERM_WEEKDAY) | PC_CLASS_BIT(PC_TERM_DATE_WORD) | PC_CLASS_BIT(PC_TERM_MONTH) |
                                  PC_CLASS_BIT(PC_TERM_ERA) | PC_CLASS_BIT(PC_TERM_CLOCK);
    unsigned char c = text.n ? (unsigned char)text.p[0] : ' ';
    return c < 0x80 && !pc_is_digit(c) && !pc_is_space(c) && !pc_terms_may_begin(&pc_lang_terms, words, text) && !glued_letters(text);
}

size_t pc_moment_match(pc_str text, unsigned langs, pc_date *date, pc_clock *clock) {
    const clock_reader in = {text, langs};
    size_t end = 0, at = 0, zone_from = 0;
    *date = (pc_date){0};
    *clock = (pc_clock){.hour = -1, .minute = -1};
    if (no_moment_here(text))
        return 0;
    for (int parts = 0; parts < MAX_MOMENT_PARTS && at < text.n; parts++) {
        size_t behind = day_at(&in, at, date);
        if (!behind && clock->hour < 0)
            behind = time_at(&in, at, clock);
        if (!behind) {
            size_t joint = end ? past_joint(&in, at) : at;
            if (joint == at)
                break;
            at = joint;
            continue;
        }
        end = at = behind;
        if (clock->hour >= 0 && !zone_from && (behind = zone_at(&in, at, date, clock)) > 0) {
            zone_from = at;
            end = at = behind;
        }
    }
    /* Read the zone again now that the date is known. */
    if (zone_from)
        (void)zone_at(&in, zone_from, date, clock);
    return end;
}
