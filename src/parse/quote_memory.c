/*
 * People named before a quotation: a ring of mentions, filled lazily. The
 * running text is read for names only where a pronoun, a role or a silent
 * statement asks, each byte at most once.
 */
#include "parse/quote.h"

#include "base/ordered.h"
#include "text/utf8.h"

enum { READ_BACK = 2500, HEAD_BYTES = 900, NEAR_PARAS = 8 };

static pc_mention *newest(pc_quoting *q, unsigned back) {
    return &q->people[(q->n_people - 1 - back) % PC_PEOPLE];
}

static unsigned known(const pc_quoting *q) {
    return q->n_people < PC_PEOPLE ? q->n_people : PC_PEOPLE;
}

static pc_str joined(pc_quoting *q, const pc_speaker *who) {
    static const char and_word[] = " and ";
    if (!who->second.p)
        return who->name;
    size_t n = who->name.n + sizeof and_word - 1 + who->second.n;
    char *p = pc_arena_take(q->arena, n);
    if (!p)
        return who->name;
    memcpy(p, who->name.p, who->name.n);
    memcpy(p + who->name.n, and_word, sizeof and_word - 1);
    memcpy(p + who->name.n + sizeof and_word - 1, who->second.p, who->second.n);
    return (pc_str){p, n};
}

void pc_people_add(pc_quoting *q, pc_speaker *who, bool subject, bool speaker) {
    who->name = joined(q, who);
    who->second = (pc_str){NULL, 0};
    if (!who->name.p)
        return;
    for (unsigned i = 0; !speaker && i < known(q) && newest(q, i)->at >= who->at; i++)
        if (newest(q, i)->at == who->at)
            return; /* the attribution beside a quotation was read before */
    q->n_people++;
    /* names of the lede are read before its quotations are: the order is that of the text */
    unsigned back = 0;
    for (; back + 1 < known(q) && newest(q, back + 1)->at > who->at; back++)
        *newest(q, back) = *newest(q, back + 1);
    *newest(q, back) = (pc_mention){.name = who->name, .title = who->title, .at = who->at, .kind = who->kind, .words = who->words, .subject = subject, .speaker = speaker, .sure = who->sure || speaker, .plural = who->plural};
}

bool pc_people_known(pc_quoting *q, pc_str name) {
    for (unsigned i = 0; i < known(q); i++)
        if (newest(q, i)->kind == PC_SPEAKER_PERSON && pc_same_person(newest(q, i)->name, name))
            return true;
    return false;
}

/* Several words in capitals: a heading. */
static bool is_shouted(pc_str name) {
    size_t capitals = 0;
    for (size_t i = 0; i < name.n; i++) {
        if (pc_is_lower((unsigned char)name.p[i]))
            return false;
        capitals += pc_is_upper((unsigned char)name.p[i]);
    }
    return capitals > 8 && memchr(name.p, ' ', name.n);
}

/* A name worth remembering: a full name, or one with a title, or a last name known already. */
static bool worth(pc_quoting *q, const pc_speaker *who, bool verb_behind) {
    if (!who->name.p || (who->possessive && !who->sure && (who->kind != PC_SPEAKER_PERSON || who->words < 2)))
        return false;
    if (is_shouted(who->name))
        return false;
    if (who->sure || who->plural || verb_behind)
        return true;
    if (who->kind == PC_SPEAKER_ORG)
        return q->langs != PC_LANG_BIT(PC_DE) || who->words >= 2; /* "der Plan": every German noun has its capital */
    return who->words >= 2 ? who->words <= 4 : pc_people_known(q, who->name);
}

static bool he_or_she(const pc_quoting *q, const pc_word *w, size_t end) {
    if (w->end - w->at > 3)
        return false;
    pc_term_hit hit = pc_quote_term(q, PC_TERM_PRONOUN, w->at, end);
    return hit.bytes == w->end - w->at && (hit.value == 1 || hit.value == 2);
}

/* A verb that attributes speech stands at `at`. */
static bool tells_behind(const pc_quoting *q, size_t at, size_t end) {
    pc_word next = pc_word_next(q->text, at, end);
    int weight = next.type == PC_WORD && !next.upper ? pc_quote_verb(q, next.at, end).value : 0;
    return weight >= 1 && weight <= 3;
}

/* "an answer from Mrs Roe, who came late": the sentence goes on about her. */
static bool goes_on_to_tell(const pc_quoting *q, size_t at, size_t end) {
    pc_word comma = pc_word_next(q->text, at, end), who = pc_word_next(q->text, comma.end, end);
    return comma.type == PC_WORD_COMMA && who.type == PC_WORD && !who.upper && pc_quote_term(q, PC_TERM_PRONOUN, who.at, end).value == 4;
}

/* The text at `at` goes on with a sentence that a quotation stands in: its subject was before. */
static bool goes_on_behind(const pc_quoting *q, size_t at, size_t end) {
    pc_word w = pc_word_next(q->text, at, end);
    bool mark = at && (q->text.p[at - 1] == '"' || q->text.p[at - 1] == '\'' || (unsigned char)q->text.p[at - 1] >= 0x80);
    return mark && q->langs == PC_LANG_BIT(PC_EN) && w.type == PC_WORD && !w.upper && !pc_quote_verb(q, w.at, end).bytes;
}

/* "by", and "by the judge," before a name. */
static bool names_agent(const pc_quoting *q, const pc_word *w, size_t end, bool by) {
    if (w->type == PC_WORD_COMMA)
        return by;
    if (w->type != PC_WORD || w->upper)
        return false;
    return (w->end - w->at == 2 && memcmp(q->text.p + w->at, "by", 2) == 0) || (by && (pc_quote_term(q, PC_TERM_TITLE, w->at, end).bytes || pc_quote_term(q, PC_TERM_ARTICLE, w->at, end).bytes));
}

/* "the editor of" governs a name, and so does "of" the body in "Voice of the Coast editor Mara Roe says": not her who follows it. */
static bool body_first(const pc_quoting *q, const pc_word *w, const pc_speaker *who, size_t end) {
    return who->sure && who->name.p > q->text.p + w->at && !pc_quote_term(q, PC_TERM_TITLE, w->at, end).bytes && !pc_quote_term(q, PC_TERM_HONORIFIC, w->at, end).bytes;
}

/* Reads [at, end) outside quotations; paragraphs are parted by whatever stands between. */
static void read_names(pc_quoting *q, size_t at, size_t end) {
    bool preposition = false, taken = false, tells = false; /* tells: the subject is one who says something */
    bool by = false, by_before; /* the word before is "by" */
    bool person = false;        /* somebody is the subject */
    enum { VERB_AND_NAME = 2 }; /* Arabic has its verb first, and then its subject */
    unsigned words = 0;         /* of the sentence */
    bool article = false;       /* the word before is one, in German */
    taken = goes_on_behind(q, at, end);
    while (at < end) {
        pc_word w = pc_word_next(q->text, at, end);
        if (w.type == PC_WORD_END)
            break;
        by_before = by;
        by = names_agent(q, &w, end, by);
        at = w.end;
        if (w.type == PC_WORD_STOP || w.type == PC_WORD_COLON || w.type == PC_WORD_MARK) {
            taken = tells = preposition = person = false;
            words = 0;
            continue;
        }
        if (w.type != PC_WORD) {
            preposition = false;
            continue;
        }
        if (!w.upper)
            article = q->langs == PC_LANG_BIT(PC_DE) && pc_quote_term(q, PC_TERM_ARTICLE, w.at, end).bytes;
        if (!w.upper) {
            pc_speaker titled;
            words++;
            size_t stop = pc_caseless_name(q, w.at, end, &titled);
            if (stop) {
                pc_people_add(q, &titled, words <= VERB_AND_NAME, false);
                at = stop;
                continue;
            }
            preposition = pc_quote_preposition(q, &w, false, preposition, end);
            if (he_or_she(q, &w, end)) {
                taken = person = true; /* "But he told Roe": the sentence has its subject */
                tells |= tells_behind(q, at, end);
            }
            continue;
        }
        pc_speaker who;
        size_t behind = pc_speaker_at(q, w.at, end, &who);
        if (!behind) {
            preposition = pc_quote_preposition(q, &w, false, preposition, end);
            continue;
        }
        at = behind;
        if (who.kind == PC_SPEAKER_PERSON)
            at = pc_apposition(q, behind, end, &who);
        pc_word next = pc_word_next(q->text, at, end);
        if (next.type == PC_WORD_COMMA)
            next = pc_word_next(q->text, next.end, end);
        pc_term_hit said = pc_quote_verb(q, next.at, end);
        bool verb = next.type == PC_WORD && !next.upper && said.bytes;
        bool speaks = verb && (said.value <= 3 || who.words >= 2 || who.kind != PC_SPEAKER_PERSON || pc_people_known(q, who.name)); /* not "Initial reports" */
        if (who.kind == PC_SPEAKER_PRONOUN && who.pronoun <= 2) {
            taken = person = true;
            tells |= verb && said.value <= 3;
        }
        bool noun = (article || preposition) && q->langs == PC_LANG_BIT(PC_DE) && who.words == 1 && !who.sure; /* "den Plan": article and noun */
        if (who.name.p && !noun && worth(q, &who, speaks)) {
            /* "Roe said that Poe signed it" is about Roe; "the Bureau's Jane Roe says" has its subject behind the preposition */
            bool agent = (by_before || goes_on_to_tell(q, at, end)) && !person && !who.plural && who.kind == PC_SPEAKER_PERSON && (who.sure || who.words >= 2); /* "denied by Mrs Roe" */
            bool governed = preposition && !(verb && (w.possessive || body_first(q, &w, &who, end))) && !agent, subject = !governed && !taken && !who.possessive;
            who.sure |= speaks;
            pc_people_add(q, &who, subject || agent || (verb && !governed && !tells), false);
            taken |= subject;
            person |= subject && who.kind == PC_SPEAKER_PERSON;
            tells |= subject && verb && said.value <= 3;
        }
        preposition = false;
    }
}

/* The first stretch that ends behind `at`: they stand in order. */
static size_t stretch_behind(const pc_quoting *q, size_t at) {
    return PC_FIRST_GREATER(q->stretches.v, q->stretches.n, text.end, (uint32_t)at);
}

/* Reads a range of text, leaving out the quotations in paragraphs [first, last]. */
static void read_outside(pc_quoting *q, size_t first, size_t last, size_t from, size_t to) {
    size_t at = from;
    for (size_t p = first; p <= last && p < q->paras.n; p++) {
        pc_range text = pc_para_text(q, p);
        if (at < text.at)
            at = text.at;
        for (size_t s = stretch_behind(q, at); s < q->stretches.n && q->stretches.v[s].para == p && at < to; s++) {
            const pc_range quoted = q->stretches.v[s].text;
            if (quoted.at > at)
                read_names(q, at, quoted.at < to ? quoted.at : to);
            if (quoted.end > at)
                at = quoted.end;
        }
        size_t end = text.end < to ? text.end : to;
        if (at < end)
            read_names(q, at, end);
        if (at < text.end)
            at = text.end;
    }
}

/* The headline goes on in small letters, and not with a verb of speech: its first word has its capital for standing first. */
static bool small_words_follow(const pc_quoting *q, const pc_word *first, size_t end) {
    pc_word w = pc_word_next(q->text, first->end, end);
    while (w.type == PC_WORD && !w.upper && w.end - w.at < 4)
        w = pc_word_next(q->text, w.end, end);
    return w.type == PC_WORD && !w.upper && !pc_quote_verb(q, w.at, end).bytes;
}

static bool is_same_word(const char *p, pc_str word) {
    for (size_t i = 1; i < word.n; i++)
        if (pc_lower((unsigned char)p[i]) != pc_lower((unsigned char)word.p[i]))
            return false;
    return true;
}

/* The word stands in the first paragraphs with its capital where no sentence starts, whatever the case of its other letters. */
static bool named_in_body(const pc_quoting *q, pc_str word) {
    size_t from = pc_para_text(q, 0).at, end = q->text.n - from > READ_BACK ? from + READ_BACK : q->text.n;
    for (size_t at = from + 2; at + word.n <= end; at++) {
        if (q->text.p[at] != word.p[0] || q->text.p[at - 1] != ' ' || !is_same_word(q->text.p + at, word))
            continue;
        unsigned char before = (unsigned char)q->text.p[at - 2];
        if (pc_is_alpha(before) || before == ',' || before >= 0x80)
            return true;
    }
    return false;
}

/* Capitals, and too many for an acronym. */
static bool is_shouted_word(pc_str text, const pc_word *w) {
    enum { LEAST = 5 };
    for (size_t i = w->at; i < w->stem; i++)
        if (!pc_is_upper((unsigned char)text.p[i]))
            return false;
    return w->stem - w->at >= LEAST;
}

/* Whom a headline is about: its first name, one word behind a title. */
static bool headline_name(pc_quoting *q, pc_range line, pc_speaker *out) {
    size_t at = line.at;
    pc_term_hit hit;
    bool titled = false;
    for (;;) {
        pc_word w = pc_word_next(q->text, at, line.end);
        if (w.type != PC_WORD || !w.upper)
            return false;
        if (!(hit = pc_quote_term(q, PC_TERM_HONORIFIC, w.at, line.end)).bytes && !(hit = pc_quote_term(q, PC_TERM_TITLE, w.at, line.end)).bytes) {
            if (pc_quote_term(q, PC_TERM_NOT_NAME, w.at, line.end).bytes || pc_quote_term(q, PC_TERM_ORG_WORD, w.at, line.end).bytes)
                return false;
            pc_word second = pc_word_next(q->text, w.end, line.end);
            if (!titled && second.type == PC_WORD && second.upper && pc_quote_term(q, PC_TERM_ORG_WORD, second.at, line.end).bytes)
                return false; /* "Harbour Board opens" */
            if (!titled && (w.possessive || small_words_follow(q, &w, line.end) || is_shouted_word(q->text, &w)) && !named_in_body(q, pc_str_sub(q->text, w.at, w.stem)))
                return false; /* "Flooded villages wait", "Child's mother waits", "SUPPORTING THE TROOPS": a common word */
            bool full = second.type == PC_WORD && second.upper && second.possessive && !w.possessive;
            *out = (pc_speaker){.name = pc_str_sub(q->text, w.at, full ? second.stem : w.stem), .at = w.at, .kind = PC_SPEAKER_PERSON, .words = 1, .sure = titled};
            return true;
        }
        titled = true;
        at = w.at + hit.bytes;
        if (at < line.end && q->text.p[at] == '.')
            at++;
    }
}

static void remember_head(pc_quoting *q, unsigned before) {
    const pc_mention *best = NULL;
    for (unsigned i = before; i < q->n_people; i++) {
        const pc_mention *m = &q->people[i % PC_PEOPLE];
        if (m->kind == PC_SPEAKER_PERSON && m->subject && (!best || (m->sure && !best->sure)))
            best = m;
    }
    if (best)
        q->head = *best;
}

/* "Statement of Senator Roe on X" above the body. */
static bool head_statement(pc_quoting *q, pc_section section) {
    const pc_release *release = q->draft->release;
    for (size_t i = pc_piece_next(release, 0, section); i < release->pieces.n; i = pc_piece_next(release, i + 1, section)) {
        pc_attribution by;
        if (!pc_attribution_intro(q, release->pieces.v[i].text, &by) || by.weight != 1 || by.who.kind != PC_SPEAKER_PERSON || is_shouted(by.who.name) || by.who.words > 3)
            continue;
        q->head = (pc_mention){.name = by.who.name, .title = by.who.title, .at = by.who.at, .kind = PC_SPEAKER_PERSON, .words = by.who.words, .subject = true, .sure = true};
        return true;
    }
    return false;
}

static void read_head(pc_quoting *q) {
    q->head_read = true;
    if (!q->paras.n)
        return;
    const pc_range lede = pc_para_text(q, 0);
    size_t end = lede.end - lede.at > HEAD_BYTES ? lede.at + HEAD_BYTES : lede.end;
    unsigned before = q->n_people;
    read_outside(q, 0, 0, lede.at, end);
    if (q->walked < end)
        q->walked = (uint32_t)end;
    remember_head(q, before);
    if (q->head.name.p && q->head.sure)
        return;
    const pc_release *release = q->draft->release;
    if (head_statement(q, PC_SEC_SUBHEAD) || head_statement(q, PC_SEC_HEADLINE))
        return;
    for (size_t i = pc_piece_next(release, 0, PC_SEC_HEADLINE); i < release->pieces.n; i = pc_piece_next(release, i + 1, PC_SEC_HEADLINE)) {
        pc_speaker who;
        if (headline_name(q, release->pieces.v[i].text, &who) && (who.sure || !q->head.name.p)) {
            q->head = (pc_mention){.name = who.name, .at = who.at, .kind = who.kind, .words = 1, .subject = true, .sure = who.sure};
            return;
        }
    }
}

void pc_people_read(pc_quoting *q, size_t para, size_t at) {
    if (!q->head_read)
        read_head(q);
    size_t first = para > NEAR_PARAS ? para - NEAR_PARAS : 0, from = pc_para_text(q, first).at;
    if (from + READ_BACK < at)
        from = at - READ_BACK;
    if (from < q->walked)
        from = q->walked;
    while (from < at && ((unsigned char)q->text.p[from] & 0xC0) == 0x80)
        from++;
    if (from >= at)
        return;
    while (first < para && pc_para_text(q, first).end <= from)
        first++;
    read_outside(q, first, para, from, at);
    q->walked = (uint32_t)at;
}

static const pc_mention *head_or_null(const pc_quoting *q) {
    return q->head.name.p ? &q->head : NULL;
}

/* "Gov." before a name is short for the governor. */
static bool is_short_for(pc_str title, size_t at, pc_str word) {
    size_t n = 0;
    while (at + n < title.n && n < word.n && pc_lower((unsigned char)title.p[at + n]) == pc_lower((unsigned char)word.p[n]))
        n++;
    return n >= 3 && at + n < title.n && title.p[at + n] == '.' && (at == 0 || title.p[at - 1] == ' ');
}

/* The title of a mention shares a title's word with a role: "the minister". */
bool pc_titles_share(pc_str title, pc_str role) {
    for (size_t at = 0; at < role.n;) {
        pc_word w = pc_word_next(role, at, role.n);
        if (w.type == PC_WORD_END)
            return false;
        at = w.end;
        if (w.type != PC_WORD || w.end - w.at < 4)
            continue;
        for (size_t t = 0; t < title.n; t++) {
            size_t i = 0;
            if (is_short_for(title, t, pc_str_sub(role, w.at, w.end)))
                return true;
            if (t + (w.end - w.at) > title.n)
                continue;
            unsigned one, other;
            if ((unsigned char)role.p[w.at] >= 0xC0 && (unsigned char)title.p[t] >= 0xC0 && pc_cp_fold(pc_utf8_at(title, t, &one)) == pc_cp_fold(pc_utf8_at(role, w.at, &other)) && one == other)
                i = one; /* the first letter: "Президент России", "президент" */
            while (i < w.end - w.at && pc_lower((unsigned char)title.p[t + i]) == pc_lower((unsigned char)role.p[w.at + i]))
                i++;
            if (i == w.end - w.at)
                return true;
        }
    }
    return false;
}

static int gender_of_word(pc_str text, size_t at, size_t end) {
    return pc_terms_match(&pc_lang_terms, PC_TERM_GENDER, PC_ANY_LANG, pc_str_sub(text, at, end)).value;
}

/* The word right before a name of the text: "Mr.", "Frau". */
static int gender_before(const pc_quoting *q, pc_str name) {
    enum { REACH = 24 };
    if (name.p < q->text.p || name.p >= q->text.p + q->text.n)
        return 0;
    size_t at = (size_t)(name.p - q->text.p), floor = at > REACH ? at - REACH : 0, end = pc_trim_end(q->text, floor, at), word = end;
    while (word > floor && !pc_is_space((unsigned char)q->text.p[word - 1]))
        word--;
    bool beside = !memchr(q->text.p + end, '\n', at - end); /* and not the last word of the headline above */
    return beside && word < end ? gender_of_word(q->text, word, end) : 0;
}

/* Whom he (1) or she (2) may mean, by how somebody is addressed, by the office and by the given name; 0 when nothing tells. */
static int gender_named(const pc_quoting *q, const pc_mention *m) {
    int gender = gender_before(q, m->name);
    for (size_t at = 0; !gender && at < m->title.n;) {
        pc_word w = pc_word_next(m->title, at, m->title.n);
        if (w.type == PC_WORD_END)
            break;
        gender = gender_of_word(m->title, w.at, m->title.n);
        at = w.end;
    }
    return gender || m->words < 2 ? gender : gender_of_word(m->name, 0, m->name.n);
}

bool pc_other_gender(const pc_quoting *q, const pc_speaker *person, const pc_speaker *pronoun) {
    pc_mention m = {.name = person->name, .title = person->title, .words = person->words};
    int gender = pronoun->kind == PC_SPEAKER_PRONOUN && pronoun->pronoun <= 2 && m.name.p ? gender_named(q, &m) : 0;
    return gender && gender != pronoun->pronoun;
}

/* He or she cannot mean this person. Somebody who stands there by the last name alone is asked for among those of that name. */
static bool other_gender(pc_quoting *q, const pc_mention *m, const pc_speaker *who) {
    if (who->kind != PC_SPEAKER_PRONOUN || who->pronoun < 1 || who->pronoun > 2 || m->plural || !m->name.p)
        return false;
    int gender = gender_named(q, m);
    for (unsigned i = 0; !gender && i < known(q); i++)
        if (newest(q, i) != m && newest(q, i)->kind == PC_SPEAKER_PERSON && pc_same_person(newest(q, i)->name, m->name))
            gender = gender_named(q, newest(q, i));
    return gender && gender != who->pronoun;
}

/* "Mara Brandt": the first word is a given one, so that it is no place or body. */
static bool is_given_name(const pc_quoting *q, const pc_mention *m) {
    return m->words >= 2 && m->words <= 3 && gender_of_word(q->text, (size_t)(m->name.p - q->text.p), q->text.n) != 0;
}

/* The last full name that a singular pronoun can mean: "The water in Jane Roe's kitchen rose. 'I saw it,' she said". */
static const pc_mention *anybody(pc_quoting *q, const pc_speaker *who) {
    const pc_mention *maybe = NULL;
    for (unsigned i = 0; who->kind == PC_SPEAKER_PRONOUN && who->pronoun <= 2 && i < known(q); i++) {
        const pc_mention *m = newest(q, i);
        if (m->kind != PC_SPEAKER_PERSON || m->words < 2 || m->plural || other_gender(q, m, who))
            continue;
        if (m->sure || is_given_name(q, m))
            return m;
        if (!maybe)
            maybe = m;
    }
    return maybe;
}

const pc_mention *pc_people_meant(pc_quoting *q, size_t para, size_t at, const pc_speaker *who) {
    pc_people_read(q, para, at);
    const pc_mention *maybe = NULL, *role = NULL;
    bool several = who->plural;
    bool writer = who->kind == PC_SPEAKER_PRONOUN && who->pronoun >= 5; /* "I", "we": whoever speaks already */
    size_t from = pc_para_text(q, para).at, sentence = pc_sentence_start(q, from, at, PC_QUOTE_WINDOW);
    if (who->kind == PC_SPEAKER_PRONOUN && !several && !writer) {
        /* somebody who is the subject earlier in the same paragraph */
        for (unsigned i = 0; i < known(q) && newest(q, i)->at >= from; i++) {
            const pc_mention *m = newest(q, i);
            bool subject = m->subject && (m->sure || m->words >= 2 || m->at < sentence); /* not Roe in "What Roe did was Q, he said" */
            if (m->kind == PC_SPEAKER_PERSON && !m->plural && m->at < at && (m->speaker || subject) && !other_gender(q, m, who))
                return m;
        }
    }
    for (unsigned i = 0; i < known(q); i++) {
        const pc_mention *m = newest(q, i);
        if (several && m->plural && (m->speaker || !writer))
            return m;
        bool person = m->kind == PC_SPEAKER_PERSON && !m->plural;
        if (!person && !(m->speaker && m->title.p))
            continue;
        if (who->kind == PC_SPEAKER_ROLE && who->title.p && m->title.p && pc_titles_share(m->title, who->title)) {
            if (!role)
                role = m;
            if (m->subject || m->speaker)
                return m;
        }
        if (person && !maybe && (m->speaker || (!writer && m->subject && (m->sure || (m->words == 1 && m->at < sentence) || is_given_name(q, m)))) && !other_gender(q, m, who))
            maybe = m;
    }
    if (role)
        return role;
    if (several && q->head.plural)
        return head_or_null(q);
    if (maybe || writer)
        return maybe ? maybe : head_or_null(q);
    for (unsigned i = 0; i < known(q); i++)
        if (newest(q, i)->kind == PC_SPEAKER_PERSON && newest(q, i)->subject && !other_gender(q, newest(q, i), who))
            return newest(q, i);
    return q->head.name.p ? &q->head : anybody(q, who);
}

/* Whom a sentence is about; a last name alone is remembered only of somebody named before. */
static bool is_somebody(const pc_mention *m) {
    return m->kind == PC_SPEAKER_PERSON && m->subject && (m->sure || (m->words == 1 && !m->plural));
}

/* "For Roe it is simpler: Q": the one person whom the sentence in [from, at) names, by the last name as one does of those named before. */
static const pc_mention *only_one(pc_quoting *q, size_t from, size_t at) {
    const pc_mention *one = NULL;
    for (unsigned i = 0; i < known(q); i++) {
        const pc_mention *m = newest(q, i);
        if (m->kind != PC_SPEAKER_PERSON || m->at < from || m->at >= at)
            continue;
        if (one || m->words != 1 || m->plural)
            return NULL;
        one = m;
    }
    return one;
}

const pc_mention *pc_people_about(pc_quoting *q, size_t para, size_t from, size_t at) {
    pc_people_read(q, para, at);
    for (unsigned i = 0; i < known(q) && newest(q, i)->at >= from; i++)
        if (is_somebody(newest(q, i)) && newest(q, i)->at < at)
            return newest(q, i);
    return only_one(q, from, at);
}

const pc_mention *pc_people_silent(pc_quoting *q, size_t para, size_t at) {
    pc_people_read(q, para, at);
    /* the sentence right before it, in its own paragraph or at the end of the one above */
    size_t near = pc_para_text(q, para).at;
    bool above = pc_trim_end(q->text, near, at) <= near + 1;
    if (para && above)
        near = pc_sentence_start(q, pc_para_text(q, para - 1).at, pc_para_text(q, para - 1).end - 1u, PC_QUOTE_WINDOW);
    const pc_mention *only = above || q->statement ? NULL : only_one(q, pc_sentence_start(q, near, pc_trim_end(q->text, near, at) - 1u, PC_QUOTE_WINDOW), at);
    if (only)
        return only;
    for (unsigned i = 0; i < known(q); i++) {
        const pc_mention *m = newest(q, i);
        if (m->speaker)
            return m;
        if (!q->statement && is_somebody(m) && (m->sure || !above) && m->at >= near && m->at < at)
            return m;
    }
    return head_or_null(q);
}
