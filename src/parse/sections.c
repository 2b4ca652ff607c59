#include "parse/parse.h"

pc_status pc_sections(pc_draft *draft) {
    pc_release *release = draft->release;
    for (size_t i = 0; i < draft->blocks.n; i++) {
        pc_piece piece = {.text = draft->blocks.v[i].text, .section = i ? PC_SEC_BODY : PC_SEC_HEADLINE};
        if (i) {
            piece.group = (uint32_t)i - 1;
            piece.kind = i == 1 ? PC_PARA_LEDE : PC_PARA_PARAGRAPH;
        }
        if (!PC_PUSH(draft->arena, release->pieces, piece))
            return PC_NO_MEMORY;
    }
    return PC_OK;
}
