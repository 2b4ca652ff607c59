#include "support.h"

typedef struct lang_case {
    pc_lang lang;
    const char *text;
} lang_case;

static void check(const lang_case *cases, size_t n) {
    for (size_t i = 0; i < n; i++) {
        pc_release *release = parsed(cases[i].text, NULL);
        ck_assert_msg(release->lang == cases[i].lang, "%s, not %s: %.70s", release->lang == PC_LANG_NONE ? "none" : pc_lang_name(release->lang),
                      cases[i].lang == PC_LANG_NONE ? "none" : pc_lang_name(cases[i].lang), cases[i].text);
        pc_release_free(release);
    }
}
#define CHECK(cases) check(cases, sizeof(cases) / sizeof *(cases))

START_TEST(running_text_tells_its_language) {
    static const lang_case cases[] = {
        {PC_EN, "The mill will be open to visitors from Monday, and the first loaves are to be sold at the market on the square."},
        {PC_FR, "Le moulin sera ouvert aux visiteurs dès lundi et les premiers pains seront vendus au marché sur la place du village."},
        {PC_ES, "El molino abrirá sus puertas a los visitantes el lunes y los primeros panes se venderán en el mercado de la plaza."},
        {PC_DE, "Die Mühle steht den Besuchern ab Montag offen, und die ersten Brote werden auf dem Markt am Rathaus verkauft."},
        {PC_PT, "O moinho abre as portas aos visitantes na segunda-feira e os primeiros pães serão vendidos no mercado da praça."},
        {PC_IT, "Il mulino apre ai visitatori da lunedì e i primi pani saranno venduti al mercato della piazza, come ha detto il mugnaio."},
        {PC_RU, "Мельница откроется для посетителей в понедельник, и первый хлеб будет продан на рынке у площади, сообщил мельник."},
        {PC_AR, "تفتح المطحنة أبوابها أمام الزوار يوم الاثنين، وسيباع أول خبز في السوق القريب من الساحة، كما قال صاحب المطحنة في بيان."},
        {PC_ZH, "磨坊将于星期一向游客开放，第一批面包将在广场附近的市场出售，磨坊主表示。"},
        {PC_ZH, "磨坊將於星期一向遊客開放，第一批麵包將在廣場附近的市場出售。"},
        {PC_JA, "水車小屋は月曜日から一般に公開され、最初のパンは広場の市場で販売されます。"},
    };
    CHECK(cases);
}
END_TEST

START_TEST(a_few_words_are_enough_when_they_are_clear) {
    static const lang_case cases[] = {
        {PC_FR, "La ville et les écoles de la région"},
        {PC_DE, "Der Bund und die Länder"},
        {PC_EN, "The end of the line"},
        {PC_JA, "新しい駅が開業します"},
        {PC_ZH, "新车站开通"},
    };
    CHECK(cases);
}
END_TEST

START_TEST(labels_tell_where_there_is_nothing_else) {
    static const lang_case cases[] = {
        {PC_FR, "COMMUNIQUÉ DE PRESSE\n\nPOUR DIFFUSION IMMÉDIATE\n\nAcme Orbitron 7"},
        {PC_IT, "COMUNICATO STAMPA\n\nAcme Orbitron 7\n\nUfficio stampa: Bo Ek"},
        {PC_DE, "PRESSEMITTEILUNG\n\nAcme Orbitron 7\n\nPressekontakt: Bo Ek"},
    };
    CHECK(cases);
}
END_TEST

START_TEST(the_text_outweighs_the_language_of_its_labels) {
    static const lang_case cases[] = {
        {PC_DE, "PRESS RELEASE\n\nFOR IMMEDIATE RELEASE\n\nNeue Brücke über die Enz\n\nDie Stadt hat am Montag die neue Brücke über die Enz "
                "eröffnet. Sie ist für Radfahrer und für Fußgänger gedacht und wird auch im Winter geräumt.\n\nMedia contact: Ina Bolz"},
        {PC_EN, "COMUNICADO DE PRENSA / PRESS RELEASE\n\nJosé Luis de la Peña y García leads the board\n\nThe board of the museum elected José Luis de la "
                "Peña y García of San Pedro de los Pinos as its chair. He will take office in the autumn, the museum said."},
        {PC_FR, "PRESS RELEASE\n\nAcme lance la gamme Smart Home Office Suite\n\nLa société Acme lance aujourd'hui une nouvelle gamme pour les bureaux. "
                "Elle sera vendue dans toute la France et en Belgique dès le mois de mai."},
    };
    CHECK(cases);
}
END_TEST

START_TEST(a_long_head_does_not_hide_the_text) {
#define TEN(line) line line line line line line line line line line
#define CONTACT "Ina Bolz, +49 711 5550 100, bolz@example.org\n"
#define STORY "Die Stadt hat die neue Brücke eröffnet, und sie ist für alle Bürger gedacht. "
    static const char text[] = TEN(CONTACT) TEN(CONTACT) TEN(CONTACT) TEN(CONTACT) "\n" TEN(STORY) TEN(STORY);
#undef TEN
#undef CONTACT
#undef STORY
    static lang_case cases[1];
    cases[0] = (lang_case){PC_DE, text};
    CHECK(cases);
}
END_TEST

START_TEST(other_languages_are_none_of_the_ten) {
    static const lang_case cases[] = {
        {PC_LANG_NONE, "De molen is vanaf maandag open voor bezoekers en het eerste brood wordt op de markt bij het plein verkocht, zegt de molenaar."},
        {PC_LANG_NONE, "Kvarnen öppnar för besökare på måndag och det första brödet säljs på torget, säger mjölnaren som också är bagare i byn."},
        {PC_LANG_NONE, "Młyn zostanie otwarty dla zwiedzających w poniedziałek, a pierwszy chleb będzie sprzedawany na rynku przy placu, powiedział młynarz."},
        {PC_LANG_NONE, "Moara se deschide pentru vizitatori de luni, iar prima pâine va fi vândută la piața din centru, a spus morarul într-un comunicat."},
        {PC_LANG_NONE, "El molí obre les portes als visitants a partir de dilluns i els primers pans es vendran al mercat de la plaça, també amb formatge."},
        {PC_LANG_NONE, "Değirmen pazartesi gününden itibaren ziyaretçilere açılıyor ve ilk ekmekler meydandaki pazarda satılacak."},
        {PC_LANG_NONE, "Млин відкриється для відвідувачів у понеділок, і перший хліб буде продано на ринку, що біля площі, повідомив мірошник."},
        {PC_LANG_NONE, "Мелницата ще бъде отворена за посетители от понеделник, а първият хляб ще се продава на пазара до площада, каза мелничарят."},
        {PC_LANG_NONE, "آسیاب از روز دوشنبه به روی بازدیدکنندگان باز است و نخستین نان در بازار میدان فروخته می‌شود که این برای شهر است."},
        {PC_LANG_NONE, "방앗간은 월요일부터 방문객에게 개방되며 첫 빵은 광장 시장에서 판매됩니다."},
        {PC_LANG_NONE, "Ο μύλος ανοίγει για τους επισκέπτες από τη Δευτέρα και το πρώτο ψωμί θα πωληθεί στην αγορά."},
        {PC_LANG_NONE, "Acme Orbitron 7 XT"},
        {PC_LANG_NONE, "12345 67890"},
        {PC_LANG_NONE, ""},
    };
    CHECK(cases);
}
END_TEST

START_TEST(a_key_in_the_head_wins) {
    static const lang_case cases[] = {
        {PC_FR, "---\ntitle: The mill opens\nlang: fr\n---\n\nThe mill is open to the public and the bread is sold at the market."},
        {PC_DE, "Headline: The mill opens\nLanguage: de-AT\n\nThe mill is open to the public and the bread is sold at the market."},
        {PC_IT, "---\nlanguage: \"it\"\n---\nThe mill is open to the public."},
        {PC_ES, "Idioma: Español\n\nThe mill is open to the public and the bread is sold."},
        {PC_EN, "---\nlang: tlh\n---\nThe mill is open to the public and the bread is sold at the market of the town."},
        {PC_EN, "Language matters: the mill is open to the public and the bread is sold at the market of the town."},
    };
    CHECK(cases);
}
END_TEST

START_TEST(the_language_given_is_kept) {
    pc_release *release = parsed("The mill is open to the public and the bread is sold at the market.\nlang: fr", "pt");
    ck_assert_int_eq(release->lang, PC_PT);
    pc_release_free(release);
}
END_TEST

START_TEST(one_endless_word_is_read_through) {
    static char text[200001];
    memset(text, 'a', sizeof text - 1);
    pc_release *release = parsed(text, NULL);
    ck_assert_int_eq(release->lang, PC_LANG_NONE);
    pc_release_free(release);
    for (size_t i = 0; i + 2 < sizeof text; i += 3)
        memcpy(text + i, "\xE4\xBD\xA0", 3);
    release = parsed_bytes(text, (sizeof text - 1) / 3 * 3, NULL);
    ck_assert_int_eq(release->lang, PC_ZH);
    pc_release_free(release);
}
END_TEST

Suite *lang_suite(void) {
    const TTest *const tests[] = {
        running_text_tells_its_language, a_few_words_are_enough_when_they_are_clear, labels_tell_where_there_is_nothing_else,
        the_text_outweighs_the_language_of_its_labels, a_long_head_does_not_hide_the_text, other_languages_are_none_of_the_ten,
        a_key_in_the_head_wins, the_language_given_is_kept, one_endless_word_is_read_through, NULL,
    };
    return suite_of("lang", tests);
}
