/* Web and e-mail addresses of a release, and the telephone numbers of its contacts. */
#ifndef PC_CHECK_FACTS_ADDRESSES_H
#define PC_CHECK_FACTS_ADDRESSES_H

#include "check/check.h"
#include "text/address.h"

/** A web address, cut into what rules ask for. All of the text; host is empty for schemes without one. */
typedef struct pc_link {
    pc_range at, host, path; /* path: with query and fragment, perhaps empty */
    bool has_scheme, secure;
} pc_link;

/** A run of characters around an @ sign. */
typedef struct pc_mail {
    pc_range at;     /* the run without marks at its ends */
    uint32_t sign;   /* offset of the @ */
    bool well_formed;
} pc_mail;

/** A telephone number of a contact. */
typedef struct pc_phone_use {
    pc_range at;
    char digits[24]; /* ASCII, at most 20 kept, NUL */
    bool plus;       /* written with + (or 00) */
    uint32_t contact; /* index; UINT32_MAX: in the text of one, but not taken for a number by the parser */
} pc_phone_use;

typedef struct pc_addresses {
    PC_VEC(pc_link) links;
    PC_VEC(pc_mail) mails;
    PC_VEC(pc_phone_use) phones;
} pc_addresses;

/** The addresses of the release, in order of the text. Never NULL; empty when memory is short. */
const pc_addresses *pc_addresses_of(pc_check *check);


#endif
