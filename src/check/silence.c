#include "check/silence.h"

#include "style/yaml.h"

/* A rule or group that is kept quiet in a stretch of the source. */
typedef struct silence {
    pc_range source, said; /* where it holds; where it is said */
    pc_rule_id rule;       /* PC_RULES: a group, or everything */
    pc_group group;        /* PC_GROUPS: everything */
    bool unknown, used;
} silence;

typedef PC_VEC(silence) silence_list;

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

/* The source range of a name in the block: its first place behind "lint". */
static pc_range place_of(pc_str bytes, pc_str block, pc_str name) {
    for (size_t at = 0; at + name.n <= block.n; at++)
        if (memcmp(block.p + at, name.p, name.n) == 0)
            return range_of(bytes, block.p + at, name.n);
    return range_of(bytes, block.p, 1);
}

static void read_names(pc_check *check, silence_list *list, pc_str block, const pc_yaml *node) {
    pc_str bytes = check->release->bytes;
    for (; node; node = node->next)
        if (node->kind == PC_YAML_SCALAR && !add(check, list, node->text, place_of(bytes, block, node->text), (pc_range){0, (uint32_t)bytes.n}))
            return;
}

static void read_front_matter(pc_check *check, silence_list *list) {
    pc_str block = front_matter(check->release->bytes);
    pc_config_error error;
    bool told = false;
    for (size_t at = 0; at + 5 <= block.n && !told; at++)
        told = memcmp(block.p + at, "lint:", 5) == 0 && (at == 0 || block.p[at - 1] == '\n');
    const pc_yaml *root = told ? pc_yaml_read(check->arena, block, &error) : NULL;
    for (const pc_yaml *key = root && root->kind == PC_YAML_MAP ? root->first : NULL; key; key = key->next) {
        if (!pc_str_eq(key->key, PC_STR("lint")) || key->kind != PC_YAML_MAP)
            continue;
        for (const pc_yaml *what = key->first; what; what = what->next)
            if (pc_str_eq(what->key, PC_STR("disable")))
                read_names(check, list, block, what->kind == PC_YAML_LIST ? what->first : what);
    }
}

/* ---- remarks ---- */

static bool starts(const char *p, const char *end, const char *what) {
    size_t n = strlen(what);
    return (size_t)(end - p) >= n && memcmp(p, what, n) == 0;
}

/* Where "allow" ends: at the next line without anything on it. */
static uint32_t blank_line_behind(pc_str bytes, const char *line) {
    const char *end = bytes.p + bytes.n;
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

/* "on" ends every stretch that an "off" began. */
static void end_stretches(silence_list *list, uint32_t at) {
    for (size_t i = 0; i < list->n; i++)
        if (list->v[i].source.at > 0 && list->v[i].source.end > at && list->v[i].said.at < at)
            list->v[i].source.end = at;
}

static void read_remark(pc_check *check, silence_list *list, const char *p, const char *end, const char *next) {
    pc_str bytes = check->release->bytes;
    uint32_t from = (uint32_t)((next ? next : end) - bytes.p), to = (uint32_t)bytes.n;
    if (starts(p, end, "on")) {
        end_stretches(list, from);
        return;
    }
    bool allow = starts(p, end, "allow ");
    if (!allow && !starts(p, end, "off "))
        return;
    if (allow)
        to = blank_line_behind(bytes, next);
    for (p = memchr(p, ' ', (size_t)(end - p)); p && p < end;) {
        while (p < end && strchr(" \t,\r", *p))
            p++;
        const char *word = p;
        while (p < end && !strchr(" \t,\r", *p))
            p++;
        if (p > word && !add(check, list, (pc_str){word, (size_t)(p - word)}, range_of(bytes, word, (size_t)(p - word)), (pc_range){from, to}))
            return;
    }
}

static void read_remarks(pc_check *check, silence_list *list) {
    static const char sign[] = "%% presscheck:";
    pc_str bytes = check->release->bytes;
    const char *end = bytes.p + bytes.n;
    for (const char *at = bytes.p; at && at < end && (at = memchr(at, '%', (size_t)(end - at))) != NULL;) {
        const char *line_end = memchr(at, '\n', (size_t)(end - at));
        bool starts_line = at == bytes.p || at[-1] == '\n' || at[-1] == ' ';
        if (starts_line && starts(at, end, sign)) {
            const char *p = at + sizeof sign - 1, *stop = line_end ? line_end : end;
            while (p < stop && *p == ' ')
                p++;
            read_remark(check, list, p, stop, line_end ? line_end + 1 : NULL);
            at = line_end;
        } else {
            at++;
        }
    }
}

/* ---- findings ---- */

static bool covers(const silence *s, const pc_finding *finding) {
    bool of_rule = s->rule != PC_RULES ? s->rule == (pc_rule_id)finding->rule : s->group == PC_GROUPS || pc_rules[finding->rule].group == s->group;
    bool whole = s->source.at == 0 && !finding->whole_file;
    return !s->unknown && of_rule && (whole || finding->whole_file || (finding->source.at >= s->source.at && finding->source.at < s->source.end));
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

static bool is_silent(const pc_check *check, silence_list *list, const pc_finding *finding) {
    bool silent = is_sic(check, finding);
    for (size_t i = 0; i < list->n; i++)
        if (covers(&list->v[i], finding))
            list->v[i].used = silent = true;
    return silent;
}

static void report_unused(pc_check *check, const silence_list *list) {
    for (size_t i = 0; i < list->n; i++) {
        const silence *s = &list->v[i];
        pc_str name = pc_str_sub(check->release->bytes, s->said.at, s->said.end);
        if (s->unknown) {
            const char *nearest = pc_rule_nearest(name);
            pc_report_source(check, s->said, "There is no rule \"" PC_FMT "\" to silence%s%s%s", PC_ARG(name), nearest ? "; did you mean \"" : "", nearest ? nearest : "", nearest ? "\"?" : "");
        } else if (!s->used) {
            pc_report_source(check, s->said, "\"" PC_FMT "\" is silenced, and there is nothing to silence; take this out", PC_ARG(name));
        }
    }
}

void pc_silence(pc_check *check, pc_severity unused) {
    silence_list list = {0};
    pc_findings *findings = check->findings;
    read_front_matter(check, &list);
    read_remarks(check, &list);
    size_t to = 0;
    for (size_t i = 0; i < findings->n; i++) {
        if (is_silent(check, &list, findings->v[i]))
            findings->silenced++;
        else
            findings->v[to++] = findings->v[i];
    }
    findings->n = to;
    check->rule = PC_RULE_unused_silencing;
    check->severity = (uint8_t)unused;
    check->once = NULL;
    if (unused != PC_OFF)
        report_unused(check, &list);
}

void pc_rule_unused_silencing(pc_check *check) {
    (void)check; /* pc_silence() reports it, when all others have spoken */
}
