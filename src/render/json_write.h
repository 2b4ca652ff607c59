/* JSON objects written member by member, for the outputs that are made of facts. */
#ifndef PC_RENDER_JSON_WRITE_H
#define PC_RENDER_JSON_WRITE_H

#include "render/escape.h"

enum { PC_JSON_DEEPEST = 12 };

typedef struct pc_json {
    pc_buf *out;
    pc_context context; /* PC_IN_JSON, or PC_IN_SCRIPT */
    unsigned depth;
    bool any[PC_JSON_DEEPEST]; /* the object or list of that depth has a member */
} pc_json;

/** `key` NULL: a member of a list. `bracket`: '{' or '['. */
void pc_json_open(pc_json *json, const char *key, char bracket);
void pc_json_close(pc_json *json, char bracket);
/** Nothing when the value is empty. */
void pc_json_string(pc_json *json, const char *key, pc_str value);
void pc_json_number(pc_json *json, const char *key, size_t value);
/** Starts the value of `key`, which the caller writes. */
void pc_json_key(pc_json *json, const char *key);

#endif
