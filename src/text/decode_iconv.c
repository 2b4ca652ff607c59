/*
 * Encodings that only iconv(3) knows. iconv does not say which input made
 * which output; it is given room for one character at a time, and what it
 * took for it is the unit of the map. Bytes that always stand for themselves
 * are found beforehand, so that most of a text needs no call.
 */
#include "text/decode_parts.h"

#include <errno.h>
#include <iconv.h>

typedef struct {
    iconv_t cd;
    pc_str src;
    uint32_t alone[256]; /* what a byte gives that always gives the same; 0: ask */
    bool stateless;      /* some bytes do */
    uint32_t *pairs;     /* the same for two bytes, learnt on the way: what was asked once; 0: ask */
    size_t unit;         /* bytes given up where they cannot be read */
    pc_text_writer w;
} converter;

/* Names of encodings only: "" would be the locale's, a slash starts options of iconv. */
static bool is_name(const char *name) {
    size_t n = 0;
    for (; name[n]; n++) {
        unsigned char c = (unsigned char)name[n];
        if (!pc_is_alpha(c) && !pc_is_digit(c) && (!n || !strchr("-_.:()+", c)))
            return false;
    }
    return n > 0 && n < 64;
}

static uint32_t cp_of(const unsigned char *wide) {
    return (uint32_t)wide[0] | (uint32_t)wide[1] << 8 | (uint32_t)wide[2] << 16 | (uint32_t)wide[3] << 24;
}

/*
 * Fills `alone`. Where any byte of ASCII is the start of something longer or
 * gives nothing, the encoding has states or wide units, and every byte is asked.
 */
static void learn_bytes(converter *c) {
    for (unsigned byte = 0; byte < 256; byte++) {
        char in[1] = {(char)byte}, *from = in;
        unsigned char wide[16];
        char *to = (char *)wide;
        size_t left = 1, room = sizeof wide;
        size_t result = iconv(c->cd, &from, &left, &to, &room);
        if (result == 0 && left == 0 && room == sizeof wide - 4) {
            c->alone[byte] = cp_of(wide);
        } else if (byte < 0x80 && !(result == (size_t)-1 && errno == EILSEQ)) {
            memset(c->alone, 0, sizeof c->alone);
            break;
        }
        iconv(c->cd, NULL, NULL, NULL, NULL);
    }
    iconv(c->cd, NULL, NULL, NULL, NULL);
    for (unsigned byte = 0; byte < 256; byte++)
        c->stateless |= c->alone[byte] != 0;
}

/* Encodings of wide units stay in step behind a bad one. */
static size_t unit_of(const char *name) {
    static const struct {
        char start[6];
        size_t unit;
    } wide[] = {{"utf32", 4}, {"ucs4", 4}, {"ucs2", 2}};
    for (size_t i = 0; i < sizeof wide / sizeof wide[0]; i++) {
        const char *want = wide[i].start;
        for (const char *p = name; *p && *want; p++)
            if (pc_lower((unsigned char)*p) == (unsigned char)*want)
                want++;
            else if (*p != '-' && *p != '_')
                break;
        if (!*want)
            return wide[i].unit;
    }
    return 1;
}

/* Makes room for one more character; the text is as long as was guessed, hardly ever longer. */
static bool has_room(converter *c) {
    pc_text_writer *w = &c->w;
    if (w->cap - w->n >= 4)
        return true;
    if (w->cap > UINT32_MAX / 2)
        return false;
    char *p = pc_arena_grow(w->arena, w->p, w->cap, w->cap * 2);
    if (!p)
        return false;
    w->p = p;
    w->cap *= 2;
    return true;
}

static bool put(converter *c, uint32_t cp, size_t from, size_t to) {
    if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
        cp = 0xFFFD;
    size_t slen = to - from < UINT16_MAX ? to - from : UINT16_MAX;
    return has_room(c) && pc_writer_unit(&c->w, cp, from, slen);
}

/* One U+FFFD for bad bytes one after the other: it starts at `from` and is widened in the map. */
typedef struct {
    size_t from, end; /* the bad bytes before; end 0: none */
} bad_bytes;

static bool flush_bad(converter *c, bad_bytes *bad) {
    size_t end = bad->end;
    bad->end = 0;
    return !end || put(c, 0xFFFD, bad->from, end);
}

static bool add_bad(converter *c, bad_bytes *bad, size_t from, size_t to) {
    if (bad->end == from && to - bad->from <= UINT16_MAX) {
        bad->end = to;
        return true;
    }
    bool fine = flush_bad(c, bad);
    *bad = (bad_bytes){from, to};
    return fine;
}

/* What iconv made of the bytes at an offset. */
typedef struct {
    unsigned char wide[16];
    size_t taken, made; /* bytes of source, bytes of wide */
    int error;
} answer;

/*
 * Asks for one character. iconv converts all it is given before it sees that
 * there is no room, so it is given little. Some characters are two code
 * points: then there must be room for both.
 */
static answer ask(converter *c, size_t at) {
    enum { LONGEST = 16 }; /* bytes of a character with its escape sequences */
    answer got = {.error = E2BIG};
    for (size_t size = 4; size <= sizeof got.wide && got.error == E2BIG && !got.taken && !got.made; size += 4) {
        size_t window = c->src.n - at < LONGEST ? c->src.n - at : LONGEST, left = window, room = size;
        char *from = (char *)(c->src.p + at), *to = (char *)got.wide;
        got.error = iconv(c->cd, &from, &left, &to, &room) == (size_t)-1 ? errno : 0;
        got.taken = window - left;
        got.made = size - room;
    }
    /* A second code point may be held back; it must come before bytes that are not asked for. */
    if (c->stateless && got.made && got.made < sizeof got.wide) {
        char *to = (char *)got.wide + got.made;
        size_t room = sizeof got.wide - got.made;
        iconv(c->cd, NULL, NULL, &to, &room);
        got.made = sizeof got.wide - room;
    }
    return got;
}

/* Writes the code points of one character that stands for bytes [from, to). */
static bool put_all(converter *c, const unsigned char *wide, size_t bytes, size_t from, size_t to) {
    for (size_t i = 0; i + 4 <= bytes; i += 4, from = to)
        if (!put(c, cp_of(wide + i), from, to))
            return false;
    return true;
}

/* What a composing encoding still holds back at the end. */
static bool flush_end(converter *c, size_t from) {
    unsigned char wide[64];
    char *to = (char *)wide;
    size_t room = sizeof wide;
    iconv(c->cd, NULL, NULL, &to, &room);
    return put_all(c, wide, sizeof wide - room, from, c->src.n);
}

/* Where two bytes' answer is kept; NULL when none can be. */
static uint32_t *pair_at(const converter *c, size_t at) {
    const unsigned char *s = (const unsigned char *)c->src.p + at;
    return c->stateless && c->src.n - at >= 2 ? &c->pairs[(size_t)s[0] << 8 | s[1]] : NULL;
}

/* The character at `at` as it was learnt; 0: it has to be asked for. */
static uint32_t known(const converter *c, size_t at, size_t *len) {
    uint32_t cp = c->alone[(unsigned char)c->src.p[at]];
    const uint32_t *pair = cp ? NULL : pair_at(c, at);
    *len = pair ? 2 : 1;
    return pair ? *pair : cp;
}

static bool convert(converter *c) {
    size_t start = 0, len; /* of the bytes that made no character yet */
    bad_bytes bad = {0, 0};
    for (size_t at = 0; at < c->src.n;) {
        uint32_t cp = known(c, at, &len);
        if (cp) {
            if (!flush_bad(c, &bad) || !put(c, cp, at, at + len))
                return false;
            start = at += len;
            continue;
        }
        uint32_t *pair = pair_at(c, at);
        answer got = ask(c, at);
        if (pair && got.taken == 2 && got.made == 4)
            *pair = cp_of(got.wide);
        at += got.taken;
        if (got.made) {
            if (!flush_bad(c, &bad) || !put_all(c, got.wide, got.made, start, at))
                return false;
            start = at;
        } else if (!got.taken) { /* invalid, or cut by the end */
            at = c->src.n - at > c->unit ? at + c->unit : c->src.n;
            if (!add_bad(c, &bad, start, at))
                return false;
            start = at;
        }
    }
    return flush_bad(c, &bad) && flush_end(c, start);
}

pc_status pc_decode_iconv(pc_str src, const char *name, pc_arena *arena, pc_decoded *out) {
    converter c = {.src = src, .unit = unit_of(name)};
    if (!is_name(name))
        return PC_UNKNOWN_ENCODING;
    errno = 0;
    c.cd = iconv_open("UTF-32LE", name);
    if (c.cd == PC_NO_ICONV)
        return errno == ENOMEM ? PC_NO_MEMORY : PC_UNKNOWN_ENCODING;
    learn_bytes(&c);
    pc_str kept = pc_arena_copy(arena, pc_str_of(name));
    c.pairs = pc_arena_zeroed(arena, c.stateless ? 256 * 256 : 1, sizeof *c.pairs);
    bool fine = kept.p && c.pairs && pc_writer_open(&c.w, arena, src.n * 2 + 16) && convert(&c);
    iconv_close(c.cd);
    if (!fine)
        return PC_NO_MEMORY;
    out->text = (pc_str){c.w.p, c.w.n};
    out->map = c.w.map;
    out->encoding = kept.p;
    pc_byte_census census = pc_count_bytes(out->text);
    return pc_heal(out, &census, arena);
}
