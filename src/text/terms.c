#include "text/terms.h"

#include "text/utf8.h"

enum { EVERY_LANG = 1u << PC_LANGS };

static const pc_term_node *child_of(const pc_terms *terms, const pc_term_node *node, unsigned char byte) {
    const pc_term_node *at = terms->nodes + node->child, *end = at + node->count;
    for (; at < end; at++)
        if (at->byte == byte)
            return at;
    return NULL;
}

/* One code point of the text as terms are stored: folded, one space, straight apostrophe. */
static unsigned folded(pc_str text, size_t at, char out[4], size_t *took) {
    unsigned char c = (unsigned char)text.p[at];
    if (c < 0x80 && !pc_is_space(c)) {
        out[0] = (char)pc_lower(c);
        *took = 1;
        return 1;
    }
    size_t space = pc_space_len(text, at);
    if (space) {
        size_t end = pc_skip_space(text, at, text.n);
        out[0] = ' ';
        *took = end - at;
        return 1;
    }
    unsigned len;
    uint32_t cp = pc_utf8_at(text, at, &len);
    *took = len;
    if (cp == 0x2019 || cp == 0x2018 || cp == 0x02BC) {
        out[0] = '\'';
        return 1;
    }
    if (cp == 0x2010 || cp == 0x2011) {
        out[0] = '-';
        return 1;
    }
    return pc_utf8_put(out, pc_cp_fold(cp));
}

static bool joins(uint32_t cp) {
    return pc_cp_is_letter(cp) || pc_cp_digit(cp) >= 0;
}

/* A term ends here when what follows does not continue its last word. */
static bool boundary(pc_str text, size_t at) {
    unsigned len, before_len;
    if (at == 0 || at >= text.n)
        return true;
    uint32_t before = pc_utf8_before(text, at, &before_len);
    if (!joins(before) || pc_cp_is_cjk(before))
        return true;
    uint32_t next = pc_utf8_at(text, at, &len);
    return !joins(next);
}

pc_term_hit pc_terms_match(const pc_terms *terms, pc_term_class class, unsigned langs, pc_str text) {
    pc_term_hit best = {0, 0, 0};
    if (!text.n || !(terms->first[class][(unsigned char)text.p[0] >> 3] >> ((unsigned char)text.p[0] & 7) & 1))
        return best;
    const pc_term_node *node = terms->nodes + terms->roots[class];
    for (size_t at = 0; at < text.n && node->count;) {
        char bytes[4];
        size_t took;
        unsigned n = folded(text, at, bytes, &took);
        for (unsigned i = 0; i < n && node; i++)
            node = child_of(terms, node, (unsigned char)bytes[i]);
        if (!node)
            break;
        at += took;
        if (!node->leaf)
            continue;
        const pc_term_leaf *leaf = &terms->leaves[node->leaf - 1];
        if (langs != PC_ANY_LANG && !(leaf->langs & (langs | EVERY_LANG)))
            continue;
        if (boundary(text, at))
            best = (pc_term_hit){at, leaf->langs, leaf->value};
    }
    return best;
}

bool pc_terms_whole(const pc_terms *terms, pc_term_class class, unsigned langs, pc_str text, pc_term_hit *hit) {
    *hit = pc_terms_match(terms, class, langs, text);
    return hit->bytes && hit->bytes == text.n;
}
