/* Words: the one way to cut a text into them, for texts and phrases alike. */
#ifndef PC_CHECK_WORDS_H
#define PC_CHECK_WORDS_H

#include "check/check.h"

/**
 * The next word of text [at, end): its range, hash, flags (of its letters
 * only) and the gap before it, reckoned from `at`. False when there is none.
 */
bool pc_word_read(pc_str text, uint32_t at, uint32_t end, pc_word *word);

typedef PC_VEC(pc_word) pc_word_list;

/** The same for all words of a range of the text, of the passage of that index; the first has no gap. False when memory is short. */
bool pc_words_read(pc_arena *arena, pc_str text, pc_range range, uint32_t passage, pc_word_list *words);

#endif
