/* Pieces of JSON that more than one report is made of. */
#ifndef PC_REPORT_JSON_PARTS_H
#define PC_REPORT_JSON_PARTS_H

#include "report/reporters.h"

/** A JSON string with its quotation marks. */
void pc_put_json_string(pc_buf *out, pc_str s);
/** ,"name":"value" and ,"name":value; the name is a literal, so that it is put in one go with its marks */
#define PC_PUT_JSON_TEXT(out, name, value) (pc_buf_put_str(out, PC_STR(",\"" name "\":")), pc_put_json_string(out, value))
#define PC_PUT_JSON_NUMBER(out, name, value) (pc_buf_put_str(out, PC_STR(",\"" name "\":")), pc_buf_put_uint(out, value))
/** The fix of a finding as in findings.schema.json, or null. */
void pc_put_json_fix(const pc_finding *finding, pc_buf *out);
/** The members of one finding as in findings.schema.json, without braces. */
void pc_put_json_finding(const pc_report_input *input, const pc_finding *finding, pc_buf *out);

#endif
