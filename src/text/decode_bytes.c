/* UTF-8, Windows-1252 and the files that are a bit of both. */
#include "text/bits.h"
#include "text/decode_parts.h"
#include "text/decode_remains.h"
#include "text/utf8.h"

/* 0x80-0x9F of Windows-1252; 0: undefined. */
static const uint16_t upper_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

uint32_t pc_cp_of_1252(unsigned char byte) {
    if (byte < 0x80 || byte > 0x9F)
        return byte;
    return upper_1252[byte - 0x80] ? upper_1252[byte - 0x80] : 0xFFFD;
}

unsigned char pc_1252_of_cp(uint32_t cp) {
    /* 0x2010-0x203F: dashes, quotation marks and the like */
    static const unsigned char marks[0x30] = {
        [0x03] = 0x96, [0x04] = 0x97, [0x08] = 0x91, [0x09] = 0x92, [0x0A] = 0x82, [0x0C] = 0x93,
        [0x0D] = 0x94, [0x0E] = 0x84, [0x10] = 0x86, [0x11] = 0x87, [0x12] = 0x95, [0x16] = 0x85,
        [0x20] = 0x89, [0x29] = 0x8B, [0x2A] = 0x9B,
    };
    if (cp >= 0x80 && cp <= 0xFF)
        return (unsigned char)cp;
    if (cp >= 0x2010 && cp <= 0x203F)
        return marks[cp - 0x2010];
    if (cp != 0x20AC && cp != 0x2122 && (cp < 0x0152 || cp > 0x02DC))
        return 0;
    for (unsigned i = 0; i < 32; i++)
        if (upper_1252[i] == cp)
            return (unsigned char)(0x80 + i);
    return 0;
}

size_t pc_ascii_end(const char *p, size_t at, size_t n) {
    for (; n - at >= 8 * PC_LANES; at += 8 * PC_LANES) {
        pc_lanes any = pc_load(p + at);
        for (unsigned i = 1; i < 8; i++)
            any = pc_either(any, pc_load(p + at + i * PC_LANES));
        if (pc_lane_bits(pc_above_ascii(any)))
            break;
    }
    PC_NEXT(at, ((pc_str){p, n}), at, n, pc_above_ascii(v));
    return at;
}

/* ---- the census ---- */

static void count_latin(pc_byte_census *census, pc_str text, size_t at) {
    const unsigned char *s = (const unsigned char *)text.p + at;
    unsigned char after = at + 2 < text.n ? s[2] : ' ';
    if (s[0] == 0xC2) {
        census->c1 += s[1] < 0xA0 && s[1] != 0x85;
        return;
    }
    if (s[1] < 0x82 || s[1] > 0xB4)
        return;
    census->doubled += pc_starts_1252_sign(after);
    if (s[1] == 0xA2) {
        census->remains++;
        census->strong += pc_is_out_of_place(text, at);
    }
}

pc_byte_census pc_count_bytes(pc_str text) {
    pc_byte_census census = {0};
    for (size_t at = pc_ascii_end(text.p, 0, text.n); at < text.n;) {
        unsigned char lead = (unsigned char)text.p[at];
        if (lead < 0x80) {
            at = pc_ascii_end(text.p, at, text.n);
            continue;
        }
        unsigned len = pc_utf8_sequence((const unsigned char *)text.p + at, text.n - at);
        if (!len) {
            census.stray++;
            at++;
            continue;
        }
        census.multi++;
        if (lead == 0xC2 || lead == 0xC3)
            count_latin(&census, text, at);
        at += len;
    }
    return census;
}

/* ---- bytes that are not all UTF-8 ---- */

/*
 * In a text of single bytes an accented capital and the sign behind it may
 * look like a sequence ("É" and a no-break space). These are sequences that
 * people do write: Latin-1 letters and signs, marks, pictures.
 */
static bool is_likely_sequence(const unsigned char *s) {
    return (s[0] == 0xC2 && s[1] >= 0xA0) || s[0] == 0xC3 || (s[0] == 0xE2 && s[1] >= 0x80 && s[1] <= 0x84) ||
           (s[0] == 0xF0 && s[1] == 0x9F);
}

/* A half or a pair of surrogates, each written in three bytes: its length, the character in *cp. */
static unsigned surrogates(const unsigned char *s, size_t left, uint32_t *cp) {
    if (left < 3 || s[0] != 0xED || s[1] < 0xA0 || !pc_utf8_is_tail(s[1]) || !pc_utf8_is_tail(s[2]))
        return 0;
    *cp = 0xFFFD;
    if (left < 6 || s[1] > 0xAF || s[3] != 0xED || s[4] < 0xB0 || !pc_utf8_is_tail(s[4]) || !pc_utf8_is_tail(s[5]))
        return 3;
    uint32_t high = (uint32_t)(s[1] & 0x0F) << 6 | (s[2] & 0x3Fu), low = (uint32_t)(s[4] & 0x0F) << 6 | (s[5] & 0x3Fu);
    *cp = 0x10000 + (high << 10 | low);
    return 6;
}

typedef struct {
    pc_text_writer *w;
    pc_str src;
    pc_byte_reading reading;
    bool latin;     /* stray bytes are the rule, sequences the exception */
    bool binary;    /* no text at all: what is not plain is U+FFFD in large pieces */
    bool sequences; /* one was taken */
} byte_reader;

/*
 * Control characters and stray bytes all over: a picture, an archive. Told
 * apart so that the map, 12 bytes for every change, stays small.
 */
static bool is_binary(pc_str src, size_t from, const pc_byte_census *census) {
    size_t controls = 0;
    if (census->stray < (src.n - from) / 16)
        return false;
    for (size_t at = from; at < src.n; at++)
        controls += (unsigned char)src.p[at] < 0x20 && !pc_is_space((unsigned char)src.p[at]);
    return controls > (src.n - from) / 32;
}

/* From one bad byte to where at least 16 plain ones follow. */
static unsigned binary_stretch(const byte_reader *r, size_t at) {
    enum { PLAIN = 16 };
    size_t end = at + 1, next = end;
    while (next < r->src.n && next - end < PLAIN && next - at < UINT16_MAX) {
        unsigned char c = (unsigned char)r->src.p[next++];
        if (c >= 0x7F || (c < 0x20 && !pc_is_space(c)))
            end = next;
    }
    return (unsigned)(end - at);
}

/* Bytes that are not UTF-8, up to the next that could be: one U+FFFD. */
static unsigned bad_stretch(const byte_reader *r, size_t at) {
    const unsigned char *s = (const unsigned char *)r->src.p;
    size_t end = at + 1;
    while (end < r->src.n && end - at < UINT16_MAX && s[end] >= 0x80 && !pc_utf8_sequence(s + end, r->src.n - end))
        end++;
    return (unsigned)(end - at);
}

/* The length of the character at `at`, a byte above 0x7F; *cp is 0 when it can be copied. */
static unsigned read_high(byte_reader *r, size_t at, uint32_t *cp) {
    const unsigned char *s = (const unsigned char *)r->src.p + at;
    size_t left = r->src.n - at;
    unsigned len = r->reading == PC_BYTES_1252 ? 0 : pc_utf8_sequence(s, left);
    *cp = 0;
    if (r->binary) {
        *cp = 0xFFFD;
        return binary_stretch(r, at);
    }
    if (len && (!r->latin || is_likely_sequence(s))) {
        r->sequences = true;
        return len;
    }
    if (r->reading == PC_BYTES_UTF8) {
        *cp = 0xFFFD;
        return bad_stretch(r, at);
    }
    if (r->reading == PC_BYTES_DETECT) {
        len = surrogates(s, left, cp);
        if (len == 6 || (len && !r->latin)) {
            r->sequences = true;
            return len;
        }
    }
    if (r->reading == PC_BYTES_DETECT && !r->latin && left >= 2 && s[0] == 0xE2 && s[1] == 0x80) {
        *cp = 0xFFFD; /* a mark that was cut */
        return 2;
    }
    *cp = pc_cp_of_1252(s[0]);
    return 1;
}

static bool read_bytes(byte_reader *r, size_t from) {
    size_t copied = from;
    for (size_t at = from; at < r->src.n;) {
        uint32_t cp;
        at = pc_ascii_end(r->src.p, at, r->src.n);
        if (at == r->src.n)
            break;
        unsigned len = read_high(r, at, &cp);
        if (cp) {
            if (!pc_writer_copy(r->w, r->src.p + copied, at - copied, copied) || !pc_writer_unit(r->w, cp, at, len))
                return false;
            copied = at + len;
        }
        at += len;
    }
    return pc_writer_copy(r->w, r->src.p + copied, r->src.n - copied, copied);
}

static pc_status decode_mixed(pc_str src, size_t from, pc_byte_reading reading, const pc_byte_census *census,
                              pc_arena *arena, pc_decoded *out) {
    pc_text_writer w;
    bool latin = reading == PC_BYTES_1252 || (reading == PC_BYTES_DETECT && census->stray > census->multi);
    bool binary = reading == PC_BYTES_DETECT && is_binary(src, from, census);
    byte_reader r = {&w, src, reading, latin, binary, false};
    /* A sequence grows only where it is read as single bytes, at most three bytes of text each. */
    size_t grows = census->stray * 2 + (latin ? census->multi * 8 : 0);
    if (grows > UINT32_MAX - src.n)
        return PC_TOO_LARGE;
    if (!pc_writer_open(&w, arena, src.n - from + grows + 4) || !read_bytes(&r, from))
        return PC_NO_MEMORY;
    out->text = (pc_str){w.p, w.n};
    out->map = w.map;
    out->encoding = r.sequences || reading == PC_BYTES_UTF8 ? "UTF-8" : "windows-1252";
    return PC_OK;
}

pc_status pc_decode_bytes(pc_str src, size_t from, pc_byte_reading reading, pc_arena *arena, pc_decoded *out) {
    pc_str rest = {src.p + from, src.n - from};
    pc_byte_census census = pc_count_bytes(rest);
    if (census.stray || (reading == PC_BYTES_1252 && census.multi)) {
        pc_status status = decode_mixed(src, from, reading, &census, arena, out);
        if (status != PC_OK)
            return status;
        census = pc_count_bytes(out->text);
    } else {
        out->text = rest;
        out->encoding = reading == PC_BYTES_1252 ? "windows-1252" : "UTF-8";
        if (!pc_map_add(arena, &out->map, (uint32_t)rest.n, (uint32_t)from, 1, 1))
            return PC_NO_MEMORY;
    }
    return pc_heal(out, &census, arena);
}
