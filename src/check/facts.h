/*
 * Facts: lists that more than one rule reads (dates, addresses, acronyms ...).
 * Each is made when the first rule asks for it and kept until the next
 * release; each has an accessor in a file of its own, check/facts_NAME.c.
 */
#ifndef PC_CHECK_FACTS_H
#define PC_CHECK_FACTS_H

#include "check/check.h"

struct pc_facts {
    /* one pointer a list, NULL until it is asked for */
    const struct pc_dates *dates;     /* facts_dates.h */
    const struct pc_times *times;     /* facts_times.h */
    const struct pc_numbers *numbers; /* facts_numbers.h */
    const struct pc_points *points;   /* facts_points.h */
    const struct pc_addresses *addresses; /* facts_addresses.h */
    const struct pc_line_facts *lines; /* facts_lines.h */
    const struct pc_odd_facts *odd;    /* facts_odd.h */
    const struct pc_marks *marks;       /* facts_marks.h */
    const struct pc_names *names;       /* facts_names.h */
    const struct pc_acronyms *acronyms; /* facts_acronyms.h */
    const struct pc_traits *traits;     /* facts_traits.h */
    const uint64_t *occurring;          /* which bytes there are: pc_find_mark() of near.h */
    const uint32_t *counted;            /* before each word, those that a reader counts: pc_count_words() */
    const pc_range *boilerplates;       /* the text of each: pc_boilerplate_text() of parts.h */
};

#endif
