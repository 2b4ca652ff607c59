#!/usr/bin/env bash
# A house's brand: every value shows in a page and a PDF, what cannot be used is told with its place in the configuration,
# and the command line goes before it.
#
#   brand.sh BINARY
set -u
. "$(dirname "$0")/common.sh"

run() {
    "$binary" "$@" >out 2>err </dev/null
    status=$?
}
house() { cat >.presscheck.yml; }
page() { run format --to html "$@" t.txt; }
paper() { run format --to pdf "$@" -o t.pdf --force t.txt; }
holds() { quietly && grep -qF -- "$1" out; }
lacks() { quietly && ! grep -qF -- "$1" out; }
module=$(dirname "$binary")/presscheck_pdf.so
pdf() { [ -e "$module" ] && have pdfinfo; }
# painted COLOUR: text or rules of t.pdf have it, as "R G B rg" with 1/255ths
painted() { python3 - "$1" <<'END'
import re, sys, zlib
want = [int(sys.argv[1][i:i + 2], 16) / 255 for i in (1, 3, 5)]
data = open("t.pdf", "rb").read()
for stream in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.S):
    try:
        text = zlib.decompress(stream.group(1))
    except zlib.error:
        continue
    for found in re.finditer(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG)\b", text):
        if all(abs(float(a) - b) < .004 for a, b in zip(found.groups(), want)):
            sys.exit(0)
sys.exit(1)
END
}

mkdir -p brand
cat >t.txt <<'END'
PRESS RELEASE
FOR IMMEDIATE RELEASE

Tidewater Harbour Board opens a third berth

ELMOUTH, Ohio, May 6, 2024 — The Tidewater Harbour Board opened a third berth on Monday, and 12 ships a week can call there.

About the Tidewater Harbour Board
The Tidewater Harbour Board runs three berths and the old lighthouse at Elmouth.

###

Media contact: Mara Lindqvist, press officer, 212-555-0100, mara@harbour.example
END
echo '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10" fill="#0b5c8a"/></svg>' >brand/logo.svg
echo '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10" onload="alert(1)"/>' >brand/active.svg
python3 - <<'END'
import struct, zlib
def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
open("brand/logo.png", "wb").write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 40, 20, 8, 2, 0, 0, 0)) +
    chunk(b"IDAT", zlib.compress((b"\0" + b"\x0b\x5c\x8a" * 40) * 20)) + chunk(b"IEND", b""))
END

# ---- each value, in a page ----

# shows WHAT TEXT: with the configuration on standard input the page has the text, and without it has not
shows() {
    rm -f .presscheck.yml
    page --profile ap
    lacks "$2"; ok "without $1"
    house
    page
    holds "$2"; ok "$1"
}
shows "an issuer" '<p>The Board &amp; Co.</p>' <<<'brand: {issuer: The Board & Co.}'
grep -q 'property="og:site_name" content="The Board &amp; Co."' out; ok "the issuer is the publisher"
shows "a web address" '<a href="https://harbour.example">The Board</a>' <<<'brand: {issuer: The Board, url: "https://harbour.example"}'
shows "a logo" '<img src="data:image/png;base64,' <<<'brand: {logo: brand/logo.png}'
grep -q 'prefers-color-scheme:dark){body>header img{[^}]*background:#fff' out; ok "the logo has its paper at night"
shows "a logo that is SVG" '<img src="data:image/svg+xml;base64,' <<<'brand: {logo: brand/logo.svg}'
shows "what the logo shows" ' alt="A wave"' <<<'brand: {logo: brand/logo.svg, logo-text: A wave}'
shows "an accent" ':root{--accent:#0b5c8a}' <<<'brand: {accent: "#0b5c8a"}'
shows "an ink" ':root{--ink:#10202c}' <<<'brand: {ink: "#10202C"}'
shows "a font" 'body{font-family:"Noto Serif",' <<<'brand: {font: Noto Serif}'
shows "a font of headings" 'h1,h2,h3{font-family:"Noto Sans",' <<<'brand: {heading-font: Noto Sans}'
shows "a font's name is a name and no more" 'font-family:"x\22 }b{' <<<'brand: {font: "x\"}b{"}'
shows "a paper" '@page{size:Letter;' <<<'brand: {paper: Letter}'
shows "a footer" '<p>1 Quay Road &lt;Elmouth&gt;</p>' <<<'brand: {footer: 1 Quay Road <Elmouth>}'
echo 'p{color:#0b5c8a}' >brand/page.css
shows "a style sheet" 'p{color:#0b5c8a}' <<<'brand: {css: brand/page.css, accent: "#0b5c8a", font: Noto Serif}'
grep -q ':root{--accent:#0b5c8a}' out && ! grep -q 'Noto Serif' out && ! grep -q 'max-width:41rem' out; ok "a style sheet has the accent as a variable, and decides the rest"

# every accent that is let through can be read, by day and by night: the formula of WCAG 2.2 in another hand
for accent in 000000 0b5c8a 8c1d18 1a1a6e 2e7d32 767676 b00020 005a5b 6a1b9a; do
    house <<<"brand: {accent: \"#$accent\"}"
    page
    python3 - <<'END'
import re, sys
def light(c):
    return sum(w * (v / 12.92 if v <= .04045 else ((v + .055) / 1.055) ** 2.4) for w, v in zip((.2126, .7152, .0722), (int(c[i:i + 2], 16) / 255 for i in (0, 2, 4))))
def contrast(a, b):
    a, b = sorted((light(a), light(b)))
    return (b + .05) / (a + .05)
text = open("out").read()
day, night = re.findall(r"--accent:#([0-9a-f]{6})}", text)[-2:]
dark = re.search(r"dark\){:root{--paper:#([0-9a-f]{6})", text).group(1)
sys.exit(not (contrast(day, "ffffff") >= 4.5 and contrast(night, dark) >= 4.5))
END
    ok "accent $accent can be read on white and on dark paper"
done

# ---- in a PDF ----

if pdf; then
    paper --isolated
    quietly && ! painted '#0b5c8a' && ! painted '#10202c' && pdfinfo t.pdf | grep -q 'A4' && ! pdftotext t.pdf - | grep -q 'Quay Road'; ok "a PDF without a brand"
    sheet=$here/../../src/render/page.css
    for name in ink accent; do
        painted "$(grep -oE -- "--$name:#[0-9a-f]{6}" "$sheet" | head -n 1 | cut -d: -f2)"; ok "it has the --$name of pages"
    done
    house <<'END'
brand:
  issuer: The Harbour House
  logo: brand/logo.svg
  logo-pdf: brand/logo.png
  accent: "#0b5c8a"
  ink: "#10202c"
  paper: Letter
  footer: 1 Quay Road, Elmouth
END
    paper
    quietly && python3 "$here/../pdf/check.py" t.pdf >check.txt; ok "a PDF with a brand, with all that PDF/UA asks"
    pdftotext t.pdf text
    grep -qx 'The Harbour House' text && grep -q '1 Quay Road, Elmouth' text; ok "its letterhead and footer"
    pdfinfo t.pdf >info
    grep -q 'letter' info && grep -q '^Author: *The Harbour House$' info; ok "its paper and author"
    painted '#0b5c8a' && painted '#10202c'; ok "its colours"
    [ "$(pdfimages -list t.pdf | grep -c ' image .* 40 .* 20 ')" = 1 ]; ok "its logo"
    paper --paper A4
    pdfinfo t.pdf | grep -q 'A4'; ok "--paper goes before the brand's"
    sed -i '/logo-pdf/d' .presscheck.yml
    paper
    [ $status = 2 ] && said '.*/\.presscheck\.yml:3:3: the logo is SVG, which a PDF cannot hold; name a PNG or JPEG beside it as logo-pdf'; ok "a PDF does not leave out an SVG in silence"
    page
    holds 'data:image/svg+xml'; ok "a page takes it"
    paper --logo brand/logo.png
    quietly && [ "$(pdfimages -list t.pdf | grep -c ' image ')" = 1 ]; ok "--logo goes before the brand's, in a PDF"
    house <<<'brand: {font: There Is No Such Family}'
    paper
    [ $status = 2 ] && said '.*There Is No Such Family'; ok "a PDF does not take another font in silence"
    if fc-list 2>/dev/null | grep -q 'Noto Serif' && fc-list | grep -q 'Noto Sans'; then
        house <<<'brand: {font: Noto Serif, heading-font: Noto Sans}'
        paper
        pdffonts t.pdf | grep -q '+NotoSerif-Regular .* yes yes yes' && pdffonts t.pdf | grep -q '+NotoSans-Bold .* yes yes yes'; ok "a PDF has the fonts, embedded"
        house <<<'brand: {font: Noto Sans, heading-font: Noto Serif}'
        paper
        pdffonts t.pdf | grep -q '+NotoSans-Regular ' && pdffonts t.pdf | grep -q '+NotoSerif-Bold '; ok "and each in its place"
    fi
fi

# ---- files, and where they are ----

mkdir -p house/desk house/look
cp t.txt house/desk && cp brand/logo.png house/look
echo 'brand: {logo: look/logo.png}' >house/.presscheck.yml
rm -f .presscheck.yml
run format --to html house/desk/t.txt
holds 'data:image/png'; ok "a file is relative to the configuration, not to the text or to where presscheck is started"
(cd house/desk && "$binary" format --to html t.txt) >out 2>err
grep -q 'data:image/png' out; ok "from any folder"
echo "brand: {logo: $dir/house/look/logo.png}" >other.yml
page --config other.yml
holds 'data:image/png'; ok "an absolute path"
echo 'brand: {logo: logo.png}' >house/look/here.yml
page --config house/look/here.yml
holds 'data:image/png'; ok "relative to what --config names"
run format --to html -o pages house/desk/t.txt t.txt
quietly && grep -q 'data:image/png' pages/house/desk/t.html pages/t.html 2>/dev/null || grep -lr 'data:image/png' pages | grep -c . | grep -qx 1; ok "two texts in one run, each under its own"
run format --to html --isolated house/desk/t.txt
lacks 'data:image'; ok "--isolated knows no brand"

# bad WHAT PLACE PATTERN: the configuration on standard input cannot be used
bad() {
    house
    page
    [ $status = 2 ] && said ".*/\.presscheck\.yml:$2: $3" && [ ! -s out ]; ok "$1"
    run config
    [ $status = 2 ] && said ".*/\.presscheck\.yml:$2: $3" && [ ! -s out ]; ok "$1: config says it too"
}
bad "a logo that is not there" 2:3 'brand/none.png: there is no such file' <<<$'brand:\n  logo: brand/none.png'
bad "a folder for a logo" 2:3 'brand: is a directory' <<<$'brand:\n  logo: brand'
bad "a logo that is no picture" 2:3 't.txt: is no picture that can be used; save the logo as PNG, JPEG or SVG' <<<$'brand:\n  logo: t.txt'
bad "a logo that runs a script" 2:3 'brand/active.svg: is an SVG that runs a script' <<<$'brand:\n  logo: brand/active.svg'
bad "a PDF's logo that is SVG" 2:3 'brand/logo.svg: is neither PNG nor JPEG' <<<$'brand:\n  logo-pdf: brand/logo.svg'
echo '@import "https://elsewhere.example/x.css";' >brand/fetch.css
bad "a style sheet that fetches" 2:3 'brand/fetch.css: fetches something' <<<$'brand:\n  css: brand/fetch.css'
bad "a style sheet that is not there" 2:3 'brand/none.css: there is no such file' <<<$'brand:\n  css: brand/none.css'
house <<<$'brand:\n  logo: brand/none.png'
cp t.txt u.txt
run format --to html -j 2 -o many t.txt u.txt
[ $status = 2 ] && said '.*none.png' && [ -z "$(ls many 2>/dev/null)" ]; ok "two texts, one message, nothing written"
run check --format concise t.txt
[ $status -le 1 ] && [ ! -s err ]; ok "check does not ask for the brand's files"
page --logo brand/logo.png --isolated
holds 'data:image/png'; ok "--logo without a configuration"

# ---- the command line goes before it ----

house <<<'brand: {issuer: The Board, logo: brand/logo.svg, css: brand/page.css, paper: Letter}'
page --logo brand/logo.png
holds 'data:image/png' && ! grep -q 'svg+xml' out; ok "--logo"
echo 'p{color:red}' >mine.css
page --css mine.css
holds 'p{color:red}' && ! grep -q 'p{color:#0b5c8a}' out; ok "--css"
page --paper A4
holds '@page{size:A4;'; ok "--paper"

# ---- text ----

house <<<'brand: {issuer: The Tidewater Board}'
run format t.txt
quietly && [ "$(head -n 1 out)" = 'The Tidewater Board' ]; ok "a text begins with the issuer"
cp out again.txt
run format again.txt
cmp -s out again.txt; ok "and has it once when it is set again"

sum_up
