/*
 * What the dateline readers share. A dateline is read from a window of text,
 * all offsets count from its start: first a place (dateline_place.c), then
 * dates and wire tags in any order (dateline_tag.c), then what parts it from
 * the lede; dateline.c weighs whether all that is one.
 */
#ifndef PC_PARSE_DATELINE_H
#define PC_PARSE_DATELINE_H

#include "parse/parse.h"
#include "text/date_scan.h"

typedef struct pc_dl_window {
    pc_str text;   /* at most a few hundred bytes from the start of the dateline */
    bool cut;      /* the block goes on behind the window */
    unsigned langs;
} pc_dl_window;

typedef struct pc_place {
    size_t at, end; /* the whole place, with region and country */
    pc_range city, region, country; /* end 0: absent */
    uint8_t words;   /* of the city */
    bool known;      /* the city is in the table */
    bool alone;      /* and stands without a state or country */
    bool caps;       /* written in capitals */
    bool cased;      /* its script has capitals */
    bool named_over; /* region or country is known */
    bool guessed_over; /* a region that no table knows: only a date or a wire behind it makes it one */
    bool titled;     /* a word of it is a title or a small word: no place unless something else says so */
    bool labelled;   /* a word of it is a label or belongs to a date: no place */
    bool venue;      /* "The Kremlin, Moscow": the city is the second name */
} pc_place;

/** A date, a wire tag or both. */
typedef struct pc_dl_tag {
    size_t end;
    bool date, wire;  /* something that is one, known or not */
    bool known_wire;
    bool closed;      /* ended by a closing mark of its own: bracket or slash */
    bool filed;       /* 电, 発: ends a dateline by itself */
    pc_date when;     /* month 0 when the date gives none */
    pc_range name;    /* of the wire; end 0: none */
} pc_dl_tag;

/** A date at `at` in the release's language, or else in any: a dateline may keep its own. Bytes, 0 when none. */
size_t pc_dl_date(const pc_dl_window *in, size_t at, size_t end, pc_date *out);
/** What parts a dateline from the lede. */
typedef enum pc_dl_ending {
    PC_DL_NONE,
    PC_DL_DASH,
    PC_DL_COLON,
    PC_DL_STOP,   /* a full stop: "Munich. The" */
    PC_DL_CLOSED, /* the closing mark of a tag or of the brackets around it all */
    PC_DL_LINE,   /* nothing behind it in the block */
    PC_DL_WIDE,   /* the dash was lost, two spaces are left */
    PC_DL_BARE    /* the dash was lost, one space is left */
} pc_dl_ending;

/** What was read of a dateline so far, and the best place found where it may end. */
typedef struct pc_dl_reading {
    pc_place place;
    bool date, wire, known_wire, comma, date_first, closed, filed, slashed;
    bool inside;   /* one space before it: perhaps the middle of a sentence */
    size_t open;   /* offset behind an opening bracket; 0: none */
    size_t end;    /* what was read so far */
    pc_date when;
    pc_range wire_name;
    bool found;
    size_t span_end, lede; /* of the best end */
    pc_date best_when;
    pc_range best_wire;
} pc_dl_reading;

/** Keeps the end reached so far when a dateline could end there. */
void pc_dl_weigh(const pc_dl_window *in, pc_dl_reading *r);
/** Reads a place at `at`. False when none can begin there. */
bool pc_dl_place(const pc_dl_window *in, size_t at, pc_place *out);
/** Reads a date or a wire tag at `at`, past no joint. `joined` is the mark before it: 0 space, ',', '-', '/'. */
bool pc_dl_tag_at(const pc_dl_window *in, size_t at, unsigned char joined, pc_dl_tag *out);
/** A dash between dateline and text, or between its parts: offset behind it, 0 when none. Hyphens inside words are none. */
size_t pc_dl_dash(const pc_dl_window *in, size_t at, bool after_caps);
/** The offset behind the dashes at `at`, and nothing else; `at` when there is none. */
size_t pc_dl_dashes(pc_str text, size_t at);
/** What is left of a dash that was lost in encoding: a lone mark with a space behind it. 0 when none. */
size_t pc_dl_broken_dash(pc_str text, size_t at);
/** True when a capital, a digit, an opening mark or a letter without case stands there. */
bool pc_dl_starts_text(const pc_dl_window *in, size_t at);
/** True for an upper-case letter. */
bool pc_dl_upper(pc_str text, size_t at);
/** The offset behind a comma of any script with the space around it; 0 when none. */
size_t pc_dl_comma(pc_str text, size_t at);

#endif
