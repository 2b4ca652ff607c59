#!/usr/bin/env bash
# format --complete puts in what the house has and the text lacks, where it is read as what it is; it makes up nothing, leaves
# alone what is there, and says what it did.
#
#   complete.sh BINARY
set -u
. "$(dirname "$0")/common.sh"

run() {
    "$binary" "$@" >out 2>err </dev/null
    status=$?
}
text() { cat >t.txt; }
complete() { run format --config house.yml --complete "$@" t.txt; }
# parsed: what the completed text is read as, in lines of the tree: "boilerplate: ..." and "contact: ..."
parsed() {
    complete --to text --width 0 || return
    cp out done.txt
    "$binary" parse --format json done.txt >parsed.json || return
    python3 - <<'END' >parsed
import json
d = json.load(open("parsed.json"))
for key in ("boilerplate", "contacts"):
    for part in d[key]:
        print(key + ": " + " ".join(part["text"].split()))
for p in d["body"]["paragraphs"]:
    print("body: " + " ".join(p["text"].split()))
END
}
is_read() { grep -qxF -- "$1" parsed; }
tells() { grep -qF -- "$1" err; }
body='FOR IMMEDIATE RELEASE

Lighthouse opens its doors to everybody

ELMOUTH, Ohio, May 6, 2024 — The old lighthouse at Elmouth opened to visitors on Monday, and 12 children climbed it.

“It is a long way up,” said Mara Lindqvist, the keeper.
'
about='About the Lighthouse Trust
The trust keeps three lighthouses on the lake.'
contact='Media contact: Ivo Brandt, press officer, 212-555-0144, ivo@lighthouse.example'
cat >house.yml <<'END'
boilerplates:
  - |
    About the Lighthouse Trust
    The trust keeps three lighthouses on the lake.
  - About another trust. It keeps nothing.
contacts:
  - Ivo Brandt, press officer, 212-555-0144, ivo@lighthouse.example
  - Ann Poe, 212-555-0145, ann@lighthouse.example
END
wants_both() {
    parsed
    is_read 'boilerplate: About the Lighthouse Trust The trust keeps three lighthouses on the lake.' && grep -q 'contacts: .*Ivo Brandt, press officer, 212-555-0144, ivo@lighthouse.example$' parsed &&
        is_read 'contacts: Ann Poe, 212-555-0145, ann@lighthouse.example' && ! grep -q 'another trust' parsed && [ "$(grep -c '^body: ' parsed)" = "${1:-2}" ]
}

# ---- what is lacking is put in ----

printf '%s\n###\n' "$body" | text
wants_both; ok "both, around the end mark"
complete
[ $status = 0 ] && [ "$(wc -l <err)" = 2 ] && grep -qx 'presscheck: t.txt: has no paragraph about the issuer, so that of house.yml:2 was put in' err && grep -qx 'presscheck: t.txt: has no contact, so 2 from house.yml:7 were put in' err
ok "and it says so, with the place"
grep -n 'About the Lighthouse Trust\|^###\|^Contacts' out | cut -d: -f2 | tr '\n' ' ' | grep -qx 'About the Lighthouse Trust ### Contacts '; ok "in the order of the style"
complete --quiet
quietly; ok "--quiet says nothing"
cmp -s out done.txt || complete --quiet --width 0; cmp -s out done.txt; ok "and sets the same"
cp done.txt t.txt
complete --width 0
quietly && cmp -s out done.txt; ok "what is complete stays as it is"
printf '%s' "$body" | text
wants_both; ok "no end mark"
printf '%s\n%s\n\n###\n' "$body" "$about" | text
wants_both && complete && [ "$(wc -l <err)" = 1 ] && tells 'has no contact'; ok "contacts alone"
printf '%s\n###\n\n%s\n' "$body" "$contact" | text
parsed
is_read 'boilerplate: About the Lighthouse Trust The trust keeps three lighthouses on the lake.' && [ "$(grep -c '^contacts: ' parsed)" = 1 ] && ! tells 'has no contact'; ok "the paragraph alone; other contacts are not added"
printf '%s\nAbout the keepers\nTwo keepers live in the tower.\n\n%s\n\n###\n' "$body" "$contact" | text
parsed
[ ! -s err ] && ! grep -q 'Lighthouse Trust' parsed; ok "another paragraph about somebody is enough"
printf '%s\nForward-looking statements\nThis release has statements about what may happen, which are no promise.\n\n###\n' "$body" | text
parsed
is_read 'boilerplate: About the Lighthouse Trust The trust keeps three lighthouses on the lake.'; ok "a legal paragraph is none about the issuer"
printf '%s\nENDS\n\nNotes to editors\n1. The lighthouse was built in 1902.\n2. It has 190 steps.\n' "$body" | text
wants_both; ok "with notes at the end"
run format --config house.yml --complete --profile govuk --width 0 t.txt
grep -n '^About the Lighthouse\|^ENDS\|^Notes to\|^Contacts' out | cut -d: -f2 | cut -c1-8 | tr '\n' ' ' | grep -qx 'ENDS Notes to About th Contacts '; ok "in the order of another style"

# ---- whatever the file is ----

printf '%s\n###\n' "$body" | sed 's/$/\r/' | text
wants_both; ok "lines of Windows"
printf '%s\n###\n' "$body" | iconv -f UTF-8 -t UTF-16 | text
wants_both; ok "UTF-16"
printf '%s\n###\n' "$body" | sed 's/—/–/' | iconv -f UTF-8 -t WINDOWS-1252 | text
wants_both; ok "windows-1252"
printf -- '---\ntitle: Lighthouse opens its doors to everybody\n---\n\nELMOUTH, Ohio, May 6, 2024 — The old **lighthouse** opened to visitors on Monday.\n\n- It is high.\n- It is old.\n' | text
wants_both 3; ok "Markdown"
printf '%s\n###\n' "$body" | fold -s -w 60 | text
wants_both; ok "wrapped lines"
printf 'From: press@lighthouse.example\nTo: news@paper.example\nSubject: Lighthouse opens its doors to everybody\n\n%s\n###\n' "$body" | text
wants_both; ok "mail"

# ---- wordings ----

printf '%s\n###\n' "$body" | text
house() { cat >house.yml; }
house <<<'boilerplates: [About the Lighthouse Trust. The trust keeps three lighthouses on the lake.]'
parsed
is_read 'boilerplate: About the Lighthouse Trust The trust keeps three lighthouses on the lake.'; ok "a heading in the line of its text"
tells 'has no contact, and no configuration lists any as contacts; none was put in'; ok "contacts are not made up"
house <<<'boilerplates: [The trust keeps three lighthouses on the lake.]'
parsed
is_read 'boilerplate: About us The trust keeps three lighthouses on the lake.'; ok "no heading, no issuer"
house <<<$'boilerplates: [The trust keeps three lighthouses on the lake.]\nbrand: {issuer: The Lighthouse Trust}'
parsed
is_read 'boilerplate: About The Lighthouse Trust The trust keeps three lighthouses on the lake.'; ok "no heading, and the issuer of the brand"
house <<'END'
boilerplates:
  - |
    About the Lighthouse Trust

    The trust keeps three lighthouses.

    It was founded in 1902.
contacts:
  - |
    Ivo Brandt
    Press officer
    212-555-0144
  - |
    Ann Poe
    ann@lighthouse.example
END
parsed
grep -q '^boilerplate: .*It was founded in 1902.$' parsed && [ "$(grep -c '^contacts: ' parsed)" = 2 ] && is_read 'contacts: Ann Poe ann@lighthouse.example'; ok "paragraphs, and contacts of several lines"
house <<<'contacts: [press@lighthouse.example]'
parsed
grep -q 'contacts: .*press@lighthouse.example$' parsed; ok "an address alone"
tells 'has no paragraph about the issuer, and no configuration lists one as boilerplates; none was put in'; ok "a paragraph is not made up"
run format --isolated --complete t.txt
[ $status = 0 ] && [ "$(wc -l <err)" = 2 ] && ! grep -q lighthouse.example out; ok "no configuration, nothing to put in, and it says so"
for wrong in '"###"' '"%% presscheck: off all"'; do
    house <<<"boilerplates: [$wrong]"
    complete
    [ $status = 2 ] && [ ! -s out ] && said 'house.yml:1:16: this cannot be put into t.txt so that it is read as what it is'; ok "a paragraph that is none: $wrong"
done
house <<<'contacts: ["nobody in particular at all, and no address"]'
complete
[ $status = 2 ] && [ ! -s out ] && said 'house.yml:1:12: this cannot be put in' || grep -q 'nobody in particular' out; ok "a contact that cannot be read as one is not lost in silence"
printf '%s\n###\n' "$body" | sed 's/—/-/; s/[“”]/"/g' | iconv -f UTF-8 -t WINDOWS-1252 >t.txt
house <<<'boilerplates: ["About the Trust\nThe trust keeps 三 lighthouses."]'
"$binary" format --config house.yml --complete --encoding windows-1252 t.txt >out 2>err; status=$?
[ $status = 2 ] && said 'house.yml:1:16: this cannot be put in'; ok "what the file's encoding lacks is told"

# ---- where it is asked for ----

printf '%s\n###\n' "$body" | text
house <<<$'boilerplates: ["About the Trust\\nThe trust keeps three lighthouses."]\ncontacts: [press@lighthouse.example]'
run format --config house.yml t.txt
quietly && ! grep -q 'About the Trust' out; ok "not without --complete"
complete --as-is
grep -q 'About the Trust' out; ok "--as-is too"
for to in html markdown nitf newsml ninjs; do
    complete --to $to
    [ $status = 0 ] && grep -q 'The trust keeps three lighthouses.' out && grep -q 'press@lighthouse.example' out; ok "in $to"
done
complete --to json
quietly && ! grep -q 'three lighthouses' out; ok "json tells of the text as it stands"
cp t.txt u.txt
run format --config house.yml --complete -j 2 -o many t.txt u.txt
[ $status = 0 ] && [ "$(grep -l 'three lighthouses' many/*.txt | wc -l)" = 2 ] && [ "$(wc -l <err)" = 4 ]; ok "several texts"
cmp -s t.txt u.txt && ! grep -q 'three lighthouses' t.txt; ok "the texts themselves stay as they are"

# ---- a skeleton ----

for profile in ap un govuk eu chicago; do
    run new --isolated --profile $profile
    quietly && grep -q '@organization.example\|@un.example' out; ok "new: $profile, without a house"
    cp out bare
    house <<<'profile: ap'
    run new --config house.yml --profile $profile
    quietly && cmp -s out bare; ok "new: $profile, and a house that says nothing"
    house <<<$'boilerplates: ["About the Trust\\nThe trust keeps three lighthouses."]\ncontacts: ["Ivo Brandt, press officer, 212-555-0144, ivo@lighthouse.example"]\nbrand: {issuer: The Trust}'
    run new --config house.yml --profile $profile
    quietly && grep -q '^[A-Z].*: Ivo Brandt, press officer, 212-555-0144, ivo@lighthouse.example$' out && ! grep -qi '\[organization\]\|@organization\|@un.example' out; ok "new: $profile, with the house's contact"
    [ "$(grep -c 'The trust keeps three lighthouses.' out)" = "$(grep -c '^About \[' bare)" ] && [ "$(grep -cx 'The Trust' out)" = "$(grep -cix '\[organization\]' bare)" ]; ok "new: $profile, with the house's name and paragraph where it has them"
done
house <<<'contacts: [ivo@lighthouse.example, ann@lighthouse.example]'
run new --config house.yml
quietly && grep -A2 '^Media contact:$' out | tail -n 2 | tr '\n' ' ' | grep -qx 'ivo@lighthouse.example ann@lighthouse.example '; ok "new: two contacts"
house <<<'pofile: un'
run new --config house.yml
[ $status = 2 ] && said "house.yml:1:1: there is no key 'pofile'" && [ ! -s out ]; ok "new: a configuration that is wrong"

# ---- in each of the ten languages, below a heading of its own ----

while IFS='|' read -r lang heading headline lede words; do
    printf '%s\n\n%s\n' "$headline" "$lede" >t.txt
    printf 'boilerplates: ["%s"]\ncontacts: ["Mara Lind, 212-555-0100, mara@harbour.example"]\n' "$words" >house.yml
    run format --config house.yml --complete --language "$lang" --width 0 t.txt
    [ $status = 0 ] && grep -qxF "$heading" out && grep -qxF "$words" out && [ "$(wc -l <err)" = 2 ]; ok "$lang: put in"
    cp out t.txt
    run format --config house.yml --complete --language "$lang" --width 0 t.txt
    quietly && cmp -s out t.txt; ok "$lang: and read as what it is"
done <<'END'
en|About us|The port opens a third berth|ELMOUTH, Ohio, May 6, 2024 — The board opened a berth on Monday, and many ships can call there now.|The board runs three berths and a lighthouse.
fr|À propos de nous|Le port ouvre un troisième quai|Elmouth, le 6 mai 2024 – Le port a ouvert lundi un quai qui peut accueillir douze navires par semaine.|Le port exploite trois quais et un phare.
es|Acerca de nosotros|El puerto abre un tercer muelle|Elmouth, 6 de mayo de 2024 – El puerto abrió el lunes un muelle para doce barcos por semana.|El puerto explota tres muelles y un faro.
de|Über uns|Der Hafen eröffnet einen dritten Kai|Elmouth, 6. Mai 2024 – Der Hafen hat am Montag einen Kai eröffnet, an dem zwölf Schiffe in der Woche anlegen können.|Der Hafen betreibt drei Kais und einen Leuchtturm.
pt|Sobre nós|O porto abre um terceiro cais|Elmouth, 6 de maio de 2024 – O porto abriu na segunda-feira um cais para doze navios por semana.|O porto explora três cais e um farol.
it|Chi siamo|Il porto apre una terza banchina|Elmouth, 6 maggio 2024 – Il porto ha aperto lunedì una banchina per dodici navi alla settimana.|Il porto gestisce tre banchine e un faro.
ru|О компании|Порт открыл третий причал|Эльмут, 6 мая 2024 года – Порт открыл в понедельник причал, который может принимать двенадцать судов в неделю.|Порт управляет тремя причалами и маяком.
ar|من نحن|الميناء يفتتح رصيفا ثالثا|إلموث، 6 مايو 2024 – افتتح الميناء يوم الاثنين رصيفا يستقبل اثنتي عشرة سفينة في الأسبوع.|يدير الميناء ثلاثة أرصفة ومنارة.
zh|关于我们|港口启用第三个泊位|埃尔茅斯2024年5月6日电 港口周一启用了一个泊位，每周可停靠十二艘船。|港口经营三个泊位和一座灯塔。
ja|会社概要|港が三つ目の岸壁を開設|エルマス、2024年5月6日 – 港は月曜日に岸壁を開設し、週に十二隻の船が寄港できるようになった。|港は三つの岸壁と灯台を運営している。
END

sum_up
