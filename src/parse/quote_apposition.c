/* What stands behind a name: brackets, an age, and what somebody is; how far a preposition governs; and the last word of a name. */
#include "parse/quote.h"
#include "text/utf8.h"

/* "he", "who", "the two": a new subject. "the mayor" may stand in apposition. */
static bool starts_subject(const pc_quoting *q, const pc_word *w, size_t end) {
    pc_term_hit hit = pc_quote_term(q, PC_TERM_PRONOUN, w->at, end);
    if (!hit.bytes || hit.bytes <= w->end - w->at)
        return hit.bytes > 0;
    pc_word noun = pc_word_next(q->text, w->end, end);
    return !pc_quote_term(q, PC_TERM_ARTICLE, w->at, end).bytes || !pc_quote_term(q, PC_TERM_TITLE, noun.at, end).bytes;
}

size_t pc_apposition(const pc_quoting *q, size_t at, size_t end, pc_speaker *who) {
    for (;;) {
        pc_word w = pc_word_next(q->text, at, end);
        if (w.type == PC_WORD_OPEN) {
            enum { LONGEST = 80 };
            size_t close = pc_bracket_close(q, w.end, end, LONGEST);
            if (!close)
                return at;
            at = close + 1;
            continue;
        }
        if (w.type != PC_WORD_COMMA)
            return at;
        pc_word next = pc_word_next(q->text, w.end, end);
        if (next.type == PC_WORD_NUMBER) {
            at = next.end;
            continue;
        }
        if (next.type != PC_WORD)
            return at;
        if (starts_subject(q, &next, end) || pc_quote_verb(q, next.at, end).bytes || pc_quote_term(q, PC_TERM_ACCORDING, next.at, end).bytes)
            return at;
        break;
    }
    /* a title runs to the end of the sentence, or to a comma behind which something else begins */
    size_t from = pc_word_next(q->text, at, end).end, stop = pc_sentence_stop(q, from, end), p = from;
    pc_term_hit article = {0};
    pc_word first = pc_word_next(q->text, from, stop);
    article = pc_quote_term(q, PC_TERM_ARTICLE, first.at, stop);
    size_t title_at = article.bytes ? pc_skip_space(q->text, first.at + article.bytes, stop) : first.at;
    bool titled = false;
    for (;;) {
        pc_word w = pc_word_next(q->text, p, stop);
        if (w.type == PC_WORD_END || w.type == PC_WORD_COLON || w.type == PC_WORD_MARK || w.type == PC_WORD_STOP || w.type == PC_WORD_DASH) {
            p = w.at;
            break;
        }
        if (w.type == PC_WORD_COMMA) {
            pc_word next = pc_word_next(q->text, w.end, stop);
            bool goes_on = next.type == PC_WORD && (next.upper || pc_quote_term(q, PC_TERM_ARTICLE, next.at, stop).bytes) && !pc_quote_term(q, PC_TERM_PRONOUN, next.at, stop).bytes;
            if (!goes_on) {
                p = w.at;
                break;
            }
        }
        if (w.type == PC_WORD && pc_quote_term(q, PC_TERM_PRONOUN, w.at, stop).value == 4 && w.at > title_at && q->langs != PC_LANG_BIT(PC_DE)) {
            p = w.at; /* "a member who sponsored the bill" */
            break;
        }
        if (w.type == PC_WORD && pc_quote_term(q, PC_TERM_TITLE, w.at, stop).bytes)
            titled = true;
        p = w.end;
    }
    size_t trimmed = pc_trim_end(q->text, title_at, p);
    if (trimmed <= title_at)
        return at;
    if (!who->title.p && (titled || article.bytes)) {
        who->title = pc_str_sub(q->text, title_at, trimmed);
        who->sure |= titled;
    }
    return p;
}

/* "would", "has", "is": of the commonest words those that neither join nor govern. */
static bool is_small_verb(const pc_quoting *q, const pc_word *w, size_t end) {
    static const uint64_t others = PC_CLASS_BIT(PC_TERM_PREPOSITION) | PC_CLASS_BIT(PC_TERM_AND) | PC_CLASS_BIT(PC_TERM_ARTICLE) | PC_CLASS_BIT(PC_TERM_PRONOUN);
    return pc_quote_term(q, PC_TERM_STOP, w->at, end).bytes && !pc_quote_any(q, others, w->at, end);
}

size_t pc_behind_small_body(const pc_quoting *q, size_t at, size_t end) {
    pc_word w = pc_word_next(q->text, at, end);
    if (w.type != PC_WORD || w.upper || w.possessive || pc_quote_term(q, PC_TERM_ORG_WORD, w.at, end).bytes != w.end - w.at || pc_quote_verb(q, w.at, end).bytes)
        return 0;
    pc_word next = pc_word_next(q->text, w.end, end);
    bool ends = next.type == PC_WORD_COMMA || next.type == PC_WORD_STOP || next.type == PC_WORD_END || (next.type == PC_WORD && !next.upper && (pc_quote_verb(q, next.at, end).bytes || is_small_verb(q, &next, end)));
    return ends ? w.end : 0;
}

bool pc_quote_preposition(const pc_quoting *q, const pc_word *w, bool named, bool before, size_t end) {
    if (pc_quote_term(q, PC_TERM_PREPOSITION, w->at, end).bytes)
        return true;
    if (pc_quote_term(q, PC_TERM_ARTICLE, w->at, end).bytes)
        return before;
    if (w->upper)
        return before && !named;
    return before && pc_quote_term(q, PC_TERM_TITLE, w->at, end).bytes;
}

pc_str pc_last_name(pc_str name) {
    pc_str best = {name.p, 0};
    for (size_t at = 0; at < name.n;) {
        pc_word w = pc_word_next(name, at, name.n);
        if (w.type == PC_WORD_END)
            break;
        if (w.type == PC_WORD && !pc_terms_match(&pc_lang_terms, PC_TERM_NAME_SUFFIX, PC_ANY_LANG, pc_str_sub(name, w.at, name.n)).bytes)
            best = pc_str_sub(name, w.at, w.stem);
        at = w.end;
    }
    return best;
}

bool pc_same_person(pc_str a, pc_str b) {
    pc_str x = pc_last_name(a), y = pc_last_name(b);
    if (!x.n || x.n != y.n)
        return false;
    for (size_t i = 0; i < x.n; i++)
        if (pc_lower((unsigned char)x.p[i]) != pc_lower((unsigned char)y.p[i]))
            return false;
    return true;
}
