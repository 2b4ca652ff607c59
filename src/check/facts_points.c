#include "check/facts_points.h"

#include "check/facts.h"

static const bool is_point[256] = {
    ['.'] = true, [','] = true, [';'] = true, [':'] = true, ['!'] = true, ['?'] = true, ['('] = true,  [')'] = true,  ['['] = true,
    [']'] = true, ['{'] = true, ['}'] = true, ['"'] = true, ['\''] = true, ['-'] = true, [0xE2] = true, [0xC2] = true,
};

static bool find(pc_check *check, pc_points *points) {
    for (size_t i = pc_passage_in(check, 0, PC_IN_TEXT); i < check->release->pieces.n; i = pc_passage_in(check, i + 1, PC_IN_TEXT)) {
        pc_range text = check->passages[i].text;
        for (uint32_t at = text.at; at < text.end; at++)
            if (is_point[(unsigned char)check->text.p[at]] && !PC_PUSH(check->arena, points->at, at))
                return false;
    }
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
