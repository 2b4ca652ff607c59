/* The words of a name with its titles, sorted into items: quote_items.c fills them, quote_names.c finds the name among them. */
#ifndef PC_PARSE_QUOTE_ITEMS_H
#define PC_PARSE_QUOTE_ITEMS_H

#include "parse/quote.h"

typedef enum { PC_ITEM_NAME, PC_ITEM_INITIAL, PC_ITEM_PARTICLE, PC_ITEM_SUFFIX, PC_ITEM_TITLE, PC_ITEM_HONORIFIC, PC_ITEM_LINK, PC_ITEM_AND, PC_ITEM_LOWER, PC_ITEM_ARTICLE, PC_ITEM_BREAK } pc_item_kind;

typedef struct {
    uint32_t at, end, stem;
    uint8_t kind;
    bool possessive, org, indefinite, capital, after_comma;
    bool renewed; /* a description parts it from the capitals before: "chief Samaran negotiator Jane Roe" */
} pc_item;

typedef struct {
    const pc_quoting *q;
    size_t end;
    pc_item v[PC_NAME_ITEMS];
    unsigned n;
    unsigned lower;   /* words of description so far */
    bool titled, named, owner; /* a title, a name, a possessive was seen */
} pc_reading;

static inline bool pc_is_name_part(const pc_item *it) {
    return it->kind == PC_ITEM_NAME || it->kind == PC_ITEM_INITIAL || it->kind == PC_ITEM_PARTICLE || it->kind == PC_ITEM_SUFFIX;
}

/** Reads the items of the phrase that begins at `at`, as far as one can stand there; what cannot end a phrase is left out at its end. */
void pc_read_items(pc_reading *r, size_t at);

#endif
