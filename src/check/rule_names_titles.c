/* Rules about job titles: their capitals and their form. */
#include "check/facts.h"
#include "check/facts_names.h"
#include "check/parts.h"

#include "text/terms.h"

static const pc_word *next_word(const pc_check *check, const pc_hit *hit) {
    return hit->last < check->n_words && check->words[hit->last].passage == check->words[hit->first].passage ? &check->words[hit->last] : NULL;
}

static const pc_word *word_before(const pc_check *check, const pc_hit *hit) {
    return hit->first > 0 && check->words[hit->first - 1].passage == check->words[hit->first].passage ? &check->words[hit->first - 1] : NULL;
}

/* Every word of the title but the small ones has a capital. */
static bool is_capitalised(const pc_check *check, const pc_hit *hit) {
    for (size_t i = hit->first; i < hit->last; i++)
        if (!(check->words[i].flags & PC_WORD_CAPITAL) && check->words[i].end - check->words[i].at > 3 && check->words[i].gap != PC_GAP_HYPHEN)
            return false;
    return (check->words[hit->first].flags & PC_WORD_CAPITAL) != 0;
}

static bool is_small(const pc_check *check, const pc_hit *hit) {
    for (size_t i = hit->first; i < hit->last; i++)
        if (check->words[i].flags & PC_WORD_CAPITAL)
            return false;
    return true;
}

/* "Chancellor of the Exchequer Jane Doe", "Minister for Roads and Regional Ports Jane Doe": the office is said in full before the name. */
static bool office_before_name(const pc_check *check, const pc_hit *hit) {
    enum { NAME = 2, FAR = 12 };
    size_t capitals = 0, i = hit->last;
    bool linked = false, body = false;
    for (; i < check->n_words && i - hit->last < FAR && check->words[i].gap == PC_GAP_BLANK && check->words[i].passage == check->words[hit->first].passage; i++) {
        const pc_word *w = &check->words[i];
        if (w->flags & PC_WORD_CAPITAL) {
            body = pc_is_term(check, PC_TERM_ORG_WORD, w) || (body && capitals + 1 < NAME);
            capitals++;
            continue;
        }
        bool joins = pc_word_is(check, w, "and") && capitals <= NAME; /* else somebody else is named behind it */
        if (!joins && !pc_word_is(check, w, "of") && !pc_word_is(check, w, "for") && !pc_word_is(check, w, "the"))
            break;
        linked = linked || i == hit->last;
        capitals = 0;
    }
    size_t place = capitals ? pc_terms_find(&pc_lang_terms, PC_TERM_COUNTRY, PC_ANY_LANG, pc_str_sub(check->text, check->words[i - capitals].at, check->text.n)).bytes : 0;
    bool country = capitals && check->words[i - capitals].at + place >= check->words[i - 1].end;
    return linked && capitals > NAME && !body && !country;
}

/* Whether the title stands right before a name: "President Jane Doe". */
static bool stands_before_name(const pc_check *check, const pc_hit *hit) {
    const pc_word *next = next_word(check, hit);
    if (!next)
        return false;
    if (next->gap == PC_GAP_HYPHEN || next->gap == PC_GAP_SLASH)
        return true; /* part of a longer word */
    return (next->gap == PC_GAP_BLANK && (next->flags & PC_WORD_CAPITAL)) || office_before_name(check, hit);
}

/* Part of a longer capitalised name: "Office of the President", "Senate Majority Leader's", "Chair Award". */
static bool is_inside_name(const pc_check *check, const pc_hit *hit) {
    const pc_word *before = word_before(check, hit), *last = &check->words[hit->last - 1];
    if (!before)
        return false;
    uint8_t gap = check->words[hit->first].gap;
    if (gap == PC_GAP_HYPHEN || gap == PC_GAP_SLASH)
        return true;
    if (last->flags & PC_WORD_APOSTROPHE)
        return true;
    if (gap == PC_GAP_BLANK && pc_word_is(check, before, "the") && hit->first > 1 && pc_word_is(check, &check->words[hit->first - 2], "of") && hit->first > 2)
        return (check->words[hit->first - 3].flags & PC_WORD_CAPITAL) != 0; /* Office of the President */
    return gap == PC_GAP_BLANK && pc_word_is(check, before, "of") && hit->first > 1 && (check->words[hit->first - 2].flags & PC_WORD_CAPITAL);
}

/* A capitalised word before it belongs to the title or makes it a name: "U.S. President", "United Nations Secretary-General". */
static bool follows_capital(const pc_check *check, const pc_hit *hit) {
    const pc_word *before = word_before(check, hit);
    return before && check->words[hit->first].gap == PC_GAP_BLANK && (before->flags & PC_WORD_CAPITAL) && !(before->flags & (PC_WORD_STARTS | PC_WORD_NAME | PC_WORD_CAPITALS));
}

/* Whether a name stands behind the title's phrase, set off by a comma: "The President of Belarus, X". */
static bool has_apposition(const pc_check *check, const pc_hit *hit) {
    enum { FAR = 14 };
    uint32_t passage = check->words[hit->first].passage;
    for (size_t i = hit->last; i < check->n_words && i - hit->last < FAR && check->words[i].passage == passage; i++)
        if (check->words[i].gap == PC_GAP_MARKS)
            return check->text.p[check->words[i - 1].end] == ',' && (check->words[i].flags & PC_WORD_CAPITAL);
    return false;
}

/* "Jane Doe, President of Acme": the title follows its name. */
static bool follows_name(const pc_check *check, const pc_hit *hit) {
    const pc_word *before = word_before(check, hit);
    return before && check->words[hit->first].gap == PC_GAP_MARKS && check->text.p[before->end] == ',' && (before->flags & PC_WORD_CAPITAL) &&
           !pc_is_term(check, PC_TERM_TITLE, before);
}

/* A line that is a list of names and titles, not a sentence. */
static bool is_list_line(const pc_check *check, const pc_hit *hit) {
    const pc_passage *passage = &check->passages[check->words[hit->first].passage];
    return passage->kind == PC_PARA_LIST_ITEM || passage->kind == PC_PARA_TABLE || passage->kind == PC_PARA_HEADING || passage->text.end - passage->text.at < 60;
}

static pc_str lowered(pc_check *check, pc_range range) {
    pc_str copy = pc_arena_copy(check->arena, pc_at(check, range));
    if (!copy.p)
        return copy;
    char *p = (char *)copy.p; /* our own copy */
    for (size_t i = 0; i < copy.n; i++)
        p[i] = (char)pc_lower((unsigned char)p[i]);
    return copy;
}

static void propose_small(pc_check *check, const pc_hit *hit) {
    pc_str small = hit->instead && *hit->instead ? pc_str_of(hit->instead) : lowered(check, hit->text);
    pc_finding *finding = pc_report(check, hit->text, "A job title takes capitals only right before a name; write \"" PC_FMT "\"", PC_ARG(small));
    pc_fix_text(check, finding, false, hit->text, small);
}

/* Titles that stood alone before: "the President" is marked once a text. */
typedef struct seen_titles {
    const char *words[32];
    size_t n;
} seen_titles;

static bool stood_alone_before(const pc_check *check, const pc_hit *hit, seen_titles *seen) {
    const pc_word *next = next_word(check, hit);
    bool of = next && next->gap == PC_GAP_BLANK && (pc_word_is(check, next, "of") || pc_word_is(check, next, "for"));
    if (of || has_apposition(check, hit) || follows_name(check, hit))
        return false;
    for (size_t i = 0; i < seen->n; i++)
        if (seen->words[i] == hit->words)
            return true;
    if (seen->n < sizeof seen->words / sizeof *seen->words)
        seen->words[seen->n++] = hit->words;
    return false;
}

/* AP and, but for titles beside their name, Chicago. */
static void check_small(pc_check *check, const pc_hit *hit, bool near_name, seen_titles *seen) {
    if (!is_capitalised(check, hit) || stands_before_name(check, hit) || is_inside_name(check, hit) || is_list_line(check, hit))
        return;
    const pc_word *first = &check->words[hit->first], *before = word_before(check, hit);
    if (before && (pc_is_term(check, PC_TERM_HONORIFIC, before) || pc_word_is(check, before, "m") || check->text.p[before->end] == ':'))
        return; /* "Mr. President" */
    if ((first->flags & PC_WORD_STARTS) || first->gap == PC_GAP_START || follows_capital(check, hit))
        return;
    if (near_name && has_apposition(check, hit))
        return;
    if (pc_is_quoted(check, hit->text.at) || stood_alone_before(check, hit, seen))
        return;
    propose_small(check, hit);
}

static void check_after_name(pc_check *check, const pc_hit *hit) {
    if (is_capitalised(check, hit) && !stands_before_name(check, hit) && follows_name(check, hit) && !is_list_line(check, hit))
        propose_small(check, hit);
}

/* Titles of which there is one only: the UN capitalises them. */
static const char *const specific[] = {"secretary-general", "under-secretary-general", "deputy secretary-general", "assistant secretary-general", "high commissioner", "executive director", "director-general", "permanent representative", "special representative"};

static void check_capital(pc_check *check, const pc_hit *hit) {
    const pc_word *before = word_before(check, hit);
    if (!is_small(check, hit) || !before || !(pc_word_is(check, before, "the") || (before->flags & PC_WORD_NAME)))
        return;
    for (size_t i = 0; i < sizeof specific / sizeof *specific; i++) {
        if (strcmp(hit->words, specific[i]) != 0)
            continue;
        pc_str with = pc_arena_copy(check->arena, pc_at(check, hit->text));
        char *p = (char *)with.p; /* our own copy */
        for (size_t k = 0; p && k < with.n; k++)
            if ((k == 0 || p[k - 1] == '-' || p[k - 1] == ' ') && pc_is_lower((unsigned char)p[k]))
                p[k] = (char)(p[k] - 32);
        pc_finding *finding = pc_report(check, hit->text, "The title of a specific post takes capitals; write \"" PC_FMT "\"", PC_ARG(with));
        pc_fix_text(check, finding, false, hit->text, with);
    }
}

/* A formal title right before a name, in small letters: "president Jane Doe". */
static void check_before_name(pc_check *check, const pc_hit *hit) {
    static const char *const formal[] = {"president", "senator", "governor", "mayor", "prime minister", "king", "queen", "pope", "ambassador"};
    const pc_word *next = next_word(check, hit), *before = word_before(check, hit);
    if (!next || !is_small(check, hit) || next->gap != PC_GAP_BLANK || !(next->flags & PC_WORD_CAPITAL) || (next->flags & (PC_WORD_CAPITALS | PC_WORD_NAME)))
        return;
    if (before && !(check->words[hit->first].gap == PC_GAP_MARKS) && !pc_is_term(check, PC_TERM_VERB, before) && !pc_is_term(check, PC_TERM_PREPOSITION, before))
        return; /* "former president Jane Doe", "the company's president Jane Doe" */
    const pc_names *names = pc_names_of(check);
    for (size_t i = 0; names && i < sizeof formal / sizeof *formal; i++) {
        if (strcmp(hit->words, formal[i]) != 0 || hit->last + 1 >= check->n_words || !(check->words[hit->last + 1].flags & PC_WORD_CAPITAL))
            continue;
        pc_str with = pc_capitalised(check->arena, pc_at(check, hit->text), true);
        pc_finding *finding = pc_report(check, hit->text, "A title right before a name takes a capital; write \"" PC_FMT "\"", PC_ARG(with));
        pc_fix_text(check, finding, false, hit->text, with);
    }
}

void pc_rule_title_capitalization(pc_check *check) {
    pc_value wanted = pc_wants(check, PC_SET_JOB_TITLES);
    seen_titles seen = {.n = 0};
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        if (wanted == PC_VAL_TITLE_BEFORE_NAME || wanted == PC_VAL_TITLE_NEAR_NAME)
            check_small(check, hit, wanted == PC_VAL_TITLE_NEAR_NAME, &seen);
        else if (wanted == PC_VAL_TITLE_SMALL_AFTER)
            check_after_name(check, hit);
        else if (wanted == PC_VAL_TITLE_CAPITAL)
            check_capital(check, hit);
        if (wanted != PC_VAL_TITLE_CAPITAL)
            check_before_name(check, hit);
    }
}

/* ---- form ---- */

/* Bodies that write their own title otherwise than the UN does. */
static bool names_other_body(const pc_check *check, const pc_hit *hit) {
    static const char *const bodies[] = {"nato", "osce", "council", "security", "atlantic", "interpol", "oecd", "asean"};
    size_t from = hit->first > 6 ? hit->first - 6 : 0, to = hit->last + 10 < check->n_words ? hit->last + 10 : check->n_words;
    for (size_t i = from; i < to; i++)
        for (size_t k = 0; k < sizeof bodies / sizeof *bodies; k++)
            if (check->words[i].passage == check->words[hit->first].passage && pc_word_is(check, &check->words[i], bodies[k]))
                return true;
    return false;
}

/* The words with a capital each, the small ones without. */
static pc_str titled(pc_check *check, const char *words) {
    pc_str copy = pc_arena_copy(check->arena, pc_str_of(words));
    if (!copy.p)
        return copy;
    char *p = (char *)copy.p; /* our own copy */
    for (size_t i = 0; i < copy.n; i++)
        if ((i == 0 || p[i - 1] == ' ') && i + 3 < copy.n && pc_is_lower((unsigned char)p[i]) && strncmp(p + i, "the ", 4) != 0 && strncmp(p + i, "of ", 3) != 0)
            p[i] = (char)(p[i] - 32);
    return copy;
}

/* Notes of the list: "un" titles of the UN system, "us" American ones, "not-us" where Vice-President has its hyphen. */
void pc_rule_title_form(pc_check *check) {
    bool us = pc_wants(check, PC_SET_SPELLING) == PC_VAL_US;
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        const char *note = hit->note ? hit->note : "";
        bool capital = (check->words[hit->first].flags & PC_WORD_CAPITAL) != 0;
        if ((strcmp(note, "us") == 0 && !us) || (strcmp(note, "not-us") == 0 && us) || (strcmp(note, "un") == 0 && (us || !capital || names_other_body(check, hit))))
            continue;
        if (check->words[hit->first].flags & PC_WORD_CAPITALS)
            continue;
        pc_str right = is_capitalised(check, hit) ? titled(check, hit->instead) : pc_str_of(hit->instead);
        pc_finding *finding = pc_report(check, hit->text, "The title is written \"" PC_FMT "\"", PC_ARG(right));
        pc_fix_text(check, finding, false, hit->text, right);
    }
}
