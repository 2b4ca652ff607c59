#include "support.h"

#include <stdio.h>

enum { EN, FR, ES, DE, PT, IT, RU, AR, ZH, JA, ANY = PC_LANGS };

/** "dateline^separator lede", and the parts as "city | region | country | wire | date" with "-" for what is absent. */
typedef struct dateline_case {
    int lang;
    const char *text, *parts;
} dateline_case;

typedef struct found {
    bool found;
    pc_dateline dateline;
    pc_range span;
    uint32_t lede;
} found;

static found match(const char *text, size_t n, int lang) {
    pc_release release = {.text = {text, n}};
    pc_draft draft = {.release = &release, .langs = lang == ANY ? PC_ANY_LANG : PC_LANG_BIT(lang)};
    found got = {0};
    got.found = pc_dateline_match(&draft, (pc_range){0, (uint32_t)n}, &got.dateline, &got.span, &got.lede);
    return got;
}

static size_t part(char *to, size_t room, const char *before, pc_str s) {
    int n = snprintf(to, room, "%s%.*s", before, s.p ? (int)s.n : 1, s.p ? s.p : "-");
    return (size_t)n;
}

static void parts_of(const pc_dateline *d, char *to, size_t room) {
    size_t n = part(to, room, "", d->city);
    n += part(to + n, room - n, " | ", d->region);
    n += part(to + n, room - n, " | ", d->country);
    n += part(to + n, room - n, " | ", d->wire);
    snprintf(to + n, room - n, " | %d-%d-%d", d->date.year, d->date.month, d->date.day);
}

static void check_dateline(const dateline_case *c) {
    char text[600], got[300];
    const char *bar = strchr(c->text, '^');
    size_t end = (size_t)(bar - c->text);
    int n = snprintf(text, sizeof text, "%.*s%s", (int)end, c->text, bar + 1);
    found f = match(text, (size_t)n, c->lang);
    ck_assert_msg(f.found, "no dateline in \"%s\"", c->text);
    ck_assert_msg(f.span.at == 0 && f.span.end == end, "\"%s\": the dateline is \"%.*s\"", c->text, (int)(f.span.end - f.span.at), text + f.span.at);
    parts_of(&f.dateline, got, sizeof got);
    ck_assert_msg(strcmp(got, c->parts) == 0, "\"%s\": %s, not %s", c->text, got, c->parts);
    ck_assert_msg(f.lede == (uint32_t)n || text[f.lede] == '"' || text[f.lede] == '$' || !strchr(" -:.|/)", text[f.lede]), "\"%s\": the lede begins at \"%s\"", c->text, text + f.lede);
}

static void check_datelines(const dateline_case *cases, size_t n) {
    for (size_t i = 0; i < n; i++)
        check_dateline(&cases[i]);
}
#define CHECK_DATELINES(cases) check_datelines(cases, sizeof(cases) / sizeof *(cases))

START_TEST(datelines_of_wires_and_agencies) {
    static const dateline_case cases[] = {
        {EN, "MINSK, Belarus (AP)^ — The ministers met again.", "MINSK | - | Belarus | AP | 0-0-0"},
        {EN, "GROSSETO, Italy (AP)^ -- Farmers marched.", "GROSSETO | - | Italy | AP | 0-0-0"},
        {EN, "NEW YORK, Sept. 3, 2019^ — Acme opened a mill.", "NEW YORK | - | - | - | 2019-9-3"},
        {EN, "CARLSBAD, Calif., May 5, 2025 /PRNewswire/^ -- Acme opened a mill.", "CARLSBAD | Calif. | - | PRNewswire | 2025-5-5"},
        {EN, "NEW YORK , Feb. 3, 2020 /PRNewswire-AsiaNet/^ -- Acme opened a mill.", "NEW YORK | - | - | PRNewswire-AsiaNet | 2020-2-3"},
        {EN, "TORONTO, Sept. 3, 2019 /CNW/^ - Acme opened a mill.", "TORONTO | - | - | CNW | 2019-9-3"},
        {EN, "CUPERTINO, Calif.--(BUSINESS WIRE)^--Acme opened a mill.", "CUPERTINO | Calif. | - | BUSINESS WIRE | 0-0-0"},
        {EN, "SAN FRANCISCO & TEL AVIV, Israel--(BUSINESS WIRE)^--Acme opened a mill.", "SAN FRANCISCO & TEL AVIV | - | Israel | BUSINESS WIRE | 0-0-0"},
        {EN, "KANSAS CITY, Mo.--(BUSINESS WIRE)--Sept. 3, 2019^--Acme opened a mill.", "KANSAS CITY | Mo. | - | BUSINESS WIRE | 2019-9-3"},
        {EN, "HOUSTON, April 01, 2024 (GLOBE NEWSWIRE)^ -- Acme opened a mill.", "HOUSTON | - | - | GLOBE NEWSWIRE | 2024-4-1"},
        {EN, "Salt Lake City, UT,  Aug. 08, 2024  (GLOBE NEWSWIRE)^ -- Acme opened.", "Salt Lake City | UT | - | GLOBE NEWSWIRE | 2024-8-8"},
        {EN, "DUBAI, United Arab Emirates, April 1, 2024 (GLOBE NEWSWIRE)^ -- Acme.", "DUBAI | - | United Arab Emirates | GLOBE NEWSWIRE | 2024-4-1"},
        {EN, "RALEIGH, NC / ACCESSWIRE / December 5, 2023^ / Acme opened a mill.", "RALEIGH | NC | - | ACCESSWIRE | 2023-12-5"},
        {EN, "AUSTIN, TX, UNITED STATES, July 1, 2024 /EINPresswire.com/^ -- Acme.", "AUSTIN | TX | UNITED STATES | EINPresswire.com | 2024-7-1"},
        {EN, "Toronto, Ontario--(Newsfile Corp. - September 3, 2019)^ - Acme opened.", "Toronto | Ontario | - | Newsfile Corp. | 2019-9-3"},
        {EN, "GENEVA, Switzerland, September 3, 2019/APO Group/^ -- Acme opened.", "GENEVA | - | Switzerland | APO Group | 2019-9-3"},
        {DE, "Berlin (ots)^ - Das Werk ist offen.", "Berlin | - | - | ots | 0-0-0"},
        {DE, "Wien (OTS)^ - Das Werk ist offen.", "Wien | - | - | OTS | 0-0-0"},
        {EN, "NAGS HEAD, NC, September 30, 2024 /24-7PressRelease/^ -- Acme opened.", "NAGS HEAD | NC | - | 24-7PressRelease | 2024-9-30"},
        {EN, "VIENNA, MISSOURI - November 3, 2025 (NEWMEDIAWIRE)^ - Acme opened.", "VIENNA | MISSOURI | - | NEWMEDIAWIRE | 2025-11-3"},
        {EN, "SAN MATEO/HANOI - Media OutReach Newswire - 8 June 2026^ - Acme opened.", "SAN MATEO/HANOI | - | - | Media OutReach Newswire | 2026-6-8"},
        {EN, "FORT LAUDERDALE, Fla., May 6, 2026 – PRISM MediaWire (Press Release Service)^ – Acme, Inc. opened.", "FORT LAUDERDALE | Fla. | - | PRISM MediaWire | 2026-5-6"},
        {EN, "Alpine, Texas (Newsworthy.ai) Saturday Feb 14, 2026 @ 10:15 AM US/Central^ — Acme opened.", "Alpine | Texas | - | Newsworthy.ai | 2026-2-14"},
        {EN, "ELGIN, IL / PR Karma / August 11, 2025 0:10^", "ELGIN | IL | - | PR Karma | 2025-8-11"},
        {EN, "Reno, United States - January 11, 2025 / Acme Paving /^", "Reno | - | United States | - | 2025-1-11"},
        {EN, "MINSK, 4 September (BelTA)^ – The ministers met.", "MINSK | - | - | BelTA | 0-9-4"},
        {EN, "MINSK. KAZINFORM^ The ministers met.", "MINSK | - | - | KAZINFORM | 0-0-0"},
        {EN, "MOSCOW, Monday (Reuters)^ - The ministers met.", "MOSCOW | - | - | Reuters | 0-0-0"},
        {EN, "LONDON, March 3 (Reuters)^ - Shares rose.", "LONDON | - | - | Reuters | 0-3-3"},
        {EN, "March 3 (Reuters)^ - Shares rose on the news.", "- | - | - | Reuters | 0-3-3"},
        {EN, "LONDON, March 3, Reuter^ - Shares rose.", "LONDON | - | - | Reuter | 0-3-3"},
        {EN, "NEW YORK, 3 September (Office of the Envoy)^ — The envoy met ministers.", "NEW YORK | - | - | Office of the Envoy | 0-9-3"},
    };
    CHECK_DATELINES(cases);
}
END_TEST

START_TEST(datelines_of_releases) {
    static const dateline_case cases[] = {
        {EN, "Minsk, 03 September 2019^ – The conference opened.", "Minsk | - | - | - | 2019-9-3"},
        {EN, "Sochi, 17 October 2019^ – The forum opened.", "Sochi | - | - | - | 2019-10-17"},
        {EN, "10 July 2019, Nairobi^ – The forum opened.", "Nairobi | - | - | - | 2019-7-10"},
        {EN, "10 July 2019, Gigiri^ – The forum opened.", "Gigiri | - | - | - | 2019-7-10"},
        {EN, "GENEVA (3 September 2019)^ – Experts warned.", "GENEVA | - | - | - | 2019-9-3"},
        {EN, "Brussels, 14 May 2019^", "Brussels | - | - | - | 2019-5-14"},
        {EN, "BEIRUT, Lebanon, June 2^. The mills opened.", "BEIRUT | - | Lebanon | - | 0-6-2"},
        {EN, "QUEZON CITY, Philippines^ — The mills opened.", "QUEZON CITY | - | Philippines | - | 0-0-0"},
        {EN, "WASHINGTON (May 17, 2007)^ - Four projects won.", "WASHINGTON | - | - | - | 2007-5-17"},
        {EN, "Washington, D.C.^ -- Senator Doe won.", "Washington | D.C. | - | - | 0-0-0"},
        {EN, "WASHINGTON D.C.^ --In a vote today the chamber agreed.", "WASHINGTON | D.C. | - | - | 0-0-0"},
        {EN, "(WASHINGTON, DC)^ – Senator Doe won.", "WASHINGTON | DC | - | - | 0-0-0"},
        {EN, "(Washington D.C.)^  Although the vote was close, it passed.", "Washington | D.C. | - | - | 0-0-0"},
        {EN, "WASHINGTON, D.C.^---Senator Doe won.", "WASHINGTON | D.C. | - | - | 0-0-0"},
        {EN, "WASHINGTON^--Senator Doe won.", "WASHINGTON | - | - | - | 0-0-0"},
        {EN, "WASHINGTON, D.C.^- Senator Doe won.", "WASHINGTON | D.C. | - | - | 0-0-0"},
        {EN, "WASHINGTON, D.C.^: Senator Doe won.", "WASHINGTON | D.C. | - | - | 0-0-0"},
        {EN, "WASHINGTON^-The office won.", "WASHINGTON | - | - | - | 0-0-0"},
        {EN, "(BUTTE)^ - The senator met miners in the town today.", "BUTTE | - | - | - | 0-0-0"},
        {EN, "ZZYZX^ - The senator met the miners of the town today and on Monday.", "ZZYZX | - | - | - | 0-0-0"},
        {EN, "CRESTED BUTTE, Colo.^ - Skiers came.", "CRESTED BUTTE | Colo. | - | - | 0-0-0"},
        {EN, "[ North Vancouver, BC - May 1, 2024 ]^ - Acme opened.", "North Vancouver | BC | - | - | 2024-5-1"},
        {EN, "Nantes, France – September 2nd, 2025^ – Acme opened.", "Nantes | - | France | - | 2025-9-2"},
        {EN, "DALLAS, TX -- February 20, 2026^ -- Acme opened.", "DALLAS | TX | - | - | 2026-2-20"},
        {EN, "LAS VEGAS, VALLETTA, Feb. 9, 2024^ – Acme opened.", "LAS VEGAS | - | - | - | 2024-2-9"},
        {EN, "New York, NY, March 10th, 2026^", "New York | NY | - | - | 2026-3-10"},
        {EN, "Cáceres, Extremadura, Spain, 22 July 2009^ - The city hosts.", "Cáceres | Extremadura | Spain | - | 2009-7-22"},
        {EN, "The Kremlin, Moscow^", "Moscow | - | - | - | 0-0-0"},
        {EN, "Novo-Ogaryovo, Moscow Region^", "Novo-Ogaryovo | Moscow Region | - | - | 0-0-0"},
        {EN, "Yekaterinburg^", "Yekaterinburg | - | - | - | 0-0-0"},
        {EN, "WINSTON-SALEM, N.C.^ - Acme opened.", "WINSTON-SALEM | N.C. | - | - | 0-0-0"},
        {EN, "Munich^. The Acme Group opened a mill.", "Munich | - | - | - | 0-0-0"},
        {EN, "Munich/Beijing^. The Acme Group opened a mill.", "Munich/Beijing | - | - | - | 0-0-0"},
        {EN, "September 3, 2019 (WASHINGTON)^ – The office won.", "WASHINGTON | - | - | - | 2019-9-3"},
        {EN, "MARCH 3, 2019 - LONDON^ - The office won.", "LONDON | - | - | - | 2019-3-3"},
    };
    CHECK_DATELINES(cases);
}
END_TEST

START_TEST(datelines_whose_dash_was_lost) {
    static const dateline_case cases[] = {
        {EN, "WASHINGTON^ The former owner of a Miami clinic was sentenced today.", "WASHINGTON | - | - | - | 0-0-0"},
        {EN, "WASHINGTON^ A grand jury in Ohio returned an indictment today.", "WASHINGTON | - | - | - | 0-0-0"},
        {EN, "WASHINGTON, D.C.^  Senator Doe (R-Utah) won a vote today.", "WASHINGTON | D.C. | - | - | 0-0-0"},
        {EN, "WASHINGTON, D.C.^  U.S. Senator Doe (R-Utah) won a vote today.", "WASHINGTON | D.C. | - | - | 0-0-0"},
        {EN, "WASHINGTON  DC^    U S  Senators Doe and Roe won a vote today.", "WASHINGTON | DC | - | - | 0-0-0"},
        {EN, "WASHINGTON  DC^ U S  Senators Doe and Roe won a vote in the chamber.", "WASHINGTON | DC | - | - | 0-0-0"},
        {EN, "Washington  D C^    Today  Senator Doe won a vote.", "Washington | D C | - | - | 0-0-0"},
        {EN, "Washington^ United States Senators Doe and Roe won a vote together.", "Washington | - | - | - | 0-0-0"},
        {EN, "WASHINGTON    Washington  D C^     A week after the vote Doe spoke.", "WASHINGTON | D C | - | - | 0-0-0"},
        {EN, "WASHINGTON, D.C.^ â The senate acted.", "WASHINGTON | D.C. | - | - | 0-0-0"},
        {EN, "TALLAHASSEE, FL^  A judge is to rule today.", "TALLAHASSEE | FL | - | - | 0-0-0"},
        {EN, "WESTMINSTER  CO^   Today  every member of the council signed a letter to the board.", "WESTMINSTER | CO | - | - | 0-0-0"},
        {EN, "RAYVILLE  La^    The council signed a letter to the board today.", "RAYVILLE | La | - | - | 0-0-0"},
        {EN, "Des Moines^    Senator Doe won.", "Des Moines | - | - | - | 0-0-0"},
        {EN, "NEW YORK, Oct 19^ Shares rose in the first hour of the day.", "NEW YORK | - | - | - | 0-10-19"},
    };
    CHECK_DATELINES(cases);
}
END_TEST

START_TEST(datelines_of_the_other_languages) {
    static const dateline_case cases[] = {
        {FR, "GENÈVE, le 3 septembre 2019^ – La réunion a eu lieu.", "GENÈVE | - | - | - | 2019-9-3"},
        {FR, "MONTRÉAL, le 3 sept. 2019 /CNW/^ - Acme ouvre une usine.", "MONTRÉAL | - | - | CNW | 2019-9-3"},
        {FR, "Boulogne-sur-Seine, le 1er juin 2026^ – Acme ouvre une usine.", "Boulogne-sur-Seine | - | - | - | 2026-6-1"},
        {FR, "Saint-Aubin, le 1er juin 2026^ – Acme ouvre une usine.", "Saint-Aubin | - | - | - | 2026-6-1"},
        {FR, "Port-Blanc, le 1er juin 2026^ – Acme ouvre une usine.", "Port-Blanc | - | - | - | 2026-6-1"},
        {FR, "Sainte Aube, le 1er juin 2026^ – Acme ouvre une usine.", "Sainte Aube | - | - | - | 2026-6-1"},
        {EN, "St. Aldwyn, 3 June 2026^ – Acme opened a mill.", "St. Aldwyn | - | - | - | 2026-6-3"},
        {EN, "Paris, le 29 juin 2026^ – The ministers met.", "Paris | - | - | - | 2026-6-29"},
        {FR, "Paris, le 29 juin 2026^", "Paris | - | - | - | 2026-6-29"},
        {ES, "GINEBRA (3 de septiembre de 2019)^ – Los expertos hablaron.", "GINEBRA | - | - | - | 2019-9-3"},
        {ES, "Madrid, 3 de septiembre de 2019^.- El ministro habló.", "Madrid | - | - | - | 2019-9-3"},
        {ES, "(Madrid, 3/09/2019)^ El ministro habló ayer.", "Madrid | - | - | - | 2019-9-3"},
        {DE, "Bern, 12.03.2019^ - Der Bundesrat hat entschieden.", "Bern | - | - | - | 2019-3-12"},
        {DE, "Genf/Bern, 3. September 2019^ – Der Rat hat entschieden.", "Genf/Bern | - | - | - | 2019-9-3"},
        {DE, "München^. Das Werk ist offen.", "München | - | - | - | 0-0-0"},
        {PT, "Lisboa, 3 de setembro de 2019^ – A fábrica abriu.", "Lisboa | - | - | - | 2019-9-3"},
        {PT, "São Paulo, setembro de 2019^ – A fábrica abriu.", "São Paulo | - | - | - | 2019-9-0"},
        {IT, "Roma, 3 settembre 2019^ – La fabbrica apre.", "Roma | - | - | - | 2019-9-3"},
        {IT, "Bellinzona, 3 settembre 2019^ – La fabbrica apre.", "Bellinzona | - | - | - | 2019-9-3"},
        {RU, "Минск, 3 сентября 2019 г.^ – Завод открыт.", "Минск | - | - | - | 2019-9-3"},
        {RU, "МИНСК, 3 сентября. /ТАСС/^. Завод открыт.", "МИНСК | - | - | ТАСС | 0-9-3"},
        {RU, "МОСКВА, 3 сентября — РИА Новости^. Завод открыт.", "МОСКВА | - | - | РИА Новости | 0-9-3"},
        {AR, "جنيف، 3 أيلول/سبتمبر 2019^ – افتتح المصنع اليوم", "جنيف | - | - | - | 2019-9-3"},
        {AR, "دبي، الإمارات العربية المتحدة، 3 سبتمبر 2019^: افتتح المصنع", "دبي | - | الإمارات العربية المتحدة | - | 2019-9-3"},
        {AR, "الكويت - 3 - 9 (كونا)^ -- افتتح المصنع اليوم", "الكويت | - | - | كونا | 0-0-0"},
        {AR, "دمشق-سانا^ افتتح المصنع اليوم", "دمشق | - | - | سانا | 0-0-0"},
        {AR, "أبوظبي في 3 سبتمبر / وام /^ افتتح المصنع اليوم", "أبوظبي | - | - | وام | 0-9-3"},
        {AR, "القاهرة (رويترز)^ - افتتح المصنع اليوم", "القاهرة | - | - | رويترز | 0-0-0"},
        {AR, "عمان 3 أيلول (بترا)^- افتتح المصنع اليوم", "عمان | - | - | بترا | 0-9-3"},
        {AR, "بغداد/ واع/^ افتتح المصنع اليوم", "بغداد | - | - | واع | 0-0-0"},
        {AR, "الرياض 02 محرم 1441 هـ الموافق 01 سبتمبر 2019 م واس^", "الرياض | - | - | واس | 2019-9-1"},
        {AR, "رام الله 3-9-2019 وفا^- افتتح المصنع اليوم", "رام الله | - | - | وفا | 2019-9-3"},
        {AR, "بلدة النخيل 3 سبتمبر (شينخوا)^ -- افتتح المصنع اليوم", "بلدة النخيل | - | - | شينخوا | 0-9-3"},
        {ZH, "北京2019年9月3日 /美通社/^ -- 工厂开业。", "北京 | - | - | 美通社 | 2019-9-3"},
        {ZH, "新华社北京9月3日电^ 工厂开业。", "北京 | - | - | 新华社 | 0-9-3"},
        {ZH, "（北京，2019年9月3日）^工厂开业。", "北京 | - | - | - | 2019-9-3"},
        {JA, "2019年9月3日 / 東京発^", "東京 | - | - | - | 2019-9-3"},
        {JA, "【東京、2019年9月3日】^工場を開きました。", "東京 | - | - | - | 2019-9-3"},
    };
    CHECK_DATELINES(cases);
}
END_TEST

START_TEST(sentences_headlines_and_labels_are_no_datelines) {
    static const char *const texts[] = {
        "",
        " ",
        "The committee met on Tuesday - and agreed.",
        "Doe, Roe: Water Bill Goes To The Floor",
        "DOE: THE FIGHT GOES ON",
        "SEN. DOE ANNOUNCES - NEW MILLS FOR THE NORTH OF THE STATE",
        "DOE, ROE - NEW MILLS ARE GOOD FOR THE STATE OF THINGS",
        "NORTHERN MILLS - MILITARY",
        "NOTE -- The mills are closed on Monday and on all other days of the week.",
        "WHAT: Visit of the mills in the north of the state with the senator.",
        "Contact: Jane Doe, 202-555-0100",
        "Saint Nicholas – Acme opened a mill in the north of the state today.",
        "Dr. Aubin, 3 June 2026 – Acme opened a mill in the north of the state.",
        "London-based Acme opened a mill.",
        "London Stock Exchange - listed Acme opened a mill.",
        "Paris-Brussels trains run late, the operator said on Monday.",
        "Washington State University won a prize.",
        "WASHINGTON POST: THE STORY OF A MILL",
        "New York State Police closed the road.",
        "Today, September 3, 2019 – The mills opened.",
        "Since May 2019 – the mills have been open.",
        "September 3, 2019 – Acme Corp – the leader in mills – opened one.",
        "September 3, 2019",
        "Tuesday, September 3, 2019 - The mills opened.",
        "In March, 2019 the mills opened.",
        "Doe said: \"We opened a mill.\"",
        "FOR IMMEDIATE RELEASE - September 3, 2019",
        "Press Release, 3 September 2019 – The mills opened.",
        "Duluth 2/15/2005 7:00 p.m.",
        "SEN. DOE ISSUES STATEMENT ON JULY 4",
        "Washington, DC 20510",
        "LONDON, Mrch 45 - The mills opened.",
        "LONDON, Mr 4 - The mills opened.",
        "LONDON, 45-3 - The mills opened.",
        "LONDON, 3/13 - The mills opened.",
        "LONDON, 3-400 tonnes were sold to the mills.",
        "LONDON, March 3, the mills opened.",
        "LONDON (the city of many mills) - The mills opened.",
        "LONDON / the mills / opened on Monday.",
        "LONDON/in the mills - The mills opened.",
        "London & Sons - The mills opened.",
        "LONDON, Ye Olde Mill Street Works - The mills opened.",
        "September 3, 2019 – Acme, March – The mills opened.",
        "September 3, 2019, Acme Mills And Sons And Co – The mills opened.",
        "(September 3, 2019) The mills opened.",
        "(London The mills opened.",
        "(London) the mills opened.",
        "**",
        "November 28th  2007   Washington  D C    Today  Senator Doe spoke of the mills.",
        "Anchorage: $500,000 for the harbor and the road.",
        "Jane Doe, Acme's president, said the mill would open.",
        "Dear Mr. Secretary: The mills are closed.",
        "- The mills opened",
        "lower case - The mills opened",
        "(UPDATED) The mills opened on Monday.",
        "Paris. the mills",
        "In Auburn, Wisconsin – Acme said it would buy.",
        "Old Mills, 3 May – the mills opened.",
        "The company, the Netherlands – Acme said it would buy.",
        "Paris - the mills",
        "3 to 4 tonnes - The mills opened.",
        "قال الوزير - إن المصنع افتتح اليوم",
        "工厂开业 - 北京",
        "123",
        "3 September 2019, and - the mills",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        found f = match(texts[i], strlen(texts[i]), i % 7 ? EN : ANY);
        ck_assert_msg(!f.found, "\"%s\": \"%.*s\" is taken for a dateline", texts[i], (int)(f.span.end - f.span.at), texts[i] + f.span.at);
    }
}
END_TEST

/** Cities of every shape, most of them in no table; region or country with the comma before it. */
static const char *const cities[][2] = {
    {"NEW YORK", ""},          {"ST. LOUIS", ""},       {"ST. PAUL", ", Minn."},     {"KING OF PRUSSIA", ", Pa."},  {"WINSTON-SALEM", ", N.C."}, {"COEUR D'ALENE", ", Idaho"},
    {"SAO PAULO", ""},         {"RIO DE JANEIRO", ""},  {"KUALA LUMPUR", ""},        {"THE HAGUE", ""},             {"DES MOINES", ", Iowa"},    {"LONDON/NEW YORK", ""},
    {"OAK PARK HEIGHTS", ", Minn."}, {"WEST CHESTER", ", Pa."}, {"FT. MITCHELL", ", Ky."}, {"LA JOLLA", ", Calif."}, {"NIAGARA-ON-THE-LAKE", ", Ontario"}, {"SLOUGH", ", England"},
    {"PORT OF SPAIN", ""},     {"ULAN BATOR", ""},      {"GATWICK", ", England"},    {"RAS AL-KHAIMAH", ", United Arab Emirates"}, {"EAST RUTHERFORD", ", N.J."}, {"LAKE SUCCESS", ", N.Y."},
    {"PUNTA DEL ESTE", ", Uruguay"}, {"BAD HOMBURG", ", West Germany"}, {"MOUNT LAUREL", ", N.J."}, {"KATHMANDU", ""}, {"WASHINGTON", ""}, {"SHERMAN OAKS", ", Ca."},
    {"PARSIPPANY", ", NJ"},    {"GRAND CAYMAN", ", Cayman Islands"}, {"ROCKY HILL", ", Conn"}, {"BUTTE", ", Mont."}, {"ZUG", ", Switzerland"}, {"MAINZ-KASTEL", ", West Germany"},
};

START_TEST(reuters_datelines_give_their_city) {
    static const char *const dates[] = {", March 3", ", Feb 26", ", Oct 19", ", APRIL 1", ", June 12", ", Sept. 3", ",March 3", ", Mrch 3", " March 3"};
    static const char *const seps[] = {" - ", " -- ", " (Reuters) - ", " - ", "- "};
    char text[300], city[100];
    for (size_t c = 0; c < sizeof cities / sizeof *cities; c++)
        for (size_t d = 0; d < sizeof dates / sizeof *dates; d++)
            for (size_t s = 0; s < sizeof seps / sizeof *seps; s++) {
                int n = snprintf(text, sizeof text, "%s%s%s%sAcme Corp said it would buy four mills from its rival for 400 mln dlrs.", cities[c][0], cities[c][1], dates[d], seps[s]);
                found f = match(text, (size_t)n, (int)(s % 2 ? EN : ANY));
                ck_assert_msg(f.found, "no dateline in \"%s\"", text);
                snprintf(city, sizeof city, "%.*s", (int)f.dateline.city.n, f.dateline.city.p);
                ck_assert_msg(strcmp(city, cities[c][0]) == 0, "\"%s\": the city is \"%s\"", text, city);
                ck_assert_msg(strncmp(text + f.lede, "Acme", 4) == 0, "\"%s\": the lede is \"%s\"", text, text + f.lede);
            }
}
END_TEST

START_TEST(badly_typed_datelines_give_their_city) {
    static const dateline_case cases[] = {
        {EN, "ST LOUIS, Mo, March 3^ - Acme said it would buy.", "ST LOUIS | Mo | - | - | 0-3-3"},
        {EN, "FORT WORTH,Texas, March. 3^ - Acme said it would buy.", "FORT WORTH | Texas | - | - | 0-3-3"},
        {EN, "ROCHESTER N.Y., March 3^ - Acme said it would buy.", "ROCHESTER | N.Y. | - | - | 0-3-3"},
        {EN, "McLEAN, Va., March 3^ - Acme said it would buy.", "McLEAN | Va. | - | - | 0-3-3"},
        {EN, "NAPERVILLE, I11., March 3^ - Acme said it would buy.", "NAPERVILLE | I11. | - | - | 0-3-3"},
        {EN, "CAMBRIDGE. Mass., March 3^ - Acme said it would buy.", "CAMBRIDGE | Mass. | - | - | 0-3-3"},
        {EN, "CAMBRIDGE, Mass. March 3^ - Acme said it would buy.", "CAMBRIDGE | Mass. | - | - | 0-3-3"},
        {EN, "PORT CHESTER, NY., March 3^ - Acme said it would buy.", "PORT CHESTER | NY. | - | - | 0-3-3"},
        {EN, "TOKYO, April1^ - Acme said it would buy.", "TOKYO | - | - | - | 0-0-0"},
        {EN, "CANBERRA, Feb.26^ - Acme said it would buy.", "CANBERRA | - | - | - | 0-2-26"},
        {EN, "NEW YORK, 3/3^ - Acme said it would buy.", "NEW YORK | - | - | - | 0-0-0"},
        {EN, "NEW YORK, FEB 26^-Acme said it would buy.", "NEW YORK | - | - | - | 0-2-26"},
        {EN, "NEW YORK. March 3^ - Acme said it would buy.", "NEW YORK | - | - | - | 0-3-3"},
        {EN, "NEW YORK, March 3^ _ Acme said it would buy.", "NEW YORK | - | - | - | 0-3-3"},
        {EN, "NEW YORK, March 3^ - March 5 is the date set by the board.", "NEW YORK | - | - | - | 0-3-3"},
        {EN, "LONDON, March 3^ - Reuters Holdings said profits rose.", "LONDON | - | - | - | 0-3-3"},
        {EN, "NEW YORK/LONDON/TOKYO, March 3^ - Acme said it would buy.", "NEW YORK/LONDON/TOKYO | - | - | - | 0-3-3"},
        {EN, "CITY OF INDUSTRY, Calif., March 3^ - Acme said it would buy.", "CITY OF INDUSTRY | Calif. | - | - | 0-3-3"},
        {EN, "OFF THE COAST, March 3^ - Acme said it would buy.", "OFF THE COAST | - | - | - | 0-3-3"},
        {EN, "CHICAGO BOARD, March 3^ - Acme said it would buy.", "CHICAGO BOARD | - | - | - | 0-3-3"},
        {EN, "OUTSIDE MOSUL, Iraq (Reuters)^ - The ministers met.", "OUTSIDE MOSUL | - | Iraq | Reuters | 0-0-0"},
        {EN, "Hilton Head, S.C.^ – Acme said it would buy.", "Hilton Head | S.C. | - | - | 0-0-0"},
        {EN, "El Mirage, Arizona^ – Acme said it would buy.", "El Mirage | Arizona | - | - | 0-0-0"},
        {EN, "Los Lunas, N.M.^ – Acme said it would buy.", "Los Lunas | N.M. | - | - | 0-0-0"},
        {EN, "Union Springs, Ala.^ – Acme said it would buy.", "Union Springs | Ala. | - | - | 0-0-0"},
        {EN, "New Auburn, Wis.^ – Acme said it would buy.", "New Auburn | Wis. | - | - | 0-0-0"},
        {EN, "Port Penn, Del.^ – Acme said it would buy.", "Port Penn | Del. | - | - | 0-0-0"},
        {EN, "Three Forks, Mont.^: The office won the case on Monday in court.", "Three Forks | Mont. | - | - | 0-0-0"},
        {EN, "Heusden, the Netherlands, May 3, 2019 (GLOBE NEWSWIRE)^ -- Acme opened.", "Heusden | - | the Netherlands | GLOBE NEWSWIRE | 2019-5-3"},
        {EN, "'s-Hertogenbosch, Netherlands^ – Acme opened.", "'s-Hertogenbosch | - | Netherlands | - | 0-0-0"},
        {EN, "Nauen, 03/05/2019^. Acme opened a mill.", "Nauen | - | - | - | 2019-3-5"},
        {EN, "TIDEWATER, Va. and BOULDER, Colo., March 3^ -- Acme opened.", "TIDEWATER | Va. | - | - | 0-3-3"},
        {EN, "DALLAS, TX; RENO, NV, May 3, 2019, May 03, 2019 (GLOBE NEWSWIRE)^ -- Acme opened.", "DALLAS | TX | - | GLOBE NEWSWIRE | 2019-5-3"},
        {EN, "PORT-AUBIN, June 1^ - Acme said it would buy.", "PORT-AUBIN | - | - | - | 0-6-1"},
        {EN, "WASHINGTON, DC/January 5, 2009^ - Acme said it would buy.", "WASHINGTON | DC | - | - | 2009-1-5"},
        {EN, "TIDEWATER, N.J.–(BUSINESS WIRE)^–AM Roe opened.", "TIDEWATER | N.J. | - | BUSINESS WIRE | 0-0-0"},
        {EN, "OSAKA, JAPAN, 1993 MAY 3 (NB)^ -- Acme opened.", "OSAKA | - | JAPAN | NB | 1993-5-3"},
        {EN, "FREMONT, CALIFORNIA, U.S.A., 1994 NOV 28 (NB)^ -- Acme opened.", "FREMONT | CALIFORNIA | U.S.A. | NB | 1994-11-28"},
    };
    CHECK_DATELINES(cases);
}
END_TEST

START_TEST(rarer_forms_are_read_too) {
    static const dateline_case cases[] = {
        {EN, "NEW YORK, Feb. 3, 2020 /PRNewswire via COMTEX/^ -- Acme opened.", "NEW YORK | - | - | PRNewswire | 2020-2-3"},
        {EN, "NEW YORK, Feb. 3, 2020 /PRNewswire-AcmeNet via COMTEX/^ -- Acme opened.", "NEW YORK | - | - | PRNewswire-AcmeNet | 2020-2-3"},
        {EN, "NEW YORK, Feb. 3, 2020, 9:00 a.m. ET (GLOBE NEWSWIRE via COMTEX)^ -- Acme.", "NEW YORK | - | - | GLOBE NEWSWIRE | 2020-2-3"},
        {EN, "TORONTO, Ont., March 3 (Acme Wire (North))^ -- Acme opened.", "TORONTO | Ont. | - | Acme Wire (North) | 0-3-3"},
        {EN, "TORONTO (Canada)^ - Acme opened.", "TORONTO | - | Canada | - | 0-0-0"},
        {EN, "LONDON and PARIS, March 3^ - Acme opened.", "LONDON and PARIS | - | - | - | 0-3-3"},
        {EN, "LONDON, PARIS and BERLIN^ - Acme opened.", "LONDON | - | - | - | 0-0-0"},
        {EN, "Stow-on-the-Wold, 3 May 2019^ – Acme opened.", "Stow-on-the-Wold | - | - | - | 2019-5-3"},
        {EN, "Vila do Conde, Portugal, 3 May 2019^ – Acme opened.", "Vila do Conde | - | Portugal | - | 2019-5-3"},
        {EN, "WASHINGTON^-- \"We opened a mill,\" Doe said.", "WASHINGTON | - | - | - | 0-0-0"},
        {EN, "WASHINGTON^ - - The mill opened.", "WASHINGTON | - | - | - | 0-0-0"},
        {EN, "WASHINGTON^ – â The mill opened.", "WASHINGTON | - | - | - | 0-0-0"},
        {EN, "WASHINGTON, D.C.^ | The mill opened.", "WASHINGTON | D.C. | - | - | 0-0-0"},
        {EN, "Munich, 3 May 2019^.", "Munich | - | - | - | 2019-5-3"},
        {EN, "MUNICH, March. 3 (Reuters)^ - Acme opened.", "MUNICH | - | - | Reuters | 0-3-3"},
        {EN, "MUNICH, Mrch. 3^", "MUNICH | - | - | - | 0-0-0"},
        {EN, "Bathurst, New South Wales, Australia^ – Acme opened.", "Bathurst | New South Wales | Australia | - | 0-0-0"},
        {EN, "Kilkenny, County Cork^ – Acme opened.", "Kilkenny | County Cork | - | - | 0-0-0"},
        {EN, "Ust-Luga, Leningrad Region, May 3, 2019^ – Acme opened.", "Ust-Luga | Leningrad Region | - | - | 2019-5-3"},
        {EN, "September 3, 2019 | Washington, DC^ | Acme opened.", "Washington | DC | - | - | 2019-9-3"},
        {EN, "(Washington, D.C., September 3, 2019)^: Acme opened.", "Washington | D.C. | - | - | 2019-9-3"},
        {EN, "NEWARK, N.J.^ A man was sentenced to four years in prison today.", "NEWARK | N.J. | - | - | 0-0-0"},
        {EN, "ZZYZX, Calif.^ The office of the attorney opened a mill in the town.", "ZZYZX | Calif. | - | - | 0-0-0"},
        {AR, "الرياض 02 محرم 1441 هـ^ - افتتح المصنع اليوم", "الرياض | - | - | - | 0-0-0"},
        {ZH, "东莞2019年9月3日^ -- 工厂开业。", "东莞 | - | - | - | 2019-9-3"},
        {ZH, "樟木头2019年9月3日 /美通社/^ -- 工厂开业。", "樟木头 | - | - | 美通社 | 2019-9-3"},
        {JA, "［東京　３日　ロイター］^ 工場を開きました。", "東京 | - | - | ロイター | 0-0-0"},
    };
    CHECK_DATELINES(cases);
}
END_TEST

START_TEST(inside_a_line_a_dateline_needs_its_dash) {
    static const struct {
        const char *text;
        bool found;
    } cases[] = {
        {"New Mills for the North ^WASHINGTON, D.C. - Senator Doe won a vote today.", true},
        {"New Mills for the North ^WASHINGTON, D.C.  Senator Doe won a vote today.", false},
        {"New Mills for the North  ^WASHINGTON, D.C.  Senator Doe won a vote today.", true},
        {"The mill stands in ^Cáceres, Extremadura, Spain. About eighty people came.", false},
        {"The mill stands outside ^Moscow. The main road is closed.", false},
        {"The mill stands in ^Paris - the owner said so.", false},
        {"SEN. ^DAYTON: MILLS FOR THE NORTH", false},
        {"October 31  2007 ^WASHINGTON  DC U S  Senators Doe and Roe won a vote in the chamber.", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[200];
        uint32_t at = (uint32_t)(strchr(cases[i].text, '^') - cases[i].text), lede;
        int n = snprintf(text, sizeof text, "%.*s%s", (int)at, cases[i].text, cases[i].text + at + 1);
        pc_release release = {.text = {text, (size_t)n}};
        pc_block blocks[] = {{.text = {0, (uint32_t)n}}};
        pc_draft draft = {.release = &release, .langs = PC_LANG_BIT(EN)};
        draft.blocks.v = blocks;
        draft.blocks.n = 1;
        pc_dateline dateline;
        pc_range span;
        ck_assert_msg(pc_dateline_match(&draft, (pc_range){at, (uint32_t)n}, &dateline, &span, &lede) == cases[i].found, "%s", cases[i].text);
        blocks[0].text.at = at;
        ck_assert(!cases[i].found || pc_dateline_match(&draft, (pc_range){at, (uint32_t)n}, &dateline, &span, &lede));
    }
}
END_TEST

START_TEST(a_dateline_is_looked_for_in_its_range_only) {
    static const char text[] = "X MINSK, Belarus (AP) — The ministers met.";
    pc_release release = {.text = {text, sizeof text - 1}};
    pc_draft draft = {.release = &release, .langs = PC_ANY_LANG};
    pc_dateline dateline;
    pc_range span;
    uint32_t lede;
    ck_assert(pc_dateline_match(&draft, (pc_range){1, sizeof text - 1}, &dateline, &span, &lede));
    ck_assert_uint_eq(span.at, 2);
    ck_assert_uint_eq(span.end, 21);
    ck_assert_str_eq(text + lede, "The ministers met.");
    ck_assert(!pc_dateline_match(&draft, (pc_range){2, 6}, &dateline, &span, &lede));
    for (uint32_t end = 2; end < sizeof text - 1; end++)
        if (pc_dateline_match(&draft, (pc_range){2, end}, &dateline, &span, &lede))
            ck_assert(span.end <= end && lede <= end);
}
END_TEST

Suite *dateline_suite(void) {
    const TTest *const tests[] = {datelines_of_wires_and_agencies,
                                  datelines_of_releases,
                                  datelines_whose_dash_was_lost,
                                  datelines_of_the_other_languages,
                                  sentences_headlines_and_labels_are_no_datelines,
                                  reuters_datelines_give_their_city,
                                  rarer_forms_are_read_too,
                                  badly_typed_datelines_give_their_city,
                                  inside_a_line_a_dateline_needs_its_dash,
                                  a_dateline_is_looked_for_in_its_range_only,
                                  NULL};
    return suite_of("dateline", tests);
}
