/* One page for approvers: the release with what was found marked in it, and a list to tick off. */
#include "base/hash.h"
#include "render/escape.h"
#include "render/outline.h"
#include "report/reporters.h"
#include "text/utf8.h"

static const char style[] =
    ":root{color-scheme:light dark;--ink:#1c1c1c;--paper:#fff;--line:#d5d5d5;--soft:#666;--error:#b3261e;--warning:#8a5a00;--info:#1f5f8b;"
    "--error-bg:#fde7e5;--warning-bg:#fff1d0;--info-bg:#e2f0fa}"
    "@media(prefers-color-scheme:dark){:root{--ink:#eee;--paper:#161616;--line:#3a3a3a;--soft:#aaa;--error:#ff9b92;--warning:#ffcf70;--info:#8fcdf5;"
    "--error-bg:#4a1613;--warning-bg:#453200;--info-bg:#12354b}}"
    "*{box-sizing:border-box}body{margin:0 auto;padding:1.5rem;max-width:76rem;font:1rem/1.55 Georgia,\"Times New Roman\",serif;color:var(--ink);background:var(--paper)}"
    "h1,h2,.n,li,.part,footer,header p{font-family:system-ui,\"Segoe UI\",Helvetica,Arial,sans-serif}h1{font-size:1.5rem;margin:0 0 .3rem}h2{font-size:1.15rem}"
    "header p,footer,.rule{color:var(--soft);font-size:.9rem}article{border-top:2px solid var(--line);margin-top:1.5rem;padding-top:1rem;display:grid;gap:2rem;"
    "grid-template-columns:minmax(0,3fr) minmax(0,2fr)}@media(max-width:52rem){article{grid-template-columns:minmax(0,1fr)}}article>h2{grid-column:1/-1;margin:0;overflow-wrap:anywhere}"
    ".text p{margin:0 0 .9rem;overflow-wrap:anywhere}.part{display:block;font-size:.75rem;letter-spacing:.04em;text-transform:uppercase;color:var(--soft)}"
    "mark{color:inherit;padding:.05em .1em;border-bottom:2px solid}mark.error{background:var(--error-bg);border-color:var(--error)}"
    "mark.warning{background:var(--warning-bg);border-color:var(--warning)}mark.info{background:var(--info-bg);border-color:var(--info)}"
    ".all{margin-inline-start:.4em;padding:.1em .45em;border:1px solid;border-radius:1em}.all.error{background:var(--error-bg);border-color:var(--error)}"
    ".all.warning{background:var(--warning-bg);border-color:var(--warning)}.all.info{background:var(--info-bg);border-color:var(--info)}"
    ".n{font-size:.7em;font-weight:700;vertical-align:super;text-decoration:none;color:inherit}ol{list-style:none;margin:0;padding:0}"
    "li{padding:.6rem 0;border-bottom:1px solid var(--line);font-size:.95rem;overflow-wrap:anywhere}li label{display:flex;gap:.6rem;align-items:baseline}"
    "li b.error{color:var(--error)}li b.warning{color:var(--warning)}li b.info{color:var(--info)}.rule{display:block;margin-left:1.7rem}"
    "a{color:inherit}@media print{body{max-width:none;padding:0}article{display:block}li,.text p{break-inside:avoid}}";

void pc_report_page_begin(const pc_report_run *run, pc_buf *out) {
    pc_buf_puts(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta name=\"robots\" content=\"noindex\">\n<title>Press check</title>\n<style>");
    pc_buf_puts(out, style);
    pc_buf_puts(out, "</style>\n</head>\n<body>\n<header>\n<h1>Press check</h1>\n<p>House style: ");
    pc_put_text(out, pc_str_of(run->profile), PC_IN_MARKUP);
    pc_buf_puts(out, ". Numbers in the text lead to the list, those in a frame to what is said of the whole paragraph; tick off what has been seen to.</p>\n</header>\n<main>\n");
}

void pc_report_page_end(const pc_report_run *run, const pc_report_totals *totals, pc_buf *out) {
    (void)run;
    pc_buf_puts(out, "</main>\n<footer>\n<p>");
    pc_buf_put_uint(out, totals->errors);
    pc_buf_puts(out, totals->errors == 1 ? " error, " : " errors, ");
    pc_buf_put_uint(out, totals->warnings);
    pc_buf_puts(out, totals->warnings == 1 ? " warning, " : " warnings, ");
    pc_buf_put_uint(out, totals->infos);
    pc_buf_puts(out, totals->infos == 1 ? " hint." : " hints.");
    pc_buf_puts(out, "</p>\n</footer>\n</body>\n</html>\n");
}

/* A stretch of the text that a finding is about. */
typedef struct mark {
    pc_range text;
    size_t number; /* 1-based, in the list */
    uint8_t severity;
} mark;

typedef struct marks {
    const mark *v;
    size_t n, next; /* the first that begins in no piece before */
} marks;

/* The id of a finding's entry: unique on a page of many files by the file's name in hexadecimal. */
static void put_id(pc_buf *out, const char *kind, const char *name, size_t number) {
    uint32_t hash = PC_HASH32_SEED;
    for (const char *p = name; *p; p++)
        hash = pc_hash32(hash, (unsigned char)*p);
    pc_buf_puts(out, kind);
    for (int shift = 28; shift >= 0; shift -= 4)
        pc_buf_putc(out, "0123456789abcdef"[hash >> shift & 15]);
    pc_buf_putc(out, '-');
    pc_buf_put_uint(out, number);
}

/* In the order of the text; where nothing of the text stands for a finding's place it is left to the list. */
static size_t find_marks(const pc_report_input *input, mark *found) {
    const pc_release *release = input->release;
    size_t n = 0;
    for (size_t i = 0; i < input->findings->n; i++) {
        const pc_finding *finding = input->findings->v[i];
        if (finding->whole_file || finding->source.end <= finding->source.at)
            continue;
        mark m = {{pc_map_text(&release->map, finding->source.at), pc_map_text(&release->map, finding->source.end)}, i + 1, finding->severity};
        if (m.text.end > m.text.at && pc_map_start(&release->map, m.text.at) == finding->source.at)
            found[n++] = m;
    }
    return n;
}

/* About all of a paragraph: marked, it would hide what is said of its words. */
static bool is_wide(const mark *m, pc_range piece) {
    enum { WIDE = 160, SHORT = 60 };
    bool all = m->text.at <= piece.at && m->text.end >= piece.end;
    return m->text.end - m->text.at > WIDE || (all && piece.end - piece.at > SHORT);
}

static void put_number(const pc_report_input *input, const mark *m, bool wide, pc_buf *out) {
    pc_buf_puts(out, "<a class=\"n");
    if (wide) {
        pc_buf_puts(out, " all ");
        pc_buf_puts(out, pc_severity_name((pc_severity)m->severity));
    }
    pc_buf_puts(out, "\" href=\"#");
    put_id(out, "f", input->name, m->number);
    pc_buf_puts(out, "\">");
    pc_buf_put_uint(out, m->number);
    pc_buf_puts(out, "</a>");
}

/* The mark at `i` and those that begin inside it, as one, with all their numbers. The index behind them; *at is the end of the text put. */
static size_t put_mark(const pc_report_input *input, pc_range piece, const marks *all, size_t i, uint32_t *at, pc_buf *out) {
    pc_str text = input->release->text;
    uint32_t from = all->v[i].text.at, end = all->v[i].text.end;
    uint8_t severity = all->v[i].severity;
    size_t behind = i + 1;
    for (; behind < all->n && all->v[behind].text.at < end; behind++) {
        const mark *m = &all->v[behind];
        if (is_wide(m, piece))
            continue;
        end = m->text.end > end ? m->text.end : end;
        severity = m->severity > severity ? m->severity : severity;
    }
    end = end < piece.end ? end : piece.end;
    pc_put_text(out, pc_str_sub(text, *at, from), PC_IN_MARKUP);
    pc_buf_puts(out, "<mark class=\"");
    pc_buf_puts(out, pc_severity_name((pc_severity)severity));
    pc_buf_puts(out, "\">");
    pc_put_text(out, pc_str_sub(text, from, end), PC_IN_MARKUP);
    for (size_t k = i, put = 0; k < behind; k++)
        if (!is_wide(&all->v[k], piece)) {
            if (put++)
                pc_buf_putc(out, ' ');
            put_number(input, &all->v[k], false, out);
        }
    pc_buf_puts(out, "</mark>");
    *at = end;
    return behind;
}

static void put_text_with_marks(const pc_report_input *input, pc_range piece, marks *all, pc_buf *out) {
    uint32_t at = piece.at;
    size_t first = all->next, i = first;
    while (i < all->n && all->v[i].text.at < piece.end)
        if (all->v[i].text.at < at || is_wide(&all->v[i], piece))
            i++;
        else
            i = put_mark(input, piece, all, i, &at, out);
    pc_put_text(out, pc_str_sub(input->release->text, at, piece.end), PC_IN_MARKUP);
    for (size_t k = first; k < i; k++)
        if (is_wide(&all->v[k], piece))
            put_number(input, &all->v[k], true, out);
    all->next = i;
}

/* The dash behind a dateline, a rule of asterisks: it goes on in the line before. */
static bool is_mere_mark(const pc_report_input *input, const pc_piece *piece) {
    unsigned len;
    pc_str text = pc_str_sub(input->release->text, piece->text.at, piece->text.end);
    bool word = piece->section != PC_SEC_FURNITURE;
    for (size_t i = 0; i < text.n && !word; i += len) {
        uint32_t cp = pc_utf8_at(text, i, &len);
        word = pc_cp_is_letter(cp) || pc_cp_digit(cp) >= 0;
    }
    return !word;
}

static void put_section(pc_section section, pc_buf *out) {
    pc_buf_puts(out, "<span class=\"part\" lang=\"en\" dir=\"ltr\">");
    for (const char *c = pc_section_name(section); *c; c++)
        pc_buf_putc(out, *c == '_' ? ' ' : *c);
    pc_buf_puts(out, "</span>");
}

static void put_release(const pc_report_input *input, pc_buf *out) {
    const pc_release *release = input->release;
    mark *found = pc_arena_zeroed(input->arena, input->findings->n + 1, sizeof *found);
    marks all = {.v = found, .n = found ? find_marks(input, found) : 0};
    int before = -1;
    pc_buf_puts(out, "<div class=\"text\"");
    if (pc_language_shown(release) != PC_LANG_NONE) {
        pc_buf_puts(out, " lang=\"");
        pc_buf_puts(out, pc_lang_name(pc_language_shown(release)));
        pc_buf_puts(out, pc_reads_rightward(release) ? "\" dir=\"rtl\"" : "\"");
    }
    pc_buf_puts(out, ">\n");
    for (size_t i = 0; i < release->pieces.n; i++) {
        const pc_piece *piece = &release->pieces.v[i];
        if (before >= 0 && is_mere_mark(input, piece)) {
            pc_buf_putc(out, ' ');
        } else {
            pc_buf_puts(out, before < 0 ? "<p>" : "</p>\n<p>");
            if (piece->section != before)
                put_section((pc_section)piece->section, out);
            before = piece->section;
        }
        put_text_with_marks(input, piece->text, &all, out);
    }
    pc_buf_puts(out, before < 0 ? "</div>\n" : "</p>\n</div>\n");
}

static void put_list(const pc_report_input *input, pc_buf *out) {
    static const char *const words[] = {[PC_OFF] = "", [PC_INFO] = "Hint", [PC_WARNING] = "Warning", [PC_ERROR] = "Error"};
    if (!input->findings->n) {
        pc_buf_puts(out, "<p>Nothing to mark.</p>\n");
        return;
    }
    pc_buf_puts(out, "<ol>\n");
    for (size_t i = 0; i < input->findings->n; i++) {
        const pc_finding *finding = input->findings->v[i];
        pc_buf_puts(out, "<li id=\"");
        put_id(out, "f", input->name, i + 1);
        pc_buf_puts(out, "\"><label><input type=\"checkbox\"> <span><b class=\"");
        pc_buf_puts(out, pc_severity_name((pc_severity)finding->severity));
        pc_buf_puts(out, "\">");
        pc_buf_put_uint(out, i + 1);
        pc_buf_puts(out, ". ");
        pc_buf_puts(out, words[finding->severity]);
        pc_buf_puts(out, ":</b> ");
        pc_put_text(out, finding->message, PC_IN_MARKUP);
        pc_buf_puts(out, ".</span></label><span class=\"rule\">");
        pc_buf_puts(out, pc_rules[finding->rule].id);
        if (!finding->whole_file) {
            pc_buf_puts(out, ", line ");
            pc_buf_put_uint(out, pc_lines_place(input->lines, finding->source.at).line);
        }
        for (size_t k = 0; k < finding->related.n && k < 5; k++) {
            pc_buf_puts(out, "; line ");
            pc_buf_put_uint(out, pc_lines_place(input->lines, finding->related.v[k].source.at).line);
            pc_buf_puts(out, ": ");
            pc_put_text(out, finding->related.v[k].message, PC_IN_MARKUP);
        }
        pc_buf_puts(out, "</span></li>\n");
    }
    pc_buf_puts(out, "</ol>\n");
}

void pc_report_page_file(const pc_report_run *run, const pc_report_input *input, pc_buf *out) {
    (void)run;
    pc_buf_puts(out, "<article>\n<h2>");
    pc_put_text(out, pc_utf8_clean(input->arena, pc_str_of(input->name)), PC_IN_MARKUP);
    pc_buf_puts(out, "</h2>\n");
    if (input->error) {
        pc_buf_puts(out, "<p>");
        pc_put_text(out, pc_str_of(input->error), PC_IN_MARKUP);
        pc_buf_puts(out, "</p>\n");
    } else {
        put_release(input, out);
        pc_buf_puts(out, "<section aria-label=\"What was found in ");
        pc_put_text(out, pc_utf8_clean(input->arena, pc_str_of(input->name)), PC_IN_ATTRIBUTE);
        pc_buf_puts(out, "\">\n");
        put_list(input, out);
        pc_buf_puts(out, "</section>\n");
    }
    pc_buf_puts(out, "</article>\n");
}
