#!/usr/bin/env bash
# The command line keeps its contract: exit statuses, streams, messages that say what to do.
#
#   run.sh BINARY
set -u
. "$(dirname "$0")/common.sh"

# run ARGS...: status, out and err of presscheck with no input
run() {
    "$binary" "$@" >out 2>err </dev/null
    status=$?
}

cp "$golden/minsk.txt" minsk.txt
printf 'A title\n\nA body.\n' >small.txt
printf 'x%.0s' {1..2000} >long.txt

run --version
[ $status = 0 ] && grep -qxE 'presscheck [0-9]+\.[0-9]+\.[0-9]+' out && quietly; ok "--version prints one line"
run parse --version
[ $status = 0 ] && grep -qx 'presscheck .*' out; ok "a command has --version"
run --help
[ $status = 0 ] && grep -q '^usage: presscheck' out && quietly; ok "--help goes to standard output"
run parse --help
[ $status = 0 ] && grep -q '^usage: presscheck parse' out && quietly; ok "parse --help"
[ -z "$(awk 'length > 80' out)" ]; ok "help fits 80 columns"
run </dev/null
[ $status -le 1 ] && [ ! -s err ]; ok "no argument: standard input is checked"
run minsk.txt
[ $status = 1 ] && [ ! -s err ] && grep -q 'sentence-too-long' out; ok "a word that is no command is a file to check"
run check --only sentense-too-long minsk.txt
[ $status = 2 ] && said "only: .*did you mean 'sentence-too-long'"; ok "an unknown rule: the nearest one is named"
run check --as-of 2019-02-30 minsk.txt
[ $status = 2 ] && said 'as-of'; ok "a day that is not on the calendar"
run check --fail-on never minsk.txt
[ $status = 0 ]; ok "--fail-on never"
run check --format json none.txt minsk.txt
[ $status = 2 ] && grep -q '"file":"none.txt","error":' out && python3 -m json.tool <out >/dev/null; ok "a file that cannot be read is told in the JSON too"
run explain sentence-to-long
[ $status = 2 ] && said "sentence-to-long: .*did you mean"; ok "explain names the nearest rule"
run init
[ $status = 0 ] && [ -s .presscheck.yml ]; ok "init writes a configuration to start from"
run init
[ $status = 2 ] && said '.*stays as it is'; ok "init leaves one that is there"
run check --fail-on never minsk.txt
[ $status = 0 ] && quietly; ok "the configuration that init writes is understood"
sed -i 's/^# rules:/rules:/; s/^#   hype: info/  hyped: info/' .presscheck.yml
run check minsk.txt
[ $status = 2 ] && said '.*.presscheck.yml:[0-9]*:[0-9]*: .*hyped'; ok "an unknown rule in the configuration: file, line and column"
rm .presscheck.yml
run config
[ $status = 0 ] && grep -q '^profile: ap' out && grep -A1 'sentence-too-long:' out | grep -q 'severity: warning'; ok "config prints what is in force"
run new --profile un
[ $status = 0 ] && grep -q '^Press release' out; ok "new prints a skeleton"
run check --baseline known.txt --write-baseline minsk.txt
[ $status = 0 ] && [ ! -s out ] && grep -q 'sentence-too-long' known.txt; ok "a baseline is written"
run check --baseline known.txt minsk.txt
[ $status = 0 ] && quietly && grep -q '^Nothing to mark' out; ok "what the baseline knows is not told"
run check --baseline none.txt minsk.txt
[ $status = 2 ]; ok "a baseline that is not there"
run check --write-baseline minsk.txt
[ $status = 2 ] && said 'write-baseline: goes with'; ok "a baseline without a place"
for format in human concise json jsonl sarif github gitlab junit checkstyle rdjson html; do
    run check --format $format minsk.txt
    [ $status = 1 ] && [ ! -s err ] && grep -q 'sentence-too-long' out; ok "report $format"
    case $format in
    json | sarif | gitlab | rdjson) python3 -m json.tool <out >/dev/null; ok "$format is JSON" ;;
    junit | checkstyle) python3 -c 'import sys, xml.dom.minidom; xml.dom.minidom.parse(sys.stdin)' <out; ok "$format is XML" ;;
    esac
done
run check --format html minsk.txt
grep -q 'class="n all warning"' out && grep -q '<mark class="warning">innovative<a' out
ok "the page for approvers marks words inside a paragraph that is too long"
[ "$(grep -o '<a class="n[^>]*href="#[^"]*"' out | sort | uniq -d | wc -l)" = 0 ] &&
    [ "$(grep -o '<a class="n' out | wc -l)" -gt "$(($(grep -c '<li id=' out) * 4 / 5))" ]
ok "nearly every finding has its one place on the page"
run rules --format json
[ $status = 0 ] && python3 -m json.tool <out >/dev/null; ok "rules as JSON"

run parse minsk.txt
[ $status = 0 ] && quietly && grep -q '^{"format":"presscheck-document"' out; ok "json where the output is no terminal"
[ "$(wc -l <out)" = 1 ]; ok "one line an object"
cp out alone.json
run parse --format json minsk.txt small.txt
[ $status = 0 ] && [ "$(wc -l <out)" = 2 ] && head -n 1 out | cmp -s - alone.json; ok "several inputs: one object a line"
run parse minsk.txt none.txt small.txt
[ $status = 2 ] && [ "$(wc -l <out)" = 2 ] && said 'none.txt: there is no such file'; ok "a missing file does not stop the others"
for command in "parse minsk.txt" rules "explain headline-tense"; do
    run $command --profile un --isolated
    [ $status = 0 ] && [ ! -s err ]; ok "$command takes the options that all commands take"
done
run parse --format tree minsk.txt
[ $status = 0 ] && quietly && grep -q 'headline' out; ok "tree"
! grep -q $'\033' out; ok "no colour where the output is no terminal"
run parse --format tree --color always minsk.txt
[ $status = 0 ] && grep -q $'\033\[' out; ok "--color always"
FORCE_COLOR=1 run parse --format tree minsk.txt
grep -q $'\033\[' out; ok "FORCE_COLOR"
FORCE_COLOR=0 run parse --format tree minsk.txt
! grep -q $'\033' out; ok "FORCE_COLOR=0"
NO_COLOR=1 FORCE_COLOR=1 run parse --format tree minsk.txt
! grep -q $'\033' out; ok "NO_COLOR wins over FORCE_COLOR"
NO_COLOR=1 run parse --format tree --color always minsk.txt
grep -q $'\033\[' out; ok "--color always wins over NO_COLOR"
run parse --format json --color always minsk.txt
cmp -s out alone.json; ok "machine formats are never coloured"
if have script; then
    script -qec "$binary parse small.txt" /dev/null </dev/null >out 2>err
    grep -q $'headline\033' out; ok "tree in colour on a terminal"
    TERM=dumb script -qec "$binary parse small.txt" /dev/null </dev/null >out 2>err
    ! grep -q $'\033' out; ok "TERM=dumb"
    script -qec "$binary parse" /dev/null </dev/null >out 2>err
    grep -q 'usage: presscheck parse' out; ok "no operand on a terminal: usage"
else
    skip "terminals" "the program script is not here"
fi
run parse --format tree --width 40 minsk.txt
[ $status = 0 ] && ! LC_ALL=C.UTF-8 grep -qE '.{41}' out; ok "--width"

"$binary" parse <small.txt >out 2>err; status=$?
[ $status = 0 ] && grep -q '"name":"-"' out; ok "standard input without an operand"
"$binary" parse - <small.txt >out 2>err; status=$?
[ $status = 0 ] && grep -q '"name":"-"' out; ok "standard input as -"
cat minsk.txt | "$binary" parse --stdin-filename desk.txt - >out 2>err; status=$?
[ $status = 0 ] && grep -q '"name":"desk.txt"' out; ok "--stdin-filename"
"$binary" parse - - <small.txt >out 2>err; status=$?
[ $status = 2 ] && said '-: standard input is named twice' && [ "$(wc -l <out)" = 1 ]; ok "standard input twice"
cp small.txt ./-dash.txt
run parse -- -dash.txt
[ $status = 0 ] && grep -q '"name":"-dash.txt"' out; ok "-- ends the options"
mkfifo pipe && { cat minsk.txt >pipe & } && run parse pipe
[ $status = 0 ] && grep -q '"bytes":4110' out; ok "a named pipe"
cp small.txt $'od\xffd\n.txt'
run parse $'od\xffd\n.txt'
[ $status = 0 ] && grep -q '"name":"od�d\\n.txt"' out && iconv -f UTF-8 -t UTF-8 out >/dev/null; ok "a name that is no UTF-8"
run parse $'no\033[31m\xff\u202e.txt'
[ $status = 2 ] && said 'no\?\[31m\?\?\.txt: '; ok "messages let no control character through"

mkdir folder && cp minsk.txt folder && run parse folder
[ $status = 0 ] && [ ! -s err ] && grep -q '"name":"folder/minsk.txt"' out; ok "a folder"
run parse small.txt/x
[ $status = 2 ] && said 'small.txt/x: there is no such file'; ok "a file that is no directory"
run parse /proc/self/mem
[ $status = 2 ] && said '/proc/self/mem: cannot be read'; ok "a file that cannot be read"
if [ "$(id -u)" != 0 ]; then
    cp small.txt secret.txt && chmod 0 secret.txt && run parse secret.txt
    [ $status = 2 ] && said 'secret.txt: may not be read'; ok "a file without permission"
fi
run parse --max-size 1K long.txt
[ $status = 2 ] && said 'long.txt: is larger than 1 KiB; --max-size' && [ ! -s out ]; ok "a file over the limit"
"$binary" parse --max-size 1999 - <long.txt >out 2>err; status=$?
[ $status = 2 ] && said '-: is larger than 1999 bytes'; ok "standard input over the limit"
run parse --max-size 2000 long.txt
[ $status = 0 ]; ok "a file as large as the limit"
head -c 200000 /dev/zero | tr '\0' 'a' | "$binary" parse --max-size 1M - >out 2>err; status=$?
[ $status = 0 ] && grep -q '"bytes":200000' out; ok "standard input of many reads"
"$binary" parse --max-size 3M - </dev/zero >out 2>err; status=$?
[ $status = 2 ] && said '-: is larger than 3 MiB'; ok "standard input without end"
: >empty.txt
run parse empty.txt
[ $status = 0 ] && grep -q '"bytes":0' out; ok "an empty file is a document"

for bad in --format=xml --language=xx --max-size=0 --max-size=3G --max-size=9x --max-size= --max-size=K --width=39 \
    --width=x --color=red --stdin-filename= --encoding=; do
    run parse "$bad" small.txt
    name=${bad%%=*}
    [ $status = 2 ] && said "${name#--}: '.*' is not " && [ ! -s out ]; ok "$bad is refused with what is wanted"
done
run parse --nosuch small.txt
[ $status = 2 ] && said 'parse: there is no option --nosuch'; ok "an unknown option"
run parse -x small.txt
[ $status = 2 ] && said 'parse: there is no option -x'; ok "an unknown letter"
run parse --quiet=1 small.txt
[ $status = 2 ] && said 'parse: .*takes no value'; ok "a value where none is taken"
run parse small.txt --format
[ $status = 2 ] && said '--format: a value is missing'; ok "a missing value"
run parse --language=de-CH small.txt
[ $status = 0 ] && grep -q '"language":"de"' out; ok "--language"
run parse --encoding=no-such-encoding small.txt
[ $status = 2 ] && said "small.txt: the encoding 'no-such-encoding' is not known" && [ ! -s out ]; ok "an unknown encoding"
run parse -v small.txt
[ $status = 0 ] && said 'small.txt: .* bytes, UTF-8'; ok "-v says what was read"

if [ -e /dev/full ]; then
    "$binary" parse minsk.txt >/dev/full 2>err; status=$?
    [ $status = 2 ] && said 'standard output: could not be written \(No space'; ok "a full disk"
    "$binary" --help >/dev/full 2>err; status=$?
    [ $status = 2 ] && said 'standard output: '; ok "help to a full disk"
fi
"$binary" parse minsk.txt >&- 2>err; status=$?
[ $status = 2 ] && said 'standard output: could not be written'; ok "closed standard output"
"$binary" parse <&- >out 2>err; status=$?
[ $status = 2 ] && said '-: cannot be read'; ok "closed standard input"
"$binary" parse none.txt 2>&- >out; [ $? = 2 ]; ok "closed standard error"
"$binary" parse >&- 2>&- <&-; [ $? = 2 ]; ok "nothing open"
files=(); for _ in {1..200}; do files+=(minsk.txt); done
{ "$binary" parse "${files[@]}" 2>err; echo $? >rc; } | head -c 10 >/dev/null
[ "$(cat rc)" = 2 ] && said 'standard output: .*reader went away'; ok "a reader that goes away"
run parse "${files[@]}"
[ $status = 0 ] && [ "$(wc -l <out)" = 200 ] && [ "$(sort -u out | wc -l)" = 1 ]; ok "memory used again gives the same document"

sum_up
