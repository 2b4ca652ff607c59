/* What other languages do differently: where the subject stands, what the parts of a name are, how a page is dated. */
#include "support.h"

#include <stdio.h>

typedef struct {
    const char *lang, *text, *speaker, *title;
} spoken_case;

static const struct {
    const char *lang, *text;
} heads[] = {
    {"de", "Neues Werk in Soest eröffnet\n\nSoest, 3. September 2019 – Die Firma hat am Montag ein neues Werk eröffnet, das für die Region wichtig ist.\n\n"},
    {"it", "Nuovo museo a Trieste\n\nTrieste, 3 settembre 2019 – Il museo della bora apre oggi le porte alla città e ai visitatori.\n\n"},
    {"es", "Nueva planta en Soria\n\nSoria, 3 de septiembre de 2019 – La empresa abre hoy una planta en la ciudad para los vecinos.\n\n"},
    {"pt", "Nova fábrica em Évora\n\nÉvora, 3 de setembro de 2019 – A empresa abre hoje uma fábrica na cidade para os moradores.\n\n"},
    {"fr", "Nouvelle usine à Tulle\n\nTulle, le 3 septembre 2019 – L’entreprise ouvre une usine dans la ville pour les habitants.\n\n"},
    {"ru", "Новый завод в Туле\n\nТула, 3 сентября 2019 г. – Компания открыла в городе новый завод для жителей области.\n\n"},
    {"ar", "افتتاح مصنع جديد في دبي\n\nدبي، 3 سبتمبر 2019 – افتتحت الشركة اليوم مصنعا جديدا في المدينة من أجل سكان المنطقة.\n\n"},
    {"zh", "东港集团开设新厂\n\n青岛2019年9月3日 -- 东港集团今天宣布，新厂在青岛正式投产。\n\n"},
    {"ja", "みなと電機、新工場を開設\n\n株式会社みなと電機（本社：横浜市）は、本日、横浜市に新しい工場を開設しました。\n\n"},
};

/* The last quotation of each text. */
static const spoken_case spoken[] = {
    /* German parts a verb, and has its subject behind it where anything else opens the sentence */
    {"de", "Zu den Vorwürfen des Verbands stellte Moser fest: „Wir haben den Plan am Montag vorgelegt.“", "Moser", NULL},
    {"de", "Im Mittagsjournal stellt Ministerin Anna Moser fest, dass „die Regierung darüber beraten wird, wenn der Bericht vorliegt“.", "Anna Moser", "Ministerin"},
    {"de", "Abschließend hält Bürgermeister Peter Lang fest: „Die Stadt braucht das Werk.“", "Peter Lang", "Bürgermeister"},
    {"de", "In ihrer Rede hob Präsidentin Anna Moser hervor: „Wir haben den Plan am Montag vorgelegt.“", "Anna Moser", "Präsidentin"},
    {"de", "Zu den Vorwürfen des Verbands erklärte Moser: „Wir haben den Plan am Montag vorgelegt.“", "Moser", NULL},
    {"de", "Nach dem Treffen in Berlin sagte Ministerin Anna Moser: „Wir haben den Plan am Montag vorgelegt.“", "Anna Moser", "Ministerin"},
    {"de", "Anna Moser sagte Reportern: „Wir haben den Plan am Montag vorgelegt.“", "Anna Moser", NULL},
    /* an article ends a German name, and says what an office is of */
    {"de", "„Wir wollen das Werk bis Mai ausbauen“, sagte Moser der Soester Zeitung (Freitagausgabe).", "Moser", NULL},
    {"de", "„Wir wollen das Werk bis Mai ausbauen“, sagte der Vorsitzende des Verbands der Müller, Peter Lang.", "Peter Lang", "Vorsitzende des Verbands der Müller"},
    {"de", "„Wir wollen das Werk bis Mai ausbauen“, erklärte die Leiterin des Amtes für Umwelt, Anna Moser, am Montag.", "Anna Moser", "Leiterin des Amtes für Umwelt"},
    {"de", "„Wir wollen das Werk bis Mai ausbauen“, sagte Peter Lang, Präsident des Verbands der Müller.", "Peter Lang", "Präsident des Verbands der Müller"},
    {"de", "„Wir wollen das Werk bis Mai ausbauen“, sagte heute, Mittwoch, der außenpolitische Sprecher der Partei, Abg. Dr. Michael Stein.", "Michael Stein", "außenpolitische Sprecher der Partei"},
    {"de", "„Wir wollen das Werk bis Mai ausbauen“, sagt heute Vizekanzler Peter Lang.", "Peter Lang", "Vizekanzler"},
    {"de", "Stadtwerke-Chef Peter Lang kündigte an: „Wir werden das Werk im Mai öffnen.“", "Peter Lang", "Stadtwerke-Chef"},
    {"de", "„Wir wollen das Werk bis Mai ausbauen“, sagte heute, Mittwoch, Umweltsprecher Peter Lang.", "Peter Lang", "Umweltsprecher"},
    {"de", "Klimaschutzministerin Anna Moser betont: „Wir wollen das Werk bis Mai ausbauen.“", "Anna Moser", "Klimaschutzministerin"},
    /* several small words in a name */
    {"de", "„Wir wollen das Werk bis Mai ausbauen“, sagte Ursula von der Heide.", "Ursula von der Heide", NULL},
    {"fr", "« Cette usine est une chance », a déclaré Ursula von der Heide, présidente de la Commission.", "Ursula von der Heide", "présidente de la Commission"},
    {"es", "«La planta es importante», dijo Ursula von der Heide, presidenta de la Comisión.", "Ursula von der Heide", "presidenta de la Comisión"},
    {"pt", "\"A fábrica é importante para todos\", afirma o presidente-executivo da Corticeira, José Galvão de França.", "José Galvão de França", "presidente-executivo da Corticeira"},
    /* a noun behind its article is nobody; an office alone is whoever holds it */
    {"de", "Der Ministerpräsident Stephan Lang hat den Plan kritisiert. „Das ist falsch“, sagte der niedersächsische SPD-Landeschef.", "Stephan Lang", "Ministerpräsident"},
    {"de", "Die Außenministerin Anna Moser war da. Die Außenministerin sieht in dem Vertrag „zum ersten Mal die Chance, die Region zu stärken“.", "Anna Moser", "Außenministerin"},
    {"de", "Es gibt Fotos von Ministerin Anna Moser. Die Ministerin sieht in dem Vertrag „zum ersten Mal die Chance, die Region zu stärken“.", "Anna Moser", "Ministerin"},
    {"ru", "Президент Иван Лосев заявил, что сделает перерыв. «Мы прервемся минут на пятнадцать», — объявил президент.", "Иван Лосев", "Президент"},
    {"ja", "港社の高田育昌（たかだやすまさ）パートナービジネス開発室長は「県内外に魅力を発信していきたい」と話した。", "高田育昌", "パートナービジネス開発室長"},
    /* the next sentence points back to the words */
    {"it", "\"Il museo racconta il vento a tutta la città\". Lo ha detto a Radio Adria il presidente della fondazione, Paolo Furlan.", "Paolo Furlan", "presidente della fondazione"},
    {"it", "“Il museo racconta il vento a tutta la città”. Così il sindaco di Trieste, Paolo Furlan.", "Paolo Furlan", "sindaco di Trieste"},
    {"es", "“La planta es importante para todos”, así lo ha señalado el alcalde de Soria, Pedro Marcos.", "Pedro Marcos", "alcalde de Soria"},
    {"pt", "“A fábrica vai empregar cem pessoas.” Foi o que disse Ana Prado, CEO da Corticeira.", "Ana Prado", "CEO da Corticeira"},
    {"fr", "« Cette usine est une chance pour la ville. » C’est ce qu’a déclaré Anne Morel, maire de Tulle.", "Anne Morel", "maire de Tulle"},
    {"ru", "«Завод даст работу тысяче человек». Об этом заявил директор завода Иван Лосев.", "Иван Лосев", "директор завода"},
    {"de", "„Wir wollen das Werk bis Mai ausbauen.“ Das sagte Peter Lang, Präsident des Verbands.", "Peter Lang", "Präsident des Verbands"},
    {"it", "Citato dal quotidiano locale “Il Vento”, Paolo Furlan, direttore del museo, ha dichiarato: “Il museo racconta il vento a tutta la città”.", "Paolo Furlan", "direttore del museo"},
    /* Russian puts what an office is of between the title and the name */
    {"ru", "Президент России Иван Лосев заявил: «Завод даст работу тысяче человек и поможет области».", "Иван Лосев", "Президент России"},
    {"ru", "«Завод даст работу тысяче человек», — заявил премьер-министр РФ Иван Лосев.", "Иван Лосев", "премьер-министр РФ"},
    {"ru", "«Завод даст работу тысяче человек», — заявил глава Тульской области Иван Петрович Лосев.", "Иван Петрович Лосев", "глава Тульской области"},
    {"ru", "Глава Тульской области Иван Лосев открыл завод. «Завод даст работу тысяче человек», – сказал Глава региона.", "Иван Лосев", "Глава Тульской области"},
    {"ru", "Как отметил министр промышленности Казахстана Иван Лосев, «завод даст работу тысяче человек и поможет области».", "Иван Лосев", "министр промышленности Казахстана"},
    {"ru", "«Мы ждали долго», — отметил директор компании Иван Лосев.", "Иван Лосев", "директор компании"},
    /* Arabic: an office, a comma and its holder; the subject behind the verb, not who else is named */
    {"ar", "قال حاكم دبي، الشيخ سالم بن راشد العتيبي، اليوم السبت، إن «المصنع الجديد سيكون الأكبر في المنطقة هذا العام».", "سالم بن راشد العتيبي", "حاكم دبي، الشيخ"},
    {"ar", "وقال رئيس مجلس الوزراء وزير الخارجية القطري، محمد بن عبدالرحمن آل سالم، إن المصنع «سيكون الأكبر في المنطقة هذا العام».", "محمد بن عبدالرحمن آل سالم", "رئيس مجلس الوزراء وزير الخارجية القطري"},
    {"ar", "استقبل الأمير سالم بن ناصر، في مكتبه في المدينة، الأمير خالد بن محمد. وقال سموه في تصريح: «إن هذا المصنع سيكون الأكبر في المنطقة».", "سالم بن ناصر", "الأمير"},
    {"ar", "وقالت نادين حسن، رئيسة قسم الاتصال بشركة «بحر للاستثمار»: «يسعدنا افتتاح هذا المصنع الجديد في المدينة».", "نادين حسن", "رئيسة قسم الاتصال بشركة"},
    /* Chinese and Japanese: when, how a name is read, whose words they were */
    {"zh", "联合国秘书长加利今天在纽约说，他对局势“非常担忧”。", "加利", "联合国秘书长"},
    {"zh", "李明日前在接受采访时表示，新厂将“提供更多就业机会，推动地区发展”。", "李明", NULL},
    {"zh", "“把最精密的发动机都牢牢地攥在自己手里”，首席技能大师杨永修感慨。", "杨永修", "首席技能大师"},
    {"zh", "“摆在我们面前的任务十分艰巨，形势也非常复杂。”李明的开场白，简短而有力。", "李明", NULL},
    {"zh", "“新厂的建设不会停下来！”李明总裁的回答充满自信。", "李明", "总裁"},
    {"ja", "港社の高田育昌（たかだやすまさ）開発室長は「県内外に魅力を発信していきたい」と話した。", "高田育昌", "開発室長"},
    {"ja", "若菜英晴（わかなえいせい）社長は「県内経済がより活性化する一助となる」と述べた。", "若菜英晴", "社長"},
    {"ja", "みなと電機の浜田健一代表取締役社長は、「この工場で次の十年の技術を育てます」と述べています。", "浜田健一", "代表取締役社長"},
    {"ja", "代表取締役社長の田中一郎は「この工場で次の十年の技術を育てます」とコメントしています。", "田中一郎", "代表取締役社長"},
};

static const char *head_of(const char *lang) {
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (strcmp(heads[i].lang, lang) == 0)
            return heads[i].text;
    return "";
}

static pc_release *under_head(const char *lang, const char *text) {
    static char whole[4096];
    size_t n = strlen(head_of(lang));
    ck_assert_uint_lt(n + strlen(text), sizeof whole);
    memcpy(whole, head_of(lang), n);
    memcpy(whole + n, text, strlen(text) + 1);
    return parsed(whole, lang);
}

START_TEST(the_speaker_is_named_as_the_language_names_speakers) {
    const spoken_case *c = &spoken[_i];
    pc_release *release = under_head(c->lang, c->text);
    ck_assert_msg(release->quotes.n > 0, "%s: no quotation", c->text);
    const pc_said *said = release->quotes.v[release->quotes.n - 1].said;
    ck_pc_str_eq(said->speaker, c->speaker);
    ck_pc_str_eq(said->speaker_title, c->title);
    pc_release_free(release);
}
END_TEST

/* A page of the Swiss administration names who published it below the contacts. */
START_TEST(a_publisher_is_nobodys_title) {
    static const char *const lines[] = {"Herausgeber", "Auteur", "Pubblicato da", "Publisher"};
    char text[600];
    snprintf(text, sizeof text, "Wasserkraft\n\nBern, 15.03.2019 - Der Bundesrat will den Bau kleiner Wasserkraftwerke erleichtern.\n\nAdresse für Rückfragen\n\n"
             "Beat Zumstein, Bundesratssprecher\n058 462 37 03, beat.zumstein@example.ch\n\n%s\n\nDer Bundesrat\nhttps://www.example.ch/bundesrat\n", lines[_i]);
    pc_release *release = parsed(text, NULL);
    ck_assert_uint_gt(release->contacts.n, 0);
    ck_pc_str_eq(release->contacts.v[0].name, "Beat Zumstein");
    ck_pc_str_eq(release->contacts.v[0].title, "Bundesratssprecher");
    for (size_t i = 1; i < release->contacts.n; i++)
        ck_assert(!release->contacts.v[i].title.p);
    pc_release_free(release);
}
END_TEST

/* The first quotation of each is the name of something, and nobody speaks it. */
static const struct {
    const char *lang, *text;
} named[] = {
    {"ar", "وقالت نادين حسن، رئيسة قسم الاتصال بشركة «بحر للاستثمار»: «يسعدنا افتتاح هذا المصنع الجديد في المدينة»."},
    {"ar", "وقال سالم العتيبي عبر حسابه على موقع «تويتر»: «يسعدنا افتتاح هذا المصنع الجديد في المدينة»."},
    {"ar", "أكد سالم العتيبي أن المصنع جزء من «رؤية 2030»."},
    {"zh", "他从新手成长为“大国工匠”，首席技师杨永修感慨，手里的精密零件代表着水平。"},
    {"ar", "وقالت وكالة الأنباء السعودية \"واس\" إن المصنع الجديد في المدينة سيكون الأكبر هذا العام."},
    {"zh", "发言人引用数据，介绍“物畅其流”的显著成效。"},
    {"it", "Citato dal quotidiano locale “Il Vento”, Paolo Furlan, direttore del museo, ha dichiarato: “Il museo racconta il vento a tutta la città”."},
    {"ru", "Директор компании «Медовый дом» Иван Лосев заявил: «Завод даст работу тысяче человек и поможет области»."},
};

START_TEST(names_in_marks_are_nobodys_words) {
    pc_release *release = under_head(named[_i].lang, named[_i].text);
    ck_assert_uint_gt(release->quotes.n, 0);
    ck_assert_msg(release->quotes.v[0].kind > PC_QUOTE_PARTIAL, "%s: kind %d", named[_i].text, (int)release->quotes.v[0].kind);
    ck_assert(!release->quotes.v[0].said->speaker.p);
    pc_release_free(release);
}
END_TEST

START_TEST(what_is_said_of_a_plan_is_no_heading_of_an_organization) {
    pc_release *release = under_head("de", "Zu den Plänen der Stadt sagte Moser: „Wir haben den Plan am Montag vorgelegt.“");
    ck_assert_uint_eq(group_count(release, PC_SEC_BOILERPLATE), 0);
    ck_assert_uint_eq(release->quotes.n, 1);
    pc_release_free(release);
}
END_TEST

/* The language is told by the text. */
static const struct {
    const char *text, *headline, *date;
} dated[] = {
    {"Neues Museum in Soest\n\n3. September 2019, 14:05 Uhr | Redaktion Stadt\n\nDie Stadt hat heute ein neues Museum eröffnet, das für die Region und für die Schulen wichtig ist.\n", "Neues Museum in Soest", "2019-09-03"},
    {"Abre un museo en Soria\n\nFecha 08/06/2020\n\nLa ciudad ha abierto hoy un museo para los vecinos de la comarca y para los niños de las escuelas.\n", "Abre un museo en Soria", "2020-06-08"},
    {"A museum opens in Soria\n\n08/06/2020\n\nThe town has opened a museum for the people of the valley and for the children of its schools.\n", "A museum opens in Soria", "2020-08-06"},
    {"افتتاح متحف جديد في دبي\n\nالسبت 05-12-2020 17:58 | كتب: سالم العتيبي |\n\nافتتحت المدينة اليوم متحفا جديدا من أجل سكان المنطقة على الساحل، وهو أول متحف من نوعه في المدينة.\n", "افتتاح متحف جديد في دبي", "2020-12-05"},
    {"افتتاح متحف جديد في دبي\nآخر تحديث: السبت 4 أكتوبر 2025 - 5:58 م بتوقيت دبي\nافتتحت المدينة اليوم متحفا جديدا من أجل سكان المنطقة على الساحل، وهو أول متحف من نوعه في المدينة.\n", "افتتاح متحف جديد في دبي", "2025-10-04"},
    {"东港博物馆开馆\n\n2016年03月16日 18:39 来源：东港新闻\n\n东港市今天宣布，位于港口的新博物馆正式开馆，市民可以免费参观，学校也可以组织学生前往。\n", "东港博物馆开馆", "2016-03-16"},
};

START_TEST(a_date_with_its_time_dates_the_page_and_is_no_deck) {
    pc_release *release = parsed(dated[_i].text, NULL);
    char date[11] = "";
    ck_assert_str_eq(section_text(release, PC_SEC_HEADLINE), dated[_i].headline);
    ck_assert_uint_eq(group_count(release, PC_SEC_SUBHEAD), 0);
    ck_assert(pc_date_full(&release->release_date));
    pc_date_iso(&release->release_date, date);
    ck_assert_str_eq(date, dated[_i].date);
    pc_release_free(release);
}
END_TEST

static const struct {
    const char *text, *city, *wire;
} places[] = {
    {"Werk in Hannover\n\nHannover (dts Nachrichtenagentur) – Die Firma hat am Montag ein neues Werk eröffnet, das für die Region wichtig ist.\n", "Hannover", "dts Nachrichtenagentur"},
    {"Abre la planta\n\nCIUDAD DE MÉXICO (novanota).- La empresa ha abierto hoy una planta en la ciudad para los vecinos de la comarca.\n", "CIUDAD DE MÉXICO", "novanota"},
    {"总理会见记者\n\n新华网北京3月14日电(记者李斌)“我们要有忧患意识，始终保持清醒的头脑。”总理在会见记者时表示，会议进行了三天。\n", "北京", "新华网"},
    {"みなと新聞、提携を発表\n\n同日、本社で提携式が行われ、若林社長は「サービスを推進する」と述べた。提携は四月に始まる。\n", NULL, NULL},
};

START_TEST(a_dateline_is_told_from_a_sentence) {
    pc_release *release = parsed(places[_i].text, NULL);
    ck_pc_str_eq(release->dateline.city, places[_i].city);
    ck_pc_str_eq(release->dateline.wire, places[_i].wire);
    pc_release_free(release);
}
END_TEST

START_TEST(the_line_of_a_news_service_below_the_contacts_is_no_part_of_them) {
    pc_release *release = parsed("Stadtwerke bauen Kraftwerk\n\nWien (OTS) - Die Firma hat am Montag ein neues Werk eröffnet, das für die Region wichtig ist.\n\nRückfragen & Kontakt:\n\n"
                                 "Anna Moser, Tel.: (01) 555 01-420\npresse@example.at\n\nOTS-ORIGINALTEXT UNTER AUSSCHLIESSLICHER INHALTLICHER VERANTWORTUNG DES AUSSENDERS | STW0001\n", NULL);
    ck_assert_ptr_null(strstr(section_text(release, PC_SEC_CONTACT), "OTS-"));
    ck_assert_ptr_nonnull(strstr(section_text(release, PC_SEC_FURNITURE), "OTS-"));
    pc_release_free(release);
}
END_TEST

START_TEST(a_surname_before_a_colon_is_no_language) {
    pc_release *release = parsed("Lang: Die Region braucht das neue Kraftwerk\n\nWien (OTS) - Die Firma hat am Montag ein neues Werk eröffnet, das für die Region wichtig ist.\n", NULL);
    ck_assert_str_eq(section_text(release, PC_SEC_HEADLINE), "Lang: Die Region braucht das neue Kraftwerk");
    pc_release_free(release);
}
END_TEST

START_TEST(names_in_capitals_do_not_make_a_japanese_paragraph_a_deck) {
    pc_release *release = parsed("みなと新聞、HARBOR TIMESと提携\n\nみなと新聞社（横浜市）は5日、情報を配信するサービスのHARBOR TIMES（東京都港区、山田一郎社長）と業務提携を結んだ。"
                                 "\n\n同日、本社で提携式が行われ、若林社長は「サービスを推進する」と述べた。\n", NULL);
    ck_assert_uint_eq(group_count(release, PC_SEC_SUBHEAD), 0);
    ck_assert_uint_eq(group_count(release, PC_SEC_BODY), 2);
    pc_release_free(release);
}
END_TEST

START_TEST(a_text_with_few_small_words_is_arabic_and_persian_is_not) {
    pc_release *release = parsed("نائب الأمير يشكر القيادة\n\nرفع الأمير سالم بن ناصر جزيل الشكر وعظيم الامتنان بمناسبة إطلاق مشاريع المدينة الكبرى لجميع السكان والزوار والعاملين على الساحل الغربي، وقال سموه: «نشكر الجميع من سكان المدينة».\n", NULL);
    ck_assert_int_eq(release->lang, PC_AR);
    pc_release_free(release);
    release = parsed("موزه تازه\n\nاین موزه در شهر برای مردم باز شد و مدیر موزه گفت که این کار را با کمک مردم شهر به پایان رساند و از همه تشکر کرد.\n", NULL);
    ck_assert_int_eq(release->lang, PC_LANG_NONE);
    pc_release_free(release);
}
END_TEST

Suite *tongues_suite(void);
Suite *tongues_suite(void) {
    Suite *s = suite_create("tongues");
    TCase *tc = tcase_create("tongues");
    tcase_add_loop_test(tc, the_speaker_is_named_as_the_language_names_speakers, 0, (int)(sizeof spoken / sizeof *spoken));
    tcase_add_loop_test(tc, names_in_marks_are_nobodys_words, 0, (int)(sizeof named / sizeof *named));
    tcase_add_loop_test(tc, a_publisher_is_nobodys_title, 0, 4);
    tcase_add_test(tc, what_is_said_of_a_plan_is_no_heading_of_an_organization);
    tcase_add_loop_test(tc, a_date_with_its_time_dates_the_page_and_is_no_deck, 0, (int)(sizeof dated / sizeof *dated));
    tcase_add_loop_test(tc, a_dateline_is_told_from_a_sentence, 0, (int)(sizeof places / sizeof *places));
    tcase_add_test(tc, the_line_of_a_news_service_below_the_contacts_is_no_part_of_them);
    tcase_add_test(tc, a_surname_before_a_colon_is_no_language);
    tcase_add_test(tc, names_in_capitals_do_not_make_a_japanese_paragraph_a_deck);
    tcase_add_test(tc, a_text_with_few_small_words_is_arabic_and_persian_is_not);
    suite_add_tcase(s, tc);
    return s;
}
