/* Every time of day in the English text of a release and how it is written. */
#ifndef PC_CHECK_FACTS_TIMES_H
#define PC_CHECK_FACTS_TIMES_H

#include "check/check.h"

typedef enum pc_time_form {
    PC_TIME_HALF,     /* 3 p.m., 3:30pm */
    PC_TIME_24,       /* 15:30, 1530 hrs */
    PC_TIME_NOON,     /* noon, midday */
    PC_TIME_MIDNIGHT
} pc_time_form;

typedef struct pc_timed {
    pc_range text;        /* figures and what belongs to them, without the zone */
    pc_range figures;     /* "3:30"; empty for noon and midnight */
    pc_range half;        /* "p.m." */
    pc_range zone;        /* a zone right behind, brackets not included */
    int8_t hour, minute;  /* of 24 hours */
    int8_t hour_written;
    uint8_t form;         /* pc_time_form */
    unsigned char mark;   /* ':' or '.' before the minutes; 0 none */
    bool blank, stops, upper; /* "3 pm", "3p.m.", "3PM" */
    bool pm;
    bool twelve;          /* "12 noon", "12 midnight" */
    bool range_end;       /* the half of the day belongs to two times: "2-3 p.m." */
    bool open;            /* figures of the clock that may be morning or afternoon: "at 11:30" */
    bool quoted;
    uint32_t passage;
} pc_timed;

typedef struct pc_times {
    const pc_timed *v;
    size_t n;
} pc_times;

/** The times of the release, in order of the text. Never NULL; empty when memory is short. */
const pc_times *pc_times_of(pc_check *check);
/** The time as the style in force writes it; In the arena. */
pc_str pc_time_styled(const pc_check *check, int hour, int minute);

#endif
