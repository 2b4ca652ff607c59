/*
 * Preloaded into the binary: makes memory, reading and writing fail on demand.
 *
 *   PC_FAIL_ALLOC=N    the n-th allocation fails
 *   PC_FAIL_READ=N     the n-th read fails with PC_ERRNO (a number)
 *   PC_FAIL_WRITE=N    the n-th write that is no message (standard error) fails with PC_ERRNO
 *   PC_FAIL_SYNC=N     the n-th fsync fails with PC_ERRNO
 *   PC_FAIL_RENAME=N   the n-th rename fails with PC_ERRNO
 *   PC_SHORT=1         every read and write moves 1 to 7 bytes, and every third one is interrupted first
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

static unsigned long allocations, reads, writes, syncs, renames, calls;

static unsigned long number(const char *name) {
    const char *value = getenv(name);
    return value ? strtoul(value, NULL, 10) : 0;
}

static int alloc_fails(void) {
    if (number("PC_FAIL_ALLOC") != ++allocations)
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

/* 0: goes on with *n bytes, else errno is set. */
static int disturbed(unsigned long failing, unsigned long *count, size_t *n) {
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
