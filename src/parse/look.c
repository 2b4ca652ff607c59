/*
 * What a stretch of text looks like: counts of its words and letters, how it
 * begins and ends. ASCII is counted 64 bytes at a time, all else by characters.
 */
#include "parse/sections.h"

#include "text/bits.h"
#include "text/utf8.h"

enum { LOOK = 320, LONG_WORD = 4 };

static bool is_close(uint32_t cp) {
    return cp == '"' || cp == '\'' || cp == ')' || cp == ']' || cp == '*' || cp == 0x2019 || cp == 0x201D || cp == 0x201C || cp == 0xBB ||
           cp == 0xAB || cp == 0x300D || cp == 0x300F || cp == 0xFF09;
}

static bool is_quote(uint32_t cp) {
    return cp == '"' || (cp >= 0x2018 && cp <= 0x201F) || cp == 0xAB || cp == 0xBB || cp == 0x300C || cp == 0x300E;
}

static bool is_stop(uint32_t cp) {
    return cp == '.' || cp == '!' || cp == '?' || cp == 0x2026 || cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F || cp == 0x061F || cp == 0xFF0E;
}

static bool is_bullet(pc_str text, pc_range range, uint32_t cp, unsigned len) {
    uint32_t next = range.at + len;
    if (cp == 0x2022 || cp == 0x25CF || cp == 0x25AA || cp == 0xB7 || cp == 0x25BA || cp == 0x25A0 || cp == 0x2023 || cp == 0x2219 || cp == 0x30FB)
        return true;
    return (cp == '*' || cp == '-' || cp == '+' || cp == 0x2013) && next < range.end && pc_space_len(text, next) > 0;
}

static void look_at_end(pc_str text, pc_range range, pc_look *look) {
    uint32_t end = range.end;
    for (unsigned i = 0; i < 4 && end > range.at; i++) {
        unsigned len;
        uint32_t cp = pc_utf8_before(text, end, &len);
        end -= len;
        if (is_stop(cp))
            look->stops = true;
        else if (cp == ':' || cp == 0xFF1A)
            look->colon = true;
        else if (cp == ',' || cp == 0x60C || cp == 0xFF0C)
            look->comma = true;
        else if (is_close(cp) || pc_cp_is_space(cp))
            continue;
        return;
    }
}

/* "... day. The": a stop behind a word of some length, white space, a capital. */
static bool sentence_breaks(pc_str text, uint32_t stop, uint32_t end, unsigned word) {
    if (word < 4)
        return false;
    uint32_t at = stop + 1;
    while (at < end && (text.p[at] == '"' || text.p[at] == '\'' || text.p[at] == ')'))
        at++;
    size_t next = pc_skip_space(text, at, end);
    return next > at && next < end && (pc_is_upper((unsigned char)text.p[next]) || text.p[next] == '"');
}

typedef struct {
    uint16_t letters;
    bool capital;
} word;

static void close_word(pc_look *look, word *w) {
    if (w->letters) {
        look->words++;
        if (w->letters >= LONG_WORD) {
            look->longs++;
            look->titled = (uint16_t)(look->titled + w->capital);
        }
    }
    *w = (word){0, false};
}

static void count_letter(pc_look *look, word *w, bool upper, bool lower, bool digit) {
    if (!w->letters)
        w->capital = upper || digit;
    w->letters++;
    look->upper = (uint16_t)(look->upper + upper);
    look->lower = (uint16_t)(look->lower + lower);
}

static void look_at_ascii(pc_str text, uint32_t at, uint32_t end, pc_look *look, word *w) {
    unsigned char c = (unsigned char)text.p[at];
    bool upper = pc_is_upper(c), lower = pc_is_lower(c), digit = pc_is_digit(c);
    if (upper || lower || digit) {
        if (c == 'w' && !w->letters && end - at > 4 && memcmp(text.p + at, "www.", 4) == 0)
            look->address = true;
        count_letter(look, w, upper, lower, digit);
        return;
    }
    if (c == '\'')
        return;
    if (c == '.')
        look->breaks = look->breaks || sentence_breaks(text, at, end, w->letters);
    else if (c == '@' || (c == '/' && at + 1 < end && text.p[at + 1] == '/'))
        look->address = true;
    close_word(look, w);
}

/* By characters, for texts that are not all ASCII. */
static void count_characters(pc_str text, uint32_t at, uint32_t end, pc_look *look) {
    word w = {0, false};
    unsigned cjk = 0, len;
    for (; at < end; at += len) {
        len = 1;
        if ((unsigned char)text.p[at] < 0x80) {
            look_at_ascii(text, at, end, look, &w);
            continue;
        }
        uint32_t cp = pc_utf8_at(text, at, &len);
        if (pc_cp_is_cjk(cp)) {
            cjk++;
        } else if (pc_cp_is_letter(cp) || pc_cp_digit(cp) >= 0) {
            bool upper = pc_cp_is_upper(cp);
            bool lower = !upper && pc_cp_is_lower(cp), digit = pc_cp_digit(cp) >= 0;
            count_letter(look, &w, upper, lower, digit);
            look->caseless = (uint16_t)(look->caseless + !(upper || lower || digit));
        } else if (cp != 0x2019) {
            look->breaks = look->breaks || cp == 0x3002;
            close_word(look, &w);
        }
    }
    close_word(look, &w);
    look->words = (uint16_t)(look->words + cjk / 2);
    look->caseless = (uint16_t)(look->caseless + cjk);
}

/* What is counted of 64 bytes: ASCII letters and digits, apostrophes and full stops. */
typedef struct {
    uint64_t upper, lower, digit, apostrophe, stop;
} counted;

/* The first `n` of the 64 bytes at p. False when one is above 0x7F. *address: where a sign of one stands, @ or /. */
static bool bits_of(const char *p, size_t n, counted *bits, uint64_t *address) {
    uint64_t marks, high, inside = pc_bits_below(n);
    *address = 0;
    *bits = (counted){0};
    PC_BITS(marks, p, pc_either(pc_above_ascii(v), pc_either(pc_either(pc_equal(v, '\''), pc_equal(v, '.')), pc_either(pc_equal(v, '@'), pc_equal(v, '/')))));
    if (marks & inside) {
        PC_BITS(high, p, pc_above_ascii(v));
        if (high & inside)
            return false;
        PC_BITS(bits->apostrophe, p, pc_equal(v, '\''));
        PC_BITS(bits->stop, p, pc_equal(v, '.'));
        bits->apostrophe &= inside;
        bits->stop &= inside;
        *address = marks & inside & ~(bits->apostrophe | bits->stop);
    }
    PC_BITS(bits->upper, p, pc_within(v, 'A', 'Z'));
    PC_BITS(bits->lower, p, pc_within(v, 'a', 'z'));
    PC_BITS(bits->digit, p, pc_within(v, '0', '9'));
    bits->upper &= inside;
    bits->lower &= inside;
    bits->digit &= inside;
    return true;
}

/* Letters and digits, those of them that are capitals or digits, and full stops; without the apostrophes, which part no word. */
typedef struct {
    uint64_t letters, capitals, stops;
} letter_bits;

static letter_bits without_apostrophes(const counted *bits) {
    letter_bits l = {bits->upper | bits->lower | bits->digit, bits->upper | bits->digit, bits->stop};
    uint64_t left = bits->apostrophe;
    for (unsigned gone = 0; left; left &= left - 1, gone++) {
        unsigned at = (unsigned)__builtin_ctzll(left) - gone;
        l = (letter_bits){pc_bits_drop(l.letters, at), pc_bits_drop(l.capitals, at), pc_bits_drop(l.stops, at)};
    }
    return l;
}

/* Where bit `at` of masks without the apostrophes stood. */
static unsigned with_apostrophes(unsigned at, uint64_t apostrophes) {
    for (; apostrophes && (unsigned)__builtin_ctzll(apostrophes) <= at; apostrophes &= apostrophes - 1)
        at++;
    return at;
}

/* v moved up by `n` bits; those of the 64 bytes before come in. */
static uint64_t behind(uint64_t v, uint64_t before, unsigned n) {
    return v << n | before >> (64 - n);
}

/* Counts 64 bytes; *before has the letters of the bytes before them and gets those of these, the last one in the top bit. */
static void count_bits(pc_str text, uint32_t at, uint32_t end, const counted *bits, letter_bits *before, pc_look *look) {
    letter_bits l = without_apostrophes(bits);
    uint64_t one = behind(l.letters, before->letters, 1), three = one & behind(l.letters, before->letters, 2) & behind(l.letters, before->letters, 3);
    uint64_t four = behind(l.letters, before->letters, 4), fourth = l.letters & three & ~four;
    look->words = (uint16_t)(look->words + pc_bits_count(l.letters & ~one));
    look->longs = (uint16_t)(look->longs + pc_bits_count(fourth));
    look->titled = (uint16_t)(look->titled + pc_bits_count(fourth & behind(l.capitals, before->capitals, 3)));
    look->upper = (uint16_t)(look->upper + pc_bits_count(bits->upper));
    look->lower = (uint16_t)(look->lower + pc_bits_count(bits->lower));
    for (uint64_t stops = l.stops & three & four; stops && !look->breaks; stops &= stops - 1)
        look->breaks = sentence_breaks(text, at + with_apostrophes((unsigned)__builtin_ctzll(stops), bits->apostrophe), end, LONG_WORD);
    unsigned gone = bits->apostrophe ? pc_bits_count(bits->apostrophe) : 0;
    *before = gone < 64 ? (letter_bits){l.letters << gone | (gone ? before->letters >> (64 - gone) : 0), l.capitals << gone | (gone ? before->capitals >> (64 - gone) : 0), 0} : *before;
}

/* "www." at the start of a word. */
static bool holds_www(pc_str text, uint32_t at, uint32_t end) {
    unsigned letters = 0;
    for (; at < end; at++) {
        unsigned char c = (unsigned char)text.p[at];
        if (c == 'w' && !letters && end - at > 4 && memcmp(text.p + at, "www.", 4) == 0)
            return true;
        letters = c == '\'' ? letters : pc_is_alpha(c) || pc_is_digit(c) ? letters + 1 : 0;
    }
    return false;
}

/* One of the places is an at sign or the second of two slashes, not before `least`. */
static bool is_address(pc_str text, uint32_t least, uint32_t from, uint64_t places) {
    for (; places; places &= places - 1) {
        uint32_t at = from + (unsigned)__builtin_ctzll(places);
        if (text.p[at] == '@' || (at > least && text.p[at - 1] == '/'))
            return true;
    }
    return false;
}

/* One of the full stops stands behind a w, not before `least`. */
static bool may_be_www(pc_str text, uint32_t least, uint32_t from, uint64_t stops) {
    for (; stops; stops &= stops - 1) {
        uint32_t at = from + (unsigned)__builtin_ctzll(stops);
        if (at > least && text.p[at - 1] == 'w')
            return true;
    }
    return false;
}

/* False, with nothing counted, when a byte is above 0x7F. */
static bool count_ascii(pc_str text, uint32_t at, uint32_t end, pc_look *out) {
    pc_look look = *out;
    letter_bits before = {0, 0, 0};
    bool www = false;
    char room[64];
    for (uint32_t from = at; from < end; from += 64) {
        counted bits;
        uint64_t address;
        if (!bits_of(pc_sixty_four(text, from, room), end - from, &bits, &address))
            return false;
        look.address = look.address || is_address(text, at, from, address);
        www = www || may_be_www(text, at, from, bits.stop);
        count_bits(text, from, end, &bits, &before, &look);
    }
    look.address = look.address || (www && holds_www(text, at, end));
    *out = look;
    return true;
}

pc_look pc_look_at(pc_str text, pc_range range) {
    pc_look look = {.bytes = range.end - range.at};
    uint32_t end = look.bytes > LOOK ? range.at + LOOK : range.end;
    unsigned len;
    if (range.at == range.end)
        return look;
    uint32_t first = pc_utf8_at(text, range.at, &len);
    look.bullet = is_bullet(text, range, first, len);
    look.quoted = is_quote(first);
    if (!count_ascii(text, range.at, end, &look))
        count_characters(text, range.at, end, &look);
    look_at_end(text, range, &look);
    return look;
}
