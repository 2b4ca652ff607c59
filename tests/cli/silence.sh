#!/usr/bin/env bash
# Findings that a writer or a house wants kept quiet: by the front matter, by remarks in the text, by [sic], by --skip and by a
# baseline. Each keeps quiet what it names, where it holds, and nothing else; one that keeps nothing quiet is told.
#
#   silence.sh BINARY
set -u
. "$(dirname "$0")/common.sh"

run() {
    "$binary" "$@" >out 2>err </dev/null
    status=$?
}
# text: the release t.txt, from standard input; check it for the rules at hand
rules=percent-form,term-preferred,hype-word,unused-silencing
text() {
    cat >t.txt
    run check --isolated --format concise --only "$rules" t.txt
}
# finds [LINE:RULE]...: these findings and no others
finds() {
    [ $status -le 1 ] && [ ! -s err ] && [ "$(sed -nE 's/^[^:]*:([0-9]+):[0-9]+: .*\[(.*)\]$/\1:\2/p' out | tr '\n' ' ')" = "${*:+$* }" ]
}
tells() { grep -q "^t.txt:$1: info: $2.* \[unused-silencing\]\$" out; }

# ---- nothing is silenced ----
text <<'END'
Cranes grew by 5 percent at Elmouth

The state-of-the-art yard grew by 6 percent, and our web site says so.

It grew by 7 percent.
END
finds 1:percent-form 3:hype-word 3:percent-form 3:term-preferred 5:percent-form; ok "no silence"

# ---- front matter ----
body=$(cat t.txt)
front() { printf '%s\n' --- "$@" --- '' "$body" | text; }
front 'lint: {disable: [percent-form]}'
finds 7:hype-word 7:term-preferred; ok "front matter: a rule"
front 'lint: {disable: [numbers]}'
finds 7:hype-word 7:term-preferred; ok "front matter: a group"
front 'lint: {disable: [percent-form, term-preferred]}'
finds 7:hype-word; ok "front matter: two rules"
front 'lint:' '  disable:' '    - hype' '    - percent-form'
finds 10:term-preferred; ok "front matter: a list below each other"
front 'lint: {disable: percent-form}'
finds 7:hype-word 7:term-preferred; ok "front matter: one word"
front 'lint: {disable: all}'
finds; ok "front matter: all"
front 'department: lint' 'lint: {enable: [percent-form]}'
finds 6:percent-form 8:hype-word 8:percent-form 8:term-preferred 10:percent-form; ok "front matter: another key says nothing"
front 'summary: "see hype-word, percent-form"' 'lint: {disable: [percent-from]}'
[ "$(grep -c '\[percent-form\]' out)" = 3 ] && tells 3:18 'There is no rule "percent-from" to silence; did you mean "percent-form"?'; ok "front matter: an unknown rule, its place and the nearest"
front 'lint: {disable: [zzzzzzzzzz]}'
tells 2:18 'There is no rule "zzzzzzzzzz" to silence'; ok "front matter: a rule like none"
front 'lint: {disable: [percent-form, embargo-past]}'
tells 2:32 '"embargo-past" is silenced, and there is nothing to silence; take this out' && finds 2:unused-silencing 7:hype-word 7:term-preferred; ok "front matter: a silence that keeps nothing quiet"
front 'lint: {disable: [percent-form, percent-form]}'
tells 2:32 '"percent-form" is silenced here already; take this out'; ok "front matter: a rule twice"
front 'lint: {disable: [percent-form'
[ "$(grep -c '\[percent-form\]' out)" = 3 ]; ok "front matter: what cannot be read silences nothing"
printf '%s\n' "$body" --- 'lint: {disable: [percent-form]}' --- | text
[ "$(grep -c '\[percent-form\]' out)" = 3 ]; ok "front matter: only at the top"
{ printf '\xef\xbb\xbf'; printf '%s\r\n' --- 'lint: {disable: [numbers]}' --- '' 'It grew by 5 percent' '' 'It grew by 6 percent on our web site.'; } | text
finds 7:term-preferred; ok "front matter: a byte order mark and lines of Windows"

# ---- remarks ----
text <<'END'
Cranes grew at Elmouth

%% presscheck: off percent-form
The yard grew by 6 percent, and our web site says so.

It grew by 7 percent.
%% presscheck: on

It grew by 8 percent.
END
finds 4:term-preferred 9:percent-form; ok "off, on"
text <<'END'
Cranes grew at Elmouth

It grew by 5 percent.

%% presscheck: off percent-form, term-preferred
The yard grew by 6 percent, and our web site says so.

It grew by 7 percent.
END
finds 3:percent-form; ok "off two rules, to the end"
text <<'END'
Cranes grew at Elmouth

%% presscheck: off numbers consistency
The yard grew by 6 percent, and our web site says so.
%% presscheck: on
It grew by 7 percent.
END
finds 6:percent-form; ok "off two groups with a blank between"
text <<'END'
Cranes grew at Elmouth

  %% presscheck: off all
The state-of-the-art yard grew by 6 percent, and our web site says so.
END
finds; ok "off all, indented"
text <<'END'
Cranes grew at Elmouth

%% presscheck: allow percent-form
The yard grew by 6 percent,
and then by 7 percent.

It grew by 8 percent.
END
finds 7:percent-form; ok "allow, until the next blank line"
text <<'END'
Cranes grew at Elmouth

%% presscheck: allow percent-form
%% presscheck: allow term-preferred
The yard grew by 6 percent, and our web site says so.

It grew by 8 percent, and our web site says so.
END
finds 7:percent-form 7:term-preferred; ok "allow twice in one paragraph"
text <<'END'
Cranes grew at Elmouth

%% presscheck: off percent-form
It grew by 5 percent.

%% presscheck: allow term-preferred
The web site is new, and it grew by 6 percent.

The web site grew by 7 percent.
%% presscheck: on

It grew by 8 percent.
END
finds 9:term-preferred 12:percent-form; ok "allow within off"
printf '%s\r\n' 'Cranes grew at Elmouth' '' '%% presscheck: allow percent-form' 'It grew by 6 percent.' '' 'It grew by 7 percent.' | text
finds 6:percent-form; ok "allow, in lines of Windows"
text <<'END'
Cranes grew at Elmouth

He wrote %% presscheck: off percent-form on it. It grew by 6 percent.
END
finds 3:percent-form; ok "a remark is a line of its own"
text <<'END'
Cranes grew at Elmouth

%% presscheck: off percent-from
It grew by 6 percent.
END
tells 3:20 'There is no rule "percent-from" to silence; did you mean "percent-form"?' && finds 3:unused-silencing 4:percent-form; ok "off an unknown rule"
text <<'END'
Cranes grew at Elmouth

%% presscheck: off percent-form
It grew much.
%% presscheck: on

It grew by 6 percent.
END
tells 3:20 '"percent-form" is silenced, and there is nothing to silence' && finds 3:unused-silencing 7:percent-form; ok "off where there is nothing"
text <<'END'
Cranes grew at Elmouth

%% presscheck: off percent-form
It grew by 6 percent.
%% presscheck: off percent-form
It grew by 7 percent.
END
tells 5:20 '"percent-form" is silenced here already' && finds 5:unused-silencing; ok "off twice"
for order in silence 'off' 'allow' 'on percent-form' ''; do
    printf '%s\n' 'Cranes grew at Elmouth' '' "%% presscheck: $order" 'It grew by 6 percent.' | text
    tells '3:[0-9]*' 'This remark asks for nothing' && finds 3:unused-silencing 4:percent-form; ok "a remark that asks for nothing: '$order'"
done
text <<'END'
Cranes grew at Elmouth

%% presscheck: allow body-too-short
The yard is open.
END
rules=body-too-short,unused-silencing
text <t.txt
finds; ok "a finding about the whole text is allowed anywhere"
text <<'END'
Cranes grew at Elmouth

The yard is open.
END
finds 1:body-too-short; ok "the same without"
rules=percent-form,term-preferred,hype-word,unused-silencing

cat >t.txt <<'END'
Cranes grew at Elmouth

ELMOUTH, Ohio, May 6, 2024 — The yard is open.

%% presscheck: allow percent-form
It grew by 6 percent, and our web site says so.

%% a word to the editor
It is busy.
END
for to in text html markdown newsml nitf; do
    run format --isolated --to $to t.txt
    quietly && grep -q 'It grew by 6 percent' out && ! grep -qE 'presscheck: allow|a word to the editor' out; ok "no output prints remarks: $to"
done
run fix --isolated --stdout --only percent-form,term-preferred t.txt
[ $status -le 1 ] && grep -q 'It grew by 6 percent, and our website' out && grep -q '^%% presscheck: allow percent-form$' out; ok "fix leaves alone what is silenced, and the remark where it is"
run check --isolated --format json --only percent-form,term-preferred t.txt
grep -q 'term-preferred' out && ! grep -q '"rule":"percent-form"' out; ok "JSON does not tell what is silenced"
printf 'rules: {unused-silencing: off}\n' >.presscheck.yml
printf '%s\n' 'Cranes grew at Elmouth' '' '%% presscheck: off embargo-past' 'It grew.' >t.txt
run check --format concise t.txt
[ $status -le 1 ] && ! grep -q unused-silencing out; ok "rules: unused silences may be kept"
rm .presscheck.yml

# ---- sic ----
printf '%s\n' 'Cranes grew at Elmouth' '' 'The web site [sic] is new. The web site is old.' | text
[ "$(grep -c '\[term-preferred\]' out)" = 1 ] && grep -q '^t.txt:3:32' out; ok "[sic]"

# ---- the command line ----
printf '%s\n' "$body" >t.txt
run check --isolated --format concise --skip percent-form t.txt
! grep -q '\[percent-form\]' out && grep -q '\[term-preferred\]' out; ok "--skip a rule"
run check --isolated --format concise --skip numbers --skip consistency t.txt
! grep -qE '\[(percent-form|term-preferred)\]' out && grep -q '\[hype-word\]' out; ok "--skip groups"
run check --isolated --skip percent-from t.txt
[ $status = 2 ] && said '.*percent-from.*percent-form' && [ ! -s out ]; ok "--skip an unknown rule"

# ---- a baseline ----
only() { run check --isolated --format concise --only "$rules" --baseline known.txt "$@" t.txt; }
only --write-baseline
[ $status = 0 ] && [ ! -s out ] && [ "$(grep -vc '^#' known.txt)" = 5 ]; ok "a baseline has a line for each finding"
only
quietly && finds; ok "what it lists is not told"
run check --isolated --only "$rules" --baseline known.txt --format json t.txt
grep -q '"findings":\[\]' out; ok "JSON neither"
{ echo 'A new line stands above it all'; echo; cat t.txt; } >n.txt && mv n.txt t.txt
only
finds; ok "it holds while lines move"
printf '\nAnd another 9 percent.\n' >>t.txt
only
finds 9:percent-form; ok "what is new is told"
cp t.txt other.txt
run check --isolated --format concise --only "$rules" --baseline known.txt other.txt
[ "$(grep -c '^other.txt' out)" = 6 ]; ok "it holds for its own files"
printf '%s\n' 'Cranes grew at Elmouth' '' 'It grew by 6 percent.' '' 'It grew by 6 percent.' >t.txt
only --write-baseline
printf '\nIt grew by 6 percent.\n' >>t.txt
only
finds 7:percent-form; ok "the same words once more than it knows are told"
only --write-baseline
cp known.txt first.txt
only --write-baseline
cmp -s known.txt first.txt; ok "written twice, it is the same"
printf 'no tabs here\n' >known.txt
only
[ $status = 2 ] && said 'known.txt:1'; ok "a line that is no entry: the file and the line"

sum_up
