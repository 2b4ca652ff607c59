/* The parts of a release, a setter for each kind. */
#include "pdf/parts.h"

#include "render/article.h"

enum { INDENT = 16 * PDF_POINT, LABEL = 14 * PDF_POINT, HAIR = PDF_POINT * 3 / 4 };

/* ---- paragraphs ---- */

static pdf_element add_element(pdf_setter *s, pdf_tag tag) {
    return pdf_tree_add(&s->job->tree, s->section, tag, NULL);
}

/* Adds all lines of a part to the paragraph, parted by spaces. */
static void add_all(pdf_setter *s, const pc_part *part, size_t skip, pdf_element element) {
    for (size_t i = 0; i < part->n; i++) {
        if (i)
            pdf_text_add(s->job, PC_STR(" "), element, NULL, 0);
        pdf_add_inlines(s, part, i, i ? 0 : skip, element);
    }
}

static void set_paragraph(pdf_setter *s, const pc_part *part, pdf_style style, pdf_tag tag) {
    pdf_element element = add_element(s, tag);
    pdf_text_open(s->job);
    add_all(s, part, 0, element);
    pdf_text_set(s->job, style, 0, s->job->measure, false);
}

static void set_body(pdf_setter *s, const pc_part *part) {
    set_paragraph(s, part, PDF_STYLE_BODY, PDF_TAG_P);
}
static void set_release_line(pdf_setter *s, const pc_part *part) {
    set_paragraph(s, part, PDF_STYLE_RELEASE_LINE, PDF_TAG_P);
}
static void set_date(pdf_setter *s, const pc_part *part) {
    set_paragraph(s, part, PDF_STYLE_DATE, PDF_TAG_P);
}
static void set_subhead(pdf_setter *s, const pc_part *part) {
    set_paragraph(s, part, PDF_STYLE_SUBHEAD, PDF_TAG_P);
}
static void set_end_mark(pdf_setter *s, const pc_part *part) {
    set_paragraph(s, part, PDF_STYLE_END_MARK, PDF_TAG_P);
}
static void set_boilerplate(pdf_setter *s, const pc_part *part) {
    set_paragraph(s, part, part->legal ? PDF_STYLE_LEGAL : PDF_STYLE_SMALL, PDF_TAG_P);
}
static void set_note(pdf_setter *s, const pc_part *part) {
    set_paragraph(s, part, PDF_STYLE_SMALL, PDF_TAG_P);
}

/* Each line on its own. */
static void set_kicker(pdf_setter *s, const pc_part *part) {
    pdf_element element = add_element(s, PDF_TAG_P);
    for (size_t i = 0; i < part->n; i++) {
        uint32_t line = (uint32_t)s->job->lines.n;
        pdf_text_open(s->job);
        pdf_add_inlines(s, part, i, 0, element);
        if (pdf_text_set(s->job, PDF_STYLE_KICKER, 0, s->job->measure, i + 1 < part->n) && i)
            s->job->lines.v[line].before = 0;
    }
}

/* ---- headings ---- */

/* A bookmark for the heading whose first line is `line`. */
static void add_mark(pdf_setter *s, uint32_t line, pdf_tag tag, pc_str title) {
    pdf_job *job = s->job;
    if (line >= job->lines.n)
        return;
    pdf_mark mark = {.title = title, .level = tag == PDF_TAG_H1 ? 1 : 2};
    if (PC_PUSH(job->arena, job->marks, mark))
        job->lines.v[line].mark = (uint32_t)job->marks.n;
    else
        pdf_fail(job, PC_NO_MEMORY);
}

static void set_heading_as(pdf_setter *s, const pc_part *part, pdf_style style, pdf_tag tag) {
    uint32_t line = (uint32_t)s->job->lines.n;
    set_paragraph(s, part, style, tag);
    pc_str title = pc_arena_copy(s->job->arena, (pc_str){s->job->text.p, s->job->text.n});
    if (s->job->text.n)
        add_mark(s, line, tag, title);
}

static void set_headline(pdf_setter *s, const pc_part *part) {
    set_heading_as(s, part, PDF_STYLE_HEADLINE, PDF_TAG_H1);
}
/* What leads on to a list or a table is a paragraph, and stays with it. */
static void set_heading(pdf_setter *s, const pc_part *part) {
    uint32_t line = (uint32_t)s->job->lines.n;
    if (!pc_leads_on(s->job->outline, part)) {
        set_heading_as(s, part, PDF_STYLE_HEADING, s->job->heading);
        return;
    }
    set_body(s, part);
    for (; line < s->job->lines.n; line++)
        s->job->lines.v[line].keep = true;
}
static void set_section_heading(pdf_setter *s, const pc_part *part) {
    set_heading_as(s, part, PDF_STYLE_SECTION, s->job->heading);
}

/* ---- rules and pictures ---- */

static void add_flat(pdf_setter *s, pdf_line line) {
    if (!PC_PUSH(s->job->arena, s->job->lines, line))
        pdf_fail(s->job, PC_NO_MEMORY);
}

static void add_rule(pdf_setter *s, pdf_colour colour, pdf_unit before, bool keep) {
    add_flat(s, (pdf_line){.kind = PDF_LINE_RULE, .colour = (uint8_t)colour, .width = s->job->measure, .height = HAIR, .before = before, .keep = keep});
}

/* As high as a letterhead allows, or as wide. */
static void add_logo(pdf_setter *s) {
    enum { HIGHEST = 44 * PDF_POINT, WIDEST = 200 * PDF_POINT };
    pdf_job *job = s->job;
    const pc_brand *brand = &job->options->brand;
    if (!job->logo.object)
        return;
    int64_t height = HIGHEST, width = height * job->logo.width / job->logo.height;
    if (width > WIDEST) {
        width = WIDEST;
        height = width * job->logo.height / job->logo.width;
    }
    pdf_element figure = add_element(s, PDF_TAG_FIGURE);
    if (figure == PDF_NO_ELEMENT)
        return;
    const char *tells = brand->logo_name ? brand->logo_name : brand->issuer ? brand->issuer : "Logo";
    job->tree.elements.v[figure].alternate = pc_str_of(tells);
    add_flat(s, (pdf_line){.kind = PDF_LINE_PICTURE, .element = figure, .width = (pdf_unit)width, .height = height > 0 ? (pdf_unit)height : 1, .keep = true});
}

static void set_letterhead(pdf_setter *s, const pc_part *part) {
    pdf_job *job = s->job;
    (void)part;
    add_logo(s);
    if (job->options->brand.issuer) {
        pdf_text_open(job);
        pdf_text_add(job, pc_str_of(job->options->brand.issuer), add_element(s, PDF_TAG_P), NULL, 0);
        pdf_text_set(job, PDF_STYLE_ISSUER, 0, job->measure, false);
    }
    add_rule(s, PDF_ACCENT, 5 * PDF_POINT, true);
    add_flat(s, (pdf_line){.kind = PDF_LINE_GAP, .height = 8 * PDF_POINT, .keep = true});
}

static void set_embargo(pdf_setter *s, const pc_part *part) {
    enum { GAP = 5 * PDF_POINT };
    pdf_element element = add_element(s, PDF_TAG_P);
    pc_str label = pc_part_label(s->job->outline, part);
    add_rule(s, PDF_ALERT, 2 * GAP, true);
    pdf_text_open(s->job);
    pdf_text_add(s->job, label, element, NULL, 0);
    add_all(s, part, 0, element);
    pdf_text_set(s->job, PDF_STYLE_EMBARGO, 0, s->job->measure, false);
    if (s->job->lines.n)
        s->job->lines.v[s->job->lines.n - 1].keep = true;
    add_rule(s, PDF_ALERT, GAP, false);
}

/* ---- the story ---- */

/* "MINSK, 3 September —" in bold before the lede. */
static void add_dateline(pdf_setter *s, const pc_part *dateline, pdf_element element) {
    s->job->look = PDF_BOLD;
    add_all(s, dateline, 0, element);
    s->job->look = PDF_REGULAR;
    pc_buf_clear(&s->job->scratch);
    pc_put_separator(&s->job->scratch, dateline->separator);
    pdf_text_add(s->job, (pc_str){s->job->scratch.p, s->job->scratch.n}, element, NULL, 0);
}

static void set_lede(pdf_setter *s, const pc_part *part) {
    pdf_element element = add_element(s, PDF_TAG_P);
    pdf_text_open(s->job);
    if (part->dateline)
        add_dateline(s, part->dateline, element);
    add_all(s, part, 0, element);
    pdf_text_set(s->job, PDF_STYLE_BODY, 0, s->job->measure, false);
}

/* The bullets of typewriters are shown as those of printers; read aloud and copied they are what the release has. */
static void set_bullet(pdf_setter *s, pc_str mark, pdf_element label) {
    pdf_job *job = s->job;
    mark.n = pc_trim_end(mark, 0, mark.n);
    bool typed = mark.n == 1 && PC_ONE_OF(mark.p[0], "-*o");
    uint32_t line = (uint32_t)job->lines.n;
    pdf_text_open(job);
    pdf_text_add(job, typed ? PC_STR("\xE2\x80\xA2") : mark, label, NULL, 0);
    if (pdf_text_set(job, PDF_STYLE_LIST, INDENT - LABEL, LABEL, true) && typed)
        pdf_text_says(job, line, mark);
}

/* The bullet hangs before the lines of its item. An item without one (it begins with a number) is set as it is. */
static void set_item(pdf_setter *s, const pc_part *part) {
    pdf_job *job = s->job;
    if (part->opens || s->list == PDF_NO_ELEMENT)
        s->list = add_element(s, PDF_TAG_L);
    pdf_element item = pdf_tree_add(&job->tree, s->list, PDF_TAG_LI, NULL);
    pdf_element label = pdf_tree_add(&job->tree, item, PDF_TAG_LBL, NULL), body = pdf_tree_add(&job->tree, item, PDF_TAG_LBODY, NULL);
    uint32_t from = (uint32_t)job->lines.n;
    if (part->mark)
        set_bullet(s, pc_str_sub(pc_part_line(job->outline, part, 0), 0, part->mark), label);
    uint32_t base = (uint32_t)job->lines.n, labels = base - from;
    pdf_text_open(job);
    add_all(s, part, part->mark, body);
    uint32_t n = pdf_text_set(job, PDF_STYLE_LIST, INDENT, job->measure - INDENT, false);
    if (n)
        pdf_text_beside(job, base, from, labels < n ? labels : n);
    if (n && part->opens)
        job->lines.v[base].before = pdf_styles[PDF_STYLE_BODY].before;
}

/* ---- contacts ---- */

/* A line of its own for each line; no page ends inside of it. The next contact may go on in the last one. */
static void set_contact(pdf_setter *s, const pc_part *part) {
    pdf_job *job = s->job;
    pdf_element element = add_element(s, PDF_TAG_P);
    for (size_t i = 0; i < part->n; i++) {
        bool last = i + 1 == part->n;
        uint32_t line = (uint32_t)job->lines.n;
        if (i || !s->joined)
            pdf_text_open(job);
        pdf_add_inlines(s, part, i, 0, element);
        if (last && s->joins) {
            pdf_text_add(job, PC_STR(" "), element, NULL, 0);
            return;
        }
        pdf_text_set(job, PDF_STYLE_CONTACT, 0, job->measure, !last);
        if (job->status != PC_OK || job->lines.n == line)
            continue;
        if (i)
            job->lines.v[line].before = 0;
        for (; line < job->lines.n; line++)
            job->lines.v[line].keep = !last || line + 1 < job->lines.n;
    }
}

/* ---- all parts ---- */

static void (*const setters[PC_PART_KINDS])(pdf_setter *s, const pc_part *part) = {
    [PC_PART_LETTERHEAD] = set_letterhead,
    [PC_PART_KICKER] = set_kicker,
    [PC_PART_RELEASE_LINE] = set_release_line,
    [PC_PART_EMBARGO] = set_embargo,
    [PC_PART_RELEASE_DATE] = set_date,
    [PC_PART_HEADLINE] = set_headline,
    [PC_PART_SUBHEAD] = set_subhead,
    [PC_PART_DATELINE] = set_date,
    [PC_PART_LEDE] = set_lede,
    [PC_PART_PARAGRAPH] = set_body,
    [PC_PART_HEADING] = set_heading,
    [PC_PART_LIST_ITEM] = set_item,
    [PC_PART_BOILERPLATE_HEADING] = set_section_heading,
    [PC_PART_BOILERPLATE] = set_boilerplate,
    [PC_PART_NOTES_HEADING] = set_section_heading,
    [PC_PART_NOTE] = set_note,
    [PC_PART_CONTACTS_HEADING] = set_section_heading,
    [PC_PART_CONTACT] = set_contact,
    [PC_PART_END_MARK] = set_end_mark,
};

/* The sections below the story: each boilerplate, the notes, the contacts. */
static void choose_section(pdf_setter *s, const pc_part *part) {
    static const bool is_section[PC_SECTIONS] = {[PC_SEC_BOILERPLATE] = true, [PC_SEC_NOTES] = true, [PC_SEC_CONTACT] = true};
    bool goes_on = s->last && s->last->section == part->section &&
                   (part->section == PC_SEC_CONTACT ? part->kind != PC_PART_CONTACTS_HEADING : !part->opens);
    if (!is_section[part->section])
        s->section = 0;
    else if (!goes_on)
        s->section = pdf_tree_add(&s->job->tree, 0, PDF_TAG_SECT, NULL);
    if (part->kind != PC_PART_LIST_ITEM)
        s->list = PDF_NO_ELEMENT;
}

void pdf_set_parts(pdf_job *job) {
    const pc_outline *outline = job->outline;
    pdf_setter s = {.job = job, .list = PDF_NO_ELEMENT};
    for (size_t i = 0; i < outline->n && job->status == PC_OK;) {
        const pc_part *part = &outline->v[i];
        choose_section(&s, part);
        s.joins = part->kind == PC_PART_CONTACT && i + 1 < outline->n && outline->v[i + 1].joined; /* a heading has a line of its own */
        if (part->kind == PC_PART_TABLE) {
            i += pdf_set_table(&s, i);
        } else {
            setters[part->kind](&s, part);
            i++;
        }
        s.joined = s.joins;
        s.last = part;
    }
}
