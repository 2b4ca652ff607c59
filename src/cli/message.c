#include "cli/message.h"

#include "render/escape.h"
#include "text/utf8.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

enum { LONGEST = 1024, LONGEST_SUBJECT = 512 };

static _Thread_local pc_buf *gathering; /* NULL: messages go out at once */
static _Thread_local bool once;         /* they are for the whole run */
static bool line_shown;                 /* the first thread's, like the next */
static pc_buf said_once;                /* lines */

enum { MARK_ONCE = 1 }; /* stands before such a line in a sink: no message holds a control character */

/* Nothing that steers a terminal gets through: controls, broken UTF-8, and what turns the direction of text. */
static size_t made_harmless(char *line, size_t n) {
    pc_str s = {line, n};
    size_t to = 0;
    for (size_t at = 0; at < n;) {
        size_t len = pc_utf8_valid(s, at);
        bool plain = len && !pc_steers_terminal(s, at);
        if (plain && to != at)
            memmove(line + to, line + at, len);
        if (!plain)
            line[to] = '?';
        to += plain ? len : 1;
        at += len ? len : 1;
    }
    return to;
}

static void write_all(const char *p, size_t n) {
    while (n > 0) {
        ssize_t wrote = write(STDERR_FILENO, p, n);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return; /* nobody is left to tell */
        p += wrote;
        n -= (size_t)wrote;
    }
}

/* What snprintf wrote into `room` bytes, whatever it says. */
static size_t written(int said, size_t room) {
    if (said < 0)
        return 0;
    return (size_t)said < room ? (size_t)said : room - 1;
}

void cli_show_line(const char *line) {
    static const char start[] = "\r\x1B[K"; /* back to the first column, and nothing behind it */
    if (!*line && !line_shown)
        return;
    char shown[256];
    int n = snprintf(shown, sizeof shown, "%s%s", start, line);
    write_all(shown, written(n, sizeof shown));
    line_shown = *line != '\0';
}

void cli_say_into(pc_buf *sink) {
    gathering = sink;
}

void cli_say_once(bool from_now_on) {
    once = from_now_on;
}

/* Was the line (with its end) said before? Else it is from now on. */
static bool is_said(pc_str line) {
    for (size_t at = 0; at + line.n <= said_once.n; at++)
        if ((at == 0 || said_once.p[at - 1] == '\n') && memcmp(said_once.p + at, line.p, line.n) == 0)
            return true;
    pc_buf_put_str(&said_once, line);
    return false;
}

void cli_say_gathered(const pc_buf *sink) {
    if (sink->n)
        cli_show_line("");
    for (size_t at = 0; at < sink->n;) {
        const char *from = sink->p + at, *end = memchr(from, '\n', sink->n - at);
        pc_str line = {from, end ? (size_t)(end - from) + 1 : sink->n - at};
        at += line.n;
        bool marked = line.p[0] == MARK_ONCE;
        line = pc_str_sub(line, marked, line.n);
        if (!marked || !is_said(line))
            write_all(line.p, line.n);
    }
}

/* `place` is ":LINE:COLUMN", or empty. */
__attribute__((format(printf, 3, 0))) static void say(const char *subject, const char *place, const char *format, va_list args) {
    char marked[LONGEST + 2] = {MARK_ONCE}, *line = marked + 1;
    size_t n = subject ? written(snprintf(line, LONGEST, "presscheck: %.*s%s: ", LONGEST_SUBJECT, subject, place), LONGEST)
                       : written(snprintf(line, LONGEST, "presscheck: "), LONGEST);
    n += written(vsnprintf(line + n, LONGEST - n, format, args), LONGEST - n);
    n = made_harmless(line, n);
    line[n++] = '\n';
    if (gathering && pc_buf_room(gathering, n + once)) {
        pc_buf_put(gathering, line - once, n + once);
        return;
    }
    if (!gathering)
        cli_show_line("");
    write_all(line, n); /* out of order rather than not at all */
}

void cli_say(const char *subject, const char *format, ...) {
    va_list args;
    va_start(args, format);
    say(subject, "", format, args);
    va_end(args);
}

void cli_say_at(const char *file, unsigned line, unsigned column, const char *format, ...) {
    char place[32];
    va_list args;
    (void)written(snprintf(place, sizeof place, ":%u:%u", line, column), sizeof place);
    va_start(args, format);
    say(file, place, format, args);
    va_end(args);
}
