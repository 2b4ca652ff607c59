/* Rules about web addresses. */
#include "check/facts_addresses.h"
#include "check/parts.h"

/* ---- addresses that cannot work ---- */

static bool starts_lower(pc_str s, const char *lower) {
    size_t n = strlen(lower);
    if (s.n < n)
        return false;
    for (size_t i = 0; i < n; i++)
        if (pc_lower((unsigned char)s.p[i]) != (unsigned char)lower[i])
            return false;
    return true;
}

static pc_str rest_at(const pc_check *check, uint32_t at) {
    return pc_str_sub(check->text, at, check->text.n);
}

/* How a scheme is mistyped; what is behind is looked at by the eye. */
static const char *const bad_schemes[] = {"http//", "https//", "http:/ /", "https:/ /", "http:// ", "https:// ", "htp://", "htpp://", "htttp://",
                                          "hhttp://", "htps://", "httpss://", "http;//", "https;//", "http:\\\\", "https:\\\\", "http://http", "https://http",
                                          "http:///", "https:///", "http:www", "https:www"};

static bool mistyped_scheme(const pc_check *check, const pc_word *word) {
    pc_str rest = rest_at(check, word->at);
    if (rest.n < 6 || (rest.p[0] | 0x20) != 'h' || ((rest.p[1] | 0x20) != 't' && (rest.p[1] | 0x20) != 'h'))
        return false;
    for (size_t i = 0; i < sizeof bad_schemes / sizeof *bad_schemes; i++)
        if (starts_lower(rest, bad_schemes[i]))
            return true;
    return false;
}

/* The run without blanks from a word on. */
static pc_range run_from(const pc_check *check, uint32_t at) {
    uint32_t end = at, limit = pc_passage_at(check, at) ? pc_passage_at(check, at)->text.end : at;
    while (end < limit && !pc_is_space((unsigned char)check->text.p[end]))
        end++;
    pc_range run = {at, end};
    while (run.end > at + 1 && strchr(".,;:!?)\"'", check->text.p[run.end - 1]))
        run.end--;
    return run;
}

/* "www.acme,com", "www acme.com", "www..acme.com", "www.acme": all but a host. */
static bool mistyped_www(const pc_check *check, size_t i) {
    const pc_word *word = &check->words[i], *next = word + 1;
    const char *p = check->text.p;
    if (i + 1 >= check->n_words || next->passage != word->passage || !pc_word_is(check, word, "www"))
        return false;
    if (word->gap == PC_GAP_DOT || (word->at && strchr("/@-", p[word->at - 1])))
        return false;
    uint32_t gap = next->at - word->end;
    if (gap != 1 || p[word->end] != '.') /* "www,", "www..", "www. " */
        return gap <= 2 && p[word->end] != ' ' && p[word->end] != ')';
    size_t k = i + 2;
    while (k < check->n_words && check->words[k].gap == PC_GAP_HYPHEN)
        k++;
    if (k >= check->n_words || check->words[k].passage != word->passage)
        return true; /* "www.acme" ends the passage */
    if (check->words[k].gap == PC_GAP_DOT)
        return false;
    bool comma = p[check->words[k - 1].end] == ',' && check->words[k].at == check->words[k - 1].end + 1;
    return comma && pc_is_lower((unsigned char)p[check->words[k].at]);
}

/* "https://harbour": a scheme and a host without a domain. */
static bool has_no_domain(const pc_check *check, const pc_word *word) {
    pc_str rest = rest_at(check, word->at);
    if (!starts_lower(rest, "http://") && !starts_lower(rest, "https://"))
        return false;
    uint32_t at = word->end + 3;
    uint32_t from = at;
    while (at < check->text.n && !strchr(" /?#:", check->text.p[at]) && check->text.p[at] != '.')
        at++;
    bool point = at + 1 < check->text.n && check->text.p[at] == '.' && check->text.p[at + 1] != ' ';
    return at > from && !point && !pc_str_eq(pc_str_sub(check->text, from, at), PC_STR("localhost"));
}

/* An address that goes on behind a blank: torn apart by a line break or a slip. */
static bool is_torn(const pc_check *check, const pc_link *link) {
    const char *p = check->text.p;
    pc_str text = check->text;
    if (link->at.end >= text.n || p[link->at.end] != ' ' || link->path.end <= link->path.at)
        return false;
    char last = p[link->at.end - 1];
    pc_range next = run_from(check, link->at.end + 1);
    pc_str run = pc_at(check, next);
    if (strchr("=&%_", last))
        return true;
    if (last != '/' && last != '-')
        return false;
    bool path_like = memchr(run.p, '/', run.n) || memchr(run.p, '=', run.n) || memchr(run.p, '_', run.n);
    size_t suffix = run.n > 5 ? run.n - 5 : 0;
    bool page = run.n > 4 && (starts_lower(pc_str_sub(run, suffix, run.n), ".html") || starts_lower(pc_str_sub(run, run.n - 4, run.n), ".pdf") ||
                              starts_lower(pc_str_sub(run, run.n - 4, run.n), ".htm"));
    return page || (path_like && !pc_is_upper((unsigned char)*run.p));
}

void pc_rule_link_malformed(pc_check *check) {
    const pc_addresses *all = pc_addresses_of(check);
    for (size_t i = 0; i < check->n_words; i++) {
        const pc_word *word = &check->words[i];
        char first = check->text.p[word->at] | 0x20;
        if (first != 'h' && first != 'w') /* http, www */
            continue;
        if (word->gap == PC_GAP_SLASH || (word->flags & PC_WORD_FOREIGN))
            continue;
        bool scheme = word->end - word->at <= 6 && (mistyped_scheme(check, word) || has_no_domain(check, word));
        if (scheme || mistyped_www(check, i))
            pc_report(check, run_from(check, word->at), "This web address cannot work; correct it and try it");
    }
    for (size_t i = 0; i < all->links.n; i++) {
        const pc_link *link = &all->links.v[i];
        if (is_torn(check, link))
            pc_report(check, (pc_range){link->at.at, run_from(check, link->at.end + 1).end}, "This web address is torn apart by a blank; join it and try it");
    }
}

void pc_rule_link_insecure(pc_check *check) {
    const pc_addresses *all = pc_addresses_of(check);
    for (size_t i = 0; i < all->links.n; i++) {
        const pc_link *link = &all->links.v[i];
        if (!starts_lower(pc_at(check, link->at), "http://") || link->host.end == link->host.at)
            continue;
        pc_finding *finding = pc_report(check, link->at, "Browsers warn of addresses without https; try the address with https://");
        pc_fix_text(check, finding, false, (pc_range){link->at.at, link->at.at + 4}, PC_STR("https"));
    }
}

/* ---- shortened, tracked, internal ---- */

/* Whether the host is one of `hosts` or a part of one. */
static bool host_is(pc_str host, const char *const *hosts, size_t n) {
    for (size_t i = 0; i < n; i++) {
        size_t len = strlen(hosts[i]);
        if (host.n < len || !starts_lower(pc_str_sub(host, host.n - len, host.n), hosts[i]))
            continue;
        if (host.n == len || host.p[host.n - len - 1] == '.')
            return true;
    }
    return false;
}

static const char *const shorteners[] = {"bit.ly", "t.co", "tinyurl.com", "goo.gl", "ow.ly", "buff.ly", "is.gd", "v.gd", "cutt.ly", "rb.gy", "rebrand.ly",
                                         "t.ly", "bl.ink", "tiny.cc", "shorturl.at", "lnkd.in", "fb.me", "dlvr.it", "ift.tt", "snip.ly", "shorte.st",
                                         "adf.ly", "clck.ru", "vk.cc", "amzn.to", "wp.me", "po.st", "su.pr", "tr.im", "j.mp", "bitly.com", "s.id", "qr.ae", "trib.al"};

void pc_rule_link_shortener(pc_check *check) {
    const pc_addresses *all = pc_addresses_of(check);
    for (size_t i = 0; i < all->links.n; i++)
        if (host_is(pc_at(check, all->links.v[i].host), shorteners, sizeof shorteners / sizeof *shorteners) && all->links.v[i].path.end > all->links.v[i].path.at + 1)
            pc_report(check, all->links.v[i].at, "A shortened address hides where it leads; give the full one");
}

static const char *const tracking_keys[] = {"utm_", "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "mc_eid", "mc_cid", "igshid", "igsh", "yclid",
                                            "_hsenc", "_hsmi", "hsctatracking", "vero_id", "mkt_tok", "oly_enc_id", "oly_anon_id", "wickedid", "twclid",
                                            "ttclid", "li_fat_id", "s_cid", "_openstat", "rb_clickid", "cmpid", "ncid", "spm", "ref_src", "ref_url", "trk", "cjevent"};
static const char *const wrappers[] = {"safelinks.protection.outlook.com", "urldefense.com", "urldefense.proofpoint.com", "linkprotect.cudasvc.com",
                                       "secure-web.cisco.com", "clicktime.symantec.com", "list-manage.com"};

static bool is_tracking(pc_str key) {
    for (size_t i = 0; i < sizeof tracking_keys / sizeof *tracking_keys; i++) {
        size_t n = strlen(tracking_keys[i]);
        bool prefix = tracking_keys[i][n - 1] == '_';
        if (starts_lower(key, tracking_keys[i]) && (prefix || key.n == n))
            return true;
    }
    return false;
}

/* Bytes that grow in room taken before. */
typedef struct room {
    char *p;
    size_t n;
} room;

/* What is left of a query without its tracking keys, with its question mark; empty when nothing is. */
static pc_str clean_query(pc_check *check, pc_range query, bool *tracked) {
    room out = {.p = pc_arena_take(check->arena, query.end - query.at + 1)};
    const char *p = check->text.p;
    for (uint32_t at = query.at + 1; out.p && at < query.end; at++) {
        uint32_t from = at, equals;
        while (at < query.end && p[at] != '&')
            at++;
        for (equals = from; equals < at && p[equals] != '='; equals++) {
        }
        if (is_tracking(pc_str_sub(check->text, from, equals))) {
            *tracked = true;
            continue;
        }
        out.p[out.n] = out.n ? '&' : '?';
        out.n++;
        memcpy(out.p + out.n, p + from, at - from);
        out.n += at - from;
    }
    return (pc_str){out.p, out.n};
}

static void check_query(pc_check *check, const pc_link *link) {
    pc_str path = pc_at(check, link->path);
    const char *question = memchr(path.p, '?', path.n), *hash = memchr(path.p, '#', path.n);
    bool tracked = false;
    if (!question || (hash && hash < question))
        return;
    pc_range query = {link->path.at + (uint32_t)(question - path.p), hash ? link->path.at + (uint32_t)(hash - path.p) : link->path.end};
    pc_str clean = clean_query(check, query, &tracked);
    if (!tracked || !clean.p)
        return;
    pc_finding *finding = pc_report(check, link->at, "The address carries tracking keys; take them off");
    pc_fix_text(check, finding, true, query, clean);
}

void pc_rule_link_tracking(pc_check *check) {
    const pc_addresses *all = pc_addresses_of(check);
    for (size_t i = 0; i < all->links.n; i++) {
        const pc_link *link = &all->links.v[i];
        if (host_is(pc_at(check, link->host), wrappers, sizeof wrappers / sizeof *wrappers))
            pc_report(check, link->at, "A mail filter has wrapped this address; write the address it leads to");
        else if (link->path.end > link->path.at)
            check_query(check, link);
    }
}

static const char *const internal_suffixes[] = {"local", "internal", "intranet", "lan", "corp", "localdomain", "localhost", "test"};
static const char *const internal_labels[] = {"staging", "stage", "preview", "dev", "uat", "preprod", "sandbox", "qa", "intranet", "sharepoint-int"};
static const char *const unsafe_schemes[] = {"javascript:", "data:text/", "data:image/", "data:application/", "file:/", "vbscript:"};

/* "10.1.2.3", "192.168.1.1", "127.0.0.1", "172.16.0.9". */
static bool is_private_number(pc_str host) {
    if (starts_lower(host, "10.") || starts_lower(host, "192.168.") || starts_lower(host, "127.") || starts_lower(host, "169.254."))
        return host.n > 6 && pc_is_digit((unsigned char)host.p[host.n - 1]);
    return starts_lower(host, "172.") && host.n > 6 && host.p[4] >= '1' && host.p[4] <= '3' && pc_is_digit((unsigned char)host.p[host.n - 1]);
}

static bool is_internal(pc_str host) {
    for (size_t i = 0; i < sizeof internal_labels / sizeof *internal_labels; i++) {
        size_t n = strlen(internal_labels[i]);
        if (starts_lower(host, internal_labels[i]) && host.n > n && (host.p[n] == '.' || host.p[n] == '-'))
            return true;
    }
    return is_private_number(host) || host_is(host, internal_suffixes, sizeof internal_suffixes / sizeof *internal_suffixes);
}

void pc_rule_link_scheme_unsafe(pc_check *check) {
    const pc_addresses *all = pc_addresses_of(check);
    for (size_t i = 0; i < all->links.n; i++)
        if (is_internal(pc_at(check, all->links.v[i].host)))
            pc_report(check, all->links.v[i].at, "This address is not for the public; give the public one");
    for (size_t i = 0; i < check->n_words; i++) {
        const pc_word *word = &check->words[i];
        char behind = word->end < check->text.n ? check->text.p[word->end] : ' ';
        if ((behind != ':' && behind != '\\') || word->end - word->at > 10)
            continue;
        pc_str rest = rest_at(check, word->at);
        bool share = word->at >= 2 && memcmp(check->text.p + word->at - 2, "\\\\", 2) == 0 && check->text.p[word->end] == '\\';
        if (share)
            pc_report(check, run_from(check, word->at - 2), "This is a place on an internal drive; give a public address");
        for (size_t k = 0; check->text.p[word->end] == ':' && k < sizeof unsafe_schemes / sizeof *unsafe_schemes; k++)
            if (starts_lower(rest, unsafe_schemes[k]))
                pc_report(check, run_from(check, word->at), "This address runs code or opens a file; give a public web address");
        if ((*rest.p | 0x20) == 'h' && starts_lower(rest, "http") && word->end + 12 < check->text.n && starts_lower(rest_at(check, word->end), "://localhost"))
            pc_report(check, run_from(check, word->at), "This address is not for the public; give the public one");
    }
}

/* ---- look-alikes ---- */

typedef enum script { SCRIPT_NONE, SCRIPT_LATIN, SCRIPT_GREEK, SCRIPT_CYRILLIC } script;

static script script_of(uint32_t cp) {
    if (cp < 0x80)
        return pc_is_alpha((unsigned char)cp) ? SCRIPT_LATIN : SCRIPT_NONE;
    if (cp >= 0x370 && cp <= 0x3FF)
        return SCRIPT_GREEK;
    if (cp >= 0x400 && cp <= 0x52F)
        return SCRIPT_CYRILLIC;
    return cp >= 0xC0 && cp <= 0x24F ? SCRIPT_LATIN : SCRIPT_NONE;
}

/* Letters of two scripts between two points of a name. */
static bool is_mixed(pc_str host) {
    script seen = SCRIPT_NONE;
    unsigned len;
    for (size_t at = 0; at < host.n; at += len) {
        uint32_t cp = pc_utf8_at(host, at, &len);
        script now = script_of(cp);
        if (cp == '.')
            seen = SCRIPT_NONE;
        else if (now != SCRIPT_NONE && seen != SCRIPT_NONE && now != seen)
            return true;
        else if (now != SCRIPT_NONE)
            seen = now;
    }
    return false;
}

static bool has_punycode(pc_str host) {
    for (size_t i = 0; i + 4 < host.n; i++)
        if ((i == 0 || host.p[i - 1] == '.') && starts_lower(pc_str_sub(host, i, host.n), "xn--"))
            return true;
    return false;
}

void pc_rule_link_homoglyph(pc_check *check) {
    const pc_addresses *all = pc_addresses_of(check);
    for (size_t i = 0; i < all->links.n; i++) {
        pc_str host = pc_at(check, all->links.v[i].host);
        if (is_mixed(host))
            pc_report(check, all->links.v[i].host, "The name mixes letters of two alphabets and may lead to another site; type it anew");
        else if (has_punycode(host))
            pc_report(check, all->links.v[i].host, "The name is written in code; write it in its own letters, and check that it is the right one");
    }
    for (size_t i = 0; i < all->mails.n; i++) {
        pc_range host = {all->mails.v[i].sign + 1, all->mails.v[i].at.end};
        if (all->mails.v[i].well_formed && is_mixed(pc_at(check, host)))
            pc_report(check, host, "The name mixes letters of two alphabets and may lead to another site; type it anew");
    }
}

/* ---- how many, how long, how named ---- */

void pc_rule_link_too_many(pc_check *check) {
    const pc_addresses *all = pc_addresses_of(check);
    size_t per = (size_t)pc_param_of(check, PC_PARAM_LINK_TOO_MANY_WORDS), n = 0;
    for (size_t i = 0; i < all->links.n; i++) {
        const pc_passage *passage = pc_passage_at(check, all->links.v[i].at.at);
        n += passage && (PC_SECTION_BIT(passage->section) & (PC_IN_BODY | PC_IN_BOILERPLATE | PC_IN_HEADS)) != 0;
    }
    size_t words = n > 2 && per ? pc_body_words(check) : 0;
    if (n > 2 && per && n > words / per + 1)
        pc_report_file(check, "The text has %zu links in %zu words; wires accept about one for %zu", n, words, per);
}

void pc_rule_link_bare_long(pc_check *check) {
    const pc_addresses *all = pc_addresses_of(check);
    size_t max = (size_t)pc_param_of(check, PC_PARAM_LINK_BARE_LONG_MAX);
    for (size_t i = 0; i < all->links.n; i++)
        if (all->links.v[i].at.end - all->links.v[i].at.at > max)
            pc_report(check, all->links.v[i].at, "The address is too long to be typed; give a shorter one of your own");
}

void pc_rule_link_text_generic(pc_check *check) {
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next)
        pc_report(check, hit->text, "\"" PC_FMT "\" does not say where the link leads; name what is there", PC_ARG(pc_at(check, hit->text)));
    for (uint32_t at = 0; at + 7 < check->text.n;) { /* [here](…) in Markdown */
        const char *open = memchr(check->text.p + at, '[', check->text.n - at);
        if (!open)
            break;
        at = (uint32_t)(open - check->text.p) + 1;
        if (starts_lower(rest_at(check, at), "here]("))
            pc_report(check, (pc_range){at, at + 4}, "\"here\" does not say where the link leads; name what is there");
    }
}

/*
 * The tag with a capital where each of its words begins, read from a place
 * where the text has the same letters in words of their own; p NULL when there
 * is none. Words in capitals stay so.
 */
static pc_str tag_in_words(const pc_check *check, pc_str tag) {
    char *out = pc_arena_take(check->arena, tag.n + 1);
    for (size_t i = 0; out && i < check->n_words; i++) {
        size_t n = 0, words = 0;
        for (size_t k = i; k < check->n_words && n < tag.n && (k == i || check->words[k].gap == PC_GAP_BLANK); k++) {
            pc_str word = pc_word_text(check, &check->words[k]);
            size_t at = 0;
            if (n + word.n > tag.n || (check->words[k].flags & (PC_WORD_FOREIGN | PC_WORD_APOSTROPHE)))
                break;
            while (at < word.n && pc_lower((unsigned char)word.p[at]) == (unsigned char)tag.p[n + at])
                at++;
            if (at < word.n)
                break;
            memcpy(out + n, word.p, word.n);
            if (pc_is_lower((unsigned char)out[n]))
                out[n] = (char)(out[n] - 32);
            n += word.n;
            words++;
        }
        if (n == tag.n && words > 1)
            return (pc_str){out, n};
    }
    return (pc_str){NULL, 0};
}

void pc_rule_hashtag_case(pc_check *check) {
    enum { LONG_TAG = 14, LONGEST_TAG = 80, MOST_READ = 16 }; /* each tag that is read costs a pass over the text */
    size_t read = 0;
    if (!check->text.n || !memchr(check->text.p, '#', check->text.n))
        return;
    for (size_t i = 0; i < check->n_words; i++) {
        const pc_word *word = &check->words[i];
        bool tag = word->at > 0 && check->text.p[word->at - 1] == '#' && (word->at < 2 || check->text.p[word->at - 2] == ' ');
        if (tag && word->end - word->at >= LONG_TAG && !(word->flags & (PC_WORD_CAPITAL | PC_WORD_FOREIGN | PC_WORD_HAS_DIGIT))) {
            pc_str text = pc_word_text(check, word);
            bool capital = false;
            for (size_t k = 0; k < text.n; k++)
                capital |= pc_is_upper((unsigned char)text.p[k]);
            if (capital)
                continue;
            pc_finding *finding = pc_report(check, (pc_range){word->at - 1, word->end}, "Screen readers run the words of this tag together; begin each with a capital");
            pc_str with = text.n <= LONGEST_TAG && read++ < MOST_READ ? tag_in_words(check, text) : (pc_str){NULL, 0};
            if (with.p)
                pc_fix_text(check, finding, false, (pc_range){word->at, word->end}, with);
        }
    }
}
