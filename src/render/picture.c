#include "render/picture.h"

#include "render/escape.h"

size_t pc_find_folded(pc_str s, size_t at, pc_str word) {
    for (; at + word.n <= s.n; at++) {
        size_t i = 0;
        while (i < word.n && pc_lower((unsigned char)s.p[at + i]) == (unsigned char)word.p[i])
            i++;
        if (i == word.n)
            return at;
    }
    return s.n;
}

/* A blank, "on", letters, "=": an event handler. */
static bool has_handler(pc_str s) {
    for (size_t at = 0; (at = pc_find_folded(s, at, PC_STR("on"))) < s.n; at += 2) {
        size_t end = at + 2;
        while (end < s.n && pc_is_alpha((unsigned char)s.p[end]))
            end++;
        size_t sign = end;
        while (sign < s.n && pc_is_space((unsigned char)s.p[sign]))
            sign++;
        bool starts = at && !pc_is_alpha((unsigned char)s.p[at - 1]) && s.p[at - 1] != '-';
        if (starts && end > at + 2 && sign < s.n && s.p[sign] == '=')
            return true;
    }
    return false;
}

bool pc_refers_outside(pc_str s, pc_str lead, const char *marks) {
    for (size_t at = 0; (at = pc_find_folded(s, at, lead)) < s.n;) {
        at += lead.n;
        while (at < s.n && (pc_is_space((unsigned char)s.p[at]) || strchr(marks, s.p[at])))
            at++;
        pc_str rest = pc_str_sub(s, at, s.n);
        if (rest.n && rest.p[0] != '#' && pc_find_folded(pc_str_sub(rest, 0, rest.n < 5 ? rest.n : 5), 0, PC_STR("data:")) != 0)
            return true;
    }
    return false;
}

static bool is_active(pc_str s) {
    static const char *const words[] = {"<script", "<foreignobject", "<!entity", "<iframe", "<embed", "<object", "javascript:", "@import", "<handler", "<listener", "data:text", "data:application"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (pc_find_folded(s, 0, pc_str_of(words[i])) < s.n)
            return true;
    return has_handler(s) || pc_refers_outside(s, PC_STR("href"), "=\"'") || pc_refers_outside(s, PC_STR("url("), "\"'") ||
           pc_refers_outside(s, PC_STR("src="), "\"'");
}

/* XML whose first element is svg: behind a byte-order mark, a declaration, comments, a document type. */
static bool is_svg(pc_str s) {
    size_t at = s.n >= 3 && memcmp(s.p, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    for (;;) {
        while (at < s.n && pc_is_space((unsigned char)s.p[at]))
            at++;
        if (s.n - at < 5 || s.p[at] != '<')
            return false;
        bool comment = memcmp(s.p + at, "<!--", 4) == 0;
        if (!comment && s.p[at + 1] != '?' && s.p[at + 1] != '!')
            return memcmp(s.p + at, "<svg", 4) == 0 && (pc_is_space((unsigned char)s.p[at + 4]) || s.p[at + 4] == '>');
        size_t end = pc_find_folded(s, at + 2, comment ? PC_STR("-->") : PC_STR(">"));
        at = end < s.n ? end + (comment ? 3 : 1) : s.n;
    }
}

pc_picture pc_picture_of(pc_bytes bytes) {
    pc_str s = {bytes.p, bytes.n};
    if (s.n >= 8 && memcmp(s.p, "\x89PNG\r\n\x1A\n", 8) == 0)
        return PC_PICTURE_PNG;
    if (s.n >= 3 && memcmp(s.p, "\xFF\xD8\xFF", 3) == 0)
        return PC_PICTURE_JPEG;
    if (!s.n || !is_svg(s))
        return PC_PICTURE_NONE;
    return is_active(s) ? PC_PICTURE_ACTIVE : PC_PICTURE_SVG;
}

void pc_put_picture(pc_buf *out, pc_bytes bytes) {
    static const char *const types[] = {
        [PC_PICTURE_PNG] = "image/png", [PC_PICTURE_JPEG] = "image/jpeg", [PC_PICTURE_SVG] = "image/svg+xml"};
    pc_picture kind = pc_picture_of(bytes);
    if (kind == PC_PICTURE_NONE || kind == PC_PICTURE_ACTIVE)
        return;
    pc_buf_puts(out, "data:");
    pc_buf_puts(out, types[kind]);
    pc_buf_puts(out, ";base64,");
    pc_put_base64(out, bytes.p, bytes.n);
}
