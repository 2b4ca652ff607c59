#!/usr/bin/env bash
# The hooks of .pre-commit-hooks.yaml under the real pre-commit, in a repository of their own. Status 77 where it is absent.
#
#   run.sh BINARY
set -u
binary=$(realpath "$1") || exit 2
top=$(cd "$(dirname "$0")/../.." && pwd)
command -v pre-commit >/dev/null && command -v git >/dev/null || { echo "skipped: hooks: pre-commit or git is not here"; exit 77; }
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT
unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null PRE_COMMIT_HOME=$dir/home PRE_COMMIT_COLOR=never
export GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.com GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@example.com
passed=0 failed=0
ok() {
    if [ $? = 0 ]; then passed=$((passed + 1)); else
        failed=$((failed + 1))
        printf 'not ok: %s\n%s\n' "$1" "$(head -c 1500 "$dir/log")"
    fi
}
mkdir "$dir/bin" && ln -s "$binary" "$dir/bin/presscheck" && PATH=$dir/bin:$PATH

# the hooks' own repository: what pre-commit clones
mkdir "$dir/hooks" && cp "$top/.pre-commit-hooks.yaml" "$dir/hooks" && cd "$dir/hooks" && git init -q . && git add -A && git commit -qm hooks || exit 2
rev=$(git rev-parse HEAD)
mkdir "$dir/work" && cd "$dir/work" && git init -q . || exit 2
use() { # hook
    printf 'repos:\n- repo: %s\n  rev: %s\n  hooks:\n  - id: %s\n' "$dir/hooks" "$rev" "$1" >.pre-commit-config.yaml
    git add .pre-commit-config.yaml
}
pre() { pre-commit run "$@" >"$dir/log" 2>&1; }

cp "$top/tests/golden/ferry.txt" release.txt && sed -i 's/\. /.  /' release.txt && echo 'rules: [' >notes.yml && git add -A
use presscheck-fix
pre; [ $? != 0 ] && grep -q 'files were modified by this hook' "$dir/log"; ok "fix: a release that can be mended is, and the commit stops"
! git diff --quiet -- release.txt && ! grep -q '\.  ' release.txt; ok "the file is mended"
git add -A && pre; ok "fix: and goes through the next time"
use presscheck-check
presscheck check --format concise release.txt >"$dir/want"
status=$?
pre
[ $? = $status ] && { [ $status = 0 ] || grep -qF "$(head -n 1 "$dir/want")" "$dir/log"; }; ok "check: the hook says what check says"
printf 'FOR IMMEDIATE RELEASE\n\nHarbour board teh  opens berth.\n\nThe board , opened its  berth\n' >bad.txt && git add bad.txt
pre
[ $? != 0 ] && grep -q '^bad.txt:[0-9]*:[0-9]*: ' "$dir/log"; ok "check: findings stop the commit"
git rm -qf bad.txt release.txt && echo more >>notes.yml && git add -A && pre && grep -q Skipped "$dir/log"; ok "no release, no run"
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
