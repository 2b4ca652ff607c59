/* Embargoes: whether they say enough, agree with the dateline and the clock, and are kept by the file itself. */
#include "check/facts_dates.h"
#include "check/facts_times.h"

#include "text/date_scan.h"

/* The first piece of the embargo; false when the release has none or says "embargo: none". */
static bool embargo_of(const pc_check *check, size_t *piece) {
    *piece = pc_passage_next(check, 0, PC_SEC_EMBARGO);
    return *piece < check->release->pieces.n && !check->release->embargo.none_stated;
}

static bool has_phrase_in(const pc_check *check, pc_range where) {
    for (const pc_hit *hit = pc_hits(check); hit && hit->text.at < where.end; hit = hit->next)
        if (hit->text.at >= where.at)
            return true;
    return false;
}

/* The embargo's day with the year of the release's own day where none is written. */
static bool embargo_day(const pc_check *check, const pc_date *base, pc_date *out) {
    *out = check->release->embargo.date;
    if (!out->year && pc_date_full(base)) {
        int away = ((int)out->month - base->month) * 30 + out->day - base->day;
        out->year = (int16_t)(base->year + (away < -180) - (away > 180));
    }
    return pc_date_full(out);
}

static int compare(const pc_date *a, const pc_date *b) {
    int x = pc_day_number(a->year, a->month, a->day), y = pc_day_number(b->year, b->month, b->day);
    return x < y ? -1 : x > y;
}

/* ---- embargo-incomplete ---- */

/* "00.01": a time with a point, which may be something else anywhere but here. */
static bool has_pointed_time(const pc_check *check, pc_range where) {
    for (uint32_t i = where.at; i + 4 < where.end; i++) {
        pc_number hour, minute;
        const char *p = check->text.p + i;
        bool start = pc_is_digit((unsigned char)*p) && (i == where.at || p[-1] == ' ');
        if (start && pc_number_at(check->text, i, &hour) && hour.digits <= 2 && hour.value <= 24 && pc_byte_at(check->text, hour.end) == '.' &&
            pc_number_at(check->text, hour.end + 1, &minute) && minute.digits == 2 && minute.value < 60 && pc_byte_at(check->text, minute.end) != '.')
            return true;
    }
    return false;
}

/** Phrases of this rule: embargoes that end with an event ("until delivery"), which has no hour. */
void pc_rule_embargo_incomplete(pc_check *check) {
    size_t piece;
    const pc_embargo *embargo = &check->release->embargo;
    if (!embargo_of(check, &piece) || has_phrase_in(check, check->passages[piece].text))
        return;
    bool english = check->release->lang == PC_EN || check->release->lang == PC_LANG_NONE;
    bool date = embargo->date.month && embargo->date.day, time = embargo->clock.hour >= 0 || has_pointed_time(check, check->passages[piece].text);
    bool zone = embargo->clock.has_zone || !english; /* elsewhere an embargo goes by the country's own time */
    const char *missing = !date && !time ? "the day, the time and the zone" : !date && !zone ? "the day and the time zone" : !date ? "the day"
                          : !time && !zone ? "the time and its zone" : !time ? "the time" : !zone ? "the time zone" : NULL;
    if (!english && !date && !time)
        missing = "the day and the time";
    if (missing)
        pc_report(check, check->passages[piece].text, "The embargo does not say %s; write all of it: 00:01 GMT, Tuesday 3 September 2019", missing);
}

/* ---- embargo-past, embargo-dateline-conflict ---- */

static pc_range embargo_words(const pc_check *check, const pc_dates *dates, size_t piece) {
    size_t at = pc_dated_at(dates, check->passages[piece].text.at);
    bool inside = at < dates->n && dates->v[at].text.end <= check->passages[piece].text.end;
    return inside ? dates->v[at].text : check->passages[piece].text;
}

/* Whether the embargo ends before that day; the day is reported then. */
static bool report_past(pc_check *check, size_t piece, const pc_date *base, const char *what) {
    pc_date day;
    if (!pc_date_full(base) || !embargo_day(check, base, &day) || compare(&day, base) >= 0)
        return false;
    pc_report(check, embargo_words(check, pc_dates_of(check), piece), "The embargo ends before %s (" PC_FMT "); check its date, or take it out", what,
              PC_ARG(pc_date_styled(check, base->year, base->month, base->day)));
    return true;
}

/* The clock alone says nothing: an old text with an embargo is no fault. */
void pc_rule_embargo_past(pc_check *check) {
    size_t piece;
    const pc_release *release = check->release;
    if (!embargo_of(check, &piece) || report_past(check, piece, &release->dateline.date, "the day of the dateline"))
        return;
    if (!pc_date_full(&release->dateline.date) && report_past(check, piece, &release->release_date, "the day of the release"))
        return;
    if (check->as_of_said)
        report_past(check, piece, &check->as_of, "today");
}

void pc_rule_embargo_dateline_conflict(pc_check *check) {
    size_t piece, line = pc_passage_next(check, 0, PC_SEC_DATELINE);
    pc_date day, base = check->release->dateline.date;
    if (!embargo_of(check, &piece) || line >= check->release->pieces.n)
        return;
    const pc_dates *dates = pc_dates_of(check);
    if (!base.year && base.month)
        base.year = check->release->embargo.date.year;
    if (!pc_date_full(&base) || !embargo_day(check, &base, &day) || compare(&base, &day) >= 0)
        return;
    size_t at = pc_dated_at(dates, check->passages[line].text.at);
    bool inside = at < dates->n && dates->v[at].text.end <= check->passages[line].text.end;
    pc_finding *finding = pc_report(check, inside ? dates->v[at].core : check->passages[line].text,
                                    "The dateline is a day on which the embargo still holds; give it the day the embargo ends (" PC_FMT "), so that \"today\" is right",
                                    PC_ARG(pc_date_styled(check, day.year, day.month, day.day)));
    pc_relate(check, finding, check->passages[piece].text, "the embargo");
}

/* ---- embargo-midnight-ambiguous ---- */

static pc_range zero_hour_at(const pc_check *check, pc_range where) {
    for (uint32_t i = where.at; i < where.end; i++) {
        pc_number n, m;
        bool start = pc_is_digit((unsigned char)check->text.p[i]) && (i == where.at || !pc_is_digit((unsigned char)check->text.p[i - 1]));
        if (!start || !pc_number_at(check->text, i, &n))
            continue;
        bool marked = n.end + 1 < where.end && strchr(":.h", check->text.p[n.end]) != NULL;
        bool minutes = n.digits <= 2 && marked && pc_number_at(check->text, n.end + 1, &m) && m.digits == 2 && m.value == 0;
        if ((minutes && (n.value == 0 || n.value == 24)) || (n.digits == 4 && (n.value == 0 || n.value == 2400)))
            return (pc_range){i, (uint32_t)(minutes ? m.end : n.end)};
        i = (uint32_t)n.end - 1;
    }
    return (pc_range){0, 0};
}

/** Phrases of this rule: "midnight" in the ten languages. */
void pc_rule_embargo_midnight_ambiguous(pc_check *check) {
    size_t piece;
    const pc_clock *clock = &check->release->embargo.clock;
    if (!embargo_of(check, &piece) || !((clock->hour == 0 && clock->minute == 0) || clock->hour == 24))
        return;
    pc_range where = check->passages[piece].text, words = {0, 0};
    const pc_times *times = pc_times_of(check);
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next)
        if (hit->text.at >= where.at && hit->text.end <= where.end)
            words = hit->text;
    for (size_t i = 0; i < times->n && words.end == 0; i++)
        if (times->v[i].text.at >= where.at && times->v[i].text.end <= where.end && times->v[i].hour % 24 == 0 && !times->v[i].minute)
            words = times->v[i].text;
    if (words.end == 0)
        words = zero_hour_at(check, where);
    pc_finding *finding = pc_report(check, words.end ? words : where, "Midnight belongs to two days; write one minute past it, 00:01, and check the day");
    if (words.end)
        pc_fix_text(check, finding, false, words, PC_STR("00:01"));
}

/* ---- embargo-not-repeated ---- */

static bool holds_embargo(pc_str page) {
    for (size_t i = 0; i + 7 <= page.n; i++)
        if (pc_lower((unsigned char)page.p[i]) == 'e' && pc_lower((unsigned char)page.p[i + 1]) == 'm' && pc_lower((unsigned char)page.p[i + 2]) == 'b' &&
            pc_lower((unsigned char)page.p[i + 3]) == 'a' && pc_lower((unsigned char)page.p[i + 4]) == 'r')
            return true;
    return false;
}

/* Whether a piece of the text begins at that source byte: no sentence runs over into the page. */
static bool begins_piece(const pc_check *check, size_t source) {
    size_t first = 0, behind = check->release->pieces.n;
    while (first < behind) {
        size_t middle = first + (behind - first) / 2;
        if (pc_map_start(&check->release->map, check->passages[middle].text.at) < source)
            first = middle + 1;
        else
            behind = middle;
    }
    return first < check->release->pieces.n && pc_map_start(&check->release->map, check->passages[first].text.at) == source;
}

/** Pages are parted by form feeds in the source. */
void pc_rule_embargo_not_repeated(pc_check *check) {
    size_t piece;
    pc_str bytes = check->release->bytes;
    const char *feed = bytes.n ? memchr(bytes.p, '\f', bytes.n) : NULL;
    if (!feed || !embargo_of(check, &piece))
        return;
    pc_finding *finding = NULL;
    bool wide = strncmp(check->release->encoding, "UTF-16", 6) == 0;
    pc_str line = pc_printf(check->arena, PC_FMT "\n\n", PC_ARG(pc_at(check, check->passages[piece].text)));
    /* the value of a key of front matter says nothing by itself */
    bool whole = line.p && line.n == check->passages[piece].text.end - check->passages[piece].text.at + 2 && holds_embargo(line);
    while (feed) {
        size_t at = (size_t)(feed - bytes.p) + 1;
        const char *next = at < bytes.n ? memchr(bytes.p + at, '\f', bytes.n - at) : NULL;
        size_t end = next ? (size_t)(next - bytes.p) : bytes.n, first = at;
        while (first < end && pc_is_space((unsigned char)bytes.p[first]))
            first++;
        if (first < end && !holds_embargo(pc_str_sub(bytes, at, end))) {
            size_t stop = first;
            while (stop < end && bytes.p[stop] != '\n' && bytes.p[stop] != '\r')
                stop++;
            if (!finding)
                finding = pc_report_source(check, (pc_range){(uint32_t)first, (uint32_t)stop}, "This page does not repeat the embargo; a loose page is published without it");
            if (!wide && whole && begins_piece(check, first))
                pc_fix_source(check, finding, true, (pc_range){(uint32_t)first, (uint32_t)first}, line);
        }
        feed = next;
    }
}

/* ---- embargo-leak ---- */

/* The end of a block of front matter at the start of the source; 0 when there is none. */
static size_t front_matter_end(pc_str bytes) {
    if (bytes.n < 8 || memcmp(bytes.p, "---", 3) != 0)
        return 0;
    for (size_t i = 3; i + 4 < bytes.n; i++)
        if (bytes.p[i] == '\n' && memcmp(bytes.p + i + 1, "---", 3) == 0)
            return i + 1;
    return 0;
}

/* Keys of front matter by which a site decides to publish, and the values that say so; NULL: a date. */
static const struct {
    const char *key, *value;
} public_keys[] = {{"date:", NULL}, {"publishdate:", NULL}, {"publish_date:", NULL}, {"pubdate:", NULL}, {"published_at:", NULL}, {"published:", "true"},
                   {"published:", "yes"}, {"status:", "published"}, {"status:", "public"}, {"status:", "live"}, {"draft:", "false"}, {"draft:", "no"},
                   {"feed:", "true"}};

static bool starts(pc_str line, const char *lower) {
    size_t n = strlen(lower);
    for (size_t i = 0; i < n; i++)
        if (i >= line.n || pc_lower((unsigned char)line.p[i]) != (unsigned char)lower[i])
            return false;
    return true;
}

/* Whether a line of front matter lets a site publish before the embargo ends. */
static bool lets_out(pc_str line, const pc_date *embargo) {
    for (size_t i = 0; i < sizeof public_keys / sizeof *public_keys; i++) {
        pc_date date;
        if (!starts(line, public_keys[i].key))
            continue;
        size_t at = pc_skip_space(line, strlen(public_keys[i].key), line.n);
        if (at < line.n && (line.p[at] == '"' || line.p[at] == '\''))
            at++;
        pc_str value = pc_str_sub(line, at, line.n);
        if (public_keys[i].value ? starts(value, public_keys[i].value) && value.n <= strlen(public_keys[i].value) + 2
                                 : pc_date_match(value, PC_ANY_LANG, &date) && pc_date_full(&date) && compare(&date, embargo) < 0)
            return true;
    }
    return false;
}

void pc_rule_embargo_leak(pc_check *check) {
    size_t piece, end = front_matter_end(check->release->bytes);
    const pc_date *embargo = &check->release->embargo.date;
    pc_str bytes = check->release->bytes;
    bool over = pc_date_full(&check->as_of) && pc_date_full(embargo) && compare(embargo, &check->as_of) < 0;
    if (!end || !embargo_of(check, &piece) || !pc_date_full(embargo) || over)
        return;
    for (size_t at = 0; at < end;) {
        const char *nl = memchr(bytes.p + at, '\n', end - at);
        size_t stop = nl ? (size_t)(nl - bytes.p) : end;
        size_t last = stop > at && bytes.p[stop - 1] == '\r' ? stop - 1 : stop;
        if (lets_out(pc_str_sub(bytes, at, last), embargo)) {
            pc_report_source(check, (pc_range){(uint32_t)at, (uint32_t)last}, "With this line a site or feed publishes the text while its embargo (" PC_FMT ") still holds; change it",
                             PC_ARG(pc_date_styled(check, embargo->year, embargo->month, embargo->day)));
            return;
        }
        at = stop + 1;
    }
}

/* ---- embargo-wording ---- */

/* "Not for publication before", "Hold until": the words in front of the time, all of them such as say nothing else; empty where others stand there. */
static pc_range own_wording(const pc_check *check, const pc_passage *passage) {
    static const char *const ends[] = {"before", "until", "till"};
    static const char *const words[] = {"not", "to", "be", "for", "or", "do", "please", "strictly", "hold", "held", "release", "released", "publish", "published", "publication", "broadcast", "use", "used", "print", "general", "public"};
    bool not = false, hold = false;
    for (size_t i = passage->first; i + 1 < passage->last; i++) {
        if (check->words[i].gap != PC_GAP_START && check->words[i].gap != PC_GAP_BLANK)
            break;
        if (PC_AMONG(check, i, ends)) {
            bool time = (check->words[i + 1].flags & PC_WORD_DIGIT) && check->words[i + 1].gap == PC_GAP_BLANK;
            return time && (pc_word_is(check, &check->words[i], "before") ? not && !hold : not != hold) ? (pc_range){passage->text.at, check->words[i].end} : (pc_range){0, 0};
        }
        if (!PC_AMONG(check, i, words))
            break;
        not = not || pc_word_is(check, &check->words[i], "not");
        hold = hold || pc_word_is(check, &check->words[i], "hold") || pc_word_is(check, &check->words[i], "held");
    }
    return (pc_range){0, 0};
}

/** Phrases of this rule are the wordings that desks know. */
void pc_rule_embargo_wording(pc_check *check) {
    size_t piece;
    if (!embargo_of(check, &piece) || check->release->pieces.v[piece].sure == PC_EXPLICIT || has_phrase_in(check, check->passages[piece].text))
        return;
    pc_range words = check->passages[piece].text;
    if (words.end - words.at > 200)
        words.end = check->words[pc_word_at(check, words.at)].end;
    pc_finding *finding = pc_report(check, words, "Word the embargo so that every desk knows it at once: EMBARGOED UNTIL, then time, zone and day");
    pc_range own = own_wording(check, &check->passages[piece]);
    if (own.end)
        pc_fix_text(check, finding, false, own, PC_STR("EMBARGOED UNTIL"));
}
