/*
 * Page furniture: page numbers, running heads, continuation marks. A line is
 * furniture only where the page shows: at a form feed, beside another mark, in
 * the middle of a sentence, or as one of a series.
 */
#include "base/hash.h"
#include "parse/layout.h"
#include "text/terms.h"
#include "text/utf8.h"

enum {
    SHORT_LINE = 60,  /* columns; longer lines are no furniture */
    LONG_LINE = 30,   /* columns a line needs before a sentence can be said to break off at its end */
    PAGE_LINES = 8,   /* fewer lines than this between two numbers are no page */
    NEAR_BREAK = 2,   /* lines from a page break in which running heads stand */
    TOP_LINES = 12,   /* lines at the top whose repetition is a running head */
    LAST_PAGE = 499,
    LONGEST_MORE = 40, /* bytes */
    MARKS_TOGETHER = 4, /* marks at one page break: -more-, a number, a running head */
    HEAD_SLOTS = 512
};

typedef enum mark_kind {
    MARK_NONE,
    MARK_BARE,   /* a number alone: may be anything */
    MARK_NUMBER, /* - 2 -, Page 2 */
    MARK_TOTAL,  /* Page 2 of 3 */
    MARK_HEAD,   /* SLUG/page 2, Add 1 */
    MARK_MORE,   /* -more- */
    MARK_PERHAPS_MORE /* more, alone */
} mark_kind;

typedef struct mark {
    uint8_t kind; /* mark_kind */
    uint32_t number, line;
} mark;

typedef PC_VEC(mark) mark_list;

bool pc_line_runs_on(const pc_line *a, const pc_line *b) {
    return pc_line_stops(a) == PC_STOP_OPEN && pc_line_starts(b) == PC_START_LOWER && a->columns >= LONG_LINE;
}

/* ---- reading one line ---- */

static bool is_ornament(uint32_t cp) {
    return cp == '-' || cp == '(' || cp == ')' || cp == '[' || cp == ']' || cp == '.' || cp == '*' || cp == '/' || cp == '~' ||
           cp == '=' || cp == '_' || cp == '|' || cp == '<' || cp == '>' || (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2026 ||
           cp == ' ' || cp == 0xA0;
}

/* The line without dashes, brackets and dots around it. */
static pc_str core_of(pc_str s) {
    size_t at = 0, end = s.n;
    unsigned len;
    while (at < end && is_ornament(pc_utf8_at(s, at, &len)))
        at += len;
    while (end > at && is_ornament(pc_utf8_before(s, end, &len)))
        end -= len;
    return pc_str_sub(s, at, end);
}

/* Reads digits at s.p[*at]; 0 when there are none or too many. */
static unsigned number_at(pc_str s, size_t *at) {
    unsigned value = 0;
    size_t from = *at;
    while (*at < s.n && *at - from < 4 && pc_is_digit((unsigned char)s.p[*at]))
        value = value * 10 + (unsigned)(s.p[(*at)++] - '0');
    return *at < s.n && pc_is_digit((unsigned char)s.p[*at]) ? 0 : value;
}

static size_t skip_blank(pc_str s, size_t at) {
    return pc_skip_space(s, at, s.n);
}

static pc_term_hit page_word(const pc_layout_work *work, pc_str s, size_t at) {
    return pc_terms_match(&pc_lang_terms, PC_TERM_PAGE, work->draft->langs, pc_str_sub(s, at, s.n));
}

/* "of 3", "/ 3" at s.p[at]: the place behind it and the number in *total; `at` when there is none. */
static size_t total_at(const pc_layout_work *work, pc_str s, size_t at, unsigned *total) {
    size_t p = skip_blank(s, at);
    if (p >= s.n)
        return at;
    pc_term_hit of = page_word(work, s, p);
    if (s.p[p] == '/')
        p++;
    else if (of.bytes && of.value == 2)
        p += of.bytes;
    else
        return at;
    p = skip_blank(s, p);
    size_t from = p;
    *total = number_at(s, &p);
    return p > from && *total ? p : at;
}

/* "Page 2", "page 2 of 3" from s.p[at] to the end of s. */
static mark page_at(const pc_layout_work *work, pc_str s, size_t at) {
    mark none = {0};
    pc_term_hit word = page_word(work, s, at);
    unsigned total = 0;
    if (!word.bytes || word.value == 2)
        return none;
    size_t p = skip_blank(s, at + word.bytes), from = p;
    unsigned number = number_at(s, &p);
    if (p == from || number == 0 || number > LAST_PAGE)
        return none;
    size_t end = total_at(work, s, p, &total);
    if (end != s.n)
        return none;
    return (mark){.kind = end > p ? MARK_TOTAL : MARK_NUMBER, .number = number};
}

/* 2, 2/3, 2 of 3, 2-2-2 as the whole core. */
static mark plain_number(const pc_layout_work *work, pc_str core, bool dashes) {
    mark none = {0};
    size_t at = 0;
    unsigned total = 0, number = number_at(core, &at);
    if (!at || !number || number > LAST_PAGE)
        return none;
    if (at == core.n)
        return (mark){.kind = dashes && number < 100 ? MARK_NUMBER : MARK_BARE, .number = number};
    size_t end = total_at(work, core, at, &total);
    if (end == core.n && end > at && number <= total && total <= LAST_PAGE)
        return (mark){.kind = core.p[at] == '/' ? MARK_BARE : MARK_TOTAL, .number = number};
    for (unsigned copies = 1; at < core.n && core.p[at] == '-';) {
        at++;
        if (number_at(core, &at) != number)
            return none;
        if (at == core.n && ++copies > 1)
            return (mark){.kind = MARK_NUMBER, .number = number};
    }
    return none;
}

/* "SLUG/page 2", "Add 1", "Acme opens plant - page 2": the page word stands last, after a mark or blank. */
static mark running_head(const pc_layout_work *work, pc_str core) {
    mark found = {0};
    if (!core.n || !pc_is_digit((unsigned char)core.p[core.n - 1]))
        return found;
    for (size_t at = 1, words = 0; at < core.n && words < 12 && !found.kind; at++) {
        char before = core.p[at - 1];
        if (!(before == ' ' || before == '/' || before == '-' || before == '|' || before == ','))
            continue;
        words++;
        found = page_at(work, core, at);
    }
    if (found.kind)
        found.kind = MARK_HEAD;
    return found;
}

static mark read_mark(const pc_layout_work *work, const pc_line *line) {
    pc_str s = pc_line_text(work, line), core = core_of(s);
    mark found = {0};
    pc_term_hit hit;
    if (!core.n)
        return found;
    unsigned len;
    uint32_t edge = pc_utf8_at(s, 0, &len);
    bool dashes = edge == '-' || edge == '~' || (edge >= 0x2010 && edge <= 0x2015);
    if (pc_is_digit((unsigned char)core.p[0]) && core.p[0] != '0') {
        found = plain_number(work, core, dashes);
        if (found.number == 30 && found.kind == MARK_NUMBER) /* -30- ends a release */
            found.kind = MARK_NONE;
    } else if (core.n <= LONGEST_MORE && pc_terms_whole(&pc_lang_terms, PC_TERM_MORE, work->draft->langs, core, &hit)) {
        found.kind = core.n < s.n ? MARK_MORE : MARK_PERHAPS_MORE;
    } else {
        found = page_at(work, core, 0);
    }
    if (!found.kind)
        found = running_head(work, core);
    return found;
}

/* "../2", ".../...", "…/2": the continuation mark of typewritten releases, at the right edge. */
static bool dots_and_slash(pc_str s) {
    size_t at = 0;
    while (at < s.n && (s.p[at] == '.' || s.p[at] == ' '))
        at++;
    if (at == 0 && s.n > 3 && memcmp(s.p, "\xE2\x80\xA6", 3) == 0)
        at = 3;
    if (at < 2 || at >= s.n || s.p[at++] != '/')
        return false;
    while (at < s.n && (s.p[at] == '.' || s.p[at] == ' ' || pc_is_digit((unsigned char)s.p[at])))
        at++;
    return at == s.n;
}

/* ---- what surrounds a mark ---- */

/* The sentence before line i goes on behind it; other marks between do not count. */
static bool splits_sentence(const pc_layout_work *work, const mark_list *marks, size_t m) {
    size_t before = marks->v[m].line, after = before + 1, k = m;
    while (k-- > 0 && m - k <= MARKS_TOGETHER && marks->v[k].line + 1 == before)
        before--;
    for (k = m + 1; k < marks->n && k - m <= MARKS_TOGETHER && marks->v[k].line == after; k++)
        after++;
    return before > 0 && after < work->lines.n && pc_line_runs_on(&work->lines.v[before - 1], &work->lines.v[after]);
}

static bool at_form_feed(const pc_layout_work *work, size_t i) {
    return work->lines.v[i].flags & PC_LINE_PAGE ||
           (i + 1 < work->lines.n ? work->lines.v[i + 1].flags & PC_LINE_PAGE : false);
}

/* The mark before or behind counts one page less or more, a page's length away. */
static bool in_series(const mark_list *marks, size_t m) {
    const mark *here = &marks->v[m];
    for (size_t k = m; k-- > 0 && m - k <= 4;)
        if (marks->v[k].number + 1 == here->number && here->line - marks->v[k].line >= PAGE_LINES)
            return true;
    for (size_t k = m + 1; k < marks->n && k - m <= 4; k++)
        if (marks->v[k].number == here->number + 1 && here->number && marks->v[k].line - here->line >= PAGE_LINES)
            return true;
    return false;
}

static bool is_plain_mark(const mark *m) {
    return m->kind == MARK_MORE || m->kind == MARK_NUMBER || m->kind == MARK_TOTAL;
}

static bool beside_mark(const mark_list *marks, size_t m) {
    size_t line = marks->v[m].line;
    return (m > 0 && marks->v[m - 1].line + 1 == line && is_plain_mark(&marks->v[m - 1])) ||
           (m + 1 < marks->n && marks->v[m + 1].line == line + 1 && is_plain_mark(&marks->v[m + 1]));
}

static bool is_furniture(const pc_layout_work *work, const mark_list *marks, size_t m) {
    switch (marks->v[m].kind) {
    case MARK_NONE:
        return false;
    case MARK_MORE:
    case MARK_TOTAL:
    case MARK_NUMBER:
        return true;
    case MARK_BARE:
    case MARK_HEAD:
    case MARK_PERHAPS_MORE:
        break;
    }
    return at_form_feed(work, marks->v[m].line) || beside_mark(marks, m) || splits_sentence(work, marks, m) ||
           (marks->v[m].kind != MARK_PERHAPS_MORE && in_series(marks, m));
}

/* ---- running heads without a number ---- */

/* A hash of the letters of a line, case folded, digits and marks left out; 0 when it has fewer than four. */
static uint32_t letters_hash(pc_str s) {
    uint32_t hash = PC_HASH32_SEED, letters = 0;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (pc_is_alpha(c) || c >= 0x80) {
            hash = pc_hash32(hash, pc_lower(c));
            letters++;
        }
    }
    return letters < 4 ? 0 : hash | 1u;
}

typedef struct head_table {
    uint32_t hash[HEAD_SLOTS];
    uint8_t seen[HEAD_SLOTS]; /* lines at page breaks with this hash; those at the top count too */
} head_table;

static uint8_t *head_slot(head_table *table, uint32_t hash) {
    for (uint32_t probe = 0; probe < 8; probe++) {
        uint32_t slot = (hash + probe) % HEAD_SLOTS;
        if (table->hash[slot] == hash || !table->hash[slot]) {
            table->hash[slot] = hash;
            return &table->seen[slot];
        }
    }
    return NULL;
}

static uint32_t head_hash(const pc_layout_work *work, size_t i) {
    const pc_line *line = &work->lines.v[i];
    if (line->flags & (PC_LINE_DROP | PC_LINE_HEADER) || line->columns > SHORT_LINE + 30 || pc_line_stops(line) == PC_STOP_SENTENCE)
        return 0;
    return letters_hash(pc_line_text(work, line));
}

/* A page ends before line i > 0. */
static bool breaks_before(const pc_layout_work *work, size_t i) {
    const pc_line *line = &work->lines.v[i], *above = line - 1;
    if (line->flags & PC_LINE_PAGE)
        return true;
    return above->flags & PC_LINE_DROP && !(above->flags & PC_LINE_HEADER) && !(line->flags & PC_LINE_DROP);
}

/* Lines beside a page break, each once, in order: counted in the first round, dropped in the second when they recur. */
static void visit_head(pc_layout_work *work, size_t i, head_table *table, bool drop) {
    uint32_t hash = head_hash(work, i);
    uint8_t *seen = hash ? head_slot(table, hash) : NULL;
    if (seen && drop && *seen >= 2)
        work->lines.v[i].flags |= PC_LINE_DROP;
    else if (seen && !drop)
        *seen = (uint8_t)(*seen + (*seen < UINT8_MAX));
}

/* The first and the last of the kept lines around the break before line i. */
static void around_break(const pc_layout_work *work, size_t i, size_t *from, size_t *to) {
    unsigned kept = 0;
    for (*from = i; *from > 0 && kept < NEAR_BREAK && i - *from < 4 * NEAR_BREAK; --*from)
        kept += !(work->lines.v[*from - 1].flags & PC_LINE_DROP);
    for (*to = i, kept = 0; *to < work->lines.n && kept < NEAR_BREAK && *to - i < 4 * NEAR_BREAK; ++*to)
        kept += !(work->lines.v[*to].flags & PC_LINE_DROP);
}

static void drop_running_heads(pc_layout_work *work, head_table *table) {
    for (unsigned round = 0; round < 2; round++) {
        size_t done = 0, from, to;
        for (size_t i = 1; i < work->lines.n; i++) {
            if (!breaks_before(work, i))
                continue;
            around_break(work, i, &from, &to);
            if (round == 0 && done == 0) /* the top of the first page: its lines may run on as heads */
                for (; done < from && done < TOP_LINES; done++)
                    visit_head(work, done, table, false);
            for (done = from > done ? from : done; done < to; done++)
                visit_head(work, done, table, round);
        }
    }
}

/* ---- the whole text ---- */

static bool collect_marks(pc_layout_work *work, mark_list *marks) {
    for (size_t i = 0; i < work->lines.n; i++) {
        const pc_line *line = &work->lines.v[i];
        if (line->columns > SHORT_LINE || line->flags & PC_LINE_HEADER)
            continue;
        mark found = dots_and_slash(pc_line_text(work, line)) ? (mark){.kind = MARK_MORE} : read_mark(work, line);
        found.line = (uint32_t)i;
        if (found.kind && !PC_PUSH(work->scratch, *marks, found))
            return false;
    }
    return true;
}

/* The break itself is remembered by the line behind, also what stood between. */
static void mark_new_pages(pc_layout_work *work) {
    unsigned blank = 0;
    bool page = false;
    for (size_t i = 0; i < work->lines.n; i++) {
        pc_line *line = &work->lines.v[i];
        if (line->flags & PC_LINE_DROP) {
            page |= !(line->flags & PC_LINE_HEADER);
            blank += line->blank;
            continue;
        }
        if (page)
            line->flags |= PC_LINE_NEWPAGE;
        blank += line->blank;
        line->blank = (uint8_t)(blank < UINT8_MAX ? blank : UINT8_MAX);
        page = false;
        blank = 0;
    }
}

/* "%% ...": a remark of the writer, which is no part of the release and is never printed. */
static void drop_remarks(pc_layout_work *work) {
    if (!memchr(work->text.p, '%', work->text.n))
        return;
    for (size_t i = 0; i < work->lines.n; i++) {
        const pc_line *line = &work->lines.v[i];
        pc_str text = pc_line_text(work, line);
        if (text.n > 2 && text.p[0] == '%' && text.p[1] == '%' && text.p[2] == ' ')
            work->lines.v[i].flags |= PC_LINE_DROP | PC_LINE_HEADER; /* as a header's line: no page ends here */
    }
}

pc_status pc_layout_pages(pc_layout_work *work) {
    mark_list marks = {0};
    bool breaks = false;
    drop_remarks(work);
    if (!collect_marks(work, &marks))
        return PC_NO_MEMORY;
    for (size_t m = 0; m < marks.n; m++)
        if ((marks.v[m].line > 0 || marks.v[m].kind == MARK_TOTAL) && is_furniture(work, &marks, m)) {
            work->lines.v[marks.v[m].line].flags |= PC_LINE_DROP;
            breaks = true;
        }
    pc_arena_give_back(work->scratch, marks.v, marks.cap * sizeof *marks.v);
    for (size_t i = 0; work->odd_ends && !breaks && i < work->lines.n; i++)
        breaks = work->lines.v[i].flags & PC_LINE_PAGE;
    if (breaks) {
        head_table *table = pc_arena_zeroed(work->scratch, 1, sizeof *table);
        if (!table)
            return PC_NO_MEMORY;
        drop_running_heads(work, table);
    }
    mark_new_pages(work);
    return PC_OK;
}
