#!/usr/bin/env bash
# PDF: structure and text as stored, PDF/UA's rules, the same bytes every time, hostile texts, memory that fails.
#
#   run.sh BINARY [SHIM.so]     SHIM: that of tests/faults; without it memory does not fail
#   run.sh BINARY --update      stores structure and text of every sample anew (NAME.structure)
#
# Samples: tests/golden/*.txt and those here; NAME.options holds options for one.
# Exit status 77: the module is not built.
set -u
binary=$(realpath "$1") || exit 2
update=no shim=
case ${2:-} in
--update) update=yes ;;
?*) shim=$(realpath "$2") || exit 2 ;;
esac
. "$(dirname "$0")/../cli/common.sh"
module=$(dirname "$binary")/presscheck_pdf.so
if [ ! -e "$module" ]; then
    echo "skipped: presscheck_pdf.so is not built (it needs libpango1.0-dev, libharfbuzz-dev and zlib1g-dev)"
    exit 77
fi
shopt -s nullglob

pdf() { timeout 120 "$binary" format --isolated --as-of 2021-05-04 --to pdf "$@"; }
check() { python3 "$here/check.py" "$@"; }

# ---- samples ----

options_of() { # sample
    options=()
    [ -e "${1%.txt}.options" ] && read -ra options <"${1%.txt}.options"
}

# Words as a set of letters that a reader sees: white space of any kind parts them.
words() { python3 -c '
import sys, unicodedata
text = unicodedata.normalize("NFC", sys.stdin.read())
for c in "\u202a\u202b\u202c\u200e\u200f\u2066\u2067\u2068\u2069\f": text = text.replace(c, "")
print("\n".join(text.split()))'; }

# What the text output says, the structure says, word for word; with the sample's `options`.
same_words() { # sample file
    (cd "$(dirname "$1")" && "$binary" format --isolated --as-of 2021-05-04 --to text --width 0 "${options[@]}" "$(basename "$1")") | words >want
    check --words "$2" | words >got
    diff want got >out
    ok "$(basename "$2" .pdf): words of the text output"
}

for sample in "$here"/../golden/*.txt "$here"/*.txt; do
    name=$(basename "$sample" .txt)
    options_of "$sample"
    (cd "$(dirname "$sample")" && pdf "${options[@]}" -o - "$(basename "$sample")") >"$name.pdf" 2>err
    ok "$name: is set"
    check --dump "$name.pdf" >"$name.structure" 2>err
    ok "$name: its structure can be read"
    stored=$here/$name.structure
    if [ $update = yes ]; then
        cmp -s "$stored" "$name.structure" || { echo "changed $name"; diff -u "$stored" "$name.structure" 2>/dev/null | sed -n '3,30p'; cp "$name.structure" "$stored"; }
    else
        diff -u "$stored" "$name.structure" | sed -n '3,30p'
        cmp -s "$stored" "$name.structure"
        ok "$name: structure and text are as stored"
    fi
    (cd "$(dirname "$sample")" && pdf "${options[@]}" -o - "$(basename "$sample")") | cmp -s - "$name.pdf"
    ok "$name: the same bytes again"
    same_words "$sample" "$name.pdf"
done
for sample in "$here"/../web/texts/*.txt; do
    name=$(basename "$sample" .txt) options=()
    pdf -o - "$sample" >"$name.pdf" 2>err
    ok "$name: is set"
    same_words "$sample" "$name.pdf"
done
for stored in "$here"/*.structure; do
    name=$(basename "$stored" .structure)
    [ -e "$name.pdf" ]
    ok "$name.structure belongs to a sample"
done

# A locale, a folder and a batch change nothing.
cp "$here/../golden/ferry.txt" "$here/../golden/minsk.txt" .
LANG=tr_TR.UTF-8 LC_ALL=C.UTF-8 LANGUAGE=tr TZ=Asia/Tokyo PANGO_LANGUAGE=ja pdf -o - ferry.txt | cmp -s - ferry.pdf
ok "environment changes nothing"
pdf -o batch/ minsk.txt ferry.txt 2>/dev/null && cmp -s batch/ferry.pdf ferry.pdf && cmp -s batch/minsk.pdf minsk.pdf
ok "a release set after another is the same"
pdf --paper Letter -o - minsk.txt >letter.pdf && check --dump letter.pdf >letter.dump && grep -q 'pages of 612 x 792' letter.dump
ok "Letter"

# ---- what stands on every page ----

python3 - <<'EOS' >long.txt
print("EMBARGOED UNTIL MAY 6, 2021, 9 A.M.\n\nHarbour Board Tells a Long Story\n")
print("TIDEWATER, Ore., May 4, 2021 – The board spoke at length.\n")
for i in range(60):
    print(f"The board said in paragraph {i} that the ferry sails at noon, that the yard is open to visitors and that the lighthouse keeps its lamp burning through the night.\n")
print("###")
EOS
pdf -o - long.txt >long.pdf && check long.pdf
ok "several pages"
if have pdftotext; then
    pages=$(pdfinfo long.pdf | sed -n 's/^Pages: *//p')
    for ((page = 1; page <= pages; page++)); do
        pdftotext -f "$page" -l "$page" long.pdf page.txt
        grep -q "EMBARGOED UNTIL MAY 6, 2021" page.txt && grep -q "Page $page of $pages" page.txt
        ok "page $page has the embargo and its number"
        [ "$page" -lt "$pages" ]
        last=$?
        grep -q -- '-more-' page.txt
        [ $? = $last ]
        ok "page $page: -more- on all pages but the last"
        [ "$page" = 1 ] || grep -q "Harbour Board Tells" page.txt
        ok "page $page: a running head from the second on"
    done
    for name in ferry minsk russian chinese japanese; do
        "$binary" format --isolated --as-of 2021-05-04 --to text --width 0 "$here/../golden/$name.txt" | words | sort >want
        pdftotext "$name.pdf" - | words | sort >got
        comm -23 want got >out && [ ! -s out ]
        ok "$name: pdftotext gives the words back"
    done
    pdfinfo minsk.pdf | grep -q '^Tagged: *yes'
    ok "poppler calls it tagged"
    pdfinfo -struct-text minsk.pdf | grep -q '"High-level Conference on Countering Terrorism'
    ok "poppler reads the structure"
    [ "$(pdfinfo -url minsk.pdf | grep -c 'mailto:\|http')" = 3 ]
    ok "poppler finds the links"
else
    skip "what poppler reads" "pdftotext is not here"
fi
if have qpdf; then
    for file in *.pdf; do
        qpdf --check "$file" >out 2>&1
        ok "qpdf --check $file"
    done
else
    skip "qpdf --check" "qpdf is not here"
fi

# ---- a logo ----

python3 - <<'EOS'
import struct, zlib
def chunk(kind, data):
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))
def png(name, depth, colour, row, width=8, height=8, extra=b""):
    rows = b"".join(bytes([y % 5]) + row for y in range(height))
    with open(name, "wb") as f:
        f.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">LLBBBBB", width, height, depth, colour, 0, 0, 0)) +
                extra + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
png("grey.png", 8, 0, bytes(range(8)))
png("bits.png", 1, 0, b"\xaa")
png("rgb.png", 8, 2, bytes(range(24)))
png("deep.png", 16, 6, bytes(range(64)))
png("palette.png", 4, 3, b"\x01\x23\x01\x23", extra=chunk(b"PLTE", bytes(range(12))) + chunk(b"tRNS", b"\x00\x80"))
png("short.png", 8, 2, bytes(range(20)))
png("vast.png", 8, 2, b"", 65536, 65536)
open("cut.png", "wb").write(open("rgb.png", "rb").read()[:50])
open("no.png", "wb").write(b"GIF89a........")
open("lost.jpg", "wb").write(b"\xff\xd8\xff\xe0\xff\xff")
jpeg = b"\xff\xd8\xff\xc0" + struct.pack(">HBHHB", 17, 8, 40, 90, 3) + bytes(9) + b"\xff\xd9"
open("frame.jpg", "wb").write(jpeg)
EOS
for logo in grey.png bits.png rgb.png deep.png palette.png frame.jpg; do
    pdf --logo $logo -o - ferry.txt >logo.pdf 2>err && check --dump logo.pdf >logo.dump 2>>err && grep -q '^  Figure (' logo.dump
    ok "logo $logo"
done
for logo in short.png vast.png cut.png no.png lost.jpg; do
    pdf --logo $logo -o - ferry.txt >logo.pdf 2>err
    [ $? = 2 ] && [ "$(wc -l <err)" = 1 ] && grep -qE 'the logo is|no\.png: is no picture' err && [ ! -s logo.pdf ]
    ok "bad logo $logo is refused in one line"
done

# ---- hostile texts ----

hostile() { # name, with the text on standard input
    cat >"$1.txt"
    pdf -o - "$1.txt" >"$1.pdf" 2>err && check "$1.pdf" >err 2>&1
    ok "hostile: $1"
}
printf '' | hostile empty
printf ' \n\t\n' | hostile blank
printf 'A headline about a word\n\nTOWN, May 4, 2021 – The word is %s.\n' "$(head -c 1000000 /dev/zero | tr '\0' x)" | hostile word
printf 'Controls \001\002\033[31m and more\n\nTOWN, May 4, 2021 – A bell \007 rings, \302\205 \342\200\256desrever\342\200\254 \357\277\276 \357\273\277.\n' | hostile controls2
printf 'Operators ) Tj ET EMC endstream\n\nTOWN, May 4, 2021 – (\\(( <</A 1>> %%%%EOF endobj </script> & <b> ]]> said (the) board.\n' | hostile operators
printf 'Links\n\nTOWN, May 4, 2021 – See javascript:alert(1) or file:///etc/passwd or https://example.org/a(b)c?d=é&f="g".\n' | hostile links
python3 -c 'print("Marks\n\nTOWN, May 4, 2021 – " + "e" + "\u0301" * 5000 + " \u0628" + "\u0651\u064b" * 2000)' | hostile marks
python3 -c 'print("Scripts\n\nTOWN, May 4, 2021 – " + " ".join(chr(c) for c in range(0x100, 0x3000, 7) if chr(c).isprintable()) + " 😀 𝒳 \U00020000")' | hostile scripts
python3 -c 'print("Turns\n\nTOWN, May 4, 2021 – " + "abc ميناء 12 " * 4000)' | hostile turns
python3 -c 'print("Quotes\n\nTOWN, May 4, 2021 – " + "“Yes,” said Ann Lee. " * 5000)' | hostile quotes
python3 -c 'print("Table\n\nTOWN, May 4, 2021 – The figures:\n\n" + "".join(f"Berth {i}   {i * 7}\t{i}   ships\n" for i in range(400)))' | hostile table
python3 - <<'EOS' | hostile book
print("A Release of Five Hundred Pages\n\nTOWN, May 4, 2021 – It is long.\n")
for i in range(9000):
    print(f"Paragraph {i} says that the ferry sails at noon, that the yard is open to visitors on weekdays and that the lighthouse keeps its lamp burning through the night.\n")
EOS
pages=$(grep -aoE '/Type/Pages/Count [0-9]+' book.pdf | grep -oE '[0-9]+$')
[ "${pages:-0}" -ge 500 ]
ok "a book has its pages"
if have time; then
    memory=$(command time -f %M "$binary" format --to pdf -o - book.txt 2>&1 >/dev/null | tail -n 1)
    [ "$memory" -lt 400000 ]
    ok "a book takes less than 400 MB: $memory KB"
else
    skip "memory of a book" "the program time is not here"
fi

# ---- what is loaded, and when ----

if have readelf; then
    for file in "$binary" "$(dirname "$binary")"/libpresscheck.so; do
        ! readelf -d "$file" 2>/dev/null | grep -E 'NEEDED.*(pango|harfbuzz|glib|gobject|libz\.|fontconfig|freetype|cairo)'
        ok "${file##*/} is linked to nothing of the PDF stack"
    done
else
    skip "what the binary is linked to" "readelf is not here"
fi
if have strace; then
    for command in "parse --format json" "check" "format --to text" "format --to markdown"; do
        strace -f -e trace=openat -o trace "$binary" $command ferry.txt >/dev/null 2>&1
        ! grep -E 'pango|harfbuzz|glib-2|presscheck_pdf|/fonts/' trace
        ok "presscheck $command loads nothing of the PDF stack"
    done
else
    skip "what other commands load" "strace is not here"
fi
mkdir alone && cp "$binary" alone/presscheck
alone/presscheck format --isolated --to pdf -o - ferry.txt >alone.pdf 2>err
status=$?
if [ $status != 0 ]; then # an installed module may serve it
    [ $status = 2 ] && [ "$(wc -l <err)" = 1 ] && grep -q 'presscheck_pdf.so' err && [ ! -s alone.pdf ]
    ok "without the module: one line that says what is missing"
else
    skip "a binary without its module" "an installed module serves it"
fi

# ---- memory that fails: the file as ever, or status 2 and one message ----

if [ -n "$shim" ]; then
    cp "$here/../golden/ferry.txt" small.txt
    pdf -o - small.txt >whole.pdf
    for ((n = 1; n <= 4200; n += n < 60 ? 7 : 61)); do
        LD_PRELOAD=$shim PC_FAIL_ALLOC=$n "$binary" format --isolated --as-of 2021-05-04 --to pdf -o - small.txt >out 2>err
        status=$?
        # While GLib itself is being loaded nothing of ours can keep it from ending the process.
        if [ $status = 133 ] || [ $status = 134 ]; then
            grep -q 'GLib-ERROR.*failed to allocate' err && [ ! -s out ]
        elif [ $status = 0 ]; then
            cmp -s out whole.pdf
        else
            [ $status = 2 ] && [ "$(grep -c '^presscheck: ' err)" = 1 ] && [ ! -s out ]
        fi
        ok "memory, failure $n"
    done 2>/dev/null
fi

sum_up
