#!/usr/bin/env python3
"""The words of HTML, NITF and NewsML-G2, read back with parsers of other makers, are those of the text output.

usage: words.py FOLDER     with NAME.txt, NAME.html, NAME.fragment.html, NAME.nitf.xml, NAME.newsml.xml, NAME.ninjs.json, NAME.json
"""
import collections, glob, html.parser, json, os, re, sys, unicodedata
import xml.etree.ElementTree as tree

NITF, XHTML = "{http://iptc.org/std/NITF/2006-10-18/}", "{http://www.w3.org/1999/xhtml}"
bad = 0


def words(text):
    text = unicodedata.normalize("NFC", text)
    unseen = "[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c\ufdd0-\ufdef\ufffe\uffff\U0001fffe\U0001ffff]"
    return re.findall(r"\w+", re.sub(unseen, "", text))


class Page(html.parser.HTMLParser):
    """Text of the body; what only structure needs is left out, blocks part words."""

    VOID = {"meta", "link", "br", "img"}
    INLINE = {"span", "a", "q", "time", "bdi"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.out, self.skip, self.depth = [], None, 0

    def handle_starttag(self, tag, attributes):
        hidden = tag in ("head", "style", "script") or "structure" in (dict(attributes).get("class") or "")
        if tag not in self.VOID:
            self.depth += 1
            if self.skip is None and hidden:
                self.skip = self.depth
        if tag not in self.INLINE:
            self.out.append(" ")

    def handle_endtag(self, tag):
        if tag not in self.VOID:
            if self.skip == self.depth:
                self.skip = None
            self.depth -= 1
        if tag not in self.INLINE:
            self.out.append(" ")

    def handle_data(self, data):
        if self.skip is None:
            self.out.append(data)


def of_html(path):
    page = Page()
    page.feed(open(path, encoding="utf-8").read())
    page.close()
    return words("".join(page.out))


def of_xml(element, inline):
    """Text in order, blocks parted by a blank."""
    out, stack = [], [(element, False)]
    while stack:
        node, tail = stack.pop()
        if tail:
            out.append(node.tail or "")
            continue
        name = node.tag.split("}")[-1]
        hidden = node.get("class") == "structure"
        out.append("" if name in inline else " ")
        if not hidden:
            out.append(node.text or "")
        after = [] if hidden else [entry for child in node for entry in ((child, False), (child, True))]
        stack.extend(reversed(after))
    return words("".join(out))


def differ(name, what, wanted, got):
    global bad
    if wanted == got:
        return
    bad += 1
    at = next((i for i, (a, b) in enumerate(zip(wanted, got)) if a != b), min(len(wanted), len(got)))
    print(f"not ok {name}: {what} has other words than the text, from word {at}: {wanted[at:at + 8]} became {got[at:at + 8]}")


def story(root):
    """NITF: the headlines, the dateline, the content and the end, each once."""
    parts = root.findall(f".//{NITF}hedline") + root.findall(f".//{NITF}dateline") + root.findall(f"{NITF}body/{NITF}body.content") + root.findall(f".//{NITF}tagline")
    return [word for part in parts for word in of_xml(part, {"q", "a", "lang", "city", "region", "country", "location", "story.date"})]


def check(folder, name):
    global bad
    path = lambda suffix: os.path.join(folder, f"{name}.{suffix}")
    text = words(open(path("txt"), encoding="utf-8").read())
    differ(name, "html", text, of_html(path("html")))
    differ(name, "the fragment", text, of_html(path("fragment.html")))
    item = tree.parse(path("newsml.xml")).getroot()
    article = item.find(f".//{XHTML}article")
    differ(name, "newsml", text, of_xml(article, Page.INLINE))
    differ(name, "ninjs", text, of_xml(tree.fromstring(next(b["value"] for b in json.load(open(path("ninjs.json")))["bodies"] if b["role"] == "richtext")), Page.INLINE))
    # NITF keeps kicker, release line, embargo and the release's date as facts; a title stands in for a headline.
    document = json.load(open(path("json"), encoding="utf-8"))
    facts = [document[key]["text"] for key in ("kicker", "release_line", "embargo", "release_date") if document[key]]
    lacks = collections.Counter(text) - collections.Counter(story(tree.parse(path("nitf.xml")).getroot()))
    lacks -= collections.Counter(word for fact in facts for word in words(fact))
    lacks -= collections.Counter(words("EMBARGOED UNTIL SOUS EMBARGO JUSQU’AU")) if document["embargo"] else collections.Counter()
    if lacks:
        bad += 1
        print(f"not ok {name}: nitf lacks {list(lacks.elements())[:8]}")


names = sorted(os.path.basename(file)[:-4] for file in glob.glob(os.path.join(sys.argv[1], "*.txt")))
for each in names:
    check(sys.argv[1], each)
print(f"{len(names)} releases, {bad} differences")
sys.exit(1 if bad or not names else 0)
