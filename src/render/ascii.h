/* Text in ASCII for wires that take nothing else, from a table (ascii.def) and from what Unicode takes letters apart into. */
#ifndef PC_RENDER_ASCII_H
#define PC_RENDER_ASCII_H

#include "base/buf.h"
#include "text/terms.h"

enum { PC_ASCII_REMEMBERED = 48 };

/** What was changed so far. Zero-initialise, then set the language. */
typedef struct pc_ascii {
    pc_lang lang; /* German writes ä as ae */
    struct {
        uint32_t cp;
        uint32_t times;
        bool lost;
    } seen[PC_ASCII_REMEMBERED]; /* the first characters met, in that order */
    size_t n;
    uint32_t changed, lost; /* characters, also those not remembered */
} pc_ascii;

/** Appends text in ASCII; a character that nothing stands for is a "?". */
void pc_put_ascii(pc_buf *out, pc_str text, pc_ascii *ascii);
/** Says in at most two lines what was changed and what was lost; nothing when the text was ASCII. */
void pc_ascii_report(const pc_ascii *ascii, pc_buf *to);

#endif
