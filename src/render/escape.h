/* Escaping of text for the outputs: the one place for each of them. */
#ifndef PC_RENDER_ESCAPE_H
#define PC_RENDER_ESCAPE_H

#include "base/buf.h"

/**
 * Appends valid UTF-8 as the inside of a JSON string (RFC 8259): quotation
 * mark, reverse solidus and every control character (C0, U+007F, C1) escaped.
 */
void pc_put_json(pc_buf *out, pc_str s);

/**
 * True when the character at s.p[at] (valid UTF-8) would steer a terminal or turn
 * text about: C0, U+007F and C1 controls, line separators, bidirectional
 * embeddings, overrides and isolates.
 */
bool pc_steers_terminal(pc_str s, size_t at);

/** Appends valid UTF-8 with such characters made visible: ␛, ␀, <U+009B>. */
void pc_put_visible(pc_buf *out, pc_str s);

/** The columns that pc_put_visible() takes for a character that steers. */
unsigned pc_visible_columns(pc_str s, size_t at);

#endif
