/* What a stretch of words in a contact block is: person, title, organization, department, place. */
#include "parse/contact.h"

#include "text/utf8.h"

enum {
    MAX_WORDS = 40,      /* of one stretch; what is behind them counts as prose */
    MAX_NAME = 4,        /* capitalised words in a person's name, particles not counted */
    MAX_SCRIPT_NAME = 4, /* words of a name in a script without capitals */
    LOOK_AHEAD = 8       /* items searched for an e-mail address that fits */
};

typedef enum word_kind {
    W_CAP,
    W_INITIAL,
    W_LOWER,
    W_PARTICLE,
    W_HONORIFIC,
    W_SUFFIX,
    W_TITLE,
    W_ORG,
    W_DEPARTMENT,
    W_AND,
    W_STOP,   /* capitalised, but never in a name */
    W_NUMBER,
    W_SCRIPT, /* letters of a script without capitals, words parted by blanks */
    W_CJK,
    W_OTHER
} word_kind;

typedef struct word {
    uint32_t at, end;
    uint8_t kind;
    bool org;   /* also names an organization or department */
} word;

typedef struct words {
    const pc_draft *draft;
    pc_str text;
    word v[MAX_WORDS];
    unsigned n;
    bool more; /* there were more than MAX_WORDS */
} words;

static unsigned langs_of(const pc_draft *draft) {
    return draft->langs == PC_ANY_LANG ? PC_ANY_LANG : draft->langs | PC_LANG_BIT(PC_EN);
}

static pc_term_hit hit_at(const words *w, pc_term_class class, size_t at, size_t end) {
    return pc_terms_match(&pc_lang_terms, class, langs_of(w->draft), pc_str_sub(w->text, at, end));
}

/* ---- words ---- */

static word_kind shape(pc_str text, size_t at, size_t end) {
    unsigned len, next;
    uint32_t cp = pc_utf8_at(text, at, &len);
    if (pc_cp_digit(cp) >= 0)
        return W_NUMBER;
    if (pc_cp_is_cjk(cp))
        return W_CJK;
    if (!pc_cp_is_letter(cp))
        return W_OTHER;
    if (pc_cp_is_upper(cp)) {
        if (at + len >= end)
            return W_INITIAL;
        uint32_t second = pc_utf8_at(text, at + len, &next);
        if (second == '.' && at + len + next >= end)
            return W_INITIAL;
        for (size_t p = at; p < end; p++)
            if (pc_is_digit((unsigned char)text.p[p]))
                return W_NUMBER;
        return W_CAP;
    }
    /* l'Office, d'Arc, al-Amin, iPhone: the capital comes later */
    for (size_t p = at + len; p < end && p < at + 5; p++)
        if ((text.p[p - 1] == '\'' || text.p[p - 1] == '-' || (unsigned char)text.p[p - 1] == 0x99) && pc_is_upper((unsigned char)text.p[p]))
            return W_CAP;
    return pc_cp_is_lower(cp) ? W_LOWER : W_SCRIPT;
}

static bool listed(const words *w, pc_term_class class, size_t at, size_t end) {
    pc_term_hit hit;
    return pc_terms_whole(&pc_lang_terms, class, langs_of(w->draft), pc_str_sub(w->text, at, end), &hit);
}

static bool never_in_name(const words *w, size_t at, size_t end) {
    pc_term_hit hit;
    return pc_terms_whole(&pc_lang_terms, PC_TERM_NOT_NAME, langs_of(w->draft), pc_str_sub(w->text, at, end), &hit) && hit.value != 1 &&
           !listed(w, PC_TERM_MONTH, at, end);
}

static word_kind kind_of(words *w, size_t at, size_t end, size_t limit, size_t *took) {
    word_kind kind = shape(w->text, at, end);
    *took = end - at;
    if (listed(w, PC_TERM_AND, at, end) || listed(w, PC_TERM_OR, at, end))
        return W_AND;
    if (kind == W_OTHER || kind == W_NUMBER || kind == W_CJK || kind == W_INITIAL)
        return kind;
    pc_term_hit title = hit_at(w, PC_TERM_TITLE, at, limit), department = hit_at(w, PC_TERM_DEPARTMENT, at, limit),
                org = hit_at(w, PC_TERM_ORG_WORD, at, limit);
    size_t best = title.bytes;
    if (best >= end - at && best >= department.bytes && best >= org.bytes) {
        *took = best;
        return W_TITLE;
    }
    best = department.bytes > org.bytes ? department.bytes : org.bytes;
    if (best >= end - at && kind != W_LOWER) {
        *took = best;
        return department.bytes == best ? W_DEPARTMENT : W_ORG;
    }
    if (listed(w, PC_TERM_HONORIFIC, at, end))
        return W_HONORIFIC;
    if (listed(w, PC_TERM_PARTICLE, at, end))
        return W_PARTICLE;
    if (w->n >= 2 && kind == W_CAP && listed(w, PC_TERM_NAME_SUFFIX, at, end))
        return W_SUFFIX;
    return kind == W_CAP && never_in_name(w, at, end) ? W_STOP : kind;
}

static void split(words *w, pc_range range) {
    size_t at = range.at;
    w->n = 0;
    w->more = false;
    while (at < range.end) {
        size_t end = at, took;
        while (end < range.end && !pc_space_len(w->text, end)) {
            unsigned len;
            pc_utf8_at(w->text, end, &len);
            end += len;
        }
        if (w->n == MAX_WORDS) {
            w->more = true;
            return;
        }
        word_kind kind = kind_of(w, at, end, range.end, &took);
        if (at + took > end)
            end = at + took;
        w->v[w->n++] = (word){(uint32_t)at, (uint32_t)end, (uint8_t)kind,
                               kind == W_ORG || kind == W_DEPARTMENT || (kind == W_TITLE && listed(w, PC_TERM_ORG_WORD, at, end))};
        at = pc_skip_space(w->text, end, range.end);
    }
}

/* ---- stretches ---- */

static bool any(const words *w, unsigned from, unsigned to, word_kind kind) {
    for (unsigned i = from; i < to; i++)
        if (w->v[i].kind == kind)
            return true;
    return false;
}

static unsigned count(const words *w, unsigned from, unsigned to, word_kind kind) {
    unsigned n = 0;
    for (unsigned i = from; i < to; i++)
        n += w->v[i].kind == kind;
    return n;
}

static bool place(const words *w, unsigned from, unsigned to) {
    size_t at = w->v[from].at, end = w->v[to - 1].end;
    while (end > at && (w->text.p[end - 1] == '.' || w->text.p[end - 1] == ','))
        end--;
    return listed(w, PC_TERM_CITY, at, end) || listed(w, PC_TERM_REGION, at, end) || listed(w, PC_TERM_COUNTRY, at, end) ||
           listed(w, PC_TERM_REGION, at, w->v[to - 1].end);
}

/* A script without capitals: short, and no word of offices or roles in it. */
static bool script_name(const words *w, unsigned from, unsigned to) {
    size_t at = w->v[from].at, end = w->v[to - 1].end, chars = 0;
    if (w->v[from].kind != W_CJK)
        return to - from >= 2 && to - from <= MAX_SCRIPT_NAME && count(w, from, to, W_SCRIPT) + count(w, from, to, W_PARTICLE) == to - from;
    for (size_t p = at; p < end;) {
        unsigned len;
        uint32_t cp = pc_utf8_at(w->text, p, &len);
        if (!pc_space_len(w->text, p)) {
            if (!pc_cp_is_cjk(cp))
                return false;
            chars++;
            for (pc_term_class class = 0; class < PC_TERM_CLASSES; class ++)
                if ((class == PC_TERM_DEPARTMENT || class == PC_TERM_ORG_WORD || class == PC_TERM_TITLE) && chars > 1 &&
                    hit_at(w, class, p, end).bytes == end - p)
                    return false;
        }
        p += len;
    }
    return chars >= 2 && chars <= 6;
}

/* "PostgreSQL Website", "Web Pages": the words for sites are no names. */
static bool web_word(const words *w, unsigned i) {
    pc_term_hit hit;
    return w->v[i].end - w->v[i].at > 2 &&
           pc_terms_whole(&pc_lang_terms, PC_TERM_FIELD, PC_ANY_LANG, pc_str_sub(w->text, w->v[i].at, w->v[i].end), &hit) &&
           (hit.value == PC_FIELD_WEB || hit.value == PC_FIELD_EMAIL || hit.value == PC_FIELD_SOCIAL);
}

/* Words no person is called by: "PostgreSQL", "HR.com", a short run of capitals before a word in small letters. */
static bool brand(const words *w, unsigned i, unsigned to) {
    const word *v = &w->v[i];
    unsigned capitals = 0, small = 0;
    for (size_t p = v->at; p < v->end; p++) {
        unsigned char c = (unsigned char)w->text.p[p], b = p > v->at ? (unsigned char)w->text.p[p - 1] : 0;
        if (PC_ONE_OF(c, "@/&+%$!?;\\") || pc_is_digit(c))
            return true;
        if (pc_is_upper(c) && pc_is_lower(b)) {
            size_t part = p - 1;
            while (part > v->at && pc_is_lower((unsigned char)w->text.p[part]))
                part--;
            if (!pc_name_prefix(pc_str_sub(w->text, part, p)))
                return true;
        }
        if (b == '.' && pc_is_lower(c))
            return true;
        capitals += pc_is_upper(c);
        small += c >= 0x80 || pc_is_lower(c);
    }
    if (small || capitals < 3 || i + 1 >= to || w->v[i + 1].kind != W_CAP)
        return false;
    for (size_t p = w->v[i + 1].at; p < w->v[i + 1].end; p++)
        if (pc_is_lower((unsigned char)w->text.p[p]))
            return true;
    return false;
}

static bool said_twice(const words *w, unsigned from, unsigned to) {
    return to - from == 2 && pc_str_eq(pc_str_sub(w->text, w->v[from].at, w->v[from].end), pc_str_sub(w->text, w->v[from + 1].at, w->v[from + 1].end));
}

static bool name(const words *w, unsigned from, unsigned to) {
    unsigned caps = count(w, from, to, W_CAP), initials = count(w, from, to, W_INITIAL), particles = count(w, from, to, W_PARTICLE),
             suffixes = count(w, from, to, W_SUFFIX);
    if (from >= to || place(w, from, to) || said_twice(w, from, to))
        return false;
    if (w->v[from].kind == W_SCRIPT || w->v[from].kind == W_CJK)
        return script_name(w, from, to);
    if (caps + initials + particles + suffixes != to - from || caps < 1 || caps > MAX_NAME || caps + initials + particles < 2)
        return false;
    if (w->v[from].kind == W_PARTICLE && (caps < 2 || !pc_is_upper((unsigned char)w->text.p[w->v[from].at])))
        return false;
    for (unsigned i = from; caps == 1 && i < to; i++) /* "R NH" */
        if (w->v[i].kind == W_CAP && w->v[i].end - w->v[i].at < 3)
            return false;
    for (unsigned i = from; i < to; i++)
        if (web_word(w, i) || (w->v[i].kind != W_INITIAL && brand(w, i, i == from ? to : i)))
            return false;
    return w->v[to - 1].kind != W_INITIAL && w->v[to - 1].kind != W_PARTICLE;
}

/* Of these words alone, without neighbours. */
static pc_contact_item_kind stretch(const words *w, unsigned from, unsigned to) {
    unsigned n = to - from, lower = count(w, from, to, W_LOWER) + count(w, from, to, W_STOP);
    bool titled = any(w, from, to, W_TITLE), org = any(w, from, to, W_ORG), department = any(w, from, to, W_DEPARTMENT);
    if (w->v[from].kind == W_NUMBER || place(w, from, to))
        return PC_CONTACT_PLACE;
    if (w->more || n > 14 || lower * 2 > n + 1)
        return PC_CONTACT_PROSE;
    if (name(w, from, to))
        return PC_CONTACT_NAME;
    if (n > 1 && w->v[to - 1].org && count(w, from, to, W_CAP) + 1 == n)
        return w->v[to - 1].kind == W_DEPARTMENT ? PC_CONTACT_DEPARTMENT : PC_CONTACT_ORG; /* "Acme Partners" */
    if (n == 2 && w->v[from + 1].kind == W_TITLE && w->v[from + 1].org && listed(w, PC_TERM_ARTICLE, w->v[from].at, w->v[from].end))
        return PC_CONTACT_ORG; /* "Der Bundesrat": with its article a body, where one member is called the same */
    if (titled && (w->v[from].kind == W_TITLE || w->v[to - 1].kind == W_TITLE || (!org && !department)))
        return PC_CONTACT_TITLE;
    if (department && (w->v[to - 1].kind == W_DEPARTMENT || w->v[from].kind == W_DEPARTMENT || !org))
        return PC_CONTACT_DEPARTMENT;
    if (org)
        return PC_CONTACT_ORG;
    if (any(w, from, to, W_NUMBER))
        return PC_CONTACT_PLACE;
    if (n == 1 && w->v[from].kind == W_CAP && listed(w, PC_TERM_NAME_SUFFIX, w->v[from].at, w->v[from].end))
        return PC_CONTACT_OTHER; /* "Jane Roe, CFA, CPA" */
    if (n == 1 && (w->v[from].kind == W_CAP || w->v[from].kind == W_CJK || w->v[from].kind == W_SCRIPT))
        return PC_CONTACT_ONE;
    if (lower && !(lower == 1 && w->v[from].kind == W_STOP && n > 1)) /* but "The Harbour Show" */
        return PC_CONTACT_PROSE;
    return count(w, from, to, W_CAP) >= 2 || count(w, from, to, W_SCRIPT) >= 2 ? PC_CONTACT_ORG : PC_CONTACT_OTHER;
}

pc_contact_item_kind pc_contact_kind(const pc_draft *draft, pc_range range) {
    words w = {.draft = draft, .text = draft->release->text};
    split(&w, range);
    return w.n ? stretch(&w, 0, w.n) : PC_CONTACT_OTHER;
}

/* ---- a stretch among its neighbours ---- */

static size_t letters_of(pc_str text, char *out, size_t room) {
    size_t n = 0;
    for (size_t p = 0; p < text.n && n < room; p++)
        if (pc_is_alpha((unsigned char)text.p[p]))
            out[n++] = (char)pc_lower((unsigned char)text.p[p]);
    return n;
}

static bool within(const char *hay, size_t hay_n, const char *needle, size_t n) {
    for (size_t i = 0; n >= 3 && i + n <= hay_n; i++)
        if (memcmp(hay + i, needle, n) == 0)
            return true;
    return false;
}

bool pc_email_fits(pc_str email, pc_str who) {
    char local[64], part[32];
    const char *sign = memchr(email.p, '@', email.n);
    size_t n = letters_of((pc_str){email.p, sign ? (size_t)(sign - email.p) : 0}, local, sizeof local);
    for (size_t at = 0; at < who.n;) {
        size_t end = at;
        while (end < who.n && who.p[end] != ' ')
            end++;
        if (end - at >= 3 && within(local, n, part, letters_of(pc_str_sub(who, at, end), part, sizeof part)))
            return true;
        at = end + 1;
    }
    return false;
}

/* An e-mail address right behind made of all these words: they are a name whatever they mean. */
static bool address_says_name(const words *w, const pc_contact_items *in, size_t i) {
    if (w->n < 2 || w->n > 3)
        return false;
    for (size_t k = i + 1; k < in->n && k <= i + LOOK_AHEAD; k++) {
        const pc_contact_item *item = &in->v[k];
        if (item->kind != PC_CONTACT_ADDRESS || item->value != PC_ADDRESS_EMAIL)
            continue;
        pc_str email = pc_str_sub(w->text, item->value_at.at, item->value_at.end);
        return pc_email_fits(email, pc_str_sub(w->text, w->v[0].at, w->v[0].end)) &&
               pc_email_fits(email, pc_str_sub(w->text, w->v[w->n - 1].at, w->v[w->n - 1].end));
    }
    return false;
}

typedef struct place_in {
    const pc_contact_item *before, *after; /* the items beside it; NULL at the ends */
    bool labelled;                         /* right behind a label */
    bool before_value;                     /* an e-mail address, a number or a field follows, perhaps behind a comma or bracket */
    bool before_number;                    /* a number or e-mail address itself follows */
    bool before_place;                     /* ", Ontario" follows */
} place_in;

/* "Ontario", "MO 63116". */
static bool region(const words *w, pc_range at) {
    pc_term_hit hit = hit_at(w, PC_TERM_REGION, at.at, at.end), country = hit_at(w, PC_TERM_COUNTRY, at.at, at.end);
    size_t behind = at.at + (hit.bytes > country.bytes ? hit.bytes : country.bytes);
    if (behind == at.at)
        return false;
    behind = pc_skip_space(w->text, behind, at.end);
    return behind >= at.end || pc_is_digit((unsigned char)w->text.p[behind]);
}

static place_in neighbours(const words *w, const pc_contact_items *in, size_t i) {
    place_in p = {.before = i ? &in->v[i - 1] : NULL, .after = i + 1 < in->n ? &in->v[i + 1] : NULL};
    const pc_contact_item *behind = p.after && i + 2 < in->n ? &in->v[i + 2] : NULL, *value = p.after;
    p.labelled = p.before && (p.before->kind == PC_CONTACT_LABEL || (p.before->kind == PC_CONTACT_FIELD && p.before->value == PC_FIELD_NAME));
    if (value && value->kind == PC_CONTACT_MARK && strchr(",(;-/", value->value)) {
        p.before_place = value->value == ',' && behind && behind->kind == PC_CONTACT_WORDS && region(w, behind->text);
        p.before_value = true;
        value = behind;
    }
    p.before_number = value && value->kind == PC_CONTACT_ADDRESS && value->value <= PC_ADDRESS_PHONE;
    if (value && (value->kind == PC_CONTACT_ADDRESS || value->kind == PC_CONTACT_FIELD))
        p.before_value = value->kind == PC_CONTACT_FIELD || value->value == PC_ADDRESS_EMAIL || value->value == PC_ADDRESS_PHONE;
    return p;
}

static bool put(const pc_draft *draft, pc_contact_items *out, const pc_contact_item *model, pc_contact_item_kind kind, uint32_t at, uint32_t end) {
    pc_contact_item item = *model;
    item.kind = (uint8_t)kind;
    item.text = item.value_at = (pc_range){at, end};
    return PC_PUSH(draft->arena, *out, item);
}

/* A name with its honorific before it. */
static bool put_name(const words *w, pc_contact_items *out, const pc_contact_item *model, unsigned from, unsigned to, bool prose) {
    unsigned first = from;
    while (first + 2 < to && w->v[first].kind == W_HONORIFIC)
        first++;
    if (!put(w->draft, out, model, PC_CONTACT_NAME, w->v[from].at, w->v[to - 1].end))
        return false;
    uint32_t end = w->v[to - 1].end;
    if (end > w->v[first].at && (w->text.p[end - 1] == '.' || w->text.p[end - 1] == ',') && w->v[to - 1].kind != W_SUFFIX)
        end--;
    out->v[out->n - 1].value_at = (pc_range){w->v[first].at, end};
    out->v[out->n - 1].prose = prose;
    return true;
}

/* Honorifics may stand before a name. */
static bool named(const words *w, unsigned from, unsigned to) {
    unsigned first = from;
    while (first < to && w->v[first].kind == W_HONORIFIC)
        first++;
    if (first > from && first + 1 == to && w->v[first].kind == W_CAP)
        return true;
    return first < to && name(w, first, to);
}

/* "A and B", "A, B or C": every part a name. Returns false when it is none such. */
static bool joined_names(const words *w, pc_contact_items *out, const pc_contact_item *model, bool *done) {
    unsigned from = 0, parts = 0;
    *done = false;
    if (!any(w, 0, w->n, W_AND))
        return true;
    for (unsigned i = 0; i <= w->n; i++) {
        if (i < w->n && w->v[i].kind != W_AND)
            continue;
        bool first_name = parts && i == from + 1 && w->v[from].kind == W_CAP && i == w->n; /* "Jane Roe and Sam" */
        if (i > from && !named(w, from, i) && !first_name)
            return true;
        parts += i > from;
        from = i + 1;
    }
    if (!parts)
        return true;
    *done = true;
    from = 0;
    for (unsigned i = 0; i <= w->n; i++) {
        if (i < w->n && w->v[i].kind != W_AND)
            continue;
        if (i > from && !put_name(w, out, model, from, i, false))
            return false;
        if (i < w->n && !put(w->draft, out, model, PC_CONTACT_MARK, w->v[i].at, w->v[i].end))
            return false;
        if (i < w->n)
            out->v[out->n - 1].value = '&';
        from = i + 1;
    }
    return true;
}

/* "Press Secretary Jane Roe", "Jane Roe Press Secretary": where the title and the name meet; 0 when they do not. */
static unsigned title_meets_name(const words *w, bool *title_first) {
    unsigned last = 0, first = w->n;
    for (unsigned i = 0; i < w->n; i++)
        if (w->v[i].kind == W_TITLE) {
            last = i + 1;
            first = first < i ? first : i;
        }
    *title_first = true;
    if (last && last < w->n && w->n - last <= MAX_NAME && named(w, last, w->n) && !any(w, 0, last, W_LOWER))
        return last;
    *title_first = false;
    if (w->n && w->v[w->n - 1].org)
        return 0;
    if (last == w->n && first >= 2 && first <= 3 && named(w, 0, first))
        return first;
    /* the modifier of the title was not listed: "Jane Roe Regional Director" */
    if (last == w->n && first >= 3 && first <= 5 && named(w, 0, 2) && !any(w, 2, first, W_LOWER))
        return 2;
    return 0;
}

/* "Jane Roe Acme Communications" with a lost line end: two words, then a run that ends in an organization's word; or the name begins the organization's again. */
static unsigned name_meets_org(const words *w) {
    if (w->n < 4 || !named(w, 0, 2))
        return 0;
    pc_str a = pc_str_sub(w->text, w->v[0].at, w->v[0].end), b = pc_str_sub(w->text, w->v[2].at, w->v[2].end);
    return w->v[w->n - 1].org || pc_str_eq(a, b) ? 2 : 0;
}

/* Four plain words in English, right behind a label: two people whose mark was lost. */
static bool two_people(const words *w) {
    if (w->n != 4 || w->draft->release->lang != PC_EN || count(w, 0, 4, W_CAP) != 4 || !named(w, 0, 2) || !named(w, 2, 4))
        return false;
    for (size_t p = w->v[0].at; p < w->v[3].end; p++)
        if ((unsigned char)w->text.p[p] >= 0x80)
            return false;
    return true;
}

/* The run of a name's words that begins at `from`; its end. */
static unsigned run_end(const words *w, unsigned from) {
    unsigned i = from;
    while (i < w->n && (w->v[i].kind == W_CAP || w->v[i].kind == W_INITIAL || w->v[i].kind == W_HONORIFIC || w->v[i].kind == W_SUFFIX ||
                        (i > from && w->v[i].kind == W_PARTICLE && i + 1 < w->n && w->v[i + 1].kind == W_CAP)))
        i++;
    return i;
}

/*
 * Names inside a sentence: "please contact Jane Roe at". A run of capitals is
 * one where a label stands before it, or where it ends the stretch (up to
 * three small words) and an address follows.
 */
static bool prose_names(const words *w, pc_contact_items *out, const pc_contact_item *model, place_in where) {
    uint32_t open = w->v[0].at;
    for (unsigned i = 0; i < w->n;) {
        unsigned end = run_end(w, i), behind = end;
        while (behind < w->n && (w->v[behind].kind == W_LOWER || w->v[behind].kind == W_PARTICLE) && behind - end < 3)
            behind++;
        bool head = i == 0 && where.labelled, tail = behind == w->n && where.before_value && !(i == 0 && w->v[0].kind == W_STOP);
        bool joined = i > 0 && w->v[i - 1].kind == W_AND && out->n && out->v[out->n - 1].kind == PC_CONTACT_MARK;
        bool role = i > 0 && (w->v[i - 1].kind == W_TITLE || w->v[i - 1].kind == W_HONORIFIC);
        if (end - i < 2 || !named(w, i, end) || !(head || tail || joined || role)) {
            i = end > i ? end : i + 1;
            continue;
        }
        if (w->v[i].at > open && !put(w->draft, out, model, PC_CONTACT_PROSE, open, w->v[i - 1].end))
            return false;
        if (!put_name(w, out, model, i, end, true))
            return false;
        open = end < w->n ? w->v[end].at : model->text.end;
        if (end < w->n && w->v[end].kind == W_AND) {
            if (!put(w->draft, out, model, PC_CONTACT_MARK, w->v[end].at, w->v[end].end))
                return false;
            out->v[out->n - 1].value = '&';
            open = end + 1 < w->n ? w->v[end + 1].at : model->text.end;
            end++;
        }
        i = end;
    }
    return open >= model->text.end || put(w->draft, out, model, PC_CONTACT_PROSE, open, model->text.end);
}

static bool put_pair(const words *w, pc_contact_items *out, const pc_contact_item *model, unsigned cut, bool name_first, pc_contact_item_kind other) {
    if (name_first)
        return put_name(w, out, model, 0, cut, false) && put(w->draft, out, model, other, w->v[cut].at, model->text.end);
    return put(w->draft, out, model, other, w->v[0].at, w->v[cut - 1].end) && put_name(w, out, model, cut, w->n, false);
}

static bool one_stretch(words *w, const pc_contact_items *in, size_t i, pc_contact_items *out) {
    const pc_contact_item *model = &in->v[i];
    place_in where = neighbours(w, in, i);
    bool done, title_first;
    unsigned cut;
    split(w, model->text);
    if (!w->n)
        return put(w->draft, out, model, PC_CONTACT_OTHER, model->text.at, model->text.end);
    if (where.before && where.before->kind == PC_CONTACT_ADDRESS && !model->colon && w->n == 1 && listed(w, PC_TERM_FIELD, w->v[0].at, w->v[0].end))
        return put(w->draft, out, model, PC_CONTACT_OTHER, model->text.at, model->text.end); /* "212.555.0100 Office" */
    if (where.before && where.before->kind == PC_CONTACT_FIELD) { /* the label says what it is */
        pc_contact_item_kind said = where.before->value == PC_FIELD_TITLE                                                     ? PC_CONTACT_TITLE
                            : where.before->value == PC_FIELD_ORG                                                     ? PC_CONTACT_ORG
                            : where.before->value == PC_FIELD_ADDRESS || where.before->value == PC_FIELD_HOURS ? PC_CONTACT_PLACE
                                                                                                                      : PC_CONTACT_WORDS;
        bool person = said == PC_CONTACT_ORG && where.before_value && named(w, 0, w->n); /* "Department: Jane Roe 555" */
        if (said != PC_CONTACT_WORDS && !person)
            return put(w->draft, out, model, said, model->text.at, model->text.end);
        if (where.before->value == PC_FIELD_NAME && !any(w, 0, w->n, W_AND) && w->n <= MAX_NAME + 1)
            return put_name(w, out, model, 0, w->n, false);
    }
    if (!w->more && address_says_name(w, in, i))
        return put_name(w, out, model, 0, w->n, false);
    if (!joined_names(w, out, model, &done))
        return false;
    if (done)
        return true;
    if (where.before_place && !where.labelled && !any(w, 0, w->n, W_TITLE))
        return put(w->draft, out, model, PC_CONTACT_PLACE, model->text.at, model->text.end);
    if (!w->more && (cut = title_meets_name(w, &title_first)) != 0)
        return put_pair(w, out, model, cut, !title_first, PC_CONTACT_TITLE);
    if (where.labelled && where.after && where.after->kind == PC_CONTACT_FIELD && (cut = name_meets_org(w)) != 0)
        return put_pair(w, out, model, cut, true, PC_CONTACT_ORG);
    if (where.labelled && two_people(w))
        return put_name(w, out, model, 0, 2, false) && put_name(w, out, model, 2, 4, false);
    if (w->n == 2 && w->v[0].kind == W_CAP && w->v[1].kind == W_STOP && where.before_number)
        w->v[1].kind = W_CAP; /* "David All, 202-555-0100" */
    if (!w->more && named(w, 0, w->n))
        return put_name(w, out, model, 0, w->n, false);
    pc_contact_item_kind kind = stretch(w, 0, w->n);
    if (kind == PC_CONTACT_PROSE)
        return prose_names(w, out, model, where);
    return put(w->draft, out, model, kind, model->text.at, model->text.end);
}

bool pc_contact_words(const pc_draft *draft, const pc_contact_items *in, pc_contact_items *out) {
    words w = {.draft = draft, .text = draft->release->text};
    for (size_t i = 0; i < in->n; i++)
        if (in->v[i].kind == PC_CONTACT_WORDS ? !one_stretch(&w, in, i, out) : !PC_PUSH(draft->arena, *out, in->v[i]))
            return false;
    return true;
}
