/* From items to clusters: who stands with which addresses. */
#include "parse/contact_gather.h"

enum { MAX_COLUMNS = 4 };

typedef struct gather {
    pc_draft *draft;
    pc_contact_items *items;
    pc_clusters *clusters;
    int32_t now;          /* the open cluster; -1 none */
    bool label;           /* a label stands right before */
    bool fresh;           /* a label said that another contact begins */
    bool blank;           /* a blank line since the last thing of a cluster */
    bool line_new;        /* a line end since the last thing of a cluster */
    bool names_open;      /* the last thing was a name, joined by marks or a line end */
    unsigned pending;     /* pc_field of the label read last */
    bool pending_behind;  /* numbers have a label before them here */
    bool ok;
} gather;

static pc_cluster *open_cluster(gather *g) {
    return g->now < 0 ? NULL : &g->clusters->v[g->now];
}

static pc_cluster *begin(gather *g) {
    pc_cluster fresh = {.name = -1, .title = -1, .org = -1, .department = -1, .labelled = g->label};
    /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): where there is room, there is an array */
    if (!(g->ok = g->ok && PC_PUSH(g->draft->arena, *g->clusters, fresh)))
        return NULL;
    g->now = (int32_t)g->clusters->n - 1;
    g->fresh = false;
    return &g->clusters->v[g->now];
}

static void join(gather *g, size_t i) {
    pc_cluster *c = &g->clusters->v[g->now];
    c->loose = c->loose || (g->blank && c->any);
    c->any = true;
    g->items->v[i].cluster = g->now;
    g->blank = g->line_new = g->names_open = g->label = false;
}

static bool addressed(const pc_cluster *c) {
    return c->emails || c->phones || c->urls || c->others;
}

/* The next item that is no mark or, within the line, no blank. */
static const pc_contact_item *next_thing(const gather *g, size_t i, bool same_line) {
    for (size_t k = i + 1; k < g->items->n && k < i + 8; k++) {
        const pc_contact_item *item = &g->items->v[k];
        if (item->kind == PC_CONTACT_BREAK ? item->value && same_line : item->kind != PC_CONTACT_MARK && item->kind != PC_CONTACT_FIELD)
            return item->kind == PC_CONTACT_BREAK ? NULL : item;
    }
    return NULL;
}

static bool has_kind(const pc_cluster *c, unsigned kind) {
    return kind == PC_ADDRESS_EMAIL ? c->emails > 0 : kind == PC_ADDRESS_PHONE ? c->phones > 0 : kind == PC_ADDRESS_URL && c->urls > 0;
}

/* ---- addresses ---- */

/* "(fax)", "fax" behind a number that had no label before it. */
static bool fax_behind(const gather *g, size_t i) {
    const pc_contact_items *items = g->items;
    if (i + 1 < items->n && items->v[i + 1].kind == PC_CONTACT_MARK && items->v[i + 1].value == '(')
        i++;
    if (i + 1 >= items->n)
        return false;
    pc_range at = items->v[i + 1].text;
    if (items->v[i + 1].kind == PC_CONTACT_BREAK || items->v[i + 1].colon)
        return false;
    pc_term_hit hit;
    return pc_terms_whole(&pc_lang_terms, PC_TERM_FIELD, PC_ANY_LANG, pc_str_sub(g->draft->release->text, at.at, at.end), &hit) &&
           hit.value == PC_FIELD_FAX;
}

static pc_str text_of(const gather *g, size_t i) {
    pc_range at = g->items->v[i].value_at;
    return pc_str_sub(g->draft->release->text, at.at, at.end);
}

/* Does a nameless cluster end where another address of this kind comes? */
static bool another(const gather *g, const pc_cluster *c, unsigned kind) {
    if (c->name >= 0 || c->department >= 0)
        return g->blank && ((kind == PC_ADDRESS_EMAIL && c->emails) || (!c->loose && c->emails && c->phones));
    if (kind == PC_ADDRESS_EMAIL)
        return c->emails > 0;
    return kind == PC_ADDRESS_PHONE && c->phones > 0 && c->emails == 0 && c->org < 0 && c->title < 0;
}

static void address(gather *g, size_t i) {
    pc_contact_item *item = &g->items->v[i];
    pc_cluster *c = open_cluster(g);
    bool fax = item->value == PC_ADDRESS_PHONE && (g->pending == PC_FIELD_FAX || (!g->pending && fax_behind(g, i)));
    if (fax || item->value == PC_ADDRESS_HANDLE)
        item->void_ = true;
    if (!c || g->fresh || (!item->void_ && another(g, c, item->value)))
        c = begin(g);
    if (!c)
        return;
    if (item->void_)
        c->others++;
    else if (item->value == PC_ADDRESS_EMAIL)
        c->emails++;
    else if (item->value == PC_ADDRESS_PHONE)
        c->phones++;
    else
        c->urls++;
    join(g, i);
}

/* ---- words ---- */

/* Whether an address further along the line is of a kind the cluster has already. */
static bool brings_its_own(const gather *g, size_t i, const pc_cluster *c) {
    for (size_t k = i + 1; k < g->items->n && k < i + 12; k++) {
        const pc_contact_item *item = &g->items->v[k];
        if (item->kind == PC_CONTACT_BREAK && item->value)
            return false;
        if (item->kind == PC_CONTACT_ADDRESS)
            return has_kind(c, item->value);
    }
    return false;
}

/* The words are the host of an e-mail or web address nearby: then they name the organization. */
static bool host_says_org(const gather *g, size_t i) {
    pc_str who = text_of(g, i);
    for (size_t k = i + 1; k < g->items->n && k < i + 8; k++) {
        const pc_contact_item *item = &g->items->v[k];
        if (item->kind == PC_CONTACT_NAME || item->kind == PC_CONTACT_LABEL)
            return false;
        if (item->kind != PC_CONTACT_ADDRESS || item->value == PC_ADDRESS_PHONE)
            continue;
        pc_str address = text_of(g, k);
        const char *sign = memchr(address.p, '@', address.n);
        if (sign && pc_email_fits(address, who))
            return false;
        size_t from = sign ? (size_t)(sign - address.p) + 1 : 0;
        char host[64], word[64];
        size_t h = 0, w = 0;
        for (; from < address.n && h < sizeof host && address.p[from] != '/'; from++)
            if (address.p[from] != '-')
                host[h++] = (char)pc_lower((unsigned char)address.p[from]);
        for (size_t p = 0; p < who.n && w < sizeof word; p++)
            if (pc_is_alpha((unsigned char)who.p[p]))
                word[w++] = (char)pc_lower((unsigned char)who.p[p]);
        for (size_t p = 0; w >= 5 && p + w <= h; p++)
            if (memcmp(host + p, word, w) == 0)
                return true;
    }
    return false;
}

/* A name that joins the names just before it: "A and B, 555", "A, B, 555", A and B on two lines over one number. */
static bool joins_names(const gather *g, const pc_cluster *c, size_t i) {
    return c->name >= 0 && g->names_open && !g->blank && !addressed(c) && c->names < 8 && !host_says_org(g, i);
}

static bool name_begins(const gather *g, const pc_cluster *c, size_t i) {
    if (!c || g->fresh)
        return true;
    if (c->name >= 0)
        return true;
    if (!addressed(c))
        return false;
    if (g->items->v[i].prose || g->blank || c->department >= 0)
        return true;
    return brings_its_own(g, i, c);
}

static void set_org(pc_cluster *c, size_t i) {
    if (c->org < 0)
        c->org = (int32_t)i;
}

/* In a script without capitals the line below a name is a place or an office. */
static bool below_a_name(const gather *g, const pc_cluster *c, size_t i) {
    unsigned char first = (unsigned char)g->draft->release->text.p[g->items->v[i].value_at.at];
    return c && !g->fresh && c->name >= 0 && !addressed(c) && !g->blank && g->line_new && first >= 0xD8;
}

static void named(gather *g, size_t i) {
    pc_cluster *c = open_cluster(g);
    if (below_a_name(g, c, i)) {
        g->items->v[i].kind = PC_CONTACT_OTHER;
        return;
    }
    if (c && !g->fresh && joins_names(g, c, i)) {
        c->names++;
        join(g, i);
        g->names_open = true;
        return;
    }
    if (c && !g->fresh && c->name >= 0 && !addressed(c) && !g->blank && host_says_org(g, i)) {
        g->items->v[i].kind = PC_CONTACT_ORG;
        set_org(c, i);
        join(g, i);
        return;
    }
    if (c && !g->fresh && c->name >= 0 && c->names == 1 && c->street && !addressed(c) && c->title < 0 && c->org < 0) {
        g->items->v[c->name].kind = PC_CONTACT_ORG; /* a name over a street, then another name: that was the organization */
        c->org = c->name;
        c->name = -1;
        c->names = 0;
    } else if (name_begins(g, c, i))
        c = begin(g);
    if (!c)
        return;
    c->name = (int32_t)i;
    c->names = 1;
    join(g, i);
    g->names_open = true;
}

static void titled(gather *g, size_t i) {
    pc_cluster *c = open_cluster(g);
    if (!c || g->fresh || (g->line_new && addressed(c)))
        c = begin(g);
    if (!c)
        return;
    if (c->title < 0)
        c->title = (int32_t)i;
    join(g, i);
}

static void organized(gather *g, size_t i) {
    pc_cluster *c = open_cluster(g);
    bool department = g->items->v[i].kind == PC_CONTACT_DEPARTMENT;
    if (!c || g->fresh || (addressed(c) && (g->line_new || brings_its_own(g, i, c))))
        c = begin(g);
    if (!c)
        return;
    bool behind_mark = i && g->items->v[i - 1].kind == PC_CONTACT_MARK;
    if (department && !g->line_new && (addressed(c) || (c->org >= 0 && behind_mark)))
        department = false; /* "Acme Ltd - PR Section, ..." */
    if (department && (c->department < 0 || !addressed(c)))
        c->department = (int32_t)i;
    else
        set_org(c, i);
    join(g, i);
}

/* One word alone: a first name, a brand or a place. */
static void single(gather *g, size_t i) {
    pc_cluster *c = open_cluster(g);
    const pc_contact_item *next = next_thing(g, i, true), *later = next_thing(g, i, false);
    pc_str who = text_of(g, i);
    if (who.n > 2 && who.p[who.n - 1] == 's' && (who.p[who.n - 2] == '\'' || (unsigned char)who.p[who.n - 2] == 0x99))
        return; /* "Smith's office" */
    bool first = !c || g->fresh;
    bool line_before_address = !next && later && later->kind == PC_CONTACT_ADDRESS;
    bool person = first ? next && next->kind == PC_CONTACT_ADDRESS
                        : c->org >= 0 && c->name < 0 && !addressed(c) && g->line_new && line_before_address;
    if (person) {
        g->items->v[i].kind = PC_CONTACT_NAME;
        named(g, i);
    } else if (first || (c->name >= 0 && c->org < 0 && !addressed(c))) {
        g->items->v[i].kind = PC_CONTACT_ORG;
        organized(g, i);
    }
}

/* ---- labels ---- */

static bool department_words(const gather *g, pc_range at) {
    return pc_contact_kind(g->draft, at) == PC_CONTACT_DEPARTMENT;
}

/* "Investor Relations" on its own line below the organization's name is who one speaks to; with a colon it is a label. */
static bool label_is_department(const gather *g, size_t i) {
    const pc_cluster *c = g->now < 0 ? NULL : &g->clusters->v[g->now];
    const pc_contact_item *item = &g->items->v[i], *later = next_thing(g, i, false), *next = next_thing(g, i, true);
    if (g->label && !item->colon && !g->line_new && next && next->kind == PC_CONTACT_ADDRESS) /* "Contact: Press Office, 202-555-0100" */
        return department_words(g, item->text);
    if (item->colon || g->fresh || !c || c->name >= 0 || addressed(c) || c->org < 0 || g->blank)
        return false;
    bool field = i + 1 < g->items->n && g->items->v[i + 1].kind == PC_CONTACT_BREAK && i + 2 < g->items->n && g->items->v[i + 2].kind == PC_CONTACT_FIELD;
    return (field || (later && later->kind == PC_CONTACT_ADDRESS)) && department_words(g, item->text);
}

static void label(gather *g, size_t i) {
    if (label_is_department(g, i)) {
        g->items->v[i].kind = PC_CONTACT_DEPARTMENT;
        organized(g, i);
        return;
    }
    const pc_cluster *c = open_cluster(g);
    bool web_only = c && c->urls && !c->emails && !c->phones && c->name < 0;
    g->fresh = g->fresh || (c && !(web_only && !g->line_new)); /* "visit www.example.org or contact:" */
    g->pending = 0;
    g->names_open = false;
    g->label = true;
    pc_range at = g->items->v[i].value_at;
    pc_term_hit hit;
    pc_str words = pc_str_sub(g->draft->release->text, at.at, at.end);
    enum { PUBLISHER = 2 };
    bool publisher = pc_terms_whole(&pc_lang_terms, PC_TERM_CONTACT, PC_ANY_LANG, words, &hit) && hit.value == PUBLISHER;
    if (publisher || !pc_terms_whole(&pc_lang_terms, PC_TERM_TITLE, PC_ANY_LANG, words, &hit))
        return;
    pc_cluster *titled_by = c && !g->fresh ? open_cluster(g) : begin(g); /* "Press secretary: Jane Roe" */
    if (titled_by) {
        titled_by->title = (int32_t)i;
        join(g, i);
    }
}

static void field(gather *g, size_t i) {
    const pc_cluster *c = open_cluster(g);
    g->pending = g->items->v[i].value;
    g->names_open = false;
    if (g->pending == PC_FIELD_NAME && c && c->name >= 0)
        g->fresh = true;
}

/* Words before a colon that no table knows: "USA:", "Minister's office:". */
static bool unknown_label(const pc_contact_item *item) {
    return item->colon && item->kind != PC_CONTACT_LABEL && item->kind != PC_CONTACT_FIELD && item->kind != PC_CONTACT_NAME;
}

static void words(gather *g, size_t i) {
    pc_contact_item *item = &g->items->v[i];
    const pc_cluster *c = open_cluster(g);
    if (g->pending == PC_FIELD_ADDRESS || g->pending == PC_FIELD_HOURS)
        return;
    if (unknown_label(item)) {
        const pc_contact_item *next = next_thing(g, i, true);
        if (c && addressed(c) && (g->line_new || (next && next->kind == PC_CONTACT_NAME)))
            g->fresh = true;
        if (item->kind != PC_CONTACT_DEPARTMENT && item->kind != PC_CONTACT_ORG)
            return;
    }
    switch ((pc_contact_item_kind)item->kind) {
    case PC_CONTACT_NAME: named(g, i); break;
    case PC_CONTACT_TITLE: titled(g, i); break;
    case PC_CONTACT_ORG:
    case PC_CONTACT_DEPARTMENT: organized(g, i); break;
    case PC_CONTACT_ONE: single(g, i); break;
    case PC_CONTACT_PLACE:
        if (g->now >= 0 && g->line_new)
            g->clusters->v[g->now].street = true;
        g->names_open = false;
        break;
    default: g->names_open = false; break;
    }
    g->pending = 0;
}

static void mark(gather *g, size_t i) {
    unsigned m = g->items->v[i].value;
    g->names_open = g->names_open && (m == ',' || m == '&' || m == '/' || m == ';' || m == '-' || m == '*' || m == '|');
    if ((m == ';' || m == '.' || m == '*') && g->pending)
        g->pending = 0;
    const pc_cluster *c = open_cluster(g);
    if (m == '*' && g->line_new && c && (c->name >= 0) && addressed(c) && g->line_new)
        g->fresh = true;
}

static void step(gather *g, size_t i) {
    pc_contact_item *item = &g->items->v[i];
    switch ((pc_contact_item_kind)item->kind) {
    case PC_CONTACT_BREAK:
        g->blank = g->blank || item->value == 2;
        g->line_new = g->line_new || item->value > 0;
        if (g->pending != PC_FIELD_EMAIL && item->value)
            g->pending = 0;
        break;
    case PC_CONTACT_LABEL: label(g, i); break;
    case PC_CONTACT_FIELD: field(g, i); break;
    case PC_CONTACT_ADDRESS: address(g, i); break;
    case PC_CONTACT_MARK: mark(g, i); break;
    default: words(g, i); break;
    }
}

/* ---- columns ---- */

typedef struct row {
    size_t first[MAX_COLUMNS], last[MAX_COLUMNS]; /* items of each cell */
    unsigned cells;                               /* 0: more than MAX_COLUMNS */
    size_t end;                                   /* behind the row's last item */
    unsigned addresses;                           /* cells with an address */
    unsigned kinds;                               /* bits: the kinds of the first address of each */
} row;

static row row_at(const pc_contact_items *items, size_t i) {
    row r = {.cells = 1, .first = {i}, .last = {i}};
    bool met = false;
    for (; i < items->n; i++) {
        const pc_contact_item *item = &items->v[i];
        if (item->kind == PC_CONTACT_BREAK && item->value)
            break;
        if (item->kind == PC_CONTACT_BREAK && r.cells) {
            r.last[r.cells - 1] = i;
            if (r.cells == MAX_COLUMNS)
                r.cells = 0;
            else
                r.first[r.cells++] = i + 1;
            met = false;
        }
        if (item->kind == PC_CONTACT_ADDRESS && !met) {
            met = true;
            r.addresses++;
            r.kinds |= 1u << item->value;
        }
    }
    if (r.cells)
        r.last[r.cells - 1] = i;
    r.end = i;
    return r;
}

/* A row of columns has an address of the same kind in every cell, or none at all. */
static bool even(const row *r) {
    return r->addresses == 0 || (r->addresses == r->cells && (r->kinds & (r->kinds - 1)) == 0);
}

/* Rows of as many cells as the first, whose first has no address in it: columns, each a contact. Returns the item behind them; `i` when there are none. */
static size_t columns(gather *g, size_t i) {
    row head = row_at(g->items, i);
    size_t end = head.end;
    bool addresses = false;
    if (head.cells < 2 || head.addresses)
        return i;
    while (end < g->items->n && g->items->v[end].value == 1) {
        row next = row_at(g->items, end + 1);
        if (next.cells != head.cells || !even(&next))
            break;
        addresses = addresses || next.addresses;
        end = next.end;
    }
    if (!addresses)
        return i;
    for (unsigned column = 0; column < head.cells; column++) {
        g->fresh = column > 0 || g->fresh;
        for (size_t at = i; at < end;) {
            row r = row_at(g->items, at);
            for (size_t k = r.first[column]; k < r.last[column] && g->ok; k++)
                step(g, k);
            g->line_new = true;
            at = r.end + 1;
        }
    }
    g->fresh = true;
    return end;
}

/* ---- what was no contact after all ---- */

static bool stands(const pc_cluster *c, bool any) {
    return addressed(c) || c->labelled || (any && c->title >= 0 && c->name >= 0);
}

/*
 * A name or organization without label, title and address is a heading or a
 * stray line: its text goes to the contact before it (the first one's to the
 * one behind it). Where there is no better contact the first of all stays.
 */
static bool settle(pc_draft *draft, pc_contact_items *items, pc_clusters *clusters) {
    bool any = false, some = false;
    size_t n = 0;
    int32_t *moved = pc_arena_zeroed(draft->arena, clusters->n + 1, sizeof *moved);
    if (!moved)
        return false;
    for (size_t i = 0; i < clusters->n; i++) {
        any = any || addressed(&clusters->v[i]);
        some = some || stands(&clusters->v[i], false);
    }
    for (size_t i = 0; i < clusters->n; i++) { /* where it goes; ~place where it does not stand */
        bool keep = stands(&clusters->v[i], any) || (!some && !any && i == 0);
        int32_t place = (int32_t)(n && !keep ? n - 1 : n);
        moved[i] = keep ? place : ~place;
        if (keep)
            clusters->v[n++] = clusters->v[i];
    }
    for (size_t i = 0; i < items->n; i++) {
        pc_contact_item *item = &items->v[i];
        if (item->cluster < 0)
            continue;
        int32_t place = moved[item->cluster];
        item->cluster = place < 0 ? ~place : place;
        if (place < 0)
            item->kind = PC_CONTACT_OTHER;
    }
    clusters->n = n;
    return true;
}

bool pc_contact_gather(pc_draft *draft, pc_contact_items *items, pc_clusters *clusters) {
    gather g = {.draft = draft, .items = items, .clusters = clusters, .now = -1, .ok = true};
    bool start = true;
    for (size_t i = 0; i < items->n && g.ok; i++) {
        size_t behind = start ? columns(&g, i) : i;
        if (behind > i) {
            i = behind;
            if (i >= items->n)
                break;
        }
        step(&g, i);
        start = items->v[i].kind == PC_CONTACT_BREAK && items->v[i].value;
    }
    return g.ok && settle(draft, items, clusters);
}
