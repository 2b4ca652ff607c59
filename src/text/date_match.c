/*
 * Dates in words and figures. Each reader below tries one form at one place
 * and returns the offset behind it, 0 when the form does not stand there; the
 * longest wins.
 */
#include "text/date_scan.h"

enum {
    FIRST_YEAR = 1800, /* smaller ones are Hijri years, prices and quantities */
    LAST_YEAR = 2199,
    LAST_DAY = 39 /* days that no month has are read too, so that they can be reported */
};

typedef struct reader {
    pc_str text;
    unsigned langs;
} reader;

typedef size_t date_form(const reader *in, size_t at, pc_date *out);

static size_t word_at(const reader *in, size_t at, int value) {
    return pc_term_at(in->text, at, PC_TERM_DATE_WORD, in->langs, value);
}

/* Passes white space, each of `marks` at most once, and small words ("de", "of"). */
static size_t past_between(const reader *in, size_t at, const char *marks) {
    bool marked = false;
    for (int steps = 0; steps < 5; steps++) {
        size_t next = pc_past_space(in->text, at);
        size_t mark = marked ? 0 : pc_mark_at(in->text, next, marks);
        if (mark) {
            at = mark;
            marked = true;
            continue;
        }
        size_t word = word_at(in, next, WORD_BETWEEN);
        if (!word)
            return next;
        at = word;
    }
    return at;
}

/* A day of the month, with what is joined behind it: 3, 03, 3rd, 1er, 1.º */
static size_t day_at(const reader *in, size_t at, int *day) {
    pc_number n;
    if (!pc_number_at(in->text, at, &n) || n.digits > 2 || n.value < 1 || n.value > LAST_DAY)
        return 0;
    *day = n.value;
    size_t suffix = word_at(in, n.end, WORD_ORDINAL);
    return suffix ? suffix : n.end;
}

/* A month; also doubled, as in "أيلول/سبتمبر". */
static size_t month_at(const reader *in, size_t at, int *month) {
    if (at >= in->text.n)
        return 0;
    pc_term_hit hit = pc_terms_match(&pc_lang_terms, PC_TERM_MONTH, in->langs, pc_rest_of(in->text, at));
    if (!hit.bytes)
        return 0;
    *month = hit.value;
    size_t end = at + hit.bytes, slash = pc_mark_at(in->text, pc_past_space(in->text, end), "/(");
    if (!slash)
        return end;
    pc_term_hit twin = pc_terms_match(&pc_lang_terms, PC_TERM_MONTH, in->langs, pc_rest_of(in->text, pc_past_space(in->text, slash)));
    if (!twin.bytes || twin.value != hit.value)
        return end;
    size_t behind = pc_past_space(in->text, slash) + twin.bytes, close = pc_mark_at(in->text, behind, ")");
    return close ? close : behind;
}

/* "1500 GMT", "1900 hrs": a time of day and no year. */
static bool is_clock_time(const reader *in, size_t end) {
    pc_str rest = pc_rest_of(in->text, pc_past_space(in->text, end));
    return rest.n && (pc_terms_match(&pc_lang_terms, PC_TERM_ZONE, in->langs, rest).bytes > 0 ||
                      pc_terms_match(&pc_lang_terms, PC_TERM_CLOCK, in->langs, rest).value == 5);
}

/* A year of four digits, or of two behind an apostrophe; what marks it as a year included. */
static size_t year_at(const reader *in, size_t at, int *year) {
    pc_number n;
    size_t apostrophe = pc_mark_at(in->text, at, "'");
    if (apostrophe) {
        if (!pc_number_at(in->text, apostrophe, &n) || n.digits != 2)
            return 0;
        *year = n.value < 69 ? 2000 + n.value : 1900 + n.value;
        return n.end;
    }
    if (!pc_number_at(in->text, at, &n) || n.digits != 4 || n.value < FIRST_YEAR || n.value > LAST_YEAR)
        return 0;
    if (n.value < 2360 && n.value % 100 < 60 && is_clock_time(in, n.end))
        return 0;
    size_t mark = word_at(in, pc_past_space(in->text, n.end), WORD_AFTER_YEAR);
    *year = n.value;
    return mark ? mark : n.end;
}

/* A year of two digits where hyphens join the parts: 26-FEB-87. */
static size_t joined_year_at(const reader *in, size_t at, int *year) {
    pc_number n;
    size_t dash = pc_dash_at(in->text, at);
    if (!dash || !pc_number_at(in->text, dash, &n) || n.digits != 2)
        return 0;
    *year = n.value < 69 ? 2000 + n.value : 1900 + n.value;
    return n.end;
}

/* "-4" or " to 4" behind the first day of a range; *tight: no space around a hyphen. */
static size_t range_end_at(const reader *in, size_t at, bool *tight) {
    int day, month;
    size_t point = pc_mark_at(in->text, at, "."), start = pc_past_space(in->text, point ? point : at);
    size_t dash = pc_dash_at(in->text, start);
    if (!dash)
        dash = pc_mark_at(in->text, start, "/&");
    if (!dash)
        dash = word_at(in, start, WORD_RANGE);
    if (!dash)
        return 0;
    size_t next = pc_past_space(in->text, dash), named = month_at(in, next, &month);
    *tight = start == at && next == dash;
    if (named)
        next = past_between(in, named, ".");
    return day_at(in, next, &day);
}

/* "3 September 2019", "3. September", "3 de septiembre de 2019", "3-4 September 2019", "28 June - 2 July 2019" */
static size_t day_first(const reader *in, size_t at, pc_date *out) {
    int day, month, year;
    bool tight;
    size_t end = day_at(in, at, &day), range;
    if (!end)
        return 0;
    if ((range = range_end_at(in, end, &tight)) > 0) {
        size_t month_there = month_at(in, past_between(in, range, ".-"), &month);
        if (month_there)
            end = range;
    }
    size_t joined = pc_dash_at(in->text, end);
    end = month_at(in, past_between(in, end, ".-/"), &month);
    if (!end)
        return 0;
    *out = (pc_date){.day = (uint8_t)day, .month = (uint8_t)month};
    size_t behind = year_at(in, past_between(in, end, ".,-/"), &year);
    if (!behind && joined)
        behind = joined_year_at(in, end, &year);
    if (!behind && (range = range_end_at(in, end, &tight)) > 0) {
        /* the second half of a range that names its own month */
        int last;
        size_t last_month = month_at(in, past_between(in, range, ".-"), &last);
        behind = last_month ? year_at(in, past_between(in, last_month, ".,"), &year) : 0;
    }
    if (!behind)
        return day > 31 ? 0 : end;
    out->year = (int16_t)year;
    return behind;
}

/* "June 28-29, 2018", "Sept. 3 – Oct. 2, 2019": the day stands at `end`; offset behind the range or `end`. */
static size_t past_month_first_range(const reader *in, size_t end) {
    bool tight;
    int year;
    size_t range = range_end_at(in, end, &tight);
    if (!range)
        return end;
    return tight || year_at(in, past_between(in, range, ","), &year) ? range : end;
}

/* "September 3, 2019", "Sept. 3", "September 3rd 2019", "September 2019" */
static size_t month_first(const reader *in, size_t at, pc_date *out) {
    int day, month, year;
    size_t end = month_at(in, at, &month);
    if (!end)
        return 0;
    *out = (pc_date){.month = (uint8_t)month};
    size_t behind = year_at(in, past_between(in, end, ".,-"), &year);
    if (behind) {
        out->year = (int16_t)year;
        return behind;
    }
    end = day_at(in, past_between(in, end, ".-"), &day);
    if (!end || (pc_mark_at(in->text, end, ".,:") && pc_is_digit(pc_byte_at(in->text, end + 1))))
        return 0;
    end = past_month_first_range(in, end);
    out->day = (uint8_t)day;
    behind = year_at(in, past_between(in, end, ",."), &year);
    if (!behind)
        behind = joined_year_at(in, end, &year);
    if (!behind)
        return day > 31 ? 0 : end;
    out->year = (int16_t)year;
    return behind;
}

static bool is_year(const pc_number *n) {
    return n->digits == 4 && n->value >= FIRST_YEAR && n->value <= LAST_YEAR;
}

/* "2019 September 3", "1993 MAY 11": the year first, as some newsrooms have it. */
static size_t year_first(const reader *in, size_t at, pc_date *out) {
    pc_number n;
    int day, month, year;
    if (!pc_number_at(in->text, at, &n) || !is_year(&n))
        return 0;
    size_t end = month_at(in, past_between(in, n.end, ",-"), &month), behind = end ? day_at(in, past_between(in, end, ".-"), &day) : 0;
    if (!behind || day > 31 || year_at(in, past_between(in, behind, ",."), &year)) /* "FY 2008 October 23, 2007" */
        return 0;
    *out = (pc_date){.year = (int16_t)n.value, .month = (uint8_t)month, .day = (uint8_t)day};
    return behind;
}

/* The separator of a date in figures: one mark out of "/.-" or a dash, or plain spaces. */
static size_t figure_mark_at(const reader *in, size_t at, unsigned char *mark) {
    size_t end = pc_mark_at(in->text, at, "/.-");
    *mark = pc_byte_at(in->text, at);
    if (end)
        return *mark == '.' ? pc_past_space(in->text, end) : end;
    if ((end = pc_dash_at(in->text, at)) > 0) {
        *mark = '-';
        return end;
    }
    *mark = ' ';
    end = pc_past_space(in->text, at);
    return end > at ? end : 0;
}

/* Which of two figures is the month. False when neither can be. */
static bool settle_order(const reader *in, int a, int b, unsigned char mark, pc_date *out) {
    bool month_day = mark != '.' && (in->langs == PC_ANY_LANG || in->langs & PC_LANG_BIT(PC_EN));
    out->order_open = mark != '.' && a <= 12 && b <= 12 && a != b;
    if (a > 12 || b > 12)
        month_day = b > 12;
    int month = month_day ? a : b, day = month_day ? b : a;
    out->month = (uint8_t)month;
    out->day = (uint8_t)day;
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/* "03/09/2019", "3.9.2019", "3. 9. 2019", "2019-09-03", "09 02 2005", "9/3/07" */
static size_t in_figures(const reader *in, size_t at, pc_date *out) {
    pc_number n[3];
    unsigned char mark, again;
    if (!pc_number_at(in->text, at, &n[0]))
        return 0;
    size_t next = figure_mark_at(in, n[0].end, &mark);
    if (!next || !pc_number_at(in->text, next, &n[1]) || n[1].digits > 2)
        return 0;
    next = figure_mark_at(in, n[1].end, &again);
    if (!next || again != mark || !pc_number_at(in->text, next, &n[2]))
        return 0;
    if (mark != ' ' && mark == pc_byte_at(in->text, n[2].end) && pc_is_digit(pc_byte_at(in->text, n[2].end + 1)))
        return 0;
    *out = (pc_date){0};
    if (mark == ' ' && (n[0].digits != 2 || n[1].digits != 2 || n[2].digits != 4))
        return 0;
    if (is_year(&n[0]) && n[2].digits <= 2) {
        out->year = (int16_t)n[0].value;
        out->month = (uint8_t)n[1].value;
        out->day = (uint8_t)n[2].value;
        return n[1].value >= 1 && n[1].value <= 12 && n[2].value >= 1 && n[2].value <= 31 ? n[2].end : 0;
    }
    if (n[0].digits > 2 || !(is_year(&n[2]) || n[2].digits == 2) || !settle_order(in, n[0].value, n[1].value, mark, out))
        return 0;
    out->year = (int16_t)(n[2].digits == 4 ? n[2].value : n[2].value < 69 ? 2000 + n[2].value : 1900 + n[2].value);
    size_t behind = word_at(in, pc_past_space(in->text, n[2].end), WORD_AFTER_YEAR);
    return behind ? behind : n[2].end;
}

/* A Chinese figure 0 to 10, or -1; 元 counts as the first year. */
static int han_figure(uint32_t cp) {
    static const uint16_t figures[] = {0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341};
    for (int i = 0; i <= 10; i++)
        if (figures[i] == cp)
            return i;
    return cp == 0x96F6 ? 0 : cp == 0x5143 ? 1 : -1;
}

/* Digits, or Chinese figures: 二〇一九, 十三, 元. */
static bool han_number_at(pc_str text, size_t at, pc_number *out) {
    if (pc_number_at(text, at, out))
        return true;
    *out = (pc_number){0, 0, at};
    for (bool after_ten = false; out->end < text.n && out->digits < 5;) {
        int figure = han_figure(pc_cp_at(text, out->end));
        if (figure < 0)
            break;
        if (figure == 10)
            out->value = out->value ? out->value * 10 : 10;
        else
            out->value = after_ten ? out->value + figure : out->value * 10 + figure;
        after_ten = figure == 10;
        out->digits++;
        out->end += pc_cp_len(text, out->end);
    }
    return out->digits > 0;
}

/* A number and the mark of its unit behind it. */
static size_t han_part_at(const reader *in, size_t at, int unit, int *value) {
    pc_number n;
    if (!han_number_at(in->text, pc_past_space(in->text, at), &n))
        return 0;
    *value = n.value;
    return word_at(in, pc_past_space(in->text, n.end), unit);
}

/* "2019年9月3日", "令和元年9月3日", "9月3日", "2019年9月" */
static size_t with_unit_marks(const reader *in, size_t at, pc_date *out) {
    int era = 0, year = 0, month, day;
    pc_term_hit hit = pc_terms_match(&pc_lang_terms, PC_TERM_ERA, in->langs, pc_rest_of(in->text, at));
    if (hit.bytes)
        era = hit.value;
    size_t end = han_part_at(in, at + hit.bytes, WORD_YEAR, &year);
    if (hit.bytes && !end)
        return 0;
    year += era;
    if (end && (year < FIRST_YEAR || year > LAST_YEAR))
        return 0;
    size_t after_month = han_part_at(in, end ? end : at, WORD_MONTH, &month);
    if (!after_month || month < 1 || month > 12)
        return 0;
    *out = (pc_date){.year = (int16_t)(end ? year : 0), .month = (uint8_t)month};
    size_t after_day = han_part_at(in, after_month, WORD_DAY, &day);
    if (after_day && day >= 1 && day <= LAST_DAY) {
        out->day = (uint8_t)day;
        return after_day;
    }
    return end ? after_month : 0;
}

static size_t longest_form(const reader *in, size_t at, pc_date *out) {
    static const struct {
        date_form *read;
        uint64_t words; /* classes it may begin with */
        bool figures;   /* or a digit, or a character above 0x7F */
    } forms[] = {
        {day_first, 0, true},
        {month_first, PC_CLASS_BIT(PC_TERM_MONTH), false},
        {year_first, 0, true},
        {in_figures, 0, true},
        {with_unit_marks, PC_CLASS_BIT(PC_TERM_ERA), true},
    };
    size_t best = 0;
    unsigned char c = pc_byte_at(in->text, at);
    static const uint64_t begins = PC_CLASS_BIT(PC_TERM_MONTH) | PC_CLASS_BIT(PC_TERM_ERA);
    uint64_t words = at < in->text.n ? pc_terms_may_begin(&pc_lang_terms, begins, pc_rest_of(in->text, at)) : 0;
    bool figures = c >= 0x80 || pc_is_digit(c);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        pc_date date = {0};
        if (!(forms[i].figures && figures) && !(words & forms[i].words))
            continue;
        size_t end = forms[i].read(in, at, &date);
        if (end > best) {
            best = end;
            *out = date;
        }
    }
    /* A year of the Hijri calendar: not a date we can place. */
    return best && word_at(in, pc_past_space(in->text, best), WORD_HIJRI_YEAR) ? 0 : best;
}

static size_t weekday_at(const reader *in, size_t at, uint8_t *weekday) {
    if (at >= in->text.n)
        return 0;
    pc_term_hit hit = pc_terms_match(&pc_lang_terms, PC_TERM_WEEKDAY, in->langs, pc_rest_of(in->text, at));
    *weekday = (uint8_t)hit.value;
    return hit.bytes ? at + hit.bytes : 0;
}

/* "（火）" or " (Tuesday)" behind a date. A table may list the day with its brackets. */
static size_t bracketed_weekday_at(const reader *in, size_t at, uint8_t *weekday) {
    size_t start = pc_past_space(in->text, at), open = pc_mark_at(in->text, start, "(");
    size_t day = open ? weekday_at(in, start, weekday) : 0;
    if (day)
        return day;
    day = open ? weekday_at(in, open, weekday) : 0;
    return day ? pc_mark_at(in->text, day, ")") : 0;
}

size_t pc_date_match_on(pc_str text, unsigned langs, pc_date *out) {
    const reader in = {text, langs};
    uint8_t weekday = 0, late;
    pc_date date = {0};
    size_t at = weekday_at(&in, 0, &weekday);
    size_t start = past_between(&in, at, at ? ",." : "");
    size_t end = longest_form(&in, start, &date);
    if (!end || (!at && start && !date.day))
        return 0;
    date.weekday = weekday;
    size_t behind = weekday ? 0 : bracketed_weekday_at(&in, end, &late);
    if (behind) {
        date.weekday = late;
        end = behind;
    }
    *out = date;
    return end;
}
