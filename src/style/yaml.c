#include "style/yaml.h"

#include <stdarg.h>
#include <stdio.h>
#include <yaml.h>

enum { DEEPEST = 32 };

bool pc_config_fail(pc_arena *arena, pc_config_error *error, const pc_yaml *at, const char *format, ...) {
    enum { LONGEST = 512 };
    va_list args;
    char *p = pc_arena_take(arena, LONGEST);
    error->line = at ? at->line : 0;
    error->column = at ? at->column : 0;
    error->message = (pc_str){NULL, 0};
    if (!p)
        return false;
    va_start(args, format);
    int n = vsnprintf(p, LONGEST, format, args);
    va_end(args);
    error->message = (pc_str){p, n < 0 ? 0 : n < LONGEST ? (size_t)n : LONGEST - 1};
    return false;
}

/* A tree that grows as events come. */
typedef struct builder {
    pc_arena *arena;
    pc_config_error *error;
    pc_yaml *open[DEEPEST]; /* lists and maps not ended yet */
    size_t depth;
    pc_str key;             /* read, its value not yet */
    bool has_key;
    uint32_t key_line, key_column;
    pc_yaml *root;
} builder;

static pc_yaml place_of(const yaml_event_t *event) {
    return (pc_yaml){.line = (uint32_t)event->start_mark.line + 1, .column = (uint32_t)event->start_mark.column + 1};
}

static bool wants_key(const builder *b) {
    return b->depth && b->open[b->depth - 1]->kind == PC_YAML_MAP && !b->has_key;
}

/* Hangs a node into the innermost list or map. */
static pc_yaml *add(builder *b, const yaml_event_t *event, pc_yaml_kind kind) {
    pc_yaml *node = pc_arena_zeroed(b->arena, 1, sizeof *node);
    if (!node)
        return NULL;
    *node = place_of(event);
    node->kind = kind;
    node->text = (pc_str){"", 0};
    if (!b->depth) {
        b->root = node;
        return node;
    }
    pc_yaml *parent = b->open[b->depth - 1];
    if (b->has_key) {
        node->key = b->key;
        node->line = b->key_line;
        node->column = b->key_column;
        b->has_key = false;
    }
    if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
    return node;
}

static bool is_double(const builder *b, pc_str key) {
    for (const pc_yaml *node = b->open[b->depth - 1]->first; node; node = node->next)
        if (pc_str_eq(node->key, key))
            return true;
    return false;
}

static bool take_scalar(builder *b, const yaml_event_t *event) {
    pc_str text = pc_arena_copy(b->arena, (pc_str){(const char *)event->data.scalar.value, event->data.scalar.length});
    pc_yaml at = place_of(event);
    if (!text.p)
        return pc_config_fail(b->arena, b->error, &at, "memory");
    if (wants_key(b)) {
        if (is_double(b, text))
            return pc_config_fail(b->arena, b->error, &at, "'%.*s' is said twice; keep one", (int)text.n, text.p);
        b->key = text;
        b->has_key = true;
        b->key_line = at.line;
        b->key_column = at.column;
        return true;
    }
    pc_yaml *node = add(b, event, PC_YAML_SCALAR);
    if (node) {
        node->text = text;
        node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    }
    return node != NULL;
}

static bool take_open(builder *b, const yaml_event_t *event, pc_yaml_kind kind) {
    pc_yaml at = place_of(event);
    if (wants_key(b))
        return pc_config_fail(b->arena, b->error, &at, "a word is wanted before the colon, not a list");
    if (b->depth == DEEPEST)
        return pc_config_fail(b->arena, b->error, &at, "this goes more than %d levels deep", DEEPEST);
    pc_yaml *node = add(b, event, kind);
    if (node)
        b->open[b->depth++] = node;
    return node != NULL;
}

static bool take(builder *b, const yaml_event_t *event, bool *done) {
    pc_yaml at = place_of(event);
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        return take_scalar(b, event);
    case YAML_MAPPING_START_EVENT:
        return take_open(b, event, PC_YAML_MAP);
    case YAML_SEQUENCE_START_EVENT:
        return take_open(b, event, PC_YAML_LIST);
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT:
        b->depth--;
        return true;
    case YAML_ALIAS_EVENT:
        return pc_config_fail(b->arena, b->error, &at, "an alias (*name) is not understood here; write the value out");
    case YAML_STREAM_END_EVENT:
        *done = true;
        return true;
    case YAML_DOCUMENT_START_EVENT:
        return !b->root || pc_config_fail(b->arena, b->error, &at, "a second document begins here; one file holds one");
    default:
        return true;
    }
}

/* The line and column of a byte: libyaml counts bytes only where it cannot read characters. */
static pc_yaml place_in(pc_str bytes, size_t at) {
    pc_yaml place = {.line = 1, .column = 1};
    for (size_t i = 0; i < at && i < bytes.n; i++) {
        bool inner = ((unsigned char)bytes.p[i] & 0xC0) == 0x80;
        place.column = bytes.p[i] == '\n' ? 1 : place.column + !inner;
        place.line += bytes.p[i] == '\n';
    }
    return place;
}

static bool is_tab(pc_str bytes, const pc_yaml *at) {
    uint32_t line = 1, column = 1;
    size_t i = 0;
    for (; i < bytes.n && line < at->line; i++)
        line += bytes.p[i] == '\n';
    for (; i < bytes.n && column < at->column; i++)
        column += ((unsigned char)bytes.p[i] & 0xC0) != 0x80;
    return i < bytes.n && bytes.p[i] == '\t';
}

pc_yaml *pc_yaml_read(pc_arena *arena, pc_str bytes, pc_config_error *error) {
    yaml_parser_t parser;
    yaml_event_t event;
    builder b = {.arena = arena, .error = error};
    bool ok = true, done = false;
    error->line = error->column = 0;
    error->message = (pc_str){NULL, 0};
    error->no_memory = !yaml_parser_initialize(&parser);
    if (error->no_memory)
        return NULL;
    yaml_parser_set_input_string(&parser, (const unsigned char *)bytes.p, bytes.n);
    while (ok && !done) {
        if (!yaml_parser_parse(&parser, &event)) {
            pc_yaml at = {.line = (uint32_t)parser.problem_mark.line + 1, .column = (uint32_t)parser.problem_mark.column + 1};
            if (parser.error == YAML_READER_ERROR) {
                at = place_in(bytes, parser.problem_offset);
                pc_config_fail(arena, error, &at, "this is no text in UTF-8 (%s); save it as UTF-8", parser.problem ? parser.problem : "it cannot be read");
            } else if (parser.error == YAML_SCANNER_ERROR && is_tab(bytes, &at)) {
                pc_config_fail(arena, error, &at, "a tab stands here; YAML wants blanks");
            } else if (parser.error == YAML_MEMORY_ERROR) {
                error->no_memory = true;
            } else {
                pc_config_fail(arena, error, &at, "this is no YAML: %s", parser.problem ? parser.problem : "it cannot be read");
            }
            ok = false;
            break;
        }
        ok = take(&b, &event, &done);
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    error->no_memory |= pc_arena_failed(arena);
    return ok && !error->no_memory ? b.root : NULL;
}
