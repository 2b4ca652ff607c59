/* Rules about usage: lists of phrases with a condition on what stands around them. */
#include "check/facts_traits.h"
#include "check/parts.h"

void pc_rule_its_apostrophe(pc_check *check) {
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        const pc_word *word = &check->words[hit->first];
        static const char *const takes[] = {"take", "takes", "took", "taken", "taking", "bide", "biding"};
        bool took = hit->first > 0 && PC_IS_ONE_OF(check, word - 1, takes); /* took its time to */
        if (took)
            continue;
        bool has = (word->flags & PC_WORD_APOSTROPHE) != 0, upper = (word->flags & PC_WORD_CAPITAL) != 0;
        pc_str with = pc_str_of(has ? (upper ? "Its" : "its") : (upper ? "It’s" : "it’s"));
        pc_finding *finding = pc_report(check, (pc_range){word->at, check->words[hit->last - 1].end}, has ? "\"its\" belongs to a thing; \"it's\" is short for \"it is\": write \"its\"" : "\"it's\" is short for \"it is\"; \"its\" belongs to a thing: write \"it's\"");
        pc_fix_text(check, finding, false, (pc_range){word->at, word->end}, with);
    }
}

void pc_rule_possessive_apostrophe_missing(pc_check *check) {
    pc_report_phrases(check);
}

void pc_rule_and_or_slash(pc_check *check) {
    pc_report_phrases(check);
}

void pc_rule_latin_abbreviation(pc_check *check) {
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        pc_range at = hit->text;
        if (at.end < check->text.n && check->text.p[at.end] == '.')
            at.end++;
        pc_str found = pc_at(check, at);
        bool stop = found.p[found.n - 1] == '.';
        if (!stop && memchr(found.p, '.', found.n) == NULL && !hit->note) /* "etc" without its stop is meant too; "via" is a word */
            continue;
        pc_finding *finding = pc_report(check, at, "Write \"%s\", not \"" PC_FMT "\"", hit->instead, PC_ARG(found));
        if (!hit->note)
            pc_fix_text(check, finding, false, at, pc_str_of(hit->instead));
    }
}

/* The phrase may begin with the word that makes it a verb ("to follow-up"): what is wrong begins behind it. */
void pc_rule_hyphen_verb_form(pc_check *check) {
    static const char *const before[] = {"to", "that", "which", "who", "will", "would", "can", "could", "must", "should", "may", "might", "we", "they", "i", "you", "and", "not", "please"};
    static const char *const nouns[] = {"action", "actions", "meeting", "meetings", "process", "page", "button", "time", "team", "work", "report", "event", "email", "mail", "call", "visit", "letter", "question", "questions", "study", "plan", "procedure", "procedures", "desk", "desks", "counter", "period", "campaign", "measures", "screen", "file", "files", "bonus", "form", "costs", "ceremony", "conference"};
    static const char *const before_noun[] = {"lead", "leads", "led", "leading", "due", "prior", "subject", "close", "relating", "related", "contribute", "contributed", "contributing", "response", "addition", "object", "up"};
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        size_t first = hit->first;
        bool led = first > 0 && check->words[first].gap == PC_GAP_BLANK && PC_IS_ONE_OF(check, &check->words[first - 1], before);
        bool noun = hit->last < check->n_words && check->words[hit->last].gap == PC_GAP_BLANK && PC_IS_ONE_OF(check, &check->words[hit->last], nouns);
        bool to_noun = first > 1 && pc_word_is(check, &check->words[first - 1], "to") && PC_AMONG(check, first - 2, before_noun); /* "parts that lead to breakdown" */
        bool and_noun = first > 1 && pc_word_is(check, &check->words[first - 1], "and") && !pc_word_is(check, &check->words[first - 2], "to");
        if (!led || noun || to_noun || and_noun)
            continue;
        pc_finding *finding = pc_report(check, hit->text, "As a verb these are two words: write \"%s\"", hit->instead);
        pc_fix_text(check, finding, false, hit->text, pc_str_of(hit->instead));
    }
}

/* Words in -ly that are no adverbs. */
static const char *const no_adverbs[] = {"early", "only", "family", "daily", "weekly", "monthly", "yearly", "hourly", "quarterly", "friendly", "supply", "assembly", "reply",
                                         "apply", "ally", "fly", "multiply", "anomaly", "monopoly", "likely", "elderly", "costly", "lovely", "ugly", "silly", "jelly",
                                         "belly", "holy", "poly", "homely", "orderly", "curly", "butterfly", "italy", "july", "rely", "comply", "imply", "lonely", "lively",
                                         "deadly", "timely", "worldly", "heavenly", "motherly", "fatherly", "scholarly", "cowardly", "womanly", "manly", "kindly", "sickly",
                                         "nightly", "biweekly", "unlikely", "unfriendly", "firefly", "bully", "rally", "tally", "folly", "lily", "emily", "sally", "kelly",
                                         "reilly", "willy", "billy", "molly", "wily", "oily", "woolly", "gully", "melancholy", "duopoly", "trolley"};

void pc_rule_ly_hyphen(pc_check *check) {
    const pc_picked *hyphened = pc_words_with(check, PC_TRAIT_HYPHEN);
    for (size_t h = 0; h < hyphened->at.n; h++) {
        size_t i = hyphened->at.v[h] - 1;
        const pc_word *next = &check->words[i + 1], *word = &check->words[i];
        if (word->gap == PC_GAP_HYPHEN || word->end - word->at < 5 || check->text.p[word->end - 1] != 'y' || check->text.p[word->end - 2] != 'l')
            continue;
        pc_str text = pc_word_text(check, next);
        bool participle = text.n > 4 && (memcmp(text.p + text.n - 2, "ed", 2) == 0 || memcmp(text.p + text.n - 2, "en", 2) == 0 || memcmp(text.p + text.n - 3, "ing", 3) == 0);
        static const char *const adjectives[] = {"new", "known", "held", "owned", "built", "made", "run", "sold", "paid", "bound", "important", "relevant", "elected", "efficient", "sensitive", "sound", "responsible", "aware", "active", "available", "popular", "qualified"};
        bool more = i + 2 < check->n_words && check->words[i + 2].gap == PC_GAP_HYPHEN; /* "a not-so-newly-opened" */
        if (more || PC_IS_ONE_OF(check, word, no_adverbs) || (!participle && !PC_IS_ONE_OF(check, next, adjectives)) || (word->flags & PC_WORD_CAPITAL && !(word->flags & PC_WORD_STARTS)))
            continue;
        pc_finding *finding = pc_report(check, (pc_range){word->at, next->end}, "No hyphen follows an adverb in -ly: write \"" PC_FMT " " PC_FMT "\"", PC_ARG(pc_word_text(check, word)), PC_ARG(text));
        pc_fix_text(check, finding, true, (pc_range){word->end, next->at}, PC_STR(" "));
    }
}

/* "long term plan": the phrase lists the two words, and a noun has to follow. */
void pc_rule_compound_hyphen(pc_check *check) {
    static const char *const others[] = {"and", "or", "to", "in", "of", "for", "is", "are", "was", "by", "as", "at", "on", "with", "from", "the", "a", "an", "but", "that", "which", "will", "has", "have", "it", "he", "she", "they", "we", "if", "when", "than", "because", "so", "were", "should", "can", "could", "would", "may", "must", "into", "after", "before", "while", "during", "this"};
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        if (hit->last >= check->n_words || check->words[hit->last].gap != PC_GAP_BLANK || PC_IS_ONE_OF(check, &check->words[hit->last], others))
            continue;
        static const char *const heads[] = {"the", "a", "an", "of", "our", "its", "their", "this", "new", "these", "for", "with", "and", "his", "her"};
        bool before = hit->first > 0 && check->words[hit->first].gap == PC_GAP_BLANK && PC_IS_ONE_OF(check, &check->words[hit->first - 1], heads);
        if (!before || (check->words[hit->first].flags & PC_WORD_CAPITAL))
            continue;
        pc_finding *finding = pc_report(check, hit->text, "Before a noun these words take a hyphen: write \"%s\"", hit->instead);
        pc_fix_text(check, finding, false, hit->text, pc_str_of(hit->instead));
    }
}

/* A "&" between words, unless both are capitalised: then it may be a name. */
void pc_rule_ampersand(pc_check *check) {
    if (!check->text.n || !memchr(check->text.p, '&', check->text.n))
        return;
    for (size_t i = 1; i < check->n_words; i++) {
        const pc_word *word = &check->words[i], *before = word - 1;
        if (word->gap != PC_GAP_MARKS || word->at - before->end != 3 || memcmp(check->text.p + before->end, " & ", 3) != 0 || word->passage != before->passage)
            continue;
        if ((word->flags & before->flags & PC_WORD_CAPITAL) || (word->flags | before->flags) & PC_WORD_HAS_DIGIT)
            continue;
        pc_finding *finding = pc_report(check, (pc_range){before->end + 1, before->end + 2}, "In running text write \"and\", not \"&\"");
        pc_fix_text(check, finding, false, (pc_range){before->end + 1, before->end + 2}, PC_STR("and"));
    }
}

/* Three letters and more with stops: "U.N.D.P."; not the initials of a person. */
void pc_rule_abbreviation_stops(pc_check *check) {
    const pc_picked *letters_alone = pc_words_with(check, PC_TRAIT_LETTER);
    for (size_t w = 0; w < letters_alone->at.n; w++) {
        size_t i = letters_alone->at.v[w], n = 0;
        while (i + n < check->n_words && check->words[i + n].end - check->words[i + n].at == 1 && (check->words[i + n].flags & PC_WORD_CAPITAL) &&
               (n == 0 ? check->words[i].gap != PC_GAP_DOT : check->words[i + n].gap == PC_GAP_DOT))
            n++;
        if (n < 3)
            continue;
        const pc_word *first = &check->words[i], *last = first + n - 1;
        const pc_word *next = i + n < check->n_words ? last + 1 : NULL;
        bool stop = last->end < check->text.n && check->text.p[last->end] == '.';
        bool person = next && next->passage == last->passage && next->at - last->end <= 2 && stop && (next->flags & PC_WORD_CAPITAL) && !(next->flags & PC_WORD_CAPITALS);
        bool cited = (next && next->at - last->end < 5 && (next->flags & PC_WORD_HAS_DIGIT)) || (i > 0 && (first[-1].flags & PC_WORD_DIGIT)) ||
                     (last->end + 2 < check->text.n && memchr(check->text.p + last->end, '?', 3)) || (last->end + 2 < check->text.n && memcmp(check->text.p + last->end + 1, " \xC2", 2) == 0); /* 18 U.S.C. § 1001 */
        if (stop && !person && !cited) {
            char *letters = pc_arena_take(check->arena, n);
            for (size_t k = 0; letters && k < n; k++)
                letters[k] = check->text.p[first[k].at];
            pc_str with = {letters, letters ? n : 0};
            bool sentence_end = !next || next->passage != last->passage || ((next->flags & PC_WORD_CAPITAL) && next->flags & PC_WORD_STARTS);
            pc_range whole = {first->at, last->end + 1};
            pc_finding *finding = pc_report(check, whole, "A name of three letters and more has no full stops: write \"" PC_FMT "\"", PC_ARG(with));
            if (letters)
                pc_fix_text(check, finding, !sentence_end, sentence_end ? (pc_range){first->at, last->end} : whole, with);
        }
    }
}

/* A word shouted in a sentence that is not. */
void pc_rule_emphasis_caps(pc_check *check) {
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        size_t s = pc_sentence_at(check, hit->text.at), small = 0;
        if (s == check->n_sentences)
            continue;
        for (size_t i = check->sentences[s].first; i < check->sentences[s].last; i++)
            small += (check->words[i].flags & PC_WORD_LOWER) != 0;
        bool beside = (hit->first > check->sentences[s].first && (check->words[hit->first - 1].flags & PC_WORD_CAPITALS)) ||
                      (hit->last < check->sentences[s].last && (check->words[hit->last].flags & PC_WORD_CAPITALS));
        bool named = hit->last < check->sentences[s].last && check->words[hit->last].gap == PC_GAP_BLANK && (check->words[hit->last].flags & PC_WORD_CAPITAL); /* the STOP Program */
        if (small < 4 || beside || named || check->words[hit->first].gap == PC_GAP_HYPHEN || (hit->last < check->n_words && check->words[hit->last].gap == PC_GAP_HYPHEN))
            continue;
        pc_finding *finding = pc_report(check, hit->text, "Capitals shout; write \"%s\"", hit->instead);
        pc_fix_text(check, finding, false, hit->text, pc_str_of(hit->instead));
    }
}
