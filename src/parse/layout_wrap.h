/* Inside layout_measure.c and layout_wrap.c: how a text was wrapped. */
#ifndef PC_PARSE_LAYOUT_WRAP_H
#define PC_PARSE_LAYOUT_WRAP_H

#include "parse/layout.h"

enum {
    PC_WRAP_GAPS = 16,   /* kinds of gap: 0 to 7 blank lines, without and with spaces on one of them */
    PC_WIDEST_WRAP = 160, /* columns; longer lines are paragraphs */
    PC_WIDE_LINE = 25     /* columns; shorter lines tell nothing about the width */
};

/** What the lines tell of the wrapping. */
typedef struct pc_wrap {
    pc_layout_work *work;
    uint32_t pairs[PC_WRAP_GAPS], broken[PC_WRAP_GAPS], stumps[PC_WRAP_GAPS]; /* neighbours; those inside a sentence; those behind a short remainder */
    bool soft[PC_WRAP_GAPS];   /* the gap is line spacing */
    bool comb[PC_WRAP_GAPS];   /* short remainders stand before the gap: wrapped twice */
    int width;         /* columns, counted from `base`; 0: not wrapped */
    int ragged;        /* columns by which lines fall short of it */
    int base;          /* the usual indent */
    int least;         /* narrower is no wrapped text */
    bool nouns;        /* sentences are also seen broken before a capital: few words begin small */
    bool unspaced;     /* mostly Chinese or Japanese */
    bool chunks;       /* text without spaces between words, wrapped where it has some: no line is full */
    bool sure;         /* seen at enough lines to trust */
    bool parted;       /* empty lines part the paragraphs, and touching lines are wrapped */
    bool spread;       /* double-spaced, and paragraphs have gaps of their own */
} pc_wrap;

/** Fills in everything but work; width 0 when the text is not wrapped. False when memory is short. */
bool pc_wrap_measure(pc_wrap *w);
/** The kind of gap before a line. */
unsigned pc_gap_of(const pc_line *b);
/** A sentence goes on from line a to b: that is how wrapping shows. */
bool pc_breaks_sentence(const pc_wrap *w, const pc_line *a, const pc_line *b);
/** Columns from the usual indent to the end of the line. */
int pc_right_edge(const pc_wrap *w, const pc_line *line);
/** Columns left on line a when the first word of b is put behind it; negative when it does not fit. */
int pc_room_left(const pc_wrap *w, const pc_line *a, const pc_line *b);

#endif
