/*
 * The quotations of the body: marks are paired in every paragraph, the words
 * beside each stretch are read for its speaker, and then, in order, stretches
 * become quotations and borrow from their neighbours what they do not say.
 */
#include "parse/quote.h"
#include "text/utf8.h"

enum { NAME_SEARCH = 8000 };

/* Pieces of one group that stand side by side are one paragraph. */
static bool collect_paras(pc_quoting *q) {
    const pc_release *release = q->draft->release;
    for (size_t i = pc_piece_next(release, 0, PC_SEC_BODY); i < release->pieces.n; i = pc_piece_next(release, i + 1, PC_SEC_BODY)) {
        const pc_piece *piece = &release->pieces.v[i];
        bool fresh = !i || piece[-1].section != PC_SEC_BODY || piece[-1].group != piece->group;
        if (fresh && !PC_PUSH(q->arena, q->paras, (pc_para){.piece = (uint32_t)i}))
            return false;
    }
    return true;
}

/* The number of the paragraph in the release. */
static int32_t paragraph_of(const pc_quoting *q, uint32_t para) {
    return (int32_t)q->draft->release->pieces.v[q->paras.v[para].piece].group;
}

static bool has_previous(const pc_quoting *q, const pc_stretch *s) {
    return s > q->stretches.v && s[-1].para == s->para;
}

static bool has_next(const pc_quoting *q, const pc_stretch *s) {
    return s + 1 < q->stretches.v + q->stretches.n && s[1].para == s->para;
}

/* The text of the paragraph before and behind the stretch, up to its neighbours. */
static uint32_t gap_from(const pc_quoting *q, const pc_stretch *s) {
    return has_previous(q, s) ? s[-1].text.end : pc_para_text(q, s->para).at;
}

static uint32_t gap_to(const pc_quoting *q, const pc_stretch *s) {
    while (has_next(q, s) && pc_quote_is_nickname(q, s + 1))
        s++;
    return has_next(q, s) ? s[1].text.at : pc_para_text(q, s->para).end;
}

static char last_sign(const pc_quoting *q, const pc_stretch *s) {
    size_t at = pc_trim_end(q->text, pc_inner(s).at, pc_inner(s).end);
    char inside = at > pc_inner(s).at ? q->text.p[at - 1] : ' ';
    return s->text.end < pc_para_text(q, s->para).end && q->text.p[s->text.end] == ',' ? ',' : inside;
}

/* "The daily “The Wind”, Roe said: “Q”": a colon gives the words between two quotations to the second, unless the first opens its sentence or is long. */
static bool leads_to_next(const pc_quoting *q, const pc_stretch *s, size_t from, const pc_attribution *after) {
    enum { SHORT = 3 };
    if (!has_next(q, s) || after->end >= s[1].text.at)
        return false;
    pc_word colon = pc_word_next(q->text, after->end, s[1].text.at);
    bool leads = colon.type == PC_WORD_COLON || (colon.type == PC_WORD_COMMA && pc_is_caseless(pc_str_sub(q->text, s->text.end, after->end)));
    if (!leads || pc_word_next(q->text, colon.end, s[1].text.at).type != PC_WORD_END || pc_quote_words(q, s) > SHORT)
        return false;
    size_t start = pc_sentence_start(q, from, s->text.at, PC_QUOTE_WINDOW);
    return pc_word_next(q->text, start, s->text.at).type == PC_WORD;
}

/* "Roe, head of “Acme”: “Q”": what stands before a name goes on behind it. */
static bool before_names(const pc_quoting *q, const pc_stretch *s, pc_attribution *out) {
    const pc_stretch *name = s - 1;
    if (!has_previous(q, s) || pc_word_next(q->text, name->text.end, s->text.at).type != PC_WORD_COLON || !pc_quote_is_named(q, name))
        return false;
    return pc_attribution_before(q, s, gap_from(q, name), out);
}

/* A comma at its end makes what follows the likelier attribution. */
pc_attribution pc_attribution_of(const pc_quoting *q, const pc_stretch *s) {
    size_t from = gap_from(q, s), to = gap_to(q, s);
    pc_attribution before, after, inside = {0};
    if (last_sign(q, s) == ',') {
        if (pc_attribution_after(q, s, to, &after) && after.form == PC_ATTR_AFTER && !leads_to_next(q, s, from, &after))
            return after;
        return pc_attribution_before(q, s, from, &before) ? before : after.form == PC_ATTR_AFTER ? inside : after;
    }
    bool is_before = pc_attribution_before(q, s, from, &before) || before_names(q, s, &before);
    if (is_before && (before.weight != 4 || !before.fragment))
        return before;
    if (pc_attribution_after(q, s, to, &after) && (is_before || !leads_to_next(q, s, from, &after)))
        return after;
    if (is_before)
        return before;
    pc_attribution_inside(q, s, &inside);
    return inside;
}

/* ---- from stretches to quotations ---- */

typedef struct {
    pc_quoting *q;
    pc_quote quote;
    pc_said said;
    pc_stretch *s, *last; /* first and last stretch */
    pc_attribution by;
    bool inside;          /* the attribution stands inside the marks of the first */
    const pc_quote *before; /* the quotation before it in the same paragraph; NULL when none */
} building;

static bool starts_para(const building *b) {
    const pc_range para = pc_para_text(b->q, b->s->para);
    return pc_word_next(b->q->text, para.at, b->s->text.at).type == PC_WORD_END;
}

static bool ends_para(const building *b) {
    const pc_range para = pc_para_text(b->q, b->last->para);
    pc_word w = pc_word_next(b->q->text, b->last->text.end < para.end ? b->last->text.end : para.end, para.end);
    return w.type == PC_WORD_END || (w.type == PC_WORD_STOP && pc_word_next(b->q->text, w.end, para.end).type == PC_WORD_END);
}

/* The quotation is not part of a sentence of others: it begins one. */
static bool starts_sentence(const building *b) {
    size_t from = gap_from(b->q, b->s);
    size_t start = pc_sentence_start(b->q, from, b->s->text.at, PC_QUOTE_WINDOW);
    if (pc_word_next(b->q->text, start, b->s->text.at).type == PC_WORD_END)
        return true;
    size_t end = pc_trim_end(b->q->text, from, b->s->text.at);
    return end > from && b->q->text.p[end - 1] == ':';
}

static void set_speaker(building *b, const pc_mention *m) {
    if (!m)
        return;
    b->said.speaker = m->name;
    if (!b->said.speaker_title.p)
        b->said.speaker_title = m->title;
}

/* A heading glued to a name, "GrowthRoe": the name when it is known. */
static void unglue(pc_quoting *q, pc_speaker *who) {
    for (size_t i = who->name.n; who->words == 1 && i-- > 1;)
        if (pc_is_upper((unsigned char)who->name.p[i]) && pc_is_lower((unsigned char)who->name.p[i - 1])) {
            pc_str tail = pc_str_sub(who->name, i, who->name.n);
            if (pc_people_known(q, tail))
                who->name = tail;
            return;
        }
}

static void remember(building *b, pc_speaker who) {
    unglue(b->q, &who);
    pc_people_add(b->q, &who, true, true);
    b->said.speaker = who.name;
    b->said.speaker_title = who.title;
    uint32_t start = pc_para_text(b->q, b->s->para).at; /* whom the paragraphs above name matters less from now on */
    if (b->q->walked < start)
        b->q->walked = start;
}

/* "The Inspector General noted", "Roe's mother asked": somebody whom nobody named before. "The Samaran leader" may have been. */
static bool is_office(const pc_quoting *q, const pc_speaker *role, const pc_mention *m) {
    pc_term_hit nation;
    if (!role->title.p || (m->title.p && pc_titles_share(m->title, role->title)))
        return false;
    if (pc_terms_whole(&pc_lang_terms, PC_TERM_NOT_NAME, q->langs, role->title, &nation) && nation.value == PC_NOT_NAME_NATION)
        return false; /* "the Italian" */
    pc_word first = pc_word_next(role->title, 0, role->title.n), last = first;
    bool owned = first.possessive;
    for (pc_word w = first; w.type == PC_WORD; w = pc_word_next(role->title, w.end, role->title.n)) {
        owned |= w.possessive;
        last = w;
    }
    return first.upper && (owned || last.upper || last.end < role->title.n);
}

/* "His spokesman", "her mother": somebody else than he or she, who is nobody named before unless so called. */
static bool is_relation(const pc_quoting *q, const pc_speaker *role) {
    return pc_quote_term(q, PC_TERM_ARTICLE, role->at, q->text.n).value == PC_ARTICLE_OWNER;
}

/* A pronoun or a role: somebody named before, who speaks from now on. */
static void resolve(building *b, const pc_attribution *by) {
    if (by->who.kind == PC_SPEAKER_ROLE && by->who.anyone)
        return;
    size_t at = by->form == PC_ATTR_BEFORE && by->who.at < b->s->text.at ? by->who.at : b->s->text.at;
    const pc_mention *m = pc_people_meant(b->q, b->s->para, at, &by->who);
    if (m && by->who.kind == PC_SPEAKER_ROLE && is_relation(b->q, &by->who) && !(m->title.p && pc_titles_share(m->title, by->who.title)))
        return;
    if (!m || (by->who.kind == PC_SPEAKER_ROLE && is_office(b->q, &by->who, m))) {
        pc_speaker office = by->who;
        office.name = office.title;
        office.kind = PC_SPEAKER_ORG;
        office.title = (pc_str){NULL, 0};
        if (by->who.kind == PC_SPEAKER_ROLE && office.name.p && (pc_word_next(office.name, 0, office.name.n).upper || pc_is_caseless(office.name)))
            remember(b, office);
        return;
    }
    pc_speaker who = {.name = m->name, .title = m->title, .kind = m->kind, .words = m->words, .at = by->who.at, .sure = true, .plural = m->plural};
    set_speaker(b, m);
    pc_people_add(b->q, &who, true, true);
}

/* "Roe called it Q and said: Q": a clause without a subject has that of its sentence. */
static const pc_mention *whole_sentence(building *b) {
    if (has_previous(b->q, b->s)) {
        uint32_t start = (uint32_t)pc_sentence_start(b->q, pc_para_text(b->q, b->s->para).at, b->s[-1].text.at, PC_QUOTE_WINDOW);
        const pc_mention *m = pc_people_about(b->q, b->s->para, start, b->s->text.at);
        if (m)
            return m;
    }
    return pc_people_silent(b->q, b->s->para, b->s->text.at);
}

/* Takes over what an attribution says. */
static void apply(building *b, const pc_attribution *by) {
    b->said.verb = by->verb;
    switch (by->who.kind) {
    case PC_SPEAKER_PERSON:
    case PC_SPEAKER_ORG:
        remember(b, by->who);
        break;
    case PC_SPEAKER_ROLE:
    case PC_SPEAKER_PRONOUN:
        resolve(b, by);
        break;
    case PC_SPEAKER_NONE:
        if (b->before && b->before->said->speaker.p) {
            b->said.speaker = b->before->said->speaker;
            b->said.speaker_title = b->before->said->speaker_title;
            break;
        }
        set_speaker(b, whole_sentence(b));
        break;
    default:
        break;
    }
}

/* "Q," said N. "Q": the speaker goes on; the verb too when the sentence does. */
static void carry_on(building *b) {
    const pc_quote *before = b->before;
    b->said.speaker = before->said->speaker;
    b->said.speaker_title = before->said->speaker_title;
    size_t from = gap_from(b->q, b->s);
    if (before->said->verb.p && pc_sentence_start(b->q, from, b->s->text.at, PC_QUOTE_WINDOW) == pc_skip_space(b->q->text, from, b->s->text.at) && !starts_sentence(b))
        b->said.verb = before->said->verb;
}

/* The last word of the name stands somewhere in the text above. */
static bool named_above(const pc_quoting *q, pc_str name, size_t at) {
    size_t from = at > NAME_SEARCH ? at - NAME_SEARCH : 0;
    pc_str last = pc_last_name(name);
    for (const char *p = q->text.p + from, *end = q->text.p + at; last.n && (size_t)(end - p) > last.n && (p = memchr(p, last.p[0], (size_t)(end - p) - last.n)); p++)
        if (memcmp(p, last.p, last.n) == 0)
            return true;
    return false;
}

/* The line before or behind the quotation's paragraph names the speaker. */
static bool line_beside(building *b, pc_attribution *by) {
    pc_quoting *q = b->q;
    if (ends_para(b) && b->last->para + 1u < q->paras.n) {
        size_t next = b->last->para + 1u, behind = (size_t)(b->last - q->stretches.v) + 1;
        pc_range text = pc_para_text(q, next);
        bool quotes = behind < q->stretches.n && q->stretches.v[behind].para == next;
        if (!quotes && pc_attribution_line(q, text, by) && (by->who.sure || (starts_para(b) && named_above(q, by->who.name, text.at))))
            return true;
    }
    if (!starts_para(b) || !b->s->para)
        return false;
    size_t line = b->s->para - 1u;
    pc_range text = pc_para_text(q, line);
    if (b->s > q->stretches.v && b->s[-1].para == line)
        text.at = b->s[-1].text.end;
    return pc_attribution_intro(q, text, by);
}

/* Somebody named before speaks, and may go on. */
static void speaks(building *b, const pc_mention *m) {
    set_speaker(b, m);
    if (m && !m->speaker) {
        pc_speaker who = {.name = m->name, .title = m->title, .kind = m->kind, .words = m->words, .at = b->s->text.at, .sure = true};
        pc_people_add(b->q, &who, true, true);
    }
}

/* "Q," Roe said. But Poe is waiting: "Q": the sentence between the two is about somebody. */
static const pc_mention *led_in(building *b) {
    size_t from = gap_from(b->q, b->s), at = b->s->text.at, end = pc_trim_end(b->q->text, from, at);
    if (b->q->statement || end <= from + 1 || !has_previous(b->q, b->s) || !strchr(".?!:", b->q->text.p[end - 1]))
        return NULL;
    bool stopped = strchr(".?!", last_sign(b->q, b->s - 1));
    size_t start = pc_sentence_start(b->q, from, end - 1, PC_QUOTE_WINDOW);
    if (!stopped && start <= pc_skip_space(b->q->text, from, at))
        return NULL;
    return pc_people_about(b->q, b->s->para, start, at);
}

/* A quotation that nothing beside it attributes. */
static void borrow(building *b) {
    pc_attribution by;
    bool whole = starts_para(b);
    if (b->before && b->before->kind <= PC_QUOTE_PARTIAL) {
        const pc_mention *about = led_in(b);
        if (about) {
            speaks(b, about);
            return;
        }
        carry_on(b);
        return;
    }
    if (line_beside(b, &by)) {
        apply(b, &by);
        b->q->statement = whole;
        return;
    }
    const pc_mention *m = pc_people_silent(b->q, b->s->para, b->s->text.at);
    b->q->statement = whole && m;
    speaks(b, m);
}

/* "Solar Energy Research: Q" in a statement: a heading, no speaker, unless somebody of that name was there. */
static bool is_heading_label(pc_quoting *q, const building *b, const pc_attribution *by) {
    if (by->form != PC_ATTR_BEFORE || by->verb.p || by->who.sure)
        return false;
    const pc_mention *m = pc_people_silent(q, b->s->para, by->who.at);
    if (!m || !m->speaker || by->who.words == 2)
        return false;
    for (unsigned i = 0; i < PC_PEOPLE && i < q->n_people; i++)
        if (q->people[i].speaker && pc_same_person(q->people[i].name, by->who.name))
            return false;
    return true;
}

/* A fragment in someone's sentence: speech unless its form says that it names something. */
static pc_quote_kind fragment_kind(const building *b, const pc_attribution *by) {
    pc_quote_kind form = pc_quote_kind_of(b->q, b->s, false);
    if (form == PC_QUOTE_SPEECH)
        return PC_QUOTE_SPEECH;
    bool called = by->form == PC_ATTR_BEFORE && !by->distance && by->weight == 4; /* "what she called Q" */
    if (called && !pc_quote_is_name(b->q, b->s))
        return PC_QUOTE_PARTIAL;
    if (pc_quote_is_named(b->q, b->s))
        return form;
    if (form == PC_QUOTE_TITLE && by->weight == 4)
        return form;
    if (pc_quote_is_term(b->q, b->s, by->weight == 4, by->form == PC_ATTR_BEFORE ? by->distance : 0))
        return form;
    if (form == PC_QUOTE_TITLE && by->form == PC_ATTR_BEFORE && pc_quote_is_name(b->q, b->s) && (by->fragment || by->weight == 4 || by->distance > 2))
        return form;
    return PC_QUOTE_PARTIAL;
}

/* "Jane Roe": no body begins so. */
static bool begins_with_given_name(const pc_quoting *q, size_t at) {
    pc_word first = pc_word_next(q->text, at, q->text.n);
    return first.type == PC_WORD && pc_quote_term(q, PC_TERM_GENDER, first.at, first.end).bytes == first.end - first.at;
}

/* A verb that rarely attributes speech, and a subject that may be no person: "Acme supports Q". */
static bool weak_source(building *b, const pc_attribution *by) {
    pc_quoting *q = b->q;
    if (!by->fragment)
        return false;
    unsigned words = pc_quote_words(q, b->s);
    if (words <= 3 && by->form == PC_ATTR_BEFORE && by->distance > 3 && (by->who.kind == PC_SPEAKER_NONE || by->who.kind == PC_SPEAKER_WORK || (by->who.kind == PC_SPEAKER_ORG && by->distance > 6)))
        return true;
    if (by->weight != 4)
        return false;
    if (words == 1 && !by->who.sure && by->who.kind == PC_SPEAKER_PERSON && by->distance)
        return true;
    if (by->who.kind != PC_SPEAKER_PERSON || by->who.sure || by->who.words > 2)
        return by->who.kind == PC_SPEAKER_ORG || by->who.kind == PC_SPEAKER_NONE || by->who.kind == PC_SPEAKER_WORK;
    if (by->who.words == 2 && begins_with_given_name(q, by->who.at))
        return false;
    pc_people_read(q, b->s->para, by->who.at);
    return !pc_people_known(q, by->who.name);
}

/* Of its first stretch, else of the first that continues it. */
static const pc_attribution *own_attribution(building *b) {
    for (pc_stretch *s = b->s; b->by.form == PC_UNATTRIBUTED && s++ < b->last;)
        b->by = pc_attribution_of(b->q, s);
    return b->by.form == PC_UNATTRIBUTED ? NULL : &b->by;
}

/* Behind somebody's words in the same paragraph: a sentence however short, or a fragment of the same sentence. */
static bool goes_on(const building *b, bool alone) {
    if (!b->before || b->before->kind > PC_QUOTE_PARTIAL || pc_quote_is_named(b->q, b->s))
        return false;
    bool stop_behind = b->s->text.end < pc_para_text(b->q, b->s->para).end && b->q->text.p[b->s->text.end] == '.';
    if (alone)
        return (stop_behind || strchr(".?!", last_sign(b->q, b->s))) && pc_inner(b->s).end > pc_inner(b->s).at;
    size_t from = gap_from(b->q, b->s), start = pc_sentence_start(b->q, from, b->s->text.at, PC_QUOTE_WINDOW);
    return start <= pc_skip_space(b->q->text, from, b->s->text.at) && pc_quote_words(b->q, b->s) >= 2;
}

static void fill(building *b) {
    const pc_attribution *by = own_attribution(b);
    if (by && (is_heading_label(b->q, b, by) || weak_source(b, by)))
        by = NULL;
    if (by) {
        bool named = by->form == PC_ATTR_BEFORE && by->verb.p && pc_quote_is_name(b->q, b->s);
        b->quote.kind = 3u & (by->fragment || named ? fragment_kind(b, by) : pc_quote_is_named(b->q, b->s) ? pc_quote_kind_of(b->q, b->s, false) : PC_QUOTE_SPEECH);
        if (b->quote.kind <= PC_QUOTE_PARTIAL)
            apply(b, by);
        if (by->form != PC_ATTR_INTRODUCED && by->form != PC_ATTR_BEFORE)
            b->q->statement = false;
        return;
    }
    bool alone = starts_sentence(b) || b->s != b->last;
    b->quote.kind = 3u & pc_quote_kind_of(b->q, b->s, alone);
    if (b->quote.kind == PC_QUOTE_SCARE && pc_quote_is_own_word(b->q, b->s))
        b->quote.kind = PC_QUOTE_PARTIAL;
    if (b->quote.kind > PC_QUOTE_PARTIAL && goes_on(b, alone))
        b->quote.kind = alone ? PC_QUOTE_SPEECH : PC_QUOTE_PARTIAL;
    if (b->quote.kind <= PC_QUOTE_PARTIAL)
        borrow(b);
}

/* Room for n parts, taken for many quotations at once. NULL when memory is short. */
static pc_range *take_parts(pc_quoting *q, size_t n) {
    enum { MOST = 512 };
    if (n > q->room.n) {
        size_t more = q->stretches.n < MOST ? q->stretches.n : MOST;
        q->room.n = n > more ? n : more;
        q->room.v = pc_arena_take(q->arena, q->room.n * sizeof *q->room.v);
        if (!q->room.v)
            return NULL;
    }
    q->room.v += n;
    q->room.n -= n;
    return q->room.v - n;
}

static bool keep_quote(building *b) {
    pc_quoting *q = b->q;
    b->quote.said = &pc_said_by_nobody;
    if (b->said.speaker.p || b->said.speaker_title.p || b->said.verb.p) {
        pc_said *said = pc_arena_take(q->arena, sizeof *said);
        if (!said)
            return false;
        *said = b->said;
        b->quote.said = said;
    }
    return PC_PUSH(q->arena, q->draft->release->quotes, b->quote);
}

/* The attribution stands inside the marks: the spoken stretches are the parts. */
static bool split_around(building *b) {
    pc_quoting *q = b->q;
    pc_range *parts = take_parts(q, 2);
    if (!parts)
        return false;
    parts[0] = (pc_range){b->s->text.at, b->by.inside.at};
    parts[1] = (pc_range){b->by.inside.end, b->s->text.end};
    b->quote.parts = parts;
    b->quote.n_parts = parts[1].at < parts[1].end ? 2 : 1;
    b->quote.paragraph = paragraph_of(q, b->s->para);
    b->quote.unclosed = b->s->unclosed || b->s->lost;
    return keep_quote(b);
}

static bool finish(building *b, const pc_quote_parts *parts) {
    pc_quoting *q = b->q;
    if (b->inside && parts->n == 1)
        return split_around(b);
    b->quote.parts = take_parts(q, parts->n);
    if (!b->quote.parts)
        return false;
    memcpy(b->quote.parts, parts->v, parts->n * sizeof *parts->v);
    b->quote.n_parts = parts->n & PC_MOST_PARTS;
    b->quote.unclosed = (b->last->unclosed && !b->last->closed_later) || b->last->lost;
    b->quote.paragraph = paragraph_of(q, b->s->para);
    return keep_quote(b);
}

static bool build_all(pc_quoting *q) {
    pc_quote_parts parts = {0};
    uint32_t para = UINT32_MAX;
    for (size_t i = 0; i < q->stretches.n; i++) {
        pc_stretch *s = &q->stretches.v[i];
        if (s->joined)
            continue;
        parts.n = 0;
        const pc_release *release = q->draft->release;
        building b = {.q = q, .s = s, .before = para == s->para && release->quotes.n ? &release->quotes.v[release->quotes.n - 1] : NULL};
        pc_quote kept;
        if (b.before) {
            kept = *b.before; /* the array may move */
            b.before = &kept;
        }
        b.by = pc_attribution_of(q, s);
        b.inside = b.by.form == PC_ATTR_INSIDE;
        size_t last;
        if (!pc_quotes_continue(q, i, &b.by, &parts, &last))
            return false;
        b.last = &q->stretches.v[last];
        fill(&b);
        if (!finish(&b, &parts))
            return false;
        para = b.last->para;
    }
    return true;
}

pc_status pc_quotes(pc_draft *draft) {
    pc_quoting *q = pc_arena_zeroed(draft->arena, 1, sizeof *q);
    if (!q)
        return PC_NO_MEMORY;
    q->draft = draft;
    q->arena = draft->arena;
    q->text = draft->release->text;
    q->langs = draft->langs;
    q->last = pc_arena_take(draft->arena, sizeof *q->last);
    if (!q->last)
        return PC_NO_MEMORY;
    q->last->at = SIZE_MAX;
    if (!collect_paras(q))
        return PC_NO_MEMORY;
    for (size_t p = 0; p < q->paras.n; p++)
        if (!pc_quote_marks(q, p))
            return PC_NO_MEMORY;
    return build_all(q) ? PC_OK : PC_NO_MEMORY;
}
