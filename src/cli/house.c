#include "cli/house.h"

#include "check/complete.h"
#include "check/fix.h"
#include "cli/brand.h"
#include "cli/checking.h"
#include "cli/message.h"
#include "render/outline.h"

#include <stdlib.h>

/* The brand of a style; NULL: it could not be used, which has been said. */
typedef struct branded {
    struct branded *next;
    const pc_style *style;
    cli_brand *brand;
} branded;

struct cli_house {
    const cli_settings *settings;
    cli_checkers *checkers; /* NULL until a style is looked for */
    pc_checker *checker;    /* of the last input; the fixer asks it */
    pc_fixer *fixer;
    branded *brands;        /* one for each style that was met */
    const cli_brand *brand; /* of the last input; NULL: none */
    const cli_file *file;
    bool mends;
    pc_release *source;       /* parsed, perhaps of an earlier input */
    bool read;                /* `source` is this input's */
    const pc_release *mended; /* NULL: not yet */
    pc_completer *completer;
    const pc_release *completed; /* NULL: not yet, or not asked for */
    const pc_style *style; /* in force for the last input; NULL: none */
};

cli_house *cli_house_new(const cli_settings *settings) {
    cli_house *house = calloc(1, sizeof *house);
    if (house)
        house->settings = settings;
    return house;
}

void cli_house_free(cli_house *house) {
    if (!house)
        return;
    pc_completer_free(house->completer);
    pc_fixer_free(house->fixer);
    for (branded *b = house->brands, *next; b; b = next) {
        next = b->next;
        cli_brand_free(b->brand);
        free(b);
    }
    cli_checkers_free(house->checkers);
    pc_release_free(house->source);
    free(house);
}

static pc_tradition tradition_of(pc_profile profile) {
    static const uint8_t traditions[PC_PROFILES] = {[PC_AP] = PC_TRADITION_AP,
                                                    [PC_UN] = PC_TRADITION_UN,
                                                    [PC_GOVUK] = PC_TRADITION_GOVUK,
                                                    [PC_EU] = PC_TRADITION_EU,
                                                    [PC_CHICAGO] = PC_TRADITION_CHICAGO};
    return (pc_tradition)traditions[profile];
}

/* The brand of a style, read when it is met first; NULL after a message, or when that has been said. */
static const cli_brand *brand_of(cli_house *house, const pc_style *style) {
    for (const branded *b = house->brands; b; b = b->next)
        if (b->style == style)
            return b->brand;
    branded *made = calloc(1, sizeof *made);
    if (!made) {
        cli_say(NULL, "%s", pc_status_text(PC_NO_MEMORY));
        return NULL;
    }
    *made = (branded){.next = house->brands, .style = style, .brand = cli_brand_read(house->settings, style)};
    house->brands = made;
    return made->brand;
}

bool cli_house_logo(const cli_house *house, const pc_renderer *to, pc_render_options *options) {
    return !house->brand || cli_brand_logo(house->brand, to, options);
}

bool cli_house_take(cli_house *house, const cli_file *file, pc_render_options *options) {
    const cli_settings *settings = house->settings;
    const pc_style *style = NULL;
    house->file = file;
    house->read = house->mends = false;
    house->mended = house->completed = NULL;
    house->brand = NULL;
    house->style = NULL;
    if (settings->isolated && !settings->profile)
        return true;
    if (!house->checkers)
        house->checkers = cli_checkers_new(settings, NULL);
    if (!house->checkers) {
        cli_say(file->name, "%s", pc_status_text(PC_NO_MEMORY));
        return false;
    }
    pc_checker *checker = cli_checkers_for(house->checkers, file->path, &style);
    if (!checker) /* its configuration cannot be used, which has been said */
        return false;
    if (!settings->profile && !cli_has_config(house->checkers, checker))
        return true; /* no style is in force */
    options->tradition = tradition_of(style->profile);
    house->style = style;
    house->brand = brand_of(house, style);
    if (!house->brand)
        return false;
    cli_brand_apply(house->brand, options);
    house->mends = !settings->set.as_is;
    if (checker != house->checker) {
        pc_fixer_free(house->fixer);
        house->fixer = NULL;
        house->checker = checker;
    }
    return true;
}

static const pc_release *source_of(cli_house *house) {
    if (!house->read)
        house->read = cli_parse_release(house->settings, house->file, &house->source);
    return house->read ? house->source : NULL;
}

static void say_what_was_mended(const cli_file *file, const pc_fixed *fixed) {
    size_t n = 0;
    for (size_t i = 0; i < PC_RULES; i++)
        n += fixed->mended[i];
    cli_say(file->name, "%zu safe %s made before setting; presscheck fix --diff shows what that is", n, n == 1 ? "fix" : "fixes");
}

static const pc_release *mend(cli_house *house) {
    const cli_settings *settings = house->settings;
    pc_parse_options options = cli_parse_options(settings, house->file);
    const pc_fixed *fixed = NULL;
    if (!house->fixer)
        house->fixer = pc_fixer_new(house->checker, false);
    pc_status status = house->fixer ? pc_fixer_run(house->fixer, house->file->bytes, &options, &fixed) : PC_NO_MEMORY;
    if (status != PC_OK) {
        cli_say_status(settings, house->file->name, status);
        return NULL;
    }
    if (settings->verbose)
        say_what_was_mended(house->file, fixed);
    return fixed->release;
}

/* ---- --complete ---- */

static void say_completed(const cli_file *file, const pc_completed *done, const pc_house *house) {
    const pc_origin *about = done->boilerplate ? &done->boilerplate->origin : NULL;
    if (about)
        cli_say(file->name, "has no paragraph about the issuer, so that of %s:%u was put in", about->file, about->line);
    else if (done->wants_boilerplate)
        cli_say(file->name, "has no paragraph about the issuer, and no configuration lists one as boilerplates; none was put in");
    if (done->n_contacts)
        cli_say(file->name, "has no contact, so %zu from %s:%u %s put in", done->n_contacts, house->contacts.v[0].origin.file, house->contacts.v[0].origin.line,
                done->n_contacts == 1 ? "was" : "were");
    else if (done->wants_contacts)
        cli_say(file->name, "has no contact, and no configuration lists any as contacts; none was put in");
}

/* The heading of a paragraph about the issuer that brings none: before a name, and alone. */
static const char *const headings[PC_LANGS][2] = {
    [PC_EN] = {"About ", "About us"},           [PC_FR] = {"À propos de ", "À propos de nous"}, [PC_ES] = {"Acerca de ", "Acerca de nosotros"},
    [PC_DE] = {"Über ", "Über uns"},            [PC_PT] = {"Sobre ", "Sobre nós"},              [PC_IT] = {"Informazioni su ", "Chi siamo"},
    [PC_RU] = {NULL, "О компании"},             [PC_AR] = {"نبذة عن ", "من نحن"},               [PC_ZH] = {"关于", "关于我们"},
    [PC_JA] = {NULL, "会社概要"},
};

/* "About the Board". To be released; empty when memory is short. */
static const char *heading_about(pc_lang lang, const char *issuer, pc_buf *out) {
    const char *const *own = headings[lang < PC_LANGS ? lang : PC_EN];
    bool named = issuer && own[0];
    pc_buf_puts(out, own[named ? 0 : 1]);
    pc_buf_puts(out, named ? issuer : "");
    pc_buf_put(out, "", 1);
    return out->status == PC_OK ? out->p : "";
}

static const pc_release *complete(cli_house *house, const pc_release *release) {
    static const pc_house none;
    const pc_house *lists = house->style ? &house->style->house : &none;
    const cli_settings *settings = house->settings;
    pc_parse_options options = cli_parse_options(settings, house->file);
    pc_completed done;
    if (!house->completer)
        house->completer = pc_completer_new();
    pc_buf about = {0};
    const char *heading = heading_about(pc_language_shown(release), lists->brand[PC_BRAND_ISSUER].text.p, &about);
    pc_status status = !house->completer || about.status != PC_OK ? PC_NO_MEMORY
                                                                 : pc_complete(house->completer, release, &options, lists, heading, pc_outline_title(release, PC_SEC_CONTACT), &done);
    pc_buf_release(&about);
    if (status != PC_OK) {
        cli_say_status(settings, house->file->name, status);
        return NULL;
    }
    if (done.failed) {
        cli_say_at(done.failed->origin.file, done.failed->origin.line, done.failed->origin.column,
                   "this cannot be put into %s so that it is read as what it is; give it a heading on a line of its own, such as \"About us\", or put it there by hand", house->file->name);
        return NULL;
    }
    if (!settings->quiet)
        say_completed(house->file, &done, lists);
    return done.release;
}

const pc_release *cli_house_release(cli_house *house, bool mended) {
    if (!mended || (!house->mends && !house->settings->set.complete))
        return source_of(house);
    if (!house->mended)
        house->mended = house->mends ? mend(house) : source_of(house);
    if (!house->settings->set.complete || house->completed || !house->mended)
        return house->completed ? house->completed : house->mended;
    return house->completed = complete(house, house->mended);
}
