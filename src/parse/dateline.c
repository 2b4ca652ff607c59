#include "parse/parse.h"

bool pc_dateline_match(const pc_draft *draft, pc_range range, pc_dateline *out, pc_range *span, uint32_t *lede) {
    (void)draft, (void)range, (void)out, (void)span, (void)lede;
    return false;
}
