/* Numbers in running text: words or figures, how they begin a sentence, thousands and millions. */
#include "check/facts_numbers.h"

#include "text/date_scan.h"

static bool in_prose(const pc_check *check, const pc_numeral *n) {
    const pc_passage *passage = &check->passages[n->passage];
    return (PC_IN_PROSE >> passage->section & 1) && passage->kind != PC_PARA_TABLE && passage->kind != PC_PARA_HEADING;
}

static bool is_whole(const pc_numeral *n) {
    return n->value >= 0 && !n->decimal && n->value % 1000 == 0;
}

/* ---- number-words-figures ---- */

/* Numbers of other kinds, of series and of set phrases keep their form in every style. */
static bool is_plain_count(const pc_check *check, const pc_numeral *n) {
    static const char *const set[] = {"top", "of", "per", "versus", "vs", "ratio", "score", "minus", "plus", "equals", "times", "chapter", "page", "x"};
    if (n->kind != PC_NUM_COUNT || n->quoted || n->scale.end > n->scale.at || !is_whole(n) || n->range_first || n->range_last || !in_prose(check, n))
        return false;
    size_t before = pc_word_before(check, n->first), next = n->last;
    if (next >= check->n_words || check->words[next].passage != n->passage || (check->words[n->first].flags & PC_WORD_NAME))
        return false;
    unsigned char left = n->text.at ? (unsigned char)check->text.p[n->text.at - 1] : ' ', right = pc_byte_at(check->text, n->text.end);
    bool apart = left == ' ' || left == '(' || n->text.at == check->passages[n->passage].text.at;
    if (!apart || left == '(' || right == ')' || (right != ' ' && !n->compound))
        return false;
    size_t first = before < check->n_words && pc_word_is(check, &check->words[before], "in") ? pc_word_before(check, before) : check->n_words;
    if (first < check->n_words && ((check->words[first].flags & PC_WORD_DIGIT) || pc_word_is(check, &check->words[first], "one")))
        return false; /* "1 in 4" */
    return !PC_AMONG(check, before, set) || (before < check->n_words && pc_word_is(check, &check->words[before], "of") && !n->spelled && n->value >= 10000);
}

/* What is counted: a small word behind the number, or a name that is counted ("55 Member States"). */
static bool counts_something(const pc_check *check, const pc_numeral *n) {
    static const char *const none[] = {"to", "and", "or", "of", "in", "on", "at", "for", "from", "with", "by", "per", "was", "is", "has", "will", "the", "a", "as", "that", "were", "are",
                                       "out", "times", "x", "votes", "percent", "cents", "points", "degrees", "stars", "star", "am", "pm", "p", "hundred", "thousand", "million", "billion", "dozen", "than", "s", "but", "which", "who"};
    const pc_word *word = &check->words[n->last];
    return word->gap == PC_GAP_BLANK && word->at == n->text.end + 1 && !(word->flags & (PC_WORD_DIGIT | PC_WORD_CAPITAL)) && !PC_AMONG(check, n->last, none);
}

/* Only words that join two numbers of one kind stand between: "nine of the 14", "14, previously nine". */
static bool are_joined(const pc_check *check, const pc_numeral *a, const pc_numeral *b) {
    static const char *const joints[] = {"and", "or", "to", "of", "from", "the", "previously", "up", "down", "than", "compared", "with", "out", "against", "instead", "now", "not", "rather", "its", "their", "all"};
    if (b->first < a->last || b->first - a->last > 4 || a->passage != b->passage || (check->words[b->first].flags & PC_WORD_STARTS))
        return false;
    pc_str between = pc_str_sub(check->text, a->text.end, b->text.at);
    if ((b->first == a->last && !memchr(between.p, ',', between.n)) || memchr(between.p, '.', between.n) || (between.n && between.p[0] == '-'))
        return false; /* "two 70-seat jets" */
    size_t nouns = 0;
    for (size_t i = a->last; i < b->first; i++)
        nouns += !PC_AMONG(check, i, joints);
    bool noun_repeated = b->last < check->n_words && a->last < check->n_words && check->words[a->last].hash == check->words[b->last].hash;
    return nouns == 0 || (nouns == 1 && noun_repeated);
}

/* In a series the other number decides; ap goes number by number, but a doubt is no finding. */
static bool in_series(const pc_check *check, const pc_numbers *numbers, size_t i) {
    const pc_numeral *n = &numbers->v[i], *before = i ? &numbers->v[i - 1] : NULL, *behind = i + 1 < numbers->n ? &numbers->v[i + 1] : NULL;
    bool a = before && before->kind <= PC_NUM_UNIT && (before->value >= 10000) != (n->value >= 10000) && are_joined(check, before, n);
    return a || (behind && behind->kind <= PC_NUM_UNIT && (behind->value >= 10000) != (n->value >= 10000) && are_joined(check, n, behind));
}

static void propose_form(pc_check *check, const pc_numeral *n, pc_str with) {
    pc_finding *finding = pc_report(check, n->text, "Write \"" PC_FMT "\", not \"" PC_FMT "\"", PC_ARG(with), PC_ARG(pc_at(check, n->text)));
    pc_fix_text(check, finding, false, n->text, with);
}

/* Words for small numbers (to nine, or to a hundred and round hundreds). */
static void check_figures(pc_check *check, const pc_numbers *numbers, size_t i, pc_value want) {
    const pc_numeral *n = &numbers->v[i];
    int64_t number = n->value / 1000;
    bool chicago = want == PC_VAL_WORDS_TO_HUNDRED;
    bool small = chicago ? number <= 100 || (number < 1000 && number % 100 == 0) || (number < 100000 && number % 1000 == 0) : number < 10;
    if (want == PC_VAL_WORDS_ONE || !small || number < 1 || n->compound || !counts_something(check, n) || (!chicago && in_series(check, numbers, i)))
        return;
    if (check->words[n->first].flags & PC_WORD_STARTS)
        return; /* number-sentence-start speaks of it */
    propose_form(check, n, pc_number_in_words(check, (int)number));
}

/* Figures for ten and more, or (GOV.UK) for two and more. */
static void check_words(pc_check *check, const pc_numbers *numbers, size_t i, pc_value want) {
    static const char *const idioms[] = {"in", "one", "or", "for", "at", "on", "no", "any", "every", "by", "into", "another"};
    static const char *const halves[] = {"thirds", "quarters", "fifths", "halves", "fold", "thirds,", "way", "tier", "hundred", "thousand", "million", "billion", "or", "and", "of", "to", "by", "in", "years"};
    const pc_numeral *n = &numbers->v[i];
    int64_t number = n->value / 1000, least = want == PC_VAL_WORDS_ONE ? 2 : 10;
    const pc_word *word = &check->words[n->first];
    size_t before = pc_word_before(check, n->first);
    if (want == PC_VAL_WORDS_TO_HUNDRED || number < least || word->flags & (PC_WORD_STARTS | PC_WORD_CAPITAL))
        return;
    bool idiom = before < check->n_words && PC_AMONG(check, before, idioms) && !(pc_word_is(check, &check->words[before], "in") && counts_something(check, n));
    if (idiom && !counts_something(check, n))
        return;
    if (before < check->n_words && (pc_word_is(check, &check->words[before], "one") || pc_word_is(check, &check->words[before], "or")))
        return;
    if (n->compound) {
        static const char *const spans[] = {"year", "month", "week", "day", "hour", "minute", "part", "point", "member", "storey", "story", "bedroom"};
        if (!PC_AMONG(check, n->last, spans))
            return;
    } else if (!counts_something(check, n) || (n->last < check->n_words && PC_AMONG(check, n->last, halves) && !pc_word_is(check, &check->words[n->last], "years"))) {
        return;
    }
    if (want != PC_VAL_WORDS_ONE && in_series(check, numbers, i))
        return;
    propose_form(check, n, pc_printf(check->arena, "%d", (int)number));
}

void pc_rule_number_words_figures(pc_check *check) {
    const pc_numbers *numbers = pc_numbers_of(check);
    pc_value want = pc_wants(check, PC_SET_NUMBER_WORDS);
    for (size_t i = 0; i < numbers->n; i++) {
        if (!is_plain_count(check, &numbers->v[i]))
            continue;
        if (numbers->v[i].spelled)
            check_words(check, numbers, i, want);
        else
            check_figures(check, numbers, i, want);
    }
}

/* ---- number-mixed-series ---- */

void pc_rule_number_mixed_series(pc_check *check) {
    const pc_numbers *numbers = pc_numbers_of(check);
    for (size_t i = 1; i < numbers->n; i++) {
        const pc_numeral *a = &numbers->v[i - 1], *b = &numbers->v[i];
        const pc_numeral *word = a->spelled ? a : b, *figure = a->spelled ? b : a;
        if (a->kind != PC_NUM_COUNT || b->kind != PC_NUM_COUNT || a->spelled == b->spelled || a->quoted || b->quoted || !in_prose(check, a))
            continue;
        static const char *const parts[] = {"thirds", "quarters", "quarter", "third", "fifths", "halves", "half"};
        if (PC_AMONG(check, word->last, parts) || pc_byte_at(check->text, word->text.end) == '-')
            continue;
        if (word->value <= 1000 || word->value >= 10000 || figure->value < 10000 || !is_whole(figure) || !are_joined(check, a, b) || word->compound)
            continue;
        pc_str with = pc_printf(check->arena, "%d", (int)(word->value / 1000));
        pc_finding *finding = pc_report(check, word->text, "Write the numbers of one series alike: \"" PC_FMT "\" beside \"" PC_FMT "\"", PC_ARG(with), PC_ARG(pc_at(check, figure->text)));
        if (!(check->words[word->first].flags & PC_WORD_STARTS))
            pc_fix_text(check, finding, false, word->text, with);
    }
}

/* ---- number-sentence-start ---- */

void pc_rule_number_sentence_start(pc_check *check) {
    const pc_numbers *numbers = pc_numbers_of(check);
    for (size_t i = 0; i < numbers->n; i++) {
        const pc_numeral *n = &numbers->v[i];
        if (n->spelled || !(check->words[n->first].flags & PC_WORD_STARTS) || !in_prose(check, n) || n->kind == PC_NUM_MOMENT || n->kind == PC_NUM_LABEL || n->kind == PC_NUM_MONEY || n->scale.end > n->scale.at)
            continue; /* "100 million for roads": more often a sum that lost its sign */
        const pc_passage *passage = &check->passages[n->passage];
        size_t sentence = pc_sentence_at(check, n->text.at), next = n->last;
        if (passage->kind == PC_PARA_LIST_ITEM || n->quoted || sentence >= check->n_sentences || check->sentences[sentence].text.at != n->text.at)
            continue;
        const pc_sentence *s = &check->sentences[sentence];
        bool prose = s->last - s->first >= 5 && next < check->n_words && check->words[next].passage == n->passage && !(check->words[next].flags & (PC_WORD_DIGIT | PC_WORD_CAPITAL));
        bool ended = s->text.end > s->text.at && strchr(".!?\"'", check->text.p[s->text.end - 1]) != NULL;
        if (!prose || (!ended && passage->section != PC_SEC_BODY) || check->words[next].gap == PC_GAP_MARKS)
            continue;
        bool small = is_whole(n) && n->value <= 100000 && n->kind == PC_NUM_COUNT && !n->compound;
        pc_str with = small ? pc_capitalised(check->arena, pc_number_in_words(check, (int)(n->value / 1000)), true) : (pc_str){NULL, 0};
        if (!with.p) {
            pc_report(check, n->whole, "Do not begin a sentence with a figure; write the number in words or turn the sentence round");
            continue;
        }
        pc_finding *finding = pc_report(check, n->text, "Do not begin a sentence with a figure: \"" PC_FMT "\", or turn the sentence round", PC_ARG(with));
        pc_fix_text(check, finding, false, n->text, with);
    }
}

/* ---- number-thousands ---- */

static pc_str with_commas(const pc_check *check, pc_str digits, pc_str mark) {
    char *out = pc_arena_take(check->arena, digits.n * 4 + 1);
    size_t n = 0;
    for (size_t i = 0; out && i < digits.n; i++) {
        if (i && (digits.n - i) % 3 == 0) {
            memcpy(out + n, mark.p, mark.n);
            n += mark.n;
        }
        out[n++] = digits.p[i];
    }
    return out ? (pc_str){out, n} : (pc_str){NULL, 0};
}

void pc_rule_number_thousands(pc_check *check) {
    const pc_numbers *numbers = pc_numbers_of(check);
    pc_str mark = pc_wants(check, PC_SET_THOUSANDS) == PC_VAL_THIN_SPACE ? PC_STR("\xE2\x80\xAF") : PC_STR(",");
    for (size_t i = 0; i < numbers->n; i++) {
        const pc_numeral *n = &numbers->v[i];
        pc_str digits = pc_at(check, n->text);
        bool money = n->kind == PC_NUM_MONEY || n->kind == PC_NUM_UNIT;
        if (n->spelled || n->marked || n->decimal || digits.n < 4 || digits.n > 9 || digits.p[0] == '0' || (n->kind != PC_NUM_COUNT && !money) || n->scale.end > n->scale.at)
            continue;
        size_t next = n->last, before = pc_word_before(check, n->first);
        bool glued = pc_is_alpha(pc_byte_at(check->text, n->text.end)), of_year = before < check->n_words && pc_word_is(check, &check->words[before], "year");
        if (glued || of_year)
            continue;
        bool word = next < check->n_words && check->words[next].passage == n->passage && check->words[next].gap == PC_GAP_BLANK && !(check->words[next].flags & (PC_WORD_CAPITAL | PC_WORD_DIGIT));
        bool plural = word && (check->text.p[check->words[next].end - 1] == 's' || pc_word_is(check, &check->words[next], "people") || pc_word_is(check, &check->words[next], "children"));
        static const char *const verbs[] = {"is", "was", "has", "as", "its", "this", "his", "us", "levels", "elections", "results"};
        bool counted = plural && !PC_AMONG(check, next, verbs);
        if (n->quoted || (!money && !counted && !(digits.n >= 5 && word && n->hedged)) || (n->text.at && check->text.p[n->text.at - 1] == '-'))
            continue;
        pc_str with = with_commas(check, digits, mark);
        pc_finding *finding = pc_report(check, n->text, "Write \"" PC_FMT "\": mark the thousands", PC_ARG(with));
        bool may_be_year = digits.n == 4 && n->value >= 1900000 && n->value < 2100000;
        pc_fix_text(check, finding, !may_be_year, n->text, with);
    }
}

/* ---- number-million ---- */

static pc_str in_millions(const pc_check *check, int64_t value) {
    const char *name = value >= 1000000000000 ? "billion" : "million";
    int64_t hundredths = value / (value >= 1000000000000 ? 10000000000 : 10000000); /* of thousandths */
    if (hundredths % 100 == 0)
        return pc_printf(check->arena, "%d %s", (int)(hundredths / 100), name);
    if (hundredths % 10 == 0)
        return pc_printf(check->arena, "%d.%d %s", (int)(hundredths / 100), (int)(hundredths % 100 / 10), name);
    return pc_printf(check->arena, "%d.%02d %s", (int)(hundredths / 100), (int)(hundredths % 100), name);
}

void pc_rule_number_million(pc_check *check) {
    const pc_numbers *numbers = pc_numbers_of(check);
    for (size_t i = 0; i < numbers->n; i++) {
        const pc_numeral *n = &numbers->v[i];
        if (n->spelled || n->quoted || !in_prose(check, n) || n->value < 1000000000 || n->value >= (int64_t)1000000000 * 1000000)
            continue;
        if (n->kind != PC_NUM_COUNT && n->kind != PC_NUM_MONEY)
            continue;
        pc_str scale = pc_at(check, n->scale);
        bool letter = scale.n && scale.n <= 3 && scale.p[0] != 'k' && scale.p[0] != 'K';
        bool written_out = !scale.n && n->marked && n->value % (n->value >= 1000000000000 ? 10000000000 : 10000000) == 0;
        if ((!letter && !written_out) || (letter && scale.n == 1 && n->kind != PC_NUM_MONEY))
            continue;
        pc_str with = in_millions(check, n->value);
        pc_range range = {n->text.at, letter ? n->scale.end : n->text.end};
        pc_finding *finding = pc_report(check, range, "Write \"" PC_FMT "\" instead of \"" PC_FMT "\"", PC_ARG(with), PC_ARG(pc_at(check, range)));
        bool exact = letter || n->value % 10000000 == 0;
        if (exact)
            pc_fix_text(check, finding, false, range, with);
    }
}
