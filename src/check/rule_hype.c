/* Rules about the tone of advertising: lists of phrases, check/phrases/hype.phrases. */
#include "check/parts.h"

/* Whether the sentence names a source: "according to", a report, a rank, a note. */
static bool names_source(const pc_check *check, const pc_hit *hit) {
    static const char *const sources[] = {"according", "survey", "study", "report", "ranked", "rankings", "ranking", "data", "census", "figures", "measured", "published", "index", "estimates", "found", "award", "awards", "certified", "audited", "university"};
    size_t s = pc_sentence_at(check, hit->text.at);
    if (s == check->n_sentences)
        return false;
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        if (pc_word_in(check, pc_str_of(sources[i]), check->sentences[s].text))
            return true;
    pc_str text = pc_at(check, check->sentences[s].text);
    return memchr(text.p, '[', text.n) != NULL;
}

/* A list of words, part of a name or of a title where it is capitalised inside a sentence. */
static bool is_in_name(const pc_check *check, const pc_hit *hit) {
    const pc_word *word = &check->words[hit->first];
    return (word->flags & PC_WORD_CAPITAL) && !(word->flags & PC_WORD_STARTS) && word->gap != PC_GAP_START;
}

void pc_rule_hype_word(pc_check *check) {
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next)
        if (!is_in_name(check, hit))
            pc_report(check, hit->text, "\"" PC_FMT "\" is a word of advertising; leave it out, or give the fact behind it", PC_ARG(pc_at(check, hit->text)));
}

void pc_rule_superlative_unsupported(pc_check *check) {
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next)
        if (!is_in_name(check, hit) && !names_source(check, hit))
            pc_report(check, hit->text, "\"" PC_FMT "\" needs its proof; name the source or the measure", PC_ARG(pc_at(check, hit->text)));
}

void pc_rule_claim_unsourced(pc_check *check) {
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        bool own = !hit->note && names_source(check, hit) && !strstr(hit->words, "stud") && !strstr(hit->words, "research");
        if (!own)
            pc_report(check, hit->text, "\"" PC_FMT "\" names nobody who can be asked; name the source", PC_ARG(pc_at(check, hit->text)));
    }
}

void pc_rule_promotional_cta(pc_check *check) {
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next)
        pc_report(check, hit->text, "\"" PC_FMT "\" sells; a release tells news", PC_ARG(pc_at(check, hit->text)));
}

/* Whether the word is a person of the sentence and no numeral, title or acronym. */
static bool is_pronoun(const pc_check *check, size_t i) {
    const pc_word *word = &check->words[i];
    static const char *const behind[] = {"am", "have", "will", "was", "think", "believe", "want", "hope", "know", "can", "would", "had", "do", "did", "look", "am", "also", "urge", "commend", "thank", "applaud", "wish"};
    if (word->end - word->at == 1) { /* "Title I", "World War I" */
        if (i + 1 >= check->n_words || check->words[i + 1].gap != PC_GAP_BLANK)
            return false;
        for (size_t k = 0; k < sizeof behind / sizeof *behind; k++)
            if (pc_word_is(check, word + 1, behind[k]))
                return true;
        return false;
    }
    return !(word->flags & PC_WORD_CAPITALS) && word->gap != PC_GAP_DOT && word->gap != PC_GAP_HYPHEN;
}

void pc_rule_first_person_body(pc_check *check) {
    if (pc_is_no_news(check))
        return;
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        bool title = (check->words[hit->first].flags & PC_WORD_CAPITAL) && !(check->words[hit->first].flags & PC_WORD_STARTS) && hit->text.end - hit->text.at > 1;
        if (!title && is_pronoun(check, hit->first))
            pc_report(check, hit->text, "\"" PC_FMT "\" stands outside quotations; a release speaks of its issuer by name", PC_ARG(pc_at(check, hit->text)));
    }
}

void pc_rule_second_person_body(pc_check *check) {
    if (pc_is_no_news(check))
        return;
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next)
        if (!is_in_name(check, hit))
            pc_report(check, hit->text, "\"" PC_FMT "\" speaks to readers as to customers; say who is meant", PC_ARG(pc_at(check, hit->text)));
}
