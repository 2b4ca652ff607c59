/*
 * The words of an attribution's subject, sorted by the term tables: titles,
 * names, articles, the small words that link them. What cannot belong to it
 * ends it.
 */
#include "parse/quote_items.h"
#include "text/utf8.h"

/* The next word begins with a capital. */
static bool name_follows(const pc_quoting *q, size_t at, size_t end) {
    pc_word next = pc_word_next(q->text, at, end);
    return next.type == PC_WORD && next.upper;
}

/* Bytes of a title's term without the preposition or the German article at its end, which links it to the office: "president of", "Leiter der". */
static size_t title_alone(const pc_quoting *q, size_t at, size_t bytes) {
    size_t end = at + bytes, last = end;
    pc_term_hit hit;
    while (last > at && q->text.p[last - 1] != ' ')
        last--;
    pc_str word = pc_str_sub(q->text, last, end);
    if (last == at || !(pc_terms_whole(&pc_lang_terms, PC_TERM_PREPOSITION, q->langs, word, &hit) || (q->langs == PC_LANG_BIT(PC_DE) && pc_terms_whole(&pc_lang_terms, PC_TERM_ARTICLE, q->langs, word, &hit))))
        return bytes;
    return pc_trim_end(q->text, at, last) - at;
}

/* What somebody is, by the word's end: negotiator, engineer, economist, aide. A verb between two names has none of these. */
static bool is_agent(pc_str word) {
    static const char *const ends[] = {"ist", "man", "woman", "ian", "ant", "chief", "boss", "star", "aide", "expert", "neighbour", "friend", "colleague", "agency", "group", "firm", "company", "charity", "union", "network", "magazine"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (word.n > strlen(ends[i]) && pc_str_ends(word, pc_str_of(ends[i])))
            return true;
    return word.n > 3 && (pc_str_ends(word, PC_STR("er")) || pc_str_ends(word, PC_STR("or"))); /* more than "her" and "nor" */
}

/* "Sento-based", "Samaran-born": the capital is of a place. */
static bool from_a_place(pc_str word) {
    static const char *const halves[] = {"based", "born", "backed", "owned", "educated", "trained", "led", "run"};
    const char *hyphen = memchr(word.p, '-', word.n);
    for (size_t i = 0; hyphen && i < sizeof halves / sizeof *halves; i++) {
        size_t n = strlen(halves[i]);
        if (word.n > n + 1 && word.p[word.n - n - 1] == '-' && pc_str_ends(word, pc_str_of(halves[i])))
            return true;
    }
    return false;
}

/* Behind a matched term: a dot that belongs to it ("Sen", "Dr" listed bare). */
static uint32_t with_dot(const pc_quoting *q, size_t at, size_t bytes, size_t end) {
    size_t behind = at + bytes;
    bool dot = behind < end && q->text.p[behind] == '.' && name_follows(q, behind + 1, end);
    if (dot && !pc_quote_term(q, PC_TERM_NOT_NAME, pc_word_next(q->text, behind + 1, end).at, end).bytes) /* "the leader. The next day" */
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

/* Where the second half of a German noun begins: behind its hyphen, or with an office that others are made of ("Umwelt|sprecher"); w->at when it has none. */
static size_t second_half(const pc_quoting *q, const pc_word *w) {
    enum { SHORTEST = 3 };
    pc_term_hit hit;
    for (size_t half = w->end; half > w->at; half--)
        if (q->text.p[half - 1] == '-')
            return half;
    for (size_t half = w->at + SHORTEST; half < w->end; half++)
        if (pc_terms_whole(&pc_lang_terms, PC_TERM_TITLE, q->langs, pc_str_sub(q->text, half, w->end), &hit) && hit.value == PC_TITLE_COMPOUND)
            return half;
    return w->at;
}

/* "Stadtwerke-Chef Jane Roe": the second half of a German noun says what she is. */
static bool ends_in_title(const pc_reading *r, const pc_word *w, size_t end) {
    pc_term_hit hit;
    if (r->q->langs != PC_LANG_BIT(PC_DE) || r->named || w->possessive)
        return false;
    size_t half = second_half(r->q, w);
    bool stands = half > w->at && (name_follows(r->q, w->end, end) || (r->n && (r->v[r->n - 1].kind == PC_ITEM_ARTICLE || r->v[r->n - 1].kind == PC_ITEM_LOWER)));
    return stands && pc_terms_whole(&pc_lang_terms, PC_TERM_TITLE, r->q->langs, pc_str_sub(r->q->text, half, w->end), &hit);
}

static pc_item capital_item(const pc_reading *r, const pc_word *w, size_t end) {
    const pc_quoting *q = r->q;
    pc_item it = {.at = w->at, .end = w->end, .stem = w->stem, .kind = PC_ITEM_NAME, .possessive = w->possessive, .capital = true};
    if (from_a_place(pc_str_sub(q->text, w->at, w->end))) {
        it.kind = PC_ITEM_LOWER;
        return it;
    }
    pc_term_hit hit = pc_quote_term(q, PC_TERM_HONORIFIC, w->at, end), title = pc_quote_term(q, PC_TERM_TITLE, w->at, end);
    pc_term_hit suffix = r->named && !(r->n && r->v[r->n - 1].possessive) /* "Sento's MP" */ ? pc_quote_term(q, PC_TERM_NAME_SUFFIX, w->at, end) : (pc_term_hit){0, 0, 0};
    if (hit.bytes) {
        it.kind = PC_ITEM_HONORIFIC;
    } else if (title.bytes && (title.bytes > suffix.bytes || name_follows(q, w->at + title.bytes, end))) {
        it.kind = PC_ITEM_TITLE;
        hit.bytes = r->named ? title_alone(q, w->at, title.bytes) : with_half(q, w, title_alone(q, w->at, title.bytes));
    } else if (!suffix.bytes && ends_in_title(r, w, end)) {
        it.kind = PC_ITEM_TITLE;
        hit.bytes = w->end - w->at;
    } else if ((hit = suffix).bytes) { /* "Jane Roe MP" */
        it.kind = PC_ITEM_SUFFIX;
    } else if (!w->initial && ((!r->n && (hit = pc_quote_term(q, PC_TERM_NOT_NAME, w->at, end)).bytes && !(hit.value >= PC_NOT_NAME_FIRST && goes_on_in_capitals(q, w, end) && !pc_quote_day(q, w->at, end))) || (w->end - w->at == 1 && pc_quote_term(q, PC_TERM_PRONOUN, w->at, end).bytes))) {
        it.kind = PC_ITEM_BREAK;
        return it;
    } else {
        it.kind = w->initial ? PC_ITEM_INITIAL : PC_ITEM_NAME;
        it.org = pc_quote_term(q, PC_TERM_ORG_WORD, w->at, end).bytes > 0 || (r->named && !w->initial && pc_quote_term(q, PC_TERM_STOP, w->at, end).bytes == w->end - w->at); /* "Save Our Port" */
        return it;
    }
    uint32_t behind = it.kind == PC_ITEM_SUFFIX ? (uint32_t)(w->at + hit.bytes) : with_dot(q, w->at, hit.bytes, end);
    if (behind > it.stem || it.kind != PC_ITEM_SUFFIX)
        it.stem = behind;
    it.end = it.stem > w->end || !w->possessive ? it.stem : w->end;
    it.possessive = w->possessive && it.end == w->end;
    return it;
}

/* "the Halden Chamber of Commerce": the small word goes on with a body's name, when nothing but one or two words do. */
static bool inside_body(const pc_reading *r, const pc_word *w, size_t end) {
    const pc_item *before = r->n ? &r->v[r->n - 1] : NULL;
    bool body = before && before->kind == PC_ITEM_NAME && before->org && !before->possessive && !r->titled;
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
static bool is_german_article(const pc_reading *r, const pc_word *w, size_t bytes, size_t end) {
    bool goes_on = r->n && r->v[r->n - 1].kind == PC_ITEM_PARTICLE;
    return r->q->langs == PC_LANG_BIT(PC_DE) && !goes_on && pc_quote_term(r->q, PC_TERM_ARTICLE, w->at, end).bytes == bytes;
}

/* The last title is followed by what it is an office of: "the chair of the Water Board". */
static bool office_last(const pc_reading *r) {
    for (unsigned i = r->n; i-- > 0;)
        if (r->v[i].kind == PC_ITEM_TITLE)
            return i + 1 < r->n && r->v[i + 1].kind == PC_ITEM_LINK;
    return false;
}

/* "der Sprecher der Partei, Jane Roe", "Leiter des Amtes": the article in the genitive says what the office is of. */
static bool is_genitive(const pc_reading *r, const pc_word *w) {
    if (r->q->langs != PC_LANG_BIT(PC_DE) || !r->n || (r->v[r->n - 1].kind != PC_ITEM_TITLE && !office_last(r)))
        return false;
    pc_term_hit article = pc_quote_term(r->q, PC_TERM_ARTICLE, w->at, r->end);
    return article.value == PC_ARTICLE_GENITIVE && article.bytes == w->end - w->at;
}

/* "von", "van der" before a name's next word; at the start of a name only what is neither an article nor a preposition. */
static bool particle_here(const pc_reading *r, const pc_word *w, size_t end, pc_term_hit *hit) {
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

static pc_item lower_item(const pc_reading *r, const pc_word *w, size_t end) {
    const pc_quoting *q = r->q;
    pc_item it = {.at = w->at, .end = w->end, .stem = w->stem, .kind = PC_ITEM_LOWER, .possessive = w->possessive};
    pc_term_hit hit;
    if (particle_here(r, w, end, &hit)) {
        it.kind = PC_ITEM_PARTICLE;
        it.end = it.stem = (uint32_t)(w->at + hit.bytes);
    } else if ((hit = pc_quote_term(q, PC_TERM_TITLE, w->at, end)).bytes && (hit.value != 1 || title_follows(q, w->at + hit.bytes, end))) {
        it.kind = PC_ITEM_TITLE;
        it.end = it.stem = with_dot(q, w->at, with_half(q, w, title_alone(q, w->at, hit.bytes)), end);
    } else if ((hit = pc_quote_term(q, PC_TERM_HONORIFIC, w->at, end)).bytes) {
        it.kind = PC_ITEM_HONORIFIC;
        it.end = it.stem = with_dot(q, w->at, hit.bytes, end);
    } else if (pc_quote_term(q, PC_TERM_AND, w->at, end).bytes) {
        it.kind = PC_ITEM_AND;
    } else if (is_genitive(r, w)) {
        it.kind = PC_ITEM_LINK;
    } else if ((hit = pc_quote_term(q, PC_TERM_ARTICLE, w->at, end)).bytes) {
        it.kind = PC_ITEM_ARTICLE;
        it.indefinite = hit.value == PC_ARTICLE_INDEFINITE;
    } else if (pc_quote_term(q, PC_TERM_PREPOSITION, w->at, end).bytes) {
        it.kind = inside_body(r, w, end) ? PC_ITEM_PARTICLE : PC_ITEM_LINK;
    }
    return it;
}

/* Words that start sentences are no names, unless they are given ones too: "Will Roe". */
static bool may_be_name(const pc_reading *r, const pc_word *w) {
    pc_term_hit hit = pc_quote_term(r->q, PC_TERM_NOT_NAME, w->at, r->end);
    return !hit.bytes || (hit.value == 1 && name_follows(r->q, w->end, r->end));
}

/* "Roe's neighbour, Jane Poe", "Roe's son, Tom,": who somebody is to the owner, and then the name, which is no place's. */
static bool names_relation(const pc_reading *r, const pc_word *next) {
    const pc_item *last = &r->v[r->n - 1];
    if (!r->owner || (last->kind != PC_ITEM_TITLE && last->kind != PC_ITEM_LOWER) || pc_quote_term(r->q, PC_TERM_WORK, last->at, r->end).bytes)
        return false;
    if (!may_be_name(r, next) || pc_quote_place(r->q, next->at, r->end))
        return false;
    pc_word behind = pc_word_next(r->q->text, next->end, r->end);
    return !next->possessive && (behind.type == PC_WORD ? behind.upper : behind.type == PC_WORD_COMMA || behind.type == PC_WORD_STOP || behind.type == PC_WORD_END);
}

/* A comma inside the phrase: "the company's chief executive, Jane Roe" and "Jr." */
static bool comma_goes_on(const pc_reading *r, size_t at) {
    pc_word next = pc_word_next(r->q->text, at, r->end);
    if (next.type != PC_WORD || !next.upper)
        return false;
    if (r->named && names_relation(r, &next))
        return true;
    if (r->v[r->n - 1].kind == PC_ITEM_TITLE && (pc_quote_term(r->q, PC_TERM_HONORIFIC, next.at, r->end).bytes || pc_quote_term(r->q, PC_TERM_TITLE, next.at, r->end).bytes))
        return true; /* "Senior Investigating Officer, Det Supt Roe" */
    if (r->named && !(office_last(r) && r->v[r->n - 1].kind == PC_ITEM_NAME)) {
        size_t suffix = pc_quote_term(r->q, PC_TERM_NAME_SUFFIX, next.at, r->end).bytes;
        pc_word behind = pc_word_next(r->q->text, next.at + suffix, r->end);
        return suffix && !(behind.type == PC_WORD && pc_quote_term(r->q, PC_TERM_PREPOSITION, behind.at, r->end).bytes); /* "MP for Sento" is an apposition */
    }
    const pc_item *only = &r->v[0];
    bool agent = r->n == 1 && only->kind == PC_ITEM_LOWER && is_agent(pc_str_sub(r->q->text, only->at, only->end));
    bool described = (r->v[0].indefinite && r->lower) || agent; /* "one guard, Kevin Tate", "said neighbour, Kevin Tate" */
    return (r->titled || described) && may_be_name(r, &next);
}

/* Lower-case words of a description and then a full name: "negotiator Jane Roe" behind "chief Samaran". */
static bool description_goes_on(const pc_reading *r, size_t at) {
    enum { MOST = 3 };
    static const uint64_t others = PC_QUOTE_SMALL | PC_CLASS_BIT(PC_TERM_WEEKDAY) | PC_CLASS_BIT(PC_TERM_MONTH);
    bool agent = false;
    pc_word w = pc_word_next(r->q->text, at, r->end);
    for (unsigned n = 0; n < MOST && w.type == PC_WORD; n++) {
        if (pc_quote_any(r->q, others, w.at, r->end))
            return false;
        if (w.upper)
            return agent && !w.possessive && name_follows(r->q, w.end, r->end) && !pc_quote_day(r->q, pc_word_next(r->q->text, w.end, r->end).at, r->end);
        agent = is_agent(pc_str_sub(r->q->text, w.at, w.end));
        w = pc_word_next(r->q->text, w.end, r->end);
    }
    return false;
}

/* May this item stand here? Sets what was seen. */
static bool accept_item(pc_reading *r, const pc_item *it) {
    const pc_item *before = r->n ? &r->v[r->n - 1] : NULL;
    switch (it->kind) {
    case PC_ITEM_BREAK:
        return false;
    case PC_ITEM_LOWER:
        if (r->named && !r->owner && before && (before->kind == PC_ITEM_NAME || before->kind == PC_ITEM_LOWER) && !pc_is_cyrillic(r->q->text, it->at)) /* Slavic: what an office is of follows it without a small word */
            return description_goes_on(r, it->at);
        return ++r->lower <= 6 && (!before || before->kind != PC_ITEM_TITLE || pc_is_cyrillic(r->q->text, it->at)) && (!r->named || (r->owner && before->kind != PC_ITEM_NAME) || (before && before->possessive)) && !pc_quote_verb(r->q, it->at, r->end).bytes && !pc_quote_term(r->q, PC_TERM_STOP, it->at, r->end).bytes;
    case PC_ITEM_ARTICLE:
        return !before || before->kind == PC_ITEM_LINK || before->kind == PC_ITEM_ARTICLE;
    case PC_ITEM_LINK:
        return r->titled && before && (before->kind == PC_ITEM_TITLE || (before->kind == PC_ITEM_NAME && !before->possessive) || before->kind == PC_ITEM_LOWER);
    case PC_ITEM_AND:
        return before && (before->kind == PC_ITEM_TITLE || pc_is_name_part(before) || before->kind == PC_ITEM_LOWER);
    case PC_ITEM_TITLE:
        if (r->named && before && before->kind == PC_ITEM_NAME && !it->capital && !before->possessive)
            return r->n == 1 || r->v[0].kind != PC_ITEM_TITLE || !r->v[0].capital; /* "Debian developer Holger Levsen", "former Acme engineer Jane Roe" */
        r->titled = true;
        return true;
    case PC_ITEM_HONORIFIC:
        r->titled = true;
        return true;
    default:
        r->named = true;
        if (it->possessive)
            r->owner = true;
        return true;
    }
}

/* Behind a bracket that stands between a name and "and": "Charles Schumer (D-N.Y.) and Dianne Feinstein"; 0 for any other. */
static size_t behind_bracket(const pc_quoting *q, size_t at, size_t end) {
    enum { LONGEST = 40 };
    size_t close = pc_bracket_close(q, at, end, LONGEST);
    pc_word w = pc_word_next(q->text, close ? close + 1 : end, end);
    return close && w.type == PC_WORD && pc_quote_term(q, PC_TERM_AND, w.at, end).bytes ? close + 1 : 0;
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
static void title_as_surname(pc_reading *r) {
    pc_item *last = r->n > 1 ? &r->v[r->n - 1] : NULL;
    if (!last || last->kind != PC_ITEM_TITLE || !last->capital || last->end != last->stem || memchr(r->q->text.p + last->at, ' ', last->stem - last->at))
        return;
    unsigned first = r->n - 1;
    while (first && (r->v[first - 1].kind == PC_ITEM_NAME || r->v[first - 1].kind == PC_ITEM_INITIAL) && !r->v[first - 1].org && !r->v[first - 1].possessive)
        first--;
    unsigned names = r->n - 1 - first;
    if (!names && r->n == 2 && r->v[0].kind == PC_ITEM_HONORIFIC && pc_quote_term(r->q, PC_TERM_GENDER, r->v[0].at, r->end).bytes)
        last->kind = PC_ITEM_NAME; /* "Mr Major" */
    if (!names || names > 2 || last->after_comma)
        return;
    bool given = pc_quote_term(r->q, PC_TERM_GENDER, r->v[first].at, r->v[first].end).bytes == r->v[first].end - r->v[first].at;
    bool titles_small = !(r->q->langs & (PC_LANG_BIT(PC_EN) | PC_LANG_BIT(PC_DE))); /* other languages write an office without a capital */
    if (given || titles_small || (!first && r->v[0].kind == PC_ITEM_NAME))
        last->kind = PC_ITEM_NAME;
}

/* "their leader, the singer Jane Roe": where what else she is begins, behind the comma and the article; 0 when no name follows it. */
static size_t behind_small_apposition(const pc_reading *r, size_t at) {
    enum { MOST = 3 };
    pc_word w = pc_word_next(r->q->text, at, r->end), first;
    if (r->named || !r->titled || w.type != PC_WORD || w.upper || !pc_quote_term(r->q, PC_TERM_ARTICLE, w.at, r->end).bytes)
        return 0;
    first = pc_word_next(r->q->text, w.end, r->end);
    w = first;
    for (unsigned n = 0; n < MOST && w.type == PC_WORD && !w.upper; n++) {
        if (pc_quote_verb(r->q, w.at, r->end).bytes || pc_quote_any(r->q, PC_CLASS_BIT(PC_TERM_PREPOSITION) | PC_CLASS_BIT(PC_TERM_STOP), w.at, r->end))
            return 0;
        w = pc_word_next(r->q->text, w.end, r->end);
    }
    return w.type == PC_WORD && w.upper && !first.upper && may_be_name(r, &w) && name_follows(r->q, w.end, r->end) ? first.at : 0;
}

/* What may stand inside a phrase and is no part of it: where the phrase goes on behind it; 0 when it is none. */
static size_t passed_over(const pc_reading *r, const pc_word *w) {
    if (w->type == PC_WORD_COMMA && r->n)
        return behind_small_apposition(r, w->end);
    if (w->type == PC_WORD_OPEN && r->named)
        return behind_bracket(r->q, w->at, r->end);
    return w->type == PC_WORD_MARK && r->named ? behind_nickname(r->q, w->end, r->end) : 0;
}

void pc_read_items(pc_reading *r, size_t at) {
    const pc_quoting *q = r->q;
    bool comma = false;
    while (r->n < PC_NAME_ITEMS) {
        pc_word w = pc_word_next(q->text, at, r->end);
        size_t more = passed_over(r, &w);
        if (more) {
            at = more;
            continue;
        }
        if (w.type == PC_WORD_COMMA && r->n && comma_goes_on(r, w.end)) {
            at = w.end;
            comma = true;
            continue;
        }
        if (w.type == PC_WORD_OTHER && r->n && q->text.p[w.at] == '&' && name_follows(q, w.end, r->end)) {
            r->v[r->n++] = (pc_item){.at = w.at, .end = w.end, .stem = w.end, .kind = PC_ITEM_AND};
            at = w.end;
            continue;
        }
        if (w.type == PC_WORD_NUMBER && r->n && r->v[r->n - 1].kind == PC_ITEM_NAME) /* "3M", "Studio 54" stay one name */
            break;
        if (w.type != PC_WORD)
            break;
        bool described = r->named && !r->owner;
        pc_item it = w.upper && !(r->n == 0 && pc_quote_term(q, PC_TERM_ARTICLE, w.at, r->end).bytes) ? capital_item(r, &w, r->end) : lower_item(r, &w, r->end);
        if (!accept_item(r, &it))
            break;
        it.after_comma = comma && it.kind != PC_ITEM_SUFFIX;
        it.renewed = described && it.kind == PC_ITEM_NAME && r->n && r->v[r->n - 1].kind == PC_ITEM_LOWER;
        comma = false;
        r->v[r->n++] = it;
        at = it.end;
    }
    title_as_surname(r);
    /* what cannot end a phrase */
    while (r->n && (r->v[r->n - 1].kind == PC_ITEM_AND || r->v[r->n - 1].kind == PC_ITEM_LINK || r->v[r->n - 1].kind == PC_ITEM_ARTICLE || r->v[r->n - 1].kind == PC_ITEM_PARTICLE || (r->v[r->n - 1].kind == PC_ITEM_LOWER && r->named)))
        r->n--;
}
