#include "text/terms.h"

#include "text/bits.h"
#include "text/utf8.h"

enum { EVERY_LANG = 1u << PC_LANGS };

/* ASCII as it is stored; 0 for what takes more looking at: white space and bytes above 0x7F. */
static const unsigned char ascii_fold[256] = {
    ['!'] = '!', ['"'] = '"', ['#'] = '#', ['$'] = '$', ['%'] = '%', ['&'] = '&', ['\''] = '\'', ['('] = '(',
    [')'] = ')', ['*'] = '*', ['+'] = '+', [','] = ',', ['-'] = '-', ['.'] = '.', ['/'] = '/', ['0'] = '0',
    ['1'] = '1', ['2'] = '2', ['3'] = '3', ['4'] = '4', ['5'] = '5', ['6'] = '6', ['7'] = '7', ['8'] = '8',
    ['9'] = '9', [':'] = ':', [';'] = ';', ['<'] = '<', ['='] = '=', ['>'] = '>', ['?'] = '?', ['@'] = '@',
    ['A'] = 'a', ['B'] = 'b', ['C'] = 'c', ['D'] = 'd', ['E'] = 'e', ['F'] = 'f', ['G'] = 'g', ['H'] = 'h',
    ['I'] = 'i', ['J'] = 'j', ['K'] = 'k', ['L'] = 'l', ['M'] = 'm', ['N'] = 'n', ['O'] = 'o', ['P'] = 'p',
    ['Q'] = 'q', ['R'] = 'r', ['S'] = 's', ['T'] = 't', ['U'] = 'u', ['V'] = 'v', ['W'] = 'w', ['X'] = 'x',
    ['Y'] = 'y', ['Z'] = 'z', ['['] = '[', ['\\'] = '\\', [']'] = ']', ['^'] = '^', ['_'] = '_', ['`'] = '`',
    ['a'] = 'a', ['b'] = 'b', ['c'] = 'c', ['d'] = 'd', ['e'] = 'e', ['f'] = 'f', ['g'] = 'g', ['h'] = 'h',
    ['i'] = 'i', ['j'] = 'j', ['k'] = 'k', ['l'] = 'l', ['m'] = 'm', ['n'] = 'n', ['o'] = 'o', ['p'] = 'p',
    ['q'] = 'q', ['r'] = 'r', ['s'] = 's', ['t'] = 't', ['u'] = 'u', ['v'] = 'v', ['w'] = 'w', ['x'] = 'x',
    ['y'] = 'y', ['z'] = 'z', ['{'] = '{', ['|'] = '|', ['}'] = '}', ['~'] = '~',
};

#define LETTER(upper, lower, n) [upper] = (n), [lower] = (n)
const uint8_t pc_byte_kinds[256] = {
    LETTER('A', 'a', 1), LETTER('B', 'b', 2), LETTER('C', 'c', 3), LETTER('D', 'd', 4), LETTER('E', 'e', 5), LETTER('F', 'f', 6),
    LETTER('G', 'g', 7), LETTER('H', 'h', 8), LETTER('I', 'i', 9), LETTER('J', 'j', 10), LETTER('K', 'k', 11), LETTER('L', 'l', 12),
    LETTER('M', 'm', 13), LETTER('N', 'n', 14), LETTER('O', 'o', 15), LETTER('P', 'p', 16), LETTER('Q', 'q', 17), LETTER('R', 'r', 18),
    LETTER('S', 's', 19), LETTER('T', 't', 20), LETTER('U', 'u', 21), LETTER('V', 'v', 22), LETTER('W', 'w', 23), LETTER('X', 'x', 24),
    LETTER('Y', 'y', 25), LETTER('Z', 'z', 26),
    ['0' ... '9'] = PC_BYTE_DIGIT, ['.'] = PC_BYTE_STOP,
    ['!' ... '-'] = PC_BYTE_MARK, ['/'] = PC_BYTE_MARK, [':' ... '@'] = PC_BYTE_MARK, ['[' ... '`'] = PC_BYTE_MARK, ['{' ... '~'] = PC_BYTE_MARK,
    [0x80 ... 0xFF] = PC_BYTE_HIGH,
};

/* The bytes of a node's children stand together, apart from the nodes: many are compared at once. */
static inline const pc_term_node *child_of(const pc_terms *terms, const pc_term_node *node, unsigned char byte) {
    const char *bytes = (const char *)terms->bytes + node->child;
    if ((unsigned char)bytes[0] == byte)
        return terms->nodes + node->child;
    if (node->count == 1)
        return NULL;
    for (unsigned i = 0; i < node->count; i += PC_LANES) {
        uint64_t bits = pc_lane_bits(pc_equal(pc_load(bytes + i), byte));
        bits &= ~UINT64_C(0) >> (node->count - i < 64 ? 64 - (node->count - i) : 0);
        if (bits)
            return terms->nodes + node->child + i + (unsigned)__builtin_ctzll(bits);
    }
    return NULL;
}

/* Seen by nobody or not always written: soft hyphen, joiners, direction marks, Arabic vowel signs, tatweel. */
static bool passed_over(uint32_t cp) {
    return cp == 0xAD || cp == 0x640 || (cp >= 0x64B && cp <= 0x652) || cp == 0x670 || (cp >= 0x200B && cp <= 0x200F) ||
           (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2060 && cp <= 0x2069) || cp == 0xFEFF;
}

/* One letter for those that writers mix. */
static uint32_t plain(uint32_t cp) {
    switch (cp) {
    case 0x2018: case 0x2019: case 0x02BC:
        return '\'';
    case 0x2010: case 0x2011:
        return '-';
    case 0x0622: case 0x0623: case 0x0625:
        return 0x0627; /* alef with madda, with hamza */
    }
    cp = pc_cp_fold(cp);
    return cp == 0x451 ? 0x435 : cp; /* ё */
}

unsigned pc_term_fold(pc_str text, size_t at, char out[4], size_t *took) {
    unsigned char c = (unsigned char)text.p[at];
    if (c < 0x80 && !pc_is_space(c)) {
        out[0] = (char)pc_lower(c);
        *took = 1;
        return 1;
    }
    if (pc_space_len(text, at)) {
        out[0] = ' ';
        *took = pc_skip_space(text, at, text.n) - at;
        return 1;
    }
    unsigned len;
    uint32_t cp = pc_utf8_at(text, at, &len);
    *took = len;
    return passed_over(cp) ? 0 : pc_utf8_put(out, plain(cp));
}

static bool joins(uint32_t cp) {
    return pc_cp_is_letter(cp) || pc_cp_digit(cp) >= 0;
}

/* A term ends here when what follows does not continue its last word. */
static bool boundary(pc_str text, size_t at) {
    unsigned len;
    if (at == 0 || at >= text.n)
        return true;
    unsigned char last = (unsigned char)text.p[at - 1], next = (unsigned char)text.p[at];
    if (next < 0x80 && !pc_is_alpha(next) && !pc_is_digit(next))
        return true;
    if (last < 0x80 && !pc_is_alpha(last) && !pc_is_digit(last))
        return true;
    if ((last | next) < 0x80)
        return false;
    uint32_t before = pc_utf8_before(text, at, &len);
    if (!joins(before) || pc_cp_is_cjk(before))
        return true;
    return !joins(pc_utf8_at(text, at, &len));
}

/* The same; asked of nearly every term, and mostly answered by a space or a mark. */
static inline bool ends_here(pc_str text, size_t at) {
    unsigned char next = at < text.n ? (unsigned char)text.p[at] : ' ';
    return pc_byte_kinds[next] == PC_BYTE_SPACE || pc_byte_kinds[next] == PC_BYTE_STOP || pc_byte_kinds[next] == PC_BYTE_MARK || boundary(text, at);
}

/* What the term means to the languages asked for; NULL when they do not list it. */
static const pc_term_leaf *leaf_for(const pc_terms *terms, unsigned leaf, unsigned langs) {
    for (const pc_term_leaf *at = &terms->leaves[leaf - 1];; at++) {
        if (langs == PC_ANY_LANG || (at->langs & (langs | EVERY_LANG)))
            return at;
        if (!at->more)
            return NULL;
    }
}

/* The node two bytes further on: those of a folded code point below 0x800. */
static const pc_term_node *step_two(const pc_terms *terms, const pc_term_node *node, unsigned folded) {
    node = child_of(terms, node, (unsigned char)(0xC0 | folded >> 6));
    return node ? child_of(terms, node, (unsigned char)(0x80 | (folded & 0x3F))) : NULL;
}

/* A letter of Chinese or Japanese, U+3040 to U+30FF or U+4000 to U+9FFF, which is stored as it is written. */
static bool is_plain_three(const unsigned char *p) {
    return (p[0] >= 0xE4 && p[0] <= 0xE9) || (p[0] == 0xE3 && p[1] >= 0x81 && p[1] <= 0x83);
}

/* The node one code point (or run of white space) further on; NULL when no term goes on so. *at moves behind it. */
__attribute__((noinline)) static const pc_term_node *step(const pc_terms *terms, const pc_term_node *node, pc_str text, size_t *at) {
    const unsigned char *p = (const unsigned char *)text.p + *at;
    if (*p >= 0xC2 && *p < 0xE0 && *at + 1 < text.n) {
        unsigned folded = terms->folds[((*p & 0x1Fu) << 6 | (p[1] & 0x3Fu)) - 0x80];
        if (folded) {
            *at += 2;
            return step_two(terms, node, folded);
        }
    } else if (*at + 2 < text.n && is_plain_three(p)) {
        *at += 3;
        for (unsigned i = 0; i < 3 && node; i++)
            node = child_of(terms, node, p[i]);
        return node;
    }
    char bytes[4];
    size_t took;
    unsigned n = pc_term_fold(text, *at, bytes, &took);
    if (n == 0 && *at == 0)
        return NULL; /* no term starts with a mark that is passed over */
    for (unsigned i = 0; i < n && node; i++)
        node = child_of(terms, node, (unsigned char)bytes[i]);
    *at += took;
    return node;
}

/* The node behind the letters of a first word; NULL when no term begins with it. No shorter term ends inside a word. */
static const pc_term_node *behind_word(const pc_terms *terms, pc_term_class class, uint64_t word) {
    size_t slot = pc_term_jump_slot(class, word);
    for (; terms->jumps[slot].word; slot = (slot + 1) % (1u << PC_TERM_JUMP_BITS))
        if (terms->jumps[slot].word == word && terms->jumps[slot].class == class)
            return terms->nodes + terms->jumps[slot].node;
    return NULL;
}

/* The node from which the search goes on, *at bytes into the text; NULL when no term begins so. */
static const pc_term_node *begin_at(const pc_terms *terms, pc_term_class class, pc_str text, size_t *at) {
    uint64_t word = pc_first_word(text);
    if (word) {
        *at = PC_FIRST_WORD_LETTERS - (unsigned)__builtin_clzll(word) / 8;
        return behind_word(terms, class, word);
    }
    unsigned first = text.n ? terms->first[class][(unsigned char)text.p[0]] : 0;
    if (!first)
        return NULL;
    const pc_term_node *root = terms->nodes + terms->roots[class];
    *at = first != PC_TERM_FOLD_FIRST;
    return *at ? terms->nodes + root->child + first - 1 : root;
}

pc_term_hit pc_terms_find(const pc_terms *terms, pc_term_class class, unsigned langs, pc_str text) {
    pc_term_hit best = {0, 0, 0};
    size_t at = 0;
    const pc_term_node *node = begin_at(terms, class, text, &at);
    while (node) {
        if (node->leaf && at) {
            const pc_term_leaf *leaf = leaf_for(terms, node->leaf, langs);
            if (leaf && ends_here(text, at))
                best = (pc_term_hit){at, leaf->langs, leaf->value};
        }
        if (!node->count || at >= text.n)
            return best;
        unsigned char byte = ascii_fold[(unsigned char)text.p[at]];
        if (text.p[at] == ' ' && at + 1 < text.n && ascii_fold[(unsigned char)text.p[at + 1]])
            byte = ' '; /* one space alone */
        node = byte ? child_of(terms, node, byte) : step(terms, node, text, &at);
        at += byte != 0;
    }
    return best;
}

bool pc_terms_whole(const pc_terms *terms, pc_term_class class, unsigned langs, pc_str text, pc_term_hit *hit) {
    *hit = pc_terms_match(terms, class, langs, text);
    return hit->bytes && hit->bytes == text.n;
}

static inline bool may_begin(const pc_terms *terms, pc_term_class class, pc_str text, size_t at, size_t end) {
    return pc_terms_can_start(terms, class, (unsigned char)text.p[at]) && pc_terms_may_begin(terms, PC_CLASS_BIT(class), pc_str_sub(text, at, end));
}

size_t pc_terms_next(const pc_terms *terms, pc_term_class class, pc_str text, size_t from, size_t at, size_t end) {
    char room[64];
    if (at < end && (at == from || pc_is_space((unsigned char)text.p[at - 1])) && may_begin(terms, class, text, at, end))
        return at;
    for (; at < end; at += 63) { /* the last one begins the next 64 */
        uint64_t space;
        const char *p = pc_sixty_four(text, at, room);
        PC_BITS(space, p, pc_either(pc_equal(v, ' '), pc_within(v, '\t', '\r')));
        for (uint64_t starts = space << 1 & ~space & pc_bits_below(end - at); starts; starts &= starts - 1) {
            size_t place = at + (unsigned)__builtin_ctzll(starts);
            if (may_begin(terms, class, text, place, end))
                return place;
        }
    }
    return end;
}
