#include "cli/paragraph.h"

#include "text/utf8.h"

void cli_put_padded(pc_buf *out, const char *s, size_t width) {
    pc_buf_puts(out, s);
    size_t n = strlen(s);
    pc_buf_put_spaces(out, n < width ? width - n : 0);
}

void cli_put_wrapped(pc_buf *out, const char *text, size_t column, size_t indent, size_t width) {
    for (bool first = true; *text; first = false) {
        size_t n = strcspn(text, " "), wide = pc_columns((pc_str){text, n});
        if (!first && column + 1 + wide > width) {
            pc_buf_putc(out, '\n');
            pc_buf_put_spaces(out, indent);
            column = indent;
        } else if (!first) {
            pc_buf_putc(out, ' ');
            column++;
        }
        pc_buf_put(out, text, n);
        column += wide;
        text += n + strspn(text + n, " ");
    }
    pc_buf_putc(out, '\n');
}
