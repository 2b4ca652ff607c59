#include "check/facts_times.h"

#include "check/facts.h"
#include "text/date_scan.h"

typedef PC_VEC(pc_timed) timed_list;

/* "a.m.", "PM", "p. m." at `at`; its end, 0 when it is not there. */
static uint32_t half_at(pc_str text, uint32_t at, pc_timed *time) {
    unsigned char c = pc_byte_at(text, at), half = pc_lower(c);
    uint32_t i = at + 1;
    if (half != 'a' && half != 'p')
        return 0;
    bool stop = pc_byte_at(text, i) == '.';
    i += stop;
    if (stop && pc_byte_at(text, i) == ' ' && pc_lower(pc_byte_at(text, i + 1)) == 'm')
        i++;
    if (pc_lower(pc_byte_at(text, i)) != 'm')
        return 0;
    i++;
    if (pc_is_alpha(pc_byte_at(text, i)) || pc_is_digit(pc_byte_at(text, i)))
        return 0;
    if (stop && pc_byte_at(text, i) == '.')
        i++;
    time->pm = half == 'p';
    time->stops = stop;
    time->upper = pc_is_upper(c);
    time->half = (pc_range){at, i};
    return i;
}

static bool zone_at(const pc_check *check, uint32_t at, uint32_t end, pc_range *zone) {
    uint32_t start = (uint32_t)pc_skip_space(check->text, at, end);
    if (start < end && (check->text.p[start] == '(' || check->text.p[start] == ','))
        start = (uint32_t)pc_skip_space(check->text, start + 1, end);
    if (start >= end || start - at > 3 || !pc_terms_can_start(&pc_lang_terms, PC_TERM_ZONE, (unsigned char)check->text.p[start]))
        return false;
    pc_term_hit hit = pc_terms_match(&pc_lang_terms, PC_TERM_ZONE, PC_LANG_BIT(PC_EN), pc_str_sub(check->text, start, end));
    bool word = pc_is_lower((unsigned char)check->text.p[start]) || (hit.bytes > 1 && pc_is_lower((unsigned char)check->text.p[start + 1]));
    if (!hit.bytes || (word && hit.bytes < 5))
        return false;
    *zone = (pc_range){start, start + (uint32_t)hit.bytes};
    return true;
}

/* What shows that figures without a half of the day are a time: what stands before or behind them. */
static bool is_told(const pc_check *check, size_t word, const pc_timed *time) {
    static const char *const before[] = {"at", "from", "until", "till", "by", "to", "between", "and", "before", "after", "around", "until", "noon"};
    if (time->zone.end > time->zone.at)
        return true;
    if (time->figures.end - time->figures.at == 5 && time->mark == ':' && (time->hour_written >= 13 || check->text.p[time->figures.at] == '0'))
        return true;
    for (size_t i = 0; word > 0 && i < sizeof before / sizeof *before; i++)
        if (check->words[word - 1].passage == check->words[word].passage && pc_word_is(check, &check->words[word - 1], before[i]))
            return true;
    return false;
}

static void settle_hour(pc_timed *time) {
    time->hour = time->hour_written;
    if (time->form == PC_TIME_HALF && time->pm && time->hour < 12)
        time->hour = (int8_t)(time->hour + 12);
    else if (time->form == PC_TIME_HALF && !time->pm && time->hour == 12)
        time->hour = 0;
}

/* "hrs", "hours" behind 24-hour figures. */
static uint32_t past_hours(const pc_check *check, uint32_t at, uint32_t end) {
    static const char *const words[] = {"hrs", "hours", "hr"};
    uint32_t start = (uint32_t)pc_skip_space(check->text, at, end);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        if (end - start >= n && memcmp(check->text.p + start, words[i], n) == 0 && !pc_is_alpha(pc_byte_at(check->text, start + n)))
            return start + (uint32_t)n;
    }
    return 0;
}

/* The figures of a time at a word: hour, mark, minutes. False when they are none. */
static bool read_clock(const pc_check *check, uint32_t at, pc_timed *time) {
    pc_number hour, minute = {0, 0, 0};
    if (!pc_number_at(check->text, at, &hour) || hour.digits == 3 || hour.digits > 4)
        return false;
    size_t end = hour.end;
    if (hour.digits == 4) {
        minute.value = hour.value % 100;
        hour.value /= 100;
    } else {
        unsigned char mark = pc_byte_at(check->text, end);
        if ((mark == ':' || mark == '.') && pc_is_digit(pc_byte_at(check->text, end + 1))) {
            if (!pc_number_at(check->text, end + 1, &minute) || minute.digits != 2)
                return false;
            time->mark = mark;
            end = minute.end;
        }
        if (pc_byte_at(check->text, end) == ':' || (pc_byte_at(check->text, end) == '.' && pc_is_digit(pc_byte_at(check->text, end + 1))))
            return false;
    }
    if (hour.value > 24 || minute.value > 59)
        return false;
    time->hour_written = (int8_t)hour.value;
    time->minute = (int8_t)minute.value;
    time->figures = (pc_range){at, (uint32_t)end};
    return true;
}

static bool read_figures(const pc_check *check, size_t word, pc_timed *time) {
    uint32_t at = check->words[word].at, end = check->passages[check->words[word].passage].text.end;
    if (!read_clock(check, at, time))
        return false;
    uint32_t behind = time->figures.end, next = (uint32_t)pc_skip_space(check->text, behind, end);
    uint32_t half = next < end && next - behind <= 3 && time->hour_written <= 12 && (time->mark || time->figures.end - at <= 2) ? half_at(check->text, next, time) : 0;
    time->text = time->figures;
    if (half) {
        time->form = PC_TIME_HALF;
        time->blank = next > behind;
        time->text.end = half;
        (void)zone_at(check, half, end, &time->zone);
    } else {
        time->form = PC_TIME_24;
        uint32_t hours = past_hours(check, behind, end);
        bool four = !time->mark && time->figures.end - at == 4, zone = zone_at(check, hours ? hours : behind, end, &time->zone);
        if (hours && (four || time->mark))
            time->text.end = hours;
        else if (!time->mark && !(four && zone))
            return false;
        if (zone && four && !pc_is_upper(pc_byte_at(check->text, time->zone.at + 1)))
            return false; /* "through 2010 local grants" */
        time->open = !four && !hours && time->hour_written >= 1 && time->hour_written <= 12 && check->text.p[at] != '0';
        if ((time->mark == '.' && !zone && !hours) || !((hours && four) || is_told(check, word, time)))
            return false;
    }
    settle_hour(time);
    return true;
}

static bool read_word(const pc_check *check, size_t i, pc_timed *time) {
    const pc_word *word = &check->words[i];
    if (pc_word_is(check, word, "noon") || pc_word_is(check, word, "midday"))
        *time = (pc_timed){.form = PC_TIME_NOON, .hour = 12, .hour_written = 12};
    else if (pc_word_is(check, word, "midnight"))
        *time = (pc_timed){.form = PC_TIME_MIDNIGHT};
    else
        return false;
    time->text = (pc_range){word->at, word->end};
    if (i > 0 && word->gap == PC_GAP_BLANK && check->words[i - 1].passage == word->passage) {
        pc_str before = pc_word_text(check, &check->words[i - 1]);
        time->twelve = pc_str_eq(before, PC_STR("12"));
        if (time->twelve)
            time->text.at = check->words[i - 1].at;
    }
    (void)zone_at(check, word->end, check->passages[word->passage].text.end, &time->zone);
    return true;
}

/* "2-3 p.m.", "2 to 3 p.m.": the half of the day belongs to both. */
static void mark_range(const pc_check *check, pc_timed *time) {
    uint32_t at = time->figures.at;
    if (time->form != PC_TIME_HALF || !at)
        return;
    unsigned char before = (unsigned char)check->text.p[at - 1];
    time->range_end = before == '-' || (at >= 3 && memcmp(check->text.p + at - 3, "\xE2\x80\x93", 3) == 0);
}

/* "12:00 noon" is one time; "2:30" of "2:30 to 4:30 p.m." has its half of the day from the second and is none alone. */
static bool is_one_time(const pc_timed *before, const pc_timed *time) {
    if (before->passage != time->passage || time->text.at - before->text.end > 8 || before->form != PC_TIME_24)
        return false;
    if (time->form >= PC_TIME_NOON)
        return before->hour_written == 12 && time->text.at - before->text.end <= 2;
    return before->open && time->form == PC_TIME_HALF;
}

const pc_times *pc_times_of(pc_check *check) {
    static const pc_times none;
    if (check->facts->times)
        return check->facts->times;
    pc_times *times = pc_arena_zeroed(check->arena, 1, sizeof *times);
    timed_list list = {0};
    if (!times)
        return &none;
    uint32_t from = 0;
    for (size_t i = 0; i < check->n_words; i++) {
        const pc_word *word = &check->words[i];
        char first = check->text.p[word->at] | 0x20;
        if (!(word->flags & PC_WORD_DIGIT) && first != 'n' && first != 'm')
            continue;
        pc_timed time = {0};
        if (word->at < from || !(word->flags & PC_WORD_DIGIT ? read_figures(check, i, &time) : (first == 'n' || first == 'm') && read_word(check, i, &time)))
            continue;
        time.passage = word->passage;
        if (list.n && is_one_time(&list.v[list.n - 1], &time)) {
            list.n--;
            if (time.form >= PC_TIME_NOON) {
                time.text.at = list.v[list.n].text.at;
                time.twelve = true;
            }
        }
        mark_range(check, &time);
        time.quoted = pc_is_quoted(check, word->at);
        from = time.text.end;
        if (!PC_PUSH(check->arena, list, time))
            break;
    }
    times->v = list.v;
    times->n = list.n;
    check->facts->times = times;
    return times;
}

pc_str pc_time_styled(const pc_check *check, int hour, int minute) {
    int twelve = hour % 12 ? hour % 12 : 12;
    const char *half = hour >= 12 ? "p" : "a";
    switch (pc_wants(check, PC_SET_TIME)) {
    case PC_VAL_TIME_24_POINT:
        return pc_printf(check->arena, "%d.%02d", hour, minute);
    case PC_VAL_TIME_COLON_CLOSED:
        return minute ? pc_printf(check->arena, "%d:%02d%sm", twelve, minute, half) : pc_printf(check->arena, "%d%sm", twelve, half);
    case PC_VAL_TIME_POINT_STOPS:
        return minute ? pc_printf(check->arena, "%d.%02d %s.m.", twelve, minute, half) : pc_printf(check->arena, "%d %s.m.", twelve, half);
    default:
        return minute ? pc_printf(check->arena, "%d:%02d %s.m.", twelve, minute, half) : pc_printf(check->arena, "%d %s.m.", twelve, half);
    }
}
