/*
 * Plain text for a desk or a wire: blocks parted by one blank line, filled to
 * 72 columns, everything in the words of the release. Its form leaves our own
 * parser (and a person) no doubt where a part begins.
 */
#include "render/ascii.h"
#include "render/fill.h"
#include "render/outline.h"
#include "render/renderers.h"


enum { USUAL_WIDTH = 72 };

typedef struct setter {
    pc_outline outline;
    const pc_render_options *options;
    pc_fill fill;
    pc_buf block; /* the text of the part at hand */
    pc_buf plain; /* the same in ASCII */
    pc_ascii ascii;
    pc_status status;    /* the first failure of a buffer that has been emptied since */
    const pc_part *last; /* the part before; NULL: none */
    bool open;           /* the part behind goes on in the line */
} setter;

/* ---- blocks ---- */

/* Parts that stand right below the one before, without a blank line. */
static bool stands_close(const pc_part *part, const pc_part *last) {
    switch (part->kind) {
    case PC_PART_LIST_ITEM: /* "(B)" could go on in the line before */
        return !part->opens && part->mark && last->mark;
    case PC_PART_TABLE:
        return !part->opens;
    case PC_PART_CONTACT:
        return !part->opens && part->n && last->kind == PC_PART_CONTACTS_HEADING;
    default:
        return false;
    }
}

static void start_block(setter *s, const pc_part *part) {
    if (s->last && !part->joined && !stands_close(part, s->last))
        pc_buf_putc(s->fill.out, '\n');
    s->last = part;
}

static void put_joined(setter *s, const pc_part *part) {
    for (size_t i = 0; i < part->n; i++) {
        if (i)
            pc_buf_putc(&s->block, ' ');
        pc_buf_put_str(&s->block, pc_part_line(&s->outline, part, i));
    }
}

/* Empties a buffer for what comes next. */
static void reuse(setter *s, pc_buf *buf) {
    if (s->status == PC_OK)
        s->status = buf->status;
    pc_buf_clear(buf);
}

static pc_str block_text(setter *s) {
    pc_str text = {s->block.p, s->block.n};
    if (!s->options->ascii)
        return text;
    reuse(s, &s->plain);
    pc_put_ascii(&s->plain, text, &s->ascii);
    return (pc_str){s->plain.p, s->plain.n};
}

/* Sets the block, unless the next part goes on in its line. */
static void fill_block(setter *s, unsigned hang) {
    if (s->open) {
        pc_buf_putc(&s->block, ' ');
        return;
    }
    s->fill.hang = hang;
    pc_fill_paragraph(&s->fill, block_text(s));
    s->fill.hang = 0;
    reuse(s, &s->block);
}

/* ---- a setter for each kind ---- */

static void set_paragraph(setter *s, const pc_part *part) {
    put_joined(s, part);
    fill_block(s, 0);
}

static void set_lines(setter *s, const pc_part *part) {
    bool open = s->open;
    for (size_t i = 0; i < part->n; i++) {
        s->open = open && i + 1 == part->n;
        pc_buf_put_str(&s->block, pc_part_line(&s->outline, part, i));
        fill_block(s, 0);
    }
}

static void set_embargo(setter *s, const pc_part *part) {
    pc_buf_put_str(&s->block, pc_part_label(&s->outline, part));
    set_paragraph(s, part);
}

static void set_lede(setter *s, const pc_part *part) {
    if (part->dateline) {
        put_joined(s, part->dateline);
        pc_put_separator(&s->block, part->dateline->separator);
    }
    set_paragraph(s, part);
}

/* The columns of a bullet and the space behind it; its own blanks are one space. */
static void set_item(setter *s, const pc_part *part) {
    put_joined(s, part);
    fill_block(s, part->mark ? 2 : 0);
}

static void set_row(setter *s, const pc_part *part) {
    put_joined(s, part);
    pc_fill_line(&s->fill, block_text(s));
    reuse(s, &s->block);
}

static void set_letterhead(setter *s, const pc_part *part) {
    (void)part;
    if (!s->options->brand.issuer)
        return;
    pc_buf_puts(&s->block, s->options->brand.issuer);
    fill_block(s, 0);
}

static void (*const setters[PC_PART_KINDS])(setter *s, const pc_part *part) = {
    [PC_PART_LETTERHEAD] = set_letterhead,
    [PC_PART_KICKER] = set_lines,
    [PC_PART_RELEASE_LINE] = set_lines,
    [PC_PART_EMBARGO] = set_embargo,
    [PC_PART_RELEASE_DATE] = set_paragraph,
    [PC_PART_HEADLINE] = set_paragraph,
    [PC_PART_SUBHEAD] = set_paragraph,
    [PC_PART_DATELINE] = set_paragraph,
    [PC_PART_LEDE] = set_lede,
    [PC_PART_PARAGRAPH] = set_paragraph,
    [PC_PART_HEADING] = set_paragraph,
    [PC_PART_LIST_ITEM] = set_item,
    [PC_PART_TABLE] = set_row,
    [PC_PART_BOILERPLATE_HEADING] = set_paragraph,
    [PC_PART_BOILERPLATE] = set_paragraph,
    [PC_PART_NOTES_HEADING] = set_paragraph,
    [PC_PART_NOTE] = set_paragraph,
    [PC_PART_CONTACTS_HEADING] = set_paragraph,
    [PC_PART_CONTACT] = set_lines,
    [PC_PART_END_MARK] = set_paragraph,
};

static bool has_no_spaces(pc_lang lang) {
    return lang == pc_lang_named(PC_STR("zh")) || lang == pc_lang_named(PC_STR("ja"));
}

pc_status pc_render_text(const pc_release *release, const pc_render_options *options, pc_buf *out) {
    setter s = {.options = options,
                .ascii = {.lang = release->lang},
                .fill = {.out = out, .width = options->no_wrap ? 0 : options->width ? options->width : USUAL_WIDTH, .ascii = options->ascii != 0, .flowed = options->flowed != 0}};
    if (!pc_outline_open(&s.outline, release, options))
        return PC_NO_MEMORY;
    s.fill.delsp = s.fill.flowed && !s.fill.ascii && has_no_spaces(s.outline.lang);
    for (size_t i = 0; i < s.outline.n; i++) {
        const pc_part *part = &s.outline.v[i];
        s.open = i + 1 < s.outline.n && part[1].joined;
        start_block(&s, part);
        setters[part->kind](&s, part);
    }
    reuse(&s, &s.block);
    reuse(&s, &s.plain);
    pc_status status = s.status != PC_OK ? s.status : out->status;
    if (options->remarks && status == PC_OK)
        pc_ascii_report(&s.ascii, options->remarks);
    if (options->remarks && status == PC_OK && s.fill.delsp)
        pc_buf_puts(options->remarks, "lines end inside text without spaces; send it as text/plain; format=flowed; delsp=yes\n");
    pc_outline_close(&s.outline);
    pc_buf_release(&s.block);
    pc_buf_release(&s.plain);
    return status;
}
