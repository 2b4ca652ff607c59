#include "cli/input.h"

#include "cli/message.h"
#include "presscheck/presscheck.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { STEP = 64 * 1024 };

static void say_why(const char *name, int error) {
    static const struct {
        int error;
        const char *what;
    } known[] = {
        {ENOENT, "there is no such file; check the name"},
        {ENOTDIR, "there is no such file; check the name"},
        {EACCES, "may not be read; check its permissions"},
        {EISDIR, "is a directory; name the files in it"},
        {EMFILE, "cannot be opened: too many files are open; close some"},
        {ENOMEM, "cannot be read: not enough memory"},
        {EBADF, "cannot be read: it is closed; name a file"},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].error == error) {
            cli_say(name, "%s", known[i].what);
            return;
        }
    cli_say(name, "cannot be read (%s); try a copy of it", strerror(error));
}

static void say_too_large(const char *name, size_t max) {
    static const struct {
        size_t bytes;
        const char *unit;
    } units[] = {{(size_t)1 << 30, "GiB"}, {(size_t)1 << 20, "MiB"}, {(size_t)1 << 10, "KiB"}, {1, "bytes"}};
    size_t i = 0;
    while (max % units[i].bytes != 0 || max < units[i].bytes)
        i++;
    cli_say(name, "is larger than %zu %s; --max-size raises the limit", max / units[i].bytes, units[i].unit);
}

static bool room(cli_input *input, size_t need) {
    if (need <= input->cap)
        return true;
    size_t cap = need < STEP ? STEP : need;
    char *p = realloc(input->p, cap);
    if (!p) {
        errno = ENOMEM;
        return false;
    }
    input->p = p;
    input->cap = cap;
    return true;
}

/*
 * Reads to the end, or to one byte more than `max`. A regular file is expected
 * to have `size` bytes, so that it takes one read and one more that finds the
 * end; what has no size, or lies about it, doubles the room as it comes.
 */
static bool read_to_end(cli_input *input, int fd, size_t size, size_t max) {
    input->n = 0;
    if (!room(input, size + 1))
        return false;
    while (input->n <= max) {
        if (input->n == input->cap && !room(input, input->cap < max / 2 ? input->cap * 2 : max + 1))
            return false;
        ssize_t got = read(fd, input->p + input->n, input->cap - input->n);
        if (got == 0)
            return true;
        if (got > 0)
            input->n += (size_t)got;
        else if (errno != EINTR)
            return false;
    }
    return true;
}

static bool read_open(cli_input *input, int fd, const char *name, size_t max) {
    struct stat about;
    if (fstat(fd, &about) != 0) {
        say_why(name, errno);
        return false;
    }
    if (S_ISDIR(about.st_mode)) {
        say_why(name, EISDIR);
        return false;
    }
    bool sized = S_ISREG(about.st_mode) && about.st_size > 0;
    bool fits = !sized || (uintmax_t)about.st_size <= max;
    if (fits && !read_to_end(input, fd, sized ? (size_t)about.st_size : 0, max)) {
        say_why(name, errno);
        return false;
    }
    if (!fits || input->n > max) {
        say_too_large(name, max);
        return false;
    }
    return true;
}

bool cli_input_read(cli_input *input, const char *path, const char *name, size_t max) {
    if (!path)
        return read_open(input, STDIN_FILENO, name, max);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) {
        say_why(name, errno);
        return false;
    }
    bool ok = read_open(input, fd, name, max);
    close(fd); /* it was only read: nothing can be lost */
    return ok;
}

void cli_input_free(cli_input *input) {
    free(input->p);
    *input = (cli_input){0};
}
