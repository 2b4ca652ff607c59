#include "check/facts_numbers.h"

#include "check/facts.h"
#include "check/facts_dates.h"
#include "check/facts_times.h"
#include "base/ordered.h"
#include "text/date_scan.h"

typedef PC_VEC(pc_numeral) numeral_list;

static const char *const ones[] = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
                                   "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
static const char *const tens[] = {"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
static const char *const ordinals[] = {"", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
                                       "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"};

/* Words in which a number can be written, found by their hash. */
enum { KNOWN_WORDS = 20 + 8 + 20, FIRST_TENS = 20, FIRST_ORDINAL = 28 };
typedef struct lexicon {
    uint32_t hash[KNOWN_WORDS];
    uint8_t slot[256]; /* 1 + index by the low bits of the hash, the next free slot where taken */
} lexicon;

static void fill(lexicon *lex) {
    memset(lex->slot, 0, sizeof lex->slot);
    for (int i = 0; i < KNOWN_WORDS; i++) {
        const char *word = i < FIRST_TENS ? ones[i] : i < FIRST_ORDINAL ? tens[i - FIRST_TENS + 2] : ordinals[i - FIRST_ORDINAL + 1];
        uint8_t at = (uint8_t)(lex->hash[i] = pc_word_hash(pc_str_of(word)));
        while (lex->slot[at])
            at++;
        lex->slot[at] = (uint8_t)(i + 1);
    }
}

static inline int known_word(const lexicon *lex, const pc_word *word) {
    for (uint8_t at = (uint8_t)word->hash; lex->slot[at]; at++)
        if (lex->hash[lex->slot[at] - 1] == word->hash)
            return lex->slot[at] - 1;
    return -1;
}

/* ---- asking ---- */

size_t pc_word_before(const pc_check *check, size_t word) {
    return word > 0 && word <= check->n_words && (word == check->n_words || check->words[word - 1].passage == check->words[word].passage) ? word - 1 : check->n_words;
}

size_t pc_word_behind(const pc_check *check, size_t word) {
    return word + 1 < check->n_words && check->words[word + 1].passage == check->words[word].passage ? word + 1 : check->n_words;
}

/* ---- reading one ---- */

/* Figures with marks of thousands and decimals: value in thousandths. */
static void read_value(pc_str text, pc_numeral *out) {
    int64_t value = 0, part = 1000;
    bool decimals = false;
    size_t comma = text.n;
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (c == ',') {
            comma = i;
        } else if (c == '.') {
            decimals = true;
        } else if (!pc_is_digit(c)) {
            break;
        } else if (decimals) {
            part /= 10;
            value += part * (c - '0');
        } else {
            value = value > INT64_MAX / 20000 ? -1 : value * 10 + (int64_t)1000 * (c - '0');
            if (value < 0) {
                out->value = -1;
                return;
            }
        }
    }
    out->marked = comma < text.n;
    out->decimal = decimals;
    out->value = value;
}

static size_t figures_end(pc_str text, size_t at, size_t end) {
    while (at < end && (pc_is_digit((unsigned char)text.p[at]) || ((text.p[at] == ',' || text.p[at] == '.') && at + 1 < end && pc_is_digit((unsigned char)text.p[at + 1]))))
        at++;
    return at;
}

static bool is_suffix(pc_str rest) {
    return rest.n == 2 && (memcmp(rest.p, "st", 2) == 0 || memcmp(rest.p, "nd", 2) == 0 || memcmp(rest.p, "rd", 2) == 0 || memcmp(rest.p, "th", 2) == 0);
}

/* A word that starts with figures. False when it is no number: "3D", "5G", "2x". */
static bool read_figures(const pc_check *check, size_t i, pc_numeral *out) {
    const pc_word *word = &check->words[i];
    pc_str text = pc_word_text(check, word);
    size_t digits = figures_end(text, 0, text.n);
    pc_str rest = pc_str_sub(text, digits, text.n);
    out->text = (pc_range){word->at, word->at + (uint32_t)digits};
    out->first = (uint32_t)i;
    out->last = (uint32_t)i + 1;
    read_value(pc_str_sub(text, 0, digits), out);
    if (rest.n == 1 && rest.p[0] == 's') {
        out->kind = PC_NUM_MOMENT; /* 1990s */
        out->text.end = word->end;
    } else if (rest.n >= 2 && (rest.p[0] == '\'' || (unsigned char)rest.p[0] >= 0x80)) {
        out->kind = PC_NUM_LABEL; /* 2019's, 5G’s */
        out->text.end = word->end;
    } else if (is_suffix(rest)) {
        out->kind = PC_NUM_ORDINAL;
        out->text.end = word->end;
    } else if (rest.n) {
        out->scale = (pc_range){out->text.end, word->end}; /* judged by what follows() */
    }
    return true;
}

/* One to ninety-nine in words, and ordinals. */
static bool read_spelled(const pc_check *check, const lexicon *lex, size_t i, pc_numeral *out) {
    int known = known_word(lex, &check->words[i]);
    if (known < 0)
        return false;
    *out = (pc_numeral){.text = {check->words[i].at, check->words[i].end}, .first = (uint32_t)i, .last = (uint32_t)i + 1, .spelled = true};
    int number = known < FIRST_TENS ? known : known < FIRST_ORDINAL ? (known - FIRST_TENS + 2) * 10 : known - FIRST_ORDINAL + 1;
    bool ordinal = known >= FIRST_ORDINAL;
    size_t next = pc_word_behind(check, i);
    if (!ordinal && number >= 20 && next < check->n_words && check->words[next].gap == PC_GAP_HYPHEN) {
        int unit = known_word(lex, &check->words[next]);
        bool last = (unit >= 1 && unit <= 9) || (unit >= FIRST_ORDINAL && unit < FIRST_ORDINAL + 9);
        if (last) {
            ordinal = unit >= FIRST_ORDINAL;
            number += ordinal ? unit - FIRST_ORDINAL + 1 : unit;
            out->text.end = check->words[next].end;
            out->last++;
        }
    }
    out->value = (int64_t)number * 1000;
    out->kind = ordinal ? PC_NUM_ORDINAL : PC_NUM_COUNT;
    return true;
}

/* ---- what belongs to it ---- */

static const struct {
    const char *word;
    int64_t times;
} scales[] = {{"hundred", 100}, {"thousand", 1000}, {"million", 1000000}, {"billion", 1000000000}, {"trillion", 1000000000000}, {"m", 1000000}, {"mn", 1000000},
              {"mio", 1000000}, {"mln", 1000000}, {"bn", 1000000000}, {"tn", 1000000000000}, {"k", 1000}, {"b", 1000000000}, {"mm", 1000000}};

static int64_t scale_of(pc_str word) {
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
        size_t n = strlen(scales[i].word);
        bool same = n == word.n;
        for (size_t k = 0; same && k < n; k++)
            same = pc_lower((unsigned char)word.p[k]) == (unsigned char)scales[i].word[k];
        if (same)
            return scales[i].times;
    }
    return 0;
}

static const char *const units[] = {"km", "m", "cm", "mm", "kg", "g", "mg", "ml", "ha", "kw", "mw", "gw", "kwh", "mwh", "gwh", "twh", "hz", "khz", "mhz", "ghz",
                                    "kb", "mb", "gb", "tb", "mph", "kph", "ft", "lb", "lbs", "oz", "sq", "mi", "cc", "nm", "kilometre", "kilometres", "kilometer",
                                    "kilometers", "metre", "metres", "meter", "meters", "centimetres", "centimeters", "millimetres", "millimeters", "mile", "miles",
                                    "foot", "feet", "inch", "inches", "yard", "yards", "acre", "acres", "hectare", "hectares", "square", "cubic", "degree", "degrees",
                                    "tonne", "tonnes", "ton", "tons", "kilogram", "kilograms", "kilos", "kilo", "gram", "grams", "ounce", "ounces", "litre", "litres", "liter", "liters",
                                    "gallon", "gallons", "barrel", "barrels", "watt", "watts", "kilowatt", "kilowatts", "megawatt", "megawatts", "gigawatt", "gigawatts",
                                    "kilowatt-hours", "megahertz", "gigabyte", "gigabytes", "megabytes", "terabytes", "knots", "volts", "nautical", "percentage", "point", "points", "magnitude"};

static bool is_currency_word(const pc_check *check, size_t word) {
    static const char *const words[] = {"dollars", "dollar", "euros", "euro", "pounds", "pence", "cents", "cent", "yen", "yuan", "rubles", "roubles", "rupees", "francs",
                                        "usd", "eur", "gbp", "chf", "jpy", "cad", "aud", "cny", "inr", "rub", "sek", "nok", "dkk", "pesos", "reais", "rand", "renminbi"};
    return PC_AMONG(check, word, words);
}

/* A currency sign that ends right before `at`: $, £, €, ¥, ₹; "US$" and the like whole. */
static uint32_t symbol_before(const pc_check *check, uint32_t at, uint32_t from) {
    uint32_t end = at;
    if (end > from && check->text.p[end - 1] == ' ')
        end--; /* "€ 5 million" */
    if (end <= from)
        return at;
    unsigned len;
    uint32_t cp = pc_utf8_before(check->text, end, &len);
    if (cp != '$' && cp != 0xA3 && cp != 0x20AC && cp != 0xA5 && cp != 0x20B9 && cp != 0x20BD)
        return at;
    uint32_t start = end - len;
    while (cp == '$' && start > from && pc_is_upper((unsigned char)check->text.p[start - 1]) && end - start < 4)
        start--;
    return start;
}

static void take_scale(const pc_check *check, pc_numeral *n) {
    if (n->scale.end > n->scale.at) { /* glued: "5m", "5bn", "5km" */
        pc_str glued = pc_at(check, n->scale);
        int64_t times = scale_of(glued);
        bool metres = glued.n == 1 && pc_lower((unsigned char)glued.p[0]) == 'm' && n->kind != PC_NUM_MONEY;
        bool millimetres = glued.n == 2 && memcmp(glued.p, "mm", 2) == 0 && n->kind != PC_NUM_MONEY;
        n->whole.end = n->scale.end;
        if (times && !metres && !millimetres) {
            n->value = n->value < 0 || n->value > INT64_MAX / times ? -1 : n->value * times;
            return;
        }
        n->unit = n->scale;
        n->scale = (pc_range){0, 0};
        n->kind = n->kind == PC_NUM_MONEY ? PC_NUM_MONEY : PC_NUM_UNIT;
        return;
    }
    for (int steps = 0; steps < 2; steps++) {
        size_t next = n->last < check->n_words && check->words[n->last].passage == n->passage && (check->words[n->last].gap == PC_GAP_BLANK || check->words[n->last].gap == PC_GAP_HYPHEN) ? n->last : check->n_words;
        if (next == check->n_words || check->words[next].end - check->words[next].at < 2 || (check->words[next].flags & PC_WORD_DIGIT))
            return;
        int64_t times = scale_of(pc_word_text(check, &check->words[next]));
        if (!times || (check->words[next].end - check->words[next].at == 2 && n->kind != PC_NUM_MONEY && pc_word_is(check, &check->words[next], "mm")))
            return;
        n->scale = (pc_range){n->scale.end ? n->scale.at : check->words[next].at, check->words[next].end};
        n->value = n->value < 0 || n->value > INT64_MAX / times ? -1 : n->value * times;
        n->whole.end = check->words[next].end;
        n->last++;
    }
}

static void take_sign(const pc_check *check, pc_numeral *n) {
    uint32_t end = check->passages[n->passage].text.end, at = n->whole.end;
    if (at < end && check->text.p[at] == ' ' && at + 1 < end && check->text.p[at + 1] == '%')
        at++;
    bool encoded = at + 1 < end && check->text.p[at] == '%' && (pc_is_digit((unsigned char)check->text.p[at + 1]) || pc_is_alpha((unsigned char)check->text.p[at + 1])); /* "07%20Letter" */
    if (at < end && check->text.p[at] == '%' && !encoded) {
        n->sign = (pc_range){at, at + 1};
    } else {
        size_t next = n->last < check->n_words && check->words[n->last].passage == n->passage && (check->words[n->last].gap == PC_GAP_BLANK || check->words[n->last].gap == PC_GAP_HYPHEN) ? n->last : check->n_words;
        size_t second = next < check->n_words ? pc_word_behind(check, next) : next;
        if (next < check->n_words && (pc_word_is(check, &check->words[next], "percent") || pc_word_is(check, &check->words[next], "pct")))
            n->sign = (pc_range){check->words[next].at, check->words[next].end};
        else if (second < check->n_words && pc_word_is(check, &check->words[next], "per") && pc_word_is(check, &check->words[second], "cent"))
            n->sign = (pc_range){check->words[next].at, check->words[second].end};
    }
    if (n->sign.end > n->sign.at) {
        n->kind = PC_NUM_PERCENT;
        n->whole.end = n->sign.end;
    }
}

static void take_unit(const pc_check *check, pc_numeral *n) {
    size_t next = n->last;
    if (n->kind != PC_NUM_COUNT || next >= check->n_words || check->words[next].passage != n->passage)
        return;
    bool joined = check->words[next].gap == PC_GAP_HYPHEN;
    if (check->words[next].gap != PC_GAP_BLANK && !joined)
        return;
    if (is_currency_word(check, next)) {
        n->kind = PC_NUM_MONEY;
        n->currency = (pc_range){check->words[next].at, check->words[next].end};
        n->whole.end = n->currency.end;
    } else if (PC_AMONG(check, next, units)) {
        n->kind = PC_NUM_UNIT;
        n->unit = (pc_range){check->words[next].at, check->words[next].end};
        n->whole.end = n->unit.end;
    }
}

/* "USD 5 million", "$5 million": what stands before. */
static void take_currency(const pc_check *check, pc_numeral *n) {
    uint32_t from = check->passages[n->passage].text.at, start = symbol_before(check, n->text.at, from);
    size_t before = pc_word_before(check, n->first);
    if (start < n->text.at) {
        n->currency = (pc_range){start, n->text.at - (check->text.p[n->text.at - 1] == ' ')};
    } else if (before < check->n_words && (check->words[before].flags & PC_WORD_CAPITALS) && check->words[before].end - check->words[before].at == 3 && is_currency_word(check, before) &&
               check->words[n->first].gap == PC_GAP_BLANK) {
        n->currency = (pc_range){check->words[before].at, check->words[before].end};
    } else {
        return;
    }
    n->kind = PC_NUM_MONEY;
    n->whole.at = n->currency.at;
}

/* ---- what it is no count of ---- */

static bool is_age(const pc_check *check, const pc_numeral *n) {
    static const char *const aged[] = {"aged", "age"};
    size_t next = n->last, before = pc_word_before(check, n->first);
    if (PC_AMONG(check, before, aged))
        return true;
    size_t old = next < check->n_words ? pc_word_behind(check, next) : next;
    return old < check->n_words && check->words[next].passage == n->passage && pc_word_is(check, &check->words[old], "old") &&
           (pc_word_is(check, &check->words[next], "year") || pc_word_is(check, &check->words[next], "years"));
}

/* What stands before figures that only name something. */
static bool is_named(const pc_check *check, const pc_numeral *n) {
    static const char *const labels[] = {"no", "nos", "number", "page", "pages", "p", "pp", "section", "sections", "article", "articles", "chapter", "paragraph", "phase", "stage", "grade", "grades",
                                         "level", "tier", "room", "suite", "route", "line", "version", "volume", "table", "figure", "fig", "part", "step", "item", "category", "class", "type",
                                         "group", "title", "highway", "interstate", "unit", "apartment", "building", "floor", "box", "channel", "gate", "platform", "pier", "terminal",
                                         "ext", "extension", "tel", "phone", "fax", "code", "resolution", "annex", "appendix", "rule", "regulation", "act", "amendment", "bill", "lot", "zone", "area",
                                         "goal", "target", "priority", "day", "week", "note", "notes", "option", "question", "schedule", "clause", "point", "mark", "windows", "iphone", "usb", "bus", "flight", "exit", "pillar", "scope", "series", "season", "episode", "round", "world", "top", "iso", "model"};
    static const char *const shortened[] = {"no", "nos", "p", "pp", "fig", "ext", "tel", "sec", "art", "vol", "ch", "para"};
    size_t before = pc_word_before(check, n->first);
    if (before >= check->n_words || n->spelled)
        return false;
    uint8_t gap = check->words[n->first].gap;
    const pc_word *word = &check->words[before];
    if (gap == PC_GAP_HYPHEN || gap == PC_GAP_SLASH || gap == PC_GAP_DOT)
        return !(word->flags & PC_WORD_DIGIT) || gap != PC_GAP_HYPHEN;
    if (gap == PC_GAP_BLANK && PC_AMONG(check, before, labels))
        return true;
    if (gap == PC_GAP_MARKS && check->text.p[word->end] == '.' && PC_AMONG(check, before, shortened))
        return true;
    if (gap == PC_GAP_MARKS && (word->flags & PC_WORD_CAPITAL) && word->end - word->at <= 2 && check->text.p[word->end] == '.')
        return true; /* "S. 2686", "H.R. 810" */
    /* "Apollo 3": a name before it, unless that begins the sentence or is a day or a state's name before a comma */
    bool capital = (word->flags & PC_WORD_CAPITAL) && !(word->flags & PC_WORD_STARTS) && gap == PC_GAP_BLANK;
    return capital || check->text.p[n->text.at - 1] == '#';
}

static bool is_address(const pc_check *check, const pc_numeral *n) {
    static const char *const streets[] = {"street", "st", "avenue", "ave", "road", "rd", "drive", "lane", "boulevard", "blvd", "square", "place", "plaza", "court", "way", "highway", "parkway", "north", "south", "east", "west", "n", "s", "e", "w", "ne", "nw", "se", "sw"};
    size_t next = n->last, steps = 0;
    if (n->spelled || n->decimal || n->kind == PC_NUM_MONEY)
        return false;
    while (next < check->n_words && check->words[next].passage == n->passage && steps++ < 4 && (check->words[next].flags & (PC_WORD_CAPITAL | PC_WORD_DIGIT))) {
        if (PC_AMONG(check, next, streets))
            return true;
        next++;
    }
    return false;
}

static bool in_moment(const pc_dates *dates, const pc_times *times, const pc_numeral *n) {
    size_t d = pc_dated_at(dates, n->text.at);
    if (d < dates->n && dates->v[d].text.at <= n->text.at)
        return true;
    size_t low = PC_FIRST_GREATER(times->v, times->n, text.end, n->text.at);
    return low < times->n && times->v[low].text.at <= n->text.at;
}

/* Four figures that are a year: alone, and not followed by what can be counted. */
static bool is_year(const pc_check *check, const pc_numeral *n) {
    static const char *const counted[] = {"people", "participants", "jobs", "delegates", "employees", "workers", "students", "families", "households", "homes", "visitors", "guests",
                                          "volunteers", "tonnes", "tons", "miles", "kilometres", "kilometers", "metres", "meters", "euros", "dollars", "hectares", "acres", "copies",
                                          "children", "patients", "pupils", "women", "men", "soldiers", "troops", "schools", "units"};
    static const char *const leads[] = {"the", "in", "of", "since", "by", "for", "from", "during", "until", "till", "a", "its", "our", "their", "this", "that", "annual", "year", "and", "or", "through", "late", "early", "mid"};
    size_t before = pc_word_before(check, n->first);
    bool four = !n->spelled && !n->marked && !n->decimal && n->text.end - n->text.at == 4 && n->value >= 1500000 && n->value < 2200000 && n->kind == PC_NUM_COUNT;
    bool led = PC_AMONG(check, before, leads) || (before < check->n_words && (check->words[before].flags & PC_WORD_CAPITAL)); /* "the 2018 schools survey" */
    return four && (!PC_AMONG(check, n->last, counted) || (led && !n->hedged));
}

/* The year whose prices a sum is told in: "in 2006 dollars", "constant 1995 dollars", "fiscal year 2006 dollars". */
static bool is_year_of_prices(const pc_check *check, const pc_numeral *n) {
    static const char *const leads[] = {"year", "fiscal", "fy", "in", "constant", "current", "real", "of"};
    bool four = !n->spelled && !n->marked && !n->decimal && n->text.end - n->text.at == 4 && n->value >= 1900000 && n->value < 2100000;
    return four && n->kind == PC_NUM_MONEY && n->currency.at > n->text.at && n->scale.end <= n->text.end && PC_AMONG(check, pc_word_before(check, n->first), leads);
}

/* Figures before or behind with a blank between: a number that lost its point or comma, or a telephone number. */
static bool is_broken(const pc_check *check, const pc_numeral *n) {
    size_t prev = pc_word_before(check, n->first), next = n->last;
    if (n->spelled)
        return false;
    bool before = prev < check->n_words && (check->words[prev].flags & PC_WORD_DIGIT) && check->words[n->first].gap == PC_GAP_BLANK;
    bool behind = next < check->n_words && check->words[next].passage == n->passage && (check->words[next].flags & PC_WORD_DIGIT) && check->words[next].gap == PC_GAP_BLANK;
    return before || behind;
}

/* Telephone numbers, codes and addresses of the net: figures joined to more figures by anything but "to". */
static bool is_code(const pc_check *check, const pc_numeral *n) {
    unsigned char before = n->text.at ? (unsigned char)check->text.p[n->text.at - 1] : ' ', behind = pc_byte_at(check->text, n->text.end);
    if (before == '/' || before == '_' || before == '=' || before == '@' || before == '#' || before == '+' || before == ':' || before == '^' || behind == '/' || behind == '_' || behind == '@' || behind == ':')
        return true;
    if (n->text.end - n->text.at > 1 && check->text.p[n->text.at] == '0' && !n->decimal)
        return true;
    if (n->text.at == check->passages[n->passage].text.at && !n->spelled && (behind == '.' || behind == ')'))
        return true; /* the number of an item */
    return false;
}

static void take_hedge(const pc_check *check, pc_numeral *n) {
    static const char *const hedges[] = {"than", "nearly", "almost", "about", "around", "some", "approximately", "over", "under", "roughly", "least", "to", "estimated", "nearer", "close", "beyond", "circa"};
    size_t before = pc_word_before(check, n->first);
    n->hedged = PC_AMONG(check, before, hedges) && !(before < check->n_words && pc_word_is(check, &check->words[before], "to") &&
                                                      !(pc_word_before(check, before) < check->n_words && pc_word_is(check, &check->words[pc_word_before(check, before)], "up")));
}

static void settle(const pc_check *check, const pc_dates *dates, const pc_times *times, pc_numeral *n) {
    n->whole = n->text;
    n->quoted = (check->words[n->first].flags & PC_WORD_QUOTED) != 0;
    if (n->kind == PC_NUM_MOMENT || n->kind == PC_NUM_LABEL)
        return;
    if (in_moment(dates, times, n)) {
        n->kind = PC_NUM_MOMENT;
        return;
    }
    bool ordinal = n->kind == PC_NUM_ORDINAL;
    if (!ordinal) {
        if (!n->spelled)
            take_currency(check, n);
        take_scale(check, n);
        take_sign(check, n);
        take_unit(check, n);
    }
    take_hedge(check, n);
    size_t next = n->last;
    n->compound = next < check->n_words && check->words[next].passage == n->passage && check->words[next].gap == PC_GAP_HYPHEN;
    if (is_year(check, n) || is_year_of_prices(check, n))
        n->kind = PC_NUM_MOMENT;
    else if (((n->kind == PC_NUM_COUNT || ordinal) && (is_named(check, n) || is_address(check, n) || (!ordinal && is_code(check, n)))) ||
             is_broken(check, n))
        n->kind = PC_NUM_LABEL;
    else if (n->kind == PC_NUM_COUNT && is_age(check, n))
        n->kind = PC_NUM_AGE;
}

/* "5-10", "5 to 10", "between 5 and 10" */
static void join_ranges(const pc_check *check, pc_numeral *a, pc_numeral *b) {
    if (a->passage != b->passage || b->whole.at < a->whole.end || b->whole.at - a->whole.end > 5)
        return;
    pc_str gap = pc_str_sub(check->text, a->whole.end, b->whole.at);
    bool dash = (gap.n == 1 && gap.p[0] == '-') || pc_str_eq(gap, PC_STR("\xE2\x80\x93")), to = pc_str_eq(gap, PC_STR(" to "));
    size_t before = pc_word_before(check, a->first);
    bool between = pc_str_eq(gap, PC_STR(" and ")) && before < check->n_words && pc_word_is(check, &check->words[before], "between");
    if (!dash && !to && !between)
        return;
    a->range_first = b->range_last = true;
    if (dash && b->kind == PC_NUM_LABEL && a->kind != PC_NUM_LABEL && check->text.p[b->text.at] != '0')
        b->kind = PC_NUM_COUNT;
}

const pc_numbers *pc_numbers_of(pc_check *check) {
    static const pc_numbers none;
    if (check->facts->numbers)
        return check->facts->numbers;
    pc_numbers *numbers = pc_arena_zeroed(check->arena, 1, sizeof *numbers);
    if (!numbers)
        return &none;
    check->facts->numbers = numbers;
    if (check->release->lang != PC_EN && check->release->lang != PC_LANG_NONE)
        return numbers;
    const pc_dates *dates = pc_dates_of(check);
    const pc_times *times = pc_times_of(check);
    numeral_list list = {0};
    lexicon lex;
    fill(&lex);
    for (size_t i = 0; i < check->n_words; i++) {
        const pc_word *word = &check->words[i];
        if (!(word->flags & PC_WORD_DIGIT) && known_word(&lex, word) < 0)
            continue;
        pc_numeral n = {0};
        if (!(word->flags & PC_WORD_DIGIT ? read_figures(check, i, &n) : read_spelled(check, &lex, i, &n)))
            continue;
        n.passage = word->passage;
        settle(check, dates, times, &n);
        if (list.n) {
            pc_numeral *last = &list.v[list.n - 1];
            join_ranges(check, last, &n);
            bool halves = last->spelled && n.spelled && last->last == n.first && check->words[n.first].gap == PC_GAP_BLANK && last->value >= 20000 && n.value < 10000;
            if (halves) /* "thirty eight": a hyphen was lost */
                last->kind = n.kind = PC_NUM_LABEL;
        }
        i = n.last - 1;
        if (!PC_PUSH(check->arena, list, n))
            break;
    }
    numbers->v = list.v;
    numbers->n = list.n;
    return numbers;
}

/* ---- writing ---- */

static pc_str below_hundred(const pc_check *check, int number) {
    if (number < 20)
        return pc_str_of(ones[number]);
    if (number % 10 == 0)
        return pc_str_of(tens[number / 10]);
    return pc_printf(check->arena, "%s-%s", tens[number / 10], ones[number % 10]);
}

static pc_str below_thousand(const pc_check *check, int number) {
    if (number < 100)
        return below_hundred(check, number);
    if (number % 100 == 0)
        return pc_printf(check->arena, "%s hundred", ones[number / 100]);
    return pc_printf(check->arena, "%s hundred " PC_FMT, ones[number / 100], PC_ARG(below_hundred(check, number % 100)));
}

pc_str pc_number_in_words(const pc_check *check, int number) {
    if (number < 1000)
        return below_thousand(check, number);
    pc_str head = below_thousand(check, number / 1000);
    if (number % 1000 == 0)
        return pc_printf(check->arena, PC_FMT " thousand", PC_ARG(head));
    return pc_printf(check->arena, PC_FMT " thousand " PC_FMT, PC_ARG(head), PC_ARG(below_thousand(check, number % 1000)));
}

pc_str pc_ordinal_in_words(const pc_check *check, int number) {
    if (number <= 20)
        return pc_str_of(ordinals[number]);
    if (number % 10 == 0) {
        const char *ten = tens[number / 10]; /* thirty: thirtieth */
        return pc_printf(check->arena, "%.*sieth", (int)strlen(ten) - 1, ten);
    }
    return pc_printf(check->arena, "%s-%s", tens[number / 10], ordinals[number % 10]);
}
