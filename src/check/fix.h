/*
 * Mending: the edits of findings are made on the bytes of a release, round by
 * round (parse, check, edit) until there is nothing left to do.
 *
 * A finding's edits are made together or not at all. Where two findings want
 * the same bytes, the first of them (by position; what is said of the whole
 * file comes first) has its way, and the other is asked again in the next
 * round. After every round the text is parsed and checked again: when words
 * ended up in another section, a paragraph was torn or two became one, or a
 * rule has more to say than before, the round is taken back and made again
 * rule by rule, so that only the rule at fault is left out.
 */
#ifndef PC_CHECK_FIX_H
#define PC_CHECK_FIX_H

#include "check/checker.h"

/** Why something that could be mended was not. */
typedef enum pc_left_why {
    PC_LEFT_NOT,      /* it was not left */
    PC_LEFT_CONFLICT, /* other edits want the same bytes */
    PC_LEFT_ENCODING, /* the file's encoding cannot hold it */
    PC_LEFT_SECTIONS, /* the text would be understood otherwise */
    PC_LEFT_WORSE,    /* it would bring new findings */
    PC_LEFT_CIRCLE    /* its edits undo those of another rule, or of its own */
} pc_left_why;

/** A finding with edits that were not made. */
typedef struct pc_left {
    const pc_finding *finding; /* of the text as it is now */
    pc_left_why why;
} pc_left;

/** What became of a text. Lives in the fixer until it mends the next one. */
typedef struct pc_fixed {
    pc_str bytes;               /* the text as it is now; the bytes given where nothing was changed */
    const pc_release *release;  /* it, parsed */
    const pc_findings *findings; /* and checked */
    unsigned rounds;            /* that changed something */
    uint32_t mended[PC_RULES + 1]; /* findings whose edits were made, by rule */
    PC_VEC(pc_left) left;
} pc_fixed;

typedef struct pc_fixer pc_fixer;

/** A fixer that asks `checker` (borrowed). `proposals`: makes those edits too that want a person's eye. NULL when memory is short. */
pc_fixer *pc_fixer_new(pc_checker *checker, bool proposals);
void pc_fixer_free(pc_fixer *fixer);

/**
 * Mends a text. `bytes` are borrowed until the next call; `options` (may be
 * NULL) say how to parse, their `recycle` is not looked at. *fixed is owned by
 * the fixer. Anything but PC_OK leaves it alone.
 */
pc_status pc_fixer_run(pc_fixer *fixer, pc_str bytes, const pc_parse_options *options, const pc_fixed **fixed);

/** Why something was left, for people: "other edits want the same words". Static. */
const char *pc_left_text(pc_left_why why);

/* ---- what its parts share ---- */

/** An edit that is to be made, in the file's own encoding. */
typedef struct pc_change {
    pc_range source;
    pc_str with;
    uint32_t finding; /* index */
} pc_change;

typedef struct pc_changes {
    pc_change *v; /* ordered, without overlap */
    size_t n, cap;
} pc_changes;

/** Which findings' edits to make. */
typedef struct pc_fix_choice {
    bool proposals;
    const uint8_t *blocked; /* a pc_left_why a rule: those that are not PC_LEFT_NOT are left */
    pc_rule_id only;        /* PC_RULES: any rule */
} pc_fix_choice;

/**
 * The edits of findings that can be made together, in the arena; those left
 * out are added to fixed->left. False when memory is short.
 */
bool pc_fix_choose(pc_arena *arena, const pc_release *release, const pc_findings *findings, const pc_fix_choice *choice,
                   pc_changes *changes, pc_fixed *fixed);
/** True when most line ends of the file are CR LF. */
bool pc_fix_ends_in_crlf(const pc_release *release);
/** `text` with CR LF for every line end, in the arena; `text` itself when memory is short, which the arena remembers. */
pc_str pc_fix_with_crlf(pc_arena *arena, pc_str text);
/** Writes `bytes` with the changes made. */
void pc_fix_apply(pc_str bytes, const pc_changes *changes, pc_buf *out);
/** True when every word that the changes left stands in the same section and paragraph as before. */
bool pc_fix_keeps_sections(const pc_release *before, const pc_changes *changes, const pc_release *after);

#endif
