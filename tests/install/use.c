/* A program that uses the installed library; also compiled as C++. */
#include <presscheck/presscheck.h>
#include <stdio.h>
#include <string.h>

int main(void) {
    static const char text[] = "Ferry opens\n\nTIDEWATER, May 4, 2021 -- The ferry opened.\n";
    pc_release *release;
    if (pc_parse(text, sizeof text - 1, NULL, &release) != PC_OK)
        return 1;
    pc_buf *out = pc_buf_new(0);
    if (!out || pc_render_json(release, out) != PC_OK)
        return 1;
    size_t size;
    const char *json = pc_buf_data(out, &size);
    int good = size > 40 && strncmp(json, "{\"format\":\"presscheck-document\"", 30) == 0;
    pc_buf_free(out);
    pc_release_free(release);
    printf("presscheck %s\n", pc_version());
    return good ? 0 : 1;
}
