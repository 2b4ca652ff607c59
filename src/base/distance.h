/* How near two words are. */
#ifndef PC_BASE_DISTANCE_H
#define PC_BASE_DISTANCE_H

#include "base/str.h"

/**
 * Edits (insert, delete, change, two neighbours swapped) that make one of two
 * words of the other, ASCII case apart, in bytes; at most `most` + 1, which
 * stands for all that is further. Words of over 48 bytes are that far from any.
 */
unsigned pc_word_distance(pc_str a, pc_str b, unsigned most);

#endif
