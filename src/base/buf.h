/* Output grows in memory; the first failure is kept and asked for once. */
#ifndef PC_BASE_BUF_H
#define PC_BASE_BUF_H

#include "base/str.h"
#include "presscheck/presscheck.h"

/** Takes bytes out of a full buffer (to a file); false when it could not. */
typedef bool pc_drain(void *to, const char *p, size_t n);

struct pc_buf {
    char *p;
    size_t n, cap, max; /* max 0: no limit */
    pc_drain *drain;    /* NULL: the buffer grows; else it grows to max (0: stays as large as it is) and is drained when full */
    void *to;           /* given to drain */
    pc_status status;   /* first failure; later writes are ignored */
};

/** Makes room for `more` bytes behind the end; NULL after a failure. */
char *pc_buf_room(pc_buf *buf, size_t more);
/** pc_buf_put() when there is not room enough. */
void pc_buf_put_slow(pc_buf *buf, const char *p, size_t n);
void pc_buf_put_uint(pc_buf *buf, uint64_t value);
/** Puts n spaces. */
void pc_buf_put_spaces(pc_buf *buf, size_t n);
/** Writes the digits of a number, at most ten; returns the end of them. */
char *pc_uint_to(char *to, uint32_t value);
/** Sends what is left in a buffer with a drain to it; its status. */
pc_status pc_buf_flush(pc_buf *buf);
/** Frees the memory of a buffer that lives on the stack. */
void pc_buf_release(pc_buf *buf);

static inline void pc_buf_put(pc_buf *buf, const char *p, size_t n) {
    if (buf->cap - buf->n < n || !n || buf->status != PC_OK) {
        pc_buf_put_slow(buf, p, n);
        return;
    }
    memcpy(buf->p + buf->n, p, n);
    buf->n += n;
}

static inline void pc_buf_putc(pc_buf *buf, char c) {
    pc_buf_put(buf, &c, 1);
}

static inline void pc_buf_puts(pc_buf *buf, const char *z) {
    pc_buf_put(buf, z, strlen(z));
}

static inline void pc_buf_put_str(pc_buf *buf, pc_str s) {
    pc_buf_put(buf, s.p, s.n);
}

#endif
