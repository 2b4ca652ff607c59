#include "check/parts.h"

#include "check/facts.h"
#include "check/words.h"

bool pc_has_part(const pc_check *check, pc_section section) {
    return pc_passage_next(check, 0, section) < check->release->pieces.n;
}

bool pc_part_bounds(const pc_check *check, pc_section section, size_t *first, size_t *last) {
    size_t n = check->release->pieces.n;
    *first = *last = pc_passage_next(check, 0, section);
    for (size_t i = *first; i < n; i = pc_passage_next(check, i + 1, section))
        *last = i;
    return *first < n;
}

pc_range pc_headline(const pc_check *check) {
    size_t first, last;
    if (!pc_part_bounds(check, PC_SEC_HEADLINE, &first, &last))
        return (pc_range){0, 0};
    return (pc_range){check->passages[first].text.at, check->passages[last].text.end};
}

static bool is_paragraph(const pc_passage *passage) {
    return passage->section == PC_SEC_BODY && (passage->kind == PC_PARA_LEDE || passage->kind == PC_PARA_PARAGRAPH);
}

const pc_passage *pc_lede(const pc_check *check) {
    for (size_t i = 0; i < check->release->pieces.n; i++)
        if (is_paragraph(&check->passages[i]))
            return &check->passages[i];
    return NULL;
}

size_t pc_body_words(const pc_check *check) {
    size_t n = 0;
    for (size_t i = 0; i < check->release->pieces.n; i++)
        if (is_paragraph(&check->passages[i]) || (check->passages[i].section == PC_SEC_BODY && check->passages[i].kind == PC_PARA_LIST_ITEM))
            n += pc_count_words(check, check->passages[i].text);
    return n;
}

/* Words of kind labels, folded, that announce something other than a story. */
static const char *const no_news[] = {
    "advisory",   "alert",      "statement",  "statements",  "remarks",  "speech",   "backgrounder", "fact",   "factsheet",
    "avis",       "déclaration", "discours",  "declaración", "discurso", "convocatoria", "erklärung", "rede", "declaração",
    "dichiarazione", "discorso", "заявление", "анонс",       "речь",     "correspondents", "transcript", "notice", "obituary",
};

static bool says_no_news(const pc_check *check, const pc_word *word) {
    unsigned char first = pc_lower((unsigned char)check->text.p[word->at]);
    for (size_t i = 0; i < sizeof no_news / sizeof *no_news; i++)
        if ((first >= 0x80 || first == (unsigned char)*no_news[i]) && word->hash == pc_word_hash(pc_str_of(no_news[i])))
            return true;
    return false;
}

bool pc_is_no_news(const pc_check *check) {
    for (size_t i = pc_passage_next(check, 0, PC_SEC_KICKER); i < check->release->pieces.n;
         i = pc_passage_next(check, i + 1, PC_SEC_KICKER))
        for (size_t w = check->passages[i].first; w < check->passages[i].last; w++)
            if (says_no_news(check, &check->words[w]))
                return true;
    return false;
}

bool pc_word_in(const pc_check *check, pc_str word, pc_range range) {
    uint32_t hash = pc_word_hash(word);
    for (size_t i = pc_word_at(check, range.at); i < check->n_words && check->words[i].at < range.end; i++)
        if (check->words[i].hash == hash)
            return true;
    return false;
}

enum { MOST_NAME_WORDS = 16, DISTINCTIVE = 4 }; /* letters */

/* A word that tells one body from others: not "office", "of", "the". */
static bool is_distinctive(pc_str word) {
    pc_term_hit hit;
    return word.n >= DISTINCTIVE && !pc_terms_whole(&pc_lang_terms, PC_TERM_ORG_WORD, PC_ANY_LANG, word, &hit) &&
           !pc_terms_whole(&pc_lang_terms, PC_TERM_DEPARTMENT, PC_ANY_LANG, word, &hit);
}

bool pc_names_in(const pc_check *check, pc_str name, pc_range range) {
    char initials[MOST_NAME_WORDS + 1];
    size_t n = 0;
    pc_word word;
    for (uint32_t at = 0; pc_word_read(name, at, (uint32_t)name.n, &word); at = word.end) {
        pc_str text = pc_str_sub(name, word.at, word.end);
        if ((is_distinctive(text) || (word.flags & PC_WORD_CAPITALS)) && pc_word_in(check, text, range))
            return true;
        if ((word.flags & PC_WORD_CAPITAL) && n < MOST_NAME_WORDS)
            initials[n++] = name.p[word.at];
    }
    return n > 1 && pc_word_in(check, (pc_str){initials, n}, range);
}

pc_range pc_stripped(const pc_check *check, pc_range range, const char *marks) {
    const char *p = check->text.p;
    while (range.at < range.end && (pc_is_space((unsigned char)p[range.at]) || strchr(marks, p[range.at])))
        range.at++;
    while (range.end > range.at && (pc_is_space((unsigned char)p[range.end - 1]) || strchr(marks, p[range.end - 1])))
        range.end--;
    return range;
}

/* The text of every boilerplate, in one pass over the pieces; NULL when memory is short. */
static const pc_range *boilerplate_texts(const pc_check *check) {
    size_t n = check->release->boilerplates.n;
    pc_range *texts = pc_arena_zeroed(check->arena, n, sizeof *texts);
    for (size_t i = pc_passage_next(check, 0, PC_SEC_BOILERPLATE); texts && i < check->release->pieces.n; i = pc_passage_next(check, i + 1, PC_SEC_BOILERPLATE)) {
        const pc_passage *passage = &check->passages[i];
        if (passage->group >= n)
            continue;
        pc_range *text = &texts[passage->group];
        *text = (pc_range){text->end ? text->at : passage->text.at, passage->text.end};
    }
    return texts;
}

pc_range pc_boilerplate_text(const pc_check *check, size_t group) {
    struct pc_facts *facts = check->facts;
    if (group >= check->release->boilerplates.n)
        return (pc_range){0, 0};
    if (!facts->boilerplates)
        facts->boilerplates = boilerplate_texts(check);
    return facts->boilerplates ? facts->boilerplates[group] : (pc_range){0, 0};
}

pc_str pc_last_word(pc_str name) {
    size_t at = name.n;
    while (at > 0 && name.p[at - 1] != ' ')
        at--;
    return pc_str_sub(name, at, name.n);
}

pc_range pc_range_of(const pc_check *check, pc_str part) {
    uintptr_t start = (uintptr_t)check->text.p, at = (uintptr_t)part.p;
    if (!part.p || at < start || at >= start + check->text.n || part.n > start + check->text.n - at)
        return (pc_range){0, 0};
    return (pc_range){(uint32_t)(at - start), (uint32_t)(at - start + part.n)};
}

bool pc_find_text(const pc_check *check, pc_str part, pc_range *out) {
    *out = pc_range_of(check, part);
    return out->end > out->at;
}

bool pc_sentence_ends(const pc_check *check, uint32_t at) {
    size_t sentence = pc_sentence_at(check, at - 1);
    return sentence < check->n_sentences && check->sentences[sentence].text.end <= at;
}
