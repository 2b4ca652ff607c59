/* Figures of a text, and the formulas of readability that need no dictionary of syllables. */
#ifndef PC_CHECK_STATISTICS_H
#define PC_CHECK_STATISTICS_H

#include "check/check.h"

typedef struct pc_statistics {
    size_t sentences, words, characters; /* characters: letters and digits of the words */
    size_t long_words;                   /* of more than six letters */
} pc_statistics;

/** Counts the running text of the body; hyphens part words. */
pc_statistics pc_statistics_of(const pc_check *check);

/** Automated Readability Index (Smith and Senter, 1967): the grade of a US school, in hundredths. 0 without words. */
int pc_grade_ari(const pc_statistics *statistics);
/** Coleman and Liau (1975): the same. */
int pc_grade_coleman_liau(const pc_statistics *statistics);
/** LIX (Björnsson, 1968): words a sentence and long words in a hundred, in hundredths. */
int pc_lix(const pc_statistics *statistics);

#endif
