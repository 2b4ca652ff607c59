/*
 * Build tool: compiles the language tables into one C file of static tries.
 *
 *   compile_terms OUT.c TABLE.lang ...
 *
 * A table is a text file in UTF-8:
 *
 *   # comment
 *   language en            (one of the ten, or "every")
 *   [verb] = 1             (a class of term_classes.def and the value of its terms)
 *   said
 *   claimed = 3            (a value of its own)
 *
 * Terms are stored folded to lower case with straight apostrophes.
 */
#include "text/terms.h"
#include "text/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { EVERY = PC_LANGS, MAX_TERM = 256 };

typedef struct node {
    struct node *child, *next;
    unsigned char byte;
    bool ends;
    unsigned langs;
    int value;
} node;

static const char *const class_names[] = {
#define PC_CLASS(id, name, note) [PC_TERM_##id] = (name),
#include "text/term_classes.def"
#undef PC_CLASS
};
static const char *const langs[] = {"en", "fr", "es", "de", "pt", "it", "ru", "ar", "zh", "ja", "every"};

static node roots[PC_TERM_CLASSES];
static unsigned char first[PC_TERM_CLASSES][256];
static const char *file;
static unsigned line_number;

__attribute__((format(printf, 1, 2), noreturn)) static void die(const char *format, ...) {
    va_list args;
    va_start(args, format);
    fprintf(stderr, "%s:%u: ", file, line_number);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(1);
}

static node *child(node *at, unsigned char byte) {
    node **slot = &at->child;
    while (*slot && (*slot)->byte < byte)
        slot = &(*slot)->next;
    if (*slot && (*slot)->byte == byte)
        return *slot;
    node *fresh = calloc(1, sizeof *fresh);
    if (!fresh)
        die("out of memory");
    fresh->byte = byte;
    fresh->next = *slot;
    return *slot = fresh;
}

/* Every raw first byte whose code point may fold to the term's first one. */
static void mark_first(int class, pc_str term) {
    unsigned len;
    uint32_t cp = pc_utf8_at(term, 0, &len);
    first[class][(unsigned char)term.p[0]] = 1;
    if (cp < 0x80) {
        if (pc_is_lower((unsigned char)cp))
            first[class][cp - 32] = 1;
        if (cp == '\'' || cp == '-')
            first[class][0xE2] = first[class][0xCA] = 1;
        if (cp == 'k')
            first[class][0xE2] = 1; /* KELVIN SIGN */
        return;
    }
    for (uint32_t upper = 0x80; upper < 0x2000; upper++) {
        char raw[4];
        if (pc_cp_fold(upper) == cp && pc_utf8_put(raw, upper))
            first[class][(unsigned char)raw[0]] = 1;
    }
}

static void add(int class, int lang, char *term, int value) {
    char out[MAX_TERM * 2];
    pc_str in = {term, strlen(term)};
    size_t n = 0;
    if (in.n == 0 || in.n > MAX_TERM)
        die("a term must have 1 to %d bytes", MAX_TERM);
    for (size_t at = 0; at < in.n;) {
        unsigned len;
        size_t space = pc_space_len(in, at);
        uint32_t cp = pc_utf8_at(in, at, &len);
        if (space) {
            at = pc_skip_space(in, at, in.n);
            out[n++] = ' ';
            continue;
        }
        at += len;
        if (cp == 0x2019 || cp == 0x2018 || cp == 0x02BC)
            cp = '\'';
        if (cp == 0x2010 || cp == 0x2011)
            cp = '-';
        n += pc_utf8_put(out + n, pc_cp_fold(cp));
    }
    mark_first(class, (pc_str){out, n});
    node *at = &roots[class];
    for (size_t i = 0; i < n; i++)
        at = child(at, (unsigned char)out[i]);
    if (at->ends && at->value != value && (at->langs & 1u << lang))
        die("\"%s\" stands twice in [%s] with different values", term, class_names[class]);
    if (!at->ends)
        at->value = value;
    at->ends = true;
    at->langs |= 1u << lang;
}

static char *strip(char *s) {
    while (*s == ' ' || *s == '\t')
        s++;
    size_t n = strlen(s);
    while (n && pc_is_space((unsigned char)s[n - 1]))
        s[--n] = '\0';
    return s;
}

/* Cuts " = 3" off the end; keeps `value` when there is none. */
static int cut_value(char *s, int value) {
    char *equals = strrchr(s, '=');
    if (!equals || equals == s || equals[-1] != ' ')
        return value;
    char *end;
    long number = strtol(equals + 1, &end, 10);
    if (end == equals + 1 || *strip(end))
        die("a number is wanted behind '='");
    *equals = '\0';
    strip(s);
    return (int)number;
}

static int named(const char *what, const char *const *names, int count, const char *name) {
    for (int i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return i;
    die("unknown %s \"%s\"", what, name);
    return -1;
}

static void read_table(const char *path) {
    char text[1024];
    int lang = -1, class = -1, value = 0;
    FILE *in = fopen(path, "r");
    file = path;
    line_number = 0;
    if (!in)
        die("cannot be read");
    while (fgets(text, sizeof text, in)) {
        line_number++;
        char *s = strip(text);
        if (!*s || (*s == '#' && s[1] != '#'))
            continue;
        if (strncmp(s, "language ", 9) == 0) {
            lang = named("language", langs, EVERY + 1, strip(s + 9));
        } else if (*s == '[') {
            char *close = strchr(s, ']');
            if (!close)
                die("']' is missing");
            value = cut_value(close, 0);
            *close = '\0';
            class = named("class", class_names, PC_TERM_CLASSES, s + 1);
        } else if (lang < 0 || class < 0) {
            die("a term before \"language\" and \"[class]\"");
        } else {
            int own = cut_value(s, value);
            add(class, lang, s, own);
        }
    }
    fclose(in);
}

/* Breadth first, so that the children of a node stand side by side. */
typedef struct {
    node **v;
    size_t n, cap;
} queue;

static void push(queue *q, node *item) {
    if (q->n == q->cap) {
        q->cap = q->cap ? q->cap * 2 : 4096;
        q->v = realloc(q->v, q->cap * sizeof *q->v);
        if (!q->v)
            die("out of memory");
    }
    q->v[q->n++] = item;
}

static unsigned leaf_number(FILE *out, const node *at, unsigned (*seen)[2], unsigned *n) {
    for (unsigned i = 0; i < *n; i++)
        if (seen[i][0] == at->langs && (int)seen[i][1] == at->value)
            return i + 1;
    if (*n == UINT16_MAX - 1)
        die("too many different leaves");
    seen[*n][0] = at->langs;
    seen[*n][1] = (unsigned)at->value;
    fprintf(out, "    {0x%x, %d},\n", at->langs, at->value);
    return ++*n;
}

static void write_nodes(FILE *out, queue *q, const unsigned *leaf) {
    size_t next = PC_TERM_CLASSES;
    fputs("static const pc_term_node nodes[] = {\n", out);
    for (size_t i = 0; i < q->n; i++) {
        unsigned count = 0;
        for (node *c = q->v[i]->child; c; c = c->next)
            count++;
        fprintf(out, "    {%zu, %u, %u, %u},\n", count ? next : 0, leaf[i], q->v[i]->byte, count);
        next += count;
    }
    fputs("};\n", out);
}

static void write_tables(const char *path) {
    queue q = {0};
    FILE *out = fopen(path, "w");
    file = path;
    line_number = 0;
    if (!out)
        die("cannot be written");
    for (int i = 0; i < PC_TERM_CLASSES; i++)
        push(&q, &roots[i]);
    for (size_t i = 0; i < q.n; i++)
        for (node *c = q.v[i]->child; c; c = c->next)
            push(&q, c);
    unsigned *leaf = calloc(q.n, sizeof *leaf), (*seen)[2] = calloc(UINT16_MAX, sizeof *seen), count = 0;
    if (!leaf || !seen)
        die("out of memory");
    fputs("/* Made from release/lang by compile_terms. */\n#include \"text/terms.h\"\n\n"
          "static const pc_term_leaf leaves[] = {\n    {0, 0}, /* never asked for */\n", out);
    count = 1;
    for (size_t i = 0; i < q.n; i++)
        leaf[i] = q.v[i]->ends ? leaf_number(out, q.v[i], seen, &count) : 0;
    fputs("};\n", out);
    write_nodes(out, &q, leaf);
    fputs("static const uint32_t roots[] = {", out);
    for (int i = 0; i < PC_TERM_CLASSES; i++)
        fprintf(out, "%s%d", i ? ", " : "", i);
    fputs("};\nstatic const uint8_t first[][32] = {\n", out);
    for (int i = 0; i < PC_TERM_CLASSES; i++) {
        fputs("    {", out);
        for (int byte = 0; byte < 256; byte += 8) {
            unsigned bits = 0;
            for (int bit = 0; bit < 8; bit++)
                bits |= (unsigned)first[i][byte + bit] << bit;
            fprintf(out, "%s%u", byte ? "," : "", bits);
        }
        fputs("},\n", out);
    }
    fputs("};\nconst pc_terms pc_lang_terms = {nodes, leaves, roots, first};\n", out);
    if (ferror(out) || fclose(out) != 0)
        die("could not be written whole");
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fputs("usage: compile_terms OUT.c TABLE.lang ...\n", stderr);
        return 2;
    }
    for (int i = 2; i < argc; i++)
        read_table(argv[i]);
    write_tables(argv[1]);
    return 0;
}
