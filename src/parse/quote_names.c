/*
 * Names as attributions print them: [article] [description] [titles] name
 * [suffix], several joined by "and", a role alone, or a pronoun.
 *
 * The words are first sorted into items by the term tables (quote_items.c),
 * then the name is what stands behind the last title: "OFAC Director Adam J.
 * Szubin" needs no list of offices beyond "director".
 */
#include "parse/quote_items.h"

#include "base/word_list.h"
#include "text/utf8.h"

/* The end of the name that starts at item `start`. */
static unsigned name_stop(const pc_reading *r, unsigned start, unsigned last) {
    unsigned i = start;
    while (i < last && pc_is_name_part(&r->v[i]))
        if (r->v[i++].possessive)
            break;
    return i;
}

/* The first name from item `start` on; "Acme's counsel Jane Roe" is behind its owner. */
static unsigned owned_name(const pc_reading *r, unsigned start, unsigned last) {
    for (unsigned i = start; i < last;) {
        if (r->v[i].kind == PC_ITEM_LINK && i > start)
            return start;
        if (!pc_is_name_part(&r->v[i])) {
            i++;
            continue;
        }
        unsigned stop = name_stop(r, i, last);
        start = i;
        if (!r->v[stop - 1].possessive)
            return i;
        i = stop;
    }
    return start < last && pc_is_name_part(&r->v[start]) ? start : last;
}

/* "Attorney General John P. Roe of the Justice Department": a title, a name of two words or more, and then what he is of. */
static unsigned before_office(const pc_reading *r, unsigned first, unsigned last) {
    for (unsigned i = first; i + 3 < last; i++) {
        if (r->v[i].kind != PC_ITEM_TITLE && r->v[i].kind != PC_ITEM_HONORIFIC)
            continue;
        unsigned at = i + 1, names = 0;
        for (; at < last && pc_is_name_part(&r->v[at]) && !r->v[at].org && !r->v[at].possessive; at++)
            names += r->v[at].kind == PC_ITEM_NAME || r->v[at].kind == PC_ITEM_INITIAL;
        if (at < last && names > 1 && r->v[at].kind == PC_ITEM_LINK)
            return at;
    }
    return last;
}

/* The name in items [first, last): behind the last title. Returns its first item; last when there is none. */
static unsigned name_start(const pc_reading *r, unsigned first, unsigned last) {
    unsigned start = first, title = last;
    for (unsigned i = first; i < last; i++)
        if ((r->v[i].after_comma || r->v[i].renewed) && pc_is_name_part(&r->v[i]))
            return i;
    for (unsigned i = first; i < last; i++)
        if (r->v[i].kind == PC_ITEM_TITLE || r->v[i].kind == PC_ITEM_HONORIFIC)
            title = i;
    if (title < last) {
        /* "Larry King said": a title's word that ends a name without an article is part of it */
        if (title + 1 == last && title > first && r->v[title].kind == PC_ITEM_TITLE && r->v[title].capital && r->v[title - 1].kind == PC_ITEM_NAME && !r->v[title - 1].possessive && r->v[first].kind == PC_ITEM_NAME && title - first <= 2 && r->v[title].end == r->v[title].stem)
            return first;
        start = title + 1;
    }
    while (start < last && !pc_is_name_part(&r->v[start]) && r->v[start].kind != PC_ITEM_LINK)
        start++;
    if (start < last && r->v[start].kind == PC_ITEM_LINK) {
        /* "Secretary of Homeland Security Michael Chertoff": the office takes one word, and those that name offices */
        unsigned at = start;
        while (at < last && !pc_is_name_part(&r->v[at]))
            at++;
        unsigned names = 0;
        for (unsigned i = at; i < last; i++) {
            if (r->v[i].kind == PC_ITEM_LINK || r->v[i].kind == PC_ITEM_ARTICLE || r->v[i].kind == PC_ITEM_AND) {
                at = i + 1; /* a longer office: "Secretary of Health and Human Services X" */
                names = 0;
            } else {
                names += r->v[i].kind == PC_ITEM_NAME;
            }
        }
        while (at < last && !pc_is_name_part(&r->v[at]))
            at++;
        if (names < 3 || r->v[last - 1].org) /* "head of the National Harbour Council": nobody is named */
            return last;
        at++;
        while (at < last && (r->v[at].org || (names > 4 && r->v[at].kind == PC_ITEM_NAME))) {
            at++;
            names--;
        }
        return at < last && (r->v[at].kind == PC_ITEM_NAME || r->v[at].kind == PC_ITEM_INITIAL || r->v[at].kind == PC_ITEM_PARTICLE) ? at : last;
    }
    return owned_name(r, start, last);
}

static pc_str items_text(const pc_reading *r, unsigned first, unsigned last) {
    return pc_str_sub(r->q->text, r->v[first].at, r->v[last - 1].stem);
}

/* "der Ökonom Peter Lang": German writes every noun with a capital; of three behind the article the first is what he is. */
static bool noun_first(const pc_reading *r, unsigned start, unsigned stop) {
    if (!(r->q->langs & PC_LANG_BIT(PC_DE)) || !start || stop - start != 3 || r->v[start - 1].kind != PC_ITEM_ARTICLE)
        return false;
    for (unsigned i = start; i < stop; i++)
        if (r->v[i].kind != PC_ITEM_NAME || r->v[i].org || r->v[i].possessive)
            return false;
    return true;
}

/* "American Ed Roe": the first of three names is no given one. */
static bool nation_first(const pc_reading *r, unsigned start, unsigned stop) {
    bool body = false;
    for (unsigned i = start; i < stop; i++)
        body |= r->v[i].org;
    return stop - start >= 3 && !body && pc_quote_term(r->q, PC_TERM_NOT_NAME, r->v[start].at, r->end).value >= PC_NOT_NAME_FIRST;
}

/* Degrees and honours behind a name are no part of it: "Mara Brandt QC". "Jr." and "III" are. */
static unsigned name_end(const pc_reading *r, unsigned start, unsigned stop) {
    unsigned end = stop;
    while (end > start + 1 && r->v[end - 1].kind == PC_ITEM_SUFFIX && pc_quote_term(r->q, PC_TERM_NAME_SUFFIX, r->v[end - 1].at, r->end).value != 1)
        end--;
    return end;
}

/* "the paper Times": the small noun before the name says that it is a body; "outside the court Roe" says nothing of him. */
static bool is_body_noun(const pc_reading *r, const pc_item *it) {
    return pc_is_listed(" paper newspaper daily weekly magazine journal broadcaster station channel network website site "
                        "portal blog group firm company charity union party club bank airline retailer chain maker "
                        "manufacturer giant watchdog regulator agency startup publisher supermarket carmaker operator "
                        "supplier provider developer tank movement campaign militia insurer lender ",
                        pc_str_sub(r->q->text, it->at, it->end));
}

/* One side of "and". Fills name, title, kind; returns the item behind the name, 0 when it holds none. */
static unsigned fill_name(const pc_reading *r, unsigned first, unsigned last, pc_speaker *who) {
    last = before_office(r, first, last);
    unsigned start = name_start(r, first, last);
    unsigned stop = start < last ? name_stop(r, start, last) : start;
    if (stop == start)
        return 0;
    bool noun = noun_first(r, start, stop);
    start += noun || nation_first(r, start, stop);
    unsigned ends = name_end(r, start, stop);
    bool org = false, person = noun || ends < stop;
    who->words = 0;
    for (unsigned i = start; i < stop; i++) {
        org |= r->v[i].org;
        if (r->v[i].kind == PC_ITEM_NAME || r->v[i].kind == PC_ITEM_INITIAL)
            who->words++;
    }
    unsigned head = first;
    while (head < start && r->v[head].kind == PC_ITEM_ARTICLE)
        head++;
    unsigned tail = start;
    while (tail > head && r->v[tail - 1].kind == PC_ITEM_HONORIFIC) {
        person = true;
        tail--;
    }
    for (unsigned i = head; i < tail; i++)
        person |= r->v[i].kind == PC_ITEM_TITLE;
    if (tail > head && person)
        who->title = items_text(r, head, tail);
    who->name = items_text(r, start, ends);
    who->sure = person;
    who->kind = org && !person ? PC_SPEAKER_ORG : PC_SPEAKER_PERSON;
    who->possessive = r->v[stop - 1].possessive;
    unsigned described = start;
    while (described > first && r->v[described - 1].kind == PC_ITEM_LOWER)
        described--;
    bool described_body = described == start || (who->words == 1 && is_body_noun(r, &r->v[start - 1]));
    if (!person && described > first && !r->v[start].after_comma && r->v[described - 1].kind == PC_ITEM_ARTICLE && described_body)
        who->kind = PC_SPEAKER_ORG; /* "the Senate": no person takes an article */
    return stop;
}

/* "A and B": the item of the "and" between two names, else n. Titles joined by it are no such place. */
static unsigned joint_at(const pc_reading *r) {
    unsigned first = 1;
    for (unsigned i = first; i < r->n; i++)
        if (r->v[i].after_comma)
            first = i; /* "the minister for roads and harbours, Jane Roe" */
    for (unsigned i = first; i + 1 < r->n; i++)
        if (r->v[i].kind == PC_ITEM_AND && pc_is_name_part(&r->v[i - 1]) && !r->v[i - 1].org) {
            unsigned next = i + 1;
            while (next < r->n && r->v[next].kind != PC_ITEM_NAME && r->v[next].kind != PC_ITEM_INITIAL)
                next++;
            if (next < r->n && !r->v[r->n - 1].org)
                return i;
        }
    return r->n;
}

/* "a spokeswoman for the Rivers Agency": the agency speaks. */
static void spokesman(const pc_reading *r, unsigned title, pc_speaker *who) {
    unsigned at = title + 1;
    while (at < r->n && r->v[at].kind != PC_ITEM_LINK)
        at++;
    while (at < r->n && !pc_is_name_part(&r->v[at]))
        at++;
    if (at == r->n) {
        for (unsigned i = title + 1; i < r->n; i++)
            if (r->v[i].kind == PC_ITEM_TITLE)
                who->kind = PC_SPEAKER_WORK; /* "a spokesman for the minister" is not the minister */
        return;
    }
    who->kind = PC_SPEAKER_ORG;
    who->name = items_text(r, at, name_stop(r, at, r->n));
    who->title = items_text(r, 1, title + 1);
    who->plural = false;
}

/* A phrase without a name: a role, or a text that is quoted. */
static bool fill_role(const pc_reading *r, pc_speaker *who) {
    for (unsigned i = 0; i < r->n; i++) {
        const pc_item *it = &r->v[i];
        if (it->kind == PC_ITEM_TITLE && it->capital && r->n == 1 && !pc_quote_term(r->q, PC_TERM_NOT_NAME, it->at, r->end).bytes && !memchr(r->q->text.p + it->at, ' ', it->stem - it->at)) {
            /* "Ensign said": an office would have its article */
            *who = (pc_speaker){.name = items_text(r, 0, 1), .at = it->at, .kind = PC_SPEAKER_PERSON, .words = 1};
            return true;
        }
        if (it->kind == PC_ITEM_TITLE) {
            who->kind = PC_SPEAKER_ROLE;
            char last = r->q->text.p[it->stem - 1];
            who->plural |= last == 's' || last == 'S';
            unsigned head = r->v[0].kind == PC_ITEM_ARTICLE ? 1 : 0, tail = r->n;
            while (tail > i + 1 && !pc_is_name_part(&r->v[tail - 1]) && r->v[tail - 1].kind != PC_ITEM_TITLE)
                tail--;
            who->title = items_text(r, head, tail);
            who->at = r->v[0].at;
            who->anyone = head && r->v[0].indefinite;
            if (who->anyone)
                spokesman(r, i, who);
            return true;
        }
    }
    return false;
}

/* "the Italian": somebody named before, of that nation. */
static bool is_national(const pc_reading *r, unsigned stop) {
    const pc_item *nation = &r->v[1];
    if (r->v[0].kind != PC_ITEM_ARTICLE || r->v[0].indefinite || stop != 2 || r->n != 2 || nation->kind != PC_ITEM_NAME || nation->org || nation->possessive || pc_quote_term(r->q, PC_TERM_NOT_NAME, nation->at, r->end).value != PC_NOT_NAME_NATION)
        return false;
    pc_word next = pc_word_next(r->q->text, nation->end, r->end);
    return next.type != PC_WORD || (!next.upper && pc_quote_verb(r->q, next.at, r->end).bytes);
}

/* "a Samaran security source": the capital belongs to a common noun, and nobody is named. */
static bool is_unnamed(const pc_reading *r, unsigned stop) {
    if (r->v[0].kind != PC_ITEM_ARTICLE || !r->v[0].indefinite || stop != r->n || r->v[stop - 1].possessive || r->titled)
        return false;
    pc_word w = pc_word_next(r->q->text, r->v[stop - 1].end, r->end);
    return w.type == PC_WORD && !w.upper && !pc_quote_any(r->q, PC_QUOTE_SMALL, w.at, r->end);
}

/* Names or a role in the words from `at` on; returns the offset behind, 0 when there are none. */
static size_t phrase_at(const pc_quoting *q, size_t at, size_t end, pc_speaker *out) {
    pc_reading r = {.q = q, .end = end};
    *out = (pc_speaker){.at = (uint32_t)at};
    pc_read_items(&r, at);
    if (!r.n)
        return 0;
    unsigned joint = joint_at(&r);
    pc_speaker second = {0};
    if (joint < r.n && fill_name(&r, 0, joint, out) && fill_name(&r, joint + 1, r.n, &second)) {
        out->second = second.name;
        out->plural = true;
        out->sure |= second.sure;
        return r.v[r.n - 1].end;
    }
    out->title = (pc_str){NULL, 0};
    bool office = joint < r.n && name_start(&r, 0, joint) >= joint && fill_name(&r, 0, r.n, out); /* "Minister for Roads and Ports Jane Roe" */
    if (joint < r.n && !office)
        r.n = joint;
    unsigned stop = fill_name(&r, 0, r.n, out);
    if (stop) {
        if (is_national(&r, stop)) {
            *out = (pc_speaker){.at = r.v[0].at, .kind = PC_SPEAKER_ROLE, .title = items_text(&r, 1, 2)};
            return r.v[1].end;
        }
        if (is_unnamed(&r, stop)) {
            *out = (pc_speaker){.at = r.v[0].at, .kind = PC_SPEAKER_WORK};
            return r.v[stop - 1].end;
        }
        if (out->kind == PC_SPEAKER_PERSON && !out->sure && pc_quote_is_place(q, out->name))
            out->kind = PC_SPEAKER_ORG;
        size_t body = stop == r.n && !out->sure && !out->possessive ? pc_behind_small_body(q, r.v[stop - 1].end, end) : 0;
        if (body) {
            out->kind = PC_SPEAKER_ORG;
            out->name.n = (size_t)(q->text.p + body - out->name.p);
            return body;
        }
        return pc_office_of_body(q, r.v[stop - 1].end, end, out);
    }
    return fill_role(&r, out) ? pc_office_of_marked(q, r.v[r.n - 1].end, end, out) : 0;
}

/* "der", "el" are articles too: a full name or an office behind makes them one. */
static size_t behind_article(const pc_quoting *q, const pc_word *w, size_t bytes, size_t end, pc_speaker *out) {
    pc_speaker named;
    if (pc_quote_term(q, PC_TERM_ARTICLE, w->at, end).bytes != bytes)
        return 0;
    size_t behind = phrase_at(q, w->at, end, &named);
    if (!behind || !((named.kind == PC_SPEAKER_PERSON && named.words >= 2) || named.kind == PC_SPEAKER_ROLE))
        return 0;
    *out = named;
    return behind;
}

size_t pc_speaker_at(const pc_quoting *q, size_t at, size_t end, pc_speaker *out) {
    *out = (pc_speaker){0};
    pc_word w = pc_word_next(q->text, at, end);
    if (w.type != PC_WORD)
        return 0;
    pc_term_hit hit = pc_quote_term(q, PC_TERM_PRONOUN, w.at, end);
    if (!hit.bytes || w.initial || (w.upper && w.end - w.at == 1 && w.at + 1 < end && q->text.p[w.at + 1] == '.'))
        return phrase_at(q, w.at, end, out);
    pc_speaker pronoun = {.at = w.at, .kind = PC_SPEAKER_PRONOUN, .pronoun = (uint8_t)(hit.value & 0xFF), .plural = hit.value == 3 || hit.value == 6};
    if (w.at + hit.bytes <= w.end && !pc_quote_term(q, PC_TERM_TITLE, w.at, end).bytes) {
        size_t behind = behind_article(q, &w, hit.bytes, end, out);
        if (!behind)
            *out = pronoun;
        return behind ? behind : w.at + hit.bytes;
    }
    /* "the president" may be the start of a title: "the president of Acme, Jane Roe" */
    size_t behind = phrase_at(q, w.at, end, out);
    out->pronoun = pronoun.pronoun;
    out->plural |= pronoun.plural;
    if (behind)
        return behind;
    size_t head = pc_quote_term(q, PC_TERM_ARTICLE, w.at, end).bytes ? pc_skip_space(q->text, w.end, w.at + hit.bytes) : w.at;
    *out = pronoun;
    out->kind = PC_SPEAKER_ROLE;
    out->title = pc_str_sub(q->text, head, w.at + hit.bytes);
    return w.at + hit.bytes;
}
