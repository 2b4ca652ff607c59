/* Inclusive and plain language: lists of phrases, check/phrases/plain.phrases. */
#include "check/parts.h"

/* "the poor people we saw": the adjective of a noun, and no name for a group. */
static bool is_adjective(const pc_check *check, const pc_hit *hit) {
    static const char *const behind[] = {"and", "or", "who", "in", "of", "to", "from", "with", "by", "at", "on", "as", "for", "than", "but", "that", "is", "are", "was", "were", "will", "would", "have", "has", "had", "can", "could", "do", "must", "should", "may", "get", "need", "live", "pay", "through", "under", "when", "while", "during", "into", "over", "across", "among", "today", "here", "there", "everywhere", "because", "if", "so", "not", "also"};
    bool group = pc_word_is(check, &check->words[hit->first], "the") && hit->last < check->n_words && check->words[hit->last].gap == PC_GAP_BLANK;
    return group && check->words[hit->last].passage == check->words[hit->first].passage && !PC_AMONG(check, hit->last, behind);
}

void pc_rule_inclusive_term(pc_check *check) {
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        /* "Chairman Brandt", "Chairman of the Board": a title somebody holds */
        bool title = hit->note && (check->words[hit->first].flags & PC_WORD_CAPITAL) && !(check->words[hit->first].flags & PC_WORD_STARTS);
        bool name = hit->note && hit->last < check->n_words && check->words[hit->last].gap == PC_GAP_BLANK && (check->words[hit->last].flags & PC_WORD_CAPITAL);
        if (title || name || is_adjective(check, hit))
            continue;
        pc_str found = pc_at(check, hit->text);
        pc_finding *finding = *hit->instead ? pc_report(check, hit->text, "Write \"%s\", not \"" PC_FMT "\"", hit->instead, PC_ARG(found))
                                            : pc_report(check, hit->text, "\"" PC_FMT "\" hurts or leaves people out; say it another way", PC_ARG(found));
        if (*hit->instead && !strchr(hit->instead, ','))
            pc_fix_text(check, finding, false, hit->text, pc_str_of(hit->instead));
    }
}

void pc_rule_inclusive_gender_parallel(pc_check *check) {
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next)
        pc_report(check, hit->text, "Say whether the person is a woman or a man only where it matters: \"%s\"", hit->instead);
}

/* "each delegate … his": a pronoun that means everybody before it in the sentence. */
void pc_rule_inclusive_pronoun(pc_check *check) {
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        enum { REACH = 10 };
        size_t s = pc_sentence_at(check, hit->text.at);
        if (hit->note) { /* he/she: stands by itself */
            pc_finding *finding = pc_report(check, hit->text, "Write \"%s\", not \"" PC_FMT "\"", hit->instead, PC_ARG(pc_at(check, hit->text)));
            pc_fix_text(check, finding, false, hit->text, pc_str_of(hit->instead));
            continue;
        }
        for (size_t i = hit->last; s < check->n_sentences && i < check->sentences[s].last && i < hit->last + REACH; i++) {
            const pc_word *word = &check->words[i];
            if ((word->flags & PC_WORD_CAPITAL) && i > hit->last)
                break; /* somebody is named, who may be meant */
            if (!pc_word_is(check, word, "his") && !pc_word_is(check, word, "he") && !pc_word_is(check, word, "him") && !pc_word_is(check, word, "himself"))
                continue;
            pc_finding *finding = pc_report(check, (pc_range){word->at, word->end}, "Everybody is meant: write \"they\" or \"their\", or put the sentence into the plural");
            pc_relate(check, finding, hit->text, "who is meant");
            break;
        }
    }
}

void pc_rule_plain_wordy(pc_check *check) {
    bool un = pc_wants(check, PC_SET_TERMS_OF_ART) == PC_VAL_YES;
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        if (un && hit->note) /* a term of art there */
            continue;
        pc_str found = pc_at(check, hit->text);
        bool upper = (check->words[hit->first].flags & PC_WORD_CAPITAL) != 0;
        pc_str with = upper ? pc_capitalised(check->arena, pc_str_of(hit->instead), true) : pc_str_of(hit->instead);
        pc_finding *finding = with.n ? pc_report(check, hit->text, "Write \"" PC_FMT "\", not \"" PC_FMT "\"", PC_ARG(with), PC_ARG(found))
                                     : pc_report(check, hit->text, "\"" PC_FMT "\" adds nothing; leave it out", PC_ARG(found));
        if (with.n)
            pc_fix_text(check, finding, false, hit->text, with);
    }
}

/* "considerable leverage with insurers": only the verb is jargon. */
static bool is_noun_leverage(const pc_check *check, const pc_hit *hit) {
    static const char *const leads[] = {"to", "will", "would", "can", "could", "may", "might", "must", "should", "help", "helps", "helped", "and", "or", "we", "they", "not", "also", "that", "which", "who"};
    static const char *const behind[] = {"with", "against", "over", "in", "on", "for", "of", "to", "at"};
    const pc_word *word = &check->words[hit->first];
    bool led = word->gap != PC_GAP_BLANK || word->flags & PC_WORD_STARTS || (hit->first > 0 && PC_AMONG(check, hit->first - 1, leads));
    return pc_word_is(check, word, "leverage") && (!led || (hit->last < check->n_words && check->words[hit->last].gap == PC_GAP_BLANK && PC_AMONG(check, hit->last, behind)));
}

/* "voted against moving forward": only what commas set off means "from now on". */
static bool is_real_motion(const pc_check *check, const pc_hit *hit) {
    const pc_word *word = &check->words[hit->first], *next = hit->last < check->n_words ? &check->words[hit->last] : NULL;
    bool before = word->gap != PC_GAP_BLANK || word->flags & PC_WORD_STARTS, behind = !next || next->gap != PC_GAP_BLANK || next->flags & PC_WORD_STARTS;
    return hit->last == hit->first + 2 && pc_word_is(check, word + 1, "forward") && !(before && behind);
}

void pc_rule_plain_jargon(pc_check *check) {
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next)
        if (!is_noun_leverage(check, hit) && !is_real_motion(check, hit))
            pc_report_phrase(check, hit);
}

void pc_rule_redundant_phrase(pc_check *check) {
    pc_report_phrases(check);
}

void pc_rule_cliche(pc_check *check) {
    pc_report_phrases(check);
}

void pc_rule_nominalization(pc_check *check) {
    pc_report_phrases(check);
}

static bool is_be(const pc_check *check, const pc_word *word) {
    static const char *const forms[] = {"is", "are", "was", "were", "be", "been", "being"};
    return PC_IS_ONE_OF(check, word, forms);
}

/* A form of "be" and a participle in the two words behind it. */
static bool is_passive(const pc_check *check, const pc_sentence *sentence) {
    for (size_t i = sentence->first; i + 1 < sentence->last; i++) {
        if (!is_be(check, &check->words[i]))
            continue;
        for (size_t k = i + 1; k < sentence->last && k <= i + 2; k++) {
            pc_str text = pc_word_text(check, &check->words[k]);
            if (text.n > 4 && memcmp(text.p + text.n - 2, "ed", 2) == 0)
                return true;
        }
    }
    return false;
}

void pc_rule_passive_heavy(pc_check *check) {
    enum { FEWEST = 8 };
    size_t max = (size_t)pc_param_of(check, PC_PARAM_PASSIVE_HEAVY_MAX), n = 0, passive = 0;
    for (size_t i = 0; i < check->n_sentences; i++) {
        if (check->passages[check->sentences[i].passage].section != PC_SEC_BODY)
            continue;
        n++;
        passive += is_passive(check, &check->sentences[i]);
    }
    if (n >= FEWEST && passive * 100 > max * n)
        pc_report_file(check, "%zu of %zu sentences are passive; say who does what", passive, n);
}
