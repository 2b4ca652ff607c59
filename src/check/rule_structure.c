/* Rules about the structure of a release. */
#include "check/check.h"

void pc_rule_sentence_too_long(pc_check *check) {
    size_t max = (size_t)pc_param_of(check, PC_PARAM_SENTENCE_TOO_LONG_MAX);
    for (size_t i = 0; i < check->n_sentences; i++) {
        const pc_sentence *sentence = &check->sentences[i];
        if (sentence->last - sentence->first <= max) /* words are at least as many as a reader counts */
            continue;
        size_t n = pc_count_words(check, sentence->text);
        if (n > max)
            pc_report(check, sentence->text, "This sentence has %zu words; keep sentences to %zu, and divide it", n, max);
    }
}
