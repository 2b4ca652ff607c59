/* YAML between "---" lines at the top. What it says wins over guessing; what it does not know is furniture. */
#include "parse/sections.h"

#include "text/utf8.h"

#include <yaml.h>

enum { LONGEST = 65536 };

/* Keys that are no label in any language table. */
static const struct {
    const char *name;
    pc_section section;
} keys[] = {
    {"kicker", PC_SEC_KICKER},       {"type", PC_SEC_KICKER},          {"kind", PC_SEC_KICKER},         {"label", PC_SEC_KICKER},
    {"release", PC_SEC_RELEASE_LINE}, {"release_line", PC_SEC_RELEASE_LINE}, {"status", PC_SEC_RELEASE_LINE}, {"release_date", PC_SEC_RELEASE_DATE},
    {"published", PC_SEC_RELEASE_DATE}, {"publish_date", PC_SEC_RELEASE_DATE}, {"contacts", PC_SEC_CONTACT},  {"notes", PC_SEC_NOTES},
    {"subheads", PC_SEC_SUBHEAD},    {"description", PC_SEC_SUBHEAD},  {"boilerplate", PC_SEC_BOILERPLATE},
};

/* Where the lines of the block stand: [at, end) between the rules, `behind` after the closing one. */
typedef struct {
    uint32_t top, at, end, behind;
} fence;

static uint32_t line_end(pc_str text, uint32_t at) {
    const char *nl = memchr(text.p + at, '\n', text.n - at);
    return nl ? (uint32_t)(nl - text.p) : (uint32_t)text.n;
}

static bool is_fence(pc_str text, uint32_t at, uint32_t end, bool closing) {
    if (at == end || (text.p[at] != '-' && text.p[at] != '.'))
        return false;
    end = (uint32_t)pc_trim_end(text, at, end);
    pc_str line = pc_str_sub(text, at, end);
    return pc_str_eq(line, PC_STR("---")) || (closing && pc_str_eq(line, PC_STR("...")));
}

static bool find_fence(pc_str text, uint32_t top, fence *out) {
    uint32_t end = line_end(text, top);
    if (!is_fence(text, top, end, false))
        return false;
    *out = (fence){.top = top, .at = end < text.n ? end + 1 : end};
    for (uint32_t at = out->at; at < text.n && at - top < LONGEST; at = end + 1) {
        end = line_end(text, at);
        if (is_fence(text, at, end, true)) {
            out->end = at;
            out->behind = end;
            return at > out->at;
        }
        if (end >= text.n)
            break;
    }
    return false;
}

/* libyaml counts characters; marks only go forward, so one walk over the block serves all. */
typedef struct {
    pc_str text;
    uint32_t byte;
    size_t character;
} walker;

static uint32_t byte_of(walker *w, uint32_t end, size_t character) {
    while (w->character < character && w->byte < end) {
        unsigned len;
        pc_utf8_at(w->text, w->byte, &len);
        w->byte += len;
        w->character++;
    }
    return w->byte;
}

typedef struct {
    pc_plan *plan;
    fence f;
    walker walk;
    uint32_t written; /* end of the last cut */
    uint32_t key;     /* where the key of the value stands */
    uint32_t value;   /* where a nested mapping starts */
    unsigned depth, mapping; /* of nesting; the depth of the mapping that is one value, 0 none */
    bool expects_key;
    pc_section section;
} reader;

static pc_section section_of(pc_str key) {
    static const struct {
        pc_term_class class;
        pc_section section;
    } labels[] = {{PC_TERM_EMBARGO, PC_SEC_EMBARGO}, {PC_TERM_SCHEDULED, PC_SEC_RELEASE_DATE}, {PC_TERM_DATE_LABEL, PC_SEC_RELEASE_DATE},
                  {PC_TERM_KICKER, PC_SEC_KICKER},   {PC_TERM_CONTACT, PC_SEC_CONTACT}};
    static const pc_section headline_labels[] = {PC_SEC_HEADLINE, PC_SEC_HEADLINE, PC_SEC_SUBHEAD, PC_SEC_DATELINE};
    pc_term_hit hit;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (pc_str_eq(key, pc_str_of(keys[i].name)))
            return keys[i].section;
    if (pc_terms_whole(&pc_lang_terms, PC_TERM_HEADLINE_LABEL, PC_ANY_LANG, key, &hit))
        return hit.value <= 3 ? headline_labels[hit.value] : PC_SEC_FURNITURE;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (pc_terms_whole(&pc_lang_terms, labels[i].class, PC_ANY_LANG, key, &hit))
            return labels[i].section;
    return PC_SEC_FURNITURE;
}

static uint32_t comma_at(pc_str text, uint32_t at, uint32_t end) {
    const char *comma = memchr(text.p + at, ',', end - at);
    return comma ? (uint32_t)(comma - text.p) : end;
}

static void fill_dateline(pc_plan *plan, pc_range range) {
    pc_dateline *dateline = &plan->draft->release->dateline;
    pc_range span;
    uint32_t lede;
    plan->has_dateline = true;
    if (pc_dateline_match(plan->draft, range, dateline, &span, &lede))
        return;
    /* "Minsk, Belarus, 3 September 2019": what is no date after the first comma is the region */
    uint32_t end = comma_at(plan->text, range.at, range.end);
    *dateline = (pc_dateline){.city = pc_str_sub(plan->text, range.at, end)};
    for (uint32_t at = end, stop; at < range.end; at = stop) {
        at = (uint32_t)pc_skip_marks(plan->text, at + 1, range.end);
        stop = comma_at(plan->text, at, range.end);
        if (pc_date_match(pc_str_sub(plan->text, at, range.end), plan->draft->langs, &dateline->date))
            return;
        if (at < stop && !dateline->region.p)
            dateline->region = pc_str_sub(plan->text, at, stop);
    }
}

static void fill(reader *r, pc_range range) {
    pc_release *release = r->plan->draft->release;
    pc_str value = pc_str_sub(r->plan->text, range.at, range.end);
    if (r->section == PC_SEC_HEADLINE)
        r->plan->has_headline = true;
    else if (r->section == PC_SEC_RELEASE_DATE)
        r->plan->has_release_date = pc_date_of(r->plan->draft, value, &release->release_date) > 0;
    else if (r->section == PC_SEC_DATELINE)
        fill_dateline(r->plan, range);
    else if (r->section == PC_SEC_EMBARGO && !pc_embargo_match(r->plan->draft, value, &release->embargo) &&
             !pc_embargo_match(r->plan->draft, pc_str_sub(r->plan->text, r->key, range.end), &release->embargo))
        pc_moment_match(value, PC_ANY_LANG, &release->embargo.date, &release->embargo.clock);
}

/* The value's section, with what stands before it (key, quotes, dashes) as furniture. */
static bool put_value(reader *r, pc_range range) {
    pc_plan *plan = r->plan;
    uint32_t group = 0;
    if (range.at >= range.end || r->section == PC_SEC_FURNITURE || range.at < r->written)
        return true;
    if (r->section == PC_SEC_SUBHEAD || r->section == PC_SEC_NOTES)
        group = plan->groups[r->section]++;
    if (r->section == PC_SEC_CONTACT)
        group = 1u << 30 | plan->groups[PC_SEC_CONTACT]++;
    if (r->section == PC_SEC_BOILERPLATE && (group = pc_boilerplate_new(plan, (pc_range){0, 0}, (pc_range){0, 0}, false)) == UINT32_MAX)
        return false;
    if (r->section == PC_SEC_EMBARGO)
        plan->groups[PC_SEC_EMBARGO] = 1;
    fill(r, range);
    bool done = pc_cut_put(plan, r->written, range.at, PC_SEC_FURNITURE, PC_EXPLICIT);
    for (uint32_t at = range.at, end; done && at < range.end; at = end + 1) { /* each line is one of the release */
        end = line_end(plan->text, at);
        done = pc_cut_add(plan, (pc_range){at, end < range.end ? end : range.end}, r->section, 0, group, PC_EXPLICIT);
    }
    r->written = range.end;
    return done;
}

/* The characters of a scalar without its quotes or its block indicator. */
static pc_range scalar_range(reader *r, const yaml_event_t *event) {
    uint32_t at = byte_of(&r->walk, r->f.end, event->start_mark.index), end = byte_of(&r->walk, r->f.end, event->end_mark.index);
    yaml_scalar_style_t style = event->data.scalar.style;
    if ((style == YAML_SINGLE_QUOTED_SCALAR_STYLE || style == YAML_DOUBLE_QUOTED_SCALAR_STYLE) && end - at >= 2)
        at++, end--;
    if (style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE) {
        uint32_t line = line_end(r->plan->text, at);
        at = line < end ? line : end;
    }
    return (pc_range){at, end};
}

static bool on_scalar(reader *r, const yaml_event_t *event) {
    pc_range range = scalar_range(r, event);
    if (r->depth == 1 && r->expects_key) {
        r->section = section_of((pc_str){(const char *)event->data.scalar.value, event->data.scalar.length});
        r->key = range.at;
        r->expects_key = false;
        return true;
    }
    if (r->depth == 1)
        r->expects_key = true;
    return r->mapping || put_value(r, range); /* a mapping is put when it ends */
}

/* The fields of a contact belong together. */
static bool on_start(reader *r, const yaml_event_t *event) {
    r->depth++;
    if (event->type == YAML_MAPPING_START_EVENT && r->depth > 1 && !r->mapping && r->section == PC_SEC_CONTACT) {
        r->mapping = r->depth;
        r->value = byte_of(&r->walk, r->f.end, event->start_mark.index);
    }
    return true;
}

static bool on_end(reader *r, const yaml_event_t *event) {
    bool whole = r->mapping == r->depth;
    r->depth--;
    r->expects_key |= r->depth == 1;
    if (!whole || !r->mapping)
        return true;
    r->mapping = 0;
    return put_value(r, (pc_range){r->value, byte_of(&r->walk, r->f.end, event->start_mark.index)});
}

static bool on_event(reader *r, const yaml_event_t *event) {
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        return on_scalar(r, event);
    case YAML_SEQUENCE_START_EVENT:
    case YAML_MAPPING_START_EVENT:
        return on_start(r, event);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        return on_end(r, event);
    default:
        return true;
    }
}

typedef enum { READ, NOT_YAML, NO_MEMORY } outcome;

/* Walks the events; with r NULL only asks whether this is a mapping without a fault. */
static outcome walk_events(pc_str yaml, reader *r) {
    yaml_parser_t parser;
    bool mapping = false, first = true;
    outcome result = READ;
    if (!yaml_parser_initialize(&parser))
        return NO_MEMORY;
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)yaml.p, yaml.n);
    for (bool more = true; more && result == READ;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            result = parser.error == YAML_MEMORY_ERROR ? NO_MEMORY : NOT_YAML;
            break;
        }
        if (first && event.type != YAML_STREAM_START_EVENT && event.type != YAML_DOCUMENT_START_EVENT) {
            mapping = event.type == YAML_MAPPING_START_EVENT;
            first = false;
        }
        more = event.type != YAML_STREAM_END_EVENT;
        if (r && !on_event(r, &event))
            result = NO_MEMORY;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return result == READ && !mapping ? NOT_YAML : result;
}

/* Work goes on at the first block that starts behind the fence. */
static void go_behind(pc_plan *plan, uint32_t behind) {
    const pc_draft *draft = plan->draft;
    while (plan->block < draft->blocks.n && draft->blocks.v[plan->block].text.end <= behind)
        plan->block++;
    if (plan->block == draft->blocks.n)
        return;
    uint32_t at = draft->blocks.v[plan->block].text.at;
    plan->at = at > behind ? at : (uint32_t)pc_skip_space(plan->text, behind, draft->blocks.v[plan->block].text.end);
}

bool pc_front_matter(pc_plan *plan) {
    fence f;
    if (!find_fence(plan->text, plan->at, &f))
        return true;
    pc_str yaml = pc_str_sub(plan->text, f.at, f.end);
    outcome result = walk_events(yaml, NULL);
    if (result != READ)
        return result == NOT_YAML;
    reader r = {.plan = plan, .f = f, .walk = {plan->text, f.at, 0}, .written = f.top, .expects_key = true};
    if (walk_events(yaml, &r) != READ || !pc_cut_put(plan, r.written, f.behind, PC_SEC_FURNITURE, PC_EXPLICIT))
        return false;
    go_behind(plan, f.behind);
    return true;
}
