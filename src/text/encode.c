#include "text/encode.h"

#include "text/decode_parts.h"
#include "text/utf8.h"

#include <iconv.h>

/* Bytes of one code unit of UTF-16, in its order. */
static size_t put_unit(char *to, unsigned unit, bool big) {
    to[big ? 0 : 1] = (char)(unit >> 8);
    to[big ? 1 : 0] = (char)(unit & 0xFF);
    return 2;
}

static size_t put_utf16(char *to, uint32_t cp, bool big) {
    if (cp < 0x10000)
        return put_unit(to, cp, big);
    cp -= 0x10000;
    put_unit(to, 0xD800 | cp >> 10, big);
    put_unit(to + 2, 0xDC00 | (cp & 0x3FF), big);
    return 4;
}

static bool encode_utf16(pc_arena *arena, pc_str text, bool big, pc_str *out) {
    char *p = pc_arena_take(arena, 2 * text.n + 1);
    size_t n = 0;
    unsigned len;
    if (!p)
        return false;
    for (size_t at = 0; at < text.n; at += len)
        n += put_utf16(p + n, pc_utf8_at(text, at, &len), big);
    *out = (pc_str){p, n};
    return true;
}

/* One byte a character; `windows` has the signs of Windows-1252 where Latin-1 has control characters. */
static bool encode_bytes(pc_arena *arena, pc_str text, bool windows, pc_str *out) {
    char *p = pc_arena_take(arena, text.n + 1);
    size_t n = 0;
    unsigned len;
    if (!p)
        return false;
    for (size_t at = 0; at < text.n; at += len) {
        uint32_t cp = pc_utf8_at(text, at, &len);
        unsigned byte = cp < 0x80 ? cp : windows ? pc_1252_of_cp(cp) : cp < 0x100 ? cp : 0;
        if (cp && !byte)
            return false;
        p[n++] = (char)byte;
    }
    *out = (pc_str){p, n};
    return true;
}

/* Encodings whose characters depend on those before them, or that begin with a mark. */
static bool has_state(const char *name) {
    static const char *const starts[] = {"ISO-2022", "ISO2022", "CSISO2022", "HZ", "UTF-7", "UTF7", "UTF-16", "UTF16", "UTF-32", "UTF32", "UCS", "UNICODE", "TCVN", "IBM930", "IBM933", "IBM935", "IBM937", "IBM939"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        size_t k = 0;
        while (starts[i][k] && pc_lower((unsigned char)starts[i][k]) == pc_lower((unsigned char)name[k]))
            k++;
        if (!starts[i][k])
            return true;
    }
    return false;
}

static bool encode_iconv(pc_arena *arena, pc_str text, const char *name, pc_str *out) {
    enum { MOST_OF_ONE = 8 };
    size_t room = text.n * MOST_OF_ONE + MOST_OF_ONE, left = text.n;
    iconv_t to = has_state(name) ? PC_NO_ICONV : iconv_open(name, "UTF-8");
    if (to == PC_NO_ICONV)
        return false;
    char *p = pc_arena_take(arena, room), *end = p, *in = (char *)text.p; /* iconv() does not write there */
    bool whole = p && iconv(to, &in, &left, &end, &room) == 0 && !left;
    iconv_close(to);
    *out = (pc_str){p, whole ? (size_t)(end - p) : 0};
    return whole;
}

bool pc_encode(pc_arena *arena, pc_str text, const char *encoding, pc_str *out) {
    static const char *const same[] = {"UTF-8", "ASCII", "US-ASCII"};
    *out = text;
    bool ascii = true;
    for (size_t i = 0; ascii && i < text.n; i++)
        ascii = (unsigned char)text.p[i] < 0x80;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        if (strcmp(encoding, same[i]) == 0)
            return i == 0 || ascii;
    if (strcmp(encoding, "UTF-16LE") == 0 || strcmp(encoding, "UTF-16BE") == 0)
        return encode_utf16(arena, text, encoding[6] == 'B', out);
    if (strcmp(encoding, "windows-1252") == 0 || strcmp(encoding, "ISO-8859-1") == 0)
        return ascii || encode_bytes(arena, text, encoding[0] == 'w', out);
    return !text.n || encode_iconv(arena, text, encoding, out);
}
