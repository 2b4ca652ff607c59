#include "check/facts_traits.h"

#include "check/facts.h"

struct pc_traits {
    pc_picked lists[PC_TRAITS];
};

/* The traits that flags tell of. */
static const struct {
    pc_trait trait;
    unsigned flag;
} flagged[] = {{PC_TRAIT_FIGURE, PC_WORD_HAS_DIGIT}, {PC_TRAIT_HUMP, PC_WORD_HUMP}, {PC_TRAIT_FOREIGN, PC_WORD_FOREIGN}, {PC_TRAIT_APOSTROPHE, PC_WORD_APOSTROPHE}};
enum { ANY_FLAG = PC_WORD_HAS_DIGIT | PC_WORD_HUMP | PC_WORD_FOREIGN | PC_WORD_APOSTROPHE };

static bool pick(pc_check *check, struct pc_traits *traits, uint32_t i) {
    const pc_word *word = &check->words[i];
    for (size_t k = 0; (word->flags & ANY_FLAG) && k < sizeof flagged / sizeof *flagged; k++)
        if ((word->flags & flagged[k].flag) && !PC_PUSH(check->arena, traits->lists[flagged[k].trait].at, i))
            return false;
    if (word->end - word->at == 1 && !PC_PUSH(check->arena, traits->lists[PC_TRAIT_LETTER].at, i))
        return false;
    return word->gap != PC_GAP_HYPHEN || PC_PUSH(check->arena, traits->lists[PC_TRAIT_HYPHEN].at, i);
}

static struct pc_traits *read_traits(pc_check *check) {
    struct pc_traits *traits = pc_arena_zeroed(check->arena, 1, sizeof *traits);
    for (uint32_t i = 0; traits && i < check->n_words; i++) {
        const pc_word *word = &check->words[i];
        bool any = (word->flags & ANY_FLAG) || word->end - word->at == 1 || word->gap == PC_GAP_HYPHEN;
        if (any && !pick(check, traits, i))
            return NULL;
    }
    return traits;
}

const pc_picked *pc_words_with(pc_check *check, pc_trait trait) {
    static const pc_picked none = {0};
    if (!check->facts->traits)
        check->facts->traits = read_traits(check);
    return check->facts->traits ? &check->facts->traits->lists[trait] : &none;
}
