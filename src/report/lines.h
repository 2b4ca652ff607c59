/* Lines and columns of a source, computed when something is printed. */
#ifndef PC_REPORT_LINES_H
#define PC_REPORT_LINES_H

#include "base/vec.h"

/** 1-based; the column counts code points of the source line as it stands in the file. */
typedef struct pc_place {
    uint32_t line, column;
} pc_place;

typedef struct pc_lines {
    pc_str bytes;
    const uint32_t *starts; /* of each line, bytes */
    size_t n;
    uint8_t unit;           /* bytes of a code unit: 1, or 2 for UTF-16 */
    bool utf8, big_endian;
    /* where the last answer was: positions asked in rising order cost a step each */
    uint32_t at;
    pc_place place;
} pc_lines;

/** Finds the lines of `bytes` (ended by LF, CRLF or a bare CR) in the encoding named as releases name it. Borrows the bytes. False when memory is short. */
bool pc_lines_init(pc_lines *lines, pc_arena *arena, pc_str bytes, const char *encoding);
/** Line and column of a byte offset (at most bytes.n). */
pc_place pc_lines_place(pc_lines *lines, uint32_t at);
/** The bytes of a line (1-based), without its end. */
pc_range pc_lines_line(const pc_lines *lines, uint32_t line);

#endif
