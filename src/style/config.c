#include "style/config.h"

#include "base/colour.h"
#include "base/distance.h"

/* What a reader of a key works with. */
typedef struct reading {
    pc_style *style;
    pc_arena *arena;
    const char *file;
    pc_config_error *error;
    pc_str path; /* glob of the files that rules are read for; p NULL: all */
} reading;

static pc_origin origin_of(const reading *r, const pc_yaml *node) {
    return (pc_origin){r->file, node->line, node->column};
}

static const char *kind_name(pc_yaml_kind kind) {
    static const char *const names[] = {[PC_YAML_SCALAR] = "a word", [PC_YAML_LIST] = "a list", [PC_YAML_MAP] = "names with values"};
    return names[kind];
}

/* A key with nothing behind it, as when every line of its list is a comment, has an empty list. */
static bool wants(const reading *r, const pc_yaml *node, pc_yaml_kind kind) {
    if (node->kind == kind || (node->kind == PC_YAML_SCALAR && node->plain && !node->text.n))
        return true;
    if (!node->key.n)
        return pc_config_fail(r->arena, r->error, node, "%s is wanted here, not %s", kind_name(kind), kind_name(node->kind));
    return pc_config_fail(r->arena, r->error, node, "'%.*s' wants %s here, not %s", (int)node->key.n, node->key.p, kind_name(kind), kind_name(node->kind));
}

/* A word that says something. */
static bool wants_word(const reading *r, const pc_yaml *node) {
    if (!wants(r, node, PC_YAML_SCALAR))
        return false;
    return node->text.n || pc_config_fail(r->arena, r->error, node, "a word is wanted here, and there is none; write one or take this out");
}

/* ---- the nearest word ---- */

/* Says that a word is not known, and which known one is nearest; `name` gives the i-th of n. */
static bool unknown(const reading *r, const pc_yaml *node, pc_str word, const char *what, const char *(*name)(size_t i), size_t n) {
    const char *best = NULL;
    unsigned least = (unsigned)word.n / 2 + 1;
    for (size_t i = 0; i < n && least; i++) {
        unsigned distance = pc_word_distance(word, pc_str_of(name(i)), least - 1);
        if (distance < least) {
            least = distance;
            best = name(i);
        }
    }
    return pc_config_fail(r->arena, r->error, node, "there is no %s '%.*s'%s%s%s", what, (int)word.n, word.p, best ? "; did you mean '" : "",
                          best ? best : "", best ? "'?" : "");
}

/* ---- readers of single keys ---- */

static const char *profile_name(size_t i) {
    return pc_profile_name((pc_profile)i);
}

static bool read_profile(reading *r, const pc_yaml *node) {
    (void)r; /* read before all others */
    (void)node;
    return true;
}

static const char *setting_name(size_t i) {
    return pc_setting_name((pc_setting)i);
}

static const char *value_name(size_t i) {
    return pc_value_name((pc_value)i);
}

/* Says which values a setting takes. */
static bool wrong_value(const reading *r, const pc_yaml *node, pc_setting setting) {
    enum { LONGEST = 200 };
    char list[LONGEST] = "";
    size_t n = 0;
    for (size_t i = 0; i < PC_VALUES; i++) {
        size_t room = strlen(value_name(i)) + 2;
        if (!pc_setting_takes(setting, (pc_value)i) || n + room >= LONGEST)
            continue;
        if (n) {
            memcpy(list + n, ", ", 2);
            n += 2;
        }
        memcpy(list + n, value_name(i), room - 2);
        n += room - 2;
        list[n] = '\0';
    }
    return pc_config_fail(r->arena, r->error, node, "'%.*s' is no value of '%s'; write one of: %s", (int)node->text.n, node->text.p, setting_name(setting), list);
}

static bool read_setting(reading *r, const pc_yaml *node) {
    size_t setting = 0, value = 0;
    while (setting < PC_SETTINGS && !pc_str_eq(node->key, pc_str_of(setting_name(setting))))
        setting++;
    if (setting == PC_SETTINGS)
        return unknown(r, node, node->key, "setting", setting_name, PC_SETTINGS);
    if (!wants_word(r, node))
        return false;
    while (value < PC_VALUES && !(pc_str_eq(node->text, pc_str_of(value_name(value))) && pc_setting_takes((pc_setting)setting, (pc_value)value)))
        value++;
    if (value == PC_VALUES)
        return wrong_value(r, node, (pc_setting)setting);
    r->style->settings[setting] = (uint8_t)value;
    r->style->setting_origin[setting] = origin_of(r, node);
    return true;
}

static bool read_settings(reading *r, const pc_yaml *node) {
    if (!wants(r, node, PC_YAML_MAP))
        return false;
    for (const pc_yaml *child = node->first; child; child = child->next)
        if (!read_setting(r, child))
            return false;
    return true;
}

static bool read_severity(reading *r, const pc_yaml *node, pc_str rule) {
    pc_rule_choice choice = {.rule = rule, .path = r->path, .origin = origin_of(r, node)};
    if (!pc_severity_named(node->text, &choice.severity))
        return pc_config_fail(r->arena, r->error, node, "'%.*s' is no severity; write off, info, warning or error", (int)node->text.n, node->text.p);
    return PC_PUSH(r->arena, r->style->house.rules, choice);
}

static bool read_number(pc_str text, int32_t *out) {
    int32_t value = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (!pc_is_digit((unsigned char)text.p[i]) || value > 99999999)
            return false;
        value = value * 10 + (text.p[i] - '0');
    }
    *out = value;
    return text.n > 0;
}

/* "hype-word: off", or "headline-too-long: {max: 90, severity: error}". */
static bool read_rule(reading *r, const pc_yaml *node) {
    if (node->kind == PC_YAML_SCALAR)
        return read_severity(r, node, node->key);
    if (!wants(r, node, PC_YAML_MAP))
        return false;
    for (const pc_yaml *child = node->first; child; child = child->next) {
        pc_param_choice choice = {.rule = node->key, .name = child->key, .path = r->path, .origin = origin_of(r, child)};
        if (!wants(r, child, PC_YAML_SCALAR))
            return false;
        if (pc_str_eq(child->key, PC_STR("severity"))) {
            if (!read_severity(r, child, node->key))
                return false;
            continue;
        }
        if (!read_number(child->text, &choice.value))
            return pc_config_fail(r->arena, r->error, child, "'%.*s' wants a whole number, not '%.*s'", (int)child->key.n, child->key.p, (int)child->text.n, child->text.p);
        if (!PC_PUSH(r->arena, r->style->house.params, choice))
            return false;
    }
    return true;
}

static bool read_rules(reading *r, const pc_yaml *node) {
    if (!wants(r, node, PC_YAML_MAP))
        return false;
    for (const pc_yaml *child = node->first; child; child = child->next)
        if (!read_rule(r, child))
            return false;
    return true;
}

/* paths: a pattern of file names, and the rules for them. */
static bool read_paths(reading *r, const pc_yaml *node) {
    if (!wants(r, node, PC_YAML_MAP))
        return false;
    for (const pc_yaml *child = node->first; child; child = child->next) {
        r->path = child->key;
        bool ok = read_rules(r, child);
        r->path = (pc_str){NULL, 0};
        if (!ok)
            return false;
    }
    return true;
}

/* ---- lists ---- */

/* ---- the brand ---- */

static bool wants_line(reading *r, const pc_yaml *node) {
    for (size_t i = 0; i < node->text.n; i++)
        if ((unsigned char)node->text.p[i] < ' ' || node->text.p[i] == 0x7F)
            return pc_config_fail(r->arena, r->error, node, "'%.*s' is one line; this has line ends or other control characters", (int)node->key.n, node->key.p);
    return true;
}

static bool wants_address(reading *r, const pc_yaml *node) {
    size_t scheme = node->text.n > 8 && memcmp(node->text.p, "https://", 8) == 0 ? 8 : node->text.n > 7 && memcmp(node->text.p, "http://", 7) == 0 ? 7 : 0;
    bool blank = memchr(node->text.p, ' ', node->text.n) != NULL;
    if (!scheme || blank)
        return pc_config_fail(r->arena, r->error, node, "'%.*s' is no address of the web; write it as https://...", (int)node->text.n, node->text.p);
    return wants_line(r, node);
}

static bool wants_colour(reading *r, const pc_yaml *node) {
    uint32_t rgb;
    char near[8];
    if (!pc_colour_read(node->text, &rgb))
        return pc_config_fail(r->arena, r->error, node, "'%.*s' is no colour; write # and six digits between quotation marks, such as \"#0b5c8a\"", (int)node->text.n, node->text.p);
    unsigned contrast = pc_colour_contrast(rgb, PC_PAPER_WHITE);
    if (contrast >= PC_READABLE)
        return true;
    pc_colour_write(pc_colour_readable(rgb, PC_PAPER_WHITE), near);
    return pc_config_fail(r->arena, r->error, node, "'%.*s' is too pale to be read on white paper (contrast %u.%u, and %u.%u is needed); \"%s\" is the nearest that is not",
                          (int)node->text.n, node->text.p, contrast / 100, contrast / 10 % 10, PC_READABLE / 100, PC_READABLE / 10 % 10, near);
}

static bool wants_sheet(reading *r, const pc_yaml *node) {
    if (pc_str_eq(node->text, PC_STR("A4")) || pc_str_eq(node->text, PC_STR("Letter")))
        return true;
    return pc_config_fail(r->arena, r->error, node, "'%.*s' is no paper; write A4 or Letter", (int)node->text.n, node->text.p);
}

static const char *brand_name(size_t i) {
    return pc_brand_key_name((pc_brand_key)i);
}

static bool read_brand_value(reading *r, const pc_yaml *node) {
    enum { LINE, ADDRESS, PATH, COLOUR, SHEET };
    static const uint8_t kinds[PC_BRAND_KEYS] = {
#define PC_BRAND(id, name, kind) [PC_BRAND_##id] = (kind),
#include "style/brand.def"
#undef PC_BRAND
    };
    static bool (*const tests[])(reading *r, const pc_yaml *node) = {[LINE] = wants_line, [ADDRESS] = wants_address, [PATH] = wants_line, [COLOUR] = wants_colour, [SHEET] = wants_sheet};
    size_t key = 0;
    while (key < PC_BRAND_KEYS && !pc_str_eq(node->key, pc_str_of(brand_name(key))))
        key++;
    if (key == PC_BRAND_KEYS)
        return unknown(r, node, node->key, "key of a brand", brand_name, PC_BRAND_KEYS);
    if (kinds[key] == COLOUR && node->kind == PC_YAML_SCALAR && !node->text.n)
        return pc_config_fail(r->arena, r->error, node, "a colour is wanted here; write it between quotation marks, or # begins a remark: \"#0b5c8a\"");
    if (!wants_word(r, node) || !tests[kinds[key]](r, node))
        return false;
    r->style->house.brand[key] = (pc_brand_value){pc_arena_copy(r->arena, node->text), origin_of(r, node)};
    return r->style->house.brand[key].text.p != NULL;
}

static bool read_brand(reading *r, const pc_yaml *node) {
    if (!wants(r, node, PC_YAML_MAP))
        return false;
    for (const pc_yaml *child = node->first; child; child = child->next)
        if (!read_brand_value(r, child))
            return false;
    return true;
}

/* ---- the lists ---- */

/* A list of words, or names with values: "Acme Corp.: NYSE: ACM". */
static bool read_entries(reading *r, const pc_yaml *node, pc_entries *out) {
    for (const pc_yaml *child = node->first; child; child = child->next) {
        if (!wants_word(r, child))
            return false;
        pc_entry entry = {.text = child->key.p ? child->key : child->text, .origin = origin_of(r, child)};
        if (child->key.p)
            entry.more = child->text;
        if (!PC_PUSH(r->arena, *out, entry))
            return false;
    }
    return true;
}

static bool read_organizations(reading *r, const pc_yaml *node) {
    return wants(r, node, PC_YAML_LIST) && read_entries(r, node, &r->style->house.organizations);
}
static bool read_acronyms(reading *r, const pc_yaml *node) {
    return wants(r, node, PC_YAML_LIST) && read_entries(r, node, &r->style->house.acronyms);
}
static bool read_boilerplates(reading *r, const pc_yaml *node) {
    return wants(r, node, PC_YAML_LIST) && read_entries(r, node, &r->style->house.boilerplates);
}
static bool read_contacts(reading *r, const pc_yaml *node) {
    return wants(r, node, PC_YAML_LIST) && read_entries(r, node, &r->style->house.contacts);
}
static bool read_domains(reading *r, const pc_yaml *node) {
    return wants(r, node, PC_YAML_LIST) && read_entries(r, node, &r->style->house.email_domains);
}
static bool read_tickers(reading *r, const pc_yaml *node) {
    return wants(r, node, PC_YAML_MAP) && read_entries(r, node, &r->style->house.tickers);
}

/* The value of one of the keys of a map; NULL when it is not there. */
static const pc_yaml *member(const pc_yaml *map, const char *key) {
    for (const pc_yaml *child = map->first; child; child = child->next)
        if (pc_str_eq(child->key, pc_str_of(key)))
            return child;
    return NULL;
}

/* Every key of a map is one of two. */
static bool only_keys(const reading *r, const pc_yaml *map, const char *a, const char *b) {
    for (const pc_yaml *child = map->first; child; child = child->next) {
        if (!pc_str_eq(child->key, pc_str_of(a)) && !pc_str_eq(child->key, pc_str_of(b)))
            return pc_config_fail(r->arena, r->error, child, "there is no key '%.*s' here; the keys are '%s' and '%s'", (int)child->key.n, child->key.p, a, b);
        if (!wants_word(r, child))
            return false;
    }
    return true;
}

static bool read_people(reading *r, const pc_yaml *node) {
    if (!wants(r, node, PC_YAML_LIST))
        return false;
    for (const pc_yaml *child = node->first; child; child = child->next) {
        pc_person person = {.name = child->text, .origin = origin_of(r, child)};
        if (child->kind != PC_YAML_SCALAR) {
            const pc_yaml *name = child->kind == PC_YAML_MAP ? member(child, "name") : NULL, *title = name ? member(child, "title") : NULL;
            if (!name)
                return pc_config_fail(r->arena, r->error, child, "a person is a name, or {name: ..., title: ...}");
            if (!only_keys(r, child, "name", "title"))
                return false;
            person.name = name->text;
            person.title = title ? title->text : (pc_str){NULL, 0};
        } else if (!wants_word(r, child)) {
            return false;
        }
        if (!PC_PUSH(r->arena, r->style->house.people, person))
            return false;
    }
    return true;
}

static bool read_quotations(reading *r, const pc_yaml *node) {
    if (!wants(r, node, PC_YAML_LIST))
        return false;
    for (const pc_yaml *child = node->first; child; child = child->next) {
        pc_entry entry = {.text = child->text, .origin = origin_of(r, child)};
        if (child->kind != PC_YAML_SCALAR) {
            const pc_yaml *text = child->kind == PC_YAML_MAP ? member(child, "text") : NULL, *speaker = text ? member(child, "speaker") : NULL;
            if (!text)
                return pc_config_fail(r->arena, r->error, child, "a quotation is its words, or {speaker: ..., text: ...}");
            if (!only_keys(r, child, "text", "speaker"))
                return false;
            entry.text = text->text;
            entry.more = speaker ? speaker->text : (pc_str){NULL, 0};
        } else if (!wants_word(r, child)) {
            return false;
        }
        if (!PC_PUSH(r->arena, r->style->house.quotations, entry))
            return false;
    }
    return true;
}

/* preferred: {web site: website} */
static bool read_preferred(reading *r, const pc_yaml *node) {
    if (!wants(r, node, PC_YAML_MAP))
        return false;
    for (const pc_yaml *child = node->first; child; child = child->next) {
        pc_term_choice term = {.term = child->key, .instead = child->text, .origin = origin_of(r, child)};
        if (!wants_word(r, child) || !PC_PUSH(r->arena, r->style->house.preferred, term))
            return false;
    }
    return true;
}

/* forbidden: [synergy], or {synergy: say what is done together} */
static bool read_forbidden(reading *r, const pc_yaml *node) {
    if (node->kind == PC_YAML_SCALAR)
        return wants(r, node, PC_YAML_LIST);
    for (const pc_yaml *child = node->first; child; child = child->next) {
        pc_term_choice term = {.term = child->key.p ? child->key : child->text, .origin = origin_of(r, child)};
        term.note = child->key.p ? child->text : (pc_str){NULL, 0};
        if (!wants_word(r, child) || !PC_PUSH(r->arena, r->style->house.forbidden, term))
            return false;
    }
    return true;
}

/* ---- the file ---- */

static const struct {
    const char *key;
    bool (*read)(reading *r, const pc_yaml *node);
} keys[] = {
    {"profile", read_profile},         {"settings", read_settings},   {"rules", read_rules},           {"paths", read_paths},
    {"preferred", read_preferred},     {"forbidden", read_forbidden}, {"people", read_people},         {"organizations", read_organizations},
    {"acronyms", read_acronyms},       {"quotations", read_quotations}, {"boilerplates", read_boilerplates}, {"contacts", read_contacts},
    {"email-domains", read_domains},   {"tickers", read_tickers},     {"brand", read_brand},
};
enum { KEYS = sizeof keys / sizeof *keys };

static const char *key_name(size_t i) {
    return keys[i].key;
}

static bool read_key(reading *r, const pc_yaml *node) {
    for (size_t i = 0; i < KEYS; i++)
        if (pc_str_eq(node->key, pc_str_of(keys[i].key)))
            return keys[i].read(r, node);
    return unknown(r, node, node->key, "key", key_name, KEYS);
}

bool pc_config_read(pc_style *style, pc_profile profile, const char *file, pc_str bytes, pc_arena *arena, pc_config_error *error) {
    reading r = {.style = style, .arena = arena, .file = file, .error = error};
    *error = (pc_config_error){.file = file};
    const pc_yaml *root = pc_yaml_read(arena, bytes, error);
    pc_style_init(style, profile == PC_PROFILES ? PC_AP : profile);
    if (!root)
        return !error->message.p && !error->no_memory; /* an empty file says nothing */
    if (root->kind == PC_YAML_SCALAR && !root->text.n)
        return true;
    if (root->kind != PC_YAML_MAP)
        return pc_config_fail(arena, error, root, "a configuration is names with values, such as 'profile: un'");
    const pc_yaml *named = member(root, "profile");
    if (named) { /* wrong words are told also where the command line names another */
        if (!wants_word(&r, named))
            return false;
        pc_profile own = pc_profile_named(named->text);
        if (own == PC_PROFILES)
            return unknown(&r, named, named->text, "profile", profile_name, PC_PROFILES);
        if (profile == PC_PROFILES)
            pc_style_init(style, own);
    }
    for (const pc_yaml *node = root->first; node; node = node->next)
        if (!read_key(&r, node))
            return false;
    return !pc_arena_failed(arena);
}
