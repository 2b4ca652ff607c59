/* Every double quotation mark of the text, with what it does there and which one answers it. */
#ifndef PC_CHECK_FACTS_MARKS_H
#define PC_CHECK_FACTS_MARKS_H

#include "check/check.h"

typedef enum pc_mark_shape { PC_MARK_OPENS, PC_MARK_CLOSES, PC_MARK_EITHER, PC_MARK_INCHES } pc_mark_shape;

enum { PC_NO_PARTNER = UINT32_MAX };

typedef struct pc_mark {
    uint32_t at, end;
    uint32_t partner; /* index of the mark that closes or opens it in the same passage; PC_NO_PARTNER */
    uint32_t passage;
    uint8_t shape;    /* pc_mark_shape: as it is used here */
    uint8_t depth;    /* 0 for outermost ones */
    bool straight, angle;
} pc_mark;

typedef struct pc_marks {
    pc_mark *v;
    size_t n, cap;
} pc_marks;

/** All double marks in order, paired within their passages. NULL when memory is short. */
const pc_marks *pc_marks_of(pc_check *check);

#endif
