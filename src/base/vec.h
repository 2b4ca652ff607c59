/*
 * Growable arrays in an arena. A vector is any struct with the members
 * `T *v; size_t n, cap;`. PC_PUSH is an expression that is false when memory
 * is short (the arena remembers the failure too).
 */
#ifndef PC_BASE_VEC_H
#define PC_BASE_VEC_H

#include "base/arena.h"

#define PC_VEC(T)                                                                                  \
    struct {                                                                                       \
        T *v;                                                                                      \
        size_t n, cap;                                                                             \
    }

/** Makes room for one more element of `size` bytes; returns the array (perhaps moved) or NULL. */
void *pc_vec_room(pc_arena *arena, void *v, size_t n, size_t *cap, size_t size);

#define PC_PUSH(arena, vec, ...)                                                                   \
    ((vec).n < (vec).cap || pc_vec_grow_(arena, &(vec).v, (vec).n, &(vec).cap, sizeof *(vec).v)    \
         ? ((vec).v[(vec).n++] = (__VA_ARGS__), true)                                              \
         : false)

static inline bool pc_vec_grow_(pc_arena *arena, void *slot, size_t n, size_t *cap, size_t size) {
    void *old, *now;
    memcpy(&old, slot, sizeof old);
    now = pc_vec_room(arena, old, n, cap, size);
    if (!now)
        return false;
    memcpy(slot, &now, sizeof now);
    return true;
}

#endif
