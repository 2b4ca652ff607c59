/* Acronyms of the text: every use, and where they are given in full. */
#ifndef PC_CHECK_FACTS_ACRONYMS_H
#define PC_CHECK_FACTS_ACRONYMS_H

#include "check/check.h"

typedef enum pc_acronym_kind {
    PC_ACRONYM_USED,
    PC_ACRONYM_GIVEN,  /* "Harbour Task Force (HTF)" */
    PC_ACRONYM_FIRST,  /* "HTF (Harbour Task Force)" */
    PC_ACRONYM_BRACKET /* "(HTF)" behind words that do not spell it */
} pc_acronym_kind;

typedef struct pc_acronym {
    uint32_t word;  /* index */
    uint32_t stem;  /* hash of its letters without a plural s or possessive */
    uint32_t end;   /* text offset behind its letters */
    pc_range full;  /* the full name, where it is given; empty else */
    uint32_t name;  /* hash of the full name's words; 0 none */
    uint8_t kind;   /* pc_acronym_kind */
} pc_acronym;

typedef struct pc_acronyms {
    PC_VEC(pc_acronym) uses; /* in order of the text */
    uint32_t *by_stem;       /* indices of uses, by stem, then in order */
} pc_acronyms;

/** The acronyms of the release; NULL when memory is short. */
const pc_acronyms *pc_acronyms_of(pc_check *check);
/** Letters of the acronym that a word is: two to six capitals, perhaps with a plural or possessive s behind; 0 when it is none. */
unsigned pc_acronym_letters(pc_str word);

#endif
