#include "release/release.h"

#include "text/terms.h"

const pc_said pc_said_by_nobody = {{NULL, 0}, {NULL, 0}, {NULL, 0}};

size_t pc_piece_next(const pc_release *release, size_t from, pc_section section) {
    while (from < release->pieces.n && release->pieces.v[from].section != section)
        from++;
    return from;
}

size_t pc_part_end(const pc_release *release, size_t first) {
    const pc_piece *piece = &release->pieces.v[first];
    size_t end = first + 1;
    if (piece->section == PC_SEC_FURNITURE) /* each stands for itself */
        return end;
    if (piece->section == PC_SEC_CONTACT)
        return release->contacts.v[piece->group].last + 1;
    for (size_t i = first; i < release->pieces.n && release->pieces.v[i].group == piece->group;
         i = pc_piece_next(release, i + 1, (pc_section)piece->section))
        end = i + 1;
    return end;
}

const char *pc_section_name(pc_section section) {
    static const char *const names[] = {
#define PC_SECTION(id, name) [PC_SEC_##id] = (name),
#include "release/sections.def"
#undef PC_SECTION
    };
    return section < PC_SECTIONS ? names[section] : "";
}

static const char *const lang_names[] = {
    [PC_EN] = "en", [PC_FR] = "fr", [PC_ES] = "es", [PC_DE] = "de", [PC_PT] = "pt",
    [PC_IT] = "it", [PC_RU] = "ru", [PC_AR] = "ar", [PC_ZH] = "zh", [PC_JA] = "ja",
};

const char *pc_lang_name(pc_lang lang) {
    return lang < PC_LANGS ? lang_names[lang] : NULL;
}

pc_lang pc_lang_named(pc_str name) {
    if (name.n > 2 && (name.p[2] == '-' || name.p[2] == '_'))
        name.n = 2;
    for (pc_lang lang = 0; lang < PC_LANGS && name.n == 2; lang++)
        if (pc_lower((unsigned char)name.p[0]) == (unsigned char)lang_names[lang][0] &&
            pc_lower((unsigned char)name.p[1]) == (unsigned char)lang_names[lang][1])
            return lang;
    return PC_LANG_NONE;
}

void pc_release_free(pc_release *release) {
    if (release)
        pc_arena_free(release->arena);
}
