/* Mail: quoted-printable, format=flowed, header blocks (RFC 2045, 3676, 5322). */
#include "parse/layout.h"
#include "text/decode.h"

enum {
    HEAD_BYTES = 16 * 1024, /* of the file searched for what a mail header says of the text */
    SEARCHED_LINES = 60     /* in which a forwarded header may begin */
};

static bool starts_folded(pc_str text, size_t at, pc_str what) {
    if (text.n - at < what.n)
        return false;
    for (size_t i = 0; i < what.n; i++)
        if (pc_lower((unsigned char)text.p[at + i]) != (unsigned char)what.p[i])
            return false;
    return true;
}

static bool holds_folded(pc_str text, pc_str what) {
    for (size_t at = 0; at + what.n <= text.n; at++)
        if (pc_lower((unsigned char)text.p[at]) == (unsigned char)what.p[0] && starts_folded(text, at, what))
            return true;
    return false;
}

/* ---- header fields ---- */

typedef enum field_kind {
    FIELD_NONE,
    FIELD_KEPT,     /* subject, date: parts of the release */
    FIELD_ADDRESS,  /* from, to: of a mail only with an address in it or beside other fields */
    FIELD_OTHER,    /* also in memos and forms */
    FIELD_TECHNICAL /* in mails and news only */
} field_kind;

static const struct {
    const char *name; /* in small letters */
    field_kind kind;
} field_names[] = {
    {"subject", FIELD_KEPT}, {"date", FIELD_KEPT}, {"from", FIELD_ADDRESS}, {"to", FIELD_ADDRESS},
    {"cc", FIELD_ADDRESS}, {"bcc", FIELD_ADDRESS}, {"sender", FIELD_ADDRESS}, {"reply-to", FIELD_ADDRESS},
    {"sent", FIELD_OTHER}, {"organization", FIELD_OTHER}, {"organisation", FIELD_OTHER}, {"priority", FIELD_OTHER},
    {"importance", FIELD_OTHER}, {"attachments", FIELD_OTHER}, {"keywords", FIELD_OTHER}, {"status", FIELD_OTHER},
    {"lines", FIELD_OTHER}, {"path", FIELD_OTHER}, {"distribution", FIELD_OTHER}, {"approved", FIELD_OTHER},
    {"summary", FIELD_OTHER}, {"comments", FIELD_OTHER}, {"followup-to", FIELD_OTHER}, {"expires", FIELD_OTHER},
    {"newsgroups", FIELD_TECHNICAL}, {"received", FIELD_TECHNICAL}, {"return-path", FIELD_TECHNICAL},
    {"message-id", FIELD_TECHNICAL}, {"mime-version", FIELD_TECHNICAL}, {"content-type", FIELD_TECHNICAL},
    {"content-transfer-encoding", FIELD_TECHNICAL}, {"content-disposition", FIELD_TECHNICAL},
    {"content-language", FIELD_TECHNICAL}, {"in-reply-to", FIELD_TECHNICAL}, {"references", FIELD_TECHNICAL},
    {"delivered-to", FIELD_TECHNICAL}, {"envelope-to", FIELD_TECHNICAL}, {"precedence", FIELD_TECHNICAL},
    {"user-agent", FIELD_TECHNICAL}, {"dkim-signature", FIELD_TECHNICAL}, {"authentication-results", FIELD_TECHNICAL},
    {"nntp-posting-host", FIELD_TECHNICAL}, {"errors-to", FIELD_TECHNICAL}, {"mailing-list", FIELD_TECHNICAL},
    {"apparently-to", FIELD_TECHNICAL}, {"original-sender", FIELD_TECHNICAL},
};

/* Also "X-Mailer", "List-Id", "Resent-From", "ARC-Seal": families of names. */
static const pc_str field_families[] = {{"x-", 2}, {"list-", 5}, {"resent-", 7}, {"arc-", 4}};

/* What field the line starts; the bytes of its name in *name. */
static field_kind field_of(pc_str line, size_t *name) {
    size_t n = 0;
    while (n < line.n && n < 40 && (pc_is_alpha((unsigned char)line.p[n]) || (n > 0 && line.p[n] == '-')))
        n++;
    *name = n;
    if (!n || n >= line.n || line.p[n] != ':')
        return FIELD_NONE;
    for (size_t i = 0; i < sizeof field_names / sizeof *field_names; i++) {
        pc_str known = pc_str_of(field_names[i].name);
        if (known.n == n && starts_folded(line, 0, known))
            return field_names[i].kind;
    }
    for (size_t i = 0; i < sizeof field_families / sizeof *field_families; i++)
        if (starts_folded(line, 0, field_families[i]))
            return FIELD_TECHNICAL;
    return FIELD_NONE;
}

/* "From jane@example.org Sat Apr  3 11:14:02 1993": the separator of mailbox files. */
static bool is_mbox_line(pc_str line) {
    return (starts_folded(line, 0, PC_STR("from ")) || starts_folded(line, 0, PC_STR(">from "))) && line.n < 200 &&
           memchr(line.p, '@', line.n) && memchr(line.p, ':', line.n);
}

/* "-----Original Message-----", "---------- Forwarded message ----------": dashes around a few words. */
static bool is_forward_mark(pc_str line) {
    return line.n >= 14 && line.n <= 60 && memcmp(line.p, "-----", 5) == 0 && memcmp(line.p + line.n - 5, "-----", 5) == 0;
}

/* The header that begins at line `first`: one line behind its last; `first` when it is none. */
static size_t header_end(const pc_layout_work *work, size_t first) {
    unsigned fields = 0, addresses = 0, technical = 0, kept = 0;
    size_t i = first, name;
    for (; i < work->lines.n; i++) {
        const pc_line *line = &work->lines.v[i];
        pc_str s = pc_line_text(work, line);
        if (i > first && (line->blank || line->flags & PC_LINE_PAGE))
            break;
        if (i == first && (is_mbox_line(s) || is_forward_mark(s))) {
            technical += s.p[0] != '-';
            fields++;
            if (i + 1 < work->lines.n && is_forward_mark(s) && work->lines.v[i + 1].blank <= 1)
                i++, s = pc_line_text(work, &work->lines.v[i]);
            else
                continue;
        }
        field_kind kind = field_of(s, &name);
        if (kind == FIELD_NONE && !(i > first && line->indent > 0))
            break;
        fields += kind != FIELD_NONE;
        addresses += kind == FIELD_ADDRESS && memchr(s.p, '@', s.n) ? 2 : kind == FIELD_ADDRESS;
        technical += kind == FIELD_TECHNICAL || (kind == FIELD_OTHER && name == 4 && starts_folded(s, 0, PC_STR("sent")));
        kept += kind == FIELD_KEPT;
    }
    bool mail = fields >= 2 && (addresses + kept) && (technical || addresses >= 2) && (technical || kept) &&
                (technical || addresses > 2 || memchr(work->text.p + work->lines.v[first].at, '@', work->lines.v[i - 1].end - work->lines.v[first].at));
    return mail ? i : first;
}

/* Subject and date stay, each with its folded lines; everything else goes. */
static void mark_header(pc_layout_work *work, size_t first, size_t end) {
    bool kept = false;
    for (size_t i = first; i < end; i++) {
        pc_line *line = &work->lines.v[i];
        size_t name;
        field_kind kind = field_of(pc_line_text(work, line), &name);
        bool folded = kind == FIELD_NONE && i > first && line->indent > 0;
        if (!folded)
            kept = kind == FIELD_KEPT;
        line->flags |= PC_LINE_HEADER;
        if (!kept)
            line->flags |= PC_LINE_DROP;
        else if (folded)
            line->flags |= PC_LINE_JOIN;
    }
}

/* Front matter stays line by line: its line ends mean something. */
static void mark_front_matter(pc_layout_work *work) {
    for (size_t i = 0; i < work->lines.n && work->lines.v[i].at < work->front; i++)
        work->lines.v[i].flags |= PC_LINE_HEADER;
}

void pc_layout_headers(pc_layout_work *work) {
    mark_front_matter(work);
    for (size_t i = 0; i < work->lines.n && i < SEARCHED_LINES;) {
        size_t end = work->lines.v[i].at < work->front ? i : header_end(work, i);
        mark_header(work, i, end);
        work->draft->mail |= end > i;
        i = end > i ? end : i + 1;
    }
    for (size_t i = 0; i < work->lines.n; i++) { /* the mark before a signature (RFC 3676, 4.3) */
        pc_line *line = &work->lines.v[i];
        if (line->end - line->at == 2 && line->indent == 0 && memcmp(work->text.p + line->at, "--", 2) == 0)
            line->flags |= PC_LINE_DROP | PC_LINE_HEADER;
    }
}

/* ---- quoted-printable ---- */

static int hex_digit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The byte that "=XX" at text.p[at] stands for; -1 when it is none. */
static int escaped_byte(pc_str text, size_t at) {
    if (at + 2 >= text.n)
        return -1;
    int high = hex_digit(text.p[at + 1]), low = hex_digit(text.p[at + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/* The bytes of a soft line break at text.p[at]: "=" and the line end, spaces between them allowed; 0 when it is none. */
static size_t soft_break(pc_str text, size_t at) {
    size_t end = at + 1;
    while (end < text.n && end - at < 80 && (text.p[end] == ' ' || text.p[end] == '\t' || text.p[end] == '\r'))
        end++;
    return end < text.n && text.p[end] == '\n' ? end + 1 - at : 0;
}

static const char *next_equals(pc_str text, size_t at) {
    return at < text.n ? memchr(text.p + at, '=', text.n - at) : NULL;
}

/* Without a header: escapes that texts do not hold by chance, soft breaks, and hardly another "=". */
static bool looks_quoted_printable(pc_str text) {
    size_t escapes = 0, telling = 0, soft = 0, other = 0;
    const char *p = next_equals(text, 0);
    for (; p; p = next_equals(text, (size_t)(p - text.p) + 1)) {
        size_t at = (size_t)(p - text.p);
        int byte = escaped_byte(text, at);
        escapes += byte >= 0;
        telling += byte >= 0x80 || byte == '=' || byte == ' ';
        soft += byte < 0 && soft_break(text, at);
        other += byte < 0 && !soft_break(text, at);
    }
    return other * 10 <= escapes + soft && ((telling >= 2 && soft >= 1) || telling >= 5 || soft >= 5);
}

/* Decodes `text` into `out`; a soft break belongs to the byte before it, so that it stays inside the span. */
static bool decode_escapes(pc_arena *arena, pc_str text, pc_str *out, pc_map *map) {
    char *to = pc_arena_take(arena, text.n + 1);
    size_t n = 0, from = 0, at = 0;
    if (!to)
        return false;
    for (const char *p; (p = next_equals(text, at)); from = at) {
        at = (size_t)(p - text.p);
        int byte = escaped_byte(text, at);
        size_t soft = byte < 0 ? soft_break(text, at) : 0;
        if (byte < 0 && !soft) {
            at++;
            p = next_equals(text, at);
            size_t stop = p ? (size_t)(p - text.p) : text.n;
            memcpy(to + n, text.p + from, stop - from);
            if (!pc_map_add(arena, map, (uint32_t)(stop - from), (uint32_t)from, 1, 1))
                return false;
            n += stop - from;
            at = stop;
            continue;
        }
        bool tail = soft && at > from; /* the last plain byte takes the soft break along */
        size_t plain = at - from - tail;
        memcpy(to + n, text.p + from, plain + tail);
        if (!pc_map_add(arena, map, (uint32_t)plain, (uint32_t)from, 1, 1) ||
            (tail && !pc_map_add(arena, map, 1, (uint32_t)at - 1, 1, (uint16_t)(1 + soft))))
            return false;
        n += plain + tail;
        if (byte >= 0) {
            to[n++] = (char)byte;
            soft = 3 + (at + 3 < text.n && text.p[at + 3] == '=' ? soft_break(text, at + 3) : 0);
            if (!pc_map_add(arena, map, 1, (uint32_t)at, 1, (uint16_t)soft))
                return false;
        }
        at += soft;
    }
    memcpy(to + n, text.p + from, text.n - from);
    if (!pc_map_add(arena, map, (uint32_t)(text.n - from), (uint32_t)from, 1, 1))
        return false;
    *out = (pc_str){to, n + text.n - from};
    return true;
}

/* The decoded bytes are in a charset of their own: detected like that of a file. */
static pc_status undo_quoted_printable(pc_layout_work *work) {
    pc_arena *arena = work->draft->arena;
    pc_map escapes = {0}, to_decoded = {0};
    pc_str bytes;
    pc_decoded decoded;
    if (!decode_escapes(arena, work->text, &bytes, &escapes))
        return PC_NO_MEMORY;
    pc_status status = pc_decode(bytes, NULL, arena, &decoded);
    if (status != PC_OK)
        return status;
    if (!pc_map_compose(arena, &decoded.map, &escapes, &to_decoded) ||
        !pc_map_compose(arena, &to_decoded, &work->draft->decoded_map, &work->map))
        return PC_NO_MEMORY;
    work->text = decoded.text;
    return PC_OK;
}

/* ---- what a header says of the text ---- */

/* The header at the very top, up to its first blank line; empty when the first line is no field. */
static pc_str top_header(pc_str text) {
    size_t at = 0, name;
    while (at < text.n && at < HEAD_BYTES && pc_is_space((unsigned char)text.p[at]))
        at++;
    size_t from = at, limit = text.n - at < HEAD_BYTES ? text.n : at + HEAD_BYTES;
    pc_str rest = pc_str_sub(text, from, limit);
    if (field_of(rest, &name) == FIELD_NONE && !starts_folded(rest, 0, PC_STR("from ")))
        return (pc_str){text.p, 0};
    while (at < limit) {
        const char *nl = memchr(text.p + at, '\n', limit - at);
        if (!nl)
            break;
        at = (size_t)(nl - text.p) + 1;
        if (at < limit && (text.p[at] == '\n' || (text.p[at] == '\r' && at + 1 < limit && text.p[at + 1] == '\n')))
            break;
    }
    return pc_str_sub(text, from, at);
}

pc_status pc_layout_mail(pc_layout_work *work) {
    pc_str header = top_header(work->text);
    if (header.n) {
        work->flowed = holds_folded(header, PC_STR("format=flowed")) || holds_folded(header, PC_STR("format=\"flowed\""));
        work->delsp = work->flowed && holds_folded(header, PC_STR("delsp=yes"));
    }
    if (!next_equals(work->text, 0))
        return PC_OK;
    if (holds_folded(header, PC_STR("quoted-printable")) || looks_quoted_printable(work->text))
        return undo_quoted_printable(work);
    return PC_OK;
}
