/*
 * The position map: from every byte of the reflowed text back to the bytes of
 * the file. The heart of the program; everything reported is a source span.
 *
 * A map is a list of runs. A run turns units of `slen` source bytes into units
 * of `tlen` text bytes, one after the other, until the next run starts:
 *
 *     plain text            tlen 1, slen 1      (any length)
 *     UTF-16 Latin          tlen 1, slen 2
 *     UTF-16 Chinese        tlen 3, slen 2
 *     a line end joined     tlen 1, slen n      (one unit: " " for "\r\n   ")
 *     doubled encoding      tlen 3, slen 8      (one unit)
 *
 * Runs are ordered in the text and in the source. Source bytes between two
 * runs were skipped (furniture, a soft hyphen). A unit is never cut: an offset
 * inside it maps to the unit's first byte, or for an end to its last. A unit
 * of slen 0 stands for no source at all (something inserted). One that would
 * be longer than 65,535 source bytes keeps its first 65,535; the rest counts
 * as skipped. The map of undamaged UTF-8 is one run, the identity.
 *
 * For any text offsets a <= b: start(a) <= start(b), end(a) <= end(b) and
 * start(a) <= end(a + 1).
 */
#ifndef PC_TEXT_MAP_H
#define PC_TEXT_MAP_H

#include "base/vec.h"

typedef struct pc_run {
    uint32_t text, src;  /* where the first unit starts, bytes */
    uint16_t tlen, slen; /* bytes of one unit; tlen is never 0 */
} pc_run;

typedef struct pc_map {
    pc_run *v;
    size_t n, cap;
    uint32_t text_len; /* bytes of text mapped so far */
} pc_map;

/** A map and where the last look-up in it ended: look-ups in rising order cost a step each, any others a search. */
typedef struct pc_map_cursor {
    const pc_map *map;
    size_t run;
} pc_map_cursor;

/** Appends `text_bytes` (a multiple of tlen) that came from source byte `src` on, in units tlen:slen. Merges with the run before where it continues it. False when memory is short or the text passes 4 GiB. */
bool pc_map_add(pc_arena *arena, pc_map *map, uint32_t text_bytes, uint32_t src, uint16_t tlen, uint16_t slen);

/** The source offset where the unit that holds text byte `at` begins. `at` may be text_len: then the end of the last unit. */
uint32_t pc_map_start(const pc_map *map, uint32_t at);

/** The source offset behind the unit that holds text byte `end - 1`; for end 0 the start of the map. */
uint32_t pc_map_end(const pc_map *map, uint32_t end);

/** pc_map_start() and pc_map_end() through a cursor. */
uint32_t pc_map_start_at(pc_map_cursor *cursor, uint32_t at);
uint32_t pc_map_end_at(pc_map_cursor *cursor, uint32_t end);

/** The first text byte of a unit whose source starts at or behind `src`; text_len when there is none. */
uint32_t pc_map_text(const pc_map *map, uint32_t src);

/**
 * outer o inner: `outer` maps text to a middle text, `inner` the middle to
 * the source. Each unit of the text gets all source bytes of the middle units
 * it touches; where two share one, the first has it. *out may share its runs
 * with either: neither is added to any more. False when memory is short.
 */
bool pc_map_compose(pc_arena *arena, const pc_map *outer, const pc_map *inner, pc_map *out);

/** True when the map is one run 1:1 starting at source offset 0. */
bool pc_map_is_identity(const pc_map *map);

/**
 * The source spans of text [range.at, range.end), in order, merged where only
 * white space (or nothing) of the source lies between two of them, without
 * ASCII white space at their edges and never empty. Calls `each` for every
 * span; false when it returned false, which ends the list. `src` are the
 * source bytes (as on disk).
 */
bool pc_map_spans(const pc_map *map, pc_str src, pc_range range, bool (*each)(void *ctx, pc_range span), void *ctx);
/** The same through a cursor. */
bool pc_map_spans_at(pc_map_cursor *cursor, pc_str src, pc_range range, bool (*each)(void *ctx, pc_range span),
                     void *ctx);

#endif
