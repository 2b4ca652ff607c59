#include "base/arena.h"

#include "base/vec.h"

#include <stdalign.h>
#include <stdlib.h>

/*
 * Small requests share chunks. A large one has a chunk of its own, which
 * moves as a whole when it grows, so that a growing array is never held twice
 * and what it has not touched yet costs nothing.
 */
typedef struct chunk {
    struct chunk *before, *after; /* after: among large ones only */
    size_t used, size;
    alignas(max_align_t) char bytes[];
} chunk;

struct pc_arena {
    chunk *last, *large;
    bool failed;
};

enum { FIRST_CHUNK = 16 * 1024, LARGEST_CHUNK = 256 * 1024, LARGE = 64 * 1024 };

static size_t aligned(size_t size) {
    return (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
}

pc_arena *pc_arena_new(void) {
    return calloc(1, sizeof(pc_arena));
}

static void free_chunks(chunk *c) {
    while (c) {
        chunk *before = c->before;
        free(c);
        c = before;
    }
}

void pc_arena_free(pc_arena *arena) {
    if (!arena)
        return;
    free_chunks(arena->large);
    free_chunks(arena->last);
    free(arena);
}

void pc_arena_reset(pc_arena *arena) {
    arena->failed = false;
    free_chunks(arena->large);
    arena->large = NULL;
    if (!arena->last)
        return;
    free_chunks(arena->last->before);
    arena->last->before = NULL;
    arena->last->used = 0;
}

/* A chunk for small requests doubles the one before it up to LARGEST_CHUNK. */
static bool add_chunk(pc_arena *arena) {
    size_t size = arena->last ? arena->last->size * 2 : FIRST_CHUNK;
    if (size > LARGEST_CHUNK)
        size = LARGEST_CHUNK;
    if (size < LARGE) /* any small request fits */
        size = arena->last ? LARGE : FIRST_CHUNK;
    chunk *c = malloc(sizeof(chunk) + size);
    if (!c)
        return false;
    *c = (chunk){.before = arena->last, .size = size};
    arena->last = c;
    return true;
}

static void link_large(pc_arena *arena, chunk *c) {
    if (c->before)
        c->before->after = c;
    if (c->after)
        c->after->before = c;
    else
        arena->large = c;
}

static void *take_large(pc_arena *arena, size_t size) {
    chunk *c = malloc(sizeof(chunk) + size);
    if (!c)
        return NULL;
    *c = (chunk){.before = arena->large, .used = size, .size = size};
    link_large(arena, c);
    return c->bytes;
}

static void *take_small(pc_arena *arena, size_t size) {
    while (!arena->last || arena->last->size - arena->last->used < size)
        if (!add_chunk(arena))
            return NULL;
    void *at = arena->last->bytes + arena->last->used;
    arena->last->used += size;
    return at;
}

/* Remembers a failure. */
static void *or_failed(pc_arena *arena, void *at) {
    arena->failed |= !at;
    return at;
}

void *pc_arena_take(pc_arena *arena, size_t size) {
    if (size > SIZE_MAX / 2)
        return or_failed(arena, NULL);
    size = aligned(size ? size : 1);
    return or_failed(arena, size >= LARGE ? take_large(arena, size) : take_small(arena, size));
}

void *pc_arena_zeroed(pc_arena *arena, size_t count, size_t size) {
    if (size && count > SIZE_MAX / size)
        return or_failed(arena, NULL);
    void *at = pc_arena_take(arena, count * size);
    if (at)
        memset(at, 0, count * size);
    return at;
}

static void *grow_large(pc_arena *arena, void *old, size_t size) {
    chunk *c = (chunk *)(void *)((char *)old - offsetof(chunk, bytes));
    chunk *moved = realloc(c, sizeof(chunk) + size);
    if (!moved)
        return NULL; /* the old one is still there, and still linked */
    moved->used = moved->size = size;
    link_large(arena, moved);
    return moved->bytes;
}

/* The last small thing taken grows where it is, while its chunk has room. */
static bool grow_in_place(pc_arena *arena, const char *old, size_t old_size, size_t size) {
    chunk *c = arena->last;
    if (!c || old + old_size != c->bytes + c->used || size >= LARGE || size > c->size - (c->used - old_size))
        return false;
    c->used = c->used - old_size + size;
    return true;
}

void *pc_arena_grow(pc_arena *arena, void *old, size_t old_size, size_t new_size) {
    if (!old || new_size > SIZE_MAX / 2)
        return pc_arena_take(arena, new_size);
    size_t was = aligned(old_size ? old_size : 1), now = aligned(new_size ? new_size : 1);
    if (was >= LARGE && now >= LARGE)
        return or_failed(arena, grow_large(arena, old, now));
    if (was < LARGE && grow_in_place(arena, old, was, now))
        return old;
    void *at = pc_arena_take(arena, new_size);
    if (at)
        memcpy(at, old, old_size < new_size ? old_size : new_size);
    return at;
}

void pc_arena_give_back(pc_arena *arena, void *old, size_t size) {
    if (!old || aligned(size ? size : 1) < LARGE)
        return;
    chunk *c = (chunk *)(void *)((char *)old - offsetof(chunk, bytes));
    if (c->before)
        c->before->after = c->after;
    if (c->after)
        c->after->before = c->before;
    else
        arena->large = c->before;
    free(c);
}

pc_str pc_arena_copy(pc_arena *arena, pc_str s) {
    char *at = pc_arena_take(arena, s.n + 1);
    if (!at)
        return (pc_str){NULL, 0};
    if (s.n)
        memcpy(at, s.p, s.n);
    at[s.n] = '\0';
    return (pc_str){at, s.n};
}

bool pc_arena_failed(const pc_arena *arena) {
    return arena->failed;
}

void *pc_vec_room(pc_arena *arena, void *v, size_t n, size_t *cap, size_t size) {
    size_t more = *cap ? *cap * 2 : 8;
    if (more < *cap || more > SIZE_MAX / size)
        return NULL;
    void *now = pc_arena_grow(arena, v, n * size, more * size);
    if (now)
        *cap = more;
    return now;
}
