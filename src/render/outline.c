#include "render/outline.h"

#include "text/utf8.h"

const pc_section pc_order_wire[] = {
    PC_SEC_RELEASE_LINE, PC_SEC_EMBARGO,  PC_SEC_KICKER,      PC_SEC_RELEASE_DATE, PC_SEC_HEADLINE, PC_SEC_SUBHEAD,
    PC_SEC_DATELINE,     PC_SEC_BODY,     PC_SEC_BOILERPLATE, PC_SEC_END_MARK,     PC_SEC_NOTES,    PC_SEC_CONTACT,
    PC_SECTIONS,
};

pc_outline pc_outline_start(const pc_release *release, const pc_section *order) {
    return (pc_outline){.release = release, .order = order};
}

/* Pieces of one group follow each other, with pieces of other sections perhaps between them. */
static size_t group_end(const pc_release *release, size_t first) {
    const pc_piece *piece = &release->pieces.v[first];
    size_t last = first + 1;
    for (size_t i = first + 1; i < release->pieces.n; i++) {
        const pc_piece *next = &release->pieces.v[i];
        if (next->section != piece->section)
            continue;
        if (next->group != piece->group)
            break;
        last = i + 1;
    }
    return last;
}

bool pc_outline_next(pc_outline *outline, pc_part *part) {
    const pc_release *release = outline->release;
    while (*outline->order != PC_SECTIONS) {
        size_t first = pc_piece_next(release, outline->at, *outline->order);
        if (first < release->pieces.n) {
            const pc_piece *piece = &release->pieces.v[first];
            *part = (pc_part){.section = piece->section,
                              .kind = piece->kind,
                              .group = piece->group,
                              .first = first,
                              .last = group_end(release, first),
                              .opens_section = !outline->begun};
            outline->at = part->last;
            outline->begun = true;
            return true;
        }
        outline->order++;
        outline->at = 0;
        outline->begun = false;
    }
    return false;
}

static bool keeps_space(uint32_t cp) {
    return cp == 0xA0 || cp == 0x202F || cp == 0x3000;
}

/* White space runs become one space; C0, DEL and C1 control characters go. */
static void put_reflowed(pc_buf *out, pc_str s) {
    for (size_t at = 0; at < s.n;) {
        size_t from = at;
        while (at < s.n && (unsigned char)s.p[at] > ' ' && (unsigned char)s.p[at] < 0x7F)
            at++;
        pc_buf_put(out, s.p + from, at - from);
        if (at == s.n)
            break;
        unsigned len;
        uint32_t cp = pc_utf8_at(s, at, &len);
        if (pc_cp_is_space(cp) && !keeps_space(cp)) {
            at = pc_skip_space(s, at, s.n);
            pc_buf_putc(out, ' ');
            continue;
        }
        if (cp > 0x9F)
            pc_buf_put(out, s.p + at, len);
        at += len;
    }
}

void pc_part_text(const pc_release *release, const pc_part *part, pc_buf *out) {
    bool any = false;
    for (size_t i = part->first; i < part->last; i++) {
        const pc_piece *piece = &release->pieces.v[i];
        if (piece->section != part->section || piece->group != part->group)
            continue;
        if (any)
            pc_buf_putc(out, ' ');
        any = true;
        put_reflowed(out, pc_str_sub(release->text, piece->text.at, piece->text.end));
    }
}

pc_str pc_dateline_separator(const pc_release *release) {
    size_t i = pc_piece_next(release, 0, PC_SEC_DATELINE);
    if (i + 1 >= release->pieces.n || release->pieces.v[i + 1].section != PC_SEC_FURNITURE)
        return (pc_str){"", 0};
    const pc_range *range = &release->pieces.v[i + 1].text;
    return range->end - range->at > 8 ? (pc_str){"", 0} : pc_str_sub(release->text, range->at, range->end);
}
