#!/usr/bin/env bash
# Folders, lists, git and many workers: which files are read, in which order, and what is said of those that cannot be.
#
#   inputs.sh BINARY
set -u
. "$(dirname "$0")/common.sh"
unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null GIT_CEILING_DIRECTORIES=$dir

run() {
    "$binary" parse --format json "$@" >out 2>err
    status=$?
}
names() { sed 's/^{[^{]*{"name":"\([^"]*\)".*/\1/' out | tr '\n' ' '; }
shown() { names | head -c 400; }
read_are() { [ "$(names)" = "$1 " ]; }
put() { for name; do mkdir -p "$(dirname "$name")" && printf 'A headline of %s\n\nA paragraph of a few words.\n' "${name##*/}" >"$name"; done; }

# ---- folders ----
put in/b.txt in/a.md in/c.release in/notes.html in/sub/z.txt in/sub/deep/y.txt in/sub.txt in/.hidden.txt in/.git-like/x.txt in/Z.txt
run in
quietly && read_are 'in/Z.txt in/a.md in/b.txt in/c.release in/sub/deep/y.txt in/sub/z.txt in/sub.txt'; ok "a folder, sorted by bytes"
run in/
quietly && read_are 'in/Z.txt in/a.md in/b.txt in/c.release in/sub/deep/y.txt in/sub/z.txt in/sub.txt'; ok "a slash behind it"
(cd in && "$binary" parse --format json . >../out 2>../err); status=$?
quietly && read_are 'Z.txt a.md b.txt c.release sub/deep/y.txt sub/z.txt sub.txt'; ok "the working directory"
run "$dir/in/sub"
quietly && read_are "$dir/in/sub/deep/y.txt $dir/in/sub/z.txt"; ok "an absolute path"
run in/sub in/b.txt in/sub/deep
quietly && read_are 'in/sub/deep/y.txt in/sub/z.txt in/b.txt in/sub/deep/y.txt'; ok "operands keep their order"
ln -s .. in/sub/deep/round && ln -s ../b.txt in/sub/link.txt && ln -s none in/sub/dangling.txt && mkfifo in/sub/pipe.txt
run in/sub
quietly && read_are 'in/sub/deep/y.txt in/sub/link.txt in/sub/z.txt'; ok "links to folders are not followed, pipes not read"
rm in/sub/deep/round in/sub/link.txt in/sub/dangling.txt in/sub/pipe.txt
ln -s in linked && run linked
quietly && read_are 'linked/Z.txt linked/a.md linked/b.txt linked/c.release linked/sub/deep/y.txt linked/sub/z.txt linked/sub.txt'; ok "a link that is named is followed"
mkdir empty && run empty
[ $status = 0 ] && said 'empty: holds no releases' && [ ! -s out ]; ok "a folder without releases"
mkdir empty/locked && put empty/a.txt && chmod 0 empty/locked
if [ ! -r empty/locked ]; then
    run empty
    [ $status = 2 ] && said 'empty/locked: may not be listed' && read_are empty/a.txt; ok "a folder that may not be listed does not stop the others"
fi
chmod 755 empty/locked && rm -r empty

# ---- patterns ----
run --include '*.html' in
quietly && read_are 'in/notes.html'; ok "--include takes the place of the usual names"
run --include '*.html' --include 'in/sub/*' in
quietly && read_are 'in/notes.html in/sub/z.txt'; ok "--include with a slash"
run --include '**/y.*' in
quietly && read_are 'in/sub/deep/y.txt'; ok "--include with two stars"
run --exclude sub --exclude '[a-b].*' in
quietly && read_are 'in/Z.txt in/c.release in/sub.txt'; ok "--exclude of files and folders"
run --exclude '*.txt' --exclude '!sub.txt' in
quietly && read_are 'in/a.md in/c.release in/sub.txt'; ok "--exclude takes back"
run --exclude in/sub/deep/ in "$dir/in"
quietly && ! grep -q deep out && [ "$(wc -l <out)" = 12 ]; ok "--exclude holds for absolute names"
run --exclude 'b.*' in/b.txt
quietly && read_are in/b.txt; ok "what is named is read"
run --exclude 'b.*' --exclude deep --force-exclude in/b.txt in/a.md in/sub/deep/y.txt ./in/b.txt
quietly && read_are in/a.md; ok "--force-exclude"
run --exclude '*' in
[ $status = 0 ] && said 'in: holds no releases \(nothing that --include'; ok "nothing is left"
run --include '' in
[ $status = 2 ] && said "include: '' is not a pattern"; ok "an empty pattern"
run $(printf -- '--include x%d ' {1..65}) in
[ $status = 2 ] && said 'include: '; ok "too many patterns"

# ---- lists ----
printf 'in/b.txt\n\nin/a.md\r\nin/sub' >list
run --files-from list in/Z.txt
quietly && read_are 'in/Z.txt in/b.txt in/a.md in/sub/deep/y.txt in/sub/z.txt'; ok "--files-from, behind the operands"
run --files-from - <list
quietly && read_are 'in/b.txt in/a.md in/sub/deep/y.txt in/sub/z.txt'; ok "--files-from standard input"
put $'in/sub/odd\nname.txt'
find in/sub -name '*name.txt' -print0 | "$binary" parse --format json --files-from - -0 >out 2>err; status=$?
quietly && grep -q '"name":"in/sub/odd\\nname.txt"' out; ok "--null"
rm $'in/sub/odd\nname.txt'
run --files-from none
[ $status = 2 ] && said 'none: the list cannot be read' && [ ! -s out ]; ok "a list that is not there"
run --files-from /dev/null </dev/null
quietly && [ ! -s out ]; ok "an empty list is no standard input"
run --files-from - - <list
[ $status = 2 ] && said '-: standard input is named twice'; ok "the list and a release on standard input"
printf 'in/b.txt\nin/none.txt\nin/a.md\n' | "$binary" parse --format json --files-from - >out 2>err; status=$?
[ $status = 2 ] && said 'in/none.txt: there is no such file' && read_are 'in/b.txt in/a.md'; ok "a name in it that is not there"
for i in {1..3000}; do echo in/b.txt; done >list
run --files-from list
quietly && [ "$(wc -l <out)" = 3000 ]; ok "a long list"

# ---- many workers ----
mkdir many && for i in {1..40}; do for sample in ferry french minsk german; do cp "$golden/$sample.txt" "many/$sample$i.txt"; done; done
cp "$golden/minsk.txt" many/a-large.txt && for i in {1..300}; do cat "$golden/ferry.txt"; done >>many/a-large.txt
: >many/empty.txt
for format in json tree; do
    "$binary" parse -j 1 --format $format --width 60 many >one
    for jobs in 2 3 16 256; do
        "$binary" parse -j $jobs --format $format --width 60 many >out 2>err; status=$?
        quietly && cmp -s out one; ok "the same from $jobs workers, $format"
    done
done
names=(); for i in {1..30}; do names+=(many/minsk$i.txt many/none$i.txt); done
"$binary" parse -v -j 1 --format json "${names[@]}" >one 2>one.err
"$binary" parse -v -j 4 --format json "${names[@]}" >out 2>err; status=$?
[ $status = 2 ] && cmp -s out one && cmp -s err one.err && [ "$(wc -l <err)" = 60 ]; ok "messages come in the order of the inputs"
run -j 4 --format tree many/none.txt in/b.txt in/a.md
head -n 1 out | grep -q . && [ "$(grep -c '^$' out)" = "$("$binary" parse --format tree in/b.txt in/a.md | grep -c '^$')" ]; ok "no empty lines for an input that could not be read"
for jobs in 0 x 257 -1 ''; do
    run -j "$jobs" in
    [ $status = 2 ] && said "jobs: '$jobs' is not a number from 1 to 256"; ok "-j $jobs"
done
"$binary" check --isolated --format json -j 1 many >one 2>/dev/null
"$binary" check --isolated --format json -j 4 many >out 2>err
cmp -s out one && python3 -c 'import json,sys; json.load(open("out"))'; ok "check: the same from four workers"
status=$("$binary" parse -j 4 --format json many 2>err | head -c 100 >/dev/null; echo "${PIPESTATUS[0]}")
[ "$status" = 2 ] && said 'standard output: could not be written'; ok "a reader that goes away"

# ---- being stopped ----
for signal in INT TERM HUP; do
    case $signal in INT) want=130 ;; TERM) want=143 ;; HUP) want=129 ;; esac
    rm -f go && mkfifo go
    # the list is held open, so that the run is there to be stopped
    { for i in {1..200}; do echo in/b.txt; done; sleep 20; } >go & writer=$!
    env --default-signal=INT "$binary" parse -j 2 --format json --files-from go >out 2>err & reader=$!
    sleep 0.3
    kill -$signal $reader
    wait $reader; status=$?
    kill $writer 2>/dev/null; wait $writer 2>/dev/null
    [ $status = $want ] && said 'stopped after [0-9]+ files' && [ -z "$(grep -v '^{"format".*}$' out)" ] &&
        [ "$(wc -l <out)" = "$(grep -oE 'after [0-9]+' err | tr -dc 0-9)" ]; ok "SIG$signal: what was done is told"
done

# ---- a terminal ----
if have script; then
    # the first file comes late: however fast the machine, the run is long enough for a line
    mkfifo slow
    { sleep 1; cat in/b.txt; } >slow & writer=$!
    script -qec "stty cols 100; '$binary' parse -j 1 --format json slow many >/dev/null" /dev/null >out 2>err </dev/null
    wait $writer
    grep -qE 'of 163 files, [0-9]+ a second, [0-9]+ (s|min)' out; ok "a line tells how far it is"
    [ "$(tail -c 4 out)" = $'\r\033[K' ]; ok "and goes away"
    { sleep 1; cat in/b.txt; } >slow & writer=$!
    script -qec "'$binary' parse -q -j 1 --format json slow many >/dev/null" /dev/null >out 2>err </dev/null
    wait $writer
    [ ! -s out ]; ok "--quiet takes it away"
else
    skip "the line of progress" "the program script is not here"
fi

# ---- repositories ----
if have git; then
    mkdir repo && cd repo && git init -q . && git config user.email a@example.com && git config user.name A
    cp ../in -r . && put notes/a.txt other.html 'notes/ä b.txt'
    git add -A && git commit -qm first
    cd .. && out() { (cd repo/$1 && shift && "$binary" parse --format json "$@" >"$dir/out" 2>"$dir/err"); status=$?; }
    out . --staged
    quietly && [ ! -s out ]; ok "nothing is staged"
    (cd repo && put notes/new.txt notes/worktree.txt && echo more >>in/b.txt && echo more >>in/a.md && git rm -q in/c.release &&
        git mv in/Z.txt in/Y.txt && git add notes/new.txt in/b.txt && echo more >>other.html && echo more >>'notes/ä b.txt' && git add other.html 'notes/ä b.txt')
    out . --staged
    quietly && read_are 'in/Y.txt in/b.txt notes/new.txt notes/ä b.txt'; ok "--staged"
    out in/sub --staged
    quietly && read_are '../../in/Y.txt ../../in/b.txt ../../notes/new.txt ../../notes/ä b.txt'; ok "--staged from a folder below"
    out . --staged in
    quietly && read_are 'in/Y.txt in/b.txt'; ok "--staged and a folder"
    out . --staged --exclude in
    quietly && read_are 'notes/new.txt notes/ä b.txt'; ok "--staged and --exclude"
    out . --since HEAD
    quietly && read_are 'in/Y.txt in/a.md in/b.txt notes/new.txt notes/ä b.txt'; ok "--since"
    (cd repo && git commit -qm second)
    out . --since HEAD~1 in
    quietly && read_are 'in/Y.txt in/a.md in/b.txt'; ok "--since an older revision"
    out . --since none
    [ $status = 2 ] && grep -q '^presscheck: git: could not tell' err && [ ! -s out ]; ok "an unknown revision"
    out . --since --output=leak
    [ $status = 2 ] && [ ! -e repo/leak ]; ok "a revision that looks like an option"
    out .. --staged
    [ $status = 2 ] && grep -q '^presscheck: git: could not tell' err; ok "no repository"
    (cd repo && PATH=/nonexistent "$binary" parse --staged >../out 2>../err); status=$?
    [ $status = 2 ] && said 'git: is not there'; ok "no git"
else
    skip "repositories" "git is not here"
fi

sum_up
