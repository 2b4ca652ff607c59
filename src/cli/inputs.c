#include "cli/inputs.h"

#include "cli/git.h"
#include "cli/message.h"
#include "cli/stopping.h"
#include "cli/walk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LIST_STEP = 16 * 1024, LONGEST_NAME = 1 << 20 };

struct cli_inputs {
    const cli_settings *settings;
    char **operands;
    int count, next;
    cli_walk walk;
    pc_buf changed; /* names that git told, each with NUL */
    size_t changed_at;
    pc_buf list; /* of --files-from: bytes read and not yet used, then the name in hand */
    size_t list_at;
    int list_fd; /* -1: none, or read to its end */
    bool failed, stdin_named;
    const char *folder; /* the operand that is walked */
};

static bool asks_git(const cli_choice *choice) {
    return choice->staged || choice->since;
}

bool cli_names_inputs(const cli_settings *settings, int count) {
    return count || settings->choice.files_from || asks_git(&settings->choice);
}

static bool is_folder(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

bool cli_may_be_several(const cli_settings *settings, int count, char **operands) {
    return count > 1 || settings->choice.files_from || asks_git(&settings->choice) || (count == 1 && is_folder(operands[0]));
}

/* ---- the list of --files-from ---- */

static bool open_list(cli_inputs *inputs) {
    const char *path = inputs->settings->choice.files_from;
    if (strcmp(path, "-") == 0) {
        inputs->list_fd = STDIN_FILENO;
        inputs->stdin_named = true;
        return true;
    }
    inputs->list_fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (inputs->list_fd < 0)
        cli_say(path, "the list cannot be read (%s)", strerror(errno));
    return inputs->list_fd >= 0;
}

static void close_list(cli_inputs *inputs) {
    if (inputs->list_fd > STDIN_FILENO)
        close(inputs->list_fd);
    inputs->list_fd = -1;
}

static void list_fails(cli_inputs *inputs, const char *why) {
    cli_say(inputs->settings->choice.files_from, "the list cannot be read (%s)", why);
    inputs->failed = true;
    close_list(inputs);
}

/* Reads more of the list; false at its end. */
static bool read_more(cli_inputs *inputs) {
    pc_buf *list = &inputs->list;
    if (inputs->list_fd < 0)
        return false;
    if (inputs->list_at)
        memmove(list->p, list->p + inputs->list_at, list->n - inputs->list_at);
    list->n -= inputs->list_at;
    inputs->list_at = 0;
    char *to = list->n < LONGEST_NAME ? pc_buf_room(list, LIST_STEP) : NULL;
    ssize_t got = -1;
    do
        got = to ? read(inputs->list_fd, to, LIST_STEP) : -1;
    while (to && got < 0 && errno == EINTR && !cli_stopped());
    if (got > 0) {
        list->n += (size_t)got;
        return true;
    }
    if (!to)
        list_fails(inputs, list->status != PC_OK ? pc_status_text(list->status) : "a name in it is too long; are they separated by NUL (-0)?");
    else if (got < 0 && !cli_stopped())
        list_fails(inputs, strerror(errno));
    close_list(inputs);
    return false;
}

/* The next name of the list, with NUL; NULL at its end. Empty names are passed over. */
static const char *next_in_list(cli_inputs *inputs) {
    char mark = inputs->settings->choice.nul ? '\0' : '\n';
    size_t searched = 0;
    for (;;) {
        pc_buf *list = &inputs->list;
        size_t from = inputs->list_at + searched;
        char *end = from < list->n ? memchr(list->p + from, mark, list->n - from) : NULL;
        if (!end) {
            searched = list->n - inputs->list_at;
            if (read_more(inputs))
                continue;
            if (inputs->failed || !searched)
                return NULL;
            pc_buf_putc(list, mark); /* the last one has no end of its own */
            if (list->status == PC_OK)
                continue;
            list_fails(inputs, pc_status_text(list->status));
            return NULL;
        }
        char *name = list->p + inputs->list_at;
        inputs->list_at = (size_t)(end - list->p) + 1;
        searched = 0;
        *end = '\0';
        if (mark == '\n' && end > name && end[-1] == '\r')
            end[-1] = '\0';
        if (*name)
            return name;
    }
}

/* ---- one after another ---- */

cli_inputs *cli_inputs_open(const cli_settings *settings, int count, char **operands) {
    static char dash[] = "-", *only_stdin[] = {dash};
    cli_inputs *inputs = calloc(1, sizeof *inputs);
    if (!inputs) {
        cli_say(NULL, "%s", pc_status_text(PC_NO_MEMORY));
        return NULL;
    }
    bool none = !cli_names_inputs(settings, count), git = asks_git(&settings->choice);
    *inputs = (cli_inputs){.settings = settings,
                           .operands = none ? only_stdin : operands,
                           .count = none ? 1 : git ? 0 : count,
                           .list_fd = -1,
                           .walk.choice = &settings->choice};
    if ((git && !cli_git_changed(&settings->choice, count, operands, &inputs->changed)) ||
        (settings->choice.files_from && !open_list(inputs))) {
        cli_inputs_close(inputs);
        return NULL;
    }
    return inputs;
}

static const char *next_changed(cli_inputs *inputs) {
    while (inputs->changed_at < inputs->changed.n) {
        const char *name = inputs->changed.p + inputs->changed_at;
        inputs->changed_at += strlen(name) + 1;
        if (cli_chosen(&inputs->walk, name))
            return name;
    }
    return NULL;
}

static const char *next_operand(cli_inputs *inputs) {
    for (;;) {
        const char *name = inputs->next < inputs->count ? inputs->operands[inputs->next++] : next_in_list(inputs);
        if (!name || !inputs->settings->choice.force_exclude || !cli_excluded(&inputs->walk, name))
            return name;
    }
}

static size_t base_of(const char *name) {
    const char *slash = strrchr(name, '/');
    return slash ? (size_t)(slash - name) + 1 : 0;
}

/* A file of the folder that is walked. */
static bool next_in_folder(cli_inputs *inputs, cli_found *found) {
    cli_walk *walk = &inputs->walk;
    if (!inputs->folder)
        return false;
    if (cli_walk_next(walk)) {
        *found = (cli_found){.name = walk->name.p, .root = walk->root};
        return true;
    }
    if (!walk->found && !walk->failed)
        cli_say(inputs->folder, "holds no releases (%s)",
                walk->choice->include.n || walk->choice->exclude.n ? "nothing that --include and --exclude leave"
                                                                   : "names that end in .txt, .md or .release; --include names others");
    inputs->folder = NULL;
    return false;
}

/* Standard input can be read once. */
static bool take_stdin(cli_inputs *inputs, cli_found *found) {
    const char *name = inputs->settings->stdin_name;
    *found = (cli_found){.name = name ? name : "-", .is_stdin = true};
    found->root = base_of(found->name);
    if (inputs->stdin_named) {
        cli_say(found->name, "standard input is named twice; it can be read once");
        inputs->failed = true;
        return false;
    }
    if (!inputs->settings->quiet && isatty(STDIN_FILENO))
        cli_say(found->name, "reading from the terminal; Ctrl-D ends it");
    return inputs->stdin_named = true;
}

bool cli_inputs_next(cli_inputs *inputs, cli_found *found) {
    for (;;) {
        if (next_in_folder(inputs, found))
            return true;
        const char *name = next_changed(inputs);
        if (name) {
            *found = (cli_found){.name = name};
            while (strncmp(name + found->root, "../", 3) == 0)
                found->root += 3;
            return true;
        }
        name = next_operand(inputs);
        if (!name)
            return false;
        if (strcmp(name, "-") == 0) {
            if (take_stdin(inputs, found))
                return true;
        } else if (is_folder(name)) {
            inputs->folder = name;
            cli_walk_begin(&inputs->walk, name);
        } else {
            *found = (cli_found){.name = name, .root = base_of(name)};
            return true;
        }
    }
}

bool cli_inputs_close(cli_inputs *inputs) {
    bool well = !inputs->failed && !inputs->walk.failed;
    cli_walk_end(&inputs->walk);
    close_list(inputs);
    pc_buf_release(&inputs->changed);
    pc_buf_release(&inputs->list);
    free(inputs);
    return well;
}
