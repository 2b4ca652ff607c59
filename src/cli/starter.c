/* presscheck init and new: what a house starts from. */
#include "cli/atomic.h"
#include "cli/checking.h"
#include "cli/message.h"
#include "cli/paragraph.h"

#include <errno.h>
#include <stdlib.h>

/* ---- init ---- */

static const char starter_head[] =
    "# The house style of this folder and those below it, for presscheck.\n"
    "# Lines that begin with # are explanations or examples; take the # away to use them.\n"
    "\n"
    "# The style to start from: ap, un, govuk, eu or chicago.\n"
    "profile: ";

static const char starter[] =
    "\n"
    "# Where the house differs from it. `presscheck config` lists every setting.\n"
    "# settings:\n"
    "#   serial-comma: yes\n"
    "#   dateline-city: capitals\n"
    "\n"
    "# How much single rules, or whole groups, matter: off, info, warning or error; and their limits.\n"
    "# `presscheck rules` lists them, `presscheck explain RULE` tells about one.\n"
    "# rules:\n"
    "#   headline-too-long: {max: 90, severity: error}\n"
    "#   body-too-short: off\n"
    "#   hype: info\n"
    "\n"
    "# The same for some files only.\n"
    "# paths:\n"
    "#   \"archive/**\":\n"
    "#     date-stale: off\n"
    "\n"
    "# Terms, and what to write instead; words that are not used at all.\n"
    "# preferred:\n"
    "#   web site: website\n"
    "# forbidden:\n"
    "#   - synergy\n"
    "\n"
    "# Names, so that they are spelled right and left alone by rules of wording.\n"
    "# people:\n"
    "#   - {name: Mara Lindqvist, title: Press Officer}\n"
    "# organizations:\n"
    "#   - Tidewater Harbour Board\n"
    "# acronyms:\n"
    "#   - THB\n"
    "\n"
    "# Texts that were approved: a changed one is reported, and `presscheck format --complete` puts in what is missing.\n"
    "# boilerplates:\n"
    "#   - About the Tidewater Harbour Board. The board runs three berths.\n"
    "# contacts:\n"
    "#   - Mara Lindqvist, press officer, 212-555-0100, mara@harbour.example\n"
    "# quotations:\n"
    "#   - {speaker: Ivo Brandt, text: It will change how people get to work.}\n"
    "\n"
    "# Domains that contacts may have, and tickers of listed companies.\n"
    "# email-domains: [harbour.example]\n"
    "# tickers:\n"
    "#   Acme Corp.: \"NYSE: ACM\"\n"
    "\n"
    "# How pages and PDFs look. Files are named relative to this one; colours stand between quotation marks.\n"
    "# brand:\n"
    "#   issuer: Tidewater Harbour Board\n"
    "#   url: https://harbour.example\n"
    "#   logo: brand/harbour.png\n"
    "#   accent: \"#0b5c8a\"\n"
    "#   font: Noto Serif\n"
    "#   heading-font: Noto Sans\n"
    "#   paper: A4\n"
    "#   footer: Tidewater Harbour Board, 1 Quay Road, Elmouth\n";

/* DIR/.presscheck.yml; false when memory is short. */
static bool put_path(const char *folder, pc_buf *path) {
    size_t n = strlen(folder);
    pc_buf_puts(path, folder);
    if (n && folder[n - 1] != '/')
        pc_buf_putc(path, '/');
    pc_buf_put(path, ".presscheck.yml", sizeof ".presscheck.yml");
    return path->status == PC_OK;
}

int cli_init(const cli_settings *settings, int count, char **operands, cli_output *out) {
    pc_buf path = {0}, text = {0};
    const char *profile = settings->profile ? settings->profile : "ap";
    (void)out;
    if (count > 1) {
        cli_say(operands[1], "init takes one folder");
        return CLI_FAILED;
    }
    if (pc_profile_named(pc_str_of(profile)) == PC_PROFILES) {
        cli_say("profile", "'%s' is not ap, un, govuk, eu or chicago", profile);
        return CLI_FAILED;
    }
    pc_buf_puts(&text, starter_head);
    pc_buf_puts(&text, profile);
    pc_buf_putc(&text, '\n');
    pc_buf_puts(&text, starter);
    bool named = put_path(count ? operands[0] : ".", &path);
    int error = !named || text.status != PC_OK ? ENOMEM : cli_write_atomically(path.p, (pc_str){text.p, text.n}, CLI_KEEP_OLD);
    if (error == EEXIST)
        cli_say(path.p, "is there already, and stays as it is");
    else if (error)
        cli_say(named ? path.p : NULL, "could not be written (%s)", strerror(error));
    else if (!settings->quiet)
        cli_say(path.p, "written; open it in an editor, every line is explained");
    pc_buf_release(&path);
    pc_buf_release(&text);
    return error ? CLI_FAILED : CLI_DONE;
}

/* ---- new ---- */

static const char *const skeletons[PC_PROFILES] = {
    [PC_AP] = "FOR IMMEDIATE RELEASE\n\n[ORGANIZATION]\nPress release\n\n[Headline in sentence case, up to 100 characters]\n\n[Subhead: the second fact]\n\n"
              "[CITY], [State or country], [Month day, year] — [First paragraph: who did what, when and why it matters, in 35 words.]\n\n"
              "[Second paragraph.]\n\n“[Quotation],” said [Name], [title]. “[It goes on.]”\n\n"
              "About [Organization]\n[60 to 100 words on who speaks.]\n\nMedia contact: [Name], [title], [212-000-0000], [name@organization.example]\n\n###\n",
    [PC_UN] = "Press release\n\n[Headline]\n\n[City], [day Month year] – [First paragraph.]\n\n[Second paragraph.]\n\n[Title], [Name], said: “[Quotation].”\n\n****\n\n"
              "For more information, please contact: [Name], [title], [office], [+00 00 000 0000], [name@un.example]\n",
    [PC_GOVUK] = "PRESS NOTICE\n\nFOR IMMEDIATE RELEASE\n\n[Organization]\n\n[Headline, up to 65 characters]\n\n[Summary in one sentence, up to 160 characters.]\n\n"
                 "[First paragraph, 25 words.]\n\n[Second paragraph.]\n\n[Name], [title], said:\n\n“[Quotation].”\n\nENDS\n\nNotes to editors\n\n1. [Note.]\n\n"
                 "Contact: [Name], press office, [020 0000 0000], [name@organization.example]\n",
    [PC_EU] = "Press release\n\n[City], [day Month year]\n\n[Headline]\n\n[First paragraph.]\n\n[Name], [title], said: “[Quotation].”\n\nBackground\n\n[Paragraph.]\n\n"
              "For more information\n\n[Link]\n\nPress contacts: [Name] ([+32 0 000 00 00], [name@organization.example])\n",
    [PC_CHICAGO] = "FOR IMMEDIATE RELEASE\n\n[Organization]\nPress Release\n\n[Headline in Title Case]\n\n[CITY], [State], [Month day, year] — [First paragraph.]\n\n"
                   "“[Quotation],” said [Name], [title].\n\nAbout [Organization]\n[Who speaks.]\n\nMedia contact: [Name], [212-000-0000], [name@organization.example]\n\n###\n",
};

/* ---- words of the house, in place of what a writer would have to look up ---- */

/* "[Organization]" in any case of its letters becomes the issuer. */
static void put_named(pc_buf *out, pc_str text, const char *issuer) {
    static const char *const marks[] = {"[Organization]", "[ORGANIZATION]"};
    for (size_t at = 0; at < text.n; at++) {
        size_t n = 0;
        for (size_t i = 0; issuer && i < sizeof marks / sizeof *marks && !n; i++)
            if (text.n - at >= strlen(marks[i]) && memcmp(text.p + at, marks[i], strlen(marks[i])) == 0)
                n = strlen(marks[i]);
        if (n)
            pc_buf_puts(out, issuer);
        else
            pc_buf_putc(out, text.p[at]);
        at += n ? n - 1 : 0;
    }
}

/* "Media contact: [Name], ..." with the house's contacts behind its label: in its line where it is one, else below it. */
static void put_contacts(pc_buf *out, pc_str block, const pc_entries *contacts) {
    const char *colon = memchr(block.p, ':', block.n);
    pc_buf_put(out, block.p, colon ? (size_t)(colon - block.p) + 1 : 0);
    for (size_t i = 0; i < contacts->n; i++) {
        pc_str contact = pc_str_trimmed(contacts->v[i].text);
        pc_buf_puts(out, contacts->n == 1 && !memchr(contact.p, '\n', contact.n) ? " " : "\n");
        pc_buf_put_str(out, contact);
    }
}

static void put_block(pc_buf *out, pc_str block, const pc_house *house) {
    static const pc_str about = {"About [", 7}, address = {"[name@", 6};
    bool is_contact = false;
    for (size_t at = 0; at + address.n <= block.n; at++)
        is_contact = is_contact || memcmp(block.p + at, address.p, address.n) == 0;
    if (house->boilerplates.n && block.n > about.n && memcmp(block.p, about.p, about.n) == 0)
        pc_buf_put_str(out, pc_str_trimmed(house->boilerplates.v[0].text));
    else if (house->contacts.n && is_contact)
        put_contacts(out, block, &house->contacts);
    else
        put_named(out, block, house->brand[PC_BRAND_ISSUER].text.p);
}

/* Block by block: blank lines part them. */
static void put_skeleton(pc_buf *out, const char *skeleton, const pc_house *house) {
    for (const char *at = skeleton, *end; *at; at = end + strspn(end, "\n")) {
        end = strstr(at, "\n\n");
        end = end ? end : at + strlen(at) - 1;
        put_block(out, (pc_str){at, (size_t)(end - at)}, house);
        pc_buf_puts(out, end[1] ? "\n\n" : "\n");
    }
}

int cli_new(const cli_settings *settings, int count, char **operands, cli_output *out) {
    const pc_style *style = NULL;
    if (count) {
        cli_say(operands[0], "new takes no operand; presscheck new > FILE writes into a file");
        return CLI_FAILED;
    }
    cli_checkers *checkers = cli_checkers_new(settings, NULL);
    if (!checkers)
        cli_say(NULL, "%s", pc_status_text(PC_NO_MEMORY));
    bool known = checkers && cli_checkers_for(checkers, NULL, &style);
    if (known)
        put_skeleton(&out->buf, skeletons[style->profile], &style->house);
    cli_checkers_free(checkers);
    return known ? CLI_DONE : CLI_FAILED;
}
