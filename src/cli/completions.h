/*
 * What makes a shell complete the command line. completions.c holds the command and what values may be, one file a
 * shell how its tables are put; the frame around them is a file of its own in completions/.
 */
#ifndef PC_CLI_COMPLETIONS_H
#define PC_CLI_COMPLETIONS_H

#include "cli/cli.h"

/** What a value or an operand is completed with, read from the word that stands for it in the help. */
typedef struct cli_completion {
    const char *set;   /* the name of a set of words; NULL: none */
    const char *words; /* "json|tree"; NULL: not these */
    bool several;      /* words with commas between */
    bool files, folders;
} cli_completion;

/** `value`: "RULE|GROUP,...", "FILE|DIR", "json|tree", as it stands in an option or in a command's operands. */
cli_completion cli_completion_of(const char *value);

/** Puts every set of words: `before`, its name, `between`, its words with blanks between, `behind`. */
void cli_completion_put_sets(const char *before, const char *between, const char *behind, pc_buf *out);
/** Puts "json tree" for "json|tree". */
void cli_completion_put_words(const char *words, pc_buf *out);
/**
 * Puts the help up to its first bracket or semicolon, and up to the colon where the words of `value` (NULL: none) are
 * listed behind it; with a backslash before each of `marks`; ' becomes `quote`.
 */
void cli_completion_put_help(const char *help, const char *value, const char *marks, const char *quote, pc_buf *out);

/** A place in the frame of a shell's file, "@SETS@", and what is put there. */
typedef struct cli_completion_part {
    const char *name;
    void (*put)(pc_buf *out);
} cli_completion_part;

typedef struct cli_shell {
    const char *name;
    const unsigned char *frame;
    const size_t *size; /* of the frame */
    cli_completion_part parts[5]; /* the last one has no name */
} cli_shell;

extern const cli_shell cli_shell_bash, cli_shell_zsh, cli_shell_fish;

/** The frames: src/cli/completions/presscheck.SHELL. */
extern const unsigned char cli_frame_bash[], cli_frame_zsh[], cli_frame_fish[];
extern const size_t cli_frame_bash_size, cli_frame_zsh_size, cli_frame_fish_size;

#endif
