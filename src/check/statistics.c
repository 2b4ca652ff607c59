#include "check/statistics.h"

#include "check/parts.h"

/* Letters and digits of a word: no apostrophes, commas or points. */
static size_t letters_of(const pc_check *check, const pc_word *word) {
    size_t n = 0;
    for (uint32_t at = word->at; at < word->end; at++) {
        unsigned char c = (unsigned char)check->text.p[at];
        n += pc_is_alpha(c) || pc_is_digit(c) || (c >= 0x80 && !pc_utf8_is_tail(c) && c != 0xE2);
    }
    return n;
}

pc_statistics pc_statistics_of(const pc_check *check) {
    enum { LONG = 6 };
    pc_statistics s = {0};
    for (size_t i = 0; i < check->n_sentences; i++) {
        const pc_sentence *sentence = &check->sentences[i];
        if (check->passages[sentence->passage].section != PC_SEC_BODY || sentence->first == sentence->last)
            continue;
        s.sentences++;
        for (size_t w = sentence->first; w < sentence->last; w++) {
            size_t letters = letters_of(check, &check->words[w]);
            bool joined = check->words[w].gap == PC_GAP_DOT; /* U.S. is one word */
            s.words += !joined;
            s.characters += letters;
            s.long_words += letters + ((check->words[w].flags & PC_WORD_APOSTROPHE) != 0) > LONG; /* "doesn't" is long to every other counter too */
        }
    }
    return s;
}

/* a / b in hundredths, rounded; 0 where b is 0. */
static int64_t hundredths(size_t a, size_t b) {
    return b ? (int64_t)((a * 100 + b / 2) / b) : 0;
}

int pc_grade_ari(const pc_statistics *s) {
    if (!s->words || !s->sentences)
        return 0;
    return (int)((471 * hundredths(s->characters, s->words) + 50 * hundredths(s->words, s->sentences)) / 100 - 2143);
}

int pc_grade_coleman_liau(const pc_statistics *s) {
    if (!s->words)
        return 0;
    return (int)((588 * hundredths(s->characters, s->words) - 2960 * hundredths(s->sentences, s->words)) / 100 - 1580);
}

int pc_lix(const pc_statistics *s) {
    return (int)(hundredths(s->words, s->sentences) + 100 * hundredths(s->long_words, s->words));
}

void pc_rule_readability(pc_check *check) {
    enum { FEWEST = 100 }; /* words; fewer tell nothing */
    pc_statistics s = pc_statistics_of(check);
    int grade = pc_grade_ari(&s), max = pc_param_of(check, PC_PARAM_READABILITY_MAX);
    if (s.words >= FEWEST && grade > max * 100)
        pc_report_file(check, "The text asks for grade %d of school (Coleman-Liau: %d; LIX: %d); shorter words and sentences bring it to %d", grade / 100,
                       pc_grade_coleman_liau(&s) / 100, pc_lix(&s) / 100, max);
}
