#include "parse/header.h"

enum {
    MOST_BLOCKS = 160, /* looked through for the header */
    MOST_TOKENS = 400,
    LOOK_ON = 5        /* blocks behind the first running text: it may be a deck */
};

/* The first running text among the tokens from `i` on; n when there is none. */
static size_t running_text(const pc_header_tokens *h, size_t i) {
    for (; i < h->n; i++)
        if (h->v[i].mark == PC_MARK_TEXT && (h->v[i].lede || (pc_looks_prose(&h->v[i].look) && !h->v[i].look.bullet)))
            break;
    return i;
}

static bool has_date(const pc_header_tokens *h, size_t i) {
    while (i < h->n && h->v[i].mark != PC_MARK_DATE && h->v[i].mark != PC_MARK_DATELINE)
        i++;
    return i < h->n;
}

/* A little behind running text: it is a deck only when a date or a dateline stands there, else nothing there is wanted. */
static void cut_ahead(pc_header_tokens *h, size_t block, size_t running) {
    const pc_plan *plan = h->plan;
    size_t first = h->n;
    h->ahead = true;
    for (size_t b = block; b < plan->draft->blocks.n && b < block + LOOK_ON - 1 && h->n < MOST_TOKENS && !h->failed; b++)
        pc_header_cut(h, (uint32_t)b, plan->draft->blocks.v[b].text.at);
    h->ahead = false;
    if (!has_date(h, running)) /* there, or behind it in its own block */
        h->n = first;
    for (size_t i = first; i < h->n; i++)
        if (h->v[i].mark == PC_MARK_TEXT)
            h->v[i].look = pc_look_at(plan->text, h->v[i].text);
}

/* Cuts blocks until running text has been met; further only when it is no lede, for with that the body starts whatever follows. */
static void cut_blocks(pc_header_tokens *h) {
    const pc_plan *plan = h->plan;
    size_t last = plan->block + MOST_BLOCKS, met = 0;
    for (size_t b = plan->block; b < plan->draft->blocks.n && b < last && h->n < MOST_TOKENS && !h->failed; b++) {
        pc_header_cut(h, (uint32_t)b, b == plan->block ? plan->at : plan->draft->blocks.v[b].text.at);
        met = running_text(h, met);
        if (met == h->n)
            continue;
        if (!h->v[met].lede)
            cut_ahead(h, b + 1, met);
        return;
    }
}

/* The last of a mark before the body; of dates the last full one, or the last. n when there is none. */
static size_t last_of(const pc_header_tokens *h, size_t body, pc_mark mark) {
    size_t found = h->n, full = h->n;
    for (size_t i = 0; i < body; i++)
        if (h->v[i].mark == mark) {
            found = i;
            if (h->v[i].full)
                full = i;
        }
    return full < h->n ? full : found;
}

static size_t first_of(const pc_header_tokens *h, size_t body, pc_mark mark) {
    for (size_t i = 0; i < body; i++)
        if (h->v[i].mark == mark)
            return i;
    return h->n;
}

/* The details that a mark stands for, read again now that it is chosen. */
static void fill_details(const pc_header_tokens *h, const pc_token *token) {
    pc_draft *draft = h->plan->draft;
    pc_str text = h->plan->text;
    pc_range span;
    uint32_t lede, end = draft->blocks.v[token->block].text.end;
    if (token->mark == PC_MARK_DATE)
        pc_date_of(draft, pc_str_sub(text, token->text.at, token->text.end), &draft->release->release_date);
    else if (token->mark == PC_MARK_DATELINE && !h->plan->has_dateline)
        pc_dateline_match(draft, (pc_range){token->text.at, end}, &draft->release->dateline, &span, &lede);
    else if (token->mark == PC_MARK_EMBARGO)
        pc_embargo_match(draft, pc_str_sub(text, token->text.at, end), &draft->release->embargo);
}

static const struct {
    uint8_t section;
    uint8_t sure;
    bool once; /* only the chosen one; the others are furniture */
} roles[] = {
    [PC_MARK_TEXT] = {PC_SEC_FURNITURE, PC_GUESSED, false},
    [PC_MARK_KICKER] = {PC_SEC_KICKER, PC_LIKELY, true},
    [PC_MARK_RELEASE] = {PC_SEC_RELEASE_LINE, PC_LIKELY, true},
    [PC_MARK_EMBARGO] = {PC_SEC_EMBARGO, PC_LABELLED, true},
    [PC_MARK_DATE] = {PC_SEC_RELEASE_DATE, PC_LIKELY, true},
    [PC_MARK_DATELINE] = {PC_SEC_DATELINE, PC_LIKELY, true},
    [PC_MARK_CONTACT] = {PC_SEC_CONTACT, PC_LIKELY, false},
    [PC_MARK_HEADLINE] = {PC_SEC_HEADLINE, PC_GUESSED, false},
    [PC_MARK_SUBHEAD] = {PC_SEC_SUBHEAD, PC_GUESSED, false},
    [PC_MARK_CHROME] = {PC_SEC_FURNITURE, PC_GUESSED, false},
    [PC_MARK_FILL] = {PC_SEC_FURNITURE, PC_GUESSED, false},
};

static bool put_tokens(pc_header_tokens *h, size_t body) {
    size_t chosen[PC_MARK_FILL + 1];
    uint32_t runs = 0;
    bool explicit_date = h->plan->has_release_date;
    for (size_t mark = 0; mark <= PC_MARK_FILL; mark++)
        chosen[mark] = mark == PC_MARK_EMBARGO ? first_of(h, body, (pc_mark)mark) : last_of(h, body, (pc_mark)mark);
    for (size_t i = 0; i < body; i++) {
        const pc_token *token = &h->v[i];
        pc_section section = (pc_section)roles[token->mark].section;
        bool wanted = !roles[token->mark].once || chosen[token->mark] == i;
        if (token->mark == PC_MARK_DATE && explicit_date)
            wanted = false;
        if (token->mark == PC_MARK_CONTACT && (i == 0 || h->v[i - 1].mark != PC_MARK_CONTACT))
            runs++;
        uint32_t group = section == PC_SEC_CONTACT ? runs | 1u << 31 : section == PC_SEC_SUBHEAD ? h->plan->groups[section]++ : 0;
        if (wanted)
            fill_details(h, token);
        if (wanted && section == PC_SEC_EMBARGO)
            h->plan->groups[section] = 1;
        if (wanted && section == PC_SEC_RELEASE_DATE)
            h->plan->has_release_date = true;
        pc_range text = token->text;
        while (section == PC_SEC_HEADLINE && i + 1 < body && h->v[i + 1].mark == PC_MARK_HEADLINE && h->v[i + 1].gap == PC_BREAK_SPACES)
            text.end = h->v[++i].text.end; /* gaps inside a line do not divide it */
        if (!pc_cut_add(h->plan, text, wanted ? section : PC_SEC_FURNITURE, 0, group, (pc_sure)roles[token->mark].sure))
            return false;
    }
    return true;
}

bool pc_header(pc_plan *plan) {
    pc_header_tokens h = {.plan = plan, .mail = plan->draft->mail};
    cut_blocks(&h);
    if (h.failed)
        return false;
    pc_header_lines(&h);
    size_t body = pc_header_body(&h);
    pc_header_pick(&h, &body);
    if (h.failed || !put_tokens(&h, body))
        return false;
    if (body < h.n) {
        plan->block = h.v[body].block;
        plan->at = h.v[body].text.at;
    } else if (h.n) {
        plan->block = h.v[h.n - 1].block + 1;
        plan->at = plan->block < plan->draft->blocks.n ? plan->draft->blocks.v[plan->block].text.at : 0;
    }
    return true;
}
