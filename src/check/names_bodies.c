/* Bodies: the names of organizations and events, which hold small words and hyphens. */
#include "check/names_parts.h"
#include "check/words.h"

#include "base/hash.h"
#include "base/keyed.h"
#include "text/terms.h"

#include <stdlib.h>

enum { LONGEST_BODY = 20 };

/* The letter without its accent, for Latin letters that English texts lose accents from; 0 for others. */
static char base_letter(uint32_t cp) {
    static const char latin1[] = "aaaaaaaceeeeiiiidnooooo/ouuuuyty"; /* U+00E0 to U+00FF */
    static const char extended[] = "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllllllln" /* U+0100 ... */
                                   "nnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz";
    if (cp >= 0xE0 && cp <= 0xFF)
        return latin1[cp - 0xE0];
    return cp >= 0x100 && cp - 0x100 < sizeof extended - 1 ? extended[cp - 0x100] : 0;
}

/* The word's letters, folded and without accents, in `out`; how many. Longer words are cut. */
static size_t plain_letters(pc_str word, char *out, size_t room) {
    size_t n = 0;
    for (size_t at = 0; at < word.n && n + 4 < room;) {
        if ((unsigned char)word.p[at] < 0x80) {
            out[n++] = (char)pc_lower((unsigned char)word.p[at++]);
            continue;
        }
        unsigned len;
        uint32_t cp = pc_cp_fold(pc_utf8_at(word, at, &len));
        char base = base_letter(cp);
        if (cp < 0x80)
            out[n++] = (char)cp;
        else if (base)
            out[n++] = base;
        else if (cp != 0x2019 && cp != 0x2BC)
            n += pc_utf8_put(out + n, cp);
        at += len;
    }
    return n;
}

static bool ends(const char *word, size_t n, const char *suffix) {
    size_t m = strlen(suffix);
    return n > m && memcmp(word + n - m, suffix, m) == 0;
}

/* "programme", "theatre" and "licence" get the ends of American English; the length then. */
static size_t end_alike(char *s, size_t n) {
    if (!n || s[n - 1] != 'e')
        return n;
    if (ends(s, n, "mme"))
        return n - 2;
    if (ends(s, n, "tre")) {
        s[n - 2] = 'e';
        s[n - 1] = 'r';
    } else if (ends(s, n, "ence")) {
        s[n - 2] = 's';
    }
    return n;
}

uint32_t pc_squash(pc_str word, uint32_t hash) {
    enum { ROOM = 64 };
    char s[ROOM];
    size_t n = plain_letters(word, s, ROOM);
    n = end_alike(s, n);
    for (size_t i = 0; i < n; i++) {
        if (s[i] == '\'')
            continue;
        if (s[i] == 'u' && i && s[i - 1] == 'o' && i + 1 < n && s[i + 1] == 'r' && n > 4)
            continue;
        bool ise = s[i] == 's' && i && s[i - 1] == 'i' && i + 1 < n && strchr("eai", s[i + 1]) && n > 5;
        hash = pc_hash32(hash, ise ? 'z' : (unsigned char)s[i]);
    }
    return hash;
}

static bool is_event_word(const pc_check *check, const pc_word *word) {
    return (word->flags & PC_WORD_CAPITAL) && pc_is_term(check, PC_TERM_EVENT, word);
}

/* One blank, not the two that texts without punctuation have between sentences. */
static bool one_blank(const pc_check *check, size_t i) {
    return check->words[i].gap == PC_GAP_BLANK && (check->words[i].at - check->words[i - 1].end == 1 || check->text.p[check->words[i - 1].end + 1] != ' ');
}

/* "the summit in May": no part of the name. */
static bool is_date_word(const pc_check *check, const pc_word *word) {
    return pc_is_term(check, PC_TERM_MONTH, word) || pc_is_term(check, PC_TERM_WEEKDAY, word);
}

static bool is_part(const pc_word *word) {
    return (word->flags & PC_WORD_CAPITAL) && !(word->flags & PC_WORD_DIGIT);
}

/* The end of the body that goes on at `i` (a word of it): capitalised words, hyphenated small ones, small words between. */
static size_t body_end(const pc_check *check, size_t first, bool *event) {
    size_t last = first;
    uint32_t passage = check->words[first].passage;
    for (size_t i = first; i < check->n_words && i - first < LONGEST_BODY && check->words[i].passage == passage;) {
        const pc_word *word = &check->words[i];
        bool blank = i == first || one_blank(check, i);
        if (is_part(word) && (blank || word->gap == PC_GAP_HYPHEN)) {
            *event = *event || is_event_word(check, word);
            last = ++i;
        } else if (word->gap == PC_GAP_HYPHEN && last == i && !pc_is_small_word(check, word) && !(word->flags & PC_WORD_DIGIT)) {
            last = ++i; /* High-level */
        } else if (blank && pc_is_small_word(check, word)) {
            size_t small = i;
            while (small < check->n_words && small - i < 2 && pc_is_small_word(check, &check->words[small]) && one_blank(check, small) && !is_part(&check->words[small]))
                small++;
            if (small == i || small >= check->n_words || check->words[small].passage != passage || !one_blank(check, small) || !is_part(&check->words[small]) || is_date_word(check, &check->words[small]))
                break;
            if (small - i == 2 && pc_word_is(check, word, "and") && !*event)
                break; /* "and the" parts two bodies, but not the subject of a conference */
            i = small;
        } else {
            break;
        }
    }
    return last;
}

/* Takes articles and titles with their "of the" from the front: "The Secretary General of the Organization". */
static size_t body_start(const pc_check *check, size_t first, size_t last) {
    bool titled = false;
    while (first < last) {
        const pc_word *word = &check->words[first];
        bool title = pc_is_term(check, PC_TERM_TITLE, word) || pc_is_term(check, PC_TERM_HONORIFIC, word);
        bool small = pc_is_small_word(check, word);
        /* "Tickets for the Festival": the word only starts the sentence */
        bool starts = (word->flags & PC_WORD_STARTS) && first + 3 < last && pc_is_small_word(check, &check->words[first + 1]) && pc_word_is(check, &check->words[first + 2], "the") &&
                      !pc_is_term(check, PC_TERM_ORG_WORD, word) && !is_event_word(check, word);
        if (!title && !small && !starts && !(pc_is_term(check, PC_TERM_NOT_NAME, word) && (word->flags & PC_WORD_STARTS)) &&
            !(titled && pc_word_is(check, word, "general")))
            break;
        titled = titled || title;
        first++;
    }
    return first;
}

/* The length of the word without a possessive 's or ’s. */
static uint32_t plain_end(const pc_check *check, const pc_word *word) {
    pc_str text = pc_word_text(check, word);
    if (!(word->flags & PC_WORD_APOSTROPHE) || text.n < 4 || pc_lower((unsigned char)text.p[text.n - 1]) != 's')
        return word->end;
    if (text.p[text.n - 2] == '\'')
        return word->end - 2;
    return (unsigned char)text.p[text.n - 2] == 0x99 ? word->end - 4 : word->end;
}

static bool add_body(pc_check *check, pc_names *names, size_t first, size_t last, bool event) {
    size_t content = 0, official = 0, capitals = 0;
    bool org = event;
    uint32_t surface = PC_HASH32_SEED, squashed = PC_HASH32_SEED;
    for (size_t i = first; i < last; i++) {
        const pc_word *word = &check->words[i];
        pc_str text = pc_str_sub(check->text, word->at, i + 1 == last ? plain_end(check, word) : word->end);
        uint32_t hash = text.n == word->end - word->at ? word->hash : pc_word_hash(text);
        surface = pc_hash32(pc_hash32(surface, hash), i > first && word->gap == PC_GAP_HYPHEN ? '-' : ' ');
        if (!pc_word_is(check, word, "the"))
            squashed = pc_squash(text, squashed);
        if (pc_is_small_word(check, word))
            continue;
        content++;
        capitals += is_part(word);
        official += (word->flags & (PC_WORD_NAME | PC_WORD_PERSON)) == PC_WORD_NAME;
        org = org || pc_is_term(check, PC_TERM_ORG_WORD, word);
    }
    if (content < 2 || capitals < 2 || (content == 2 && !org) || (capitals < 3 && !org))
        return true;
    pc_body_name body = {.text = {check->words[first].at, plain_end(check, &check->words[last - 1])}, .first = (uint32_t)first, .last = (uint32_t)last, .surface = surface, .squashed = squashed, .count = 1,
                         .n_content = (uint8_t)content, .official = official == content, .event = event, .quoted = (check->words[first].flags & PC_WORD_QUOTED) != 0};
    return PC_PUSH(check->arena, names->bodies, body);
}

/* Keeps the first of each surface and counts the others. */
static bool keep_distinct(pc_check *check, pc_names *names) {
    size_t n = names->bodies.n, to = 0;
    pc_keyed *keys = pc_arena_zeroed(check->arena, n + 1, sizeof *keys);
    if (!keys)
        return false;
    for (uint32_t i = 0; i < n; i++)
        keys[i] = (pc_keyed){names->bodies.v[i].surface, i};
    pc_sort_keyed(keys, n);
    for (size_t i = 1, head = 0; i < n; i++) {
        if (keys[i].key != keys[head].key) {
            head = i;
            continue;
        }
        names->bodies.v[keys[head].index].count++;
        names->bodies.v[keys[i].index].count = 0;
    }
    for (size_t i = 0; i < n; i++)
        if (names->bodies.v[i].count)
            names->bodies.v[to++] = names->bodies.v[i];
    names->bodies.n = to;
    return true;
}

/* The words of all bodies, to be looked up. */
static bool index_words(pc_check *check, pc_names *names) {
    for (size_t i = 0; i < names->bodies.n; i++)
        for (size_t w = names->bodies.v[i].first; w < names->bodies.v[i].last; w++)
            if (!PC_PUSH(check->arena, names->body_words, ((pc_keyed){check->words[w].hash, (uint32_t)i})))
                return false;
    pc_sort_keyed(names->body_words.v, names->body_words.n);
    return true;
}

bool pc_is_body_word(const pc_names *names, uint32_t hash) {
    size_t low = 0, high = names->body_words.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (names->body_words.v[middle].key < hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low < names->body_words.n && names->body_words.v[low].key == hash;
}

bool pc_read_bodies(pc_check *check, pc_names *names) {
    for (uint32_t p = 0; p < check->release->pieces.n; p++) {
        const pc_passage *passage = &check->passages[p];
        if (!(PC_SECTION_BIT(passage->section) & (PC_IN_TEXT | PC_IN_CONTACTS)) || passage->kind == PC_PARA_TABLE || pc_is_title_line(check, passage))
            continue;
        for (size_t i = passage->first; i < passage->last;) {
            if (!is_part(&check->words[i])) {
                i++;
                continue;
            }
            bool event = false;
            size_t last = body_end(check, i, &event), first = body_start(check, i, last);
            if (first < last && !add_body(check, names, first, last, event))
                return false;
            i = last > i ? last : i + 1;
        }
    }
    return keep_distinct(check, names) && index_words(check, names);
}
