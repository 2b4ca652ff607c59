/* Escaping of text for the outputs: the one place for each of them. */
#ifndef PC_RENDER_ESCAPE_H
#define PC_RENDER_ESCAPE_H

#include "base/buf.h"
#include "text/utf8.h"

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

/**
 * Appends valid UTF-8; a character that is `odd` is handed to `put` in its place,
 * or left out when that is NULL. `odd` is asked at every byte that is not printable
 * ASCII, which never is, and says no at tails. Inline: at every byte a call would
 * cost more than the walk.
 */
static inline void pc_put_sifted(pc_buf *out, pc_str s, bool (*odd)(pc_str s, size_t at), void (*put)(pc_buf *out, uint32_t cp)) {
    for (size_t at = 0;;) {
        unsigned len;
        size_t from = at;
        while (at < s.n && (((unsigned char)s.p[at] >= 0x20 && (unsigned char)s.p[at] < 0x7F) || !odd(s, at)))
            at++;
        pc_buf_put(out, s.p + from, at - from);
        if (at == s.n)
            return;
        uint32_t cp = pc_utf8_at(s, at, &len);
        at += len;
        if (put)
            put(out, cp);
    }
}

/** Appends valid UTF-8 with such characters made visible: ␛, ␀, <U+009B>. */
void pc_put_visible(pc_buf *out, pc_str s);

/** The columns that pc_put_visible() takes for a character that steers. */
unsigned pc_visible_columns(pc_str s, size_t at);

/** Where text is put: each has its own characters that mean something. */
typedef enum pc_context {
    PC_IN_MARKUP,    /* between the tags of HTML or XML */
    PC_IN_ATTRIBUTE, /* of HTML or XML, in quotation marks */
    PC_IN_SCRIPT,    /* a JSON string inside an HTML script element */
    PC_IN_JSON,      /* a JSON string */
    PC_IN_CSS        /* a CSS string in quotation marks, inside an HTML style element */
} pc_context;

/**
 * Appends valid UTF-8 so that in its place it is text and nothing else, whatever
 * it holds. Letters and their marks are put together (normalization form C, as
 * the W3C's character model asks). Left out are the characters that no document may carry or that turn
 * the text around it about: C0 and C1 controls but tab and line end, U+007F,
 * bidirectional embeddings, overrides and isolates, noncharacters (XML 1.0
 * section 2.2; HTML, "control-character-reference"; Unicode TR 36). Line and
 * paragraph separators are spaces. Marks that only hint at a direction
 * (U+200E, U+200F, U+061C) stay.
 */
void pc_put_text(pc_buf *out, pc_str s, pc_context context);

/**
 * Appends a URL's bytes percent-encoded (RFC 3986) but for those that may stand
 * in one: what is encoded already stays, a lone % becomes %25. The result is
 * ASCII without blanks, quotation marks or angle brackets.
 */
void pc_put_url(pc_buf *out, pc_str s);

/** Appends bytes in base 64 (RFC 4648) with padding. */
void pc_put_base64(pc_buf *out, const void *bytes, size_t n);

#endif
