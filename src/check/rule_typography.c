/* Rules about the forms of dashes, dots, quotation marks and the spaces of French. */
#include "check/facts_addresses.h"
#include "check/facts_points.h"
#include "check/parts.h"
#include "check/facts_lines.h"

#include "base/ordered.h"

static unsigned char byte(const pc_check *check, uint32_t at) {
    return at < check->text.n ? (unsigned char)check->text.p[at] : 0;
}

/* U+2013, U+2014 at `at`: 1, 2; 0 for anything else. */
static int dash_at(const pc_check *check, uint32_t at) {
    if (byte(check, at) != 0xE2 || byte(check, at + 1) != 0x80)
        return 0;
    return byte(check, at + 2) == 0x93 ? 1 : byte(check, at + 2) == 0x94 ? 2 : 0;
}

/* ---- dashes ---- */

/* A dash between words, with the spaces around it. */
typedef struct dash {
    pc_range whole, mark;
    bool before, behind; /* spaces */
    int kind;            /* 0 hyphens, 1 en, 2 em */
} dash;

/* "a.m.", "pm", "noon" before `end`: a span of hours follows. */
static bool ends_clock(const pc_check *check, uint32_t from, uint32_t end) {
    static const char *const halves[] = {"a.m.", "p.m.", "am", "pm", "noon"};
    for (size_t i = 0; i < sizeof halves / sizeof *halves; i++) {
        size_t n = strlen(halves[i]), same = 0;
        while (end - from > n && same < n && pc_lower(byte(check, end - (uint32_t)n + (uint32_t)same)) == (unsigned char)halves[i][same])
            same++;
        if (same == n)
            return true;
    }
    return false;
}

/* Reads a dash at `at`; false when it is a hyphen, a range or a minus. */
static bool read_dash(const pc_check *check, const pc_passage *passage, uint32_t at, dash *out) {
    uint32_t end = at;
    out->kind = dash_at(check, at);
    if (out->kind)
        end = at + 3;
    else
        while (end < passage->text.end && byte(check, end) == '-')
            end++;
    if (end == at || end - at > 3 || at == passage->text.at || end >= passage->text.end)
        return false;
    out->before = byte(check, at - 1) == ' ';
    out->behind = byte(check, end) == ' ';
    out->mark = (pc_range){at, end};
    out->whole = (pc_range){at - out->before, end + out->behind};
    unsigned char left = byte(check, out->whole.at - 1), right = byte(check, out->whole.end);
    bool single = out->kind == 0 && end == at + 1;
    if (single && !(out->before && out->behind))
        return false; /* a hyphen */
    if (pc_is_digit(right) && (pc_is_digit(left) || left == '%' || ends_clock(check, passage->text.at, out->whole.at)))
        return false; /* a range */
    if (out->before != out->behind && (out->kind == 0 || out->before)) /* "-more", "– item" */
        return false;
    return out->whole.at > passage->text.at && out->whole.end < passage->text.end && left != '(' && left != '-' && right != '-';
}

static bool is_wanted(pc_value wanted, const dash *d) {
    bool spaced = d->before && d->behind;
    switch (wanted) {
    case PC_VAL_DASH_EM_SPACED:
        return d->kind == 2 && spaced;
    case PC_VAL_DASH_EN_SPACED:
        return d->kind == 1 && spaced;
    case PC_VAL_DASH_EM_CLOSED:
        return d->kind == 2 && !d->before && !d->behind;
    default:
        return true;
    }
}

static void check_dash(pc_check *check, const pc_passage *passage, uint32_t at) {
    pc_value wanted = pc_wants(check, PC_SET_DASH);
    const char *write = wanted == PC_VAL_DASH_EM_SPACED ? " — " : wanted == PC_VAL_DASH_EN_SPACED ? " – " : "—";
    dash d;
    if ((byte(check, at) == '-' && at > passage->text.at && byte(check, at - 1) == '-') || !read_dash(check, passage, at, &d) || is_wanted(wanted, &d))
        return;
    if (check->release->lang == PC_ES && d.kind == 2 && d.before != d.behind)
        return; /* the raya stands close to what it sets apart: "el alcalde —que llegó tarde— saludó" */
    size_t word = pc_word_at(check, d.whole.at - 1);
    if (word < check->n_words && check->words[word].gap == PC_GAP_HYPHEN && !d.kind)
        return;
    pc_finding *finding = pc_report(check, d.mark, "The house's dash is \"%s\"", write);
    pc_fix_text(check, finding, true, d.whole, pc_str_of(write));
}

void pc_rule_dash_style(pc_check *check) {
    pc_each_point(check, PC_IN_TEXT, "-\xE2", check_dash);
}

/* ---- dots ---- */

/* Dots of omission from `at`: "...", ". . .", "…"; the end, 0 when none. */
static uint32_t dots_end(const pc_check *check, uint32_t at) {
    if (byte(check, at) == 0xE2 && byte(check, at + 1) == 0x80 && byte(check, at + 2) == 0xA6)
        return at + 3;
    if (byte(check, at) != '.')
        return 0;
    if (byte(check, at + 1) == '.' && byte(check, at + 2) == '.' && byte(check, at + 3) != '.')
        return at + 3;
    if (byte(check, at + 1) == ' ' && byte(check, at + 2) == '.' && byte(check, at + 3) == ' ' && byte(check, at + 4) == '.')
        return at + 5;
    return 0;
}

static void check_dots(pc_check *check, const pc_passage *passage, uint32_t at) {
    pc_value wanted = pc_wants(check, PC_SET_ELLIPSIS);
    pc_range text = passage->text;
    uint32_t end = dots_end(check, at);
    unsigned char before = at > text.at ? byte(check, at - 1) : ' ';
    if (!end || end > text.end || before == '.' || (before == ' ' && at > text.at + 1 && byte(check, at - 2) == '.'))
        return;
    bool sign = end - at == 3 && byte(check, at) == 0xE2, spread = end - at == 5, left = before != ' ' && before != '(';
    bool right = end < text.end && (pc_is_alpha(byte(check, end)) || pc_is_digit(byte(check, end)));
    const char *mark = wanted == PC_VAL_ELLIPSIS_SIGN ? "…" : wanted == PC_VAL_ELLIPSIS_CHICAGO ? ". . ." : "...";
    bool right_mark = wanted == PC_VAL_ELLIPSIS_SIGN ? sign : wanted == PC_VAL_ELLIPSIS_CHICAGO ? spread : !sign && !spread;
    bool spaces = wanted == PC_VAL_ELLIPSIS_DOTS_SPACED && left && right;
    if (right_mark && !spaces)
        return;
    pc_finding *finding = pc_report(check, (pc_range){at, end}, "The house's dots of omission are \"%s%s%s\"", spaces ? " " : "", mark, spaces ? " " : "");
    pc_fix_text(check, finding, true, (pc_range){at, end}, spaces ? pc_printf(check->arena, " %s ", mark) : pc_str_of(mark));
}

void pc_rule_ellipsis_style(pc_check *check) {
    pc_each_point(check, PC_IN_TEXT, ".\xE2", check_dots);
}

/* ---- quotation marks and apostrophes ---- */

static bool is_letter_before(const pc_check *check, uint32_t at, uint32_t from) {
    unsigned len;
    return at > from && pc_cp_is_letter(pc_utf8_before(check->text, at, &len));
}

/* What a straight mark at `at` becomes; NULL when it is inches, feet or cannot be told. */
static const char *curly_for(const pc_check *check, const pc_passage *passage, uint32_t at) {
    bool is_double = byte(check, at) == '"';
    unsigned char before = at > passage->text.at ? byte(check, at - 1) : ' ', next = at + 1 < passage->text.end ? byte(check, at + 1) : ' ';
    bool opens = before == ' ' || before == '(' || before == '[' || before == '-' || (at >= 3 && dash_at(check, at - 3));
    if (pc_is_digit(before)) /* 6' 2", '90s' */
        return !is_double && pc_is_alpha(next) ? "’" : NULL;
    if (!is_double && is_letter_before(check, at, passage->text.at))
        return "’";
    if (!is_double && opens && pc_is_digit(next))
        return "’"; /* '90s */
    if (opens && next == ' ')
        return NULL;
    return opens ? (is_double ? "“" : "‘") : (is_double ? "”" : "’");
}

static void check_straight(pc_check *check, const pc_passage *passage, uint32_t at) {
    const char *curly = curly_for(check, passage, at);
    if (!curly)
        return;
    pc_finding *finding = pc_report(check, (pc_range){at, at + 1}, "Straight marks stand here; the house sets curly ones");
    pc_fix_text(check, finding, true, (pc_range){at, at + 1}, pc_str_of(curly));
}

void pc_rule_typographic_quotes(pc_check *check) {
    if (pc_wants(check, PC_SET_CURLY) == PC_VAL_YES)
        pc_each_point(check, PC_IN_TEXT, "\"'", check_straight);
}

void pc_rule_apostrophe_direction(pc_check *check) {
    static const char *const clipped[] = {"tis", "twas", "em", "cause", "til", "n", "bout"};
    for (size_t i = 0; i < check->n_words; i++) {
        const pc_word *word = &check->words[i];
        uint32_t mark = word->at >= 3 ? word->at - 3 : 0;
        if (word->at < 3 || word->gap == PC_GAP_BLANK || memcmp(check->text.p + mark, "\xE2\x80\x98", 3) != 0)
            continue;
        pc_str text = pc_word_text(check, word);
        bool decade = text.n == 3 && pc_is_digit((unsigned char)text.p[0]) && text.p[1] == '0' && text.p[2] == 's';
        bool clip = false;
        for (size_t k = 0; k < sizeof clipped / sizeof *clipped && !clip; k++)
            clip = pc_word_is(check, word, clipped[k]);
        bool closed = byte(check, word->end) == 0xE2 && byte(check, word->end + 1) == 0x80 && byte(check, word->end + 2) == 0x99; /* ‘n’: a quotation of one word */
        if (!decade && (!clip || (closed && !pc_word_is(check, word, "n"))))
            continue;
        pc_finding *finding = pc_report(check, (pc_range){mark, word->end}, "The apostrophe is turned the wrong way; write ’");
        pc_fix_text(check, finding, true, (pc_range){mark, word->at}, PC_STR("’"));
    }
}

/* ---- addresses over two lines ---- */

/* Takes out the line ends that the layout had joined without a space: what is read stays the same. None where it healed a divided word, or put a space. */
static void join_lines(pc_check *check, pc_finding *finding, pc_range source) {
    const pc_line_facts *lines = pc_lines_of(check);
    size_t first = lines ? PC_FIRST_GREATER(lines->joints, lines->n_joints, source.at, source.at) : 0;
    for (int round = 0; lines && round < 2; round++)
        for (size_t i = first; i < lines->n_joints && lines->joints[i].source.end < source.end; i++) {
            const pc_joint *joint = &lines->joints[i];
            if (joint->kind != PC_JOINT_GLUE || joint->dropped)
                return;
            if (round == 1)
                pc_fix_source(check, finding, true, joint->source, PC_STR(""));
        }
}

void pc_rule_oblique_line_break(pc_check *check) {
    const pc_addresses *all = pc_addresses_of(check);
    for (size_t i = 0; i < all->links.n; i++) {
        pc_range at = all->links.v[i].at;
        uint32_t from = pc_map_start(&check->release->map, at.at), end = pc_map_end(&check->release->map, at.end);
        if (end > from && memchr(check->release->bytes.p + from, '\n', end - from))
            join_lines(check, pc_report(check, at, "This address is broken over two lines; write it on one"), (pc_range){from, end});
    }
}

/* ---- French ---- */

enum { NO_BREAK = 0xA0, NARROW = 0x202F };

/* A space of any kind before `at`. */
static bool space_before(const pc_check *check, uint32_t at, uint32_t from) {
    unsigned len;
    return at > from && pc_cp_is_space(pc_utf8_before(check->text, at, &len));
}

static void check_high_mark(pc_check *check, const pc_passage *passage, uint32_t at) {
    unsigned char next = byte(check, at + 1), c = byte(check, at);
    bool behind = at + 1 >= passage->text.end || next == ' ' || next == 0xC2 || next == 0xE2;
    if (!is_letter_before(check, at, passage->text.at) || !behind)
        return;
    const pc_addresses *all = pc_addresses_of(check);
    for (size_t i = 0; i < all->links.n && i < 50; i++)
        if (all->links.v[i].at.at <= at && at < all->links.v[i].at.end)
            return;
    size_t word = pc_word_at(check, at - 1);
    pc_range range = {word < check->n_words && check->words[word].at < at ? check->words[word].at : at, at + 1};
    pc_finding *finding = pc_report(check, range, "French sets a no-break space before \"%c\"", c);
    pc_fix_text(check, finding, true, (pc_range){at, at}, c == ':' ? PC_STR("\xC2\xA0") : PC_STR("\xE2\x80\xAF"));
}

/* « without a space behind it, » without one before it. */
static void check_guillemet(pc_check *check, const pc_passage *passage, uint32_t at) {
    bool opens = byte(check, at + 1) == 0xAB;
    uint32_t end = at + 2;
    unsigned len;
    bool spaced = opens ? end < passage->text.end && pc_cp_is_space(pc_utf8_at(check->text, end, &len)) : space_before(check, at, passage->text.at);
    if (spaced)
        return;
    pc_finding *finding = pc_report(check, (pc_range){at, end}, "French sets a no-break space inside its quotation marks");
    pc_range place = opens ? (pc_range){end, end} : (pc_range){at, at};
    pc_fix_text(check, finding, true, place, PC_STR("\xC2\xA0"));
}

static void check_french(pc_check *check, const pc_passage *passage, uint32_t at) {
    if (byte(check, at) != 0xC2)
        check_high_mark(check, passage, at);
    else if (byte(check, at + 1) == 0xAB || byte(check, at + 1) == 0xBB)
        check_guillemet(check, passage, at);
}

void pc_rule_french_spacing(pc_check *check) {
    pc_each_point(check, PC_IN_TEXT, ":;!?\xC2", check_french);
}
