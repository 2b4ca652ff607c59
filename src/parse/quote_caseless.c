/*
 * Attribution in scripts without capitals, where a name cannot be told by its
 * letters: the verb is found first, and the words beside it are the speaker.
 *
 *   Chinese    X表示：“Q”     “Q”，X说
 *   Japanese   Xは「Q」と述べた  Xは次のように述べています。「Q」
 *   Arabic     قال X، T: «Q»
 */
#include "parse/quote.h"
#include "text/utf8.h"

enum { SPAN = 240, SHORT_NAME = 15, ARABIC_WORDS = 9 };

static bool is_spaceless(pc_str s) {
    for (size_t at = 0; at < s.n;) {
        unsigned len;
        if (pc_cp_is_cjk(pc_utf8_at(s, at, &len)))
            return true;
        at += len;
    }
    return false;
}

static size_t next_point(pc_str text, size_t at) {
    unsigned len;
    pc_utf8_at(text, at, &len);
    return at + len;
}

static bool is_sign(uint8_t type) {
    return type == PC_WORD_COMMA || type == PC_WORD_COLON || type == PC_WORD_STOP || type == PC_WORD_DASH;
}

/* Trims white space and signs at both ends. */
static pc_range trimmed(const pc_quoting *q, size_t from, size_t to) {
    pc_word w;
    while (from < to && (w = pc_word_next(q->text, from, to)).type != PC_WORD_END && (is_sign(w.type) || w.at > from))
        from = is_sign(w.type) ? w.end : w.at;
    for (;;) {
        unsigned len;
        to = pc_trim_end(q->text, from, to);
        if (to <= from)
            return (pc_range){(uint32_t)from, (uint32_t)from};
        pc_utf8_before(q->text, to, &len);
        if (!is_sign(pc_word_next(q->text, to - len, to).type))
            return (pc_range){(uint32_t)from, (uint32_t)to};
        to -= len;
    }
}

/* The last term of the class in the range, at any point of it; bytes 0 when none. */
static pc_term_hit last_term(const pc_quoting *q, pc_term_class class, pc_range r, size_t *where) {
    pc_term_hit best = {0};
    for (size_t at = r.at; at < r.end;) {
        pc_term_hit hit = pc_quote_term(q, class, at, r.end);
        if (hit.bytes) {
            best = hit;
            *where = at;
            at += hit.bytes;
        } else {
            at = next_point(q->text, at);
        }
    }
    return best;
}

/* Where a run of Latin letters that ends the range begins; r.end when it does not end in one. */
static size_t latin_tail(const pc_quoting *q, pc_range r) {
    size_t at = r.end, start = r.end;
    while (at > r.at) {
        unsigned len;
        uint32_t cp = pc_utf8_before(q->text, at, &len);
        bool part = cp < 0x80 ? pc_is_alpha((unsigned char)cp) || strchr(" .-'", (int)cp) : cp < 0x250 || cp == 0x2019;
        if (!part)
            break;
        at -= len;
        if (cp < 0x80 ? pc_is_alpha((unsigned char)cp) : true)
            start = at;
    }
    return start;
}

/* A term of the class that ends exactly at r->end is cut off; its bytes, 0 when none. */
static size_t cut_tail(const pc_quoting *q, pc_term_class class, pc_range *r) {
    size_t from = r->end > r->at + 24 ? r->end - 24 : r->at;
    while (from < r->end && ((unsigned char)q->text.p[from] & 0xC0) == 0x80)
        from++;
    for (size_t at = from; at < r->end; at = next_point(q->text, at)) {
        if (pc_quote_term(q, class, at, r->end).bytes == r->end - at && at > r->at) {
            size_t bytes = r->end - at;
            *r = trimmed(q, r->at, at);
            return bytes;
        }
    }
    return 0;
}

/* Behind the last of these small words that part a title from a name. */
static size_t behind_link(const pc_quoting *q, pc_range r) {
    static const char *const links[] = {"である", "の", "的", "来自", "來自", " ", "　"};
    size_t best = r.at;
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        size_t n = strlen(links[i]);
        for (size_t at = r.at; at + n < r.end; at++)
            if (memcmp(q->text.p + at, links[i], n) == 0 && at + n > best)
                best = at + n;
    }
    return best;
}

/* "李明周一", "李明3日": the day behind the name is cut off. */
static void cut_day(const pc_quoting *q, pc_range *r) {
    if (cut_tail(q, PC_TERM_WEEKDAY, r) || r->end < r->at + 5 || memcmp(q->text.p + r->end - 3, "日", 3) != 0)
        return;
    size_t at = r->end - 3;
    while (at > r->at && pc_is_digit((unsigned char)q->text.p[at - 1]))
        at--;
    if (at < r->end - 3 && at > r->at)
        *r = trimmed(q, r->at, at);
}

/* "李明日前在纽约": what says when, and all behind it, is no part of the name. */
static void cut_when(const pc_quoting *q, pc_range *r) {
    enum { SHORTEST = 6 };
    for (size_t at = r->at; at < r->end; at = next_point(q->text, at))
        if (at >= r->at + SHORTEST && pc_quote_term(q, PC_TERM_NOT_NAME, at, r->end).bytes >= SHORTEST) {
            *r = trimmed(q, r->at, at);
            return;
        }
}

/* Where a bracket opens in the range: "高田育昌（たかだ）室長"; r.end when none does. *behind: where it closes. */
static size_t bracket_in(const pc_quoting *q, pc_range r, size_t *behind) {
    static const char *const pairs[][2] = {{"（", "）"}, {"(", ")"}};
    for (size_t i = 0; i < 2; i++) {
        size_t open = strlen(pairs[i][0]), close = strlen(pairs[i][1]);
        for (size_t at = r.at; at + open <= r.end; at++) {
            if (memcmp(q->text.p + at, pairs[i][0], open) != 0)
                continue;
            for (*behind = at + open; *behind + close <= r.end; ++*behind)
                if (memcmp(q->text.p + *behind, pairs[i][1], close) == 0) {
                    *behind += close;
                    return at;
                }
        }
    }
    return r.end;
}

/* Splits "title name honorific" of Chinese or Japanese into its parts. */
static bool spaceless_speaker(const pc_quoting *q, pc_range r, pc_speaker *who) {
    *who = (pc_speaker){.at = r.at};
    if (r.at >= r.end)
        return false;
    pc_term_hit pronoun = pc_quote_term(q, PC_TERM_PRONOUN, r.at, r.end);
    if (pronoun.bytes && pronoun.bytes == r.end - r.at) {
        who->kind = PC_SPEAKER_PRONOUN;
        who->pronoun = (uint8_t)(pronoun.value & 0xFF);
        who->plural = pronoun.value == 3 || pronoun.value == 6;
        return true;
    }
    who->kind = PC_SPEAKER_PERSON;
    who->words = 2;
    cut_day(q, &r);
    cut_when(q, &r);
    size_t behind = r.end, open = bracket_in(q, r, &behind);
    pc_range office = open < r.end ? trimmed(q, behind, r.end) : (pc_range){0, 0}; /* how a name is read stands in brackets, and the office behind those */
    if (open < r.end && open > r.at)
        r = trimmed(q, r.at, open);
    pc_range whole = r;
    size_t tail = cut_tail(q, PC_TERM_TITLE, &r); /* 浜田健一社長: many an office is an address too */
    if (tail)
        who->title = pc_str_sub(q->text, whole.end - tail, whole.end);
    bool polite = tail || cut_tail(q, PC_TERM_HONORIFIC, &r) > 0;
    size_t title_at = 0, start = latin_tail(q, r);
    if (start == r.end) {
        pc_range name = r;
        pc_term_hit title = last_term(q, PC_TERM_TITLE, r, &title_at);
        if (title.bytes && title_at + title.bytes < r.end)
            name = trimmed(q, title_at + title.bytes, r.end);
        else if (title.bytes && title_at > r.at)
            name = trimmed(q, r.at, title_at); /* the title behind the name */
        start = behind_link(q, name);
        if (!title.bytes && !polite && name.end - start > SHORT_NAME)
            who->kind = PC_SPEAKER_ORG;
        who->name = pc_str_sub(q->text, start, name.end);
        if (title.bytes && title_at >= name.end)
            who->title = pc_str_sub(q->text, title_at, title_at + title.bytes);
    } else {
        who->name = pc_str_sub(q->text, start, r.end);
    }
    pc_range before = trimmed(q, whole.at, start);
    size_t cut = before.end;
    if (cut >= before.at + 9 && memcmp(q->text.p + cut - 9, "である", 9) == 0)
        before = trimmed(q, before.at, cut - 9);
    else if (cut >= before.at + 6 && memcmp(q->text.p + cut - 3, "の", 3) == 0)
        before = trimmed(q, before.at, cut - 3);
    static const char *const from_words[] = {"来自", "來自"};
    for (size_t i = 0; i < 2; i++)
        if (before.end - before.at > 6 && memcmp(q->text.p + before.at, from_words[i], 6) == 0)
            before.at += 6;
    if (before.end > before.at && !who->title.p)
        who->title = pc_str_sub(q->text, before.at, before.end);
    if (office.end > office.at)
        who->title = pc_str_sub(q->text, office.at, office.end);
    who->sure = true;
    return who->name.n > 0;
}

/* Cuts an adverbial ("in an interview") off the end of a subject; empty when nothing is left. */
static pc_range without_adverbial(const pc_quoting *q, pc_range r) {
    for (size_t p = r.at; p < r.end; p = next_point(q->text, p))
        if (pc_quote_term(q, PC_TERM_STATEMENT, p, r.end).bytes)
            return trimmed(q, r.at, p);
    return r;
}

/* The last part between commas that is more than an adverbial. */
static pc_range subject_part(const pc_quoting *q, pc_range r) {
    pc_range best = {r.at, r.at};
    size_t part = r.at;
    for (size_t at = r.at; part < r.end;) {
        pc_word w = pc_word_next(q->text, at, r.end);
        at = w.end;
        if (w.type != PC_WORD_COMMA && w.type != PC_WORD_END)
            continue;
        pc_range subject = without_adverbial(q, trimmed(q, part, w.at));
        if (subject.end > subject.at)
            best = subject;
        if (w.type == PC_WORD_END)
            break;
        part = w.end;
    }
    return best;
}

static void set(const pc_quoting *q, pc_attribution *out, const pc_speaker *who, pc_range verb, int weight, size_t end) {
    out->who = *who;
    out->verb = pc_str_sub(q->text, verb.at, verb.end);
    out->weight = (uint8_t)weight;
    out->end = (uint32_t)end;
}

/* ---- Arabic ---- */

static bool has_article(pc_str text, const pc_word *w) {
    return w->end - w->at > 4 && memcmp(text.p + w->at, "\xD8\xA7\xD9\x84", 4) == 0;
}

/* "to the journalists": a small word written on to the noun. */
static bool is_addressed(pc_str text, const pc_word *w) {
    return w->end - w->at > 6 && memcmp(text.p + w->at, "\xD9\x84\xD9\x84", 4) == 0;
}

/* "عبد الرحمن", "آل سالم": the word before, or this one, ties the two together. */
static bool is_tied(const pc_quoting *q, const pc_word *before, const pc_word *w, size_t end) {
    static const char servant[] = "عبد";
    size_t n = sizeof servant - 1;
    bool serves = before->end - before->at == n && memcmp(q->text.p + before->at, servant, n) == 0;
    return serves || pc_quote_term(q, PC_TERM_PARTICLE, before->at, end).bytes == before->end - before->at || pc_quote_term(q, PC_TERM_PARTICLE, w->at, end).bytes == w->end - w->at;
}

/* The words behind the verb: titles, then the name, up to a sign or a small word. */
static bool arabic_words(const pc_quoting *q, size_t at, size_t end, pc_speaker *who, size_t *behind) {
    pc_word words[ARABIC_WORDS];
    unsigned n = 0, title = 0;
    bool named = false;
    *who = (pc_speaker){.at = (uint32_t)at};
    while (n < ARABIC_WORDS) {
        pc_word w = pc_word_next(q->text, at, end);
        if (w.type != PC_WORD || pc_quote_term(q, PC_TERM_PREPOSITION, w.at, end).bytes || pc_quote_term(q, PC_TERM_STOP, w.at, end).bytes || pc_quote_term(q, PC_TERM_NOT_NAME, w.at, end).bytes)
            break;
        pc_term_hit hit = pc_quote_term(q, PC_TERM_TITLE, w.at, end);
        if (!hit.bytes)
            hit = pc_quote_term(q, PC_TERM_HONORIFIC, w.at, end);
        bool article = has_article(q->text, &w);
        if (named && is_addressed(q->text, &w))
            break;
        if ((hit.bytes && named) || (named && n && !article && has_article(q->text, &words[n - 1]) && !is_tied(q, &words[n - 1], &w, end)))
            break; /* the title behind the name, or the sentence behind the family's name */
        if (hit.bytes > w.end - w.at)
            w.end = w.stem = (uint32_t)(w.at + hit.bytes);
        words[n++] = w;
        named |= !hit.bytes && !article;
        if (hit.bytes)
            title = n;
        at = w.end;
    }
    if (!n)
        return false;
    pc_term_hit pronoun = pc_quote_term(q, PC_TERM_PRONOUN, words[0].at, end);
    if (n == 1 && pronoun.bytes) { /* "his excellency": somebody named before */
        *who = (pc_speaker){.at = words[0].at, .kind = PC_SPEAKER_ROLE, .title = pc_str_sub(q->text, words[0].at, words[0].end)};
        *behind = words[0].end;
        return true;
    }
    unsigned name = title;
    /* "minister of the transport X": what an office without an article is of */
    if (title && !has_article(q->text, &words[title - 1]))
        while (name < n && has_article(q->text, &words[name]))
            name++;
    who->kind = PC_SPEAKER_PERSON;
    who->sure = true;
    who->words = 2;
    if (name >= n) {
        who->kind = PC_SPEAKER_ROLE;
        who->title = pc_str_sub(q->text, words[0].at, words[n - 1].end);
    } else {
        who->name = pc_str_sub(q->text, words[name].at, words[n - 1].end);
        if (name)
            who->title = pc_str_sub(q->text, words[0].at, words[name - 1].end);
    }
    *behind = words[n - 1].end;
    return true;
}

/* "حاكم دبي، الشيخ X", "وزير الخارجية القطري، X": an office, a comma, and its holder. */
static bool arabic_subject(const pc_quoting *q, size_t at, size_t end, pc_speaker *who, size_t *behind) {
    if (!arabic_words(q, at, end, who, behind))
        return false;
    pc_word comma = pc_word_next(q->text, *behind, end), next = pc_word_next(q->text, comma.end, end);
    bool office = who->title.p && (who->kind == PC_SPEAKER_ROLE || pc_quote_is_place(q, who->name));
    if (!office || comma.type != PC_WORD_COMMA || next.type != PC_WORD || pc_quote_term(q, PC_TERM_VERB, next.at, end).bytes)
        return true;
    if (has_article(q->text, &next) && !pc_quote_term(q, PC_TERM_HONORIFIC, next.at, end).bytes && !pc_quote_term(q, PC_TERM_TITLE, next.at, end).bytes)
        return true;
    pc_speaker holder;
    size_t stop;
    if (!arabic_words(q, next.at, end, &holder, &stop) || !holder.name.p)
        return true;
    size_t from = (size_t)(who->title.p - q->text.p);
    holder.title = pc_str_sub(q->text, from, holder.title.p ? (size_t)(holder.title.p - q->text.p) + holder.title.n : *behind);
    holder.at = who->at;
    *who = holder;
    *behind = stop;
    return true;
}

size_t pc_caseless_name(const pc_quoting *q, size_t at, size_t end, pc_speaker *who) {
    unsigned char c = (unsigned char)q->text.p[at];
    size_t behind = 0;
    if (c < 0xD8 || c > 0xDB || !(pc_quote_term(q, PC_TERM_HONORIFIC, at, end).bytes || pc_quote_term(q, PC_TERM_TITLE, at, end).bytes))
        return 0;
    if (!arabic_subject(q, at, end, who, &behind) || !who->name.p)
        return 0;
    return behind;
}

/* The verb of the clause that stands last, at a word's start. */
static bool arabic_clause(const pc_quoting *q, size_t from, size_t to, pc_attribution *out) {
    pc_term_hit best = {0};
    size_t where = 0;
    for (size_t at = from; at < to;) {
        pc_word w = pc_word_next(q->text, at, to);
        if (w.type == PC_WORD_END)
            break;
        at = w.end;
        pc_term_hit hit = w.type == PC_WORD ? pc_quote_term(q, PC_TERM_VERB, w.at, to) : (pc_term_hit){0};
        if (!hit.bytes && w.type == PC_WORD)
            hit = pc_quote_term(q, PC_TERM_ACCORDING, w.at, to);
        if (hit.bytes && (hit.value < 4 || !best.bytes)) {
            best = hit;
            where = w.at;
            at = w.at + hit.bytes;
        }
    }
    if (!best.bytes)
        return false;
    pc_speaker who;
    size_t behind = 0;
    if (!arabic_subject(q, where + best.bytes, to, &who, &behind))
        who = (pc_speaker){.at = (uint32_t)where};
    set(q, out, &who, (pc_range){(uint32_t)where, (uint32_t)(where + best.bytes)}, best.value, to);
    if (who.kind == PC_SPEAKER_PERSON && !who.title.p)
        pc_apposition(q, behind, to, &out->who);
    return true;
}

/* ---- both sides ---- */

/* Japanese: the topic of the sentence, before は or が; and the verb behind the quotation. */
static bool topic(const pc_quoting *q, size_t from, size_t to, pc_range *out) {
    static const char *const marks[] = {"は", "も", "が"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        for (size_t at = from; at + 3 <= to; at = next_point(q->text, at))
            if (at > from && memcmp(q->text.p + at, marks[i], 3) == 0) {
                *out = subject_part(q, (pc_range){(uint32_t)from, (uint32_t)at});
                return out->end > out->at;
            }
    return false;
}

static bool japanese_after(const pc_quoting *q, const pc_stretch *s, size_t end, pc_attribution *out) {
    size_t at = s->text.end, limit = end > at + SPAN ? at + SPAN : end;
    if (limit < at + 3 || memcmp(q->text.p + at, "と", 3) != 0)
        return false;
    size_t stop = pc_sentence_stop(q, at, limit);
    for (size_t p = at; p < stop; p = next_point(q->text, p)) {
        pc_term_hit hit = pc_quote_term(q, PC_TERM_VERB, p, limit);
        if (!hit.bytes)
            continue;
        pc_range subject;
        pc_speaker who = {.at = (uint32_t)at};
        size_t verb = memcmp(q->text.p + p, "と", 3) == 0 ? p + 3 : p;
        if (topic(q, at + 3, p, &subject))
            spaceless_speaker(q, subject, &who);
        set(q, out, &who, (pc_range){(uint32_t)verb, (uint32_t)(p + hit.bytes)}, hit.value, p + hit.bytes);
        out->form = PC_ATTR_AFTER;
        return true;
    }
    return false;
}

/* “Q”李明的回答很简短: whose words they were. */
static bool owner_of_words(const pc_quoting *q, pc_range r, pc_attribution *out) {
    enum { REACH = 60 };
    static const char *const words[] = {"的开场白", "的回答", "的话", "的一席话", "的一番话", "的讲话", "的发言", "的表态", "的感言"};
    size_t limit = r.end - r.at > REACH ? r.at + REACH : r.end;
    for (size_t at = r.at; at < limit; at = next_point(q->text, at))
        for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
            size_t n = strlen(words[i]);
            pc_speaker who;
            if (at == r.at || r.end - at < n || memcmp(q->text.p + at, words[i], n) != 0)
                continue;
            pc_range subject = trimmed(q, r.at, at);
            if (subject.end - subject.at > 3u * SHORT_NAME || pc_word_next(q->text, subject.at, subject.end).end < subject.end || !spaceless_speaker(q, subject, &who))
                return false;
            out->who = who;
            out->end = (uint32_t)(at + n);
            return true;
        }
    return false;
}

static bool chinese_after(const pc_quoting *q, const pc_stretch *s, size_t end, pc_attribution *out) {
    size_t from = s->text.end, limit = end > from + SPAN ? from + SPAN : end;
    while (limit < end && ((unsigned char)q->text.p[limit] & 0xC0) == 0x80)
        limit--;
    pc_range r = trimmed(q, from, pc_sentence_stop(q, from, limit));
    if (owner_of_words(q, r, out)) {
        out->form = PC_ATTR_AFTER;
        return true;
    }
    size_t where = 0;
    pc_term_hit hit = {0};
    pc_speaker who;
    for (size_t at = r.at; at < r.end && !hit.bytes; at = next_point(q->text, at)) {
        hit = pc_quote_term(q, PC_TERM_VERB, at, r.end);
        if (hit.value == 4)
            hit.bytes = 0;
        where = at;
    }
    if (hit.bytes) {
        pc_word next = pc_word_next(q->text, where + hit.bytes, limit);
        if (next.type != PC_WORD_END && !is_sign(next.type) && next.type != PC_WORD_MARK)
            return false;
        pc_range subject = trimmed(q, r.at, where);
        if (cut_tail(q, PC_TERM_AND, &subject)) /* "信心与希望": a noun */
            return false;
        if (!spaceless_speaker(q, subject_part(q, trimmed(q, r.at, where)), &who))
            return false;
        set(q, out, &who, (pc_range){(uint32_t)where, (uint32_t)(where + hit.bytes)}, hit.value, where + hit.bytes);
    } else {
        /* "Q"，公司的CTO, Jane Roe. */
        size_t latin = latin_tail(q, r);
        if (r.end == r.at || r.end - r.at > 90 || latin == r.end || latin == r.at || !spaceless_speaker(q, r, &who))
            return false;
        out->who = who;
        out->end = r.end;
    }
    out->form = PC_ATTR_AFTER;
    return true;
}

bool pc_caseless_after(const pc_quoting *q, const pc_stretch *s, size_t end, pc_attribution *out) {
    *out = (pc_attribution){0};
    size_t limit = end > s->text.end + SPAN ? s->text.end + SPAN : end;
    while (limit < end && limit > s->text.end && ((unsigned char)q->text.p[limit] & 0xC0) == 0x80)
        limit--;
    pc_str behind = pc_str_sub(q->text, s->text.end, limit);
    if (s->unclosed)
        return false;
    if (is_spaceless(behind))
        return japanese_after(q, s, limit, out) || chinese_after(q, s, limit, out);
    /* «Q»، قال X */
    pc_word w = pc_word_next(q->text, s->text.end, limit);
    while (is_sign(w.type))
        w = pc_word_next(q->text, w.end, limit);
    if (w.type != PC_WORD || !pc_quote_term(q, PC_TERM_VERB, w.at, limit).bytes)
        return false;
    size_t stop = pc_sentence_stop(q, w.at, limit), at = w.end;
    pc_word next = pc_word_next(q->text, at, stop);
    if (next.type == PC_WORD_COLON || next.type == PC_WORD_MARK || !arabic_clause(q, w.at, stop, out))
        return false;
    out->form = PC_ATTR_AFTER;
    return out->who.kind != PC_SPEAKER_NONE;
}

/* "X表示，政府将Q": the first verb that a comma follows, with its subject; the quotation is run into what is told. */
static bool told_before(const pc_quoting *q, pc_range r, pc_attribution *out) {
    for (size_t at = r.at; at < r.end; at = next_point(q->text, at)) {
        pc_term_hit hit = pc_quote_term(q, PC_TERM_VERB, at, r.end);
        pc_speaker who;
        if (!hit.bytes || hit.value > 3 || at == r.at)
            continue;
        if (pc_word_next(q->text, at + hit.bytes, r.end).type != PC_WORD_COMMA || !spaceless_speaker(q, subject_part(q, trimmed(q, r.at, at)), &who))
            return false;
        set(q, out, &who, (pc_range){(uint32_t)at, (uint32_t)(at + hit.bytes)}, hit.value, r.end);
        out->form = PC_ATTR_BEFORE;
        out->fragment = true;
        return true;
    }
    return false;
}

/* The clause [from, to) before a quotation or at the end of a line that introduces one. */
bool pc_caseless_clause(const pc_quoting *q, size_t from, size_t to, pc_attribution *out) {
    *out = (pc_attribution){0};
    if (!is_spaceless(pc_str_sub(q->text, from, to))) {
        if (!arabic_clause(q, from, to, out))
            return false;
        out->form = PC_ATTR_BEFORE;
        pc_range clause = trimmed(q, from, to);
        out->fragment = clause.end == pc_trim_end(q->text, from, to);
        return true;
    }
    pc_range r = trimmed(q, from, to), subject;
    pc_speaker who;
    size_t where = 0;
    pc_term_hit hit = last_term(q, PC_TERM_VERB, r, &where);
    if (hit.bytes && where + hit.bytes == r.end) {
        if (!topic(q, r.at, where, &subject))
            subject = subject_part(q, trimmed(q, r.at, where));
        bool named = spaceless_speaker(q, subject, &who);
        if (!named)
            who = (pc_speaker){.at = r.at};
        set(q, out, &who, (pc_range){(uint32_t)where, (uint32_t)(where + hit.bytes)}, hit.value, to);
        out->form = PC_ATTR_BEFORE;
        return true;
    }
    if ((hit = last_term(q, PC_TERM_ACCORDING, r, &where)).bytes && where > r.at && where + hit.bytes == r.end && spaceless_speaker(q, subject_part(q, trimmed(q, r.at, where)), &who)) {
        set(q, out, &who, (pc_range){(uint32_t)where, (uint32_t)(where + hit.bytes)}, 1, to);
        out->form = PC_ATTR_BEFORE;
        return true;
    }
    return told_before(q, r, out);
}

/* Xは「Q」と述べた: the subject stands before, the verb behind. */
static bool around(const pc_quoting *q, const pc_stretch *s, size_t from, pc_attribution *out) {
    pc_range subject;
    size_t end = pc_para_text(q, s->para).end;
    if (!topic(q, from, s->text.at, &subject) || !japanese_after(q, s, end, out))
        return false;
    pc_speaker who;
    if (!out->who.kind && spaceless_speaker(q, subject, &who))
        out->who = who;
    return true;
}

bool pc_caseless_before(const pc_quoting *q, const pc_stretch *s, size_t from, pc_attribution *out) {
    *out = (pc_attribution){0};
    size_t start = pc_sentence_start(q, from, s->text.at, PC_QUOTE_WINDOW);
    if (start >= s->text.at) {
        /* 次のように述べています。「Q」: the sentence before introduces it */
        size_t back = pc_trim_end(q->text, from, s->text.at);
        if (back <= from + 3 || !pc_str_ends(pc_str_sub(q->text, from, back), PC_STR("。")))
            return false;
        start = pc_sentence_start(q, from, back - 3, PC_QUOTE_WINDOW);
        return start < back - 3 && pc_caseless_clause(q, start, back - 3, out);
    }
    return around(q, s, start, out) || pc_caseless_clause(q, start, s->text.at, out);
}
