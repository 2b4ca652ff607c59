/* Who is said to speak, with which verb and title, and what quoted words are. */
#include "support.h"

#define HEAD "Harbour Board opens second berth\n\nSENTO, 3 March 2020 - The board met at the harbour today and agreed on its plans for the spring.\n\n"
#define SPEECH "“The harbour is the only way for this town to live and to work through the long winter”."

typedef struct {
    const char *text, *speaker, *title, *verb;
    pc_quote_kind kind;
} quote_case;

static const char *or_none(pc_str s) {
    static char room[4][200];
    static unsigned next;
    char *to = room[next++ % 4];
    size_t n = s.p && s.n < sizeof *room ? s.n : 0;
    if (!s.p)
        return "none";
    memcpy(to, s.p, n);
    to[n] = '\0';
    return to;
}

static void assert_quote(const pc_quote *quote, const quote_case *c) {
    ck_assert_msg(strcmp(or_none(quote->said->speaker), c->speaker) == 0, "%s: speaker %s", c->text, or_none(quote->said->speaker));
    ck_assert_msg(strcmp(or_none(quote->said->speaker_title), c->title) == 0, "%s: title %s", c->text, or_none(quote->said->speaker_title));
    ck_assert_msg(strcmp(or_none(quote->said->verb), c->verb) == 0, "%s: verb %s", c->text, or_none(quote->said->verb));
    ck_assert_msg(quote->kind == c->kind, "%s: kind %d", c->text, (int)quote->kind);
}

/* The last quotation of each text. */
static const quote_case cases[] = {
    /* an office, a comma, a name */
    {HEAD "The President of the Republic of Samara, Ilan Derov, said that " SPEECH, "Ilan Derov", "President of the Republic of Samara", "said", PC_QUOTE_SPEECH},
    {HEAD "The head of the Samara Union, Ilan Derov, said that " SPEECH, "Ilan Derov", "head of the Samara Union", "said", PC_QUOTE_SPEECH},
    {HEAD "The Minister for Roads and Harbours, Ilan Derov, said that " SPEECH, "Ilan Derov", "Minister for Roads and Harbours", "said", PC_QUOTE_SPEECH},
    /* the verb of the sentence, not a noun or a participle behind it */
    {HEAD "Ilan Derov, the mayor, outlined in his opening remarks that " SPEECH, "Ilan Derov", "mayor", "outlined", PC_QUOTE_SPEECH},
    {HEAD "Mayor Ilan Derov stressed during his comments that " SPEECH, "Ilan Derov", "Mayor", "stressed", PC_QUOTE_SPEECH},
    {HEAD "Mayor Ilan Derov thanked the board for its patience and said that " SPEECH, "Ilan Derov", "Mayor", "said", PC_QUOTE_SPEECH},
    {HEAD "Mayor Ilan Derov thanked the board for the work saying that " SPEECH, "Ilan Derov", "Mayor", "saying", PC_QUOTE_SPEECH},
    /* what he is of, behind the name; an office of two things; what stands behind a name is none of it */
    {HEAD "“It is late but good to be here,” said Acting Deputy Director Ivo P. Brandt of the Justice Board's Harbour Division.", "Ivo P. Brandt", "Acting Deputy Director", "said", PC_QUOTE_SPEECH},
    {HEAD "“It is late but good to be here,” Minister for Roads and Ports Ivo Brandt MP said.", "Ivo Brandt", "Minister for Roads and Ports", "said", PC_QUOTE_SPEECH},
    {HEAD "“It is late but good to be here,” Labour MP Ivo Brandt said.", "Ivo Brandt", "Labour MP", "said", PC_QUOTE_SPEECH},
    {HEAD "“It is late but good to be here,” said Ivo Brandt, MP for Sento.", "Ivo Brandt", "MP for Sento", "said", PC_QUOTE_SPEECH},
    {HEAD "“It is late but good to be here,” said Mara Lind, M.D., Ph.D., the director.", "Mara Lind", "director", "said", PC_QUOTE_SPEECH},
    {HEAD "“It is late but good to be here,” said Ivo Brandt, Jr., the director.", "Ivo Brandt, Jr.", "director", "said", PC_QUOTE_SPEECH},
    {HEAD "Mara Lind (Harbour Team Principal):\n\n" SPEECH, "Mara Lind", "Harbour Team Principal", "none", PC_QUOTE_SPEECH},
    {HEAD "Ivo Brandt (#15 Sento Boat, Harbour Team):\n\n" SPEECH, "Ivo Brandt", "none", "none", PC_QUOTE_SPEECH},
    /* behind the comma stands somebody else, whom no preposition governs */
    {HEAD "In a letter to the Secretary, Brandt wrote: " SPEECH, "Brandt", "none", "wrote", PC_QUOTE_SPEECH},
    {HEAD "After the vote of the Board of Directors, Chairman Ivo Brandt said: " SPEECH, "Ivo Brandt", "Chairman", "said", PC_QUOTE_SPEECH},
    {HEAD "After the vote in the House of Representatives, Congresswoman Mara Lind released the following statement:\n\n" SPEECH, "Mara Lind", "Congresswoman", "released the following statement", PC_QUOTE_SPEECH},
    /* a span of time is no work that speaks; a statement that a participle brings has the sentence's subject */
    {HEAD "Congressman Ivo Brandt (VA-1) this week spoke against the bill of the board, submitting the following statement for the record:\n\n" SPEECH, "Ivo Brandt", "Congressman", "submitting the following statement", PC_QUOTE_SPEECH},
    {HEAD "Mayor Mara Lind last week remarked that " SPEECH, "Mara Lind", "Mayor", "remarked", PC_QUOTE_SPEECH},
    /* an article and a noun before a surname that is known are no description; a headline in capitals names nobody by itself */
    {HEAD "Mayor Ivo Brandt met the crew. After the meeting Brandt said, " SPEECH, "Brandt", "none", "said", PC_QUOTE_SPEECH},
    {HEAD "Mayor Ivo Brandt met the crew. At the hearing Brandt told them: " SPEECH, "Brandt", "none", "told", PC_QUOTE_SPEECH},
    {HEAD "Mayor Ivo Brandt met the crew. On Monday Brandt told them: " SPEECH, "Brandt", "none", "told", PC_QUOTE_SPEECH},
    {HEAD "Mayor Ivo Brandt met the crew. In March Brandt said: " SPEECH, "Brandt", "none", "said", PC_QUOTE_SPEECH},
    {HEAD "Outside the court Brandt said: " SPEECH, "Brandt", "none", "said", PC_QUOTE_SPEECH},
    {HEAD "Jane Roe described the berth as “a great gift to the town and to its people”.", "Jane Roe", "none", "described", PC_QUOTE_PARTIAL},
    {"SUPPORTING THE HARBOUR AND ITS CREWS\n\nSENTO, 3 March 2020 - The crews of the boats work through the winter. “It is late but good to be here,” he wrote.", "none", "none", "wrote", PC_QUOTE_SPEECH},
    /* he and she */
    {HEAD "Mr. Brandt opened the session. Ms. Lind thanked the board. “It is late but good to be here,” he said.", "Brandt", "none", "said", PC_QUOTE_SPEECH},
    {HEAD "Mr. Brandt opened the session. Ms. Lind thanked the board. “It is late but good to be here,” she said.", "Lind", "none", "said", PC_QUOTE_SPEECH},
    {HEAD "Anna Lind opened the session.\n\nPeter Brandt thanked the board.\n\n“It is late but good to be here,” she said.", "Anna Lind", "none", "said", PC_QUOTE_SPEECH},
    {HEAD "Peter Brandt opened the session. “We wait,” said Anna Lind. Mr. Brandt left early. “It is late but good to be here,” she said.", "Anna Lind", "none", "said", PC_QUOTE_SPEECH},
    {HEAD "Kim Brandt opened the session. Anna Lind was there. “It is late but good to be here,” he said.", "Kim Brandt", "none", "said", PC_QUOTE_SPEECH},
    {HEAD "Anna Lind met Peter Brandt, and on the way she said that " SPEECH, "Anna Lind", "none", "said", PC_QUOTE_SPEECH},
    /* who somebody is to another, and his name */
    {HEAD "Ivo Brandt waited. \"It is late but good to be here,\" Brandt's lawyer, Mara Goss, told reporters.", "Mara Goss", "Brandt's lawyer", "told reporters", PC_QUOTE_SPEECH},
    {HEAD "Ivo Brandt waited. “It is late but good to be here,” said Brandt's son, Tom.", "Tom", "Brandt's son", "said", PC_QUOTE_SPEECH},
    {HEAD "The gauges failed. Its director, Will Falk, said the board was “late but never wrong about the water”.", "Will Falk", "director", "said", PC_QUOTE_PARTIAL},
    {HEAD "The flood reached Anna Lind's kitchen.\n\n“It is late but good to be here,” she said.", "Anna Lind", "none", "said", PC_QUOTE_SPEECH},
    {HEAD "Gov. Ivo Brandt came. “We wait,” said his aide, Mara Lind. “It is late but good to be here,” the governor said.", "Ivo Brandt", "Gov.", "said", PC_QUOTE_SPEECH},
    /* a participle goes on with the subject of the sentence; who gave no name is nobody named before */
    {HEAD "Minister Ivo Brandt defended the plan of the board on Wednesday, saying the cuts were “painful but needed by all”.", "Ivo Brandt", "Minister", "saying", PC_QUOTE_PARTIAL},
    {HEAD "“We wait,” said Ivo Brandt. One resident, who asked not to be named, said: “It is late but good to be here.”", "none", "none", "said", PC_QUOTE_SPEECH},
    {HEAD "Minister Ivo Brandt waited. A spokesman for the minister said the board “remains open to talks with all sides”.", "none", "none", "said", PC_QUOTE_PARTIAL},
    /* the sentence between two quotations is about somebody */
    {HEAD "“We go,” Ivo Brandt said. “We wait,” Mara Lind says. But Brandt is not waiting: “It is late but good to be here.”", "Brandt", "none", "none", PC_QUOTE_SPEECH},
    {HEAD "“We go,” Ivo Brandt said. “We wait,” Mara Lind says. Brandt laughed. “It is late but good to be here.”", "Brandt", "none", "none", PC_QUOTE_SPEECH},
    {HEAD "“We wait,” Mara Lind said in the hall. “It is late but good to be here.”", "Mara Lind", "none", "none", PC_QUOTE_SPEECH},
    /* a passive names nobody for what it quotes */
    {HEAD "Mayor Ivo Brandt said that in reviews, six of the eight clerks were rated as “well regarded by all who met them”.", "none", "none", "said", PC_QUOTE_PARTIAL},
    {HEAD "Mayor Ivo Brandt, described as a friend of the port, said it was “well regarded by all who met it”.", "Ivo Brandt", "Mayor", "said", PC_QUOTE_PARTIAL},
    /* surnames that are titles' words, and names of bodies */
    {HEAD "“It is late but good to be here,” said Mark Bishop, a clerk.", "Mark Bishop", "clerk", "said", PC_QUOTE_SPEECH},
    {HEAD "“It is late but good to be here,” Mayor Larry King said.", "Larry King", "Mayor", "said", PC_QUOTE_SPEECH},
    {HEAD "In a letter, the Sento Chamber of Commerce said that " SPEECH, "Sento Chamber of Commerce", "none", "said", PC_QUOTE_SPEECH},
    /* themes and topics, whatever their case */
    {HEAD "It follows a meeting in May, which focused on “building better harbours for small towns on the coast,” and was held in Sento.", "none", "none", "none", PC_QUOTE_TITLE},
    {HEAD "The forum met under the theme “building better harbours for small towns on the coast” in Sento.", "none", "none", "none", PC_QUOTE_TITLE},
    {HEAD "The board adopted a plan entitled “building better harbours for small towns on the coast”.", "none", "none", "none", PC_QUOTE_TITLE},
    {HEAD "Mayor Ilan Derov said the plan was focused on “building better harbours for towns”.", "Ilan Derov", "Mayor", "said", PC_QUOTE_PARTIAL},
    /* the subject of the sentence before speaks, wherever the lede was read for names, and whoever else the sentence names */
    {"Harbour news\n\nMara Lind says the berth is new. “We wait,” she said. Meanwhile, boat owner Ivo Brandt says it leaks. Brandt met Olan Derov in Sento Harbour. Brandt says he has time. “It is late but good to be here,” he said.", "Brandt", "none", "said", PC_QUOTE_SPEECH},
    {HEAD "Captain Ivo Brandt waited.\n\nBrandt added that the bill that President Olan Derov signed was “late”.\n\n“It is late but good to be here,” he said.", "Brandt", "none", "said", PC_QUOTE_SPEECH},
    {HEAD "Minister Ivo Brandt says the berth is new. But he has told Olan Derov that it leaks. “It is late but good to be here,” he said.", "Ivo Brandt", "Minister", "said", PC_QUOTE_SPEECH},
    {HEAD "The gauges failed. But the Bureau of Rivers' Mara Lind says the rain did little for Sento Bridge. “It is late but good to be here,” she said.", "Mara Lind", "none", "said", PC_QUOTE_SPEECH},
    {HEAD "Ivo Brandt, a clerk, said it was late.\n\nBrandt, who came in May, blasted recent Republican claims on the port.\n\n“It is late but good to be here,” he said.", "Brandt", "none", "said", PC_QUOTE_SPEECH},
    {HEAD "Mr Brandt told reporters that it leaks. “It is late but good to be here,” the Samaran leader said.", "Brandt", "none", "said", PC_QUOTE_SPEECH},
    {HEAD "The mood was that of Samara's Queen Mara II, who said the year brought many “more than their fair share of storms”.", "Mara II", "Samara's Queen", "said", PC_QUOTE_PARTIAL},
    /* a description between two names belongs to the office */
    {HEAD "“It is late but good to be here,” former Samaran ambassador to Orvany Ivo Kesh Brandt told the station.", "Ivo Kesh Brandt", "former Samaran ambassador to Orvany", "told", PC_QUOTE_SPEECH},
    {HEAD "“It is late but good to be here,” said chief Samaran negotiator Ivo Brandt on Monday.", "Ivo Brandt", "chief Samaran negotiator", "said", PC_QUOTE_SPEECH},
    {HEAD "“It is late but good to be here,” former Acme engineer and Bolt inventor Ivo Brandt told Lind.", "Ivo Brandt", "former Acme engineer and Bolt inventor", "told", PC_QUOTE_SPEECH},
    /* nobody is named */
    {HEAD "Ivo Brandt waited. “It is late but good to be here,” a Samaran harbour source said.", "none", "none", "said", PC_QUOTE_SPEECH},
    {HEAD "A college friend told Brandt that the mayor “was always late but good to be with in town”.", "none", "none", "told", PC_QUOTE_PARTIAL},
    /* one sentence, several verbs */
    {HEAD "“We wait,” said Mara Lind. Councillor Ivo Brandt branded the plan a “shambles” and said: “It is late but good to be here.”", "Ivo Brandt", "Councillor", "said", PC_QUOTE_SPEECH},
    {HEAD "Ivo Brandt Jr., the grandson of Olan and a Union member, spoke on Friday's conference call and said of his friend: “It is late but good to be here.”", "Ivo Brandt Jr.", "grandson of Olan and a Union member", "said", PC_QUOTE_SPEECH},
    {HEAD "Mayor Ivo Brandt said the trade is “in recovery, with mixed results” and intimated that nobody should follow “daily figures”.", "Ivo Brandt", "Mayor", "said", PC_QUOTE_PARTIAL},
    {HEAD "Mayor Ivo Brandt said that while the law has served the towns, the trustees have “often told all of them to save”.", "Ivo Brandt", "Mayor", "said", PC_QUOTE_PARTIAL},
    {HEAD "Coach Ivo Brandt says he could sign a new contract in “three or four days”.", "Ivo Brandt", "Coach", "says", PC_QUOTE_PARTIAL},
    {HEAD "Mayor Ivo Brandt said that Lind will continue to provide “her unique views, care and time to all”.", "Ivo Brandt", "Mayor", "said", PC_QUOTE_PARTIAL},
    {HEAD "On the form obtained by Acme and confirmed by a clerk, Brandt answered “no, and again no” to all of it.", "Brandt", "none", "answered", PC_QUOTE_PARTIAL},
    {HEAD "The boats left for sea after Mayor Ivo Brandt branded his own port a “friend of storms”.", "Ivo Brandt", "Mayor", "branded", PC_QUOTE_PARTIAL},
    /* honours behind a name, surnames that are titles, and who somebody is without an article */
    {HEAD "Prosecutor Ivo Brandt QC said: “It is late but good to be here.”", "Ivo Brandt", "Prosecutor", "said", PC_QUOTE_SPEECH},
    {HEAD "Mr Major admitted that an aide of his, Olan Derov, had been there but he branded Mrs Lind as the ‘friend of storms’.", "Major", "none", "admitted", PC_QUOTE_PARTIAL},
    {HEAD "“It is late but good to be here,” said neighbor, Ivo Brandt.", "Ivo Brandt", "none", "said", PC_QUOTE_SPEECH},
    {HEAD "Mara Lind, MP for Sento and Derval said: “It is late but good to be here.”", "Mara Lind", "MP for Sento and Derval", "said", PC_QUOTE_SPEECH},
    {HEAD "Chief Supt Ivo Brandt of the Rivers and Heavy Weather Task Force said: “It is late but good to be here.”", "Ivo Brandt", "Chief Supt", "said", PC_QUOTE_SPEECH},
    {HEAD "Senior Lock Officer, Capt Ivo Brandt said the gate held. It rained. He said: “It is late but good to be here.”", "Ivo Brandt", "Senior Lock Officer, Capt", "said", PC_QUOTE_SPEECH},
    {HEAD "In the storm at Lund in Sento, Samara, last Wednesday, captain Ivo, 50, said: “It is late but good to be here.”", "Ivo", "captain", "said", PC_QUOTE_SPEECH},
    {HEAD "Neighbors described how they fled a house in Arizona where all had slept, saying they “did everything we could do”.", "none", "none", "saying", PC_QUOTE_PARTIAL},
    {HEAD "But Sento police would not be drawn on it, saying only that they had “a huge range of questions”.", "Sento police", "none", "saying", PC_QUOTE_PARTIAL},
    /* he and she: who acts, who owns, who was named some paragraphs above */
    {HEAD "Mara Lind's first thought was that the gate had failed.\n\n“It is late but good to be here,” she said.", "Mara Lind", "none", "said", PC_QUOTE_SPEECH},
    {HEAD "That was denied by Mrs Mara Lind, who came late. “It is late but good to be here,” she said.", "Mara Lind", "none", "said", PC_QUOTE_SPEECH},
    {HEAD "“We wait,” said Olan Derov.\n\nPatrick Goss was among those who came. He said it rained.\n\n“It is late but good to be here,” he said.", "Patrick Goss", "none", "said", PC_QUOTE_SPEECH},
    {HEAD "“It is late but good to be here,” National Rivers Service spokesperson Ivo Brandt said.", "Ivo Brandt", "National Rivers Service spokesperson", "said", PC_QUOTE_SPEECH},
    {HEAD "American Ed Brandt won. “It is late but good to be here,” American Ed Brandt said.", "Ed Brandt", "none", "said", PC_QUOTE_SPEECH},
    /* nobody is named, though somebody was before */
    {HEAD "“They looked away,” said Ivo Brandt. A lot was “toxic”. “It is late but good to be here,” the source said.", "none", "none", "said", PC_QUOTE_SPEECH},
    {HEAD "“They looked away,” said Ivo Brandt. Another said: “It is late but good to be here.”", "none", "none", "said", PC_QUOTE_SPEECH},
    {HEAD "“They looked away,” said Ivo Brandt. His spokesman would not be drawn but said the aide would be “someone with a grip on detail”.", "none", "none", "said", PC_QUOTE_PARTIAL},
    /* the verb of a clause inside what is said has no say */
    {HEAD "“They looked away,” said Olan Derov, a secretary. Mara Lind, general secretary of the clerks' union, said her members had warned the port “again and again”.", "Mara Lind", "general secretary of the clerks' union", "warned", PC_QUOTE_PARTIAL},
    {HEAD "Mayor Ivo Brandt described the long wait in the hall of the port by night as “not a hanging offence for anybody”.", "Ivo Brandt", "Mayor", "described", PC_QUOTE_PARTIAL},
    /* the sentence before names one person; who acts behind by; the one of that nation */
    {HEAD "“We wait,” said Mara Lind. “We go,” said Ivo Brandt. For Lind it is simpler. “It is late but good to be here.”", "Lind", "none", "none", PC_QUOTE_SPEECH},
    {HEAD "“We wait,” said Olan Derov. The crowd was silenced by the judge, Ivo Brandt. “It is late but good to be here,” he said.", "Ivo Brandt", "none", "said", PC_QUOTE_SPEECH},
    {HEAD "Ricci was quick to praise him, and Mr Ricci stood. “It is late but good to be here,” said the Italian.", "Ricci", "none", "said", PC_QUOTE_SPEECH},
    /* many people are not the one who was named */
    {HEAD "Mayor Ilan Derov opened the berth. Derov was there. The Authorities said: " SPEECH, "Authorities", "none", "said", PC_QUOTE_SPEECH},
    {HEAD "Mayor Ilan Derov opened the berth. Derov was there. The Republicans said: " SPEECH, "Republicans", "none", "said", PC_QUOTE_SPEECH},
    {HEAD "Mayor Ilan Derov opened the berth. Derov was there. The Russian said: " SPEECH, "Derov", "none", "said", PC_QUOTE_SPEECH},
    {HEAD "“We wait,” said Olan Derov. Voice of the Coast editor Mara Lind says it rains. “It is late but good to be here,” she said.", "Mara Lind", "Coast editor", "said", PC_QUOTE_SPEECH},
    /* a person about whom the sentence goes on; a relation and who else he is; they and I are subjects wherever they stand */
    {HEAD "“We wait,” said Olan Derov. It drew an angry answer from the singer Dame Mara Lind, who came in May. “It is late but good to be here,” she said.", "Mara Lind", "none", "said", PC_QUOTE_SPEECH},
    {HEAD "“It is late but good to be here,” says their leader, the singer Ivo Brandt.", "Ivo Brandt", "leader, the singer", "says", PC_QUOTE_SPEECH},
    {HEAD "“We wait,” said Ivo Brandt. Brandt's group, Save Our Port, has a boat. “It is late but good to be here,” he says.", "Ivo Brandt", "none", "says", PC_QUOTE_SPEECH},
    {HEAD "“We wait,” said Mara Lind. The mails were sent in May. In one she wrote: “It is late but good to be here.”", "Mara Lind", "none", "wrote", PC_QUOTE_SPEECH},
    {HEAD "Olan Derov, a clerk, was asked by Sento's Mara Lind whether he knew. “We wait,” said Derov. Lind was not impressed. “It is late but good to be here,” she said.", "Lind", "none", "said", PC_QUOTE_SPEECH},
    {HEAD "“We wait,” said Ivo Brandt. Brandt yelled at Derov. What Derov did was “completely wrong for the port,” he said.", "Brandt", "none", "said", PC_QUOTE_SPEECH},
    {HEAD "Mara Lind reports from Sento. As Ivo Brandt, general secretary, told her: “It is late but good to be here.”", "Ivo Brandt", "general secretary", "told", PC_QUOTE_SPEECH},
    {HEAD "“It is late but good to be here,” said a Sento police dispatcher.", "none", "none", "said", PC_QUOTE_SPEECH},
    {HEAD "“We wait,” said Ivo Brandt. Brandt had been there in May. At his father's farm, “we've been moving all we have to the highest ground.”", "Ivo Brandt", "none", "none", PC_QUOTE_PARTIAL},
    {HEAD "The minister was met with shouts of “rubbish” as she praised the port.", "none", "none", "none", PC_QUOTE_SCARE},
    /* what looks like a name and is none; where a sentence begins; who is nobody behind a fragment */
    {HEAD "Initial reports spoke of ten, but Sento emergency spokesman Ivo Brandt later said they were four. “It is late but good to be here,” he added.", "Ivo Brandt", "Sento emergency spokesman", "added", PC_QUOTE_SPEECH},
    {HEAD "Shortly after boats hit the pier and jets hit Derval, Brandt made an angry speech, telling all of them a “war on the whole port” had begun.", "Brandt", "none", "telling", PC_QUOTE_PARTIAL},
    {HEAD "Mara Lind said the port put in place a “culture of care” that will help Brandt win. “It is late but good to be here,” she said.", "Mara Lind", "none", "said", PC_QUOTE_SPEECH},
    {HEAD "“We wait,” said Ivo Brandt. “The strike will go on as long as the cuts go on” in the whole of the port, a guard from the group told a crowd.", "none", "none", "told", PC_QUOTE_SPEECH},
    {HEAD "Mr Brandt is the Samaran leader. The port waited. “It is late but good to be here,” the Samaran leader said.", "Brandt", "none", "said", PC_QUOTE_SPEECH},
    {HEAD "Sento's MP, Mara Lind, called for more. “It is late but good to be here,” she said.", "Mara Lind", "Sento's MP", "said", PC_QUOTE_SPEECH},
};

/* The same in other languages: the last quotation of each text. */
static const struct {
    const char *lang;
    quote_case c;
} foreign[] = {
    {"fr", {"Le port rouvre\n\nSENTO, 3 mars 2020 - Le maire Jean Maurel a promis de « rétablir l'ordre » dans les ports.\n\n« Nous ne céderons pas au bord de la mer », a-t-il déclaré à la presse.", "Jean Maurel", "maire", "a-t-il déclaré", PC_QUOTE_SPEECH}},
    {"es", {"El puerto abre\n\nSENTO, 3 mar 2020 - La alcaldesa abrió el puerto.\n\n\"Hemos esperado hasta el último minuto\", dijo Laura Iber. \"Ahora les toca a todos ellos\", añadió.", "Laura Iber", "none", "añadió", PC_QUOTE_SPEECH}},
    {"es", {"El puerto abre\n\nSENTO, 3 mar 2020 - La alcaldesa abrió el puerto.\n\nSegún el minero Mario Rey, \"la patronal miente a todos\".", "Mario Rey", "none", "Según", PC_QUOTE_SPEECH}},
    {"de", {"Der Hafen öffnet\n\nSENTO - Der Rat hat den Hafen geöffnet.\n\n„Das ist nicht seriös“, kritisierte der Ökonom Peter Lang vom Institut für Häfen.", "Peter Lang", "Ökonom", "kritisierte", PC_QUOTE_SPEECH}},
    {"de", {"Der Hafen öffnet\n\nSENTO - Der Rat hat den Hafen geöffnet.\n\n„Wir sparen nicht am Hafen“, sagte Brandner am Montag in Sento.", "Brandner", "none", "sagte", PC_QUOTE_SPEECH}},
    {"it", {"Il porto riapre\n\nSENTO, 3 marzo 2020 - Il consiglio ha riaperto il porto.\n\n\"È una follia\", commenta il sindaco Marco Riva. \"Così si muore\".", "Marco Riva", "sindaco", "none", PC_QUOTE_SPEECH}},
    {"zh", {"港口谈判继续\n\n交通部长李明周一表示，政府将“恢复秩序”。", "李明", "交通部长", "表示", PC_QUOTE_PARTIAL}},
    {"ja", {"港湾交渉が続く\n\n山田太郎氏は「譲歩はしない」と語った。\n\n組合の佐藤花子書記長は「大臣は資料を見た」と批判した。\n\n同氏は「半年も待っている」と話す。", "佐藤花子", "書記長", "話す", PC_QUOTE_SPEECH}},
    {"ar", {"الموانئ تفتح\n\nقال وزير النقل أحمد سالم يوم الاثنين إن الحكومة \"ستعيد النظام إلى الموانئ كلها\".", "أحمد سالم", "وزير النقل", "قال", PC_QUOTE_PARTIAL}},
    {"ar", {"الموانئ تفتح\n\nوأضاف سالم للصحفيين: \"لن نتراجع عن فتح الموانئ\".", "سالم", "none", "وأضاف", PC_QUOTE_SPEECH}},
};

START_TEST(attributions_are_read_in_every_language) {
    const quote_case *c = &foreign[_i].c;
    pc_release *release = parsed(c->text, foreign[_i].lang);
    ck_assert_uint_gt(release->quotes.n, 0);
    assert_quote(&release->quotes.v[release->quotes.n - 1], c);
    pc_release_free(release);
}
END_TEST

/* Two quotations each; the closing mark of the first was left out. */
static const char *const lost[] = {
    HEAD "“We have waited a long time for this, said Mara Lind, the director.\n\n“It is late but good,” said Ivo Brandt.",
    HEAD "“We have waited a long time for this, said Mara Lind. “It is late but good,” said Ivo Brandt.",
    HEAD "\"We have waited a long time for this, said Mara Lind. \"It is late but good,\" said Ivo Brandt.",
    HEAD "\"We have waited a long time for this, Mara Lind said on Tuesday.\n\n\"It is late but good,\" said Ivo Brandt.",
};

START_TEST(a_lost_closing_mark_does_not_take_the_next_speaker) {
    pc_release *release = parsed(lost[_i], "en");
    ck_assert_uint_eq(release->quotes.n, 2);
    const pc_quote *first = &release->quotes.v[0], *second = &release->quotes.v[1];
    ck_assert_str_eq(or_none(first->said->speaker), "Mara Lind");
    ck_assert_str_eq(or_none(first->said->verb), "said");
    ck_assert(first->unclosed);
    ck_assert_uint_eq(first->n_parts, 1);
    ck_assert_int_eq(release->text.p[first->parts[0].end - 1], ',');
    ck_assert_str_eq(or_none(second->said->speaker), "Ivo Brandt");
    ck_assert(!second->unclosed);
    pc_release_free(release);
}
END_TEST

START_TEST(single_marks_go_on_over_paragraphs) {
    pc_release *release = parsed(HEAD "The judge, Ivo Brandt, told him: 'There is no boys' game here. You have tried.\n\n'You've shown no regret. It was the workers' day.\n\n'If you wait, it is late.'\n\nHe left.\n\nThe wives' choir sang of '68 and the boys' own songs.", "en");
    ck_assert_uint_eq(release->quotes.n, 1);
    ck_assert_uint_eq(release->quotes.v[0].n_parts, 3);
    ck_assert_str_eq(or_none(release->quotes.v[0].said->speaker), "Ivo Brandt");
    ck_assert(!release->quotes.v[0].unclosed);
    pc_release_free(release);
}
END_TEST

START_TEST(a_quotation_goes_on_over_paragraphs) {
    pc_release *release = parsed(HEAD "“We have waited. Last week, Mayor Ivo Brandt said he would come.\n\n“It is good to see him,” said Mara Lind.", "en");
    ck_assert_uint_eq(release->quotes.n, 1);
    ck_assert_uint_eq(release->quotes.v[0].n_parts, 2);
    ck_assert_str_eq(or_none(release->quotes.v[0].said->speaker), "Mara Lind");
    pc_release_free(release);
}
END_TEST

START_TEST(attributions_are_read) {
    const quote_case *c = &cases[_i];
    pc_release *release = parsed(c->text, "en");
    ck_assert_uint_gt(release->quotes.n, 0);
    assert_quote(&release->quotes.v[release->quotes.n - 1], c);
    pc_release_free(release);
}
END_TEST

Suite *quotes_suite(void);
Suite *quotes_suite(void) {
    Suite *s = suite_create("quotes");
    TCase *tc = tcase_create("attribution");
    tcase_add_loop_test(tc, attributions_are_read, 0, (int)(sizeof cases / sizeof *cases));
    tcase_add_loop_test(tc, attributions_are_read_in_every_language, 0, (int)(sizeof foreign / sizeof *foreign));
    tcase_add_loop_test(tc, a_lost_closing_mark_does_not_take_the_next_speaker, 0, (int)(sizeof lost / sizeof *lost));
    tcase_add_test(tc, a_quotation_goes_on_over_paragraphs);
    tcase_add_test(tc, single_marks_go_on_over_paragraphs);
    suite_add_tcase(s, tc);
    return s;
}
