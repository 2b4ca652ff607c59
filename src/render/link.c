#include "render/link.h"

#include "render/escape.h"
#include "text/utf8.h"

static bool begins(pc_str s, pc_str with) {
    if (s.n < with.n)
        return false;
    for (size_t i = 0; i < with.n; i++)
        if (pc_lower((unsigned char)s.p[i]) != (unsigned char)with.p[i])
            return false;
    return true;
}

/* Letters, digits, hyphens and letters of other scripts, in labels parted by single points; at least two labels. */
static bool is_host(pc_str host) {
    size_t label = 0, labels = 0;
    unsigned len;
    for (size_t at = 0; at < host.n; at += len) {
        unsigned char c = (unsigned char)host.p[at];
        len = 1;
        if (c == '.') {
            if (!label || host.p[at - 1] == '-')
                return false;
            labels++;
            label = 0;
            continue;
        }
        bool fits = c < 0x80 ? pc_is_alpha(c) || pc_is_digit(c) || (c == '-' && label) : pc_cp_is_letter(pc_utf8_at(host, at, &len));
        if (!fits)
            return false;
        label += len;
    }
    enum { LONGEST_HOST = 253, LONGEST_LABEL = 63 };
    return label && label <= LONGEST_LABEL && labels && host.n <= LONGEST_HOST && host.p[host.n - 1] != '-' &&
           !pc_is_digit((unsigned char)host.p[host.n - 1]);
}

/* ":8080": a port, and not what is before an @. */
static size_t port_end(pc_str rest) {
    enum { LONGEST = 5 };
    size_t at = 1;
    while (at < rest.n && at <= LONGEST && pc_is_digit((unsigned char)rest.p[at]))
        at++;
    return at > 1 && (at == rest.n || strchr("/?#", rest.p[at])) && (at <= LONGEST || memcmp(rest.p + 1, "65535", 5) <= 0) ? at : 0;
}

/* A second # would be no URL. */
static void put_rest(pc_buf *out, pc_str rest) {
    const char *hash = memchr(rest.p, '#', rest.n);
    size_t to = hash ? (size_t)(hash - rest.p) + 1 : rest.n;
    pc_put_url(out, pc_str_sub(rest, 0, to));
    for (size_t at = to; at < rest.n;) {
        hash = memchr(rest.p + at, '#', rest.n - at);
        size_t end = hash ? (size_t)(hash - rest.p) : rest.n;
        pc_put_url(out, pc_str_sub(rest, at, end));
        if (hash)
            pc_buf_put(out, "%23", 3);
        at = end + (hash != NULL);
    }
}

static bool put_web(pc_buf *out, pc_str s) {
    size_t scheme = begins(s, PC_STR("https://")) ? 8 : begins(s, PC_STR("http://")) ? 7 : 0, end = scheme;
    while (end < s.n && !strchr("/?#:", s.p[end]))
        end++;
    pc_str host = pc_str_sub(s, scheme, end), rest = pc_str_sub(s, end, s.n);
    if (!is_host(host) || (rest.n && rest.p[0] == ':' && !port_end(rest)))
        return false;
    pc_buf_puts(out, scheme == 7 ? "http://" : "https://");
    pc_buf_put_str(out, host);
    if (rest.n)
        put_rest(out, rest);
    return true;
}

/* RFC 6068: what would start headers or mean a second address is encoded. */
static bool put_mail(pc_buf *out, pc_str s) {
    const char *sign = s.n ? memchr(s.p, '@', s.n) : NULL;
    if (!sign || sign == s.p)
        return false;
    pc_str local = pc_str_sub(s, 0, (size_t)(sign - s.p)), host = pc_str_sub(s, local.n + 1, s.n);
    if (!is_host(host))
        return false;
    for (size_t i = 0; i < local.n; i++)
        if ((unsigned char)local.p[i] <= ' ' || strchr("(),:;<>[]\\\"", local.p[i]))
            return false;
    pc_buf_puts(out, "mailto:");
    for (size_t i = 0; i < local.n; i++) {
        static const char hex[] = "0123456789ABCDEF";
        unsigned char c = (unsigned char)local.p[i];
        if (strchr("%&?#/=$!*", c) || c >= 0x80)
            pc_buf_put(out, (char[]){'%', hex[c >> 4], hex[c & 15]}, 3);
        else
            pc_buf_putc(out, (char)c);
    }
    pc_buf_putc(out, '@');
    pc_put_url(out, host);
    return true;
}

/* RFC 3966 as browsers take it: the digits, a + before them, an extension behind letters; the "(0)" of "+44 (0)20" is not dialled. */
static bool put_phone(pc_buf *out, pc_str s) {
    size_t begin = out->n, digits = 0;
    bool plus = false, extended = false;
    unsigned len;
    pc_buf_puts(out, "tel:");
    for (size_t at = 0; at < s.n; at += len) {
        uint32_t cp = pc_utf8_at(s, at, &len);
        int digit = pc_cp_digit(cp);
        if ((cp == '+' || cp == 0xFF0B) && !digits && !plus) {
            plus = true;
            pc_buf_putc(out, '+');
        } else if (plus && cp == '(' && begins(pc_str_sub(s, at, s.n), PC_STR("(0)"))) {
            len = 3;
        } else if (digit >= 0) {
            pc_buf_putc(out, (char)('0' + digit));
            digits++;
        } else if (pc_cp_is_letter(cp) && digits && !extended) {
            extended = true;
            pc_buf_puts(out, ";ext=");
        }
    }
    if (digits >= 3 && out->status == PC_OK && out->p[out->n - 1] != '=')
        return true;
    if (out->status == PC_OK)
        out->n = begin;
    return false;
}

bool pc_put_link(pc_buf *out, pc_address_kind kind, pc_str address) {
    switch (kind) {
    case PC_ADDRESS_URL:
        return put_web(out, address);
    case PC_ADDRESS_EMAIL:
        return put_mail(out, address);
    case PC_ADDRESS_PHONE:
        return put_phone(out, address);
    default:
        return false;
    }
}
