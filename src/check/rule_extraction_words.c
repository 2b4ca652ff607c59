/* Damage of extraction inside lines: words that fell apart or grew together, bullets, tables, columns. */
#include "check/facts_lines.h"
#include "check/facts_traits.h"

#include <stdio.h>

enum { BRANDS_APART = 3 }; /* times that a pair of capitalised words stands apart before it counts as no brand when joined */
enum { MOST_ASKED = 100 }; /* candidates that are looked up in the whole text */

/* ---- words ---- */

/* The index of a word of these letters other than `not`; n_words when there is none. */
static size_t word_elsewhere(const pc_check *check, uint32_t hash, size_t not) {
    for (size_t i = 0; i < check->n_words; i++)
        if (check->words[i].hash == hash && i != not)
            return i;
    return check->n_words;
}

/* Where a small letter is followed by a capital: the only such place in the word, with three letters on either side; 0: none. */
static uint32_t hump(const pc_check *check, const pc_word *word) {
    uint32_t found = 0;
    pc_str text = check->text;
    for (uint32_t at = word->at + 1; at < word->end; at++) {
        if (!pc_is_upper((unsigned char)text.p[at]))
            continue;
        if (found || !pc_is_lower((unsigned char)text.p[at - 1]))
            return 0;
        found = at;
    }
    return found >= word->at + 3 && found + 3 <= word->end ? found : 0;
}

/* Two words side by side in the text: how often, and with what between. */
typedef struct pair {
    unsigned count;
    char gap; /* '-' or ' '; 0: never */
} pair;

static pair pair_elsewhere(const pc_check *check, uint32_t one, uint32_t two) {
    pair found = {0};
    for (size_t i = 1; i < check->n_words; i++) {
        const pc_word *word = &check->words[i];
        if (word->hash != two || check->words[i - 1].hash != one || (word->gap != PC_GAP_HYPHEN && word->gap != PC_GAP_BLANK))
            continue;
        found.count++;
        if (found.gap != '-')
            found.gap = word->gap == PC_GAP_HYPHEN ? '-' : ' ';
    }
    return found;
}

/* True when the word is part of an address, a file name or a tag. */
static bool in_address(const pc_check *check, const pc_word *word) {
    enum { FAR = 120 };
    uint32_t stop = word->at > FAR ? word->at - FAR : 0, end = word->end + FAR < check->text.n ? word->end + FAR : (uint32_t)check->text.n;
    for (uint32_t at = word->at; at > stop && !pc_is_space((unsigned char)check->text.p[at - 1]); at--)
        if (strchr("#@/._\\", check->text.p[at - 1]))
            return true;
    for (uint32_t at = word->end; at + 1 < end && !pc_is_space((unsigned char)check->text.p[at]); at++)
        if (strchr("@/._", check->text.p[at]) && pc_is_alpha((unsigned char)check->text.p[at + 1]))
            return true;
    return false;
}

void pc_rule_extraction_glued_words(pc_check *check) {
    unsigned asked = 0;
    const pc_picked *humps = pc_words_with(check, PC_TRAIT_HUMP);
    for (size_t k = 0; k < humps->at.n && asked < MOST_ASKED; k++) {
        size_t i = humps->at.v[k];
        const pc_word *word = &check->words[i];
        if ((word->flags & (PC_WORD_LOWER | PC_WORD_HAS_DIGIT | PC_WORD_APOSTROPHE)) != PC_WORD_LOWER || word->end - word->at < 7)
            continue;
        uint32_t at = hump(check, word);
        if (!at || in_address(check, word))
            continue;
        asked++;
        pc_str first = pc_str_sub(check->text, word->at, at), second = pc_str_sub(check->text, at, word->end);
        pair apart = pair_elsewhere(check, pc_word_hash(first), pc_word_hash(second));
        bool plain = pc_is_lower((unsigned char)first.p[0]) || word->gap == PC_GAP_HYPHEN; /* else it may be a brand */
        if (apart.count < (plain ? 1 : BRANDS_APART) || (!plain && word_elsewhere(check, word->hash, i) < check->n_words))
            continue;
        char gap = apart.gap;
        pc_finding *finding = pc_report(check, (pc_range){word->at, word->end}, "\"" PC_FMT "\" is two words that have grown together; elsewhere it says \"" PC_FMT "%c" PC_FMT "\"",
                                        PC_ARG(pc_word_text(check, word)), PC_ARG(first), gap, PC_ARG(second));
        pc_fix_text(check, finding, false, (pc_range){at, at + 1}, pc_printf(check->arena, "%c%c", gap, check->text.p[at]));
    }
}

static bool is_vowel(unsigned char c) {
    return c && strchr("aeiouy", c) != NULL;
}

/* "t he", "w ith": words that no text needs to prove. */
static bool is_common(pc_str joined) {
    static const char *const words[] = {"the", "that", "this", "they", "with", "which", "will", "was", "were", "for", "from", "have", "has", "had", "but", "not", "been", "their", "there", "than", "who", "would"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (pc_str_eq(joined, pc_str_of(words[i])))
            return true;
    return false;
}

/* Whether two words with a space between are one. */
static bool is_split(const pc_check *check, size_t i, char joined[static 64]) {
    const pc_word *one = &check->words[i], *two = &check->words[i + 1];
    unsigned char c = pc_lower((unsigned char)check->text.p[one->at]);
    int n = snprintf(joined, 64, "%c%.*s", check->text.p[one->at], PC_ARG(pc_word_text(check, two)));
    if (n < 3 || n >= 64)
        return false;
    pc_str word = {joined, (size_t)n};
    if (check->release->lang == PC_EN && pc_is_lower((unsigned char)joined[0]) && is_common(word))
        return true;
    return !is_vowel(c) && n > 3 && word_elsewhere(check, pc_word_hash(word), SIZE_MAX) < check->n_words &&
           word_elsewhere(check, two->hash, i + 1) == check->n_words;
}

void pc_rule_extraction_split_word(pc_check *check) {
    unsigned asked = 0;
    const pc_picked *letters = pc_words_with(check, PC_TRAIT_LETTER);
    for (size_t k = 0; k < letters->at.n && asked < MOST_ASKED; k++) {
        size_t i = letters->at.v[k];
        if (i + 1 == check->n_words)
            break;
        const pc_word *one = &check->words[i], *two = &check->words[i + 1];
        char joined[64];
        if (two->gap != PC_GAP_BLANK || two->at - one->end != 1 || two->passage != one->passage ||
            !pc_is_alpha((unsigned char)check->text.p[one->at]) || two->flags & (PC_WORD_CAPITAL | PC_WORD_HAS_DIGIT) ||
            (one->gap != PC_GAP_BLANK && one->gap != PC_GAP_START))
            continue;
        asked++;
        if (!is_split(check, i, joined))
            continue;
        pc_finding *finding = pc_report(check, (pc_range){one->at, two->end}, "A space stands inside \"%s\"; take it out", joined);
        pc_fix_text(check, finding, false, (pc_range){one->end, two->at}, PC_STR(""));
    }
}

/* ---- raised letters and figures ---- */

static const char *ordinal_of(pc_str number) {
    unsigned last = (unsigned)(number.p[number.n - 1] - '0'), tens = number.n > 1 ? (unsigned)(number.p[number.n - 2] - '0') : 0;
    return tens == 1 || last == 0 || last > 3 ? "th" : last == 1 ? "st" : last == 2 ? "nd" : "rd";
}

static void fallen_ordinal(pc_check *check, size_t i) {
    const pc_word *number = &check->words[i - 1], *word = &check->words[i];
    pc_str digits = pc_word_text(check, number);
    if (check->release->lang != PC_EN || !(number->flags & PC_WORD_DIGIT) || word->gap != PC_GAP_BLANK || number->passage != word->passage ||
        digits.n > 3 || !pc_is_digit((unsigned char)digits.p[digits.n - 1]) || !pc_word_is(check, word, ordinal_of(digits)))
        return;
    pc_finding *finding = pc_report(check, (pc_range){number->at, word->end}, "A raised \"%s\" has come off its number; write \"" PC_FMT "%s\"", ordinal_of(digits), PC_ARG(digits), ordinal_of(digits));
    pc_fix_text(check, finding, false, (pc_range){number->end, word->at}, PC_STR(""));
}

/* True when a note of this number begins a passage further down. */
static bool has_note(const pc_check *check, uint32_t passage, char digit) {
    for (size_t i = passage + 1; i < check->release->pieces.n; i++) {
        pc_range range = check->passages[i].text;
        if (range.end - range.at < 8 || check->text.p[range.at] != digit)
            continue;
        char next = check->text.p[range.at + 1];
        if (next == ' ' || next == '.' || next == ')')
            return true;
    }
    return false;
}

static void fallen_note(pc_check *check, size_t i, unsigned *asked) {
    const pc_word *word = &check->words[i];
    pc_str text = pc_word_text(check, word);
    if (text.n < 5 || !(word->flags & PC_WORD_HAS_DIGIT) || word->flags & PC_WORD_DIGIT)
        return;
    for (size_t k = 0; k + 1 < text.n; k++)
        if (!pc_is_lower((unsigned char)text.p[k]) && !(k == 0 && pc_is_upper((unsigned char)text.p[k])))
            return;
    if (!pc_is_digit((unsigned char)text.p[text.n - 1]) || ++*asked > MOST_ASKED || !has_note(check, word->passage, text.p[text.n - 1]))
        return;
    pc_finding *finding = pc_report(check, (pc_range){word->at, word->end}, "The number of a note has become part of the word \"" PC_FMT "\"; put it in brackets or raise it", PC_ARG(text));
    pc_fix_text(check, finding, false, (pc_range){word->end - 1, word->end}, pc_printf(check->arena, " [%c]", text.p[text.n - 1]));
}

void pc_rule_extraction_superscript(pc_check *check) {
    unsigned asked = 0;
    const pc_picked *figures = pc_words_with(check, PC_TRAIT_FIGURE);
    for (size_t k = 0; k < figures->at.n; k++) {
        size_t i = figures->at.v[k];
        fallen_note(check, i, &asked);
        if (i + 1 < check->n_words)
            fallen_ordinal(check, i + 1);
    }
}

/* ---- bullets ---- */

/* What stands for a bullet when the symbol font is gone; letters only in a row of lines. */
static const struct {
    const char *mark;
    bool letter;
} bullets[] = {
    {"\xEF\x82\xB7", false}, {"\xEF\x82\xA7", false}, {"\xEF\x83\x98", false}, {"\xEF\x83\xBC", false}, {"\xEF\x81\xAC", false}, {"\xEF\x81\xAE", false},
    {"\xEF\x81\xB6", false}, {"\xEF\x81\xB1", false}, {"\xC2\xA7", true}, {"\xC2\xA8", true}, {"\xC3\x98", true}, {"\xC3\xBC", true}, {"o", true}, {"n", true}, {"v", true}, {"q", true}, {"l", true},
};

/* The bullet at the start of a line: its index, or the number of them. */
static size_t bullet_at(const pc_check *check, const pc_line_facts *facts, const pc_source_line *line) {
    size_t n = sizeof bullets / sizeof *bullets;
    pc_str text = facts->unit == 1 ? pc_line_source(check, line) : (pc_str){"", 0};
    for (size_t i = 0; i < n && text.n > 2; i++) {
        if (*bullets[i].mark != *text.p)
            continue;
        size_t len = strlen(bullets[i].mark);
        if (text.n > len + 1 && memcmp(text.p, bullets[i].mark, len) == 0 && (text.p[len] == ' ' || text.p[len] == '\t'))
            return i;
    }
    return n;
}

void pc_rule_extraction_bullet(pc_check *check) {
    const pc_line_facts *facts = pc_lines_of(check);
    size_t n = sizeof bullets / sizeof *bullets;
    uint32_t count[sizeof bullets / sizeof *bullets] = {0};
    bool wide = check->release->encoding[0] != 'U'; /* marks are looked for as UTF-8 */
    for (size_t i = 0; facts && !wide && i < facts->n; i++) {
        size_t bullet = bullet_at(check, facts, &facts->lines[i]);
        if (bullet < n)
            count[bullet]++;
    }
    for (size_t i = 0; facts && !wide && i < facts->n; i++) {
        const pc_source_line *line = &facts->lines[i];
        size_t bullet = bullet_at(check, facts, line);
        if (bullet == n || (bullets[bullet].letter && count[bullet] < 2) || line->text >= line->text_end)
            continue;
        uint32_t len = (uint32_t)strlen(bullets[bullet].mark);
        pc_finding *finding = pc_report_bytes(check, (pc_range){line->first, line->last}, "The bullet of this list has become another sign; write \"•\"");
        pc_fix_source(check, finding, true, (pc_range){line->first, line->first + len}, PC_STR("•"));
    }
}

/* ---- tables and columns ---- */

void pc_rule_extraction_table(pc_check *check) {
    enum { ROW = 5 };
    size_t run = 0, behind = 0; /* figures side by side so far; the word behind the last of them */
    const pc_picked *figures = pc_words_with(check, PC_TRAIT_FIGURE);
    for (size_t k = 0; k < figures->at.n; k++) {
        size_t i = figures->at.v[k];
        const pc_word *word = &check->words[i], *before = i ? word - 1 : word;
        if (!(word->flags & PC_WORD_DIGIT) || check->passages[word->passage].kind == PC_PARA_TABLE)
            continue;
        bool plain = word->gap == PC_GAP_BLANK || (word->gap == PC_GAP_MARKS && word->at - before->end <= 3);
        bool goes_on = run && behind == i && plain && before->passage == word->passage && check->text.p[before->end] != ',';
        run = goes_on ? run + 1 : 1;
        behind = i + 1;
        if (run == ROW)
            pc_report(check, (pc_range){check->words[i - ROW + 1].at, word->end}, "Figures stand in a row without words, as if a table had lost its columns; set the table again or say it in words");
    }
}

/* The column (bytes) behind a gutter of three spaces or more with words on both sides; 0: none. */
static uint32_t gutter(const pc_check *check, const pc_line_facts *facts, const pc_source_line *line) {
    uint32_t words = 0;
    for (uint32_t at = line->first; at + 3 < line->last; at += facts->unit) {
        words += pc_source_char(check, facts, at) == ' ';
        if (words > 2 && memcmp(check->release->bytes.p + at, "   ", 3) == 0) {
            while (at < line->last && check->release->bytes.p[at] == ' ')
                at++;
            return line->last - at > 15 ? at - line->at : 0;
        }
    }
    return 0;
}

void pc_rule_column_interleave(pc_check *check) {
    enum { ENOUGH = 6, NEAR = 2 };
    const pc_line_facts *facts = pc_lines_of(check);
    uint32_t column = 0;
    size_t run = 0, first = 0;
    for (size_t i = 0; facts && facts->unit == 1 && i < facts->n; i++) {
        const pc_source_line *line = &facts->lines[i];
        uint32_t now = line->last > line->first ? gutter(check, facts, line) : 0;
        bool same = now && column && now + NEAR >= column && now <= column + NEAR;
        first = same ? first : i;
        run = same ? run + 1 : now > 0;
        column = now;
        if (run == ENOUGH)
            pc_report_bytes(check, (pc_range){facts->lines[first].first, facts->lines[first].last}, "Two columns of a page stand side by side; put one below the other");
    }
}

/* ---- word processors ---- */

/* "(a) ... (b) ... ©": a list whose third point became a sign. */
static bool list_before(const pc_check *check, uint32_t at, const pc_passage *passage) {
    uint32_t from = passage->text.at;
    for (uint32_t i = at; i-- > from && at - i < 400;)
        if (check->text.p[i] == '(' && i + 2 < at && pc_lower((unsigned char)check->text.p[i + 1]) == 'b' && check->text.p[i + 2] == ')')
            return true;
    if (at != from || passage == check->passages)
        return false;
    pc_range above = passage[-1].text;
    return above.end - above.at > 3 && check->text.p[above.at] == '(' && pc_lower((unsigned char)check->text.p[above.at + 1]) == 'b' && check->text.p[above.at + 2] == ')';
}

static void find_mark(pc_check *check, const pc_passage *passage, const char *mark, const char *typed, const char *what) {
    size_t len = strlen(mark);
    for (uint32_t at = passage->text.at; at + len <= passage->text.end;) {
        const char *p = memchr(check->text.p + at, mark[0], passage->text.end - at);
        if (!p)
            return;
        at = (uint32_t)(p - check->text.p);
        if (at + len > passage->text.end || memcmp(p, mark, len) != 0) {
            at++;
            continue;
        }
        uint32_t end = at + (uint32_t)len;
        bool spaced = at > passage->text.at && check->text.p[at - 1] == ' ' && end < passage->text.end && check->text.p[end] == ' ';
        bool hit = *typed == '(' ? list_before(check, at, passage) : spaced && check->release->lang == PC_EN && !(end + 3 < passage->text.end && memcmp(check->text.p + end, " la ", 4) == 0);
        if (hit) {
            pc_finding *finding = pc_report(check, (pc_range){at, end}, "A word processor made \"%s\" of what was %s; write \"%s\"", mark, what, typed);
            pc_fix_text(check, finding, false, (pc_range){at, end}, pc_str_of(typed));
        }
        at = end;
    }
}

void pc_rule_word_autocorrect(pc_check *check) {
    for (size_t i = 0; i < check->release->pieces.n; i++) {
        find_mark(check, &check->passages[i], "\xC2\xA9", "(c)", "the third point of a list");
        find_mark(check, &check->passages[i], "\xC3\xA0", "->", "an arrow");
    }
}
