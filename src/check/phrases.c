#include "check/phrase_text.h"
#include "check/words.h"

enum { BLOOM_BITS = 16 };

static bool may_start(const pc_phrase_table *table, uint32_t hash) {
    uint32_t bit = (hash ^ hash >> BLOOM_BITS) & ((1u << BLOOM_BITS) - 1);
    return (table->bloom[bit / 64] >> (bit % 64) & 1) != 0;
}

static char gap_mark(uint8_t gap) {
    static const char marks[] = {[PC_GAP_BLANK] = ' ', [PC_GAP_HYPHEN] = '-', [PC_GAP_SLASH] = '/', [PC_GAP_DOT] = '.', [PC_GAP_MARKS] = 0};
    return marks[gap];
}

/* Compares the folded letters of a word with a phrase; the phrase's bytes behind it, or NULL. */
static const char *match_word(const pc_check *check, const pc_word *word, const char *want) {
    pc_str text = check->text;
    for (size_t at = word->at; at < word->end;) {
        for (unsigned char c; at < word->end && (c = (unsigned char)text.p[at]) < 0x80; at++, want++)
            if (pc_lower(c) != (unsigned char)*want)
                return NULL;
        if (at == word->end)
            break;
        char folded[4];
        unsigned len;
        uint32_t cp = pc_utf8_at(text, at, &len);
        unsigned n = pc_utf8_put(folded, cp == 0x2019 || cp == 0x02BC ? '\'' : pc_cp_fold(cp));
        if (strncmp(want, folded, n) != 0)
            return NULL;
        want += n;
        at += len;
    }
    return want;
}

static const char *string_of(const pc_phrase_table *table, uint32_t offset) {
    return offset ? table->strings + offset : NULL;
}

/* The phrase at words [first, first + n): checks letters and gaps. */
static bool matches(const pc_check *check, const pc_phrase_table *table, const pc_phrase *phrase, size_t first) {
    const char *want = table->strings + phrase->words;
    if (first + phrase->n_words > check->n_words)
        return false;
    for (size_t i = 0; i < phrase->n_words; i++) {
        const pc_word *word = &check->words[first + i];
        if (i && (word->gap == PC_GAP_START || !*want || gap_mark(word->gap) != *want++))
            return false;
        want = match_word(check, word, want);
        if (!want)
            return false;
    }
    if (*want || !phrase->exact)
        return !*want;
    const pc_word *last = &check->words[first + phrase->n_words - 1];
    pc_str found = pc_str_sub(check->text, check->words[first].at, last->end);
    return pc_str_eq(found, pc_str_of(table->strings + phrase->exact));
}

/* Lists under construction: the last hit of each rule, so that hits stay in order. */
typedef struct hit_lists {
    const pc_hit **first;
    pc_hit *last[PC_RULES + 1];
} hit_lists;

/* A later hit that overlaps the one before it is dropped unless it is longer. */
static bool add_hit(pc_check *check, hit_lists *lists, const pc_phrase_table *table, const pc_phrase *phrase, size_t first) {
    size_t last = first + phrase->n_words;
    pc_hit *before = lists->last[phrase->rule];
    pc_hit made = {.words = table->strings + phrase->words,
                   .instead = string_of(table, phrase->instead),
                   .note = string_of(table, phrase->note),
                   .text = {check->words[first].at, check->words[last - 1].end},
                   .first = (uint32_t)first,
                   .last = (uint32_t)last,
                   .exact = phrase->exact != 0};
    if (before && before->last > first) {
        if (last - first > before->last - before->first)
            *before = made;
        return true;
    }
    pc_hit *hit = pc_arena_take(check->arena, sizeof *hit);
    if (!hit)
        return false;
    *hit = made;
    if (before)
        before->next = hit;
    else
        lists->first[phrase->rule] = hit;
    lists->last[phrase->rule] = hit;
    return true;
}

/* Whether the word beside the key, at word i, is the phrase's. */
static inline bool fits_beside(const pc_check *check, const pc_phrase *phrase, size_t i) {
    size_t beside = i - phrase->key + pc_phrase_beside(phrase->n_words, phrase->key);
    return phrase->n_words == 1 || (beside < check->n_words && check->words[beside].hash == phrase->beside);
}

static bool find_at(pc_check *check, const pc_phrase_table *table, const uint8_t *wanted, hit_lists *lists, size_t i) {
    uint32_t hash = check->words[i].hash, lang = check->release->lang;
    for (uint32_t at = table->buckets[hash & table->mask]; at; at = table->phrases[at - 1].next) {
        const pc_phrase *phrase = &table->phrases[at - 1];
        if (phrase->hash != hash || i < phrase->key || !fits_beside(check, phrase, i) || (phrase->rule < PC_RULES && !wanted[phrase->rule]))
            continue;
        if (phrase->langs && !(phrase->langs >> lang & 1))
            continue;
        if (matches(check, table, phrase, i - phrase->key) && !add_hit(check, lists, table, phrase, i - phrase->key))
            return false;
    }
    return true;
}

bool pc_phrases_find(pc_check *check, const pc_phrase_table *own, const uint8_t *wanted, const pc_hit **hits) {
    hit_lists lists = {.first = hits};
    memset(hits, 0, (PC_RULES + 1) * sizeof(const pc_hit *));
    for (size_t i = 0; i < check->n_words; i++) {
        uint32_t hash = check->words[i].hash;
        if (may_start(&pc_built_in_phrases, hash) && !find_at(check, &pc_built_in_phrases, wanted, &lists, i))
            return false;
        if (own && may_start(own, hash) && !find_at(check, own, wanted, &lists, i))
            return false;
    }
    return true;
}

/* ---- a house's own ---- */

static uint32_t buckets_for(size_t n) {
    uint32_t buckets = 16;
    while (buckets < 2 * n && buckets < 1u << 20)
        buckets *= 2;
    return buckets;
}

/* The strings of a table that is being built. */
typedef struct string_pool {
    pc_arena *arena;
    PC_VEC(char) bytes;
} string_pool;

static uint32_t keep(string_pool *pool, pc_str s) {
    if (!s.p)
        return 0;
    uint32_t at = (uint32_t)pool->bytes.n;
    for (size_t i = 0; i <= s.n; i++)
        if (!PC_PUSH(pool->arena, pool->bytes, i < s.n ? s.p[i] : '\0'))
            return 0;
    return at;
}

const pc_phrase_table *pc_phrases_build(pc_arena *arena, const pc_phrase_source *sources, size_t n) {
    uint32_t n_buckets = buckets_for(n);
    pc_phrase_table *table = pc_arena_zeroed(arena, 1, sizeof *table);
    pc_phrase *phrases = pc_arena_zeroed(arena, n + 1, sizeof *phrases);
    uint32_t *buckets = pc_arena_zeroed(arena, n_buckets, sizeof *buckets);
    uint64_t *bloom = pc_arena_zeroed(arena, (1u << BLOOM_BITS) / 64, sizeof *bloom);
    string_pool pool = {.arena = arena};
    if (!table || !phrases || !buckets || !bloom || !PC_PUSH(arena, pool.bytes, '\0'))
        return NULL;
    *table = (pc_phrase_table){.phrases = phrases, .buckets = buckets, .mask = n_buckets - 1, .bloom = bloom};
    for (size_t i = 0; i < n; i++) {
        const pc_phrase_source *source = &sources[i];
        pc_phrase_text read;
        if (!pc_phrase_read(source->text, &read))
            continue;
        uint32_t *bucket = &buckets[read.hash & table->mask];
        uint32_t bit = (read.hash ^ read.hash >> BLOOM_BITS) & ((1u << BLOOM_BITS) - 1);
        phrases[table->n] = (pc_phrase){.words = keep(&pool, pc_str_of(read.words)),
                                        .instead = keep(&pool, source->instead),
                                        .note = keep(&pool, source->note),
                                        .exact = source->match_case ? keep(&pool, source->text) : 0,
                                        .next = *bucket,
                                        .hash = read.hash,
                                        .beside = read.beside,
                                        .rule = source->rule,
                                        .n_words = read.n_words,
                                        .key = read.key};
        *bucket = (uint32_t)++table->n;
        bloom[bit / 64] |= (uint64_t)1 << (bit % 64);
    }
    table->strings = pool.bytes.v;
    return pc_arena_failed(arena) ? NULL : table;
}
