/* UTF-16 in either order, and how to know it without a byte-order mark. */
#include "text/bits.h"
#include "text/decode_parts.h"

static uint32_t unit_at(const unsigned char *s, size_t at, pc_utf16_order order) {
    return order == PC_UTF16_LE ? (uint32_t)s[at] | (uint32_t)s[at + 1] << 8
                                : (uint32_t)s[at] << 8 | (uint32_t)s[at + 1];
}

/* ---- guessing ---- */

enum { SAMPLE = 4096 };

typedef struct {
    unsigned common, han, bad, units;
} look;

/* Characters that stand in texts of any language written here; Han apart, because pairs of ASCII letters look like it. */
static const struct {
    uint16_t first, last;
} common[] = {
    {0x09, 0x0A},     {0x0C, 0x0D},     {0x20, 0x7E},     {0xA0, 0x24F},   {0x370, 0x52F},   {0x5D0, 0x6FF},
    {0x1E00, 0x1EFF}, {0x2010, 0x203A}, {0x20AC, 0x20AC}, {0x2122, 0x2122}, {0x3000, 0x30FF}, {0xAC00, 0xD7A3},
    {0xFF01, 0xFF9F},
};

static bool is_common(uint32_t unit) {
    for (size_t i = 0; i < sizeof common / sizeof common[0] && common[i].first <= unit; i++)
        if (unit <= common[i].last)
            return true;
    return false;
}

static look look_of(pc_str src, pc_utf16_order order) {
    const unsigned char *s = (const unsigned char *)src.p;
    look seen = {0};
    bool high = false; /* the unit before was the first half of a pair */
    for (size_t at = 0; at + 1 < src.n && at < SAMPLE; at += 2, seen.units++) {
        uint32_t unit = unit_at(s, at, order);
        bool low = unit >= 0xDC00 && unit <= 0xDFFF;
        bool whole = low == high; /* a second half follows a first, and only there */
        if (whole && is_common(unit))
            seen.common++;
        else if (whole && unit >= 0x4E00 && unit <= 0x9FFF)
            seen.han++;
        else if (!whole || unit < 0xA0 || unit >= 0xE000 || (unit >= 0x2400 && unit < 0x3000))
            seen.bad++;
        high = unit >= 0xD800 && unit <= 0xDBFF;
    }
    return seen;
}

/* Bytes that no text of single bytes has. ASCII read in pairs is Chinese, but Chinese is not ASCII. */
static bool has_control_bytes(pc_str src) {
    size_t n = src.n < SAMPLE ? src.n : SAMPLE, odd = 0, at = 0;
    for (; n - at >= 64; at += 64) {
        uint64_t bits;
        PC_BITS(bits, src.p + at, pc_either(pc_either(pc_within(v, 0, '\t' - 1), pc_within(v, '\r' + 1, 0x1F)), pc_equal(v, 0x7F)));
        odd += pc_bits_count(bits);
    }
    for (; at < n; at++) {
        unsigned char c = (unsigned char)src.p[at];
        odd += (c < 0x20 && !pc_is_space(c)) || c == 0x7F;
    }
    return odd > 0 && odd >= n / 50;
}

/* Nearly everything is a character of text, and enough of it is other than Han. */
static bool is_text(look seen) {
    return seen.units >= 2 && seen.bad <= seen.units / 50 && seen.common + seen.han >= seen.units - seen.units / 20 &&
           seen.common >= (seen.units + 24) / 25;
}

pc_utf16_order pc_utf16_guess(pc_str src) {
    size_t n = src.n < SAMPLE ? src.n : SAMPLE;
    /* Without a zero only Chinese is possible, and that is never ASCII or UTF-8 throughout. */
    bool zero = n && memchr(src.p, '\0', n);
    if (!zero && pc_ascii_end(src.p, 0, n) == n)
        return PC_UTF16_NONE;
    if (!has_control_bytes(src))
        return PC_UTF16_NONE;
    if (!zero && pc_count_bytes((pc_str){src.p, n}).stray <= 3)
        return PC_UTF16_NONE;
    look le = look_of(src, PC_UTF16_LE), be = look_of(src, PC_UTF16_BE);
    bool is_le = is_text(le), is_be = is_text(be);
    if (is_le && is_be)
        return le.common >= be.common ? PC_UTF16_LE : PC_UTF16_BE;
    return is_le ? PC_UTF16_LE : is_be ? PC_UTF16_BE : PC_UTF16_NONE;
}

/* ---- decoding ---- */

/* The character at `at` and its bytes; halves of pairs and an odd byte at the end give U+FFFD. */
static unsigned read_wide(pc_str src, size_t at, pc_utf16_order order, uint32_t *cp) {
    const unsigned char *s = (const unsigned char *)src.p;
    *cp = 0xFFFD;
    if (src.n - at < 2)
        return 1;
    uint32_t unit = unit_at(s, at, order);
    if (unit < 0xD800 || unit > 0xDFFF) {
        *cp = unit;
        return 2;
    }
    if (unit > 0xDBFF || src.n - at < 4)
        return 2;
    uint32_t low = unit_at(s, at + 2, order);
    if (low < 0xDC00 || low > 0xDFFF)
        return 2;
    *cp = 0x10000 + ((unit - 0xD800) << 10 | (low - 0xDC00));
    return 4;
}

/* The bytes of UTF-8 of a character that is one unit; 0 for halves of pairs. */
static unsigned utf8_length(uint32_t unit) {
    if (unit < 0x80)
        return 1;
    if (unit < 0x800)
        return 2;
    return unit >= 0xD800 && unit <= 0xDFFF ? 0 : 3;
}

/* Writes the characters from `at` on that take `len` bytes each; returns the offset behind them. */
static size_t copy_alike(pc_text_writer *w, pc_str src, size_t at, pc_utf16_order order, unsigned len) {
    const unsigned char *s = (const unsigned char *)src.p;
    char *to = w->p + w->n;
    for (; src.n - at >= 2; at += 2) {
        uint32_t unit = unit_at(s, at, order);
        if (utf8_length(unit) != len)
            break;
        if (len == 1) {
            *to++ = (char)unit;
            continue;
        }
        if (len == 2) {
            *to++ = (char)(0xC0 | unit >> 6);
        } else {
            *to++ = (char)(0xE0 | unit >> 12);
            *to++ = (char)(0x80 | (unit >> 6 & 0x3F));
        }
        *to++ = (char)(0x80 | (unit & 0x3F));
    }
    w->n = (size_t)(to - w->p);
    return at;
}

static bool read_all(pc_text_writer *w, pc_str src, size_t from, pc_utf16_order order) {
    for (size_t at = from; at < src.n;) {
        uint32_t cp;
        unsigned bytes = read_wide(src, at, order, &cp), len = bytes == 2 ? utf8_length(cp) : 0;
        if (!len || cp == 0xFFFD) {
            if (!pc_writer_unit(w, cp, at, bytes))
                return false;
            at += bytes;
            continue;
        }
        size_t had = w->n, end = copy_alike(w, src, at, order, len);
        if (!pc_map_add(w->arena, &w->map, (uint32_t)(w->n - had), (uint32_t)at, (uint16_t)len, 2))
            return false;
        at = end;
    }
    return true;
}

pc_status pc_decode_utf16(pc_str src, size_t from, pc_utf16_order order, pc_arena *arena, pc_decoded *out) {
    pc_text_writer w;
    if ((src.n - from) / 2 > (UINT32_MAX - 8) / 3)
        return PC_TOO_LARGE;
    /* A unit gives three bytes at most. */
    if (!pc_writer_open(&w, arena, (src.n - from) / 2 * 3 + 8) || !read_all(&w, src, from, order))
        return PC_NO_MEMORY;
    out->text = (pc_str){w.p, w.n};
    out->map = w.map;
    pc_byte_census census = pc_count_bytes(out->text);
    return pc_heal(out, &census, arena);
}
