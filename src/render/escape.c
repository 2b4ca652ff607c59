#include "render/escape.h"

#include "text/bits.h"

/*
 * What a byte is to JSON: 0 itself; 'u' \u00xx; C2 the lead byte of C1
 * controls; any other letter is written behind a reverse solidus.
 */
enum { C1_LEAD = 0xC2 };
static const unsigned char escapes[256] = {
    ['"'] = '"',  ['\\'] = '\\', ['\b'] = 'b', ['\f'] = 'f', ['\n'] = 'n', ['\r'] = 'r', ['\t'] = 't', [0x00] = 'u',
    [0x01] = 'u', [0x02] = 'u',  [0x03] = 'u', [0x04] = 'u', [0x05] = 'u', [0x06] = 'u', [0x07] = 'u', [0x0B] = 'u',
    [0x0E] = 'u', [0x0F] = 'u',  [0x10] = 'u', [0x11] = 'u', [0x12] = 'u', [0x13] = 'u', [0x14] = 'u', [0x15] = 'u',
    [0x16] = 'u', [0x17] = 'u',  [0x18] = 'u', [0x19] = 'u', [0x1A] = 'u', [0x1B] = 'u', [0x1C] = 'u', [0x1D] = 'u',
    [0x1E] = 'u', [0x1F] = 'u',  [0x7F] = 'u', [C1_LEAD] = C1_LEAD,
};

/* Lanes whose byte may need escaping. */
static inline pc_lanes suspect(pc_lanes v) {
    pc_lanes steering = pc_either(pc_either(pc_within(v, 0, 0x1F), pc_equal(v, 0x7F)), pc_equal(v, C1_LEAD));
    return pc_either(steering, pc_either(pc_equal(v, '"'), pc_equal(v, '\\')));
}

/* Of the 64 bytes at p those that may need escaping. */
static inline uint64_t suspects(const char *p) {
    uint64_t bits;
    PC_BITS(bits, p, suspect(v));
    return bits;
}

/* True when the bytes at s.p[at] are to be escaped. */
static inline bool escaped(pc_str s, size_t at) {
    unsigned char kind = escapes[(unsigned char)s.p[at]];
    if (kind == C1_LEAD)
        return at + 1 < s.n && (unsigned char)s.p[at + 1] < 0xA0;
    return kind != 0;
}

/* The escape sequence of the character at s.p[at]; returns where it ends. */
static size_t put_escape(pc_buf *out, pc_str s, size_t at) {
    static const char hex[] = "0123456789abcdef";
    unsigned char c = (unsigned char)s.p[at++], kind = escapes[c];
    if (kind == C1_LEAD) { /* C2 xx is U+00xx */
        c = (unsigned char)s.p[at++];
        kind = 'u';
    }
    if (kind == 'u')
        pc_buf_put(out, (char[]){'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]}, 6);
    else
        pc_buf_put(out, (char[]){'\\', (char)kind}, 2);
    return at;
}

void pc_put_json(pc_buf *out, pc_str s) {
    size_t from = 0; /* bytes before it have been put */
    char room[64];
    for (size_t at = 0; at < s.n; at += 64) {
        uint64_t bits = suspects(pc_sixty_four(s, at, room)) & pc_bits_below(s.n - at);
        for (; bits; bits &= bits - 1) {
            size_t place = at + (unsigned)__builtin_ctzll(bits);
            if (!escaped(s, place))
                continue;
            pc_buf_put(out, s.p + from, place - from);
            from = put_escape(out, s, place);
        }
    }
    pc_buf_put(out, s.p + from, s.n - from);
}

bool pc_steers_terminal(pc_str s, size_t at) {
    unsigned len;
    unsigned char c = (unsigned char)s.p[at];
    if (c < 0x80)
        return c < 0x20 || c == 0x7F;
    if (c != 0xC2 && c != 0xE2)
        return false;
    uint32_t cp = pc_utf8_at(s, at, &len);
    return cp < 0xA0 || (cp >= 0x2028 && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069);
}

unsigned pc_visible_columns(pc_str s, size_t at) {
    enum { PICTURE = 1, CODE = 8 }; /* "␛", "<U+009B>" */
    return (unsigned char)s.p[at] < 0x80 ? PICTURE : CODE;
}

static void put_visible_one(pc_buf *out, uint32_t cp) {
    static const char hex[] = "0123456789ABCDEF";
    char picture[4];
    if (cp < 0x80)
        pc_buf_put(out, picture, pc_utf8_put(picture, cp == 0x7F ? 0x2421 : 0x2400 + cp));
    else
        pc_buf_put(out, (char[]){'<', 'U', '+', hex[cp >> 12 & 15], hex[cp >> 8 & 15], hex[cp >> 4 & 15], hex[cp & 15], '>'}, 8);
}

void pc_put_visible(pc_buf *out, pc_str s) {
    pc_put_sifted(out, s, pc_steers_terminal, put_visible_one);
}
