/* Short lists of words in one string. */
#ifndef PC_BASE_WORD_LIST_H
#define PC_BASE_WORD_LIST_H

#include "base/str.h"

/** True when `word`, ASCII case apart, is one of `list`: small letters, a space before and behind each word. Words of over 21 bytes are in none. */
bool pc_is_listed(const char *list, pc_str word);

#endif
