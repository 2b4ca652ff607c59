/* How dates are written: order, zeros, ordinals, months, commas, figures, ranges. English only. */
#include "check/parts.h"
#include "check/facts_dates.h"
#include "check/facts_traits.h"

#include "text/date_scan.h"

static bool in_dateline(const pc_check *check, const pc_dated *d) {
    return check->passages[d->passage].section == PC_SEC_DATELINE;
}

static bool in_words(const pc_dated *d) {
    return (d->form == PC_DATE_DAY_FIRST || d->form == PC_DATE_MONTH_FIRST) && d->from.day <= 31;
}

/* Days and holidays that are names: "September 11", "July Fourth", "May Day". */
static bool is_named_day(const pc_check *check, const pc_dated *d) {
    if (pc_written(d->year))
        return false;
    if (d->from.month == 9 && d->from.day == 11)
        return true;
    size_t i = pc_word_at(check, d->core.end);
    static const char *const nouns[] = {"movement", "attacks", "attack", "agreement", "group", "revolution", "day", "holiday", "parade"};
    for (size_t w = 0; i < check->n_words && w < sizeof nouns / sizeof *nouns; w++)
        if (pc_word_is(check, &check->words[i], nouns[w]))
            return true;
    return d->from.month == 7 && d->from.day == 4;
}

/* ---- date-leading-zero ---- */

void pc_rule_date_leading_zero(pc_check *check) {
    const pc_dates *dates = pc_dates_of(check);
    for (size_t i = 0; i < dates->n; i++) {
        const pc_dated *d = &dates->v[i];
        if (!in_words(d) || check->passages[d->passage].kind == PC_PARA_TABLE)
            continue;
        const pc_range days[] = {d->day, d->last_day};
        bool zero[2] = {false, false};
        for (int k = 0; k < 2; k++)
            zero[k] = pc_written(days[k]) && check->text.p[days[k].at] == '0';
        if (!zero[0] && !zero[1])
            continue;
        pc_finding *finding = pc_report(check, zero[0] ? d->core : days[1], "Write the day without the zero before it");
        for (int k = 0; k < 2; k++)
            if (zero[k])
                pc_fix_text(check, finding, true, (pc_range){days[k].at, days[k].at + 1}, PC_STR(""));
    }
}

/* ---- date-ordinal ---- */

void pc_rule_date_ordinal(pc_check *check) {
    const pc_dates *dates = pc_dates_of(check);
    for (size_t i = 0; i < dates->n; i++) {
        const pc_dated *d = &dates->v[i];
        if (!in_words(d) || d->quoted || (!d->day_suffix && !d->last_day_suffix) || is_named_day(check, d))
            continue;
        size_t word = pc_word_at(check, d->core.at);
        bool the = word > 0 && d->form == PC_DATE_DAY_FIRST && pc_word_is(check, &check->words[word - 1], "the");
        pc_str between = pc_str_sub(check->text, d->day.end, d->month.at > d->day.end ? d->month.at : d->day.end);
        bool of = d->form == PC_DATE_DAY_FIRST && !pc_written(d->last_day) && between.n > 2 && pc_lower((unsigned char)between.p[1]) == 'o';
        pc_finding *finding = pc_report(check, d->core, "Write the day as a plain figure, without \"st\", \"nd\", \"rd\" or \"th\"");
        if (d->day_suffix)
            pc_fix_text(check, finding, true, (pc_range){d->day.end - d->day_suffix, d->day.end}, PC_STR(""));
        if (d->last_day_suffix)
            pc_fix_text(check, finding, true, (pc_range){d->last_day.end - d->last_day_suffix, d->last_day.end}, PC_STR(""));
        if (of)
            pc_fix_text(check, finding, true, (pc_range){d->day.end, d->month.at}, PC_STR(" "));
        if (the && of) /* "the 3rd of September": the article goes too */
            pc_fix_text(check, finding, true, (pc_range){check->words[word - 1].at, d->core.at}, PC_STR(""));
    }
}

/* ---- date-order, date-order-mixed ---- */

/* The day or days as the style writes a range of them. */
static pc_str days_styled(const pc_check *check, const pc_dated *d) {
    if (!d->to.month)
        return pc_printf(check->arena, "%d", d->from.day);
    if (d->join == PC_JOIN_AND)
        return pc_printf(check->arena, "%d and %d", d->from.day, d->to.day);
    switch (pc_wants(check, PC_SET_DATE_RANGE)) {
    case PC_VAL_RANGE_TO:
        return pc_printf(check->arena, "%d to %d", d->from.day, d->to.day);
    case PC_VAL_RANGE_EN_DASH:
        return pc_printf(check->arena, "%d–%d", d->from.day, d->to.day);
    default:
        return pc_printf(check->arena, "%d-%d", d->from.day, d->to.day);
    }
}

/* The whole date in the order the style wants, to be put for *range; p NULL where its parts are too many. */
static pc_str reordered(const pc_check *check, const pc_dated *d, pc_range *range) {
    bool day_first = pc_wants(check, PC_SET_DATE_ORDER) == PC_VAL_DAY_MONTH;
    *range = d->core;
    /* the comma behind the year of "June 28, 2018, under" goes with the old order */
    if (day_first && pc_written(d->year) && range->end < check->text.n && check->text.p[range->end] == ',')
        range->end++;
    if (d->to.month && (d->to.month != d->from.month || pc_written(d->last_month) || pc_written(d->last_weekday)))
        return (pc_str){NULL, 0};
    pc_str days = days_styled(check, d);
    const char *month = pc_wants(check, PC_SET_MONTHS) == PC_VAL_MONTHS_AP ? pc_month_ap(d->from.month) : pc_month_name(d->from.month);
    int year = d->from.year;
    if (day_first)
        return year ? pc_printf(check->arena, PC_FMT " %s %d", PC_ARG(days), month, year) : pc_printf(check->arena, PC_FMT " %s", PC_ARG(days), month);
    return year ? pc_printf(check->arena, "%s " PC_FMT ", %d", month, PC_ARG(days), year) : pc_printf(check->arena, "%s " PC_FMT, month, PC_ARG(days));
}

void pc_rule_date_order(pc_check *check) {
    const pc_dates *dates = pc_dates_of(check);
    bool day_first = pc_wants(check, PC_SET_DATE_ORDER) == PC_VAL_DAY_MONTH;
    for (size_t i = 0; i < dates->n; i++) {
        const pc_dated *d = &dates->v[i];
        if (!in_words(d) || d->quoted || in_dateline(check, d) || is_named_day(check, d) || (d->form == PC_DATE_DAY_FIRST) == day_first)
            continue;
        pc_range range;
        pc_str with = reordered(check, d, &range);
        const char *order = day_first ? "the day before the month" : "the month before the day";
        pc_finding *finding = with.p ? pc_report(check, d->core, "Write %s: \"" PC_FMT "\"", order, PC_ARG(with))
                                     : pc_report(check, d->core, "Write %s", order);
        if (with.p)
            pc_fix_text(check, finding, false, range, with);
    }
}

/* Whether a date has a say in the order of the whole text. */
static bool has_order(const pc_check *check, const pc_dated *d) {
    uint32_t wanted = PC_IN_TEXT | PC_IN_DATELINE;
    return in_words(d) && !d->quoted && !is_named_day(check, d) && (wanted >> check->passages[d->passage].section & 1);
}

/* All dates in the order of the house; none where one of them cannot be turned round. */
static void order_all(pc_check *check, pc_finding *finding) {
    const pc_dates *dates = pc_dates_of(check);
    unsigned house = pc_wants(check, PC_SET_DATE_ORDER) == PC_VAL_DAY_MONTH ? PC_DATE_DAY_FIRST : PC_DATE_MONTH_FIRST;
    pc_range range;
    for (size_t i = 0; i < dates->n; i++)
        if (has_order(check, &dates->v[i]) && dates->v[i].form != house && !reordered(check, &dates->v[i], &range).p)
            return;
    for (size_t i = 0; i < dates->n; i++)
        if (has_order(check, &dates->v[i]) && dates->v[i].form != house) {
            pc_str with = reordered(check, &dates->v[i], &range);
            pc_fix_text(check, finding, false, range, with);
        }
}

void pc_rule_date_order_mixed(pc_check *check) {
    const pc_dates *dates = pc_dates_of(check);
    const pc_dated *first = NULL;
    for (size_t i = 0; i < dates->n; i++) {
        const pc_dated *d = &dates->v[i];
        if (!has_order(check, d))
            continue;
        if (first && first->form != d->form) {
            pc_finding *finding = pc_report(check, first->core, "Some dates have the day first and others the month; use one order throughout");
            pc_relate(check, finding, d->core, "the other order is used here");
            order_all(check, finding);
            return;
        }
        first = first ? first : d;
    }
}

/* ---- date-year-comma ---- */

static bool is_determiner(const pc_check *check, const pc_word *word) {
    static const char *const words[] = {"a", "an", "the", "its", "his", "her", "their", "our", "this", "that"};
    return PC_IS_ONE_OF(check, word, words) || (check->text.p[word->end - 1] == 's' && (word->flags & PC_WORD_APOSTROPHE));
}

void pc_rule_date_year_comma(pc_check *check) {
    const pc_dates *dates = pc_dates_of(check);
    for (size_t i = 0; i < dates->n; i++) {
        const pc_dated *d = &dates->v[i];
        pc_range year = pc_written(d->last_year) ? d->last_year : d->year;
        if (d->form != PC_DATE_MONTH_FIRST || d->quoted || !pc_written(year) || in_dateline(check, d) || d->text.end != year.end)
            continue;
        const pc_passage *passage = &check->passages[d->passage];
        /* a comma before the year that was lost shows that the text lost its marks; then this one is not the writer's slip */
        size_t next = pc_word_at(check, year.end);
        pc_str before = pc_str_sub(check->text, d->day.end, d->year.at > d->day.end ? d->year.at : d->day.end);
        if (passage->kind == PC_PARA_TABLE || next >= check->n_words || check->words[next].at >= passage->text.end || memchr(before.p, ',', before.n) == NULL)
            continue;
        size_t first = pc_word_at(check, d->text.at);
        if (first > 0 && check->words[first - 1].passage == d->passage && is_determiner(check, &check->words[first - 1]))
            continue; /* "the December 8, 2003 deadline": used as an adjective */
        const pc_word *word = &check->words[next];
        bool runs_on = word->gap == PC_GAP_BLANK && !(word->flags & (PC_WORD_CAPITAL | PC_WORD_STARTS | PC_WORD_DIGIT));
        if (!runs_on)
            continue;
        pc_finding *finding = pc_report(check, (pc_range){year.at, word->end}, "Set the year of a date off with a second comma: \"" PC_FMT ",\"", PC_ARG(pc_at(check, year)));
        pc_fix_text(check, finding, true, (pc_range){year.end, year.end}, PC_STR(","));
    }
}

/* ---- date-month-abbreviation ---- */

/* A month as written against its right form; p NULL when it is right. `day`: a day stands with it. */
static const char *month_wanted(const pc_check *check, pc_range written, int month, bool day) {
    pc_str is = pc_at(check, written);
    bool ap = pc_wants(check, PC_SET_MONTHS) == PC_VAL_MONTHS_AP;
    const char *want = ap && day ? pc_month_ap(month) : pc_month_name(month);
    bool capitals = is.n > 1 && pc_is_upper((unsigned char)is.p[1]);
    return capitals || pc_str_eq(is, pc_str_of(want)) ? NULL : want;
}

/* The written month with the stop that shortens it; behind a full name a stop ends the sentence. */
static pc_range with_stop(const pc_check *check, pc_range month, int number) {
    bool full = pc_str_eq(pc_at(check, month), pc_str_of(pc_month_name(number)));
    if (!full && month.end < check->text.n && check->text.p[month.end] == '.' && check->text.p[month.end - 1] != '.')
        month.end++;
    return month;
}

static void check_month(pc_check *check, const pc_dated *d, pc_range written, int month, bool day) {
    const char *want = pc_written(written) ? month_wanted(check, written = with_stop(check, written, month), month, day) : NULL;
    if (!want || d->quoted || in_dateline(check, d) || check->passages[d->passage].kind == PC_PARA_TABLE)
        return;
    pc_finding *finding = pc_report(check, written, "Write \"%s\", not \"" PC_FMT "\"%s", want, PC_ARG(pc_at(check, written)),
                                    day || pc_wants(check, PC_SET_MONTHS) != PC_VAL_MONTHS_AP ? "" : ": a month without a day is spelled out");
    bool stop = check->text.p[written.end - 1] == '.' && want[strlen(want) - 1] != '.' && pc_sentence_ends(check, written.end);
    pc_fix_text(check, finding, true, written, stop ? pc_printf(check->arena, "%s.", want) : pc_str_of(want));
}

void pc_rule_date_month_abbreviation(pc_check *check) {
    const pc_dates *dates = pc_dates_of(check);
    bool ap_order = pc_wants(check, PC_SET_DATE_ORDER) == PC_VAL_MONTH_DAY;
    for (size_t i = 0; i < dates->n; i++) {
        const pc_dated *d = &dates->v[i];
        if (d->form > PC_DATE_MONTH_YEAR || (d->form == PC_DATE_DAY_FIRST && ap_order))
            continue; /* where the order is wrong, date-order says how to write all of it */
        if (d->form == PC_DATE_MONTH_FIRST && !ap_order)
            continue;
        check_month(check, d, d->month, d->from.month, d->form != PC_DATE_MONTH_YEAR);
        check_month(check, d, d->last_month, d->to.month, true);
    }
}

/* ---- date-numeric-ambiguous ---- */

void pc_rule_date_numeric_ambiguous(pc_check *check) {
    const pc_dates *dates = pc_dates_of(check);
    for (size_t i = 0; i < dates->n; i++) {
        const pc_dated *d = &dates->v[i];
        if (d->form != PC_DATE_FIGURES)
            continue;
        pc_str full = pc_date_styled(check, d->from.year, d->from.month, d->from.day);
        if (d->open_year)
            pc_report(check, d->core, "This can be %d %s or %d %s; write the month as a word", d->from.day, pc_month_name(d->from.month), d->from.month,
                      pc_month_name(d->from.day));
        else
            pc_report(check, d->core, "Write the month as a word: \"" PC_FMT "\"; a date in figures is read differently abroad", PC_ARG(full));
    }
}

/* ---- date-range-form ---- */

static const char *range_mark_wanted(const pc_check *check, const pc_dated *d) {
    bool en_dash = memchr(check->text.p + d->mark.at, '\xE2', d->mark.end - d->mark.at) != NULL;
    switch (pc_wants(check, PC_SET_DATE_RANGE)) {
    case PC_VAL_RANGE_TO:
        return d->join == PC_JOIN_HYPHEN || d->join == PC_JOIN_DASH ? " to " : NULL;
    case PC_VAL_RANGE_EN_DASH:
        return d->join == PC_JOIN_HYPHEN || (d->join == PC_JOIN_DASH && !en_dash) ? "–" : NULL;
    case PC_VAL_RANGE_HYPHEN:
    case PC_VAL_RANGE_AND:
        return d->join == PC_JOIN_DASH ? "-" : NULL;
    default:
        return NULL;
    }
}

void pc_rule_date_range_form(pc_check *check) {
    const pc_dates *dates = pc_dates_of(check);
    for (size_t i = 0; i < dates->n; i++) {
        const pc_dated *d = &dates->v[i];
        const char *want = d->to.month && in_words(d) && !d->quoted ? range_mark_wanted(check, d) : NULL;
        if (!want)
            continue;
        bool whole = pc_written(d->last_month); /* "28 June - 2 July": blanks stay around the mark */
        pc_range words = whole ? d->core : (pc_range){d->day.at, d->last_day.end};
        pc_str with = pc_printf(check->arena, "%s%s%s", whole && *want != ' ' ? " " : "", want, whole && *want != ' ' ? " " : "");
        pc_finding *finding = pc_report(check, words, "Write \"" PC_FMT "%s" PC_FMT "\"", PC_ARG(pc_str_sub(check->text, words.at, d->mark.at)), with.p ? with.p : "",
                                        PC_ARG(pc_str_sub(check->text, d->mark.end, words.end)));
        pc_fix_text(check, finding, false, d->mark, with);
    }
}

/* ---- decade-apostrophe ---- */

static bool before_decade(const pc_check *check, size_t i) {
    static const char *const words[] = {"the", "early", "mid", "late", "in", "since", "and", "to", "his", "her", "their"};
    for (size_t w = 0; i > 0 && w < sizeof words / sizeof *words; w++)
        if (pc_word_is(check, &check->words[i - 1], words[w]))
            return true;
    return false;
}

/** 1990's, 80's: four figures ending in 0, or two. "2010's best film" is a possessive, and so is any year after nothing but a name. */
void pc_rule_decade_apostrophe(pc_check *check) {
    const pc_picked *words = pc_words_with(check, PC_TRAIT_APOSTROPHE);
    for (size_t w = 0; w < words->at.n; w++) {
        size_t i = words->at.v[w];
        const pc_word *word = &check->words[i];
        if (!(word->flags & PC_WORD_DIGIT))
            continue;
        pc_str text = pc_word_text(check, word);
        size_t digits = 0;
        while (digits < text.n && pc_is_digit((unsigned char)text.p[digits]))
            digits++;
        bool decade = (digits == 4 && (text.p[0] == '1' || text.p[0] == '2') && text.p[3] == '0') || (digits == 2 && text.p[1] == '0');
        if (!decade || text.p[text.n - 1] != 's' || text.n - digits > 4 || !before_decade(check, i))
            continue;
        pc_finding *finding = pc_report(check, (pc_range){word->at, word->end}, "Write \"" PC_FMT "s\": a plural has no apostrophe", PC_ARG(pc_str_sub(text, 0, digits)));
        pc_fix_text(check, finding, true, (pc_range){word->at + (uint32_t)digits, word->end - 1}, PC_STR(""));
    }
}
