/* Lines of the top that are known by what they are near to, and by what they end with. */
#include "parse/header.h"

#include "text/utf8.h"

enum { SHORTEST = 14, LONGEST = 36, SLIPS = 3, TOP = 4 };

/* The usual release lines, letters only. A line that is one of them but for a slip or two of the keyboard means the same. */
static const char *const usual_lines[] = {
    "forimmediaterelease", "forimmediateuse",         "forimmediatepublication",    "forimmediatedistribution", "forreleaseuponreceipt",
    "pourdiffusionimmédiate", "pourpublicationimmédiate", "zursofortigenveröffentlichung", "parapublicacióninmediata", "paradifusióninmediata",
    "parasudifusióninmediata", "perdiffusioneimmediata",  "parapublicaçãoimediata",    "paradivulgaçãoimediata",
};

typedef struct {
    uint32_t v[LONGEST];
    unsigned n;
} letters;

/* The letters of a range, in small ones; false when they are more than a release line has, or when digits stand among them. */
static bool letters_of(pc_str text, pc_range range, letters *out) {
    out->n = 0;
    for (size_t at = range.at; at < range.end;) {
        unsigned len;
        uint32_t cp = pc_utf8_at(text, at, &len);
        at += len;
        if (cp < 0x80 ? pc_is_digit((unsigned char)cp) : pc_cp_digit(cp) >= 0)
            return false;
        if (cp < 0x80 ? !pc_is_alpha((unsigned char)cp) : !pc_cp_is_letter(cp))
            continue;
        if (out->n == LONGEST)
            return false;
        out->v[out->n++] = cp < 0x80 ? pc_lower((unsigned char)cp) : pc_cp_fold(cp);
    }
    return out->n >= SHORTEST;
}

static unsigned least(unsigned a, unsigned b) {
    return a < b ? a : b;
}

/* How many letters must be put in, taken out or changed (Levenshtein 1965); more than SLIPS as soon as it cannot be fewer. */
static unsigned slips(const letters *a, const letters *b) {
    unsigned row[LONGEST + 1];
    if (a->n > b->n + SLIPS || b->n > a->n + SLIPS)
        return SLIPS + 1;
    for (unsigned k = 0; k <= b->n; k++)
        row[k] = k;
    for (unsigned i = 0; i < a->n; i++) {
        unsigned before = row[0], fewest = row[0] = i + 1;
        for (unsigned k = 0; k < b->n; k++) {
            unsigned changed = before + (a->v[i] != b->v[k]);
            before = row[k + 1];
            row[k + 1] = least(changed, least(before, row[k]) + 1);
            fewest = least(fewest, row[k + 1]);
        }
        if (fewest > SLIPS)
            return SLIPS + 1;
    }
    return row[b->n];
}

static bool is_misspelt_release(pc_str text, pc_range range) {
    letters line, usual;
    if (range.end - range.at > 2u * LONGEST || !letters_of(text, range, &line))
        return false;
    for (size_t i = 0; i < sizeof usual_lines / sizeof *usual_lines; i++) {
        pc_str whole = {usual_lines[i], strlen(usual_lines[i])};
        if (line.n > whole.n + SLIPS)
            continue;
        letters_of(whole, (pc_range){0, (uint32_t)whole.n}, &usual);
        unsigned allowed = usual.n < 18 ? SLIPS - 1 : SLIPS;
        if (slips(&line, &usual) <= allowed)
            return true;
    }
    return false;
}

/* "TIDEWATER HARBOUR BOARD PRESS RELEASE": a name in capitals (or of an organization) and behind it what kind of text this is. */
static bool is_issuer_line(pc_str text, pc_range range) {
    enum { WIDEST = 90, KIND = 1, MOST_WORDS = 10 };
    if (range.end - range.at > WIDEST)
        return false;
    pc_look look = pc_look_at(text, range);
    uint32_t end = (uint32_t)pc_trim_marks(text, range.at, range.end);
    bool shouted = pc_looks_shouted(&look), organization = false;
    if (look.words > MOST_WORDS || look.words < 3 || look.longs != look.titled || look.breaks)
        return false;
    for (uint32_t at = range.at; at < end; at++) {
        if (at > range.at && !pc_is_space((unsigned char)text.p[at - 1]))
            continue;
        organization = organization || pc_term_here(text, at, end, PC_TERM_ORG_WORD, PC_ANY_LANG).bytes;
        pc_term_hit hit = pc_term_here(text, at, end, PC_TERM_KICKER, PC_ANY_LANG);
        if (hit.bytes && hit.value == KIND && at + hit.bytes == end)
            return at > range.at && (shouted || organization);
    }
    return false;
}

/* A line that can be the headline stands behind token i, before anything that is none. */
static bool headline_behind(const pc_header_tokens *h, size_t i) {
    for (i++; i < h->n; i++)
        if (h->v[i].mark == PC_MARK_HEADLINE)
            return true;
        else if (h->v[i].mark == PC_MARK_TEXT)
            return !h->v[i].lede && h->v[i].look.words >= 3 && !pc_looks_prose(&h->v[i].look) && !h->v[i].look.bullet;
        else if (h->v[i].mark == PC_MARK_DATELINE)
            return false;
    return false;
}

static bool is_beside(const pc_header_tokens *h, size_t i) {
    enum { MOST_WORDS = 10 };
    if (i >= h->n || (h->v[i].mark != PC_MARK_TEXT && h->v[i].mark != PC_MARK_CHROME) || h->v[i].lede)
        return false;
    pc_look look = pc_look_at(h->plan->text, h->v[i].text);
    return look.words <= MOST_WORDS && !look.stops && !look.address;
}

/*
 * "Licence", "Contacts", "Pictures" on lines one below the other: a table of
 * contents. What its line for contacts says is where they are, not who.
 */
static void leave_contents(pc_header_tokens *h) {
    for (size_t i = 1, end; i < h->n; i = end) {
        bool reached = false;
        end = i + 1;
        if (h->v[i].mark != PC_MARK_CONTACT)
            continue;
        for (end = i; end < h->n && h->v[end].mark == PC_MARK_CONTACT && (end == i || h->v[end].gap == PC_BREAK_LINE); end++)
            reached = reached || pc_holds_address(h->plan->text, h->v[end].text) || memchr(h->plan->text.p + h->v[end].text.at, ':', h->v[end].text.end - h->v[end].text.at);
        bool listed = h->v[i].gap == PC_BREAK_LINE && is_beside(h, i - 1) && end < h->n && h->v[end].gap == PC_BREAK_LINE && is_beside(h, end);
        for (size_t k = i; k < end && listed && !reached; k++)
            h->v[k].mark = PC_MARK_CHROME;
    }
}

/* Two to four capitalised words, none of which makes a body's name: "Donald L. Roe". */
static bool names_person(pc_str text, pc_range range) {
    enum { WIDEST = 60 };
    pc_look look = pc_look_at(text, range);
    if (range.end - range.at > WIDEST || look.words < 2 || look.words > 4 || look.colon || look.address)
        return false;
    for (uint32_t at = range.at; at < range.end; at++) {
        unsigned char c = (unsigned char)text.p[at];
        bool begins = at == range.at || pc_is_space((unsigned char)text.p[at - 1]);
        if (pc_is_digit(c) || (begins && (!(c >= 0x80 || pc_is_upper(c)) || pc_term_here(text, at, range.end, PC_TERM_ORG_WORD, PC_ANY_LANG).bytes)))
            return false;
    }
    return true;
}

/* A number or address with nothing but the label of its kind before it. */
static bool is_bare_reach(const pc_header_tokens *h, size_t i) {
    pc_str text = h->plan->text;
    pc_range range = h->v[i].text;
    bool field = pc_term_here(text, range.at, range.end, PC_TERM_FIELD, PC_ANY_LANG).bytes || pc_is_digit((unsigned char)text.p[range.at]) || text.p[range.at] == '+' || text.p[range.at] == '(';
    return h->v[i].mark == PC_MARK_CONTACT && field && pc_holds_address(text, range);
}

/* Whether the token may be a line about somebody whose number stands below: short, and nothing else by itself. */
static bool may_own(const pc_header_tokens *h, size_t i) {
    enum { MOST_WORDS = 9 };
    const pc_token *token = &h->v[i];
    bool ends = token->last || token->mark == PC_MARK_DATELINE || h->v[i + 1].mark == PC_MARK_DATE;
    if (token->lede || !ends || (token->mark != PC_MARK_TEXT && token->mark != PC_MARK_DATELINE))
        return false;
    pc_look look = pc_look_at(h->plan->text, token->text);
    return look.words <= MOST_WORDS && !look.colon;
}

static bool is_between(const pc_token *token) {
    return token->mark == PC_MARK_FILL || token->mark == PC_MARK_DATE;
}

/*
 * "Donald Roe / Headquarters, Tidewater   May 3, 1994 / (Phone: 202/555-0100)":
 * whose number it is stands on the lines that touch it. Behind another contact
 * they need not begin with a name.
 */
static void give_owners(pc_header_tokens *h) {
    enum { LINES = 3 };
    for (size_t i = 1; i < h->n; i++) {
        size_t owner = i;
        unsigned lines = 0;
        if (!is_bare_reach(h, i))
            continue;
        for (size_t top = i; top > 0 && lines < LINES && h->v[top].gap != PC_BREAK_BLANK && (is_between(&h->v[top - 1]) || may_own(h, top - 1)); top--)
            if (!is_between(&h->v[top - 1])) {
                owner = top - 1;
                lines++;
            }
        size_t before = owner;
        while (before > 0 && is_between(&h->v[before - 1]))
            before--;
        bool owned = lines && h->v[owner].first && ((before && h->v[before - 1].mark == PC_MARK_CONTACT) || names_person(h->plan->text, h->v[owner].text));
        for (size_t k = owner; k < i && owned; k++)
            if (h->v[k].mark != PC_MARK_DATE)
                h->v[k].mark = PC_MARK_CONTACT;
    }
}

void pc_header_lines(pc_header_tokens *h) {
    leave_contents(h);
    give_owners(h);
    unsigned texts = 0;
    for (size_t i = 0; i < h->n && texts < TOP; i++) {
        pc_token *token = &h->v[i];
        if (token->mark != PC_MARK_TEXT)
            continue;
        if (token->lede || pc_looks_prose(&token->look))
            return;
        texts++;
        if (!token->first || !token->last)
            continue;
        if (is_misspelt_release(h->plan->text, token->text))
            token->mark = PC_MARK_RELEASE;
        else if (texts == 1 && headline_behind(h, i) && is_issuer_line(h->plan->text, token->text))
            token->mark = PC_MARK_KICKER;
    }
}
