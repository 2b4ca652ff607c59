/* What was meant for colleagues or programs: labels, notes, messages of word processors and of writing programs. */
#include "check/near.h"

#include <stdio.h>

/* Reports every hit; `say` is printed with the words. */
static void report_hits(pc_check *check, const char *say) {
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next)
        pc_report(check, hit->text, "\"" PC_FMT "\" %s", PC_ARG(pc_at(check, hit->text)), say);
}

void pc_rule_lorem_ipsum(pc_check *check) {
    const pc_hit *last = NULL;
    for (const pc_hit *hit = pc_hits(check); hit; last = hit, hit = hit->next)
        if (!last || hit->text.at > last->text.end + 400) /* one text, one finding */
            pc_report(check, hit->text, "\"" PC_FMT "\" is dummy text; write the real one or leave it out", PC_ARG(pc_at(check, hit->text)));
}

/* ---- draft ---- */

/* "v3", "2", "final", "(": what may stand beside a label on its line. */
static bool may_stand_by(const pc_check *check, const pc_word *word) {
    static const char *const words[] = {"version", "v", "final", "draft", "only", "and", "of", "press", "release", "for", "to", "the", "media", "clean", "rev", "revision", "copy", "date", "as", "until", "internal", "please", "not", "circulation", "distribution", "publication", "review", "approval", "confidential", "use"};
    if (word->flags & PC_WORD_HAS_DIGIT)
        return true;
    return PC_IS_ONE_OF(check, word, words);
}

/* The label has its line, or its block, for itself. */
static bool has_own_line(const pc_check *check, const pc_hit *hit, const pc_passage *passage) {
    enum { MOST_WORDS = 9 };
    size_t first = hit->first, last = hit->last;
    uint32_t from = hit->text.at, end = hit->text.end;
    while (from > passage->text.at && check->text.p[from - 1] != '\n')
        from--;
    while (end < passage->text.end && check->text.p[end] != '\n')
        end++;
    while (first > passage->first && check->words[first - 1].at >= from)
        first--;
    while (last < passage->last && check->words[last].end <= end)
        last++;
    if (last - first > MOST_WORDS)
        return false;
    for (size_t i = first; i < last; i++)
        if ((i < hit->first || i >= hit->last) && !may_stand_by(check, &check->words[i]))
            return false;
    return true;
}

/* A month or a number behind the label is the date of a draft; anything else makes it part of a sentence. */
static bool is_set_off(const pc_check *check, const pc_hit *hit, const pc_passage *passage) {
    unsigned char before = pc_char_before(check, passage, hit->text.at), behind = pc_char_behind(check, passage, hit->text.end);
    bool bracketed = before && strchr("([*{", before) && behind && strchr(")]*}", behind);
    bool capitals = pc_all_capitals(check, hit->text);
    bool head = passage->section == PC_SEC_HEADLINE || passage->section == PC_SEC_SUBHEAD || passage->section == PC_SEC_KICKER;
    if (bracketed)
        return capitals || head;
    bool opens = hit->text.at == passage->text.at && behind && (strchr(":-|/", behind) || behind == 0x7F);
    bool closes = hit->text.end == passage->text.end && before && (strchr(":-|/", before) || before == 0x7F);
    return head && capitals && (opens || closes);
}

/* "Not for distribution to US newswires", "for release, publication or distribution in ...": legal legends. */
static bool is_legend(const pc_check *check, const pc_hit *hit, const pc_passage *passage) {
    if (!pc_word_is(check, &check->words[hit->first], "not") && !pc_word_is(check, &check->words[hit->first], "do"))
        return false;
    return hit->last < passage->last;
}

/* "v3", "final_FINAL" in a line of its own or a file's name. */
static void versions(pc_check *check) {
    for (size_t i = 0; i < check->release->pieces.n; i++) {
        const pc_passage *passage = &check->passages[i];
        size_t n = passage->last - passage->first;
        if (n == 0 || n > 10)
            continue;
        for (size_t k = passage->first; k < passage->last; k++) {
            const pc_word *word = &check->words[k];
            pc_str text = pc_word_text(check, word);
            bool version = text.n >= 2 && text.n <= 4 && (text.p[0] == 'v' || text.p[0] == 'V') && pc_is_digit((unsigned char)text.p[1]);
            bool joined = word->at > passage->text.at && check->text.p[word->at - 1] == '_';
            bool file = joined && (version || pc_word_is(check, word, "final") || pc_word_is(check, word, "draft") || pc_word_is(check, word, "rev"));
            bool alone = version && (n == 1 || (n == 2 && pc_word_is(check, &check->words[k == passage->first ? k + 1 : passage->first], "final")));
            if (!file && !alone)
                continue;
            uint32_t from = word->at, end = word->end;
            while (from > passage->text.at && !pc_is_space((unsigned char)check->text.p[from - 1]))
                from--;
            while (end < passage->text.end && !pc_is_space((unsigned char)check->text.p[end]))
                end++;
            pc_report(check, (pc_range){from, end}, "\"" PC_FMT "\" names a version of the file, not the text; delete it", PC_ARG(pc_at(check, (pc_range){from, end})));
            break;
        }
    }
}

void pc_rule_draft_label(pc_check *check) {
    uint32_t done = 0;
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        const pc_passage *passage = pc_near_passage(check, hit->text);
        if (!passage || hit->text.at < done || is_legend(check, hit, passage) || (!has_own_line(check, hit, passage) && !is_set_off(check, hit, passage)))
            continue;
        pc_report(check, hit->text, "\"" PC_FMT "\" says that this is not for the public; delete it, or hold the release", PC_ARG(pc_at(check, hit->text)));
        done = passage->text.end; /* one label, one finding */
    }
    versions(check);
}

/* ---- marks of editing ---- */

static void editing(pc_check *check, pc_range range, const char *what) {
    pc_finding *finding = pc_report(check, range, "\"" PC_FMT "\" %s; delete it", PC_ARG(pc_at(check, range)), what);
    if (range.at > 0 && check->text.p[range.at - 1] == ' ')
        range.at--;
    pc_fix_text(check, finding, false, range, PC_STR(""));
}

/* What stands in brackets to tell a colleague something. */
static bool is_query(pc_str in) {
    static const char *const exact[] = {"cq", "ck", "check", "verify", "confirm", "spelling", "source", "?", "??", "???", "sp?", "sp", "fact check", "fact-check", "check spelling", "check this", "check name", "check date", "check figure", "please check", "please confirm", "to check", "source?", "spelling?", "date?", "name?", "check?", "ok?", "xx", "true?"};
    static const char *const starts[] = {"ed:", "ed.:", "editor:", "eds:", "check with ", "check that ", "check if ", "confirm with ", "verify with ", "please check ", "please verify "};
    char low[48];
    if (in.n == 0 || in.n >= sizeof low)
        return false;
    for (size_t i = 0; i < in.n; i++)
        low[i] = (char)pc_lower((unsigned char)in.p[i]);
    for (size_t i = 0; i < sizeof exact / sizeof *exact; i++)
        if (pc_str_eq((pc_str){low, in.n}, pc_str_of(exact[i])))
            return true;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (in.n > strlen(starts[i]) && memcmp(low, starts[i], strlen(starts[i])) == 0)
            return true;
    return false;
}

static void bracketed_marks(pc_check *check, const pc_passage *passage, char open, char close) {
    enum { LONGEST = 60 };
    uint32_t end = passage->text.end;
    for (uint32_t at = pc_find_mark(check, passage->text.at, end, open); at < end; at = pc_find_mark(check, at + 1, end, open)) {
        uint32_t limit = end - at > LONGEST ? at + LONGEST : end, stop = pc_find_mark(check, at + 1, limit, close);
        pc_str in = stop < limit ? pc_str_sub(check->text, at + 1, stop) : (pc_str){"", 0};
        bool sic = open == '[' && in.n == 3 && memcmp(in.p, "sic", 3) == 0 && !pc_is_quoted(check, at);
        if (sic || is_query(in))
            editing(check, (pc_range){at, stop + 1}, sic ? "belongs in quotations only" : "is a note between editors");
    }
}

static void repeated_marks(pc_check *check, const pc_passage *passage, char mark, uint32_t least) {
    uint32_t end = passage->text.end;
    for (uint32_t at = pc_find_mark(check, passage->text.at, end, mark), stop; at < end; at = pc_find_mark(check, stop, end, mark)) {
        for (stop = at; stop < end && check->text.p[stop] == mark; stop++)
            ;
        bool inside = passage->first < passage->last && (mark == '?' || (at > passage->text.at && stop < end)); /* a mark alone is an end mark or a heading */
        if (stop - at >= least && inside)
            editing(check, (pc_range){at, stop}, "was left from editing");
    }
}

void pc_rule_editing_mark(pc_check *check) {
    for (size_t i = 0; i < check->release->pieces.n; i++) {
        const pc_passage *passage = &check->passages[i];
        if (passage->section == PC_SEC_END_MARK)
            continue;
        bracketed_marks(check, passage, '(', ')');
        bracketed_marks(check, passage, '[', ']');
        repeated_marks(check, passage, '?', passage->section == PC_SEC_BODY ? 3 : 4);
        repeated_marks(check, passage, '#', 2);
        repeated_marks(check, passage, '^', 2);
        repeated_marks(check, passage, '~', 2);
        size_t first = passage->first;
        if (first == passage->last || passage->section == PC_SEC_NOTES || check->words[first].end >= passage->text.end || check->text.p[check->words[first].end] != ':')
            continue;
        const pc_word *word = &check->words[first];
        bool nb = pc_word_is(check, word, "nb") && pc_all_capitals(check, (pc_range){word->at, word->end}), ed = passage->section == PC_SEC_BODY && (pc_word_is(check, word, "editor") || pc_word_is(check, word, "ed"));
        if (nb || ed)
            editing(check, (pc_range){word->at, word->end + 1}, "opens a note between editors");
    }
}

/* ---- tracked changes ---- */

static const char *const change_words[] = {
    "deleted", "inserted", "formatted", "gelöscht", "eingefügt", "formatiert", "supprimé", "inséré", "mis en forme", "eliminado", "insertado", "con formato", "excluído", "inserido", "formatado",
    "eliminato", "inserito", "formattato", "удалено", "вставлено", "отформатировано", "删除", "已删除", "带格式的", "削除", "書式変更", "محذوف", "تنسيق",
};
static const char *const comment_words[] = {
    "comment", "commented", "kommentar", "kommentiert", "commentaire", "commenté", "comentario", "comentado", "comentário", "commento", "commentato", "примечание", "комментарий", "批注", "コメント", "تعليق",
};

/* " [AB1]:" at `at`: its end, or 0. */
static uint32_t author_mark(const pc_check *check, uint32_t at, uint32_t end) {
    unsigned letters = 0, digits = 0, len;
    while (at < end && check->text.p[at] == ' ')
        at++;
    if (at >= end || check->text.p[at++] != '[')
        return 0;
    while (at < end && letters < 5 && pc_cp_is_letter(pc_utf8_at(check->text, at, &len))) {
        letters++;
        at += len;
    }
    while (at < end && digits < 4 && pc_is_digit((unsigned char)check->text.p[at])) {
        digits++;
        at++;
    }
    return letters && digits && at < end && check->text.p[at] == ']' ? at + 1 : 0;
}

static bool one_of(uint32_t hash, const char *const *list, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (!strchr(list[i], ' ') && pc_word_hash(pc_str_of(list[i])) == hash)
            return true;
    return false;
}

/* Words with a blank inside, at the start of a line. */
static uint32_t long_change_word(const pc_check *check, uint32_t at, uint32_t end) {
    static const char *const words[] = {"Mis en forme", "Con formato", "Field Code Changed", "Formatted Table", "Feldfunktion geändert", "Code de champ modifié"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        if (at + n <= end && memcmp(check->text.p + at, words[i], n) == 0 && (i > 1 ? at + n == end : pc_char_behind(check, &check->passages[0], at + (uint32_t)n) == ':'))
            return at + (uint32_t)n;
    }
    return 0;
}

void pc_rule_tracked_change_leftover(pc_check *check) {
    for (size_t i = 0; i < check->release->pieces.n; i++) {
        const pc_passage *passage = &check->passages[i];
        uint32_t end = passage->text.end, last = long_change_word(check, passage->text.at, end);
        if (last)
            pc_report(check, (pc_range){passage->text.at, last}, "A word processor's note about a change stands in the text; delete it and accept or reject the change");
        for (uint32_t at = pc_find_mark(check, passage->text.at, end, '['); at < end; at = pc_find_mark(check, at + 1, end, '[')) {
            uint32_t stop = author_mark(check, at, end);
            size_t word = stop ? pc_word_at(check, at) : 0;
            if (!stop || word == passage->first || !one_of(check->words[word - 1].hash, comment_words, sizeof comment_words / sizeof *comment_words))
                continue;
            pc_report(check, (pc_range){check->words[word - 1].at, stop}, "A comment of a word processor stands in the text; delete it");
        }
        if (passage->first >= passage->last)
            continue;
        const pc_word *first = &check->words[passage->first];
        if (first->at != passage->text.at || !(first->flags & (PC_WORD_CAPITAL | PC_WORD_FOREIGN)))
            continue;
        uint32_t colon = first->end;
        while (colon < end && (check->text.p[colon] == ' ' || (unsigned char)check->text.p[colon] == 0xC2 || (unsigned char)check->text.p[colon] == 0xA0))
            colon++;
        bool marked = colon < end && (check->text.p[colon] == ':' || (colon + 3 <= end && memcmp(check->text.p + colon, "：", 3) == 0));
        if (marked && one_of(first->hash, change_words, sizeof change_words / sizeof *change_words))
            pc_report(check, (pc_range){first->at, colon + (check->text.p[colon] == ':' ? 1 : 3)}, "A word processor's note about a change stands in the text; delete it and accept or reject the change");
    }
}

/* ---- broken fields ---- */

/* The word "Error" in its languages, right before the message. */
static uint32_t with_error(const pc_check *check, const pc_hit *hit) {
    static const char *const words[] = {"error", "fehler", "erreur", "erro", "errore", "ошибка", "错误", "エラー", "خطأ"};
    if (!hit->first)
        return hit->text.at;
    const pc_word *word = &check->words[hit->first - 1];
    bool near = hit->text.at - word->end <= 8 && word->passage == check->words[hit->first].passage;
    return near && one_of(word->hash, words, sizeof words / sizeof *words) ? word->at : hit->text.at;
}

void pc_rule_word_field_error(pc_check *check) {
    static const char *const codes[] = {"HYPERLINK", "PAGE", "NUMPAGES", "PAGEREF", "REF", "TOC", "MERGEFIELD", "DATE", "TIME", "SEQ", "INCLUDEPICTURE", "FORMTEXT", "FORMCHECKBOX", "XE", "SYMBOL", "ADDIN", "EMBED", "LINK", "AUTOTEXT", "IF", "PRINTDATE", "SAVEDATE", "CREATEDATE", "STYLEREF", "NOTEREF"};
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next)
        pc_report(check, (pc_range){with_error(check, hit), hit->text.end}, "A word processor's error message stands in the text; write what it should have pointed at");
    for (uint32_t at = pc_find_mark(check, 0, (uint32_t)check->text.n, '{'), end = (uint32_t)check->text.n; at < end; at = pc_find_mark(check, at + 1, end, '{')) {
        size_t from = pc_skip_space(check->text, at + 1, end), n = 0;
        while (from + n < end && pc_is_upper((unsigned char)check->text.p[from + n]))
            n++;
        uint32_t limit = end - at > 400 ? at + 400 : end, close = pc_find_mark(check, at + 1, limit, '}');
        for (size_t i = 0; n > 1 && close < limit && i < sizeof codes / sizeof *codes; i++)
            if (pc_str_eq(pc_str_sub(check->text, from, from + n), pc_str_of(codes[i])) && !pc_is_alpha((unsigned char)check->text.p[from + n]))
                pc_report(check, (pc_range){at, close + 1}, "A field code of a word processor stands in the text; write what it should show");
    }
}

/* ---- writing programs ---- */

/* turn0search0, turn12news3 */
static bool is_citation(pc_str word) {
    static const char *const kinds[] = {"search", "view", "news", "image", "fetch", "file", "product", "forecast", "finance"};
    size_t at = 4;
    if (word.n < 9 || memcmp(word.p, "turn", 4) != 0)
        return false;
    while (at < word.n && pc_is_digit((unsigned char)word.p[at]))
        at++;
    for (size_t i = 0; at > 4 && i < sizeof kinds / sizeof *kinds; i++) {
        size_t n = strlen(kinds[i]);
        if (at + n < word.n && memcmp(word.p + at, kinds[i], n) == 0 && pc_is_digit((unsigned char)word.p[at + n]))
            return true;
    }
    return false;
}

/* Tracking keys and reference marks that only such programs write. */
static void program_marks(pc_check *check) {
    static const char *const marks[] = {"utm_source=chatgpt", "utm_source=openai", "utm_source=perplexity", "utm_source=copilot", "utm_source=claude", "utm_source=gemini", "\xE2\x80\xA0source\xE3\x80\x91", "sandbox:/mnt/"};
    static const char starts[] = "u\xE2s";
    for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
        size_t n = strlen(marks[m]);
        char rarest = m < 6 ? '=' : starts[m == 6 ? 1 : 2];
        uint32_t lead = m < 6 ? 10 : 0;
        for (uint32_t at = pc_find_mark(check, 0, (uint32_t)check->text.n, rarest); at < check->text.n; at = pc_find_mark(check, at + 1, (uint32_t)check->text.n, rarest)) {
            uint32_t from = at - lead;
            if (at < lead || from + n > check->text.n || memcmp(check->text.p + from, marks[m], n) != 0)
                continue;
            pc_report(check, (pc_range){from, from + (uint32_t)n}, "\"" PC_FMT "\" comes from a writing program; delete it", PC_ARG(pc_str_sub(check->text, from, from + n)));
        }
    }
}

void pc_rule_ai_artifact(pc_check *check) {
    report_hits(check, "is what a writing program says; delete it and read the text once more");
    program_marks(check);
    for (size_t i = 0; i < check->n_words; i++) {
        const pc_word *word = &check->words[i];
        if (word->flags & PC_WORD_HAS_DIGIT && check->text.p[word->at] == 't' && is_citation(pc_word_text(check, word)))
            pc_report(check, (pc_range){word->at, word->end}, "\"" PC_FMT "\" is a reference mark of a writing program; delete it", PC_ARG(pc_word_text(check, word)));
    }
    for (uint32_t at = pc_find_mark(check, 0, (uint32_t)check->text.n, '['); at < check->text.n; at = pc_find_mark(check, at + 1, (uint32_t)check->text.n, '[')) {
        uint32_t limit = check->text.n - at > 60 ? at + 60 : (uint32_t)check->text.n, close = pc_find_mark(check, at + 1, limit, ']');
        if (close < limit && close - at > 7 && (memcmp(check->text.p + at + 1, "Your ", 5) == 0 || memcmp(check->text.p + at + 1, "YOUR ", 5) == 0))
            pc_report(check, (pc_range){at, close + 1}, "\"" PC_FMT "\" was to be filled in; write what belongs there", PC_ARG(pc_at(check, (pc_range){at, close + 1})));
    }
}

/* ---- notes to oneself ---- */

/* "@john please check": the range from the @; false when it is an address, a handle in passing. */
static bool is_call(const pc_check *check, size_t word) {
    static const char *const asks[] = {"please", "pls", "plz", "can", "could", "check", "confirm", "review", "to"};
    if (word + 1 >= check->n_words || check->words[word].passage != check->words[word + 1].passage)
        return false;
    const pc_word *name = &check->words[word], *next = &check->words[word + 1];
    if (next->gap != PC_GAP_BLANK && !(next->gap == PC_GAP_MARKS && next->at - name->end <= 2))
        return false;
    for (size_t i = 0; i < sizeof asks / sizeof *asks; i++)
        if (pc_word_is(check, next, asks[i]))
            return i < 4 || (word + 2 < check->n_words && (i != 8 || pc_word_is(check, &check->words[word + 2], "check") || pc_word_is(check, &check->words[word + 2], "confirm") || pc_word_is(check, &check->words[word + 2], "review")));
    return false;
}

static void calls(pc_check *check) {
    uint32_t end = (uint32_t)check->text.n;
    for (uint32_t at = pc_find_mark(check, 0, end, '@'); at < end; at = pc_find_mark(check, at + 1, end, '@')) {
        size_t word = pc_word_at(check, at);
        bool opens = at == 0 || strchr(" ([\n", check->text.p[at - 1]) != NULL;
        if (opens && word < check->n_words && check->words[word].at == at + 1 && is_call(check, word))
            pc_report(check, (pc_range){at, check->words[word + 1].end}, "\"" PC_FMT "\" is a note to a colleague; delete it", PC_ARG(pc_at(check, (pc_range){at, check->words[word + 1].end})));
    }
}

/* "NOTE: check the figure", "[Note: ask the board]": an order to somebody in the house. */
static void orders(pc_check *check) {
    static const char *const verbs[] = {"check", "ask", "confirm", "verify", "add", "update", "insert", "need", "needs", "make", "fix", "rewrite", "replace", "remove", "delete", "get", "find", "should", "do", "we", "i", "john", "waiting", "awaiting", "pending", "must", "this", "double"};
    for (size_t i = 0; i + 1 < check->n_words; i++) {
        const pc_word *word = &check->words[i], *next = word + 1;
        if (!pc_word_is(check, word, "note") || next->passage != word->passage || check->text.p[word->end] != ':' || next->at - word->end > 2)
            continue;
        char before = word->at ? check->text.p[word->at - 1] : '\n';
        bool starts = word->at == check->passages[word->passage].text.at || before == '[' || before == '(';
        bool asks = false;
        for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
            asks = asks || pc_word_is(check, next, verbs[k]);
        bool soft = pc_word_is(check, next, "this") || pc_word_is(check, next, "we") || pc_word_is(check, next, "i") || pc_word_is(check, next, "must") || pc_word_is(check, next, "do") || pc_word_is(check, next, "should");
        if (starts && asks && (before == '[' || (!soft && check->passages[word->passage].section != PC_SEC_NOTES)))
            pc_report(check, (pc_range){word->at, next->end}, "This note tells somebody in the house what to do; delete it");
    }
}

void pc_rule_note_to_self(pc_check *check) {
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        const pc_passage *passage = pc_near_passage(check, hit->text);
        bool capitals = pc_word_is(check, &check->words[hit->first], "to") && hit->last - hit->first == 2; /* "TO DO" in a line of capitals says nothing */
        if (passage && capitals && pc_char_behind(check, passage, hit->text.end) != ':')
            continue;
        pc_report(check, hit->text, "\"" PC_FMT "\" is a note for the house; settle it and delete it", PC_ARG(pc_at(check, hit->text)));
    }
    calls(check);
    orders(check);
}
