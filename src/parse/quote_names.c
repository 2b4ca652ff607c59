/*
 * Names as attributions print them: [article] [description] [titles] name
 * [suffix], several joined by "and", a role alone, or a pronoun.
 *
 * The words are first sorted into items by the term tables, then the name is
 * what stands behind the last title: "OFAC Director Adam J. Szubin" needs no
 * list of offices beyond "director".
 */
#include "parse/quote.h"
#include "text/utf8.h"

typedef enum { NAME, INITIAL, PARTICLE, SUFFIX, TITLE, HONORIFIC, LINK, AND, LOWER, ARTICLE, BREAK } item_kind;

typedef struct {
    uint32_t at, end, stem;
    uint8_t kind;
    bool possessive, org, indefinite, capital, after_comma;
    bool renewed; /* a description parts it from the capitals before: "chief Samaran negotiator Jane Roe" */
} item;

typedef struct {
    const pc_quoting *q;
    size_t end;
    item v[PC_NAME_ITEMS];
    unsigned n;
    unsigned lower;   /* words of description so far */
    bool titled, named, owner; /* a title, a name, a possessive was seen */
} reading;

static bool is_name_part(const item *it) {
    return it->kind == NAME || it->kind == INITIAL || it->kind == PARTICLE || it->kind == SUFFIX;
}

/* The next word begins with a capital and is no sentence-starter. */
static bool name_follows(const pc_quoting *q, size_t at, size_t end) {
    pc_word next = pc_word_next(q->text, at, end);
    return next.type == PC_WORD && next.upper;
}

/* Behind a matched term: a dot that belongs to it ("Sen", "Dr" listed bare). */
static uint32_t with_dot(const pc_quoting *q, size_t at, size_t bytes, size_t end) {
    size_t behind = at + bytes;
    if (behind < end && q->text.p[behind] == '.' && name_follows(q, behind + 1, end))
        behind++;
    return (uint32_t)behind;
}

/* "National Rivers Service", "French Foreign Minister": of a nation or an office, and more capitals behind it that are no day. */
static bool goes_on_in_capitals(const pc_quoting *q, const pc_word *w, size_t end) {
    pc_word next = pc_word_next(q->text, w->end, end);
    return !w->possessive && next.type == PC_WORD && next.upper && !pc_quote_day(q, next.at, end) && !pc_quote_term(q, PC_TERM_NOT_NAME, next.at, end).bytes;
}

/* "presidente-executivo": the term is the first half of the word. */
static size_t with_half(const pc_quoting *q, const pc_word *w, size_t bytes) {
    return w->at + bytes < w->end && q->text.p[w->at + bytes] == '-' ? w->end - w->at : bytes;
}

/* "Stadtwerke-Chef Jane Roe": the second half of a German noun says what she is. */
static bool ends_in_title(const reading *r, const pc_word *w, size_t end) {
    size_t half = w->end;
    pc_term_hit hit;
    if (r->q->langs != PC_LANG_BIT(PC_DE) || r->named || w->possessive)
        return false;
    while (half > w->at && r->q->text.p[half - 1] != '-')
        half--;
    return half > w->at && pc_terms_whole(&pc_lang_terms, PC_TERM_TITLE, r->q->langs, pc_str_sub(r->q->text, half, w->end), &hit) && (name_follows(r->q, w->end, end) || (r->n && (r->v[r->n - 1].kind == ARTICLE || r->v[r->n - 1].kind == LOWER)));
}

static item capital_item(const reading *r, const pc_word *w, size_t end) {
    const pc_quoting *q = r->q;
    item it = {.at = w->at, .end = w->end, .stem = w->stem, .kind = NAME, .possessive = w->possessive, .capital = true};
    pc_term_hit hit = pc_quote_term(q, PC_TERM_HONORIFIC, w->at, end), title, suffix;
    if (pc_from_a_place(pc_str_sub(q->text, w->at, w->end))) {
        it.kind = LOWER;
        return it;
    }
    title = pc_quote_term(q, PC_TERM_TITLE, w->at, end);
    suffix = r->named ? pc_quote_term(q, PC_TERM_NAME_SUFFIX, w->at, end) : (pc_term_hit){0, 0, 0};
    if (hit.bytes) {
        it.kind = HONORIFIC;
    } else if (title.bytes && (title.bytes > suffix.bytes || name_follows(q, w->at + title.bytes, end))) {
        it.kind = TITLE;
        hit.bytes = r->named ? pc_title_alone(q, w->at, title.bytes) : with_half(q, w, pc_title_alone(q, w->at, title.bytes));
    } else if (!suffix.bytes && ends_in_title(r, w, end)) {
        it.kind = TITLE;
        hit.bytes = w->end - w->at;
    } else if ((hit = suffix).bytes) { /* "Jane Roe MP" */
        it.kind = SUFFIX;
    } else if (!w->initial && ((!r->n && (hit = pc_quote_term(q, PC_TERM_NOT_NAME, w->at, end)).bytes && !(hit.value == 2 && goes_on_in_capitals(q, w, end))) || (w->end - w->at == 1 && pc_quote_term(q, PC_TERM_PRONOUN, w->at, end).bytes))) {
        it.kind = BREAK;
        return it;
    } else {
        it.kind = w->initial ? INITIAL : NAME;
        it.org = pc_quote_term(q, PC_TERM_ORG_WORD, w->at, end).bytes > 0;
        return it;
    }
    uint32_t behind = it.kind == SUFFIX ? (uint32_t)(w->at + hit.bytes) : with_dot(q, w->at, hit.bytes, end);
    if (behind > it.stem || it.kind != SUFFIX)
        it.stem = behind;
    it.end = it.stem > w->end || !w->possessive ? it.stem : w->end;
    it.possessive = w->possessive && it.end == w->end;
    return it;
}

/* "the Halden Chamber of Commerce": the small word goes on with a body's name, when nothing but one or two words do. */
static bool inside_body(const reading *r, const pc_word *w, size_t end) {
    const item *before = r->n ? &r->v[r->n - 1] : NULL;
    bool body = before && before->kind == NAME && before->org && !before->possessive && !r->titled;
    if (!body || pc_quote_term(r->q, PC_TERM_NAME_LINK, w->at, end).bytes != w->end - w->at)
        return false;
    unsigned capitals = 0;
    pc_word next = pc_word_next(r->q->text, w->end, end);
    for (; next.type == PC_WORD && next.upper; next = pc_word_next(r->q->text, next.end, end))
        capitals++;
    if (next.type == PC_WORD_COMMA && name_follows(r->q, next.end, end))
        return false; /* "Office of Safety, Health and Roads" */
    return capitals && capitals <= 2 && next.type != PC_WORD_OPEN && next.type != PC_WORD_OTHER && !(next.type == PC_WORD && pc_quote_term(r->q, PC_TERM_AND, next.at, end).bytes);
}

/* Behind "then", "late": an office or a name. */
static bool title_follows(const pc_quoting *q, size_t at, size_t end) {
    pc_word next = pc_word_next(q->text, at, end);
    return next.type == PC_WORD_DASH || (next.type == PC_WORD && (next.upper || pc_quote_term(q, PC_TERM_TITLE, next.at, end).bytes));
}

/* "sagte Roe der Zeitung": an article behind a German name is no part of it, unless it goes on with a particle ("van der"). */
static bool is_german_article(const reading *r, const pc_word *w, size_t bytes, size_t end) {
    bool goes_on = r->n && r->v[r->n - 1].kind == PARTICLE;
    return r->q->langs == PC_LANG_BIT(PC_DE) && !goes_on && pc_quote_term(r->q, PC_TERM_ARTICLE, w->at, end).bytes == bytes;
}

/* The last title is followed by what it is an office of: "the chair of the Water Board". */
static bool office_last(const reading *r) {
    for (unsigned i = r->n; i-- > 0;)
        if (r->v[i].kind == TITLE)
            return i + 1 < r->n && r->v[i + 1].kind == LINK;
    return false;
}

/* "der Sprecher der Partei, Jane Roe", "Leiter des Amtes": the article in the genitive says what the office is of. */
static bool is_genitive(const reading *r, const pc_word *w) {
    static const char *const forms[] = {"des", "der", "eines", "einer"};
    if (r->q->langs != PC_LANG_BIT(PC_DE) || !r->n || (r->v[r->n - 1].kind != TITLE && !office_last(r)))
        return false;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (w->end - w->at == strlen(forms[i]) && memcmp(r->q->text.p + w->at, forms[i], w->end - w->at) == 0)
            return true;
    return false;
}

/* "von", "van der" before a name's next word; at the start of a name only what is neither an article nor a preposition. */
static bool particle_here(const reading *r, const pc_word *w, size_t end, pc_term_hit *hit) {
    const pc_quoting *q = r->q;
    if (!(*hit = pc_quote_term(q, PC_TERM_PARTICLE, w->at, end)).bytes || !name_follows(q, w->at + hit->bytes, end))
        return false;
    size_t next = pc_word_next(q->text, w->at + hit->bytes, end).at;
    if (pc_quote_term(q, PC_TERM_HONORIFIC, next, end).bytes || (q->langs == PC_LANG_BIT(PC_DE) && pc_quote_term(q, PC_TERM_TITLE, next, end).bytes)) /* "Fotos von Ministerin Roe" */
        return false;
    if (pc_quote_day(q, next, end) || is_german_article(r, w, hit->bytes, end)) /* "Roe am Montag" */
        return false;
    return r->named || !(pc_quote_term(q, PC_TERM_ARTICLE, w->at, end).bytes || pc_quote_term(q, PC_TERM_PREPOSITION, w->at, end).bytes);
}

static item lower_item(const reading *r, const pc_word *w, size_t end) {
    const pc_quoting *q = r->q;
    item it = {.at = w->at, .end = w->end, .stem = w->stem, .kind = LOWER, .possessive = w->possessive};
    pc_term_hit hit;
    if (particle_here(r, w, end, &hit)) {
        it.kind = PARTICLE;
        it.end = it.stem = (uint32_t)(w->at + hit.bytes);
    } else if ((hit = pc_quote_term(q, PC_TERM_TITLE, w->at, end)).bytes && (hit.value != 1 || title_follows(q, w->at + hit.bytes, end))) {
        it.kind = TITLE;
        it.end = it.stem = with_dot(q, w->at, with_half(q, w, pc_title_alone(q, w->at, hit.bytes)), end);
    } else if ((hit = pc_quote_term(q, PC_TERM_HONORIFIC, w->at, end)).bytes) {
        it.kind = HONORIFIC;
        it.end = it.stem = with_dot(q, w->at, hit.bytes, end);
    } else if (pc_quote_term(q, PC_TERM_AND, w->at, end).bytes) {
        it.kind = AND;
    } else if (is_genitive(r, w)) {
        it.kind = LINK;
    } else if ((hit = pc_quote_term(q, PC_TERM_ARTICLE, w->at, end)).bytes) {
        it.kind = ARTICLE;
        it.indefinite = hit.value == 2;
    } else if (pc_quote_term(q, PC_TERM_PREPOSITION, w->at, end).bytes) {
        it.kind = inside_body(r, w, end) ? PARTICLE : LINK;
    }
    return it;
}

/* Words that start sentences are no names, unless they are given ones too: "Will Roe". */
static bool may_be_name(const reading *r, const pc_word *w) {
    pc_term_hit hit = pc_quote_term(r->q, PC_TERM_NOT_NAME, w->at, r->end);
    return !hit.bytes || (hit.value == 1 && name_follows(r->q, w->end, r->end));
}

/* "Roe's neighbour, Jane Poe", "Roe's son, Tom,": who somebody is to the owner, and then the name, which is no place's. */
static bool names_relation(const reading *r, const pc_word *next) {
    const item *last = &r->v[r->n - 1];
    if (!r->owner || (last->kind != TITLE && last->kind != LOWER) || pc_quote_term(r->q, PC_TERM_WORK, last->at, r->end).bytes)
        return false;
    if (!may_be_name(r, next) || pc_quote_place(r->q, next->at, r->end))
        return false;
    pc_word behind = pc_word_next(r->q->text, next->end, r->end);
    return !next->possessive && (behind.type == PC_WORD ? behind.upper : behind.type == PC_WORD_COMMA || behind.type == PC_WORD_STOP || behind.type == PC_WORD_END);
}

/* A comma inside the phrase: "the company's chief executive, Jane Roe" and "Jr." */
static bool comma_goes_on(const reading *r, size_t at) {
    pc_word next = pc_word_next(r->q->text, at, r->end);
    if (next.type != PC_WORD || !next.upper)
        return false;
    if (r->named && names_relation(r, &next))
        return true;
    if (r->v[r->n - 1].kind == TITLE && (pc_quote_term(r->q, PC_TERM_HONORIFIC, next.at, r->end).bytes || pc_quote_term(r->q, PC_TERM_TITLE, next.at, r->end).bytes))
        return true; /* "Senior Investigating Officer, Det Supt Roe" */
    if (r->named && !(office_last(r) && r->v[r->n - 1].kind == NAME)) {
        size_t suffix = pc_quote_term(r->q, PC_TERM_NAME_SUFFIX, next.at, r->end).bytes;
        pc_word behind = pc_word_next(r->q->text, next.at + suffix, r->end);
        return suffix && !(behind.type == PC_WORD && pc_quote_term(r->q, PC_TERM_PREPOSITION, behind.at, r->end).bytes); /* "MP for Sento" is an apposition */
    }
    const item *only = &r->v[0];
    bool agent = r->n == 1 && only->kind == LOWER && pc_is_agent(pc_str_sub(r->q->text, only->at, only->end));
    bool described = (r->v[0].indefinite && r->lower) || agent; /* "one guard, Kevin Tate", "said neighbour, Kevin Tate" */
    return (r->titled || described) && may_be_name(r, &next);
}

/* Slavic: what an office is of follows it in the genitive, without a small word. */
static bool is_cyrillic(const reading *r, const item *it) {
    unsigned char c = (unsigned char)r->q->text.p[it->at];
    return c >= 0xD0 && c <= 0xD3;
}

/* Lower-case words of a description and then a full name: "negotiator Jane Roe" behind "chief Samaran". */
static bool description_goes_on(const reading *r, size_t at) {
    enum { MOST = 3 };
    static const pc_term_class others[] = {PC_TERM_STOP, PC_TERM_PREPOSITION, PC_TERM_AND, PC_TERM_VERB, PC_TERM_NOT_NAME, PC_TERM_PRONOUN, PC_TERM_ARTICLE, PC_TERM_WEEKDAY, PC_TERM_MONTH};
    bool agent = false;
    pc_word w = pc_word_next(r->q->text, at, r->end);
    for (unsigned n = 0; n < MOST && w.type == PC_WORD; n++) {
        for (size_t i = 0; i < sizeof others / sizeof *others; i++)
            if (pc_quote_term(r->q, others[i], w.at, r->end).bytes)
                return false;
        if (w.upper)
            return agent && !w.possessive && name_follows(r->q, w.end, r->end) && !pc_quote_day(r->q, pc_word_next(r->q->text, w.end, r->end).at, r->end);
        agent = pc_is_agent(pc_str_sub(r->q->text, w.at, w.end));
        w = pc_word_next(r->q->text, w.end, r->end);
    }
    return false;
}

/* May this item stand here? Sets what was seen. */
static bool accept_item(reading *r, const item *it) {
    const item *before = r->n ? &r->v[r->n - 1] : NULL;
    switch (it->kind) {
    case BREAK:
        return false;
    case LOWER:
        if (r->named && !r->owner && before && (before->kind == NAME || before->kind == LOWER) && !is_cyrillic(r, it))
            return description_goes_on(r, it->at);
        return ++r->lower <= 6 && (!before || before->kind != TITLE || is_cyrillic(r, it)) && (!r->named || (r->owner && before->kind != NAME) || (before && before->possessive)) && !pc_quote_verb(r->q, it->at, r->end).bytes && !pc_quote_term(r->q, PC_TERM_STOP, it->at, r->end).bytes;
    case ARTICLE:
        return !before || before->kind == LINK || before->kind == ARTICLE;
    case LINK:
        return r->titled && before && (before->kind == TITLE || (before->kind == NAME && !before->possessive) || before->kind == LOWER);
    case AND:
        return before && (before->kind == TITLE || is_name_part(before) || before->kind == LOWER);
    case TITLE:
        if (r->named && before && before->kind == NAME && !it->capital && !before->possessive)
            return r->n == 1 || r->v[0].kind != TITLE || !r->v[0].capital; /* "Debian developer Holger Levsen", "former Acme engineer Jane Roe" */
        r->titled = true;
        return true;
    case HONORIFIC:
        r->titled = true;
        return true;
    default:
        r->named = true;
        if (it->possessive)
            r->owner = true;
        return true;
    }
}

/* Mike "Dutch" Roe: behind the closing mark, 0 when this is no nickname. */
static size_t behind_nickname(const pc_quoting *q, size_t at, size_t end) {
    for (unsigned words = 0; words < 3; words++) {
        pc_word w = pc_word_next(q->text, at, end);
        if (w.type == PC_WORD_MARK && words)
            return name_follows(q, w.end, end) ? w.end : 0;
        if (w.type != PC_WORD || !w.upper)
            return 0;
        at = w.end;
    }
    return 0;
}

/* "Larry King said", "Mayor Anna Bishop": a title's word right behind a given name, or behind a name that nothing leads to, is a surname. */
static void title_as_surname(reading *r) {
    item *last = r->n > 1 ? &r->v[r->n - 1] : NULL;
    if (!last || last->kind != TITLE || !last->capital || last->end != last->stem || memchr(r->q->text.p + last->at, ' ', last->stem - last->at))
        return;
    unsigned first = r->n - 1;
    while (first && (r->v[first - 1].kind == NAME || r->v[first - 1].kind == INITIAL) && !r->v[first - 1].org && !r->v[first - 1].possessive)
        first--;
    unsigned names = r->n - 1 - first;
    if (!names && r->n == 2 && r->v[0].kind == HONORIFIC && pc_quote_term(r->q, PC_TERM_GENDER, r->v[0].at, r->end).bytes)
        last->kind = NAME; /* "Mr Major" */
    if (!names || names > 2 || last->after_comma)
        return;
    bool given = pc_quote_term(r->q, PC_TERM_GENDER, r->v[first].at, r->v[first].end).bytes == r->v[first].end - r->v[first].at;
    bool titles_small = !(r->q->langs & (PC_LANG_BIT(PC_EN) | PC_LANG_BIT(PC_DE))); /* other languages write an office without a capital */
    if (given || titles_small || (!first && r->v[0].kind == NAME))
        last->kind = NAME;
}

static void read_items(reading *r, size_t at) {
    const pc_quoting *q = r->q;
    bool comma = false;
    while (r->n < PC_NAME_ITEMS) {
        pc_word w = pc_word_next(q->text, at, r->end);
        if (w.type == PC_WORD_COMMA && r->n && comma_goes_on(r, w.end)) {
            at = w.end;
            comma = true;
            continue;
        }
        if (w.type == PC_WORD_OPEN && r->named) {
            size_t behind = pc_behind_bracket(q, w.at, r->end);
            if (behind) {
                at = behind;
                continue;
            }
        }
        if (w.type == PC_WORD_OTHER && r->n && q->text.p[w.at] == '&' && name_follows(q, w.end, r->end)) {
            r->v[r->n++] = (item){.at = w.at, .end = w.end, .stem = w.end, .kind = AND};
            at = w.end;
            continue;
        }
        if (w.type == PC_WORD_MARK && r->named && (behind_nickname(q, w.end, r->end))) {
            at = behind_nickname(q, w.end, r->end);
            continue;
        }
        if (w.type == PC_WORD_NUMBER && r->n && r->v[r->n - 1].kind == NAME) /* "3M", "Studio 54" stay one name */
            break;
        if (w.type != PC_WORD)
            break;
        bool described = r->named && !r->owner;
        item it = w.upper && !(r->n == 0 && pc_quote_term(q, PC_TERM_ARTICLE, w.at, r->end).bytes) ? capital_item(r, &w, r->end) : lower_item(r, &w, r->end);
        if (!accept_item(r, &it))
            break;
        it.after_comma = comma && it.kind != SUFFIX;
        it.renewed = described && it.kind == NAME && r->n && r->v[r->n - 1].kind == LOWER;
        comma = false;
        r->v[r->n++] = it;
        at = it.end;
    }
    title_as_surname(r);
    /* what cannot end a phrase */
    while (r->n && (r->v[r->n - 1].kind == AND || r->v[r->n - 1].kind == LINK || r->v[r->n - 1].kind == ARTICLE || r->v[r->n - 1].kind == PARTICLE || (r->v[r->n - 1].kind == LOWER && r->named)))
        r->n--;
}

/* The end of the name that starts at item `start`. */
static unsigned name_stop(const reading *r, unsigned start, unsigned last) {
    unsigned i = start;
    while (i < last && is_name_part(&r->v[i]))
        if (r->v[i++].possessive)
            break;
    return i;
}

/* The first name from item `start` on; "Acme's counsel Jane Roe" is behind its owner. */
static unsigned owned_name(const reading *r, unsigned start, unsigned last) {
    for (unsigned i = start; i < last;) {
        if (r->v[i].kind == LINK && i > start)
            return start;
        if (!is_name_part(&r->v[i])) {
            i++;
            continue;
        }
        unsigned stop = name_stop(r, i, last);
        start = i;
        if (!r->v[stop - 1].possessive)
            return i;
        i = stop;
    }
    return start < last && is_name_part(&r->v[start]) ? start : last;
}

/* "Attorney General John P. Roe of the Justice Department": a title, a name of two words or more, and then what he is of. */
static unsigned before_office(const reading *r, unsigned first, unsigned last) {
    for (unsigned i = first; i + 3 < last; i++) {
        if (r->v[i].kind != TITLE && r->v[i].kind != HONORIFIC)
            continue;
        unsigned at = i + 1, names = 0;
        for (; at < last && is_name_part(&r->v[at]) && !r->v[at].org && !r->v[at].possessive; at++)
            names += r->v[at].kind == NAME || r->v[at].kind == INITIAL;
        if (at < last && names > 1 && r->v[at].kind == LINK)
            return at;
    }
    return last;
}

/* The name in items [first, last): behind the last title. Returns its first item; last when there is none. */
static unsigned name_start(const reading *r, unsigned first, unsigned last) {
    unsigned start = first, title = last;
    for (unsigned i = first; i < last; i++)
        if ((r->v[i].after_comma || r->v[i].renewed) && is_name_part(&r->v[i]))
            return i;
    for (unsigned i = first; i < last; i++)
        if (r->v[i].kind == TITLE || r->v[i].kind == HONORIFIC)
            title = i;
    if (title < last) {
        /* "Larry King said": a title's word that ends a name without an article is part of it */
        if (title + 1 == last && title > first && r->v[title].kind == TITLE && r->v[title].capital && r->v[title - 1].kind == NAME && !r->v[title - 1].possessive && r->v[first].kind == NAME && title - first <= 2 && r->v[title].end == r->v[title].stem)
            return last - first >= 2 && title - first >= 1 ? first : last;
        start = title + 1;
    }
    while (start < last && !is_name_part(&r->v[start]) && r->v[start].kind != LINK)
        start++;
    if (start < last && r->v[start].kind == LINK) {
        /* "Secretary of Homeland Security Michael Chertoff": the office takes one word, and those that name offices */
        unsigned at = start;
        while (at < last && !is_name_part(&r->v[at]))
            at++;
        unsigned names = 0;
        for (unsigned i = at; i < last; i++) {
            if (r->v[i].kind == LINK || r->v[i].kind == ARTICLE || r->v[i].kind == AND) {
                at = i + 1; /* a longer office: "Secretary of Health and Human Services X" */
                names = 0;
            } else {
                names += r->v[i].kind == NAME;
            }
        }
        while (at < last && !is_name_part(&r->v[at]))
            at++;
        if (names < 3 || r->v[last - 1].org) /* "head of the National Harbour Council": nobody is named */
            return last;
        at++;
        while (at < last && (r->v[at].org || (names > 4 && r->v[at].kind == NAME))) {
            at++;
            names--;
        }
        return at < last && (r->v[at].kind == NAME || r->v[at].kind == INITIAL || r->v[at].kind == PARTICLE) ? at : last;
    }
    return owned_name(r, start, last);
}

static pc_str items_text(const reading *r, unsigned first, unsigned last) {
    return pc_str_sub(r->q->text, r->v[first].at, r->v[last - 1].stem);
}

/* "der Ökonom Peter Lang": German writes every noun with a capital; of three behind the article the first is what he is. */
static bool noun_first(const reading *r, unsigned start, unsigned stop) {
    if (!(r->q->langs & PC_LANG_BIT(PC_DE)) || !start || stop - start != 3 || r->v[start - 1].kind != ARTICLE)
        return false;
    for (unsigned i = start; i < stop; i++)
        if (r->v[i].kind != NAME || r->v[i].org || r->v[i].possessive)
            return false;
    return true;
}

/* "American Ed Roe": the first of three names is no given one. */
static bool nation_first(const reading *r, unsigned start, unsigned stop) {
    bool body = false;
    for (unsigned i = start; i < stop; i++)
        body |= r->v[i].org;
    return stop - start >= 3 && !body && pc_quote_term(r->q, PC_TERM_NOT_NAME, r->v[start].at, r->end).value == 2;
}

/* Degrees and honours behind a name are no part of it: "Mara Brandt QC". "Jr." and "III" are. */
static unsigned name_end(const reading *r, unsigned start, unsigned stop) {
    unsigned end = stop;
    while (end > start + 1 && r->v[end - 1].kind == SUFFIX && pc_quote_term(r->q, PC_TERM_NAME_SUFFIX, r->v[end - 1].at, r->end).value != 1)
        end--;
    return end;
}

/* One side of "and". Fills name, title, kind; false when it holds no name. */
static bool fill_name(const reading *r, unsigned first, unsigned last, pc_speaker *who) {
    last = before_office(r, first, last);
    unsigned start = name_start(r, first, last);
    if (start >= last)
        return false;
    bool noun = noun_first(r, start, name_stop(r, start, last));
    start += noun || nation_first(r, start, name_stop(r, start, last));
    unsigned stop = name_stop(r, start, last);
    if (stop == start)
        return false;
    unsigned ends = name_end(r, start, stop);
    bool org = false, person = noun || ends < stop;
    who->words = 0;
    for (unsigned i = start; i < stop; i++) {
        org |= r->v[i].org;
        if (r->v[i].kind == NAME || r->v[i].kind == INITIAL)
            who->words++;
    }
    unsigned head = first;
    while (head < start && r->v[head].kind == ARTICLE)
        head++;
    unsigned tail = start;
    while (tail > head && r->v[tail - 1].kind == HONORIFIC) {
        person = true;
        tail--;
    }
    for (unsigned i = head; i < tail; i++)
        person |= r->v[i].kind == TITLE;
    if (tail > head && person)
        who->title = items_text(r, head, tail);
    who->name = items_text(r, start, ends);
    who->sure = person;
    who->kind = org && !person ? PC_SPEAKER_ORG : PC_SPEAKER_PERSON;
    who->possessive = r->v[stop - 1].possessive;
    unsigned described = start;
    while (described > first && r->v[described - 1].kind == LOWER)
        described--;
    if (!person && described > first && !r->v[start].after_comma && r->v[described - 1].kind == ARTICLE && (described == start || who->words == 1))
        who->kind = PC_SPEAKER_ORG; /* "the Senate": no person takes an article */
    return true;
}

/* "A and B": the item of the "and" between two names, else n. Titles joined by it are no such place. */
static unsigned joint_at(const reading *r) {
    unsigned first = 1;
    for (unsigned i = first; i < r->n; i++)
        if (r->v[i].after_comma)
            first = i; /* "the minister for roads and harbours, Jane Roe" */
    for (unsigned i = first; i + 1 < r->n; i++)
        if (r->v[i].kind == AND && is_name_part(&r->v[i - 1]) && !r->v[i - 1].org) {
            unsigned next = i + 1;
            while (next < r->n && r->v[next].kind != NAME && r->v[next].kind != INITIAL)
                next++;
            if (next < r->n && !r->v[r->n - 1].org)
                return i;
        }
    return r->n;
}

/* "a spokeswoman for the Rivers Agency": the agency speaks. */
static void spokesman(const reading *r, unsigned title, pc_speaker *who) {
    unsigned at = title + 1;
    while (at < r->n && r->v[at].kind != LINK)
        at++;
    while (at < r->n && !is_name_part(&r->v[at]))
        at++;
    if (at == r->n) {
        for (unsigned i = title + 1; i < r->n; i++)
            if (r->v[i].kind == TITLE)
                who->kind = PC_SPEAKER_WORK; /* "a spokesman for the minister" is not the minister */
        return;
    }
    who->kind = PC_SPEAKER_ORG;
    who->name = items_text(r, at, name_stop(r, at, r->n));
    who->title = items_text(r, 1, title + 1);
    who->plural = false;
}

/* A phrase without a name: a role, or a text that is quoted. */
static bool fill_role(const reading *r, pc_speaker *who) {
    for (unsigned i = 0; i < r->n; i++) {
        const item *it = &r->v[i];
        if (it->kind == TITLE && it->capital && r->n == 1 && !pc_quote_term(r->q, PC_TERM_NOT_NAME, it->at, r->end).bytes && !memchr(r->q->text.p + it->at, ' ', it->stem - it->at)) {
            /* "Ensign said": an office would have its article */
            *who = (pc_speaker){.name = items_text(r, 0, 1), .at = it->at, .kind = PC_SPEAKER_PERSON, .words = 1};
            return true;
        }
        if (it->kind == TITLE) {
            who->kind = PC_SPEAKER_ROLE;
            char last = r->q->text.p[it->stem - 1];
            who->plural |= last == 's' || last == 'S';
            unsigned head = r->v[0].kind == ARTICLE ? 1 : 0, tail = r->n;
            while (tail > i + 1 && !is_name_part(&r->v[tail - 1]) && r->v[tail - 1].kind != TITLE)
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
static bool is_national(const reading *r, unsigned stop) {
    const item *nation = &r->v[1];
    if (r->v[0].kind != ARTICLE || r->v[0].indefinite || stop != 2 || r->n != 2 || nation->kind != NAME || nation->org || nation->possessive || pc_quote_term(r->q, PC_TERM_NOT_NAME, nation->at, r->end).value != 2)
        return false;
    pc_word next = pc_word_next(r->q->text, nation->end, r->end);
    return next.type != PC_WORD || (!next.upper && pc_quote_verb(r->q, next.at, r->end).bytes);
}

/* "a Samaran security source": the capital belongs to a common noun, and nobody is named. */
static bool is_unnamed(const reading *r, unsigned stop) {
    if (r->v[0].kind != ARTICLE || !r->v[0].indefinite || stop != r->n || r->v[stop - 1].possessive || r->titled)
        return false;
    static const pc_term_class others[] = {PC_TERM_STOP, PC_TERM_PREPOSITION, PC_TERM_AND, PC_TERM_VERB, PC_TERM_NOT_NAME, PC_TERM_PRONOUN, PC_TERM_ARTICLE};
    pc_word w = pc_word_next(r->q->text, r->v[stop - 1].end, r->end);
    if (w.type != PC_WORD || w.upper)
        return false;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (pc_quote_term(r->q, others[i], w.at, r->end).bytes)
            return false;
    return true;
}

/* Names or a role in the words from `at` on; returns the offset behind, 0 when there are none. */
static size_t phrase_at(const pc_quoting *q, size_t at, size_t end, pc_speaker *out) {
    reading r = {.q = q, .end = end};
    *out = (pc_speaker){.at = (uint32_t)at};
    read_items(&r, at);
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
    if (fill_name(&r, 0, r.n, out)) {
        unsigned named = before_office(&r, 0, r.n), stop = name_stop(&r, name_start(&r, 0, named), named);
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
