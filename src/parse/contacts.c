/* Contact blocks: from clusters of items to contacts and pieces. */
#include "parse/contact_gather.h"

#include "text/utf8.h"

typedef struct writer {
    pc_draft *draft;
    const pc_contact_items *items;
    const pc_clusters *clusters;
    uint32_t *base;      /* the first contact of each cluster */
    unsigned *seen[3];   /* e-mails, phones, names of each cluster met so far */
    unsigned *named;     /* names of each cluster whose text is written */
} writer;

/* The text with runs of blanks as one; an e-mail address loses the blank a line end left in it. */
static pc_str value_of(pc_draft *draft, const pc_contact_item *item) {
    pc_str text = pc_str_sub(draft->release->text, item->value_at.at, item->value_at.end);
    bool email = item->kind == PC_CONTACT_ADDRESS && item->value == PC_ADDRESS_EMAIL && memchr(text.p, '@', text.n);
    bool plain = true;
    for (size_t i = 0; i < text.n && plain; i++)
        plain = !(pc_is_space((unsigned char)text.p[i]) && (email || text.p[i] != ' ' || (i + 1 < text.n && pc_is_space((unsigned char)text.p[i + 1]))));
    if (plain)
        return text;
    pc_str copy = pc_arena_copy(draft->arena, text);
    char *to = (char *)copy.p;
    size_t n = 0;
    if (!copy.p)
        return copy;
    for (size_t i = 0; i < text.n; i++) {
        if (!pc_is_space((unsigned char)text.p[i]))
            to[n++] = text.p[i];
        else if (!email && n && to[n - 1] != ' ')
            to[n++] = ' ';
    }
    return (pc_str){copy.p, n};
}

static unsigned people_of(const pc_cluster *c) {
    return c->names > 1 ? c->names : 1;
}

/* An address may stand twice in a block; it is given once. */
static bool add(writer *w, pc_strs *list, pc_str value) {
    for (size_t i = 0; i < list->n && i < 16; i++)
        if (pc_str_eq(list->v[i], value))
            return true;
    return PC_PUSH(w->draft->arena, *list, value);
}

static pc_strs *list_of(pc_contact *contact, unsigned kind) {
    return kind == PC_ADDRESS_EMAIL ? &contact->emails : kind == PC_ADDRESS_PHONE ? &contact->phones : &contact->urls;
}

/*
 * Which of the cluster's people an address goes to; -1: to all of them. As
 * many numbers as names are given out in their order; an e-mail address goes
 * to the one whose name it has in it.
 */
static int receiver(writer *w, size_t cluster, const pc_contact_item *item, pc_str value) {
    const pc_cluster *c = &w->clusters->v[cluster];
    unsigned people = people_of(c);
    uint32_t base = w->base[cluster];
    if (people == 1)
        return 0;
    if (item->value == PC_ADDRESS_URL)
        return -1;
    unsigned *seen = w->seen[item->value == PC_ADDRESS_PHONE];
    unsigned index = seen[cluster]++;
    if (item->value == PC_ADDRESS_EMAIL)
        for (unsigned i = 0; i < people; i++)
            if (pc_email_fits(value, w->draft->release->contacts.v[base + i].name))
                return (int)i;
    unsigned have = item->value == PC_ADDRESS_EMAIL ? c->emails : c->phones;
    return have == people ? (int)index : -1;
}

static bool write_address(writer *w, size_t cluster, const pc_contact_item *item) {
    pc_str value = value_of(w->draft, item);
    int to = receiver(w, cluster, item, value);
    unsigned people = people_of(&w->clusters->v[cluster]);
    if (!value.p)
        return false;
    for (unsigned i = 0; i < people; i++) {
        pc_contact *contact = &w->draft->release->contacts.v[w->base[cluster] + i];
        if ((to < 0 || to == (int)i) && !add(w, list_of(contact, item->value), value))
            return false;
    }
    return true;
}

static pc_str item_value(writer *w, int32_t item) {
    return item < 0 ? (pc_str){NULL, 0} : value_of(w->draft, &w->items->v[item]);
}

/* A contact for each person; where there is none, a department may stand for one. */
static bool write_cluster(writer *w, size_t cluster) {
    const pc_cluster *c = &w->clusters->v[cluster];
    pc_contact contact = {.title = item_value(w, c->title), .organization = item_value(w, c->org)};
    if (c->names == 0)
        contact.name = item_value(w, c->department);
    else if (c->org < 0)
        contact.organization = item_value(w, c->department);
    for (unsigned i = 0; i < people_of(c); i++)
        if (!PC_PUSH(w->draft->arena, w->draft->release->contacts, contact))
            return false;
    return true;
}

static bool write_values(writer *w) {
    pc_release *release = w->draft->release;
    for (size_t i = 0; i < w->clusters->n; i++)
        if (!write_cluster(w, i))
            return false;
    for (size_t i = 0; i < w->items->n; i++) {
        const pc_contact_item *item = &w->items->v[i];
        if (item->cluster < 0 || item->kind != PC_CONTACT_NAME)
            continue;
        size_t cluster = (size_t)item->cluster;
        release->contacts.v[w->base[cluster] + w->seen[2][cluster]++].name = value_of(w->draft, item);
    }
    for (size_t i = 0; i < w->items->n; i++) {
        const pc_contact_item *item = &w->items->v[i];
        if (item->cluster >= 0 && item->kind == PC_CONTACT_ADDRESS && !item->void_ && !write_address(w, (size_t)item->cluster, item))
            return false;
    }
    return true;
}

/* ---- pieces ---- */

/*
 * What belongs to no cluster goes to one beside it: the clusters' texts end at
 * the last blank line between them, else at the first line end, else where
 * the next one begins.
 */
static size_t divide(const pc_contact_items *items, size_t from, size_t to) {
    size_t line = to, blank = to;
    for (size_t i = from; i < to; i++) {
        if (items->v[i].kind != PC_CONTACT_BREAK && items->v[i].kind != PC_CONTACT_LABEL)
            continue;
        if (items->v[i].kind == PC_CONTACT_LABEL)
            return i;
        if (items->v[i].value == 2)
            blank = i;
        else if (items->v[i].value == 1 && line == to)
            line = i;
    }
    return blank < to ? blank : line;
}

static void spread(pc_contact_items *items) {
    size_t last = SIZE_MAX;
    for (size_t i = 0; i <= items->n; i++) {
        if (i < items->n && items->v[i].cluster < 0)
            continue;
        size_t from = last == SIZE_MAX ? 0 : last + 1, cut = last == SIZE_MAX ? 0 : i == items->n ? i : divide(items, from, i);
        int32_t before = last == SIZE_MAX ? 0 : items->v[last].cluster, after = i == items->n ? before : items->v[i].cluster;
        for (size_t k = from; k < i; k++)
            items->v[k].cluster = k < cut ? before : after;
        last = i;
    }
}

static bool put_piece(pc_draft *draft, uint32_t at, uint32_t end, uint32_t group) {
    pc_release *release = draft->release;
    at = (uint32_t)pc_skip_space(release->text, at, end);
    end = (uint32_t)pc_trim_end(release->text, at, end);
    if (at >= end)
        return true;
    pc_piece piece = {.text = {at, end}, .section = PC_SEC_CONTACT, .group = group, .sure = PC_LIKELY};
    return PC_PUSH(draft->arena, release->pieces, piece);
}

/* The contact an item's text belongs to: names of a cluster part it. */
static uint32_t group_of(writer *w, const pc_contact_item *item) {
    size_t cluster = (size_t)item->cluster;
    const pc_cluster *c = &w->clusters->v[cluster];
    unsigned met = w->named[cluster];
    if (item->kind == PC_CONTACT_NAME)
        met = w->named[cluster] = met + 1;
    unsigned index = met ? met - 1 : 0;
    return w->base[cluster] + (index < people_of(c) ? index : people_of(c) - 1);
}

/*
 * Every visible byte from the first block's start to the last one's end, in
 * order. Contacts follow one another: of columns side by side the rows below
 * the first are the last column's text.
 */
static bool write_pieces(writer *w, const pc_block *parts, size_t n) {
    size_t i = 0;
    uint32_t last = w->base[0];
    for (size_t r = 0; r < n; r++) {
        uint32_t at = parts[r].text.at, group = 0;
        bool open = false;
        for (; i < w->items->n && w->items->v[i].text.at < parts[r].text.end; i++) {
            const pc_contact_item *item = &w->items->v[i];
            if (item->kind == PC_CONTACT_BREAK)
                continue;
            uint32_t to = group_of(w, item);
            to = to < last ? last : to;
            last = to;
            if (open && to != group) {
                if (!put_piece(w->draft, at, item->text.at, group))
                    return false;
                at = item->text.at;
            }
            group = to;
            open = true;
        }
        if (!put_piece(w->draft, at, parts[r].text.end, open ? group : last))
            return false;
    }
    return true;
}

/* ---- one run ---- */

enum { MOST_READ = 16 * 1024 }; /* bytes of a run that are read; what follows is text of the last contact */

static bool prepare(writer *w, pc_arena *scratch) {
    uint32_t next = (uint32_t)w->draft->release->contacts.n;
    w->base = pc_arena_zeroed(scratch, w->clusters->n, sizeof *w->base);
    w->named = pc_arena_zeroed(scratch, w->clusters->n, sizeof *w->named);
    for (size_t i = 0; i < 3; i++)
        if (!(w->seen[i] = pc_arena_zeroed(scratch, w->clusters->n, sizeof **w->seen)))
            return false;
    if (!w->base || !w->named)
        return false;
    for (size_t i = 0; i < w->clusters->n; i++) {
        w->base[i] = next;
        next += people_of(&w->clusters->v[i]);
    }
    return true;
}

/* `work` is the draft with an arena that is thrown away afterwards. */
static bool read_run(pc_draft *draft, pc_draft *work, const pc_block *parts, size_t n) {
    static const uint8_t strength[] = {[PC_BREAK_SPACES] = 0, [PC_BREAK_LINE] = 1, [PC_BREAK_BLANK] = 2};
    pc_contact_items raw = {0}, items = {0};
    pc_clusters clusters = {0};
    size_t left = MOST_READ;
    for (size_t i = 0; i < n && left; i++) {
        pc_range text = parts[i].text;
        if (text.end - text.at > left) {
            text.end = text.at + (uint32_t)left;
            while (text.end > text.at && ((unsigned char)draft->release->text.p[text.end] & 0xC0) == 0x80)
                text.end--;
        }
        left -= text.end - text.at < left ? text.end - text.at : left;
        if (i && !pc_contact_break(work, parts[i].text.at, strength[parts[i].gap], &raw))
            return false;
        if (!pc_contact_scan(work, text, &raw))
            return false;
    }
    if (!pc_contact_words(work, &raw, &items) || !pc_contact_gather(work, &items, &clusters))
        return false;
    pc_cluster empty = {.name = -1, .title = -1, .org = -1, .department = -1};
    if (!clusters.n && !PC_PUSH(work->arena, clusters, empty))
        return false;
    writer w = {.draft = draft, .items = &items, .clusters = &clusters};
    if (!prepare(&w, work->arena) || !write_values(&w))
        return false;
    spread(&items);
    return write_pieces(&w, parts, n);
}

bool pc_contacts_read_parts(pc_draft *draft, const pc_block *parts, size_t n) {
    if (!n)
        return true;
    pc_draft work = *draft;
    bool done = (work.arena = pc_arena_new()) != NULL && read_run(draft, &work, parts, n);
    pc_arena_free(work.arena);
    return done;
}
