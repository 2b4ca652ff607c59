/* Layout: blocks and furniture that come out of damaged text. */
#include "support.h"

#include "base/buf.h"
#include "text/decode.h"

#include <stdio.h>
#include <stdlib.h>

/* A text through decoding and layout alone. */
typedef struct laid {
    pc_arena *arena;
    pc_release release;
    pc_draft draft;
    char *shown; /* blocks with what parts them: ¶ blank, / line, ~ spaces; furniture in <> behind */
} laid;

static void show(laid *l) {
    static const char *const gaps[] = {"~", "/", "¶"};
    pc_buf out = {0};
    for (size_t i = 0; i < l->draft.blocks.n; i++) {
        const pc_block *block = &l->draft.blocks.v[i];
        if (i)
            pc_buf_puts(&out, gaps[block->gap]);
        pc_buf_put(&out, l->release.text.p + block->text.at, block->text.end - block->text.at);
    }
    for (size_t i = 0; i < l->release.furniture.n; i++) {
        pc_buf_puts(&out, "<");
        pc_buf_put(&out, l->release.furniture.v[i].text.p, l->release.furniture.v[i].text.n);
        pc_buf_puts(&out, ">");
    }
    pc_buf_putc(&out, '\0');
    ck_assert_int_eq(out.status, PC_OK);
    l->shown = out.p;
}

static void lay(laid *l, const char *bytes, size_t n) {
    pc_decoded decoded;
    *l = (laid){.arena = pc_arena_new()};
    ck_assert_ptr_nonnull(l->arena);
    l->release = (pc_release){.arena = l->arena, .bytes = {bytes, n}, .lang = PC_LANG_NONE};
    l->draft = (pc_draft){.release = &l->release, .arena = l->arena};
    ck_assert_int_eq(pc_decode(l->release.bytes, NULL, l->arena, &decoded), PC_OK);
    l->draft.decoded = decoded.text;
    l->draft.decoded_map = decoded.map;
    ck_assert_int_eq(pc_layout(&l->draft), PC_OK);
    show(l);
}

static void done(laid *l) {
    free(l->shown);
    pc_arena_free(l->arena);
}

typedef struct sample {
    const char *text, *blocks;
} sample;

static void check_samples(const sample *samples, size_t n) {
    for (size_t i = 0; i < n; i++) {
        laid l;
        lay(&l, samples[i].text, strlen(samples[i].text));
        ck_assert_msg(strcmp(l.shown, samples[i].blocks) == 0, "case %zu\n got: %s\nwant: %s", i, l.shown, samples[i].blocks);
        done(&l);
    }
}
#define CHECK(samples) check_samples(samples, sizeof(samples) / sizeof *(samples))

/* A wrapped paragraph to stand beside what is tested. */
#define PROSE                                                                                                          \
    "The harbour board opened its second berth on Tuesday after two years of\n"                                        \
    "work that cost the town nine million dollars and took the patience of all\n"                                      \
    "who live beside it. The first ferry came in at noon and went out again at\n"                                      \
    "one, and nobody paid.\n"
#define PROSE_JOINED                                                                                                   \
    "The harbour board opened its second berth on Tuesday after two years of work that cost the town nine million "    \
    "dollars and took the patience of all who live beside it. The first ferry came in at noon and went out again at "  \
    "one, and nobody paid."

START_TEST(lines_end_where_any_system_ends_them) {
    static const sample samples[] = {
        {"One\nTwo\n\nThree", "One/Two¶Three"},
        {"One\r\nTwo\r\n\r\nThree\r\n", "One/Two¶Three"},
        {"One\rTwo\r\rThree\r", "One/Two¶Three"},
        {"One\xC2\x85Two\xE2\x80\xA8Three\xE2\x80\xA9" "Four\vFive", "One/Two/Three/Four/Five"},
        {"One\fTwo", "One/Two"},
        {"One\r\r\n\nTwo", "One¶Two"},
        {"", ""},
        {" \n\t\n \xC2\xA0\n", ""},
    };
    CHECK(samples);
}
END_TEST

START_TEST(wrapped_paragraphs_are_joined) {
    static const sample samples[] = {
        {PROSE, PROSE_JOINED},
        {PROSE "\n" PROSE, PROSE_JOINED "¶" PROSE_JOINED},
        {"A HEADLINE OF ITS OWN\nAnd a Deck Below It\n\n" PROSE, "A HEADLINE OF ITS OWN/And a Deck Below It¶" PROSE_JOINED},
        {PROSE "\nMara Lind\n12 Quay Street\nTidewater\n", PROSE_JOINED "¶Mara Lind/12 Quay Street/Tidewater"},
        {PROSE "\n* one thing that the board will do before the winter and that is longer\n  than a line\n* another\n",
         PROSE_JOINED "¶* one thing that the board will do before the winter and that is longer than a line/* another"},
        {PROSE "\nO bridge of iron, bridge of stone,\nyou carry us to where we go,\nand when at night we walk alone\nyou hear the water run below.\n",
         PROSE_JOINED "¶O bridge of iron, bridge of stone,/you carry us to where we go,/and when at night we walk alone/you hear the water run below."},
        {PROSE "\nThe mayor, who had waited for this day since the first plan was drawn up,\nsaid:\n\"It is done.\"\n",
         PROSE_JOINED "¶The mayor, who had waited for this day since the first plan was drawn up, said:/\"It is done.\""},
        {PROSE "\nSee the plans and the pictures of both of the berths that the board built at\nhttp://harbour.example/plans\n\nHarbour Board\nhttp://harbour.example\n",
         PROSE_JOINED "¶See the plans and the pictures of both of the berths that the board built at http://harbour.example/plans¶Harbour Board/http://harbour.example"},
        {PROSE "\nTidewater. The Harbour Board\nHolding Company (HBHC) raises what it asks of every ship for the berth.\n\nIt is done.\n",
         PROSE_JOINED "¶Tidewater. The Harbour Board Holding Company (HBHC) raises what it asks of every ship for the berth.¶It is done."},
        {PROSE "\nTidewater. The board is extending the\nBay-wide recall of its tickets in size\nM\nto all sizes of the ticket, also those that nobody bought.\n\nIt is done.\n",
         PROSE_JOINED "¶Tidewater. The board is extending the Bay-wide recall of its tickets in size M to all sizes of the ticket, also those that nobody bought.¶It is done."},
        {PROSE "\n     \"If it is not a berth, then nobody knows what it is,\" says\nDr. Holly Fort of the Harbour Board in Tidewater.\n\nIt is done.\n",
         PROSE_JOINED "¶\"If it is not a berth, then nobody knows what it is,\" says Dr. Holly Fort of the Harbour Board in Tidewater.¶It is done."},
        {PROSE "\nTickets of the board\nHarbour tickets are sold at both of the berths from May to October.\n\nIt is done.\n",
         PROSE_JOINED "¶Tickets of the board/Harbour tickets are sold at both of the berths from May to October.¶It is done."},
        {PROSE "\nMara Lind, who heads the board and lives beside it\nTel.: 555 0142\n",
         PROSE_JOINED "¶Mara Lind, who heads the board and lives beside it/Tel.: 555 0142"},
    };
    CHECK(samples);
}
END_TEST

START_TEST(one_paragraph_a_line_is_left_alone) {
    static const char text[] = "Ferry Opens\n"
                               "  The harbour board opened its second berth on Tuesday after two years of work that cost the town nine million dollars.\n"
                               "   \"It is done,\" said the mayor, Ruth Ames, who had come with her two sons and a dog that would not keep still at all.\n"
                               "   and a line that begins small\n";
    laid l;
    lay(&l, text, sizeof text - 1);
    ck_assert_uint_eq(l.draft.blocks.n, 4);
    ck_assert_ptr_eq(l.release.text.p, text);
    ck_assert(pc_map_is_identity(&l.release.map));
    done(&l);
}
END_TEST

START_TEST(an_indent_opens_a_paragraph) {
    static const sample samples[] = {
        {"     The board opened the berth on Tuesday and said that it would open the\n"
         "other one in the spring. The mayor was there.\n"
         "     \"These are people who know the sea and the people who work on it and\n"
         "by it,\" she said.\n"
         "     The board will meet again on the tenth of May to hear what the town\n"
         "thinks of it.\n",
         "The board opened the berth on Tuesday and said that it would open the other one in the spring. The mayor was there./"
         "\"These are people who know the sea and the people who work on it and by it,\" she said./"
         "The board will meet again on the tenth of May to hear what the town thinks of it."},
        {PROSE "\n                        HARBOUR BOARD OPENS\n                      A SECOND FERRY BERTH\n\n" PROSE,
         PROSE_JOINED "¶HARBOUR BOARD OPENS/A SECOND FERRY BERTH¶" PROSE_JOINED},
        {PROSE "     A quotation that is set off by an indent of its own, and that runs\n     over more than one line of it.\nThe text goes on.\n",
         PROSE_JOINED "/A quotation that is set off by an indent of its own, and that runs over more than one line of it./The text goes on."},
    };
    CHECK(samples);
}
END_TEST

START_TEST(double_spaced_text_is_read_as_one) {
    static const sample samples[] = {
        /* An empty line is spacing, one with a space ends the paragraph. */
        {"Ferry Opens at Last in the Town of Tidewater after Two Years of Work on \n\nthe Second Berth \n \n"
         "Tidewater, 3 May 2011 - The harbour board opened its second berth on the \n\nfirst of May, the mayor said. \n\n \n\n"
         "The berth cost nine million dollars and took two years, and the ferry, which is \n\nnew, came in at noon. \n\n \n\n"
         "The board will build another. \n",
         "Ferry Opens at Last in the Town of Tidewater after Two Years of Work on the Second Berth¶"
         "Tidewater, 3 May 2011 - The harbour board opened its second berth on the first of May, the mayor said.¶"
         "The berth cost nine million dollars and took two years, and the ferry, which is new, came in at noon.¶"
         "The board will build another."},
        /* Nothing but short last lines ends the paragraphs. */
        {"HARBOUR BOARD\n\nThe Minister for Harbours, Mr Alan Reeve, said today that\n\nthe board would be asked to vote on a levy before the end\n\nof the year.\n\n"
         "Mr Reeve said that the council had put a proposal to him\n\nwhich would raise about four million dollars in the first\n\nof its years.\n\n"
         "A ballot will be held in all ports. Papers will be posted\n\nin October and will have to be re-\n\nturned by then.\n\nCANBERRA\n",
         "HARBOUR BOARD¶The Minister for Harbours, Mr Alan Reeve, said today that the board would be asked to vote on a levy before the end of the year.¶"
         "Mr Reeve said that the council had put a proposal to him which would raise about four million dollars in the first of its years.¶"
         "A ballot will be held in all ports. Papers will be posted in October and will have to be returned by then.¶CANBERRA"},
    };
    CHECK(samples);
}
END_TEST

START_TEST(text_wrapped_twice_is_joined) {
    static const sample samples[] = {
        {"The town council voted on Monday night to build a new library on the old\nfairground, the mayor\nsaid. The plan has been discussed for more than ten years and will cost\n"
         "four million\ndollars. Mayor Ruth Ames said that she had waited for this day since the\nFairground\nCommittee first met. Work will begin in June, and the doors will open in\nthe autumn\nof next year.\n",
         "The town council voted on Monday night to build a new library on the old fairground, the mayor said. The plan has been discussed for more than ten years and will "
         "cost four million dollars. Mayor Ruth Ames said that she had waited for this day since the Fairground Committee first met. Work will begin in June, and the doors "
         "will open in the autumn of next year."},
    };
    CHECK(samples);
}
END_TEST

START_TEST(other_languages_are_joined_too) {
    static const sample samples[] = {
        {"Bern, 15.03.2019 - Der Bundesrat will den Bau kleiner Werke in den Berggebieten\nerleichtern. An seiner Sitzung vom Freitag hat er die Vernehmlassung des neuen\n"
         "Gesetzes eröffnet. Sie dauert bis zum Juni.\n\nMit der Vorlage sollen die Kantone rascher über Konzessionen entscheiden. «Wir\nwollen Strom gewinnen», sagte die Leiterin vor den Medien, die in grosser Zahl den\nWeg nach Bern gefunden hatten.\n",
         "Bern, 15.03.2019 - Der Bundesrat will den Bau kleiner Werke in den Berggebieten erleichtern. An seiner Sitzung vom Freitag hat er die Vernehmlassung des neuen "
         "Gesetzes eröffnet. Sie dauert bis zum Juni.¶Mit der Vorlage sollen die Kantone rascher über Konzessionen entscheiden. «Wir wollen Strom gewinnen», sagte die "
         "Leiterin vor den Medien, die in grosser Zahl den Weg nach Bern gefunden hatten."},
        {"东港集团今天宣布，位于青岛的海水淡化厂正式投产，每天可供水十万吨，\n这是该集团在山东建设的第三座同类工厂，总投资八亿元人民币，建设周期\n为三年。\n\n"
         "集团总裁李明表示：“这座工厂将为三十万居民提供清洁的饮用水，我们为\n此感到自豪，也感谢当地政府和居民多年来的支持，今后还将继续扩大投资\n规模。”\n",
         "东港集团今天宣布，位于青岛的海水淡化厂正式投产，每天可供水十万吨，这是该集团在山东建设的第三座同类工厂，总投资八亿元人民币，建设周期为三年。¶"
         "集团总裁李明表示：“这座工厂将为三十万居民提供清洁的饮用水，我们为此感到自豪，也感谢当地政府和居民多年来的支持，今后还将继续扩大投资规模。”"},
        {"أعلنت وزارة النقل اليوم عن افتتاح خط جديد للسكك الحديدية يربط بين\nالعاصمة والمدن الساحلية بطول أربعمئة كيلومتر، وذلك بحضور عدد كبير من\nالمسؤولين وممثلي الشركات.\n",
         "أعلنت وزارة النقل اليوم عن افتتاح خط جديد للسكك الحديدية يربط بين العاصمة والمدن الساحلية بطول أربعمئة كيلومتر، وذلك بحضور عدد كبير من المسؤولين وممثلي الشركات."},
    };
    CHECK(samples);
}
END_TEST

/* Words divided at the end of the first line of a wrapped text; the rest gives the evidence. */
START_TEST(divided_words_are_healed_as_the_document_has_them) {
    static const struct {
        const char *left, *right, *rest, *want;
    } cases[] = {
        {"com-", "mence in August", "", "commence in August"},
        {"counter-", "terrorism at sea", "Of counter-terrorism the board knows little.", "counter-terrorism at sea"},
        {"counter-", "feit money here", "The counterfeit notes were burnt.", "counterfeit money here"},
        {"counter-", "weight systems", "", "counter-weight systems"},
        {"self-", "help groups of it", "", "self-help groups of it"},
        {"state-of-the-", "art berths here", "", "state-of-the-art berths here"},
        {"pre-", "and post-war quays", "", "pre- and post-war quays"},
        {"Anglo-", "French quays and it", "", "Anglo-French quays and it"},
        {"COM-", "MENCE in August", "", "COMMENCE in August"},
        {"COVID-", "19 and what it did", "", "COVID-19 and what it did"},
        {"2010-", "2011 and what it did", "", "2010-2011 and what it did"},
        {"work -", "of all kinds and it", "", "work - of all kinds and it"},
        {"com\xC2\xAD", "mence in August", "", "commence in August"},
        {"com\xE2\x80\x90", "mence in August", "", "commence in August"},
        {"work\xE2\x80\x94", "and of course it", "", "work\xE2\x80\x94" "and of course it"},
        {"and/", "or in August or so", "", "and/or in August or so"},
        {"ADMIRALTY--", "The board said so", "", "ADMIRALTY--The board said so"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[1024];
        laid l;
        snprintf(text, sizeof text, PROSE "The board, the town and all the people in it would like this to be %s\n%s, it said.\n\n%s\n", cases[i].left,
                 cases[i].right, cases[i].rest);
        lay(&l, text, strlen(text));
        ck_assert_msg(strstr(l.shown, cases[i].want) != NULL, "%s in: %s", cases[i].want, l.shown);
        done(&l);
    }
}
END_TEST

START_TEST(addresses_are_put_together) {
    static const struct {
        const char *left, *right, *want;
    } cases[] = {
        {"http://harbour.example/news/", "2011/berth.html", "http://harbour.example/news/2011/berth.html,"},
        {"http://harbour.example/second-", "berth.html", "http://harbour.example/second-berth.html,"},
        {"www.harbour.example/news", "/2011", "www.harbour.example/news/2011,"},
        {"http://harbour.example", "and more besides", "http://harbour.example and more besides,"},
        {"press@", "harbour.example", "press@harbour.example,"},
        {"press", "@harbour.example", "press@harbour.example,"},
        {"mara.lind@harbour.", "example", "mara.lind@harbour.example,"},
        {"press@harbour.example", "and by telephone", "press@harbour.example and by telephone,"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[1024];
        laid l;
        snprintf(text, sizeof text, PROSE "What more there is can be seen, by those of you who want to, at %s\n%s, it said.\n", cases[i].left, cases[i].right);
        lay(&l, text, strlen(text));
        ck_assert_msg(strstr(l.shown, cases[i].want) != NULL, "%s in: %s", cases[i].want, l.shown);
        done(&l);
    }
}
END_TEST

#define HALF_ONE                                                                                                       \
    "The harbour board opened its second berth on Tuesday after two years of\n"                                        \
    "work that cost the town nine million dollars and took the patience of all\n"
#define HALF_TWO                                                                                                       \
    "who live beside it. The first ferry came in at noon and went out again at\n"                                      \
    "one, and nobody paid.\n"

START_TEST(page_furniture_is_taken_out_of_sentences) {
    static const sample samples[] = {
        {HALF_ONE "\n-more-\n\n" HALF_TWO, PROSE_JOINED "<-more->"},
        {HALF_ONE "\n                 (MORE)\n\n- 2 -\n\n" HALF_TWO, PROSE_JOINED "<(MORE)><- 2 ->"},
        {HALF_ONE "\n2\n\n" HALF_TWO, PROSE_JOINED "<2>"},
        {HALF_ONE "\f" HALF_TWO, PROSE_JOINED},
        {HALF_ONE "\nPage 1 of 2\n\f\nHARBOUR/Page 2\n\n" HALF_TWO, PROSE_JOINED "<Page 1 of 2><HARBOUR/Page 2>"},
        {HALF_ONE "\n                          ../2\n\n      2.\n\n" HALF_TWO, PROSE_JOINED "<../2><2.>"},
        {"Second Berth Opens\n\n" HALF_ONE "\nmore\n\f\nSecond Berth Opens\n2-2-2\n\n" HALF_TWO,
         "Second Berth Opens¶" PROSE_JOINED "<more><Second Berth Opens><2-2-2>"},
    };
    CHECK(samples);
}
END_TEST

START_TEST(what_only_looks_like_page_furniture_stays) {
    static const sample samples[] = {
        {PROSE "\n-30-\n", PROSE_JOINED "¶-30-"},
        {PROSE "\n# # #\n", PROSE_JOINED "¶# # #"},
        {PROSE "\n2\n", PROSE_JOINED "¶2"},
        {PROSE "\n[1]\n", PROSE_JOINED "¶[1]"},
        {PROSE "\n2004\n", PROSE_JOINED "¶2004"},
        {PROSE "\n1\n2\n3\n", PROSE_JOINED "¶1/2/3"},
        {"One.\n\fTwo of it.\n\fThree of it.\n", "One./Two of it./Three of it."},
    };
    CHECK(samples);
}
END_TEST

START_TEST(page_numbers_are_known_by_their_series) {
    char text[4096];
    size_t n = 0;
    laid l;
    for (int page = 1; page <= 3; page++) {
        for (int line = 0; line < 9; line++)
            n += (size_t)snprintf(text + n, sizeof text - n, "Paragraph %d of this page is a whole sentence of its own, and it is quite a long one that ends here.\n\n", line);
        n += (size_t)snprintf(text + n, sizeof text - n, "%d\n\n", page);
    }
    lay(&l, text, n);
    ck_assert_uint_eq(l.release.furniture.n, 3);
    ck_assert_uint_eq(l.draft.blocks.n, 27);
    ck_assert(l.draft.blocks.v[9].page_break);
    ck_assert(!l.draft.blocks.v[8].page_break);
    done(&l);
}
END_TEST

START_TEST(a_running_head_is_dropped_wherever_it_recurs) {
    static const sample samples[] = {
        {"Berth\n\nFirst of all it was said that the berth was open and would stay so for good.\n\f\nHarbour Board 1\n\nThen it was said that it was "
         "closed to all but the ferry that came at noon.\n\f\nHarbour Board 2\n\nLast it was said that nobody knew.\n",
         "Berth¶First of all it was said that the berth was open and would stay so for good.¶Then it was said that it was closed to all but the ferry "
         "that came at noon.¶Last it was said that nobody knew.<Harbour Board 1><Harbour Board 2>"},
    };
    CHECK(samples);
}
END_TEST

START_TEST(mail_is_unpacked) {
    static const sample samples[] = {
        {"From: Press Office <press@harbour.example>\nTo: desk@paper.example\nReceived: from a\n\tby b\nSubject: Berth\n two\nDate: Tue, 3 May 2011\n\nBerth Opens\n\nIt opened.\n-- \nMara\n",
         "Subject: Berth two/Date: Tue, 3 May 2011¶Berth Opens¶It opened./Mara<From: Press Office <press@harbour.example>><To: desk@paper.example>"
         "<Received: from a><by b><-->"},
        {"FYI\n\n-----Original Message-----\nFrom: press@harbour.example\nSent: Tuesday\nSubject: Berth\n\nIt opened.\n",
         "FYI¶Subject: Berth¶It opened.<-----Original Message-----><From: press@harbour.example><Sent: Tuesday>"},
        {"From mara@harbour.example Tue May  3 11:14:02 2011\nX-Mailer: pine\nSubject: Berth\n\nIt opened.\n",
         "Subject: Berth¶It opened.<From mara@harbour.example Tue May  3 11:14:02 2011><X-Mailer: pine>"},
        {"FROM: Mara Lind, Press Secretary\nTO: News editors\nDATE: May 3\n\nIt opened.\n",
         "FROM: Mara Lind, Press Secretary/TO: News editors/DATE: May 3¶It opened."},
        {"> Berth Opens\n>\n> It opened on Tuesday.\n>> Did it?\n", "Berth Opens¶It opened on Tuesday./Did it?<>>"},
        {"| Berth Opens\n|\n| It opened on Tuesday.\n", "Berth Opens¶It opened on Tuesday.<|>"},
        {"Berth Opens\n> is a mark\nof its own\nin a list\nand no quotation\n", "Berth Opens/> is a mark/of its own/in a list/and no quotation"},
    };
    CHECK(samples);
}
END_TEST

#define QP_HEADER "From: a@b.example\nSubject: x\nContent-Transfer-Encoding: quoted-printable\n\n"
#define QP_SHOWN "Subject: x¶"
#define QP_FURNITURE "<From: a@b.example><Content-Transfer-Encoding: quoted-printable>"

START_TEST(quoted_printable_is_decoded_where_it_is_meant) {
    static const sample samples[] = {
        {QP_HEADER "=E2=80=9CIt opened,=E2=80=9D she said, and we =\nsaw it. 1 =3D 1.\n", QP_SHOWN "“It opened,” she said, and we saw it. 1 = 1." QP_FURNITURE},
        {QP_HEADER "It opened.=20\n=20\nShe saw it.\n", QP_SHOWN "It opened.¶She saw it." QP_FURNITURE},
        {QP_HEADER "=\n=zz =4", QP_SHOWN "=zz =4" QP_FURNITURE},
        {"=E2=80=9CIt opened,=E2=80=9D she said, and we =\nsaw it.\n", "“It opened,” she said, and we saw it."},
        {"See http://harbour.example/?a=20&b=3D\n\nand x = y\n", "See http://harbour.example/?a=20&b=3D¶and x = y"},
    };
    CHECK(samples);
}
END_TEST

START_TEST(flowed_text_flows_only_when_the_header_says_so) {
    static const char body[] = "\n\nThe berth opened on \nTuesday.\nThe ferry came.\n-- \nMara\n";
    static const struct {
        const char *header, *want;
    } cases[] = {
        {"From: a@b.example\nSubject: x\nContent-Type: text/plain; format=flowed", "The berth opened on Tuesday./The ferry came./Mara"},
        {"From: a@b.example\nSubject: x\nContent-Type: text/plain; format=flowed; delsp=yes", "The berth opened onTuesday./The ferry came./Mara"},
        {"From: a@b.example\nSubject: x\nContent-Type: text/plain", "The berth opened on/Tuesday./The ferry came./Mara"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[512];
        laid l;
        snprintf(text, sizeof text, "%s%s", cases[i].header, body);
        lay(&l, text, strlen(text));
        ck_assert_msg(strstr(l.shown, cases[i].want) != NULL, "%s in: %s", cases[i].want, l.shown);
        done(&l);
    }
}
END_TEST

START_TEST(odd_blanks_become_one_space_unless_they_mean_something) {
    static const sample samples[] = {
        {"The\xC2\xA0" "berth\xE2\x80\xAF" "is\xE2\x80\x89open.", "The berth is open."},
        {"«\xC2\xA0Oui\xC2\xA0» :\xC2\xA0x 10\xC2\xA0km Mr.\xC2\xA0Lind 5\xC2\xA0% 1\xE2\x80\xAF" "000",
         "«\xC2\xA0Oui\xC2\xA0» : x 10\xC2\xA0km Mr.\xC2\xA0Lind 5\xC2\xA0% 1\xE2\x80\xAF" "000"},
        {"har\xE2\x80\x8B" "bour\xEF\xBB\xBF board\xC2\xAD", "harbour board"},
        {"The\tberth", "The berth"},
        {"می\xE2\x80\x8C" "خواهم a\xE2\x80\x8C" "b", "می\xE2\x80\x8C" "خواهم ab"},
        {"The berth\x01is\x7Fopen", "The berth is open"},
    };
    CHECK(samples);
}
END_TEST

START_TEST(runs_of_spaces_part_fields) {
    static const sample samples[] = {
        {"FOR IMMEDIATE RELEASE            CONTACT: Mara Lind\nMay 3, 2011                      555-0142\n",
         "FOR IMMEDIATE RELEASE~CONTACT: Mara Lind/May 3, 2011~555-0142"},
        {"Second Berth Opens         May 3  2011       For Immediate Release     The board   which is old   opened the berth on Tuesday  and   as it "
         "said   nobody paid   The mayor  Ruth Ames  was there     She said it was done",
         "Second Berth Opens~May 3  2011~For Immediate Release~The board   which is old   opened the berth on Tuesday  and   as it said   nobody "
         "paid   The mayor  Ruth Ames  was there~She said it was done"},
        {"1.   First of all", "1.   First of all"},
        {"Contact:      Mara Lind", "Contact:      Mara Lind"},
        {"Q   What of the berth?", "Q   What of the berth?"},
    };
    CHECK(samples);
}
END_TEST

START_TEST(double_spaces_part_paragraphs_only_where_single_ones_part_sentences) {
    static const char sentence[] = "The harbour board opened the second berth after two years of work.";
    char text[2048] = "Berth Opens\n\n", typist[2048] = "Berth Opens\n\n";
    laid l;
    for (int i = 0; i < 12; i++) {
        strncat(text, sentence, sizeof text - strlen(text) - 1);
        strncat(text, i % 3 == 2 ? "  " : " ", sizeof text - strlen(text) - 1);
        strncat(typist, sentence, sizeof typist - strlen(typist) - 1);
        strncat(typist, "  ", sizeof typist - strlen(typist) - 1);
    }
    lay(&l, text, strlen(text));
    ck_assert_uint_eq(l.draft.blocks.n, 5);
    done(&l);
    lay(&l, typist, strlen(typist));
    ck_assert_uint_eq(l.draft.blocks.n, 2);
    done(&l);
}
END_TEST

START_TEST(rows_of_a_table_stay_rows) {
    static const sample samples[] = {
        {PROSE "\n               2010      2009      Change\nPassengers   12,400    11,300      +9.7 %\nFreight       3,100     3,900     -20.5 %\n",
         PROSE_JOINED "¶2010      2009      Change/Passengers   12,400    11,300      +9.7 %/Freight       3,100     3,900     -20.5 %"},
    };
    CHECK(samples);
}
END_TEST

START_TEST(a_span_leaves_out_what_was_dropped_and_covers_what_was_healed) {
    static const char text[] = "> " "The harbour board opened its second berth on Tuesday after two years of com-\n"
                               "> " "mon work that cost the town nine million dollars and took all the patience of\n"
                               "> " "those who live there.\n";
    laid l;
    lay(&l, text, sizeof text - 1);
    ck_assert_uint_eq(l.draft.blocks.n, 1);
    uint32_t common = (uint32_t)(strstr(l.release.text.p, "common") - l.release.text.p);
    ck_assert_uint_eq(pc_map_start(&l.release.map, common), (uint32_t)(strstr(text, "com-") - text));
    ck_assert_uint_eq(pc_map_end(&l.release.map, common + 6), (uint32_t)(strstr(text, "mon work") - text) + 3);
    ck_assert_uint_eq(l.release.furniture.n, 1);
    ck_assert_uint_eq(l.release.furniture.v[0].n_spans, 3);
    done(&l);
}
END_TEST

START_TEST(every_failed_allocation_is_reported) {
    static const char text[] = "> From: a@b.example\n> Subject: x\n> Content-Transfer-Encoding: quoted-printable\n>\n> The board=20=\n> opened com-\n> mon work\n> Page 2\n\f> more\n>\t\xC2\xA0x\n";
    for (unsigned long n = 1; n < 40; n++) {
        pc_release *release = NULL;
        fail_allocation(n, true);
        pc_status status = pc_parse(text, sizeof text - 1, NULL, &release);
        unsigned long made = allocations_made();
        fail_allocation(0, false);
        if (status == PC_OK)
            pc_release_free(release);
        else
            ck_assert_int_eq(status, PC_NO_MEMORY);
        ck_assert(status == PC_OK || made >= n);
    }
}
END_TEST

Suite *layout_suite(void) {
    const TTest *const tests[] = {lines_end_where_any_system_ends_them,
                                         wrapped_paragraphs_are_joined,
                                         one_paragraph_a_line_is_left_alone,
                                         an_indent_opens_a_paragraph,
                                         double_spaced_text_is_read_as_one,
                                         text_wrapped_twice_is_joined,
                                         other_languages_are_joined_too,
                                         divided_words_are_healed_as_the_document_has_them,
                                         addresses_are_put_together,
                                         page_furniture_is_taken_out_of_sentences,
                                         what_only_looks_like_page_furniture_stays,
                                         page_numbers_are_known_by_their_series,
                                         a_running_head_is_dropped_wherever_it_recurs,
                                         mail_is_unpacked,
                                         quoted_printable_is_decoded_where_it_is_meant,
                                         flowed_text_flows_only_when_the_header_says_so,
                                         odd_blanks_become_one_space_unless_they_mean_something,
                                         runs_of_spaces_part_fields,
                                         double_spaces_part_paragraphs_only_where_single_ones_part_sentences,
                                         rows_of_a_table_stay_rows,
                                         a_span_leaves_out_what_was_dropped_and_covers_what_was_healed,
                                         every_failed_allocation_is_reported,
                                         NULL};
    return suite_of("layout", tests);
}
