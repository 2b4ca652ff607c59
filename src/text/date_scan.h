/* A place in a text that a date is read from: what the date readers share. */
#ifndef PC_TEXT_DATE_SCAN_H
#define PC_TEXT_DATE_SCAN_H

#include "text/date.h"
#include "text/utf8.h"

/** Values of DATE_WORD terms; see term_classes.def. */
enum { WORD_BETWEEN, WORD_ORDINAL, WORD_AFTER_YEAR, WORD_YEAR, WORD_MONTH, WORD_DAY, WORD_HIJRI_MONTH, WORD_HIJRI_YEAR, WORD_RANGE };

/** The byte at text.p[at]; 0 behind the end. */
static inline unsigned char pc_byte_at(pc_str text, size_t at) {
    return at < text.n ? (unsigned char)text.p[at] : 0;
}
/** The code point at text.p[at]; 0 behind the end. */
static inline uint32_t pc_cp_at(pc_str text, size_t at) {
    unsigned len;
    return at < text.n ? pc_utf8_at(text, at, &len) : 0;
}
/** The bytes of the code point at text.p[at]; 0 behind the end. */
static inline unsigned pc_cp_len(pc_str text, size_t at) {
    unsigned len = 0;
    if (at < text.n)
        (void)pc_utf8_at(text, at, &len);
    return len;
}
/** What follows from `at` on; empty behind the end. */
static inline pc_str pc_rest_of(pc_str text, size_t at) {
    return pc_str_sub(text, at < text.n ? at : text.n, text.n);
}
/** The offset behind any white space at `at`. */
static inline size_t pc_past_space(pc_str text, size_t at) {
    return at < text.n ? pc_skip_space(text, at, text.n) : text.n;
}

/** A number in digits of any script. `digits` counts them; a run of more than six is none. */
typedef struct pc_number {
    int value;
    unsigned digits;
    size_t end; /* offset behind it */
} pc_number;

/** The number at `at`; false when there is none. */
bool pc_number_at(pc_str text, size_t at, pc_number *out);
/** The offset behind the term of `class` with `value` at `at`; 0 when it does not stand there. */
static inline size_t pc_term_at(pc_str text, size_t at, pc_term_class class, unsigned langs, int value) {
    pc_term_hit hit = pc_terms_match(&pc_lang_terms, class, langs, pc_rest_of(text, at));
    return hit.bytes && hit.value == value ? at + hit.bytes : 0;
}
/** The offset behind a full-width or ASCII mark out of `marks` (ASCII, no letters and digits) at `at`; 0 when there is none. */
size_t pc_mark_at_on(pc_str text, size_t at, const char *marks);
static inline size_t pc_mark_at(pc_str text, size_t at, const char *marks) {
    if (at >= text.n || pc_is_alpha((unsigned char)text.p[at]) || pc_is_digit((unsigned char)text.p[at]))
        return 0;
    return pc_mark_at_on(text, at, marks);
}
/** The offset behind a hyphen, dash or minus at `at`; 0 when there is none. */
size_t pc_dash_at(pc_str text, size_t at);

#endif
