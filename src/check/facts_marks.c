#include "check/facts_marks.h"

#include "check/facts.h"

#include "text/bits.h"

enum { DEEPEST = 8 };

/* A double mark at `at`: its bytes, 0 when there is none. */
static unsigned mark_at(pc_str text, uint32_t at, pc_mark *mark) {
    const unsigned char *p = (const unsigned char *)text.p + at;
    size_t left = text.n - at;
    *mark = (pc_mark){.at = at, .partner = PC_NO_PARTNER};
    if (*p == '"') {
        mark->straight = true;
        mark->shape = PC_MARK_EITHER;
        return 1;
    }
    if (left >= 3 && p[0] == 0xE2 && p[1] == 0x80 && p[2] >= 0x9C && p[2] <= 0x9F) {
        mark->shape = p[2] == 0x9D ? PC_MARK_CLOSES : PC_MARK_OPENS; /* “ ” „ ‟ */
        return 3;
    }
    if (left >= 2 && p[0] == 0xC2 && (p[1] == 0xAB || p[1] == 0xBB)) {
        mark->angle = true;
        mark->shape = p[1] == 0xAB ? PC_MARK_OPENS : PC_MARK_CLOSES;
        return 2;
    }
    return 0;
}

/* Whether white space, a bracket, a dash or nothing stands before `at`. */
static bool free_before(pc_str text, uint32_t at, uint32_t from) {
    if (at <= from)
        return true;
    unsigned len;
    uint32_t cp = pc_utf8_before(text, at, &len);
    return pc_cp_is_space(cp) || cp == '(' || cp == '[' || cp == '-' || cp == '/' || cp == '=' || cp == 0x2013 || cp == 0x2014 || cp == 0x2018 ||
           cp == 0x201C || cp == '\'';
}

static bool free_behind(pc_str text, uint32_t at, uint32_t end) {
    unsigned len;
    if (at >= end)
        return true;
    uint32_t cp = pc_utf8_at(text, at, &len);
    return !pc_cp_is_letter(cp) && pc_cp_digit(cp) < 0 && cp != '$' && cp != 0xA3 && cp != 0x20AC;
}

/* Scripts without spaces do not show by them which mark opens. */
static bool is_cjk_beside(pc_str text, uint32_t at, uint32_t end, pc_range passage) {
    unsigned len;
    return (at > passage.at && (unsigned char)text.p[at - 1] >= 0x80 && pc_cp_is_cjk(pc_utf8_before(text, at, &len))) ||
           (end < passage.end && (unsigned char)text.p[end] >= 0x80 && pc_cp_is_cjk(pc_utf8_at(text, end, &len)));
}

/* What a mark does where its shape alone does not say: straight ones, “ that closes behind „, » that opens. */
static void settle_shape(pc_str text, const pc_passage *passage, const pc_mark *open, pc_mark *mark, unsigned len) {
    bool before = free_before(text, mark->at, passage->text.at), behind = free_behind(text, mark->at + len, passage->text.end);
    bool spaced = mark->at + len < passage->text.end && pc_space_len(text, mark->at + len) > 0;
    if (mark->straight && is_cjk_beside(text, mark->at, mark->at + len, passage->text)) {
        mark->shape = open && open->straight ? PC_MARK_CLOSES : PC_MARK_OPENS;
    } else if (mark->straight) {
        bool digit = mark->at > passage->text.at && pc_is_digit((unsigned char)text.p[mark->at - 1]);
        mark->shape = digit && !open ? PC_MARK_INCHES : before && !spaced && mark->at + len < passage->text.end ? PC_MARK_OPENS : PC_MARK_CLOSES;
    } else if (open && open->shape == PC_MARK_OPENS && memcmp(text.p + open->at, "\xE2\x80\x9E", 3) == 0 && mark->shape == PC_MARK_OPENS &&
               memcmp(text.p + mark->at, "\xE2\x80\x9C", 3) == 0) {
        mark->shape = PC_MARK_CLOSES;
    } else if (mark->angle && before != behind) { /* »so« as well as «so» */
        mark->shape = before ? PC_MARK_OPENS : PC_MARK_CLOSES;
    }
}

typedef struct open_marks {
    uint32_t index[DEEPEST];
    unsigned n;
} open_marks;

static void take_mark(pc_marks *marks, open_marks *open, uint32_t index) {
    pc_mark *mark = &marks->v[index];
    if (mark->shape == PC_MARK_OPENS) {
        mark->depth = (uint8_t)open->n;
        if (open->n < DEEPEST)
            open->index[open->n++] = index;
    } else if (mark->shape == PC_MARK_CLOSES && open->n) {
        pc_mark *opener = &marks->v[open->index[--open->n]];
        mark->depth = opener->depth;
        mark->partner = open->index[open->n];
        opener->partner = index;
    }
}

static bool read_passage(pc_check *check, uint32_t passage, pc_marks *marks) {
    const pc_passage *p = &check->passages[passage];
    open_marks open = {.n = 0};
    pc_str text = check->text;
    for (uint32_t at = p->text.at; at < p->text.end;) {
        unsigned char c = (unsigned char)text.p[at];
        pc_mark mark;
        unsigned len = c == '"' || c == 0xE2 || c == 0xC2 ? mark_at(text, at, &mark) : 0;
        if (!len) {
            at = (uint32_t)pc_next_of(text, at + 1, p->text.end, '"', 0xC2, 0xE2);
            continue;
        }
        mark.end = at + len;
        mark.passage = passage;
        settle_shape(text, p, open.n ? &marks->v[open.index[open.n - 1]] : NULL, &mark, len);
        if (!PC_PUSH(check->arena, *marks, mark))
            return false;
        take_mark(marks, &open, (uint32_t)marks->n - 1);
        at += len;
    }
    return true;
}

const pc_marks *pc_marks_of(pc_check *check) {
    if (check->facts->marks)
        return check->facts->marks;
    pc_marks *marks = pc_arena_zeroed(check->arena, 1, sizeof *marks);
    if (!marks)
        return NULL;
    for (uint32_t i = 0; i < check->release->pieces.n; i++)
        if (!read_passage(check, i, marks))
            return NULL;
    check->facts->marks = marks;
    return marks;
}
