/* Characters that are damaged, hidden, or not what they look like. */
#include "check/facts_lines.h"
#include "check/facts_odd.h"
#include "text/normal.h"

#include <stdio.h>

enum { MOST_NAMED = 40 }; /* places that get a finding of their own; more are counted with the last */

/* The next odd character of a kind at or behind index i; NULL when there is none. */
static const pc_odd *next_odd(const pc_odd_facts *facts, size_t *i, pc_odd_kind kind) {
    if (!facts || !facts->count[kind])
        return NULL;
    while (*i < facts->n && facts->v[*i].kind != kind)
        ++*i;
    return *i < facts->n ? &facts->v[(*i)++] : NULL;
}

static bool same(const char *encoding, const char *name) {
    return strcmp(encoding, name) == 0;
}

/* ---- encoding ---- */

void pc_rule_encoding_invalid(pc_check *check) {
    const pc_odd_facts *facts = pc_odd_of(check);
    const char *encoding = check->release->encoding;
    if (same(encoding, "windows-1252") || same(encoding, "ISO-8859-1")) {
        for (uint32_t at = 0; at < check->release->bytes.n; at++)
            if ((unsigned char)check->release->bytes.p[at] >= 0x80)
                pc_report_bytes(check, (pc_range){at, at + 1}, "The file is not UTF-8 but %s; save it as UTF-8, or this character will be garbage for others", same(encoding, "ISO-8859-1") ? "Latin-1" : "Windows-1252");
        return;
    }
    const pc_odd *odd;
    for (size_t i = 0; (odd = next_odd(facts, &i, PC_ODD_INVALID)) != NULL;)
        pc_report_bytes(check, odd->source, "This byte (%02X) is not UTF-8 like the rest of the file; type the character again", odd->cp);
}

void pc_rule_encoding_bom(pc_check *check) {
    pc_str bytes = check->release->bytes;
    if (bytes.n >= 3 && memcmp(bytes.p, "\xEF\xBB\xBF", 3) == 0) {
        pc_finding *finding = pc_report_source(check, (pc_range){0, 3}, "The file begins with an invisible byte-order mark, which many programs stumble over; save it as UTF-8 without it");
        pc_fix_source(check, finding, true, (pc_range){0, 3}, PC_STR(""));
    } else if (strncmp(check->release->encoding, "UTF-16", 6) == 0 && bytes.n >= 2) {
        pc_report_source(check, (pc_range){0, 2}, "The file is UTF-16, which many programs cannot read; save it as UTF-8");
    }
}

void pc_rule_encoding_mojibake(pc_check *check) {
    const pc_odd_facts *facts = pc_odd_of(check);
    const pc_odd *odd;
    for (size_t i = 0; (odd = next_odd(facts, &i, PC_ODD_HEALED)) != NULL;) {
        uint32_t at = pc_map_text(&check->release->map, odd->source.at);
        unsigned len;
        if (at >= check->text.n)
            return;
        (void)pc_utf8_at(check->text, at, &len);
        pc_str is = pc_str_sub(check->text, at, at + len), was = pc_str_sub(check->release->bytes, odd->source.at, odd->source.end);
        pc_finding *finding = pc_report_bytes(check, odd->source, "\"" PC_FMT "\" was \"" PC_FMT "\" before the text was encoded twice; write \"" PC_FMT "\"", PC_ARG(was), PC_ARG(is), PC_ARG(is));
        pc_fix_source(check, finding, true, odd->source, is);
    }
}

/* "Voronk?v": a question mark between small letters, in no address. */
static bool is_lost_letter(const pc_check *check, uint32_t at, uint32_t from, uint32_t end, pc_range *word) {
    enum { FAR = 80 };
    pc_str text = check->text;
    uint32_t first = at, last = at + 1;
    while (first > from && at - first < FAR && !pc_is_space((unsigned char)text.p[first - 1]))
        first--;
    while (last < end && last - at < FAR && !pc_is_space((unsigned char)text.p[last]))
        last++;
    for (uint32_t i = first; i < last; i++)
        if (strchr("/=&@:%_", text.p[i]) || (text.p[i] == '.' && i + 1 < last))
            return false;
    *word = (pc_range){first, last};
    return true;
}

void pc_rule_unicode_replacement(pc_check *check) {
    const pc_odd_facts *facts = pc_odd_of(check);
    const pc_odd *odd;
    for (size_t i = 0; (odd = next_odd(facts, &i, PC_ODD_LOST)) != NULL;)
        pc_report_bytes(check, odd->source, "A character was lost here and only its placeholder is left; look up what it was");
    for (size_t i = 0; i < check->release->pieces.n; i++) {
        pc_range range = check->passages[i].text;
        pc_str text = check->text;
        for (uint32_t at = range.at + 1; at + 1 < range.end; at++) {
            const char *p = memchr(text.p + at, '?', range.end - 1 - at);
            pc_range word;
            if (!p)
                break;
            at = (uint32_t)(p - text.p);
            if (pc_is_alpha((unsigned char)p[-1]) && pc_is_lower((unsigned char)p[1]) && is_lost_letter(check, at, range.at, range.end, &word))
                pc_report(check, word, "\"" PC_FMT "\" has a question mark where a character was lost; look it up", PC_ARG(pc_at(check, word)));
        }
    }
}

/* ---- hidden characters ---- */

static const char *name_of(uint32_t cp) {
    static const struct {
        uint32_t first, last;
        const char *name;
    } names[] = {{0xAD, 0xAD, "soft hyphen"},          {0x200B, 0x200B, "zero-width space"}, {0x200C, 0x200D, "zero-width joiner"}, {0x2028, 0x2029, "line separator"},
                 {0x2060, 0x2060, "word joiner"},      {0x202D, 0x202E, "direction override"}, {0x202A, 0x202C, "direction embedding"}, {0x2066, 0x2069, "direction isolate"},
                 {0x200E, 0x200F, "direction mark"},   {0x61C, 0x61C, "direction mark"},     {0xFE00, 0xFE0F, "variation selector"}, {0xFEFF, 0xFEFF, "byte-order mark"},
                 {0xE0000, 0xE007F, "hidden tag letter"}, {0xE0100, 0xE01EF, "variation selector"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (cp >= names[i].first && cp <= names[i].last)
            return names[i].name;
    return "invisible character";
}

static bool is_picture(uint32_t cp) {
    return (cp >= 0x1F000 && cp <= 0x1FAFF) || (cp >= 0x2190 && cp <= 0x21FF) || (cp >= 0x2300 && cp <= 0x27BF) || (cp >= 0x2B00 && cp <= 0x2BFF) ||
           cp == 0xA9 || cp == 0xAE || cp == 0x203C || cp == 0x2049 || cp == 0x2122 || cp == 0x2139 || cp == 0x3030 || cp == 0x303D || cp == 0x3297 || cp == 0x3299;
}

/* Letters of scripts in which joiners shape words: Arabic, Syriac, Indic, Khmer, Mongolian. */
static bool needs_joiners(uint32_t cp) {
    return (cp >= 0x600 && cp <= 0x109F) || (cp >= 0x1780 && cp <= 0x18AF) || (cp >= 0xA840 && cp <= 0xABFF) || (cp >= 0xFB50 && cp <= 0xFEFC);
}

static bool is_at_home(const pc_odd *odd) {
    switch (odd->kind) {
    case PC_ODD_JOINER:
        return needs_joiners(odd->before) || needs_joiners(odd->after) || (odd->cp == 0x200D && (is_picture(odd->before) || odd->before == 0xFE0F));
    case PC_ODD_VARIATION:
        if (odd->cp >= 0xE0100 || (odd->cp >= 0xFE00 && odd->cp <= 0xFE02))
            return pc_cp_is_cjk(odd->before) || (odd->cp < 0xFE10 && is_picture(odd->before));
        return is_picture(odd->before) || odd->before == '#' || odd->before == '*' || pc_cp_digit(odd->before) >= 0 || (odd->cp <= 0x180D && odd->before >= 0x1800 && odd->before <= 0x18AF);
    case PC_ODD_INVISIBLE: /* the flags of England, Scotland and Wales are spelled in tags */
        return odd->cp >= 0xE0020 && odd->cp <= 0xE007F && (odd->before == 0x1F3F4 || (odd->before >= 0xE0020 && odd->before <= 0xE007F && odd->after >= 0xE0020));
    default:
        return false;
    }
}

static bool is_hidden_kind(const pc_odd *odd) {
    if (odd->kind == PC_ODD_SOFT_HYPHEN) /* inside a word it is what a page left */
        return !pc_cp_is_letter(odd->before) || !pc_cp_is_letter(odd->after);
    return odd->kind == PC_ODD_INVISIBLE || odd->kind == PC_ODD_JOINER || odd->kind == PC_ODD_VARIATION || odd->kind == PC_ODD_LINE;
}

void pc_rule_unicode_invisible(pc_check *check) {
    const pc_odd_facts *facts = pc_odd_of(check);
    pc_finding *finding = NULL;
    unsigned n = 0;
    bool flag = false; /* inside a flag that is spelled in tags */
    for (size_t i = 0; facts && i < facts->n; i++) {
        const pc_odd *odd = &facts->v[i];
        flag = odd->cp >= 0xE0020 && odd->cp <= 0xE007F && (flag || odd->before == 0x1F3F4);
        if (!is_hidden_kind(odd) || flag || (is_at_home(odd) && odd->kind != PC_ODD_INVISIBLE))
            continue;
        pc_range run = odd->source;
        while (odd->kind != PC_ODD_LINE && i + 1 < facts->n && facts->v[i + 1].source.at == run.end && is_hidden_kind(&facts->v[i + 1]) && facts->v[i + 1].kind != PC_ODD_LINE)
            run.end = facts->v[++i].source.end;
        if (n++ < MOST_NAMED)
            finding = pc_report_bytes(check, run, "Something that nobody can see stands here: %s, U+%04X; delete it", name_of(odd->cp), odd->cp);
        else if (finding)
            finding->count++;
        pc_fix_source(check, finding, true, run, odd->kind == PC_ODD_LINE ? PC_STR("\n") : PC_STR(""));
    }
}

void pc_rule_extraction_soft_hyphen(pc_check *check) {
    const pc_odd_facts *facts = pc_odd_of(check);
    const pc_odd *odd;
    for (size_t i = 0; (odd = next_odd(facts, &i, PC_ODD_SOFT_HYPHEN)) != NULL;) {
        if (is_hidden_kind(odd))
            continue;
        pc_finding *finding = pc_report_bytes(check, odd->source, "A soft hyphen stands inside a word, so that no search finds it; delete it");
        pc_fix_source(check, finding, true, odd->source, PC_STR(""));
    }
}

static bool is_rtl(uint32_t cp) {
    return (cp >= 0x590 && cp <= 0x8FF) || (cp >= 0xFB1D && cp <= 0xFDFF) || (cp >= 0xFE70 && cp <= 0xFEFC);
}

void pc_rule_unicode_bidi_control(pc_check *check) {
    const pc_odd_facts *facts = pc_odd_of(check);
    bool arabic = check->release->lang == PC_AR;
    for (size_t i = 0; facts && i < facts->n; i++) {
        const pc_odd *odd = &facts->v[i];
        if (odd->kind != PC_ODD_BIDI && odd->kind != PC_ODD_OVERRIDE)
            continue;
        bool rtl = arabic || is_rtl(odd->before) || is_rtl(odd->after);
        if (rtl && odd->kind == PC_ODD_BIDI)
            continue;
        bool turns = odd->cp == 0x202D || odd->cp == 0x202E;
        pc_finding *finding = pc_report_bytes(check, odd->source, "A hidden sign (%s, U+%04X) can make the text read in another order than it is written; delete it", name_of(odd->cp), odd->cp);
        if (finding && rtl && !turns && finding->count == 1)
            finding->severity = finding->severity > PC_WARNING ? PC_WARNING : finding->severity;
        if (!rtl || turns)
            pc_fix_source(check, finding, true, odd->source, PC_STR(""));
    }
}

void pc_rule_unicode_control(pc_check *check) {
    const pc_odd_facts *facts = pc_odd_of(check);
    const pc_odd *odd;
    for (size_t i = 0; (odd = next_odd(facts, &i, PC_ODD_CONTROL)) != NULL;) {
        pc_finding *finding = pc_report_bytes(check, odd->source, "A control character (%02X) stands here; delete it", odd->cp);
        pc_fix_source(check, finding, true, odd->source, odd->cp == 0x0B ? PC_STR("\n") : PC_STR(""));
    }
}

/* ---- one character for another ---- */

/* Where the character of an odd one stands in the text: false when it is not there. */
static bool in_text(const pc_check *check, const pc_odd *odd, uint32_t *at) {
    unsigned len;
    *at = pc_map_text(&check->release->map, odd->source.at);
    return *at < check->text.n && pc_map_start(&check->release->map, *at) == odd->source.at && pc_utf8_at(check->text, *at, &len) == odd->cp;
}

/* Writes the text range in its normal form, where that differs. */
static void normalise(pc_check *check, pc_range range, bool compatible, const char *what) {
    pc_str old = pc_at(check, range), now = pc_normalised(check->arena, old, compatible);
    if (!now.p || pc_str_eq(old, now))
        return;
    pc_finding *finding = pc_report(check, range, "This is %s, which a search does not find; write \"" PC_FMT "\"", what, PC_ARG(now));
    pc_fix_text(check, finding, true, range, now);
}

void pc_rule_unicode_not_nfc(pc_check *check) {
    const pc_odd_facts *facts = pc_odd_of(check);
    const pc_odd *odd;
    uint32_t done = 0, at;
    for (size_t i = 0; (odd = next_odd(facts, &i, PC_ODD_MARK)) != NULL;) {
        unsigned len = 0;
        if (!in_text(check, odd, &at) || at < done)
            continue;
        uint32_t from = at, end = at;
        if (at > 0 && (odd->cp < 0x2126 || odd->cp > 0x212B)) { /* a mark belongs to the letter before it */
            (void)pc_utf8_before(check->text, at, &len);
            from = at - len > done ? at - len : done;
        }
        for (uint32_t cp; end < check->text.n; end += len) { /* and marks to each other */
            cp = pc_utf8_at(check->text, end, &len);
            if (end > at && !((cp >= 0x300 && cp <= 0x36F) || cp == 0x3099 || cp == 0x309A || (cp >= 0x1161 && cp <= 0x11FF) || (cp >= 0x653 && cp <= 0x655)))
                break;
        }
        normalise(check, (pc_range){from, end}, false, "a letter and an accent in two characters");
        done = end;
    }
}

void pc_rule_unicode_compat(pc_check *check) {
    const pc_odd_facts *facts = pc_odd_of(check);
    const pc_odd *odd;
    uint32_t at;
    bool wide_script = check->release->lang == PC_ZH || check->release->lang == PC_JA;
    for (size_t i = 0; (odd = next_odd(facts, &i, PC_ODD_COMPAT)) != NULL;) {
        unsigned len;
        bool wide = odd->cp >= 0x3000 && odd->cp != 0xFB00 && !(odd->cp >= 0xFB00 && odd->cp <= 0xFB06);
        if ((wide && (wide_script || pc_cp_is_cjk(odd->before) || pc_cp_is_cjk(odd->after))) || !in_text(check, odd, &at))
            continue;
        (void)pc_utf8_at(check->text, at, &len);
        normalise(check, (pc_range){at, at + len}, true, "one sign in place of plain letters");
    }
}

void pc_rule_unicode_private_use(pc_check *check) {
    const pc_odd_facts *facts = pc_odd_of(check);
    const pc_odd *odd;
    for (size_t i = 0; (odd = next_odd(facts, &i, PC_ODD_PRIVATE)) != NULL;)
        pc_report_bytes(check, odd->source, "This sign (U+%04X) belongs to one font and is an empty box in all others; type what it shows", odd->cp);
}

void pc_rule_emoji(pc_check *check) {
    const pc_odd_facts *facts = pc_odd_of(check);
    const pc_odd *odd;
    for (size_t i = 0; (odd = next_odd(facts, &i, PC_ODD_PICTURE)) != NULL;) {
        bool at_start = !odd->before || odd->before == '\n' || odd->before == '\r' || odd->before == '\t';
        bool bullet = odd->cp >= 0x2700 && odd->cp <= 0x27BF && (at_start || odd->after == ' ');
        bool numeral = odd->cp >= 0x2776 && odd->cp <= 0x2793;
        if (!bullet && !numeral && odd->cp != 0x266D && odd->cp != 0x266F && !(odd->cp >= 0x1F3FB && odd->cp <= 0x1F3FF))
            pc_report_bytes(check, odd->source, "A picture is no language for a release, and many systems cannot show it; say it in words");
    }
}
