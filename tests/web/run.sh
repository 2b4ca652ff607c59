#!/usr/bin/env bash
# Pages and newsroom formats are held against the tools that their readers use.
#
#   run.sh BINARY [SCHEMAS [WORK]]
#
# SCHEMAS is a folder with the schemas of NITF 3.6, NewsML-G2 2.35 and ninjs 3.1 (and GeoJSON, which ninjs refers to) as
# their makers name them, CONTRACTS (beside it) one with document.schema.json; what is not there is said and left out.
# WORK is a folder for packages and outputs, to be used again. Needs node, npm, java, python3, xmllint and chromium.
set -u
binary=$(realpath "$1") || exit 2
schemas=${2:-} work=${3:-}
cd "$(dirname "$0")" || exit 2
[ -n "$work" ] || { work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT; }
mkdir -p "$work/npm" "$work/texts" || exit 2
work=$(realpath "$work")
passed=0 failed=0

# step WHAT COMMAND...: one pass or one failure
step() {
    local what=$1
    shift
    if "$@" >"$work/log" 2>&1; then
        passed=$((passed + 1))
        printf 'ok      %-42s %s\n' "$what" "$(tail -n 1 "$work/log" | cut -c1-100)"
    else
        failed=$((failed + 1))
        printf 'not ok  %s\n' "$what"
        tail -n 40 "$work/log" | cut -c1-300 | sed 's/^/        /'
    fi
}

for tool in node npm java python3 xmllint; do
    command -v $tool >/dev/null || { printf 'not ok: %s is not installed\n' "$tool"; exit 1; }
done
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || { echo 'not ok: chromium is not installed'; exit 1; }

packages() {
    [ -e "$work/npm/done-2" ] && return
    echo '{"private":true}' >"$work/npm/package.json"
    (cd "$work/npm" && npm install --silent --no-audit --no-fund --ignore-scripts vnu-jar@26.9.27 axe-core@4.14.1 ajv@8.20.0 ajv-formats@3.0.1 \
        ajv-draft-04@1.0.0 @microsoft/jest-sarif@1.0.0-beta.0) && touch "$work/npm/done-2"
}

texts() { # every text of ours: samples, labelled ones, those here, and something hostile in every field
    rm -rf "$work/texts" "$work/labelled" && mkdir -p "$work/texts"
    cp ../golden/*.txt texts/*.txt "$work/texts" && python3 hostile.py "$work/texts" && python3 ../labelled/unmark.py "$work/labelled" || return
    for file in "$work/labelled"/*.txt; do cp "$file" "$work/texts/labelled-${file##*/}" || return; done
    echo "$(ls "$work/texts" | wc -l) texts"
}

outputs() {
    rm -rf "$work/out" "$work/again" "$work/fragment" "$work/branded" && mkdir -p "$work/branded" || return
    local format=("$binary" format --isolated --as-of 2021-05-04 --quiet)
    "${format[@]}" --to html,nitf,newsml,ninjs,json,text --width 0 -o "$work/out" "$work/texts"/*.txt &&
        "${format[@]}" --to html,nitf,newsml,ninjs -o "$work/again" "$work/texts"/*.txt &&
        "${format[@]}" --to html --fragment -o "$work/fragment" "$work/texts"/*.txt || return
    for tradition in un govuk eu chicago; do
        "${format[@]}" --to html --profile $tradition --paper Letter --logo logo.svg -o "$work/branded/$tradition" "$work/texts"/{arabic,chinese,ferry,french,german,japanese,minsk,embargo-*,tables-*}.txt || return
    done
    "$binary" format --config ../golden/brand/harbour.yml --as-is --as-of 2021-05-04 --quiet --to html -o "$work/branded/house" "$work/texts"/{arabic,chinese,ferry,french,german,japanese,minsk,embargo-*,tables-*}.txt || return
    for file in "$work/fragment"/*.html; do cp "$file" "$work/out/$(basename "$file" .html).fragment.html" || return; done
    for file in "$work/again"/*; do cmp "$file" "$work/out/${file##*/}" || return; done
}

# A fragment is looked at in a page of somebody else.
fragments() {
    for file in "$work/fragment"/*.html; do
        { echo '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A page</title></head><body>' && cat "$file" && echo '</body></html>'; } >"$work/whole" &&
            mv "$work/whole" "$file" || return
    done
    vnu_but_language "$work/fragment"/*.html
}

vnu() {
    for last; do :; done
    [ -e "$last" ] || { echo "there is no page $last"; return 1; } # the checker has nothing against files that are not there
    java -jar "$work/npm/node_modules/vnu-jar/build/dist/vnu.jar" --format text --Werror "$@"
}
# The checker guesses the language too; of a text that is half markup its guess is as good as none.
vnu_but_language() {
    vnu --filterpattern '.*appears to be written in.*' "$@"
}

# What was found in every text, for code scanning services: each text alone, and all in one report.
reports() {
    rm -rf "$work/reports" && mkdir -p "$work/reports" || return
    for file in "$work/texts"/*.txt; do
        "$binary" check --isolated --as-of 2021-05-04 --quiet --fail-on never --format sarif "$file" >"$work/reports/$(basename "$file" .txt).sarif" || return
    done
    "$binary" check --isolated --as-of 2021-05-04 --quiet --fail-on never --format sarif "$work/texts" >"$work/reports/all.sarif" &&
        grep -q '"artifactChanges"' "$work/reports/all.sarif" && grep -q '"relatedLocations"' "$work/reports/all.sarif"
}

# The page for approvers, of each text and of all.
approvals() {
    rm -rf "$work/approvals" && mkdir -p "$work/approvals" || return
    for file in "$work/texts"/*.txt; do
        "$binary" check --isolated --as-of 2021-05-04 --quiet --fail-on never --format html "$file" >"$work/approvals/$(basename "$file" .txt).html" || return
    done
    "$binary" check --isolated --as-of 2021-05-04 --quiet --fail-on never --format html "$work"/texts/[a-z]*n.txt >"$work/approvals/all.html"
}

schema_of() { # file: its place, or nothing
    [ -n "$schemas" ] && [ -e "$schemas/$1" ] && echo "$schemas/$1"
}
xml() { # schema files...
    xmllint --huge --nonet --noout --schema "$@" 2>&1 | grep -v ' validates$'
    [ "${PIPESTATUS[0]}" = 0 ] && echo "$(($# - 1)) documents"
}
against() { # what schema command...
    local what=$1 schema
    schema=$(schema_of "$2") || { printf 'skipped: %s: there is no %s\n' "$what" "${schemas:-folder of schemas given, so no }$2"; return; }
    shift 2
    step "$what" "${@/@/$schema}"
}

step "packages" packages
step "texts" texts
step "outputs, twice the same bytes" outputs
step "words read back by other parsers" python3 words.py "$work/out"
pages=$(ls "$work/out"/*.html | grep -v fragment)
step "Nu HTML checker" vnu $(ls -d $pages | grep -v hostile-)
step "Nu HTML checker, hostile texts" vnu_but_language $(ls -d $pages | grep hostile-)
step "Nu HTML checker, traditions, logo and brand" vnu "$work/branded"/*/*.html
step "Nu HTML checker, fragments" fragments
step "Chromium and axe-core" node pages.mjs "$chromium" "$work/npm/node_modules/axe-core/axe.min.js" $pages
step "Chromium and axe-core, traditions, logo and brand" node pages.mjs "$chromium" "$work/npm/node_modules/axe-core/axe.min.js" "$work/branded"/*/*.html
step "NITF is XML" xmllint --huge --nonet --noout "$work/out"/*.nitf.xml
step "NewsML-G2 is XML" xmllint --huge --nonet --noout "$work/out"/*.newsml.xml
against "NITF 3.6" nitf-3-6.xsd xml @ "$work/out"/*.nitf.xml
against "NewsML-G2 2.35" NewsML-G2_2.35-spec-All-Power.xsd xml @ "$work/out"/*.newsml.xml
against "ninjs 3.1" ninjs-schema_3.1.json node schemas.mjs "$work/npm" "@,$schemas/GeoJSON-schema.json" "$work/out"/*.ninjs.json
against "documents" ../contracts/document.schema.json node schemas.mjs "$work/npm" @ $(ls "$work/out"/*.json | grep -v ninjs)
step "pages for approvers" approvals
step "Nu HTML checker, pages for approvers" vnu_but_language "$work/approvals"/*.html
step "Chromium and axe-core, pages for approvers" env ALSO="div mark ol b label input" node pages.mjs "$chromium" "$work/npm/node_modules/axe-core/axe.min.js" "$work/approvals"/*.html
step "reports" reports
step "SARIF 2.1.0" node schemas.mjs "$work/npm" "$work/npm/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" "$work/reports"/*.sarif
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
