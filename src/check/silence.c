#include "check/silence.h"

#include "style/yaml.h"

#include <stdlib.h>

/* A rule or group that is kept quiet in a stretch of the source. */
typedef struct silence {
    pc_range source, said; /* where it holds; where it is said */
    pc_rule_id rule;       /* PC_RULES: a group, or everything */
    pc_group group;        /* PC_GROUPS: everything */
    bool unknown, used;
    bool again;    /* one before it keeps the same quiet for as long */
    bool no_order; /* a remark that asks for nothing */
} silence;

typedef PC_VEC(silence) silence_list;

/* Those that hold where the sweep over the findings stands. No two of one name end in the same place: they are few. */
typedef struct in_force {
    PC_VEC(silence *) list;
    size_t next; /* of all */
} in_force;

static pc_range range_of(pc_str bytes, const char *p, size_t n) {
    uint32_t at = (uint32_t)(p - bytes.p);
    return (pc_range){at, at + (uint32_t)n};
}

static bool add(pc_check *check, silence_list *list, pc_str name, pc_range said, pc_range source) {
    silence s = {.source = source, .said = said, .rule = pc_rule_named(name), .group = pc_group_named(name)};
    bool all = pc_str_eq(name, PC_STR("all"));
    s.unknown = s.rule == PC_RULES && s.group == PC_GROUPS && !all;
    return PC_PUSH(check->arena, *list, s);
}

/* ---- front matter ---- */

/* The lines between the "---" at the top; n 0 when there are none. */
static pc_str front_matter(pc_str bytes) {
    size_t at = bytes.n >= 3 && memcmp(bytes.p, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    if (bytes.n < at + 4 || memcmp(bytes.p + at, "---", 3) != 0)
        return (pc_str){NULL, 0};
    const char *start = memchr(bytes.p + at, '\n', bytes.n - at), *end = bytes.p + bytes.n;
    for (const char *line = start; line && line + 4 <= end && line - bytes.p < 65536; line = memchr(line + 1, '\n', (size_t)(end - line) - 1))
        if (line != start && memcmp(line + 1, "---", 3) == 0)
            return (pc_str){start + 1, (size_t)(line - start)};
    return (pc_str){NULL, 0};
}

/* The source range of a name in the block, where names stand in the order they are asked in; a name that is not written as it reads gets the place of the one before. */
static pc_range place_of(pc_str bytes, pc_str *block, pc_str name) {
    for (size_t at = 0; at + name.n <= block->n; at++)
        if (memcmp(block->p + at, name.p, name.n) == 0) {
            pc_range place = range_of(bytes, block->p + at, name.n);
            *block = pc_str_sub(*block, at + name.n, block->n);
            return place;
        }
    pc_range last = range_of(bytes, block->p, block->n > 0);
    block->n = 0;
    return last;
}

static void read_names(pc_check *check, silence_list *list, pc_str block, const pc_yaml *node) {
    pc_str bytes = check->release->bytes;
    for (; node; node = node->next)
        if (node->kind == PC_YAML_SCALAR && !add(check, list, node->text, place_of(bytes, &block, node->text), (pc_range){0, (uint32_t)bytes.n}))
            return;
}

static void read_front_matter(pc_check *check, silence_list *list) {
    pc_str block = front_matter(check->release->bytes);
    pc_config_error error;
    bool told = false;
    size_t lint = 0; /* where it stands */
    for (size_t at = 0; at + 5 <= block.n && !told; at++) {
        told = memcmp(block.p + at, "lint:", 5) == 0 && (at == 0 || block.p[at - 1] == '\n');
        lint = at;
    }
    const pc_yaml *root = told ? pc_yaml_read(check->arena, block, &error) : NULL;
    check->no_memory |= told && error.no_memory;
    for (const pc_yaml *key = root && root->kind == PC_YAML_MAP ? root->first : NULL; key; key = key->next) {
        if (!pc_str_eq(key->key, PC_STR("lint")) || key->kind != PC_YAML_MAP)
            continue;
        for (const pc_yaml *what = key->first; what; what = what->next)
            if (pc_str_eq(what->key, PC_STR("disable")))
                read_names(check, list, pc_str_sub(block, lint, block.n), what->kind == PC_YAML_LIST ? what->first : what);
    }
}

/* ---- remarks ---- */

typedef struct remarks {
    silence_list *list;
    size_t open;    /* the first of the list that an "on" may end */
    uint32_t blank; /* the last line found without anything on it */
} remarks;

static bool starts(const char *p, const char *end, const char *what) {
    size_t n = strlen(what);
    return (size_t)(end - p) >= n && memcmp(p, what, n) == 0;
}

/* Where "allow" ends: at the next line without anything on it. `known` is the last answer, which holds up to there. */
static uint32_t blank_line_behind(pc_str bytes, const char *line, uint32_t known) {
    const char *end = bytes.p + bytes.n;
    if (line && line <= bytes.p + known)
        return known;
    while (line && line < end) {
        const char *next = memchr(line, '\n', (size_t)(end - line)), *p = line;
        while (p < end && (*p == ' ' || *p == '\t' || *p == '\r'))
            p++;
        if (p == end || *p == '\n')
            return (uint32_t)(line - bytes.p);
        line = next ? next + 1 : NULL;
    }
    return (uint32_t)bytes.n;
}

/* "on" ends every stretch that an "off" began behind the "on" before. */
static void end_stretches(remarks *r, uint32_t at) {
    for (; r->open < r->list->n; r->open++)
        if (r->list->v[r->open].source.end > at)
            r->list->v[r->open].source.end = at;
}

/* "on", and nothing behind it. */
static bool is_on(const char *p, const char *end) {
    if (!starts(p, end, "on"))
        return false;
    for (p += 2; p < end && strchr(" \t\r", *p);)
        p++;
    return p == end;
}

static void read_remark(pc_check *check, remarks *r, const char *p, const char *end, const char *next) {
    pc_str bytes = check->release->bytes;
    uint32_t from = (uint32_t)((next ? next : end) - bytes.p), to = (uint32_t)bytes.n;
    if (is_on(p, end)) {
        end_stretches(r, from);
        return;
    }
    bool allow = starts(p, end, "allow ");
    silence_list *list = r->list;
    size_t told = list->n;
    const char *order = p;
    if (allow)
        to = r->blank = blank_line_behind(bytes, next, r->blank);
    bool known = allow || starts(p, end, "off ");
    for (p = known ? memchr(p, ' ', (size_t)(end - p)) : NULL; p && p < end;) {
        while (p < end && strchr(" \t,\r", *p))
            p++;
        const char *word = p;
        while (p < end && !strchr(" \t,\r", *p))
            p++;
        if (p > word && !add(check, list, (pc_str){word, (size_t)(p - word)}, range_of(bytes, word, (size_t)(p - word)), (pc_range){from, to}))
            return;
    }
    while (end > order && strchr(" \t\r", end[-1]))
        end--;
    if (list->n == told) {
        silence s = {.said = range_of(bytes, order, (size_t)(end - order)), .rule = PC_RULES, .group = PC_GROUPS, .unknown = true, .no_order = true};
        (void)PC_PUSH(check->arena, *list, s);
    }
}

/* Nothing but blanks stands before it on its line. */
static bool starts_line(pc_str bytes, const char *at) {
    while (at > bytes.p && at[-1] == ' ')
        at--;
    return at == bytes.p || at[-1] == '\n';
}

static void read_remarks(pc_check *check, silence_list *list) {
    static const char sign[] = "%% presscheck:";
    remarks r = {.list = list, .open = list->n};
    pc_str bytes = check->release->bytes;
    const char *end = bytes.p + bytes.n;
    for (const char *at = bytes.p; at && at < end && (at = memchr(at, '%', (size_t)(end - at))) != NULL;) {
        const char *line_end = memchr(at, '\n', (size_t)(end - at));
        if (starts(at, end, sign) && starts_line(bytes, at)) {
            const char *p = at + sizeof sign - 1, *stop = line_end ? line_end : end;
            while (p < stop && *p == ' ')
                p++;
            read_remark(check, &r, p, stop, line_end ? line_end + 1 : NULL);
            at = line_end;
        } else {
            at++;
        }
    }
}

/* ---- findings ---- */

static bool is_of(const silence *s, const pc_finding *finding) {
    return s->rule != PC_RULES ? s->rule == (pc_rule_id)finding->rule : s->group == PC_GROUPS || pc_rules[finding->rule].group == s->group;
}

/* "Voronkhov [sic]": the words are meant as they stand. */
static bool is_sic(const pc_check *check, const pc_finding *finding) {
    pc_str bytes = check->release->bytes;
    size_t at = finding->source.end;
    if (finding->whole_file || !(pc_rules[finding->rule].flags & PC_WORDING))
        return false;
    for (size_t skipped = 0; at < bytes.n && skipped < 5 && strchr(" \n\r\"'", bytes.p[at]); skipped++)
        at++;
    return at + 5 <= bytes.n && memcmp(bytes.p + at, "[sic]", 5) == 0;
}

static void come_in_force(pc_check *check, in_force *now, silence *s) {
    for (size_t i = 0; i < now->list.n && !s->again; i++) {
        const silence *other = now->list.v[i];
        s->again = other->rule == s->rule && other->group == s->group && other->source.end >= s->source.end;
    }
    if (!s->unknown && !s->again)
        (void)PC_PUSH(check->arena, now->list, s); /* NOLINT(bugprone-sizeof-expression): its elements are pointers */
}

/* Goes on to a finding, which lies no earlier than the one before. */
static void go_on(pc_check *check, in_force *now, silence_list *all, uint32_t at) {
    size_t to = 0;
    for (; now->next < all->n && all->v[now->next].source.at <= at; now->next++)
        if (all->v[now->next].source.end > at)
            come_in_force(check, now, &all->v[now->next]);
    for (size_t i = 0; i < now->list.n; i++)
        if (now->list.v[i]->source.end > at)
            now->list.v[to++] = now->list.v[i];
    now->list.n = to;
}

static bool is_silent(pc_check *check, in_force *now, silence_list *all, const pc_finding *finding) {
    bool silent = is_sic(check, finding);
    if (finding->whole_file) { /* a remark anywhere speaks of it */
        for (size_t i = 0; i < all->n; i++)
            if (!all->v[i].unknown && is_of(&all->v[i], finding))
                all->v[i].used = silent = true;
        return silent;
    }
    go_on(check, now, all, finding->source.at);
    for (size_t i = 0; i < now->list.n; i++)
        if (is_of(now->list.v[i], finding))
            now->list.v[i]->used = silent = true;
    return silent;
}

static int by_place(const void *a, const void *b) {
    const pc_finding *x = *(pc_finding *const *)a, *y = *(pc_finding *const *)b;
    return x->source.at < y->source.at ? -1 : x->source.at > y->source.at;
}

static void drop_silent(pc_check *check, silence_list *all) {
    pc_findings *findings = check->findings;
    in_force now = {0};
    size_t to = 0;
    if (all->n && findings->n)
        qsort(findings->v, findings->n, sizeof(pc_finding *), by_place);
    for (size_t i = 0; i < findings->n; i++) {
        if (is_silent(check, &now, all, findings->v[i]))
            findings->silenced++;
        else
            findings->v[to++] = findings->v[i];
    }
    findings->n = to;
}

enum { GUESSES = 50 }; /* unknown names whose nearest rule is told */

static void report_unused(pc_check *check, const silence_list *list) {
    size_t guessed = 0;
    for (size_t i = 0; i < list->n; i++) {
        const silence *s = &list->v[i];
        pc_str name = pc_str_sub(check->release->bytes, s->said.at, s->said.end);
        if (s->no_order) {
            pc_report_source(check, s->said, "This remark asks for nothing; write \"off RULE\", \"allow RULE\" or \"on\"");
        } else if (s->unknown) {
            const char *nearest = guessed++ < GUESSES ? pc_rule_nearest(name) : NULL;
            pc_report_source(check, s->said, "There is no rule \"" PC_FMT "\" to silence%s%s%s", PC_ARG(name), nearest ? "; did you mean \"" : "", nearest ? nearest : "", nearest ? "\"?" : "");
        } else if (s->again && !s->used) {
            pc_report_source(check, s->said, "\"" PC_FMT "\" is silenced here already; take this out", PC_ARG(name));
        } else if (!s->used) {
            pc_report_source(check, s->said, "\"" PC_FMT "\" is silenced, and there is nothing to silence; take this out", PC_ARG(name));
        }
    }
}

void pc_silence(pc_check *check, pc_severity unused) {
    silence_list list = {0};
    read_front_matter(check, &list);
    read_remarks(check, &list);
    drop_silent(check, &list);
    check->rule = PC_RULE_unused_silencing;
    check->severity = (uint8_t)unused;
    check->once = NULL;
    if (unused != PC_OFF)
        report_unused(check, &list);
}

void pc_rule_unused_silencing(pc_check *check) {
    (void)check; /* pc_silence() reports it, when all others have spoken */
}
