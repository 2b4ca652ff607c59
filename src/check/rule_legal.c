/* Rules for listed companies and for what the law asks. */
#include "check/parts.h"
#include "check/words.h"

/* ---- tickers ---- */

/* What a symbol of an exchange looks like. */
typedef enum symbol_kind { SYMBOL_LETTERS5, SYMBOL_LETTERS4, SYMBOL_MIXED, SYMBOL_DIGITS, SYMBOL_ANY } symbol_kind;

static const struct {
    const char *name; /* as it is written */
    symbol_kind kind;
} exchanges[] = {
    {"NYSE American", SYMBOL_LETTERS5}, {"NYSE Arca", SYMBOL_LETTERS5}, {"NYSE", SYMBOL_LETTERS5}, {"Nasdaq GS", SYMBOL_LETTERS5},
    {"Nasdaq GM", SYMBOL_LETTERS5},     {"Nasdaq CM", SYMBOL_LETTERS5}, {"Nasdaq", SYMBOL_LETTERS5}, {"OTCQX", SYMBOL_LETTERS5},
    {"OTCQB", SYMBOL_LETTERS5},         {"OTC", SYMBOL_LETTERS5},       {"AMEX", SYMBOL_LETTERS5}, {"TSXV", SYMBOL_MIXED},
    {"TSX-V", SYMBOL_MIXED},            {"TSX", SYMBOL_MIXED},          {"CSE", SYMBOL_MIXED},   {"NEO", SYMBOL_MIXED},
    {"LSE", SYMBOL_MIXED},              {"AIM", SYMBOL_MIXED},          {"Euronext Paris", SYMBOL_ANY}, {"Euronext Amsterdam", SYMBOL_ANY},
    {"Euronext Brussels", SYMBOL_ANY},  {"Euronext Lisbon", SYMBOL_ANY}, {"Euronext Dublin", SYMBOL_ANY}, {"Euronext Milan", SYMBOL_ANY},
    {"Euronext Oslo", SYMBOL_ANY},      {"Euronext Growth", SYMBOL_ANY}, {"Euronext", SYMBOL_ANY}, {"XETRA", SYMBOL_ANY},
    {"FWB", SYMBOL_ANY},                {"FSE", SYMBOL_ANY},            {"SIX", SYMBOL_MIXED},   {"BME", SYMBOL_MIXED},
    {"OMX", SYMBOL_ANY},                {"WSE", SYMBOL_MIXED},          {"MOEX", SYMBOL_MIXED},  {"HKEX", SYMBOL_DIGITS},
    {"SEHK", SYMBOL_DIGITS},            {"SSE", SYMBOL_DIGITS},         {"SZSE", SYMBOL_DIGITS}, {"TSE", SYMBOL_ANY},
    {"TYO", SYMBOL_ANY},                {"KRX", SYMBOL_DIGITS},         {"NSE", SYMBOL_ANY},     {"BSE", SYMBOL_ANY},
    {"ASX", SYMBOL_MIXED},              {"NZX", SYMBOL_MIXED},          {"JSE", SYMBOL_MIXED},   {"B3", SYMBOL_MIXED},
    {"BMV", SYMBOL_ANY},                {"TADAWUL", SYMBOL_DIGITS},     {"ADX", SYMBOL_ANY},     {"DFM", SYMBOL_ANY},
    {"SGX", SYMBOL_ANY},                {"TWSE", SYMBOL_DIGITS},        {"BIT", SYMBOL_ANY},     {"EPA", SYMBOL_ANY},
    {"BVB", SYMBOL_ANY},                {"PSE", SYMBOL_ANY},            {"IDX", SYMBOL_ANY},     {"SET", SYMBOL_ANY},
};

typedef struct ticker {
    pc_range whole;    /* from the bracket or separator to the symbol's end */
    pc_range exchange, symbol;
    int known;         /* index of the exchange; -1 */
    bool colon, space; /* what stands between: a colon, and one blank behind it */
    bool exact;        /* the exchange's name is written as it should be */
} ticker;

static bool starts_any_case(pc_str s, const char *name) {
    size_t n = strlen(name);
    if (s.n < n)
        return false;
    for (size_t i = 0; i < n; i++)
        if (pc_lower((unsigned char)s.p[i]) != pc_lower((unsigned char)name[i]))
            return false;
    return s.n == n || !pc_is_alpha((unsigned char)s.p[n]);
}

static bool is_symbol_byte(char c) {
    return pc_is_alpha((unsigned char)c) || pc_is_digit((unsigned char)c) || c == '.' || c == '-';
}

/* "(NYSE: ACM" or "; TSX: ACM" at a bracket or separator. */
static bool read_ticker(const pc_check *check, uint32_t open, uint32_t end, ticker *out) {
    const char *p = check->text.p;
    uint32_t at = open + 1;
    while (at < end && p[at] == ' ')
        at++;
    *out = (ticker){.known = -1};
    pc_str rest = pc_str_sub(check->text, at, end);
    for (size_t i = 0; i < sizeof exchanges / sizeof *exchanges && out->known < 0; i++)
        if (starts_any_case(rest, exchanges[i].name))
            out->known = (int)i;
    uint32_t name_end = at;
    if (out->known >= 0) {
        size_t n = strlen(exchanges[out->known].name);
        name_end = at + (uint32_t)n;
        out->exact = memcmp(p + at, exchanges[out->known].name, n) == 0 || starts_any_case(rest, "nasdaq") || starts_any_case(rest, "xetra") || starts_any_case(rest, "tadawul");
    } else {
        while (name_end < end && name_end - at < 12 && (pc_is_alpha((unsigned char)p[name_end])))
            name_end++;
    }
    out->exchange = (pc_range){at, name_end};
    at = name_end;
    out->colon = at < end && p[at] == ':';
    at += out->colon;
    uint32_t blanks = at;
    while (at < end && p[at] == ' ')
        at++;
    out->space = at - blanks == 1;
    uint32_t from = at;
    while (at < end && is_symbol_byte(p[at]))
        at++;
    out->symbol = (pc_range){from, at};
    out->whole = (pc_range){out->exchange.at, at};
    return name_end > out->exchange.at && at > from && at < end && strchr(");,|/", p[at]) != NULL;
}

/* Calls `each` for every ticker with a known exchange, and for brackets that look like one. */
static void each_ticker(pc_check *check, void (*each)(pc_check *check, const ticker *t, void *ctx), void *ctx) {
    for (size_t i = pc_passage_in(check, 0, PC_IN_TEXT); i < check->release->pieces.n; i = pc_passage_in(check, i + 1, PC_IN_TEXT)) {
        pc_range text = check->passages[i].text;
        ticker t;
        for (uint32_t at = text.at; at < text.end;) {
            const char *open = memchr(check->text.p + at, '(', text.end - at);
            if (!open)
                break;
            at = (uint32_t)(open - check->text.p);
            bool more = read_ticker(check, at, text.end, &t);
            while (more) {
                each(check, &t, ctx);
                at = t.symbol.end;
                more = strchr(";,|/", check->text.p[at]) && read_ticker(check, at, text.end, &t) && t.known >= 0;
            }
            at++;
        }
    }
}

static void check_form(pc_check *check, const ticker *t, void *ctx) {
    (void)ctx;
    pc_str symbol = pc_at(check, t->symbol), name = pc_at(check, t->exchange);
    bool small = false;
    for (size_t i = 0; i < symbol.n; i++)
        small |= pc_is_lower((unsigned char)symbol.p[i]) != 0;
    if (t->known < 0 || (t->colon && t->space && t->exact && !small))
        return;
    if (!t->colon && small) /* "(NYSE members)" */
        return;
    pc_str upper = pc_arena_copy(check->arena, symbol);
    for (size_t i = 0; upper.p && i < upper.n; i++)
        if (pc_is_lower((unsigned char)upper.p[i]))
            ((char *)upper.p)[i] = (char)(upper.p[i] - 32); /* our own copy */
    pc_str right = t->exact ? name : pc_str_of(exchanges[t->known].name);
    pc_str wanted = pc_printf(check->arena, PC_FMT ": " PC_FMT, PC_ARG(right), PC_ARG(upper));
    pc_finding *finding = pc_report(check, t->whole, "Feeds read tickers as \"(Exchange: SYMBOL)\": write \"(" PC_FMT ")\"", PC_ARG(wanted));
    pc_fix_text(check, finding, true, t->whole, wanted);
}

void pc_rule_ticker_form(pc_check *check) {
    each_ticker(check, check_form, NULL);
}

static bool fits(pc_str symbol, symbol_kind kind) {
    size_t letters = 0, digits = 0, others = 0, base = 0;
    bool in_base = true;
    for (size_t i = 0; i < symbol.n; i++) {
        letters += pc_is_alpha((unsigned char)symbol.p[i]) != 0;
        digits += pc_is_digit((unsigned char)symbol.p[i]) != 0;
        in_base = in_base && symbol.p[i] != '.' && symbol.p[i] != '-';
        base += in_base;
        others += symbol.p[i] == '.' || symbol.p[i] == '-';
    }
    switch (kind) {
    case SYMBOL_LETTERS5:
        return !digits && base <= 5 && others <= 1;
    case SYMBOL_LETTERS4:
        return !digits && base <= 4 && others <= 1;
    case SYMBOL_MIXED:
        return letters && base <= 6;
    case SYMBOL_DIGITS:
        return digits >= 1 && base <= 6;
    default:
        return symbol.n <= 12;
    }
}

/* A name one letter away from an exchange's: "NSYE", "Nadsaq". */
static const char *near_exchange(pc_str name) {
    static const char *const known[] = {"NYSE", "Nasdaq", "OTCQB", "OTCQX", "Euronext", "XETRA"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        size_t n = strlen(known[i]), sorted = 0, same = 0;
        if (name.n != n)
            continue;
        for (size_t k = 0; k < n; k++) {
            same += pc_lower((unsigned char)name.p[k]) == pc_lower((unsigned char)known[i][k]);
            for (size_t j = 0; j < n; j++)
                if (pc_lower((unsigned char)known[i][j]) == pc_lower((unsigned char)name.p[k])) {
                    sorted++;
                    break;
                }
        }
        if (same < n && (same + 1 == n || (same + 2 == n && sorted == n)))
            return known[i];
    }
    return NULL;
}

static void check_valid(pc_check *check, const ticker *t, void *ctx) {
    (void)ctx;
    pc_str symbol = pc_at(check, t->symbol);
    if (t->known >= 0 && t->colon && !fits(symbol, exchanges[t->known].kind)) {
        pc_report(check, t->symbol, "\"" PC_FMT "\" cannot be a symbol of %s; check it", PC_ARG(symbol), exchanges[t->known].name);
    } else if (t->known < 0 && t->colon) {
        const char *near = near_exchange(pc_at(check, t->exchange));
        if (near)
            pc_report(check, t->exchange, "There is no exchange \"" PC_FMT "\"; was %s meant?", PC_ARG(pc_at(check, t->exchange)), near);
    }
}

void pc_rule_ticker_invalid(pc_check *check) {
    each_ticker(check, check_valid, NULL);
}

/* The first place of a company's name, by its first word. */
static pc_range first_mention(const pc_check *check, pc_str company) {
    pc_word first;
    pc_str text = check->text;
    if (!pc_word_read(company, 0, (uint32_t)company.n, &first))
        return (pc_range){0, 0};
    for (size_t i = 0; i < check->n_words; i++) {
        uint32_t at = check->words[i].at;
        if (check->words[i].hash == first.hash && (PC_SECTION_BIT(check->passages[check->words[i].passage].section) & PC_IN_PROSE) &&
            at + company.n <= text.n && memcmp(text.p + at, company.p, company.n) == 0)
            return (pc_range){at, at + (uint32_t)company.n};
    }
    return (pc_range){0, 0};
}

static bool has_symbol(const pc_check *check, pc_str ticker_text, pc_range *where) {
    const char *colon = memchr(ticker_text.p, ':', ticker_text.n);
    pc_str symbol = colon ? pc_str_sub(ticker_text, (size_t)(colon - ticker_text.p) + 1, ticker_text.n) : ticker_text;
    while (symbol.n && *symbol.p == ' ')
        symbol = pc_str_sub(symbol, 1, symbol.n);
    for (size_t i = 0; i < check->n_words; i++)
        if (pc_str_eq(pc_word_text(check, &check->words[i]), symbol)) {
            *where = (pc_range){check->words[i].at, check->words[i].end};
            return true;
        }
    return false;
}

void pc_rule_ticker_missing(pc_check *check) {
    const pc_entries *tickers = &check->style->house.tickers;
    for (size_t i = 0; i < tickers->n; i++) {
        pc_range at = first_mention(check, tickers->v[i].text), symbol;
        if (!at.end || has_symbol(check, tickers->v[i].more, &symbol))
            continue;
        pc_finding *finding = pc_report(check, at, "Put the ticker behind the company's first mention: (" PC_FMT ")", PC_ARG(tickers->v[i].more));
        pc_fix_text(check, finding, false, (pc_range){at.end, at.end}, pc_printf(check->arena, " (" PC_FMT ")", PC_ARG(tickers->v[i].more)));
    }
}

void pc_rule_ticker_on_first_mention(pc_check *check) {
    enum { NEAR = 24 };
    const pc_entries *tickers = &check->style->house.tickers;
    for (size_t i = 0; i < tickers->n; i++) {
        pc_range at = first_mention(check, tickers->v[i].text), symbol;
        if (!at.end || !has_symbol(check, tickers->v[i].more, &symbol) || symbol.at <= at.end + NEAR)
            continue;
        pc_finding *finding = pc_report(check, at, "The ticker comes later; put it behind this first mention");
        pc_relate(check, finding, symbol, "the ticker");
        /* " (NYSE: ACM)", brackets and all, as the configuration has it */
        pc_str words = pc_printf(check->arena, " (" PC_FMT ")", PC_ARG(tickers->v[i].more));
        uint32_t end = symbol.end + 1;
        bool alone = words.p && words.n <= end && end <= check->text.n && pc_str_eq(pc_str_sub(check->text, end - words.n, end), words) && !pc_is_quoted(check, at.at) && !pc_is_quoted(check, symbol.at);
        if (!alone)
            continue;
        pc_fix_text(check, finding, false, (pc_range){at.end, at.end}, words);
        pc_fix_text(check, finding, false, (pc_range){end - (uint32_t)words.n, end}, PC_STR(""));
    }
}

/* ---- looking ahead ---- */

static void note_ticker(pc_check *check, const ticker *t, void *ctx) {
    (void)check;
    *(bool *)ctx |= t->known >= 0 && t->colon;
}

static bool is_listed(pc_check *check) {
    bool listed = false;
    each_ticker(check, note_ticker, &listed);
    return listed;
}

static bool has_legal_text(const pc_check *check) {
    for (size_t i = 0; i < check->release->boilerplates.n; i++)
        if (check->release->boilerplates.v[i].legal)
            return true;
    return pc_word_in(check, PC_STR("forward-looking"), (pc_range){0, (uint32_t)check->text.n});
}

void pc_rule_forward_looking_missing(pc_check *check) {
    const pc_hit *hit = pc_hits(check);
    size_t n = 0;
    for (const pc_hit *h = hit; h; h = h->next)
        n++;
    for (size_t i = 0; i + 1 < check->n_words && n; i++)
        if (pc_word_is(check, &check->words[i], "forward") && pc_word_is(check, &check->words[i + 1], "looking"))
            return;
    if (n >= 2 && !has_legal_text(check) && is_listed(check))
        pc_report(check, hit->text, "A listed company looks ahead here, and no cautionary text follows; add it");
}

/* Words of things that can go wrong. */
static const char *const factors[] = {"competition", "demand",  "regulatory", "supply",    "currency",      "litigation", "prices", "economic", "approval",
                                      "market",      "markets", "funding",    "interest",  "customers",     "weather",    "cybersecurity", "conditions", "10"};

void pc_rule_forward_looking_generic(pc_check *check) {
    for (uint32_t i = 0; i < check->release->boilerplates.n; i++) {
        pc_range text = pc_boilerplate_text(check, i);
        if (!check->release->boilerplates.v[i].legal || !pc_word_in(check, PC_STR("forward"), text))
            continue;
        bool named = false;
        for (size_t k = 0; k < sizeof factors / sizeof *factors && !named; k++)
            named = pc_word_in(check, pc_str_of(factors[k]), text);
        if (!named)
            pc_report(check, text, "The cautionary text names no risk; name those that matter here");
        return;
    }
}

/* ---- what the law asks to be said ---- */

static bool kicker_has(const pc_check *check, const char *word) {
    for (size_t i = pc_passage_next(check, 0, PC_SEC_KICKER); i < check->release->pieces.n; i = pc_passage_next(check, i + 1, PC_SEC_KICKER))
        if (pc_word_in(check, pc_str_of(word), check->passages[i].text))
            return true;
    return false;
}

void pc_rule_inside_information_label(pc_check *check) {
    pc_range all = {0, (uint32_t)check->text.n};
    if (!kicker_has(check, "hoc") && !kicker_has(check, "rns") && !kicker_has(check, "regulatory"))
        return;
    if (!pc_word_in(check, PC_STR("17"), all) && !pc_word_in(check, PC_STR("7"), all))
        pc_report_file(check, "An ad hoc announcement says that it holds inside information under Article 17 (UK: Article 7); add the statement");
}

void pc_rule_distribution_legend(pc_check *check) {
    const pc_hit *hit = pc_hits(check);
    size_t headline = pc_passage_next(check, 0, PC_SEC_HEADLINE);
    if (!hit || headline == check->release->pieces.n || hit->text.at < check->passages[headline].text.at)
        return;
    pc_report(check, hit->text, "A restriction of distribution has to be read first; move it to the top");
}

void pc_rule_non_gaap_reconciliation(pc_check *check) {
    const pc_hit *hit = pc_hits(check);
    pc_range all = {0, (uint32_t)check->text.n};
    if (!hit || pc_word_in(check, PC_STR("reconciliation"), all) || pc_word_in(check, PC_STR("reconciliations"), all) || !is_listed(check))
        return;
    pc_report(check, hit->text, "\"" PC_FMT "\" follows no accounting rule; add a reconciliation", PC_ARG(pc_at(check, hit->text)));
}

void pc_rule_absolute_promise(pc_check *check) {
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next)
        pc_report(check, hit->text, "\"" PC_FMT "\" promises what nobody can keep; say what is so", PC_ARG(pc_at(check, hit->text)));
}

void pc_rule_image_rights_missing(pc_check *check) {
    static const char *const signs[] = {"credit", "photo by", "courtesy", "photographer", "licence", "license", "©", "getty", "rights", "copyright", "reuters", "afp"};
    for (size_t i = 0; i < check->release->pieces.n; i++) {
        const pc_passage *passage = &check->passages[i];
        bool label = passage->last > passage->first + 2 && (pc_word_is(check, &check->words[passage->first], "photo") || pc_word_is(check, &check->words[passage->first], "picture") || pc_word_is(check, &check->words[passage->first], "image")) &&
                     check->text.p[check->words[passage->first].end] == ':';
        bool named = false;
        for (size_t k = 0; label && k < sizeof signs / sizeof *signs && !named; k++) {
            size_t n = strlen(signs[k]);
            pc_str text = pc_at(check, passage->text);
            for (size_t at = 0; at + n <= text.n && !named; at++) {
                size_t m = 0;
                while (m < n && (signs[k][m] == (char)pc_lower((unsigned char)text.p[at + m])))
                    m++;
                named = m == n;
            }
        }
        if (label && !named && passage->text.end - passage->text.at < 600)
            pc_report(check, passage->text, "Nobody is named who made the picture; add the credit and the terms of use");
    }
}

void pc_rule_privacy_minor(pc_check *check) {
    for (size_t i = 2; i < check->n_words; i++) {
        const pc_word *age = &check->words[i], *surname = age - 1, *given = age - 2;
        pc_str text = pc_word_text(check, age);
        bool child = text.n <= 2 && pc_is_digit((unsigned char)*text.p) && (text.n == 1 ? *text.p > '2' : text.p[0] == '1' && text.p[1] < '8');
        bool commas = child && age->gap == PC_GAP_MARKS && check->text.p[surname->end] == ',' && age->end < check->text.n && check->text.p[age->end] == ',';
        if (commas && surname->gap == PC_GAP_BLANK && (surname->flags & given->flags & PC_WORD_CAPITAL) && surname->passage == age->passage && given->passage == age->passage)
            pc_report(check, (pc_range){given->at, age->end}, "A child is named with its age; leave out the surname unless there is consent");
    }
}

/* Puts the legend above the line that says what the text is; not among the keys of front matter. */
static void add_legend(pc_check *check, pc_finding *finding) {
    size_t kicker = pc_passage_next(check, 0, PC_SEC_KICKER);
    pc_str bytes = check->release->bytes;
    if (check->release->pieces.v[kicker].sure == PC_EXPLICIT || strncmp(check->release->encoding, "UTF-16", 6) == 0)
        return;
    uint32_t at = pc_map_start(&check->release->map, check->passages[kicker].text.at);
    while (at > 0 && bytes.p[at - 1] != '\n' && bytes.p[at - 1] != '\r')
        at--;
    pc_fix_source(check, finding, false, (pc_range){at, at}, PC_STR("Check against delivery\n\n"));
}

void pc_rule_check_against_delivery(pc_check *check) {
    pc_range all = {0, (uint32_t)check->text.n};
    bool speech = kicker_has(check, "speech") || kicker_has(check, "remarks") || kicker_has(check, "address");
    if (speech && !pc_word_in(check, PC_STR("delivery"), all) && !pc_word_in(check, PC_STR("delivered"), all))
        add_legend(check, pc_report_file(check, "A speaker may depart from the text; put \"Check against delivery\" above it"));
}
