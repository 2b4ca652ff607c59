#include "parse/sections.h"

#include "text/bits.h"
#include "text/utf8.h"

bool pc_looks_shouted(const pc_look *look) {
    return look->upper > 3 && look->upper * 3 >= (look->upper + look->lower + look->caseless) * 2;
}

bool pc_looks_titled(const pc_look *look) {
    return pc_looks_shouted(look) || (look->longs > 1 && look->titled * 10 >= look->longs * 7 && look->caseless <= look->upper + look->lower);
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
    enum { SHORTEST = 3, LONGEST = 48 };
    size_t last = end - at > LONGEST ? at + LONGEST : end;
    if (at >= end || !(pc_terms_begin(&pc_lang_terms, pc_str_sub(text, at, end)) & PC_CLASS_BIT(class)))
        return 0;
    uint64_t upper, lower;
    char room[64];
    const char *p = pc_sixty_four(text, at, room);
    PC_BITS(upper, p, pc_within(v, 'A', 'Z'));
    PC_BITS(lower, p, pc_within(v, 'a', 'z'));
    upper &= (lower << 1 | (upper << 1 & lower >> 1)) & pc_bits_below(last - 1 - at) & ~pc_bits_below(SHORTEST);
    for (; upper; upper &= upper - 1) {
        pc_term_hit hit;
        size_t n = (unsigned)__builtin_ctzll(upper);
        if (pc_terms_whole(&pc_lang_terms, class, PC_ANY_LANG, pc_str_sub(text, at, at + n), &hit))
            return n;
    }
    return 0;
}

bool pc_holds_address(pc_str text, pc_range range) {
    enum { PHONE = 6, ARABIC_DIGITS = 0xD9 };
    unsigned digits = 0;
    for (size_t at = range.at; at < range.end; at++) {
        if (!digits)
            PC_NEXT(at, text, at, range.end, pc_either(pc_above_ascii(v), pc_either(pc_within(v, '0', '9'), pc_equal(v, '@'))));
        if (at == range.end)
            break;
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
    static const bool marks[256] = {['*'] = true, ['-'] = true, [':'] = true, ['_'] = true, ['='] = true, ['#'] = true, ['['] = true,
                                    [']'] = true, ['('] = true, [')'] = true, ['<'] = true, ['>'] = true, ['~'] = true, ['|'] = true};
    return marks[c];
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

size_t pc_skip_marks_on(pc_str text, size_t at, size_t end) {
    while (at < end) {
        size_t n = text.p[at] == '<' ? tag_len(text, at, end) : pc_space_len(text, at);
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
        for (uint64_t odd; end - at >= 64; at += 64)
            if ((odd = pc_odd_bits(text.p + at)) != 0) {
                at += (unsigned)__builtin_ctzll(odd);
                break;
            }
        if (at == end)
            break;
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
