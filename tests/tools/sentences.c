/* Splits standard input into sentences, each ended by NUL: sentences LANGUAGE <text. For .ci/sentences.py. */
#include "release/release.h"
#include "text/sentence.h"
#include "text/utf8.h"

#include <stdio.h>

int main(int argc, char **argv) {
    static char bytes[1 << 20];
    pc_str text = {bytes, fread(bytes, 1, sizeof bytes, stdin)};
    pc_lang lang = pc_lang_named(pc_str_of(argc > 1 ? argv[1] : "en"));
    for (size_t at = pc_skip_space(text, 0, text.n), end; at < text.n; at = pc_skip_space(text, end, text.n)) {
        end = pc_sentence_end(text, at, lang);
        if (end <= at)
            return 1;
        fwrite(text.p + at, 1, end - at, stdout);
        putchar('\0');
    }
    return 0;
}
