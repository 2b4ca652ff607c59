/* Pango over our own faces: a font map without fontconfig or FreeType. */
#ifndef PC_PDF_SHAPER_H
#define PC_PDF_SHAPER_H

#include "pdf/faces.h"

/** A context whose fonts come from `faces`, which must outlive it. Owned by the caller (g_object_unref). */
PangoContext *pdf_shaper_context(pdf_faces *faces);
/** The face behind a font of such a context. */
pdf_face *pdf_shaper_face(PangoFont *font);
/** Its size, in 1/1024 of a point. */
int pdf_shaper_size(PangoFont *font);
/** Drops what was kept of a brand's families. */
void pdf_shaper_forget(PangoContext *context);
/** The family names to put into a font description. */
const char *pdf_shaper_family(pdf_role role);

#endif
