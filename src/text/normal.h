/* Unicode normalisation. */
#ifndef PC_TEXT_NORMAL_H
#define PC_TEXT_NORMAL_H

#include "base/arena.h"

/** `text` (valid UTF-8) in normalisation form C (or, with `compatible`, KC), in the arena; p NULL when memory is short. */
pc_str pc_normalised(pc_arena *arena, pc_str text, bool compatible);

#endif
