/*
 * libFuzzer: any bytes in any encoding give valid UTF-8 and a map that keeps
 * its promises; composing it with another does, too.
 *
 *   build-fuzz/tests/fuzz_decode CORPUS_DIR tests/fuzz/seeds
 *
 * The last byte of an input chooses the encoding; the rest is the text.
 */
#include <stdio.h>
#include <stdlib.h>

#include "text/decode.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void promise(bool kept, const char *what) {
    if (kept)
        return;
    fprintf(stderr, "broken promise: %s\n", what);
    abort();
}

/* Every character is a unit of its own or one of 1:1 bytes; units follow one another and leave out nothing. */
static void check_map(const pc_decoded *out, size_t size) {
    pc_map_cursor cursor = {&out->map, 0};
    uint32_t behind = pc_map_start(&out->map, 0);
    unsigned len;
    promise(out->map.text_len == out->text.n, "the map covers the text");
    promise(behind <= 6, "nothing but a byte-order mark is skipped");
    for (uint32_t at = 0; at < out->text.n; at += len) {
        len = (unsigned)pc_utf8_valid(out->text, at);
        promise(len > 0, "the text is UTF-8");
        uint32_t start = pc_map_start_at(&cursor, at), end = pc_map_end_at(&cursor, at + len);
        promise(start == behind && end >= start, "units follow one another");
        promise(end == start || pc_map_text(&out->map, start) <= at, "the text of a source offset is found");
        behind = end;
    }
    promise(!out->text.n || behind == size, "the last unit ends the file");
}

typedef struct {
    pc_str src;
    uint32_t behind;
} span_state;

static bool check_span(void *ctx, pc_range span) {
    span_state *state = ctx;
    promise(span.at < span.end && span.end <= state->src.n, "spans are inside the file and not empty");
    promise(span.at >= state->behind, "spans are ordered");
    state->behind = span.end;
    return true;
}

/* A text of every third stretch of the decoded one, as a layout would leave it. */
static void check_composed(const pc_decoded *out, pc_str src, pc_arena *arena) {
    pc_map outer = {0}, both;
    uint32_t step = 1 + (uint32_t)(src.n % 7), before = 0;
    for (uint32_t at = 0; at + 3 * step <= out->text.n; at += 3 * step)
        promise(pc_map_add(arena, &outer, step, at, 1, 1) &&
                    pc_map_add(arena, &outer, 1, at + step, 1, (uint16_t)step),
                "memory");
    promise(pc_map_compose(arena, &outer, &out->map, &both), "maps can be composed");
    promise(both.text_len == outer.text_len, "a composed map covers the text");
    for (uint32_t at = 0; at < both.text_len; at++) {
        uint32_t start = pc_map_start(&both, at), end = pc_map_end(&both, at + 1);
        promise(start >= before && end >= start && end <= src.n, "a composed map keeps the order");
        before = start;
    }
    span_state state = {src, 0};
    pc_map_spans(&both, src, (pc_range){0, both.text_len}, check_span, &state);
    state.behind = 0;
    pc_map_spans(&out->map, src, (pc_range){both.text_len / 3, out->map.text_len}, check_span, &state);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char *const encodings[] = {NULL,       NULL,     NULL,        NULL,          "UTF-8",   "UTF-16",
                                            "UTF-16LE", "latin1", "UTF-16BE",  "windows-1252", "GB18030", "SHIFT_JIS",
                                            "KOI8-R",   "CP1258", "BIG5-HKSCS", "UTF-32"};
    if (!size)
        return 0;
    pc_str src = {(const char *)data, size - 1};
    pc_arena *arena = pc_arena_new();
    pc_decoded out;
    promise(arena && pc_decode(src, encodings[data[size - 1] & 15], arena, &out) == PC_OK, "any bytes can be decoded");
    check_map(&out, src.n);
    check_composed(&out, src, arena);
    pc_arena_free(arena);
    return 0;
}
