#include "render/yaml.h"

#include "render/escape.h"

/* A byte-order mark or no character (YAML 1.1, 5.1); what steers a terminal. */
static bool refused(pc_str text, size_t at) {
    unsigned len;
    if ((unsigned char)text.p[at] == 0xEF) {
        uint32_t cp = pc_utf8_at(text, at, &len);
        return cp == 0xFEFF || cp >= 0xFFFE;
    }
    return text.p[at] != '\n' && pc_steers_terminal(text, at);
}

static void put_line(pc_buf *out, pc_str text) {
    pc_put_sifted(out, text, refused, NULL);
}

static void put_block(pc_buf *out, pc_str value, unsigned indent) {
    pc_buf_puts(out, " |-\n");
    for (size_t at = 0; at < value.n;) {
        const char *nl = memchr(value.p + at, '\n', value.n - at);
        size_t end = nl ? (size_t)(nl - value.p) : value.n;
        pc_buf_put_spaces(out, indent);
        put_line(out, pc_str_sub(value, at, end));
        pc_buf_putc(out, '\n');
        at = end + 1;
    }
}

void pc_put_yaml(pc_buf *out, pc_str value, unsigned indent) {
    if (!value.n) {
        pc_buf_puts(out, " \"\"\n");
        return;
    }
    bool lines = memchr(value.p, '\n', value.n), doubles = memchr(value.p, '"', value.n) || memchr(value.p, '\\', value.n);
    char mark = !doubles ? '"' : !memchr(value.p, '\'', value.n) ? '\'' : '\0';
    if (lines || !mark) {
        put_block(out, value, indent);
        return;
    }
    pc_buf_putc(out, ' ');
    pc_buf_putc(out, mark);
    put_line(out, value);
    pc_buf_putc(out, mark);
    pc_buf_putc(out, '\n');
}
