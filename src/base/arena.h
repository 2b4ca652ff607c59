/* One arena per release: everything a parse allocates, freed at once. */
#ifndef PC_BASE_ARENA_H
#define PC_BASE_ARENA_H

#include "base/str.h"

typedef struct pc_arena pc_arena;

/** A new arena, or NULL when memory is short. Owned by the caller. */
pc_arena *pc_arena_new(void);
/** Frees the arena and everything taken from it; NULL is allowed. */
void pc_arena_free(pc_arena *arena);
/**
 * Empties the arena for the next release: everything taken from it is gone, its
 * last shared piece of memory (256 KiB at most) stays, so that many small releases cost
 * the allocator nothing.
 */
void pc_arena_reset(pc_arena *arena);
/** `size` uninitialised bytes aligned for any type, or NULL; a failure is remembered. */
void *pc_arena_take(pc_arena *arena, size_t size);
/** `count` zeroed elements of `size` bytes, or NULL on failure or overflow. */
void *pc_arena_zeroed(pc_arena *arena, size_t count, size_t size);
/** Moves `old` (`old_size` bytes, from this arena or NULL) to a place of `new_size` bytes; grows in place when it was the last taken. */
void *pc_arena_grow(pc_arena *arena, void *old, size_t old_size, size_t new_size);
/** Takes back `old` (`size` bytes, from this arena or NULL), which nobody needs any more: a large one at once, a small one with the arena. */
void pc_arena_give_back(pc_arena *arena, void *old, size_t size);
/** A copy of `s` in the arena, NUL-terminated behind its end; p is NULL on failure. */
pc_str pc_arena_copy(pc_arena *arena, pc_str s);
/** True once any request has failed: asked once at the end of a phase. */
bool pc_arena_failed(const pc_arena *arena);

#endif
