/*
 * A strict reader of one JSON text (RFC 8259): events are asked for one at a
 * time, nothing is allocated, and depth costs a bit.
 */
#ifndef PC_TEXT_JSON_READ_H
#define PC_TEXT_JSON_READ_H

#include "base/buf.h"

typedef enum pc_json_event {
    PC_JSON_WRONG, /* the text is no JSON: `wrong` says why, `at` where */
    PC_JSON_END,   /* of the whole text */
    PC_JSON_OBJECT,
    PC_JSON_OBJECT_END,
    PC_JSON_ARRAY,
    PC_JSON_ARRAY_END,
    PC_JSON_KEY,    /* token: with its quotation marks */
    PC_JSON_STRING, /* token: with its quotation marks */
    PC_JSON_NUMBER,
    PC_JSON_TRUE,
    PC_JSON_FALSE,
    PC_JSON_NULL
} pc_json_event;

enum { PC_JSON_DEEPEST = 1024 }; /* objects and arrays inside each other */

/** Initialise with {.text = ...}; the bytes are borrowed. */
typedef struct pc_json_reader {
    pc_str text;
    size_t at, depth;
    pc_str token;      /* the bytes of the last event, as written */
    const char *wrong; /* NULL: nothing is */
    uint8_t expects;   /* private */
    uint64_t objects[PC_JSON_DEEPEST / 64]; /* a bit for each level: object, not array */
} pc_json_reader;

pc_json_event pc_json_next(pc_json_reader *reader);
/** Passes over the value whose first event was `event`: to its end, when it is an object or array. False when it is no JSON. */
bool pc_json_skip(pc_json_reader *reader, pc_json_event event);
/**
 * Appends the characters of a string or key token as UTF-8. False, with
 * nothing appended, when it holds half a surrogate pair; whether memory was
 * short is asked of the buffer.
 */
bool pc_json_unescape(pc_str token, pc_buf *out);

#endif
