#include "cli/message.h"

#include "render/escape.h"
#include "text/utf8.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

enum { LONGEST = 1024, LONGEST_SUBJECT = 512 };

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

void cli_say(const char *subject, const char *format, ...) {
    char line[LONGEST + 1];
    size_t n = subject ? written(snprintf(line, LONGEST, "presscheck: %.*s: ", LONGEST_SUBJECT, subject), LONGEST)
                       : written(snprintf(line, LONGEST, "presscheck: "), LONGEST);
    va_list args;
    va_start(args, format);
    n += written(vsnprintf(line + n, LONGEST - n, format, args), LONGEST - n);
    va_end(args);
    n = made_harmless(line, n);
    line[n++] = '\n';
    write_all(line, n);
}
