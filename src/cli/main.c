#include "presscheck/presscheck.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv) {
    int status = 0;
    for (int i = 4; i < argc; i++) {
        FILE *f = fopen(argv[i], "rb");
        if (!f) {
            fprintf(stderr, "presscheck: %s: cannot be read\n", argv[i]);
            return 2;
        }
        char *p = NULL;
        size_t n = 0, got;
        do {
            p = realloc(p, n + 65536);
            n += got = fread(p + n, 1, 65536, f);
        } while (got);
        fclose(f);
        pc_release *r;
        pc_buf *out = pc_buf_new(0);
        pc_parse_options o = {.name = argv[i]};
        if (pc_parse(p, n, &o, &r) != PC_OK || pc_render_json(r, out) != PC_OK)
            status = 2;
        size_t size;
        const char *data = pc_buf_data(out, &size);
        fwrite(data, 1, size, stdout);
        putchar('\n');
        pc_buf_free(out);
        pc_release_free(r);
        free(p);
    }
    return status;
}
