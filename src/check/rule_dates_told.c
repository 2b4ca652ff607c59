/* Dates against what the text says of them: events to come that are over, quarters, today and tomorrow, seasons. */
#include "check/facts_dates.h"

enum { NEAR_WORDS = 12, NEAR_BYTES = 120, NEAR_PAST = 90, LAST_EDITION = 800 };

/* ---- date-stale ---- */

static int days_to(const pc_dates *dates, int year, int month, int day) {
    return pc_day_number(year, month, day) - pc_day_number(dates->base.year, dates->base.month, dates->base.day);
}

/* Days from the release to the end of the date: negative when it is over. False when the text does not settle it. */
static bool days_off(const pc_dates *dates, const pc_dated *d, int *from, int *to) {
    bool has_day = d->form != PC_DATE_MONTH_YEAR;
    if (!dates->base.month || d->year_meant <= 0 || d->open_year || (d->year_near && d->from.month == 9 && d->from.day == 11) || (has_day && !d->from.day) || d->from.day > 31)
        return false;
    *from = days_to(dates, d->year_meant, d->from.month, has_day ? d->from.day : 1);
    *to = has_day ? *from : days_to(dates, d->year_meant, d->from.month, pc_days_in_month(d->year_meant, d->from.month));
    if (d->to.month)
        *to = days_to(dates, d->to.year ? d->to.year : d->year_meant + (d->to.month < d->from.month), d->to.month, d->to.day);
    return true;
}

/* Words behind which a date belongs to something else than the event: "since", "adopted on", "anniversary of". */
static bool turns_away(const pc_check *check, const pc_word *word) {
    static const char *const words[] = {"since", "after", "following", "until", "till", "before", "from", "which", "that", "who", "whose", "where",
                                        "anniversary", "dated", "signed", "adopted", "passed", "held", "of", "under", "because", "as", "than", "mark",
                                        "commemorate", "seit", "nach", "depuis", "après", "desde", "tras", "dopo", "dal", "após", "с", "после"};
    return PC_IS_ONE_OF(check, word, words);
}

/* "be held", "be launched": a participle behind "be" belongs to the event. */
static bool is_participle(const pc_check *check, const pc_word *word) {
    uint32_t n = word->end - word->at;
    return n > 4 && memcmp(check->text.p + word->end - 2, "ed", 2) == 0 && !pc_word_is(check, word, "scheduled") && !pc_word_is(check, word, "planned");
}

/* Whether the words [from, to) lead from a future verb straight to a date. */
static bool leads_on(const pc_check *check, size_t from, size_t to) {
    bool passive = false;
    if (to - from > NEAR_WORDS)
        return false;
    for (size_t i = from; i < to; i++) {
        const pc_word *word = &check->words[i];
        if (pc_word_is(check, word, "be")) {
            passive = true;
            continue;
        }
        if (pc_word_is(check, word, "held") && passive) {
            passive = false;
            continue;
        }
        bool new_sentence = (pc_word_is(check, word, "in") || pc_word_is(check, word, "on")) && (word->flags & PC_WORD_CAPITAL);
        if (new_sentence || turns_away(check, word) || (is_participle(check, word) && !passive))
            return false;
        passive = passive && pc_word_is(check, word, "formally");
    }
    return true;
}

static void report_stale(pc_check *check, const pc_dates *dates, const pc_dated *d, const pc_hit *hit, int days) {
    pc_str base = pc_date_styled(check, dates->base.year, dates->base.month, dates->base.day);
    pc_finding *finding = pc_report(check, d->core, "This day is %s the release (" PC_FMT "), which speaks of it as still to come; check the date and its year",
                                    days < -300 ? "about a year or more before" : "before", PC_ARG(base));
    pc_relate(check, finding, hit->text, "told as still to come here");
}

/* Future verbs are phrases of this rule; the date stands behind them in the sentence, or where a note says so, before. */
static void check_future(pc_check *check, const pc_dates *dates) {
    uint32_t done = 0;
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        bool quarter = hit->note && *hit->note == 'q', present = hit->note && *hit->note == 'p';
        size_t at = pc_dated_at(dates, hit->text.end);
        if (quarter || at >= dates->n || pc_is_quoted(check, hit->text.at))
            continue;
        const pc_dated *d = &dates->v[at];
        int from, to;
        if (d->text.at < hit->text.end || d->text.at - hit->text.end > NEAR_BYTES || d->text.at < done || !days_off(dates, d, &from, &to))
            continue;
        size_t first = hit->last, last = pc_word_at(check, d->text.at);
        size_t sentence = pc_sentence_at(check, hit->text.at);
        bool together = sentence < check->n_sentences ? check->sentences[sentence].text.end > d->text.at : check->words[hit->first].passage == d->passage;
        bool past = to < 0 && (!d->year_near || to >= -NEAR_PAST) && (!present || to >= -LAST_EDITION); /* "the story begins in May 1945" */
        if (!together || !past || memchr(check->text.p + hit->text.end, ';', d->text.at - hit->text.end) || !leads_on(check, first, last))
            continue;
        report_stale(check, dates, d, hit, to);
        done = d->text.end;
    }
}

/* A verb that tells of what is over: "met", "opened"; not "scheduled". */
static bool is_past_verb(const pc_check *check, const pc_word *word) {
    static const char *const irregular[] = {"held", "began", "met", "took", "came", "went", "won", "left", "spoke", "sold", "gave", "said", "wrote"};
    static const char *const open[] = {"scheduled", "expected", "planned", "slated", "postponed", "delayed", "extended", "rescheduled", "timed", "hosted", "located", "based", "projected", "anticipated", "needed", "required", "fixed"};
    uint32_t n = word->end - word->at;
    if (PC_IS_ONE_OF(check, word, irregular))
        return true;
    for (size_t i = 0; i < sizeof open / sizeof *open; i++)
        if (pc_word_is(check, word, open[i]))
            return false;
    return n > 4 && memcmp(check->text.p + word->end - 2, "ed", 2) == 0;
}

/* Words before a participle that put it off: "to be held", "when opened". */
static bool puts_off(const pc_check *check, const pc_word *word) {
    static const char *const words[] = {"be", "being", "is", "are", "will", "to", "gets", "get", "when", "once", "if", "until", "unless", "not", "fully", "officially", "formally"};
    return PC_IS_ONE_OF(check, word, words);
}

/* "was held on 5 May 2020", "the board met on 5 May 2020" in a release of 2019: the verb stands right before the date. */
static void check_past(pc_check *check, const pc_dates *dates) {
    for (size_t i = 0; i < dates->n; i++) {
        const pc_dated *d = &dates->v[i];
        int from, to;
        size_t word = pc_word_at(check, d->text.at);
        if (d->year_near || d->quoted || word < 3 || !days_off(dates, d, &from, &to) || from <= 1 || d->form == PC_DATE_MONTH_YEAR)
            continue;
        const pc_word *on = &check->words[word - 1], *verb = &check->words[word - 2], *before = &check->words[word - 3];
        bool led = on->passage == d->passage && before->passage == d->passage && pc_word_is(check, on, "on") && verb->gap == PC_GAP_BLANK;
        if (led && is_past_verb(check, verb) && !puts_off(check, before))
            pc_report(check, d->core, "This day comes after the release, which speaks of it as over; check the date and its year");
    }
}

/* 1 to 4 of "first", "second-", "Q3", "1Q"; 0 for another word. */
static int quarter_of(const pc_check *check, const pc_word *word) {
    static const char *const names[][4] = {{"first", "q1", "1q", "1st"}, {"second", "q2", "2q", "2nd"}, {"third", "q3", "3q", "3rd"}, {"fourth", "q4", "4q", "4th"}};
    for (int q = 0; q < 4; q++)
        for (int k = 0; k < 4; k++)
            if (pc_word_is(check, word, names[q][k]))
                return q + 1;
    return 0;
}

/* The quarters that words [from, to) name, as bits 1 << quarter; *where: the first of them. */
static unsigned quarters_in(const pc_check *check, size_t from, size_t to, pc_range *where) {
    unsigned set = 0;
    for (size_t i = from; i < to && i < check->n_words; i++) {
        int quarter = quarter_of(check, &check->words[i]);
        bool spelled = quarter && pc_lower((unsigned char)check->text.p[check->words[i].at]) != 'q' && !(check->words[i].flags & PC_WORD_HAS_DIGIT);
        bool digits = quarter && !spelled && check->words[i].end - check->words[i].at == 2;
        bool named = i + 1 < to && pc_word_is(check, &check->words[i + 1], "quarter");
        if (!quarter || !(digits || named))
            continue;
        if (!set)
            *where = (pc_range){check->words[i].at, check->words[named ? i + 1 : i].end};
        set |= 1u << quarter;
    }
    return set;
}

/* The headline announces one quarter's results and the first paragraph another's. */
static void check_quarters(pc_check *check) {
    static const char *const names[] = {"", "first", "second", "third", "fourth"};
    size_t head = pc_passage_next(check, 0, PC_SEC_HEADLINE), lede = pc_passage_next(check, 0, PC_SEC_BODY);
    pc_range in_head = {0, 0}, in_lede = {0, 0};
    if (head >= check->release->pieces.n || lede >= check->release->pieces.n)
        return;
    unsigned a = quarters_in(check, check->passages[head].first, check->passages[head].last, &in_head);
    unsigned b = a ? quarters_in(check, check->passages[lede].first, check->passages[lede].last, &in_lede) : 0;
    if (!a || !b || (a & b) || (a & (a - 1)) || (b & (b - 1)))
        return;
    int one = 1, other = 1;
    while (!(a >> one & 1))
        one++;
    while (!(b >> other & 1))
        other++;
    pc_finding *finding = pc_report(check, in_lede, "The headline speaks of the %s quarter, this of the %s; check which is meant", names[one], names[other]);
    pc_relate(check, finding, in_head, "the headline says this");
}

/* "the last quarter (Q1 2019)" of a release of September. */
static void check_last_quarter(pc_check *check, const pc_dates *dates) {
    static const char *const names[] = {"", "first", "second", "third", "fourth"};
    for (const pc_hit *hit = pc_hits(check); hit && dates->base.month; hit = hit->next) {
        pc_range where = {0, 0};
        if (!hit->note || *hit->note != 'q' || pc_is_quoted(check, hit->text.at))
            continue;
        size_t to = hit->last + 4;
        unsigned set = quarters_in(check, hit->last, to, &where);
        int right = (dates->base.month - 1) / 3; /* the quarter before the one that runs */
        right = right ? right : 4;
        if (!set || where.at - hit->text.end > 12 || check->words[hit->last].passage != check->words[hit->first].passage || set >> right & 1)
            continue;
        pc_report(check, where, "The quarter before this release is the %s of the calendar year; check which is meant", names[right]);
    }
}

void pc_rule_date_stale(pc_check *check) {
    const pc_dates *dates = pc_dates_of(check);
    check_future(check, dates);
    check_past(check, dates);
    check_quarters(check);
    check_last_quarter(check, dates);
}

/* ---- relative-day ---- */

/* "the world of today", "than today", "available today", "leaders of tomorrow": no day of the calendar. */
static bool is_figurative(const pc_check *check, const pc_hit *hit) {
    static const char *const before[] = {"of", "than", "until", "till", "better", "available", "still", "exist", "exists", "facing", "live", "even", "as",
                                         "like", "here", "us", "that", "are", "is", "have", "has", "do", "does", "we", "they", "from", "by", "use", "used", "known", "working", "world", "for", "people", "only", "both", "between"};
    static const char *const after[] = {"are", "more", "is", "there", "and", "many", "most", "than", "nearly", "about", "almost", "it", "they", "has", "have", "over", "we", "our", "you", "i", "s", "facing"};
    static const char *const told[] = {"was", "were", "announced", "launched", "opened", "signed", "published", "began", "started", "released", "said"};
    const pc_word *word = &check->words[hit->first];
    if (pc_word_among(check, hit->last, after + 20, 2))
        return true;
    if (hit->last < check->n_words && pc_str_eq(pc_str_sub(check->text, hit->text.end, hit->text.end + 1), PC_STR("'")))
        return true;
    if (word->flags & PC_WORD_STARTS)
        return PC_AMONG(check, hit->last, after);
    if (PC_AMONG(check, hit->first - 1, told))
        return false;
    return PC_AMONG(check, hit->first - 1, before);
}

/* "Today" of a day has something that happened (or will) beside it; "what we import today" has not. */
static bool happens(const pc_check *check, const pc_hit *hit) {
    static const char *const verbs[] = {"said", "told", "met", "spoke", "sent", "held", "took", "led", "won", "made", "began", "wrote", "voted", "was", "were",
                                        "will", "gave", "saw", "came", "became", "put", "cut", "issues", "launches", "opens", "announces", "starts", "publishes", "begins", "takes", "meets", "visits", "got", "found", "unveils", "joins", "signs", "released", "sought", "rose", "fell", "is", "are"};
    size_t from = hit->first > 8 ? hit->first - 8 : 0, to = hit->last + 6 < check->n_words ? hit->last + 6 : check->n_words;
    size_t tail = hit->first + 3 < to && (check->words[hit->first].flags & PC_WORD_STARTS) ? 0 : 2;
    for (size_t i = from; i < to; i++) {
        const pc_word *word = &check->words[i];
        uint32_t n = word->end - word->at;
        if (word->passage != check->words[hit->first].passage)
            continue;
        if ((n > 3 && memcmp(check->text.p + word->end - 2, "ed", 2) == 0) || pc_word_among(check, i, verbs, sizeof verbs / sizeof *verbs - tail))
            return true;
    }
    return false;
}

/* Wires take "announced today" and "today announced" as they are. */
static bool is_announced(const pc_check *check, const pc_hit *hit) {
    static const char *const words[] = {"announced", "announces", "announce", "announcing"};
    bool before = hit->first > 0 && pc_word_among(check, hit->first - 1, words, 4);
    return before || pc_word_among(check, hit->last, words, 4);
}

/* A date in brackets or behind a comma already says which day. */
static bool has_date(const pc_dates *dates, const pc_hit *hit) {
    size_t at = pc_dated_at(dates, hit->text.end);
    return at < dates->n && dates->v[at].text.at - hit->text.end <= 3 && dates->v[at].text.at >= hit->text.end;
}

static pc_date day_from(const pc_dates *dates, int shift) {
    pc_date d = dates->base;
    int day = d.day + shift;
    if (day < 1) {
        d.month = d.month == 1 ? 12 : (uint8_t)(d.month - 1);
        d.year = (int16_t)(d.year - (d.month == 12));
        day += pc_days_in_month(d.year, d.month);
    } else if (day > pc_days_in_month(d.year, d.month)) {
        day -= pc_days_in_month(d.year, d.month);
        d.month = d.month == 12 ? 1 : (uint8_t)(d.month + 1);
        d.year = (int16_t)(d.year + (d.month == 1));
    }
    d.day = (uint8_t)day;
    return d;
}

static void report_relative(pc_check *check, const pc_dates *dates, const pc_hit *hit, int shift) {
    pc_str found = pc_at(check, hit->text);
    pc_value want = pc_wants(check, PC_SET_TODAY);
    pc_date day = dates->own_base ? day_from(dates, shift) : (pc_date){0};
    if (!day.month) {
        pc_report(check, hit->text, "\"" PC_FMT "\" is another day for whoever reads it later; name the day", PC_ARG(found));
        return;
    }
    const char *weekday = pc_weekday_name(pc_weekday_of(day.year, day.month, day.day));
    pc_str date = pc_date_styled(check, day.year, day.month, day.day);
    pc_str with = want == PC_VAL_TODAY_WEEKDAY ? pc_str_of(weekday) : pc_printf(check->arena, PC_FMT " (" PC_FMT ")", PC_ARG(found), PC_ARG(date));
    if (want == PC_VAL_TODAY_AVOIDED) {
        pc_report(check, hit->text, "Name the day instead of \"" PC_FMT "\": " PC_FMT, PC_ARG(found), PC_ARG(date));
        return;
    }
    pc_finding *finding = pc_report(check, hit->text, "Write \"" PC_FMT "\" instead of \"" PC_FMT "\"", PC_ARG(with), PC_ARG(found));
    pc_fix_text(check, finding, false, hit->text, with);
}

void pc_rule_relative_day(pc_check *check) {
    if (!pc_hits(check) || pc_wants(check, PC_SET_TODAY) == PC_VAL_TODAY_FREE)
        return;
    const pc_dates *dates = pc_dates_of(check);
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        int shift = hit->note ? hit->note[0] == '-' ? -1 : hit->note[0] == '+' ? 1 : 0 : 0;
        if (is_figurative(check, hit) || has_date(dates, hit) || (!shift && !happens(check, hit)))
            continue;
        if (pc_wants(check, PC_SET_TODAY) == PC_VAL_TODAY_WEEKDAY && is_announced(check, hit))
            continue;
        report_relative(check, dates, hit, shift);
    }
}

/* ---- season-reference ---- */

void pc_rule_season_reference(pc_check *check) {
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        const pc_word *season = &check->words[hit->last - 1];
        size_t next = hit->last;
        bool year = next < check->n_words && check->words[next].gap == PC_GAP_BLANK && (check->words[next].flags & PC_WORD_DIGIT) &&
                    check->words[next].end - check->words[next].at == 4;
        bool led = hit->last - hit->first > 1;
        if (!led && (!year || (hit->first > 0 && pc_word_is(check, &check->words[hit->first - 1], "in") == false && season->flags & PC_WORD_CAPITAL)))
            continue;
        pc_range words = {hit->text.at, year ? check->words[next].end : hit->text.end};
        pc_report(check, words, "Seasons differ between north and south; name the months");
    }
}
