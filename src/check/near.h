/* What stands beside a range of the text: questions of the placeholder rules. */
#ifndef PC_CHECK_NEAR_H
#define PC_CHECK_NEAR_H

#include "check/check.h"

/** The passage that holds the range, with the range itself cut to it: false when none does. */
const pc_passage *pc_near_passage(const pc_check *check, pc_range range);
/** The ASCII character before (or behind) an offset inside a passage, blanks skipped; 0 at its edge or where it is none. */
unsigned char pc_char_before(const pc_check *check, const pc_passage *passage, uint32_t at);
unsigned char pc_char_behind(const pc_check *check, const pc_passage *passage, uint32_t at);
/** The first offset at or behind `at` and before `end` where `mark` (ASCII) stands; `end` when there is none. */
uint32_t pc_find_mark(const pc_check *check, uint32_t at, uint32_t end, char mark);
/** True when the letters of a range have no small one among them and one at least. */
bool pc_all_capitals(const pc_check *check, pc_range range);

#endif
