/*
 * FNV-1a in 64 and in 32 bits: each part is laid over the hash, which is then
 * multiplied. Parts are bytes as a rule; hashes of words do as well. Ids and
 * fingerprints that users keep are made of it: neither seeds nor steps change.
 */
#ifndef PC_BASE_HASH_H
#define PC_BASE_HASH_H

#include "base/str.h"

#define PC_HASH_SEED UINT64_C(0xCBF29CE484222325)
#define PC_HASH32_SEED UINT32_C(0x811C9DC5)

/** The hash with one more part. */
static inline uint64_t pc_hash(uint64_t hash, uint64_t part) {
    return (hash ^ part) * UINT64_C(0x100000001B3);
}

/** The hash with one more part, in 32 bits. */
static inline uint32_t pc_hash32(uint32_t hash, uint32_t part) {
    return (hash ^ part) * UINT32_C(0x01000193);
}

/** The hash with each byte of `bytes`. */
static inline uint64_t pc_hash_str(uint64_t hash, pc_str bytes) {
    for (size_t i = 0; i < bytes.n; i++)
        hash = pc_hash(hash, (unsigned char)bytes.p[i]);
    return hash;
}

#endif
