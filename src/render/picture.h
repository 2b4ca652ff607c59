/* Pictures that a brand brings: what they are, by their first bytes, and how a page carries them. */
#ifndef PC_RENDER_PICTURE_H
#define PC_RENDER_PICTURE_H

#include "base/buf.h"

typedef enum pc_picture { PC_PICTURE_NONE, PC_PICTURE_PNG, PC_PICTURE_JPEG, PC_PICTURE_SVG, PC_PICTURE_ACTIVE } pc_picture;

/**
 * What the bytes are. NONE: no picture that is known here. ACTIVE: an SVG that
 * would do or fetch something: a script, an event handler, an entity, a foreign
 * object, a reference to anything outside of it. Whatever its name says.
 */
pc_picture pc_picture_of(pc_bytes bytes);

/** Appends a data URL (RFC 2397) of a picture that is neither NONE nor ACTIVE. */
void pc_put_picture(pc_buf *out, pc_bytes bytes);

/** True where `lead` (in lower case), any of `marks` and blanks stand before something that is neither "#..." nor "data:...". */
bool pc_refers_outside(pc_str s, pc_str lead, const char *marks);
/** The first offset at or behind `at` where `word` (in lower case) stands in any case; s.n when it does not. */
size_t pc_find_folded(pc_str s, size_t at, pc_str word);

#endif
