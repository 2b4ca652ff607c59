/*
 * Remains of doubly encoded marks. Where the scrape lost all but the first
 * of three characters, quotation marks, apostrophes and dashes are all an "a"
 * with circumflex (a closing quotation mark often with "?" behind it). Which
 * it was depends on what stands beside it.
 */
#ifndef PC_TEXT_DECODE_REMAINS_H
#define PC_TEXT_DECODE_REMAINS_H

#include "text/decode_parts.h"

typedef struct pc_remains {
    pc_str text;
    bool damaged; /* the letter is no letter in this text */
    bool open;    /* behind an opening quotation mark */
    bool nested;  /* behind a single one inside it */
    bool asks;    /* closing marks end in "?" here */
    size_t last;  /* behind the mark before */
} pc_remains;

/** A mark and the bytes of text that are left of it. */
typedef struct pc_mark {
    uint32_t cp;
    unsigned bytes;
} pc_mark;

/** Whether the text has such remains: judged by the whole of it. */
pc_remains pc_remains_of(pc_str text, const pc_byte_census *census);
/** The mark whose remains stand at `at` (C3 A2), behind the character `before`. Asked in the order of the text. */
pc_mark pc_remains_mark(pc_remains *remains, size_t at, uint32_t before);

/** True when the C3 A2 at `at` stands where no language writes the letter. */
bool pc_is_out_of_place(pc_str text, size_t at);

#endif
