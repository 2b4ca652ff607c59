/* Percentages, money, ranges, units, ordinals, fractions and ages: their form. */
#include "check/facts_numbers.h"

#include "text/date_scan.h"

static bool is_written(pc_range range) {
    return range.end > range.at;
}

static bool in_table(const pc_check *check, const pc_numeral *n) {
    return check->passages[n->passage].kind == PC_PARA_TABLE;
}

static bool is_english(const pc_check *check, pc_range range, const char *text) {
    return pc_str_eq(pc_at(check, range), pc_str_of(text));
}

/* ---- percent-form, percent-range, percent-point ---- */

/* In a headline of capitals the words are capitals too. */
static bool among_capitals(const pc_check *check, const pc_numeral *n) {
    size_t before = pc_word_before(check, n->first), behind = pc_word_at(check, n->whole.end);
    bool a = before < check->n_words && (check->words[before].flags & PC_WORD_CAPITALS), b = behind < check->n_words && check->words[behind].passage == n->passage && (check->words[behind].flags & PC_WORD_CAPITALS);
    return a && b;
}

void pc_rule_percent_form(pc_check *check) {
    const pc_numbers *numbers = pc_numbers_of(check);
    pc_value style = pc_wants(check, PC_SET_PERCENT);
    const char *small = style == PC_VAL_PERCENT_SIGN ? "%" : style == PC_VAL_PER_CENT ? "per cent" : "percent";
    const char *big = style == PC_VAL_PERCENT_SIGN ? "%" : style == PC_VAL_PER_CENT ? "PER CENT" : "PERCENT";
    for (size_t i = 0; i < numbers->n; i++) {
        const pc_numeral *n = &numbers->v[i];
        const char *want = n->kind == PC_NUM_PERCENT && among_capitals(check, n) ? big : small;
        if (n->kind != PC_NUM_PERCENT || n->spelled || n->quoted || in_table(check, n) || !is_written(n->sign))
            continue;
        bool sign = style == PC_VAL_PERCENT_SIGN, starts = (check->words[n->first].flags & PC_WORD_STARTS) != 0;
        uint32_t number_end = n->scale.end > n->text.end ? n->scale.end : n->text.end;
        bool tight = n->sign.at == number_end, right = is_english(check, n->sign, want) && tight == sign;
        if (right || (starts && sign) || (n->range_first && check->text.p[n->sign.at] == '%' && !sign))
            continue;
        if (n->compound && !sign) /* "a 5%-owned", "5-percent" */
            continue;
        pc_range range = {number_end, n->sign.end};
        pc_str with = sign ? PC_STR("%") : pc_printf(check->arena, " %s", want);
        const pc_numeral *first = i > 0 && sign && n->range_last && numbers->v[i - 1].range_first ? &numbers->v[i - 1] : NULL;
        pc_finding *finding = pc_report(check, n->whole, "Write \"" PC_FMT PC_FMT "\"", PC_ARG(pc_str_sub(check->text, n->whole.at, number_end)), PC_ARG(with));
        if (first && first->kind == PC_NUM_COUNT && !first->spelled) { /* "5 to 10 percent": both ends take the sign */
            bool dash = n->text.at - first->text.end < 4;
            pc_fix_text(check, finding, true, (pc_range){first->text.end, dash ? n->text.at : first->text.end}, dash ? PC_STR("% to ") : PC_STR("%"));
        }
        pc_fix_text(check, finding, true, range, with);
    }
}

/* "5-10%": the sign stands behind the second figure only. */
void pc_rule_percent_range(pc_check *check) {
    const pc_numbers *numbers = pc_numbers_of(check);
    bool sign = pc_wants(check, PC_SET_PERCENT) == PC_VAL_PERCENT_SIGN;
    for (size_t i = 1; i < numbers->n; i++) {
        const pc_numeral *a = &numbers->v[i - 1], *b = &numbers->v[i];
        if (!a->range_first || !b->range_last || b->kind != PC_NUM_PERCENT || a->kind != PC_NUM_COUNT || a->quoted || a->spelled || b->spelled)
            continue;
        if (sign && check->text.p[b->sign.at] != '%')
            continue; /* percent-form mends both ends */
        bool dash = b->text.at - a->text.end < 4;
        if (!sign && !dash)
            continue;
        pc_str mark = sign ? PC_STR("%") : PC_STR("");
        pc_str with = dash ? pc_printf(check->arena, PC_FMT " to ", PC_ARG(mark)) : pc_printf(check->arena, PC_FMT PC_FMT, PC_ARG(mark), PC_ARG(pc_str_sub(check->text, a->text.end, b->text.at)));
        pc_finding *finding = pc_report(check, (pc_range){a->text.at, b->whole.end}, "Write \"" PC_FMT PC_FMT PC_FMT "\"", PC_ARG(pc_at(check, a->text)), PC_ARG(with),
                                        PC_ARG(pc_str_sub(check->text, b->text.at, b->whole.end)));
        pc_fix_text(check, finding, true, (pc_range){a->text.end, b->text.at}, with);
    }
}

/* "from 4% to 6%, up 2%": the third is the difference of the two, so it is points. */
void pc_rule_percent_point(pc_check *check) {
    const pc_numbers *numbers = pc_numbers_of(check);
    for (size_t i = 0; i < numbers->n; i++) {
        const pc_numeral *c = &numbers->v[i];
        size_t point = c->last + 1 < check->n_words && c->kind == PC_NUM_PERCENT ? pc_word_at(check, c->whole.end) : check->n_words;
        if (c->kind != PC_NUM_PERCENT || c->quoted || c->value <= 0 || (point < check->n_words && (pc_word_is(check, &check->words[point], "points") || pc_word_is(check, &check->words[point], "point"))))
            continue;
        size_t sentence = pc_sentence_at(check, c->text.at);
        for (size_t k = i > 3 ? i - 3 : 0; sentence < check->n_sentences && k + 1 < numbers->n && k < i + 3; k++) {
            const pc_numeral *a = &numbers->v[k], *b = &numbers->v[k + 1];
            bool pair = a != c && b != c && a->kind == PC_NUM_PERCENT && b->kind == PC_NUM_PERCENT && a->text.at >= check->sentences[sentence].text.at && b->text.end <= check->sentences[sentence].text.end;
            size_t before = pc_word_before(check, a->first);
            bool from = pair && before < check->n_words && pc_word_is(check, &check->words[before], "from");
            int64_t difference = b->value > a->value ? b->value - a->value : a->value - b->value;
            if (!from || difference != c->value)
                continue;
            pc_finding *finding = pc_report(check, c->whole, "From " PC_FMT " to " PC_FMT " is a change of percentage points; write \"points\"", PC_ARG(pc_at(check, a->whole)), PC_ARG(pc_at(check, b->whole)));
            pc_relate(check, finding, (pc_range){a->whole.at, b->whole.end}, "the two percentages");
            break;
        }
    }
}

/* ---- decimal-leading-zero ---- */

void pc_rule_decimal_leading_zero(pc_check *check) {
    static const char *const behind[] = {"caliber", "calibre", "magnum", "rifle", "rifles", "pistol", "handgun", "revolver", "batting", "average", "hitter", "gauge", "cal"};
    const pc_numbers *numbers = pc_numbers_of(check);
    for (size_t i = 0; i < numbers->n; i++) {
        const pc_numeral *n = &numbers->v[i];
        if (n->spelled || n->text.at < 2 || check->text.p[n->text.at - 1] != '.' || n->quoted)
            continue;
        unsigned char before = (unsigned char)check->text.p[n->text.at - 2];
        size_t last = pc_word_before(check, n->first);
        bool hit = last < check->n_words && (pc_word_is(check, &check->words[last], "batting") || pc_word_is(check, &check->words[last], "hitting") || pc_word_is(check, &check->words[last], "batted"));
        bool starts = before == ' ' || before == '(' || before == '$' || n->text.at - 1 == check->passages[n->passage].text.at;
        if (!starts || hit || PC_AMONG(check, n->last, behind) || n->compound || n->marked || n->kind == PC_NUM_MOMENT)
            continue;
        if (last < check->n_words && pc_is_upper((unsigned char)check->text.p[check->words[last].end - 1]))
            continue; /* "H.R .810" */
        if (before == ' ' && (n->last >= check->n_words || check->words[n->last].gap == PC_GAP_START)) /* a stop that slipped: "word .5" */
            continue;
        pc_range range = {n->text.at - 1, n->text.end};
        pc_finding *finding = pc_report(check, range, "Write \"0" PC_FMT "\": the point alone is overlooked", PC_ARG(pc_at(check, range)));
        pc_fix_text(check, finding, true, (pc_range){range.at, range.at}, PC_STR("0"));
    }
}

/* ---- currency-form, currency-duplicate ---- */

/** What each style writes a currency with. */
static const struct {
    const char *code, *word, *words, *symbol;
} currencies[] = {{"usd", "dollar", "dollars", "$"}, {"eur", "euro", "euros", "€"}, {"gbp", "pound", "pounds", "£"}};

static int currency_of(const pc_check *check, pc_range range) {
    pc_str is = pc_at(check, range);
    for (int i = 0; i < 3; i++) {
        const char *forms[] = {currencies[i].code, currencies[i].word, currencies[i].words, currencies[i].symbol};
        for (int k = 0; k < 4; k++) {
            size_t n = strlen(forms[k]);
            bool same = n == is.n;
            for (size_t c = 0; same && c < n; c++)
                same = pc_lower((unsigned char)is.p[c]) == (unsigned char)forms[k][c];
            if (same)
                return i;
        }
    }
    return pc_str_eq(is, PC_STR("US$")) ? 0 : -1;
}

/* Dollars of more than one country in the text: then a symbol alone would not tell them apart. */
static bool has_other_dollars(const pc_check *check, const pc_numbers *numbers) {
    for (size_t i = 0; i < numbers->n; i++) {
        pc_str is = pc_at(check, numbers->v[i].currency);
        bool prefixed = is.n > 1 && is.p[is.n - 1] == '$' && !pc_str_eq(is, PC_STR("US$"));
        if (prefixed || pc_str_eq(is, PC_STR("CAD")) || pc_str_eq(is, PC_STR("AUD")) || pc_str_eq(is, PC_STR("HKD")) || pc_str_eq(is, PC_STR("SGD")))
            return true;
    }
    return false;
}

static bool text_has_pound_sign(const pc_check *check) {
    const char *p = check->text.p, *end = p + check->text.n;
    while (p && p + 1 < end && (p = memchr(p, '\xC2', (size_t)(end - p - 1))) != NULL)
        if (*++p == '\xA3')
            return true;
    return false;
}

/* Pounds are a weight too: money only where the text has the sign, and nothing is weighed. */
static bool is_weight(const pc_check *check, const pc_numeral *n, bool sign) {
    pc_str is = pc_at(check, n->currency);
    if (is.n < 5 || pc_lower((unsigned char)is.p[0]) != 'p')
        return false;
    size_t next = pc_word_at(check, n->currency.end);
    return !sign || (next < check->n_words && pc_word_is(check, &check->words[next], "of"));
}

/* Whether the style writes this currency with its symbol. */
static bool wants_symbol(pc_value style, int currency) {
    return style == PC_VAL_DOLLAR ? currency == 0 : style == PC_VAL_POUND ? currency == 2 : style == PC_VAL_EURO && currency == 1;
}

void pc_rule_currency_form(pc_check *check) {
    const pc_numbers *numbers = pc_numbers_of(check);
    pc_value style = pc_wants(check, PC_SET_CURRENCY);
    bool others = has_other_dollars(check, numbers), sign = style == PC_VAL_POUND && text_has_pound_sign(check);
    for (size_t i = 0; i < numbers->n; i++) {
        const pc_numeral *n = &numbers->v[i];
        if (n->kind != PC_NUM_MONEY || n->spelled || n->quoted || !is_written(n->currency) || in_table(check, n) || n->compound)
            continue;
        int currency = currency_of(check, n->currency);
        bool behind = n->currency.at > n->text.at, alpha = pc_is_alpha((unsigned char)check->text.p[n->currency.at]);
        bool spaced = !behind && !alpha && n->currency.end < n->text.at;
        bool eu_code = style == PC_VAL_EURO && !behind && currency == 1 && alpha; /* legal texts: EUR 5 million */
        bool wrong = currency >= 0 && wants_symbol(style, currency) && alpha && !eu_code && !(currency == 0 && others) && !(currency == 2 && is_weight(check, n, sign));
        uint32_t next = (uint32_t)pc_skip_space(check->text, n->whole.end, check->text.n);
        if ((!wrong && !spaced) || pc_byte_at(check->text, next) == '=') /* a rate: 1 USD = */
            continue;
        pc_str amount = pc_str_sub(check->text, n->text.at, n->scale.end > n->text.end ? n->scale.end : n->text.end);
        pc_str symbol = wrong ? pc_str_of(currencies[currency].symbol) : pc_at(check, n->currency);
        pc_str with = pc_printf(check->arena, PC_FMT PC_FMT, PC_ARG(symbol), PC_ARG(amount));
        pc_finding *finding = pc_report(check, n->whole, "Write \"" PC_FMT "\"", PC_ARG(with));
        pc_fix_text(check, finding, false, n->whole, with);
    }
}

void pc_rule_currency_duplicate(pc_check *check) {
    const pc_numbers *numbers = pc_numbers_of(check);
    for (size_t i = 0; i < numbers->n; i++) {
        const pc_numeral *n = &numbers->v[i];
        if (n->kind != PC_NUM_MONEY || n->spelled || n->quoted || !is_written(n->currency) || n->currency.at > n->text.at)
            continue;
        size_t next = n->last;
        if (next >= check->n_words || check->words[next].passage != n->passage || check->words[next].gap != PC_GAP_BLANK)
            continue;
        pc_range word = {check->words[next].at, check->words[next].end};
        int first = currency_of(check, n->currency), second = currency_of(check, word);
        bool cents = pc_word_is(check, &check->words[next], "cents");
        if (first < 0 || first != second || cents)
            continue;
        pc_finding *finding = pc_report(check, (pc_range){n->whole.at, word.end}, "\"" PC_FMT "\" and \"" PC_FMT "\" say the same; leave out the second", PC_ARG(pc_at(check, n->currency)), PC_ARG(pc_at(check, word)));
        pc_fix_text(check, finding, true, (pc_range){n->scale.end > n->text.end ? n->scale.end : n->text.end, word.end}, PC_STR(""));
    }
}

/* ---- unit-space, unit-dual ---- */

static bool is_symbol_of_unit(pc_str unit) {
    static const char *const symbols[] = {"km", "cm", "mm", "kg", "mg", "ml", "ha", "kW", "MW", "GW", "kWh", "MWh", "GWh", "TWh", "Hz", "kHz", "MHz", "GHz", "KB", "MB", "GB", "TB", "km2", "km/h"};
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++)
        if (pc_str_eq(unit, pc_str_of(symbols[i])))
            return true;
    return false;
}

void pc_rule_unit_space(pc_check *check) {
    const pc_numbers *numbers = pc_numbers_of(check);
    bool space = pc_wants(check, PC_SET_UNIT_SPACE) == PC_VAL_YES;
    for (size_t i = 0; i < numbers->n; i++) {
        const pc_numeral *n = &numbers->v[i];
        if (n->kind != PC_NUM_UNIT || n->spelled || n->quoted || !is_written(n->unit) || !is_symbol_of_unit(pc_at(check, n->unit)))
            continue;
        pc_range gap = {n->scale.end > n->text.end ? n->scale.end : n->text.end, n->unit.at};
        bool blank = gap.end == gap.at + 1 && check->text.p[gap.at] == ' ', closed = gap.end == gap.at;
        if ((space && !closed) || (!space && !blank))
            continue;
        pc_finding *finding = pc_report(check, n->whole, space ? "Put a space between figure and unit: \"" PC_FMT " " PC_FMT "\"" : "Close figure and unit up: \"" PC_FMT PC_FMT "\"",
                                        PC_ARG(pc_str_sub(check->text, n->text.at, gap.at)), PC_ARG(pc_at(check, n->unit)));
        pc_fix_text(check, finding, true, gap, space ? PC_STR(" ") : PC_STR(""));
    }
}

/** Units and what they are in the other system: thousandths of the other to one. */
static const struct {
    const char *unit, *plural, *other;
    int64_t factor;
    bool metric;
} measures[] = {{"mile", "miles", "km", 1609, false}, {"foot", "feet", "metres", 305, false}, {"acre", "acres", "hectares", 405, false}, {"gallon", "gallons", "litres", 3785, false},
                {"pound-weight", "lbs", "kg", 454, false}, {"kilometer", "kilometers", "miles", 621, true}, {"kilometre", "kilometres", "miles", 621, true}, {"km", "km", "miles", 621, true},
                {"hectare", "hectares", "acres", 2471, true}, {"litre", "litres", "gallons", 264, true}, {"liter", "liters", "gallons", 264, true}, {"kg", "kg", "pounds", 2205, true}};

void pc_rule_unit_dual(pc_check *check) {
    const pc_numbers *numbers = pc_numbers_of(check);
    bool to_metric = pc_wants(check, PC_SET_SPELLING) != PC_VAL_US;
    for (size_t i = 0; i < numbers->n; i++) {
        const pc_numeral *n = &numbers->v[i];
        if (n->kind != PC_NUM_UNIT || n->quoted || n->value <= 0 || n->value > (int64_t)1000000000000 || !is_written(n->unit) || n->range_first || n->compound || pc_str_eq(pc_at(check, n->unit), PC_STR("foot")))
            continue;
        uint32_t next = (uint32_t)pc_skip_space(check->text, n->whole.end, check->passages[n->passage].text.end);
        bool given = pc_byte_at(check->text, next) == '(' || (n->text.at && check->text.p[n->text.at - 1] == '(');
        for (size_t k = 0; !given && k < sizeof measures / sizeof *measures; k++) {
            pc_str unit = pc_at(check, n->unit);
            if (measures[k].metric == to_metric || !(pc_str_eq(unit, pc_str_of(measures[k].unit)) || pc_str_eq(unit, pc_str_of(measures[k].plural))))
                continue;
            int64_t tenths = (n->value * measures[k].factor / 1000 + 50) / 100; /* of the other unit */
            pc_str other = tenths >= 100 ? pc_printf(check->arena, "%d %s", (int)((tenths + 5) / 10), measures[k].other)
                                         : pc_printf(check->arena, "%d.%d %s", (int)(tenths / 10), (int)(tenths % 10), measures[k].other);
            pc_finding *finding = pc_report(check, n->whole, "Give this in %s too: \"" PC_FMT " (" PC_FMT ")\"", to_metric ? "metric units" : "US units", PC_ARG(pc_at(check, n->whole)), PC_ARG(other));
            pc_fix_text(check, finding, false, (pc_range){n->whole.end, n->whole.end}, pc_printf(check->arena, " (" PC_FMT ")", PC_ARG(other)));
            break;
        }
    }
}

/* ---- ordinal-form ---- */

void pc_rule_ordinal_form(pc_check *check) {
    static const char *const set[] = {"hour", "century", "floor", "street", "avenue", "grade", "graders", "grader", "district", "amendment", "of", "anniversary"};
    const pc_numbers *numbers = pc_numbers_of(check);
    pc_value want = pc_wants(check, PC_SET_NUMBER_WORDS);
    int most = want == PC_VAL_WORDS_TO_HUNDRED ? 99 : 9;
    for (size_t i = 0; i < numbers->n; i++) {
        const pc_numeral *n = &numbers->v[i];
        size_t next = n->last, before = pc_word_before(check, n->first);
        if (n->kind != PC_NUM_ORDINAL || n->quoted || next >= check->n_words || check->words[next].passage != n->passage || !(PC_IN_PROSE >> check->passages[n->passage].section & 1))
            continue;
        bool name = (check->words[next].flags & (PC_WORD_CAPITAL | PC_WORD_DIGIT)) || (check->words[n->first].flags & (PC_WORD_CAPITAL | PC_WORD_NAME)) || check->words[next].gap != PC_GAP_BLANK;
        int number = (int)(n->value / 1000);
        if (name || PC_AMONG(check, next, set) || number < 1 || number > 99)
            continue;
        if (!n->spelled && number <= most) {
            pc_str with = pc_ordinal_in_words(check, number);
            pc_finding *finding = pc_report(check, n->text, "Write \"" PC_FMT "\", not \"" PC_FMT "\"", PC_ARG(with), PC_ARG(pc_at(check, n->text)));
            pc_fix_text(check, finding, false, n->text, with);
        } else if (n->spelled && number > most && !(before < check->n_words && (pc_word_is(check, &check->words[before], "a") || pc_word_is(check, &check->words[before], "one")))) {
            static const char *const ends[] = {"th", "st", "nd", "rd"};
            int tail = number % 100 / 10 == 1 ? 0 : number % 10 > 3 ? 0 : number % 10;
            pc_str with = pc_printf(check->arena, "%d%s", number, ends[tail]);
            pc_finding *finding = pc_report(check, n->text, "Write \"" PC_FMT "\", not \"" PC_FMT "\"", PC_ARG(with), PC_ARG(pc_at(check, n->text)));
            pc_fix_text(check, finding, false, n->text, with);
        }
    }
}

/* ---- fraction-form ---- */

static const char *const parts[] = {"third", "thirds", "quarter", "quarters", "fourth", "fourths", "fifth", "fifths", "sixth", "eighth", "eighths", "tenth", "tenths"};

/* "two thirds of": two words where the style joins them. "1/2": a fraction in figures. */
void pc_rule_fraction_form(pc_check *check) {
    static const char *const counts[] = {"one", "two", "three", "four", "five", "six", "seven", "nine"};
    pc_value hyphen = pc_wants(check, PC_SET_FRACTIONS);
    for (size_t i = 0; i + 2 < check->n_words; i++) {
        const pc_word *a = &check->words[i], *b = &check->words[i + 1], *c = &check->words[i + 2];
        if (!(a->flags & PC_WORD_DIGIT) && c->end - c->at != 2) /* "of" is the third word */
            continue;
        unsigned char first = (unsigned char)check->text.p[a->at];
        if (a->passage != b->passage)
            continue;
        if (pc_is_digit(first)) {
            bool figures = a->end - a->at == 1 && b->gap == PC_GAP_SLASH && b->end - b->at == 1 && pc_is_digit((unsigned char)check->text.p[b->at]);
            bool alone = figures && (a->gap == PC_GAP_BLANK || a->gap == PC_GAP_START) && c->gap == PC_GAP_BLANK && c->passage == a->passage && !(c->flags & (PC_WORD_CAPITAL | PC_WORD_DIGIT));
            bool mixed = i > 0 && (check->words[i - 1].flags & PC_WORD_DIGIT) && check->words[i - 1].passage == a->passage;
            if (alone && !mixed && first < (unsigned char)check->text.p[b->at] && strchr("23458", check->text.p[b->at]))
                pc_report(check, (pc_range){a->at, b->end}, "Write the fraction in words: \"one-half\", \"two-thirds\"");
            continue;
        }
        if ((a->flags & (PC_WORD_DIGIT | PC_WORD_FOREIGN)) || c->passage != a->passage || !pc_word_is(check, c, "of") || !PC_AMONG(check, i + 1, parts) || !PC_AMONG(check, i, counts))
            continue;
        bool joined = b->gap == PC_GAP_HYPHEN, blank = b->gap == PC_GAP_BLANK;
        if (hyphen == PC_VAL_FREE || (hyphen == PC_VAL_YES ? !blank : !joined))
            continue;
        pc_str mark = hyphen == PC_VAL_YES ? PC_STR("-") : PC_STR(" ");
        pc_finding *finding = pc_report(check, (pc_range){a->at, b->end}, "Write \"" PC_FMT PC_FMT PC_FMT "\"", PC_ARG(pc_word_text(check, a)), PC_ARG(mark), PC_ARG(pc_word_text(check, b)));
        pc_fix_text(check, finding, false, (pc_range){a->end, b->at}, mark);
    }
}

/* ---- age-form ---- */

/* "five year old", "5-year-old", "five years old", "aged five" */
void pc_rule_age_form(pc_check *check) {
    const pc_numbers *numbers = pc_numbers_of(check);
    bool hyphens = pc_wants(check, PC_SET_AGES) == PC_VAL_YES;
    for (size_t i = 0; i < numbers->n; i++) {
        const pc_numeral *n = &numbers->v[i];
        if (n->kind != PC_NUM_AGE || n->quoted || n->value > 120000)
            continue;
        size_t year = n->last, old = year + 1;
        bool whole = old < check->n_words && check->words[year].passage == n->passage && pc_word_is(check, &check->words[year], "year") && pc_word_is(check, &check->words[old], "old");
        bool years = old < check->n_words && pc_word_is(check, &check->words[year], "years") && pc_word_is(check, &check->words[old], "old");
        int age = (int)(n->value / 1000);
        bool starts = (check->words[n->first].flags & PC_WORD_STARTS) != 0;
        const char *joint = hyphens ? "-" : " ";
        if (whole) {
            pc_str with = starts && n->spelled ? pc_printf(check->arena, PC_FMT "%syear%sold", PC_ARG(pc_at(check, n->text)), joint, joint) : pc_printf(check->arena, "%d%syear%sold", age, joint, joint);
            pc_range range = {n->text.at, check->words[old].end};
            if (pc_str_eq(with, pc_at(check, range)))
                continue;
            pc_finding *finding = pc_report(check, range, "Write the age as \"" PC_FMT "\"", PC_ARG(with));
            pc_fix_text(check, finding, false, range, with);
        } else if (n->spelled && !starts && (years || age > 0)) {
            pc_str with = pc_printf(check->arena, "%d", age);
            pc_finding *finding = pc_report(check, n->text, "Write ages in figures: \"" PC_FMT "\"", PC_ARG(with));
            pc_fix_text(check, finding, false, n->text, with);
        }
    }
}

/* ---- numero-sign ---- */

/* The form of "No." before a number: 1 No., 2 nº, 3 #, 4 №; 0 none. */
static int numero_before(const pc_check *check, const pc_numeral *n, pc_range *where) {
    uint32_t at = n->text.at;
    static const struct {
        const char *text;
        int form;
    } forms[] = {{"No. ", 1}, {"No.", 1}, {"no. ", 1}, {"n\xC2\xBA ", 2}, {"N\xC2\xBA ", 2}, {"#", 3}, {"\xE2\x84\x96 ", 4}, {"\xE2\x84\x96", 4}};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        size_t bytes = strlen(forms[i].text);
        if (at < bytes || memcmp(check->text.p + at - bytes, forms[i].text, bytes) != 0)
            continue;
        if (at > bytes && pc_is_alpha((unsigned char)check->text.p[at - bytes - 1]))
            continue;
        *where = (pc_range){at - (uint32_t)bytes, at};
        while (where->end > where->at && check->text.p[where->end - 1] == ' ')
            where->end--;
        return forms[i].form;
    }
    return 0;
}

/* Writes every mark as "No."; all of it is safe where none of them is a "#", which may be part of a name. */
static void write_no(pc_check *check, pc_finding *finding) {
    const pc_numbers *numbers = pc_numbers_of(check);
    bool safe = true;
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < numbers->n; i++) {
            const pc_numeral *n = &numbers->v[i];
            pc_range where;
            int form = n->spelled || n->quoted ? 0 : numero_before(check, n, &where);
            if (form < 2)
                continue;
            bool apart = where.at == 0 || strchr(" (\n", check->text.p[where.at - 1]);
            size_t before = form == 3 ? pc_word_before(check, n->first) : check->n_words;
            bool named = before < check->n_words && (check->words[before].flags & PC_WORD_CAPITAL) && !(check->words[before].flags & PC_WORD_STARTS);
            safe = safe && form != 3;
            if (!apart || named) /* "Fire Company #1": the name is left to those who bear it */
                return;
            if (round == 1)
                pc_fix_text(check, finding, safe, (pc_range){where.at, n->text.at}, PC_STR("No. "));
        }
}

void pc_rule_numero_sign(pc_check *check) {
    const pc_numbers *numbers = pc_numbers_of(check);
    pc_range first = {0, 0};
    int form = 0;
    for (size_t i = 0; i < numbers->n; i++) {
        pc_range where;
        int now = numbers->v[i].spelled || numbers->v[i].quoted ? 0 : numero_before(check, &numbers->v[i], &where);
        if (!now)
            continue;
        if (form && now != form) {
            pc_finding *finding = pc_report(check, where, "Numbers are marked with \"" PC_FMT "\" and with \"" PC_FMT "\"; use one mark throughout", PC_ARG(pc_at(check, first)), PC_ARG(pc_at(check, where)));
            pc_relate(check, finding, first, "the first mark");
            write_no(check, finding);
            return;
        }
        form = now;
        first = where;
    }
}
