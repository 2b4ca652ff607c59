#!/usr/bin/env bash
# Four workers do what one does: the same output, files, messages and exit status, for every command that reads many
# files. Built with PC_SANITIZE=thread, a data race is a report on standard error and another status.
#
#   threads.sh BINARY
set -u
. "$(dirname "$0")/common.sh"
export TSAN_OPTIONS=${TSAN_OPTIONS:-halt_on_error=1:exitcode=66:suppressions=$here/../support/thread-sanitizer.supp}
export G_SLICE=always-malloc # memory that GLib hands from thread to thread by itself looks like a race

# ---- releases under configurations of their own, one of them broken ----
profiles=(ap un govuk eu chicago)
for i in {0..5}; do
    mkdir -p "one/in/$i/deep" && cp "$golden"/*.txt "one/in/$i" && cp "$golden/minsk.txt" "$golden/ferry.txt" "one/in/$i/deep"
    [ $i = 5 ] || printf 'profile: %s\nrules:\n  hype: error\npreferred:\n  harbour: haven %s\npeople:\n  - {name: Ann Lee, title: Director}\n' \
        "${profiles[i]}" $i >"one/in/$i/.presscheck.yml"
done
: >one/in/0/empty.txt && printf '\377\376' >one/in/1/short.txt && ln -s /proc/self/mem one/in/2/broken.txt && echo 'rules: [' >one/in/3/deep/.presscheck.yml
cp -a one four

# both WHAT ARGS...: one worker in the folder one, four in the folder four; they print, say and leave the same
both() {
    local what=$1 folder jobs
    shift
    for folder in one four; do
        [ $folder = one ] && jobs=1 || jobs=4
        (cd $folder && exec "$binary" "$@" -j $jobs) >$folder.out 2>$folder.err
        echo "status $?" >>$folder.err
    done
    [ "$(cat one.out one.err | wc -l)" -gt 1 ] && [ "$(tail -n 1 one.err)" != "status 66" ] && cmp one.out four.out && diff <(sed "s,$dir/one/,," one.err) <(sed "s,$dir/four/,," four.err) >out && diff -r --no-dereference one four >>out
    ok "$what"
}

for format in json tree; do
    both "parse --format $format" parse --format $format --width 60 in
done
for format in human concise json jsonl sarif github gitlab junit checkstyle rdjson html; do
    both "check --format $format" check --as-of 2021-05-04 --format $format in
done
both "check --only a group" check --only quotes --format concise in
both "check --profile" check --profile eu --format concise in
both "check --write-baseline" check --write-baseline --baseline known in
both "check --baseline" check --baseline known --format concise in
both "format to one stream" format --to text --width 60 in/0 in/1
texts=$("$binary" format --help | sed -n '/^Outputs:/,/^$/s/^  \([a-z]*\)  .*/\1/p' | grep -v pdf | paste -sd,)
both "format, every output but PDF" format --as-of 2021-05-04 --to "$texts" -o made --manifest rows in
both "format again" format --as-of 2021-05-04 --to "$texts" -o made --manifest rows --resume in
if [ -e "$(dirname "$binary")/presscheck_pdf.so" ]; then
    both "format to PDF" format --as-of 2021-05-04 --to pdf -o made -v --include minsk.txt in
else
    skip "PDF from several threads" "presscheck_pdf.so is not built"
fi
both "outputs of one name" format --to text -o crowd in/0 in/4
both "fix --diff" fix --diff --unsafe --as-of 2021-05-04 in
both "fix --dry-run" fix --dry-run in
both "fix" fix --unsafe -v --as-of 2021-05-04 in
! cmp -s "$golden/minsk.txt" one/in/5/minsk.txt; ok "and something was mended"

sum_up
