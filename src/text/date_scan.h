/* A place in a text that a date is read from: what the date readers share. */
#ifndef PC_TEXT_DATE_SCAN_H
#define PC_TEXT_DATE_SCAN_H

#include "text/date.h"
#include "text/utf8.h"

/** Values of DATE_WORD terms; see term_classes.def. */
enum { WORD_BETWEEN, WORD_ORDINAL, WORD_AFTER_YEAR, WORD_YEAR, WORD_MONTH, WORD_DAY, WORD_HIJRI_MONTH, WORD_HIJRI_YEAR, WORD_RANGE };

/** The byte at text.p[at]; 0 behind the end. */
unsigned char pc_byte_at(pc_str text, size_t at);
/** The code point at text.p[at]; 0 behind the end. */
uint32_t pc_cp_at(pc_str text, size_t at);
/** The bytes of the code point at text.p[at]; 0 behind the end. */
unsigned pc_cp_len(pc_str text, size_t at);
/** What follows from `at` on; empty behind the end. */
pc_str pc_rest_of(pc_str text, size_t at);
/** The offset behind any white space at `at`. */
size_t pc_past_space(pc_str text, size_t at);

/** A number in digits of any script. `digits` counts them; a run of more than six is none. */
typedef struct pc_number {
    int value;
    unsigned digits;
    size_t end; /* offset behind it */
} pc_number;

/** The number at `at`; false when there is none. */
bool pc_number_at(pc_str text, size_t at, pc_number *out);
/** The offset behind the term of `class` with `value` at `at`; 0 when it does not stand there. */
size_t pc_term_at(pc_str text, size_t at, pc_term_class class, unsigned langs, int value);
/** The offset behind a full-width or ASCII mark out of `marks` (ASCII) at `at`; 0 when there is none. */
size_t pc_mark_at(pc_str text, size_t at, const char *marks);
/** The offset behind a hyphen, dash or minus at `at`; 0 when there is none. */
size_t pc_dash_at(pc_str text, size_t at);

#endif
