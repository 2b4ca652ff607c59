/*
 * The grammar of a date. The text is cut into a few tokens (weekday, month,
 * figure, comma, dash, "to", "of" ...) until something comes that no date has
 * in it; then the tokens are read.
 */
#include "check/facts_dates.h"

#include "text/date_scan.h"

enum { MAX_TOKENS = 24, LAST_DAY = 39, FIRST_YEAR = 1800, LAST_YEAR = 2199 };

typedef enum token_kind {
    END, WEEKDAY, MONTH, FIGURE, YEAR, COMMA, DOT, HYPHEN, DASH, SLASH, OPEN, CLOSE, BETWEEN, TO, AND, PART_OF_DAY, CLOCK
} token_kind;

typedef struct token {
    uint8_t kind, digits, suffix;
    bool blank; /* white space before it */
    int16_t value;
    uint32_t at, end;
} token;

typedef struct reader {
    pc_str text; /* up to the end of the passage */
    unsigned langs;
    bool english;
    uint32_t start;
    size_t n;
    token v[MAX_TOKENS + 1];
} reader;

/* ---- tokens ---- */

static pc_term_hit term(const reader *in, uint32_t at, pc_term_class class) {
    if (!pc_terms_can_start(&pc_lang_terms, class, (unsigned char)in->text.p[at]))
        return (pc_term_hit){0, 0, 0};
    return pc_terms_match(&pc_lang_terms, class, in->langs, pc_rest_of(in->text, at));
}

static bool starts_capital(const reader *in, uint32_t at) {
    unsigned len;
    return pc_cp_is_upper(pc_utf8_at(in->text, at, &len));
}

/* The month doubled in another name: "أيلول/سبتمبر". */
static uint32_t past_twin_month(const reader *in, uint32_t end, int month) {
    size_t slash = pc_mark_at(in->text, pc_past_space(in->text, end), "/(");
    size_t at = slash ? pc_past_space(in->text, slash) : in->text.n;
    if (at >= in->text.n)
        return end;
    pc_term_hit twin = term(in, (uint32_t)at, PC_TERM_MONTH);
    if (!twin.bytes || twin.value != month)
        return end;
    size_t behind = at + twin.bytes, close = pc_mark_at(in->text, behind, ")");
    return (uint32_t)(close ? close : behind);
}

/* "1500 GMT", "1900 hrs": a time of day and no year. */
static bool is_clock_time(const reader *in, size_t end) {
    size_t at = pc_past_space(in->text, end);
    if (at >= in->text.n)
        return false;
    pc_term_hit zone = term(in, (uint32_t)at, PC_TERM_ZONE), clock = term(in, (uint32_t)at, PC_TERM_CLOCK);
    return (zone.bytes && (starts_capital(in, (uint32_t)at) || zone.bytes > 4)) || clock.value == 5;
}

/* A figure: a day, a year, or something else (then END). */
static token figure_at(const reader *in, uint32_t at) {
    pc_number n;
    token t = {.kind = END, .at = at, .end = at};
    if (!pc_number_at(in->text, at, &n))
        return t;
    t.digits = (uint8_t)n.digits;
    t.value = (int16_t)(n.value > INT16_MAX ? 0 : n.value);
    t.end = (uint32_t)n.end;
    unsigned char next = pc_byte_at(in->text, n.end), after = pc_byte_at(in->text, n.end + 1);
    if (next == '%' || ((next == ',' || next == '.' || next == ':') && pc_is_digit(after)))
        return t; /* 1,200; 3.5; 3:30 */
    if (n.digits == 4 && n.value >= FIRST_YEAR && n.value <= LAST_YEAR && !pc_is_alpha(next)) {
        if (n.value < 2360 && n.value % 100 < 60 && is_clock_time(in, n.end))
            return t;
        t.kind = YEAR;
        size_t mark = pc_term_at(in->text, pc_past_space(in->text, n.end), PC_TERM_DATE_WORD, in->langs, WORD_AFTER_YEAR);
        if (mark)
            t.end = (uint32_t)mark;
    } else if (n.digits <= 2 && n.value >= 1 && n.value <= LAST_DAY) {
        size_t suffix = pc_term_at(in->text, n.end, PC_TERM_DATE_WORD, in->langs, WORD_ORDINAL);
        if (suffix) {
            t.suffix = (uint8_t)(suffix - n.end);
            t.end = (uint32_t)suffix;
        }
        if (suffix || !pc_is_alpha(next))
            t.kind = FIGURE;
    }
    return t;
}

static uint8_t mark_kind(const reader *in, uint32_t at, size_t *end) {
    static const struct {
        const char *mark;
        uint8_t kind;
    } marks[] = {{",", COMMA}, {".", DOT}, {"/", SLASH}, {"(", OPEN}, {")", CLOSE}, {"&", AND}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if ((*end = pc_mark_at(in->text, at, marks[i].mark)) > 0)
            return marks[i].kind;
    *end = pc_dash_at(in->text, at);
    return *end ? in->text.p[at] == '-' ? HYPHEN : DASH : END;
}

/* "to" and "and" are told apart: only the first makes a stretch of days. */
static bool is_and(pc_str word) {
    static const char *const ands[] = {"and", "et", "und", "y", "e", "и", "و"};
    for (size_t i = 0; i < sizeof ands / sizeof *ands; i++)
        if (strlen(ands[i]) == word.n && memcmp(word.p, ands[i], word.n) == 0)
            return true;
    return false;
}

static bool is_part_of_day(const reader *in, uint32_t at, size_t *end) {
    static const char *const parts[] = {"morning", "afternoon", "evening", "night", "matin", "soir", "mañana", "tarde", "noche", "mattina", "sera", "vormittag", "nachmittag", "abend"};
    for (size_t i = 0; in->text.p[at] > 'a' && i < sizeof parts / sizeof *parts; i++) {
        size_t n = strlen(parts[i]);
        if (in->text.n - at >= n && memcmp(in->text.p + at, parts[i], n) == 0 && !pc_is_alpha(pc_byte_at(in->text, at + n))) {
            *end = at + n;
            return true;
        }
    }
    return false;
}

static token word_token(const reader *in, uint32_t at) {
    pc_term_hit hit = term(in, at, PC_TERM_MONTH);
    token t = {.kind = END, .at = at};
    if (hit.bytes && (!in->english || starts_capital(in, at))) {
        t.kind = MONTH;
        t.value = (int16_t)hit.value;
        t.end = past_twin_month(in, at + (uint32_t)hit.bytes, hit.value);
        return t;
    }
    hit = term(in, at, PC_TERM_WEEKDAY);
    if (hit.bytes && (!in->english || starts_capital(in, at))) {
        t.kind = WEEKDAY;
        t.value = (int16_t)hit.value;
        t.end = at + (uint32_t)hit.bytes;
        return t;
    }
    hit = term(in, at, PC_TERM_DATE_WORD);
    if (hit.bytes && (hit.value == WORD_BETWEEN || hit.value == WORD_RANGE)) {
        t.end = at + (uint32_t)hit.bytes;
        t.kind = hit.value == WORD_BETWEEN ? BETWEEN : is_and(pc_str_sub(in->text, at, t.end)) ? AND : TO;
        return t;
    }
    size_t end;
    if (is_part_of_day(in, at, &end)) {
        t.kind = PART_OF_DAY;
        t.end = (uint32_t)end;
    }
    return t;
}

/* "at 3 p.m.", "10:30 a.m." between a weekday and its date. 0 when no time stands here. */
static uint32_t clock_at(const reader *in, uint32_t at) {
    pc_number n;
    size_t end = pc_term_at(in->text, at, PC_TERM_CLOCK, in->langs, 6);
    size_t from = pc_past_space(in->text, end ? end : at);
    if (!pc_number_at(in->text, from, &n) || n.digits > 2)
        return 0;
    end = n.end;
    size_t colon = pc_mark_at(in->text, end, ":.");
    bool minutes = colon && pc_number_at(in->text, colon, &n) && n.digits == 2;
    if (minutes)
        end = n.end;
    size_t word = pc_past_space(in->text, end);
    if (word < in->text.n) {
        pc_term_hit hit = term(in, (uint32_t)word, PC_TERM_CLOCK);
        if (hit.bytes && (hit.value == 1 || hit.value == 2 || hit.value == 5))
            return (uint32_t)(word + hit.bytes);
    }
    return minutes && colon && in->text.p[colon - 1] == ':' ? (uint32_t)end : 0;
}

static void read_tokens(reader *in) {
    uint32_t at = in->start;
    in->n = 0;
    while (in->n < MAX_TOKENS && at < in->text.n) {
        uint32_t start = (uint32_t)pc_past_space(in->text, at);
        if (start >= in->text.n)
            break;
        token t = figure_at(in, start);
        size_t end = 0;
        if (t.kind == END && in->n) { /* a time may stand among the parts, not begin them */
            uint32_t behind = clock_at(in, start);
            if (behind)
                t = (token){.kind = CLOCK, .at = start, .end = behind};
        }
        if (t.kind == END && t.end == t.at) {
            uint8_t mark = mark_kind(in, start, &end);
            t = mark ? (token){.kind = mark, .at = start, .end = (uint32_t)end} : word_token(in, start);
        }
        if (t.kind == END)
            break;
        t.blank = start > at;
        in->v[in->n++] = t;
        at = t.end;
    }
    in->v[in->n] = (token){.kind = END, .at = at, .end = at};
}

/* ---- the grammar: each part returns the index behind it, 0 when it is not there ---- */

static inline bool is(const reader *in, size_t i, token_kind kind) {
    return i < in->n && in->v[i].kind == kind;
}

static pc_range range_of(const token *t) {
    return (pc_range){t->at, t->end};
}

static size_t past(const reader *in, size_t i, token_kind kind) {
    return is(in, i, kind) ? i + 1 : i;
}

static uint8_t join_of(const reader *in, size_t i) {
    static const uint8_t joins[] = {[HYPHEN] = PC_JOIN_HYPHEN, [DASH] = PC_JOIN_DASH, [SLASH] = PC_JOIN_SLASH, [TO] = PC_JOIN_TO, [AND] = PC_JOIN_AND};
    return i < in->n && in->v[i].kind < sizeof joins ? joins[in->v[i].kind] : PC_JOIN_NONE;
}

/* Between a day and its month: in English "of" alone ("93 1 on October 20" is no 1 October). */
static size_t past_of(const reader *in, size_t i) {
    for (int steps = 0; steps < 3 && is(in, i, BETWEEN); steps++, i++)
        if (in->english && in->text.p[in->v[i].end - 1] != 'f')
            return i;
    return i;
}

static size_t past_between(const reader *in, size_t i) {
    for (int steps = 0; steps < 3 && is(in, i, BETWEEN); steps++)
        i++;
    return i;
}

/* A stop right behind: that of "Sept." where the term has none. */
static size_t past_stop(const reader *in, size_t i) {
    return is(in, i, DOT) && !in->v[i].blank ? i + 1 : i;
}

/* The stop of "3." behind a day: German and its neighbours; in English it ends the sentence. */
static size_t past_day_stop(const reader *in, size_t i) {
    return in->english ? i : past_stop(in, i);
}

/* A year behind a date, with its comma. */
static size_t year_at(const reader *in, size_t i, pc_range *where, int16_t *year) {
    size_t next = past_between(in, past(in, i, COMMA));
    next = next == i ? past_between(in, past_stop(in, i)) : next;
    if (next == i && is(in, i, HYPHEN) && !in->v[i].blank)
        next = i + 1;
    if (!is(in, next, YEAR))
        return 0;
    *where = range_of(&in->v[next]);
    *year = in->v[next].value;
    return next + 1;
}

/* The weekday of the second end: "and Friday, June 29". */
static size_t last_weekday_at(const reader *in, size_t i, pc_dated *d) {
    if (!is(in, i, WEEKDAY))
        return i;
    d->last_weekday = range_of(&in->v[i]);
    d->to.weekday = (uint8_t)in->v[i].value;
    return past_between(in, past(in, i + 1, COMMA));
}

static void take_day(pc_dated *d, const token *t) {
    d->day = range_of(t);
    d->from.day = (uint8_t)t->value;
    d->day_digits = t->digits;
    d->day_suffix = t->suffix;
}

static void take_last_day(pc_dated *d, const token *t) {
    d->last_day = range_of(t);
    d->to.day = (uint8_t)t->value;
    d->last_day_suffix = t->suffix;
}

static void take_mark(pc_dated *d, const reader *in, size_t mark, uint32_t from, uint32_t to) {
    d->join = join_of(in, mark);
    d->mark = (pc_range){from, to};
}

static void take_month(pc_dated *d, const token *t) {
    d->month = range_of(t);
    d->from.month = (uint8_t)t->value;
}

/* Behind a whole date: " - 2 July 2019", " to Friday, October 4, 2019". */
static size_t second_end(const reader *in, size_t i, pc_dated *d) {
    pc_dated with = *d;
    uint32_t from = in->v[i - 1].end;
    size_t mark = is(in, i, COMMA) && is(in, i + 1, AND) ? i + 1 : i;
    if (!join_of(in, mark) || is(in, mark, SLASH))
        return i;
    bool together = in->v[mark].kind != AND || (!pc_written(d->year) && !is(in, mark + 1, BETWEEN));
    size_t next = last_weekday_at(in, past_between(in, mark + 1), &with), day, month;
    if (!together)
        return i;
    if (is(in, next, FIGURE)) {
        day = next;
        month = past_of(in, past_day_stop(in, day + 1));
        next = month + 1;
    } else {
        month = next;
        day = past_stop(in, month + 1);
        next = day + 1;
    }
    if (!is(in, day, FIGURE) || !is(in, month, MONTH))
        return i;
    take_last_day(&with, &in->v[day]);
    with.last_month = range_of(&in->v[month]);
    with.to.month = (uint8_t)in->v[month].value;
    take_mark(&with, in, mark, from, in->v[day < month ? day : month].at);
    size_t behind = year_at(in, next, &with.last_year, &with.to.year);
    if (with.join == PC_JOIN_AND && behind == 0)
        return i; /* "on 3 May and 6 June": two dates rather than one stretch */
    *d = with;
    return behind ? behind : past_stop(in, next) < in->n && !in->english ? past_stop(in, next) : next;
}

/* "-29", " and 30", " to 5" behind the first day, in the month of the first. */
static size_t second_day(const reader *in, size_t i, pc_dated *d, uint32_t from) {
    size_t mark = i;
    while (is(in, mark, COMMA) && is(in, mark + 1, FIGURE) && mark < i + 8) /* "28, 29 and 30" */
        mark += 2;
    if (!join_of(in, mark))
        return i;
    pc_dated with = *d;
    size_t day = last_weekday_at(in, past_between(in, mark + 1), &with);
    if (!is(in, day, FIGURE))
        return i;
    take_last_day(&with, &in->v[day]);
    take_mark(&with, in, mark, from, in->v[day].at);
    with.to.month = with.from.month;
    *d = with;
    return past_day_stop(in, day + 1);
}

static size_t day_first(const reader *in, size_t i, pc_dated *d) {
    if (!is(in, i, FIGURE))
        return 0;
    pc_dated alone = *d, range;
    take_day(&alone, &in->v[i]);
    range = alone;
    size_t day_end = past_day_stop(in, i + 1), next = second_day(in, day_end, &range, in->v[i].end);
    bool tight = is(in, day_end, HYPHEN) && !in->v[day_end].blank;
    size_t month = past_of(in, next);
    if (next > day_end && is(in, month, MONTH)) {
        *d = range;
    } else {
        *d = alone;
        month = past_of(in, tight ? day_end + 1 : day_end);
    }
    if (!is(in, month, MONTH))
        return 0;
    take_month(d, &in->v[month]);
    if (pc_written(d->last_day))
        d->to.month = d->from.month;
    d->form = PC_DATE_DAY_FIRST;
    d->core.at = in->v[i].at;
    size_t behind = year_at(in, past_stop(in, month + 1) == month + 1 ? month + 1 : month + 2, &d->year, &d->from.year);
    size_t end = behind ? behind : month + 1;
    return pc_written(d->last_day) ? end : second_end(in, end, d);
}

/* Whether what follows a day range shows that its second figure counts nothing else ("June 3 to 12 schools"). */
static bool ends_here(const reader *in, size_t i) {
    static const char *const words[] = {"at", "in", "from", "for", "on", "with", "by", "as", "when", "the"};
    if (i < in->n)
        return in->v[i].kind != FIGURE && in->v[i].kind != MONTH;
    size_t at = pc_past_space(in->text, in->v[in->n].at);
    if (at >= in->text.n || !pc_is_alpha((unsigned char)in->text.p[at]))
        return true;
    for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
        size_t n = strlen(words[w]);
        if (in->text.n - at > n && memcmp(in->text.p + at, words[w], n) == 0 && !pc_is_alpha((unsigned char)in->text.p[at + n]))
            return true;
    }
    return false;
}

static size_t month_first(const reader *in, size_t i, pc_dated *d) {
    if (!is(in, i, MONTH))
        return 0;
    take_month(d, &in->v[i]);
    d->core.at = in->v[i].at;
    size_t next = past_stop(in, i + 1), behind = year_at(in, next, &d->year, &d->from.year);
    if (behind) {
        d->form = PC_DATE_MONTH_YEAR;
        return behind;
    }
    if (!in->english)
        return 0;
    next = past_between(in, next);
    if (!is(in, next, FIGURE))
        return 0;
    d->form = PC_DATE_MONTH_FIRST;
    take_day(d, &in->v[next]);
    size_t end = next + 1;
    pc_dated range = *d;
    size_t last = second_day(in, end, &range, in->v[next].end);
    if (last > end) {
        size_t year = year_at(in, last, &range.year, &range.from.year);
        if (year || (ends_here(in, last) && !is(in, end, COMMA) && !is(in, last, MONTH))) {
            *d = range;
            return year ? year : last;
        }
    }
    behind = year_at(in, end, &d->year, &d->from.year);
    return second_end(in, behind ? behind : end, d);
}

/* ---- dates that are one block ---- */

/* "03/09/2019", "2019-09-03": three figures and the marks between. */
static bool read_figures(const reader *in, uint32_t at, pc_dated *d) {
    pc_number n;
    pc_date date;
    if (!pc_number_at(in->text, at, &n) || n.digits == 3 || n.digits > 4)
        return false;
    if (!pc_mark_at(in->text, n.end, "/.-") && !pc_dash_at(in->text, n.end))
        return false;
    size_t second = pc_past_space(in->text, n.end + 1);
    if (!pc_is_digit(pc_byte_at(in->text, second)))
        return false;
    size_t bytes = pc_date_match(pc_rest_of(in->text, at), in->langs, &date), digits = 0;
    if (!bytes || !date.year)
        return false;
    for (size_t k = at; k < at + bytes; k++) {
        if (pc_is_alpha((unsigned char)in->text.p[k]))
            return false;
        digits += pc_is_digit((unsigned char)in->text.p[k]);
    }
    if (digits < 4 || digits > 8)
        return false;
    d->from = date;
    d->form = n.digits == 4 ? PC_DATE_ISO : PC_DATE_FIGURES;
    d->open_year = date.order_open;
    d->text = d->core = (pc_range){at, at + (uint32_t)bytes};
    return true;
}

static uint32_t past_unit(const reader *in, uint32_t at, int unit, token *figure) {
    pc_number n;
    size_t start = pc_past_space(in->text, at);
    if (!pc_number_at(in->text, start, &n))
        return 0;
    *figure = (token){.at = (uint32_t)start, .value = (int16_t)n.value, .digits = (uint8_t)n.digits};
    figure->end = (uint32_t)pc_term_at(in->text, pc_past_space(in->text, n.end), PC_TERM_DATE_WORD, in->langs, unit);
    return figure->end;
}

/* "至5日", "から9月5日" behind a date with unit marks. */
static void second_unit_marks(const reader *in, pc_dated *d) {
    size_t start = pc_past_space(in->text, d->text.end);
    size_t mark = pc_term_at(in->text, start, PC_TERM_DATE_WORD, in->langs, WORD_RANGE);
    token figure;
    if (!mark)
        mark = pc_dash_at(in->text, start);
    if (!mark)
        return;
    pc_date to = {.year = 0, .month = d->from.month};
    uint32_t from = (uint32_t)mark, end = past_unit(in, from, WORD_MONTH, &figure);
    if (end) {
        to.month = (uint8_t)figure.value;
        d->last_month = range_of(&figure);
        from = end;
    }
    end = past_unit(in, from, WORD_DAY, &figure);
    if (!end || figure.value < 1 || figure.value > LAST_DAY || to.month < 1 || to.month > 12)
        return;
    to.day = (uint8_t)figure.value;
    d->to = to;
    d->last_day = range_of(&figure);
    d->mark = (pc_range){d->text.end, from};
    d->join = PC_JOIN_TO;
    d->text.end = d->core.end = end;
}

/* "2019年9月3日（火）" */
static bool read_unit_marks(const reader *in, uint32_t at, pc_dated *d) {
    pc_date date;
    size_t bytes = pc_date_match(pc_rest_of(in->text, at), in->langs, &date);
    if (!bytes || !date.month || !date.day)
        return false;
    d->from = date;
    d->form = PC_DATE_UNIT_MARKS;
    d->text = d->core = (pc_range){at, at + (uint32_t)bytes};
    size_t next = pc_mark_at(in->text, pc_past_space(in->text, d->text.end), ",(");
    next = pc_past_space(in->text, next ? next : d->text.end);
    pc_term_hit day = next < in->text.n ? term(in, (uint32_t)next, PC_TERM_WEEKDAY) : (pc_term_hit){0, 0, 0};
    if (!date.weekday && day.bytes >= 6) { /* not a lone 日 or 月 */
        d->from.weekday = (uint8_t)day.value;
        d->weekday = (pc_range){(uint32_t)next, (uint32_t)(next + day.bytes)};
        d->text.end = d->weekday.end;
    } else if (date.weekday) {
        d->weekday = d->core;
    }
    second_unit_marks(in, d);
    return true;
}

/* ---- */

/* The weekday before a date, and what may stand between: "Tuesday (", "Tuesday morning, ", "Monday to Friday, ". */
static size_t weekday_before(const reader *in, pc_dated *d) {
    if (!is(in, 0, WEEKDAY))
        return past_between(in, 0);
    d->weekday = range_of(&in->v[0]);
    d->from.weekday = (uint8_t)in->v[0].value;
    size_t i = 1;
    if (join_of(in, i) && is(in, i + 1, WEEKDAY)) {
        d->last_weekday = range_of(&in->v[2]);
        d->to.weekday = (uint8_t)in->v[2].value;
        i = 3;
    }
    for (int steps = 0; steps < 5 && i < in->n; steps++, i++) {
        uint8_t kind = in->v[i].kind;
        bool dash = (kind == HYPHEN || kind == DASH) && in->v[i].blank;
        if (kind != COMMA && kind != OPEN && kind != BETWEEN && kind != PART_OF_DAY && kind != CLOCK && !dash)
            break;
    }
    return i;
}

/* " (Tuesday)" behind a date. */
static void weekday_behind(const reader *in, size_t i, pc_dated *d) {
    if (d->from.weekday || !is(in, i, OPEN) || !is(in, i + 1, WEEKDAY) || !is(in, i + 2, CLOSE))
        return;
    d->weekday = range_of(&in->v[i + 1]);
    d->from.weekday = (uint8_t)in->v[i + 1].value;
    d->text.end = in->v[i + 2].end;
}

static bool is_hijri(const reader *in, uint32_t end) {
    return pc_term_at(in->text, pc_past_space(in->text, end), PC_TERM_DATE_WORD, in->langs, WORD_HIJRI_YEAR) != 0;
}

unsigned pc_date_langs(const pc_check *check) {
    pc_lang lang = check->release->lang;
    return lang == PC_LANG_NONE ? PC_ANY_LANG : PC_LANG_BIT(lang);
}

bool pc_dated_read(const pc_check *check, uint32_t at, uint32_t end, pc_dated *out) {
    pc_lang lang = check->release->lang;
    reader in = {.text = pc_str_sub(check->text, 0, end), .langs = pc_date_langs(check), .start = at,
                 .english = lang == PC_EN || lang == PC_LANG_NONE};
    pc_dated d = {0};
    bool han = lang == PC_ZH || lang == PC_JA;
    if (read_figures(&in, at, &d) || (han && read_unit_marks(&in, at, &d))) {
        *out = d;
        return true;
    }
    if (han && !pc_is_alpha((unsigned char)check->text.p[at]))
        return false;
    read_tokens(&in);
    size_t i = weekday_before(&in, &d), next;
    pc_dated start = d;
    if (i < in.n && pc_written(d.weekday) && read_figures(&in, in.v[i].at, &d)) {
        d.weekday = start.weekday;
        d.from.weekday = start.from.weekday;
        d.text.at = at;
        *out = d;
        return true;
    }
    next = day_first(&in, i, &d);
    if (!next) {
        d = start;
        next = month_first(&in, i, &d);
    }
    if (!next || (d.from.day > 31 && !d.from.year))
        return false;
    d.core.end = in.v[next - 1].end;
    d.text = (pc_range){pc_written(d.weekday) ? d.weekday.at : d.core.at, d.core.end};
    if (pc_written(d.weekday) && is(&in, i - 1, OPEN) && is(&in, next, CLOSE))
        d.text.end = in.v[next].end;
    weekday_behind(&in, next, &d);
    *out = d;
    return !is_hijri(&in, d.core.end);
}
