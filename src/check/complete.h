/*
 * What a release lacks and its house has: the approved paragraph about the
 * issuer and the contacts, put into the text where they are read as what they
 * are. Nothing is made up, and nothing is put in beside what is there.
 */
#ifndef PC_CHECK_COMPLETE_H
#define PC_CHECK_COMPLETE_H

#include "release/release.h"
#include "style/style.h"

/** What became of a release. */
typedef struct pc_completed {
    const pc_release *release;   /* as given where nothing was put in; else lives until the next one is completed */
    const pc_entry *boilerplate; /* put in; NULL: none */
    size_t n_contacts;           /* put in: all of the house's, or 0 */
    const pc_entry *failed;      /* could not be put in so that it is read as what it is; NULL: none */
    bool wants_boilerplate, wants_contacts; /* it lacks them, and so does the house */
} pc_completed;

typedef struct pc_completer pc_completer;

/** NULL when memory is short. */
pc_completer *pc_completer_new(void);
void pc_completer_free(pc_completer *completer);

/**
 * Completes a release from the lists of `house` (borrowed until the next call,
 * as is the release): the first of its boilerplates, all of its contacts.
 * `options` (may be NULL) say how to parse. `about` and `contacts` are headings
 * in the language of the release for what has none itself.
 */
pc_status pc_complete(pc_completer *completer, const pc_release *release, const pc_parse_options *options, const pc_house *house,
                      const char *about, const char *contacts, pc_completed *completed);

#endif
