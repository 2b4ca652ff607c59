/* Facts: the lines of the file as it is on disk, and what the layout made of them. */
#ifndef PC_CHECK_FACTS_LINES_H
#define PC_CHECK_FACTS_LINES_H

#include "check/facts.h"

typedef enum pc_line_ending { PC_ENDING_NONE, PC_ENDING_LF, PC_ENDING_CRLF, PC_ENDING_CR } pc_line_ending;

/** A line of the file. Offsets are source bytes; where nothing is visible, first == last == end. */
typedef struct pc_source_line {
    uint32_t at, end;     /* without its line end */
    uint32_t next;        /* behind its line end */
    uint32_t first, last; /* what is visible of it: without blanks, tabs and form feeds at both ends */
    uint32_t text, text_end; /* the same in the reflowed text; equal where the layout left it out */
    uint8_t ending;       /* pc_line_ending */
} pc_source_line;

/** What stands between a line with something visible and the next one that is in the text, too. */
typedef enum pc_joint_kind {
    PC_JOINT_PART,  /* they belong to different paragraphs or lines */
    PC_JOINT_SPACE, /* joined, with a space */
    PC_JOINT_GLUE,  /* joined without: behind a hyphen that stays */
    PC_JOINT_HEAL   /* joined, and the hyphen is gone: a divided word */
} pc_joint_kind;

typedef struct pc_joint {
    uint32_t upper, lower; /* indices of lines */
    pc_range source;       /* from behind the visible part of the one to that of the other */
    uint32_t blank;        /* lines without anything visible between */
    uint8_t kind;          /* pc_joint_kind */
    bool dropped;          /* the layout left out lines between them */
} pc_joint;

typedef struct pc_line_facts {
    const pc_source_line *lines;
    size_t n;
    const pc_joint *joints; /* in order */
    size_t n_joints;
    uint32_t visible;    /* lines with something on them */
    uint32_t spaced;     /* pairs of them with a blank line or more between */
    uint32_t joined;     /* joints that are no PART ... */
    uint32_t joined_spaced; /* ... with a blank line or more between */
    unsigned unit;       /* bytes of a code unit: 2 in UTF-16 */
    bool double_spaced;  /* the blank lines between its lines mean nothing */
    bool wrapped;        /* its paragraphs are broken into lines */
} pc_line_facts;

/** The lines of the file that is checked; NULL when memory is short. */
const pc_line_facts *pc_lines_of(pc_check *check);
/** The index of the line that holds source byte `at`. */
size_t pc_source_line_at(const pc_line_facts *facts, uint32_t at);
/** The source byte at `at` as an ASCII character; 0 when it is none. */
unsigned char pc_source_char(const pc_check *check, const pc_line_facts *facts, uint32_t at);
/** What is visible of a line, as it stands in the file. */
pc_str pc_line_source(const pc_check *check, const pc_source_line *line);
/** Reports source bytes like pc_report_source(), but in the section that holds them, if any. */
__attribute__((format(printf, 3, 4))) pc_finding *pc_report_bytes(pc_check *check, pc_range source, const char *format, ...);

#endif
