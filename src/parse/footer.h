/* From the body's start to the end of the text, as items: what each is, and where the story ends. */
#ifndef PC_PARSE_FOOTER_H
#define PC_PARSE_FOOTER_H

#include "parse/sections.h"

typedef enum pc_end_kind {
    PC_END_NONE,
    PC_END_LAST,   /* only as the last thing: "30" that lost its dashes */
    PC_END_LIKELY, /* also used inside a text: ****, * * * */
    PC_END_SURE
} pc_end_kind;

typedef enum pc_item_kind {
    PC_ITEM_TEXT,
    PC_ITEM_END,
    PC_ITEM_ABOUT,
    PC_ITEM_LEGAL,
    PC_ITEM_NOTES,
    PC_ITEM_CONTACT,
    PC_ITEM_DATE, /* alone on its line, near the end */
    PC_ITEM_CHROME,
    PC_ITEM_RULE
} pc_item_kind;

typedef struct pc_item {
    pc_range text;
    uint32_t block;
    uint32_t rest; /* behind the label of CONTACT and NOTES; the end when it fills the line */
    pc_about about;
    bool labelled;     /* a contact by its label */
    uint8_t kind, end; /* pc_item_kind, pc_end_kind */
} pc_item;

typedef struct pc_footer_items {
    pc_plan *plan;
    pc_arena *scratch; /* freed with the items */
    pc_item *v;
    size_t n, cap;
} pc_footer_items;

pc_end_kind pc_end_mark(pc_str text, pc_range range);
uint32_t pc_end_mark_tail(pc_str text, pc_range range);
/** Cuts the rest of the text into items: blocks, divided where a boilerplate, a contact or an end mark runs in. */
bool pc_footer_items_cut(pc_footer_items *f);
/** Sets the kind of every item. The first is the lede, always text. */
void pc_footer_items_name(pc_footer_items *f);
/** The first item that is not of the story; n when all are. */
size_t pc_story_end(const pc_footer_items *f);

#endif
