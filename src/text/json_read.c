#include "text/json_read.h"

#include "text/utf8.h"

/* What may come next. */
enum { VALUE, VALUE_OR_END, KEY_OR_END, KEY, COMMA_OR_END, NOTHING };

static pc_json_event wrong(pc_json_reader *r, const char *why) {
    if (!r->wrong)
        r->wrong = why;
    return PC_JSON_WRONG;
}

static void skip_blanks(pc_json_reader *r) {
    while (r->at < r->text.n && PC_ONE_OF(r->text.p[r->at], " \t\n\r"))
        r->at++;
}

static int here(const pc_json_reader *r) {
    return r->at < r->text.n ? (unsigned char)r->text.p[r->at] : -1;
}

static bool in_object(const pc_json_reader *r) {
    size_t level = r->depth - 1;
    return r->objects[level / 64] >> level % 64 & 1;
}

static bool is_hex(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* ---- tokens ---- */

/* Passes over the escape behind a backslash. */
static bool pass_escape(pc_json_reader *r) {
    int c = here(r);
    r->at += c >= 0;
    if (c != 'u')
        return c > 0 && strchr("\"\\/bfnrt", c);
    for (int i = 0; i < 4; i++, r->at++)
        if (!is_hex(here(r)))
            return false;
    return true;
}

static pc_json_event read_string(pc_json_reader *r, pc_json_event event) {
    size_t from = r->at++;
    for (;;) {
        int c = here(r);
        if (c < 0)
            return wrong(r, "a string has no end");
        if (c == '"')
            break;
        if (c < ' ')
            return wrong(r, "a control character in a string is not escaped");
        size_t n = c < 0x80 ? 1 : pc_utf8_valid(r->text, r->at);
        if (!n)
            return wrong(r, "a string is not UTF-8");
        r->at += n;
        if (c == '\\' && !pass_escape(r))
            return wrong(r, "a backslash stands before what it cannot escape");
    }
    r->at++;
    r->token = pc_str_sub(r->text, from, r->at);
    return event;
}

static bool pass_digits(pc_json_reader *r) {
    size_t from = r->at;
    while (here(r) >= '0' && here(r) <= '9')
        r->at++;
    return r->at > from;
}

static pc_json_event read_number(pc_json_reader *r) {
    size_t from = r->at;
    r->at += here(r) == '-';
    bool zero = here(r) == '0', good = pass_digits(r) && (!zero || r->text.p[r->at - 1] == '0');
    if (zero && good && r->at - from > (size_t)(r->text.p[from] == '-') + 1)
        good = false; /* no zeros in front */
    if (good && here(r) == '.') {
        r->at++;
        good = pass_digits(r);
    }
    if (good && (here(r) == 'e' || here(r) == 'E')) {
        r->at++;
        r->at += here(r) == '+' || here(r) == '-';
        good = pass_digits(r);
    }
    r->token = pc_str_sub(r->text, from, r->at);
    return good ? PC_JSON_NUMBER : wrong(r, "a number is not written as JSON has it");
}

static pc_json_event read_word(pc_json_reader *r) {
    static const struct {
        const char *word;
        pc_json_event event;
    } words[] = {{"true", PC_JSON_TRUE}, {"false", PC_JSON_FALSE}, {"null", PC_JSON_NULL}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i].word);
        if (r->text.n - r->at >= n && memcmp(r->text.p + r->at, words[i].word, n) == 0) {
            r->token = pc_str_sub(r->text, r->at, r->at + n);
            r->at += n;
            return words[i].event;
        }
    }
    return wrong(r, "a value is missing");
}

/* ---- structure ---- */

static pc_json_event open_level(pc_json_reader *r, bool object) {
    if (r->depth == PC_JSON_DEEPEST)
        return wrong(r, "objects and arrays are nested too deep");
    uint64_t bit = (uint64_t)1 << r->depth % 64, *bits = &r->objects[r->depth / 64];
    *bits = object ? *bits | bit : *bits & ~bit;
    r->depth++;
    r->at++;
    r->expects = object ? KEY_OR_END : VALUE_OR_END;
    return object ? PC_JSON_OBJECT : PC_JSON_ARRAY;
}

static pc_json_event close_level(pc_json_reader *r) {
    bool object = in_object(r);
    if (here(r) != (object ? '}' : ']'))
        return wrong(r, object ? "a comma or the end of an object is missing" : "a comma or the end of an array is missing");
    r->at++;
    r->depth--;
    r->expects = r->depth ? COMMA_OR_END : NOTHING;
    return object ? PC_JSON_OBJECT_END : PC_JSON_ARRAY_END;
}

static pc_json_event read_value(pc_json_reader *r) {
    int c = here(r);
    if (c == '{' || c == '[')
        return open_level(r, c == '{');
    r->expects = r->depth ? COMMA_OR_END : NOTHING;
    if (c == '"')
        return read_string(r, PC_JSON_STRING);
    if (c == '-' || (c >= '0' && c <= '9'))
        return read_number(r);
    return read_word(r);
}

static pc_json_event read_key(pc_json_reader *r) {
    if (here(r) != '"')
        return wrong(r, "the name of a member is missing");
    if (read_string(r, PC_JSON_KEY) == PC_JSON_WRONG)
        return PC_JSON_WRONG;
    skip_blanks(r);
    if (here(r) != ':')
        return wrong(r, "a colon is missing");
    r->at++;
    r->expects = VALUE;
    return PC_JSON_KEY;
}

pc_json_event pc_json_next(pc_json_reader *r) {
    if (r->wrong)
        return PC_JSON_WRONG;
    skip_blanks(r);
    if (r->expects == COMMA_OR_END) {
        if (here(r) != ',')
            return close_level(r);
        r->at++;
        skip_blanks(r);
        r->expects = in_object(r) ? KEY : VALUE;
    }
    if (r->expects == NOTHING)
        return r->at < r->text.n ? wrong(r, "something stands behind the end") : PC_JSON_END;
    if ((r->expects == KEY_OR_END && here(r) == '}') || (r->expects == VALUE_OR_END && here(r) == ']'))
        return close_level(r);
    return r->expects == KEY || r->expects == KEY_OR_END ? read_key(r) : read_value(r);
}

bool pc_json_skip(pc_json_reader *r, pc_json_event event) {
    if (event != PC_JSON_OBJECT && event != PC_JSON_ARRAY)
        return event != PC_JSON_WRONG;
    for (size_t outside = r->depth - 1; r->depth > outside;)
        if (pc_json_next(r) == PC_JSON_WRONG)
            return false;
    return true;
}

/* ---- escapes ---- */

static uint32_t hex_at(const char *p) {
    uint32_t value = 0;
    for (int i = 0; i < 4; i++)
        value = value << 4 | (uint32_t)(pc_is_digit((unsigned char)p[i]) ? p[i] - '0' : (pc_lower((unsigned char)p[i]) - 'a' + 10));
    return value;
}

/* Appends what "uXXXX" at `p` stands for, of `n` bytes that are left; returns its bytes, 0 for half a pair. */
static size_t put_code(const char *p, size_t n, pc_buf *out) {
    char bytes[4];
    uint32_t cp = hex_at(p + 1);
    size_t took = 5;
    if (cp >= 0xDC00 && cp <= 0xDFFF)
        return 0;
    if (cp >= 0xD800 && cp <= 0xDBFF) {
        uint32_t low = n >= 11 && p[5] == '\\' && p[6] == 'u' ? hex_at(p + 7) : 0;
        if (low < 0xDC00 || low > 0xDFFF)
            return 0;
        cp = 0x10000 + ((cp - 0xD800) << 10 | (low - 0xDC00));
        took = 11;
    }
    pc_buf_put(out, bytes, pc_utf8_put(bytes, cp));
    return took;
}

bool pc_json_unescape(pc_str token, pc_buf *out) {
    static const char names[] = "\"\\/bfnrt", stand_for[] = "\"\\/\b\f\n\r\t";
    size_t before = out->n;
    for (size_t at = 1; at + 1 < token.n;) {
        const char *slash = memchr(token.p + at, '\\', token.n - 1 - at);
        size_t plain = slash ? (size_t)(slash - token.p) : token.n - 1;
        pc_buf_put(out, token.p + at, plain - at);
        at = plain;
        if (!slash)
            break;
        at++;
        size_t took = 1;
        if (token.p[at] == 'u')
            took = put_code(token.p + at, token.n - 1 - at, out);
        else
            pc_buf_putc(out, stand_for[strchr(names, token.p[at]) - names]);
        if (!took) {
            out->n = before < out->n ? before : out->n;
            return false;
        }
        at += took;
    }
    return true;
}
