/*
 * Sentences end at a stop that a new beginning follows. Brackets and
 * quotations are passed whole: their stops count only where they close.
 * Everything looks a bounded way ahead or back.
 */
#include "text/sentence.h"

#include "text/bits.h"
#include "text/utf8.h"

enum {
    PASS_BYTES = 600, /* how far away the mark may be that closes a bracket or quotation */
    TOKEN_BYTES = 24, /* the longest abbreviation */
    SPEAKER_WORDS = 4 /* "..." Dr. Ana Ruiz asked */
};
/* Values of [abbrev] and [not-name]. */
enum { NEVER_ENDS, MAY_END, BEFORE_NUMBER, WITH_CAPITAL };
enum { STARTS_NONE = 2 };

typedef struct scan {
    pc_str text;
    size_t from;    /* where the sentence starts */
    unsigned langs;
} scan;

/* A stop and what belongs to it. */
typedef struct stop {
    size_t at, marks_end, end; /* first mark, behind the marks, behind the closing marks */
    unsigned dots, others;     /* full stops; question and exclamation marks, stops of other scripts */
    bool dotted;               /* "…", "..." or ". . ." */
    bool quoted;               /* a closing quotation mark or bracket stands behind the marks */
    bool wide;                 /* a stop of Han or kana text, which needs no space behind it */
} stop;

static uint32_t cp_at(pc_str text, size_t at, unsigned *len) {
    *len = 1;
    return at < text.n ? pc_utf8_at(text, at, len) : 0;
}

static bool is_wide_stop(uint32_t cp) {
    return cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F || cp == 0xFF61 || cp == 0xFF0E;
}

static bool is_other_stop(uint32_t cp) {
    return cp == '!' || cp == '?' || cp == 0x61F || cp == 0x6D4 || cp == 0x964 || (cp >= 0x203C && cp <= 0x203D) ||
           (cp >= 0x2047 && cp <= 0x2049) || is_wide_stop(cp);
}

static bool is_stop(uint32_t cp) {
    return cp == '.' || cp == 0x2026 || is_other_stop(cp);
}

static bool closes(uint32_t cp) {
    switch (cp) {
    case '"': case '\'': case ')': case ']': case '}':
    case 0xBB: case 0xAB: case 0x2018: case 0x2019: case 0x201C: case 0x201D: case 0x203A:
    case 0x3009: case 0x300B: case 0x300D: case 0x300F: case 0x3011: case 0xFF09: case 0xFF3D:
        return true;
    }
    return false;
}

/* What closes the mark that opens here; 0 when none opens. Two marks can close a German quotation. */
static uint32_t closing_mark(uint32_t cp, uint32_t *other) {
    static const uint32_t pairs[][3] = {
        {'(', ')'}, {'[', ']'}, {0x201C, 0x201D}, {0x201E, 0x201C, 0x201D}, {0xAB, 0xBB}, {0xBB, 0xAB}, {'"', '"'},
        {0x2039, 0x203A}, {0x300C, 0x300D}, {0x300E, 0x300F}, {0x3010, 0x3011}, {0x300A, 0x300B}, {0xFF08, 0xFF09},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (pairs[i][0] == cp) {
            *other = pairs[i][2];
            return pairs[i][1];
        }
    return 0;
}

/* Marks that look alike on both sides open only behind a space or another opening, and before a word. */
static bool opens_here(pc_str text, size_t at, uint32_t cp, unsigned len) {
    unsigned before_len, next_len;
    uint32_t other, before = at ? pc_utf8_before(text, at, &before_len) : ' ', next = cp_at(text, at + len, &next_len);
    if (cp != '"' && cp != 0xBB && cp != 0x201C)
        return true;
    if (pc_cp_is_space(next) || !next)
        return false;
    return pc_cp_is_space(before) || before == 0x2014 || before == 0x2013 || pc_cp_is_cjk(before) || before == 0xFF1A || before == 0xFF0C || closing_mark(before, &other);
}

/* Where the bracket or quotation that opens at `at` closes: at its closing mark; 0 when it does not close soon. */
static size_t close_of(pc_str text, size_t at, size_t *close_len) {
    unsigned len;
    uint32_t cp = pc_utf8_at(text, at, &len), other = 0, close = closing_mark(cp, &other);
    size_t limit = text.n - at > PASS_BYTES ? at + PASS_BYTES : text.n;
    unsigned depth = 1;
    if (!close || !opens_here(text, at, cp, len))
        return 0;
    for (size_t i = at + len; i < limit; i += len) {
        uint32_t here = pc_utf8_at(text, i, &len);
        if (here == '\n' && i + 1 < limit && text.p[i + 1] == '\n')
            return 0;
        if (here == cp && cp != close)
            depth++;
        if ((here == close || (other && here == other)) && --depth == 0) {
            *close_len = len;
            return i;
        }
    }
    return 0;
}

static size_t skip_blank(pc_str text, size_t at) {
    return pc_skip_space(text, at, text.n);
}

/* Reads the marks of a stop: "?!", "...", ". . . ." and the closing marks behind. */
static stop read_stop(pc_str text, size_t at) {
    stop s = {.at = at, .marks_end = at};
    unsigned len;
    for (;;) {
        uint32_t cp = cp_at(text, s.marks_end, &len);
        size_t spaced = s.dots && pc_space_len(text, s.marks_end) ? skip_blank(text, s.marks_end) : 0;
        if (spaced && spaced + 1 < text.n && text.p[spaced] == '.' && s.marks_end - at < PASS_BYTES && spaced - s.marks_end < 4) {
            s.marks_end = spaced; /* ". . ." */
            continue;
        }
        if (spaced && spaced + 1 == text.n && text.p[spaced] == '.')
            s.marks_end = spaced;
        else if (!is_stop(cp))
            break;
        else {
            s.dots += cp == '.';
            s.dotted |= cp == 0x2026;
            s.others += is_other_stop(cp);
            s.wide |= is_wide_stop(cp);
            s.marks_end += len;
        }
    }
    s.dotted |= s.dots > 1;
    s.end = s.marks_end;
    for (; closes(cp_at(text, s.end, &len)); s.quoted = true)
        s.end += len;
    return s;
}

static bool starts_sentence(const scan *sc, size_t at) {
    pc_str rest = pc_str_sub(sc->text, at, sc->text.n);
    pc_term_hit hit = pc_terms_match(&pc_lang_terms, PC_TERM_NOT_NAME, sc->langs, rest);
    return (hit.bytes && hit.value != STARTS_NONE) || pc_terms_match(&pc_lang_terms, PC_TERM_PRONOUN, sc->langs, rest).bytes;
}

/* A capital with a stop, or a capital and a small letter: "A.", "Yu." */
static bool is_initial(pc_str text, size_t at) {
    unsigned len, next_len;
    uint32_t cp = cp_at(text, at, &len), next = cp_at(text, at + len, &next_len);
    if (!pc_cp_is_upper(cp))
        return false;
    if (pc_cp_is_lower(next))
        next = cp_at(text, at + len + next_len, &next_len);
    return next == '.';
}

/* The word that the stop at `at` ends, from its first byte; `at` itself when it is too long for an abbreviation. */
static size_t token_start(const scan *sc, size_t at) {
    size_t i = at;
    while (i > sc->from && at - i < TOKEN_BYTES) {
        unsigned len;
        uint32_t cp = pc_utf8_before(sc->text, i, &len), other;
        if (pc_cp_is_space(cp) || closing_mark(cp, &other) || cp == '\'' || cp == 0x2018 || cp == 0x2019 || cp == '/' || cp == 0x2013 || cp == 0x2014)
            return i;
        i -= len;
    }
    return i == sc->from ? i : at;
}

/* "U.S", "e.V", "LL.AA": parts of one or two letters with stops between, or one letter alone. */
static bool is_acronym(pc_str token, bool *single) {
    unsigned letters = 0, parts = 1, len;
    for (size_t i = 0; i < token.n; i += len) {
        uint32_t cp = pc_utf8_at(token, i, &len);
        if (cp == '.' && letters) {
            parts++;
            letters = 0;
        } else if (!pc_cp_is_letter(cp) || ++letters > 2) {
            return false;
        }
    }
    *single = parts == 1 && letters == 1;
    return *single || (parts > 1 && letters);
}

static bool is_number(pc_str token) {
    for (size_t i = 0; i < token.n; i++)
        if (!pc_is_digit((unsigned char)token.p[i]))
            return false;
    return token.n > 0;
}

static bool is_roman(pc_str token) {
    for (size_t i = 0; i < token.n; i++)
        if (!PC_ONE_OF(token.p[i], "IVXLC"))
            return false;
    return token.n > 0;
}

/* "3. September", "im 19. Jahrhundert", "1. Einleitung" at the start: the number goes on in the next word. */
static bool ordinal(const scan *sc, size_t token, pc_str number, size_t next) {
    pc_str rest = pc_str_sub(sc->text, next, sc->text.n);
    if (token == sc->from)
        return true;
    if (!(sc->langs & PC_LANG_BIT(PC_DE)) || number.n > 3)
        return false;
    return pc_is_digit((unsigned char)rest.p[0]) || pc_terms_match(&pc_lang_terms, PC_TERM_MONTH, sc->langs, rest).bytes || !starts_sentence(sc, next);
}

/* A full stop that belongs to the word before it, seeing what comes next. */
static bool abbreviates(const scan *sc, const stop *s, size_t next) {
    size_t start = token_start(sc, s->at);
    if (start == s->at)
        return false;
    pc_str token = pc_str_sub(sc->text, start, s->at), dotted = pc_str_sub(sc->text, start, s->at + 1);
    unsigned len;
    uint32_t first = pc_utf8_at(token, 0, &len), follows = cp_at(sc->text, next, &len);
    bool number = pc_cp_digit(follows) >= 0, single;
    pc_term_hit hit;
    if (is_number(token) || ((sc->langs & PC_LANG_BIT(PC_DE)) && is_roman(token)))
        return ordinal(sc, start, token, next);
    if (pc_terms_whole(&pc_lang_terms, PC_TERM_ABBREV, sc->langs, dotted, &hit))
        switch (hit.value) {
        case NEVER_ENDS:
            return true;
        case BEFORE_NUMBER:
            return number;
        case WITH_CAPITAL:
            return pc_cp_is_upper(first) && !starts_sentence(sc, next);
        default:
            return number || !starts_sentence(sc, next) || is_initial(sc->text, next);
        }
    if (!is_acronym(token, &single))
        return false;
    if (is_initial(sc->text, next))
        return true; /* "z. B.", "J. R. Ek" */
    if (single && !pc_cp_is_upper(first) && !number)
        return false;
    return number || !starts_sentence(sc, next);
}

/* "...!" Ana Ruiz asked: names and a verb of speech go on with the sentence. */
static bool attribution_follows(const scan *sc, size_t at) {
    for (unsigned words = 0; words < SPEAKER_WORDS && at < sc->text.n; words++) {
        pc_term_hit verb = pc_terms_match(&pc_lang_terms, PC_TERM_VERB, sc->langs, pc_str_sub(sc->text, at, sc->text.n));
        if (verb.bytes && (verb.value == 1 || verb.value == 2) && !pc_is_upper((unsigned char)sc->text.p[at]))
            return true;
        size_t end = at;
        for (unsigned i = 0; i < TOKEN_BYTES * 2 && end < sc->text.n && !pc_space_len(sc->text, end); i++)
            end++;
        if (end == at || PC_ONE_OF(sc->text.p[end - 1], ",;:!?\""))
            return false;
        at = skip_blank(sc->text, end);
    }
    return false;
}

/* The letter or figure that the next words begin with, behind opening marks and dashes. */
static size_t next_beginning(pc_str text, size_t at, bool *marked) {
    *marked = false;
    for (unsigned i = 0; i < 6 && at < text.n; i++) {
        unsigned len;
        uint32_t cp = pc_utf8_at(text, at, &len), other;
        bool dash = cp == '-' || cp == 0x2013 || cp == 0x2014 || cp == 0x2022;
        if (!dash && !closing_mark(cp, &other) && cp != 0x2018 && cp != '\'' && cp != 0xBF && cp != 0xA1 && cp != '*')
            break;
        *marked |= !dash && cp != '*';
        at = skip_blank(text, at + len);
    }
    return at;
}

/* ". . . The" behind a full sentence: the stop is the first of the dots, the others belong to what follows. */
static bool omission_behind(pc_str text, const stop *s) {
    return s->dots == 4 && s->marks_end - s->at == 7 && !s->quoted && s->at && !pc_space_len(text, s->at - 1) && s->marks_end < text.n;
}

/* Three dots that stand alone leave words out inside a sentence. */
static bool omission_inside(pc_str text, const stop *s) {
    return s->dots == 3 && !s->others && s->at && pc_space_len(text, s->at - 1);
}

static bool blank_line(pc_str text, size_t at, size_t end) {
    unsigned lines = 0;
    for (; at < end && lines < 2; at++)
        lines += text.p[at] == '\n';
    return lines > 1;
}

/* The end of the sentence at this stop; 0 when it goes on. */
static size_t end_at(const scan *sc, const stop *s) {
    pc_str text = sc->text;
    unsigned len;
    if (s->end >= text.n)
        return text.n;
    size_t next = skip_blank(text, s->end);
    if (next == text.n)
        return s->end;
    if (next == s->end && !s->wide)
        return 0;
    if (blank_line(text, s->end, next))
        return s->end;
    bool marked;
    size_t letter = next_beginning(text, next, &marked);
    uint32_t cp = cp_at(text, letter, &len);
    if (s->wide)
        return s->end;
    if (pc_cp_is_lower(cp) || (cp && !pc_cp_is_letter(cp) && pc_cp_digit(cp) < 0 && !marked && cp < 0x80 && !PC_ONE_OF(cp, "$#@&.")))
        return 0;
    if (omission_behind(text, s))
        return s->at + 1;
    if (omission_inside(text, s))
        return 0;
    bool point = s->dots == 1 && !s->others && !s->dotted;
    if (point && abbreviates(sc, s, letter) && !(marked && starts_sentence(sc, letter)))
        return 0;
    return s->quoted && s->others && attribution_follows(sc, letter) ? 0 : s->end;
}

/* The stop inside a quotation or bracket, right before it closes at `close`; .marks_end 0 when none. */
static stop inner_stop(pc_str text, size_t open, size_t close) {
    size_t end = pc_trim_end(text, open, close), at = end;
    unsigned len;
    while (at > open && end - at < PASS_BYTES && is_stop(pc_utf8_before(text, at, &len)))
        at -= len;
    unsigned open_len;
    pc_utf8_at(text, open, &open_len);
    if (at == end || at <= open + open_len)
        return (stop){0}; /* "[...]" leaves something out */
    stop s = read_stop(text, at);
    if (s.end < close || s.marks_end > end)
        s.end = close;
    for (; closes(cp_at(text, s.end, &len)); s.quoted = true)
        s.end += len;
    return s;
}

/* Text of Han and kana: a quotation that closes ends the sentence only where a colon led to it or nothing follows it closely. */
static bool wide_ends(pc_str text, size_t open, const stop *s) {
    unsigned len;
    uint32_t before = open ? pc_utf8_before(text, open, &len) : 0;
    return s->end >= text.n || pc_space_len(text, s->end) || before == ':' || before == 0xFF1A;
}

/* Bytes that a scan has to look at: stops, openings, blank lines, all above 0x7F. */
static bool plain(unsigned char c) {
    return c < 0x80 && c != '.' && c != '!' && c != '?' && c != '(' && c != '[' && c != '"' && c != '\n';
}

/* The first byte at or behind `at` that has to be looked at; text.n when there is none. */
static size_t past_plain(pc_str text, size_t at) {
    for (; text.n - at >= PC_LANES; at += PC_LANES) {
        const pc_lanes v = pc_load(text.p + at);
        pc_lanes stops = pc_either(pc_equal(v, '.'), pc_either(pc_equal(v, '!'), pc_equal(v, '?')));
        pc_lanes opens = pc_either(pc_equal(v, '('), pc_either(pc_equal(v, '['), pc_equal(v, '"')));
        uint64_t bits = pc_lane_bits(pc_either(pc_either(stops, opens), pc_either(pc_equal(v, '\n'), pc_above_ascii(v))));
        if (bits)
            return at + (unsigned)__builtin_ctzll(bits);
    }
    while (at < text.n && plain((unsigned char)text.p[at]))
        at++;
    return at;
}

static size_t past_start(pc_str text, size_t at) {
    at = skip_blank(text, at);
    while (at < text.n && (text.p[at] == '.' || pc_space_len(text, at)))
        at++; /* ". . . The practice" */
    return at;
}

size_t pc_sentence_end(pc_str text, size_t from, pc_lang lang) {
    scan sc = {text, from < text.n ? skip_blank(text, from) : text.n, lang < PC_LANGS ? PC_LANG_BIT(lang) : PC_ANY_LANG};
    for (size_t at = past_plain(text, past_start(text, sc.from)), close_len, end; at < text.n; at = past_plain(text, at)) {
        unsigned len;
        if (text.p[at] == '\n' && at + 1 < text.n && text.p[at + 1] == '\n')
            return at;
        uint32_t cp = pc_utf8_at(text, at, &len);
        stop s;
        size_t open = at;
        if (is_stop(cp)) {
            s = read_stop(text, at);
        } else if ((at = close_of(text, open, &close_len)) != 0) {
            s = inner_stop(text, open, at);
            at += close_len;
            if (!s.marks_end || (s.wide && !wide_ends(text, open, &s)))
                continue;
        } else {
            at = open + len;
            continue;
        }
        if ((end = end_at(&sc, &s)) != 0)
            return end;
        at = s.end;
    }
    return text.n;
}
