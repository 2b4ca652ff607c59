/* Headlines in title case, by the two guides that ask for it. */
#ifndef PC_CHECK_TITLE_CASE_H
#define PC_CHECK_TITLE_CASE_H

#include "base/arena.h"

typedef enum pc_title_style {
    PC_TITLE_AP,     /* words of four letters and more, and "to" before a verb */
    PC_TITLE_CHICAGO /* every word but articles, "to", short conjunctions and prepositions */
} pc_title_style;

/**
 * `text` (UTF-8) in title case, in the arena; p NULL when memory is short.
 * Words with a capital inside (OmniFocus), in capitals, or that begin with a
 * figure stay; so do marks and white space. First and last words, words behind
 * a colon, a full stop or a spaced dash, and words in front of a colon are
 * capitalised whatever they are.
 */
pc_str pc_title_case(pc_arena *arena, pc_str text, pc_title_style style);

#endif
