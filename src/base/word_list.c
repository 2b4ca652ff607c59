#include "base/word_list.h"

bool pc_is_listed(const char *list, pc_str word) {
    char key[24];
    if (!word.n || word.n > sizeof key - 3)
        return false;
    key[0] = ' ';
    for (size_t i = 0; i < word.n; i++)
        key[i + 1] = (char)pc_lower((unsigned char)word.p[i]);
    key[word.n + 1] = ' ';
    key[word.n + 2] = '\0';
    return strstr(list, key) != NULL;
}
