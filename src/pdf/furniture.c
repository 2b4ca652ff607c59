/* Running heads and feet. They are no part of the release: readers of the structure do not meet them. */
#include "pdf/job.h"

#include "text/utf8.h"

typedef struct words_row {
    const char *lang, *number, *more;
} words_row;

static const words_row rows[] = {
#define PDF_WORDS(lang, number, more) {lang, number, more},
#include "pdf/words.def"
#undef PDF_WORDS
};

static const words_row *words_of(const pdf_job *job) {
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].lang, job->lang) == 0)
            return &rows[i];
    return rows;
}

/* The first line of what was added; PDF_NO_LINE when it is empty. */
static uint32_t set_line(pdf_job *job, pdf_unit width) {
    uint32_t line = (uint32_t)job->lines.n;
    return pdf_text_set(job, PDF_STYLE_FURNITURE, 0, width, false) ? line : PDF_NO_LINE;
}

/* As many words of `text` as fit half of a running head, by measure of letters; the rest is "…". */
static uint32_t set_short(pdf_job *job, pc_str text) {
    pdf_unit width = job->measure * 11 / 20;
    enum { LONGEST = 400 };
    pdf_text_open(job);
    size_t end = text.n;
    if (end > LONGEST)
        for (end = LONGEST; end > 0 && pc_utf8_is_tail((unsigned char)text.p[end]);)
            end--;
    uint32_t from = (uint32_t)job->lines.n;
    pdf_text_add(job, pc_str_sub(text, 0, end), PDF_NO_ELEMENT, NULL, 0);
    uint32_t line = set_line(job, width);
    while (end && job->status == PC_OK && job->lines.n - from > 1) { /* drop the last word until it is one line */
        while (end > 0 && text.p[end - 1] == ' ')
            end--;
        size_t word = end;
        while (word > 0 && text.p[word - 1] != ' ')
            word--;
        if (!word) /* one long word, or a script without spaces: by characters */
            for (word = end - end / 8 - 1; word > 0 && pc_utf8_is_tail((unsigned char)text.p[word]);)
                word--;
        end = word;
        job->lines.n = from;
        pdf_text_open(job);
        pdf_text_add(job, pc_str_sub(text, 0, end), PDF_NO_ELEMENT, NULL, 0);
        while (job->text.n && strchr(" ,;:-", job->text.p[job->text.n - 1]))
            job->text.n--;
        pdf_text_add(job, PC_STR("…"), PDF_NO_ELEMENT, NULL, 0);
        line = set_line(job, width);
    }
    return line;
}

static uint32_t set_words(pdf_job *job, pc_str text) {
    pdf_text_open(job);
    pdf_text_add(job, text, PDF_NO_ELEMENT, NULL, 0);
    return set_line(job, job->measure);
}

static pc_str part_text(pdf_job *job, pc_part_kind kind) {
    const pc_part *part = pc_outline_find(job->outline, kind);
    return part ? pc_part_text(job->outline, part) : (pc_str){NULL, 0};
}

static pc_str slug_of(pdf_job *job) {
    if (job->options->slug)
        return pc_str_of(job->options->slug);
    pc_str headline = part_text(job, PC_PART_HEADLINE);
    return headline.n ? headline : job->title;
}

pdf_furniture pdf_furniture_open(pdf_job *job) {
    pdf_furniture made = {PDF_NO_LINE, PDF_NO_LINE, PDF_NO_LINE, PDF_NO_LINE};
    pc_str embargo = part_text(job, PC_PART_EMBARGO);
    if (job->pages.n > 1) {
        made.slug = set_short(job, slug_of(job));
        made.release = set_short(job, embargo.n ? embargo : part_text(job, PC_PART_RELEASE_LINE));
        made.more = set_words(job, pc_str_of(words_of(job)->more));
        if (made.release != PDF_NO_LINE && embargo.n && job->status == PC_OK)
            pdf_text_colour(job, made.release, PDF_ALERT);
    }
    if (job->options->brand.footer)
        made.footer = set_short(job, pc_str_of(job->options->brand.footer));
    return made;
}

uint32_t pdf_furniture_number(pdf_job *job, size_t page, size_t pages) {
    const char *pattern = words_of(job)->number;
    size_t numbers[2] = {page, pages}, n = 0;
    pc_buf *out = &job->scratch;
    pc_buf_clear(out);
    for (; *pattern; pattern++)
        if (*pattern == '#' && n < 2)
            pc_buf_put_uint(out, numbers[n++]);
        else
            pc_buf_putc(out, *pattern);
    return set_words(job, (pc_str){out->p, out->n});
}
