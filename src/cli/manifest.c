#include "cli/manifest.h"

#include "base/hash.h"
#include "cli/atomic.h"
#include "cli/message.h"
#include "render/escape.h"
#include "text/json_read.h"
#include "text/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* Where a row stands in the file. */
typedef struct place {
    off_t at;
    size_t n;
} place;

/* A row of an earlier run, by the name of its input. */
typedef struct known {
    uint64_t hash; /* 0: a free slot */
    place row;
} known;

struct cli_manifest {
    const char *path;
    int fd;
    off_t end;
    bool resumed, failed;
    known *table;    /* cap is a power of two, or 0; not changed once the run has begun */
    size_t n, cap;
    place *order; /* of a resumed run: the rows of its inputs */
    size_t n_order, cap_order;
    pc_buf line;
    pc_arena *arena; /* for names that are not UTF-8 */
};

static void fails(cli_manifest *m, const char *what, const char *why) {
    if (!m->failed)
        cli_say(m->path, "the manifest %s (%s)", what, why);
    m->failed = true;
}

/* ---- reading rows ---- */

static uint64_t hash_of(pc_str name) {
    uint64_t hash = pc_hash_str(PC_HASH_SEED, name);
    return hash ? hash : 1;
}

static known *slot_of(const known *table, size_t cap, uint64_t hash) {
    size_t at = (size_t)hash & (cap - 1);
    while (table[at].hash && table[at].hash != hash)
        at = (at + 1) & (cap - 1);
    return (known *)&table[at];
}

static bool grow(cli_manifest *m) {
    size_t cap = m->cap ? m->cap * 2 : 256;
    known *table = calloc(cap, sizeof *table);
    if (!table)
        return false;
    for (size_t i = 0; i < m->cap; i++)
        if (m->table[i].hash)
            *slot_of(table, cap, m->table[i].hash) = m->table[i];
    free(m->table);
    m->table = table;
    m->cap = cap;
    return true;
}

/* Moves the reader to the value of a member of the object it is in, and takes its first event; WRONG when there is none. */
static pc_json_event member(pc_json_reader *reader, const char *name) {
    for (;;) {
        pc_json_event event = pc_json_next(reader);
        if (event != PC_JSON_KEY)
            return PC_JSON_WRONG;
        pc_str key = pc_str_sub(reader->token, 1, reader->token.n - 1);
        bool found = pc_str_eq(key, pc_str_of(name));
        event = pc_json_next(reader);
        if (found)
            return event;
        if (!pc_json_skip(reader, event))
            return PC_JSON_WRONG;
    }
}

/* The value of a string member of the row, in *out. */
static bool string_member(pc_str row, const char *name, pc_buf *out) {
    pc_json_reader reader = {.text = row};
    pc_buf_clear(out);
    return pc_json_next(&reader) == PC_JSON_OBJECT && member(&reader, name) == PC_JSON_STRING &&
           pc_json_unescape(reader.token, out) && out->status == PC_OK;
}

static bool is_json(pc_str row) {
    pc_json_reader reader = {.text = row};
    return pc_json_skip(&reader, pc_json_next(&reader)) && pc_json_next(&reader) == PC_JSON_END;
}

/* Takes a row in; one that is damaged is none. False when memory is short. */
static bool learn(cli_manifest *m, pc_str row, off_t at, pc_buf *name) {
    if (!is_json(row) || !string_member(row, "input", name))
        return name->status == PC_OK;
    if (m->n * 2 >= m->cap && !grow(m))
        return false;
    known *slot = slot_of(m->table, m->cap, hash_of((pc_str){name->p, name->n}));
    m->n += !slot->hash;
    *slot = (known){hash_of((pc_str){name->p, name->n}), {at, row.n}};
    return true;
}

/* Reads on behind what `bytes` holds; 0 at the end, -1 with errno. */
static ssize_t read_on(int fd, pc_buf *bytes) {
    enum { STEP = 64 * 1024 };
    char *to = pc_buf_room(bytes, STEP);
    ssize_t got;
    if (!to) {
        errno = ENOMEM;
        return -1;
    }
    do
        got = read(fd, to, STEP);
    while (got < 0 && errno == EINTR);
    bytes->n += got > 0 ? (size_t)got : 0;
    return got;
}

/* All rows; the file ends behind the last whole one afterwards. */
static bool learn_all(cli_manifest *m) {
    pc_buf bytes = {0}, name = {0};
    ssize_t got;
    bool good = true;
    while (good && (got = read_on(m->fd, &bytes)) != 0) {
        if (got < 0) {
            fails(m, "cannot be read", strerror(errno));
            break;
        }
        size_t used = 0;
        for (const char *end; good && (end = memchr(bytes.p + used, '\n', bytes.n - used)); ) {
            size_t n = (size_t)(end - bytes.p) - used;
            good = learn(m, (pc_str){bytes.p + used, n}, m->end, &name);
            m->end += (off_t)n + 1;
            used += n + 1;
        }
        memmove(bytes.p, bytes.p + used, bytes.n - used);
        bytes.n -= used;
    }
    pc_buf_release(&bytes);
    pc_buf_release(&name);
    if (!good)
        fails(m, "cannot be read", pc_status_text(PC_NO_MEMORY));
    else if (!m->failed && (ftruncate(m->fd, m->end) != 0 || lseek(m->fd, m->end, SEEK_SET) < 0))
        fails(m, "cannot be written", strerror(errno)); /* a row that was cut off is done anew */
    return !m->failed;
}

cli_manifest *cli_manifest_open(const char *path, bool resume) {
    cli_manifest *m = calloc(1, sizeof *m);
    pc_arena *arena = m ? pc_arena_new() : NULL;
    if (!arena) {
        cli_say(NULL, "%s", pc_status_text(PC_NO_MEMORY));
        free(m);
        return NULL;
    }
    *m = (cli_manifest){.path = path, .resumed = resume, .arena = arena};
    m->fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY | (resume ? 0 : O_TRUNC), 0666);
    if (m->fd < 0)
        fails(m, "cannot be opened", strerror(errno));
    if (m->fd >= 0 && (!resume || learn_all(m)))
        return m;
    cli_manifest_close(m, false);
    return NULL;
}

/* ---- what an earlier run finished ---- */

bool cli_file_sha256(const char *path, char hex[static PC_SHA256_HEX], size_t *bytes) {
    char piece[16 * 1024];
    pc_sha256 sha;
    ssize_t got;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        return false;
    pc_sha256_begin(&sha);
    while ((got = read(fd, piece, sizeof piece)) > 0 || (got < 0 && errno == EINTR))
        if (got > 0)
            pc_sha256_add(&sha, piece, (size_t)got);
    close(fd);
    *bytes = (size_t)sha.bytes;
    pc_sha256_end(&sha, hex);
    return got == 0;
}

/* The bytes of a row, in *out. */
static bool fetch(const cli_manifest *m, place row, pc_buf *out) {
    pc_buf_clear(out);
    char *to = pc_buf_room(out, row.n);
    while (to && out->n < row.n) {
        ssize_t got = pread(m->fd, to + out->n, row.n - out->n, row.at + (off_t)out->n);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        out->n += (size_t)got;
    }
    return to != NULL;
}

/* Is the next output of the row's list this one, and is the file there as it was written? */
static bool same_output(pc_json_reader *reader, const char *path, pc_buf *value) {
    char hex[PC_SHA256_HEX];
    size_t bytes;
    if (pc_json_next(reader) != PC_JSON_OBJECT)
        return false;
    pc_buf_clear(value);
    if (member(reader, "path") != PC_JSON_STRING || !pc_json_unescape(reader->token, value) ||
        !pc_str_eq((pc_str){value->p, value->n}, pc_str_of(path)))
        return false;
    if (member(reader, "sha256") != PC_JSON_STRING || !cli_file_sha256(path, hex, &bytes) ||
        !pc_str_eq(pc_str_sub(reader->token, 1, reader->token.n - 1), pc_str_of(hex)))
        return false;
    pc_json_event event;
    while ((event = pc_json_next(reader)) != PC_JSON_OBJECT_END)
        if (event == PC_JSON_WRONG)
            return false;
    return true;
}

static bool same_outputs(pc_str row, const char *const *paths, size_t n, pc_buf *value) {
    pc_json_reader reader = {.text = row};
    if (pc_json_next(&reader) != PC_JSON_OBJECT || member(&reader, "outputs") != PC_JSON_ARRAY)
        return false;
    for (size_t i = 0; i < n; i++)
        if (!same_output(&reader, paths[i], value))
            return false;
    return pc_json_next(&reader) == PC_JSON_ARRAY_END;
}

static bool is(pc_buf *value, const char *wanted) {
    return pc_str_eq((pc_str){value->p, value->n}, pc_str_of(wanted));
}

static pc_str clean(pc_arena *arena, const char *name) {
    pc_str cleaned = pc_utf8_clean(arena, pc_str_of(name));
    return cleaned.p ? cleaned : (pc_str){"", 0};
}

static bool row_says_finished(pc_str row, pc_str input, const char *sha256, const char *const *paths, size_t n) {
    pc_buf value = {0};
    bool finished = string_member(row, "input", &value) && pc_str_eq((pc_str){value.p, value.n}, input) &&
                    string_member(row, "status", &value) && (is(&value, "done") || is(&value, "current")) &&
                    string_member(row, "sha256", &value) && is(&value, sha256) && same_outputs(row, paths, n, &value);
    pc_buf_release(&value);
    return finished;
}

bool cli_manifest_finished(const cli_manifest *m, const char *input, const char *sha256, const char *const *paths, size_t n) {
    pc_arena *arena = m->n ? pc_arena_new() : NULL;
    pc_buf row = {0};
    bool finished = false;
    if (arena) {
        pc_str name = clean(arena, input);
        const known *slot = slot_of(m->table, m->cap, hash_of(name));
        finished = slot->hash && fetch(m, slot->row, &row) && row_says_finished((pc_str){row.p, row.n}, name, sha256, paths, n);
    }
    pc_buf_release(&row);
    pc_arena_free(arena);
    return finished;
}

/* ---- writing rows ---- */

static void put_name(pc_buf *out, const char *name) {
    pc_buf_puts(out, "\"");
    pc_buf_puts(out, name);
    pc_buf_puts(out, "\":");
}

static void put_string(pc_buf *out, const char *name, pc_str value) {
    put_name(out, name);
    pc_buf_putc(out, '"');
    pc_put_json(out, value);
    pc_buf_putc(out, '"');
}

static void put_findings(pc_buf *out, const size_t *findings) {
    static const char *const names[] = {"error", "warning", "info"};
    for (size_t i = 0; i < 3; i++) {
        pc_buf_putc(out, i ? ',' : '{');
        put_name(out, names[i]);
        pc_buf_put_uint(out, findings[i]);
    }
    pc_buf_putc(out, '}');
}

static void put_row(pc_buf *out, pc_arena *arena, const cli_manifest_row *row) {
    pc_buf_putc(out, '{');
    put_string(out, "input", clean(arena, row->input));
    pc_buf_putc(out, ',');
    put_string(out, "status", pc_str_of(row->status));
    pc_buf_puts(out, ",");
    if (row->sha256)
        put_string(out, "sha256", pc_str_of(row->sha256));
    else
        pc_buf_puts(out, "\"sha256\":null");
    pc_buf_puts(out, ",\"outputs\":[");
    for (size_t i = 0; i < row->n_outputs; i++) {
        pc_buf_puts(out, i ? ",{" : "{");
        put_string(out, "path", clean(arena, row->outputs[i].path));
        pc_buf_puts(out, ",\"bytes\":");
        pc_buf_put_uint(out, row->outputs[i].bytes);
        pc_buf_putc(out, ',');
        put_string(out, "sha256", pc_str_of(row->outputs[i].sha256));
        pc_buf_putc(out, '}');
    }
    pc_buf_puts(out, "],\"findings\":");
    if (row->findings)
        put_findings(out, row->findings);
    else
        pc_buf_puts(out, "null");
    pc_buf_puts(out, ",\"error\":");
    if (row->error.n) {
        pc_buf_putc(out, '"');
        pc_put_json(out, pc_utf8_clean(arena, row->error));
        pc_buf_putc(out, '"');
    } else {
        pc_buf_puts(out, "null");
    }
    pc_buf_puts(out, "}\n");
}

/* The next input's row stands there. */
static void note(cli_manifest *m, place row) {
    if (!m->resumed)
        return;
    if (m->n_order == m->cap_order) {
        size_t cap = m->cap_order ? m->cap_order * 2 : 256;
        place *order = realloc(m->order, cap * sizeof *order);
        if (!order) {
            fails(m, "cannot be put in order", pc_status_text(PC_NO_MEMORY));
            return;
        }
        m->order = order;
        m->cap_order = cap;
    }
    m->order[m->n_order++] = row;
}

static bool write_row(cli_manifest *m) {
    for (size_t at = 0; at < m->line.n;) {
        ssize_t wrote = write(m->fd, m->line.p + at, m->line.n - at);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0) {
            fails(m, "could not be written; the outputs go on without it", wrote < 0 ? strerror(errno) : "nothing was taken");
            if (ftruncate(m->fd, m->end) != 0) { /* no half of a row; where even that fails, the reader passes over it */
            }
            return false;
        }
        at += (size_t)wrote;
    }
    return true;
}

void cli_manifest_put(cli_manifest *m, const cli_manifest_row *row) {
    if (m->failed)
        return;
    pc_buf_clear(&m->line);
    pc_arena_reset(m->arena);
    put_row(&m->line, m->arena, row);
    if (m->line.status != PC_OK || pc_arena_failed(m->arena)) {
        fails(m, "could not be written; the outputs go on without it", pc_status_text(PC_NO_MEMORY));
        return;
    }
    if (!write_row(m))
        return;
    note(m, (place){m->end, m->line.n - 1});
    m->end += (off_t)m->line.n;
}

void cli_manifest_keep(cli_manifest *m, const char *input) {
    pc_arena_reset(m->arena);
    const known *slot = m->cap ? slot_of(m->table, m->cap, hash_of(clean(m->arena, input))) : NULL;
    if (slot && slot->hash)
        note(m, slot->row);
}

/* ---- the end ---- */

/* Do the rows of this run follow each other from the first byte of the file to the last? */
static bool in_order(const cli_manifest *m) {
    off_t at = 0;
    for (size_t i = 0; i < m->n_order; i++) {
        if (m->order[i].at != at)
            return false;
        at += (off_t)m->order[i].n + 1;
    }
    return at == m->end;
}

static void put_in_order(cli_manifest *m) {
    pc_buf all = {0}, row = {0};
    for (size_t i = 0; i < m->n_order && !m->failed; i++) {
        if (!fetch(m, m->order[i], &row))
            fails(m, "cannot be put in order", row.status != PC_OK ? pc_status_text(row.status) : "a row cannot be read");
        pc_buf_put(&all, row.p, row.n);
        pc_buf_putc(&all, '\n');
    }
    if (!m->failed && all.status != PC_OK)
        fails(m, "cannot be put in order", pc_status_text(all.status));
    int error = m->failed ? 0 : cli_write_atomically(m->path, (pc_str){all.p, all.n}, CLI_REPLACE_OLD);
    if (error)
        fails(m, "cannot be put in order", strerror(error));
    pc_buf_release(&all);
    pc_buf_release(&row);
}

bool cli_manifest_close(cli_manifest *m, bool whole) {
    if (m->fd >= 0 && whole && m->resumed && !m->failed && !in_order(m))
        put_in_order(m);
    if (m->fd >= 0 && fsync(m->fd) != 0 && errno != EINVAL && errno != ENOTSUP)
        fails(m, "could not be written", strerror(errno));
    if (m->fd >= 0 && close(m->fd) != 0 && errno != EINTR)
        fails(m, "could not be written", strerror(errno));
    bool good = !m->failed;
    pc_buf_release(&m->line);
    pc_arena_free(m->arena);
    free(m->table);
    free(m->order);
    free(m);
    return good;
}
