/*
 * The command line: commands and options are rows of tables, from which the
 * parser, the help and a test of the manual come. Functions here return exit
 * statuses or say themselves, on standard error, why they could not work.
 */
#ifndef PC_CLI_CLI_H
#define PC_CLI_CLI_H

#include "cli/output.h"
#include "render/renderers.h"
#include "report/reporters.h"

/** Exit statuses of the contract; CLI_FOUND belongs to check and fix. */
enum { CLI_DONE = 0, CLI_FOUND = 1, CLI_FAILED = 2 };

/** Bits of the commands, in cli_command.bit and cli_option.commands. */
enum {
    CLI_PARSE = 1u << 0,
    CLI_CHECK = 1u << 1,
    CLI_RULES = 1u << 2,
    CLI_EXPLAIN = 1u << 3,
    CLI_FORMAT = 1u << 4,
    CLI_FIX = 1u << 5,
    CLI_INIT = 1u << 6,
    CLI_CONFIG = 1u << 7,
    CLI_NEW = 1u << 8,
    CLI_STREAM = 1u << 9,
    CLI_COMPLETIONS = 1u << 10
};

typedef enum cli_list { CLI_LIST_TEXT, CLI_LIST_JSON, CLI_LIST_MDOC } cli_list;

typedef enum cli_colour { CLI_COLOUR_AUTO, CLI_COLOUR_ALWAYS, CLI_COLOUR_NEVER } cli_colour;

enum { CLI_MOST_OUTPUTS = 16 };

/** What `format` is asked for beyond what other commands know. */
typedef struct cli_format_settings {
    const pc_renderer *to[CLI_MOST_OUTPUTS]; /* in the order of the command line */
    size_t n_to;                             /* 0: text */
    const char *output;                      /* a file, a folder or "-"; NULL: standard output */
    const char *css, *logo;                  /* files; NULL: none */
    const char *manifest;                    /* a file; NULL: none */
    unsigned width;                          /* columns; 0: the output's own */
    pc_paper paper;
    bool has_paper; /* `paper` was given */
    bool no_wrap, ascii, flowed, fragment, as_is, complete, guard, force, resume, dry_run;
} cli_format_settings;

/** What `fix` is asked for beyond what check knows. */
typedef struct cli_fix_settings {
    bool unsafe, diff, to_stdout, dry_run;
} cli_fix_settings;

enum { CLI_MOST_PATTERNS = 64 };

/** What an option says that may be given more than once: patterns of --include or --exclude, as .gitignore lines. */
typedef struct cli_patterns {
    const char *v[CLI_MOST_PATTERNS];
    size_t n;
} cli_patterns;

/** Which files are worked on beside those that are named, and how. */
typedef struct cli_choice {
    cli_patterns include, exclude;
    const char *files_from; /* a list of names; "-": on standard input; NULL: none */
    const char *since;      /* files changed since this revision; NULL: not asked for */
    bool nul;               /* the list has NUL behind each name, not a line end */
    bool staged;            /* files changed in git's index */
    const char *except;     /* a folder (absolute, without links) that walks leave out: that of the outputs; NULL: none */
    bool force_exclude;     /* --exclude holds for files that are named, too */
    unsigned jobs;          /* worker threads; 0: the cores there are */
} cli_choice;

/** What the options of a command line ask for. */
typedef struct cli_settings {
    const pc_renderer *format; /* NULL: tree on a terminal, else json */
    const char *encoding;      /* NULL: detect */
    const char *language;      /* NULL: detect */
    const char *stdin_name;    /* NULL: "-" */
    size_t max_bytes;
    unsigned width; /* 0: the terminal's, else 80 */
    cli_colour colour;
    const char *profile; /* NULL: the configuration's, else ap */
    const char *config;  /* NULL: looked for */
    const char *as_of;   /* "YYYY-MM-DD" or "today"; NULL: the release's own date, else today */
    cli_format_settings set;
    cli_fix_settings fix;
    cli_choice choice;
    bool quiet, verbose, help, version, isolated;
    /* checking */
    const pc_reporter *reporter; /* NULL: human */
    cli_list list;               /* rules: how they are listed */
    const pc_renderer *emit;     /* stream: an output; NULL: documents or findings */
    bool emits_findings, flush;  /* stream */
    cli_patterns only, skip;     /* rules and groups with commas between, of each time the option is given */
    pc_severity fail_on;         /* PC_OFF: never; set by the option or its default */
    size_t max_warnings;         /* SIZE_MAX: no limit */
    const char *baseline;        /* NULL: none */
    bool write_baseline;
} cli_settings;

typedef struct cli_command {
    const char *name, *operands, *summary, *about;
    unsigned bit; /* in cli_option.commands */
    /** Works on the operands; `out` is flushed and checked by the caller. */
    int (*run)(const cli_settings *settings, int count, char **operands, cli_output *out);
} cli_command;

typedef struct cli_option {
    const char *name;  /* long, without dashes */
    char letter;       /* 0: none */
    const char *value; /* what stands for it in the help, and tells shells how to complete it; NULL: takes none */
    unsigned commands; /* bits of the commands that have it */
    /** Takes a value into the settings; false when it makes no sense. NULL text for options without value. */
    bool (*take)(cli_settings *settings, const char *text);
    const char *wanted; /* what the value has to be, for messages; NULL when anything goes */
    const char *help;
} cli_option;

extern const cli_command cli_commands[];
extern const size_t cli_command_count;
extern const cli_option cli_options[];
extern const size_t cli_option_count;

/** The whole program: argv to exit status. */
int cli_run(int argc, char **argv);

/** Reads the options of one command; operands are left in *operands (part of argv). False after a message. */
bool cli_read_options(const cli_command *command, int argc, char **argv, cli_settings *settings, char ***operands,
                      int *count);

/** `presscheck --help`, or of one command when it is not NULL. */
void cli_help(const cli_command *command, pc_buf *out);

int cli_check(const cli_settings *settings, int count, char **operands, cli_output *out);
int cli_fix(const cli_settings *settings, int count, char **operands, cli_output *out);
int cli_rules(const cli_settings *settings, int count, char **operands, cli_output *out);
int cli_explain(const cli_settings *settings, int count, char **operands, cli_output *out);
int cli_parse(const cli_settings *settings, int count, char **operands, cli_output *out);
int cli_init(const cli_settings *settings, int count, char **operands, cli_output *out);
int cli_config(const cli_settings *settings, int count, char **operands, cli_output *out);
int cli_new(const cli_settings *settings, int count, char **operands, cli_output *out);
int cli_stream(const cli_settings *settings, int count, char **operands, cli_output *out);
int cli_completions(const cli_settings *settings, int count, char **operands, cli_output *out);
int cli_format(const cli_settings *settings, int count, char **operands, cli_output *out);

#endif
