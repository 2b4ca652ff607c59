/*
 * Offices whose holder's name follows without a small word between: Russian
 * puts what an office is of in the genitive ("Президент России Иван Лосев"),
 * and a company's name stands in its marks ("директор компании «Мёд» Иван
 * Лосев", "el presidente de «El Sol», Juan Roe").
 */
#include "parse/quote.h"

enum { NAME_WORDS = 6, BODY_WORDS = 3, MARKED = 80 };

/* Иванович, Петровна: the second of three names. */
static bool is_patronymic(pc_str text, const pc_word *w) {
    static const char *const tails[] = {"вич", "вна", "ична", "вича", "вны", "вичем", "вной", "оглы"};
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
        if (pc_str_ends(pc_str_sub(text, w->at, w->stem), pc_str_of(tails[i])))
            return true;
    return false;
}

/* РФ, МВД: two letters or more, all capitals, which in Cyrillic are D0 80 to D0 AF. */
static bool is_shouted(pc_str text, const pc_word *w) {
    for (size_t at = w->at; at < w->stem; at += 2)
        if ((unsigned char)text.p[at] != 0xD0 || (unsigned char)text.p[at + 1] > 0xAF)
            return false;
    return w->stem - w->at >= 4;
}

/* The words in [at, end) of capitals, as many as a name has. */
static unsigned capital_words(const pc_quoting *q, size_t at, size_t end, pc_word words[NAME_WORDS]) {
    unsigned n = 0;
    for (; n < NAME_WORDS; n++) {
        words[n] = pc_word_next(q->text, at, end);
        if (words[n].type != PC_WORD || !words[n].upper)
            break;
        at = words[n].end;
    }
    return n;
}

/* Which of the words is the first of a person's name; those before it say what the office is of. */
static unsigned first_of_person(const pc_quoting *q, const pc_word *words, unsigned n) {
    for (unsigned i = 1; i < n; i++)
        if (is_patronymic(q->text, &words[i]))
            return i - 1;
    if (n >= 3)
        return n - 2;
    bool of_body = n == 2 && (is_shouted(q->text, &words[0]) || pc_quote_term(q, PC_TERM_ORG_WORD, words[0].at, words[0].end).bytes == words[0].end - words[0].at);
    return of_body && !is_shouted(q->text, &words[1]) ? 1 : 0;
}

static void name_them(const pc_quoting *q, pc_speaker *who, size_t office, size_t office_end, size_t name, size_t name_end) {
    who->title = pc_str_sub(q->text, office, office_end);
    who->name = pc_str_sub(q->text, name, name_end);
    who->kind = PC_SPEAKER_PERSON;
    who->sure = true;
    who->anyone = false;
}

/* "Тульской" области Иван Лосев: small words of a body, then the name. Its end, `behind` when there is none. */
static size_t behind_small_words(const pc_quoting *q, size_t behind, size_t end, pc_speaker *who) {
    size_t at = behind, office = (size_t)(who->title.p - q->text.p), stop = behind;
    for (unsigned n = 0; n < BODY_WORDS; n++) {
        pc_word w = pc_word_next(q->text, at, end);
        if (w.type != PC_WORD || w.upper || pc_quote_term(q, PC_TERM_ORG_WORD, w.at, end).bytes != w.end - w.at)
            break;
        at = stop = w.end;
    }
    pc_word words[NAME_WORDS];
    unsigned n = stop > behind ? capital_words(q, at, end, words) : 0;
    if (!n)
        return behind;
    unsigned first = n < 3 && !is_shouted(q->text, &words[0]) ? 0 : first_of_person(q, words, n);
    name_them(q, who, office, first ? words[first - 1].end : stop, words[first].at, words[n - 1].stem);
    who->words = (uint8_t)(n - first);
    return words[n - 1].end;
}

size_t pc_office_of_body(const pc_quoting *q, size_t behind, size_t end, pc_speaker *who) {
    if (!who->name.p || !who->title.p || who->possessive || !pc_is_cyrillic(q->text, (size_t)(who->name.p - q->text.p)))
        return behind;
    size_t at = (size_t)(who->name.p - q->text.p), name_end = at + who->name.n;
    pc_word words[NAME_WORDS];
    unsigned n = capital_words(q, at, name_end, words);
    if (n == 1)
        return behind_small_words(q, behind, end, who);
    unsigned first = n ? first_of_person(q, words, n) : 0;
    if (first) {
        name_them(q, who, (size_t)(who->title.p - q->text.p), words[first - 1].end, words[first].at, name_end);
        who->words = (uint8_t)(n - first);
    }
    return behind;
}

size_t pc_office_of_marked(const pc_quoting *q, size_t behind, size_t end, pc_speaker *who) {
    size_t at = behind, limit = q->text.n - end > 2 * MARKED ? end + 2 * MARKED : q->text.n; /* what is read may end at the mark, where a quotation could begin */
    pc_word w = pc_word_next(q->text, at, limit);
    if (who->kind != PC_SPEAKER_ROLE || !who->title.p || who->title.p < q->text.p || who->title.p >= q->text.p + q->text.n)
        return behind;
    for (unsigned n = 0; n < BODY_WORDS && w.type == PC_WORD && !w.upper && !pc_quote_verb(q, w.at, limit).bytes; n++)
        w = pc_word_next(q->text, w.end, limit);
    if (w.type != PC_WORD_MARK)
        return behind;
    do
        w = pc_word_next(q->text, w.end, limit);
    while (w.type == PC_WORD || w.type == PC_WORD_NUMBER || w.type == PC_WORD_DASH);
    pc_word words[NAME_WORDS], next = pc_word_next(q->text, w.end, limit);
    unsigned n = w.type == PC_WORD_MARK ? capital_words(q, next.type == PC_WORD_COMMA ? next.end : w.end, limit, words) : 0;
    if (!n || n > 4)
        return behind;
    name_them(q, who, (size_t)(who->title.p - q->text.p), w.end, words[0].at, words[n - 1].stem);
    who->words = (uint8_t)n;
    return words[n - 1].end < end ? words[n - 1].end : end;
}
