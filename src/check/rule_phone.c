/* Rules about telephone numbers. */
#include "check/facts_addresses.h"
#include "check/parts.h"

/* How many digits a number has behind its country's code. */
static const struct {
    const char *code;
    uint8_t least, most;
} countries[] = {
    {"1", 10, 10},  {"7", 10, 10},  {"31", 9, 9},   {"32", 8, 9},   {"33", 9, 9},    {"34", 9, 9},   {"36", 8, 9},   {"39", 6, 11},  {"41", 9, 9},
    {"43", 4, 13},  {"44", 9, 10},  {"45", 8, 8},   {"46", 7, 10},  {"47", 8, 8},    {"48", 9, 9},   {"49", 5, 12},  {"52", 10, 10}, {"55", 10, 11},
    {"61", 9, 9},   {"64", 8, 10},  {"65", 8, 8},   {"81", 9, 10},  {"82", 8, 10},   {"86", 10, 11}, {"91", 10, 10}, {"351", 9, 9},  {"352", 6, 9},
    {"353", 7, 9},  {"358", 5, 11}, {"375", 9, 9},  {"380", 9, 9},  {"420", 9, 9},   {"421", 9, 9},  {"852", 8, 8},  {"971", 8, 9},  {"966", 8, 9},
    {"254", 9, 10}, {"27", 9, 9},   {"972", 8, 9},  {"90", 10, 10}, {"30", 10, 10},
};

/* Digits behind the country's code, and which country; NULL when it is not known. */
static const char *national_part(const pc_phone_use *phone, size_t *country) {
    for (size_t i = 0; i < sizeof countries / sizeof *countries; i++) {
        size_t n = strlen(countries[i].code);
        if (strncmp(phone->digits, countries[i].code, n) == 0) {
            *country = i;
            return phone->digits + n;
        }
    }
    return NULL;
}

/* Groups of digits as written: how many, and the length of each. */
static size_t groups_of(const pc_check *check, pc_range at, size_t lengths[8]) {
    size_t n = 0;
    bool in = false;
    for (uint32_t i = at.at; i < at.end; i++) {
        unsigned char c = (unsigned char)check->text.p[i];
        if (pc_is_alpha(c))
            break;
        if (!pc_is_digit(c)) {
            in = false;
            continue;
        }
        if (!in && n == 8)
            return 0;
        if (!in)
            lengths[n++] = 0;
        in = true;
        lengths[n - 1]++;
    }
    return n;
}

/* Grouped as North American numbers are, with a digit too many or too few: 503-555-014. */
static bool is_short_american(const pc_check *check, const pc_phone_use *phone) {
    size_t g[8], n = groups_of(check, phone->at, g), from = n == 4 && g[0] == 1 ? 1 : 0;
    if (phone->plus || n != from + 3 || phone->digits[0] == '0' || g[from] != 3)
        return false;
    size_t sum = g[from] + g[from + 1] + g[from + 2];
    bool shape = (g[from + 1] == 3 && (g[from + 2] == 3 || g[from + 2] == 5)) || (g[from + 2] == 4 && (g[from + 1] == 2 || g[from + 1] == 4));
    bool hyphens = memchr(check->text.p + phone->at.at, '-', phone->at.end - phone->at.at) || check->text.p[phone->at.at] == '(';
    return shape && hyphens && sum != 10;
}

void pc_rule_phone_digits(pc_check *check) {
    const pc_addresses *all = pc_addresses_of(check);
    for (size_t i = 0; i < all->phones.n; i++) {
        const pc_phone_use *phone = &all->phones.v[i];
        size_t country = 0;
        const char *national = phone->plus ? national_part(phone, &country) : NULL;
        size_t n = national ? strlen(national) : 0;
        bool italian = national && strcmp(countries[country].code, "39") == 0; /* its zero is dialled */
        const char *zero = national && national[0] == '0' && !italian ? national + 1 : NULL; /* +41 (0)22 */
        size_t without = zero ? n - 1 : n;
        bool letters = phone->at.end < check->text.n && check->text.p[phone->at.end] == '-'; /* 347-6-FLOWERS */
        for (uint32_t k = phone->at.at; k < phone->at.end; k++)
            letters |= pc_is_alpha((unsigned char)check->text.p[k]) != 0;
        bool wrong = national && !letters && (without < countries[country].least || without > countries[country].most);
        if (wrong)
            pc_report(check, phone->at, "A number that begins with +%s has %u%s digits behind it, not %zu; check it", countries[country].code,
                      countries[country].least, countries[country].most > countries[country].least ? " or more" : "", without);
        else if (is_short_american(check, phone))
            pc_report(check, phone->at, "A number of this form has ten digits; check it");
    }
}

/* ---- numbers that belong to nobody ---- */

static bool is_fictional(const pc_phone_use *phone) {
    const char *d = phone->digits;
    size_t n = strlen(d);
    if (n < 7)
        return false;
    const char *last7 = d + n - 7;
    bool american = (n == 10 || (n == 11 && d[0] == '1') || n == 7) && strncmp(last7, "55501", 5) == 0;
    bool counting = strstr(d, "1234567") != NULL && n <= 12;
    bool same = true;
    for (size_t i = n - 6; i < n; i++)
        same = same && d[i] == d[n - 1];
    bool british = strstr(d, "79460") != NULL && (strncmp(d, "020", 3) == 0 || strncmp(d, "4420", 4) == 0);
    return american || counting || same || british;
}

void pc_rule_phone_fictional(pc_check *check) {
    const pc_addresses *all = pc_addresses_of(check);
    for (size_t i = 0; i < all->phones.n; i++)
        if (is_fictional(&all->phones.v[i]))
            pc_report(check, all->phones.v[i].at, "This number belongs to nobody; give the real one");
}

/* ---- form ---- */

/* The number in the form of the house; p NULL when it is not known how. */
static pc_str wanted_form(pc_check *check, const pc_phone_use *phone, pc_value form) {
    const char *d = phone->digits;
    size_t n = strlen(d);
    bool grouped = phone->at.end - phone->at.at > n; /* eleven figures in a row may be a mobile number in China */
    bool american = (!phone->plus && n == 10 && d[0] >= '2') || (n == 11 && d[0] == '1' && (phone->plus || grouped));
    if (american && n == 11)
        d++;
    if (form == PC_VAL_PHONE_US && american && d[0] >= '2')
        return pc_printf(check->arena, "%.3s-%.3s-%.4s", d, d + 3, d + 6);
    return (pc_str){NULL, 0};
}

/* Marks other than single blanks (and a leading +): dots, hyphens, brackets. */
static bool has_marks(const pc_check *check, pc_range at) {
    for (uint32_t i = at.at; i < at.end && !pc_is_alpha((unsigned char)check->text.p[i]); i++)
        if (strchr(".-()/", check->text.p[i]))
            return true;
    return false;
}

/* The end of the digits: an extension stays. */
static pc_range digits_only(const pc_check *check, pc_range at) {
    uint32_t end = at.at;
    for (uint32_t i = at.at; i < at.end && !pc_is_alpha((unsigned char)check->text.p[i]); i++)
        if (pc_is_digit((unsigned char)check->text.p[i]))
            end = i + 1;
    return (pc_range){at.at, end};
}

/* The same digits with blanks for the marks between them. */
static pc_str with_blanks(pc_check *check, pc_range at) {
    char *out = pc_arena_take(check->arena, at.end - at.at + 2);
    size_t n = 0;
    bool blank = false;
    if (!out)
        return (pc_str){NULL, 0};
    for (uint32_t i = at.at; i < at.end; i++) {
        char c = check->text.p[i];
        if (c == '(' && i + 2 < at.end && check->text.p[i + 1] == '0' && check->text.p[i + 2] == ')') { /* (0) is not dialled from abroad */
            i += 2;
            blank = n > 0;
            continue;
        }
        if (c != '+' && !pc_is_digit((unsigned char)c)) {
            blank = n > 0;
            continue;
        }
        if (blank)
            out[n++] = ' ';
        blank = false;
        out[n++] = c;
    }
    return (pc_str){out, n};
}

void pc_rule_phone_form(pc_check *check) {
    const pc_addresses *all = pc_addresses_of(check);
    pc_value form = pc_wants(check, PC_SET_PHONE);
    for (size_t i = 0; i < all->phones.n; i++) {
        const pc_phone_use *phone = &all->phones.v[i];
        pc_range at = digits_only(check, phone->at);
        pc_str wanted = wanted_form(check, phone, form);
        if (form != PC_VAL_PHONE_US && has_marks(check, at) && (phone->plus || phone->digits[0] == '0'))
            wanted = with_blanks(check, at);
        if (!wanted.p || pc_str_eq(wanted, pc_at(check, at)))
            continue;
        pc_finding *finding = pc_report(check, at, "The house writes this number \"" PC_FMT "\"", PC_ARG(wanted));
        pc_fix_text(check, finding, true, at, wanted);
    }
}

void pc_rule_phone_country_code_missing(pc_check *check) {
    const pc_addresses *all = pc_addresses_of(check);
    for (size_t i = 0; i < all->phones.n; i++) {
        const pc_phone_use *phone = &all->phones.v[i];
        size_t n = strlen(phone->digits);
        bool american = n == 11 && phone->digits[0] == '1';
        if (!phone->plus && n >= 7 && !american)
            pc_report(check, phone->at, "Callers abroad cannot dial this; begin it with + and the country's code");
    }
}
