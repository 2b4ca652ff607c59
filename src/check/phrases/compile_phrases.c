/*
 * Build tool: compiles phrase lists into one C file of static tables.
 *
 *   compile_phrases OUT.c LIST.phrases ...
 *
 * A list is a text file in UTF-8:
 *
 *   # comment
 *   rule plain-wordy              (the rule its phrases belong to, or official-name)
 *   language en                   (one of the ten, or every; en until said)
 *   case                          (from here on phrases match only as they are written; "no case" ends it)
 *   in order to => to             (a phrase and what to write instead; "=> -" says to leave it out)
 *   vital importance              (nothing to write instead)
 *   utili{se,ses} => use{,s}      (alternatives; those of the replacement follow the phrase's, one for one)
 *   leverage => use ; not of loans    (a note behind a semicolon, for the message or the rule)
 *
 * A phrase that is listed twice for one rule and language, that is too long,
 * or that has marks no phrase can have, is an error with its line.
 */
#include "check/phrase_text.h"
#include "check/words.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { MAX_LINE = 4096, MAX_FORMS = 1024, BLOOM_BITS = 16, NAME_RULE = PC_RULES };

typedef struct entry {
    pc_phrase_text text;
    char *instead, *note, *exact;
    unsigned rule, langs, next;
    bool match_case;
} entry;

static entry *entries;
static size_t n_entries, cap_entries;
static const char *file;
static unsigned line_number;

static const char *const rule_ids[] = {
#define PC_RULE(fn, id, ...) id,
#include "check/rules.def"
    "official-name"};
static const char *const langs[] = {"en", "fr", "es", "de", "pt", "it", "ru", "ar", "zh", "ja"};

__attribute__((format(printf, 1, 2), noreturn)) static void die(const char *format, ...) {
    va_list args;
    va_start(args, format);
    fprintf(stderr, "%s:%u: ", file, line_number);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(1);
}

static void *got(void *p) {
    if (!p)
        die("no memory");
    return p;
}

static char *copy(const char *s) {
    return s ? got(strdup(s)) : NULL;
}

static char *trim(char *s) {
    while (pc_is_space((unsigned char)*s))
        s++;
    size_t n = strlen(s);
    while (n && pc_is_space((unsigned char)s[n - 1]))
        s[--n] = '\0';
    return s;
}

/* The `which`-th form of a pattern with {a,b} groups (mixed radix, first group slowest) into `out`; the number of forms. */
static unsigned form(const char *pattern, unsigned which, char *out, size_t room) {
    unsigned total = 1, counts[16], n = 0;
    for (const char *p = pattern; *p; p++)
        if (*p == '{') {
            counts[n] = 1;
            for (; *p && *p != '}'; p++)
                counts[n] += *p == ',';
            if (!*p)
                die("a { is not closed in '%s'", pattern);
            total *= counts[n++];
            if (n == 16 || total > MAX_FORMS)
                die("too many alternatives in '%s'", pattern);
        }
    unsigned rest = which, of = total, g = 0;
    size_t to = 0;
    for (const char *p = pattern; *p; p++) {
        if (*p == '{') {
            of /= counts[g++];
            unsigned pick = rest / of;
            rest %= of;
            for (p++; pick && *p != '}'; p++)
                pick -= *p == ',';
            for (; *p != ',' && *p != '}'; p++)
                if (to + 1 < room)
                    out[to++] = *p;
            while (*p != '}')
                p++;
        } else if (to + 1 < room) {
            out[to++] = *p;
        }
    }
    out[to] = '\0';
    return total;
}

static void add(const char *text, const char *instead, const char *note, unsigned rule, unsigned mask, bool match_case) {
    if (n_entries == cap_entries) {
        cap_entries = cap_entries ? cap_entries * 2 : 1024;
        entries = got(realloc(entries, cap_entries * sizeof *entries));
    }
    entry *e = &entries[n_entries++];
    *e = (entry){.instead = copy(instead), .note = copy(note), .rule = rule, .langs = mask, .match_case = match_case};
    if (match_case)
        e->exact = copy(text);
    if (!pc_phrase_read(pc_str_of(text), &e->text))
        die("'%s' is no phrase: words with a blank, hyphen, slash or full stop between, at most %d of them", text, PC_PHRASE_WORDS);
}

static void read_entry(char *line, unsigned rule, unsigned mask, bool match_case) {
    char text[MAX_LINE], instead[MAX_LINE], *note = strstr(line, " ; "), *arrow;
    if (note) {
        *note = '\0';
        note = trim(note + 3);
    }
    arrow = strstr(line, " =>");
    if (arrow) {
        *arrow = '\0';
        arrow = trim(arrow + 3);
        if (strcmp(arrow, "-") == 0)
            arrow = arrow + 1;
    }
    line = trim(line);
    unsigned forms = form(line, 0, text, sizeof text), others = arrow ? form(arrow, 0, instead, sizeof instead) : 1;
    if (others != 1 && others != forms)
        die("%u alternatives to write instead of %u", others, forms);
    for (unsigned i = 0; i < forms; i++) {
        form(line, i, text, sizeof text);
        if (arrow)
            form(arrow, others == 1 ? 0 : i, instead, sizeof instead);
        add(text, arrow ? instead : NULL, note, rule, mask, match_case);
    }
}

static unsigned rule_named(const char *id) {
    for (unsigned i = 0; i <= NAME_RULE; i++)
        if (strcmp(rule_ids[i], id) == 0)
            return i;
    die("there is no rule '%s'", id);
}

static unsigned langs_named(char *names) {
    unsigned mask = 0;
    for (char *name = trim(names), *rest; *name; name = trim(rest)) {
        rest = name + strcspn(name, " ");
        if (*rest)
            *rest++ = '\0';
        if (strcmp(name, "every") == 0)
            return 0;
        size_t i = 0;
        while (i < sizeof langs / sizeof *langs && strcmp(langs[i], name) != 0)
            i++;
        if (i == sizeof langs / sizeof *langs)
            die("'%s' is none of the ten languages, nor every", name);
        mask |= 1u << i;
    }
    return mask;
}

static void read_list(const char *path) {
    FILE *in = fopen(path, "r");
    char line[MAX_LINE];
    unsigned rule = NAME_RULE + 1, mask = 1;
    bool match_case = false;
    file = path;
    line_number = 0;
    if (!in)
        die("cannot be opened");
    while (fgets(line, sizeof line, in)) {
        char *text = trim(line);
        line_number++;
        if (!*text || *text == '#')
            continue;
        if (strncmp(text, "rule ", 5) == 0)
            rule = rule_named(trim(text + 5));
        else if (strncmp(text, "language ", 9) == 0)
            mask = langs_named(text + 9);
        else if (strcmp(text, "case") == 0 || strcmp(text, "no case") == 0)
            match_case = strcmp(text, "case") == 0;
        else if (rule > NAME_RULE)
            die("no 'rule' line stands before the first phrase");
        else
            read_entry(text, rule, mask, match_case);
    }
    fclose(in);
}

static char *strings;
static size_t n_strings = 1, cap_strings; /* offset 0 stands for none */

static size_t keep(const char *s) {
    if (!s)
        return 0;
    size_t n = strlen(s) + 1, at = n_strings;
    if (n_strings + n > cap_strings) {
        cap_strings = (n_strings + n) * 2;
        strings = got(realloc(strings, cap_strings));
        strings[0] = '\0';
    }
    memcpy(strings + n_strings, s, n);
    n_strings += n;
    return at;
}

static void put_strings(FILE *out) {
    fputs("static const unsigned char strings[] = {", out);
    for (size_t i = 0; i < n_strings; i++)
        fprintf(out, "%s%u,", i % 32 ? "" : "\n    ", strings ? (unsigned char)strings[i] : 0);
    fputs("};\n", out);
}

/* ---- words of official names ---- */

static pc_name_word *name_words;
static size_t n_name_words, cap_name_words;

static int by_hash(const void *a, const void *b) {
    const pc_name_word *x = a, *y = b;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return x->phrase < y->phrase ? -1 : x->phrase > y->phrase;
}

static void add_name_words(unsigned phrase) {
    pc_str text = pc_str_of(entries[phrase].text.words);
    pc_word word;
    for (uint32_t at = 0; pc_word_read(text, at, (uint32_t)text.n, &word); at = word.end) {
        if (word.end - word.at < 4) /* of, the, and */
            continue;
        if (n_name_words == cap_name_words) {
            cap_name_words = cap_name_words ? cap_name_words * 2 : 1024;
            name_words = got(realloc(name_words, cap_name_words * sizeof *name_words));
        }
        name_words[n_name_words++] = (pc_name_word){word.hash, phrase};
    }
}

static void put_name_words(FILE *out) {
    for (size_t i = 0; i < n_entries; i++)
        if (entries[i].rule == NAME_RULE && entries[i].text.n_words > 1 && entries[i].exact)
            add_name_words((unsigned)i);
    if (n_name_words)
        qsort(name_words, n_name_words, sizeof *name_words, by_hash);
    fputs("static const pc_name_word name_words[] = {", out);
    for (size_t i = 0; i < n_name_words; i++)
        fprintf(out, "%s{0x%08Xu, %u},", i % 8 ? "" : "\n    ", name_words[i].hash, name_words[i].phrase);
    fputs("{0, 0}};\n", out);
}

static void put_tables(FILE *out) {
    unsigned n_buckets = 16;
    while (n_buckets < 2 * n_entries)
        n_buckets *= 2;
    unsigned *buckets = got(calloc(n_buckets, sizeof *buckets));
    unsigned long long *bloom = got(calloc((1u << BLOOM_BITS) / 64, sizeof *bloom));
    for (size_t i = 0; i < n_entries; i++) {
        entry *e = &entries[i];
        unsigned hash = e->text.hash, *bucket = &buckets[hash & (n_buckets - 1)];
        unsigned bit = (hash ^ hash >> BLOOM_BITS) & ((1u << BLOOM_BITS) - 1);
        for (unsigned at = *bucket; at; at = entries[at - 1].next) {
            entry *other = &entries[at - 1];
            if (other->rule == e->rule && other->langs == e->langs && strcmp(other->text.words, e->text.words) == 0 &&
                (!e->match_case || !other->match_case || strcmp(e->exact, other->exact) == 0))
                die("'%s' is listed twice for %s", e->text.words, rule_ids[e->rule]);
        }
        e->next = *bucket;
        *bucket = (unsigned)i + 1;
        bloom[bit / 64] |= 1ULL << (bit % 64);
    }
    fputs("/* Made by compile_phrases from check/phrases; not to be edited. */\n#include \"check/phrases.h\"\n\n"
          "static const pc_phrase phrases[] = {\n", out);
    for (size_t i = 0; i < n_entries; i++) {
        const entry *e = &entries[i];
        size_t words = keep(e->text.words), instead = keep(e->instead), note = keep(e->note), exact = keep(e->exact);
        fprintf(out, "    {%zu, %zu, %zu, %zu, %u, 0x%08Xu, 0x%08Xu, %u, %u, %u, %u},\n", words, instead, note, exact, e->next,
                e->text.hash, e->text.beside, e->rule, e->langs, e->text.n_words, e->text.key);
    }
    fputs("    {0}};\nstatic const uint32_t buckets[] = {", out);
    for (unsigned i = 0; i < n_buckets; i++)
        fprintf(out, "%s%u,", i % 24 ? "" : "\n    ", buckets[i]);
    fputs("};\nstatic const uint64_t bloom[] = {", out);
    for (unsigned i = 0; i < (1u << BLOOM_BITS) / 64; i++)
        fprintf(out, "%s0x%llXu,", i % 8 ? "" : "\n    ", bloom[i]);
    fputs("};\n", out);
    put_strings(out);
    put_name_words(out);
    fprintf(out, "const pc_phrase_table pc_built_in_phrases = {phrases, %zu, buckets, %u, bloom, (const char *)strings, name_words, %zu};\n",
            n_entries, n_buckets - 1, n_name_words);
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fputs("usage: compile_phrases OUT.c LIST.phrases ...\n", stderr);
        return 1;
    }
    for (int i = 2; i < argc; i++)
        read_list(argv[i]);
    FILE *out = fopen(argv[1], "w");
    if (!out) {
        perror(argv[1]);
        return 1;
    }
    put_tables(out);
    return fclose(out) != 0;
}
