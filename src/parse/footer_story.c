#include "parse/contact.h"
#include "parse/footer.h"

#include "text/utf8.h"

static pc_look look_of(const pc_footer_items *f, size_t i) {
    return pc_look_at(f->plan->text, f->v[i].text);
}

/* ---- where the story ends ---- */

static bool is_footer_kind(const pc_item *item) {
    return item->kind == PC_ITEM_ABOUT || item->kind == PC_ITEM_LEGAL || item->kind == PC_ITEM_NOTES || item->kind == PC_ITEM_CONTACT ||
           item->kind == PC_ITEM_END;
}

/* Thousandths of the text that stand before the item. */
static unsigned place_of(const pc_footer_items *f, size_t i) {
    size_t whole = f->plan->text.n;
    return whole ? (unsigned)((uint64_t)f->v[i].text.at * 1000 / whole) : 0;
}

/* The first item behind i that could be of the story or start another part. */
static size_t next_part(const pc_footer_items *f, size_t i) {
    enum { LINES = 40 };
    size_t last = i + LINES < f->n ? i + LINES : f->n;
    for (i++; i < last; i++) {
        if (is_footer_kind(&f->v[i]) && f->v[i].kind != PC_ITEM_CONTACT)
            return i;
        if (f->v[i].kind != PC_ITEM_TEXT)
            continue;
        pc_look look = look_of(f, i);
        if (pc_looks_prose(&look) && !look.address)
            return i;
    }
    return i;
}

static bool only_furniture_after(const pc_footer_items *f, size_t i) {
    size_t next = next_part(f, i);
    return next == f->n || (next < f->n && is_footer_kind(&f->v[next]));
}

/* The rest is a page of sections, such as a press kit: headings of sites, licences, contacts. */
static bool page_of_sections(const pc_footer_items *f, size_t i) {
    enum { REACH = 60, ENOUGH = 4 };
    unsigned headings = 0;
    for (size_t last = i + REACH < f->n ? i + REACH : f->n; i < last; i++)
        headings += f->v[i].kind == PC_ITEM_CHROME || is_footer_kind(&f->v[i]);
    return headings >= ENOUGH;
}

static bool contact_closes(const pc_footer_items *f, size_t i) {
    size_t next = next_part(f, i);
    if (f->v[i].bare && place_of(f, i) >= 400 && page_of_sections(f, i))
        return true;
    return next >= f->n || is_footer_kind(&f->v[next]) || pc_self_description(f->plan, f->v[next].text) || place_of(f, i) > 900;
}

static bool end_closes(const pc_footer_items *f, size_t i) {
    if (f->v[i].end == PC_END_SURE && place_of(f, i) >= 600)
        return true;
    if (f->v[i].end == PC_END_LAST)
        return i + 1 == f->n;
    return only_furniture_after(f, i) || (i + 1 < f->n && is_footer_kind(&f->v[i + 1]));
}

static bool about_closes(const pc_footer_items *f, size_t i) {
    bool has_text = f->v[i].told;
    if (!has_text && i + 1 < f->n && f->v[i + 1].kind == PC_ITEM_TEXT) {
        pc_look look = look_of(f, i + 1);
        has_text = pc_looks_prose(&look) || look.words > 2;
    }
    return has_text && place_of(f, i) >= (f->v[i].named ? 100u : 400u);
}

static bool legal_closes(const pc_footer_items *f, size_t i) {
    size_t next = next_part(f, i), then = next < f->n ? next_part(f, next) : f->n;
    bool alone = then >= f->n || is_footer_kind(&f->v[then]) || is_footer_kind(&f->v[next]);
    return place_of(f, i) >= (alone ? 350u : 600u);
}

static bool notes_close(const pc_footer_items *f, size_t i) {
    return place_of(f, i) >= 400 || (i > 0 && f->v[i - 1].kind == PC_ITEM_END);
}

static bool date_closes(const pc_footer_items *f, size_t i) {
    return place_of(f, i) >= 500 && only_furniture_after(f, i);
}

/* Two headings of a site or more, and hardly a paragraph left. */
static bool foot_of_page(const pc_footer_items *f, size_t i) {
    enum { REACH = 40 };
    unsigned headings = 0, prose = 0;
    if (f->n - i > REACH)
        return false;
    for (; i < f->n; i++) {
        headings += f->v[i].kind == PC_ITEM_CHROME;
        if (f->v[i].kind == PC_ITEM_TEXT) {
            pc_look look = look_of(f, i);
            prose += pc_looks_prose(&look);
        }
    }
    return headings >= 2 && prose <= 1;
}

static bool chrome_closes(const pc_footer_items *f, size_t i) {
    return (place_of(f, i) >= 400 && only_furniture_after(f, i)) || (place_of(f, i) >= 250 && page_of_sections(f, i)) ||
           (place_of(f, i) >= 500 && foot_of_page(f, i));
}

size_t pc_story_end(const pc_footer_items *f) {
    static bool (*const closes[])(const pc_footer_items *, size_t) = {
        [PC_ITEM_TEXT] = NULL,           [PC_ITEM_END] = end_closes,         [PC_ITEM_ABOUT] = about_closes,   [PC_ITEM_LEGAL] = legal_closes,
        [PC_ITEM_NOTES] = notes_close,   [PC_ITEM_CONTACT] = contact_closes, [PC_ITEM_DATE] = date_closes, [PC_ITEM_CHROME] = chrome_closes, [PC_ITEM_RULE] = NULL,
    };
    for (size_t i = 1; i < f->n; i++)
        if (closes[f->v[i].kind] && closes[f->v[i].kind](f, i))
            return i;
    return f->n;
}

/* "For more information, visit www...": goes with the description before it. */
static bool is_pointer(const pc_footer_items *f, size_t i) {
    pc_look look = look_of(f, i);
    return look.words <= 70 && (look.address || pc_holds_address(f->plan->text, f->v[i].text) || pc_term_here(f->plan->text, f->v[i].text.at, f->v[i].text.end, PC_TERM_CONTACT_LEAD, PC_ANY_LANG).bytes);
}

/* A sentence, not a line of names and numbers. */
static bool points_elsewhere(const pc_footer_items *f, size_t i) {
    pc_look look = look_of(f, i);
    return look.words >= 5 && look.longs > look.titled + 1;
}

static bool is_name(const pc_footer_items *f, size_t i) {
    enum { LONGEST = 48 };
    pc_range text = f->v[i].text;
    return text.end - text.at <= LONGEST && pc_contact_kind(f->plan->draft, text) == PC_CONTACT_NAME;
}

/* Starts a paragraph, as it stands in the text. */
static bool starts_paragraph(const pc_footer_items *f, size_t i) {
    return f->v[i].gap == PC_BREAK_BLANK;
}

/* The first line of a block whose later lines are a contact's: a name above an office, a street above a number. */
static bool opens_contact(const pc_footer_items *f, size_t i) {
    enum { LINES = 5, MOST_WORDS = 8 };
    if (!starts_paragraph(f, i))
        return false;
    for (size_t last = i + LINES < f->n ? i + LINES : f->n, k = i; k < last; k++) {
        const pc_item *item = &f->v[k];
        bool under_name = k == i + 1 && is_name(f, i); /* "Press officer" is no label there; an empty line may part the two */
        if (k > i && starts_paragraph(f, k) && !(under_name && item->kind == PC_ITEM_CONTACT && !item->labelled))
            return false;
        if (item->kind == PC_ITEM_CONTACT)
            return k > i && (!item->labelled || under_name);
        pc_look look = look_of(f, k);
        if (item->kind != PC_ITEM_TEXT || look.words > MOST_WORDS || look.stops || look.bullet || look.quoted || look.colon)
            return false;
    }
    return false;
}

/* The story ends at a contact: the lines above it that belong to it are no paragraphs. */
static size_t contact_opens(const pc_footer_items *f, size_t end) {
    enum { LINES = 4 };
    if (end == f->n || f->v[end].kind != PC_ITEM_CONTACT)
        return end;
    for (size_t i = end; i-- > 2 && end - i <= LINES;)
        if (opens_contact(f, i))
            return i;
    return end;
}

/* The closing self-descriptions at the end of a story that ends at `end`: their first item, or `end`. */
static size_t descriptions_before(const pc_footer_items *f, size_t end) {
    enum { MOST = 4 };
    size_t first = end, i = end;
    for (unsigned steps = 0; i > 1 && steps < MOST; steps++) {
        i--;
        if (f->v[i].kind == PC_ITEM_RULE || f->v[i].kind == PC_ITEM_CHROME)
            continue;
        if (f->v[i].kind == PC_ITEM_TEXT && pc_self_description(f->plan, f->v[i].text))
            first = i;
        else if (first != end || !is_pointer(f, i))
            break;
    }
    return first;
}

/* ---- the body ---- */

static bool is_numbered(pc_str text, pc_range range) {
    uint32_t at = range.at, digits = 0;
    at += text.p[at] == '(';
    while (at < range.end && pc_is_digit((unsigned char)text.p[at]) && digits < 3)
        at++, digits++;
    if (!digits && at < range.end && pc_is_alpha((unsigned char)text.p[at]))
        at++;
    if (at == range.at || at + 1 >= range.end || (text.p[at] != '.' && text.p[at] != ')'))
        return false;
    return pc_is_space((unsigned char)text.p[at + 1]) && (digits || text.p[at] == ')');
}

static bool is_tabled(pc_str text, pc_range range) {
    unsigned gaps = 0;
    for (uint32_t at = (uint32_t)pc_next_wide(text, range.at, range.end); at < range.end && gaps < 2; gaps++)
        at = (uint32_t)pc_next_wide(text, at, range.end);
    return gaps >= 2 || memchr(text.p + range.at, '\t', range.end - range.at);
}

static bool closes_quotation(const pc_footer_items *f, size_t i) {
    static const uint32_t marks[] = {'"', '\'', 0x201D, 0x2019, 0x201C, 0xBB, 0xAB, 0x300D};
    const pc_range text = f->v[i].text;
    unsigned len;
    uint32_t last = text.end > text.at ? pc_utf8_before(f->plan->text, text.end, &len) : 0;
    for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
        if (last == marks[k])
            return f->v[i].kind == PC_ITEM_TEXT;
    return false;
}

/* "Jane Doe, CEO of Acme" below a quotation says who said it: no heading, and with a dash no item of a list. */
static bool is_signature(const pc_footer_items *f, size_t i) {
    enum { MOST_WORDS = 14, LONGEST = 160 };
    pc_str text = f->plan->text;
    const pc_range line = f->v[i].text;
    if (!i || line.end - line.at > LONGEST || !closes_quotation(f, i - 1))
        return false;
    unsigned len;
    uint32_t from = line.at, dash = pc_utf8_at(text, line.at, &len);
    if (dash == '-' || (dash >= 0x2012 && dash <= 0x2015))
        from = (uint32_t)pc_skip_space(text, line.at + len, line.end);
    const char *comma = memchr(text.p + line.at, ',', line.end - line.at);
    if (from >= line.end || (!comma && from == line.at) || !pc_cp_is_upper(pc_utf8_at(text, from, &(unsigned){0})))
        return false;
    pc_look look = look_of(f, i);
    return look.words > 1 && look.words <= MOST_WORDS && !look.stops && !look.colon && !look.quoted && look_of(f, i - 1).quoted;
}

static pc_paragraph_kind paragraph_kind(const pc_footer_items *f, size_t i, size_t end) {
    const pc_item *item = &f->v[i];
    enum { SHORT = 200 };
    if (i == 0)
        return PC_PARA_LEDE;
    if (item->kind == PC_ITEM_RULE || item->kind == PC_ITEM_END)
        return PC_PARA_OTHER;
    if (is_numbered(f->plan->text, item->text))
        return PC_PARA_LIST_ITEM;
    if (is_signature(f, i))
        return PC_PARA_PARAGRAPH;
    pc_str text = f->plan->text;
    unsigned char first = (unsigned char)text.p[item->text.at];
    if (item->text.end - item->text.at > SHORT && first < 0x80 && first != '*' && first != '-' && first != '+')
        return PC_PARA_PARAGRAPH;
    pc_look look = look_of(f, i);
    if (look.bullet)
        return PC_PARA_LIST_ITEM;
    if (look.bytes <= SHORT && !look.stops && is_tabled(text, item->text))
        return PC_PARA_TABLE;
    return look.words <= 12 && look.words && !look.stops && !look.comma && !look.quoted && i + 1 < end ? PC_PARA_HEADING : PC_PARA_PARAGRAPH;
}

/* An embargo statement inside the lede, from the start of its sentence. */
static bool embargo_inside(const pc_plan *plan, pc_range range, pc_range *out) {
    enum { REACH = 1500, BEFORE = 80 };
    pc_str text = plan->text;
    uint32_t end = range.end - range.at > REACH ? range.at + REACH : range.end;
    for (uint32_t at = range.at; (at = (uint32_t)pc_terms_next(&pc_lang_terms, PC_TERM_EMBARGO, text, range.at, at, range.end)) < end; at++) {
        pc_embargo embargo;
        if (!pc_term_here(text, at, range.end, PC_TERM_EMBARGO, PC_ANY_LANG).bytes)
            continue;
        size_t n = pc_embargo_match(plan->draft, pc_str_sub(text, at, range.end), &embargo);
        if (!n)
            continue;
        uint32_t from = at, least = at - range.at > BEFORE ? at - BEFORE : range.at;
        while (from > least && !(pc_is_space((unsigned char)text.p[from - 1]) && (from - 1 == least || strchr(".!?\n ", text.p[from - 2]))))
            from--;
        plan->draft->release->embargo = embargo;
        *out = (pc_range){from, at + (uint32_t)n};
        return true;
    }
    return false;
}

static bool cut_paragraph(pc_footer_items *f, size_t i, size_t end) {
    pc_plan *plan = f->plan;
    pc_range text = f->v[i].text, embargo;
    uint32_t group = plan->groups[PC_SEC_BODY]++;
    uint8_t kind = (uint8_t)paragraph_kind(f, i, end);
    if (i == 0 && !plan->groups[PC_SEC_EMBARGO] && embargo_inside(plan, text, &embargo)) {
        if (!pc_cut_add(plan, (pc_range){text.at, embargo.at}, PC_SEC_BODY, kind, group, PC_LIKELY) ||
            !pc_cut_add(plan, embargo, PC_SEC_EMBARGO, 0, 0, PC_LABELLED))
            return false;
        text.at = embargo.end;
    }
    return pc_cut_add(plan, text, PC_SEC_BODY, kind, group, PC_LIKELY);
}

/* The place on a line of its own above a closing date. */
static bool place_line(const pc_footer_items *f, size_t i) {
    pc_str text = pc_str_sub(f->plan->text, f->v[i].text.at, f->v[i].text.end);
    pc_term_hit hit;
    return f->v[i].kind == PC_ITEM_TEXT && text.n < 60 && pc_terms_whole(&pc_lang_terms, PC_TERM_CITY, PC_ANY_LANG, text, &hit);
}

/* The date of a line of its own: the release's when nothing dated it before. */
static pc_section take_date(pc_plan *plan, pc_range range) {
    if (plan->has_release_date)
        return PC_SEC_FURNITURE;
    plan->has_release_date = true;
    pc_date_of(plan->draft, pc_str_sub(plan->text, range.at, range.end), &plan->draft->release->release_date);
    return PC_SEC_RELEASE_DATE;
}

static bool has_section(const pc_plan *plan, pc_section section) {
    for (size_t i = 0; i < plan->cuts.n; i++)
        if (plan->cuts.v[i].section == section)
            return true;
    return false;
}

/* Bytes of "FOR IMMEDIATE RELEASE" when the line says nothing else: no heading of the story, wherever it stands. A release that was pasted twice has it in its middle. */
static uint32_t release_line_bytes(const pc_footer_items *f, size_t i) {
    enum { LONGEST = 80 };
    const pc_range line = f->v[i].text;
    if (f->v[i].kind != PC_ITEM_TEXT || line.end - line.at > LONGEST)
        return 0;
    pc_term_hit hit = pc_term_here(f->plan->text, line.at, line.end, PC_TERM_IMMEDIATE, PC_ANY_LANG);
    return pc_skip_marks(f->plan->text, line.at + hit.bytes, line.end) == line.end ? (uint32_t)hit.bytes : 0;
}

/* The line, which is the release's when it has none yet, without the marks behind it; and the date below it. */
static bool cut_release_line(pc_footer_items *f, size_t *i, size_t end, uint32_t bytes, bool *released) {
    pc_plan *plan = f->plan;
    const pc_range line = f->v[*i].text, words = {line.at, line.at + bytes}, marks = {words.end, line.end};
    if (!pc_cut_add(plan, words, *released ? PC_SEC_FURNITURE : PC_SEC_RELEASE_LINE, 0, 0, PC_LIKELY) ||
        (marks.at < marks.end && !pc_cut_add(plan, marks, PC_SEC_FURNITURE, 0, 0, PC_LIKELY)))
        return false;
    *released = true;
    if (*i + 1 == end || !pc_is_date_line(plan, f->v[*i + 1].text))
        return true;
    ++*i;
    return pc_cut_add(plan, f->v[*i].text, take_date(plan, f->v[*i].text), 0, 0, PC_LIKELY);
}

static bool cut_body(pc_footer_items *f, size_t end) {
    bool released = has_section(f->plan, PC_SEC_RELEASE_LINE) || has_section(f->plan, PC_SEC_EMBARGO);
    for (size_t i = 0; i < end; i++) {
        uint32_t release = release_line_bytes(f, i);
        if (release) {
            if (!cut_release_line(f, &i, end, release, &released))
                return false;
            continue;
        }
        bool site = f->v[i].kind == PC_ITEM_CHROME;
        if (site ? !pc_cut_add(f->plan, f->v[i].text, PC_SEC_FURNITURE, 0, 0, PC_LIKELY) : !cut_paragraph(f, i, end))
            return false;
    }
    return true;
}

/* ---- what follows the story ---- */

typedef enum { IN_DESCRIPTION, IN_CONTACT, IN_NOTES, IN_FURNITURE, AFTER_END } state;

typedef struct {
    pc_footer_items *f;
    state now;
    uint32_t group; /* of the boilerplate or notes that goes on */
    uint32_t runs;  /* contact runs so far */
    bool bare_label; /* the contact heading right before filled its line: what follows belongs to it */
    size_t end_mark;
} tail;

static bool put(tail *t, pc_range range, pc_section section, uint32_t group, pc_sure sure) {
    return pc_cut_add(t->f->plan, range, section, 0, group, sure);
}

static bool new_description(tail *t, const pc_item *item, const pc_about *about) {
    pc_range none = {item->text.at, item->text.at};
    t->group = pc_boilerplate_new(t->f->plan, about ? about->heading : none, about ? about->organization : none, about && about->legal);
    t->now = IN_DESCRIPTION;
    return t->group != UINT32_MAX && put(t, item->text, PC_SEC_BOILERPLATE, t->group, about ? PC_LABELLED : PC_GUESSED);
}

static bool put_contact(tail *t, const pc_item *item, bool fresh) {
    if (fresh)
        t->runs++;
    t->now = IN_CONTACT;
    t->bare_label = item->kind == PC_ITEM_CONTACT && item->bare;
    return pc_cut_add(t->f->plan, item->text, PC_SEC_CONTACT, item->gap, t->runs, PC_LIKELY);
}

static bool put_notes(tail *t, const pc_item *item) {
    t->now = IN_NOTES;
    t->group = t->f->plan->groups[PC_SEC_NOTES]++;
    return put(t, item->text, PC_SEC_NOTES, t->group, PC_LABELLED);
}

static bool put_end(tail *t, size_t i) {
    const pc_item *item = &t->f->v[i];
    t->now = AFTER_END;
    return put(t, item->text, i == t->end_mark ? PC_SEC_END_MARK : PC_SEC_FURNITURE, 0, PC_LIKELY);
}

static bool put_date(tail *t, const pc_item *item) {
    return put(t, item->text, take_date(t->f->plan, item->text), 0, PC_LIKELY);
}

static bool reads_as_contact(const tail *t, const pc_item *item, int least) {
    return pc_contact_score(t->f->plan->draft, item->text) >= least;
}

static bool in_legal(const tail *t) {
    return t->f->plan->draft->release->boilerplates.v[t->group].legal;
}

/* A paragraph that tells whom to write to or to call, of its own behind a description: "For details, write to press@harbour.example." */
static bool tells_whom_to_ask(const tail *t, size_t i) {
    enum { LONGEST = 300 };
    const pc_plan *plan = t->f->plan;
    pc_range range = t->f->v[i].text;
    pc_str text = pc_str_sub(plan->text, 0, range.end);
    pc_address a;
    bool colon, whole;
    if (!starts_paragraph(t->f, i) || range.end - range.at > LONGEST || !pc_address_next(text, range.at, true, &a))
        return false;
    for (bool more = a.kind == PC_ADDRESS_URL; more; more = a.kind == PC_ADDRESS_URL)
        if (!pc_address_next(text, a.at.end, true, &a))
            return false; /* a pointer to a page goes with the description */
    if (a.kind != PC_ADDRESS_EMAIL && a.kind != PC_ADDRESS_PHONE)
        return false;
    if (pc_contact_label_at(plan->draft, range.at, range.end, &colon, &whole))
        return true;
    for (uint32_t at = range.at; (at = (uint32_t)pc_terms_next(&pc_lang_terms, PC_TERM_CONTACT_LEAD, plan->text, range.at, at, a.at.at)) < a.at.at; at++)
        if (pc_term_here(plan->text, at, range.end, PC_TERM_CONTACT_LEAD, PC_ANY_LANG).bytes)
            return true;
    return false;
}

static bool put_text(tail *t, size_t i) {
    const pc_item *item = &t->f->v[i];
    pc_look look = look_of(t->f, i);
    bool prose = pc_looks_prose(&look), head = !prose && look.words <= 8 && !look.address && !look.bullet && !look.stops && !look.colon;
    bool prose_next = false;
    if (head && i + 1 < t->f->n && t->f->v[i + 1].kind == PC_ITEM_TEXT) {
        pc_look next = look_of(t->f, i + 1);
        prose_next = pc_looks_prose(&next);
    }
    if (t->now != IN_NOTES && t->now != IN_CONTACT && !(t->now == IN_DESCRIPTION && in_legal(t)) && opens_contact(t->f, i))
        return put_contact(t, item, true);
    switch (t->now) {
    case IN_NOTES:
        return put(t, item->text, PC_SEC_NOTES, t->group, PC_LIKELY);
    case IN_DESCRIPTION:
        if (!in_legal(t) && tells_whom_to_ask(t, i))
            return put_contact(t, item, true);
        if (look.quoted && prose) {
            t->now = IN_FURNITURE;
            return put(t, item->text, PC_SEC_FURNITURE, 0, PC_GUESSED);
        }
        if (head && prose_next)
            return new_description(t, item, &(pc_about){.heading = item->text, .organization = {item->text.at, item->text.at}, .text = item->text.end});
        return put(t, item->text, PC_SEC_BOILERPLATE, t->group, PC_LIKELY);
    case IN_CONTACT:
        if (head && prose_next && starts_paragraph(t->f, i) && !t->bare_label)
            return new_description(t, item, &(pc_about){.heading = item->text, .organization = item->text, .text = item->text.end});
        if (!prose || t->bare_label || reads_as_contact(t, item, 30))
            return put_contact(t, item, false);
        return new_description(t, item, NULL);
    case AFTER_END:
        if (reads_as_contact(t, item, 40))
            return put_contact(t, item, true);
        return prose ? new_description(t, item, NULL) : put(t, item->text, PC_SEC_FURNITURE, 0, PC_GUESSED);
    default:
        if (prose && pc_self_description(t->f->plan, item->text))
            return new_description(t, item, NULL);
        return put(t, item->text, PC_SEC_FURNITURE, 0, PC_GUESSED);
    }
}

static bool put_about(tail *t, const pc_item *item) {
    pc_about about;
    pc_about_match(t->f->plan, item->text.at, item->text.end, &about);
    if (about.legal && t->now == IN_DESCRIPTION && in_legal(t) && about.heading.at == about.heading.end)
        return put(t, item->text, PC_SEC_BOILERPLATE, t->group, PC_LIKELY);
    return new_description(t, item, &about);
}

static bool put_item(tail *t, size_t i) {
    const pc_item *item = &t->f->v[i];
    switch (item->kind) {
    case PC_ITEM_END:
        return put_end(t, i);
    case PC_ITEM_LEGAL:
    case PC_ITEM_ABOUT:
        return put_about(t, item);
    case PC_ITEM_NOTES:
        return put_notes(t, item);
    case PC_ITEM_CONTACT:
        if (t->now == IN_DESCRIPTION && !item->labelled && (in_legal(t) || !tells_whom_to_ask(t, i)) && is_pointer(t->f, i) && points_elsewhere(t->f, i))
            return put(t, item->text, PC_SEC_BOILERPLATE, t->group, PC_LIKELY);
        return put_contact(t, item, t->now != IN_CONTACT);
    case PC_ITEM_CHROME:
        if (item->text.end - item->text.at <= 40)
            t->now = IN_FURNITURE;
        return put(t, item->text, PC_SEC_FURNITURE, 0, PC_LIKELY);
    case PC_ITEM_DATE:
        return put_date(t, item);
    case PC_ITEM_RULE:
        return put(t, item->text, PC_SEC_FURNITURE, 0, PC_LIKELY);
    default:
        return put_text(t, i);
    }
}

/* The first sure end mark; else the first likely one. */
static size_t choose_end(const pc_footer_items *f, size_t story) {
    size_t likely = f->n;
    for (size_t i = story; i < f->n; i++) {
        if (f->v[i].kind != PC_ITEM_END)
            continue;
        if (f->v[i].end == PC_END_SURE)
            return i;
        if (likely == f->n)
            likely = i;
    }
    return likely;
}

static bool cut_items(pc_footer_items *f) {
    if (!pc_footer_items_cut(f))
        return false;
    pc_footer_items_name(f);
    size_t story = contact_opens(f, pc_story_end(f)), end = descriptions_before(f, story);
    if (end > 1 && end < f->n && f->v[end].kind == PC_ITEM_DATE && place_line(f, end - 1))
        end = story = end - 1;
    while (end > 1 && (f->v[end - 1].kind == PC_ITEM_RULE || f->v[end - 1].kind == PC_ITEM_CHROME))
        end--;
    tail t = {.f = f, .now = AFTER_END, .end_mark = choose_end(f, story)};
    if (!cut_body(f, end))
        return false;
    for (size_t i = end; i < f->n; i++) {
        bool description = i < story && f->v[i].kind == PC_ITEM_TEXT;
        if (description ? !(t.now == IN_DESCRIPTION ? put(&t, f->v[i].text, PC_SEC_BOILERPLATE, t.group, PC_GUESSED) : new_description(&t, &f->v[i], NULL))
                        : !put_item(&t, i))
            return false;
    }
    return true;
}

bool pc_footer(pc_plan *plan) {
    pc_footer_items f = {.plan = plan};
    return cut_items(&f);
}
