#define _GNU_SOURCE /* syncfs */
#include "cli/atomic.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* 0 or errno. */
static int write_whole(int fd, pc_str bytes) {
    while (bytes.n > 0) {
        ssize_t wrote = write(fd, bytes.p, bytes.n);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return wrote < 0 ? errno : EIO;
        bytes.p += wrote;
        bytes.n -= (size_t)wrote;
    }
    return 0;
}

/* The bytes of the folder in `path`, with its last slash; 0 when it names none. */
static size_t folder_of(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) + 1 : 0;
}

/* A new file in the folder of `path`, its name in `name`; -1 with errno set. */
static int open_beside(const char *path, char name[static PATH_MAX]) {
    enum { TRIES = 1000 };
    size_t folder = folder_of(path);
    for (unsigned i = 0; i < TRIES; i++) {
        int n = snprintf(name, PATH_MAX, "%.*s.presscheck-%ld-%u", (int)folder, path, (long)getpid(), i);
        if (n < 0 || n >= PATH_MAX) {
            errno = ENAMETOOLONG;
            return -1;
        }
        int fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd >= 0 || errno != EEXIST)
            return fd;
    }
    return -1;
}

/* The new name reaches the disk too; where a folder cannot be synchronised nothing is lost but that. */
static void sync_name(const char *path) {
    char folder[PATH_MAX];
    size_t n = folder_of(path);
    if (n >= sizeof folder)
        return;
    memcpy(folder, n ? path : ".", n ? n : 1);
    folder[n ? n : 1] = '\0';
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    (void)fsync(fd);
    close(fd);
}

/* Gives the written file its name. 0 or errno. */
static int put_in_place(const char *fresh, const char *path, cli_replace replace) {
    if (replace == CLI_REPLACE_OLD)
        return rename(fresh, path) == 0 ? 0 : errno;
    if (link(fresh, path) == 0) {
        (void)unlink(fresh);
        return 0;
    }
    if (errno == EEXIST)
        return EEXIST;
    struct stat about; /* a file system without links */
    if (lstat(path, &about) == 0)
        return EEXIST;
    return rename(fresh, path) == 0 ? 0 : errno;
}

static int write_beside(const char *path, pc_str bytes, const struct stat *old, cli_replace replace) {
    char fresh[PATH_MAX];
    int fd = open_beside(path, fresh), error = 0;
    if (fd < 0)
        return errno;
    if (old && fchown(fd, old->st_uid, old->st_gid) != 0)
        error = 0; /* only its owner and the superuser may */
    if (old && fchmod(fd, old->st_mode & 07777) != 0)
        error = errno;
    if (!error)
        error = write_whole(fd, bytes);
    if (!error && replace != CLI_KEEP_MANY && fsync(fd) != 0 && errno != EINVAL && errno != ENOTSUP)
        error = errno;
    if (close(fd) != 0 && !error && errno != EINTR)
        error = errno;
    if (!error)
        error = put_in_place(fresh, path, replace);
    if (error)
        (void)unlink(fresh);
    else if (replace != CLI_KEEP_MANY)
        sync_name(path);
    return error;
}

static int write_through(const char *path, pc_str bytes) {
    int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return errno;
    int error = write_whole(fd, bytes);
    if (close(fd) != 0 && !error && errno != EINTR)
        error = errno;
    return error;
}

int cli_write_atomically(const char *path, pc_str bytes, cli_replace replace) {
    struct stat about;
    if (stat(path, &about) != 0) {
        if (errno != ENOENT)
            return errno;
        return write_beside(path, bytes, NULL, replace);
    }
    if (S_ISDIR(about.st_mode))
        return EISDIR;
    if (!S_ISREG(about.st_mode))
        return write_through(path, bytes);
    if (replace != CLI_REPLACE_OLD)
        return EEXIST;
    char target[PATH_MAX];
    if (!realpath(path, target))
        return errno;
    return write_beside(target, bytes, &about, replace);
}

int cli_sync_folder(const char *folder) {
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return errno;
    int error = syncfs(fd) == 0 || errno == ENOSYS ? 0 : errno;
    close(fd);
    return error;
}
