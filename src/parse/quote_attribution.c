/*
 * Attribution behind a quotation:
 *
 *   Q, said N, T      verb, name        dijo, sagt, говорит, a déclaré
 *   Q, N, T, said     name, verb
 *   Q, according to N                   selon, laut, so
 *   Q — N, T          a dash or a comma and no verb
 *   Q words, N said   at the end of the sentence the fragment stands in
 *   Q. N added.       a sentence of its own
 */
#include "parse/quote.h"

#include "base/word_list.h"
#include "text/utf8.h"

enum { VERB_GAP = 3, TAIL_AFTER_VERB = 90 };

static bool is_lower_verb(const pc_quoting *q, const pc_word *w, size_t end, pc_term_hit *hit) {
    *hit = pc_quote_verb(q, w->at, end);
    return hit->bytes > 0;
}

/* Nothing follows: ", head of brewing at Bay City said." */
static bool ends_clause(const pc_quoting *q, size_t at, size_t end) {
    pc_word next = pc_word_next(q->text, at, end);
    return next.type == PC_WORD_STOP || next.type == PC_WORD_END;
}

/* The verb of a subject that ends at `at`: right behind it, behind a few small words, or behind an apposition. */
static bool verb_behind(const pc_quoting *q, size_t at, size_t end, pc_range *verb, pc_term_hit *hit) {
    unsigned gap = 0;
    bool open = true;
    for (;;) {
        pc_word w = pc_word_next(q->text, at, end);
        at = w.end;
        switch (w.type) {
        case PC_WORD_COMMA:
        case PC_WORD_DASH:
            open = true;
            gap = 0;
            continue;
        case PC_WORD_OPEN: {
            const char *close = memchr(q->text.p + at, ')', end - at < 80 ? end - at : 80);
            if (!close)
                return false;
            at = (size_t)(close - q->text.p) + 1;
            continue;
        }
        case PC_WORD_NUMBER:
            continue;
        case PC_WORD:
            break;
        case PC_WORD_STOP:
            if (q->text.p[w.at] == '.' && at < end && q->text.p[at] == ',') /* "D-Miss., said" */
                continue;
            return false;
        default:
            return false;
        }
        if (!w.upper && (open || ends_clause(q, w.end, end)) && is_lower_verb(q, &w, end, hit)) {
            *verb = (pc_range){w.at, (uint32_t)(w.at + hit->bytes)};
            return true;
        }
        if (w.upper && pc_quote_day(q, w.at, end))
            continue;
        if (w.upper || ++gap > VERB_GAP)
            open = false;
    }
}

static void set_verb(const pc_quoting *q, pc_attribution *out, pc_range verb, const pc_term_hit *hit) {
    out->verb = pc_str_sub(q->text, verb.at, verb.end);
    out->weight = (uint8_t)hit->value;
}

/* "a-t-il déclaré", "sagte sie": the verb holds its subject. */
static bool subject_inside(const pc_quoting *q, pc_range verb, pc_speaker *who) {
    for (size_t at = verb.at; at < verb.end;) {
        size_t stop = at;
        while (stop < verb.end && q->text.p[stop] != ' ' && q->text.p[stop] != '-')
            stop++;
        pc_term_hit hit;
        if (at > verb.at && pc_terms_whole(&pc_lang_terms, PC_TERM_PRONOUN, q->langs, pc_str_sub(q->text, at, stop), &hit)) {
            *who = (pc_speaker){.kind = hit.value <= 3 ? PC_SPEAKER_PRONOUN : PC_SPEAKER_WORK, .pronoun = (uint8_t)hit.value, .plural = hit.value == 3, .at = verb.at};
            return true;
        }
        at = stop + 1;
    }
    return false;
}

/* "dijo.", "añadió en rueda de prensa": in languages that leave the pronoun out, whoever spoke goes on. */
static bool subject_left_out(const pc_quoting *q, size_t at, size_t end) {
    if (!(q->langs & (PC_LANG_BIT(PC_ES) | PC_LANG_BIT(PC_PT) | PC_LANG_BIT(PC_IT))))
        return false;
    pc_word next = pc_word_next(q->text, at, end);
    return next.type == PC_WORD_STOP || next.type == PC_WORD_END || (next.type == PC_WORD && pc_quote_term(q, PC_TERM_PREPOSITION, next.at, end).bytes);
}

/* Behind a day between commas at `at`: ", Mittwoch,"; `at` where none stands. */
static size_t behind_day(const pc_quoting *q, size_t at, size_t end) {
    pc_word comma = pc_word_next(q->text, at, end), day = comma.type == PC_WORD_COMMA ? pc_word_next(q->text, comma.end, end) : comma;
    size_t bytes = day.type == PC_WORD ? pc_quote_day(q, day.at, end) : 0;
    pc_word close = bytes ? pc_word_next(q->text, day.at + bytes, end) : day;
    return bytes && comma.type == PC_WORD_COMMA && close.type == PC_WORD_COMMA ? close.end : at;
}

/* "said N, T": the verb stands at `w`. */
static bool verb_first(const pc_quoting *q, const pc_word *w, size_t end, pc_attribution *out) {
    pc_term_hit hit;
    if (!is_lower_verb(q, w, end, &hit))
        return false;
    pc_range verb = {w->at, (uint32_t)(w->at + hit.bytes)};
    size_t at = verb.end;
    pc_speaker who;
    if (subject_inside(q, verb, &who)) {
        out->end = verb.end;
        out->who = who;
        set_verb(q, out, verb, &hit);
        return true;
    }
    pc_word today = pc_word_next(q->text, at, end); /* "said today N" */
    if (!today.upper && !pc_quote_term(q, PC_TERM_ARTICLE, today.at, end).bytes && pc_quote_term(q, PC_TERM_NOT_NAME, today.at, end).bytes == today.end - today.at && pc_speaker_at(q, today.end, end, &who) && who.kind == PC_SPEAKER_PERSON && who.name.p)
        at = today.end;
    size_t behind = pc_speaker_at(q, at, end, &who);
    for (unsigned skipped = 0; !behind && skipped < 2; skipped++) {
        /* "said yesterday N", "said today, Friday, N" */
        size_t day = behind_day(q, at, end);
        if (day > at && (behind = pc_speaker_at(q, at = day, end, &who)) > 0)
            break;
        pc_word small = pc_word_next(q->text, at, end);
        if (small.type != PC_WORD || (small.upper && !pc_quote_day(q, small.at, end)))
            break;
        at = small.end;
        behind = pc_speaker_at(q, at, end, &who);
        if (behind && who.kind != PC_SPEAKER_PERSON)
            behind = 0;
    }
    if (!behind)
        at = verb.end;
    if (!behind && subject_left_out(q, at, end)) {
        who = (pc_speaker){.kind = PC_SPEAKER_NONE, .at = verb.at};
        behind = verb.end;
    } else if (!behind) {
        /* "said a woman who asked not to be named" */
        if (at != verb.end || !pc_quote_term(q, PC_TERM_ARTICLE, pc_word_next(q->text, at, end).at, end).bytes)
            return false;
        who = (pc_speaker){.kind = PC_SPEAKER_WORK, .at = verb.at};
        behind = verb.end;
    }
    if (who.kind == PC_SPEAKER_PERSON && !who.possessive)
        who.sure = true;
    out->end = (uint32_t)pc_apposition(q, behind, end, &who);
    out->who = who;
    set_verb(q, out, verb, &hit);
    return true;
}

/* The first person in [at, end) whom no preposition governs, a few words on: "a Radio Adria il presidente, N". The offset behind, 0 when there is none. */
static size_t person_soon(const pc_quoting *q, size_t at, size_t end, pc_speaker *who) {
    enum { WORDS = 8 };
    bool governed = false;
    for (unsigned i = 0; i < WORDS; i++) {
        pc_word w = pc_word_next(q->text, at, end);
        if (w.type != PC_WORD && w.type != PC_WORD_COMMA && w.type != PC_WORD_NUMBER)
            return 0;
        at = w.end;
        if (w.type != PC_WORD)
            continue;
        pc_term_hit small = pc_quote_term(q, PC_TERM_PREPOSITION, w.at, end);
        if (small.bytes) {
            governed = true;
            continue;
        }
        size_t behind = pc_speaker_at(q, w.at, end, who);
        if (behind && who->kind == PC_SPEAKER_PERSON && (!governed || who->title.p) && !who->possessive)
            return behind;
        governed = governed && !behind && !pc_quote_term(q, PC_TERM_ARTICLE, w.at, end).bytes;
        at = behind ? behind : at;
    }
    return 0;
}

/* "Lo ha detto N, T", "así lo afirmó N", "Об этом заявил N": the sentence behind points back to the words. */
static bool pointed_back(const pc_quoting *q, const pc_word *w, size_t end, pc_attribution *out) {
    pc_term_hit pointer = pc_quote_term(q, PC_TERM_POINTER, w->at, end), hit = {0};
    if (!pointer.bytes)
        return false;
    size_t at = w->at + pointer.bytes, stop = pc_sentence_stop(q, at, end);
    pc_word verb = pc_word_next(q->text, at, stop);
    bool told = verb.type == PC_WORD && !verb.upper && is_lower_verb(q, &verb, stop, &hit) && hit.value <= 3;
    if (!told && !pointer.value)
        return false;
    pc_speaker who;
    size_t behind = told ? person_soon(q, verb.at + hit.bytes, stop, &who) : pc_speaker_at(q, at, stop, &who);
    if (!behind || who.kind != PC_SPEAKER_PERSON)
        return false;
    who.sure = true;
    out->end = (uint32_t)pc_apposition(q, behind, end, &who);
    out->who = who;
    out->weight = told ? (uint8_t)hit.value : 1;
    out->verb = told ? pc_str_sub(q->text, verb.at, verb.at + hit.bytes) : (pc_str){NULL, 0};
    return true;
}

/* "N, T, said": the subject starts at `at`. */
static bool subject_first(const pc_quoting *q, size_t at, size_t end, pc_attribution *out) {
    pc_speaker who;
    size_t behind = pc_speaker_at(q, at, end, &who);
    if (!behind)
        return false;
    pc_range verb;
    pc_term_hit hit;
    size_t stop = pc_sentence_stop(q, behind, end);
    if (!verb_behind(q, behind, stop + 1 < end ? stop + 2 : end, &verb, &hit))
        return false;
    if (verb.at > stop)
        return false;
    if (who.kind == PC_SPEAKER_PERSON) {
        who.sure = true;
        pc_apposition(q, behind, verb.at, &who);
    }
    out->who = who;
    out->end = verb.end;
    set_verb(q, out, verb, &hit);
    return true;
}

/* Somebody whom "the" does not make one who was named: the source, the man. */
static bool is_stranger(pc_str noun) {
    return pc_is_listed(" source man woman boy girl witness diplomat insider caller protester worker user reader passenger student neighbour neighbor aide person ", noun);
}

/* "the source said", "another added": an article and common nouns, and nobody is named. */
static bool nobody_first(const pc_quoting *q, size_t at, size_t end, pc_attribution *out) {
    enum { MOST = 6 };
    static const uint64_t joins = PC_CLASS_BIT(PC_TERM_AND), governs = PC_CLASS_BIT(PC_TERM_PREPOSITION) | PC_CLASS_BIT(PC_TERM_PRONOUN);
    pc_term_hit article = pc_quote_term(q, PC_TERM_ARTICLE, at, end);
    if (!(q->langs & PC_LANG_BIT(PC_EN)) || !article.bytes)
        return false;
    pc_word w = pc_word_next(q->text, at, end);
    for (unsigned n = 0; n < MOST; n++) {
        pc_word before = w;
        w = pc_word_next(q->text, w.end, end);
        if (w.type != PC_WORD || w.upper)
            return false;
        pc_term_hit hit = pc_quote_verb(q, w.at, end);
        if (hit.bytes && hit.value <= 3) {
            pc_range verb = {w.at, (uint32_t)(w.at + hit.bytes)};
            if (article.value != PC_ARTICLE_INDEFINITE && !is_stranger(pc_str_sub(q->text, before.at, before.end)))
                return false;
            out->who = (pc_speaker){.kind = PC_SPEAKER_WORK, .at = (uint32_t)at};
            out->end = verb.end;
            set_verb(q, out, verb, &hit);
            return true;
        }
        bool may_go_on = article.value == PC_ARTICLE_INDEFINITE && n; /* "a guard from the group said" */
        if (pc_quote_any(q, may_go_on ? joins : joins | governs, w.at, end))
            return false;
    }
    return false;
}

/* "according to N, T": also "so N", "laut N". */
static bool source_named(const pc_quoting *q, const pc_word *w, size_t end, pc_attribution *out) {
    pc_term_hit hit = pc_quote_term(q, PC_TERM_ACCORDING, w->at, end);
    if (!hit.bytes)
        return false;
    pc_speaker who;
    size_t behind = pc_speaker_at(q, w->at + hit.bytes, end, &who);
    if (!behind)
        return false;
    who.sure |= who.kind == PC_SPEAKER_PERSON && who.words > 1;
    out->end = (uint32_t)pc_apposition(q, behind, end, &who);
    out->who = who;
    out->verb = pc_str_sub(q->text, w->at, w->at + hit.bytes);
    out->weight = 1;
    return true;
}

/* "— N, T" without a verb: the name must end the sentence or carry a title. */
static bool bare_name(const pc_quoting *q, size_t at, size_t end, bool dash, pc_attribution *out) {
    pc_speaker who;
    size_t behind = pc_speaker_at(q, at, end, &who);
    if (!behind || !who.name.p || who.possessive || (!dash && who.kind != PC_SPEAKER_PERSON))
        return false;
    size_t stop = pc_apposition(q, behind, end, &who);
    pc_word next = pc_word_next(q->text, stop, end);
    if (next.type != PC_WORD_END && next.type != PC_WORD_STOP && next.type != PC_WORD_MARK)
        return false;
    out->who = who;
    out->end = (uint32_t)stop;
    out->form = PC_ATTR_DASH;
    return true;
}

/* At the end of the sentence that the fragment stands in: "... for growth, N said today". */
static bool sentence_tail(const pc_quoting *q, size_t at, size_t end, pc_attribution *out) {
    size_t stop = pc_sentence_stop(q, at, end);
    for (size_t p = at; p < stop;) {
        pc_word w = pc_word_next(q->text, p, stop);
        if (w.type == PC_WORD_END || w.type == PC_WORD_MARK || w.type == PC_WORD_COLON)
            return false;
        p = w.end;
        if (w.type != PC_WORD_COMMA)
            continue;
        pc_word next = pc_word_next(q->text, p, stop);
        bool found = next.type == PC_WORD && (source_named(q, &next, stop, out) || (!next.upper && verb_first(q, &next, stop, out)) || subject_first(q, next.at, stop, out));
        if ((!found || !out->who.name.p) && next.type == PC_WORD && pc_quote_term(q, PC_TERM_ARTICLE, next.at, stop).value == PC_ARTICLE_INDEFINITE && nobody_first(q, next.at, stop, out)) {
            out->form = PC_ATTR_AFTER;
            out->fragment = true;
            return true;
        }
        if (found && stop - out->end <= TAIL_AFTER_VERB && (out->who.name.p || out->who.kind == PC_SPEAKER_PRONOUN)) {
            out->form = PC_ATTR_AFTER;
            out->fragment = true;
            return true;
        }
    }
    return false;
}

/* How the quotation ends: ',' goes on, '.' closes its sentence, 0 neither. */
static char closing_sign(const pc_quoting *q, const pc_stretch *s, size_t behind, size_t end) {
    size_t at = pc_trim_end(q->text, pc_inner(s).at, pc_inner(s).end);
    if (behind < end && (q->text.p[behind] == ',' || pc_word_next(q->text, behind, behind + 3 < end ? behind + 3 : end).type == PC_WORD_COMMA))
        return ',';
    if (at == pc_inner(s).at)
        return 0;
    unsigned len;
    uint32_t cp = pc_utf8_before(q->text, at, &len);
    if (cp == ',' || cp == '.' || cp == '?' || cp == '!')
        return cp == ',' ? ',' : '.';
    return behind < end && q->text.p[behind] == '.' ? '.' : 0;
}

/* A clause behind a closed sentence is an attribution only when it says nothing else. */
static bool says_nothing_else(const pc_quoting *q, const pc_attribution *by, size_t end) {
    size_t stop = pc_sentence_stop(q, by->end, end);
    if (stop - by->end > TAIL_AFTER_VERB)
        return false;
    for (size_t p = by->end; p < stop;) {
        pc_word w = pc_word_next(q->text, p, stop);
        if (w.type == PC_WORD_END)
            break;
        if (w.type == PC_WORD_COLON || w.type == PC_WORD_MARK || w.type == PC_WORD_COMMA)
            return false;
        p = w.end;
    }
    /* "Roe said the board had agreed" tells something; "Roe said at the opening" does not */
    pc_word next = pc_word_next(q->text, by->end, stop);
    if (next.type != PC_WORD)
        return true;
    return pc_quote_term(q, PC_TERM_PREPOSITION, next.at, stop).bytes || pc_quote_day(q, next.at, stop) || stop - by->end < 16;
}

/* The first words behind the quotation are of a script without capitals. */
static bool begins_caseless(const pc_quoting *q, size_t at, size_t end) {
    size_t limit = end > at + 40 ? at + 40 : end;
    for (size_t p = at; p < limit;) {
        unsigned len;
        uint32_t cp = pc_utf8_at(q->text, p, &len);
        if (pc_cp_is_cjk(cp) || (cp >= 0x590 && cp < 0x900))
            return true;
        p += len;
    }
    return false;
}

bool pc_attribution_after(const pc_quoting *q, const pc_stretch *s, size_t end, pc_attribution *out) {
    *out = (pc_attribution){0};
    if (s->unclosed)
        return false;
    if (end > s->text.end && begins_caseless(q, s->text.end, end))
        return pc_caseless_after(q, s, end, out);
    size_t at = s->text.end, limit = end > at + PC_QUOTE_WINDOW ? at + PC_QUOTE_WINDOW : end;
    char sign = closing_sign(q, s, at, limit);
    pc_word w = pc_word_next(q->text, at, limit);
    bool dash = false, comma = false, stop = false;
    while (w.type == PC_WORD_COMMA || w.type == PC_WORD_DASH || w.type == PC_WORD_STOP || w.type == PC_WORD_CLOSE) {
        dash |= w.type == PC_WORD_DASH;
        comma |= w.type == PC_WORD_COMMA;
        if (w.type == PC_WORD_STOP && (stop || dash || comma))
            return false;
        stop |= w.type == PC_WORD_STOP;
        w = pc_word_next(q->text, w.end, limit);
    }
    if (w.type != PC_WORD)
        return false;
    out->form = w.upper ? PC_ATTR_NEXT_SENTENCE : PC_ATTR_AFTER;
    if (pointed_back(q, &w, limit, out))
        return true;
    out->form = PC_ATTR_AFTER;
    if (!w.upper && source_named(q, &w, limit, out))
        return true;
    bool inverted = (!w.upper || dash) && verb_first(q, &w, limit, out);
    if (inverted)
        return true;
    if (subject_first(q, w.at, limit, out)) {
        bool unsigned_term = sign == 0 && !comma && pc_inner(s).end - pc_inner(s).at < 24;
        if (sign == ',' || (sign == 0 && !stop && !unsigned_term))
            return true;
        if (!w.upper && out->who.kind == PC_SPEAKER_PRONOUN)
            return true;
        if (says_nothing_else(q, out, limit)) {
            out->form = w.upper ? PC_ATTR_NEXT_SENTENCE : PC_ATTR_AFTER;
            return true;
        }
    }
    *out = (pc_attribution){.form = PC_ATTR_AFTER};
    if ((sign == ',' || (sign == '.' && !w.upper)) && nobody_first(q, w.at, limit, out))
        return true;
    *out = (pc_attribution){0};
    if ((dash || comma) && !stop && bare_name(q, w.at, limit, dash, out))
        return true;
    *out = (pc_attribution){0};
    if (sign != '.' && !stop && sentence_tail(q, at, limit, out))
        return true;
    *out = (pc_attribution){0};
    return false;
}

/* Behind the attribution comes nothing, or a day or a place. */
static bool ends_here(const pc_quoting *q, const pc_attribution *by, size_t end) {
    pc_word w = pc_word_next(q->text, by->end, end);
    if (w.type == PC_WORD_STOP)
        return pc_word_next(q->text, w.end, end).type == PC_WORD_END;
    if (w.type != PC_WORD || !(pc_quote_term(q, PC_TERM_PREPOSITION, w.at, end).bytes || pc_quote_day(q, w.at, end)))
        return false;
    size_t stop = pc_sentence_stop(q, by->end, end);
    return stop < end && pc_word_next(q->text, stop + 1, end).type == PC_WORD_END && !memchr(q->text.p + by->end, ',', stop - by->end);
}

uint32_t pc_attribution_swallowed(const pc_quoting *q, size_t at, size_t end) {
    enum { REACH = 160, LEAST = 8 };
    end = pc_trim_end(q->text, at, end);
    if (end < at + LEAST || q->text.p[end - 1] != '.')
        return 0;
    size_t from = end > at + LEAST + REACH ? end - REACH : at + LEAST;
    for (size_t p = from; p < end; p++) {
        if (q->text.p[p] != ',')
            continue;
        pc_word w = pc_word_next(q->text, p + 1, end);
        pc_attribution by = {0};
        if (w.type != PC_WORD || !((!w.upper && verb_first(q, &w, end, &by)) || subject_first(q, w.at, end, &by)))
            continue;
        bool somebody = by.who.kind == PC_SPEAKER_PERSON ? (by.who.words >= 2 || by.who.title.p) && !by.who.possessive : by.who.kind == PC_SPEAKER_PRONOUN && by.who.pronoun <= 2;
        if (somebody && by.weight <= 3 && ends_here(q, &by, end))
            return (uint32_t)p + 1;
    }
    return 0;
}

/* The next dash behind a comma or a closing sign, in [at, end); its place and what it ends at. */
static bool next_dash(const pc_quoting *q, size_t at, size_t end, pc_range *dash) {
    for (const char *p = q->text.p + at, *stop = q->text.p + end; p < stop && (p = memchr(p, 0xE2, (size_t)(stop - p))) != NULL; p++) {
        size_t where = (size_t)(p - q->text.p), before = pc_trim_end(q->text, at, where);
        if (stop - p < 4 || p[1] != (char)0x80 || (p[2] != (char)0x94 && p[2] != (char)0x93) || before == at)
            continue;
        if (!strchr(",.!?", q->text.p[before - 1]))
            continue;
        *dash = (pc_range){(uint32_t)before, (uint32_t)(where + 3)};
        return true;
    }
    return false;
}

bool pc_attribution_inside(const pc_quoting *q, const pc_stretch *s, pc_attribution *out) {
    pc_range first, inner = pc_inner(s), second = {inner.end, inner.end};
    pc_attribution by = {0};
    if (s->unclosed || !next_dash(q, inner.at, inner.end, &first))
        return false;
    pc_word w = pc_word_next(q->text, first.end, inner.end);
    size_t limit = inner.end > first.end + PC_QUOTE_WINDOW ? first.end + PC_QUOTE_WINDOW : inner.end;
    if (w.type != PC_WORD || w.upper || !verb_first(q, &w, limit, &by) || (!by.who.name.p && by.who.kind != PC_SPEAKER_PRONOUN))
        return false;
    if (by.end < inner.end && next_dash(q, by.end, inner.end, &second))
        second.end = (uint32_t)pc_skip_space(q->text, second.end, inner.end);
    else
        second.end = inner.end;
    by.inside = (pc_range){first.at, second.end < inner.end ? second.end : s->text.end};
    by.form = PC_ATTR_INSIDE;
    *out = by;
    return true;
}

bool pc_attribution_line(const pc_quoting *q, pc_range line, pc_attribution *out) {
    *out = (pc_attribution){0};
    if (line.end - line.at > 160)
        return false;
    pc_word w = pc_word_next(q->text, line.at, line.end);
    bool dash = false;
    while (w.type == PC_WORD_DASH) {
        dash = true;
        w = pc_word_next(q->text, w.end, line.end);
    }
    pc_speaker who;
    size_t behind = w.type == PC_WORD ? pc_speaker_at(q, w.at, line.end, &who) : 0;
    if (!behind || !who.name.p || who.possessive || (who.kind == PC_SPEAKER_ORG && !dash))
        return false;
    bool comma = pc_word_next(q->text, behind, line.end).type == PC_WORD_COMMA;
    size_t stop = pc_apposition(q, behind, line.end, &who);
    pc_word next = pc_word_next(q->text, stop, line.end);
    if (next.type != PC_WORD_END && !(dash && next.type == PC_WORD_STOP))
        return false;
    if (!dash && !(comma && who.title.p) && (who.words < 2 || who.words > 3))
        return false;
    if (!dash && !who.title.p)
        who.sure = false;
    else
        who.sure = true;
    out->who = who;
    out->form = PC_ATTR_DASH;
    out->end = line.end;
    return true;
}
