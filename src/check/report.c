/* How a rule speaks: findings, their edits and places, in source positions. */
#include "check/facts.h"

#include "base/ordered.h"

#include <stdarg.h>
#include <stdio.h>

__attribute__((format(printf, 2, 0))) static pc_str format_into(pc_arena *arena, const char *format, va_list args) {
    enum { USUAL = 256 }; /* nearly every message fits: it is printed once and copied */
    char usual[USUAL];
    va_list again;
    va_copy(again, args);
    int n = vsnprintf(usual, USUAL, format, again);
    va_end(again);
    char *p = n < 0 ? NULL : pc_arena_take(arena, (size_t)n + 1);
    if (!p)
        return (pc_str){NULL, 0};
    if (n < USUAL)
        memcpy(p, usual, (size_t)n + 1);
    else
        (void)vsnprintf(p, (size_t)n + 1, format, args); /* n, as before */
    return (pc_str){p, (size_t)n};
}

pc_str pc_printf(pc_arena *arena, const char *format, ...) {
    va_list args;
    va_start(args, format);
    pc_str s = format_into(arena, format, args);
    va_end(args);
    return s;
}

static pc_range source_of(pc_check *check, pc_range range) {
    pc_range source = {pc_map_start_at(&check->cursor, range.at), 0};
    source.end = range.end > range.at ? pc_map_end_at(&check->cursor, range.end) : source.at;
    return source;
}

static uint8_t section_at(const pc_check *check, uint32_t at) {
    const pc_passage *passage = pc_passage_at(check, at);
    return passage ? passage->section : PC_SECTIONS;
}

/* Whether the row lets its rule speak of these words. */
static bool may_report(const pc_check *check, pc_range range, uint8_t section) {
    const pc_rule *rule = &pc_rules[check->rule];
    if (section < PC_SECTIONS && !(rule->sections >> section & 1))
        return false;
    if (!(rule->flags & (PC_WORDING | PC_UNQUOTED)))
        return true;
    if (pc_is_quoted(check, range.at))
        return false;
    size_t word = pc_word_at(check, range.at);
    return !(rule->flags & PC_WORDING) || word == check->n_words || check->words[word].at >= range.end ||
           !(check->words[word].flags & PC_WORD_NAME);
}

__attribute__((format(printf, 4, 0))) static pc_finding *add(pc_check *check, pc_range source, uint8_t section, const char *format, va_list args) {
    const pc_rule *rule = &pc_rules[check->rule];
    if (check->once) { /* one finding for all places */
        check->once->count++;
        return check->once;
    }
    pc_finding *finding = pc_arena_zeroed(check->arena, 1, sizeof *finding);
    if (!finding)
        return NULL;
    *finding = (pc_finding){.source = source,
                            .message = format_into(check->arena, format, args),
                            .rule = (uint16_t)check->rule,
                            .severity = check->severity,
                            .section = section,
                            .safe = true,
                            .count = 1};
    if (!PC_PUSH(check->arena, *check->findings, finding)) /* NOLINT(bugprone-sizeof-expression): its elements are pointers */
        return NULL;
    if (rule->flags & PC_ONCE)
        check->once = finding;
    return finding;
}

pc_finding *pc_report(pc_check *check, pc_range range, const char *format, ...) {
    uint8_t section = section_at(check, range.at);
    if (!may_report(check, range, section))
        return NULL;
    va_list args;
    va_start(args, format);
    pc_finding *finding = add(check, source_of(check, range), section, format, args);
    va_end(args);
    return finding;
}

pc_finding *pc_report_source(pc_check *check, pc_range source, const char *format, ...) {
    va_list args;
    va_start(args, format);
    pc_finding *finding = add(check, source, PC_SECTIONS, format, args);
    va_end(args);
    return finding;
}

/* The first bytes of the file that can be seen: its first piece, else nothing at its start. */
static pc_range first_visible(pc_check *check) {
    if (!check->release->pieces.n)
        return (pc_range){0, 0};
    pc_range first = check->passages[0].text;
    const pc_word *word = check->n_words ? &check->words[0] : NULL;
    return source_of(check, word && word->passage == 0 ? (pc_range){first.at, word->end} : first);
}

pc_finding *pc_report_file(pc_check *check, const char *format, ...) {
    va_list args;
    va_start(args, format);
    pc_finding *finding = add(check, first_visible(check), PC_SECTIONS, format, args);
    va_end(args);
    if (finding)
        finding->whole_file = true;
    return finding;
}

static void add_edit(pc_check *check, pc_finding *finding, bool safe, pc_range source, pc_str with) {
    if (pc_rules[check->rule].fix == PC_FIX_NONE)
        return;
    finding->safe = finding->safe && safe && pc_rules[check->rule].fix == PC_FIX_SAFE;
    (void)PC_PUSH(check->arena, finding->edits, ((pc_edit){source, with}));
}

static bool leaves_words(const pc_check *check, pc_range range, pc_str with) {
    return pc_rules[check->rule].flags & PC_REPAIRS || pc_keeps_words(check, range, with);
}

void pc_fix_source(pc_check *check, pc_finding *finding, bool safe, pc_range source, pc_str with) {
    if (!finding)
        return;
    pc_range range = {pc_map_text(&check->release->map, source.at), pc_map_text(&check->release->map, source.end)};
    add_edit(check, finding, safe && leaves_words(check, range, with), source, with);
}

void pc_fix_text(pc_check *check, pc_finding *finding, bool safe, pc_range range, pc_str with) {
    if (finding)
        add_edit(check, finding, safe && leaves_words(check, range, with), source_of(check, range), with);
}

void pc_relate(pc_check *check, pc_finding *finding, pc_range range, const char *format, ...) {
    if (!finding)
        return;
    va_list args;
    va_start(args, format);
    pc_str message = format_into(check->arena, format, args);
    va_end(args);
    (void)PC_PUSH(check->arena, finding->related, ((pc_related){source_of(check, range), message}));
}

/* ---- asking ---- */

bool pc_is_quoted(const pc_check *check, uint32_t at) {
    size_t low = PC_FIRST_GREATER(check->quoted, check->n_quoted, end, at);
    return low < check->n_quoted && check->quoted[low].at <= at;
}

size_t pc_word_at(const pc_check *check, uint32_t at) {
    return PC_FIRST_GREATER(check->words, check->n_words, end, at);
}

size_t pc_sentence_at(const pc_check *check, uint32_t at) {
    size_t low = PC_FIRST_GREATER(check->sentences, check->n_sentences, text.end, at);
    return low < check->n_sentences && check->sentences[low].text.at <= at ? low : check->n_sentences;
}

const pc_passage *pc_passage_at(const pc_check *check, uint32_t at) {
    size_t low = PC_FIRST_GREATER(check->passages, check->release->pieces.n, text.end, at);
    return low < check->release->pieces.n && check->passages[low].text.at <= at ? &check->passages[low] : NULL;
}

bool pc_word_is_slow(const pc_check *check, const pc_word *word, const char *lower) {
    size_t n = word->end - word->at;
    const char *p = check->text.p + word->at;
    for (size_t i = 0; i < n; i++)
        if (!lower[i] || pc_lower((unsigned char)p[i]) != (unsigned char)lower[i])
            return false;
    return !lower[n];
}

bool pc_word_is_one_of(const pc_check *check, const pc_word *word, const char *const *words, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (pc_word_is(check, word, words[i]))
            return true;
    return false;
}

/* Whether a reader takes the word for one of its own, not for a part of the one before it. */
static bool counts(const pc_word *word) {
    return word->gap != PC_GAP_HYPHEN && word->gap != PC_GAP_SLASH && word->gap != PC_GAP_DOT;
}

/* Before each word, and behind the last one, how many count; NULL when memory is short. */
static const uint32_t *count_all(const pc_check *check) {
    uint32_t *counted = pc_arena_take(check->arena, (check->n_words + 1) * sizeof *counted), n = 0;
    for (size_t i = 0; counted && i < check->n_words; i++) {
        counted[i] = n;
        n += counts(&check->words[i]);
    }
    if (counted)
        counted[check->n_words] = n;
    return counted;
}

size_t pc_count_words(const pc_check *check, pc_range range) {
    size_t first = pc_word_at(check, range.at), last = range.end ? PC_FIRST_GREATER(check->words, check->n_words, at, range.end - 1) : 0;
    if (!check->facts->counted)
        check->facts->counted = count_all(check);
    if (!check->facts->counted || last <= first)
        return 0;
    return check->facts->counted[last] - check->facts->counted[first] + !counts(&check->words[first]);
}

size_t pc_passage_next(const pc_check *check, size_t from, pc_section section) {
    return pc_passage_in(check, from, PC_SECTION_BIT(section));
}

size_t pc_passage_in(const pc_check *check, size_t from, uint32_t sections) {
    while (from < check->release->pieces.n && !(sections >> check->passages[from].section & 1))
        from++;
    return from;
}

pc_str pc_capitalised(pc_arena *arena, pc_str s, bool upper) {
    pc_str out = pc_arena_copy(arena, s);
    if (!out.p || !s.n)
        return out;
    char *p = (char *)out.p; /* our own copy */
    if (upper && pc_is_lower((unsigned char)*p))
        *p = (char)(*p - 32);
    else if (!upper)
        *p = (char)pc_lower((unsigned char)*p);
    return out;
}

/* ---- rules that are a list of phrases ---- */

void pc_report_phrase(pc_check *check, const pc_hit *hit) {
    pc_str found = pc_at(check, hit->text);
    const char *note = hit->note ? hit->note : "", *sep = hit->note ? ": " : "";
    if (!hit->instead) {
        pc_report(check, hit->text, "\"" PC_FMT "\"%s%s", PC_ARG(found), *sep ? sep : " says little; leave it out or be specific", note);
    } else if (!*hit->instead) {
        pc_report(check, hit->text, "Leave out \"" PC_FMT "\"%s%s", PC_ARG(found), sep, note);
    } else {
        bool upper = (check->words[hit->first].flags & PC_WORD_CAPITAL) != 0;
        pc_str with = upper && !hit->exact ? pc_capitalised(check->arena, pc_str_of(hit->instead), true) : pc_str_of(hit->instead);
        pc_finding *finding = pc_report(check, hit->text, "Write \"" PC_FMT "\", not \"" PC_FMT "\"%s%s", PC_ARG(with), PC_ARG(found), sep, note);
        if (!strchr(hit->instead, '|'))
            pc_fix_text(check, finding, pc_rules[check->rule].fix == PC_FIX_SAFE, hit->text, with);
    }
}

void pc_report_phrases(pc_check *check) {
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next)
        pc_report_phrase(check, hit);
}
