/*
 * Markdown, which front matter announces: escapes, heading marks, emphasis and
 * the brackets of links are undone (CommonMark 2.4, 4.2, 6.2 and 6.3), so that
 * what follows sees the words alone. Each mark becomes part of the unit of the
 * character behind it. Of "[the report](https://a.example)" the address stays,
 * in its round brackets.
 */
#include "parse/layout.h"

#include "text/utf8.h"

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

enum { LONGEST_SPAN = 300 }; /* bytes between the marks of an emphasis or a link's text */

/* The marks that are open while a text is walked: where the one that closes them stands; 0: none. */
typedef struct spans {
    size_t strong, emphasis, bracket;
} spans;

static bool is_blank_at(pc_str text, size_t at) {
    return at >= text.n || pc_is_space((unsigned char)text.p[at]);
}

static bool is_wordy(uint32_t cp) {
    return cp < 0x80 ? pc_is_alpha((unsigned char)cp) || pc_is_digit((unsigned char)cp) : pc_cp_is_letter(cp) || pc_cp_digit(cp) >= 0;
}

static bool is_word_before(pc_str text, size_t at) {
    unsigned len;
    return at > 0 && is_wordy(pc_utf8_before(text, at, &len));
}

static bool is_word_at(pc_str text, size_t at) {
    unsigned len;
    return at < text.n && is_wordy(pc_utf8_at(text, at, &len));
}

/* Where in the paragraph `mark` closes what it opened before `at`: behind a word, before none. 0 when it does not. */
static size_t closing(pc_str text, size_t at, pc_str mark) {
    for (size_t i = at, end = at + LONGEST_SPAN; i + mark.n < text.n && i < end; i++) {
        if (text.p[i] == '\\')
            i++;
        else if (text.p[i] == '\n' && i + 1 < text.n && text.p[i + 1] == '\n')
            return 0;
        else if (i > at && memcmp(text.p + i, mark.p, mark.n) == 0 && !is_blank_at(text, i - 1) && text.p[i - 1] != mark.p[0] &&
                 !is_word_at(text, i + mark.n) && text.p[i + mark.n] != mark.p[0])
            return i;
    }
    return 0;
}

/* The bytes of an emphasis' mark that opens or closes at `at`. Inside a word a mark is a character. */
static size_t emphasis_at(pc_str text, size_t at, spans *open) {
    char c = text.p[at];
    size_t n = at + 1 < text.n && text.p[at + 1] == c ? 2 : 1;
    size_t *end = n == 2 ? &open->strong : &open->emphasis;
    if (*end == at)
        return n;
    if (*end > at || is_word_before(text, at) || is_blank_at(text, at + n) || text.p[at + n] == c)
        return 0;
    if (at > 0 && (text.p[at - 1] == c || strchr("/=&?#@", text.p[at - 1]))) /* more marks than two; an address */
        return 0;
    size_t found = closing(text, at + n, pc_str_sub(text, at, at + n));
    if (found)
        *end = found;
    return found ? n : 0;
}

/* "[text](http": the byte of the bracket before the text. */
static size_t bracket_at(pc_str text, size_t at, spans *open) {
    if (open->bracket > at || (at > 0 && text.p[at - 1] == '!'))
        return 0;
    for (size_t i = at + 1; i + 2 < text.n && i < at + LONGEST_SPAN && text.p[i] != '\n' && text.p[i] != '['; i++)
        if (text.p[i] == '\\') {
            i++;
        } else if (text.p[i] == ']') {
            pc_str target = pc_str_sub(text, i + 1, text.n);
            bool leads = (target.n > 5 && memcmp(target.p, "(http", 5) == 0) || (target.n > 8 && memcmp(target.p, "(mailto:", 8) == 0);
            open->bracket = leads && i > at + 1 ? i : 0;
            return open->bracket != 0;
        }
    return 0;
}

static bool may_mark(unsigned char c) {
    return c == '\\' || c == '#' || c == '*' || c == '_' || c == '[' || c == ']';
}

/* The bytes before the character at `at` that only mark it up. */
static size_t markup_at(pc_str text, size_t at, spans *open) {
    size_t from = at;
    if (text.p[at] == '#' && at > 0 && text.p[at - 1] == '\n')
        at += heading_bytes(text, at);
    for (size_t n = 1; n > 0 && at + 1 < text.n;) {
        char c = text.p[at];
        n = c == '*' || c == '_' ? emphasis_at(text, at, open) : c == '[' ? bracket_at(text, at, open) : 0;
        at += n;
    }
    return at - from + (at + 1 < text.n && text.p[at] == '\\' && is_punctuation((unsigned char)text.p[at + 1]));
}

static bool undo(pc_layout_work *work, size_t from, pc_str *out, pc_map *map) {
    pc_arena *arena = work->draft->arena;
    pc_str text = work->text;
    char *to = pc_arena_take(arena, text.n + 1);
    size_t n = 0, plain = 0;
    spans open = {0};
    if (!to)
        return false;
    for (size_t at = from; at < text.n;) {
        size_t marks = may_mark((unsigned char)text.p[at]) ? markup_at(text, at, &open) : 0;
        if (!marks) {
            if (open.bracket == at && text.p[at] == ']' && at > 0) { /* a space, before the address */
                memcpy(to + n, text.p + plain, at - plain);
                if (!pc_map_add(arena, map, (uint32_t)(at + 1 - plain), (uint32_t)plain, 1, 1))
                    return false;
                n += at - plain;
                to[n++] = ' ';
                plain = at + 1;
            }
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
    size_t at = front;
    while (front && at < work->text.n && !may_mark((unsigned char)work->text.p[at]))
        at++;
    if (!front || at == work->text.n)
        return PC_OK;
    pc_map marks = {0}, map = {0};
    pc_str text;
    if (!undo(work, front, &text, &marks) || !pc_map_compose(work->draft->arena, &marks, &work->map, &map))
        return PC_NO_MEMORY;
    work->text = text;
    work->map = map;
    return PC_OK;
}
