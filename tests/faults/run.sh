#!/usr/bin/env bash
# Every allocation, read and write failing in turn ends with status 2 and one message; what was printed is whole lines.
#
#   run.sh BINARY SHIM.so
set -u
binary=$(realpath "$1") shim=$(realpath "$2") || exit 2
golden=$(cd "$(dirname "$0")/../golden" && pwd)
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT
cd "$golden" || exit 2
passed=0 failed=0

report() { # good what
    if [ "$1" = 1 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'not ok: %s: status %s, %s lines out, stderr: %s\n' "$2" "$status" "$(wc -l <"$dir/out")" "$(head -c 200 "$dir/err")"
    fi
}

# with "NAME=VALUE ..." ARGS...
with() {
    local settings=$1
    shift
    env $settings LD_PRELOAD="$shim" "$binary" "$@" >"$dir/out" 2>"$dir/err" <"${input:-/dev/null}"
    status=$?
}

# The failure is said in one line. Standard output holds whole lines of the run that went well (the other inputs), or,
# when it is writing that fails, the beginning of it.
clean_failure() {
    [ $status = 2 ] && [ "$(wc -l <"$dir/err")" = 1 ] && grep -q '^presscheck: ' "$dir/err" || return 1
    [ -s "$dir/out" ] || return 0
    if [ $whole_lines = 1 ]; then
        [ -z "$(tail -c 1 "$dir/out")" ] && ! grep -qvxFf "$dir/whole" "$dir/out"
    else
        cmp -s -n "$(stat -c %s "$dir/out")" "$dir/out" "$dir/whole"
    fi
}

# The allocations of a run, so that a sweep does not end at the first one that the program can do without.
allocations() { # ARGS...
    LD_PRELOAD="$shim" PC_COUNT="$dir/count" "$binary" "$@" >/dev/null 2>&1 <"${input:-/dev/null}"
    cut -d ' ' -f 2 "$dir/count"
}

# sweep WHAT VARIABLE ERRNO ARGS...: fails the first, the second ... until the run goes well (memory: to the last)
sweep() {
    local what=$1 variable=$2 errno=$3 n bad=0 last=0
    shift 3
    "$binary" "$@" >"$dir/whole" 2>/dev/null <"${input:-/dev/null}"
    [ $variable = PC_FAIL_ALLOC ] && last=$(allocations "$@")
    for ((n = 1; n <= 3000; n++)); do
        with "$variable=$n PC_ERRNO=$errno" "$@"
        if [ $status = 0 ] && cmp -s "$dir/out" "$dir/whole" && [ ! -s "$dir/err" ]; then
            [ $n -gt $last ] && break
            continue
        fi
        clean_failure || { report 0 "$what: failure $n"; bad=1; [ $failed -gt 20 ] && break; }
    done
    [ "$n" -gt 1 ] && [ "$n" -lt 3000 ] && [ $bad = 0 ]
    report $((!$?)) "$what: $((n - 1)) failures in turn"
    printf '%s: %d failures in turn\n' "$what" $((n - 1))
}

printf 'ferry.txt\nfrench.txt\n' >"$dir/list"
printf '{"id":1,"text":"A headline\\n\\nOSLO, May 4, 2021 - The board said \\"yes\\" .\\n"}\n{"id":"\\u00e9"}\n' >"$dir/records"
whole_lines=1
for sample in *.txt; do
    sweep "memory, $sample" PC_FAIL_ALLOC 0 parse --format json "$sample"
done
outputs=$("$binary" format --help | sed -n '/^Outputs:/,/^$/s/^  \([a-z]*\)  .*/\1/p' | grep -vx pdf) # tests/pdf has a sweep of its own
for output in $outputs; do
    for sample in ferry.txt french.txt; do
        sweep "memory, $output of $sample" PC_FAIL_ALLOC 0 format --isolated --as-of 2021-05-04 --to "$output" -o - "$sample"
    done
done
sweep "memory, house style" PC_FAIL_ALLOC 0 format --isolated --profile un -o - ferry.txt
sweep "memory, a brand" PC_FAIL_ALLOC 0 format --config brand/harbour.yml --as-is --as-of 2021-05-04 --to html -o - ferry.txt
printf 'Lamp is lit\n\nELMOUTH, Ohio, May 6, 2024 - The lamp is lit.\n\nENDS\n' >"$dir/bare.txt"
printf 'boilerplates: [The trust keeps three lighthouses.]\ncontacts: [press@lighthouse.example]\n' >"$dir/house.yml"
sweep "memory, completing" PC_FAIL_ALLOC 0 format -q --config "$dir/house.yml" --complete --as-is -o - "$dir/bare.txt"
printf -- '---\nlint: {disable: [numbers]}\n---\nLamp is lit\n\nIt is 5 percent brighter.\n' >"$dir/silent.txt"
sweep "memory, a configuration and a silence" PC_FAIL_ALLOC 0 check --fail-on never --format concise --config "$dir/house.yml" "$dir/silent.txt"
sweep "memory, a skeleton" PC_FAIL_ALLOC 0 new --config "$dir/house.yml"
sweep "memory, what is in force" PC_FAIL_ALLOC 0 config --config brand/harbour.yml
sweep "memory, ASCII" PC_FAIL_ALLOC 0 format -q --ascii minsk.txt
sweep "memory, several files" PC_FAIL_ALLOC 0 parse --format json ferry.txt minsk.txt russian.txt ferry.txt
sweep "memory, a folder" PC_FAIL_ALLOC 0 parse -j 1 --format json --include '*.t?t' --exclude none .
sweep "memory, several workers" PC_FAIL_ALLOC 0 parse -j 3 --format json ferry.txt french.txt minsk.txt german.txt
sweep "memory, a list" PC_FAIL_ALLOC 0 parse -j 1 --format json --files-from "$dir/list"
input=$dir/records sweep "memory, records" PC_FAIL_ALLOC 0 stream --isolated
input=$dir/records sweep "memory, findings in records" PC_FAIL_ALLOC 0 stream --isolated --emit findings --as-of 2021-05-04
input=$dir/records sweep "memory, records set anew" PC_FAIL_ALLOC 0 stream --isolated --emit text --as-of 2021-05-04
input=$dir/records sweep "reading records (EIO)" PC_FAIL_READ 5 stream
sweep "memory, tree" PC_FAIL_ALLOC 0 parse --format tree minsk.txt
for i in {1..40}; do cat ferry.txt; done >"$dir/long.txt" # so long that what it gives goes out in pieces
sweep "memory, a long document" PC_FAIL_ALLOC 0 parse -j 1 --format json ferry.txt "$dir/long.txt" minsk.txt
sweep "memory, a long tree" PC_FAIL_ALLOC 0 parse --format tree "$dir/long.txt"
sweep "memory, given encoding and language" PC_FAIL_ALLOC 0 parse --encoding ISO-8859-15 --language en minsk.txt
input=minsk.txt sweep "memory, standard input" PC_FAIL_ALLOC 0 parse -
iconv -f UTF-8 -t UTF-16 minsk.txt >"$dir/utf16.txt"
sweep "memory, UTF-16" PC_FAIL_ALLOC 0 parse --format json "$dir/utf16.txt"
sweep "reading (EIO)" PC_FAIL_READ 5 parse --format json minsk.txt
input=minsk.txt sweep "reading standard input (EIO)" PC_FAIL_READ 5 parse -
sweep "memory, fix" PC_FAIL_ALLOC 0 fix --isolated -q --fail-on never --stdout minsk.txt

# A file that is mended in place is the old one or the new one, whole, and nothing lies beside it.
cp minsk.txt "$dir/wanted.txt"
"$binary" fix --isolated -q --fail-on never "$dir/wanted.txt"
for variable in PC_FAIL_WRITE PC_FAIL_ALLOC PC_FAIL_READ; do
    for ((n = 1; n <= 3000; n++)); do
        rm -rf "$dir/place" && mkdir "$dir/place" && cp minsk.txt "$dir/place/it.txt"
        with "$variable=$n PC_ERRNO=28" fix --isolated -q --fail-on never "$dir/place/it.txt"
        left=$(cd "$dir/place" && echo .[!.]* *)
        if [ $status = 0 ]; then
            cmp -s "$dir/place/it.txt" "$dir/wanted.txt" && [ ! -s "$dir/err" ] && [ "$left" = ".[!.]* it.txt" ] && break
            report 0 "fix in place, $variable, failure $n: status 0"
        elif [ $status != 2 ] || ! cmp -s "$dir/place/it.txt" minsk.txt || [ "$left" != ".[!.]* it.txt" ] || [ "$(wc -l <"$dir/err")" != 1 ]; then
            report 0 "fix in place, $variable, failure $n ($left)"
        fi
        [ $failed -gt 20 ] && break
    done
    [ "$n" -gt 1 ] && [ "$n" -lt 3000 ]
    report $((!$?)) "fix in place, $variable: $((n - 1)) failures in turn"
done

whole_lines=0 # a disk that is full holds what it holds
sweep "writing (ENOSPC)" PC_FAIL_WRITE 28 parse --format json ./*.txt ./*.txt ./*.txt
sweep "writing (EIO)" PC_FAIL_WRITE 5 parse --format tree minsk.txt
sweep "writing long documents (ENOSPC)" PC_FAIL_WRITE 28 parse -j 1 --format json ferry.txt "$dir/long.txt" minsk.txt
sweep "writing a long tree (EIO)" PC_FAIL_WRITE 5 parse --format tree "$dir/long.txt"
sweep "writing help (ENOSPC)" PC_FAIL_WRITE 28 parse --help

sweep "writing text (ENOSPC)" PC_FAIL_WRITE 28 format ./*.txt ./*.txt ./*.txt ./*.txt

# -o: what fails leaves the old file as it was and nothing beside it.
file_sweep() { # what variable errno
    local n bad=0
    "$binary" format --isolated -o "$dir/new" ferry.txt
    for ((n = 1; n <= 500; n++)); do
        echo old >"$dir/set"
        with "$2=$n PC_ERRNO=$3" format --isolated -o "$dir/set" ferry.txt
        if [ $status = 0 ]; then
            cmp -s "$dir/set" "$dir/new" && [ ! -s "$dir/err" ] && break
        fi
        [ $status = 2 ] && [ "$(wc -l <"$dir/err")" = 1 ] && [ "$(cat "$dir/set")" = old ] && [ -z "$(find "$dir" -name '.presscheck*')" ] ||
            { report 0 "$1: failure $n"; bad=1; [ $failed -gt 20 ] && break; }
    done
    [ "$n" -gt 1 ] && [ "$n" -lt 500 ] && [ $bad = 0 ]
    report $((!$?)) "$1: $((n - 1)) failures in turn"
}
file_sweep "a file, memory" PC_FAIL_ALLOC 0
file_sweep "a file, writing (ENOSPC)" PC_FAIL_WRITE 28
file_sweep "a file, writing (EIO)" PC_FAIL_WRITE 5
file_sweep "a file, renaming (EACCES)" PC_FAIL_RENAME 13
# The last fsync is of the folder, behind the rename: what fails there takes nothing back.
echo old >"$dir/set"
with "PC_FAIL_SYNC=1 PC_ERRNO=5" format --isolated -o "$dir/set" ferry.txt
[ $status = 2 ] && [ "$(wc -l <"$dir/err")" = 1 ] && [ "$(cat "$dir/set")" = old ] && [ -z "$(find "$dir" -name '.presscheck*')" ]
report $((!$?)) "a file that does not reach the disk"

# A folder and its manifest: every output whole or missing, every row true.
mkdir -p "$dir/in/a" && cp ferry.txt "$dir/in" && cp french.txt "$dir/in/a"
folder_sweep() { # what options...
    local what=$1 n bad=0 last
    shift
    rm -rf "$dir/want" "$dir/rows"
    "$binary" format --isolated --as-of 2021-05-04 -t text,json -o "$dir/want" --manifest "$dir/rows.want" "$@" "$dir/in"
    last=$(allocations format --isolated --as-of 2021-05-04 -t text,json -o "$dir/got" --manifest "$dir/rows" "$@" "$dir/in")
    for ((n = 1; n <= 3000; n++)); do
        rm -rf "$dir/got" "$dir/rows"
        [ "$what" = resumed ] && head -n 1 "$dir/rows.want" | sed 's|/want/|/got/|g' >"$dir/rows"
        with "PC_FAIL_ALLOC=$n" format --isolated --as-of 2021-05-04 -t text,json -o "$dir/got" --manifest "$dir/rows" "$@" "$dir/in"
        if [ $status = 0 ] && [ ! -s "$dir/err" ] && diff -r "$dir/got" "$dir/want" >/dev/null; then
            [ $n -gt $last ] && break
            continue
        fi
        [ $status = 2 ] && [ "$(wc -l <"$dir/err")" = 1 ] && [ -z "$(find "$dir" -name '.presscheck*')" ] &&
            ! diff -r "$dir/got" "$dir/want" 2>/dev/null | grep -q '^Files\|^Only in [^:]*/got\|^diff' ||
            { report 0 "a folder, $what: failure $n"; bad=1; [ $failed -gt 20 ] && break; }
    done
    [ "$n" -gt 1 ] && [ "$n" -lt 3000 ] && [ $bad = 0 ]
    report $((!$?)) "a folder, $what: $((n - 1)) failures in turn"
    printf 'memory, a folder, %s: %d failures in turn\n' "$what" $((n - 1))
}
folder_sweep fresh -j 1
folder_sweep resumed -j 1 --resume
folder_sweep "two workers" -j 2

for format in json tree; do
    "$binary" parse --format $format ./*.txt >"$dir/whole"
    with "PC_SHORT=1" parse --format $format ./*.txt
    [ $status = 0 ] && cmp -s "$dir/out" "$dir/whole" && [ ! -s "$dir/err" ]
    report $((!$?)) "short and interrupted reads and writes, $format"
done

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
