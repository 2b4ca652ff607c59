#include "check/facts_points.h"

#include "check/facts.h"
#include "text/bits.h"

static const bool is_point[256] = {
    ['.'] = true, [','] = true, [';'] = true, [':'] = true, ['!'] = true, ['?'] = true, ['('] = true,  [')'] = true,  ['['] = true,
    [']'] = true, ['{'] = true, ['}'] = true, ['"'] = true, ['\''] = true, ['-'] = true, [0xE2] = true, [0xC2] = true,
};

/* Of the 64 bytes at p those that are such points: what is_point[] tells of one. */
static uint64_t point_bits(const char *p) {
    uint64_t bits;
    PC_BITS(bits, p, pc_either(pc_either(pc_either(pc_within(v, '\'', ')'), pc_within(v, ',', '.')), pc_either(pc_within(v, ':', ';'), pc_within(v, '!', '"'))),
                               pc_either(pc_either(pc_equal(v, '?'), pc_either(pc_equal(v, '['), pc_equal(v, ']'))),
                                         pc_either(pc_either(pc_equal(v, '{'), pc_equal(v, '}')), pc_above_ascii(v)))));
    return bits;
}

static bool find_in(pc_check *check, pc_range text, pc_points *points) {
    uint32_t at = text.at;
    for (; text.end - at >= 64; at += 64)
        for (uint64_t bits = point_bits(check->text.p + at); bits; bits &= bits - 1) {
            uint32_t point = at + (unsigned)__builtin_ctzll(bits);
            if (is_point[(unsigned char)check->text.p[point]] && !PC_PUSH(check->arena, points->at, point))
                return false;
        }
    for (; at < text.end; at++)
        if (is_point[(unsigned char)check->text.p[at]] && !PC_PUSH(check->arena, points->at, at))
            return false;
    return true;
}

static bool find(pc_check *check, pc_points *points) {
    for (size_t i = pc_passage_in(check, 0, PC_IN_TEXT); i < check->release->pieces.n; i = pc_passage_in(check, i + 1, PC_IN_TEXT))
        if (!find_in(check, check->passages[i].text, points))
            return false;
    return true;
}

const pc_points *pc_points_of(pc_check *check) {
    static const pc_points none = {0};
    struct pc_facts *facts = check->facts;
    if (!facts->points) {
        pc_points *made = pc_arena_zeroed(check->arena, 1, sizeof *made);
        if (!made || !find(check, made))
            return &none;
        facts->points = made;
    }
    return facts->points;
}

void pc_each_point(pc_check *check, uint32_t sections, const char *marks, void (*each)(pc_check *check, const pc_passage *passage, uint32_t at)) {
    const pc_points *points = pc_points_of(check);
    bool wanted[256] = {false};
    size_t piece = 0;
    for (const char *m = marks; *m; m++)
        wanted[(unsigned char)*m] = true;
    for (size_t i = 0; i < points->at.n; i++) {
        uint32_t at = points->at.v[i];
        if (!wanted[(unsigned char)check->text.p[at]])
            continue;
        while (check->passages[piece].text.end <= at)
            piece++;
        if (sections >> check->passages[piece].section & 1)
            each(check, &check->passages[piece], at);
    }
}
