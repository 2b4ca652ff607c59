#include "cli/record.h"

#include "text/json_read.h"

typedef struct reading {
    cli_record *record;
    pc_json_reader json;
    bool has_text, has_name, id_is_string;
} reading;

static bool refuse(cli_record *record, const char *why) {
    record->wrong = why;
    return false;
}

static bool take_string(reading *r, pc_json_event event, pc_buf *to, bool *seen, const char *if_twice, const char *if_other) {
    if (*seen)
        return refuse(r->record, if_twice);
    if (event != PC_JSON_STRING)
        return refuse(r->record, event == PC_JSON_WRONG ? r->json.wrong : if_other);
    *seen = true;
    if (pc_json_unescape(r->json.token, to))
        return true;
    return refuse(r->record, "a string holds half a surrogate pair");
}

static bool take_id(reading *r, pc_json_event event) {
    if (r->record->id.p)
        return refuse(r->record, "the member id is there twice");
    if (event == PC_JSON_WRONG)
        return refuse(r->record, r->json.wrong);
    if (event == PC_JSON_OBJECT || event == PC_JSON_ARRAY)
        return refuse(r->record, "the member id is not a string, a number, true, false or null");
    r->record->id = r->json.token;
    r->id_is_string = event == PC_JSON_STRING;
    return true;
}

/* One member, whose name was just read. */
static bool take_member(reading *r) {
    pc_str key = pc_str_sub(r->json.token, 1, r->json.token.n - 1);
    pc_json_event event = pc_json_next(&r->json);
    if (pc_str_eq(key, PC_STR("id")))
        return take_id(r, event);
    if (pc_str_eq(key, PC_STR("text")))
        return take_string(r, event, &r->record->text, &r->has_text, "the member text is there twice", "the member text is no string");
    if (pc_str_eq(key, PC_STR("name")))
        return take_string(r, event, &r->record->name, &r->has_name, "the member name is there twice", "the member name is no string");
    return pc_json_skip(&r->json, event) || refuse(r->record, r->json.wrong);
}

static bool read_object(reading *r) {
    pc_json_event event = pc_json_next(&r->json);
    if (event != PC_JSON_OBJECT)
        return refuse(r->record, event == PC_JSON_WRONG ? r->json.wrong : "it is no object");
    while ((event = pc_json_next(&r->json)) == PC_JSON_KEY)
        if (!take_member(r))
            return false;
    if (event == PC_JSON_OBJECT_END)
        event = pc_json_next(&r->json);
    if (event != PC_JSON_END)
        return refuse(r->record, r->json.wrong);
    return r->has_text || refuse(r->record, "the member text is missing");
}

/* A name may not end early, and is not empty. */
static bool name_it(reading *r) {
    cli_record *record = r->record;
    pc_str id = record->id;
    if (!r->has_name && r->id_is_string && !pc_json_unescape(id, &record->name))
        return refuse(record, "a string holds half a surrogate pair");
    if (!r->has_name && !r->id_is_string && id.n && (pc_is_digit((unsigned char)id.p[0]) || id.p[0] == '-'))
        pc_buf_put_str(&record->name, id);
    if (record->name.n && memchr(record->name.p, '\0', record->name.n))
        return refuse(record, "the name holds a NUL character");
    if (!record->name.n)
        pc_buf_putc(&record->name, '-');
    pc_buf_putc(&record->name, '\0');
    return true;
}

bool cli_record_read(cli_record *record, pc_str line) {
    reading r = {.record = record, .json = {.text = line}};
    record->id = (pc_str){NULL, 0};
    record->wrong = NULL;
    pc_buf_clear(&record->text);
    pc_buf_clear(&record->name);
    return read_object(&r) && name_it(&r);
}

void cli_record_free(cli_record *record) {
    pc_buf_release(&record->text);
    pc_buf_release(&record->name);
}
