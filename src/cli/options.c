#include "cli/cli.h"
#include "cli/message.h"

#include <getopt.h>

enum { READS = CLI_PARSE | CLI_FORMAT | CLI_CHECK | CLI_FIX, CHECKS = CLI_CHECK | CLI_FIX | CLI_STREAM, STYLED = CLI_CHECK | CLI_FIX | CLI_FORMAT | CLI_CONFIG | CLI_NEW | CLI_STREAM,
       UNSTYLED = CLI_PARSE | CLI_RULES | CLI_EXPLAIN, EVERY = ~0u };
enum { DEFAULT_MAX = 64 << 20, NARROWEST = 40, NARROWEST_SET = 20, WIDEST = 1000, MOST_JOBS = 256 };

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
    return settings->format && settings->format->shows;
}

/* "html,pdf": each once, in the order given. */
static bool take_to(cli_settings *settings, const char *text) {
    cli_format_settings *set = &settings->set;
    for (size_t n; *text; text += n + (text[n] == ',')) {
        char name[32];
        n = strcspn(text, ",");
        if (n >= sizeof name)
            return false;
        memcpy(name, text, n);
        name[n] = '\0';
        const pc_renderer *renderer = pc_renderer_named(name);
        if (!renderer || !renderer->sets)
            return false;
        size_t i = 0;
        while (i < set->n_to && set->to[i] != renderer)
            i++;
        if (i == CLI_MOST_OUTPUTS)
            return false;
        set->to[i] = renderer;
        set->n_to += i == set->n_to;
    }
    return set->n_to > 0;
}

/* A file name or anything else that may not be empty. */
static bool take_name(const char **to, const char *text) {
    *to = text;
    return *text != '\0';
}

static bool take_output(cli_settings *settings, const char *text) {
    return take_name(&settings->set.output, text);
}

static bool take_css(cli_settings *settings, const char *text) {
    return take_name(&settings->set.css, text);
}

static bool take_logo(cli_settings *settings, const char *text) {
    return take_name(&settings->set.logo, text);
}

static bool take_config(cli_settings *settings, const char *text) {
    return take_name(&settings->config, text);
}

static bool take_profile(cli_settings *settings, const char *text) {
    return take_name(&settings->profile, text);
}

static bool take_as_of(cli_settings *settings, const char *text) {
    pc_date date;
    char iso[11];
    settings->as_of = text;
    if (strcmp(text, "today") == 0)
        return true;
    if (strlen(text) != 10 || pc_date_match(pc_str_of(text), PC_ANY_LANG, &date) != 10 || !pc_date_full(&date))
        return false;
    pc_date_iso(&date, iso);
    return strcmp(iso, text) == 0;
}

static bool take_set_width(cli_settings *settings, const char *text) {
    size_t value;
    if (!read_number(text, strlen(text), WIDEST, &value) || (value && value < NARROWEST_SET))
        return false;
    settings->set.width = (unsigned)value;
    settings->set.no_wrap = !value;
    return true;
}

static bool take_paper(cli_settings *settings, const char *text) {
    bool letter = strcmp(text, "Letter") == 0 || strcmp(text, "letter") == 0;
    settings->set.paper = letter ? PC_PAPER_LETTER : PC_PAPER_A4;
    settings->set.has_paper = true;
    return letter || strcmp(text, "A4") == 0 || strcmp(text, "a4") == 0;
}

static bool take_ascii(cli_settings *settings, const char *text) {
    (void)text;
    return settings->set.ascii = true;
}

static bool take_flowed(cli_settings *settings, const char *text) {
    (void)text;
    return settings->set.flowed = true;
}

static bool take_fragment(cli_settings *settings, const char *text) {
    (void)text;
    return settings->set.fragment = true;
}

static bool take_as_is(cli_settings *settings, const char *text) {
    (void)text;
    return settings->set.as_is = true;
}

static bool take_complete(cli_settings *settings, const char *text) {
    (void)text;
    return settings->set.complete = true;
}

static bool take_guard(cli_settings *settings, const char *text) {
    (void)text;
    return settings->set.guard = true;
}

static bool take_force(cli_settings *settings, const char *text) {
    (void)text;
    return settings->set.force = true;
}

static bool take_unsafe(cli_settings *settings, const char *text) {
    (void)text;
    return settings->fix.unsafe = true;
}

static bool take_diff(cli_settings *settings, const char *text) {
    (void)text;
    return settings->fix.diff = true;
}

static bool take_stdout(cli_settings *settings, const char *text) {
    (void)text;
    return settings->fix.to_stdout = true;
}

static bool take_dry_run(cli_settings *settings, const char *text) {
    (void)text;
    return settings->fix.dry_run = settings->set.dry_run = true;
}

static bool take_manifest(cli_settings *settings, const char *text) {
    return take_name(&settings->set.manifest, text);
}

static bool take_resume(cli_settings *settings, const char *text) {
    (void)text;
    return settings->set.resume = true;
}

static bool take_emit(cli_settings *settings, const char *text) {
    const pc_renderer *renderer = pc_renderer_named(text);
    settings->emits_findings = strcmp(text, "findings") == 0;
    settings->emit = renderer && renderer->sets ? renderer : NULL;
    return settings->emit || settings->emits_findings || strcmp(text, "document") == 0;
}

static bool take_flush(cli_settings *settings, const char *text) {
    (void)text;
    return settings->flush = true;
}

static bool take_isolated(cli_settings *settings, const char *text) {
    (void)text;
    return settings->isolated = true;
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

static bool take_reporter(cli_settings *settings, const char *text) {
    settings->reporter = pc_reporter_named(text);
    return settings->reporter != NULL;
}

static bool take_list_format(cli_settings *settings, const char *text) {
    static const char *const names[] = {[CLI_LIST_TEXT] = "text", [CLI_LIST_JSON] = "json", [CLI_LIST_MDOC] = "mdoc"};
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], text) == 0) {
            settings->list = (cli_list)i;
            return true;
        }
    return false;
}

static bool take_pattern(cli_patterns *patterns, const char *text) {
    if (patterns->n == CLI_MOST_PATTERNS || !*text)
        return false;
    patterns->v[patterns->n++] = text;
    return true;
}

static bool take_only(cli_settings *settings, const char *text) {
    return take_pattern(&settings->only, text);
}

static bool take_skip(cli_settings *settings, const char *text) {
    return take_pattern(&settings->skip, text);
}

static bool take_fail_on(cli_settings *settings, const char *text) {
    if (strcmp(text, "never") == 0) {
        settings->fail_on = PC_OFF;
        return true;
    }
    return pc_severity_named(pc_str_of(text), &settings->fail_on) && settings->fail_on != PC_OFF;
}

static bool take_baseline(cli_settings *settings, const char *text) {
    return take_name(&settings->baseline, text);
}

static bool take_write_baseline(cli_settings *settings, const char *text) {
    (void)text;
    return settings->write_baseline = true;
}

static bool take_max_warnings(cli_settings *settings, const char *text) {
    return read_number(text, strlen(text), SIZE_MAX / 16, &settings->max_warnings);
}

static bool take_include(cli_settings *settings, const char *text) {
    return take_pattern(&settings->choice.include, text);
}

static bool take_exclude(cli_settings *settings, const char *text) {
    return take_pattern(&settings->choice.exclude, text);
}

static bool take_force_exclude(cli_settings *settings, const char *text) {
    (void)text;
    return settings->choice.force_exclude = true;
}

static bool take_files_from(cli_settings *settings, const char *text) {
    return take_name(&settings->choice.files_from, text);
}

static bool take_nul(cli_settings *settings, const char *text) {
    (void)text;
    return settings->choice.nul = true;
}

static bool take_staged(cli_settings *settings, const char *text) {
    (void)text;
    return settings->choice.staged = true;
}

static bool take_since(cli_settings *settings, const char *text) {
    return take_name(&settings->choice.since, text);
}

static bool take_jobs(cli_settings *settings, const char *text) {
    size_t value;
    if (!read_number(text, strlen(text), MOST_JOBS, &value) || !value)
        return false;
    settings->choice.jobs = (unsigned)value;
    return true;
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
    {"format", 0, "json|tree", CLI_PARSE, take_format, "json or tree",
     "json, one object a line, for programs (the default when the output is no terminal), or tree, for people (the "
     "default on a terminal)"},
    {"to", 't', "OUTPUT[,OUTPUT...]", CLI_FORMAT, take_to, "the name of an output; presscheck format --help lists them",
     "what to set, one or several of the outputs below (default: text)"},
    {"output", 'o', "FILE|DIR", CLI_FORMAT, take_output, "a file, a folder or -",
     "where to: a file, which is replaced; a folder, for several inputs or outputs; or -, standard output (the default)"},
    {"force", 0, NULL, CLI_FORMAT, take_force, NULL,
     "in a folder, set again what is newer than its release, and replace files beside it"},
    {"dry-run", 0, NULL, CLI_FORMAT, take_dry_run, NULL, "write no file; say which would be written"},
    {"manifest", 0, "FILE", CLI_FORMAT, take_manifest, "a file",
     "write a line of JSON for each release: its outputs, their SHA-256, findings, status"},
    {"resume", 0, NULL, CLI_FORMAT, take_resume, NULL,
     "take up a run that was interrupted: what the manifest says is done, and still is as it was, is not done again"},
    {"complete", 0, NULL, CLI_FORMAT, take_complete, NULL, "put in the configuration's boilerplate and contacts where the text has none"},
    {"as-is", 0, NULL, CLI_FORMAT, take_as_is, NULL, "leave the words alone: no safe fixes first"},
    {"guard", 0, NULL, CLI_FORMAT, take_guard, NULL,
     "write nothing that is meant for the public while the release is under embargo: by --as-of, else by the clock"},
    {"width", 0, "N", CLI_FORMAT, take_set_width, "0, or a number of columns from 20 to 1000",
     "text: columns of a line (default: 72); 0 leaves every paragraph on one line"},
    {"ascii", 0, NULL, CLI_FORMAT, take_ascii, NULL,
     "text: nothing but ASCII, for wires; what was changed is said on standard error"},
    {"flowed", 0, NULL, CLI_FORMAT, take_flowed, NULL, "text: format=flowed, for mail (RFC 3676)"},
    {"fragment", 0, NULL, CLI_FORMAT, take_fragment, NULL, "html: only what goes into another page"},
    {"css", 0, "FILE", CLI_FORMAT, take_css, "a file", "html: a style sheet in place of the built-in one"},
    {"logo", 0, "FILE", CLI_FORMAT, take_logo, "a file", "html, pdf: the letterhead's logo, PNG, JPEG or SVG"},
    {"paper", 0, "A4|Letter", CLI_FORMAT, take_paper, "A4 or Letter", "html, pdf: the sheet (default: A4)"},
    {"format", 0, "REPORT", CLI_CHECK, take_reporter, "human, concise, json, jsonl, sarif, github, gitlab, junit, checkstyle, rdjson or html",
     "how findings are printed: human (the default), concise (file:line:col: severity: message [rule]), json, jsonl, sarif, "
     "github, gitlab, junit, checkstyle, rdjson, or html, a page for approvers"},
    {"format", 0, "text|json|mdoc", CLI_RULES, take_list_format, "text, json or mdoc", "how rules are listed: text (the default), json, or mdoc, a manual page"},
    {"unsafe", 0, NULL, CLI_FIX, take_unsafe, NULL,
     "make the changes too that are only proposed: read the text afterwards"},
    {"diff", 0, NULL, CLI_FIX, take_diff, NULL,
     "change no file; print what would change as a patch, with exit status 1 when there is something"},
    {"stdout", 0, NULL, CLI_FIX, take_stdout, NULL, "change no file; print the mended text"},
    {"dry-run", 0, NULL, CLI_FIX, take_dry_run, NULL, "change no file; say what would be done"},
    {"profile", 0, "PROFILE|FILE", STYLED | CLI_INIT, take_profile, "ap, un, govuk, eu or chicago",
     "the house style to check against: ap, un, govuk, eu or chicago (default: the configuration's, else ap)"},
    {"config", 0, "FILE", STYLED, take_config, "a file",
     "the configuration file (default: .presscheck.yml, looked for upward from the checked file)"},
    {"isolated", 0, NULL, STYLED, take_isolated, NULL, "read no configuration file"},
    {"profile", 0, "PROFILE|FILE", UNSTYLED, take_profile, "ap, un, govuk, eu or chicago", "taken as by all commands: nothing here depends on the house"},
    {"config", 0, "FILE", UNSTYLED | CLI_INIT, take_config, "a file", "taken as by all commands: nothing here depends on it"},
    {"isolated", 0, NULL, UNSTYLED | CLI_INIT, take_isolated, NULL, "taken as by all commands: no configuration is read here"},
    {"as-of", 0, "DATE", STYLED, take_as_of, "a date such as 2019-09-03, or today",
     "the day that counts as today: YYYY-MM-DD or today (default: the release's own date, else today)"},
    {"only", 0, "RULE|GROUP,...", CHECKS, take_only, "rules or groups with commas between", "run these rules or groups alone"},
    {"skip", 0, "RULE|GROUP,...", CHECKS, take_skip, "rules or groups with commas between", "leave these rules or groups out"},
    {"fail-on", 0, "SEVERITY", CLI_CHECK | CLI_FIX, take_fail_on, "error, warning, info or never",
     "the lowest severity that makes the exit status 1: error, warning (the default), info or never"},
    {"baseline", 0, "FILE", CLI_CHECK, take_baseline, "a file", "findings that are known and not told again"},
    {"write-baseline", 0, NULL, CLI_CHECK, take_write_baseline, NULL, "write what is found into the file of --baseline instead of telling it"},
    {"max-warnings", 0, "N", CLI_CHECK, take_max_warnings, "a number", "exit status 1 when there are more than N warnings"},
    {"emit", 0, "RESULT", CLI_STREAM, take_emit, "document, findings or the name of an output",
     "what a record comes back with: document (the default), findings, or an output of format"},
    {"flush", 0, NULL, CLI_STREAM, take_flush, NULL, "send each record at once, for a reader that waits for it"},
    {"encoding", 0, "NAME", READS, take_encoding, "the name of an encoding",
     "the encoding of the input, any that iconv knows (default: detected)"},
    {"language", 0, "CODE", READS | CLI_STREAM, take_language, "one of en fr es de pt it ru ar zh ja",
     "the language of the input: en fr es de pt it ru ar zh ja (default: detected)"},
    {"max-size", 0, "N[K|M|G]", READS | CLI_STREAM, take_max_size, "a number of bytes from 1 to 2G, such as 500K or 64M",
     "the largest input that is read, at most 2G (default: 64M)"},
    {"stdin-filename", 0, "NAME", READS, take_stdin_name, "a name",
     "what to call standard input in output and messages (default: -)"},
    {"include", 0, "GLOB", READS, take_include, "a pattern, or is one too many (there may be 64)",
     "in folders, read what matches this pattern of a .gitignore file instead of *.txt, *.md and *.release; may be repeated"},
    {"exclude", 0, "GLOB", READS, take_exclude, "a pattern, or is one too many (there may be 64)",
     "in folders, leave out files and folders that match; may be repeated"},
    {"force-exclude", 0, NULL, READS, take_force_exclude, NULL, "let --exclude hold for files that are named, too: for hooks"},
    {"files-from", 0, "FILE", READS, take_files_from, "a file or -",
     "read names of files and folders from this list, one a line; -: standard input"},
    {"null", '0', NULL, READS, take_nul, NULL, "names in the list end in NUL, as find -print0 writes them"},
    {"staged", 0, NULL, READS, take_staged, NULL,
     "the files that git would commit, as they stand in the folder; FILE and DIR limit them"},
    {"since", 0, "REVISION", READS, take_since, "a revision of the repository",
     "the files that changed since this revision, as git knows them; FILE and DIR limit them"},
    {"jobs", 'j', "N", READS, take_jobs, "a number from 1 to 256", "worker threads for several files (default: the cores there are)"},
    {"width", 0, "N", CLI_PARSE | CLI_CHECK | CLI_RULES | CLI_EXPLAIN, take_width, "a number of columns from 40 to 1000",
     "columns of what is printed (default: the terminal's, else 80)"},
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
    *settings = (cli_settings){.max_bytes = DEFAULT_MAX, .fail_on = PC_WARNING, .max_warnings = SIZE_MAX};
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
