/* Rules about who is quoted, and about quotations as wholes. */
#include "check/facts.h"
#include "check/facts_names.h"
#include "check/parts.h"
#include "check/words.h"

#include "base/hash.h"
#include "base/keyed.h"
#include "text/terms.h"

#include <stdlib.h>

static bool is_term(const pc_check *check, pc_term_class class, const pc_word *word, pc_term_hit *hit) {
    return pc_word_is_term(check, class, PC_ANY_LANG, word, hit);
}

/* The first words of a quotation, to point at: its mark and up to three words. */
static pc_range opening_words(const pc_check *check, const pc_quote *quote) {
    pc_range range = quote->parts[0];
    size_t word = pc_word_at(check, range.at);
    for (unsigned i = 0; i < 3 && word < check->n_words && check->words[word].end <= quote->parts[0].end; i++, word++)
        range.end = check->words[word].end;
    return range;
}

static size_t words_of(const pc_check *check, const pc_quote *quote) {
    size_t n = 0;
    for (size_t i = 0; i < quote->n_parts; i++)
        n += pc_count_words(check, quote->parts[i]);
    return n;
}

/* ---- nobody speaks ---- */

enum { FULL_SENTENCE = 6 };

/* Begins with a capital and ends with a stop or comma: somebody's sentence. */
static bool is_sentence(const pc_check *check, const pc_quote *quote) {
    pc_range part = quote->parts[0];
    size_t word = pc_word_at(check, part.at);
    if (word == check->n_words || !(check->words[word].flags & PC_WORD_CAPITAL))
        return false;
    for (uint32_t at = part.end; at > part.at && part.end - at < 4; at--)
        if (strchr(".,?!", check->text.p[at - 1]))
            return true;
    return part.end < check->text.n && check->text.p[part.end] == '.';
}

/* Whether an attributed quotation stands in this paragraph or the one before; quotations are ordered. */
static bool speaker_near(const pc_check *check, size_t i) {
    enum { NEAR = 32 };
    const pc_quote *v = check->release->quotes.v;
    for (size_t k = i; k > 0 && i - k < NEAR && v[k - 1].paragraph >= v[i].paragraph - 1; k--)
        if (v[k - 1].said->speaker.p && v[k - 1].said->verb.p)
            return true;
    for (size_t k = i + 1; k < check->release->quotes.n && k - i < NEAR && v[k].paragraph == v[i].paragraph; k++)
        if (v[k].said->speaker.p && v[k].said->verb.p)
            return true;
    return false;
}

/* "Jane Doe, CEO of Acme" on a line below the quotation. */
static bool is_signed(const pc_check *check, const pc_passage *passage, pc_str surname) {
    enum { LONGEST = 14 }; /* words */
    const pc_passage *next = passage + 1;
    bool line = next < check->passages + check->release->pieces.n && next->section == PC_SEC_BODY && next->last - next->first <= LONGEST;
    return line && pc_word_in(check, surname, next->text);
}

/* The parser gave it to somebody named elsewhere: whether they are named in this paragraph, in the one before or on a line below. */
static bool speaker_named_near(const pc_check *check, const pc_quote *quote, const pc_passage *passage) {
    if (!quote->said->speaker.p || !passage || passage == check->passages)
        return quote->said->speaker.p != NULL;
    pc_str surname = pc_last_word(quote->said->speaker);
    return pc_word_in(check, surname, passage->text) || pc_word_in(check, surname, passage[-1].text) || is_signed(check, passage, surname);
}

/* A text that hands over to somebody's statement: what follows needs no attribution. */
static bool is_statement(const pc_check *check) {
    static const char *const words[] = {"statement", "statements", "remarks", "speech", "letter", "testimony", "transcript", "op-ed", "comments", "address"};
    const pc_passage *lede = pc_lede(check);
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (pc_word_in(check, pc_str_of(words[k]), pc_headline(check)) || (lede && pc_word_in(check, pc_str_of(words[k]), lede->text)))
            return true;
    return pc_is_no_news(check);
}

/* Words that say what is quoted is a text, or that no person can be meant. */
static bool is_text_or_people(const pc_check *check, const pc_passage *passage) {
    static const char *const words[] = {"title", "titled", "entitled", "reads", "read", "slogan", "motto", "theme", "inscription", "law", "section", "article", "states", "sign", "signs", "banner", "question", "hashtag", "tagline", "stating", "according", "respondents", "told", "said", "says", "wrote", "asked"};
    for (size_t i = passage->first; i < passage->last; i++) {
        if (check->words[i].flags & PC_WORD_QUOTED)
            continue;
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            if (pc_word_is(check, &check->words[i], words[k]))
                return true;
    }
    return false;
}

void pc_rule_quote_unattributed(pc_check *check) {
    const pc_passage *asked = NULL; /* each paragraph is read once */
    bool excused = false;
    if (is_statement(check))
        return;
    for (size_t i = 0; i < check->release->quotes.n; i++) {
        const pc_quote *quote = &check->release->quotes.v[i];
        if (quote->kind != PC_QUOTE_SPEECH || quote->said->verb.p || !is_sentence(check, quote) || words_of(check, quote) < FULL_SENTENCE || speaker_near(check, i))
            continue;
        const pc_passage *passage = pc_passage_at(check, quote->parts[0].at);
        if (passage != asked)
            excused = !passage || passage->kind == PC_PARA_HEADING || passage->kind == PC_PARA_TABLE || is_text_or_people(check, passage);
        asked = passage;
        uint32_t end = quote->parts[quote->n_parts - 1].end;
        bool sourced = end + 1 < check->text.n && check->text.p[end + 1] == '('; /* "..." (2 March) */
        if (!excused && !sourced && !speaker_named_near(check, quote, passage))
            pc_report(check, opening_words(check, quote), "Nobody is named as the speaker of this quotation; say who said it");
    }
}

/* ---- speakers ---- */

static bool one_word(pc_str name) {
    return name.n && !memchr(name.p, ' ', name.n);
}

static bool is_pronoun_speaker(const pc_check *check, const pc_quote *quote) {
    if (quote->said->speaker.p || !pc_range_of(check, quote->said->verb).end)
        return false;
    size_t verb = pc_word_at(check, pc_range_of(check, quote->said->verb).at);
    for (size_t i = verb > 0 ? verb - 1 : 0; i <= verb + 1 && i < check->n_words; i++)
        if (i != verb && (pc_word_is(check, &check->words[i], "he") || pc_word_is(check, &check->words[i], "she")))
            return true;
    return false;
}

/* Whether somebody of this surname is named in full anywhere but in the contacts, or in the headline at all. */
static bool is_introduced(pc_check *check, pc_str surname) {
    const pc_names *names = pc_names_of(check);
    if (!names || pc_word_in(check, surname, pc_headline(check)))
        return true;
    uint32_t hash = pc_word_hash(surname);
    for (size_t i = pc_run_by_last(names, hash); i < names->by_last.n; i++) {
        const pc_name_run *run = &names->runs.v[names->by_last.v[i]];
        if (run->last_hash != hash)
            break;
        if (run->n_words > 1 || run->titled)
            return true;
    }
    return false;
}

/* Well-known bodies, peoples and roles speak without being introduced; a surname is a plain word with one capital. */
static bool looks_like_surname(const pc_check *check, pc_str name) {
    size_t word = pc_word_at(check, pc_range_of(check, name).at);
    pc_term_hit hit;
    const pc_word *w = &check->words[word];
    if (word == check->n_words || w->end - w->at != name.n || !(w->flags & PC_WORD_CAPITAL) || (w->flags & (PC_WORD_CAPITALS | PC_WORD_NAME | PC_WORD_HAS_DIGIT)))
        return false;
    if (word > 0 && check->words[word - 1].passage == w->passage && w->gap != PC_GAP_MARKS && (check->words[word - 1].flags & PC_WORD_CAPITAL) && !(check->words[word - 1].flags & PC_WORD_STARTS))
        return false;
    return !is_term(check, PC_TERM_TITLE, w, &hit) && !is_term(check, PC_TERM_ORG_WORD, w, &hit) && !is_term(check, PC_TERM_NOT_NAME, w, &hit) &&
           !is_term(check, PC_TERM_COUNTRY, w, &hit) && !is_term(check, PC_TERM_CITY, w, &hit) && !is_term(check, PC_TERM_PRONOUN, w, &hit);
}

/* "said Lind", "Lind said", a word or two from the quotation: the parser's guesses from afar are not held against anybody. */
static bool stands_at_quotation(const pc_check *check, const pc_quote *quote) {
    size_t name = pc_word_at(check, pc_range_of(check, quote->said->speaker).at);
    size_t first = pc_word_at(check, quote->parts[0].at), last = pc_word_at(check, quote->parts[quote->n_parts - 1].end);
    bool near = (name >= last && name - last <= 2) || (name < first && first - name <= 4);
    pc_range said = pc_range_of(check, quote->said->verb);
    bool verb = said.end && ((name > 0 && said.at == check->words[name - 1].at) || (name + 1 < check->n_words && said.at == check->words[name + 1].at));
    return near && verb && !(check->words[name].flags & PC_WORD_QUOTED);
}

void pc_rule_quote_speaker_unidentified(pc_check *check) {
    enum { MOST = 40 };
    uint32_t reported[MOST];
    unsigned n = 0;
    for (size_t i = 0; i < check->release->quotes.n && n < MOST; i++) {
        const pc_quote *quote = &check->release->quotes.v[i];
        if ((quote->kind != PC_QUOTE_SPEECH && quote->kind != PC_QUOTE_PARTIAL) || !pc_range_of(check, quote->said->verb).end)
            continue;
        if (is_pronoun_speaker(check, quote) && check->release->lang == PC_EN && !speaker_near(check, i)) {
            pc_report(check, pc_range_of(check, quote->said->verb), "It is not clear who speaks here; name the speaker");
            reported[n++] = 0;
        }
        if (!quote->said->speaker.p || !one_word(quote->said->speaker) || !pc_range_of(check, quote->said->speaker).end || !stands_at_quotation(check, quote))
            continue;
        uint32_t hash = pc_word_hash(quote->said->speaker);
        bool again = false;
        for (unsigned k = 0; k < n; k++)
            again = again || reported[k] == hash;
        if (again || !looks_like_surname(check, quote->said->speaker) || is_introduced(check, quote->said->speaker))
            continue;
        reported[n++] = hash;
        pc_report(check, pc_range_of(check, quote->said->speaker), "\"" PC_FMT "\" is not introduced anywhere; give the full name and say who this is", PC_ARG(quote->said->speaker));
    }
}

/* The title that the house lists for somebody; p NULL when it lists none. */
static pc_str house_title(const pc_check *check, pc_str name) {
    enum { MOST = 500 };
    for (size_t i = 0; i < check->style->house.people.n && i < MOST; i++)
        if (pc_str_eq(check->style->house.people.v[i].name, name))
            return check->style->house.people.v[i].title;
    return (pc_str){NULL, 0};
}

/* "Poe's neighbour, Jane Roe": who somebody is to another says enough. */
static bool is_related(const pc_check *check, pc_str speaker) {
    size_t name = pc_word_at(check, pc_range_of(check, speaker).at);
    if (name < 2 || name >= check->n_words)
        return false;
    const pc_word *relation = &check->words[name - 1], *owner = &check->words[name - 2];
    pc_str own = pc_word_text(check, owner);
    return relation->passage == check->words[name].passage && owner->passage == relation->passage && pc_is_lower((unsigned char)check->text.p[relation->at]) && own.n > 2 && own.p[own.n - 1] == 's' && !pc_is_alpha((unsigned char)own.p[own.n - 2]);
}

void pc_rule_quote_title_missing(pc_check *check) {
    const pc_names *names = pc_names_of(check);
    for (size_t i = 0; names && i < check->release->quotes.n; i++) {
        const pc_quote *quote = &check->release->quotes.v[i];
        if (quote->kind != PC_QUOTE_SPEECH || !quote->said->speaker.p || quote->said->speaker_title.p || one_word(quote->said->speaker) || !pc_range_of(check, quote->said->speaker).end)
            continue;
        if ((i && check->release->quotes.v[i - 1].said->speaker.p == quote->said->speaker.p) || is_related(check, quote->said->speaker))
            continue; /* told already, or known by somebody else */
        const pc_person_fact *person = pc_person_named(names, quote->said->speaker);
        if (!person || person->titled || person->organization || person->first_run.at != pc_range_of(check, quote->said->speaker).at)
            continue;
        pc_str title = house_title(check, quote->said->speaker);
        pc_report(check, pc_range_of(check, quote->said->speaker), "Say what " PC_FMT " does or stands for; nothing here does%s" PC_FMT, PC_ARG(quote->said->speaker),
                  title.p ? "; the house has: " : "", PC_ARG(title));
    }
}

/* "in a joint statement": then two can speak. */
static bool is_joint_text(const pc_check *check, const pc_quote *quote) {
    size_t sentence = pc_sentence_at(check, quote->parts[0].at);
    static const char *const words[] = {"statement", "letter", "wrote", "write", "joint", "jointly", "resolution", "declaration", "communiqué", "report", "op-ed", "coalition"};
    pc_range range = sentence < check->n_sentences ? check->sentences[sentence].text : quote->parts[0];
    const pc_passage *passage = pc_passage_at(check, quote->parts[0].at);
    if (passage && passage->text.end - passage->text.at < 3000)
        range = passage->text;
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (pc_word_in(check, pc_str_of(words[k]), range))
            return true;
    return false;
}

/* "Jane Doe and John Roe", each a name of a person; not "Johnson and Johnson". */
static bool are_two_people(pc_str speaker) {
    pc_word word;
    unsigned names[2] = {0, 0}, side = 0;
    pc_term_hit hit;
    for (uint32_t at = 0; pc_word_read(speaker, at, (uint32_t)speaker.n, &word); at = word.end) {
        pc_str text = pc_str_sub(speaker, word.at, word.end);
        if (pc_terms_whole(&pc_lang_terms, PC_TERM_ORG_WORD, PC_ANY_LANG, text, &hit) || (word.flags & PC_WORD_CAPITALS && text.n > 2))
            return false;
        if (pc_str_eq(text, PC_STR("and")) || pc_str_eq(text, PC_STR("und")) || pc_str_eq(text, PC_STR("et")))
            side++;
        else if (side > 1)
            return false;
        else
            names[side]++;
    }
    return side == 1 && names[0] >= 2 && names[1] >= 2;
}

void pc_rule_quote_joint_speakers(pc_check *check) {
    for (size_t i = 0; i < check->release->quotes.n; i++) {
        const pc_quote *quote = &check->release->quotes.v[i];
        if (quote->kind == PC_QUOTE_SPEECH && quote->said->speaker.p && quote->said->verb.p && are_two_people(quote->said->speaker) && !is_joint_text(check, quote) && !pc_is_no_news(check))
            pc_report(check, opening_words(check, quote), "Two people do not say the same words at once; give the quotation to one of them, or call it a joint statement");
    }
}

/* ---- the same quotation twice ---- */

enum { LONG_ENOUGH = 8, MOST_MENTIONED = 50 };

static uint64_t key_of(const pc_check *check, const pc_quote *quote, size_t *n) {
    uint64_t key = PC_HASH_SEED;
    *n = 0;
    for (size_t k = 0; k < quote->n_parts; k++)
        for (size_t i = pc_word_at(check, quote->parts[k].at); i < check->n_words && check->words[i].at < quote->parts[k].end; i++, ++*n)
            key = pc_hash(key, check->words[i].hash);
    return key;
}

void pc_rule_quote_duplicate(pc_check *check) {
    const pc_release *release = check->release;
    pc_keyed *keys = pc_arena_zeroed(check->arena, release->quotes.n + 1, sizeof *keys);
    size_t n = 0, words;
    for (size_t i = 0; keys && i < release->quotes.n; i++) {
        uint64_t key = key_of(check, &release->quotes.v[i], &words);
        if (words >= LONG_ENOUGH && release->quotes.v[i].kind != PC_QUOTE_TITLE) /* a bill is named as often as it has to be */
            keys[n++] = (pc_keyed){key, (uint32_t)i};
    }
    pc_sort_keyed(keys, n);
    for (size_t i = 1; i < n; i++) {
        if (keys[i].key != keys[i - 1].key)
            continue;
        pc_finding *finding = pc_report(check, opening_words(check, &release->quotes.v[keys[i].index]), "The same quotation stands here a second time; delete one of them");
        pc_relate(check, finding, opening_words(check, &release->quotes.v[keys[i - 1].index]), "first quoted here");
    }
}

/* ---- length and content ---- */

void pc_rule_quote_too_long(pc_check *check) {
    size_t most = (size_t)pc_param_of(check, PC_PARAM_QUOTE_TOO_LONG_MAX);
    if (pc_is_no_news(check))
        return;
    for (size_t i = 0; i < check->release->quotes.n; i++) {
        const pc_quote *quote = &check->release->quotes.v[i];
        size_t n = quote->kind == PC_QUOTE_SPEECH || quote->kind == PC_QUOTE_PARTIAL ? words_of(check, quote) : 0;
        if (n > most)
            pc_report(check, opening_words(check, quote), "This quotation has %zu words; keep quotations to %zu", n, most);
    }
}

/* Words before the marks that say the words inside are called so: then quoting is right. */
static bool is_called_so(const pc_check *check, size_t word) {
    static const char *const called[] = {"called", "so-called", "dubbed", "term", "word", "words", "phrase", "titled", "entitled", "named", "nicknamed", "known", "labeled", "labelled", "marked", "rated", "designated", "theme", "slogan", "as", "means", "mean", "reads", "said", "say", "says", "vote", "voted", "button", "click", "chapter", "category", "section", "program", "song", "album", "film"};
    for (size_t i = word > 3 ? word - 3 : 0; i < word; i++)
        for (size_t k = 0; k < sizeof called / sizeof *called; k++)
            if (pc_word_is(check, &check->words[i], called[k]))
                return true;
    return false;
}

/* "“very” or “extremely” effective": answers or key words that are told one by one. */
static bool has_neighbour(const pc_check *check, size_t i) {
    enum { NEAR = 6 }; /* bytes between the marks: ", or " */
    const pc_quote *v = check->release->quotes.v;
    pc_range part = v[i].parts[0];
    bool before = i > 0 && v[i - 1].parts[0].end <= part.at && part.at - v[i - 1].parts[0].end <= NEAR;
    return before || (i + 1 < check->release->quotes.n && v[i + 1].parts[0].at >= part.end && v[i + 1].parts[0].at - part.end <= NEAR);
}

void pc_rule_quote_fragment(pc_check *check) {
    for (size_t i = 0; i < check->release->quotes.n; i++) {
        const pc_quote *quote = &check->release->quotes.v[i];
        if ((quote->kind != PC_QUOTE_PARTIAL && quote->kind != PC_QUOTE_SCARE) || quote->unclosed || quote->n_parts != 1)
            continue;
        pc_range part = quote->parts[0];
        size_t word = pc_word_at(check, part.at), n = 0;
        bool plain = true;
        for (size_t w = word; w < check->n_words && check->words[w].at < part.end && n < 4; w++, n++)
            plain = plain && !(check->words[w].flags & (PC_WORD_CAPITAL | PC_WORD_DIGIT)) && check->words[w].gap != PC_GAP_HYPHEN;
        /* two words may be a term that is new; somebody's own word in an attributed sentence is a quotation */
        if (!plain || n != 1 || is_called_so(check, word) || quote->said->verb.p || has_neighbour(check, i))
            continue;
        pc_report(check, part, "Marks around a single word read as doubt; leave them out or quote the sentence");
    }
}

void pc_rule_quote_pleased(pc_check *check) {
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next)
        if (pc_is_quoted(check, hit->text.at))
            pc_report(check, hit->text, "\"" PC_FMT "\" says nothing a reader can use; quote a reason or a fact", PC_ARG(pc_at(check, hit->text)));
}

/* ---- approved quotations ---- */

enum { MOST_APPROVED = 64, APPROVED_WORDS = 512 };

typedef struct approved_text {
    uint32_t hash[APPROVED_WORDS], at[APPROVED_WORDS], end[APPROVED_WORDS];
    size_t n;
} approved_text;

static void read_approved(pc_str text, approved_text *out) {
    pc_word word;
    out->n = 0;
    for (uint32_t at = 0; out->n < APPROVED_WORDS && pc_word_read(text, at, (uint32_t)text.n, &word); at = word.end) {
        out->hash[out->n] = word.hash;
        out->at[out->n] = word.at;
        out->end[out->n++] = word.end;
    }
}

/* Where the words [first, last) of the text first leave the approved ones that start at `from`. */
static size_t same_until(const pc_check *check, size_t first, size_t last, const approved_text *approved, size_t from) {
    size_t n = 0;
    while (first + n < last && from + n < approved->n && check->words[first + n].hash == approved->hash[from + n])
        n++;
    return n;
}

/* Words of [first, last) that occur in the approved text at all, its words taken once each; windows are bounded by APPROVED_WORDS. */
static size_t shared_words(const pc_check *check, size_t first, size_t last, const approved_text *approved) {
    bool used[APPROVED_WORDS] = {false};
    size_t shared = 0;
    for (size_t i = first; i < last; i++)
        for (size_t k = 0; k < approved->n; k++)
            if (!used[k] && approved->hash[k] == check->words[i].hash) {
                used[k] = true;
                shared++;
                break;
            }
    return shared;
}

static void report_altered(pc_check *check, size_t first, size_t last, pc_str text, const approved_text *approved) {
    size_t best = 0, from = 0;
    for (size_t k = 0; k < approved->n; k++) {
        size_t n = same_until(check, first, last, approved, k);
        if (n == last - first)
            return; /* a part of it, word for word */
        if (n > best || (n == best && k == 0)) {
            best = n;
            from = k;
        }
    }
    size_t here = first + best, there = from + best;
    if (here >= last) /* cannot be: same_until would have said so */
        return;
    size_t show = here + 4 < last ? here + 4 : last;
    pc_range words = {check->words[here].at, check->words[show - 1].end};
    if (there >= approved->n)
        pc_report(check, words, "The approved quotation ends before these words; take them out or have them approved");
    else {
        size_t until = there + 4 < approved->n ? there + 4 : approved->n;
        pc_str right = pc_str_sub(text, approved->at[there], approved->end[until - 1]);
        pc_report(check, words, "The approved quotation goes on \"" PC_FMT "\" here, not \"" PC_FMT "\"", PC_ARG(right), PC_ARG(pc_at(check, words)));
    }
}

void pc_rule_quote_altered(pc_check *check) {
    const pc_entries *approved = &check->style->house.quotations;
    for (size_t a = 0; a < approved->n && a < MOST_APPROVED; a++) {
        approved_text text;
        read_approved(approved->v[a].text, &text);
        for (size_t i = 0; i < check->release->quotes.n && i < MOST_MENTIONED * 4; i++) {
            const pc_quote *quote = &check->release->quotes.v[i];
            for (size_t k = 0; k < quote->n_parts; k++) {
                size_t first = pc_word_at(check, quote->parts[k].at), last = pc_word_at(check, quote->parts[k].end - 1);
                if (last < check->n_words && check->words[last].at < quote->parts[k].end)
                    last++;
                if (last - first < 4 || last - first > APPROVED_WORDS || shared_words(check, first, last, &text) * 10 < (last - first) * 6)
                    continue;
                report_altered(check, first, last, approved->v[a].text, &text);
            }
        }
    }
}
