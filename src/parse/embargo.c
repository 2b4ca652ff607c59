/*
 * Embargo statements: words that withhold a release, and until when. The words
 * are the EMBARGO and SCHEDULED tables; the moment is read by text/date.h.
 */
#include "parse/parse.h"
#include "text/date_scan.h"

/** Values of EMBARGO terms; see term_classes.def. */
enum { NONE_STATED = 2, BEHIND_TIME = 3 };

/** How far behind its words the moment of an embargo may begin, and what an embargo without one may hold. */
enum { REACH = 72, MAX_MOMENT = 160, MAX_UNTIMED = 48 };

static pc_term_hit term_here(const pc_draft *draft, pc_str text, size_t at, pc_term_class class) {
    if (at >= text.n)
        return (pc_term_hit){0, 0, 0};
    pc_term_hit hit = pc_terms_match(&pc_lang_terms, class, draft->langs, pc_rest_of(text, at));
    return hit.bytes ? hit : pc_terms_match(&pc_lang_terms, class, PC_ANY_LANG, pc_rest_of(text, at));
}

static size_t moment_here(const pc_draft *draft, pc_str text, size_t at, pc_embargo *out) {
    size_t end = text.n - at > MAX_MOMENT ? at + MAX_MOMENT : text.n;
    pc_str here = pc_str_sub(text, at, end);
    size_t bytes = pc_moment_match(here, draft->langs, &out->date, &out->clock);
    if (!bytes) /* a statement in another language than the release's */
        bytes = pc_moment_match(here, PC_ANY_LANG, &out->date, &out->clock);
    return bytes ? at + bytes : 0;
}

/* A sentence or a line ends at `at`. */
static bool ends_statement(pc_str text, size_t at) {
    unsigned char c = pc_byte_at(text, at);
    return c == '\n' || c == '!' || c == '?' || (c == '.' && pc_space_len(text, at + 1) && !pc_is_digit(pc_byte_at(text, at - 1)));
}

static bool is_word_start(pc_str text, size_t at) {
    unsigned len;
    if (at == 0)
        return true;
    uint32_t before = pc_utf8_before(text, at, &len);
    return !pc_cp_is_letter(before) || pc_cp_is_cjk(before);
}

/* The first moment behind the words, or over their end ("alle ore 12" has its "ore" in them). */
static size_t moment_after(const pc_draft *draft, pc_str text, size_t words, pc_embargo *out) {
    size_t limit = words + REACH < text.n ? words + REACH : text.n;
    unsigned len;
    for (size_t at = 1; at < limit && !(at >= words && ends_statement(text, at)); at += len) {
        size_t end = 0;
        len = pc_cp_len(text, at);
        if (pc_space_len(text, at) || !is_word_start(text, at))
            continue;
        if ((end = moment_here(draft, text, at, out)) > words)
            return end;
    }
    *out = (pc_embargo){.clock = {.hour = -1, .minute = -1}};
    return 0;
}

/* Without a moment: the words alone, or "until delivery" to the end of a short line. */
static size_t untimed(pc_str text, size_t words) {
    size_t at = pc_past_space(text, words);
    if (at >= text.n || at - words > 1 || pc_byte_at(text, words) == '\n' || pc_mark_at(text, at, ":.|)]*-;") || pc_dash_at(text, at))
        return words;
    bool several = memchr(text.p, ' ', words) != NULL;
    const char *line = memchr(text.p, '\n', text.n);
    size_t end = line ? (size_t)(line - text.p) : text.n;
    return several && end - words <= MAX_UNTIMED ? pc_trim_end(text, 0, end) : 0;
}

/* "For release 8:30 a.m. ET Friday": dated words are an embargo only with a time. */
static size_t scheduled(const pc_draft *draft, pc_str text, pc_embargo *out) {
    pc_term_hit hit = term_here(draft, text, 0, PC_TERM_SCHEDULED);
    if (!hit.bytes)
        return 0;
    size_t at = hit.bytes, colon = pc_mark_at(text, pc_past_space(text, at), ":");
    at = pc_past_space(text, colon ? colon : at);
    for (int words = 0; words < 2; words++) {
        size_t end = at < text.n ? moment_here(draft, text, at, out) : 0;
        if (end)
            return out->clock.hour >= 0 ? end : 0;
        size_t small = pc_term_at(text, at, PC_TERM_DATE_WORD, draft->langs, WORD_BETWEEN);
        if (!small)
            break;
        at = pc_past_space(text, small);
    }
    return 0;
}

/* "2019年9月3日前禁止发布", "...まで報道をお控えください": the moment first. */
static size_t moment_first(const pc_draft *draft, pc_str text, pc_embargo *out) {
    if (draft->ascii)
        return 0; /* only scripts beyond it put the words behind the time */
    size_t end = moment_here(draft, text, 0, out);
    if (!end)
        return 0;
    pc_term_hit hit = term_here(draft, text, pc_past_space(text, end), PC_TERM_EMBARGO);
    return hit.bytes && hit.value == BEHIND_TIME ? pc_past_space(text, end) + hit.bytes : 0;
}

size_t pc_embargo_match(const pc_draft *draft, pc_str text, pc_embargo *out) {
    pc_embargo embargo = {.clock = {.hour = -1, .minute = -1}};
    size_t end;
    *out = embargo;
    if (!text.n)
        return 0;
    pc_term_hit hit = term_here(draft, text, 0, PC_TERM_EMBARGO);
    if (hit.bytes && hit.value == NONE_STATED) {
        out->none_stated = true;
        return hit.bytes;
    }
    if (hit.bytes && hit.value != BEHIND_TIME)
        end = (end = moment_after(draft, text, hit.bytes, &embargo)) > 0 ? end : untimed(text, hit.bytes);
    else if (!(end = scheduled(draft, text, &embargo)))
        end = moment_first(draft, text, &embargo);
    if (end)
        *out = embargo;
    return end;
}
