/* Rules about how long the parts of a release are, and how it begins. */
#include "check/parts.h"

#include "text/sentence.h"

/* A sentence as the splitter cuts it, which runs on over the sentences inside its quotations; a reader ends with each of them. */
typedef struct reading {
    const pc_check *check;
    const pc_sentence *sentence;
    uint32_t quoted_end; /* index of the word behind the quotation that was last looked at */
} reading;

/* The first word behind the quotation that holds word `i`, or behind the sentence. */
static uint32_t quotation_end(const reading *r, uint32_t i) {
    while (i < r->sentence->last && r->check->words[i].flags & PC_WORD_QUOTED)
        i++;
    return i;
}

/* Where the reader's sentence that starts with word `i` ends; *next: the word that begins the one behind it. */
static uint32_t readers_stop(reading *r, uint32_t i, uint32_t *next) {
    const pc_word *words = r->check->words;
    for (uint32_t last = r->sentence->last; i < last; i = r->quoted_end) {
        while (i < last && !(words[i].flags & PC_WORD_QUOTED))
            i++;
        if (i >= r->quoted_end)
            r->quoted_end = quotation_end(r, i);
        if (i == r->quoted_end)
            break; /* no more is quoted */
        size_t limit = words[r->quoted_end - 1].end; /* the closing mark is left out */
        size_t stop = pc_sentence_end(pc_str_sub(r->check->text, 0, limit), words[i].at, pc_reading_lang(r->check));
        while (i < r->quoted_end && words[i].at < stop)
            i++;
        if (i < r->quoted_end) {
            *next = i;
            return (uint32_t)stop;
        }
    }
    *next = r->sentence->last;
    return r->sentence->text.end;
}

static void measure_sentence(pc_check *check, const pc_sentence *sentence, size_t max) {
    reading r = {check, sentence, sentence->first};
    uint32_t at = sentence->text.at;
    for (uint32_t i = sentence->first, next; i < sentence->last; i = next) {
        pc_range text = {at, readers_stop(&r, i, &next)};
        size_t n = pc_count_words(check, text);
        if (n > max)
            pc_report(check, text, "This sentence has %zu words; keep sentences to %zu, and divide it", n, max);
        at = (uint32_t)pc_skip_space(check->text, text.end, sentence->text.end);
    }
}

/* Most paragraphs end without a stop: all marks were lost, which is reported once, and where sentences ended nobody knows. */
static bool lost_its_stops(const pc_check *check) {
    enum { FEWEST = 8 }; /* words of a paragraph, not of a line */
    size_t open = 0, n = 0;
    for (size_t i = pc_passage_next(check, 0, PC_SEC_BODY); i < check->release->pieces.n; i = pc_passage_next(check, i + 1, PC_SEC_BODY)) {
        const pc_passage *passage = &check->passages[i];
        if ((passage->kind != PC_PARA_PARAGRAPH && passage->kind != PC_PARA_LEDE) || passage->last - passage->first < FEWEST)
            continue;
        unsigned char last = (unsigned char)check->text.p[passage->text.end - 1];
        n++;
        open += pc_is_alpha(last) || pc_is_digit(last);
    }
    return open * 2 > n;
}

void pc_rule_sentence_too_long(pc_check *check) {
    if (lost_its_stops(check))
        return;
    size_t max = (size_t)pc_param_of(check, PC_PARAM_SENTENCE_TOO_LONG_MAX);
    for (size_t i = 0; i < check->n_sentences; i++)
        if (check->sentences[i].last - check->sentences[i].first > max) /* words are at least as many as a reader counts */
            measure_sentence(check, &check->sentences[i], max);
}

/* Words of the paragraph that piece `i` begins, which may stand in several pieces; *next is set behind them. */
static size_t paragraph_words(const pc_check *check, size_t i, size_t *next) {
    const pc_passage *passages = check->passages;
    size_t words = 0, n = check->release->pieces.n;
    uint32_t group = passages[i].group;
    for (*next = i; *next < n && passages[*next].section == PC_SEC_BODY && passages[*next].group == group; ++*next)
        words += pc_count_words(check, passages[*next].text);
    return words;
}

void pc_rule_paragraph_too_long(pc_check *check) {
    size_t max = (size_t)pc_param_of(check, PC_PARAM_PARAGRAPH_TOO_LONG_MAX), next;
    for (size_t i = 0; i < check->release->pieces.n; i = next) {
        const pc_passage *passage = &check->passages[i];
        next = i + 1;
        if (passage->section != PC_SEC_BODY || (passage->kind != PC_PARA_PARAGRAPH && passage->kind != PC_PARA_LEDE))
            continue;
        size_t words = paragraph_words(check, i, &next);
        if (words > max)
            pc_report(check, passage->text, "This paragraph has %zu words; keep paragraphs to %zu, and divide it", words, max);
    }
}

void pc_rule_lede_too_long(pc_check *check) {
    size_t max = (size_t)pc_param_of(check, PC_PARAM_LEDE_TOO_LONG_MAX), next;
    const pc_passage *lede = pc_lede(check);
    if (!lede)
        return;
    size_t words = paragraph_words(check, (size_t)(lede - check->passages), &next);
    if (words > max)
        pc_report(check, lede->text, "The first paragraph has %zu words; say the news in %zu", words, max);
}

/* First words that put the news off; the second kind only where a clause set off by a comma follows. */
static const char *const weak[] = {"there", "today", "yesterday", "tomorrow"};
static const char *const weak_clause[] = {"while",   "although", "though", "because", "since",  "after",       "before",      "when",   "whereas",
                                          "despite", "following", "amid",  "given",   "during", "recognizing", "recognising", "noting", "citing",
                                          "responding", "continuing", "as", "in"};

/* "In" and "as" put it off only where a clause set off by a comma follows. */
static bool clause_follows(const pc_check *check, const pc_passage *lede) {
    enum { CLAUSE = 160 }; /* bytes */
    uint32_t end = lede->text.end - lede->text.at > CLAUSE ? lede->text.at + CLAUSE : lede->text.end;
    const char *comma = memchr(check->text.p + lede->text.at, ',', end - lede->text.at);
    const char *stop = memchr(check->text.p + lede->text.at, '.', end - lede->text.at);
    return comma && (!stop || comma < stop);
}

void pc_rule_lede_starts_weak(pc_check *check) {
    const pc_passage *lede = pc_lede(check);
    if (!lede || lede->first == lede->last || pc_is_no_news(check))
        return;
    const pc_word *word = &check->words[lede->first];
    pc_range first = {word->at, word->end};
    if (word->flags & PC_WORD_QUOTED) {
        pc_report(check, first, "The first paragraph begins with a quotation; begin with who did what");
        return;
    }
    if (PC_IS_ONE_OF(check, word, weak) ||
        (PC_IS_ONE_OF(check, word, weak_clause) && clause_follows(check, lede)))
        pc_report(check, first, "The first sentence begins with \"" PC_FMT "\"; begin with who did what", PC_ARG(pc_word_text(check, word)));
}

void pc_rule_body_too_short(pc_check *check) {
    size_t least = (size_t)pc_param_of(check, PC_PARAM_BODY_TOO_SHORT_MIN), words = pc_body_words(check);
    if (words && words < least && !pc_is_no_news(check))
        pc_report_file(check, "The text has %zu words; wires index texts of %zu and more as news", words, least);
}

void pc_rule_body_too_long(pc_check *check) {
    size_t most = (size_t)pc_param_of(check, PC_PARAM_BODY_TOO_LONG_MAX), words = pc_body_words(check);
    if (words > most && !pc_is_no_news(check))
        pc_report_file(check, "The text has %zu words; keep it to %zu", words, most);
}
