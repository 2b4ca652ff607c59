#!/usr/bin/env bash
# An installed tree can be used: binary, manuals, pkg-config and find_package, in C and C++; the header stands alone.
#
#   run.sh BUILD_DIR
set -u
build=$(realpath "$1") || exit 2
here=$(cd "$(dirname "$0")" && pwd)
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT
passed=0 failed=0

step() { # what command...
    local what=$1
    shift
    if "$@" >"$dir/log" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'not ok: %s\n' "$what"
        sed 's/^/  /' "$dir/log" | tail -n 20
    fi
}

root=$dir/root
step "install" cmake --install "$build" --prefix "$root"
library=$(dirname "$(find "$root" -name libpresscheck.so -print -quit)")
export PKG_CONFIG_PATH=$library/pkgconfig LD_LIBRARY_PATH=$library
step "the binary runs" "$root/bin/presscheck" --version
step "manuals are installed" test -s "$root/share/man/man1/presscheck.1" -a -s "$root/share/man/man3/presscheck.3"
share=$root/share
step "completions are installed" test -s "$share/bash-completion/completions/presscheck" -a -s "$share/zsh/site-functions/_presscheck" -a -s "$share/fish/vendor_completions.d/presscheck.fish"
step "the soname has the major version" sh -c "readelf -d '$library/libpresscheck.so' | grep -q 'SONAME.*libpresscheck.so.0'"
step "only pc_ names are exported" sh -c "! nm -D --defined-only '$library/libpresscheck.so' | grep -v ' pc_'"

flags=(-Wall -Wextra -Wpedantic -Werror)
header=$root/include/presscheck/presscheck.h
step "the header alone, C11" cc -std=c11 "${flags[@]}" -fsyntax-only -x c "$header"
step "the header alone, C17" cc -std=c17 "${flags[@]}" -fsyntax-only -x c "$header"
step "the header alone, C++11" c++ -std=c++11 "${flags[@]}" -fsyntax-only -x c++ "$header"
step "the header alone, C++20" c++ -std=c++20 "${flags[@]}" -fsyntax-only -x c++ "$header"

pc() { pkg-config "$@" presscheck; }
step "pkg-config gives the version" pkg-config --exact-version="$("$root/bin/presscheck" --version | cut -d' ' -f2)" presscheck
# shellcheck disable=SC2046
step "pkg-config, C" cc "${flags[@]}" "$here/use.c" -o "$dir/use_c" $(pc --cflags --libs)
step "pkg-config, C runs" "$dir/use_c"
# shellcheck disable=SC2046
step "pkg-config, C++" c++ "${flags[@]}" -x c++ "$here/use.c" -x none -o "$dir/use_cxx" $(pc --cflags --libs)
step "pkg-config, C++ runs" "$dir/use_cxx"
# shellcheck disable=SC2046
step "pkg-config, static" cc "${flags[@]}" "$here/use.c" -o "$dir/use_static" $(pc --cflags) "$library/libpresscheck.a" $(pc --libs --static)
step "find_package configures" cmake -S "$here" -B "$dir/use" -G Ninja -DCMAKE_PREFIX_PATH="$root"
step "find_package builds" ninja -C "$dir/use"
for program in use_c_shared use_c_static use_cxx_shared use_cxx_static; do
    step "find_package, $program runs" "$dir/use/$program"
done

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
