/* Facts: characters of the file that should make one look twice, and what decoding had to heal. */
#ifndef PC_CHECK_FACTS_ODD_H
#define PC_CHECK_FACTS_ODD_H

#include "check/facts.h"

typedef enum pc_odd_kind {
    PC_ODD_CONTROL,
    PC_ODD_NBSP,        /* U+00A0, U+202F */
    PC_ODD_SPACE,       /* thin, em, ideographic ... */
    PC_ODD_LINE,        /* U+2028, U+2029 */
    PC_ODD_SOFT_HYPHEN,
    PC_ODD_INVISIBLE,   /* nothing to be seen, whatever stands beside it */
    PC_ODD_JOINER,      /* U+200C, U+200D: some scripts need them */
    PC_ODD_VARIATION,   /* selectors of a character's look */
    PC_ODD_BIDI,        /* marks of direction */
    PC_ODD_OVERRIDE,    /* and those that turn text round */
    PC_ODD_MARK,        /* combining, or a character that has another form */
    PC_ODD_COMPAT,      /* ligatures, full-width letters, units in one sign */
    PC_ODD_PRIVATE,
    PC_ODD_LOST,        /* U+FFFD */
    PC_ODD_PICTURE,     /* emoji, dingbats */
    PC_ODD_INVALID,     /* a byte that is no UTF-8 */
    PC_ODD_HEALED,      /* a character that was encoded twice */
    PC_ODD_KINDS
} pc_odd_kind;

typedef struct pc_odd {
    pc_range source;
    uint32_t cp, before, after; /* it and what stands beside it in the file; 0 at the ends */
    uint8_t kind;
} pc_odd;

typedef struct pc_odd_facts {
    const pc_odd *v; /* in order */
    size_t n;
    uint32_t count[PC_ODD_KINDS];
} pc_odd_facts;

/** The odd characters of the file; NULL when memory is short. */
const pc_odd_facts *pc_odd_of(pc_check *check);

#endif
