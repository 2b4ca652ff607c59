/*
 * Contact blocks between their phases:
 *
 *   scan    text -> items: addresses, labels, marks, line ends, stretches of words
 *   words   a stretch of words -> what it is: person, title, organization, department, place
 *   gather  items -> clusters: one or more people and what belongs to them
 *   write   clusters -> contacts and pieces
 */
#ifndef PC_PARSE_CONTACT_H
#define PC_PARSE_CONTACT_H

#include "parse/parse.h"
#include "text/address.h"

/** Values of the class FIELD. */
typedef enum pc_field {
    PC_FIELD_NONE,
    PC_FIELD_PHONE,
    PC_FIELD_MOBILE,
    PC_FIELD_FAX,
    PC_FIELD_EMAIL,
    PC_FIELD_WEB,
    PC_FIELD_NAME,
    PC_FIELD_TITLE,
    PC_FIELD_ORG,
    PC_FIELD_ADDRESS,
    PC_FIELD_HOURS,
    PC_FIELD_SOCIAL,
    PC_FIELD_EXTENSION
} pc_field;

typedef enum pc_contact_item_kind {
    PC_CONTACT_WORDS,   /* not yet looked at */
    PC_CONTACT_NAME,    /* a person */
    PC_CONTACT_ONE,     /* one capitalised word: a person or not, by its place */
    PC_CONTACT_TITLE,
    PC_CONTACT_ORG,
    PC_CONTACT_DEPARTMENT,
    PC_CONTACT_PLACE,   /* place, street, hours */
    PC_CONTACT_PROSE,
    PC_CONTACT_OTHER,
    PC_CONTACT_LABEL,   /* "Media contact:" */
    PC_CONTACT_FIELD,   /* "Tel."; value: pc_field */
    PC_CONTACT_ADDRESS, /* value: pc_address_kind */
    PC_CONTACT_MARK,    /* value: the mark; '&' for and, 'o' for or */
    PC_CONTACT_BREAK    /* value: 0 wide blank, 1 line, 2 blank line */
} pc_contact_item_kind;

typedef struct pc_contact_item {
    pc_range text;     /* all of it */
    pc_range value_at; /* what counts: the address without brackets, the name without "Ms" */
    int32_t cluster;   /* -1: none yet */
    uint8_t kind;
    uint8_t value;
    bool colon;        /* a label or words right before a colon */
    bool prose;        /* a name found inside a sentence */
    bool void_;        /* belongs to its cluster but gives it nothing: a fax number */
} pc_contact_item;

typedef PC_VEC(pc_contact_item) pc_contact_items;

/** Appends the items of [range) to *items; words are looked at by pc_contact_words(). False when memory is short. */
bool pc_contact_scan(const pc_draft *draft, pc_range range, pc_contact_items *items);
/** Appends a line end. `strength` as in PC_CONTACT_BREAK. */
bool pc_contact_break(const pc_draft *draft, uint32_t at, uint8_t strength, pc_contact_items *items);
/** Replaces every WORDS item of `in` by what it is, in parts where it is more than one thing. */
bool pc_contact_words(const pc_draft *draft, const pc_contact_items *in, pc_contact_items *out);
/** True when the name of the e-mail address has the name's last word, or its first, in it. */
bool pc_email_fits(pc_str email, pc_str name);
/** "Mc" and its kin: the capital behind them belongs to the same word. */
bool pc_name_prefix(pc_str part);
/** The contact label at `at` ("Media contact", "For more information, please contact") with its colon; bytes, 0 when there is none. *whole: only blanks follow on its line. */
size_t pc_contact_label_at(const pc_draft *draft, size_t at, size_t end, bool *colon, bool *whole);
/** What the words [range), taken alone, look like. */
pc_contact_item_kind pc_contact_kind(const pc_draft *draft, pc_range range);

#endif
