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
 *   said | told            (several terms on a line)
 *   not{e,es,ed}           (alternatives: note, notes, noted; {,s} an empty one; \, a comma in one)
 *   claimed = 3            (a value of its own, for all that one | | cell makes)
 *
 * Terms are stored as pc_term_fold gives them. A term may have other values
 * in other languages; languages are asked in the order of pc_lang.
 * Equal tails are stored once, so alternatives cost little.
 */
#include "base/hash.h"
#include "text/terms.h"
#include "text/utf8.h"
#include "text/word_hash.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { EVERY = PC_LANGS, MAX_TERM = 256, MAX_LINE = 8192, MAX_MEANINGS = PC_LANGS + 1, MAX_PAIRS = 4096 };

typedef struct meaning {
    unsigned langs;
    int value;
} meaning;

typedef struct node {
    struct node *child, *next;
    unsigned char byte;
    unsigned char meanings;
    meaning means[MAX_MEANINGS];
    unsigned leaf;  /* as in pc_term_node */
    unsigned block; /* number of the children's block; 0 = none */
} node;

static const char *const class_names[] = {
#define PC_CLASS(id, name, note) [PC_TERM_##id] = (name),
#include "text/term_classes.def"
#undef PC_CLASS
};
static const char *const langs[] = {"en", "fr", "es", "de", "pt", "it", "ru", "ar", "zh", "ja", "every"};

static node roots[PC_TERM_CLASSES];
static unsigned char first[PC_TERM_CLASSES][256];
static uint64_t begin[PC_TERM_BEGINNINGS];
static uint64_t one_words[(1u << PC_TERM_WORD_BITS) / 64];
static uint64_t first_words[1u << PC_FIRST_WORD_BITS];
static const char *file;
static unsigned line_number, conflicts;
static struct {
    char to[5];
    unsigned char from;
} pairs[MAX_PAIRS]; /* what code points fold to, and their first byte */
static size_t n_pairs;

__attribute__((format(printf, 1, 2), noreturn)) static void die(const char *format, ...) {
    va_list args;
    va_start(args, format);
    fprintf(stderr, "%s:%u: ", file, line_number);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(1);
}

static void *room(size_t n, size_t size) {
    void *got = calloc(n ? n : 1, size);
    if (!got)
        die("out of memory");
    return got;
}

static node *child(node *at, unsigned char byte) {
    node **slot = &at->child;
    while (*slot && (*slot)->byte < byte)
        slot = &(*slot)->next;
    if (*slot && (*slot)->byte == byte)
        return *slot;
    node *fresh = room(1, sizeof *fresh);
    fresh->byte = byte;
    fresh->next = *slot;
    return *slot = fresh;
}

/* Every code point that folding changes: a term can start with any that folds to its first one. */
static void read_folding(void) {
    for (uint32_t cp = 0x80; cp < 0x20000; cp++) {
        char raw[5] = {0}, out[5] = {0};
        if (cp >= 0xD800 && cp < 0xE000)
            continue;
        size_t n = pc_utf8_put(raw, cp), took;
        unsigned made = pc_term_fold((pc_str){raw, n}, 0, out, &took);
        if (made == 0 || memcmp(raw, out, sizeof raw) == 0)
            continue;
        if (n_pairs == MAX_PAIRS)
            die("too many folded code points");
        memcpy(pairs[n_pairs].to, out, sizeof out);
        pairs[n_pairs++].from = (unsigned char)raw[0];
    }
}

static void mark_first(int class, const char *term) {
    unsigned char byte = (unsigned char)term[0];
    first[class][byte] = 1;
    if (pc_is_lower(byte))
        first[class][byte - 32] = 1;
    for (size_t i = 0; i < n_pairs; i++)
        if (strncmp(term, pairs[i].to, strlen(pairs[i].to)) == 0)
            first[class][pairs[i].from] = 1;
}

/* What bytes in a text may be where a folded term has got to: one kind, or any. */
typedef enum { THIS_KIND, NO_WORD, ANY_KIND } wanted;

/* What may stand behind the byte `last` of a term for it to go on with `next`, or to end there. */
static wanted wanted_behind(unsigned char last, unsigned char next) {
    if (last == ' ')
        return ANY_KIND; /* more of its white space */
    if (next)
        return THIS_KIND;
    return pc_is_alpha(last) || pc_is_digit(last) ? NO_WORD : ANY_KIND;
}

static bool may_be(unsigned kind, wanted want, unsigned char next) {
    bool word = (kind >= 1 && kind <= 26) || kind == PC_BYTE_DIGIT;
    if (kind == PC_BYTE_HIGH || want == ANY_KIND)
        return true; /* what is above 0x7F may fold to anything, or be passed over */
    return want == NO_WORD ? !word : pc_byte_kinds[next] == kind;
}

static bool any_high(int class) {
    for (unsigned byte = 0x80; byte < 0x100; byte++)
        if (first[class][byte])
            return true;
    return false;
}

/* Terms that start above 0x7F, or with what something there folds to, may have any second and third byte. */
static void mark_begin(int class, const char *term) {
    const unsigned char *t = (const unsigned char *)term;
    bool high = any_high(class);
    for (unsigned second = 0; second < PC_BYTE_KINDS; second++) {
        bool goes_on = t[0] < 0x80 && may_be(second, wanted_behind(t[0], t[1]), t[1]);
        bool open = second == PC_BYTE_HIGH || !t[1]; /* the third may be anything */
        for (unsigned third = 0; third < PC_BYTE_KINDS; third++) {
            if (goes_on && (open || may_be(third, wanted_behind(t[1], t[2]), t[2])))
                begin[pc_terms_beginning(pc_byte_kinds[t[0]], second, third)] |= PC_CLASS_BIT(class);
            if (high)
                begin[pc_terms_beginning(PC_BYTE_HIGH, second, third)] |= PC_CLASS_BIT(class);
        }
    }
}

/* A term that begins with a word of ASCII letters is known by it. Where something above 0x7F follows the word in the term, it does in the text. */
static void mark_first_word(int class, const char *term) {
    char padded[PC_FIRST_WORD_LETTERS + 1] = {0};
    size_t n = strlen(term);
    memcpy(padded, term, n < PC_FIRST_WORD_LETTERS ? n : PC_FIRST_WORD_LETTERS);
    uint64_t word = pc_first_word((pc_str){padded, sizeof padded});
    if (word)
        first_words[pc_first_word_slot(word)] |= PC_CLASS_BIT(class);
}

/* Terms that are one word of ASCII are known by its hash. */
static void mark_word(int class, const char *term) {
    pc_hashing hashing = {0};
    for (const unsigned char *t = (const unsigned char *)term; *t; t++) {
        if (*t >= 0x80 || *t == ' ')
            return;
        pc_hash_byte(&hashing, *t);
    }
    uint32_t slot = pc_term_word_slot((pc_term_class)class, pc_hash_end(&hashing));
    one_words[slot / 64] |= UINT64_C(1) << (slot % 64);
}

static pc_small_word small_words[1 << PC_SMALL_WORD_BITS];

/* The whole look-up of a word knows none with a mark in it; one that a second word may follow is left to the trie. */
static void add_small_word(int class, int lang, const char *term) {
    uint64_t key = 0;
    size_t n = 0, slot;
    for (; n < PC_SMALL_WORD_LETTERS && pc_is_lower((unsigned char)term[n]); n++)
        key |= (uint64_t)(unsigned char)term[n] << 8 * n;
    if (strchr(term, ','))
        die("a comma in \"%s\" of [%s]", term, class_names[class]);
    if (!n || (term[n] && term[n] != ' '))
        return;
    for (slot = pc_small_word_slot(key); small_words[slot].key && small_words[slot].key != key;)
        slot = (slot + 1) % (sizeof small_words / sizeof *small_words);
    small_words[slot].key = key;
    *(class == PC_TERM_STOP ? &small_words[slot].stop : &small_words[slot].foreign) |=
        (uint16_t)(term[n] ? PC_SMALL_WORD_GOES_ON : 1u << lang);
}

static void write_small_words(FILE *out) {
    fputs("const pc_small_word pc_lang_small_words[1 << PC_SMALL_WORD_BITS] = {\n", out);
    for (size_t i = 0; i < sizeof small_words / sizeof *small_words; i++)
        if (small_words[i].key)
            fprintf(out, "    [%zu] = {0x%llx, 0x%x, 0x%x},\n", i, (unsigned long long)small_words[i].key, small_words[i].stop, small_words[i].foreign);
    fputs("};\n", out);
}

static void add_meaning(node *at, int class, int lang, const char *term, int value) {
    unsigned bit = 1u << lang;
    for (unsigned i = 0; i < at->meanings; i++) {
        if (at->means[i].value == value) {
            at->means[i].langs |= bit;
            return;
        }
        if (at->means[i].langs & bit) {
            fprintf(stderr, "%s:%u: \"%s\" stands twice in [%s], as %d and %d\n", file, line_number, term,
                    class_names[class], at->means[i].value, value);
            conflicts++;
            return;
        }
    }
    at->means[at->meanings++] = (meaning){bit, value};
}

static void add(int class, int lang, const char *term, int value) {
    char out[MAX_TERM * 2 + 1];
    pc_str in = {term, strlen(term)};
    size_t n = 0, took;
    if (in.n == 0 || in.n > MAX_TERM)
        die("a term must have 1 to %d bytes: \"%s\"", MAX_TERM, term);
    for (size_t at = 0; at < in.n; at += took)
        n += pc_term_fold(in, at, out + n, &took);
    out[n] = '\0';
    if (n == 0)
        die("nothing is left of \"%s\"", term);
    mark_first(class, out);
    mark_begin(class, out);
    mark_word(class, out);
    mark_first_word(class, out);
    if (class == PC_TERM_STOP || class == PC_TERM_FOREIGN)
        add_small_word(class, lang, out);
    node *at = &roots[class];
    for (size_t i = 0; i < n; i++)
        at = child(at, (unsigned char)out[i]);
    add_meaning(at, class, lang, term, value);
}

static char *strip(char *s) {
    while (*s == ' ' || *s == '\t')
        s++;
    size_t n = strlen(s);
    while (n && pc_is_space((unsigned char)s[n - 1]))
        s[--n] = '\0';
    return s;
}

/* The next alternative's end: its comma or the closing brace. "\\," is a comma of the term. */
static const char *alternative_end(const char *s, const char *term) {
    for (; *s != ',' && *s != '}'; s++) {
        if (*s == '\\' && s[1])
            s++;
        else if (!*s || *s == '{')
            die("'}' is missing: \"%s\"", term);
    }
    return s;
}

/* Copies the alternative that `left` picks at the '{' at `s`; returns the closing brace. */
static const char *pick_one(const char *s, const char *term, unsigned long *left, char *out, size_t *n) {
    unsigned long choices = 0, pick, i = 0;
    const char *end = s;
    do {
        end = alternative_end(end + 1, term);
        choices++;
    } while (*end == ',');
    pick = *left % choices;
    *left /= choices;
    for (; i < pick; i++)
        s = alternative_end(s + 1, term);
    const char *stop = alternative_end(s + 1, term);
    for (s++; s < stop && *n < MAX_TERM; s++)
        if (*s != '\\')
            out[(*n)++] = *s;
    return end;
}

/* Adds every form of a term with {a,b} alternatives: counts through them like an odometer. */
static void add_forms(int class, int lang, const char *term, int value) {
    for (unsigned long form = 0;; form++) {
        char out[MAX_TERM + 1];
        size_t n = 0;
        unsigned long left = form;
        for (const char *s = term; *s; s++) {
            if (*s == '{')
                s = pick_one(s, term, &left, out, &n);
            else if (n < MAX_TERM)
                out[n++] = *s;
        }
        if (left)
            return;
        out[n] = '\0';
        add(class, lang, strip(out), value); /* an empty choice leaves a space */
    }
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

static void add_cells(int class, int lang, char *s, int value) {
    while (s) {
        char *bar = strchr(s, '|');
        if (bar)
            *bar = '\0';
        char *cell = strip(s);
        int own = cut_value(cell, value);
        add_forms(class, lang, cell, own);
        s = bar ? bar + 1 : NULL;
    }
}

static void read_table(const char *path) {
    char text[MAX_LINE];
    int lang = -1, class = -1, value = 0;
    FILE *in = fopen(path, "r");
    file = path;
    line_number = 0;
    if (!in)
        die("cannot be read");
    while (fgets(text, sizeof text, in)) {
        line_number++;
        if (strlen(text) == sizeof text - 1)
            die("the line is too long");
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
            add_cells(class, lang, s, value);
        }
    }
    fclose(in);
}

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

/* Meanings that stand together in the output; equal runs are stored once. */
static struct {
    const node *of;
    unsigned at;
} runs[UINT16_MAX];
static unsigned n_runs, n_leaves;

static unsigned leaf_number(FILE *out, const node *at) {
    for (unsigned i = 0; i < n_runs; i++)
        if (runs[i].of->meanings == at->meanings &&
            memcmp(runs[i].of->means, at->means, at->meanings * sizeof *at->means) == 0)
            return runs[i].at;
    if (n_leaves + at->meanings >= UINT16_MAX)
        die("too many different leaves");
    runs[n_runs].of = at;
    runs[n_runs].at = n_leaves + 1;
    for (unsigned i = 0; i < at->meanings; i++)
        fprintf(out, "    {0x%x, %d, %d},\n", at->means[i].langs, i + 1 < at->meanings, at->means[i].value);
    n_leaves += at->meanings;
    return runs[n_runs++].at;
}

/* The first node whose children are each block, and where they stand in the output. */
typedef struct {
    const node *of;
    unsigned count, at;
} block;

static bool same_children(const node *a, const node *b) {
    const node *x = a->child, *y = b->child;
    while (x && y && x->byte == y->byte && x->leaf == y->leaf && x->block == y->block) {
        x = x->next;
        y = y->next;
    }
    return !x && !y;
}

static size_t hash_children(const node *of) {
    uint64_t hash = PC_HASH_SEED;
    for (const node *c = of->child; c; c = c->next)
        hash = pc_hash(pc_hash(pc_hash(hash, c->byte), c->leaf), c->block);
    return (size_t)(hash ^ hash >> 32);
}

/* From the leaves up: nodes with equal children get the same block. */
static unsigned share_blocks(queue *q, block *blocks) {
    size_t size = 1;
    while (size < q->n * 2)
        size *= 2;
    unsigned *table = room(size, sizeof *table), n = 0;
    for (size_t i = q->n; i-- > 0;) {
        node *of = q->v[i];
        if (!of->child)
            continue;
        size_t slot = hash_children(of) % size;
        while (table[slot] && !same_children(blocks[table[slot]].of, of))
            slot = (slot + 1) % size;
        if (!table[slot]) {
            table[slot] = ++n;
            blocks[n].of = of;
            for (const node *c = of->child; c; c = c->next)
                blocks[n].count++;
            if (blocks[n].count > UINT8_MAX)
                die("too many ways to go on from one place");
        }
        of->block = table[slot];
    }
    free(table);
    return n;
}

static void write_node(FILE *out, const node *at, const block *blocks) {
    const block *b = &blocks[at->block];
    fprintf(out, "    {%u, %u, %u, %u},\n", b->at, at->leaf, at->byte, b->count);
}

/* ---- first words ---- */

static pc_term_jump jumps[1u << PC_TERM_JUMP_BITS];
static size_t n_jumps;

static void add_jump(int class, uint64_t word, unsigned number) {
    size_t slot = pc_term_jump_slot((pc_term_class)class, word);
    while (jumps[slot].word)
        slot = (slot + 1) % (1u << PC_TERM_JUMP_BITS);
    jumps[slot] = (pc_term_jump){word, number, (uint32_t)class};
    if (++n_jumps > (1u << PC_TERM_JUMP_BITS) * 3 / 4)
        die("too many first words: PC_TERM_JUMP_BITS must be larger");
}

/* A term ends here, or goes on with something that is no letter of ASCII. */
static bool ends_word(const node *at) {
    bool other = at->meanings > 0;
    for (const node *c = at->child; c; c = c->next)
        other = other || !pc_is_lower(c->byte);
    return other;
}

/* The nodes that stand behind a first word of the class, or behind the first letters of a long one. */
static void find_jumps(int class, const block *blocks) {
    struct {
        const node *child; /* the next one to go to */
        unsigned number;        /* its number among the nodes */
        uint64_t word;
    } path[PC_FIRST_WORD_LETTERS + 1] = {{roots[class].child, blocks[roots[class].block].at, 0}};
    for (unsigned depth = 0;;) {
        const node *c = path[depth].child;
        if (!c || depth == PC_FIRST_WORD_LETTERS) {
            if (!depth--)
                return;
            continue;
        }
        unsigned number = path[depth].number++;
        path[depth].child = c->next;
        if (!pc_is_lower(c->byte))
            continue;
        uint64_t word = path[depth].word | (uint64_t)c->byte << 8 * depth;
        depth++;
        if (depth == PC_FIRST_WORD_LETTERS || ends_word(c))
            add_jump(class, word, number);
        path[depth].child = c->child;
        path[depth].number = blocks[c->block].at;
        path[depth].word = word;
    }
}

static void write_jumps(FILE *out) {
    fputs("static const pc_term_jump jumps[1 << PC_TERM_JUMP_BITS] = {\n", out);
    for (size_t i = 0; i < sizeof jumps / sizeof *jumps; i++)
        if (jumps[i].word)
            fprintf(out, "    [%zu] = {0x%llx, %u, %u},\n", i, (unsigned long long)jumps[i].word, jumps[i].node, jumps[i].class);
    fputs("};\n", out);
}

static void write_nodes(FILE *out, queue *q) {
    block *blocks = room(q->n + 1, sizeof *blocks);
    unsigned n = share_blocks(q, blocks), next = PC_TERM_CLASSES;
    for (unsigned i = n; i > 0; i--) {
        blocks[i].at = next;
        next += blocks[i].count;
    }
    for (int class = 0; class < PC_TERM_CLASSES; class++)
        find_jumps(class, blocks);
    fputs("static const pc_term_node nodes[] = {\n", out);
    for (int i = 0; i < PC_TERM_CLASSES; i++)
        write_node(out, &roots[i], blocks);
    for (unsigned i = n; i > 0; i--)
        for (const node *c = blocks[i].of->child; c; c = c->next)
            write_node(out, c, blocks);
    fputs("};\nstatic const uint8_t bytes[] = {\n    ", out);
    for (unsigned i = 0; i < PC_TERM_CLASSES; i++)
        fputs("0, ", out);
    for (unsigned i = n; i > 0; i--)
        for (const node *c = blocks[i].of->child; c; c = c->next)
            fprintf(out, "%u,%s", c->byte, c->next ? " " : "\n    ");
    for (unsigned i = 0; i < PC_TERM_BYTES_BEHIND; i++)
        fputs("0, ", out);
    fputs("\n};\n", out);
    free(blocks);
}

/* 1 + the place among the root's children of an ASCII first byte; other bytes are folded first. */
static unsigned child_number(const node *root, unsigned char byte) {
    unsigned n = 1;
    if (byte >= 0x80)
        return PC_TERM_FOLD_FIRST;
    for (const node *c = root->child; c; c = c->next, n++)
        if (c->byte == pc_lower(byte))
            return n;
    return 0;
}

static void write_first(FILE *out) {
    fputs("static const uint32_t roots[] = {", out);
    for (int i = 0; i < PC_TERM_CLASSES; i++)
        fprintf(out, "%s%d", i ? ", " : "", i);
    fputs("};\nstatic const uint8_t first[][256] = {\n", out);
    for (int i = 0; i < PC_TERM_CLASSES; i++) {
        fputs("    {", out);
        for (int byte = 0; byte < 256; byte++)
            fprintf(out, "%s%u", byte ? "," : "", first[i][byte] ? child_number(&roots[i], (unsigned char)byte) : 0);
        fputs("},\n", out);
    }
}

static void write_masks(FILE *out, const char *name, const uint64_t *masks, size_t n) {
    fprintf(out, "static const uint64_t %s[] = {", name);
    for (size_t i = 0; i < n; i++)
        fprintf(out, "%s0x%llx,", i % 8 ? " " : "\n    ", (unsigned long long)masks[i]);
    fputs("\n};\n", out);
}

/* What each letter of two bytes folds to, where that has two bytes too: asked of every one in a text. */
static void write_folds(FILE *out) {
    fputs("static const uint16_t folds[PC_TERM_FOLDS] = {", out);
    for (uint32_t cp = 0x80; cp < 0x80 + PC_TERM_FOLDS; cp++) {
        char raw[4], folded[4];
        size_t n = pc_utf8_put(raw, cp), took;
        bool alike = pc_term_fold((pc_str){raw, n}, 0, folded, &took) == 2;
        fprintf(out, "%s%u,", cp % 16 ? " " : "\n    ", alike ? pc_utf8_at((pc_str){folded, 2}, 0, &(unsigned){0}) : 0);
    }
    fputs("\n};\n", out);
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
    fputs("/* Made from release/lang by compile_terms. */\n#include \"text/terms.h\"\n\n"
          "static const pc_term_leaf leaves[] = {\n    {0, 0, 0}, /* never asked for */\n", out);
    n_leaves = 1;
    for (size_t i = 0; i < q.n; i++)
        q.v[i]->leaf = q.v[i]->meanings ? leaf_number(out, q.v[i]) : 0;
    fputs("};\n", out);
    write_nodes(out, &q);
    write_first(out);
    fputs("};\n", out);
    write_masks(out, "begin", begin, PC_TERM_BEGINNINGS);
    write_masks(out, "one_words", one_words, sizeof one_words / sizeof *one_words);
    write_masks(out, "first_words", first_words, sizeof first_words / sizeof *first_words);
    write_jumps(out);
    write_folds(out);
    write_small_words(out);
    fputs("const pc_terms pc_lang_terms = {nodes, bytes, leaves, roots, first, one_words, begin, first_words, jumps, folds};\n", out);
    free(q.v);
    if (ferror(out) || fclose(out) != 0)
        die("could not be written whole");
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fputs("usage: compile_terms OUT.c TABLE.lang ...\n", stderr);
        return 2;
    }
    read_folding();
    for (int i = 2; i < argc; i++)
        read_table(argv[i]);
    if (conflicts)
        return 1;
    write_tables(argv[1]);
    return 0;
}
