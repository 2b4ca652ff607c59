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

/* The article that goes with a word that begins so, "a" or "an"; NULL where the letter does not tell. */
static const char *article_before(pc_str word) {
    unsigned char c = word.n > 1 ? (unsigned char)*word.p : 0, d = word.n > 1 ? (unsigned char)word.p[1] : 0;
    if (!pc_is_lower(c) || c == 'h' || c == 'u' || c == 'x' || (c == 'e' && d == 'u') || (c == 'o' && (d == 'n' || d == 'u')))
        return NULL;
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' ? "an" : "a";
}

/* What stands by an adjective of advertising, words in front of it and behind it: whether it can be left out of "its innovative crane". */
static bool is_framed(const pc_check *check, size_t before, size_t behind) {
    static const char *const owners[] = {"a", "an", "the", "its", "their", "his", "her", "our", "your", "this", "these", "those"};
    static const char *const others[] = {"a", "an", "and", "or", "but", "as", "of", "in", "on", "to", "for", "with", "at", "by", "from", "is", "are", "was", "were", "has", "had", "that", "which", "who", "than", "when", "while", "yet"};
    static const char *const empty[] = {"way", "ways", "manner", "fashion", "nature", "level", "levels", "kind", "sort", "thing", "things", "standard", "standards", "quality"};
    const pc_word *owner = &check->words[before], *first = owner + 1, *next = &check->words[behind];
    bool near = first->gap == PC_GAP_BLANK && next->gap == PC_GAP_BLANK && first->passage == owner->passage && next->passage == owner->passage;
    return near && PC_AMONG(check, before, owners) && !(next->flags & (PC_WORD_CAPITAL | PC_WORD_DIGIT)) && !PC_AMONG(check, behind, others) && !PC_AMONG(check, behind, empty);
}

/* Whether more than a noun is left behind "a" or "an": "a data management system" says something, "an approach to aid" does not. */
static bool is_full(const pc_check *check, size_t noun) {
    static const char *const small[] = {"a", "an", "the", "and", "or", "but", "as", "of", "in", "on", "to", "for", "with", "at", "by", "from", "into", "through", "across", "within", "between", "among", "over", "under", "after", "before", "during", "about", "against", "via", "per", "toward", "towards", "that", "which", "who", "whose", "where", "when", "while", "because", "so", "if", "than", "this", "is", "are", "was", "were", "has", "had", "have", "will", "would", "can", "could", "may", "must", "should", "today", "here", "now", "yesterday"};
    return noun + 1 < check->n_words && check->words[noun + 1].gap == PC_GAP_BLANK && check->words[noun + 1].passage == check->words[noun].passage &&
           !(check->words[noun + 1].flags & (PC_WORD_CAPITAL | PC_WORD_DIGIT)) && !PC_AMONG(check, noun + 1, small);
}

/*
 * Leaves the adjective of a phrase out (its own word or words, or all but the
 * noun that the list names) between an article or possessive and the small
 * word that it belongs to: "its revolutionary app" becomes "its app". Anywhere
 * else the sentence would have to be made anew.
 */
static void leave_out(pc_check *check, pc_finding *finding, const pc_hit *hit) {
    if (!hit->instead || hit->first == 0)
        return;
    size_t before = hit->first - 1, behind = hit->last - (*hit->instead != '\0');
    if (behind <= hit->first || behind >= check->n_words || !is_framed(check, before, behind))
        return;
    const pc_word *owner = &check->words[before], *next = &check->words[behind];
    bool article = pc_word_is(check, owner, "a") || pc_word_is(check, owner, "an");
    const char *wanted = article ? article_before(pc_word_text(check, next)) : NULL;
    if (article && (!wanted || !is_full(check, behind)))
        return;
    if (!article || pc_word_is(check, owner, wanted)) {
        pc_fix_text(check, finding, false, (pc_range){owner[1].at, next->at}, PC_STR(""));
        return;
    }
    pc_str with = pc_capitalised(check->arena, pc_str_of(wanted), (owner->flags & PC_WORD_CAPITAL) != 0);
    pc_fix_text(check, finding, false, (pc_range){owner->at, next->at}, pc_printf(check->arena, PC_FMT " ", PC_ARG(with)));
}

/* The groundbreaking ceremony of a building, where somebody does break ground. */
static bool is_ceremony(const pc_check *check, const pc_hit *hit) {
    static const char *const events[] = {"ceremony", "ceremonies", "event", "events"};
    return pc_lower((unsigned char)check->text.p[hit->text.at]) == 'g' && PC_AMONG(check, hit->last, events);
}

void pc_rule_hype_word(pc_check *check) {
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next)
        if (!is_in_name(check, hit) && !is_ceremony(check, hit))
            leave_out(check, pc_report(check, hit->text, "\"" PC_FMT "\" is a word of advertising; leave it out, or give the fact behind it", PC_ARG(pc_at(check, hit->text))), hit);
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

/* Words that sell where they stand by themselves, and mean something else inside a sentence: "Congress must act now", "no obligation to repay". */
static bool is_no_call(const pc_check *check, const pc_hit *hit) {
    static const char *const verbs[] = {"act", "call", "hurry"}, *const joining[] = {"and", "so", "then", "please", "just", "but"};
    const pc_word *first = &check->words[hit->first];
    if (PC_IS_ONE_OF(check, first, verbs))
        return first->gap == PC_GAP_BLANK && !(first->flags & PC_WORD_STARTS) && hit->first > 0 && !PC_AMONG(check, hit->first - 1, joining);
    return pc_word_is(check, first, "no") && hit->last < check->n_words && pc_word_is(check, &check->words[hit->last], "to");
}

void pc_rule_promotional_cta(pc_check *check) {
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next)
        if (!is_in_name(check, hit) && !is_no_call(check, hit))
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

/* Body words outside quotations that say who the text speaks as. */
typedef struct voice {
    size_t said;       /* words that announce speech */
    size_t direct;     /* of them those that a comma parts from the words: "she said, The pier", "It opens, said Brandt" */
    size_t self;       /* "I" with its verb */
    size_t words, marks; /* words, and those that a mark parts from the one before */
    uint32_t letter;   /* where a letter begins: at its salutation; UINT32_MAX for nowhere */
} voice;

static bool is_salutation(const pc_check *check, const pc_passage *passage) {
    static const char *const words[] = {"dear", "gentlemen", "colleagues"};
    return passage->first < passage->last && PC_AMONG(check, passage->first, words);
}

static voice voice_of(const pc_check *check) {
    static const char *const verbs[] = {"said", "says", "stated", "added", "noted", "continued", "explained", "wrote", "statement", "remarks"};
    voice v = {.letter = UINT32_MAX};
    for (size_t p = 0; p < check->release->pieces.n; p++) {
        const pc_passage *passage = &check->passages[p];
        if (passage->section != PC_SEC_BODY)
            continue;
        if (v.letter == UINT32_MAX && is_salutation(check, passage))
            v.letter = passage->text.at;
        for (size_t i = passage->first; i < passage->last; i++) {
            const pc_word *word = &check->words[i];
            if (word->flags & PC_WORD_QUOTED)
                continue;
            bool said = PC_IS_ONE_OF(check, word, verbs), more = i + 1 < passage->last;
            v.said += said;
            v.direct += said && (word->gap == PC_GAP_MARKS || (more && word[1].gap == PC_GAP_MARKS && word[1].flags & PC_WORD_CAPITAL && !(word[1].flags & PC_WORD_STARTS)));
            v.words++;
            v.marks += word->gap == PC_GAP_MARKS;
            v.self += word->end - word->at == 1 && pc_word_is(check, word, "i") && is_pronoun(check, i);
        }
    }
    return v;
}

/* Somebody speaks, and no mark says where: a text that lost all its marks, or its quotation marks. */
static bool lost_its_marks(const pc_check *check, const voice *v) {
    enum { WORDS_A_MARK = 25 };
    return !check->release->quotes.n && (v->direct || (v->said && v->marks * WORDS_A_MARK < v->words));
}

/* A statement, speech, letter or column speaks as its author. */
static bool speaks_as_author(const pc_check *check, const voice *v) {
    enum { MANY = 3 };
    return pc_is_no_news(check) || v->self >= MANY || lost_its_marks(check, v);
}

void pc_rule_first_person_body(pc_check *check) {
    const pc_hit *hit = pc_hits(check);
    voice v = hit ? voice_of(check) : (voice){0};
    if (!hit || speaks_as_author(check, &v))
        return;
    for (; hit && hit->text.at < v.letter; hit = hit->next) {
        bool title = (check->words[hit->first].flags & PC_WORD_CAPITAL) && !(check->words[hit->first].flags & PC_WORD_STARTS) && hit->text.end - hit->text.at > 1;
        if (!title && is_pronoun(check, hit->first))
            pc_report(check, hit->text, "\"" PC_FMT "\" stands outside quotations; a release speaks of its issuer by name", PC_ARG(pc_at(check, hit->text)));
    }
}

void pc_rule_second_person_body(pc_check *check) {
    const pc_hit *hit = pc_hits(check);
    voice v = hit ? voice_of(check) : (voice){0};
    if (!hit || speaks_as_author(check, &v))
        return;
    for (; hit && hit->text.at < v.letter; hit = hit->next)
        if (!is_in_name(check, hit))
            pc_report(check, hit->text, "\"" PC_FMT "\" speaks to readers as to customers; say who is meant", PC_ARG(pc_at(check, hit->text)));
}
