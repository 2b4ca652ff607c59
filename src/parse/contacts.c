#include "parse/parse.h"

bool pc_contacts_read_range(pc_draft *draft, pc_range range) {
    pc_release *release = draft->release;
    pc_piece piece = {.text = range, .section = PC_SEC_CONTACT, .group = (uint32_t)release->contacts.n};
    return PC_PUSH(draft->arena, release->contacts, (pc_contact){0}) && PC_PUSH(draft->arena, release->pieces, piece);
}

bool pc_contacts_read(pc_draft *draft, size_t first, size_t last) {
    for (size_t i = first; i < last; i++)
        if (!pc_contacts_read_range(draft, draft->blocks.v[i].text))
            return false;
    return true;
}

int pc_contact_score(const pc_draft *draft, const pc_block *block) {
    (void)draft, (void)block;
    return 0;
}
