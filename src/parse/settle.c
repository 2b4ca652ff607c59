/*
 * The last look at the pieces: contacts in the order in which the text names
 * them. The lines of several people may interleave (names first, numbers
 * after), so each contact also learns where its last piece stands.
 */
#include "parse/parse.h"

/* New numbers of the contacts by their first pieces; what has no piece is left out. */
static uint32_t number_contacts(pc_release *release, uint32_t *number) {
    uint32_t n = 0;
    for (size_t i = 0; i < release->contacts.n; i++)
        number[i] = UINT32_MAX;
    for (size_t i = pc_piece_next(release, 0, PC_SEC_CONTACT); i < release->pieces.n;
         i = pc_piece_next(release, i + 1, PC_SEC_CONTACT)) {
        uint32_t group = release->pieces.v[i].group;
        if (number[group] == UINT32_MAX)
            number[group] = n++;
    }
    return n;
}

static bool in_order(const uint32_t *number, size_t n) {
    size_t i = 0;
    while (i < n && number[i] == i)
        i++;
    return i == n;
}

static bool reorder_contacts(pc_release *release, const uint32_t *number, uint32_t n) {
    pc_contact *ordered = pc_arena_zeroed(release->arena, n, sizeof *ordered);
    if (!ordered)
        return false;
    for (size_t i = 0; i < release->contacts.n; i++)
        if (number[i] != UINT32_MAX)
            ordered[number[i]] = release->contacts.v[i];
    release->contacts.v = ordered;
    release->contacts.n = release->contacts.cap = n;
    return true;
}

pc_status pc_settle(pc_draft *draft) {
    pc_release *release = draft->release;
    size_t contacts = release->contacts.n;
    if (!contacts)
        return PC_OK;
    uint32_t *number = pc_arena_take(draft->arena, contacts * sizeof *number);
    if (!number)
        return PC_NO_MEMORY;
    uint32_t n = number_contacts(release, number);
    if (!in_order(number, contacts) && !reorder_contacts(release, number, n))
        return PC_NO_MEMORY;
    for (size_t i = pc_piece_next(release, 0, PC_SEC_CONTACT); i < release->pieces.n;
         i = pc_piece_next(release, i + 1, PC_SEC_CONTACT)) {
        pc_piece *piece = &release->pieces.v[i];
        piece->group = number[piece->group];
        release->contacts.v[piece->group].last = (uint32_t)i;
    }
    return PC_OK;
}
