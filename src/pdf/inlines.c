/* Stretches of a line: quotations, passages in other languages, links. */
#include "pdf/parts.h"

#include "text/utf8.h"

/* ---- where a link leads ---- */

static bool starts(pc_str text, pc_str with) {
    if (text.n < with.n)
        return false;
    for (size_t i = 0; i < with.n; i++)
        if (pc_lower((unsigned char)text.p[i]) != (unsigned char)with.p[i])
            return false;
    return true;
}

/* RFC 3986: what may stand in a URI stays, the rest is encoded. */
static void put_uri(pc_buf *out, pc_str text) {
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (pc_is_alpha(c) || pc_is_digit(c) || (c > 0x20 && c < 0x7F && strchr("-._~:/?#[]@!$&'()*+,;=%", c))) {
            pc_buf_putc(out, (char)c);
        } else {
            pc_buf_putc(out, '%');
            pdf_put_hex(out, &c, 1);
        }
    }
}

/* "+1 555 010 0142" is +15550100142; an extension is left to people. */
static void put_digits(pc_buf *out, pc_str text) {
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (pc_is_digit((unsigned char)c) || (c == '+' && i == 0))
            pc_buf_putc(out, c);
        else if (pc_is_alpha((unsigned char)c) || c == ',' || c == ';')
            return;
    }
}

/* http and https, mail and telephone; anything else is no link. */
static pc_str target_of(pdf_job *job, const pc_inline *piece) {
    pc_buf *out = &job->scratch;
    pc_str address = piece->address;
    pc_buf_clear(out);
    if (piece->link == PC_ADDRESS_EMAIL) {
        pc_buf_puts(out, "mailto:");
        put_uri(out, address);
    } else if (piece->link == PC_ADDRESS_PHONE) {
        pc_buf_puts(out, "tel:");
        put_digits(out, address);
    } else if (piece->link == PC_ADDRESS_URL) {
        if (!starts(address, PC_STR("http://")) && !starts(address, PC_STR("https://")))
            pc_buf_puts(out, "https://");
        put_uri(out, address);
    }
    return out->status == PC_OK && out->n > 4 ? pc_arena_copy(job->arena, (pc_str){out->p, out->n}) : (pc_str){NULL, 0};
}

/* ---- stretches ---- */

/* The elements that are open in a line. */
typedef struct nest {
    pdf_element base, quote, link;
    int64_t quoted;
    uint32_t number; /* of the link */
    pc_str address;  /* that the open link stands for */
} nest;

static pdf_element quote_for(pdf_setter *setter, nest *n, const pc_inline *piece) {
    if (piece->quote < 0)
        return n->base;
    if (n->quoted != piece->quote || piece->opens)
        n->quote = pdf_tree_add(&setter->job->tree, n->base, PDF_TAG_QUOTE, NULL);
    n->quoted = piece->quote;
    return n->quote;
}

/* A link that a quotation or a passage divides is still one. */
static pdf_element link_for(pdf_setter *setter, nest *n, const pc_inline *piece, pdf_element parent) {
    pdf_job *job = setter->job;
    bool same = n->number && piece->link >= 0 && n->address.p == piece->address.p && n->address.n == piece->address.n;
    if (same)
        return n->link;
    n->number = 0;
    n->address = piece->address;
    pc_str target = piece->link >= 0 ? target_of(job, piece) : (pc_str){NULL, 0};
    if (!target.n)
        return parent;
    pc_str tells = piece->link == PC_ADDRESS_URL || piece->link == PC_ADDRESS_EMAIL ? piece->address : piece->text;
    n->link = pdf_tree_add(&job->tree, parent, PDF_TAG_LINK, NULL);
    if (PC_PUSH(job->arena, job->links, (pdf_link){n->link, target, tells}))
        n->number = (uint32_t)job->links.n;
    else
        pdf_fail(job, PC_NO_MEMORY);
    return n->link;
}

void pdf_add_inlines(pdf_setter *setter, const pc_part *part, size_t i, size_t skip, pdf_element element) {
    pdf_job *job = setter->job;
    nest n = {.base = element, .quoted = -1};
    pc_inline piece;
    pc_inline_walk walk = pc_inline_open(job->outline, part, i, skip);
    while (pc_inline_next(&walk, &piece)) {
        pdf_element at = quote_for(setter, &n, &piece);
        at = link_for(setter, &n, &piece, at);
        if (piece.lang && (!job->lang || strcmp(piece.lang, job->lang) != 0))
            at = pdf_tree_add(&job->tree, at, PDF_TAG_SPAN, piece.lang);
        if (n.number)
            pdf_text_isolate(job, true);
        pdf_text_add(job, piece.text, at, piece.lang, n.number);
        if (n.number)
            pdf_text_isolate(job, false);
    }
}
