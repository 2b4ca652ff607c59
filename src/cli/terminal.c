#include "cli/terminal.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { DEFAULT_COLUMNS = 80 };

static bool is_set(const char *name) {
    const char *value = getenv(name);
    return value && *value;
}

static bool is(const char *name, const char *wanted) {
    const char *value = getenv(name);
    return value && strcmp(value, wanted) == 0;
}

bool cli_wants_colour(cli_colour asked, int fd) {
    if (asked != CLI_COLOUR_AUTO)
        return asked == CLI_COLOUR_ALWAYS;
    if (is_set("NO_COLOR"))
        return false;
    if (is_set("FORCE_COLOR"))
        return !is("FORCE_COLOR", "0");
    return !is("TERM", "dumb") && isatty(fd);
}

unsigned cli_columns(unsigned asked, int fd) {
    struct winsize size;
    if (asked)
        return asked;
    if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return DEFAULT_COLUMNS;
}
