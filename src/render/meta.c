#include "render/meta.h"

#include "base/hash.h"
#include "render/html.h"
#include "text/utf8.h"

typedef struct maker {
    pc_meta *meta;
    pc_outline *outline;
    const pc_release *release;
    const pc_render_options *options;
} maker;

/* ---- words ---- */

/* A sentence ends no better than a word, but a comma before "…" is not wanted. */
static size_t without_points(pc_str text, size_t end) {
    while (end && strchr(" ,;:-", text.p[end - 1]))
        end--;
    return end;
}

pc_str pc_shortened(pc_arena *arena, pc_str text, size_t most) {
    static const char dots[] = "…";
    size_t at = 0, n = 0, word = 0;
    unsigned len;
    for (; at < text.n && n < most; at += len, n++) {
        if (text.p[at] == ' ')
            word = at;
        pc_utf8_at(text, at, &len);
    }
    if (at == text.n)
        return text;
    size_t end = without_points(text, word > at / 2 ? word : at);
    char *p = pc_arena_take(arena, end + sizeof dots);
    if (!p)
        return (pc_str){NULL, 0};
    memcpy(p, text.p, end);
    memcpy(p + end, dots, sizeof dots);
    return (pc_str){p, end + sizeof dots - 1};
}

static pc_str text_of(const maker *m, pc_part_kind kind) {
    const pc_part *part = pc_outline_find(m->outline, kind);
    return part ? pc_part_text(m->outline, part) : (pc_str){NULL, 0};
}

static pc_str put_together(const maker *m, pc_str a, pc_str b) {
    char *p = pc_arena_take(m->outline->arena, a.n + b.n + 1);
    if (!p)
        return (pc_str){NULL, 0};
    memcpy(p, a.p, a.n);
    memcpy(p + a.n, b.p, b.n);
    return (pc_str){p, a.n + b.n};
}

static void take_words(maker *m) {
    enum { SUMMARY = 160, SLUG = 60, TITLE = 80 };
    pc_meta *meta = m->meta;
    pc_arena *arena = m->outline->arena;
    const pc_part *embargo = pc_outline_find(m->outline, PC_PART_EMBARGO);
    meta->headline = text_of(m, PC_PART_HEADLINE);
    meta->subhead = text_of(m, PC_PART_SUBHEAD);
    meta->kind = text_of(m, PC_PART_KICKER);
    meta->lede = text_of(m, PC_PART_LEDE);
    if (!meta->lede.n)
        meta->lede = text_of(m, PC_PART_PARAGRAPH);
    meta->summary = pc_shortened(arena, meta->lede, SUMMARY);
    if (embargo)
        meta->embargo = put_together(m, pc_part_label(m->outline, embargo), pc_part_text(m->outline, embargo));
    meta->title = meta->headline.n ? meta->headline : meta->kind.n ? meta->kind : pc_shortened(arena, meta->lede, TITLE);
    if (!meta->title.n)
        meta->title = PC_STR("Press release");
    meta->slug = m->options->slug ? pc_str_of(m->options->slug) : pc_shortened(arena, meta->title, SLUG);
}

static void take_dateline(maker *m) {
    const pc_part *alone = pc_outline_find(m->outline, PC_PART_DATELINE), *lede = pc_outline_find(m->outline, PC_PART_LEDE);
    const pc_part *dateline = alone ? alone : lede ? lede->dateline : NULL;
    if (dateline)
        m->meta->dateline = pc_part_text(m->outline, dateline);
}

/* ---- dates ---- */

static void take_dates(maker *m) {
    const pc_release *r = m->release;
    pc_meta *meta = m->meta;
    const pc_date *own = pc_date_full(&r->dateline.date) ? &r->dateline.date : &r->release_date;
    if (pc_date_full(own))
        pc_date_iso(own, meta->date);
    if (!pc_moment_rfc3339(&r->embargo.date, &r->embargo.clock, meta->until))
        meta->until[0] = '\0';
    const char *day = m->options->as_of && strlen(m->options->as_of) == 10 ? m->options->as_of : meta->date[0] ? meta->date : "1970-01-01";
    memcpy(meta->version, day, 10);
    memcpy(meta->version + 10, "T00:00:00Z", 11);
}

/* ---- people and organizations ---- */

/* Few are quoted in one release; beyond this many nobody is compared with all before. */
enum { MOST_NAMED = 64 };

static void take_people(maker *m) {
    const pc_release *r = m->release;
    pc_meta *meta = m->meta;
    meta->people = pc_arena_take(m->outline->arena, MOST_NAMED * sizeof *meta->people);
    for (size_t i = 0; meta->people && i < r->quotes.n && meta->n_people < MOST_NAMED; i++) {
        const pc_quote *quote = &r->quotes.v[i];
        size_t k = 0;
        if (!quote->said->speaker.n || quote->kind > PC_QUOTE_PARTIAL)
            continue;
        while (k < meta->n_people && !pc_str_eq(meta->people[k].name, quote->said->speaker))
            k++;
        if (k == meta->n_people)
            meta->people[meta->n_people++] = (pc_meta_person){quote->said->speaker, quote->said->speaker_title};
        else if (!meta->people[k].title.n)
            meta->people[k].title = quote->said->speaker_title;
    }
}

static bool is_symbol(unsigned char c) {
    return pc_is_upper(c) || pc_is_digit(c) || c == '.' || c == '-';
}

/* "NYSE: NGR)" at `at`: exchange in letters, a colon, a symbol of capitals and digits, the bracket. */
static bool ticker_at(pc_str text, size_t at, pc_str *exchange, pc_str *symbol) {
    enum { LONGEST = 12 };
    size_t end = at;
    while (end < text.n && end - at < LONGEST && pc_is_alpha((unsigned char)text.p[end]))
        end++;
    if (end - at < 3 || !pc_is_upper((unsigned char)text.p[at]) || end >= text.n || text.p[end] != ':')
        return false;
    size_t from = pc_skip_space(text, end + 1, text.n), to = from;
    while (to < text.n && to - from < LONGEST && is_symbol((unsigned char)text.p[to]))
        to++;
    *exchange = pc_str_sub(text, at, end);
    *symbol = pc_str_sub(text, from, to);
    return to > from && to < text.n && text.p[to] == ')';
}

/* Gives each ticker to the organization whose name stands right before it. */
static void take_tickers(maker *m) {
    pc_str text = m->release->text, exchange, symbol;
    pc_meta *meta = m->meta;
    for (const char *p = text.n ? memchr(text.p, '(', text.n) : NULL; p; p = memchr(p + 1, '(', text.n - (size_t)(p + 1 - text.p))) {
        size_t at = (size_t)(p - text.p);
        if (!ticker_at(text, at + 1, &exchange, &symbol))
            continue;
        size_t end = pc_trim_end(text, 0, at);
        for (size_t i = 0; i < meta->n_organizations; i++) {
            pc_meta_organization *o = &meta->organizations[i];
            if (!o->symbol.p && o->name.n <= end && memcmp(text.p + end - o->name.n, o->name.p, o->name.n) == 0) {
                o->exchange = exchange;
                o->symbol = symbol;
            }
        }
    }
}

static pc_str about_of(const maker *m, size_t group) {
    const pc_outline *o = m->outline;
    for (size_t i = 0; i < o->n; i++)
        if (o->v[i].kind == PC_PART_BOILERPLATE && o->v[i].group == group)
            return pc_part_text(o, &o->v[i]);
    return (pc_str){NULL, 0};
}

static void take_organizations(maker *m) {
    const pc_release *r = m->release;
    pc_meta *meta = m->meta;
    if (m->options->brand.issuer)
        meta->issuer = pc_str_of(m->options->brand.issuer);
    meta->organizations = pc_arena_take(m->outline->arena, MOST_NAMED * sizeof *meta->organizations);
    if (!meta->organizations) /* the arena remembers */
        return;
    for (size_t i = 0; i < r->boilerplates.n && meta->n_organizations < MOST_NAMED; i++) {
        const pc_boilerplate *b = &r->boilerplates.v[i];
        if (b->legal || !b->organization.n)
            continue;
        meta->organizations[meta->n_organizations++] = (pc_meta_organization){.name = b->organization, .about = about_of(m, i)};
        if (!meta->issuer.n)
            meta->issuer = b->organization;
    }
    take_tickers(m);
}

/* ---- identity ---- */

/* RFC 9562 section 5.8: a UUID of our own making, version 8. */
static void take_id(maker *m) {
    static const char hex[] = "0123456789abcdef";
    pc_meta *meta = m->meta;
    const pc_str parts[] = {meta->headline.n ? meta->headline : m->release->text, m->release->dateline.city, pc_str_of(meta->date), meta->issuer};
    uint64_t half[2] = {PC_HASH_SEED, UINT64_C(0x9AE16A3B2F90404F)};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (size_t k = 0; k < 2; k++)
            half[k] = pc_hash(pc_hash_str(half[k], parts[i]), 0xFF); /* a mark behind each: they do not run into one another */
    half[0] = (half[0] & ~UINT64_C(0xF000)) | UINT64_C(0x8000);
    half[1] = (half[1] & ~(UINT64_C(3) << 62)) | UINT64_C(1) << 63;
    char *to = meta->id;
    memcpy(to, "urn:uuid:", 9);
    to += 9;
    for (size_t i = 0; i < 32; i++) {
        if (i == 8 || i == 12 || i == 16 || i == 20)
            *to++ = '-';
        *to++ = hex[half[i / 16] >> (60 - 4 * (i % 16)) & 15];
    }
    *to = '\0';
}

bool pc_meta_make(pc_meta *meta, pc_outline *outline, const pc_render_options *options) {
    maker m = {meta, outline, outline->release, options};
    *meta = (pc_meta){.lang = pc_lang_name(outline->lang),
                      .rightward = pc_reads_rightward(outline->release),
                      .embargoed = options->embargoed != 0};
    take_words(&m);
    take_dateline(&m);
    take_dates(&m);
    take_people(&m);
    take_organizations(&m);
    take_id(&m);
    return !pc_arena_failed(outline->arena);
}

pc_status pc_meta_render(const pc_release *release, const pc_render_options *options, pc_outline *outline, pc_meta *meta,
                         pc_status (*put)(void *state), void *state) {
    pc_status status = PC_NO_MEMORY;
    if (!pc_outline_open(outline, release, options))
        return status;
    if (pc_meta_make(meta, outline, options))
        status = put(state);
    if (status == PC_OK && pc_arena_failed(outline->arena))
        status = PC_NO_MEMORY;
    pc_outline_close(outline);
    return status;
}

pc_str pc_meta_lang(const pc_meta *meta) {
    return pc_str_of(meta->lang ? meta->lang : "und");
}

pc_str pc_meta_name(const pc_meta *meta, const pc_render_options *options) {
    return pc_str_of(pc_is_web_address(options->canonical) ? options->canonical : meta->id);
}
