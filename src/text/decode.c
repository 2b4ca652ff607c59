#include "text/decode_parts.h"
#include "text/utf8.h"

bool pc_writer_open(pc_text_writer *w, pc_arena *arena, size_t cap) {
    *w = (pc_text_writer){.arena = arena, .p = pc_arena_take(arena, cap), .cap = cap};
    return w->p != NULL;
}

bool pc_writer_copy(pc_text_writer *w, const char *p, size_t n, size_t src) {
    if (!n)
        return true;
    memcpy(w->p + w->n, p, n);
    w->n += n;
    return pc_map_add(w->arena, &w->map, (uint32_t)n, (uint32_t)src, 1, 1);
}

bool pc_writer_unit(pc_text_writer *w, uint32_t cp, size_t src, size_t slen) {
    unsigned len = pc_utf8_put(w->p + w->n, cp);
    w->n += len;
    return pc_map_add(w->arena, &w->map, len, (uint32_t)src, (uint16_t)len, (uint16_t)slen);
}

typedef enum { KIND_UTF8, KIND_UTF16, KIND_UTF16LE, KIND_UTF16BE, KIND_LATIN1, KIND_1252, KIND_OTHER } encoding_kind;

/* Names without their punctuation, in lower case. Everything else is iconv's. */
static const struct {
    const char *name;
    encoding_kind kind;
} own_names[] = {
    {"utf8", KIND_UTF8},          {"ascii", KIND_UTF8},      {"usascii", KIND_UTF8},
    {"utf16", KIND_UTF16},        {"utf16le", KIND_UTF16LE}, {"utf16be", KIND_UTF16BE},
    {"iso88591", KIND_LATIN1},    {"latin1", KIND_LATIN1},   {"l1", KIND_LATIN1},
    {"windows1252", KIND_1252},   {"cp1252", KIND_1252},
};

static bool same_name(const char *given, const char *name) {
    for (; *given; given++) {
        if (*given == '-' || *given == '_' || *given == ' ')
            continue;
        if (pc_lower((unsigned char)*given) != (unsigned char)*name)
            return false;
        name++;
    }
    return !*name;
}

static encoding_kind kind_of(const char *name) {
    for (size_t i = 0; i < sizeof own_names / sizeof own_names[0]; i++)
        if (same_name(name, own_names[i].name))
            return own_names[i].kind;
    return KIND_OTHER;
}

static bool starts_with(pc_str src, const char *bytes, size_t n) {
    return src.n >= n && memcmp(src.p, bytes, n) == 0;
}

static pc_utf16_order order_of_mark(pc_str src) {
    if (starts_with(src, "\xFF\xFE", 2))
        return PC_UTF16_LE;
    return starts_with(src, "\xFE\xFF", 2) ? PC_UTF16_BE : PC_UTF16_NONE;
}

/* UTF-16 asked for or found: `order` NONE leaves it to the mark, then to the look of the text, then to custom. */
static pc_status decode_16(pc_str src, pc_utf16_order order, pc_arena *arena, pc_decoded *out) {
    pc_utf16_order mark = order_of_mark(src);
    if (order == PC_UTF16_NONE)
        order = mark != PC_UTF16_NONE ? mark : pc_utf16_guess(src);
    if (order == PC_UTF16_NONE)
        order = PC_UTF16_LE;
    out->encoding = order == PC_UTF16_LE ? "UTF-16LE" : "UTF-16BE";
    return pc_decode_utf16(src, mark == order ? 2 : 0, order, arena, out);
}

static pc_status decode_unnamed(pc_str src, pc_arena *arena, pc_decoded *out) {
    bool mark = starts_with(src, "\xEF\xBB\xBF", 3);
    if (!mark && (order_of_mark(src) != PC_UTF16_NONE || pc_utf16_guess(src) != PC_UTF16_NONE))
        return decode_16(src, PC_UTF16_NONE, arena, out);
    return pc_decode_bytes(src, mark ? 3 : 0, PC_BYTES_DETECT, arena, out);
}

static pc_status decode_named(pc_str src, const char *name, pc_arena *arena, pc_decoded *out) {
    pc_status status;
    switch (kind_of(name)) {
    case KIND_UTF8:
        return pc_decode_bytes(src, starts_with(src, "\xEF\xBB\xBF", 3) ? 3 : 0, PC_BYTES_UTF8, arena, out);
    case KIND_UTF16:
        return decode_16(src, PC_UTF16_NONE, arena, out);
    case KIND_UTF16LE:
        return decode_16(src, PC_UTF16_LE, arena, out);
    case KIND_UTF16BE:
        return decode_16(src, PC_UTF16_BE, arena, out);
    case KIND_LATIN1:
        status = pc_decode_bytes(src, 0, PC_BYTES_1252, arena, out);
        out->encoding = "ISO-8859-1";
        return status;
    case KIND_1252:
        return pc_decode_bytes(src, 0, PC_BYTES_1252, arena, out);
    default:
        return pc_decode_iconv(src, name, arena, out);
    }
}

pc_status pc_decode(pc_str src, const char *encoding, pc_arena *arena, pc_decoded *out) {
    *out = (pc_decoded){.text = {src.n ? src.p : "", src.n}, .encoding = "UTF-8"};
    return encoding ? decode_named(out->text, encoding, arena, out) : decode_unnamed(out->text, arena, out);
}
