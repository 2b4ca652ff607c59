/* Rules about headlines and subheads. */
#include "check/parts.h"
#include "check/title_case.h"

#include "text/terms.h"

void pc_rule_headline_too_long(pc_check *check) {
    size_t max = (size_t)pc_param_of(check, PC_PARAM_HEADLINE_TOO_LONG_MAX);
    pc_range headline = pc_headline(check);
    if (headline.end - headline.at <= max) /* characters are at most as many as bytes */
        return;
    size_t n = pc_columns(pc_at(check, headline));
    if (n > max)
        pc_report(check, headline, "The headline has %zu characters; keep it to %zu", n, max);
}

void pc_rule_summary_too_long(pc_check *check) {
    size_t max = (size_t)pc_param_of(check, PC_PARAM_SUMMARY_TOO_LONG_MAX);
    for (size_t i = pc_passage_next(check, 0, PC_SEC_SUBHEAD); i < check->release->pieces.n;
         i = pc_passage_next(check, i + 1, PC_SEC_SUBHEAD)) {
        size_t n = pc_columns(pc_at(check, check->passages[i].text));
        if (n > max)
            pc_report(check, check->passages[i].text, "The subhead has %zu characters; keep it to %zu", n, max);
    }
}

/* ---- the stop at the end ---- */

/* Whether the stop at the end of `range` belongs to its last word: "Inc.", "U.S.", "p.m.", an omission. */
static bool is_abbreviation(const pc_check *check, pc_range range) {
    uint32_t at = range.end - 1;
    while (at > range.at && check->text.p[at - 1] != ' ')
        at--;
    pc_str word = pc_str_sub(check->text, at, range.end);
    pc_str without = {word.p, word.n - 1};
    pc_term_hit hit;
    if (without.n == 0 || memchr(without.p, '.', without.n))
        return true;
    return pc_terms_whole(&pc_lang_terms, PC_TERM_ABBREV, PC_ANY_LANG, without, &hit) ||
           pc_terms_whole(&pc_lang_terms, PC_TERM_ABBREV, PC_ANY_LANG, word, &hit) ||
           (without.n <= 3 && pc_is_upper((unsigned char)*without.p));
}

static bool ends_in_stop(const pc_check *check, pc_range range) {
    return range.end > range.at && check->text.p[range.end - 1] == '.' && !is_abbreviation(check, range);
}

/* Several sentences: a stop inside, before a capital. */
static bool has_inner_stop(const pc_check *check, pc_range range) {
    for (uint32_t i = range.at; i + 2 < range.end; i++)
        if (check->text.p[i] == '.' && check->text.p[i + 1] == ' ' && !pc_is_lower((unsigned char)check->text.p[i + 2]))
            return true;
    return false;
}

static void report_stop(pc_check *check, pc_range text, const char *what) {
    pc_range stop = {text.end - 1, text.end};
    if (!ends_in_stop(check, text) || has_inner_stop(check, text))
        return;
    pc_finding *finding = pc_report(check, stop, "%s takes no full stop; delete it", what);
    pc_fix_text(check, finding, true, stop, PC_STR(""));
}

void pc_rule_headline_terminal_period(pc_check *check) {
    size_t first, last;
    if (pc_part_bounds(check, PC_SEC_HEADLINE, &first, &last))
        report_stop(check, pc_headline(check), "A headline");
    for (size_t i = 0; i < check->release->pieces.n; i++)
        if (check->passages[i].section == PC_SEC_BODY && check->passages[i].kind == PC_PARA_HEADING)
            report_stop(check, check->passages[i].text, "A heading");
}

void pc_rule_subhead_terminal_period(pc_check *check) {
    pc_value wanted = pc_wants(check, PC_SET_SUBHEAD_STOP);
    for (size_t i = pc_passage_next(check, 0, PC_SEC_SUBHEAD); i < check->release->pieces.n;
         i = pc_passage_next(check, i + 1, PC_SEC_SUBHEAD)) {
        pc_range text = check->passages[i].text;
        if (wanted == PC_VAL_NO) {
            report_stop(check, text, "A subhead");
        } else if (wanted == PC_VAL_YES && !strchr(".?!:;\"'", check->text.p[text.end - 1]) && (unsigned char)check->text.p[text.end - 1] < 0x80) {
            size_t word = pc_word_at(check, text.end - 1);
            pc_finding *finding = word < check->n_words ? pc_report(check, (pc_range){check->words[word].at, text.end}, "The summary is a sentence and ends in a full stop; add it") : NULL;
            pc_fix_text(check, finding, true, (pc_range){text.end, text.end}, PC_STR("."));
        }
    }
}

/* ---- marks ---- */

void pc_rule_headline_exclamation(pc_check *check) {
    for (size_t i = pc_passage_in(check, 0, PC_IN_HEADS); i < check->release->pieces.n; i = pc_passage_in(check, i + 1, PC_IN_HEADS)) {
        const pc_passage *passage = &check->passages[i];
        const char *mark = memchr(check->text.p + passage->text.at, '!', passage->text.end - passage->text.at);
        uint32_t at = mark ? (uint32_t)(mark - check->text.p) : 0;
        size_t word = mark && at > passage->text.at ? pc_word_at(check, at - 1) : check->n_words;
        if (!mark)
            continue;
        if (word < check->n_words && (check->words[word].flags & PC_WORD_NAME))
            continue;
        /* in the middle of a line, before a small letter, it belongs to a name: Yahoo! buys */
        if (at + 2 < passage->text.end && check->text.p[at + 1] == ' ' && pc_is_lower((unsigned char)check->text.p[at + 2]))
            continue;
        pc_finding *finding = pc_report(check, (pc_range){at, at + 1}, "Wires take an exclamation mark for advertising; delete it");
        pc_fix_text(check, finding, false, (pc_range){at, at + 1}, PC_STR(""));
    }
}

/* A double mark at `at`: its bytes, and which single one stands for it. */
static unsigned double_mark(const pc_check *check, uint32_t at, bool *opens) {
    const unsigned char *p = (const unsigned char *)check->text.p + at;
    if (*p == '"') {
        *opens = at == 0 || p[-1] == ' ' || p[-1] == '(' || p[-1] == ':';
        return 1;
    }
    if (at + 2 < check->text.n && p[0] == 0xE2 && p[1] == 0x80 && (p[2] == 0x9C || p[2] == 0x9D)) {
        *opens = p[2] == 0x9C;
        return 3;
    }
    return 0;
}

/* A straight mark behind a figure is inches. */
static bool is_inches(const pc_check *check, uint32_t at, bool opens) {
    return check->text.p[at] == '"' && !opens && at > 0 && pc_is_digit((unsigned char)check->text.p[at - 1]);
}

void pc_rule_headline_quote_marks(pc_check *check) {
    if (pc_wants(check, PC_SET_HEADLINE_QUOTES) != PC_VAL_SINGLE)
        return;
    for (size_t i = pc_passage_in(check, 0, PC_IN_HEADS); i < check->release->pieces.n; i = pc_passage_in(check, i + 1, PC_IN_HEADS)) {
        pc_range text = check->passages[i].text;
        pc_finding *finding = NULL;
        bool opens;
        for (uint32_t at = text.at; at < text.end; at++) {
            unsigned len = double_mark(check, at, &opens);
            if (!len || is_inches(check, at, opens))
                continue;
            if (!finding)
                finding = pc_report(check, (pc_range){at, at + len}, "Headlines take single quotation marks; write ‘ ’ instead of double ones");
            const char *single = len == 1 ? "'" : opens ? "‘" : "’";
            pc_fix_text(check, finding, true, (pc_range){at, at + len}, pc_str_of(single));
            at += len - 1;
        }
    }
}

/* ---- capitals ---- */

enum { MOST_HEAD_WORDS = 60 };
/* ---- headline-case ---- */

/* How a word of the headline is written where it stands inside a sentence of the text. */
typedef enum body_case { CASE_UNKNOWN, CASE_LOWER, CASE_CAPITAL } body_case;

/* One pass over the text for all words of the headline. */
static void read_body_cases(const pc_check *check, size_t first, size_t last, body_case cases[MOST_HEAD_WORDS]) {
    uint64_t seen[16] = {0}; /* 1,024 bits: most words of the text are in no headline */
    for (size_t w = first; w < last; w++)
        seen[(check->words[w].hash & 1023) / 64] |= (uint64_t)1 << (check->words[w].hash & 63);
    for (size_t i = 0; i < check->n_words; i++) {
        const pc_word *word = &check->words[i];
        uint8_t section = check->passages[word->passage].section;
        if (!(seen[(word->hash & 1023) / 64] >> (word->hash & 63) & 1) || !(PC_SECTION_BIT(section) & PC_IN_PROSE))
            continue;
        bool mid = !(word->flags & (PC_WORD_STARTS | PC_WORD_CAPITALS)) && word->gap != PC_GAP_START;
        for (size_t w = first; w < last; w++)
            if (check->words[w].hash == word->hash) {
                if (word->flags & PC_WORD_CAPITAL)
                    cases[w - first] = mid && cases[w - first] == CASE_UNKNOWN ? CASE_CAPITAL : cases[w - first];
                else
                    cases[w - first] = CASE_LOWER;
            }
    }
}

static bool is_small_word(pc_str word) {
    return word.n < 4;
}

/*
 * Title case shows where words that the text itself writes small are
 * capitalised. Names cannot be told from it and are not counted.
 */
static void check_sentence_case(pc_check *check, const pc_passage *passage) {
    body_case cases[MOST_HEAD_WORDS] = {CASE_UNKNOWN};
    size_t n = passage->last - passage->first, capital = 0, small = 0;
    if (n < 4 || n > MOST_HEAD_WORDS)
        return;
    read_body_cases(check, passage->first, passage->last, cases);
    for (size_t i = 1; i < n; i++) {
        const pc_word *word = &check->words[passage->first + i];
        if (is_small_word(pc_word_text(check, word)) || (word->flags & (PC_WORD_CAPITALS | PC_WORD_HAS_DIGIT | PC_WORD_NAME)))
            continue;
        small += !(word->flags & PC_WORD_CAPITAL);
        capital += (word->flags & PC_WORD_CAPITAL) && cases[i] == CASE_LOWER;
    }
    if (small || capital < 2)
        return;
    pc_finding *finding = pc_report(check, passage->text, "The headline is in title case; capitalise its first word and names only");
    for (size_t i = 1; finding && i < n; i++) {
        const pc_word *word = &check->words[passage->first + i];
        if ((word->flags & PC_WORD_CAPITAL) && !(word->flags & PC_WORD_CAPITALS) && cases[i] == CASE_LOWER)
            pc_fix_text(check, finding, false, (pc_range){word->at, word->end}, pc_capitalised(check->arena, pc_word_text(check, word), false));
    }
}

/* The headline as the guide has it; reported where three words and more differ, for one or two may be names. */
static void check_title_case(pc_check *check, const pc_passage *passage) {
    enum { FEWEST = 3 };
    pc_str text = pc_at(check, passage->text), wanted = pc_title_case(check->arena, text, PC_TITLE_CHICAGO);
    size_t differ = 0;
    for (size_t w = passage->first; wanted.p && w < passage->last; w++) {
        size_t at = check->words[w].at - passage->text.at;
        differ += memcmp(wanted.p + at, text.p + at, check->words[w].end - check->words[w].at) != 0;
    }
    if (differ < FEWEST)
        return;
    pc_finding *finding = pc_report(check, passage->text, "The house sets headlines in title case: \"" PC_FMT "\"", PC_ARG(wanted));
    pc_fix_text(check, finding, false, passage->text, wanted);
}

void pc_rule_headline_case(pc_check *check) {
    bool title = pc_wants(check, PC_SET_HEADLINE_CASE) == PC_VAL_TITLE_CASE;
    for (size_t i = pc_passage_next(check, 0, PC_SEC_HEADLINE); i < check->release->pieces.n;
         i = pc_passage_next(check, i + 1, PC_SEC_HEADLINE)) {
        if (title)
            check_title_case(check, &check->passages[i]);
        else
            check_sentence_case(check, &check->passages[i]);
    }
}

/* Whether "(ACR)" stands somewhere, where it is given in full; or the word in small letters, so that it is none. */
static bool is_explained(const pc_check *check, pc_str acronym) {
    uint32_t hash = pc_word_hash(acronym);
    for (size_t i = 0; i < check->n_words; i++)
        if (check->words[i].hash == hash && (!(check->words[i].flags & PC_WORD_CAPITALS) || (check->words[i].at > 0 && check->text.p[check->words[i].at - 1] == '(')))
            return true;
    return false;
}

/* A word of a headline that shouts here and there, "ALLARD CALLS FOR AID Says Bill Will Pass", or a title, "SEN.". */
static bool is_shouted(const pc_check *check, const pc_passage *passage, size_t w) {
    const pc_word *word = &check->words[w], *before = w > passage->first ? word - 1 : NULL, *next = w + 1 < passage->last ? word + 1 : NULL;
    bool behind = before && before->flags & PC_WORD_CAPITALS && before->end - before->at > 1 && word->gap == PC_GAP_BLANK;
    bool ahead = next && next->flags & PC_WORD_CAPITALS && next->end - next->at > 1 && next->gap == PC_GAP_BLANK;
    char mark = word->end < check->text.n ? check->text.p[word->end] : 0;
    return behind || ahead || mark == '.' || mark == ':';
}

void pc_rule_headline_acronym(pc_check *check) {
    const pc_hit *known = pc_hits(check);
    for (size_t i = pc_passage_next(check, 0, PC_SEC_HEADLINE); i < check->release->pieces.n;
         i = pc_passage_next(check, i + 1, PC_SEC_HEADLINE)) {
        const pc_passage *passage = &check->passages[i];
        size_t lower = 0;
        for (size_t w = passage->first; w < passage->last; w++)
            lower += (check->words[w].flags & PC_WORD_LOWER) != 0;
        for (size_t w = passage->first; w < passage->last && lower > 1; w++) {
            const pc_word *word = &check->words[w];
            while (known && known->last <= w)
                known = known->next;
            bool is_known = known && known->first <= w;
            size_t n = word->end - word->at;
            if (is_known || !(word->flags & PC_WORD_CAPITALS) || (word->flags & (PC_WORD_HAS_DIGIT | PC_WORD_FOREIGN)) || n < 3 || n > 6 ||
                is_shouted(check, passage, w) || is_explained(check, pc_word_text(check, word)))
                continue;
            pc_report(check, (pc_range){word->at, word->end}, "Readers may not know \"" PC_FMT "\"; write it out or say what it is", PC_ARG(pc_word_text(check, word)));
        }
    }
}

/* Whether what follows the verb is its object: it was done by the subject, and not to it. */
static bool has_object(const pc_check *check, const pc_hit *hit) {
    static const char *const others[] = {"by", "in", "to", "at", "for", "from", "with", "after", "as", "on", "of", "over", "under", "amid", "during", "until", "near", "and"};
    if (hit->last >= check->n_words || check->words[hit->last].gap != PC_GAP_BLANK)
        return false;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (pc_word_is(check, &check->words[hit->last], others[i]))
            return false;
    return true;
}

void pc_rule_headline_tense(pc_check *check) {
    static const char *const perfect[] = {"has", "have", "had", "is", "are", "be", "been", "was", "were"};
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        const pc_passage *passage = pc_passage_at(check, hit->text.at);
        if (!passage || (hit->first && PC_AMONG(check, hit->first - 1, perfect)) || passage->section != PC_SEC_HEADLINE || hit->first == passage->first || !has_object(check, hit))
            continue;
        pc_report(check, hit->text, "Headlines are in the present: write \"%s\", not \"" PC_FMT "\"", hit->instead, PC_ARG(pc_at(check, hit->text)));
    }
}

/* ---- numbers ---- */

void pc_rule_headline_number_style(pc_check *check) {
    static const char *const words[] = {"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
    pc_value wanted = pc_wants(check, PC_SET_HEADLINE_NUMBERS);
    for (const pc_hit *hit = wanted == PC_VAL_FIGURES ? pc_hits(check) : NULL; hit; hit = hit->next) {
        bool starts = hit->first > 0 && check->words[hit->first].gap == PC_GAP_START;
        bool hyphened = hit->last < check->n_words && check->words[hit->last].gap == PC_GAP_HYPHEN;
        bool name = !starts && (check->words[hit->first].flags & PC_WORD_CAPITAL) && hit->last < check->n_words &&
                    (check->words[hit->last].flags & PC_WORD_CAPITAL);
        const pc_passage *passage = pc_passage_at(check, hit->text.at);
        if (hyphened || name || !passage || passage->section != PC_SEC_HEADLINE || check->words[hit->first].gap == PC_GAP_HYPHEN)
            continue;
        pc_finding *finding = pc_report(check, hit->text, "Headlines take figures: write %s", hit->instead);
        pc_fix_text(check, finding, false, hit->text, pc_str_of(hit->instead));
    }
    for (size_t i = pc_passage_next(check, 0, PC_SEC_HEADLINE); wanted == PC_VAL_WORDS_TO_NINE && i < check->release->pieces.n;
         i = pc_passage_next(check, i + 1, PC_SEC_HEADLINE))
        for (size_t w = check->passages[i].first; w < check->passages[i].last; w++) {
            const pc_word *word = &check->words[w];
            pc_str text = pc_word_text(check, word);
            bool alone = word->gap <= PC_GAP_BLANK && (w + 1 == check->passages[i].last || check->words[w + 1].gap == PC_GAP_BLANK);
            bool measured = w > 0 && strchr("$%#", check->text.p[word->at - (word->at > 0)]) != NULL;
            if (text.n != 1 || *text.p < '1' || *text.p > '9' || !alone || measured)
                continue;
            if (w + 1 < check->passages[i].last && (check->words[w + 1].flags & PC_WORD_HAS_DIGIT))
                continue;
            pc_term_hit hit;
            if (w + 1 < check->passages[i].last && pc_terms_whole(&pc_lang_terms, PC_TERM_MONTH, PC_ANY_LANG, pc_word_text(check, &check->words[w + 1]), &hit))
                continue;
            pc_finding *finding = pc_report(check, (pc_range){word->at, word->end}, "Numbers below 10 are words: write \"%s\"", words[*text.p - '0']);
            pc_fix_text(check, finding, false, (pc_range){word->at, word->end}, pc_str_of(words[*text.p - '0']));
        }
}
