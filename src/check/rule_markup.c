/* Marks of Markdown and HTML in plain text. */
#include "check/near.h"

#include <stdio.h>

/* ---- Markdown ---- */

static bool is_markdown(const pc_check *check) {
    pc_str name = check->release->name, bytes = check->release->bytes;
    return pc_str_ends(name, PC_STR(".md")) || pc_str_ends(name, PC_STR(".markdown")) || (bytes.n > 4 && memcmp(bytes.p, "---\n", 4) == 0) || (bytes.n > 5 && memcmp(bytes.p, "---\r\n", 5) == 0);
}

/* "**bold**", "__bold__": two marks, no blank inside them, and two marks again. */
static void pairs(pc_check *check, const pc_passage *passage, char mark) {
    enum { FAR = 300 };
    uint32_t end = passage->text.end;
    for (uint32_t at = pc_find_mark(check, passage->text.at, end, mark), stop; at < end; at = pc_find_mark(check, stop, end, mark)) {
        const char *p = check->text.p;
        for (stop = at; stop < end && p[stop] == mark; stop++)
            ;
        bool opens = stop - at == 2 && stop < end && !pc_is_space((unsigned char)p[stop]) && (at == passage->text.at || !pc_is_alpha((unsigned char)p[at - 1]));
        if (!opens)
            continue;
        uint32_t limit = end - stop > FAR ? stop + FAR : end, close = pc_find_mark(check, stop, limit, mark);
        if (close + 1 >= limit || p[close + 1] != mark || pc_is_space((unsigned char)p[close - 1]) || (close + 2 < end && p[close + 2] == mark))
            continue;
        if (mark == '_' && close + 3 < end && p[close + 2] == '.' && pc_is_alpha((unsigned char)p[close + 3])) /* a file's name */
            continue;
        pc_finding *finding = pc_report(check, (pc_range){at, close + 2}, "The marks around \"" PC_FMT "\" are Markdown for bold; plain text prints them, so delete them", PC_ARG(pc_at(check, (pc_range){stop, close})));
        pc_fix_text(check, finding, true, (pc_range){at, stop}, PC_STR(""));
        pc_fix_text(check, finding, true, (pc_range){close, close + 2}, PC_STR(""));
        stop = close + 2;
    }
}

/* "## Heading" */
static void heading(pc_check *check, const pc_passage *passage) {
    uint32_t at = passage->text.at, end = passage->text.end;
    while (at < end && check->text.p[at] == '#')
        at++;
    uint32_t marks = at - passage->text.at;
    if (!marks || marks > 6 || at >= end || check->text.p[at] != ' ' || passage->first == passage->last || !pc_is_alpha((unsigned char)check->text.p[at + 1]))
        return;
    uint32_t word = check->words[passage->first].end;
    pc_finding *finding = pc_report(check, (pc_range){passage->text.at, word}, "The sign before \"" PC_FMT "\" is Markdown for a heading; plain text prints it, so delete it", PC_ARG(pc_word_text(check, &check->words[passage->first])));
    pc_fix_text(check, finding, true, (pc_range){passage->text.at, at + 1}, PC_STR(""));
}

/* "[text](address)" */
static void link(pc_check *check, const pc_passage *passage) {
    enum { FAR = 300 };
    uint32_t end = passage->text.end;
    const char *p = check->text.p;
    for (uint32_t at = pc_find_mark(check, passage->text.at, end, '['); at < end; at = pc_find_mark(check, at + 1, end, '[')) {
        uint32_t limit = end - at > FAR ? at + FAR : end, close = pc_find_mark(check, at, limit, ']');
        if (close + 6 >= limit || p[close + 1] != '(' || (memcmp(p + close + 2, "http", 4) != 0 && memcmp(p + close + 2, "mail", 4) != 0 && memcmp(p + close + 2, "www.", 4) != 0))
            continue;
        uint32_t stop = pc_find_mark(check, close, limit, ')');
        if (stop == limit)
            continue;
        pc_finding *finding = pc_report(check, (pc_range){at, stop + 1}, "This is a link of Markdown; write the address in brackets behind the words");
        pc_fix_text(check, finding, false, (pc_range){at, at + 1}, PC_STR(""));
        pc_fix_text(check, finding, false, (pc_range){close, close + 1}, PC_STR(" "));
    }
}

void pc_rule_markdown_leftover(pc_check *check) {
    if (is_markdown(check))
        return;
    for (size_t i = 0; i < check->release->pieces.n; i++) {
        const pc_passage *passage = &check->passages[i];
        if (passage->section == PC_SEC_END_MARK)
            continue;
        heading(check, passage);
        pairs(check, passage, '*');
        pairs(check, passage, '_');
        link(check, passage);
    }
}

/* ---- HTML ---- */

static const struct {
    const char *name, *text;
} entities[] = {
    {"amp", "&"}, {"nbsp", " "}, {"quot", "\""}, {"lt", "<"}, {"gt", ">"}, {"apos", "'"}, {"rsquo", "’"}, {"lsquo", "‘"}, {"ldquo", "“"}, {"rdquo", "”"}, {"ndash", "–"}, {"mdash", "—"},
    {"hellip", "…"}, {"bull", "•"}, {"middot", "·"}, {"copy", "©"}, {"reg", "®"}, {"trade", "™"}, {"euro", "€"}, {"pound", "£"}, {"yen", "¥"}, {"cent", "¢"}, {"deg", "°"}, {"frac12", "½"}, {"frac14", "¼"}, {"frac34", "¾"},
    {"eacute", "é"}, {"egrave", "è"}, {"ecirc", "ê"}, {"euml", "ë"}, {"aacute", "á"}, {"agrave", "à"}, {"acirc", "â"}, {"auml", "ä"}, {"aring", "å"}, {"atilde", "ã"}, {"ccedil", "ç"}, {"iacute", "í"}, {"icirc", "î"}, {"iuml", "ï"}, {"ntilde", "ñ"},
    {"oacute", "ó"}, {"ocirc", "ô"}, {"ouml", "ö"}, {"otilde", "õ"}, {"oslash", "ø"}, {"uacute", "ú"}, {"ugrave", "ù"}, {"ucirc", "û"}, {"uuml", "ü"}, {"szlig", "ß"}, {"Eacute", "É"}, {"Auml", "Ä"}, {"Ouml", "Ö"}, {"Uuml", "Ü"}, {"Ccedil", "Ç"},
    {"laquo", "«"}, {"raquo", "»"}, {"sect", "§"}, {"para", "¶"}, {"times", "×"}, {"shy", ""}, {"zwnj", ""}, {"ensp", " "}, {"emsp", " "}, {"thinsp", " "},
};

/* "&#8217;", "&#x2019;": the character in `to`; its bytes of text, 0 when it is none. */
static size_t numbered(pc_str text, size_t at, char to[static 4], size_t *n) {
    size_t i = at + 2;
    uint32_t cp = 0;
    bool hex = i < text.n && (text.p[i] == 'x' || text.p[i] == 'X');
    i += hex;
    for (size_t from = i; i < text.n && i - from < 7; i++) {
        unsigned char c = pc_lower((unsigned char)text.p[i]);
        unsigned digit = pc_is_digit(c) ? c - 48u : hex && c >= 'a' && c <= 'f' ? c - 87u : 99u;
        if (digit == 99)
            break;
        cp = cp * (hex ? 16 : 10) + digit;
    }
    if (i >= text.n || text.p[i] != ';' || cp < 32 || cp > 0x10FFFF || (cp >= 0xD800 && cp < 0xE000))
        return 0;
    *n = pc_utf8_put(to, cp);
    return i + 1 - at;
}

static void entity(pc_check *check, uint32_t at, uint32_t end) {
    pc_str text = pc_str_sub(check->text, 0, end), with = {NULL, 0};
    char number[4];
    size_t took = 0, n = 0;
    if (at + 2 < end && text.p[at + 1] == '#') {
        took = numbered(text, at, number, &n);
        with = took ? pc_arena_copy(check->arena, (pc_str){number, n}) : with;
    }
    for (size_t i = 0; !took && i < sizeof entities / sizeof *entities; i++) {
        size_t length = strlen(entities[i].name);
        if (at + length + 2 > end || text.p[at + length + 1] != ';' || memcmp(text.p + at + 1, entities[i].name, length) != 0)
            continue;
        took = length + 2;
        with = pc_str_of(entities[i].text);
    }
    if (!took)
        return;
    pc_range range = {at, at + (uint32_t)took};
    pc_finding *finding = pc_report(check, range, "\"" PC_FMT "\" is a code of a web page; write \"" PC_FMT "\"", PC_ARG(pc_at(check, range)), PC_ARG(with));
    bool address = false;
    for (uint32_t i = at; i > 0 && at - i < 100 && !pc_is_space((unsigned char)text.p[i - 1]); i--)
        address = address || (text.p[i - 1] == '?' && i < at) || (text.p[i - 1] == '/' && i > 1 && text.p[i - 2] == '/');
    bool markup = with.n == 1 && (with.p[0] == '<' || with.p[0] == '&'); /* what it becomes may be a code again */
    bool again = markup && range.end < end && (pc_is_alpha((unsigned char)text.p[range.end]) || text.p[range.end] == '#' || text.p[range.end] == '/');
    pc_fix_text(check, finding, !again || address, range, with);
}

/* Tags: those that only change the look may go without asking. */
static const struct {
    const char *name;
    bool look;
} tags[] = {
    {"p", false}, {"br", false}, {"b", true}, {"i", true}, {"u", true}, {"em", true}, {"strong", true}, {"span", true}, {"font", true}, {"small", true}, {"sup", false}, {"sub", false}, {"a", false}, {"div", false}, {"ul", false}, {"ol", false},
    {"li", false}, {"h1", false}, {"h2", false}, {"h3", false}, {"h4", false}, {"img", false}, {"table", false}, {"tr", false}, {"td", false}, {"th", false}, {"tbody", false}, {"thead", false}, {"hr", false}, {"script", false}, {"style", false},
    {"html", false}, {"body", false}, {"head", false}, {"meta", false}, {"iframe", false}, {"o:p", true}, {"blockquote", false}, {"center", true}, {"strike", false}, {"section", false}, {"article", false}, {"figure", false}, {"figcaption", false}, {"video", false}, {"pre", false}, {"code", false},
};

static uint32_t tag(pc_check *check, uint32_t at, uint32_t end) {
    enum { LONGEST = 600 };
    const char *p = check->text.p;
    bool closes = at + 1 < end && p[at + 1] == '/';
    uint32_t from = at + 1 + closes, n = 0;
    char name[12];
    while (from + n < end && n < sizeof name - 1 && (pc_is_alpha((unsigned char)p[from + n]) || pc_is_digit((unsigned char)p[from + n]) || p[from + n] == ':')) {
        name[n] = (char)pc_lower((unsigned char)p[from + n]);
        n++;
    }
    name[n] = '\0';
    uint32_t limit = end - at > LONGEST ? at + LONGEST : end, stop = pc_find_mark(check, at, limit, '>');
    if (!n || stop == limit || (p[from + n] != '>' && p[from + n] != ' ' && p[from + n] != '/'))
        return at + 1;
    bool attributes = pc_find_mark(check, from, stop, '=') < stop || p[stop - 1] == '/' || from + n == stop;
    for (size_t i = 0; attributes && i < sizeof tags / sizeof *tags; i++) {
        if (strcmp(tags[i].name, name) != 0)
            continue;
        pc_finding *finding = pc_report(check, (pc_range){at, stop + 1}, "\"" PC_FMT "\" is a tag of a web page; delete it", PC_ARG(pc_at(check, (pc_range){at, stop + 1})));
        bool parts = !tags[i].look && at > 0 && stop + 1 < end && !pc_is_space((unsigned char)p[at - 1]) && !pc_is_space((unsigned char)p[stop + 1]);
        pc_fix_text(check, finding, tags[i].look, (pc_range){at, stop + 1}, parts ? PC_STR(" ") : PC_STR(""));
        return stop + 1;
    }
    return at + 1;
}

void pc_rule_html_leftover(pc_check *check) {
    for (size_t i = 0; i < check->release->pieces.n; i++) {
        uint32_t end = check->passages[i].text.end, from = check->passages[i].text.at;
        for (uint32_t at = pc_find_mark(check, from, end, '&'); at < end; at = pc_find_mark(check, at + 1, end, '&'))
            entity(check, at, end);
        for (uint32_t at = pc_find_mark(check, from, end, '<'); at < end;)
            at = pc_find_mark(check, tag(check, at, end), end, '<');
    }
}
