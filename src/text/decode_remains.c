#include "text/decode_remains.h"

#include "text/utf8.h"

/* An English ending and the end of a word at `at`; `before` stood before the apostrophe. */
static bool is_english_ending(pc_str text, size_t at, unsigned char before) {
    static const struct {
        char ending[3], before; /* before 0: any letter, full stop or digit */
    } endings[] = {{"s", 0}, {"t", 'n'}, {"m", 'I'}, {"ll", 0}, {"re", 0}, {"ve", 0}};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        size_t n = strlen(endings[i].ending);
        if (text.n - at < n || memcmp(text.p + at, endings[i].ending, n) != 0)
            continue;
        unsigned char after = at + n < text.n ? (unsigned char)text.p[at + n] : ' ';
        if (!pc_is_alpha(after) && after < 0x80 && (!endings[i].before || before == (unsigned char)endings[i].before))
            return true;
    }
    return false;
}

static bool ends_words(unsigned char c) {
    return c == ',' || c == '.' || c == '!' || c == ';' || c == ':' || c == ')';
}

/* True when the C3 A2 at `at` stands where no language writes the letter. */
bool pc_is_out_of_place(pc_str text, size_t at) {
    const unsigned char *s = (const unsigned char *)text.p;
    unsigned char before = at ? s[at - 1] : '\n';
    size_t next = at + 2, marks = 0;
    while (next < text.n && marks < 2 && s[next] == '?')
        next++, marks++;
    unsigned char after = next < text.n ? s[next] : '\n';
    if (marks == 2)
        return true;
    if (marks)
        return pc_is_space(after) && ends_words(before);
    if (pc_is_alpha(before))
        return is_english_ending(text, next, before);
    if (before >= 0x80)
        return false;
    if (pc_is_upper(after))
        return true;
    if (after == 0xC2 && next + 1 < text.n && s[next + 1] == 0xA2)
        return true; /* a bullet */
    if (after == ' ' && before == ' ' && at >= 2) /* a dash; a word "â" follows a small letter */
        return !pc_is_lower(s[at - 2]) && s[at - 2] < 0x80 && !pc_is_space(s[at - 2]);
    return ends_words(before) && pc_is_space(after);
}

/*
 * Letters that a text would not have whose own accents were encoded twice:
 * those above ASCII but "a" with circumflex. Marks and pictures do not count.
 */
static size_t count_letters(pc_str text) {
    const unsigned char *s = (const unsigned char *)text.p;
    size_t letters = 0;
    for (size_t at = pc_ascii_end(text.p, 0, text.n); at < text.n;) {
        unsigned char lead = s[at];
        if (lead < 0x80) {
            at = pc_ascii_end(text.p, at, text.n);
            continue;
        }
        unsigned len = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        bool doubled = lead == 0xC3 && at + 2 < text.n && pc_starts_1252_sign(s[at + 2]);
        letters += lead > 0xC2 && lead != 0xE2 && lead < 0xEF && !doubled && !(lead == 0xC3 && s[at + 1] == 0xA2);
        at += len;
    }
    return letters;
}

pc_remains pc_remains_of(pc_str text, const pc_byte_census *census) {
    return (pc_remains){.text = text, .damaged = census->strong > 0 && census->strong > count_letters(text)};
}

/* ---- which mark it was ---- */

enum { LOOK_AHEAD = 600 }; /* bytes to the next mark of the same quotation */

typedef enum { NO_MARK, CLOSES, OTHER_MARK } next_mark;

/* What the next remains in the paragraph look like. The search ends at them, so all searches together are linear. */
static next_mark mark_ahead(pc_str text, size_t at) {
    size_t end = text.n - at > LOOK_AHEAD ? at + LOOK_AHEAD : text.n;
    const char *found = at < end ? memchr(text.p + at, 0xC3, end - at) : NULL;
    if (!found || (size_t)(found - text.p) + 1 >= text.n || (unsigned char)found[1] != 0xA2)
        return NO_MARK;
    size_t mark = (size_t)(found - text.p);
    const char *line_end = memchr(text.p + at, '\n', mark - at);
    if (line_end && mark > at && pc_is_space((unsigned char)text.p[mark - 1]) && (line_end[1] == '\n' || line_end[1] == '\r'))
        return NO_MARK;
    unsigned char before = (unsigned char)text.p[mark - 1], after = mark + 2 < text.n ? (unsigned char)text.p[mark + 2] : ' ';
    return after == '?' || (ends_words(before) && pc_is_space(after)) ? CLOSES : OTHER_MARK;
}

/* What stands on either side of a mark. */
typedef enum { SIDE_SPACE, SIDE_LETTER, SIDE_DIGIT, SIDE_OPENING, SIDE_OTHER } side;

static side side_of(uint32_t cp) {
    if (cp < 0x20 || pc_cp_is_space(cp))
        return SIDE_SPACE;
    if (pc_cp_digit(cp) >= 0)
        return SIDE_DIGIT;
    if (pc_cp_is_letter(cp))
        return SIDE_LETTER;
    bool opens = cp == '(' || cp == '[' || cp == '-' || cp == '/' || cp == '"' || (cp >= 0x2010 && cp <= 0x2015) ||
                 cp == 0x2018 || cp == 0x201C;
    return opens ? SIDE_OPENING : SIDE_OTHER;
}

enum { APOSTROPHE = 0x2019, SINGLE = 0x2018, OPENING = 0x201C, CLOSING = 0x201D, EN_DASH = 0x2013, EM_DASH = 0x2014, BULLET = 0x2022 };

/* Letters on both sides: "nation's" and "O'Brien", but "the plan — which". */
static uint32_t between_letters(pc_str text, size_t at, size_t next) {
    size_t before = 0, after = 0;
    while (before < 3 && before < at && pc_is_alpha((unsigned char)text.p[at - 1 - before]))
        before++;
    while (after < 3 && next + after < text.n && pc_is_alpha((unsigned char)text.p[next + after]))
        after++;
    return before < 3 || after < 3 ? APOSTROPHE : EM_DASH;
}

/* A letter before, the end of a word behind: a closing mark, the apostrophe of a plural, a dash. */
static uint32_t behind_word(const pc_remains *r, size_t at, size_t next, side after) {
    if (r->nested)
        return APOSTROPHE;
    if ((unsigned char)(r->text.p[at - 1] | 0x20) == 's')
        return r->open && !r->asks && mark_ahead(r->text, next) != CLOSES ? CLOSING : APOSTROPHE;
    if (r->open)
        return after == SIDE_SPACE && mark_ahead(r->text, next) == CLOSES ? EM_DASH : CLOSING;
    return after == SIDE_SPACE && next < r->text.n && r->text.p[next] == ' ' ? EM_DASH : CLOSING;
}

/* "the '90s" */
static bool is_decade(pc_str text, size_t next) {
    return text.n - next >= 3 && pc_is_digit((unsigned char)text.p[next]) &&
           pc_is_digit((unsigned char)text.p[next + 1]) && text.p[next + 2] == 's';
}

/* A space, or something that opens, before; a word behind. */
static uint32_t before_word(const pc_remains *r, size_t at, size_t next) {
    if (is_decade(r->text, next))
        return APOSTROPHE;
    bool line_start = !at || pc_is_space((unsigned char)r->text.p[at - 1]);
    for (size_t i = at; line_start && i && r->text.p[i - 1] != '\n';)
        line_start = pc_is_space((unsigned char)r->text.p[--i]) && at - i < 40;
    if (!r->open || line_start)
        return OPENING;
    /* Single marks inside double ones end in remains without "?". */
    const char *end = memchr(r->text.p + next, 0xC3, r->text.n - next < 80 ? r->text.n - next : 80);
    bool closed = end && pc_is_alpha((unsigned char)end[-1]) && r->text.n - (size_t)(end - r->text.p) > 2 &&
                  (unsigned char)end[1] == 0xA2 && pc_is_space((unsigned char)end[2]);
    return closed ? SINGLE : OPENING;
}

static uint32_t decide(const pc_remains *r, size_t at, size_t next, unsigned lost, side before, side after) {
    if (before == SIDE_SPACE && after == SIDE_SPACE)
        return lost ? CLOSING : EM_DASH;
    if (before == SIDE_SPACE || before == SIDE_OPENING)
        return after == SIDE_SPACE ? CLOSING : before_word(r, at, next);
    if (is_english_ending(r->text, next, (unsigned char)r->text.p[at - 1]))
        return APOSTROPHE;
    if (before == SIDE_DIGIT && after == SIDE_DIGIT)
        return EN_DASH;
    if (before == SIDE_LETTER && after == SIDE_LETTER)
        return between_letters(r->text, at, next);
    if (lost)
        return CLOSING;
    if (before == SIDE_LETTER || before == SIDE_DIGIT)
        return behind_word(r, at, next, after);
    return (after == SIDE_LETTER || after == SIDE_DIGIT) && !r->open ? OPENING : CLOSING;
}

/* Marks whose last byte is a sign of Latin-1 and was kept: E2 80 A2 and the like. */
static uint32_t with_last_byte(unsigned char last, side before) {
    switch (last) {
    case 0xA2:
        return before == SIDE_LETTER ? 0x2122 : BULLET;
    case 0xA6:
        return 0x2026;
    case 0xAC:
        return 0x20AC;
    default:
        return 0;
    }
}

/* An empty line between two marks ends whatever was open. */
static bool paragraph_between(pc_str text, size_t from, size_t to) {
    for (const char *p = text.p + from; (p = memchr(p, '\n', (size_t)(text.p + to - p))) != NULL;) {
        for (p++; p < text.p + to && (*p == ' ' || *p == '\t' || *p == '\r');)
            p++;
        if (p < text.p + to && *p == '\n')
            return true;
    }
    return false;
}

static void remember(pc_remains *r, uint32_t cp, size_t next) {
    if (cp == OPENING)
        r->open = true;
    else if (cp == SINGLE)
        r->nested = true;
    else if (cp == CLOSING)
        r->open = r->nested = false;
    else if (cp == APOSTROPHE && next < r->text.n && !pc_is_alpha((unsigned char)r->text.p[next]))
        r->nested = false;
    r->last = next;
}

pc_mark pc_remains_mark(pc_remains *r, size_t at, uint32_t before_cp) {
    const unsigned char *s = (const unsigned char *)r->text.p;
    size_t next = at + 2;
    unsigned lost = 0, len = 1;
    side before = side_of(before_cp);
    if (paragraph_between(r->text, r->last, at))
        r->open = r->nested = false;
    if (next + 1 < r->text.n && s[next] == 0xC2) {
        uint32_t cp = with_last_byte(s[next + 1], before);
        if (cp) {
            r->last = next + 2;
            if (cp == BULLET)
                r->open = r->nested = false;
            return (pc_mark){cp, 4};
        }
    }
    for (; lost < 2 && next < r->text.n && s[next] == '?'; lost++)
        next++;
    side after = next < r->text.n ? side_of(pc_utf8_at(r->text, next, &len)) : SIDE_SPACE;
    if (next + 1 < r->text.n && s[next] == 0xC3 && s[next + 1] == 0xA2) /* another mark */
        after = before == SIDE_SPACE ? SIDE_LETTER : SIDE_SPACE;
    bool behind_closing = before_cp == CLOSING && after == SIDE_LETTER;
    uint32_t cp = behind_closing ? EM_DASH : decide(r, at, next, lost, before, after);
    r->asks |= cp == CLOSING && lost == 1;
    remember(r, cp, next);
    return (pc_mark){cp, (unsigned)(next - at)};
}
