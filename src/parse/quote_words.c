/* Words and sentence bounds in the small windows beside a quotation. */
#include "parse/quote.h"
#include "text/bits.h"
#include "text/utf8.h"

const bool pc_word_parts[256] = {[' '] = true, ['\n'] = true, [','] = true, [';'] = true, [':'] = true, ['!'] = true, ['?'] = true, ['"'] = true, [')'] = true};

const uint8_t pc_word_signs[256] = {
    [','] = PC_WORD_COMMA, [':'] = PC_WORD_COLON, ['.'] = PC_WORD_STOP, ['!'] = PC_WORD_STOP, ['?'] = PC_WORD_STOP, [';'] = PC_WORD_STOP,
    ['('] = PC_WORD_OPEN, ['['] = PC_WORD_OPEN, [')'] = PC_WORD_CLOSE, [']'] = PC_WORD_CLOSE, ['-'] = PC_WORD_DASH, ['"'] = PC_WORD_MARK,
};

static bool is_mark(uint32_t cp) {
    return cp == '"' || cp == '`' || cp == 0xAB || cp == 0xBB || (cp >= 0x2018 && cp <= 0x201F) || cp == 0x2039 || cp == 0x203A || (cp >= 0x300C && cp <= 0x300F) || cp == 0xFF02;
}

static bool is_apostrophe(uint32_t cp) {
    return cp == '\'' || cp == 0x2019 || cp == 0x2BC;
}

static uint8_t sign_type(uint32_t cp) {
    switch (cp) {
    case ',': case 0x60C: case 0xFF0C: case 0x3001: return PC_WORD_COMMA;
    case ':': case 0xFF1A: return PC_WORD_COLON;
    case '.': case '!': case '?': case ';': case 0x2026: case 0x3002: case 0xFF01: case 0xFF1F: case 0xFF1B: case 0x61F: case 0x61B: return PC_WORD_STOP;
    case '(': case '[': case 0xFF08: return PC_WORD_OPEN;
    case ')': case ']': case 0xFF09: return PC_WORD_CLOSE;
    case '-': case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: return PC_WORD_DASH;
    default: return is_mark(cp) ? PC_WORD_MARK : PC_WORD_OTHER;
    }
}

static inline bool is_ascii_letter(unsigned char c) {
    return (unsigned char)((c | 32) - 'a') < 26 || (unsigned char)(c - '0') < 10;
}

/* A letter stands at `at`. */
static inline bool letter_at(pc_str text, size_t at, size_t end, uint32_t *cp) {
    unsigned len;
    if (at >= end)
        return false;
    *cp = pc_utf8_at(text, at, &len);
    return *cp < 0x80 ? is_ascii_letter((unsigned char)*cp) : pc_cp_is_letter(*cp);
}

/* "'s" ends the word here: its length, or 0. */
static size_t possessive_len(pc_str text, size_t at, size_t end) {
    unsigned len;
    uint32_t next, cp = pc_utf8_at(text, at, &len);
    if (!is_apostrophe(cp) || at + len >= end || (text.p[at + len] | 32) != 's')
        return 0;
    return letter_at(text, at + len + 1, end, &next) ? 0 : len + 1u;
}

/* The end of a word that starts at `at`: letters, and single signs between letters. */
static size_t word_end(pc_str text, size_t at, size_t end, pc_word *word) {
    unsigned letters = 0, dots = 0;
    while (at < end) {
        size_t from = at;
        while (at < end && is_ascii_letter((unsigned char)text.p[at]))
            at++;
        letters += (unsigned)(at - from);
        if (at == end)
            break;
        unsigned len;
        uint32_t cp = pc_utf8_at(text, at, &len), next;
        if (letter_at(text, at, end, &cp)) {
            at += len;
            letters++;
            continue;
        }
        size_t own = possessive_len(text, at, end);
        if (own) {
            word->stem = (uint32_t)at;
            word->possessive = true;
            return at + own;
        }
        bool joins = is_apostrophe(cp) || cp == '-' || cp == 0x2010 || cp == 0x2011 || cp == '.' || cp == '&' || cp == 0xB7 || cp == '_' || cp == '@';
        if (!joins || !letter_at(text, at + len, end, &next))
            break;
        dots += cp == '.';
        at += len;
    }
    if (at < end && text.p[at] == '.' && word->upper && letters == dots + 1) {
        word->initial = true;
        at++;
    }
    word->stem = (uint32_t)at;
    /* "the Staffs' Union": the apostrophe of a plural owner */
    if (at < end && at > word->at && (text.p[at - 1] | 32) == 's') {
        unsigned len;
        uint32_t next, cp = pc_utf8_at(text, at, &len);
        if (is_apostrophe(cp) && at + len < end && text.p[at + len] == ' ' && letter_at(text, at + len + 1u, end, &next)) {
            word->possessive = true;
            return at + len;
        }
    }
    return at;
}

/* "al-Maliki", "el-Sayed": a capital behind a short lower-case prefix. */
static bool capital_behind_hyphen(pc_str word) {
    size_t limit = word.n < 5 ? word.n : 5;
    for (size_t i = 1; i + 1 < limit; i++)
        if (word.p[i] == '-')
            return pc_is_upper((unsigned char)word.p[i + 1]);
    return false;
}

pc_word pc_word_next_on(pc_str text, size_t at, size_t end) {
    pc_word word = {0};
    while (at < end) {
        size_t space = pc_is_space((unsigned char)text.p[at]) ? 1 : (unsigned char)text.p[at] < 0x80 ? 0 : pc_space_len(text, at);
        if (!space)
            break;
        at += space;
    }
    word.at = word.end = word.stem = (uint32_t)(at < end ? at : end);
    if (at >= end)
        return word;
    uint32_t cp;
    if (letter_at(text, at, end, &cp)) {
        word.upper = cp < 0x80 ? pc_is_upper((unsigned char)cp) : pc_cp_is_upper(cp);
        word.end = (uint32_t)word_end(text, at, end, &word);
        if (!word.upper && pc_is_lower((unsigned char)text.p[at]))
            word.upper = capital_behind_hyphen(pc_str_sub(text, at, word.end));
        word.type = cp < 0x80 && pc_is_digit((unsigned char)cp) ? PC_WORD_NUMBER : PC_WORD;
        return word;
    }
    unsigned len;
    cp = pc_utf8_at(text, at, &len);
    word.type = sign_type(cp);
    word.end = word.stem = (uint32_t)(at + len);
    return word;
}

pc_term_hit pc_quote_term_on(const pc_quoting *q, pc_term_class class, size_t at, size_t end) {
    pc_term_hit none = {0};
    pc_term_hit hit = pc_terms_find(&pc_lang_terms, class, q->langs, pc_str_sub(q->text, at, q->text.n));
    return hit.bytes && at + hit.bytes <= end ? hit : none;
}

pc_term_hit pc_quote_verb(const pc_quoting *q, size_t at, size_t end) {
    pc_term_hit none = {0};
    pc_term_hit hit = pc_quote_term(q, PC_TERM_VERB, at, end);
    return hit.value >= 5 ? none : hit;
}

size_t pc_quote_day(const pc_quoting *q, size_t at, size_t end) {
    size_t day = pc_quote_term(q, PC_TERM_WEEKDAY, at, end).bytes;
    return day ? day : pc_quote_term(q, PC_TERM_MONTH, at, end).bytes;
}

/* The dot at `at` belongs to an initial or an abbreviation. */
static bool dot_of_abbreviation(const pc_quoting *q, size_t from, size_t at) {
    size_t start = at;
    while (start > from && at - start < 12) {
        unsigned len;
        uint32_t cp = pc_utf8_before(q->text, start, &len);
        if (pc_cp_is_space(cp) || cp == '(')
            break;
        start -= len;
    }
    pc_word word = pc_word_next(q->text, start, at + 1);
    if (word.type != PC_WORD)
        return false;
    if (word.initial || memchr(q->text.p + start, '.', at - start))
        return true;
    static const pc_term_class classes[] = {PC_TERM_ABBREV, PC_TERM_HONORIFIC, PC_TERM_TITLE, PC_TERM_NAME_SUFFIX};
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        pc_term_hit hit = pc_quote_term(q, classes[i], start, at + 1);
        if (hit.bytes == at + 1 - start || (classes[i] != PC_TERM_TITLE && hit.bytes == at - start))
            return true;
    }
    return false;
}

/* A sentence ends with the sign at `at` (which ends at `behind`): a new one begins behind it. */
static bool ends_sentence(const pc_quoting *q, size_t from, size_t at, size_t behind, size_t end, uint32_t cp) {
    if (cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F)
        return true;
    unsigned len;
    if (behind < end && !pc_space_len(q->text, behind)) {
        uint32_t next = pc_utf8_at(q->text, behind, &len);
        return is_mark(next) || is_apostrophe(next) || (next == '[' && cp == '.');
    }
    if (cp == '.' && at > from && dot_of_abbreviation(q, from, at))
        return false;
    pc_word next = pc_word_next(q->text, behind, end);
    return next.type != PC_WORD || next.upper || pc_is_caseless(pc_str_sub(q->text, next.at, next.end));
}

size_t pc_sentence_start(const pc_quoting *q, size_t from, size_t at, size_t window) {
    size_t floor = at > from + window ? at - window : from;
    size_t p = at, before = at;
    while (p > floor) {
        unsigned len;
        unsigned char c = (unsigned char)q->text.p[p - 1];
        uint32_t cp = c < 0x80 ? (len = 1, c) : pc_utf8_before(q->text, p, &len);
        if ((cp == '.' || cp == '!' || cp == '?' || cp == 0x3002 || cp == 0x61F || cp == 0xFF01 || cp == 0xFF1F) && ends_sentence(q, floor, p - len, p, at, cp)) {
            size_t start = pc_skip_space(q->text, p, at);
            if (start < at)
                return start;
            if (before == at)
                return at;
        }
        p -= len;
    }
    while (p > from && p < at && ((unsigned char)q->text.p[p] & 0xC0) == 0x80)
        p++;
    return pc_skip_space(q->text, p, at);
}

size_t pc_sentence_stop(const pc_quoting *q, size_t at, size_t end) {
    size_t limit = end > at + PC_QUOTE_WINDOW ? at + PC_QUOTE_WINDOW : end;
    for (size_t p = at; p < limit;) {
        unsigned len;
        uint32_t cp = pc_utf8_at(q->text, p, &len);
        if ((cp == '.' || cp == '!' || cp == '?' || cp == 0x3002 || cp == 0x61F || cp == 0xFF01 || cp == 0xFF1F) && ends_sentence(q, at, p, p + len, end, cp))
            return p;
        p += len;
    }
    return limit < end ? limit : end;
}

bool pc_is_caseless(pc_str s) {
    for (size_t at = 0;;) {
        unsigned len;
        PC_NEXT(at, s, at, s.n, pc_above_ascii(v));
        if (at == s.n)
            return false;
        uint32_t cp = pc_utf8_at(s, at, &len);
        if (cp >= 0x590 && (pc_cp_is_cjk(cp) || cp < 0x900))
            return true;
        at += len;
    }
}

size_t pc_quote_place(const pc_quoting *q, size_t at, size_t end) {
    static const pc_term_class classes[] = {PC_TERM_CITY, PC_TERM_REGION, PC_TERM_COUNTRY};
    size_t longest = 0;
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        size_t bytes = pc_quote_term(q, classes[i], at, end).bytes;
        longest = bytes > longest ? bytes : longest;
    }
    return longest;
}

bool pc_quote_is_place(const pc_quoting *q, pc_str name) {
    size_t at = (size_t)(name.p - q->text.p), end = at + name.n;
    return pc_quote_place(q, at, end) == name.n || pc_quote_day(q, at, end) == name.n;
}
