#!/usr/bin/env bash
# Compares what presscheck prints for every sample here with what is stored beside it, byte for byte.
#
#   run.sh BINARY            NAME.txt -> NAME.json, NAME.tree (80 columns), NAME.colour where it exists, and NAME.OUTPUT
#                            for every output that format --help lists (but those that are no text)
#   run.sh BINARY --update   shows each difference, then stores the new output
#
# The style sheet of pages stands once, in src/render/page.css: where a page holds it to the letter, a line says so instead.
# branded.html is ferry.txt under brand/harbour.yml. A bug that is mended leaves its input here. NAME.options, if it exists, holds options for that sample.
set -u
binary=$(realpath "$1") || exit 2
update=${2:-}
cd "$(dirname "$0")" || exit 2
new=$(mktemp) && trap 'rm -f "$new" "$new.a" "$new.b"' EXIT
passed=0 failed=0

show() { # stored new
    case $1 in
    *.json)
        python3 -m json.tool --no-ensure-ascii "$1" >"$new.a" 2>/dev/null || cp "$1" "$new.a"
        python3 -m json.tool --no-ensure-ascii "$2" >"$new.b" 2>/dev/null || cp "$2" "$new.b"
        diff -u "$new.a" "$new.b" | sed -n '3,60p'
        ;;
    *) diff -u "$1" "$2" | cat -v | sed -n '3,60p' ;;
    esac
}

# without_sheet PAGE: a page that holds anything else than the style sheet as it is keeps it, and differs
without_sheet() { python3 - ../../src/render/page.css "$1" <<'END'
import sys
sheet, page = open(sys.argv[1]).read(), open(sys.argv[2], newline="").read()
open(sys.argv[2], "w", newline="").write(page.replace(sheet, "/* src/render/page.css, to the letter */\n", 1))
END
}

compare() { # stored command arguments...
    local stored=$1 status=0
    shift
    "$binary" "$@" >"$new" || status=$?
    case $stored in *.html) without_sheet "$new" ;; esac
    if [ $status != 0 ]; then
        printf 'not ok %s: presscheck failed\n' "$stored"
        failed=$((failed + 1))
    elif cmp -s "$stored" "$new"; then
        passed=$((passed + 1))
    else
        printf '%s %s\n' "$([ "$update" = --update ] && echo changed || echo 'not ok')" "$stored"
        show "$([ -e "$stored" ] && echo "$stored" || echo /dev/null)" "$new"
        if [ "$update" = --update ]; then
            cp "$new" "$stored"
        else
            failed=$((failed + 1))
        fi
    fi
}

outputs=$("$binary" format --help | sed -n '/^Outputs:/,/^$/s/^  \([a-z]*\)  .*/\1/p' | grep -vxE 'json|pdf')
[ -n "$outputs" ] || { echo 'not ok: format --help lists no output'; exit 1; }

for sample in *.txt; do
    name=${sample%.txt}
    options=()
    [ -e "$name.options" ] && read -ra options <"$name.options"
    compare "$name.json" parse --format json "${options[@]}" "$sample"
    compare "$name.tree" parse --format tree --width 80 --color never "${options[@]}" "$sample"
    if [ -e "$name.colour" ]; then
        compare "$name.colour" parse --format tree --width 80 --color always "${options[@]}" "$sample"
    fi
    for output in $outputs; do
        compare "$name.$output" format --isolated --as-of 2021-05-04 --to "$output" "${options[@]}" "$sample"
    done
done
compare branded.html format --config brand/harbour.yml --as-is --as-of 2021-05-04 --to html ferry.txt
for stored in *; do
    case $stored in *.txt | *.options | run.sh | brand | branded.html) continue ;; esac
    [ -e "${stored%.*}.txt" ] || { printf 'not ok %s: it has no sample\n' "$stored"; failed=$((failed + 1)); }
done
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
