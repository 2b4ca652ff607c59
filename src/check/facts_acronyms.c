#include "check/facts_acronyms.h"

#include "check/facts.h"
#include "check/facts_names.h"

#include "base/hash.h"
#include "base/keyed.h"

#include <stdlib.h>

enum { LONGEST = 6 };

unsigned pc_acronym_letters(pc_str word) {
    unsigned n = 0;
    while (n < word.n && pc_is_upper((unsigned char)word.p[n]))
        n++;
    if (n < 2 || n > LONGEST)
        return 0;
    pc_str rest = pc_str_sub(word, n, word.n);
    bool plain = rest.n == 0 || (rest.n == 1 && rest.p[0] == 's') || (rest.n == 2 && rest.p[0] == '\'' && rest.p[1] == 's') ||
                 (rest.n == 4 && memcmp(rest.p, "\xE2\x80\x99s", 4) == 0);
    return plain ? n : 0;
}

static char initial(const pc_check *check, const pc_word *word) {
    unsigned char c = (unsigned char)check->text.p[word->at];
    return (char)(pc_is_lower(c) ? c - 32 : c);
}

/*
 * Whether the words that end before index `last` spell the letters: small words
 * may be passed over or count. The first word of the name in *first.
 */
static bool spelt_before(const pc_check *check, size_t last, pc_str letters, size_t *first) {
    size_t at = last, left = letters.n;
    uint32_t passage = check->words[last - 1].passage;
    while (left > 0 && at > 0 && last - at < letters.n + 4 && check->words[at - 1].passage == passage) {
        const pc_word *word = &check->words[at - 1];
        bool same = initial(check, word) == letters.p[left - 1];
        if (same)
            left--;
        else if (!pc_is_small_word(check, word) && !(at < last && check->words[at].gap == PC_GAP_HYPHEN))
            return false;
        at--;
        *first = at;
    }
    return left == 0;
}

static bool spelt_behind(const pc_check *check, size_t first, uint32_t passage, pc_str letters, size_t *last) {
    size_t at = first, n = 0;
    while (n < letters.n && at < check->n_words && at - first < letters.n + 4 && check->words[at].passage == passage) {
        const pc_word *word = &check->words[at];
        if (initial(check, word) == letters.p[n])
            n++;
        else if (!pc_is_small_word(check, word) && word->gap != PC_GAP_HYPHEN)
            return false;
        *last = ++at;
    }
    return n == letters.n;
}

static uint32_t hash_words(const pc_check *check, size_t first, size_t last) {
    uint32_t hash = PC_HASH32_SEED;
    for (size_t i = first; i < last; i++)
        if (!pc_is_small_word(check, &check->words[i]))
            hash = pc_squash(pc_word_text(check, &check->words[i]), hash);
    return hash ? hash : 1;
}

/* "(HTF)": what stands in the brackets is this word alone. */
static bool stands_in_brackets(const pc_check *check, const pc_word *word) {
    return word->at > 0 && check->text.p[word->at - 1] == '(' && word->end < check->text.n && strchr("),;", check->text.p[word->end]) != NULL;
}

static void read_definition(const pc_check *check, pc_acronym *use, pc_str letters) {
    size_t i = use->word, first = 0, last = 0;
    const pc_word *word = &check->words[i];
    if (stands_in_brackets(check, word)) {
        use->kind = PC_ACRONYM_BRACKET;
        if (i > 0 && check->words[i - 1].passage == word->passage && spelt_before(check, i, letters, &first)) {
            use->kind = PC_ACRONYM_GIVEN;
            use->full = (pc_range){check->words[first].at, check->words[i - 1].end};
            use->name = hash_words(check, first, i);
        }
        return;
    }
    /* "Harbour Task Force HTF": brackets that were lost */
    if (letters.n > 2 && i > 0 && word->gap == PC_GAP_BLANK && check->words[i - 1].passage == word->passage && spelt_before(check, i, letters, &first)) {
        use->kind = PC_ACRONYM_BRACKET;
        return;
    }
    /* HTF (Harbour Task Force) */
    if (word->end + 2 >= check->text.n || check->text.p[word->end] != ' ' || check->text.p[word->end + 1] != '(' || i + 1 >= check->n_words || check->words[i + 1].at != word->end + 2)
        return;
    if (spelt_behind(check, i + 1, word->passage, letters, &last) && last > i + 1 && check->words[last - 1].end < check->text.n && check->text.p[check->words[last - 1].end] == ')') {
        use->kind = PC_ACRONYM_FIRST;
        use->full = (pc_range){check->words[i + 1].at, check->words[last - 1].end};
        use->name = hash_words(check, i + 1, last);
    }
}

static bool order_by_stem(pc_check *check, pc_acronyms *acronyms) {
    size_t n = acronyms->uses.n;
    pc_keyed *keys = pc_arena_zeroed(check->arena, n + 1, sizeof *keys);
    acronyms->by_stem = pc_arena_zeroed(check->arena, n + 1, sizeof *acronyms->by_stem);
    if (!keys || !acronyms->by_stem)
        return false;
    for (uint32_t i = 0; i < n; i++)
        keys[i] = (pc_keyed){acronyms->uses.v[i].stem, i};
    pc_sort_keyed(keys, n);
    for (size_t i = 0; i < n; i++)
        acronyms->by_stem[i] = keys[i].index;
    return true;
}

const pc_acronyms *pc_acronyms_of(pc_check *check) {
    if (check->facts->acronyms)
        return check->facts->acronyms;
    pc_acronyms *acronyms = pc_arena_zeroed(check->arena, 1, sizeof *acronyms);
    if (!acronyms)
        return NULL;
    for (uint32_t i = 0; i < check->n_words; i++) {
        const pc_word *word = &check->words[i];
        if (!(word->flags & PC_WORD_CAPITAL) || word->end - word->at < 2 || !pc_is_upper((unsigned char)check->text.p[word->at + 1]))
            continue;
        pc_str text = pc_word_text(check, word);
        unsigned letters = pc_acronym_letters(text);
        if (!letters)
            continue;
        pc_str stem = pc_str_sub(text, 0, letters);
        pc_acronym use = {.word = i, .stem = pc_word_hash(stem), .end = word->at + letters};
        read_definition(check, &use, stem);
        if (!PC_PUSH(check->arena, acronyms->uses, use))
            return NULL;
    }
    if (!order_by_stem(check, acronyms))
        return NULL;
    check->facts->acronyms = acronyms;
    return acronyms;
}
