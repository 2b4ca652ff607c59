#include "cli/delivery.h"

#include "base/hash.h"
#include "cli/atomic.h"
#include "cli/message.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

/* What stands before the path and the bytes of a packed output. */
typedef struct packed {
    size_t path, bytes;
    bool current;
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
    const cli_format_settings *set = &settings->set;
    const char *to = set->output && strcmp(set->output, "-") != 0 ? set->output : NULL;
    *delivery = (cli_delivery){.force = set->force, .resume = set->resume, .dry_run = set->dry_run};
    if (to && (several || to[strlen(to) - 1] == '/' || is_folder(to)))
        delivery->folder = to;
    else
        delivery->file = to;
    if (!to && set->dry_run) {
        cli_say("dry-run", "is for outputs that go into files; name a file or a folder with -o");
        return false;
    }
    if (set->resume && !set->manifest) {
        cli_say("resume", "goes by a manifest; name the one of the earlier run with --manifest");
        return false;
    }
    if (set->manifest && !delivery->folder) {
        cli_say("manifest", "tells of outputs in a folder; name one with -o");
        return false;
    }
    if (set->dry_run)
        return true;
    if (delivery->folder && !has_folder(delivery->folder))
        return false;
    delivery->manifest = set->manifest ? cli_manifest_open(set->manifest, set->resume) : NULL;
    return !set->manifest || delivery->manifest;
}

/* ---- what is there already ---- */

/* "FOLDER/2019/minsk.html" for "in/2019/minsk.txt" when in was named. NULL when it would be too long, or memory is short. */
static char *path_in(const char *folder, const char *below, const char *suffix) {
    char path[PATH_MAX];
    const char *slash = strrchr(below, '/'), *base = slash ? slash + 1 : below;
    if (strcmp(base, "-") == 0 || !*base)
        base = "release";
    const char *dot = strrchr(base, '.');
    size_t stem = dot && dot > base ? (size_t)(dot - base) : strlen(base), above = slash ? (size_t)(slash - below) + 1 : 0;
    const char *gap = folder[strlen(folder) - 1] == '/' ? "" : "/";
    int n = snprintf(path, PATH_MAX, "%s%s%.*s%.*s.%s", folder, gap, (int)above, below, (int)stem, base, suffix);
    if (n < 0 || n >= PATH_MAX) {
        errno = ENAMETOOLONG;
        return NULL;
    }
    return strdup(path);
}

/* Is the output there and no older than the input? */
static bool is_current(const char *path, const struct stat *input) {
    struct stat about;
    if (stat(path, &about) != 0 || !S_ISREG(about.st_mode) || (about.st_dev == input->st_dev && about.st_ino == input->st_ino))
        return false;
    return about.st_mtim.tv_sec > input->st_mtim.tv_sec ||
           (about.st_mtim.tv_sec == input->st_mtim.tv_sec && about.st_mtim.tv_nsec >= input->st_mtim.tv_nsec);
}

bool cli_plan_make(cli_plan *plan, const cli_delivery *d, const cli_file *file, const pc_renderer *const *to, size_t n) {
    struct stat input;
    bool by_age = d->folder && !d->force && !d->resume && file->path && stat(file->path, &input) == 0;
    *plan = (cli_plan){0};
    for (; plan->n < n; plan->n++) {
        char *path = d->folder ? path_in(d->folder, file->name + file->root, to[plan->n]->suffix) : strdup(d->file);
        if (!path) {
            cli_say(file->name, "has no place in %s (%s)", d->folder, strerror(errno));
            return false;
        }
        plan->paths[plan->n] = path;
        plan->current[plan->n] = by_age && is_current(path, &input);
        plan->n_current += plan->current[plan->n];
    }
    if (d->manifest)
        pc_sha256_of(file->bytes, plan->sha256);
    plan->finished = d->manifest && d->resume && !d->force &&
                     cli_manifest_finished(d->manifest, file->name, plan->sha256, (const char *const *)plan->paths, n);
    return true;
}

void cli_plan_free(cli_plan *plan) {
    for (size_t i = 0; i < plan->n; i++)
        free(plan->paths[i]);
    plan->n = 0;
}

void cli_delivery_pack(pc_buf *to, const cli_parcel *parcel) {
    pc_buf_put(to, (const char *)parcel, sizeof *parcel);
}

void cli_delivery_pack_output(pc_buf *to, const char *path, pc_str bytes) {
    packed head = {.path = strlen(path) + 1, .bytes = bytes.n, .current = !bytes.p};
    pc_buf_put(to, (const char *)&head, sizeof head);
    pc_buf_put(to, path, head.path);
    pc_buf_put_str(to, bytes);
}

/* ---- names that this run has used ---- */

static size_t place_of(char *const *names, size_t cap, const char *path) {
    size_t at = (size_t)pc_hash_str(PC_HASH_SEED, pc_str_of(path)) & (cap - 1);
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

/* ---- writing ---- */

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

/* Makes the folders of `path` below the folder of the outputs. 0 or errno. */
static int make_folders(const cli_delivery *d, const char *path) {
    char folder[PATH_MAX];
    size_t n = strlen(path);
    if (n >= sizeof folder)
        return ENAMETOOLONG;
    memcpy(folder, path, n + 1);
    for (char *slash = folder + strlen(d->folder); (slash = strchr(slash, '/')); *slash++ = '/') {
        *slash = '\0';
        if (mkdir(folder, 0777) != 0 && errno != EEXIST)
            return errno;
    }
    return 0;
}

/* Do both stand in one folder? Then the old one may be a release of somebody's own hand. */
static bool beside(const char *path, const char *input) {
    char folders[2][PATH_MAX];
    const char *of[2] = {path, input};
    for (int i = 0; i < 2; i++) {
        const char *slash = strrchr(of[i], '/');
        size_t n = slash ? (size_t)(slash - of[i]) + 1 : 0;
        if (n + 2 > PATH_MAX)
            return true;
        memcpy(folders[i], n ? of[i] : "./", n ? n : 2);
        folders[i][n ? n : 2] = '\0';
    }
    return same_file(folders[0], folders[1]);
}

/* False after a message. */
static bool may_have(cli_delivery *d, const char *name, const char *path) {
    int error = take_name(d, path);
    if (!error && !same_file(path, name))
        return true;
    if (error == ENOMEM)
        say_not_written(d, path, error);
    else if (error)
        cli_say(name, "would go to %s too, which another input has just been written to; rename one of them", path);
    else
        cli_say(name, "its output would take its place; name another folder");
    d->failed = true;
    return false;
}

/* A new file is waited for at the end, together with the others; one that replaces an old one at once. */
static bool write_into_folder(cli_delivery *d, const char *name, const char *path, pc_str bytes) {
    bool replaces = d->force || !beside(path, name);
    int error = cli_write_atomically(path, bytes, CLI_KEEP_MANY);
    if (error == ENOENT) {
        error = make_folders(d, path);
        if (!error)
            error = cli_write_atomically(path, bytes, CLI_KEEP_MANY);
    }
    d->wrote |= !error;
    if (error == EEXIST && replaces)
        error = cli_write_atomically(path, bytes, CLI_REPLACE_OLD);
    if (error)
        say_not_written(d, path, error);
    return !error;
}

static bool write_file(cli_delivery *d, pc_str bytes) {
    int error = cli_write_atomically(d->file, bytes, CLI_REPLACE_OLD);
    if (error)
        say_not_written(d, d->file, error);
    return !error;
}

static void tell(pc_buf *out, const char *name, const packed *head, const char *path) {
    pc_buf_puts(out, head->current ? "leave " : "set ");
    pc_buf_puts(out, head->current ? path : name);
    pc_buf_puts(out, head->current ? ": newer than " : " as ");
    pc_buf_puts(out, head->current ? name : path);
    pc_buf_putc(out, '\n');
}

/* Delivers one packed output; false when it could not be. */
static bool deliver_output(cli_delivery *d, const char *name, const packed *head, const char *path, pc_buf *out) {
    pc_str bytes = {path + head->path, head->bytes};
    if (d->folder && !may_have(d, name, path))
        return false;
    d->left += head->current;
    if (d->dry_run)
        tell(out, name, head, path);
    if (d->dry_run || head->current)
        return true;
    return d->folder ? write_into_folder(d, name, path, bytes) : write_file(d, bytes);
}

/* What the manifest says of an output that was delivered. */
static bool describe(const packed *head, const char *path, cli_manifest_output *output) {
    output->path = path;
    output->bytes = head->bytes;
    if (head->current)
        return cli_file_sha256(path, output->sha256, &output->bytes);
    pc_sha256_of((pc_str){path + head->path, head->bytes}, output->sha256);
    return true;
}

/* The first message without the program's name before it. */
static pc_str first_message(pc_str said) {
    static const char program[] = "presscheck: ";
    const char *end = said.n ? memchr(said.p, '\n', said.n) : NULL;
    pc_str line = {said.p, end ? (size_t)(end - said.p) : said.n};
    size_t n = sizeof program - 1;
    return line.n > n && memcmp(line.p, program, n) == 0 ? pc_str_sub(line, n, line.n) : line;
}

static void record(cli_delivery *d, const cli_result *result, const cli_parcel *parcel, cli_manifest_row *row, size_t left) {
    bool failed = row->error.n || (result->status > CLI_FOUND);
    row->input = result->name;
    row->status = failed ? "failed" : parcel->held ? "held" : row->n_outputs && left == row->n_outputs ? "current" : "done";
    row->sha256 = parcel->readable ? parcel->sha256 : NULL;
    row->findings = parcel->checked ? result->counts : NULL;
    if (failed && !row->error.n)
        row->error = result->said.n ? first_message(result->said) : PC_STR("it could not be set");
    cli_manifest_put(d->manifest, row);
}

void cli_delivery_unpack(cli_delivery *d, const cli_result *result, pc_buf *out) {
    cli_manifest_output outputs[CLI_MOST_OUTPUTS];
    cli_manifest_row row = {.outputs = outputs};
    cli_parcel parcel = {0};
    size_t before = d->left;
    pc_str all = {result->out.p, result->out.n};
    if (all.n < sizeof parcel) /* memory was too short even to say it */
        all.n = 0;
    else
        memcpy(&parcel, all.p, sizeof parcel);
    for (size_t at = sizeof parcel; at + sizeof(packed) <= all.n;) {
        packed head;
        memcpy(&head, all.p + at, sizeof head);
        const char *path = all.p + at + sizeof head;
        if (!deliver_output(d, result->name, &head, path, out))
            row.error = PC_STR("an output could not be written");
        else if (d->manifest && row.n_outputs < CLI_MOST_OUTPUTS)
            row.n_outputs += describe(&head, path, &outputs[row.n_outputs]);
        at += sizeof head + head.path + head.bytes;
    }
    if (d->manifest && parcel.finished)
        cli_manifest_keep(d->manifest, result->name);
    else if (d->manifest)
        record(d, result, &parcel, &row, d->left - before);
}

/* Waits until everything is on the disk: once for all files. */
static void finish(cli_delivery *d) {
    int error = d->wrote ? cli_sync_folder(d->folder) : 0;
    if (error)
        say_not_written(d, d->folder, error);
}

bool cli_delivery_close(cli_delivery *delivery, bool whole) {
    finish(delivery);
    bool good = !delivery->failed;
    if (delivery->manifest && !cli_manifest_close(delivery->manifest, whole))
        good = false;
    for (size_t i = 0; i < delivery->cap; i++)
        free(delivery->names[i]);
    free(delivery->names);
    *delivery = (cli_delivery){0};
    return good;
}
