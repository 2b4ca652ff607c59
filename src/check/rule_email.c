/* Rules about e-mail addresses. */
#include "check/facts_addresses.h"
#include "check/parts.h"

#include "base/distance.h"

/* Whether a run around an @ was meant for an address: a name before it, something like a host behind it. */
static bool means_address(const pc_check *check, const pc_mail *mail) {
    const char *p = check->text.p;
    if (mail->sign == mail->at.at || mail->sign + 1 >= mail->at.end)
        return false; /* a handle; "3 @ $5" is parted by blanks */
    if (!pc_is_alpha((unsigned char)p[mail->sign + 1]) || mail->at.end - mail->sign < 4)
        return false;
    return pc_is_alpha((unsigned char)p[mail->sign - 1]) || pc_is_digit((unsigned char)p[mail->sign - 1]);
}

/* "press @ acme.example", "press@ acme.example": blanks around the sign, a host behind it. */
static bool is_parted(const pc_check *check, const pc_mail *mail, pc_range *whole) {
    const char *p = check->text.p;
    bool before = mail->sign == mail->at.at && mail->sign > 1 && p[mail->sign - 1] == ' ';
    bool behind = mail->at.end == mail->sign + 1 && mail->at.end + 1 < check->text.n && p[mail->at.end] == ' ';
    if (!before && !behind)
        return false;
    size_t host = pc_word_at(check, mail->sign + 1), name = pc_word_at(check, mail->sign > 1 ? mail->sign - 2 : 0);
    if (host + 1 >= check->n_words || name >= check->n_words || check->words[name].at >= mail->sign)
        return false;
    size_t last = host + 1;
    if (check->words[last].gap != PC_GAP_DOT || check->words[last].end - check->words[last].at < 2 || (check->words[last].flags & (PC_WORD_CAPITAL | PC_WORD_HAS_DIGIT)))
        return false;
    *whole = (pc_range){check->words[name].at, check->words[last].end};
    return true;
}

/* A comma typed for the point before the last name: the edit that mends it. */
static bool comma_for_point(const pc_check *check, const pc_mail *mail, uint32_t *comma) {
    for (uint32_t i = mail->sign + 1; i + 2 < mail->at.end; i++)
        if (check->text.p[i] == ',') {
            *comma = i;
            return pc_is_top_domain(pc_str_sub(check->text, i + 1, mail->at.end));
        }
    return false;
}

void pc_rule_email_malformed(pc_check *check) {
    const pc_addresses *all = pc_addresses_of(check);
    for (size_t i = 0; i < all->mails.n; i++) {
        const pc_mail *mail = &all->mails.v[i];
        pc_range whole = mail->at;
        uint32_t comma;
        if (mail->well_formed)
            continue;
        if (is_parted(check, mail, &whole))
            pc_report(check, whole, "This e-mail address has a blank in it; write it without");
        else if (means_address(check, mail) && comma_for_point(check, mail, &comma))
            pc_report(check, whole, "This e-mail address has a comma for a full stop; correct it");
        else if (means_address(check, mail))
            pc_report(check, whole, "No mail reaches this address; correct it");
    }
    for (size_t i = 0; i < check->n_words; i++) { /* ＠ of Chinese and Japanese keyboards */
        uint32_t at = check->words[i].end;
        if (at >= check->text.n || check->text.p[at] != '\xEF')
            continue;
        bool latin = !(check->words[i].flags & PC_WORD_FOREIGN);
        if (latin && at + 4 < check->text.n && memcmp(check->text.p + at, "\xEF\xBC\xA0", 3) == 0 && pc_is_alpha((unsigned char)check->text.p[at + 3]))
            pc_report(check, (pc_range){check->words[i].at, at + 3}, "The @ of this address is a full-width one; type an ordinary @");
    }
}

/* ---- names and addresses ---- */

enum { LONGEST_NAME = 40 };

/* ASCII letters of a name, small, accents taken off; how many. */
static size_t plain_letters(pc_str s, char out[LONGEST_NAME]) {
    static const char bases[] = "aaaaaaaceeeeiiiidnooooo*ouuuuypsaaaaaaaceeeeiiiidnooooo/ouuuuypy"; /* U+00C0 to U+00FF */
    size_t n = 0;
    unsigned len;
    for (size_t at = 0; at < s.n && n < LONGEST_NAME; at += len) {
        uint32_t cp = pc_utf8_at(s, at, &len);
        if (cp < 0x80 && pc_is_alpha((unsigned char)cp))
            out[n++] = (char)pc_lower((unsigned char)cp);
        else if (cp >= 0xC0 && cp <= 0xFF && pc_is_lower((unsigned char)bases[cp - 0xC0]))
            out[n++] = bases[cp - 0xC0];
        else if (cp >= 0x80 && pc_cp_is_letter(cp))
            return 0; /* letters that have no plain form here */
    }
    return n;
}

/* The nearest that a stretch of `local` comes to `surname`: 0 it is in there, 9 nothing near. */
static unsigned nearest_part(const char *surname, size_t n, const char *local, size_t m) {
    unsigned best = 9;
    for (size_t len = n > 1 ? n - 1 : n; len <= n + 1; len++)
        for (size_t at = 0; at + len <= m; at++) {
            bool edge = at <= 2 || at + len == m; /* an initial or two before it; or it ends the address */
            unsigned d = edge ? pc_word_distance((pc_str){surname, n}, (pc_str){local + at, len}, 3) : 9;
            best = d < best ? d : best;
        }
    return best;
}

static void compare_name(pc_check *check, const pc_contact *contact, pc_str email) {
    enum { SHORTEST = 4, LONG = 8 };
    char surname[LONGEST_NAME], local[LONGEST_NAME];
    const char *sign = memchr(email.p, '@', email.n);
    pc_range at = pc_range_of(check, email);
    pc_range name_at = pc_range_of(check, contact->name);
    if (!sign || !at.end || !name_at.end)
        return;
    size_t n = plain_letters(pc_last_word(contact->name), surname), m = plain_letters((pc_str){email.p, (size_t)(sign - email.p)}, local);
    if (n < SHORTEST || m < SHORTEST)
        return;
    unsigned d = nearest_part(surname, n, local, m);
    if (d == 0 || d > (n >= LONG ? 2u : 1u))
        return;
    pc_finding *finding = pc_report(check, at, "The address spells the name of " PC_FMT " another way; check which is right", PC_ARG(contact->name));
    pc_relate(check, finding, name_at, "the name");
}

void pc_rule_email_name_mismatch(pc_check *check) {
    const pc_release *release = check->release;
    for (size_t i = 0; i < release->contacts.n; i++)
        for (size_t k = 0; k < release->contacts.v[i].emails.n && release->contacts.v[i].name.p; k++)
            compare_name(check, &release->contacts.v[i], release->contacts.v[i].emails.v[k]);
}

/* ---- domains ---- */

static const char *const free_mail[] = {"gmail.com", "googlemail.com", "yahoo.", "hotmail.", "outlook.com", "live.", "aol.com", "icloud.com", "me.com", "mac.com",
                                        "gmx.", "web.de", "t-online.de", "freenet.de", "mail.ru", "yandex.", "bk.ru", "list.ru", "inbox.ru", "rambler.ru",
                                        "proton.me", "protonmail.com", "zoho.com", "qq.com", "163.com", "126.com", "sina.com", "orange.fr", "wanadoo.fr", "free.fr",
                                        "laposte.net", "libero.it", "virgilio.it", "tiscali.it", "bigpond.com", "comcast.net", "verizon.net", "att.net", "sbcglobal.net", "msn.com", "terra.com.br", "uol.com.br", "bol.com.br"};

static bool is_free_mail(pc_str host) {
    for (size_t i = 0; i < sizeof free_mail / sizeof *free_mail; i++) {
        size_t n = strlen(free_mail[i]), k = 0;
        while (k < n && k < host.n && pc_lower((unsigned char)host.p[k]) == (unsigned char)free_mail[i][k])
            k++;
        if (k == n && (host.n == n || free_mail[i][n - 1] == '.'))
            return true;
    }
    return false;
}

/* Both without regard to capitals. */
static bool same_letters(const char *a, const char *b, size_t n) {
    size_t i = 0;
    while (i < n && pc_lower((unsigned char)a[i]) == pc_lower((unsigned char)b[i]))
        i++;
    return i == n;
}

/* The house lists a contact with this address. */
static bool is_house_contact(const pc_check *check, pc_range address) {
    const pc_entries *contacts = &check->style->house.contacts;
    pc_str mail = pc_at(check, address);
    for (size_t k = 0; k < contacts->n && k < 500; k++) {
        pc_str entry = contacts->v[k].text;
        for (size_t at = 0; at + mail.n <= entry.n; at++) {
            bool starts = at == 0 || strchr(" \t\n,;:<(|", entry.p[at - 1]), ends = at + mail.n == entry.n || strchr(" \t\n,;>)|", entry.p[at + mail.n]);
            if (starts && ends && same_letters(entry.p + at, mail.p, mail.n))
                return true;
        }
    }
    return false;
}

void pc_rule_contact_personal_email(pc_check *check) {
    const pc_addresses *all = pc_addresses_of(check);
    for (size_t i = 0; i < all->mails.n; i++) {
        pc_range host = {all->mails.v[i].sign + 1, all->mails.v[i].at.end};
        if (all->mails.v[i].well_formed && is_free_mail(pc_at(check, host)) && !is_house_contact(check, all->mails.v[i].at))
            pc_report(check, all->mails.v[i].at, "Journalists doubt an address at a free mail service; give one of your own");
    }
}

/* The name that tells a domain: "acme" of "press.acme.co.uk", of "acme.example". */
static pc_str telling_label(pc_str host) {
    pc_str best = {NULL, 0};
    for (size_t from = 0; from < host.n;) {
        size_t at = from;
        while (at < host.n && host.p[at] != '.')
            at++;
        if (at < host.n && at - from > 3 && at - from >= best.n)
            best = pc_str_sub(host, from, at);
        from = at + 1;
    }
    return best;
}

/* Whether a word of the text explains the label: one is part of the other, or capitals in a row begin with its letters. */
static bool is_explained(const pc_check *check, pc_str label, uint32_t except_at, uint32_t except_end) {
    char plain[LONGEST_NAME], word_letters[LONGEST_NAME];
    size_t n = plain_letters(label, plain), run = 0;
    for (size_t i = 0; i < check->n_words; i++) {
        const pc_word *word = &check->words[i];
        if ((word->at >= except_at && word->end <= except_end) || check->passages[word->passage].section == PC_SEC_FURNITURE)
            continue;
        bool in_address = word->at > 0 && strchr("@./", check->text.p[word->at - 1]);
        if (in_address)
            continue;
        size_t m = plain_letters(pc_word_text(check, word), word_letters);
        if (m >= 3 && m <= n)
            for (size_t k = 0; k + m <= n; k++)
                if (memcmp(plain + k, word_letters, m) == 0 && (m >= 4 || m * 2 >= n))
                    return true;
        if (m > n && memcmp(plain, word_letters, n) == 0)
            return true;
        bool initial = (word->flags & PC_WORD_CAPITAL) && m && run < n && plain[run] == word_letters[0];
        run = initial ? run + 1 : word->flags & PC_WORD_CAPITAL ? (m && n && plain[0] == word_letters[0]) : run;
        if (run == n && n >= 3)
            return true;
    }
    return n == 0;
}

/* The domain itself, or one below it. */
static bool is_below(pc_str host, pc_str domain) {
    if (host.n < domain.n || !domain.n || (host.n > domain.n && host.p[host.n - domain.n - 1] != '.'))
        return false;
    return same_letters(host.p + host.n - domain.n, domain.p, domain.n);
}

/* The text gives a web address at the same domain. */
static bool is_linked(const pc_check *check, const pc_addresses *all, pc_str host) {
    for (size_t i = 0; i < all->links.n; i++) {
        pc_str site = pc_at(check, all->links.v[i].host);
        if (site.n > 4 && memcmp(site.p, "www.", 4) == 0)
            site = pc_str_sub(site, 4, site.n);
        if (is_below(host, site) || is_below(site, host))
            return true;
    }
    return false;
}

void pc_rule_email_domain_mismatch(pc_check *check) {
    const pc_addresses *all = pc_addresses_of(check);
    const pc_house *house = &check->style->house;
    for (size_t i = 0; i < all->mails.n && i < 20; i++) {
        const pc_mail *mail = &all->mails.v[i];
        pc_str host = pc_str_sub(check->text, mail->sign + 1, mail->at.end), label = telling_label(host);
        bool allowed = false;
        for (size_t k = 0; k < house->email_domains.n && !allowed; k++)
            allowed = is_below(host, house->email_domains.v[k].text);
        if (!mail->well_formed || allowed || is_house_contact(check, mail->at) || !label.p || is_free_mail(host) || is_linked(check, all, host) || is_explained(check, label, mail->at.at, mail->at.end))
            continue;
        pc_report(check, mail->at, "Nothing in the text explains \"" PC_FMT "\"; check that the address is not left over", PC_ARG(host));
    }
}
