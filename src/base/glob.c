#include "base/glob.h"

/* ---- one byte ---- */

static bool is_punct(unsigned char c) {
    return c > ' ' && c < 0x7F && !pc_is_alpha(c) && !pc_is_digit(c);
}

static bool is_named_class(pc_str name, unsigned char c) {
    const struct {
        const char *name;
        bool has;
    } classes[] = {
        {"alnum", pc_is_alpha(c) || pc_is_digit(c)},
        {"alpha", pc_is_alpha(c)},
        {"blank", c == ' ' || c == '\t'},
        {"cntrl", c < ' ' || c == 0x7F},
        {"digit", pc_is_digit(c)},
        {"graph", c > ' ' && c < 0x7F},
        {"lower", pc_is_lower(c)},
        {"print", c >= ' ' && c < 0x7F},
        {"punct", is_punct(c)},
        {"space", pc_is_space(c)},
        {"upper", pc_is_upper(c)},
        {"xdigit", pc_is_digit(c) || (pc_lower(c) >= 'a' && pc_lower(c) <= 'f')},
    };
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (pc_str_eq(name, pc_str_of(classes[i].name)))
            return classes[i].has;
    return false;
}

/* The bytes of "[:name:]" at `at`, 0 when none stands there. */
static size_t named_class(pc_str glob, size_t at) {
    if (glob.n - at < 4 || glob.p[at] != '[' || glob.p[at + 1] != ':')
        return 0;
    for (size_t i = at + 2; i + 1 < glob.n && glob.p[i] != ']'; i++)
        if (glob.p[i] == ':' && glob.p[i + 1] == ']')
            return i + 2 - at;
    return 0;
}

/* One member of a set at *at, which moves behind it; true when it is `c`. */
static bool set_has(pc_str glob, size_t *at, unsigned char c) {
    size_t i = *at, named = named_class(glob, i);
    if (named) {
        *at = i + named;
        return is_named_class(pc_str_sub(glob, i + 2, i + named - 2), c);
    }
    i += glob.p[i] == '\\' && i + 1 < glob.n;
    unsigned char low = (unsigned char)glob.p[i++], high = low;
    if (i + 1 < glob.n && glob.p[i] == '-' && glob.p[i + 1] != ']') {
        i++;
        i += glob.p[i] == '\\' && i + 1 < glob.n;
        high = (unsigned char)glob.p[i++];
    }
    *at = i;
    return low <= c && c <= high;
}

/* The bytes of the set at `at` when it has `c`, else 0; also when it is not closed. */
static size_t set_matches(pc_str glob, size_t at, unsigned char c) {
    size_t i = at + 1;
    bool negated = i < glob.n && (glob.p[i] == '!' || glob.p[i] == '^'), found = false;
    i += negated;
    for (size_t first = i; i < glob.n; ) {
        if (glob.p[i] == ']' && i > first)
            return found != negated ? i + 1 - at : 0;
        found |= set_has(glob, &i, c);
    }
    return 0;
}

/* The bytes of what stands at `at` when it matches `c`, else 0. */
static size_t one_matches(pc_str glob, size_t at, unsigned char c) {
    switch (glob.p[at]) {
    case '?':
        return 1;
    case '[':
        return set_matches(glob, at, c);
    case '\\':
        if (at + 1 < glob.n)
            return (unsigned char)glob.p[at + 1] == c ? 2 : 0;
        return 0;
    default:
        return (unsigned char)glob.p[at] == c;
    }
}

/* ---- names and paths ---- */

bool pc_glob_name(pc_str glob, pc_str name) {
    size_t i = 0, j = 0, behind_star = SIZE_MAX, tried = 0;
    while (j < name.n) {
        if (i < glob.n && glob.p[i] == '*') {
            behind_star = ++i;
            tried = j;
            continue;
        }
        size_t took = i < glob.n ? one_matches(glob, i, (unsigned char)name.p[j]) : 0;
        if (took) {
            i += took;
            j++;
        } else if (behind_star != SIZE_MAX) { /* the last star takes one byte more; earlier ones need not */
            i = behind_star;
            j = ++tried;
        } else {
            return false;
        }
    }
    while (i < glob.n && glob.p[i] == '*')
        i++;
    return i == glob.n;
}

/* The segment that begins at `at`, which may be the end of the path. */
static pc_str segment(pc_str path, size_t at) {
    const char *slash = at < path.n ? memchr(path.p + at, '/', path.n - at) : NULL;
    return pc_str_sub(path, at, slash ? (size_t)(slash - path.p) : path.n);
}

bool pc_glob_path(pc_str glob, pc_str path) {
    size_t i = 0, j = 0, behind_stars = SIZE_MAX, tried = 0;
    while (j <= path.n) { /* i and j are where segments begin; one behind the end: there is none */
        pc_str want = i <= glob.n ? segment(glob, i) : (pc_str){NULL, 0}, have = segment(path, j);
        if (i <= glob.n && pc_str_eq(want, PC_STR("**"))) {
            behind_stars = i += want.n + 1;
            tried = j;
            if (i > glob.n)
                return true;
        } else if (i <= glob.n && pc_glob_name(want, have)) {
            i += want.n + 1;
            j += have.n + 1;
        } else if (behind_stars != SIZE_MAX) {
            i = behind_stars;
            j = tried += segment(path, tried).n + 1;
        } else {
            return false;
        }
    }
    return i > glob.n;
}
