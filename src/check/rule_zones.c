/*
 * Time zones against daylight saving. Zone names are phrases of this rule; the
 * note of each says where it is kept and whether it is standard ("us std") or
 * summer time ("us dst"). Places that keep one time all year are phrases too:
 * "not MST" spares that zone in the whole release.
 */
#include "check/facts_dates.h"

enum { REACH = 24, BEFORE = 240, SURE_DAYS = 14, AHEAD = 45 };

static const struct {
    const char *name;
    pc_summer where;
    const char *summer; /* what the people there call it */
} regions[] = {{"us", PC_SUMMER_US, "daylight time"}, {"eu", PC_SUMMER_EUROPE, "summer time"}, {"uk", PC_SUMMER_UK, "summer time"},
               {"au", PC_SUMMER_AUSTRALIA, "daylight time"}, {"nz", PC_SUMMER_NEW_ZEALAND, "daylight time"}};

/* Whether the clocks stay as they are from `before` days before the date to `after` days behind it. */
static bool is_settled(pc_summer where, pc_date date, int before, int after) {
    pc_date first = pc_date_plus(date, -before), last = pc_date_plus(date, after), middle = pc_date_plus(date, (after - before) / 2);
    bool summer = pc_is_summer_time(where, &date);
    return pc_is_summer_time(where, &first) == summer && pc_is_summer_time(where, &last) == summer && pc_is_summer_time(where, &middle) == summer;
}

/* A figure, "noon" or "midnight" right before the zone: else the letters mean something else. */
static bool has_time(const pc_check *check, uint32_t at) {
    uint32_t from = at > REACH ? at - REACH : 0;
    for (uint32_t i = from; i < at; i++)
        if (pc_is_digit((unsigned char)check->text.p[i]))
            return true;
    size_t word = pc_word_at(check, at);
    return word > 0 && (pc_word_is(check, &check->words[word - 1], "noon") || pc_word_is(check, &check->words[word - 1], "midnight"));
}

/* The notes of places that the text names: "not MST", "home uk". Read once. */
typedef struct places {
    const char *v[16];
    size_t n;
} places;

static bool is_named(const places *named, const char *note) {
    for (size_t i = 0; i < named->n; i++)
        if (strcmp(named->v[i], note) == 0)
            return true;
    return false;
}

static places read_places(const pc_check *check) {
    places named = {.n = 0};
    for (const pc_hit *hit = pc_hits(check); hit && named.n < sizeof named.v / sizeof *named.v; hit = hit->next)
        if (!hit->instead && hit->note && !is_named(&named, hit->note))
            named.v[named.n++] = hit->note;
    return named;
}

static bool full_date(const pc_dated *d, pc_date *out) {
    *out = d->from;
    out->year = d->year_meant > 0 ? d->year_meant : 2019; /* any year will do for a day far from the changes; see is_settled */
    return pc_date_full(out) && !d->open_year;
}

/* The day a time belongs to: that of its sentence which is nearest, else the last before it, else the embargo's. *sure: not a guess from the release's own day. */
static bool day_of(pc_check *check, const pc_dates *dates, const pc_hit *hit, pc_date *day, bool *year) {
    const pc_passage *passage = pc_passage_at(check, hit->text.at);
    if (passage && passage->section == PC_SEC_EMBARGO && pc_date_full(&check->release->embargo.date)) {
        *day = check->release->embargo.date;
        return *year = true;
    }
    size_t next = pc_dated_at(dates, hit->text.at), best = dates->n;
    uint32_t least = BEFORE;
    for (size_t i = next > 2 ? next - 2 : 0; i < dates->n && i < next + 2; i++) {
        const pc_dated *d = &dates->v[i];
        bool behind = d->text.at >= hit->text.end;
        uint32_t away = behind ? d->text.at - hit->text.end : hit->text.at > d->text.end ? hit->text.at - d->text.end : 0;
        bool here = d->passage < check->release->pieces.n && passage == &check->passages[d->passage];
        if (!here && (behind || d->passage + 2 < (uint32_t)(passage - check->passages)))
            continue;
        if (away < least && d->from.day && !d->quoted) {
            least = away;
            best = i;
        }
    }
    if (best == dates->n)
        return false;
    *year = dates->v[best].year_meant > 0;
    return full_date(&dates->v[best], day);
}

/* "GMT" is often meant as it stands; it is doubted only in a release from the United Kingdom, outside its embargo. */
static bool is_doubtful_gmt(const pc_check *check, const places *named, const pc_hit *hit) {
    const pc_passage *passage = pc_passage_at(check, hit->text.at);
    pc_str city = check->release->dateline.city;
    static const char *const home[] = {"london", "edinburgh", "cardiff", "belfast", "manchester", "birmingham", "leeds", "glasgow", "bristol", "liverpool"};
    bool british = !city.p;
    for (size_t i = 0; i < sizeof home / sizeof *home && !british; i++) {
        british = city.n == strlen(home[i]);
        for (size_t k = 0; british && k < city.n; k++)
            british = pc_lower((unsigned char)city.p[k]) == (unsigned char)home[i][k];
    }
    return passage && (PC_IN_TEXT >> passage->section & 1) && british && is_named(named, "home uk");
}

static bool is_spared(const pc_check *check, const places *named, const pc_hit *hit) {
    char note[16] = "not ";
    pc_str zone = pc_at(check, hit->text);
    size_t n = 4;
    for (size_t i = 0; i < zone.n && n + 1 < sizeof note; i++)
        if (pc_is_alpha((unsigned char)zone.p[i]))
            note[n++] = zone.p[i];
    note[n] = '\0';
    return n == sizeof note - 1 ? false : is_named(named, note);
}

static void check_zone(pc_check *check, const pc_dates *dates, const pc_hit *hit, size_t region, bool summer_name) {
    pc_date day;
    bool year = false, guess = false;
    if (!day_of(check, dates, hit, &day, &year)) {
        if (!dates->base.month)
            return;
        day = dates->base;
        guess = true;
    }
    pc_summer where = regions[region].where;
    bool settled = guess ? is_settled(where, day, 7, AHEAD) : year ? is_settled(where, day, 1, 0) : is_settled(where, day, SURE_DAYS, SURE_DAYS);
    if (!settled || pc_is_summer_time(where, &day) == summer_name)
        return;
    pc_str date = guess ? PC_STR("At the time of this release") : pc_printf(check->arena, "On " PC_FMT, PC_ARG(pc_date_styled(check, year ? day.year : 0, day.month, day.day)));
    pc_finding *finding = pc_report(check, hit->text, PC_FMT " clocks there keep %s, so it is " PC_FMT ", not " PC_FMT "%s", PC_ARG(date),
                                    summer_name ? "standard time" : regions[region].summer, PC_ARG(pc_str_of(hit->instead)),
                                    PC_ARG(pc_at(check, hit->text)), "; check that the hour is right too");
    pc_fix_text(check, finding, false, hit->text, pc_str_of(hit->instead));
}

void pc_rule_time_zone_dst_mismatch(pc_check *check) {
    const pc_dates *dates = NULL;
    const places named = read_places(check);
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        bool gmt = hit->note && strcmp(hit->note, "gmt") == 0;
        if (!hit->instead || !hit->note || !has_time(check, hit->text.at) || is_spared(check, &named, hit) || (gmt && !is_doubtful_gmt(check, &named, hit)))
            continue;
        dates = dates ? dates : pc_dates_of(check);
        for (size_t i = 0; i < sizeof regions / sizeof *regions; i++)
            if (strncmp(gmt ? "uk" : hit->note, regions[i].name, 2) == 0)
                check_zone(check, dates, hit, i, !gmt && strcmp(hit->note + 3, "dst") == 0);
    }
}
