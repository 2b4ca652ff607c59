#include "text/address.h"

#include "text/bits.h"
#include "text/utf8.h"

enum {
    MAX_LOCAL = 64,   /* RFC 5321 */
    MAX_HOST = 253,
    MAX_URL = 2048,
    MAX_WORD = 320    /* how far a word without blanks is searched */
};

static unsigned char byte_at(pc_str text, size_t at) {
    return at < text.n ? (unsigned char)text.p[at] : 0;
}

static bool starts_with(pc_str text, size_t at, const char *what) {
    for (; *what; what++, at++)
        if (pc_lower(byte_at(text, at)) != (unsigned char)*what)
            return false;
    return true;
}

/* ---- top-level domains ---- */

bool pc_is_top_domain(pc_str word) {
    static const char generic[] = " com org net edu gov mil int info biz name pro aero coop museum jobs travel eu news tv app dev "
                                  "online site tech store cloud agency media press health global group international foundation "
                                  "energy finance bank blog shop world today live studio design digital solutions services "
                                  "systems network company email support hosting games science london berlin paris wien swiss ";
    static const char countries[] = "acadaeafagaialamaoarasatauawaxazbabbbdbebfbgbhbibjbmbnbobrbsbtbwbybzcacccdcfcgchcickclcmcncocrcucvcwcx"
                                    "cyczdedjdkdmdodzeceeeg" "eresetfifjfkfmfofrgagdgegfggghgiglgmgngpgqgrgtgugwgyhkhmhnhrhthuidieiliminioiq"
                                    "isitjejmjojpkekgkhkikmknkpkrkwkykzlalblclilklrlsltlulvlymamcmdmemgmhmkmlmmmnmompmqmrmsmtmumvmwmxmymz"
                                    "nancnenfngnlnonpnrnunzompapepfpgphpkplpnprpsptpwpyqarerorsrurwsasbscsdsesgshsiskslsmsnsosrssstsusvsxsyszt"
                                    "ctdtftgthtjtktltmtntotrtttvtwtzuaugukusuyuzvavcvevgvivnvuwfwsyeytzazmzw";
    char padded[24];
    if (word.n < 2 || word.n > sizeof padded - 3)
        return false;
    if (word.n == 2) {
        for (size_t i = 0; i + 1 < sizeof countries; i += 2)
            if (countries[i] == (char)pc_lower(byte_at(word, 0)) && countries[i + 1] == (char)pc_lower(byte_at(word, 1)))
                return true;
        return false;
    }
    padded[0] = padded[word.n + 1] = ' ';
    padded[word.n + 2] = '\0';
    for (size_t i = 0; i < word.n; i++) {
        if (word.p[i] == ' ' || word.p[i] == '\0')
            return false;
        padded[i + 1] = (char)pc_lower(byte_at(word, i));
    }
    return strstr(generic, padded) != NULL;
}

/* Host names that are also words: "so", "it": a full stop before them ends a sentence. */
static bool word_like(pc_str top) {
    static const char words[] = "amasatbedodeitinismenosotousla";
    if (top.n != 2)
        return false;
    for (size_t i = 0; i + 1 < sizeof words; i += 2)
        if (memcmp(words + i, top.p, 2) == 0)
            return true;
    return false;
}

static bool host_byte(unsigned char c) {
    return pc_is_alpha(c) || pc_is_digit(c) || c == '-';
}

/* Bytes of a letter or digit that a host name may hold at `at`: also beyond ASCII, but no script without spaces. */
static unsigned host_letter(pc_str text, size_t at) {
    unsigned char c = byte_at(text, at);
    unsigned len;
    if (c < 0x80)
        return host_byte(c);
    uint32_t cp = pc_utf8_at(text, at, &len);
    return pc_cp_is_letter(cp) && !pc_cp_is_cjk(cp) ? len : 0;
}

/* Where a top-level domain ends inside [from, end) when the next word is glued to it: "comTel", "com212", "orghttp"; else end. */
static size_t unglue(pc_str text, size_t from, size_t end) {
    if (pc_is_top_domain(pc_str_sub(text, from, end)))
        return end;
    for (size_t at = from + 2; at < end; at++) {
        unsigned char c = byte_at(text, at);
        bool turn = (pc_is_upper(c) && pc_is_lower(byte_at(text, at - 1))) || pc_is_digit(c) || starts_with(text, at, "http") ||
                    starts_with(text, at, "www.");
        if (turn && pc_is_lower(byte_at(text, from)) && pc_is_top_domain(pc_str_sub(text, from, at)))
            return at;
    }
    return end;
}

typedef struct host {
    size_t end;
    size_t top;      /* where the last name begins */
    unsigned labels;
    bool cut;        /* the next word was glued to it */
} host;

/* The host name at `at`; labels 0 when there is none. */
static host host_at(pc_str text, size_t at) {
    host h = {.end = at, .top = at};
    size_t p = at, limit = at + MAX_HOST;
    while (p < limit) {
        size_t from = p;
        unsigned len;
        while (p < limit && (len = host_letter(text, p)) != 0)
            p += len;
        if (p == from || byte_at(text, from) == '-')
            break;
        size_t end = h.labels ? unglue(text, from, p) : p;
        h.top = from;
        h.end = end;
        h.labels++;
        h.cut = end != p;
        if (h.cut || byte_at(text, p) != '.')
            break;
        p++;
    }
    return h;
}

/* ---- web ---- */

static bool url_stops(pc_str text, size_t at, unsigned *len) {
    unsigned char c = byte_at(text, at);
    *len = 1;
    if (c < 0x80)
        return c <= ' ' || c == 0x7F || c == '<' || c == '>' || c == '"' || c == '|' || c == '\\' || c == '^' || c == '`' ||
               c == '{' || c == '}';
    uint32_t cp = pc_utf8_at(text, at, len);
    return !pc_cp_is_letter(cp) || pc_cp_is_cjk(cp);
}

/* Cuts the sentence's punctuation and brackets that were not opened inside. */
static size_t url_trim(pc_str text, size_t from, size_t end) {
    size_t round = 0, square = 0;
    for (size_t at = from; at < end; at++) {
        char c = text.p[at];
        round += c == '(', square += c == '[';
        if ((c == ')' && round-- == 0) || (c == ']' && square-- == 0)) {
            end = at;
            break;
        }
    }
    while (end > from && PC_ONE_OF(text.p[end - 1], ".,;:!?'*_(["))
        end--;
    return end;
}

bool pc_url_at(pc_str text, size_t at, pc_address *out) {
    size_t from = at;
    unsigned len;
    bool scheme = starts_with(text, at, "http://") || starts_with(text, at, "https://") || starts_with(text, at, "ftp://");
    if (scheme)
        from = (size_t)((const char *)memchr(text.p + at, '/', text.n - at) - text.p) + 2;
    bool www = starts_with(text, from, "www.");
    host h = host_at(text, from);
    pc_str top = pc_str_sub(text, h.top, h.end);
    if (h.labels < 2 || byte_at(text, h.end) == '@')
        return false;
    if (!scheme && !www) {
        bool path = byte_at(text, h.end) == '/' && !h.cut;
        if (!pc_is_lower(byte_at(top, 0)) || !pc_is_top_domain(top) || h.top - at < (path ? 3u : 4u))
            return false;
        if (!path && h.labels == 2 && word_like(top))
            return false;
    }
    size_t end = h.end;
    if (!h.cut) {
        size_t limit = at + MAX_URL;
        while (end < text.n && end < limit && !url_stops(text, end, &len))
            end += len;
        end = url_trim(text, from, end);
    }
    if (end <= from)
        return false;
    *out = (pc_address){.kind = PC_ADDRESS_URL, .sure = scheme || www};
    out->at = out->value = (pc_range){(uint32_t)at, (uint32_t)end};
    return true;
}

/* ---- e-mail ---- */

static unsigned local_letter(pc_str text, size_t at) {
    unsigned char c = byte_at(text, at);
    if (c == '.' || c == '_' || c == '%' || c == '+' || c == '\'' || c == '&')
        return 1;
    return host_letter(text, at);
}

/* The sign between name and host at `at`: its bytes with blanks around it; *spelled when it is written out. */
static size_t at_sign(pc_str text, size_t at, bool *spelled) {
    static const char *const signs[] = {"(at)", "[at]", "{at}", "<at>", "(a)", "[a]", "(@)", "[@]", "(\xc3\xa4t)", "(arroba)", "(chez)"};
    size_t p = at;
    *spelled = false;
    if (byte_at(text, p) == '@')
        return byte_at(text, p + 1) == ' ' ? 2 : 1;
    if (starts_with(text, p, "\xef\xbc\xa0"))
        return 3;
    while (byte_at(text, p) == ' ' && p - at < 3)
        p++;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (!starts_with(text, p, signs[i]))
            continue;
        p += strlen(signs[i]);
        return p + (byte_at(text, p) == ' ') - at;
    }
    *spelled = p > at && starts_with(text, p, "at ");
    return *spelled ? p + 3 - at : 0;
}

/* A dot written out: " dot ", "(dot)", "[punkt]"; 0 when there is none. */
static size_t spelled_dot(pc_str text, size_t at) {
    static const char *const dots[] = {" dot ", "(dot)", "[dot]", " (dot) ", " [dot] ", "(punkt)", "[punkt]", " punkt ", "(punto)", " punto ", "(point)", " point "};
    for (size_t i = 0; i < sizeof dots / sizeof *dots; i++)
        if (starts_with(text, at, dots[i]))
            return strlen(dots[i]);
    return 0;
}

/* "example dot co dot uk": the end, or `at` when there is no dot; behind a plain "at" it must be spelled out. */
static size_t spelled_host(pc_str text, size_t at, bool plain) {
    size_t p = at, end = at, limit = at + MAX_HOST;
    unsigned dots = 0, words = 0;
    for (;;) {
        size_t from = p, dot;
        while (p < limit && host_byte(byte_at(text, p)))
            p++;
        if (p == from)
            break;
        end = p;
        if ((dot = spelled_dot(text, p)) != 0)
            words++;
        else if (byte_at(text, p) == '.' && host_byte(byte_at(text, p + 1)))
            dot = 1;
        else
            break;
        dots++;
        p += dot;
    }
    return (plain ? words : dots) ? end : at;
}

static bool email_host(pc_str text, size_t at, bool spelled, bool gap, size_t *end) {
    if (!spelled) {
        host h = host_at(text, at);
        size_t top = h.end - h.top;
        if (h.labels >= 2 && top >= 2 && !pc_is_digit(byte_at(text, h.top)) && !(gap && !pc_is_top_domain(pc_str_sub(text, h.top, h.end)))) {
            *end = h.end;
            return true;
        }
    }
    *end = spelled_host(text, at, spelled);
    return *end > at;
}

bool pc_email_at(pc_str text, size_t at, pc_address *out) {
    size_t from = at, end, sign;
    bool spelled, open = byte_at(text, from) == '<';
    from += open;
    if (starts_with(text, from, "mailto:"))
        from += 7;
    size_t p = from;
    unsigned len;
    while (p - from < MAX_LOCAL && (len = local_letter(text, p)) != 0)
        p += len;
    if (p == from || (sign = at_sign(text, p, &spelled)) == 0)
        return false;
    bool gap = byte_at(text, p) == '@' && sign == 2;
    if (!email_host(text, p + sign, spelled, gap, &end))
        return false;
    *out = (pc_address){.kind = PC_ADDRESS_EMAIL, .sure = true};
    while (from < p && (text.p[from] == '.' || text.p[from] == '\''))
        from++;
    out->value = (pc_range){(uint32_t)from, (uint32_t)end};
    out->at = (pc_range){(uint32_t)at, (uint32_t)(end + (open && byte_at(text, end) == '>'))};
    return from < p;
}

/* ---- whichever comes next ---- */

static bool handle_at(pc_str text, size_t at, pc_address *out) {
    size_t end = at + 1;
    while (end - at < MAX_LOCAL && (host_byte(byte_at(text, end)) || byte_at(text, end) == '_'))
        end++;
    if (end - at < 3 || pc_is_digit(byte_at(text, at + 1)))
        return false;
    *out = (pc_address){.kind = PC_ADDRESS_HANDLE, .sure = true};
    out->at = out->value = (pc_range){(uint32_t)at, (uint32_t)end};
    return true;
}

/* Where the name before an @ at `sign` begins, not before `from`. */
static size_t local_start(pc_str text, size_t from, size_t sign) {
    while (sign > from) {
        unsigned len;
        size_t back;
        if ((unsigned char)text.p[sign - 1] < 0x80)
            len = 1;
        else
            pc_utf8_before(text, sign, &len);
        back = sign - len;
        if (back < from || !local_letter(text, back))
            break;
        sign = back;
    }
    return sign;
}

static bool word_breaks(pc_str text, size_t at) {
    static const bool breaks[256] = {['<'] = true, ['>'] = true, ['('] = true, [')'] = true, ['['] = true, [']'] = true, ['{'] = true,
                                     ['}'] = true, [','] = true, [';'] = true, [':'] = true, ['|'] = true, ['"'] = true};
    unsigned char c = (unsigned char)text.p[at];
    return breaks[c] || pc_is_space(c) || (c >= 0x80 && pc_space_len(text, at));
}

/* Places inside a word where the next thing may be glued on. */
static bool glue_point(pc_str text, size_t at) {
    unsigned char c = byte_at(text, at), before = byte_at(text, at - 1);
    if (pc_is_digit(c) || c == '+')
        return !pc_is_digit(before);
    if (c == 'h' || c == 'H')
        return starts_with(text, at, "http://") || starts_with(text, at, "https://");
    return (c == 'w' || c == 'W') && (pc_is_alpha(before) || before >= 0x80) && starts_with(text, at, "www.");
}

/* A host name without scheme may have swallowed what a glued one begins with: "NYwww.example.org". */
static bool url_in_word(pc_str text, size_t at, pc_address *out) {
    if (!pc_url_at(text, at, out))
        return false;
    for (size_t p = at + 1; !out->sure && p < out->at.end; p++) {
        pc_address inner;
        if (glue_point(text, p) && !pc_is_digit(byte_at(text, p)) && pc_url_at(text, p, &inner))
            *out = inner;
    }
    return true;
}

/* An address in the word [at, end), which has no blanks. */
static bool in_word(pc_str text, size_t at, size_t end, bool labelled, pc_address *out) {
    const char *sign = memchr(text.p + at, '@', end - at);
    size_t local = sign ? local_start(text, at, (size_t)(sign - text.p)) : end;
    if (url_in_word(text, at, out) || pc_phone_at(text, at, labelled, out))
        return true;
    if (byte_at(text, at) == '@')
        return handle_at(text, at, out);
    if (pc_email_at(text, sign ? local : at, out))
        return true;
    for (size_t p = at + 1; p < end; p++)
        if (glue_point(text, p) && (pc_url_at(text, p, out) || (pc_phone_at(text, p, false, out) && out->sure)))
            return true;
    return false;
}

/* The ASCII letters, hyphens and apostrophes at `at`, counted up to 64. */
static unsigned letters_at(pc_str text, size_t at) {
    char room[64];
    uint64_t letters;
    const char *p = pc_sixty_four(text, at, room);
    PC_BITS(letters, p, pc_either(pc_either(pc_within(v, 'a', 'z'), pc_within(v, 'A', 'Z')), pc_either(pc_equal(v, '-'), pc_equal(v, '\''))));
    return ~letters ? (unsigned)__builtin_ctzll(~letters) : 64;
}

/*
 * Where the plain word at `at` ends, a full stop behind it included: one in
 * which no address can begin, since it has neither digit nor sign and nothing
 * behind it makes it the beginning of one. `at` when there is no such word.
 */
static size_t plain_word_end(pc_str text, size_t at) {
    unsigned letters = letters_at(text, at);
    size_t end = at + letters + (byte_at(text, at + letters) == '.');
    if (!letters || letters == 64 || (end < text.n && text.p[end] != ' ' && text.p[end] != ',' && text.p[end] != '\n'))
        return at;
    size_t next = end;
    while (byte_at(text, next) == ' ' && next - end < 3)
        next++;
    unsigned char c = byte_at(text, next);
    bool sign = c >= 0x80 || c == '@' || c == '(' || c == '[' || c == '{' || c == '<';
    return sign || starts_with(text, next, "at ") ? at : end;
}

bool pc_address_next(pc_str text, size_t from, bool labelled, pc_address *out) {
    size_t at = from;
    while (at < text.n) {
        size_t space = pc_space_len(text, at);
        if (space) {
            at += space;
            continue;
        }
        size_t plain = plain_word_end(text, at);
        if (plain > at) {
            labelled = false;
            at = plain;
            continue;
        }
        char c = text.p[at];
        if (c == '<' && pc_email_at(text, at, out))
            return true;
        if (c == '(' && pc_phone_at(text, at, labelled, out))
            return true;
        if (starts_with(text, at, "mailto:") && pc_email_at(text, at, out))
            return true;
        if (word_breaks(text, at)) {
            at++;
            labelled = labelled && c == ':';
            continue;
        }
        size_t end = at;
        bool scheme = starts_with(text, at, "http") || starts_with(text, at, "ftp:");
        while (end < text.n && end - at < MAX_WORD && (!word_breaks(text, end) || (scheme && text.p[end] == ':'))) {
            unsigned len;
            pc_utf8_at(text, end, &len);
            end += len;
        }
        if (in_word(text, at, end, labelled, out))
            return true;
        labelled = false;
        at = end;
    }
    return false;
}
