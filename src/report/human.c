/* Findings for people: the line with the exact words underlined, and what to do. */
#include "render/escape.h"
#include "report/excerpt.h"
#include "text/utf8.h"

static void put_colour(const pc_report_run *run, pc_buf *out, const char *code) {
    if (run->colour) {
        pc_buf_puts(out, "\033[");
        pc_buf_puts(out, code);
        pc_buf_putc(out, 'm');
    }
}

/* SGR codes, and the words for people: an "info" is a hint. */
static const struct {
    const char *code, *word;
} looks[] = {[PC_OFF] = {"0", ""}, [PC_INFO] = {"36", "hint"}, [PC_WARNING] = {"33", "warning"}, [PC_ERROR] = {"31", "error"}};

/* Words of `text` from `column` on, wrapped to the width; later lines begin at `indent`. The column behind them. */
static size_t put_wrapped(const pc_report_run *run, pc_str text, size_t column, size_t indent, pc_buf *out) {
    size_t width = run->width ? run->width : 80;
    for (size_t at = 0; at < text.n;) {
        size_t end = at;
        while (end < text.n && text.p[end] != ' ')
            end++;
        pc_str word = pc_str_sub(text, at, end);
        size_t wide = pc_columns(word);
        if (at && column + 1 + wide > width) {
            pc_buf_putc(out, '\n');
            pc_buf_put_spaces(out, indent);
            column = indent;
        } else if (at) {
            pc_buf_putc(out, ' ');
            column++;
        }
        pc_put_visible(out, word);
        column += wide;
        at = end + 1;
    }
    return column;
}

static size_t digits(uint32_t n) {
    size_t d = 1;
    while (n >= 10) {
        n /= 10;
        d++;
    }
    return d;
}

/* "release.txt:9:8: warning: Write ..." */
static void put_head(const pc_report_run *run, const pc_report_input *input, const pc_finding *finding, pc_buf *out) {
    enum { INDENT = 4 };
    pc_str name = pc_utf8_clean(input->arena, pc_str_of(input->name));
    size_t column = pc_columns(name);
    put_colour(run, out, "1");
    pc_put_visible(out, name);
    if (!finding->whole_file) {
        pc_place place = pc_lines_place(input->lines, finding->source.at);
        pc_buf_putc(out, ':');
        pc_buf_put_uint(out, place.line);
        pc_buf_putc(out, ':');
        pc_buf_put_uint(out, place.column);
        column += 2 + digits(place.line) + digits(place.column);
    }
    pc_buf_puts(out, ": ");
    put_colour(run, out, "0");
    put_colour(run, out, looks[finding->severity].code);
    pc_buf_puts(out, looks[finding->severity].word);
    put_colour(run, out, "0");
    pc_buf_puts(out, ": ");
    column = put_wrapped(run, finding->message, column + 4 + strlen(looks[finding->severity].word), INDENT, out);
    const char *id = pc_rules[finding->rule].id, *fix = !finding->edits.n ? "" : finding->safe ? ", can be fixed" : ", has a proposal";
    put_colour(run, out, "2");
    pc_buf_puts(out, column + 3 + strlen(id) + strlen(fix) > (run->width ? run->width : 80) ? "\n    [" : " [");
    pc_buf_puts(out, id);
    pc_buf_puts(out, fix);
    pc_buf_puts(out, "]");
    put_colour(run, out, "0");
    pc_buf_putc(out, '\n');
}

static void put_related(const pc_report_run *run, const pc_report_input *input, const pc_finding *finding, pc_buf *out) {
    enum { MOST_SHOWN = 5, INDENT = 8 };
    for (size_t i = 0; i < finding->related.n && i < MOST_SHOWN; i++) {
        pc_place place = pc_lines_place(input->lines, finding->related.v[i].source.at);
        pc_buf_puts(out, "      line ");
        pc_buf_put_uint(out, place.line);
        pc_buf_puts(out, ": ");
        (void)put_wrapped(run, finding->related.v[i].message, 13 + digits(place.line), INDENT, out);
        pc_buf_putc(out, '\n');
        pc_put_excerpt(run, input, finding->related.v[i].source, "2", out);
    }
    if (finding->related.n > MOST_SHOWN) {
        pc_buf_puts(out, "      and ");
        pc_buf_put_uint(out, finding->related.n - MOST_SHOWN);
        pc_buf_puts(out, " more places\n");
    }
}

void pc_report_human_file(const pc_report_run *run, const pc_report_input *input, pc_buf *out) {
    for (size_t i = 0; input->findings && i < input->findings->n; i++) {
        const pc_finding *finding = input->findings->v[i];
        put_head(run, input, finding, out);
        if (!finding->whole_file)
            pc_put_excerpt(run, input, finding->source, looks[finding->severity].code, out);
        put_related(run, input, finding, out);
        pc_buf_putc(out, '\n');
    }
}

static void put_count(pc_buf *out, size_t n, const char *what, const char *after) {
    pc_buf_put_uint(out, n);
    pc_buf_putc(out, ' ');
    pc_buf_puts(out, what);
    if (n != 1)
        pc_buf_putc(out, 's');
    pc_buf_puts(out, after);
}

void pc_report_human_end(const pc_report_run *run, const pc_report_totals *totals, pc_buf *out) {
    size_t checked = totals->files - totals->unreadable;
    if (run->quiet)
        return;
    if (!(totals->errors + totals->warnings + totals->infos)) {
        if (checked) {
            pc_buf_puts(out, "Nothing to mark in ");
            put_count(out, checked, "release", ".\n");
        }
        return;
    }
    put_colour(run, out, "1");
    put_count(out, totals->errors, "error", ", ");
    put_count(out, totals->warnings, "warning", ", ");
    put_count(out, totals->infos, "hint", " in ");
    put_count(out, checked, "release", ".\n");
    put_colour(run, out, "0");
    if (totals->fixable) {
        put_count(out, totals->fixable, "finding", " can be fixed without a doubt: presscheck fix FILE\n");
    }
    if (totals->proposals) {
        pc_buf_puts(out, "Proposals for ");
        put_count(out, totals->proposals, "more finding", ": presscheck fix --unsafe --diff FILE shows them\n");
    }
    pc_buf_puts(out, "presscheck explain RULE tells more about a rule, the word in brackets.\n");
}
