/* What mail leaves in a text: transport codes, quote marks, headers, feet. */
#include "check/facts_lines.h"

/* ---- quoted-printable ---- */

static int hex(unsigned char c) {
    return pc_is_digit(c) ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The byte of a code "=E2" at `at`; -1 when there is none. */
static int code_at(pc_str bytes, size_t at) {
    if (at + 2 >= bytes.n || bytes.p[at] != '=')
        return -1;
    int high = hex((unsigned char)bytes.p[at + 1]), low = hex((unsigned char)bytes.p[at + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/* True when the white space around `at` encloses something like an address or a formula. */
static bool in_address(pc_str bytes, size_t at) {
    enum { FAR = 200 };
    size_t from = at, stop = at > FAR ? at - FAR : 0;
    while (from > stop && !pc_is_space((unsigned char)bytes.p[from - 1]))
        from--;
    for (size_t i = from; i < at; i++)
        if (bytes.p[i] == '?' || bytes.p[i] == '&' || (bytes.p[i] == ':' && i + 2 < at && bytes.p[i + 1] == '/'))
            return true;
    return false;
}

static bool line_ends(pc_str bytes, size_t at) {
    return at >= bytes.n || bytes.p[at] == '\n' || bytes.p[at] == '\r';
}

/* Decodes the codes at `at` into `to` (16 bytes); how many source bytes they take, 0 when they are none. */
static size_t residue_at(pc_str bytes, size_t at, char *to, size_t *n) {
    unsigned char raw[5];
    size_t got = 0;
    int first = code_at(bytes, at);
    *n = 0;
    if (first < 0 || in_address(bytes, at))
        return 0;
    if (first == ' ' && (line_ends(bytes, at + 3) || (at && pc_is_space((unsigned char)bytes.p[at - 1])))) {
        to[(*n)++] = ' ';
        return 3;
    }
    while (got < 4) {
        int code = code_at(bytes, at + 3 * got);
        if (code < 0x80)
            break;
        raw[got++] = (unsigned char)code;
    }
    unsigned len = got ? pc_utf8_sequence(raw, got) : 0;
    if (len > 1) {
        memcpy(to, raw, len);
        *n = len;
        return 3 * len;
    }
    static const struct {
        unsigned char byte;
        const char *text;
    } marks[] = {{0x91, "‘"}, {0x92, "’"}, {0x93, "“"}, {0x94, "”"}, {0x96, "–"}, {0x97, "—"}, {0x85, "…"}, {0xA0, " "}};
    for (size_t i = 0; got && i < sizeof marks / sizeof *marks; i++)
        if (marks[i].byte == raw[0]) {
            *n = strlen(marks[i].text);
            memcpy(to, marks[i].text, *n);
            return 3;
        }
    return 0;
}

/* "=" at the end of a long line: the line goes on. */
static size_t soft_break(pc_str bytes, size_t at) {
    enum { LONG = 60, MOST = 76 };
    if (!line_ends(bytes, at + 1) || at + 1 >= bytes.n)
        return 0;
    size_t from = at;
    while (from > 0 && at - from <= MOST && bytes.p[from - 1] != '\n')
        from--;
    if (at - from < LONG || at - from > MOST || (at && bytes.p[at - 1] == '='))
        return 0;
    return bytes.p[at + 1] == '\r' && at + 2 < bytes.n && bytes.p[at + 2] == '\n' ? 3 : 2;
}

void pc_rule_quoted_printable_residue(pc_check *check) {
    pc_str bytes = check->release->bytes;
    if (strncmp(check->release->encoding, "UTF-16", 6) == 0)
        return;
    bool coded = false; /* something that is a code for sure; only then a "=" at the end of a line is one */
    for (int pass = 0; pass < 2; pass++)
        for (size_t at = 0, took; at < bytes.n; at += took) {
            const char *p = memchr(bytes.p + at, '=', bytes.n - at);
            char with[8];
            size_t n = 0;
            if (!p)
                break;
            at = (size_t)(p - bytes.p);
            took = residue_at(bytes, at, with, &n);
            coded = coded || took;
            if (!took && pass && coded)
                took = soft_break(bytes, at);
            if (!took || !pass) {
                took = took ? took : 1;
                continue;
            }
            pc_range range = {(uint32_t)at, (uint32_t)(at + took)};
            pc_finding *finding = pc_report_bytes(check, range, "A code of mail transport stands here; it means \"" PC_FMT "\"", PC_ARG(((pc_str){with, n})));
            pc_fix_source(check, finding, true, range, pc_arena_copy(check->arena, (pc_str){with, n}));
        }
}

/* ---- quote marks ---- */

void pc_rule_email_quote_marks(pc_check *check) {
    const pc_release *release = check->release;
    for (size_t i = 0; i < release->furniture.n; i++) {
        const pc_furniture *furniture = &release->furniture.v[i];
        for (size_t k = 0; furniture->text.n && (furniture->text.p[0] == '>' || furniture->text.p[0] == '|') && k < furniture->n_spans; k++) {
            pc_range span = furniture->spans[k];
            pc_str marks = pc_str_sub(release->bytes, span.at, span.end);
            bool only = true;
            for (size_t c = 0; c < marks.n; c++)
                only = only && (marks.p[c] == '>' || marks.p[c] == '|' || marks.p[c] == ' ' || marks.p[c] == '\t');
            if (!only)
                continue;
            pc_finding *finding = pc_report_source(check, span, "Marks of quoted mail stand before the lines; delete them");
            if (span.end < release->bytes.n && release->bytes.p[span.end] == ' ')
                span.end++;
            pc_fix_source(check, finding, true, span, PC_STR(""));
        }
    }
}

/* ---- headers ---- */

typedef enum header_kind { NOT_HEADER, PERSON, MOMENT, TOPIC, TECHNICAL, RULE_LINE } header_kind;

/* Keys as mail programs write them, in the ten languages. */
static const struct {
    const char *key;
    header_kind kind;
} keys[] = {
    {"From", PERSON}, {"To", PERSON}, {"Cc", PERSON}, {"CC", PERSON}, {"Bcc", PERSON}, {"Reply-To", PERSON}, {"Sent", MOMENT}, {"Date", MOMENT}, {"Subject", TOPIC},
    {"Message-ID", TECHNICAL}, {"Message-Id", TECHNICAL}, {"Received", TECHNICAL}, {"Return-Path", TECHNICAL}, {"MIME-Version", TECHNICAL}, {"Mime-Version", TECHNICAL},
    {"Content-Type", TECHNICAL}, {"Content-Transfer-Encoding", TECHNICAL}, {"X-Mailer", TECHNICAL}, {"Delivered-To", TECHNICAL}, {"In-Reply-To", TECHNICAL}, {"References", TECHNICAL},
    {"Importance", TECHNICAL}, {"Attachments", TECHNICAL},
    {"De", PERSON}, {"À", PERSON}, {"A", PERSON}, {"Envoyé", MOMENT}, {"Objet", TOPIC}, {"Von", PERSON}, {"An", PERSON}, {"Gesendet", MOMENT}, {"Betreff", TOPIC},
    {"Para", PERSON}, {"Enviado el", MOMENT}, {"Enviado", MOMENT}, {"Asunto", TOPIC}, {"Enviada em", MOMENT}, {"Assunto", TOPIC}, {"Da", PERSON}, {"Inviato", MOMENT}, {"Oggetto", TOPIC},
    {"От", PERSON}, {"Кому", PERSON}, {"Копия", PERSON}, {"Отправлено", MOMENT}, {"Тема", TOPIC}, {"发件人", PERSON}, {"收件人", PERSON}, {"发送时间", MOMENT}, {"主题", TOPIC},
    {"差出人", PERSON}, {"宛先", PERSON}, {"送信日時", MOMENT}, {"件名", TOPIC}, {"من", PERSON}, {"إلى", PERSON}, {"تاريخ الإرسال", MOMENT}, {"الموضوع", TOPIC},
};

/* Lines that programs put above a forwarded text. */
static const char *const rule_lines[] = {
    "-----Original Message", "----- Original Message", "-----Original Appointment", "---------- Forwarded message", "----- Forwarded", "Begin forwarded message", "-------- Forwarded Message",
    "-----Message d'origine", "-----Message d’origine", "-----Ursprüngliche Nachricht", "-----Mensaje original", "-----Mensagem original", "-----Messaggio originale", "-----Исходное сообщение", "-----邮件原件", "-----元のメッセージ",
    "---------- Message transféré", "---------- Weitergeleitete Nachricht", "---------- Mensaje reenviado", "---------- Mensagem encaminhada", "---------- Messaggio inoltrato", "---------- Пересланное сообщение", "Anfang der weitergeleiteten", "Début du message réexpédié",
};

/* What a line is as part of a mail header; where its value starts in *value. */
static header_kind header_line(pc_str line, size_t *value) {
    for (size_t i = 0; i < sizeof rule_lines / sizeof *rule_lines; i++) {
        if (*rule_lines[i] != *line.p)
            continue;
        size_t n = strlen(rule_lines[i]);
        if (line.n >= n && memcmp(line.p, rule_lines[i], n) == 0)
            return RULE_LINE;
    }
    if (!memchr(line.p, ':', line.n) && !memchr(line.p, 0xEF, line.n)) /* nor a wide one */
        return NOT_HEADER;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (*keys[i].key != *line.p)
            continue;
        size_t n = strlen(keys[i].key);
        if (line.n <= n || memcmp(line.p, keys[i].key, n) != 0)
            continue;
        size_t at = n;
        while (at < line.n && (line.p[at] == ' ' || line.p[at] == '\t'))
            at++;
        bool wide = at + 3 <= line.n && memcmp(line.p + at, "：", 3) == 0;
        if (at >= line.n || (line.p[at] != ':' && !wide))
            continue;
        at += wide ? 3 : 1;
        *value = pc_skip_space(line, at, line.n);
        return keys[i].kind;
    }
    return NOT_HEADER;
}

static bool has_address(pc_str line) {
    const char *at = memchr(line.p, '@', line.n);
    return at && at > line.p && at + 1 < line.p + line.n && !pc_is_space((unsigned char)at[-1]) && pc_is_alpha((unsigned char)at[1]);
}

/* A run of lines that is a mail header. */
typedef struct header {
    size_t first, end, kinds; /* lines [first, end); how many are keys */
    bool person, moment, topic, technical, ruled, address;
} header;

static header read_header(const pc_check *check, const pc_line_facts *facts, size_t i) {
    header h = {.first = i, .end = i};
    for (size_t blank = 0; i < facts->n && blank < 2; i++) {
        pc_str line = pc_line_source(check, &facts->lines[i]);
        size_t value = 0;
        while (line.n && (line.p[0] == '>' || line.p[0] == ' ' || line.p[0] == '*'))
            line = pc_str_sub(line, 1, line.n);
        header_kind kind = line.n ? header_line(line, &value) : NOT_HEADER;
        bool folded = kind == NOT_HEADER && line.n && !blank && h.technical && facts->lines[i].first > facts->lines[i].at;
        blank = line.n ? 0 : blank + 1;
        if (line.n && kind == NOT_HEADER && !folded)
            break;
        if (kind == NOT_HEADER && !folded)
            continue;
        h.end = i + 1;
        h.kinds += kind != RULE_LINE && !folded;
        h.person |= kind == PERSON;
        h.moment |= kind == MOMENT && (line.p[0] != 'D'); /* a date alone proves nothing */
        h.topic |= kind == TOPIC;
        h.technical |= kind == TECHNICAL;
        h.ruled |= kind == RULE_LINE;
        h.address |= kind == PERSON && has_address(line);
    }
    return h;
}

static bool is_header(const header *h) {
    if (h->ruled)
        return true;
    return h->kinds >= 2 && ((h->person && (h->moment || (h->address && h->topic))) || (h->technical && (h->person || h->topic)) || (h->address && h->kinds >= 3));
}

/* Deletes the lines of a header; what the release uses (the subject as headline, the date) keeps its value. */
static void delete_header(pc_check *check, pc_finding *finding, const pc_line_facts *facts, const header *h) {
    for (size_t i = h->first; i < h->end; i++) {
        const pc_source_line *line = &facts->lines[i];
        size_t value = 0;
        bool used = line->text < line->text_end && pc_passage_at(check, line->text) != NULL;
        bool keyed = line->last > line->first && header_line(pc_line_source(check, line), &value) != NOT_HEADER && value;
        if (used && keyed && pc_passage_at(check, line->text)->section == PC_SEC_HEADLINE)
            pc_fix_source(check, finding, true, (pc_range){line->at, line->first + (uint32_t)value}, PC_STR(""));
        else
            pc_fix_source(check, finding, !used || keyed, (pc_range){line->at, line->next}, PC_STR(""));
    }
}

/* "On 3 May 2021, at 10:00, Ann Example <ann@example.org> wrote:" */
static bool is_reply_line(pc_str line) {
    static const char *const ends[] = {"wrote:", "a écrit :", "a écrit :", "schrieb:", "escribió:", "escreveu:", "ha scritto:", "пишет:"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t n = strlen(ends[i]);
        if (line.n > n + 10 && memcmp(line.p + line.n - n, ends[i], n) == 0 && has_address(line) && memchr(line.p, ':', line.n - n))
            return true;
    }
    return false;
}

void pc_rule_email_header_leftover(pc_check *check) {
    const pc_line_facts *facts = pc_lines_of(check);
    for (size_t i = 0; facts && facts->unit == 1 && i < facts->n; i++) {
        const pc_source_line *line = &facts->lines[i];
        pc_str text = pc_line_source(check, line);
        size_t value;
        if (!text.n)
            continue;
        if (text.p[text.n - 1] == ':' && is_reply_line(text)) {
            pc_finding *finding = pc_report_bytes(check, (pc_range){line->first, line->last}, "The line above a quoted mail stands in the text; delete it");
            pc_fix_source(check, finding, true, (pc_range){line->at, line->next}, PC_STR(""));
            continue;
        }
        while (text.n && (text.p[0] == '>' || text.p[0] == ' ' || text.p[0] == '*'))
            text = pc_str_sub(text, 1, text.n);
        if (!text.n || header_line(text, &value) == NOT_HEADER)
            continue;
        header h = read_header(check, facts, i);
        if (!is_header(&h)) {
            i = h.end > i ? h.end - 1 : i;
            continue;
        }
        pc_finding *finding = pc_report_bytes(check, (pc_range){line->first, line->last}, "The header of a mail stands in the text and tells who wrote to whom; delete it");
        delete_header(check, finding, facts, &h);
        i = h.end - 1;
    }
}

/* ---- feet ---- */

void pc_rule_email_signature_leftover(pc_check *check) {
    const pc_line_facts *facts = pc_lines_of(check);
    for (const pc_hit *hit = pc_hits(check); hit; hit = hit->next) {
        pc_finding *finding = pc_report(check, hit->text, "\"" PC_FMT "\" is the foot of a mail; delete it", PC_ARG(pc_at(check, hit->text)));
        if (!facts || !finding)
            continue;
        const pc_source_line *line = &facts->lines[pc_source_line_at(facts, finding->source.at)];
        if (line->first == finding->source.at)
            pc_fix_source(check, finding, false, (pc_range){line->at, line->next}, PC_STR(""));
    }
    for (size_t i = 0; facts && facts->unit == 1 && i < facts->n; i++) {
        const pc_source_line *line = &facts->lines[i];
        if (line->end - line->at != 3 || memcmp(check->release->bytes.p + line->at, "-- ", 3) != 0)
            continue;
        pc_finding *finding = pc_report_bytes(check, (pc_range){line->at, line->at + 2}, "The sign above a mail's signature stands in the text; delete it with what follows");
        pc_fix_source(check, finding, false, (pc_range){line->at, line->next}, PC_STR(""));
    }
}
