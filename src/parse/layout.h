/*
 * Inside the layout phase only: the lines of a text and what is known of them.
 *
 *   layout_mail.c    quoted-printable, mail headers, format=flowed
 *   layout_markdown.c  front matter, and the marks of the Markdown behind it
 *   layout_lines.c   line ends, quote prefixes, indents: bytes -> pc_line
 *   layout_fields.c  runs of spaces that part fields or paragraphs
 *   layout_table.c   aligned rows
 *   layout_page.c    page numbers, running heads, -more-
 *   layout_measure.c at what width lines were wrapped
 *   layout_wrap.c    which lines continue the line before
 *   layout_word.c    what stands between two joined lines: a space, a hyphen, nothing
 *   layout_build.c   text, map, furniture and blocks
 */
#ifndef PC_PARSE_LAYOUT_H
#define PC_PARSE_LAYOUT_H

#include "parse/parse.h"

/** A line with something visible on it. Blank lines are counted, not kept. */
typedef struct pc_line {
    uint32_t at, end; /* visible stretch in the text, white space trimmed */
    uint16_t indent;  /* columns of white space before it */
    uint16_t columns; /* width without the indent; in bytes when those tell more about the wrapping */
    uint16_t flags;   /* pc_line_flag */
    uint8_t blank;    /* blank lines before it, at most 255 */
    uint8_t trail;    /* columns of white space behind it, at most 255 */
} pc_line;

typedef enum pc_line_flag {
    PC_LINE_JOIN = 1,     /* continues the line before */
    PC_LINE_GLUE = 2,     /* ... without a space */
    PC_LINE_HEAL = 4,     /* ... and the hyphen before it goes */
    PC_LINE_PAGE = 8,     /* a form feed stands before it */
    PC_LINE_DROP = 16,    /* furniture */
    PC_LINE_ODD = 32,     /* holds white space or invisible characters to be normalised */
    PC_LINE_RUNS = 64,    /* holds two blanks in a row, or a tab */
    PC_LINE_SPACED = 128, /* one of the blank lines before it holds spaces */
    PC_LINE_HEADER = 256, /* a line of a mail header */
    PC_LINE_NEWPAGE = 512, /* page furniture was dropped right before it, or PAGE */
    PC_LINE_START = 7 << 10, /* pc_line_start, shifted by PC_START_SHIFT */
    PC_LINE_TABLE = 1 << 15, /* a row of a table */
    PC_LINE_STOP = 3 << 13   /* pc_line_stop, shifted by PC_STOP_SHIFT */
} pc_line_flag;

enum { PC_START_SHIFT = 10, PC_STOP_SHIFT = 13 };

/** How a line begins, opening quotation marks and brackets skipped. */
typedef enum pc_line_start {
    PC_START_OTHER, /* a capital, a digit, a mark */
    PC_START_LOWER,
    PC_START_CASELESS, /* a letter of a script without capitals */
    PC_START_BULLET,
    PC_START_ITEM, /* a number, letter or dash as in a list; may also stand in a sentence */
    PC_START_RULE  /* a line of marks: ****, ____, -30- */
} pc_line_start;

/** How a line ends, closing quotation marks and brackets skipped. */
typedef enum pc_line_stop { PC_STOP_OPEN, PC_STOP_COLON, PC_STOP_SENTENCE } pc_line_stop;

enum { PC_RUN_WIDTHS = 32 };

/** Runs of blanks inside lines, by width; the last counter holds all wider ones. */
typedef struct pc_runs {
    uint32_t count[PC_RUN_WIDTHS], lower[PC_RUN_WIDTHS]; /* all; those before a small letter */
    uint32_t soft;      /* a bit for each width that means no more than one space */
    uint8_t field;      /* narrowest run that parts fields */
    bool doubles;       /* two spaces behind a full stop part paragraphs */
    bool unpunctuated;  /* marks were replaced by spaces: narrow runs and indents mean nothing */
} pc_runs;

typedef struct pc_layout_work {
    pc_draft *draft;
    pc_arena *scratch;   /* freed when the layout is done */
    pc_str text;         /* what the lines are ranges of */
    pc_map map;          /* text -> source */
    PC_VEC(pc_line) lines; /* in the draft's arena: blocks take their place */
    PC_VEC(pc_range) prefixes; /* quote prefixes, ranges of text; in the draft's arena */
    pc_runs runs;
    uint32_t front;      /* where the front matter ends in the text; 0: none. Its lines stay as they are, indents too */
    char quote_mark;     /* '>' or '|' when lines are quoted, else 0 */
    bool ascii, odd_ends; /* no byte above 0x7F; line ends other than LF and CRLF */
    bool odd_bytes;      /* control characters or bytes above 0x7F: lines may hold odd white space */
    bool flowed, delsp;  /* RFC 3676, said so in the header */
    uint8_t usual_trail; /* white space behind nearly every line: means nothing */
} pc_layout_work;

static inline pc_line_start pc_line_starts(const pc_line *line) {
    return (pc_line_start)((line->flags & PC_LINE_START) >> PC_START_SHIFT);
}
static inline pc_line_stop pc_line_stops(const pc_line *line) {
    return (pc_line_stop)((line->flags & PC_LINE_STOP) >> PC_STOP_SHIFT);
}
static inline pc_str pc_line_text(const pc_layout_work *work, const pc_line *line) {
    return pc_str_sub(work->text, line->at, line->end);
}

/** What a character is to the layout. */
typedef enum pc_look { PC_LOOK_PLAIN, PC_LOOK_BLANK, PC_LOOK_INVISIBLE } pc_look;
/** White space of any kind and control characters are blank; zero-width and formatting characters, soft hyphens included, invisible. */
pc_look pc_looks(uint32_t cp);
/** A walk over the odd places of text [.., end): those with a control character, white space other than the space, an invisible character, or two blanks in a row. */
typedef struct pc_odd {
    pc_str text;
    size_t end;
    bool plain;    /* only two blanks in a row are odd: the text has no others */
    size_t from;   /* `bits` tells of the 64 bytes from here on */
    uint64_t bits; /* what may be odd there */
} pc_odd;
static inline pc_odd pc_odd_places(const pc_layout_work *work, size_t at, size_t end) {
    return (pc_odd){work->text, end, !work->odd_bytes, at - 64, 0};
}
/** The first odd place at or behind `at`, which may only grow; the walk's end when there is none. */
size_t pc_next_odd(pc_odd *odd, size_t at);

/** A run of blank and invisible characters. */
typedef struct pc_white {
    size_t end;      /* behind it */
    uint32_t width;  /* columns; a tab counts 8 */
    uint32_t plain;  /* ordinary spaces in it */
    uint32_t blank;  /* blank characters in it, ordinary spaces included */
    bool tab;
} pc_white;
/** The run at text.p[at]; its end is `at` when there is none. That with _on is for all but a few spaces alone. */
pc_white pc_white_at_on(pc_str text, size_t at, size_t end);
static inline pc_white pc_white_at(pc_str text, size_t at, size_t end) {
    uint32_t few = 0;
    while (few < 4 && at + few < end && text.p[at + few] == ' ')
        few++;
    if (at + few < end && ((unsigned char)text.p[at + few] <= ' ' || (unsigned char)text.p[at + few] >= 0x7F))
        return pc_white_at_on(text, at, end);
    return (pc_white){.end = at + few, .width = few, .plain = few, .blank = few};
}
/** True when the run [at, white.end) may stay as it stands: plain spaces, or one no-break space that means something. */
bool pc_white_stays(pc_str text, size_t at, const pc_white *white);

/** Decodes quoted-printable where a header or strong evidence says so, and reads what the header says of flowed text. */
pc_status pc_layout_mail(pc_layout_work *work);
/** Finds front matter, and undoes the marks of Markdown behind it. */
pc_status pc_layout_markdown(pc_layout_work *work);
/** Marks the lines of mail headers; all but subject and date become furniture. */
void pc_layout_headers(pc_layout_work *work);
/** Divides the text into lines, quote prefixes apart. */
pc_status pc_layout_lines(pc_layout_work *work);
/** Sets start and stop of a line and whether it holds odd blanks. */
void pc_line_look(pc_layout_work *work, pc_line *line);
/** Marks the lines that hold odd blanks or runs of them, counts the runs and decides what they mean, but for doubles. */
void pc_layout_runs(pc_layout_work *work);
/** The blanks between two joined lines: one for the line end and those around it that are not usual. */
uint32_t pc_joint_width(const pc_layout_work *work, const pc_line *a, const pc_line *b);
/** True when cells of two neighbouring lines begin in the same column. */
bool pc_rows_align(const pc_layout_work *work, const pc_line *a, const pc_line *b);
/** Marks the rows of tables. */
void pc_layout_tables(pc_layout_work *work);
/** Decides whether double spaces part paragraphs: once lines are joined. */
void pc_layout_doubles(pc_layout_work *work);
/** True when a run of blanks of this width parts fields or paragraphs; `from` is where the block starts, the run [at, next). */
bool pc_run_parts(const pc_layout_work *work, size_t from, size_t at, size_t next, uint32_t width);
/** Marks page numbers, running heads and continuation marks as furniture. */
pc_status pc_layout_pages(pc_layout_work *work);
/** True when `b` goes on in the middle of the sentence of `a`. */
bool pc_line_runs_on(const pc_line *a, const pc_line *b);
/** Marks every line that continues the one before. */
pc_status pc_layout_wrap(pc_layout_work *work);
/** Decides what stands between joined lines. */
pc_status pc_layout_words(pc_layout_work *work);
/** Writes text, map, furniture and blocks. */
pc_status pc_layout_build(pc_layout_work *work);

#endif
