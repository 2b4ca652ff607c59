#include "check/near.h"

const pc_passage *pc_near_passage(const pc_check *check, pc_range range) {
    const pc_passage *passage = pc_passage_at(check, range.at);
    return passage && range.end <= passage->text.end ? passage : NULL;
}

unsigned char pc_char_before(const pc_check *check, const pc_passage *passage, uint32_t at) {
    while (at > passage->text.at && check->text.p[at - 1] == ' ')
        at--;
    unsigned char c = at > passage->text.at ? (unsigned char)check->text.p[at - 1] : 0;
    return c < 0x80 ? c : 0x7F;
}

unsigned char pc_char_behind(const pc_check *check, const pc_passage *passage, uint32_t at) {
    while (at < passage->text.end && check->text.p[at] == ' ')
        at++;
    unsigned char c = at < passage->text.end ? (unsigned char)check->text.p[at] : 0;
    return c < 0x80 ? c : 0x7F;
}

uint32_t pc_find_mark(const pc_check *check, uint32_t at, uint32_t end, char mark) {
    const char *p = at < end ? memchr(check->text.p + at, mark, end - at) : NULL;
    return p ? (uint32_t)(p - check->text.p) : end;
}

bool pc_all_capitals(const pc_check *check, pc_range range) {
    bool capital = false;
    unsigned len;
    for (uint32_t at = range.at; at < range.end; at += len) {
        uint32_t cp = pc_utf8_at(check->text, at, &len);
        if (pc_cp_is_lower(cp))
            return false;
        capital = capital || pc_cp_is_upper(cp);
    }
    return capital;
}
