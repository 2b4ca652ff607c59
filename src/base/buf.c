#include "base/buf.h"

#include <stdlib.h>

pc_buf *pc_buf_new(size_t max) {
    pc_buf *buf = calloc(1, sizeof *buf);
    if (buf)
        buf->max = max;
    return buf;
}

const char *pc_buf_data(const pc_buf *buf, size_t *size) {
    *size = buf->status == PC_OK ? buf->n : 0;
    return buf->status != PC_OK ? NULL : buf->p ? buf->p : "";
}

void pc_buf_release(pc_buf *buf) {
    free(buf->p);
    *buf = (pc_buf){.max = buf->max};
}

void pc_buf_free(pc_buf *buf) {
    if (!buf)
        return;
    free(buf->p);
    free(buf);
}

void pc_buf_clear(pc_buf *buf) {
    buf->n = 0;
    buf->status = PC_OK;
}

static bool grow(pc_buf *buf, size_t more) {
    size_t limit = buf->max ? buf->max : SIZE_MAX / 2;
    if (more > limit || buf->n > limit - more) {
        buf->status = PC_TOO_LARGE;
        return false;
    }
    size_t need = buf->n + more, cap = buf->cap ? buf->cap : 1024;
    while (cap < need)
        cap += cap / 2 + 64;
    if (cap > limit) /* what is in the buffer fits: nothing asks for the limit again */
        cap = limit;
    char *p = realloc(buf->p, cap);
    if (!p) {
        buf->status = PC_NO_MEMORY;
        return false;
    }
    buf->p = p;
    buf->cap = cap;
    return true;
}

/* Sends the bytes held to the drain. */
static bool empty(pc_buf *buf) {
    if (buf->n && !buf->drain(buf->to, buf->p, buf->n))
        buf->status = PC_UNREADABLE;
    buf->n = 0;
    return buf->status == PC_OK;
}

/* Before anything is drained the buffer is as large as it gets: what comes later cannot fail for want of memory. */
static bool drain_all(pc_buf *buf) {
    return (buf->cap >= buf->max || grow(buf, buf->max - buf->n)) && empty(buf);
}

char *pc_buf_room(pc_buf *buf, size_t more) {
    if (buf->status != PC_OK)
        return NULL;
    if (buf->cap - buf->n >= more)
        return buf->p + buf->n;
    if (buf->drain && buf->n + more > buf->max && !drain_all(buf))
        return NULL;
    if (buf->cap - buf->n < more && !grow(buf, more))
        return NULL;
    return buf->p + buf->n;
}

void pc_buf_put_slow(pc_buf *buf, const char *p, size_t n) {
    if (!n) /* nothing may be put into a buffer that has no memory yet */
        return;
    if (buf->drain && n > (buf->max ? buf->max : buf->cap) / 2) { /* long: past the buffer */
        if (buf->status == PC_OK && drain_all(buf) && !buf->drain(buf->to, p, n))
            buf->status = PC_UNREADABLE;
        return;
    }
    char *at = pc_buf_room(buf, n);
    if (!at)
        return;
    memcpy(at, p, n);
    buf->n += n;
}

pc_status pc_buf_flush(pc_buf *buf) {
    if (buf->status == PC_OK)
        empty(buf);
    return buf->status;
}

void pc_buf_put_spaces(pc_buf *buf, size_t n) {
    static const char spaces[] = "                                ";
    enum { AT_ONCE = sizeof spaces - 1 };
    for (; n > AT_ONCE; n -= AT_ONCE)
        pc_buf_put(buf, spaces, AT_ONCE);
    pc_buf_put(buf, spaces, n);
}

char *pc_uint_to(char *to, uint32_t value) {
    static const char pairs[] = "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354"
                                "555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";
    unsigned n = 1u + (value >= 10) + (value >= 100) + (value >= 1000) + (value >= 10000);
    for (uint32_t rest = value / 100000; rest; rest /= 10)
        n++;
    char *at = to + n;
    for (; value >= 100; value /= 100) /* two at once */
        at = memcpy(at - 2, &pairs[value % 100 * 2], 2);
    if (value >= 10)
        memcpy(at - 2, &pairs[value * 2], 2);
    else
        at[-1] = (char)('0' + value);
    return to + n;
}

void pc_buf_put_uint(pc_buf *buf, uint64_t value) {
    char digits[20];
    size_t at = sizeof digits;
    for (; value > UINT32_MAX; value /= 10)
        digits[--at] = (char)('0' + value % 10);
    uint32_t rest = (uint32_t)value; /* divided in 32 bits, which costs less */
    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    pc_buf_put(buf, digits + at, sizeof digits - at);
}
