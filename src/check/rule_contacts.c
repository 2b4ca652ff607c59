/* Rules about contacts and the paragraphs about the issuer. */
#include "check/facts_addresses.h"
#include "check/parts.h"
#include "check/words.h"

#include "text/terms.h"

/* Where a contact's first piece is. */
static pc_range contact_text(const pc_check *check, size_t contact) {
    for (size_t i = pc_passage_next(check, 0, PC_SEC_CONTACT); i < check->release->pieces.n; i = pc_passage_next(check, i + 1, PC_SEC_CONTACT))
        if (check->passages[i].group == contact)
            return check->passages[i].text;
    return (pc_range){0, 0};
}

/* "Press office", "newsroom": a desk is somebody to ask for. */
static bool names_desk(const pc_check *check, size_t contact) {
    for (size_t i = pc_passage_next(check, 0, PC_SEC_CONTACT); i < check->release->pieces.n; i = pc_passage_next(check, i + 1, PC_SEC_CONTACT)) {
        const pc_passage *passage = &check->passages[i];
        for (size_t w = passage->first; passage->group == contact && w < passage->last; w++) {
            const pc_word *word = &check->words[w];
            bool in_address = word->end < check->text.n && (check->text.p[word->end] == '@' || (word->at > 0 && strchr("@./", check->text.p[word->at - 1])));
            pc_str rest = pc_str_sub(check->text, word->at, passage->text.end);
            bool label = (word->flags & PC_WORD_CAPITAL) || w == passage->first; /* not "for more information" */
            bool heading = w + 1 < passage->last && (pc_word_is(check, word + 1, "contact") || pc_word_is(check, word + 1, "contacts"));
            if (label && !heading && !in_address && pc_terms_can_start(&pc_lang_terms, PC_TERM_DEPARTMENT, (unsigned char)*rest.p) &&
                pc_terms_match(&pc_lang_terms, PC_TERM_DEPARTMENT, PC_ANY_LANG, rest).bytes)
                return true;
        }
    }
    return false;
}

static bool has_address(const pc_contact *contact) {
    return contact->emails.n || contact->phones.n;
}

/* The first e-mail address or number of a contact; its text when neither is of the text. */
static pc_range address_of(const pc_check *check, size_t i) {
    const pc_contact *contact = &check->release->contacts.v[i];
    pc_range at = {0, 0};
    if (contact->emails.n)
        at = pc_range_of(check, contact->emails.v[0]);
    if (!at.end && contact->phones.n)
        at = pc_range_of(check, contact->phones.v[0]);
    return at.end ? at : contact_text(check, i);
}

static bool is_nameless(const pc_check *check, size_t i) {
    const pc_contact *contact = &check->release->contacts.v[i];
    return has_address(contact) && !contact->name.p && !contact->organization.p && !names_desk(check, i);
}

void pc_rule_contact_name_missing(pc_check *check) {
    const pc_release *release = check->release;
    pc_finding *finding = NULL;
    for (size_t i = 0; i < release->contacts.n; i++) {
        if (release->contacts.v[i].name.p) /* one person can be asked for */
            return;
    }
    for (size_t i = 0; i < release->contacts.n; i++) {
        if (!is_nameless(check, i))
            continue;
        pc_range at = address_of(check, i);
        if (finding)
            pc_relate(check, finding, at, "here too");
        else if (at.end)
            finding = pc_report(check, at, "No person or desk is named with this address; say whom to ask for");
    }
}

static void report_missing(pc_check *check, const char *what) {
    size_t first = pc_passage_next(check, 0, PC_SEC_CONTACT);
    if (first == check->release->pieces.n)
        return;
    /* the word that leads to the address there is: where the missing one would stand */
    pc_range at = address_of(check, 0);
    size_t word = pc_word_at(check, at.at);
    bool led = word > 0 && word < check->n_words && check->passages[check->words[word - 1].passage].section == PC_SEC_CONTACT;
    pc_range lead = led ? (pc_range){check->words[word - 1].at, check->words[word - 1].end} : at;
    if (lead.end > lead.at)
        pc_report(check, lead, "No %s is given for journalists; add one", what);
}

void pc_rule_contact_phone_missing(pc_check *check) {
    for (size_t i = 0; i < check->release->contacts.n; i++)
        if (check->release->contacts.v[i].phones.n)
            return;
    report_missing(check, "telephone number");
}

void pc_rule_contact_email_missing(pc_check *check) {
    for (size_t i = 0; i < check->release->contacts.n; i++)
        if (check->release->contacts.v[i].emails.n || check->release->contacts.v[i].urls.n)
            return;
    if (memchr(check->text.p, '@', check->text.n))
        return;
    report_missing(check, "e-mail address");
}

/* The host of an e-mail address; of a number nothing. */
static pc_str host_of(const pc_contact *contact) {
    if (!contact->emails.n)
        return (pc_str){NULL, 0};
    pc_str email = contact->emails.v[0];
    const char *sign = memchr(email.p, '@', email.n);
    return sign ? pc_str_sub(email, (size_t)(sign - email.p) + 1, email.n) : (pc_str){NULL, 0};
}

void pc_rule_contact_unlabelled(pc_check *check) {
    const pc_release *release = check->release;
    for (size_t i = 1; i < release->contacts.n; i++) {
        pc_str host = host_of(&release->contacts.v[i]), before = host_of(&release->contacts.v[i - 1]);
        if (!host.p || !before.p || pc_str_eq(host, before) || !is_nameless(check, i) || !is_nameless(check, i - 1))
            continue;
        pc_range first = address_of(check, i - 1), second = address_of(check, i);
        if (first.end && second.end && first.at < second.at)
            pc_report(check, (pc_range){first.at, second.end}, "Nothing says whose address is whose; put the organization before each");
        return;
    }
}

void pc_rule_contact_duplicate_of_embargo(pc_check *check) {
    size_t embargo = pc_passage_next(check, 0, PC_SEC_EMBARGO);
    if (embargo + 1 >= check->release->pieces.n || check->passages[embargo + 1].section != PC_SEC_CONTACT)
        return;
    pc_str between = pc_str_sub(check->release->bytes, pc_map_end(&check->release->map, check->passages[embargo].text.end),
                                pc_map_start(&check->release->map, check->passages[embargo + 1].text.at));
    size_t lines = 0;
    for (size_t i = 0; i < between.n; i++)
        lines += between.p[i] == '\n';
    if (lines < 2)
        pc_report(check, check->passages[embargo + 1].text, "The contact stands in the embargo's block and goes when that is cut; put a blank line between them");
}

/* ---- the paragraph about the issuer ---- */

void pc_rule_boilerplate_too_long(pc_check *check) {
    size_t max = (size_t)pc_param_of(check, PC_PARAM_BOILERPLATE_TOO_LONG_MAX);
    for (size_t i = 0; i < check->release->boilerplates.n; i++) {
        const pc_boilerplate *boilerplate = &check->release->boilerplates.v[i];
        pc_range text = pc_boilerplate_text(check, i);
        bool issuer = boilerplate->organization.n && !boilerplate->legal; /* "Background" is about the matter */
        size_t n = issuer ? pc_count_words(check, text) : 0;
        if (n > max)
            pc_report(check, text, "The paragraph about the issuer has %zu words; keep it to %zu", n, max);
    }
}

/* Whether two texts have the same words and marks, whatever the white space. */
static bool same_text(pc_str a, pc_str b) {
    size_t i = 0, j = 0;
    for (;;) {
        bool space = false, other = false;
        for (; i < a.n && pc_is_space((unsigned char)a.p[i]); i++)
            space = true;
        for (; j < b.n && pc_is_space((unsigned char)b.p[j]); j++)
            other = true;
        if (i == a.n || j == b.n)
            return i == a.n && j == b.n;
        if (a.p[i] != b.p[j] || (space != other && i > 0 && j > 0))
            return false;
        i++;
        j++;
    }
}

/* The share of the words of `approved` that the range holds, in hundredths. */
static size_t likeness(const pc_check *check, pc_str approved, pc_range range) {
    enum { LONGEST = 400 }; /* words that are compared */
    size_t n = 0, found = 0;
    pc_word word;
    for (uint32_t at = 0; n < LONGEST && pc_word_read(approved, at, (uint32_t)approved.n, &word); at = word.end) {
        n++;
        for (size_t i = pc_word_at(check, range.at); i < check->n_words && check->words[i].at < range.end; i++)
            if (check->words[i].hash == word.hash) {
                found++;
                break;
            }
    }
    return n ? found * 100 / n : 0;
}

void pc_rule_boilerplate_changed(pc_check *check) {
    enum { ALIKE = 60 };
    const pc_entries *approved = &check->style->house.boilerplates;
    for (size_t i = 0; i < check->release->boilerplates.n && approved->n; i++) {
        pc_range text = pc_boilerplate_text(check, i);
        size_t best = 0, nearest = 0;
        bool same = check->release->boilerplates.v[i].legal || !text.end;
        for (size_t k = 0; k < approved->n && !same; k++) {
            size_t alike = likeness(check, approved->v[k].text, text);
            same = same_text(approved->v[k].text, pc_at(check, text));
            nearest = alike > best ? k : nearest;
            best = alike > best ? alike : best;
        }
        if (same || best < ALIKE)
            continue;
        pc_finding *finding = pc_report(check, text, "This differs from the approved paragraph; use that one");
        pc_fix_text(check, finding, false, text, approved->v[nearest].text);
    }
}

/* Whether the story names it: a partner is part of the news, the agency that sends the release is not. */
static bool is_in_story(const pc_check *check, pc_str organization) {
    for (size_t i = 0; i < check->release->pieces.n; i++)
        if (check->passages[i].section == PC_SEC_BODY && pc_names_in(check, organization, check->passages[i].text))
            return true;
    return false;
}

void pc_rule_boilerplate_partner_missing(pc_check *check) {
    const pc_release *release = check->release;
    size_t organizations = 0, paragraphs = 0;
    for (size_t i = 0; i < release->boilerplates.n; i++)
        paragraphs += !release->boilerplates.v[i].legal;
    for (size_t i = 0; i < release->contacts.n && i < 50; i++) {
        bool known = !release->contacts.v[i].organization.p || !is_in_story(check, release->contacts.v[i].organization);
        for (size_t k = 0; k < i && !known; k++)
            known = release->contacts.v[k].organization.p && pc_str_eq(release->contacts.v[k].organization, release->contacts.v[i].organization);
        organizations += !known;
    }
    if (paragraphs == 1 && organizations == 2)
        pc_report_file(check, "Contacts of two organizations, and a paragraph about one of them; add the other");
}

void pc_rule_boilerplate_url_missing(pc_check *check) {
    const pc_addresses *all = pc_addresses_of(check);
    for (size_t i = 0; i < check->release->boilerplates.n; i++) {
        pc_range text = pc_boilerplate_text(check, i);
        bool has = check->release->boilerplates.v[i].legal;
        for (size_t k = 0; k < all->links.n && !has; k++)
            has = all->links.v[k].at.at >= text.at && all->links.v[k].at.end <= text.end;
        if (!has && text.end)
            pc_report(check, text, "The paragraph about the issuer names no website; add it");
    }
}

/* Whom the release is about by its "About" paragraph; p NULL where there are two, or none. */
static pc_str only_issuer(const pc_check *check) {
    pc_str only = {NULL, 0};
    for (size_t i = 0; i < check->release->boilerplates.n; i++) {
        const pc_boilerplate *b = &check->release->boilerplates.v[i];
        if (b->legal)
            continue;
        if (only.p || !b->heading.p || !b->organization.p)
            return (pc_str){NULL, 0};
        only = b->organization;
    }
    if (only.n > 4 && memcmp(only.p, "the ", 4) == 0)
        only = pc_str_sub(only, 4, only.n);
    return only;
}

void pc_rule_source_line_missing(pc_check *check) {
    pc_str wire = check->release->dateline.wire;
    if (!wire.p || wire.n < 10 || !memchr(wire.p, 'P', wire.n) || !memchr(wire.p, 'N', wire.n))
        return;
    static const char *const tags[] = {"prnewswire", "cnw"};
    bool known = false;
    for (size_t at = 0; at < wire.n; at++)
        for (size_t k = 0; k < sizeof tags / sizeof *tags; k++) {
            size_t n = 0;
            while (tags[k][n] && at + n < wire.n && pc_lower((unsigned char)wire.p[at + n]) == (unsigned char)tags[k][n])
                n++;
            known = known || !tags[k][n];
        }
    for (size_t i = 0; i < check->n_words && known; i++)
        if (check->words[i].gap == PC_GAP_START && pc_word_is(check, &check->words[i], "source"))
            return;
    if (!known)
        return;
    pc_finding *finding = pc_report_file(check, "The wire files a release under its SOURCE line; add \"SOURCE\" and the issuer's name at the end");
    pc_str issuer = only_issuer(check), bytes = check->release->bytes;
    uint32_t end = (uint32_t)bytes.n;
    while (end > 0 && pc_is_space((unsigned char)bytes.p[end - 1]))
        end--;
    if (issuer.p && strncmp(check->release->encoding, "UTF-16", 6) != 0)
        pc_fix_source(check, finding, false, (pc_range){end, end}, pc_printf(check->arena, "\n\nSOURCE " PC_FMT, PC_ARG(issuer)));
}
