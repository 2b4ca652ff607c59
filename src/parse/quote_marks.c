/*
 * Quotation marks of one paragraph: which open, which close, which are nested
 * and which are none (apostrophes, inches).
 *
 * Marks of one family close each other however they are drawn, since releases
 * mix “ " and ”. Straight marks take their direction from the signs beside
 * them and, where those do not tell, from what is open.
 */
#include "parse/quote.h"
#include "text/bits.h"
#include "text/utf8.h"

typedef struct {
    uint32_t at, end; /* bytes of the mark */
    uint32_t cp;      /* as drawn; doubled single marks count as straight */
} mark;

enum { OPENED_DEPTH = 8, TERM_BRACKET = 80 };

static uint8_t family_of(uint32_t cp) {
    switch (cp) {
    case '"': case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0xFF02: return PC_MARKS_DOUBLE;
    case 0xAB: case 0xBB: return PC_MARKS_ANGLE;
    case 0x300C: case 0x300D: return PC_MARKS_CORNER;
    case 0x300E: case 0x300F: return PC_MARKS_WHITE_CORNER;
    case '\'': case 0x2018: case 0x2019: case 0x201A: case 0x201B: return PC_MARKS_SINGLE;
    default: return PC_MARKS_NONE;
    }
}

static bool is_letter(uint32_t cp) {
    return cp < 0x80 ? pc_is_alpha((unsigned char)cp) || pc_is_digit((unsigned char)cp) : pc_cp_is_letter(cp);
}

/* The sign before a mark; a space at the start of the paragraph. A backslash is looked through. */
static uint32_t sign_before(pc_str text, size_t from, size_t at) {
    unsigned len;
    if (at > from && text.p[at - 1] == '\\')
        at--;
    return at > from ? pc_utf8_before(text, at, &len) : ' ';
}

static uint32_t sign_after(pc_str text, size_t at, size_t end) {
    unsigned len;
    if (at + 1 < end && text.p[at] == '\\')
        at++;
    return at < end ? pc_utf8_at(text, at, &len) : ' ';
}

static bool is_opener_context(uint32_t before) {
    return pc_cp_is_space(before) || (before < 0x80 ? strchr("([{-/=:>*", (int)before) != NULL : before == 0x2013 || before == 0x2014 || before == 0x2022 || before == 0xBF || before == 0xA1 || family_of(before) != PC_MARKS_NONE);
}

static bool is_closing_sign(uint32_t cp) {
    return pc_cp_is_space(cp) || (cp < 0x80 ? strchr(".,;:!?)]}-/", (int)cp) != NULL : cp == 0x2013 || cp == 0x2014 || cp == 0x2026);
}

/* The first byte at or behind `at` that may belong to a mark; most of a text is read by this test alone. */
static size_t next_suspect(pc_str text, size_t at, size_t end) {
    size_t found;
    PC_NEXT(found, text, at, end, pc_either(pc_either(pc_equal(v, '"'), pc_equal(v, '\'')), pc_either(pc_equal(v, '`'), pc_above_ascii(v))));
    return found;
}

/* The next candidate at or behind `at`: any quotation mark, an apostrophe only where it is not inside a word. */
static bool next_mark(pc_str text, size_t from, size_t at, size_t end, mark *out) {
    static const uint8_t candidate[256] = {['"'] = 1, ['\''] = 2, ['`'] = 1, [0xC2] = 1, [0xE2] = 1, [0xE3] = 1, [0xEF] = 1};
    const unsigned char *s = (const unsigned char *)text.p;
    for (; at < end; at++) {
        if (!candidate[s[at]]) {
            at = next_suspect(text, at + 1, end) - 1;
            continue;
        }
        unsigned len;
        uint32_t cp = pc_utf8_at(text, at, &len);
        if (cp == '`' && at + 1 < end && s[at + 1] == '`') {
            *out = (mark){(uint32_t)at, (uint32_t)at + 2, 0x201C};
            return true;
        }
        if (cp == '`')
            cp = 0x2018;
        if (cp == '\'' && at + 1 < end && s[at + 1] == '\'') {
            *out = (mark){(uint32_t)at, (uint32_t)at + 2, '"'};
            return true;
        }
        uint8_t family = family_of(cp);
        if (family == PC_MARKS_NONE || (family == PC_MARKS_SINGLE && is_letter(sign_before(text, from, at)) && is_letter(sign_after(text, at + len, end)))) {
            at += len - 1;
            continue;
        }
        *out = (mark){(uint32_t)at, (uint32_t)(at + len), cp};
        return true;
    }
    return false;
}

/* Space or bracket before it, a word behind it. */
static bool looks_opening(pc_str text, pc_range para, const mark *m) {
    uint32_t before = sign_before(text, para.at, m->at), after = sign_after(text, m->end, para.end);
    return is_opener_context(before) && !is_closing_sign(after);
}

/* A word or a stop before it, a space or a sign behind it. */
static bool looks_closing(pc_str text, pc_range para, const mark *m) {
    uint32_t before = sign_before(text, para.at, m->at), after = sign_after(text, m->end, para.end);
    return !pc_cp_is_space(before) && is_closing_sign(after);
}

/* “6" tall”, “didn"t”: a straight mark that quotes nothing, while nothing is open. */
static bool is_measure(pc_str text, pc_range para, const mark *m) {
    uint32_t before = sign_before(text, para.at, m->at), after = sign_after(text, m->end, para.end);
    if (m->cp != '"')
        return false;
    if (pc_cp_digit(before) >= 0)
        return true;
    if (!is_letter(before) || !is_letter(after))
        return false;
    pc_word tail = pc_word_next(text, m->end, para.end);
    return tail.end - tail.at <= 2;
}

/* An inch mark inside an open quotation: a digit before it, the sentence goes on, and a better closing mark follows. */
static bool is_inner_measure(pc_str text, pc_range para, const mark *m) {
    if (m->cp != '"' || pc_cp_digit(sign_before(text, para.at, m->at)) < 0)
        return false;
    pc_word next_word = pc_word_next(text, m->end, para.end);
    if ((next_word.type != PC_WORD && next_word.type != PC_WORD_NUMBER) || next_word.upper)
        return false;
    mark next;
    size_t limit = m->end + PC_QUOTE_WINDOW < para.end ? m->end + PC_QUOTE_WINDOW : para.end;
    return next_mark(text, para.at, m->end, limit, &next) && family_of(next.cp) == PC_MARKS_DOUBLE && looks_closing(text, para, &next);
}

/* Marks around nothing: where they end, or 0. */
static size_t empty_pair(pc_str text, pc_range para, const mark *m) {
    size_t at = pc_skip_space(text, m->end, para.end);
    mark next;
    if (at >= para.end || !next_mark(text, para.at, at, at + 3 < para.end ? at + 3 : para.end, &next) || next.at != at || family_of(next.cp) != family_of(m->cp))
        return 0;
    if (next.cp == m->cp && at == m->end && is_letter(sign_after(text, next.end, para.end)))
        return 0;
    if (next.cp == m->cp && at > m->end)
        return 0;
    return next.end;
}

/* ---- single marks ---- */

/* Word-initial elisions whose apostrophe opens nothing: 'em, '90s, 'til. */
static bool is_elision(pc_str text, size_t at, size_t end) {
    static const char *const words[] = {"em", "til", "tis", "twas", "cause", "cos", "n", "bout", "round", "ere"};
    pc_word word = pc_word_next(text, at, end);
    if (word.at != at)
        return true;
    if (word.type == PC_WORD_NUMBER)
        return word.end - word.at == 3 || word.end - word.at == 2;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (word.stem - word.at == strlen(words[i]) && memcmp(text.p + word.at, words[i], word.stem - word.at) == 0)
            return true;
    return false;
}

/* The closing single mark of the one that `open` is; false when it is an apostrophe. */
static bool single_close(pc_str text, pc_range para, const mark *open, mark *close) {
    bool found = false;
    unsigned doubles = 0;
    mark m;
    for (size_t at = open->end; next_mark(text, para.at, at, para.end, &m); at = m.end) {
        uint8_t family = family_of(m.cp);
        if (family == PC_MARKS_DOUBLE)
            doubles++;
        if (family != PC_MARKS_SINGLE)
            continue;
        if (looks_opening(text, para, &m) && !is_elision(text, m.end, para.end))
            break;
        if (!looks_closing(text, para, &m) || doubles % 2)
            continue;
        uint32_t before = sign_before(text, para.at, m.at);
        /* behind s or n it may be a possessive or a dropped g: a later mark behind a sign is better */
        bool open_question = before == 's' || before == 'n' || pc_cp_digit(before) >= 0;
        if (!found || !open_question) {
            *close = m;
            found = true;
        }
        if (!open_question)
            break;
    }
    return found;
}

static bool single_opens(pc_str text, pc_range para, const mark *m, mark *close) {
    if (m->cp == 0x2019 && !pc_cp_is_space(sign_before(text, para.at, m->at)))
        return false;
    if (!looks_opening(text, para, m) || is_elision(text, m->end, para.end) || !single_close(text, para, m, close))
        return false;
    return close->at > m->end;
}

/* ---- double, angle and corner marks ---- */

typedef struct {
    pc_quoting *q;
    pc_str text;
    pc_range range;
    uint32_t para;
    size_t first;   /* the stretches of the paragraph begin here */
    uint32_t stray; /* end of the closing mark that nothing opened; 0 none */
    mark open;      /* the outermost; end 0: nothing open */
    unsigned depth; /* nested marks of the same family */
    bool flat;      /* no nesting of straight marks: every second one closes */
} scan;

static bool opens_outermost(const scan *s, const mark *m) {
    uint32_t before = sign_before(s->text, s->range.at, m->at), after = sign_after(s->text, m->end, s->range.end);
    switch (m->cp) {
    case 0x201E: case 0x300C: case 0x300E: return true;
    case 0x201C: case 0xAB: return !(looks_closing(s->text, s->range, m) && !pc_cp_is_space(before) && !is_opener_context(before));
    case 0xBB: case 0x201D: case 0x201F: return looks_opening(s->text, s->range, m);
    case 0x300D: case 0x300F: return false;
    default: break;
    }
    if (is_measure(s->text, s->range, m) || m->end >= s->range.end)
        return false;
    return is_opener_context(before) || !is_closing_sign(after);
}

/* The mark opens a quotation inside the one that is open. */
static bool opens_nested(const scan *s, const mark *m) {
    if (m->cp == 0x300C || m->cp == 0x300E)
        return true;
    if (m->cp == 0x201E || (m->cp == 0xAB && s->open.cp != 0xBB) || (m->cp == 0xBB && s->open.cp == 0xBB))
        return looks_opening(s->text, s->range, m);
    if (m->cp == 0x201C && s->open.cp != 0x201E)
        return !looks_closing(s->text, s->range, m);
    if ((m->cp != '"' && m->cp != 0xFF02) || s->flat || !looks_opening(s->text, s->range, m))
        return false;
    /* `we won, "said X`: a closing mark with its space on the wrong side */
    return !pc_quote_term(s->q, PC_TERM_VERB, m->end, s->range.end).bytes;
}

static bool add_stretch(scan *s, pc_range text, pc_range inner, uint8_t family, bool unclosed) {
    pc_stretch stretch = {.text = text,
                          .para = s->para,
                          .family = family,
                          .open = (uint8_t)(inner.at - text.at), /* marks are a few bytes long */
                          .close = (uint8_t)(text.end - inner.end),
                          .unclosed = unclosed};
    return PC_PUSH(s->q->arena, s->q->stretches, stretch);
}

static bool close_outermost(scan *s, const mark *m) {
    pc_range text = {s->open.at, m->end}, inner = {s->open.end, m->at};
    uint8_t family = family_of(s->open.cp);
    s->open.end = 0;
    s->depth = 0;
    return add_stretch(s, text, inner, family, false);
}

/* "We wait, said N. "We too," said M.: the mark at `m` would be nested in what should have been closed before it. */
static bool close_lost(scan *s, uint32_t end) {
    uint32_t cut = s->depth ? 0 : pc_attribution_swallowed(s->q, s->open.end, end);
    if (!cut || !add_stretch(s, (pc_range){s->open.at, cut}, (pc_range){s->open.end, cut}, family_of(s->open.cp), false))
        return false;
    s->q->stretches.v[s->q->stretches.n - 1].lost = true;
    s->open.end = 0;
    return true;
}

/* (“Term): the bracket closes it when no mark does. */
static bool bracketed_term(scan *s) {
    if (s->open.at == s->range.at || s->text.p[s->open.at - 1] != '(')
        return false;
    size_t limit = s->open.end + TERM_BRACKET < s->range.end ? s->open.end + TERM_BRACKET : s->range.end;
    const char *close = memchr(s->text.p + s->open.end, ')', limit - s->open.end);
    mark m;
    if (!close)
        return false;
    size_t end = (size_t)(close - s->text.p);
    for (size_t at = s->open.end; next_mark(s->text, s->range.at, at, end, &m); at = m.end)
        if (family_of(m.cp) == family_of(s->open.cp))
            return false;
    m = (mark){(uint32_t)end, (uint32_t)end, 0};
    return close_outermost(s, &m);
}

static bool is_opening_glyph(uint32_t cp) {
    return cp == 0x201C || cp == 0x201E || cp == 0xAB || cp == 0x300C || cp == 0x300E;
}

/* "the boys' room": the single mark may be no closing one. */
static bool may_be_possessive(pc_str text, pc_range para, const mark *close) {
    uint32_t before = sign_before(text, para.at, close->at);
    pc_word next = pc_word_next(text, close->end, para.end);
    return (before == 's' || before == 'n') && next.type == PC_WORD && !next.upper;
}

/* Single marks as newspapers set them: the paragraph does not close what was opened at its start or behind a colon or a comma, and the next one opens anew. */
static bool single_goes_on(const scan *s, const mark *m) {
    const pc_quoting *q = s->q;
    size_t before = pc_trim_end(s->text, s->range.at, m->at);
    bool introduced = before <= s->range.at || strchr(":,", s->text.p[before - 1]);
    if (!introduced || s->para + 1u >= q->paras.n || !looks_opening(s->text, s->range, m) || is_elision(s->text, m->end, s->range.end))
        return false;
    pc_range next = pc_para_text(q, s->para + 1u);
    mark open;
    size_t at = pc_skip_space(s->text, next.at, next.end);
    return next_mark(s->text, next.at, at, at + 1 < next.end ? at + 1 : next.end, &open) && family_of(open.cp) == PC_MARKS_SINGLE && looks_opening(s->text, next, &open) && !is_elision(s->text, open.end, next.end);
}

/* Takes one mark; returns where to go on, 0 when memory is short. */
static size_t take_mark(scan *s, const mark *m) {
    uint8_t family = family_of(m->cp);
    if (!s->open.end) {
        mark close = {0};
        if (family == PC_MARKS_SINGLE) {
            bool closed = single_opens(s->text, s->range, m, &close);
            if ((!closed || may_be_possessive(s->text, s->range, &close)) && single_goes_on(s, m))
                return add_stretch(s, (pc_range){m->at, s->range.end}, (pc_range){m->end, s->range.end}, family, true) ? s->range.end : 0;
            if (!closed)
                return m->end;
            return add_stretch(s, (pc_range){m->at, close.end}, (pc_range){m->end, close.at}, family, false) ? close.end : 0;
        }
        size_t empty = is_opening_glyph(m->cp) || m->cp == '"' ? empty_pair(s->text, s->range, m) : 0;
        if (empty)
            return empty;
        if (opens_outermost(s, m)) {
            s->open = *m;
            s->depth = 0;
            size_t before = s->q->stretches.n;
            if (bracketed_term(s))
                return s->q->stretches.v[before].text.end;
        } else if (!s->stray && s->q->stretches.n == s->first && !is_measure(s->text, s->range, m)) {
            s->stray = m->end;
        }
        return m->end;
    }
    if (family != family_of(s->open.cp))
        return m->end;
    size_t empty = is_opening_glyph(m->cp) ? empty_pair(s->text, s->range, m) : 0;
    if (empty)
        return empty;
    if (is_inner_measure(s->text, s->range, m))
        return m->end;
    bool nested = opens_nested(s, m);
    if (nested && close_lost(s, m->at))
        return m->at;
    if (nested)
        s->depth += s->depth < OPENED_DEPTH;
    else if (s->depth)
        s->depth--;
    else if (!close_outermost(s, m))
        return 0;
    return m->end;
}

/* One pass over the paragraph; the stretches found are appended. */
static bool scan_paragraph(scan *s) {
    mark m;
    for (size_t at = s->range.at; next_mark(s->text, s->range.at, at, s->range.end, &m);)
        if (!(at = take_mark(s, &m)))
            return false;
    if (!s->open.end || s->range.end - s->open.end < 3)
        return true; /* nothing, or a stray mark at the end */
    if (close_lost(s, s->range.end))
        return true;
    return add_stretch(s, (pc_range){s->open.at, s->range.end}, (pc_range){s->open.end, s->range.end}, family_of(s->open.cp), true);
}

static size_t count_straight(pc_str text, pc_range range) {
    size_t n = 0;
    for (const char *p = text.p + range.at, *end = text.p + range.end; p < end && (p = memchr(p, '"', (size_t)(end - p))); p++)
        n++;
    return n;
}

bool pc_quote_marks(pc_quoting *q, size_t index) {
    scan s = {.q = q, .text = q->text, .range = pc_para_text(q, index), .para = (uint32_t)index, .first = q->stretches.n};
    if (!scan_paragraph(&s))
        return false;
    /* an even number of straight marks that do not pair up by their spaces: a space is on the wrong side */
    if (s.open.end && s.open.cp == '"' && s.depth && count_straight(q->text, s.range) % 2 == 0) {
        q->stretches.n = s.first;
        s = (scan){.q = q, .text = q->text, .range = s.range, .para = (uint32_t)index, .first = s.first, .flat = true};
        if (!scan_paragraph(&s))
            return false;
    }
    return !s.stray || PC_PUSH(q->arena, q->strays, (pc_stray){s.para, s.stray});
}
