/* A phrase as it is written in a list, made ready for the table; shared with the build tool. */
#ifndef PC_CHECK_PHRASE_TEXT_H
#define PC_CHECK_PHRASE_TEXT_H

#include "check/phrases.h"

enum { PC_PHRASE_BYTES = 256 }; /* longest phrase, folded, with its NUL */

typedef struct pc_phrase_text {
    char words[PC_PHRASE_BYTES]; /* as in pc_phrase */
    uint8_t n_words, key;
    uint32_t hash, beside; /* as in pc_phrase */
} pc_phrase_text;

/** Folds `text` and chooses its key word. False when it holds no word, too many, is too long, or has marks between words that no phrase can have. */
bool pc_phrase_read(pc_str text, pc_phrase_text *out);

#endif
