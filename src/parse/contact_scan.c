/* From the text of a contact block to items. */
#include "parse/contact.h"

#include "base/word_list.h"
#include "text/bits.h"
#include "text/utf8.h"

enum {
    LABEL_WINDOW = 96, /* bytes a label may take */
    GLUE_WINDOW = 48,  /* bytes searched for a word glued to a label */
    LINK_WORDS = 10,   /* bytes of a label that needs no line of its own */
    WIDE = 3           /* blanks that part fields */
};

typedef struct scan {
    const pc_draft *draft;
    pc_str text;        /* ends where the range ends */
    size_t at, end;
    pc_contact_items *items;
    pc_address next;    /* the next address, when has_next */
    bool has_next, none_left;
    bool line_start;    /* only marks since the line began */
    bool lost;          /* two blanks have stood for a mark before */
    size_t words;       /* where the open stretch of words began; == at when none is open */
    bool ok;
} scan;

static bool push(scan *s, pc_contact_item_kind kind, unsigned value, size_t from, size_t to) {
    pc_contact_item item = {.kind = (uint8_t)kind, .value = (uint8_t)value, .cluster = -1};
    item.text = item.value_at = (pc_range){(uint32_t)from, (uint32_t)to};
    return s->ok = s->ok && PC_PUSH(s->draft->arena, *s->items, item);
}

bool pc_contact_break(const pc_draft *draft, uint32_t at, uint8_t strength, pc_contact_items *items) {
    pc_contact_item item = {.text = {at, at}, .value_at = {at, at}, .kind = PC_CONTACT_BREAK, .value = strength, .cluster = -1};
    return PC_PUSH(draft->arena, *items, item);
}

static unsigned char byte_at(const scan *s, size_t at) {
    return at < s->end ? (unsigned char)s->text.p[at] : 0;
}

static void close_words(scan *s, size_t to) {
    to = pc_trim_end(s->text, s->words, to);
    if (s->words < to)
        push(s, PC_CONTACT_WORDS, 0, s->words, to);
}

/* ---- labels ---- */

static size_t line_end(pc_str text, size_t at, size_t end, size_t most) {
    size_t stop = end - at > most ? at + most : end;
    const char *nl = memchr(text.p + at, '\n', stop - at);
    return nl ? (size_t)(nl - text.p) : stop;
}

/* Bytes of a colon (also full width, also after blanks) at `at`; 0 when there is none. */
static size_t colon_at(pc_str text, size_t at, size_t end) {
    size_t p = pc_skip_space(text, at, end);
    if (p < end && text.p[p] == ':')
        return p + 1 - at;
    if (p + 3 <= end && memcmp(text.p + p, "\xef\xbc\x9a", 3) == 0)
        return p + 3 - at;
    return 0;
}

/* Where a capital is glued to a small letter behind `at`: "DowneyPhone"; `end` when nowhere near. */
static size_t joint(pc_str text, size_t at, size_t end) {
    size_t stop = end - at > GLUE_WINDOW ? at + GLUE_WINDOW : end;
    char room[64];
    uint64_t upper, lower, h;
    const char *bytes = pc_sixty_four(text, at, room);
    PC_BITS(upper, bytes, pc_within(v, 'A', 'Z'));
    PC_BITS(lower, bytes, pc_within(v, 'a', 'z'));
    PC_BITS(h, bytes, pc_equal(v, 'h'));
    for (uint64_t places = (upper | h) & lower << 1 & pc_bits_below(stop - at); places; places &= places - 1) {
        size_t p = at + (unsigned)__builtin_ctzll(places);
        if (pc_is_upper((unsigned char)text.p[p]) || (stop - p > 7 && memcmp(text.p + p, "http", 4) == 0))
            return p;
    }
    return end;
}

static pc_term_hit term(const pc_draft *draft, pc_term_class class, size_t at, size_t end) {
    (void)draft;
    return pc_terms_match(&pc_lang_terms, class, PC_ANY_LANG, pc_str_sub(draft->release->text, at, end));
}

/* The same, also where the next word is glued to the term. */
static pc_term_hit glued_term(const pc_draft *draft, pc_term_class class, size_t at, size_t end) {
    pc_str text = draft->release->text;
    pc_term_hit hit = term(draft, class, at, end);
    for (size_t p = joint(text, at, end), tries = 0; p < end && tries < 3 && at + hit.bytes < p; p = joint(text, p, end), tries++) {
        pc_term_hit more = term(draft, class, at, p);
        if (at + more.bytes == p)
            return more;
    }
    return hit;
}

/* A space in a label may stand for one line end only, never for a wide blank. */
static bool spread(pc_str text, size_t at, size_t bytes) {
    for (size_t i = at; i + 2 < at + bytes; i++)
        if (text.p[i] == ' ' && text.p[i + 1] == ' ' && text.p[i + 2] == ' ')
            return true;
    return false;
}

size_t pc_contact_label_at(const pc_draft *draft, size_t at, size_t end, bool *colon, bool *whole) {
    pc_str text = draft->release->text;
    size_t stop = line_end(text, at, end, LABEL_WINDOW);
    pc_term_hit lead = glued_term(draft, PC_TERM_CONTACT_LEAD, at, stop), hit = glued_term(draft, PC_TERM_CONTACT, at, stop);
    if (lead.bytes >= hit.bytes)
        hit = lead;
    *colon = *whole = false;
    if (!hit.bytes || spread(text, at, hit.bytes))
        return 0;
    size_t mark = colon_at(text, at + hit.bytes, stop);
    *colon = mark > 0;
    *whole = pc_skip_space(text, at + hit.bytes + mark, stop) == stop && (stop == end || text.p[stop] == '\n');
    return hit.bytes + mark;
}

static bool address_starts(scan *s, size_t at, unsigned field) {
    pc_address a;
    pc_str text = pc_str_sub(s->text, 0, s->end);
    if (at >= s->end)
        return false;
    switch (field) {
    case PC_FIELD_PHONE:
    case PC_FIELD_MOBILE:
    case PC_FIELD_FAX: return pc_phone_at(text, at, true, &a);
    case PC_FIELD_EMAIL: return pc_email_at(text, at, &a);
    case PC_FIELD_WEB: return pc_url_at(text, at, &a);
    case PC_FIELD_SOCIAL: return text.p[at] == '@' || pc_url_at(text, at, &a);
    default: return false;
    }
}

/* Behind a field's label: colon, point, dash or bracket before the value. */
static size_t field_marks(scan *s, size_t at) {
    size_t p = at, steps = 0;
    while (p < s->end && steps++ < 6) {
        unsigned char c = byte_at(s, p);
        if (c == '\n')
            break;
        if (c == ':' || c == '.' || c == ' ' || c == '-' || c == '#' || c == '\t' || c == ')' || c == ']' || c == '<' )
            p++;
        else if (colon_at(s->text, p, s->end) == 3 || memcmp(s->text.p + p, "\xe2\x80\x93", s->end - p >= 3 ? 3 : s->end - p) == 0)
            p += 3;
        else if (pc_space_len(s->text, p))
            p += pc_space_len(s->text, p);
        else
            break;
    }
    return p > s->end ? s->end : p;
}

/* "202-555-0100 (fax)": the bracket says what the number before it is. */
static bool bracket_behind_number(const scan *s, size_t at) {
    size_t n = s->items->n;
    return n >= 2 && at && s->text.p[at - 1] == '(' && s->items->v[n - 1].kind == PC_CONTACT_MARK && s->items->v[n - 2].kind == PC_CONTACT_ADDRESS;
}

/* A field's label at `at`: its bytes with a colon; *value the field. */
static size_t field_at(scan *s, size_t at, unsigned *value, bool *colon) {
    size_t stop = line_end(s->text, at, s->end, LABEL_WINDOW);
    if (s->has_next && s->next.at.at > at && s->next.at.at < stop)
        stop = s->next.at.at; /* "Emailinfo@example.org" */
    pc_term_hit hit = glued_term(s->draft, PC_TERM_FIELD, at, stop);
    *value = (unsigned)hit.value;
    if (!hit.bytes || spread(s->text, at, hit.bytes) || bracket_behind_number(s, at))
        return 0;
    size_t behind = at + hit.bytes, mark = colon_at(s->text, behind, stop);
    if (*value == PC_FIELD_EXTENSION)
        return 0;
    *colon = mark > 0;
    if (mark)
        return hit.bytes + mark;
    size_t value_at = field_marks(s, behind);
    if (address_starts(s, value_at, *value))
        return hit.bytes;
    bool whole = pc_skip_space(s->text, behind, stop) == stop && (stop == s->end || s->text.p[stop] == '\n');
    /* a link's words ("Email us here") are no part of what stands before them */
    if (whole && *value <= PC_FIELD_WEB && hit.bytes > 2 && at && pc_is_lower(byte_at(s, at - 1)))
        return hit.bytes; /* glued: "RoeEmail" */
    return whole && *value <= PC_FIELD_WEB && (s->line_start ? hit.bytes > 2 : hit.bytes >= LINK_WORDS) ? hit.bytes : 0;
}

/* "Press Secretary Jane Roe", "Media Relations Manager": without a colon a role is a title, if it does not end in the word for contact. */
static bool is_role(const scan *s, size_t at, size_t bytes) {
    size_t last = at + bytes, next = pc_skip_space(s->text, at + bytes, s->end);
    while (last > at && !pc_is_space(byte_at(s, last - 1)))
        last--;
    if (next < s->end && next > at + bytes && term(s->draft, PC_TERM_TITLE, next, line_end(s->text, next, s->end, LABEL_WINDOW)).bytes)
        return byte_at(s, at + bytes) == ' ' && memchr(s->text.p + at + bytes, '\n', next - at - bytes) == NULL;
    return term(s->draft, PC_TERM_TITLE, at, at + bytes).bytes && term(s->draft, PC_TERM_CONTACT, last, at + bytes).bytes != at + bytes - last;
}

/* "Contact" inside a sentence is a verb; only a colon or the start of a line makes it a label there. */
static bool label_counts(const scan *s, size_t at, size_t bytes, bool colon, bool whole) {
    bool publisher = s->line_start && whole && term(s->draft, PC_TERM_CONTACT, at, at + bytes).value == 2;
    if (!colon && !publisher && is_role(s, at, bytes))
        return false;
    if (colon || (s->line_start && whole))
        return true;
    size_t next = pc_skip_space(s->text, at + bytes, s->end);
    if (s->line_start)
        return next < s->end;
    return term(s->draft, PC_TERM_CONTACT_LEAD, at, line_end(s->text, at, s->end, LABEL_WINDOW)).bytes == bytes;
}

static bool read_label(scan *s) {
    bool colon = false, whole = false, field_colon = false;
    unsigned value = 0;
    size_t label = pc_contact_label_at(s->draft, s->at, s->end, &colon, &whole);
    size_t field = field_at(s, s->at, &value, &field_colon);
    if (label && !label_counts(s, s->at, label, colon, whole))
        label = 0;
    if (!label && !field)
        return false;
    close_words(s, s->at);
    if (field >= label && (field > label || value == PC_FIELD_NAME || value <= PC_FIELD_WEB))
        push(s, PC_CONTACT_FIELD, value, s->at, s->at + field);
    else
        push(s, PC_CONTACT_LABEL, 0, s->at, s->at + (field = label));
    if (s->ok) {
        pc_contact_item *item = &s->items->v[s->items->n - 1];
        item->colon = colon || field_colon;
        while (item->value_at.end > item->value_at.at && PC_ONE_OF(s->text.p[item->value_at.end - 1], ": \t"))
            item->value_at.end--;
    }
    s->words = s->at += field;
    s->line_start = s->line_start && !colon;
    return true;
}

/* ---- addresses ---- */

/* The number right behind a label for telephones may be any run of digits. */
static bool labelled_number(scan *s, pc_address *out) {
    size_t n = s->items->n;
    if (n == 0 || s->words != s->at)
        return false;
    const pc_contact_item *last = &s->items->v[n - 1];
    unsigned char c = byte_at(s, s->at);
    if (last->kind != PC_CONTACT_FIELD || last->value < PC_FIELD_PHONE || last->value > PC_FIELD_FAX)
        return false;
    return (pc_is_digit(c) || c == '(' || c == '+' || c >= 0x80) && pc_phone_at(pc_str_sub(s->text, 0, s->end), s->at, true, out);
}

static bool whole_term(const scan *s, pc_term_class class, size_t from, size_t end) {
    return end > from && term(s->draft, class, from, end).bytes == end - from;
}

/* Where the name before an @ begins when words are glued to it: "Ltd.hello", "CEOpress", "OfficeEditor", "Emailinfo". */
static uint32_t local_part(const scan *s, const pc_address *a) {
    const pc_range value = a->value;
    const char *sign = memchr(s->text.p + value.at, '@', value.end - value.at);
    uint32_t end = sign ? (uint32_t)(sign - s->text.p) : value.at;
    for (uint32_t p = value.at + 1; p < end; p++) {
        unsigned char c = byte_at(s, p), b = byte_at(s, p - 1);
        bool capital = pc_is_upper(byte_at(s, value.at));
        if (capital && b == '.' && pc_is_lower(c) && whole_term(s, PC_TERM_ORG_WORD, value.at, p - 1))
            return p;
        if (pc_is_upper(b) && pc_is_lower(c) && p - value.at >= 2 && whole_term(s, PC_TERM_TITLE, value.at, p))
            return p;
        if (capital && pc_is_lower(b) && pc_is_upper(c) && (whole_term(s, PC_TERM_FIELD, value.at, p) || whole_term(s, PC_TERM_TITLE, value.at, p)))
            return p;
        if (capital && pc_is_lower(b) && pc_is_lower(c) && term(s->draft, PC_TERM_FIELD, value.at, p).value == PC_FIELD_EMAIL &&
            whole_term(s, PC_TERM_FIELD, value.at, p))
            return p;
    }
    return value.at;
}

static void unglue(const scan *s, pc_address *a) {
    uint32_t at = a->kind == PC_ADDRESS_EMAIL ? local_part(s, a) : a->value.at;
    if (at > a->value.at)
        a->at.at = a->value.at = at;
}

static bool read_address(scan *s) {
    pc_address here;
    if (!labelled_number(s, &here)) {
        if (!s->none_left && (!s->has_next || s->next.at.at < s->at)) {
            s->has_next = pc_address_next(pc_str_sub(s->text, 0, s->end), s->at, false, &s->next);
            s->none_left = !s->has_next;
            if (s->has_next)
                unglue(s, &s->next);
        }
        if (s->none_left || s->next.at.at != s->at)
            return false;
        here = s->next;
    }
    close_words(s, s->at);
    push(s, PC_CONTACT_ADDRESS, here.kind, here.at.at, here.at.end);
    if (s->ok)
        s->items->v[s->items->n - 1].value_at = here.value;
    s->words = s->at = here.at.end;
    s->line_start = false;
    return true;
}

/* ---- blanks and marks ---- */

/* Where a scrape lost the punctuation two blanks part what commas did; not behind one word or an initial. */
static bool lost_mark(scan *s, size_t to) {
    size_t end = pc_trim_end(s->text, s->words, s->at), from = s->words;
    if (to - s->at != 2 || end < from + 4 || byte_at(s, end - 2) == ' ' || byte_at(s, end - 1) == '.')
        return false;
    s->lost = s->lost || memchr(s->text.p + from, ' ', end - from) != NULL;
    return s->lost;
}

static bool read_space(scan *s) {
    size_t p = pc_skip_space(s->text, s->at, s->end);
    if (p == s->at)
        return false;
    unsigned lines = 0;
    for (size_t i = s->at; i < p; i++)
        lines += s->text.p[i] == '\n';
    bool wide = p - s->at >= WIDE || byte_at(s, s->at) == '\t' || lost_mark(s, p);
    if (lines || wide) {
        close_words(s, s->at);
        push(s, PC_CONTACT_BREAK, lines > 1 ? 2 : lines, s->at, s->at);
        s->words = p;
        s->line_start = true;
    } else if (s->words == s->at) {
        s->words = p;
    }
    s->at = p;
    return true;
}

/* ", Inc." goes on with the name before it. */
static bool legal_form(const scan *s, size_t at) {
    enum { LONGEST = 5 };
    size_t from = pc_skip_space(s->text, at + 1, s->end), stop = line_end(s->text, from, s->end, LABEL_WINDOW);
    pc_term_hit hit = term(s->draft, PC_TERM_ORG_WORD, from, stop);
    return hit.bytes && hit.bytes <= LONGEST && pc_is_upper(byte_at(s, from)) && s->words < at;
}

/* The mark that stands at `at` and parts words; 0 when none does. */
static unsigned mark_at(const scan *s, size_t at, size_t *bytes) {
    unsigned char c = byte_at(s, at), before = at ? (unsigned char)s->text.p[at - 1] : ' ', next = byte_at(s, at + 1);
    unsigned len;
    *bytes = 1;
    if (c < 0x80) {
        if (c == ',' && legal_form(s, at))
            return 0;
        if (c == ',' || c == ';' || c == '|' || c == ':' || c == '(' || c == ')' || c == '[' || c == ']' || c == '<' || c == '>' ||
            c == '"' || c == '*' || c == '=' || c == '_' || c == '{' || c == '}')
            return c;
        bool open = pc_is_space(before) || at == s->words, shut = at + 1 >= s->end || pc_is_space(next);
        if (c == '/' && (open || shut))
            return c;
        if (c == '-' && open) /* but "Wirtschafts- und Finanzkommunikation" */
            return '-';
        if (c == '.' && open && shut)
            return c;
        return (c == '#' || c == '~') && open ? c : 0;
    }
    uint32_t cp = pc_utf8_at(s->text, at, &len);
    *bytes = len;
    switch (cp) {
    case 0x2013:
    case 0x2014:
    case 0x2015: return '-';
    case 0x2022:
    case 0x25CF:
    case 0x25A0:
    case 0xB7:
    case 0x2027:
    case 0x30FB: return cp == 0x30FB || (cp == 0xB7 && pc_cp_is_letter(before)) ? 0 : '*';
    case 0x3001:
    case 0xFF0C:
    case 0x60C: return ',';
    case 0xFF1B:
    case 0x61B: return ';';
    case 0x3002: return '.';
    case 0xFF1A: return ':';
    case 0xFF08:
    case 0x3010:
    case 0x300A: return '(';
    case 0xFF09:
    case 0x3011:
    case 0x300B: return ')';
    case 0xFF5C: return '|';
    case 0xFF0F: return '/';
    case 0x201C:
    case 0x201D:
    case 0xAB:
    case 0xBB: return '"';
    default: return 0;
    }
}

static bool read_mark(scan *s) {
    size_t bytes;
    unsigned mark = mark_at(s, s->at, &bytes);
    if (!mark)
        return false;
    bool words = pc_trim_end(s->text, s->words, s->at) > s->words;
    close_words(s, s->at);
    if (mark == ':' && words && s->ok)
        s->items->v[s->items->n - 1].colon = true;
    push(s, PC_CONTACT_MARK, mark, s->at, s->at + bytes);
    s->words = s->at += bytes;
    return true;
}

/* ---- words ---- */

bool pc_name_prefix(pc_str part) {
    return pc_is_listed(" mc mac de di du la le van von fitz o' d' l' lo ", part);
}

static bool glued_next(scan *s, size_t from, size_t p) {
    pc_str text = s->draft->release->text;
    size_t stop = line_end(text, p, s->end, LABEL_WINDOW), part = from;
    unsigned value;
    bool colon, line = s->line_start;
    s->line_start = false;
    bool label = field_at(s, p, &value, &colon) > 0;
    s->line_start = line;
    if (label || glued_term(s->draft, PC_TERM_TITLE, p, stop).bytes > 2)
        return true;
    pc_term_hit before = {0, 0, 0};
    for (; part < p; part++)
        if (part == from || (pc_is_upper(byte_at(s, part)) && pc_is_lower(byte_at(s, part - 1)))) {
            before = term(s->draft, PC_TERM_TITLE, part, p);
            if (part + before.bytes == p)
                return true;
            before = term(s->draft, PC_TERM_ORG_WORD, part, p);
            if (part + before.bytes == p && p - from > 3)
                return true;
        }
    /* the second or third word of a name and something else: "McKenzieHost" */
    return from > s->words && p - from >= 4 && pc_is_lower(byte_at(s, p + 1)) && !pc_name_prefix(pc_str_sub(text, from, p)) &&
           !pc_name_prefix((pc_str){text.p + p - 2, 2});
}

/* "Ltd.hippos", "Suite 2Toronto": a capital or word glued behind a point or a figure. */
static bool glued_mark(const scan *s, size_t from, size_t p) {
    unsigned char c = byte_at(s, p), b = byte_at(s, p - 1), next = byte_at(s, p + 1);
    if (b == '.' && pc_is_alpha(c) && p - from > 2)
        return term(s->draft, PC_TERM_ORG_WORD, from, p).bytes + 1 >= p - from;
    return pc_is_digit(b) && pc_is_upper(c) && pc_is_lower(next);
}

static void read_word(scan *s) {
    size_t from = s->at, p = from;
    pc_str text = s->text;
    while (p < s->end) {
        size_t bytes;
        unsigned len;
        if (p > from && (pc_space_len(text, p) || mark_at(s, p, &bytes) || (s->has_next && s->next.at.at == p)))
            break;
        if (p > from && ((pc_is_upper(byte_at(s, p)) && pc_is_lower(byte_at(s, p - 1)) && glued_next(s, from, p)) || glued_mark(s, from, p))) {
            s->at = p;
            close_words(s, p);
            push(s, PC_CONTACT_BREAK, 0, p, p);
            s->words = p;
            return;
        }
        pc_utf8_at(text, p, &len);
        p += len;
    }
    s->at = p;
    /* a sentence ends: "... posts. Jane" */
    if (p - from > 4 && text.p[p - 1] == '.' && pc_is_lower((unsigned char)text.p[from]) && p < s->end) {
        close_words(s, p - 1);
        push(s, PC_CONTACT_MARK, '.', p - 1, p);
        s->words = p;
    }
}

bool pc_contact_scan(const pc_draft *draft, pc_range range, pc_contact_items *items) {
    scan s = {.draft = draft, .text = {draft->release->text.p, range.end}, .at = range.at, .end = range.end, .items = items};
    s.words = range.at;
    s.line_start = s.ok = true;
    while (s.at < s.end && s.ok) {
        if (read_space(&s) || read_address(&s) || read_label(&s) || read_mark(&s))
            continue;
        read_word(&s);
        s.line_start = false;
    }
    close_words(&s, s.end);
    return s.ok;
}
