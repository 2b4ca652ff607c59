/* Where sentences end. */
#ifndef PC_TEXT_SENTENCE_H
#define PC_TEXT_SENTENCE_H

#include "text/terms.h"

/**
 * The end (exclusive, closing marks included, white space behind it not) of
 * the sentence that starts at `from` in `text`. Abbreviations, initials,
 * numbers, ellipses, web addresses and stops inside brackets or quotations do
 * not end one. Work is proportional to the bytes it passes over.
 */
size_t pc_sentence_end(pc_str text, size_t from, pc_lang lang);

#endif
