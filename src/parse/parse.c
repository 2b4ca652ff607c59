#include "parse/parse.h"

#include "text/decode.h"

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
    if ((status = pc_sections(draft)) != PC_OK || (status = pc_quotes(draft)) != PC_OK)
        return status;
    return pc_arena_failed(draft->arena) ? PC_NO_MEMORY : PC_OK;
}

pc_status pc_parse(const void *bytes, size_t size, const pc_parse_options *options, pc_release **out) {
    static const pc_parse_options defaults = {0};
    if (!options)
        options = &defaults;
    size_t max = options->max_bytes ? options->max_bytes : DEFAULT_MAX;
    if (size > max || size > LARGEST)
        return PC_TOO_LARGE;
    pc_arena *arena = pc_arena_new();
    if (!arena)
        return PC_NO_MEMORY;
    pc_release *release = pc_arena_zeroed(arena, 1, sizeof *release);
    if (!release) {
        pc_arena_free(arena);
        return PC_NO_MEMORY;
    }
    release->arena = arena;
    release->bytes = (pc_str){bytes, size};
    release->lang = options->language ? pc_lang_named(pc_str_of(options->language)) : PC_LANG_NONE;
    release->name = pc_arena_copy(arena, pc_str_of(options->name ? options->name : "-"));
    pc_draft draft = {.release = release, .arena = arena};
    pc_status status = run_phases(&draft, options);
    if (status != PC_OK) {
        pc_arena_free(arena);
        return status;
    }
    *out = release;
    return PC_OK;
}
