/* What the decoders share. Only decode*.c and encode.c include this. */
#ifndef PC_TEXT_DECODE_PARTS_H
#define PC_TEXT_DECODE_PARTS_H

#include "text/decode.h"

/** Text and its map, growing together in an arena. */
typedef struct pc_text_writer {
    pc_arena *arena;
    char *p;
    size_t n, cap;
    pc_map map;
} pc_text_writer;

/** An empty text with room for `cap` bytes. False when memory is short. */
bool pc_writer_open(pc_text_writer *w, pc_arena *arena, size_t cap);
/** Appends n bytes (valid UTF-8) that stand at source offset `src`. There must be room. */
bool pc_writer_copy(pc_text_writer *w, const char *p, size_t n, size_t src);
/** Appends one code point that stands for source bytes [src, src + slen). There must be room for 4 bytes. */
bool pc_writer_unit(pc_text_writer *w, uint32_t cp, size_t src, size_t slen);

/** What a text's bytes look like, found in one pass. */
typedef struct pc_byte_census {
    size_t multi;   /* valid sequences of several bytes */
    size_t stray;   /* bytes above 0x7F that belong to none */
    size_t doubled; /* places where a mark encoded twice may stand */
    size_t c1;      /* control characters U+0080-9F but U+0085 */
    size_t remains; /* an "a" with circumflex on its own */
    size_t strong;  /* those of them that stand where no language has that letter */
} pc_byte_census;

/** Counts the bytes of `text`; offset 0 counts as the start of a line. */
pc_byte_census pc_count_bytes(pc_str text);
/** The first offset >= at whose byte is above 0x7F; n when there is none. */
size_t pc_ascii_end(const char *p, size_t at, size_t n);

/** U+0080-009F as Windows-1252 has them; bytes it leaves undefined give U+FFFD; others are unchanged. */
uint32_t pc_cp_of_1252(unsigned char byte);
/** The Windows-1252 (or Latin-1) byte above 0x7F of a code point; 0 when it has none. */
unsigned char pc_1252_of_cp(uint32_t cp);

/** True when the character whose UTF-8 starts with this byte may stand for a byte 0x80-0xBF: a sign of Windows-1252 or a C1 control. */
static inline bool pc_starts_1252_sign(unsigned char c) {
    return c == 0xC2 || c == 0xC5 || c == 0xC6 || c == 0xCB || c == 0xE2;
}

typedef enum pc_utf16_order { PC_UTF16_NONE, PC_UTF16_LE, PC_UTF16_BE } pc_utf16_order;

/** The byte order of UTF-16 without a byte-order mark, from its first bytes; NONE when they are not UTF-16. */
pc_utf16_order pc_utf16_guess(pc_str src);
/** Decodes UTF-16 from offset `from` on. */
pc_status pc_decode_utf16(pc_str src, size_t from, pc_utf16_order order, pc_arena *arena, pc_decoded *out);

typedef enum pc_byte_reading {
    PC_BYTES_DETECT, /* UTF-8; bytes that are not are Windows-1252 */
    PC_BYTES_UTF8,   /* UTF-8; bytes that are not become U+FFFD */
    PC_BYTES_1252    /* every byte is a character */
} pc_byte_reading;

/** Decodes bytes from offset `from` on; sets text, map and encoding. */
pc_status pc_decode_bytes(pc_str src, size_t from, pc_byte_reading reading, pc_arena *arena, pc_decoded *out);

/** What iconv_open() gives for an encoding it does not know. */
#define PC_NO_ICONV ((iconv_t)-1) /* NOLINT(performance-no-int-to-ptr): POSIX says so */

/** Decodes with iconv(3) from the encoding named. */
pc_status pc_decode_iconv(pc_str src, const char *name, pc_arena *arena, pc_decoded *out);

/** Heals what was encoded twice in text->text (valid UTF-8, of that census) and keeps its map right. */
pc_status pc_heal(pc_decoded *text, const pc_byte_census *census, pc_arena *arena);

#endif
