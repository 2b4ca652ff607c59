#include "cli/walk.h"

#include "cli/message.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* What its name begins with in the list of a folder. */
enum { IS_FILE = 'f', IS_FOLDER = 'd' };

struct cli_folder {
    cli_folder *above;
    pc_buf names;       /* the kind, the name, NUL; and so on */
    const char **order; /* into names */
    size_t n, next;
    size_t name, real, lists; /* what the walk held when it came here */
};

static void no_memory(cli_walk *walk) {
    if (!walk->failed)
        cli_say(NULL, "%s", pc_status_text(PC_NO_MEMORY));
    walk->failed = true;
}

/* ---- --include and --exclude ---- */

/* The path as patterns see it: from the working directory, without "./" before it. */
static pc_str for_patterns(cli_walk *walk, const char *name) {
    pc_str path = pc_str_of(name);
    if (!walk->here.n) {
        char *here = realpath(".", NULL);
        pc_buf_puts(&walk->here, here ? here : "");
        pc_buf_putc(&walk->here, '/');
        free(here);
    }
    if (walk->here.status == PC_OK && path.n > walk->here.n && memcmp(path.p, walk->here.p, walk->here.n) == 0)
        path = pc_str_sub(path, walk->here.n, path.n);
    while (path.n > 1 && path.p[0] == '.' && path.p[1] == '/')
        path = pc_str_sub(path, 2, path.n);
    while (path.n && path.p[0] == '/')
        path = pc_str_sub(path, 1, path.n);
    return path;
}

static bool any_matches(const cli_patterns *patterns, pc_str path, bool folder) {
    bool matches = false;
    for (size_t i = 0; i < patterns->n; i++) {
        cli_pattern pattern;
        if (cli_pattern_read(pc_str_of(patterns->v[i]), &pattern) && cli_pattern_matches(&pattern, path, folder))
            matches = !pattern.negated;
    }
    return matches;
}

static bool is_wanted(const cli_choice *choice, pc_str path) {
    static const cli_patterns usual = {.v = {"*.txt", "*.md", "*.release"}, .n = 3};
    return any_matches(choice->include.n ? &choice->include : &usual, path, false) &&
           !any_matches(&choice->exclude, path, false);
}

bool cli_excluded(cli_walk *walk, const char *name) {
    const cli_patterns *exclude = &walk->choice->exclude;
    pc_str path = exclude->n ? for_patterns(walk, name) : (pc_str){NULL, 0};
    for (size_t i = 0; i < path.n; i++)
        if (path.p[i] == '/' && any_matches(exclude, (pc_str){path.p, i}, true))
            return true;
    return path.n && any_matches(exclude, path, false);
}

bool cli_chosen(cli_walk *walk, const char *name) {
    return is_wanted(walk->choice, for_patterns(walk, name)) && !cli_excluded(walk, name);
}

/* ---- one folder ---- */

static int by_name(const void *a, const void *b) {
    const char *const *one = a, *const *other = b;
    return strcmp(*one + 1, *other + 1);
}

/* A link to a file counts as one; a link to a folder is not followed, so that no walk goes round. 0: neither. */
static char kind_of(cli_walk *walk, int folder, const struct dirent *entry) {
    struct stat about;
    if (entry->d_type == DT_REG)
        return IS_FILE;
    if (entry->d_type == DT_DIR)
        return IS_FOLDER;
    if (entry->d_type != DT_UNKNOWN && entry->d_type != DT_LNK)
        return 0;
    bool link = entry->d_type == DT_LNK;
    if (!link && fstatat(folder, entry->d_name, &about, AT_SYMLINK_NOFOLLOW) == 0)
        link = S_ISLNK(about.st_mode);
    if (fstatat(folder, entry->d_name, &about, 0) != 0) {
        if (errno != ENOENT && errno != ELOOP) { /* a link to nothing is nothing */
            cli_say(entry->d_name, "cannot be looked at (%s)", strerror(errno));
            walk->failed = true;
        }
        return 0;
    }
    return S_ISREG(about.st_mode) ? IS_FILE : S_ISDIR(about.st_mode) && !link ? IS_FOLDER : 0;
}

static void path_add(pc_buf *path, const char *name) {
    if (path->n && path->p[path->n - 1] != '/')
        pc_buf_putc(path, '/');
    pc_buf_puts(path, name);
}

/* Is it left out? The walk's paths are those of the folder, and are so again. */
static bool left_out(cli_walk *walk, const char *name, char kind) {
    size_t n = walk->name.n, real = walk->real.n;
    path_add(&walk->name, name);
    pc_buf_putc(&walk->name, '\0');
    path_add(&walk->real, name);
    bool out = walk->name.status != PC_OK || walk->real.status != PC_OK ||
               cli_ignored(&walk->ignore, (pc_str){walk->real.p, walk->real.n}, kind == IS_FOLDER);
    const char *except = walk->choice->except;
    if (!out && except && kind == IS_FOLDER)
        out = pc_str_eq((pc_str){walk->real.p, walk->real.n}, pc_str_of(except));
    if (!out) {
        pc_str path = for_patterns(walk, walk->name.p);
        out = kind == IS_FOLDER ? any_matches(&walk->choice->exclude, path, true) : !is_wanted(walk->choice, path);
    }
    walk->name.n = n;
    walk->real.n = real;
    return out;
}

static void list(cli_walk *walk, cli_folder *folder, DIR *dir) {
    struct dirent *entry;
    for (errno = 0; (entry = readdir(dir)); errno = 0) {
        char kind = entry->d_name[0] == '.' ? 0 : kind_of(walk, dirfd(dir), entry); /* hidden ones are no releases */
        if (!kind || left_out(walk, entry->d_name, kind))
            continue;
        pc_buf_putc(&folder->names, kind);
        pc_buf_put(&folder->names, entry->d_name, strlen(entry->d_name) + 1);
        folder->n++;
    }
    if (errno) {
        cli_say(walk->name.n ? walk->name.p : ".", "cannot be listed to its end (%s)", strerror(errno));
        walk->failed = true;
    }
}

static bool put_in_order(cli_folder *folder) {
    folder->order = folder->names.status == PC_OK ? malloc((folder->n + 1) * sizeof *folder->order) : NULL;
    if (!folder->order)
        return false;
    const char *at = folder->names.p;
    for (size_t i = 0; i < folder->n; i++, at += strlen(at) + 1)
        folder->order[i] = at;
    if (folder->n)
        qsort(folder->order, folder->n, sizeof *folder->order, by_name);
    return true;
}

static DIR *open_folder(cli_walk *walk) {
    pc_buf_putc(&walk->name, '\0');
    if (walk->name.status != PC_OK) {
        no_memory(walk);
        return NULL;
    }
    const char *path = *walk->name.p ? walk->name.p : ".";
    DIR *dir = opendir(path);
    if (!dir) {
        cli_say(path, errno == EACCES ? "may not be listed; check its permissions" : "cannot be listed (%s)", strerror(errno));
        walk->failed = true;
    }
    walk->name.n--;
    return dir;
}

/*
 * Takes in what git leaves out in the folder, which lies in one that is walked
 * (`below`) or is the first. False after a message: files that are to be left
 * alone could be among those in it.
 */
static bool take_ignored(cli_walk *walk, bool below) {
    pc_str path = {walk->real.p, walk->real.n};
    if (below)
        cli_ignore_push(&walk->ignore, path);
    else
        cli_ignore_start(&walk->ignore, path);
    if (!walk->ignore.error)
        return true;
    cli_say(walk->name.n ? walk->name.p : ".", "what git leaves out here cannot be read (%s)", strerror(walk->ignore.error));
    walk->ignore.error = 0;
    walk->failed = true;
    return false;
}

/* Goes into the folder that the walk's paths name. */
static void enter(cli_walk *walk, size_t name, size_t real) {
    size_t lists = walk->ignore.n;
    DIR *dir = open_folder(walk);
    cli_folder *folder = dir ? calloc(1, sizeof *folder) : NULL;
    if (folder) {
        *folder = (cli_folder){.above = walk->deepest, .name = name, .real = real, .lists = lists};
        walk->deepest = folder;
        if (take_ignored(walk, folder->above != NULL))
            list(walk, folder, dir);
    }
    if (dir && (!folder || !put_in_order(folder) || walk->ignore.no_memory || walk->name.status || walk->real.status)) {
        no_memory(walk);
        if (folder)
            folder->next = folder->n;
    }
    if (dir)
        closedir(dir);
    if (!folder) {
        walk->name.n = name;
        walk->real.n = real;
    }
}

static void leave(cli_walk *walk) {
    cli_folder *folder = walk->deepest;
    walk->deepest = folder->above;
    walk->name.n = folder->name;
    walk->real.n = folder->real;
    cli_ignore_pop(&walk->ignore, folder->lists);
    pc_buf_release(&folder->names);
    free(folder->order);
    free(folder);
}

/* ---- the walk ---- */

void cli_walk_begin(cli_walk *walk, const char *folder) {
    bool here = strcmp(folder, ".") == 0 || strcmp(folder, "./") == 0;
    char *real = realpath(folder, NULL);
    walk->found = 0;
    if (!real) {
        cli_say(folder, "cannot be listed (%s)", strerror(errno));
        walk->failed = true;
        return;
    }
    pc_buf_clear(&walk->name);
    pc_buf_clear(&walk->real);
    pc_buf_puts(&walk->name, here ? "" : folder);
    pc_buf_puts(&walk->real, strcmp(real, "/") != 0 ? real : "");
    free(real);
    walk->root = walk->name.n + (walk->name.n && walk->name.p[walk->name.n - 1] != '/');
    enter(walk, 0, 0);
}

/* Goes back to the folder the walk is in, from a file of it. */
static void back_to_folder(cli_walk *walk, size_t name, size_t real) {
    walk->name.n = name;
    walk->real.n = real;
}

bool cli_walk_next(cli_walk *walk) {
    while (walk->deepest) {
        cli_folder *folder = walk->deepest;
        if (folder->next == folder->n) {
            leave(walk);
            continue;
        }
        const char *entry = folder->order[folder->next++];
        size_t name = walk->name.n, real = walk->real.n;
        path_add(&walk->name, entry + 1);
        path_add(&walk->real, entry + 1);
        if (entry[0] == IS_FOLDER) {
            enter(walk, name, real);
            continue;
        }
        pc_buf_putc(&walk->name, '\0');
        bool whole = walk->name.status == PC_OK && walk->real.status == PC_OK;
        back_to_folder(walk, name, real); /* the bytes of the name stay where they are */
        if (!whole) {
            no_memory(walk);
            continue;
        }
        walk->found++;
        return true;
    }
    return false;
}

void cli_walk_end(cli_walk *walk) {
    while (walk->deepest)
        leave(walk);
    cli_ignore_pop(&walk->ignore, 0);
    pc_buf_release(&walk->name);
    pc_buf_release(&walk->real);
    pc_buf_release(&walk->here);
}
