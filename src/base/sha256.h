/* SHA-256 (FIPS 180-4), to tell whether files are still what they were. */
#ifndef PC_BASE_SHA256_H
#define PC_BASE_SHA256_H

#include "base/str.h"

enum { PC_SHA256_HEX = 65 }; /* 64 digits and NUL */

typedef struct pc_sha256 {
    uint32_t state[8];
    uint64_t bytes; /* taken so far */
    unsigned char block[64];
} pc_sha256;

void pc_sha256_begin(pc_sha256 *sha);
/** Takes n more bytes. */
void pc_sha256_add(pc_sha256 *sha, const void *bytes, size_t n);
/** Ends it; the digest in lower-case hexadecimal digits. */
void pc_sha256_end(pc_sha256 *sha, char hex[static PC_SHA256_HEX]);

/** All of it at once. */
static inline void pc_sha256_of(pc_str bytes, char hex[static PC_SHA256_HEX]) {
    pc_sha256 sha;
    pc_sha256_begin(&sha);
    pc_sha256_add(&sha, bytes.p, bytes.n);
    pc_sha256_end(&sha, hex);
}

#endif
