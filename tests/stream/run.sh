#!/usr/bin/env bash
# presscheck stream: what a record comes back with, malformed ones, memory, and the same bytes under GNU parallel.
#
#   run.sh BINARY
set -u
. "$(dirname "$0")/../cli/common.sh"

run() { # the records come on standard input
    "$binary" stream "$@" >out 2>err
    status=$?
}
line() { sed -n "$1p" out; }

python3 "$here/records.py" "$golden" 2 >records
n=$(wc -l <records)

# ---- what comes back ----
run <records
quietly && [ "$(wc -l <out)" = "$n" ]; ok "a record for each"
python3 - "$binary" "$golden" out <<'EOS'; ok "the documents that parse prints"
import json, subprocess, sys
binary, golden, out = sys.argv[1:]
wrong = seen = 0
for line in open(out):
    record = json.loads(line)
    assert list(record) == ["id", "document"], list(record)
    name = record["id"].rsplit("-", 1)[0]
    document = json.loads(subprocess.run([binary, "parse", "--format", "json", "--encoding", "UTF-8", f"{golden}/{name}"], capture_output=True).stdout)
    document["source"]["name"] = record["id"]
    wrong += document != record["document"]
    seen += 1
sys.exit(wrong > 0 or seen < 10)
EOS
run --emit findings --isolated <records
quietly && [ "$(wc -l <out)" = "$n" ] && python3 - "$binary" "$golden" out <<'EOS'; ok "the findings that check prints"
import json, subprocess, sys
binary, golden, out = sys.argv[1:]
wrong = found = 0
for line in open(out):
    record = json.loads(line)
    name = record["id"].rsplit("-", 1)[0]
    report = json.loads(subprocess.run([binary, "check", "--isolated", "--format", "json", "--encoding", "UTF-8", f"{golden}/{name}"], capture_output=True).stdout)
    wrong += report["files"][0]["findings"] != record["report"]["findings"]
    found += len(record["report"]["findings"])
sys.exit(wrong > 0 or found == 0)
EOS
for output in $("$binary" format --help | sed -n '/^Outputs:/,/^$/s/^  \([a-z]*\)  .*/\1/p'); do
    run --emit $output --isolated <records
    quietly && [ "$(wc -l <out)" = "$n" ] && python3 - "$binary" "$golden" out $output <<'EOS'; ok "the output that format writes: $output"
import base64, json, subprocess, sys
binary, golden, out, to = sys.argv[1:]
wrong = 0
for line in list(open(out))[:6]:
    record = json.loads(line)
    name = record["id"].rsplit("-", 1)[0]
    got = base64.b64decode(record["output_base64"]) if "output_base64" in record else record["output"].encode()
    with open(f"{golden}/{name}", "rb") as f:
        want = subprocess.run([binary, "format", "--isolated", "--encoding", "UTF-8", "--to", to, "--stdin-filename", record["id"], "-"], stdin=f, capture_output=True).stdout
    if got != want:
        wrong += 1
sys.exit(wrong > 0)
EOS
done
run --emit pages <records
[ $status = 2 ] && said "emit: 'pages' is not document, findings or the name of an output" && [ ! -s out ]; ok "something that cannot be emitted"
run file.txt <records
[ $status = 2 ] && said 'file.txt: stream reads records from standard input'; ok "a file is no record"

# ---- malformed records ----
cat >bad <<'EOS'
{"id":1,"text":"A headline\n\nA paragraph."}
{"id":2,"text":"no end
{"id":3}

{"id":4,"text":5}
[1,2]
{"id":{"a":1},"text":"x"}
{"id":5,"text":"half \ud83d a pair"}
{"id":6,"text":"x","text":"y"}
{"id":7,"text":"x"} and more
no JSON at all
{"text":"A headline without an id"}
{"id":8,"name":"a/b.txt","text":"A headline\r\n\r\nA paragraph."}
EOS
printf '{"id":9,"text":"\xff"}\n{"id":"\\u00e9","text":""}' >>bad
run <bad
quietly && [ "$(wc -l <out)" = 14 ]; ok "every line comes back, blank ones apart"
python3 -c 'import json,sys; [json.loads(line) for line in open("out")]'; ok "as JSON"
[ "$(grep -c '"error":{"line":' out)" = 10 ] && [ "$(grep -c '"document":{' out)" = 4 ]; ok "errors where they belong"
[ "$(line 2)" = '{"id":2,"error":{"line":2,"message":"a string has no end"}}' ]; ok "an error has the line and, where it was read, the id"
[ "$(line 3)" = '{"id":3,"error":{"line":3,"message":"the member text is missing"}}' ]; ok "no text"
[ "$(line 4)" = '{"id":4,"error":{"line":5,"message":"the member text is no string"}}' ]; ok "blank lines count"
[ "$(line 5)" = '{"id":null,"error":{"line":6,"message":"it is no object"}}' ]; ok "no object"
[ "$(line 7)" = '{"id":5,"error":{"line":8,"message":"a string holds half a surrogate pair"}}' ]; ok "half a surrogate pair"
[ "$(line 9)" = '{"id":7,"error":{"line":10,"message":"something stands behind the end"}}' ]; ok "more than an object"
line 11 | grep -q '^{"id":null,"document":{.*"name":"-"'; ok "no id"
line 12 | grep -q '^{"id":8,"document":{.*"name":"a/b.txt","bytes":26'; ok "a name of its own"
[ "$(line 13)" = '{"id":9,"error":{"line":14,"message":"a string is not UTF-8"}}' ]; ok "no UTF-8"
line 14 | grep -q '^{"id":"\\u00e9","document":{.*"name":"é","bytes":0'; ok "an empty release, a last line without an end"
python3 -c 'print("{\"id\":1,\"text\":\"" + "x" * 3000 + "\"}\n{\"id\":2,\"text\":\"x\"}")' | "$binary" stream --max-size 1K >out 2>err; status=$?
quietly && [ "$(line 1)" = '{"id":null,"error":{"line":1,"message":"the line is larger than --max-size allows"}}' ] && line 2 | grep -q '^{"id":2,"document"'; ok "a line too long"
run </dev/null
quietly && [ ! -s out ]; ok "no records"
mkdir broken && echo 'rules: [' >broken/.presscheck.yml
(cd broken && "$binary" stream --emit findings <../records >../out 2>../err); status=$?
[ $status = 0 ] && [ "$(grep -c '"error":{"line":' out)" = "$n" ]; ok "a broken configuration is every record's error"
run <&-
[ $status = 2 ] && said 'standard input: cannot be read'; ok "closed standard input"
if [ -e /dev/full ]; then
    "$binary" stream <records >/dev/full 2>err; status=$?
    [ $status = 2 ] && said 'standard output: could not be written'; ok "a full disk"
fi

# ---- one at a time ----
mkfifo there back
"$binary" stream --flush <there >back 2>err & server=$!
exec 5>there 6<back
answers=0
for i in 1 2 3; do
    printf '{"id":%d,"text":"A headline"}\n' $i >&5
    read -r -t 10 answer <&6 && [[ $answer == "{\"id\":$i,\"document\""* ]] && answers=$((answers + 1))
done
exec 5>&-
wait $server; status=$?
exec 6<&-
[ $answers = 3 ] && [ $status = 0 ]; ok "--flush answers each record before the next comes"

# ---- memory ----
if [ -n "${PC_NO_MEMORY_TEST:-}" ]; then
    skip "memory of a stream" "a sanitizer's own memory grows"
elif have time; then
    peak() { command time -f %M -o peak "$binary" stream >/dev/null && cat peak; }
    few=$(python3 "$here/records.py" "$golden" 5 | peak) many=$(python3 "$here/records.py" "$golden" 200 | peak)
    [ $((many - few)) -lt 1024 ]; status="$few KiB, $many KiB"; ok "memory does not depend on the number of records"
else
    skip "memory of a stream" "the program time is not here"
fi

# ---- under GNU parallel ----
if have parallel; then
    python3 "$here/records.py" "$golden" 20 >many
    for emit in document findings text; do
        "$binary" stream --emit $emit --isolated <many >one
        parallel --will-cite --pipe --keep-order --block 100k -j 2 "$binary" stream --emit $emit --isolated <many >out 2>err; status=$?
        quietly && cmp -s out one && [ "$(wc -l <out)" = "$(wc -l <many)" ]; ok "the same bytes under GNU parallel, $emit"
    done
else
    skip "the same bytes under GNU parallel" "it is not here"
fi

sum_up
