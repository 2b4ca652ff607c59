/*
 * Names in the text: runs of capitalised words, and what can be known of them:
 * people (with a title, an honorific, an apposition; speakers; contacts) and
 * bodies (organizations and events, joined over small words).
 *
 * Everything is sorted by hashes, and only neighbours are compared: hostile
 * texts cost no more than others.
 */
#ifndef PC_CHECK_FACTS_NAMES_H
#define PC_CHECK_FACTS_NAMES_H

#include "base/keyed.h"
#include "check/check.h"

/** One to five capitalised words in a row, without title, honorific and words that only start a sentence. */
typedef struct pc_name_run {
    pc_range text;
    uint32_t first, last; /* words [first, last) */
    uint32_t first_hash, last_hash;
    uint32_t passage;
    uint32_t title_first; /* word its title or honorific begins with; == first when none */
    uint8_t n_words;
    bool titled;    /* a title or an honorific stands before it, or an apposition behind */
    bool honorific; /* Mr., Ms. */
    bool person;    /* can be one: no word of it belongs to organizations or places */
    bool said;      /* a verb of speech stands beside it */
    bool in_body;   /* of running text */
    bool quoted;
    bool hyphened;  /* two words joined by a hyphen: rather two names than one */
} pc_name_run;

/** Somebody who is named in full, at the first place. */
typedef struct pc_person_fact {
    pc_range first_run;
    pc_str name;
    uint32_t first_hash, last_hash;
    uint32_t run;      /* index of the first run */
    uint32_t count;    /* places */
    bool titled;       /* a title is given somewhere */
    bool organization; /* or what they stand for: "Jane Doe of Acme" */
    bool evident;      /* known to be a person: titled, speaker, contact */
} pc_person_fact;

/** An organization or an event as it is written at one place. */
typedef struct pc_body_name {
    pc_range text;
    uint32_t first, last; /* words */
    uint32_t surface;     /* hash of its letters and gaps, folded */
    uint32_t squashed;    /* hash of its letters without small words, gaps, accents and spelling variants */
    uint32_t count;       /* places that write it so; only the first is kept */
    uint8_t n_content;    /* words that are not small */
    bool official;        /* an official name, word for word */
    bool event;           /* a conference, a festival ... */
    bool quoted;
} pc_body_name;

typedef PC_VEC(uint32_t) pc_indices;

typedef struct pc_names {
    PC_VEC(pc_name_run) runs;       /* in order of the text */
    pc_indices by_last;             /* runs by last_hash, then order */
    PC_VEC(pc_person_fact) people;  /* distinct full names, in order of first_hash, last_hash */
    PC_VEC(pc_body_name) bodies;    /* distinct surfaces, in order of the text */
    pc_keyed_list body_words;       /* the words of bodies by their hashes, in order */
} pc_names;

/** The names of the release; NULL when memory is short. */
const pc_names *pc_names_of(pc_check *check);
/** The first place in names->by_last whose run has this last_hash or a greater one. */
size_t pc_run_by_last(const pc_names *names, uint32_t hash);
/** Who is named in full by `name`; NULL when nobody. */
const pc_person_fact *pc_person_named(const pc_names *names, pc_str name);
/** True when the word of this hash is part of a body's name somewhere. */
bool pc_is_body_word(const pc_names *names, uint32_t hash);
/** of, the, for, and ...: words that join the parts of a name. */
bool pc_is_small_word(const pc_check *check, const pc_word *word);
/** Appends the word's letters to a hash as squashed names have them: no accents, -ise as -ize, centre as center. */
uint32_t pc_squash(pc_str word, uint32_t hash);

#endif
