/* What a fix that nobody looks at must leave alone. */
#include "check/check.h"

/* The next letter or digit of a text at or behind *at, folded no further than it stands; 0 at the end. */
static uint32_t next_letter(pc_str text, size_t *at) {
    unsigned len;
    while (*at < text.n) {
        uint32_t cp = pc_utf8_at(text, *at, &len);
        *at += len;
        if (pc_cp_is_letter(cp) || pc_cp_digit(cp) >= 0)
            return cp;
    }
    return 0;
}

static bool same_letters(pc_str a, pc_str b) {
    size_t i = 0, k = 0;
    for (;;) {
        uint32_t x = next_letter(a, &i), y = next_letter(b, &k);
        if (x != y)
            return false;
        if (!x)
            return true;
    }
}

/* The digits of a text in groups, leading zeros left out, a comma, point or space inside a group too: 1,000 is 1 000. */
static size_t digits_of(pc_str text, char *to, size_t room) {
    size_t n = 0;
    bool in_number = false;
    for (size_t i = 0; i < text.n && n + 1 < room; i++) {
        if (pc_is_digit((unsigned char)text.p[i])) {
            if (text.p[i] != '0' || in_number)
                to[n++] = text.p[i];
            in_number = in_number || text.p[i] != '0';
        } else if (in_number && text.p[i] != ',' && text.p[i] != '.' && text.p[i] != ' ' && text.p[i] != '\'') {
            in_number = false;
        }
    }
    return n;
}

static bool same_numbers(pc_str a, pc_str b) {
    enum { ROOM = 64 };
    char x[ROOM], y[ROOM];
    size_t n = digits_of(a, x, ROOM), m = digits_of(b, y, ROOM);
    return !n || !m || (n == m && memcmp(x, y, n) == 0); /* a number put into words is the rule's own business */
}

static bool touches_name(const pc_check *check, pc_range range) {
    for (size_t i = pc_word_at(check, range.at); i < check->n_words && check->words[i].at < range.end; i++)
        if (check->words[i].flags & PC_WORD_NAME)
            return true;
    return false;
}

bool pc_keeps_words(const pc_check *check, pc_range range, pc_str with) {
    pc_str old = pc_at(check, range);
    if (same_letters(old, with))
        return true;
    return same_numbers(old, with) && !pc_is_quoted(check, range.at) &&
           !(range.end > range.at && pc_is_quoted(check, range.end - 1)) && !touches_name(check, range);
}
