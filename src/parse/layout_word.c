/*
 * What stands between two joined lines. A hyphen at a line end divides a word
 * or belongs to it: the document itself is asked first which form it uses.
 */
#include "base/hash.h"
#include "parse/layout.h"
#include "text/terms.h"
#include "text/utf8.h"

enum { LONGEST_TOKEN = 400 /* bytes looked at of a word, an address */ };

/* Forms of a word that the document uses. */
enum { SEEN_HYPHENATED = 1, SEEN_JOINED = 2 };

/* A word divided at a line end: which line continues it, its letters hashed, and what was seen of it. */
typedef struct divided {
    uint32_t hash;
    uint32_t line; /* index of the line that continues it */
    uint8_t seen;
} divided;

typedef struct words {
    pc_layout_work *work;
    PC_VEC(divided) list;
    uint8_t first[32]; /* the set of bytes that divided words begin with, folded */
    uint32_t *slots; /* 1 + index into list of the first word with this hash; open addressing */
    size_t mask;
} words;

static uint32_t hash_byte(uint32_t hash, unsigned char c) {
    return pc_hash32(hash, pc_lower(c));
}

static bool is_word_byte(unsigned char c) {
    return pc_is_alpha(c) || c >= 0x80;
}

static size_t word_start(pc_str text, size_t from, size_t end) {
    size_t limit = end - from > LONGEST_TOKEN ? end - LONGEST_TOKEN : from;
    while (end > limit && is_word_byte((unsigned char)text.p[end - 1]))
        end--;
    return end;
}

static size_t word_end(pc_str text, size_t from, size_t end) {
    size_t limit = end - from > LONGEST_TOKEN ? from + LONGEST_TOKEN : end;
    while (from < limit && is_word_byte((unsigned char)text.p[from]))
        from++;
    return from;
}

/* The hyphen at the end of line a: its bytes, 0 when there is none. A soft hyphen counts. */
static unsigned hyphen_bytes(pc_str text, const pc_line *a, uint32_t *hyphen) {
    unsigned len;
    *hyphen = pc_utf8_before(text, a->end, &len);
    return *hyphen == '-' || *hyphen == 0xAD || *hyphen == 0x2010 ? len : 0;
}

/* ---- addresses broken at a line end ---- */

static pc_str last_token(pc_str text, const pc_line *a) {
    size_t at = a->end, limit = a->end - a->at > LONGEST_TOKEN ? a->end - LONGEST_TOKEN : a->at;
    while (at > limit && (unsigned char)text.p[at - 1] > ' ')
        at--;
    return pc_str_sub(text, at, a->end);
}

static pc_str first_token(pc_str text, const pc_line *b) {
    size_t at = b->at, limit = b->end - b->at > LONGEST_TOKEN ? b->at + LONGEST_TOKEN : b->end;
    while (at < limit && (unsigned char)text.p[at] > ' ')
        at++;
    return pc_str_sub(text, b->at, at);
}

static bool holds(pc_str s, const char *what, size_t n) {
    for (size_t at = 0; at + n <= s.n; at++)
        if (s.p[at] == what[0] && memcmp(s.p + at, what, n) == 0)
            return true;
    return false;
}

static bool is_url(pc_str s) {
    return holds(s, "://", 3) || holds(s, "www.", 4) || holds(s, "WWW.", 4);
}

/* "http://example.org/a/" + "b.html", "press@" + "example.org", "jane.doe@example." + "org". */
static bool breaks_address(pc_str left, pc_str right) {
    if (!left.n || !right.n || is_url(right))
        return false;
    char last = left.p[left.n - 1], next = right.p[0];
    if (is_url(left)) {
        if (PC_ONE_OF(last, "/-_?=&%#~+"))
            return pc_is_alpha((unsigned char)next) || pc_is_digit((unsigned char)next) || PC_ONE_OF(next, "/-_?=&%#~+");
        return next == '/' || next == '?' || next == '&' || ((holds(right, "/", 1) || holds(right, "=", 1)) && pc_is_lower((unsigned char)next) && last != '.' && last != ',');
    }
    const char *at = memchr(left.p, '@', left.n);
    if (!at)
        return next == '@' && right.n > 3 && (pc_is_alpha((unsigned char)last) || pc_is_digit((unsigned char)last));
    if (at == left.p)
        return false;
    return last == '@' || (last == '.' && pc_is_lower((unsigned char)next) && at + 1 < left.p + left.n - 1 &&
                           !holds(pc_str_sub(left, (size_t)(at - left.p), left.n - 1), ".", 1) && right.n <= 24);
}

/* ---- hyphens ---- */

/* A hyphen that divides a word or stands in a compound: letters on both sides. The hash of both parts in *hash. */
static bool divides_word(words *w, const pc_line *a, const pc_line *b, unsigned hyphen, uint32_t *hash) {
    pc_str text = w->work->text;
    size_t end = a->end - hyphen, from = word_start(text, a->at, end), to = word_end(text, b->at, b->end);
    if (from == end || to == b->at)
        return false;
    unsigned char first = pc_lower((unsigned char)text.p[from]);
    w->first[first >> 3] |= (uint8_t)(1u << (first & 7));
    *hash = PC_HASH32_SEED;
    for (size_t i = from; i < end; i++)
        *hash = hash_byte(*hash, (unsigned char)text.p[i]);
    for (size_t i = b->at; i < to; i++)
        *hash = hash_byte(*hash, (unsigned char)text.p[i]);
    return true;
}

static bool has_prefix_term(const pc_layout_work *work, pc_str word, int value) {
    pc_term_hit hit;
    return pc_terms_whole(&pc_lang_terms, PC_TERM_HYPHEN, work->draft->langs, word, &hit) && hit.value == value;
}

static bool all_capitals(pc_str s) {
    unsigned len, letters = 0;
    for (size_t at = 0; at < s.n; at += len, letters++)
        if (!pc_cp_is_upper(pc_utf8_at(s, at, &len)))
            return false;
    return letters >= 2;
}

/* What becomes of the hyphen between a and b: flags for line b. */
static unsigned judge_hyphen(const pc_layout_work *work, const pc_line *a, const pc_line *b, unsigned hyphen, uint8_t seen) {
    pc_str text = work->text;
    size_t end = a->end - hyphen, from = word_start(text, a->at, end), to = word_end(text, b->at, b->end);
    pc_str left = pc_str_sub(text, from, end), right = pc_str_sub(text, b->at, to);
    unsigned len;
    if (to < b->end && pc_space_len(text, to) && has_prefix_term(work, right, 2))
        return 0; /* "pre- and post-war": a suspended hyphen */
    if (seen & SEEN_HYPHENATED)
        return PC_LINE_GLUE;
    if (seen & SEEN_JOINED)
        return PC_LINE_GLUE | PC_LINE_HEAL;
    bool capital = pc_cp_is_upper(pc_utf8_at(right, 0, &len));
    if (capital)
        return all_capitals(left) && all_capitals(right) ? PC_LINE_GLUE | PC_LINE_HEAL : PC_LINE_GLUE;
    bool compound = from > a->at && (text.p[from - 1] == '-' || pc_is_digit((unsigned char)text.p[from - 1]));
    if (compound || has_prefix_term(work, left, 1) || (to < b->end && text.p[to] == '-'))
        return PC_LINE_GLUE;
    return PC_LINE_GLUE | PC_LINE_HEAL;
}

/* ---- what the document says ---- */

static divided *find_word(const words *w, uint32_t hash) {
    for (size_t slot = hash & w->mask; w->slots[slot]; slot = (slot + 1) & w->mask)
        if (w->list.v[w->slots[slot] - 1].hash == hash)
            return &w->list.v[w->slots[slot] - 1];
    return NULL;
}

static bool index_words(words *w) {
    size_t size = 16;
    while (size < w->list.n * 2)
        size *= 2;
    w->slots = pc_arena_zeroed(w->work->scratch, size, sizeof *w->slots);
    w->mask = size - 1;
    if (!w->slots)
        return false;
    for (size_t i = 0; i < w->list.n; i++) {
        size_t slot = w->list.v[i].hash & w->mask;
        while (w->slots[slot] && w->list.v[w->slots[slot] - 1].hash != w->list.v[i].hash)
            slot = (slot + 1) & w->mask;
        if (!w->slots[slot])
            w->slots[slot] = (uint32_t)i + 1;
    }
    return true;
}

static void note(const words *w, uint32_t hash, uint8_t form) {
    divided *found = find_word(w, hash);
    if (found)
        found->seen |= form;
}

static bool begins_word(const words *w, unsigned char c) {
    return w->first[pc_lower(c) >> 3] >> (pc_lower(c) & 7) & 1;
}

/* The word at p[at], alone and together with the one behind its hyphen; the place behind it. */
static size_t read_word(const words *w, const unsigned char *p, size_t at, size_t end) {
    uint32_t hash = PC_HASH32_SEED;
    bool looked_for = begins_word(w, p[at]);
    for (; at < end && is_word_byte(p[at]); at++)
        if (looked_for)
            hash = hash_byte(hash, p[at]);
    if (!looked_for)
        return at;
    note(w, hash, SEEN_JOINED);
    if (at + 1 < end && p[at] == '-' && is_word_byte(p[at + 1])) {
        size_t stop = word_end(w->work->text, at + 1, end);
        for (size_t i = at + 1; i < stop; i++)
            hash = hash_byte(hash, p[i]);
        note(w, hash, SEEN_HYPHENATED);
    }
    return at;
}

static void read_words(const words *w, const pc_line *line) {
    const unsigned char *p = (const unsigned char *)w->work->text.p;
    for (size_t at = line->at; at < line->end;) {
        while (at < line->end && !is_word_byte(p[at]))
            at++;
        if (at < line->end)
            at = read_word(w, p, at, line->end);
    }
}

static void read_document(const words *w) {
    for (size_t i = 0; i < w->work->lines.n; i++)
        if (!(w->work->lines.v[i].flags & PC_LINE_DROP))
            read_words(w, &w->work->lines.v[i]);
}

/* ---- joints ---- */

static bool writes_without_spaces(uint32_t cp) {
    return (pc_cp_is_cjk(cp) && !(cp >= 0xAC00 && cp <= 0xD7AF)) || (cp >= 0x3000 && cp <= 0x303F) || (cp >= 0xFF01 && cp <= 0xFF65);
}

/* A dash, slash or CJK character at the end joins what follows without a space. */
static bool joins_closely(pc_str text, const pc_line *a, const pc_line *b) {
    unsigned len, more;
    uint32_t last = pc_utf8_before(text, a->end, &len), next = pc_utf8_at(text, b->at, &more);
    if (writes_without_spaces(last) && writes_without_spaces(next))
        return true;
    if (a->end - a->at <= len || !(last == 0x2014 || last == 0x2013 || last == '/' || last == '-'))
        return false;
    uint32_t before = pc_utf8_before(text, a->end - len, &more);
    if (last == '-' && before == '-' && a->end - a->at > 2) /* WASHINGTON-- */
        before = pc_utf8_before(text, a->end - 2, &more);
    bool close = pc_cp_is_letter(before) || pc_cp_digit(before) >= 0;
    return close && (pc_cp_is_letter(next) || pc_cp_digit(next) >= 0);
}

static bool join_words(words *w, const pc_line *a, size_t i) {
    pc_layout_work *work = w->work;
    pc_line *b = &work->lines.v[i];
    uint32_t hyphen, hash;
    unsigned bytes = hyphen_bytes(work->text, a, &hyphen);
    bool address = breaks_address(last_token(work->text, a), first_token(work->text, b));
    if (!address && hyphen == 0xAD)
        b->flags |= PC_LINE_GLUE | PC_LINE_HEAL;
    else if (!address && bytes && divides_word(w, a, b, bytes, &hash))
        return PC_PUSH(work->scratch, w->list, (divided){hash, (uint32_t)i, 0});
    else if (address || joins_closely(work->text, a, b) || (work->flowed && work->delsp))
        b->flags |= PC_LINE_GLUE;
    return true;
}

static void settle_hyphens(const words *w) {
    pc_line *lines = w->work->lines.v;
    for (size_t i = 0; i < w->list.n; i++) {
        size_t line = w->list.v[i].line, before = line - 1;
        const divided *first = find_word(w, w->list.v[i].hash);
        uint32_t hyphen;
        while (lines[before].flags & PC_LINE_DROP)
            before--;
        unsigned bytes = hyphen_bytes(w->work->text, &lines[before], &hyphen);
        lines[line].flags |= (uint16_t)judge_hyphen(w->work, &lines[before], &lines[line], bytes, first ? first->seen : 0);
    }
}

pc_status pc_layout_words(pc_layout_work *work) {
    words w = {.work = work};
    const pc_line *before = NULL;
    for (size_t i = 0; i < work->lines.n; i++) {
        const pc_line *line = &work->lines.v[i];
        if (line->flags & PC_LINE_DROP)
            continue;
        if (before && line->flags & PC_LINE_JOIN && !join_words(&w, before, i))
            return PC_NO_MEMORY;
        before = line;
    }
    if (!w.list.n)
        return PC_OK;
    if (!index_words(&w))
        return PC_NO_MEMORY;
    read_document(&w);
    settle_hyphens(&w);
    return PC_OK;
}
