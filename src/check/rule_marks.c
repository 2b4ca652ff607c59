/* Rules about single marks: doubled, misplaced, turned the wrong way, left open. */
#include "check/facts_addresses.h"
#include "check/facts_points.h"
#include "check/parts.h"

#include "base/ordered.h"
#include "text/bits.h"
#include "text/terms.h"

static unsigned char byte(const pc_check *check, uint32_t at) {
    return at < check->text.n ? (unsigned char)check->text.p[at] : 0;
}

/* Whether an offset lies in a web or e-mail address. */
static bool in_address(pc_check *check, uint32_t at) {
    const pc_addresses *all = pc_addresses_of(check);
    size_t link = PC_FIRST_GREATER(all->links.v, all->links.n, at.end, at), mail = PC_FIRST_GREATER(all->mails.v, all->mails.n, at.end, at);
    return (link < all->links.n && all->links.v[link].at.at <= at) || (mail < all->mails.n && all->mails.v[mail].at.at <= at);
}

/* ---- doubled ---- */

static void check_repeated(pc_check *check, const pc_passage *passage, uint32_t at) {
    static const char marks[] = ",.!?;:";
    uint32_t next = at + 1;
    unsigned char c = byte(check, at), before = at > passage->text.at ? byte(check, at - 1) : ' ';
    while (next < passage->text.end && byte(check, next) == ' ')
        next++;
    bool blanks = next > at + 1;
    if (next >= passage->text.end || !strchr(marks, byte(check, next)) || strchr(marks, before) || (before == ' ' && at > passage->text.at && strchr(marks, byte(check, at - 2))))
        return;
    unsigned char d = byte(check, next), e = byte(check, next + 1);
    if (c == '.' && d == '.' && (e == '.' || blanks || check->release->lang == PC_AR)) /* an omission; two dots are a pause in Arabic */
        return;
    if ((c == '.' && (d == ',' || d == ';' || d == ':' || d == '?' || d == '!')) || (blanks && c != ',') || (blanks && d != ',')) /* "Inc.,"; "... , ..." */
        return;
    if ((c == ':' && (d == '/' || d == '.' || d == ':')) || (before == ' ' && d == '.')) /* code: a::b, TABLE .. AS */
        return;
    uint32_t end = next + 1;
    while (end < passage->text.end && strchr(marks, byte(check, end)))
        end++;
    if (in_address(check, at))
        return;
    pc_finding *finding = pc_report(check, (pc_range){at, end}, "\"" PC_FMT "\" has a mark too many; keep one", PC_ARG(pc_str_sub(check->text, at, end)));
    pc_fix_text(check, finding, true, (pc_range){at + 1, end}, PC_STR(""));
}

void pc_rule_repeated_punctuation(pc_check *check) {
    pc_each_point(check, PC_IN_TEXT, ",.!?;:", check_repeated);
}

/* ---- spaces around marks ---- */

static void check_space_before(pc_check *check, const pc_passage *passage, uint32_t at) {
    unsigned char next = byte(check, at + 1), before = at > passage->text.at + 1 ? byte(check, at - 2) : ' ';
    if (at == passage->text.at || byte(check, at - 1) != ' ' || before == ' ' || at - 1 == passage->text.at)
        return;
    bool ends = at + 1 >= passage->text.end || next == ' ' || next == '"' || next == '\'' || next >= 0x80;
    if (!ends || strchr(".,;:!?-/", before)) /* .com, omissions, smileys */
        return;
    if (byte(check, at) == '.' && byte(check, at + 1) == ' ' && byte(check, at + 2) == '.') /* . . . */
        return;
    if (byte(check, at) == ':' && pc_is_digit(before)) /* scores and times in tables */
        return;
    pc_finding *finding = pc_report(check, (pc_range){at - 1, at + 1}, "No space stands before \"%c\"; delete it", byte(check, at));
    pc_fix_text(check, finding, true, (pc_range){at - 1, at}, PC_STR(""));
}

void pc_rule_space_before_punctuation(pc_check *check) {
    pc_each_point(check, PC_IN_TEXT, ",.;:!?)", check_space_before);
}

static size_t lower_run(const pc_check *check, uint32_t from, uint32_t at) {
    size_t n = 0;
    while (at > from && pc_is_lower(byte(check, at - 1))) {
        at--;
        n++;
    }
    return n;
}

static void check_space_after(pc_check *check, const pc_passage *passage, uint32_t at) {
    unsigned char c = byte(check, at), next = byte(check, at + 1), behind = byte(check, at + 2);
    if (at == passage->text.at || at + 1 >= passage->text.end || !pc_is_alpha(next))
        return;
    size_t before = lower_run(check, passage->text.at, at);
    bool stop = c == '.' && before >= 3 && pc_is_upper(next) && pc_is_lower(behind);
    bool comma = (c == ',' || c == ';') && before >= 2 && pc_is_alpha(behind);
    if ((!stop && !comma) || in_address(check, at))
        return;
    if (stop && (lower_run(check, passage->text.at, at) < 3 || byte(check, at - (uint32_t)before - (at > before)) == '.')) /* www.harbour.Example */
        return;
    size_t word = pc_word_at(check, at + 1);
    bool domain = stop && word < check->n_words && check->words[word].end - check->words[word].at >= 3 && pc_is_top_domain(pc_word_text(check, &check->words[word]));
    if (domain) /* GeekCast.Com */
        return;
    pc_range range = {at - 1, word < check->n_words ? check->words[word].end : at + 2};
    size_t prior = pc_word_at(check, at - 1);
    if (prior < check->n_words && check->words[prior].at < at)
        range.at = check->words[prior].at;
    pc_finding *finding = pc_report(check, range, "A space is missing behind \"%c\"; put one", c);
    pc_fix_text(check, finding, true, (pc_range){at + 1, at + 1}, PC_STR(" "));
}

void pc_rule_space_after_punctuation(pc_check *check) {
    pc_each_point(check, PC_IN_TEXT, ".,;", check_space_after);
}

void pc_rule_double_space(pc_check *check) {
    for (size_t i = 0; i < check->release->pieces.n; i++) {
        const pc_passage *passage = &check->passages[i];
        if (passage->kind == PC_PARA_TABLE)
            continue;
        for (uint32_t at = passage->text.at; at + 1 < passage->text.end; at++) {
            at = (uint32_t)pc_next_pair_of_spaces(check->text, at, passage->text.end);
            if (at == passage->text.end)
                break;
            uint32_t end = at + 2;
            while (end < passage->text.end && check->text.p[end] == ' ')
                end++;
            size_t word = at > 0 ? pc_word_at(check, at - 1) : check->n_words, next = pc_word_at(check, end);
            pc_range range = {word < check->n_words && check->words[word].at < at ? check->words[word].at : at, next < check->n_words ? check->words[next].end : end};
            if (range.end > passage->text.end)
                range.end = end;
            pc_finding *finding = pc_report(check, range, "There is more than one space between words; leave one");
            pc_fix_text(check, finding, true, (pc_range){at, end}, PC_STR(" "));
            at = end;
        }
    }
}

/* ---- small letters behind stops, paragraphs without one ---- */

static const char *const small_names[] = {"de", "da", "di", "van", "von", "der", "den", "bin", "ibn", "al", "el", "la", "le", "du", "del", "ben", "ter"};

static bool is_small_name(const pc_check *check, const pc_word *word) {
    return PC_IS_ONE_OF(check, word, small_names);
}

/* A letter of upper case behind the first: iPhone, eBay. */
static bool has_inner_capital(pc_str word) {
    for (size_t i = 1; i < word.n; i++)
        if (pc_is_upper((unsigned char)word.p[i]))
            return true;
    return false;
}

/* Whether the full stop behind a word ends a sentence, as far as the word tells. */
static bool ends_sentence(const pc_check *check, const pc_word *word) {
    pc_str text = pc_word_text(check, word);
    pc_term_hit hit;
    size_t shortest = check->release->lang == PC_EN ? 3 : 6; /* abbreviations of other languages are known less well */
    if (word->gap == PC_GAP_DOT || text.n < shortest)
        return false;
    if (pc_terms_whole(&pc_lang_terms, PC_TERM_ABBREV, PC_ANY_LANG, text, &hit) ||
        pc_terms_whole(&pc_lang_terms, PC_TERM_ABBREV, PC_ANY_LANG, pc_str_sub(check->text, word->at, word->end + 1), &hit))
        return false;
    return !(word->flags & PC_WORD_CAPITAL) || text.n > 5 || (word->flags & PC_WORD_DIGIT);
}

static void check_lowercase(pc_check *check, const pc_passage *passage, uint32_t at) {
    if (byte(check, at + 1) != ' ' || !pc_is_lower(byte(check, at + 2)) || passage->kind == PC_PARA_TABLE)
        return;
    size_t i = pc_word_at(check, at + 2);
    if (!i || i >= check->n_words)
        return;
    const pc_word *word = &check->words[i], *before = word - 1;
    if (word->at != at + 2 || before->end != at || word->passage != before->passage || (word->flags & (PC_WORD_HAS_DIGIT | PC_WORD_FOREIGN)))
        return;
    if (!ends_sentence(check, before) || is_small_name(check, word) || has_inner_capital(pc_word_text(check, word)) || word->end - word->at < 2 ||
        byte(check, word->end) == '_' || in_address(check, before->at) || in_address(check, word->at))
        return;
    pc_finding *finding = pc_report(check, (pc_range){before->at, word->end}, "A small letter follows a full stop: write a comma, or begin a sentence");
    pc_fix_text(check, finding, false, (pc_range){before->end, before->end + 1}, PC_STR(","));
}

void pc_rule_sentence_lowercase_start(pc_check *check) {
    pc_each_point(check, PC_IN_PROSE, ".", check_lowercase);
}

void pc_rule_sentence_missing_stop(pc_check *check) {
    enum { FEWEST = 8 };
    for (size_t i = pc_passage_next(check, 0, PC_SEC_BODY); i < check->release->pieces.n; i = pc_passage_next(check, i + 1, PC_SEC_BODY)) {
        const pc_passage *passage = &check->passages[i];
        if ((passage->kind != PC_PARA_PARAGRAPH && passage->kind != PC_PARA_LEDE) || passage->last - passage->first < FEWEST)
            continue;
        const pc_word *word = &check->words[passage->last - 1];
        unsigned len;
        bool letter = word->end == passage->text.end && !(word->flags & PC_WORD_HAS_DIGIT) && pc_cp_is_letter(pc_utf8_before(check->text, passage->text.end, &len));
        bool goes_on = i + 1 < check->release->pieces.n && check->passages[i + 1].section == PC_SEC_BODY && check->passages[i + 1].group == passage->group;
        const pc_passage *next = i + 1 < check->release->pieces.n ? passage + 1 : NULL;
        bool torn = next && next->first < next->last && next->section == PC_SEC_BODY && !(check->words[next->first].flags & (PC_WORD_CAPITAL | PC_WORD_DIGIT | PC_WORD_FOREIGN));
        bool list = next && next->section == PC_SEC_BODY && next->kind == PC_PARA_LIST_ITEM;
        if (!letter || goes_on || torn || list || pc_cp_is_cjk(pc_utf8_before(check->text, passage->text.end, &len)) || in_address(check, word->at) || word->gap == PC_GAP_DOT || word->gap == PC_GAP_SLASH)
            continue;
        size_t lower = 0; /* a line of capitalised words is a heading */
        for (size_t w = passage->first; w < passage->last; w++)
            lower += !(check->words[w].flags & (PC_WORD_CAPITAL | PC_WORD_DIGIT));
        if (lower * 2 < passage->last - passage->first)
            continue;
        pc_finding *finding = pc_report(check, (pc_range){word->at, word->end}, "The paragraph ends without a full stop; check that nothing is missing, and add it");
        pc_fix_text(check, finding, true, (pc_range){passage->text.end, passage->text.end}, PC_STR("."));
    }
}

/* ---- brackets ---- */

enum { DEEPEST = 64 };

/* "a)", "1)", "iv)" at the start or behind a blank. */
static bool is_list_mark(const pc_check *check, const pc_passage *passage, uint32_t at) {
    uint32_t from = at > passage->text.at && byte(check, at - 1) == '.' ? at - 1 : at; /* 1.) */
    at = from;
    while (from > passage->text.at && at - from < 4 && (pc_is_alpha(byte(check, from - 1)) || pc_is_digit(byte(check, from - 1))))
        from--;
    return from < at && at - from <= 3 && (from == passage->text.at || byte(check, from - 1) == ' ');
}

static bool is_smiley(const pc_check *check, uint32_t at) {
    unsigned char before = at ? byte(check, at - 1) : ' ', two = at > 1 ? byte(check, at - 2) : ' ';
    return before == ':' || before == ';' || (before == '-' && (two == ':' || two == ';'));
}

/* Brackets that are open, while one passage is read. */
typedef struct open_brackets {
    uint32_t at[DEEPEST];
    size_t n;
    bool lost; /* too many: no text of people */
} open_brackets;

static void report_open(pc_check *check, const open_brackets *open) {
    for (size_t i = 0; i < open->n && !open->lost; i++) {
        uint32_t at = open->at[i];
        bool smiley = byte(check, at) == '(' && at > 0 && (byte(check, at - 1) == ':' || byte(check, at - 1) == ';');
        if (!smiley)
            pc_report(check, (pc_range){at, at + 1}, "This bracket is not closed; check that nothing is missing");
    }
}

static void take_bracket(pc_check *check, const pc_passage *passage, open_brackets *open, uint32_t at) {
    static const unsigned char pairs[256] = {[')'] = '(', [']'] = '[', ['}'] = '{'};
    unsigned char c = byte(check, at), opener = pairs[c];
    if (!opener) {
        open->lost = open->lost || open->n == DEEPEST;
        if (!open->lost)
            open->at[open->n++] = at;
    } else if (open->n && byte(check, open->at[open->n - 1]) == opener) {
        open->n--;
    } else if (!open->lost && (c != ')' || (!is_list_mark(check, passage, at) && !is_smiley(check, at)))) {
        pc_report(check, (pc_range){at, at + 1}, "This bracket closes what was not opened; check that nothing is missing");
    }
}

void pc_rule_bracket_unbalanced(pc_check *check) {
    static const bool is_bracket[256] = {['('] = true, [')'] = true, ['['] = true, [']'] = true, ['{'] = true, ['}'] = true};
    const pc_points *points = pc_points_of(check);
    const pc_passage *passage = NULL;
    open_brackets open = {.n = 0};
    size_t piece = 0;
    for (size_t i = 0; i < points->at.n; i++) {
        uint32_t at = points->at.v[i];
        if (!is_bracket[byte(check, at)])
            continue;
        while (check->passages[piece].text.end <= at)
            piece++;
        if (passage != &check->passages[piece]) {
            report_open(check, &open);
            open = (open_brackets){.n = 0};
            passage = &check->passages[piece];
        }
        take_bracket(check, passage, &open, at);
    }
    report_open(check, &open);
}

/* ---- exclamations and questions ---- */

static void check_exclamation(pc_check *check, const pc_passage *passage, uint32_t at) {
    unsigned char next = byte(check, at + 1);
    bool ends = at + 1 >= passage->text.end || next == ' ';
    bool name = next == ' ' && pc_is_lower(byte(check, at + 2)); /* Yahoo! buys */
    size_t word = at > passage->text.at ? pc_word_at(check, at - 1) : check->n_words;
    if (!ends || name || word == check->n_words || check->words[word].end != at || (check->words[word].flags & PC_WORD_NAME))
        return;
    pc_finding *finding = pc_report(check, (pc_range){check->words[word].at, at + 1}, "An exclamation mark sounds like advertising; write a full stop");
    pc_fix_text(check, finding, false, (pc_range){at, at + 1}, PC_STR("."));
}

void pc_rule_exclamation_mark(pc_check *check) {
    pc_each_point(check, PC_IN_PROSE, "!", check_exclamation);
}

void pc_rule_question_headline(pc_check *check) {
    pc_range headline = pc_headline(check);
    if (headline.end && byte(check, headline.end - 1) == '?')
        pc_report(check, headline, "A headline gives the answer; say it");
}

void pc_rule_spanish_opening_marks(pc_check *check) {
    for (size_t i = 0; i < check->n_sentences; i++) {
        const pc_sentence *sentence = &check->sentences[i];
        pc_str text = pc_at(check, sentence->text);
        char last = text.n ? text.p[text.n - 1] : ' ';
        if ((last != '?' && last != '!') || sentence->first == sentence->last)
            continue;
        const char *mark = last == '?' ? "¿" : "¡";
        bool opened = false;
        for (size_t at = 0; at + 1 < text.n && !opened; at++)
            opened = memcmp(text.p + at, mark, 2) == 0;
        const pc_word *first = &check->words[sentence->first];
        if (opened)
            continue;
        pc_finding *finding = pc_report(check, (pc_range){first->at, sentence->text.end}, "The opening mark is missing; write %s where the question or exclamation begins", mark);
        pc_fix_text(check, finding, false, (pc_range){first->at, first->at}, pc_str_of(mark));
    }
}

/* How an item of a list ends. */
typedef enum item_end { ENDS_OPEN, ENDS_STOP, ENDS_SEMICOLON, ENDS_COMMA, ITEM_ENDS } item_end;

/* "the crane is new; and": one sentence runs over the items. */
static bool goes_on(const pc_check *check, const pc_passage *passage) {
    if (passage->last < passage->first + 2)
        return false;
    const pc_word *last = &check->words[passage->last - 1];
    return pc_word_is(check, last, "and") || pc_word_is(check, last, "or");
}

static item_end end_of_item(const pc_check *check, const pc_passage *passage) {
    unsigned char c = byte(check, goes_on(check, passage) ? check->words[passage->last - 2].end : passage->text.end - 1);
    return c == '.' ? ENDS_STOP : c == ';' ? ENDS_SEMICOLON : c == ',' ? ENDS_COMMA : ENDS_OPEN;
}

/* The end of more than half of the items [first, last) of a list, where it is a full stop or nothing and no sentence runs over them; ITEM_ENDS when there is none. */
static item_end usual_end(const pc_check *check, size_t first, size_t last) {
    size_t n[ITEM_ENDS] = {0};
    for (size_t i = first; i < last; i++) {
        if (goes_on(check, &check->passages[i]))
            return ITEM_ENDS;
        n[end_of_item(check, &check->passages[i])]++;
    }
    return n[ENDS_STOP] * 2 > last - first ? ENDS_STOP : n[ENDS_OPEN] * 2 > last - first ? ENDS_OPEN : ITEM_ENDS;
}

/* Whether the stop behind an item is nothing but its end: it holds one sentence, and no abbreviation stands last. */
static bool is_bare_stop(const pc_check *check, const pc_passage *passage, const pc_word *last) {
    uint32_t stop = passage->text.end - 1;
    bool plain = last->end == stop && last->end - last->at > 4 && last->gap == PC_GAP_BLANK && pc_is_lower((unsigned char)check->text.p[stop - 1]);
    return plain && !memchr(check->text.p + passage->text.at, '.', stop - passage->text.at);
}

/* Gives an item the end of its neighbours: a stop, or none; the stop that closes the list stays. */
static void end_item(pc_check *check, pc_finding *finding, const pc_passage *passage, item_end usual, bool closes) {
    if (passage->last == passage->first)
        return;
    const pc_word *last = &check->words[passage->last - 1];
    uint32_t end = passage->text.end;
    item_end now = end_of_item(check, passage);
    if (usual == ENDS_STOP && last->end == end)
        pc_fix_text(check, finding, false, (pc_range){end, end}, PC_STR("."));
    else if (usual == ENDS_STOP && last->end + 1 == end && (now == ENDS_SEMICOLON || now == ENDS_COMMA))
        pc_fix_text(check, finding, false, (pc_range){last->end, end}, PC_STR("."));
    else if (usual == ENDS_OPEN && now == ENDS_STOP && !closes && is_bare_stop(check, passage, last))
        pc_fix_text(check, finding, false, (pc_range){last->end, end}, PC_STR(""));
}

/* The last word of an item with its mark, to point at. */
static pc_range item_tail(const pc_check *check, const pc_passage *passage) {
    return passage->last == passage->first ? passage->text : (pc_range){check->words[passage->last - 1].at, passage->text.end};
}

/* One list, items [first, last): each is held against most of the others, or else against the one before it. A series that ends in a full stop is no fault. */
static void check_list(pc_check *check, size_t first, size_t last) {
    item_end usual = usual_end(check, first, last);
    bool settled = usual != ITEM_ENDS;
    for (size_t i = first; i < last; i++) {
        item_end now = end_of_item(check, &check->passages[i]);
        item_end before = i > first ? end_of_item(check, &check->passages[i - 1]) : settled ? usual : now;
        bool closes_series = now == ENDS_STOP && (before == ENDS_SEMICOLON || before == ENDS_COMMA);
        if (now == (settled ? usual : before) || closes_series)
            continue;
        pc_finding *finding = pc_report(check, item_tail(check, &check->passages[i]), "The items of this list end in different marks; choose one");
        if (settled)
            end_item(check, finding, &check->passages[i], usual, i + 1 == last);
    }
}

void pc_rule_list_punctuation(pc_check *check) {
    size_t n = check->release->pieces.n;
    for (size_t i = pc_passage_next(check, 0, PC_SEC_BODY); i < n;) {
        size_t last = i;
        while (last < n && check->passages[last].section == PC_SEC_BODY && check->passages[last].kind == PC_PARA_LIST_ITEM)
            last++;
        if (last - i > 1)
            check_list(check, i, last);
        i = pc_passage_next(check, last > i ? last : i + 1, PC_SEC_BODY);
    }
}
