#include "parse/parse.h"

#include "text/decode.h"
#include "text/utf8.h"

enum { DEFAULT_MAX = 64 * 1024 * 1024, LARGEST = INT32_MAX };

static pc_status run_phases(pc_draft *draft, const pc_parse_options *options) {
    pc_release *release = draft->release;
    pc_decoded decoded;
    pc_status status = pc_decode(release->bytes, options->encoding, draft->arena, &decoded);
    if (status != PC_OK)
        return status;
    release->encoding = decoded.encoding;
    draft->decoded = decoded.text;
    draft->decoded_map = decoded.map;
    if ((status = pc_layout(draft)) != PC_OK)
        return status;
    pc_detect_language(draft);
    if ((status = pc_sections(draft)) != PC_OK || (status = pc_settle(draft)) != PC_OK ||
        (status = pc_quotes(draft)) != PC_OK)
        return status;
    return pc_arena_failed(draft->arena) ? PC_NO_MEMORY : PC_OK;
}

/* The arena of a release that is done with, emptied; else a new one. */
static pc_arena *arena_for(const pc_parse_options *options) {
    if (!options->recycle)
        return pc_arena_new();
    pc_arena *arena = options->recycle->arena;
    pc_arena_reset(arena);
    return arena;
}

static pc_status parse_in(pc_arena *arena, pc_str bytes, const pc_parse_options *options, pc_release **out) {
    pc_release *release = pc_arena_zeroed(arena, 1, sizeof *release);
    if (!release)
        return PC_NO_MEMORY;
    release->arena = arena;
    release->bytes = bytes.p ? bytes : PC_STR(""); /* nothing is a text too, and has a place */
    release->lang = options->language ? pc_lang_named(pc_str_of(options->language)) : PC_LANG_NONE;
    release->name = pc_utf8_clean(arena, pc_str_of(options->name ? options->name : "-"));
    pc_draft draft = {.release = release, .arena = arena};
    pc_status status = run_phases(&draft, options);
    if (status == PC_OK)
        *out = release;
    return status;
}

pc_status pc_parse(const void *bytes, size_t size, const pc_parse_options *options, pc_release **out) {
    static const pc_parse_options defaults = {0};
    if (!options)
        options = &defaults;
    size_t max = options->max_bytes ? options->max_bytes : DEFAULT_MAX;
    pc_arena *arena = arena_for(options);
    if (!arena)
        return PC_NO_MEMORY;
    pc_status status =
        size > max || size > LARGEST ? PC_TOO_LARGE : parse_in(arena, (pc_str){bytes, size}, options, out);
    if (status != PC_OK)
        pc_arena_free(arena);
    return status;
}
