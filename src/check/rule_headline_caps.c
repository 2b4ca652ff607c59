/* Headlines that shout, and how the text itself writes their words. */
#include "check/parts.h"
#include "check/title_case.h"
#include "text/date_scan.h"

enum { MOST_HEAD_WORDS = 60 };
enum { MOST_WRITTEN = 4 };             /* headings that are read against the whole text */
enum { LONG_WORD = 5, SHOUTING = 12 }; /* bytes: less is a row of acronyms */
enum { ACRONYM = 5 };                  /* letters: longer words in capitals are shouted in the text, too */
enum { KIN = 4 };                      /* letters that words of one family have in common at least */

/* A word of a headline, and how the text writes it. */
typedef struct head_word {
    uint32_t hash, stem_hash, kin; /* whole; without "'s"; of the letters that its family begins with, 0 where it is too short */
    uint8_t n, stem, family;       /* bytes: all, without "'s", of its family */
    bool same_name;                /* with a capital, in a name that goes on as the headline does */
    bool kin_lower, kin_capital;   /* another word of its family, small or with a capital */
    bool lower, capitals;
    pc_str capital;                /* with a capital, alone or in the same name; p NULL */
    pc_str named;                  /* with a capital, in another name; p NULL */
} head_word;

/* ---- names ---- */

static bool is_capital_at(const pc_check *check, size_t word) {
    return word < check->n_words && (check->words[word].flags & PC_WORD_CAPITAL);
}

/* The word at the other side of a gap that a name runs over: next to `word`, and over "of", "for", "and"; n_words where no name runs on. */
static size_t name_goes_on(const pc_check *check, size_t word, bool back) {
    static const char *const joints[] = {"of", "for", "and", "the", "on"};
    size_t next = back ? word - 1 : word + 1, far = back ? word - 2 : word + 2;
    bool near = back ? word > 0 && check->words[word].gap <= PC_GAP_HYPHEN : next < check->n_words && check->words[next].gap <= PC_GAP_HYPHEN;
    if (!near || check->words[next].passage != check->words[word].passage)
        return check->n_words;
    if (is_capital_at(check, next) && !(check->words[next].flags & PC_WORD_STARTS))
        return next;
    return PC_AMONG(check, next, joints) && (!back || word > 1) && is_capital_at(check, far) ? next : check->n_words;
}

/* What the headline has on one side of its word, held against the name in the text; `next` is the word of the name there, n_words for none. */
typedef enum side { SIDE_OTHER, SIDE_NONE, SIDE_JOINT, SIDE_NAME } side;

static side side_of(const pc_check *check, size_t next, size_t head, const pc_passage *passage) {
    if (next == check->n_words)
        return SIDE_NONE;
    if (head < passage->first || head >= passage->last || check->words[head].hash != check->words[next].hash)
        return SIDE_OTHER;
    return is_capital_at(check, next) ? SIDE_NAME : SIDE_JOINT;
}

/* Notes a word of the text with a capital: the "Defense" of "Department of Defense" says nothing about a defense bill. */
static void note_capital(const pc_check *check, size_t word, size_t head, const pc_passage *passage, head_word *as) {
    side before = side_of(check, name_goes_on(check, word, true), head - 1, passage);
    side behind = side_of(check, name_goes_on(check, word, false), head + 1, passage);
    bool other = before == SIDE_OTHER || behind == SIDE_OTHER, same = before == SIDE_NAME || behind == SIDE_NAME || (!other && before != behind);
    if (other && !same) {
        as->named = pc_word_text(check, &check->words[word]);
        return;
    }
    if (same || !as->same_name)
        as->capital = pc_word_text(check, &check->words[word]);
    as->same_name = as->same_name || same;
}

/* ---- reading the text ---- */

/* The first letters of a word, folded, in one number; 0: it has not so many. */
static uint32_t kin_of(pc_str word) {
    const unsigned char *p = (const unsigned char *)word.p;
    if (word.n < KIN)
        return 0;
    uint32_t kin = (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
    if (!(kin & 0x80808080))
        return kin | 0x20202020; /* of what words have in ASCII, capitals alone are without that bit */
    kin = 0;
    for (size_t i = 0; i < KIN; i++)
        kin = kin << 8 | pc_lower(p[i]);
    return kin;
}

static head_word head_word_of(const pc_check *check, const pc_word *word) {
    pc_str text = pc_word_text(check, word);
    head_word as = {.hash = word->hash, .stem_hash = word->hash, .n = (uint8_t)(text.n < 255 ? text.n : 0)};
    size_t mark = text.n > 2 && text.p[text.n - 2] == '\'' ? 2 : text.n > 4 && memcmp(text.p + text.n - 4, "\xE2\x80\x99", 3) == 0 ? 4 : 0;
    as.stem = (uint8_t)(as.n - (as.n ? mark : 0));
    if (mark && pc_lower((unsigned char)text.p[text.n - 1]) == 's')
        as.stem_hash = pc_word_hash(pc_str_sub(text, 0, as.stem));
    else
        as.stem = as.n;
    if (as.n > KIN && as.stem == as.n) {
        as.family = (uint8_t)(as.n - 3 > KIN ? as.n - 3 : KIN);
        as.kin = kin_of(text);
    }
    return as;
}

static bool is_kin(const head_word *as, pc_str head, pc_str word) {
    if (word.n < as->family)
        return false;
    for (size_t i = KIN; i < as->family; i++)
        if (pc_lower((unsigned char)head.p[i]) != pc_lower((unsigned char)word.p[i]))
            return false;
    return true;
}

static void note(const pc_check *check, size_t word, size_t head, const pc_passage *passage, head_word *as) {
    const pc_word *w = &check->words[word];
    bool small = !(w->flags & PC_WORD_CAPITAL), inside = !(w->flags & PC_WORD_STARTS) && w->gap != PC_GAP_START;
    if (w->hash != as->hash && w->hash != as->stem_hash) {
        bool kin = as->kin && kin_of(pc_word_text(check, w)) == as->kin && is_kin(as, pc_word_text(check, &check->words[head]), pc_word_text(check, w));
        as->kin_lower = as->kin_lower || (kin && small);
        as->kin_capital = as->kin_capital || (kin && !small && inside);
        return;
    }
    if (w->flags & PC_WORD_CAPITALS)
        as->capitals = true;
    else if (small)
        as->lower = true;
    else if (inside)
        note_capital(check, word, head, passage, as);
}

static void mark_seen(uint64_t seen[16], uint32_t hash) {
    seen[(hash & 1023) / 64] |= (uint64_t)1 << (hash & 63);
}

static bool is_seen(const uint64_t seen[16], uint32_t hash) {
    return seen[(hash & 1023) / 64] >> (hash & 63) & 1;
}

/* One pass over the text for all words of a headline. */
static void read_text(const pc_check *check, const pc_passage *passage, head_word *as) {
    uint64_t seen[16] = {0}, kin[16] = {0}; /* most words of the text are in no headline */
    for (size_t w = passage->first; w < passage->last; w++) {
        head_word *now = &as[w - passage->first];
        *now = head_word_of(check, &check->words[w]);
        mark_seen(seen, now->hash);
        mark_seen(seen, now->stem_hash);
        if (now->kin)
            mark_seen(kin, now->kin * 0x9E3779B1u >> 20);
    }
    for (size_t i = 0; i < check->n_words; i++) {
        const pc_word *w = &check->words[i];
        uint32_t family = kin_of(pc_word_text(check, w)) * 0x9E3779B1u >> 20;
        if ((is_seen(seen, w->hash) || is_seen(kin, family)) && PC_SECTION_BIT(check->passages[w->passage].section) & PC_IN_PROSE)
            for (size_t head = passage->first; head < passage->last; head++)
                note(check, i, head, passage, &as[head - passage->first]);
    }
}

/* ---- writing the headline ---- */

static void lower_from(char *to, size_t from, size_t n) {
    for (size_t i = from; i < n; i++)
        to[i] = (char)pc_lower((unsigned char)to[i]);
}

/* "50TH" */
static void lower_ordinal(char *to, size_t n) {
    static const char ends[][3] = {"ST", "ND", "RD", "TH"};
    for (size_t i = 0; n > 2 && pc_is_digit((unsigned char)to[n - 3]) && i < sizeof ends / sizeof *ends; i++)
        if (memcmp(to + n - 2, ends[i], 2) == 0)
            lower_from(to, n - 2, n);
}

/* Words that are no names by themselves, though the text may lack them: the small ones, and those that headlines live on. */
static bool is_ordinary(const pc_check *check, size_t head) {
    static const char *const words[] = {"a", "an", "the", "and", "or", "but", "nor", "of", "in", "on", "at", "to", "for", "from", "by", "with", "as", "is", "are", "be", "its", "into", "after", "over", "than", "that", "this", "not", "new", "more", "must", "says", "said", "will", "his", "her", "their", "our", "announces", "announce", "announced", "introduces", "introduce", "urges", "urge", "calls", "praises", "applauds", "issues", "comments", "statement", "secures", "approves", "passes", "votes", "meets", "supports", "joins", "receives", "reacts", "names", "named", "opens", "launches", "hosts", "unveils", "welcomes", "wins", "million", "billion", "nearly"};
    const pc_word *word = &check->words[head];
    bool dotted = word->gap == PC_GAP_DOT || pc_byte_at(check->text, word->end) == '.';
    return !dotted && word->gap <= PC_GAP_BLANK && PC_AMONG(check, head, words);
}

/* "SEN.", "REP.": titles that are shortened in front of a name. */
static bool is_short_title(const pc_check *check, size_t head) {
    static const char *const titles[] = {"sen", "sens", "rep", "reps", "gov", "govs", "dr", "mr", "mrs", "ms", "gen", "lt", "col", "sgt", "prof"};
    return pc_byte_at(check->text, check->words[head].end) == '.' && check->words[head].gap != PC_GAP_DOT && PC_AMONG(check, head, titles);
}

/* Writes a name as the text has it, where it has it letter for letter, and "'s" small. */
static void write_name(const head_word *as, pc_str name, char *to) {
    lower_from(to, 1, as->n);
    if (name.n && (name.n == as->n || name.n == as->stem))
        memcpy(to, name.p, name.n);
}

/* Writes a word of the headline, which stands at `to`, as the text has it; false where the text does not settle it. */
static bool write_word(const pc_check *check, size_t head, const head_word *as, char *to) {
    static const char *const acronyms[] = {"us", "it", "who", "aids", "un", "eu", "care"}; /* words, too: the text may have the word, and name the other in full */
    const pc_word *word = &check->words[head];
    if ((word->flags & PC_WORD_FOREIGN) || !as->n)
        return false;
    if (word->flags & PC_WORD_DIGIT) {
        lower_ordinal(to, as->n);
        return true;
    }
    bool capitals = as->capitals && as->stem <= ACRONYM;
    bool person = head > 0 && is_short_title(check, head - 1) && (as->capital.p || as->named.p);
    if (person || as->same_name || (as->capital.p && !as->lower && !capitals) || is_short_title(check, head)) {
        write_name(as, as->capital.p ? as->capital : as->named, to);
        return true;
    }
    bool kin = as->kin_lower && !as->kin_capital && !as->lower && !as->capital.p && !capitals && !as->named.p;
    bool lower = is_ordinary(check, head) || kin || (as->lower && !as->capital.p && !capitals && !PC_AMONG(check, head, acronyms));
    if (lower)
        lower_from(to, 0, as->n);
    return lower || (capitals && !as->lower && !as->capital.p && as->stem == as->n);
}

/* Writes a headline with the capitals that its words have in the text, or as the house has headlines; nothing where one word of it is not settled by the text. */
static void write_small(pc_check *check, pc_finding *finding, const pc_passage *passage) {
    head_word as[MOST_HEAD_WORDS];
    pc_str line = pc_at(check, passage->text);
    char *out = finding && passage->last - passage->first <= MOST_HEAD_WORDS ? pc_arena_take(check->arena, line.n + 1) : NULL;
    if (!out)
        return;
    memcpy(out, line.p, line.n);
    read_text(check, passage, as);
    for (size_t w = passage->first; w < passage->last; w++) {
        size_t at = check->words[w].at - passage->text.at;
        if (!write_word(check, w, &as[w - passage->first], out + at))
            return;
        bool starts = w == passage->first || (at > 1 && strchr(".?!:", out[at - 2]) && out[at - 1] == ' ');
        if (starts && pc_is_lower((unsigned char)out[at]))
            out[at] = (char)(out[at] - 32);
    }
    pc_str with = {out, line.n};
    if (passage->section == PC_SEC_HEADLINE && pc_wants(check, PC_SET_HEADLINE_CASE) == PC_VAL_TITLE_CASE)
        with = pc_title_case(check->arena, with, PC_TITLE_CHICAGO);
    if (with.p)
        pc_fix_text(check, finding, false, passage->text, with);
}

/* Of a line in Japanese two names in capitals are not most letters. */
static bool mostly_capitals(const pc_check *check, pc_range line) {
    size_t capitals = 0, letters = 0;
    unsigned len;
    for (uint32_t at = line.at; at < line.end; at += len) {
        uint32_t cp = pc_utf8_at(check->text, at, &len);
        letters += pc_cp_is_letter(cp);
        capitals += pc_cp_is_upper(cp);
    }
    return capitals * 3 >= letters * 2;
}

static bool is_shouted(const pc_check *check, const pc_passage *passage) {
    size_t capitals = 0, letters = 0, long_ones = 0;
    for (size_t w = passage->first; w < passage->last; w++) {
        const pc_word *word = &check->words[w];
        if (word->flags & PC_WORD_LOWER)
            return false;
        if (!(word->flags & PC_WORD_CAPITALS))
            continue;
        capitals++;
        letters += word->end - word->at;
        long_ones += word->end - word->at >= LONG_WORD;
    }
    return capitals >= 3 && long_ones >= 2 && letters >= SHOUTING && mostly_capitals(check, passage->text);
}

void pc_rule_headline_all_caps(pc_check *check) {
    size_t written = 0;
    for (size_t i = pc_passage_in(check, 0, PC_IN_HEADS); i < check->release->pieces.n; i = pc_passage_in(check, i + 1, PC_IN_HEADS)) {
        const pc_passage *passage = &check->passages[i];
        if (!is_shouted(check, passage))
            continue;
        pc_finding *finding = pc_report(check, passage->text, "All capitals are hard to read, and wires reject them; write this in small letters");
        if (written++ < MOST_WRITTEN)
            write_small(check, finding, passage);
    }
}
