#include "base/arena.h"

#include "base/vec.h"

#include <stdalign.h>
#include <stdlib.h>

typedef struct chunk {
    struct chunk *before;
    size_t used, size;
    alignas(max_align_t) char bytes[];
} chunk;

struct pc_arena {
    chunk *last;
    bool failed;
};

enum { FIRST_CHUNK = 16 * 1024, LARGEST_STEP = 1024 * 1024 };

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
    free_chunks(arena->last);
    free(arena);
}

void pc_arena_reset(pc_arena *arena) {
    chunk *keep = arena->last;
    arena->failed = false;
    if (!keep)
        return;
    if (keep->size > LARGEST_STEP) {
        free_chunks(keep);
        arena->last = NULL;
        return;
    }
    free_chunks(keep->before);
    keep->before = NULL;
    keep->used = 0;
}

/* A chunk doubles the one before it up to LARGEST_STEP; a larger request gets a chunk of its own size. */
static chunk *add_chunk(pc_arena *arena, size_t need) {
    size_t size = arena->last ? arena->last->size * 2 : FIRST_CHUNK;
    if (size > LARGEST_STEP)
        size = LARGEST_STEP;
    if (size < need)
        size = need;
    if (size > SIZE_MAX - sizeof(chunk))
        return NULL;
    chunk *c = malloc(sizeof(chunk) + size);
    if (!c)
        return NULL;
    c->before = arena->last;
    c->used = 0;
    c->size = size;
    arena->last = c;
    return c;
}

void *pc_arena_take(pc_arena *arena, size_t size) {
    chunk *c = arena->last;
    if (size > SIZE_MAX / 2) {
        arena->failed = true;
        return NULL;
    }
    size = aligned(size ? size : 1);
    if (!c || c->size - c->used < size)
        c = add_chunk(arena, size);
    if (!c) {
        arena->failed = true;
        return NULL;
    }
    void *at = c->bytes + c->used;
    c->used += size;
    return at;
}

void *pc_arena_zeroed(pc_arena *arena, size_t count, size_t size) {
    if (size && count > SIZE_MAX / size) {
        arena->failed = true;
        return NULL;
    }
    void *at = pc_arena_take(arena, count * size);
    if (at)
        memset(at, 0, count * size);
    return at;
}

void *pc_arena_grow(pc_arena *arena, void *old, size_t old_size, size_t new_size) {
    chunk *c = arena->last;
    size_t was = aligned(old_size ? old_size : 1);
    if (old && c && (char *)old + was == c->bytes + c->used && new_size <= SIZE_MAX / 2) {
        size_t start = c->used - was, now = aligned(new_size ? new_size : 1);
        if (now <= c->size - start) {
            c->used = start + now;
            return old;
        }
        /* A chunk that holds nothing else moves as a whole, so large arrays are never held twice. */
        if (start == 0 && new_size > LARGEST_STEP / 2) {
            chunk *moved = now <= SIZE_MAX - sizeof(chunk) ? realloc(c, sizeof(chunk) + now) : NULL;
            if (moved) {
                moved->size = moved->used = now;
                arena->last = moved;
                return moved->bytes;
            }
            arena->failed = true;
            return NULL;
        }
    }
    void *at = pc_arena_take(arena, new_size);
    if (at && old)
        memcpy(at, old, old_size < new_size ? old_size : new_size);
    return at;
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
