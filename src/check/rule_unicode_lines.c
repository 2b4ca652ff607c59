/* Spaces, line ends and alphabets: what is not damage but does harm. */
#include "check/facts_lines.h"
#include "check/facts_odd.h"
#include "check/facts_traits.h"

#include <stdio.h>

/* ---- alphabets that look alike ---- */

static const struct {
    uint16_t other;
    char latin;
} alike[] = {
    {0x391, 'A'}, {0x392, 'B'}, {0x395, 'E'}, {0x396, 'Z'}, {0x397, 'H'}, {0x399, 'I'}, {0x39A, 'K'}, {0x39C, 'M'}, {0x39D, 'N'}, {0x39F, 'O'}, {0x3A1, 'P'},
    {0x3A4, 'T'}, {0x3A5, 'Y'}, {0x3A7, 'X'}, {0x3BF, 'o'}, {0x405, 'S'}, {0x406, 'I'}, {0x408, 'J'}, {0x410, 'A'}, {0x412, 'B'}, {0x415, 'E'}, {0x41A, 'K'},
    {0x41C, 'M'}, {0x41D, 'H'}, {0x41E, 'O'}, {0x420, 'P'}, {0x421, 'C'}, {0x422, 'T'}, {0x425, 'X'}, {0x430, 'a'}, {0x435, 'e'}, {0x43A, 'k'}, {0x43E, 'o'},
    {0x440, 'p'}, {0x441, 'c'}, {0x443, 'y'}, {0x445, 'x'}, {0x455, 's'}, {0x456, 'i'}, {0x458, 'j'},
};

static char latin_of(uint32_t cp) {
    for (size_t i = 0; i < sizeof alike / sizeof *alike; i++)
        if (alike[i].other == cp)
            return alike[i].latin;
    return 0;
}

static uint32_t other_of(char latin) {
    for (size_t i = 0; i < sizeof alike / sizeof *alike; i++)
        if (alike[i].latin == latin && alike[i].other >= 0x400)
            return alike[i].other;
    return 0;
}

/* The letters of a word by alphabet. */
typedef struct letters {
    unsigned latin, cyrillic, greek, like, latin_like;
} letters;

static letters count_letters(pc_str word) {
    letters n = {0};
    unsigned len;
    for (size_t at = 0; at < word.n; at += len) {
        uint32_t cp = pc_utf8_at(word, at, &len);
        n.latin += pc_is_alpha(cp < 0x80 ? (unsigned char)cp : 0) || (cp >= 0xC0 && cp < 0x250);
        n.latin_like += cp < 0x80 && other_of((char)cp);
        n.cyrillic += cp >= 0x400 && cp < 0x530;
        n.greek += cp >= 0x370 && cp < 0x400 && latin_of(cp);
        n.like += cp >= 0x370 && latin_of(cp);
    }
    return n;
}

/* The word with the rarer letters in the alphabet of the others; p NULL where one of them has no twin. */
static pc_str unmixed(pc_arena *arena, pc_str word, bool to_latin) {
    char *out = pc_arena_take(arena, 2 * word.n + 4);
    size_t n = 0;
    unsigned len;
    for (size_t at = 0; out && at < word.n; at += len) {
        uint32_t cp = pc_utf8_at(word, at, &len);
        uint32_t now = to_latin && cp >= 0x370 ? (unsigned char)latin_of(cp) : !to_latin && cp < 0x80 && pc_is_alpha((unsigned char)cp) ? other_of((char)cp) : cp;
        if (!now)
            return (pc_str){NULL, 0};
        n += pc_utf8_put(out + n, now);
    }
    return (pc_str){out, n};
}

void pc_rule_unicode_confusable(pc_check *check) {
    pc_lang lang = check->release->lang;
    bool latin_text = lang != PC_RU && lang != PC_AR && lang != PC_ZH && lang != PC_JA;
    const pc_picked *foreign = pc_words_with(check, PC_TRAIT_FOREIGN);
    for (size_t w = 0; w < foreign->at.n; w++) {
        size_t i = foreign->at.v[w];
        const pc_word *word = &check->words[i];
        pc_str text = pc_word_text(check, word);
        letters n = count_letters(text);
        bool mixed = n.latin && (n.cyrillic || (n.greek && n.latin > 1 && n.greek < n.latin));
        bool disguised = latin_text && !n.latin && n.cyrillic > 1 && n.like == n.cyrillic; /* every letter has a Latin twin */
        bool alone = (i == 0 || !(check->words[i - 1].flags & PC_WORD_FOREIGN)) && (i + 1 == check->n_words || !(check->words[i + 1].flags & PC_WORD_FOREIGN));
        if (!mixed && !(disguised && alone))
            continue;
        bool to_latin = disguised || n.latin >= n.cyrillic;
        pc_str now = unmixed(check->arena, text, to_latin);
        pc_finding *finding = pc_report(check, (pc_range){word->at, word->end}, "\"" PC_FMT "\" %s; type it again in one alphabet", PC_ARG(text),
                                        disguised ? "is written in Cyrillic letters that look Latin" : n.cyrillic ? "mixes Latin and Cyrillic letters" : "mixes Latin and Greek letters");
        if (now.p && !pc_str_eq(now, text))
            pc_fix_text(check, finding, false, (pc_range){word->at, word->end}, now);
    }
}

/* ---- spaces ---- */

static bool is_digit(uint32_t cp) {
    return pc_cp_digit(cp) >= 0;
}

/* "Mr.", "p.", "J." stand before the space: it keeps them with what follows. */
static bool after_stop(uint32_t before) {
    return before == '.';
}

static bool is_wanted_nbsp(const pc_odd *odd) {
    static const uint32_t marks[] = {':', ';', '!', '?', '%', 0xBB, 0xAB, 0x203A, 0x2039, 0x2013, 0x2014, 0x20AC, '$', 0xA3, 0xB0, 0xA7, 0x2116, '/', '=', '+', 0xD7};
    if (is_digit(odd->before) || is_digit(odd->after) || after_stop(odd->before))
        return true;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (odd->after == marks[i] || odd->before == marks[i])
            return true;
    return false;
}

static bool is_blank(uint32_t cp) {
    return cp == 0 || cp == '\n' || cp == '\r' || pc_cp_is_space(cp);
}

void pc_rule_unicode_nbsp(pc_check *check) {
    const pc_odd_facts *facts = pc_odd_of(check);
    bool french = check->release->lang == PC_FR;
    for (size_t i = 0; facts && facts->count[PC_ODD_NBSP] && i < facts->n; i++) {
        const pc_odd *odd = &facts->v[i];
        bool alone = !is_blank(odd->before) && !is_blank(odd->after);
        if (odd->kind != PC_ODD_NBSP || (alone && (is_wanted_nbsp(odd) || odd->cp == 0x202F || (french && odd->after < 0x80 && !pc_is_alpha((unsigned char)odd->after)))))
            continue;
        pc_finding *finding = pc_report_bytes(check, odd->source, "A no-break space stands where an ordinary one belongs");
        pc_fix_source(check, finding, true, odd->source, PC_STR(" "));
    }
}

void pc_rule_unicode_space(pc_check *check) {
    const pc_odd_facts *facts = pc_odd_of(check);
    bool wide_script = check->release->lang == PC_ZH || check->release->lang == PC_JA;
    for (size_t i = 0; facts && facts->count[PC_ODD_SPACE] && i < facts->n; i++) {
        const pc_odd *odd = &facts->v[i];
        bool thin = odd->cp >= 0x2006 && odd->cp <= 0x200A;
        bool figures = is_digit(odd->before) || is_digit(odd->after);
        bool fine = thin && (is_wanted_nbsp(odd) || odd->before == 0x201C || odd->before == 0x201D || odd->before == 0x2019 || odd->after == 0x201D || odd->after == 0x2019);
        bool ideographic = odd->cp == 0x3000 && (wide_script || pc_cp_is_cjk(odd->before) || pc_cp_is_cjk(odd->after));
        if (odd->kind != PC_ODD_SPACE || fine || ideographic || (odd->cp == 0x2007 && figures))
            continue;
        pc_finding *finding = pc_report_bytes(check, odd->source, "An odd space (U+%04X) stands where an ordinary one belongs", odd->cp);
        pc_fix_source(check, finding, true, odd->source, PC_STR(" "));
    }
}

/* ---- wires ---- */

/* The text says that it is ASCII. */
static bool says_ascii(const pc_check *check) {
    enum { HEAD = 4000 };
    pc_str bytes = check->release->bytes;
    bytes.n = bytes.n < HEAD ? bytes.n : HEAD;
    static const char key[] = "charset", value[] = "us-ascii";
    for (size_t at = 0; at < bytes.n; at++) {
        const char *sign = memchr(bytes.p + at, '=', bytes.n - at);
        if (!sign)
            return false;
        at = (size_t)(sign - bytes.p);
        size_t from = at + 1 + (at + 1 < bytes.n && bytes.p[at + 1] == '"'), i = 0;
        if (at < sizeof key - 1 || memcmp(sign - (sizeof key - 1), key, sizeof key - 1) != 0)
            continue;
        while (value[i] && from + i < bytes.n && pc_lower((unsigned char)bytes.p[from + i]) == (unsigned char)value[i])
            i++;
        if (!value[i])
            return true;
    }
    return false;
}

void pc_rule_non_ascii_wire(pc_check *check) {
    static const struct {
        uint32_t cp;
        const char *ascii;
    } marks[] = {{0x2018, "'"}, {0x2019, "'"}, {0x201C, "\""}, {0x201D, "\""}, {0x2013, "--"}, {0x2014, "--"}, {0x2026, "..."}, {0xA0, " "}, {0x2022, "*"}, {0x2011, "-"}, {0x2010, "-"}, {0x202F, " "}, {0xAB, "\""}, {0xBB, "\""}, {0x2212, "-"}};
    if (!pc_param_of(check, PC_PARAM_NON_ASCII_WIRE_ASCII) && !says_ascii(check))
        return;
    unsigned len;
    for (uint32_t at = 0; at < check->text.n; at += len) {
        uint32_t cp = pc_utf8_at(check->text, at, &len);
        if (cp < 0x80)
            continue;
        pc_finding *finding = pc_report(check, (pc_range){at, at + len}, "\"" PC_FMT "\" is outside ASCII, which is all that this wire takes; write it in plain letters and marks", PC_ARG(pc_str_sub(check->text, at, at + len)));
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
            if (marks[i].cp == cp)
                pc_fix_text(check, finding, true, (pc_range){at, at + len}, pc_str_of(marks[i].ascii));
    }
}

/* ---- lines ---- */

void pc_rule_line_ending_mixed(pc_check *check) {
    static const char *const names[] = {[PC_ENDING_LF] = "LF (Unix)", [PC_ENDING_CRLF] = "CR LF (Windows)", [PC_ENDING_CR] = "CR (old Macintosh)"};
    const pc_line_facts *facts = pc_lines_of(check);
    size_t count[4] = {0};
    for (size_t i = 0; facts && i < facts->n; i++)
        count[facts->lines[i].ending]++;
    int kinds = !!count[PC_ENDING_LF] + !!count[PC_ENDING_CRLF] + !!count[PC_ENDING_CR];
    if (kinds < 2)
        return;
    pc_line_ending usual = count[PC_ENDING_CRLF] > count[PC_ENDING_LF] ? PC_ENDING_CRLF : PC_ENDING_LF;
    for (size_t i = 0; i < facts->n; i++) {
        const pc_source_line *line = &facts->lines[i];
        if (line->ending == usual || line->ending == PC_ENDING_NONE)
            continue;
        pc_finding *finding = pc_report_bytes(check, (pc_range){line->end, line->next}, "This line ends in %s, others in %s; use one kind", names[line->ending], names[usual]);
        pc_fix_source(check, finding, true, (pc_range){line->end, line->next}, usual == PC_ENDING_CRLF ? PC_STR("\r\n") : PC_STR("\n"));
    }
}

/* Mail whose lines are joined again by the spaces at their ends says so in its header. */
static bool is_flowed(const pc_check *check) {
    enum { HEAD = 4000 };
    static const char front[] = "format", back[] = "=flowed";
    enum { FRONT = sizeof front - 1, BACK = sizeof back - 1 };
    const char *p = check->release->bytes.p, *end = p + (check->release->bytes.n < HEAD ? check->release->bytes.n : HEAD);
    for (const char *sign = p; sign < end && (sign = memchr(sign, '=', (size_t)(end - sign))) != NULL; sign++)
        if (sign - p >= FRONT && end - sign >= BACK && memcmp(sign - FRONT, front, FRONT) == 0 && memcmp(sign, back, BACK) == 0)
            return true;
    return false;
}

/* Two spaces that break a line of Markdown: the next line goes on in the same paragraph. */
static bool is_hard_break(const pc_line_facts *facts, size_t i, bool markdown) {
    const pc_source_line *line = &facts->lines[i];
    return markdown && line->end - line->last == 2 * facts->unit && line->last > line->first && i + 1 < facts->n && facts->lines[i + 1].last > facts->lines[i + 1].first;
}

void pc_rule_trailing_whitespace(pc_check *check) {
    const pc_line_facts *facts = pc_lines_of(check);
    bool markdown = check->release->bytes.n > 3 && memcmp(check->release->bytes.p, "---", 3) == 0, asked = false;
    for (size_t i = 0; facts && i < facts->n; i++) {
        const pc_source_line *line = &facts->lines[i];
        pc_range blanks = {line->last > line->first ? line->last : line->at, line->end};
        if (blanks.end <= blanks.at || memchr(check->release->bytes.p + blanks.at, '\f', blanks.end - blanks.at) || is_hard_break(facts, i, markdown))
            continue;
        if (!asked && is_flowed(check))
            return;
        asked = true;
        pc_finding *finding = check->once ? check->once : pc_report_file(check, "Spaces stand at the ends of lines; delete them");
        if (!finding)
            return;
        finding->count += finding->edits.n > 0;
        if (!facts->double_spaced || facts->unit > 1)
            pc_fix_source(check, finding, true, blanks, PC_STR(""));
        else
            finding->count += finding->count > 1 || i > 0; /* mended with the lines they stand on */
    }
}

void pc_rule_tab_character(pc_check *check) {
    pc_str bytes = check->release->bytes;
    const pc_map *map = &check->release->map;
    bool wide = strncmp(check->release->encoding, "UTF-16", 6) == 0;
    for (uint32_t at = 0; !wide && at < bytes.n; at++) {
        const char *tab = memchr(bytes.p + at, '\t', bytes.n - at);
        if (!tab)
            return;
        at = (uint32_t)(tab - bytes.p);
        uint32_t end = at + 1;
        while (end < bytes.n && (bytes.p[end] == '\t' || bytes.p[end] == ' '))
            end++;
        uint32_t text = pc_map_text(map, at);
        const pc_passage *passage = text < check->text.n ? pc_passage_at(check, text) : NULL;
        bool inside = at > 0 && !pc_is_space((unsigned char)bytes.p[at - 1]) && end < bytes.n && !pc_is_space((unsigned char)bytes.p[end]);
        if (inside && passage && passage->kind != PC_PARA_TABLE && passage->text.at < text && text + 1 < passage->text.end) {
            pc_finding *finding = pc_report_bytes(check, (pc_range){at, end}, "A tab stands between the words; write a space");
            pc_fix_source(check, finding, true, (pc_range){at, end}, PC_STR(" "));
        }
        at = end - 1;
    }
}

void pc_rule_missing_final_newline(pc_check *check) {
    const pc_line_facts *facts = pc_lines_of(check);
    size_t last = facts ? facts->n : 0;
    while (last > 0 && facts->lines[last - 1].last == facts->lines[last - 1].first)
        last--;
    if (!last)
        return;
    const pc_source_line *line = &facts->lines[last - 1], *end = &facts->lines[facts->n - 1];
    if (line->ending == PC_ENDING_NONE) {
        uint32_t from = line->last - facts->unit;
        while (facts->unit == 1 && from > line->first && ((unsigned char)check->release->bytes.p[from] & 0xC0) == 0x80)
            from--;
        pc_finding *finding = pc_report_bytes(check, (pc_range){from, line->last}, "The last line has no end; put a line end behind it");
        pc_fix_source(check, finding, true, (pc_range){line->end, line->end}, PC_STR("\n"));
    } else if (end->ending == PC_ENDING_NONE && end->end > end->at) {
        pc_finding *finding = pc_report_source(check, (pc_range){end->at, end->end}, "The file ends in a line that holds nothing but blanks; end it with the last line of text");
        pc_fix_source(check, finding, true, (pc_range){line->next, end->end}, PC_STR(""));
    } else if (facts->n - last >= 2) {
        const pc_source_line *first = &facts->lines[last];
        pc_finding *finding = pc_report_source(check, (pc_range){first->at, end->next}, "Blank lines trail behind the text; end the file with its last line");
        pc_fix_source(check, finding, true, (pc_range){first->at, end->next}, PC_STR(""));
    }
}

enum { FOLDED = 76 }; /* bytes that mail programs fold lines to; at that width the layout reads them as one paragraph */

/* Where a line may end in front of another: at a space behind which a word begins, so that the next line is no item of a list. */
static bool may_break(pc_str bytes, uint32_t at) {
    unsigned len;
    return bytes.p[at] == ' ' && at + 1 < bytes.n && pc_cp_is_letter(pc_utf8_at(bytes, at + 1, &len));
}

/* Breaks a line into lines of `width` bytes at most, or at the first space behind that. */
static void break_line(pc_check *check, pc_finding *finding, const pc_source_line *line, uint32_t width) {
    pc_str bytes = check->release->bytes;
    for (uint32_t from = line->first; line->last - from > width;) {
        uint32_t at = from + width;
        while (at > from && !may_break(bytes, at))
            at--;
        if (at == from)
            for (at = from + width; at + 1 < line->last && !may_break(bytes, at);)
                at++;
        if (at + 1 >= line->last)
            return;
        uint32_t blanks = at;
        while (blanks > from && bytes.p[blanks - 1] == ' ')
            blanks--;
        if (blanks == from)
            return;
        pc_fix_source(check, finding, true, (pc_range){blanks, at + 1}, PC_STR("\n"));
        from = at + 1;
    }
}

void pc_rule_line_too_long(pc_check *check) {
    const pc_line_facts *facts = pc_lines_of(check);
    uint32_t max = (uint32_t)pc_param_of(check, PC_PARAM_LINE_TOO_LONG_MAX);
    for (size_t i = 0; facts && facts->unit == 1 && i < facts->n; i++) {
        const pc_source_line *line = &facts->lines[i];
        if (line->end - line->at <= max || line->last == line->first)
            continue;
        uint32_t end = line->first;
        while (end < line->last && !pc_is_space((unsigned char)check->release->bytes.p[end]))
            end++;
        pc_finding *finding = pc_report_bytes(check, (pc_range){line->first, end}, "This line has %u bytes, and mail takes %u; break it", line->end - line->at, max);
        break_line(check, finding, line, max < FOLDED ? max : FOLDED);
    }
}
