#!/usr/bin/env bash
# Makes presscheck on a Debian or Ubuntu machine: installs what is missing, builds, and shows a sample release.
#
#   ./bootstrap.sh          install what is missing, build, proof the sample: findings here, HTML and PDF in build/sample
#   ./bootstrap.sh test     the same, then run the tests
set -eu
cd "$(dirname "$0")"

say() { printf 'bootstrap: %s\n' "$*" >&2; }

case ${1:-} in
'' | test) ;;
*)
    say "usage: ./bootstrap.sh [test]"
    exit 2
    ;;
esac

# What to look for, and the package that brings it.
missing=()
need_command() { command -v "$1" >/dev/null 2>&1 || missing+=("$2"); }
need_library() { pkg-config --exists "$1" 2>/dev/null || missing+=("$2"); }
need_command cc build-essential
need_command cmake cmake
need_command ninja ninja-build
need_command pkg-config pkg-config
need_command python3 python3
need_library libutf8proc libutf8proc-dev
need_library yaml-0.1 libyaml-dev
need_library check check
need_library pango libpango1.0-dev
need_library harfbuzz-subset libharfbuzz-dev
need_library zlib zlib1g-dev
need_font() { [ -e "/usr/share/fonts/$1" ] || missing+=("$2"); }
need_font truetype/noto/NotoSerif-Regular.ttf fonts-noto-core
need_font opentype/noto/NotoSerifCJK-Regular.ttc fonts-noto-cjk

if [ ${#missing[@]} -gt 0 ]; then
    say "installing ${missing[*]}"
    if ! command -v apt-get >/dev/null 2>&1; then
        say "this machine has no apt-get; install what these Debian packages hold and run again: ${missing[*]}"
        exit 1
    fi
    as_root=()
    [ "$(id -u)" = 0 ] || as_root=(sudo)
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q update
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "${missing[@]}"
fi

cmake -S . -B build -G Ninja >build-configure.log 2>&1 || {
    cat build-configure.log >&2
    rm -f build-configure.log
    say "configuring failed; the message above says why (an old build/ of another kind can be removed)"
    exit 1
}
mkdir -p build && mv build-configure.log build/configure.log
ninja -C build

if [ "${1:-}" = test ]; then
    ctest --test-dir build --output-on-failure
else
    build/presscheck check --profile un --as-of 2019-09-03 --fail-on never tests/golden/minsk.txt
    build/presscheck format --profile un --as-of 2019-09-03 --to html,pdf --force -o build/sample/ tests/golden/minsk.txt
    say "the sample stands in build/sample as minsk.html and minsk.pdf"
    say "build/presscheck is ready; presscheck --help says what it does, ./bootstrap.sh test runs the tests"
fi
