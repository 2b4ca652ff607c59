/* The dateline: its date, its mark, its wire tag, and whether the rest of the text agrees with it. */
#include "check/parts.h"
#include "check/facts_dates.h"

#include "text/date_scan.h"

/* The dateline's piece and its date (NULL when none is written there); false when there is no dateline. */
static bool find_line(const pc_check *check, const pc_dates *dates, const pc_passage **line, const pc_dated **date) {
    size_t piece = pc_passage_next(check, 0, PC_SEC_DATELINE);
    if (piece >= check->release->pieces.n)
        return false;
    *line = &check->passages[piece];
    size_t at = pc_dated_at(dates, (*line)->text.at);
    *date = at < dates->n && dates->v[at].text.end <= (*line)->text.end ? &dates->v[at] : NULL;
    return true;
}

/* ---- dateline-separator ---- */

/* The dashes that end the dateline: "–", "--"; empty when something else does. */
static pc_range closing_mark(const pc_check *check, const pc_passage *line) {
    uint32_t end = line->text.end, at = end;
    size_t body = (size_t)(line - check->passages) + 1;
    unsigned len;
    while (at > line->text.at && pc_dash_at(pc_str_sub(check->text, 0, end), at - 1 - ((unsigned char)check->text.p[at - 1] >= 0x80 ? 2 : 0)) == at)
        at -= (unsigned char)check->text.p[at - 1] >= 0x80 ? 3 : 1;
    if (at < end)
        return (pc_range){at, end};
    if (body >= check->release->pieces.n)
        return (pc_range){0, 0};
    /* or between the two pieces */
    uint32_t next = (uint32_t)pc_skip_space(check->text, end, check->passages[body].text.end), stop = next;
    while (stop < check->text.n && pc_dash_at(check->text, stop)) {
        pc_utf8_at(check->text, stop, &len);
        stop += len;
    }
    return (pc_range){next, stop};
}

static bool is_right_mark(pc_str mark, pc_value want) {
    bool wire = pc_str_eq(mark, PC_STR("--"));
    if (want == PC_VAL_DASH_EN_SPACED)
        return wire || pc_str_eq(mark, PC_STR("\xE2\x80\x93"));
    return wire || pc_str_eq(mark, PC_STR("\xE2\x80\x94"));
}

void pc_rule_dateline_separator(pc_check *check) {
    const pc_passage *line;
    const pc_dated *date;
    pc_value want = pc_wants(check, PC_SET_DATELINE_DASH);
    if (!find_line(check, pc_dates_of(check), &line, &date))
        return;
    pc_range mark = closing_mark(check, line);
    if (mark.end <= mark.at || is_right_mark(pc_at(check, mark), want))
        return;
    bool en = want == PC_VAL_DASH_EN_SPACED;
    pc_finding *finding = pc_report(check, mark, "The dateline ends with %s", en ? "an en dash: \" – \"" : "a long dash: \" — \" (or \" -- \" for wires)");
    pc_fix_text(check, finding, false, mark, en ? PC_STR("\xE2\x80\x93") : PC_STR("\xE2\x80\x94"));
}

/* ---- dateline-date-form ---- */

static bool is_capitals(const pc_check *check, pc_range range) {
    return range.end - range.at > 1 && pc_is_upper((unsigned char)check->text.p[range.at + 1]);
}

void pc_rule_dateline_date_form(pc_check *check) {
    const pc_passage *line;
    const pc_dated *d;
    if (!find_line(check, pc_dates_of(check), &line, &d) || !d || d->form > PC_DATE_MONTH_FIRST || d->to.month || d->from.day > 31)
        return;
    bool day_first = pc_wants(check, PC_SET_DATE_ORDER) == PC_VAL_DAY_MONTH;
    const char *month = pc_wants(check, PC_SET_MONTHS) == PC_VAL_MONTHS_AP ? pc_month_ap(d->from.month) : pc_month_name(d->from.month);
    pc_range written = d->month;
    bool full = pc_str_eq(pc_at(check, written), pc_str_of(pc_month_name(d->from.month)));
    if (!full && written.end < check->text.n && check->text.p[written.end] == '.' && check->text.p[written.end - 1] != '.')
        written.end++;
    bool order = (d->form == PC_DATE_DAY_FIRST) == day_first, name = pc_str_eq(pc_at(check, written), pc_str_of(month)) || is_capitals(check, written);
    if (order && name)
        return;
    pc_str with = pc_date_styled(check, d->from.year, d->from.month, d->from.day);
    pc_finding *finding = pc_report(check, d->core, "Write the date of the dateline as \"" PC_FMT "\"", PC_ARG(with));
    pc_fix_text(check, finding, false, d->core, with);
}

/* ---- dateline-order ---- */

/* The tag with the marks that hold it: "/PRNewswire/", "(BUSINESS WIRE)". */
static pc_range tag_around(const pc_check *check, pc_range wire, const pc_passage *line) {
    static const char open[] = "(/[", close[] = ")/]";
    for (size_t i = 0; i < sizeof open - 1; i++)
        if (wire.at > line->text.at && wire.end < check->text.n && check->text.p[wire.at - 1] == open[i] && check->text.p[wire.end] == close[i])
            return (pc_range){wire.at - 1, wire.end + 1};
    return wire;
}

/* The city with the state and the country that the dateline names behind it, and the stop that shortens the last of them. */
static pc_range whole_place(const pc_check *check, pc_range city) {
    const pc_str more[] = {check->release->dateline.region, check->release->dateline.country};
    for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
        pc_range at;
        if (pc_find_text(check, more[i], &at) && at.at >= city.end && at.at - city.end <= 2) {
            city.end = at.end;
            if (pc_byte_at(check->text, city.end) == '.' && check->text.p[city.end - 1] != '.')
                city.end++;
        }
    }
    return city;
}

/* Whether nothing but marks follows in the dateline: an hour behind the date would be left alone. */
static bool ends_line(const pc_check *check, const pc_passage *line, uint32_t at) {
    size_t next = pc_word_at(check, at);
    return next >= check->n_words || check->words[next].at >= line->text.end;
}

void pc_rule_dateline_order(pc_check *check) {
    const pc_passage *line;
    const pc_dated *d;
    pc_range city = {0, 0}, wire = {0, 0};
    if (!find_line(check, pc_dates_of(check), &line, &d) || !d || !pc_find_text(check, check->release->dateline.city, &city))
        return;
    if (d->core.at < city.at) {
        pc_finding *finding = pc_report(check, (pc_range){d->core.at, city.end}, "Name the place before the date in the dateline");
        pc_range place = whole_place(check, city);
        if (pc_str_eq(pc_str_sub(check->text, d->text.end, place.at), PC_STR(", ")) && ends_line(check, line, place.end))
            pc_fix_text(check, finding, false, (pc_range){d->text.at, place.end},
                        pc_printf(check->arena, PC_FMT ", " PC_FMT, PC_ARG(pc_at(check, place)), PC_ARG(pc_at(check, d->text))));
        return;
    }
    if (pc_find_text(check, check->release->dateline.wire, &wire) && wire.at > city.at && wire.end < d->core.at) {
        pc_finding *finding = pc_report(check, (pc_range){wire.at, d->core.end}, "The wire's name comes behind the date in the dateline");
        pc_range tag = tag_around(check, wire, line), gap = {whole_place(check, city).end, tag.at};
        pc_str behind = pc_str_sub(check->text, tag.end, d->text.at), before = pc_at(check, gap);
        bool plain = (pc_str_eq(before, PC_STR(" ")) || pc_str_eq(before, PC_STR(", "))) && (pc_str_eq(behind, PC_STR(" ")) || pc_str_eq(behind, PC_STR(", ")));
        if (plain && ends_line(check, line, d->text.end))
            pc_fix_text(check, finding, false, (pc_range){gap.at, d->text.end}, pc_printf(check->arena, ", " PC_FMT " " PC_FMT, PC_ARG(pc_at(check, d->text)), PC_ARG(pc_at(check, tag))));
    }
}

/* ---- dateline-wire-tag ---- */

void pc_rule_dateline_wire_tag(pc_check *check) {
    const pc_passage *line;
    const pc_dated *date;
    pc_range wire;
    if (!find_line(check, pc_dates_of(check), &line, &date) || !pc_find_text(check, check->release->dateline.wire, &wire))
        return;
    /* papers name themselves and their agencies so in Chinese and Japanese; an unknown word in brackets is no wire */
    pc_term_hit known = {0, 0, 0};
    pc_lang lang = check->release->lang;
    if (lang == PC_ZH || lang == PC_JA || !pc_terms_whole(&pc_lang_terms, PC_TERM_WIRE, PC_ANY_LANG, pc_at(check, wire), &known) || known.value)
        return;
    pc_range tag = tag_around(check, wire, line), cut = tag;
    bool held = tag.at < wire.at;
    pc_finding *finding = pc_report(check, tag, "\"" PC_FMT "\" is the mark of a wire; take it out of copy that is not sent by it", PC_ARG(pc_at(check, tag)));
    bool dashes_before = cut.at >= 2 && memcmp(check->text.p + cut.at - 2, "--", 2) == 0;
    bool dashes_behind = cut.end + 2 <= check->text.n && memcmp(check->text.p + cut.end, "--", 2) == 0;
    if (dashes_before && dashes_behind)
        cut.end += 2;
    else if (cut.at > line->text.at && check->text.p[cut.at - 1] == ' ')
        cut.at--;
    if (held)
        pc_fix_text(check, finding, true, cut, PC_STR(""));
}

/* ---- dateline-date-mismatch ---- */

/* 1 when the dates disagree in what both of them say. */
static bool disagree(const pc_date *a, const pc_date *b) {
    bool day = a->day && b->day && a->day != b->day, year = a->year && b->year && a->year != b->year;
    return a->month && b->month && (a->month != b->month || day || year);
}

static void report_mismatch(pc_check *check, const pc_dated *d, pc_date want, pc_range where, const char *what) {
    pc_finding *finding = pc_report(check, d->core, "This date is not that of %s (" PC_FMT "); check which is right", what,
                                    PC_ARG(pc_date_styled(check, want.year, want.month, want.day)));
    pc_relate(check, finding, where, "%s", what);
}

/* Dates of the lines above the headline against the dateline's. An embargoed text may be issued days before the day it carries. */
static void check_header(pc_check *check, const pc_dates *dates, const pc_dated *line) {
    bool embargoed = pc_passage_next(check, 0, PC_SEC_EMBARGO) < check->release->pieces.n;
    for (size_t i = 0; i < dates->n && !embargoed; i++) {
        const pc_dated *d = &dates->v[i];
        uint8_t section = check->passages[d->passage].section;
        if ((section == PC_SEC_RELEASE_DATE || section == PC_SEC_RELEASE_LINE) && !d->open_year && !d->to.month && disagree(&d->from, &line->from)) {
            report_mismatch(check, line, d->from, d->core, section == PC_SEC_RELEASE_DATE ? "the release date" : "the release line");
            return;
        }
    }
}

/* The weekday in "today (Tuesday)" behind a word; 0 when none stands there. */
static int weekday_behind(const pc_check *check, uint32_t at, pc_range *where) {
    uint32_t open = (uint32_t)pc_mark_at(check->text, pc_past_space(check->text, at), "(");
    if (!open || open >= check->text.n)
        return 0;
    pc_term_hit hit = pc_terms_match(&pc_lang_terms, PC_TERM_WEEKDAY, pc_date_langs(check), pc_str_sub(check->text, open, check->text.n));
    *where = (pc_range){open, open + (uint32_t)hit.bytes};
    return hit.bytes && pc_mark_at(check->text, open + hit.bytes, ")") ? hit.value : 0;
}

/* "today (4 September)": phrases of this rule, the note is the shift in days. */
static void check_told(pc_check *check, const pc_dates *dates, pc_date base, pc_range where) {
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        int shift = hit->note ? hit->note[0] == '-' ? -1 : hit->note[0] == '+' ? 1 : 0 : 0;
        pc_date want = pc_date_plus(base, shift);
        pc_range day;
        size_t at = pc_dated_at(dates, hit->text.end);
        if (pc_is_quoted(check, hit->text.at))
            continue;
        bool beside = at < dates->n && dates->v[at].text.at >= hit->text.end && dates->v[at].text.at - hit->text.end <= 4;
        if (beside) {
            pc_str gap = pc_str_sub(check->text, hit->text.end, dates->v[at].text.at);
            bool held = memchr(gap.p, '(', gap.n) || memchr(gap.p, ',', gap.n) || memchr(gap.p, '\xEF', gap.n) || gap.n <= 1;
            if (held && dates->v[at].from.day && !dates->v[at].to.month && !dates->v[at].open_year && disagree(&dates->v[at].from, &want))
                report_mismatch(check, &dates->v[at], want, where, "the release");
            continue;
        }
        int weekday = pc_date_full(&want) ? weekday_behind(check, hit->text.end, &day) : 0;
        if (weekday && weekday != pc_weekday_of(want.year, want.month, want.day))
            pc_report(check, (pc_range){hit->text.at, day.end}, "The release is of " PC_FMT ", and that makes this a %s, not a %s; check which is right",
                      PC_ARG(pc_date_styled(check, base.year, base.month, base.day)), pc_weekday_name(pc_weekday_of(want.year, want.month, want.day)), pc_weekday_name(weekday));
    }
}

void pc_rule_dateline_date_mismatch(pc_check *check) {
    const pc_dates *dates = pc_dates_of(check);
    const pc_passage *line = NULL;
    const pc_dated *date = NULL;
    if (find_line(check, dates, &line, &date) && date && date->from.day && !date->open_year) {
        check_header(check, dates, date);
        check_told(check, dates, date->from, date->core);
        return;
    }
    /* no dateline with a date: the release date stands for it */
    for (size_t i = 0; i < dates->n; i++)
        if (check->passages[dates->v[i].passage].section == PC_SEC_RELEASE_DATE && dates->v[i].from.day && !dates->v[i].open_year) {
            check_told(check, dates, dates->v[i].from, dates->v[i].core);
            return;
        }
}
