#include "cli/delivery.h"

#include "cli/atomic.h"
#include "cli/message.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

/* What stands before the name and the bytes of a packed output. */
typedef struct packed {
    const pc_renderer *renderer;
    size_t name, bytes;
} packed;

static bool is_folder(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

/* Makes the folder unless it is there. False after a message. */
static bool has_folder(const char *path) {
    if (is_folder(path) || mkdir(path, 0777) == 0)
        return true;
    if (errno == EEXIST)
        cli_say(path, "is a file; several outputs need a folder: name one with -o");
    else
        cli_say(path, "the folder cannot be made (%s); name another with -o", strerror(errno));
    return false;
}

bool cli_delivery_open(cli_delivery *delivery, const cli_settings *settings, bool several) {
    const char *to = settings->set.output;
    *delivery = (cli_delivery){.force = settings->set.force};
    if (!to || strcmp(to, "-") == 0)
        return true;
    if (several || to[strlen(to) - 1] == '/' || is_folder(to)) {
        delivery->folder = to;
        return has_folder(to);
    }
    delivery->file = to;
    return true;
}

void cli_delivery_pack(pc_buf *to, const char *name, const pc_renderer *renderer, pc_str bytes) {
    packed head = {.renderer = renderer, .name = strlen(name) + 1, .bytes = bytes.n};
    pc_buf_put(to, (const char *)&head, sizeof head);
    pc_buf_put(to, name, head.name);
    pc_buf_put_str(to, bytes);
}

/* ---- names that this run has used ---- */

static size_t place_of(char *const *names, size_t cap, const char *path) {
    uint64_t hash = 0xCBF29CE484222325u; /* FNV-1a */
    for (const char *p = path; *p; p++)
        hash = (hash ^ (unsigned char)*p) * 0x100000001B3u;
    size_t at = (size_t)hash & (cap - 1);
    while (names[at] && strcmp(names[at], path) != 0)
        at = (at + 1) & (cap - 1);
    return at;
}

static bool grow(cli_delivery *d) {
    size_t cap = d->cap ? d->cap * 2 : 64;
    char **names = calloc(cap, sizeof *names);
    if (!names)
        return false;
    for (size_t i = 0; i < d->cap; i++)
        if (d->names[i])
            names[place_of(names, cap, d->names[i])] = d->names[i];
    free(d->names);
    d->names = names;
    d->cap = cap;
    return true;
}

/* Takes a name for this run: EEXIST when it is taken already, 0 or ENOMEM. */
static int take_name(cli_delivery *d, const char *path) {
    if (d->n * 2 >= d->cap && !grow(d))
        return ENOMEM;
    size_t at = place_of(d->names, d->cap, path);
    if (d->names[at])
        return EEXIST;
    d->names[at] = strdup(path);
    d->n += d->names[at] != NULL;
    return d->names[at] ? 0 : ENOMEM;
}

void cli_delivery_free(cli_delivery *delivery) {
    for (size_t i = 0; i < delivery->cap; i++)
        free(delivery->names[i]);
    free(delivery->names);
    *delivery = (cli_delivery){0};
}

/* ---- writing ---- */

/* "FOLDER/minsk.html" for "in/minsk.txt". False when it would be too long. */
static bool path_in(const char *folder, const char *name, const char *suffix, char path[static PATH_MAX]) {
    const char *slash = strrchr(name, '/'), *base = slash ? slash + 1 : name;
    if (strcmp(base, "-") == 0 || !*base)
        base = "release";
    const char *dot = strrchr(base, '.');
    size_t stem = dot && dot > base ? (size_t)(dot - base) : strlen(base);
    const char *gap = folder[strlen(folder) - 1] == '/' ? "" : "/";
    int n = snprintf(path, PATH_MAX, "%s%s%.*s.%s", folder, gap, (int)stem, base, suffix);
    return n > 0 && n < PATH_MAX;
}

static bool same_file(const char *a, const char *b) {
    struct stat one, other;
    return stat(a, &one) == 0 && stat(b, &other) == 0 && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

static void say_not_written(cli_delivery *d, const char *path, int error) {
    d->failed = true;
    if (error == EEXIST)
        cli_say(path, "is there already and was left as it is; --force replaces it");
    else if (error == EISDIR)
        cli_say(path, "is a folder; name a file");
    else if (error == ENOENT)
        cli_say(path, "cannot be written: its folder does not exist; make it first");
    else if (error == EACCES || error == EROFS || error == EPERM)
        cli_say(path, "may not be written; check the permissions of its folder");
    else if (error == ENOSPC || error == EDQUOT)
        cli_say(path, "could not be written: the disk is full; make room and run again");
    else
        cli_say(path, "could not be written (%s)", strerror(error));
}

static void write_into_folder(cli_delivery *d, const char *name, const pc_renderer *renderer, pc_str bytes) {
    char path[PATH_MAX];
    if (!path_in(d->folder, name, renderer->suffix, path)) {
        say_not_written(d, name, ENAMETOOLONG);
        return;
    }
    int error = take_name(d, path);
    if (error == EEXIST) {
        d->failed = true;
        cli_say(name, "would go to %s too, which another input has just been written to; rename one of them", path);
        return;
    }
    if (!error && same_file(path, name)) {
        d->failed = true;
        cli_say(name, "its output would take its place; name another folder");
        return;
    }
    if (!error)
        error = cli_write_atomically(path, bytes, d->force ? CLI_REPLACE_OLD : CLI_KEEP_OLD);
    if (error)
        say_not_written(d, path, error);
}

void cli_delivery_unpack(cli_delivery *d, pc_str all) {
    while (all.n >= sizeof(packed)) {
        packed head;
        memcpy(&head, all.p, sizeof head);
        const char *name = all.p + sizeof head;
        pc_str bytes = {name + head.name, head.bytes};
        if (d->folder) {
            write_into_folder(d, name, head.renderer, bytes);
        } else {
            int error = cli_write_atomically(d->file, bytes, CLI_REPLACE_OLD);
            if (error)
                say_not_written(d, d->file, error);
        }
        size_t took = sizeof head + head.name + head.bytes;
        all = (pc_str){all.p + took, all.n - took};
    }
}
