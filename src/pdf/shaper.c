#include "pdf/shaper.h"

#include <hb-ot.h>

/* ---- a font: a face at a size ---- */

typedef struct PdfFont {
    PangoFont parent;
    pdf_face *face;
    PangoFontMap *map;
    int size; /* 1/1024 of a point */
    int ascent, descent;
} PdfFont;
typedef struct PdfFontClass {
    PangoFontClass parent;
} PdfFontClass;
static GType pdf_font_get_type(void);
G_DEFINE_TYPE(PdfFont, pdf_font, PANGO_TYPE_FONT)

static PangoFontDescription *font_describe(PangoFont *font) {
    PangoFontDescription *description = pango_font_description_new();
    pango_font_description_set_family_static(description, "text");
    pango_font_description_set_absolute_size(description, ((PdfFont *)font)->size);
    return description;
}

static PangoCoverage *font_coverage(PangoFont *font, PangoLanguage *language) {
    (void)language;
    return g_object_ref(((PdfFont *)font)->face->coverage);
}

/* What a glyph takes; one that no font has takes what its substitute takes. */
static int advance_of(PangoFont *font, PangoGlyph glyph) {
    if (glyph == PANGO_GLYPH_EMPTY)
        return 0;
    if (glyph & PANGO_GLYPH_UNKNOWN_FLAG)
        glyph = ((PdfFont *)font)->face->substitute;
    return hb_font_get_glyph_h_advance(pango_font_get_hb_font(font), glyph);
}

static void font_extents(PangoFont *font, PangoGlyph glyph, PangoRectangle *ink, PangoRectangle *logical) {
    const PdfFont *self = (PdfFont *)font;
    PangoRectangle box = {0, -self->ascent, advance_of(font, glyph), self->ascent + self->descent};
    if (ink)
        *ink = box;
    if (logical)
        *logical = box;
}

static PangoFontMetrics *font_metrics(PangoFont *font, PangoLanguage *language) {
    const PdfFont *self = (PdfFont *)font;
    PangoFontMetrics *metrics = g_slice_new0(PangoFontMetrics);
    (void)language;
    metrics->ref_count = 1;
    metrics->ascent = self->ascent;
    metrics->descent = self->descent;
    metrics->height = self->ascent + self->descent;
    metrics->approximate_char_width = metrics->approximate_digit_width = self->size / 2;
    return metrics;
}

static PangoFontMap *font_map(PangoFont *font) {
    return ((PdfFont *)font)->map;
}

/* NOLINTNEXTLINE(readability-non-const-parameter): Pango's prototype */
static void font_features(PangoFont *font, hb_feature_t *features, guint room, guint *n) {
    (void)font, (void)features, (void)room, (void)n;
}

static hb_font_t *font_hb(PangoFont *font) {
    const PdfFont *self = (PdfFont *)font;
    hb_font_t *hb = hb_font_create(self->face->hb);
    hb_font_set_scale(hb, self->size, self->size);
    return hb;
}

static void pdf_font_class_init(PdfFontClass *class) {
    PangoFontClass *parent = PANGO_FONT_CLASS(class);
    parent->describe = font_describe;
    parent->describe_absolute = font_describe;
    parent->get_coverage = font_coverage;
    parent->get_glyph_extents = font_extents;
    parent->get_metrics = font_metrics;
    parent->get_font_map = font_map;
    parent->get_features = font_features;
    parent->create_hb_font = font_hb;
}

static void pdf_font_init(PdfFont *font) {
    (void)font;
}

/* The face at that size, kept with the face. */
static PangoFont *font_at(pdf_face *face, PangoFontMap *map, int size) {
    size = (int)((int64_t)size * face->percent / 100);
    for (guint i = 0; i < face->sizes->len; i++) {
        PdfFont *font = g_ptr_array_index(face->sizes, i);
        if (font->size == size)
            return &font->parent;
    }
    hb_font_extents_t extents;
    hb_font_get_h_extents(face->unscaled, &extents);
    PdfFont *font = g_object_new(pdf_font_get_type(), NULL);
    font->face = face;
    font->map = map;
    font->size = size;
    font->ascent = (int)((int64_t)extents.ascender * size / 1000);
    font->descent = (int)((int64_t)-extents.descender * size / 1000);
    g_ptr_array_add(face->sizes, font);
    return &font->parent;
}

pdf_face *pdf_shaper_face(PangoFont *font) {
    return ((PdfFont *)font)->face;
}

int pdf_shaper_size(PangoFont *font) {
    return ((PdfFont *)font)->size;
}

/* ---- the fonts for a language, tried in turn ---- */

typedef struct PdfFontset {
    PangoFontset parent;
    pdf_faces *faces;
    PangoFontMap *map;
    PangoLanguage *language;
    pdf_role role;
    unsigned look;
    int size;
    unsigned n;
    uint8_t order[PDF_FAMILIES];
} PdfFontset;
typedef struct PdfFontsetClass {
    PangoFontsetClass parent;
} PdfFontsetClass;
static GType pdf_fontset_get_type(void);
G_DEFINE_TYPE(PdfFontset, pdf_fontset, PANGO_TYPE_FONTSET)

static void fontset_foreach(PangoFontset *fontset, PangoFontsetForeachFunc visit, gpointer data) {
    const PdfFontset *self = (PdfFontset *)fontset;
    for (unsigned i = 0; i < self->n; i++) {
        pdf_face *face = pdf_faces_load(self->faces, self->order[i], self->look);
        if (face && visit(fontset, font_at(face, self->map, self->size), data))
            return;
    }
}

typedef struct seek {
    guint wanted;
    PangoFont *first, *found;
} seek;

static gboolean seek_character(PangoFontset *fontset, PangoFont *font, gpointer data) {
    seek *sought = data;
    (void)fontset;
    if (!sought->first)
        sought->first = font;
    if (pango_coverage_get(pdf_shaper_face(font)->coverage, (int)sought->wanted) != PANGO_COVERAGE_NONE)
        sought->found = font;
    return sought->found != NULL;
}

static PangoFont *fontset_font(PangoFontset *fontset, guint wanted) {
    seek sought = {.wanted = wanted};
    fontset_foreach(fontset, seek_character, &sought);
    PangoFont *font = sought.found ? sought.found : sought.first;
    return font ? g_object_ref(font) : NULL;
}

static PangoFontMetrics *fontset_metrics(PangoFontset *fontset) {
    PangoFont *font = fontset_font(fontset, ' ');
    PangoFontMetrics *metrics = font ? font_metrics(font, NULL) : NULL;
    if (font)
        g_object_unref(font);
    return metrics;
}

static PangoLanguage *fontset_language(PangoFontset *fontset) {
    return ((PdfFontset *)fontset)->language;
}

static void pdf_fontset_class_init(PdfFontsetClass *class) {
    PangoFontsetClass *parent = PANGO_FONTSET_CLASS(class);
    parent->get_font = fontset_font;
    parent->get_metrics = fontset_metrics;
    parent->get_language = fontset_language;
    parent->foreach = fontset_foreach;
}

static void pdf_fontset_init(PdfFontset *fontset) {
    (void)fontset;
}

/* ---- the map: font descriptions to fontsets ---- */

typedef struct PdfFontMap {
    PangoFontMap parent;
    pdf_faces *faces;
    GPtrArray *sets;
    guint serial;
} PdfFontMap;
typedef struct PdfFontMapClass {
    PangoFontMapClass parent;
} PdfFontMapClass;
static GType pdf_font_map_get_type(void);
G_DEFINE_TYPE(PdfFontMap, pdf_font_map, PANGO_TYPE_FONT_MAP)

const char *pdf_shaper_family(pdf_role role) {
    static const char *const names[PDF_ROLES] = {[PDF_TEXT] = "text", [PDF_HEADING] = "heading"};
    return names[role];
}

static unsigned look_of(const PangoFontDescription *description) {
    unsigned look = PDF_REGULAR;
    if (pango_font_description_get_weight(description) >= PANGO_WEIGHT_SEMIBOLD)
        look |= PDF_BOLD;
    if (pango_font_description_get_style(description) != PANGO_STYLE_NORMAL)
        look |= PDF_ITALIC;
    return look;
}

static PangoFontset *map_fontset(PangoFontMap *map, PangoContext *context, const PangoFontDescription *description,
                                 PangoLanguage *language) {
    PdfFontMap *self = (PdfFontMap *)map;
    const char *family = pango_font_description_get_family(description);
    pdf_role role = g_strcmp0(family, pdf_shaper_family(PDF_HEADING)) == 0 ? PDF_HEADING : PDF_TEXT;
    unsigned look = look_of(description);
    int size = pango_font_description_get_size(description);
    (void)context;
    for (guint i = 0; i < self->sets->len; i++) {
        PdfFontset *set = g_ptr_array_index(self->sets, i);
        if (set->role == role && set->look == look && set->size == size && set->language == language)
            return g_object_ref(&set->parent);
    }
    PdfFontset *set = g_object_new(pdf_fontset_get_type(), NULL);
    set->faces = self->faces;
    set->map = map;
    set->language = language;
    set->role = role;
    set->look = look;
    set->size = size;
    set->n = pdf_faces_order(self->faces, role, language, set->order);
    g_ptr_array_add(self->sets, set);
    return g_object_ref(&set->parent);
}

static PangoFont *map_font(PangoFontMap *map, PangoContext *context, const PangoFontDescription *description) {
    PangoFontset *set = map_fontset(map, context, description, pango_context_get_language(context));
    PangoFont *font = fontset_font(set, ' ');
    g_object_unref(set);
    return font;
}

static void map_families(PangoFontMap *map, PangoFontFamily ***families, int *n) {
    (void)map;
    if (families)
        *families = NULL;
    *n = 0;
}

static guint map_serial(PangoFontMap *map) {
    return ((PdfFontMap *)map)->serial;
}

static void map_finalize(GObject *object) {
    g_ptr_array_unref(((PdfFontMap *)object)->sets);
    G_OBJECT_CLASS(pdf_font_map_parent_class)->finalize(object);
}

static void pdf_font_map_class_init(PdfFontMapClass *class) {
    PangoFontMapClass *parent = PANGO_FONT_MAP_CLASS(class);
    G_OBJECT_CLASS(class)->finalize = map_finalize;
    parent->load_font = map_font;
    parent->load_fontset = map_fontset;
    parent->list_families = map_families;
    parent->get_serial = map_serial;
}

static void pdf_font_map_init(PdfFontMap *map) {
    map->sets = g_ptr_array_new_with_free_func(g_object_unref);
    map->serial = 1;
}

PangoContext *pdf_shaper_context(pdf_faces *faces) {
    PdfFontMap *map = g_object_new(pdf_font_map_get_type(), NULL);
    map->faces = faces;
    PangoContext *context = pango_font_map_create_context(&map->parent);
    pango_context_set_round_glyph_positions(context, FALSE);
    g_object_unref(map); /* the context has it */
    return context;
}

void pdf_shaper_forget(PangoContext *context) {
    PdfFontMap *map = (PdfFontMap *)pango_context_get_font_map(context);
    g_ptr_array_set_size(map->sets, 0);
    map->serial++;
    pango_font_map_changed(&map->parent);
}
