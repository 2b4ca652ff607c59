#include "parse/parse.h"

pc_status pc_quotes(pc_draft *draft) {
    (void)draft;
    return PC_OK;
}
