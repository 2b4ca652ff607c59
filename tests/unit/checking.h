/* For tests of rules: a text is checked by some of them, in one house style. Included behind support.h by test files of rule groups. */
#ifndef PC_TESTS_CHECKING_H
#define PC_TESTS_CHECKING_H

#include "base/buf.h"
#include "check/checker.h"
#include "check/phrases.h"

#include <stdlib.h>

/** The rules that run: a byte a rule, as pc_check_options has them. */
typedef struct chosen {
    uint8_t rules[PC_RULES];
} chosen;

static inline chosen one_rule(pc_rule_id rule) {
    chosen c = {{PC_NOT_SELECTED}};
    c.rules[rule] = PC_SELECTED_BY_NAME;
    return c;
}

/** A text that was checked; free it with unchecked(). */
typedef struct checked {
    pc_style style;
    chosen rules;
    pc_checker *checker;
    pc_release *release;
    pc_findings *findings;
    pc_buf text;
} checked;

/** Checks n bytes as they are, in English. */
static inline checked *check_text(const char *text, size_t n, pc_profile profile, chosen rules) {
    checked *c = calloc(1, sizeof *c);
    pc_style_error error;
    ck_assert(c != NULL);
    c->rules = rules;
    pc_style_init(&c->style, profile);
    pc_check_options options = {.today = {.year = 2021, .month = 5, .day = 4}, .selected = c->rules.rules};
    c->checker = pc_checker_new(&c->style, &options, &error);
    ck_assert(c->checker != NULL);
    pc_buf_put(&c->text, text, n);
    c->release = parsed_bytes(c->text.p, c->text.n, "en");
    ck_assert_int_eq(pc_checker_run(c->checker, c->release, &c->findings), PC_OK);
    return c;
}

static inline void unchecked(checked *c) {
    pc_checker_free(c->checker);
    pc_release_free(c->release);
    pc_buf_release(&c->text);
    free(c);
}

#define BODY_ABOVE "FOR IMMEDIATE RELEASE\n\nTown board opens second ferry berth\n\nTIDEWATER, Ore., May 4, 2021 – "

/** Checks the body of a release, which begins behind a dateline. */
static inline checked *check_body(const char *body, pc_profile profile, chosen rules) {
    pc_buf text = {0};
    pc_buf_puts(&text, BODY_ABOVE);
    pc_buf_puts(&text, body);
    pc_buf_puts(&text, "\n");
    checked *c = check_text(text.p, text.n, profile, rules);
    pc_buf_release(&text);
    return c;
}

/** The words that a finding points at. */
static inline pc_str marked(const checked *c, size_t i) {
    return pc_str_sub((pc_str){c->text.p, c->text.n}, c->findings->v[i]->source.at, c->findings->v[i]->source.end);
}

/** The text after the edits of the findings, in order; edits of the same bytes are made once. free() it. */
static inline char *after_edits(const checked *c) {
    pc_buf out = {0};
    size_t at = 0;
    for (;;) { /* the next edit in order of the text */
        const pc_edit *next = NULL;
        for (size_t i = 0; i < c->findings->n; i++)
            for (size_t k = 0; k < c->findings->v[i]->edits.n; k++) {
                const pc_edit *edit = &c->findings->v[i]->edits.v[k];
                if (edit->source.at >= at && (!next || edit->source.at < next->source.at))
                    next = edit;
            }
        if (!next)
            break;
        pc_buf_put(&out, c->text.p + at, next->source.at - at);
        pc_buf_put_str(&out, next->with);
        at = next->source.end;
        if (at == next->source.at && at < c->text.n) /* put in between: the byte behind is past */
            pc_buf_putc(&out, c->text.p[at++]);
    }
    pc_buf_put(&out, c->text.p + at, c->text.n - at);
    pc_buf_putc(&out, '\0');
    ck_assert_int_eq(out.status, PC_OK);
    return out.p; /* malloc'd, as buffers are */
}

/** One rule on one body: it points at just these words (several as "a|b"), NULL for none. */
static inline void points_at(pc_rule_id rule, pc_profile profile, const char *body, const char *wanted) {
    checked *c = check_body(body, profile, one_rule(rule));
    pc_buf got = {0};
    for (size_t i = 0; i < c->findings->n; i++) {
        if (i)
            pc_buf_putc(&got, '|');
        pc_buf_put_str(&got, marked(c, i));
    }
    pc_buf_putc(&got, '\0');
    ck_assert_msg(strcmp(got.p, wanted ? wanted : "") == 0, "%s: \"%s\" marks \"%s\", not \"%s\"", pc_rules[rule].id, body, got.p, wanted ? wanted : "");
    pc_buf_release(&got);
    unchecked(c);
}

/** One rule on one body: with its edits made, the body reads so, and then the rule has nothing more to mend. */
static inline void becomes_body(pc_rule_id rule, pc_profile profile, const char *body, const char *wanted) {
    checked *c = check_body(body, profile, one_rule(rule));
    char *text = after_edits(c);
    size_t n = strlen(text), above = sizeof BODY_ABOVE - 1;
    ck_assert_uint_gt(n, above);
    text[n - 1] = '\0'; /* the line end */
    ck_assert_msg(strcmp(text + above, wanted) == 0, "%s: \"%s\" becomes \"%s\", not \"%s\"", pc_rules[rule].id, body, text + above, wanted);
    checked *again = check_body(text + above, profile, one_rule(rule));
    for (size_t i = 0; i < again->findings->n; i++)
        ck_assert_msg(again->findings->v[i]->edits.n == 0, "%s: \"%s\" would be mended again", pc_rules[rule].id, text + above);
    unchecked(again);
    free(text);
    unchecked(c);
}

/** The string of the table of phrases. */
static inline const char *phrase_string(uint32_t at) {
    return pc_built_in_phrases.strings + at;
}

#endif
