#include "pdf/faces.h"

#include "base/buf.h"

#include <errno.h>
#include <hb-ot.h>
#include <stdlib.h>

typedef struct family_row {
    const char *stem;
    unsigned index, percent;
    const char *package;
} family_row;

static const family_row family_rows[PDF_FAMILIES] = {
#define PDF_FAMILY(id, stem, index, percent, package) [PDF_##id] = {stem, index, percent, package},
#include "pdf/families.def"
#undef PDF_FAMILY
    [PDF_BRAND_TEXT] = {NULL, 0, 100, NULL},
    [PDF_BRAND_HEADING] = {NULL, 0, 100, NULL},
};

enum { CHOICES = 7 };
/* Which families set a writing, best first. PDF_NO_FAMILY ends a list. */
typedef struct writing_row {
    const char *language; /* that its text is tagged with */
    const char *name;     /* for messages */
    uint8_t families[PDF_ROLES][CHOICES];
} writing_row;

#define BOTH(...) {{__VA_ARGS__, PDF_NO_FAMILY}, {__VA_ARGS__, PDF_NO_FAMILY}}
static const writing_row writings[] = {
    {"ar", "Arabic", BOTH(PDF_NASKH, PDF_SANS_ARABIC, PDF_DEJAVU_SANS)},
    {"zh-hant", "Chinese", {{PDF_SERIF_HANT, PDF_SANS_HANT, PDF_DROID, PDF_NO_FAMILY}, {PDF_SANS_HANT, PDF_SERIF_HANT, PDF_DROID, PDF_NO_FAMILY}}},
    {"zh", "Chinese", {{PDF_SERIF_HANS, PDF_SANS_HANS, PDF_DROID, PDF_NO_FAMILY}, {PDF_SANS_HANS, PDF_SERIF_HANS, PDF_DROID, PDF_NO_FAMILY}}},
    {"ja", "Japanese", {{PDF_SERIF_JA, PDF_SANS_JA, PDF_DROID, PDF_NO_FAMILY}, {PDF_SANS_JA, PDF_SERIF_JA, PDF_DROID, PDF_NO_FAMILY}}},
    {"ko", "Korean", {{PDF_SERIF_KO, PDF_SANS_KO, PDF_DROID, PDF_NO_FAMILY}, {PDF_SANS_KO, PDF_SERIF_KO, PDF_DROID, PDF_NO_FAMILY}}},
    {"he", "Hebrew", BOTH(PDF_HEBREW, PDF_DEJAVU_SANS)},
    {"th", "Thai", BOTH(PDF_THAI)},
    {"hi", "Devanagari", BOTH(PDF_DEVANAGARI)},
    {"bn", "Bengali", BOTH(PDF_BENGALI)},
    {"ta", "Tamil", BOTH(PDF_TAMIL)},
    {"te", "Telugu", BOTH(PDF_TELUGU)},
    {"gu", "Gujarati", BOTH(PDF_GUJARATI)},
    {"hy", "Armenian", BOTH(PDF_ARMENIAN, PDF_DEJAVU_SANS)},
    {"ka", "Georgian", BOTH(PDF_GEORGIAN, PDF_DEJAVU_SANS)},
    {"am", "Ethiopic", BOTH(PDF_ETHIOPIC)},
    /* everything that has no row of its own */
    {"", "Latin, Cyrillic or Greek",
     {{PDF_NOTO_SERIF, PDF_LIBERATION_SERIF, PDF_DEJAVU_SERIF, PDF_NOTO_SANS, PDF_LIBERATION_SANS, PDF_DEJAVU_SANS, PDF_NO_FAMILY},
      {PDF_NOTO_SANS, PDF_LIBERATION_SANS, PDF_DEJAVU_SANS, PDF_NOTO_SERIF, PDF_LIBERATION_SERIF, PDF_DEJAVU_SERIF, PDF_NO_FAMILY}}},
};

/* Where Debian, Fedora, Arch and hands put fonts. */
static const char *const system_folders[] = {
    "/usr/share/fonts/truetype/noto",        "/usr/share/fonts/opentype/noto",  "/usr/share/fonts/truetype/liberation",
    "/usr/share/fonts/truetype/liberation2", "/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/truetype/droid",
    "/usr/local/share/fonts",                "/usr/share/fonts/noto",           "/usr/share/fonts/noto-cjk",
    "/usr/share/fonts/google-noto",          "/usr/share/fonts/google-noto-cjk", "/usr/share/fonts/TTF",
    "/usr/share/fonts/liberation",           "/usr/share/fonts/truetype",       "/usr/share/fonts/opentype",
    NULL,
};

static const char *const suffixes[PDF_LOOKS][3] = {
    [PDF_REGULAR] = {"-Regular", "", NULL},
    [PDF_BOLD] = {"-Bold", NULL},
    [PDF_ITALIC] = {"-Italic", "-Oblique", NULL},
    [PDF_BOLD | PDF_ITALIC] = {"-BoldItalic", "-BoldOblique", NULL},
};
static const char *const endings[] = {".ttf", ".otf", ".ttc", NULL};

struct pdf_faces {
    const char *const *folders; /* NULL: none but the system's */
    pdf_face *faces[PDF_FAMILIES][PDF_LOOKS];
    bool tried[PDF_FAMILIES][PDF_LOOKS];
    char *brand[PDF_ROLES]; /* as asked for */
    pc_buf path;
};

pdf_faces *pdf_faces_open(const char *const *folders) {
    pdf_faces *faces = calloc(1, sizeof *faces);
    if (faces)
        faces->folders = folders;
    return faces;
}

static void free_face(pdf_face *face) {
    if (face->sizes)
        g_ptr_array_unref(face->sizes);
    if (face->coverage)
        g_object_unref(face->coverage);
    hb_face_destroy(face->prepared);
    hb_font_destroy(face->unscaled);
    hb_face_destroy(face->hb);
    free(face);
}

static void forget(pdf_faces *faces, unsigned family) {
    for (unsigned look = 0; look < PDF_LOOKS; look++) {
        if (faces->faces[family][look])
            free_face(faces->faces[family][look]);
        faces->faces[family][look] = NULL;
        faces->tried[family][look] = false;
    }
}

void pdf_faces_close(pdf_faces *faces) {
    if (!faces)
        return;
    for (unsigned family = 0; family < PDF_FAMILIES; family++)
        forget(faces, family);
    for (unsigned role = 0; role < PDF_ROLES; role++)
        free(faces->brand[role]);
    pc_buf_release(&faces->path);
    free(faces);
}

static bool same(const char *a, const char *b) {
    return a == b || (a && b && strcmp(a, b) == 0);
}

bool pdf_faces_brand(pdf_faces *faces, const char *text, const char *heading) {
    const char *asked[PDF_ROLES] = {[PDF_TEXT] = text, [PDF_HEADING] = heading};
    bool changed = false;
    for (unsigned role = 0; role < PDF_ROLES; role++) {
        if (same(faces->brand[role], asked[role]))
            continue;
        free(faces->brand[role]);
        faces->brand[role] = asked[role] ? strdup(asked[role]) : NULL;
        forget(faces, PDF_BRAND_TEXT + role);
        changed = true;
    }
    return changed;
}

/* ---- a file ---- */

/* The file's stem: a family's name without its blanks. */
static void put_stem(const pdf_faces *faces, pc_buf *path, unsigned family) {
    const char *stem = family >= PDF_BRAND_TEXT ? faces->brand[family - PDF_BRAND_TEXT] : family_rows[family].stem;
    for (; *stem; stem++)
        if (*stem != ' ' && *stem != '/')
            pc_buf_putc(path, *stem);
}

static hb_blob_t *open_at(pdf_faces *faces, const char *folder, unsigned family, const char *suffix) {
    for (unsigned i = 0; endings[i]; i++) {
        pc_buf *path = &faces->path;
        pc_buf_clear(path);
        pc_buf_puts(path, folder);
        pc_buf_putc(path, '/');
        put_stem(faces, path, family);
        pc_buf_puts(path, suffix);
        pc_buf_puts(path, endings[i]);
        pc_buf_put(path, "", 1);
        if (path->status != PC_OK || errno == ENOMEM) /* which is to be seen by who asked: see pdf_text_set() */
            return NULL;
        hb_blob_t *blob = hb_blob_create_from_file_or_fail(path->p);
        if (blob)
            return blob;
    }
    return NULL;
}

static hb_blob_t *open_in(pdf_faces *faces, const char *const *folders, unsigned family, unsigned look) {
    for (unsigned i = 0; folders && folders[i]; i++)
        for (unsigned k = 0; suffixes[look][k]; k++) {
            hb_blob_t *blob = open_at(faces, folders[i], family, suffixes[look][k]);
            if (blob)
                return blob;
        }
    return NULL;
}

static bool has_table(hb_face_t *face, hb_tag_t tag, size_t least) {
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    bool has = hb_blob_get_length(blob) >= least;
    hb_blob_destroy(blob);
    return has;
}

/* A CFF table whose top dictionary begins with ROS (12 30) keeps its glyphs by number. */
static bool keyed_by_id(hb_face_t *face) {
    static const unsigned char ros[] = {12, 30};
    enum { LOOK_AT = 512 };
    hb_blob_t *blob = hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '));
    unsigned n;
    const char *p = hb_blob_get_data(blob, &n);
    bool found = false;
    for (unsigned i = 0; i + sizeof ros <= n && i < LOOK_AT && !found; i++)
        found = memcmp(p + i, ros, sizeof ros) == 0;
    hb_blob_destroy(blob);
    return found;
}

static pdf_outlines outlines_of(hb_face_t *face) {
    if (has_table(face, HB_TAG('g', 'l', 'y', 'f'), 1))
        return PDF_GLYF;
    if (has_table(face, HB_TAG('C', 'F', 'F', ' '), 4))
        return keyed_by_id(face) ? PDF_CFF_BY_ID : PDF_CFF_BY_NAME;
    return PDF_NO_OUTLINES;
}

/* OS/2.fsType: a font whose licence forbids embedding may not go into a file. */
static bool may_be_embedded(hb_face_t *face) {
    enum { FS_TYPE = 8, RESTRICTED = 2, BITMAPS_ONLY = 0x200 };
    hb_blob_t *blob = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
    unsigned n;
    const unsigned char *p = (const unsigned char *)hb_blob_get_data(blob, &n);
    unsigned type = n >= FS_TYPE + 2 ? (unsigned)p[FS_TYPE] << 8 | p[FS_TYPE + 1] : 0;
    hb_blob_destroy(blob);
    return (type & 0xF) != RESTRICTED && !(type & BITMAPS_ONLY);
}

static void choose_substitute(pdf_face *face) {
    static const hb_codepoint_t candidates[] = {0xFFFD, 0x25A1, '?', ' '};
    hb_font_get_nominal_glyph(face->unscaled, ' ', &face->space);
    for (unsigned i = 0; i < sizeof candidates / sizeof *candidates && !face->substitute; i++)
        if (hb_font_get_nominal_glyph(face->unscaled, candidates[i], &face->substitute))
            face->substitute_is = candidates[i];
}

static bool collect_coverage(pdf_face *face) {
    hb_set_t *set = hb_set_create();
    hb_codepoint_t cp = HB_SET_VALUE_INVALID;
    hb_face_collect_unicodes(face->hb, set);
    face->coverage = pango_coverage_new();
    bool whole = hb_set_allocation_successful(set);
    while (hb_set_next(set, &cp))
        pango_coverage_set(face->coverage, (int)cp, PANGO_COVERAGE_EXACT);
    hb_set_destroy(set);
    return whole;
}

static pdf_face *make_face(hb_blob_t *blob, const family_row *row) {
    enum { EM = 1000 };
    pdf_face *face = calloc(1, sizeof *face);
    if (!face)
        return NULL;
    face->hb = hb_face_create(blob, hb_face_count(blob) > row->index ? row->index : 0);
    face->unscaled = hb_font_create(face->hb);
    hb_font_set_scale(face->unscaled, EM, EM);
    face->percent = row->percent;
    face->outlines = outlines_of(face->hb);
    face->glyphs = hb_face_get_glyph_count(face->hb);
    face->sizes = g_ptr_array_new_with_free_func(g_object_unref);
    choose_substitute(face);
    if (face->outlines == PDF_NO_OUTLINES || !face->substitute || face->glyphs > UINT16_MAX ||
        !may_be_embedded(face->hb) || !collect_coverage(face)) {
        free_face(face);
        return NULL;
    }
    return face;
}

static pdf_face *load_file(pdf_faces *faces, unsigned family, unsigned look) {
    if (faces->tried[family][look])
        return faces->faces[family][look];
    faces->tried[family][look] = true;
    if (family >= PDF_BRAND_TEXT && !faces->brand[family - PDF_BRAND_TEXT])
        return NULL;
    hb_blob_t *blob = open_in(faces, faces->folders, family, look);
    if (!blob)
        blob = open_in(faces, system_folders, family, look);
    if (!blob)
        return NULL;
    faces->faces[family][look] = make_face(blob, &family_rows[family]);
    hb_blob_destroy(blob);
    return faces->faces[family][look];
}

pdf_face *pdf_faces_load(pdf_faces *faces, pdf_family family, unsigned look) {
    static const uint8_t instead[PDF_LOOKS][PDF_LOOKS] = {
        [PDF_REGULAR] = {PDF_REGULAR, PDF_REGULAR, PDF_REGULAR, PDF_REGULAR},
        [PDF_BOLD] = {PDF_BOLD, PDF_REGULAR, PDF_REGULAR, PDF_REGULAR},
        [PDF_ITALIC] = {PDF_ITALIC, PDF_REGULAR, PDF_REGULAR, PDF_REGULAR},
        [PDF_BOLD | PDF_ITALIC] = {PDF_BOLD | PDF_ITALIC, PDF_BOLD, PDF_ITALIC, PDF_REGULAR},
    };
    pdf_face *face = NULL;
    for (unsigned i = 0; i < PDF_LOOKS && !face; i++)
        face = load_file(faces, family, instead[look][i]);
    return face;
}

/* ---- the order ---- */

/* The row whose language begins the given one. */
static const writing_row *writing_of(PangoLanguage *language) {
    const char *name = language ? pango_language_to_string(language) : "";
    const writing_row *row = writings;
    while (*row->language && strncmp(name, row->language, strlen(row->language)) != 0)
        row++;
    return row;
}

unsigned pdf_faces_order(pdf_faces *faces, pdf_role role, PangoLanguage *language, uint8_t *order) {
    bool in[PDF_FAMILIES] = {false};
    unsigned n = 0;
    const writing_row *row = writing_of(language);
    if (faces->brand[role] && !*row->language)
        order[n++] = (uint8_t)(PDF_BRAND_TEXT + role);
    for (unsigned i = 0; row->families[role][i] != PDF_NO_FAMILY; i++) {
        order[n++] = row->families[role][i];
        in[row->families[role][i]] = true;
    }
    for (unsigned family = 0; family < PDF_BRAND_TEXT; family++)
        if (!in[family])
            order[n++] = (uint8_t)family;
    return n;
}

bool pdf_faces_have(pdf_faces *faces, pdf_role role, PangoLanguage *language, pdf_missing *missing) {
    const writing_row *row = writing_of(language);
    const uint8_t *families = row->families[role];
    if (faces->brand[role] && !*row->language && !pdf_faces_load(faces, PDF_BRAND_TEXT + role, PDF_REGULAR)) {
        *missing = (pdf_missing){row->name, NULL, faces->brand[role]};
        return false;
    }
    for (unsigned i = 0; families[i] != PDF_NO_FAMILY; i++)
        if (pdf_faces_load(faces, families[i], PDF_REGULAR))
            return true;
    *missing = (pdf_missing){row->name, family_rows[families[0]].package, NULL};
    return false;
}
