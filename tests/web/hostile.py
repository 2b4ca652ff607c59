#!/usr/bin/env python3
"""Writes releases that carry something hostile in every field, one for each kind of it.

usage: hostile.py OUTDIR
"""
import os, sys

PAYLOADS = {
    "script": "<script>alert('got in')</script>",
    "image": "\"><img src=x onerror=\"alert('got in')\">",
    "single": "'><svg/onload=alert('got in')>",
    "style-end": "</style><script>alert(1)</script><style>",
    "script-end": "</script><script>alert(2)</script>",
    "title-end": "</title><body onload=alert(3)>",
    "comment": "--><!-- ]]> <![CDATA[ <?php echo 1 ?> --!>",
    "entities": "&lt;b&gt; &amp;amp; &#60;script&#62; &#x202E; &nbsp &copy",
    "link": "javascript:alert(4) <a href=\"javascript:alert(5)\">here</a> vbscript:x data:text/html,<script>alert(6)</script>",
    "refresh": "<meta http-equiv=refresh content=\"0;url=http://evil.example/\"><base href=//evil.example/>",
    "fetch": "<link rel=stylesheet href=//evil.example/x.css> @import url(//evil.example/y.css); <iframe src=//evil.example></iframe>",
    "template": "{{7*7}} ${7*7} <%= 7*7 %> #{7*7} %0d%0aSet-Cookie:x",
    "escapes": "\\\" \\u003cscript\\u003e \\n \\\\ \\3C script\\3E \\0",
    "controls": "a\x00b\x01c\x08d\x0be\x1b[31mf\x7fg\u0080h\u009bi\ufffej\uffffk\ufdd0l\U0001fffem",
    "bidi": "\u202ereversed\u202c \u2066isolated\u2069 \u200fmark\u200e \u061c\u2028 line \u2029 end",
    "marks": "e\u0301\u0301\u0301 \u0300alone a\u0328\u0304 \u200d\u200c\ufeff \U0001f469\u200d\U0001f469\u200d\U0001f467 \U000e0041",
    "form": "<form action=//evil.example><input name=q autofocus onfocus=alert(7)><button formaction=javascript:alert(8)>",
    "xml": "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]> &e; <xi:include href=\"x\"/>",
}

RELEASE = """PRESS RELEASE {p}

FOR IMMEDIATE RELEASE {p}

Harbour {p} opens a second berth

Crossings {p} every half hour

TIDEWATER, Ore., May 4, 2021 – The harbour board {p} opened its second berth on Tuesday after two years of work.

“We have waited {p} long for this,” said Ivo {p} Brandt, the board’s {p} director. “It will change how people get to work.”

What {p} comes next

• a yard {p} for boats
• a light {p} for ships

Berth  {p}  Cost
One    {p}  12
Two    {p}  14

About the Harbour {p} Board

The board {p} runs two berths (NYSE: HBR) and a yard.

Notes to editors

1. The figures {p} are those of the board.

Media contact:
Mara {p} Lindqvist
Press {p} Officer
+1 555 010 0142 {p}
mara.lindqvist@harbour.example{p}
https://harbour.example/berths?a={p}&b=1

###
"""

FRONT = """---
title: {q}
subtitle: {q}
kind: {q}
city: {q}
date: 2021-05-04
contacts:
  - name: {q}
    email: {q}
---

The harbour board {p} opened its second berth on Tuesday after two years of work.

"We waited {p} long," said Ivo Brandt.
"""


def main(folder):
    os.makedirs(folder, exist_ok=True)
    for name, payload in PAYLOADS.items():
        with open(os.path.join(folder, f"hostile-{name}.txt"), "w", encoding="utf-8", errors="surrogatepass") as file:
            file.write(RELEASE.replace("{p}", payload))
        quoted = '"' + payload.replace("\\", "\\\\").replace('"', '\\"') + '"'
        with open(os.path.join(folder, f"hostile-front-{name}.txt"), "w", encoding="utf-8", errors="surrogatepass") as file:
            file.write(FRONT.replace("{p}", payload).replace("{q}", quoted))
    with open(os.path.join(folder, "hostile-word.txt"), "w") as file:
        word = "<b>" + "x" * 1_000_000
        file.write(f"PRESS RELEASE\n\nOne word too many\n\nTIDEWATER, May 4, 2021 – A short lede for a long word.\n\n{word}\n\nContact: Ann Lee, ann@harbour.example\n")
    with open(os.path.join(folder, "empty.txt"), "w"):
        pass


main(sys.argv[1])
