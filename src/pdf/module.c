/* What the library sees of this module. */
#include "render/pdf_module.h"

#include "pdf/job.h"

#include <stdlib.h>

enum { PACKING = 4 }; /* zlib's: a tenth faster than 6, a fiftieth larger */
#define EXPORT __attribute__((visibility("default")))

/* Kept between releases. */
typedef struct state {
    pdf_faces *faces;
    PangoContext *context;
    PangoLayout *layout;
    pc_arena *arena;
    z_stream deflater;
    bool deflates, spoiled; /* spoiled: memory was short, and HarfBuzz is not safe to take apart then */
    pc_buf glyphs, text, scratch;
} state;

static void close_state(void *opened) {
    state *s = opened;
    if (s->spoiled)
        return;
    if (s->layout)
        g_object_unref(s->layout);
    if (s->context)
        g_object_unref(s->context);
    pdf_faces_close(s->faces);
    pc_arena_free(s->arena);
    if (s->deflates)
        deflateEnd(&s->deflater);
    pc_buf_release(&s->glyphs);
    pc_buf_release(&s->text);
    pc_buf_release(&s->scratch);
    free(s);
}

/* Pango has warned on this thread: it goes on with glyphs that are none when HarfBuzz found no memory to shape. */
static _Thread_local bool warned;

/* GLib ends the process when memory is short, once its handler of errors returns: ours does not. */
static void end_for_glib(const gchar *domain, GLogLevelFlags level, const gchar *message, gpointer data) {
    void (*end)(void);
    memcpy(&end, &data, sizeof end);
    if (level & G_LOG_LEVEL_ERROR && end)
        end();
    warned |= g_strcmp0(domain, "Pango") == 0 && level & G_LOG_LEVEL_WARNING;
    if (!warned)
        g_log_default_handler(domain, level, message, NULL);
}

static void *open_state(void (*end)(void)) {
    gpointer data;
    state *s = calloc(1, sizeof *s);
    if (!s)
        return NULL;
    memcpy(&data, &end, sizeof data);
    g_log_set_default_handler(end_for_glib, data); /* takes no memory itself, as a handler for one domain would */
    s->faces = pdf_faces_open(NULL);
    s->arena = pc_arena_new();
    s->deflates = deflateInit(&s->deflater, PACKING) == Z_OK;
    if (!s->faces || !s->arena || !s->deflates) {
        close_state(s);
        return NULL;
    }
    s->context = pdf_shaper_context(s->faces);
    s->layout = pango_layout_new(s->context);
    pango_layout_set_wrap(s->layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_auto_dir(s->layout, FALSE);
    pango_layout_set_single_paragraph_mode(s->layout, TRUE);
    return s;
}

/* ---- a job ---- */

static bool hex_colour(const char *text, uint32_t *rgb) {
    uint32_t value = 0;
    unsigned n = 0;
    if (!text || *text != '#')
        return false;
    for (text++; *text; text++, n++) {
        unsigned char c = (unsigned char)*text;
        if (!pc_is_digit(c) && !(pc_lower(c) >= 'a' && pc_lower(c) <= 'f'))
            return false;
        value = value << 4 | (uint32_t)(pc_is_digit(c) ? c - '0' : pc_lower(c) - 'a' + 10);
    }
    if (n == 6)
        *rgb = value;
    return n == 6;
}

/* Without a brand, paper has the colours of the page: --ink, --accent, --soft and --alert of render/page.css. */
static void choose_colours(pdf_job *job) {
    static const uint32_t usual[PDF_COLOURS] = {[PDF_INK] = 0x1B1C1E, [PDF_ACCENT] = 0x1B4F72, [PDF_MUTED] = 0x54575C, [PDF_ALERT] = 0x9B1C1C};
    memcpy(job->colours, usual, sizeof usual);
    hex_colour(job->options->brand.accent, &job->colours[PDF_ACCENT]);
    hex_colour(job->options->brand.ink, &job->colours[PDF_INK]);
}

/* 25 mm at the sides and the foot; from page 2 on the running head stands above the text. */
static void choose_paper(pdf_job *job) {
    static const pdf_unit papers[][2] = {[PC_PAPER_A4] = {609563, 862093}, [PC_PAPER_LETTER] = {612 * PDF_POINT, 792 * PDF_POINT}};
    enum { SIDE = 72566, TOP = 56 * PDF_POINT, HEAD = 72 * PDF_POINT, FOOT = 76 * PDF_POINT };
    const pdf_unit *paper = papers[job->options->paper == PC_PAPER_LETTER ? PC_PAPER_LETTER : PC_PAPER_A4];
    memcpy(job->paper, paper, sizeof job->paper);
    job->margin = SIDE;
    job->top = TOP;
    job->head = HEAD;
    job->bottom = FOOT;
    job->measure = paper[0] - 2 * SIDE;
}

static pc_str clean(pdf_job *job, pc_str text) {
    enum { LONGEST = 1000 };
    pdf_text_open(job);
    pdf_text_add(job, text, PDF_NO_ELEMENT, NULL, 0);
    pc_str cleaned = {job->text.p, job->text.n};
    if (cleaned.n > LONGEST)
        for (cleaned.n = LONGEST; cleaned.n > 0 && ((unsigned char)cleaned.p[cleaned.n] & 0xC0) == 0x80;)
            cleaned.n--;
    return cleaned.n ? pc_arena_copy(job->arena, cleaned) : (pc_str){NULL, 0};
}

/* The headline, else what comes first: a file has to have a title. */
static void choose_title(pdf_job *job) {
    const pc_outline *outline = job->outline;
    const pc_part *part = pc_outline_find(outline, PC_PART_HEADLINE);
    for (size_t i = 0; i < outline->n && !part; i++)
        if (outline->v[i].n)
            part = &outline->v[i];
    if (part)
        job->title = clean(job, pc_part_text(outline, part));
    if (!job->title.n)
        job->title = PC_STR("Press release");
    if (job->options->brand.issuer)
        job->author = clean(job, pc_str_of(job->options->brand.issuer));
}

/* A release whose language is not known is taken for one written in its script. */
static void choose_language(pdf_job *job) {
    const char *known = pc_lang_name(job->outline->release->lang);
    job->lang = known ? known : pdf_text_language(job->title);
    job->rightward = strcmp(job->lang, "ar") == 0 || strcmp(job->lang, "he") == 0;
    pango_context_set_language(job->context, pango_language_from_string(job->lang));
}

static void report(const pdf_job *job, const char *why) {
    const pdf_missing *missing = &job->missing;
    pc_buf *remarks = job->options->remarks;
    if (!remarks || (job->status != PC_NO_FONT && !why))
        return;
    if (why) {
        pc_buf_puts(remarks, why);
    } else if (missing->family) {
        pc_buf_puts(remarks, "there is no font file of the family \"");
        pc_buf_puts(remarks, missing->family);
        pc_buf_puts(remarks, "\" that may be embedded; install it, or take the name out of the configuration");
    } else {
        pc_buf_puts(remarks, "no font for ");
        pc_buf_puts(remarks, missing->writing);
        pc_buf_puts(remarks, " is installed; Debian and Ubuntu: apt-get install ");
        pc_buf_puts(remarks, missing->package);
    }
    pc_buf_putc(remarks, '\n');
}

static void put_logo(pdf_job *job, const char **why) {
    pc_bytes logo = job->options->brand.logo;
    if (logo.p)
        job->status = pdf_picture_put(&job->logo, &job->file, (pc_str){logo.p, logo.n}, why);
}

static void set_job(pdf_job *job) {
    const char *why = NULL;
    choose_colours(job);
    choose_paper(job);
    choose_title(job);
    choose_language(job);
    if (!pdf_tree_open(&job->tree, &job->file, NULL))
        pdf_fail(job, PC_NO_MEMORY);
    put_logo(job, &why);
    if (job->status == PC_OK)
        pdf_set_parts(job);
    if (job->status == PC_OK)
        pdf_cut_pages(job);
    if (job->status == PC_OK)
        pdf_bind(job);
    report(job, why);
}

static pc_status render_with(state *s, const pc_outline *outline, const pc_render_options *options, pc_buf *out) {
    pdf_job job = {.outline = outline, .options = options, .arena = s->arena, .faces = s->faces, .context = s->context,
                   .layout = s->layout,
                   .heading = pc_outline_find(outline, PC_PART_HEADLINE) ? PDF_TAG_H2 : PDF_TAG_H1,
                   .glyphs = s->glyphs, .text = s->text, .scratch = s->scratch};
    pc_buf_clear(&job.glyphs);
    pc_buf_clear(&job.text);
    pc_buf_clear(&job.scratch);
    pdf_file_open(&job.file, out, s->arena, &s->deflater);
    if (pdf_faces_brand(s->faces, options->brand.font, options->brand.heading_font))
        pdf_shaper_forget(s->context);
    set_job(&job);
    if (job.status == PC_OK && pc_arena_failed(s->arena))
        job.status = PC_NO_MEMORY;
    s->glyphs = job.glyphs;
    s->text = job.text;
    s->scratch = job.scratch;
    return job.status;
}

static pc_status render(void *opened, const pc_release *release, const pc_render_options *options, pc_buf *out) {
    state *s = opened;
    pc_outline outline;
    if (!pc_outline_open(&outline, release, options))
        return PC_NO_MEMORY;
    warned = false;
    pc_status status = render_with(s, &outline, options, out);
    if (status == PC_OK && warned)
        status = PC_NO_MEMORY;
    pc_outline_close(&outline);
    pc_arena_reset(s->arena);
    s->spoiled |= status == PC_NO_MEMORY;
    return status;
}

EXPORT extern const pc_pdf_module presscheck_pdf_module;
const pc_pdf_module presscheck_pdf_module = {
    .version = PC_VERSION,
    .options_size = sizeof(pc_render_options),
    .release_size = sizeof(pc_release),
    .open = open_state,
    .close = close_state,
    .render = render,
};
