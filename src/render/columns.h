/* Characters in columns, and where a line may end: what the outputs made of lines share. */
#ifndef PC_RENDER_COLUMNS_H
#define PC_RENDER_COLUMNS_H

#include "base/str.h"

/** A grapheme cluster. */
typedef struct pc_cluster {
    size_t bytes;
    unsigned columns;
    uint32_t cp; /* its first code point */
} pc_cluster;

/** The columns of one code point; of one that steers a terminal, as pc_put_visible() shows it. */
unsigned pc_columns_of(pc_str text, size_t at, uint32_t cp);
/** The grapheme cluster at `at` (at < text.n). At least one code point, so that a scan always goes on. */
pc_cluster pc_cluster_at(pc_str text, size_t at);
/** The bytes of white space that may end a line; 0 for any other character and for no-break spaces. */
size_t pc_break_space(pc_str text, size_t at);
/**
 * The space between `end` and `next` (< text.n) ends no line: French puts blanks inside quotation marks and before high
 * marks, and none of these stands alone at a line's edge.
 */
bool pc_space_holds(pc_str text, size_t end, size_t next);
/** Han, kana, hangul and full-width forms. */
bool pc_is_wide_script(uint32_t cp);
/** May a line end between two clusters without a space? By JIS X 4051 and GB/T 15834 for scripts without spaces. */
bool pc_may_break(uint32_t before, uint32_t next, bool letter_before);

#endif
