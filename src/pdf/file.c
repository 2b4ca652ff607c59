#include "pdf/file.h"

#include "base/hash.h"
#include "text/utf8.h"

void pdf_file_open(pdf_file *file, pc_buf *out, pc_arena *arena, z_stream *deflater) {
    *file = (pdf_file){.out = out, .base = out->n, .arena = arena, .deflater = deflater};
    /* four bytes above 127 tell transports that this is no text */
    pc_buf_puts(out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
}

uint32_t pdf_reserve(pdf_file *file) {
    PC_PUSH(file->arena, file->places, 0); /* a failure is remembered by the arena */
    return (uint32_t)file->places.n;
}

void pdf_begin(pdf_file *file, uint32_t number) {
    if (number && number <= file->places.n)
        file->places.v[number - 1] = file->out->n - file->base;
    pc_buf_put_uint(file->out, number);
    pc_buf_puts(file->out, " 0 obj\n");
}

void pdf_end(pdf_file *file) {
    pc_buf_puts(file->out, "\nendobj\n");
}

static void put_stream(pdf_file *file, uint32_t number, pc_str entries, pc_str data, const char *filter) {
    pc_buf *out = file->out;
    pdf_begin(file, number);
    pc_buf_puts(out, "<</Length ");
    pc_buf_put_uint(out, data.n);
    pc_buf_puts(out, filter);
    pc_buf_put_str(out, entries);
    pc_buf_puts(out, ">>\nstream\n");
    pc_buf_put_str(out, data);
    pc_buf_puts(out, "\nendstream");
    pdf_end(file);
}

void pdf_put_plain_stream(pdf_file *file, uint32_t number, pc_str entries, pc_str data) {
    put_stream(file, number, entries, data, "");
}

void pdf_put_stream(pdf_file *file, uint32_t number, pc_str entries, pc_str data) {
    z_stream *z = file->deflater;
    pc_buf packed = {0};
    char *room = NULL;
    uLong bound = deflateReset(z) == Z_OK && data.n <= UINT32_MAX ? deflateBound(z, (uLong)data.n) : 0;
    if (bound && bound <= UINT32_MAX)
        room = pc_buf_room(&packed, bound);
    if (!room) {
        file->packing_failed = true;
        return;
    }
    z->next_in = (const Bytef *)data.p;
    z->avail_in = (uInt)data.n;
    z->next_out = (Bytef *)room;
    z->avail_out = (uInt)bound;
    if (deflate(z, Z_FINISH) != Z_STREAM_END)
        file->packing_failed = true;
    else
        put_stream(file, number, entries, (pc_str){room, bound - z->avail_out}, "/Filter/FlateDecode");
    pc_buf_release(&packed);
}

static void put_padded(pc_buf *out, uint64_t value, unsigned digits) {
    char text[20];
    for (unsigned i = digits; i > 0; i--, value /= 10)
        text[i - 1] = (char)('0' + value % 10);
    pc_buf_put(out, text, digits);
}

static void put_places(pdf_file *file) {
    pc_buf *out = file->out;
    pc_buf_puts(out, "xref\n0 ");
    pc_buf_put_uint(out, file->places.n + 1);
    pc_buf_puts(out, "\n0000000000 65535 f \n");
    for (size_t i = 0; i < file->places.n; i++) {
        put_padded(out, file->places.v[i], 10);
        pc_buf_puts(out, " 00000 n \n");
    }
}

/* Two 64-bit halves over the same bytes from different seeds. */
static void put_identifier(pdf_file *file) {
    unsigned char id[16];
    uint64_t low = pc_hash_str(PC_HASH_SEED, pc_str_sub((pc_str){file->out->p, file->out->n}, file->base, file->out->n));
    uint64_t high = pc_hash_str(~low, (pc_str){(const char *)&low, sizeof low});
    for (unsigned i = 0; i < 8; i++) {
        id[i] = (unsigned char)(low >> 8 * i);
        id[8 + i] = (unsigned char)(high >> 8 * i);
    }
    pc_buf_puts(file->out, "/ID[<");
    pdf_put_hex(file->out, id, sizeof id);
    pc_buf_puts(file->out, "><");
    pdf_put_hex(file->out, id, sizeof id);
    pc_buf_puts(file->out, ">]");
}

pc_status pdf_finish(pdf_file *file, uint32_t catalog, uint32_t info) {
    enum { MOST = 1 << 30 }; /* ten digits stand in the table; buffers end long before */
    pc_buf *out = file->out;
    size_t table = out->n - file->base;
    if (out->status != PC_OK)
        return out->status;
    if (pc_arena_failed(file->arena) || file->packing_failed)
        return PC_NO_MEMORY;
    if (table > MOST)
        return PC_TOO_LARGE;
    put_places(file);
    pc_buf_puts(out, "trailer\n<</Size ");
    pc_buf_put_uint(out, file->places.n + 1);
    pc_buf_puts(out, "/Root ");
    pdf_put_ref(out, catalog);
    pc_buf_puts(out, "/Info ");
    pdf_put_ref(out, info);
    put_identifier(file);
    pc_buf_puts(out, ">>\nstartxref\n");
    pc_buf_put_uint(out, table);
    pc_buf_puts(out, "\n%%EOF\n");
    return out->status;
}

/* ---- values ---- */

void pdf_put_ref(pc_buf *out, uint32_t number) {
    pc_buf_put_uint(out, number);
    pc_buf_puts(out, " 0 R");
}

void pdf_put_int(pc_buf *out, int64_t value) {
    if (value < 0)
        pc_buf_putc(out, '-');
    pc_buf_put_uint(out, value < 0 ? 0 - (uint64_t)value : (uint64_t)value);
}

void pdf_put_milli(pc_buf *out, int64_t thousandths) {
    uint64_t value = thousandths < 0 ? 0 - (uint64_t)thousandths : (uint64_t)thousandths;
    char digits[4];
    unsigned n = 0;
    if (thousandths < 0)
        pc_buf_putc(out, '-');
    pc_buf_put_uint(out, value / 1000);
    for (uint64_t rest = value % 1000, unit = 100; rest; rest %= unit, unit /= 10) {
        if (!n)
            digits[n++] = '.';
        digits[n++] = (char)('0' + rest / unit);
    }
    pc_buf_put(out, digits, n);
}

void pdf_put_unit(pc_buf *out, pdf_unit value) {
    int64_t scaled = (int64_t)value * 1000;
    pdf_put_milli(out, (scaled + (scaled < 0 ? -PDF_POINT / 2 : PDF_POINT / 2)) / PDF_POINT);
}

void pdf_put_hex(pc_buf *out, const unsigned char *p, size_t n) {
    static const char digits[] = "0123456789ABCDEF";
    for (size_t i = 0; i < n; i++) {
        char pair[2] = {digits[p[i] >> 4], digits[p[i] & 15]};
        pc_buf_put(out, pair, 2);
    }
}

static void put_utf16_unit(pc_buf *out, uint32_t unit) {
    unsigned char pair[2] = {(unsigned char)(unit >> 8), (unsigned char)unit};
    pdf_put_hex(out, pair, 2);
}

void pdf_put_utf16(pc_buf *out, pc_str text) {
    unsigned len;
    for (size_t i = 0; i < text.n; i += len) {
        uint32_t cp = pc_utf8_at(text, i, &len);
        if (cp >= 0x10000) {
            put_utf16_unit(out, 0xD800 + ((cp - 0x10000) >> 10));
            put_utf16_unit(out, 0xDC00 + ((cp - 0x10000) & 0x3FF));
        } else {
            put_utf16_unit(out, cp);
        }
    }
}

static void put_literal(pc_buf *out, pc_str text) {
    pc_buf_putc(out, '(');
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (c == '(' || c == ')' || c == '\\')
            pc_buf_putc(out, '\\');
        pc_buf_putc(out, c >= 0x20 && c < 0x7F ? c : ' ');
    }
    pc_buf_putc(out, ')');
}

void pdf_put_text(pc_buf *out, pc_str text) {
    size_t ascii = 0;
    while (ascii < text.n && (unsigned char)text.p[ascii] < 0x80)
        ascii++;
    if (ascii == text.n) {
        put_literal(out, text);
        return;
    }
    pc_buf_puts(out, "<FEFF");
    for (size_t i = 0, end; i < text.n; i = end + (end < text.n)) {
        for (end = i; end < text.n && (unsigned char)text.p[end] >= 0x20 && text.p[end] != 0x7F;)
            end++;
        pdf_put_utf16(out, pc_str_sub(text, i, end));
        if (end < text.n)
            pc_buf_puts(out, "0020");
    }
    pc_buf_putc(out, '>');
}

void pdf_put_name(pc_buf *out, pc_str name) {
    pc_buf_putc(out, '/');
    for (size_t i = 0; i < name.n; i++) {
        unsigned char c = (unsigned char)name.p[i];
        if (pc_is_alpha(c) || pc_is_digit(c) || c == '-' || c == '_' || c == '.' || c == '+') {
            pc_buf_putc(out, (char)c);
        } else {
            pc_buf_putc(out, '#');
            pdf_put_hex(out, &c, 1);
        }
    }
}
