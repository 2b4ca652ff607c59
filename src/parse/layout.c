#include "parse/parse.h"
#include "text/utf8.h"

/* Paragraphs are parted by blank lines; each line is a block. */
pc_status pc_layout(pc_draft *draft) {
    pc_str text = draft->decoded;
    draft->release->text = text;
    draft->release->map = draft->decoded_map;
    unsigned blank = 1;
    for (size_t at = 0; at < text.n;) {
        const char *nl = memchr(text.p + at, '\n', text.n - at);
        size_t end = nl ? (size_t)(nl - text.p) : text.n, from = pc_skip_space(text, at, end);
        size_t to = pc_trim_end(text, from, end);
        if (from < to) {
            pc_block block = {.text = {(uint32_t)from, (uint32_t)to}, .lines = 1, .gap = blank ? PC_GAP_BLANK : PC_GAP_LINE};
            if (!PC_PUSH(draft->arena, draft->blocks, block))
                return PC_NO_MEMORY;
            blank = 0;
        } else {
            blank++;
        }
        at = end + 1;
    }
    return PC_OK;
}
