#include "check/facts_names.h"

#include "check/facts.h"
#include "check/names_parts.h"
#include "check/words.h"

#include "base/keyed.h"
#include "text/terms.h"

#include <stdlib.h>

/* ---- asking ---- */

static bool is_term(const pc_check *check, pc_term_class class, const pc_word *word, pc_term_hit *hit) {
    return pc_word_is_term(check, class, PC_ANY_LANG, word, hit);
}

bool pc_is_small_word(const pc_check *check, const pc_word *word) {
    pc_term_hit hit;
    return word->end - word->at <= 4 && is_term(check, PC_TERM_NAME_LINK, word, &hit);
}

size_t pc_run_by_last(const pc_names *names, uint32_t hash) {
    size_t low = 0, high = names->by_last.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (names->runs.v[names->by_last.v[middle]].last_hash < hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const pc_person_fact *pc_person_named(const pc_names *names, pc_str name) {
    pc_word word, first = {0}, last = {0};
    bool any = false;
    for (uint32_t at = 0; pc_word_read(name, at, (uint32_t)name.n, &word); at = word.end) {
        if (!any)
            first = word;
        last = word;
        any = true;
    }
    size_t low = 0, high = names->people.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const pc_person_fact *p = &names->people.v[middle];
        if (p->first_hash < first.hash || (p->first_hash == first.hash && p->last_hash < last.hash))
            low = middle + 1;
        else
            high = middle;
    }
    if (!any || low == names->people.n)
        return NULL;
    const pc_person_fact *p = &names->people.v[low];
    return p->first_hash == first.hash && p->last_hash == last.hash ? p : NULL;
}

/* ---- runs ---- */

enum { LONGEST_RUN = 12, LONGEST_NAME = 5 };

static bool is_capital(const pc_word *word) {
    return (word->flags & PC_WORD_CAPITAL) && !(word->flags & PC_WORD_DIGIT);
}

/* Whether word `i` goes on with the name of the word before it. */
static bool joins(const pc_check *check, size_t i) {
    const pc_word *word = &check->words[i], *before = &check->words[i - 1];
    if (word->gap == PC_GAP_BLANK) /* two of them part sentences in texts that lost their stops */
        return word->at - before->end == 1 || check->text.p[before->end + 1] != ' ';
    if (word->gap == PC_GAP_HYPHEN)
        return true;
    if (word->gap != PC_GAP_MARKS || before->end - before->at > 4 || check->text.p[before->end] != '.')
        return false;
    /* "J. Smith", "Sen. Smith", "St. Louis": a stop and a blank behind a short word */
    pc_term_hit hit;
    return word->at - before->end == 2 && check->text.p[before->end + 1] == ' ' &&
           (before->end - before->at == 1 || is_term(check, PC_TERM_HONORIFIC, before, &hit) || is_term(check, PC_TERM_TITLE, before, &hit) ||
            pc_word_is(check, before, "st"));
}

/* Ban Ki-moon, Moon Jae-in: the small half of a given name. */
static bool is_second_half(const pc_check *check, size_t first, size_t i) {
    const pc_word *word = &check->words[i], *before = &check->words[i - 1];
    return i - first >= 2 && word->gap == PC_GAP_HYPHEN && !is_capital(word) &&
           word->end - word->at <= 5 && before->end - before->at <= 4 && is_capital(before) && !(before->flags & PC_WORD_CAPITALS);
}

/* The end of the capitalised words from `i`: particles ("von der") may stand inside. */
static size_t run_end(const pc_check *check, size_t i) {
    size_t last = i + 1;
    pc_term_hit hit;
    while (last < check->n_words && last - i < LONGEST_RUN && check->words[last].passage == check->words[i].passage && joins(check, last)) {
        size_t next = last;
        if (is_second_half(check, i, last)) {
            last++;
            continue;
        }
        while (next < check->n_words && next - last < 2 && (check->words[next].flags & PC_WORD_LOWER) && !is_capital(&check->words[next]) &&
               check->words[next].gap == PC_GAP_BLANK && is_term(check, PC_TERM_PARTICLE, &check->words[next], &hit) && !pc_word_is(check, &check->words[next], "at"))
            next++;
        if (next >= check->n_words || check->words[next].passage != check->words[i].passage || !is_capital(&check->words[next]) || (next > last && !joins(check, next)))
            break;
        last = next + 1;
    }
    return last;
}

/* Takes titles, honorifics and words that only start sentences from the front. */
static size_t strip_front(const pc_check *check, size_t first, size_t last, pc_name_run *run) {
    pc_term_hit hit;
    run->title_first = (uint32_t)first;
    while (first < last) {
        const pc_word *word = &check->words[first];
        bool starts = (word->flags & PC_WORD_STARTS) != 0;
        if (is_term(check, PC_TERM_HONORIFIC, word, &hit)) {
            run->honorific = run->titled = true;
        } else if (is_term(check, PC_TERM_TITLE, word, &hit) || (first + 1 < last && check->words[first + 1].gap == PC_GAP_HYPHEN && pc_word_is(check, word, "vice"))) {
            run->titled = true;
        } else if (is_term(check, PC_TERM_NOT_NAME, word, &hit) && hit.value == 0 && !run->titled) {
            run->title_first = (uint32_t)first + 1;
        } else if (run->titled && run->title_first < first && pc_word_is(check, word, "general") && !starts) {
            ; /* Attorney General Jane Doe */
        } else {
            break;
        }
        first++;
    }
    return first;
}

/* Words that no name of a person has. */
static bool is_impersonal(const pc_check *check, const pc_word *word) {
    pc_term_hit hit;
    bool listed = word->flags & PC_WORD_PERSON;
    return ((word->flags & PC_WORD_NAME) && !listed) || (word->flags & PC_WORD_HAS_DIGIT) || is_term(check, PC_TERM_ORG_WORD, word, &hit) || is_term(check, PC_TERM_COUNTRY, word, &hit) ||
           is_term(check, PC_TERM_REGION, word, &hit) || is_term(check, PC_TERM_DEPARTMENT, word, &hit) || is_term(check, PC_TERM_MONTH, word, &hit) ||
           (is_term(check, PC_TERM_NOT_NAME, word, &hit) && hit.value != 1) || is_term(check, PC_TERM_WEEKDAY, word, &hit) || is_term(check, PC_TERM_TITLE, word, &hit);
}

static bool can_be_person(const pc_check *check, const pc_name_run *run) {
    if (run->n_words > LONGEST_NAME)
        return false;
    for (size_t i = run->first; i < run->last; i++) {
        const pc_word *word = &check->words[i];
        if (is_impersonal(check, word) || ((word->flags & PC_WORD_CAPITALS) && word->end - word->at > 2 && run->n_words == 1))
            return false;
    }
    return true;
}

/* What stands behind a name: ", president of", " of Acme", a verb of speech. */
static void look_behind(const pc_check *check, pc_name_run *run) {
    pc_term_hit hit;
    size_t next = run->last;
    if (next >= check->n_words || check->words[next].passage != run->passage)
        return;
    const pc_word *word = &check->words[next];
    run->said = run->said || (word->gap == PC_GAP_BLANK && is_term(check, PC_TERM_VERB, word, &hit) && hit.value < 4);
    if (word->gap != PC_GAP_MARKS || check->text.p[run->text.end] != ',')
        return;
    for (unsigned i = 0; i < 6 && next < check->n_words && check->words[next].passage == run->passage; i++, next++) {
        if (i && check->words[next].gap == PC_GAP_MARKS)
            return;
        if (is_term(check, PC_TERM_TITLE, &check->words[next], &hit)) {
            run->titled = true;
            return;
        }
    }
}

/* "president Jane Doe", "said Jane Doe", "the board's director, Jane Doe". */
static void look_before(const pc_check *check, pc_name_run *run) {
    pc_term_hit hit;
    size_t before = run->title_first;
    if (before == 0 || check->words[before - 1].passage != run->passage)
        return;
    const pc_word *word = &check->words[before - 1];
    uint8_t gap = check->words[before].gap;
    if (gap == PC_GAP_BLANK && is_term(check, PC_TERM_VERB, word, &hit) && hit.value < 4)
        run->said = true;
    if (gap == PC_GAP_BLANK && is_term(check, PC_TERM_TITLE, word, &hit))
        run->titled = true;
    if (gap != PC_GAP_MARKS || check->text.p[word->end] != ',')
        return;
    for (unsigned i = 0; i < 10 && before > 0 && check->words[before - 1].passage == run->passage && !run->titled; i++, before--) {
        if (i && check->words[before].gap == PC_GAP_MARKS)
            return;
        run->titled = is_term(check, PC_TERM_TITLE, &check->words[before - 1], &hit);
    }
}

static bool add_run(pc_check *check, pc_names *names, size_t first, size_t last) {
    pc_name_run run = {.passage = check->words[first].passage};
    first = strip_front(check, first, last, &run);
    if (first == last)
        return true;
    const pc_word *a = &check->words[first], *b = &check->words[last - 1];
    run.text = (pc_range){a->at, b->end};
    run.first = (uint32_t)first;
    run.last = (uint32_t)last;
    pc_str last_text = pc_word_text(check, b);
    if ((b->flags & PC_WORD_APOSTROPHE) && last_text.n > 2 && last_text.p[last_text.n - 1] == 's') { /* a possessive */
        uint32_t cut = last_text.p[last_text.n - 2] == '\'' ? 2 : 4;
        if (last_text.n > cut)
            run.text.end -= cut;
    }
    run.last_hash = run.text.end == b->end ? b->hash : pc_word_hash(pc_str_sub(check->text, b->at, run.text.end));
    run.first_hash = first + 1 == last ? run.last_hash : a->hash;
    run.n_words = (uint8_t)(last - first);
    run.quoted = (a->flags & PC_WORD_QUOTED) != 0;
    run.in_body = check->passages[run.passage].section == PC_SEC_BODY && check->passages[run.passage].kind != PC_PARA_HEADING;
    run.hyphened = run.n_words == 2 && b->gap == PC_GAP_HYPHEN;
    run.person = can_be_person(check, &run);
    if (run.person) {
        look_behind(check, &run);
        look_before(check, &run);
    }
    return PC_PUSH(check->arena, names->runs, run);
}

enum { READ_IN = PC_IN_TEXT | PC_IN_CONTACTS | PC_SECTION_BIT(PC_SEC_DATELINE) };

/* A line of capitals, or of title case: its capitals show no names. */
bool pc_is_title_line(const pc_check *check, const pc_passage *passage) {
    size_t lower = 0;
    if (passage->section != PC_SEC_HEADLINE && passage->section != PC_SEC_SUBHEAD && passage->kind != PC_PARA_HEADING)
        return false;
    for (size_t i = passage->first; i < passage->last && lower < 2; i++) {
        uint32_t n = check->words[i].end - check->words[i].at;
        if (n > 3 && !(check->words[i].flags & (PC_WORD_CAPITAL | PC_WORD_DIGIT)) && check->words[i].gap != PC_GAP_HYPHEN)
            lower += n > 4 ? 2 : 1; /* with, from: small in title case too */
    }
    return lower < 2;
}

static bool read_runs(pc_check *check, pc_names *names) {
    for (uint32_t p = 0; p < check->release->pieces.n; p++) {
        const pc_passage *passage = &check->passages[p];
        if (!(PC_SECTION_BIT(passage->section) & READ_IN) || passage->section == PC_SEC_DATELINE || pc_is_title_line(check, passage))
            continue;
        for (size_t i = passage->first; i < passage->last;) {
            if (!is_capital(&check->words[i])) {
                i++;
                continue;
            }
            size_t last = run_end(check, i);
            if (!add_run(check, names, i, last))
                return false;
            i = last;
        }
    }
    return true;
}

/* ---- order ---- */

static bool index_runs(pc_check *check, pc_names *names) {
    size_t n = names->runs.n;
    pc_keyed *keys = pc_arena_zeroed(check->arena, n + 1, sizeof *keys);
    uint32_t *order = pc_arena_zeroed(check->arena, n + 1, sizeof *order);
    if (!keys || !order)
        return false;
    for (uint32_t i = 0; i < n; i++)
        keys[i] = (pc_keyed){names->runs.v[i].last_hash, i};
    pc_sort_keyed(keys, n);
    for (size_t i = 0; i < n; i++)
        order[i] = keys[i].index;
    names->by_last = (pc_indices){order, n, n};
    return true;
}

/* ---- people ---- */

static bool is_speaker(const pc_release *release, pc_str text, const pc_name_run *run) {
    /* quotations are in order, speakers stand near them: a few are asked */
    size_t low = 0, high = release->quotes.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (release->quotes.v[middle].parts[0].end + 400 < run->text.at)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low; i < release->quotes.n && i < low + 8; i++) {
        pc_str name = release->quotes.v[i].said->speaker;
        if (name.p && name.p >= text.p + run->text.at && name.p < text.p + run->text.end)
            return true;
    }
    return false;
}

static void add_person(pc_check *check, pc_names *names, uint32_t index) {
    const pc_name_run *run = &names->runs.v[index];
    const size_t n = names->people.n;
    if (!n || names->people.v[n - 1].first_hash != run->first_hash || names->people.v[n - 1].last_hash != run->last_hash) {
        pc_person_fact made = {.first_run = run->text, .name = pc_at(check, run->text), .first_hash = run->first_hash, .last_hash = run->last_hash, .run = index};
        if (!PC_PUSH(check->arena, names->people, made))
            return;
    }
    pc_person_fact *last = &names->people.v[names->people.n - 1];
    last->count++;
    last->titled = last->titled || (run->titled && !run->honorific);
    size_t next = run->last;
    last->organization = last->organization || (next < check->n_words && (pc_word_is(check, &check->words[next], "of") || pc_word_is(check, &check->words[next], "from")));
    last->evident = last->evident || run->titled || run->said || check->passages[run->passage].section == PC_SEC_CONTACT || is_speaker(check->release, check->text, run);
}

static bool gather_people(pc_check *check, pc_names *names) {
    pc_keyed *keys = pc_arena_zeroed(check->arena, names->runs.n + 1, sizeof *keys);
    size_t n = 0;
    if (!keys)
        return false;
    for (uint32_t i = 0; i < names->runs.n; i++) {
        const pc_name_run *run = &names->runs.v[i];
        if (run->person && run->n_words >= 2)
            keys[n++] = (pc_keyed){(uint64_t)run->first_hash << 32 | run->last_hash, i};
    }
    pc_sort_keyed(keys, n);
    for (size_t i = 0; i < n; i++)
        add_person(check, names, keys[i].index);
    return !pc_arena_failed(check->arena);
}

const pc_names *pc_names_of(pc_check *check) {
    if (check->facts->names)
        return check->facts->names;
    pc_names *names = pc_arena_zeroed(check->arena, 1, sizeof *names);
    if (!names || !read_runs(check, names) || !index_runs(check, names) || !gather_people(check, names) || !pc_read_bodies(check, names))
        return NULL;
    check->facts->names = names;
    return names;
}
