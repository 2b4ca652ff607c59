#include "check/facts_addresses.h"

#include "check/parts.h"

#include "check/facts.h"
#include "check/facts_traits.h"

/* ---- web ---- */

static pc_link cut_link(const pc_check *check, const pc_address *address) {
    pc_str text = check->text;
    pc_link link = {.at = address->value};
    uint32_t at = link.at.at;
    for (uint32_t i = at; i + 2 < link.at.end && i < at + 12; i++)
        if (memcmp(text.p + i, "://", 3) == 0) {
            link.has_scheme = true;
            link.secure = i > at && pc_lower((unsigned char)text.p[i - 1]) == 's';
            at = i + 3;
            break;
        }
    link.host.at = at;
    while (at < link.at.end && !strchr("/?#:", text.p[at]))
        at++;
    link.host.end = at;
    while (at < link.at.end && !strchr("/?#", text.p[at])) /* a port */
        at++;
    link.path = (pc_range){at, link.at.end};
    return link;
}

/* Whether a web address may start with this word: a scheme, www, or a name with a point and no blank behind it. */
static bool may_be_link(const pc_check *check, size_t i) {
    const pc_word *word = &check->words[i];
    const char *p = check->text.p;
    if (i + 1 < check->n_words && word[1].gap == PC_GAP_BLANK) /* most words */
        return false;
    if (word->gap == PC_GAP_DOT || (word->at > 0 && (p[word->at - 1] == '@' || p[word->at - 1] == '/')))
        return false;
    if (word->end + 3 < check->text.n && memcmp(p + word->end, "://", 3) == 0)
        return true;
    for (size_t k = i + 1; k < check->n_words && k < i + 4; k++) { /* "harbour-board.example" */
        if (check->words[k].gap == PC_GAP_DOT)
            return true;
        if (check->words[k].gap != PC_GAP_HYPHEN)
            return false;
    }
    return false;
}

static void find_links(pc_check *check, pc_addresses *out) {
    uint32_t behind = 0;
    for (size_t i = 0; i < check->n_words; i++) {
        pc_address address;
        const pc_word *word = &check->words[i];
        if (word->at < behind || !may_be_link(check, i))
            continue;
        pc_str passage = pc_str_sub(check->text, 0, check->passages[word->passage].text.end);
        if (!pc_url_at(passage, word->at, &address) || address.value.end <= word->end)
            continue;
        if (address.value.end < check->text.n && check->text.p[address.value.end] == '@')
            continue;
        behind = address.value.end;
        if (!PC_PUSH(check->arena, out->links, cut_link(check, &address)))
            return;
    }
}

/* ---- e-mail ---- */

enum { LONGEST_MAIL = 320 };

/* A byte that can stand in the run of characters around an @: anything but blanks and brackets. */
static bool is_mail_byte(unsigned char c) {
    return c > ' ' && c != 0x7F && !strchr("<>()[]{}\"|\\;", c);
}

static pc_mail cut_mail(const pc_check *check, pc_range passage, uint32_t sign) {
    pc_mail mail = {.at = {sign, sign + 1}, .sign = sign};
    const char *p = check->text.p;
    pc_address address;
    while (mail.at.at > passage.at && sign - mail.at.at < LONGEST_MAIL && is_mail_byte((unsigned char)p[mail.at.at - 1]))
        mail.at.at--;
    while (mail.at.end < passage.end && mail.at.end - sign < LONGEST_MAIL && is_mail_byte((unsigned char)p[mail.at.end]))
        mail.at.end++;
    while (mail.at.end > sign + 1 && strchr(".,:!?'", p[mail.at.end - 1]))
        mail.at.end--;
    while (mail.at.at < sign && (strchr(".,:'", p[mail.at.at]) || pc_utf8_is_tail((unsigned char)p[mail.at.at])))
        mail.at.at++;
    pc_str text = pc_str_sub(check->text, 0, passage.end);
    for (uint32_t from = mail.at.at; from < sign && !mail.well_formed; from++) /* "E-mail:name@…" and marks before it */
        if (!pc_utf8_is_tail((unsigned char)p[from]) && pc_email_at(text, from, &address) && address.value.end > sign) {
            mail.at = address.value;
            mail.well_formed = true;
        }
    return mail;
}

static void find_mails(pc_check *check, pc_addresses *out) {
    for (size_t i = 0; i < check->release->pieces.n; i++) {
        pc_range passage = check->passages[i].text;
        for (uint32_t at = passage.at; at < passage.end;) {
            const char *sign = memchr(check->text.p + at, '@', passage.end - at);
            if (!sign)
                break;
            pc_mail mail = cut_mail(check, passage, (uint32_t)(sign - check->text.p));
            if (!PC_PUSH(check->arena, out->mails, mail))
                return;
            at = mail.at.end > mail.sign ? mail.at.end : mail.sign + 1;
        }
    }
}

/* ---- telephone ---- */

static pc_phone_use cut_phone(const pc_check *check, pc_range range, uint32_t contact) {
    pc_phone_use use = {.at = range, .contact = contact};
    size_t n = 0;
    const char *p = check->text.p;
    uint32_t at = range.at;
    use.plus = p[at] == '+' || (at + 1 < range.end && p[at] == '(' && p[at + 1] == '+');
    for (; at < range.end && n < 20; at++) {
        if (pc_is_alpha((unsigned char)p[at])) /* an extension */
            break;
        if (pc_is_digit((unsigned char)p[at]))
            use.digits[n++] = p[at];
    }
    if (!use.plus && n > 4 && use.digits[0] == '0' && use.digits[1] == '0') {
        use.plus = true;
        memmove(use.digits, use.digits + 2, sizeof use.digits - 2);
    }
    return use;
}

static int by_place(const pc_phone_use *a, const pc_phone_use *b) {
    return a->at.at < b->at.at ? -1 : a->at.at > b->at.at;
}

static bool is_known(const pc_addresses *out, uint32_t at) {
    for (size_t i = 0; i < out->phones.n && i < 100; i++)
        if (out->phones.v[i].at.at <= at && at < out->phones.v[i].at.end)
            return true;
    return false;
}

/* "503-555-014", "503-123-4567": three groups of digits with hyphens in a contact, which no numbering plan has, and so no parser takes. */
static void find_shapes(pc_check *check, pc_addresses *out) {
    const pc_picked *hyphened = pc_words_with(check, PC_TRAIT_HYPHEN);
    for (size_t h = 0; h < hyphened->at.n; h++) {
        size_t i = hyphened->at.v[h] - 1; /* the first word of a passage has no gap before it */
        if (i + 2 >= check->n_words)
            break;
        const pc_word *word = &check->words[i];
        bool joined = word[1].gap == PC_GAP_HYPHEN && word[2].gap == PC_GAP_HYPHEN && word->gap != PC_GAP_HYPHEN;
        bool digits = (word->flags & word[1].flags & word[2].flags & PC_WORD_DIGIT) != 0;
        bool more = i + 3 < check->n_words && word[3].gap == PC_GAP_HYPHEN;
        size_t n = word->end - word->at;
        if (!joined || !digits || more || n != 3 || check->passages[word->passage].section != PC_SEC_CONTACT || is_known(out, word->at))
            continue;
        if (!PC_PUSH(check->arena, out->phones, cut_phone(check, (pc_range){word->at, word[2].end}, UINT32_MAX)))
            return;
    }
}

static void find_phones(pc_check *check, pc_addresses *out) {
    const pc_release *release = check->release;
    for (uint32_t i = 0; i < release->contacts.n; i++)
        for (size_t k = 0; k < release->contacts.v[i].phones.n; k++) {
            pc_range range = pc_range_of(check, release->contacts.v[i].phones.v[k]);
            if (range.end > range.at && !PC_PUSH(check->arena, out->phones, cut_phone(check, range, i)))
                return;
        }
    find_shapes(check, out);
    for (size_t i = 1; i < out->phones.n && out->phones.n < 1000; i++) /* nearly in order already */
        for (size_t k = i; k > 0 && by_place(&out->phones.v[k], &out->phones.v[k - 1]) < 0; k--) {
            pc_phone_use swap = out->phones.v[k];
            out->phones.v[k] = out->phones.v[k - 1];
            out->phones.v[k - 1] = swap;
        }
}

const pc_addresses *pc_addresses_of(pc_check *check) {
    static const pc_addresses none = {0};
    struct pc_facts *facts = check->facts;
    if (!facts->addresses) {
        pc_addresses *made = pc_arena_zeroed(check->arena, 1, sizeof *made);
        if (!made)
            return &none;
        find_links(check, made);
        find_mails(check, made);
        find_phones(check, made);
        facts->addresses = made;
    }
    return facts->addresses;
}
