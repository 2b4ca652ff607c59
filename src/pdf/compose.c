#include "pdf/compose.h"

/* The OpenType specification: "Organization of an OpenType Font", glyf, loca, hmtx, hhea, maxp, head. */
enum { HEAD_ADJUSTMENT = 8, HEAD_FORMAT = 50, HEAD_SIZE = 54, HHEA_METRICS = 34, HHEA_SIZE = 36, MAXP_GLYPHS = 4,
       MAXP_POINTS = 10, MAXP_ELEMENTS = 28, MAXP_DEPTH = 30, MAXP_SIZE = 32, DIRECTORY = 12, ROW = 16 };

typedef struct tables {
    pc_str head, hhea, maxp, hmtx, loca, glyf;
    const unsigned char *directory;
    pc_str font;
    unsigned count, glyphs, metrics;
    bool wide; /* offsets of loca have four bytes */
} tables;

static unsigned be16(const char *p) {
    const unsigned char *s = (const unsigned char *)p;
    return (unsigned)s[0] << 8 | s[1];
}

static uint32_t be32(const char *p) {
    return (uint32_t)be16(p) << 16 | be16(p + 2);
}

static void put16(pc_buf *out, unsigned value) {
    char bytes[2] = {(char)(value >> 8), (char)value};
    pc_buf_put(out, bytes, 2);
}

static void put32(pc_buf *out, uint32_t value) {
    put16(out, value >> 16);
    put16(out, value & 0xFFFF);
}

static void set16(char *p, unsigned value) {
    p[0] = (char)(value >> 8);
    p[1] = (char)value;
}

static void set32(char *p, uint32_t value) {
    set16(p, value >> 16);
    set16(p + 2, value & 0xFFFF);
}

static pc_str table_of(const tables *t, unsigned i) {
    const char *row = t->font.p + DIRECTORY + (size_t)i * ROW;
    uint32_t at = be32(row + 8), size = be32(row + 12);
    return at <= t->font.n && size <= t->font.n - at ? (pc_str){t->font.p + at, size} : (pc_str){NULL, 0};
}

static bool read_tables(tables *t) {
    if (t->font.n < DIRECTORY)
        return false;
    t->count = be16(t->font.p + 4);
    if (t->font.n < DIRECTORY + (size_t)t->count * ROW)
        return false;
    for (unsigned i = 0; i < t->count; i++) {
        static const char names[][5] = {"head", "hhea", "maxp", "hmtx", "loca", "glyf"};
        pc_str *slots[] = {&t->head, &t->hhea, &t->maxp, &t->hmtx, &t->loca, &t->glyf};
        for (unsigned k = 0; k < 6; k++)
            if (memcmp(t->font.p + DIRECTORY + (size_t)i * ROW, names[k], 4) == 0)
                *slots[k] = table_of(t, i);
    }
    if (t->head.n < HEAD_SIZE || t->hhea.n < HHEA_SIZE || t->maxp.n < MAXP_SIZE)
        return false;
    t->glyphs = be16(t->maxp.p + MAXP_GLYPHS);
    t->metrics = be16(t->hhea.p + HHEA_METRICS);
    t->wide = be16(t->head.p + HEAD_FORMAT) != 0;
    return t->metrics && t->metrics <= t->glyphs && t->hmtx.n >= 4 * (size_t)t->metrics + 2 * (size_t)(t->glyphs - t->metrics) &&
           t->loca.n >= (t->wide ? 4 : 2) * ((size_t)t->glyphs + 1);
}

/* Bytes of a composite glyph: header, and flags, glyph and place of each part; a multiple of four. */
static size_t size_of(const pdf_composite *c) {
    return (10 + 8 * (size_t)c->n + 3) & ~(size_t)3;
}

static void put_composite(pc_buf *out, const pdf_composite *c) {
    enum { WORDS = 1, ARE_PLACES = 2, MORE = 0x20, COMPOSITE = 0xFFFF };
    size_t begin = out->n;
    put16(out, COMPOSITE);
    for (unsigned i = 0; i < 4; i++)
        put16(out, (uint16_t)c->box[i]);
    for (uint32_t i = 0; i < c->n; i++) {
        put16(out, WORDS | ARE_PLACES | (i + 1 < c->n ? MORE : 0));
        put16(out, c->parts[i].glyph);
        put16(out, (uint16_t)c->parts[i].x);
        put16(out, (uint16_t)c->parts[i].y);
    }
    while ((out->n - begin) % 4 && out->status == PC_OK)
        pc_buf_putc(out, 0);
}

typedef struct writer {
    const tables *t;
    const pdf_composite *composites;
    size_t n;
    pc_buf *out;
} writer;

static void put_glyf(const writer *w) {
    pc_buf_put_str(w->out, w->t->glyf);
    for (size_t i = w->t->glyf.n; i % 4; i++)
        pc_buf_putc(w->out, 0);
    for (size_t i = 0; i < w->n; i++)
        put_composite(w->out, &w->composites[i]);
}

static void put_loca(const writer *w) {
    const tables *t = w->t;
    uint32_t at = ((uint32_t)t->glyf.n + 3) & ~3u;
    for (unsigned i = 0; i <= t->glyphs; i++) {
        uint32_t offset = t->wide ? be32(t->loca.p + 4 * (size_t)i) : 2 * be16(t->loca.p + 2 * (size_t)i);
        put32(w->out, i < t->glyphs ? offset : at); /* the last one ends where the first new one begins: padding is allowed */
    }
    for (size_t i = 0; i < w->n; i++)
        put32(w->out, at += (uint32_t)size_of(&w->composites[i]));
}

static void put_hmtx(const writer *w) {
    const tables *t = w->t;
    const char *bearings = t->hmtx.p + 4 * (size_t)t->metrics, *last = bearings - 4;
    for (unsigned i = 0; i < t->glyphs; i++) {
        const char *row = i < t->metrics ? t->hmtx.p + 4 * (size_t)i : last;
        put16(w->out, be16(row));
        put16(w->out, be16(i < t->metrics ? row + 2 : bearings + 2 * (size_t)(i - t->metrics)));
    }
    for (size_t i = 0; i < w->n; i++) {
        put16(w->out, w->composites[i].advance);
        put16(w->out, (uint16_t)w->composites[i].box[0]);
    }
}

static void put_head(const writer *w) {
    char head[HEAD_SIZE];
    memcpy(head, w->t->head.p, sizeof head);
    set32(head + HEAD_ADJUSTMENT, 0);
    set16(head + HEAD_FORMAT, 1);
    pc_buf_put(w->out, head, sizeof head);
}

static void put_hhea(const writer *w) {
    char hhea[HHEA_SIZE];
    memcpy(hhea, w->t->hhea.p, sizeof hhea);
    set16(hhea + HHEA_METRICS, w->t->glyphs + (unsigned)w->n);
    pc_buf_put(w->out, hhea, sizeof hhea);
}

static void put_maxp(const writer *w) {
    enum { MOST_PARTS = 255, LIMIT = 0xFFFF };
    char maxp[MAXP_SIZE];
    memcpy(maxp, w->t->maxp.p, sizeof maxp);
    set16(maxp + MAXP_GLYPHS, w->t->glyphs + (unsigned)w->n);
    set16(maxp + MAXP_POINTS, LIMIT); /* of composites: points and contours */
    set16(maxp + MAXP_POINTS + 2, LIMIT);
    set16(maxp + MAXP_ELEMENTS, MOST_PARTS);
    set16(maxp + MAXP_DEPTH, be16(maxp + MAXP_DEPTH) + 1);
    pc_buf_put(w->out, maxp, sizeof maxp);
}

static uint32_t sum_of(const char *p, size_t n) {
    uint32_t sum = 0;
    for (size_t i = 0; i + 4 <= n; i += 4)
        sum += be32(p + i);
    return sum;
}

static void put_table(const writer *w, const char *name, pc_str as_is) {
    static const struct {
        char name[5];
        void (*put)(const writer *w);
    } rows[] = {{"glyf", put_glyf}, {"loca", put_loca}, {"hmtx", put_hmtx}, {"head", put_head}, {"hhea", put_hhea}, {"maxp", put_maxp}};
    for (unsigned i = 0; i < sizeof rows / sizeof *rows; i++)
        if (memcmp(rows[i].name, name, 4) == 0) {
            rows[i].put(w);
            return;
        }
    pc_buf_put_str(w->out, as_is);
}

bool pdf_compose(pc_str font, const pdf_composite *composites, size_t n, pc_buf *out) {
    enum { WHOLE = (int)0xB1B0AFBA };
    tables t = {.font = font};
    if (!read_tables(&t) || t.glyphs + n > UINT16_MAX)
        return false;
    writer w = {&t, composites, n, out};
    size_t begin = out->n, head = 0;
    pc_buf_put(out, font.p, DIRECTORY + (size_t)t.count * ROW);
    for (unsigned i = 0; i < t.count && out->status == PC_OK; i++) {
        const char *name = font.p + DIRECTORY + (size_t)i * ROW;
        size_t at = out->n - begin;
        put_table(&w, name, table_of(&t, i));
        size_t size = out->n - begin - at;
        while ((out->n - begin) % 4 && out->status == PC_OK)
            pc_buf_putc(out, 0);
        if (out->status != PC_OK)
            break;
        char *row = out->p + begin + DIRECTORY + (size_t)i * ROW;
        set32(row + 4, sum_of(out->p + begin + at, out->n - begin - at));
        set32(row + 8, (uint32_t)at);
        set32(row + 12, (uint32_t)size);
        if (memcmp(name, "head", 4) == 0)
            head = at;
    }
    if (out->status == PC_OK)
        set32(out->p + begin + head + HEAD_ADJUSTMENT, (uint32_t)WHOLE - sum_of(out->p + begin, out->n - begin));
    return true;
}
