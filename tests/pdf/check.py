#!/usr/bin/env python3
"""Reads a PDF back and holds it against ISO 14289-1 (PDF/UA-1) and what this program promises beyond it.

usage: check.py FILE.pdf...            says what is wrong; the exit status is 1 when anything is
       check.py --dump FILE.pdf        the structure with its text, pages and links, for goldens
       check.py --words FILE.pdf       the text of the structure, one block a line
"""
import os, re, struct, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from pdffile import File, Name, Ref, Stream, operations, text_of

PAINTING = set("Tj TJ ' \" f F f* S s B B* b b* sh Do EI".split())
# What may stand in what (ISO 32000-1, 14.8.4); None: content and inline elements.
INLINE = {"Span", "Link", "Quote"}
KIDS = {
    "Document": {"P", "H1", "H2", "H3", "L", "Sect", "Div", "Table", "Figure"},
    "Sect": {"P", "H1", "H2", "H3", "L", "Div", "Table", "Figure"},
    "Div": {"P", "H1", "H2", "H3", "L", "Table", "Figure"},
    "L": {"LI"}, "LI": {"Lbl", "LBody"}, "Table": {"TR"}, "TR": {"TH", "TD"},
    "Lbl": INLINE, "LBody": INLINE | {"P", "L"}, "P": INLINE, "H1": INLINE, "H2": INLINE, "H3": INLINE,
    "TH": INLINE, "TD": INLINE, "Span": INLINE, "Quote": INLINE, "Link": INLINE, "Figure": set(),
}
WITHOUT_CONTENT = {"Document", "Sect", "Div", "L", "LI", "Table", "TR"}


class Font:
    def __init__(self, file, dictionary, problem):
        self.file, self.name, self.used = file, dictionary["BaseFont"], set()
        child = file.get(file.get(dictionary["DescendantFonts"])[0])
        descriptor = file.get(child["FontDescriptor"])
        self.unicode = self.read_unicode(file.get(dictionary["ToUnicode"]).data())
        self.widths = {}
        flat = file.get(child["W"])
        for first, row in zip(flat[::2], flat[1::2]):
            for i, width in enumerate(row):
                self.widths[first + i] = width
        if dictionary.get("Encoding") != "Identity-H":
            problem(f"{self.name}: the encoding is not Identity-H")
        if not re.fullmatch(r"[A-Z]{6}\+[-A-Za-z0-9]+", self.name) or child["BaseFont"] != self.name or descriptor["FontName"] != self.name:
            problem(f"{self.name}: its names differ or have no subset tag")
        self.truetype = child["Subtype"] == "CIDFontType2"
        program = file.get(descriptor.get("FontFile2" if self.truetype else "FontFile3"))
        if not isinstance(program, Stream):
            problem(f"{self.name}: it is not embedded")
            return
        self.program = program.data()
        if self.truetype:
            if program.dict["Length1"] != len(self.program):
                problem(f"{self.name}: Length1 is wrong")
            glyphs = file.get(child["CIDToGIDMap"]).data()
            self.glyphs = struct.unpack(f">{len(glyphs) // 2}H", glyphs)
            self.read_truetype()
        elif program.dict.get("Subtype") != "CIDFontType0C":
            problem(f"{self.name}: the program is no CIDFontType0C")

    @staticmethod
    def read_unicode(cmap):
        out = {}
        for code, text in re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]*)>", cmap.split(b"endcodespacerange")[1]):
            out[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
        return out

    def read_truetype(self):
        tables = {}
        for i in range(struct.unpack(">H", self.program[4:6])[0]):
            tag, _, at, size = struct.unpack(">4sLLL", self.program[12 + 16 * i : 28 + 16 * i])
            tables[tag.decode()] = self.program[at : at + size]
        self.em = struct.unpack(">H", tables["head"][18:20])[0]
        self.count = struct.unpack(">H", tables["maxp"][4:6])[0]
        metrics = struct.unpack(">H", tables["hhea"][34:36])[0]
        rows = [struct.unpack(">H", tables["hmtx"][4 * i : 4 * i + 2])[0] for i in range(metrics)]
        self.advances = rows + [rows[-1]] * (self.count - metrics)

    def check(self, problem):
        for code in sorted(self.used):
            text = self.unicode.get(code)
            if not text or any(c in "\0\ufeff\ufffe\uffff" for c in text):
                problem(f"{self.name}: code {code} has no proper text")
            if code not in self.widths:
                problem(f"{self.name}: code {code} has no width")
            elif self.truetype:
                glyph = self.glyphs[code] if code < len(self.glyphs) else 0
                if not 0 < glyph < self.count:
                    problem(f"{self.name}: code {code} is no glyph of the program")
                elif abs(self.advances[glyph] * 1000 / self.em - self.widths[code]) > 1:
                    problem(f"{self.name}: code {code} has another width in the program")


class Checker:
    def __init__(self, data):
        self.problems = []
        self.file = File(data)
        self.problems += self.file.problems
        get = self.file.get
        self.catalog = get(self.file.trailer["Root"])
        self.root = get(self.catalog["StructTreeRoot"])
        self.pages = get(get(self.catalog["Pages"])["Kids"])
        self.fonts, self.content = {}, {}  # content: (page, mcid) -> text
        self.problem = self.problems.append

    # ---- the document ----

    def document(self):
        get, data = self.file.get, self.file.data
        lang = text_of(self.catalog.get("Lang", b""))
        if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", lang):
            self.problem("the document has no language")
        if get(self.catalog.get("MarkInfo"))["Marked"] is not True or get(self.catalog["MarkInfo"]).get("Suspects"):
            self.problem("MarkInfo does not say Marked")
        if self.catalog["ViewerPreferences"].get("DisplayDocTitle") is not True:
            self.problem("the title is not to be shown")
        xmp = get(self.catalog["Metadata"])
        packet = xmp.raw.decode("utf-8")
        if "Filter" in xmp.dict or not re.search(r"<pdfuaid:part>1</pdfuaid:part>", packet):
            self.problem("the metadata do not say PDF/UA-1")
        title = re.search(r'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">([^<]+)</rdf:li>', packet)
        self.title = text_of(get(self.file.trailer["Info"])["Title"])
        unescaped = title and title[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        if unescaped != self.title or not self.title.strip():
            self.problem("the title is missing or not the same everywhere")
        import xml.dom.minidom
        xml.dom.minidom.parseString(re.sub(r"<\?xpacket.*?\?>", "", packet).encode())
        for word in re.findall(rb"/(?:JavaScript|JS|OpenAction|AA|EmbeddedFile|Launch)(?![-+A-Za-z])|CreationDate|ModDate|CreateDate", data):
            self.problem(f"{word.decode()} has no place here")
        if not data.startswith(b"%PDF-1.7\n%") or "ID" not in self.file.trailer:
            self.problem("the head or the identifier is missing")

    # ---- pages ----

    def font(self, page, name):
        ref = self.file.get(self.file.get(page["Resources"])["Font"])[name]
        if ref not in self.fonts:
            self.fonts[ref] = Font(self.file, self.file.get(ref), self.problem)
        return self.fonts[ref]

    def show(self, font, operand):
        out = []
        for part in operand if isinstance(operand, list) else [operand]:
            for i in range(0, len(part) if isinstance(part, bytes) else 0, 2):
                code = part[i] << 8 | part[i + 1]
                font.used.add(code)
                out.append(font.unicode.get(code, "\ufffd"))
        return out

    def page_content(self, number, page):
        marks, font, where = [], None, f"page {number + 1}"
        for operands, op in operations(self.file.get(page["Contents"]).data()):
            if op in ("BDC", "BMC"):
                marks.append(self.open_mark(where, number, operands, marks))
            elif op == "EMC":
                if not marks:
                    self.problem(f"{where}: EMC without a beginning")
                    continue
                self.close_mark(number, marks)
            elif op == "Tf":
                font = self.font(page, operands[0])
            elif op in PAINTING:
                if not marks:
                    self.problem(f"{where}: {op} is neither content nor artifact")
                    continue
                if op in ("Tj", "TJ"):
                    marks[-1]["text"] += self.show(font, operands[0])
            if op in ("BT", "ET") and marks:
                inside = op == "BT"
                if marks[-1]["in_text"] == inside:
                    self.problem(f"{where}: {op} out of place")
                marks[-1]["in_text"] = inside
        if marks:
            self.problem(f"{where}: marked content stays open")

    def open_mark(self, where, number, operands, marks):
        tag, properties = str(operands[0]), operands[1] if len(operands) > 1 else {}
        mcid = properties.get("MCID")
        artifact = tag == "Artifact"
        if marks and (mcid is not None or artifact):
            self.problem(f"{where}: {tag} inside of {marks[-1]['tag']}")
        if mcid is not None and (number, mcid) in self.content:
            self.problem(f"{where}: content {mcid} comes twice")
        if mcid is None and not artifact and not marks:
            self.problem(f"{where}: {tag} outside of the structure")
        if mcid is not None:
            self.content[number, mcid] = None
        if artifact and properties.get("Type") not in ("Pagination", "Layout", "Page", "Background"):
            self.problem(f"{where}: an artifact without a type")
        return {"tag": tag, "mcid": mcid, "text": [], "in_text": False, "actual": properties.get("ActualText")}

    def close_mark(self, number, marks):
        mark = marks.pop()
        text = mark["text"]
        if mark["actual"] is not None:
            text = [text_of(mark["actual"])]
        if mark["tag"] == "ReversedChars":
            text = list("".join(text)[::-1])
        if mark["mcid"] is not None:
            self.content[number, mark["mcid"]] = (mark["tag"], "".join(text))
        elif marks:
            marks[-1]["text"] += text

    def check_pages(self):
        get = self.file.get
        if get(self.catalog["Pages"])["Count"] != len(self.pages):
            self.problem("the number of pages is wrong")
        for number, ref in enumerate(self.pages):
            page = get(ref)
            if page.get("Tabs") != "S" or "StructParents" not in page:
                self.problem(f"page {number + 1}: no tab order or no StructParents")
            self.page_content(number, page)
        for font in self.fonts.values():
            font.check(self.problem)

    # ---- the structure ----

    def walk(self):
        """(element ref, element, kids, depth) in reading order; kids: elements, ('content', page, mcid), ('object', ref)."""
        get, index = self.file.get, {ref: i for i, ref in enumerate(self.pages)}
        stack = [(self.root["K"], 0, self.catalog["StructTreeRoot"])]
        while stack:
            ref, depth, parent = stack.pop()
            element = get(ref)
            if element["P"] != parent:
                self.problem(f"element {ref}: its parent is not the one it hangs on")
            kids = []
            for kid in element["K"]:
                if isinstance(kid, int) and not isinstance(kid, Ref):
                    kids.append(("content", index[element["Pg"]], kid))
                elif isinstance(kid, dict) and kid["Type"] == "MCR":
                    kids.append(("content", index[kid["Pg"]], kid["MCID"]))
                elif isinstance(kid, dict):
                    kids.append(("object", kid["Obj"]))
                else:
                    kids.append(kid)
            yield ref, element, kids, depth
            stack += [(kid, depth + 1, ref) for kid in reversed(kids) if isinstance(kid, Ref)]

    def parents(self):
        nums = self.file.get(self.root["ParentTree"])["Nums"]
        keys = nums[::2]
        if keys != sorted(set(keys)) or self.root["ParentTreeNextKey"] <= max(keys, default=-1):
            self.problem("the parent tree is out of order")
        return {key: self.file.get(value) if isinstance(value, list) else value for key, value in zip(keys, nums[1::2])}

    def check_structure(self):
        get, parents, owned, level, objects = self.file.get, self.parents(), set(), 0, {}
        rows = None
        for ref, element, kids, _ in self.walk():
            tag = element["S"]
            if tag not in KIDS:
                self.problem(f"element {ref}: {tag} is not among the types in use")
                continue
            for kid in kids:
                if isinstance(kid, Ref):
                    if get(kid)["S"] not in KIDS[tag]:
                        self.problem(f"{get(kid)['S']} may not stand in {tag}")
                elif kid[0] == "content":
                    self.own(ref, tag, kid, owned, parents)
                else:
                    objects[kid[1]] = ref
            if not kids and tag != "Document":
                self.problem(f"element {ref}: {tag} is empty")
            if tag in ("H1", "H2", "H3"):
                if int(tag[1]) > level + 1:
                    self.problem(f"{tag} comes after level {level}")
                level = int(tag[1])
            if tag == "Link" and not any(not isinstance(k, Ref) and k[0] == "object" for k in kids):
                self.problem("a Link without its annotation")
            if tag == "Figure" and not (text_of(element.get("Alt", b"")) and "BBox" in element.get("A", {})):
                self.problem("a Figure without alternative text or box")
            if tag == "Table":
                rows = {len(get(k)["K"]) for k in kids}
                if len(rows) != 1:
                    self.problem("a Table with rows of different length")
            if tag == "TH" and "Scope" not in element.get("A", {}):
                self.problem("a TH without Scope")
            if "Lang" in element and not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", text_of(element["Lang"])):
                self.problem(f"element {ref}: its language is none")
        for key in set(self.content) - owned:
            self.problem(f"page {key[0] + 1}: content {key[1]} is not in the structure")
        self.check_annotations(parents, objects)

    def own(self, ref, tag, kid, owned, parents):
        _, page, mcid = kid
        where = f"page {page + 1}, content {mcid}"
        if (page, mcid) in owned:
            self.problem(f"{where}: it is in the structure twice")
        owned.add((page, mcid))
        if self.content.get((page, mcid)) is None:
            self.problem(f"{where}: the structure names it, the page has no such content")
        elif self.content[page, mcid][0] != tag:
            self.problem(f"{where}: {self.content[page, mcid][0]} on the page, {tag} in the structure")
        if tag in WITHOUT_CONTENT:
            self.problem(f"{where}: {tag} holds content itself")
        row = parents.get(self.file.get(self.pages[page])["StructParents"], [])
        if mcid >= len(row) or row[mcid] != ref:
            self.problem(f"{where}: the parent tree leads elsewhere")

    def check_annotations(self, parents, objects):
        get = self.file.get
        seen = set()
        for number, page_ref in enumerate(self.pages):
            page = get(page_ref)
            for ref in page.get("Annots", []):
                a, where = get(ref), f"page {number + 1}, link"
                seen.add(ref)
                owner = parents.get(a.get("StructParent"))
                if owner is None or objects.get(ref) != owner or get(owner)["S"] != "Link":
                    self.problem(f"{where}: it hangs on no Link")
                if not text_of(a.get("Contents", b"")).strip():
                    self.problem(f"{where}: it tells nothing")
                uri = a["A"]["URI"].decode("latin-1")
                if not re.fullmatch(r"(https?://|mailto:|tel:)[!-~]+", uri):
                    self.problem(f"{where}: {uri!r} is no address to follow")
                box, media = a["Rect"], page["MediaBox"]
                if not (media[0] <= box[0] < box[2] <= media[2] and media[1] <= box[1] < box[3] <= media[3]):
                    self.problem(f"{where}: it lies beside the page")
        for ref in set(objects) - seen:
            self.problem(f"object {ref}: the structure names it, no page has it")

    def check(self):
        self.document()
        self.check_pages()
        self.check_structure()
        return self.problems

    # ---- for reading ----

    def text(self, kids):
        return "".join(self.content[k[1], k[2]][1] for k in kids if not isinstance(k, Ref) and k[0] == "content")

    def dump(self):
        media = self.file.get(self.pages[0])["MediaBox"]
        print(f"{len(self.pages)} pages of {media[2]:.0f} x {media[3]:.0f}")
        print(f"title: {self.title}\nlanguage: {text_of(self.catalog['Lang'])}")
        for _, element, kids, depth in self.walk():
            line = "  " * depth + element["S"]
            if "Lang" in element:
                line += f" [{text_of(element['Lang'])}]"
            if "Alt" in element:
                line += f" ({text_of(element['Alt'])})"
            pages = sorted({k[1] + 1 for k in kids if not isinstance(k, Ref) and k[0] == "content"})
            if pages:
                line += f" {','.join(map(str, pages))}: {self.text(kids).strip()}"
            for k in kids:
                if not isinstance(k, Ref) and k[0] == "object":
                    line += f" -> {self.file.get(k[1])['A']['URI'].decode()}"
            print(line)

    def words(self):
        """Each block of text on a line, inline elements in their places."""
        get = self.file.get
        rows = {ref: (element, kids) for ref, element, kids, _ in self.walk()}

        def flow(ref):
            out = []
            stack = list(reversed(rows[ref][1]))
            while stack:
                kid = stack.pop()
                if isinstance(kid, Ref):
                    stack += reversed(rows[kid][1])
                elif kid[0] == "content":
                    out.append(self.content[kid[1], kid[2]][1])
            return "".join(out)

        for ref, (element, _) in rows.items():
            if element["S"] in ("P", "H1", "H2", "H3", "Lbl", "LBody", "TH", "TD"):
                print(flow(ref))


def main():
    mode = sys.argv[1] if sys.argv[1].startswith("--") else ""
    failed = False
    for path in sys.argv[2:] if mode else sys.argv[1:]:
        with open(path, "rb") as f:
            checker = Checker(f.read())
        problems = checker.check()
        for problem in problems[:20]:
            print(f"{path}: {problem}", file=sys.stderr)
        failed |= bool(problems)
        if mode == "--dump":
            checker.dump()
        if mode == "--words":
            checker.words()
    return failed


sys.exit(main())
