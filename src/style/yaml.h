/* A YAML file as a tree with places: what configuration is read from. */
#ifndef PC_STYLE_YAML_H
#define PC_STYLE_YAML_H

#include "base/vec.h"

typedef enum pc_yaml_kind { PC_YAML_SCALAR, PC_YAML_LIST, PC_YAML_MAP } pc_yaml_kind;

/** A node. The values of a map have `key` set; those of a list do not. */
typedef struct pc_yaml {
    pc_yaml_kind kind;
    pc_str key, text;         /* text: of a scalar; "" where nothing is written */
    uint32_t line, column;    /* 1-based; columns in characters; of the key where there is one */
    struct pc_yaml *first, *last, *next;
    bool plain;               /* a scalar without quotation marks */
} pc_yaml;

/** What is wrong with a file, and where. */
typedef struct pc_config_error {
    const char *file;         /* borrowed from the caller */
    uint32_t line, column;    /* 1-based; 0: the file as a whole */
    pc_str message;           /* in the arena; p NULL: memory is short, or nothing is wrong */
    bool no_memory;           /* memory was short, the YAML library's own included */
} pc_config_error;

/** Reads one document. NULL after an error (or an empty file, with no message and line 0); everything lives in the arena. Aliases, tags, several documents and more than 32 levels are errors. */
pc_yaml *pc_yaml_read(pc_arena *arena, pc_str bytes, pc_config_error *error);

/** Puts a printf message into *error at a node (NULL: the file). Always false. */
__attribute__((format(printf, 4, 5))) bool pc_config_fail(pc_arena *arena, pc_config_error *error, const pc_yaml *at, const char *format, ...);

#endif
