/* Words: the one way to cut a text into them, for texts and phrases alike. */
#ifndef PC_CHECK_WORDS_H
#define PC_CHECK_WORDS_H

#include "check/check.h"

/**
 * The next word of text [at, end): its range, hash, flags (of its letters
 * only) and the gap before it, reckoned from `at`. False when there is none.
 */
bool pc_word_read(pc_str text, uint32_t at, uint32_t end, pc_word *word);

#endif
