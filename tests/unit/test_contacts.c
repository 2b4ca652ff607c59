/*
 * Contact blocks. A block's contacts are written out one a line as
 * name|title|organization|e-mails|phones|urls, lists parted by spaces.
 */
#include "support.h"

#include "text/decode.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct row {
    const char *lang, *text, *want;
} row;

static pc_draft draft_of(const char *text, const char *lang) {
    pc_arena *arena = pc_arena_new();
    pc_release *release = pc_arena_zeroed(arena, 1, sizeof *release);
    ck_assert_ptr_nonnull(release);
    release->arena = arena;
    release->bytes = pc_str_of(text);
    release->lang = pc_lang_named(pc_str_of(lang));
    pc_decoded decoded;
    ck_assert_int_eq(pc_decode(release->bytes, NULL, arena, &decoded), PC_OK);
    pc_draft draft = {.release = release, .arena = arena, .decoded = decoded.text, .decoded_map = decoded.map};
    ck_assert_int_eq(pc_layout(&draft), PC_OK);
    pc_detect_language(&draft);
    return draft;
}

static size_t put(char *out, size_t n, size_t room, pc_str s) {
    return s.p ? (size_t)snprintf(out + n, room - n, "%.*s", (int)s.n, s.p) : 0;
}

static size_t put_list(char *out, size_t n, size_t room, const pc_strs *list) {
    size_t from = n;
    n += (size_t)snprintf(out + n, room - n, "|");
    for (size_t i = 0; i < list->n; i++) {
        n += i ? (size_t)snprintf(out + n, room - n, " ") : 0;
        n += put(out, n, room, list->v[i]);
    }
    return n - from;
}

static const char *contacts_of(const pc_release *release) {
    static char out[4096];
    size_t n = 0;
    out[0] = '\0';
    for (size_t i = 0; i < release->contacts.n; i++) {
        const pc_contact *c = &release->contacts.v[i];
        n += put(out, n, sizeof out, c->name);
        n += (size_t)snprintf(out + n, sizeof out - n, "|");
        n += put(out, n, sizeof out, c->title);
        n += (size_t)snprintf(out + n, sizeof out - n, "|");
        n += put(out, n, sizeof out, c->organization);
        n += put_list(out, n, sizeof out, &c->emails);
        n += put_list(out, n, sizeof out, &c->phones);
        n += put_list(out, n, sizeof out, &c->urls);
        n += (size_t)snprintf(out + n, sizeof out - n, "\n");
    }
    return out;
}

/* Pieces are ordered, trimmed, disjoint, of existing contacts, and leave nothing visible out. */
static void check_pieces(const pc_draft *draft, pc_range all) {
    const pc_release *release = draft->release;
    uint32_t at = all.at;
    for (size_t i = 0; i < release->pieces.n; i++) {
        pc_piece piece = release->pieces.v[i];
        ck_assert_uint_eq(piece.section, PC_SEC_CONTACT);
        ck_assert(piece.group < release->contacts.n && piece.text.at >= at && piece.text.end > piece.text.at);
        for (; at < piece.text.at; at++)
            ck_assert_msg(pc_is_space((unsigned char)release->text.p[at]), "\"%c\" is in no piece", release->text.p[at]);
        at = piece.text.end;
    }
    for (; at < all.end; at++)
        ck_assert(pc_is_space((unsigned char)release->text.p[at]));
}

static bool read_all(pc_draft *draft) {
    return pc_contacts_read_parts(draft, draft->blocks.v, draft->blocks.n);
}

static bool read_range(pc_draft *draft, pc_range range) {
    pc_block part = {.text = range, .gap = PC_BREAK_BLANK};
    return pc_contacts_read_parts(draft, &part, 1);
}

static void check_rows(const row *rows, size_t n) {
    for (size_t i = 0; i < n; i++) {
        pc_draft draft = draft_of(rows[i].text, rows[i].lang);
        ck_assert(read_all(&draft));
        const char *got = contacts_of(draft.release);
        ck_assert_msg(strcmp(got, rows[i].want) == 0, "\n%s\ngave\n%snot\n%s", rows[i].text, got, rows[i].want);
        check_pieces(&draft, (pc_range){0, (uint32_t)draft.release->text.n});
        pc_arena_free(draft.arena);
    }
}
#define CHECK(rows) check_rows(rows, sizeof(rows) / sizeof *(rows))

START_TEST(names_and_numbers_on_one_line_find_each_other) {
    static const row rows[] = {
        {"en", "Contact: Jane Roe, 202/555-0100; Sam Poe, 208/555-0101.", "Jane Roe||||202/555-0100|\nSam Poe||||208/555-0101|\n"},
        {"en", "Contact: Jane Ann Roe and Sam Poe, 202/555-0100.", "Jane Ann Roe||||202/555-0100|\nSam Poe||||202/555-0100|\n"},
        {"en", "Contact: Jane Roe and Sam Poe, 202/555-0100, 202/555-0101.", "Jane Roe||||202/555-0100|\nSam Poe||||202/555-0101|\n"},
        {"en", "CONTACT:\n  Jane Roe or Sam Poe, (202) 555-0100", "Jane Roe||||(202) 555-0100|\nSam Poe||||(202) 555-0100|\n"},
        {"en", "Contact: Jane Roe, Sam Poe, 202/555-0100", "Jane Roe||||202/555-0100|\nSam Poe||||202/555-0100|\n"},
        {"en", "Contact: Jane Roe, 202/555-0100, 301/555-0101.", "Jane Roe||||202/555-0100 301/555-0101|\n"},
        {"en", "Contact: Will Poe, 202/555-0100; June Roe, 202/555-0101", "Will Poe||||202/555-0100|\nJune Roe||||202/555-0101|\n"},
        {"en", "Contact  Jane RoePhone  202 555 0100", "Jane Roe||||202 555 0100|\n"},
        {"en", "Contacts:  202-555-0100 202-555-0101", "||||202-555-0100|\n||||202-555-0101|\n"},
        {"en", "Contact: Ms. Jane Roe, Press Secretary, Acme Corp., 202-555-0100", "Jane Roe|Press Secretary|Acme Corp.||202-555-0100|\n"},
        {"en", "Investors: Jane Roe, CFA, CPA, CPCU, Chief Strategy Officer, 202-555-0100", "Jane Roe|Chief Strategy Officer|||202-555-0100|\n"},
        {"en", "Press Secretary Jane Roe | (202) 555-0100 | jane@example.org", "Jane Roe|Press Secretary||jane@example.org|(202) 555-0100|\n"},
        {"en", "Press Secretary: Jane Roe, 202-555-0100", "Jane Roe|Press Secretary|||202-555-0100|\n"},
        {"en", "Ana Roe / Sam Poe, Acme Partners (UK) – Ana@example.co.uk / sam@example.co.uk",
         "Ana Roe||Acme Partners|Ana@example.co.uk||\nSam Poe||Acme Partners|sam@example.co.uk||\n"},
    };
    CHECK(rows);
}
END_TEST

START_TEST(lines_below_a_name_belong_to_it) {
    static const row rows[] = {
        {"en", "Media Contact:\nJane Roe\nDirector of Communications\nAcme Corp.\n(202) 555-0100\njane.roe@example.org\nwww.example.org",
         "Jane Roe|Director of Communications|Acme Corp.|jane.roe@example.org|(202) 555-0100|www.example.org\n"},
        {"en", "Ireland\nSean Roe\nie@example.org\n+353 (0)87 5551365\n\nUnited Kingdom\nSam Poe\nuk@example.org\n+44-7900-555520",
         "Sean Roe|||ie@example.org|+353 (0)87 5551365|\nSam Poe|||uk@example.org|+44-7900-555520|\n"},
        {"en", "Contact Information:\n\nFun Harbour Boats\n\n3053 Roger Pl  St. Louis, MO 63116\n\nJane Roe +1 (314) 555-0100 https://example.com",
         "Jane Roe||Fun Harbour Boats||+1 (314) 555-0100|https://example.com\n"},
        {"en", "Contact:\nJane Roe\nSam Poe\n202-555-0100", "Jane Roe||||202-555-0100|\nSam Poe||||202-555-0100|\n"},
        {"en", "Corporate Communications\n\nJane Roe, Business Communications\nTelephone: +49 89 555-24118\nJane.Roe@example.com\n\nE-mail: presse@example.com",
         "Jane Roe||Business Communications|Jane.Roe@example.com|+49 89 555-24118|\n|||presse@example.com||\n"},
        {"en", "CONTACT: JANE ROE\nPUBLIC AFFAIRS SPECIALIST\nPHONE: (415) 555-0100\nFAX: (415) 555-0101", "JANE ROE|PUBLIC AFFAIRS SPECIALIST|||(415) 555-0100|\n"},
        {"en", "(202) 555-0100 (phone) 202-555-0101 (fax)", "||||(202) 555-0100|\n"},
        {"en", "Media Contact\n\nOrganization: Acme\n\nContact Person: Stella\n\nEmail: social@example.org", "Stella||Acme|social@example.org||\n"},
        {"en", "Contact Details\nAcme\n\nStella\n\nsocial@example.org", "Stella||Acme|social@example.org||\n"},
        {"en", "Contact Information:\nAcme Digital Solutions\nInvestor Relations\nTel: (805) 555-0100\nEmail: ir@example.com",
         "Investor Relations||Acme Digital Solutions|ir@example.com|(805) 555-0100|\n"},
        {"en", "Attn: Jane Roe\nT: +1 202 555 0111 | M: +1 202 555 0112 | E: jane@example.org", "Jane Roe|||jane@example.org|+1 202 555 0111 +1 202 555 0112|\n"},
        {"en", "Media contact: Jane Roe 0412 555 678\n\nMinister's Office: Sam Poe - 02 6555 7520", "Jane Roe||||0412 555 678|\nSam Poe||||02 6555 7520|\n"},
        {"en", "Company Contact:\nAcme Holdings, Inc.\nEmail: ir@example.com\n\nInvestor Relations Contact:\nJane Roe, CEO\nPoe Advisory, Inc.\nEmail: jroe@example.com",
         "||Acme Holdings, Inc.|ir@example.com||\nJane Roe|CEO|Poe Advisory, Inc.|jroe@example.com||\n"},
        {"en", "Contact:\nJane Roe\nExample Widgets\njroe@examplewidgets.com", "Jane Roe||Example Widgets|jroe@examplewidgets.com||\n"},
    };
    CHECK(rows);
}
END_TEST

START_TEST(columns_are_contacts_of_their_own) {
    static const row rows[] = {
        {"en", "Media Contact:                 Investor Contact:\nJane Roe                       Sam Poe\n(202) 555-0100                 (202) 555-0101",
         "Jane Roe||||(202) 555-0100|\nSam Poe||||(202) 555-0101|\n"},
        {"en", "Jane Roe          202-555-0100\nSam Poe          202-555-0101", "Jane Roe||||202-555-0100|\nSam Poe||||202-555-0101|\n"},
    };
    CHECK(rows);
}
END_TEST

START_TEST(sentences_lead_to_contacts) {
    static const row rows[] = {
        {"en", "For more information, please contact Jane Roe, director of communications, at 202-555-0100 or jane@example.org.",
         "Jane Roe|director of communications||jane@example.org|202-555-0100|\n"},
        {"en", "For more information, visit http://example.org/Conf or contact:\n\npress@example.by and gerard@example.org",
         "|||press@example.by||http://example.org/Conf\n|||gerard@example.org||\n"},
        {"en", "Contact Information\n\nFor further information, please visit the Example web pages at www.example.org or send mail to <press@example.org>. For "
               "questions regarding the booth, please contact Xavier Roe <xroe@example.org>.",
         "|||press@example.org||www.example.org\nXavier Roe|||xroe@example.org||\n"},
        {"en", "For further information, visit http://www.example.org/, send mail to <press@example.org> or call Martin Roe at +41 32 5550100 or Ana Poe at +34 617555594.",
         "|||press@example.org||http://www.example.org/\nMartin Roe||||+41 32 5550100|\nAna Poe||||+34 617555594|\n"},
    };
    CHECK(rows);
}
END_TEST

START_TEST(words_glued_to_others_come_apart) {
    static const row rows[] = {
        {"en", "Contact:Jane RoeEmail: jane@example.com", "Jane Roe|||jane@example.com||\n"},
        {"en", "Media contact:\n\nHarbour Communications Ltd.hippos@example.com www.example.com", "||Harbour Communications Ltd.|hippos@example.com||www.example.com\n"},
        {"en", "Contact:Jane McKenzieHost, The Harbour Show(210) 555-0100 | jane@example.comhttps://example.com",
         "Jane McKenzie|Host|The Harbour Show|jane@example.com|(210) 555-0100|https://example.com\n"},
        {"en", "Contact:Jane RoeChief Executive OfficerAcme Inc.hello@example.io", "Jane Roe|Chief Executive Officer|Acme Inc.|hello@example.io||\n"},
        {"en", "Contact:Jane Roe, CEOcorporate@example.com", "Jane Roe|CEO||corporate@example.com||\n"},
        {"en", "212.555.0100 OfficeEditor@example.com", "|||Editor@example.com|212.555.0100|\n"},
        {"en", "ContactJane Roe Poe Harbour Communications Email Us Here\n\nHolland Landing, Ontario\n\n902-555-0100\n\nVisit Our Website",
         "Jane Roe||Poe Harbour Communications||902-555-0100|\n"},
        {"en", "Emailinfo@example.org", "|||info@example.org||\n"},
    };
    CHECK(rows);
}
END_TEST

START_TEST(what_a_block_says_nothing_about_stays_open) {
    static const row rows[] = {
        {"en", "Contact:", "|||||\n"},
        {"en", "Contact:   \n\n", "|||||\n"},
        {"en", "Office hours: 9:00-17:00\nAddress: 12 Harbour Street, Springfield\nPhone: 202-555-0100", "||||202-555-0100|\n"},
        {"en", "Twitter: @example\nFax: 202-555-0100", "|||||\n"},
    };
    CHECK(rows);
}
END_TEST

START_TEST(nothing_is_read_from_nothing) {
    pc_draft draft = draft_of("Contact: Jane Roe", "en");
    ck_assert(pc_contacts_read_parts(&draft, draft.blocks.v, 0));
    ck_assert_uint_eq(draft.release->contacts.n, 0);
    ck_assert_uint_eq(draft.release->pieces.n, 0);
    pc_arena_free(draft.arena);
}
END_TEST

START_TEST(a_contact_may_stand_inside_a_line) {
    pc_draft draft = draft_of("Harbour opens. Contact: Jane Roe, 202-555-0100. More.", "en");
    pc_range range = {15, 47};
    ck_assert(read_range(&draft, range));
    ck_assert_str_eq(contacts_of(draft.release), "Jane Roe||||202-555-0100|\n");
    check_pieces(&draft, range);
    pc_arena_free(draft.arena);
}
END_TEST

START_TEST(contacts_are_read_in_ten_languages) {
    static const row rows[] = {
        {"fr", "Contact presse :\nJeanne Dupont, directrice de la communication\nTél. : +33 (0)1 55 55 12 34\njeanne.dupont@example.fr",
         "Jeanne Dupont|directrice de la communication||jeanne.dupont@example.fr|+33 (0)1 55 55 12 34|\n"},
        {"fr", "Renseignements :\nJeanne Dupont, cheffe de la communication, Office fédéral des exemples, tél. 031 555 22 11",
         "Jeanne Dupont|cheffe de la communication|Office fédéral des exemples||031 555 22 11|\n"},
        {"de", "Adresse für Rückfragen\n\nHans Muster, Leiter Kommunikation\nBundesamt für Beispiele\nTel. +41 58 555 78 98\nhans.muster@example.ch",
         "Hans Muster|Leiter Kommunikation|Bundesamt für Beispiele|hans.muster@example.ch|+41 58 555 78 98|\n"},
        {"de", "Pressekontakt: Petra Beispiel oder Max Muster, Telefon: 030/5550123-45, Fax: 030/5550123-99",
         "Petra Beispiel||||030/5550123-45|\nMax Muster||||030/5550123-45|\n"},
        {"es", "Contacto de prensa:\nMaría García López\nDirectora de Comunicación, Empresa Ejemplo S.A.\nTel. 91 555 12 34 / 600 555 123\nprensa@example.es",
         "María García López|Directora de Comunicación|Empresa Ejemplo S.A.|prensa@example.es|91 555 12 34 600 555 123|\n"},
        {"pt", "Assessoria de Imprensa\nJoão da Silva – (11) 5555-4444 – joao.silva@example.com.br",
         "João da Silva|||joao.silva@example.com.br|(11) 5555-4444|\n"},
        {"it", "Ufficio stampa\nGiulia Rossi\nTel. 06 5555123\nufficiostampa@example.it", "Giulia Rossi|||ufficiostampa@example.it|06 5555123|\n"},
        {"ru", "Контакты для СМИ:\nМария Иванова, пресс-секретарь\nТел.: +7 (495) 555-45-67, доб. 123\nE-mail: press@example.ru",
         "Мария Иванова|пресс-секретарь||press@example.ru|+7 (495) 555-45-67, доб. 123|\n"},
        {"ar", "للتواصل الإعلامي:\nأحمد محمد علي\nهاتف: ٠٢١٢٣٤٥٦٧٨\nالبريد الإلكتروني: ahmed@example.org", "أحمد محمد علي|||ahmed@example.org|٠٢١٢٣٤٥٦٧٨|\n"},
        {"zh", "媒体联系人：\n王小明\n北京\n电话：010-5555 8888\n邮箱：xm.wang@example.cn", "王小明|||xm.wang@example.cn|010-5555 8888|\n"},
        {"ja", "本件に関するお問い合わせ先\n担当：山田 太郎\n電話：０３－５５５５－５６７８\nE-mail：press@example.co.jp", "山田 太郎|||press@example.co.jp|０３－５５５５－５６７８|\n"},
    };
    CHECK(rows);
}
END_TEST

START_TEST(two_blanks_stand_for_a_lost_comma) {
    static const row rows[] = {
        {"en", "Contact  Chris Poe  202 555 0100", "Chris Poe||||202 555 0100|\n"},
        {"en", "Contact  Matt Poe  Smith  Ann Brooks LaRoe  202 555 0100", "Matt Poe||Smith|||\nAnn Brooks LaRoe||||202 555 0100|\n"},
        {"en", "Contact  Press Office  202  555 0100", "Press Office||||202 555 0100|\n"},
        {"en", "Contact  Dave Poe Maureen Roe 202 555 0100", "Dave Poe||||202 555 0100|\nMaureen Roe||||202 555 0100|\n"},
        {"en", "For more information contact  Jane E  Roe  Library Director   401  555 0100", "Jane E Roe|Library Director|||401 555 0100|\n"},
        {"en", "Contact: David All, 202/555-0100", "David All||||202/555-0100|\n"},
    };
    CHECK(rows);
}
END_TEST

START_TEST(odd_forms_are_read_too) {
    static const row rows[] = {
        {"en", "Contact: Jane Roe\nTel – 202-555-0100\nWeb：www.example.org\nTwitter: @janeroe", "Jane Roe||||202-555-0100|www.example.org\n"},
        {"en", "Contact: Ms. Roe, 202-555-0100", "Ms. Roe||||202-555-0100|\n"},
        {"en", "Contact: Sam Poe Jr., 202-555-0100", "Sam Poe Jr.||||202-555-0100|\n"},
        {"en", "Contact  Steve RoeEmail", "Steve Roe|||||\n"},
        {"en", "Media Relations Manager\nJane Roe\n202-555-0100, 202-555-0100", "Jane Roe|Media Relations Manager|||202-555-0100|\n"},
        {"en", "Contact: Jane Roe and Sam, 202-555-0100", "Jane Roe||||202-555-0100|\nSam||||202-555-0100|\n"},
        {"en", "Please contact Jane Roe and Sam Poe of the harbour office at 202-555-0100 or www.example.org.",
         "Jane Roe||||202-555-0100|www.example.org\nSam Poe||||202-555-0100|www.example.org\n"},
        {"en", "Contact: Jane Roe, press@ example.org", "Jane Roe|||press@example.org||\n"},
        {"en", "Contact: Jane  Roe\nRegional Director\n202  555  0100", "Jane Roe|Regional Director|||202 555 0100|\n"},
        {"en", "Contact: Jane Roe Regional Director, 202-555-0100", "Jane Roe|Regional Director|||202-555-0100|\n"},
        {"en", "Contact: Jane Power, jane.power@example.org", "Jane Power|||jane.power@example.org||\n"},
        {"en", "Contact: HR.example Newsroom, 202-555-0100", "HR.example Newsroom||||202-555-0100|\n"},
        {"en", "Contact: ICG Builders, 202-555-0100; Harbour Harbour, 202-555-0101", "||ICG Builders||202-555-0100|\n||Harbour Harbour||202-555-0101|\n"},
        {"zh", "联系人：王小明（公关部）；电话：010-5555 8888｜网址：www.example.cn", "王小明||公关部||010-5555 8888|www.example.cn\n"},
        {"en", "Contact: one two three four five six seven eight nine ten one two three four five six seven eight nine ten one two three four five six "
               "seven eight nine ten one two three four five six seven eight nine ten one two three four five Jane Roe at 202-555-0100",
         "||||202-555-0100|\n"},
    };
    CHECK(rows);
}
END_TEST

START_TEST(a_very_long_run_is_read_in_part_and_kept_whole) {
    size_t n = 40000;
    char *text = malloc(n + 1);
    ck_assert_ptr_nonnull(text);
    for (size_t i = 0; i < n; i++)
        text[i] = "Contact: Jane Roe, 202-555-0100; \xc3\xa9 "[i % 36];
    text[n] = '\0';
    while ((unsigned char)text[n - 1] >= 0x80)
        text[--n] = '\0';
    pc_draft draft = draft_of(text, "en");
    pc_range all = {0, (uint32_t)draft.release->text.n};
    ck_assert(read_range(&draft, all));
    ck_assert_uint_ge(draft.release->contacts.n, 1);
    check_pieces(&draft, all);
    pc_arena_free(draft.arena);
    free(text);
}
END_TEST

START_TEST(memory_that_runs_short_is_reported) {
    static const char block[] = "Media Contact:                 Investor Contact:\nJane  Roe and Sam Poe          Ana Roe, Acme Ltd\n"
                                "(202)  555-0100                 (202)  555-0101\nPlease contact Press Officer Max Roe and Eve Poe of Acme at a@ example.org\n\n";
    enum { TIMES = 60 };
    static char text[TIMES * sizeof block];
    size_t length = 0;
    for (size_t i = 0; i < TIMES; i++, length += sizeof block - 1)
        memcpy(text + length, block, sizeof block);
    for (unsigned long n = 1;; n++) {
        pc_draft draft = draft_of(text, "en");
        fail_allocation(n, true);
        bool done = read_all(&draft);
        bool failed = allocations_made() >= n;
        fail_allocation(0, false);
        pc_arena_free(draft.arena);
        ck_assert(done != failed);
        if (!failed)
            break;
    }
}
END_TEST

static int score_of(const char *text) {
    pc_draft draft = draft_of(text, "en");
    ck_assert_uint_ge(draft.blocks.n, 1);
    int score = pc_contact_score(&draft, draft.blocks.v[0].text);
    pc_arena_free(draft.arena);
    return score;
}

START_TEST(blocks_are_scored_by_how_much_they_look_like_contacts) {
    static const struct {
        const char *text;
        int least, most;
    } rows[] = {
        {"Contact: Jane Roe, 202/555-0100", 95, 100},
        {"* Media Contact:", 85, 100},
        {"Contact Information", 85, 100},
        {"Jane Roe, Acme Corp., jane@example.org", 70, 90},
        {"Jane Roe 202-555-0100", 70, 90},
        {"jane@example.org", 80, 100},
        {"(202) 555-0100", 70, 90},
        {"Tel: 202-555-0100", 80, 100},
        {"www.example.org", 30, 55},
        {"Jane Roe", 15, 25},
        {"Email: see below", 50, 60},
        {"Springfield: 202-555-0100", 20, 59},
        {"Residents who wish to take part should call the town's help line at 202-555-0100 before the end of May.", 1, 40},
        {"For more information, please contact the harbour office, which is open every day, at 202-555-0100.", 40, 59},
        {"The harbour opened on Tuesday after two years of work, the board said.", 0, 0},
        {"On 12 May 2021 the board spent $1,234,567 on 12 boats.", 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int score = score_of(rows[i].text);
        ck_assert_msg(score >= rows[i].least && score <= rows[i].most, "\"%s\" scores %d", rows[i].text, score);
    }
}
END_TEST

Suite *contacts_suite(void) {
    const TTest *const tests[] = {names_and_numbers_on_one_line_find_each_other,
                                  lines_below_a_name_belong_to_it,
                                  columns_are_contacts_of_their_own,
                                  sentences_lead_to_contacts,
                                  words_glued_to_others_come_apart,
                                  what_a_block_says_nothing_about_stays_open,
                                  nothing_is_read_from_nothing,
                                  a_contact_may_stand_inside_a_line,
                                  contacts_are_read_in_ten_languages,
                                  two_blanks_stand_for_a_lost_comma,
                                  odd_forms_are_read_too,
                                  a_very_long_run_is_read_in_part_and_kept_whole,
                                  memory_that_runs_short_is_reported,
                                  blocks_are_scored_by_how_much_they_look_like_contacts,
                                  NULL};
    return suite_of("contacts", tests);
}
