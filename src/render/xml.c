#include "render/xml.h"

void pc_xml_element(pc_buf *out, const char *name, pc_str text) {
    if (!text.n)
        return;
    pc_buf_putc(out, '<');
    pc_buf_puts(out, name);
    pc_buf_putc(out, '>');
    pc_put_text(out, text, PC_IN_ATTRIBUTE); /* a fact is one line */
    pc_buf_put(out, "</", 2);
    pc_buf_puts(out, name);
    pc_buf_put(out, ">\n", 2);
}

void pc_xml_fact(pc_buf *out, const char *name, const char *attribute, pc_str value) {
    if (!value.n)
        return;
    pc_buf_putc(out, '<');
    pc_buf_puts(out, name);
    pc_put_attribute(out, attribute, value);
    pc_buf_put(out, "/>\n", 3);
}
