/* A logo: PNG or JPEG, put into the file with as little change as can be. */
#ifndef PC_PDF_IMAGE_H
#define PC_PDF_IMAGE_H

#include "pdf/file.h"

typedef struct pdf_picture {
    uint32_t object; /* 0: none */
    uint32_t width, height; /* pixels */
} pdf_picture;

/** Writes the picture's objects. *why: a sentence where it cannot be used (status PC_UNREADABLE). */
pc_status pdf_picture_put(pdf_picture *picture, pdf_file *file, pc_str bytes, const char **why);

#endif
