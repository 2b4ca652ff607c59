/*
 * libFuzzer: any bytes are checked and mended, in every house style, and what comes of it keeps its promises.
 *
 *   cmake -S . -B build-fuzz -DCMAKE_C_COMPILER=clang -DPC_FUZZ=ON -DPC_SANITIZE=ON
 *   build-fuzz/tests/fuzz_check CORPUS_DIR tests/golden tests/fuzz/seeds
 *
 * Findings lie in the file and in order, edits too; a mended text parses, and mending it again changes nothing.
 * The last byte of an input chooses what is proposed, the encoding and which styles mend; the rest is the release.
 */
#include "promises.h"

#include "check/fix.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void fail(const char *why, const char *what) {
    fprintf(stderr, "broken promise: %s%s%s\n", why, what ? ": " : "", what ? what : "");
    abort();
}

static void look_at(const pc_findings *findings, size_t size) {
    uint32_t before = 0;
    for (size_t i = 0; i < findings->n; i++) {
        const pc_finding *finding = findings->v[i];
        const char *id = pc_rules[finding->rule].id;
        if (finding->source.at > finding->source.end || finding->source.end > size)
            fail("a finding outside the file", id);
        if (!finding->whole_file && finding->source.at < before)
            fail("findings out of order", id);
        before = finding->whole_file ? before : finding->source.at;
        if (!finding->message.n || finding->severity == PC_OFF)
            fail("a finding that says nothing", id);
        if (finding->edits.n && pc_rules[finding->rule].fix == PC_FIX_NONE)
            fail("edits of a rule that has none", id);
        for (size_t k = 0; k < finding->edits.n; k++)
            if (finding->edits.v[k].source.at > finding->edits.v[k].source.end || finding->edits.v[k].source.end > size)
                fail("an edit outside the file", id);
        for (size_t k = 0; k < finding->related.n; k++)
            if (finding->related.v[k].source.end > size)
                fail("a place outside the file", id);
    }
}

static void mend(const pc_style *style, const uint8_t *data, size_t size, bool proposals, const pc_parse_options *options) {
    pc_style_error error;
    pc_check_options how = {.today = {.year = 2021, .month = 5, .day = 4}};
    pc_checker *checker = pc_checker_new(style, &how, &error);
    pc_fixer *fixer = checker ? pc_fixer_new(checker, proposals) : NULL;
    const pc_fixed *fixed = NULL;
    if (!fixer || pc_fixer_run(fixer, (pc_str){(const char *)data, size}, options, &fixed) != PC_OK)
        fail("no memory", NULL);
    look_at(fixed->findings, fixed->bytes.n);
    const char *why = broken_promise(fixed->release);
    if (why)
        fail("a mended text", why);
    size_t n = fixed->bytes.n;
    char *once = malloc(n + 1);
    if (!once)
        fail("no memory", NULL);
    if (n)
        memcpy(once, fixed->bytes.p, n);
    if (pc_fixer_run(fixer, (pc_str){once, n}, options, &fixed) != PC_OK)
        fail("no memory", NULL);
    if (fixed->bytes.n != n || (n && memcmp(fixed->bytes.p, once, n) != 0))
        fail("mending twice is not mending once", NULL);
    pc_fixer_free(fixer);
    pc_checker_free(checker);
    free(once);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char *const encodings[] = {NULL, NULL, NULL, "UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE", "ISO-8859-15"};
    unsigned choice = size ? data[size - 1] : 0;
    pc_parse_options options = {.encoding = encodings[choice & 7]};
    pc_release *release = NULL;
    if (pc_parse(data, size, &options, &release) != PC_OK)
        return 0;
    for (pc_profile profile = 0; profile < PC_PROFILES; profile++) {
        pc_style style;
        pc_style_error error;
        const pc_findings *findings;
        pc_style_init(&style, profile);
        pc_checker *checker = pc_checker_new(&style, NULL, &error);
        if (!checker || pc_checker_run(checker, release, &findings) != PC_OK)
            fail("no memory", NULL);
        look_at(findings, size);
        pc_checker_free(checker);
        if (profile == (choice >> 3) % PC_PROFILES)
            mend(&style, data, size, choice >> 7, &options);
    }
    pc_release_free(release);
    return 0;
}
