/*
 * Text that was encoded twice. UTF-8 read as Windows-1252 (or Latin-1) and
 * encoded again turns one character into two to four: a curly quote becomes
 * "â", "€" and "œ". Up to two such layers are undone here. What does not read
 * as something people write stays as it is: "Ã" before a closing quotation
 * mark is Portuguese.
 */
#include "text/decode_parts.h"
#include "text/decode_remains.h"
#include "text/utf8.h"

enum {
    WINDOW = 24, /* characters looked at: three layers of four with something behind */
    LAYERS = 2
};

/* A character and the bytes of text it was made of. */
typedef struct {
    uint32_t cp;
    unsigned bytes, folds; /* folds: layers undone */
} piece;

/* What a character that came out of a doubled sequence is worth as evidence. */
typedef enum {
    NOT_LIKELY,
    SURE,   /* marks, signs, pictures: the sequence means nothing else */
    LETTER, /* of a Latin alphabet: depends on what stands beside */
    SCRIPT  /* another script: two in a row, or signs that stand behind no word */
} worth;

static const struct {
    uint32_t first, last;
    worth worth;
} worths[] = {
    {0x80, 0xBF, SURE},         {0xC0, 0x17F, LETTER},     {0x192, 0x192, LETTER},    {0x218, 0x21B, LETTER},
    {0x2C6, 0x2DC, SURE},       {0x370, 0x6FF, SCRIPT},    {0xE00, 0xE7F, SCRIPT},    {0x1E00, 0x1EFF, LETTER},
    {0x2000, 0x206F, SURE},     {0x2070, 0x20CF, SURE},    {0x2100, 0x22FF, SURE},    {0x2460, 0x24FF, SURE},
    {0x25A0, 0x27BF, SURE},     {0x2900, 0x2BFF, SURE},    {0x3000, 0x30FF, SCRIPT},  {0x3400, 0x9FFF, SCRIPT},
    {0xAC00, 0xD7AF, SCRIPT},   {0xFB00, 0xFB06, SURE},    {0xFE0F, 0xFE0F, SURE},    {0xFEFF, 0xFEFF, SURE},
    {0xFF00, 0xFFEF, SCRIPT},   {0xFFFD, 0xFFFD, SURE},    {0x1F000, 0x1FAFF, SURE},
};

static worth worth_of(uint32_t cp) {
    for (size_t i = 0; i < sizeof worths / sizeof worths[0] && worths[i].first <= cp; i++)
        if (cp <= worths[i].last)
            return worths[i].worth;
    return NOT_LIKELY;
}

/* Signs that stand behind a word in their own right, so that the letter before them may be one, too. */
static bool may_follow_word(uint32_t cp) {
    return cp == 0xA0 || cp == 0xAB || cp == 0xBB || (cp >= 0x2013 && cp <= 0x201E) || cp == 0x2026 || cp == 0x2039 ||
           cp == 0x203A || cp == 0x2122;
}

/* "æœˆ" is no word with something behind it; "é»”" may be. */
static bool no_sign_follows(const piece *in, unsigned n) {
    for (unsigned i = 1; i < n; i++)
        if (may_follow_word(in[i].cp))
            return false;
    return true;
}

/* Context of a doubled letter: "Ã©" is one anywhere; "AMANHÃ”" is not. */
static bool is_letter_in_place(const piece *in, uint32_t cp, uint32_t before, uint32_t after) {
    if (cp == 0xD7) /* the multiplication sign ends in a dash */
        return !pc_cp_is_letter(before);
    if (!may_follow_word(in[1].cp) || pc_cp_is_lower(before))
        return true;
    if (in[1].cp == 0xA0 && !pc_cp_is_upper(before)) /* a word of one letter */
        return true;
    return pc_cp_is_letter(after);
}

/* A doubled sequence at in[0..n): its character and how many pieces it takes; 0: none. */
static unsigned undouble(const piece *in, unsigned n, uint32_t *cp) {
    unsigned char bytes[4];
    unsigned got = 0;
    for (; got < n && got < 4; got++)
        if (!(bytes[got] = pc_1252_of_cp(in[got].cp)))
            break;
    if (!got || bytes[0] < 0xC2)
        return 0;
    unsigned len = pc_utf8_sequence(bytes, got), at_len;
    if (len)
        *cp = pc_utf8_at((pc_str){(const char *)bytes, len}, 0, &at_len);
    return len;
}

/*
 * A closing quotation mark ends in a byte that Windows-1252 does not have, so
 * it is often lost, or became "?" or U+FFFD: the pieces that are left of it.
 */
static unsigned cut_closing_mark(const piece *in, unsigned n, uint32_t after) {
    if (n < 2 || in[0].cp != 0xE2 || in[1].cp != 0x20AC)
        return 0;
    if (n > 2)
        return in[2].cp == 0xFFFD || in[2].cp == '?' ? 3 : 2;
    return pc_cp_is_letter(after) ? 0 : 2;
}

static void join(const piece *in, unsigned n, uint32_t cp, piece *out) {
    *out = (piece){cp >= 0x80 && cp <= 0x9F ? pc_cp_of_1252((unsigned char)cp) : cp, 0, in[0].folds + 1};
    for (unsigned i = 0; i < n; i++)
        out->bytes += in[i].bytes;
}

/* Undoes one layer over all pieces; returns how many are left. `before` and `after` stand around them. */
static unsigned fold(const piece *in, unsigned n, uint32_t before, uint32_t after, piece *out) {
    unsigned made = 0;
    bool script = worth_of(before) == SCRIPT; /* so was the piece before */
    for (unsigned i = 0; i < n;) {
        uint32_t cp = 0, next_cp = 0;
        uint32_t prev = made ? out[made - 1].cp : before;
        unsigned take = undouble(in + i, n - i, &cp);
        worth w = take ? worth_of(cp) : NOT_LIKELY;
        uint32_t next = i + take < n ? in[i + take].cp : after;
        if (w == LETTER && !is_letter_in_place(in + i, cp, prev, next))
            w = NOT_LIKELY;
        if (cp == 0x2020 && in[i + 2].cp == 0xA0 && (prev == '.' || prev == ','))
            w = NOT_LIKELY; /* no dagger but a closing mark that was cut, and a no-break space */
        if (w == SCRIPT && !script && !no_sign_follows(in + i, take) &&
            !(undouble(in + i + take, n - i - take, &next_cp) && worth_of(next_cp) == SCRIPT))
            w = NOT_LIKELY;
        script = w == SCRIPT;
        if (w == NOT_LIKELY) {
            take = cut_closing_mark(in + i, n - i, after);
            cp = 0x201D;
        }
        if (take) {
            join(in + i, take, cp, &out[made++]);
            i += take;
        } else {
            out[made++] = in[i++];
        }
    }
    return made;
}

typedef struct {
    pc_str text;
    pc_text_writer w;
    size_t copied;    /* text behind this is not written yet */
    uint32_t before;  /* the character written before `copied`; 0: none healed there */
    bool doubled;     /* some marks may have been encoded twice */
    bool all_c1;      /* U+0085 is an ellipsis here, not a line end */
    pc_remains remains;
} healer;

static uint32_t cp_before(const healer *h, size_t at) {
    unsigned len;
    if (at == h->copied && h->before)
        return h->before;
    return at ? pc_utf8_before(h->text, at, &len) : ' ';
}

static bool heal_unit(healer *h, size_t at, size_t bytes, uint32_t cp) {
    if (!pc_writer_copy(&h->w, h->text.p + h->copied, at - h->copied, h->copied) ||
        !pc_writer_unit(&h->w, cp, at, bytes))
        return false;
    h->copied = at + bytes;
    h->before = cp;
    return true;
}

/* Reads characters above ASCII (and one "?" behind them, which may be left of one); returns how many. */
static unsigned read_window(pc_str text, size_t at, piece *pieces, uint32_t *after) {
    unsigned n = 0, len;
    for (*after = ' '; at < text.n; at += len) {
        uint32_t cp = pc_utf8_at(text, at, &len);
        bool lost = cp == '?' && n == 2;
        if ((cp < 0x80 && !lost) || n == WINDOW) {
            *after = cp;
            break;
        }
        pieces[n++] = (piece){cp, len, 0};
    }
    return n;
}

/* The doubled sequence at `at`, its characters undone in *made; how many there are, 0 when the first is none. */
static unsigned read_doubled(const healer *h, size_t at, piece *made) {
    piece pieces[WINDOW];
    uint32_t after, first, before = cp_before(h, at);
    unsigned n = read_window(h->text, at, made, &after);
    if (!undouble(made, n, &first) && !cut_closing_mark(made, n, after))
        return 0; /* what no layer starts with is not looked at again and again */
    for (unsigned layer = 0; n > 1 && layer < LAYERS; layer++) {
        memcpy(pieces, made, n * sizeof *made);
        n = fold(pieces, n, before, after, made);
    }
    return n && made[0].folds ? n : 0;
}

/* Heals a C1 control: Windows-1252 that was read as Latin-1. */
static bool heal_c1(healer *h, size_t at, unsigned char byte, unsigned *len) {
    uint32_t cp = pc_cp_of_1252(byte);
    *len = 2;
    if (cp == 0xFFFD || (byte == 0x85 && !h->all_c1))
        return true;
    return heal_unit(h, at, 2, cp);
}

/*
 * "à" ends in a no-break space when it is encoded twice, and that may have
 * become a space: "voilÃ  que". In capitals the letter is Portuguese.
 */
static bool heal_grave(healer *h, size_t at, unsigned *len) {
    uint32_t before = cp_before(h, at);
    if (at + 2 >= h->text.n || h->text.p[at + 2] != ' ' || pc_cp_is_upper(before))
        return true;
    *len = at + 3 < h->text.n && h->text.p[at + 3] == ' ' ? 3 : 2;
    return heal_unit(h, at, *len, 0xE0);
}

/*
 * Heals what stands at `at`, which starts with C2 or C3; *len is what to pass
 * over. All pieces that a window gave are used up to the first that is
 * whole, so a long stretch is read once.
 */
static bool heal_at(healer *h, size_t at, unsigned *len) {
    const unsigned char *s = (const unsigned char *)h->text.p + at;
    piece made[WINDOW];
    *len = 2;
    if (s[0] == 0xC2 && s[1] < 0xA0)
        return heal_c1(h, at, s[1], len);
    if (s[0] != 0xC3 || s[1] < 0x82 || s[1] > 0xB4)
        return true;
    bool lone = at + 2 >= h->text.n || !pc_starts_1252_sign(s[2]);
    unsigned n = lone ? 0 : read_doubled(h, at, made);
    if (n) {
        *len = 0;
        for (unsigned i = 0; i < n && made[i].folds; i++) {
            if (!heal_unit(h, at + *len, made[i].bytes, made[i].cp))
                return false;
            *len += made[i].bytes;
            if (*len >= WINDOW)
                break; /* over half the window is left, so nothing before this was cut */
        }
        return true;
    }
    if (s[1] == 0x83 && h->doubled)
        return heal_grave(h, at, len);
    if (s[1] == 0xA2 && h->remains.damaged) {
        pc_mark mark = pc_remains_mark(&h->remains, at, cp_before(h, at));
        *len = mark.bytes;
        return heal_unit(h, at, mark.bytes, mark.cp);
    }
    return true;
}

static bool heal_all(healer *h) {
    for (size_t at = pc_ascii_end(h->text.p, h->copied, h->text.n); at < h->text.n;) {
        unsigned char lead = (unsigned char)h->text.p[at];
        unsigned len = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (lead < 0x80)
            at = pc_ascii_end(h->text.p, at, h->text.n);
        else if (lead > 0xC3 || heal_at(h, at, &len))
            at += len;
        else
            return false;
    }
    if (!h->copied)
        return true;
    return pc_writer_copy(&h->w, h->text.p + h->copied, h->text.n - h->copied, h->copied);
}

/* A byte-order mark that was encoded twice. */
static void drop_doubled_mark(healer *h) {
    static const char mark[] = "\xC3\xAF\xC2\xBB\xC2\xBF";
    if (h->text.n >= 6 && memcmp(h->text.p, mark, 6) == 0)
        h->copied = 6;
}

pc_status pc_heal(pc_decoded *text, const pc_byte_census *census, pc_arena *arena) {
    healer h = {.text = text->text, .doubled = census->doubled > 0, .all_c1 = census->c1 > 0};
    h.remains = pc_remains_of(text->text, census);
    if (!census->doubled && !census->c1 && !h.remains.damaged)
        return PC_OK;
    /* Two bytes may become three: remains and C1. */
    size_t grows = census->c1 + (h.remains.damaged ? census->remains : 0);
    if (h.text.n + grows > UINT32_MAX)
        return PC_TOO_LARGE;
    if (!pc_writer_open(&h.w, arena, h.text.n + grows + 4))
        return PC_NO_MEMORY;
    drop_doubled_mark(&h);
    if (!heal_all(&h))
        return PC_NO_MEMORY;
    if (!h.copied)
        return PC_OK; /* nothing was to heal after all */
    pc_map map;
    if (!pc_map_compose(arena, &h.w.map, &text->map, &map))
        return PC_NO_MEMORY;
    text->text = (pc_str){h.w.p, h.w.n};
    text->map = map;
    return PC_OK;
}
