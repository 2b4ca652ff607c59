/*
 * How the library and the module that makes PDF meet. The module is a shared
 * object of its own, loaded when a PDF is first asked for, so that everything
 * else starts without fonts and shaping.
 */
#ifndef PC_RENDER_PDF_MODULE_H
#define PC_RENDER_PDF_MODULE_H

#include "release/release.h"

/** The one symbol of the module. */
#define PC_PDF_MODULE_SYMBOL "presscheck_pdf_module"

typedef struct pc_pdf_module {
    const char *version;  /* of presscheck: a module of another one is not used */
    size_t options_size;  /* sizeof(pc_render_options) */
    size_t release_size;  /* sizeof(pc_release) */
    /**
     * Fonts and shapes, kept between releases; for one thread at a time. NULL when memory is short. `end` (NULL: abort)
     * is called when GLib is out of memory.
     */
    void *(*open)(void (*end)(void));
    void (*close)(void *state);
    /** As pc_renderer.render. Why it fails goes into options->remarks. */
    pc_status (*render)(void *state, const pc_release *release, const pc_render_options *options, pc_buf *out);
} pc_pdf_module;

#endif
