/*
 * Quotations that run over paragraphs: an opening mark on each and one closing
 * mark at the end; or one opening mark and a closing mark paragraphs later.
 */
#include "parse/quote.h"

#include "base/ordered.h"
#include "text/utf8.h"

enum { UNMARKED_PARAS = 40 };

static bool opens_para(const pc_quoting *q, const pc_stretch *s) {
    return s->text.at == pc_skip_space(q->text, pc_para_text(q, s->para).at, s->text.at + 1u);
}

static bool ends_in_colon(const pc_quoting *q, const pc_stretch *s) {
    return s->text.end > s->text.at && q->text.p[s->text.end - 1] == ':';
}

/* Each names its speaker, and they are not the same: no continuation but a mark left out. */
static bool other_speaker(const pc_attribution *a, const pc_attribution *b) {
    return a->who.name.p && b->who.name.p && !pc_same_person(a->who.name, b->who.name);
}

bool pc_quote_first_person(const pc_quoting *q, pc_range range) {
    size_t end = range.end - range.at > PC_QUOTE_WINDOW ? range.at + PC_QUOTE_WINDOW : range.end;
    for (size_t at = range.at; at < end;) {
        pc_word w = pc_word_next(q->text, at, end);
        if (w.type == PC_WORD_END)
            break;
        if (w.type == PC_WORD && pc_quote_term(q, PC_TERM_PRONOUN, w.at, end).value >= 5)
            return true;
        at = w.end;
    }
    return false;
}

/* The paragraph is one quotation from its first to its last byte. */
static bool whole_para(const pc_quoting *q, const pc_stretch *s) {
    return opens_para(q, s) && s->text.end == pc_para_text(q, s->para).end;
}

/* The stray closing mark of a paragraph, or NULL. */
static pc_stray *stray_of(pc_quoting *q, size_t para) {
    size_t i = PC_FIRST_GREATER(q->strays.v, q->strays.n, para, (uint32_t)para);
    return i && q->strays.v[i - 1].para == para && q->strays.v[i - 1].end ? &q->strays.v[i - 1] : NULL;
}

bool pc_quotes_continue(pc_quoting *q, size_t first, const pc_attribution *own, pc_quote_parts *parts, size_t *last) {
    pc_stretch *s = &q->stretches.v[first], *tail = s;
    if (!PC_PUSH(q->arena, *parts, s->text))
        return false;
    size_t behind = first + 1; /* the first stretch of a later paragraph: one that is not closed is the last of its own */
    for (size_t p = s->para + 1u, bare = 0; tail->unclosed && p < q->paras.n && bare <= UNMARKED_PARAS; p++) {
        pc_stretch *next = behind < q->stretches.n && q->stretches.v[behind].para == p ? &q->stretches.v[behind] : NULL;
        pc_stray *stray = stray_of(q, p);
        if (stray && (!bare || opens_para(q, s))) {
            pc_range text = pc_para_text(q, p);
            for (size_t between = p - bare; between < p; between++)
                if (!PC_PUSH(q->arena, *parts, pc_para_text(q, between)))
                    return false;
            if (!PC_PUSH(q->arena, *parts, (pc_range){text.at, stray->end}))
                return false;
            s->closed_later = true;
            stray->end = 0;
            break;
        }
        if (!next) {
            bare++;
            continue;
        }
        if (!opens_para(q, next) || next->family != s->family)
            break;
        pc_attribution by = pc_attribution_of(q, next);
        if (other_speaker(own, &by))
            break;
        if (bare && (bare > 1 || ends_in_colon(q, tail) || !opens_para(q, tail) || by.who.kind || !whole_para(q, next) || !pc_quote_first_person(q, pc_para_text(q, p - 1))))
            break;
        if (bare && !PC_PUSH(q->arena, *parts, pc_para_text(q, p - 1)))
            return false;
        if (!PC_PUSH(q->arena, *parts, next->text))
            return false;
        next->joined = true;
        tail = next;
        behind++;
        bare = 0;
    }
    *last = (size_t)(tail - q->stretches.v);
    return true;
}
