/* Which lines continue the line before, once it is known how the text was wrapped. */
#include "parse/layout_wrap.h"
#include "text/sentence.h"
#include "text/terms.h"
#include "text/utf8.h"

enum {
    FIRST_INDENT = 12, /* columns; deeper indents centre or set off */
    ADDRESS_BYTES = 120, /* of an address that are looked at */
    LABEL = 24         /* bytes of a label before its colon */
};

typedef struct block_state {
    uint32_t lines;      /* of the block so far */
    uint32_t at;         /* where it begins */
    bool item;           /* it began as a list item */
    const pc_line *last; /* its last line */
} block_state;

/* "Contact:", "E-mail:" before the rest of the line or alone. */
static bool is_labelled(const pc_wrap *w, const pc_line *line) {
    pc_str s = pc_line_text(w->work, line);
    size_t limit = s.n < LABEL ? s.n : LABEL;
    const char *colon = memchr(s.p, ':', limit);
    if (!colon || !pc_is_upper((unsigned char)s.p[0]))
        return false;
    size_t after = (size_t)(colon - s.p) + 1, words = 0;
    for (size_t i = 0; i + 1 < after; i++)
        words += s.p[i] == ' ';
    return words <= 2 && (after == s.n || s.p[after] == ' ' || s.p[after] == '\t');
}

/* The line begins with a web or mail address, or with a word that labels one: long words that nothing wrapped. */
static bool is_address(const pc_wrap *w, const pc_line *line) {
    pc_str s = pc_line_text(w->work, line);
    size_t end = 0, limit = s.n < ADDRESS_BYTES ? s.n : ADDRESS_BYTES;
    while (end < limit && (unsigned char)s.p[end] > ' ')
        end++;
    for (size_t i = 0; i + 3 < end; i++)
        if (s.p[i] == '@' || memcmp(s.p + i, "://", 3) == 0 || memcmp(s.p + i, "www.", 4) == 0)
            return true;
    pc_term_hit hit = pc_terms_match(&pc_lang_terms, PC_TERM_FIELD, w->work->draft->langs, s);
    return hit.bytes && hit.bytes < s.n && (s.p[hit.bytes - 1] == '.' || s.p[hit.bytes] == '.' || s.p[hit.bytes] == ':');
}

/* "... can be seen at": up to four small letters behind a space. */
static bool ends_in_small_word(const pc_wrap *w, const pc_line *line) {
    pc_str s = pc_line_text(w->work, line);
    size_t n = 0;
    while (n < s.n && n < 5 && pc_is_lower((unsigned char)s.p[s.n - 1 - n]))
        n++;
    return n > 0 && n < 5 && n < s.n && s.p[s.n - 1 - n] == ' ';
}

/* An address behind a short line stands alone, unless the line is in the middle of a sentence. */
static bool address_parts(const pc_wrap *w, const block_state *block, const pc_line *b) {
    const pc_line *a = block->last;
    if (pc_right_edge(w, a) * 3 >= w->width * 2 || !is_address(w, b))
        return false;
    if (pc_line_stops(a) == PC_STOP_SENTENCE)
        return true;
    bool leads = pc_line_stops(a) == PC_STOP_COLON || ends_in_small_word(w, a);
    return block->lines == 1 && a->columns < (leads ? PC_WIDE_LINE : 2 * PC_WIDE_LINE);
}

/* An indent that opens a paragraph, or the end of one that set a block off. */
static bool indent_parts(const pc_wrap *w, const block_state *block, const pc_line *b) {
    const pc_line *a = block->last;
    int step = (int)b->indent - (int)a->indent;
    if (w->work->runs.unpunctuated || (step < 3 && step > -3))
        return false;
    if (pc_breaks_sentence(w, a, b) && step < FIRST_INDENT && pc_room_left(w, a, b) <= w->ragged)
        return false;
    if (step > 0)
        return !(block->item && block->lines == 1 && step <= FIRST_INDENT);
    return !(block->lines == 1 && -step <= FIRST_INDENT);
}

static bool list_parts(const pc_wrap *w, const block_state *block, const pc_line *b) {
    const pc_line *a = block->last;
    switch (pc_line_starts(b)) {
    case PC_START_RULE:
    case PC_START_BULLET:
        return true;
    case PC_START_ITEM: /* "... - which was", "... in May\n12. He" */
        return block->item || pc_line_stops(a) != PC_STOP_OPEN || pc_room_left(w, a, b) >= 0;
    default:
        return pc_line_starts(a) == PC_START_RULE;
    }
}

/* Chinese or Japanese broken at its spaces: those stand beside other letters. A heading above a paragraph is left alone. */
static bool continues_chunk(const pc_wrap *w, const block_state *block, const pc_line *b) {
    const pc_line *a = block->last;
    pc_str text = w->work->text;
    unsigned len;
    int left = pc_room_left(w, a, b);
    if (left >= 0 || list_parts(w, block, b))
        return false;
    bool mixed = !pc_cp_is_cjk(pc_utf8_before(text, a->end, &len)) || !pc_cp_is_cjk(pc_utf8_at(text, b->at, &len));
    return block->lines > 1 || mixed || a->columns * 2 > w->width;
}

/* The line is longer than lines are here, though it could have been broken before its last word. */
static bool is_unwrapped(const pc_wrap *w, const pc_line *line) {
    int over = pc_right_edge(w, line) - w->width - w->width / 4;
    if (over <= 0)
        return false;
    pc_str s = pc_line_text(w->work, line);
    size_t word = 0;
    while (word < s.n && word < ADDRESS_BYTES && s.p[s.n - 1 - word] != ' ')
        word++;
    return word == ADDRESS_BYTES || (int)word <= over;
}

/*
 * Paragraphs have empty lines between them, and touching lines are one. A page that was made into text breaks lines where
 * it had a name in bold or a picture: "Newtown. The Acme Mills Company" is no heading, whatever room was left on the line.
 */
static bool runs_on(const pc_wrap *w, const block_state *block, const pc_line *b, int left) {
    const pc_line *a = block->last;
    pc_str text = w->work->text;
    if (!w->parted || b->blank || is_labelled(w, b))
        return false;
    int step = (int)a->indent - (int)b->indent;
    if ((left <= w->width / 8 && block->lines > 1) || (block->lines == 1 && step >= 3 && step <= FIRST_INDENT)) /* an indent opened the paragraph */
        return true;
    return pc_sentence_end(pc_str_sub(text, 0, a->end), block->at, w->work->draft->release->lang) < a->end;
}

/* The gap before b is line spacing: does the sentence, or the paragraph, go on? */
static bool continues(const pc_wrap *w, const block_state *block, const pc_line *b) {
    const pc_line *a = block->last;
    unsigned gap = pc_gap_of(b);
    int left = pc_room_left(w, a, b), slack = w->spread ? w->width / 4 : w->ragged + (w->ragged > 1 ? 1 : 0);
    bool lower = pc_line_starts(b) == PC_START_LOWER;
    if (list_parts(w, block, b) || indent_parts(w, block, b) || pc_rows_align(w->work, a, b) || (left >= 0 && is_labelled(w, b)))
        return false;
    if (address_parts(w, block, b))
        return false;
    if (is_unwrapped(w, a))
        return false;
    switch (pc_line_stops(a)) {
    case PC_STOP_COLON:
        return left < 0;
    case PC_STOP_SENTENCE:
        return left <= (lower ? w->width / 4 : slack);
    case PC_STOP_OPEN:
        break;
    }
    if (w->comb[gap] && block->lines > 1)
        return true;
    if (left > slack && runs_on(w, block, b, left))
        return true;
    return left <= (lower ? w->width * (w->sure ? 6 : 3) / 10 : slack);
}

/* A page ended before b, or the gap is one that the text does not use for line spacing. */
static bool continues_over_page(const pc_wrap *w, const block_state *block, const pc_line *b) {
    const pc_line *a = block->last;
    unsigned soft_blanks = UINT8_MAX;
    for (unsigned gap = PC_WRAP_GAPS; gap-- > 0;)
        if (w->soft[gap])
            soft_blanks = gap / 2;
    bool page = b->flags & PC_LINE_NEWPAGE, touching = w->width && soft_blanks != UINT8_MAX && b->blank < soft_blanks;
    if (!page && !touching)
        return false;
    if (list_parts(w, block, b) || (b->indent >= a->indent + 3 && !pc_line_runs_on(a, b)))
        return false;
    if (pc_line_runs_on(a, b))
        return true;
    return w->width && pc_line_stops(a) == PC_STOP_OPEN && a->columns * 2 > w->width && pc_room_left(w, a, b) <= w->ragged;
}

/* RFC 3676: a line that ends in a space goes on; the signature mark does not. */
static bool flows(const pc_layout_work *work, const pc_line *a, const pc_line *b) {
    bool signature = a->end - a->at == 2 && memcmp(work->text.p + a->at, "--", 2) == 0;
    return a->trail > 0 && b->blank == 0 && !signature;
}

static void join_lines(pc_wrap *w) {
    pc_layout_work *work = w->work;
    block_state block = {0};
    for (size_t i = 0; i < work->lines.n; i++) {
        pc_line *line = &work->lines.v[i];
        if (line->flags & PC_LINE_DROP)
            continue;
        bool joined = line->flags & PC_LINE_JOIN;
        if (block.last && !((line->flags | block.last->flags) & PC_LINE_HEADER)) {
            if (work->flowed)
                joined = flows(work, block.last, line);
            else if (line->flags & PC_LINE_NEWPAGE || !w->width || !w->soft[pc_gap_of(line)])
                joined = continues_over_page(w, &block, line);
            else
                joined = w->chunks ? continues_chunk(w, &block, line) : continues(w, &block, line);
        }
        if (joined) {
            line->flags |= PC_LINE_JOIN;
            block.lines++;
        } else {
            pc_line_start start = pc_line_starts(line);
            block = (block_state){.lines = 1, .at = line->at, .item = start == PC_START_BULLET || start == PC_START_ITEM};
        }
        block.last = line;
    }
}

pc_status pc_layout_wrap(pc_layout_work *work) {
    pc_wrap w = {.work = work};
    if (!pc_wrap_measure(&w))
        return PC_NO_MEMORY;
    join_lines(&w);
    return PC_OK;
}
