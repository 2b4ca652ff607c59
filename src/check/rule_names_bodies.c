/* Rules about the names of organizations and events: two spellings of one, and near misses of official ones. */
#include "check/facts.h"
#include "check/facts_names.h"
#include "check/parts.h"
#include "check/words.h"

#include "base/distance.h"
#include "base/hash.h"
#include "base/ordered.h"
#include "text/terms.h"

#include <stdlib.h>

typedef struct name_key {
    uint64_t key;
    uint32_t index, word; /* of the body; which of its words the key leaves out */
} name_key;

static int by_key(const void *a, const void *b) {
    const name_key *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    if (x->index != y->index)
        return x->index < y->index ? -1 : 1;
    return x->word < y->word ? -1 : x->word > y->word;
}

enum { MOST_BODIES = 4000, MOST_IN_GROUP = 16 };

/* ---- two spellings of one body ---- */

/* Which of two spellings is held to be right: an official one, then the commoner, then the first. */
static const pc_body_name *better(const pc_body_name *a, const pc_body_name *b) {
    if (a->official != b->official)
        return a->official ? a : b;
    if (a->count != b->count)
        return a->count > b->count ? a : b;
    return a->text.at < b->text.at ? a : b;
}

static void report_spelling(pc_check *check, const pc_body_name *wrong, const pc_body_name *right) {
    pc_str name = pc_at(check, right->text);
    pc_finding *finding = pc_report(check, wrong->text, "Elsewhere this is \"" PC_FMT "\"; write it one way", PC_ARG(name));
    pc_fix_text(check, finding, false, wrong->text, name);
    pc_relate(check, finding, right->text, "written so here");
}

/* Bodies whose letters are the same but for hyphens, accents, small words and spelling variants. */
static void check_squashed(pc_check *check, const pc_names *names, bool *reported) {
    size_t n = names->bodies.n;
    name_key *keys = pc_arena_zeroed(check->arena, n + 1, sizeof *keys);
    if (!keys)
        return;
    for (uint32_t i = 0; i < n; i++)
        keys[i] = (name_key){names->bodies.v[i].squashed, i, 0};
    qsort(keys, n, sizeof *keys, by_key);
    for (size_t head = 0, next; head < n; head = next) {
        const pc_body_name *right = &names->bodies.v[keys[head].index];
        for (next = head + 1; next < n && keys[next].key == keys[head].key; next++)
            right = better(right, &names->bodies.v[keys[next].index]);
        for (size_t i = head; next - head > 1 && i < next && i < head + MOST_IN_GROUP; i++) {
            const pc_body_name *body = &names->bodies.v[keys[i].index];
            if (body == right || body->official || body->event != right->event)
                continue;
            reported[keys[i].index] = true;
            report_spelling(check, body, right);
        }
    }
}

/* A typing error, no other word: not a plural, not "North" for "South". */
static bool is_misspelt(pc_str a, pc_str b) {
    enum { SHORT = 5, LONG = 8, ENDING = 3 }; /* letters */
    size_t shorter = a.n < b.n ? a.n : b.n;
    if (shorter < SHORT || a.p[0] != b.p[0] || (a.n != b.n && (memcmp(a.p, b.p, shorter) == 0)))
        return false; /* one is the beginning of the other: "Kenya", "Kenyan" */
    unsigned most = shorter >= LONG ? 2 : 1, distance = pc_word_distance(a, b, most);
    if (distance == 0 || distance > most)
        return false;
    /* the same letters but the last: "Romanian", "Romania's"; "Technology", "Technologies" */
    size_t same = 0;
    while (same < shorter && pc_lower((unsigned char)a.p[same]) == pc_lower((unsigned char)b.p[same]))
        same++;
    if (a.n == b.n && same + 1 < a.n && a.p[same] == b.p[same + 1] && a.p[same + 1] == b.p[same])
        return true; /* turned round */
    size_t tail = 0;
    while (same + tail < shorter && pc_lower((unsigned char)a.p[a.n - 1 - tail]) == pc_lower((unsigned char)b.p[b.n - 1 - tail]))
        tail++;
    if (distance == 1 && a.n != b.n && tail >= ENDING)
        return true; /* "Monettary": a letter too many, or too few, in front of the same ending */
    return same + 3 < shorter || (same + 1 < shorter && a.n == b.n && same + 2 <= shorter && memcmp(a.p + same + 1, b.p + same + 1, shorter - same - 1) == 0);
}

static uint64_t key_without(const pc_check *check, const pc_body_name *body, size_t word) {
    uint64_t key = PC_HASH_SEED;
    for (size_t i = body->first; i < body->last; i++)
        key = pc_hash(key, i == word ? 1 : check->words[i].hash);
    return key;
}

/* Bodies that differ in one word, by a letter or two. */
static void check_misspelt(pc_check *check, const pc_names *names, bool *reported) {
    enum { LONGEST = 12 };
    PC_VEC(name_key) keys = {0};
    for (uint32_t i = 0; i < names->bodies.n; i++) {
        const pc_body_name *body = &names->bodies.v[i];
        for (uint32_t w = body->first; body->last - body->first <= LONGEST && w < body->last; w++)
            if (check->words[w].end - check->words[w].at >= 5 && !PC_PUSH(check->arena, keys, ((name_key){key_without(check, body, w), i, w})))
                return;
    }
    if (keys.n > 1)
        qsort(keys.v, keys.n, sizeof *keys.v, by_key);
    for (size_t i = 1; i < keys.n; i++) {
        const name_key *a = &keys.v[i - 1], *b = &keys.v[i];
        if (a->key != b->key || a->index == b->index)
            continue;
        const pc_body_name *x = &names->bodies.v[a->index], *y = &names->bodies.v[b->index];
        const pc_body_name *right = better(x, y), *wrong = right == x ? y : x;
        uint32_t index = wrong == x ? a->index : b->index;
        if (wrong->official || reported[index] || x->squashed == y->squashed || !is_misspelt(pc_word_text(check, &check->words[a->word]), pc_word_text(check, &check->words[b->word])))
            continue;
        reported[index] = true;
        report_spelling(check, wrong, right);
    }
}

void pc_rule_org_name_inconsistent(pc_check *check) {
    const pc_names *names = pc_names_of(check);
    if (!names || names->bodies.n < 2 || names->bodies.n > MOST_BODIES)
        return;
    bool *reported = pc_arena_zeroed(check->arena, names->bodies.n, sizeof *reported);
    if (!reported)
        return;
    check_squashed(check, names, reported);
    check_misspelt(check, names, reported);
}

/* ---- near misses of official names ---- */

enum { MOST_CANDIDATES = 24, MOST_HOLDERS = 48, LONGEST_NAME = PC_PHRASE_WORDS };

/* An official name, word by word. */
typedef struct official_name {
    pc_str text; /* as the body writes it */
    pc_word words[LONGEST_NAME];
    size_t n;
} official_name;

/* A bit for the letter that a word begins with, whatever its case; one for all that are none of ASCII. */
static uint32_t initial(char c) {
    return UINT32_C(1) << (pc_is_alpha((unsigned char)c) ? c & 31 : 0);
}

/* The same of all words of a body. */
static uint32_t initials(const pc_check *check, const pc_body_name *body) {
    uint32_t letters = 0;
    for (size_t i = body->first; i < body->last; i++)
        letters |= initial(check->text.p[check->words[i].at]);
    return letters;
}

/* Reads the name when the body has its first word, which nearly none has of those that other words voted for; `letters`: the body's initials(). */
static bool read_official(const pc_check *check, const pc_body_name *body, uint32_t letters, uint32_t phrase, official_name *out) {
    const pc_phrase_table *table = &pc_built_in_phrases;
    const char *name = table->strings + table->phrases[phrase].exact;
    size_t i = body->first;
    out->n = 0;
    if (pc_is_alpha((unsigned char)*name) && !(letters & initial(*name)))
        return false;
    out->text = pc_str_of(name);
    if (!pc_word_read(out->text, 0, (uint32_t)out->text.n, &out->words[0]))
        return false;
    while (i < body->last && check->words[i].hash != out->words[0].hash)
        i++;
    if (i == body->last)
        return false;
    for (uint32_t at = 0; out->n < LONGEST_NAME && pc_word_read(out->text, at, (uint32_t)out->text.n, &out->words[out->n]); out->n++)
        at = out->words[out->n].end;
    return true;
}

static size_t first_holder(uint32_t hash) {
    const pc_phrase_table *table = &pc_built_in_phrases;
    size_t low = PC_FIRST_FROM(table->name_words, table->n_name_words, hash, hash);
    return low;
}

typedef struct vote {
    uint32_t phrase;
    uint32_t n;
} vote;

/* The official names that share words with the body. Words that very many names have are no help. */
static size_t vote_for(const pc_check *check, const pc_body_name *body, vote votes[MOST_CANDIDATES]) {
    const pc_phrase_table *table = &pc_built_in_phrases;
    size_t n = 0;
    for (size_t w = body->first; w < body->last; w++) {
        uint32_t hash = check->words[w].hash;
        size_t from = first_holder(hash), to = from;
        while (to < table->n_name_words && table->name_words[to].hash == hash && to - from <= MOST_HOLDERS)
            to++;
        for (size_t i = from; to - from <= MOST_HOLDERS && i < to; i++) {
            size_t v = 0;
            while (v < n && votes[v].phrase != table->name_words[i].phrase)
                v++;
            if (v < n)
                votes[v].n++;
            else if (n < MOST_CANDIDATES)
                votes[n++] = (vote){table->name_words[i].phrase, 1};
        }
    }
    return n;
}

static pc_str name_word(const official_name *name, size_t i) {
    return pc_str_sub(name->text, name->words[i].at, name->words[i].end);
}

/* What a squashed word begins with, where it is ASCII: the letters behind the first alone are left out or changed. 0: anything, or a byte above 0x7F. */
static unsigned char first_letter(pc_str word) {
    return (unsigned char)*word.p < 0x80 ? pc_lower((unsigned char)*word.p) : 0;
}

/* Whether words [first, last) of the text are the name but for hyphens, accents and spelling variants. */
static bool is_same_squashed(const pc_check *check, size_t first, size_t last, const official_name *name) {
    size_t i = 0;
    uint32_t here = PC_HASH32_SEED, there = PC_HASH32_SEED;
    while (first < last && i < name->n && check->words[first].hash == name->words[i].hash) {
        first++;
        i++;
    }
    if ((first == last) != (i == name->n))
        return false; /* one is the beginning of the other */
    if (first < last) {
        unsigned char a = first_letter(pc_word_text(check, &check->words[first])), b = first_letter(name_word(name, i));
        if (a && b && a != b)
            return false;
    }
    for (; first < last; first++)
        here = pc_squash(pc_word_text(check, &check->words[first]), here);
    for (; i < name->n; i++)
        there = pc_squash(name_word(name, i), there);
    return here == there;
}

/* The hash of a word without its possessive 's. */
static uint32_t plain_hash(const pc_check *check, size_t i) {
    const pc_word *word = &check->words[i];
    pc_str text = pc_word_text(check, word);
    if (!(word->flags & PC_WORD_APOSTROPHE) || text.n < 5 || text.p[text.n - 1] != 's')
        return word->hash;
    return pc_word_hash(pc_str_sub(text, 0, text.n - (text.p[text.n - 2] == '\'' ? 2 : 4)));
}

static bool other_gaps(const pc_check *check, size_t first, size_t n, const official_name *name) {
    for (size_t i = 1; i < n; i++)
        if ((check->words[first + i].gap == PC_GAP_HYPHEN) != (name->words[i].gap == PC_GAP_HYPHEN))
            return true;
    return false;
}

enum { LIKE_LENGTH = 6 }; /* bytes in which names of the same letters can differ: hyphens, accents, -our */

/* Whether words [first, last) of the text are the name but for one slip: a letter, a missing, added or joined word. */
static bool is_near(const pc_check *check, size_t first, size_t last, const official_name *name) {
    size_t n = last - first, front = 0, back = 0;
    while (front < n && front < name->n && (check->words[first + front].hash == name->words[front].hash ||
                                            plain_hash(check, first + front) == name->words[front].hash))
        front++;
    while (back + front < n && back + front < name->n && plain_hash(check, last - 1 - back) == name->words[name->n - 1 - back].hash)
        back++;
    size_t here = n - front - back, there = name->n - front - back;
    if (here == 0 && there == 0) /* the same words: other hyphens; capitals are others' business */
        return other_gaps(check, first, n, name);
    uint32_t length = check->words[last - 1].end - check->words[first].at;
    bool alike = length + LIKE_LENGTH >= name->text.n && name->text.n + LIKE_LENGTH >= length;
    if (alike && is_same_squashed(check, first, last, name))
        return true;
    if (here == 1 && there == 1)
        return name->n >= 3 && is_misspelt(pc_word_text(check, &check->words[first + front]), name_word(name, front));
    bool small = (here == 0 && there == 1 && name->words[front].end - name->words[front].at <= 3) ||
                 (here == 1 && there == 0 && front && back && pc_is_small_word(check, &check->words[first + front]));
    if (here + there == 1)
        return small ? name->n >= 4 : name->n >= 7 && here == 0;
    return false;
}

/* Looks for the name inside the body: from a word like its first to a word like its last. */
static bool find_near(const pc_check *check, const pc_body_name *body, const official_name *name, size_t *first, size_t *last) {
    for (size_t i = body->first; i < body->last; i++) {
        if (check->words[i].hash != name->words[0].hash)
            continue;
        for (size_t end = i + (name->n > 1 ? name->n - 1 : 1); end <= i + name->n + 1 && end <= body->last; end++) {
            if (end <= i || !is_near(check, i, end, name))
                continue;
            *first = i;
            *last = end;
            return true;
        }
    }
    return false;
}

static bool all_protected(const pc_check *check, size_t first, size_t last) {
    for (size_t i = first; i < last; i++)
        if (!(check->words[i].flags & PC_WORD_NAME))
            return false;
    return true;
}

static void check_known(pc_check *check, const pc_body_name *body) {
    vote votes[MOST_CANDIDATES];
    size_t n = vote_for(check, body, votes), best_words = 0, first = 0, last = 0;
    uint32_t letters = initials(check, body);
    official_name best = {.n = 0};
    for (size_t v = 0; v < n; v++) {
        official_name name;
        size_t from, to;
        if (!read_official(check, body, letters, votes[v].phrase, &name))
            continue;
        if (votes[v].n * 2 < name.n / 2 || name.n <= best_words || !find_near(check, body, &name, &from, &to) || all_protected(check, from, to))
            continue;
        best = name;
        best_words = name.n;
        first = from;
        last = to;
    }
    if (!best.n)
        return;
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) /* said already */
        if (hit->first < last && first < hit->last)
            return;
    pc_range range = {check->words[first].at, last == body->last ? body->text.end : check->words[last - 1].end};
    pc_finding *finding = pc_report(check, range, "The official name is \"" PC_FMT "\"", PC_ARG(best.text));
    pc_fix_text(check, finding, false, range, best.text);
}

/* Names that the house lists itself: the same letters, written otherwise. */
static void check_house(pc_check *check, const pc_names *names) {
    enum { MOST_HOUSE = 500 };
    const pc_entries *house = &check->style->house.organizations;
    for (size_t h = 0; h < house->n && h < MOST_HOUSE; h++) {
        uint32_t squashed = PC_HASH32_SEED;
        pc_word word;
        pc_str name = house->v[h].text;
        for (uint32_t at = 0; pc_word_read(name, at, (uint32_t)name.n, &word); at = word.end) {
            pc_str text = pc_str_sub(name, word.at, word.end);
            if (!pc_str_eq(text, PC_STR("the")))
                squashed = pc_squash(text, squashed);
        }
        for (size_t i = 0; i < names->bodies.n && i < MOST_BODIES; i++) {
            const pc_body_name *body = &names->bodies.v[i];
            if (body->squashed != squashed || pc_str_eq(pc_at(check, body->text), name))
                continue;
            pc_finding *finding = pc_report(check, body->text, "The house writes \"" PC_FMT "\"", PC_ARG(name));
            pc_fix_text(check, finding, false, body->text, name);
        }
    }
}

void pc_rule_known_name(pc_check *check) {
    const pc_names *names = pc_names_of(check);
    pc_report_phrases(check);
    if (!names)
        return;
    for (size_t i = 0; i < names->bodies.n && i < MOST_BODIES; i++)
        if (!names->bodies.v[i].official)
            check_known(check, &names->bodies.v[i]);
    check_house(check, names);
}

/* ---- events ---- */

enum { MOST_EVENTS = 60, EVENT_WORDS = 16 };

/* Words that say what kind of event it is, not which. */
static bool is_generic(const pc_check *check, const pc_word *word) {
    static const char *const generic[] = {"conference", "summit", "forum", "festival", "congress", "symposium", "workshop", "expo", "exhibition", "fair", "awards", "award", "seminar", "convention", "championship", "championships", "marathon", "tournament", "gala", "week", "meeting", "international", "annual", "national", "high", "level", "first", "second", "third", "world", "regional", "joint", "cup", "dialogue", "assembly"};
    if (PC_IS_ONE_OF(check, word, generic))
        return true;
    return pc_is_small_word(check, word);
}

static size_t event_words(const pc_check *check, const pc_body_name *body, const pc_word *out[EVENT_WORDS]) {
    size_t n = 0;
    for (size_t i = body->first; i < body->last && n < EVENT_WORDS; i++)
        if (!is_generic(check, &check->words[i]))
            out[n++] = &check->words[i];
    return n;
}

/* Four letters or more in common at the front, and short ends: counter, countering; ferry, ferries. */
static bool same_stem(const pc_check *check, const pc_word *a, const pc_word *b) {
    pc_str x = pc_word_text(check, a), y = pc_word_text(check, b);
    size_t same = 0;
    while (same < x.n && same < y.n && pc_lower((unsigned char)x.p[same]) == pc_lower((unsigned char)y.p[same]))
        same++;
    return same >= 4 && x.n - same <= 4 && y.n - same <= 4;
}

typedef struct likeness {
    size_t exact, stem, a, b;
} likeness;

static likeness compare_events(const pc_check *check, const pc_body_name *x, const pc_body_name *y) {
    const pc_word *a[EVENT_WORDS], *b[EVENT_WORDS];
    likeness out = {0, 0, event_words(check, x, a), event_words(check, y, b)};
    for (size_t i = 0; i < out.a; i++) {
        bool exact = false, stem = false;
        for (size_t k = 0; k < out.b; k++) {
            bool like_it = same_stem(check, a[i], b[k]);
            exact = exact || a[i]->hash == b[k]->hash || (like_it && ((a[i]->flags | b[k]->flags) & PC_WORD_APOSTROPHE));
            stem = stem || like_it;
        }
        out.exact += exact;
        out.stem += exact || stem;
    }
    return out;
}

/* The kind word of an event: both have to be a conference, or a festival. */
static bool same_kind(const pc_check *check, const pc_body_name *x, const pc_body_name *y) {
    for (size_t i = x->first; i < x->last; i++)
        for (size_t k = y->first; k < y->last; k++)
            if (check->words[i].hash == check->words[k].hash && is_generic(check, &check->words[i]) && !pc_is_small_word(check, &check->words[i]) && check->words[i].end - check->words[i].at > 4 &&
                !pc_word_is(check, &check->words[i], "international") && !pc_word_is(check, &check->words[i], "annual") && !pc_word_is(check, &check->words[i], "national") && !pc_word_is(check, &check->words[i], "level"))
                return true;
    return false;
}

/* Two names that most of their words share, and neither of which is only the other cut short. */
static bool are_one_event(const pc_check *check, const pc_body_name *x, const pc_body_name *y) {
    likeness like = compare_events(check, x, y);
    size_t larger = like.a > like.b ? like.a : like.b;
    if (like.a < 2 || like.b < 2 || x->squashed == y->squashed || !same_kind(check, x, y))
        return false;
    if (like.exact == like.a && like.a == like.b && like.a > 2) /* only the small words differ */
        return x->n_content == y->n_content;
    bool cut_short = like.exact == like.a || like.exact == like.b;
    return !cut_short && like.stem >= 2 && like.stem * 10 >= larger * 6;
}

void pc_rule_event_name_inconsistent(pc_check *check) {
    const pc_names *names = pc_names_of(check);
    const pc_body_name *events[MOST_EVENTS];
    size_t n = 0;
    for (size_t i = 0; names && i < names->bodies.n && n < MOST_EVENTS; i++)
        if (names->bodies.v[i].event)
            events[n++] = &names->bodies.v[i];
    for (size_t i = 1; i < n; i++)
        for (size_t k = 0; k < i; k++) {
            if (!are_one_event(check, events[k], events[i]))
                continue;
            pc_finding *finding = pc_report(check, events[i]->text, "This event is called \"" PC_FMT "\" elsewhere; find out which name is right", PC_ARG(pc_at(check, events[k]->text)));
            pc_relate(check, finding, events[k]->text, "called so here");
            break;
        }
}
