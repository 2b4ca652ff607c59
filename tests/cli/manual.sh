#!/usr/bin/env bash
# The manual, the README and the help name the same commands and options; the manual's JSON members are those printed.
#
#   manual.sh BINARY
set -u
binary=$(realpath "$1") || exit 2
cd "$(dirname "$0")/../.." || exit 2
passed=0 failed=0
check() { # good what
    if [ "$1" = 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); printf 'not ok: %s\n' "$2"; fi
}

helped=$("$binary" parse --help | grep -oE -- '--[a-z][a-z-]+' | sort -u)
listed=$(sed -n 's/^\.It .*Fl Fl \([a-z-]*\).*/--\1/p' man/presscheck.1 | sort -u)
[ "$helped" = "$listed" ]; check $? "man/presscheck.1 lists other options than the help: $(diff <(echo "$helped") <(echo "$listed") | grep '[<>]' | tr '\n' ' ')"
for option in $helped; do
    case $option in --help | --version | --quiet | --verbose) continue ;; esac
    grep -q "^\.Op Fl Fl ${option#--} " man/presscheck.1; check $? "man/presscheck.1: the synopsis lacks $option"
done
for command in $("$binary" --help | sed -n 's/^  \([a-z]*\)  .*/\1/p'); do
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
header=include/presscheck/presscheck.h
declared=$(grep -oE '\bpc_[a-z_]+\(' $header | grep -v '^pc_parse()$' | tr -d '(' | sort -u)
described=$(sed -n 's/^\.Fn \(pc_[a-z_]*\) .*/\1/p' man/presscheck.3 | sort -u)
[ "$declared" = "$described" ]; check $? "man/presscheck.3 and the header: $(diff <(echo "$declared") <(echo "$described") | grep '[<>]' | tr '\n' ' ')"

# README: every console example gives what stands below it.
if grep -q '^```console' README.md; then
    python3 - "$binary" <<'EOS'
import os, re, subprocess, sys
binary, bad, n = sys.argv[1], 0, 0
path = os.path.dirname(binary) + os.pathsep + os.environ["PATH"]
for block in re.findall(r"```console\n(.*?)```", open("README.md").read(), re.S):
    for command, wanted in re.findall(r"^\$ (presscheck .*)\n((?:(?!\$ ).*\n)*)", block, re.M):
        got = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env={**os.environ, "PATH": path}).stdout
        n += 1
        if got != wanted:
            bad += 1
            print(f"not ok: README.md: $ {command}\n{got}")
print(f"README.md: {n} examples, {bad} differ")
sys.exit(1 if bad or not n else 0)
EOS
    check $? "README.md: an example prints something else"
fi
if command -v mandoc >/dev/null; then
    [ -z "$(mandoc -T lint -W warning man/presscheck.[13])" ]; check $? "$(mandoc -T lint -W warning man/presscheck.[13])"
fi

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
