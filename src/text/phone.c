/*
 * Telephone numbers. Digits are read as groups with what parts them; a number
 * is the longest run of groups that one of the national forms explains. Dates,
 * years, ranges, thousands, post codes and book numbers fit none of them.
 */
#include "text/address.h"
#include "text/terms.h"
#include "text/utf8.h"

enum {
    MAX_GROUPS = 9,
    MAX_DIGITS = 15,      /* ITU-T E.164 */
    MAX_GAP = 3,          /* blanks where a scrape lost the punctuation */
    MAX_GROUP_DIGITS = 12,
    FIELD_EXTENSION = 12  /* value in the class FIELD */
};

typedef enum sep { SEP_NONE, SEP_SPACE = 1, SEP_DASH = 2, SEP_DOT = 4, SEP_SLASH = 8, SEP_WIDE = 16 } sep;

typedef struct group {
    size_t end;       /* behind the digits and a closing bracket */
    unsigned digits;
    unsigned value;   /* of the first four digits */
    unsigned first;   /* first digit */
    bool bracket;     /* stands in brackets */
    unsigned before;  /* sep */
} group;

typedef struct number {
    group v[MAX_GROUPS];
    unsigned n;
    bool plus;
} number;

static int digit_at(pc_str text, size_t at, unsigned *len) {
    unsigned char c = at < text.n ? (unsigned char)text.p[at] : 0;
    *len = 1;
    if (c < 0x80)
        return pc_is_digit(c) ? c - '0' : -1;
    return pc_cp_digit(pc_utf8_at(text, at, len));
}

/* One of ( ) + also in full width; 0 when it is none of them. */
static char sign_at(pc_str text, size_t at, unsigned *len) {
    *len = 1;
    if (at >= text.n)
        return 0;
    unsigned char c = (unsigned char)text.p[at];
    if (c < 0x80)
        return c == '(' || c == ')' || c == '+' ? (char)c : 0;
    if (c != 0xEF)
        return 0;
    uint32_t cp = pc_utf8_at(text, at, len);
    return cp == 0xFF08 ? '(' : cp == 0xFF09 ? ')' : cp == 0xFF0B ? '+' : 0;
}

/* What parts two groups; *at moves behind it. More blanks than MAX_GAP part numbers. */
static unsigned separator(pc_str text, size_t *at) {
    unsigned seen = SEP_NONE, blanks = 0, marks = 0;
    size_t p = *at;
    while (p < text.n) {
        unsigned len;
        unsigned char c = (unsigned char)text.p[p];
        uint32_t cp = c < 0x80 ? c : pc_utf8_at(text, p, &len);
        if (c < 0x80)
            len = 1;
        unsigned mark = cp == '-' || (cp >= 0x2010 && cp <= 0x2014) || cp == 0x2212 || cp == 0xFF0D ? SEP_DASH
                        : cp == '.' || cp == 0xB7                                                   ? SEP_DOT
                        : cp == '/'                                                                 ? SEP_SLASH
                                                                                                    : SEP_NONE;
        if (mark)
            marks++, seen |= mark;
        else if (cp == ' ' || cp == 0xA0 || cp == 0x202F || cp == 0x2009 || cp == 0x3000)
            blanks++, seen |= SEP_SPACE;
        else
            break;
        p += len;
    }
    if (marks > 1 || blanks > MAX_GAP)
        return SEP_WIDE;
    if (blanks > 1 || (marks && blanks > 1))
        seen |= SEP_WIDE;
    *at = p;
    return seen;
}

static bool read_group(pc_str text, size_t *at, group *out) {
    unsigned len;
    size_t p = *at;
    *out = (group){0};
    if (sign_at(text, p, &len) == '(') {
        out->bracket = true;
        p += len;
        if (p < text.n && text.p[p] == ' ')
            p++;
        if (sign_at(text, p, &len) == '+')
            p += len;
    }
    for (int d; out->digits <= MAX_GROUP_DIGITS && (d = digit_at(text, p, &len)) >= 0; p += len) {
        if (out->digits == 0)
            out->first = (unsigned)d;
        if (out->digits < 4)
            out->value = out->value * 10 + (unsigned)d;
        out->digits++;
    }
    if (!out->digits || out->digits > MAX_GROUP_DIGITS)
        return false;
    if (out->bracket) {
        if (p < text.n && text.p[p] == ' ')
            p++;
        if (sign_at(text, p, &len) != ')')
            return false;
        p += len;
    }
    out->end = *at = p;
    return true;
}

static void read_groups(pc_str text, size_t at, number *out) {
    unsigned len, total = 0;
    out->n = 0;
    out->plus = sign_at(text, at, &len) == '+';
    if (out->plus)
        at += len + (at + len + 1 < text.n && text.p[at + len] == ' ' && pc_is_digit((unsigned char)text.p[at + len + 1]));
    else if (sign_at(text, at, &len) == '(' && sign_at(text, at + len, &len) == '+')
        out->plus = true;
    while (out->n < MAX_GROUPS && total < MAX_DIGITS + 4) {
        group *g = &out->v[out->n];
        size_t start = at;
        unsigned before = out->n ? separator(text, &start) : SEP_NONE;
        bool open = start < text.n && sign_at(text, start, &len) == '(';
        if (out->n && (before == SEP_WIDE || (before == SEP_NONE && !open && !out->v[out->n - 1].bracket)))
            return;
        if (!read_group(text, &start, g))
            return;
        g->before = before;
        total += g->digits;
        at = start;
        out->n++;
    }
}

static bool year(const group *g) {
    return g->digits == 4 && g->value >= 1900 && g->value < 2100;
}

static bool sizes(const number *n, unsigned from, unsigned count, const unsigned char *want) {
    if (from + count > n->n)
        return false;
    for (unsigned i = 0; i < count; i++)
        if (n->v[from + i].digits != want[i])
            return false;
    return true;
}

/* 2005-09-14, 14.09.2005, 09/14/2005. */
static bool date_like(const number *n) {
    if (n->n < 3 || n->plus || n->v[0].bracket)
        return false;
    const group *a = &n->v[0], *b = &n->v[1], *c = &n->v[2];
    if (year(a))
        return b->digits <= 2 && c->digits <= 2 && b->value <= 12 && c->value <= 31;
    return a->digits <= 2 && b->digits <= 2 && year(c) && a->value <= 31 && b->value <= 31;
}

static unsigned seps(const number *n, unsigned from, unsigned to) {
    unsigned all = 0;
    for (unsigned i = from; i < to; i++)
        all |= n->v[i].before;
    return all;
}

/*
 * Each form returns how many groups it takes (0: it does not fit) and says
 * whether nothing else is written so.
 */
static unsigned international(const number *n, bool *sure) {
    unsigned total = 0, best = 0;
    if (!n->plus)
        return 0;
    unsigned country = n->v[0].value, most = 13;
    if ((n->v[0].digits == 1 && country == 1) || (n->v[0].digits == 1 && country == 7))
        most = 11;
    for (unsigned i = 0; i < n->n; i++) {
        const group *g = &n->v[i];
        if (i && ((g->before & SEP_WIDE) || (g->before & SEP_SLASH && g->before & SEP_SPACE)))
            break;
        if (!(i && g->bracket && g->digits == 1 && g->value == 0))
            total += g->digits;
        if (total > (i == 0 || g->before & SEP_DASH ? MAX_DIGITS : most))
            break;
        if (total >= 7)
            best = i + 1;
    }
    *sure = true;
    return best;
}

/* North America: 202-224-0000, (202) 224-0000, 202/2240000, 1-800-555-0100. */
static unsigned american(const number *n, bool *sure) {
    static const unsigned char three[] = {3, 3, 4}, two[] = {3, 7};
    unsigned from = n->v[0].digits == 1 && n->v[0].value == 1 && !n->v[0].bracket ? 1 : 0, count = 0;
    if (n->plus)
        return 0;
    if (sizes(n, from, 3, three))
        count = 3;
    else if (sizes(n, from, 2, two))
        count = 2;
    if (!count || n->v[from].first < 2 || n->v[from + 1].first < 2)
        return 0;
    unsigned all = seps(n, from + 1, from + count);
    *sure = n->v[from].bracket || (all & (SEP_DASH | SEP_DOT | SEP_SLASH));
    return from + count;
}

/* A trunk zero or a bracketed area code first: 030/123456-78, (02) 6277 0000, 0412 345 678. */
static unsigned national(const number *n, bool *sure) {
    unsigned total = 0, best = 0, kept = 0;
    const group *head = &n->v[0];
    if (n->plus || (head->first != 0 && !head->bracket && !(head->digits == 1 && head->value == 8)))
        return 0;
    bool prefix = head->first == 0 && head->digits >= 4 && head->value <= 99; /* 0041 for +41 */
    for (unsigned i = 0; i < n->n; i++) {
        const group *g = &n->v[i];
        if (i && ((g->before & SEP_WIDE) || (g->before & SEP_SLASH && g->before & SEP_SPACE && i > 1)))
            break;
        if (total >= 9 && g->first == 0 && !(g->before & SEP_DASH) && g->digits > 2)
            break;
        if (total >= 8 && year(g))
            break;
        total += g->digits;
        if (total > (prefix ? 15u : g->before & SEP_DASH ? 12u : 11u))
            break;
        if (total >= 8)
            best = i + 1, kept = total;
    }
    *sure = head->bracket || (best >= 2 && !(seps(n, 1, best) & SEP_WIDE));
    return head->digits == 1 && !head->bracket && kept != 11 ? 0 : best;
}

/* Groups that nations without a trunk zero use; none of them is beyond doubt. */
static unsigned plain(const number *n, bool *sure) {
    static const struct {
        unsigned char count, sizes[5], least, most; /* first digit from least to most */
    } forms[] = {
        {5, {1, 3, 3, 2, 2}, 8, 8}, {5, {3, 2, 2, 2, 0}, 9, 9}, {4, {2, 3, 2, 2, 0}, 6, 9}, {4, {3, 2, 2, 2, 0}, 6, 9},
        {4, {2, 2, 2, 2, 0}, 2, 9}, {3, {3, 3, 3, 0, 0}, 6, 9}, {3, {3, 4, 4, 0, 0}, 1, 1}, {3, {4, 3, 3, 0, 0}, 1, 1},
        {2, {4, 4, 0, 0, 0}, 2, 9}, {2, {5, 4, 0, 0, 0}, 9, 9}, {2, {2, 8, 0, 0, 0}, 1, 9}, {2, {3, 4, 0, 0, 0}, 2, 9},
        {1, {11, 0, 0, 0, 0}, 1, 1},
    };
    *sure = false;
    if (n->plus)
        return 0;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        unsigned count = forms[i].count, all;
        if (n->v[0].first < forms[i].least || n->v[0].first > forms[i].most || !sizes(n, 0, count, forms[i].sizes))
            continue;
        all = seps(n, 1, count);
        if (all & (SEP_DOT | SEP_WIDE | SEP_SLASH))
            continue;
        if (count == 2 && (year(&n->v[0]) || year(&n->v[1]) || (forms[i].sizes[0] == 3 && !(all & SEP_DASH))))
            continue;
        if (count == 1 && n->v[0].value < 1300)
            continue;
        return count;
    }
    return 0;
}

/* Behind the word for telephone any run of five to fifteen digits. */
static unsigned after_label(const number *n, bool *sure) {
    unsigned total = 0, best = 0;
    *sure = false;
    for (unsigned i = 0; i < n->n; i++) {
        const group *g = &n->v[i];
        if (i && (g->before & SEP_WIDE || (g->before & SEP_SLASH && g->before & SEP_SPACE)))
            break;
        total += g->digits;
        if (total > 12)
            break;
        if (total >= 5)
            best = i + 1;
    }
    return best;
}

/* 1-800-FLOWERS, 1-877-FSA-0100, +1 347-6-PGTEL-9: letters of the dial for the last seven. */
static size_t vanity(pc_str text, const number *n) {
    unsigned from = n->n > 1 && n->v[0].value == 1 && n->v[0].digits == 1 ? 1 : 0, dialled = 0, letters = 0;
    if (n->n <= from || n->v[from].digits != 3 || (!from && n->v[0].first != 8))
        return 0;
    size_t at = n->v[from].end, last = 0;
    if (at >= text.n || (text.p[at] != '-' && text.p[at] != ' ' && text.p[at] != '.'))
        return 0;
    for (at++; at < text.n && dialled < 12; at++) {
        unsigned char c = (unsigned char)text.p[at];
        if (c == '-')
            continue;
        if (!pc_is_upper(c) && !pc_is_digit(c))
            break;
        letters += pc_is_upper(c);
        dialled++;
        last = at + 1;
    }
    return dialled >= 7 && dialled <= 10 && letters >= 2 && (last == text.n || !pc_is_lower((unsigned char)text.p[last])) ? last : 0;
}

/* Signs right before that make the digits part of something else. */
static bool part_of_more(pc_str text, size_t at, bool *glued) {
    unsigned len;
    *glued = false;
    if (at == 0)
        return false;
    unsigned char c = (unsigned char)text.p[at - 1];
    if (c == '$' || c == '#' || c == '@' || c == '_' || c == '=' || c == '%' || c == '&')
        return true;
    if (at > 1 && (c == '-' || c == '.' || c == ',' || c == '/' || c == '\'')) {
        unsigned char b = (unsigned char)text.p[at - 2];
        return b == '/' || pc_is_digit(b) || (pc_is_alpha(b) && c != '.' && c != ',');
    }
    if (pc_is_digit(c))
        return true;
    if (c >= 0x80) {
        uint32_t cp = pc_utf8_before(text, at, &len);
        if (cp == 0x20AC || cp == 0xA3 || cp == 0xA5 || pc_cp_digit(cp) >= 0)
            return true;
        *glued = pc_cp_is_letter(cp) && !pc_cp_is_cjk(cp);
        return false;
    }
    *glued = pc_is_alpha(c);
    return false;
}

/* ISBN, ISSN, ISIN or a currency right before. */
static bool other_number(pc_str text, size_t at) {
    static const char words[][5] = {"ISBN", "ISSN", "ISIN", "RSSD", "CUSI", "EUR", "USD", "CHF", "GBP"};
    while (at > 0 && (text.p[at - 1] == ' ' || text.p[at - 1] == ':'))
        at--;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        if (at >= n && memcmp(text.p + at - n, words[i], n) == 0)
            return true;
    }
    return false;
}

/* True when what follows makes a number that is not beyond doubt something else. */
static bool goes_on(pc_str text, size_t end) {
    if (end >= text.n)
        return false;
    unsigned char c = (unsigned char)text.p[end], next = end + 1 < text.n ? (unsigned char)text.p[end + 1] : 0;
    if (c == '%' || pc_is_alpha(c) || pc_is_digit(c))
        return true;
    return (c == ',' || c == ':' || c == '.' || c == '-') && pc_is_digit(next);
}

static size_t extension(pc_str text, size_t end) {
    size_t at = end;
    while (at < text.n && at - end < 3 && (text.p[at] == ' ' || text.p[at] == ',' || text.p[at] == '('))
        at++;
    size_t stop;
    if (at < text.n && text.p[at] == 'x') {
        stop = at + 1;
    } else {
        size_t room = text.n - at < 32 ? text.n - at : 32;
        pc_term_hit hit = pc_terms_match(&pc_lang_terms, PC_TERM_FIELD, PC_ANY_LANG, (pc_str){text.p + at, room});
        if (!hit.bytes || hit.value != FIELD_EXTENSION)
            return end;
        stop = at + hit.bytes;
    }
    while (stop < text.n && (text.p[stop] == '.' || text.p[stop] == ' ' || text.p[stop] == ':') && stop - at < 16)
        stop++;
    size_t from = stop;
    while (stop < text.n && stop - from < 6 && pc_is_digit((unsigned char)text.p[stop]))
        stop++;
    return stop == from || (stop < text.n && pc_is_digit((unsigned char)text.p[stop])) ? end : stop;
}

/* The other endings of "224-5323/4012" belong to the number's place but not to it. */
static size_t alternatives(pc_str text, size_t end) {
    while (end + 2 < text.n && text.p[end] == '/' && pc_is_digit((unsigned char)text.p[end + 1])) {
        size_t at = end + 1;
        while (at < text.n && at - end <= 5 && pc_is_digit((unsigned char)text.p[at]))
            at++;
        if (at - end > 5 || (at < text.n && (text.p[at] == '/' || text.p[at] == '-' || pc_is_alpha((unsigned char)text.p[at]))))
            break;
        end = at;
    }
    return end;
}

static bool choose(pc_str text, const number *n, bool labelled, size_t *end, bool *sure) {
    unsigned (*const forms[])(const number *, bool *) = {international, american, national, plain};
    if ((*end = vanity(text, n))) {
        *sure = true;
        return true;
    }
    if (date_like(n) && !labelled)
        return false;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        unsigned took = forms[i](n, sure);
        if (!took)
            continue;
        *end = n->v[took - 1].end;
        if (*sure || !goes_on(text, *end))
            return true;
    }
    unsigned took = labelled ? after_label(n, sure) : 0;
    if (took)
        *end = n->v[took - 1].end;
    return took > 0;
}

bool pc_phone_at(pc_str text, size_t at, bool labelled, pc_address *out) {
    number n;
    size_t end;
    bool sure, glued;
    if (part_of_more(text, at, &glued))
        return false;
    read_groups(text, at, &n);
    if (!n.n || !choose(text, &n, labelled, &end, &sure))
        return false;
    if ((glued && !sure) || (!labelled && other_number(text, at)))
        return false;
    size_t whole = extension(text, end);
    *out = (pc_address){.kind = PC_ADDRESS_PHONE, .sure = sure};
    out->value = (pc_range){(uint32_t)at, (uint32_t)whole};
    out->at = (pc_range){(uint32_t)at, (uint32_t)alternatives(text, whole)};
    return true;
}
