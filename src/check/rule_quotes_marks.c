/* Rules about quotation marks themselves: pairs, paragraphs, shapes. */
#include "check/facts.h"
#include "check/facts_marks.h"
#include "check/parts.h"

/* ---- pairs ---- */

static bool is_running(const pc_passage *passage) {
    return passage->section == PC_SEC_BODY && passage->kind != PC_PARA_HEADING && passage->kind != PC_PARA_TABLE;
}

/* The next paragraph of the body behind passage `i`; pieces.n when none. */
static size_t next_running(const pc_check *check, size_t i) {
    size_t n = check->release->pieces.n;
    for (i = i + 1; i < n && !is_running(&check->passages[i]); i++)
        ;
    return i;
}

static bool is_lone(const pc_mark *mark) {
    return mark->partner == PC_NO_PARTNER && mark->shape != PC_MARK_INCHES;
}

/* The first mark at or behind index `m` that stands in a passage from `passage` on. */
static size_t marks_from(const pc_marks *marks, size_t m, size_t passage) {
    while (m < marks->n && marks->v[m].passage < passage)
        m++;
    return m;
}

enum { MOST_PARAGRAPHS = 6 }; /* a closing mark is looked for so far ahead */

/* What follows a quotation that its paragraph leaves open. */
typedef struct sequel {
    bool reopened;  /* the next paragraph begins with an opening mark */
    size_t closer;  /* index of a closing mark that nothing opens, paragraphs later; marks->n when none */
    size_t passage; /* the next paragraph */
} sequel;

static sequel sequel_of(const pc_check *check, const pc_marks *marks, size_t m) {
    sequel out = {false, marks->n, next_running(check, marks->v[m].passage)};
    size_t at = m, passage = out.passage;
    for (unsigned i = 0; i < MOST_PARAGRAPHS && passage < check->release->pieces.n; i++) {
        at = marks_from(marks, at, passage);
        if (at < marks->n && marks->v[at].passage == passage) {
            out.reopened = i == 0 && marks->v[at].shape == PC_MARK_OPENS && marks->v[at].at == check->passages[passage].text.at;
            if (marks->v[at].shape == PC_MARK_CLOSES && is_lone(&marks->v[at]))
                out.closer = at;
            break;
        }
        passage = next_running(check, passage);
    }
    return out;
}

/* The word beside a mark, for a range that shows something. */
static pc_range with_word(const pc_check *check, const pc_mark *mark) {
    size_t word = pc_word_at(check, mark->at);
    if (mark->shape == PC_MARK_OPENS && word < check->n_words && check->words[word].at == mark->end)
        return (pc_range){mark->at, check->words[word].end};
    if (word > 0 && check->words[word - 1].passage == mark->passage && mark->at - check->words[word - 1].end <= 2)
        return (pc_range){check->words[word - 1].at, mark->end};
    return (pc_range){mark->at, mark->end};
}

void pc_rule_quote_unbalanced(pc_check *check) {
    const pc_marks *marks = pc_marks_of(check);
    uint32_t reported = UINT32_MAX;
    size_t answered = SIZE_MAX;
    for (size_t m = 0; marks && m < marks->n; m++) {
        const pc_mark *mark = &marks->v[m];
        const pc_passage *passage = &check->passages[mark->passage];
        if (!is_lone(mark) || mark->passage == reported || passage->kind == PC_PARA_TABLE || m == answered)
            continue;
        reported = mark->passage; /* one a passage */
        if (mark->shape == PC_MARK_OPENS && is_running(passage)) {
            sequel next = sequel_of(check, marks, m);
            if (next.closer < marks->n)
                answered = next.closer;
            if (next.reopened || next.closer < marks->n)
                continue;
        }
        pc_report(check, with_word(check, mark), mark->shape == PC_MARK_OPENS ? "This quotation is opened and never closed; put the closing mark where the words end"
                                                                             : "This mark closes a quotation that was never opened; put the opening mark where the words begin");
    }
}

/* ---- quotations of several paragraphs ---- */

/* A paragraph that is one quotation from its first to its last mark. */
static bool is_all_quoted(const pc_check *check, const pc_quote *quote) {
    const pc_passage *passage = pc_passage_at(check, quote->parts[0].at);
    return passage && is_running(passage) && quote->parts[0].at == passage->text.at && quote->parts[0].end == passage->text.end;
}

static bool ends_paragraph(const pc_check *check, const pc_quote *quote) {
    const pc_passage *passage = pc_passage_at(check, quote->parts[0].at);
    return passage && quote->parts[quote->n_parts - 1].end == passage->text.end && !quote->unclosed;
}

/* The first paragraph closes, the second goes on with the same speaker and says so nowhere. */
static void check_early_close(pc_check *check, size_t i) {
    const pc_quote *before = &check->release->quotes.v[i - 1], *quote = &check->release->quotes.v[i];
    if (before->n_parts != 1 || !before->said->speaker.p || (quote->said->speaker.p && !pc_str_eq(quote->said->speaker, before->said->speaker)) || quote->kind != PC_QUOTE_SPEECH || quote->said->verb.p || before->kind != PC_QUOTE_SPEECH)
        return;
    if (!is_all_quoted(check, quote) || !ends_paragraph(check, before) || is_all_quoted(check, before) || quote->paragraph != before->paragraph + 1)
        return;
    uint32_t end = before->parts[0].end, length = check->text.p[end - 1] == '"' ? 1 : 3;
    size_t word = pc_word_at(check, quote->parts[0].at);
    if (word == check->n_words || (length == 3 && memcmp(check->text.p + end - 3, "\xE2\x80\x9D", 3) != 0))
        return;
    pc_range at = {quote->parts[0].at, check->words[word].end};
    pc_finding *finding = pc_report(check, at, "The same speaker goes on here; leave out the closing mark at the end of the paragraph before, or say again who speaks");
    pc_fix_text(check, finding, false, (pc_range){end - length, end}, PC_STR(""));
    pc_relate(check, finding, (pc_range){end - length, end}, "closed here");
}

void pc_rule_quote_continued_paragraph(pc_check *check) {
    const pc_marks *marks = pc_marks_of(check);
    uint32_t asked = UINT32_MAX;
    for (size_t m = 0; marks && m < marks->n; m++) {
        const pc_mark *mark = &marks->v[m];
        if (!is_lone(mark) || mark->passage == asked || mark->shape != PC_MARK_OPENS || !is_running(&check->passages[mark->passage]))
            continue;
        asked = mark->passage;
        sequel next = sequel_of(check, marks, m);
        if (next.reopened || next.closer == marks->n)
            continue;
        const pc_passage *passage = &check->passages[next.passage];
        if (passage->first == passage->last)
            continue;
        pc_range first = {check->words[passage->first].at, check->words[passage->first].end};
        pc_finding *finding = pc_report(check, first, "The quotation before is still open: close it there or, if it goes on, begin this paragraph with an opening mark");
        pc_fix_text(check, finding, false, (pc_range){passage->text.at, passage->text.at}, pc_str_sub(check->text, mark->at, mark->end));
        pc_relate(check, finding, (pc_range){mark->at, mark->end}, "opened here");
    }
    for (size_t i = 1; i < check->release->quotes.n; i++)
        check_early_close(check, i);
}

/* ---- straight and curly ---- */

/* The apostrophe inside a word: its bytes; *curly as it is. */
static unsigned apostrophe_in(const pc_check *check, const pc_word *word, uint32_t *at, bool *curly) {
    for (uint32_t i = word->at; i < word->end; i++) {
        const char *p = check->text.p + i;
        *at = i;
        *curly = *p != '\'';
        if (*p == '\'')
            return 1;
        if (i + 3 <= word->end && memcmp(p, "\xE2\x80\x99", 3) == 0)
            return 3;
    }
    return 0;
}

typedef struct mark_counts {
    size_t straight, curly, straight_apostrophes, curly_apostrophes;
} mark_counts;

static mark_counts count_marks(const pc_check *check, const pc_marks *marks) {
    mark_counts n = {0};
    uint32_t at;
    bool curly;
    for (size_t m = 0; m < marks->n; m++)
        if (!marks->v[m].angle && marks->v[m].shape != PC_MARK_INCHES)
            *(marks->v[m].straight ? &n.straight : &n.curly) += 1;
    for (size_t i = 0; i < check->n_words; i++)
        if ((check->words[i].flags & PC_WORD_APOSTROPHE) && apostrophe_in(check, &check->words[i], &at, &curly))
            *(curly ? &n.curly_apostrophes : &n.straight_apostrophes) += 1;
    return n;
}

static void fix_doubles(pc_check *check, const pc_marks *marks, bool curl) {
    for (size_t m = 0; m < marks->n; m++) {
        const pc_mark *mark = &marks->v[m];
        if (mark->angle || mark->shape == PC_MARK_INCHES || mark->straight != curl)
            continue;
        pc_range range = {mark->at, mark->end};
        pc_finding *finding = pc_report(check, range, curl ? "Straight and curly quotation marks are mixed; use curly ones throughout" : "Straight and curly quotation marks are mixed; use straight ones throughout");
        pc_fix_text(check, finding, true, range, curl ? mark->shape == PC_MARK_OPENS ? PC_STR("“") : PC_STR("”") : PC_STR("\""));
    }
}

static void fix_apostrophes(pc_check *check, bool curl) {
    for (size_t i = 0; i < check->n_words; i++) {
        uint32_t at;
        bool curly;
        unsigned len = check->words[i].flags & PC_WORD_APOSTROPHE ? apostrophe_in(check, &check->words[i], &at, &curly) : 0;
        if (!len || curly == curl)
            continue;
        pc_range range = {at, at + len};
        pc_finding *finding = pc_report(check, range, curl ? "Straight and curly apostrophes are mixed; use curly ones throughout" : "Straight and curly apostrophes are mixed; use straight ones throughout");
        pc_fix_text(check, finding, true, range, curl ? PC_STR("’") : PC_STR("'"));
    }
}

void pc_rule_quote_mark_mixed(pc_check *check) {
    const pc_marks *marks = pc_marks_of(check);
    if (!marks)
        return;
    mark_counts n = count_marks(check, marks);
    bool doubles = n.straight && n.curly, apostrophes = n.straight_apostrophes && n.curly_apostrophes;
    bool across = check->release->lang == PC_EN && ((n.straight && n.curly_apostrophes) || (n.curly && n.straight_apostrophes));
    if (!doubles && !apostrophes && !across)
        return;
    bool curl = pc_wants(check, PC_SET_CURLY) == PC_VAL_YES || n.curly + n.curly_apostrophes >= n.straight + n.straight_apostrophes;
    if (doubles || across)
        fix_doubles(check, marks, curl);
    fix_apostrophes(check, curl);
}

/* ---- outer and inner marks ---- */

typedef struct single_mark {
    unsigned len;
    bool curly;
} single_mark;

static single_mark single_at(pc_str text, uint32_t at, bool opens) {
    if (text.p[at] == '\'')
        return (single_mark){1, false};
    if (at + 3 <= text.n && memcmp(text.p + at, opens ? "\xE2\x80\x98" : "\xE2\x80\x99", 3) == 0)
        return (single_mark){3, true};
    return (single_mark){0, false};
}

/* A quotation in single marks: its words, both marks known. */
static void check_single(pc_check *check, const pc_quote *quote) {
    pc_range part = quote->parts[0];
    single_mark open = single_at(check->text, part.at, true);
    if (!open.len || quote->n_parts != 1 || quote->unclosed || part.end < part.at + 8)
        return;
    single_mark close = single_at(check->text, part.end - open.len, false);
    if (!close.len || close.curly != open.curly)
        return;
    pc_range first = {part.at, part.end};
    size_t word = pc_word_at(check, part.at);
    if (word < check->n_words)
        first.end = check->words[word].end;
    pc_finding *finding = pc_report(check, first, "The house puts speech in double quotation marks; write %s here", open.curly ? "“ ”" : "\" \"");
    bool inner = memchr(check->text.p + part.at + open.len, '"', part.end - part.at - 2 * open.len) != NULL;
    if (inner)
        return;
    pc_fix_text(check, finding, true, (pc_range){part.at, part.at + open.len}, open.curly ? PC_STR("“") : PC_STR("\""));
    pc_fix_text(check, finding, true, (pc_range){part.end - close.len, part.end}, close.curly ? PC_STR("”") : PC_STR("\""));
}

/* Languages whose press has marks of its own: what stands for “ and ”. */
static bool own_marks(pc_lang lang, const char **open, const char **close) {
    if (lang == PC_FR) {
        *open = "« ";
        *close = " »";
    } else if (lang == PC_DE) {
        *open = "„";
        *close = "“";
    } else if (lang == PC_RU) {
        *open = "«";
        *close = "»";
    } else {
        return false;
    }
    return true;
}

static void check_foreign(pc_check *check, const char *open, const char *close) {
    const pc_marks *marks = pc_marks_of(check);
    for (size_t m = 0; marks && m < marks->n; m++) {
        const pc_mark *mark = &marks->v[m];
        bool english = !mark->straight && !mark->angle && mark->depth == 0 && mark->shape == PC_MARK_OPENS && mark->partner != PC_NO_PARTNER &&
                       memcmp(check->text.p + mark->at, "\xE2\x80\x9C", 3) == 0;
        if (!english)
            continue;
        const pc_mark *end = &marks->v[mark->partner];
        pc_finding *finding = pc_report(check, with_word(check, mark), "This language writes %s%s for these marks", open, close);
        pc_fix_text(check, finding, true, (pc_range){mark->at, mark->end}, pc_str_of(open));
        pc_fix_text(check, finding, true, (pc_range){end->at, end->end}, pc_str_of(close));
    }
}

void pc_rule_quote_mark_style(pc_check *check) {
    const char *open, *close;
    if (own_marks(check->release->lang, &open, &close)) {
        check_foreign(check, open, close);
        return;
    }
    if (check->release->lang != PC_EN || pc_wants(check, PC_SET_OUTER_QUOTES) != PC_VAL_DOUBLE)
        return;
    for (size_t i = 0; i < check->release->quotes.n; i++) {
        const pc_quote *quote = &check->release->quotes.v[i];
        if (quote->kind == PC_QUOTE_SPEECH || (quote->kind == PC_QUOTE_PARTIAL && quote->said->verb.p))
            check_single(check, quote);
    }
}

void pc_rule_quote_nested_style(pc_check *check) {
    const pc_marks *marks = pc_marks_of(check);
    size_t outer = 0; /* what opened the quotation around it */
    for (size_t m = 0; marks && m < marks->n; m++) {
        const pc_mark *mark = &marks->v[m];
        if (mark->shape == PC_MARK_OPENS && mark->depth == 0)
            outer = m;
        if (mark->shape != PC_MARK_OPENS || mark->depth != 1 || mark->partner == PC_NO_PARTNER || mark->angle)
            continue;
        const pc_mark *around = &marks->v[outer], *end = &marks->v[mark->partner];
        if (around->passage != mark->passage || around->partner == PC_NO_PARTNER || around->straight != mark->straight || around->angle ||
            memcmp(check->text.p + mark->at, check->text.p + around->at, mark->end - mark->at) != 0 || check->release->lang == PC_DE)
            continue;
        pc_finding *finding = pc_report(check, with_word(check, mark), "A quotation inside a quotation takes single marks");
        pc_fix_text(check, finding, true, (pc_range){mark->at, mark->end}, mark->straight ? PC_STR("'") : PC_STR("‘"));
        pc_fix_text(check, finding, true, (pc_range){end->at, end->end}, mark->straight ? PC_STR("'") : PC_STR("’"));
    }
}
