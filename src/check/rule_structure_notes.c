/* Rules about what has to match: notes and their marks, pictures and captions, counts and lists. */
#include "check/parts.h"

#include "text/bits.h"

/* ---- headings and numbers of notes ---- */

static bool starts_with_words(pc_str text, const char *lower) {
    size_t n = strlen(lower);
    if (text.n < n)
        return false;
    for (size_t i = 0; i < n; i++)
        if (pc_lower((unsigned char)text.p[i]) != (unsigned char)lower[i])
            return false;
    return text.n == n || !pc_is_alpha((unsigned char)text.p[n]);
}

/* A heading of notes: how it is written, and what the house would write. */
static const struct {
    const char *lower;
    bool background;
} note_headings[] = {
    {"notes to editors", false}, {"note to editors", false}, {"notes to editor", false}, {"notes for editors", false},
    {"note for editors", false}, {"editor's notes", false},  {"editors' notes", false},  {"editors notes", false},
    {"editor's note", false},    {"editors' note", false},   {"background", true},
};

void pc_rule_notes_heading_style(pc_check *check) {
    pc_value wanted = pc_wants(check, PC_SET_NOTES_HEADING);
    const char *write = wanted == PC_VAL_NOTES_EDITORS_NOTE ? "Editor's note" : "Notes to editors";
    size_t first = pc_passage_next(check, 0, PC_SEC_NOTES);
    if (wanted == PC_VAL_FREE || first == check->release->pieces.n)
        return;
    pc_range text = check->passages[first].text;
    for (size_t i = 0; i < sizeof note_headings / sizeof *note_headings; i++) {
        if (!starts_with_words(pc_at(check, text), note_headings[i].lower))
            continue;
        pc_range heading = {text.at, text.at + (uint32_t)strlen(note_headings[i].lower)};
        if (note_headings[i].background || starts_with_words(pc_str_of(write), note_headings[i].lower) || starts_with_words(pc_at(check, heading), "notes to editors"))
            return;
        pc_finding *finding = pc_report(check, heading, "The house heads its notes \"%s\"", write);
        pc_fix_text(check, finding, false, heading, pc_str_of(write));
        return;
    }
}

/* The number a passage begins with ("3. ..."), its digits in *at; 0 when none. */
static uint32_t leading_number(const pc_check *check, const pc_passage *passage, pc_range *at) {
    if (passage->first == passage->last)
        return 0;
    const pc_word *word = &check->words[passage->first];
    uint32_t value = 0;
    if (word->at != passage->text.at || word->end - word->at > 2 || !(word->flags & PC_WORD_DIGIT))
        return 0;
    unsigned char behind = word->end < passage->text.end ? (unsigned char)check->text.p[word->end] : 0;
    if (behind != '.' && behind != ')')
        return 0;
    for (uint32_t i = word->at; i < word->end; i++) {
        if (!pc_is_digit((unsigned char)check->text.p[i]))
            return 0;
        value = value * 10 + (uint32_t)(check->text.p[i] - '0');
    }
    *at = (pc_range){word->at, word->end};
    return value;
}

/* ¹ ² ³ and the superscripts from U+2070 on: the digit, -1 for anything else. */
static int superscript(uint32_t cp) {
    if (cp == 0xB9)
        return 1;
    if (cp == 0xB2 || cp == 0xB3)
        return (int)(cp - 0xB0);
    return cp == 0x2070 || (cp >= 0x2074 && cp <= 0x2079) ? (int)(cp - 0x2070) : -1;
}

enum { MOST_NOTES = 100 };

/* Marks of notes in the running text: where each number stands first. */
typedef struct note_marks {
    pc_range mark[MOST_NOTES]; /* by number; end 0: none */
    pc_range note[MOST_NOTES];
    bool any_mark, any_note;
} note_marks;

static void take_mark(note_marks *marks, uint32_t number, pc_range at) {
    if (number && number < MOST_NOTES && !marks->mark[number].end) {
        marks->mark[number] = at;
        marks->any_mark = true;
    }
}

/* Superscript digits behind a word or stop of three letters or more: m² and CO₂ are none. */
static uint32_t take_superscript(const pc_check *check, note_marks *marks, uint32_t from, uint32_t at, uint32_t end) {
    uint32_t number = 0, start = at;
    unsigned len;
    while (at < end) {
        int digit = superscript(pc_utf8_at(check->text, at, &len));
        if (digit < 0)
            break;
        number = number * 10 + (uint32_t)digit;
        at += len;
        if (number >= MOST_NOTES)
            return at;
    }
    size_t letters = 0;
    for (uint32_t i = start; i > from && pc_is_alpha((unsigned char)check->text.p[i - 1]); i--)
        letters++;
    bool behind_stop = start > from && strchr(".,;:!?)\"", check->text.p[start - 1]);
    if (letters > 3 || behind_stop)
        take_mark(marks, number, (pc_range){start, at});
    return at;
}

/* [1] in running text. */
static uint32_t take_bracket(const pc_check *check, note_marks *marks, uint32_t at, uint32_t end) {
    uint32_t number = 0, i = at + 1;
    while (i < end && i < at + 4 && pc_is_digit((unsigned char)check->text.p[i]))
        number = number * 10 + (uint32_t)(check->text.p[i++] - '0');
    if (i == at + 1 || i >= end || check->text.p[i] != ']')
        return at + 1;
    take_mark(marks, number, (pc_range){at, i + 1});
    return i + 1;
}

static void find_marks(const pc_check *check, const pc_passage *passage, note_marks *marks) {
    uint32_t at = passage->text.at, end = passage->text.end;
    while (at < end) {
        unsigned char c = (unsigned char)check->text.p[at];
        if (c == '[' && at > passage->text.at) {
            at = take_bracket(check, marks, at, end);
        } else if (c == 0xC2 || c == 0xE2) {
            unsigned len;
            uint32_t cp = pc_utf8_at(check->text, at, &len);
            at = superscript(cp) >= 0 ? take_superscript(check, marks, passage->text.at, at, end) : at + len;
        } else {
            at = (uint32_t)pc_next_of(check->text, at + 1, end, '[', 0xC2, 0xE2);
        }
    }
}

/* A note: a passage outside the running text that begins with its number, plain, in brackets or raised. */
static void find_note(const pc_check *check, const pc_passage *passage, note_marks *marks) {
    pc_range at = {0, 0};
    uint32_t number = leading_number(check, passage, &at);
    unsigned char c = (unsigned char)check->text.p[passage->text.at];
    unsigned len;
    if (!number && c >= 0x80) {
        int digit = superscript(pc_utf8_at(check->text, passage->text.at, &len));
        number = digit > 0 ? (uint32_t)digit : 0;
        at = (pc_range){passage->text.at, passage->text.at + len};
    } else if (!number && c == '[') {
        note_marks own = {0};
        uint32_t end = take_bracket(check, &own, passage->text.at, passage->text.end);
        for (uint32_t i = 1; i < MOST_NOTES && !number; i++)
            number = own.mark[i].end ? i : 0;
        at = (pc_range){passage->text.at, end};
    }
    if (number && number < MOST_NOTES && !marks->note[number].end) {
        marks->note[number] = at;
        marks->any_note = true;
    }
}

/* Whether the text has a bracket or a raised figure at all. */
static bool may_have_marks(const pc_check *check) {
    return memchr(check->text.p, '[', check->text.n) || memchr(check->text.p, 0xC2, check->text.n) || memchr(check->text.p, 0xE2, check->text.n);
}

static void read_notes(const pc_check *check, note_marks *marks) {
    *marks = (note_marks){0};
    if (!check->text.n || !may_have_marks(check))
        return;
    for (size_t i = 0; i < check->release->pieces.n; i++) {
        const pc_passage *passage = &check->passages[i];
        if (PC_SECTION_BIT(passage->section) & (PC_IN_BODY | PC_IN_HEADS | PC_IN_BOILERPLATE))
            find_marks(check, passage, marks);
        find_note(check, passage, marks);
    }
}

void pc_rule_footnote_unmatched(pc_check *check) {
    note_marks marks;
    read_notes(check, &marks);
    for (uint32_t i = 1; marks.any_mark && i < MOST_NOTES; i++) {
        if (marks.mark[i].end && !marks.note[i].end)
            pc_report(check, marks.mark[i], "The mark points to note %u, which is not there; add the note or delete the mark", i);
        else if (marks.note[i].end && !marks.mark[i].end && marks.any_note && i > 1 && marks.mark[i - 1].end)
            pc_report(check, marks.note[i], "Nothing in the text refers to note %u; add its mark or delete the note", i);
    }
}

void pc_rule_notes_numbering(pc_check *check) {
    uint32_t before = 0;
    note_marks marks;
    if (!pc_has_part(check, PC_SEC_NOTES))
        return;
    read_notes(check, &marks);
    for (size_t i = pc_passage_next(check, 0, PC_SEC_NOTES); i < check->release->pieces.n; i = pc_passage_next(check, i + 1, PC_SEC_NOTES)) {
        pc_range at;
        uint32_t number = leading_number(check, &check->passages[i], &at);
        if (!number)
            continue;
        if (number != before + 1 && before) {
            pc_finding *finding = pc_report(check, at, "Note %u follows note %u; number the notes one by one", number, before);
            if (!marks.any_mark)
                pc_fix_text(check, finding, false, at, pc_printf(check->arena, "%u", before + 1));
            number = before + 1;
        }
        before = number;
    }
}

/* ---- pictures ---- */

/* How a picture line begins. */
static const char *const picture_labels[] = {"photo:", "picture:", "image:", "video:", "caption:", "foto:", "bild:", "imagen:", "immagine:"};
static const char *const file_suffixes[] = {".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".webp", ".mp4", ".mov", ".heic"};

static bool ends_with(pc_str s, const char *suffix) {
    size_t n = strlen(suffix);
    if (s.n < n)
        return false;
    for (size_t i = 0; i < n; i++)
        if (pc_lower((unsigned char)s.p[s.n - n + i]) != (unsigned char)suffix[i])
            return false;
    return true;
}

static bool is_file_name(pc_str s) {
    for (size_t i = 0; i < sizeof file_suffixes / sizeof *file_suffixes; i++)
        if (ends_with(s, file_suffixes[i]))
            return true;
    return false;
}

/* What stands behind a picture label at the start of the text; p NULL when there is no label. */
static pc_str behind_label(pc_str text) {
    for (size_t i = 0; i < sizeof picture_labels / sizeof *picture_labels; i++) {
        size_t n = strlen(picture_labels[i]), j = 0;
        while (j < n && j < text.n && pc_lower((unsigned char)text.p[j]) == (unsigned char)picture_labels[i][j])
            j++;
        if (j < n)
            continue;
        while (j < text.n && text.p[j] == ' ')
            j++;
        return pc_str_sub(text, j, text.n);
    }
    return (pc_str){NULL, 0};
}

void pc_rule_caption_missing(pc_check *check) {
    for (size_t i = 0; i < check->release->pieces.n; i++) {
        pc_range range = check->passages[i].text;
        pc_str rest = behind_label(pc_at(check, range));
        bool bare = rest.p && (rest.n == 0 || (is_file_name(rest) && !memchr(rest.p, ' ', rest.n)));
        if (bare)
            pc_report(check, range, "A picture needs a caption and a credit: who or what it shows, who made it");
    }
}

void pc_rule_alt_text_missing(pc_check *check) {
    pc_str text = check->text;
    for (uint32_t at = 0; at + 3 < text.n;) {
        const char *mark = memchr(text.p + at, '!', text.n - at);
        if (!mark)
            break;
        at = (uint32_t)(mark - text.p);
        if (at + 3 < text.n && memcmp(text.p + at, "![](", 4) == 0)
            pc_report(check, (pc_range){at, at + 3}, "The picture has no text for those who cannot see it; say between the brackets what it shows");
        at++;
    }
    for (uint32_t at = 0; at + 4 < text.n; at++) {
        const char *mark = memchr(text.p + at, '<', text.n - at);
        if (!mark)
            break;
        at = (uint32_t)(mark - text.p);
        if (at + 4 >= text.n || !starts_with_words(pc_str_sub(text, at + 1, text.n), "img"))
            continue;
        const char *end = memchr(mark, '>', text.n - at < 2000 ? text.n - at : 2000);
        if (!end)
            continue;
        pc_range tag = {at, (uint32_t)(end - text.p) + 1};
        if (!pc_word_in(check, PC_STR("alt"), tag))
            pc_report(check, tag, "The picture has no text for those who cannot see it; add alt=\"…\" that says what it shows");
    }
}

/* ---- attachments ---- */

/* Lines that list what is sent along. */
static bool lists_attachments(const pc_check *check) {
    static const char *const heads[] = {"attachment", "attachments", "enclosure", "enclosures", "annex", "annexes", "encl", "downloads", "download"};
    for (size_t i = 0; i < check->release->pieces.n; i++)
        for (size_t k = 0; k < sizeof heads / sizeof *heads; k++)
            if (starts_with_words(pc_at(check, check->passages[i].text), heads[k]))
                return true;
    return false;
}

void pc_rule_attachment_unlisted(pc_check *check) {
    const pc_hit *hit = pc_hits(check);
    if (!hit || lists_attachments(check))
        return;
    for (; hit; hit = hit->next)
        pc_report(check, hit->text, "The text speaks of an attachment, and none is listed; list it or take this out");
}

/* ---- counts and lists ---- */

static const char *const number_words[] = {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};

static uint32_t count_said(const pc_check *check, const pc_word *word) {
    for (uint32_t i = 0; i < sizeof number_words / sizeof *number_words; i++)
        if (pc_word_is(check, word, number_words[i]))
            return i + 2;
    pc_str text = pc_word_text(check, word);
    return text.n == 1 && pc_is_digit((unsigned char)*text.p) && *text.p > '1' ? (uint32_t)(*text.p - '0') : 0;
}

enum { ITEM_WORDS = 4 };

/*
 * The items of a list "A, B and C" in words [first, last), each of a few words;
 * 0 when it is no such list: no comma or "and", a long item, an "and" inside one.
 */
static uint32_t items_of(const pc_check *check, size_t first, size_t last) {
    uint32_t items = 1, words = 0, ands = 0;
    for (size_t i = first; i < last; i++) {
        const pc_word *word = &check->words[i];
        bool comma = i > first && word->gap == PC_GAP_MARKS && memchr(check->text.p + check->words[i - 1].end, ',', word->at - check->words[i - 1].end);
        if (i > first && word->gap == PC_GAP_MARKS && !comma)
            return 0;
        if (pc_word_is(check, word, "and")) {
            if (++ands > 1)
                return 0;
            items++;
            words = 0;
            continue;
        }
        if (comma && !(i > first && pc_word_is(check, &check->words[i - 1], "and"))) {
            items++;
            words = 0;
        }
        if (++words > ITEM_WORDS)
            return 0;
    }
    return ands == 1 ? items : 0;
}

void pc_rule_count_mismatch(pc_check *check) {
    for (size_t s = 0; s < check->n_sentences; s++) {
        const pc_sentence *sentence = &check->sentences[s];
        const char *colon = memchr(check->text.p + sentence->text.at, ':', sentence->text.end - sentence->text.at);
        if (!colon)
            continue;
        size_t list = pc_word_at(check, (uint32_t)(colon - check->text.p));
        uint32_t said = 0;
        size_t at = 0;
        for (size_t i = list > sentence->first + 3 ? list - 3 : sentence->first; i < list; i++)
            if (count_said(check, &check->words[i])) {
                said = count_said(check, &check->words[i]);
                at = i;
            }
        if (!said || list >= sentence->last || at + 1 >= list)
            continue;
        uint32_t items = items_of(check, list, sentence->last);
        if (items && items != said) {
            pc_range number = {check->words[at].at, check->words[at].end};
            pc_finding *finding = pc_report(check, number, "This announces %u, and %u follow; correct one of them", said, items);
            pc_relate(check, finding, (pc_range){check->words[list].at, sentence->text.end}, "the list");
        }
    }
}
