/* Damage of extraction to lines: what the layout undid is named here, and undone in the file. */
#include "check/facts_lines.h"

#include <stdio.h>

enum { COLUMNS_OF_TYPISTS = 80 }; /* plain text is wrapped at 65 to 80 columns on purpose */

/* ---- joining lines ---- */

/* The bytes of the hyphen a line ends in. */
static uint32_t hyphen_bytes(const pc_check *check, const pc_line_facts *facts, const pc_source_line *line) {
    if (pc_source_char(check, facts, line->last - facts->unit) == '-' || facts->unit == 2)
        return facts->unit;
    return 3; /* U+2010, U+2011 */
}

/* The edit that makes one line of two that belong together. */
static void join_lines(pc_check *check, pc_finding *finding, bool safe, const pc_line_facts *facts, const pc_joint *joint) {
    pc_range range = joint->source;
    if (joint->kind == PC_JOINT_HEAL)
        range.at -= hyphen_bytes(check, facts, &facts->lines[joint->upper]);
    pc_fix_source(check, finding, safe, range, joint->kind == PC_JOINT_SPACE ? PC_STR(" ") : PC_STR(""));
}

/* Lines that stay apart: by a blank line, or where they are lines of one part by a line end. */
static void part_lines(pc_check *check, pc_finding *finding, const pc_line_facts *facts, const pc_joint *joint, uint32_t soft) {
    const pc_source_line *a = &facts->lines[joint->upper], *b = &facts->lines[joint->lower];
    const pc_passage *above = pc_passage_at(check, a->text), *below = pc_passage_at(check, b->text);
    bool same = above && below && above->section == below->section;
    pc_str between = pc_str_sub(check->text, a->text_end, b->text > a->text_end ? b->text : a->text_end);
    bool blank = between.n > 1 && memcmp(between.p, "\n\n", 2) == 0 && joint->blank > soft;
    pc_fix_source(check, finding, true, joint->source, same && !blank ? PC_STR("\n") : PC_STR("\n\n"));
}

void pc_rule_extraction_double_spaced(pc_check *check) {
    const pc_line_facts *facts = pc_lines_of(check);
    if (!facts || !facts->double_spaced)
        return;
    uint32_t soft = 0; /* blank lines that stand between lines of one paragraph */
    for (size_t i = 0; i < facts->n_joints; i++)
        if (facts->joints[i].kind != PC_JOINT_PART && facts->joints[i].blank > soft)
            soft = facts->joints[i].blank;
    pc_finding *finding = pc_report_file(check, "Blank lines stand between the lines of its paragraphs, as in text copied from a PDF; make each paragraph one line");
    for (size_t i = 0; i < facts->n_joints; i++) {
        const pc_joint *joint = &facts->joints[i];
        if (joint->dropped)
            continue;
        if (joint->kind == PC_JOINT_PART)
            part_lines(check, finding, facts, joint, soft);
        else
            join_lines(check, finding, true, facts, joint);
    }
}

void pc_rule_extraction_hard_wrap(pc_check *check) {
    const pc_line_facts *facts = pc_lines_of(check);
    uint32_t longest = 0;
    if (!facts || !facts->wrapped)
        return;
    for (size_t i = 0; i < facts->n_joints; i++) {
        const pc_source_line *line = &facts->lines[facts->joints[i].upper];
        uint32_t columns = facts->joints[i].kind == PC_JOINT_SPACE ? (line->last - line->first) / facts->unit : 0;
        longest = columns > longest ? columns : longest;
    }
    if (longest <= COLUMNS_OF_TYPISTS)
        return;
    pc_finding *finding = pc_report_file(check, "Paragraphs are broken into lines of the page they were copied from; make each paragraph one line");
    for (size_t i = 0; i < facts->n_joints; i++)
        if (facts->joints[i].kind != PC_JOINT_PART && !facts->joints[i].dropped && !facts->joints[i].blank)
            join_lines(check, finding, true, facts, &facts->joints[i]);
}

/* ---- page ends ---- */

/* The last word of a line: where it starts. */
static uint32_t last_word_at(const pc_check *check, const pc_line_facts *facts, const pc_source_line *line, unsigned words) {
    uint32_t at = line->last;
    for (; words > 0 && at > line->first; words--) {
        while (at > line->first && pc_is_space(pc_source_char(check, facts, at - facts->unit)))
            at -= facts->unit;
        while (at > line->first && !pc_is_space(pc_source_char(check, facts, at - facts->unit)))
            at -= facts->unit;
    }
    return at;
}

static uint32_t first_word_end(const pc_check *check, const pc_line_facts *facts, const pc_source_line *line) {
    uint32_t at = line->first;
    while (at < line->last && !pc_is_space(pc_source_char(check, facts, at)))
        at += facts->unit;
    return at;
}

static bool has_form_feed(const pc_check *check, pc_range range) {
    return range.end > range.at && memchr(check->release->bytes.p + range.at, '\f', range.end - range.at) != NULL;
}

/* Whether a page ends between two lines of one paragraph. */
static bool at_page_end(const pc_check *check, const pc_line_facts *facts, const pc_joint *joint) {
    if (joint->kind == PC_JOINT_PART)
        return false;
    if (joint->dropped || has_form_feed(check, joint->source))
        return true;
    return facts->double_spaced ? joint->blank == 0 : joint->blank > 0;
}

void pc_rule_extraction_page_break(pc_check *check) {
    const pc_line_facts *facts = pc_lines_of(check);
    for (size_t i = 0; facts && i < facts->n_joints; i++) {
        const pc_joint *joint = &facts->joints[i];
        if (!at_page_end(check, facts, joint))
            continue;
        const pc_source_line *a = &facts->lines[joint->upper], *b = &facts->lines[joint->lower];
        pc_range words = {last_word_at(check, facts, a, 2), first_word_end(check, facts, b)};
        pc_finding *finding = pc_report_bytes(check, words, "A sentence is broken in two here, as at the end of a page; join the lines");
        if (!joint->dropped)
            join_lines(check, finding, true, facts, joint);
    }
}

/* Marks of quoted mail and lines of its header are furniture of another kind. */
static bool is_page_furniture(const pc_check *check, const pc_furniture *furniture) {
    size_t n = 0, letters = 0, colon = SIZE_MAX;
    if (furniture->text.n > 2 && memcmp(furniture->text.p, "%% ", 3) == 0)
        return false; /* a remark of the writer, who wants it there */
    for (; n < furniture->text.n && n < 200; n++) {
        unsigned char c = (unsigned char)furniture->text.p[n];
        letters += pc_is_alpha(c) || pc_is_digit(c) || c >= 0x80;
        if (c == ':' && colon == SIZE_MAX)
            colon = n;
    }
    if (!letters || furniture->n_spans != 1)
        return n && furniture->n_spans == 1 && furniture->text.p[0] != '>' && furniture->text.p[0] != '|';
    if (colon == SIZE_MAX || !check->release->pieces.n)
        return true;
    return memchr(furniture->text.p, ' ', colon) != NULL; /* "Message-ID:" has no blank before its colon */
}

void pc_rule_extraction_page_furniture(pc_check *check) {
    const pc_release *release = check->release;
    const pc_line_facts *facts = release->furniture.n ? pc_lines_of(check) : NULL;
    size_t n = 0;
    for (size_t i = 0; facts && i < release->furniture.n; i++)
        n += is_page_furniture(check, &release->furniture.v[i]);
    for (size_t i = 0; facts && i < release->furniture.n; i++) {
        const pc_furniture *furniture = &release->furniture.v[i];
        if (!is_page_furniture(check, furniture))
            continue;
        pc_range span = furniture->spans[0];
        pc_finding *finding = pc_report_source(check, span, "\"" PC_FMT "\" belongs to the page the text was copied from, not to the text; delete it", PC_ARG(furniture->text));
        const pc_source_line *line = &facts->lines[pc_source_line_at(facts, span.at)];
        if (span.at <= line->first && span.end >= line->last)
            pc_fix_source(check, finding, n > 1, (pc_range){line->at, line->next}, PC_STR(""));
    }
}

/* ---- divided words ---- */

/* The letters at the end of a line before its hyphen; empty when there are none. */
static pc_str letters_before(const pc_check *check, uint32_t end) {
    pc_str bytes = check->release->bytes;
    uint32_t at = end;
    while (at > 0 && end - at < 60 && (pc_is_alpha((unsigned char)bytes.p[at - 1]) || (unsigned char)bytes.p[at - 1] >= 0x80))
        at--;
    return pc_str_sub(bytes, at, end);
}

static pc_str letters_behind(const pc_check *check, uint32_t at) {
    pc_str bytes = check->release->bytes;
    uint32_t end = at;
    while (end < bytes.n && end - at < 60 && (pc_is_alpha((unsigned char)bytes.p[end]) || (unsigned char)bytes.p[end] >= 0x80))
        end++;
    return pc_str_sub(bytes, at, end);
}

/* Where the words of the text decide: the joined lines are asked for it themselves, so a second place is wanted. */
static bool is_decided(const pc_check *check, const pc_joint *joint, pc_str first, pc_str second) {
    bool hyphen = joint->kind == PC_JOINT_GLUE;
    size_t seen = 0;
    char joined[128];
    int n = snprintf(joined, sizeof joined, "%.*s%.*s", (int)first.n, first.p, (int)second.n, second.p);
    if (n <= 0 || (size_t)n >= sizeof joined)
        return false;
    uint32_t one = pc_word_hash(first), two = pc_word_hash(second), whole = pc_word_hash((pc_str){joined, (size_t)n});
    for (size_t i = 0; i < check->n_words && seen < 2; i++)
        seen += hyphen ? i + 1 < check->n_words && check->words[i].hash == one && check->words[i + 1].hash == two &&
                             check->words[i + 1].gap == PC_GAP_HYPHEN
                       : check->words[i].hash == whole;
    return seen > 1;
}

void pc_rule_extraction_hyphen(pc_check *check) {
    enum { MOST_ASKED = 100 }; /* more divided words are not looked up one by one */
    const pc_line_facts *facts = pc_lines_of(check);
    unsigned asked = 0;
    for (size_t i = 0; facts && i < facts->n_joints; i++) {
        const pc_joint *joint = &facts->joints[i];
        const pc_source_line *a = &facts->lines[joint->upper], *b = &facts->lines[joint->lower];
        if ((joint->kind != PC_JOINT_GLUE && joint->kind != PC_JOINT_HEAL) || facts->unit != 1 || joint->dropped)
            continue;
        if (joint->kind == PC_JOINT_GLUE && pc_source_char(check, facts, a->last - 1) != '-')
            continue;
        pc_str first = letters_before(check, a->last - hyphen_bytes(check, facts, a)), second = letters_behind(check, b->first);
        if (!first.n || !second.n)
            continue;
        bool decided = asked++ < MOST_ASKED && is_decided(check, joint, first, second);
        pc_range words = {last_word_at(check, facts, a, 1), first_word_end(check, facts, b)};
        pc_finding *finding = pc_report_bytes(check, words, "The word \"" PC_FMT "%s" PC_FMT "\" is divided at the end of a line; write it in one piece",
                                              PC_ARG(first), joint->kind == PC_JOINT_GLUE ? "-" : "", PC_ARG(second));
        join_lines(check, finding, decided, facts, joint);
    }
}

/* ---- spaces before lines ---- */

static bool is_indented(const pc_source_line *line) {
    return line->first > line->at && line->last > line->first && line->text < line->text_end;
}

/* Lists, tables, front matter and blocks that are set in as a whole keep their indents. */
static bool may_stand_in(const pc_check *check, const pc_line_facts *facts, size_t i) {
    const pc_source_line *line = &facts->lines[i];
    const pc_passage *passage = pc_passage_at(check, line->text);
    if (!passage || passage->kind == PC_PARA_TABLE || passage->kind == PC_PARA_LIST_ITEM)
        return true;
    unsigned char c = pc_source_char(check, facts, line->first);
    if (has_form_feed(check, (pc_range){line->at, line->first}))
        return true;
    if (c == '-' || c == '*' || c == '>' || c == '|' || pc_is_digit(c))
        return true;
    uint32_t indent = line->first - line->at;
    for (size_t k = i > 0 ? i - 1 : 0; k <= i + 1 && k < facts->n; k++) {
        const pc_source_line *near = &facts->lines[k];
        if (k != i && is_indented(near) && near->first - near->at == indent)
            return true;
    }
    return false;
}

void pc_rule_extraction_leading_space(pc_check *check) {
    enum { FEW = 3 };
    const pc_line_facts *facts = pc_lines_of(check);
    size_t n = 0;
    for (size_t i = 0; facts && i < facts->n; i++)
        n += is_indented(&facts->lines[i]) && !may_stand_in(check, facts, i);
    pc_finding *finding = NULL;
    for (size_t i = 0; facts && n && i < facts->n; i++) {
        const pc_source_line *line = &facts->lines[i];
        if (!is_indented(line) || may_stand_in(check, facts, i))
            continue;
        if (n <= FEW || !finding)
            finding = pc_report_bytes(check, (pc_range){line->at, first_word_end(check, facts, line)}, "Spaces stand before this line; delete them");
        else
            finding->count++;
        pc_fix_source(check, finding, true, (pc_range){line->at, line->first}, PC_STR(""));
    }
    if (finding && n > FEW)
        finding->message = pc_printf(check->arena, "Spaces stand before this line; delete them (%zu places)", n);
}
