/* Rules about what stands before, at the start and at the end of a quotation: stops, commas, capitals. */
#include "check/facts.h"
#include "check/facts_marks.h"
#include "check/parts.h"

#include "text/terms.h"

/* ---- words beside marks ---- */

static bool is_term(const pc_check *check, pc_term_class class, const pc_word *word, pc_term_hit *hit) {
    return pc_word_is_term(check, class, PC_LANG_BIT(PC_EN), word, hit);
}

/* The first word inside a mark that opens; NULL when none. */
static const pc_word *word_behind(const pc_check *check, uint32_t at) {
    size_t word = pc_word_at(check, at);
    return word < check->n_words ? &check->words[word] : NULL;
}

/* The last word before `at` in the same passage; NULL when none. */
static const pc_word *word_before(const pc_check *check, uint32_t at, uint32_t passage) {
    size_t word = pc_word_at(check, at); /* ends behind it: the one before does not */
    return word > 0 && check->words[word - 1].passage == passage ? &check->words[word - 1] : NULL;
}

/* The sign before `at`, white space passed over; 0 at the passage's start. */
static unsigned char sign_before(const pc_check *check, uint32_t at, uint32_t from) {
    while (at > from && check->text.p[at - 1] == ' ')
        at--;
    return at > from ? (unsigned char)check->text.p[at - 1] : 0;
}

/* A quotation as its marks show it. */
typedef struct quoted_words {
    const pc_mark *open, *close;
    const pc_word *first;
    bool capital;  /* begins with one */
    bool sentence; /* is a sentence of its own: begins with a capital where a sentence can begin, or behind : and , */
} quoted_words;

static bool read_quoted(const pc_check *check, const pc_marks *marks, const pc_mark *close, quoted_words *out) {
    if (close->partner == PC_NO_PARTNER || close->shape != PC_MARK_CLOSES)
        return false;
    out->close = close;
    out->open = &marks->v[close->partner];
    out->first = word_behind(check, out->open->end);
    if (!out->first || out->first->at >= close->at)
        return false;
    unsigned char before = sign_before(check, out->open->at, check->passages[close->passage].text.at);
    out->capital = (out->first->flags & PC_WORD_CAPITAL) != 0;
    out->sentence = out->capital && (before == 0 || strchr(".,:?!", before) || before >= 0x80 || before == '"');
    return true;
}

/* "he said", "said Jane Doe": whether the words behind the mark attribute it. */
static bool attributed_behind(const pc_check *check, uint32_t at, uint32_t passage) {
    size_t word = pc_word_at(check, at);
    pc_term_hit hit;
    for (unsigned i = 0; i < 8 && word < check->n_words; i++, word++) {
        const pc_word *w = &check->words[word];
        if (w->passage != passage || (i && w->gap == PC_GAP_MARKS))
            return false;
        if (is_term(check, PC_TERM_VERB, w, &hit) && hit.value < 4)
            return true;
        if (!i && (is_term(check, PC_TERM_ACCORDING, w, &hit) || pc_word_is(check, w, "according")))
            return true;
    }
    return false;
}

/* ---- stops and closing marks ---- */

static bool is_single_close(const pc_check *check, uint32_t at, unsigned *len) {
    if (at >= 1 && check->text.p[at - 1] == '\'') {
        *len = 1;
        return true;
    }
    *len = 3;
    return at >= 3 && memcmp(check->text.p + at - 3, "\xE2\x80\x99", 3) == 0;
}

/* Where the words end inside the closing mark: single marks that close just before it belong to it. */
static uint32_t inner_end(const pc_check *check, const quoted_words *q) {
    unsigned len;
    uint32_t at = q->close->at;
    if (is_single_close(check, at, &len) && at - len > q->open->end && !pc_is_alpha((unsigned char)check->text.p[at - len - 1]))
        at -= len;
    return at;
}

/* Addresses and things to be typed are quoted to the letter. */
static bool is_code(const pc_check *check, const quoted_words *q) {
    pc_str inner = pc_str_sub(check->text, q->open->end, q->close->at);
    return memchr(inner.p, '@', inner.n) || memchr(inner.p, '/', inner.n) || memchr(inner.p, '\\', inner.n);
}

/* Legal text is its lawyers' own. */
static bool is_legal(const pc_check *check, const quoted_words *q) {
    const pc_passage *passage = &check->passages[q->close->passage];
    return passage->section == PC_SEC_BOILERPLATE && passage->group < check->release->boilerplates.n && check->release->boilerplates.v[passage->group].legal;
}

/* The stop or comma that stands right behind the closing mark; 0 when none, or where it is no stop: "..." or ".5". */
static char stop_outside(const pc_check *check, const quoted_words *q, uint32_t end) {
    uint32_t at = q->close->end;
    char c = at < end ? check->text.p[at] : 0;
    if (c != '.' && c != ',')
        return 0;
    return at + 1 < end && check->text.p[at + 1] != ' ' ? 0 : c;
}

static char stop_inside(const pc_check *check, const quoted_words *q) {
    uint32_t at = inner_end(check, q);
    char c = at > q->open->end ? check->text.p[at - 1] : 0;
    return c == '.' || c == ',' ? c : 0;
}

/* Two dots or more, or an abbreviation's own stop: it cannot be moved out. */
static bool is_own_stop(const pc_check *check, const quoted_words *q) {
    uint32_t at = inner_end(check, q);
    pc_term_hit hit;
    if (at < q->open->end + 2 || check->text.p[at - 1] == ',')
        return false;
    uint32_t from = at - 1;
    while (from > q->open->end && check->text.p[from - 1] != ' ')
        from--;
    pc_str word = pc_str_sub(check->text, from, at);
    return memchr(word.p, '.', word.n - 1) || pc_terms_whole(&pc_lang_terms, PC_TERM_ABBREV, PC_LANG_BIT(PC_EN), word, &hit);
}

static pc_range last_word_and(const pc_check *check, const quoted_words *q, uint32_t end) {
    const pc_word *word = word_before(check, q->close->at, q->close->passage);
    return (pc_range){word && word->at >= q->open->end ? word->at : q->close->at, end};
}

/* Moves the stop behind the mark inside. Safe: the words stay as they are. */
static void move_inside(pc_check *check, const quoted_words *q, char stop) {
    uint32_t inside = inner_end(check, q), outside = q->close->end;
    bool ended = inside > q->open->end && strchr(".,?!;:", check->text.p[inside - 1]);
    if (ended)
        return;
    pc_finding *finding = pc_report(check, last_word_and(check, q, outside + 1), "The %s goes inside the closing quotation mark", stop == '.' ? "full stop" : "comma");
    pc_fix_text(check, finding, true, (pc_range){inside, inside}, stop == '.' ? PC_STR(".") : PC_STR(","));
    pc_fix_text(check, finding, true, (pc_range){outside, outside + 1}, PC_STR(""));
}

/* By sense: the stop of a fragment belongs to the sentence around it. */
static void move_outside(pc_check *check, const quoted_words *q, char stop) {
    uint32_t inside = inner_end(check, q);
    pc_finding *finding = pc_report(check, last_word_and(check, q, q->close->end), "The %s belongs to the sentence around the quoted words; put it behind the closing mark", stop == '.' ? "full stop" : "comma");
    pc_fix_text(check, finding, false, (pc_range){inside - 1, inside}, PC_STR(""));
    pc_fix_text(check, finding, false, (pc_range){q->close->end, q->close->end}, stop == '.' ? PC_STR(".") : PC_STR(","));
}

/* Whether the sentence the quotation stands in begins before it. */
static bool is_run_in(const pc_check *check, const quoted_words *q) {
    unsigned char before = sign_before(check, q->open->at, check->passages[q->close->passage].text.at);
    return before != 0 && !strchr(".:?!", before) && before < 0x80;
}

static void check_by_sense(pc_check *check, const quoted_words *q) {
    uint32_t end = check->passages[q->close->passage].text.end;
    char outside = stop_outside(check, q, end), inside = stop_inside(check, q);
    if (outside == '.' && q->sentence && sign_before(check, q->open->at, check->passages[q->close->passage].text.at) == ':' && !inside) {
        move_inside(check, q, outside);
    } else if (inside == ',' && !q->capital && is_run_in(check, q) && !attributed_behind(check, q->close->end, q->close->passage) && q->open->depth == 0) {
        move_outside(check, q, inside);
    } else if (inside == '.' && !q->capital && is_run_in(check, q) && !is_own_stop(check, q) && q->open->depth == 0 &&
               sign_before(check, q->open->at, check->passages[q->close->passage].text.at) != ',') {
        pc_range words = {q->open->end, q->close->at};
        if (!memchr(check->text.p + words.at, '.', words.end - 1 - words.at)) /* one sentence only */
            move_outside(check, q, inside);
    }
}

void pc_rule_quote_punctuation(pc_check *check) {
    const pc_marks *marks = pc_marks_of(check);
    pc_value wanted = pc_wants(check, PC_SET_QUOTE_STOPS);
    for (size_t m = 0; marks && m < marks->n; m++) {
        quoted_words q;
        if (marks->v[m].angle || !read_quoted(check, marks, &marks->v[m], &q) || is_code(check, &q) || is_legal(check, &q))
            continue;
        if (wanted == PC_VAL_BY_SENSE) {
            check_by_sense(check, &q);
            continue;
        }
        char stop = stop_outside(check, &q, check->passages[q.close->passage].text.end);
        if (stop)
            move_inside(check, &q, stop);
    }
}

void pc_rule_quote_punctuation_mixed(pc_check *check) {
    const pc_marks *marks = pc_marks_of(check);
    pc_range inside = {0, 0}, outside = {0, 0};
    for (size_t m = 0; marks && m < marks->n && !(inside.end && outside.end); m++) {
        quoted_words q;
        if (marks->v[m].angle || !read_quoted(check, marks, &marks->v[m], &q) || is_code(check, &q) || !(PC_IN_PROSE >> check->passages[marks->v[m].passage].section & 1))
            continue;
        char in = stop_inside(check, &q), out = stop_outside(check, &q, check->passages[q.close->passage].text.end);
        if (out && !in && !outside.end)
            outside = last_word_and(check, &q, q.close->end + 1);
        /* a broken quotation, or a sentence of its own, has its stop inside in every habit */
        else if (in && !inside.end && !q.sentence && !is_own_stop(check, &q) && is_run_in(check, &q) && !attributed_behind(check, q.close->end, q.close->passage))
            inside = last_word_and(check, &q, q.close->end);
    }
    if (!inside.end || !outside.end)
        return;
    pc_range later = inside.at > outside.at ? inside : outside, first = inside.at > outside.at ? outside : inside;
    pc_finding *finding = pc_report(check, later, "Here the stop stands %s the closing mark, elsewhere %s it; keep to one habit", inside.at > outside.at ? "inside" : "outside", inside.at > outside.at ? "outside" : "inside");
    pc_relate(check, finding, first, "the other habit");
}

/* ---- capitals ---- */

/* Whether the word is written small somewhere in the text, or is a word that only starts sentences with a capital. */
static bool is_common_word(const pc_check *check, const pc_word *word) {
    pc_term_hit hit;
    if (pc_word_is(check, word, "i") || (word->flags & PC_WORD_APOSTROPHE && pc_lower((unsigned char)check->text.p[word->at]) == 'i' && !pc_is_alpha((unsigned char)check->text.p[word->at + 1])))
        return false;
    if (is_term(check, PC_TERM_NOT_NAME, word, &hit) && hit.value == 0)
        return true;
    for (size_t i = 0; i < check->n_words; i++)
        if (check->words[i].hash == word->hash && !(check->words[i].flags & PC_WORD_CAPITAL))
            return true;
    return false;
}

enum { MOST_LOOKED_UP = 64 }; /* words that are looked for in the whole text */

void pc_rule_quote_capital_after_that(pc_check *check) {
    const pc_marks *marks = pc_marks_of(check);
    unsigned looked_up = 0;
    for (size_t m = 0; marks && m < marks->n; m++) {
        const pc_mark *mark = &marks->v[m];
        if (mark->shape != PC_MARK_OPENS || mark->depth || sign_before(check, mark->at, check->passages[mark->passage].text.at) != 't')
            continue;
        const pc_word *before = word_before(check, mark->at, mark->passage), *first = word_behind(check, mark->end);
        if (!before || !first || !pc_word_is(check, before, "that") || first->at != mark->end || !(first->flags & PC_WORD_CAPITAL) || (first->flags & (PC_WORD_CAPITALS | PC_WORD_NAME)))
            continue;
        if (looked_up++ >= MOST_LOOKED_UP || !is_common_word(check, first))
            continue;
        pc_range range = {mark->at, first->end};
        pc_str small = pc_capitalised(check->arena, pc_word_text(check, first), false);
        pc_finding *finding = pc_report(check, range, "A quotation run into the sentence begins small: \"that " PC_FMT "\"", PC_ARG(small));
        pc_fix_text(check, finding, false, (pc_range){first->at, first->end}, small);
    }
}

static bool is_speech(const pc_quote *quote) {
    return quote->kind == PC_QUOTE_SPEECH || quote->kind == PC_QUOTE_PARTIAL;
}

enum { FULL_SENTENCE = 5 }; /* words: fewer are a fragment */

/* The quotation's first word, where its mark stands right before it; NULL when not, or for marks of one byte that are apostrophes. */
static const pc_word *first_word(const pc_check *check, const pc_quote *quote) {
    const pc_word *word = word_behind(check, quote->parts[0].at);
    return word && word->at <= quote->parts[0].at + 3 && word->at > quote->parts[0].at ? word : NULL;
}

void pc_rule_quote_capital_missing(pc_check *check) {
    for (size_t i = 0; i < check->release->quotes.n; i++) {
        const pc_quote *quote = &check->release->quotes.v[i];
        const pc_word *first = is_speech(quote) && quote->said->verb.p ? first_word(check, quote) : NULL;
        const pc_passage *passage = first ? &check->passages[first->passage] : NULL;
        unsigned char before = passage ? sign_before(check, quote->parts[0].at, passage->text.at) : 0;
        pc_term_hit hit;
        if (!first || (before != ',' && before != ':') || !pc_is_lower((unsigned char)check->text.p[first->at]))
            continue;
        const pc_word *verb = word_before(check, quote->parts[0].at, first->passage);
        uint32_t end = quote->parts[0].end;
        bool ended = false; /* the sentence ends with the quotation */
        for (uint32_t at = end; at > end - 5 && at > first->end; at--)
            ended = ended || check->text.p[at - 1] == '.';
        bool goes_on = i && check->release->quotes.v[i - 1].said->verb.p == quote->said->verb.p; /* "Q," Roe said, "and so on." */
        if (goes_on || !verb || !is_term(check, PC_TERM_VERB, verb, &hit) || hit.value > 3 || !ended || pc_count_words(check, quote->parts[0]) < FULL_SENTENCE)
            continue;
        pc_finding *finding = pc_report(check, (pc_range){quote->parts[0].at, first->end}, "A quoted sentence begins with a capital");
        pc_fix_text(check, finding, false, (pc_range){first->at, first->end}, pc_capitalised(check->arena, pc_word_text(check, first), true));
    }
}

/* ---- the comma or colon before a quotation ---- */

void pc_rule_quote_comma_missing(pc_check *check) {
    bool colon = pc_wants(check, PC_SET_QUOTE_INTRODUCTION) == PC_VAL_COLON;
    for (size_t i = 0; i < check->release->quotes.n; i++) {
        const pc_quote *quote = &check->release->quotes.v[i];
        const pc_word *first = quote->kind == PC_QUOTE_SPEECH ? first_word(check, quote) : NULL;
        pc_term_hit hit;
        if (!first || !(first->flags & PC_WORD_CAPITAL) || pc_count_words(check, quote->parts[0]) < FULL_SENTENCE)
            continue;
        const pc_word *verb = word_before(check, quote->parts[0].at, first->passage);
        if (!verb || quote->parts[0].at - verb->end != 1 || !is_term(check, PC_TERM_VERB, verb, &hit) || hit.value > 3 || (verb->flags & PC_WORD_QUOTED))
            continue;
        pc_finding *finding = pc_report(check, (pc_range){verb->at, first->end}, "Put a %s between \"" PC_FMT "\" and the quotation", colon ? "colon" : "comma", PC_ARG(pc_word_text(check, verb)));
        pc_fix_text(check, finding, false, (pc_range){verb->end, verb->end}, colon ? PC_STR(":") : PC_STR(","));
    }
}
