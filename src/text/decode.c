#include "text/decode.h"

pc_status pc_decode(pc_str src, const char *encoding, pc_arena *arena, pc_decoded *out) {
    (void)encoding;
    *out = (pc_decoded){.text = src, .encoding = "UTF-8"};
    if (!pc_map_add(arena, &out->map, (uint32_t)src.n, 0, 1, 1))
        return PC_NO_MEMORY;
    return PC_OK;
}
