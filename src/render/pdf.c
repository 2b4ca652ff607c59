#define _GNU_SOURCE /* dladdr */
#include "render/pdf_module.h"

#include "render/renderers.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

/* From the build: where the module stands, seen from the binary and from the library that are installed, and at all. */
#ifndef PC_PDF_FROM_BINARY
#define PC_PDF_FROM_BINARY "../lib/presscheck/presscheck_pdf.so"
#define PC_PDF_FROM_LIBRARY "presscheck/presscheck_pdf.so"
#define PC_PDF_AT "/usr/local/lib/presscheck/presscheck_pdf.so"
#endif

struct pc_pdf {
    const pc_pdf_module *module; /* NULL: not loaded yet */
    void *state;
    void (*end)(void);
};

pc_pdf *pc_pdf_new(void) {
    return calloc(1, sizeof(pc_pdf));
}

void pc_pdf_when_exhausted(pc_pdf *pdf, void (*end)(void)) {
    pdf->end = end;
}

void pc_pdf_free(pc_pdf *pdf) {
    if (!pdf)
        return;
    if (pdf->state)
        pdf->module->close(pdf->state);
    free(pdf); /* the module itself stays: types it has registered cannot be taken back */
}

/* ---- loading ---- */

static void remark(const pc_render_options *options, const char *text, const char *detail) {
    if (!options->remarks)
        return;
    pc_buf_puts(options->remarks, text);
    pc_buf_puts(options->remarks, detail ? detail : "");
    pc_buf_putc(options->remarks, '\n');
}

/* Opens the module at `name` beside the file `beside` (`n` bytes of a path); *there: a file of that name exists. */
static void *open_beside(const char *beside, size_t n, const char *name, bool *there) {
    char path[PATH_MAX];
    size_t length = strlen(name);
    while (n > 0 && beside[n - 1] != '/')
        n--;
    if (!n || n + length >= sizeof path)
        return NULL;
    memcpy(path, beside, n);
    memcpy(path + n, name, length + 1);
    if (access(path, F_OK) != 0)
        return NULL;
    *there = true;
    return dlopen(path, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
}

/* Beside the binary as in a build folder, below its prefix, beside the library, or where it was to be installed. */
static void *open_library(bool *there) {
    char binary[PATH_MAX];
    void *library = NULL;
    Dl_info about;
    ssize_t n = readlink("/proc/self/exe", binary, sizeof binary);
    if (n > 0)
        library = open_beside(binary, (size_t)n, "presscheck_pdf.so", there);
    if (!library && n > 0)
        library = open_beside(binary, (size_t)n, PC_PDF_FROM_BINARY, there);
    if (!library && dladdr(&pc_renderer_count, &about) && about.dli_fname)
        library = open_beside(about.dli_fname, strlen(about.dli_fname), PC_PDF_FROM_LIBRARY, there);
    if (!library && !*there && access(PC_PDF_AT, F_OK) == 0) {
        *there = true;
        library = dlopen(PC_PDF_AT, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    }
    return library;
}

static pc_status load(pc_pdf *pdf, const pc_render_options *options) {
    bool there = false;
    void *library = open_library(&there);
    if (!library) {
        if (there)
            remark(options, "the part that makes PDF does not load; Debian and Ubuntu: apt-get install libpango-1.0-0 libharfbuzz-subset0. ", dlerror());
        else
            remark(options, "the part that makes PDF, presscheck_pdf.so, is not installed; where presscheck is built, it is made when "
                            "libpango1.0-dev and libharfbuzz-dev are there", NULL);
        return PC_NO_MODULE;
    }
    const pc_pdf_module *module = dlsym(library, PC_PDF_MODULE_SYMBOL);
    if (!module || strcmp(module->version, pc_version()) != 0 || module->options_size != sizeof(pc_render_options) ||
        module->release_size != sizeof(pc_release)) {
        remark(options, "the part that makes PDF, presscheck_pdf.so, belongs to another version of presscheck; install both anew", NULL);
        return PC_NO_MODULE;
    }
    pdf->state = module->open(pdf->end);
    if (!pdf->state)
        return PC_NO_MEMORY;
    pdf->module = module;
    return PC_OK;
}

pc_status pc_render_pdf(const pc_release *release, const pc_render_options *options, pc_buf *out) {
    pc_pdf *own = options->pdf ? NULL : pc_pdf_new(), *pdf = own ? own : options->pdf;
    pc_status status = !pdf ? PC_NO_MEMORY : pdf->module ? PC_OK : load(pdf, options);
    if (status == PC_OK)
        status = pdf->module->render(pdf->state, release, options, out);
    pc_pdf_free(own);
    return status;
}
