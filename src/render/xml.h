/* XML elements written one by one. */
#ifndef PC_RENDER_XML_H
#define PC_RENDER_XML_H

#include "render/markup.h"

/** The declaration that every XML output starts with, and a line end. */
#define PC_XML_DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

/** Appends <name>text</name>, the text on one line, and a line end; nothing when the text is empty. */
void pc_xml_element(pc_buf *out, const char *name, pc_str text);
/** Appends <name attribute="value"/> and a line end; nothing when the value is empty. */
void pc_xml_fact(pc_buf *out, const char *name, const char *attribute, pc_str value);

#endif
