/*
 * Preloaded into the binary: makes memory, reading and writing fail on demand.
 *
 *   PC_FAIL_ALLOC=N    the n-th allocation fails
 *   PC_FAIL_READ=N     the n-th read fails with PC_ERRNO (a number)
 *   PC_FAIL_WRITE=N    the n-th write that is no message (standard error) fails with PC_ERRNO
 *   PC_FAIL_SYNC=N     the n-th fsync fails with PC_ERRNO
 *   PC_FAIL_RENAME=N   the n-th rename fails with PC_ERRNO
 *   PC_FAIL_CALL=N     the n-th call of the system, of whatever kind below, fails with PC_ERRNO
 *   PC_COUNT=FILE      how many of them and how many allocations there were is written there at the end
 *   PC_SHORT=1         every read and write moves 1 to 7 bytes, and every third one is interrupted first
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

static unsigned long allocations, system_calls, reads, writes, syncs, renames, calls;

static unsigned long number(const char *name) {
    const char *value = getenv(name);
    return value ? strtoul(value, NULL, 10) : 0;
}

static int alloc_fails(void) {
    if (number("PC_FAIL_ALLOC") != __atomic_add_fetch(&allocations, 1, __ATOMIC_RELAXED))
        return 0;
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t size) {
    return alloc_fails() ? NULL : __libc_malloc(size);
}
void *calloc(size_t count, size_t size) {
    return alloc_fails() ? NULL : __libc_calloc(count, size);
}
void *realloc(void *old, size_t size) {
    return alloc_fails() ? NULL : __libc_realloc(old, size);
}

/* Any call of the system: it fails when its turn has come. */
static int call_fails(void) {
    unsigned long now = __atomic_add_fetch(&system_calls, 1, __ATOMIC_RELAXED);
    if (now != number("PC_FAIL_CALL"))
        return 0;
    errno = (int)number("PC_ERRNO");
    return 1;
}

/* 0: goes on with *n bytes, else errno is set. */
static int disturbed(unsigned long failing, unsigned long *count, size_t *n) {
    if (call_fails())
        return 1;
    if (failing && ++*count == failing) {
        errno = (int)number("PC_ERRNO");
        return 1;
    }
    if (!number("PC_SHORT"))
        return 0;
    if (++calls % 3 == 0) {
        errno = EINTR;
        return 1;
    }
    size_t most = calls % 7 + 1;
    if (*n > most)
        *n = most;
    return 0;
}

ssize_t read(int fd, void *to, size_t n) {
    static ssize_t (*real)(int, void *, size_t);
    if (!real)
        real = (ssize_t(*)(int, void *, size_t))dlsym(RTLD_NEXT, "read");
    return disturbed(number("PC_FAIL_READ"), &reads, &n) ? -1 : real(fd, to, n);
}

ssize_t write(int fd, const void *from, size_t n) {
    static ssize_t (*real)(int, const void *, size_t);
    if (!real)
        real = (ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
    if (fd == STDERR_FILENO)
        return real(fd, from, n);
    return disturbed(number("PC_FAIL_WRITE"), &writes, &n) ? -1 : real(fd, from, n);
}

static int fails(unsigned long wanted, unsigned long *made) {
    if (call_fails())
        return 1;
    if (++*made != wanted)
        return 0;
    errno = (int)number("PC_ERRNO");
    return 1;
}

int fsync(int fd) {
    static int (*real)(int);
    if (!real)
        real = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    return fails(number("PC_FAIL_SYNC"), &syncs) ? -1 : real(fd);
}

int rename(const char *from, const char *to) {
    static int (*real)(const char *, const char *);
    if (!real)
        real = (int (*)(const char *, const char *))dlsym(RTLD_NEXT, "rename");
    return fails(number("PC_FAIL_RENAME"), &renames) ? -1 : real(from, to);
}

/* ---- the other calls: PC_FAIL_CALL alone ---- */

#define REAL(name, type) \
    static type real; \
    if (!real) \
        real = (type)dlsym(RTLD_NEXT, name)

int open(const char *path, int flags, ...) {
    typedef int (*open_fn)(const char *, int, ...);
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    REAL("open", open_fn);
    return call_fails() ? -1 : real(path, flags, mode);
}

int close(int fd) {
    typedef int (*close_fn)(int);
    REAL("close", close_fn);
    int result = real(fd); /* it is closed whatever is said of it */
    return call_fails() ? -1 : result;
}

ssize_t pread(int fd, void *to, size_t n, off_t at) {
    typedef ssize_t (*pread_fn)(int, void *, size_t, off_t);
    REAL("pread", pread_fn);
    return disturbed(0, &reads, &n) ? -1 : real(fd, to, n, at);
}

int link(const char *from, const char *to) {
    typedef int (*link_fn)(const char *, const char *);
    REAL("link", link_fn);
    return call_fails() ? -1 : real(from, to);
}

int mkdir(const char *path, mode_t mode) {
    typedef int (*mkdir_fn)(const char *, mode_t);
    REAL("mkdir", mkdir_fn);
    return call_fails() ? -1 : real(path, mode);
}

int stat(const char *path, struct stat *about) {
    typedef int (*stat_fn)(const char *, struct stat *);
    REAL("stat", stat_fn);
    return call_fails() ? -1 : real(path, about);
}

int fstat(int fd, struct stat *about) {
    typedef int (*fstat_fn)(int, struct stat *);
    REAL("fstat", fstat_fn);
    return call_fails() ? -1 : real(fd, about);
}

int lstat(const char *path, struct stat *about) {
    typedef int (*lstat_fn)(const char *, struct stat *);
    REAL("lstat", lstat_fn);
    return call_fails() ? -1 : real(path, about);
}

int fchmod(int fd, mode_t mode) {
    typedef int (*fchmod_fn)(int, mode_t);
    REAL("fchmod", fchmod_fn);
    return call_fails() ? -1 : real(fd, mode);
}

int ftruncate(int fd, off_t n) {
    typedef int (*ftruncate_fn)(int, off_t);
    REAL("ftruncate", ftruncate_fn);
    return call_fails() ? -1 : real(fd, n);
}

char *realpath(const char *path, char *to) {
    typedef char *(*realpath_fn)(const char *, char *);
    REAL("realpath", realpath_fn);
    return call_fails() ? NULL : real(path, to);
}

DIR *opendir(const char *path) {
    typedef DIR *(*opendir_fn)(const char *);
    REAL("opendir", opendir_fn);
    return call_fails() ? NULL : real(path);
}

struct dirent *readdir(DIR *dir) {
    typedef struct dirent *(*readdir_fn)(DIR *);
    REAL("readdir", readdir_fn);
    return call_fails() ? NULL : real(dir);
}

__attribute__((destructor)) static void tell_count(void) {
    const char *path = getenv("PC_COUNT");
    unsigned long calls_made = system_calls, allocated = allocations;
    FILE *file = path ? fopen(path, "w") : NULL;
    if (!file)
        return;
    fprintf(file, "%lu %lu\n", calls_made, allocated);
    fclose(file);
}
