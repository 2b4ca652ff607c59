#include "check/facts_odd.h"

#include "base/ordered.h"

static const struct {
    uint32_t first, last;
    uint8_t kind;
} ranges[] = {
    {0x00, 0x08, PC_ODD_CONTROL},       {0x0B, 0x0B, PC_ODD_CONTROL},       {0x0E, 0x1F, PC_ODD_CONTROL},       {0x7F, 0x84, PC_ODD_CONTROL},
    {0x86, 0x9F, PC_ODD_CONTROL},       {0xA0, 0xA0, PC_ODD_NBSP},          {0xAD, 0xAD, PC_ODD_SOFT_HYPHEN},   {0x300, 0x34E, PC_ODD_MARK},
    {0x34F, 0x34F, PC_ODD_INVISIBLE},   {0x350, 0x36F, PC_ODD_MARK},        {0x61C, 0x61C, PC_ODD_BIDI},        {0x653, 0x655, PC_ODD_MARK},
    {0x1100, 0x115E, PC_ODD_MARK},      {0x115F, 0x1160, PC_ODD_INVISIBLE}, {0x1161, 0x11FF, PC_ODD_MARK},      {0x1680, 0x1680, PC_ODD_SPACE},
    {0x17B4, 0x17B5, PC_ODD_INVISIBLE}, {0x180B, 0x180D, PC_ODD_VARIATION}, {0x180E, 0x180E, PC_ODD_INVISIBLE}, {0x2000, 0x200A, PC_ODD_SPACE},
    {0x200B, 0x200B, PC_ODD_INVISIBLE}, {0x200C, 0x200D, PC_ODD_JOINER},    {0x200E, 0x200F, PC_ODD_BIDI},      {0x2028, 0x2029, PC_ODD_LINE},
    {0x202A, 0x202E, PC_ODD_OVERRIDE},  {0x202F, 0x202F, PC_ODD_NBSP},      {0x205F, 0x205F, PC_ODD_SPACE},     {0x2060, 0x2065, PC_ODD_INVISIBLE},
    {0x2066, 0x2069, PC_ODD_OVERRIDE},  {0x206A, 0x206F, PC_ODD_INVISIBLE}, {0x2126, 0x2126, PC_ODD_MARK},      {0x212A, 0x212B, PC_ODD_MARK},
    {0x231A, 0x231B, PC_ODD_PICTURE},   {0x23E9, 0x23F3, PC_ODD_PICTURE},   {0x2600, 0x27BF, PC_ODD_PICTURE},   {0x2B1B, 0x2B1C, PC_ODD_PICTURE},
    {0x2B50, 0x2B55, PC_ODD_PICTURE},   {0x3000, 0x3000, PC_ODD_SPACE},     {0x3099, 0x309A, PC_ODD_MARK},      {0x3164, 0x3164, PC_ODD_INVISIBLE},
    {0x3380, 0x33DF, PC_ODD_COMPAT},    {0xE000, 0xF8FF, PC_ODD_PRIVATE},   {0xFB00, 0xFB06, PC_ODD_COMPAT},    {0xFE00, 0xFE0F, PC_ODD_VARIATION},
    {0xFEFF, 0xFEFF, PC_ODD_INVISIBLE}, {0xFF01, 0xFF5E, PC_ODD_COMPAT},    {0xFFA0, 0xFFA0, PC_ODD_INVISIBLE}, {0xFFF9, 0xFFFB, PC_ODD_INVISIBLE},
    {0xFFFD, 0xFFFD, PC_ODD_LOST},      {0x1F000, 0x1FAFF, PC_ODD_PICTURE}, {0xE0000, 0xE007F, PC_ODD_INVISIBLE}, {0xE0100, 0xE01EF, PC_ODD_VARIATION},
    {0xF0000, 0x10FFFD, PC_ODD_PRIVATE},
};

static pc_odd_kind kind_of(uint32_t cp) {
    size_t low = PC_FIRST_FROM(ranges, sizeof ranges / sizeof *ranges, last, cp);
    return low < sizeof ranges / sizeof *ranges && ranges[low].first <= cp ? (pc_odd_kind)ranges[low].kind : PC_ODD_KINDS;
}

/* Ordinary letters of the scripts that people write in: no look-up. */
static bool is_plain(uint32_t cp) {
    return (cp >= 0x20 && cp < 0x7F) || (cp > 0xAD && cp < 0x300) || (cp >= 0x370 && cp < 0x61C) || (cp >= 0x61D && cp < 0x653) ||
           (cp >= 0x656 && cp < 0x1100) || (cp >= 0x2010 && cp <= 0x2027) || (cp >= 0x3001 && cp < 0x3099) || (cp > 0x309A && cp < 0x3164) || (cp >= 0x3400 && cp < 0xE000);
}

typedef struct reader {
    pc_check *check;
    pc_str bytes;
    pc_odd_facts *facts;
    PC_VEC(pc_odd) list;
    PC_VEC(pc_range) healed;
    size_t next_healed;
    unsigned unit, low; /* bytes of a code unit; where the low byte of one stands */
    bool utf8;
} reader;

/* ---- reading the file's characters ---- */

static unsigned unit_at(const reader *r, size_t at) {
    const unsigned char *p = (const unsigned char *)r->bytes.p + at;
    return (unsigned)p[r->low] | (unsigned)p[1 - r->low] << 8;
}

/* The character at `at`, its bytes in *len; *valid is false for a byte that is none. */
static uint32_t read_char(const reader *r, size_t at, unsigned *len, bool *valid) {
    *valid = true;
    if (r->unit == 2) {
        *len = 2;
        if (at + 2 > r->bytes.n)
            return *len = 1, 0xFFFD;
        uint32_t high = unit_at(r, at);
        if (high < 0xD800 || high > 0xDBFF || at + 4 > r->bytes.n)
            return high;
        uint32_t low = unit_at(r, at + 2);
        if (low < 0xDC00 || low > 0xDFFF)
            return high;
        *len = 4;
        return 0x10000 + ((high & 0x3FF) << 10 | (low & 0x3FF));
    }
    unsigned char c = (unsigned char)r->bytes.p[at];
    *len = 1;
    if (c < 0x80)
        return c;
    if (!r->utf8) /* Windows-1252 and Latin-1: what could be odd there stands where Unicode has it, signs apart */
        return c < 0xA0 ? 0x2022 : c;
    *len = pc_utf8_sequence((const unsigned char *)r->bytes.p + at, r->bytes.n - at);
    if (*len)
        return pc_utf8_at(r->bytes, at, len);
    *len = 1;
    *valid = false;
    return c;
}

static bool add(reader *r, pc_range source, uint32_t cp, uint32_t before, pc_odd_kind kind) {
    pc_odd odd = {source, cp, before, 0, (uint8_t)kind};
    unsigned len;
    bool valid;
    if (source.end < r->bytes.n)
        odd.after = read_char(r, source.end, &len, &valid);
    r->facts->count[kind]++;
    return PC_PUSH(r->check->arena, r->list, odd);
}

/* ---- what decoding healed ---- */

/* True when a unit of the map turned source bytes into another character: not white space joined, nor something unseen dropped. */
static bool was_healed(pc_str source, pc_str text) {
    unsigned char first = source.n ? (unsigned char)source.p[0] : 0;
    if (source.n < 2 || source.n > 24 || first < 0xC2 || !pc_utf8_sequence((const unsigned char *)source.p, source.n))
        return false;
    if (source.n >= text.n && memcmp(source.p, text.p, text.n) == 0)
        return false;
    unsigned len;
    if (pc_cp_is_space(pc_utf8_at(source, 0, &len)) || kind_of(pc_utf8_at(source, 0, &len)) == PC_ODD_LINE)
        return false;
    for (size_t i = 0; i < source.n; i += len) {
        if (!pc_utf8_sequence((const unsigned char *)source.p + i, source.n - i) || (pc_utf8_at(source, i, &len) < 0x80 && source.p[i] != '?'))
            return false;
    }
    return true;
}

static bool read_healed(reader *r) {
    const pc_map *map = &r->check->release->map;
    for (size_t i = 0; i < map->n; i++) {
        const pc_run *run = &map->v[i];
        uint32_t stop = i + 1 < map->n ? map->v[i + 1].text : map->text_len;
        if (run->tlen == run->slen && run->tlen == 1)
            continue;
        uint32_t source = run->src;
        for (uint32_t at = run->text; at < stop; at += run->tlen, source += run->slen) {
            pc_range range = {source, source + run->slen};
            if (range.end <= r->bytes.n && was_healed(pc_str_sub(r->bytes, range.at, range.end), pc_str_sub(r->check->text, at, at + run->tlen)) &&
                !PC_PUSH(r->check->arena, r->healed, range))
                return false;
        }
    }
    return true;
}

/* ---- */

/* Behind `at`: the first byte that is above ASCII or a control character; eight at a time. */
static size_t skip_plain(const reader *r, size_t at) {
    const uint64_t high = UINT64_C(0x8080808080808080), blanks = UINT64_C(0x2020202020202020);
    for (uint64_t eight; at + 8 <= r->bytes.n; at += 8) {
        memcpy(&eight, r->bytes.p + at, 8);
        if ((eight | (eight - blanks) | (eight + UINT64_C(0x0101010101010101))) & high)
            break;
    }
    return at;
}

/* Adds what is healed at `at`: true when the reader has gone past it. */
static bool take_healed(reader *r, uint32_t at, unsigned *len) {
    if (r->next_healed == r->healed.n || at < r->healed.v[r->next_healed].at)
        return false;
    pc_range range = r->healed.v[r->next_healed++];
    if (range.at != at)
        return false;
    *len = range.end - range.at;
    return add(r, range, 0, 0, PC_ODD_HEALED);
}

static bool read_odd(reader *r) {
    uint32_t before = 0;
    unsigned len;
    bool valid;
    for (size_t at = 0; at < r->bytes.n; at += len) {
        unsigned char c = (unsigned char)r->bytes.p[at];
        if (r->unit == 1 && (c == '\n' || c == '\t' || (c >= ' ' && c < 0x7F))) {
            size_t plain = skip_plain(r, at + 1);
            before = (unsigned char)r->bytes.p[plain - 1];
            len = (unsigned)(plain - at);
            continue;
        }
        if (r->utf8 && take_healed(r, (uint32_t)at, &len)) {
            before = 'x';
            continue;
        }
        uint32_t cp = read_char(r, at, &len, &valid);
        pc_odd_kind kind = !valid ? PC_ODD_INVALID : is_plain(cp) ? PC_ODD_KINDS : kind_of(cp);
        bool is_bom = cp == 0xFEFF && at == 0;
        if (kind != PC_ODD_KINDS && !is_bom && !add(r, (pc_range){(uint32_t)at, (uint32_t)at + len}, cp, before, kind))
            return false;
        before = cp;
    }
    return true;
}

const pc_odd_facts *pc_odd_of(pc_check *check) {
    if (check->facts->odd)
        return check->facts->odd;
    const pc_release *release = check->release;
    bool wide = strncmp(release->encoding, "UTF-16", 6) == 0, utf8 = strcmp(release->encoding, "UTF-8") == 0;
    bool known = wide || utf8 || strcmp(release->encoding, "windows-1252") == 0 || strcmp(release->encoding, "ISO-8859-1") == 0;
    reader r = {.check = check, .bytes = release->bytes, .unit = wide ? 2 : 1, .low = wide && release->encoding[6] == 'B', .utf8 = utf8,
                .facts = pc_arena_zeroed(check->arena, 1, sizeof *r.facts)};
    if (!r.facts || (utf8 && !read_healed(&r)) || (known && !read_odd(&r)))
        return NULL;
    r.facts->v = r.list.v;
    r.facts->n = r.list.n;
    return check->facts->odd = r.facts;
}
