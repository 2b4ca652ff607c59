/* Output grows in memory; the first failure is kept and asked for once. */
#ifndef PC_BASE_BUF_H
#define PC_BASE_BUF_H

#include "base/str.h"
#include "presscheck/presscheck.h"

struct pc_buf {
    char *p;
    size_t n, cap, max; /* max 0: no limit */
    pc_status status;   /* first failure; later writes are ignored */
};

/** Makes room for `more` bytes behind the end; NULL after a failure. */
char *pc_buf_room(pc_buf *buf, size_t more);
void pc_buf_put(pc_buf *buf, const char *p, size_t n);
void pc_buf_putc(pc_buf *buf, char c);
void pc_buf_puts(pc_buf *buf, const char *z);
void pc_buf_put_uint(pc_buf *buf, uint64_t value);
/** Empties the buffer and forgets its failure; keeps the memory. */
void pc_buf_clear(pc_buf *buf);
/** Frees the memory of a buffer that lives on the stack. */
void pc_buf_release(pc_buf *buf);

#endif
