/* How much a block looks like a contact, and the contact sentence inside a paragraph. */
#include "parse/contact.h"

#include "text/sentence.h"
#include "text/utf8.h"

enum {
    WINDOW = 700,      /* bytes of a block that are looked at */
    SHORT = 160,       /* bytes of a line that can be a contact without a label */
    NAME_LINE = 48,
    MIN_DIGITS = 6
};

typedef struct signals {
    bool at_sign, number, web;
    unsigned words, lower; /* words, and those that begin with a small letter */
} signals;

static signals signals_of(pc_str text) {
    signals s = {.at_sign = memchr(text.p, '@', text.n) != NULL};
    unsigned digits = 0;
    bool start = true;
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (c == ' ' || c == '\n' || c == '\t') {
            start = true;
            continue;
        }
        digits += pc_is_digit(c) || (c >= 0xD9 && c <= 0xDB) || c == 0xEF;
        if (start) {
            s.words++;
            s.lower += pc_is_lower(c);
            s.web = s.web || c == 'h' || c == 'w' || c == 'H' || c == 'W';
            start = false;
        }
        s.web = s.web || c == '.' || c == '/';
    }
    s.number = digits >= MIN_DIGITS;
    return s;
}

static bool sentence_like(const signals *s) {
    return s->words > 6 && s->lower * 2 > s->words;
}

/* Addresses of two kinds in one short line: hardly a sentence. */
static bool two_kinds(const pc_draft *draft, pc_range range, const pc_address *a) {
    pc_address next = *a;
    for (unsigned steps = 0; steps < 4; steps++) {
        if (!pc_address_next(pc_str_sub(draft->release->text, 0, range.end), next.at.end, false, &next))
            return false;
        if (next.kind != a->kind && (next.sure || next.kind != PC_ADDRESS_PHONE))
            return true;
    }
    return false;
}

/* A line without a label around its first address. */
static int unlabelled(const pc_draft *draft, pc_range range, const signals *s, const pc_address *a) {
    static const int alone[] = {[PC_ADDRESS_EMAIL] = 85, [PC_ADDRESS_PHONE] = 75, [PC_ADDRESS_URL] = 45, [PC_ADDRESS_HANDLE] = 30};
    static const int beside[][4] = {
        /*                        e-mail phone url handle */
        [PC_CONTACT_NAME] = {75, 75, 40, 20},       [PC_CONTACT_TITLE] = {70, 65, 35, 20}, [PC_CONTACT_ORG] = {65, 62, 40, 20},
        [PC_CONTACT_DEPARTMENT] = {75, 70, 45, 20}, [PC_CONTACT_PLACE] = {60, 50, 30, 20}, [PC_CONTACT_ONE] = {60, 50, 30, 20},
        [PC_CONTACT_OTHER] = {55, 45, 25, 15},      [PC_CONTACT_PROSE] = {45, 35, 20, 10}, [PC_CONTACT_WORDS] = {0, 0, 0, 0},
    };
    uint32_t bytes = a->at.end - a->at.at, n = range.end - range.at;
    if (bytes + 4 >= n)
        return a->kind == PC_ADDRESS_PHONE && !a->sure ? 45 : alone[a->kind];
    if (n > SHORT || sentence_like(s))
        return a->kind == PC_ADDRESS_EMAIL ? 25 : a->kind == PC_ADDRESS_PHONE && a->sure ? 20 : 10;
    if (two_kinds(draft, range, a))
        return 75;
    pc_str text = draft->release->text;
    uint32_t at = range.at, end = a->at.at;
    if (end <= at + 2) {
        at = a->at.end;
        end = range.end;
    }
    for (uint32_t i = at; i < end; i++) /* up to the first mark: "Jane Roe, Acme Ltd, " */
        if (i > at && PC_ONE_OF(text.p[i], ",;:|(-") && (text.p[i] != '-' || text.p[i - 1] == ' '))
            end = i;
    at = (uint32_t)pc_skip_space(text, at, end);
    end = (uint32_t)pc_trim_end(text, at, end);
    pc_contact_item_kind kind = at < end ? pc_contact_kind(draft, (pc_range){at, end}) : PC_CONTACT_OTHER;
    return kind <= PC_CONTACT_OTHER ? beside[kind][a->kind] : 0;
}

static uint32_t skip_bullets(pc_str text, uint32_t at, uint32_t end) {
    while (at < end && (pc_is_space((unsigned char)text.p[at]) || PC_ONE_OF(text.p[at], "*-#>|_")))
        at++;
    return at;
}

/* A label at the start of the block; 0 when there is none. */
static int labelled(const pc_draft *draft, pc_range range, const signals *s, bool address) {
    pc_str text = draft->release->text;
    bool colon, whole;
    size_t label = pc_contact_label_at(draft, range.at, range.end, &colon, &whole);
    uint32_t n = range.end - range.at;
    if (label && range.at + label >= range.end)
        return 90;
    if (label && colon)
        return address ? 100 : n <= SHORT ? 70 : 30;
    if (label && address)
        return n <= SHORT && !sentence_like(s) ? 75 : 50;
    if (label)
        return n <= SHORT && !sentence_like(s) ? 25 : 0;
    pc_term_hit field = pc_terms_match(&pc_lang_terms, PC_TERM_FIELD, PC_ANY_LANG, pc_str_sub(text, range.at, range.end));
    if (!field.bytes || sentence_like(s) || (range.at + field.bytes + 1 < range.end && text.p[range.at + field.bytes] == '.' &&
                                             !pc_is_space((unsigned char)text.p[range.at + field.bytes + 1])))
        return 0; /* none, or the start of "www.example.org" */
    size_t behind = pc_skip_space(text, range.at + field.bytes, range.end);
    bool mark = behind < range.end && (text.p[behind] == ':' || (unsigned char)text.p[behind] == 0xEF);
    bool reachable = field.value <= PC_FIELD_WEB;
    if (address && reachable && (mark || n <= 64))
        return 85;
    return mark ? (reachable ? 55 : 20) : 0;
}

static bool may_be_labelled(const pc_draft *draft, pc_range range) {
    bool colon, whole;
    return pc_contact_label_at(draft, range.at, range.end, &colon, &whole) ||
           pc_terms_match(&pc_lang_terms, PC_TERM_FIELD, PC_ANY_LANG, pc_str_sub(draft->release->text, range.at, range.end)).bytes;
}

int pc_contact_score(const pc_draft *draft, pc_range range) {
    pc_str text = draft->release->text;
    uint32_t end = range.end;
    if (range.end - range.at > WINDOW)
        range.end = (uint32_t)pc_trim_end(text, range.at, range.at + WINDOW);
    while (range.end < end && ((unsigned char)text.p[range.end] & 0xC0) == 0x80)
        range.end++;
    range.at = skip_bullets(text, range.at, range.end);
    if (range.at >= range.end)
        return 0;
    if (range.end - range.at > SHORT && !may_be_labelled(draft, range))
        return 0; /* a paragraph: its addresses are its own */
    signals s = signals_of(pc_str_sub(text, range.at, range.end));
    pc_address a;
    bool address = (s.at_sign || s.number || s.web) && pc_address_next(pc_str_sub(text, 0, range.end), range.at, false, &a);
    int score = labelled(draft, range, &s, address || s.number);
    if (score)
        return score;
    if (address)
        return unlabelled(draft, range, &s, &a);
    if (range.end - range.at <= NAME_LINE && s.words <= 5 && pc_contact_kind(draft, range) == PC_CONTACT_NAME)
        return 20;
    return 0;
}

/* A place where a sentence may begin: the start, or a capital behind a full stop. */
