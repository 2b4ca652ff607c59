/* From the bytes of a file to UTF-8, with the map back. */
#ifndef PC_TEXT_DECODE_H
#define PC_TEXT_DECODE_H

#include "text/map.h"
#include "presscheck/presscheck.h"

typedef struct pc_decoded {
    pc_str text;          /* valid UTF-8; the source itself where nothing had to change */
    pc_map map;           /* text -> source bytes */
    const char *encoding; /* "UTF-8", "UTF-16LE", "windows-1252" ...; static or arena */
} pc_decoded;

/**
 * Decodes `src`. `encoding` NULL detects: byte-order marks, UTF-16 without
 * one, UTF-8, else Windows-1252 (Latin-1 is a part of it). Bytes that are
 * invalid become U+FFFD, one for each maximal bad stretch. Marks that were
 * encoded twice are healed. A byte-order mark is skipped. Line ends, NUL and
 * control characters stay as they are (the layout knows them).
 */
pc_status pc_decode(pc_str src, const char *encoding, pc_arena *arena, pc_decoded *out);

#endif
