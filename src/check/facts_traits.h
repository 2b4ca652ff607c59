/* Words by what can be seen of them: a rule that asks of few words need not look at them all. */
#ifndef PC_CHECK_FACTS_TRAITS_H
#define PC_CHECK_FACTS_TRAITS_H

#include "check/check.h"

/** What a word, or what stands before it, may have; a word may have several, and most have none. */
typedef enum pc_trait {
    PC_TRAIT_FIGURE,     /* a digit (PC_WORD_HAS_DIGIT) */
    PC_TRAIT_HUMP,       /* PC_WORD_HUMP */
    PC_TRAIT_FOREIGN,    /* PC_WORD_FOREIGN */
    PC_TRAIT_APOSTROPHE, /* PC_WORD_APOSTROPHE */
    PC_TRAIT_LETTER,     /* it is one byte long */
    PC_TRAIT_HYPHEN,     /* a hyphen before it (PC_GAP_HYPHEN) */
    PC_TRAITS
} pc_trait;

/** Indices of words, in order. */
typedef struct pc_picked {
    PC_VEC(uint32_t) at;
} pc_picked;

/** The words of a trait. Never NULL; empty when memory is short. */
const pc_picked *pc_words_with(pc_check *check, pc_trait trait);

#endif
