/*
 * Whether what was read is a dateline. Nothing is certain by itself: a known
 * city may begin a sentence, capitals a headline, a dash may part anything. So
 * each way a dateline can end has its own list of what must be there (and what
 * must not) before it is believed.
 */
#include "parse/dateline.h"

enum { MIN_LEDE = 40 };

/* Past dashes, colons and spaces to the first word of the lede. */
static size_t past_marks(const pc_dl_window *in, size_t at) {
    for (int marks = 0; marks < 4; marks++) {
        size_t next = pc_past_space(in->text, at), behind = pc_dl_dashes(in->text, next);
        if (behind == next && next > at)
            behind = pc_dl_broken_dash(in->text, next) ? pc_dl_broken_dash(in->text, next) : next;
        if (behind == next)
            return next;
        at = behind;
    }
    return pc_past_space(in->text, at);
}

/* How the dateline read so far could end at `at`, and where the lede would begin. */
static pc_dl_ending ending_at(const pc_dl_window *in, const pc_dl_reading *r, size_t at, size_t *lede) {
    size_t next = pc_past_space(in->text, at), mark;
    *lede = next;
    if (next >= in->text.n)
        return in->cut ? PC_DL_NONE : PC_DL_LINE;
    mark = pc_dl_dash(in, at, r->place.caps || r->date);
    if (!mark && r->closed) /* "(BUSINESS WIRE)–AM Best" */
        mark = pc_dash_at(in->text, at);
    if (mark) {
        *lede = past_marks(in, mark);
        return PC_DL_DASH;
    }
    if ((mark = pc_mark_at(in->text, next, ":|")) > 0 || (r->slashed && (mark = pc_mark_at(in->text, next, "/")) > 0)) {
        *lede = past_marks(in, mark);
        return pc_byte_at(in->text, next) == ':' || (unsigned char)in->text.p[next] >= 0x80 ? PC_DL_COLON : PC_DL_DASH;
    }
    if ((mark = pc_mark_at(in->text, at, ".")) > 0) {
        size_t behind = pc_past_space(in->text, mark), dash = pc_dl_dash(in, mark, true);
        if (dash) {
            *lede = past_marks(in, dash);
            return PC_DL_DASH;
        }
        *lede = behind;
        if (behind >= in->text.n)
            return in->cut ? PC_DL_NONE : PC_DL_LINE;
        return (behind > mark || (unsigned char)in->text.p[at] >= 0x80) && pc_dl_starts_text(in, behind) ? PC_DL_STOP : PC_DL_NONE;
    }
    if (r->closed || r->filed)
        return next > at || (unsigned char)in->text.p[next] >= 0x80 || (r->filed && in->text.p[next] == '(') ? PC_DL_CLOSED : PC_DL_NONE; /* "3月14日电(记者李明)" */
    return next - at >= 2 ? PC_DL_WIDE : next > at ? PC_DL_BARE : PC_DL_NONE;
}

static bool is_lower_word(pc_str text, size_t at) {
    for (unsigned letters = 0; at < text.n && letters < 14 && text.p[at] != ' '; at += pc_cp_len(text, at), letters++)
        if (pc_cp_is_lower(pc_cp_at(text, at)))
            return true;
    return false;
}

/* The lede reads as a sentence, not as the rest of a headline in capitals. */
static bool reads_on(const pc_dl_window *in, size_t lede) {
    size_t at = lede;
    if (in->text.n - lede < MIN_LEDE && !in->cut)
        return false;
    for (int words = 0; words < 3 && at < in->text.n; words++) {
        if (is_lower_word(in->text, at))
            return true;
        while (at < in->text.n && pc_byte_at(in->text, at) != ' ')
            at++;
        at = pc_past_space(in->text, at);
    }
    return false;
}

/* "WASHINGTON The", "Washington United States Senators": a capital where none is due but at the start of a sentence. */
static bool starts_sentence(const pc_dl_window *in, size_t at) {
    pc_str rest = pc_rest_of(in->text, at);
    if (!rest.n || !pc_dl_upper(rest, 0))
        return false;
    if (pc_terms_match(&pc_lang_terms, PC_TERM_NOT_NAME, in->langs, rest).bytes)
        return true;
    size_t country = pc_terms_match(&pc_lang_terms, PC_TERM_COUNTRY, PC_ANY_LANG, rest).bytes;
    pc_str office = pc_rest_of(rest, pc_past_space(rest, country));
    return country && office.n && pc_terms_match(&pc_lang_terms, PC_TERM_TITLE, in->langs, office).bytes > 0;
}

/** What speaks for and against a dateline. */
enum {
    KNOWN = 1u << 0,      /* the tables know the city */
    ALONE = 1u << 1,      /* and that it needs no state or country */
    CAPS = 1u << 2,
    CASED = 1u << 3,
    UNCASED = 1u << 4,
    OVER = 1u << 5,       /* a known region or country, behind no title */
    GUESSED = 1u << 6,    /* an unknown region */
    TITLED = 1u << 7,
    VENUE = 1u << 8,
    SHORT = 1u << 9,      /* at most three words */
    LONG = 1u << 10,      /* at least four bytes */
    TEXT = 1u << 11,      /* the lede begins as text does */
    UPPER = 1u << 12,     /* with a capital */
    MIXED = 1u << 13,     /* and a word that is not all capitals */
    READS = 1u << 14,     /* and goes on as a sentence */
    STARTS = 1u << 15,    /* with a word that starts sentences */
    DATE = 1u << 16,
    MONTH = 1u << 17,     /* a date with a month in it */
    FULL = 1u << 18,      /* with a year too */
    WIRED = 1u << 19,     /* a known wire */
    FILED = 1u << 20,
    OPEN = 1u << 21,      /* brackets around it all */
    FIRST = 1u << 22,     /* the date before the place */
    COMMA = 1u << 23,     /* a mark joins place and date */
    SURE = 1u << 24,      /* known city, region, country or wire */
    SHAPED = 1u << 25,    /* looks like a place that a date or tag follows */
    JOINED = 1u << 26,    /* its parts are joined by more than a space */
    EXCUSED = 1u << 27    /* a title in the name is outweighed */
};

/** One way to hold: all of `all`, none of `none`. */
typedef struct way {
    uint32_t all, none;
} way;
enum { MAX_WAYS = 7 };

/* A place and nothing else before the end. */
static const way place_ways[][MAX_WAYS] = {
    [PC_DL_DASH] = {{TEXT | KNOWN, 0}, {TEXT | OVER, 0}, {TEXT | CAPS | SHORT | LONG | READS, TITLED | GUESSED}},
    [PC_DL_COLON] = {{TEXT | KNOWN | CAPS, GUESSED}, {TEXT | KNOWN | UNCASED, GUESSED}, {TEXT | KNOWN | OVER, 0}, {TEXT | OVER | CAPS, 0}, {TEXT | OVER | SHORT | LONG | READS, GUESSED}},
    [PC_DL_STOP] = {{TEXT | KNOWN, GUESSED}, {TEXT | OVER | CAPS, 0}},
    [PC_DL_CLOSED] = {{KNOWN, GUESSED}, {OVER, 0}},
    [PC_DL_LINE] = {{KNOWN, GUESSED}, {OVER, 0}, {VENUE, GUESSED}},
    [PC_DL_WIDE] = {{TEXT | KNOWN | CASED, GUESSED}, {TEXT | OVER | CAPS, 0}},
    [PC_DL_BARE] = {{CAPS | UPPER | READS | KNOWN | OVER, 0},
                    {CAPS | UPPER | READS | KNOWN | MIXED, GUESSED},
                    {CAPS | UPPER | READS | OVER | MIXED, 0},
                    {CASED | READS | KNOWN | CAPS | STARTS, GUESSED},
                    {CASED | READS | KNOWN | ALONE | STARTS, GUESSED},
                    {CASED | READS | KNOWN | OVER | STARTS, 0}},
};

/* A place with a date or a wire tag. */
static const way dated_ways[][MAX_WAYS] = {
    [PC_DL_DASH] = {{SURE, 0}, {SHAPED, FIRST}, {SHAPED | COMMA | SHORT, 0}, {UNCASED | DATE, FIRST}},
    [PC_DL_COLON] = {{TEXT | SURE, 0}, {TEXT | CAPS | DATE, FIRST}},
    [PC_DL_STOP] = {{TEXT | SURE, 0}, {TEXT | CAPS | DATE, FIRST}, {TEXT | SHAPED | COMMA | FULL | SHORT, FIRST}},
    [PC_DL_CLOSED] = {{SURE | OPEN, 0}, {SURE | WIRED, 0}, {SURE | DATE, 0}, {SURE | FILED, 0}, {OPEN | SHAPED, FIRST}, {OPEN | UNCASED, FIRST}},
    [PC_DL_LINE] = {{JOINED | SURE, 0}, {CAPS, FIRST}, {JOINED | SHAPED | FULL, FIRST}, {UNCASED | FILED, FIRST}},
    [PC_DL_WIDE] = {{TEXT | SURE, 0}, {TEXT | CAPS, FIRST}},
    [PC_DL_BARE] = {{UPPER | MONTH | READS | SURE, FIRST}, {UPPER | MONTH | READS | CAPS, FIRST}, {UPPER | MONTH | READS | SURE | CAPS, 0}},
};

/* What rules out a dated place whatever its end. */
static const way dated_vetoes[] = {{TITLED, EXCUSED}, {GUESSED, KNOWN | CAPS | WIRED | OVER}};

static bool is_way(const way *w, uint32_t traits) {
    return (traits & w->all) == w->all && !(traits & w->none);
}

static uint32_t trait(bool holds, uint32_t bit) {
    return holds ? bit : 0;
}

static uint32_t traits_of_place(const pc_place *p) {
    bool over = p->named_over && !p->guessed_over;
    return trait(p->known, KNOWN) | trait(p->alone, ALONE) | trait(p->caps, CAPS) | (p->cased ? CASED : UNCASED) | trait(over && !p->titled, OVER) |
           trait(p->guessed_over, GUESSED) | trait(p->titled, TITLED) | trait(p->venue, VENUE) | trait(p->words <= 3, SHORT) |
           trait(p->end - p->at >= 4, LONG);
}

static uint32_t traits_of_lede(const pc_dl_window *in, size_t lede, bool bare) {
    bool text = pc_dl_starts_text(in, lede);
    uint32_t traits = trait(text, TEXT) | trait(pc_dl_upper(in->text, lede), UPPER) | trait(text && reads_on(in, lede), READS);
    return bare && traits & READS ? traits | trait(is_lower_word(in->text, lede), MIXED) | trait(starts_sentence(in, lede), STARTS) : traits;
}

static uint32_t traits_of_tags(const pc_dl_reading *r, pc_dl_ending end) {
    const pc_place *p = &r->place;
    bool dated = p->caps && r->comma && r->when.month && end == PC_DL_DASH && !r->date_first && !p->labelled;
    bool over = p->named_over && !p->guessed_over;
    bool marked = p->caps || r->comma || r->open || r->wire;
    return trait(r->date, DATE) | trait(r->when.month, MONTH) | trait(pc_date_full(&r->when), FULL) | trait(r->known_wire, WIRED) |
           trait(r->filed, FILED) | trait(r->open, OPEN) | trait(r->date_first, FIRST) | trait(r->comma, COMMA) |
           trait(p->known || over || r->known_wire, SURE) | trait(p->cased && marked && p->words <= 5, SHAPED) |
           trait(marked || !p->cased || r->date_first, JOINED) | trait((p->named_over && p->caps) || r->known_wire || dated, EXCUSED) |
           trait(p->country.end, OVER);
}

static bool any_way(const way *ways, size_t n, uint32_t traits) {
    for (size_t i = 0; i < n; i++)
        if (ways[i].all && is_way(&ways[i], traits))
            return true;
    return false;
}

static bool holds(const pc_dl_window *in, const pc_dl_reading *r, pc_dl_ending end, size_t lede) {
    uint32_t traits = traits_of_place(&r->place) | traits_of_lede(in, lede, end == PC_DL_BARE);
    if (!r->date && !r->wire && !r->filed)
        return any_way(place_ways[end], MAX_WAYS, traits);
    traits |= traits_of_tags(r, end);
    return !any_way(dated_vetoes, sizeof dated_vetoes / sizeof *dated_vetoes, traits) && any_way(dated_ways[end], MAX_WAYS, traits);
}

/* Inside a line the dash must be there, and more than a known name before it. */
static bool stands_inside(const pc_dl_reading *r, pc_dl_ending end) {
    if (end != PC_DL_DASH)
        return r->known_wire;
    return r->date || r->wire || r->open || r->place.caps || r->place.named_over;
}

void pc_dl_weigh(const pc_dl_window *in, pc_dl_reading *r) {
    size_t lede, end = r->open ? pc_mark_at(in->text, pc_past_space(in->text, r->end), ")]") : r->end;
    if (!end)
        return;
    pc_dl_ending how = ending_at(in, r, end, &lede);
    if (r->open && how != PC_DL_DASH && how != PC_DL_LINE) {
        how = PC_DL_CLOSED;
        if (!pc_dl_starts_text(in, lede))
            return;
    }
    if ((r->inside && !stands_inside(r, how)) || !holds(in, r, how, lede))
        return;
    r->found = true;
    r->span_end = end;
    r->lede = lede;
    r->best_when = r->when;
    r->best_wire = r->wire_name;
}
