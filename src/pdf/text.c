/* Paragraphs to lines: Pango finds the line ends and shapes, and each line is kept as the operands of its glyphs. */
#include "pdf/job.h"

#include "render/columns.h"
#include "text/utf8.h"

#include <errno.h>

/* ---- the paragraph's text ---- */

void pdf_text_open(pdf_job *job) {
    pc_buf_clear(&job->text);
    job->stretches.n = 0;
}

/* Nothing that steers a reader, and nothing that is no character. */
static bool left_out(uint32_t cp) {
    return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0xAD || (cp >= 0x202A && cp <= 0x202E) ||
           (cp >= 0x2066 && cp <= 0x2069) || cp == 0xFEFF || (cp >= 0xFFF0 && cp <= 0xFFFC) || (cp & 0xFFFE) == 0xFFFE ||
           (cp >= 0xFDD0 && cp <= 0xFDEF) || cp >= 0xE0000;
}

static bool is_blank(uint32_t cp) {
    return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0x85 || cp == 0x2028 || cp == 0x2029;
}

void pdf_text_add(pdf_job *job, pc_str text, pdf_element element, const char *lang, uint32_t link) {
    pc_buf *out = &job->text;
    unsigned len;
    for (size_t i = 0; i < text.n; i += len) {
        uint32_t cp = pc_utf8_at(text, i, &len);
        if (is_blank(cp)) {
            if (out->n && out->p[out->n - 1] != ' ')
                pc_buf_putc(out, ' ');
        } else if (!left_out(cp)) {
            pc_buf_put(out, text.p + i, len);
        }
    }
    if (!PC_PUSH(job->arena, job->stretches, (pdf_stretch){out->n, element, lang, job->look, link}))
        pdf_fail(job, PC_NO_MEMORY);
}

void pdf_text_isolate(pdf_job *job, bool begin) {
    if (job->rightward)
        pc_buf_puts(&job->text, begin ? "\xE2\x81\xA6" : "\xE2\x81\xA9"); /* U+2066, U+2069 */
}

/* ---- languages, which choose fonts and forms ---- */

typedef struct script_row {
    GUnicodeScript script;
    const char *lang; /* where the text around it says nothing better */
} script_row;

static const char *lang_of_script(GUnicodeScript script) {
    static const script_row rows[] = {
        {G_UNICODE_SCRIPT_LATIN, "en"},      {G_UNICODE_SCRIPT_CYRILLIC, "ru"}, {G_UNICODE_SCRIPT_GREEK, "el"},
        {G_UNICODE_SCRIPT_ARABIC, "ar"},     {G_UNICODE_SCRIPT_HAN, "zh"},      {G_UNICODE_SCRIPT_HIRAGANA, "ja"},
        {G_UNICODE_SCRIPT_KATAKANA, "ja"},   {G_UNICODE_SCRIPT_HANGUL, "ko"},   {G_UNICODE_SCRIPT_BOPOMOFO, "zh"},
        {G_UNICODE_SCRIPT_HEBREW, "he"},     {G_UNICODE_SCRIPT_THAI, "th"},     {G_UNICODE_SCRIPT_DEVANAGARI, "hi"},
        {G_UNICODE_SCRIPT_BENGALI, "bn"},    {G_UNICODE_SCRIPT_TAMIL, "ta"},    {G_UNICODE_SCRIPT_TELUGU, "te"},
        {G_UNICODE_SCRIPT_GUJARATI, "gu"},   {G_UNICODE_SCRIPT_ARMENIAN, "hy"}, {G_UNICODE_SCRIPT_GEORGIAN, "ka"},
        {G_UNICODE_SCRIPT_ETHIOPIC, "am"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].script == script)
            return rows[i].lang;
    return "und";
}

const char *pdf_text_language(pc_str text) {
    unsigned len;
    for (size_t i = 0; i < text.n; i += len) {
        uint32_t cp = pc_utf8_at(text, i, &len);
        if (cp >= 0x80 && g_unichar_isalpha(cp))
            return lang_of_script(g_unichar_get_script(cp));
        if (cp < 0x80 && pc_is_alpha((unsigned char)cp))
            break;
    }
    return "en";
}

static bool of_no_script(GUnicodeScript script) {
    return script == G_UNICODE_SCRIPT_COMMON || script == G_UNICODE_SCRIPT_INHERITED || script == G_UNICODE_SCRIPT_UNKNOWN;
}

/* Never left to Pango, which would ask the environment. */
static PangoLanguage *language_for(const char *lang, GUnicodeScript script) {
    PangoLanguage *language = pango_language_from_string(lang);
    if (of_no_script(script) || pango_language_includes_script(language, (PangoScript)script))
        return language;
    return pango_language_from_string(lang_of_script(script));
}

typedef struct languages {
    pdf_job *job;
    PangoAttrList *list;
    pdf_role role;
    PangoLanguage *open;
    size_t from;
    pc_range piece; /* of the paragraph's text, that the list is for */
} languages;

/* Makes an attribute hold from `from` to `end` of the paragraph, of which `piece` is laid out. */
static void insert(PangoAttrList *list, PangoAttribute *attribute, pc_range piece, size_t from, size_t end) {
    attribute->start_index = (guint)((from > piece.at ? from : piece.at) - piece.at);
    attribute->end_index = (guint)((end < piece.end ? end : piece.end) - piece.at);
    pango_attr_list_insert(list, attribute);
}

static void close_language(languages *l, size_t end) {
    if (l->open && end > l->from) {
        insert(l->list, pango_attr_language_new(l->open), l->piece, l->from, end);
        if (!pdf_faces_have(l->job->faces, l->role, l->open, &l->job->missing))
            pdf_fail(l->job, PC_NO_FONT);
    }
    l->from = end;
}

/* A language for every byte: that of its stretch where that is written in such letters, else one that is. */
static void add_languages(pdf_job *job, PangoAttrList *list, pdf_role role, pc_range piece, size_t stretch) {
    languages l = {.job = job, .list = list, .role = role, .from = piece.at, .piece = piece};
    pc_str text = {job->text.p, piece.end};
    unsigned len;
    for (size_t i = piece.at; i < text.n; i += len) {
        GUnicodeScript script = G_UNICODE_SCRIPT_COMMON;
        while (stretch + 1 < job->stretches.n && job->stretches.v[stretch].end <= i)
            stretch++;
        const char *own = job->stretches.n && job->stretches.v[stretch].lang ? job->stretches.v[stretch].lang : job->lang;
        uint32_t cp = pc_utf8_at(text, i, &len);
        if (cp >= 0x80)
            script = g_unichar_get_script(cp);
        else if (pc_is_alpha((unsigned char)cp))
            script = G_UNICODE_SCRIPT_LATIN;
        if (of_no_script(script) && l.open)
            continue;
        PangoLanguage *language = language_for(own ? own : "en", script);
        if (language != l.open) {
            close_language(&l, i);
            l.open = language;
        }
    }
    close_language(&l, text.n);
}

static void add_looks(const pdf_job *job, PangoAttrList *list, pc_range piece, size_t stretch) {
    for (size_t i = stretch; i < job->stretches.n; i++) {
        size_t from = i ? job->stretches.v[i - 1].end : 0, end = job->stretches.v[i].end;
        if (from >= piece.end)
            return;
        if (job->stretches.v[i].look & PDF_BOLD && end > from && end > piece.at)
            insert(list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), piece, from, end);
    }
}

/* Words with hyphens stay whole: no name is divided, and copied words come back as they were. Long ones may break. */
static void keep_hyphens(const pdf_job *job, PangoAttrList *list, pc_range piece) {
    enum { LONG = 30 };
    const char *text = job->text.p;
    for (size_t word = piece.at, end; word < piece.end; word = end + 1) {
        const char *space = memchr(text + word, ' ', piece.end - word);
        end = space ? (size_t)(space - text) : piece.end;
        for (size_t i = word; end - word <= LONG && i + 1 < end; i++)
            if (text[i] == '-')
                insert(list, pango_attr_allow_breaks_new(FALSE), piece, i, i + 2);
    }
}

/* A space that ends no line is none to Pango. */
static void keep_spaces(const pdf_job *job, PangoAttrList *list, pc_range piece) {
    pc_str text = {job->text.p, piece.end};
    for (size_t at = piece.at; at + 1 < piece.end; at++) {
        const char *space = memchr(text.p + at, ' ', piece.end - at);
        if (!space)
            return;
        at = (size_t)(space - text.p);
        if (at > piece.at && at + 1 < piece.end && pc_space_holds(text, at, at + 1))
            insert(list, pango_attr_allow_breaks_new(FALSE), piece, at, at + 2);
    }
}

/* ---- lines ---- */

enum { MILLI = 1000 };

/* One line's glyphs on their way into segments. */
typedef struct emitter {
    pdf_job *job;
    pdf_line *line;
    size_t base;       /* where the text that Pango has begins in the paragraph's */
    pdf_segment *open; /* the last of job->segments, while more may come */
    size_t stretch;
    int64_t pen; /* where a viewer's pen is, in MILLI-ths of a unit from the line's left end */
    bool hex;    /* a string of codes is open */
    uint32_t run;
    uint8_t colour;
} emitter;

static void close_hex(emitter *e) {
    if (e->hex)
        pc_buf_putc(&e->job->glyphs, '>');
    e->hex = false;
}

static void close_segment(emitter *e) {
    if (!e->open)
        return;
    close_hex(e);
    e->open->n = (uint32_t)(e->job->glyphs.n - e->open->at);
    e->open = NULL;
}

static uint32_t used_of(pdf_job *job, pdf_face *face) {
    for (size_t i = 0; i < job->used.n; i++)
        if (job->used.v[i].face == face)
            return (uint32_t)i;
    pdf_used used;
    if (!pdf_used_open(&used, face, &job->file) || !PC_PUSH(job->arena, job->used, used)) {
        pdf_fail(job, PC_NO_MEMORY);
        return 0;
    }
    return (uint32_t)job->used.n - 1;
}

/* What a glyph needs to know to find its segment. */
typedef struct glyph_place {
    uint32_t used;
    pdf_unit size, rise;
    const pdf_stretch *stretch;
    uint32_t order;
    bool rightward;
} glyph_place;

static bool fits(const pdf_segment *open, const glyph_place *place) {
    return open && open->used == place->used && open->size == place->size &&
           open->rise == place->rise && open->element == place->stretch->element && open->link == place->stretch->link;
}

static bool open_segment(emitter *e, const glyph_place *place, int64_t x) {
    pdf_job *job = e->job;
    close_segment(e);
    pdf_segment segment = {.at = (uint32_t)job->glyphs.n, .x = (pdf_unit)x, .rise = place->rise, .size = place->size,
                           .used = place->used, .element = place->stretch->element, .link = place->stretch->link,
                           .order = place->order, .run = e->run, .rightward = place->rightward, .colour = e->colour};
    if (!PC_PUSH(job->arena, job->segments, segment)) {
        pdf_fail(job, PC_NO_MEMORY);
        return false;
    }
    e->open = &job->segments.v[job->segments.n - 1];
    e->line->n++;
    e->pen = x * MILLI;
    return true;
}

/* Brings the pen to x by a number in the array of TJ, in thousandths of the em, and shows the code. */
static void put_code(emitter *e, const pdf_code *code, int64_t x) {
    pc_buf *out = &e->job->glyphs;
    int64_t size = e->open->size, off = x * MILLI - e->pen;
    int64_t by = (off + (off < 0 ? -size / 2 : size / 2)) / size;
    if (by) {
        close_hex(e);
        pdf_put_int(out, -by);
    }
    if (!e->hex)
        pc_buf_putc(out, '<');
    e->hex = true;
    unsigned char pair[2] = {(unsigned char)(code->code >> 8), (unsigned char)code->code};
    pdf_put_hex(out, pair, 2);
    e->pen += by * size + (int64_t)code->width * size;
    pdf_unit end = (pdf_unit)((e->pen + MILLI - 1) / MILLI) - e->open->x;
    if (end > e->open->width && !pc_str_eq(code->text, PC_STR(" "))) /* a link does not underline the space behind it */
        e->open->width = end;
}

/* A cluster: the glyphs that stand for some characters together. */
typedef struct cluster {
    const PangoGlyphItem *run;
    pc_str text;
    int first, n; /* glyphs, from left to right */
    pdf_unit x;   /* of the first */
    bool rightward;
} cluster;

static size_t characters_of(pc_str text) {
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++)
        n += !pc_utf8_is_tail((unsigned char)text.p[i]);
    return n;
}

/* Glyphs, from left to right, and their texts: a character each where the numbers agree, else all on the first. */
typedef struct share {
    const cluster *c;
    size_t at; /* in the cluster's text; from the end where that runs from right to left */
    bool each;
} share;

static share open_share(const cluster *c) {
    return (share){.c = c, .at = c->rightward ? c->text.n : 0, .each = characters_of(c->text) == (size_t)c->n};
}

static pc_str next_share(share *s) {
    pc_str text = s->c->text;
    size_t from = s->at;
    unsigned len = 0;
    if (!s->each) {
        bool first = s->at == (s->c->rightward ? text.n : 0);
        s->at = text.n / 2 + 1;
        return first ? text : (pc_str){NULL, 0};
    }
    if (s->c->rightward) {
        if (from > 0)
            pc_utf8_before(text, from, &len);
        s->at -= len;
        return pc_str_sub(text, s->at, from);
    }
    if (from < text.n)
        pc_utf8_at(text, from, &len);
    s->at += len;
    return pc_str_sub(text, from, s->at);
}

/* The glyph to show; false when there is nothing to see of it and nothing to copy. */
static bool visible(const PangoGlyphInfo *info, const pdf_face *face, pc_str text, uint32_t *glyph) {
    *glyph = info->glyph;
    if (*glyph == PANGO_GLYPH_EMPTY) {
        *glyph = face->space;
        return text.n == 1 && text.p[0] == ' '; /* the space at the end of a line */
    }
    if (*glyph & PANGO_GLYPH_UNKNOWN_FLAG || !*glyph)
        *glyph = face->substitute;
    return true;
}

/*
 * The text that a code of a run has: where the run is from right to left it is written backwards, glyphs and texts
 * alike (ISO 32000-1, 14.8.2.3.3), which is what viewers turn about.
 */
typedef struct turned {
    char bytes[64];
} turned;

static pc_str as_written(pc_str text, bool rightward, turned *room) {
    size_t end = sizeof room->bytes;
    unsigned len;
    if (!rightward || text.n > sizeof room->bytes || characters_of(text) < 2)
        return text;
    for (size_t i = 0; i < text.n; i += len) {
        pc_utf8_at(text, i, &len);
        end -= len;
        memcpy(room->bytes + end, text.p + i, len);
    }
    return (pc_str){room->bytes + end, text.n};
}

static const pdf_code *code_for(emitter *e, uint32_t used, uint32_t glyph, pc_str text) {
    const pdf_code *code = pdf_used_code(&e->job->used.v[used], e->job->arena, glyph, text);
    if (!code)
        pdf_fail(e->job, PC_NO_MEMORY);
    return code;
}

/* True when the codes alone do not say the cluster's text. */
static bool needs_actual(emitter *e, const cluster *c, const pdf_face *face, uint32_t used) {
    share s = open_share(c);
    bool differs = c->n > 1 && !s.each;
    for (int i = c->first; i < c->first + c->n && !differs && e->job->status == PC_OK; i++) {
        uint32_t glyph;
        pc_str text = next_share(&s);
        if (!visible(&c->run->glyphs->glyphs[i], face, text, &glyph))
            continue;
        turned room;
        pc_str written = as_written(text, c->rightward, &room);
        const pdf_code *code = code_for(e, used, glyph, written);
        differs = code && !pc_str_eq(code->text, written);
    }
    return differs;
}

static void put_glyphs(emitter *e, const cluster *c, const pdf_face *face, glyph_place place) {
    share s = open_share(c);
    pdf_unit x = c->x;
    for (int i = c->first; i < c->first + c->n && e->job->status == PC_OK; i++) {
        const PangoGlyphInfo *info = &c->run->glyphs->glyphs[i];
        pdf_unit at = x + info->geometry.x_offset;
        uint32_t glyph;
        pc_str text = next_share(&s);
        x += info->geometry.width;
        if (!visible(info, face, text, &glyph))
            continue;
        turned room;
        const pdf_code *code = code_for(e, place.used, glyph, as_written(text, c->rightward, &room));
        place.rise = -info->geometry.y_offset;
        if (code && (fits(e->open, &place) || open_segment(e, &place, at)))
            put_code(e, code, at);
        if (e->open && place.order < e->open->order)
            e->open->order = place.order;
    }
}

/* Closes the segments from `from` on; the first one says the text of all of them. */
static void put_actual(emitter *e, size_t from, pc_str text) {
    pdf_job *job = e->job;
    close_segment(e);
    if (from >= job->segments.n)
        return;
    pdf_segment *segment = &job->segments.v[from];
    segment->actual = (uint32_t)job->glyphs.n;
    pdf_put_utf16(&job->glyphs, text);
    segment->actual_n = (uint32_t)(job->glyphs.n - segment->actual);
    segment->actual_segments = (uint32_t)(job->segments.n - from);
}

/* The cluster as one glyph of the font's own; false when it cannot be one. */
static bool put_composite(emitter *e, const cluster *c, const pdf_face *face, const glyph_place *place) {
    enum { MOST = 16 };
    pdf_placed parts[MOST];
    int64_t em = hb_face_get_upem(face->hb), pen = 0, size = place->size;
    bool possible = c->n > 1 && c->n <= MOST && size > 0;
    for (int i = 0; i < c->n && possible; i++) {
        const PangoGlyphInfo *info = &c->run->glyphs->glyphs[c->first + i];
        int64_t x = (pen + info->geometry.x_offset) * em / size, y = -(int64_t)info->geometry.y_offset * em / size;
        possible = info->glyph && info->glyph <= face->glyphs && x >= INT16_MIN && x <= INT16_MAX && y >= INT16_MIN && y <= INT16_MAX;
        if (possible)
            parts[i] = (pdf_placed){(uint16_t)info->glyph, (int16_t)x, (int16_t)y};
        pen += info->geometry.width;
    }
    if (!possible)
        return false;
    turned room;
    const pdf_code *code =
        pdf_used_composite(&e->job->used.v[place->used], e->job->arena, parts, (uint32_t)c->n, (int)(pen * em / size),
                           as_written(c->text, c->rightward, &room), &possible);
    if (possible && !code)
        pdf_fail(e->job, PC_NO_MEMORY);
    if (code && (fits(e->open, place) || open_segment(e, place, c->x)))
        put_code(e, code, c->x);
    return possible;
}

static void put_cluster(emitter *e, const cluster *c) {
    pdf_job *job = e->job;
    PangoFont *font = c->run->item->analysis.font;
    pdf_face *face = pdf_shaper_face(font);
    size_t offset = (size_t)(c->text.p - job->text.p);
    while (e->stretch + 1 < job->stretches.n && job->stretches.v[e->stretch].end <= offset)
        e->stretch++;
    while (e->stretch > 0 && job->stretches.v[e->stretch - 1].end > offset)
        e->stretch--;
    glyph_place place = {.used = used_of(job, face), .size = pdf_shaper_size(font), .stretch = &job->stretches.v[e->stretch],
                         .order = (uint32_t)offset, .rightward = c->run->item->analysis.level & 1};
    if (job->status != PC_OK || put_composite(e, c, face, &place))
        return;
    bool actual = needs_actual(e, c, face, place.used);
    if (actual)
        close_segment(e);
    size_t from = job->segments.n;
    put_glyphs(e, c, face, place);
    if (actual)
        put_actual(e, from, c->text);
}

static cluster cluster_at(const emitter *e, const PangoGlyphItem *run, const PangoGlyphItemIter *iter) {
    const char *text = e->job->text.p + e->base;
    cluster c = {.run = run, .text = {text + iter->start_index, (size_t)(iter->end_index - iter->start_index)}};
    c.rightward = iter->start_glyph > iter->end_glyph;
    c.first = c.rightward ? iter->end_glyph + 1 : iter->start_glyph;
    c.n = c.rightward ? iter->start_glyph - iter->end_glyph : iter->end_glyph - iter->start_glyph;
    return c;
}

static bool is_mark(const cluster *c) {
    unsigned len;
    return c->text.n && (unsigned char)c->text.p[0] >= 0x80 && g_unichar_ismark(pc_utf8_at(c->text, 0, &len));
}

/* A letter and the marks on it are one, so that no reader parts them by their places. `next` stands right of `c`. */
static bool merge(cluster *c, const cluster *next, bool backwards) {
    if (backwards ? !is_mark(c) : !is_mark(next))
        return false;
    c->text = backwards ? (pc_str){next->text.p, next->text.n + c->text.n} : (pc_str){c->text.p, c->text.n + next->text.n};
    c->n += next->n;
    return true;
}

/* One cluster after the other from left to right, which is backwards where the run is from right to left. */
static void put_run(emitter *e, PangoGlyphItem *run, pdf_unit x) {
    bool backwards = run->item->analysis.level & 1;
    gboolean (*go_on)(PangoGlyphItemIter *) = backwards ? pango_glyph_item_iter_prev_cluster : pango_glyph_item_iter_next_cluster;
    const char *text = e->job->text.p + e->base;
    PangoGlyphItemIter iter;
    gboolean more = backwards ? pango_glyph_item_iter_init_end(&iter, run, text) : pango_glyph_item_iter_init_start(&iter, run, text);
    while (more && e->job->status == PC_OK) {
        cluster c = cluster_at(e, run, &iter), next;
        c.x = x;
        while ((more = go_on(&iter)) && (next = cluster_at(e, run, &iter), merge(&c, &next, backwards)))
            ;
        for (int i = c.first; i < c.first + c.n; i++)
            x += run->glyphs->glyphs[i].geometry.width;
        put_cluster(e, &c);
    }
}

static pdf_unit width_of(const PangoGlyphString *glyphs) {
    pdf_unit width = 0;
    for (int i = 0; i < glyphs->num_glyphs; i++)
        width += glyphs->glyphs[i].geometry.width;
    return width;
}

/* The runs of a line from left to right. */
static void put_runs(emitter *e, const PangoLayoutLine *line) {
    pdf_unit x = 0;
    for (GSList *at = line->runs; at; at = at->next) {
        PangoGlyphItem *run = at->data;
        e->run++;
        e->line->turns |= run->item->analysis.level & 1;
        if (e->line->turns) /* pieces of a line that turns are told apart by their runs */
            close_segment(e);
        put_run(e, run, x);
        x += width_of(run->glyphs);
    }
    e->line->width = x;
    close_segment(e);
}

static void add_line(pdf_job *job, const PangoLayoutLine *line, const pdf_style_row *style, pdf_unit left, size_t base, size_t *stretch) {
    pdf_line made = {.first = (uint32_t)job->segments.n,
                     .height = style->leading,
                     .baseline = (style->leading - style->size) / 2 + style->size * 4 / 5,
                     .left = left,
                     .colour = style->colour,
                     .centred = style->centred,
                     .keep = style->keep_next};
    emitter e = {.job = job, .line = &made, .base = base, .stretch = *stretch, .colour = style->colour};
    put_runs(&e, line);
    *stretch = e.stretch;
    if (!PC_PUSH(job->arena, job->lines, made))
        pdf_fail(job, PC_NO_MEMORY);
}

/* ---- a paragraph ---- */

static void trim(pdf_job *job, bool goes_on) {
    pc_buf *text = &job->text;
    while (text->n && text->p[text->n - 1] == ' ')
        text->n--;
    for (size_t i = job->stretches.n; i > 0 && job->stretches.v[i - 1].end > text->n; i--)
        job->stretches.v[i - 1].end = text->n;
    if (!goes_on || !text->n || !job->stretches.n)
        return;
    pdf_stretch last = job->stretches.v[job->stretches.n - 1]; /* the space is no part of a link */
    if (last.link)
        last.element = job->tree.elements.v[job->links.v[last.link - 1].element].parent;
    pdf_text_add(job, PC_STR(" "), last.element, last.lang, 0);
}

static void describe(const pdf_style_row *style, PangoLayout *layout) {
    PangoFontDescription *description = pango_font_description_new();
    pango_font_description_set_family_static(description, pdf_shaper_family(style->role));
    pango_font_description_set_absolute_size(description, style->size);
    pango_font_description_set_weight(description, style->look & PDF_BOLD ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(description, style->look & PDF_ITALIC ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_layout_set_font_description(layout, description);
    pango_font_description_free(description);
}

/* Whether the first letter is one of a script that runs from right to left: Hebrew, Arabic and their kin. */
static bool begins_rightward(pc_str text) {
    unsigned len;
    for (size_t i = 0; i < text.n; i += len) {
        uint32_t cp = pc_utf8_at(text, i, &len);
        if (cp >= 0x80 ? g_unichar_isalpha(cp) : pc_is_alpha((unsigned char)cp))
            return (cp >= 0x590 && cp < 0x900) || (cp >= 0xFB1D && cp < 0xFE00) || (cp >= 0xFE70 && cp < 0xFF00);
    }
    return false;
}

/* A paragraph runs as the release does; one that begins with letters of the other direction in a release from left to right, as they do. */
static void turn(pdf_job *job) {
    bool rightward = job->rightward || begins_rightward((pc_str){job->text.p, job->text.n});
    PangoDirection direction = rightward ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
    if (pango_context_get_base_dir(job->context) == direction)
        return;
    pango_context_set_base_dir(job->context, direction);
    pango_layout_context_changed(job->layout);
}

static void prepare(pdf_job *job, const pdf_style_row *style, pc_range piece, size_t stretch) {
    PangoAttrList *list = pango_attr_list_new();
    add_languages(job, list, style->role, piece, stretch);
    add_looks(job, list, piece, stretch);
    keep_hyphens(job, list, piece);
    keep_spaces(job, list, piece);
    pango_layout_set_attributes(job->layout, list);
    pango_layout_set_text(job->layout, job->text.p + piece.at, (int)(piece.end - piece.at));
    pango_attr_list_unref(list);
}

/* No line alone at the foot or the head of a page. */
static void keep_pairs(pdf_job *job, uint32_t first, uint32_t n) {
    if (n < 2)
        return;
    job->lines.v[first].keep = true;
    job->lines.v[first + n - 2].keep = true;
}

/* As much of the paragraph as Pango is given at once: what it costs grows with the square of a word's length. */
static pc_range piece_from(pc_str text, size_t at) {
    enum { LONGEST = 2400 };
    size_t end = text.n - at > LONGEST ? at + LONGEST : text.n;
    while (end > at && end < text.n && pc_utf8_is_tail((unsigned char)text.p[end]))
        end--;
    return (pc_range){(uint32_t)at, (uint32_t)end};
}

/* Sets a piece; the offset from which the next one goes on: its last line is not full unless it ends the paragraph. */
static size_t set_piece(pdf_job *job, const pdf_style_row *row, pdf_unit left, size_t at, size_t *stretch) {
    pc_range piece = piece_from((pc_str){job->text.p, job->text.n}, at);
    prepare(job, row, piece, *stretch);
    for (GSList *line = pango_layout_get_lines_readonly(job->layout), *first = line; line && job->status == PC_OK; line = line->next) {
        const PangoLayoutLine *now = line->data;
        if (piece.end < job->text.n && !line->next && line != first)
            return piece.at + (size_t)now->start_index;
        add_line(job, now, row, left, piece.at, stretch);
    }
    return piece.end;
}

uint32_t pdf_text_set(pdf_job *job, pdf_style style, pdf_unit left, pdf_unit width, bool goes_on) {
    const pdf_style_row *row = &pdf_styles[style];
    uint32_t first = (uint32_t)job->lines.n;
    size_t stretch = 0;
    trim(job, goes_on);
    if (job->text.status != PC_OK)
        pdf_fail(job, job->text.status);
    if (!job->text.n || !job->stretches.n || job->status != PC_OK)
        return 0;
    errno = 0;
    turn(job);
    describe(row, job->layout);
    pango_layout_set_width(job->layout, width);
    for (size_t at = 0; at < job->text.n && job->status == PC_OK;)
        at = set_piece(job, row, left, at, &stretch);
    if (errno == ENOMEM) /* HarfBuzz goes on with less than the text needs; malloc has left a trace */
        pdf_fail(job, PC_NO_MEMORY);
    uint32_t n = (uint32_t)job->lines.n - first;
    if (job->glyphs.status != PC_OK)
        pdf_fail(job, job->glyphs.status);
    if (!n || job->status != PC_OK)
        return 0;
    job->lines.v[first].before = row->before;
    keep_pairs(job, first, n);
    return n;
}

void pdf_text_beside(pdf_job *job, uint32_t base, uint32_t from, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        pdf_line *line = &job->lines.v[from + i];
        line->aside = true;
        line->beside = job->lines.v[base + i].beside;
        job->lines.v[base + i].beside = from + i + 1;
    }
}

void pdf_text_says(pdf_job *job, uint32_t line, pc_str text) {
    const pdf_line *made = &job->lines.v[line];
    if (!made->n)
        return;
    pdf_segment *segment = &job->segments.v[made->first];
    segment->actual = (uint32_t)job->glyphs.n;
    pdf_put_utf16(&job->glyphs, text);
    pdf_put_utf16(&job->glyphs, PC_STR(" "));
    segment->actual_n = (uint32_t)(job->glyphs.n - segment->actual);
    segment->actual_segments = made->n;
    if (job->glyphs.status != PC_OK)
        pdf_fail(job, job->glyphs.status);
}

void pdf_text_colour(pdf_job *job, uint32_t line, pdf_colour colour) {
    const pdf_line *made = &job->lines.v[line];
    for (uint32_t i = made->first; i < made->first + made->n; i++)
        job->segments.v[i].colour = (uint8_t)colour;
}
