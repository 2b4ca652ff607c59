/* Rules about which parts a release has. */
#include "check/parts.h"
#include "check/words.h"

#include "text/terms.h"

/* ---- release line ---- */

void pc_rule_release_line_missing(pc_check *check) {
    if (!pc_has_part(check, PC_SEC_RELEASE_LINE) && !pc_has_part(check, PC_SEC_EMBARGO))
        pc_report_file(check, "No line says when this may be published; put FOR IMMEDIATE RELEASE or the embargo at the top");
}

/* Whether two ranges hold the same words. */
static bool same_words(const pc_check *check, const pc_passage *a, const pc_passage *b) {
    if (a->last - a->first != b->last - b->first)
        return false;
    for (uint32_t i = 0; i < a->last - a->first; i++)
        if (check->words[a->first + i].hash != check->words[b->first + i].hash)
            return false;
    return true;
}

void pc_rule_release_line_conflict(pc_check *check) {
    size_t line = pc_passage_next(check, 0, PC_SEC_RELEASE_LINE), n = check->release->pieces.n;
    size_t embargo = pc_passage_next(check, 0, PC_SEC_EMBARGO);
    if (line == n)
        return;
    pc_finding *finding = NULL;
    if (embargo < n && !check->release->embargo.none_stated) {
        finding = pc_report(check, check->passages[line].text, "This line and the embargo contradict each other; keep one of them");
        pc_relate(check, finding, check->passages[embargo].text, "the embargo");
        return;
    }
    for (size_t other = pc_passage_next(check, line + 1, PC_SEC_RELEASE_LINE); other < n && !finding;
         other = pc_passage_next(check, other + 1, PC_SEC_RELEASE_LINE))
        if (!same_words(check, &check->passages[line], &check->passages[other])) {
            finding = pc_report(check, check->passages[other].text, "A second release line says something else than the first; keep one of them");
            pc_relate(check, finding, check->passages[line].text, "the first release line");
        }
}

enum { LONGEST_LINE = 40 };

/* Letters in which two short lines differ, at most `most` + 1; case does not count. */
static size_t line_distance(pc_str a, const char *b, size_t most) {
    size_t row[LONGEST_LINE + 1], m = strlen(b);
    if (a.n > LONGEST_LINE || m > LONGEST_LINE || a.n > m + most || m > a.n + most)
        return most + 1;
    for (size_t j = 0; j <= m; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= m; j++) {
            size_t least = corner + (pc_lower((unsigned char)a.p[i - 1]) != (unsigned char)b[j - 1]);
            corner = row[j];
            least = row[j] + 1 < least ? row[j] + 1 : least;
            row[j] = row[j - 1] + 1 < least ? row[j - 1] + 1 : least;
        }
    }
    return row[m];
}

/* A line of the header that means the usual release line and is not written so. */
static void check_release_line(pc_check *check, const pc_passage *passage) {
    static const char usual[] = "for immediate release";
    static const char *const others[] = {"immediate release", "for immediate publication", "for immediate use", "release immediately",
                                         "for release immediately", "for immediate distribution", "for general release"};
    enum { TYPOS = 3 };
    pc_range range = pc_stripped(check, passage->text, "-*:.!_#=()[]");
    pc_str text = pc_at(check, range);
    size_t from_usual = line_distance(text, usual, TYPOS);
    bool other = from_usual > 0 && from_usual <= TYPOS;
    bool bang = from_usual == 0 && passage->text.end > range.end && check->text.p[range.end] == '!';
    for (size_t i = 0; !other && i < sizeof others / sizeof *others; i++)
        other = line_distance(text, others[i], 0) == 0;
    if (!other && !bang)
        return;
    if (bang)
        range.end++;
    pc_finding *finding = pc_report(check, range, "Desks look for the usual words: write \"FOR IMMEDIATE RELEASE\"");
    pc_fix_text(check, finding, false, range, PC_STR("FOR IMMEDIATE RELEASE"));
}

void pc_rule_release_line_form(pc_check *check) {
    size_t body = pc_passage_next(check, 0, PC_SEC_BODY);
    for (size_t i = 0; i < body; i++) {
        uint8_t section = check->passages[i].section;
        if (section == PC_SEC_RELEASE_LINE || section == PC_SEC_KICKER || section == PC_SEC_FURNITURE || section == PC_SEC_SUBHEAD || section == PC_SEC_HEADLINE)
            check_release_line(check, &check->passages[i]);
    }
}

void pc_rule_release_kind_missing(pc_check *check) {
    if (!pc_has_part(check, PC_SEC_KICKER))
        pc_report_file(check, "No label says what kind of text this is; put \"Press release\", \"Media advisory\" or \"Statement\" above the headline");
}

/* ---- who issues it ---- */

/* A kicker that says more than its kind ("ACME CORP. PRESS RELEASE"), or a letterhead above the headline. */
static bool letterhead_names_it(const pc_check *check) {
    size_t head = pc_passage_next(check, 0, PC_SEC_HEADLINE);
    for (size_t i = 0; i < check->release->pieces.n; i++) {
        const pc_passage *passage = &check->passages[i];
        pc_term_hit hit;
        if (passage->section == PC_SEC_KICKER &&
            !pc_terms_whole(&pc_lang_terms, PC_TERM_KICKER, PC_ANY_LANG, pc_at(check, pc_stripped(check, passage->text, "-*:.!#=()[]")), &hit))
            return true;
        if (passage->section == PC_SEC_FURNITURE && i < head && passage->last > passage->first &&
            (check->words[passage->first].flags & (PC_WORD_CAPITAL | PC_WORD_FOREIGN)))
            return true;
    }
    return false;
}

static bool contacts_name_it(const pc_release *release) {
    for (size_t i = 0; i < release->contacts.n; i++)
        if (release->contacts.v[i].organization.p)
            return true;
    return false;
}

/* "Schumer: ports need more money": who speaks in the text is named in its headline. */
static bool headline_names_speaker(const pc_check *check) {
    pc_range headline = pc_headline(check);
    for (size_t i = 0; i < check->release->quotes.n; i++) {
        const pc_quote *quote = &check->release->quotes.v[i];
        if (quote->said->speaker.p && quote->kind == PC_QUOTE_SPEECH && pc_word_in(check, pc_last_word(quote->said->speaker), headline))
            return true;
    }
    return false;
}

void pc_rule_issuer_missing(pc_check *check) {
    const pc_release *release = check->release;
    if (!pc_has_part(check, PC_SEC_BODY) || pc_has_part(check, PC_SEC_BOILERPLATE) || contacts_name_it(release) ||
        letterhead_names_it(check) || headline_names_speaker(check))
        return;
    pc_report_file(check, "Nothing but the story says who issues this; name the organization above the headline");
}

/* Whether headline, subheads or first paragraph name it; the dateline does not count. */
static bool named_in_top(const pc_check *check, pc_str organization, const pc_passage *lede) {
    for (size_t i = pc_passage_in(check, 0, PC_IN_HEADS); i < check->release->pieces.n; i = pc_passage_in(check, i + 1, PC_IN_HEADS))
        if (pc_names_in(check, organization, check->passages[i].text))
            return true;
    return pc_names_in(check, organization, lede->text);
}

/* The paragraph of a wire or agency, which tells of other people's news. */
static bool tells_of_others(pc_str organization) {
    static const char *const words[] = {"wire", "news", "newsroom", "media", "communications", "press", "pr"};
    pc_word word;
    for (uint32_t at = 0; pc_word_read(organization, at, (uint32_t)organization.n, &word); at = word.end) {
        pc_str text = pc_str_sub(organization, word.at, word.end);
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            if (word.hash == pc_word_hash(pc_str_of(words[k])))
                return true;
        if (text.n > 4 && pc_lower((unsigned char)text.p[text.n - 4]) == 'w' && memcmp(text.p + text.n - 3, "ire", 3) == 0)
            return true;
    }
    return false;
}

void pc_rule_issuer_not_in_top(pc_check *check) {
    enum { MOST_ISSUERS = 20 }; /* a joint release has a handful */
    const pc_release *release = check->release;
    pc_str named = {NULL, 0};
    size_t others = 0;
    const pc_passage *lede = pc_lede(check);
    if (!lede)
        return;
    for (size_t i = 0; i < release->boilerplates.n && i < MOST_ISSUERS; i++) {
        pc_str organization = release->boilerplates.v[i].organization;
        if (!organization.p || release->boilerplates.v[i].legal)
            continue;
        if (named_in_top(check, organization, lede))
            return;
        others += named.p != NULL;
        named = organization;
    }
    if (named.p && !others && !tells_of_others(named) && !headline_names_speaker(check))
        pc_report_file(check, "\"" PC_FMT "\" is named in neither headline nor first paragraph; name it there", PC_ARG(named));
}

/* ---- parts that have to be there ---- */

void pc_rule_headline_missing(pc_check *check) {
    if (!pc_has_part(check, PC_SEC_HEADLINE))
        pc_report_file(check, "There is no headline; put one above the text");
}

void pc_rule_dateline_missing(pc_check *check) {
    const pc_passage *lede = pc_lede(check);
    if (!lede || pc_has_part(check, PC_SEC_DATELINE) || pc_is_no_news(check) || lede->last == lede->first)
        return;
    pc_range first = {check->words[lede->first].at, check->words[lede->first].end};
    pc_report(check, first, "The first paragraph has no dateline; begin it with place and date");
}

void pc_rule_boilerplate_missing(pc_check *check) {
    for (size_t i = 0; i < check->release->boilerplates.n; i++)
        if (!check->release->boilerplates.v[i].legal)
            return;
    if (pc_has_part(check, PC_SEC_BODY))
        pc_report_file(check, "No paragraph says who the issuer is; add one headed \"About …\"");
}

void pc_rule_contacts_missing(pc_check *check) {
    if (!pc_has_part(check, PC_SEC_CONTACT) && pc_has_part(check, PC_SEC_BODY))
        pc_report_file(check, "Nobody is named whom journalists can reach; add a contact with name, telephone and e-mail");
}

void pc_rule_quote_missing(pc_check *check) {
    if (!pc_has_part(check, PC_SEC_BODY) || pc_is_no_news(check))
        return;
    for (size_t i = 0; i < check->release->quotes.n; i++) {
        const pc_quote *quote = &check->release->quotes.v[i];
        if (quote->said->speaker.p && (quote->kind == PC_QUOTE_SPEECH || quote->kind == PC_QUOTE_PARTIAL))
            return;
    }
    pc_report_file(check, "Nobody is quoted; a quotation with a name gives journalists something to use");
}

void pc_rule_crosshead_missing(pc_check *check) {
    size_t least = (size_t)pc_param_of(check, PC_PARAM_CROSSHEAD_MISSING_WORDS);
    for (size_t i = 0; i < check->release->pieces.n; i++)
        if (check->passages[i].section == PC_SEC_BODY && check->passages[i].kind == PC_PARA_HEADING)
            return;
    if (pc_body_words(check) > least)
        pc_report_file(check, "A text of over %zu words has no headings; divide it with some", least);
}

/* ---- order and repetition ---- */

void pc_rule_section_order(pc_check *check) {
    size_t first_body, last_body, n = check->release->pieces.n;
    size_t headline = pc_passage_next(check, 0, PC_SEC_HEADLINE);
    if (!pc_part_bounds(check, PC_SEC_BODY, &first_body, &last_body))
        return;
    for (size_t i = headline; i < first_body; i++)
        if (check->passages[i].section == PC_SEC_CONTACT || check->passages[i].section == PC_SEC_NOTES ||
            check->passages[i].section == PC_SEC_BOILERPLATE) {
            pc_report(check, check->passages[i].text, "This stands between the headline and the text; move it to the top or the end");
            return;
        }
    size_t line = pc_passage_next(check, first_body, PC_SEC_RELEASE_LINE);
    if (line < n)
        pc_report(check, check->passages[line].text, "The release line stands behind the text; move it to the top");
}

static bool has_boilerplate_words(const pc_boilerplate *a, const pc_boilerplate *b) {
    return a->organization.p && b->organization.p && !a->legal && !b->legal && pc_str_eq(a->organization, b->organization);
}

enum { MOST_PARTS = 200 }; /* pairs are compared up to here: no release of people has more */

static pc_range text_of_group(const pc_check *check, pc_section section, size_t group) {
    for (size_t i = pc_passage_next(check, 0, section); i < check->release->pieces.n; i = pc_passage_next(check, i + 1, section))
        if (check->passages[i].group == group)
            return check->passages[i].text;
    return (pc_range){0, 0};
}

static void report_duplicate(pc_check *check, pc_section section, size_t first, size_t second, const char *what) {
    pc_range at = text_of_group(check, section, second);
    if (at.end == 0)
        return;
    pc_finding *finding = pc_report(check, at, "%s stands here a second time; delete one", what);
    pc_relate(check, finding, text_of_group(check, section, first), "the first time");
}

/* The same person twice behind the text; at the top and at the end is a habit. */
static bool same_contact(const pc_check *check, size_t a, size_t b) {
    const pc_contact *x = &check->release->contacts.v[a], *y = &check->release->contacts.v[b];
    size_t body = pc_passage_next(check, 0, PC_SEC_BODY);
    if (!x->name.p || !y->name.p || !pc_str_eq(x->name, y->name))
        return false;
    bool both_known = body < check->release->pieces.n;
    uint32_t edge = both_known ? check->passages[body].text.at : 0;
    return (text_of_group(check, PC_SEC_CONTACT, a).at < edge) == (text_of_group(check, PC_SEC_CONTACT, b).at < edge);
}

void pc_rule_section_duplicate(pc_check *check) {
    const pc_release *release = check->release;
    for (size_t i = 1; i < release->boilerplates.n && i < MOST_PARTS; i++)
        for (size_t j = 0; j < i; j++)
            if (has_boilerplate_words(&release->boilerplates.v[j], &release->boilerplates.v[i])) {
                report_duplicate(check, PC_SEC_BOILERPLATE, j, i, "The paragraph about this organization");
                break;
            }
    for (size_t i = 1; i < release->contacts.n && i < MOST_PARTS; i++)
        for (size_t j = 0; j < i; j++)
            if (same_contact(check, j, i)) {
                report_duplicate(check, PC_SEC_CONTACT, j, i, "The contact of this person");
                break;
            }
}

enum { DISTINCT_LETTERS = 4 };

/* Words of four letters and more that two ranges share, in hundredths of those of the second. */
static size_t shared_words(const pc_check *check, pc_range a, pc_range b) {
    size_t all = 0, shared = 0;
    for (size_t i = pc_word_at(check, b.at); i < check->n_words && check->words[i].at < b.end; i++) {
        pc_str word = pc_word_text(check, &check->words[i]);
        if (word.n < DISTINCT_LETTERS)
            continue;
        all++;
        shared += pc_word_in(check, word, a);
    }
    return all >= 3 ? shared * 100 / all : 0;
}

void pc_rule_subhead_repeats_headline(pc_check *check) {
    enum { MOST = 70 }; /* hundredths */
    pc_range headline = pc_headline(check);
    for (size_t i = pc_passage_next(check, 0, PC_SEC_SUBHEAD); i < check->release->pieces.n;
         i = pc_passage_next(check, i + 1, PC_SEC_SUBHEAD))
        if (shared_words(check, headline, check->passages[i].text) > MOST)
            pc_report(check, check->passages[i].text, "The subhead repeats the headline; use it for the next fact");
}
