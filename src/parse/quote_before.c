/*
 * Attribution before a quotation, in its own sentence or on the line above:
 *
 *   N, T, said: Q          N told reporters that Q       N called it Q
 *   According to N, T, Q   Statement by N:               N, T:
 *
 * The clause is read once from its start: whoever is named is a candidate,
 * and each verb that attributes speech takes its subject among them.
 */
#include "parse/quote.h"
#include "text/utf8.h"

enum { CANDIDATES = 12, WEAK_REACH = 6, PARTED_WORDS = 3, INTRO_WINDOW = 1000 };

typedef struct {
    pc_speaker who;
    uint32_t end;
    bool oblique, comma_behind, legal;
} candidate;

typedef struct {
    const pc_quoting *q;
    size_t from, to; /* as far as where the quotation (or the line's end) is */
    candidate v[CANDIDATES];
    unsigned n;
    bool preposition;  /* the noun to come is governed by one */
    bool noun_next;    /* the word before is an article or a number */
    bool preposition_word; /* the word before is one */
    char sign;         /* before the quotation; 0 where it is run in */
    unsigned words;    /* since the last verb */
    bool parted;       /* since the last comma or dash only a few small words */
    unsigned small;
    pc_speaker subject;
    pc_range verb;
    pc_term_hit hit;
    bool said, source, statement;
    bool nobody;        /* it begins with an indefinite article and a common noun */
    bool passive;       /* what is quoted was given by nobody named: "six were rated as Q" */
    bool and_before;    /* the word before is "and" */
    bool in_phrase;     /* since the verb a preposition came, and neither a comma nor "and" nor a subject of its own */
    size_t legal_end; /* behind the last word for a text that nobody speaks; 0 none since the verb */
} clause;

/* "saying", "adding": a participle, which goes on with the sentence's subject. */
static bool is_participle(pc_str word) {
    return word.n > 3 && pc_str_ends(word, PC_STR("ing"));
}

/* "outlined in his opening remarks that": what looks like a verb is the noun, or the participle, of a phrase of the verb before it.
   "thanked them for coming saying" goes on. */
static bool inside_phrase(const clause *c, const pc_word *w, int weight) {
    pc_str word = pc_str_sub(c->q->text, w->at, w->end);
    const candidate *last = c->n ? &c->v[c->n - 1] : NULL;
    if (last && last->who.sure && last->who.kind == PC_SPEAKER_PERSON && pc_skip_space(c->q->text, last->end, w->at) == w->at)
        return false; /* "after Mayor Roe called it": a clause of its own */
    return c->in_phrase && c->said && !c->source && c->subject.kind && (c->hit.value <= 3 || weight == 4) && !is_participle(word);
}

/* "a form obtained by Acme and confirmed by the board": a participle, and no verb of the sentence. */
static bool given_by(const clause *c, size_t behind, const pc_word *w) {
    pc_word next = pc_word_next(c->q->text, behind, c->to);
    return behind - w->at > 2 && pc_str_ends(pc_str_sub(c->q->text, w->at, behind), PC_STR("ed")) && next.end - next.at == 2 && memcmp(c->q->text.p + next.at, "by", 2) == 0;
}

/* "Roe defended the cuts by the government, saying": what stands right behind a comma goes on with the sentence's subject. */
static const candidate *subject_of_participle(const clause *c, size_t at) {
    pc_word verb = pc_word_next(c->q->text, at, c->to);
    if (!c->parted || c->small > 1 || !is_participle(pc_str_sub(c->q->text, verb.at, verb.end)))
        return NULL;
    const candidate *first = NULL;
    const char *comma = c->n && c->v[0].who.at > c->from ? memchr(c->q->text.p + c->from, ',', at - c->from) : NULL;
    for (unsigned i = 0; i < c->n; i++) {
        const candidate *cand = &c->v[i];
        if (cand->oblique || cand->who.possessive || cand->who.kind == PC_SPEAKER_WORK)
            continue;
        /* "After jets hit the town of Poe, Roe spoke, telling": the sentence begins behind the comma */
        if (comma && cand->who.at > (size_t)(comma - c->q->text.p) && cand->who.at - (size_t)(comma - c->q->text.p) <= sizeof ",  the")
            return cand;
        if (!first)
            first = cand;
    }
    return first;
}

/* "Roe, MP for Sento and Lund said": the office behind a name and a comma is the name's. */
static bool in_apposition(const candidate *cand) {
    const candidate *name = cand - 1;
    size_t gap = cand->who.at - name->end;
    bool bare = gap <= sizeof "," && cand->comma_behind; /* "As Roe, general secretary, told": and not "In a letter to Roe, the secretary said" */
    return cand->who.kind == PC_SPEAKER_ROLE && name->who.kind == PC_SPEAKER_PERSON && name->comma_behind && (bare || (!name->oblique && gap <= sizeof ", the "));
}

/* Who is the subject of the verb at `at`? NULL when nobody can be. */
static const candidate *subject_of(const clause *c, size_t at) {
    if (!c->n)
        return NULL;
    const candidate *last = &c->v[c->n - 1], *earlier = subject_of_participle(c, at);
    if (earlier)
        return earlier;
    if (c->parted && c->n > 1) {
        /* N, title of an office, said: the first that an apposition follows, a person with a title before others;
           what stands directly before ", said" is the tail of an apposition */
        const candidate *first = NULL;
        for (unsigned i = 0; i + 1 < c->n; i++) {
            const candidate *cand = &c->v[i];
            if (cand->oblique || !cand->comma_behind || cand->who.kind == PC_SPEAKER_ROLE || cand->who.kind == PC_SPEAKER_WORK || cand->who.kind == PC_SPEAKER_PRONOUN)
                continue;
            if (!first || (cand->who.sure && !first->who.sure))
                first = cand;
        }
        bool titled = last->who.sure && last->who.kind == PC_SPEAKER_PERSON && !last->oblique && last->comma_behind; /* "In Sento, Samara, captain Roe, 50, said" */
        if (first)
            return titled && first->who.kind == PC_SPEAKER_ORG ? last : first;
    }
    for (unsigned i = c->n; last->who.kind == PC_SPEAKER_ROLE && last->who.anyone && i-- > 0;)
        if (!c->v[i].oblique && (c->v[i].who.kind == PC_SPEAKER_PERSON || c->v[i].who.kind == PC_SPEAKER_PRONOUN) && !c->v[i].who.possessive)
            return &c->v[i]; /* "Roe, a member of the board, has said", "He was a sponsor and said" */
    if (c->n > 1 && c->v[c->n - 2].oblique && in_apposition(last))
        return last - 1;
    if (!last->oblique || (last->who.sure && last->who.kind == PC_SPEAKER_PERSON && pc_skip_space(c->q->text, last->end, at) == at))
        return last;
    for (unsigned i = c->n; i-- > 0;)
        if (!c->v[i].oblique)
            return i && in_apposition(&c->v[i]) ? &c->v[i - 1] : &c->v[i];
    /* "as Roe said", but not the town in "Neighbours in Sento say" */
    enum { BESIDE = 20 };
    bool beside = last->who.kind == PC_SPEAKER_PERSON && at - last->end < BESIDE && !memchr(c->q->text.p + last->end, ',', at - last->end);
    return last->who.sure || beside ? last : NULL;
}

static void add_candidate(clause *c, const pc_speaker *who, size_t end, bool legal) {
    if (c->n == CANDIDATES) {
        memmove(c->v + 1, c->v + 2, (CANDIDATES - 2) * sizeof *c->v);
        c->n--;
    }
    candidate *cand = &c->v[c->n++];
    const candidate *before = c->n > 1 ? cand - 1 : NULL;
    bool joined = c->and_before && before && (before->oblique || before->who.kind == PC_SPEAKER_ROLE) && who->at > before->end && who->at - before->end <= sizeof " and the"; /* "for Sento and Lund" */
    *cand = (candidate){.who = *who, .end = (uint32_t)end, .oblique = (c->preposition || joined) && (who->kind != PC_SPEAKER_PRONOUN || who->plural), .legal = legal};
    uint8_t next = pc_word_next(c->q->text, end, c->to).type;
    cand->comma_behind = next == PC_WORD_COMMA || next == PC_WORD_OPEN || next == PC_WORD_DASH;
    c->parted = false;
    c->in_phrase &= cand->oblique;
}

/* The last of the sentence who is a person by a title, and before whom no pronoun stands: "in the hall of Mayor Roe's house, when he called it". */
static const candidate *sure_person(const clause *c) {
    const candidate *found = NULL;
    for (unsigned i = 0; i < c->n && c->v[i].who.at < c->subject.at; i++) {
        const candidate *cand = &c->v[i];
        if (cand->who.kind == PC_SPEAKER_PRONOUN && cand->who.pronoun == c->subject.pronoun)
            return NULL;
        if (cand->who.kind != PC_SPEAKER_PERSON || cand->who.plural)
            continue;
        if (!cand->who.sure && !cand->oblique)
            return NULL;
        if (cand->who.sure && !pc_other_gender(c->q, &cand->who, &c->subject) && (!found || found->oblique))
            found = cand;
    }
    return found && (found->oblique || found->who.possessive) ? found : NULL;
}

/* "Roe acknowledged this when he stated that": the pronoun means the one before it. */
static void same_sentence_person(clause *c) {
    if (c->subject.kind != PC_SPEAKER_PRONOUN || c->subject.pronoun == 3 || c->subject.pronoun > 4)
        return;
    bool relative = c->subject.pronoun == 4; /* ", who said": the name right before it, whatever governs that */
    const candidate *sure = relative ? NULL : sure_person(c);
    if (sure) {
        c->subject = sure->who;
        c->subject.possessive = false;
        return;
    }
    for (unsigned i = c->n; i-- > 0;) {
        const candidate *cand = &c->v[i];
        if (!relative && cand->who.kind == PC_SPEAKER_PRONOUN && cand->who.pronoun == c->subject.pronoun && cand->who.at < c->subject.at)
            return; /* "If he called Roe he would say": somebody named before */
        if (cand->who.kind == PC_SPEAKER_PERSON && (!cand->oblique || (relative && c->subject.at <= cand->end + 2u)) && cand->who.at < c->subject.at && !cand->who.plural && !pc_other_gender(c->q, &cand->who, &c->subject)) {
            c->subject = cand->who;
            return;
        }
    }
}

static void take_verb(clause *c, pc_range verb, const pc_term_hit *hit) {
    bool goes_on = c->said && c->and_before && c->subject.kind && !c->source; /* "Roe rose in the hall of the Acme Club and said" */
    const candidate *who = goes_on ? NULL : subject_of(c, verb.at);
    if (who && c->said && c->subject.kind && !c->source && !c->statement && who->who.at < c->verb.at) {
        goes_on = true; /* "Roe, head of a union, said her members had warned": nobody was named since */
        who = NULL;
    }
    /* "she uses", "the board will provide" must not hide "she said that" */
    if (c->said && hit->value == 4 && c->hit.value < 4 && c->words > 0)
        return;
    if (who && (who->legal || (who->who.pronoun >= 5 && c->n > 1 && c->v[c->n - 2].legal))) {
        c->subject = (pc_speaker){.kind = PC_SPEAKER_WORK, .at = who->who.at};
    } else if (who) {
        c->subject = who->who;
    } else if (c->nobody && c->hit.bytes == 0) {
        c->subject = (pc_speaker){.kind = PC_SPEAKER_WORK, .at = verb.at}; /* "A friend told Roe" */
    } else if (!goes_on) {
        pc_speaker inverted;
        size_t behind = pc_speaker_at(c->q, verb.end, c->to, &inverted);
        if (behind && inverted.kind != PC_SPEAKER_PRONOUN) {
            pc_apposition(c->q, behind, c->to, &inverted);
            c->subject = inverted;
        } else if (!c->said) {
            c->subject = (pc_speaker){0};
        }
    }
    c->verb = verb;
    c->hit = *hit;
    c->said = true;
    c->source = false;
    c->words = 0;
    c->legal_end = 0;
    c->in_phrase = false;
    same_sentence_person(c);
}

static bool ends_in_preposition(const pc_quoting *q, size_t at, size_t end) {
    bool last = false;
    for (pc_word w = pc_word_next(q->text, at, end); w.type != PC_WORD_END; w = pc_word_next(q->text, w.end, end))
        last = pc_quote_term(q, PC_TERM_PREPOSITION, w.at, end).bytes > 0;
    return last;
}

/* "Dijo Juan Roe": a verb that opens the sentence has its subject right behind it. */
static bool inverted(const clause *c, size_t at) {
    pc_speaker who;
    return !c->n && pc_speaker_at(c->q, at, c->to, &who) && who.name.p;
}

/* "per", "für", "para" also mean other things: a person must follow. */
static bool is_source(const clause *c, const pc_word *w, const pc_term_hit *hit) {
    if (pc_quote_term(c->q, PC_TERM_PREPOSITION, w->at, c->to).bytes != hit->bytes)
        return true;
    pc_speaker who;
    return pc_speaker_at(c->q, w->at + hit->bytes, c->to, &who) && who.kind == PC_SPEAKER_PERSON && (who.sure || who.words == 2 || who.words == 3) && !who.possessive;
}

/* The two halves of a verb are one of the table's: "stellte", "fest". */
static bool is_parted(const pc_quoting *q, const pc_word *w, const pc_word *half, pc_term_hit *hit) {
    enum { ROOM = 40 };
    char whole[ROOM];
    size_t first = w->end - w->at, second = half->end - half->at;
    if (first + 1 + second > ROOM)
        return false;
    memcpy(whole, q->text.p + w->at, first);
    whole[first] = ' ';
    memcpy(whole + first + 1, q->text.p + half->at, second);
    return pc_terms_whole(&pc_lang_terms, PC_TERM_VERB, PC_LANG_BIT(PC_DE), (pc_str){whole, first + 1 + second}, hit) && hit->value <= 3;
}

/*
 * "Dazu stellte Moser gestern fest": German parts a verb. Its other half ends
 * the clause, and between the two stands the subject unless it came before.
 * Returns where that half begins, 0 when the verb is whole.
 */
static size_t other_half(const clause *c, const pc_word *w, pc_term_hit *hit) {
    enum { WORDS = 20 };
    if (!(c->q->langs & PC_LANG_BIT(PC_DE)))
        return 0;
    pc_word last = {0};
    for (unsigned i = 0; i < WORDS; i++) {
        pc_word next = pc_word_next(c->q->text, last.type == PC_WORD_END ? w->end : last.end, c->to);
        if (last.type == PC_WORD && !last.upper && next.type != PC_WORD && is_parted(c->q, w, &last, hit))
            return last.at;
        if (next.type == PC_WORD_END || next.type == PC_WORD_MARK || next.type == PC_WORD_STOP)
            return 0;
        last = next;
    }
    return 0;
}

/* German has its subject behind the verb where anything else opens the sentence: "Nach dem Treffen in Berlin sagte Moser". */
static bool takes_subject_behind(const clause *c, const pc_word *w, size_t from, size_t to, pc_speaker *who) {
    const candidate *before = c->n ? &c->v[c->n - 1] : NULL;
    bool beside = before && !before->oblique && pc_skip_space(c->q->text, before->end, w->at) == w->at;
    if (beside && (before->who.sure || before->who.words >= 2 || before->who.kind == PC_SPEAKER_PRONOUN || before->who.kind == PC_SPEAKER_ROLE))
        return false;
    size_t behind = pc_speaker_at(c->q, from, to, who);
    if (!behind || who->kind != PC_SPEAKER_PERSON || who->possessive || (beside && !who->sure && who->words < 2)) /* "Abschließend hielt Jane Roe fest", "Roe sagte Reportern" */
        return false;
    behind = pc_apposition(c->q, behind, to, who);
    pc_word next = pc_word_next(c->q->text, behind, to);
    return next.type != PC_WORD || !next.upper;
}

/* Takes a verb of speech, its other half and its subject, wherever they stand; returns where to go on. */
static size_t take_speech(clause *c, const pc_word *w, pc_term_hit hit) {
    size_t behind = w->at + hit.bytes;
    pc_term_hit whole = hit;
    size_t half = hit.bytes == w->end - w->at ? other_half(c, w, &whole) : 0;
    pc_speaker who;
    bool german = c->q->langs == PC_LANG_BIT(PC_DE) && !c->said, inverted = german && takes_subject_behind(c, w, behind, half ? half : c->to, &who);
    whole.bytes = hit.bytes;
    take_verb(c, (pc_range){w->at, (uint32_t)behind}, half ? &whole : &hit);
    if (inverted)
        c->subject = who;
    return half ? pc_word_next(c->q->text, half, c->to).end : behind;
}

/*
 * "In a letter to the Secretary, Roe wrote", "After the vote of the Board of Directors, Chairman Roe said": behind the comma
 * stands somebody else, whom no preposition governs. Returns the end of what is before the comma, `behind` when there is
 * none such.
 */
static size_t other_behind_comma(const clause *c, size_t at, size_t behind, pc_speaker *who) {
    const pc_quoting *q = c->q;
    size_t name = who->name.p ? (size_t)(who->name.p - q->text.p) : at;
    const char *comma = who->kind == PC_SPEAKER_PERSON && name > at ? memchr(q->text.p + at, ',', name - at) : NULL;
    if (!comma)
        return behind;
    size_t from = (size_t)(comma - q->text.p);
    pc_word first = pc_word_next(q->text, from + 1, c->to);
    if (!pc_quote_term(q, PC_TERM_TITLE, first.at, c->to).bytes && !pc_quote_verb(q, pc_skip_space(q->text, behind, c->to), c->to).bytes)
        return behind;
    return pc_speaker_at(q, at, from, who);
}

/* One word of the clause; returns where to go on. */
static size_t read_word(clause *c, const pc_word *w) {
    const pc_quoting *q = c->q;
    pc_term_hit hit = pc_quote_term(q, PC_TERM_VERB, w->at, c->to);
    pc_speaker who;
    if (hit.value == 6)
        c->passive = pc_word_next(q->text, w->at + hit.bytes, c->to).type == PC_WORD_END;
    if (hit.value >= 5 || (hit.bytes && c->noun_next && !(c->nobody && hit.value == 1)))
        return w->at + hit.bytes; /* "was told", "the 13 states": no verbs of speech */
    hit = pc_quote_term(q, PC_TERM_ACCORDING, w->at, c->to);
    if (hit.bytes && is_source(c, w, &hit)) {
        size_t behind = pc_speaker_at(q, w->at + hit.bytes, c->to, &who);
        pc_word next = pc_word_next(q->text, w->at + hit.bytes, c->to);
        if (behind) {
            behind = pc_apposition(q, behind, c->to, &who);
            c->subject = who;
        } else {
            c->subject = (pc_speaker){.kind = PC_SPEAKER_WORK, .at = next.at};
            behind = w->at + hit.bytes;
        }
        c->verb = (pc_range){w->at, (uint32_t)(w->at + hit.bytes)};
        c->hit = (pc_term_hit){.bytes = hit.bytes, .value = 1};
        c->said = c->source = true;
        c->words = 0;
        return behind;
    }
    if ((hit = pc_quote_term(q, PC_TERM_STATEMENT, w->at, c->to)).bytes && c->said && c->subject.kind && c->hit.value <= 2 && !c->source && !(c->parted && is_participle(pc_str_sub(q->text, w->at, w->end))))
        return w->at + hit.bytes; /* "made the following statement in reaction to" */
    if (hit.bytes) {
        c->statement = true;
        pc_term_hit as_verb = {.bytes = hit.bytes, .value = 1};
        take_verb(c, (pc_range){w->at, (uint32_t)(w->at + hit.bytes)}, &as_verb);
        if (!c->subject.kind || c->subject.kind == PC_SPEAKER_WORK) {
            /* "statement by Jane Roe" */
            size_t behind = ends_in_preposition(q, w->at, w->at + hit.bytes) ? pc_speaker_at(q, w->at + hit.bytes, c->to, &who) : 0;
            if (behind && who.name.p) {
                behind = pc_apposition(q, behind, c->to, &who);
                c->subject = who;
                return behind;
            }
        }
        return w->at + hit.bytes;
    }
    /* "to maintain a set of Q": an infinitive attributes nothing that is run in */
    if ((hit = pc_quote_verb(q, w->at, c->to)).bytes && (!w->upper || inverted(c, w->at + hit.bytes)) && !(c->preposition_word && !c->sign)) {
        if (inside_phrase(c, w, hit.value) || given_by(c, w->at + hit.bytes, w))
            return w->at + hit.bytes;
        return take_speech(c, w, hit);
    }
    if (hit.bytes && w->upper && !c->n)
        return w->at + hit.bytes; /* "Reflecting on the match, Roe said" */
    if ((hit = pc_quote_term(q, PC_TERM_WORK, w->at, c->to)).bytes && !w->upper && hit.value != 3) {
        if (hit.value == 2)
            c->legal_end = w->at + hit.bytes;
        if (c->n && c->v[c->n - 1].who.possessive && hit.value == 2)
            c->v[c->n - 1].legal = true; /* "Roe's bill requires" */
        who = (pc_speaker){.kind = PC_SPEAKER_WORK, .at = w->at};
        if (!c->n || !c->v[c->n - 1].who.possessive)
            add_candidate(c, &who, w->at + hit.bytes, hit.value == 2);
        return w->at + hit.bytes;
    }
    if (pc_quote_term(q, PC_TERM_PREPOSITION, w->at, c->to).bytes)
        return w->end;
    size_t behind = pc_speaker_at(q, w->at, c->to, &who);
    if (!behind)
        return w->end;
    if (c->preposition && (behind = other_behind_comma(c, w->at, behind, &who)) == 0)
        return w->end;
    if (who.kind == PC_SPEAKER_PRONOUN && who.pronoun == 4 && (c->n ? c->v[c->n - 1].who.anyone : c->words > 2))
        who.kind = PC_SPEAKER_WORK; /* "One resident, who gave no name, said" */
    add_candidate(c, &who, behind, false);
    return behind;
}

/* "A friend", "One neighbour": an article that names nobody, and a common noun. */
static bool begins_with_anybody(const pc_quoting *q, size_t from, size_t to) {
    pc_word article = pc_word_next(q->text, from, to);
    if (article.type != PC_WORD || !(q->langs & PC_LANG_BIT(PC_EN)) || pc_quote_term(q, PC_TERM_ARTICLE, article.at, to).value != PC_ARTICLE_INDEFINITE)
        return false;
    pc_word noun = pc_word_next(q->text, article.end, to);
    pc_term_hit verb = pc_quote_verb(q, noun.at, to);
    return noun.type == PC_WORD && !noun.upper && (!verb.bytes || verb.value == 1); /* "Another said" */
}

static void read_clause(clause *c, size_t from) {
    const pc_quoting *q = c->q;
    c->from = from;
    c->nobody = begins_with_anybody(q, from, c->to);
    for (size_t at = from; at < c->to;) {
        pc_word w = pc_word_next(q->text, at, c->to);
        if (w.type == PC_WORD_END)
            break;
        if (w.type == PC_WORD_OPEN) {
            const char *close = memchr(q->text.p + w.end, ')', c->to - w.end < 80 ? c->to - w.end : 80);
            at = close ? (size_t)(close - q->text.p) + 1 : w.end;
            continue;
        }
        if (w.type != PC_WORD) {
            at = w.end;
            c->noun_next = w.type == PC_WORD_NUMBER;
            if (w.type == PC_WORD_COMMA || w.type == PC_WORD_DASH) {
                c->preposition = c->in_phrase = false;
                c->parted = true;
                c->small = 0;
            }
            continue;
        }
        if (c->parted && c->small++ > PARTED_WORDS)
            c->parted = false;
        c->words++;
        pc_term_hit phrase = pc_quote_term(q, PC_TERM_PREPOSITION, w.at, c->to);
        if (phrase.bytes > w.end - w.at) { /* "in its capacity as" */
            c->preposition = c->preposition_word = c->in_phrase = true;
            at = w.at + phrase.bytes;
            continue;
        }
        at = read_word(c, &w);
        c->preposition_word = phrase.bytes > 0;
        c->and_before = at == w.end && pc_quote_term(q, PC_TERM_AND, w.at, c->to).bytes > 0;
        if (phrase.bytes)
            c->in_phrase = true;
        else if (c->in_phrase && pc_quote_term(q, PC_TERM_AND, w.at, c->to).bytes)
            c->in_phrase = false;
        c->noun_next = at == w.end && pc_quote_term(q, PC_TERM_ARTICLE, w.at, c->to).bytes == w.end - w.at;
        c->preposition = pc_quote_preposition(q, &w, at > w.end, c->preposition, c->to);
    }
}

/* "Jane Roe (Team Principal):": what the brackets behind a name hold, when it is a title. */
static void title_in_brackets(const pc_quoting *q, size_t at, size_t to, pc_speaker *who) {
    enum { LONGEST = 80 };
    pc_word open = pc_word_next(q->text, at, to);
    size_t end = open.type == PC_WORD_OPEN && !who->title.p ? pc_bracket_close(q, open.end, to, LONGEST) : 0;
    for (pc_word w = pc_word_next(q->text, open.end, end); end && w.type != PC_WORD_END; w = pc_word_next(q->text, w.end, end))
        if (w.type == PC_WORD && pc_quote_term(q, PC_TERM_TITLE, w.at, end).bytes) {
            who->title = pc_str_sub(q->text, open.end, end);
            return;
        }
}

/* "Secretary Chao:", "Jane Roe, chief executive:" */
static bool label_only(const pc_quoting *q, size_t from, size_t to, pc_attribution *out) {
    pc_speaker who;
    size_t behind = pc_speaker_at(q, from, to, &who);
    if (!behind || !who.name.p || who.possessive || who.kind == PC_SPEAKER_ORG)
        return false;
    title_in_brackets(q, behind, to, &who);
    behind = pc_apposition(q, behind, to, &who);
    pc_word next = pc_word_next(q->text, behind, to);
    if (next.type != PC_WORD_END && !(next.type == PC_WORD_COLON && pc_word_next(q->text, next.end, to).type == PC_WORD_END))
        return false;
    out->who = who;
    out->form = PC_ATTR_BEFORE;
    out->end = (uint32_t)to;
    return true;
}

/* "described the long wait in the hall as Q": what somebody holds a thing for stands behind "as", however far. */
static bool says_what_it_is(const pc_quoting *q, const clause *c) {
    static const char *const verbs[] = {"describ", "characteri", "portray", "dismiss", "brand", "denounc", "condemn", "prais", "hail", "label"};
    size_t at = pc_trim_end(q->text, c->verb.end, c->to);
    pc_word last = {0};
    for (pc_word w = pc_word_next(q->text, c->verb.end, at); w.type != PC_WORD_END; w = pc_word_next(q->text, w.end, at))
        if (!pc_quote_term(q, PC_TERM_ARTICLE, w.at, at).bytes)
            last = w;
    if (last.end - last.at != 2 || memcmp(q->text.p + last.at, "as", 2) != 0)
        return false;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (c->verb.end - c->verb.at > strlen(verbs[i]) && memcmp(q->text.p + c->verb.at, verbs[i], strlen(verbs[i])) == 0)
            return true;
    return false;
}

/* The sign right before the quotation: ':' ',' or 0 where it is run in. */
static char sign_at_end(const pc_quoting *q, size_t from, size_t to) {
    size_t at = pc_trim_end(q->text, from, to);
    unsigned len;
    if (at == from)
        return 0;
    uint32_t cp = pc_utf8_before(q->text, at, &len);
    if (cp == ':' || cp == 0xFF1A)
        return ':';
    return cp == ',' || cp == 0xFF0C || cp == 0x60C ? ',' : 0;
}

/* "Highlights of Senator Roe's speech follow:" */
static bool owner_of_words(const clause *c, pc_attribution *out) {
    for (unsigned i = c->n; i-- > 0;)
        if (c->v[i].who.kind == PC_SPEAKER_PERSON && c->v[i].who.possessive && !c->v[i].legal) {
            *out = (pc_attribution){.who = c->v[i].who, .form = PC_ATTR_BEFORE, .end = (uint32_t)c->to};
            out->who.sure = true;
            out->who.possessive = false;
            return true;
        }
    return false;
}

/* "the bill would make it", not "a contract in" or "the law has helped, the board has". */
static bool law_speaks(const pc_quoting *q, size_t at, size_t to) {
    pc_word next = pc_word_next(q->text, at, to);
    return next.type == PC_WORD && !pc_quote_term(q, PC_TERM_PREPOSITION, next.at, to).bytes && !memchr(q->text.p + at, ',', to - at);
}

static bool clause_attribution(const pc_quoting *q, size_t from, size_t to, pc_attribution *out) {
    char sign = sign_at_end(q, from, to);
    clause c = {.q = q, .to = to, .sign = sign};
    read_clause(&c, from);
    if (!c.said) {
        return sign == ':' && (label_only(q, from, to, out) || owner_of_words(&c, out));
    }
    if (c.hit.value == 4 && sign != ':' && c.words > WEAK_REACH && !(sign == 0 && says_what_it_is(q, &c)))
        return false;
    if (c.hit.value == 4 && sign == 0 && !c.subject.kind)
        return false;
    if (c.subject.kind == PC_SPEAKER_NONE && pc_word_next(q->text, from, to).upper)
        c.subject.kind = PC_SPEAKER_WORK; /* "A man who gave no name said": nobody named before */
    if (c.passive)
        c.subject = (pc_speaker){.kind = PC_SPEAKER_WORK, .at = c.subject.at};
    if (c.legal_end && sign == 0 && !c.statement && law_speaks(q, c.legal_end, to))
        c.subject = (pc_speaker){.kind = PC_SPEAKER_WORK, .at = c.subject.at};
    if (c.subject.kind == PC_SPEAKER_PERSON && !c.subject.title.p) {
        for (unsigned i = 0; i < c.n; i++)
            if (c.v[i].who.at == c.subject.at)
                pc_apposition(q, c.v[i].end, c.verb.at > c.v[i].end ? c.verb.at : to, &c.subject);
    }
    if (c.subject.kind == PC_SPEAKER_PERSON && c.hit.value < 4)
        c.subject.sure = true;
    out->who = c.subject;
    out->verb = pc_str_sub(q->text, c.verb.at, c.verb.end);
    out->weight = (uint8_t)c.hit.value;
    out->form = PC_ATTR_BEFORE;
    out->end = (uint32_t)to;
    out->distance = (uint8_t)(c.words < 255 ? c.words : 255);
    out->fragment = sign == 0 || (sign == ',' && c.words > 8);
    return true;
}

/* The last bytes of a range: enough to tell its script. */
static pc_str tail_of(const pc_quoting *q, size_t from, size_t to) {
    size_t at = to > from + 40 ? to - 40 : from;
    while (at < to && ((unsigned char)q->text.p[at] & 0xC0) == 0x80)
        at++;
    return pc_str_sub(q->text, at, to);
}

bool pc_attribution_before(const pc_quoting *q, const pc_stretch *s, size_t from, pc_attribution *out) {
    *out = (pc_attribution){0};
    size_t start = pc_sentence_start(q, from, s->text.at, PC_QUOTE_WINDOW);
    if (from < s->text.at && pc_is_caseless(tail_of(q, from, s->text.at)))
        return pc_caseless_before(q, s, from, out);
    return start < s->text.at && clause_attribution(q, start, s->text.at, out);
}

bool pc_attribution_intro(const pc_quoting *q, pc_range line, pc_attribution *out) {
    *out = (pc_attribution){0};
    if (line.at == line.end)
        return false;
    /* the last sentence of the line, its own stop left out */
    size_t to = line.end;
    bool colon = sign_at_end(q, line.at, to) == ':';
    if (q->text.p[to - 1] == '.')
        to--;
    if (pc_is_caseless(tail_of(q, line.at, to))) {
        if (to > line.at + 3 && memcmp(q->text.p + to - 3, "。", 3) == 0)
            to -= 3;
        size_t from = pc_sentence_start(q, line.at, to, INTRO_WINDOW);
        if (from >= to || !pc_caseless_clause(q, from, to, out))
            return false;
        out->form = PC_ATTR_INTRODUCED;
        return true;
    }
    size_t start = pc_sentence_start(q, line.at, to, INTRO_WINDOW);
    if (start >= to || !clause_attribution(q, start, to, out))
        return false;
    if (!colon && (!out->verb.p || out->weight != 1))
        return false;
    out->form = PC_ATTR_INTRODUCED;
    out->fragment = false;
    return true;
}
