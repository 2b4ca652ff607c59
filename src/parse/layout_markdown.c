/*
 * Markdown, which front matter announces: escapes and heading marks are undone
 * (CommonMark 2.4 and 4.2), so that what follows sees the words alone. Each
 * mark becomes part of the unit of the character it belongs to.
 */
#include "parse/layout.h"

enum { LONGEST = 64 * 1024, HEADING_MARKS = 6 };

static size_t line_end(pc_str text, size_t at) {
    const char *nl = memchr(text.p + at, '\n', text.n - at);
    return nl ? (size_t)(nl - text.p) : text.n;
}

static bool is_fence(pc_str text, size_t at, size_t end, bool closing) {
    while (end > at && pc_is_space((unsigned char)text.p[end - 1]))
        end--;
    pc_str line = pc_str_sub(text, at, end);
    return pc_str_eq(line, PC_STR("---")) || (closing && pc_str_eq(line, PC_STR("...")));
}

/* Behind the line that closes the front matter; 0 when there is none. A key is needed, else two rules are two rules. */
static size_t front_matter_end(pc_str text) {
    size_t at = 0, end;
    bool key = false;
    while (at < text.n && pc_is_space((unsigned char)text.p[at]))
        at++;
    if (at >= text.n || (at > 0 && text.p[at - 1] != '\n') || !is_fence(text, at, end = line_end(text, at), false))
        return 0;
    for (at = end + 1; at < text.n && at < LONGEST; at = end + 1) {
        end = line_end(text, at);
        if (is_fence(text, at, end, true))
            return key ? end : 0;
        key |= memchr(text.p + at, ':', end - at) != NULL;
    }
    return 0;
}

static bool is_punctuation(unsigned char c) {
    return c > ' ' && c < 0x7F && !pc_is_alpha(c) && !pc_is_digit(c);
}

/* "## " before something other than more marks: the bytes; 0 when no heading starts there. */
static size_t heading_bytes(pc_str text, size_t at) {
    size_t from = at;
    while (at < text.n && at - from < HEADING_MARKS && text.p[at] == '#')
        at++;
    size_t marks = at;
    while (at < text.n && text.p[at] == ' ')
        at++;
    bool heading = marks > from && at > marks && at < text.n && (unsigned char)text.p[at] > ' ' && text.p[at] != '#';
    return heading ? at - from : 0;
}

/* The bytes before the character at `at` that only mark it up. */
static size_t markup_at(pc_str text, size_t at) {
    size_t heading = text.p[at] == '#' && at > 0 && text.p[at - 1] == '\n' ? heading_bytes(text, at) : 0;
    at += heading;
    return heading + (at + 1 < text.n && text.p[at] == '\\' && is_punctuation((unsigned char)text.p[at + 1]));
}

static bool undo(pc_layout_work *work, size_t from, pc_str *out, pc_map *map) {
    pc_arena *arena = work->draft->arena;
    pc_str text = work->text;
    char *to = pc_arena_take(arena, text.n + 1);
    size_t n = 0, plain = 0;
    if (!to)
        return false;
    for (size_t at = from; at < text.n;) {
        size_t marks = text.p[at] == '\\' || text.p[at] == '#' ? markup_at(text, at) : 0;
        if (!marks) {
            at++;
            continue;
        }
        size_t bytes = 1;
        while (at + marks + bytes < text.n && ((unsigned char)text.p[at + marks + bytes] & 0xC0) == 0x80)
            bytes++;
        memcpy(to + n, text.p + plain, at - plain);
        memcpy(to + n + at - plain, text.p + at + marks, bytes);
        if (!pc_map_add(arena, map, (uint32_t)(at - plain), (uint32_t)plain, 1, 1) ||
            !pc_map_add(arena, map, (uint32_t)bytes, (uint32_t)at, (uint16_t)bytes, (uint16_t)(marks + bytes)))
            return false;
        n += at - plain + bytes;
        at = plain = at + marks + bytes;
    }
    memcpy(to + n, text.p + plain, text.n - plain);
    *out = (pc_str){to, n + text.n - plain};
    return pc_map_add(arena, map, (uint32_t)(text.n - plain), (uint32_t)plain, 1, 1);
}

pc_status pc_layout_markdown(pc_layout_work *work) {
    size_t front = front_matter_end(work->text);
    work->front = (uint32_t)front;
    if (!front || (!memchr(work->text.p + front, '\\', work->text.n - front) && !memchr(work->text.p + front, '#', work->text.n - front)))
        return PC_OK;
    pc_map marks = {0}, map = {0};
    pc_str text;
    if (!undo(work, front, &text, &marks) || !pc_map_compose(work->draft->arena, &marks, &work->map, &map))
        return PC_NO_MEMORY;
    work->text = text;
    work->map = map;
    return PC_OK;
}
