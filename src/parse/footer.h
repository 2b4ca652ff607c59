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

/** A block or a part of one. There may be one for every other byte of the text: what is rarely asked is read again. */
typedef struct pc_item {
    pc_range text;
    uint8_t kind, end; /* pc_item_kind, pc_end_kind */
    uint8_t gap;       /* pc_gap before it; inside a block PC_BREAK_SPACES */
    bool labelled;     /* a contact by its label ... */
    bool bare;         /* ... which fills the line */
    bool named;        /* ABOUT: its heading names the organization */
    bool told;         /* ABOUT: text stands behind the heading */
} pc_item;

typedef struct pc_footer_items {
    pc_plan *plan;
    pc_item *v; /* in the memory of the blocks, which are no more, and of the cuts to come */
    size_t n;
} pc_footer_items;

pc_end_kind pc_end_mark(pc_str text, pc_range range);
uint32_t pc_end_mark_tail(pc_str text, pc_range range);
/** Makes items of the blocks that are left, divided where a boilerplate, a contact or an end mark runs in; the draft has no blocks then. False when memory is short. */
bool pc_footer_items_cut(pc_footer_items *f);
/** Sets the kind of every item. The first is the lede, always text. */
void pc_footer_items_name(pc_footer_items *f);
/** A full date and nothing else on a line. */
bool pc_is_date_line(const pc_plan *plan, pc_range range);
/** The first item that is not of the story; n when all are. */
size_t pc_story_end(const pc_footer_items *f);

#endif
