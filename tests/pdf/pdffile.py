"""Just enough of ISO 32000-1 to read a PDF file back: objects, streams, content operators. Standard library only."""
import re, zlib

SPACE, DELIMITERS = b"\0\t\n\f\r ", b"()<>[]{}/%"


class Name(str):
    """/Name"""


class Ref(int):
    """12 0 R"""


class Op(str):
    """An operator of a content stream."""


class Stream:
    def __init__(self, dictionary, raw):
        self.dict, self.raw = dictionary, raw

    def data(self):
        return zlib.decompress(self.raw) if self.dict.get("Filter") == "FlateDecode" else self.raw


class Lexer:
    def __init__(self, data, at=0):
        self.data, self.at = data, at

    def skip(self):
        data, at = self.data, self.at
        while at < len(data):
            if data[at] in SPACE:
                at += 1
            elif data[at : at + 1] == b"%":
                while at < len(data) and data[at] not in b"\r\n":
                    at += 1
            else:
                break
        self.at = at

    def literal(self):
        out, depth, at, data = bytearray(), 1, self.at + 1, self.data
        while True:
            c = data[at : at + 1]
            if c == b"\\":
                out += data[at + 1 : at + 2]
                at += 2
                continue
            depth += (c == b"(") - (c == b")")
            at += 1
            if not depth:
                self.at = at
                return bytes(out)
            out += c

    def value(self):
        """The next value; None at the end. `]` and `>>` come as operators."""
        self.skip()
        data, at = self.data, self.at
        if at >= len(data):
            return None
        two, one = data[at : at + 2], data[at : at + 1]
        if two == b"<<":
            self.at += 2
            return self.dictionary()
        if two == b">>":
            self.at += 2
            return Op(">>")
        if one == b"<":
            end = data.index(b">", at)
            self.at = end + 1
            return bytes.fromhex(data[at + 1 : end].decode())
        if one == b"(":
            return self.literal()
        if one == b"[":
            self.at += 1
            out = []
            while (v := self.value()) != Op("]"):
                self.put(out, v)
            return out
        if one == b"]":
            self.at += 1
            return Op("]")
        end = at + 1
        while end < len(data) and data[end] not in SPACE and data[end] not in DELIMITERS:
            end += 1
        self.at = end
        word = data[at:end].decode("latin-1")
        if word[0] == "/":
            return Name(re.sub(r"#(..)", lambda m: chr(int(m[1], 16)), word[1:]))
        if re.fullmatch(r"[-+]?\d+", word):
            return int(word)
        if re.fullmatch(r"[-+]?(\d+\.\d*|\.\d+)", word):
            return float(word)
        return {"true": True, "false": False, "null": None}.get(word, Op(word))

    @staticmethod
    def put(out, v):
        if v == Op("R") and isinstance(v, Op):
            out.pop()
            out.append(Ref(out.pop()))
        else:
            out.append(v)

    def dictionary(self):
        flat = []
        while not (isinstance(v := self.value(), Op) and v == ">>"):
            self.put(flat, v)
        return dict(zip(flat[::2], flat[1::2]))


class File:
    """A file with one table of objects at its end, as presscheck writes it."""

    def __init__(self, data):
        self.data, self.problems, self.kept = data, [], {}
        start = int(re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", data)[1])
        lexer = Lexer(data, start)
        assert lexer.value() == "xref" and lexer.value() == 0, "no table at startxref"
        count = lexer.value()
        lexer.skip()
        at, self.places = lexer.at, {}
        for number in range(count):
            row = data[at + 20 * number : at + 20 * number + 20]
            if row[17:18] == b"n":
                self.places[number] = int(row[:10])
        lexer.at = at + 20 * count
        assert lexer.value() == "trailer"
        self.trailer = lexer.value()
        for number, place in self.places.items():
            if not data[place:].startswith(b"%d 0 obj\n" % number):
                self.problems.append(f"object {number} is not where the table says")

    def get(self, value):
        """The value itself, references followed."""
        while isinstance(value, Ref):
            if value not in self.kept:
                self.kept[value] = self.read(value)
            value = self.kept[value]
        return value

    def read(self, number):
        lexer = Lexer(self.data, self.places[number])
        lexer.value(), lexer.value(), lexer.value()
        value = lexer.value()
        if isinstance(value, dict) and lexer.value() == "stream":
            at = lexer.at + 1
            return Stream(value, self.data[at : at + value["Length"]])
        return value


def operations(data):
    """(operands, operator) of a content stream."""
    lexer, operands = Lexer(data), []
    while (v := lexer.value()) is not None:
        if isinstance(v, Op):
            yield operands, str(v)
            operands = []
        else:
            operands.append(v)


def text_of(value):
    """A text string as str."""
    return value[2:].decode("utf-16-be") if value[:2] == b"\xfe\xff" else value.decode("latin-1")
