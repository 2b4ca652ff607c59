#include "check/facts_lines.h"

#include "base/ordered.h"

#include <stdarg.h>
#include <stdio.h>

typedef struct reading {
    pc_check *check;
    pc_str bytes;
    unsigned unit, low; /* of a code unit: its bytes, where its low byte stands */
    PC_VEC(pc_source_line) lines;
    PC_VEC(pc_joint) joints;
    uint32_t lf, cr;    /* the next of either at or behind where the lines were read last */
    size_t run;         /* of the map, where the last look-up ended */
} reading;

static unsigned char char_at(const pc_str bytes, unsigned unit, unsigned low, uint32_t at) {
    if (at + unit > bytes.n || (unit == 2 && bytes.p[at + 1 - low]))
        return 0;
    unsigned char c = (unsigned char)bytes.p[at + low];
    return c < 0x80 ? c : 0;
}

unsigned char pc_source_char(const pc_check *check, const pc_line_facts *facts, uint32_t at) {
    unsigned low = facts->unit == 2 && check->release->encoding[6] == 'B';
    return char_at(check->release->bytes, facts->unit, low, at);
}

static unsigned char at_char(const reading *r, uint32_t at) {
    return char_at(r->bytes, r->unit, r->low, at);
}

/* ---- the lines ---- */

static uint32_t next_byte(const reading *r, uint32_t at, char byte) {
    const char *found = memchr(r->bytes.p + at, byte, r->bytes.n - at);
    return (uint32_t)(found ? (size_t)(found - r->bytes.p) : r->bytes.n);
}

/* Where the line that starts at `at` ends. */
static uint32_t line_end(reading *r, uint32_t at) {
    uint32_t n = (uint32_t)r->bytes.n;
    if (r->unit == 1) {
        if (r->lf < at || !at)
            r->lf = next_byte(r, at, '\n');
        if (r->cr < at || !at)
            r->cr = next_byte(r, at, '\r');
        return r->lf < r->cr ? r->lf : r->cr;
    }
    for (; at + 1 < n; at += 2) {
        unsigned char c = at_char(r, at);
        if (c == '\n' || c == '\r')
            return at;
    }
    return n;
}

static bool is_blank(unsigned char c) {
    return c == ' ' || c == '\t' || c == '\f' || c == '\v';
}

static void trim(const reading *r, pc_source_line *line) {
    line->first = line->at;
    line->last = line->end;
    while (line->first < line->end && is_blank(at_char(r, line->first)))
        line->first += r->unit;
    while (line->last > line->first && is_blank(at_char(r, line->last - r->unit)))
        line->last -= r->unit;
    if (line->first >= line->end)
        line->first = line->last = line->end;
}

static bool read_lines(reading *r) {
    uint32_t n = (uint32_t)r->bytes.n - (uint32_t)(r->bytes.n % r->unit);
    for (uint32_t at = 0; at < n;) {
        pc_source_line line = {.at = at, .end = line_end(r, at)};
        if (line.end > n)
            line.end = n;
        bool crlf = at_char(r, line.end) == '\r' && at_char(r, line.end + r->unit) == '\n';
        line.ending = line.end == n ? PC_ENDING_NONE : crlf ? PC_ENDING_CRLF : at_char(r, line.end) == '\r' ? PC_ENDING_CR : PC_ENDING_LF;
        line.next = line.end + (line.end == n ? 0 : crlf ? 2 * r->unit : r->unit);
        trim(r, &line);
        if (!PC_PUSH(r->check->arena, r->lines, line))
            return false;
        at = line.next;
    }
    return true;
}

/* ---- what the layout made of them ---- */

/* The first text byte of a unit that starts at or behind source byte `src`; asked in rising order. */
static uint32_t text_at(reading *r, uint32_t src) {
    const pc_map *map = &r->check->release->map;
    while (r->run + 1 < map->n && map->v[r->run + 1].src <= src)
        r->run++;
    if (r->run >= map->n)
        return 0;
    const pc_run *run = &map->v[r->run];
    uint32_t stop = r->run + 1 < map->n ? map->v[r->run + 1].text : map->text_len;
    if (src <= run->src)
        return run->text;
    if (!run->slen)
        return stop;
    uint64_t units = ((uint64_t)(src - run->src) + run->slen - 1) / run->slen;
    uint64_t at = run->text + units * run->tlen;
    return at < stop ? (uint32_t)at : stop;
}

static void map_lines(reading *r) {
    for (size_t i = 0; i < r->lines.n; i++) {
        pc_source_line *line = &r->lines.v[i];
        line->text = text_at(r, line->first);
        line->text_end = text_at(r, line->last);
    }
}

static bool is_hyphen(pc_str text, uint32_t end) {
    if (end && text.p[end - 1] == '-')
        return true;
    return end > 2 && memcmp(text.p + end - 3, "\xE2\x80", 2) == 0 && (text.p[end - 1] == '\x90' || text.p[end - 1] == '\x91');
}

static pc_joint_kind kind_of(const reading *r, const pc_source_line *a, const pc_source_line *b) {
    pc_str text = r->check->text;
    if (b->text == a->text_end) {
        bool was = a->last > a->first && (at_char(r, a->last - r->unit) == '-' || (r->unit == 1 && is_hyphen(r->bytes, a->last)));
        return was && !is_hyphen(text, a->text_end) ? PC_JOINT_HEAL : PC_JOINT_GLUE;
    }
    return b->text == a->text_end + 1 && text.p[a->text_end] == ' ' ? PC_JOINT_SPACE : PC_JOINT_PART;
}

static bool read_joints(reading *r, pc_line_facts *facts) {
    uint32_t upper = UINT32_MAX, blank = 0;
    bool dropped = false;
    for (uint32_t i = 0; i < r->lines.n; i++) {
        const pc_source_line *line = &r->lines.v[i];
        if (line->first == line->last) {
            blank++;
            continue;
        }
        facts->visible++;
        if (line->text >= line->text_end) {
            dropped = true;
            continue;
        }
        if (upper != UINT32_MAX) {
            const pc_source_line *above = &r->lines.v[upper];
            pc_joint joint = {upper, i, {above->last, line->first}, blank, (uint8_t)kind_of(r, above, line), dropped};
            facts->spaced += blank > 0;
            facts->joined += joint.kind != PC_JOINT_PART;
            facts->joined_spaced += joint.kind != PC_JOINT_PART && blank > 0;
            if (!PC_PUSH(r->check->arena, r->joints, joint))
                return false;
        }
        upper = i;
        blank = 0;
        dropped = false;
    }
    return true;
}

const pc_line_facts *pc_lines_of(pc_check *check) {
    enum { FEW = 3 };
    if (check->facts->lines)
        return check->facts->lines;
    pc_line_facts *facts = pc_arena_zeroed(check->arena, 1, sizeof *facts);
    const pc_release *release = check->release;
    bool wide = strncmp(release->encoding, "UTF-16", 6) == 0;
    reading r = {.check = check, .bytes = release->bytes, .unit = wide ? 2 : 1, .low = wide && release->encoding[6] == 'B'};
    if (!facts || !read_lines(&r))
        return NULL;
    map_lines(&r);
    if (!read_joints(&r, facts))
        return NULL;
    facts->unit = r.unit;
    facts->lines = r.lines.v;
    facts->n = r.lines.n;
    facts->joints = r.joints.v;
    facts->n_joints = r.joints.n;
    facts->double_spaced = facts->joined_spaced >= FEW && facts->joined_spaced * 2 > facts->joined &&
                           facts->spaced * 5 >= (uint32_t)facts->n_joints * 4;
    facts->wrapped = !facts->double_spaced && facts->joined >= FEW;
    check->facts->lines = facts;
    return facts;
}

size_t pc_source_line_at(const pc_line_facts *facts, uint32_t at) {
    size_t behind = PC_FIRST_GREATER(facts->lines, facts->n, at, at);
    return behind ? behind - 1 : 0;
}

pc_str pc_line_source(const pc_check *check, const pc_source_line *line) {
    return pc_str_sub(check->release->bytes, line->first, line->last);
}

pc_finding *pc_report_bytes(pc_check *check, pc_range source, const char *format, ...) {
    char message[512];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(message, sizeof message, format, args);
    va_end(args);
    (void)n;
    pc_finding *finding = pc_report_source(check, source, "%s", message);
    const pc_passage *passage = finding ? pc_passage_at(check, pc_map_text(&check->release->map, source.at)) : NULL;
    if (passage)
        finding->section = passage->section;
    return finding;
}
