/* Rules about the commas and semicolons of lists and asides. */
#include "check/parts.h"

#include "text/terms.h"

/* Whether a comma stands in the gap before a word. */
static bool comma_before(const pc_check *check, size_t i) {
    const pc_word *word = &check->words[i];
    if (!i || word->gap != PC_GAP_MARKS || word->passage != word[-1].passage)
        return false;
    const char *gap = check->text.p + word[-1].end;
    return word->at - word[-1].end == 2 && gap[0] == ',' && gap[1] == ' ';
}

static bool is_and(const pc_check *check, size_t i) {
    return pc_word_is(check, &check->words[i], "and") || pc_word_is(check, &check->words[i], "or");
}

/* Words that begin a clause or an aside rather than an item. */
static const char *const no_item[] = {"he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "this", "these", "those", "there", "then", "how", "why", "when",
                                      "where", "whether", "not", "will", "would", "has", "have", "had", "is", "are", "was", "were", "can", "could", "may", "must", "should",
                                      "also", "by", "in", "on", "at", "to", "for", "from", "with", "as", "but", "if", "because", "while", "so", "said", "says", "including",
                                      "inc", "ltd", "jr", "sr", "llc", "his", "her", "its", "their", "our", "my", "your", "more", "most", "even", "especially", "such", "etc", "respectively"};
/* Words that begin a sentence with a phrase set off by a comma. */
static const char *const openers[] = {"in", "on", "at", "as", "by", "for", "from", "with", "after", "before", "during", "since", "under", "over", "through", "throughout",
                                      "today", "yesterday", "tomorrow", "last", "this", "next", "if", "when", "while", "although", "because", "despite", "following",
                                      "however", "moreover", "additionally", "finally", "together", "according", "given", "based", "working", "like", "once", "until", "among", "earlier", "later", "meanwhile", "instead", "also", "to", "currently", "recently", "here", "there"};

enum { ITEM_WORDS = 4, SEARCH = 14 };

/* The words of an item [first, last): no clause, no "and". */
static bool is_item(const pc_check *check, size_t first, size_t last) {
    if (first >= last || last - first > ITEM_WORDS)
        return false;
    for (size_t i = first; i < last; i++) {
        const pc_word *word = &check->words[i];
        if (is_and(check, i) || PC_IS_ONE_OF(check, word, no_item) || (i > first && word->gap == PC_GAP_MARKS))
            return false;
    }
    return true;
}

/* "NGOs", "UN": two capitals at its start. */
static bool is_acronym(const pc_check *check, size_t i) {
    pc_str word = pc_word_text(check, &check->words[i]);
    return word.n > 1 && pc_is_upper((unsigned char)word.p[0]) && pc_is_upper((unsigned char)word.p[1]);
}

/* Whether two items are of one kind: both begin small, or both with a capital; an acronym goes with either. */
static bool alike(const pc_check *check, size_t a, size_t b) {
    if ((check->words[a].flags | check->words[b].flags) & PC_WORD_APOSTROPHE)
        return false;
    if (is_acronym(check, a) || is_acronym(check, b))
        return true;
    return ((check->words[a].flags ^ check->words[b].flags) & PC_WORD_CAPITAL) == 0;
}

/*
 * A list that ends at the "and" at word `i` of a sentence: its last item before
 * the "and" begins at *item. At least two commas, or one between single words.
 */
static bool is_list(const pc_check *check, const pc_sentence *sentence, size_t i, bool serial, size_t *item) {
    size_t start = serial ? i - 1 : i, commas = 0, second = 0;
    size_t low = i > sentence->first + SEARCH ? i - SEARCH : sentence->first;
    while (start > low && !comma_before(check, start))
        start--;
    if (start <= sentence->first || !comma_before(check, start))
        return false;
    *item = start;
    if (!is_item(check, start, i) || (check->words[start].flags & PC_WORD_QUOTED))
        return false;
    size_t at = start - 1;
    commas = 1;
    while (at > low) { /* the item before it, and whether a comma stands before that */
        if (comma_before(check, at)) {
            commas++;
            second = at;
            break;
        }
        at--;
    }
    if (commas == 2 && is_item(check, second, start) && alike(check, second, start))
        return true;
    const pc_word *first = &check->words[sentence->first];
    bool opened = PC_IS_ONE_OF(check, first, openers) && start - sentence->first < 8;
    return i - start == 1 && start - sentence->first >= 3 && !opened && alike(check, start - 1, start) && !(check->words[start].flags & PC_WORD_CAPITAL) &&
           !PC_IS_ONE_OF(check, &check->words[start - 1], no_item) && !(check->words[start].flags & PC_WORD_HAS_DIGIT);
}

/* The third item: short, and nothing that begins a clause. */
static bool ends_like_list(const pc_check *check, const pc_sentence *sentence, size_t i) {
    size_t next = i + 1;
    return next < sentence->last && !PC_IS_ONE_OF(check, &check->words[next], no_item) && check->words[next].gap == PC_GAP_BLANK;
}

static void check_serial(pc_check *check, const pc_sentence *sentence, size_t i, bool wanted) {
    size_t item;
    bool has = comma_before(check, i);
    if (has == wanted || check->words[i].gap == PC_GAP_HYPHEN || check->words[i].gap == PC_GAP_SLASH || !ends_like_list(check, sentence, i))
        return;
    if (!is_list(check, sentence, i, has, &item))
        return;
    const pc_word *before = &check->words[i - 1], *word = &check->words[i];
    if (wanted) {
        for (size_t k = i + 2; k < sentence->last && k < i + 8; k++) /* "A, B and C, and D": the list ends further on */
            if (is_and(check, k) && comma_before(check, k))
                return;
        pc_finding *finding = pc_report(check, (pc_range){before->at, word->end}, "The house puts a comma before the last \"" PC_FMT "\" of a list", PC_ARG(pc_word_text(check, word)));
        pc_fix_text(check, finding, false, (pc_range){before->end, before->end}, PC_STR(","));
        return;
    }
    /* an "and" inside the last item, or an aside that the comma closes, keeps it */
    for (size_t k = i + 1; k < sentence->last && k < i + 6; k++) {
        if (is_and(check, k))
            return;
        if (check->words[k].gap == PC_GAP_MARKS)
            break;
    }
    if (check->words[item].flags & check->words[i + 1].flags & PC_WORD_CAPITAL) {
        if (item >= 2 && !(check->words[item - 1].flags & PC_WORD_CAPITAL)) /* the director, Ivo Brandt, and Mara ... */
            return;
    }
    if (!alike(check, item, i + 1))
        return;
    pc_finding *finding = pc_report(check, (pc_range){before->at, word->end}, "The house puts no comma before the last \"" PC_FMT "\" of a list", PC_ARG(pc_word_text(check, word)));
    pc_fix_text(check, finding, false, (pc_range){before->end, before->end + 1}, PC_STR(""));
}

void pc_rule_serial_comma(pc_check *check) {
    bool wanted = pc_wants(check, PC_SET_SERIAL_COMMA) == PC_VAL_YES;
    for (size_t s = 0; s < check->n_sentences; s++) {
        const pc_sentence *sentence = &check->sentences[s];
        for (size_t i = sentence->first + 2; i + 1 < sentence->last; i++)
            if (is_and(check, i))
                check_serial(check, sentence, i, wanted);
    }
}

/* ---- names and titles in a row ---- */

enum { MOST_SEGMENTS = 40 };

/* What stands between two commas. */
typedef struct segment {
    size_t first, last;
    bool name, title;
} segment;

static bool has_title_word(const pc_check *check, size_t first, size_t last) {
    for (size_t i = first; i < last && i < first + 12; i++) {
        pc_str rest = pc_str_sub(check->text, check->words[i].at, check->words[last - 1].end);
        if (pc_terms_match(&pc_lang_terms, PC_TERM_TITLE, PC_LANG_BIT(PC_EN), rest).bytes)
            return true;
    }
    return false;
}

/* Two to four words, every one with a capital. */
static bool is_name(const pc_check *check, size_t first, size_t last) {
    static const char *const no_name[] = {"the", "and", "of", "inc", "ltd", "llc"};
    if (last - first < 2 || last - first > 4)
        return false;
    for (size_t i = first; i < last; i++) {
        const pc_word *word = &check->words[i];
        if (!(word->flags & PC_WORD_CAPITAL) || (word->flags & (PC_WORD_CAPITALS | PC_WORD_HAS_DIGIT)) || PC_IS_ONE_OF(check, word, no_name))
            return false;
    }
    return !has_title_word(check, first, last);
}

/* Cuts a sentence at its commas into at most `most` segments; says which are names. */
static size_t cut_segments(const pc_check *check, const pc_sentence *sentence, size_t most, segment segments[MOST_SEGMENTS]) {
    size_t n = 0, from = sentence->first;
    for (size_t i = sentence->first + 1; i <= sentence->last && n < most; i++)
        if (i == sentence->last || comma_before(check, i)) {
            segment *s = &segments[n++];
            *s = (segment){.first = from, .last = i};
            if (i < sentence->last && is_and(check, from) && i > from + 1)
                s->first = from + 1;
            s->name = is_name(check, s->first, s->last);
            from = i;
        }
    return n;
}

/* Says which segments are titles; how many names there are. */
static size_t mark_titles(const pc_check *check, segment *segments, size_t n) {
    size_t names = 0;
    for (size_t i = 0; i < n; i++)
        names += segments[i].name;
    for (size_t i = 0; i < n && names; i++)
        segments[i].title = !segments[i].name && segments[i].last - segments[i].first <= 16 && has_title_word(check, segments[i].first, segments[i].last);
    return names;
}

/* Commas in a sentence, at most `enough`. */
static size_t count_commas(const pc_check *check, const pc_sentence *sentence, size_t enough) {
    size_t n = 0;
    const char *p = check->text.p + sentence->text.at, *end = check->text.p + sentence->text.end;
    while (n < enough && (p = memchr(p, ',', (size_t)(end - p))) != NULL) {
        n++;
        p++;
    }
    return n;
}

/* "Sen. Jane Doe, R-Utah, and Rep. John Roe, D-Ohio": what stands behind names there are parties and states. */
static bool is_party(const pc_check *check, const segment *s) {
    const pc_word *first = &check->words[s->first];
    return first->end - first->at == 1 && s->first + 1 < s->last && first[1].gap == PC_GAP_HYPHEN;
}

/* "title, name, title, name, and title, name", or the other way round: pairs in a row. */
void pc_rule_series_semicolon(pc_check *check) {
    enum { PAIRS = 2 };
    for (size_t s = 0; s < check->n_sentences; s++) {
        const pc_sentence *sentence = &check->sentences[s];
        segment segments[MOST_SEGMENTS];
        if (sentence->last - sentence->first < 12 || count_commas(check, sentence, 3) < 3)
            continue;
        size_t n = cut_segments(check, sentence, MOST_SEGMENTS, segments), run = 0, start = 0;
        if (mark_titles(check, segments, n) < PAIRS)
            continue;
        for (size_t i = 0; i + 1 < n; i++) {
            bool turn = ((segments[i].name && segments[i + 1].title) || (segments[i].title && segments[i + 1].name)) && !is_party(check, &segments[i + 1]);
            start = turn && !run ? i : start;
            run = turn ? run + 1 : 0;
            if (run < 2 * PAIRS - 1 || (i + 2 < n && ((segments[i + 1].name && segments[i + 2].title) || (segments[i + 1].title && segments[i + 2].name))))
                continue;
            const segment *first = &segments[start], *last = &segments[i + 1];
            size_t from = first->first;
            pc_finding *finding = pc_report(check, (pc_range){check->words[from].at, check->words[last->last - 1].end},
                                            "Commas part both the items and the names from their titles; put semicolons between the items");
            for (size_t k = start + 1; finding && k < i + 1; k += 2) {
                const segment *end = &segments[k];
                if (end->last < sentence->last)
                    pc_fix_text(check, finding, false, (pc_range){check->words[end->last - 1].end, check->words[end->last - 1].end + 1}, PC_STR(";"));
            }
            break;
        }
    }
}

/* ---- asides that are not closed ---- */

/* A verb that tells what somebody did: a said-verb, a helping verb, or a word in -ed that is no name. */
static bool is_finite_verb(const pc_check *check, const pc_word *word) {
    static const char *const helpers[] = {"has", "had", "is", "was", "will", "would", "says", "said", "told", "took", "gave", "met", "spoke", "opened", "led", "made", "called"};
    pc_str text = pc_word_text(check, word);
    if (word->flags & (PC_WORD_CAPITAL | PC_WORD_HAS_DIGIT) || word->gap != PC_GAP_BLANK)
        return false;
    return PC_IS_ONE_OF(check, word, helpers) || (text.n > 5 && memcmp(text.p + text.n - 2, "ed", 2) == 0);
}

/* "The director of the board, Ivo Brandt welcomed": the name is set off on one side only. */
static void check_title_first(pc_check *check, const pc_sentence *sentence, const segment *segments, size_t n) {
    static const char *const determiners[] = {"the", "its", "their", "his", "her", "our"};
    if (n < 2 || !segments[0].title || !PC_IS_ONE_OF(check, &check->words[segments[0].first], determiners))
        return;
    size_t i = segments[1].first, names = 0;
    while (i < segments[1].last && names < 4 && (check->words[i].flags & PC_WORD_CAPITAL) && !(check->words[i].flags & PC_WORD_CAPITALS) && (names == 0 || check->words[i].gap == PC_GAP_BLANK || check->words[i].gap == PC_GAP_HYPHEN)) {
        names++;
        i++;
    }
    for (size_t k = segments[0].first; k < segments[0].last; k++) /* a clause of its own */
        if (is_finite_verb(check, &check->words[k]))
            return;
    if (names < 2 || names > 3 || i >= segments[1].last || !is_finite_verb(check, &check->words[i]) || i >= sentence->last)
        return;
    const pc_word *first = &check->words[segments[1].first], *last = &check->words[i - 1], *verb = &check->words[i];
    pc_finding *finding = pc_report(check, (pc_range){first->at, verb->end}, "A comma opens the aside and none closes it; put one behind \"" PC_FMT "\"", PC_ARG(pc_word_text(check, last)));
    pc_fix_text(check, finding, false, (pc_range){last->end, last->end}, PC_STR(","));
}

static bool is_adverb(pc_str word) {
    return word.n > 4 && memcmp(word.p + word.n - 2, "ly", 2) == 0;
}

/* "Ivo Brandt, the board's director said". */
static void check_name_first(pc_check *check, const segment *segments, size_t n) {
    static const char *const speech[] = {"said", "says", "told", "added", "announced", "explained", "stated", "welcomed"};
    if (n < 2 || !segments[0].name || !segments[1].title)
        return;
    for (size_t i = segments[1].first + 1; i + 1 < segments[1].last; i++) {
        const pc_word *word = &check->words[i], *before = word - 1;
        if (is_and(check, i)) /* "Jane Doe, John Roe and the director said": a list, and no aside */
            return;
        if (!PC_IS_ONE_OF(check, word, speech) || word->gap != PC_GAP_BLANK || pc_word_is(check, before, "who") || is_adverb(pc_word_text(check, before)) || pc_word_is(check, before, "has"))
            continue;
        pc_finding *finding = pc_report(check, (pc_range){before->at, word->end}, "A comma opens the aside and none closes it; put one before \"" PC_FMT "\"", PC_ARG(pc_word_text(check, word)));
        pc_fix_text(check, finding, false, (pc_range){before->end, before->end}, PC_STR(","));
        return;
    }
}

void pc_rule_appositive_comma(pc_check *check) {
    for (size_t s = 0; s < check->n_sentences; s++) {
        const pc_sentence *sentence = &check->sentences[s];
        segment segments[MOST_SEGMENTS];
        if (sentence->last - sentence->first < 5 || !count_commas(check, sentence, 1))
            continue;
        const pc_word *first = &check->words[sentence->first];
        bool opens = (first->flags & PC_WORD_CAPITAL) != 0;
        size_t n = opens ? cut_segments(check, sentence, 2, segments) : 0;
        for (size_t i = 0; i < n; i++)
            segments[i].title = !segments[i].name && segments[i].last - segments[i].first <= 16 && has_title_word(check, segments[i].first, segments[i].last);
        check_title_first(check, sentence, segments, n);
        check_name_first(check, segments, n);
    }
}
