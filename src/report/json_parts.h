/* Pieces of JSON that more than one report is made of. */
#ifndef PC_REPORT_JSON_PARTS_H
#define PC_REPORT_JSON_PARTS_H

#include "report/reporters.h"

/** A JSON string with its quotation marks. */
void pc_put_json_string(pc_buf *out, pc_str s);
/** ,"name":"value" */
void pc_put_json_text(pc_buf *out, const char *name, pc_str value);
/** ,"name":value */
void pc_put_json_number(pc_buf *out, const char *name, uint32_t value);
/** The fix of a finding as in findings.schema.json, or null. */
void pc_put_json_fix(const pc_finding *finding, pc_buf *out);
/** The members of one finding as in findings.schema.json, without braces. */
void pc_put_json_finding(const pc_report_input *input, const pc_finding *finding, pc_buf *out);

#endif
