#include "cli/ignore.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LARGEST = 4 << 20 }; /* bytes of a .gitignore file; what is larger is none */

/* "PATH/NAME" for the system; false when it would be too long. */
static bool path_of(pc_str folder, const char *name, char out[static PATH_MAX]) {
    int n = snprintf(out, PATH_MAX, "%.*s/%s", (int)folder.n, folder.p, name);
    return folder.n < PATH_MAX && n > 0 && n < PATH_MAX;
}

static bool holds(cli_ignore *ignore, pc_str folder, const char *name) {
    char path[PATH_MAX];
    struct stat about;
    bool there = path_of(folder, name, path) && lstat(path, &about) == 0;
    if (!there && errno != ENOENT && errno != ENOTDIR && errno != EACCES)
        ignore->error = errno;
    return there;
}

static cli_ignore_list *add(cli_ignore *ignore) {
    if (ignore->n == ignore->cap) {
        size_t cap = ignore->cap ? ignore->cap * 2 : 8;
        cli_ignore_list *v = realloc(ignore->v, cap * sizeof *v);
        if (!v) {
            ignore->no_memory = true;
            return NULL;
        }
        ignore->v = v;
        ignore->cap = cap;
    }
    ignore->v[ignore->n] = (cli_ignore_list){0};
    return &ignore->v[ignore->n++];
}

/* Up to n bytes; false with errno set. */
static bool read_bytes(int fd, char *to, size_t n, size_t *size) {
    while (*size < n) {
        ssize_t got = read(fd, to + *size, n - *size);
        if (got == 0)
            break;
        if (got < 0 && errno != EINTR)
            return false;
        *size += got > 0 ? (size_t)got : 0;
    }
    return true;
}

/* The bytes of a small file, to be freed; NULL when there is none, or after no_memory was set. */
static char *read_whole(cli_ignore *ignore, const char *path, size_t *size) {
    struct stat about;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    char *bytes = NULL;
    *size = 0;
    if (fd < 0 || fstat(fd, &about) != 0) {
        if (errno != ENOENT && errno != ENOTDIR && errno != ELOOP)
            ignore->error = errno;
        if (fd >= 0)
            close(fd);
        return NULL;
    }
    if (S_ISREG(about.st_mode) && about.st_size > 0 && about.st_size <= LARGEST) {
        bytes = malloc((size_t)about.st_size);
        ignore->no_memory |= !bytes;
    }
    if (bytes && !read_bytes(fd, bytes, (size_t)about.st_size, size))
        ignore->error = errno;
    close(fd);
    return bytes;
}

static size_t count_lines(const char *bytes, size_t n) {
    size_t lines = 1;
    for (size_t i = 0; i < n; i++)
        lines += bytes[i] == '\n';
    return lines;
}

static void read_patterns(cli_ignore_list *list, size_t n) {
    pc_str all = {list->bytes, n};
    if (n >= 3 && memcmp(all.p, "\xEF\xBB\xBF", 3) == 0)
        all = pc_str_sub(all, 3, n);
    while (all.n) {
        const char *end = memchr(all.p, '\n', all.n);
        size_t line = end ? (size_t)(end - all.p) : all.n;
        list->n += cli_pattern_read((pc_str){all.p, line}, &list->v[list->n]);
        all = pc_str_sub(all, line + (end != NULL), all.n);
    }
}

/* Takes in the file `name` of a folder, when it is there. */
static void take_file(cli_ignore *ignore, pc_str folder, const char *name) {
    char path[PATH_MAX];
    size_t n = 0;
    char *bytes = path_of(folder, name, path) ? read_whole(ignore, path, &n) : NULL;
    if (!bytes)
        return;
    cli_pattern *v = calloc(count_lines(bytes, n), sizeof *v);
    cli_ignore_list *list = v ? add(ignore) : NULL;
    ignore->no_memory |= !v;
    if (!list) {
        free(v);
        free(bytes);
        return;
    }
    list->bytes = bytes;
    list->v = v;
    list->folder = folder.n + 1;
    read_patterns(list, n);
}

/* The top of the repository that `path` is in; n 0 when it is in none. */
static pc_str top_of(cli_ignore *ignore, pc_str path) {
    while (path.n && !holds(ignore, path, ".git")) {
        while (path.n && path.p[path.n - 1] != '/')
            path.n--;
        path.n -= path.n > 0;
    }
    return path;
}

void cli_ignore_start(cli_ignore *ignore, pc_str path) {
    pc_str top = top_of(ignore, path);
    cli_ignore_list *border = top.n ? add(ignore) : NULL;
    if (!border)
        return;
    border->border = true;
    take_file(ignore, top, ".git/info/exclude");
    for (size_t n = top.n; n <= path.n; n++)
        if (n == path.n || path.p[n] == '/')
            take_file(ignore, (pc_str){path.p, n}, ".gitignore");
}

void cli_ignore_push(cli_ignore *ignore, pc_str path) {
    bool own = holds(ignore, path, ".git");
    if (!own && !ignore->n)
        return; /* in no repository */
    if (own) {
        cli_ignore_list *border = add(ignore);
        if (border)
            border->border = true;
        take_file(ignore, path, ".git/info/exclude");
    }
    take_file(ignore, path, ".gitignore");
}

void cli_ignore_pop(cli_ignore *ignore, size_t n) {
    while (ignore->n > n) {
        cli_ignore_list *list = &ignore->v[--ignore->n];
        free(list->bytes);
        free(list->v);
    }
    if (n)
        return;
    free(ignore->v);
    *ignore = (cli_ignore){.no_memory = ignore->no_memory};
}

bool cli_ignored(const cli_ignore *ignore, pc_str path, bool folder) {
    for (size_t i = ignore->n; i-- > 0 && !ignore->v[i].border;) {
        const cli_ignore_list *list = &ignore->v[i];
        pc_str below = pc_str_sub(path, list->folder, path.n);
        for (size_t k = list->n; k-- > 0;)
            if (cli_pattern_matches(&list->v[k], below, folder))
                return !list->v[k].negated;
    }
    return false;
}
