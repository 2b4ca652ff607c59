/*
 * libFuzzer: any bytes give a document that keeps its promises, in both outputs.
 *
 *   cmake -S . -B build-fuzz -DCMAKE_C_COMPILER=clang -DPC_FUZZ=ON -DPC_SANITIZE=ON
 *   build-fuzz/tests/fuzz_parse CORPUS_DIR tests/golden tests/fuzz/seeds
 *
 * The last byte of an input chooses language, encoding and width; the rest is the release.
 */
#include "promises.h"

#include "render/renderers.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char *const languages[] = {NULL, NULL, NULL, NULL, NULL, "en", "fr", "es", "de", "pt", "it", "ru", "ar", "zh", "ja", NULL};
    static const char *const encodings[] = {NULL, NULL, NULL, NULL, "UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE"};
    static pc_release *earlier;
    unsigned choice = size ? data[size - 1] : 0;
    pc_parse_options options = {
        .language = languages[choice & 15], .encoding = encodings[choice >> 4 & 7], .recycle = earlier};
    pc_release *release = NULL;
    earlier = NULL;
    if (pc_parse(data, size, &options, &release) != PC_OK)
        return 0;
    const char *why = broken_promise(release);
    if (why) {
        fprintf(stderr, "broken promise: %s\n", why);
        abort();
    }
    pc_render_options look = {.width = 40 + choice, .colour = (int)(choice & 1)};
    for (size_t i = 0; i < pc_renderer_count; i++) {
        pc_buf *out = pc_buf_new(0);
        pc_status status = out ? pc_renderers[i].render(release, &look, out) : PC_NO_MEMORY;
        if (status != PC_OK && status != PC_NO_MODULE && status != PC_NO_FONT) /* the module of PDF need not be here */
            abort();
        pc_buf_free(out);
    }
    earlier = release;
    return 0;
}
