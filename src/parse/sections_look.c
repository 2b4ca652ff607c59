#include "parse/sections.h"

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
    if (cp == 0x2022 || cp == 0x25CF || cp == 0x25AA || cp == 0xB7 || cp == 0x25BA || cp == 0x25A0 || cp == 0x2023 || cp == 0x2219)
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

pc_look pc_look_at(pc_str text, pc_range range) {
    pc_look look = {.bytes = range.end - range.at};
    uint32_t end = look.bytes > LOOK ? range.at + LOOK : range.end;
    word w = {0, false};
    unsigned cjk = 0, len = 1;
    if (range.at == range.end)
        return look;
    uint32_t first = pc_utf8_at(text, range.at, &len);
    look.bullet = is_bullet(text, range, first, len);
    look.quoted = is_quote(first);
    for (uint32_t at = range.at; at < end; at += len) {
        len = 1;
        if ((unsigned char)text.p[at] < 0x80) {
            look_at_ascii(text, at, end, &look, &w);
            continue;
        }
        uint32_t cp = pc_utf8_at(text, at, &len);
        if (pc_cp_is_cjk(cp)) {
            cjk++;
        } else if (pc_cp_is_letter(cp) || pc_cp_digit(cp) >= 0) {
            bool upper = pc_cp_is_upper(cp);
            count_letter(&look, &w, upper, !upper && pc_cp_is_lower(cp), pc_cp_digit(cp) >= 0);
        } else if (cp != 0x2019) {
            look.breaks = look.breaks || cp == 0x3002;
            close_word(&look, &w);
        }
    }
    close_word(&look, &w);
    look.words = (uint16_t)(look.words + cjk / 2);
    look_at_end(text, range, &look);
    return look;
}

bool pc_looks_shouted(const pc_look *look) {
    return look->upper > 3 && look->upper * 3 >= (look->upper + look->lower) * 2;
}

bool pc_looks_titled(const pc_look *look) {
    return pc_looks_shouted(look) || (look->longs > 1 && look->titled * 10 >= look->longs * 7);
}

bool pc_looks_prose(const pc_look *look) {
    enum { SURELY = 26, TITLED = 14, SENTENCE = 7, SENTENCES = 12, ALWAYS = 600 };
    if (look->bytes > ALWAYS)
        return true;
    if (pc_looks_titled(look))
        return look->stops && !pc_looks_shouted(look) && (look->words >= SURELY || (look->words >= TITLED && look->longs >= look->titled + 3));
    return look->words >= SURELY || (look->stops && look->words >= SENTENCE) || (look->breaks && look->words >= SENTENCES);
}

size_t pc_glued_label(pc_str text, size_t at, size_t end, pc_term_class class) {
    enum { LONGEST = 48 };
    size_t last = end - at > LONGEST ? at + LONGEST : end;
    for (size_t i = at + 3; i + 1 < last; i++) {
        unsigned char before = (unsigned char)text.p[i - 1], c = (unsigned char)text.p[i], next = (unsigned char)text.p[i + 1];
        pc_term_hit hit;
        if (pc_is_upper(c) && (pc_is_lower(before) || (pc_is_upper(before) && pc_is_lower(next))) &&
            pc_terms_whole(&pc_lang_terms, class, PC_ANY_LANG, pc_str_sub(text, at, i), &hit))
            return i - at;
    }
    return 0;
}

bool pc_holds_address(pc_str text, pc_range range) {
    enum { PHONE = 6, ARABIC_DIGITS = 0xD9 };
    unsigned digits = 0;
    for (uint32_t at = range.at; at < range.end; at++) {
        unsigned char c = (unsigned char)text.p[at];
        if (pc_is_digit(c)) {
            if (++digits >= PHONE)
                return true;
        } else if (c == '@' || c >= ARABIC_DIGITS) {
            return true;
        } else if (pc_is_alpha(c) || c == ',' || c == '$' || c == '%') {
            digits = 0;
        }
    }
    return false;
}

static bool is_mark(unsigned char c) {
    return memchr("*-:_=#[]()<>~|", c, 14) != NULL;
}

static size_t tag_len(pc_str text, size_t at, size_t end) {
    static const char *const tags[] = {"<b>", "</b>", "<strong>", "</strong>"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        size_t n = strlen(tags[i]);
        if (end - at >= n && memcmp(text.p + at, tags[i], n) == 0)
            return n;
    }
    return 0;
}

size_t pc_skip_marks(pc_str text, size_t at, size_t end) {
    while (at < end) {
        size_t n = tag_len(text, at, end);
        if (!n)
            n = pc_space_len(text, at);
        if (!n && is_mark((unsigned char)text.p[at]))
            n = 1;
        if (!n)
            break;
        at += n;
    }
    return at;
}

size_t pc_trim_marks(pc_str text, size_t at, size_t end) {
    while (end > at) {
        size_t before = end;
        end = pc_trim_end(text, at, end);
        if (end > at && is_mark((unsigned char)text.p[end - 1]))
            end--;
        if (end == before)
            break;
    }
    return end;
}

bool pc_is_rule(pc_str text, pc_range range) {
    for (uint32_t at = range.at; at < range.end;) {
        unsigned len;
        uint32_t cp = pc_utf8_at(text, at, &len);
        if (pc_cp_is_letter(cp) || pc_cp_digit(cp) >= 0)
            return false;
        at += len;
    }
    return true;
}

/* The next letter or digit at or behind *at, folded; 0 at the end. */
static uint32_t next_letter(pc_str text, uint32_t *at, uint32_t end) {
    while (*at < end) {
        unsigned len;
        uint32_t cp = pc_utf8_at(text, *at, &len);
        *at += len;
        if (pc_cp_is_letter(cp) || pc_cp_digit(cp) >= 0)
            return pc_cp_fold(cp);
    }
    return 0;
}

bool pc_same_letters(pc_str text, pc_range a, pc_range b) {
    uint32_t at = pc_after_letters(text, a, b);
    return at > b.at && !next_letter(text, &at, b.end);
}

uint32_t pc_after_letters(pc_str text, pc_range a, pc_range b) {
    uint32_t at = b.at;
    for (;;) {
        uint32_t x = next_letter(text, &a.at, a.end);
        if (!x)
            return at;
        if (next_letter(text, &at, b.end) != x)
            return b.at;
    }
}

size_t pc_next_gap(pc_str text, size_t at, size_t end, size_t least) {
    while (at < end) {
        unsigned char c = (unsigned char)text.p[at];
        if (c > ' ' && c < 0x80) {
            at++;
            continue;
        }
        unsigned len = 1;
        size_t n = pc_space_len(text, at);
        if (!n) {
            pc_utf8_at(text, at, &len);
            at += len;
            continue;
        }
        size_t spaces = 0;
        for (; n && at < end; at += n, n = pc_space_len(text, at))
            spaces++;
        if (spaces >= least || c == '\t' || c == '\n')
            return at < end ? at : end;
    }
    return end;
}

size_t pc_next_wide(pc_str text, size_t at, size_t end) {
    return pc_next_gap(text, at, end, 2);
}
