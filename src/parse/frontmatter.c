#include "parse/sections.h"

bool pc_front_matter(pc_plan *plan) {
    (void)plan;
    return true;
}
