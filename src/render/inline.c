/* A line as stretches: quotations, addresses, passages in another script. */
#include "render/outline.h"

#include "base/ordered.h"
#include "text/bits.h"
#include "text/utf8.h"

/* ---- passages in another script ---- */

typedef enum script { NEUTRAL, LATIN, CYRILLIC, GREEK, HEBREW, ARABIC, HAN, KANA, HANGUL, SCRIPTS } script;

static const char *const script_langs[SCRIPTS] = {
    [CYRILLIC] = "ru", [GREEK] = "el", [HEBREW] = "he", [ARABIC] = "ar", [HAN] = "zh", [KANA] = "ja", [HANGUL] = "ko",
};

/* Letters of scripts that a browser, a screen reader or a font has to be told of. */
static script script_of(uint32_t cp) {
    static const struct {
        uint32_t first, last;
        script script;
    } ranges[] = {
        {0x0370, 0x03FF, GREEK},  {0x0400, 0x052F, CYRILLIC}, {0x0590, 0x05FF, HEBREW}, {0x0620, 0x065F, ARABIC},
        {0x066E, 0x06DC, ARABIC}, {0x06FA, 0x077F, ARABIC},   {0x1100, 0x11FF, HANGUL}, {0x1F00, 0x1FFF, GREEK},
        {0x3041, 0x30FA, KANA},   {0x30FC, 0x30FF, KANA},     {0x3400, 0x4DBF, HAN},    {0x4E00, 0x9FFF, HAN},
        {0xAC00, 0xD7A3, HANGUL}, {0xF900, 0xFAFF, HAN},      {0xFB1D, 0xFB4F, HEBREW}, {0xFB50, 0xFDFF, ARABIC},
        {0xFE70, 0xFEFC, ARABIC}, {0x20000, 0x3134F, HAN},
    };
    if (cp < ranges[0].first)
        return cp < 0x80 ? (pc_is_alpha((unsigned char)cp) ? LATIN : NEUTRAL) : pc_cp_is_letter(cp) ? LATIN : NEUTRAL;
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges && ranges[i].first <= cp; i++)
        if (cp <= ranges[i].last)
            return ranges[i].script;
    return NEUTRAL;
}

/* Letters that Arabic has not: Persian, Urdu, Kurdish. */
static bool is_beyond_arabic(uint32_t cp) {
    return cp >= 0x0671 && cp <= 0x06D3;
}

/* The script of most letters at the start of the text; *beyond: some are of no Arabic. */
static script main_script(pc_str text, bool *beyond) {
    enum { ENOUGH = 4096 };
    size_t counts[SCRIPTS] = {0};
    unsigned len;
    script most = LATIN;
    for (size_t at = 0; at < text.n && at < ENOUGH; at += len) {
        uint32_t cp = pc_utf8_at(text, at, &len);
        counts[script_of(cp)]++;
        *beyond = *beyond || is_beyond_arabic(cp);
    }
    if (counts[KANA] * 20 > counts[HAN]) /* Japanese is written in both */
        counts[KANA] += counts[HAN];
    for (size_t i = LATIN; i < SCRIPTS; i++)
        if (counts[i] > counts[most])
            most = (script)i;
    return most;
}

pc_lang pc_language_shown(const pc_release *release) {
    bool beyond = false;
    if (release->lang != PC_LANG_NONE)
        return release->lang;
    switch (main_script(release->text, &beyond)) {
    case ARABIC:
        return beyond ? PC_LANG_NONE : PC_AR;
    case HAN:
        return PC_ZH;
    case KANA:
        return PC_JA;
    default:
        return PC_LANG_NONE;
    }
}

bool pc_reads_rightward(const pc_release *release) {
    bool beyond = false;
    if (release->lang != PC_LANG_NONE)
        return release->lang == PC_AR;
    script most = main_script(release->text, &beyond);
    return most == ARABIC || most == HEBREW;
}

/* A letter that needs no telling: of the release's own script, or Latin, which every reader and font has. */
static bool at_home(pc_lang lang, script s) {
    switch (lang) {
    case PC_RU:
        return s == LATIN || s == CYRILLIC;
    case PC_AR:
        return s == LATIN || s == ARABIC;
    case PC_ZH:
        return s == LATIN || s == HAN;
    case PC_JA:
        return s == LATIN || s == HAN || s == KANA;
    default:
        return s == LATIN;
    }
}

static bool is_cjk(script s) {
    return s == HAN || s == KANA;
}

/* The next passage at or behind `from`: from its first letter to its last, marks and blanks between them included. */
static void find_passage(pc_inline_walk *w, size_t from) {
    script own = NEUTRAL;
    unsigned len;
    w->passage = (pc_range){(uint32_t)w->text.n, (uint32_t)w->text.n};
    w->passage_lang = NULL;
    for (size_t at = from; at < w->text.n; at += len) {
        if ((unsigned char)w->text.p[at] < 0x80 && own == NEUTRAL) {
            while (w->text.n - at >= 8 && !(pc_eight(w->text.p + at) & PC_TOP_BITS))
                at += 8;
            len = at < w->text.n && (unsigned char)w->text.p[at] < 0x80;
            continue;
        }
        script here = script_of(pc_utf8_at(w->text, at, &len));
        if (here == NEUTRAL || (own == NEUTRAL && at_home(w->outline->lang, here)))
            continue;
        if (own != NEUTRAL && here != own && !(is_cjk(own) && is_cjk(here)))
            return;
        if (own == NEUTRAL)
            w->passage.at = (uint32_t)at;
        if (own == NEUTRAL || here == KANA) /* one kana makes it Japanese */
            own = here;
        w->passage.end = (uint32_t)(at + len);
        w->passage_lang = script_langs[own];
    }
}

/* ---- addresses ---- */

/* The first of the contact's own addresses at or behind `from`, before `link` if it is one. */
static void find_known(const pc_inline_walk *w, pc_address_kind kind, const pc_strs *list, size_t from, pc_address *link) {
    const pc_str *text = &w->outline->release->text;
    enum { ENOUGH = 32 };
    for (size_t i = 0; i < list->n && i < ENOUGH; i++) {
        pc_str value = list->v[i];
        uintptr_t begin = (uintptr_t)text->p, p = (uintptr_t)value.p;
        if (p < begin + from || p + value.n > begin + w->text.n) /* behind us, in another line, or in words of the parser's own */
            continue;
        uint32_t at = (uint32_t)(p - begin), end = at + (uint32_t)value.n;
        if (at <= link->at.at)
            *link = (pc_address){.kind = kind, .at = {at, end}, .value = {at, end}, .sure = true};
    }
}

/* What an address has: a sign, a point or a colon inside a word, digits. */
static uint64_t hints_of(const char *p, size_t n) {
    char some[64];
    uint64_t hints;
    if (n < sizeof some) {
        memset(some, 0, sizeof some);
        memcpy(some, p, n);
        p = some;
    }
    PC_BITS(hints, p, pc_either(pc_either(pc_equal(v, '@'), pc_equal(v, '.')), pc_within(v, '0', ':')));
    return hints;
}

/* The word around `at`, not before `from`. */
static pc_range word_around(pc_str text, size_t from, size_t at) {
    enum { BACK = 256, ON = 2048 };
    size_t begin = at, end = at;
    while (begin > from && at - begin < BACK && !pc_is_space((unsigned char)text.p[begin - 1]))
        begin--;
    while (end < text.n && end - at < ON && !pc_is_space((unsigned char)text.p[end]))
        end++;
    while (begin < at && pc_utf8_is_tail((unsigned char)text.p[begin]))
        begin++;
    while (end < text.n && pc_utf8_is_tail((unsigned char)text.p[end]))
        end++;
    return (pc_range){(uint32_t)begin, (uint32_t)end};
}

/* The digits that one number could have, with what parts and leads them; *end is behind the last one. False when they are too few. */
static bool number_around(pc_str text, size_t from, size_t at, pc_range *number, size_t *end) {
    enum { FEWEST_DIGITS = 6, LONGEST = 64, EXTENSION = 24 };
    unsigned digits = 0, gap = 0;
    size_t to = at;
    for (size_t i = at; i < text.n && i - at < LONGEST && gap < 3; i++) {
        bool digit = pc_is_digit((unsigned char)text.p[i]);
        if (!digit && !strchr(" -./()", text.p[i]))
            break;
        digits += digit;
        gap = digit ? 0 : gap + 1;
        to = digit ? i + 1 : to;
    }
    *end = to;
    if (digits < FEWEST_DIGITS)
        return false;
    *number = word_around(text, from, at);
    number->end = (uint32_t)(text.n - to < EXTENSION ? text.n : to + EXTENSION);
    while (number->end < text.n && pc_utf8_is_tail((unsigned char)text.p[number->end]))
        number->end++;
    return true;
}

/* The word at `at`, if this can be part of an e-mail or web address. */
static bool may_be_address(pc_str text, size_t from, size_t at) {
    unsigned char c = (unsigned char)text.p[at], next = at + 1 < text.n ? (unsigned char)text.p[at + 1] : ' ';
    if (c == '.')
        return at > from && !pc_is_space((unsigned char)text.p[at - 1]) && (pc_is_lower(next) || next >= 0x80);
    return c == '@' || (c == ':' && next == '/');
}

/* The address that a hint at `at` belongs to; *resume: where to look on. A run of digits in the story may be anything. */
static bool address_around(pc_inline_walk *w, size_t from, size_t at, size_t *resume) {
    pc_range window;
    bool digits = pc_is_digit((unsigned char)w->text.p[at]);
    *resume = at + 1;
    if (digits ? !number_around(w->text, from, at, &window, resume) : !may_be_address(w->text, from, at))
        return false;
    if (!digits) {
        window = word_around(w->text, from, at);
        *resume = window.end;
    }
    if (!pc_address_next((pc_str){w->text.p, window.end}, window.at, false, &w->link))
        return false;
    return digits ? w->link.kind == PC_ADDRESS_PHONE && w->link.sure : w->link.kind != PC_ADDRESS_PHONE || w->link.sure;
}

/* Word by word, but only where something hints at an address. */
static bool find_in_story(pc_inline_walk *w, size_t from) {
    size_t resume = from;
    for (size_t block = from; block < w->text.n; block += 64)
        for (uint64_t hints = hints_of(w->text.p + block, w->text.n - block); hints; hints &= hints - 1) {
            size_t at = block + (size_t)__builtin_ctzll(hints);
            if (at >= resume && address_around(w, from, at, &resume))
                return true;
        }
    return false;
}

/* In a contact any run of digits is a telephone number, and the parser knows some that nobody else would. */
static void find_link(pc_inline_walk *w, size_t from) {
    pc_address *link = &w->link;
    bool found = w->contact ? pc_address_next(w->text, from, true, link) : find_in_story(w, from);
    if (!found)
        link->at = (pc_range){(uint32_t)w->text.n, (uint32_t)w->text.n};
    if (!w->contact)
        return;
    find_known(w, PC_ADDRESS_EMAIL, &w->contact->emails, from, link);
    find_known(w, PC_ADDRESS_PHONE, &w->contact->phones, from, link);
    find_known(w, PC_ADDRESS_URL, &w->contact->urls, from, link);
}

/* ---- the walk ---- */

size_t pc_first_marked(const pc_outline *o, size_t at) {
    return PC_FIRST_GREATER(o->marked, o->n_marked, at.end, (uint32_t)at);
}

static const pc_contact *contact_of(const pc_outline *outline, const pc_part *part) {
    bool inside = part->section == PC_SEC_CONTACT && part->group < outline->release->contacts.n;
    return inside ? &outline->release->contacts.v[part->group] : NULL;
}

pc_inline_walk pc_inline_open(const pc_outline *outline, const pc_part *part, size_t i, size_t skip) {
    size_t end = part->lines[i].end, at = part->lines[i].at + skip;
    pc_inline_walk w = {.outline = outline,
                        .text = {outline->release->text.p, end},
                        .at = at < end ? at : end,
                        .contact = contact_of(outline, part)};
    w.marked = pc_first_marked(outline, w.at);
    find_link(&w, w.at);
    find_passage(&w, w.at);
    return w;
}

/* Brings `end` down to the next edge of `range`; true when `at` is inside it. */
static bool inside(pc_range range, size_t at, size_t *end) {
    size_t edge = at < range.at ? range.at : range.end;
    if (edge > at && edge < *end)
        *end = edge;
    return at >= range.at && at < range.end;
}

bool pc_inline_next(pc_inline_walk *w, pc_inline *out) {
    const pc_outline *o = w->outline;
    size_t at = w->at, end = w->text.n;
    if (at >= end)
        return false;
    while (w->marked < o->n_marked && o->marked[w->marked].at.end <= at)
        w->marked++;
    if (w->link.at.end <= at)
        find_link(w, at);
    if (w->passage.end <= at)
        find_passage(w, at);
    *out = (pc_inline){.quote = -1, .link = -1};
    const pc_marked *marked = w->marked < o->n_marked ? &o->marked[w->marked] : NULL;
    bool quoted = marked && inside(marked->at, at, &end), linked = inside(w->link.at, at, &end),
         foreign = inside(w->passage, at, &end);
    out->text = pc_str_sub(w->text, at, end);
    if (quoted) {
        out->quote = marked->quote;
        out->opens = at == marked->at.at;
        out->closes = end == marked->at.end;
    }
    if (linked) {
        out->link = (int)w->link.kind;
        out->address = pc_str_sub(w->text, w->link.value.at, w->link.value.end);
    }
    if (foreign) {
        out->lang = w->passage_lang;
        out->rtl = strcmp(w->passage_lang, "ar") == 0 || strcmp(w->passage_lang, "he") == 0;
    }
    w->at = end;
    return true;
}
