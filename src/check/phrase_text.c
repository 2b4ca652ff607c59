#include "check/phrase_text.h"

#include "check/words.h"

/*
 * The commonest words of English prose and those of our other languages that
 * begin phrases; a phrase is not looked up by one of them while it has another.
 */
static const char common[] =
    " a able about after all also an and any are as at au aux be because been being but by can could da das de del der des "
    "die do does du e el en est et for from had has have he her his i if in into is it its la las le les like los make may "
    "more most must my new no not o of on one only or os other our out over que shall she should so some such than that the "
    "their them then there these they this to un una und une up us was we were what when which who will with would y you "
    "your und von zu zum zur ";

static bool is_common(const char *word, size_t n) {
    char key[18];
    if (n > sizeof key - 3)
        return false;
    key[0] = ' ';
    memcpy(key + 1, word, n);
    key[n + 1] = ' ';
    key[n + 2] = '\0';
    return strstr(common, key) != NULL;
}

/* The character that stands for a gap inside phrases; 0 when no phrase can have it. */
static char mark_of(pc_word_gap gap) {
    switch (gap) {
    case PC_GAP_BLANK:
        return ' ';
    case PC_GAP_HYPHEN:
        return '-';
    case PC_GAP_SLASH:
        return '/';
    case PC_GAP_DOT:
        return '.';
    default:
        return 0;
    }
}

/* Appends the word's letters, folded, with ' for any apostrophe. False when there is no room. */
static bool put_folded(pc_str text, const pc_word *word, char *out, size_t *n) {
    for (size_t at = word->at; at < word->end;) {
        unsigned len;
        uint32_t cp = pc_utf8_at(text, at, &len);
        if (*n + 5 > PC_PHRASE_BYTES)
            return false;
        *n += pc_utf8_put(out + *n, cp == 0x2019 || cp == 0x02BC ? '\'' : pc_cp_fold(cp));
        at += len;
    }
    return true;
}

bool pc_phrase_read(pc_str text, pc_phrase_text *out) {
    pc_word word;
    size_t n = 0, best = 0;
    uint32_t hashes[PC_PHRASE_WORDS];
    *out = (pc_phrase_text){0};
    for (uint32_t at = 0; pc_word_read(text, at, (uint32_t)text.n, &word); at = word.end) {
        if (out->n_words) {
            char mark = mark_of((pc_word_gap)word.gap);
            if (!mark || n + 2 > PC_PHRASE_BYTES || out->n_words == PC_PHRASE_WORDS)
                return false;
            out->words[n++] = mark;
        }
        size_t from = n;
        if (!put_folded(text, &word, out->words, &n))
            return false;
        size_t weight = is_common(out->words + from, n - from) ? 1 : 1 + (n - from);
        if (weight > best) {
            best = weight;
            out->key = out->n_words;
        }
        hashes[out->n_words++] = word.hash;
    }
    out->words[n] = '\0';
    if (out->n_words) {
        out->hash = hashes[out->key];
        out->beside = out->n_words > 1 ? hashes[pc_phrase_beside(out->n_words, out->key)] : 0;
    }
    return out->n_words > 0;
}
