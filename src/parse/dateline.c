/*
 * Whether a paragraph begins with a dateline, and which. Reading is greedy:
 * place, dates and tags are taken as far as they go; every point where the
 * lede could begin is weighed on what was read up to there, and the last one
 * that holds wins.
 */
#include "parse/dateline.h"

enum { WINDOW = 320, MAX_TAGS = 6, MIN_LEDE = 40 };

/** What parts a dateline from the lede. */
typedef enum ending {
    END_NONE,
    END_DASH,
    END_COLON,
    END_STOP,   /* a full stop: "Munich. The" */
    END_CLOSED, /* the closing mark of a tag or of the brackets around it all */
    END_LINE,   /* nothing behind it in the block */
    END_WIDE,   /* the dash was lost, two spaces are left */
    END_BARE    /* the dash was lost, one space is left */
} ending;

typedef struct reading {
    pc_place place;
    bool placed, date, wire, known_wire, comma, date_first, closed, filed, slashed;
    bool inside;   /* one space before it: perhaps the middle of a sentence */
    size_t open;   /* offset behind an opening bracket; 0: none */
    size_t end;    /* what was read so far */
    pc_date when;
    pc_range wire_name;
    size_t span_end, lede; /* the best end found; lede 0: none */
    bool has_best;
    struct reading_best {
        pc_date when;
        pc_range wire_name;
    } best;
} reading;

static size_t dash_run(pc_str text, size_t at) {
    size_t next;
    while ((next = pc_dash_at(text, at)) > 0)
        at = next;
    return at;
}

/* What is left of a dash that was encoded twice: a lone mark between spaces. */
static size_t broken_dash(pc_str text, size_t at) {
    unsigned len;
    uint32_t cp = at < text.n ? pc_utf8_at(text, at, &len) : 0;
    bool broken = cp == '_' || cp == '~' || cp == 0xE2 || cp == 0x201C || cp == 0x201D || cp == 0x2022 || cp == 0xFFFD || cp == 0x2026;
    return broken && byte_at(text, at + len) == ' ' ? at + len : 0;
}

size_t pc_dl_dash(const pc_dl_window *in, size_t at, bool after_caps) {
    unsigned len;
    size_t start = past_space(in->text, at), end = dash_run(in->text, start);
    bool spaced = start > at;
    if (end == start)
        return spaced ? broken_dash(in->text, start) : 0;
    uint32_t cp = pc_utf8_at(in->text, start, &len);
    bool space_behind = pc_space_len(in->text, end) > 0 || end >= in->text.n;
    if (end - start > len || cp == 0x2014 || cp == 0x2015 || space_behind || spaced)
        return end;
    if (byte_at(in->text, end) == '(')
        return end;
    /* "WASHINGTON-The", but not "PARIS-NICE" or "London-based" */
    pc_str rest = rest_of(in->text, end);
    bool word = pc_dl_upper(rest, 0) && rest.n > 2 && pc_cp_is_lower(pc_utf8_at(rest, 1, &len));
    bool uncased = rest.n && (unsigned char)rest.p[0] >= 0x80 && pc_cp_is_letter(pc_utf8_at(rest, 0, &len)) &&
                   !pc_cp_is_upper(pc_utf8_at(rest, 0, &len)) && !pc_cp_is_lower(pc_utf8_at(rest, 0, &len));
    return uncased || (after_caps && word) ? end : 0;
}

bool pc_dl_starts_text(const pc_dl_window *in, size_t at) {
    unsigned len;
    if (at >= in->text.n)
        return false;
    uint32_t cp = pc_utf8_at(in->text, at, &len);
    return !pc_cp_is_lower(cp) && cp != ',' && cp != ';' && cp != ')';
}

/* Past dashes, colons and spaces to the first word of the lede. */
static size_t past_marks(const pc_dl_window *in, size_t at) {
    for (int marks = 0; marks < 4; marks++) {
        size_t next = past_space(in->text, at), behind = dash_run(in->text, next);
        if (behind == next && next > at)
            behind = broken_dash(in->text, next) ? broken_dash(in->text, next) : next;
        if (behind == next)
            return next;
        at = behind;
    }
    return past_space(in->text, at);
}

/* How the dateline read so far could end at `at`, and where the lede would begin. */
static ending ending_at(const pc_dl_window *in, const reading *r, size_t at, size_t *lede) {
    size_t next = past_space(in->text, at), mark;
    *lede = next;
    if (next >= in->text.n)
        return in->cut ? END_NONE : END_LINE;
    if ((mark = pc_dl_dash(in, at, r->place.caps || r->date)) > 0) {
        *lede = past_marks(in, mark);
        return END_DASH;
    }
    if ((mark = pc_mark_at(in->text, next, ":|")) > 0 || (r->slashed && (mark = pc_mark_at(in->text, next, "/")) > 0)) {
        *lede = past_marks(in, mark);
        return byte_at(in->text, next) == ':' || (unsigned char)in->text.p[next] >= 0x80 ? END_COLON : END_DASH;
    }
    if ((mark = pc_mark_at(in->text, at, ".")) > 0) {
        size_t behind = past_space(in->text, mark), dash = pc_dl_dash(in, mark, true);
        if (dash) {
            *lede = past_marks(in, dash);
            return END_DASH;
        }
        *lede = behind;
        if (behind >= in->text.n)
            return in->cut ? END_NONE : END_LINE;
        return (behind > mark || (unsigned char)in->text.p[at] >= 0x80) && pc_dl_starts_text(in, behind) ? END_STOP : END_NONE;
    }
    if (r->closed || r->filed)
        return next > at || (unsigned char)in->text.p[next] >= 0x80 ? END_CLOSED : END_NONE;
    return next - at >= 2 ? END_WIDE : next > at ? END_BARE : END_NONE;
}

static bool is_lower_word(pc_str text, size_t at) {
    unsigned len, letters = 0;
    for (; at < text.n && letters < 14 && byte_at(text, at) != ' '; at += len, letters++)
        if (pc_cp_is_lower(pc_utf8_at(text, at, &len)))
            return true;
    return false;
}

/* The lede reads as a sentence, not as the rest of a headline in capitals. */
static bool reads_on(const pc_dl_window *in, size_t lede) {
    size_t at = lede;
    if (in->text.n - lede < MIN_LEDE && !in->cut)
        return false;
    for (int words = 0; words < 3 && at < in->text.n; words++) {
        if (is_lower_word(in->text, at))
            return true;
        while (at < in->text.n && byte_at(in->text, at) != ' ')
            at++;
        at = past_space(in->text, at);
    }
    return false;
}

/* "WASHINGTON The", "Washington United States Senators": a capital where none is due but at the start of a sentence. */
static bool starts_sentence(const pc_dl_window *in, size_t at) {
    pc_str rest = rest_of(in->text, at);
    if (!rest.n || !pc_dl_upper(rest, 0))
        return false;
    if (pc_terms_match(&pc_lang_terms, PC_TERM_NOT_NAME, in->langs, rest).bytes)
        return true;
    size_t country = pc_terms_match(&pc_lang_terms, PC_TERM_COUNTRY, PC_ANY_LANG, rest).bytes;
    pc_str office = rest_of(rest, past_space(rest, country));
    return country && office.n && pc_terms_match(&pc_lang_terms, PC_TERM_TITLE, in->langs, office).bytes > 0;
}

/* A place and nothing else before the mark. */
static bool place_alone_holds(const pc_dl_window *in, const reading *r, ending end, size_t lede) {
    const pc_place *p = &r->place;
    bool text = pc_dl_starts_text(in, lede), over = p->named_over && !p->titled && !p->guessed_over;
    switch (end) {
    case END_DASH:
        if (p->guessed_over && !p->known)
            return false;
        return text && (p->known || over || (p->caps && !p->titled && p->words <= 3 && p->end - p->at >= 4 && reads_on(in, lede)));
    case END_COLON:
        return text && !p->guessed_over && ((p->known && (p->caps || !p->cased || p->named_over)) || (over && p->caps)) && lede < in->text.n;
    case END_STOP:
        return text && !p->guessed_over && (p->known || (over && p->caps));
    case END_CLOSED:
        return !p->guessed_over && (p->known || over);
    case END_LINE:
        return !p->guessed_over && (p->known || over || (p->venue && !r->date));
    case END_WIDE:
        return text && !p->guessed_over && ((p->known && p->cased) || (over && p->caps));
    case END_BARE:
        if (!text || !p->cased || p->guessed_over || !reads_on(in, lede))
            return false;
        if (p->caps)
            return (p->known || over) && pc_dl_upper(in->text, lede) && ((over && p->known) || is_lower_word(in->text, lede) || starts_sentence(in, lede));
        return p->known && (p->alone || p->named_over) && starts_sentence(in, lede);
    default:
        return false;
    }
}

/* A place with a date or a wire tag. */
static bool dated_place_holds(const pc_dl_window *in, const reading *r, ending end, size_t lede) {
    const pc_place *p = &r->place;
    bool sure = p->known || (p->named_over && !p->guessed_over) || r->known_wire;
    bool shaped = p->cased && (p->caps || r->comma || r->open || r->wire) && p->words <= 5;
    bool dated = p->caps && r->comma && r->when.month && end == END_DASH && !r->date_first;
    if (p->titled && !(p->named_over && p->caps) && !r->known_wire && !(dated && !p->labelled))
        return false;
    if (p->guessed_over && !p->known && !p->caps && !p->country.end && !r->known_wire)
        return false;
    if (r->date_first && !sure && !(r->comma && p->words <= 3 && end == END_DASH))
        return false;
    switch (end) {
    case END_DASH:
        return sure || shaped || (!p->cased && r->date);
    case END_COLON:
    case END_STOP:
        return pc_dl_starts_text(in, lede) && (sure || (p->caps && r->date));
    case END_CLOSED:
        return r->open ? sure || shaped || !p->cased : sure && (r->known_wire || r->date || r->filed);
    case END_LINE:
        if (p->cased && !p->caps && !r->comma && !r->open && !r->wire && !r->date_first)
            return false; /* a row of a table */
        return sure || p->caps || (shaped && pc_date_full(&r->when)) || (!p->cased && r->filed);
    case END_WIDE:
        return (sure || p->caps) && pc_dl_starts_text(in, lede);
    case END_BARE:
        return (sure || p->caps) && pc_dl_upper(in->text, lede) && r->when.month && (r->date_first ? p->caps : true) && reads_on(in, lede);
    default:
        return false;
    }
}

/* Keeps the end reached so far when a dateline could end there. */
static void weigh(const pc_dl_window *in, reading *r) {
    size_t end = r->end, lede;
    ending how;
    if (!r->placed)
        return;
    if (r->open) {
        size_t close = pc_mark_at(in->text, past_space(in->text, end), ")]");
        if (!close)
            return;
        end = close;
        how = ending_at(in, r, end, &lede);
        if (how != END_DASH && how != END_COLON && how != END_LINE)
            how = END_CLOSED;
        else if (how == END_COLON)
            how = END_CLOSED;
        if (how == END_CLOSED && lede < in->text.n && !pc_dl_starts_text(in, lede))
            return;
    } else {
        how = ending_at(in, r, end, &lede);
    }
    bool tagged = r->date || r->wire || r->filed;
    if (r->inside && !(how == END_DASH ? tagged || r->open || r->place.caps || r->place.named_over : r->known_wire))
        return;
    if (!(tagged ? dated_place_holds(in, r, how, lede) : place_alone_holds(in, r, how, lede)))
        return;
    r->has_best = true;
    r->span_end = end;
    r->lede = lede;
    r->best.when = r->when;
    r->best.wire_name = r->wire_name;
}

static void take_tag(reading *r, const pc_dl_tag *tag, bool slashed) {
    r->end = tag->end;
    if (tag->date) {
        r->date = true;
        if (tag->when.month)
            r->when = tag->when;
    }
    if (tag->wire) {
        r->wire = true;
        r->slashed = slashed;
        r->known_wire = r->known_wire || tag->known_wire;
        /* What an unknown tag between slashes behind the date names is the issuer. */
        if (tag->name.end && (tag->known_wire || (!r->wire_name.end && !(slashed && r->when.month))))
            r->wire_name = tag->name;
    }
    r->filed = tag->filed;
    r->closed = tag->closed;
}

/* What joins the next part: its mark, 0 for space alone; where the part begins in *next. */
static unsigned char joint_at(const pc_dl_window *in, const reading *r, size_t at, size_t *next) {
    size_t start = past_space(in->text, at), mark;
    *next = start;
    if ((mark = pc_mark_at(in->text, start, ",")) > 0) {
        *next = past_space(in->text, mark);
        return ',';
    }
    if ((mark = pc_mark_at(in->text, at, ".")) > 0 && !pc_dash_at(in->text, mark)) {
        *next = past_space(in->text, mark);
        return '.';
    }
    if ((mark = pc_dl_dash(in, at, r->place.caps)) > 0) {
        *next = past_space(in->text, mark);
        return '-';
    }
    return 0;
}

/* Reads one more date or tag. False when none follows. */
static bool read_tag(const pc_dl_window *in, reading *r) {
    pc_dl_tag tag;
    size_t next;
    unsigned char joint = joint_at(in, r, r->end, &next);
    bool found = pc_dl_tag_at(in, next, joint, &tag);
    bool slashed = pc_mark_at(in->text, next, "/") > 0;
    if (!found && slashed && (r->wire || !r->place.cased)) {
        next = past_space(in->text, pc_mark_at(in->text, next, "/"));
        found = pc_dl_tag_at(in, next, '/', &tag);
        slashed = false;
    }
    if (!found || (tag.date && r->date && tag.when.month && !tag.wire) || (tag.wire && r->known_wire && !tag.filed))
        return false;
    if (tag.date && !tag.wire && joint == '.' && r->place.cased && !r->place.caps)
        return false;
    /* An unknown word in brackets or between slashes only next to something that is sure. */
    if (tag.wire && !tag.known_wire && joint == '-')
        return false;
    if (tag.wire && !tag.known_wire && !r->date && !r->place.known && !r->place.named_over)
        return false;
    r->comma = r->comma || joint == ',' || joint == '-';
    take_tag(r, &tag, slashed);
    return true;
}

/* "10 July 2019, Nairobi –", "2019年9月3日 / 東京発": the date before the place. */
static bool read_date_first(const pc_dl_window *in, reading *r) {
    pc_dl_tag tag;
    size_t next;
    if (!pc_dl_tag_at(in, r->end, 0, &tag) || !tag.date || !tag.when.month || tag.closed)
        return false;
    reading with = *r;
    take_tag(&with, &tag, false);
    unsigned char joint = joint_at(in, &with, with.end, &next);
    size_t bracket = pc_mark_at(in->text, next, "(/|");
    bool wide = !joint && !bracket && next - with.end > 1; /* two fields of a scrape */
    if (bracket)
        next = past_space(in->text, bracket);
    if (wide || !pc_dl_place(in, next, &with.place) || (joint == '.' && with.place.cased))
        return false;
    with.date_first = with.placed = true;
    with.comma = joint == ',' || bracket;
    size_t close = bracket ? pc_mark_at(in->text, with.place.end, ")") : 0;
    with.closed = close > 0;
    with.end = close ? close : with.place.end;
    *r = with;
    return true;
}

/* "新华社北京9月3日电": the agency before the place. */
static bool read_agency_first(const pc_dl_window *in, reading *r) {
    unsigned len;
    pc_place place;
    if (!pc_cp_is_cjk(pc_utf8_at(in->text, r->end, &len)))
        return false;
    pc_term_hit hit = pc_terms_match(&pc_lang_terms, PC_TERM_WIRE, PC_ANY_LANG, rest_of(in->text, r->end));
    size_t behind = r->end + hit.bytes;
    if (!hit.bytes || !pc_dl_place(in, behind, &place) || !place.known)
        return false;
    r->wire = r->known_wire = r->placed = true;
    r->wire_name = (pc_range){(uint32_t)r->end, (uint32_t)behind};
    r->place = place;
    r->end = place.end;
    return true;
}

static bool can_start(const pc_dl_window *in, size_t at) {
    unsigned len;
    if (at >= in->text.n)
        return false;
    uint32_t cp = pc_utf8_at(in->text, at, &len);
    return cp < 0x80 ? pc_is_upper((unsigned char)cp) || pc_is_digit((unsigned char)cp) : !pc_cp_is_lower(cp);
}

static bool read_dateline(const pc_dl_window *in, reading *r) {
    size_t at = past_space(in->text, 0);
    while (byte_at(in->text, at) == '*' || byte_at(in->text, at) == '_')
        at++;
    r->open = pc_mark_at(in->text, at, "([");
    r->end = r->open ? past_space(in->text, r->open) : at;
    if (!can_start(in, r->end))
        return false;
    if (!read_date_first(in, r) && !read_agency_first(in, r)) {
        if (!pc_dl_place(in, r->end, &r->place))
            return false;
        r->placed = true;
        r->end = r->place.end;
    }
    weigh(in, r);
    for (int tags = 0; tags < MAX_TAGS && read_tag(in, r); tags++)
        weigh(in, r);
    return r->has_best;
}

static pc_str named(pc_str text, pc_range range) {
    return range.end ? pc_str_sub(text, range.at, range.end) : (pc_str){NULL, 0};
}

/* Whether one space, and no block's start, stands before `at`. */
static bool is_inside(const pc_draft *draft, uint32_t at) {
    const char *p = draft->release->text.p;
    size_t low = 0, high = draft->blocks.n;
    if (at < 2 || p[at - 1] != ' ' || pc_is_space((unsigned char)p[at - 2]))
        return false;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (draft->blocks.v[mid].text.at < at)
            low = mid + 1;
        else
            high = mid;
    }
    return low == draft->blocks.n || draft->blocks.v[low].text.at != at;
}

bool pc_dateline_match(const pc_draft *draft, pc_range range, pc_dateline *out, pc_range *span, uint32_t *lede) {
    pc_str text = draft->release->text;
    uint32_t end = range.end - range.at > WINDOW ? range.at + WINDOW : range.end;
    while (end < range.end && ((unsigned char)text.p[end] & 0xC0) == 0x80)
        end--;
    const pc_dl_window in = {pc_str_sub(text, range.at, end), end < range.end, draft->langs};
    reading r = {.inside = is_inside(draft, range.at)};
    if (!read_dateline(&in, &r))
        return false;
    size_t start = past_space(in.text, 0);
    *span = (pc_range){range.at + (uint32_t)start, range.at + (uint32_t)r.span_end};
    *lede = range.at + (uint32_t)r.lede;
    *out = (pc_dateline){.city = named(in.text, r.place.city),
                         .region = named(in.text, r.place.region),
                         .country = named(in.text, r.place.country),
                         .wire = named(in.text, r.best.wire_name),
                         .date = r.best.when,
                         .date_first = r.date_first};
    return true;
}
