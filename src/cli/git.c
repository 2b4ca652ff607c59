#define _GNU_SOURCE /* pipe2, environ */
#include "cli/git.h"

#include "cli/message.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * What a repository's own configuration could make git run is turned off, no
 * name is taken for a pattern, and the index is not written to.
 */
#define SAFELY "git", "--no-pager", "--no-optional-locks", "--literal-pathspecs", "-c", "core.fsmonitor=false"

static bool read_all(int fd, pc_buf *out) {
    enum { STEP = 16 * 1024 };
    for (;;) {
        char *to = pc_buf_room(out, STEP);
        ssize_t got = to ? read(fd, to, STEP) : -1;
        if (got > 0)
            out->n += (size_t)got;
        else if (got == 0)
            return true;
        else if (!to || errno != EINTR)
            return false;
    }
}

static bool spawn_into(int fd, const char *const *argv, pid_t *child) {
    posix_spawn_file_actions_t actions;
    int error = posix_spawn_file_actions_init(&actions);
    if (error) {
        errno = error;
        return false;
    }
    error = posix_spawn_file_actions_adddup2(&actions, fd, STDOUT_FILENO);
    if (!error)
        error = posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    if (!error)
        error = posix_spawnp(child, argv[0], &actions, NULL, (char *const *)argv, environ); /* it does not write there */
    posix_spawn_file_actions_destroy(&actions);
    errno = error;
    return !error;
}

static bool waited(pid_t child) {
    int status;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return false;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* Runs git and appends what it prints; what it says on standard error goes there. False after a message. */
static bool ask_git(const char *const *argv, pc_buf *out) {
    int ends[2];
    pid_t child;
    if (pipe2(ends, O_CLOEXEC) != 0) {
        cli_say("git", "could not be run (%s)", strerror(errno));
        return false;
    }
    bool runs = spawn_into(ends[1], argv, &child);
    int error = errno;
    close(ends[1]);
    bool read = runs && read_all(ends[0], out);
    close(ends[0]);
    bool well = runs && waited(child);
    if (!runs)
        cli_say("git", error == ENOENT ? "is not there; --staged and --since need it" : "could not be run (%s)", strerror(error));
    else if (!read)
        cli_say("git", "could not be read from (%s)", out->status != PC_OK ? pc_status_text(out->status) : strerror(errno));
    else if (!well)
        cli_say("git", "could not tell which files have changed; is this a repository, and does it know the revision?");
    return read && well;
}

/* "../../" from the working directory to the top of the repository, with NUL. */
static bool way_to_top(pc_buf *up) {
    const char *const argv[] = {SAFELY, "rev-parse", "--show-cdup", NULL};
    if (!ask_git(argv, up))
        return false;
    if (up->n && up->p[up->n - 1] == '\n')
        up->n--;
    pc_buf_putc(up, '\0');
    return up->status == PC_OK;
}

/* git's own list: names from the top of the repository, each with NUL. */
static bool list_changed(const cli_choice *choice, int count, char **operands, pc_buf *out) {
    const char *const diff[] = {SAFELY,         "diff", "--name-only", "-z", "--diff-filter=d", "--no-renames", "--no-ext-diff",
                          "--no-textconv", "--ignore-submodules"};
    size_t n = sizeof diff / sizeof *diff;
    const char **argv = calloc(n + (size_t)count + 4, sizeof *argv);
    if (!argv) {
        cli_say(NULL, "%s", pc_status_text(PC_NO_MEMORY));
        return false;
    }
    memcpy(argv, diff, sizeof diff);
    argv[n++] = choice->staged ? "--cached" : "--end-of-options";
    if (!choice->staged)
        argv[n++] = choice->since;
    argv[n++] = "--";
    for (int i = 0; i < count; i++)
        argv[n++] = operands[i];
    bool ok = ask_git(argv, out);
    free(argv);
    return ok;
}

bool cli_git_changed(const cli_choice *choice, int count, char **operands, pc_buf *names) {
    pc_buf up = {0}, list = {0};
    bool ok = way_to_top(&up) && list_changed(choice, count, operands, &list);
    for (size_t at = 0; ok && at < list.n;) {
        size_t n = strnlen(list.p + at, list.n - at);
        pc_buf_puts(names, up.p);
        pc_buf_put(names, list.p + at, n);
        pc_buf_putc(names, '\0');
        at += n + 1;
    }
    if (ok && names->status != PC_OK) {
        cli_say(NULL, "%s", pc_status_text(names->status));
        ok = false;
    }
    pc_buf_release(&up);
    pc_buf_release(&list);
    return ok;
}
