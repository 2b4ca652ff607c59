/* Where the marks of a text stand: one pass for all rules that ask of single marks. */
#ifndef PC_CHECK_FACTS_POINTS_H
#define PC_CHECK_FACTS_POINTS_H

#include "check/check.h"

/**
 * Offsets of every mark out of . , ; : ! ? ( ) [ ] { } " ' - and of every byte
 * that begins U+2000 to U+2FFF (0xE2) or U+0080 to U+00BF (0xC2), in passages
 * of PC_IN_TEXT, in order.
 */
typedef struct pc_points {
    PC_VEC(uint32_t) at;
} pc_points;

/** Never NULL; empty when memory is short. */
const pc_points *pc_points_of(pc_check *check);

/** Calls `each` for every point whose byte is one of `marks`, in passages of the set of sections. */
void pc_each_point(pc_check *check, uint32_t sections, const char *marks, void (*each)(pc_check *check, const pc_passage *passage, uint32_t at));

#endif
