#include "cli/output.h"

#include "cli/message.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

enum { BUFFER = 64 * 1024 }; /* a pipe's worth */

static bool wait_writable(int fd) {
    struct pollfd one = {.fd = fd, .events = POLLOUT};
    return poll(&one, 1, -1) >= 0 || errno == EINTR;
}

static bool write_out(void *to, const char *p, size_t n) {
    cli_output *out = to;
    while (n > 0) {
        ssize_t wrote = write(out->fd, p, n);
        if (wrote > 0) {
            p += wrote;
            n -= (size_t)wrote;
        } else if (wrote < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) && wait_writable(out->fd)) {
            continue;
        } else if (wrote == 0 || errno != EINTR) {
            out->error = wrote == 0 ? EIO : errno;
            return false;
        }
    }
    return true;
}

bool cli_output_open(cli_output *out, int fd) {
    *out = (cli_output){.fd = fd};
    out->buf.p = malloc(BUFFER);
    if (!out->buf.p)
        return false;
    out->buf.cap = BUFFER;
    out->buf.drain = write_out;
    out->buf.to = out;
    return true;
}

bool cli_output_flush(cli_output *out) {
    return pc_buf_flush(&out->buf) == PC_OK;
}

static const char *advice(int error) {
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        return "make room and run again";
    case EPIPE:
        return "its reader went away before the end";
    case EBADF:
        return "it is closed; redirect it to a file or a pipe";
    default:
        return "the output is not complete";
    }
}

bool cli_output_close(cli_output *out) {
    cli_output_flush(out);
    if (close(out->fd) != 0 && !out->error && errno != EINTR)
        out->error = errno == EBADF && out->buf.status == PC_OK ? 0 : errno;
    if (out->error)
        cli_say("standard output", "could not be written (%s): %s", strerror(out->error), advice(out->error));
    bool whole = !out->error && out->buf.status == PC_OK;
    pc_buf_release(&out->buf);
    return whole;
}
