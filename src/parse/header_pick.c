#define _GNU_SOURCE /* memmem */
#include "parse/header.h"

#include "text/bits.h"
#include "text/utf8.h"

enum { NEAR = 40 }; /* tokens looked over for copies and neighbours */

static pc_str text_of(const pc_header_tokens *h) {
    return h->plan->text;
}

static bool is_text(const pc_header_tokens *h, size_t i) {
    return i < h->n && h->v[i].mark == PC_MARK_TEXT;
}

/* ---- where the body starts ---- */

/* The next token that is not filling. */
static size_t after(const pc_header_tokens *h, size_t i) {
    do
        i++;
    while (i < h->n && h->v[i].mark == PC_MARK_FILL);
    return i;
}

static bool whole_line(const pc_token *token) {
    return token->first && token->last;
}

/* "1. Tickets are free" */
static bool is_numbered(const pc_header_tokens *h, size_t i) {
    pc_str text = text_of(h);
    uint32_t at = h->v[i].text.at, end = h->v[i].text.end, from = at;
    while (at < end && at - from < 2 && pc_is_digit((unsigned char)text.p[at]))
        at++;
    return at > from && at + 1 < end && (text.p[at] == '.' || text.p[at] == ')') && text.p[at + 1] == ' ';
}

/* Prose that stands before the date and the place, before a dateline, or before a release line with its dateline is a deck. */
static bool deck_before_dateline(const pc_header_tokens *h, size_t i) {
    const unsigned fields = 3;
    bool released = false;
    size_t next = after(h, i);
    if (h->v[i].lede || h->v[i].look.quoted)
        return false;
    for (unsigned seen = 0; next < h->n && seen < fields + released; seen++, next = after(h, next)) {
        const pc_token *token = &h->v[next];
        size_t then = after(h, next);
        released = released || token->mark == PC_MARK_RELEASE;
        if (token->mark == PC_MARK_DATELINE && then < h->n && (h->v[then].lede || token->last))
            return true;
        if (token->mark == PC_MARK_DATE && then < h->n && h->v[then].lede)
            return true;
        if (token->mark == PC_MARK_TEXT && (pc_looks_prose(&token->look) || (then < h->n && h->v[then].mark == PC_MARK_RELEASE)))
            return seen == 0 && next + 2 < h->n && deck_before_dateline(h, next);
        if (token->mark == PC_MARK_TEXT && !token->look.bullet && !is_numbered(h, next) && !released)
            return false;
    }
    return false;
}

static bool headline_before(const pc_header_tokens *h, size_t i) {
    while (i--)
        if ((is_text(h, i) && h->v[i].look.words > 2 && !h->v[i].look.colon) || h->v[i].mark == PC_MARK_HEADLINE)
            return true;
    return h->plan->has_headline;
}

/* "Dear friend," or "Statement by the minister:" opens a body that the headline stands before. */
static bool opens_body(const pc_header_tokens *h, size_t i) {
    const pc_token *token = &h->v[i];
    size_t next = after(h, i);
    if (!(token->look.colon || token->look.comma) || !token->last || token->look.bullet || !headline_before(h, i))
        return false;
    return is_text(h, next) && pc_looks_prose(&h->v[next].look) && !h->v[next].lede && !deck_before_dateline(h, next);
}

/* A line that breaks off behind "and Sen." is the start of a paragraph: the name stands on the next one. */
static bool breaks_off_at_title(const pc_header_tokens *h, size_t i) {
    enum { LEAST = 8 };
    pc_str text = text_of(h);
    pc_range range = h->v[i].text;
    size_t next = after(h, i);
    if (text.p[range.end - 1] != '.' || h->v[i].look.words < LEAST || !is_text(h, next) || !pc_looks_prose(&h->v[next].look) || !headline_before(h, i))
        return false;
    uint32_t word = range.end;
    while (word > range.at && !pc_is_space((unsigned char)text.p[word - 1]))
        word--;
    uint32_t bytes = range.end - word;
    return pc_term_here(text, word, range.end, PC_TERM_TITLE, PC_ANY_LANG).bytes == bytes || pc_term_here(text, word, range.end, PC_TERM_HONORIFIC, PC_ANY_LANG).bytes == bytes;
}

/* A short sentence between a dateline that stands alone and the story is the caption of a picture. */
static bool is_caption(const pc_header_tokens *h, size_t i, bool alone) {
    const pc_token *token = &h->v[i];
    size_t next = after(h, i);
    return alone && token->look.words <= 9 && token->look.stops && !token->look.breaks && is_text(h, next) && pc_looks_prose(&h->v[next].look);
}

/* Between the headline and the story stand no more lines than decks have: a story of lists starts with them. */
static bool too_many_texts(const pc_header_tokens *h, size_t from, size_t to) {
    enum { MOST = 7 };
    unsigned texts = 0;
    for (size_t i = from; i < to; i++) {
        if (h->v[i].mark != PC_MARK_TEXT && h->v[i].mark != PC_MARK_FILL)
            return false;
        texts += h->v[i].mark == PC_MARK_TEXT;
    }
    return texts > MOST;
}

size_t pc_header_body(pc_header_tokens *h) {
    size_t fallback = h->n;
    bool alone = false;
    for (size_t i = 0; i < h->n; i++) {
        pc_token *token = &h->v[i];
        if (token->mark == PC_MARK_DATELINE)
            alone = whole_line(token);
        if (token->mark != PC_MARK_TEXT)
            continue;
        if (token->lede)
            return i;
        if (alone && token->look.stops && token->look.words >= 10)
            return i;
        if (alone && is_caption(h, i, alone)) {
            token->mark = PC_MARK_CHROME;
            continue;
        }
        if ((pc_looks_prose(&token->look) && !token->look.bullet && !deck_before_dateline(h, i)) || opens_body(h, i) || breaks_off_at_title(h, i))
            return too_many_texts(h, fallback, i) ? fallback : i;
        if (fallback == h->n && i > 0 && headline_before(h, i))
            fallback = i;
    }
    return fallback;
}

/* ---- the headline ---- */

static void find_copies(pc_header_tokens *h, size_t body) {
    for (size_t i = 0; i < body; i++)
        for (size_t j = i + 1; is_text(h, i) && j < body && j < i + NEAR; j++)
            if (is_text(h, j) && !h->v[j].look.bullet && pc_same_letters(text_of(h), h->v[i].text, h->v[j].text)) {
                h->v[i].copied = true;
                h->v[j].copy = true;
                break;
            }
}

/* The page title of a site: "Name | News room", "Office : Press releases". */
static bool is_page_title(const pc_header_tokens *h, size_t i) {
    pc_range range = h->v[i].text;
    pc_str text = text_of(h);
    for (size_t at = range.at + 1; at < range.end; at++) {
        PC_NEXT(at, text, at, range.end, pc_either(pc_equal(v, ':'), pc_either(pc_equal(v, '|'), pc_equal(v, '-'))));
        if (at == range.end || !pc_is_space((unsigned char)text.p[at - 1]))
            continue;
        uint32_t from = (uint32_t)pc_skip_marks(text, at, range.end);
        pc_term_hit hit;
        if (pc_terms_whole(&pc_lang_terms, PC_TERM_KICKER, PC_ANY_LANG, pc_str_sub(text, from, range.end), &hit) ||
            pc_terms_whole(&pc_lang_terms, PC_TERM_CHROME, PC_ANY_LANG, pc_str_sub(text, from, range.end), &hit))
            return true;
    }
    return false;
}

/* The closest mark before the token that is neither text nor filling. */
static pc_mark mark_before(const pc_header_tokens *h, size_t i, unsigned *texts) {
    *texts = 0;
    while (i--) {
        if (h->v[i].mark == PC_MARK_TEXT)
            ++*texts;
        else if (h->v[i].mark != PC_MARK_FILL)
            return (pc_mark)h->v[i].mark;
    }
    return PC_MARK_FILL;
}

static bool after_announcement(const pc_header_tokens *h, size_t i) {
    unsigned texts;
    pc_mark mark = mark_before(h, i, &texts);
    return mark == PC_MARK_KICKER || mark == PC_MARK_RELEASE || mark == PC_MARK_DATE || mark == PC_MARK_EMBARGO;
}

static bool after_contact(const pc_header_tokens *h, size_t i) {
    unsigned texts;
    return mark_before(h, i, &texts) == PC_MARK_CONTACT;
}

static bool leads_its_group(const pc_header_tokens *h, size_t i) {
    unsigned texts;
    mark_before(h, i, &texts);
    return texts == 0;
}

static bool is_copy(const pc_header_tokens *h, size_t i) {
    return h->v[i].copy && !h->v[i].copied;
}

static bool is_copied(const pc_header_tokens *h, size_t i) {
    return h->v[i].copied;
}

static bool right_length(const pc_header_tokens *h, size_t i) {
    return h->v[i].look.words >= 4 && h->v[i].text.end - h->v[i].text.at <= 300;
}

static bool too_short(const pc_header_tokens *h, size_t i) {
    return h->v[i].look.words < 3 && h->v[i].text.end - h->v[i].text.at < 24;
}

/* "No. 45/83": no word of any length. */
static bool is_reference(const pc_header_tokens *h, size_t i) {
    enum { LONGEST = 24 };
    return !h->v[i].look.longs && !h->v[i].look.caseless && h->v[i].look.bytes <= LONGEST;
}

static bool ends_open(const pc_header_tokens *h, size_t i) {
    return h->v[i].look.colon || h->v[i].look.comma;
}

static bool ends_stopped(const pc_header_tokens *h, size_t i) {
    return h->v[i].look.stops && text_of(h).p[h->v[i].text.end - 1] == '.';
}

static bool is_listed(const pc_header_tokens *h, size_t i) {
    return h->v[i].look.bullet || h->v[i].look.address;
}

static bool is_letterhead(const pc_header_tokens *h, size_t i) {
    pc_range range = h->v[i].text;
    return h->v[i].look.words <= 10 && pc_term_here(text_of(h), range.at, range.end, PC_TERM_LETTERHEAD, PC_ANY_LANG).bytes > 0;
}

/* "Minister for Roads," and what its line goes on with on the next. */
static bool names_issuer(const pc_header_tokens *h, size_t i) {
    return is_letterhead(h, i) || (i > 0 && h->v[i - 1].look.comma && pc_looks_titled(&h->v[i].look) && !h->v[i].look.stops && is_letterhead(h, i - 1));
}

/* Two lines or more that name an office and who holds it. */
static bool in_letterhead(const pc_header_tokens *h, size_t i) {
    return names_issuer(h, i) && ((i > 0 && names_issuer(h, i - 1)) || (i + 1 < h->n && names_issuer(h, i + 1)));
}

static bool may_be_title(const pc_header_tokens *h, size_t i) {
    return is_text(h, i) && right_length(h, i) && !names_issuer(h, i);
}

/* A later text that starts with an earlier one is the headline with its deck behind it: cut there. */
static bool split_glued_decks(pc_header_tokens *h, size_t *body) {
    pc_str text = text_of(h);
    for (size_t i = 0; i < *body; i++)
        for (size_t j = i + 1; may_be_title(h, i) && j < *body && j < i + NEAR; j++) {
            uint32_t cut = is_text(h, j) ? pc_after_letters(text, h->v[i].text, h->v[j].text) : 0;
            if (!is_text(h, j) || cut == h->v[j].text.at || pc_is_rule(text, (pc_range){cut, h->v[j].text.end}) || !pc_space_len(text, cut))
                continue;
            pc_token rest = h->v[j];
            if (!PC_PUSH(h->plan->scratch, *h, rest))
                return false;
            memmove(h->v + j + 2, h->v + j + 1, (h->n - j - 2) * sizeof *h->v);
            h->v[j].text.end = (uint32_t)pc_trim_end(text, h->v[j].text.at, cut);
            h->v[j].last = false;
            h->v[j].look = pc_look_at(text, h->v[j].text);
            rest.text.at = (uint32_t)pc_skip_space(text, cut, rest.text.end);
            rest.first = false;
            rest.gap = PC_BREAK_SPACES;
            rest.look = pc_look_at(text, rest.text);
            h->v[j + 1] = rest;
            ++*body;
            return true;
        }
    return true;
}

/* "The Morning Post Library opens By Ann Lee": a line of a site that holds the headline among other things. */
static bool holds_copy(const pc_header_tokens *h, size_t i) {
    enum { LEAST = 16 };
    pc_str text = text_of(h);
    for (size_t j = i; j-- > 0 && j + NEAR > i;)
        if (may_be_title(h, j) && h->v[j].look.bytes >= LEAST && h->v[j].look.bytes < h->v[i].look.bytes &&
            memmem(text.p + h->v[i].text.at, h->v[i].look.bytes, text.p + h->v[j].text.at, h->v[j].look.bytes))
            return true;
    return false;
}

/* Nothing but a dateline stands between the text's group and the story. */
static bool near_body(const pc_header_tokens *h, size_t i) {
    for (i++; i < h->n; i++) {
        if (h->v[i].mark == PC_MARK_DATELINE || h->v[i].lede)
            return true;
        if (h->v[i].mark != PC_MARK_TEXT && h->v[i].mark != PC_MARK_FILL)
            return false;
        if (h->v[i].mark == PC_MARK_TEXT && pc_looks_prose(&h->v[i].look))
            return true;
    }
    return false;
}

/* A sentence that the story begins with again: what a site puts above it. */
static bool opens_lede(const pc_header_tokens *h, size_t i) {
    enum { LEAST = 40 };
    if (!ends_stopped(h, i) || h->v[i].text.end - h->v[i].text.at < LEAST)
        return false;
    for (size_t j = i + 1; j < h->n && j < i + NEAR; j++)
        if (h->v[j].lede)
            return pc_after_letters(text_of(h), h->v[i].text, h->v[j].text) > h->v[j].text.at;
    return false;
}

typedef bool (*token_test)(const pc_header_tokens *h, size_t i);

static const struct {
    token_test test;
    int weight;
} headline_tests[] = {
    {is_copy, 4},      {is_copied, -6},      {after_announcement, 3}, {after_contact, 1}, {leads_its_group, 2}, {right_length, 2},
    {too_short, -3},   {ends_open, -3},      {ends_stopped, -2},      {is_listed, -8},    {names_issuer, -3},   {is_page_title, -8}, {near_body, 1},     {holds_copy, -6},     {opens_lede, -6},      {is_reference, -4},
};

static int headline_score(const pc_header_tokens *h, size_t i) {
    int score = 0;
    for (size_t k = 0; k < sizeof headline_tests / sizeof *headline_tests; k++)
        if (headline_tests[k].test(h, i))
            score += headline_tests[k].weight;
    return score;
}

static size_t best_headline(const pc_header_tokens *h, size_t body) {
    size_t best = h->n;
    int most = -2;
    for (size_t i = 0; i < body; i++) {
        if (h->v[i].mark == PC_MARK_HEADLINE && !h->mail)
            return i;
        if (!is_text(h, i))
            continue;
        int score = headline_score(h, i);
        if (score > most) {
            most = score;
            best = i;
        }
    }
    return best;
}

/* The subject of a mail is the headline only where the text has none. */
static size_t mail_subject(const pc_header_tokens *h, size_t body) {
    for (size_t i = 0; i < body; i++)
        if (h->v[i].mark == PC_MARK_HEADLINE)
            return i;
    return h->n;
}

static bool ends_with_small_word(pc_str text, pc_range range) {
    uint32_t at = range.end;
    while (at > range.at && pc_is_lower((unsigned char)text.p[at - 1]))
        at--;
    return at > range.at && range.end - at <= 4 && range.end > at && pc_is_space((unsigned char)text.p[at - 1]);
}

/* The next text goes on with the headline: it is set the same way on the next line, or the line before it is open. */
static bool goes_on(const pc_header_tokens *h, size_t line, size_t next) {
    const pc_token *a = &h->v[line], *b = &h->v[next];
    enum { CENTRED = 12 };
    if (!is_text(h, next) || next != line + 1 || b->look.bullet || b->look.address || b->copy || b->copied)
        return false;
    if (b->gap == PC_BREAK_SPACES)
        return pc_looks_shouted(&a->look) && pc_looks_shouted(&b->look);
    if (ends_with_small_word(text_of(h), a->text) || a->look.comma || pc_is_lower((unsigned char)text_of(h).p[b->text.at]))
        return b->look.words <= 16;
    if (b->gap != PC_BREAK_LINE)
        return false;
    const pc_block *blocks = h->plan->draft->blocks.v;
    bool centred = blocks[a->block].indent >= CENTRED && blocks[b->block].indent >= CENTRED;
    return (pc_looks_shouted(&a->look) && pc_looks_shouted(&b->look)) || (centred && pc_looks_shouted(&a->look) == pc_looks_shouted(&b->look));
}

/* "By Ann Lee, The Morning Post" */
static bool is_byline(const pc_header_tokens *h, size_t i) {
    enum { MOST_WORDS = 9 };
    pc_range range = h->v[i].text;
    pc_term_hit hit = pc_term_here(text_of(h), range.at, range.end, PC_TERM_BYLINE, PC_ANY_LANG);
    size_t name = hit.bytes ? pc_skip_space(text_of(h), range.at + hit.bytes, range.end) : range.end;
    return name < range.end && pc_is_upper((unsigned char)text_of(h).p[name]) && h->v[i].look.words <= MOST_WORDS && pc_looks_titled(&h->v[i].look);
}

static bool holds_text(const pc_header_tokens *h, size_t i, size_t other) {
    pc_range a = h->v[i].text, b = h->v[other].text;
    pc_str text = text_of(h);
    return b.end - b.at >= 16 && a.end - a.at > b.end - b.at && memmem(text.p + a.at, a.end - a.at, text.p + b.at, b.end - b.at);
}

static bool is_deck(const pc_header_tokens *h, size_t i, size_t head) {
    const pc_token *token = &h->v[i];
    if (i < head || token->copied || token->copy || is_page_title(h, i) || holds_text(h, i, head) || is_byline(h, i) || in_letterhead(h, i))
        return false;
    if (token->look.bullet)
        return token->look.words > 1;
    return token->look.words >= 3 && !token->look.colon && !(token->look.address && token->look.words < 8) &&
           !pc_same_letters(text_of(h), token->text, h->v[head].text);
}

/* In capitals, broken by gaps: what stands before the line in its block belongs to it. */
static size_t first_line(const pc_header_tokens *h, size_t head) {
    while (head > 0 && head < h->n && is_text(h, head - 1) && h->v[head].gap == PC_BREAK_SPACES && !h->v[head - 1].copied &&
           pc_looks_shouted(&h->v[head].look) && pc_looks_shouted(&h->v[head - 1].look))
        head--;
    return head;
}

void pc_header_pick(pc_header_tokens *h, size_t *body_at) {
    enum { MOST_LINES = 4 };
    if (!split_glued_decks(h, body_at)) {
        h->failed = true;
        return;
    }
    size_t body = *body_at;
    find_copies(h, body);
    size_t head = h->plan->has_headline ? h->n : best_headline(h, body), last = head;
    if (head == h->n && h->mail)
        head = last = mail_subject(h, body);
    for (size_t i = 0; i < body; i++)
        if (h->v[i].mark == PC_MARK_HEADLINE && i != head)
            h->v[i].mark = PC_MARK_CHROME;
    if (head < h->n) {
        for (size_t i = first_line(h, head); i <= head; i++)
            h->v[i].mark = PC_MARK_HEADLINE;
        while (last - head + 1 < MOST_LINES && last + 1 < body && goes_on(h, last, last + 1))
            h->v[++last].mark = PC_MARK_HEADLINE;
        h->plan->headline_end = h->v[last].text.end;
    }
    for (size_t i = 0; i < body; i++)
        if (is_text(h, i))
            h->v[i].mark = head < h->n && is_deck(h, i, last) ? PC_MARK_SUBHEAD : PC_MARK_CHROME;
}
