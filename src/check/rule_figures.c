/* Ranges of numbers, and one quantity told with two values. */
#include "check/facts_dates.h"
#include "check/facts_numbers.h"

#include "text/date_scan.h"

/* ---- range-dash, range-from-dash ---- */

static pc_range gap_between(const pc_numeral *a, const pc_numeral *b) {
    return (pc_range){a->whole.end, b->whole.at};
}

static bool is_dash(pc_str gap) {
    return pc_str_eq(gap, PC_STR("-")) || pc_str_eq(gap, PC_STR("\xE2\x80\x93"));
}

/* Two numbers that a dash joins and nothing more does: no score, no telephone number, no part of a date. */
static bool is_dashed_range(const pc_check *check, const pc_dates *dates, const pc_numeral *a, const pc_numeral *b) {
    if (!a->range_first || !b->range_last || a->spelled || b->spelled || a->quoted || a->kind == PC_NUM_LABEL || b->kind == PC_NUM_LABEL || !is_dash(pc_at(check, gap_between(a, b))))
        return false;
    uint32_t first = a->text.end - a->text.at, second = b->text.end - b->text.at;
    unsigned char before = a->whole.at ? (unsigned char)check->text.p[a->whole.at - 1] : ' ', behind = pc_byte_at(check->text, b->whole.end);
    bool years = a->kind == PC_NUM_MOMENT && b->kind == PC_NUM_MOMENT && first == 4 && second == 4;
    size_t next = b->last;
    bool name = (a->value == 9000 && b->value == 11000) || (next < check->n_words && check->words[next].passage == b->passage && b->whole.end == b->text.end &&
                                                            check->words[next].gap == PC_GAP_BLANK && (check->words[next].flags & PC_WORD_CAPITAL));
    if (name && !years) /* 9-11; "1-12 Combined Arms Battalion" */
        return false;
    size_t d = pc_dated_at(dates, a->text.at);
    bool dated = d < dates->n && dates->v[d].text.at <= a->text.at;
    if (dated || before == '-' || behind == '-' || (first == 3 && second == 4) || (!years && (a->kind == PC_NUM_MOMENT || b->kind == PC_NUM_MOMENT)))
        return false;
    return b->value > a->value;
}

/* "by a vote of 46-49", "a 3-5 win" */
static bool is_score(const pc_check *check, const pc_numeral *a) {
    static const char *const words[] = {"vote", "votes", "voted", "passed", "rejected", "score", "won", "lost", "beat", "tied", "tie", "split"};
    size_t word = a->first;
    for (int steps = 0; steps < 4 && word < check->n_words; steps++) {
        word = pc_word_before(check, word);
        if (PC_AMONG(check, word, words))
            return true;
    }
    return false;
}

void pc_rule_range_dash(pc_check *check) {
    const pc_numbers *numbers = pc_numbers_of(check);
    const pc_dates *dates = pc_dates_of(check);
    pc_value want = pc_wants(check, PC_SET_NUMBER_RANGE);
    pc_str mark = want == PC_VAL_RANGE_TO ? PC_STR(" to ") : want == PC_VAL_RANGE_EN_DASH ? PC_STR("\xE2\x80\x93") : PC_STR("-");
    for (size_t i = 1; i < numbers->n; i++) {
        const pc_numeral *a = &numbers->v[i - 1], *b = &numbers->v[i];
        if (!is_dashed_range(check, dates, a, b) || is_score(check, a) || b->compound || pc_str_eq(pc_at(check, gap_between(a, b)), mark))
            continue;
        pc_finding *finding = pc_report(check, (pc_range){a->whole.at, b->whole.end}, "Write \"" PC_FMT PC_FMT PC_FMT "\"", PC_ARG(pc_at(check, a->whole)), PC_ARG(mark), PC_ARG(pc_at(check, b->whole)));
        pc_fix_text(check, finding, true, gap_between(a, b), mark);
    }
}

static void report_from_dash(pc_check *check, size_t lead, pc_range words, pc_range mark) {
    bool between = pc_word_is(check, &check->words[lead], "between");
    pc_finding *finding = pc_report(check, (pc_range){check->words[lead].at, words.end}, "\"%s\" needs \"%s\", not a dash", between ? "between" : "from", between ? "and" : "to");
    pc_fix_text(check, finding, false, mark, between ? PC_STR(" and ") : PC_STR(" to "));
}

static bool is_lead(const pc_check *check, size_t word) {
    return word < check->n_words && (pc_word_is(check, &check->words[word], "from") || pc_word_is(check, &check->words[word], "between"));
}

void pc_rule_range_from_dash(pc_check *check) {
    const pc_numbers *numbers = pc_numbers_of(check);
    const pc_dates *dates = pc_dates_of(check);
    for (size_t i = 1; i < numbers->n; i++) {
        const pc_numeral *a = &numbers->v[i - 1], *b = &numbers->v[i];
        size_t before = a->first;
        before = a->currency.end > a->currency.at && pc_is_alpha((unsigned char)check->text.p[a->currency.at]) ? pc_word_before(check, before) : before;
        size_t lead = pc_word_before(check, before);
        bool joined = a->range_first && b->range_last && is_dash(pc_at(check, gap_between(a, b))) && !a->quoted;
        bool phone = a->kind == PC_NUM_LABEL || b->kind == PC_NUM_LABEL;
        if (joined && !phone && is_lead(check, lead) && pc_byte_at(check->text, b->text.end) != '-')
            report_from_dash(check, lead, (pc_range){a->whole.at, b->whole.end}, gap_between(a, b));
    }
    for (size_t i = 0; i < dates->n; i++) {
        const pc_dated *d = &dates->v[i];
        size_t lead = pc_word_before(check, pc_word_at(check, d->core.at));
        bool dash = d->to.month && (d->join == PC_JOIN_HYPHEN || d->join == PC_JOIN_DASH);
        bool word_first = d->form == PC_DATE_MONTH_FIRST || pc_written(d->last_month);
        if (dash && word_first && !d->quoted && is_lead(check, lead))
            report_from_dash(check, lead, d->core, d->mark);
    }
}

/* ---- figure-inconsistent ---- */

enum { NOUN_WORDS = 3, MAX_QUANTITIES = 400, NEAR = 6 };

/* Words that say nothing of what is counted. */
static bool is_empty_word(const pc_check *check, size_t word) {
    static const char *const words[] = {"new", "more", "other", "additional", "extra", "further", "local", "young", "major", "key", "different", "total", "of", "in", "on", "at", "for", "to", "and", "or",
                                        "the", "a", "an", "with", "by", "from", "as", "that", "which", "who", "will", "is", "are", "was", "were", "has", "have", "had", "its", "their", "his", "her",
                                        "per", "than", "over", "into", "across", "around", "up", "out", "off", "this", "last", "next", "year", "years", "month", "months", "week", "weeks", "day", "days",
                                        "hour", "hours", "minute", "minutes", "times", "time", "largest", "leading", "best", "top", "it", "one", "two", "three", "can", "may", "would"};
    return PC_AMONG(check, word, words);
}

/* The letters of a word without its plural s, as a number to compare. */
static uint32_t stem(const pc_check *check, size_t word) {
    pc_str text = pc_word_text(check, &check->words[word]);
    if (text.n > 3 && text.p[text.n - 1] == 's' && text.p[text.n - 2] != 's')
        text.n--;
    return pc_word_hash(text);
}

/* The word that both numbers count; n_words when they share none. */
static size_t shared_noun(const pc_check *check, const pc_numeral *a, const pc_numeral *b) {
    for (size_t i = a->last; i < a->last + NOUN_WORDS && i < check->n_words && check->words[i].passage == a->passage; i++) {
        if (i > a->last && check->words[i].gap == PC_GAP_MARKS)
            break;
        if (check->words[i].flags & PC_WORD_DIGIT || is_empty_word(check, i) || check->words[i].end - check->words[i].at < 3)
            continue;
        for (size_t k = b->last; k < b->last + NOUN_WORDS && k < check->n_words && check->words[k].passage == b->passage; k++) {
            if (k > b->last && check->words[k].gap == PC_GAP_MARKS)
                break;
            if (stem(check, i) == stem(check, k))
                return i;
        }
    }
    return check->n_words;
}

static int significant(int64_t value) {
    int n = 0;
    while (value && value % 10 == 0)
        value /= 10;
    for (; value; value /= 10)
        n++;
    return n;
}

/* Equal, one the other rounded, or "more than" and the like. */
static bool agree(const pc_numeral *a, const pc_numeral *b) {
    if (a->value < 0 || b->value < 0 || a->value == b->value)
        return true;
    int64_t more = a->value > b->value ? a->value : b->value, less = a->value > b->value ? b->value : a->value, apart = more - less;
    if (apart <= more / 20 && significant(a->value) != significant(b->value))
        return true;
    bool scaled = a->scale.end > a->scale.at && b->scale.end > b->scale.at;
    const pc_numeral *whole = !a->decimal ? a : b, *exact = !a->decimal ? b : a;
    if (scaled && !whole->decimal && exact->decimal && apart < 1000000000 && whole->value % 1000000000 == 0)
        return true; /* "$1 million" of a headline for $1.3 million */
    return (a->hedged || b->hedged) && apart <= more / 20 * 3;
}

/* Slips change a digit or the place of the point; numbers far apart are of two things. */
static bool is_slip(const pc_numeral *a, const pc_numeral *b) {
    int64_t more = a->value > b->value ? a->value : b->value, less = a->value > b->value ? b->value : a->value;
    return more / 3 < less || more / 10 == less;
}

/* A part, a second amount, another year: the number is not meant to be the other one. */
static bool is_other_quantity(const pc_check *check, const pc_numeral *n) {
    static const char *const before[] = {"of", "including", "another", "further", "additional", "extra", "remaining", "other", "each", "per", "previous", "previously", "last", "since", "initially",
                                         "first", "from", "every", "plus", "with", "minus", "former", "earlier", "originally", "average", "only", "by", "between", "and", "or", "compared", "than", "up", "least", "most", "least", "as", "nearly"};
    static const char *const behind[] = {"of", "each", "per", "since", "compared", "more", "fewer", "less", "a"};
    size_t word = n->first;
    for (int steps = 0; steps < 3; steps++) {
        word = pc_word_before(check, word);
        if (word >= check->n_words || check->words[word + 1].flags & PC_WORD_STARTS)
            break;
        if (steps < 2 ? PC_AMONG(check, word, before) : pc_word_is(check, &check->words[word], "including"))
            return !(n->hedged && (pc_word_is(check, &check->words[word], "than") || pc_word_is(check, &check->words[word], "least") || pc_word_is(check, &check->words[word], "nearly")));
    }
    size_t next = pc_word_at(check, n->whole.end);
    return PC_AMONG(check, next, behind) || (n->kind == PC_NUM_COUNT && next < check->n_words && pc_word_is(check, &check->words[next], "in"));
}

static bool is_quantity(const pc_numeral *n) {
    return (n->kind == PC_NUM_COUNT || n->kind == PC_NUM_PERCENT || n->kind == PC_NUM_MONEY || n->kind == PC_NUM_UNIT) && n->value > 1000 && !n->quoted && !n->range_first && !n->range_last;
}

static bool same_measure(const pc_check *check, const pc_numeral *a, const pc_numeral *b) {
    if (a->kind != b->kind || a->compound != b->compound)
        return false;
    if (a->kind == PC_NUM_MONEY)
        return pc_str_eq(pc_at(check, a->currency), pc_at(check, b->currency));
    return a->kind != PC_NUM_UNIT || pc_str_eq(pc_at(check, a->unit), pc_at(check, b->unit));
}

/* Quantities of the measure of `n` in the passages [from, to) of the list. */
static size_t count_measures(const pc_check *check, const pc_numbers *numbers, const pc_numeral *n, uint32_t from, uint32_t to) {
    size_t found = 0;
    for (size_t i = 0; i < numbers->n && i < MAX_QUANTITIES; i++)
        found += numbers->v[i].passage >= from && numbers->v[i].passage < to && is_quantity(&numbers->v[i]) && same_measure(check, n, &numbers->v[i]);
    return found;
}

/* A word of five letters or more that stands near both numbers: they may well be of one thing. */
static bool share_context(const pc_check *check, const pc_numeral *a, const pc_numeral *b) {
    size_t from = a->first > NEAR ? a->first - NEAR : 0, to = a->last + NEAR;
    size_t low = b->first > NEAR ? b->first - NEAR : 0, high = b->last + NEAR;
    for (size_t i = from; i < to && i < check->n_words; i++) {
        const pc_word *word = &check->words[i];
        if (word->passage != a->passage || word->end - word->at < 5 || (word->flags & PC_WORD_DIGIT) || is_empty_word(check, i) || pc_word_is(check, word, "million") || pc_word_is(check, word, "billion") || pc_word_is(check, word, "percent"))
            continue;
        for (size_t k = low; k < high && k < check->n_words; k++)
            if (check->words[k].passage == b->passage && stem(check, i) == stem(check, k))
                return true;
    }
    return false;
}

static void report_figures(pc_check *check, const pc_numeral *head, const pc_numeral *body, const char *where) {
    pc_finding *finding = pc_report(check, body->whole, "%s says " PC_FMT ", this says " PC_FMT "; check which is right", where, PC_ARG(pc_at(check, head->whole)), PC_ARG(pc_at(check, body->whole)));
    pc_relate(check, finding, head->whole, "the other figure");
}

/* The number of the text that contradicts `n`, which stands above it; NULL when it is told right somewhere, or nothing can be said. */
static const pc_numeral *contradiction(const pc_check *check, const pc_numbers *numbers, const pc_numeral *n, uint32_t from, uint32_t to, bool by_noun) {
    const pc_numeral *against = NULL;
    for (size_t i = 0; i < numbers->n && i < MAX_QUANTITIES; i++) {
        const pc_numeral *m = &numbers->v[i];
        if (m->passage < from || m->passage >= to)
            continue;
        bool noun = by_noun && shared_noun(check, n, m) < check->n_words;
        if (!by_noun ? m->kind == n->kind && agree(n, m) : noun && agree(n, m))
            return NULL;
        bool fits = is_quantity(m) && same_measure(check, n, m) && (noun || (!by_noun && share_context(check, n, m)));
        if (!against && fits && is_slip(n, m) && !is_other_quantity(check, m))
            against = m;
    }
    return against;
}

/* Numbers of the headline and subheads against the first paragraph, then against all of the body. */
static void check_heads(pc_check *check, const pc_numbers *numbers, uint32_t lede, uint32_t end) {
    for (size_t i = 0; i < numbers->n && i < MAX_QUANTITIES; i++) {
        const pc_numeral *n = &numbers->v[i];
        uint8_t section = check->passages[n->passage].section;
        if ((section != PC_SEC_HEADLINE && section != PC_SEC_SUBHEAD) || !is_quantity(n))
            continue;
        bool by_noun = n->kind == PC_NUM_COUNT;
        if (!by_noun && (count_measures(check, numbers, n, n->passage, n->passage + 1) != 1 || count_measures(check, numbers, n, lede, lede + 1) != 1))
            continue;
        const pc_numeral *m = contradiction(check, numbers, n, lede, by_noun ? lede + 1 : lede + 2, by_noun);
        if (!m && by_noun)
            m = contradiction(check, numbers, n, lede, end, true);
        if (m)
            report_figures(check, n, m, section == PC_SEC_HEADLINE ? "The headline" : "The subhead");
    }
}

/* The first paragraph against what follows: the same two words counted. */
static bool same_phrase(const pc_check *check, const pc_numeral *a, const pc_numeral *b) {
    if (a->last + 1 >= check->n_words || b->last + 1 >= check->n_words || check->words[a->last + 1].passage != a->passage || check->words[b->last + 1].passage != b->passage)
        return false;
    static const char *const spans[] = {"year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "minute", "minutes"};
    return !PC_AMONG(check, a->last, spans) && stem(check, a->last) == stem(check, b->last) && stem(check, a->last + 1) == stem(check, b->last + 1) && !is_empty_word(check, a->last + 1) &&
           check->words[a->last + 1].gap == PC_GAP_BLANK && check->words[b->last + 1].gap == PC_GAP_BLANK;
}

static void check_lede(pc_check *check, const pc_numbers *numbers, uint32_t lede, uint32_t end) {
    for (size_t i = 0; i < numbers->n && i < MAX_QUANTITIES; i++) {
        const pc_numeral *n = &numbers->v[i], *against = NULL;
        if (n->passage != lede || n->kind != PC_NUM_COUNT || !is_quantity(n) || is_other_quantity(check, n))
            continue;
        bool told = false;
        for (size_t k = i + 1; k < numbers->n && k < MAX_QUANTITIES && !told; k++) {
            const pc_numeral *m = &numbers->v[k];
            if (m->passage <= lede || m->passage >= end || !is_quantity(m) || !same_measure(check, n, m) || shared_noun(check, n, m) >= check->n_words)
                continue;
            told = agree(n, m);
            if (!against && same_phrase(check, n, m) && is_slip(n, m) && !is_other_quantity(check, m))
                against = m;
        }
        if (against && !told)
            report_figures(check, n, against, "The first paragraph");
    }
}

void pc_rule_figure_inconsistent(pc_check *check) {
    size_t lede = pc_passage_next(check, 0, PC_SEC_BODY), end = lede;
    if (lede >= check->release->pieces.n)
        return;
    for (size_t i = lede; i < check->release->pieces.n; i++)
        if (check->passages[i].section == PC_SEC_BODY)
            end = i + 1;
    const pc_numbers *numbers = pc_numbers_of(check);
    check_heads(check, numbers, (uint32_t)lede, (uint32_t)end);
    check_lede(check, numbers, (uint32_t)lede, (uint32_t)end);
}
