/* YAML as the front matter has it: values that need no escapes, so that they stand in the file as they are. */
#ifndef PC_RENDER_YAML_H
#define PC_RENDER_YAML_H

#include "base/buf.h"

/**
 * Appends a value behind "key:" or "-", with the line end. One line goes into
 * quotation marks where it holds none of them; several lines, or one with all
 * kinds of marks, become a literal block, `indent` columns deep. Characters
 * that YAML or a terminal refuses are left out.
 */
void pc_put_yaml(pc_buf *out, pc_str value, unsigned indent);

#endif
