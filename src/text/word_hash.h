/* How words are hashed: eight bytes of their folded letters at a time. Texts, phrases and terms share it. */
#ifndef PC_TEXT_WORD_HASH_H
#define PC_TEXT_WORD_HASH_H

#include "text/bits.h"

/** A hash in the making. Zero-initialise. */
typedef struct pc_hashing {
    uint64_t hash, eight; /* of what is full; bytes that wait for more, the first lowest */
    unsigned n;           /* how many wait: fewer than eight */
} pc_hashing;

/** The hash with eight more bytes, those behind the end of the word 0. */
static inline uint64_t pc_hash_eight(uint64_t hash, uint64_t eight) {
    hash = (hash ^ eight) * UINT64_C(0x9E3779B97F4A7C15);
    hash = (hash ^ hash >> 32) * UINT64_C(0xD6E8FEB86659FD93);
    return hash ^ hash >> 32;
}

static inline void pc_hash_byte(pc_hashing *h, unsigned char byte) {
    h->eight |= (uint64_t)byte << 8 * h->n;
    if (++h->n == 8)
        *h = (pc_hashing){.hash = pc_hash_eight(h->hash, h->eight)};
}

/** Takes in ASCII letters, small ones for capitals. */
static inline void pc_hash_letters(pc_hashing *h, pc_str letters) {
    for (size_t i = 0; i < letters.n; i++)
        pc_hash_byte(h, pc_lower((unsigned char)letters.p[i]));
}

static inline uint32_t pc_hash_end(const pc_hashing *h) {
    return (uint32_t)(h->n ? pc_hash_eight(h->hash, h->eight) : h->hash);
}

/** The hash of the ASCII letters, digits, commas, stops and apostrophes of text [at, end), small letters for capitals. */
static inline uint32_t pc_hash_ascii(pc_str text, size_t at, size_t end) {
    const uint64_t small = PC_EACH(0x20); /* the other characters have that bit anyway */
    uint64_t hash = 0;
    for (; end - at >= 8; at += 8)
        hash = pc_hash_eight(hash, pc_eight(text.p + at) | small);
    if (at == end)
        return (uint32_t)hash;
    char rest[8] = {0};
    uint64_t eight = text.n - at >= 8 ? pc_eight(text.p + at) : pc_eight(memcpy(rest, text.p + at, end - at));
    return (uint32_t)pc_hash_eight(hash, (eight | small) & ((UINT64_C(1) << 8 * (end - at)) - 1));
}

#endif
