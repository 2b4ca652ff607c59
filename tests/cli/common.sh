# What the scripts share that hold the binary to its promises. They source it with the binary as their first argument:
#
#   . "$(dirname "$0")/common.sh"
#
# They then stand in an empty folder of their own. What presscheck prints goes to the files out and err, its exit status
# to $status.
binary=$(realpath "$1") || exit 2
here=$(cd "$(dirname "$0")" && pwd) || exit 2
golden=$(cd "$(dirname "${BASH_SOURCE[0]}")/../golden" && pwd) || exit 2
dir=$(mktemp -d) && trap 'chmod -R u+rwx "$dir"; rm -rf "$dir"' EXIT
cd "$dir" || exit 2
unset NO_COLOR FORCE_COLOR SOURCE_DATE_EPOCH
passed=0 failed=0

# ok WHAT: the last command's status is 0. No $(...) in WHAT: its status would be the last one.
ok() {
    if [ $? = 0 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'not ok: %s\n  status %s\n  stdout: %s\n  stderr: %s\n' "$1" "${status:-}" "$(shown 2>/dev/null)" "$(head -c 300 err 2>/dev/null)"
    fi
}
shown() { head -c 400 out | tr -d '\0'; }
# have PROGRAM: it is installed; what bash does itself under that name (time) does not count
have() { type -P "$1" >/dev/null; }
# skip WHAT REASON: said aloud, and counted by .ci/run
skip() { printf 'skipped: %s: %s\n' "$1" "$2"; }
# said PATTERN: one message, which begins so
said() { [ "$(wc -l <err)" = 1 ] && grep -qE "^presscheck: $1" err; }
quietly() { [ $status = 0 ] && [ ! -s err ]; }
# the last line of a script
sum_up() {
    printf '%d passed, %d failed\n' "$passed" "$failed"
    [ "$failed" = 0 ]
}
