/* Places and wordings are tried in turn, and each is parsed: the first that is read as what it is stays. */
#include "check/complete.h"

#include "base/buf.h"
#include "check/check.h"
#include "check/fix.h"
#include "text/encode.h"

#include <stdlib.h>

enum { MOST_PLACES = 4, MOST_WORDINGS = 3, SOURCES = 2 };

struct pc_completer {
    pc_arena *arena;
    pc_buf bytes[SOURCES]; /* the last text that was accepted, and the one that is tried */
    pc_release *release[SOURCES];
    size_t trying;
    const pc_release *now;
    pc_parse_options options;
    bool crlf;
};

/* Where something can go, in bytes of the source. */
typedef struct places {
    uint32_t v[MOST_PLACES];
    size_t n;
} places;

pc_completer *pc_completer_new(void) {
    pc_completer *c = calloc(1, sizeof *c);
    if (c && !(c->arena = pc_arena_new())) {
        free(c);
        return NULL;
    }
    return c;
}

void pc_completer_free(pc_completer *c) {
    if (!c)
        return;
    for (size_t i = 0; i < SOURCES; i++) {
        pc_release_free(c->release[i]);
        pc_buf_release(&c->bytes[i]);
    }
    pc_arena_free(c->arena);
    free(c);
}

/* ---- places ---- */

static bool is_line_end(const pc_release *r, uint32_t at, uint32_t unit) {
    bool big = unit == 2 && r->encoding[6] == 'B';
    return r->bytes.p[at + (big ? 1 : 0)] == '\n' && (unit == 1 || !r->bytes.p[at + (big ? 0 : 1)]);
}

/* The start of the line of source byte `at`, or, `behind`, the start of the next one. */
static uint32_t line_at(const pc_release *r, uint32_t at, bool behind) {
    uint32_t unit = strncmp(r->encoding, "UTF-16", 6) == 0 ? 2 : 1, n = (uint32_t)r->bytes.n - (uint32_t)r->bytes.n % unit;
    at -= at % unit;
    if (!behind) {
        while (at && !is_line_end(r, at - unit, unit))
            at -= unit;
        return at;
    }
    while (at < n && !is_line_end(r, at, unit))
        at += unit;
    return at < n ? at + unit : (uint32_t)r->bytes.n;
}

static void add_place(places *to, uint32_t at) {
    for (size_t i = 0; i < to->n; i++)
        if (to->v[i] == at)
            return;
    if (to->n < MOST_PLACES)
        to->v[to->n++] = at;
}

/* Before the line where the first piece of a section begins, or behind that where its last one ends. */
static void add_beside(places *to, const pc_release *r, pc_section section, bool behind) {
    size_t first = pc_piece_next(r, 0, section), last = first;
    for (size_t i = first; i < r->pieces.n; i++)
        if (r->pieces.v[i].section == section)
            last = i;
    if (first == r->pieces.n)
        return;
    const pc_range text = r->pieces.v[behind ? last : first].text;
    add_place(to, behind ? line_at(r, pc_map_end(&r->map, text.end) - 1, true) : line_at(r, pc_map_start(&r->map, text.at), false));
}

/* The paragraph about the issuer ends the story; below it stand end mark, notes and contacts. */
static places boilerplate_places(const pc_release *r) {
    places to = {.n = 0};
    add_beside(&to, r, PC_SEC_END_MARK, false);
    add_beside(&to, r, PC_SEC_BODY, true);
    add_beside(&to, r, PC_SEC_END_MARK, true);
    add_place(&to, (uint32_t)r->bytes.n);
    return to;
}

static places contact_places(const pc_release *r) {
    places to = {.n = 0};
    add_beside(&to, r, PC_SEC_END_MARK, true);
    add_place(&to, (uint32_t)r->bytes.n);
    add_beside(&to, r, PC_SEC_BOILERPLATE, true);
    add_beside(&to, r, PC_SEC_END_MARK, false);
    return to;
}

/* ---- trying ---- */

/* Bytes that are no white space. */
static size_t visible(pc_str text) {
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++)
        n += (unsigned char)text.p[i] > ' ';
    return n;
}

/* The boilerplate of that group has a heading: without one its place alone tells what it is, which is another in the next output. */
static bool is_headed(const pc_release *r, uint32_t group) {
    return group < r->boilerplates.n && r->boilerplates.v[group].heading.p;
}

/* Every word of source bytes [at, end) stands in that section, and none is lost. */
static bool is_read_as(const pc_release *r, pc_range source, pc_section section, pc_str text) {
    size_t seen = 0, wanted = visible(text);
    for (size_t i = 0; i < r->pieces.n; i++) {
        const pc_piece *piece = &r->pieces.v[i];
        uint32_t at = pc_map_start(&r->map, piece->text.at), end = pc_map_end(&r->map, piece->text.end);
        if (end <= source.at || at >= source.end)
            continue;
        if (at < source.at || end > source.end || piece->section != section || (section == PC_SEC_BOILERPLATE && !is_headed(r, piece->group)))
            return false;
        seen += visible(pc_str_sub(r->text, piece->text.at, piece->text.end));
    }
    return seen == wanted;
}

/* Puts `text` at a place and parses what that gives; *fits: it is read as what it is, and is the text from now on. */
static pc_status try_one(pc_completer *c, uint32_t at, pc_str text, pc_section section, bool *fits) {
    pc_buf framed = {0}, *out = &c->bytes[c->trying];
    pc_str encoded;
    *fits = false;
    pc_buf_puts(&framed, "\n\n");
    pc_buf_put_str(&framed, text);
    pc_buf_puts(&framed, "\n\n");
    pc_str whole = {framed.p, framed.n};
    if (framed.status == PC_OK && c->crlf)
        whole = pc_fix_with_crlf(c->arena, whole);
    bool has = framed.status == PC_OK && pc_encode(c->arena, whole, c->now->encoding, &encoded);
    if (!has) {
        pc_status status = framed.status != PC_OK ? framed.status : pc_arena_failed(c->arena) ? PC_NO_MEMORY : PC_OK;
        pc_buf_release(&framed);
        return status; /* an encoding that lacks a character is no reason to fail: it does not fit */
    }
    pc_change change = {.source = {at, at}, .with = encoded};
    pc_changes changes = {.v = &change, .n = 1};
    pc_buf_clear(out);
    pc_fix_apply(c->now->bytes, &changes, out);
    pc_parse_options options = c->options;
    options.recycle = c->release[c->trying];
    c->release[c->trying] = NULL;
    pc_status status = out->status != PC_OK ? out->status : pc_parse(out->p, out->n, &options, &c->release[c->trying]);
    if (status == PC_OK) {
        const pc_release *made = c->release[c->trying];
        *fits = is_read_as(made, (pc_range){at, at + (uint32_t)encoded.n}, section, text) && pc_fix_keeps_sections(c->now, &changes, made);
    }
    if (*fits) {
        c->now = c->release[c->trying];
        c->trying = (c->trying + 1) % SOURCES;
    }
    pc_buf_release(&framed);
    return status;
}

static pc_status try_all(pc_completer *c, const places *to, const pc_str *wordings, size_t n, pc_section section, bool *fits) {
    pc_status status = PC_OK;
    *fits = false;
    for (size_t w = 0; w < n && !*fits; w++)
        for (size_t i = 0; i < to->n && !*fits && status == PC_OK; i++)
            status = try_one(c, to->v[i], wordings[w], section, fits);
    return status;
}

/* ---- wordings ---- */

/* "About the Board. The board runs ..." with its first sentence as a heading; p NULL where that is too long for one. */
static pc_str first_as_heading(pc_arena *arena, pc_str text) {
    enum { LONGEST = 100 };
    for (size_t i = 1; i + 1 < text.n && i < LONGEST; i++) {
        if (text.p[i] == '\n')
            break;
        if ((text.p[i] != '.' && text.p[i] != ':') || text.p[i + 1] != ' ')
            continue;
        pc_str made = pc_printf(arena, PC_FMT "\n" PC_FMT, PC_ARG(pc_str_sub(text, 0, i)), PC_ARG(pc_str_trimmed(pc_str_sub(text, i + 1, text.n))));
        return made;
    }
    return (pc_str){NULL, 0};
}

static pc_status put_boilerplate(pc_completer *c, const pc_entry *entry, const char *about, bool *fits) {
    pc_str wordings[MOST_WORDINGS], text = pc_str_trimmed(entry->text), heading = first_as_heading(c->arena, text);
    size_t n = 0;
    places to = boilerplate_places(c->now);
    wordings[n++] = text;
    if (heading.p)
        wordings[n++] = heading;
    wordings[n++] = pc_printf(c->arena, "%s\n" PC_FMT, about, PC_ARG(text));
    return try_all(c, &to, wordings, n, PC_SEC_BOILERPLATE, fits);
}

/* All of them below one label, parted by blank lines where one has lines of its own. */
static pc_status put_contacts(pc_completer *c, const pc_entries *entries, const char *label, bool *fits) {
    pc_buf list = {0};
    bool lines = false;
    for (size_t i = 0; i < entries->n; i++) {
        pc_str text = pc_str_trimmed(entries->v[i].text);
        lines = lines || memchr(text.p, '\n', text.n);
    }
    pc_buf_puts(&list, label);
    for (size_t i = 0; i < entries->n; i++) {
        pc_buf_puts(&list, i && lines ? "\n\n" : "\n");
        pc_buf_put_str(&list, pc_str_trimmed(entries->v[i].text));
    }
    pc_str wording = {list.p, list.n};
    places to = contact_places(c->now);
    pc_status status = list.status != PC_OK ? list.status : try_all(c, &to, &wording, 1, PC_SEC_CONTACT, fits);
    pc_buf_release(&list);
    return status;
}

/* ---- the whole ---- */

static bool has_boilerplate(const pc_release *r) {
    for (size_t i = 0; i < r->boilerplates.n; i++)
        if (!r->boilerplates.v[i].legal)
            return true;
    return false;
}

pc_status pc_complete(pc_completer *c, const pc_release *release, const pc_parse_options *options, const pc_house *house,
                      const char *about, const char *contacts, pc_completed *done) {
    bool fits = true, lacks_boilerplate = !has_boilerplate(release), lacks_contacts = pc_piece_next(release, 0, PC_SEC_CONTACT) == release->pieces.n;
    pc_status status = PC_OK;
    *done = (pc_completed){.release = release};
    pc_arena_reset(c->arena);
    c->options = options ? *options : (pc_parse_options){0};
    c->now = release;
    c->crlf = pc_fix_ends_in_crlf(release);
    done->wants_boilerplate = lacks_boilerplate && !house->boilerplates.n;
    done->wants_contacts = lacks_contacts && !house->contacts.n;
    if (lacks_boilerplate && house->boilerplates.n) {
        status = put_boilerplate(c, &house->boilerplates.v[0], about, &fits);
        *(fits ? &done->boilerplate : &done->failed) = &house->boilerplates.v[0];
    }
    if (status == PC_OK && lacks_contacts && house->contacts.n) {
        status = put_contacts(c, &house->contacts, contacts, &fits);
        done->n_contacts = fits ? house->contacts.n : 0;
        if (!fits)
            done->failed = &house->contacts.v[0];
    }
    done->release = c->now;
    return status == PC_OK && pc_arena_failed(c->arena) ? PC_NO_MEMORY : status;
}
