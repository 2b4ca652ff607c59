/*
 * Every number of an English release, in figures or in words, with what it
 * counts. Dates and times are known (facts_dates.h, facts_times.h) and marked.
 */
#ifndef PC_CHECK_FACTS_NUMBERS_H
#define PC_CHECK_FACTS_NUMBERS_H

#include "check/check.h"

typedef enum pc_number_kind {
    PC_NUM_COUNT,   /* counts something, or stands alone */
    PC_NUM_PERCENT,
    PC_NUM_MONEY,
    PC_NUM_UNIT,    /* measures: 5 km, 3 degrees */
    PC_NUM_AGE,     /* a 5-year-old, aged 5 */
    PC_NUM_ORDINAL, /* 4th, fourth */
    PC_NUM_LABEL,   /* names something: Section 3, No. 5, Boeing 747, 5th Avenue, an address, a version */
    PC_NUM_MOMENT   /* part of a date or a time, or a year */
} pc_number_kind;

typedef struct pc_numeral {
    pc_range text;       /* figures or words of the number alone: "2,500", "twenty-five", "4th" */
    pc_range whole;      /* with currency, scale, sign or unit: "$2.5 million", "5 per cent" */
    pc_range currency;   /* symbol, code or word; empty: none */
    pc_range scale;      /* "million", "m"; empty: none */
    pc_range sign;       /* "%", "percent", "per cent" */
    pc_range unit;
    int64_t value;       /* thousandths, the scale taken in; -1 too large to reckon with */
    uint32_t first, last;/* words [first, last) of text */
    uint8_t kind;        /* pc_number_kind */
    bool spelled;        /* in words */
    bool decimal, marked;/* has decimals; has a thousands mark */
    bool hedged;         /* "more than", "nearly" before it */
    bool range_first, range_last; /* an end of "5-10", "5 to 10" */
    bool compound;       /* a hyphen joins it to another word: "three-year" */
    bool quoted;
    uint32_t passage;
} pc_numeral;

typedef struct pc_numbers {
    const pc_numeral *v;
    size_t n;
} pc_numbers;

/** The numbers of the release, in order of the text; none where it is not English. Never NULL; empty when memory is short. */
const pc_numbers *pc_numbers_of(pc_check *check);
/** The word before (or behind) another in the same passage; n_words when there is none. */
size_t pc_word_before(const pc_check *check, size_t word);
size_t pc_word_behind(const pc_check *check, size_t word);
/** A whole number from 0 to 999,999 in words: "fifty-five", "four hundred". In the arena. */
pc_str pc_number_in_words(const pc_check *check, int number);
/** "first" ... "ninety-ninth", 1 to 99. In the arena. */
pc_str pc_ordinal_in_words(const pc_check *check, int number);

#endif
