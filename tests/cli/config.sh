#!/usr/bin/env bash
# A house's configuration does what presscheck-style(5) says: every key has an effect, what is wrong in it is told with
# its place, the nearest one is found, and presscheck config shows where things come from.
#
#   config.sh BINARY
set -u
. "$(dirname "$0")/common.sh"

# house: the configuration of this folder, from standard input
house() { cat >.presscheck.yml; }
run() {
    "$binary" "$@" >out 2>err </dev/null
    status=$?
}
# told PLACE RULE [FILE]: a finding of the rule at FILE:LINE:COLUMN; PLACE is LINE:COLUMN: or LINE:COLUMN: SEVERITY
told() {
    run check --format concise ${only:+--only "$only"} "${3:-$file}"
    [ $status -le 1 ] && [ ! -s err ] && grep -F "${3:-$file}:$1" out | grep -qF "[$2]"
}
# quiet PLACE RULE [FILE]: no such finding, and the run went well
quiet() {
    run check --format concise ${only:+--only "$only"} "${3:-$file}"
    [ $status -le 1 ] && [ ! -s err ] && ! { grep -F "${3:-$file}:$1" out | grep -qF "[$2]"; }
}
# differs WHAT PLACE RULE: what standard input configures brings that finding, and without it there is none
differs() {
    rm -f .presscheck.yml
    quiet "$2" "$3"; ok "without $1: no $3 at $2"
    house
    told "$2" "$3"; ok "$1: $3 at $2"
}
# settles WHAT PLACE RULE: it takes that finding away
settles() {
    rm -f .presscheck.yml
    told "$2" "$3"; ok "without $1: $3 at $2"
    house
    quiet "$2" "$3"; ok "$1: no $3 at $2"
}
# setting +|- NAME VALUE PLACE RULE: the setting brings that finding, or takes it away, of what the profile ap has
setting() {
    only=$5
    case $1 in
    +) differs "$2: $3" "$4" "$5" <<<"settings: {$2: \"$3\"}" ;;
    -) settles "$2: $3" "$4" "$5" <<<"settings: {$2: \"$3\"}" ;;
    esac
    only=
}
only= file=t.txt

cat >t.txt <<'END'
FOR IMMEDIATE RELEASE

Tidewater Harbour Board opens a third berth at Elmouth

ELMOUTH, Ohio, May 6, 2024 — The Tidewater Harbour Board opened a third berth on Monday, and 12 ships a week can now call there, the board said. Quarrow Corp. paid for red, green and blue lamps.

Our web site has the plans. The gangplank of both yards grew by 5 percent, and the QFB agreed with Mara Lindquist.

“The berth will change how people get to work here, and it will bring a lot of new trade to town,” said Mara Lindquist, press officer.

About the Tidewater Harbour Board
The Tidewater Harbour Board runs three berths, a big yard and the old lighthouse at Elmouth.

Media contact: Mara Lindquist, press officer, 212-555-0100, mara@press.quayside.example or m.lindquist@gmail.com

###
END

cat >s.txt <<'END'
Board names 3 new pilots for "Elmouth" harbor

ELMOUTH, Ohio, May 6, 2024 — The board opened a berth on Monday -- and 12 ships called from 9:30 am to 3.15 pm. It cost US$5 million, or 2/3 of the sum, for a 5-year-old yard of 4km and 12000 crates... The colour is red, green and blue. It grew 5 percent in 2001-2004. It has 14 lamps and 4 cranes and runs Jan. 5-7, 2024, and March 5.

Mr. Ivo Brandt, Chief Pilot, said: "It is good". He leaves for Turkey and the US on 5 May 2025.

ENDS

Notes for editors
END
cat >u.txt <<'END'
THE PORT OF ELMOUTH

Two Pilots join the port of Elmouth.

Three cranes arrive

Elmouth, May 6, 2024 - The port opened a berth today at 9:30 a.m. and the Minister, Ivo Brandt, saw it. About 5,000 people came from the United States of America ....

Mr Brandt said, “It is a good day.” He called it a “fine berth”. Two-thirds of the five-year-old yard is let. It lies in an area of 3 km, and the Chair paid 4,500 euros and EUR 500 for it. The Government of Ohio and the Council agreed on a write-off of the plant and equipment. Forty-five ships came. Call 212-555-0199 or +44 20 7946 0991. “The ‘quay’ is full,” he said. It ended ... here.

‘The berth is open and it will stay open,’ said Ivo Brandt, Chair of the Elmouth Port Council.

###
END

# ---- every key has an effect ----

differs profile 5:16: dateline-date-form <<<'profile: un'
differs "profile govuk" "9:1: warning" sentence-too-long <<<'profile: govuk'
run check --profile ap --format concise t.txt
[ $status = 1 ] && ! grep -q '\[sentence-too-long\]' out; ok "--profile goes before the configuration's"
house <<<'profile: un'
run check --profile .presscheck.yml --isolated --format concise t.txt
[ $status = 1 ] && grep -q '5:16: .*dateline-date-form' out; ok "--profile FILE"

file=s.txt
setting + serial-comma yes 3:222: serial-comma
setting - percent percent 3:246: percent-form
setting + date-order day-month 3:308: date-order
setting + months full 3:308: date-month-abbreviation
setting + date-range to 3:313: date-range-form
setting + number-range en-dash 3:259: range-dash
setting - headline-quotes free 1:30: headline-quote-marks
setting + curly-quotes yes 1:30: typographic-quotes
setting + spelling uk-ise 1:40: spelling-variant
setting - spelling uk-ize 3:207: spelling-variant
setting + headline-case title 1:1: headline-case
setting + headline-numbers to-nine 1:13: headline-number-style
setting - honorifics with-stop 5:1: honorific-use
setting - number-words one 3:290: number-words-figures
setting + number-words to-hundred 3:72: number-words-figures
setting + dateline-dash en-spaced 3:28: dateline-separator
setting + ellipsis sign-character 3:199: ellipsis-style
setting - dash free 3:65: dash-style
setting - acronym-us no-stops 5:79: acronym-house-form
setting - unit-space no 3:179: unit-space
setting - currency pound 3:121: currency-form
setting - end-mark ENDS 7:1: end-mark-style
setting - notes-heading free 9:1: notes-heading-style
setting + country-names un-list 5:64: country-name-form
setting + age-hyphens no 3:160: age-form
file=u.txt
setting - today today 7:48: relative-day
setting + time 15.30 7:57: time-form
setting - outer-quotes single 11:1: quote-mark-style
setting - outer-quotes free 11:1: quote-mark-style
setting - quote-stops by-sense 9:58: quote-punctuation
setting - job-titles capital 7:75: title-capitalization
setting - common-nouns capital-specific 9:221: common-noun-capital
setting + fraction-hyphen no 9:66: fraction-form
file=t.txt

settles "rules: off" 14:92: contact-personal-email <<<'rules: {contact-personal-email: off}'
settles "rules: a group off" 7:65: percent-form <<<'rules: {numbers: off}'
differs "rules: a severity" "7:65: error" percent-form <<<'rules: {percent-form: error}'
differs "rules: a severity in braces" "7:65: info" percent-form <<<'rules: {percent-form: {severity: info}}'
differs "rules: a group" "7:65: error" percent-form <<<'rules: {numbers: error}'
differs "rules: off in the profile" "5:174: warning" serial-comma <<<'{profile: chicago}'
differs "rules: a limit with a severity" "3:1: error" headline-too-long <<<'rules: {headline-too-long: {max: 53, severity: error}}'
differs "rules: a limit" "3:1: warning" headline-too-long <<<'rules: {headline-too-long: {max: 53}}'
house <<<'rules: {headline-too-long: {max: 54, severity: error}}'
quiet 3:1: headline-too-long; ok "rules: the limit itself is allowed"
house <<<$'rules:\n  numbers: off\n  percent-form: error'
told "7:65: error" percent-form; ok "rules: what is said later is followed"
house <<<$'rules:\n  percent-form: error\n  numbers: off'
quiet 7:65: percent-form; ok "rules: a group behind its rule"
house <<<'rules: {percent-form: off}'
only=percent-form
told 7:65: percent-form; ok "--only runs what the rules have off"
house <<<'paths: {"*.txt": {percent-form: off}}'
told 7:65: percent-form; ok "--only runs what the paths have off"
only=

# paths: each pattern with a file it matches and one it does not
mkdir -p releases/2024/may drafts/old archive
for name in releases/a.txt releases/2024/may/a.txt drafts/a.txt drafts/old/a.txt archive/x.txt x.txt a1.txt ab.txt; do cp t.txt "$name"; done
where() {
    house <<<"paths: {\"$1\": {percent-form: off, headline-too-long: {max: 53, severity: error}}}"
    for name in $2; do
        quiet 7:65: percent-form "$name"; ok "paths: $1 is for $name"
        told "3:1: error" headline-too-long "$name"; ok "paths: a limit of $1 is for $name"
    done
    for name in $3; do
        told "7:65: warning" percent-form "$name"; ok "paths: $1 is not for $name"
        quiet 3:1: headline-too-long "$name"; ok "paths: a limit of $1 is not for $name"
    done
}
where 'releases/**' 'releases/a.txt releases/2024/may/a.txt' 'drafts/a.txt t.txt'
where '**/x.txt' 'x.txt archive/x.txt' 'a1.txt releases/a.txt'
where 'drafts/*.txt' 'drafts/a.txt' 'drafts/old/a.txt releases/a.txt'
where 'releases/**/a.txt' 'releases/a.txt releases/2024/may/a.txt' 'drafts/a.txt'
where 'a?.txt' 'a1.txt ab.txt' 'releases/a.txt x.txt'
where 'a[a-z].txt' ab.txt 'a1.txt x.txt'
where 'a[!a-z].txt' a1.txt 'ab.txt x.txt'
where 'old/a.txt' drafts/old/a.txt 'drafts/a.txt'
where 'may/*' releases/2024/may/a.txt releases/a.txt
where 'elsewhere/**' '' 't.txt releases/a.txt'
where 't.tx' '' t.txt
house <<<$'paths:\n  "*.txt": {percent-form: off}\nrules: {percent-form: error, headline-too-long: {max: 53}}'
quiet 7:65: percent-form && told 3:1: headline-too-long; ok "paths go before rules that stand behind them"
house <<<$'paths:\n  "*.txt": {percent-form: off}\n  "a1.*": {percent-form: error}'
quiet 7:65: percent-form && told "7:65: error" percent-form a1.txt; ok "of two patterns the later one is followed"
run check --format concise a1.txt t.txt a1.txt
[ "$(grep -c 'a1.txt:7:65: error' out)" = 2 ] && ! grep -q 't.txt:7:65: warning' out; ok "paths: one file leaves nothing to the next"

differs preferred "7:46: info" term-preferred <<<'preferred: {both yards: two yards}'
run fix --stdout t.txt
[ $status -le 1 ] && grep -q 'gangplank of two yards' out; ok "preferred: fix writes it"
differs forbidden "7:33: info" term-preferred <<<'forbidden: [gangplank]'
grep -q 'The house does not write "gangplank"' out; ok "forbidden: the message says so"
run fix --stdout --unsafe t.txt
grep -q 'The gangplank of' out; ok "forbidden: fix takes no word out"
differs "forbidden with a reason" 7:33: term-preferred <<<'forbidden: {gangplank: seamen laugh}'
grep -q 'gangplank": seamen laugh' out; ok "forbidden: the reason is told"
settles "acronyms" 7:84: acronym-undefined <<<'acronyms: [XYZ, QFB]'
settles "email-domains" 14:61: email-domain-mismatch <<<'email-domains: [Quayside.example]'
house <<<'email-domains: [side.example]'
told 14:61: email-domain-mismatch; ok "email-domains: half a name is no domain"
settles "contacts" 14:92: contact-personal-email <<<'contacts: ["Mara Lindquist, press officer, m.lindquist@gmail.com"]'
house <<<'contacts: [lindquist@gmail.com]'
told 14:92: contact-personal-email; ok "contacts: another address"
differs "people" 7:100: person-name-inconsistent <<<'people: [Mara Lindqvist]'
differs "people with titles" 7:100: person-name-inconsistent <<<'people: [{name: Mara Lindqvist, title: Press Officer}]'
sed 's/, press officer\.$/./; s/, and the QFB agreed.*/./; s/^Media contact.*/Media contact: press@quayside.example/' t.txt >p.txt
house <<<'people: [{name: Mara Lindquist, title: press officer}]'
told 9:105: quote-title-missing p.txt && grep -q 'nothing here does; the house has: press officer \[' out; ok "people: the title is proposed where the text has none"
house <<<'people: [Mara Lindquist]'
told 9:105: quote-title-missing p.txt && grep -q 'nothing here does \[' out; ok "people: no title, none proposed"
differs "tickers" "5:146: warning" ticker-missing <<<'tickers: {Quarrow Corp.: "NYSE: QRW"}'
differs "quotations" "9:71: error" quote-altered <<<'quotations: ["The berth will change how people get to work here, and it will bring new trade to town."]'
differs "quotations with a speaker" 9:71: quote-altered <<<'quotations: [{speaker: Mara Lindquist, text: "The berth will change how people get to work here, and it will bring new trade to town."}]'
differs "boilerplates" "11:1: warning" boilerplate-changed <<<'boilerplates: ["About the Tidewater Harbour Board The Tidewater Harbour Board runs three berths, a yard and the lighthouse at Elmouth."]'
sed 's/agreed with Mara Lindquist/agreed with the Colour Harbour Board/' t.txt >o.txt
file=o.txt
only=spelling-variant
sed -i 's/the Colour Harbour Board/the colour harbour board/' o.txt
settles "organizations" 7:104: spelling-variant <<<'organizations: [colour harbour board]'
only= file=t.txt

# ---- what is wrong ----

# bad WHAT PLACE PATTERN: the configuration from standard input is refused in one line that says where and what
bad() {
    house
    run check t.txt
    [ $status = 2 ] && said ".*/\.presscheck\.yml:$2: .*$3" && [ ! -s out ]; ok "$1"
    run config
    [ $status = 2 ] && said ".*/\.presscheck\.yml:$2: " && [ ! -s out ]; ok "$1: config says it too"
}
bad "an unknown key" 2:1 "no key 'prefered'; did you mean 'preferred'" <<<$'profile: ap\nprefered: {a: b}'
bad "a letter is missing" 1:1 "did you mean 'profile'" <<<'pofile: ap'
bad "two letters are swapped" 1:1 "did you mean 'profile'" <<<'porfile: ap'
bad "a key like none" 1:1 "no key 'zzzzzzzzzz'$" <<<'zzzzzzzzzz: ap'
bad "an unknown profile" 1:1 "no profile 'govkuk'; did you mean 'govuk'" <<<'profile: govkuk'
bad "an unknown setting" 2:3 "no setting 'serial-coma'; did you mean 'serial-comma'" <<<$'settings:\n  serial-coma: yes'
bad "a value of no setting" 2:3 "'yess' is no value of 'serial-comma'; write one of: no, yes$" <<<$'settings:\n  serial-comma: yess'
bad "a value of another setting" 2:3 "'hyphen' is no value of 'serial-comma'" <<<$'settings:\n  serial-comma: hyphen'
bad "a setting without a value" 2:3 "a word is wanted" <<<$'settings:\n  serial-comma:'
bad "an unknown rule" 2:3 "no rule 'percent-from'; did you mean 'percent-form'" <<<$'rules:\n  percent-from: off'
bad "an unknown rule with limits" 2:22 "no rule 'headline-to-long'; did you mean 'headline-too-long'" <<<$'rules:\n  headline-to-long: {severity: off}'
bad "an unknown rule of a path" 3:5 "no rule 'percent-from'" <<<$'paths:\n  "a/**":\n    percent-from: off'
bad "an unknown severity" 2:3 "'waring' is no severity; write off, info, warning or error" <<<$'rules:\n  hype: waring'
bad "an unknown limit" 1:29 "'mx'; did you mean 'max'" <<<'rules: {headline-too-long: {mx: 9}}'
bad "an unknown limit of a path" 1:37 "'mx'; did you mean 'max'" <<<'paths: {"a.*": {headline-too-long: {mx: 9}}}'
bad "a limit of a group" 1:16 "no limit for a whole group" <<<'rules: {hype: {max: 3}}'
for number in nine -3 1.5 9999999999 ''; do
    bad "no number: '$number'" 1:29 "'max' wants a whole number" <<<"rules: {headline-too-long: {max: $number}}"
done
bad "a key twice" 3:1 "'profile' is said twice; keep one" <<<$'profile: ap\nrules:\nprofile: un'
bad "a list, not a word" 1:1 "'profile' wants a word here, not a list" <<<'profile: [ap]'
bad "no profile" 1:1 "a word is wanted" <<<'profile:'
for key in settings rules paths preferred tickers brand; do
    bad "$key as a list" 1:1 "'$key' wants names with values here, not a list" <<<"$key: [a]"
done
for key in people organizations acronyms boilerplates quotations contacts email-domains; do
    bad "$key as a word" 1:1 "'$key' wants a list here, not a word" <<<"$key: a"
    bad "$key as a map" 1:1 "'$key' wants a list here, not names" <<<"$key: {a: b}"
    bad "$key with nothing in it" "1:$((${#key} + 4))" "a word is wanted" <<<"$key: ['']"
done
bad "forbidden as a word" 1:1 "'forbidden' wants a list" <<<'forbidden: synergy'
bad "a list in a list" 1:12 "a word is wanted here, not a list" <<<'acronyms: [[a]]'
bad "rules of a path as a word" 1:9 "'a' wants names" <<<'paths: {a: off}'
bad "a person without a name" 1:10 "a person is a name" <<<'people: [{title: Mayor}]'
bad "a person with more" 1:26 "no key 'tile' here; the keys are 'name' and 'title'" <<<'people: [{name: Ann Poe, tile: x}]'
bad "a quotation without words" 1:14 "a quotation is its words" <<<'quotations: [{speaker: Ann Poe}]'
bad "a preference for nothing" 1:13 "a word is wanted" <<<'preferred: {web site: }'
bad "an unknown key of the brand" 2:3 "no key of a brand 'lgo'; did you mean 'logo'" <<<$'brand:\n  lgo: a.png'
bad "a brand's value that is none" 2:3 "a word is wanted" <<<$'brand:\n  issuer:'
bad "a brand's value that is a list" 2:3 "'issuer' wants a word here, not a list" <<<$'brand:\n  issuer: [a]'
bad "a name of two lines" 2:3 "'issuer' is one line" <<<$'brand:\n  issuer: "a\\nb"'
bad "a colour by name" 2:3 "'blue' is no colour; write # and six digits between quotation marks, such as \"#0b5c8a\"" <<<$'brand:\n  accent: blue'
bad "a colour without quotation marks" 2:3 "a colour is wanted here; write it between quotation marks, or # begins a remark" <<<$'brand:\n  accent: #0b5c8a'
bad "a colour of three digits" 2:3 "'#05a' is no colour" <<<$'brand:\n  ink: "#05a"'
bad "a colour of other letters" 2:3 "'#0b5c8g' is no colour" <<<$'brand:\n  ink: "#0b5c8g"'
bad "a pale accent" 2:3 "'#7fc4e8' is too pale to be read on white paper \(contrast 1.9, and 4.5 is needed\); \"#[0-9a-f]{6}\" is the nearest that is not" <<<$'brand:\n  accent: "#7fc4e8"'
bad "a pale ink" 2:3 "'#999999' is too pale to be read on white paper \(contrast 2.8" <<<$'brand:\n  ink: "#999999"'
bad "an address that is none" 2:3 "'harbour.example' is no address of the web; write it as https://" <<<$'brand:\n  url: harbour.example'
bad "an address of a script" 2:3 "is no address of the web" <<<$'brand:\n  url: "javascript:alert(1)"'
bad "a paper there is none of" 2:3 "'A5' is no paper; write A4 or Letter" <<<$'brand:\n  paper: A5'
bad "broken YAML" "2:1" "this is no YAML" <<<'rules: {hype: ['
bad "a tab" 2:1 "a tab stands here; YAML wants blanks" <<<$'rules:\n\thype: off'
bad "not UTF-8" 2:1[0-9] "save it as UTF-8" <<<$'profile: ap\nacronyms: [caf\xe9]'
bad "a control character" 2:1 "" <<<$'profile: ap\n\x01'
bad "a list for a file" 1:1 "a configuration is names with values" <<<'- profile'
bad "a word for a file" 1:1 "a configuration is names with values" <<<'profile'
bad "an alias" 2:8 "an alias" <<<$'profile: &p ap\nrules: *p'
bad "two documents" 2:1 "a second document" <<<$'profile: ap\n---\nprofile: un'
for text in '' '# only a remark' $'rules:\n# - all of it\nacronyms:\n' $'\xef\xbb\xbfprofile: ap'; do
    house <<<"$text"
    told 7:65: percent-form; ok "nothing said: ${text%%[^a-z# ]*}"
done
: >.presscheck.yml
told 7:65: percent-form; ok "an empty file"
rm .presscheck.yml
mkdir .presscheck.yml
run check t.txt
[ $status = 2 ] && said '.*/\.presscheck\.yml: is a folder' && [ ! -s out ]; ok "a folder in its place"
rmdir .presscheck.yml
run check --config none.yml t.txt
[ $status = 2 ] && said 'none.yml: there is no such file' && [ ! -s out ]; ok "--config that is not there"
if [ "$(id -u)" != 0 ]; then
    house <<<'profile: ap'
    chmod 0 .presscheck.yml
    run check t.txt
    [ $status = 2 ] && said '.*/\.presscheck\.yml: may not be read'; ok "one that may not be read"
    chmod 600 .presscheck.yml
fi
house <<<'pofile: ap'
run check t.txt s.txt u.txt
[ $status = 2 ] && said '.*pofile'; ok "three files, one message"
run check --isolated t.txt
[ $status = 1 ] && [ ! -s err ]; ok "--isolated passes it over"
run check --format json t.txt
[ $status = 2 ] && grep -q '"error":"its configuration' out; ok "JSON tells it too"
run fix --dry-run t.txt
[ $status = 2 ] && said '.*pofile'; ok "fix says it"
run format t.txt
[ $status = 2 ] && said '.*pofile'; ok "format says it"
rm -f .presscheck.yml

# ---- which one holds ----

mkdir -p house/desk/day other house/.git
cp t.txt house/desk/day; cp t.txt house/desk; cp t.txt house; cp t.txt other
echo 'rules: {percent-form: error}' >house/.presscheck.yml
told "7:65: error" percent-form house/desk/day/t.txt; ok "found above the file's folder"
told "7:65: warning" percent-form other/t.txt; ok "not found beside it"
echo 'rules: {percent-form: info}' >house/desk/.presscheck.yml
told "7:65: info" percent-form house/desk/day/t.txt; ok "the nearest is taken"
told "7:65: error" percent-form house/t.txt; ok "the one above, where it is the nearest"
echo 'rules: {contact-personal-email: off}' >house/desk/.presscheck.yml
told "7:65: warning" percent-form house/desk/day/t.txt; ok "the one above it says nothing then"
echo 'rules: {percent-form: off}' >.presscheck.yml
quiet 7:65: percent-form other/t.txt; ok "the folder where presscheck is started, when it is above"
rm house/.presscheck.yml
quiet 7:65: percent-form house/t.txt; ok "a repository's root is no end"
run check --format concise house/desk/t.txt other/t.txt
[ $status = 1 ] && grep -q 'house/desk/t.txt:7:65: warning' out && ! grep -q 'house/desk/t.txt:14:92' out && ! grep -q 'other/t.txt:7:65' out && grep -q 'other/t.txt:14:92' out
ok "two files in one run, each under its own"
(cd house/desk/day && "$binary" check --format concise ../../../other/t.txt) >out 2>err
[ ! -s err ] && ! grep -q ':7:65' out; ok "where it is started does not matter"
echo 'rules: {percent-form: error}' >named.yml
run check --config named.yml --format concise house/desk/t.txt other/t.txt
[ "$(grep -c ':7:65: error' out)" = 2 ] && grep -q 'house/desk/t.txt:14:92' out; ok "--config names one for all"
run check --isolated --format concise house/desk/t.txt other/t.txt
[ "$(grep -c ':7:65: warning' out)" = 2 ] && [ "$(grep -c ':14:92: warning' out)" = 2 ]; ok "--isolated reads none"
"$binary" check --format concise --stdin-filename house/desk/new.txt - <t.txt >out 2>err
grep -q 'house/desk/new.txt:7:65: warning' out && ! grep -q ':14:92' out; ok "--stdin-filename finds that folder's"
"$binary" check --format concise - <t.txt >out 2>err
! grep -q ':7:65' out && grep -q ':14:92' out; ok "standard input has that of the working directory"
echo 'paths: {"new.txt": {percent-form: error}}' >house/desk/.presscheck.yml
"$binary" check --format concise --stdin-filename house/desk/new.txt - <t.txt >out 2>err
grep -q ':7:65: error' out; ok "--stdin-filename is what paths are asked for"
ln -s house/desk/t.txt link.txt
quiet 7:65: percent-form link.txt; ok "a link has that of its own folder"

# ---- presscheck config ----

house <<'END'
profile: un
settings:
  serial-comma: yes
rules:
  numbers: error
  headline-too-long: {max: 90, severity: error}
paths:
  "a1.*":
    headline-too-long: {max: 40}
    percent-form: off
END
run config
quietly; ok "config"
grep -q "^# .*/\.presscheck\.yml$" out && grep -qE '^profile: un +# ' out; ok "config names the file and the profile"
grep -qE '^  serial-comma: +yes +# .*/\.presscheck\.yml:3$' out; ok "config: a setting of the house"
grep -qE '^  percent: +per-cent +# un$' out; ok "config: a setting of the profile"
grep -qE '^  percent-form: error +# .*yml:5$' out; ok "config: a severity by its group"
grep -A2 '^  headline-too-long:$' out >one && grep -qE '^    severity: error +# .*yml:6$' one && grep -qE '^    max: 90 +# .*yml:6$' one; ok "config: a limit"
grep -A2 '^  lede-too-long:$' out >one && grep -qE '^    severity: info +# un$' one && grep -qE '^    max: [0-9]+ +# un$' one; ok "config: a rule of the profile"
run config a1.txt
grep -A2 '^  headline-too-long:$' out >one && grep -qE '^  percent-form: off +# .*yml:10$' out && grep -qE '^    max: 40 +# .*yml:9$' one && grep -qE '^    severity: error +# .*yml:6$' one; ok "config FILE: what its path says"
cat >.presscheck.yml <<'END'
preferred: {web site: website, e-mail: email}
forbidden:
  - synergy
organizations: [Tidewater Harbour Board]
people:
  - Ivo Brandt
  - {name: Mara Lindqvist, title: Press Officer}
acronyms: [THB]
boilerplates:
  - |
    About "THB".
    It has a \ and two lines.
quotations: [{speaker: Ivo Brandt, text: It is good.}, It is bad.]
contacts: ["Mara, mara@press.example"]
email-domains: [press.example]
tickers: {Acme Corp.: "NYSE: ACM"}
brand:
  issuer: The "Board"
  accent: "#0b5c8a"
END
run config
for line in '  "web site": "website" # 1' '  "e-mail": "email" # 1' '  - "synergy" # 3' '  - "Ivo Brandt" # 6' '  - {name: "Mara Lindqvist", title: "Press Officer"} # 7' '  - "Tidewater Harbour Board" # 4' \
    '  - "THB" # 8' '  - {text: "It is good.", speaker: "Ivo Brandt"} # 13' '  - "It is bad." # 13' '  - "Mara, mara@press.example" # 14' '  - "press.example" # 15' '  "Acme Corp.": "NYSE: ACM" # 16' '  issuer: "The \"Board\"" # 18' '  accent: "#0b5c8a" # 19' \
    '  - "About \"THB\".\nIt has a \\ and two lines.\n" # 10'; do
    sed -E 's|  # .*/.presscheck.yml:| # |' out | grep -qxF -- "$line"; ok "config: $line"
done
cp out mine.yml
run config --config mine.yml
sed 's/  # .*//' out | tail -n +2 >again; sed 's/  # .*//' mine.yml | tail -n +2 | cmp -s - again; ok "config: what it prints is a configuration that says the same"
rm .presscheck.yml
cat >.presscheck.yml <<'END'
settings:
  serial-comma: yes
END
run config --profile chicago
grep -q '^profile: chicago' out && grep -qE '^  percent: +percent +# chicago$' out && grep -qE '^  serial-comma: +yes +# .*yml:2$' out; ok "config --profile"
run config --isolated
grep -q '^# no configuration' out && grep -q '^profile: ap' out; ok "config --isolated"
run config other/t.txt house/t.txt
[ $status = 2 ] && said '.*one file'; ok "config takes one file"

sum_up
