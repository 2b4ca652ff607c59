#include "cli/cli.h"
#include "cli/message.h"

#include <getopt.h>

enum { PARSE = 1u << 0, EVERY = ~0u };
enum { DEFAULT_MAX = 64 << 20, NARROWEST = 40, WIDEST = 1000 };

/* Decimal digits and nothing else; false when it is no number or over `max`. */
static bool read_number(const char *text, size_t n, size_t max, size_t *out) {
    size_t value = 0;
    for (size_t i = 0; i < n; i++) {
        if (!pc_is_digit((unsigned char)text[i]))
            return false;
        size_t digit = (size_t)(text[i] - '0');
        if (digit > max || value > (max - digit) / 10)
            return false;
        value = value * 10 + digit;
    }
    *out = value;
    return n > 0;
}

static bool take_format(cli_settings *settings, const char *text) {
    settings->format = pc_renderer_named(text);
    return settings->format != NULL;
}

static bool take_encoding(cli_settings *settings, const char *text) {
    settings->encoding = text;
    return *text != '\0';
}

static bool take_language(cli_settings *settings, const char *text) {
    settings->language = text;
    return pc_lang_named(pc_str_of(text)) != PC_LANG_NONE;
}

static bool take_max_size(cli_settings *settings, const char *text) {
    size_t n = strlen(text), value, unit = 1;
    switch (n ? text[n - 1] : 0) {
    case 'k':
    case 'K':
        unit = (size_t)1 << 10;
        break;
    case 'm':
    case 'M':
        unit = (size_t)1 << 20;
        break;
    case 'g':
    case 'G':
        unit = (size_t)1 << 30;
        break;
    default:
        break;
    }
    size_t max = ((size_t)1 << 31) / unit;
    if (!read_number(text, unit > 1 ? n - 1 : n, max, &value) || !value)
        return false;
    settings->max_bytes = value * unit;
    return true;
}

static bool take_stdin_name(cli_settings *settings, const char *text) {
    settings->stdin_name = text;
    return *text != '\0';
}

static bool take_width(cli_settings *settings, const char *text) {
    size_t value;
    if (!read_number(text, strlen(text), WIDEST, &value) || value < NARROWEST)
        return false;
    settings->width = (unsigned)value;
    return true;
}

static bool take_colour(cli_settings *settings, const char *text) {
    static const char *const names[] = {
        [CLI_COLOUR_AUTO] = "auto", [CLI_COLOUR_ALWAYS] = "always", [CLI_COLOUR_NEVER] = "never"};
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], text) == 0) {
            settings->colour = (cli_colour)i;
            return true;
        }
    return false;
}

static bool take_quiet(cli_settings *settings, const char *text) {
    (void)text;
    return settings->quiet = true;
}

static bool take_verbose(cli_settings *settings, const char *text) {
    (void)text;
    return settings->verbose = true;
}

static bool take_version(cli_settings *settings, const char *text) {
    (void)text;
    return settings->version = true;
}

static bool take_help(cli_settings *settings, const char *text) {
    (void)text;
    return settings->help = true;
}

const cli_option cli_options[] = {
    {"format", 0, "json|tree", PARSE, take_format, "json or tree",
     "json, one object a line, for programs (the default when the output is no terminal), or tree, for people (the "
     "default on a terminal)"},
    {"encoding", 0, "NAME", PARSE, take_encoding, "the name of an encoding",
     "the encoding of the input, any that iconv knows (default: detected)"},
    {"language", 0, "CODE", PARSE, take_language, "one of en fr es de pt it ru ar zh ja",
     "the language of the input: en fr es de pt it ru ar zh ja (default: detected)"},
    {"max-size", 0, "N[K|M|G]", PARSE, take_max_size, "a number of bytes from 1 to 2G, such as 500K or 64M",
     "the largest input that is read, at most 2G (default: 64M)"},
    {"stdin-filename", 0, "NAME", PARSE, take_stdin_name, "a name",
     "what to call standard input in output and messages (default: -)"},
    {"width", 0, "N", PARSE, take_width, "a number of columns from 40 to 1000",
     "columns of the tree (default: the terminal's, else 80)"},
    {"color", 0, "WHEN", EVERY, take_colour, "auto, always or never",
     "colour: auto, always or never (default: auto; NO_COLOR, FORCE_COLOR and TERM=dumb are honoured)"},
    {"quiet", 'q', NULL, EVERY, take_quiet, NULL, "say nothing on standard error but what went wrong"},
    {"verbose", 'v', NULL, EVERY, take_verbose, NULL, "say on standard error what was read"},
    {"version", 0, NULL, EVERY, take_version, NULL, "print the version"},
    {"help", 'h', NULL, EVERY, take_help, NULL, "print this help"},
};
const size_t cli_option_count = sizeof cli_options / sizeof *cli_options;

enum { OPTIONS = sizeof cli_options / sizeof *cli_options, FIRST_LONG = 256 };

/* The two forms getopt_long wants, from the rows of one command. */
static void for_getopt(const cli_command *command, struct option *longs, char *letters) {
    *letters++ = ':'; /* tell a missing value from an unknown option */
    for (int i = 0; i < OPTIONS; i++) {
        const cli_option *option = &cli_options[i];
        if (!(option->commands & command->bit))
            continue;
        *longs++ = (struct option){option->name, option->value ? required_argument : no_argument, NULL, FIRST_LONG + i};
        if (option->letter)
            *letters++ = option->letter;
        if (option->letter && option->value)
            *letters++ = ':';
    }
    *longs = (struct option){0};
    *letters = '\0';
}

static const cli_option *option_of(int got) {
    if (got >= FIRST_LONG)
        return &cli_options[got - FIRST_LONG];
    for (int i = 0; i < OPTIONS; i++)
        if (cli_options[i].letter == got)
            return &cli_options[i];
    return NULL;
}

static void say_unknown(const cli_command *command, const char *word, int letter) {
    if (letter > 0 && letter < FIRST_LONG && word[1] != '-')
        cli_say(command->name, "there is no option -%c; presscheck %s --help lists them", letter, command->name);
    else
        cli_say(command->name, "there is no option %s, or it takes no value; presscheck %s --help lists them", word,
                command->name);
}

bool cli_read_options(const cli_command *command, int argc, char **argv, cli_settings *settings, char ***operands,
                      int *count) {
    struct option longs[OPTIONS + 1];
    char letters[2 * OPTIONS + 2];
    int got;
    for_getopt(command, longs, letters);
    *settings = (cli_settings){.max_bytes = DEFAULT_MAX};
    opterr = 0;
    while ((got = getopt_long(argc, argv, letters, longs, NULL)) != -1) {
        const cli_option *option = got == ':' || got == '?' ? NULL : option_of(got);
        if (got == ':') {
            cli_say(argv[optind - 1], "a value is missing; presscheck %s --help says which", command->name);
            return false;
        }
        if (!option) {
            say_unknown(command, argv[optind - 1], optopt);
            return false;
        }
        if (!option->take(settings, optarg)) {
            cli_say(option->name, "'%s' is not %s", optarg, option->wanted);
            return false;
        }
    }
    *operands = argv + optind;
    *count = argc - optind;
    return true;
}
