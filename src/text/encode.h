/* From UTF-8 into the encoding of a file: the way back of decode.h, for edits. */
#ifndef PC_TEXT_ENCODE_H
#define PC_TEXT_ENCODE_H

#include "base/arena.h"

/**
 * `text` (valid UTF-8) in an encoding by the name that decoding gave it
 * ("UTF-8", "UTF-16LE", "windows-1252", any that iconv knows), without a
 * byte-order mark, in the arena or `text` itself. False when the encoding
 * lacks a character, keeps a state from one character to the next so that
 * nothing can be put into the middle of a file, or memory is short (the arena
 * remembers that).
 */
bool pc_encode(pc_arena *arena, pc_str text, const char *encoding, pc_str *out);

#endif
