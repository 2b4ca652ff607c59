/*
 * What the machine-readable outputs say about a release: one mapping from its
 * parts, shared by the page's head, JSON-LD, NITF, NewsML-G2 and ninjs. What a
 * release does not say is absent; nothing comes from the clock.
 */
#ifndef PC_RENDER_META_H
#define PC_RENDER_META_H

#include "render/outline.h"

/** Somebody quoted. */
typedef struct pc_meta_person {
    pc_str name, title; /* title p NULL when not told */
} pc_meta_person;

/** An organization that a boilerplate is about, or the issuer. */
typedef struct pc_meta_organization {
    pc_str name;
    pc_str exchange, symbol; /* of "(NYSE: NGR)" behind its name; p NULL when there is none */
    pc_str about;            /* its boilerplate, without the heading; p NULL when there is none */
} pc_meta_organization;

typedef struct pc_meta {
    const char *lang; /* BCP 47; NULL: unknown */
    bool rightward;
    bool embargoed;   /* the embargo still holds: nothing of this may be made public */
    pc_str title;     /* of the document: headline, else kicker, else the first words, else "Press release"; never empty */
    pc_str headline, subhead, kind; /* p NULL when absent; kind: the kicker */
    pc_str lede;      /* the lede or first paragraph; p NULL when there is none */
    pc_str summary;   /* its first 160 characters, cut at a word */
    pc_str dateline;  /* as written; p NULL when absent */
    pc_str embargo;   /* the statement, with a label; p NULL when there is none */
    pc_str issuer;    /* of the brand, else the organization of the first boilerplate; p NULL when unknown */
    pc_str slug;      /* given, or the headline's start */
    char date[11];    /* "YYYY-MM-DD" of the dateline, else of the release; "" when neither is full */
    char until[26];   /* RFC 3339 of the embargo; "" when the moment or its zone is open */
    char version[21]; /* "YYYY-MM-DDT00:00:00Z": as_of, else the date, else the epoch */
    char id[46];      /* "urn:uuid:...", the same for the same headline, place, date and issuer */
    pc_meta_person *people;
    size_t n_people;
    pc_meta_organization *organizations;
    size_t n_organizations;
} pc_meta;

/** Everything in it is borrowed from the release, the options or the outline's arena. False when memory is short. */
bool pc_meta_make(pc_meta *meta, pc_outline *outline, const pc_render_options *options);

/**
 * Opens the outline of a release, makes its meta and has `put` write both; what
 * was opened is closed behind it. Short memory anywhere is PC_NO_MEMORY. `state`
 * is what `outline` and `meta` are part of.
 */
pc_status pc_meta_render(const pc_release *release, const pc_render_options *options, pc_outline *outline, pc_meta *meta,
                         pc_status (*put)(void *state), void *state);

/** BCP 47; "und" when the language is unknown. Static. */
pc_str pc_meta_lang(const pc_meta *meta);
/** What the release is known by everywhere: its canonical web address, else its id. */
pc_str pc_meta_name(const pc_meta *meta, const pc_render_options *options);

/** The text's first `most` code points, cut at a word and with "…" where it is longer; p NULL when memory is short. */
pc_str pc_shortened(pc_arena *arena, pc_str text, size_t most);

#endif
