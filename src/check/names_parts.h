/* The files that make the list of names, between themselves. */
#ifndef PC_CHECK_NAMES_PARTS_H
#define PC_CHECK_NAMES_PARTS_H

#include "check/facts_names.h"

/** A headline or heading in capitals or title case: its capitals show no names. */
bool pc_is_title_line(const pc_check *check, const pc_passage *passage);
/** Fills names->bodies. False when memory is short. */
bool pc_read_bodies(pc_check *check, pc_names *names);

#endif
