#include "text/sentence.h"

size_t pc_sentence_end(pc_str text, size_t from, pc_lang lang) {
    (void)lang;
    while (from < text.n && text.p[from] != '.')
        from++;
    return from < text.n ? from + 1 : text.n;
}
