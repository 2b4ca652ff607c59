#include "render/json_write.h"

void pc_json_key(pc_json *json, const char *key) {
    if (json->any[json->depth])
        pc_buf_putc(json->out, ',');
    json->any[json->depth] = true;
    if (!key)
        return;
    pc_buf_putc(json->out, '"');
    pc_buf_puts(json->out, key);
    pc_buf_put(json->out, "\":", 2);
}

void pc_json_open(pc_json *json, const char *key, char bracket) {
    pc_json_key(json, key);
    pc_buf_putc(json->out, bracket);
    if (json->depth + 1 < PC_JSON_DEEPEST)
        json->any[++json->depth] = false;
}

void pc_json_close(pc_json *json, char bracket) {
    pc_buf_putc(json->out, bracket);
    if (json->depth)
        json->depth--;
}

void pc_json_string(pc_json *json, const char *key, pc_str value) {
    if (!value.n)
        return;
    pc_json_key(json, key);
    pc_buf_putc(json->out, '"');
    pc_put_text(json->out, value, json->context);
    pc_buf_putc(json->out, '"');
}

void pc_json_number(pc_json *json, const char *key, size_t value) {
    pc_json_key(json, key);
    pc_buf_put_uint(json->out, value);
}
