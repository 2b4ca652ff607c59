/*
 * Addresses as they are printed: e-mail, telephone, web, social handle.
 *
 * The scanners take a place to start from and look no further than a fixed
 * number of bytes, so that a text of any size costs time in proportion. They
 * know nothing of labels: whoever reads the label before a number says so.
 */
#ifndef PC_TEXT_ADDRESS_H
#define PC_TEXT_ADDRESS_H

#include "base/str.h"

typedef enum pc_address_kind { PC_ADDRESS_EMAIL, PC_ADDRESS_PHONE, PC_ADDRESS_URL, PC_ADDRESS_HANDLE } pc_address_kind;

typedef struct pc_address {
    pc_address_kind kind;
    pc_range at;    /* all it takes in the text: "<", "mailto:", an extension */
    pc_range value; /* the address itself */
    bool sure;      /* cannot be anything else; a plain run of digits can */
} pc_address;

/** The first address that starts at or behind `from` and ends by `text.n`. False when there is none. `labelled`: a label for telephones stands right before `from`, so that any run of digits there is one. */
bool pc_address_next(pc_str text, size_t from, bool labelled, pc_address *out);

/** A telephone number that starts exactly at `at`. */
bool pc_phone_at(pc_str text, size_t at, bool labelled, pc_address *out);

/** A web address that starts exactly at `at`: http(s)://, www. or a domain that is known for one. */
bool pc_url_at(pc_str text, size_t at, pc_address *out);

/** An e-mail address that starts exactly at `at`, also "name (at) example dot org". */
bool pc_email_at(pc_str text, size_t at, pc_address *out);

/** True when `word` (no dots) ends the names of web hosts: com, org, ch, news. */
bool pc_is_top_domain(pc_str word);

#endif
