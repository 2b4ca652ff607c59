/* Lines: where they end, what stands before and behind them, how they begin and end. */
#include "parse/layout.h"
#include "text/bits.h"
#include "text/utf8.h"

enum { NEL = 0x85, SOFT_HYPHEN = 0xAD, IDEOGRAPHIC_SPACE = 0x3000, TAB_STOP = 8 };

#define LANES(byte) (0x0101010101010101u * (byte))

pc_look pc_looks(uint32_t cp) {
    if (cp <= ' ' || (cp >= 0x7F && cp <= 0xA0))
        return PC_LOOK_BLANK;
    if (cp == SOFT_HYPHEN || (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x202A && cp <= 0x202E) ||
        (cp >= 0x2060 && cp <= 0x2069) || cp == 0xFEFF || cp == 0x061C)
        return PC_LOOK_INVISIBLE;
    return cp >= 0x1680 && pc_cp_is_space(cp) ? PC_LOOK_BLANK : PC_LOOK_PLAIN;
}

/* First bytes of characters that pc_looks() may not find plain. */
static bool odd_byte(unsigned char c) {
    return c < ' ' || c == 0x7F || c == 0xC2 || c == 0xD8 || c == 0xE1 || c == 0xE2 || c == 0xE3 || c == 0xEF;
}

/* An odd character stands at `at`: see pc_next_odd(). */
static bool odd_at(pc_str text, size_t at, size_t end) {
    unsigned char c = (unsigned char)text.p[at];
    unsigned len;
    if (c == ' ')
        return at + 1 < end && (text.p[at + 1] == ' ' || pc_white_at(text, at + 1, end).end > at + 1);
    return odd_byte(c) && pc_looks(pc_utf8_at(text, at, &len)) != PC_LOOK_PLAIN;
}

size_t pc_next_odd(pc_odd *odd, size_t at) {
    pc_str text = odd->text;
    for (; at < odd->end; at = odd->from + 64) {
        if (at - odd->from >= 64) { /* the next 64 bytes; what is seen behind the end does no harm: odd_at() looks again */
            char room[64];
            odd->from = at;
            const char *p = pc_sixty_four(text, at, room);
            odd->bits = odd->plain ? pc_doubled_blank_bits(p) : pc_odd_bits(p);
        }
        for (uint64_t bits = odd->bits & ~pc_bits_below(at - odd->from); bits; bits &= bits - 1) {
            size_t place = odd->from + (unsigned)__builtin_ctzll(bits);
            if (place >= odd->end)
                return odd->end;
            if (odd_at(text, place, odd->end))
                return place;
        }
    }
    return odd->end;
}

/* A joiner shapes letters in the scripts that use it, and joins pictures; elsewhere it is a leftover. */
static bool joiner_works(pc_str text, size_t at, uint32_t cp) {
    unsigned len;
    return (cp == 0x200C || cp == 0x200D) && at > 0 && pc_utf8_before(text, at, &len) >= 0x600;
}

/* How many spaces stand at `at`; padding is long. */
static uint32_t spaces_at(pc_str text, size_t at, size_t end) {
    size_t from = at;
    while (end - at >= 8 && pc_eight(text.p + at) == PC_EACH(0x20))
        at += 8;
    while (at < end && text.p[at] == ' ')
        at++;
    return (uint32_t)(at - from);
}

pc_white pc_white_at_on(pc_str text, size_t at, size_t end) {
    pc_white white = {.end = at};
    while (white.end < end) {
        unsigned char c = (unsigned char)text.p[white.end];
        unsigned len = 1;
        if (c == ' ') {
            uint32_t spaces = spaces_at(text, white.end, end);
            white.plain += spaces;
            white.blank += spaces;
            white.width += spaces;
            white.end += spaces;
            continue;
        }
        if (c > ' ' && c < 0x7F)
            break;
        uint32_t cp = pc_utf8_at(text, white.end, &len);
        pc_look look = pc_looks(cp);
        if (look == PC_LOOK_PLAIN || joiner_works(text, white.end, cp))
            break;
        white.end += len;
        if (look == PC_LOOK_INVISIBLE)
            continue;
        white.tab |= cp == '\t';
        white.width += cp == '\t' ? TAB_STOP : cp == IDEOGRAPHIC_SPACE ? 2 : 1;
        white.blank++;
    }
    return white;
}

static bool is_number_or_unit(uint32_t cp) {
    return pc_cp_digit(cp) >= 0 || cp == '%' || cp == 0x2030 || cp == '$' || (cp >= 0x20A0 && cp <= 0x20CF) || cp == 0xA3 ||
           cp == 0xB0;
}

/* "Mr. Smith", "J. K. Rowling", "M. Dupont": a short word with a point before a capital. */
static bool binds_name(pc_str text, size_t at, uint32_t next) {
    size_t from = at - 1;
    while (from > 0 && at - from < 5 && pc_is_alpha((unsigned char)text.p[from - 1]))
        from--;
    return text.p[at - 1] == '.' && at - from >= 2 && at - from <= 4 && pc_is_upper((unsigned char)text.p[from]) &&
           pc_cp_is_upper(next);
}

bool pc_white_stays(pc_str text, size_t at, const pc_white *white) {
    unsigned len;
    if (white->plain == white->end - at)
        return true;
    if (white->blank != 1 || at == 0 || white->end >= text.n)
        return false;
    uint32_t cp = pc_utf8_at(text, at, &len);
    if (len != white->end - at || !(cp == 0xA0 || cp == 0x202F || cp == 0x2009 || cp == 0x2007))
        return false;
    uint32_t before = pc_utf8_before(text, at, &len), next = pc_utf8_at(text, white->end, &len);
    if (before == 0xAB || next == 0xBB || next == ';' || next == ':' || next == '!' || next == '?' || next == '%')
        return true;
    if (pc_cp_digit(before) >= 0)
        return is_number_or_unit(next) || pc_cp_is_letter(next);
    return binds_name(text, at, next);
}

/* ---- dividing ---- */

/* The end of the line that starts at `at`; *next is where the next one starts; *page is set when a form feed ends it. */
static size_t line_end(const pc_layout_work *work, size_t at, size_t *next, bool *page) {
    pc_str text = work->text;
    *page = false;
    if (!work->odd_ends) {
        const char *nl = memchr(text.p + at, '\n', text.n - at);
        size_t end = nl ? (size_t)(nl - text.p) : text.n;
        *next = end + 1;
        return end;
    }
    for (; at < text.n; at++) {
        unsigned char c = (unsigned char)text.p[at];
        unsigned len = 1;
        if (c > '\r' && c != 0xC2 && c != 0xE2)
            continue;
        uint32_t cp = pc_utf8_at(text, at, &len);
        if ((cp >= '\n' && cp <= '\r') || cp == NEL || cp == 0x2028 || cp == 0x2029) {
            *page = cp == '\f';
            *next = at + len + (cp == '\r' && at + 1 < text.n && text.p[at + 1] == '\n');
            return at;
        }
    }
    *next = text.n + 1;
    return text.n;
}

static bool has_odd_ends(pc_str text) {
    for (size_t at = 0; at < text.n;) {
        const char *cr = memchr(text.p + at, '\r', text.n - at);
        if (!cr)
            break;
        at = (size_t)(cr - text.p) + 1;
        if (at == text.n || text.p[at] != '\n')
            return true;
    }
    return memchr(text.p, '\f', text.n) || memchr(text.p, '\v', text.n);
}

/* Line ends above 0x7F: NEL, line separator, paragraph separator. */
static bool has_wide_ends(pc_str text) {
    for (size_t at = 0; at < text.n;) {
        const char *p = memchr(text.p + at, 0xE2, text.n - at);
        if (!p)
            break;
        at = (size_t)(p - text.p) + 1;
        if (at + 1 < text.n && (unsigned char)p[1] == 0x80 && ((unsigned char)p[2] | 1) == 0xA9)
            return true;
    }
    for (size_t at = 0; at < text.n;) {
        const char *p = memchr(text.p + at, 0xC2, text.n - at);
        if (!p)
            break;
        at = (size_t)(p - text.p) + 1;
        if (at < text.n && (unsigned char)p[1] == NEL)
            return true;
    }
    return false;
}

static void survey_bytes(pc_layout_work *work) {
    pc_str text = work->text;
    bool high = false, control = false;
    char room[64];
    for (size_t at = 0; at < text.n; at += 64) {
        const char *p = pc_sixty_four(text, at, room);
        uint64_t found, newline, above;
        PC_BITS(found, p, pc_either(pc_either(pc_within(v, 0, 0x1F), pc_equal(v, 0x7F)), pc_above_ascii(v)));
        if (!(found &= pc_bits_below(text.n - at)))
            continue;
        PC_BITS(newline, p, pc_equal(v, '\n'));
        PC_BITS(above, p, pc_above_ascii(v));
        high |= above != 0;
        control |= (found & ~(newline | above)) != 0;
    }
    work->ascii = work->draft->ascii = !high;
    work->odd_bytes = control || high;
    work->odd_ends = (control && has_odd_ends(text)) || (high && has_wide_ends(text));
}

/* ---- quote prefixes ---- */

/* The bytes of the quote prefix at `at`: marks with at most three spaces before and one behind each; 0 when none. */
static size_t prefix_bytes(pc_str text, size_t at, size_t end, char mark) {
    size_t to = at;
    for (;;) {
        size_t p = to;
        while (p < end && text.p[p] == ' ' && p - to < 3)
            p++;
        if (p == end || text.p[p] != mark)
            break;
        to = p + 1;
        if (to < end && text.p[to] == ' ' && mark == '>')
            to++;
    }
    return to - at;
}

/* '>' quotes when a third of the lines has it, '|' only when nine in ten have. */
static char find_quote_mark(const pc_layout_work *work) {
    size_t lines = 0, angle = 0, bar = 0;
    if (!memchr(work->text.p, '>', work->text.n) && !memchr(work->text.p, '|', work->text.n))
        return 0;
    for (size_t at = 0; at < work->text.n;) {
        size_t next;
        bool page;
        size_t end = line_end(work, at, &next, &page);
        size_t from = pc_skip_space(work->text, at, end);
        lines += from < end;
        angle += from < end && from - at <= 1 && work->text.p[from] == '>';
        bar += from < end && from == at && work->text.p[from] == '|' && (from + 1 == end || work->text.p[from + 1] == ' ');
        at = next;
    }
    if (angle >= 2 && angle * 3 >= lines)
        return '>';
    return bar >= 3 && bar * 10 >= lines * 9 ? '|' : 0;
}

/* Prefixes of blank quoted lines are one span with the one before. */
static bool keep_prefix(pc_layout_work *work, size_t at, size_t end) {
    while (work->text.p[end - 1] == ' ')
        end--;
    pc_range range = {(uint32_t)pc_skip_space(work->text, at, end), (uint32_t)end};
    if (work->prefixes.n) {
        pc_range *last = &work->prefixes.v[work->prefixes.n - 1];
        size_t from = last->end;
        while (from < range.at && pc_is_space((unsigned char)work->text.p[from]))
            from++;
        if (from == range.at) {
            last->end = range.end;
            return true;
        }
    }
    return PC_PUSH(work->draft->arena, work->prefixes, range);
}

/* ---- how lines begin and end ---- */

static bool is_bullet(uint32_t cp) {
    switch (cp) {
    case '*': case 0x2022: case 0x2023: case 0x25A0: case 0x25AA: case 0x25CF: case 0x25CB: case 0x25E6: case 0x2219:
    case 0x00B7: case 0x27A2: case 0x2713: case 0xF0B7: case 0xF0A7: case 0x30FB:
        return true;
    default:
        return false;
    }
}

static bool is_opening(uint32_t cp) {
    return cp == '"' || cp == '\'' || cp == '(' || cp == '[' || cp == 0xAB || cp == 0xBF || cp == 0xA1 ||
           cp == 0x2018 || cp == 0x201A || (cp >= 0x201C && cp <= 0x201F) || cp == 0x2039 || cp == 0x300C || cp == 0x300E || cp == 0xFF08;
}

/* "12.", "3)", "(a)", "b)", "-" and a blank: bytes of the marker without the blank; 0 when it is none. */
static size_t item_bytes(pc_str s) {
    size_t at = 0;
    unsigned len;
    if (s.n < 2)
        return 0;
    uint32_t cp = pc_utf8_at(s, 0, &len);
    if (cp == '-' || cp == 0x2013 || cp == 0x2014 || cp == 0x2212) {
        at = len + (cp == '-' && s.p[1] == '-');
    } else {
        size_t from = at += s.p[0] == '(';
        while (at < s.n && at - from < 3 && pc_is_digit((unsigned char)s.p[at]))
            at++;
        bool digits = at > from;
        if (!digits && pc_is_lower((unsigned char)s.p[at]))
            at++;
        if (at == from || at >= s.n || !(s.p[at] == ')' || (digits && from == 0 && s.p[at] == '.')))
            return 0;
        at++;
    }
    return at < s.n && pc_space_len(s, at) ? at : 0;
}

/* Marks only: no letter or digit in the first and last bytes; or a number between dashes. */
static bool is_rule(pc_str s) {
    unsigned char first = (unsigned char)s.p[0], last = (unsigned char)s.p[s.n - 1];
    if (first == '-' && last == '-' && s.n <= 24)
        return true;
    size_t n = s.n < 8 ? s.n : 8;
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)s.p[i] >= 0x80 || pc_is_alpha((unsigned char)s.p[i]) || pc_is_digit((unsigned char)s.p[i]))
            return false;
    return s.n >= 3;
}

/* A web or mail address begins small and begins no sentence's second half for that. */
static bool is_address(pc_str s) {
    for (size_t i = 0; i < s.n && i < 40 && (unsigned char)s.p[i] > ' '; i++)
        if (s.p[i] == '@' || (s.n - i >= 4 && (memcmp(s.p + i, "://", 3) == 0 || memcmp(s.p + i, "www.", 4) == 0)))
            return true;
    return false;
}

/* Marks that never begin a sentence: what they close or part stands on the line before. */
static bool is_trailing(uint32_t cp) {
    return cp == ',' || cp == ';' || cp == ':' || cp == '?' || cp == '!' || cp == ')' || cp == 0xBB || cp == 0x201D ||
           cp == 0x3001 || cp == 0x3002 || cp == 0xFF0C;
}

static pc_line_start start_of(pc_str s) {
    unsigned len;
    uint32_t cp = pc_utf8_at(s, 0, &len);
    if (is_rule(s))
        return PC_START_RULE;
    if (is_bullet(cp) && s.n > len && (pc_space_len(s, len) || cp >= 0x80))
        return PC_START_BULLET;
    if (item_bytes(s))
        return PC_START_ITEM;
    if (is_trailing(cp))
        return PC_START_LOWER;
    for (size_t at = 0; at < s.n && at < 12; at += len) {
        cp = pc_utf8_at(s, at, &len);
        if (is_opening(cp))
            continue;
        if (cp < 0x80)
            return pc_is_lower((unsigned char)cp) && !is_address(s) ? PC_START_LOWER : PC_START_OTHER;
        if (pc_cp_is_lower(cp))
            return PC_START_LOWER;
        return pc_cp_is_letter(cp) && !pc_cp_is_upper(cp) ? PC_START_CASELESS : PC_START_OTHER;
    }
    return PC_START_OTHER;
}

static bool ends_sentence(uint32_t cp) {
    return cp == '.' || cp == '!' || cp == '?' || cp == 0x2026 || cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F ||
           cp == 0xFF0E || cp == 0x061F || cp == 0x06D4 || cp == 0x0964;
}

static bool is_closing(uint32_t cp) {
    return cp == '"' || cp == '\'' || cp == ')' || cp == ']' || cp == 0xBB || (cp >= 0x2018 && cp <= 0x201F) ||
           cp == 0x203A || cp == 0x300D || cp == 0x300F || cp == 0xFF09;
}

static pc_line_stop stop_of(pc_str s) {
    for (size_t end = s.n; end > 0 && s.n - end < 16;) {
        unsigned len;
        uint32_t cp = pc_utf8_before(s, end, &len);
        if (ends_sentence(cp))
            return PC_STOP_SENTENCE;
        if (cp == ':' || cp == 0xFF1A)
            return PC_STOP_COLON;
        if (!is_closing(cp))
            break;
        end -= len;
    }
    return PC_STOP_OPEN;
}

void pc_line_look(pc_layout_work *work, pc_line *line) {
    pc_str s = pc_line_text(work, line);
    unsigned flags = line->flags & ~(unsigned)(PC_LINE_START | PC_LINE_STOP);
    flags |= (unsigned)start_of(s) << PC_START_SHIFT | (unsigned)stop_of(s) << PC_STOP_SHIFT;
    line->flags = (uint16_t)flags;
}

/* ---- collecting ---- */

static uint16_t columns_of(const pc_layout_work *work, size_t at, size_t end) {
    size_t columns = end - at;
    for (size_t i = at; !work->ascii && i < end; i++) { /* code points, those of 3 bytes from U+3000 on twice */
        uint64_t eight;
        for (; i + 8 <= end; i += 8) {
            memcpy(&eight, work->text.p + i, 8);
            if (eight & LANES(0x80))
                break;
        }
        unsigned char c = i < end ? (unsigned char)work->text.p[i] : 0;
        columns -= (c & 0xC0) == 0x80;
        columns += c >= 0xE3 && c < 0xF0;
    }
    return (uint16_t)(columns < UINT16_MAX ? columns : UINT16_MAX);
}

/* The character before `end` is one that divides a word: a soft hyphen behind something visible. */
static bool divides_word(pc_str text, size_t at, size_t end) {
    unsigned len, before;
    return pc_utf8_before(text, end, &len) == SOFT_HYPHEN && end - len > at && pc_looks(pc_utf8_before(text, end - len, &before)) == PC_LOOK_PLAIN;
}

/* The end of [at, end) without blanks and invisible characters; a soft hyphen that divides a word stays. */
static size_t visible_end(pc_str text, size_t at, size_t end) {
    unsigned len;
    while (end > at && pc_looks(pc_utf8_before(text, end, &len)) != PC_LOOK_PLAIN && !divides_word(text, at, end))
        end -= len;
    return end;
}

static bool add_line(pc_layout_work *work, size_t start, size_t end, const pc_line *before) {
    pc_white white = pc_white_at(work->text, start, end);
    size_t to = visible_end(work->text, white.end, end);
    pc_line line = *before;
    line.at = (uint32_t)white.end;
    line.end = (uint32_t)to;
    line.indent = (uint16_t)(white.width < UINT16_MAX ? white.width : UINT16_MAX);
    line.columns = columns_of(work, line.at, to);
    uint16_t trail = columns_of(work, to, end > to && work->text.p[end - 1] == '\r' ? end - 1 : end);
    line.trail = (uint8_t)(trail < UINT8_MAX ? trail : UINT8_MAX);
    pc_line_look(work, &line);
    return PC_PUSH(work->draft->arena, work->lines, line);
}

static bool is_blank(pc_str text, size_t at, size_t end) {
    return at >= end || pc_white_at(text, at, end).end >= end;
}

/* White space that ends nearly every line: a form of the file, not of the text. */
static void find_usual_trail(pc_layout_work *work) {
    size_t count[4] = {0};
    for (size_t i = 0; i < work->lines.n; i++)
        if (work->lines.v[i].trail < 4)
            count[work->lines.v[i].trail]++;
    for (uint8_t trail = 1; trail < 4; trail++)
        if (count[trail] * 10 >= work->lines.n * 7)
            work->usual_trail = trail;
}

pc_status pc_layout_lines(pc_layout_work *work) {
    pc_str text = work->text;
    if (!text.n)
        return PC_OK;
    survey_bytes(work);
    work->quote_mark = find_quote_mark(work);
    pc_line before = {0};
    for (size_t at = 0, next; at < text.n; at = next) {
        bool page;
        size_t end = line_end(work, at, &next, &page), from = at;
        if (work->quote_mark) {
            from += prefix_bytes(text, at, end, work->quote_mark);
            if (from > at && !keep_prefix(work, at, from))
                return PC_NO_MEMORY;
        }
        if (is_blank(text, from, end)) {
            size_t held = end > from && text.p[end - 1] == '\r' ? end - 1 : end;
            before.blank = (uint8_t)(before.blank + (before.blank < UINT8_MAX && !(page && from == end)));
            if (held > from && work->quote_mark == 0)
                before.flags |= PC_LINE_SPACED;
        } else {
            if (!add_line(work, from, end, &before))
                return PC_NO_MEMORY;
            before = (pc_line){0};
        }
        if (page)
            before.flags |= PC_LINE_PAGE | PC_LINE_NEWPAGE;
    }
    find_usual_trail(work);
    return PC_OK;
}
