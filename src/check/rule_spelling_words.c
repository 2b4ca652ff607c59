/* Rules about words beside each other, and about forms of one word in several places. */
#include "check/facts.h"
#include "check/facts_traits.h"
#include "check/parts.h"

#include "base/keyed.h"
#include "base/ordered.h"
#include "text/terms.h"
#include "text/word_hash.h"

#include <stdlib.h>

/* ---- the same word twice ---- */

/* Words that can stand twice in a sentence. */
static const char twice[] = " had that no very so bye ha hear long many really never again knock there tut night boom go win pom cha do ";
/* Words whose second copy can go unasked. */
static const char slips[] = " the of and to a in for with on at by an from our their his her its be as this which ";

static bool in_list(const pc_check *check, const pc_word *word, const char *list) {
    char key[20];
    pc_str text = pc_word_text(check, word);
    if (text.n > sizeof key - 3)
        return false;
    key[0] = ' ';
    for (size_t i = 0; i < text.n; i++)
        key[i + 1] = (char)pc_lower((unsigned char)text.p[i]);
    memcpy(key + 1 + text.n, " ", 2);
    return strstr(list, key) != NULL;
}

/* Small words of other languages that never stand twice. */
static const char small_words[] = " de des du le les et à au aux und den dem zu von el los y del em do da dos di della il и в на с по ";

/* "What it is is a boat." */
static bool follows_what(const pc_check *check, size_t i) {
    for (size_t n = 0; n < 10 && i > 0 && check->words[i - 1].passage == check->words[i].passage; n++, i--)
        if (pc_word_is(check, &check->words[i - 1], "what") || pc_word_is(check, &check->words[i - 1], "that") || pc_word_is(check, &check->words[i - 1], "whatever"))
            return true;
    return false;
}

/* Two blanks: a stop was lost there, as in texts copied from pages. */
static bool is_wide_gap(const pc_check *check, size_t i) {
    uint32_t at = check->words[i - 1].end;
    return check->words[i].at - at > 1 && check->text.p[at] == ' ' && check->text.p[at + 1] == ' ';
}

void pc_rule_doubled_word(pc_check *check) {
    bool english = check->release->lang == PC_EN;
    for (size_t i = 1; i < check->n_words; i++) {
        const pc_word *word = &check->words[i], *before = &check->words[i - 1];
        if (word->hash != before->hash || word->gap != PC_GAP_BLANK || is_wide_gap(check, i) || (word->flags & (PC_WORD_HAS_DIGIT | PC_WORD_CAPITALS)))
            continue;
        if (english ? in_list(check, word, twice) : !in_list(check, word, small_words))
            continue;
        /* Duran Duran; "In In Treatment" is not worth the risk */
        if ((word->flags & PC_WORD_CAPITAL) || (word->end - word->at < 2 && !pc_word_is(check, word, "a")))
            continue;
        if (pc_word_is(check, word, "is") && follows_what(check, i))
            continue;
        if (before->gap == PC_GAP_HYPHEN || (i + 1 < check->n_words && check->words[i + 1].gap == PC_GAP_HYPHEN))
            continue; /* "the on on-stage piano", "face to to-face" */
        if (pc_passage_at(check, word->at)->kind == PC_PARA_TABLE)
            continue;
        pc_range range = {before->at, word->end};
        pc_finding *finding = pc_report(check, range, "\"" PC_FMT "\" stands here twice; delete one", PC_ARG(pc_word_text(check, word)));
        pc_fix_text(check, finding, in_list(check, word, english ? slips : small_words), (pc_range){before->end, word->end}, PC_STR(""));
    }
}

/* ---- a and an ---- */

typedef enum sound { SOUND_UNSURE, SOUND_VOWEL, SOUND_CONSONANT } sound;

static bool starts_with(pc_str word, const char *lower) {
    size_t n = strlen(lower);
    if (word.n < n)
        return false;
    for (size_t i = 0; i < n; i++)
        if (pc_lower((unsigned char)word.p[i]) != (unsigned char)lower[i])
            return false;
    return true;
}

static bool starts_with_any(pc_str word, const char *const *list) {
    for (; *list; list++)
        if ((word.p[0] | 0x20) == **list && starts_with(word, *list))
            return true;
    return false;
}

/* Letters whose names begin with a vowel: "an F", "a U". */
static sound letter_sound(char letter) {
    return strchr("AEFHILMNORSX", letter) ? SOUND_VOWEL : SOUND_CONSONANT;
}

static bool is_vowel(char c) {
    return strchr("AEIOU", c) != NULL;
}

/* Acronyms that are read letter by letter though they look like words. */
static const char spelt_out[] = " HIV MIT FAQ MEP NIH MOU RAF SUV SOS SEC RN MA LA FA RAC HOA MI LED HR MIA RIA LIU ";

static sound acronym_sound(pc_str word) {
    char key[10];
    if (word.n < sizeof key - 2) {
        key[0] = ' ';
        memcpy(key + 1, word.p, word.n);
        memcpy(key + 1 + word.n, " ", 2);
        if (strstr(spelt_out, key))
            return SOUND_VOWEL;
        if (strstr(" SQL ", key))
            return SOUND_UNSURE;
        if (strstr(" UN US UK USB URL UNICEF UNESCO USA UAE UV UHF EU UNDP UNHCR USDA UCLA ", key))
            return strstr(" EU ", key) ? SOUND_VOWEL : SOUND_CONSONANT;
    }
    if (strchr("BCDGJKPQTVWYZ", word.p[0]))
        return SOUND_CONSONANT;
    if (strchr("AEIO", word.p[0]))
        return SOUND_VOWEL;
    if (word.n >= 2 && strchr("FHLMNRX", word.p[0]) && !is_vowel(word.p[1]) && word.p[1] != 'L' && word.p[1] != 'R' && word.p[1] != 'Y')
        return SOUND_VOWEL; /* an FBI, an NGO, an MP */
    if (word.n <= 3 && word.p[0] == 'S' && !is_vowel(word.p[1]) && !is_vowel(word.p[word.n - 1]) && word.n >= 2)
        return SOUND_VOWEL; /* an SMS */
    return SOUND_UNSURE;
}

/* Numbers: eight, eleven, eighteen and eighty begin with a vowel. */
static sound number_sound(pc_str word) {
    size_t digits = 0;
    while (digits < word.n && pc_is_digit((unsigned char)word.p[digits]))
        digits++;
    if (word.p[0] == '8')
        return SOUND_VOWEL;
    if (digits == 2 && word.p[0] == '1' && (word.p[1] == '1' || word.p[1] == '8'))
        return SOUND_VOWEL;
    if (digits == 4 && word.n == 4)
        return SOUND_UNSURE; /* eleven hundred, one thousand one hundred; "1951 an 1993" wants another word */
    return word.p[0] == '0' ? SOUND_UNSURE : SOUND_CONSONANT;
}

static sound word_sound(pc_str word) {
    static const char *const silent_h[] = {"hour", "honest", "honor", "honour", "heir", NULL};
    static const char *const unsure[] = {"historic", "histor", "herb", "hotel", "habitual", "hallucin", "hereditary", "hyster", "humble", "ubi", "uu", "eo", "x", NULL};
    static const char *const consonants[] = {"uni", "unan", "eu", "one", "once", "use", "usab", "usu", "uti", "utop", "ura", "uro", "uru", "ukr", "ugan", "uten", "ute", "uber", "ewe", "oui", "ouija", "ufo", "ubiq", NULL};
    static const char *const vowels[] = {"unin", "unim", "unid", "unif-", "oneida", "oneself-", "unill", "euph-", "usher", "uninh", "unis-", "uttar", "utter", "utm", "upper", "urge", "urb", NULL};
    if (starts_with_any(word, unsure))
        return SOUND_UNSURE;
    if (starts_with_any(word, vowels) || starts_with_any(word, silent_h))
        return SOUND_VOWEL;
    if (starts_with(word, "uniden") || starts_with(word, "unint") || starts_with(word, "unima") || starts_with(word, "unimp"))
        return SOUND_VOWEL;
    if (starts_with_any(word, consonants))
        return SOUND_CONSONANT;
    char c = (char)pc_lower((unsigned char)word.p[0]);
    if (c == 'y' && word.n > 1 && !strchr("aeiou", pc_lower((unsigned char)word.p[1])))
        return SOUND_UNSURE; /* Ypres, Yttrium */
    return strchr("aeiou", c) ? SOUND_VOWEL : pc_is_alpha((unsigned char)c) ? SOUND_CONSONANT : SOUND_UNSURE;
}

static sound sound_of(const pc_check *check, size_t i) {
    const pc_word *word = &check->words[i];
    pc_str text = pc_word_text(check, word);
    bool next_joined = i + 1 < check->n_words && check->words[i + 1].passage == word->passage && (check->words[i + 1].gap == PC_GAP_DOT || check->words[i + 1].gap == PC_GAP_HYPHEN);
    if ((unsigned char)text.p[0] >= 0x80)
        return SOUND_UNSURE;
    if (word->flags & PC_WORD_DIGIT)
        return number_sound(text);
    if (text.n == 1) { /* U.S., X-ray; a letter alone is a grade, a plan, a vitamin */
        char letter = (char)(pc_is_lower((unsigned char)text.p[0]) ? text.p[0] - 32 : text.p[0]);
        return next_joined && pc_is_upper((unsigned char)letter) ? letter_sound(letter) : SOUND_UNSURE;
    }
    if (word->flags & PC_WORD_HAS_DIGIT)
        return SOUND_UNSURE;
    if ((word->flags & PC_WORD_CAPITALS) || (text.n > 2 && pc_is_upper((unsigned char)text.p[0]) && pc_is_upper((unsigned char)text.p[1])))
        return text.n <= 6 ? acronym_sound(text) : SOUND_UNSURE;
    return word_sound(text);
}

void pc_rule_a_an(pc_check *check) {
    uint32_t a = pc_word_hash(PC_STR("a")), an = pc_word_hash(PC_STR("an"));
    for (size_t i = 0; i + 1 < check->n_words; i++) {
        const pc_word *article = &check->words[i], *next = &check->words[i + 1];
        if ((article->hash != a && article->hash != an) || next->gap != PC_GAP_BLANK || article->gap == PC_GAP_HYPHEN || article->gap == PC_GAP_DOT || article->gap == PC_GAP_SLASH)
            continue;
        if (check->text.p[article->at] == 'A' && !(article->flags & PC_WORD_STARTS))
            continue; /* Plan A is; a title in capitals */
        if (article->flags & PC_WORD_CAPITALS || next->passage != article->passage || is_wide_gap(check, i + 1) || in_list(check, next, slips))
            continue;
        sound heard = sound_of(check, i + 1);
        bool is_a = article->hash == a;
        if (heard == SOUND_UNSURE || (heard == SOUND_CONSONANT) == is_a)
            continue;
        pc_range range = {article->at, next->end};
        const char *right = check->text.p[article->at] == 'A' ? (is_a ? "An" : "A") : is_a ? "an" : "a";
        pc_finding *finding = pc_report(check, range, "Write \"%s " PC_FMT "\"; the sound of the next word decides", right, PC_ARG(pc_word_text(check, next)));
        pc_fix_text(check, finding, true, (pc_range){article->at, article->end}, pc_str_of(right));
    }
}

/* ---- one compound in several forms ---- */

enum { MOST_COMPOUNDS = 2000 };

typedef enum compound_form { FORM_OPEN, FORM_HYPHEN, FORM_CLOSED } compound_form;

typedef struct compound {
    uint32_t key; /* hash of its letters, run together */
    uint32_t word;
    uint8_t form, capital;
} compound;

static int by_compound(const void *a, const void *b) {
    const compound *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return x->word < y->word ? -1 : x->word > y->word;
}

typedef PC_VEC(compound) compounds;

/* The hash of two words written as one: that of a word of their letters. */
static uint32_t joined_hash(const pc_check *check, const pc_word *a, const pc_word *b) {
    pc_hashing hashing = {0};
    pc_hash_letters(&hashing, pc_word_text(check, a));
    pc_hash_letters(&hashing, pc_word_text(check, b));
    return pc_hash_end(&hashing);
}

/* Second halves that make a verb open and its noun hyphened or closed: set up, set-up, setup. */
static bool is_particle(const pc_check *check, const pc_word *word) {
    static const char *const particles[] = {"up", "out", "off", "in", "on", "over", "down", "back", "away", "by", "to", "through", "around", "term", "time", "level", "day", "year", "long", "old", "based", "end", "one", "two", "three", "four", "half"};
    return PC_IS_ONE_OF(check, word, particles);
}

/* First halves that are no words of their own, or hardly: open is always a slip. */
static bool is_prefix(const pc_check *check, const pc_word *word) {
    static const char *const prefixes[] = {"counter", "co", "multi", "non", "pre", "post", "anti", "inter", "sub", "semi", "vice", "ex", "cyber", "bio", "eco", "micro", "macro", "nano", "tele", "trans", "ultra", "pro", "intra"};
    return PC_IS_ONE_OF(check, word, prefixes);
}

/* Part of an address. */
static bool is_in_address(const pc_check *check, size_t i) {
    const pc_word *word = &check->words[i], *next = i + 1 < check->n_words && check->words[i + 1].passage == word->passage ? &check->words[i + 1] : NULL;
    return word->gap == PC_GAP_SLASH || word->gap == PC_GAP_DOT || (next && (next->gap == PC_GAP_SLASH || next->gap == PC_GAP_DOT)) || (word->at > 0 && strchr("@/._", check->text.p[word->at - 1]));
}

static bool is_plain(const pc_word *word) {
    return !(word->flags & (PC_WORD_DIGIT | PC_WORD_HAS_DIGIT | PC_WORD_FOREIGN | PC_WORD_APOSTROPHE | PC_WORD_QUOTED));
}

static bool read_hyphened(pc_check *check, compounds *list) {
    const pc_picked *hyphened = pc_words_with(check, PC_TRAIT_HYPHEN);
    for (size_t h = 0; h < hyphened->at.n && list->n < MOST_COMPOUNDS; h++) {
        uint32_t i = hyphened->at.v[h];
        const pc_word *word = &check->words[i], *before = &check->words[i - 1];
        if (!is_plain(word) || !is_plain(before) || ((word->flags & before->flags) & PC_WORD_CAPITALS) || word->end - before->at < 8 || is_particle(check, word))
            continue;
        if (pc_word_is(check, word, "is") && follows_what(check, i))
            continue;
        if (before->gap == PC_GAP_HYPHEN || (i + 1 < check->n_words && check->words[i + 1].gap == PC_GAP_HYPHEN) || before->end - before->at < 2)
            continue; /* state-of-the-art, Under-Secretary-General */
        compound c = {joined_hash(check, before, word), i - 1, FORM_HYPHEN, (before->flags & PC_WORD_CAPITAL) && (word->flags & PC_WORD_CAPITAL)};
        if (!PC_PUSH(check->arena, *list, c))
            return false;
    }
    return true;
}

/* The compound of that key; list->n when there is none. */
static size_t find_compound(const compounds *list, uint32_t key) {
    size_t low = PC_FIRST_FROM(list->v, list->n, key, key);
    return low < list->n && list->v[low].key == key ? low : list->n;
}

static pc_range range_of(const pc_check *check, uint32_t word, compound_form form) {
    return (pc_range){check->words[word].at, check->words[form == FORM_CLOSED ? word : word + 1].end};
}

static bool is_title_word(const pc_check *check, const pc_word *word) {
    pc_term_hit hit;
    return pc_terms_whole(&pc_lang_terms, PC_TERM_TITLE, PC_ANY_LANG, pc_word_text(check, word), &hit) || pc_word_is(check, word, "general");
}

/* Whether an open pair is the hyphened compound written otherwise: names beside names, or a prefix. */
static bool is_open_form(const pc_check *check, size_t i, const compound *hyphened) {
    const pc_word *a = &check->words[i], *b = &check->words[i + 1];
    bool capitals = (a->flags & PC_WORD_CAPITAL) && (b->flags & PC_WORD_CAPITAL);
    if (is_title_word(check, a) || is_title_word(check, b) || ((a->flags | b->flags) & PC_WORD_CAPITALS))
        return false;
    return is_prefix(check, a) || (capitals && hyphened->capital && !(a->flags & PC_WORD_STARTS));
}

static void report_compound(pc_check *check, pc_range wrong, pc_range right) {
    pc_str name = pc_at(check, right);
    pc_finding *finding = pc_report(check, wrong, "Elsewhere this is \"" PC_FMT "\"; write it one way", PC_ARG(name));
    bool same_case = pc_is_upper((unsigned char)check->text.p[wrong.at]) == pc_is_upper((unsigned char)*name.p);
    pc_fix_text(check, finding, false, wrong, same_case ? name : pc_capitalised(check->arena, name, pc_is_upper((unsigned char)check->text.p[wrong.at])));
    pc_relate(check, finding, right, "written so here");
}

typedef struct form_bits {
    uint64_t bits[64]; /* 4,096 of the hashes: most words are in no compound */
} form_bits;

static void set_bit(form_bits *set, uint32_t hash) {
    set->bits[(hash & 4095) / 64] |= (uint64_t)1 << (hash & 63);
}

static bool has_bit(const form_bits *set, uint32_t hash) {
    return (set->bits[(hash & 4095) / 64] >> (hash & 63) & 1) != 0;
}

void pc_rule_hyphenation_inconsistent(pc_check *check) {
    compounds list = {0};
    form_bits firsts = {{0}}, closed = {{0}};
    if (!read_hyphened(check, &list) || !list.n)
        return;
    qsort(list.v, list.n, sizeof *list.v, by_compound);
    bool *reported = pc_arena_zeroed(check->arena, list.n, sizeof *reported);
    for (size_t i = 0; i < list.n; i++) {
        set_bit(&firsts, check->words[list.v[i].word].hash);
        set_bit(&closed, list.v[i].key);
    }
    for (size_t i = 0; reported && i < check->n_words; i++) {
        const pc_word *word = &check->words[i];
        if (!is_plain(word) || (word->flags & PC_WORD_NAME) || (!has_bit(&firsts, word->hash) && !has_bit(&closed, word->hash)))
            continue;
        size_t at = find_compound(&list, word->hash);
        if (at < list.n && !reported[at] && word->gap != PC_GAP_HYPHEN && !(i + 1 < check->n_words && check->words[i + 1].gap == PC_GAP_HYPHEN)) {
            reported[at] = true;
            uint32_t other = list.v[at].word;
            bool name = (check->words[other].flags & PC_WORD_NAME) != 0;
            if (!name && !is_in_address(check, i))
                report_compound(check, range_of(check, (uint32_t)i, FORM_CLOSED), range_of(check, other, FORM_HYPHEN));
            continue;
        }
        if (i + 1 >= check->n_words || check->words[i + 1].gap != PC_GAP_BLANK || !is_plain(&check->words[i + 1]) || !has_bit(&firsts, word->hash))
            continue;
        at = find_compound(&list, joined_hash(check, word, &check->words[i + 1]));
        if (at == list.n || reported[at] || !is_open_form(check, i, &list.v[at]))
            continue;
        reported[at] = true;
        report_compound(check, range_of(check, (uint32_t)i, FORM_OPEN), range_of(check, list.v[at].word, FORM_HYPHEN));
    }
}

/* ---- one term with and without capitals ---- */

static bool is_determiner(const pc_check *check, const pc_word *word) {
    return pc_word_is(check, word, "the") || pc_word_is(check, word, "this") || pc_word_is(check, word, "our");
}

/* Goes on into a name: "the Summer and Winter Games", "Extension of the Tariff on Ethanol", "the Veterans' Independent Budget". */
static bool joins_name(const pc_check *check, const pc_word *word, const pc_word *next) {
    static const char *const small[] = {"and", "on", "by", "in", "to", "at", "with", "under"};
    const pc_word *after = next && next + 1 < check->words + check->n_words && next[1].passage == next->passage ? next + 1 : NULL;
    bool joined = after && after->gap == PC_GAP_BLANK && after->flags & PC_WORD_CAPITAL && PC_IS_ONE_OF(check, next, small);
    pc_str gap = next ? pc_str_sub(check->text, word->end, next->at) : PC_STR("");
    bool owns = next && next->flags & PC_WORD_CAPITAL && (pc_str_eq(gap, PC_STR("' ")) || pc_str_eq(gap, PC_STR("\xE2\x80\x99 ")));
    return word->flags & PC_WORD_CAPITAL && (joined || owns);
}

/* "Feed the Victims.", "Quotes from the Letter:": a line in title case, whose every longer word has a capital. */
static bool ends_title(const pc_check *check, size_t i) {
    enum { LONGEST = 4, SMALL = 4 }; /* words before it; letters of a small word */
    const pc_word *word = &check->words[i];
    bool last = i + 1 == check->n_words || word[1].flags & PC_WORD_STARTS || word[1].passage != word->passage || check->text.p[word->end] == ':';
    if (!(word->flags & PC_WORD_CAPITAL) || !last)
        return false;
    for (size_t k = 1; k <= LONGEST && k <= i; k++) {
        const pc_word *before = word - k;
        if (!(before->flags & PC_WORD_CAPITAL) && before->end - before->at > SMALL)
            return false;
        if (before->gap != PC_GAP_BLANK)
            return (before->flags & PC_WORD_CAPITAL) != 0 && k > 1;
    }
    return false;
}

/* "the Conference", "the conference": a noun alone behind its determiner, in the middle of a sentence. */
static bool is_lone_noun(const pc_check *check, size_t i) {
    const pc_word *word = &check->words[i], *before = word - 1;
    bool long_enough = word->end - word->at >= 5 && before->end - before->at <= 4; /* the determiner is short */
    if (!long_enough || word->gap != PC_GAP_BLANK || (word->flags & (PC_WORD_CAPITALS | PC_WORD_QUOTED | PC_WORD_NAME | PC_WORD_APOSTROPHE)) || before->passage != word->passage || !is_determiner(check, before))
        return false;
    if (before->flags & PC_WORD_CAPITAL && !(before->flags & PC_WORD_STARTS)) /* a title: "The World is Flat" */
        return false;
    const pc_word *next = i + 1 < check->n_words && word[1].passage == word->passage ? word + 1 : NULL;
    bool goes_on = next && (next->gap == PC_GAP_HYPHEN || (next->gap == PC_GAP_BLANK && ((next->flags & PC_WORD_CAPITAL) || pc_word_is(check, next, "of") || pc_word_is(check, next, "for"))));
    static const char *const behind[] = {"is", "was", "has", "will", "to", "in", "on", "and", "said", "had", "with", "at", "by", "that", "which", "also", "would", "can", "from", "as"};
    bool noun = !next || next->gap == PC_GAP_MARKS;
    for (size_t k = 0; !noun && k < sizeof behind / sizeof *behind; k++)
        noun = pc_word_is(check, next, behind[k]);
    return noun && !goes_on && !joins_name(check, word, next) && !ends_title(check, i) && (PC_SECTION_BIT(check->passages[word->passage].section) & PC_IN_PROSE);
}

void pc_rule_capitalization_inconsistent(pc_check *check) {
    pc_keyed_list uses = {0};
    for (uint32_t i = 1; i < check->n_words; i++)
        if (is_lone_noun(check, i) && !PC_PUSH(check->arena, uses, ((pc_keyed){check->words[i].hash, i})))
            return;
    pc_sort_keyed(uses.v, uses.n);
    for (size_t head = 0, next; head < uses.n; head = next) {
        size_t capital = uses.n, small = uses.n, capitals = 0;
        for (next = head; next < uses.n && uses.v[next].key == uses.v[head].key; next++) {
            bool upper = (check->words[uses.v[next].index].flags & PC_WORD_CAPITAL) != 0;
            capitals += upper;
            if (upper && capital == uses.n)
                capital = next;
            if (!upper && small == uses.n)
                small = next;
        }
        if (capital == uses.n || small == uses.n)
            continue;
        size_t wrong = capitals * 2 <= next - head ? capital : small, right = wrong == capital ? small : capital;
        pc_range range = {check->words[uses.v[wrong].index].at, check->words[uses.v[wrong].index].end};
        pc_range other = {check->words[uses.v[right].index].at, check->words[uses.v[right].index].end};
        pc_finding *finding = pc_report(check, range, "Elsewhere this is \"" PC_FMT "\"; write it one way", PC_ARG(pc_at(check, other)));
        pc_fix_text(check, finding, false, range, pc_at(check, other));
        pc_relate(check, finding, other, "written so here");
    }
}
