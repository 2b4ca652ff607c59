#include "support.h"

#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>

pc_release *parsed_bytes(const void *bytes, size_t n, const char *language) {
    pc_release *release = NULL;
    pc_parse_options options = {.language = language};
    pc_status status = pc_parse(bytes, n, &options, &release);
    ck_assert_msg(status == PC_OK, "pc_parse: %s", pc_status_text(status));
    return release;
}

pc_release *parsed(const char *text, const char *language) {
    return parsed_bytes(text, strlen(text), language);
}

const char *c_str(const pc_release *release, pc_str s) {
    return s.p ? pc_arena_copy(release->arena, s).p : "(null)";
}

/* group < 0: every group. */
static const char *joined(const pc_release *release, pc_section section, int64_t group) {
    pc_buf buf = {0};
    bool any = false;
    uint32_t before = 0;
    for (size_t i = pc_piece_next(release, 0, section); i < release->pieces.n;
         i = pc_piece_next(release, i + 1, section)) {
        const pc_piece *piece = &release->pieces.v[i];
        if (group >= 0 && piece->group != group)
            continue;
        if (any)
            pc_buf_puts(&buf, piece->group == before ? " " : "\n\n");
        any = true;
        before = piece->group;
        pc_buf_put(&buf, release->text.p + piece->text.at, piece->text.end - piece->text.at);
    }
    const char *text = c_str(release, (pc_str){buf.p ? buf.p : "", buf.n});
    pc_buf_release(&buf);
    return text;
}

const char *section_text(const pc_release *release, pc_section section) {
    return joined(release, section, -1);
}

const char *group_text(const pc_release *release, pc_section section, uint32_t group) {
    return joined(release, section, group);
}

size_t group_count(const pc_release *release, pc_section section) {
    size_t n = 0;
    int64_t before = -1;
    for (size_t i = pc_piece_next(release, 0, section); i < release->pieces.n;
         i = pc_piece_next(release, i + 1, section)) {
        n += release->pieces.v[i].group != before;
        before = release->pieces.v[i].group;
    }
    return n;
}

const char *quote_text(const pc_release *release, const pc_quote *quote) {
    pc_buf buf = {0};
    for (size_t i = 0; i < quote->n_parts; i++) {
        if (i)
            pc_buf_puts(&buf, "\n\n");
        pc_buf_put(&buf, release->text.p + quote->parts[i].at, quote->parts[i].end - quote->parts[i].at);
    }
    const char *text = c_str(release, (pc_str){buf.p ? buf.p : "", buf.n});
    pc_buf_release(&buf);
    return text;
}

char *json_of(const pc_release *release) {
    pc_buf buf = {0};
    ck_assert_int_eq(pc_render_json(release, &buf), PC_OK);
    pc_buf_putc(&buf, '\0');
    ck_assert_int_eq(buf.status, PC_OK);
    return buf.p;
}

Suite *suite_of(const char *subject, const TTest *const *tests) {
    Suite *suite = suite_create(subject);
    TCase *tcase = tcase_create(subject);
    for (; *tests; tests++)
        tcase_add_test(tcase, *tests);
    suite_add_tcase(suite, tcase);
    return suite;
}

char *test_file(const char *path, size_t *size) {
    char full[4096];
    snprintf(full, sizeof full, "%s/%s", PC_TESTS_DIR, path);
    FILE *file = fopen(full, "rb");
    ck_assert_msg(file != NULL, "%s cannot be opened", full);
    pc_buf buf = {0};
    for (;;) {
        char *at = pc_buf_room(&buf, 65536);
        ck_assert_ptr_nonnull(at);
        size_t got = fread(at, 1, 65536, file);
        buf.n += got;
        if (!got)
            break;
    }
    ck_assert_int_eq(ferror(file), 0);
    fclose(file);
    pc_buf_putc(&buf, '\0');
    *size = buf.n - 1;
    return buf.p;
}
