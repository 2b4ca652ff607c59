/* Colours as brands give them, and whether they can be read. */
#ifndef PC_BASE_COLOUR_H
#define PC_BASE_COLOUR_H

#include "base/str.h"

#include <stdint.h>

enum {
    PC_READABLE = 450, /* hundredths: the contrast that text of any size needs (WCAG 2.2, 1.4.3, level AA) */
    PC_PAPER_WHITE = 0xFFFFFF,
    PC_PAPER_DARK = 0x141517 /* of a page at night: --paper in page.css */
};

/** Reads "#RRGGBB" and nothing else into 0xRRGGBB. */
bool pc_colour_read(pc_str text, uint32_t *rgb);
/** Writes "#rrggbb" and a NUL. */
void pc_colour_write(uint32_t rgb, char out[8]);
/** The contrast of two colours in hundredths, rounded down: 100 where they are alike to 2100 for black on white (WCAG 2.2, contrast ratio). */
unsigned pc_colour_contrast(uint32_t a, uint32_t b);
/** The colour itself where it can be read on `paper`; else mixed with as little black (on light paper) or white (on dark) as makes it so. */
uint32_t pc_colour_readable(uint32_t rgb, uint32_t paper);

#endif
