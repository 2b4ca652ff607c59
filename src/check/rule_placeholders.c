/* Blanks that were to be filled in: brackets, signs that stand for figures, fields of templates. */
#include "check/near.h"

/* Words that name what is missing, and words that may stand beside them. Folded as a phrase's are. */
static const char *const blanks[] = {
    "name", "names", "date", "city", "state", "title", "company", "organization", "organisation", "quote", "phone", "telephone", "email", "e-mail", "mail", "number", "link", "url", "logo", "image",
    "address", "time", "location", "venue", "position", "product", "amount", "contact", "spokesperson", "headline", "month", "year", "day", "text", "website", "signature", "subhead", "tagline", "ceo",
    "boilerplate", "description", "detail", "details", "price", "percentage", "statistic", "source", "surname", "firstname", "lastname", "placeholder", "xx", "xxx", "region", "street", "zip",
    "nom", "prénom", "ville", "titre", "fonction", "entreprise", "société", "adresse", "lieu", "citation", "heure", "montant", "téléphone",
    "vorname", "nachname", "sprecher", "sprecherin", "sprechers", "porte", "parole", "portavoz", "portavoce", "voz", "спикер", "спикера", "ort", "datum", "titel", "firma", "unternehmen", "stadt", "zitat", "telefon", "uhrzeit", "betrag",
    "nombre", "apellido", "fecha", "ciudad", "cargo", "empresa", "cita", "lugar", "teléfono", "hora", "importe",
    "nome", "cognome", "data", "città", "cidade", "azienda", "citazione", "citação", "luogo", "local", "ora", "importo", "telefone",
    "имя", "фамилия", "дата", "город", "должность", "компания", "название", "цитата", "место", "время", "телефон", "сумма",
    "姓名", "日期", "城市", "公司", "公司名称", "职位", "标题", "地点", "电话", "引言", "日付", "氏名", "会社名", "役職", "場所", "電話番号", "お名前",
    "الاسم", "التاريخ", "المدينة", "الشركة", "المنصب", "المكان", "الهاتف", "اقتباس",
};
static const char *const fillers[] = {"of", "the", "and", "or", "a", "an", "full", "job", "first", "last", "media", "press", "release", "event", "if", "de", "du", "la", "le", "des", "der", "die", "del", "di", "da", "do", "in", "for", "person", "spokesperson's", "company's", "here", "s", "your", "new", "second", "number", "person's"};
/* A bracket that opens with one of these tells somebody what to put there. */
static const char *const orders[] = {"insert", "add", "enter", "fill", "placeholder", "your", "choose", "select", "include", "replace", "type", "xx", "xxx", "einfügen", "einsetzen", "insérer", "ajouter", "insertar", "añadir", "inserir", "inserire", "вставить", "указать", "插入", "填写", "挿入", "記入", "أدخل", "أدرج"};

static bool word_in(const pc_check *check, const pc_word *word, const char *const *list, size_t n) {
    unsigned char first = pc_lower((unsigned char)check->text.p[word->at]);
    for (size_t i = 0; i < n; i++) /* the first letter tells most of them apart without a hash */
        if ((first >= 0x80 || first == (unsigned char)list[i][0]) && word->hash == pc_word_hash(pc_str_of(list[i])))
            return true;
    return false;
}

#define IN(check, word, list) word_in(check, word, list, sizeof(list) / sizeof *(list))

/* Whether what brackets enclose, text [at, end), names something that is to be filled in. */
static bool is_blank(const pc_check *check, pc_range in) {
    size_t first = pc_word_at(check, in.at), blank = 0, n = 0;
    bool capitals = pc_all_capitals(check, in);
    if (first + 1 < check->n_words && pc_word_is(check, &check->words[first], "to") && pc_word_is(check, &check->words[first + 1], "come") && check->words[first + 1].end == in.end)
        return true;
    for (size_t i = first; i < check->n_words && check->words[i].at < in.end; i++, n++) {
        const pc_word *word = &check->words[i];
        bool blank_word = IN(check, word, blanks);
        if (n == 0 && IN(check, word, orders) && i + 1 < check->n_words && check->words[i + 1].at < in.end)
            return true;
        if (n > 0 && capitals && IN(check, word, orders))
            return true;
        bool counted = word->flags & PC_WORD_DIGIT && word->gap == PC_GAP_BLANK && word->end - word->at < 3; /* [NAME 2] */
        if (n > 7 || (!blank_word && !IN(check, word, fillers) && !counted))
            return false;
        blank += blank_word;
    }
    return blank > 0;
}

/* [•], [XX], [__], [●●]: nothing but signs. */
static bool is_empty_blank(const pc_check *check, pc_range in) {
    unsigned n = 0, len;
    for (uint32_t at = in.at; at < in.end; at += len) {
        uint32_t cp = pc_utf8_at(check->text, at, &len);
        n += cp != ' ';
        if (cp != 'X' && cp != '_' && cp != 0x2022 && cp != 0x25CF && cp != '#' && cp != '?' && cp != ' ' && cp != 'x')
            return false;
    }
    return n > 1 || (n == 1 && (unsigned char)check->text.p[in.at] > 0x7F);
}

static void bracketed(pc_check *check, const pc_passage *passage) {
    enum { LONGEST = 100 };
    uint32_t end = passage->text.end;
    for (uint32_t at = pc_find_mark(check, passage->text.at, end, '['); at < end; at = pc_find_mark(check, at + 1, end, '[')) {
        uint32_t limit = end - at > LONGEST ? at + LONGEST : end, close = pc_find_mark(check, at + 1, limit, ']');
        if (close == limit || close == at + 1 || (close + 1 < end && check->text.p[close + 1] == '('))
            continue;
        pc_range in = {at + 1, close};
        if (check->text.p[at + 1] == '[' || (!is_empty_blank(check, in) && !is_blank(check, in)))
            continue;
        if (pc_is_quoted(check, at) && !pc_all_capitals(check, in) && !IN(check, &check->words[pc_word_at(check, in.at)], orders))
            continue;
        pc_report(check, (pc_range){at, close + 1}, "\"" PC_FMT "\" was to be filled in; write what belongs there", PC_ARG(pc_at(check, (pc_range){at, close + 1})));
    }
}

/* <city>, <INSERT NAME>; what HTML knows in small letters is HTML. */
static void angled(pc_check *check, const pc_passage *passage) {
    static const char *const tags[] = {"address", "time", "title", "link", "data", "text", "image", "source", "quote", "summary", "details", "detail", "label", "main", "number", "email"};
    enum { LONGEST = 60 };
    uint32_t end = passage->text.end;
    for (uint32_t at = pc_find_mark(check, passage->text.at, end, '<'); at < end; at = pc_find_mark(check, at + 1, end, '<')) {
        uint32_t limit = end - at > LONGEST ? at + LONGEST : end, close = pc_find_mark(check, at + 1, limit, '>');
        if (close == limit || close == at + 1 || check->text.p[at + 1] == '<' || pc_find_mark(check, at, close, '@') < close)
            continue;
        pc_range in = {at + 1, close};
        size_t word = pc_word_at(check, in.at);
        bool single = word + 1 >= check->n_words || check->words[word + 1].at >= close;
        if (!is_blank(check, in) || (single && !pc_all_capitals(check, in) && IN(check, &check->words[word], tags)))
            continue;
        pc_report(check, (pc_range){at, close + 1}, "\"" PC_FMT "\" was to be filled in; write what belongs there", PC_ARG(pc_at(check, (pc_range){at, close + 1})));
    }
}

/* A row of underscores with words beside it. */
static void underlined(pc_check *check, const pc_passage *passage) {
    enum { BLANK = 4, FORM = 20 }; /* longer ones are forms for readers to fill in */
    uint32_t end = passage->text.end;
    for (uint32_t at = pc_find_mark(check, passage->text.at, end, '_'), stop; at < end; at = pc_find_mark(check, stop, end, '_')) {
        for (stop = at; stop < end && (check->text.p[stop] == '_' || (check->text.p[stop] == ' ' && stop + 1 < end && check->text.p[stop + 1] == '_')); stop++)
            ;
        bool words = passage->first < passage->last;
        if (stop - at >= BLANK && stop - at <= FORM && words && check->text.p[at] == '_')
            pc_report(check, (pc_range){at, stop}, "This blank was to be filled in; write what belongs there");
    }
}

/* ---- X for a figure ---- */

static bool all_x(pc_str word) {
    for (size_t i = 0; i < word.n; i++)
        if (word.p[i] != 'X' && word.p[i] != 'x')
            return false;
    return word.n > 0;
}

/* "20XX", "202X", "XX00": figures that are not there yet. */
static bool half_x(pc_str word) {
    size_t x = 0, digits = 0;
    for (size_t i = 0; i < word.n; i++) {
        x += word.p[i] == 'X';
        digits += pc_is_digit((unsigned char)word.p[i]);
    }
    return word.n == 4 && x + digits == 4 && x > 0 && digits > 1 && pc_is_digit((unsigned char)word.p[0]) && word.p[3] == 'X' && (word.p[0] == '2' || word.p[0] == '1') && (x > 1 || word.p[2] != 'X');
}

static bool is_unit(const pc_check *check, const pc_word *word) {
    static const char *const units[] = {"percent", "million", "billion", "thousand", "trillion", "people", "days", "years", "countries", "employees", "jobs", "participants", "hours", "prozent", "millionen", "milliarden", "millions", "milliards", "millones", "milhões", "milioni", "процентов", "миллионов",
                                        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"};
    return IN(check, word, units);
}

static bool is_currency(pc_str text, uint32_t at) {
    if (at > 0 && text.p[at - 1] == '$')
        return true;
    if (at > 1 && memcmp(text.p + at - 2, "\xC2\xA3", 2) == 0)
        return true;
    return at > 2 && memcmp(text.p + at - 3, "\xE2\x82\xAC", 3) == 0;
}

/* "XX:XX": nothing but a colon stands before word i. */
static bool is_colon(const pc_check *check, size_t i) {
    uint32_t at = check->words[i].at;
    return at > 0 && check->text.p[at - 1] == ':' && check->words[i - 1].end + 1 == at;
}

/* The words from index i on that belong to one row of signs: those of a date or a telephone number whose figures are still X. */
static size_t x_row(const pc_check *check, size_t i) {
    size_t end = i + 1;
    while (end < check->n_words && ((check->words[end].gap >= PC_GAP_HYPHEN && check->words[end].gap <= PC_GAP_DOT) || is_colon(check, end)) &&
           (all_x(pc_word_text(check, &check->words[end])) || half_x(pc_word_text(check, &check->words[end])) || check->words[end].flags & PC_WORD_DIGIT))
        end++;
    return end;
}

/* Whether the row of X words [i, end) stands for figures. */
static bool stands_for_figure(const pc_check *check, size_t i, size_t end) {
    const pc_word *word = &check->words[i];
    pc_str text = pc_word_text(check, word);
    uint32_t stop = check->words[end - 1].end;
    char behind = stop < check->text.n ? check->text.p[stop] : ' ', before = word->at ? check->text.p[word->at - 1] : ' ';
    if (is_currency(check->text, word->at) || behind == '%' || before == '#')
        return true;
    bool next_near = end < check->n_words && check->words[end].gap == PC_GAP_BLANK && check->words[end].passage == word->passage;
    if (next_near && is_unit(check, &check->words[end]) && (text.p[0] == 'X' || text.n > 1) && !pc_word_is(check, &check->words[end], "may") && !(text.n == 1 && pc_word_is(check, &check->words[end], "people")))
        return true;
    if (text.n < 2)
        return false;
    bool capital = text.p[0] == 'X';
    if (end - i > 1 || (text.n >= 4 && capital))
        return true;
    bool month = i > 0 && word->gap == PC_GAP_BLANK && is_unit(check, &check->words[i - 1]) && check->words[i - 1].flags & PC_WORD_CAPITAL && check->words[i - 1].passage == word->passage;
    return month && capital && text.n == 2;
}

static void x_figures(pc_check *check) {
    static const char *const owners[] = {"company", "organization", "organisation", "client", "customer", "brand"};
    for (size_t i = 0; i < check->n_words; i++) {
        const pc_word *word = &check->words[i];
        char c = check->text.p[word->at];
        if (c != 'X' && c != 'x' && !(word->flags & PC_WORD_DIGIT && check->text.p[word->end - 1] == 'X'))
            continue;
        if (word->flags & PC_WORD_FOREIGN || word->end - word->at > 8)
            continue;
        pc_str text = pc_word_text(check, word);
        bool half = half_x(text);
        if (!half && !all_x(text))
            continue;
        size_t end = x_row(check, i);
        bool hit = half || stands_for_figure(check, i, end);
        if (!hit && text.n == 1 && c == 'X' && i > 0 && word->gap == PC_GAP_BLANK && check->words[i - 1].flags & PC_WORD_CAPITAL && IN(check, &check->words[i - 1], owners) && !pc_is_quoted(check, word->at)) {
            pc_report(check, (pc_range){check->words[i - 1].at, word->end}, "\"" PC_FMT "\" stands for a name; write it", PC_ARG(pc_at(check, (pc_range){check->words[i - 1].at, word->end})));
            continue;
        }
        uint32_t from = word->at;
        while (from > 0 && is_currency(check->text, from))
            from -= check->text.p[from - 1] == '$' ? 1 : (unsigned char)check->text.p[from - 2] == 0xC2 ? 2 : 3;
        if (hit)
            pc_report(check, (pc_range){from, check->words[end - 1].end}, "\"" PC_FMT "\" stands for a figure that nobody filled in", PC_ARG(pc_at(check, (pc_range){from, check->words[end - 1].end})));
        i = end - 1;
    }
}

/* ---- samples of addresses and numbers ---- */

static void samples(pc_check *check) {
    static const char *const people[] = {"yourname", "firstname.lastname", "first.last", "firstname_lastname", "your.name", "name.surname", "xxx", "xxxx", "youremail", "your.email", "email", "name"};
    for (uint32_t at = pc_find_mark(check, 0, (uint32_t)check->text.n, '@'); at < check->text.n; at = pc_find_mark(check, at + 1, (uint32_t)check->text.n, '@')) {
        uint32_t from = at, end = at + 1;
        while (from > 0 && at - from < 40 && (pc_is_alpha((unsigned char)check->text.p[from - 1]) || strchr("._-", check->text.p[from - 1])))
            from--;
        while (end < check->text.n && end - at < 60 && (pc_is_alpha((unsigned char)check->text.p[end]) || pc_is_digit((unsigned char)check->text.p[end]) || strchr(".-", check->text.p[end])))
            end++;
        for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
            size_t n = strlen(people[i]), k = 0;
            while (k < n && from + k < at && pc_lower((unsigned char)check->text.p[from + k]) == (unsigned char)people[i][k])
                k++;
            if (k == n && from + n == at && end > at + 3)
                pc_report(check, (pc_range){from, end}, "\"" PC_FMT "\" is the address of a sample; write the real one", PC_ARG(pc_at(check, (pc_range){from, end})));
        }
    }
}

/* "Organization Name  City  Amount": a heading among others. */
static bool heads_column(const pc_check *check, const pc_hit *hit) {
    if (!hit->exact || hit->last >= check->n_words)
        return false;
    if (hit->text.end < check->text.n && check->text.p[hit->text.end] == ':') /* a field of a contact */
        return true;
    const pc_word *next = &check->words[hit->last];
    return next->passage == check->words[hit->first].passage && next->gap == PC_GAP_BLANK && next->flags & PC_WORD_CAPITAL;
}

void pc_rule_placeholder_text(pc_check *check) {
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next)
        if (!pc_is_quoted(check, hit->text.at) && !heads_column(check, hit) && !(hit->text.at && strchr("[<{", check->text.p[hit->text.at - 1])))
            pc_report(check, hit->text, "\"" PC_FMT "\" was to be replaced; write what belongs there", PC_ARG(pc_at(check, hit->text)));
    for (size_t i = 0; i < check->release->pieces.n; i++) {
        bracketed(check, &check->passages[i]);
        angled(check, &check->passages[i]);
        underlined(check, &check->passages[i]);
    }
    x_figures(check);
    samples(check);
}

/* ---- TK ---- */

static bool is_tk(pc_str word) {
    if (word.n < 2 || word.n % 2)
        return false;
    for (size_t i = 0; i < word.n; i += 2)
        if ((word.p[i] != 'T' || word.p[i + 1] != 'K') && (word.n == 2 || word.p[i] != 't' || word.p[i + 1] != 'k'))
            return false;
    return true;
}

void pc_rule_placeholder_tk(pc_check *check) {
    for (size_t i = 0; i < check->n_words; i++) {
        const pc_word *word = &check->words[i];
        char c = check->text.p[word->at];
        if ((c != 'T' && c != 't') || !is_tk(pc_word_text(check, word)) || word->gap == PC_GAP_DOT)
            continue;
        bool twice = word->end - word->at > 2;
        const pc_word *next = i + 1 < check->n_words && check->words[i + 1].passage == word->passage ? word + 1 : NULL;
        bool named = next && next->gap <= PC_GAP_HYPHEN && next->flags & PC_WORD_CAPITAL;
        bool dotted = next && next->gap == PC_GAP_DOT;
        if (!twice && (named || dotted || check->release->lang != PC_EN || (word->at && check->text.p[word->at - 1] == '(')))
            continue;
        pc_report(check, (pc_range){word->at, word->end}, "\"" PC_FMT "\" stands for something that was to come; write it", PC_ARG(pc_word_text(check, word)));
    }
}

/* ---- TBC ---- */

void pc_rule_placeholder_tbc(pc_check *check) {
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        const pc_passage *passage = pc_near_passage(check, hit->text);
        if (!passage || pc_is_quoted(check, hit->text.at))
            continue;
        unsigned char before = pc_char_before(check, passage, hit->text.at), behind = pc_char_behind(check, passage, hit->text.end);
        bool stands_alone = (!before || strchr(":([-,;/|*", before) || before == 0x7F) && (!behind || strchr(".)],;:|*-/", behind) || behind == 0x7F);
        bool named = hit->last < check->n_words && check->words[hit->last].passage == check->words[hit->first].passage &&
                     check->words[hit->last].gap == PC_GAP_BLANK && check->words[hit->last].flags & PC_WORD_CAPITAL;
        bool article = hit->first > 0 && pc_word_is(check, &check->words[hit->first - 1], "the");
        if (hit->note ? !stands_alone : (named || article) && !stands_alone)
            continue;
        pc_report(check, hit->text, "\"" PC_FMT "\" says that something is not settled; write it, or leave it out", PC_ARG(pc_at(check, hit->text)));
    }
}

/* ---- templates ---- */

/* How a field of a template begins and ends. */
static const struct {
    const char *open, *close;
    bool name_only; /* between them a name: letters, digits, _ . : - and no blank */
} fields[] = {
    {"{{", "}}", false}, {"{%", "%}", false}, {"${", "}", false}, {"#{", "}", true}, {"<%", "%>", false}, {"*|", "|*", true}, {"[[", "]]", false}, {"<<", ">>", true},
    {"%%", "%%", true}, {"%(", ")s", true}, {"{", "}", true}, {"%", "%", true}, {"\xC2\xAB", "\xC2\xBB", true},
};

static size_t name_length(pc_str text, size_t at, size_t end) {
    size_t n = 0;
    while (at + n < end && (pc_is_alpha((unsigned char)text.p[at + n]) || pc_is_digit((unsigned char)text.p[at + n]) || strchr("_.:-", text.p[at + n])))
        n++;
    return n;
}

/* FIRST_NAME, FirstName, field1: no word of people. */
static bool looks_coded(pc_str name) {
    for (size_t i = 1; i < name.n; i++)
        if (name.p[i] == '_' || (pc_is_upper((unsigned char)name.p[i]) && pc_is_lower((unsigned char)name.p[i - 1])) || (pc_is_digit((unsigned char)name.p[i]) && pc_is_alpha((unsigned char)name.p[i - 1])))
            return true;
    return false;
}

static bool all_upper(pc_str name) {
    for (size_t i = 0; i < name.n; i++)
        if (pc_is_lower((unsigned char)name.p[i]))
            return false;
    return name.n > 2 && pc_is_upper((unsigned char)name.p[0]);
}

/* The bytes of a field at `at`; 0 when there is none. */
static size_t field_at(const pc_check *check, size_t at, size_t end) {
    enum { LONGEST = 80 };
    pc_str text = check->text;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        size_t n = strlen(fields[i].open), m = strlen(fields[i].close), from = at + n, limit = end - at > LONGEST ? at + LONGEST : end;
        if (from >= limit || memcmp(text.p + at, fields[i].open, n) != 0)
            continue;
        size_t length = name_length(text, from, limit), stop = from + length;
        if (!fields[i].name_only)
            for (stop = from; stop + m <= limit && memcmp(text.p + stop, fields[i].close, m) != 0; stop++)
                ;
        if (stop == from || stop + m > limit || memcmp(text.p + stop, fields[i].close, m) != 0)
            continue;
        pc_str name = pc_str_sub(text, from, stop);
        char c = fields[i].open[0];
        bool french = (unsigned char)c == 0xC2;
        if (french && !looks_coded(name) && !(check->release->lang == PC_EN && name.n > 2))
            continue;
        if (c == '%' && n == 1 && !(all_upper(name) && (name.n > 3 || looks_coded(name))))
            continue;
        if (c == '{' && n == 1 && !looks_coded(name) && !(pc_is_lower((unsigned char)name.p[0]) || all_upper(name) || pc_is_digit((unsigned char)name.p[0])))
            continue;
        return stop + m - at;
    }
    return 0;
}

/* Where a field may begin whose telling mark stands at `at`; SIZE_MAX where another mark has told it. */
static size_t field_start(pc_str text, uint32_t at) {
    unsigned char before = at ? (unsigned char)text.p[at - 1] : 0, c = (unsigned char)text.p[at];
    if (c == '{')
        return before == '{' ? SIZE_MAX : before == '$' || before == '#' ? at - 1 : at;
    if (c == '%')
        return before == '{' || before == '<' || before == '%' ? SIZE_MAX : at;
    if (c == '|')
        return before == '*' ? at - 1 : SIZE_MAX;
    if (c == 0xAB)
        return before == 0xC2 ? at - 1 : SIZE_MAX;
    return before == c ? SIZE_MAX : at;
}

void pc_rule_template_variable(pc_check *check) {
    static const char marks[] = "{<[%|\xAB"; /* one of them stands in every field */
    uint32_t end = (uint32_t)check->text.n;
    for (const char *mark = marks; *mark; mark++)
        for (uint32_t at = pc_find_mark(check, 0, end, *mark), next; at < end; at = pc_find_mark(check, next, end, *mark)) {
            size_t from = field_start(check->text, at), took = 0;
            const pc_passage *passage = from == SIZE_MAX ? NULL : pc_passage_at(check, (uint32_t)from);
            next = at + 1;
            if (passage)
                took = field_at(check, from, passage->text.end);
            if (!took)
                continue;
            pc_range range = {(uint32_t)from, (uint32_t)(from + took)};
            pc_report(check, range, "\"" PC_FMT "\" is a field of a template that was not filled in; write what belongs there", PC_ARG(pc_at(check, range)));
            next = range.end;
        }
}
