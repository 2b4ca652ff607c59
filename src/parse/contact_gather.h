/* Clusters: one or more people and the addresses that stand with them. */
#ifndef PC_PARSE_CONTACT_GATHER_H
#define PC_PARSE_CONTACT_GATHER_H

#include "parse/contact.h"

typedef struct pc_cluster {
    int32_t name, title, org, department; /* items; -1 none. Of several names the first */
    unsigned names, emails, phones, urls; /* how many items of each */
    unsigned others;                      /* fax numbers, handles */
    bool labelled;                        /* a contact label stands right before it */
    bool any;                             /* something stands in it */
    bool loose;                           /* blank lines stand inside it */
    bool street;                          /* a street or place stands below the name */
} pc_cluster;

typedef PC_VEC(pc_cluster) pc_clusters;

/** Gives the items their clusters. False when memory is short. */
bool pc_contact_gather(pc_draft *draft, pc_contact_items *items, pc_clusters *clusters);

#endif
