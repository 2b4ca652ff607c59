/* Rules about the words that say who said it. */
#include "check/facts.h"
#include "check/facts_marks.h"
#include "check/parts.h"

#include "text/terms.h"

static bool is_term(const pc_check *check, pc_term_class class, const pc_word *word, pc_term_hit *hit) {
    return pc_word_is_term(check, class, PC_LANG_BIT(PC_EN), word, hit);
}

static bool is_speech(const pc_quote *quote) {
    return quote->kind == PC_QUOTE_SPEECH || quote->kind == PC_QUOTE_PARTIAL;
}

/* ---- loaded verbs ---- */

void pc_rule_attribution_verb_loaded(pc_check *check) {
    const pc_release *release = check->release;
    const pc_hit *hit = pc_hits(check);
    uint32_t reported = UINT32_MAX;
    for (size_t i = 0; hit && i < release->quotes.n; i++) { /* both are in order, and a verb stands near its quotation */
        if (!is_speech(&release->quotes.v[i]) || !pc_range_of(check, release->quotes.v[i].said->verb).end)
            continue;
        pc_range verb = pc_range_of(check, release->quotes.v[i].said->verb);
        while (hit && hit->text.end <= verb.at)
            hit = hit->next;
        if (!hit || hit->text.at >= verb.end || verb.at == reported)
            continue;
        reported = verb.at;
        pc_finding *finding = pc_report(check, hit->text, "\"" PC_FMT "\" colours the quotation; write \"%s\"", PC_ARG(pc_at(check, hit->text)), hit->instead);
        pc_fix_text(check, finding, false, hit->text, pc_str_of(hit->instead));
    }
}

/* ---- verbs that take no clause ---- */

enum { WORDS_BETWEEN = 7 };

/* Whether a clause or a quotation starts behind "that": not "that day", "that issue". */
static bool starts_clause(const pc_check *check, size_t that) {
    static const char *const starts[] = {"the", "a", "an", "he", "she", "we", "they", "it", "there", "these", "those", "his", "her", "our", "their", "all", "many", "both", "more", "no"};
    if (that + 1 >= check->n_words || check->words[that + 1].passage != check->words[that].passage)
        return false;
    const pc_word *next = &check->words[that + 1];
    if ((next->flags & PC_WORD_QUOTED) && !(check->words[that].flags & PC_WORD_QUOTED))
        return true;
    for (size_t i = 0; next->gap == PC_GAP_BLANK && i < sizeof starts / sizeof *starts; i++)
        if (pc_word_is(check, next, starts[i]))
            return true;
    return next->gap == PC_GAP_BLANK && (next->flags & PC_WORD_CAPITAL) != 0;
}

/* "in his opening remarks": words between the verb and its "that". */
static bool is_adverbial(const pc_check *check, size_t word) {
    static const char *const starts[] = {"in", "at", "during", "on"};
    return PC_IS_ONE_OF(check, &check->words[word], starts);
}

void pc_rule_attribution_verb_complement(pc_check *check) {
    static const char *const passive[] = {"is", "are", "was", "were", "be", "been", "being"}; /* "the hope was expressed that" */
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        if (hit->first && check->words[hit->first].gap == PC_GAP_BLANK && PC_AMONG(check, hit->first - 1, passive))
            continue;
        size_t that = hit->last;
        bool between = that < check->n_words && !pc_word_is(check, &check->words[that], "that");
        if (between && !is_adverbial(check, that))
            continue;
        while (that < check->n_words && that - hit->last < WORDS_BETWEEN && check->words[that].gap == PC_GAP_BLANK && !pc_word_is(check, &check->words[that], "that"))
            that++;
        if (that >= check->n_words || check->words[that].gap != PC_GAP_BLANK || !pc_word_is(check, &check->words[that], "that") || !starts_clause(check, that))
            continue;
        bool quotation = that + 1 < check->n_words && (check->words[that + 1].flags & PC_WORD_QUOTED);
        if (between && !quotation) /* "presented at the meeting that the board held" */
            continue;
        pc_range range = {hit->text.at, check->words[that].end};
        pc_finding *finding = pc_report(check, range, "\"" PC_FMT "\" does not go with \"that\"; write \"%s\"", PC_ARG(pc_at(check, hit->text)), hit->instead);
        pc_fix_text(check, finding, false, hit->text, pc_str_of(hit->instead));
        if (finding && hit->note && finding->severity > PC_INFO) /* some dictionaries accept it */
            finding->severity = PC_INFO;
    }
}

/* ---- order ---- */

void pc_rule_attribution_order(pc_check *check) {
    for (size_t i = 0; i < check->release->quotes.n; i++) {
        const pc_quote *quote = &check->release->quotes.v[i];
        if (!is_speech(quote) || !pc_range_of(check, quote->said->verb).end || !pc_str_eq(quote->said->verb, PC_STR("said")))
            continue;
        size_t verb = pc_word_at(check, pc_range_of(check, quote->said->verb).at);
        if (verb + 1 >= check->n_words || check->words[verb].at < quote->parts[0].end || check->words[verb].at > quote->parts[quote->n_parts - 1].end + 3)
            continue;
        const pc_word *name = &check->words[verb + 1];
        unsigned char behind = name->end < check->text.n ? (unsigned char)check->text.p[name->end] : 0;
        const pc_word *next = verb + 2 < check->n_words ? name + 1 : NULL;
        if (next && next->passage == name->passage && !(next->flags & PC_WORD_STARTS))
            continue; /* "said U.S. Attorney Roe": the point ends no sentence */
        if (name->gap != PC_GAP_BLANK || name->passage != check->words[verb].passage || !(name->flags & PC_WORD_CAPITAL) || behind != '.')
            continue;
        pc_range range = {check->words[verb].at, name->end};
        pc_str turned = pc_printf(check->arena, PC_FMT " said", PC_ARG(pc_word_text(check, name)));
        pc_finding *finding = pc_report(check, range, "A name without a title goes first: \"" PC_FMT "\"", PC_ARG(turned));
        pc_fix_text(check, finding, false, range, turned);
    }
}

/* ---- a name and no verb ---- */

/* The end of the capitalised name of two words or more at word `i`; `i` when there is none. */
static size_t name_end(const pc_check *check, size_t i) {
    size_t last = i;
    pc_term_hit hit;
    while (last < check->n_words && last - i < 5 && (last == i || check->words[last].gap == PC_GAP_BLANK) && check->words[last].passage == check->words[i].passage &&
           (check->words[last].flags & PC_WORD_CAPITAL) && !is_term(check, PC_TERM_NOT_NAME, &check->words[last], &hit) && !is_term(check, PC_TERM_ORG_WORD, &check->words[last], &hit))
        last++;
    return last - i >= 2 ? last : i;
}

/* Whether the rest of the passage up to its stop holds a verb; a few words that look like one are enough to be silent. */
static bool has_verb(const pc_check *check, size_t word, uint32_t passage) {
    static const char *const verbs[] = {"is", "are", "was", "were", "has", "had", "have", "will", "would", "can", "could", "who", "which", "that", "does", "did", "went", "took", "made", "leads", "led"};
    pc_term_hit hit;
    for (; word < check->n_words && check->words[word].passage == passage; word++) {
        const pc_word *w = &check->words[word];
        pc_str text = pc_word_text(check, w);
        if (is_term(check, PC_TERM_VERB, w, &hit))
            return true;
        if (PC_IS_ONE_OF(check, w, verbs))
            return true;
        if (text.n > 4 && !(w->flags & PC_WORD_CAPITAL) && (memcmp(text.p + text.n - 2, "ed", 2) == 0 || memcmp(text.p + text.n - 3, "ing", 3) == 0))
            return true;
        if (w->end < check->text.n && check->text.p[w->end] == '.' && !(w->flags & PC_WORD_CAPITAL))
            return false;
    }
    return false;
}

void pc_rule_attribution_missing_verb(pc_check *check) {
    for (size_t i = 0; i < check->release->quotes.n; i++) {
        const pc_quote *quote = &check->release->quotes.v[i];
        pc_range part = quote->parts[quote->n_parts - 1];
        size_t word = pc_word_at(check, part.end);
        if (quote->kind != PC_QUOTE_SPEECH || quote->said->verb.p || quote->unclosed || word >= check->n_words || check->words[word].at - part.end > 1)
            continue;
        bool comma = false; /* before the closing mark */
        for (uint32_t at = part.end; at > part.at && part.end - at < 4; at--)
            comma = comma || check->text.p[at - 1] == ',';
        size_t last = comma ? name_end(check, word) : word;
        if (last == word || check->words[word].passage != (uint32_t)(pc_passage_at(check, part.at) - check->passages))
            continue;
        char behind = check->words[last - 1].end < check->text.n ? check->text.p[check->words[last - 1].end] : 0;
        if ((behind != ',' && behind != '.') || has_verb(check, last, check->words[word].passage))
            continue;
        pc_report(check, (pc_range){check->words[word].at, check->words[last - 1].end}, "The verb is missing between the quotation and its speaker; write \"said " PC_FMT "\"",
                  PC_ARG(pc_str_sub(check->text, check->words[word].at, check->words[last - 1].end)));
    }
}

/* ---- two attributions ---- */

/* "she said", "said Jane Doe", "Dr. Smith added": the word behind it; `i` when there is none. `spoken`: verbs of speech only. */
static size_t attribution_end(const pc_check *check, size_t i, uint32_t passage) {
    pc_term_hit hit;
    size_t at = i;
    for (unsigned n = 0; n < 5 && at < check->n_words && check->words[at].passage == passage; n++, at++) {
        const pc_word *word = &check->words[at];
        bool stop = n && word->gap != PC_GAP_BLANK;
        if (stop)
            return i;
        if (is_term(check, PC_TERM_VERB, word, &hit) && hit.value < 4 && !(word->flags & PC_WORD_CAPITAL)) {
            bool first = n == 0;
            if (!first)
                return at + 1;
            size_t name = at + 1; /* the speaker follows */
            while (name < check->n_words && name - at < 5 && check->words[name].gap == PC_GAP_BLANK && check->words[name].passage == passage &&
                   (check->words[name].flags & PC_WORD_CAPITAL))
                name++;
            return name > at + 1 ? name : i;
        }
        if (!(word->flags & PC_WORD_CAPITAL) && !pc_word_is(check, word, "he") && !pc_word_is(check, word, "she") && !pc_word_is(check, word, "they"))
            return i;
    }
    return i;
}

void pc_rule_attribution_double(pc_check *check) {
    for (size_t i = 0; i < check->release->quotes.n; i++) {
        const pc_quote *quote = &check->release->quotes.v[i];
        pc_range part = quote->parts[quote->n_parts - 1];
        size_t word = pc_word_at(check, part.end);
        if (!is_speech(quote) || word >= check->n_words || check->words[word].at - part.end > 1)
            continue;
        uint32_t passage = check->words[word].passage;
        size_t first = attribution_end(check, word, passage);
        if (first == word || first >= check->n_words || check->words[first].passage != passage || check->text.p[check->words[first - 1].end] != ',' ||
            (check->words[first].flags & PC_WORD_QUOTED))
            continue;
        size_t second = attribution_end(check, first, passage);
        if (second == first)
            continue;
        char behind = check->words[second - 1].end < check->text.n ? check->text.p[check->words[second - 1].end] : '.';
        bool ends = check->words[second - 1].end >= check->passages[passage].text.end || behind == '.';
        if (ends)
            pc_report(check, (pc_range){check->words[first].at, check->words[second - 1].end}, "The quotation has two attributions; keep one of them");
    }
}
