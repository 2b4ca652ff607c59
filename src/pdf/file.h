/*
 * The objects of a PDF 1.7 file (ISO 32000-1, clause 7): numbered, written one
 * after the other behind the header, found again by the table at the end.
 * Nothing here knows what the objects mean.
 */
#ifndef PC_PDF_FILE_H
#define PC_PDF_FILE_H

#include "base/buf.h"
#include "base/vec.h"

#define ZLIB_CONST /* it reads its input only */
#include <zlib.h>

/** Lengths on paper: 1/1024 of a point, the unit in which Pango lays out. */
typedef int32_t pdf_unit;
enum { PDF_POINT = 1024 };

typedef struct pdf_file {
    pc_buf *out;
    size_t base;         /* where the file begins in `out` */
    pc_arena *arena;
    PC_VEC(size_t) places; /* by object number - 1: offset from `base`; 0 until it is written */
    z_stream *deflater;  /* borrowed; reset for each stream */
    bool packing_failed;
} pdf_file;

/** Starts a file behind what `out` holds. */
void pdf_file_open(pdf_file *file, pc_buf *out, pc_arena *arena, z_stream *deflater);
/** The number of a new object that is written later. */
uint32_t pdf_reserve(pdf_file *file);
/** Opens the object `number`: its value goes to file->out. */
void pdf_begin(pdf_file *file, uint32_t number);
void pdf_end(pdf_file *file);
/** Writes the stream `number`, deflated. `entries` are further entries of its dictionary, or "". */
void pdf_put_stream(pdf_file *file, uint32_t number, pc_str entries, pc_str data);
/** The same with the data as they are. */
void pdf_put_plain_stream(pdf_file *file, uint32_t number, pc_str entries, pc_str data);
/** The table of objects and the trailer. The identifier is made from the bytes written. */
pc_status pdf_finish(pdf_file *file, uint32_t catalog, uint32_t info);

/** "12 0 R" */
void pdf_put_ref(pc_buf *out, uint32_t number);
/** A whole number, which may be negative. */
void pdf_put_int(pc_buf *out, int64_t value);
/** Thousandths as a decimal: 12345 is 12.345. */
void pdf_put_milli(pc_buf *out, int64_t thousandths);
/** A length in points. */
void pdf_put_unit(pc_buf *out, pdf_unit value);
/** Two hexadecimal digits a byte. */
void pdf_put_hex(pc_buf *out, const unsigned char *p, size_t n);
/** UTF-8 as the hexadecimal digits of UTF-16BE, without brackets or mark. */
void pdf_put_utf16(pc_buf *out, pc_str text);
/** A text string: ASCII in parentheses, else UTF-16BE with its mark. Controls become spaces. */
void pdf_put_text(pc_buf *out, pc_str text);
/** A name, with what a name may not hold as #xx. */
void pdf_put_name(pc_buf *out, pc_str name);

#endif
