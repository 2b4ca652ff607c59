#include "pdf/image.h"

#include "text/utf8.h"

#include <limits.h>

/* 64 million dots: larger than any letterhead, small enough for any memory. */
enum { MOST_DOTS = 1 << 26, MOST_SIDE = 1 << 16 };

typedef struct reader {
    const unsigned char *p;
    size_t n;
} reader;

static uint32_t be32(const unsigned char *p) {
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static bool sane_size(uint32_t width, uint32_t height) {
    return width && height && width <= MOST_SIDE && height <= MOST_SIDE && (uint64_t)width * height <= MOST_DOTS;
}

static void put_entry_uint(pc_buf *out, const char *name, uint64_t value) {
    pc_buf_puts(out, name);
    pc_buf_put_uint(out, value);
}

static void put_common(pc_buf *entries, uint32_t width, uint32_t height, unsigned bits) {
    pc_buf_puts(entries, "/Type/XObject/Subtype/Image");
    put_entry_uint(entries, "/Width ", width);
    put_entry_uint(entries, "/Height ", height);
    put_entry_uint(entries, "/BitsPerComponent ", bits);
}

/* ---- JPEG: goes in as it is ---- */

/* Size and components from the frame header (ITU-T T.81, B.2.2); false when there is none. */
static bool read_frame(reader in, uint32_t *width, uint32_t *height, unsigned *components) {
    for (size_t at = 2; at + 4 <= in.n;) {
        if (in.p[at] != 0xFF)
            return false;
        unsigned marker = in.p[at + 1], size = (unsigned)in.p[at + 2] << 8 | in.p[at + 3];
        if (marker == 0xFF) {
            at++;
            continue;
        }
        bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (frame && size >= 8 && at + 10 <= in.n && in.p[at + 4] == 8) {
            *height = (uint32_t)in.p[at + 5] << 8 | in.p[at + 6];
            *width = (uint32_t)in.p[at + 7] << 8 | in.p[at + 8];
            *components = in.p[at + 9];
            return true;
        }
        if (frame || size < 2 || marker == 0xDA)
            return false;
        at += 2 + (size_t)size;
    }
    return false;
}

static pc_status put_jpeg(pdf_picture *picture, pdf_file *file, reader in, const char **why) {
    static const char *const spaces[] = {[1] = "/ColorSpace/DeviceGray", [3] = "/ColorSpace/DeviceRGB",
                                         [4] = "/ColorSpace/DeviceCMYK/Decode[1 0 1 0 1 0 1 0]"};
    unsigned components;
    pc_buf entries = {0};
    if (!read_frame(in, &picture->width, &picture->height, &components) || !sane_size(picture->width, picture->height) ||
        components > 4 || !spaces[components]) {
        *why = "the logo is no JPEG picture that can be used; save it again as PNG";
        return PC_UNREADABLE;
    }
    put_common(&entries, picture->width, picture->height, 8);
    pc_buf_puts(&entries, spaces[components]);
    pc_buf_puts(&entries, "/Filter/DCTDecode");
    pc_status status = entries.status;
    picture->object = pdf_reserve(file);
    if (status == PC_OK)
        pdf_put_plain_stream(file, picture->object, (pc_str){entries.p, entries.n}, (pc_str){(const char *)in.p, in.n});
    pc_buf_release(&entries);
    return status;
}

/* ---- PNG: its rows are unpacked, and what is transparent in them goes into a mask ---- */

typedef struct png {
    reader in;
    uint32_t width, height;
    unsigned bits, type, channels, interlaced;
    reader palette, transparency;
    pc_buf packed;      /* the IDAT chunks */
    unsigned char *raw; /* rows with their filter bytes */
    size_t stride;      /* bytes of a row without it */
} png;

enum { PNG_GREY = 0, PNG_RGB = 2, PNG_PALETTE = 3, PNG_GREY_ALPHA = 4, PNG_RGB_ALPHA = 6 };

static bool read_header(png *p, const unsigned char *h) {
    static const uint8_t channels[] = {[PNG_GREY] = 1, [PNG_RGB] = 3, [PNG_PALETTE] = 1, [PNG_GREY_ALPHA] = 2, [PNG_RGB_ALPHA] = 4};
    p->width = be32(h);
    p->height = be32(h + 4);
    p->bits = h[8];
    p->type = h[9];
    p->interlaced = h[12];
    if (!sane_size(p->width, p->height) || p->type > PNG_RGB_ALPHA || !channels[p->type])
        return false;
    p->channels = channels[p->type];
    bool small = p->type == PNG_GREY || p->type == PNG_PALETTE;
    bool bits = p->bits == 8 || (p->bits == 16 && p->type != PNG_PALETTE) || (small && (p->bits == 1 || p->bits == 2 || p->bits == 4));
    p->stride = ((size_t)p->width * p->channels * p->bits + 7) / 8;
    return bits;
}

/* Walks the chunks (ISO 15948, 5.3); false when they make no picture. */
static bool read_chunks(png *p) {
    enum { SIGNATURE = 8, HEADER = 13, FRAME = 12 };
    bool header = false;
    for (size_t at = SIGNATURE; p->in.n - at >= FRAME;) {
        uint32_t size = be32(p->in.p + at), kind = be32(p->in.p + at + 4);
        const unsigned char *data = p->in.p + at + 8;
        if (size > p->in.n - at - FRAME)
            return false;
        switch (kind) {
        case 0x49484452: /* IHDR */
            if (header || size < HEADER || !read_header(p, data))
                return false;
            header = true;
            break;
        case 0x504C5445: /* PLTE */
            p->palette = (reader){data, size - size % 3};
            break;
        case 0x74524E53: /* tRNS */
            p->transparency = (reader){data, size};
            break;
        case 0x49444154: /* IDAT */
            pc_buf_put(&p->packed, (const char *)data, size);
            break;
        case 0x49454E44: /* IEND */
            at = p->in.n - FRAME;
            size = 0;
            break;
        default:
            break;
        }
        at += FRAME + (size_t)size;
        if (at > p->in.n)
            break;
    }
    return header && p->packed.n && (p->type != PNG_PALETTE || p->palette.n);
}

static pc_status unpack(png *p, pc_arena *arena) {
    size_t size = (p->stride + 1) * p->height;
    z_stream z = {0};
    p->raw = pc_arena_take(arena, size);
    if (!p->raw || p->packed.status != PC_OK || size > UINT_MAX || p->packed.n > UINT_MAX || inflateInit(&z) != Z_OK)
        return PC_NO_MEMORY;
    z.next_in = (const Bytef *)p->packed.p;
    z.avail_in = (uInt)p->packed.n;
    z.next_out = p->raw;
    z.avail_out = (uInt)size;
    int done = inflate(&z, Z_FINISH);
    bool whole = z.avail_out == 0;
    inflateEnd(&z);
    return whole ? PC_OK : done == Z_MEM_ERROR ? PC_NO_MEMORY : PC_UNREADABLE;
}

static unsigned char paeth(int a, int b, int c) {
    int estimate = a + b - c, by_a = estimate > a ? estimate - a : a - estimate;
    int by_b = estimate > b ? estimate - b : b - estimate, by_c = estimate > c ? estimate - c : c - estimate;
    return (unsigned char)(by_a <= by_b && by_a <= by_c ? a : by_b <= by_c ? b : c);
}

/* Undoes the filters of all rows in place (ISO 15948, 9); false at a filter that does not exist. */
static bool unfilter(png *p) {
    size_t step = (size_t)p->channels * p->bits / 8;
    step = step ? step : 1;
    for (uint32_t y = 0; y < p->height; y++) {
        unsigned char *row = p->raw + (p->stride + 1) * y + 1;
        const unsigned char *above = y ? row - p->stride - 1 : NULL;
        unsigned filter = row[-1];
        if (filter > 4)
            return false;
        for (size_t i = 0; i < p->stride && filter; i++) {
            int a = i >= step ? row[i - step] : 0, b = above ? above[i] : 0, c = above && i >= step ? above[i - step] : 0;
            int by = filter == 1 ? a : filter == 2 ? b : filter == 3 ? (a + b) / 2 : paeth(a, b, c);
            row[i] = (unsigned char)(row[i] + by);
        }
    }
    return true;
}

/* The sample `i` of a row, 8 bits of it at most. */
static unsigned sample(const png *p, const unsigned char *row, size_t i) {
    if (p->bits == 8)
        return row[i];
    if (p->bits == 16)
        return row[2 * i];
    size_t bit = i * p->bits;
    return row[bit / 8] >> (8 - p->bits - bit % 8) & ((1u << p->bits) - 1);
}

/* Grey or colour of a dot, 8 bits a component; returns how opaque it is. */
static unsigned char dot(const png *p, const unsigned char *row, uint32_t x, char *colour) {
    size_t first = (size_t)x * p->channels;
    unsigned value = sample(p, row, first);
    if (p->type == PNG_PALETTE) {
        for (unsigned i = 0; i < 3; i++)
            colour[i] = value * 3 + 2 < p->palette.n ? (char)p->palette.p[value * 3 + i] : 0;
        return value < p->transparency.n ? p->transparency.p[value] : 0xFF;
    }
    unsigned colours = p->type == PNG_GREY || p->type == PNG_GREY_ALPHA ? 1 : 3;
    bool key = p->transparency.n >= 2 * (size_t)colours && p->channels == colours;
    for (unsigned i = 0; i < colours; i++) {
        value = sample(p, row, first + i);
        key = key && value == (p->bits == 16 ? p->transparency.p[2 * i] : p->transparency.p[2 * i + 1]);
        colour[i] = (char)(p->bits < 8 ? value * 255 / ((1u << p->bits) - 1) : value);
    }
    return p->channels > colours ? (unsigned char)sample(p, row, first + colours) : key ? 0 : 0xFF;
}

static pc_status put_dots(const png *p, pdf_picture *picture, pdf_file *file) {
    bool grey = p->type == PNG_GREY || p->type == PNG_GREY_ALPHA, opaque = true;
    size_t colours = grey ? 1 : 3, dots = (size_t)p->width * p->height;
    char *colour = pc_arena_take(file->arena, dots * colours), *mask = pc_arena_take(file->arena, dots);
    pc_buf entries = {0};
    if (!colour || !mask)
        return PC_NO_MEMORY;
    for (size_t i = 0; i < dots; i++) {
        const unsigned char *row = p->raw + (p->stride + 1) * (i / p->width) + 1;
        mask[i] = (char)dot(p, row, (uint32_t)(i % p->width), colour + i * colours);
        opaque &= (unsigned char)mask[i] == 0xFF;
    }
    uint32_t soft = opaque ? 0 : pdf_reserve(file);
    picture->object = pdf_reserve(file);
    put_common(&entries, p->width, p->height, 8);
    pc_buf_puts(&entries, "/ColorSpace/DeviceGray");
    if (soft && entries.status == PC_OK)
        pdf_put_stream(file, soft, (pc_str){entries.p, entries.n}, (pc_str){mask, dots});
    pc_buf_clear(&entries);
    put_common(&entries, p->width, p->height, 8);
    pc_buf_puts(&entries, grey ? "/ColorSpace/DeviceGray" : "/ColorSpace/DeviceRGB");
    if (soft) {
        pc_buf_puts(&entries, "/SMask ");
        pdf_put_ref(&entries, soft);
    }
    pc_status status = entries.status;
    if (status == PC_OK)
        pdf_put_stream(file, picture->object, (pc_str){entries.p, entries.n}, (pc_str){colour, dots * colours});
    pc_buf_release(&entries);
    return status;
}

static pc_status put_png(pdf_picture *picture, pdf_file *file, reader in, const char **why) {
    png p = {.in = in};
    pc_status status = read_chunks(&p) ? PC_OK : PC_UNREADABLE;
    if (p.packed.status != PC_OK)
        status = p.packed.status;
    bool interlaced = status == PC_OK && p.interlaced;
    if (interlaced)
        status = PC_UNREADABLE;
    if (status == PC_OK)
        status = unpack(&p, file->arena);
    pc_buf_release(&p.packed);
    if (status == PC_OK && !unfilter(&p))
        status = PC_UNREADABLE;
    picture->width = p.width;
    picture->height = p.height;
    if (status == PC_OK)
        status = put_dots(&p, picture, file);
    if (status == PC_UNREADABLE)
        *why = interlaced ? "the logo is an interlaced PNG; save it without interlacing" : "the logo is a damaged PNG; save it again";
    return status;
}

pc_status pdf_picture_put(pdf_picture *picture, pdf_file *file, pc_str bytes, const char **why) {
    reader in = {(const unsigned char *)bytes.p, bytes.n};
    *picture = (pdf_picture){0};
    if (in.n > 8 && memcmp(in.p, "\x89PNG\r\n\x1a\n", 8) == 0)
        return put_png(picture, file, in, why);
    if (in.n > 4 && in.p[0] == 0xFF && in.p[1] == 0xD8)
        return put_jpeg(picture, file, in, why);
    *why = "the logo is no PNG and no JPEG, which are what a PDF can hold";
    return PC_UNREADABLE;
}
