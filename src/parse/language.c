/*
 * Which of the ten languages a release is written in. A key in its head wins
 * ("lang: fr"); else the script, and where languages share a script their
 * commonest small words, counted in a few windows of bounded size. Labels
 * decide only when a text is too short for that: a German release may well
 * stand under "PRESS RELEASE". A text that is clearly none of the ten, or not
 * clearly any of them, is PC_LANG_NONE.
 */
#include "parse/parse.h"

#include "text/bits.h"
#include "text/utf8.h"

enum {
    HEAD_BYTES = 1500, /* keys stand in here */
    WINDOWS = 3,
    WINDOW_BYTES = 450,
    WORD_POINTS = 12,   /* of a small word that one language has; shared by those that have it */
    LABEL_POINTS = 24,  /* of a label */
    LABELLED_BLOCKS = 6,
    LEAST_POINTS = 24,
    SURE_SHARE = 30,    /* per cent of the words: beyond it no other language is asked for */
    LEAST_SHARE = 9,    /* per cent: below it the text is in some other language */
    LEAST_ARABIC = 4,   /* the same: Arabic writes many of its small words on to the next one */
    FEW_WORDS = 40
};

typedef struct counts {
    unsigned points[PC_LANGS], words; /* points: WORD_POINTS for each small word */
    unsigned foreign;                 /* points of languages that are none of the ten */
    unsigned latin, cyrillic, arabic, han, kana, hangul, other; /* letters */
} counts;

static unsigned *script_of(counts *c, uint32_t cp) {
    if (cp < 0x250 || (cp >= 0x1E00 && cp <= 0x1EFF))
        return &c->latin;
    if (cp >= 0x400 && cp <= 0x52F)
        return &c->cyrillic;
    if ((cp >= 0x600 && cp <= 0x77F) || (cp >= 0xFB50 && cp <= 0xFDFF) || (cp >= 0xFE70 && cp <= 0xFEFC))
        return &c->arabic;
    if ((cp >= 0x3041 && cp <= 0x30FF && cp != 0x30FB && cp != 0x30FC) || (cp >= 0xFF66 && cp <= 0xFF9D))
        return &c->kana;
    if (cp >= 0xAC00 && cp <= 0xD7AF)
        return &c->hangul;
    return pc_cp_is_cjk(cp) ? &c->han : &c->other;
}

/* The end of the letters that start at `at`; counts them by script. */
static size_t word_end(pc_str text, size_t at, size_t end, counts *c) {
    while (at < end) {
        size_t from = at;
        while (at < end && pc_is_alpha((unsigned char)text.p[at]))
            at++;
        c->latin += (unsigned)(at - from);
        unsigned len;
        uint32_t cp = at < end && (unsigned char)text.p[at] >= 0x80 ? pc_utf8_at(text, at, &len) : 0;
        if (!cp || !pc_cp_is_letter(cp))
            return at;
        ++*script_of(c, cp);
        at += len;
    }
    return at;
}

static void add_points(counts *c, unsigned langs, unsigned points) {
    langs &= PC_LANG_BIT(PC_LANGS) - 1;
    unsigned share = langs & (langs - 1) ? points / pc_bits_count(langs) : points;
    for (; langs; langs &= langs - 1)
        c->points[__builtin_ctz(langs)] += share;
}

static size_t next_word(pc_str text, size_t at, size_t end) {
    for (unsigned len; at < end; at += len) {
        unsigned char byte = (unsigned char)text.p[at];
        len = 1;
        if (byte < 0x80 ? pc_is_alpha(byte) : pc_cp_is_letter(pc_utf8_at(text, at, &len)))
            return at;
    }
    return end;
}

/* The languages that list the word at text [at, stop) under the class. */
static unsigned langs_of(pc_str text, size_t at, size_t stop, pc_term_class class) {
    pc_term_hit hit = pc_terms_match(&pc_lang_terms, class, PC_ANY_LANG, pc_str_sub(text, at, text.n));
    return hit.bytes && at + hit.bytes <= stop + 1 ? hit.langs : 0;
}

/* A word that some languages list as one of their small ones (stop), some as one that none of the ten has. */
static void add_word(counts *c, unsigned stop, unsigned foreign) {
    c->words++;
    if (stop)
        add_points(c, stop == PC_LANG_BIT(PC_LANGS) ? 1 : stop, WORD_POINTS);
    if (foreign)
        c->foreign += WORD_POINTS;
}

/* The word at text [at, stop). */
static void count_word(pc_str text, size_t at, size_t stop, counts *c) {
    static const uint64_t classes = PC_CLASS_BIT(PC_TERM_STOP) | PC_CLASS_BIT(PC_TERM_FOREIGN);
    if (!pc_terms_may_begin(&pc_lang_terms, classes, pc_str_sub(text, at, text.n)))
        c->words++;
    else
        add_word(c, langs_of(text, at, stop, PC_TERM_STOP), langs_of(text, at, stop, PC_TERM_FOREIGN));
}

/* The word at text [at, stop), all ASCII letters: looked up whole where it cannot go on, perhaps with something unseen, or have its apostrophe: l' */
static void count_ascii_word(pc_str text, size_t at, size_t stop, counts *c) {
    size_t letters = stop - at;
    c->latin += (unsigned)letters;
    if (letters > PC_SMALL_WORD_LETTERS || text.n - at <= PC_SMALL_WORD_LETTERS || (text.p[stop] != ' ' && text.p[stop] != '\n' && text.p[stop] != ',')) {
        count_word(text, at, stop, c);
        return;
    }
    uint64_t key = (pc_eight(text.p + at) | PC_EACH(0x20)) & ~UINT64_C(0) >> (64 - 8 * letters);
    size_t slot = pc_small_word_slot(key);
    while (pc_lang_small_words[slot].key && pc_lang_small_words[slot].key != key)
        slot = (slot + 1) % (1 << PC_SMALL_WORD_BITS);
    const pc_small_word *word = &pc_lang_small_words[slot];
    if (!word->key)
        c->words++;
    else if ((word->stop | word->foreign) & PC_SMALL_WORD_GOES_ON)
        count_word(text, at, stop, c);
    else
        add_word(c, word->stop, word->foreign);
}

/* Small words in text [at, end), as far as it is ASCII; returns where that ends, at a word's start. */
static size_t count_ascii(pc_str text, size_t at, size_t end, counts *c) {
    size_t start = 0; /* of the word that goes on, when one is open */
    uint64_t open = 0;
    char room[64];
    for (; at < end; at += 64) {
        const char *p = pc_sixty_four(text, at, room);
        uint64_t letters, high, inside = pc_bits_below(end - at);
        PC_BITS(letters, p, pc_either(pc_within(v, 'a', 'z'), pc_within(v, 'A', 'Z')));
        PC_BITS(high, p, pc_above_ascii(v));
        letters &= inside;
        high &= inside;
        if (high)
            inside = pc_bits_below((unsigned)__builtin_ctzll(high));
        uint64_t before = letters << 1 | open, starts = letters & ~before & inside, stops = before & ~letters & inside;
        for (; stops; stops &= stops - 1) {
            if (!open) {
                start = at + (unsigned)__builtin_ctzll(starts);
                starts &= starts - 1;
            }
            open = 0;
            count_ascii_word(text, start, at + (unsigned)__builtin_ctzll(stops), c);
        }
        if (starts) {
            start = at + (unsigned)__builtin_ctzll(starts);
            open = 1;
        }
        if (high)
            return open ? start : at + (unsigned)__builtin_ctzll(high);
    }
    if (open)
        count_ascii_word(text, start, end, c);
    return end;
}

/* Small words in text [at, end). */
static void count_words(pc_str text, size_t at, size_t end, counts *c) {
    while ((at = next_word(text, count_ascii(text, at, end, c), end)) < end) {
        size_t stop = word_end(text, at, end, c);
        count_word(text, at, stop, c);
        at = stop;
    }
}

/* A place near `at` where no character and no word is cut; `at` itself when the word before it is too long. */
static size_t word_start(pc_str text, size_t at) {
    size_t limit = at > 64 ? at - 64 : 0;
    for (size_t i = at; i > limit; i--)
        if (pc_is_space((unsigned char)text.p[i - 1]))
            return i;
    while (at > 0 && ((unsigned char)text.p[at] & 0xC0) == 0x80)
        at--;
    return at;
}

/* Start, first third and middle: one of them is running text even under a long head. */
static void count_windows(pc_str text, counts *c) {
    size_t done = 0;
    for (unsigned i = 0; i < WINDOWS; i++) {
        size_t from = word_start(text, text.n / 4 * i), end;
        if (from < done)
            from = done;
        end = text.n - from > WINDOW_BYTES ? word_start(text, from + WINDOW_BYTES) : text.n;
        if (end <= from)
            break;
        count_words(text, from, end, c);
        done = end;
    }
}

/* Labels that one language has alone. */
static void count_labels(const pc_draft *draft, counts *c) {
    static const pc_term_class classes[] = {PC_TERM_KICKER, PC_TERM_IMMEDIATE, PC_TERM_CONTACT, PC_TERM_NOTES, PC_TERM_MONTH};
    for (size_t i = 0; i < draft->blocks.n && i < LABELLED_BLOCKS; i++) {
        pc_range block = draft->blocks.v[i].text;
        for (size_t k = 0; k < sizeof classes / sizeof classes[0]; k++)
            add_points(c, pc_terms_match(&pc_lang_terms, classes[k], PC_ANY_LANG, pc_str_sub(draft->release->text, block.at, block.end)).langs, LABEL_POINTS);
    }
}

static pc_lang best_of(const counts *c, unsigned langs) {
    pc_lang best = PC_LANG_NONE;
    for (pc_lang lang = 0; lang < PC_LANGS; lang++)
        if (langs & PC_LANG_BIT(lang) && (best == PC_LANG_NONE || c->points[lang] > c->points[best]))
            best = lang;
    return best;
}

/* No other of the languages comes near. */
static bool leads(const counts *c, unsigned langs, pc_lang best) {
    for (pc_lang lang = 0; lang < PC_LANGS; lang++)
        if (lang != best && langs & PC_LANG_BIT(lang) && c->points[lang] * 5 > c->points[best] * 4)
            return false;
    return true;
}

/* Languages that share a script, by their small words; `least`: their share in per cent, below it none is meant. */
static pc_lang by_words(const pc_draft *draft, unsigned langs, counts *c, unsigned least) {
    if (c->words < FEW_WORDS)
        count_labels(draft, c);
    pc_lang best = best_of(c, langs);
    unsigned share = c->points[best] * 100 / (WORD_POINTS * (c->words ? c->words : 1));
    if (c->points[best] < LEAST_POINTS || !leads(c, langs, best))
        return PC_LANG_NONE;
    if (share >= SURE_SHARE)
        return best;
    return share < least || c->foreign > c->points[best] ? PC_LANG_NONE : best;
}

/* A Han or kana character says about as much as three letters. */
static pc_lang detected(const pc_draft *draft) {
    enum { LATIN = PC_LANG_BIT(PC_EN) | PC_LANG_BIT(PC_FR) | PC_LANG_BIT(PC_ES) | PC_LANG_BIT(PC_DE) | PC_LANG_BIT(PC_PT) | PC_LANG_BIT(PC_IT) };
    counts c = {0};
    count_windows(draft->release->text, &c);
    unsigned east = (c.han + c.kana) * 3, all = c.latin + c.cyrillic + c.arabic + east + c.hangul * 3 + c.other;
    if (all == 0 || c.hangul * 3 > all / 2 || c.other > all / 2)
        return PC_LANG_NONE;
    if (east > all / 2)
        return c.kana * 20 > c.han ? PC_JA : PC_ZH;
    if (c.cyrillic > all / 2)
        return by_words(draft, PC_LANG_BIT(PC_RU), &c, LEAST_SHARE);
    if (c.arabic > all / 2)
        return by_words(draft, PC_LANG_BIT(PC_AR), &c, LEAST_ARABIC);
    return by_words(draft, LATIN, &c, LEAST_SHARE);
}

/* "fr", "fr-CA", "French", "Français", in quotation marks or not. */
static pc_lang named(pc_str value) {
    size_t at = 0, end = value.n;
    while (at < end && (pc_is_space((unsigned char)value.p[at]) || value.p[at] == '"' || value.p[at] == '\''))
        at++;
    while (end > at && (pc_is_space((unsigned char)value.p[end - 1]) || value.p[end - 1] == '"' || value.p[end - 1] == '\''))
        end--;
    pc_str name = pc_str_sub(value, at, end);
    pc_term_hit hit;
    if (name.n == 2 || (name.n > 2 && (name.p[2] == '-' || name.p[2] == '_')))
        return pc_lang_named(name);
    if (pc_terms_whole(&pc_lang_terms, PC_TERM_LANGUAGE, PC_ANY_LANG, name, &hit))
        return (pc_lang)(hit.value - 1);
    return PC_LANG_NONE;
}

/* "lang: fr" on a line of the head, as it stands before lines are joined. */
static pc_lang stated(pc_str text) {
    enum { LANGUAGE_KEY = 4 };
    size_t end = text.n < HEAD_BYTES ? text.n : HEAD_BYTES;
    for (size_t at = 0, next; at < end; at = next) {
        const char *newline = memchr(text.p + at, '\n', end - at);
        next = newline ? (size_t)(newline - text.p) + 1 : end;
        pc_str line = pc_str_sub(text, at, newline ? next - 1 : end);
        pc_term_hit key = pc_terms_match(&pc_lang_terms, PC_TERM_HEADLINE_LABEL, PC_ANY_LANG, line);
        size_t colon = key.bytes ? pc_skip_space(line, key.bytes, line.n) : 0;
        if (key.value != LANGUAGE_KEY || colon >= line.n || line.p[colon] != ':')
            continue;
        pc_lang lang = named(pc_str_sub(line, colon + 1, line.n));
        if (lang != PC_LANG_NONE)
            return lang;
    }
    return PC_LANG_NONE;
}

void pc_detect_language(pc_draft *draft) {
    pc_release *release = draft->release;
    if (release->lang == PC_LANG_NONE)
        release->lang = stated(draft->decoded);
    if (release->lang == PC_LANG_NONE)
        release->lang = detected(draft);
    draft->langs = release->lang == PC_LANG_NONE ? PC_ANY_LANG : PC_LANG_BIT(release->lang);
}
