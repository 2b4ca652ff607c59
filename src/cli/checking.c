#include "cli/checking.h"

#include "cli/input.h"
#include "cli/message.h"
#include "cli/moment.h"
#include "style/config.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* Marks the rules of one name, which is a rule or a group. */
static bool mark(pc_str name, uint8_t selected[PC_RULES], uint8_t value) {
    pc_rule_id rule = pc_rule_named(name);
    pc_group group = pc_group_named(name);
    if (rule != PC_RULES)
        selected[rule] = value == PC_SELECTED ? PC_SELECTED_BY_NAME : value;
    for (size_t i = 0; group != PC_GROUPS && i < PC_RULES; i++)
        if (pc_rules[i].group == group)
            selected[i] = value;
    return rule != PC_RULES || group != PC_GROUPS;
}

static bool mark_names(const char *option, const char *names, uint8_t selected[PC_RULES], uint8_t value) {
    for (const char *at = names; *at; at += *at == ',') {
        size_t n = strcspn(at, ",");
        pc_str name = {at, n};
        if (n && !mark(name, selected, value)) {
            const char *nearest = pc_rule_nearest(name);
            cli_say(option, "there is no rule or group '%.*s'%s%s%s; presscheck rules lists them", (int)n, at,
                    nearest ? "; did you mean '" : "", nearest ? nearest : "", nearest ? "'?" : "");
            return false;
        }
        at += n;
    }
    return true;
}

static bool mark_all(const char *option, const cli_patterns *lists, uint8_t selected[PC_RULES], uint8_t value) {
    for (size_t i = 0; i < lists->n; i++)
        if (!mark_names(option, lists->v[i], selected, value))
            return false;
    return true;
}

bool cli_select_rules(const cli_settings *settings, uint8_t selected[PC_RULES]) {
    memset(selected, settings->only.n ? PC_NOT_SELECTED : PC_SELECTED, PC_RULES);
    return mark_all("only", &settings->only, selected, PC_SELECTED) && mark_all("skip", &settings->skip, selected, PC_NOT_SELECTED);
}

bool cli_reached(const pc_findings *findings, pc_severity fail_on) {
    for (size_t i = 0; fail_on != PC_OFF && i < findings->n; i++)
        if (findings->v[i]->severity >= fail_on)
            return true;
    return false;
}

/* ---- a style and a checker for each configuration ---- */

/* One configuration; path NULL: none. */
typedef struct config {
    struct config *next;
    char *path, *bytes; /* the style points into the bytes */
    pc_arena *arena;
    pc_style style;
    pc_checker *checker; /* NULL: it could not be used, which has been said */
} config;

/* A folder whose configuration is known. */
typedef struct folder {
    struct folder *next;
    char *path;
    config *config;
} folder;

struct cli_checkers {
    const cli_settings *settings;
    const uint8_t *selected;
    bool silent; /* says nothing: somebody else will */
    config *configs;
    folder *folders;
};

cli_checkers *cli_checkers_new(const cli_settings *settings, const uint8_t *selected) {
    cli_checkers *checkers = calloc(1, sizeof *checkers);
    if (checkers)
        *checkers = (cli_checkers){.settings = settings, .selected = selected};
    return checkers;
}

void cli_checkers_free(cli_checkers *checkers) {
    if (!checkers)
        return;
    for (config *c = checkers->configs, *next; c; c = next) {
        next = c->next;
        pc_checker_free(c->checker);
        pc_arena_free(c->arena);
        free(c->path);
        free(c->bytes);
        free(c);
    }
    for (folder *f = checkers->folders, *next; f; f = next) {
        next = f->next;
        free(f->path);
        free(f);
    }
    free(checkers);
}

static void say_no_memory(const cli_checkers *checkers) {
    if (!checkers->silent)
        cli_say(NULL, "%s", pc_status_text(PC_NO_MEMORY));
}

/* The profile that the command line names; PC_PROFILES when it names none. */
static pc_profile named_profile(const cli_settings *settings) {
    return settings->profile ? pc_profile_named(pc_str_of(settings->profile)) : PC_PROFILES;
}

/* Reads the file of a configuration into its style; false after a message. */
static bool read_config(const cli_checkers *checkers, config *c) {
    const cli_settings *settings = checkers->settings;
    pc_profile profile = named_profile(settings);
    pc_config_error error;
    if (!c->path) {
        pc_style_init(&c->style, profile == PC_PROFILES ? PC_AP : profile);
        return true;
    }
    cli_input input = {0};
    struct stat what;
    if (stat(c->path, &what) == 0 && S_ISDIR(what.st_mode)) {
        if (!checkers->silent)
            cli_say(c->path, "is a folder, and should be a file; rename it, or use --isolated");
        return false;
    }
    if (!cli_input_read(&input, c->path, c->path, settings->max_bytes))
        return false;
    c->bytes = input.p;
    c->arena = pc_arena_new();
    if (c->arena && pc_config_read(&c->style, profile, c->path, (pc_str){input.p, input.n}, c->arena, &error))
        return true;
    if (!c->arena || !error.message.p)
        say_no_memory(checkers);
    else if (!checkers->silent)
        cli_say_at(c->path, error.line, error.column, "%.*s", (int)error.message.n, error.message.p);
    return false;
}

static void make_checker(const cli_checkers *checkers, config *c) {
    pc_style_error error;
    pc_check_options options = {.as_of = cli_as_of(checkers->settings), .today = cli_this_day(), .selected = checkers->selected};
    c->checker = pc_checker_new(&c->style, &options, &error);
    if (!c->checker && error.what && !checkers->silent)
        cli_say_at(error.origin.file, error.origin.line, error.origin.column, "there is no %s '%.*s'%s%s%s", error.what,
                (int)error.name.n, error.name.p, error.nearest ? "; did you mean '" : "", error.nearest ? error.nearest : "",
                error.nearest ? "'?" : "");
    else if (!c->checker && !error.what)
        say_no_memory(checkers);
}

/* The configuration of that path (NULL: none), read when it is met first. */
static config *config_at(cli_checkers *checkers, const char *path) {
    for (config *c = checkers->configs; c; c = c->next)
        if (path ? c->path && strcmp(c->path, path) == 0 : !c->path)
            return c;
    config *made = calloc(1, sizeof *made);
    if (made && path && !(made->path = strdup(path))) {
        free(made);
        made = NULL;
    }
    if (!made) {
        say_no_memory(checkers);
        return NULL;
    }
    made->next = checkers->configs;
    checkers->configs = made;
    cli_say_once(true); /* every worker meets it */
    if (read_config(checkers, made))
        make_checker(checkers, made);
    cli_say_once(false);
    return made;
}

static const char file_name[] = ".presscheck.yml";

/* The nearest configuration in `path`, a whole path of a folder, or above it; *found gets its path (to be freed), NULL when there is none. */
static bool find_above(const char *path, char **found) {
    size_t n = strlen(path);
    char *at = malloc(n + sizeof file_name + 1);
    *found = NULL;
    if (!at)
        return false;
    memcpy(at, path, n + 1);
    for (;;) {
        size_t end = n && at[n - 1] == '/' ? n - 1 : n;
        at[end] = '/';
        memcpy(at + end + 1, file_name, sizeof file_name);
        if (access(at, F_OK) == 0) {
            *found = at;
            return true;
        }
        if (!end)
            break;
        for (n = end; n && at[n - 1] != '/'; n--) {
        }
    }
    free(at);
    return true;
}

/* The folder of a path, as a whole path without links; to be freed. NULL when there is no such folder or no memory. */
static char *folder_of(const char *path) {
    const char *slash = path ? strrchr(path, '/') : NULL;
    if (!slash)
        return realpath(".", NULL);
    char *folder_path = strndup(path, slash == path ? 1 : (size_t)(slash - path)), *whole = NULL;
    if (folder_path)
        whole = realpath(folder_path, NULL);
    free(folder_path);
    return whole;
}

/* Forgets all folders behind this one: inputs come folder by folder, and a search may not grow with their number. */
static void forget_behind(folder *last) {
    for (folder *f = last->next, *next; f; f = next) {
        next = f->next;
        free(f->path);
        free(f);
    }
    last->next = NULL;
}

static config *config_of_folder(cli_checkers *checkers, char *path) {
    enum { MOST_KEPT = 64 };
    size_t seen = 0;
    for (folder *f = checkers->folders; f; f = f->next) {
        if (strcmp(f->path, path) == 0) {
            free(path);
            return f->config;
        }
        if (++seen == MOST_KEPT)
            forget_behind(f);
    }
    folder *made = calloc(1, sizeof *made);
    char *found = NULL;
    if (!made || !find_above(path, &found)) {
        free(made);
        free(path);
        say_no_memory(checkers);
        return NULL;
    }
    *made = (folder){.next = checkers->folders, .path = path, .config = config_at(checkers, found)};
    checkers->folders = made;
    free(found);
    return made->config;
}

static config *config_for(cli_checkers *checkers, const char *path) {
    const cli_settings *settings = checkers->settings;
    bool style_file = settings->profile && named_profile(settings) == PC_PROFILES;
    if (style_file)
        return config_at(checkers, settings->profile);
    if (settings->isolated || settings->config)
        return config_at(checkers, settings->isolated ? NULL : settings->config);
    char *folder_path = folder_of(path ? path : settings->stdin_name);
    if (!folder_path && errno == ENOMEM) {
        say_no_memory(checkers);
        return NULL;
    }
    return folder_path ? config_of_folder(checkers, folder_path) : config_at(checkers, NULL);
}

pc_checker *cli_checkers_for(cli_checkers *checkers, const char *path, const pc_style **style) {
    config *c = config_for(checkers, path);
    if (c && style)
        *style = &c->style;
    return c ? c->checker : NULL;
}

const char *cli_config_of(cli_checkers *checkers, const char *path) {
    config *c = config_for(checkers, path);
    return c ? c->path : NULL;
}

bool cli_has_config(const cli_checkers *checkers, const pc_checker *checker) {
    const config *c = checkers->configs;
    while (c && c->checker != checker)
        c = c->next;
    return c && c->path;
}

const char *cli_profile_of(const cli_settings *settings, const char *path) {
    cli_checkers *checkers = cli_checkers_new(settings, NULL);
    bool readable = checkers && !(settings->config && access(settings->config, R_OK) != 0);
    pc_buf unheard = {0};
    if (checkers)
        checkers->silent = true;
    cli_say_into(&unheard);
    config *c = readable ? config_for(checkers, path) : NULL;
    cli_say_into(NULL);
    pc_buf_release(&unheard);
    const char *name = pc_profile_name(c && c->checker ? c->style.profile : PC_AP);
    cli_checkers_free(checkers);
    return name;
}
