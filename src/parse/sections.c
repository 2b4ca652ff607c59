#include "parse/sections.h"

#include "base/ordered.h"
#include "text/utf8.h"

/* An offset inside a character moves behind it, for the end of one cut and the start of the next alike. */
static uint32_t whole_character(pc_str text, uint32_t at) {
    while (at < text.n && ((unsigned char)text.p[at] & 0xC0) == 0x80)
        at++;
    return at;
}

size_t pc_block_starting(const pc_draft *draft, uint32_t at) {
    size_t low = PC_FIRST_FROM(draft->blocks.v, draft->blocks.n, text.at, at);
    return low < draft->blocks.n && draft->blocks.v[low].text.at == at ? low : draft->blocks.n;
}

/* The gap before text at an offset; one that begins inside a block follows a wide blank. */
static uint8_t gap_before(const pc_draft *draft, uint32_t at) {
    size_t block = pc_block_starting(draft, at);
    return block < draft->blocks.n ? draft->blocks.v[block].gap : PC_BREAK_SPACES;
}

bool pc_cut_add(pc_plan *plan, pc_range text, pc_section section, uint8_t kind, uint32_t group, pc_sure sure) {
    text = (pc_range){whole_character(plan->text, text.at), whole_character(plan->text, text.end)};
    text.at = (uint32_t)pc_skip_space(plan->text, text.at, text.end);
    text.end = (uint32_t)pc_trim_end(plan->text, text.at, text.end);
    if (section == PC_SEC_CONTACT && plan->draft->blocks.n)
        kind = gap_before(plan->draft, text.at);
    pc_cut cut = {.text = text, .group = group, .section = (uint8_t)section, .kind = kind, .sure = (uint8_t)sure};
    return text.at >= text.end || PC_PUSH(plan->draft->arena, plan->cuts, cut);
}

bool pc_cut_put(pc_plan *plan, uint32_t at, uint32_t end, pc_section section, pc_sure sure) {
    return pc_cut_add(plan, (pc_range){at, end}, section, 0, 0, sure);
}

static pc_str part(const pc_plan *plan, pc_range range) {
    return range.end > range.at ? pc_str_sub(plan->text, range.at, range.end) : (pc_str){NULL, 0};
}

uint32_t pc_boilerplate_new(pc_plan *plan, pc_range heading, pc_range organization, bool legal) {
    pc_release *release = plan->draft->release;
    pc_boilerplate fresh = {.heading = part(plan, heading), .organization = part(plan, organization), .legal = legal};
    return PC_PUSH(plan->draft->arena, release->boilerplates, fresh) ? (uint32_t)release->boilerplates.n - 1 : UINT32_MAX;
}

/* Groups as they are written: a cut that was left out, being empty, leaves no hole in the numbers. */
typedef struct {
    uint32_t planned[PC_SECTIONS]; /* the group of the section's last cut */
    uint32_t n[PC_SECTIONS];       /* groups written so far */
} numbering;

static uint32_t written_group(numbering *groups, pc_release *release, const pc_cut *cut) {
    uint32_t *n = &groups->n[cut->section];
    if (!*n || groups->planned[cut->section] != cut->group) {
        if (cut->section == PC_SEC_BOILERPLATE)
            release->boilerplates.v[*n] = release->boilerplates.v[cut->group];
        ++*n;
    }
    groups->planned[cut->section] = cut->group;
    return *n - 1;
}

/* Cuts [first, last) are one contact run, read together: its pieces are added to release->pieces. */
static bool read_contacts(const pc_plan *plan, size_t first, size_t last) {
    pc_block *parts = pc_arena_zeroed(plan->scratch, last - first, sizeof *parts);
    if (!parts)
        return false;
    for (size_t i = first; i < last; i++) {
        parts[i - first].text = plan->cuts.v[i].text;
        parts[i - first].gap = plan->cuts.v[i].kind;
    }
    bool done = pc_contacts_read_parts(plan->draft, parts, last - first);
    pc_arena_give_back(plan->scratch, parts, (last - first) * sizeof *parts);
    return done;
}

/* Contacts between other pieces. */
typedef struct {
    size_t at; /* how many pieces stand before it, without those of contacts */
    size_t n;  /* pieces of it and of the runs before it */
} contact_run;
typedef PC_VEC(contact_run) contact_runs;

/* Makes pieces of all cuts but those of contacts, in their place, and of these in release->pieces. */
static bool number_cuts(pc_plan *plan, contact_runs *runs) {
    pc_release *release = plan->draft->release;
    numbering groups = {0};
    size_t n = 0;
    for (size_t i = 0; i < plan->cuts.n; i++) {
        pc_cut cut = plan->cuts.v[i];
        if (cut.section == PC_SEC_CONTACT) {
            size_t last = i + 1;
            while (last < plan->cuts.n && plan->cuts.v[last].section == PC_SEC_CONTACT && plan->cuts.v[last].group == cut.group)
                last++;
            if (!read_contacts(plan, i, last) || !PC_PUSH(plan->scratch, *runs, (contact_run){n, release->pieces.n}))
                return false;
            i = last - 1;
            continue;
        }
        cut.group = written_group(&groups, release, &cut);
        plan->cuts.v[n++] = cut;
    }
    plan->cuts.n = n;
    release->boilerplates.n = groups.n[PC_SEC_BOILERPLATE];
    return true;
}

/* Puts the pieces of contacts between the others, from the last on. */
static bool merge_contacts(pc_plan *plan, const contact_runs *runs) {
    pc_release *release = plan->draft->release;
    size_t to = plan->cuts.n + release->pieces.n, end = plan->cuts.n;
    if (to > plan->cuts.cap) {
        pc_cut *grown = pc_arena_grow(plan->draft->arena, plan->cuts.v, plan->cuts.cap * sizeof *grown, to * sizeof *grown);
        if (!grown)
            return false;
        plan->cuts.v = grown;
        plan->cuts.cap = to;
    }
    plan->cuts.n = to;
    for (size_t i = runs->n; i-- > 0;) {
        size_t at = runs->v[i].at, first = i ? runs->v[i - 1].n : 0, n = runs->v[i].n - first;
        to -= end - at;
        memmove(plan->cuts.v + to, plan->cuts.v + at, (end - at) * sizeof *plan->cuts.v);
        to -= n;
        if (n)
            memcpy(plan->cuts.v + to, release->pieces.v + first, n * sizeof *plan->cuts.v);
        end = at;
    }
    pc_arena_give_back(plan->draft->arena, release->pieces.v, release->pieces.cap * sizeof *release->pieces.v);
    return true;
}

static bool put_pieces(pc_plan *plan) {
    pc_release *release = plan->draft->release;
    contact_runs runs = {0};
    if (!number_cuts(plan, &runs) || (runs.n && !merge_contacts(plan, &runs)))
        return false;
    release->pieces.v = plan->cuts.v;
    release->pieces.n = plan->cuts.n;
    release->pieces.cap = plan->cuts.cap;
    return true;
}

pc_status pc_sections(pc_draft *draft) {
    if (!draft->blocks.n)
        return PC_OK;
    pc_plan plan = {.draft = draft, .scratch = pc_arena_new(), .text = draft->release->text};
    if (!plan.scratch)
        return PC_NO_MEMORY;
    plan.at = draft->blocks.v[0].text.at;
    bool done = pc_front_matter(&plan) && pc_header(&plan) && pc_footer(&plan) && put_pieces(&plan) && !pc_arena_failed(plan.scratch);
    pc_arena_free(plan.scratch);
    return done ? PC_OK : PC_NO_MEMORY;
}
