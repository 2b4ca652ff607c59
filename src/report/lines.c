#include "report/lines.h"

#include "text/bits.h"

/* The code unit at byte `at`: a line end is looked for in it. */
static unsigned unit_at(const pc_lines *lines, size_t at) {
    const unsigned char *p = (const unsigned char *)lines->bytes.p + at;
    if (lines->unit == 1)
        return *p;
    if (at + 1 >= lines->bytes.n)
        return 0;
    return lines->big_endian ? (unsigned)p[0] << 8 | p[1] : (unsigned)p[1] << 8 | p[0];
}

/* The offset behind the next line end at or behind `at`; 0 when there is none. */
static size_t next_line(const pc_lines *lines, size_t at) {
    for (; lines->unit == 1 && lines->bytes.n - at >= 64; at += 64) {
        uint64_t ends;
        PC_BITS(ends, lines->bytes.p + at, pc_either(pc_equal(v, '\n'), pc_equal(v, '\r')));
        if (ends) {
            at += (unsigned)__builtin_ctzll(ends);
            break;
        }
    }
    for (; at < lines->bytes.n; at += lines->unit) {
        unsigned unit = unit_at(lines, at);
        if (unit == '\n')
            return at + lines->unit;
        if (unit != '\r')
            continue;
        at += lines->unit;
        bool both = at < lines->bytes.n && unit_at(lines, at) == '\n';
        return both ? at + lines->unit : at;
    }
    return 0;
}

bool pc_lines_init(pc_lines *lines, pc_arena *arena, pc_str bytes, const char *encoding) {
    PC_VEC(uint32_t) starts = {0};
    bool wide = strncmp(encoding, "UTF-16", 6) == 0;
    *lines = (pc_lines){.bytes = bytes, .unit = wide ? 2 : 1, .utf8 = strcmp(encoding, "UTF-8") == 0,
                        .big_endian = wide && strcmp(encoding + 6, "BE") == 0, .place = {1, 1}};
    for (size_t at = 0; at || !starts.n; at = next_line(lines, at))
        if (!PC_PUSH(arena, starts, (uint32_t)at))
            return false;
    lines->starts = starts.v;
    lines->n = starts.n;
    return true;
}

/* 1-based number of the line that holds `at`. */
static uint32_t line_of(const pc_lines *lines, uint32_t at) {
    size_t low = 0, high = lines->n;
    while (low + 1 < high) {
        size_t middle = low + (high - low) / 2;
        if (lines->starts[middle] <= at)
            low = middle;
        else
            high = middle;
    }
    return (uint32_t)low + 1;
}

/* Code points that start in bytes [at, end). */
static uint32_t code_points(const pc_lines *lines, size_t at, size_t end) {
    uint32_t n = 0;
    if (lines->unit == 2) {
        for (; at < end; at += 2) { /* the second half of a pair is none of its own */
            unsigned unit = unit_at(lines, at);
            n += unit < 0xDC00 || unit > 0xDFFF;
        }
    } else if (lines->utf8) {
        for (; end - at >= 8; at += 8) { /* a byte of 10xxxxxx goes on with the one before it */
            uint64_t v = pc_eight(lines->bytes.p + at);
            n += 8 - pc_bits_count(v & ~(v << 1) & PC_TOP_BITS);
        }
        for (; at < end; at++)
            n += ((unsigned char)lines->bytes.p[at] & 0xC0) != 0x80;
    } else {
        n = (uint32_t)(end - at);
    }
    return n;
}

pc_place pc_lines_place(pc_lines *lines, uint32_t at) {
    uint32_t line = line_of(lines, at), start = lines->starts[line - 1];
    bool onward = line == lines->place.line && at >= lines->at;
    pc_place place = {line, onward ? lines->place.column + code_points(lines, lines->at, at) : 1 + code_points(lines, start, at)};
    lines->at = at;
    return lines->place = place;
}

pc_range pc_lines_line(const pc_lines *lines, uint32_t line) {
    pc_range range = {lines->starts[line - 1], line < lines->n ? lines->starts[line] : (uint32_t)lines->bytes.n};
    while (range.end > range.at) {
        unsigned unit = unit_at(lines, range.end - lines->unit);
        if (unit != '\n' && unit != '\r')
            break;
        range.end -= lines->unit;
    }
    return range;
}
