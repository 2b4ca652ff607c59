#include "check/near.h"

#include "check/facts.h"
#include "text/bits.h"

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

/* Letters, digits, blanks, commas and stops occur in every text: nothing is kept about them. */
static bool is_everywhere(unsigned char c) {
    return pc_is_alpha(c) || pc_is_digit(c) || c == ' ' || c == ',' || c == '.';
}

/* Of the 64 bytes at p all others. */
static uint64_t mark_bits(const char *p) {
    uint64_t plain;
    PC_BITS(plain, p, pc_either(pc_either(pc_within(v, 'a', 'z'), pc_within(v, 'A', 'Z')),
                                pc_either(pc_within(v, '0', '9'), pc_either(pc_equal(v, ' '), pc_either(pc_equal(v, ','), pc_equal(v, '.'))))));
    return ~plain;
}

/* A bit for each byte that occurs in the text, those of is_everywhere() apart; NULL when memory is short. */
static const uint64_t *occurring(const pc_check *check) {
    const unsigned char *p = (const unsigned char *)check->text.p;
    size_t at = 0, n = check->text.n;
    uint64_t *set = pc_arena_zeroed(check->arena, 4, sizeof *set);
    for (; set && n - at >= 64; at += 64)
        for (uint64_t bits = mark_bits(check->text.p + at); bits; bits &= bits - 1) {
            unsigned char c = p[at + (unsigned)__builtin_ctzll(bits)];
            set[c / 64] |= UINT64_C(1) << (c % 64);
        }
    for (; set && at < n; at++)
        set[p[at] / 64] |= UINT64_C(1) << (p[at] % 64);
    return set;
}

/* Whether the byte may occur in the text: told once for all that look for one. */
static bool may_occur(const pc_check *check, unsigned char c) {
    if (is_everywhere(c))
        return true;
    if (!check->facts->occurring)
        check->facts->occurring = occurring(check);
    return !check->facts->occurring || (check->facts->occurring[c / 64] >> (c % 64) & 1);
}

uint32_t pc_find_mark(const pc_check *check, uint32_t at, uint32_t end, char mark) {
    if (!may_occur(check, (unsigned char)mark))
        return end;
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
