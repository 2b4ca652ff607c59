#include "check/title_case.h"

#include "base/vec.h"
#include "base/word_list.h"
#include "text/utf8.h"

/* Words that stay small inside a title, a blank on either side of each. */
static const char small_ap[] = " a an and as at but by for if in nor of off on or per so the to up v v. vs vs. via yet ";
static const char small_chicago[] = " a an and as at but by for from in into nor of off on onto or over per so the to up upon v v. vs vs. via with yet ";

/* The commonest verbs of headlines: AP capitalises the "to" before them. */
static const char verbs[] =
    " accept achieve act add address adopt advance afraid agree aid aim allow announce answer appear apply ask attack attend avoid back ban battle be "
    "become begin believe benefit block boost break bring build buy call cancel care carry celebrate challenge change check choose clean close combat "
    "come compete complete consider continue control cost counter create cut deal debate decide defend deliver deny develop die discuss do drink drive "
    "drop earn eat end enjoy enter examine expand explain explore face fail fall feel fight file fill find finish fix fly focus follow force fund gain "
    "get give go grow handle happen have head hear help hire hit hold honor host hunt identify implement improve include increase install invest join "
    "keep kill know launch lead learn leave let lift live look lose love lower make manage meet mend merge move name need offer open oppose pass pay "
    "play prepare present prevent produce promote protect prove provide publish pull push put raise reach read receive reduce remain remember remove "
    "repair replace report require rescue resign resolve return reveal review run save say secure see seek sell send serve set settle share shift show "
    "shut sign speak spend stand start stay step stop strengthen strike study succeed suffer sue support take talk teach tell test think train transform "
    "travel treat try turn understand unveil use visit vote wait walk want warn watch wear win work write ";

/* A part of a title between blanks, and what stands at its edges. */
typedef struct part {
    size_t at, end;     /* with its marks */
    size_t core, core_end; /* without */
} part;

static bool is_core(unsigned char c) {
    return pc_is_alpha(c) || pc_is_digit(c) || c >= 0x80;
}

/* “ ” ‘ ’ and the dashes are marks, although they are no ASCII. */
static size_t mark_len(pc_str s, size_t at) {
    unsigned char c = (unsigned char)s.p[at];
    if (c < 0x80)
        return is_core(c) ? 0 : 1;
    return c == 0xE2 && at + 2 < s.n && (unsigned char)s.p[at + 1] == 0x80 ? 3 : 0;
}

static bool next_part(pc_str text, size_t from, part *out) {
    while (from < text.n && pc_is_space((unsigned char)text.p[from]))
        from++;
    if (from >= text.n)
        return false;
    out->at = from;
    while (from < text.n && !pc_is_space((unsigned char)text.p[from]))
        from++;
    out->end = out->core_end = from;
    out->core = out->at;
    for (size_t n; out->core < out->end && (n = mark_len(text, out->core)) != 0;)
        out->core += n;
    while (out->core_end > out->core) {
        size_t last = out->core_end - 1;
        while (last > out->core && pc_utf8_is_tail((unsigned char)text.p[last]))
            last--;
        if (!mark_len(text, last))
            break;
        out->core_end = last;
    }
    return true;
}

/* A capital behind the first letter, and a small one somewhere: the writer knows. */
static bool keeps_case(pc_str word) {
    bool inner = false, small = false;
    for (size_t i = 0; i < word.n; i++) {
        inner = inner || (i > 0 && pc_is_upper((unsigned char)word.p[i]) && word.p[i - 1] != '-' && word.p[i - 1] != '/');
        small = small || pc_is_lower((unsigned char)word.p[i]);
    }
    return inner && small;
}

static bool all_capitals(pc_str word) {
    size_t letters = 0;
    for (size_t i = 0; i < word.n; i++) {
        letters += pc_is_upper((unsigned char)word.p[i]);
        if (pc_is_lower((unsigned char)word.p[i]))
            return false;
    }
    return letters > 1;
}

static void capitalise(char *p, size_t n) {
    if (n && pc_is_lower((unsigned char)*p))
        *p = (char)(*p - 32);
}

static void make_small(char *p, size_t n) {
    for (size_t i = 0; i < n; i++)
        p[i] = (char)pc_lower((unsigned char)p[i]);
}

/* One word between hyphens and slashes. */
static void set_word(char *p, size_t n, const char *small, bool must, bool joined) {
    pc_str word = {p, n};
    if (!n || pc_is_digit((unsigned char)*p) || keeps_case(word))
        return;
    if (!must && pc_is_listed(small, word)) {
        if (joined || !all_capitals(word))
            make_small(p, n);
        return;
    }
    if (!all_capitals(word))
        capitalise(p, n);
}

/* A part with hyphens or slashes: its first word is set as one that stands alone, or capitalised where it must be. */
static void set_part(char *text, const part *now, const char *small, bool must) {
    size_t from = now->core;
    pc_str core = {text + now->core, now->core_end - now->core};
    bool compound = memchr(core.p, '-', core.n) || memchr(core.p, '/', core.n);
    bool slashed = memchr(core.p, '/', core.n) != NULL;
    for (size_t at = now->core; at <= now->core_end; at++) {
        if (at < now->core_end && text[at] != '-' && text[at] != '/')
            continue;
        bool first = from == now->core, last = at == now->core_end;
        bool capital = must || (compound && !slashed && (first || last));
        set_word(text + from, at - from, small, capital, compound);
        from = at + 1;
    }
}

/* Whether the marks between two parts begin a phrase of its own. */
static bool begins_phrase(pc_str text, const part *before, const part *now) {
    for (size_t i = before->core_end; i < now->core; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (c == ':' || c == '?' || c == '!' || c == ';' || (c == '.' && i + 1 < now->core && text.p[i + 1] == ' ' && before->core_end - before->core > 2))
            return true;
    }
    return before->core == before->core_end; /* a dash of its own */
}

static bool ends_phrase(pc_str text, const part *now) {
    for (size_t i = now->core_end; i < now->end; i++)
        if (text.p[i] == ':' || text.p[i] == '?' || text.p[i] == '!')
            return true;
    return false;
}

pc_str pc_title_case(pc_arena *arena, pc_str text, pc_title_style style) {
    const char *small = style == PC_TITLE_AP ? small_ap : small_chicago;
    pc_str out = pc_arena_copy(arena, text);
    char *p = (char *)out.p; /* our own copy */
    part before = {0}, now, next;
    if (!out.p || !next_part(text, 0, &now))
        return out;
    for (bool first = true, more = true; more; first = false) {
        more = next_part(text, now.end, &next);
        pc_str core = pc_str_sub(text, now.core, now.core_end);
        bool dots = now.core == now.core_end;
        bool infinitive = style == PC_TITLE_AP && more && core.n == 2 && pc_is_listed(" to ", core) && pc_is_listed(verbs, pc_str_sub(text, next.core, next.core_end));
        bool quoted = (now.core > now.at || now.core_end < now.end) && core.n && pc_is_upper((unsigned char)*core.p); /* “The Lottery” */
        if (!dots)
            set_part(p, &now, small, first || !more || quoted || infinitive || begins_phrase(text, &before, &now) || ends_phrase(text, &now));
        if (!dots || now.end - now.at <= 3) /* "..." begins no phrase, a dash does */
            before = now;
        if (more)
            now = next;
    }
    return out;
}
