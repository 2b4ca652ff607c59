/*
 * What a quotation is by its form and by the words beside it: somebody's
 * words, a title or name, or a term held with tongs.
 */
#include "parse/quote.h"
#include "text/utf8.h"

enum { NEAR_BYTES = 60, SENTENCE_WORDS = 5, LONG_WORDS = 12, TERM_DISTANCE = 8, THEME_WORDS = 25 };

/* Counts of the words inside the marks. */
typedef struct {
    unsigned words, capitals, small, tiny; /* small: lower-case words of four letters and more; tiny: shorter ones */
    bool upper_first, stop, comma;
} form;

enum { ALL_WORDS = PC_QUOTE_WINDOW };

/* Of a script that has no spaces: two characters each. */
static unsigned caseless_words(const pc_stretch *s) {
    return (pc_inner(s).end - pc_inner(s).at) / 6;
}

/* Read no further than behind the word that is one more than `most`, unless it is so short that a script without spaces has no more. */
static form form_up_to(const pc_quoting *q, const pc_stretch *s, unsigned most) {
    form f = {0};
    if (caseless_words(s) <= most)
        most = ALL_WORDS;
    size_t end = pc_inner(s).end - pc_inner(s).at > PC_QUOTE_WINDOW ? pc_inner(s).at + PC_QUOTE_WINDOW : pc_inner(s).end;
    for (size_t at = pc_inner(s).at; at < end && f.words <= most;) {
        pc_word w = pc_word_next(q->text, at, end);
        if (w.type == PC_WORD_END)
            break;
        at = w.end;
        f.stop = w.type == PC_WORD_STOP;
        f.comma = w.type == PC_WORD_COMMA;
        if (w.type != PC_WORD && w.type != PC_WORD_NUMBER)
            continue;
        if (!f.words)
            f.upper_first = w.upper || w.type == PC_WORD_NUMBER;
        f.words++;
        f.capitals += w.upper;
        f.small += w.type == PC_WORD && !w.upper && w.end - w.at >= 4;
        f.tiny += w.type == PC_WORD && !w.upper && w.end - w.at < 4;
    }
    if (pc_is_caseless(pc_str_sub(q->text, pc_inner(s).at, end))) {
        f.words = caseless_words(s);
        f.small = f.words;
        f.upper_first = true;
    }
    return f;
}

static form form_of(const pc_quoting *q, const pc_stretch *s) {
    return form_up_to(q, s, ALL_WORDS);
}

/* What term_before says of the words that name: the values of the class and one. */
enum { NOT_NAMED, NAMED_SO = 2, CALLED_SO, NAMES_THEME, HAS_TOPIC, SMALL_NAMED };

/* The same in a script that has no spaces between words: the term is sought from its end. */
static int spaceless_before(const pc_quoting *q, size_t floor, size_t end, pc_term_class class) {
    enum { LONGEST = 18 };
    unsigned len;
    for (size_t at = end; at > floor && end - at < LONGEST;) {
        uint32_t cp = pc_utf8_before(q->text, at, &len);
        if (!pc_cp_is_cjk(cp))
            return 0;
        at -= len;
        pc_term_hit hit = pc_quote_term(q, class, at, end);
        if (hit.bytes == end - at && end - at > 3)
            return hit.value + 1;
    }
    return 0;
}

/* A term of the class ends right before the opening mark (signs and an article between). Its value + 1, or 0. */
static int term_before(const pc_quoting *q, const pc_stretch *s, pc_term_class class) {
    size_t floor = pc_para_text(q, s->para).at, from = s->text.at > floor + NEAR_BYTES ? s->text.at - NEAR_BYTES : floor;
    if (s->text.at > floor && (unsigned char)q->text.p[s->text.at - 1] >= 0x80) {
        int behind = spaceless_before(q, floor, s->text.at, class);
        if (behind)
            return behind;
    }
    while (from > floor && from < s->text.at && !pc_is_space((unsigned char)q->text.p[from - 1]))
        from++;
    int found = 0;
    for (size_t at = from; at < s->text.at;) {
        pc_word w = pc_word_next(q->text, at, s->text.at);
        if (w.type == PC_WORD_END)
            break;
        at = w.end;
        if (w.type == PC_WORD_STOP || w.type == PC_WORD_MARK)
            found = 0;
        if (w.type != PC_WORD)
            continue;
        pc_term_hit hit = pc_quote_term(q, class, w.at, s->text.at);
        if (hit.bytes) {
            found = hit.value + 1;
            at = w.at + hit.bytes;
        } else if (!pc_quote_term(q, PC_TERM_ARTICLE, w.at, s->text.at).bytes) {
            found = 0;
        }
    }
    return found;
}

static bool term_behind(const pc_quoting *q, const pc_stretch *s, pc_term_class class) {
    size_t limit = pc_para_text(q, s->para).end;
    pc_word w = pc_word_next(q->text, s->text.end, limit);
    if (w.type == PC_WORD_DASH)
        w = pc_word_next(q->text, w.end, limit);
    return w.type == PC_WORD && pc_quote_term(q, class, w.at, limit).bytes;
}

/* In brackets, or a value in code: (“Company”), mode="x". */
static bool in_brackets(const pc_quoting *q, const pc_stretch *s) {
    const pc_range para = pc_para_text(q, s->para);
    if (s->text.at == para.at)
        return false;
    char before = q->text.p[s->text.at - 1], behind = s->text.end < para.end ? q->text.p[s->text.end] : ' ';
    return before == '(' || before == '[' || before == '=' || ((behind == ')' || behind == ']') && pc_inner(s).end - pc_inner(s).at < NEAR_BYTES);
}

/* Nearly every word with a capital, as names of works and programmes are. */
static bool title_case(const form *f) {
    return f->upper_first && f->capitals && f->tiny <= f->capitals + 1 && f->small * 4 <= f->capitals;
}

pc_quote_kind pc_quote_kind_of(const pc_quoting *q, const pc_stretch *s, bool alone) {
    form f = form_of(q, s);
    int named = term_before(q, s, PC_TERM_NAMED);
    bool titled = title_case(&f);
    bool sentence = f.upper_first && !titled && (f.words >= LONG_WORDS || (f.words >= SENTENCE_WORDS && (f.stop || f.comma || s->unclosed || alone)));
    if (in_brackets(q, s) && f.words < LONG_WORDS)
        return titled && f.words > 1 ? PC_QUOTE_TITLE : PC_QUOTE_SCARE;
    if (named == CALLED_SO && f.words < LONG_WORDS) /* so-called, known as */
        return titled ? PC_QUOTE_TITLE : PC_QUOTE_SCARE;
    if (named == NAMED_SO && (titled || f.words < SENTENCE_WORDS || f.upper_first)) /* entitled, called */
        return PC_QUOTE_TITLE;
    if (named == NAMES_THEME && (titled || f.upper_first))
        return PC_QUOTE_TITLE;
    if ((named == NAMES_THEME || named == HAS_TOPIC) && f.words < THEME_WORDS && !f.stop) /* "under the theme", "which focused on": set in small letters as often as not */
        return PC_QUOTE_TITLE;
    if (sentence || f.words >= LONG_WORDS + 4)
        return PC_QUOTE_SPEECH;
    if (alone && f.words >= 3 && !titled && (f.stop || f.comma))
        return PC_QUOTE_SPEECH;
    if (titled && f.words <= LONG_WORDS)
        return PC_QUOTE_TITLE;
    if (term_before(q, s, PC_TERM_WORK) || term_behind(q, s, PC_TERM_WORK))
        return f.upper_first ? PC_QUOTE_TITLE : PC_QUOTE_SCARE;
    return f.upper_first && f.words > 1 ? PC_QUOTE_TITLE : PC_QUOTE_SCARE;
}

static bool article_before(const pc_quoting *q, const pc_stretch *s) {
    size_t floor = pc_para_text(q, s->para).at, at = pc_trim_end(q->text, floor, s->text.at);
    while (at > floor && s->text.at - at < 12 && !pc_is_space((unsigned char)q->text.p[at - 1]))
        at--;
    return pc_quote_term(q, PC_TERM_ARTICLE, at, s->text.at).bytes > 0;
}

bool pc_quote_is_nickname(const pc_quoting *q, const pc_stretch *s) {
    enum { WORDS = 2 };
    const pc_range para = pc_para_text(q, s->para);
    form f = form_up_to(q, s, WORDS);
    if (f.words > WORDS || !f.upper_first || f.stop || f.comma || s->text.at < para.at + 2u)
        return false;
    size_t at = s->text.at - 1u;
    while (at > para.at && s->text.at - at < NEAR_BYTES && !pc_is_space((unsigned char)q->text.p[at - 1]))
        at--;
    pc_word before = pc_word_next(q->text, at, s->text.at), behind = pc_word_next(q->text, s->text.end, para.end);
    return before.type == PC_WORD && before.upper && pc_word_next(q->text, before.end, s->text.at).type == PC_WORD_END && behind.type == PC_WORD && behind.upper && !pc_quote_term(q, PC_TERM_NOT_NAME, before.at, s->text.at).bytes;
}

unsigned pc_quote_words(const pc_quoting *q, const pc_stretch *s) {
    return form_of(q, s).words;
}

bool pc_quote_is_term(const pc_quoting *q, const pc_stretch *s, bool weak, unsigned distance) {
    form f = form_of(q, s);
    bool article = article_before(q, s);
    if (f.words <= 2 && article && distance > TERM_DISTANCE && !f.stop && !f.comma)
        return true;
    if (!weak && !article && !memchr(q->text.p + pc_inner(s).at, '-', pc_inner(s).end - pc_inner(s).at))
        return false;
    size_t end = pc_para_text(q, s->para).end;
    if (f.words > 3 || f.stop || f.comma || s->text.end >= end || q->text.p[s->text.end] != ' ')
        return false;
    pc_word w = pc_word_next(q->text, s->text.end, end);
    if (w.type != PC_WORD || w.upper)
        return false;
    return !pc_quote_any(q, PC_QUOTE_SMALL & ~PC_CLASS_BIT(PC_TERM_ARTICLE), w.at, end);
}

/* “物畅其流”的成效: set before a noun by the small word for it. */
static bool before_small_word(const pc_quoting *q, const pc_stretch *s) {
    return s->text.end + 3 <= pc_para_text(q, s->para).end && memcmp(q->text.p + s->text.end, "的", 3) == 0;
}

/* "the company “Green harbour”", شركة «البحر»: what kind of body it is stands right before its name. */
static bool is_body(const pc_quoting *q, const pc_stretch *s) {
    enum { WORDS = 4, CASELESS = 8, FEW = 6 };
    form f = form_up_to(q, s, CASELESS);
    bool caseless = f.words && f.small == f.words && f.upper_first;
    if (!f.upper_first || f.words > (caseless ? CASELESS : WORDS) || f.stop || f.comma || s->unclosed)
        return false;
    pc_term_hit wire;
    if (caseless && pc_terms_whole(&pc_lang_terms, PC_TERM_WIRE, PC_ANY_LANG, pc_str_sub(q->text, pc_inner(s).at, pc_inner(s).end), &wire))
        return true;
    if (caseless && ((f.words <= FEW && (term_before(q, s, PC_TERM_NAMED) == SMALL_NAMED || before_small_word(q, s))) || term_before(q, s, PC_TERM_WORK)))
        return true;
    return term_before(q, s, PC_TERM_ORG_WORD);
}

bool pc_quote_is_named(const pc_quoting *q, const pc_stretch *s) {
    if ((in_brackets(q, s) && form_of(q, s).words < SENTENCE_WORDS) || pc_quote_is_nickname(q, s) || is_body(q, s))
        return true;
    int named = term_before(q, s, PC_TERM_NAMED);
    if (named == NOT_NAMED || named == SMALL_NAMED || named == HAS_TOPIC) /* who says what a plan is focused on may be quoted */
        return false;
    form f = form_of(q, s);
    if (named == NAMES_THEME)
        return !f.stop || f.words < LONG_WORDS;
    return named == NAMED_SO ? !f.stop || f.words < LONG_WORDS : f.words < LONG_WORDS && (title_case(&f) || !f.upper_first || f.words < SENTENCE_WORDS);
}

bool pc_quote_is_name(const pc_quoting *q, const pc_stretch *s) {
    form f = form_of(q, s);
    return title_case(&f) && (f.words > 1 || term_behind(q, s, PC_TERM_WORK) || term_before(q, s, PC_TERM_WORK));
}

bool pc_quote_is_own_word(const pc_quoting *q, const pc_stretch *s) {
    return form_up_to(q, s, SENTENCE_WORDS).words > SENTENCE_WORDS && pc_quote_first_person(q, pc_inner(s));
}
