#include "render/outline.h"

#include "text/terms.h"
#include "text/utf8.h"

#include <stdlib.h>

/* ---- the parts of a release, section by section ---- */

/* The lines of every group of every section, in one array. */
typedef struct sorted {
    pc_range *lines;
    uint32_t first[PC_SECTIONS]; /* of the section's groups in `starts` */
    uint32_t groups[PC_SECTIONS];
    uint32_t *starts; /* where the lines of a group start; one more at the end */
    uint8_t *kinds;   /* of the first piece of a group */
} sorted;

typedef struct build {
    pc_outline *o;
    const pc_render_options *options;
    sorted sorted;
} build;

/* Sections that occur once are one group whatever the parser counted. */
static bool occurs_once(pc_section section) {
    return section != PC_SEC_SUBHEAD && section != PC_SEC_BODY && section != PC_SEC_BOILERPLATE &&
           section != PC_SEC_NOTES && section != PC_SEC_CONTACT;
}

static uint32_t group_of(const pc_piece *piece) {
    return occurs_once((pc_section)piece->section) ? 0 : piece->group;
}

static bool kept(const pc_piece *piece) {
    return piece->section != PC_SEC_FURNITURE;
}

/* Counting sort by section and group: linear also where contacts interleave. */
static bool sort_pieces(build *b) {
    const pc_release *r = b->o->release;
    sorted *s = &b->sorted;
    uint32_t slots = 0;
    for (size_t i = 0; i < r->pieces.n; i++) {
        const pc_piece *piece = &r->pieces.v[i];
        if (kept(piece) && group_of(piece) >= s->groups[piece->section])
            s->groups[piece->section] = group_of(piece) + 1;
    }
    for (size_t i = 0; i < PC_SECTIONS; i++) {
        s->first[i] = slots;
        slots += s->groups[i];
    }
    uint32_t *fill = pc_arena_zeroed(b->o->arena, slots + 1, sizeof *fill);
    s->starts = pc_arena_zeroed(b->o->arena, slots + 1, sizeof *s->starts);
    s->kinds = pc_arena_zeroed(b->o->arena, slots + 1, 1);
    s->lines = pc_arena_zeroed(b->o->arena, r->pieces.n + 1, sizeof *s->lines);
    if (!fill || !s->starts || !s->kinds || !s->lines)
        return false;
    for (size_t i = 0; i < r->pieces.n; i++)
        if (kept(&r->pieces.v[i]))
            s->starts[s->first[r->pieces.v[i].section] + group_of(&r->pieces.v[i]) + 1]++;
    for (uint32_t i = 0; i < slots; i++)
        s->starts[i + 1] += s->starts[i];
    for (size_t i = 0; i < r->pieces.n; i++) {
        const pc_piece *piece = &r->pieces.v[i];
        if (!kept(piece))
            continue;
        uint32_t slot = s->first[piece->section] + group_of(piece);
        if (!fill[slot])
            s->kinds[slot] = piece->kind;
        s->lines[s->starts[slot] + fill[slot]++] = piece->text;
    }
    return true;
}

static size_t lines_of(const build *b, pc_section section, uint32_t group, const pc_range **lines) {
    const sorted *s = &b->sorted;
    uint32_t slot = s->first[section] + group;
    *lines = s->lines + s->starts[slot];
    return s->starts[slot + 1] - s->starts[slot];
}

static pc_str text_of(const build *b, pc_range range) {
    return pc_str_sub(b->o->release->text, range.at, range.end);
}

/* ---- adding parts ---- */

/* There is room for every part that can come: see lay_out(). */
static pc_part *add(build *b, pc_part_kind kind, pc_section section, uint32_t group) {
    pc_outline *o = b->o;
    pc_part *part = &o->v[o->n++];
    *part = (pc_part){.kind = (uint8_t)kind, .section = (uint8_t)section, .group = group, .opens = true, .closes = true};
    return part;
}

static void add_lines(build *b, pc_part_kind kind, pc_section section, uint32_t group, const pc_range *lines, size_t n) {
    if (!n)
        return;
    pc_part *part = add(b, kind, section, group);
    part->lines = lines;
    part->n = n;
}

static bool ends_in_colon(pc_str s) {
    return s.n && (s.p[s.n - 1] == ':' || (s.n >= 3 && memcmp(s.p + s.n - 3, "：", 3) == 0));
}

/* A line of which `bytes` at the start are a heading: two parts, of which the second may be empty. Its own copy of the lines. */
static void add_headed(build *b, pc_part_kind heading, pc_part_kind rest, pc_section section, uint32_t group,
                       const pc_range *lines, size_t n, size_t bytes) {
    pc_range *own = pc_arena_take(b->o->arena, (n + 1) * sizeof *own);
    if (!own)
        return;
    uint32_t at = lines[0].at + (uint32_t)bytes;
    pc_range left = {(uint32_t)pc_skip_space(b->o->release->text, at, lines[0].end), lines[0].end};
    own[0] = (pc_range){lines[0].at, at};
    add_lines(b, heading, section, group, own, 1);
    own[1] = left;
    memcpy(own + 2, lines + 1, (n - 1) * sizeof *own);
    bool empty = left.at >= left.end;
    add_lines(b, rest, section, group, own + 1 + empty, n - empty);
    if (n > empty) {
        b->o->v[b->o->n - 2].closes = false;
        b->o->v[b->o->n - 1].opens = false;
        b->o->v[b->o->n - 1].joined = !empty && ends_in_colon(text_of(b, own[0]));
    }
}

static void add_once(build *b, pc_section section) {
    static const uint8_t kinds[PC_SECTIONS] = {
        [PC_SEC_KICKER] = PC_PART_KICKER,     [PC_SEC_RELEASE_LINE] = PC_PART_RELEASE_LINE,
        [PC_SEC_EMBARGO] = PC_PART_EMBARGO,   [PC_SEC_RELEASE_DATE] = PC_PART_RELEASE_DATE,
        [PC_SEC_HEADLINE] = PC_PART_HEADLINE, [PC_SEC_SUBHEAD] = PC_PART_SUBHEAD,
        [PC_SEC_DATELINE] = PC_PART_DATELINE, [PC_SEC_END_MARK] = PC_PART_END_MARK,
    };
    for (uint32_t group = 0; group < b->sorted.groups[section]; group++) {
        const pc_range *lines;
        size_t n = lines_of(b, section, group, &lines);
        add_lines(b, (pc_part_kind)kinds[section], section, group, lines, n);
    }
}

/* ---- the body ---- */

/* " – ", "--" or nothing: what stands between dateline and lede in text [from, to), with its blanks; p NULL where that is more than marks. */
static pc_str separator_in_source(const pc_release *r, uint32_t from, uint32_t to) {
    enum { LONGEST = 12 };
    size_t at = pc_skip_space(r->text, from, to), end = pc_trim_end(r->text, at, to);
    if (to < from || end - at > LONGEST)
        return (pc_str){NULL, 0};
    for (size_t i = at; i < end; i++)
        if (pc_is_alpha((unsigned char)r->text.p[i]) || pc_is_digit((unsigned char)r->text.p[i]))
            return (pc_str){NULL, 0};
    bool lost = end == at && to > from; /* "WASHINGTON  The board": the dash is gone */
    return lost ? (pc_str){NULL, 0} : pc_str_sub(r->text, from, to);
}

static pc_str usual_separator(const build *b) {
    return b->options->tradition == PC_TRADITION_AP || b->options->tradition == PC_TRADITION_CHICAGO ? PC_STR(" — ") : PC_STR(" – ");
}

/* The dateline goes into the lede where it stood there and the tradition does not give it a line of its own. */
static bool runs_in(const build *b, uint32_t *lede) {
    const pc_release *r = b->o->release;
    const pc_range *lines;
    if (!b->sorted.groups[PC_SEC_DATELINE] || b->options->tradition == PC_TRADITION_EU)
        return false;
    size_t n = lines_of(b, PC_SEC_DATELINE, 0, &lines);
    uint32_t from = lines[n - 1].end;
    for (uint32_t group = 0; group < b->sorted.groups[PC_SEC_BODY]; group++) {
        const pc_range *body;
        if (b->sorted.kinds[b->sorted.first[PC_SEC_BODY] + group] != PC_PARA_LEDE || !lines_of(b, PC_SEC_BODY, group, &body))
            continue;
        *lede = group;
        return body[0].at >= from && !memchr(r->text.p + from, '\n', body[0].at - from);
    }
    return false;
}

static void give_dateline(build *b, pc_part *lede) {
    const pc_range *lines;
    pc_part *dateline = pc_arena_zeroed(b->o->arena, 1, sizeof *dateline);
    if (!dateline)
        return;
    size_t n = lines_of(b, PC_SEC_DATELINE, 0, &lines);
    *dateline = (pc_part){.kind = PC_PART_DATELINE, .section = PC_SEC_DATELINE, .opens = true, .closes = true, .lines = lines, .n = n};
    dateline->separator = separator_in_source(b->o->release, lines[n - 1].end, lede->lines[0].at);
    if (!dateline->separator.p)
        dateline->separator = usual_separator(b);
    lede->dateline = dateline;
}

/* The bytes of a bullet and the blanks behind it; 0 for an item that starts with a number or a letter. */
static uint32_t bullet_of(pc_str text) {
    static const uint32_t bullets[] = {'*', '-', 0x2022, 0x2023, 0x25E6, 0x2043, 0x2219, 0xB7, 0x25CF, 0x25AA, 0x25A0, 0x2013, 0x2014, 0x30FB, 0x25CB, 0x25A1, 0x25B6, 0x27A2, 0x2192};
    unsigned len;
    if (!text.n)
        return 0;
    uint32_t cp = pc_utf8_at(text, 0, &len);
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (bullets[i] == cp) {
            size_t behind = pc_skip_space(text, len, text.n);
            return behind < text.n ? (uint32_t)behind : 0;
        }
    return 0;
}

static void add_body(build *b, pc_section section) {
    static const uint8_t kinds[] = {
        [PC_PARA_LEDE] = PC_PART_LEDE,           [PC_PARA_PARAGRAPH] = PC_PART_PARAGRAPH, [PC_PARA_HEADING] = PC_PART_HEADING,
        [PC_PARA_LIST_ITEM] = PC_PART_LIST_ITEM, [PC_PARA_TABLE] = PC_PART_TABLE,         [PC_PARA_OTHER] = PC_PART_PARAGRAPH};
    uint32_t lede = 0;
    bool dated = runs_in(b, &lede);
    for (uint32_t group = 0; group < b->sorted.groups[section]; group++) {
        const pc_range *lines;
        size_t n = lines_of(b, section, group, &lines), before = b->o->n;
        uint8_t kind = kinds[b->sorted.kinds[b->sorted.first[section] + group]];
        add_lines(b, (pc_part_kind)kind, section, group, lines, n);
        if (b->o->n == before)
            continue;
        pc_part *part = &b->o->v[before];
        if (kind == PC_PART_LIST_ITEM)
            part->mark = bullet_of(text_of(b, lines[0]));
        if (dated && group == lede)
            give_dateline(b, part);
        bool runs = kind == PC_PART_LIST_ITEM || kind == PC_PART_TABLE;
        if (runs && before > 0 && part[-1].kind == kind && part[-1].section == PC_SEC_BODY)
            part[-1].closes = part->opens = false;
    }
}

/* ---- what stands below the story ---- */

static void add_boilerplates(build *b, pc_section section) {
    const pc_release *r = b->o->release;
    for (uint32_t group = 0; group < b->sorted.groups[section]; group++) {
        const pc_range *lines;
        size_t n = lines_of(b, section, group, &lines), before = b->o->n;
        pc_str heading = group < r->boilerplates.n ? r->boilerplates.v[group].heading : (pc_str){NULL, 0};
        pc_str first = n ? text_of(b, lines[0]) : (pc_str){NULL, 0};
        size_t bytes = heading.n;
        bool headed = heading.n && heading.n <= first.n && memcmp(heading.p, first.p, heading.n) == 0;
        if (headed && bytes < first.n && first.p[bytes] == ':')
            bytes++;
        headed = headed && (bytes == first.n || first.p[bytes] == ' ');
        if (headed)
            add_headed(b, PC_PART_BOILERPLATE_HEADING, PC_PART_BOILERPLATE, section, group, lines, 1, bytes);
        for (size_t i = headed; i < n; i++)
            add_lines(b, PC_PART_BOILERPLATE, section, group, lines + i, 1);
        for (size_t i = before; i < b->o->n; i++) {
            b->o->v[i].opens = i == before;
            b->o->v[i].closes = i + 1 == b->o->n;
            b->o->v[i].legal = group < r->boilerplates.n && r->boilerplates.v[group].legal;
        }
    }
}

/* The bytes of a label that is all of the line, or ends in a colon and a blank inside it; 0 when there is none. */
static size_t label_of(pc_str line, pc_term_class class) {
    pc_term_hit hit = pc_terms_match(&pc_lang_terms, class, PC_ANY_LANG, line);
    if (!hit.bytes)
        return 0;
    size_t at = pc_skip_space(line, hit.bytes, line.n);
    if (at == line.n)
        return line.n;
    bool wide = line.n - at >= 3 && memcmp(line.p + at, "：", 3) == 0;
    size_t end = line.p[at] == ':' ? at + 1 : wide ? at + 3 : 0;
    return end && (end == line.n || pc_space_len(line, end)) ? end : 0;
}

/* Notes: a heading, then each piece a note. */
static void add_notes(build *b, pc_section section) {
    size_t begin = b->o->n;
    for (uint32_t group = 0; group < b->sorted.groups[section]; group++) {
        const pc_range *lines;
        size_t n = lines_of(b, section, group, &lines), label = n ? label_of(text_of(b, lines[0]), PC_TERM_NOTES) : 0;
        if (label)
            add_headed(b, PC_PART_NOTES_HEADING, PC_PART_NOTE, section, group, lines, 1, label);
        for (size_t i = label != 0; i < n; i++)
            add_lines(b, PC_PART_NOTE, section, group, lines + i, 1);
    }
    for (size_t i = begin; i < b->o->n; i++) {
        b->o->v[i].opens = i == begin;
        b->o->v[i].closes = i + 1 == b->o->n;
    }
}

/* Nothing but blanks of one line parts the two. */
static bool on_one_line(const pc_release *r, uint32_t end, uint32_t at) {
    if (at <= end)
        return false;
    return pc_skip_space(r->text, end, at) == at && !memchr(r->text.p + end, '\n', at - end);
}

static void add_contacts(build *b, pc_section section) {
    const pc_release *r = b->o->release;
    uint32_t end = 0;
    for (uint32_t group = 0; group < b->sorted.groups[section]; group++) {
        const pc_range *lines;
        size_t n = lines_of(b, section, group, &lines), before = b->o->n;
        if (!n)
            continue;
        size_t label = label_of(text_of(b, lines[0]), PC_TERM_CONTACT);
        if (label)
            add_headed(b, PC_PART_CONTACTS_HEADING, PC_PART_CONTACT, section, group, lines, n, label);
        else
            add_lines(b, PC_PART_CONTACT, section, group, lines, n);
        if (!label && group && before < b->o->n)
            b->o->v[before].joined = on_one_line(r, end, lines[0].at);
        end = lines[n - 1].end;
    }
}

static void add_letterhead(build *b, pc_section section) {
    (void)section;
    if (b->options->brand.issuer || b->options->brand.logo.p)
        add(b, PC_PART_LETTERHEAD, PC_SEC_FURNITURE, 0);
}

static void add_dateline(build *b, pc_section section) {
    uint32_t lede;
    if (!runs_in(b, &lede))
        add_once(b, section);
}

/* ---- order ---- */

typedef struct step {
    void (*add)(build *b, pc_section section);
    pc_section section;
} step;

enum { STEPS = 13 };
#define TOP_LABELS {add_letterhead, PC_SEC_FURNITURE}, {add_once, PC_SEC_KICKER}, {add_once, PC_SEC_RELEASE_LINE}, {add_once, PC_SEC_EMBARGO}, {add_once, PC_SEC_RELEASE_DATE}
#define HEADLINE {add_once, PC_SEC_HEADLINE}, {add_once, PC_SEC_SUBHEAD}
#define DATELINE {add_dateline, PC_SEC_DATELINE}
#define BODY {add_body, PC_SEC_BODY}
#define END_MARK {add_once, PC_SEC_END_MARK}
#define BOILERPLATE {add_boilerplates, PC_SEC_BOILERPLATE}
#define NOTES {add_notes, PC_SEC_NOTES}
#define CONTACTS {add_contacts, PC_SEC_CONTACT}

static const step orders[][STEPS] = {
    [PC_TRADITION_AP] = {TOP_LABELS, HEADLINE, DATELINE, BODY, BOILERPLATE, END_MARK, CONTACTS, NOTES},
    [PC_TRADITION_UN] = {TOP_LABELS, HEADLINE, DATELINE, BODY, END_MARK, BOILERPLATE, NOTES, CONTACTS},
    [PC_TRADITION_GOVUK] = {TOP_LABELS, HEADLINE, DATELINE, BODY, END_MARK, NOTES, BOILERPLATE, CONTACTS},
    [PC_TRADITION_EU] = {TOP_LABELS, DATELINE, HEADLINE, BODY, END_MARK, BOILERPLATE, NOTES, CONTACTS},
    [PC_TRADITION_CHICAGO] = {TOP_LABELS, HEADLINE, DATELINE, BODY, BOILERPLATE, END_MARK, CONTACTS, NOTES},
};

/* At most a heading and a rest for each piece, and a letterhead. */
static bool lay_out(build *b) {
    pc_outline *o = b->o;
    o->v = pc_arena_take(o->arena, (2 * o->release->pieces.n + 2) * sizeof *o->v);
    if (!o->v || !sort_pieces(b))
        return false;
    size_t traditions = sizeof orders / sizeof *orders, chosen = (size_t)b->options->tradition;
    const step *order = orders[chosen < traditions ? chosen : PC_TRADITION_AP];
    for (size_t i = 0; i < STEPS; i++)
        order[i].add(b, order[i].section);
    return !pc_arena_failed(o->arena);
}

static int by_start(const void *a, const void *b) {
    const pc_marked *left = a, *right = b;
    return left->at.at < right->at.at ? -1 : left->at.at > right->at.at;
}

/* The parts of quotations in the order of the text; of two that overlap the first stays. */
static bool mark_quotations(pc_outline *o) {
    const pc_release *r = o->release;
    size_t n = 0, kept_n = 0;
    for (size_t i = 0; i < r->quotes.n; i++)
        n += r->quotes.v[i].n_parts;
    o->marked = pc_arena_take(o->arena, (n + 1) * sizeof *o->marked);
    if (!o->marked)
        return false;
    n = 0;
    bool ordered = true;
    for (size_t i = 0; i < r->quotes.n; i++)
        for (size_t k = 0; k < r->quotes.v[i].n_parts; k++) {
            o->marked[n] = (pc_marked){r->quotes.v[i].parts[k], (uint32_t)i};
            ordered = ordered && (!n || o->marked[n - 1].at.at <= o->marked[n].at.at);
            n++;
        }
    if (!ordered)
        qsort(o->marked, n, sizeof *o->marked, by_start);
    for (size_t i = 0; i < n; i++)
        if (!kept_n || o->marked[i].at.at >= o->marked[kept_n - 1].at.end)
            o->marked[kept_n++] = o->marked[i];
    o->n_marked = kept_n;
    return true;
}

bool pc_outline_open(pc_outline *outline, const pc_release *release, const pc_render_options *options) {
    build b = {.o = outline, .options = options};
    *outline = (pc_outline){.release = release, .lang = pc_language_shown(release), .arena = pc_arena_new()};
    if (!outline->arena)
        return false;
    if (lay_out(&b) && mark_quotations(outline))
        return true;
    pc_outline_close(outline);
    return false;
}

void pc_outline_close(pc_outline *outline) {
    pc_arena_free(outline->arena);
    *outline = (pc_outline){0};
}

/* ---- looks at parts ---- */

pc_str pc_part_line(const pc_outline *outline, const pc_part *part, size_t i) {
    return pc_str_sub(outline->release->text, part->lines[i].at, part->lines[i].end);
}

pc_str pc_part_text(const pc_outline *outline, const pc_part *part) {
    size_t bytes = 0, at = 0;
    if (part->n < 2)
        return part->n ? pc_part_line(outline, part, 0) : (pc_str){"", 0};
    for (size_t i = 0; i < part->n; i++)
        bytes += part->lines[i].end - part->lines[i].at + 1;
    char *p = pc_arena_take(outline->arena, bytes);
    for (size_t i = 0; p && i < part->n; i++) {
        pc_str line = pc_part_line(outline, part, i);
        if (i)
            p[at++] = ' ';
        memcpy(p + at, line.p, line.n);
        at += line.n;
    }
    return (pc_str){p, at};
}

/* The line says itself what it is: "前禁止发布" may stand behind the date. */
static bool says_embargo(pc_str line) {
    unsigned len;
    for (size_t at = 0; at < line.n; at += len) {
        pc_utf8_at(line, at, &len);
        if (pc_terms_match(&pc_lang_terms, PC_TERM_EMBARGO, PC_ANY_LANG, pc_str_sub(line, at, line.n)).bytes)
            return true;
    }
    return false;
}

pc_str pc_part_label(const pc_outline *outline, const pc_part *part) {
    static const char *const labels[PC_LANGS] = {
        [PC_EN] = "EMBARGOED UNTIL ", [PC_FR] = "SOUS EMBARGO JUSQU’AU ", [PC_ES] = "EMBARGADO HASTA EL ",
        [PC_DE] = "SPERRFRIST: ",     [PC_PT] = "EMBARGADO ATÉ ",         [PC_IT] = "EMBARGO FINO AL ",
        [PC_RU] = "ЭМБАРГО ДО ",      [PC_AR] = "محظور النشر حتى ",       [PC_ZH] = "禁发至：",
        [PC_JA] = "報道解禁日時：",
    };
    pc_lang lang = outline->release->lang;
    pc_str line = part->n ? pc_part_line(outline, part, 0) : (pc_str){"", 0};
    bool bare = part->kind == PC_PART_EMBARGO && line.n && pc_is_digit((unsigned char)line.p[0]) && !says_embargo(line);
    return bare ? pc_str_of(labels[lang < PC_LANGS ? lang : PC_EN]) : (pc_str){"", 0};
}

const pc_part *pc_outline_find(const pc_outline *outline, pc_part_kind kind) {
    for (size_t i = 0; i < outline->n; i++)
        if (outline->v[i].kind == kind)
            return &outline->v[i];
    return NULL;
}

void pc_put_separator(pc_buf *out, pc_str separator) {
    for (size_t at = 0, next; at < separator.n; at = next) {
        next = pc_skip_space(separator, at, separator.n);
        if (next > at) {
            pc_buf_putc(out, ' ');
            continue;
        }
        while (next < separator.n && !pc_space_len(separator, next))
            next++;
        pc_buf_put(out, separator.p + at, next - at);
    }
}

const char *pc_outline_title(const pc_release *release, pc_section section) {
    static const char *const titles[PC_LANGS][3] = {
        [PC_EN] = {"About", "Notes to editors", "Contacts"},
        [PC_FR] = {"À propos", "Note aux rédactions", "Contacts presse"},
        [PC_ES] = {"Acerca de", "Notas a los editores", "Contactos de prensa"},
        [PC_DE] = {"Über uns", "Hinweise für die Redaktion", "Pressekontakt"},
        [PC_PT] = {"Sobre", "Nota aos editores", "Contactos de imprensa"},
        [PC_IT] = {"Informazioni", "Note per i redattori", "Contatti stampa"},
        [PC_RU] = {"О компании", "Примечание для редакторов", "Контакты для СМИ"},
        [PC_AR] = {"نبذة", "ملاحظات للمحررين", "للتواصل الإعلامي"},
        [PC_ZH] = {"关于", "编者注", "媒体联系"},
        [PC_JA] = {"会社概要", "編集者注", "お問い合わせ先"},
    };
    pc_lang lang = pc_language_shown(release);
    const char *const *own = titles[lang < PC_LANGS ? lang : PC_EN];
    return section == PC_SEC_NOTES ? own[1] : section == PC_SEC_CONTACT ? own[2] : own[0];
}
