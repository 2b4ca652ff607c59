#!/usr/bin/env bash
# What `presscheck fix` promises about files: in place and whole, nothing lost, nothing changed twice.
#
#   fix.sh BINARY
set -u
. "$(dirname "$0")/common.sh"

fix() { "$binary" fix --isolated --profile ap --fail-on never "$@"; }

printf 'Press release\n\nHarbour board opens ferry berth.\n\nTIDEWATER, Ore., May 4, 2021 – The board of Tidewater opened a ferry berth.\n' >release.txt
cp release.txt before.txt
chmod 640 release.txt

fix --dry-run release.txt >out 2>err
ok "--dry-run ends with 0"
cmp -s release.txt before.txt; ok "--dry-run changes nothing"
grep -q 'would fix .*finding' out; ok "--dry-run says what it would do"

fix --diff release.txt >patch 2>err
[ $? = 1 ]; ok "--diff ends with 1 when something would change"
cmp -s release.txt before.txt; ok "--diff changes nothing"
fix --stdout release.txt >mended 2>err
cmp -s release.txt before.txt; ok "--stdout changes nothing"
cmp -s mended before.txt; [ $? = 1 ]; ok "there is something to mend"
cp before.txt patched.txt
patch -s patched.txt <patch; ok "patch takes the difference"
cmp -s patched.txt mended; ok "the patched text is the mended one"

ln -s release.txt link.txt
fix link.txt >out 2>err; ok "fix ends with 0 when nothing counts"
[ -L link.txt ]; ok "a symbolic link stays one"
cmp -s release.txt mended; ok "the file behind it is mended as --stdout says"
[ "$(stat -c %a release.txt)" = 640 ]; ok "permissions are kept"
[ -z "$(find . -name '.presscheck-*')" ]; ok "no other file is left behind"
stamp=$(stat -c %i release.txt)
fix release.txt >out 2>err
[ "$(stat -c %i release.txt)" = "$stamp" ] && [ ! -s out ]; ok "a second run touches nothing and says nothing"
fix --diff release.txt >out 2>err && [ ! -s out ]; ok "--diff of what is mended is empty, with status 0"

cp before.txt twice.txt && ln twice.txt other.txt
fix twice.txt >out 2>err
[ $? = 2 ] && cmp -s twice.txt before.txt && grep -q 'hard links' err; ok "a file with two names is left alone, with a word"
cp before.txt locked.txt && chmod 444 locked.txt
fix locked.txt >out 2>err
[ $? = 2 ] && cmp -s locked.txt before.txt && grep -q read-only err; ok "a read-only file is left alone, with a word"

cp before.txt 'odd name	"with" tab.txt'
fix --diff ./odd* >patch 2>err
patch -s -p1 <patch && cmp -s ./odd* mended; ok "patch finds an oddly named file by itself"

fix - <before.txt >out 2>err && cmp -s out mended; ok "standard input is printed mended"
printf '%s' "$(cat before.txt)" >open.txt
fix --diff open.txt >patch 2>err
fix --stdout open.txt >wanted.txt 2>err
patch -s open.txt <patch && cmp -s open.txt wanted.txt; ok "a file without a last line end"

for encoding in UTF-16LE UTF-16BE WINDOWS-1252 ISO-8859-15 SHIFT_JIS; do
    ends=$(case $encoding in UTF-16BE | WINDOWS*) echo '\r' ;; esac)
    skip=unicode; case $encoding in UTF-16*) skip=unicode,end-mark-missing ;; esac
    sed "s/ –/,/; s/\$/$ends/" before.txt | iconv -t "$encoding" >coded.txt
    sed "s/ –/,/" before.txt | fix --skip $skip --stdout - 2>/dev/null | sed "s/\$/$ends/" >wanted.txt
    fix --encoding $encoding --skip $skip coded.txt >out 2>err; ok "fix works on $encoding"
    iconv -f "$encoding" -t UTF-8 coded.txt | cmp -s - wanted.txt; ok "edits are written in $encoding, with the file's line ends"
done

fix --diff --stdout release.txt >out 2>err
[ $? = 2 ] && [ "$(wc -l <err)" = 1 ]; ok "--diff with --stdout is refused in one line"
sum_up
