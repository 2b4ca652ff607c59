#!/usr/bin/env bash
# The manual, the README and the help name the same commands and options; the manual's JSON members are those printed.
#
#   manual.sh BINARY [--update]     --update writes what the README's examples print today below them
set -u
binary=$(realpath "$1") || exit 2
cd "$(dirname "$0")/../.." || exit 2
passed=0 failed=0
check() { # good what
    if [ "$1" = 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); printf 'not ok: %s\n' "$2"; fi
}

commands=$("$binary" --help | sed -n 's/^  \([a-z]*\)  .*/\1/p')
helped=$(for command in $commands; do "$binary" "$command" --help; done | grep -oE -- '^ +(-[a-z0-9], )?--[a-z][a-z-]+' | grep -oE -- '--[a-z-]+' | sort -u)
listed=$(sed -n 's/^\.It .*Fl Fl \([a-z-]*\).*/--\1/p' man/presscheck.1 | sort -u)
[ "$helped" = "$listed" ]; check $? "man/presscheck.1 lists other options than the help: $(diff <(echo "$helped") <(echo "$listed") | grep '[<>]' | tr '\n' ' ')"
for option in $helped; do
    case $option in --help | --version | --quiet | --verbose) continue ;; esac
    grep -qE "^\.Op Fl Fl ${option#--}( |\$)" man/presscheck.1; check $? "man/presscheck.1: the synopsis lacks $option"
done
for command in $commands; do
    grep -q "^\.Cm $command\$" man/presscheck.1; check $? "man/presscheck.1 lacks the command $command"
    grep -q "presscheck $command" README.md; check $? "README.md lacks the command $command"
done
members=$("$binary" parse --format json tests/golden/minsk.txt | python3 -c '
import json, sys
def names(x):
    if isinstance(x, dict):
        for k, v in x.items():
            yield k
            yield from names(v)
    elif isinstance(x, list):
        for v in x:
            yield from names(v)
print("\n".join(sorted(set(names(json.load(sys.stdin))))))')
for member in $members; do
    grep -qE "^\.(It )?Cm (.*[ ,])?$member( |,|\$)" man/presscheck.1; check $? "man/presscheck.1 lacks the member $member"
done
"$binary" rules --format mdoc >"${TMPDIR:-/tmp}/rules.$$.7"
for rule in $("$binary" rules --format json | sed -n 's/^{"id":"\([a-z0-9-]*\)".*/\1/p'); do
    grep -q "^\.It Cm $rule\$" "${TMPDIR:-/tmp}/rules.$$.7"; check $? "the manual of the rules lacks $rule"
done
rm -f "${TMPDIR:-/tmp}/rules.$$.7"
for key in $(grep -oE '\{"[a-z-]+", read_' src/style/config.c | grep -oE '[a-z-]+"' | tr -d '"') $(sed -n 's/^PC_BRAND([A-Z_]*, "\([a-z-]*\)".*/\1/p' src/style/brand.def); do
    grep -qE "^\.It Cm $key\$" man/presscheck-style.5; check $? "man/presscheck-style.5 lacks the key $key"
done
for setting in $(sed -n 's/^PC_SETTING([A-Z_]*, "\([a-z-]*\)".*/\1/p' src/style/settings.def); do
    grep -qE "^\.It Cm $setting " man/presscheck-style.5; check $? "man/presscheck-style.5 lacks the setting $setting"
done
header=include/presscheck/presscheck.h
declared=$(grep -oE '\bpc_[a-z_]+\(' $header | grep -v '^pc_parse()$' | tr -d '(' | sort -u)
described=$(sed -n 's/^\.Fn \(pc_[a-z_]*\) .*/\1/p' man/presscheck.3 | sort -u)
[ "$declared" = "$described" ]; check $? "man/presscheck.3 and the header: $(diff <(echo "$declared") <(echo "$described") | grep '[<>]' | tr '\n' ' ')"

# README: every console example gives what stands below it.
if grep -q '^```console' README.md; then
    python3 - "$binary" "${2:-}" <<'EOS'
import os, re, subprocess, sys
binary, update, bad, n = sys.argv[1], sys.argv[2] == "--update", 0, 0
readme = open("README.md").read()
path = os.path.dirname(binary) + os.pathsep + os.environ["PATH"]
def example(match):
    global bad, n
    command, wanted = match.groups()
    got = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env={**os.environ, "PATH": path}).stdout
    n += 1
    if got != wanted:
        bad += not update
        print(f"{'changed' if update else 'not ok'}: README.md: $ {command}\n{got}")
    return f"$ {command}\n{got}"
def block(match):
    return re.sub(r"^\$ (presscheck .*)\n((?:(?!\$ |```).*\n)*)", example, match.group(), flags=re.M)
readme = re.sub(r"```console\n.*?```", lambda m: block(m), readme, flags=re.S)
if update:
    open("README.md", "w").write(readme)
print(f"README.md: {n} examples, {bad} differ")
sys.exit(1 if bad or not n else 0)
EOS
    check $? "README.md: an example prints something else"
else
    check 1 "README.md has no console example"
fi
for path in $(sed -n '/^## HACKING/,$p' README.md | grep -oE '`(src|tests|man|\.ci)/[A-Za-z0-9_./-]+`' | tr -d '`'); do
    case $path in *NAME* | *SUBJECT*) continue ;; esac
    [ -e "$path" ]; check $? "README.md names $path, which is not there"
done
if command -v mandoc >/dev/null; then
    [ -z "$(mandoc -T lint -W warning man/presscheck.[13])" ]; check $? "$(mandoc -T lint -W warning man/presscheck.[13])"
else
    echo "skipped: the manuals' mdoc: mandoc is not here"
fi

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
