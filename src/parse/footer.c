#include "parse/footer.h"

#include "text/bits.h"
#include "text/utf8.h"

/* ---- end marks ---- */

typedef struct {
    unsigned hashes, stars, dashes, slashes;
    bool sign, others;
} mark_count;

/* Counted as far as the first character that is none of them. */
static mark_count count_marks(pc_str text, pc_range range) {
    mark_count n = {0};
    for (uint32_t at = range.at; at < range.end && !n.others;) {
        unsigned len;
        uint32_t cp = pc_utf8_at(text, at, &len);
        at += len;
        if (cp == '#')
            n.hashes++;
        else if (cp == '*')
            n.stars++;
        else if (cp == '/')
            n.slashes++;
        else if (cp == '-' || cp == 0x2013 || cp == 0x2014 || cp == '_' || cp == '=')
            n.dashes++;
        else if (cp == 0x3A9 || cp == 0x2126 || cp == 0x25A0 || cp == 0x25FC || cp == 0x220E)
            n.sign = true;
        else if (!pc_cp_is_space(cp))
            n.others = true;
    }
    return n;
}

static bool bracket(uint32_t cp) {
    return cp == '-' || cp == 0x2013 || cp == 0x2014 || cp == '(' || cp == ')' || cp == '<' || cp == '>' || cp == '/' || cp == '*' || cp == '#' ||
           cp == '_' || cp == '=' || cp == '.' || cp == '[' || cp == ']' || cp == 0xFF08 || cp == 0xFF09 || cp == '~' || pc_cp_is_space(cp);
}

/* What stands inside "- ENDS -", "<<END>>", "（完）". */
static pc_range unwrapped(pc_str text, pc_range range) {
    unsigned len;
    while (range.at < range.end && bracket(pc_utf8_at(text, range.at, &len)))
        range.at += len;
    while (range.end > range.at && bracket(pc_utf8_before(text, range.end, &len)))
        range.end -= len;
    return range;
}

pc_end_kind pc_end_mark(pc_str text, pc_range range) {
    enum { LONGEST = 60 };
    if (range.end - range.at > LONGEST || range.at == range.end)
        return PC_END_NONE;
    mark_count n = count_marks(text, range);
    if (!n.others) {
        if (n.hashes >= 2 || n.sign)
            return PC_END_SURE;
        return n.stars >= 3 || (n.slashes == 2 && !n.dashes) ? PC_END_LIKELY : PC_END_NONE;
    }
    pc_range inner = unwrapped(text, range);
    pc_str word = pc_str_sub(text, inner.at, inner.end);
    pc_term_hit hit;
    if (pc_str_eq(word, PC_STR("30")))
        return inner.at > range.at && inner.end < range.end ? PC_END_SURE : PC_END_LAST;
    if (pc_terms_whole(&pc_lang_terms, PC_TERM_END, PC_ANY_LANG, word, &hit))
        return inner.at > range.at || pc_is_upper((unsigned char)word.p[0]) || (unsigned char)word.p[0] >= 0x80 ? PC_END_SURE : PC_END_NONE;
    return PC_END_NONE;
}

/* Where an end mark starts that is glued to the last words: "... text.###", "... said.-30-". */
uint32_t pc_end_mark_tail(pc_str text, pc_range range) {
    enum { REACH = 16 };
    uint32_t at = range.end, least = range.end - range.at > REACH ? range.end - REACH : range.at;
    while (at > least && (text.p[at - 1] == '#' || text.p[at - 1] == '-' || text.p[at - 1] == ' ' || text.p[at - 1] == '3' || text.p[at - 1] == '0'))
        at--;
    at = (uint32_t)pc_skip_space(text, at, range.end);
    if (at == range.at || at == range.end)
        return range.end;
    pc_end_kind kind = pc_end_mark(text, (pc_range){at, range.end});
    bool apart = at - pc_trim_end(text, range.at, at) >= 2;
    return kind == PC_END_SURE || (kind == PC_END_LAST && apart) ? at : range.end;
}

/* ---- items ---- */

/* Where blocks are divided: offsets in rising order. */
typedef PC_VEC(uint32_t) division_list;

static bool label_with_colon(pc_str text, uint32_t at, uint32_t end, pc_term_class class) {
    pc_term_hit hit = pc_term_here(text, at, end, class, PC_ANY_LANG);
    return hit.bytes && at + hit.bytes < end && text.p[at + hit.bytes] == ':';
}

/* A place inside a block where a boilerplate, notes or a contact block may start. */
static bool starts_part(const pc_plan *plan, uint32_t at, uint32_t end, bool wide) {
    enum { LEGAL = 12, CLOSING = 700 };
    pc_about about;
    pc_str text = plan->text;
    if ((pc_term_here(text, at, end, PC_TERM_ABOUT, PC_ANY_LANG).bytes ||
         pc_term_here(text, at, end, PC_TERM_LEGAL, PC_ANY_LANG).bytes >= LEGAL) &&
        pc_about_match(plan, at, end, &about))
        return about.text < end && (wide || about.organization.end > about.organization.at);
    if (wide && end - at < CLOSING && at - plan->draft->blocks.v[plan->block].text.at > CLOSING && pc_self_description(plan, (pc_range){at, end}))
        return true;
    return wide && (label_with_colon(text, at, end, PC_TERM_CONTACT) || label_with_colon(text, at, end, PC_TERM_NOTES));
}

static bool may_open(unsigned char c) {
    return pc_is_upper(c) || c >= 0x80 || c == '*' || c == '-' || c == '[';
}

/* May stand at the end of a sentence or a heading. */
static bool ends_part(unsigned char c) {
    static const bool ends[256] = {['.'] = true, ['!'] = true, ['?'] = true, [':'] = true, [';'] = true, ['"'] = true, [')'] = true, ['*'] = true};
    return ends[c] || c >= 0x80;
}

/* Two searches that go forward side by side: for gaps and for glued full stops. */
typedef struct {
    pc_str text;
    uint32_t gap, stop, end; /* the next of each; end when there is none */
} joints;

static uint32_t next_gap(pc_str text, uint32_t at, uint32_t end) {
    while (at + 1 < end) {
        uint32_t from = (uint32_t)pc_next_pair_of_spaces(text, at, end);
        if (from == end)
            break;
        uint32_t to = (uint32_t)pc_skip_space(text, from, end);
        bool stop = from > 0 && ends_part((unsigned char)text.p[from - 1]);
        if (to < end && may_open((unsigned char)text.p[to]) && (stop || to - from > 2))
            return to;
        at = to;
    }
    return end;
}

/* Behind the next full stop to which a capital and a small letter are glued. */
static uint32_t next_stop(pc_str text, uint32_t at, uint32_t end) {
    char room[64];
    for (; at + 2 < end; at += 62) { /* the last two begin the next 64 */
        const char *p = pc_sixty_four(text, at, room);
        uint64_t stop, upper, lower;
        PC_BITS(stop, p, pc_equal(v, '.'));
        if (!stop)
            continue;
        PC_BITS(upper, p, pc_within(v, 'A', 'Z'));
        if (!(stop & upper >> 1))
            continue;
        PC_BITS(lower, p, pc_within(v, 'a', 'z'));
        stop &= upper >> 1 & lower >> 2 & pc_bits_below(end - 2 - at);
        if (stop)
            return at + (uint32_t)__builtin_ctzll(stop) + 1;
    }
    return end;
}

/* The next place behind a wide gap that follows a sentence (or is wider), or glued behind a full stop. */
static uint32_t next_joint(joints *j, bool *wide) {
    uint32_t at = j->gap <= j->stop ? j->gap : j->stop;
    *wide = at == j->gap;
    if (at < j->end && *wide)
        j->gap = next_gap(j->text, at, j->end);
    else if (at < j->end)
        j->stop = next_stop(j->text, at, j->end);
    return at;
}

static bool divide_block(const pc_plan *plan, pc_range range, division_list *divisions) {
    pc_str text = plan->text;
    uint32_t from = range.at, tail = pc_end_mark_tail(text, range);
    joints j = {text, next_gap(text, from, tail), next_stop(text, from, tail), tail};
    bool wide = false;
    for (uint32_t at = next_joint(&j, &wide); at < tail; at = next_joint(&j, &wide))
        if (starts_part(plan, at, tail, wide) && !PC_PUSH(plan->scratch, *divisions, at))
            return false;
    return tail == range.end || PC_PUSH(plan->scratch, *divisions, tail);
}

/* What of a block belongs to the footer: all of it, or the rest behind the header. */
static pc_range left_of(const pc_plan *plan, size_t block) {
    pc_range range = plan->draft->blocks.v[block].text;
    if (block == plan->block)
        range.at = plan->at;
    return range;
}

/* Writes an item before the first one; an empty one is left out. */
static void put_first(pc_footer_items *f, uint32_t at, uint32_t end, pc_gap gap) {
    at = (uint32_t)pc_skip_space(f->plan->text, at, end);
    end = (uint32_t)pc_trim_end(f->plan->text, at, end);
    if (at == end)
        return;
    *--f->v = (pc_item){.text = {at, end}, .gap = (uint8_t)gap};
    f->n++;
}

/*
 * Room for the blocks, the items at its end and the cuts at its start: where
 * items are read cuts are written, one for each, and a few more for the lede.
 */
static bool make_room(const pc_plan *plan, size_t divisions, size_t *room) {
    enum { LEDE = 3 };
    pc_draft *draft = plan->draft;
    size_t items = draft->blocks.n - plan->block + divisions, before = plan->cuts.n + LEDE;
    *room = items + (before > plan->block ? before : plan->block);
    if (*room <= draft->blocks.cap)
        return true;
    pc_block *grown = pc_arena_grow(draft->arena, draft->blocks.v, draft->blocks.cap * sizeof *grown, *room * sizeof *grown);
    if (!grown)
        return false;
    draft->blocks.v = grown;
    draft->blocks.cap = *room;
    return true;
}

/* The cuts of the header move to where the first blocks were. */
static void move_cuts(pc_plan *plan) {
    pc_draft *draft = plan->draft;
    pc_cut *cuts = (pc_cut *)(void *)draft->blocks.v;
    if (plan->cuts.n)
        memcpy(cuts, plan->cuts.v, plan->cuts.n * sizeof *cuts);
    pc_arena_give_back(draft->arena, plan->cuts.v, plan->cuts.cap * sizeof *cuts);
    plan->cuts.v = cuts;
    plan->cuts.cap = draft->blocks.cap;
    memset(&draft->blocks, 0, sizeof draft->blocks);
}

/*
 * Items take the place of the blocks from the last on: those not read yet are
 * never more than those not written.
 */
static bool items_from_blocks(pc_footer_items *f, const division_list *divisions) {
    _Static_assert(sizeof(pc_item) == sizeof(pc_block) && sizeof(pc_cut) == sizeof(pc_block), "each takes the place of another");
    const pc_plan *plan = f->plan;
    pc_draft *draft = plan->draft;
    size_t room, left = divisions->n;
    if (!make_room(plan, divisions->n, &room))
        return false;
    f->v = (pc_item *)(void *)(draft->blocks.v + room);
    for (size_t b = draft->blocks.n; b-- > plan->block;) {
        pc_range range = left_of(plan, b);
        pc_gap gap = range.at == draft->blocks.v[b].text.at ? (pc_gap)draft->blocks.v[b].gap : PC_BREAK_SPACES;
        if (range.at >= range.end)
            continue;
        for (; left && divisions->v[left - 1] > range.at; range.end = divisions->v[--left])
            put_first(f, divisions->v[left - 1], range.end, PC_BREAK_SPACES);
        put_first(f, range.at, range.end, gap);
    }
    move_cuts(f->plan);
    return true;
}

bool pc_footer_items_cut(pc_footer_items *f) {
    const pc_plan *plan = f->plan;
    division_list divisions = {0};
    for (size_t b = plan->block; b < plan->draft->blocks.n; b++) {
        pc_range range = left_of(plan, b);
        if (range.at < range.end && !divide_block(plan, range, &divisions))
            return false;
    }
    return items_from_blocks(f, &divisions);
}

/* ---- what an item is ---- */

/* Long enough, and of several words, to be the phrase of a site even where more follows. */
static bool sure_phrase(pc_str text, uint32_t at, size_t bytes) {
    enum { SURE = 15 };
    unsigned characters = 0;
    bool words = false;
    for (size_t i = 0; i < bytes; i++) {
        characters += (text.p[at + i] & 0xC0) != 0x80;
        words = words || pc_is_space((unsigned char)text.p[at + i]);
    }
    return words && characters >= SURE;
}

/* A site or wire line: its phrase stands alone, or is long enough to be no story. */
static bool is_chrome(const pc_plan *plan, pc_range range) {
    enum { LONGEST = 420 };
    pc_str text = plan->text;
    uint32_t at = (uint32_t)pc_skip_marks(text, range.at, range.end), end = (uint32_t)pc_trim_marks(text, at, range.end);
    if (at >= end || range.end - range.at > LONGEST)
        return false;
    pc_term_hit hit = pc_term_here(text, at, end, PC_TERM_CHROME, PC_ANY_LANG);
    if (hit.bytes && (at + hit.bytes == end || text.p[at + hit.bytes] == ':' || sure_phrase(text, at, hit.bytes)))
        return true;
    hit = pc_term_here(text, at, end, PC_TERM_MORE, PC_ANY_LANG);
    if (hit.bytes && at + hit.bytes == end)
        return true;
    return text.p[range.at] == '#' && range.end - range.at > 2 && pc_is_alpha((unsigned char)text.p[range.at + 1]);
}

static bool chrome_heading(const pc_plan *plan, pc_range range) {
    enum { LONGEST = 80 };
    uint32_t at = (uint32_t)pc_skip_marks(plan->text, range.at, range.end), end = (uint32_t)pc_trim_marks(plan->text, at, range.end);
    pc_term_hit hit;
    return range.end - range.at <= LONGEST && at < end &&
           pc_terms_whole(&pc_lang_terms, PC_TERM_CHROME, PC_ANY_LANG, pc_str_sub(plan->text, at, end), &hit);
}

/* "The post X first appeared on Y.": the phrase stands inside. */
static bool chrome_inside(const pc_plan *plan, pc_range range) {
    enum { LONGEST = 300 };
    if (range.end - range.at > LONGEST)
        return false;
    for (uint32_t at = range.at + 1; (at = (uint32_t)pc_terms_next(&pc_lang_terms, PC_TERM_CHROME, plan->text, range.at, at, range.end)) < range.end; at++)
        if (sure_phrase(plan->text, at, pc_term_here(plan->text, at, range.end, PC_TERM_CHROME, PC_ANY_LANG).bytes))
            return true;
    return false;
}

static bool is_notes(const pc_plan *plan, pc_range range) {
    uint32_t at = (uint32_t)pc_skip_marks(plan->text, range.at, range.end);
    pc_term_hit hit = at < range.end ? pc_term_here(plan->text, at, range.end, PC_TERM_NOTES, PC_ANY_LANG) : (pc_term_hit){0};
    if (!hit.bytes)
        return false;
    uint32_t end = at + (uint32_t)hit.bytes;
    uint32_t rest = (uint32_t)pc_skip_marks(plan->text, end, range.end);
    return rest >= range.end || plan->text.p[end] == ':' || (rest > end + 1 && hit.bytes > 12);
}

/* "If you have questions, please contact:" on a line of its own. */
static bool leads_to_contact(pc_str text, uint32_t at, uint32_t end) {
    enum { LONGEST = 100 };
    if (at >= end || end - at > LONGEST || text.p[end - 1] != ':')
        return false;
    for (uint32_t i = at; (i = (uint32_t)pc_terms_next(&pc_lang_terms, PC_TERM_CONTACT_LEAD, text, at, i, end)) < end; i++) {
        size_t n = pc_term_here(text, i, end, PC_TERM_CONTACT_LEAD, PC_ANY_LANG).bytes;
        if (n && pc_skip_marks(text, i + n, end) == end)
            return true;
    }
    return false;
}

/* A heading or a run-in label of a contact block; `rest` is what stands behind the label. */
static bool contact_label(const pc_plan *plan, pc_range range, uint32_t *rest) {
    uint32_t at = (uint32_t)pc_skip_marks(plan->text, range.at, range.end);
    pc_term_hit hit = at < range.end ? pc_term_here(plan->text, at, range.end, PC_TERM_CONTACT, PC_ANY_LANG) : (pc_term_hit){0};
    if (leads_to_contact(plan->text, at, range.end)) {
        *rest = range.end;
        return true;
    }
    if (at < range.end && (!hit.bytes || at + hit.bytes < range.end) && (*rest = at + (uint32_t)pc_glued_label(plan->text, at, range.end, PC_TERM_CONTACT)) > at)
        return true;
    if (!hit.bytes)
        return false;
    uint32_t end = at + (uint32_t)hit.bytes;
    size_t space = pc_space_len(plan->text, end);
    uint32_t colon = end + (uint32_t)(end < range.end ? space : 0);
    *rest = (uint32_t)pc_skip_marks(plan->text, end, range.end);
    return *rest >= range.end || (colon < range.end && (plan->text.p[colon] == ':' || memcmp(plan->text.p + end, "\xEF\xBC\x9A", 3) == 0));
}

static bool contact_like(const pc_plan *plan, const pc_item *item, int least) {
    enum { LINE = 160 };
    bool line = item->text.end - item->text.at <= LINE; /* longer ones are no contact without a label, which costs less to ask */
    if (line && !pc_holds_address(plan->text, item->text))
        return false;
    return pc_contact_score(plan->draft, item->text) >= least && (line || pc_holds_address(plan->text, item->text));
}

bool pc_is_date_line(const pc_plan *plan, pc_range range) {
    enum { LONGEST = 60 };
    pc_date date;
    if (range.end - range.at > LONGEST)
        return false;
    size_t n = pc_date_match(pc_str_sub(plan->text, range.at, range.end), PC_ANY_LANG, &date);
    return n && pc_date_full(&date) && pc_skip_marks(plan->text, range.at + n, range.end) == range.end;
}

static pc_item_kind kind_of(const pc_footer_items *f, pc_item *item, bool late, bool last) {
    enum { LONG_LINE = 700, SURE = 60 };
    const pc_plan *plan = f->plan;
    pc_about about;
    uint32_t n = item->text.end - item->text.at, rest = 0;
    item->end = (uint8_t)pc_end_mark(plan->text, item->text);
    if (item->end != PC_END_NONE)
        return PC_ITEM_END;
    if (n < LONG_LINE && pc_is_rule(plan->text, item->text))
        return PC_ITEM_RULE;
    item->labelled = contact_label(plan, item->text, &rest);
    item->bare = item->labelled && rest >= item->text.end;
    if (item->labelled)
        return PC_ITEM_CONTACT;
    if (is_notes(plan, item->text))
        return PC_ITEM_NOTES;
    if (chrome_heading(plan, item->text))
        return PC_ITEM_CHROME;
    if (pc_about_match(plan, item->text.at, item->text.end, &about)) {
        item->named = about.organization.end > about.organization.at;
        item->told = about.text < item->text.end;
        return about.legal ? PC_ITEM_LEGAL : PC_ITEM_ABOUT;
    }
    if (is_chrome(plan, item->text) || (last && chrome_inside(plan, item->text)))
        return PC_ITEM_CHROME;
    if (late && !plan->has_release_date && pc_is_date_line(plan, item->text)) /* old releases are dated at their end */
        return PC_ITEM_DATE;
    if (late && n < LONG_LINE && contact_like(plan, item, SURE))
        return PC_ITEM_CONTACT;
    return PC_ITEM_TEXT;
}

void pc_footer_items_name(pc_footer_items *f) {
    enum { LATE = 60, LAST = 8 };
    for (size_t i = 0; i < f->n; i++) {
        bool late = f->n - i <= LATE;
        f->v[i].kind = (uint8_t)(i == 0 ? PC_ITEM_TEXT : kind_of(f, &f->v[i], late, f->n - i <= LAST));
    }
}
