#include "pdf/glyphs.h"

#include "base/hash.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <errno.h>
#include <stdlib.h>

bool pdf_used_open(pdf_used *used, pdf_face *face, pdf_file *file) {
    *used = (pdf_used){.face = face, .object = pdf_reserve(file)};
    used->first = pc_arena_zeroed(file->arena, face->glyphs + 1, sizeof *used->first);
    return used->first != NULL;
}

static uint16_t width_of(const pdf_face *face, uint32_t glyph) {
    hb_position_t width = hb_font_get_glyph_h_advance(face->unscaled, glyph);
    return (uint16_t)(width < 0 ? 0 : width > UINT16_MAX ? UINT16_MAX : width);
}

enum { MOST_CODES = 60000, MOST_TEXTS = 64 }; /* of a font; texts of a glyph, so that no walk is long */

/* What a code has to stand for. */
typedef struct wanted {
    pc_str text;
    const pdf_placed *parts;
    uint32_t n;
    uint16_t width;
} wanted;

static bool is_wanted(const pdf_used *used, const pdf_code *code, const wanted *w) {
    return code->n_parts == w->n && pc_str_eq(code->text, w->text) &&
           (!w->n || (code->width == w->width && memcmp(used->parts.v + code->parts, w->parts, w->n * sizeof *w->parts) == 0));
}

/* The number of the last code of the glyph's chain (0: none), or of the one that is wanted, in *found (0: none). */
static uint32_t walk_chain(const pdf_used *used, uint32_t glyph, const wanted *w, uint32_t *found, bool *full) {
    uint32_t last = 0;
    *found = 0;
    *full = used->codes.n >= MOST_CODES;
    unsigned texts = 0;
    for (uint32_t at = used->first[glyph]; at && texts < MOST_TEXTS; at = used->codes.v[at - 1].next, texts++) {
        last = at;
        if (is_wanted(used, &used->codes.v[at - 1], w)) {
            *found = at;
            return last;
        }
    }
    *full |= texts == MOST_TEXTS;
    return last;
}

static const pdf_code *add_code(pdf_used *used, pc_arena *arena, uint32_t last, pdf_code code) {
    uint32_t number = (uint32_t)used->codes.n + 1;
    pc_str text = code.text;
    code.text = text.n ? pc_arena_copy(arena, text) : (pc_str){NULL, 0};
    if (used->face->outlines == PDF_GLYF)
        code.code = (uint16_t)number;
    if ((text.n && !code.text.p) || !PC_PUSH(arena, used->codes, code))
        return NULL;
    if (last)
        used->codes.v[last - 1].next = number;
    else
        used->first[code.glyph] = number;
    return &used->codes.v[number - 1];
}

const pdf_code *pdf_used_code(pdf_used *used, pc_arena *arena, uint32_t glyph, pc_str text) {
    uint32_t found;
    bool full;
    if (glyph > used->face->glyphs)
        glyph = 0;
    wanted w = {.text = text};
    uint32_t last = walk_chain(used, glyph, &w, &found, &full);
    if (found)
        return &used->codes.v[found - 1];
    if (last && (full || used->face->outlines != PDF_GLYF))
        return &used->codes.v[used->first[glyph] - 1];
    pdf_code code = {.glyph = (uint16_t)glyph, .code = (uint16_t)glyph, .text = text, .width = width_of(used->face, glyph)};
    return add_code(used, arena, last, code);
}

const pdf_code *pdf_used_composite(pdf_used *used, pc_arena *arena, const pdf_placed *parts, uint32_t n, int advance, pc_str text,
                                   bool *possible) {
    uint32_t found, first = (uint32_t)used->parts.n;
    bool full;
    int em = (int)hb_face_get_upem(used->face->hb);
    *possible = used->face->outlines == PDF_GLYF && em > 0 && advance >= 0 && advance <= INT16_MAX;
    if (!*possible)
        return NULL;
    wanted w = {text, parts, n, (uint16_t)(((int64_t)advance * 1000 + em / 2) / em)};
    uint32_t last = walk_chain(used, parts[0].glyph, &w, &found, &full);
    *possible = found || !full;
    if (found || full)
        return found ? &used->codes.v[found - 1] : NULL;
    for (uint32_t i = 0; i < n; i++)
        if (!PC_PUSH(arena, used->parts, parts[i]))
            return NULL;
    used->composites++;
    pdf_code code = {.glyph = parts[0].glyph, .text = text, .width = w.width, .advance = (uint16_t)advance, .n_parts = (uint16_t)n, .parts = first};
    return add_code(used, arena, last, code);
}

/* ---- the subset ---- */

typedef struct subset {
    hb_face_t *face;
    hb_subset_plan_t *plan;
    const hb_map_t *new_glyphs; /* old to new; the plan's own */
} subset;

static void close_subset(subset *made) {
    hb_face_destroy(made->face);
    hb_subset_plan_destroy(made->plan);
}

/* Tables that a viewer of PDF has no use for. */
static void drop_tables(hb_subset_input_t *input) {
    static const char *const dropped[] = {"GSUB", "GPOS", "GDEF", "kern", "cmap", "name", "post", "OS/2", "BASE", "JSTF", "MATH",
                                          "DSIG", "gasp", "hdmx", "LTSH", "VDMX", "vhea", "vmtx", "VORG", "meta", "STAT"};
    hb_set_t *tags = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++)
        hb_set_add(tags, hb_tag_from_string(dropped[i], -1));
}

/* A face that is subset again and again is prepared for it once. */
static hb_face_t *source_of(pdf_face *face) {
#if HB_VERSION_ATLEAST(6, 0, 0)
    if (!face->prepared && face->subsets++)
        face->prepared = hb_subset_preprocess(face->hb);
#endif
    return face->prepared ? face->prepared : face->hb;
}

static bool make_subset(const pdf_used *used, subset *made) {
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return false;
    unsigned flags = HB_SUBSET_FLAGS_NO_HINTING;
    if (used->face->outlines == PDF_CFF_BY_NAME) /* its codes are the old numbers */
        flags |= HB_SUBSET_FLAGS_RETAIN_GIDS;
    hb_subset_input_set_flags(input, flags);
    drop_tables(input);
    for (size_t i = 0; i < used->codes.n; i++)
        hb_set_add(hb_subset_input_glyph_set(input), used->codes.v[i].glyph);
    for (size_t i = 0; i < used->parts.n; i++)
        hb_set_add(hb_subset_input_glyph_set(input), used->parts.v[i].glyph);
    made->plan = hb_subset_plan_create_or_fail(source_of(used->face), input);
    hb_subset_input_destroy(input);
    made->face = made->plan ? hb_subset_plan_execute_or_fail(made->plan) : NULL;
    if (made->face)
        made->new_glyphs = hb_subset_plan_old_to_new_glyph_mapping(made->plan);
    return made->face != NULL;
}

/* ---- objects ---- */

/* Codes in their order. */
typedef struct sorted_code {
    const pdf_code *code;
} sorted_code;

/* "ABCDEF+Name": the letters from the glyphs used, so that equal subsets have equal names. */
static void put_font_name(const pdf_used *used, pc_buf *out) {
    char name[128] = "";
    unsigned room = sizeof name;
    uint64_t hash = PC_HASH_SEED;
    for (size_t i = 0; i < used->codes.n; i++)
        hash = pc_hash_str(hash, (pc_str){(const char *)&used->codes.v[i].glyph, sizeof used->codes.v[i].glyph});
    pc_buf_putc(out, '/');
    for (unsigned i = 0; i < 6; i++, hash /= 26)
        pc_buf_putc(out, (char)('A' + hash % 26));
    pc_buf_putc(out, '+');
    hb_ot_name_get_utf8(used->face->hb, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &room, name);
    for (const char *p = *name ? name : "Font"; *p; p++)
        if (pc_is_alpha((unsigned char)*p) || pc_is_digit((unsigned char)*p) || *p == '-')
            pc_buf_putc(out, *p);
}

static int64_t metric(const pdf_face *face, hb_ot_metrics_tag_t tag, int64_t otherwise) {
    hb_position_t position;
    return hb_ot_metrics_get_position(face->unscaled, tag, &position) ? position : otherwise;
}

static int16_t read_s16(const unsigned char *p) {
    return (int16_t)(p[0] << 8 | p[1]);
}

static void put_box(const pdf_face *face, pc_buf *out) {
    enum { BOX = 36, BOX_END = 44 };
    hb_blob_t *blob = hb_face_reference_table(face->hb, HB_TAG('h', 'e', 'a', 'd'));
    unsigned n, em = hb_face_get_upem(face->hb);
    const unsigned char *head = (const unsigned char *)hb_blob_get_data(blob, &n);
    pc_buf_puts(out, "/FontBBox[");
    for (unsigned at = BOX; at < BOX_END; at += 2) {
        pdf_put_int(out, n >= BOX_END && em ? (int64_t)read_s16(head + at) * 1000 / em : 0);
        pc_buf_putc(out, at + 2 < BOX_END ? ' ' : ']');
    }
    hb_blob_destroy(blob);
}

static void put_descriptor(const pdf_used *used, pdf_file *file, uint32_t number, uint32_t program) {
    enum { SYMBOLIC = 4, ITALIC = 64, STEM = 80, STEM_BOLD = 140, CAPITALS = 700, BOLD = 600 };
    const pdf_face *face = used->face;
    pc_buf *out = file->out;
    float slant = hb_style_get_value(face->unscaled, HB_STYLE_TAG_SLANT_ANGLE);
    float weight = hb_style_get_value(face->unscaled, HB_STYLE_TAG_WEIGHT);
    pdf_begin(file, number);
    pc_buf_puts(out, "<</Type/FontDescriptor/FontName");
    put_font_name(used, out);
    pc_buf_puts(out, "/Flags ");
    pdf_put_int(out, slant < 0 ? SYMBOLIC | ITALIC : SYMBOLIC);
    put_box(face, out);
    pc_buf_puts(out, "/ItalicAngle ");
    pdf_put_milli(out, (int64_t)(slant * 1000));
    pc_buf_puts(out, "/Ascent ");
    pdf_put_int(out, metric(face, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, CAPITALS));
    pc_buf_puts(out, "/Descent ");
    pdf_put_int(out, metric(face, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, 0));
    pc_buf_puts(out, "/CapHeight ");
    pdf_put_int(out, metric(face, HB_OT_METRICS_TAG_CAP_HEIGHT, CAPITALS));
    pc_buf_puts(out, "/StemV ");
    pdf_put_int(out, weight >= BOLD ? STEM_BOLD : STEM);
    pc_buf_puts(out, face->outlines == PDF_GLYF ? "/FontFile2 " : "/FontFile3 ");
    pdf_put_ref(out, program);
    pc_buf_puts(out, ">>");
    pdf_end(file);
}

/* [code [width width ...] ...]: a run for codes that follow each other. */
static void put_widths(pc_buf *out, const sorted_code *codes, size_t n) {
    pc_buf_puts(out, "/DW 1000/W[");
    for (size_t i = 0; i < n; i++) {
        bool follows = i && codes[i].code->code == codes[i - 1].code->code + 1;
        if (i)
            pc_buf_puts(out, follows ? " " : "]");
        if (!follows) {
            pc_buf_put_uint(out, codes[i].code->code);
            pc_buf_putc(out, '[');
        }
        pc_buf_put_uint(out, codes[i].code->width);
    }
    pc_buf_puts(out, n ? "]]" : "]");
}

static void put_descendant(const pdf_used *used, pdf_file *file, uint32_t number, uint32_t descriptor, uint32_t map,
                           const sorted_code *codes) {
    pc_buf *out = file->out;
    pdf_begin(file, number);
    pc_buf_puts(out, map ? "<</Type/Font/Subtype/CIDFontType2/BaseFont" : "<</Type/Font/Subtype/CIDFontType0/BaseFont");
    put_font_name(used, out);
    pc_buf_puts(out, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ");
    pdf_put_ref(out, descriptor);
    if (map) {
        pc_buf_puts(out, "/CIDToGIDMap ");
        pdf_put_ref(out, map);
    }
    put_widths(out, codes, used->codes.n);
    pc_buf_puts(out, ">>");
    pdf_end(file);
}

static void put_code(pc_buf *out, unsigned code) {
    unsigned char pair[2] = {(unsigned char)(code >> 8), (unsigned char)code};
    pdf_put_hex(out, pair, 2);
}

/* Codes to text (ISO 32000-1, 9.10.3). What stands for nothing of its own is a space of no width. */
static void put_to_unicode(const pdf_used *used, pdf_file *file, uint32_t number, const sorted_code *codes, pc_buf *map) {
    enum { BLOCK = 100 };
    pc_buf_puts(map, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                     "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
                     "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                     "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    for (size_t i = 0; i < used->codes.n; i++) {
        size_t left = used->codes.n - i;
        if (i % BLOCK == 0) {
            pc_buf_put_uint(map, left < BLOCK ? left : BLOCK);
            pc_buf_puts(map, " beginbfchar\n");
        }
        pc_buf_putc(map, '<');
        put_code(map, codes[i].code->code);
        pc_buf_puts(map, "> <");
        pdf_put_utf16(map, codes[i].code->text.n ? codes[i].code->text : PC_STR("\xE2\x80\x8B"));
        pc_buf_puts(map, ">\n");
        if (i % BLOCK == BLOCK - 1 || left == 1)
            pc_buf_puts(map, "endbfchar\n");
    }
    pc_buf_puts(map, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    if (map->status == PC_OK)
        pdf_put_stream(file, number, (pc_str){"", 0}, (pc_str){map->p, map->n});
}

static uint16_t new_glyph(const subset *made, uint16_t old) {
    hb_codepoint_t glyph = hb_map_get(made->new_glyphs, old);
    return glyph == HB_MAP_VALUE_INVALID ? 0 : (uint16_t)glyph;
}

/* The new glyph of each code, two bytes each; those put together stand behind the others. */
static void put_glyph_map(const pdf_used *used, pdf_file *file, uint32_t number, const subset *made, pc_buf *map) {
    unsigned composite = hb_face_get_glyph_count(made->face);
    pc_buf_put(map, "\0\0", 2);
    for (size_t i = 0; i < used->codes.n; i++) {
        unsigned glyph = used->codes.v[i].n_parts ? composite++ : new_glyph(made, used->codes.v[i].glyph);
        char pair[2] = {(char)(glyph >> 8), (char)glyph};
        pc_buf_put(map, pair, 2);
    }
    if (map->status == PC_OK)
        pdf_put_stream(file, number, (pc_str){"", 0}, (pc_str){map->p, map->n});
}

static int16_t clamp16(int value) {
    return (int16_t)(value < INT16_MIN ? INT16_MIN : value > INT16_MAX ? INT16_MAX : value);
}

/* The box around all parts, in units of the font. */
static void find_box(hb_font_t *font, const pdf_placed *parts, uint32_t n, int16_t *box) {
    int around[4] = {INT16_MAX, INT16_MAX, INT16_MIN, INT16_MIN};
    for (uint32_t i = 0; i < n; i++) {
        hb_glyph_extents_t e = {0};
        hb_font_get_glyph_extents(font, parts[i].glyph, &e);
        int left = e.x_bearing + parts[i].x, top = e.y_bearing + parts[i].y, right = left + e.width, bottom = top + e.height;
        around[0] = left < around[0] ? left : around[0];
        around[1] = bottom < around[1] ? bottom : around[1];
        around[2] = right > around[2] ? right : around[2];
        around[3] = top > around[3] ? top : around[3];
    }
    for (unsigned i = 0; i < 4; i++)
        box[i] = clamp16(around[i]);
}

/* Appends the program with the composites; false when memory is short. */
static bool add_composites(const pdf_used *used, const subset *made, pc_arena *arena, pc_str program, pc_buf *out) {
    pdf_composite *composites = pc_arena_zeroed(arena, used->composites + (size_t)1, sizeof *composites);
    pdf_placed *parts = pc_arena_zeroed(arena, used->parts.n + 1, sizeof *parts);
    hb_font_t *font = hb_font_create(used->face->hb); /* of one unit a unit */
    size_t n = 0;
    for (size_t i = 0; i < used->codes.n && composites && parts; i++) {
        const pdf_code *code = &used->codes.v[i];
        const pdf_placed *old = used->parts.v + code->parts;
        if (!code->n_parts)
            continue;
        for (uint32_t k = 0; k < code->n_parts; k++)
            parts[code->parts + k] = (pdf_placed){new_glyph(made, old[k].glyph), old[k].x, old[k].y};
        composites[n] = (pdf_composite){.parts = parts + code->parts, .n = code->n_parts, .advance = code->advance};
        find_box(font, old, code->n_parts, composites[n++].box);
    }
    hb_font_destroy(font);
    return composites && parts && pdf_compose(program, composites, n, out) && out->status == PC_OK;
}

static void put_truetype(const pdf_used *used, pdf_file *file, uint32_t number, const subset *made, pc_str program, pc_buf *entries) {
    pc_buf whole = {0};
    if (used->composites && add_composites(used, made, file->arena, program, &whole))
        program = (pc_str){whole.p, whole.n};
    else if (used->composites)
        file->packing_failed = true;
    pc_buf_puts(entries, "/Length1 ");
    pc_buf_put_uint(entries, program.n);
    if (entries->status == PC_OK && !file->packing_failed)
        pdf_put_stream(file, number, (pc_str){entries->p, entries->n}, program);
    pc_buf_release(&whole);
}

static void put_program(const pdf_used *used, pdf_file *file, uint32_t number, const subset *made, pc_buf *scratch) {
    bool glyf = used->face->outlines == PDF_GLYF;
    unsigned n;
    hb_blob_t *blob = glyf ? hb_face_reference_blob(made->face) : hb_face_reference_table(made->face, HB_TAG('C', 'F', 'F', ' '));
    const char *p = hb_blob_get_data(blob, &n);
    if (!n)
        file->packing_failed = true; /* the tables could not be put together: memory */
    else if (glyf)
        put_truetype(used, file, number, made, (pc_str){p, n}, scratch);
    else
        pdf_put_stream(file, number, PC_STR("/Subtype/CIDFontType0C"), (pc_str){p, n});
    hb_blob_destroy(blob);
}

static void put_font(const pdf_used *used, pdf_file *file, uint32_t descendant, uint32_t to_unicode) {
    pc_buf *out = file->out;
    pdf_begin(file, used->object);
    pc_buf_puts(out, "<</Type/Font/Subtype/Type0/BaseFont");
    put_font_name(used, out);
    pc_buf_puts(out, "/Encoding/Identity-H/DescendantFonts[");
    pdf_put_ref(out, descendant);
    pc_buf_puts(out, "]/ToUnicode ");
    pdf_put_ref(out, to_unicode);
    pc_buf_puts(out, ">>");
    pdf_end(file);
}

static int by_code(const void *a, const void *b) {
    const sorted_code *left = a, *right = b;
    return (left->code->code > right->code->code) - (left->code->code < right->code->code);
}

static pc_status put_parts(const pdf_used *used, pdf_file *file, const subset *made, pc_buf *scratch) {
    sorted_code *codes = pc_arena_zeroed(file->arena, used->codes.n + 1, sizeof *codes);
    if (!codes)
        return PC_NO_MEMORY;
    for (size_t i = 0; i < used->codes.n; i++)
        codes[i].code = &used->codes.v[i];
    qsort(codes, used->codes.n, sizeof *codes, by_code);
    uint32_t descendant = pdf_reserve(file), descriptor = pdf_reserve(file), program = pdf_reserve(file);
    uint32_t to_unicode = pdf_reserve(file), map = used->face->outlines == PDF_GLYF ? pdf_reserve(file) : 0;
    put_font(used, file, descendant, to_unicode);
    put_descendant(used, file, descendant, descriptor, map, codes);
    put_descriptor(used, file, descriptor, program);
    pc_buf_clear(scratch);
    put_program(used, file, program, made, scratch);
    pc_buf_clear(scratch);
    put_to_unicode(used, file, to_unicode, codes, scratch);
    if (map) {
        pc_buf_clear(scratch);
        put_glyph_map(used, file, map, made, scratch);
    }
    return scratch->status != PC_OK ? scratch->status : file->packing_failed ? PC_NO_MEMORY : file->out->status;
}

pc_status pdf_used_put(const pdf_used *used, pdf_file *file, pc_buf *scratch) {
    subset made = {0};
    errno = 0;
    pc_status status = make_subset(used, &made) ? put_parts(used, file, &made, scratch) : PC_NO_MEMORY;
    close_subset(&made);
    return status == PC_OK && errno == ENOMEM ? PC_NO_MEMORY : status; /* HarfBuzz does not always say so */
}
