#!/usr/bin/env bash
# presscheck format: where outputs go, what is never overwritten, what an embargo holds back.
#
#   format.sh BINARY
set -u
. "$(dirname "$0")/common.sh"

run() {
    "$binary" format --isolated "$@" >out 2>err </dev/null
    status=$?
}
files() { find "$1" -mindepth 1 -printf '%f\n' | sort | tr '\n' ' '; }

cp "$golden/ferry.txt" "$golden/french.txt" .
"$binary" format ferry.txt >ferry.want
"$binary" format french.txt >french.want

run ferry.txt
quietly && cmp -s out ferry.want && [ -s out ]; ok "text on standard output by default"
[ -z "$(awk 'length > 72 + 20' out)" ] && ! grep -q ' $' out; ok "no line ends in a space"
run -o - ferry.txt french.txt
[ $status = 0 ] && cmp -s out <(cat ferry.want french.want); ok "several releases one after the other"
"$binary" format - <ferry.txt >out 2>err
cmp -s out ferry.want; ok "standard input"
run --to txt ferry.txt
[ $status = 2 ] && said "to: 'txt' is not the name of an output"; ok "an output that does not exist"
run --to tree ferry.txt
[ $status = 2 ] && said 'to: '; ok "the tree is for parse alone"
run --to text,json ferry.txt
[ $status = 2 ] && said 'several outputs need a folder' && [ ! -s out ]; ok "several outputs on standard output"
run --width 19 ferry.txt
[ $status = 2 ] && said "width: '19' is not 0"; ok "too narrow"
run --width 0 ferry.txt
[ "$(awk 'length > 150' out | wc -l)" = 1 ] && [ $status = 0 ]; ok "--width 0 leaves paragraphs on one line"
run --as-of 2019-02-30 ferry.txt
[ $status = 2 ] && said 'as-of'; ok "a day that is not in the calendar"
run --profile house ferry.txt
[ $status = 2 ] && said '.*house'; ok "a profile that does not exist"

# ---- one file ----
echo old >set.txt && chmod 640 set.txt
run -o set.txt ferry.txt
quietly && [ ! -s out ] && cmp -s set.txt ferry.want; ok "-o FILE takes the place of an old file"
[ "$(stat -c %a set.txt)" = 640 ]; ok "and keeps its permissions"
ln -s set.txt link.txt && echo old >set.txt
run -o link.txt ferry.txt
[ -L link.txt ] && cmp -s set.txt ferry.want; ok "a symbolic link stays one"
(umask 027 && "$binary" format -o fresh.txt ferry.txt) && [ "$(stat -c %a fresh.txt)" = 640 ]; ok "a new file has the permissions of the shell"
run -o /dev/null ferry.txt
[ $status = 0 ] && [ -c /dev/null ]; ok "a device is written to, not replaced"
cp ferry.txt self.txt
run -o self.txt self.txt
[ $status = 0 ] && cmp -s self.txt ferry.want; ok "the input itself, when it is named"
run -o none/set.txt ferry.txt
[ $status = 2 ] && said 'none/set.txt: cannot be written: its folder does not exist'; ok "a folder that is not there"
if [ "$(id -u)" != 0 ]; then
    mkdir shut && echo old >shut/set.txt && chmod 555 shut
    run -o shut/set.txt ferry.txt
    [ $status = 2 ] && said 'shut/set.txt: may not be written' && [ "$(cat shut/set.txt)" = old ]; ok "a folder that may not be written"
fi
run -o set.txt none.txt
[ $status = 2 ] && cmp -s set.txt ferry.want; ok "an input that cannot be read leaves the output alone"

# ---- a folder ----
run -o many -t text,markdown -t json ferry.txt french.txt
quietly && [ "$(files many)" = "ferry.json ferry.md ferry.txt french.json french.md french.txt " ]; ok "a folder, made for several inputs and outputs"
cmp -s many/ferry.txt ferry.want; ok "the same bytes as on standard output"
echo mine >many/ferry.txt
run -o many ferry.txt french.txt
[ $status = 0 ] && [ "$(cat many/ferry.txt)" = mine ] && said 'many: 2 outputs were newer'; ok "files that are newer stay"
touch -d '2 hours ago' many/ferry.txt && run -o many ferry.txt french.txt
[ $status = 0 ] && cmp -s many/ferry.txt ferry.want && said 'many: 1 output was newer'; ok "files that are older are set again"
echo mine >many/ferry.txt
run -o many --force ferry.txt french.txt
[ $status = 0 ] && cmp -s many/ferry.txt ferry.want; ok "--force replaces them"
mkdir -p a b && cp ferry.txt a/one.txt && cp french.txt b/one.txt
run -o both a/one.txt b/one.txt
[ $status = 2 ] && said 'b/one.txt: would go to both/one.txt too' && cmp -s both/one.txt ferry.want; ok "two inputs of one name: the first is set, the second is told"
run --force -o both a/one.txt b/one.txt
[ $status = 2 ] && cmp -s both/one.txt ferry.want; ok "also with --force"
cp ferry.txt in.txt
run --force -o . in.txt ferry.txt
[ $status = 2 ] && cmp -s in.txt "$golden/ferry.txt" && grep -q 'in.txt: its output would take its place' err; ok "no input is replaced in passing"
run -o ferry.want ferry.txt french.txt
[ $status = 2 ] && said 'ferry.want: is a file; several outputs need a folder'; ok "several outputs and one file"
run -o lone/ ferry.txt
[ $status = 0 ] && [ "$(files lone)" = "ferry.txt " ]; ok "a slash at the end is a folder"
"$binary" format -o named/ --stdin-filename drafts/harbour.txt - <ferry.txt && [ "$(files named)" = "harbour.txt " ]; ok "standard input has the name it was given"
[ -z "$(find . -name '.presscheck*')" ]; ok "nothing is left lying about"

echo '# mine' >ferry.md && touch -d '2 hours ago' ferry.md
run -o . -t markdown ferry.txt french.txt
[ $status = 2 ] && said './ferry.md: is there already and was left as it is; --force replaces it' && [ "$(cat ferry.md)" = '# mine' ] && [ -s french.md ]; ok "what stands beside a release may be one"
run -q --force -o . -t markdown ferry.txt french.txt
quietly && [ "$(cat ferry.md)" != '# mine' ]; ok "--force replaces it there too"
rm -f ferry.md french.md

# ---- embargo ----
printf 'EMBARGOED UNTIL 09:00 GMT, TUESDAY 4 MAY 2021\n\nHarbour board opens berth\n\nThe board opened its berth today after two years of work on the pier.\n' >held.txt
run --guard --as-of 2021-05-03 held.txt
[ $status = 1 ] && [ ! -s out ] && said 'held.txt: is under embargo'; ok "--guard before the day"
run --guard --as-of 2021-05-04 held.txt
[ $status = 1 ] && [ ! -s out ]; ok "--guard on the day, before the hour"
run --guard --as-of 2021-05-05 held.txt
quietly && [ -s out ]; ok "--guard behind the day"
run --guard held.txt
[ $status = 0 ] && [ -s out ]; ok "--guard by the clock, years later"
run --as-of 2021-05-03 held.txt
[ $status = 0 ] && [ -s out ]; ok "without --guard it is set"
run --guard --as-of 2021-05-03 -t json held.txt
[ $status = 0 ] && [ -s out ]; ok "an output for programs is not held back"
run --guard --as-of 2021-05-03 -o heldout -t text,json held.txt ferry.txt
[ $status = 1 ] && [ "$(files heldout)" = "ferry.json ferry.txt held.json " ]; ok "what may go goes"
printf 'EMBARGOED UNTIL DELIVERY\n\nHarbour board opens berth\n\nThe board opened its berth today after two years of work on the pier.\n' >open.txt
run --guard --as-of 2031-05-03 open.txt
[ $status = 1 ] && [ ! -s out ]; ok "an embargo without a moment holds"
sed 's/09:00 GMT/00:01/' held.txt >zone.txt
run --guard --as-of 2021-05-04 zone.txt
[ $status = 1 ]; ok "a moment without a zone is the latest it can be"

# ---- house style ----
printf 'Harbour board opens berth\n\nTIDEWATER, 04 May 2021 \342\200\223 The board opened its second berth on the pier today.\n' >zero.txt
run zero.txt
grep -q '04 May 2021' out; ok "without a house style the words stay"
run --profile un zero.txt
[ $status = 0 ] && grep -q ', 4 May 2021' out && grep -q '04 May' zero.txt; ok "a house style named: its safe fixes are made, in the output alone"
run --profile un --as-is zero.txt
grep -q '04 May 2021' out; ok "--as-is leaves the words alone"
run --profile un -t json zero.txt
grep -q '04 May 2021' out; ok "what points into the file stays as the file"
mkdir -p styled && cp zero.txt styled && printf 'profile: un\n' >styled/.presscheck.yml
"$binary" format styled/zero.txt >out 2>err; status=$?
grep -q ', 4 May 2021' out && quietly; ok "a configuration is a house style too"
run styled/zero.txt
grep -q '04 May 2021' out; ok "--isolated sees none"
printf 'profile: nonsense\n' >styled/.presscheck.yml
"$binary" format styled/zero.txt zero.txt >out 2>err
[ $? = 2 ] && said 'styled/.presscheck.yml|.*styled/.presscheck.yml' && grep -q '04 May 2021' out; ok "a configuration that cannot be used stops its inputs, not the others"

# ---- ascii ----
printf 'Caf\303\251 opens in the harbour\n\nZ\303\234RICH \342\200\223 The caf\303\251 \342\200\234Anker\342\200\235 opened on Tuesday, \346\270\257 and all, the town said.\n' >accents.txt
run --ascii accents.txt
[ $status = 0 ] && ! LC_ALL=C grep -q '[^ -~]' out && grep -q 'The cafe "Anker" opened' out; ok "--ascii writes ASCII"
grep -q 'accents.txt: ASCII stands for' err && grep -q 'nothing in ASCII stands for 1 character' err; ok "and says what it changed and what it could not"
run --ascii -q accents.txt
quietly; ok "unless it is to be quiet"

# ---- pages ----
printf '<svg xmlns="http://www.w3.org/2000/svg"/>' >plain.svg
printf '<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>' >active.svg
printf 'h1{color:teal}\n' >own.css
printf '@import "https://evil.example/x.css";\n' >far.css
run --to html ferry.txt
quietly && grep -q '^<!DOCTYPE html>' out && grep -q 'size:A4' out && ! grep -qE 'https?://[^"]*\.(css|js|png)' out; ok "a page that stands alone"
run --to html --logo plain.svg --css own.css --paper Letter ferry.txt
[ $status = 0 ] && grep -q '<img src="data:image/svg+xml;base64,' out && grep -q 'h1{color:teal}' out && grep -q 'size:Letter' out && ! grep -q -- '--accent' out; ok "its logo, style sheet and sheet"
run --to html --logo active.svg ferry.txt
[ $status = 2 ] && said 'active.svg: is an SVG that runs' && [ ! -s out ]; ok "a logo that runs a script is refused"
run --to html --logo own.css ferry.txt
[ $status = 2 ] && said 'own.css: is no picture'; ok "a logo that is no picture is refused"
run --to html --css far.css ferry.txt
[ $status = 2 ] && said 'far.css: fetches something' && [ ! -s out ]; ok "a style sheet that fetches is refused"
run --to html --fragment ferry.txt
[ $status = 0 ] && [ "$(head -c 8 out)" = '<article' ] && ! grep -q '<style' out; ok "--fragment"
run --to html --as-of 2021-05-03 french.txt
[ $status = 0 ] && grep -q 'class="embargo"' out && ! grep -qE 'og:|dcterms|ld\+json' out; ok "an embargo: a banner, and nothing in the head"
run --to html --as-of 2021-05-06 french.txt
[ $status = 0 ] && ! grep -q 'class="embargo"' out && grep -q 'og:title' out; ok "which is over in time"
run --to nitf,newsml,ninjs -o news ferry.txt
[ $status = 0 ] && [ "$(files news)" = 'ferry.newsml.xml ferry.ninjs.json ferry.nitf.xml ' ] && python3 -m json.tool news/ferry.ninjs.json >/dev/null; ok "the newsroom's formats side by side"

sum_up
