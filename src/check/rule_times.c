/* Times of day: how they are written, noon and midnight, what is said twice, where a zone is missing. English only. */
#include "check/parts.h"
#include "check/facts_dates.h"
#include "check/facts_times.h"

#include "text/date_scan.h"

static bool is_written(pc_range range) {
    return range.end > range.at;
}

static bool in_table(const pc_check *check, const pc_timed *time) {
    return check->passages[time->passage].kind == PC_PARA_TABLE;
}

/* ---- time-form ---- */

/* The half of the day as the style writes it; NULL where it wants 24 hours. */
static const char *half_wanted(const pc_check *check, bool pm) {
    switch (pc_wants(check, PC_SET_TIME)) {
    case PC_VAL_TIME_24_POINT:
        return NULL;
    case PC_VAL_TIME_COLON_CLOSED:
        return pm ? "pm" : "am";
    default:
        return pm ? " p.m." : " a.m.";
    }
}

static unsigned char mark_wanted(const pc_check *check) {
    pc_value value = pc_wants(check, PC_SET_TIME);
    return value == PC_VAL_TIME_24_POINT || value == PC_VAL_TIME_POINT_STOPS ? '.' : ':';
}

/* Whether the figures and the half of the day stand as the style wants them. Minutes that need not be there are time-redundant's. */
static bool is_right_form(const pc_check *check, const pc_timed *time) {
    const char *half = half_wanted(check, time->pm);
    if (!half)
        return time->form == PC_TIME_24 && (time->mark == '.' || !time->mark);
    if (time->form == PC_TIME_24)
        return false;
    pc_str is = pc_str_sub(check->text, time->figures.end, time->half.end);
    return pc_str_eq(is, pc_str_of(half)) && (!time->mark || time->mark == mark_wanted(check));
}

/* "2-3pm": only the half of the day is changed, so that both times keep it. */
static pc_str form_wanted(const pc_check *check, const pc_timed *time) {
    const char *half = half_wanted(check, time->pm);
    if (half && time->form == PC_TIME_HALF && time->mark && !time->minute) /* keeps ":00" where a rule of its own takes it */
        return pc_printf(check->arena, "%d%c%02d%s", time->hour_written, mark_wanted(check), time->minute, half);
    return pc_time_styled(check, time->hour, time->minute);
}

/* Whether a time can be written in the style's form at all. */
static bool can_be_styled(const pc_check *check, const pc_timed *time) {
    bool scraped = is_written(time->half) && memchr(check->text.p + time->half.at, ' ', time->half.end - time->half.at) && !time->stops;
    bool twelve = time->form == PC_TIME_HALF && time->hour_written == 12 && !time->minute; /* noon and midnight have a rule of their own */
    return time->hour_written != 0 && !scraped && time->hour <= 23 && !twelve && (half_wanted(check, false) || !time->range_end);
}

/* Adds the edit that writes a time in the style's form. */
static void fix_form(pc_check *check, pc_finding *finding, bool safe, const pc_timed *time) {
    pc_str with = form_wanted(check, time);
    pc_range range = time->text;
    /* the stop of "p.m." may have ended the sentence too, which the closed form would swallow */
    if (time->stops && with.p && with.n && with.p[with.n - 1] != '.' && pc_sentence_ends(check, range.end))
        with = pc_printf(check->arena, PC_FMT ".", PC_ARG(with));
    /* "3pm." at the end of a sentence: one stop is enough */
    if (!time->stops && with.n && with.p && with.p[with.n - 1] == '.' && pc_byte_at(check->text, range.end) == '.')
        range.end++;
    pc_fix_text(check, finding, safe, range, with);
}

void pc_rule_time_form(pc_check *check) {
    const pc_times *times = pc_times_of(check);
    for (size_t i = 0; i < times->n; i++) {
        const pc_timed *time = &times->v[i];
        if ((time->form != PC_TIME_HALF && time->form != PC_TIME_24) || time->quoted || in_table(check, time) || is_right_form(check, time) || !can_be_styled(check, time))
            continue;
        bool to_24 = !half_wanted(check, false), from_24 = time->form == PC_TIME_24;
        if (time->open) {
            if (!to_24)
                pc_report(check, time->text, "Say whether " PC_FMT " is in the morning or the afternoon", PC_ARG(pc_at(check, time->text)));
            else if (time->mark == ':')
                pc_report(check, time->text, "Write the time with a point, not a colon");
            continue;
        }
        pc_str with = form_wanted(check, time);
        pc_finding *finding = pc_report(check, time->text, "Write \"" PC_FMT "\", not \"" PC_FMT "\"", PC_ARG(with), PC_ARG(pc_at(check, time->text)));
        fix_form(check, finding, !to_24 && !from_24, time);
    }
}

/* ---- time-mixed ---- */

/* What of its form a time shows: two times are mixed when they show different things. */
typedef struct habit {
    uint8_t clock;  /* 12 or 24 */
    uint8_t half;   /* how "p.m." is written; 0 not */
    uint8_t mark;   /* ':' or '.'; 0 no minutes */
} habit;

static habit habit_of(const pc_timed *time) {
    if (time->form == PC_TIME_24)
        return (habit){24, 0, time->mark};
    return (habit){12, (uint8_t)(1 + time->blank + 2 * time->stops + 4 * time->upper), time->mark};
}

static bool differ(habit a, habit b) {
    return a.clock != b.clock || (a.half && b.half && a.half != b.half) || (a.mark && b.mark && a.mark != b.mark);
}

static bool has_habit(const pc_check *check, const pc_timed *time) {
    bool text = PC_IN_TEXT >> check->passages[time->passage].section & 1;
    return time->form <= PC_TIME_24 && !time->open && !time->quoted && !in_table(check, time) && text;
}

/* All times in the form of the house; none where one of them cannot be written so. */
static void style_all(pc_check *check, pc_finding *finding) {
    const pc_times *times = pc_times_of(check);
    for (size_t i = 0; i < times->n; i++)
        if (has_habit(check, &times->v[i]) && !is_right_form(check, &times->v[i]) && !can_be_styled(check, &times->v[i]))
            return;
    for (size_t i = 0; i < times->n; i++)
        if (has_habit(check, &times->v[i]) && !is_right_form(check, &times->v[i]))
            fix_form(check, finding, false, &times->v[i]);
}

void pc_rule_time_mixed(pc_check *check) {
    const pc_times *times = pc_times_of(check);
    const pc_timed *first = NULL;
    habit all = {0, 0, 0};
    for (size_t i = 0; i < times->n; i++) {
        const pc_timed *time = &times->v[i];
        if (!has_habit(check, time))
            continue;
        habit now = habit_of(time);
        if (first && differ(all, now)) {
            pc_finding *finding = pc_report(check, time->text, "Times are written in more than one way (\"" PC_FMT "\", \"" PC_FMT "\"); use one form throughout",
                                            PC_ARG(pc_at(check, first->text)), PC_ARG(pc_at(check, time->text)));
            pc_relate(check, finding, first->text, "the first time is written so");
            style_all(check, finding);
            return;
        }
        first = first ? first : time;
        all = (habit){now.clock, all.half ? all.half : now.half, all.mark ? all.mark : now.mark};
    }
}

/* ---- time-noon-midnight ---- */

void pc_rule_time_noon_midnight(pc_check *check) {
    const pc_times *times = pc_times_of(check);
    const char *noon = pc_wants(check, PC_SET_TIME) == PC_VAL_TIME_COLON_CLOSED ? "midday" : "noon";
    for (size_t i = 0; i < times->n; i++) {
        const pc_timed *time = &times->v[i];
        bool figures = time->form == PC_TIME_HALF && time->hour_written == 12 && !time->minute && !time->range_end;
        bool doubled = time->form >= PC_TIME_NOON && time->twelve;
        if ((!figures && !doubled) || time->quoted)
            continue;
        const char *with = time->hour == 12 ? noon : "midnight";
        pc_range words = time->text;
        if (figures) { /* "12:00 p.m. noon" is all one */
            size_t next = pc_word_at(check, words.end);
            if (next < check->n_words && (pc_word_is(check, &check->words[next], "noon") || pc_word_is(check, &check->words[next], "midnight")))
                words.end = check->words[next].end;
        }
        pc_finding *finding = doubled ? pc_report(check, words, "\"12\" is too much here; write \"%s\"", with)
                                      : pc_report(check, words, "Nobody is sure which end of the day this is; write \"%s\"", with);
        bool stop = figures && time->stops && words.end == time->text.end && pc_sentence_ends(check, words.end);
        pc_fix_text(check, finding, false, words, stop ? pc_printf(check->arena, "%s.", with) : pc_str_of(with));
    }
}

/* ---- time-redundant ---- */

/* "in the morning", "in the afternoon" behind "8 a.m."; the end of it, 0 when it does not stand there. */
static uint32_t part_of_day_behind(const pc_check *check, uint32_t at) {
    static const char *const parts[] = {"morning", "afternoon", "evening"};
    size_t i = pc_word_at(check, at);
    if (i + 1 < check->n_words && pc_word_is(check, &check->words[i], "at") && pc_word_is(check, &check->words[i + 1], "night"))
        return check->words[i + 1].end;
    if (i + 2 >= check->n_words || !pc_word_is(check, &check->words[i], "in") || !pc_word_is(check, &check->words[i + 1], "the"))
        return 0;
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
        if (pc_word_is(check, &check->words[i + 2], parts[k]))
            return check->words[i + 2].end;
    return 0;
}

void pc_rule_time_redundant(pc_check *check) {
    const pc_times *times = pc_times_of(check);
    for (size_t i = 0; i < times->n; i++) {
        const pc_timed *time = &times->v[i];
        if (time->form != PC_TIME_HALF || time->quoted)
            continue;
        uint32_t part = part_of_day_behind(check, time->text.end);
        if (part) {
            pc_finding *finding = pc_report(check, (pc_range){time->text.at, part}, "\"" PC_FMT "\" already says the part of the day; leave the rest out", PC_ARG(pc_at(check, time->half)));
            pc_fix_text(check, finding, true, (pc_range){time->text.end, part}, PC_STR(""));
        }
        if (time->mark && !time->minute && time->hour_written != 12) {
            pc_range zeros = {time->figures.end - 3, time->figures.end};
            pc_finding *finding = pc_report(check, time->figures, "Leave \"" PC_FMT "\" out of a full hour", PC_ARG(pc_at(check, zeros)));
            pc_fix_text(check, finding, true, zeros, PC_STR(""));
        }
    }
}

/* ---- time-order ---- */

/** AP gives time, day, place: "3 p.m. Tuesday". */
void pc_rule_time_order(pc_check *check) {
    const pc_times *times = pc_times_of(check);
    for (size_t i = 0; i < times->n; i++) {
        const pc_timed *time = &times->v[i];
        size_t word = pc_word_at(check, time->text.at);
        if (word < 2 || time->quoted || !pc_word_is(check, &check->words[word - 1], "at") || time->range_end)
            continue;
        const pc_word *day = &check->words[word - 2];
        if (day->passage != time->passage || !(day->flags & PC_WORD_CAPITAL) || check->words[word - 1].gap != PC_GAP_BLANK)
            continue;
        for (int k = 1; k <= 7; k++) {
            const char *name = pc_weekday_name(k);
            if (day->end - day->at != strlen(name) || memcmp(check->text.p + day->at, name, strlen(name)) != 0)
                continue;
            pc_str with = pc_printf(check->arena, PC_FMT " %s", PC_ARG(pc_at(check, time->text)), name);
            pc_finding *finding = pc_report(check, (pc_range){day->at, time->text.end}, "Give the time before the day: \"" PC_FMT "\"", PC_ARG(with));
            bool whole = !is_written(time->zone) && !(time->stops && pc_sentence_ends(check, time->text.end));
            if (whole)
                pc_fix_text(check, finding, false, (pc_range){day->at, time->text.end}, with);
        }
    }
}

/* ---- time-zone-missing ---- */

/** Events that people attend from elsewhere are the phrases of this rule: a time beside one needs its zone. */
void pc_rule_time_zone_missing(pc_check *check) {
    const pc_times *times = pc_times_of(check);
    const pc_hit *hit = pc_hits(check);
    bool zone_told = false;
    for (size_t i = 0; i < times->n; i++)
        zone_told = zone_told || is_written(times->v[i].zone);
    for (size_t i = 0; i < times->n && !zone_told; i++) {
        const pc_timed *time = &times->v[i];
        bool release_line = check->passages[time->passage].section == PC_SEC_RELEASE_LINE;
        while (hit && hit->text.end < check->passages[time->passage].text.at)
            hit = hit->next;
        size_t at = pc_sentence_at(check, time->text.at);
        pc_range around = at < check->n_sentences ? check->sentences[at].text : check->passages[time->passage].text;
        bool remote = false;
        int looked = 0;
        for (const pc_hit *h = hit; h && h->text.at < around.end && !remote && looked < 64; h = h->next, looked++)
            remote = h->text.at >= around.at;
        if (time->quoted || (!remote && !release_line))
            continue;
        pc_report(check, time->text, "Name the time zone: %s", release_line ? "desks in other places count by it" : "people take part from other places");
        return;
    }
}
