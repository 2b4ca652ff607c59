#include "render/outline.h"
#include "render/render.h"
#include "render/wrap.h"
#include "text/utf8.h"

typedef struct setter {
    const pc_release *release;
    pc_buf *out;
    pc_buf line; /* the part being set */
    pc_wrap wrap;
    const pc_part *before; /* NULL at the start */
} setter;

static bool is_list_item(const pc_part *part) {
    return part && part->section == PC_SEC_BODY && part->kind == PC_PARA_LIST_ITEM;
}

static bool same_block(const setter *set, const pc_part *part) {
    return is_list_item(set->before) && is_list_item(part);
}

/* Columns of "• ", "1. " or "* " before the words of a list item: where its later lines begin. */
static unsigned bullet_columns(pc_str item) {
    size_t at = 0;
    while (at < item.n && at < 12 && item.p[at] != ' ')
        at++;
    return at < item.n && at < 12 ? (unsigned)pc_columns((pc_str){item.p, at}) + 1 : 0;
}

static void set_line(setter *set, unsigned hang) {
    pc_wrap wrap = set->wrap;
    wrap.hang = hang;
    pc_wrap_put(set->out, (pc_str){set->line.p, set->line.n}, &wrap);
}

static void set_plain(setter *set, const pc_part *part) {
    pc_part_text(set->release, part, &set->line);
    set_line(set, 0);
}

/* The dateline waits on the line for its lede. */
static void set_dateline(setter *set, const pc_part *part) {
    pc_str separator = pc_dateline_separator(set->release);
    pc_part_text(set->release, part, &set->line);
    if (pc_piece_next(set->release, 0, PC_SEC_BODY) == set->release->pieces.n) {
        set_line(set, 0);
        return;
    }
    if (separator.n && separator.p[0] != '.' && separator.p[0] != ':')
        pc_buf_putc(&set->line, ' ');
    pc_buf_put(&set->line, separator.n ? separator.p : "–", separator.n ? separator.n : strlen("–"));
    pc_buf_putc(&set->line, ' ');
}

static void set_body(setter *set, const pc_part *part) {
    pc_part_text(set->release, part, &set->line);
    bool list = part->kind == PC_PARA_LIST_ITEM;
    set_line(set, list ? bullet_columns((pc_str){set->line.p, set->line.n}) : 0);
}

/* Blocks made of lines (a contact, notes) keep them: each piece is set on its own. */
static void set_lines(setter *set, const pc_part *part) {
    for (size_t i = part->first; i < part->last; i++) {
        const pc_piece *piece = &set->release->pieces.v[i];
        if (piece->section != part->section || piece->group != part->group)
            continue;
        pc_part one = *part;
        one.first = i;
        one.last = i + 1;
        pc_buf_clear(&set->line);
        pc_part_text(set->release, &one, &set->line);
        set_line(set, 0);
    }
}

typedef void part_setter(setter *set, const pc_part *part);

static part_setter *const setters[PC_SECTIONS] = {
    [PC_SEC_KICKER] = set_plain,       [PC_SEC_RELEASE_LINE] = set_plain, [PC_SEC_EMBARGO] = set_plain,
    [PC_SEC_RELEASE_DATE] = set_plain, [PC_SEC_HEADLINE] = set_plain,     [PC_SEC_SUBHEAD] = set_plain,
    [PC_SEC_DATELINE] = set_dateline,  [PC_SEC_BODY] = set_body,          [PC_SEC_BOILERPLATE] = set_lines,
    [PC_SEC_NOTES] = set_lines,        [PC_SEC_CONTACT] = set_lines,      [PC_SEC_END_MARK] = set_plain,
};

pc_status pc_render_text(const pc_release *release, const pc_render_options *options, pc_buf *out) {
    setter set = {.release = release, .out = out, .wrap = {.width = options->width}};
    pc_outline outline = pc_outline_start(release, pc_order_wire);
    pc_part part, before;
    while (pc_outline_next(&outline, &part)) {
        bool lede = set.before && set.before->section == PC_SEC_DATELINE && part.section == PC_SEC_BODY;
        if (!lede) {
            pc_buf_clear(&set.line);
            if (set.before && !same_block(&set, &part))
                pc_buf_putc(out, '\n');
        }
        setters[part.section](&set, &part);
        before = part;
        set.before = &before;
    }
    if (set.line.status != PC_OK && out->status == PC_OK)
        out->status = set.line.status;
    pc_buf_release(&set.line);
    return out->status;
}
