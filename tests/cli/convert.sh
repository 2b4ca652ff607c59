#!/usr/bin/env bash
# presscheck format over many releases: trees, what is newer, dry runs, manifests and taking up an interrupted run.
#
#   convert.sh BINARY
set -u
. "$(dirname "$0")/common.sh"

run() {
    "$binary" format --isolated "$@" >out 2>err </dev/null
    status=$?
}
silently() { quietly && [ ! -s out ]; }
tree() { (cd "$1" && find . -type f | sort | tr '\n' ' '); }
column() { python3 -c '
import json, sys
for line in open(sys.argv[1]):
    row = json.loads(line)
    print(eval(sys.argv[2]))' "$@"; }
sums() { (cd "$1" && find . -type f -print0 | sort -z | xargs -0 sha256sum); }

mkdir -p in/2019/09 in/2020 && cp "$golden/ferry.txt" in/2019/09/a.txt && cp "$golden/french.txt" in/2020/a.txt && cp "$golden/minsk.txt" in/top.txt
for sample in ferry french minsk; do "$binary" format "$golden/$sample.txt" >$sample.want; done

# ---- trees ----
run -t text,json -o made in
silently && [ "$(tree made)" = './2019/09/a.json ./2019/09/a.txt ./2020/a.json ./2020/a.txt ./top.json ./top.txt ' ]; ok "the tree is kept"
cmp -s made/2019/09/a.txt ferry.want && cmp -s made/2020/a.txt french.want && cmp -s made/top.txt minsk.want; ok "with the right texts"
run -t text -o flat in/2019/09/a.txt in/top.txt
silently && [ "$(tree flat)" = './a.txt ./top.txt ' ]; ok "files that are named lie at the top"
run -t text -o in/set in && run -t text -o in/set --force in
silently && [ "$(tree in/set)" = './2019/09/a.txt ./2020/a.txt ./top.txt ' ]; ok "outputs inside the folder of the inputs are no inputs"
rm -r in/set
run -t text -o in in
[ $status = 2 ] && cmp -s in/top.txt "$golden/minsk.txt" && [ "$(grep -c 'its output would take its place' err)" = 3 ]; ok "no input is replaced by its output"
mkdir blocked && echo file >blocked/2019
run -t text -o blocked in
[ $status = 2 ] && said 'blocked/2019/09/a.txt: ' && [ "$(tree blocked)" = './2019 ./2020/a.txt ./top.txt ' ]; ok "a file where a folder should be stops only what lies in it"

# ---- what is newer ----
run -t text,json -o made in
[ $status = 0 ] && said 'made: 6 outputs were newer than their releases and left as they were'; ok "what is newer is left"
rm made/top.json && touch -d '1 hour' in/2020/a.txt && before=$(stat -c %Y made/2019/09/a.txt) && echo old >made/2020/a.json
run -t text,json -o made in
[ $status = 0 ] && said 'made: 3 outputs' && [ -s made/top.json ] && [ "$(stat -c %Y made/2019/09/a.txt)" = "$before" ] && ! grep -q old made/2020/a.json; ok "what is missing or older is set"
touch -d '2 hours ago' in/2020/a.txt
echo mine >made/top.txt && run --force -t text -o made in
silently && cmp -s made/top.txt minsk.want; ok "--force sets all again"

# ---- dry runs ----
run --dry-run -t text -o nowhere in
[ $status = 0 ] && [ ! -s err ] && [ ! -e nowhere ] && [ "$(cat out)" = "set in/2019/09/a.txt as nowhere/2019/09/a.txt
set in/2020/a.txt as nowhere/2020/a.txt
set in/top.txt as nowhere/top.txt" ]; ok "--dry-run tells and writes nothing"
rm made/top.txt && run --dry-run -t text -o made --manifest rows in
[ $status = 0 ] && [ ! -e rows ] && [ ! -e made/top.txt ] && [ "$(cat out)" = "leave made/2019/09/a.txt: newer than in/2019/09/a.txt
leave made/2020/a.txt: newer than in/2020/a.txt
set in/top.txt as made/top.txt" ]; ok "and what would be left"
run --dry-run in/top.txt
[ $status = 2 ] && said 'dry-run: is for outputs that go into files'; ok "--dry-run on standard output"

# ---- manifests ----
cp "$golden/german.txt" in/b.txt && : >in/c-empty.txt && printf '\377\376' >in/d.txt && ln -s /proc/self/mem in/z.txt
run -t text,json -o all --manifest rows in
[ $status = 2 ] && said 'in/z.txt: cannot be read' && [ "$(wc -l <rows)" = 7 ]; ok "one bad file is one row"
[ "$(column rows 'row["input"]' | tr '\n' ' ')" = 'in/2019/09/a.txt in/2020/a.txt in/b.txt in/c-empty.txt in/d.txt in/top.txt in/z.txt ' ]; ok "rows come in the order of the inputs"
[ "$(column rows 'row["status"]' | tr '\n' ' ')" = 'done done done done done done failed ' ]; ok "with a status"
[ "$(column rows 'row["error"]' | tail -n 1)" = 'in/z.txt: cannot be read (Input/output error); try a copy of it' ] && [ "$(column rows 'row["error"]' | grep -c None)" = 6 ]; ok "and what went wrong"
column rows '"\n".join(o["sha256"] + "  " + o["path"] for o in row["outputs"])' | grep . | sha256sum --status -c && [ "$(column rows 'len(row["outputs"])' | tr '\n' ' ')" = '2 2 2 2 2 2 0 ' ]; ok "digests of the outputs are right"
column rows 'row["sha256"] + "  " + row["input"] if row["sha256"] else ""' | grep . | sha256sum --status -c; ok "digests of the inputs too"
column rows '"\n".join(str(o["bytes"]) + " " + o["path"] for o in row["outputs"])' | grep . | while read -r n path; do [ "$(stat -c %s "$path")" = "$n" ] || echo "$path"; done | { ! grep .; }; ok "and their sizes"
for severity in error warning info; do
    [ "$(column rows "row['findings']['$severity'] if row['input'] == 'in/top.txt' else ''" | grep .)" = \
        "$("$binary" check --isolated --format json in/top.txt | python3 -c "import json,sys; print(sum(f['severity'] == '$severity' for file in json.load(sys.stdin)['files'] for f in file['findings']))")" ]; ok "findings of severity $severity are those of check"
done
for jobs in 1 3; do
    rm -r all; run -j $jobs -t text,json -o all --manifest rows$jobs in
    cmp -s rows rows$jobs; ok "the same rows from $jobs workers"
done
run -t text,json -o all --manifest rows2 in
[ $status = 2 ] && [ "$(column rows2 'row["status"]' | tr '\n' ' ')" = 'current current current current current current failed ' ] &&
    [ "$(column rows2 'row["outputs"]')" = "$(column rows 'row["outputs"]')" ]; ok "what is newer is current, with the same digests"
run --manifest rows in/top.txt
[ $status = 2 ] && said 'manifest: tells of outputs in a folder'; ok "a manifest without a folder"
run --resume -o all in
[ $status = 2 ] && said 'resume: goes by a manifest'; ok "--resume without a manifest"
run --manifest none/rows -o all in
[ $status = 2 ] && said 'none/rows: the manifest cannot be opened'; ok "a manifest that cannot be written"
if [ -e /dev/full ]; then
    rm -r all; run --manifest /dev/full -o all -t text,json in/top.txt in/b.txt
    [ $status = 2 ] && said '/dev/full: the manifest could not be written' && [ "$(tree all)" = './b.json ./b.txt ./top.json ./top.txt ' ]; ok "a full disk under the manifest does not stop the outputs"
fi

# ---- taking up an interrupted run ----
rm in/z.txt && rm -r all
run -t text,json -o all --manifest whole in
[ $status = 0 ]; ok "an unbroken run"
sums all >whole.sums
again() { # what: the manifest and the outputs are those of the unbroken run
    run -t text,json -o all --manifest rows --resume in
    [ $status = 0 ] && cmp -s rows whole && sums all | cmp -s - whole.sums; ok "$1"
}
cp whole rows
stamp=$(find all -type f -printf '%p %T@\n' | sort)
again "nothing is left to do"
[ "$stamp" = "$(find all -type f -printf '%p %T@\n' | sort)" ]; ok "and nothing is done"
head -n 3 whole >rows; rm all/top.* all/d.* && again "rows are missing at the end"
{ head -n 3 whole; sed -n 4p whole | head -c 60; } >rows; again "a row that was cut off"
sed 3,4d whole >rows; again "rows are missing in the middle"
tac whole >rows; again "rows in another order"
cp whole rows; echo changed >all/top.txt; again "an output that was changed"
cp whole rows; rm all/2020/a.json; again "an output that is gone"
sed 's/"sha256":"[0-9a-f]*","outputs"/"sha256":"00","outputs"/' whole >rows; again "an input that was changed"
{ cat whole; echo '{"input":"in/gone.txt","status":"done","sha256":"00","outputs":[],"findings":null,"error":null}'; } >rows; again "a row of an input that is gone"
{ echo 'no JSON'; cat whole; echo; echo '[1]'; echo '{"input":7}'; } >rows; again "lines that are no rows"
sed 's/"status":"done"/"status":"failed"/' whole >rows; again "what failed is done again"
: >rows; again "an empty manifest"
rm rows; again "no manifest yet"
cp whole rows; head -n -2 rows >r && mv r rows; run -t text -o all --manifest rows --resume in
[ $status = 0 ] && [ "$(column rows 'len(row["outputs"])' | sort -u)" = 1 ]; ok "other outputs than before are other work"
[ -z "$(find . -name '.presscheck*')" ]; ok "nothing is left lying about"

# ---- configurations ----
mkdir -p conf && cp in/top.txt conf/a.txt && cp in/top.txt conf/b.txt && cp in/top.txt conf/c.txt && cp in/top.txt conf/d.txt && echo 'rules: [' >conf/.presscheck.yml
"$binary" check -j 1 conf >one 2>one.err
for jobs in 2 4; do
    for i in 1 2 3; do
        "$binary" check -j $jobs conf >out 2>err; status=$?
        [ $status = 2 ] && cmp -s out one && cmp -s err one.err && [ -s err ]; ok "a broken configuration is told the same way by $jobs workers"
    done
done

sum_up
