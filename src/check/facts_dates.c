/* The list of dates: where one may start, and which year is meant where none is written. */
#include "check/facts_dates.h"

#include "check/facts.h"

#include "base/ordered.h"

typedef PC_VEC(pc_dated) dated_list;

static const char *const weekdays[] = {"", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
static const char *const months[] = {"", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};
static const char *const ap_months[] = {"", "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."};

const char *pc_weekday_name(int weekday) {
    return weekdays[weekday];
}

const char *pc_month_name(int month) {
    return months[month];
}

const char *pc_month_ap(int month) {
    return ap_months[month];
}

pc_str pc_date_styled(const pc_check *check, int year, int month, int day) {
    const char *name = pc_wants(check, PC_SET_MONTHS) == PC_VAL_MONTHS_AP ? ap_months[month] : months[month];
    if (pc_wants(check, PC_SET_DATE_ORDER) == PC_VAL_MONTH_DAY)
        return year ? pc_printf(check->arena, "%s %d, %d", name, day, year) : pc_printf(check->arena, "%s %d", name, day);
    return year ? pc_printf(check->arena, "%d %s %d", day, name, year) : pc_printf(check->arena, "%d %s", day, name);
}

size_t pc_dated_at(const pc_dates *dates, uint32_t at) {
    return PC_FIRST_GREATER(dates->v, dates->n, text.end, at);
}

/* ---- finding them ---- */

/* A part of an address or a file name: "/2025/03/report-31-January-2025.pdf". */
static bool is_glued(const pc_check *check, const pc_word *word) {
    unsigned char before = word->at ? (unsigned char)check->text.p[word->at - 1] : ' ';
    return before == '/' || before == '_' || before == '=' || before == '@' || before == '&' || before == '#' ||
           (before == '-' && word->at > 1 && !pc_is_space((unsigned char)check->text.p[word->at - 2]) && check->text.p[word->at - 2] != '-');
}

/* Whether a date can begin with this word. Cheap: it is asked of every word. */
static bool may_start(const pc_check *check, const pc_word *word, bool english) {
    if (word->flags & PC_WORD_DIGIT)
        return word->end - word->at <= 12;
    if (english && !(word->flags & PC_WORD_CAPITAL))
        return false;
    unsigned char first = (unsigned char)check->text.p[word->at];
    return (word->flags & PC_WORD_HAS_DIGIT) != 0 || pc_terms_can_start(&pc_lang_terms, PC_TERM_WEEKDAY, first) ||
           pc_terms_can_start(&pc_lang_terms, PC_TERM_MONTH, first);
}

static bool is_day_or_month(const pc_check *check, uint32_t at, unsigned langs) {
    pc_str rest = pc_str_sub(check->text, at, check->text.n);
    return pc_terms_match(&pc_lang_terms, PC_TERM_WEEKDAY, langs, rest).bytes || pc_terms_match(&pc_lang_terms, PC_TERM_MONTH, langs, rest).bytes;
}

/* In scripts without spaces a date stands inside a run: the next figure or era behind `at` in the run. */
static uint32_t next_in_run(const pc_check *check, uint32_t at, uint32_t end) {
    while (at < end) {
        unsigned len;
        uint32_t cp = pc_utf8_at(check->text, at, &len);
        bool era = cp == 0x4EE4 || cp == 0x5E73 || cp == 0x662D || cp == 0x6C11; /* first signs of the eras in use */
        if (pc_cp_digit(cp) >= 0 || era)
            return at;
        at += len;
    }
    return end;
}

static bool add(pc_check *check, dated_list *list, pc_dated *d, uint32_t passage) {
    d->passage = passage;
    d->quoted = pc_is_quoted(check, d->core.at);
    return PC_PUSH(check->arena, *list, *d);
}

/* Dates inside a run of Han or kana. */
static uint32_t read_run(pc_check *check, const pc_word *word, uint32_t end, dated_list *list) {
    pc_dated d;
    uint32_t at = word->at;
    while ((at = next_in_run(check, at, word->end)) < word->end) {
        if (pc_dated_read(check, at, end, &d)) {
            if (!add(check, list, &d, word->passage))
                return word->end;
            at = d.text.end;
            continue;
        }
        while (at < word->end) { /* past the figures */
            unsigned len;
            if (pc_cp_digit(pc_utf8_at(check->text, at, &len)) < 0)
                break;
            at += len;
        }
        if (at < word->end) {
            unsigned len;
            pc_utf8_at(check->text, at, &len);
            at += len;
        }
    }
    return at > word->end ? at : word->end;
}

static void find_dates(pc_check *check, dated_list *list) {
    unsigned langs = pc_date_langs(check);
    bool english = check->release->lang == PC_EN, han = check->release->lang == PC_ZH || check->release->lang == PC_JA;
    uint32_t from = 0;
    pc_dated d;
    for (size_t i = 0; i < check->n_words; i++) {
        const pc_word *word = &check->words[i];
        if (word->at < from)
            continue;
        uint32_t end = check->passages[word->passage].text.end;
        if (han && word->flags & (PC_WORD_FOREIGN | PC_WORD_DIGIT)) {
            from = read_run(check, word, end, list);
            continue;
        }
        if (!may_start(check, word, english))
            continue;
        if (is_glued(check, word) || (!(word->flags & PC_WORD_HAS_DIGIT) && !is_day_or_month(check, word->at, langs)))
            continue;
        if (pc_dated_read(check, word->at, end, &d)) {
            if (!add(check, list, &d, word->passage))
                return;
            from = d.text.end;
        }
    }
}

/* ---- the year that is meant ---- */

static bool usable(const pc_date *date) {
    return date->year > 0 && date->month > 0 && date->day > 0;
}

static void find_base(const pc_check *check, pc_dates *dates) {
    const pc_release *release = check->release;
    const pc_date *own[] = {&release->dateline.date, &release->release_date, &release->embargo.date};
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
        if (pc_date_full(own[i])) {
            dates->base = *own[i];
            dates->own_base = true;
            return;
        }
    if (usable(&check->as_of) && check->as_of_said) /* the clock says nothing of a text that may be years old */
        dates->base = check->as_of;
}

/* The year that puts the day nearest to the base. */
static int nearest_year(const pc_date *base, int month, int day) {
    int best = base->year, least = INT32_MAX;
    for (int year = base->year - 1; year <= base->year + 1; year++) {
        int away = pc_day_number(year, month, day) - pc_day_number(base->year, base->month, base->day);
        away = away < 0 ? -away : away;
        if (away < least) {
            least = away;
            best = year;
        }
    }
    return best;
}

static bool same_sentence(const pc_check *check, const pc_dated *a, const pc_dated *b) {
    if (a->passage != b->passage || b->text.at - a->text.end > 40)
        return false;
    return memchr(check->text.p + a->text.end, '.', b->text.at - a->text.end) == NULL;
}

/* A year written with the date beside it in the sentence: "June 28, and June 29, 2018". */
static int year_beside(const pc_check *check, const dated_list *list, size_t i) {
    const pc_dated *d = &list->v[i];
    if (i + 1 < list->n && list->v[i + 1].from.year && list->v[i + 1].form == d->form && same_sentence(check, d, &list->v[i + 1]))
        return list->v[i + 1].from.year - (d->from.month > list->v[i + 1].from.month);
    if (i > 0 && list->v[i - 1].year_meant && !list->v[i - 1].year_near && same_sentence(check, &list->v[i - 1], d))
        return list->v[i - 1].year_meant + (d->from.month < list->v[i - 1].from.month);
    return 0;
}

static void settle_years(const pc_check *check, pc_dates *dates, dated_list *list) {
    for (size_t i = 0; i < list->n; i++) {
        pc_dated *d = &list->v[i];
        int year = d->from.year ? d->from.year : d->to.year;
        if (!d->from.year && d->to.year && d->from.month > d->to.month)
            year--; /* 28 December - 3 January 2020 */
        if (!year)
            year = year_beside(check, list, i);
        d->year_near = !year;
        if (!year && dates->base.month && d->from.day)
            year = nearest_year(&dates->base, d->from.month, d->from.day);
        d->year_meant = (int16_t)year;
    }
}

const pc_dates *pc_dates_of(pc_check *check) {
    static const pc_dates none;
    if (check->facts->dates)
        return check->facts->dates;
    pc_dates *dates = pc_arena_zeroed(check->arena, 1, sizeof *dates);
    dated_list list = {0};
    if (!dates)
        return &none;
    find_dates(check, &list);
    find_base(check, dates);
    settle_years(check, dates, &list);
    dates->v = list.v;
    dates->n = list.n;
    check->facts->dates = dates;
    return dates;
}
