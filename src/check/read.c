/* A release cut into passages, sentences and words, read once for all rules. */
#include "check/words.h"

#include "text/sentence.h"

#include <stdlib.h>

typedef PC_VEC(pc_sentence) sentence_list;

static bool is_prose(const pc_passage *passage) {
    return (PC_SECTION_BIT(passage->section) & PC_IN_PROSE) != 0 && passage->kind != PC_PARA_TABLE &&
           passage->kind != PC_PARA_HEADING;
}

static bool read_passage_sentences(pc_check *check, pc_passage *passage, uint32_t index, pc_word_list *words,
                                   sentence_list *sentences) {
    uint32_t word = passage->first, end = passage->text.end;
    pc_str text = pc_str_sub(check->text, 0, end);
    pc_lang lang = pc_reading_lang(check);
    for (uint32_t at = passage->text.at; at < end;) {
        uint32_t stop = (uint32_t)pc_sentence_end(text, at, lang);
        if (stop <= at)
            stop = end;
        pc_sentence sentence = {.text = {at, stop}, .first = word, .passage = index};
        while (word < passage->last && words->v[word].at < stop)
            word++;
        sentence.last = word;
        if (sentence.first < word)
            words->v[sentence.first].flags |= PC_WORD_STARTS;
        if (!PC_PUSH(check->arena, *sentences, sentence))
            return false;
        at = (uint32_t)pc_skip_space(text, stop, end);
    }
    return true;
}

static int by_start(const void *a, const void *b) {
    const pc_range *x = a, *y = b;
    return x->at < y->at ? -1 : x->at > y->at;
}

/* The stretches inside quotations, merged. */
static bool read_quoted(pc_check *check) {
    PC_VEC(pc_range) list = {0};
    const pc_release *release = check->release;
    bool sorted = true;
    for (size_t i = 0; i < release->quotes.n; i++)
        for (size_t k = 0; k < release->quotes.v[i].n_parts; k++) {
            pc_range part = release->quotes.v[i].parts[k];
            sorted = sorted && (!list.n || list.v[list.n - 1].at <= part.at);
            if (!PC_PUSH(check->arena, list, part))
                return false;
        }
    if (!sorted)
        qsort(list.v, list.n, sizeof *list.v, by_start);
    size_t to = 0;
    for (size_t i = 0; i < list.n; i++) {
        if (to && list.v[i].at <= list.v[to - 1].end) {
            if (list.v[i].end > list.v[to - 1].end)
                list.v[to - 1].end = list.v[i].end;
        } else {
            list.v[to++] = list.v[i];
        }
    }
    check->quoted = list.v;
    check->n_quoted = to;
    return true;
}

static void mark_quoted(const pc_check *check, pc_word_list *words) {
    size_t q = 0;
    for (size_t i = 0; i < words->n && q < check->n_quoted; i++) {
        while (q < check->n_quoted && check->quoted[q].end <= words->v[i].at)
            q++;
        if (q < check->n_quoted && words->v[i].at >= check->quoted[q].at)
            words->v[i].flags |= PC_WORD_QUOTED;
    }
}

bool pc_read_words(pc_check *check) {
    const pc_release *release = check->release;
    pc_passage *passages = pc_arena_zeroed(check->arena, release->pieces.n + 1, sizeof *passages);
    pc_word_list words = {0};
    sentence_list sentences = {0};
    if (!passages)
        return false;
    for (uint32_t i = 0; i < release->pieces.n; i++) {
        const pc_piece *piece = &release->pieces.v[i];
        pc_passage *passage = &passages[i];
        *passage = (pc_passage){.text = piece->text, .group = piece->group, .section = piece->section, .kind = piece->kind};
        passage->first = (uint32_t)words.n;
        if (!pc_words_read(check->arena, check->text, passage->text, i, &words))
            return false;
        passage->last = (uint32_t)words.n;
        passage->first_sentence = (uint32_t)sentences.n;
        if (is_prose(passage) && !read_passage_sentences(check, passage, i, &words, &sentences))
            return false;
        passage->last_sentence = (uint32_t)sentences.n;
    }
    if (!read_quoted(check))
        return false;
    mark_quoted(check, &words);
    check->passages = passages;
    check->words = words.v;
    check->n_words = words.n;
    check->sentences = sentences.v;
    check->n_sentences = sentences.n;
    return true;
}
