#include "parse/parse.h"

size_t pc_embargo_match(const pc_draft *draft, pc_str text, pc_embargo *out) {
    (void)draft, (void)text, (void)out;
    return 0;
}
